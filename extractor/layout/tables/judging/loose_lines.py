"""Lines of words alone in a table that has several cells a line, where no blanks set cells below each other.

Nothing but the words and the lines around tells to which cell of which row such a line belongs. A row that holds one in
a cell where words rarely stand, or more of them than its place has room for, may hold a neighbour's.
"""

from __future__ import annotations

from collections.abc import Sequence

from ....lexicon import tables as words
from ..cells.atoms import Atom, Can
from ..cells.fits import ends_in_unit
from ..headers.words import text
from ..reading import MAX_HALF, Cell, Reading, Row

_FIGURES = Can.VALUE | Can.MISSING | Can.NUMBER | Can.ATTRIBUTE
_SAYING = frozenset({"value", "any"})
_OPENING = "（(〔["
_UNSURE = "“{}”一行属此行的名称、别栏还是邻行，不能断定"


def loose_lines(reading: Reading) -> dict[int, str]:
    """Rows of a sound reading, by index, that have or lack such a line, and why their values cannot be given."""
    roles = reading.header.roles
    data = [n for n, row in enumerate(reading.rows) if row.kind == "data"]
    own = {n: line for n in data if (line := _own_line(reading.rows[n], roles)) is not None}
    found: dict[int, str] = {}
    grouped = any(row.kind == "group" for row in reading.rows)
    for n in own:
        row = reading.rows[n]
        for atom in _swallowed(row, roles) if grouped else ():
            found[n] = _UNSURE.format(atom.text)
        for atom in (*_strange(row, roles, own[n]), *_beyond(reading, n, own)):
            beside = n + (atom.line > own[n]) - (atom.line < own[n])
            found |= {k: _UNSURE.format(atom.text) for k in (n, beside) if k in own}
    return found


def _own_line(row: Row, roles: Sequence[str]) -> int | None:
    """The line on which most of a row's figures, its number, unit and attribute stand."""
    lines = [cell[0].line for role, cell in zip(roles, row.cells, strict=True) if cell and _tells(role, cell)]
    return max(lines, key=lines.count) if lines else None


def _tells(role: str, cell: Cell) -> bool:
    return role in ("number", "unit", "attribute") or (role in _SAYING and bool(cell[0].can & _FIGURES))


def _strange(row: Row, roles: Sequence[str], own: int) -> list[Atom]:
    """Words from another line that begin a value, or a group's cell whose name no one knows, or follow a known one;
    and such a cell as long as a line of a name on the row's own line, where no line of the name stands beside it."""
    out: list[Atom] = []
    named = any(atom.line == own for atom in row.cells[roles.index("name")])
    for role, cell in zip(roles, row.cells, strict=True):
        apart = bool(cell) and cell[0].line != own
        said = role in _SAYING and apart and not cell[0].can & _FIGURES
        nameless = not named and bool(cell) and len(text(cell)) > MAX_HALF
        loose = role == "group" and (apart or nameless) and not words.GROUP.matches(text(cell))
        if said or loose:
            out.append(cell[0])
        elif role == "group":
            out += [atom for k, atom in enumerate(cell) if k and words.GROUP.matches(text(cell[:k]))]
    return out


def _swallowed(row: Row, roles: Sequence[str]) -> list[Atom]:
    """Known groups' names that end a cell on a line of their own."""
    cells = [cell for role, cell in zip(roles, row.cells, strict=True) if role != "group" and len(cell) > 1]
    return [cell[-1] for cell in cells if cell[-2].line < cell[-1].line and words.GROUP.matches(cell[-1].text)]


def _beyond(reading: Reading, n: int, own: dict[int, int]) -> list[Atom]:
    """The lines of a name that stand behind its unit in brackets; one above its row that is too short to be torn there;
    and one further off than in rows set about their middle, where the lines above and below differ by one at most."""
    name = reading.header.roles.index("name")
    cell = reading.rows[n].cells[name]
    for k, atom in enumerate(cell):
        if k and cell[k - 1].line < atom.line and ends_in_unit(text(cell[:k])) and atom.text[0] not in _OPENING:
            return [atom if atom.line > own[n] else cell[k - 1]]
    if not any(row.kind == "data" and _is_above(row.cells[name], own.get(k)) for k, row in enumerate(reading.rows)):
        return []
    widest = max((len(atom.text) for row in reading.rows if row.kind == "data" for atom in row.cells[name]), default=0)
    first = sum(len(atom.text) for atom in cell if atom.line == cell[0].line)
    if cell and cell[0].line < own[n] and first * 2 < widest:
        return [cell[0]]
    lines = {atom.line - own[n] for atom in cell}
    above, below = sum(line < 0 for line in lines), sum(line > 0 for line in lines)
    return [cell[0] if above > below else cell[-1]] if abs(above - below) > 1 else []


def _is_above(cell: Cell, own: int | None) -> bool:
    """Whether the first line of a name stands above its row."""
    return bool(cell) and own is not None and cell[0].line < own
