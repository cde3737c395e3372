"""Numbers that a narrow cell breaks: a line of figures that fills its cell, and the digits that had no room below it.

They are one number where the print leaves no other way: not one digit more had room on the line, below it stand
digits alone, and no cell of the column holds two numbers otherwise; or a bracket opens on the one line and closes
on the other, or the one ends with the point of the decimals.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ..blocks import Line, Table, TableCell
from ..tables.undrawn_rows import MARGINS
from ..tables.values import is_value

SLACK = 0.3
"""Points by which widths as measured differ."""
_HEAD = re.compile(r"[<>≤≥＜＞~约\[〔［【（(]*[0-9０-９][0-9０-９.．,，]*$")
_REST = re.compile(r"[0-9０-９]+[%％]?[\]〕］】）)]*$")
_OPENS = re.compile(r"[<>≤≥＜＞~约]*[\[〔［【（(][<>≤≥＜＞~约]*[0-9０-９.．,，]*$")
_CLOSES = re.compile(r"[0-9０-９.．,，]*[%％]?[\]〕］】）)]$")
_POINT = re.compile(r"[0-9０-９][.．]$")


def broken_lines(table: Table) -> set[int]:
    """``id`` of each line of figures that goes on in the line below it, in the middle of a number."""
    margin = margins(table.cells)
    columns: dict[int, list[TableCell]] = defaultdict(list)
    for cell in table.cells if not table.printed else ():
        if cell.lines and cell.cell.columns == 1:
            columns[cell.cell.column].append(cell)
    found = {id(line) for cell in table.cells if _is_surely_torn(cell) for line in cell.lines}
    for cells in columns.values():
        torn = [cell for cell in cells if _is_torn(cell, margin)]
        values = [cell for cell in cells if all(is_value(line.text) for line in cell.lines)]
        others = [len(cell.lines) for cell in values if all(cell is not t for t in torn)]
        if torn and all(count == 1 for count in others) and len(torn) + len(others) >= 2:
            found |= {id(a) for cell in torn for a, b in pairwise(cell.lines) if _REST.match(b.text)}
    return found


def margins(cells: Iterable[TableCell]) -> float:
    """Points that the cells of a table leave free, left and right together: as few as its fullest line does."""
    return min((_width(cell) - _extent(line) for cell, line in _lines(cells) if len(line.text) > 1), default=MARGINS)


def _lines(cells: Iterable[TableCell]) -> Iterator[tuple[TableCell, Line]]:
    for cell in cells:
        for line in cell.lines:
            yield cell, line


def fills(cell: TableCell, line: Line, following: Line, margin: float, word: float = 0.0) -> bool:
    """Whether the ``following`` line's first word of this width, or its first character, had no room on a line."""
    words = following.cells[0]
    first = words.edges[1] - words.edges[0] if words is not None and len(words.edges) > 1 else following.size / 2
    first = max(first, word)
    return _width(cell) - min(max(margin, 0.0), MARGINS) - _extent(line) < first - SLACK


def _is_surely_torn(cell: TableCell) -> bool:
    """Whether each line of a number is none by itself: 〔269 / 6〕, （≥5,18 / 6）, 62. / 1."""
    if len(cell.lines) < 2 or not is_value("".join(line.text for line in cell.lines)):
        return False
    return all(
        (_OPENS.match(a.text) and _CLOSES.match(b.text)) or (_POINT.search(a.text) and _REST.match(b.text))
        for a, b in pairwise(cell.lines)
    )


def _is_torn(cell: TableCell, margin: float) -> bool:
    first, *rest = cell.lines
    if not rest or not _HEAD.match(first.text) or not all(_REST.match(line.text) for line in rest):
        return False
    return all(fills(cell, a, b, margin) for a, b in pairwise(cell.lines))


def _width(cell: TableCell) -> float:
    return cell.cell.box[2] - cell.cell.box[0]


def _extent(line: Line) -> float:
    return line.box[2] - line.box[0]
