"""The vertical distance of lines: a step clearly wider than the usual one parts paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from statistics import median

from ..blocks import Line

OTHER_SIZE = 0.06
"""Share by which the type of two lines differs, from which they are no parts of one paragraph."""
WIDER = 1.35
"""How many times the usual step between lines a step is, from which it parts paragraphs."""
ALIKE = 0.05
"""Share by which two steps differ that are alike, at most."""
SENTENCE = 16
"""Characters of a line without a stop from which it is running text."""
EVEN, MOST_ALIKE, PAIRS = 1.15, 0.8, 4
"""The usual step is known where of four pairs of lines or more most have one that is no wider than their middle one."""
STOP = re.compile(r"[。！？：；!?:;][”’」』）)》]*\s*$")
"""The end of a sentence at the end of a line."""


def step(upper: Line | None, lower: Line | None) -> float | None:
    """From line to line in points; None where they do not stand one below the other in one type."""
    if upper is None or lower is None or upper.aside or lower.aside or upper.is_row or lower.is_row:
        return None
    down = lower.box[3] - upper.box[3]
    return down if not other_size(upper, lower) and 0 < down < 4 * upper.size else None


def other_size(one: Line, other: Line) -> bool:
    """Whether the type of two lines differs so much that they are no parts of one paragraph."""
    return abs(one.size - other.size) > OTHER_SIZE * max(one.size, other.size)


def usual_steps(pages: Iterable[Iterable[Line]]) -> dict[int, float]:
    """For each size of type (in whole points) the step within its paragraphs, in points, where it is even."""
    found: dict[int, list[float]] = {}
    for lines in pages:
        for upper, lower in pairwise(lines):
            if _in_sentence(upper) and (down := step(upper, lower)) is not None:
                found.setdefault(round(upper.size), []).append(down)
    middles = {size: median(steps) for size, steps in found.items() if len(steps) >= PAIRS}
    return {
        size: middle
        for size, middle in middles.items()
        if sum(down <= EVEN * middle for down in found[size]) >= MOST_ALIKE * len(found[size])
    }


def is_wider(
    above: Line | None, before: Line, line: Line, below: Line | None, usual: Mapping[int, float]
) -> bool:  # fmt: skip
    """Whether the step from ``before`` to ``line`` is clearly wider than the usual one, or than those beside it.

    ``above`` and ``below`` are the lines around the two.
    """
    down = step(before, line)
    if down is None:
        return False
    beside = [s for s in (step(above, before), step(line, below)) if s is not None]
    if beside and max(abs(s - down) for s in beside) <= ALIKE * down and _in_sentence(before):
        return False  # lines stand wide throughout here, as in notes below a table
    if (whole := usual.get(round(line.size))) is not None:
        beside.append(whole)
    return bool(beside) and down > WIDER * min(beside)


def _in_sentence(line: Line) -> bool:
    """Whether a line of running text ends without a stop."""
    return len(line.text) >= SENTENCE and not STOP.search(line.text)
