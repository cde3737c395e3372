"""Reading order: columns of text where a gutter parts them, from above to below elsewhere."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from statistics import median
from typing import TypeVar

from ..shapes import Box

LINES = 5
"""Lines on either side of a gutter, at least."""
WIDTH = 8.0
"""Median width of those lines in widths of a Han character: cells are narrower."""
SHARE = 0.2
"""Share of the text's width that the narrower column has, at least."""

BESIDE = 0.8
"""Share of five lines' height that either side has of printed lines beside the other."""
BEGIN = 2
"""Items that begin at one place right of a gutter, at least."""
MOST_GUTTERS = 8
"""Places that are tried as gutters."""
ALIKE = 0.08
"""Share of their width by which two columns with many full lines may differ: signs hang over, tables stand out."""
FULL = 3
"""Items on either side that fill it, at least, where most are narrow: the cells of a table without rules."""
STEP = 2.0
"""Step from line to line in heights of the type, at most, by which the lines of a block are counted."""
FILLED = 0.9
"""Share of its column's width from which an item fills it."""

T = TypeVar("T")
Placed = tuple[Box, T]


def in_reading_order(items: Sequence[Placed[T]], size: float) -> list[list[Placed[T]]]:
    """The items as columns of text, in the order in which they are read; each from above to below.

    Args:
        items: runs and blocks with their boxes.
        size: height of the type.
    """
    rows = sorted(items, key=lambda i: (i[0][1], i[0][0]))
    band = _band(rows, size)
    if band is None:
        return [rows] if rows else []
    first, last, gutter = band
    middle = rows[first:last]
    left = [i for i in middle if _centre(i[0]) < gutter]
    right = [i for i in middle if _centre(i[0]) >= gutter]
    return [
        *in_reading_order(rows[:first], size), *in_reading_order(left, size), *in_reading_order(right, size),
        *in_reading_order(rows[last:], size),
    ]  # fmt: skip


def _centre(box: Box) -> float:
    return (box[0] + box[2]) / 2


def _band(rows: Sequence[Placed[T]], size: float) -> tuple[int, int, float] | None:
    """The longest stretch of items that one gutter parts: (first, end, gutter)."""
    if len(rows) < 2 * LINES:
        return None
    low, high = min(i[0][0] for i in rows), max(i[0][2] for i in rows)
    best: tuple[int, int, float] | None = None
    for gutter in _gutters([i[0] for i in rows], low, high, size):
        for first, last in _stretches(rows, gutter):
            part = [i[0] for i in rows[first:last]]
            if (best is None or last - first > best[1] - best[0]) and _are_columns(part, gutter, high - low, size):
                best = (first, last, gutter)
    return best


def _gutters(boxes: list[Box], low: float, high: float, size: float) -> list[float]:
    """Just left of where several items begin, well inside the text; the most likely first."""
    inside = (b for b in boxes if low + SHARE * (high - low) < b[0] < high - SHARE * (high - low))
    begins = sorted(x for b in inside for x in [b[0]] * _depth(b, size))
    found: list[tuple[int, float]] = []
    last = low
    for x in begins:
        near = bisect_right(begins, x + size / 2) - bisect_left(begins, x - size / 2)
        if near >= BEGIN and x - last > size:
            found.append((-near, x - size / 4))
            last = x
    return [x for _, x in sorted(found)[:MOST_GUTTERS]]


def _stretches(rows: Sequence[Placed[T]], gutter: float) -> list[tuple[int, int]]:
    """Runs of items none of which lies across the gutter."""
    out, start = [], 0
    for n, (box, _) in enumerate(rows):
        if box[0] < gutter < box[2]:
            out.append((start, n))
            start = n + 1
    out.append((start, len(rows)))
    return [(a, b) for a, b in out if b - a >= 2 * LINES]


def _are_columns(boxes: list[Box], gutter: float, width: float, size: float) -> bool:
    """Whether running text stands on both sides: many lines, wide ones, over the same height.

    At the end of a text one side may be short: then both must be of one width, as columns are and
    the columns of a table are not.
    """
    left = [b for b in boxes if _centre(b) < gutter]
    right = [b for b in boxes if _centre(b) >= gutter]
    if not left or not right or max(len(left), len(right)) < LINES:
        return False
    top, bottom = max(min(b[1] for b in s) for s in (left, right)), min(max(b[3] for b in s) for s in (left, right))
    if min(_lines(left, size), _lines(right, size)) < LINES:
        return bottom > top and _of_one_width(left, right, size)
    wide = all(_usual_width(side, size) >= max(WIDTH * size, SHARE * width) for side in (left, right))
    wide = wide or _of_one_width(left, right, size, FULL)  # a table without rules may stand among the lines
    beside = [sum(b[3] - b[1] for b in side if b[1] < bottom and b[3] > top) for side in (left, right)]
    return wide and bottom - top >= LINES * size and min(beside) >= BESIDE * LINES * size


def _depth(box: Box, size: float) -> int:
    """How many printed lines an item stands for: a table or a frame for as many as would have its height."""
    return max(1, int((box[3] - box[1]) / (STEP * size)))


def _lines(side: list[Box], size: float) -> int:
    return sum(_depth(box, size) for box in side)


def _usual_width(side: list[Box], size: float) -> float:
    """The width of the items on one side, each counted by its lines."""
    return median(width for box in side for width in [box[2] - box[0]] * _depth(box, size))


def _of_one_width(left: list[Box], right: list[Box], size: float, least: int = 1) -> bool:
    """Whether the two sides are equally wide, each with items that fill it, and the longer one with many."""
    spans = [(min(b[0] for b in side), max(b[2] for b in side)) for side in (left, right)]
    widths = [b - a for a, b in spans]
    full = [sum(b[2] - b[0] >= FILLED * width for b in side) for side, width in zip((left, right), widths, strict=True)]
    slack = size if least == 1 else max(size, ALIKE * min(widths))
    return (
        abs(widths[0] - widths[1]) <= slack and min(widths) >= WIDTH * size and spans[1][0] > spans[0][1]
        and min(full) >= least and 2 * max(full) >= LINES
    )  # fmt: skip
