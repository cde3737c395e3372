"""The pass from left to right: after each atom the best few readings are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..cells.atoms import Atom, Gap, Layout
from ..cells.fits import gap_before
from ..headers.hypotheses import Header
from .beginning import Beginning
from .closing import Closing
from .going_on import GoingOn
from .pieces import is_torn_group, more_of_group
from .rows import Reading
from .states import CELL, ROW, WITHIN, Chain, State, Steps, better, by_points, keep, made, unchained, whole

BEAM, WIDE_BEAM = 6, 20
"""Readings held side by side; and where rows are set about their middle, so that each line can belong to two rows."""
BEHIND = 16.0
"""Points by which a reading may lie behind the best one and still be held."""
DROP = 28.0
"""Points below the best table so far at which a reading is given up: what follows is no table."""


class Pass(GoingOn, Beginning, Closing):
    """One header hypothesis and one run over the atoms, which can be halted and gone on with."""

    def __init__(self, header: Header, layout: Layout, expected: Mapping[int, float], beam: int = 0):
        super().__init__(header, layout)
        self.expected = expected
        self.count = 0
        """Atoms taken."""
        self.over = False
        """Whether what follows is no part of the table."""
        self._best: tuple[float, Chain | None, int] = (0.0, None, 0)
        self._states: list[State] = []
        self._ended = [State(0.0, "", (), 0, 0, 0, None, 0, None)]
        self.beam = beam or (WIDE_BEAM if layout.centred else BEAM)

    def take(self, atom: Atom) -> None:
        """One more atom; to be asked no more once it is ``over``."""
        fresh = not self.count or atom.gap >= Gap.LINE or atom.gap is WITHIN
        if fresh and self.count:
            self._ended = self._end(self._states)
            self._best = better(self._best, self._ended, self.count)
        self._suits.clear()
        self._states = self._step(self._states, self._ended if fresh else [], atom, fresh)
        self.count += 1
        behind = bool(self._states) and self._states[0].score < self._best[0] - DROP
        self.over = not self._states or (behind and not self.layout.slots)

    def reading(self) -> Reading:
        """The best table among the atoms so far; more may be taken after it."""
        best = self._best
        if not self.over:
            ended = self._end(self._states)
            best = whole(ended, self.count) if self.layout.slots and ended else better(best, ended, self.count)
        points, chain, stop = best
        return Reading(self.header, unchained(chain), points + self.header.points, stop)

    def _step(self, states: list[State], ended: list[State], atom: Atom, fresh: bool) -> list[State]:
        steps: Steps = {}
        toll = self.expected.get(atom.line, 0.0) if fresh else 0.0
        for state in states:
            if atom.gap is ROW:
                break
            if state.kind == "data":
                self._within(steps, state, atom, fresh, toll)
            elif atom.gap is CELL or state.kind == "page":
                continue
            elif not fresh or atom.gap is WITHIN:
                keep(steps, state, -1, state.mask, state.number, more_of_group(atom), toll)
            elif is_torn_group(state, atom):
                keep(steps, state, -1, state.mask, state.number, (gap_before(atom), "join.group"), toll)
        for state in ended:
            self._begin(steps, state, atom, toll)
        if len(steps) == 1:  # the next cell of a row whose columns are known
            return [made(step, atom) for step in steps.values()]
        left_out = self._left_out
        ranked = [
            (step[0] + (left_out(n, mask) if n > 0 and not self._opens_group(step[1]) else 0.0), step)
            for (n, mask, _, _), step in steps.items()
        ]
        ranked.sort(key=by_points)
        ranked = ranked[-self.beam :]
        return [made(step, atom) for rank, step in reversed(ranked) if rank >= ranked[-1][0] - BEHIND]


def read(header: Header, layout: Layout, atoms: Iterable[Atom], expected: Mapping[int, float]) -> Reading:
    """The best reading of the atoms below a header."""
    rows = Pass(header, layout, expected)
    for atom in atoms:
        rows.take(atom)
        if rows.over:
            break
    return rows.reading()
