"""Characters to runs: printed twice taken once, raised marks told, lines put together.

A run ends at a gap that no word space explains; whether that is a column, a cell or only a wide
blank is decided by what stands above and below it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from operator import le

from ...raised import read_lowered
from ..shapes import Glyph, Run
from .rivers import number_gaps

GAP = 1.2
"""Widths of a Han character between two characters from which they belong to two runs."""
LEAST = 1.0
"""Points of any gap that parts runs, at least."""
OVERPRINT = 0.25
"""Shift, in widths of a Han character, up to which the same character printed again is bold by hand."""
SAME_LINE = 0.5
"""Distance of two middles, in heights of the type, up to which two characters share a line."""
SMALL = 0.85
"""Height of a raised mark beside its neighbours, at most."""
RAISED = 0.15
"""Height of a raised mark's foot above the line's, at least, in heights of the type."""
NEAR_LETTER = 4.0
"""Distance of a raised mark from a letter of its line, in heights of the type, at most: [12] is four signs long."""
REACH = 0.9 * SAME_LINE
_UNITS = frozenset("mM米㎡c")
_EXPONENTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺"
_POWERS = str.maketrans("0123456789-−－+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻⁺")


def once(glyphs: list[Glyph]) -> list[Glyph]:
    """Without characters printed again over themselves, which is how some makers set bold."""
    if len({(g.char, g.x0 // 4, g.top // 4) for g in glyphs}) == len(glyphs):
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
    rows = _rows(glyphs)
    open_ = [[n for n, (a, b) in enumerate(pairwise(row), 1) if b.x0 - a.x1 > LEAST] for row in rows]
    narrow = number_gaps(rows, [bool(places) for places in open_])
    found: list[Run] = []
    for row, places in zip(rows, open_, strict=True):
        start = 0
        for n in places:
            left, right = row[n - 1], row[n]
            if right.x0 - left.x1 > GAP * max(left.size, right.size, 1.0) or id(right) in narrow:
                found.append(Run(row[start:n]))
                start = n
        found.append(Run(row[start:]))
    for run in found:
        _mark_raised(run)
    return found


def _rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Characters whose middles lie on one height; the largest type sets it, small signs join, raised and lowered."""
    heights = {g.size for g in glyphs}
    sizes = sorted({_class(size) for size in heights}, reverse=True)
    rows = [row for _, _, row in (_by_size(glyphs, sizes) if len(sizes) > 1 else _levels(glyphs))]
    has_small = len(sizes) > 1 and min(heights) < SMALL * max(heights)
    return [_from_left(row) for row in (_with_raised(rows) if has_small else rows)]


_Row = tuple[float, float, list[Glyph]]
"""Height of the middle of its largest type, the size of that, its characters."""


def _class(size: float) -> int:
    return round(size * 2)


def _levels(glyphs: list[Glyph]) -> list[_Row]:
    """Rows of characters of about one size."""
    levels: dict[float, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        levels[(glyph.top + glyph.bottom) / 2].append(glyph)
    rows: list[_Row] = []
    least, reach, row = 0.0, -1.0, []
    for middle in sorted(levels):
        level = levels[middle]
        beyond, size = middle - least, level[0].size
        if beyond <= reach or (rows and beyond <= REACH * size):
            row += level
        else:
            least, reach, row = middle, REACH * size, level
            rows.append((least, size, row))
    return rows


def _by_size(glyphs: list[Glyph], sizes: list[int]) -> list[_Row]:
    """Rows of characters of several sizes: each size from the largest down joins the rows that it touches."""
    classes: dict[int, dict[float, list[Glyph]]] = {size: {} for size in sizes}
    for glyph in glyphs:
        classes[_class(glyph.size)].setdefault((glyph.top + glyph.bottom) / 2, []).append(glyph)
    rows: list[_Row] = []
    heights: list[float] = []
    for size in sizes:
        rest = []
        for middle, level in classes[size].items():
            near = _nearest(heights, middle)
            row = rows[near] if near is not None else None
            if row is not None and abs(row[0] - middle) <= REACH * row[1]:
                row[2].extend(level)
            else:
                rest += level
        if rest:
            rows = sorted([*rows, *_levels(rest)], key=_height)
            heights = [row[0] for row in rows]
    return rows


def _nearest(heights: list[float], middle: float) -> int | None:
    at = bisect_left(heights, middle)
    return min((n for n in (at - 1, at) if 0 <= n < len(heights)), key=lambda n: abs(heights[n] - middle), default=None)


def _height(row: _Row) -> float:
    return row[0]


def _with_raised(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Rows of small marks that reach down into the line below them belong to that line."""
    out: list[list[Glyph]] = []
    above, foot = 0.0, 0.0
    for row in rows:
        size, top = max([g.size for g in row]), min([g.top for g in row])
        if out and above < SMALL * size and foot > top and _stand_beside(out[-1], row, size):
            row = out.pop() + row
        out.append(row)
        above, foot = max([g.size for g in row]), min([g.bottom for g in row])
    return out


def _stand_beside(marks: list[Glyph], row: list[Glyph], size: float) -> bool:
    """Whether each of the marks has a letter of the row's largest type near by."""
    letters = sorted(g.centre for g in row if g.size >= SMALL * size)
    for mark in marks:
        at = bisect_left(letters, mark.centre)
        if min(abs(x - mark.centre) for x in letters[max(0, at - 1) : at + 1]) > NEAR_LETTER * size:
            return False
    return True


def _from_left(row: list[Glyph]) -> list[Glyph]:
    """In the order in which they begin, nearly: of two that begin at one place the narrow one, a mark, comes first."""
    begins = [glyph.x0 + (glyph.x1 - glyph.x0) / 8 for glyph in row]
    if all(map(le, begins, begins[1:])):
        return row
    return [row[n] for n in sorted(range(len(row)), key=begins.__getitem__)]


def _mark_raised(run: Run) -> None:
    """Small digits above the line are note marks, but for the powers of units and of ten (km², 10⁴).

    One below it is none of the number behind it: CO₂500万吨.
    """
    smallest = min([g.size for g in run.glyphs])
    if smallest >= SMALL * run.size:
        return
    for n, glyph in enumerate(run.glyphs):
        if glyph.size >= SMALL * run.size:
            continue
        if run.bottom - glyph.bottom < RAISED * run.size:
            following = run.glyphs[n + 1] if n + 1 < len(run.glyphs) else glyph
            if following.size >= SMALL * run.size:
                glyph.char = read_lowered(glyph.char, following.char)
            continue
        if _is_exponent(run.glyphs, n):
            glyph.char = glyph.char.translate(_POWERS)
            continue
        before = run.glyphs[n - 1] if n else None
        glyph.raised = not (before is not None and not before.raised and before.char in _UNITS and glyph.char in "23")
    if any(g.raised for g in run.glyphs):
        run.__post_init__()


def _is_exponent(glyphs: list[Glyph], n: int) -> bool:
    """Whether a raised sign is of the exponent of a power of ten: behind ×10, or behind one that is."""
    if glyphs[n].char not in "0123456789-−－+":
        return False
    if n and glyphs[n - 1].char in _EXPONENTS:
        return True
    return n >= 3 and glyphs[n - 2].char + glyphs[n - 1].char == "10" and glyphs[n - 3].char in "×xX*·"
