"""First halves of names that fill their cell, where several have a line to themselves and no blanks tell more.

A narrow cell tears each name that it has no room for, and no name on one line is wider than it is. Lines of words
alone that are all as wide as the widest name, and have no room for the next letter, are halves of names: the names of
groups are short, and of one width by chance only. What is put together so is told; less certain ones are only told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ....core.fragment import join
from ....core.problems import Finding, finding
from ....lexicon import tables as words
from ..cells.atoms import Can, columns_of
from ..cells.fits import ends_in_unit
from ..headers.words import text
from ..reading import Cell, Reading, Row
from .torn_names import with_cell

LEAST = 14
"""Columns of a cell so narrow that it tears names, at least."""
_SAYS = re.compile("^[A-Z][.．、]|指标$|[（(]续[)）]$")
"""What a group's name or a title begins or ends with, and half a name does not."""
SPARE = 2
"""Columns beside the next letter's that a full line leaves free."""


def filled(reading: Reading) -> tuple[Reading, list[Finding]]:
    """The reading with such halves at the head of the names below them, and what is told of them."""
    roles = reading.header.roles
    if "name" not in roles or "group" in roles or reading.header.is_list:
        return reading, []
    name = roles.index("name")
    halves = _halves(reading.rows, name)
    if len(halves) < 2 or _is_wider(reading.rows, name, halves[0]):
        return reading, []
    rows, told = list(reading.rows), []
    for n in reversed(halves):
        (half,) = rows[n].cells
        rows[n : n + 2] = [with_cell(rows[n + 1], name, (*half, *rows[n + 1].cells[name]))]
        told.append(finding("ROW_MISFIT", f"“{text(half)}”按下一行名称的前半读", [join(atom.body for atom in half)]))
    return replace(reading, rows=tuple(rows)), told[::-1]


def full_line(reading: Reading) -> dict[int, str]:
    """The rows, by index, below a line of words that may be the first half of their name or a group's: the one line
    that is as wide as any name, or several of one width where other names are wider."""
    roles = reading.header.roles
    if "name" not in roles or "group" in roles or reading.header.is_list:
        return {}
    name = roles.index("name")
    halves = _halves(reading.rows, name)
    if len(halves) == 1 and _is_wider(reading.rows, name, halves[0]):
        return {}
    return {n + 1: f"“{text(reading.rows[n].cells[0])}”按类别读，也可能是名称的前半" for n in halves}


def _halves(rows: Sequence[Row], name: int) -> list[int]:
    """The rows of words alone, by index, of which each fills its line, if all do that are no group by what they say."""
    alone = [n for n, row in enumerate(rows) if row.kind == "group" and not _names_group(row.cells[0])]
    widest = max((columns_of(text(rows[n].cells[0])) for n in alone), default=0)
    full = widest >= LEAST and all(_is_full(rows, n, name, widest) for n in alone)
    return alone if full else []


def _is_wider(rows: Sequence[Row], name: int, n: int) -> bool:
    """Whether a name is wider than a line of words alone, and so than the cell that would have torn it."""
    full = columns_of(text(rows[n].cells[0])) + SPARE
    names = [row.cells[name] for row in rows if row.kind == "data"]
    return any(columns_of(atom.text) > full for cell in names for atom in cell)


def _names_group(cell: Cell) -> bool:
    said = text(cell)
    marked = any(atom.can & Can.GROUP_MARK for atom in cell)
    return marked or words.GROUP.matches(said) or said[-1] in "：:" or ends_in_unit(said) or bool(_SAYS.search(said))


def _is_full(rows: Sequence[Row], n: int, name: int, widest: int) -> bool:
    """Whether a line has no room for the first letter of the name below it."""
    below = rows[n + 1] if n + 1 < len(rows) else None
    if below is None or below.kind != "data" or not below.cells[name]:
        return False
    first = below.cells[name][0]
    numbered = bool(first.can & (Can.ITEM | Can.OF_WHICH))
    return not numbered and columns_of(text(rows[n].cells[0])) + columns_of(first.text[0]) + SPARE > widest
