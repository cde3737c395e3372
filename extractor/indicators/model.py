"""What a table is read to: indicators, their observations, and what was found amiss."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..core.fragment import Fragment
from ..core.problems import Finding
from .cells import Reading
from .column import Column
from .setting import Years


@dataclass(slots=True)
class Value:
    """One observation: the column, the printed value, how it was read, what it covers."""

    column: Column
    raw: Fragment
    reading: Reading
    cumulative: bool
    years: Years | None


@dataclass(slots=True)
class IndicatorRow:
    """One indicator; ``parent`` is the index of the row that it is part of."""

    name: str
    number: str | None
    unit: str | None
    group: str | None
    attribute: str | None
    parent: int | None
    place: Fragment
    values: list[Value] = field(default_factory=list)


@dataclass(slots=True)
class TableReading:
    """A table read: its kind, columns, rows, marks that its notes define, and findings."""

    kind: str
    columns: list[Column]
    rows: list[IndicatorRow]
    defined: dict[str, str]
    findings: list[Finding]
