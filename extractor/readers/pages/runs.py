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
SMALL = 0.78
"""Height of a raised mark beside its neighbours, at most."""
RAISED = 0.12
"""Height of a raised mark's middle above the line's, at least, in heights of the type."""
LETTER_GAP = 0.18
DIGIT_GAP = 0.75
"""Gaps between two letters, and between two characters of a number, from which a blank was meant."""
_UNITS = frozenset("mM米㎡c")
_NUMBER = frozenset("0123456789.．,，%％:：∶")


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
    body = sorted((g for g in glyphs if not g.char.isspace()), key=lambda g: (g.middle, g.x0))
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
        if glyph.size >= SMALL * run.size or run.middle - glyph.middle < RAISED * run.size:
            continue
        before = run.glyphs[n - 1] if n else None
        glyph.raised = not (before is not None and not before.raised and before.char in _UNITS and glyph.char in "23")
    if any(g.raised for g in run.glyphs):
        run.__post_init__()


def text_of(glyphs: list[Glyph]) -> list[tuple[str, Glyph | None]]:
    """The characters of a line with the blanks between them: (character, its glyph or None)."""
    out: list[tuple[str, Glyph | None]] = []
    before: Glyph | None = None
    for glyph in glyphs:
        if before is not None:
            out += [(blank, None) for blank in _blanks(before, glyph)]
        out.append((glyph.char, glyph))
        before = glyph
    return out


def _blanks(left: Glyph, right: Glyph) -> str:
    """What stands between two characters: nothing, a space, or as many wide blanks as fit."""
    unit = max(min(left.size, right.size), 1.0)
    gap = (right.x0 - left.x1) / unit
    if gap >= GAP:
        return "\u3000" * max(1, round(gap))
    if left.char.isascii() and right.char.isascii() and (left.char.isalpha() or right.char.isalpha()):
        return " " if gap > LETTER_GAP else ""
    if left.char in _NUMBER and right.char in _NUMBER:
        return " " if gap > DIGIT_GAP else ""
    return "\u3000" if gap > DIGIT_GAP else ""
