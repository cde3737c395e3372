"""Words that an Excel number format puts round a number: the sheet shows 〔5000〕 and stores 5000."""

from __future__ import annotations

import re
from decimal import Decimal

from ..workbook import plain

_WORDS = r'(?:"[^"]*"|\\.|[\s≥≤<>＜＞〔〕\[\]（）()+-])*'
_FORMAT = re.compile(rf"^(?P<before>{_WORDS})(?P<number>[#0,]*0(?:\.[0#]+)?)(?P<percent>%?)(?P<after>{_WORDS})$")

EXAMPLES: tuple[tuple[str, str, str | None], ...] = (
    ("5000", '"〔"0"〕"', "〔5000〕"),
    ("0.6", '"≥"0%', "≥60%"),
    ("3.5", '0.0"万人"', "3.5万人"),
    ("0.485", "0.0%", None),
    ("5", "General", None),
)
"""A stored number, its format, and what the sheet shows where the format adds words."""


def shown(value: Decimal, code: str) -> str | None:
    """The number with the words of its format; None where the format has none, or is not of this simple kind."""
    found = _FORMAT.match(code.split(";")[0])
    if found is None:
        return None
    before, after = (re.sub(r'"|\\', "", found.group(part)).strip() for part in ("before", "after"))
    if not before and not after:
        return None
    number = plain((value * 100).normalize()) if found.group("percent") else value
    return f"{before}{number:f}{found.group('percent')}{after}"
