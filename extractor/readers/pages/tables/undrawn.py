"""Rows and columns of a grid whose rules are not drawn.

Statistical tables are often ruled one way only: between columns and not between rows, around the header
and not below it. What no rule parts is parted by the print: columns by gaps that all rows share, rows by
lines that stand on one height in the columns of numbers and in that of the names.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from ..shapes import Glyph, Run
from .aligned import column_gaps, wide_rows
from .grids import Cell, Lattice, lattice_of
from .printed import Area
from .undrawn_rows import rows_parted

CAPTION = re.compile(r"专栏|[附续]?表[0-9一二三四五六七八九十]")
"""What opens a table's title."""
ROWS = 3
"""Printed rows of two words or more from which a gap between them can be a column's."""
OPEN = 0.2
"""Widths of a Han character that two words of different columns stand apart, at least."""
SHARE = 0.6
"""Share of the cells of one width that must be parted alike, at least."""
MOST_ACROSS = 0.3
"""Share of the printed lines that may lie across a place between two columns; where more do, it parts their words."""


def refined(grid: Lattice, filled: Sequence[tuple[Cell, list[Glyph]]]) -> Lattice:
    """The grid with the columns and rows that only the print shows; the grid itself where it shows no more."""
    areas = [Area(cell.box, own) for cell, own in filled]
    parted = rows_parted(_columns_parted(areas, grid.xs))
    if len(parted) == len(areas):
        return grid
    return lattice_of([area.box for area in parted])


def in_columns(filled: Sequence[tuple[Cell, list[Glyph]]], inner: Sequence[float]) -> Lattice:
    """Ruled rows with the columns of another part of their table, and with the rows that only the print shows."""
    areas = [part for cell, own in filled for part in _cut_across(Area(cell.box, own), inner)]
    return lattice_of([area.box for area in rows_parted(areas)])


def _columns_parted(areas: list[Area], xs: Sequence[float]) -> list[Area]:
    """Cells of one width, one below the other, parted where all of them have gaps."""
    alike: dict[tuple[float, float], list[Area]] = defaultdict(list)
    for area in areas:
        alike[area.box[0], area.box[2]].append(area)
    out: list[Area] = []
    for (x0, x1), stack in alike.items():
        inner = [x for x in xs if x0 < x < x1]
        rows = [area.rows for area in stack]
        if inner:
            fit = [0 if _is_caption(lines) else _slots_met(lines, inner) for lines in rows]
            held, fitting = sum(bool(area.glyphs) for area in stack), sum(met >= 2 for met in fit)
            agree = fitting >= SHARE * held and max(fit) > len(inner) / 2
            for area, met in zip(stack, fit, strict=True):
                out += _cut_across(area, inner) if agree and met >= 2 else [area]
        else:
            cuts = _gaps([row for lines in rows for row in lines if len(stack) == 1 or len(lines) > 1 or len(row) > 1])
            for area, lines in zip(stack, rows, strict=True):
                whole = (len(lines) == 1 and _is_caption(lines)) or _lies_across(lines, cuts)
                out += [area] if whole else _cut_across(area, cuts)
    return out


def _lies_across(lines: list[list[Run]], cuts: Sequence[float]) -> bool:
    """Whether a row has one stretch of words only, which no column holds: a title, a group, a note."""
    return bool(cuts) and all(len(row) == 1 for row in lines) and any(crosses(row, cuts) for row in lines)


def _is_caption(lines: list[list[Run]]) -> bool:
    """Whether a cell over columns prints the table's title, in which a blank parts no columns: 专栏1 主要指标."""
    return bool(lines) and CAPTION.match(lines[0][0].text) is not None


def _slots_met(lines: list[list[Run]], inner: Sequence[float]) -> int:
    """In how many of the columns that other rows have the words of a wide cell stand; 0 where they lie across."""
    if any(crosses(line, inner) for line in lines):
        return 0
    return len({bisect_left(inner, glyph.centre) for line in lines for run in line for glyph in run.glyphs})


def enough(rows: Sequence[list[Run]]) -> bool:
    """Whether printed lines can show columns: some of several words, or two of many."""
    several = wide_rows(rows)
    return len(several) >= ROWS or (len(several) == 2 and min(several) >= ROWS)


def _gaps(rows: list[list[Run]]) -> list[float]:
    """Places between the columns of the rows, none where they have no common ones."""
    if not enough(rows):
        return []
    places = sorted(clear(gap, rows) for gap in column_gaps(rows))
    return [x for x in places if sum(crosses(row, [x]) for row in rows) <= max(1, MOST_ACROSS * len(rows))]


def clear(gap: tuple[float, float], rows: Sequence[list[Run]]) -> float:
    """The middle of the widest stretch of a gap on which no row has a sign: heads may reach into it.

    Where names of groups leave none, the middle of a stretch on which the fewest rows have one.
    """
    low, high = gap
    signs = [(g.x0, g.x1) for row in rows for run in row if run.x1 > low and run.x0 < high for g in run.glyphs]
    within = sorted((max(low, a), min(high, b)) for a, b in signs if b > low and a < high)
    best, at = (0.0, (low + high) / 2), low
    for start, end in [*within, (high, high)]:
        best = max(best, (start - at, (at + start) / 2))
        at = max(at, end)
    return best[1] if best[0] > 0 else _quietest(gap, rows)


def _quietest(gap: tuple[float, float], rows: Sequence[list[Run]]) -> float:
    """The middle of the stretch of a gap across which the fewest words lie; of the widest one of these."""
    low, high = gap
    words = [(run.x0, run.x1) for row in rows for run in row if run.x1 > low and run.x0 < high]
    edges = sorted({low, high, *(x for word in words for x in word if low < x < high)})
    begun, ended = sorted(a for a, _ in words), sorted(b for _, b in words)
    lying = [(bisect_right(begun, a) - bisect_right(ended, a), a - b, (a + b) / 2) for a, b in pairwise(edges)]
    return min(lying, default=(0, 0.0, (low + high) / 2))[2]


def _cut_across(area: Area, cuts: Sequence[float]) -> list[Area]:
    x0, top, x1, bottom = area.box
    edges = [x0, *(x for x in cuts if x0 < x < x1), x1]
    parts = [Area((a, top, b, bottom), []) for a, b in pairwise(edges)]
    for glyph in area.glyphs:
        parts[bisect_left(edges[1:-1], glyph.centre)].glyphs.append(glyph)
    return parts


def crosses(row: list[Run], places: Sequence[float]) -> bool:
    """Whether words of the line stand across one of the places: a character, or two that no gap parts."""
    return any(run.x0 < x - 1 and run.x1 > x + 1 and not _is_open(run.glyphs, x) for run in row for x in places)


def _is_open(glyphs: list[Glyph], x: float) -> bool:
    """Whether the characters of a run leave a gap at a place."""
    at = bisect_right(glyphs, x, key=_begins)
    left, right = glyphs[at - 1], glyphs[min(at, len(glyphs) - 1)]
    return left is not right and left.x1 <= x + 1 and right.x0 - left.x1 >= OPEN * left.size


def _begins(glyph: Glyph) -> float:
    return glyph.x0
