"""The first words of a cell: in which column they stand, and what a number there counts."""

from __future__ import annotations

from ....lexicon.table_points import BY_NAME as POINTS
from ....lexicon.widths import fold
from ..cells.atoms import Atom, Can, item_number
from .columns import Columns
from .pieces import ends_name, follows_group, is_total
from .rows import Said
from .states import State, Steps, keep

HOPELESS = -6.0
"""Points at which an atom is not even tried in a column of the open row."""


class Placing(Columns):
    """The first words of a cell."""

    def _place(self, steps: Steps, state: State, atom: Atom, n: int, said: Said, toll: float) -> None:
        """The first words of a cell: a number, in its column or before the name, counts."""
        known = self._suits.get(n)
        if known is None:
            known = self._suits[n] = self._suiting(atom, n)
        suits, own = known
        if state.mask and POINTS[suits] <= HOPELESS and not self.layout.slots:
            return
        said = said + own
        number = state.number
        if suits in ("unit.short", "unit.unit") and ends_name(state.cells[self.name], atom):
            said = (*said, "unit.ending")
        if n > self.name and self._follows_sums(state, atom, n):
            said = (*said, "row.total_goes_on")
        if n > self.name and self._counts_on(state, atom):
            said = (*said, "row.count_aside")
        if n != self.numbers and n != self.name:
            keep(steps, state, n, state.mask | 1 << n, number, said, toll)
            return
        if self._numbers_total(state, n, suits):
            said = (*said, "row.total_numbered")
        if n == self.numbers and atom.can & Can.NUMBER:
            value = int(fold(atom.text))
            anew = value == 1 and number > 0 and follows_group(state)
            said = (*said, "row.counts" if value == number + 1 else "row.anew" if anew else "row.miscounts")
            number = value
        elif n == self.name and atom.can & Can.ITEM and self.numbers < 0:
            value = item_number(atom.text) or number
            said = (*said, "row.item") if value == number + 1 else said
            number = value
        elif n == self.name and atom.can & Can.OF_WHICH:
            said = (*said, "row.of")
        keep(steps, state, n, state.mask | 1 << n, number, said, toll)

    def _follows_sums(self, state: State, atom: Atom, n: int) -> bool:
        """Whether words behind the sums of a row are the next group's: 合计 | 1602910 | 嘉兴市."""
        if self.layout.slots or not is_total(state.cells[self.name]) or state.column <= self.name:
            return bool(atom.can & Can.GROUP_MARK) and is_total(state.cells[self.name])
        return self.roles[n] == "any" and not atom.can & (Can.VALUE | Can.NUMBER | Can.MISSING)

    def _counts_on(self, state: State, atom: Atom) -> bool:
        """Whether a bare number in a row without its own is the one that the next row must have; a sum may have any."""
        if self.numbers < 0 or not atom.can & Can.NUMBER or state.cells[self.numbers] or self.layout.slots:
            return False
        value = int(fold(atom.text))
        return value in (1, state.number + 1) and not is_total(state.cells[self.name])

    def _numbers_total(self, state: State, n: int, suits: str) -> bool:
        """Whether the cell, a number or a name, gives a number to a row that sums up others."""
        if self.numbers < 0:
            return False
        if n == self.name:
            return suits == "name.total" and bool(state.cells[self.numbers])
        return is_total(state.cells[self.name])
