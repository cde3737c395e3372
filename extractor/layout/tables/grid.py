"""A table as found: header, rows of placed cells, and what stands above and below it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...core.fragment import Fragment
from ...core.problems import Finding

Cells = list[Fragment | None]
"""One row, a slot per column; None where the row has no cell there."""


@dataclass(slots=True)
class GridRow:
    """A data or group row; a slot per column."""

    kind: str
    """``data`` or ``group``."""
    cells: Cells


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
    caption: Fragment | None = None
    caption_raw: Fragment | None = None
    number: str | None = None
    unit: Fragment | None = None
    unit_line: Fragment | None = None
    notes: list[Fragment] = field(default_factory=list)
    repeated: list[Fragment] = field(default_factory=list)
    fragments: int = 1
    area: tuple[int, int] = (0, 0)
    """First and last source offset of the claimed lines."""
    findings: list[Finding] = field(default_factory=list)

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.columns)
