"""The name cell of a row: number, 其中, name, unit, footnote marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..lexicon.schemes import read_mark
from ..lexicon.tables import is_unit
from ..lexicon.widths import squeeze

_OF = re.compile(r"^(?:#|其\s*中\s*[:：，,]?|[:：])\s*")
_UNIT = re.compile(r"[（(\[〔【](?P<unit>[^（）()\[\]〔〕【】]{1,16})[)）\]〕】]$")
_FOOT = re.compile(r"(?:[①-⑳*＊]+|[\[［〔][0-9]{1,2}[\]］〕]|[¹²³⁴⁵⁶⁷⁸⁹]+|注[0-9①-⑳])$")
_TRAILING_UNIT = re.compile(r"(?:[:：,，]?[（(]?单位[:：]|[:：,，])(?P<unit>[^）)：，]{1,12})[）)]?$")
"""The unit after a comma or colon: 参保率，%."""
_SIGNS = re.compile(r"^[—－\-·•★☆▲△●○*＊]+")
"""Dashes of sub-rows, and signs that a note explains."""


@dataclass(frozen=True, slots=True)
class Name:
    """``of`` is true for a row that is part of the indicator above it."""

    name: str
    number: str | None
    unit: str | None
    of: bool


def read_name(raw: str, expected: int | None = None) -> Name:
    """Number, 其中 mark and bracketed unit taken off the printed name, in either order.

    Args:
        raw: the cell as printed.
        expected: the number that this row would have by the rows above: it tells 7. 5G基站数 from 7.5.
    """
    text = squeeze(raw)
    number, of = None, False
    if not _OF.match(text):
        text = _SIGNS.sub("", text) or text
    for _ in range(3):
        found = _OF.match(text)
        if found and found.end():
            of = of or found.group()[0] in "#其"
            text = text[found.end() :]
            continue
        if (
            number is None
            and expected is not None
            and (counted := re.match(rf"{expected}[.．](?=[0-9]+[A-Za-z])", text))
        ):
            number, text = str(expected), text[counted.end() :]
            continue
        mark = read_mark(text)
        if mark is not None and mark.way.rows and number is None and text[mark.end :]:
            number = re.sub(r"[（()）.．、\s]", "", mark.raw)
            number = str(mark.value) if mark.scheme == "circled" else number
            text = text[mark.end :]
            continue
        break
    text = _SIGNS.sub("", text) or text
    unit = None
    for _ in range(3):
        foot = _FOOT.search(text)
        if foot and foot.start():
            text = text[: foot.start()]
            continue
        bracket = _UNIT.search(text) or _TRAILING_UNIT.search(text)
        if unit is None and bracket and bracket.start() and _is_unit(bracket.group("unit")):
            unit, text = bracket.group("unit"), text[: bracket.start()]
            continue
        break
    return Name(text, number, unit, of)


def _is_unit(text: str) -> bool:
    """A unit by its words, or a quotient of which one side is a unit (克标准煤/千瓦时)."""
    return is_unit(text) or ("/" in text and any(is_unit(side) for side in text.split("/")))


def clean_group(raw: str) -> str:
    """The words of a group row: without its number and without a count such as （4项）."""
    text = squeeze(raw)
    mark = read_mark(text)
    if mark is not None and text[mark.end :]:
        text = text[mark.end :]
    text = re.sub(r"[（(][0-9０-９一二三四五六七八九十]+(?:项|个)(?:指标)?[)）]$", "", text)
    return text.rstrip("：:")
