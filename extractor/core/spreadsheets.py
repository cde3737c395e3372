"""Text in files that a spreadsheet opens: what it would take for a formula is kept a text."""

from __future__ import annotations

import re

RISKY = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet takes for a formula (OWASP's advice on CSV injection)."""
_HARMLESS = re.compile(r"[-+]*|[-+]?(?:[0-9][0-9,]*)?\.?[0-9]+%?")
"""Signs alone stand for a missing value; a number with its sign is a number."""


def escaped(value: object) -> object:
    """Text that a spreadsheet would take for a formula, behind an apostrophe; numbers and everything else as it is."""
    guarded = isinstance(value, str) and value.startswith(RISKY) and not _HARMLESS.fullmatch(value)
    return f"'{value}" if guarded else value


def unescaped(text: str) -> str:
    """The text that ``escaped`` has put behind an apostrophe; any other as it is."""
    return text[1:] if text.startswith("'") and text[1:].startswith(RISKY) else text
