"""Rows that name a group by a numeral in the column of row numbers: 一 | 经济发展, above rows 1, 2 and 3."""

from __future__ import annotations

from ....lexicon import tables as words
from ..cells.fits import is_letter
from ..grid import Grid, GridRow, text_of


def name_groups(grid: Grid) -> None:
    """Make group rows of those that have nothing but such a numeral and words, where others have figures."""
    numbers = [n for n, header in enumerate(grid.headers) if words.header_role(header) == "number"]
    if grid.unread or len(numbers) != 1:
        return
    (at,) = numbers
    if not any(text_of(row.cells[at]).isdecimal() for row in grid.rows):
        return
    for row in grid.rows:
        if row.kind == "data" and row.doubt is None and _names_one(row, at):
            row.kind = "group"


def _names_one(row: GridRow, at: int) -> bool:
    filled = [n for n, cell in enumerate(row.cells) if text_of(cell)]
    return len(filled) == 2 and filled[0] == at and is_letter(text_of(row.cells[at]))
