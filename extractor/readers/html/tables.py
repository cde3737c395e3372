"""HTML tables: real spans, and whether a table holds data or only places blocks on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..slots import Slots

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_CELL = 2000
"""Characters from which a cell is a page's column and no cell."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell in its slot."""

    element: _Element
    row: int
    column: int
    rows: int
    columns: int


def cells_of(table: _Element) -> list[Cell]:
    """The cells of a table, those of tables inside it left out."""
    slots = Slots()
    out = []
    for row, tr in enumerate(_rows(table)):
        for cell in tr:
            if cell.tag not in ("td", "th"):
                continue
            rows, columns = _span(cell, "rowspan"), _span(cell, "colspan")
            column, rows, columns = slots.take(row, rows, columns)
            out.append(Cell(cell, row, column, rows, columns))
    return out


def _rows(table: _Element) -> Iterator[_Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (tr for tr in child if tr.tag == "tr")


def _span(cell: _Element, name: str) -> int:
    digits = "".join(c for c in cell.get(name, "1").strip() if c in "0123456789")[:4]
    return int(digits or 1)


def is_layout(table: _Element, cells: list[Cell]) -> bool:
    """A table that only places blocks: it holds tables, headings, or a cell as long as a page."""
    if next(table.iter(*_HEADINGS), None) is not None:
        return True
    if len({cell.column for cell in cells}) > 1 and any(e is not table for e in table.iter("table")):
        return True
    return any(len(_words(cell)) > MAX_CELL for cell in cells)


def is_frame(cells: list[Cell]) -> bool:
    """One column with words: the table frames text."""
    return len({c.column for c in cells if _words(c).strip()}) <= 1


def _words(cell: Cell) -> str:
    return "".join(map(str, cell.element.itertext()))
