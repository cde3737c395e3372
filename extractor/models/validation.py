"""The validation report: what a keyed table says, cell by cell, against what its source says."""

from typing import Literal

from pydantic import Field

from .base import Model, Offset, Span

Verdict = Literal[
    "confirmed", "confirmed_equal", "differs", "not_in_source", "missing_in_keyed", "source_conflict", "undecided",
]  # fmt: skip
Kind = Literal[
    "value", "digits_transposed", "digit_dropped", "digit_doubled", "decimal_point", "unit", "comparator", "total_mark",
    "other_column", "other_row", "missing_as_zero", "invented_value", "attribute", "name", "duplicate_row",
    "missing_row",
]  # fmt: skip
Field_ = Literal["value", "name", "group", "unit", "attribute", "page", "chapter", "row", "claim"]
Right = Literal["first", "second", "both", "neither", "undecided"]


class Place(Model):
    """Words of the source: as printed, where, and in which table cell or sentence they stand."""

    raw: str
    span: Span
    where: str


class CheckedCell(Model):
    """One keyed cell and its verdict.

    ``address`` is ``C7`` in a sheet, a JSON pointer in a .json file, and null for what was not keyed at all.
    ``context`` is the source's sentence or row around ``span``; ``candidate`` is what a near miss was probably
    meant to be or taken from; ``others`` are the places that contradict the one at ``span``.
    """

    sheet: str | None
    address: str | None
    row: int | None
    column: str | None
    field: Field_
    indicator: str | None
    keyed: str | None
    verdict: Verdict
    kind: Kind | None = None
    source_raw: str | None = None
    span: Span | None = None
    context: str | None = None
    section: str | None = None
    page: Offset | None = None
    candidate: Place | None = None
    others: list[Place] = Field(default_factory=list)
    message: str


class Summary(Model):
    """Counts of verdicts over all cells; ``confirmed`` includes ``confirmed_equal``.

    ``indicators`` and ``values`` count what was keyed or should have been; the other cells are names,
    units, attributes and rows.
    """

    cells: int
    indicators: int
    values: int
    confirmed: int
    confirmed_equal: int
    differ: int
    not_in_source: int
    missing_in_keyed: int
    source_conflict: int
    undecided: int


class ValidationReport(Model):
    """One keyed file against one source. ``layout`` says in words how each table was understood."""

    source: str
    keyed: str
    layout: list[str]
    notes: list[str] = Field(default_factory=list)
    summary: Summary
    cells: list[CheckedCell]

    def to_json(self) -> bytes:
        """The report as indented UTF-8 JSON."""
        return self.model_dump_json(indent=1).encode() + b"\n"


class Difference(Model):
    """One value that two people keyed differently; ``right`` says whom the source confirms."""

    indicator: str | None
    column: str | None
    first: CheckedCell | None
    second: CheckedCell | None
    right: Right
    message: str


class Adjudication(Model):
    """Two keyings of one source: each one's report, and every difference between them decided by the source."""

    source: str
    keyed: list[str]
    differences: list[Difference]
    reports: list[ValidationReport]

    def to_json(self) -> bytes:
        """The adjudication as indented UTF-8 JSON."""
        return self.model_dump_json(indent=1).encode() + b"\n"
