"""A row ends: what it makes of the columns without a cell and of cells that stand off its middle."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ..cells.atoms import Can
from .columns import COUNTED, Columns
from .rows import Said
from .states import State, by_points, points_of


class Closing(Columns):
    """The end of an open row."""

    def _end(self, states: list[State]) -> list[State]:
        """The open rows closed; the best of each row number and kind."""
        closed = [(state, self._closing(state) if state.kind == "data" else ()) for state in states]
        ranked = sorted(
            ((state.score + points_of(said), state, said) for state, said in closed), key=by_points, reverse=True
        )
        out: dict[tuple[int, int], State] = {}
        for n, (points, state, said) in enumerate(ranked):
            key = (state.number, state.groups)
            if key not in out:
                lead = points - self._rival(state, ranked[n + 1 :]) if state.kind == "data" else math.inf
                rows = (state.rows, state.kind, state.cells, (state.said, said), lead)
                grouped = state.grouped or state.kind == "group"
                out[key] = State(points, state.kind, (), 0, 0, state.number, rows, state.groups, None, grouped)
        return list(out.values())

    def _rival(self, state: State, others: Sequence[tuple[float, State, Said]]) -> float:
        """The points of the best other row that begins where this one does and has a value in another column."""
        own = self._values_of(state)
        for points, other, _ in others:
            if other.rows is state.rows and other.kind == "data" and self._values_of(other) != own:
                return points
        return -math.inf

    def _values_of(self, state: State) -> list[int]:
        """Where the cells of its columns of values begin."""
        return [cell[0].body.start if (cell := state.cells[n]) else -1 for n in self.values]

    def _closing(self, state: State) -> Said:
        said: Said | None = ("row.lettered",) if self._is_lettered(state) else self.empty.get(state.mask)
        if said is None:
            said = self.empty[state.mask] = self._empties(state.mask)
        if not self.layout.rows or self.layout.topped:
            return said
        off = self._off_centre(state)
        tight = self.layout.centred or (off < 0 and not self.layout.slots)
        return said + ("row.off" if tight else "row.centre",) * abs(off)

    def _is_lettered(self, state: State) -> bool:
        """Whether a row holds the letter and the name of a group, and sums at most: 一 | 道路项目 | 28.1."""
        if not self._opens_group(state) or not state.cells[self.name]:
            return False
        others = (n for n, cell in enumerate(state.cells) if cell and n not in (self.numbers, self.name))
        return all(self.measured[n] and state.cells[n][0].can & Can.VALUE for n in others)

    def _off_centre(self, state: State) -> int:
        """By how many lines the row, or that one of its cells that lies furthest off, has its middle below the line of
        its number or of most of its cells; below nought above it."""
        cells = state.cells[1:] if self.fence else state.cells  # a group stands about the middle of several rows
        places = [(cell[0].line, cell[-1].line) for cell in cells if cell]
        if not places:
            return 0
        first, last = min(places)[0], max(end for _, end in places)
        if first == last:
            return 0
        if self.numbers >= 0 and state.cells[self.numbers]:
            own = state.cells[self.numbers][0].line
        else:
            lines = [cell[0].line for cell in cells if cell]
            own = max(lines, key=lines.count)
        return max((top + bottom - 2 * own for top, bottom in (*places, (first, last))), key=abs)

    def _empties(self, mask: int) -> Said:
        """What is made of the columns without a cell."""
        free = [n for n in range(self.width) if not mask >> n & 1]
        said = tuple(self.vacant[n] for n in free)
        says = [role for role in self.roles if role not in COUNTED]
        silent = says and len(says) == sum(self.roles[n] not in COUNTED for n in free)
        return (*said, "empty.all") if silent else said
