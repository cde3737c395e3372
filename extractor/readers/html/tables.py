"""HTML tables: real spans, and whether a table holds data or only places blocks on the page.

Cells are taken wherever a browser shows them: in rows, outside them, in a form or another element
between table and row. What is no cell is read above the table, where a browser shows it, and below it
where it follows the last cell.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from ..slots import MAX_SPAN, Slots
from .visible import SILENT, words

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_CELL = 2000
"""Characters from which a cell is a page's column and no cell."""
MAX_DEPTH = 30
"""Elements between a table and its cells; what lies deeper stands beside the table."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CELLS = ("td", "th")
_GROUPS = ("thead", "tbody", "tfoot", "colgroup")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell in its slot."""

    element: _Element
    row: int
    column: int
    rows: int
    columns: int


@dataclass(slots=True)
class Content:
    """What a table holds: its cells, and what stands beside them; captions are above."""

    cells: list[Cell] = field(default_factory=list)
    above: list[_Element | str | None] = field(default_factory=list)
    """None where a cell stands between what is above it and what is below."""
    below: list[_Element | str | None] = field(default_factory=list)


def content_of(table: _Element) -> Content:
    """Cells and what stands beside them; tables inside cells are left to the cells."""
    scan = _Scan()
    scan.inside(table, 0)
    return scan.content


class _Scan:
    """Goes through a table once; cells outside rows make a row of their own."""

    def __init__(self) -> None:
        self.content = Content()
        self._slots = Slots()
        self._row = -1
        self._open = False
        """Whether a cell may join the row at hand."""

    def inside(self, parent: _Element, depth: int) -> None:
        """All that stands below ``parent``; a head is shown first and a foot last, wherever they are written."""
        self._words(parent.text)
        for child in parent if depth else sorted(parent, key=_place):
            self._element(child, depth)
            self._words(child.tail)

    def _words(self, text: str | None) -> None:
        if text and not text.isspace():
            self._beside(text)

    def _element(self, element: _Element, depth: int) -> None:
        tag: object = element.tag
        if not isinstance(tag, str) or tag in SILENT:
            return
        if tag in _CELLS:
            self._cell(element)
        elif tag == "tr" and depth < MAX_DEPTH:
            self._row += 1
            self._open = True
            self.inside(element, depth + 1)
            self._open = False
        elif depth < MAX_DEPTH and tag not in ("table", "caption") and _holds_cells(element, tag):
            self.inside(element, depth + 1)
        elif tag == "caption":
            self.content.above.append(element)
        else:
            self._beside(element)

    def _beside(self, part: _Element | str) -> None:
        self.content.below.append(part)

    def _cell(self, element: _Element) -> None:
        if self.content.below:
            self.content.above += [*self.content.below, None]
            self.content.below = []
        if not self._open:
            self._row += 1
            self._open = True
        column, rows, columns = self._slots.take(self._row, _rows(element), _span(element, "colspan") or 1)
        self.content.cells.append(Cell(element, self._row, column, rows, columns))


def _place(child: _Element) -> int:
    return 0 if child.tag == "thead" else 2 if child.tag == "tfoot" else 1


def _holds_cells(element: _Element, tag: str) -> bool:
    return tag in _GROUPS or next(element.iter("tr", *_CELLS), None) is not None


def _rows(cell: _Element) -> int:
    """Over how many rows a cell reaches; ``rowspan=0`` reaches to the last row of its group."""
    span, row = _span(cell, "rowspan"), cell.getparent()
    if span or row is None:
        return span or 1
    return 1 + sum(1 for _ in islice(row.itersiblings("tr"), MAX_SPAN - 1))


def _span(cell: _Element, name: str) -> int:
    digits = "".join(c for c in cell.get(name, "1").strip() if c in "0123456789")[:4]
    return int(digits or 1)


def is_layout(table: _Element, cells: list[Cell]) -> bool:
    """A table that only places blocks: it holds headings, a cell as long as a page, or tables and draws no rules."""
    if next(table.iter(*_HEADINGS), None) is not None:
        return True
    holds = len({cell.column for cell in cells}) > 1 and any(e is not table for e in table.iter("table"))
    if holds and table.get("border", "0").strip() in ("0", ""):
        return True
    return any(len(words(cell.element)) > MAX_CELL for cell in cells)


def is_frame(cells: list[Cell]) -> bool:
    """One column with words: the table frames text."""
    return len({c.column for c in cells if words(c.element).strip()}) <= 1
