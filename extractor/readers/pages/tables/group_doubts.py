"""Whether the words of a column of groups, which no rule parts, can stand for other rows than those they are given.

They stand about the middle of the rows of their group, or beside the first of them, level with its number or with the
first line of its name; and lines as close as those of one word may be two words of one line. Where the print lets
more than one way hold for the whole column, nobody can say which rows are of which group.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from ..shapes import Glyph
from .grids import Lattice, filled_cells
from .owners import Line
from .printed import lines_of, printed_lines
from .undrawn_groups import LEVEL, NEAR, TORN, is_left, stand_wider
from .values import is_value

MAX_ROWS, MAX_LINES = 60, 24
"""Rows, and lines of the groups' words, up to which the ways are tried."""

OFF = 0.2
"""Distance of a word from the middle of its rows, in heights of the last, at most."""
Way = tuple[int, ...]
"""For each line the first row of its group."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the print: where it begins and ends, and on which heights its number and its first line stand."""

    top: float
    bottom: float
    levels: tuple[float, ...]


def with_doubts(grid: Lattice, glyphs: list[Glyph], ruled: Sequence[float]) -> Lattice:
    """The grid with the cells of its groups marked where they can stand for other rows.

    Args:
        grid: with its groups as they are taken.
        glyphs: of the table.
        ruled: the heights of its drawn rules, over which no group reaches.
    """
    held = filled_cells(grid, glyphs)[0]
    columns = [
        lines_of(printed_lines([g for cell, own in held for g in own if cell.column == n and cell.columns == 1]))
        for n in range(grid.width)
    ]
    rows = _rows(grid, columns)
    lines = [line for line in columns[0] if rows and line.middle > rows[0].top]
    if not 2 <= len(rows) <= MAX_ROWS or not 0 < len(lines) <= MAX_LINES:
        return grid
    if any(is_value(line.text) for line in lines) or not is_left(columns[0], columns):
        return grid
    inner = [y for y in ruled if rows[0].top + 1 < y < rows[-1].bottom - 1]
    may_join = not stand_wider(columns[0], columns)
    tops = sorted(cell.box[1] for cell, own in held if cell.column == 0 and own)
    if not any(_is_open(part, own, may_join, tops) for part, own in _bands(rows, lines, inner)):
        return grid
    cells = [replace(cell, unsure=cell.column == 0 and cell.box[3] > rows[0].top) for cell in grid.cells]
    return replace(grid, cells=cells)


def _rows(grid: Lattice, columns: Sequence[list[Line]]) -> list[_Row]:
    """The rows below the header, each with the lines on which something begins in it."""
    found: list[_Row] = []
    for top, bottom in pairwise(grid.ys):
        held = [[line for line in column if top < line.middle < bottom] for column in columns[1:]]
        values = [line.middle for column in held for line in column if is_value(line.text)]
        if not values and not found:
            continue
        firsts = [column[0].middle for column in held if column]
        found.append(_Row(top, bottom, (*values, *firsts)))
    return found


def _bands(
    rows: Sequence[_Row], lines: Sequence[Line], ruled: Sequence[float]
) -> Iterator[tuple[list[_Row], list[Line]]]:
    """The rows between two drawn rules, and the groups' lines beside them."""
    for a, b in pairwise([rows[0].top - 1, *ruled, rows[-1].bottom + 1]):
        part = [row for row in rows if a < (row.top + row.bottom) / 2 < b]
        own = [line for line in lines if a < line.middle < b]
        if len(part) > 1 and own:
            yield part, own


def _is_open(rows: Sequence[_Row], lines: Sequence[Line], may_join: bool, tops: Sequence[float]) -> bool:
    """Whether another way to give the rows to the words holds than the one that is taken, or none does.

    Args:
        rows: of the print.
        lines: of the groups' words.
        may_join: whether lines that are not close may be of one word.
        tops: where the cells begin that have the words now.
    """
    begins = [row.top for row in rows]
    cells = [tops[max(0, bisect_right(tops, line.middle) - 1)] for line in lines]
    own = tuple(max(0, bisect_right(begins, top) - 1) for top in cells)
    ways = {
        way
        for holds in (_is_middle, _is_beside)
        for at in {0, own[0]}
        for way in _ways(rows, lines, may_join, holds, at)
    }
    return ways != {own}


def _ways(
    rows: Sequence[_Row],
    lines: Sequence[Line],
    may_join: bool,
    holds: Callable[[Line, Line, _Row, _Row], bool],
    at: int,
) -> list[Way]:
    """Two ways at most in which each word stands where ``holds`` wants it, from a row on."""
    longest = max(len(line.text) for line in lines)

    @cache
    def ways(row: int, line: int) -> tuple[Way, ...]:
        if row == len(rows) or line == len(lines):
            return ((),) if (row, line) == (len(rows), len(lines)) else ()
        found: list[Way] = []
        for last in _ends(lines, line, may_join, longest):
            for end in range(row + 1, len(rows) + 1):
                if holds(lines[line], lines[last], rows[row], rows[end - 1]):
                    found += [(*[row] * (last + 1 - line), *rest) for rest in ways(end, last + 1)]
        return tuple(dict.fromkeys(found))[:2]

    return [*ways(at, 0)]


def _ends(lines: Sequence[Line], first: int, may_join: bool, longest: int) -> Iterator[int]:
    """The lines with which the word that begins on a line can end: all but its last are as long as any."""
    for n in range(first, len(lines)):
        room = (lines[n + 1].top - lines[n].bottom) / lines[n].size if n + 1 < len(lines) else TORN
        if room >= NEAR:
            yield n
        if room >= (TORN if may_join else NEAR) or len(lines[n].text) < longest:
            return


def _is_middle(first: Line, last: Line, begin: _Row, end: _Row) -> bool:
    """Whether a word stands about the middle of its rows."""
    off = (first.top + last.bottom) / 2 - (begin.top + end.bottom) / 2
    return abs(off) <= OFF * (end.bottom - end.top)


def _is_beside(first: Line, last: Line, begin: _Row, end: _Row) -> bool:
    """Whether a word stands beside the first of its rows, with its first line or its middle."""
    del end
    places = first.middle, (first.top + last.bottom) / 2
    return any(abs(y - level) <= LEVEL * first.size for y in places for level in begin.levels)
