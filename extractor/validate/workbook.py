"""A keyed file as loaded: sheets of typed cells, each with its address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

Value = str | Decimal | bool | dt.date | dt.time | None
"""What a file can hold in a cell. Numbers are exact: binary ones are rounded to the 15 digits that Excel keeps."""


class InputError(Exception):
    """The work cannot be done with what was given; the message is one Chinese sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class KeyedCell:
    """``text`` is the cell as typed; ``row`` and ``column`` are 1-based; ``problem`` says why its value is unknown."""

    sheet: str | None
    row: int
    column: int
    address: str
    text: str
    value: Value
    merged: bool = False
    """Whether it only repeats the cell that it is merged with."""
    problem: str | None = None

    def __bool__(self) -> bool:
        """Whether anything is in the cell."""
        return bool(self.text) or self.problem is not None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as a full rectangle of cells."""

    name: str | None
    rows: tuple[tuple[KeyedCell, ...], ...]

    def transposed(self) -> Sheet:
        """Rows as columns; every cell keeps its address."""
        return Sheet(self.name, tuple(zip(*self.rows, strict=True)))


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets of a file; ``notes`` tell how it was read (encoding, separator)."""

    path: str
    format: str
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = field(default=())


def sheet_of(
    name: str | None, rows: Iterable[Iterable[object]], problems: dict[tuple[int, int], str] | None = None
) -> Sheet:
    """A sheet from plain rows (0-based ``problems`` by row and column); short rows are filled with blanks."""
    table = [list(row) for row in rows]
    columns = max(map(len, table), default=0)
    problems = problems or {}
    return Sheet(
        name,
        tuple(
            tuple(
                cell_of(name, r, c, row[c] if c < len(row) else None, problem=problems.get((r - 1, c)))
                for c in range(columns)
            )
            for r, row in enumerate(table, 1)
        ),
    )


def cell_of(
    sheet: str | None, row: int, column: int, raw: object, address: str | None = None, problem: str | None = None
) -> KeyedCell:
    """A cell from what a library returns; ``row`` is 1-based and ``column`` 0-based."""
    value = typed(raw)
    return KeyedCell(
        sheet, row, column + 1, address or f"{letters(column)}{row}", as_typed(value), value, problem=problem
    )


def typed(raw: object) -> Value:
    """One of the types of ``Value``; anything else becomes its text."""
    if raw is None or isinstance(raw, bool | Decimal | dt.time):
        return raw
    if isinstance(raw, int):
        return Decimal(raw)
    if isinstance(raw, float):
        return None if raw != raw else plain(Decimal(f"{raw:.15g}"))
    if isinstance(raw, dt.datetime):
        return raw.date()
    if isinstance(raw, dt.timedelta):
        return (dt.datetime.min + raw).time() if dt.timedelta() <= raw < dt.timedelta(days=1) else str(raw)
    if isinstance(raw, dt.date):
        return raw
    return str(raw) or None


def plain(number: Decimal) -> Decimal:
    """Without an exponent, as Excel shows it: 1E+3 as 1000."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() and abs(number) < 10**25 else number


def as_typed(value: Value) -> str:
    """The value in the words that the person typed or sees."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return value.strip()


def letters(column: int) -> str:
    """The letters of a 0-based column: 0 -> A, 26 -> AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
