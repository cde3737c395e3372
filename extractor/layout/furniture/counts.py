"""Numbers that count up through a text, as the numbers of its pages do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

BARE = re.compile(r"^[0-9](?: ?[0-9]){0,2}$")
STOPS = "。！？；：:;"
PART = re.compile(r"其\s*中\s*[:：]?\s*")
"""Before the name of a row, which is no clause."""
MIN_PAGES = 4
"""Page numbers from which a count is no accident."""
TEXT, LONG_TEXT = 15, 30
"""Characters from which a line with a comma or stop is running text, and from which any line is."""
PAGE_LINES = 8
"""Lines between two page numbers on average; the rows of a table with a cell on each line have fewer."""
MAX_HEAD = 40
"""Longest running head."""
FIRST_PRINTED = 3
"""The number that the first page with one carries at most: a cover and a contents list have none."""
PAGE_APART = 12
"""Lines between two pages' numbers, at least."""
MAX_STEP = 4
"""Steps in a count whose pages between are not seen, at most: their numbers stand among the cells of tables."""
PAGE_BESIDE = 6
"""Lines between two pages' numbers where one is printed between signs."""


@dataclass(slots=True)
class Counted:
    """A number that may be a page's, and the one from which it counts on; ``length`` numbers so far."""

    n: int
    value: int
    before: Counted | None = None
    length: int = 1
    sure: int = 0

    def run(self) -> list[Counted]:
        """All numbers up to this one."""
        out: list[Counted] = []
        at: Counted | None = self
        while at is not None:
            out.append(at)
            at = at.before
        return out[::-1]


def longest_count(
    numbers: Iterable[tuple[int, int]], apart: int, sure: Callable[[int, int], int] = lambda n, value: 1
) -> list[Counted]:
    """The longest run of numbers that rise by one (or by two, over a table; by more, over whole pages) with lines
    between them.

    Args:
        sure: how much a number, by its line and value, is seen to be a page's; one that is not stands a page away from
            the one before, and of two that carry a run on alike, the one with more of it is held, else the later.
    """
    last: dict[int, Counted] = {}
    best: Counted | None = None
    far = [(step, step * PAGE_APART) for step in range(3, MAX_STEP + 1)]
    for n, value in numbers:
        shown = sure(n, value)
        close = apart if shown else PAGE_APART
        steps = ((1, close), (2, close), *far)
        before = next((c for step, lines in steps if (c := last.get(value - step)) and n - c.n >= lines), None)
        here = Counted(n, value, before, before.length + 1 if before else 1)
        here.sure = (before.sure if before else 0) + shown
        known = last.get(value)
        if known is None or (before and here.sure >= known.sure) or (known.length < 2 and here.sure >= known.sure):
            last[value] = here
        if best is None or (here.length, here.sure) > (best.length, best.sure):
            best = here
    return best.run() if best is not None else []
