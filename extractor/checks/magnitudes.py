"""Values that cannot be: a share above 100 %, columns thousands of times apart (a lost 万), a range upside down."""

from __future__ import annotations

from collections.abc import Iterator

from ..core.problems import Finding, finding
from ..lexicon.indicator_kinds import kinds_of
from ..lexicon.tables import tells_rates
from ..lexicon.units import in_base, read_unit
from ..models import Indicator, Observation
from .check import Check, Example
from .view import View

FAR = 5000
"""Times that no plan multiplies anything; a lost 万 makes 10 000 times, less what really grew."""

SEVERAL = 10
"""A whole number below this may be the start of something new: 2 base stations become 12000."""

JUMP, ALIKE = 8, 1.5
"""Times by which a year leaves its neighbours, and by which these may differ."""


def find(view: View) -> Iterator[Finding]:
    """SHARE_OVER_WHOLE, MAGNITUDE_DIFFERS, SERIES_JUMP, RANGE_REVERSED."""
    series = {table.id for table in view.document.tables if table.kind == "series"}
    for indicator in view.document.indicators:
        shares = "rate" in kinds_of(indicator.name) and read_unit(indicator.unit).dimension == "share"
        for value in indicator.values if shares else []:
            if (
                value.value is not None
                and in_base(value.value, indicator.unit)[1] > 1
                and not tells_rates(value.column)
            ):
                detail = f"“{indicator.name}”{value.column} {value.raw}{indicator.unit}"
                yield finding("SHARE_OVER_WHOLE", detail, view.places(indicator.span, value.span))
        if not shares:
            yield from _without_point(view, indicator)
        yield from _apart(view, indicator)
        if indicator.table_id in series:
            yield from _jumps(view, indicator)
        for value in indicator.values:
            if value.value is not None and value.value_high is not None and value.value_high < value.value:
                yield finding(
                    "RANGE_REVERSED", f"“{indicator.name}”{value.column} {value.raw}", view.places(value.span)
                )
    for statement in view.document.statements:
        if statement.value_high is not None and statement.value_high < statement.value:
            place = view.place(statement.span)
            yield finding("RANGE_REVERSED", f"“{statement.subject}”{place.text}", [place])


def _without_point(view: View, indicator: Indicator) -> Iterator[Finding]:
    """A rate that may exceed 100 % (电话普及率), at five and more times the others of its row, which do not."""
    if not indicator.name.endswith("率") or "growth" in kinds_of(indicator.name):
        return
    values = [v for v in indicator.values if v.value and not tells_rates(v.column) and v.role != "annual_average"]
    shares = [in_base(v.value, indicator.unit)[1] for v in values if v.value is not None]
    if read_unit(indicator.unit).dimension != "share" or len(values) < 2:
        return
    for value, share in zip(values, shares, strict=True):
        others = [other for other in shares if other is not share]
        if share > 1 and others and max(others) <= 1 and share >= 5 * max(others):
            detail = f"“{indicator.name}”{value.column} {value.raw}{indicator.unit}，同一行的其他数不到它的五分之一"
            yield finding("SHARE_OVER_WHOLE", detail, view.places(indicator.span, value.span))


def _apart(view: View, indicator: Indicator) -> Iterator[Finding]:
    levels = [v for v in indicator.values if v.value and v.role != "annual_average" and not tells_rates(v.column)]
    if len(levels) < 2:
        return
    low, high = min(levels, key=_size), max(levels, key=_size)
    if _size(high) >= FAR * _size(low) and (_size(low) >= SEVERAL or _size(low) % 1):
        detail = f"“{indicator.name}”{low.column} {low.raw}，{high.column} {high.raw}"
        yield finding("MAGNITUDE_DIFFERS", detail, view.places(low.span, high.span))


def _jumps(view: View, indicator: Indicator) -> Iterator[Finding]:
    """A year some ten times above or below two neighbours that are alike: a digit too many or too few."""
    years = [value for value in indicator.values if value.value and value.role == "observed"]
    for before, year, after in zip(years, years[1:], years[2:], strict=False):
        sizes = sorted((_size(before), _size(after)))
        if sizes[1] <= ALIKE * sizes[0] and not sizes[1] / JUMP < _size(year) < sizes[0] * JUMP:
            detail = (
                f"“{indicator.name}”{before.column} {before.raw}，{year.column} {year.raw}，{after.column} {after.raw}"
            )
            yield finding("SERIES_JUMP", detail, view.places(before.span, year.span, after.span))


def _size(value: Observation) -> float:
    return abs(float(value.value or 0))


_TABLE = "指标\t2020年\t2025年\n{row}\n"
_RATED = "指标\t2015年\t{}\n森林覆盖率（%）\t61\t101\n"
_SERIES = "表1 完成情况\n单位：人\n指标\t2021年\t2022年\t2023年\t2024年\n城镇新增就业\t16467\t16551\t{}\t20279\n"

CHECK = Check(
    find,
    (
        Example(
            "SHARE_OVER_WHOLE",
            shows=_TABLE.format(row="基本养老保险参保率（%）\t95\t980"),
            holds=_TABLE.format(row="高中阶段毛入学率（%）\t95\t105"),
        ),
        Example(
            "SHARE_OVER_WHOLE",
            shows=_TABLE.format(row="农村自来水普及率（%）\t884\t95"),
            holds=_TABLE.format(row="移动电话普及率（%）\t98\t115"),
        ),
        Example(
            "SHARE_OVER_WHOLE",
            shows=_RATED.format("2020年"),
            holds=_RATED.format("完成率（%）"),
        ),
        Example(
            "MAGNITUDE_DIFFERS",
            shows=_TABLE.format(row="失业保险参保人数（万人）\t277.06\t3050000"),
            holds=_TABLE.format(row="第五代移动通信基站（个）\t2\t12000"),
        ),
        Example("SERIES_JUMP", shows=_SERIES.format("1692"), holds=_SERIES.format("16924")),
        Example(
            "RANGE_REVERSED",
            shows=_TABLE.format(row="劳动人事争议调解成功率（%）\t60\t80—65"),
            holds=_TABLE.format(row="劳动人事争议调解成功率（%）\t60\t65—80"),
        ),
    ),
)
