"""A table as found: header, rows of placed cells, and what stands above and below it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from ...core.fragment import Fragment
from ...core.problems import Finding
from ...lexicon.remembered import remembered
from ...lexicon.widths import squeeze

if TYPE_CHECKING:
    from .reading import Reading

Cells = list[Fragment | None]
"""One row, a slot per column; None where the row has no cell there."""


class Covered(Fragment):
    """A slot that a merged cell spans: empty itself, and knows the cell; ``down`` where that is above it."""

    __slots__ = ("by", "down")

    def __init__(self, by: Fragment, down: bool):
        super().__init__("", ((by.start, by.start),))
        self.by = by
        self.down = down


def heading_cell(slot: Fragment | None) -> Fragment | None:
    """The cell that speaks in a slot of a header: its own, or the merged one over it."""
    return slot.by if isinstance(slot, Covered) else slot


def row_cell(slot: Fragment | None) -> Fragment | None:
    """The cell that speaks in a slot of a row: its own, or one merged over it from above."""
    return slot.by if isinstance(slot, Covered) and slot.down else slot


def spanning(slot: Fragment | None) -> Fragment | None:
    """The cell that stands in a slot of a row: its own, or the merged one that covers it from any side."""
    cell = heading_cell(slot)
    return cell if cell is not None and cell.text else None


def text_of(cell: Fragment | None) -> str:
    """The cell's words without white space; empty for no cell."""
    return _bare(cell.text) if cell is not None else ""


_bare = remembered(squeeze)
"""Cells are short and asked for again and again."""


@dataclass(slots=True)
class GridRow:
    """A data or group row; a slot per column."""

    kind: str
    """``data`` or ``group``."""
    cells: Cells
    doubt: str | None = None
    """Why its cells are not sure to stand in their columns: they are given, and no values; of a group's row, why the
    rows below it may have another."""


@dataclass(slots=True)
class Grid:
    """``rule`` names the reader that found it; ``lines`` are the indexes of the lines it claimed."""

    rule: str
    columns: list[Fragment | None]
    headers: list[str]
    """The header of each column as one text: tiers joined from above to below, without white space."""
    header_places: list[Fragment]
    rows: list[GridRow]
    lines: range
    reading: Reading
    """How it was read: what was chosen, why, and what came next."""
    caption: Fragment | None = None
    caption_raw: Fragment | None = None
    number: str | None = None
    unit: Fragment | None = None
    unit_line: Fragment | None = None
    notes: list[Fragment] = field(default_factory=list)
    repeated: list[Fragment] = field(default_factory=list)
    pages: list[Fragment] = field(default_factory=list)
    """Numbers of pages that stand between its rows."""
    fragments: int = 1
    goes_on: bool = False
    """Whether its caption says that it goes on from the page before: 续表."""
    cut: bool = False
    """Whether a page ends right above it."""
    area: tuple[int, int] = (0, 0)
    """First and last source offset of the claimed lines."""
    findings: list[Finding] = field(default_factory=list)
    id: str = ""
    """The table's identifier, once the tree is finished."""

    def doubt_groups(self) -> None:
        """A row of words that may be half the name below it is no sure group of any row."""
        for above, below in pairwise(self.rows):
            said = next((text for cell in above.cells if (text := text_of(cell))), "")
            if above.kind == "group" and below.doubt is not None and below.doubt.startswith(f"“{said}”"):
                above.doubt = below.doubt

    @property
    def unread(self) -> bool:
        """Whether it looks like a table and could not be read: its cells are given as they stand."""
        return self.reading.refused is not None

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.columns)
