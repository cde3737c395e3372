"""Tables set beside each other under one header: 收入 | 执行数 | 支出 | 执行数, or 产品 | 产量 | 产品 | 产量."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ....lexicon import tables as words
from ..grid import Cells, Grid, GridRow, text_of

MOST = 4
"""Sides that a table has at most."""


def parts_of(headers: Sequence[str]) -> list[range]:
    """The columns of each side: every side has the headers of the first, but for one, that of its names; or names and
    then units and times, which are others in each (指标 | 2020年 | 指标 | 2025年目标).

    Empty where the columns are those of one table.
    """
    for count in range(2, MOST + 1):
        size, left = divmod(len(headers), count)
        if left or size < 2:
            continue
        parts = [range(n * size, (n + 1) * size) for n in range(count)]
        others = [n for n in range(size) if len({headers[part[n]] for part in parts}) > 1]
        named = not any(_tells_time(headers[part[n]]) for n in others for part in parts)
        if named and len(others) <= 1 and len(others) < size and all(headers[n] for part in parts for n in part):
            return parts
        kinds = [[_kind(headers[n]) for n in part] for part in parts]
        if all(kind == kinds[0] for kind in kinds) and kinds[0][0] == "name" and "time" in kinds[0] and not named:
            return parts
    return []


def _kind(header: str) -> str:
    """What a header of one side says, to be compared with the others'."""
    if words.header_role(header) == "name" or header.endswith("指标"):
        return "name"
    return "time" if _tells_time(header) else header


def _tells_time(header: str) -> bool:
    return words.is_year(header) or words.TIME.search(header) is not None


def sides_of(grid: Grid) -> list[range]:
    """The columns of each side of a table, where each has names of its own; empty where it has only one side."""
    parts = parts_of(grid.headers)
    if _of_other_times(grid.headers, parts):
        return parts  # their headers say what names them
    return parts if all(any(has_names(grid, n) for n in part) for part in parts) else []


def _of_other_times(headers: Sequence[str], parts: Sequence[range]) -> bool:
    """Whether the sides have columns of other times."""
    beside = zip(*parts, strict=True)
    return any(
        len({headers[n] for n in across}) > 1 and all(_tells_time(headers[n]) for n in across) for across in beside
    )


def side(grid: Grid, columns: range, first: bool) -> Grid:
    """The table that one side is; what was found amiss with the whole is told with the first."""
    rows = [GridRow(row.kind, _within(row, columns), row.doubt) for row in grid.rows]
    return replace(
        grid,
        columns=grid.columns[columns.start : columns.stop],
        headers=grid.headers[columns.start : columns.stop],
        rows=[row for row in rows if any(text_of(cell) for cell in row.cells)],
        findings=grid.findings if first else [],
    )


def _within(row: GridRow, columns: range) -> Cells:
    """The cells of a row in one side; the name of a group that stands in one is that of every side."""
    cells = row.cells[columns.start : columns.stop]
    return row.cells if row.kind == "group" and not any(text_of(cell) for cell in cells) else cells


def has_names(grid: Grid, index: int) -> bool:
    """Whether a column has names: words, each of them different, and no units or attributes."""
    cells = [t for row in grid.rows if row.kind == "data" and (t := text_of(row.cells[index]))]
    told = [words.is_value(t) or words.is_unit(t) or words.is_attribute(t) for t in cells]
    return bool(cells) and sum(told) * 4 < len(cells) and len(set(cells)) * 2 > len(cells)
