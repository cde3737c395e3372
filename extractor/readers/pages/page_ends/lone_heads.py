"""A header alone at the end of a page, whose rows stand on the next one and no rule holds them together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from ..blocks import Block, Framed, Line, Table, TableCell
from ..furniture import Read
from ..lines.words import Words
from ..shapes import Glyph, Run
from ..tables.grids import Cell, lattice_of
from ..tables.half_ruled import STEP
from ..tables.head_tiers import header_boxes
from ..tables.values import is_value

LINES = 3
"""Printed lines of such a header, at most."""
LEAST = 3
"""Its columns, at least."""
OVER = 3.0
"""Heights of the type by which a header reaches beyond the numbers of the last column, at most."""
TIERED = 7
"""Printed lines of a header of several tiers, at most."""
ROOM = 2.0
"""Heights of the type between its lines, at most."""
_NO_HEAD = re.compile(r"^(?:专\s*栏|[附续]?\s*表|[（(]?续|单位[：:])|[。；，！？]$")
"""A caption, a line about all values, the end of a sentence."""
_WORD = re.compile(r"[^\s\u3000]+")


def with_lone_heads(pages: Sequence[Read], left_out: Collection[int]) -> None:
    """Make the last lines of a page the first row of the table that begins the next page, where they head its columns.

    Args:
        pages: all pages; their blocks are changed.
        left_out: ``id`` of blocks that are of the carrier.
    """
    for page, body, table in before_headless(pages, left_out):
        if len(table.xs) <= LEAST or _with_tiered_head(page, body, table):
            continue
        tail = _tail(body, table)
        words = [word for line in tail for word in _words(line)]
        columns = [_column(word, table) for word in words]
        if {*columns} == {*range(len(table.xs) - 1)}:
            put_in_place(page, tail, _head(tail, words, columns, table))
    for page, after in pairwise(pages):
        first = next((b for b in after.blocks if id(b) not in left_out), None)
        if isinstance(first, Table) and first.printed and len(first.xs) > LEAST and (said := _header_letters(first)):
            _with_tiered_head(page, [b for b in page.blocks if id(b) not in left_out], first, said)


def _header_letters(table: Table) -> list[str]:
    """The letters of the rows above the first with values, in their order; none where that row is the first."""
    rows = [c.cell.row for c in table.cells for line in c.lines if is_value(line.text)]
    first, width = min(rows, default=0), len(table.xs) - 1
    heads = [c for c in table.cells if c.cell.row < first and c.cell.columns < width]
    return _letters(line for c in heads for line in c.lines)


def _letters(lines: Iterable[Line]) -> list[str]:
    return sorted("".join("".join(line.text.split()) for line in lines))


def _with_tiered_head(page: Read, body: Sequence[Block], table: Table, said: Sequence[str] | None = None) -> bool:
    """The same for a header of several tiers, which may stand in a frame: as many lines as head all columns, if any do.

    ``said`` are the letters of it where the table prints it again.
    """
    last = body[-1] if body else None
    if isinstance(last, Framed):
        lines = [block for block in last.blocks if isinstance(block, Line)]
        if len(lines) == len(last.blocks) <= TIERED and all(_may_be_head(line, table) for line in lines):
            head = _tiered(lines, table) if said is None or _letters(lines) == said else None
            if head is not None:
                put_in_place(page, [last], head)
                return True
        return False
    tail: list[Line] = []
    for block in reversed(body):
        if not isinstance(block, Line) or len(tail) == TIERED or not _may_be_head(block, table):
            break
        if tail and tail[0].box[1] - block.box[3] > ROOM * block.size:
            break
        tail.insert(0, block)
    for first in range(len(tail)):
        head = _tiered(tail[first:], table) if said is None or _letters(tail[first:]) == said else None
        if head is not None:
            put_in_place(page, tail[first:], head)
            return True
    return False


def _may_be_head(line: Line, table: Table) -> bool:
    """Whether the words of a line may be labels of the table's columns."""
    x0, x1 = table.xs[0] - line.size, table.xs[-1] + OVER * line.size
    words = list(_words(line))
    inside = all(x0 <= word.box[0] and word.box[2] <= x1 and not is_value(word.text) for word in words)
    return bool(words) and inside and not line.aside and not _NO_HEAD.search(line.text.strip())


def _tiered(lines: Sequence[Line], table: Table) -> Table | None:
    """The lines as a header over the columns of the table; None where they head them not all, or not beyond doubt."""
    held = [list(_words(line)) for line in lines]
    runs = [[_run(word, line.size) for word in words] for words, line in zip(held, lines, strict=True)]
    top, bottom = min(line.box[1] for line in lines), max(line.box[3] for line in lines)
    boxes = header_boxes(runs, table.xs, top - 1, bottom + 1)
    if boxes is None:
        return None
    cells = [TableCell(cell, []) for cell in lattice_of(boxes).cells]
    for words, line in zip(held, lines, strict=True):
        for word in words:
            x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
            own = (c for c in cells if c.cell.box[0] <= x <= c.cell.box[2] and c.cell.box[1] <= y <= c.cell.box[3])
            cell = next(own, None)
            if cell is None:
                return None
            x0, _, x1, _ = cell.cell.box
            cell.lines.append(Line([word], word.box, x0, x1, line.size, line.weight))
    return Table((table.xs[0], top, table.xs[-1], bottom), list(table.xs), cells, printed=True)


def _run(word: Words, size: float) -> Run:
    _, top, _, bottom = word.box
    edges = pairwise(word.edges)
    return Run([Glyph(char, a, top, b, bottom, size) for char, (a, b) in zip(word.text, edges, strict=True)])


def before_headless(pages: Sequence[Read], left_out: Collection[int]) -> Iterator[tuple[Read, list[Block], Table]]:
    """Each page before one that begins with a printed table without a header: the page, its blocks and that table."""
    for page, after in pairwise(pages):
        table = next((b for b in after.blocks if id(b) not in left_out), None)
        if isinstance(table, Table) and table.printed and _begins_with_values(table):
            yield page, [b for b in page.blocks if id(b) not in left_out], table


def put_in_place(page: Read, tail: Sequence[Block], table: Table) -> None:
    """Set a table where the lines, or the frame, of which it is made stood."""
    at = next(n for n, block in enumerate(page.blocks) if block is tail[0])
    held = {id(line) for line in tail}
    page.blocks[:] = [b for b in page.blocks if id(b) not in held]
    page.blocks.insert(at, table)


def _begins_with_values(table: Table) -> bool:
    """Whether the first row of a table that names no group has values, so that it is no header."""
    held = [c for c in table.cells if c.lines]
    first = min((c.cell.row for c in held if c.cell.columns < len(table.xs) - 1), default=0)
    return any(is_value(line.text) for c in held if c.cell.row == first and c.cell.column > 0 for line in c.lines)


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
