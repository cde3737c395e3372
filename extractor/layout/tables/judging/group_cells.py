"""Groups' cells that stand about the middle of their rows.

A merged cell names a group beside several rows, and a print sets it about their middle, perhaps over two lines: then
the first row has none beside it, and what stands beside a row names those above it, too. Each way to part the rows
into groups is measured by how far each name stands from the middle of its rows; where one way is ahead, it is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ....core.problems import Finding, finding
from ..cells.atoms import Atom, Layout
from ..reading import Cell, Reading, Row
from .torn_names import with_cell

OFF = 0.5
"""Rows by which a group's name may stand off the middle of its rows."""
AHEAD = 0.5
"""Rows by which the second best way must lie behind."""
MAX_LETTERS = 8
"""Letters of a group's name that is torn over lines."""
MAX_ROWS, MAX_NAMES = 60, 24
"""Rows and lines of names up to which the ways are tried."""


class _Way(NamedTuple):
    """So far: how far the names stand off, and for each group its first row and the lines of its name."""

    off: float
    groups: tuple[tuple[int, int], ...]


def centred(reading: Reading, layout: Layout) -> tuple[Reading, list[Finding]]:
    """The reading with each group's name beside the first of its rows, and what is told where no way is ahead."""
    roles = reading.header.roles
    rows = [row for row in reading.rows if row.kind == "data"]
    if roles.count("group") != 1 or len(rows) < len(reading.rows) or not 2 < len(rows) <= MAX_ROWS:
        return reading, []
    column = roles.index("group")
    names = [atom for row in rows for atom in row.cells[column]]
    if not _are_about_middle(rows, column, layout) or not 0 < len(names) <= MAX_NAMES:
        return reading, []
    best = _best(_heights(rows, column), _places(rows, column, names), names)
    if best is not None and rows[0].cells[column] and _differs(best, rows, column):
        best = None  # a group's name may as well stand beside the first of its rows
    if best is None:
        words = "、".join(atom.text for atom in names[:4])
        detail = f"“{words}”写在各组的中间，各行属哪一组不能断定"
        return reading, [finding("ROW_MISFIT", detail, [atom.body for atom in names])]
    beside: dict[int, Cell] = {}
    at = 0
    for first, count in best:
        beside[first] = tuple(names[at : at + count])
        at += count
    placed = (with_cell(row, column, beside.get(n, ())) for n, row in enumerate(rows))
    return replace(reading, rows=tuple(placed)), []


def _differs(best: Sequence[tuple[int, int]], rows: Sequence[Row], column: int) -> bool:
    """Whether each name begins on the first line of a row, and would be that of other rows if it stood beside their
    first."""
    beside = [n for n, row in enumerate(rows) if row.cells[column]]
    return [first for first, _ in best] != beside and all(_begins_with(rows[n], column) for n in beside)


def _begins_with(row: Row, column: int) -> bool:
    """Whether a name begins on the first line of a row, or stands about its middle."""
    lines = sorted(atom.line for n, cell in enumerate(row.cells) if n != column for atom in cell)
    own = row.cells[column]
    return own[0].line == lines[0] or own[0].line + own[-1].line == lines[0] + lines[-1]


def _are_about_middle(rows: Sequence[Row], column: int, layout: Layout) -> bool:
    """Whether names of groups do not begin on the first line of their rows: the first row has none beside that, or
    rows of several lines stand about their middle, or a name stands between two rows."""
    if not rows[0].cells[column]:
        return True
    if not layout.fence:
        return False
    taken = {atom.line for row in rows for n, cell in enumerate(row.cells) if n != column for atom in cell}
    between = any(atom.line not in taken for row in rows for atom in row.cells[column])
    tall = any(height > 1 for height in _heights(rows, column))
    return between or (tall and not layout.topped)


def _heights(rows: Sequence[Row], column: int) -> list[int]:
    """How many lines of print each row is high: those of its tallest cell, about whose middle the others stand."""
    return [max((len(lines) for lines in _lines(row, column)), default=1) for row in rows]


def _lines(row: Row, column: int) -> list[list[int]]:
    """The lines of each cell of a row but the group's, the tallest last."""
    cells = (sorted({atom.line for atom in cell}) for n, cell in enumerate(row.cells) if n != column and cell)
    return sorted(cells, key=len)


def _places(rows: Sequence[Row], column: int, names: Sequence[Atom]) -> list[float]:
    """How far down, in lines of print, each line of the groups' names stands.

    A line of figures between two of a name's lines is a line of text and none of print: it is the middle of its row.
    """
    down: dict[int, float] = {}
    top = 0
    for row, height in zip(rows, _heights(rows, column), strict=True):
        for own in _lines(row, column):
            head = top + (height - len(own)) / 2
            down |= {line: head + n + 0.5 for n, line in enumerate(own)}
        top += height
    return [down[atom.line] if atom.line in down else _between(down, atom.line) for atom in names]


def _between(down: Mapping[int, float], line: int) -> float:
    """The middle of what stands right above a line and right below it."""
    above = max((other for other in down if other < line), default=None)
    below = min((other for other in down if other > line), default=None)
    if above is None or below is None:
        return 0.0 if above is None else down[above] + 0.5
    return (down[above] + down[below]) / 2


def _best(heights: Sequence[int], places: Sequence[float], names: Sequence[Atom]) -> tuple[tuple[int, int], ...] | None:
    """The groups of the best way to part the rows, where it is ahead of all others."""
    tops = [0]
    for height in heights:
        tops.append(tops[-1] + height)
    ways: dict[tuple[int, int], list[_Way]] = {(0, 0): [_Way(0.0, ())]}
    for row in range(len(heights)):
        for name in range(len(names)):
            held = ways.pop((row, name), [])
            for end, count, off in _groups(tops, places, names, row, name) if held else ():
                more = [_Way(way.off + off, (*way.groups, (row, count))) for way in held]
                ways[end, name + count] = sorted([*ways.get((end, name + count), []), *more])[:2]
    whole = ways.get((len(heights), len(names)), [])
    return whole[0].groups if whole and (len(whole) == 1 or whole[1].off - whole[0].off >= AHEAD) else None


def _groups(
    tops: Sequence[int], places: Sequence[float], names: Sequence[Atom], row: int, name: int
) -> Iterator[tuple[int, int, float]]:
    """The groups that can begin at a row with a line of a name: the row behind it, its lines, how far it stands off."""
    for count in range(1, len(names) - name + 1):
        last = name + count - 1
        if count > 1 and (places[last] - places[last - 1] > 1 or _letters(names[name : last + 1]) > MAX_LETTERS):
            return
        middle = (places[name] + places[last]) / 2
        for end in range(row + 1, len(tops)):
            off = (tops[row] + tops[end]) / 2 - middle
            if off > OFF:
                break
            if off >= -OFF:
                yield end, count, abs(off)


def _letters(names: Sequence[Atom]) -> int:
    return sum(len(atom.text) for atom in names)
