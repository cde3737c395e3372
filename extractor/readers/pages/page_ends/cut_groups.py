"""A group's name that a page end may have cut: 民生 above it, 福祉 below."""

from __future__ import annotations

from collections.abc import Sequence

from ..blocks import Table, TableCell
from ..tables.values import is_value

ROOM = 1.2
"""Height that a cell leaves below its lines, in that of one of them, at most, where no further one had room."""


def cut_group(last: Table, row: Sequence[TableCell]) -> bool:
    """Whether the words of the last group before a page end and of the first behind it may be one.

    The lines before it fill their cell, and as narrow as the column is, none of its lines had room for one letter more.

    Args:
        last: the part before the page end.
        row: the first row behind it.
    """
    first = next((cell for cell in row if cell.cell.column == 0), None)
    foot = max(cell.cell.row + cell.cell.rows for cell in last.cells)
    groups = [cell for cell in last.cells if cell.cell.column == 0 and cell.cell.columns == 1 and cell.lines]
    above = next((cell for cell in groups if cell.cell.row + cell.cell.rows == foot), None)
    if first is None or above is None or first.cell.columns > 1 or not first.lines:
        return False
    if not any(cell.cell.rows > 1 for cell in (*groups, first)) or not (_is_word(above) and _is_word(first)):
        return False
    return _is_full(above, groups)


def _is_word(cell: TableCell) -> bool:
    return not any(is_value(line.text) for line in cell.lines)


def _is_full(cell: TableCell, groups: Sequence[TableCell]) -> bool:
    """Whether a cell's lines leave no room below them, and are as long as those of the other groups."""
    low, high = cell.lines[0].box[1], cell.lines[-1].box[3]
    height = (high - low) / len(cell.lines)
    below = [other for other in groups if other.cell.row > 0] or groups
    longest = max(len(line.text) for other in below for line in other.lines)
    room = cell.cell.box[3] - cell.cell.box[1] - (high - low)
    return room < ROOM * height and len(cell.lines[-1].text) == longest and len(cell.lines) * longest < 6
