"""The rows of a table from its atoms: one pass from left to right that holds several readings side by side.

Each atom goes into the next free column, goes on with a cell, returns to a column on the left (cells that are set
in the middle of their row), begins a row, or is a row of its own. The best few readings are kept after each atom.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ...lexicon.schemes import read_mark
from ...lexicon.table_points import BY_NAME as POINTS
from ...lexicon.widths import fold
from .atoms import ITEM_MARKS, Atom, Can, Gap, Layout
from .fits import as_group, fit, gap_before, rest_of
from .heads import Header

Cell = tuple[Atom, ...]
Chain = tuple["Chain | None", str, tuple[Cell, ...]]
"""A row and the rows before it."""
BEAM = 10
"""Readings held side by side."""
BEHIND = 24.0
"""Points by which a reading may lie behind the best one and still be held."""
DROP = 28.0
"""Points below the best table so far at which a reading is given up: what follows is no table."""
MAX_GROUPS = 3
"""Group rows in a row."""
_COUNTED = frozenset({"number", "group", "name", "unit"})
"""Roles of columns that say of what a row speaks, not what it says of it."""


@dataclass(frozen=True, slots=True)
class Row:
    """``data`` or ``group``; a cell is its atoms, none where it is empty."""

    kind: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole reading: the header, the rows, the points for all of it and the lead over the second best."""

    header: Header
    rows: tuple[Row, ...]
    points: float
    stop: int
    """How many atoms, the header's aside, it takes."""
    second: Header | None = None
    margin: float = 0.0
    refused: str | None = None


class _State(NamedTuple):
    """An open row: what it holds, and what came before."""

    score: float
    kind: str
    cells: tuple[Cell, ...]
    column: int
    mask: int
    number: int
    rows: Chain | None
    groups: int


_Step = tuple[float, _State, int, int]
"""A move before it is made: points, the row that it goes on with, the column (-1: a row of its own), the number."""
_Steps = dict[tuple[int, int, int], _Step]


class _Pass:
    """One header hypothesis and one run over the atoms."""

    def __init__(self, header: Header, layout: Layout, expected: Mapping[int, float]):
        self.layout, self.expected = layout, expected
        self.roles = header.roles
        self.width = len(self.roles)
        self.name = self.roles.index("name")
        self.numbers = self.roles.index("number") if "number" in self.roles else -1
        self.first = self.width if layout.rows else self.name + 1
        self.blank: tuple[Cell, ...] = ((),) * self.width
        self.empty: dict[int, float] = {}
        self.lefts = [column.chain[-1][0].left if column.chain else -1 for column in header.columns]

    def run(self, atoms: Iterable[Atom]) -> tuple[float, Chain | None, int]:
        """(points, rows as a chain, atoms taken) of the best table that begins here."""
        best: tuple[float, Chain | None, int] = (0.0, None, 0)
        states: list[_State] = []
        ended = [_State(0.0, "", (), 0, 0, 0, None, 0)]
        count = 0
        for count, atom in enumerate(atoms):
            fresh = not count or atom.gap >= Gap.LINE or atom.gap is Gap.WITHIN
            if fresh and count:
                ended = self._end(states)
                best = _better(best, ended, count)
            states = self._step(states, ended if fresh else [], atom, fresh)
            if not states or states[0].score < best[0] - DROP:
                return best
        return _better(best, self._end(states), count + 1)

    def _end(self, states: list[_State]) -> list[_State]:
        """The open rows closed; the best of each row number and kind."""
        out: dict[tuple[int, int], _State] = {}
        for state in states:
            points = state.score + (self._closing(state) if state.kind == "data" else 0.0)
            key = (state.number, state.groups)
            if key not in out or out[key].score < points:
                rows = (state.rows, state.kind, state.cells)
                out[key] = _State(points, state.kind, (), 0, 0, state.number, rows, state.groups)
        return list(out.values())

    def _closing(self, state: _State) -> float:
        points = self.empty.get(state.mask)
        if points is None:
            points = self.empty[state.mask] = self._empties(state.mask)
        return points + (POINTS["row.centre"] * self._off_centre(state) if self.layout.rows else 0.0)

    def _off_centre(self, state: _State) -> int:
        """By how many lines the line of the row's number, or of most of its cells, is not its middle one."""
        first = min(cell[0].line for cell in state.cells if cell)
        last = max(cell[-1].line for cell in state.cells if cell)
        if first == last:
            return 0
        if self.numbers >= 0 and state.cells[self.numbers]:
            own = state.cells[self.numbers][0].line
        else:
            lines = [cell[0].line for cell in state.cells if cell]
            own = max(lines, key=lines.count)
        return abs((own - first) - (last - own))

    def _empties(self, mask: int) -> float:
        """What the columns without a cell cost."""
        free = [role for n, role in enumerate(self.roles) if not mask >> n & 1]
        points = sum(POINTS["empty." + (role if role in _COUNTED | {"attribute"} else "value")] for role in free)
        says = [role for role in self.roles if role not in _COUNTED]
        silent = says and len(says) == sum(role not in _COUNTED for role in free)
        return points + (POINTS["empty.all"] if silent else 0.0)

    def _step(self, states: list[_State], ended: list[_State], atom: Atom, fresh: bool) -> list[_State]:
        steps: _Steps = {}
        toll = self.expected.get(atom.line, 0.0)
        for state in states:
            if state.kind == "data":
                self._within(steps, state, atom, fresh, state.score - toll)
            elif not fresh or atom.gap is Gap.WITHIN:
                _keep(
                    steps, (-1, state.groups, state.number), (state.score - toll + _more(atom), state, -1, state.number)
                )
        for state in ended:
            self._begin(steps, state, atom, state.score - toll)
        order = sorted(steps.values(), key=lambda step: -step[0])[:BEAM]
        return [self._made(step, atom) for step in order if step[0] >= order[0][0] - BEHIND]

    def _made(self, step: _Step, atom: Atom) -> _State:
        points, state, n, number = step
        if n >= 0:
            cells = (*state.cells[:n], (*state.cells[n], atom), *state.cells[n + 1 :])
            return _State(points, "data", cells, n, state.mask | 1 << n, number, state.rows, 0)
        if state.kind == "group" and state.cells:
            return state._replace(score=points, cells=((*state.cells[0], atom),))
        return _State(points, "group", ((atom,),), 0, 0, number, state.rows, state.groups + 1)

    def _within(self, steps: _Steps, state: _State, atom: Atom, fresh: bool, base: float) -> None:
        """The atom goes on with the open row."""
        apart = POINTS["part.within"] if atom.gap is Gap.WITHIN else 0.0
        if fresh and self.layout.blocks and atom.gap is Gap.BLANK_LINE:
            base += POINTS["row.mid"]
        column, returns = state.column, fresh and self.layout.rows
        for n in range(0 if returns else column, self.width):
            cell = state.cells[n]
            back = POINTS["back"] if n < column else 0.0
            if cell and (n == column or returns):
                points = base + back + POINTS[gap_before(atom)] + POINTS[rest_of(_text(cell), atom.text, self.roles[n])]
                points += POINTS["place.under"] if fresh and atom.left == cell[0].left > 0 else 0.0
                _keep(steps, (n, state.mask, state.number), (points, state, n, state.number))
            elif not cell:
                points = base + back + apart
                if atom.voids and fresh:
                    points += POINTS["empty.seen" if n == column + 1 + atom.voids else "empty.unseen"]
                self._place(steps, state, atom, n, points)

    def _begin(self, steps: _Steps, state: _State, atom: Atom, base: float) -> None:
        """A row begins, or words are a row of their own."""
        base += POINTS["row"]
        if state.rows is not None and atom.gap is Gap.WITHIN:
            base += POINTS["part.within"]
        if state.rows is not None and self.layout.blocks:
            base += POINTS["row.block" if atom.gap is Gap.BLANK_LINE else "row.mid"]
        opened = _State(base, "data", self.blank, -1, 0, state.number, state.rows, 0)
        for n in range(self.first):
            self._place(
                steps, opened, atom, n, base + (POINTS["empty.seen"] if atom.voids and n == atom.voids else 0.0)
            )
        if state.groups < MAX_GROUPS:
            points = base + POINTS[as_group(atom.text)]
            _keep(steps, (-1, state.groups + 1, state.number), (points, state, -1, state.number))

    def _place(self, steps: _Steps, state: _State, atom: Atom, n: int, points: float) -> None:
        """The first words of a cell: a number, in its column or before the name, counts."""
        worth = POINTS[fit(atom.text, self.roles[n])]
        worth += POINTS["place.under"] if atom.left == self.lefts[n] >= 0 else 0.0
        number = state.number
        if n == self.numbers and atom.can & Can.NUMBER:
            value = int(fold(atom.text))
            worth += POINTS["row.counts" if value == number + 1 else "row.miscounts"]
            number = value
        elif n == self.name and atom.can & Can.ITEM and self.numbers < 0:
            mark = read_mark(fold(atom.text))
            if mark is not None and mark.scheme in ITEM_MARKS:
                worth += POINTS["row.item"] if mark.value == number + 1 else 0.0
                number = mark.value
        elif n == self.name and atom.can & Can.OF_WHICH:
            worth += POINTS["row.of"]
        _keep(steps, (n, state.mask | 1 << n, number), (points + worth, state, n, number))


def _keep(steps: _Steps, key: tuple[int, int, int], step: _Step) -> None:
    if key not in steps or steps[key][0] <= step[0]:
        steps[key] = step


def _better(
    best: tuple[float, Chain | None, int], ended: Sequence[_State], count: int
) -> tuple[float, Chain | None, int]:
    """The best table up to here: it ends with a row of data."""
    for state in ended:
        if state.kind == "data" and state.score > best[0]:
            best = state.score, state.rows, count
    return best


def _more(atom: Atom) -> float:
    """One more word of a group row's line."""
    values = atom.can & (Can.VALUE | Can.MISSING | Can.ATTRIBUTE | Can.NUMBER)
    return POINTS[gap_before(atom)] + (POINTS["join.misfit"] if values else 0.0)


def _text(cell: Cell) -> str:
    return cell[0].text if len(cell) == 1 else "".join(atom.text for atom in cell)


def _unchain(chain: Chain | None) -> tuple[Row, ...]:
    rows: list[Row] = []
    while chain is not None:
        chain, kind, cells = chain
        rows.append(Row(kind, cells))
    return tuple(reversed(rows))


def read(header: Header, layout: Layout, atoms: Iterable[Atom], expected: Mapping[int, float]) -> Reading:
    """The best reading of the atoms below a header."""
    points, chain, stop = _Pass(header, layout, expected).run(atoms)
    return Reading(header, _unchain(chain), points + header.points, stop)


def best_of(readings: Sequence[Reading]) -> Reading:
    """The reading with the most points, and its lead over the best that is another."""
    ordered = sorted(readings, key=lambda reading: -reading.points)
    first = ordered[0]
    other = next((r for r in ordered[1:] if _shape(r) != _shape(first)), None)
    if other is None:
        return replace(first, margin=first.points)
    return replace(first, second=other.header, margin=first.points - other.points)


def _shape(reading: Reading) -> tuple[object, ...]:
    """Which words stand in which cells; the header's too."""
    heads = tuple(column.header for column in reading.header.columns)
    return (heads, *(tuple(tuple(a.body.start for a in cell) for cell in row.cells) for row in reading.rows))
