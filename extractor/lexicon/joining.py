"""When digits on two sides of white space are one number: in running text, in cells, over a line's end.

They are two, unless a row here says otherwise. What none of the rows joins is never joined: a value that
nobody printed is worse than none. Works on folded text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .rare import Rare

MARKS = r"(?<![^0-9.]10)(?<![mM^⁻⁰¹²³⁴⁵⁶⁷⁸⁹])[⁰¹²³⁴⁵⁶⁷⁸⁹⁺]+"
"""Raised digits that mark a note (120⁴万人); those of m² and of 2.3×10⁶ stay."""

NOTES = r"(?<=[长降少加低高升涨落跌减])(?:\[[0-9]{1,2}\]|[①-⑳])(?=[0-9])"
"""The mark of a note between a word of change and its number: 比上年增长[41]3.1%. 新增[500]万张 is a value in brackets."""

_POINT_LEFT = re.compile(r"(?:[^\s0-9.]|[一-龥]\s)[0-9]{1,9}\.$")
_NARROW = "\u2009\u202f"
"""Blanks that only thousands are parted by."""
_GROUPS = re.compile(
    r"(?<![0-9.,\s分])(?P<first>[0-9]{1,3})(?:(?P<blank>[\u0020\u00a0\u2009\u202f])[0-9]{3})(?:(?P=blank)[0-9]{3})*(?![0-9]|\s*[0-9])"
)

_COUNTED = r"(?=[万亿元人吨户家个件亩辆台套平公千立])"
_BLANK_GROUPS = re.compile(rf"[一-龥)）\]］〕][1-9][0-9]{{0,2}}(?: [0-9]{{3}})+(?:\.[0-9]+)?{_COUNTED}")
_BLANK_GROUP = Rare(" (?<=[0-9] )[0-9]{3}")
"""Begins with the blank, which is rarer in a text than digits are."""
_SOLID = re.compile(rf"(?<![0-9.．,，])[1-9][0-9]{{3,}}(?:[.．][0-9]+)?{_COUNTED}")

BESIDE = re.compile(
    r"(?<=[一-龥])(?<![表图栏件注章节条第号款项])(?!(?:19|20)[0-9]{2} )[0-9]{1,9}(?:\.[0-9]+)? (?!(?:19|20)[0-9]{2}年)[0-9]+(?:\.[0-9]+)?(?![0-9年])"
)
"""Two numbers behind a word with a blank alone between them, of which neither is a year nor the number of a table."""

JOINED: tuple[tuple[str, str], ...] = (
    ("thousands", "财政收入达到1 204 560万元"),
    ("point", "成功率达到84. 38%"),
    ("point", "投入年均增长 6. 5%"),
)
"""Rule and an example that it joins; a line's end is the third (``line``)."""
APART: tuple[str, ...] = (
    "41 44 43 43.5",
    "120 150万人",
    "0.041 2分",
    "分别为120 150 180万人",
    "1. 5G基站",
    "500\t20人",
)


def parts_thousands_by_blank(text: str) -> bool:
    """Whether a whole text prints 1 286.54亿元: twice or more behind a word, and no such number in one piece."""
    first = _BLANK_GROUPS.search(text) if _BLANK_GROUP.search(text) is not None else None
    return first is not None and _BLANK_GROUPS.search(text, first.end()) is not None and _SOLID.search(text) is None


def joins(
    raw: str,
    start: int,
    end: int,
    full: Callable[[], bool | None] = lambda: None,
    blanks: bool = False,
) -> str | None:
    """The rule by which the digits on both sides of ``start``–``end`` are one number; None where they are two.

    Args:
        raw: the text, folded.
        start, end: the gap; empty where lines were joined without a blank.
        full: says whether the line that ends in the gap is a full one; None where no line ends there.
        blanks: whether the whole text parts thousands by a plain blank (``parts_thousands_by_blank``).
    """
    gap = raw[start:end]
    if "\t" in gap or re.fullmatch(MARKS, gap):
        return None
    line = full()
    if raw[start - 1] == "." or raw[end] == ".":
        left = raw[:start] if raw[start - 1] == "." else raw[:start] + "."
        whole = "." not in raw[end + 1 : end + 4] or raw[start - 1] != "."
        return "point" if whole and _POINT_LEFT.search(left[-12:]) else None
    if line:
        return "line"
    if line is None and len(gap) == 1 and _is_group(raw, start, blanks):
        return "thousands"
    return None


def _is_group(raw: str, at: int, blanks: bool) -> bool:
    """Whether the blank at ``at`` stands in a whole number in groups of three.

    One plain blank alone is no proof, unless the whole text prints its thousands so.
    """
    head = raw.rfind("分别", max(0, at - 40), at)
    for match in _GROUPS.finditer(raw, max(0, at - 24), at + 24):
        if match.start() < at < match.end():
            groups = match.group().count(match["blank"])
            return head < 0 and (blanks or match["blank"] in _NARROW or groups > 1) and match.start() > 0
    return False
