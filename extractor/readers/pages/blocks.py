"""A page to blocks in reading order: printed lines, tables, frames.

Ruled areas come first: what stands in a grid is its cells', what stands in a single cell is framed.
The rest is read in columns where a gutter parts it, and in lines from above to below where none does.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from .aligned import aligned_tables, stacks
from .areas import Areas
from .columns import Placed, in_reading_order
from .grids import Cell, Lattice, lattices
from .runs import SAME_LINE, once, runs_of
from .shapes import Box, Glyph, Page, Rule, Run, Watermark
from .side_heads import side_heads
from .undrawn import refined
from .words import Words, words_of

SLIVER = 16.0
"""Width of an empty outer column that is only the room between a table and the frame around it, at most."""
REST = 3
"""Printed lines that a page end cuts off from a row, at most."""
INSET = 1.2
"""Room between a frame and its text, in widths of a Han character, at most."""


@dataclass(slots=True)
class Line:
    """One printed line; ``left`` and ``right`` bound the column of text in which it stands.

    ``cells`` is one, or more where the line is a row of an unruled table (None for an empty slot).
    """

    cells: list[Words | None]
    box: Box
    left: float
    right: float
    size: float
    bold: bool = False
    aside: str = ""
    """What it is where it stands beside the text: a head that runs down the margin, a watermark."""

    @property
    def is_row(self) -> bool:
        """Whether it is a row of an unruled table."""
        return len(self.cells) > 1

    @property
    def text(self) -> str:
        """Its characters and blanks."""
        return " ".join(words.text for words in self.cells if words is not None)


@dataclass(slots=True)
class TableCell:
    """A cell of a ruled table with its printed lines."""

    cell: Cell
    lines: list[Line]


@dataclass(slots=True)
class Table:
    """A ruled table of two columns or more; ``xs`` are the places of its upright lines."""

    box: Box
    xs: list[float]
    cells: list[TableCell]


@dataclass(slots=True)
class Framed:
    """What stands inside one frame."""

    box: Box
    blocks: list[Block]


Block = Line | Table | Framed


def blocks_of(page: Page) -> list[Block]:
    """All blocks of the page in reading order."""
    grids = [g for g in lattices(page.rules) if not _is_page_border(g, page)]
    ruled = Areas([g.box for g in grids])
    loose = [r for r in page.rules if next(ruled.around((r.x0, r.top, r.x1, r.bottom)), None) is None]
    return [*_blocks(once(page.glyphs), grids, loose), *map(_mark, page.watermarks)]


def _mark(mark: Watermark) -> Line:
    words = Words(mark.text, array("f"), mark.box, [])
    return Line([words], mark.box, mark.box[0], mark.box[2], mark.box[3] - mark.box[1], aside="watermark")


def _is_page_border(grid: Lattice, page: Page) -> bool:
    """A frame around the whole page is an ornament."""
    x0, top, x1, bottom = grid.box
    return len(grid.cells) == 1 and (x1 - x0) * (bottom - top) > 0.8 * page.width * page.height


def _blocks(glyphs: list[Glyph], grids: list[Lattice], loose: list[Rule], frame: Box | None = None) -> list[Block]:
    """The blocks of an area: the page, or what a frame holds."""
    holders = Areas([g.box for g in grids])
    outer = [g for n, g in enumerate(grids) if all(o == n for o in holders.around(g.box))]
    free: list[Glyph] = [] if outer else glyphs
    areas = Areas([g.box for g in outer])
    inside: list[list[Glyph]] = [[] for _ in outer]
    for glyph in glyphs if outer else ():
        holder = next(areas.at(glyph.centre, glyph.middle), None)
        (free if holder is None else inside[holder]).append(glyph)
    within: list[list[Lattice]] = [[] for _ in outer]
    for g in grids if len(grids) > len(outer) else ():
        holder = next(areas.around(g.box), None)
        if holder is not None and outer[holder] is not g:
            within[holder].append(g)
    placed: list[Placed[Run | Block]] = []
    for grid, own, inner in zip(outer, inside, within, strict=True):
        if own:
            block, outside = _ruled(grid, own, inner, loose)
            placed.append((grid.box, block))
            free += outside
    runs = runs_of(free)
    heads, runs = side_heads(runs) if frame is None else ([], runs)
    placed += [((r.x0, r.top, r.x1, r.bottom), r) for r in runs]
    size = median(r.size for r in runs) if runs else 12.0
    bounded = stacks(loose)
    asides = [Line([words], words.box, words.box[0], words.box[2], size, aside="running_header") for words in heads]
    return [*(b for flow in in_reading_order(placed, size) for b in _flow(flow, bounded, frame)), *asides]


def _ruled(
    grid: Lattice, glyphs: list[Glyph], inner: list[Lattice], loose: list[Rule]
) -> tuple[Table | Framed, list[Glyph]]:
    """A frame where the grid has one column with words in it, a table where it has more; and what is in no cell."""
    cells, outside = _filled(grid, glyphs)
    filled = [cell for cell, own in cells if own]
    if len({cell.column for cell in filled}) <= 1 and not _is_rest_of_row(grid, cells):
        return Framed(grid.box, _blocks(glyphs, inner, loose, grid.box)), []
    closer = refined(grid, cells)
    if closer is not grid:
        grid = closer
        cells, outside = _filled(grid, glyphs)
        filled = [cell for cell, own in cells if own]
    first, last = min(c.column for c in filled), max(c.column + c.columns for c in filled)
    first = first if grid.xs[first] - grid.xs[0] <= SLIVER else 0
    last = last if grid.xs[-1] - grid.xs[last] <= SLIVER else grid.width
    kept = [
        TableCell(replace(cell, column=cell.column - first), _lines_in(cell.box, own))
        for cell, own in cells
        if first <= cell.column < last
    ]
    return Table(grid.box, grid.xs[first : last + 1], kept), outside


def _is_rest_of_row(grid: Lattice, cells: list[tuple[Cell, list[Glyph]]]) -> bool:
    """Whether the grid is one row of several cells of which one holds few words: what a page end cut off."""
    if max(cell.row for cell in grid.cells) > 0 or sum(c.box[2] - c.box[0] > SLIVER for c in grid.cells) < 3:
        return False
    return sum(len(_rows(runs_of(own))) for _, own in cells) <= REST


def _filled(grid: Lattice, glyphs: list[Glyph]) -> tuple[list[tuple[Cell, list[Glyph]]], list[Glyph]]:
    """Each cell with the characters that stand in it, and those that stand in none."""
    slots: dict[tuple[int, int], list[Glyph]] = {}
    own: list[tuple[Cell, list[Glyph]]] = [(cell, []) for cell in grid.cells]
    for cell, held in own:
        for row in range(cell.row, cell.row + cell.rows):
            slots |= {(row, column): held for column in range(cell.column, cell.column + cell.columns)}
    outside: list[Glyph] = []
    for glyph in glyphs:
        place = bisect_right(grid.ys, glyph.middle) - 1, bisect_right(grid.xs, glyph.centre) - 1
        slots.get(place, outside).append(glyph)
    return own, outside


def _lines_in(box: Box, glyphs: list[Glyph]) -> list[Line]:
    return [_line(row, box[0], box[2]) for row in _rows(runs_of(glyphs))]


# -- one column of text -------------------------------------------------------------------


def _flow(items: Sequence[Placed[Run | Block]], areas: Sequence[Box], frame: Box | None) -> list[Block]:
    """Runs joined to lines, tables of aligned rows marked, blocks in their place among them."""
    runs = [thing for _, thing in items if isinstance(thing, Run)]
    rows = _rows(runs)
    left, right = _margins(rows)
    if frame is not None and rows:
        inset = INSET * rows[0][0].size
        left, right = min(left, frame[0] + inset), max(right, frame[2] - inset)
    tables = aligned_tables(rows, areas)
    made: list[tuple[float, Block]] = []
    for n, row in enumerate(rows):
        line = _line(row, left, right, tables.get(n))
        made.append((line.box[1], line))
    made += [(box[1], thing) for box, thing in items if not isinstance(thing, Run)]
    return [block for _, block in sorted(made, key=lambda m: m[0])]


def _rows(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs of one height together, from left to right."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (r.middle, r.x0)):
        if rows and abs(run.middle - rows[-1][0].middle) <= SAME_LINE * max(run.size, rows[-1][0].size) * 0.9:
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda r: r.x0) for row in rows]


def _margins(rows: Sequence[list[Run]]) -> tuple[float, float]:
    """Where the lines of a column begin and end at the farthest, strays left aside."""
    if not rows:
        return 0.0, 0.0
    begins = sorted(row[0].x0 for row in rows)
    ends = sorted((row[-1].x1 for row in rows), reverse=True)
    return outermost(begins, rows[0][0].size), outermost(ends, rows[0][0].size)


def outermost(places: Sequence[float], size: float, times: int = 2) -> float:
    """The first of the ordered places that comes back ``times``; the first of all where none does."""
    for n, place in enumerate(places):
        if sum(abs(other - place) <= size / 3 for other in places[n:]) >= times:
            return place
    return places[0]


def _line(row: list[Run], left: float, right: float, slots: list[list[Run]] | None = None) -> Line:
    box = (row[0].x0, min(r.top for r in row), max(r.x1 for r in row), max(r.bottom for r in row))
    cells = [words_of(slot) if slot else None for slot in slots or [row]]
    return Line(cells, box, left, right, max(run.size for run in row), row[0].bold)
