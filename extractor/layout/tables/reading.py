"""The rows of a table from its atoms: one pass from left to right that holds several readings side by side.

Each atom goes into the next free column, goes on with a cell, returns to a column on the left (cells that are set
in the middle of their row), begins a row, or is a row of its own. The best few readings are kept after each atom.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ...lexicon import tables as words
from ...lexicon.remembered import remembered
from ...lexicon.table_points import BY_NAME as POINTS
from ...lexicon.tables import GROUP
from ...lexicon.widths import fold
from .cells.atoms import Atom, Can, Gap, Layout, item_number, may_be_page
from .cells.fits import as_group, ends_in_unit, fit, gap_before, rest_of
from .headers.hypotheses import Header

Cell = tuple[Atom, ...]
Said = tuple[str, ...]
"""Names of points."""
Heard = tuple["Heard | None", Said]
"""The points of a move, and those of the moves before it in the row."""
Chain = tuple["Chain | None", str, tuple[Cell, ...], Heard, float]
"""A row, with its lead over the next best way to place its cells, and the rows before it."""
BEAM, WIDE_BEAM = 6, 20
"""Readings held side by side; and where rows are set about their middle, so that each line can belong to two rows."""
BEHIND = 16.0
"""Points by which a reading may lie behind the best one and still be held."""
HOPELESS = -6.0
"""Points at which an atom is not even tried in a column of the open row."""
LATE = -4.0
"""The most that a column costs which a row has passed over, where a later line can still fill it."""
UNEVEN = 3
"""Characters by which the piece of a name may be shorter than the next."""
DROP = 28.0
"""Points below the best table so far at which a reading is given up: what follows is no table."""
MAX_HALF = 4
"""Characters of one half of a group's name that is torn over two lines, at most."""
MAX_PIECES = 80
"""Pieces of one cell, at most: what goes on and on is no cell."""
MAX_GROUPS = 3
"""Group rows in a row."""
_WITHIN, _CELL, _BLANK_LINE, _ROW = Gap.WITHIN, Gap.CELL, Gap.BLANK_LINE, Gap.ROW
"""Asked for at every move, where a look into the enumeration counts."""
OFF_MIDDLE = 1
"""Columns by which the middles of a cell's lines may lie apart."""
ASIDE = 6
"""Columns by which the lines of one cell do not begin apart, be they set about its middle."""
_HALVES = {"unit": "join.unit", "attribute": "join.attribute", "value": "join.said"}
"""What the end of a cell makes that is not whole without it."""
_COUNTED = frozenset({"number", "group", "name", "unit"})
"""Roles of columns that say of what a row speaks, not what it says of it."""


@dataclass(frozen=True, slots=True)
class Row:
    """``data``, ``group`` or ``page`` (its number, between two rows); a cell is its atoms, none where it is empty."""

    kind: str
    cells: tuple[Cell, ...]
    said: Said
    """The points that it made, by name."""
    lead: float = math.inf
    """Points by which it is ahead of the next best way to place its cells."""

    @property
    def place(self) -> int:
        """The first of its lines."""
        return min(atom.line for cell in self.cells for atom in cell)


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
    tried: int = 1
    """Headers under which the table was read to its end."""


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
    said: Heard | None
    grouped: bool = False
    """Whether a row before it names a group."""
    first: int = 0
    """The line in which it begins, where its cells stand in the middle of their row: how many lines stand above its
    number tells how many must stand below."""


PAGE = -2
"""The column of a page's number, which is a row of its own and belongs to no table; -1 is that of a group's name."""
_Step = tuple[float, _State, int, int, Said]
"""A move before it is made: points, the row that it goes on with, the column (-1: its own row), the number, why."""
_Steps = dict[tuple[int, int, int, int], _Step]


class Pass:
    """One header hypothesis and one run over the atoms, which can be halted and gone on with."""

    def __init__(self, header: Header, layout: Layout, expected: Mapping[int, float], beam: int = 0):
        self.header, self.layout, self.expected = header, layout, expected
        self.count = 0
        """Atoms taken."""
        self.over = False
        """Whether what follows is no part of the table."""
        self._best: tuple[float, Chain | None, int] = (0.0, None, 0)
        self._states: list[_State] = []
        self._ended = [_State(0.0, "", (), 0, 0, 0, None, 0, None)]
        self.beam = beam or (WIDE_BEAM if layout.centred else BEAM)
        self.roles = header.roles
        self.width = len(self.roles)
        self.name = self.roles.index("name")
        self.numbers = self.roles.index("number") if "number" in self.roles else -1
        self.values = [n for n, role in enumerate(self.roles) if role in ("value", "any")]
        self.first = self.width if layout.rows else self.name + 1
        self.blank: tuple[Cell, ...] = ((),) * self.width
        self.empty: dict[int, Said] = {}
        least = LATE if layout.rows else POINTS["empty.name"]
        self.costs = [max(POINTS[_empty(role)], least) for role in self.roles]
        self.passed: dict[tuple[int, int], float] = {}
        self.amounts = [
            role == "any" and words.is_amount(column.header)
            for role, column in zip(self.roles, header.columns, strict=True)
        ]
        self.changes = [
            role == "any" and words.tells_rates(column.header)
            for role, column in zip(self.roles, header.columns, strict=True)
        ]
        self.lefts = [column.chain[-1][0].left if column.chain else -1 for column in header.columns]
        self.fence = layout.fence if self.roles[0] == "group" else 0
        self._suits: dict[int, tuple[str, Said]] = {}
        """What the atom in hand is in each column that a reading has tried, whatever stands in its row."""

    def take(self, atom: Atom) -> None:
        """One more atom; to be asked no more once it is ``over``."""
        fresh = not self.count or atom.gap >= Gap.LINE or atom.gap is _WITHIN
        if fresh and self.count:
            self._ended = self._end(self._states)
            self._best = _better(self._best, self._ended, self.count)
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
            best = _whole(ended, self.count) if self.layout.slots and ended else _better(best, ended, self.count)
        points, chain, stop = best
        return Reading(self.header, _unchain(chain), points + self.header.points, stop)

    def _end(self, states: list[_State]) -> list[_State]:
        """The open rows closed; the best of each row number and kind."""
        closed = [(state, self._closing(state) if state.kind == "data" else ()) for state in states]
        ranked = sorted(((state.score + _sum(said), state, said) for state, said in closed), key=_first, reverse=True)
        out: dict[tuple[int, int], _State] = {}
        for n, (points, state, said) in enumerate(ranked):
            key = (state.number, state.groups)
            if key not in out:
                lead = points - self._rival(state, ranked[n + 1 :]) if state.kind == "data" else math.inf
                rows = (state.rows, state.kind, state.cells, (state.said, said), lead)
                grouped = state.grouped or state.kind == "group"
                out[key] = _State(points, state.kind, (), 0, 0, state.number, rows, state.groups, None, grouped)
        return list(out.values())

    def _rival(self, state: _State, others: Sequence[tuple[float, _State, Said]]) -> float:
        """The points of the best other row that begins where this one does and has a value in another column."""
        own = self._values_of(state)
        for points, other, _ in others:
            if other.rows is state.rows and other.kind == "data" and self._values_of(other) != own:
                return points
        return -math.inf

    def _values_of(self, state: _State) -> list[int]:
        """Where the cells of its columns of values begin."""
        return [cell[0].body.start if (cell := state.cells[n]) else -1 for n in self.values]

    def _closing(self, state: _State) -> Said:
        said = self.empty.get(state.mask)
        if said is None:
            said = self.empty[state.mask] = self._empties(state.mask)
        if not self.layout.rows or self.layout.topped:
            return said
        off = self._off_centre(state)
        tight = self.layout.centred or (off < 0 and not self.layout.slots)
        return said + ("row.off" if tight else "row.centre",) * abs(off)

    def _off_centre(self, state: _State) -> int:
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
        free = [role for n, role in enumerate(self.roles) if not mask >> n & 1]
        said = tuple(_empty(role) for role in free)
        says = [role for role in self.roles if role not in _COUNTED]
        silent = says and len(says) == sum(role not in _COUNTED for role in free)
        return (*said, "empty.all") if silent else said

    def _step(self, states: list[_State], ended: list[_State], atom: Atom, fresh: bool) -> list[_State]:
        steps: _Steps = {}
        toll = self.expected.get(atom.line, 0.0) if fresh else 0.0
        for state in states:
            if atom.gap is _ROW:
                break
            if state.kind == "data":
                self._within(steps, state, atom, fresh, toll)
            elif atom.gap is _CELL or state.kind == "page":
                continue
            elif not fresh or atom.gap is _WITHIN:
                _keep(steps, state, -1, state.mask, state.number, _more(atom), toll)
            elif _is_torn_group(state, atom):
                _keep(steps, state, -1, state.mask, state.number, (gap_before(atom), "join.group"), toll)
        for state in ended:
            self._begin(steps, state, atom, toll)
        if len(steps) == 1:  # the next cell of a row whose columns are known
            return [_made(step, atom) for step in steps.values()]
        left_out = self._left_out
        ranked = [(step[0] + (left_out(n, mask) if n > 0 else 0.0), step) for (n, mask, _, _), step in steps.items()]
        ranked.sort(key=_first)
        ranked = ranked[-self.beam :]
        return [_made(step, atom) for rank, step in reversed(ranked) if rank >= ranked[-1][0] - BEHIND]

    def _left_out(self, n: int, mask: int) -> float:
        """What the columns that a row has passed over will cost: two rows are compared with it, before their ends.

        Where cells stand in the middle of their row a name may still come, above its number and values.
        """
        passed, at = self.passed, n
        mask &= (1 << n) - 1
        while at and (at, mask & (1 << at) - 1) not in passed:
            at -= 1
        points = passed[at, mask & (1 << at) - 1] if at else 0.0
        for k in range(at, n):
            points += 0.0 if mask >> k & 1 else self.costs[k]
            passed[k + 1, mask & (2 << k) - 1] = points
        return points

    def _within(self, steps: _Steps, state: _State, atom: Atom, fresh: bool, toll: float) -> None:
        """The atom goes on with the open row."""
        mid: Said = ("row.mid",) if fresh and self.layout.blocks and atom.gap is _BLANK_LINE else ()
        if fresh and self.layout.rows and _is_total(state.cells[self.name]):
            mid = (*mid, "row.total_goes_on")
        column, returns = state.column, fresh and self.layout.rows
        slot, covered, parted = atom.slot, atom.covered, atom.gap is _CELL
        columns: Sequence[int] = range(0 if returns else column, self.width - atom.ahead)
        if fresh and atom.rest and (under := [n for n in columns if _begins_under(state.cells[n], atom)]):
            columns = under
        for n in columns if slot < 0 else (slot,) if slot in columns else ():
            if not self._is_inside(atom, n):
                continue
            cell = state.cells[n]
            if (slot < 0 and covered >> n & 1) or (parted and n <= column):
                continue
            said = (*mid, "back") if n < column else mid
            if fresh and self.layout.slots:
                said = (*said, "join.row")
            below = bool(cell) and not fresh and n > column and self._goes_below(state, n, atom)
            if self.layout.topped and cell and fresh and atom.left >= 0 and not _stands_below(cell, atom):
                continue
            if len(cell) >= MAX_PIECES:
                continue
            if cell and (n == column or returns or below):
                said = (*said, "join.line" if below else gap_before(atom), self._rest(state, atom, n))
                if n == self.name and atom.gap is _BLANK_LINE and len(_text(cell)) < len(atom.text):
                    said = (*said, "join.head")
                if fresh and self.roles[n] == "note" and state.grouped and _may_be_group(cell, atom):
                    said = (*said, "note.row")
                if n == self.name and fresh and _names_group(_text(cell), len(atom.text)):
                    said = (*said, "join.known")
                if n == self.name and atom.gap is _BLANK_LINE and atom.left >= 0:
                    said = (*said, "join.apart")
                if n == self.name and fresh and (atom.narrow or cell[-1].narrow):
                    said = (*said, "join.narrow")
                elif n == self.name and atom.rest and self._goes_on_for_certain(atom):
                    said = (*said, "join.top")
                elif n == self.name and returns and not atom.rest:
                    said = (*said, *_torn(cell, atom, said[-1]))
                elif n == self.name and atom.gap is Gap.LINE and len(atom.text) > len(cell[-1].text) + UNEVEN:
                    said = (*said, "join.uneven")
                if (fresh or below) and atom.left >= 0 <= cell[0].left:
                    said = (*said, *_placed(atom, cell[0]))
                _keep(steps, state, n, state.mask, state.number, said, toll)
            elif (
                not cell and not self._stands_aside(atom, n) and not (n > self.name and self._only_goes_on(state, atom))
            ):
                if atom.gap is _WITHIN:
                    said = (*said, "part.within")
                if atom.voids and fresh:
                    said = (*said, "empty.seen" if n == column + 1 + atom.voids else "empty.unseen")
                self._place(steps, state, atom, n, said, toll)

    def _is_inside(self, atom: Atom, n: int) -> bool:
        """Whether an atom stands on a column's side of the line that parts names of groups from all else; a heading
        below the table does not."""
        if not self.fence or atom.left < 0:
            return True
        return atom.left >= self.fence if n else atom.left < self.fence and not atom.can & (Can.GROUP_MARK | Can.ITEM)

    def _goes_below(self, state: _State, n: int, atom: Atom) -> bool:
        """Whether an atom further along its line can go on with a cell of a line above; where blanks do not set cells
        below each other, a name can that had its line to itself, or beside the second half of a group's."""
        cell = state.cells[n]
        if atom.left >= 0 or self.layout.slots:
            return _stands_below(cell, atom)
        last = cell[-1].line
        if self.layout.rows and last < atom.line and _ends_half(self.roles[n], _text(cell), atom):
            return True
        if n != self.name or not self.layout.rows or last >= atom.line:
            return False
        if self.roles[state.column] == "group" and len(state.cells[state.column]) > 1:
            return True
        return not any(one.line == last for k, other in enumerate(state.cells) if k != n for one in other)

    def _goes_on_for_certain(self, atom: Atom) -> bool:
        """Whether what goes on with a row is told by its lines, and not by the places of its cells."""
        return atom.left < 0 if self.layout.topped else not self.layout.unsure

    def _only_goes_on(self, state: _State, atom: Atom) -> bool:
        """Whether a line of words begins no cell: those of a row begin on its first line, and no blanks
        tell its place."""
        if not atom.rest or atom.left >= 0 or not self.layout.topped:
            return False
        return next(cell for cell in state.cells if cell)[0].line < atom.line

    def _stands_aside(self, atom: Atom, n: int) -> bool:
        """Whether a line of one word begins far from a column, where the cells of a row begin on its first line."""
        return atom.rest and self.lefts[n] >= 0 and abs(atom.left - self.lefts[n]) > ASIDE

    def _stands_right(self, atom: Atom) -> bool:
        """Whether words alone on their line begin right of the names: below a value, and no group's."""
        return atom.rest and self.lefts[self.name] >= 0 and atom.left > self.lefts[self.name] + ASIDE

    def _rest(self, state: _State, atom: Atom, n: int) -> str:
        """What an atom is as the rest of a cell; below a value stands no unit where its row has one, or is set about
        its middle."""
        rest = rest_of(_text(state.cells[n]), atom.text, self.roles[n])
        if atom.rest and rest == "join.done" and n == self.name and not ends_in_unit(_text(state.cells[n])):
            return "join.name"  # 图书馆流通 / 人次, 细颗粒物（PM2.5） / 平均浓度: below the name, not below a value
        if rest == "join.words" and self.changes[n] and state.cells[n][0].can & (Can.VALUE | Can.MISSING):
            return "join.done"  # 2.9 / 市统计局 below 年均增长（%）
        if n == self.name and atom.gap < Gap.LINE and self._ends_another(state, atom):
            return "join.misfit"  # 平均浓度 方米 below 微克/立: the end of the unit, beside that of the name
        if rest == "join.open" and n == self.name and self._measures(state, atom):
            return "join.misfit"  # 细颗粒物（PM2.5 微克/立 66: the unit beside a name that goes on below
        group = state.grouped or words.GROUP.matches(atom.text)
        places = atom.left >= 0 and not self.layout.unsure and not group
        if rest == "join.closed" and places:
            return "join.name"  # where blanks set cells below each other, their places tell more
        if rest != "join.measure" or atom.gap < Gap.LINE:
            return rest
        measured = "unit" in self.roles and state.cells[self.roles.index("unit")]
        return "join.misfit" if measured or self.layout.centred else rest

    def _measures(self, state: _State, atom: Atom) -> bool:
        """Whether a unit beside a name is that of the row, which has none yet."""
        if "unit" not in self.roles or atom.gap >= Gap.LINE or not atom.can & (Can.UNIT | Can.HALF_UNIT):
            return False
        return not state.cells[self.roles.index("unit")]

    def _ends_another(self, state: _State, atom: Atom) -> bool:
        """Whether words end the unit or the attribute of a row that stands on lines above."""
        halves = ((cell, role) for cell, role in zip(state.cells, self.roles, strict=True) if cell and role in _HALVES)
        return any(cell[-1].line < atom.line and _ends_half(role, _text(cell), atom) for cell, role in halves)

    def _begin(self, steps: _Steps, state: _State, atom: Atom, toll: float) -> None:
        """A row begins, or words are a row of their own."""
        said: Said = ("row",)
        if state.rows is not None and atom.gap is Gap.WITHIN:
            said = (*said, "part.within")
        if state.rows is not None and self.layout.blocks:
            said = (*said, "row.block" if atom.gap is Gap.BLANK_LINE else "row.mid")
        opened = _State(
            state.score, "data", self.blank, -1, atom.covered, state.number, state.rows, 0, None, state.grouped,
            atom.line if self.layout.rows else 0,
        )  # fmt: skip
        goes_on = atom.rest and (self.layout.topped or not self.layout.unsure)
        late: Said = ("row.off",) if self.layout.topped and not self.layout.step and atom.can & Can.VALUE else ()
        for n in range(min(self.first, self.width - atom.ahead) if not goes_on else 0):
            if not _open_to(atom, n) or not self._is_inside(atom, n):
                continue
            seen = (*said, "empty.seen") if atom.voids and n == atom.voids else said
            seen = (*seen, *late) if n > self.name else seen  # no value stands above its row's first line
            self._place(steps, opened, atom, n, seen, toll)
        if may_be_page(atom) and self._stands_between(state):
            _keep(steps, state, PAGE, 0, state.number, (*said, "row.page"), toll)
        names_group = (self.layout.topped or not goes_on) and (not self.fence or bool(atom.can & Can.GROUP_MARK))
        if state.groups < MAX_GROUPS and atom.alone and names_group and not self._stands_right(atom):
            named = as_group(atom.text)
            if self.layout.rows and state.rows is not None and not state.grouped and named == "group_row.words":
                said = (*said, "group_row.late")
            if named != "group_row.other" and self._follows_total(state):
                said = (*said, "group_row.next")
            _keep(steps, state, -1, -1 - state.groups, state.number, (*said, named), toll)

    def _place(self, steps: _Steps, state: _State, atom: Atom, n: int, said: Said, toll: float) -> None:
        """The first words of a cell: a number, in its column or before the name, counts."""
        known = self._suits.get(n)
        if known is None:
            known = self._suits[n] = self._suiting(atom, n)
        suits, own = known
        if state.mask and POINTS[suits] <= HOPELESS and not self.layout.slots:
            return
        said = said + own
        number = state.number
        if suits in ("unit.short", "unit.unit") and _ends_name(state.cells[self.name], atom):
            said = (*said, "unit.ending")
        if n != self.numbers and n != self.name:
            _keep(steps, state, n, state.mask | 1 << n, number, said, toll)
            return
        if self._numbers_total(state, n, suits):
            said = (*said, "row.total_numbered")
        if n == self.numbers and atom.can & Can.NUMBER:
            value = int(fold(atom.text))
            anew = value == 1 and number > 1 and _follows_group(state)
            said = (*said, "row.counts" if value == number + 1 else "row.anew" if anew else "row.miscounts")
            number = value
        elif n == self.name and atom.can & Can.ITEM and self.numbers < 0:
            value = item_number(atom.text) or number
            said = (*said, "row.item") if value == number + 1 else said
            number = value
        elif n == self.name and atom.can & Can.OF_WHICH:
            said = (*said, "row.of")
        _keep(steps, state, n, state.mask | 1 << n, number, said, toll)

    def _stands_between(self, state: _State) -> bool:
        """Whether a number alone on its line can be a page's: it stands between two whole rows."""
        if self.layout.slots or state.rows is None or state.rows[1] != "data":
            return False
        full = all(cell or role == "group" for role, cell in zip(self.roles, state.rows[2], strict=True))
        return full and (self.layout.rows or self.numbers >= 0)

    def _suiting(self, atom: Atom, n: int) -> tuple[str, Said]:
        """What an atom is in a column, and all that is said of it there alone."""
        suits = fit(atom.text, self.roles[n])
        said: Said = (suits,)
        if atom.left >= 0 <= self.lefts[n]:
            said = (*said, *_placed(atom, self.header.columns[n].chain[-1][0]))
        if atom.nth == n:
            said = (*said, "place.first")
        if atom.lone and n in self.values and may_be_page(atom):
            said = (*said, "value.lone")
        if self.amounts[n] and atom.can & Can.VALUE:
            said = (*said, "any.amount")
        return suits, said

    def _follows_total(self, state: _State) -> bool:
        """Whether the row before sums up a group: 小计."""
        return state.rows is not None and state.rows[1] == "data" and _is_total(state.rows[2][self.name])

    def _numbers_total(self, state: _State, n: int, suits: str) -> bool:
        """Whether the cell, a number or a name, gives a number to a row that sums up others."""
        if self.numbers < 0:
            return False
        if n == self.name:
            return suits == "name.total" and bool(state.cells[self.numbers])
        return _is_total(state.cells[self.name])


def _first(ranked: tuple[float, *tuple[object, ...]]) -> float:
    return ranked[0]


def _empty(role: str) -> str:
    """The point that a column without a cell makes."""
    return "empty." + (role if role in _COUNTED or role == "attribute" else "value")


@remembered
def _sum(said: Said) -> float:
    """The points of a move: the same few hundred come again and again."""
    return sum([POINTS[name] for name in said])


def _keep(steps: _Steps, state: _State, n: int, mask: int, number: int, said: Said, toll: float) -> None:
    """Of the moves that lead to the same place the best is kept."""
    points = state.score + _sum(said) - toll
    key = (n, mask, number, state.first)
    known = steps.get(key)
    if known is None or known[0] <= points:
        steps[key] = (points, state, n, number, said)


def _made(step: _Step, atom: Atom) -> _State:
    points, state, n, number, said = step
    heard = (state.said, said)
    if n >= 0:
        cells = (*state.cells[:n], (*state.cells[n], atom), *state.cells[n + 1 :])
        mask = state.mask | 1 << n
        return _State(points, "data", cells, n, mask, number, state.rows, 0, heard, state.grouped, state.first)
    if n == PAGE:
        return _State(points, "page", ((atom,),), 0, 0, number, state.rows, 0, heard, state.grouped)
    if state.kind == "group" and state.cells:
        return state._replace(score=points, cells=((*state.cells[0], atom),), said=heard)
    return _State(
        points, "group", ((atom,),), 0, -1 - state.groups, number, state.rows, state.groups + 1, heard, state.grouped
    )


def _better(
    best: tuple[float, Chain | None, int], ended: Sequence[_State], count: int
) -> tuple[float, Chain | None, int]:
    """The best table up to here: it ends with a row of data."""
    for state in ended:
        if state.kind == "data" and state.score > best[0]:
            best = state.score, state.rows, count
    return best


def _whole(ended: Sequence[_State], count: int) -> tuple[float, Chain | None, int]:
    """The best table that takes all atoms."""
    best = max(ended, key=lambda state: state.score)
    return best.score, best.rows, count


def _open_to(atom: Atom, n: int) -> bool:
    """Whether an atom can stand in a column at all."""
    return n == atom.slot or (atom.slot < 0 and not atom.covered >> n & 1)


@remembered
def _torn_name(before: int, last: int, following: int, first: str) -> Said:
    """What the lengths of a name's pieces say: all but the last are about as long as the cell is wide."""
    uneven: Said = ("join.ended",) if before > last + UNEVEN else ("join.uneven",) if following > last + UNEVEN else ()
    torn: Said = ("join.title",) if first == "name.header" else ("join.short",) if first == "name.short" else ()
    return (*uneven, *torn)


def _torn(cell: Cell, atom: Atom, rest: str) -> Said:
    """What the pieces of a name say that is torn over lines."""
    if rest not in ("join.name", "join.unit_last"):
        return ()
    before = len(cell[-2].text) if len(cell) > 1 else 0
    first = fit(cell[0].text, "name") if len(cell) == 1 else ""
    return _torn_name(before, len(cell[-1].text), len(atom.text), first)


def _more(atom: Atom) -> Said:
    """One more word of a group row's line."""
    if atom.can & Can.UNIT:
        return (gap_before(atom), "group_row.other")  # 持卡人数 万人: a row without values
    values = atom.can & (Can.VALUE | Can.MISSING | Can.ATTRIBUTE | Can.NUMBER)
    return (gap_before(atom), "join.misfit") if values else (gap_before(atom),)


@remembered
def _names_group(text: str, following: int) -> bool:
    """Whether a known group's name is so short that what follows begins anew."""
    return following > len(text) and GROUP.matches(text)


def _is_torn_group(state: _State, atom: Atom) -> bool:
    """Whether short words are the second half of a group's name that its narrow cell tore: 供水/保障."""
    ((*earlier, first),) = state.cells
    short = len(first.text) <= MAX_HALF and len(atom.text) <= MAX_HALF and not earlier
    return short and first.can | atom.can == Can.WORDS and not GROUP.matches(first.text) and atom.alone


def _follows_group(state: _State) -> bool:
    """Whether the open row comes right after the name of a group: its number may be the first again."""
    return state.rows is not None and state.rows[1] == "group"


def _ends_half(role: str, whole: str, atom: Atom) -> bool:
    """Whether words end what is nothing without them, or not whole: 微克/立 … 方米, 约束 … 性, 完成省下 … 达目标."""
    return rest_of(whole, atom.text, role) == _HALVES.get(role)


def _may_be_group(note: Cell, atom: Atom) -> bool:
    """Whether words alone below a note that may be whole can be the name of the next group."""
    return atom.alone and len(atom.text) >= MAX_HALF <= len(_text(note)) + 1


def _begins_under(cell: Cell, atom: Atom) -> bool:
    return bool(cell) and atom.left == cell[0].left >= 0


def _stands_below(cell: Cell, atom: Atom) -> bool:
    """Whether an atom further along its line goes on with a cell of the line above: it begins where that does."""
    if not atom.left >= 0 <= cell[0].left or cell[-1].line >= atom.line:
        return False
    return _placed(atom, cell[0]) != ("place.aside",)


def _placed(atom: Atom, above: Atom) -> Said:
    """Whether a line of a cell stands under the one above it, or far from it."""
    if atom.left == above.left or abs(atom.middle - above.middle) <= OFF_MIDDLE:
        return ("place.under",)
    return ("place.aside",) if abs(atom.left - above.left) > ASIDE else ()


def _ends_name(name: Cell, atom: Atom) -> bool:
    """Whether words where a unit may stand are the end of the name before them, which its cell tore."""
    return bool(name) and words.MEASURED.matches(atom.text) and not _text(name).endswith(atom.text)


def _is_total(name: Cell) -> bool:
    return len(name) == 1 and words.is_total_row(name[0].text)


def _text(cell: Cell) -> str:
    return cell[0].text if len(cell) == 1 else "".join(atom.text for atom in cell)


def _unchain(chain: Chain | None) -> tuple[Row, ...]:
    rows: list[Row] = []
    while chain is not None:
        chain, kind, cells, heard, lead = chain
        rows.append(Row(kind, cells, _heard(heard), lead))
    return tuple(reversed(rows))


def _heard(link: Heard | None) -> tuple[str, ...]:
    """The names of all points of a row."""
    names: list[str] = []
    while link is not None:
        link, said = link
        names += said
    return tuple(names)


def read(header: Header, layout: Layout, atoms: Iterable[Atom], expected: Mapping[int, float]) -> Reading:
    """The best reading of the atoms below a header."""
    rows = Pass(header, layout, expected)
    for atom in atoms:
        rows.take(atom)
        if rows.over:
            break
    return rows.reading()


def best_of(readings: Sequence[Reading]) -> Reading:
    """The reading with the most points, and its lead over the best that is another."""
    ordered = sorted(readings, key=lambda reading: -reading.points)
    first = ordered[0]
    other = next((r for r in ordered[1:] if _shape(r) != _shape(first)), None)
    if other is None:
        return replace(first, margin=first.points, tried=len(readings))
    return replace(first, second=other.header, margin=first.points - other.points, tried=len(readings))


def _shape(reading: Reading) -> tuple[object, ...]:
    """Which words stand in which cells; the header's too."""
    heads = tuple(column.header for column in reading.header.columns)
    return (heads, *(tuple(tuple(a.body.start for a in cell) for cell in row.cells) for row in reading.rows))
