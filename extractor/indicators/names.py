"""The name cell of a row: number, 其中, name, unit, footnote marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..lexicon.schemes import read_mark
from ..lexicon.tables import is_unit
from ..lexicon.widths import fold, squeeze

_OF = re.compile(r"^(?:[#＃]|其\s*中\s*[:：，,]?|[:：])\s*")
_BRACKET = re.compile(r"[（(\[〔【](?P<unit>(?:[^（）()\[\]〔〕【】]|[（(][^（）()]*[)）]){1,20})[)）\]〕】]$")
_FOOT = re.compile(r"(?:[①-⑳*＊†‡]+|[\[［〔][0-9]{1,2}[\]］〕]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|注[0-9①-⑳]|[（(]注[0-9①-⑳]?[）)])$")
_TRAILING_UNIT = re.compile(r"(?:[:：,，]?[（(]?单位[:：]|[:：,，])(?P<unit>[^）)：，]{1,12})[)）]?$")
"""The unit after a comma or colon: 参保率，%."""
_SIGNS = re.compile(r"^[—－\-·•★☆▲△●○*＊]+")
"""Dashes of sub-rows, and signs that a note explains."""


MIN_NAME = 3
"""Characters of a name, at least, that is seen to be doubled."""


@dataclass(slots=True)
class Name:
    """``of`` is true for a row that is part of the indicator above it."""

    name: str
    number: str | None
    unit: str | None
    of: bool
    twice: bool = False
    """Whether the print says it twice: 森林覆盖率 森林覆盖率."""


def read_name(
    raw: str, expected: int | None = None, notes: frozenset[str] = frozenset(), slashed: bool = False
) -> Name:
    """Number, 其中 mark, bracketed unit and note marks taken off the printed name, in either order.

    Args:
        raw: the cell as printed.
        expected: the number that this row would have by the rows above: it tells 7. 5G基站数 from 7.5.
        notes: the numbers of the table's notes: 地区生产总值1 is marked where there is a note 1.
        slashed: whether a stroke parts names and units: 藏书量/万册 under 指标名称/单位.
    """
    number, of, text = _head(raw, expected)
    text = _SIGNS.sub("", text) or text
    text, twice = _once(text)
    unit = None
    for _ in range(4):
        foot = _FOOT.search(text) or _typed_mark(text, notes)
        if foot and foot.start():
            text = text[: foot.start()]
            continue
        found = _unit_behind(text) or (_unit_over(text) if slashed else None)
        if found is None or (unit is not None and fold(found[1]) != fold(unit)):
            break
        text, unit = found
    once, again = _once(text)
    return Name(once, number, unit, of, twice or again)


def _once(text: str) -> tuple[str, bool]:
    """A name that the print doubles, once; and whether it does."""
    half = text[: len(text) // 2]
    doubled = len(half) >= MIN_NAME and text == half + half
    return (half, True) if doubled else (text, False)


def _head(raw: str, expected: int | None) -> tuple[str | None, bool, str]:
    """(number, 其中, the rest)."""
    parted = _PARTED.match(raw)
    text = squeeze(raw)
    number, of = None, False
    if not _OF.match(text):
        text = _SIGNS.sub("", text) or text
    if parted is not None:
        number, text = parted.group("n"), squeeze(raw[parted.end() :])
    for _ in range(3):
        found = _OF.match(text)
        if found and found.end():
            of = of or found.group()[0] in "#＃其"
            text = text[found.end() :]
            continue
        if number is not None:
            break
        set_off = _SQUARED.match(text) or (_DECIMAL.match(raw) if text == squeeze(raw) else None)
        if set_off is not None:
            number, text = set_off.group("n"), squeeze(set_off.string[set_off.end() :])
            continue
        counted = re.match(rf"{expected}[.．、](?=[0-9])", text) if expected is not None else None
        if counted is not None:
            number, text = str(expected), text[counted.end() :]
            continue
        mark = read_mark(text)
        if mark is None or not mark.way.rows or not text[mark.end :]:
            break
        number = str(mark.value) if mark.scheme == "circled" else re.sub(r"[（()）.．、\s]", "", mark.raw)
        text = text[mark.end :]
    return number, of, text


_PARTED = re.compile(r"^\s*(?P<n>[0-9]{1,3})[.．、]\s+(?=[0-9])")
"""2. 5岁以下儿童死亡率: a blank parts the number from a name that begins with a figure."""


_SQUARED = re.compile(r"[\[［【](?P<n>[0-9]{1,2})[\]］】](?=[\u4e00-\u9fffA-Z0-9])")
"""[1]森林覆盖率: the number of a row; that of a note stands at the name's end."""
_DECIMAL = re.compile(r"\s*(?P<n>[0-9]{1,2}\.[0-9]{1,2})[ \u3000\t]+(?=[\u4e00-\u9fff]{2})")
"""2.1 农村自来水普及率: the number of a part of row 2, and a blank."""
_TYPED = re.compile(r"(?<=[\u4e00-\u9fff）)])[1-9]$")


def _typed_mark(text: str, notes: frozenset[str]) -> re.Match[str] | None:
    """A note's number typed behind the name."""
    if not text or text[-1] not in "123456789":
        return None
    found = _TYPED.search(text)
    return found if found is not None and found.group() in notes else None


def _unit_behind(text: str) -> tuple[str, str] | None:
    """(name, unit) of a name that ends in its unit; a bracket inside the bracket may be the unit or go with it."""
    bracket = _BRACKET.search(text) or _TRAILING_UNIT.search(text)
    if bracket is None or not bracket.start():
        return None
    said = re.sub(r"^单位[:：]", "", bracket.group("unit"))
    if _is_unit(said) or _is_unit(re.sub(r"[（(].*?[)）]$", "", said)):
        return text[: bracket.start()], said
    inner = _BRACKET.search(said)
    if inner is not None and inner.start() and _is_unit(inner.group("unit")):
        start, end = bracket.start("unit") + inner.start(), bracket.start("unit") + inner.end()
        return text[:start] + text[end:], inner.group("unit")
    return None


def _unit_over(text: str) -> tuple[str, str] | None:
    """(name, unit) of a name before a stroke; the unit can have one, too: 用水量/立方米/人."""
    for stroke in re.finditer("[/／]", text):
        if stroke.start() and _is_unit(text[stroke.end() :]):
            return text[: stroke.start()], text[stroke.end() :]
    return None


def _is_unit(text: str) -> bool:
    """A unit by its words, or a quotient of which one side is a unit (克标准煤/千瓦时)."""
    return is_unit(text) or ("/" in text and any(is_unit(side) for side in text.split("/")))


_LETTERED = re.compile(r"\s*[一二三四五六七八九十]{1,3}[ \u3000]+(?=[\u4e00-\u9fff]{2})")
"""A group's numeral from the column of row numbers."""


def clean_group(raw: str) -> str:
    """The words of a group row: without its number and without a count such as （4项）."""
    lettered = _LETTERED.match(raw)
    text = squeeze(raw[lettered.end() :] if lettered is not None else raw).lstrip("◆◇■□▶►")
    mark = read_mark(text)
    if mark is not None and text[mark.end :]:
        text = text[mark.end :]
    text = re.sub(r"[（(][0-9０-９一二三四五六七八九十]+(?:项|个)(?:指标)?[)）]$", "", text)
    return text.rstrip("：:")


def strange(name: Name) -> str | None:
    """What is amiss with the print of a name: it stands there twice, is not whole, or has a figure behind it."""
    if name.twice:
        return f"名称“{name.name}”印了两次，记一次"
    if any(name.name.count(a) != name.name.count(b) for a, b in ("（）", "()")) and not _MIXED.search(name.name):
        return f"名称“{name.name}”的括号不成对"
    inner = next((m for m in _INNER.finditer(name.name) if is_unit(m["unit"])), None) if not name.unit else None
    if inner is not None:
        return f"名称“{name.name}”的单位后面还有字"
    behind = _BEHIND.search(name.name)
    return f"名称“{name.name}”后面还有数“{behind.group()}”" if behind is not None else None


_MIXED = re.compile(r"（[^（）()]*\)|\([^（）()]*）")
"""A bracket that opens in one width and closes in the other."""
_INNER = re.compile(
    r"(?!(?<=[市县区乡镇村])[（(](?:街道|社区|乡镇|[市县区乡镇村]){1,3}[)）])[（(](?P<unit>[%‰％元]|[^（()）]{2,8})[)）](?=[（(]?[\u4e00-\u9fff]{2})"
)
"""A unit with more behind it; 乡镇（街道）消防站 names two kinds of places."""
_BEHIND = re.compile(r"(?<=[)）])[（(]?[0-9][0-9.,]*%?[)）]?$|(?<=[\u4e00-\u9fff])[0-9]+\.[0-9]+%?$")
"""A figure behind a name's unit or its last word, which is another cell's."""
