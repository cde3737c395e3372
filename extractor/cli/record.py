"""What became of one input: a line of ``run.jsonl`` and a row of the table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from ..models import Document, Section

Status = Literal["ok", "partial", "failed"]

Settings = dict[str, Any]
"""``options`` that change what is extracted, and ``versions``."""

COUNTED = ("sections", "boxes", "items", "tables", "indicators", "values", "statements", "unclaimed", "findings")


@dataclass(frozen=True, slots=True)
class Record:
    """The fate of one input. ``partial``: written, with a finding that is an error.

    ``location`` is the absolute path or address; ``name`` what it is called in the output folder;
    ``visible`` counts the characters that are not white space, ``accounted`` those of them that stand in exactly one
    leaf of the document.
    """

    path: str
    location: str
    id: str
    name: str
    output: str | None
    sha256: str | None
    output_sha256: str | None
    status: Status
    code: str | None
    message: str | None
    counts: dict[str, int] | None
    characters: int | None
    visible: int | None
    accounted: int | None
    seconds: float
    same_id: list[str] | None = None
    """Paths of the other sources of the run that have the same id."""
    review: str | None = None
    """Digest of the people's decisions that were applied."""
    unchanged: bool = False
    """Told, not kept on record: this run has found the output right as it was."""


ON_RECORD = tuple(name for name in Record.__slots__ if name != "unchanged")


def count(document: Document, numbers: bool = True) -> dict[str, int]:
    """How much of each kind the document holds, by the names in ``COUNTED``.

    Without ``numbers`` the unclaimed ones are not counted: a run without statements claims none.
    """
    counts = dict(
        zip(
            COUNTED,
            (
                _sections(document.sections),
                len(document.boxes),
                sum(len(box.items) for box in document.boxes),
                len(document.tables),
                len(document.indicators),
                sum(len(indicator.values) for indicator in document.indicators),
                len(document.statements),
                _unclaimed(document) if numbers else 0,
                len(document.diagnostics),
            ),
            strict=True,
        )
    )
    if not numbers:
        del counts["unclaimed"]
    return counts


def _unclaimed(document: Document) -> int:
    from ..ledger import unclaimed

    return len(unclaimed(document))


def visible(document: Document) -> tuple[int, int]:
    """Characters that are not white space, and how many of them stand in exactly one leaf."""
    text = document.text
    lost = [span for finding in document.diagnostics if finding.code == "CONSERVATION" for span in finding.spans]
    inked = _inked(text)
    return inked, inked - sum(_inked(span.text_in(text)) for span in lost)


def _inked(text: str) -> int:
    return len("".join(text.split()))


def _sections(sections: Iterable[Section]) -> int:
    """Headings at all levels; the preamble has none."""
    return sum((section.heading is not None) + _sections(section.children) for section in sections)


def on_record(record: Record) -> dict[str, Any]:
    """The fields that a line of ``run.jsonl`` has, in their order."""
    return {name: getattr(record, name) for name in ON_RECORD}


def to_line(record: Record, settings: Settings) -> bytes:
    """The record as one line of JSON, with what its output depends on beside its input."""
    return row_line({**on_record(record), **settings})


def row_line(row: dict[str, Any]) -> bytes:
    """One line of ``run.jsonl``."""
    import json

    line = json.dumps(row, ensure_ascii=False) + "\n"
    # A file name may hold bytes that are no UTF-8; backslashreplace writes them as JSON's own escapes.
    return line.encode("utf-8", "backslashreplace")


def from_row(row: dict[str, Any]) -> Record:
    """The record that a line of JSON held. Raises KeyError where a field is missing."""
    later = {"review": None, "same_id": None, "name": row["id"]}  # what earlier versions did not write
    return Record(**{name: row.get(name, later[name]) if name in later else row[name] for name in ON_RECORD})
