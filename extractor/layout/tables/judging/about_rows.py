"""Names of several lines that stand about the line of their row's figures.

Where a print sets each cell about the middle of its row, a name of two lines has one above the figures and one below,
and a name of one line, or of three, has one beside them. A line between two rows then belongs to one of them alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..cells.atoms import Can
from ..reading import Cell, Reading, Row

FIGURES = Can.VALUE | Can.MISSING | Can.NUMBER | Can.ATTRIBUTE
SAYING = frozenset({"value", "any"})
"""The roles of columns whose cells say how much."""
LEAST = 3
"""Names that stand so, at least."""


def own_line(row: Row, roles: Sequence[str]) -> int | None:
    """The line on which most of a row's figures, its number, unit and attribute stand."""
    lines = [cell[0].line for role, cell in zip(roles, row.cells, strict=True) if cell and _tells(role, cell)]
    return max(lines, key=lines.count) if lines else None


def _tells(role: str, cell: Cell) -> bool:
    return role in ("number", "unit", "attribute") or (role in SAYING and bool(cell[0].can & FIGURES))


def stand_about_rows(reading: Reading) -> bool:
    """Whether every name has as many lines above its row's figures as below, and some have lines there."""
    roles = reading.header.roles
    name = roles.index("name")
    about = 0
    for row in reading.rows:
        own = own_line(row, roles) if row.kind == "data" else None
        if own is None or not row.cells[name]:
            continue
        lines = {atom.line - own for atom in row.cells[name]}
        above, below = sum(line < 0 for line in lines), sum(line > 0 for line in lines)
        if above != below:
            return False
        about += above > 0
    return about >= LEAST
