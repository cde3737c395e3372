"""Tables that the format declares: every cell in its slot, merged cells as they are."""

from __future__ import annotations

from ....core.source import DeclaredTable
from ..grid import Cells, Covered, Grid, text_of
from ..headers.tiers import Slots
from .slotted import read_slots

WHOLE_ROWS = "table.barred"
"""The rule of tables whose every row prints all its cells, empty ones too: none goes on with the row above."""


def read_declared(table: DeclaredTable, line: int) -> Grid:
    """A declared table, which stands at a line: it is one, whether its header is known or not."""
    rows = rows_of(table)
    filled = [row for row in rows if any(text_of(cell) for cell in row)]
    strict = table.rule == WHOLE_ROWS
    ragged = table.complete and not strict
    width = None if ragged else len(rows[0])
    if ragged:
        filled = [_ended(row) for row in filled]
    lines = range(line, line + 1)
    grid = read_slots(table.rule, Slots(filled, table.header, width), lines, strict)
    if grid is None:
        grid = read_slots(table.rule, Slots(filled, 0, width), lines, strict)
    assert grid is not None
    grid.fragments = max(grid.fragments, table.fragments)
    return grid


def _ended(row: Cells) -> Cells:
    """The row up to its last cell."""
    while row and row[-1] is None:
        row = row[:-1]
    return row


def rows_of(table: DeclaredTable) -> list[Cells]:
    """The rows, a slot per column; slots that a cell spans refer to it."""
    height = max(cell.row + cell.rows for cell in table.cells)
    width = max(cell.column + cell.columns for cell in table.cells)
    rows: list[Cells] = [[None] * width for _ in range(height)]
    for cell in table.cells:
        for down in range(cell.rows):
            for across in range(cell.columns):
                own = not down and not across
                rows[cell.row + down][cell.column + across] = (
                    cell.content if own else Covered(cell.content, down=not across)
                )
    return _without_empty_columns(rows)


def _without_empty_columns(rows: list[Cells]) -> list[Cells]:
    """Columns in which no words begin only part merged cells from each other: layout of the source."""
    width = len(rows[0])
    kept = [n for n in range(width) if any(text_of(row[n]) for row in rows)]
    return [[row[n] for n in kept] for row in rows]
