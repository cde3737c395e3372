"""From bytes to a validated document: the stages in their order.

    read -> lines -> claims (furniture, contents, fields) -> expected headings -> tables -> units -> outline
         -> front matter -> indicators -> statements -> assemble -> check

Data flows one way; each stage returns typed values and changes none that it was given, but for
front matter, which takes its lines out of the preamble.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import readers
from .assemble import diagnostic, parts
from .assemble.contained import document_of
from .checks import run_checks
from .core.collecting import uncollected
from .core.entities import without_entities
from .core.plain_signs import with_plain_signs
from .core.problems import ExtractionError, Finding, finding
from .core.radicals import radicals_found, without_radicals
from .core.source import Source
from .core.trace import Trace
from .core.traditional import traditional_found, with_simplified
from .core.writing import cause_unread
from .draft import Draft
from .indicators.document import read_tables
from .layout.claims import Claim, report, resolve
from .layout.contents import contents_claims, listed_keys
from .layout.expected import expected_headings
from .layout.facts import facts_of
from .layout.front_matter import Fields, plan_start, read_fields, take_front_matter
from .layout.furniture import furniture_claims, without
from .layout.furniture.glued_pages import without_glued_pages
from .layout.glued import part_glued
from .layout.linebreaks import study
from .layout.lines import split_lines
from .layout.nodes import give_ids
from .layout.outline import build_outline
from .layout.paragraphs import build_units
from .layout.printed_lines import whole_lines
from .layout.regions import FIELD
from .layout.tables import find_tables
from .models import Diagnostic, Document
from .statements.model import Found

if TYPE_CHECKING:
    from .decisions.record import Review

OPTIONAL = frozenset({"statements"})
"""Stages that ``without`` can name."""

FIELD_POINTS = 10.0
"""Points of the claim that a line holds labelled fields."""


@uncollected()
def extract(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    path: str = "",
    trace: Trace | None = None,
    without: Collection[str] = (),
    review: Review | None = None,
    any_language: bool = False,
) -> Document:
    """Read one plan document.

    Args:
        source: a path, or the bytes of a file.
        name: the document's id; the path's stem where it is not given.
        path: where bytes came from; it is recorded, and its suffix may name the format.
        trace: collects what each rule did.
        without: stages to leave out; ``statements`` is the one that can be.
        any_language: read a document without a word of Chinese, too, as far as its structure and tables go.
        review: what people have decided on these bytes; it is applied, and each node that it speaks of is marked.

    Returns:
        The document, frozen and validated.

    Raises:
        ExtractionError: the document cannot be read; ``code`` says why.
        ValueError: ``without`` names what is no optional stage.
    """
    if unknown := set(without) - OPTIONAL:
        raise ValueError(f"no stage can be left out that is called {', '.join(sorted(unknown))}")
    path, data = (path, source) if isinstance(source, bytes) else _load(source)
    read = readers.read(data, path, any_language)
    name = name or _printable(Path(path).stem) or "document"
    if review is None:
        return to_document(read, name, path, data, trace, without)
    from .decisions.apply import applied, drawn_into

    if review.source.sha256 == hashlib.sha256(data).hexdigest():
        read = drawn_into(read, review.tables)
    return applied(to_document(read, name, path, data, trace, without), review, read)


def to_document(
    source: Source,
    name: str,
    path: str = "",
    data: bytes = b"",
    trace: Trace | None = None,
    without: Collection[str] = (),
) -> Document:
    """The document of what a reader returned; ``path`` and ``data`` are the file it came from."""
    document = document_of(_fields(source, name, path, data, trace, without))
    found = [
        Diagnostic.model_validate(diagnostic(f, source)) for f in run_checks(document, "statements" not in without)
    ]
    return document.model_copy(update={"diagnostics": [*document.diagnostics, *found]})


def _fields(
    source: Source, name: str, path: str, data: bytes, trace: Trace | None, without: Collection[str]
) -> dict[str, Any]:
    """The document's fields. The draft goes with this call: beside it the models would double what a text takes."""
    draft = draft_of(source, trace)
    statements = [] if "statements" in without else _statements(draft, trace)
    info = {
        "path": _printable(path), "media_type": source.media_type,
        "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data), "characters": len(source.text),
        "pages": source.pages, "ingester": source.ingester, "encoding": source.encoding,
        "generated": [{"start": start, "end": end} for start, end in source.generated],
    }  # fmt: skip
    return {"id": name, "source": info, **parts(draft, statements)}


def draft_of(source: Source, trace: Trace | None = None) -> Draft:
    """The stages between text and contract."""
    printed, modern = source, without_radicals(source)
    plain = with_simplified(modern)
    source = with_plain_signs(without_entities(plain))
    cleaned = without_glued_pages(split_lines(source, plain.text))
    fields = read_fields(cleaned.lines)
    contents = contents_claims(cleaned.lines)
    furnishing = furniture_claims(cleaned.lines, {n for claim in contents for n in claim.lines})
    taken = resolve([*contents, *furnishing, *_field_claims(fields)])
    report(taken, cleaned.lines, trace)
    skip = taken.kinds()
    fields.keep({n for n, kind in skip.items() if kind == FIELD})
    lines = part_glued(whole_lines(without(cleaned.lines, skip)))
    listed = [cleaned.lines[n] for n, kind in skip.items() if kind == "contents"]
    expected = expected_headings(lines, listed_keys([line.text for line in listed]))
    failed: list[Finding] = []
    grids = find_tables(lines, trace, expected.weights, failed)
    carried = ((kind, cleaned.lines[n].body) for n, kind in skip.items() if kind != FIELD)
    furniture = [*cleaned.furniture, *carried]
    layout = study([line for line in lines if "\t" not in line.text], source.breaks == "paragraphs")
    units = build_units(lines, grids, layout, expected, trace)
    outline = build_outline(units, plan_start(units), trace, listed)
    front = take_front_matter(outline.root, fields)
    give_ids(outline.root)
    facts = facts_of(front, outline.root)
    head = [front.title.text if front.title is not None else "", *(line.text for line in lines[:6])]
    looks_back = facts.kind is not None and facts.kind[0] == "report"
    readings = read_tables(grids, outline.root, "".join(head), facts.plan_years, looks_back)
    findings = [
        *source.findings,
        *(radicals_found(printed) if modern is not printed else ()),
        *(traditional_found(modern) if plain is not modern else ()),
        *_doubts(source),
        *failed,
        *outline.findings,
        *(f for r in readings.values() for f in r.findings),
    ]
    return Draft(
        printed, outline.root, front, facts, grids, readings, furniture, findings, layout.stops_lost, layout.width,
        source is printed,
    )  # fmt: skip


def _field_claims(fields: Fields) -> Iterator[Claim]:
    """Lines of labelled fields: nothing else begins with their labels at the head of a text."""
    for n in sorted(fields.taken):
        yield Claim("fields.labelled", range(n, n + 1), FIELD, FIELD_POINTS, "a labelled field at the head")


def _doubts(source: Source) -> Iterator[Finding]:
    """A guess at the encoding is the reader's to admit: the text does not show it."""
    if not source.certain and not source.damaged:
        yield finding("ENCODING_UNCERTAIN", source.encoding or "", [])


def _statements(draft: Draft, trace: Trace | None) -> list[Found]:
    from .statements.stage import find_statements  # its patterns take a while to compile

    return find_statements(draft, trace)


def _printable(path: str) -> str:
    """A path as text: bytes of a file name that are no UTF-8 are written as \\xb9."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _load(source: str | Path) -> tuple[str, bytes]:
    path = Path(source)
    try:
        return str(source), path.read_bytes()
    except FileNotFoundError:
        raise ExtractionError("NOT_FOUND", str(source)) from None
    except OSError as error:
        raise ExtractionError("UNREADABLE", f"{source}：{cause_unread(error)}") from None
