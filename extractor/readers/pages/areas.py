"""Which of many rectangles hold a point, without asking each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from .shapes import Box

STRIP = 24.0
"""Height in points of the strips by which rectangles are kept."""
SLACK = 1.0
"""Points by which a thing may reach over the rectangle that holds it."""


class Areas:
    """Rectangles by the strips of the page that they cover."""

    def __init__(self, boxes: Sequence[Box]):
        self._boxes = boxes
        self._strips: dict[int, list[int]] = defaultdict(list)
        for n, box in enumerate(boxes):
            for strip in range(int(box[1] // STRIP), int(box[3] // STRIP) + 1):
                self._strips[strip].append(n)

    def at(self, x: float, y: float) -> Iterator[int]:
        """The numbers of those that hold the point, in their order."""
        for n in self._strips.get(int(y // STRIP), ()):
            x0, top, x1, bottom = self._boxes[n]
            if x0 <= x <= x1 and top <= y <= bottom:
                yield n

    def around(self, box: Box) -> Iterator[int]:
        """The numbers of those that hold the whole rectangle."""
        for n in self._strips.get(int((box[1] + box[3]) / 2 // STRIP), ()):
            if within(box, self._boxes[n]):
                yield n


def within(inner: Box, outer: Box) -> bool:
    """Whether one rectangle lies in the other."""
    return (
        inner[0] >= outer[0] - SLACK and inner[1] >= outer[1] - SLACK
        and inner[2] <= outer[2] + SLACK and inner[3] <= outer[3] + SLACK
    )  # fmt: skip
