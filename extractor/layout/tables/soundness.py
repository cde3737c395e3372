"""What every reading of a table must satisfy before it is given."""

from __future__ import annotations

from ...lexicon.table_points import BY_NAME as POINTS
from ...lexicon.widths import fold
from .fits import fit, rest_of
from .reading import Cell, Reading, Row

IMPOSSIBLE = -5.0
"""Points at which a cell cannot belong to its column."""


def refusal(reading: Reading) -> str | None:
    """Why the reading cannot be given; None where it is sound."""
    rows = [row for row in reading.rows if row.kind == "data"]
    roles = reading.header.roles
    misfits = sum(
        bool(cell) and not _belongs(cell, role) for row in rows for role, cell in zip(roles, row.cells, strict=True)
    )
    if misfits:
        return f"{misfits} 个单元格不合所在的栏"
    if not _counts_up(rows, roles):
        return "行号不是逐一递增"
    full = sum(_is_full(row, roles) for row in rows)
    if full * 2 < len(rows):
        return f"{len(rows)} 行中只有 {full} 行是满的"
    return None


def _belongs(cell: Cell, role: str) -> bool:
    """Whether a cell can stand in a column of this role: as a whole, and two numbers are never one value."""
    whole = ""
    for atom in cell:
        if whole and role == "value" and rest_of(whole, atom.text, role) == "join.misfit":
            return False
        whole += atom.text
    return POINTS[fit(whole, role)] > IMPOSSIBLE


def _is_full(row: Row, roles: tuple[str, ...]) -> bool:
    """Every column but those that merged cells leave open has its cell."""
    return all(cell or role in ("group", "number", "any", "note") for role, cell in zip(roles, row.cells, strict=True))


def _counts_up(rows: list[Row], roles: tuple[str, ...]) -> bool:
    """The row numbers rise by one, or by one more for each row whose own is not printed; a new group begins at 1."""
    if "number" not in roles:
        return True
    place = roles.index("number")
    last, silent = None, 0
    for row in rows:
        said = fold(row.cells[place][0].text) if row.cells[place] else ""
        if not said.isdecimal():
            silent += not said
            continue
        number = int(said)
        if last is not None and number != 1 and not last < number <= last + 1 + silent:
            return False
        last, silent = number, 0
    return True
