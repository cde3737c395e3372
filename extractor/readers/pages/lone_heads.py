"""A header alone at the end of a page, whose rows stand on the next one and no rule holds them together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from .blocks import Block, Line, Table, TableCell
from .furniture import Read
from .grids import Cell
from .half_ruled import STEP
from .values import is_value
from .words import Words

LINES = 3
"""Printed lines of such a header, at most."""
LEAST = 3
"""Its columns, at least."""
OVER = 3.0
"""Heights of the type by which a header reaches beyond the numbers of the last column, at most."""
_WORD = re.compile(r"[^\s\u3000]+")


def with_lone_heads(pages: Sequence[Read], left_out: Collection[int]) -> None:
    """Make the last lines of a page the first row of the table that begins the next page, where they head its columns.

    Args:
        pages: all pages; their blocks are changed.
        left_out: ``id`` of blocks that are of the carrier.
    """
    for page, body, table in before_headless(pages, left_out):
        tail = _tail(body, table)
        words = [word for line in tail for word in _words(line)]
        columns = [_column(word, table) for word in words]
        if len(table.xs) > LEAST and {*columns} == {*range(len(table.xs) - 1)}:
            put_in_place(page, tail, _head(tail, words, columns, table))


def before_headless(pages: Sequence[Read], left_out: Collection[int]) -> Iterator[tuple[Read, list[Block], Table]]:
    """Each page before one that begins with a printed table without a header: the page, its blocks and that table."""
    for page, after in pairwise(pages):
        table = next((b for b in after.blocks if id(b) not in left_out), None)
        if isinstance(table, Table) and table.printed and _begins_with_values(table):
            yield page, [b for b in page.blocks if id(b) not in left_out], table


def put_in_place(page: Read, tail: Sequence[Line], table: Table) -> None:
    """Set a table where the lines of which it is made stood."""
    at = next(n for n, block in enumerate(page.blocks) if block is tail[0])
    held = {id(line) for line in tail}
    page.blocks[:] = [b for b in page.blocks if id(b) not in held]
    page.blocks.insert(at, table)


def _begins_with_values(table: Table) -> bool:
    """Whether the first row of a table has values, so that it is no header."""
    return any(is_value(line.text) for c in table.cells if c.cell.row == 0 and c.cell.column > 0 for line in c.lines)


def _tail(body: Sequence[Block], table: Table) -> list[Line]:
    """The last lines of a page all of whose words stand in columns of the table."""
    tail: list[Line] = []
    for block in reversed(body):
        if not isinstance(block, Line) or block.aside or len(tail) == LINES:
            break
        far = bool(tail) and tail[0].box[1] - block.box[3] > STEP / 2 * block.size
        if far or any(_column(word, table) is None or is_value(word.text) for word in _words(block)):
            break
        tail.insert(0, block)
    return tail


def _words(line: Line) -> Iterator[Words]:
    """The words of a line, parted at its blanks."""
    for words in line.cells:
        for match in _WORD.finditer(words.text) if words is not None else ():
            if words is None or len(words.edges) <= match.end():
                continue
            a, b = match.span()
            box = words.edges[a], words.box[1], words.edges[b], words.box[3]
            yield Words(match.group(), words.edges[a : b + 1], box, [], words.score)


def _column(word: Words, table: Table) -> int | None:
    """The column in which a word stands; None where it stands across two or beside them all."""
    x0, top, x1, bottom = word.box
    inner, size = table.xs[1:-1], bottom - top
    first, last = bisect_right(inner, x0 + 1), bisect_right(inner, x1 - 1)
    inside = table.xs[0] - size <= x0 <= table.xs[-1] and x1 <= table.xs[-1] + OVER * size
    return first if first == last and inside else None


def _head(tail: list[Line], words: list[Words], columns: list[int | None], table: Table) -> Table:
    top, bottom = tail[0].box[1], max(line.box[3] for line in tail)
    cells = []
    for n, (x0, x1) in enumerate(pairwise(table.xs)):
        own = [word for word, column in zip(words, columns, strict=True) if column == n]
        lines = [Line([word], word.box, x0, x1, tail[0].size, tail[0].weight) for word in own]
        cells.append(TableCell(Cell(0, n, 1, 1, (x0, top, x1, bottom)), lines))
    return Table((table.xs[0], top, table.xs[-1], bottom), list(table.xs), cells, printed=True)
