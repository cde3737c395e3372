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
from dataclasses import dataclass
from itertools import pairwise

from ...lexicon.tables import is_attribute
from .aligned import column_gaps, wide_rows
from .cell_lines import MARGINS, TORN, is_left, lines_of, printed
from .grids import Cell, Lattice, lattice_of
from .owners import Line, owners
from .runs import REACH
from .shapes import Box, Glyph, Run
from .undrawn_groups import group_cuts
from .values import begins_value, is_value

ROWS = 3
"""Printed rows of two words or more from which a gap between them can be a column's."""
OPEN = 0.2
"""Widths of a Han character that two words of different columns stand apart, at least."""
SHARE = 0.6
"""Share of the cells of one width that must be parted alike, at least."""
APART = 0.5
"""Room in heights of the type between two rows of a table that no rule parts, where lines of a cell have less."""
_REST = re.compile(r"[0-9０-９]{1,4}[%％]?$")
"""What is left of a number that its cell tears."""
MOST_ACROSS = 0.3
"""Share of the printed lines that may lie across a place between two columns; where more do, it parts their words."""
FILLED = 0.75
"""Share of the rows in which the columns have words, at least."""


@dataclass(slots=True)
class _Area:
    """A cell in the making."""

    box: Box
    glyphs: list[Glyph]
    _rows: list[list[Run]] | None = None

    @property
    def rows(self) -> list[list[Run]]:
        """Its printed lines, each as its runs."""
        if self._rows is None:
            self._rows = printed(self.glyphs)
        return self._rows


def refined(grid: Lattice, filled: Sequence[tuple[Cell, list[Glyph]]]) -> Lattice:
    """The grid with the columns and rows that only the print shows; the grid itself where it shows no more."""
    areas = [_Area(cell.box, own) for cell, own in filled]
    parted = _rows_parted(_columns_parted(areas, grid.xs))
    if len(parted) == len(areas):
        return grid
    return lattice_of([area.box for area in parted])


def in_columns(filled: Sequence[tuple[Cell, list[Glyph]]], inner: Sequence[float]) -> Lattice:
    """Ruled rows with the columns of another part of their table, and with the rows that only the print shows."""
    areas = [part for cell, own in filled for part in _cut_across(_Area(cell.box, own), inner)]
    return lattice_of([area.box for area in _rows_parted(areas)])


# -- columns ------------------------------------------------------------------------------


def _columns_parted(areas: list[_Area], xs: Sequence[float]) -> list[_Area]:
    """Cells of one width, one below the other, parted where all of them have gaps."""
    alike: dict[tuple[float, float], list[_Area]] = defaultdict(list)
    for area in areas:
        alike[area.box[0], area.box[2]].append(area)
    out: list[_Area] = []
    for (x0, x1), stack in alike.items():
        inner = [x for x in xs if x0 < x < x1]
        rows = [area.rows for area in stack]
        if inner:
            fit = [_slots_met(lines, inner) for lines in rows]
            held, fitting = sum(bool(area.glyphs) for area in stack), sum(met >= 2 for met in fit)
            agree = fitting >= SHARE * held and max(fit) > len(inner) / 2
            for area, met in zip(stack, fit, strict=True):
                out += _cut_across(area, inner) if agree and met >= 2 else [area]
        else:
            cuts = _gaps([row for lines in rows for row in lines])
            for area, lines in zip(stack, rows, strict=True):
                out += [area] if _lies_across(lines, cuts) else _cut_across(area, cuts)
    return out


def _lies_across(lines: list[list[Run]], cuts: Sequence[float]) -> bool:
    """Whether a row has one stretch of words only, which no column holds: a title, a group, a note."""
    return bool(cuts) and all(len(row) == 1 for row in lines) and any(crosses(row, cuts) for row in lines)


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
    """The middle of the widest stretch of a gap on which no row has a sign: heads may reach into it."""
    low, high = gap
    signs = [(g.x0, g.x1) for row in rows for run in row if run.x1 > low and run.x0 < high for g in run.glyphs]
    best, at = (0.0, (low + high) / 2), low
    for start, end in [*sorted((a, b) for a, b in signs if b > low and a < high), (high, high)]:
        best = max(best, (start - at, (at + start) / 2))
        at = max(at, end)
    return best[1]


def _cut_across(area: _Area, cuts: Sequence[float]) -> list[_Area]:
    x0, top, x1, bottom = area.box
    edges = [x0, *(x for x in cuts if x0 < x < x1), x1]
    parts = [_Area((a, top, b, bottom), []) for a, b in pairwise(edges)]
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


# -- rows ---------------------------------------------------------------------------------


def _rows_parted(areas: list[_Area]) -> list[_Area]:
    bands: dict[tuple[float, float], list[_Area]] = defaultdict(list)
    for area in areas:
        bands[area.box[1], area.box[3]].append(area)
    out: list[_Area] = []
    for band in bands.values():
        columns = [lines_of(area.rows) for area in band]
        torn = any(_tears_a_number(area) for area in band) and not any(map(_has_two_attributes, columns))
        cuts = [] if torn else _cuts(columns) or (_below_rest(columns) if len(bands) <= 2 else [])
        for area, lines in zip(band, columns, strict=True):
            own = group_cuts(lines, columns, [area.box[1], *cuts, area.box[3]])
            if own is None:
                own = [] if _is_group(lines, cuts) else cuts
            out += _cut_down(area, own)
    return out


def _tears_a_number(area: _Area) -> bool:
    """Whether a line of figures fills its cell and the next is a run of digits, no longer.

    ≥235.4 / 2 may be one number, and no two rows.
    """
    rows = area.rows
    said = ["".join(run.text for run in row) for row in rows]
    if len(rows) < 2 or not all(map(is_value, said)):
        return False
    for n, (row, below) in enumerate(pairwise(rows)):
        first = below[0].glyphs[0]
        room = area.box[2] - area.box[0] - (row[-1].x1 - row[0].x0)
        shorter = len(said[n + 1]) < len(said[n]) or (len(said) == 2 and not _counts_up(*said))
        rest = _REST.match(said[n + 1]) is not None and shorter
        near = below[0].top - row[0].bottom < TORN * below[0].size
        if rest and near and said[n][-1].isdigit() and room < first.x1 - first.x0 + MARGINS:
            return True
    return False


def _has_two_attributes(lines: list[Line]) -> bool:
    """Whether a cell says of two indicators what they are: 约束性 / 预期性."""
    return len(lines) > 1 and all(is_attribute(line.text) for line in lines)


def _counts_up(one: str, other: str) -> bool:
    """Whether the second of two numbers is the next after the first."""
    return one.isdecimal() and other.isdecimal() and int(other) == int(one) + 1


def _cuts(columns: list[list[Line]]) -> list[float]:
    """Heights that part one ruled row into the rows of its print, from above; none where it is one row.

    The rows are those of the numbers: cells that hold nothing but numbers, one below the other. A column
    of names must have words in each of them, or the numbers are several values of one row.
    """
    heads, numbers = 0.0, []
    columns = _whole_values(columns)
    for lines in columns:
        first = next((n for n, line in enumerate(lines) if is_value(line.text)), len(lines))
        if len(lines) - first >= 2 and all(is_value(line.text) for line in lines[first:]):
            numbers.append(lines[first:])
            heads = max(heads, lines[first - 1].bottom if first else 0.0)
    anchors = _anchors(numbers)
    if len(anchors) < 2:
        return []
    words = [lines for lines in columns if lines and not any(lines[-1] is n[-1] for n in numbers)]
    bodies = [[line for line in lines if line.middle > heads] for lines in words]
    names = [lines for lines in bodies if _names_all(lines, anchors)]
    names = [lines for lines in names if not is_left(lines, names)]  # groups, of many lines
    if not names and not _numbered(numbers, anchors):
        return []
    alone = sum(len(lines) == 1 and is_value(lines[0].text) for lines in bodies)
    if alone >= len(numbers):
        return []  # one number that a narrow cell tears
    if _filled([*numbers, *bodies], anchors) < FILLED:
        return []
    rows: list[list[Line]] = [[] for _ in range(len(anchors) + 1)]
    for lines in [*numbers, *(names or bodies)]:  # a group stands about the middle of its rows, across their ends
        for n, line in zip(owners(lines, anchors), lines, strict=True):
            rows[n + 1].append(line)
    rows = [row for row in rows if row]
    cuts = [_between(above, below) for above, below in pairwise(rows)]
    return [(heads + min(line.top for line in rows[0])) / 2, *cuts] if heads else cuts


def _whole_values(columns: list[list[Line]]) -> list[list[Line]]:
    """The columns with values that run over two lines (66.8左 / 右) as one line each, on the height of their row."""
    heights = [line.middle for lines in columns for line in lines if is_value(line.text)]
    out: list[list[Line]] = []
    for lines in columns:
        whole: list[Line] = []
        for line in lines:
            above = whole[-1] if whole else None
            if above is not None and not is_value(line.text) and _is_torn_value(above.text, line.text):
                places = above.middle, (above.middle + line.middle) / 2
                middle = min(places, key=lambda y: min((abs(y - h) for h in heights), default=0.0))
                whole[-1] = Line(above.top, middle, line.bottom, above.size, above.text + line.text)
            else:
                whole.append(line)
        out.append(whole)
    return out


def _is_torn_value(one: str, rest: str) -> bool:
    return begins_value(one) and len(rest) <= 2 and is_value(one + rest)


def _below_rest(columns: list[list[Line]]) -> list[float]:
    """The height that parts a header, or the rest of a row that the page end cut off, from the one row below it.

    None where none is. Above it stands no number, across it nothing but a group; below it stand words in most columns
    with a number, and the room between both is wider than that between the lines of a cell.
    """
    gaps = [(a.bottom, b.top) for lines in columns for a, b in pairwise(lines) if b.top - a.bottom >= APART * b.size]
    if not gaps:
        return []
    foot, head = min(gaps)
    y = foot + (head - foot) / 4  # a group stands about the middle of its rows, and belongs to the one below
    above = [[line for line in lines if line.middle < y] for lines in columns]
    below = [lines[len(rest) :] for lines, rest in zip(columns, above, strict=True)]
    whole = any(len(lines) == 1 and is_value(lines[0].text) for lines in below)
    across = any(_straddles(lines, y) and not is_left(lines, columns) for lines in columns)
    numbers = across or any(line.middle < y and is_value(line.text) for lines in columns for line in lines)
    return [y] if whole and not numbers and len(columns) < 2 * sum(map(bool, below)) else []


def _straddles(lines: list[Line], y: float) -> bool:
    return any(line.top < y < line.bottom for line in lines)


def _anchors(numbers: list[list[Line]]) -> list[Line]:
    """The heights on which numbers stand."""
    found: list[Line] = []
    for line in sorted((line for lines in numbers for line in lines), key=lambda line: line.middle):
        if not found or line.middle - found[-1].middle > REACH * line.size:
            found.append(line)
    return found


def _numbered(numbers: list[list[Line]], anchors: list[Line]) -> bool:
    """Whether the rows are counted: 1, 2, 3 in a column."""
    for lines in numbers:
        counted = [int(line.text) for line in lines if line.text.isdecimal()]
        if len(counted) == len(lines) == len(anchors) and all(b == a + 1 for a, b in pairwise(counted)):
            return True
    return False


def _filled(columns: list[list[Line]], anchors: list[Line]) -> float:
    """Share of the rows in which the columns have words: in one row of wrapped cells most stand in one line only."""
    shares = [len({*owners(lines, anchors)} - {-1}) / len(anchors) for lines in columns if lines]
    several = [share for share in shares if share * len(anchors) > 1]
    return sum(shares) / len(shares) if len(anchors) == 2 or not several else sum(several) / len(several)


def _names_all(lines: list[Line], anchors: list[Line]) -> bool:
    """Whether a column has words for each row; a group set in the middle of its rows has not."""
    return len({*owners(lines, anchors)} - {-1}) == len(anchors)


def _between(above: list[Line], below: list[Line]) -> float:
    foot, head = max(line.bottom for line in above), min(line.top for line in below)
    if foot <= head:
        return (foot + head) / 2
    return (max(line.middle for line in above) + min(line.middle for line in below)) / 2


def _is_group(lines: list[Line], cuts: Sequence[float]) -> bool:
    """Whether the words of a cell stand for all its rows: fewer lines than rows, together, about its middle."""
    if not lines or len(lines) > len(cuts):
        return False
    first, last = bisect_left(cuts, lines[0].middle), bisect_left(cuts, lines[-1].middle)
    above, below = first, len(cuts) - last
    return len(cuts) >= 2 and abs(above - below) <= 1 and len(lines) == last - first + 1 and min(above, below) >= 1


def _cut_down(area: _Area, cuts: Sequence[float]) -> list[_Area]:
    x0, top, x1, bottom = area.box
    edges = [top, *cuts, bottom]
    parts = [_Area((x0, a, x1, b), []) for a, b in pairwise(edges)]
    for glyph in area.glyphs:
        parts[bisect_left(edges[1:-1], glyph.middle)].glyphs.append(glyph)
    return parts
