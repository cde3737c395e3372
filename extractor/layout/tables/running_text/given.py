"""What is given of a reading: the table with its cells, or the cells as they stand where it was refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from ....core.fragment import Fragment, join
from ....core.problems import finding
from ....lexicon.widths import fold, squeeze
from ...lines import Line
from ..cells.atoms import Atom, Layout, atoms_of
from ..grid import Cells, Grid, GridRow
from ..headers.hypotheses import Column, Header
from ..judging.short_rows import told
from ..judging.soundness import doubt
from ..reading import Reading
from ..telling import summary


def grid_of(
    reading: Reading,
    head: Sequence[Atom],
    repeated: Sequence[Atom],
    taken: Sequence[Atom],
    start: int,
    unsure: Mapping[int, str],
) -> Grid:
    """The table; ``unsure`` are rows, by index, whose values cannot be given, and why."""
    last = taken[-1].line
    repeats = [atom for atom in repeated if atom.line < last]
    again = sum(fold(atom.text).endswith(fold(head[0].text)) for atom in repeats) if head else 0
    lines = range(start, last + 1)
    columns = [_bottom(column) for column in reading.header.columns]
    headers = [squeeze(column.header) for column in reading.header.columns]
    places = _places(reading.header)
    grid = Grid("table.text", columns, headers, places, [], lines, reading, findings=list(told(reading)))
    pages = [cell[0].body for row in reading.rows if row.kind == "page" for cell in row.cells]
    for n, row in enumerate(reading.rows):
        if row.kind == "page":
            continue
        why = unsure.get(n) or doubt(row, reading.header.roles) if row.kind == "data" else None
        grid.rows.append(GridRow(row.kind, _cells(row.cells, len(columns)), why))
    grid.doubt_groups()
    grid.repeated = [atom.body for atom in repeats]
    grid.pages = pages
    grid.fragments = 1 + again
    return grid


def as_it_stands(reading: Reading, lines: Sequence[Line], place: range, layout: Layout) -> Grid:
    """The cells as they stand, a row for each line; what the best guess was and why it was not believed."""
    rows: list[Cells] = []
    for _, line in groupby(atoms_of(lines, place, layout), lambda atom: atom.line):
        rows.append([atom.body for atom in line])
    width = max(map(len, rows))
    grid = Grid("table.unread", [None] * width, [""] * width, [], [], place, reading)
    grid.rows = [GridRow("data", [*row, *([None] * (width - len(row)))]) for row in rows]
    detail = f"{reading.refused}；最接近的读法：{summary(reading)}"
    places = [cell for row in rows[:1] for cell in row if cell is not None]
    grid.findings.append(finding("TABLE_UNREAD", detail, places))
    return grid


def _bottom(column: Column) -> Fragment | None:
    return _joined(column.chain[-1]) if column.chain else None


def _places(header: Header) -> list[Fragment]:
    """Every header cell once, in the order of the source."""
    cells = {cell[0].body.start: cell for column in header.columns for cell in column.chain}
    return [_joined(cells[at]) for at in sorted(cells)]


def _cells(cells: Sequence[Sequence[Atom]], width: int) -> Cells:
    placed: Cells = [_joined(cell) if cell else None for cell in cells]
    return [*placed, *([None] * (width - len(placed)))]


def _joined(cell: Sequence[Atom]) -> Fragment:
    return join(atom.body for atom in cell)
