"""Tables as they stand in the source: header tiers, merged cells, groups, notes; beside them unit, line and page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from ..core.lines import Lines
from ..lexicon.widths import fold, squeeze
from ..models import Document, Indicator, Span
from ..models.table import Row, Table

LINE, PAGE, UNIT = "原文行", "页码", "单位"
"""Heads of what stands beside a table."""
VALUES = frozenset({"baseline", "target", "actual", "observed", "annual_average"})
WIDE = {"name": 40, "note": 30, "group": 16, "attribute": 10, "number": 7, "unit": 10}
USUAL = 15
"""Widths of columns by what they hold, in characters of a spreadsheet."""


@dataclass(frozen=True, slots=True)
class Area:
    """Cells merged into one: the first row and column, and the last, from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table laid out in rows of texts; ``merged`` counts rows from the first of the header."""

    name: str
    above: tuple[str, ...]
    header: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    below: tuple[str, ...] = ()
    merged: tuple[Area, ...] = ()
    widths: tuple[int, ...] = ()
    numeric: frozenset[int] = field(default=frozenset())
    """Columns whose plain numbers are numbers."""
    own: int = 0
    """Columns of the table itself; those from here on stand beside it."""
    fixed: int = 1
    """Columns up to the name, which stay in sight."""

    def heads(self) -> list[str]:
        """The header on one line: the labels of each column from the top down."""
        tiers = [list(row) for row in self.header]
        for area in self.merged:
            if area.bottom < len(tiers):
                tiers[area.top][area.left : area.right + 1] = [tiers[area.top][area.left]] * (
                    area.right - area.left + 1
                )
        return ["".join(column) for column in zip(*tiers, strict=True)]


def printed(document: Document) -> list[Grid]:
    """Every table of a document in its own layout."""
    lines = Lines(document.text)
    return [_printed(table, document, lines) for table in document.tables]


TEXT_ROLES = frozenset({"name", "number", "group", "unit"})
"""Columns of a table to be keyed that are filled in; values and attributes are what the keyer is asked for."""


def blank(document: Document) -> list[Grid]:
    """Every table of indicators with its names and without a value."""
    return [_keyed(table, TEXT_ROLES) for table in document.tables if table.kind != "other"]


def filled(document: Document) -> list[Grid]:
    """The same with all cells as printed: what a careful keyer would hand in."""
    return [_keyed(table, None) for table in document.tables if table.kind != "other"]


def _keyed(table: Table, roles: frozenset[str] | None) -> Grid:
    """Header, group rows, and the cells of the columns that have one of the roles, or all."""
    shown = {column.index for column in table.columns if roles is None or column.role in roles}
    header = tuple(column.header or ("指标" if column.role == "name" else "") for column in table.columns)
    rows = [
        tuple(text if n in shown or row.kind == "group" else "" for n, text in enumerate(_texts(row, len(header))))
        for row in table.rows
    ]
    widths = tuple(44 if column.role == "name" else 18 for column in table.columns)
    return Grid(table.id, (), (header,), tuple(rows), widths=widths, own=len(header))


def _printed(table: Table, document: Document, lines: Lines) -> Grid:
    header, merged = _header(table, document.text)
    own = len(table.columns)
    texts = [tuple(_texts(row, own)) for row in table.rows]
    merged += _groups(table, texts, len(header))
    beside, columns = _beside(table, document, lines)
    heads = [(*row, *([head if n == 0 else "" for head in beside])) for n, row in enumerate(header)]
    merged += [Area(0, own + n, len(header) - 1, own + n) for n in range(len(beside)) if len(header) > 1]
    unit = f"单位：{table.unit}" if table.unit else ""
    return Grid(
        table.id, tuple(filter(None, (_title(table), unit))), tuple(heads),
        tuple((*row, *more) for row, more in zip(texts, columns, strict=True)),
        tuple(_note(note.text) for note in table.notes), tuple(merged),
        (*(WIDE.get(c.role, USUAL) for c in table.columns), *(9 for _ in beside)),
        frozenset(c.index for c in table.columns if c.role in VALUES and table.kind != "other"), own,
        _fixed(table),
    )  # fmt: skip


def _title(table: Table) -> str:
    return " ".join(filter(None, (table.number, table.caption)))


def _note(text: str) -> str:
    return text if fold(text).startswith(("注", "说明", "备注")) else f"注：{text}"


def _fixed(table: Table) -> int:
    name = next((c.index for c in table.columns if c.role == "name"), 0)
    return name + 1 if name < 3 else 1


def _texts(row: Row, columns: int) -> list[str]:
    out = [""] * columns
    for cell in row.cells:
        if cell.column < columns:
            out[cell.column] = cell.raw
    return out


# -- the header ------------------------------------------------------------------------------


def _header(table: Table, text: str) -> tuple[list[tuple[str, ...]], list[Area]]:
    """The tiers of a header and its merged cells: each label once, where it was printed over several columns."""
    pieces = [squeeze(span.text_in(text)) for span in table.header_spans]
    labels = [_parted(column.header, pieces) for column in table.columns]
    depth = max(map(len, labels), default=1)
    rows = [["" for _ in labels] for _ in range(depth)]
    merged: list[Area] = []
    for n, column in enumerate(labels):
        for tier, label in enumerate(column):
            rows[tier][n] = label
        if len(column) < depth:
            merged.append(Area(len(column) - 1, n, depth - 1, n))
    for tier in range(depth - 1):
        merged += _spread(tier, rows[tier], labels, pieces)
    for area in merged:  # a merged cell says what it says once
        for n in range(area.left + 1, area.right + 1):
            rows[area.top][n] = ""
    return [tuple(row) for row in rows], merged


def _spread(tier: int, row: Sequence[str], labels: Sequence[Sequence[str]], pieces: Sequence[str]) -> list[Area]:
    """The labels of an upper tier that one printed cell gives to several columns side by side."""
    out = []
    at = 0
    for label, same in groupby(range(len(row)), key=lambda n: row[n] if len(labels[n]) > tier + 1 else None):
        columns = list(same)
        if label and len(columns) > 1 and pieces.count(label) < len(columns):
            out.append(Area(tier, at, tier, at + len(columns) - 1))
        at += len(columns)
    return out


def _parted(header: str, pieces: Sequence[str]) -> list[str]:
    """A header joined from the top down, taken apart into the labels that were printed; or whole, where it is not."""
    known = sorted({piece for piece in pieces if piece and piece != header}, key=len, reverse=True)

    def rest(text: str, tiers: int) -> list[str] | None:
        if not text:
            return []
        for piece in known if tiers else ():
            if text.startswith(piece) and (more := rest(text[len(piece) :], tiers - 1)) is not None:
                return [piece, *more]
        return None

    plain = squeeze(header)
    return [header] if plain in pieces else rest(plain, 3) or [header]


# -- the body --------------------------------------------------------------------------------


def _groups(table: Table, texts: Sequence[tuple[str, ...]], tiers: int) -> list[Area]:
    """Group rows over the whole table, and cells of a group column over the rows that they speak for."""
    out = [
        Area(tiers + n, 0, tiers + n, len(table.columns) - 1)
        for n, row in enumerate(table.rows)
        if row.kind == "group" and len(row.cells) == 1 and row.cells[0].column == 0 and len(table.columns) > 1
    ]
    for column in table.columns:
        if column.role != "group":
            continue
        top = None
        for n, row in enumerate([*texts, None]):
            ends = row is None or row[column.index] or table.rows[n].kind == "group"
            if ends and top is not None and n - top > 1:
                out.append(Area(tiers + top, column.index, tiers + n - 1, column.index))
            if ends:
                top = n if row is not None and row[column.index] and table.rows[n].kind != "group" else None
    return out


def _beside(table: Table, document: Document, lines: Lines) -> tuple[list[str], list[tuple[str, ...]]]:
    """Heads and cells of what stands beside a table: the unit where no column prints it, the line, and the page."""
    of_row = _indicators(table, document.indicators)
    spans = [(of_row[n].span if n in of_row else row.cells[0].span) if row.cells else None
             for n, row in enumerate(table.rows)]  # fmt: skip
    units = {n: one.unit for n, one in of_row.items() if one.unit}
    made: dict[str, list[str]] = {}
    if units and all(column.role != "unit" for column in table.columns):
        made[UNIT] = [units.get(n) or "" for n in range(len(spans))]
    made[LINE] = [str(lines.number(_first(span))) if span else "" for span in spans]
    if any(span is not None and _page(span) is not None for span in spans):
        made[PAGE] = [str(_page(span) or "") if span else "" for span in spans]
    return list(made), list(zip(*made.values(), strict=True))


def _indicators(table: Table, indicators: Iterable[Indicator]) -> dict[int, Indicator]:
    """The indicator of each row that has one, by the places of their values and names."""
    row_of = {cell.span.start: n for n, row in enumerate(table.rows) for cell in row.cells}
    out: dict[int, Indicator] = {}
    for one in indicators:
        if one.table_id == table.id:
            for start in (one.span.start, *(value.span.start for value in one.values)):
                if start in row_of:
                    out.setdefault(row_of[start], one)
                    break
    return out


def _first(span: Span) -> int:
    return (span.parts or [span])[0].start


def _page(span: Span) -> int | None:
    return (span.parts or [span])[0].page
