"""Raised type: a power of ten or of a unit, a note's mark, or words that only stand higher; and lowered figures."""

from __future__ import annotations

import re

_TEN = re.compile(r"[×✕xX*·•（(／/]\s*10$")
"""What stands before the exponent of a power of ten: 2.3×10, （10. A bare 10 is a value with a mark behind it."""
_UNIT = re.compile(r"(?:(?:^|[^A-Za-z])(?:[kcdmh]?m|[a-z])|(?<!平方)(?<!立方)米|㎡)$", re.IGNORECASE)
"""A unit of length or time, whose square or cube is a unit too, or a letter that stands for a number."""
_EXPONENT = re.compile(r"^[-−－+＋]?[0-9]{1,2}$")
_MARK = re.compile(
    r"^[\[［(（〔【]?\s*(?:[0-9]{1,3}|[①-⑳]|[*＊★†‡△]{1,3}|注\s*[0-9]{0,2}|[ivx]{1,4}|[a-e])\s*[\]］)）〕】]?"
    r"(?:\s*[,，、;；\-－—~～]?\s*[\[［(（〔【]?\s*(?:[0-9]{1,3}|[①-⑳])\s*[\]］)）〕】]?)*$"
)
_EXPONENTS = str.maketrans("0123456789-−－+＋", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻⁺⁺")
_INDICES = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
REACH = 8
"""Characters before raised type that tell what it is."""


def as_exponent(signs: str) -> str:
    """An exponent with the raised digits of Unicode; empty where the signs are none."""
    return signs.translate(_EXPONENTS) if _EXPONENT.match(signs) else ""


def read_raised(before: str, signs: str) -> tuple[str, bool]:
    """The words of raised type as a line of text has them, and whether they are a note's mark.

    ``before`` are the last characters before it on its line. The exponent of a power of ten is written
    with the raised digits of Unicode: 10⁶ is no 106. That of a unit stays as it is (km2), as pages give it.
    """
    exponent = as_exponent(signs.strip())
    if exponent and _TEN.search(before):
        return exponent, False
    if exponent and _UNIT.search(before):
        return signs, False
    return signs, _MARK.match(signs.strip()) is not None


def read_lowered(signs: str, following: str) -> str:
    """Lowered figures as a line of text has them: those of CO₂ are none of the number that stands right behind them.

    Others stay as they are, as pages give them: PM2.5.
    """
    bare = signs.isascii() and signs.isdigit()
    return signs.translate(_INDICES) if bare and following[:1].isdigit() else signs
