"""Printed twice: a row with other values, a whole column of targets that repeats the base."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..core.problems import Finding, finding
from ..models import Indicator, Observation
from .check import Check, Example
from .view import View

NAMED = 4
"""Characters of a name that says by itself what it counts; 其中 rows and columns of kinds have shorter ones."""

SEVERAL = 4
"""Rows from which a target column that equals the base throughout is no accident."""


def find(view: View) -> Iterator[Finding]:
    """ROW_REPEATED with both rows, COLUMN_REPEATED with the first cells of both columns."""
    for rows in view.rows_by_table:
        yield from _twice(view, rows)
        yield from _columns(view, rows)


def _twice(view: View, rows: list[Indicator]) -> Iterator[Finding]:
    """The one name that stands twice; where several do, the table has blocks and their headings are elsewhere."""
    same: dict[tuple[str | None, str | None, str | None, str], list[Indicator]] = defaultdict(list)
    for row in rows:
        same[row.group, row.of, row.unit, row.name].append(row)
    repeated = [found for found in same.values() if len(found) > 1]
    if len(repeated) == 1 and len(repeated[0]) == 2 and len(repeated[0][0].name) >= NAMED:
        first, second = repeated[0]
        if _prints(first) != _prints(second):
            detail = f"“{first.name}”：{_said(first)}，又作 {_said(second)}"
            yield finding("ROW_REPEATED", detail, view.places(first.span, second.span))


def _prints(indicator: Indicator) -> list[str]:
    return [value.raw for value in indicator.values]


def _said(indicator: Indicator) -> str:
    return "、".join(_prints(indicator))


def _columns(view: View, rows: list[Indicator]) -> Iterator[Finding]:
    """The pair of base and target in every row that has both as plain numbers."""
    pairs = [pair for row in rows if (pair := _pair(row)) is not None]
    if len(pairs) >= SEVERAL and all(base.value == target.value for base, target in pairs):
        base, target = pairs[0]
        detail = f"{base.column}与{target.column}两列 {len(pairs)} 行的值全部相同"
        yield finding("COLUMN_REPEATED", detail, view.places(base.span, target.span))


def _pair(row: Indicator) -> tuple[Observation, Observation] | None:
    bases = [value for value in row.values if value.role == "baseline" and value.value is not None]
    targets = [value for value in row.values if value.role == "target" and value.value is not None]
    return (bases[-1], targets[-1]) if bases and targets else None


_ROWS = "指标\t2020年基数\t2025年目标\n就业（万人）\t5\t{}\n培训（万人次）\t8\t8\n参保（万人）\t90\t90\n机构（家）\t12\t12\n"

CHECK = Check(
    find,
    (
        Example(
            "ROW_REPEATED",
            shows="指标\t2020年\t2025年\n培训人次（万人次）\t5\t6\n就业（万人）\t5\t6\n培训人次（万人次）\t5\t7\n",
            holds="指标\t2020年\t2025年\n一、城镇\n培训人次（万人次）\t5\t6\n二、农村\n培训人次（万人次）\t5\t7\n",
        ),
        Example("COLUMN_REPEATED", shows=_ROWS.format(5), holds=_ROWS.format(6)),
    ),
)
