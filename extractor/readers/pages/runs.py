"""Characters to runs: printed twice taken once, raised marks told, lines put together.

A run ends at a gap that no word space explains; whether that is a column, a cell or only a wide
blank is decided by what stands above and below it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter

from .shapes import Glyph, Run

GAP = 1.2
"""Widths of a Han character between two characters from which they belong to two runs."""
OVERPRINT = 0.25
"""Shift, in widths of a Han character, up to which the same character printed again is bold by hand."""
SAME_LINE = 0.5
"""Distance of two middles, in heights of the type, up to which two characters share a line."""
SMALL = 0.85
"""Height of a raised mark beside its neighbours, at most."""
RAISED = 0.15
"""Height of a raised mark's foot above the line's, at least, in heights of the type."""
_UNITS = frozenset("mM米㎡c")


def once(glyphs: list[Glyph]) -> list[Glyph]:
    """Without characters printed again over themselves, which is how some makers set bold."""
    if len({(g.char, int(g.x0) >> 2, int(g.top) >> 2) for g in glyphs}) == len(glyphs):
        return glyphs
    seen: dict[tuple[str, int, int], Glyph] = {}
    kept: list[Glyph] = []
    for glyph in glyphs:
        places = list(_places(glyph))
        twin = next((o for place in places if (o := seen.get(place)) is not None and _over(glyph, o)), None)
        if twin is None:
            kept.append(glyph)
            seen.update(dict.fromkeys(places, glyph))
        else:
            twin.bold = True
    return kept


def _places(glyph: Glyph) -> Iterator[tuple[str, int, int]]:
    """The squares of the size of its type in which a twin of the character may begin."""
    across, down = glyph.x0 / (glyph.size or 1), glyph.top / (glyph.size or 1)
    for column in {int(across - OVERPRINT), int(across + OVERPRINT)}:
        for row in {int(down - OVERPRINT), int(down + OVERPRINT)}:
            yield glyph.char, column, row


def _over(one: Glyph, other: Glyph) -> bool:
    reach = OVERPRINT * min(one.size, other.size, 2 * (other.x1 - other.x0))
    return abs(one.x0 - other.x0) <= reach and abs(one.top - other.top) <= reach


def runs_of(glyphs: list[Glyph]) -> list[Run]:
    """All runs, line by line from above, from left to right."""
    found: list[Run] = []
    for row in _rows(glyphs):
        start = 0
        for n, (left, right) in enumerate(pairwise(row), 1):
            if right.x0 - left.x1 > GAP * max(min(left.size, right.size), 1.0):
                found.append(Run(row[start:n]))
                start = n
        found.append(Run(row[start:]))
    for run in found:
        _mark_raised(run)
    return found


def _rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Characters whose middles lie on one height; a small one joins the line that it touches."""
    rows: list[tuple[float, float, list[Glyph]]] = []
    for middle, glyph in sorted(((g.middle, g) for g in glyphs), key=lambda pair: pair[0]):
        size = glyph.size
        for height, largest, row in reversed(rows[-3:]):
            if middle - height <= SAME_LINE * 0.9 * (largest if largest > size else size):
                row.append(glyph)
                break
        else:
            rows.append((middle, size, [glyph]))
    return [sorted(row, key=_x0) for row in _with_raised([row for _, _, row in rows])]


def _with_raised(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Rows of small marks that reach down into the line below them belong to that line."""
    out: list[list[Glyph]] = []
    for row in rows:
        size, top = max(g.size for g in row), min(g.top for g in row)
        if out and max(g.size for g in out[-1]) < SMALL * size and min(g.bottom for g in out[-1]) > top:
            row = out.pop() + row
        out.append(row)
    return out


_x0 = attrgetter("x0")


def _mark_raised(run: Run) -> None:
    """Small digits above the line are note marks, but for the powers of units (km², 10⁴)."""
    for n, glyph in enumerate(run.glyphs):
        if glyph.size >= SMALL * run.size or run.bottom - glyph.bottom < RAISED * run.size:
            continue
        before = run.glyphs[n - 1] if n else None
        glyph.raised = not (before is not None and not before.raised and before.char in _UNITS and glyph.char in "23")
    if any(g.raised for g in run.glyphs):
        run.__post_init__()
