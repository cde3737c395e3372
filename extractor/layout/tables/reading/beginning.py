"""A row begins with an atom, or the atom is a row of its own: the name of a group, the number of a page."""

from __future__ import annotations

from ..cells.atoms import Atom, Can, Gap, may_be_page
from ..cells.fits import as_group
from .pieces import is_total, open_to
from .placing import Placing
from .rows import Said
from .states import PAGE, State, Steps, keep

MAX_GROUPS = 3
"""Group rows in a row."""


class Beginning(Placing):
    """An atom with which a row begins, or which is a row of its own."""

    def _begin(self, steps: Steps, state: State, atom: Atom, toll: float) -> None:
        """A row begins, or words are a row of their own."""
        said: Said = ("row",)
        if state.rows is not None and atom.gap is Gap.WITHIN:
            said = (*said, "part.within")
        if state.rows is not None and self.layout.blocks:
            said = (*said, "row.block" if atom.gap is Gap.BLANK_LINE else "row.mid")
        opened = State(
            state.score, "data", self.blank, -1, atom.covered, state.number, state.rows, 0, None, state.grouped,
            atom.line if self.layout.rows else 0,
        )  # fmt: skip
        goes_on = atom.rest and (self.layout.topped or not self.layout.unsure)
        late: Said = ("row.off",) if self.layout.topped and not self.layout.step and atom.can & Can.VALUE else ()
        for n in range(min(self.first, self.width - atom.ahead) if not goes_on else 0):
            if not open_to(atom, n) or not self._is_inside(atom, n):
                continue
            seen = (*said, "empty.seen") if atom.voids and n == atom.voids else said
            seen = (*seen, *late) if n > self.name else seen  # no value stands above its row's first line
            self._place(steps, opened, atom, n, seen, toll)
        if may_be_page(atom) and self._stands_between(state):
            keep(steps, state, PAGE, 0, state.number, (*said, "row.page"), toll)
        names_group = (self.layout.topped or not goes_on) and (not self.fence or bool(atom.can & Can.GROUP_MARK))
        if state.groups < MAX_GROUPS and atom.alone and names_group and not self._stands_right(atom):
            named = as_group(atom.text)
            if self.layout.rows and state.rows is not None and not state.grouped and named == "group_row.words":
                said = (*said, "group_row.late")
            if named != "group_row.other" and self._follows_total(state):
                said = (*said, "group_row.next")
            keep(steps, state, -1, -1 - state.groups, state.number, (*said, named), toll)

    def _stands_between(self, state: State) -> bool:
        """Whether a number alone on its line can be a page's: it stands between two whole rows."""
        if self.layout.slots or state.rows is None or state.rows[1] != "data":
            return False
        full = all(cell or role in ("group", "note") for role, cell in zip(self.roles, state.rows[2], strict=True))
        return full and (self.layout.rows or self.numbers >= 0 or all(state.rows[2]))

    def _follows_total(self, state: State) -> bool:
        """Whether the row before sums up a group: 小计."""
        return state.rows is not None and state.rows[1] == "data" and is_total(state.rows[2][self.name])
