"""The columns under one hypothesis on the header: their roles, what they cost when empty, what an atom is in them."""

from __future__ import annotations

from ....lexicon import tables as words
from ....lexicon.table_points import BY_NAME as POINTS
from ..cells.atoms import Atom, Can, Layout, may_be_page
from ..cells.fits import fit, is_letter, is_part
from ..headers.hypotheses import Header
from ..judging.sides import parts_of
from .pieces import ASIDE, placed, text_of
from .rows import Cell, Said
from .states import State

LATE = -4.0
"""The most that a column costs which a row has passed over, where a later line can still fill it."""
MAX_TASK = 60
"""Characters of a sentence that names what is to be done."""
COUNTED = frozenset({"number", "group", "name", "unit"})
"""Roles of columns that say of what a row speaks, not what it says of it."""


class Columns:
    """The columns under a header, and what an atom is in each of them."""

    def __init__(self, header: Header, layout: Layout):
        self.header, self.layout = header, layout
        self.roles = header.roles
        self.width = len(self.roles)
        self.name = self.roles.index("name")
        self.numbers = self.roles.index("number") if "number" in self.roles else -1
        self.values = [n for n, role in enumerate(self.roles) if role in ("value", "any")]
        self.first = self.width if layout.rows else self.name + 1
        self.blank: tuple[Cell, ...] = ((),) * self.width
        self.empty: dict[int, Said] = {}
        least = LATE if layout.rows else POINTS["empty.name"]
        self.vacant = [
            "empty.remark" if role == "note" and words.REMARK.matches(column.header) else empty_point(role)
            for role, column in zip(self.roles, header.columns, strict=True)
        ]
        """The point that each column makes without a cell."""
        for n in (n for part in parts_of([column.header for column in header.columns])[1:] for n in part):
            self.vacant[n] = "empty.remark"  # a table side by side with another ends before it
        self.costs = [max(POINTS[point], least) for point in self.vacant]
        self.passed: dict[tuple[int, int], float] = {}
        self.amounts = [
            role == "any" and words.is_amount(column.header)
            for role, column in zip(self.roles, header.columns, strict=True)
        ]
        self.measured = [role == "value" or amount for role, amount in zip(self.roles, self.amounts, strict=True)]
        self.changes = [
            role == "any" and words.tells_rates(column.header)
            for role, column in zip(self.roles, header.columns, strict=True)
        ]
        self.listed = header.is_list
        self.heads = frozenset(column.header for column in header.columns if len(column.header) > 1)
        self.lefts = [column.chain[-1][0].left if column.chain else -1 for column in header.columns]
        self.fence = layout.fence if self.roles[0] == "group" else 0
        self._suits: dict[int, tuple[str, Said]] = {}
        """What the atom in hand is in each column that a reading has tried, whatever stands in its row."""

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

    def _is_inside(self, atom: Atom, n: int) -> bool:
        """Whether an atom stands on a column's side of the line that parts names of groups from all else; a heading
        below the table does not."""
        if not self.fence or atom.left < 0:
            return True
        return atom.left >= self.fence if n else atom.left < self.fence and not atom.can & (Can.GROUP_MARK | Can.ITEM)

    def _goes_on_for_certain(self, atom: Atom) -> bool:
        """Whether what goes on with a row is told by its lines, and not by the places of its cells."""
        return atom.left < 0 if self.layout.topped else not self.layout.unsure

    def _stands_aside(self, atom: Atom, n: int) -> bool:
        """Whether a line of one word begins far from a column, where the cells of a row begin on its first line."""
        return atom.rest and self.lefts[n] >= 0 and abs(atom.left - self.lefts[n]) > ASIDE

    def _stands_right(self, atom: Atom) -> bool:
        """Whether words alone on their line begin right of the names: below a value, and no group's."""
        return atom.rest and self.lefts[self.name] >= 0 and atom.left > self.lefts[self.name] + ASIDE

    def _suiting(self, atom: Atom, n: int) -> tuple[str, Said]:
        """What an atom is in a column, and all that is said of it there alone."""
        role = "any" if self.listed and self.roles[n] == "value" and is_part(atom.text) else self.roles[n]
        suits = fit(atom.text, role)
        if n == self.name and self.listed:
            suits = _of_list(suits, atom.text)
        said: Said = (suits,)
        if atom.left >= 0 <= self.lefts[n]:
            said = (*said, *placed(atom, self.header.columns[n].chain[-1][0]))
        if atom.nth == n:
            said = (*said, "place.first")
        if self.listed and atom.text in self.heads and not self.layout.slots:
            said = (*said, "cell.header")
        if atom.lone and n in self.values and may_be_page(atom):
            said = (*said, "value.lone")
        if self.amounts[n] and atom.can & Can.VALUE:
            said = (*said, "any.amount")
        return suits, said

    def _opens_group(self, state: State) -> bool:
        """Whether a row begins with the letter of a group, whose name and sums leave the other columns empty."""
        if self.numbers < 0 or not state.cells or not state.cells[self.numbers]:
            return False
        return is_letter(text_of(state.cells[self.numbers]))


def _of_list(suits: str, text: str) -> str:
    """What a name is in a list of projects or duties: a task may be a sentence, 投资（万元） is a header's rest."""
    if suits == "name.sentence" and len(text) <= MAX_TASK:
        return "name.task"
    return "name.header" if words.is_amount(text) and words.PROJECTS.matches(text) else suits


def empty_point(role: str) -> str:
    """The point that a column without a cell makes."""
    return "empty." + (role if role in COUNTED or role == "attribute" else "value")
