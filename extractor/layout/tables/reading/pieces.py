"""What the pieces of a cell say of each other: whether one goes on with another, by words, lengths and places."""

from __future__ import annotations

from ....lexicon import tables as words
from ....lexicon.remembered import remembered
from ....lexicon.tables import GROUP
from ..cells.atoms import Atom, Can
from ..cells.fits import fit, gap_before, rest_of
from .rows import Cell, Said
from .states import State

UNEVEN = 3
"""Characters by which the piece of a name may be shorter than the next."""
MAX_HALF = 4
"""Characters of one half of a group's name that is torn over two lines, at most."""
OFF_MIDDLE = 1
"""Columns by which the middles of a cell's lines may lie apart."""
HALVES = {"unit": "join.unit", "attribute": "join.attribute", "value": "join.said"}
"""What the end of a cell makes that is not whole without it."""
ASIDE = 6
"""Columns by which the lines of one cell do not begin apart, be they set about its middle."""


def open_to(atom: Atom, n: int) -> bool:
    """Whether an atom can stand in a column at all."""
    return n == atom.slot or (atom.slot < 0 and not atom.covered >> n & 1)


@remembered
def _torn_name(before: int, last: int, following: int, first: str) -> Said:
    """What the lengths of a name's pieces say: all but the last are about as long as the cell is wide."""
    uneven: Said = ("join.ended",) if before > last + UNEVEN else ("join.uneven",) if following > last + UNEVEN else ()
    torn: Said = ("join.title",) if first == "name.header" else ("join.short",) if first == "name.short" else ()
    return (*uneven, *torn)


def torn(cell: Cell, atom: Atom, rest: str) -> Said:
    """What the pieces of a name say that is torn over lines."""
    if rest not in ("join.name", "join.unit_last"):
        return ()
    before = len(cell[-2].text) if len(cell) > 1 else 0
    first = fit(cell[0].text, "name") if len(cell) == 1 else ""
    return _torn_name(before, len(cell[-1].text), len(atom.text), first)


def more_of_group(atom: Atom) -> Said:
    """One more word of a group row's line."""
    if atom.can & Can.UNIT:
        return (gap_before(atom), "group_row.other")  # 持卡人数 万人: a row without values
    values = atom.can & (Can.VALUE | Can.MISSING | Can.ATTRIBUTE | Can.NUMBER)
    return (gap_before(atom), "join.misfit") if values else (gap_before(atom),)


@remembered
def names_group(text: str, following: int) -> bool:
    """Whether a known group's name is so short that what follows begins anew."""
    return following > len(text) and GROUP.matches(text)


def is_torn_group(state: State, atom: Atom) -> bool:
    """Whether short words are the second half of a group's name that its narrow cell tore: 供水/保障."""
    ((*earlier, first),) = state.cells
    short = len(first.text) <= MAX_HALF and len(atom.text) <= MAX_HALF and not earlier
    return short and first.can | atom.can == Can.WORDS and not GROUP.matches(first.text) and atom.alone


def follows_group(state: State) -> bool:
    """Whether the open row comes right after the name of a group: its number may be the first again."""
    return state.rows is not None and (state.rows[1] == "group" or "row.lettered" in state.rows[3][1])


def ends_half(role: str, whole: str, atom: Atom) -> bool:
    """Whether words end what is nothing without them, or not whole: 微克/立 … 方米, 约束 … 性, 完成省下 … 达目标."""
    return rest_of(whole, atom.text, role) == HALVES.get(role)


def may_be_group(note: Cell, atom: Atom) -> bool:
    """Whether words alone below a note that may be whole can be the name of the next group."""
    return atom.alone and len(atom.text) >= MAX_HALF <= len(text_of(note)) + 1


def begins_under(cell: Cell, atom: Atom) -> bool:
    """Whether an atom begins right below the first piece of a cell."""
    return bool(cell) and atom.left == cell[0].left >= 0


def stands_below(cell: Cell, atom: Atom) -> bool:
    """Whether an atom further along its line goes on with a cell of the line above: it begins where that does."""
    if not atom.left >= 0 <= cell[0].left or cell[-1].line >= atom.line:
        return False
    return placed(atom, cell[0]) != ("place.aside",)


def placed(atom: Atom, above: Atom) -> Said:
    """Whether a line of a cell stands under the one above it, or far from it."""
    if atom.left == above.left or abs(atom.middle - above.middle) <= OFF_MIDDLE:
        return ("place.under",)
    return ("place.aside",) if abs(atom.left - above.left) > ASIDE else ()


def ends_name(name: Cell, atom: Atom) -> bool:
    """Whether words where a unit may stand are the end of the name before them, which its cell tore."""
    return bool(name) and words.MEASURED.matches(atom.text) and not text_of(name).endswith(atom.text)


def is_total(name: Cell) -> bool:
    """Whether a cell names a row that sums up others: 小计, 合计."""
    return len(name) == 1 and words.is_total_row(name[0].text)


def text_of(cell: Cell) -> str:
    """The words of a cell."""
    return cell[0].text if len(cell) == 1 else "".join(atom.text for atom in cell)
