"""Lines of words alone in a table that has several cells a line.

Where no blanks set cells below each other nothing but the words and the lines around tells to which cell of which row
such a line belongs. A row that holds one in a cell where words rarely stand, or more of them than its place has room
for, may hold a neighbour's.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ....lexicon import tables as words
from ....lexicon.schemes import read_mark
from ..cells.atoms import Atom, Can
from ..cells.fits import ends_in_unit
from ..headers.words import text
from ..reading import MAX_HALF, Cell, Reading, Row
from .about_rows import FIGURES, SAYING, own_line, stand_about_rows

_OPENING = "（(〔["
_UNSURE = "“{}”一行属此行的名称、别栏还是邻行，不能断定"


def loose_lines(reading: Reading, laid: bool) -> dict[int, str]:
    """Rows of a sound reading, by index, that have or lack such a line, and why their values cannot be given. ``laid``:
    whether blanks set the cells below each other, so that the words have to tell less."""
    roles = reading.header.roles
    data = [n for n, row in enumerate(reading.rows) if row.kind == "data"]
    own = {n: line for n in data if (line := own_line(reading.rows[n], roles)) is not None}
    found: dict[int, str] = {}
    grouped = any(row.kind == "group" for row in reading.rows)
    for n in own:
        row = reading.rows[n]
        for atom in _swallowed(row, roles) if grouped and not laid else ():
            found[n] = _UNSURE.format(atom.text)
        loose = [] if laid else [*_strange(row, roles, own[n]), *_beyond(reading, n, own)]
        for atom in (*loose, *_no_line(reading, n, own)):
            beside = n + (atom.line > own[n]) - (atom.line < own[n])
            found |= {k: _UNSURE.format(atom.text) for k in (n, beside) if k in own}
    return found


def _strange(row: Row, roles: Sequence[str], own: int) -> list[Atom]:
    """Words from another line that begin a value, or a group's cell whose name no one knows, or follow a known one;
    and such a cell as long as a line of a name on the row's own line, where no line of the name stands beside it."""
    out: list[Atom] = []
    named = any(atom.line == own for atom in row.cells[roles.index("name")])
    for role, cell in zip(roles, row.cells, strict=True):
        apart = bool(cell) and cell[0].line != own
        said = role in SAYING and apart and not cell[0].can & FIGURES
        nameless = not named and bool(cell) and len(text(cell)) > MAX_HALF
        loose = role == "group" and (apart or nameless) and not words.GROUP.matches(text(cell))
        if said or loose:
            out.append(cell[0])
        elif role in SAYING and (tail := _behind_words(cell)) is not None:
            out.append(tail)
        elif role == "group":
            out += [atom for k, atom in enumerate(cell) if k and words.GROUP.matches(text(cell[:k]))]
    return out


def _behind_words(cell: Cell) -> Atom | None:
    """Words of a further line behind what a cell says whole: 达到国家要求 / 主要农产品质量安全."""
    for n, (above, atom) in enumerate(pairwise(cell), 1):
        said = text(cell[:n])
        whole = words.SAID_WHOLE.matches(said) or (words.SAID.matches(said) and len(said) == len(above.text))
        apart = above.line < atom.line and atom.can == Can.WORDS
        if apart and whole and not words.SAID_WHOLE.matches(said + atom.text):
            return atom
    return None


def _swallowed(row: Row, roles: Sequence[str]) -> list[Atom]:
    """Known groups' names that end a cell on a line of their own."""
    cells = [cell for role, cell in zip(roles, row.cells, strict=True) if role != "group" and len(cell) > 1]
    return [cell[-1] for cell in cells if cell[-2].line < cell[-1].line and words.GROUP.matches(cell[-1].text)]


def _beyond(reading: Reading, n: int, own: dict[int, int]) -> list[Atom]:
    """The lines of a name further off than in rows that are set about their middle, where the lines above and below
    differ by one at most; and one above its row that can as well end the name of the row before, where not all stand
    about theirs."""
    name = reading.header.roles.index("name")
    cell = reading.rows[n].cells[name]
    if not any(_is_above(reading.rows[k].cells[name], own[k]) for k in own):
        return []
    lines = {atom.line - own[n] for atom in cell}
    above, below = sum(line < 0 for line in lines), sum(line > 0 for line in lines)
    if abs(above - below) > 1:
        return [cell[0] if above > below else cell[-1]]
    before = reading.rows[n - 1].cells[name] if n - 1 in own else ()
    whole = not before or ends_in_unit(text(before)) or before[0].line < before[-1].line
    closed = words.CLOSED.matches(cell[0].text) and read_mark(cell[0].text) is None  # a number opens its own row
    doubtful = above == below == 1 and not whole and closed
    return [cell[0]] if doubtful and not stand_about_rows(reading) else []


def _no_line(reading: Reading, n: int, own: dict[int, int]) -> list[Atom]:
    """The line of a name behind its unit in brackets."""
    name = reading.header.roles.index("name")
    cell = reading.rows[n].cells[name]
    for above, atom in pairwise(cell):
        whole = above.line < atom.line and ends_in_unit(text(cell[: cell.index(atom)]))
        if whole and atom.text[0] not in _OPENING:
            return [atom if atom.line > own[n] else above]
    return []


def _is_above(cell: Cell, own: int | None) -> bool:
    """Whether the first line of a name stands above its row."""
    return bool(cell) and own is not None and cell[0].line < own
