"""What a reading of a table is: its rows with their cells, and the points that they made."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..cells.atoms import Atom
from ..headers.hypotheses import Header

Cell = tuple[Atom, ...]
Said = tuple[str, ...]
"""Names of points."""


@dataclass(frozen=True, slots=True)
class Row:
    """``data``, ``group`` or ``page`` (its number, between two rows); a cell is its atoms, none where it is empty."""

    kind: str
    cells: tuple[Cell, ...]
    said: Said
    """The points that it made, by name."""
    lead: float = math.inf
    """Points by which it is ahead of the next best way to place its cells."""

    @property
    def place(self) -> int:
        """The first of its lines."""
        return min(atom.line for cell in self.cells for atom in cell)


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole reading: the header, the rows, the points for all of it and the lead over the second best."""

    header: Header
    rows: tuple[Row, ...]
    points: float
    stop: int
    """How many atoms, the header's aside, it takes."""
    second: Header | None = None
    margin: float = 0.0
    refused: str | None = None
    tried: int = 1
    """Headers under which the table was read to its end."""


def best_of(readings: Sequence[Reading]) -> Reading:
    """The reading with the most points, and its lead over the best that is another."""
    ordered = sorted(readings, key=lambda reading: -reading.points)
    first = ordered[0]
    other = next((r for r in ordered[1:] if _shape(r) != _shape(first)), None)
    if other is None:
        return replace(first, margin=first.points, tried=len(readings))
    return replace(first, second=other.header, margin=first.points - other.points, tried=len(readings))


def _shape(reading: Reading) -> tuple[object, ...]:
    """Which words stand in which cells; the header's too."""
    heads = tuple(column.header for column in reading.header.columns)
    return (heads, *(tuple(tuple(a.body.start for a in cell) for cell in row.cells) for row in reading.rows))
