"""Figures against the total of their years or of their year's quarters: a series and its sum, 年均 and five times as much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from ..core.problems import Finding, finding
from ..lexicon.indicator_kinds import has_no_total
from ..lexicon.units import read_unit
from ..models import Observation
from .check import Check, Example
from .figures import Figure, last_digit
from .view import View

_FLOORS, _CEILINGS = (">", ">="), ("<", "<=")


def find(view: View) -> Iterator[Finding]:
    """YEARS_DIFFER_FROM_TOTAL; TARGET_BELOW_REACHED where the plan's total is less than the years before made."""
    years: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    totals: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    averages: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in view.figures:
        if figure.dimension.startswith("share") or has_no_total(figure.name):
            continue
        group = {"level": years, "total": totals, "per_year": averages}[figure.aggregation]
        group[figure.key, figure.dimension].append(figure)
    yield from _across(view)
    yield from _of_the_year(view)
    for key, found in totals.items():
        reached = {total.years for total in found if total.kind == "actual"}
        for total in found:
            yield from _series(view, years[key], total, reached)
            yield from _averages(view, averages[key], total)


def _across(view: View) -> Iterator[Finding]:
    """The column 合计 of a row against the years printed beside it."""
    for indicator in view.document.indicators:
        if has_no_total(indicator.name) or read_unit(indicator.unit).dimension == "share":
            continue
        printed = [value for value in indicator.values if value.value is not None and value.comparator == "="]
        years = [v for v in printed if not v.cumulative and v.period is not None and v.period.start == v.period.end]
        for total in (v for v in printed if v.cumulative):
            if len(years) < 3 or total.period is None or not _fills(years, total.period.start, total.period.end):
                continue
            made = sum((v.value for v in years if v.value is not None), Decimal(0))
            room = sum((last_digit(v.value) for v in [*years, total] if v.value is not None), Decimal(0)) / 2
            if total.value is not None and abs(made - total.value) > room:
                detail = f"“{indicator.name}”各年合计 {made}，{total.column}印作 {total.raw}"
                yield finding("YEARS_DIFFER_FROM_TOTAL", detail, view.places(*(v.span for v in years), total.span))


_QUARTERS, _HALVES = ("一季度", "二季度", "三季度", "四季度"), ("上半年", "下半年")
_ALL = frozenset(("合计", "总计", "全年", "全年合计", "年度合计"))


def _of_the_year(view: View) -> Iterator[Finding]:
    """The column 合计 of a row against all quarters, or both halves, of its year printed beside it."""
    for indicator in view.document.indicators:
        if has_no_total(indicator.name) or read_unit(indicator.unit).dimension == "share":
            continue
        printed = {
            v.column.removeprefix("第"): v for v in indicator.values if v.value is not None and v.comparator == "="
        }
        totals = [value for column, value in printed.items() if column in _ALL]
        for names in (_QUARTERS, _HALVES):
            parts = [printed[name] for name in names if name in printed]
            if len(parts) < len(names) or len(totals) != 1:
                continue
            values = [v.value for v in (*parts, *totals) if v.value is not None]
            made, room = sum(values[:-1], Decimal(0)), sum(map(last_digit, values), Decimal(0)) / 2
            if abs(made - values[-1]) > room:
                detail = f"“{indicator.name}”{parts[0].column}至{parts[-1].column}合计 {made}，{totals[0].column}印作 {totals[0].raw}"
                yield finding("SUM_DIFFERS", detail, view.places(*(v.span for v in (*parts, *totals))))


def _fills(years: list[Observation], first: int, last: int) -> bool:
    """Whether the values are of just these years, one of each."""
    return [v.period.start for v in years if v.period is not None] == list(range(first, last + 1))


def _series(view: View, years: list[Figure], total: Figure, reached: set[tuple[int, int]]) -> Iterator[Finding]:
    """One row's values of consecutive years against a total of those years, or of the years that follow.

    A target beside a printed total of the years before is another check's; ``reached`` holds those years.
    """
    for row in _rows_of(years):
        first, last = row[0].years[0], row[-1].years[0]
        made = sum((figure.value for figure in row), Fraction(0))
        room = sum((figure.step for figure in row), Fraction(0)) / 2
        spans = [*(figure.span for figure in row), total.span]
        printed = f"“{total.name}”{first}—{last}年各年合计 {total.in_unit(made)}，{total.years[0]}—{total.years[1]}年{total.said()}"
        if total.kind == "actual" and total.years == (first, last):
            if _near(made, total) and not _holds(made, room, total):
                yield finding("YEARS_DIFFER_FROM_TOTAL", printed, view.places(*spans))
        elif (
            total.kind == "target" and (first, last) not in reached and total.years[0] == last + 1 and total.years[1] - total.years[0] == last - first
            and total.comparator not in _CEILINGS and total.value < made - room
        ):  # fmt: skip
            yield finding("TARGET_BELOW_REACHED", printed, view.places(*spans))


def _rows_of(years: list[Figure]) -> Iterator[list[Figure]]:
    """The runs of three and more years that stand in one table."""
    tables: dict[str, dict[int, Figure]] = defaultdict(dict)
    for figure in years:
        if figure.home is not None and figure.kind == "actual" and figure.comparator == "=":
            tables[figure.home].setdefault(figure.years[0], figure)
    for found in tables.values():
        row = [found[year] for year in sorted(found)]
        if len(row) >= 3 and row[-1].years[0] - row[0].years[0] == len(row) - 1:
            yield row


def _averages(view: View, averages: list[Figure], total: Figure) -> Iterator[Finding]:
    """年均1.9万 × 5 against 95000."""
    for average in averages:
        if average.years != total.years or average.kind != total.kind:
            continue
        count = average.years[1] - average.years[0] + 1
        made, room = average.value * count, average.step * count / 2
        if count == 1 or not _near(made, total):
            continue
        short = average.comparator in _FLOORS and made <= total.value
        over = average.comparator in _CEILINGS and made >= total.value
        if not (short or over or _holds(made, room, total)):
            detail = f"“{total.name}”{average.said()} × {count} = {total.in_unit(made)}，{total.said()}"
            yield finding("YEARS_DIFFER_FROM_TOTAL", detail, view.places(average.span, total.span))


def _near(made: Fraction, total: Figure) -> bool:
    """Whether the two can be meant to be one: figures further apart share no more than a name."""
    return total.value <= 2 * made and made <= 2 * total.value


def _holds(made: Fraction, room: Fraction, total: Figure) -> bool:
    """Whether a sum agrees with the printed total, its comparator and rounding allowed for."""
    if total.comparator in _FLOORS:
        return made + room >= total.value
    if total.comparator in _CEILINGS:
        return made - room <= total.value
    allowed = max(total.step, total.value / 20) if total.comparator == "~" else total.step
    return abs(made - total.value) <= room + allowed


_SERIES = """一、成就
表1 完成情况
单位：人
指标\t2021年\t2022年\t2023年\t2024年\t2025年
城镇新增就业\t16467\t16551\t16924\t20279\t24045
表2 累计情况
指标\t“十四五”累计完成\t“十五五”规划目标
城镇新增就业（万人）\t{}\t10
"""

_PLANNED = """青石市“十四五”人才规划
一、任务
表1 分年度计划
单位：人
指标\t2021年\t2022年\t2023年\t2024年\t2025年\t合计
新增护理员\t1647\t1655\t1692\t2028\t2405\t{}
"""

_QUARTERLY = """青石市2024年投资计划
一、任务
表1 分季度计划
单位：亿元
类别\t一季度\t二季度\t三季度\t四季度\t合计
交通\t3.2\t4.6\t5.1\t4.1\t{}
水利\t1.2\t1.6\t1.8\t1.4\t6
"""

CHECK = Check(
    find,
    (
        Example("YEARS_DIFFER_FROM_TOTAL", shows=_PLANNED.format("9827"), holds=_PLANNED.format("9427")),
        Example("YEARS_DIFFER_FROM_TOTAL", shows=_PLANNED.replace("合计", "总计").format("9827"), holds=_PLANNED.format("9427")),
        Example("SUM_DIFFERS", shows=_QUARTERLY.format("18"), holds=_QUARTERLY.format("17")),
        Example("SUM_DIFFERS", shows=_QUARTERLY.format("18.5"), holds=_QUARTERLY.replace("四季度", "说明").format("18.5")),
        Example("YEARS_DIFFER_FROM_TOTAL", shows=_SERIES.format("8.8"), holds=_SERIES.format("9.4")),
    ),
)  # fmt: skip
