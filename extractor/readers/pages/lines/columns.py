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
HALF = 0.34
"""Share of a page's width that one of its two columns has, at least."""
INDENT = 2.5
"""How far from the left edge of its column a paragraph begins, at most."""
SHORT = 6.0
"""Width of a page's number in widths of a Han character, at most."""
FILLED = 0.9
"""Share of its column's width from which an item fills it."""

T = TypeVar("T")
Placed = tuple[Box, T]


def in_reading_order(items: Sequence[Placed[T]], size: float, page_width: float | None = None) -> list[list[Placed[T]]]:
    """The items as columns of text, in the order in which they are read; each from above to below.

    Args:
        items: runs and blocks with their boxes.
        size: height of the type.
        page_width: of the page that they fill.
    """
    rows = sorted(items, key=lambda i: (i[0][1], i[0][0]))
    band = _band(rows, size)
    if band is None and page_width is not None:
        band = _begun_column(rows, size, page_width)
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
        for first, last in _stretches(rows, gutter, size):
            part = [i[0] for i in rows[first:last]]
            if (best is None or last - first > best[1] - best[0]) and _are_columns(part, gutter, high - low, size):
                best = (first, last, gutter)
    return best


def _begun_column(rows: Sequence[Placed[T]], size: float, page_width: float) -> tuple[int, int, float] | None:
    """The stretch beside whose left column the right one has but begun, where the margins of the page are even.

    A line or two on the right are too few to be a column by themselves: they stand where the page has room for one.
    """
    middle = page_width / 2
    for first, last in _stretches(rows, middle, size):
        left = [box for box, _ in rows[first:last] if _centre(box) < middle]
        right = [box for box, _ in rows[first:last] if _centre(box) >= middle]
        if not right or _lines(left, size) < 2 * LINES:
            continue
        low, high = min(box[0] for box in left), max(box[2] for box in left)
        full = sum(box[2] - box[0] >= FILLED * (high - low) for box in left)
        at = page_width - high
        begins = all(at - size <= box[0] and box[2] <= page_width - low + size for box in right)
        opens = min(box[0] for box in right) <= at + INDENT * size
        level = min(box[1] for box in right) <= min(box[1] for box in left) + STEP * size
        if full >= LINES and high - low >= HALF * page_width and at > high and begins and opens and level:
            return first, last, middle
    return None


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


def _stretches(rows: Sequence[Placed[T]], gutter: float, size: float) -> list[tuple[int, int]]:
    """Runs of items none of which lies across the gutter."""
    out, start = [], 0
    for n, (box, _) in enumerate(rows):
        if box[0] < gutter < box[2]:
            out.append((start, n))
            start = n + 1
    out.append((start, len(rows)))
    ends = [(_begin(rows, a, b, gutter, size), _end(rows, a, b, gutter, size)) for a, b in out if b - a >= 2 * LINES]
    return [(a, b) for a, b in ends if b - a >= 2 * LINES]


def _begin(rows: Sequence[Placed[T]], first: int, last: int, gutter: float, size: float) -> int:
    """Where the stretch begins below a short line that stands alone amid the page: a running head."""
    while last - first > 1 and _is_middle(rows[first][0], rows[first + 1][0][1], gutter, size):
        first += 1
    return first


def _end(rows: Sequence[Placed[T]], first: int, last: int, gutter: float, size: float) -> int:
    """Where the stretch ends above a short line that stands alone amid the page: the page's number."""
    low = max(box[3] for box, _ in rows[first : last - 1])
    box = rows[last - 1][0]
    return last - (low <= box[1] and _is_middle(box, box[3], gutter, size))


def _is_middle(box: Box, below: float, gutter: float, size: float) -> bool:
    """Whether a short line stands right at the gutter, and above all that is below it."""
    short = box[2] - box[0] <= SHORT * size
    return short and box[3] <= below and min(abs(box[2] - gutter), abs(gutter - box[0])) <= size


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
