"""Which of the value columns are targets, which the base they start from, and which tell what was reached.

The columns of one table explain each other: a bare year before the targets is their base, a rate of
completion has the period of what it rates.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..lexicon import tables as words
from ..lexicon.periods import find_ordinal, find_year, plan_years
from ..lexicon.widths import fold
from .column import Column
from .setting import Setting, Years

SOON = 2
"""Years after the first of a plan in which its base may lie, where it was written late."""
_DATED = frozenset({"baseline", "target", "actual", "observed"})


def give_roles(values: Sequence[Column], setting: Setting, kind: str) -> None:
    """Role and, where the header names none, years of each value column."""
    _date_growth(values, setting)
    if kind == "series":
        _series(values)
    elif setting.year is not None or not any(_is_dated(c) for c in values) or _is_monthly(values):
        _statistics(values, setting)
    else:
        _aims(values, setting)


def _date_growth(values: Sequence[Column], setting: Setting) -> None:
    """增速 alone: the growth of the year of the caption or of the yearly plan, else a mean over the plan's years."""
    plan = setting.plan
    year = setting.own_year
    if year is None and plan is not None and plan[0] == plan[1]:
        year = plan[0]
    if year is None or (plan is not None and plan[0] < plan[1] and year >= plan[0]):
        return
    for column in values:
        if column.average and _grows(column):
            column.average, column.years = False, (year, year)


def _grows(column: Column) -> bool:
    """增速（%）: a growth, and no word of time."""
    return words.header_role(column.header) == "annual_average" and "均" not in column.header


def _is_monthly(values: Sequence[Column]) -> bool:
    """本月, 1-本月: statistics of the months gone by, where no header names an aim."""
    monthly = any(words.MONTHS.matches(column.header) for column in values)
    return monthly and not any(words.TARGET.matches(column.header) for column in values)


def _is_dated(column: Column) -> bool:
    """Whether a header tells a time or an aim."""
    return not _grows(column) and (column.years is not None or words.TIME.search(fold(column.header)) is not None)


def may_be_base(columns: Sequence[Column], setting: Setting) -> Column | None:
    """The first column of targets, where it may as well be the base: 2022年, 2025年 in a plan from 2021 on.

    A bare year soon after the plan begins, with a later target behind it and no base before it, and no row of years.
    """
    dated = [c for c in columns if c.role in _DATED and c.years is not None]
    plan, first = setting.own_plan, next(iter(dated), None)
    if plan is None or first is None or first.years is None or any(c.role != "target" for c in dated):
        return None
    year, ends = first.years[0], [c.years[1] for c in dated if c.years is not None]
    soon = plan[0] <= year <= plan[0] + SOON and year < max(ends)
    row_of_years = len(ends) > 2 and sorted(ends) == [*range(year, max(ends) + 1)]
    return first if soon and not row_of_years and words.is_year(first.header) else None


def _series(values: Sequence[Column]) -> None:
    years = [c.years for c in values if c.years is not None and not c.average]
    for column in values:
        column.role = "annual_average" if column.average else "observed"
        if column.average and years:
            column.years = min(y[0] for y in years), max(y[1] for y in years)


def _statistics(values: Sequence[Column], setting: Setting) -> None:
    """In a bulletin everything is of its year, unless the header names another."""
    year = setting.own_year
    for column in values:
        column.role = "observed"
        if column.years is None and year is not None:
            column.years = year, year


def _aims(values: Sequence[Column], setting: Setting) -> None:
    _date_averages(values, setting)
    targets = [c for c in values if _is_target(c, setting)]
    targets += [c for c in values if c not in targets and _is_later(c, targets)]
    for column in values:
        column.role = "target" if column in targets else _reached(column, targets)
        if column.average and not column.paired and column.role in ("target", "observed"):
            column.role = "annual_average"
    for n, column in enumerate(values):
        if column.years is None and words.ACTUAL.matches(column.header):
            column.years = _rated(values, n) or _captioned(setting)


def _captioned(setting: Setting) -> Years | None:
    """The year of a result that no header dates: its caption's, else the bulletin's."""
    return (setting.own_year, setting.own_year) if setting.own_year is not None else None


def _date_averages(values: Sequence[Column], setting: Setting) -> None:
    """2020年, 2025年, 年均增速 in a plan from 2026 on: a mean without a year of its own is that between those years; so
    it is where the base lies in the plan: 2022年（基期）, 2025年, 年均增速."""
    dated = [c for c in values if c.years is not None and not c.average and not c.total]
    years = sorted({c.years for c in dated if c.years is not None})
    plan = setting.own_plan
    if plan is None or len(years) < 2 or any(a != b for a, b in years):
        return
    based = years[0][0] >= plan[0] and any(c.years == years[0] and words.BASE.matches(fold(c.header)) for c in dated)
    leaps = len(years) == 2 and years[0][0] >= plan[0] and years[1][0] - years[0][0] > 1
    if not based and not leaps and any(b >= plan[0] for _, b in years):
        return
    for column in values:
        if column.average and column.years == plan and not words.TIME.search(fold(column.header).replace("年均", "")):
            column.years = years[0][1] + 1, years[-1][1]


def _is_target(column: Column, setting: Setting) -> bool:
    """A target by its header's words, or a bare year inside or after the plan."""
    header = column.header
    plan = setting.plan or (None if setting.looks_back else setting.own_plan)
    past, aim = words.ACTUAL.matches(header), words.TARGET.matches(header) or _of_indicators(column)
    if _tells_base(header) or words.RATE.matches(header):
        return False
    if past and words.EXPECTED.matches(header):
        past = not (plan and column.years and column.years[1] >= plan[0])
    if past:
        return False
    if aim:
        return not _is_base_year(column, setting)
    if column.average or column.total:
        return not plan or column.years is None or column.years[1] >= plan[0]
    return bool(plan and column.years and column.years[0] >= plan[0])


def _is_later(column: Column, targets: Sequence[Column]) -> bool:
    """A bare year behind the years of the targets is one more."""
    ends = [c.years[1] for c in targets if c.years is not None]
    said = words.BASE.matches(column.header) or words.ACTUAL.matches(column.header)
    return bool(ends) and not said and column.years is not None and column.years[1] > max(ends)


def _of_indicators(column: Column) -> bool:
    """“十五五”指标: what the plan sets."""
    return column.header.endswith("指标") and column.years is not None


def _tells_base(header: str) -> bool:
    """Whether the last word of the header on time and aim is that of a base: 指标值现状."""
    base = max((m.end() for m in words.BASE.pattern.finditer(fold(header))), default=-1)
    aim = max((m.end() for m in words.TARGET.pattern.finditer(fold(header))), default=-1)
    return base > aim


def _is_base_year(column: Column, setting: Setting) -> bool:
    """A bare year before the plan under a joint header 目标值: the base beside the targets."""
    plan = setting.plan
    if plan is None or not words.is_year(column.own) or column.own == column.header:
        return False
    year, upper = find_year(column.own), column.header.removesuffix(column.own)
    ordinal = find_ordinal(upper, bare=True)
    return year is not None and year < plan[0] and (ordinal is None or plan_years(ordinal[0])[1] != year)


def _reached(column: Column, targets: Sequence[Column]) -> str:
    """Base or result: the base lies before a target, the result in the year of one."""
    ends = [c.years[1] for c in targets if c.years is not None]
    if words.ACTUAL.matches(column.header):
        return "actual"
    if not targets:
        return "baseline" if words.BASE.matches(column.header) else "annual_average" if column.average else "observed"
    if column.years is None:
        return "baseline" if words.BASE.matches(column.header) else "observed"
    if any(end > column.years[1] for end in ends):
        return "annual_average" if column.average else "baseline"
    if column.years[1] in ends:
        return "annual_average" if column.average else "actual"
    return "baseline" if words.BASE.matches(column.header) else "observed"


def _rated(values: Sequence[Column], n: int) -> Years | None:
    """The years of the nearest column before it that has some, else behind it: what a result is measured against."""
    before = [c.years for c in values[:n] if c.years is not None and not c.average]
    after = [c.years for c in values[n + 1 :] if c.years is not None and not c.average]
    return before[-1] if before else after[0] if after else None
