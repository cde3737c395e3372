"""Columns of numbers that stand closer than a wide blank: gaps between whole numbers that return in the rows below.

One such gap may be a slip of spacing. The same gap at the same place in row after row parts two columns.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ..shapes import Glyph

NARROW = 0.35
"""Widths of a Han character between two numbers from which they may stand in two columns."""
LOOSE = 2.5
"""How many times wider such a gap is than those inside the two numbers, at least."""
ROWS = 3
"""Rows in which the gap stands, at least."""
LEAST = 0.12
"""Width of the same gap in the header above them, at least."""
HEAD = 3
"""Printed lines that a header has, at most."""
CAPTION = 6
"""Characters of a line by which a caption is told."""
_CAPTION = re.compile(r"[【\[〖]?专栏|[附续]?表[0-9一二三四五六七八九十]")
_STOPS = "。；"
_OF_YEARS = "年月"
_NEAR = 6
"""Rows above and below in which it is looked for."""
_PARTS = frozenset("0123456789.．,，%％-－—–+<>≤≥＜＞~～[]〔〕()（）")
_STARTS = frozenset("0123456789-－—–+<>≤≥＜＞[〔(（")


class _Gap(NamedTuple):
    row: int
    low: float
    high: float
    right: Glyph


def number_gaps(rows: Sequence[Sequence[Glyph]], loose: Sequence[bool]) -> set[int]:
    """``id`` of each character that opens a number in a column of its own, though it stands close to the one before.

    Args:
        rows: the characters of each printed line, from left to right.
        loose: of each line, whether two of its characters stand apart at all.
    """
    if sum(loose) < ROWS:
        return set()
    gaps = [gap for n, row in enumerate(rows) if loose[n] for gap in _gaps(n, row)]
    if len(gaps) < ROWS:
        return set()
    by_place: dict[int, list[_Gap]] = defaultdict(list)
    for gap in gaps:
        by_place[int(gap.low // _CELL)].append(gap)
    sure = [gap for gap in gaps if _rows_sharing(gap, by_place) >= ROWS]
    found = {id(gap.right) for gap in sure}
    for n in _heads(rows, {gap.row for gap in sure}):
        depth = 0
        for left, right in pairwise(rows[n]):
            gap = _Gap(n, left.x1, right.x0, right)
            depth += (left.char in "（(") - (left.char in "）)")
            if _is_blank(left, right) or depth > 0 or (left.char.isdigit() and right.char in _OF_YEARS):
                continue  # a typesetter's room between figures and characters
            if gap.high - gap.low >= LEAST * left.size and _rows_sharing(gap, by_place) >= ROWS:
                found.add(id(right))
    return found


def _heads(rows: Sequence[Sequence[Glyph]], parted: set[int]) -> set[int]:
    """The lines above rows of numbers that may be their header: up to a caption, or to a sentence of the text."""
    found: set[int] = set()
    for row in parted:
        for n in range(row - 1, max(row - HEAD, 0) - 1, -1):
            if is_caption(rows[n]) or any(glyph.char in _STOPS for glyph in rows[n]):
                break
            found.add(n)
    return found - parted


def is_caption(row: Sequence[Glyph]) -> bool:
    """Whether a printed line opens as the caption of a box or table does: 专栏1, 表2."""
    return _CAPTION.match("".join(glyph.char for glyph in row[:CAPTION])) is not None


def _is_blank(left: Glyph, right: Glyph) -> bool:
    """Whether the gap between two characters is the blank between two words of one language with blanks."""
    return all(char.isascii() and char.isalpha() for char in (left.char, right.char)) and right.spaced


def _rows_sharing(gap: _Gap, by_place: dict[int, list[_Gap]]) -> int:
    """How many rows near by have a gap between numbers at its place."""
    near = (o for k in (-1, 0, 1) for o in by_place.get(int(gap.low // _CELL) + k, ())[-_MOST:])
    return len({o.row for o in near if abs(o.row - gap.row) <= _NEAR and _overlap(o, gap)})


_CELL = 12.0
_MOST = 400


def _overlap(one: _Gap, other: _Gap) -> bool:
    return min(one.high, other.high) - max(one.low, other.low) > 0


def _gaps(n: int, row: Sequence[Glyph]) -> list[_Gap]:
    """The gaps between two whole numbers of a row."""
    found: list[_Gap] = []
    words = _numbers(row)
    for (_, last), (first, _) in pairwise(words):
        left, right = row[last], row[first]
        if first != last + 1:
            continue
        gap = right.x0 - left.x1
        if gap >= NARROW * min(left.size, right.size) and right.char in _STARTS:
            found.append(_Gap(n, left.x1, right.x0, right))
    return found


def _numbers(row: Sequence[Glyph]) -> list[tuple[int, int]]:
    """Stretches of digits and their signs (first, last), parted where a gap is far wider than those within."""
    found: list[tuple[int, int]] = []
    for n in [n for n, glyph in enumerate(row) if glyph.char in _PARTS]:
        if found and found[-1][1] == n - 1 and not _is_wide(row, found[-1], n):
            found[-1] = found[-1][0], n
        else:
            found.append((n, n))
    return [(a, b) for a, b in found if any(g.char.isdigit() for g in row[a : b + 1])]


def _is_wide(row: Sequence[Glyph], word: tuple[int, int], n: int) -> bool:
    gap = row[n].x0 - row[n - 1].x1
    size = row[n].size
    if gap < NARROW * size or row[n].char in ".．,，%％)）]〕":
        return False
    behind = [b.x0 - a.x1 for a, b in pairwise(row[word[0] : word[1] + 1])]
    ahead = [b.x0 - a.x1 for a, b in pairwise(row[n : n + 3]) if b.char in _PARTS]
    inner = max([0.02 * size, *behind[-2:]]), min([0.3 * size, *ahead])
    return gap >= LOOSE * max(inner)
