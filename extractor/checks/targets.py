"""A target below its base: aimed at less than there is already."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..core.problems import Finding, finding
from ..lexicon.indicator_kinds import has_no_total, kinds_of, may_fall
from ..lexicon.tables import tells_rates
from ..lexicon.units import read_unit
from ..lexicon.widths import fold
from ..models import Indicator, Observation
from .check import Check, Example
from .view import View


def find(view: View) -> Iterator[Finding]:
    """TARGET_BELOW_BASE where a plain target falls short; TARGET_BELOW_REACHED where it may be meant so.

    Meant so: a floor (＞60 after 68.37), a total of another period, a name of which nobody can say
    whether more is better. Names of which less is better, and paces, are left out.
    """
    for indicator in view.document.indicators:
        kinds = kinds_of(indicator.name)
        pace = "growth" in kinds or ("volume" in kinds and read_unit(indicator.unit).dimension == "share")
        if pace or may_fall(indicator.name):
            continue
        for target in indicator.values:
            base = _base_of(target, indicator)
            counted = indicator.unit is not None and read_unit(indicator.unit).dimension != "share"
            if counted and base is not None and _is_share(base) != _is_share(target):
                continue  # 6% beside 120亿元: told as UNIT_IN_CELL
            if base is not None and base.value is not None and _reach(target) < base.value:
                total = target.cumulative and not has_no_total(indicator.name)
                plain = "rising" in kinds and target.comparator == "=" and not total
                yield finding(
                    "TARGET_BELOW_BASE" if plain else "TARGET_BELOW_REACHED",
                    f"“{indicator.name}”：{_said(base)}，{_said(target)}",
                    view.places(base.span, target.span),
                )


def _base_of(target: Observation, indicator: Indicator) -> Observation | None:
    """The last value reached before the target, of the same sort: a level, or a total of as many years."""
    if target.role != "target" or target.comparator not in ("=", ">", ">=", "~") or target.period is None:
        return None
    if tells_rates(target.column) and not target.cumulative:  # 5% under 年均增长/累计 is no level
        return None
    years = target.period.end - target.period.start
    bases = [
        value for value in indicator.values
        if value.role in ("baseline", "actual") and value.comparator in ("=", ">", ">=", "~")
        and value.period is not None and value.period.end < target.period.end
        and (not target.cumulative or value.period.end - value.period.start == years)
        and (target.cumulative or value.period.start == value.period.end)
    ]  # fmt: skip
    return max(bases, key=lambda value: value.period.end if value.period else 0, default=None)


def _is_share(value: Observation) -> bool:
    return "%" in fold(value.raw) or "‰" in value.raw


def _reach(target: Observation) -> Decimal:
    """What a target can mean at most: 65左右 may be a twentieth more."""
    value = target.value if target.value is not None else Decimal("Infinity")
    return value * Decimal("1.05") if target.comparator == "~" else value


def _said(value: Observation) -> str:
    return f"{value.column} {value.raw}"


_TABLE = "指标\t2020年基数\t2025年目标\n{row}\n注：[]内为五年累计数。\n"

CHECK = Check(
    find,
    (
        Example(
            "TARGET_BELOW_BASE",
            shows=_TABLE.format(row="工伤保险参保人数（万人）\t746\t744"),
            holds=_TABLE.format(row="城镇登记失业率（%）\t3.35\t3"),
        ),
        Example(
            "TARGET_BELOW_REACHED",
            shows=_TABLE.format(row="劳动人事争议调解成功率（%）\t68.37\t＞60"),
            holds=_TABLE.format(row="城镇登记失业率（%）\t3.35\t＜3"),
        ),
        Example(
            "TARGET_BELOW_REACHED",
            shows="指标\t2020年基数\t2025年目标\t年均/累计\n林业产值（亿元）\t35.2\t31\t5%\n",
            holds="指标\t2020年基数\t2025年目标\t年均/累计\n林业产值（亿元）\t35.2\t45\t5%\n",
        ),
    ),
)
