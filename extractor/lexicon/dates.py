"""Days as official documents print them: 2021年8月25日, 二〇二一年八月二十五日, 2021-08-25."""

from __future__ import annotations

import re
from datetime import date

from .numerals import han_number
from .widths import fold, squeeze

DATE = re.compile(
    r"(?P<y>(?:19|20)\s*[0-9]\s*[0-9]|[一二][〇○零OＯ0九][〇○零OＯ0一二三四五六七八九]{2})\s*年\s*"
    r"(?P<m>[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*(?P<d>[0-9]{1,2}|[一二三四五六七八九十]{1,4})\s*日"
)
"""A day written out, on folded text; the Latin O for 〇 is a common misprint."""
MAX_DAY = 60
"""Longest line that can be a day, with the blanks between its figures."""
NUMERIC_DATE = re.compile(r"(?P<y>(?:19|20)[0-9]{2})[-/.] ?(?P<m>[0-9]{1,2})[-/.] ?(?P<d>[0-9]{1,2})(?![0-9])")
"""2021-08-25 as the page of a portal prints it; read in labelled fields alone."""


def is_date(text: str) -> bool:
    """Whether the text is a day and nothing else, bracketed or not."""
    return "日" in text and len(text) <= MAX_DAY and DATE.fullmatch(fold(text).strip("()（） \u3000")) is not None


def parse_date(text: str, numeric: bool = False) -> date | None:
    """The first day in ``text``; None where there is none or the calendar has no such day.

    ``numeric`` also takes 2021-08-25.
    """
    plain = fold(text)
    found = DATE.search(plain) or (NUMERIC_DATE.search(plain) if numeric else None)
    if found is None:
        return None
    parts = []
    for name in ("y", "m", "d"):
        raw = squeeze(found.group(name)).replace("O", "〇")
        value = int(raw) if raw.isdecimal() else han_number(raw.replace("0", "〇"))
        if value is None:
            return None
        parts.append(value)
    try:
        return date(*parts)
    except ValueError:
        return None
