"""To which row of a table each printed line of a column belongs, where no rule parts the rows.

A row is told by its numbers, each on one line: its anchor. Names run over several lines, which begin on the
anchor or stand around it, and lie closer to each other than to the lines of the next row. Both ways are tried
over the whole column, and the one that fits better is the column's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from ..lines.runs import REACH

MOST_LINES = 12
"""Printed lines of one cell, at most, that are parted so."""
REST = 0.4
"""Points of cost, in heights of the type, of lines before the first anchor that are no row's with a number."""
SLACK = 0.15
"""Distance from its place, in heights of the type, that costs a cell nothing."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line of a cell."""

    top: float
    middle: float
    bottom: float
    size: float
    text: str


def owners(lines: Sequence[Line], anchors: Sequence[Line]) -> list[int]:
    """The row of each line, by the anchors of the rows; -1 for lines above that are the rest of a row cut off."""
    if len(lines) > len(anchors):
        fits = [fit for fit in (_fitted(lines, anchors, around) for around in (False, True)) if fit is not None]
        if fits:
            return min(fits, key=lambda fit: fit[0])[1]
    heights = [anchor.middle for anchor in anchors]
    near = [_nearest(heights, line.middle) for line in lines]
    on = {n for n, line in zip(near, lines, strict=True) if abs(heights[n] - line.middle) <= REACH * line.size}
    if len(on) < len(anchors):
        return near
    return [max(0, bisect_left(heights, line.middle + REACH * line.size) - 1) for line in lines]


def _nearest(heights: Sequence[float], middle: float) -> int:
    """Which of the heights, from above, is the nearest; the upper one of two."""
    at = bisect_left(heights, middle)
    if at == len(heights) or (at > 0 and middle - heights[at - 1] <= heights[at] - middle):
        return at - 1
    return at


def _fitted(lines: Sequence[Line], anchors: Sequence[Line], around: bool) -> tuple[float, list[int]] | None:
    """The cheapest way to part the lines among the anchors in order, at least one for each, and what it costs.

    Args:
        lines: from above.
        anchors: from above.
        around: whether a cell's lines stand around its anchor, or begin on it.
    """
    size = lines[0].size
    pitch = min((b.middle - a.middle for a, b in pairwise(lines)), default=0.0)
    loose = [0.0]
    for a, b in pairwise(lines):
        loose.append(loose[-1] + max(0.0, b.middle - a.middle - pitch))
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for end in range(1, min(len(lines) - len(anchors), MOST_LINES) + 1):
        best[end] = REST * size + loose[end - 1], [-1] * end
    for n, anchor in enumerate(anchors):
        found: dict[int, tuple[float, list[int]]] = {}
        for start, (cost, held) in best.items():
            for end in range(start + 1, min(len(lines), start + MOST_LINES) + 1):
                place = (lines[start].middle + lines[end - 1].middle) / 2 if around else lines[start].middle
                off = max(0.0, abs(place - anchor.middle) - SLACK * size)
                whole = cost + off + loose[end - 1] - loose[start]
                if off < size * MOST_LINES and whole < found.get(end, (inf, []))[0]:
                    found[end] = whole, [*held, *[n] * (end - start)]
        best = found
    return best.get(len(lines))
