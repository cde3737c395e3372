"""Tables that the format declares: every cell in its slot, merged cells as they are."""

from __future__ import annotations

import re

from ...core.fragment import Fragment
from ...core.source import DeclaredTable
from ...lexicon import tables as words
from .grid import Cells, Covered

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")


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
    return [part for row in _without_empty_columns(rows) for part in _unstacked(row)]


def _unstacked(row: Cells) -> list[Cells]:
    """A row whose cells hold a whole column each, one line per row of it (a table made from a PDF): its rows.

    All cells have as many lines, and one of them a value on every line; two lines may be a name that breaks
    beside a cell of two values, so that they need a third cell to bear them out.
    """
    stacks = [_lines_of(cell) if cell is not None and cell.text else None for cell in row]
    filled = [stack for stack in stacks if stack is not None]
    count = len(filled[0]) if filled else 0
    if count < 2 or len(filled) < (3 if count == 2 else 2) or any(len(stack) != count for stack in filled):
        return [row]
    if not any(all(words.is_value(line.text) for line in stack) for stack in filled):
        return [row]
    return [
        [stack[n] if stack is not None else cell for stack, cell in zip(stacks, row, strict=True)] for n in range(count)
    ]


def _lines_of(cell: Fragment) -> list[Fragment]:
    lines = [cell.sub(match.start(), match.end()).strip() for match in _LINE.finditer(cell.text)]
    return [line for line in lines if line.text]


def _without_empty_columns(rows: list[Cells]) -> list[Cells]:
    """Columns in which no cell begins only part merged cells from each other: layout of the source."""
    width = len(rows[0])
    kept = [n for n in range(width) if any(row[n] is not None and not isinstance(row[n], Covered) for row in rows)]
    return [[row[n] for n in kept] for row in rows]
