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

from ....lexicon.tables import header_role, is_attribute, is_header, is_unit
from ..shapes import Run
from .grids import Lattice, lattice_of
from .undrawn import crosses
from .values import BRACKETED, begins_value, ends_with_unit, is_value

LEVEL = 0.15
"""Distance, in heights of the type, by which lines of one cell may stand wider than others."""
FREE = 1.5
"""Letters that still had room on a line from whose end nothing was torn."""
LEAST = 3
"""Words of a column that show what it holds, at least."""
NAMED, GROUPED = 0.8, 0.7
"""Shares of the rows in which the names of indicators have words, at least, and those of groups, at most."""
SHORT = 4
"""Letters from which words close below a head are no rest of it, unless they are words of headers."""
MOST_TORN = 3
"""Lines of a unit or an attribute, at most."""
CLOSE = 0.9
"""Room between two of them, in heights of the type, at most."""
HALVES = 2.0
"""Heights of the type by which the two lines of a cell about the middle of its row stand apart, at most."""
EXACT = 1.0
"""Points by which words that are set about one middle may stand off it."""
_MARK = re.compile(r"[一二三四五六七八九十]{1,3}、\S|[（(][一二三四五六七八九十]{1,3}[)）]\S")
"""What opens a group's name."""


def group_bands(
    rows: Sequence[list[Run]],
    gaps: Sequence[float],
    middle: float,
    drawn: Sequence[float],
    headed: bool = True,
    torn: bool = False,
) -> list[tuple[float, float]]:
    """Where the names of groups begin and end: at a drawn rule, or half way to the lines above and below.

    Args:
        rows: printed lines, from above.
        gaps: places between the columns.
        middle: of the table's width.
        drawn: heights of its level rules, from above.
        headed: whether a header may stand above the first row.
        torn: whether the first line may be the rest of a name on the page before.
    """
    heads = next((n for n, row in enumerate(rows) if len(row) > 1), len(rows))
    first = next((n for n, row in enumerate(rows) if n > heads and _has_value(row)), len(rows))
    last = max((n for n, row in enumerate(rows) if len(row) > 1), default=0)
    headed = headed and not (heads < len(rows) and _has_value(rows[heads]))
    heads = max((n for n, row in enumerate(rows[:first]) if len(row) > 1), default=heads) if headed else -1
    side, beside = next(iter(gaps), -inf), _has_groups_beside(rows[first:], gaps)
    named = [
        n for n in range(heads + 1, last)
        if len(rows[n]) == 1 and not (n < first and _is_low_head(rows[:n], rows[n][0]))
        and not (rows[n][0].x1 <= side and beside) and not _is_about_row(rows, n, gaps)
    ]  # fmt: skip
    first = heads + 1 if torn else -1
    """A line that may be the rest of a name above: how far it stands from its header tells nothing."""
    found = [
        _around(rows, n, drawn) for n in named
        if (_stands_as_group(rows, n, gaps, middle) if n == first else _names_group(rows, n, gaps, middle))
    ]  # fmt: skip
    if last > heads and ends_with_group(rows, gaps, middle):
        found.append(_around(rows, len(rows) - 1, drawn))
    return found


def _has_groups_beside(rows: Sequence[list[Run]], gaps: Sequence[float]) -> bool:
    """Whether the first column names groups beside their rows: it has words in some rows, the next in nearly all."""
    held = [{bisect_left(gaps, r.centre) for r in row if not is_value(r.text)} for row in rows if _has_value(row)]
    named, grouped = sum(1 in row for row in held), sum(0 in row for row in held)
    return len(held) >= LEAST and named >= NAMED * len(held) and grouped <= GROUPED * len(held)


def _is_about_row(rows: Sequence[list[Run]], n: int, gaps: Sequence[float]) -> bool:
    """Whether a line and its other half stand about a row that has nothing in their column: 完成省下 / 达任务."""
    at = bisect_left(gaps, rows[n][0].centre)
    for step in (1, -1):
        if not 0 <= n + 2 * step < len(rows):
            continue
        row, other = rows[n + step], rows[n + 2 * step]
        between = len(row) > 1 and not any(bisect_left(gaps, run.centre) == at for run in row)
        near = len(other) == 1 and abs(other[0].middle - rows[n][0].middle) <= HALVES * other[0].size
        if between and near and bisect_left(gaps, other[0].centre) == at:
            return True
    return False


def _is_low_head(above: Sequence[list[Run]], run: Run) -> bool:
    """Whether a word of headers stands below the middle of a head, above all values: 2025年 below 目标."""
    heads = (head for row in above for head in row)
    return is_header(run.text) and any(abs(run.centre - head.centre) <= EXACT for head in heads)


def ends_with_group(rows: Sequence[list[Run]], gaps: Sequence[float], middle: float) -> bool:
    """Whether the last line alone, below a row, names the group whose rows a page end parts from it.

    Nothing stands below it that would tell how far apart rows are: only where its words stand tells.
    """
    if len(rows) < 2 or len(rows[-1]) > 1:
        return False
    return _stands_as_group(rows, len(rows) - 1, gaps, middle)


def _stands_as_group(rows: Sequence[list[Run]], n: int, gaps: Sequence[float], middle: float) -> bool:
    """Whether the place of words across their line makes them a group's name, however far other lines stand."""
    (run,) = rows[n]
    if begins_value(run.text) or _is_unit_alone(run.text) or _is_torn(rows, n, gaps):
        return False
    centred = abs(run.centre - middle) <= EXACT and not _stands_in_column(rows, run)
    return centred or _is_foreign(rows, run, gaps)


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


def _names_group(rows: Sequence[list[Run]], n: int, gaps: Sequence[float], middle: float) -> bool:
    """Whether the words of a line are the name of a group."""
    (run,) = rows[n]
    room = _room(rows, n)
    leading, pitch = _leading(rows, gaps), _pitch(rows)
    slack = LEVEL * run.size
    if begins_value(run.text) or _is_unit_alone(run.text) or _is_torn(rows, n, gaps):
        return False
    if abs(run.centre - middle) <= EXACT and not _stands_in_column(rows, run):
        return True
    close = room < min(leading, pitch) - slack
    may_head = len(run.text) < SHORT or is_header(run.text)
    if _is_foreign(rows, run, gaps) and not (close and may_head and not any(map(_has_value, rows[:n]))):
        return True  # and no rest of a head
    if close:
        return False
    if _MARK.match(run.text) or crosses([run], gaps):
        return True
    if leading < pitch - slack:
        return room > leading + slack or (n > 0 and _stands_off(rows, n, gaps, slack))
    if _is_about_middle(rows, run, middle):
        return True
    if n == 0:
        return room >= pitch - slack and _is_short(rows, n, gaps) and bisect_left(gaps, run.centre) == 0
    above = next((r for r in rows[n - 1] if bisect_left(gaps, r.centre) == bisect_left(gaps, run.centre)), None)
    whole = above is not None and (ends_with_unit(above.text) or not _is_set_alike(above, run))
    return _is_short(rows, n, gaps) and (whole or _is_short(rows, n - 1, gaps))


def _is_foreign(rows: Sequence[list[Run]], run: Run, gaps: Sequence[float]) -> bool:
    """Whether words stand in a column of units, attributes or numbers, and are none of these themselves."""
    at = bisect_left(gaps, run.centre)
    first = next((n for n, row in enumerate(rows) if _has_value(row)), len(rows))
    column = [
        other.text for row in rows[first:] if len(row) > 1 for other in row if bisect_left(gaps, other.centre) == at
    ]
    return len(column) >= LEAST and all(map(_is_short_kind, column)) and not _is_short_kind(run.text)


def _is_torn(rows: Sequence[list[Run]], n: int, gaps: Sequence[float]) -> bool:
    """Whether a line is one of a unit, an attribute or a head that its narrow column tears: 万吨标准 / 煤."""
    (run,) = rows[n]
    at = bisect_left(gaps, run.centre)
    low, high = [-inf, *gaps][at], [*gaps, inf][at]
    column: list[Run] = []
    for row in rows[max(0, n - MOST_TORN) : n + MOST_TORN + 1]:
        own = [glyph for other in row for glyph in other.glyphs if low < glyph.centre < high]
        column += [Run(own)] if own else []
    place = next((m for m, other in enumerate(column) if abs(other.middle - run.middle) < 1), None)
    if place is None:
        return False
    for first in range(max(0, place - MOST_TORN + 1), place + 1):
        for last in range(max(first, place) + 1, min(len(column), first + MOST_TORN) + 1):
            lines = column[first:last]
            near = all(b.top - a.bottom < CLOSE * run.size for a, b in pairwise(lines))
            near = near and not any(is_value(line.text) for line in lines)
            if len(lines) > 1 and near and _is_short_word("".join(line.text for line in lines)):
                return True
    return False


def _is_short_word(text: str) -> bool:
    """Whether words are a unit, an attribute, or the head of a column of these: 指标属性."""
    return is_unit(text) or is_attribute(text) or header_role(text) in ("unit", "attribute")


def _is_short_kind(text: str) -> bool:
    return is_value(text) or is_unit(text) or is_attribute(text)


def _stands_in_column(rows: Sequence[list[Run]], run: Run) -> bool:
    """Whether other words have their middle or one of their ends where these have it."""
    others = (other for row in rows for other in row if len(row) > 1)
    return any(
        min(abs(run.centre - other.centre), abs(run.x0 - other.x0), abs(run.x1 - other.x1)) <= EXACT for other in others
    )


def _is_set_alike(one: Run, other: Run) -> bool:
    """Whether two lines of a cell may begin, end or have their middle at one place."""
    return min(abs(one.x0 - other.x0), abs(one.x1 - other.x1), abs(one.centre - other.centre)) <= one.size / 2


def _is_unit_alone(text: str) -> bool:
    """Whether words are a unit in brackets, the rest of the name above them: （人）."""
    found = BRACKETED.fullmatch(text)
    return found is not None and is_unit(found[1])


def _is_about_middle(rows: Sequence[list[Run]], run: Run, middle: float) -> bool:
    """Whether words stand about the middle of the table or of its print, and are no rest of a unit or an attribute."""
    printed = (min(row[0].x0 for row in rows) + max(row[-1].x1 for row in rows)) / 2
    words = len(run.text) > 1 and not is_unit(run.text) and not is_attribute(run.text)
    return words and min(abs(run.centre - x) for x in (middle, printed)) <= run.size


def _is_short(rows: Sequence[list[Run]], n: int, gaps: Sequence[float]) -> bool:
    """Whether a line leaves room in the column of the words, so that nothing was torn from its end."""
    (word,) = rows[n] if len(rows[n]) == 1 else rows[n + 1]
    at = bisect_left(gaps, word.centre)
    low, high = [-inf, *gaps][at], [*gaps, inf][at]
    column = [[g for run in row for g in run.glyphs if low < g.centre < high] for row in rows]
    widths = [max(g.x1 for g in row) - min(g.x0 for g in row) if row else 0.0 for row in column]
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


def _stands_off(rows: Sequence[list[Run]], n: int, gaps: Sequence[float], slack: float) -> bool:
    """Whether a short line stands farther from another short one than the lines of a name do, of which one is seen."""
    at = bisect_left(gaps, rows[n][0].centre)
    column = [run for row in rows for run in row if bisect_left(gaps, run.centre) == at]
    least = min((b.middle - a.middle for a, b in pairwise(column)), default=inf)
    short = _is_short(rows, n, gaps) and (len(rows[n - 1]) > 1 or _is_short(rows, n - 1, gaps))
    return short and _room(rows, n) > least + 2 * slack


def _columns(rows: Sequence[list[Run]], gaps: Sequence[float]) -> Iterator[list[float]]:
    for low, high in pairwise([-inf, *gaps, inf]):
        yield [run.middle for row in rows for run in row if low < run.centre < high]


def _pitch(rows: Sequence[list[Run]]) -> float:
    """The least distance of two lines with values."""
    middles = [row[0].middle for row in rows if _has_value(row)]
    return min((b - a for a, b in pairwise(middles)), default=inf)


def _around(rows: Sequence[list[Run]], n: int, drawn: Sequence[float]) -> tuple[float, float]:
    """The rules drawn between a line and those above and below; half way to them where none is."""
    (run,) = rows[n]
    above = max(r.bottom for r in rows[n - 1]) if n else run.top - 1
    below = min(r.top for r in rows[n + 1]) if n + 1 < len(rows) else drawn[-1]
    return _rule_between(above, run.top, drawn), _rule_between(run.bottom, below, drawn)


def _rule_between(high: float, low: float, drawn: Sequence[float]) -> float:
    at = bisect_left(drawn, high)
    return drawn[at] if at < len(drawn) and drawn[at] <= low else (high + low) / 2
