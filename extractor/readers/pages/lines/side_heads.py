"""A head that runs down the margin, letter under letter, as gazettes print their name."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from ..shapes import Run
from .words import Words

WIDE = 6
"""Characters of a run from which it is text, between whose ends nothing is margin."""
LETTERS = 4
"""Letters under each other, at least."""


def side_heads(runs: Sequence[Run]) -> tuple[list[Words], list[Run]]:
    """The heads, each as its letters from above to below, and the runs that are left."""
    wide = [run for run in runs if len(run.glyphs) >= WIDE]
    if not wide:
        return [], list(runs)
    low, high = min(run.x0 for run in wide), max(run.x1 for run in wide)
    stacks: list[list[Run]] = []
    for run in runs:
        if len(run.glyphs) == 1 and (run.x0 > high or run.x1 < low):
            centre = run.glyphs[0].centre
            stack = next((s for s in stacks if abs(s[0].glyphs[0].centre - centre) <= run.size / 2), None)
            if stack is None:
                stacks.append([run])
            else:
                stack.append(run)
    lettered = [stack for stack in stacks if len(stack) >= LETTERS and not _are_figures(stack)]
    heads = [stack for stack in lettered if not _stands_inside(stack, runs, low)]
    taken = {id(run) for stack in heads for run in stack}
    return [_words(sorted(stack, key=lambda r: r.top)) for stack in heads], [r for r in runs if id(r) not in taken]


def _are_figures(stack: Sequence[Run]) -> bool:
    """Whether half of the signs or more are no letters: figures and dashes of the last column of a table."""
    return 2 * sum(run.text.isalpha() for run in stack) <= len(stack)


def _stands_inside(stack: Sequence[Run], runs: Sequence[Run], low: float) -> bool:
    """Whether other words stand beyond the letters, beside them: a column of units has numbers behind it."""
    top, bottom = min(run.top for run in stack), max(run.bottom for run in stack)
    left, right = min(run.x0 for run in stack), max(run.x1 for run in stack)
    beside = (run for run in runs if top < run.middle < bottom)
    return any(run.x1 < left if right < low else run.x0 > right for run in beside)


def _words(stack: list[Run]) -> Words:
    box = (min(r.x0 for r in stack), stack[0].top, max(r.x1 for r in stack), stack[-1].bottom)
    return Words("".join(run.text for run in stack), array("f"), box, [], min(r.glyphs[0].score for r in stack))
