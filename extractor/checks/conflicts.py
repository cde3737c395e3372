"""One figure that two places print differently: text and table, two tables, two places of the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from ..core.problems import Finding, finding
from .agreement import Verdict, compare, is_rounding
from .check import Check, Example
from .figures import Figure, by_place
from .view import View

Pair = tuple[Figure, Figure, Verdict]
_CODES = {"different": "FIGURE_DIFFERS", "rounded": "FIGURE_ROUNDED", "comparator": "COMPARATOR_DIFFERS"}


def find(view: View) -> Iterator[Finding]:
    """Figures with one name, dimension, kind and period, each print against the first; stocks under two names."""
    pairs = [pair for group in by_place(view.figures).values() if len(group) > 1 for pair in _pairs(view, group)]
    scopes = _other_scopes(pairs)
    for first, other, verdict in pairs:
        code = "MAGNITUDE_DIFFERS" if _lost_wan(first, other) else _CODES.get(verdict)
        if code is not None and _homes(first, other) not in scopes:
            detail = f"{_what(first, other)}：{first.said()}，{other.said()}"
            yield finding(code, detail, view.places(first.span, other.span))
    yield from _renamed(view)


def _pairs(view: View, group: list[Figure]) -> Iterator[Pair]:
    """Each figure that prints anything new, with the first.

    A name that one table gives to two rows of different values (参保人数 of one insurance and another) says
    too little to be held against anything.
    """
    values: dict[str, Fraction] = {}
    for figure in group:
        if figure.home is not None and values.setdefault(figure.home, figure.value) != figure.value:
            return
    first = group[0]
    said = {(first.printed, first.home)}
    for other in group[1:]:
        verdict = compare(first, other)
        if (other.printed, other.home) in said or (other.home is not None and other.home == first.home):
            continue
        said.add((other.printed, other.home))
        if 0 < other.span.start - first.span.end < 4 and view.text[other.span.start - 1] in "（(":
            continue  # 235.42万亩（1569.47平方公里）: one amount in two units
        in_table = other.home is not None or first.home is not None
        if in_table or verdict != "different" or (_twice_in_text(first, other) and _said_of_one(view, first, other)):
            yield first, other, verdict


def _lost_wan(one: Figure, other: Figure) -> bool:
    """The same digits, ten thousand times apart: one of the two lacks its 万."""
    low, high = sorted((one.value, other.value))
    return low > 0 and high / low == 10**4


def _twice_in_text(one: Figure, other: Figure) -> bool:
    """Whether two figures of the text can be the same: a full name, of people, money or a share, in two sections.

    Lists of projects repeat short names (总库容, 总投资) of which each has its own figure.
    """
    measured = one.dimension in ("people", "share", "money_cny") and "专栏" not in (one.where, other.where)
    return measured and len(one.key) >= FULL and one.section != other.section


_SENTENCE_END = re.compile(r"[。；;\n]")
_PART = re.compile(r"其中|分布|构成|[（(]占")


def _said_of_one(view: View, one: Figure, other: Figure) -> bool:
    """Whether two sentences can speak of one whole: parts of two wholes (其中，中级职称人员；（占17.8%）) have nothing in
    common but their name, and two figures of one sentence are the step from the first to the second."""
    if _SENTENCE_END.search(view.text, one.span.end, other.span.start) is None:
        return False
    return not all(_PART.search(_before(view, figure)) for figure in (one, other))


def _before(view: View, figure: Figure) -> str:
    """The figure's sentence up to it."""
    text = view.text[max(0, figure.span.start - SENTENCE) : figure.span.start]
    ends = [match.end() for match in re.finditer(r"[。\n]", text)]
    return text[ends[-1] :] if ends else text


def _homes(one: Figure, other: Figure) -> tuple[str, str]:
    return one.home or "", other.home or ""


def _other_scopes(pairs: list[Pair]) -> set[tuple[str, str]]:
    """Pairs of tables that differ in most of what they share: they speak of two regions, not of one.

    The text as a whole speaks of one region, so one difference more is asked of a table and the text.
    """
    verdicts: dict[tuple[str, str], list[Verdict]] = defaultdict(list)
    for one, other, verdict in pairs:
        verdicts[_homes(one, other)].append(verdict)
    found = set()
    for homes, own in verdicts.items():
        different = own.count("different")
        if any(homes) and different * 2 > len(own) and different >= (2 if all(homes) else 3):
            found.add(homes)
    return found


SENTENCE = 200
"""Characters before a figure in which its sentence begins."""
FULL = 8
"""Characters of a name that stands for itself wherever it is."""

_DIGIT = re.compile("[0-9]")
ALIKE, DIGITS = 4, 4
"""Characters that two names share at their head, and digits that their figures share, to be one quantity."""


def _renamed(view: View) -> Iterator[Finding]:
    """社会保障卡发卡数 1011.85万张 and 社会保障卡持卡人数 1011.8万人: one stock under two names."""
    stocks: dict[tuple[str, str, int], list[Figure]] = defaultdict(list)
    for figure in view.figures:
        if figure.home is not None and figure.aggregation == "level" and len(_DIGIT.findall(figure.printed)) >= DIGITS:
            stocks[figure.key[:ALIKE], figure.kind, figure.years[1]].append(figure)
    for group in stocks.values():
        for one, other in pairwise(sorted(group, key=lambda figure: figure.value)):
            fine, coarse = sorted((one, other), key=lambda figure: figure.step)
            if one.home != other.home and one.key != other.key and is_rounding(fine, coarse):
                detail = f"{_what(one, other)}：{one.said()}，{other.said()}"
                yield finding("FIGURE_ROUNDED", detail, view.places(one.span, other.span))


def _what(one: Figure, other: Figure) -> str:
    start, end = one.place[4]
    years = f"{start}年" if start == end else f"{start}—{end}年"
    return f"{years}“{one.name}”" + (f"与“{other.name}”" if one.name != other.name else "")


_TWO_TABLES = """一、基础
专栏1 “十三五”时期主要指标完成情况
指标\t2015年\t2020年
城镇新增就业（万人）\t[41.6]\t[35.98]
劳动人事争议调解成功率（%）\t55\t{first}
注：[]内为五年累计数。
二、目标
专栏2 “十四五”时期主要指标
指标\t2020年\t2025年
城镇新增就业人数（万人）\t[{second}]\t[37]
劳动人事争议调解成功率（%）\t{third}\t70
注：[]内为五年累计数。
"""

_TWO_PLACES = """2023年公报
一、图书馆
2023年末，全市公共图书馆从业人员6.1万人。{0}具有中级职称的从业人员1.9万人。
二、群众文化机构
2023年末，全市群众文化机构从业人员19.9万人。{0}具有中级职称的从业人员1.8万人。
"""

CHECK = Check(
    find,
    (
        Example("FIGURE_DIFFERS", shows=_TWO_PLACES.format("全市"), holds=_TWO_PLACES.format("其中，")),
        Example(
            "FIGURE_DIFFERS",
            shows=_TWO_TABLES.format(first="60", second="35.96", third="60"),
            holds=_TWO_TABLES.format(first="60", second="35.98", third="60"),
        ),
        Example(
            "FIGURE_ROUNDED",
            shows=_TWO_TABLES.format(first="60", second="36", third="60"),
            holds=_TWO_TABLES.format(first="60", second="35.980", third="60.0"),
        ),
        Example(
            "COMPARATOR_DIFFERS",
            shows=_TWO_TABLES.format(first="＞60", second="35.98", third="60"),
            holds=_TWO_TABLES.format(first="＞60", second="35.98", third=">60"),
        ),
    ),
)
