"""A page to blocks in reading order: printed lines, tables, frames.

Ruled areas come first: what stands in a grid is its cells', what stands in a single cell is framed.
The rest is read in columns where a gutter parts it, and in lines from above to below where none does.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from statistics import median

from .areas import Areas
from .lines.columns import Placed, in_reading_order
from .lines.runs import SAME_LINE, once, runs_of
from .lines.side_heads import side_heads
from .lines.words import Words, words_of
from .shapes import Box, Glyph, Page, Rule, Run, Watermark
from .tables.aligned import Stack, aligned_tables, stacks
from .tables.grids import Cell, Lattice, as_meant, filled_cells, lattices
from .tables.group_doubts import with_doubts
from .tables.half_ruled import (
    begins_above,
    below_header,
    below_rules,
    bounded_table,
    framed_table,
    printed_table,
    runs_on,
)
from .tables.open_groups import over_open_groups
from .tables.parted_stacks import holds_text, parted, without_text
from .tables.printed import printed_lines
from .tables.tails import SAME, Open, continued, in_next_column, rows_at_head
from .tables.undrawn import refined
from .tables.undrawn_groups import groups_between
from .tables.values import ends_with_unit, is_value

SLIVER = 16.0
"""Width of an empty outer column that is only the room between a table and the frame around it, at most."""
MOST_TABLES = 60
"""Tables of one page whose undrawn rules are looked for, at most."""
REST = 3
"""Printed lines that a page end cuts off from a row, at most."""
MARGIN = 0.14
"""Share of a page's height at its foot in which lines of its own stand below the text."""
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
    weight: float = 0.0
    """Share of its characters that are bold."""
    aside: str = ""
    """What it is where it stands beside the text: a head that runs down the margin, a watermark."""

    @property
    def is_row(self) -> bool:
        """Whether it is a row of an unruled table."""
        return len(self.cells) > 1

    @property
    def bold(self) -> bool:
        """Whether most of it is bold."""
        return self.weight > 0.5

    @property
    def text(self) -> str:
        """Its characters and blanks."""
        if len(self.cells) == 1 and (only := self.cells[0]) is not None:
            return only.text
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
    printed: bool = False
    """Whether its columns are told by its print: another part of the table may have them a little elsewhere."""


@dataclass(slots=True)
class Framed:
    """What stands inside one frame."""

    box: Box
    blocks: list[Block]


Block = Line | Table | Framed


def blocks_of(page: Page, before: Open | None = None) -> list[Block]:
    """All blocks of the page in reading order; what is printed over itself is one character of the page from here.

    Args:
        page: the page.
        before: the table with which the page before it ends.
    """
    drawn = [g for g in lattices(page.rules) if not _is_page_border(g, page)]
    grids = [without_text(g, page.glyphs, page.rules) for g in drawn]
    if len(grids) <= MOST_TABLES:
        grids = over_open_groups(grids, page.glyphs)
    ruled = Areas([g.box for g in grids])
    loose = as_meant([r for r in page.rules if next(ruled.around((r.x0, r.top, r.x1, r.bottom)), None) is None])
    page.glyphs = once(page.glyphs)
    return [*_blocks(page.glyphs, grids, loose, before=before, page_width=page.width), *map(_mark, page.watermarks)]


def _mark(mark: Watermark) -> Line:
    words = Words(mark.text, array("f"), mark.box, [])
    return Line([words], mark.box, mark.box[0], mark.box[2], mark.box[3] - mark.box[1], aside=mark.kind)


def _is_page_border(grid: Lattice, page: Page) -> bool:
    """A frame around the whole page is an ornament."""
    x0, top, x1, bottom = grid.box
    return len(grid.cells) == 1 and (x1 - x0) * (bottom - top) > 0.8 * page.width * page.height


def _blocks(
    glyphs: list[Glyph], grids: list[Lattice], loose: list[Rule], frame: Box | None = None, before: Open | None = None,
    page_width: float | None = None,
) -> list[Block]:  # fmt: skip
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
    tops = sorted(g.box[1] for g in outer)
    for n, grid in enumerate(outer if frame is None and len(outer) <= MOST_TABLES else ()):
        end = next((top for top in tops if top > grid.box[1] + 1), inf)
        outer[n], more = below_header(grid, free, end)
        if more:
            inside[n] += more
            held = {id(g) for g in more}
            free = [g for g in free if id(g) not in held]
    first = min((g.box[1] for g in outer), default=inf)
    left = min((g.box[2] for g in outer), default=inf)
    by_column = sorted(zip(outer, inside, within, strict=True), key=lambda held: held[0].box[0] > left)
    for grid, own, inner in by_column:
        if own:
            above = _in_column_before(grid, outer, placed) or (before if grid.box[1] == first else None)
            block, outside = _ruled(grid, own, inner, loose, above)
            placed.append((grid.box, block))
            free += outside
    bounded = stacks(loose, MOST_TABLES)
    if len(bounded) <= MOST_TABLES:
        bounded = [part for stack in bounded for part in parted(stack, free) if not holds_text(part, outer, free)]
    if frame is None:
        free, halves = _half_ruled(free, bounded, [box for box, _ in placed], before, loose)
        placed += halves
    runs = runs_of(free)
    if before is not None:
        rest, runs = _rest_of_table(before, runs, min((box[1] for box, _ in placed), default=inf))
        placed += rest
    heads, runs = side_heads(runs) if frame is None else ([], runs)
    placed += [((r.x0, r.top, r.x1, r.bottom), r) for r in runs]
    size = median(r.size for r in runs) if runs else 12.0
    asides = [Line([words], words.box, words.box[0], words.box[2], size, aside="running_header") for words in heads]
    rules = [stack.box for stack in bounded]
    return [
        *(b for flow in in_reading_order(placed, size, page_width) for b in _flow(flow, rules, frame)),
        *asides,
    ]


def _in_column_before(grid: Lattice, grids: Sequence[Lattice], placed: Sequence[Placed[Run | Block]]) -> Open | None:
    """The table with which the column to the left ends, where a grid of its width is the first of its own column."""
    x0, top, x1, _ = grid.box
    if any(other.box[1] < top and other.box[0] < x1 and x0 < other.box[2] for other in grids):
        return None
    tables = [
        b for _, b in placed if isinstance(b, Table) and b.box[2] <= x0 and abs(b.xs[-1] - b.xs[0] - x1 + x0) <= SAME
    ]
    last = max(tables, key=lambda table: table.box[3], default=None)
    return _open(last).beside(x0) if last is not None and last.box[3] > grid.box[3] else None


def _half_ruled(
    free: list[Glyph], bounded: Sequence[Stack], taken: Sequence[Box], before: Open | None, loose: Sequence[Rule]
) -> tuple[list[Glyph], list[Placed[Run | Block]]]:
    """Tables between level rules alone; and the characters that are left."""
    found: list[Placed[Run | Block]] = []
    others = Areas(taken)
    tops = [stack.box[1] for stack in bounded] + [box[1] for box in taken]
    level = [rule for rule in loose if rule.horizontal]
    left = min((stack.box[2] for stack in bounded), default=inf)
    in_order = sorted(bounded, key=lambda stack: stack.box[0] > left)
    for ruled in in_order if len(bounded) <= MOST_TABLES else ():
        stack = below_rules(ruled, free, min((top for top in tops if top >= ruled.box[3] - 1), default=inf))
        x0, top, x1, bottom = stack.box
        own = [g for g in free if top <= g.middle <= bottom and x0 - SLIVER <= g.centre <= x1 + SLIVER]
        if next(others.at((x0 + x1) / 2, (top + bottom) / 2), None) is not None or not own:
            continue
        table = bounded_table(stack, own, before is not None and bool(before.names))
        if before is not None and not found and (table is None or table.width < len(before.xs) - 1):
            table = continued(before, stack.box, stack.heights, own) or table
        if table is None:
            continue
        block, outside = _as_table(table, *filled_cells(table, own), printed=True)
        free = _without(free, own, outside)
        found.append((table.box, block))
        rest = in_next_column(_open(block), level, free) if _ends_column(block, free) else None
        if rest is not None and not any(_is_headed(other, rest[0].box, free) for other in in_order):
            more, outside = _as_table(rest[0], *filled_cells(*rest), printed=True)
            free = _without(free, rest[1], outside)
            found.append((rest[0].box, more))
    return free, found


def _without(glyphs: list[Glyph], taken: list[Glyph], but: list[Glyph]) -> list[Glyph]:
    held = {id(g) for g in taken} - {id(g) for g in but}
    return [g for g in glyphs if id(g) not in held]


def _is_headed(stack: Stack, box: Box, glyphs: Sequence[Glyph]) -> bool:
    """Whether rules around rows begin with a header of their own."""
    x0, top, x1, bottom = stack.box
    if not (x0 <= (box[0] + box[2]) / 2 <= x1 and top < box[3] and box[1] < bottom):
        return False
    first = printed_lines([g for g in glyphs if top < g.middle < stack.heights[1] and x0 <= g.centre <= x1])
    return max(map(len, first), default=0) > 2 and not any(is_value(run.text) for line in first for run in line)


def _ends_column(table: Table, free: list[Glyph]) -> bool:
    """Whether no text stands below a table in its column, but for one line, which may be the page's number."""
    x0, _, x1, bottom = table.box
    below = [g for g in free if g.middle > bottom and x0 <= g.centre <= x1]
    return len(printed_lines(below)) <= 1


def _rest_of_table(before: Open, runs: list[Run], end: float) -> tuple[list[Placed[Run | Block]], list[Run]]:
    """Rows above ``end``, the first block, that go on with the table of the page before; and the other runs."""
    rows = _rows([run for run in runs if run.bottom <= end])
    start, stop = rows_at_head(before, rows)
    if start == stop:
        return [], runs
    rows = rows[start:stop]
    taken = {id(run) for row in rows for run in row}
    left = [run for run in runs if id(run) not in taken]
    xs = before.xs
    if before.is_lines:
        edges = list(pairwise(xs))
        lines = [
            _line(row, xs[0], xs[-1], [[run for run in row if a <= run.centre < b] for a, b in edges]) for row in rows
        ]
        return [(line.box, line) for line in lines], left
    heights = [min(run.top for run in rows[0]) - 1, max(run.bottom for run in rows[-1]) + 1]
    if len(rows) > 1 and before.is_head(rows[0]):
        heights.insert(1, (max(run.bottom for run in rows[0]) + min(run.top for run in rows[1])) / 2)
    glyphs = [glyph for row in rows for run in row for glyph in run.glyphs]
    xs = [min(xs[0], *(row[0].x0 for row in rows)), *xs[1:-1], max(xs[-1], *(row[-1].x1 for row in rows))]
    before = before._replace(xs=xs)
    table = continued(before, (xs[0], heights[0], xs[-1], heights[1]), heights, glyphs)
    if table is None:
        return [], runs
    return [(table.box, _as_table(table, *filled_cells(table, glyphs), printed=True)[0])], left


def open_table(blocks: Sequence[Block], page: Page) -> Open | None:
    """The table with which a page ends, but for the lines in its margin; None where it ends otherwise."""
    body = [
        b for b in blocks if not (isinstance(b, Line) and (b.aside or b.box[1] > (1 - MARGIN) * page.reading_height))
    ]
    rows: list[Line] = []
    for block in reversed(body):
        if isinstance(block, Table) and not rows:
            return _open(block)
        if not isinstance(block, Line) or not block.is_row or (rows and len(block.cells) != len(rows[0].cells)):
            break
        rows.append(block)
    if not rows:
        return None
    columns = [[words.box for row in rows if (words := row.cells[n]) is not None] for n in range(len(rows[0].cells))]
    if not all(columns):
        return None
    lefts, rights = ([f(box[n] for box in column) for column in columns] for f, n in ((min, 0), (max, 2)))
    gaps = list(zip(rights, lefts[1:], strict=False))
    edges = [lefts[0], *((a + b) / 2 for a, b in gaps), rights[-1]]
    return Open(edges, gaps, True, "".join(rows[-1].text.split()))


def _open(table: Table) -> Open:
    head = sorted((c for c in table.cells if c.cell.row == 0), key=lambda c: c.cell.column)
    printed = "".join("".join(line.text.split()) for cell in head for line in cell.lines)
    return Open(table.xs, _gaps(table), False, printed, _full_names(table))


def _full_names(table: Table) -> tuple[Box, ...]:
    """The last lines of words in the last row that are as wide as any of their column."""
    last = max(cell.cell.row for cell in table.cells)
    found = []
    for cell in table.cells:
        if (
            cell.cell.row == last
            and cell.lines
            and not is_value(cell.lines[-1].text)
            and not ends_with_unit(cell.lines[-1].text)
        ):
            column = [line for c in table.cells if c.cell.column == cell.cell.column for line in c.lines]
            x0, _, x1, _ = cell.lines[-1].box
            widest = max(line.box[2] - line.box[0] for line in column)
            if x1 - x0 >= widest - cell.lines[-1].size:
                found.append(cell.lines[-1].box)
    return tuple(found)


def _gaps(table: Table) -> list[tuple[float, float]]:
    """Between each two columns of a table the room that its words leave; the rule alone where they leave none."""
    ends, begins = list(table.xs), list(table.xs)
    for n, (low, high) in enumerate(pairwise(table.xs)):
        boxes = [line.box for c in table.cells if (c.cell.column, c.cell.columns) == (n, 1) for line in c.lines]
        if boxes and table.printed:
            begins[n], ends[n + 1] = min(box[0] for box in boxes), max(box[2] for box in boxes)
        else:
            begins[n], ends[n + 1] = low, high
    return [(a, b) if a < b else (x, x) for a, b, x in zip(ends[1:-1], begins[1:-1], table.xs[1:-1], strict=True)]


def _ruled(
    grid: Lattice, glyphs: list[Glyph], inner: list[Lattice], loose: list[Rule], before: Open | None = None
) -> tuple[Table | Framed, list[Glyph]]:
    """A frame where the grid has one column with words in it, a table where it has more; and what is in no cell."""
    cells, outside = filled_cells(grid, glyphs)
    filled = [cell for cell, own in cells if own]
    goes_on = before is not None and before.has_columns_of(grid.xs)
    if len({cell.column for cell in filled}) <= 1 and not goes_on and not _is_rest_of_row(grid, cells):
        torn = before is not None and bool(before.names)
        table = framed_table(grid, glyphs, torn) if not inner else None
        narrower = before is not None and (table is None or table.width < len(before.xs) - 1)
        if before is not None and narrower and not inner and not before.is_lines:
            table = continued(before, grid.box, grid.ys, glyphs) or table
        if table is not None:
            return _as_table(table, *filled_cells(table, glyphs), printed=True)
        return Framed(grid.box, _blocks(glyphs, inner, loose, grid.box)), []
    closer = refined(grid, cells)
    drawn = [y for y in grid.ys if y not in grid.stops]
    if grid.stops:
        closer = groups_between(closer, glyphs, drawn)
    if closer is not grid or grid.stops:
        closer = with_doubts(closer, glyphs, drawn)
    if closer is not grid:
        grid = closer
        cells, outside = filled_cells(grid, glyphs)
    return _as_table(grid, cells, outside)


def _as_table(
    grid: Lattice, cells: list[tuple[Cell, list[Glyph]]], outside: list[Glyph], printed: bool = False
) -> tuple[Table, list[Glyph]]:
    filled = [cell for cell, own in cells if own]
    first, last = min(c.column for c in filled), max(c.column + c.columns for c in filled)
    first = first if grid.xs[first] - grid.xs[0] <= SLIVER else 0
    last = last if grid.xs[-1] - grid.xs[last] <= SLIVER else grid.width
    kept = [
        TableCell(_between_columns(cell, first, last), _lines_in(cell.box, own))
        for cell, own in cells
        if cell.column < last and cell.column + cell.columns > first
    ]
    return Table(grid.box, grid.xs[first : last + 1], kept, printed), outside


def _between_columns(cell: Cell, first: int, last: int) -> Cell:
    """The cell without the slivers beside the table: an empty one may reach over them."""
    column, end = max(cell.column, first), min(cell.column + cell.columns, last)
    return replace(cell, column=column - first, columns=end - column)


def _is_rest_of_row(grid: Lattice, cells: list[tuple[Cell, list[Glyph]]]) -> bool:
    """Whether the grid is one row of several cells of which one holds few words: what a page end cut off."""
    if max(cell.row for cell in grid.cells) > 0 or sum(c.box[2] - c.box[0] > SLIVER for c in grid.cells) < 3:
        return False
    return sum(len(_rows(runs_of(own))) for _, own in cells) <= REST


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
    joined = _joined(rows, tables) if frame is None else {}
    for n, row in enumerate(rows):
        if n in joined:
            block = joined[n]
            if block is not None:
                made.append((block.box[1], block))
            continue
        line = _line(row, left, right, tables.get(n))
        made.append((line.box[1], line))
    made += [(box[1], thing) for box, thing in items if not isinstance(thing, Run)]
    return [block for _, block in sorted(made, key=lambda m: m[0])]


def _joined(rows: list[list[Run]], tables: dict[int, list[list[Run]]]) -> dict[int, Table | None]:
    """Tables without rules whose names run over several lines: at their first row the table, at the others None."""
    found: dict[int, Table | None] = {}
    at = 0
    while at < len(rows):
        end = at
        while end in tables and len(tables[end]) == len(tables[at]):
            end += 1
        if end > at:
            while at not in found and at > 0 and at - 1 not in found and begins_above(rows[at - 1], rows[at:end]):
                at -= 1
            while end < len(rows) and len(rows[end]) == 1 and runs_on(rows[max(at, end - 3) : end + 1]):
                end += 1
            lattice = printed_table(rows[at:end])
            if lattice is not None:
                glyphs = [glyph for row in rows[at:end] for run in row for glyph in run.glyphs]
                found |= dict.fromkeys(range(at, end))
                found[at] = _as_table(lattice, *filled_cells(lattice, glyphs), printed=True)[0]
        at = max(end, at + 1)
    return found


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
    return Line(cells, box, left, right, max(run.size for run in row), _weight(row))


def _weight(row: list[Run]) -> float:
    """Share of the characters that are bold; signs that a font of another script gives are left aside."""
    if len(alike := {g.bold for run in row for g in run.glyphs}) == 1:
        return float(alike.pop())
    told = [g.bold for run in row for g in run.glyphs if g.char.isalnum()]
    return sum(told) / len(told) if told else float(row[0].bold)
