"""An atom goes on with the open row: in its next free column, with a cell, or back in a column on the left."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....lexicon import tables as words
from ..cells.atoms import Atom, Can, Gap, may_be_page, what
from ..cells.fits import ends_in_unit, gap_before, is_part, rest_of
from .pieces import (
    HALVES,
    UNEVEN,
    begins_under,
    ends_half,
    is_total,
    may_be_group,
    names_group,
    placed,
    stands_below,
    text_of,
    torn,
)
from .placing import Placing
from .rows import Cell, Said
from .states import BLANK_LINE, CELL, WITHIN, State, Steps, keep

_DATE = re.compile("(?:19|20)[0-9]{2}年[01]?[0-9]月(?:[0-3]?[0-9]日)?")
_ON = "-—–~～至到起底前末初后以之（("
"""With which a date goes on: 2023年6月 / 底前."""
MAX_PIECES = 80
"""Pieces of one cell, at most: what goes on and on is no cell."""


def _is_another(cell: Cell, atom: Atom, rest: str) -> bool:
    """Whether words are none of the cell above: a page's number goes on with no words (“黑格比”台风 / 12), and no words
    with it (12 / “利奇马”台风) or with a whole date (2020年8月 / “黑格比”台风)."""
    if rest == "join.done":
        return may_be_page(atom)
    if rest != "join.words" or len(cell) > 1 or atom.can & (Can.UNIT | Can.HALF_UNIT):
        return False
    return may_be_page(cell[0]) or (_DATE.fullmatch(cell[0].text) is not None and atom.text[0] not in _ON)


class GoingOn(Placing):
    """An atom that goes on with the open row."""

    def _within(self, steps: Steps, state: State, atom: Atom, fresh: bool, toll: float) -> None:
        """The atom goes on with the open row."""
        mid: Said = ("row.mid",) if fresh and self.layout.blocks and atom.gap is BLANK_LINE else ()
        if fresh and self.layout.rows and is_total(state.cells[self.name]):
            mid = (*mid, "row.total_goes_on")
        column, returns = state.column, fresh and self.layout.rows
        for n in self._columns_for(state, atom, fresh):
            if self._is_barred(state, atom, n, fresh):
                continue
            cell = state.cells[n]
            said = (*mid, "back") if n < column else mid
            if fresh and self.layout.slots:
                said = (*said, "join.row")
            below = bool(cell) and not fresh and n > column and self._goes_below(state, n, atom)
            if cell and (n == column or returns or below):
                said = self._joining(state, atom, n, said, fresh, below)
                keep(steps, state, n, state.mask, state.number, said, toll)
            elif (
                not cell and not self._stands_aside(atom, n) and not (n > self.name and self._only_goes_on(state, atom))
            ):
                if atom.gap is WITHIN:
                    said = (*said, "part.within")
                if atom.voids and fresh:
                    said = (*said, "empty.seen" if n == column + 1 + atom.voids else "empty.unseen")
                self._place(steps, state, atom, n, said, toll)

    def _columns_for(self, state: State, atom: Atom, fresh: bool) -> Sequence[int]:
        """The columns that an atom of the open row may stand in, by its order, its slot, and where others begin."""
        first = 0 if fresh and self.layout.rows else state.column
        columns: Sequence[int] = range(first, self.width - atom.ahead)
        if fresh and atom.rest and (under := [n for n in columns if begins_under(state.cells[n], atom)]):
            columns = under
        if atom.slot < 0:
            return columns
        return (atom.slot,) if atom.slot in columns else ()

    def _is_barred(self, state: State, atom: Atom, n: int, fresh: bool) -> bool:
        """Whether an atom of the open row cannot stand in a column."""
        if not self._is_inside(atom, n):
            return True
        if (atom.slot < 0 and atom.covered >> n & 1) or (atom.gap is CELL and n <= state.column):
            return True
        cell = state.cells[n]
        if self.layout.topped and cell and fresh and atom.left >= 0 and not stands_below(cell, atom):
            return True
        return (n < state.column and words.is_total_row(atom.text)) or len(cell) >= MAX_PIECES  # 合计 begins a row

    def _joining(self, state: State, atom: Atom, n: int, said: Said, fresh: bool, below: bool) -> Said:
        """What is said, and what speaks for and against an atom as the next piece of a cell.

        Args:
            fresh: whether the atom begins a line.
            below: whether it stands further along its line, below a cell of a line above.
        """
        cell = state.cells[n]
        said = (*said, "join.line" if below else gap_before(atom), self._rest(state, atom, n))
        if n == self.name:
            said = self._joining_name(cell, atom, said, fresh)
        elif fresh and self.roles[n] == "note" and state.grouped and may_be_group(cell, atom):
            said = (*said, "note.row")
        return (*said, *placed(atom, cell[0])) if (fresh or below) and atom.left >= 0 <= cell[0].left else said

    def _joining_name(self, cell: Cell, atom: Atom, said: Said, fresh: bool) -> Said:
        """The same of a name; the last of what is said is weighed with its pieces."""
        if atom.gap is BLANK_LINE and len(text_of(cell)) < len(atom.text):
            said = (*said, "join.head")
        if fresh and names_group(text_of(cell), len(atom.text)):
            said = (*said, "join.known")
        if atom.gap is BLANK_LINE and atom.left >= 0:
            said = (*said, "join.apart")
        if fresh and (atom.narrow or cell[-1].narrow):
            return (*said, "join.narrow")
        if atom.rest and self._goes_on_for_certain(atom):
            return (*said, "join.top")
        if fresh and self.layout.rows and not atom.rest:
            return (*said, *torn(cell, atom, said[-1]))
        if atom.gap is Gap.LINE and len(atom.text) > len(cell[-1].text) + UNEVEN:
            return (*said, "join.uneven")
        return said

    def _goes_below(self, state: State, n: int, atom: Atom) -> bool:
        """Whether an atom further along its line can go on with a cell of a line above; where blanks do not set cells
        below each other, a name can that had its line to itself, or beside the second half of a group's."""
        cell = state.cells[n]
        if atom.left >= 0 or self.layout.slots:
            return stands_below(cell, atom)
        last = cell[-1].line
        if self.layout.rows and last < atom.line and ends_half(self.roles[n], text_of(cell), atom):
            return True
        if n != self.name or not self.layout.rows or last >= atom.line:
            return False
        if self.roles[state.column] == "group" and len(state.cells[state.column]) > 1:
            return True
        return not any(one.line == last for k, other in enumerate(state.cells) if k != n for one in other)

    def _rest(self, state: State, atom: Atom, n: int) -> str:
        """What an atom is as the rest of a cell; below a value stands no unit where its row has one, or is set about
        its middle."""
        rest = rest_of(text_of(state.cells[n]), atom.text, self.roles[n])
        if atom.rest and rest == "join.done" and n == self.name and not ends_in_unit(text_of(state.cells[n])):
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
        if rest == "join.total" and self.listed and is_part(atom.text):
            return "join.misfit"  # 112381 / （1）: the number of a part of the row
        if rest == "join.words" and n > self.name and is_total(state.cells[self.name]):
            return "join.misfit"
        if rest == "join.words" and self.amounts[n] and what(text_of(state.cells[n])) & Can.VALUE:
            return "join.done"  # 18.6 / 区交通委: an amount is whole
        if n == self.name and not self.layout.slots and rest == "join.name" and may_be_page(state.cells[n][0]):
            return "join.misfit"  # 12 / 公园绿地面积
        if self.roles[n] == "any" and not self.layout.slots and _is_another(state.cells[n], atom, rest):
            return "join.misfit"
        if rest != "join.measure" or atom.gap < Gap.LINE:
            return rest
        measured = "unit" in self.roles and state.cells[self.roles.index("unit")]
        return "join.misfit" if measured or self.layout.centred else rest

    def _ends_another(self, state: State, atom: Atom) -> bool:
        """Whether words end the unit or the attribute of a row that stands on lines above."""
        halves = ((cell, role) for cell, role in zip(state.cells, self.roles, strict=True) if cell and role in HALVES)
        return any(cell[-1].line < atom.line and ends_half(role, text_of(cell), atom) for cell, role in halves)

    def _measures(self, state: State, atom: Atom) -> bool:
        """Whether a unit beside a name is that of the row, which has none yet."""
        if "unit" not in self.roles or atom.gap >= Gap.LINE or not atom.can & (Can.UNIT | Can.HALF_UNIT):
            return False
        return not state.cells[self.roles.index("unit")]

    def _only_goes_on(self, state: State, atom: Atom) -> bool:
        """Whether a line of words begins no cell: those of a row begin on its first line, and no blanks
        tell its place."""
        if not atom.rest or atom.left >= 0 or not self.layout.topped:
            return False
        return next(cell for cell in state.cells if cell)[0].line < atom.line
