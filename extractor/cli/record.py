"""What became of one input: a line of ``run.jsonl`` and a row of the table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from ..models import Document, Section

Status = Literal["ok", "partial", "failed"]

COUNTED = ("sections", "boxes", "items", "tables", "indicators", "values", "statements", "unclaimed", "findings")


@dataclass(frozen=True, slots=True)
class Record:
    """The fate of one input. ``partial``: written, with a finding that is an error."""

    index: int
    path: str
    id: str
    output: str | None
    sha256: str | None
    status: Status
    code: str | None
    message: str | None
    counts: dict[str, int] | None
    characters: int | None
    seconds: float


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


def _sections(sections: Iterable[Section]) -> int:
    """Headings at all levels; the preamble has none."""
    return sum((section.heading is not None) + _sections(section.children) for section in sections)


def log(records: Iterable[Record]) -> bytes:
    """``run.jsonl``: one line per input, in input order."""
    import json

    from .. import __version__
    from ..models import SCHEMA_VERSION

    versions = {"extract": __version__, "schema": SCHEMA_VERSION}
    lines = []
    for record in sorted(records, key=lambda r: r.index):
        fields = {name: getattr(record, name) for name in Record.__slots__ if name != "index"}
        lines.append(json.dumps({**fields, "versions": versions}, ensure_ascii=False) + "\n")
    # A file name may hold bytes that are no UTF-8; backslashreplace writes them as JSON's own escapes.
    return "".join(lines).encode("utf-8", "backslashreplace")
