"""An average growth that base and target do not give: 100 to 150 in five years is 8.4 % a year, not 10 %."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ..core.problems import Finding, finding
from ..lexicon.units import read_unit
from ..models import Indicator, Observation
from .check import Check, Example
from .figures import last_digit
from .view import View


def find(view: View) -> Iterator[Finding]:
    """GROWTH_DIFFERS with base, target and growth, in a row of a table or in a phrase of the text. Money is left out: its
    growth is printed at constant prices."""
    yield from _said(view)
    for indicator in view.document.indicators:
        if not read_unit(indicator.unit).dimension.startswith(("money", "share", "元", "美元")):
            yield from _row(view, indicator)


def _row(view: View, indicator: Indicator) -> Iterator[Finding]:
    base = _only(indicator, "baseline")
    target = _only(indicator, "target")
    growth = _only(indicator, "annual_average")
    if base is None or target is None or growth is None or not _percent(growth):
        return
    if base.period is None or target.period is None or base.period.start != base.period.end:
        return
    covers = growth.period
    if covers is not None and (covers.start - 1, covers.end) != (base.period.end, target.period.end):
        return
    years = target.period.end - base.period.end
    values = base.value, target.value, growth.value
    if years < 2 or any(v is None or v <= 0 for v in values) or {base.comparator, target.comparator} != {"="}:
        return
    low, high = ((float(t) / float(b)) ** (1 / years) * 100 - 100 for b, t in _bounds(base, target))
    said = float(growth.value or 0)
    room = float(_half(growth)) * 2
    if not low - room <= said <= high + room:
        detail = (
            f"“{indicator.name}”{base.raw} 到 {target.raw}，{years} 年平均 {(low + high) / 2:.2f}%，印作 {growth.raw}"
        )
        yield finding("GROWTH_DIFFERS", detail, view.places(base.span, target.span, growth.span))


_NUMBER, _UNIT = r"[0-9]+(?:\.[0-9]+)?", r"[十百千万亿]{0,2}[^\W\d_元]{1,3}?"
_PHRASE = re.compile(
    rf"[由从](?:(?P<y>[12][0-9]{{3}})年[底末]?的?)?(?P<a>{_NUMBER})(?P<ua>{_UNIT})"
    rf"(?:增加|增长|提高|上升|发展|扩大|减少|下降)(?:到|至|为)(?:(?P<z>[12][0-9]{{3}})年[底末]?的?)?(?P<b>{_NUMBER})(?P=ua)"
    rf"[，,](?:年均|平均每年)(?P<way>增长|递增|增加|提高|下降|减少)(?P<c>{_NUMBER})[%％]"
)
_FIVE = re.compile("五”?(?:期间|时期|以来)|五年(?:来|间|以来|期间)?")
"""What a sentence says of its time where its ends have no years: from the year before, or from the first year, to the last."""


def _said(view: View) -> Iterator[Finding]:
    """由2015年的1860家增加到2020年的3925家，年均增长28.1%: 16.1 by its own ends."""
    if "年均" not in view.running and "平均每年" not in view.running:
        return
    for match in view.matches(_PHRASE):
        base, target, said = (Decimal(match.group(name)) for name in "abc")
        spans = _years(match, view.running)
        if not spans or not base or not target:
            continue
        sign = -1 if match.group("way") in ("下降", "减少") else 1
        room = float(last_digit(said)) + 0.05
        ends = [(base + d * last_digit(base) / 2, target - d * last_digit(target) / 2) for d in (1, -1)]
        made = [[(float(t) / float(b)) ** (1 / years) * 100 - 100 for b, t in ends] for years in spans]
        if not any(low - room <= sign * float(said) <= high + room for low, high in made):
            low, high = made[0]
            detail = f"“{match.group()}”，{spans[0]} 年平均 {(low + high) / 2:.2f}%"
            yield finding("GROWTH_DIFFERS", detail, [view.place_in_running(*match.span())])


def _years(match: re.Match[str], text: str) -> tuple[int, ...]:
    """Over how many years the growth may be reckoned."""
    if match.group("y") and match.group("z"):
        years = int(match.group("z")) - int(match.group("y"))
        return (years,) if years >= 2 else ()
    before = text[max(0, match.start() - 60) : match.start()].rpartition("。")[2]
    return (5, 4) if not match.group("y") and not match.group("z") and _FIVE.search(before) else ()


def _only(indicator: Indicator, role: str) -> Observation | None:
    found = [v for v in indicator.values if v.role == role and v.value is not None and not v.cumulative]
    return found[0] if len(found) == 1 else None


def _percent(growth: Observation) -> bool:
    """Whether the cell or its header says per cent: an average may also be a quantity a year."""
    return growth.comparator == "=" and any(s in growth.column + growth.raw for s in "%％")


def _half(value: Observation) -> Decimal:
    """Half a unit of the last printed digit."""
    return last_digit(value.value or Decimal(0)) / 2


def _bounds(base: Observation, target: Observation) -> list[tuple[Decimal, Decimal]]:
    b, t = base.value or Decimal(0), target.value or Decimal(0)
    return [(b + _half(base), t - _half(target)), (max(b - _half(base), Decimal("1e-9")), t + _half(target))]


_TABLE = "指标\t2020年基数\t2025年目标\t年均增长（%）\n发电装机（万千瓦）\t100\t150\t{}\n"

_TEXT = "一、成就\n养老企业由2015年的1860家增加到2020年的3925家，年均增长{}%。\n"

_FIVE_YEARS = "一、成就\n“十三五”期间，在园幼儿从1860人发展到3925人，年均增长{}%。\n"

CHECK = Check(
    find,
    (
        Example("GROWTH_DIFFERS", shows=_TABLE.format("10"), holds=_TABLE.format("8.4")),
        Example("GROWTH_DIFFERS", shows=_TEXT.format("28.1"), holds=_TEXT.format("16.1")),
        Example("GROWTH_DIFFERS", shows=_FIVE_YEARS.format("28.1"), holds=_FIVE_YEARS.format("16.1")),
        Example("GROWTH_DIFFERS", shows=_FIVE_YEARS.format("10.5"), holds=_FIVE_YEARS.format("20.5")),  # from 2016
    ),
)
