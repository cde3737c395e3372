"""The longest run of numbers of one kind that counts up through a document, over all its fresh starts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..lexicon.schemes import Mark
from .numbering import Ranks

LINK = 2
"""Points for a number that counts on from the one before."""
ANEW = -3
"""Points for a number that begins anew where no outer heading stands between."""
OVER_ANNEX = -2
"""Points for counting on from a number before an annex: what stands below one is a tree of its own."""
GAP = -1
"""Points for each number that is left out, two at most: one that heads no section may stand beside a missing one."""


@dataclass(slots=True)
class Candidate:
    """A numbered line: ``look`` is how much it looks like a heading; ``before`` the one from which it counts on."""

    at: int
    mark: Mark
    look: int
    bare: bool
    best: int = 0
    before: Candidate | None = None
    shape: tuple[bool, bool, bool] = (False, False, False)
    """How it is set: after a blank line, indented, with its text on the same line."""
    short: bool = False
    """Whether it is a short line without a stop."""
    region: int = 0
    """How many annexes begin before it."""
    heads: bool = False
    """Whether the next decimal number below is of its chapter, and the one above of the chapter before or none."""
    links: bool = False
    """Whether it counts on from ``before``; else it begins anew."""


def longest(found: list[Candidate], kind: str, ranks: Ranks) -> list[Candidate]:
    """The run of one kind with the most points, over all its fresh starts."""
    rank = ranks(kind)
    outer = {other for other in {c.mark.kind for c in found} if ranks(other) < rank}
    last: dict[tuple[int, ...], Candidate] = {}
    top: Candidate | None = None
    top_outside: Candidate | None = None
    """The best before the last outer heading: from there the numbers may begin anew at no cost."""
    for candidate in found:
        if candidate.mark.kind != kind:
            if candidate.mark.kind in outer or candidate.mark.scheme == "annex":
                top_outside = top
            continue
        _connect(candidate, last, top, top_outside)
        path = candidate.mark.path
        if path not in last or candidate.best >= last[path].best:
            last[path] = candidate
        if top is None or candidate.best >= top.best:
            top = candidate
    run: list[Candidate] = []
    while top is not None:
        run.append(top)
        top = top.before
    return run[::-1]


def _connect(
    candidate: Candidate,
    last: dict[tuple[int, ...], Candidate],
    top: Candidate | None,
    top_outside: Candidate | None,
) -> None:
    """Choose what the candidate counts on from."""
    path = candidate.mark.path
    own = candidate.look - 2 * candidate.bare
    candidate.best, candidate.before, candidate.links = own, None, False
    choices: list[tuple[int, Candidate | None, bool]] = [(0, None, False)]
    if path[-1] == 1:
        if top is not None and _next_branch(top.mark.path, path):
            choices.append((top.best + LINK, top, True))
        elif top is not None:
            choices.append((top.best + ANEW, top, False))
        if top_outside is not None:
            choices.append((top_outside.best, top_outside, False))
    elif top is not None:
        choices.append((top.best + 2 * ANEW, top, False))
    for step, points in ((1, LINK), (2, LINK + GAP), (3, LINK + 2 * GAP)):
        before = last.get((*path[:-1], path[-1] - step))
        if before is not None:
            points += (before.shape == candidate.shape) + OVER_ANNEX * (before.region != candidate.region)
            choices.append((before.best + points, before, True))
    points, candidate.before, candidate.links = max(choices, key=lambda choice: choice[0])
    candidate.best = own + points


def _next_branch(before: tuple[int, ...], path: tuple[int, ...]) -> bool:
    """2.1 after 1.3: the first number of the branch that comes next."""
    return len(path) > 1 and len(before) == len(path) and path[:-1] > before[:-1] and sum(path) - sum(before[:-1]) <= 3


def runs(chain: list[Candidate]) -> Iterator[list[Candidate]]:
    """The chain cut where it begins anew."""
    run: list[Candidate] = []
    for candidate in chain:
        if run and not candidate.links:
            yield run
            run = []
        run.append(candidate)
    if run:
        yield run
