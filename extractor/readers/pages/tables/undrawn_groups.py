"""Cells of groups that no rule parts: words that begin in the first of their rows, or stand about the middle."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from math import inf
from statistics import median

from ..shapes import Box, Glyph
from .grids import Lattice, filled_cells, lattice_of
from .owners import SLACK, Line
from .printed import lines_of, printed_lines
from .values import is_value

MOST_LINES = 3
"""Lines of a group's words that stand as far apart as rows, at most."""
PITCH = 1.5
"""Heights of the type from one row to the next, at least, where words of two lines stand beside them."""
TORN = 0.9
"""Room in heights of the type between two lines of one number, at most."""
NEAR = 0.5
"""Room in heights of the type between two lines of one word of a group, at most."""
OFF = 0.3
"""Distance of a group's words from the middle of its rows, in heights of its last row, at most."""
EXACT = 0.08
"""The same where they stand there beyond doubt."""
LEVEL = 0.15
"""Distance of two lines that stand on one height, in heights of the type, at most."""


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
    if any(is_value(line.text) for line in lines) or any(map(_stand_close, values)) or not is_left(lines, columns):
        return None  # the rows are counted, or stand as close as the lines of a word
    alone = stand_wider(lines, columns)
    spans = [(line.top, line.bottom) for line in lines] if alone else words_of(lines)
    readings = [
        [(a, b) for a, b in words if (a + b) / 2 > edges[head]] for words in ([] if alone else _wrapped(lines), spans)
    ]
    readings = [words for words in readings if 1 <= len(words) < len(edges) - 1 - head]
    if not readings or len(words_of(lines)) >= len(edges) - 1 - head:
        return None  # as many words as rows: names, and no groups
    return _fitted(lines, readings, heights, edges, head, _stand_at_top(lines, columns, heights, edges))


def _fitted(
    lines: list[Line], readings: Sequence[Sequence[tuple[float, float]]], heights: Sequence[float],
    edges: Sequence[float], head: int, at_top: bool,
) -> list[float] | None:  # fmt: skip
    """The edges at which words, in one of their readings, are level with rows or stand about the middle of some."""
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


def stand_wider(lines: list[Line], columns: list[list[Line]]) -> bool:
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
    columns = [
        lines_of(printed_lines([g for cell, own in held for g in own if cell.column == n])) for n in range(grid.width)
    ]
    straddles = any(a < y < b for a, b in words_of(columns[0]) for y in grid.ys)
    if not straddles or any(cell.rows > 1 for cell in first):
        return grid
    cuts = group_cuts(columns[0], columns, grid.ys)
    if cuts is None:
        return grid
    edges = sorted({min(cell.box[1] for cell in first), *cuts, max(cell.box[3] for cell in first)})
    kept = [cell.box for cell in grid.cells if cell not in first]
    return lattice_of([*kept, *((grid.xs[0], a, first[0].box[2], b) for a, b in pairwise(edges))])


def groups_between(grid: Lattice, glyphs: list[Glyph], drawn: Sequence[float]) -> Lattice:
    """The grid with merged cells in its first column, where words between two drawn rules stand for several rows.

    Args:
        grid: with a cell for each row in its first column.
        glyphs: of the table.
        drawn: heights of its level rules, from above.
    """
    held = filled_cells(grid, glyphs)[0]
    first = [cell for cell, _ in held if cell.column == 0 and cell.columns == 1]
    merged: dict[int, Box] = {}
    """For each cell of a group, by its ``id``, the box of that."""
    for top, bottom in pairwise(drawn):
        rows = [cell for cell in first if top - 1 < cell.box[1] and cell.box[3] < bottom + 1]
        columns = [
            lines_of(
                printed_lines([g for cell, own in held if cell.column == n for g in own if top < g.middle < bottom])
            )
            for n in range(grid.width)
        ]
        edges = sorted({y for cell in rows for y in (cell.box[1], cell.box[3])})
        if len(rows) < 2 or not columns[0] or (cuts := group_cuts(columns[0], columns, edges)) is None:
            continue
        ends = [edges[0], *cuts, edges[-1]]
        for cell in rows:
            at = bisect_right(ends, (cell.box[1] + cell.box[3]) / 2)
            merged[id(cell)] = (cell.box[0], ends[at - 1], cell.box[2], ends[at])
    if not merged:
        return grid
    kept = [cell.box for cell in grid.cells if id(cell) not in merged]
    return lattice_of([*kept, *dict.fromkeys(merged.values())])


def words_of(lines: list[Line]) -> list[tuple[float, float]]:
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


def is_left(lines: list[Line], columns: list[list[Line]]) -> bool:
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
