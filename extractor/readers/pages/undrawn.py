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
from math import inf
from statistics import median

from ...lexicon.tables import is_attribute
from .aligned import column_gaps, wide_rows
from .grids import Cell, Lattice, filled_cells
from .owners import SLACK, Line, owners
from .runs import REACH, runs_of
from .shapes import Box, Glyph, Run
from .values import begins_value, is_value

ROWS = 3
"""Printed rows of two words or more from which a gap between them can be a column's."""
OPEN = 0.2
"""Widths of a Han character that two words of different columns stand apart, at least."""
SHARE = 0.6
"""Share of the cells of one width that must be parted alike, at least."""
APART = 0.5
"""Room in heights of the type between two rows of a table that no rule parts, where lines of a cell have less."""
MOST_LINES = 3
"""Lines of a group's words that stand as far apart as rows, at most."""
PITCH = 1.5
"""Heights of the type from one row to the next, at least, where words of two lines stand beside them."""
TORN = 0.9
"""Room in heights of the type between two lines of one number, at most."""
NEAR = 0.5
"""Room in heights of the type between two lines of one word of a group, at most."""
MARGINS = 11.0
"""Points that a word processor leaves free in a cell, left and right together."""
_REST = re.compile(r"[0-9０-９]{1,4}[%％]?$")
"""What is left of a number that its cell tears."""
_UNENDED = re.compile(r"[0-9０-９][.．]$|^[<>≤≥＜＞~约]*[\[〔［【（(]$|^[<>≤≥＜＞]$")
"""A line on which a number does not end: before its decimals, behind its bracket or its comparator."""
OFF = 0.3
"""Distance of a group's words from the middle of its rows, in heights of its last row, at most."""
BESIDE = 0.3
"""Distance of a number from its name's first, middle or last line, in heights of the type, at most."""
EXACT = 0.08
"""The same where they stand there beyond doubt."""
LEVEL = 0.15
"""Distance of two lines that stand on one height, in heights of the type, at most."""
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
            self._rows = _printed(self.glyphs)
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


def lattice_of(boxes: Sequence[Box]) -> Lattice:
    """The grid of cells with these boxes."""
    xs = sorted({x for box in boxes for x in (box[0], box[2])})
    ys = sorted({y for box in boxes for y in (box[1], box[3])})
    column, row = {x: n for n, x in enumerate(xs)}, {y: n for n, y in enumerate(ys)}
    cells = [
        Cell(row[b[1]], column[b[0]], row[b[3]] - row[b[1]], column[b[2]] - column[b[0]], b) for b in boxes
    ]  # fmt: skip
    return Lattice(xs, ys, sorted(cells, key=lambda c: (c.row, c.column)))


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


def _printed(glyphs: list[Glyph]) -> list[list[Run]]:
    """The printed lines of a cell, each as its runs."""
    rows: list[list[Run]] = []
    for run in runs_of(glyphs):
        if rows and abs(run.middle - rows[-1][0].middle) <= REACH * max(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return rows


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
        columns = [_lines(area.rows) for area in band]
        torn = any(_tears_a_number(area) for area in band) and not any(map(_has_two_attributes, columns))
        cuts = [] if torn else _cuts(columns) or (_below_rest(columns) if len(bands) <= 2 else [])
        cuts = [] if _part_a_number(columns, cuts) else cuts
        for area, lines in zip(band, columns, strict=True):
            own = group_cuts(lines, columns, [area.box[1], *cuts, area.box[3]])
            if own is None:
                own = [] if _is_group(lines, cuts) else cuts
            out += _cut_down(area, own)
    return out


def _part_a_number(columns: list[list[Line]], cuts: Sequence[float]) -> bool:
    """Whether a cut lies behind a line on which a number does not end, so that its rest would be a value of its own."""
    return any(
        _UNENDED.search(above.text) and bisect_left(cuts, above.middle) < bisect_left(cuts, below.middle)
        for lines in columns if cuts for above, below in pairwise(lines)
    )  # fmt: skip


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


def value_lines(glyphs: list[Glyph]) -> int:
    """How many lines of a cell are numbers, where all of them are; 0 for words."""
    lines = _lines(_printed(glyphs))
    return len(lines) if all(is_value(line.text) for line in lines) else 0


def _lines(rows: list[list[Run]]) -> list[Line]:
    return [
        Line(
            min(r.top for r in row), row[0].middle, max(r.bottom for r in row), max(r.size for r in row),
            "".join(r.text for r in row),
        )
        for row in rows
    ]  # fmt: skip


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
    names = [lines for lines in names if not _is_left(lines, names)]  # groups, of many lines
    if not names and not _numbered(numbers, anchors):
        return []
    if names and not any(_stands_by(lines, anchors) for lines in names):
        return []  # names and numbers with a step of their own each: which is whose, the page does not show
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
            if above is not None and _is_torn_value(above.text, line.text):
                places = above.middle, (above.middle + line.middle) / 2
                middle = min(places, key=lambda y: min((abs(y - h) for h in heights), default=0.0))
                whole[-1] = Line(above.top, middle, line.bottom, above.size, above.text + line.text)
            else:
                whole.append(line)
        out.append(whole)
    return out


def _is_torn_value(one: str, rest: str) -> bool:
    """Whether a line goes on with a value: 66.8左 / 右; or 80. / 2 and 〔 / 103.1〕, whose rest alone would be one."""
    if _UNENDED.search(one):
        return is_value(one + rest)
    return not is_value(rest) and begins_value(one) and len(rest) <= 2 and is_value(one + rest)


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
    across = any(_straddles(lines, y) and not _is_left(lines, columns) for lines in columns)
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


def _stands_by(names: list[Line], anchors: list[Line]) -> bool:
    """Whether most numbers stand level with the first, the middle or the last of their name's lines; or one has one."""
    if len(names) == len(anchors):
        return True
    lines: dict[int, list[float]] = defaultdict(list)
    for owner, line in zip(owners(names, anchors), names, strict=True):
        lines[owner].append(line.middle)
    near = [
        min(abs(anchor.middle - y) for y in (own[0], (own[0] + own[-1]) / 2, own[-1])) <= BESIDE * anchor.size
        for n, anchor in enumerate(anchors)
        if (own := lines.get(n))
    ]
    return sum(near) >= SHARE * len(near)


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


def group_cuts(lines: list[Line], columns: list[list[Line]], edges: Sequence[float]) -> list[float] | None:
    """The edges at which a column of groups is parted, perhaps none; None where it is no such column.

    Where each group's first line is level with a number and some run over several lines, its words begin in the
    first of its rows. Else they stand about the middle of its rows: each group, from the one above it on, has as
    many rows as put its words there. The first may be the rest of one that began on the page before, without words.

    Args:
        lines: of the column.
        columns: all columns, this one among them.
        edges: where the rows of the print begin and end, header and ends with them.
    """
    values = [[line for line in other if is_value(line.text)] for other in columns]
    heights = sorted(line.middle for held in values for line in held)
    bodies = [bisect_left(heights, b) > bisect_right(heights, a) for a, b in pairwise(edges)]
    head = bodies.index(True) if True in bodies else len(bodies)
    if any(is_value(line.text) for line in lines) or any(map(_stand_close, values)) or not _is_left(lines, columns):
        return None  # the rows are counted, or stand as close as the lines of a word
    alone = _stand_wider(lines, columns)
    spans = [(line.top, line.bottom) for line in lines] if alone else _words(lines)
    readings = [
        [(a, b) for a, b in words if (a + b) / 2 > edges[head]] for words in ([] if alone else _wrapped(lines), spans)
    ]
    readings = [words for words in readings if 1 <= len(words) < len(edges) - 1 - head]
    if not readings or len(_words(lines)) >= len(edges) - 1 - head:
        return None  # as many words as rows: names, and no groups
    at_top = _stand_at_top(lines, columns, heights, edges)
    level = [_level_rows(lines, words, heights, edges, head) for words in readings]
    for words, begins in zip(readings, level, strict=True):
        if begins is not None and (len(words) < len(lines) or (at_top and len(words) > 1)):
            return begins
    for words in readings:
        if (fit := _best_spans(words, edges, head, EXACT)) is not None:
            return fit
    words = readings[-1]
    if at_top and level[-1] is not None:
        return level[-1]
    if (fit := _best_spans(words, edges, head, OFF)) is not None:
        return fit
    first = [bisect_right(edges, top + 1) - 1 for top, bottom in words]
    if len(words) == len(lines) or first[0] != head or len({*first}) < len(words):
        return None
    return _above(first, edges, head)


def _above(rows: Sequence[int], edges: Sequence[float], head: int) -> list[float]:
    """The edges above these rows, and those of the header above them."""
    return [edges[n] for n in sorted({*range(1, head + 1), *rows} - {0})]


def _level_rows(
    lines: list[Line], words: Sequence[tuple[float, float]], heights: Sequence[float], edges: Sequence[float], head: int
) -> list[float] | None:
    """The edges above the rows with whose numbers the words' first lines are level, a row for each word.

    None where a word is level with no number.
    """
    firsts = [line for line in lines if any(line.top == top for top, _ in words)]
    begins = {bisect_right(edges, line.middle) - 1 for line in firsts if _is_level(line, heights)}
    if not words or len(begins) < len(words) or min(begins) < head:
        return None
    return _above([*begins], edges, head)


def _is_level(line: Line, heights: Sequence[float]) -> bool:
    reach = LEVEL * line.size
    return bisect_left(heights, line.middle - reach) < bisect_right(heights, line.middle + reach)


def _stand_at_top(
    lines: list[Line], columns: list[list[Line]], heights: Sequence[float], edges: Sequence[float]
) -> bool:
    """Whether cells of several lines beside a column have their first one level with the numbers."""
    others = [other for other in columns if other is not lines]
    cells = ([line for line in other if a < line.middle < b] for other in others for a, b in pairwise(edges))
    return any(len(cell) > 1 and _is_level(cell[0], heights) for cell in cells)


def _stand_wider(lines: list[Line], columns: list[list[Line]]) -> bool:
    """Whether the lines of a column stand wider than those of a cell do elsewhere: each is a word of its own."""
    if len(lines) < 2:
        return False
    others = (b.middle - a.middle for other in columns if other is not lines for a, b in pairwise(other))
    own = min(b.middle - a.middle for a, b in pairwise(lines))
    return own > min(others, default=inf) + LEVEL * lines[0].size


def _wrapped(lines: list[Line]) -> list[tuple[float, float]]:
    """The words of a column that wraps: in mid-word each line has as many signs as fit, a shorter one ends its word.

    None where a word of several lines ends with a full one, for then it may be several words.
    """
    longest = max((len(line.text) for line in lines), default=0)
    words: list[list[Line]] = []
    for near in _grouped(lines, TORN * lines[0].size if lines else 0.0):
        words.append([])
        for line in near:
            words[-1].append(line)
            if len(line.text) < longest and line is not near[-1]:
                words.append([])
    if any(len(word) > 1 and len(word[-1].text) == longest for word in words):
        return []
    return [(word[0].top, word[-1].bottom) for word in words]


def _best_spans(
    words: Sequence[tuple[float, float]], edges: Sequence[float], head: int, most: float
) -> list[float] | None:
    """The edges of the groups whose words stand about the middle of their rows; None where some stand off."""
    starts = range(head, len(edges) - 1 - len(words))
    fits = [fit for start in starts if (fit := _spans(words, edges, start, most))]
    if not fits:
        return None
    _, start, ends = min(fits)
    return [*edges[1 : head + 1], *([edges[start]] if start > head else []), *ends[:-1]]


def with_groups(grid: Lattice, glyphs: list[Glyph]) -> Lattice:
    """The grid with merged cells in its first column, where a word of that runs over the edge between two rows."""
    held = filled_cells(grid, glyphs)[0]
    first = [cell for cell in grid.cells if cell.column == 0 and cell.columns == 1]
    columns = [_lines(_printed([g for cell, own in held for g in own if cell.column == n])) for n in range(grid.width)]
    straddles = any(a < y < b for a, b in _words(columns[0]) for y in grid.ys)
    if not straddles or any(cell.rows > 1 for cell in first):
        return grid
    cuts = group_cuts(columns[0], columns, grid.ys)
    if cuts is None:
        return grid
    edges = sorted({min(cell.box[1] for cell in first), *cuts, max(cell.box[3] for cell in first)})
    kept = [cell.box for cell in grid.cells if cell not in first]
    return lattice_of([*kept, *((grid.xs[0], a, first[0].box[2], b) for a, b in pairwise(edges))])


def _words(lines: list[Line]) -> list[tuple[float, float]]:
    """Lines close below each other together: where each word of the column begins and ends.

    Lines set wide are close where all words have several, as many as each other, and some stand farther apart; a
    page end may cut the last.
    """
    rooms = [b.top - a.bottom for a, b in pairwise(lines)]
    if rooms and NEAR * lines[0].size <= min(rooms) < TORN * lines[0].size:
        wide = _grouped(lines, min(rooms) + SLACK * lines[0].size)
        least = min(map(len, wide[:-1]), default=0)
        whole = all(len(words) % least == 0 for words in wide[:-1]) if 1 < least <= MOST_LINES else False
        if whole and (len(wide[-1]) % least == 0 or len(wide[-1]) < least):
            parts = [words[n : n + least] for words in wide for n in range(0, len(words), least)]
            return [(word[0].top, word[-1].bottom) for word in parts]
    return [(word[0].top, word[-1].bottom) for word in _grouped(lines, NEAR * lines[0].size if lines else 0.0)]


def _stand_close(lines: list[Line]) -> bool:
    """Whether lines stand as close as those of one word; figures of two fonts stand a little higher or lower."""
    steps = [b.middle - a.middle for a, b in pairwise(lines)]
    return bool(steps) and median(steps) < PITCH * lines[0].size


def _grouped(lines: list[Line], near: float) -> list[list[Line]]:
    """Lines with less room than this between them together."""
    found: list[list[Line]] = []
    for line in lines:
        if found and line.top - found[-1][-1].bottom < near:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _is_left(lines: list[Line], columns: list[list[Line]]) -> bool:
    """Whether a column stands before the one that has the most words."""
    signs = [sum(len(line.text) for line in other) for other in columns]
    own = next(n for n, other in enumerate(columns) if other is lines)
    return own < signs.index(max(signs))


def _spans(
    words: Sequence[tuple[float, float]], edges: Sequence[float], start: int, most: float
) -> tuple[float, int, list[float]] | None:
    """The edge below each word, the first of which stands for the rows from ``start`` on; None where one is off.

    ``most`` is how far off the middle of its rows a word may be, in heights of the last.

    With how far the words are off in all, and ``start``.
    """
    ends: list[float] = []
    at, cost = start, 0.0
    for top, bottom in words:
        off, end = min((abs((edges[at] + edges[n]) - (top + bottom)) / 2, n) for n in range(at + 1, len(edges)))
        if off > most * (edges[end] - edges[end - 1]) or (len(ends) + 1 < len(words) and end == len(edges) - 1):
            return None
        ends.append(edges[end])
        at, cost = end, cost + off
    return (cost, start, ends) if at == len(edges) - 1 else None


def _cut_down(area: _Area, cuts: Sequence[float]) -> list[_Area]:
    x0, top, x1, bottom = area.box
    edges = [top, *cuts, bottom]
    parts = [_Area((x0, a, x1, b), []) for a, b in pairwise(edges)]
    for glyph in area.glyphs:
        parts[bisect_left(edges[1:-1], glyph.middle)].glyphs.append(glyph)
    return parts
