"""Characters to runs: printed twice taken once, raised marks told, lines put together.

A run ends at a gap that no word space explains; whether that is a column, a cell or only a wide
blank is decided by what stands above and below it.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

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
    seen: dict[str, dict[tuple[int, int], list[Glyph]]] = defaultdict(lambda: defaultdict(list))
    kept: list[Glyph] = []
    for glyph in glyphs:
        unit = max(glyph.size, 1.0)
        column, row = int(glyph.x0 / unit), int(glyph.top / unit)
        cells = seen[glyph.char]
        near = (other for a in (-1, 0, 1) for b in (-1, 0, 1) for other in cells.get((column + a, row + b), ()))
        twin = next((o for o in near if _over(glyph, o)), None)
        if twin is None:
            kept.append(glyph)
            cells[column, row].append(glyph)
        else:
            twin.bold = True
    return kept


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
    body = sorted(glyphs, key=lambda g: (g.middle, g.x0))
    for glyph in body:
        for middle, size, row in reversed(rows[-3:]):
            if abs(glyph.middle - middle) <= SAME_LINE * max(size, glyph.size) * 0.9:
                row.append(glyph)
                break
        else:
            rows.append((glyph.middle, glyph.size, [glyph]))
    return [sorted(row, key=lambda g: g.x0) for _, _, row in rows]


def _mark_raised(run: Run) -> None:
    """Small digits above the line are note marks, but for the powers of units (km², 10⁴)."""
    for n, glyph in enumerate(run.glyphs):
        if glyph.size >= SMALL * run.size or run.bottom - glyph.bottom < RAISED * run.size:
            continue
        before = run.glyphs[n - 1] if n else None
        glyph.raised = not (before is not None and not before.raised and before.char in _UNITS and glyph.char in "23")
    if any(g.raised for g in run.glyphs):
        run.__post_init__()
