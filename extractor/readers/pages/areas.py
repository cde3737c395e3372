"""Which of many rectangles hold a point, without asking each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from .shapes import Box

STRIP = 24.0
"""Height in points of the strips by which rectangles are kept."""
MOST_STRIPS = 1000
"""Strips of the tallest page that there is; a rectangle that reaches over more is looked at for every point."""
SLACK = 1.0
"""Points by which a thing may reach over the rectangle that holds it."""


class Areas:
    """Rectangles by the strips of the page that they cover."""

    def __init__(self, boxes: Sequence[Box]):
        self._boxes = boxes
        self._strips: dict[int, list[int]] = defaultdict(list)
        self._tall: list[int] = []
        for n, box in enumerate(boxes):
            first, last = int(box[1] // STRIP), int(box[3] // STRIP)
            if last - first > MOST_STRIPS:
                self._tall.append(n)
                continue
            for strip in range(first, last + 1):
                self._strips[strip].append(n)

    def _near(self, y: float) -> Sequence[int]:
        """The numbers of those that may reach to a height, in their order."""
        strip = self._strips.get(int(y // STRIP), ())
        return sorted([*self._tall, *strip]) if self._tall else strip

    def at(self, x: float, y: float) -> Iterator[int]:
        """The numbers of those that hold the point, in their order."""
        for n in self._near(y):
            x0, top, x1, bottom = self._boxes[n]
            if x0 <= x <= x1 and top <= y <= bottom:
                yield n

    def around(self, box: Box) -> Iterator[int]:
        """The numbers of those that hold the whole rectangle."""
        for n in self._near((box[1] + box[3]) / 2):
            if within(box, self._boxes[n]):
                yield n


def within(inner: Box, outer: Box) -> bool:
    """Whether one rectangle lies in the other."""
    return (
        inner[0] >= outer[0] - SLACK and inner[1] >= outer[1] - SLACK
        and inner[2] <= outer[2] + SLACK and inner[3] <= outer[3] + SLACK
    )  # fmt: skip
