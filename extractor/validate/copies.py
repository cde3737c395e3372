"""Sheets that repeat a printed table of another kind (projects, duties, grades) word for word: nothing to check."""

from __future__ import annotations

from functools import cached_property

from ..export.grids import Grid, printed
from ..lexicon.widths import squeeze
from ..models import Document
from .workbook import Sheet

Rows = list[tuple[str, ...]]


class Copies:
    """The tables of a document that are no indicator tables, as ``export --as printed`` lays them out."""

    def __init__(self, document: Document):
        self.document = document

    @cached_property
    def _grids(self) -> list[Grid]:
        other = {table.id for table in self.document.tables if table.kind == "other"}
        return [grid for grid in printed(self.document) if grid.name in other]

    def of(self, sheet: Sheet) -> str | None:
        """The id of the table that a sheet repeats without one difference."""
        return next((grid.name for grid in self._grids if _keyed(sheet, grid.own) == _own(grid)), None)


def _keyed(sheet: Sheet, columns: int) -> Rows:
    rows = [["" if cell.merged else squeeze(cell.text) for cell in row[:columns]] for row in sheet.rows]
    return [tuple(row) for row in rows if any(row)]


def _own(grid: Grid) -> Rows:
    lines = [(text, *[""] * (grid.own - 1)) for text in (*grid.above, *grid.below)]
    above, below = lines[: len(grid.above)], lines[len(grid.above) :]
    rows = [*above, *(row[: grid.own] for row in (*grid.header, *grid.rows)), *below]
    return [tuple(map(squeeze, row)) for row in rows if any(row)]
