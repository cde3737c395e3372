"""An average growth that base and target do not give: 100 to 150 in five years is 8.4 % a year, not 10 %."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..core.problems import Finding, finding
from ..lexicon.units import read_unit
from ..models import Indicator, Observation
from .check import Check, Example
from .figures import last_digit
from .view import View


def find(view: View) -> Iterator[Finding]:
    """GROWTH_DIFFERS with base, target and growth. Money is left out: its growth is printed at constant prices."""
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

CHECK = Check(find, (Example("GROWTH_DIFFERS", shows=_TABLE.format("10"), holds=_TABLE.format("8.4")),))
