"""The name of a group alone between the last row of a page and the next page, where its table goes on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from ..blocks import Line, Table, TableCell
from ..furniture import Read
from ..tables.grids import Cell
from .joins import goes_on

LETTERS = 20
"""Letters of such a name, at most."""
APART = 1.5
"""Heights of the type from the table to it, at most."""
_STOPS = "。；：，！？"


def with_lone_groups(pages: Sequence[Read], left_out: Collection[int]) -> None:
    """Make such a line the last row of the table above it.

    Args:
        pages: all pages; their blocks are changed.
        left_out: ``id`` of blocks that are of the carrier.
    """
    for page, after in pairwise(pages):
        body = [block for block in page.blocks if id(block) not in left_out]
        first = next((block for block in after.blocks if id(block) not in left_out), None)
        table, line = body[-2:] if len(body) > 1 else (None, None)
        if not isinstance(table, Table) or not isinstance(line, Line) or first is None or not _names_group(line, table):
            continue
        if table.printed and goes_on(table, first):
            page.blocks[:] = [_with_row(table, line) if b is table else b for b in page.blocks if b is not line]


def _names_group(line: Line, table: Table) -> bool:
    """Whether a line of few words stands right below a table and between its sides."""
    text = line.text.strip()
    near = 0 <= line.box[1] - table.box[3] <= APART * line.size
    inside = table.box[0] - line.size <= line.box[0] and line.box[2] <= table.box[2] + line.size
    return near and inside and not line.aside and 1 < len(text) <= LETTERS and text[-1] not in _STOPS


def _with_row(table: Table, line: Line) -> Table:
    row = max(cell.cell.row + cell.cell.rows for cell in table.cells)
    x0, _, x1, top = table.box
    cell = Cell(row, 0, 1, len(table.xs) - 1, (x0, top, x1, line.box[3]))
    return replace(table, box=(x0, table.box[1], x1, line.box[3]), cells=[*table.cells, TableCell(cell, [line])])
