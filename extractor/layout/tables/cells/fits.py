"""What an atom is worth in a column, and what it is worth as the rest of a cell: names of points."""

from __future__ import annotations

import re

from ....lexicon import tables as words
from ....lexicon.numerals import CIRCLED
from ....lexicon.remembered import remembered
from .atoms import Atom, Can, Gap, what

_PART = re.compile(r"^[(（]?[0-9]{1,2}[)）]$|^[①-⑳]$|^[0-9]{1,2}[-.][0-9]{1,2}$")
_LETTERED = re.compile("^[（(]?[一二三四五六七八九十]{1,3}[）)]?、?$|^[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]$")
"""The number of a group of projects, which ends no cell."""
_ITEM = re.compile(r"^(?:其中[:：]?)?[0-9]{1,2}[.．、]$")
_LAST = re.compile(r"[(（]([^()（）]{1,8})[)）]$")
_BRACKETED = re.compile(r"^[<>≤≥＜＞]?[(（\[〔【].*[)）\]〕】](?:以上|以内|以下|左右)?$")
_UNIT_LAST = re.compile(r"[(（]([^()（）]{1,8})[)）]$")
_DIGIT, _TWO_HAN = re.compile("[0-9]"), re.compile("[\u4e00-\u9fff]{2}")
_HAN_ALONE = re.compile("[\u4e00-\u9fff]+")
_RATED = re.compile(r"[%％‰]")
_TOTAL = re.compile(r"^[(（][-+]?[0-9.,]+[%％‰]?[)）](?:以上|以内|以下|左右|余|多)?$")
"""A total in round brackets, which looks like the number of an item: （18）左右."""
_CLAUSE = re.compile("[，；！？]")
_KINDS = frozenset({"性", "型", "性指标", "型指标"})
"""The rest of an attribute that a narrow cell tore, also where its first letters are one by themselves: 约束/性."""
_INNER = re.compile(r"[(（][^()（）]*[)）]")
_COUNT = re.compile(r"[(（][0-9一二三四五六七八九十]{1,3}[项个](?:指标)?[)）]$")
_DATE = re.compile(r"^(?:19|20)[0-9]{2}(?:年|[-—–~～/.]|$)")
MIN_WHOLE = 5
"""Letters of a name that a known group's name does not go on with, at least."""
MAX_NAME = 44
"""Longest name, in characters, that goes on over one more line."""
_OPENING, _CLOSING = "（([〔【", "）)]〕】"
_NO_GROUP = Can.VALUE | Can.MISSING | Can.NUMBER | Can.ATTRIBUTE | Can.UNIT | Can.HALF_UNIT | Can.SENTENCE | Can.TITLE
"""What no row of its own can be."""
_GAPS = {
    Gap.WITHIN: "join.within",
    Gap.BLANK: "join.blank",
    Gap.WIDE: "join.wide",
    Gap.LINE: "join.line",
    Gap.CELL: "join.cell",
    Gap.BLANK_LINE: "join.blank_line",
    Gap.ROW: "join.cell",
}


@remembered
def fit(text: str, role: str) -> str:
    """The point that the first words of a cell make in a column of this role."""
    can = what(text)
    if role == "number":
        if can & Can.NUMBER:
            return "number.number"
        return "number.part" if is_part(text) else "number.other"
    if role == "unit":
        if can & Can.MISSING:
            return "unit.missing"
        if can & (Can.UNIT | Can.HALF_UNIT):
            return "unit.unit" if can & Can.UNIT else "unit.half"
        return "unit.short" if len(text) <= 4 and can & Can.WORDS and not can & Can.SCOPED else "unit.other"
    if role == "attribute":
        if can & (Can.ATTRIBUTE | Can.MISSING):
            return "attribute.attribute" if can & Can.ATTRIBUTE else "attribute.missing"
        return "attribute.short" if len(text) <= 4 and can & Can.WORDS and not can & Can.UNIT else "attribute.other"
    if role == "name":
        return _as_name(text, can)
    if role == "group" and can & Can.TITLE:
        return "group.header"
    if role == "group":
        if words.is_year(text) or can & (
            Can.ATTRIBUTE | Can.VALUE | Can.NUMBER | Can.UNIT | Can.SENTENCE | Can.MISSING | Can.OF_WHICH
        ):
            return "group.other"
        if words.is_total_row(text):
            return "group.total"
        return "group.words" if len(text) <= 8 else "group.long"
    if role == "note" and (can & Can.GROUP_MARK or words.GROUP.matches(text)):
        return "note.group"
    if role == "note" and can & Can.VALUE and not can & Can.WORDS:
        return "note.value"
    return _as_value(text, can) if role == "value" else _as_any(text, can)


def _as_name(text: str, can: int) -> str:
    if can & Can.TITLE:
        return "name.header"
    if can & Can.ATTRIBUTE:
        return "name.attribute"
    if can & (Can.VALUE | Can.NUMBER | Can.MISSING | Can.SCOPED):
        return "name.scoped" if can & Can.SCOPED else "name.value"
    if can & (Can.UNIT | Can.HALF_UNIT):
        return "name.unit"
    if can & Can.SENTENCE or len(text) > MAX_NAME or _CLAUSE.search(_INNER.sub("", text)):
        return "name.sentence"
    if can & Can.GROUP_MARK:
        return "name.marked"
    if text[0] in _OPENING:
        return "name.unit"
    if words.is_total_row(text):
        return "name.total"
    if words.ENDING.matches(text):
        return "name.ending"
    if len(text) == 2 and words.MEASURED.matches(text):
        return "name.measured"
    if words.SAID.matches(text) and not _is_measured(text):
        return "name.said"
    return "name.long" if len(text) >= 4 and can & Can.WORDS else "name.short"


def _as_value(text: str, can: int) -> str:
    if can & Can.ATTRIBUTE:
        return "value.attribute"
    if closes(text) or _is_measured(text):
        return "value.name"
    if can & (Can.VALUE | Can.MISSING):
        return "value.value"
    if can & Can.SCOPED:
        return "value.scoped"
    if can & (Can.SENTENCE | Can.GROUP_MARK | Can.OF_WHICH | Can.ITEM | Can.TITLE):
        return "value.sentence"
    if can & Can.UNIT:
        return "value.unit"
    if len(text) > 24:
        return "value.long"
    return "value.said" if words.SAID.matches(text) else "value.words"


def _is_measured(text: str) -> bool:
    """A name, or the end of one, with its unit: 舶事故数（起）."""
    bracket = _UNIT_LAST.search(text[-10:])
    if bracket is None or not words.is_unit(bracket.group(1)):
        return False
    name = text[: -len(bracket.group())]
    return _TWO_HAN.search(name) is not None and _DIGIT.search(name) is None


def _as_any(text: str, can: int) -> str:
    if text[0] in "(（" and _PART.match(text):
        return "any.part"
    if can & Can.GROUP_MARK:
        return "any.marked"
    if can & Can.SENTENCE:
        return "any.sentence"
    if can & (Can.ATTRIBUTE | Can.TITLE):
        return "any.attribute"
    return "any.value" if can & (Can.VALUE | Can.MISSING | Can.NUMBER) else "any.words"


def gap_before(atom: Atom) -> str:
    """The point that going on with a cell over the gap before an atom makes."""
    return _GAPS[atom.gap]


_STROKES = frozenset("/／")
"""Signs of an empty cell that units have inside them, too."""


@remembered
def rest_of(whole: str, text: str, role: str) -> str:
    """The point that words make as the rest of a cell."""
    can = what(text)
    if role == "unit" and text in _STROKES:
        return "join.misfit"  # an empty cell, where the print has no unit to go on with
    if role == "unit":
        whole_unit = words.is_unit(whole + text) or (whole[-1] == "/" and can & Can.UNIT)
        whole_unit = whole_unit or (words.is_unit(whole) and bool(what(whole + text) & Can.HALF_UNIT))  # 万吨/标准/煤
        return "join.unit" if whole_unit else "join.misfit"
    if role == "attribute":
        joined = words.is_attribute(whole + text) and (text in _KINDS or not words.is_attribute(whole))
        return "join.attribute" if joined else "join.misfit"
    if role == "number" or can & Can.ATTRIBUTE:
        return "join.misfit"
    if is_open(whole):
        return "join.misfit" if role == "name" and _cuts_unit(whole, text, can) else "join.open"
    if closes(text):
        return "join.misfit"
    if text[-1] in "：:" or _LETTERED.match(text):
        return "join.misfit"
    if role == "group":
        if words.GROUP.matches(whole + text) and not words.GROUP.matches(whole):
            return "join.known_group"
        short = not can & (Can.VALUE | Can.NUMBER | Can.MISSING | Can.UNIT) and len(text) <= 6 and len(whole) <= 8
        return "join.group" if short else "join.misfit"
    if role == "name":
        return _rest_of_name(whole, text, can)
    if role == "value" and words.SAID_WHOLE.matches(whole + text) and not words.SAID_WHOLE.matches(whole):
        return "join.said"
    if can & Can.TITLE or (role == "note" and words.GROUP.matches(text)):
        return "join.misfit"
    if role == "value":
        return _rest_of_value(whole, text, can)
    if can & (Can.VALUE | Can.NUMBER | Can.MISSING):
        return "join.misfit" if what(whole) & (Can.VALUE | Can.MISSING) else "join.done"
    return "join.words"


def _rest_of_name(whole: str, text: str, can: int) -> str:
    if _ITEM.match(whole):
        return "join.item"
    if words.is_total_row(whole):
        return "join.misfit"
    if text[0] in _OPENING and text[-1] in _CLOSING and whole[-1] not in _CLOSING and not can & Can.VALUE:
        return "join.bracket"
    if can & (Can.VALUE | Can.NUMBER | Can.MISSING | Can.GROUP_MARK | Can.OF_WHICH | Can.ITEM | Can.SENTENCE):
        return "join.misfit"
    if _DATE.match(text):
        return "join.misfit"
    if whole[-1] in CIRCLED:
        return "join.closed"  # 绿化面积① / 居民人均: the mark of a note stands at the end
    clause = _CLAUSE.search(_INNER.sub("", text)) is not None
    measured = can & (Can.UNIT | Can.HALF_UNIT) and not words.MEASURED.matches(text)
    if clause or measured or ends_in_unit(whole) or len(whole) > MAX_NAME:
        return "join.done"
    bracket = _LAST.search(text)
    named = len(whole) > MIN_WHOLE and words.GROUP.matches(text)  # 粮食综合生产能力 // 水利保障
    named = named or (whole.endswith("指标") and words.GROUP.matches(whole))
    if bracket is None and (named or (words.CLOSED.matches(whole) and names_no_measure(text))):
        return "join.closed"
    return "join.unit_last" if bracket and words.is_unit(bracket.group(1)) else "join.name"


def names_no_measure(text: str) -> bool:
    """Whether words are no end of a name, which says what is measured, and no piece of one that goes on."""
    return (
        2 <= len(text) <= MAX_GROUP
        and text[0] not in _GOES_ON
        and not (words.CLOSED.matches(text) or words.MEASURED.matches(text) or words.ENDING.matches(text))
    )


_GOES_ON = "占的与和及中之达在"
"""With which the middle of a name begins: 个人卫生支出 / 占卫生总费用 / 的比重."""
MAX_GROUP = 8
"""Letters of a group's name below a whole name."""
MAX_SAID = 80
"""Characters of words in a column of values: what is longer is the running text below the table."""
_CUT_SUFFIXES = frozenset({"左右", "以上", "以下", "以内"})
"""Words behind a value that a line's end may cut: 〔260〕左 / 右."""


def _rest_of_value(whole: str, text: str, can: int) -> str:
    if len(whole) > MAX_SAID or whole[-1] == "。":
        return "join.misfit"
    before = what(whole)
    if before & Can.MISSING or can & Can.MISSING or _is_measured(text):
        return "join.misfit"
    if text.endswith("指标") and words.GROUP.matches(text):
        return "join.misfit"  # 74.5 / 劳动关系指标
    if whole[-1] + text in _CUT_SUFFIXES:
        return "join.measure"
    if can & Can.UNIT and before & Can.VALUE and text[0] not in ("每", *_OPENING):  # （%） is the end of a name
        return "join.measure"
    if can & Can.SCOPED and before & Can.SCOPED and _RATED.search(whole) and not _RATED.search(text):
        return "join.words"
    total = _BRACKETED.match(text) and _DIGIT.search(text) and before & Can.VALUE and not _BRACKETED.match(whole)
    if total or (can & Can.SCOPED and before & Can.SCOPED):
        return "join.scoped" if can & Can.SCOPED else "join.total"
    if before & Can.VALUE or can & (Can.VALUE | Can.NUMBER):
        both = can & Can.VALUE and before & Can.VALUE and text[-1] in _CLOSING and whole[-1] in _CLOSING
        totals = _BRACKETED.match(text) and _BRACKETED.match(whole)  # a cell has one total
        return "join.scoped" if both and not totals else "join.misfit"
    return "join.words"


def ends_in_unit(text: str) -> bool:
    """Whether a name ends in its unit in brackets, and so is whole."""
    bracket = _LAST.search(text)
    return bracket is not None and words.is_unit(bracket.group(1))


def is_open(text: str) -> bool:
    """Whether a bracket waits for its end."""
    return sum(text.count(c) for c in _OPENING) > sum(text.count(c) for c in _CLOSING)


def _cuts_unit(whole: str, text: str, can: int) -> bool:
    """Whether a figure beside half a unit in brackets is the row's first value: 面积（平方 1250.80 / 米）."""
    if not can & (Can.VALUE | Can.MISSING):
        return False
    begun = whole[max(map(whole.rfind, _OPENING)) + 1 :]
    unit = not begun or what(begun) & (Can.UNIT | Can.HALF_UNIT)
    return bool(unit) or (_HAN_ALONE.fullmatch(begun) is not None and (bool(can & Can.MISSING) or "." in text))


def closes(text: str) -> bool:
    """Whether a bracket ends that did not begin here."""
    return sum(text.count(c) for c in _CLOSING) > sum(text.count(c) for c in _OPENING)


@remembered
def as_group(text: str) -> str:
    """The point that words make as a row of their own."""
    can = what(text)
    if can & _NO_GROUP or not 1 < len(text) <= 60:
        return "group_row.other"
    if text[0] in _OPENING and not can & Can.GROUP_MARK:
        return "group_row.other"
    if is_open(text) or closes(text):
        return "group_row.other"  # 细颗粒物（PM2.5: half a name
    if words.is_amount(text) and words.PROJECTS.matches(text):
        return "group_row.other"  # 投资（万元）: the rest of a header
    if len(text) > 30:
        return "group_row.long"
    if can & Can.GROUP_MARK:
        return "group_row.marked"
    if ends_in_unit(text) and "工程" not in text and "项目" not in text[:4]:
        return "group_row.other"  # 化产业园区（个）: the rest of a name
    if words.GROUP.matches(text):
        return "group_row.known"
    counted = text[-1] in "：:" or _COUNT.search(text) is not None
    return "group_row.counted" if counted else "group_row.words"


def is_part(text: str) -> bool:
    """Whether a cell numbers a part of a row or a group of rows."""
    return _PART.match(text) is not None or is_letter(text)


def is_letter(text: str) -> bool:
    """Whether a cell is the number of a group of projects: 一, （十二）."""
    return _LETTERED.match(text) is not None


@remembered
def denies(text: str, role: str) -> bool:
    """Whether what a cell plainly is (a number, an attribute, a unit, a numbered name) is no content of such a column.

    Words alone deny nothing: a cell whose column is known may hold any.
    """
    can = what(text) if text else 0
    numbered = bool(can & Can.ITEM and can & Can.WORDS) and not _TOTAL.match(text)
    number = bool(can & (Can.VALUE | Can.NUMBER)) and not numbered
    attribute = bool(can & Can.ATTRIBUTE)
    unit = bool(can & Can.UNIT) and (len(text) > 1 or _RATED.match(text) is not None)
    if role == "number":
        return attribute or unit or (number and not can & Can.NUMBER and not is_part(text))
    if role == "unit":
        return attribute or (number and not can & Can.UNIT)
    if role == "attribute":
        return number or unit
    if role in ("name", "group"):
        return attribute or ((number or bool(can & Can.UNIT)) and not can & Can.WORDS)
    named = (numbered or bool(can & (Can.OF_WHICH | Can.GROUP_MARK))) and not number
    return role == "value" and (attribute or unit or named)
