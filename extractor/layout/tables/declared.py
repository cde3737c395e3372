"""Tables that the format declares: every cell in its slot, merged cells as they are."""

from __future__ import annotations

from ...core.source import DeclaredTable
from .grid import Cells, Covered


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
    """Columns in which no cell begins only part merged cells from each other: layout of the source."""
    width = len(rows[0])
    kept = [n for n in range(width) if any(row[n] is not None and not isinstance(row[n], Covered) for row in rows)]
    return [[row[n] for n in kept] for row in rows]
