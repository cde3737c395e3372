"""What a page end cut off from a table: rows at the head of the next page, too few to be seen as one by themselves.

The part before the page end says where the columns are; the rows are taken where all their words fit into them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ....lexicon.tables import CONTINUED
from ..shapes import Box, Glyph, Rule, Run
from .grids import Cell, Lattice, filled_cells
from .group_rows import group_bands, with_group_rows
from .half_ruled import CLOSE, HEADING, STEP
from .printed import printed_lines
from .undrawn import clear, crosses, in_columns
from .values import is_value

SAME = 4.0
"""Points by which the sides of both parts differ at most."""
SLACK = 0.1
"""Heights of the type by which the room between the lines of a name differs."""
_SENTENCE = re.compile(r"[，。；：！？、．]|^[（(]?[一二三四五六七八九十0-9]")
FEW = 3
"""Rows of several words that are a table by themselves."""
HEADS = 2
"""Lines above the text of a page that are looked past, at most."""


class Open(NamedTuple):
    """The table with which a page ends: the edges of its columns, whether its rows are lines with tabs."""

    xs: list[float]
    gaps: list[tuple[float, float]]
    """Between each two columns: where the words of the left one end and those of the right one begin."""
    is_lines: bool
    head: str
    """The words of its first row, without blanks."""
    names: tuple[Box, ...] = ()
    """Where the last lines of words stand in its last row, of those that fill their columns: they may go on."""

    def is_head(self, row: Sequence[Run]) -> bool:
        """Whether a row prints the first row again."""
        return "".join(run.text for run in row) == self.head

    def has_columns_of(self, xs: Sequence[float]) -> bool:
        """Whether a grid of several columns has just these."""
        alike = len(xs) == len(self.xs) > 2 and all(abs(a - b) <= SAME for a, b in zip(xs, self.xs, strict=True))
        return alike and not self.is_lines

    def beside(self, x0: float) -> Open:
        """The same table in a column of the page that begins there."""
        shift = x0 - self.xs[0]
        return self._replace(xs=[x + shift for x in self.xs], gaps=[(a + shift, b + shift) for a, b in self.gaps])

    def inner(self, rows: Sequence[list[Run]]) -> list[float]:
        """The edges between the columns, where these rows leave them free."""
        return [clear(gap, rows) for gap in self.gaps]


def continued(open_: Open, area: Box, heights: Sequence[float], glyphs: list[Glyph]) -> Lattice | None:
    """What stands between level rules of the same width, in the columns of the part before; None where it does not fit.

    Args:
        open_: the part before.
        area: what the rules bound.
        heights: of the rules.
        glyphs: the characters between them.
    """
    x0, x1 = open_.xs[0], open_.xs[-1]
    if not glyphs or abs(area[0] - x0) > SAME or abs(area[2] - x1) > SAME:
        return None
    rows = printed_lines(glyphs)
    inner = open_.inner(rows)
    groups = group_bands(rows, inner, (area[0] + area[2]) / 2, heights, headed=False, torn=bool(open_.names))
    if any(crosses(row, inner) and not any(a < row[0].middle < b for a, b in groups) for row in rows):
        return None
    edges = sorted({*heights, *(y for band in groups for y in band if heights[0] < y < heights[-1])})
    bands = [Cell(n, 0, 1, 1, (x0, a, x1, b)) for n, (a, b) in enumerate(pairwise(edges))]
    filled, _ = filled_cells(Lattice([x0, x1], edges, bands), glyphs)
    return with_group_rows(in_columns([(cell, own) for cell, own in filled if own], inner), groups)


def in_next_column(open_: Open, rules: Sequence[Rule], glyphs: Sequence[Glyph]) -> tuple[Lattice, list[Glyph]] | None:
    """The rows that go on with a table at the head of the next column of its page, where no rule lies above them.

    Level rules as long as the table is wide bound them from below. None where they do not fit into its columns.

    Args:
        open_: the table with which a column ends.
        rules: level rules of the page.
        glyphs: characters in no table.
    """
    width = open_.xs[-1] - open_.xs[0]
    beside = [r for r in rules if abs(r.length - width) <= SAME and r.x0 > open_.xs[-1]]
    if not beside:
        return None
    x0 = min(r.x0 for r in beside)
    heights = sorted(r.top for r in beside if r.x0 - x0 <= SAME)
    moved = open_.beside(x0)
    own = [g for g in glyphs if g.middle < heights[-1] and x0 - SAME <= g.centre <= x0 + width + SAME]
    for foot in _feet(heights):
        held = _rows_above([g for g in own if g.middle < foot], moved)
        if not held:
            continue
        top = min(g.top for g in held) - 1
        edges = [top, *(y for y in heights if top < y <= foot)]
        table = continued(moved, (x0, top, x0 + width, foot), edges, held)
        if table is not None:
            return table, held
    return None


def _feet(heights: Sequence[float]) -> list[float]:
    """The last rule of the rows: that of all, or the one above the widest gap, below which another table may lie."""
    if len(heights) < FEW:
        return [heights[-1]]
    _, n = max((b - a, n) for n, (a, b) in enumerate(pairwise(heights)))
    return [*dict.fromkeys((heights[-1], heights[n]))]


def _rows_above(glyphs: list[Glyph], open_: Open) -> list[Glyph]:
    """The characters of the rows without a running head, which stands apart above them or across the columns."""
    rows = printed_lines(glyphs)
    inner = open_.inner(rows)
    first = 0
    while first < min(HEADS, len(rows) - 1) and (
        crosses(rows[first], inner) or _says_on(rows[first]) or _room(rows, first + 1) > STEP
    ):
        first += 1
    return [glyph for row in rows[first:] for run in row for glyph in run.glyphs]


def rows_at_head(open_: Open, rows: Sequence[list[Run]]) -> tuple[int, int]:
    """The first rows of a page that stand in the columns of the part before, without a rule: from, to.

    A running head may stand above them.
    """
    start = next((n for n, row in enumerate(rows[:2]) if _fits(open_, row) and not _says_on(row)), None)
    if start is not None:
        end = start
        again = not open_.is_lines and open_.is_head(rows[start])
        while end < len(rows) and _fits(open_, rows[end]) and (end == start or _room(rows, end) <= STEP):
            end += 1
        while end > start and len(rows[end - 1]) == 1 and not _rests(rows, end - 1, start, again):
            end -= 1
        several = [row for row in rows[start:end] if len(row) > 1]
        whole = [row for row in several if _is_whole(open_, row)] or (again and end > start + 1)
        goes_on = not open_.is_lines and (again or _is_whole(open_, several[0])) if several else False
        if whole and (len(several) < FEW or goes_on):
            return start, end
        if not several and _goes_on_name(open_, rows[start][0]):
            return start, start + 1
    return 0, 0


def _says_on(row: Sequence[Run]) -> bool:
    """Whether a line alone says that the table goes on: （续上表）."""
    return len(row) == 1 and CONTINUED.matches(row[0].text)


def _goes_on_name(open_: Open, rest: Run) -> bool:
    """Whether a word alone at the head of a page is the rest of a name: below its place, no longer, without a stop."""
    below = any(
        (abs(rest.x0 - x0) <= 1 or abs(rest.x0 + rest.x1 - x0 - x1) <= 2) and rest.x1 - rest.x0 <= x1 - x0
        for x0, _, x1, _ in open_.names
    )
    return below and not _SENTENCE.search(rest.text)


def _fits(open_: Open, row: list[Run]) -> bool:
    size = row[0].size
    inside = open_.xs[0] - size <= row[0].x0 and row[-1].x1 <= open_.xs[-1] + size
    return inside and not crosses(row, open_.inner([row]))


def _room(rows: Sequence[list[Run]], n: int) -> float:
    """Room above a row in heights of its type."""
    return (min(run.top for run in rows[n]) - max(run.bottom for run in rows[n - 1])) / rows[n][0].size


def _rests(rows: Sequence[list[Run]], n: int, start: int, again: bool) -> bool:
    """Whether a word alone on its line is the rest of a row: close below it, or first below the header set again.

    Or as close as the lines of the other names are, and beginning where one of them does.
    """
    if HEADING.match(rows[n][0].text):
        return False
    if n == start or _room(rows, n) <= (1.0 if again and n == start + 1 else CLOSE):
        return n > start
    rest = rows[n][0]
    names = [run for row in rows[start:n] for run in row[:2] if abs(run.x0 - rest.x0) <= 1]
    tightest = min((b.top - a.bottom for a, b in pairwise([*names, rest])), default=0.0)
    return bool(names) and rest.top - names[-1].bottom <= tightest + SLACK * rest.size


def _is_whole(open_: Open, row: list[Run]) -> bool:
    """Whether a row has words in half of the columns, one of them a value."""
    width = len(open_.xs) - 1
    return len(row) >= max(2, width / 2) and any(is_value(run.text) for run in row[1:])
