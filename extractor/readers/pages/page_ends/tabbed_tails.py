"""Rows set with tabs at the end of a page, too few to be seen as a grid, whose table goes on on the next page."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from ..blocks import Block, Line, Table, TableCell
from ..furniture import Read
from ..tables.grids import Cell
from .joins import goes_on
from .lone_heads import before_headless, put_in_place


def with_tabbed_tails(pages: Sequence[Read], left_out: Collection[int]) -> None:
    """Make a grid of the rows with which a page ends, where the next page begins with more of their columns.

    Args:
        pages: all pages; their blocks are changed.
        left_out: ``id`` of blocks that are of the carrier.
    """
    for page, body, table in before_headless(pages, left_out):
        tail = _tail(body, len(table.xs) - 1)
        grid = _grid(tail)
        if grid is not None and goes_on(grid, table):
            put_in_place(page, tail, grid)


def _tail(body: Sequence[Block], width: int) -> list[Line]:
    tail: list[Line] = []
    for block in reversed(body):
        if not isinstance(block, Line) or block.aside or len(block.cells) != width or not block.is_row:
            break
        tail.insert(0, block)
    return tail


def _grid(rows: Sequence[Line]) -> Table | None:
    """The rows as a table; None where a column has no words, or they stand in another's."""
    columns = [[words.box for row in rows if (words := row.cells[n])] for n in range(len(rows[0].cells) if rows else 0)]
    if not columns or not all(columns):
        return None
    gaps = [(max(box[2] for box in a), min(box[0] for box in b)) for a, b in pairwise(columns)]
    if any(low > high for low, high in gaps):
        return None
    left, right = min(box[0] for box in columns[0]), max(box[2] for box in columns[-1])
    xs = [left, *((low + high) / 2 for low, high in gaps), right]
    cells = [
        TableCell(Cell(y, n, 1, 1, (a, row.box[1], b, row.box[3])), _lines(row, n))
        for y, row in enumerate(rows) for n, (a, b) in enumerate(pairwise(xs))
    ]  # fmt: skip
    return Table((xs[0], rows[0].box[1], xs[-1], rows[-1].box[3]), xs, cells, printed=True)


def _lines(row: Line, column: int) -> list[Line]:
    words = row.cells[column]
    return [Line([words], words.box, words.box[0], words.box[2], row.size, row.weight)] if words is not None else []
