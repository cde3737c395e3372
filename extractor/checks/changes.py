"""A change that its two ends do not give: 由39.2%提高到40.5%，提高3.1个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ..core.problems import Finding, finding
from .check import Check, Example
from .figures import last_digit
from .view import View

_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_UNIT = r"(?:个百分点|[%％]|[十百千万亿]{0,2}(?:人次|美元|公里|平方米|平方公里|千瓦|元|人|个|家|户|件|张|所|吨|亩|公顷|辆|台|项|岁|年))"
_UP, _DOWN = "提高|增加|上升|增长|扩大|提升|增至|升", "下降|降低|减少|降|缩小"
_CHANGE = re.compile(
    rf"[由从](?:[0-9]{{4}}年[底末]?的?|“?[一二三四五六七八九十]{{1,3}}五”?[期时]?[末间]?的?)?(?P<a>{_NUMBER})(?P<ua>{_UNIT})"
    rf"(?:{_UP}|{_DOWN})?(?:到|至|为)(?:[0-9]{{4}}年[底末]?的?|“?[一二三四五六七八九十]{{1,3}}五”?[期时]?[末间]?的?)?(?P<b>{_NUMBER})(?P<ub>{_UNIT})"
    rf"[，,](?:累计|共|五年|净)?(?P<way>{_UP}|{_DOWN})了?(?P<c>{_NUMBER})(?P<uc>{_UNIT})(?![0-9])"
)


def find(view: View) -> Iterator[Finding]:
    """CHANGE_DIFFERS with the whole phrase or the three cells of a row, where rounding does not explain it."""
    yield from _rows(view)
    if "由" not in view.running and "从" not in view.running:
        return
    for match in view.matches(_CHANGE):
        a, b, c = (Decimal(match.group(name)) for name in "abc")
        unit, change = match.group("ua").replace("％", "%"), match.group("uc").replace("％", "%")
        if unit != match.group("ub").replace("％", "%"):
            continue
        if unit == "%" and change != "个百分点":
            continue  # 提高3%: of what, the text does not say
        made, room = abs(b - a), last_digit(a) / 2 + last_digit(b) / 2 + last_digit(c)
        if change == "%" and a:
            made, room = abs(b - a) / a * 100, last_digit(c) + (last_digit(a) + last_digit(b)) / a * 100
        elif change not in (unit, "个百分点"):
            continue
        if abs(made - c) > room:
            detail = f"“{match.group()}”，两端相差 {round(made, 2):f}"
            yield finding("CHANGE_DIFFERS", detail, [view.place_in_running(*match.span())])


def _rows(view: View) -> Iterator[Finding]:
    """7.8, 12 and, in a column of totals, 〔5.2〕个百分点: a row's own base and target do not give it."""
    for indicator in view.document.indicators:
        plain = [v for v in indicator.values if v.value is not None and v.comparator == "=" and v.value_high is None]
        changes = [v for v in plain if v.cumulative and "百分点" in v.raw + v.column]
        bases, targets = ([v for v in plain if v.role == role and not v.cumulative] for role in ("baseline", "target"))
        if not (len(changes) == len(bases) == len(targets) == 1):
            continue
        (a,), (b,), (c,) = ([Decimal(str(v.value)) for v in some] for some in (bases, targets, changes))
        if abs(abs(b - a) - abs(c)) > last_digit(a) / 2 + last_digit(b) / 2 + last_digit(c):
            said = f"“{indicator.name}”{bases[0].raw}、{targets[0].raw}，两端相差 {abs(b - a):f}，记作 {changes[0].raw}"
            yield finding("CHANGE_DIFFERS", said, view.places(bases[0].span, targets[0].span, changes[0].span))


_TEXT = "一、成就\n服务业就业人数占比由“十二五”末的39.2%提高到“十三五”末的40.5%，提高{}个百分点。\n"

_ROW = "某市“十四五”规划\n一、目标\n表1 主要指标\n指标\t2020年\t2025年\t累计\n能源占比（%）\t7.8\t12\t〔{}〕个百分点\n投资（亿元）\t10\t12\t〔60〕\n"

CHECK = Check(
    find,
    (
        Example("CHANGE_DIFFERS", shows=_TEXT.format("3.1"), holds=_TEXT.format("1.3")),
        Example("CHANGE_DIFFERS", shows=_ROW.format("5.2"), holds=_ROW.format("4.2")),
    ),
)
