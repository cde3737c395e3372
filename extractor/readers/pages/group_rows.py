"""Rows of one stretch of words between rows that no rule parts: the name of a group over the rows below it.

Such words lie across the places between the columns, or open with a group's number, or stand farther from the lines
above and below them than the lines of one cell do.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from ...lexicon.tables import is_attribute, is_unit
from .grids import Lattice, lattice_of
from .shapes import Run
from .undrawn import crosses
from .values import begins_value, is_value

LEVEL = 0.15
"""Distance, in heights of the type, by which lines of one cell may stand wider than others."""
FREE = 1.5
"""Letters that still had room on a line from whose end nothing was torn."""
_MARK = re.compile(r"[一二三四五六七八九十]{1,3}、\S|[（(][一二三四五六七八九十]{1,3}[)）]\S")
"""What opens a group's name."""


def group_bands(rows: Sequence[list[Run]], gaps: Sequence[float], headed: bool = True) -> list[tuple[float, float]]:
    """Where the names of groups begin and end, half way to the lines above and below.

    Args:
        rows: printed lines, from above.
        gaps: places between the columns.
        headed: whether a header stands above the first row.
    """
    heads = next((n for n, row in enumerate(rows) if len(row) > 1), len(rows))
    first = next((n for n, row in enumerate(rows) if n > heads and _has_value(row)), len(rows))
    last = max((n for n, row in enumerate(rows) if len(row) > 1), default=0)
    heads = max((n for n, row in enumerate(rows[:first]) if len(row) > 1), default=heads) if headed else -1
    named = (n for n in range(heads + 1, last) if len(rows[n]) == 1)
    return [_around(rows, n) for n in named if _names_group(rows, n, gaps)]


def with_group_rows(grid: Lattice, bands: Sequence[tuple[float, float]]) -> Lattice:
    """The grid with one cell over all columns where the name of a group stands."""
    names = [band for band in bands if all(any(abs(y - edge) < 1 for edge in grid.ys) for y in band)]
    held = [
        next((band for band in names if band[0] - 1 < cell.box[1] and cell.box[3] < band[1] + 1), None)
        for cell in grid.cells
    ]
    if not any(held):
        return grid
    x0, _, x1, _ = grid.box
    kept = [cell.box for cell, name in zip(grid.cells, held, strict=True) if name is None]
    return lattice_of([*kept, *((x0, a, x1, b) for a, b in dict.fromkeys(filter(None, held)))])


def _has_value(row: Sequence[Run]) -> bool:
    return any(is_value(run.text) for run in row[1:])


def _names_group(rows: Sequence[list[Run]], n: int, gaps: Sequence[float]) -> bool:
    """Whether the words of a line are the name of a group."""
    (run,) = rows[n]
    room = _room(rows, n)
    leading, pitch = _leading(rows, gaps), _pitch(rows)
    slack = LEVEL * run.size
    if begins_value(run.text) or room < min(leading, pitch) - slack:
        return False
    if _MARK.match(run.text) or crosses([run], gaps):
        return True
    if leading < pitch - slack:
        return room > leading + slack
    return _is_about_middle(rows, run) or (_is_short(rows, n, gaps) and n > 0 and _is_short(rows, n - 1, gaps))


def _is_about_middle(rows: Sequence[list[Run]], run: Run) -> bool:
    """Whether words stand about the middle of the table, and are no rest of a unit or an attribute."""
    middle = (min(row[0].x0 for row in rows) + max(row[-1].x1 for row in rows)) / 2
    words = len(run.text) > 1 and not is_unit(run.text) and not is_attribute(run.text)
    return words and abs(run.centre - middle) <= run.size


def _is_short(rows: Sequence[list[Run]], n: int, gaps: Sequence[float]) -> bool:
    """Whether a line leaves room in the column of the words, so that nothing was torn from its end."""
    (word,) = rows[n] if len(rows[n]) == 1 else rows[n + 1]
    at = bisect_left(gaps, word.centre)
    column = [[run for run in row if bisect_left(gaps, run.centre) == at] for row in rows]
    widths = [sum(run.x1 - run.x0 for run in row) for row in column]
    return widths[n] < max(widths) - FREE * word.size


def _room(rows: Sequence[list[Run]], n: int) -> float:
    """How far the nearest line above or below a line stands, its middle from its own."""
    middle = rows[n][0].middle
    above = middle - max(run.middle for run in rows[n - 1]) if n else inf
    below = min(run.middle for run in rows[n + 1]) - middle if n + 1 < len(rows) else inf
    return min(above, below)


def _leading(rows: Sequence[list[Run]], gaps: Sequence[float]) -> float:
    """The least distance of two lines of one column that comes twice: once it may be of two, too close to be parted."""
    steps = Counter(round(b - a) for column in _columns(rows, gaps) for a, b in pairwise(column))
    return min((step for step, times in steps.items() if times > 1), default=inf)


def _columns(rows: Sequence[list[Run]], gaps: Sequence[float]) -> Iterator[list[float]]:
    for low, high in pairwise([-inf, *gaps, inf]):
        yield [run.middle for row in rows for run in row if low < run.centre < high]


def _pitch(rows: Sequence[list[Run]]) -> float:
    """The least distance of two lines with values."""
    middles = [row[0].middle for row in rows if _has_value(row)]
    return min((b - a for a, b in pairwise(middles)), default=inf)


def _around(rows: Sequence[list[Run]], n: int) -> tuple[float, float]:
    """Half way to the lines above and below."""
    (run,) = rows[n]
    above = max(r.bottom for r in rows[n - 1]) if n else run.top - 1
    below = min(r.top for r in rows[n + 1])
    return (above + run.top) / 2, (run.bottom + below) / 2
