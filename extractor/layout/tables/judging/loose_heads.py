"""Groups' names without a mark that were read as the first lines of the names below them.

A cell tears a name where its line is full. A first line that is shorter than others in its column, above words that
are a name by themselves, was torn by no cell: it names a group. Where names are torn at will elsewhere in the table
(型床位占比 begins no name), nothing is certain, and it is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ....core.problems import Finding, finding
from ....lexicon import tables as words
from ..cells.atoms import Atom, Can, columns_of
from ..cells.fits import fit
from ..headers.words import text
from ..reading import Cell, Reading, Row
from .torn_names import MEASURE, with_cell

SPARE = 2
"""Columns, beside the width of the next letter, that a line which is not full leaves free."""
_OPEN = "和与及的等"
"""With which no group's name ends."""
NARROW = 12
"""Columns of the widest line, up to which no line tells that its cell is full."""
MAX_GROUP = 12
"""Letters of a group's name."""


def parted(reading: Reading) -> tuple[Reading, list[Finding]]:
    """The reading with such lines as rows of their own, and what is told of them."""
    roles = reading.header.roles
    if "name" not in roles or "group" in roles:
        return reading, []
    name = roles.index("name")
    data = [n for n, row in enumerate(reading.rows) if row.kind == "data" and row.cells[name]]
    widest = max((_widest(reading.rows[n].cells[name]) for n in data), default=0)
    heads = {n: head for n in data if (head := _head(reading.rows[n], name, widest)) is not None}
    if not heads:
        return reading, _doubted(reading.rows, name, widest)
    grouped = data[0] in heads or any(row.kind == "group" for row in reading.rows)
    places = [head.body for head in heads.values()]
    said = "、".join(head.text for head in list(heads.values())[:4])
    if not grouped or _tears_at_will(reading.rows, name):
        told = f"“{said}”按名称的前半读，也可能是类别" if grouped else ""
        return reading, [finding("ROW_MISFIT", told, places)] if told else []
    rows: list[Row] = []
    for n, row in enumerate(reading.rows):
        if n in heads:
            first, *rest = row.cells[name]
            rows.append(Row("group", ((first,),), ("group_row.words",)))
            row = with_cell(row, name, tuple(rest))
        rows.append(row)
    return replace(reading, rows=tuple(rows)), [finding("ROW_MISFIT", f"“{said}”按类别读", places)]


def _lines(cell: Cell) -> list[Cell]:
    """The lines of a cell."""
    lines: dict[int, list[Atom]] = {}
    for atom in cell:
        lines.setdefault(atom.line, []).append(atom)
    return [tuple(line) for line in lines.values()]


def _widest(cell: Cell) -> int:
    return max(columns_of(text(line)) for line in _lines(cell))


def _head(row: Row, name: int, widest: int) -> Atom | None:
    """The first line of a row, where it can name a group: words alone, not full, above a whole name."""
    head, rest = _bare_head(row, name)
    if head is None:
        return None
    below = text(tuple(atom for line in rest for atom in line))
    full = columns_of(head.text) + columns_of(below[0]) + SPARE > widest
    return head if not full and _is_whole(below) else None


def _bare_head(row: Row, name: int) -> tuple[Atom | None, list[Cell]]:
    """The first line of a name, where it is words that a group's name can be, and the lines below it."""
    (head, *more), *rest = _lines(row.cells[name])
    others = [atom.line for n, cell in enumerate(row.cells) if n != name for atom in cell]
    if more or not rest or not head.line < rest[0][0].line <= min(others, default=0):
        return None, rest
    bare = 1 < len(head.text) <= MAX_GROUP and head.can == Can.WORDS and head.text[-1] not in _OPEN
    return (head if bare and not words.CLOSED.matches(head.text) else None), rest


def _doubted(rows: Sequence[Row], name: int, widest: int) -> list[Finding]:
    """What is told of first lines that may be groups: where all lines are short, none is seen to be full, and the
    names that begin so may be those of groups and the names below them."""
    data = [row for row in rows if row.kind == "data" and row.cells[name]]
    found = [_bare_head(row, name)[0] for row in data]
    heads = [head for head in found if head is not None]
    grouped = heads and (found[0] is not None or any(row.kind == "group" for row in rows))
    if widest > NARROW or not grouped or len(heads) == len(data):
        return []
    said = "、".join(head.text for head in heads[:4])
    return [finding("ROW_MISFIT", f"“{said}”按名称的前半读，也可能是类别", [head.body for head in heads])]


def _is_whole(below: str) -> bool:
    """Whether words are a name by themselves."""
    bare = MEASURE.sub("", below)
    return bool(bare) and fit(bare, "name") == "name.long" and not words.MEASURED.matches(bare)


def _tears_at_will(rows: Sequence[Row], name: int) -> bool:
    """Whether a name of the table goes on with words that begin none, below a line that is shorter than they are."""
    for row in rows:
        lines = [text(line) for line in _lines(row.cells[name])] if row.kind == "data" and row.cells[name] else []
        for above, below in pairwise(lines):
            if fit(below, "name") == "name.ending" and len(above) < len(below):
                return True
    return False
