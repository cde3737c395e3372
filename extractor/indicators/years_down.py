"""Tables whose years stand in the first column: each other column is an indicator, each row one time of it.

Read as what they are when turned on their side: the labels of the rows take the place of headers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..core.fragment import Fragment
from ..layout.tables import Grid, GridRow
from ..layout.tables.grid import row_cell, text_of
from ..lexicon import tables as words
from ..lexicon.periods import find_ordinal, find_year
from ..lexicon.widths import fold
from .column import Column
from .columns import read_time
from .kinds import looks_ahead
from .roles import give_roles
from .setting import Setting

_TIME_HEADER = re.compile(r"^(?:年\s*份|年\s*度|年|时间|时期|期间|)$")
_LABEL_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Turned:
    """A table turned on its side."""

    kind: str
    times: list[tuple[Column, GridRow]]
    """For each row of values what its label says of time and aim."""
    indicators: list[tuple[Column, Fragment, str | None]]
    """For each indicator its column, the header that names it, and the unit that a row of units gives."""


def turned(grid: Grid, setting: Setting) -> Turned | None:
    """The table by its indicators, or None where its first column holds no times."""
    rows = [row for row in grid.rows if row.kind == "data" and row.doubt is None]
    units = next((row for n, row in enumerate(rows) if _holds_units(row, n)), None)
    rows = [row for row in rows if row is not units]
    if not _TIME_HEADER.match(grid.headers[0]) or len(rows) < 2 or not all(_is_time(text_of(r.cells[0])) for r in rows):
        return None
    indicators = []
    for n in range(1, grid.width):
        cells = [t for row in rows if (t := text_of(row.cells[n]))]
        header = grid.columns[n]
        if header is None or find_year(grid.headers[n]) or not cells or not all(words.is_value(t) for t in cells):
            return None
        unit = text_of(units.cells[n]) if units is not None else ""
        indicators.append((Column(n, grid.headers[n], "observed"), header, unit or None))
    times = [(_time(n, text_of(row_cell(row.cells[0])), setting), row) for n, row in enumerate(rows)]
    years = [time.years[0] for time, _ in times if time.years]
    kind = "indicators" if looks_ahead(years, setting) or any(_aims(time) for time, _ in times) else "series"
    give_roles([time for time, _ in times], setting, kind)
    return Turned(kind, times, indicators)


def _holds_units(row: GridRow, n: int) -> bool:
    """Whether a row gives the unit of each column: it says so, or is the first and holds nothing but units."""
    first, *others = (text_of(cell) for cell in row.cells)
    if words.header_role(first) == "unit":
        return True
    return n == 0 and not first and bool(others) and all(map(words.is_unit, others))


def _is_time(label: str) -> bool:
    plain = fold(label)
    return len(plain) <= _LABEL_LENGTH and (find_year(plain) or find_ordinal(plain, bare=True)) is not None


def _time(n: int, label: str, setting: Setting) -> Column:
    column = Column(n, label, "", own=label)
    read_time(column, setting)
    return column


def _aims(time: Column) -> bool:
    return any(row.matches(time.header) for row in (words.TARGET, words.BASE, words.ACTUAL))
