"""Word tables: cells in their grid columns, merged both ways; a table of one column frames its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .names import VAL, W, child, number_of, value

if TYPE_CHECKING:
    from lxml.etree import _Element

    from .reading import Reading

MAX_SPAN = 64
"""Word has at most 63 columns."""


@dataclass(slots=True)
class _Cell:
    element: _Element
    row: int
    column: int
    columns: int
    rows: int = 1


def add_table(body: Reading, table: _Element) -> None:
    """The table, or the text that it frames."""
    cells = _cells(body, table)
    if not cells:
        return
    if len({cell.column for cell in cells if _holds(cell.element)}) <= 1:
        body.framed([cell.element for cell in cells])
        return
    if body.linear.in_table:
        body.nested += 1
        _as_text(body, cells)
        return
    with body.linear.table("table.docx") as declared:
        for cell in cells:
            with body.linear.cell(cell.row, cell.column, cell.rows, cell.columns):
                body.blocks(cell.element)
        declared.fragments = 1 + _page_breaks(table)


def _as_text(body: Reading, cells: list[_Cell]) -> None:
    """A table inside a cell: its rows are lines of that cell."""
    row = 0
    for cell in cells:
        if cell.row != row:
            body.linear.end_line()
        row = cell.row
        start = body.linear.at
        body.blocks(cell.element)
        body.linear.trim(start)
        body.linear.text("\t")
    body.linear.end_line()


def _cells(body: Reading, table: _Element) -> list[_Cell]:
    """Cells in reading order; one that goes on from above only makes that one longer."""
    out: list[_Cell] = []
    open_cells: dict[int, _Cell] = {}
    for number, row in enumerate(_rows(body, table)):
        column = number_of(value(row, "trPr", "gridBefore"), 0)
        for element in _inside(row, "tc"):
            properties = child(element, "tcPr")
            columns = min(max(number_of(value(properties, "gridSpan"), 1), 1), MAX_SPAN)
            merge = child(properties, "vMerge")
            above = open_cells.get(column)
            if merge is not None and merge.get(VAL, "continue") == "continue" and above is not None:
                above.rows = number - above.row + 1
            else:
                cell = _Cell(element, number, column, columns)
                out.append(cell)
                open_cells.pop(column, None)
                if merge is not None:
                    open_cells[column] = cell
            column += columns
    return out


def _rows(body: Reading, table: _Element) -> Iterator[_Element]:
    for row in _inside(table, "tr"):
        if child(row, "trPr", "del") is not None:
            body.left_out["删除的表格行"] += 1
        else:
            yield row


def _inside(parent: _Element, name: str) -> Iterator[_Element]:
    """Rows or cells, those in content controls too."""
    for element in parent:
        if element.tag == W + name:
            yield element
        elif element.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins"):
            yield from _inside(element, name)


def _holds(cell: _Element) -> bool:
    """Whether a cell shows anything: words, or a number that Word makes."""
    return any(t.text and t.text.strip() for t in cell.iter(W + "t")) or next(cell.iter(W + "numPr"), None) is not None


def _page_breaks(table: _Element) -> int:
    """Page ends inside the table where Word last laid it out."""
    return sum(any(True for _ in row.iter(W + "lastRenderedPageBreak")) for row in table.iterchildren(W + "tr"))
