"""Parts against their whole in one table: 其中 rows, the row 合计."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ..core.problems import Finding, finding
from ..lexicon.tables import tells_rates
from ..models import Cell, Indicator, Observation
from .check import Check, Example
from .figures import last_digit
from .view import View


def find(view: View) -> Iterator[Finding]:
    """PART_EXCEEDS_WHOLE, SUM_DIFFERS."""
    yield from _rows(view)
    yield from _totals(view)
    yield from _other_tables(view)


def _rows(view: View) -> Iterator[Finding]:
    """A 其中 row against the row that it is part of, column by column."""
    rows = {indicator.id: indicator for indicator in view.document.indicators}
    for part in view.document.indicators:
        whole = rows.get(part.of) if part.of is not None else None
        if whole is None or part.unit != whole.unit or part.unit in ("%", "％", "‰", None):
            continue
        for value, above in _in_one_column(part, whole):
            if value.value is not None and above.value is not None and value.value > above.value:
                detail = f"“{part.name}”{value.raw}，“{whole.name}”{above.raw}，{value.column}"
                yield finding("PART_EXCEEDS_WHOLE", detail, view.places(above.span, value.span))


def _in_one_column(part: Indicator, whole: Indicator) -> Iterator[tuple[Observation, Observation]]:
    above = {(value.column, value.cumulative): value for value in whole.values if value.comparator == "="}
    for value in part.values:
        if value.role == "annual_average" or tells_rates(value.column):
            continue
        if value.comparator == "=" and (value.column, value.cumulative) in above:
            yield value, above[value.column, value.cumulative]


_TOTAL = re.compile(r"^(?:合计|总计|总数)$")


def _totals(view: View) -> Iterator[Finding]:
    """The row 合计 at the head or the foot of a table against all other rows, column by column."""
    for rows in view.rows_by_table:
        ends = [row for row in (rows[0], rows[-1]) if _TOTAL.match(row.name)]
        parts = [row for row in rows if row not in ends]
        plain = len({(row.unit, row.group, row.of) for row in rows}) == 1 and rows[0].unit not in ("%", "％", "‰")
        if len(ends) == 1 and len(parts) >= 2 and plain and not any(_TOTAL.match(row.name) for row in parts):
            yield from _columns(view, ends[0], parts)


def _columns(view: View, total: Indicator, parts: list[Indicator]) -> Iterator[Finding]:
    for n, whole in enumerate(total.values):
        cells = [row.values[n] for row in parts if len(row.values) == len(total.values)]
        values = [cell.value for cell in cells if cell.value is not None and cell.comparator == "="]
        rates = whole.role == "annual_average" or tells_rates(whole.column)
        if len(values) != len(parts) or whole.value is None or rates:
            continue
        if not _add_up(values, whole.value):
            detail = f"{whole.column}各行合计 {sum(values, Decimal(0))}，“{total.name}”印作 {whole.raw}"
            yield finding("SUM_DIFFERS", detail, view.places(whole.span, *(cell.span for cell in cells)))


def _add_up(parts: list[Decimal], whole: Decimal) -> bool:
    """Whether parts make their whole, as they are rounded; each part may be printed twice, on two levels of a table."""
    room = sum((last_digit(value) for value in [*parts, whole]), Decimal(0)) / 2
    made = sum(parts, Decimal(0))
    return abs(made - whole) <= room or abs(made - 2 * whole) <= 2 * room


_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?|[0-9]{1,3}(?:[,，][0-9]{3})+(?:\.[0-9]+)?")
_INNER = re.compile("小计|合计|总计|其中|平均|人均|全[省市县区国]")


def _other_tables(view: View) -> Iterator[Finding]:
    """The row 合计 of a table that is none of indicators: columns of plain numbers that come near their total and miss it."""
    for table in view.document.tables:
        rows = [row for row in table.rows if row.kind == "data"] if table.kind == "other" else []
        ends = [row for row in (*rows[:1], *rows[-1:]) if row.cells and _TOTAL.match(row.cells[0].raw)]
        parts = [row for row in rows if row not in ends]
        inner = any(_INNER.search(cell.raw) for row in parts for cell in row.cells[:2])
        if len(ends) != 1 or len(parts) < 2 or inner or len(parts) != len(table.rows) - 1:
            continue
        printed = {_decimal(cell) for cell in ends[0].cells[1:] if _NUMBER.fullmatch(cell.raw)}
        for whole in ends[0].cells[1:]:
            cells = [cell for row in parts for cell in row.cells if cell.column == whole.column]
            header = table.columns[whole.column].header if whole.column < len(table.columns) else ""
            if len(cells) == len(parts) and _is_sum(header) and all(_NUMBER.fullmatch(c.raw) for c in [*cells, whole]):
                values = [_decimal(cell) for cell in cells]
                made = sum(values, Decimal(0))
                # a sum that stands under another column: the totals are shifted against their parts
                shifted = made != _decimal(whole) and made in printed
                if _is_near(made, _decimal(whole)) and not shifted and not _add_up(values, _decimal(whole)):
                    detail = f"{header}各行合计 {sum(values, Decimal(0))}，“{ends[0].cells[0].raw}”印作 {whole.raw}"
                    yield finding("SUM_DIFFERS", detail, view.places(whole.span, *(cell.span for cell in cells)))


def _is_sum(header: str) -> bool:
    return header != "" and not tells_rates(header) and not re.search("序号|率|[占之]比|均|[%％‰]", header)


def _is_near(made: Decimal, whole: Decimal) -> bool:
    return whole <= 2 * made and made <= 2 * whole


def _decimal(cell: Cell) -> Decimal:
    return Decimal(cell.raw.replace(",", "").replace("，", ""))


_TABLE = "指标\t2020年\t2025年\n开展培训人次（万人次）\t{whole}\t50\n其中：农民工培训人次（万人次）\t{part}\t20\n"
_SUMMED = "一、任务\n表1 高标准农田任务\n单位：万亩\n指标\t2020年基数\t2025年目标\n丘陵地区\t8\t12.5\n平原地区\t5\t7.5\n合计\t13\t{}\n"

_PLACES = "一、任务\n表9 各地任务\n单位：万亩\n地区\t2020年基数\t2025年目标\n东湖区\t343\t169\n青山区\t879\t365\n白川县\t897\t690\n合计\t2119\t{}\n"

CHECK = Check(
    find,
    (
        Example(
            "PART_EXCEEDS_WHOLE",
            shows=_TABLE.format(whole="30", part="45"),
            holds=_TABLE.format(whole="45", part="30"),
        ),
        Example("SUM_DIFFERS", shows=_SUMMED.format("21"), holds=_SUMMED.format("20")),
        Example("SUM_DIFFERS", shows=_PLACES.format("1424"), holds=_PLACES.format("1224")),
        Example("SUM_DIFFERS", shows=_PLACES.format("2248"), holds=_PLACES.format("1224")),
    ),
)
