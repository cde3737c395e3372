"""Tables as printed, and the indicators and observations read from them."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, PlainSerializer, WithJsonSchema

from .base import Model, Reviewed, Span, Year, absent, no_items
from .outline import Note

Number = Annotated[
    Decimal,
    PlainSerializer(lambda d: int(d) if d == d.to_integral_value() else d, return_type=object),
    WithJsonSchema({"type": "number"}),
]
"""An exact decimal: what prints as 106.74 is 106.74, in memory and in the JSON."""

Role = Literal["baseline", "target", "actual", "observed", "annual_average"]
ColumnRole = Literal[
    "name", "number", "group", "unit", "attribute", "note",
    "baseline", "target", "actual", "observed", "annual_average",
]  # fmt: skip
Comparator = Literal["=", "<", "<=", ">", ">=", "~", "range"]


class Period(Model):
    """Years covered, both included."""

    start: Year
    end: Year


class Column(Model):
    """A column: its header on one line, what it holds, the years that it speaks of."""

    index: int
    header: str
    role: ColumnRole
    period: Period | None = None


class Cell(Model):
    """A cell as printed, white space taken out."""

    column: int
    raw: str
    span: Span


class Row(Model):
    """A data row, or a group row such as 一、就业."""

    kind: Literal["data", "group"]
    cells: list[Cell]


class Table(Model):
    """A table as printed; one table however many pages it stands on."""

    id: str
    kind: Literal["indicators", "series", "other"]
    number: str | None
    caption: str | None
    caption_span: Span | None = None
    box_id: str | None
    section_id: str | None
    unit: str | None
    unit_span: Span | None = None
    columns: list[Column]
    header_spans: list[Span] = Field(default_factory=no_items)
    rows: list[Row]
    notes: list[Note] = Field(default_factory=no_items)
    span: Span
    fragments: int = 1


class Observation(Model):
    """One value of one indicator in one column; ``raw`` is the print, ``value`` what it says."""

    column: str
    raw: str
    value: Number | None = None
    value_high: Number | None = None
    text: str | None = None
    ratio: list[Number] | None = None
    comparator: Comparator | None = None
    cumulative: bool = False
    period: Period | None = None
    role: Role
    span: Span
    reviewed: Reviewed | None = Field(default=None, exclude_if=absent)


class Indicator(Model):
    """One indicator with its values; ``of`` is the indicator that it is part of."""

    id: str
    table_id: str
    group: str | None
    number: str | None
    name: str
    unit: str | None
    of: str | None = None
    attribute: str | None
    span: Span
    values: list[Observation]
    reviewed: Reviewed | None = Field(default=None, exclude_if=absent)
