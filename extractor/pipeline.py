"""From bytes to a validated document: the stages in their order.

    read -> lines -> furniture -> tables -> units -> outline -> front matter -> indicators
         -> statements -> assemble -> check

Data flows one way; each stage returns typed values and changes none that it was given, but for
front matter, which takes its lines out of the preamble.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from . import readers
from .assemble import Assembler
from .checks import run_checks
from .core.evidence import span
from .core.fragment import Fragment, plain_text
from .core.problems import ExtractionError, Finding, finding
from .core.source import Source
from .core.trace import Trace
from .draft import Draft
from .indicators.read import defined_marks, read_table
from .layout import facts
from .layout.contents import contents_lines
from .layout.front_matter import Fields, FrontMatter, plan_start, read_fields, read_front_matter
from .layout.furniture import counted_pages, furniture_lines, without_glued_pages
from .layout.linebreaks import study
from .layout.lines import Line, split_lines
from .layout.nodes import SectionNode, TextBlock
from .layout.outline import build_outline
from .layout.paragraphs import build_units
from .layout.tables import find_tables
from .leaves import gaps
from .models import Diagnostic, Document
from .references import find_references
from .statements.model import Found

OPTIONAL = frozenset({"statements"})
"""Stages that ``without`` can name."""

FIELD = "field"
"""A line of labelled fields above the document: it belongs to the metadata."""


def extract(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    path: str = "",
    trace: Trace | None = None,
    without: Collection[str] = (),
) -> Document:
    """Read one plan document.

    Args:
        source: a path, or the bytes of a file.
        name: the document's id; the path's stem where it is not given.
        path: where bytes came from; it is recorded, and its suffix may name the format.
        trace: collects what each rule did.
        without: stages to leave out; ``statements`` is the one that can be.

    Returns:
        The document, frozen and validated.

    Raises:
        ExtractionError: the document cannot be read; ``code`` says why.
        ValueError: ``without`` names what is no optional stage.
    """
    if unknown := set(without) - OPTIONAL:
        raise ValueError(f"no stage can be left out that is called {', '.join(sorted(unknown))}")
    path, data = (path, source) if isinstance(source, bytes) else _load(source)
    read = readers.read(data, path)
    return to_document(read, name or _printable(Path(path).stem) or "document", path, data, trace, without)


def to_document(
    source: Source,
    name: str,
    path: str = "",
    data: bytes = b"",
    trace: Trace | None = None,
    without: Collection[str] = (),
) -> Document:
    """The document of what a reader returned; ``path`` and ``data`` are the file it came from."""
    draft = draft_of(source, trace)
    info = {
        "path": _printable(path), "media_type": source.media_type,
        "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data), "characters": len(source.text),
        "pages": source.pages, "ingester": source.ingester, "encoding": source.encoding,
        "generated": [{"start": start, "end": end} for start, end in source.generated],
    }  # fmt: skip
    document = Document.model_validate({"id": name, "source": info, **_parts(draft, without)})
    found = [Diagnostic.model_validate(_diagnostic(f, source)) for f in run_checks(document)]
    return document.model_copy(update={"diagnostics": [*document.diagnostics, *found]})


def draft_of(source: Source, trace: Trace | None = None) -> Draft:
    """The stages between text and contract."""
    cleaned = without_glued_pages(split_lines(source))
    skip = furniture_lines(cleaned.lines, trace)
    skip |= dict.fromkeys(contents_lines(cleaned.lines, trace), "contents")
    fields = read_fields(cleaned.lines)
    skip |= dict.fromkeys(fields.indexes, FIELD)
    lines = _without(cleaned.lines, skip)
    grids = find_tables(lines, trace)
    inside = {n for grid in grids for n in grid.lines}
    pages = counted_pages(lines, inside)
    if pages:
        skip |= dict.fromkeys((lines[n].index for n in pages), "page_number")
        lines = _without(cleaned.lines, skip)
        grids = find_tables(lines, trace)
    carried = ((kind, cleaned.lines[n].body) for n, kind in skip.items() if kind != FIELD)
    furniture = [*cleaned.furniture, *carried]
    layout = study([line for line in lines if "\t" not in line.text], source.breaks == "paragraphs")
    units = build_units(lines, grids, layout)
    outline = build_outline(units, plan_start(units), trace)
    front = _front_matter(outline.root, fields)
    metadata = _metadata(front, outline.root)
    plan = _plan_years(metadata)
    usage = {pair: says for grid in grids for pair, says in defined_marks(grid.notes).items()}
    readings = {id(grid): read_table(grid, plan, usage) for grid in grids}
    findings = [
        *source.findings,
        *_doubts(source),
        *outline.findings,
        *(f for r in readings.values() for f in r.findings),
    ]
    return Draft(source, outline.root, front, metadata, grids, readings, furniture, findings, layout.stops_lost)


def _doubts(source: Source) -> Iterator[Finding]:
    """A guess at the encoding is the reader's to admit: the text does not show it."""
    if not source.certain and not source.damaged:
        yield finding("ENCODING_UNCERTAIN", source.encoding or "", [])


def _without(lines: list[Line], skip: dict[int, str]) -> list[Line]:
    """The lines that are text; a line after a page number knows that a page ended before it."""
    kept = []
    page = False
    for n, line in enumerate(lines):
        if n in skip:
            page = page or skip[n] in ("page_number", "running_header")
            continue
        kept.append(replace(line, page_before=True) if page else line)
        page = False
    return kept


def _front_matter(root: SectionNode, fields: Fields) -> FrontMatter:
    """Take the document's elements out of what stands before its first heading and out of its last section."""
    starts = [n for n, node in enumerate(root.children) if node.kind == "preamble"]
    opening = root.children[: starts[-1] + 1] if starts else []
    last = root
    while last.children:
        last = last.children[-1]
    head = [block for node in opening for block in node.blocks if isinstance(block, TextBlock)]
    tail = last.blocks if last not in opening else []
    front, used, used_tail = read_front_matter(head, tail, fields)
    taken = {id(head[n]) for n in used} | {id(tail[n]) for n in used_tail}
    for node in (*opening, last):
        node.blocks = [block for block in node.blocks if id(block) not in taken]
    root.children = [node for node in root.children if node.kind != "preamble" or node.blocks]
    return front


def _metadata(front: FrontMatter, root: SectionNode) -> dict[str, facts.Place | None]:
    opening = [b.body for node in root.children[:3] for b in node.blocks if isinstance(b, TextBlock)][:12]
    region = facts.region_of(front)
    return {
        "region": region,
        "plan_period": facts.period_of(front, opening),
        "kind": facts.kind_of(front),
        "domain": facts.domain_of(front, region),
    }


def _plan_years(metadata: dict[str, facts.Place | None]) -> tuple[int, int] | None:
    period = metadata["plan_period"]
    if period is None:
        return None
    value = period[0]
    assert isinstance(value, dict)
    return value["start"], value["end"]


# -- to the contract ----------------------------------------------------------------------


def _parts(draft: Draft, without: Collection[str]) -> dict[str, Any]:
    source, text = draft.source, draft.text
    assembler = Assembler(source, draft.readings)
    sections = assembler.sections(draft.root)
    furniture = [*draft.furniture, *assembler.extra]
    furniture += _separators(text, draft, assembler, furniture)
    footnotes = _note_bodies(draft.source)
    leaves = [*assembler.leaves, *draft.front.leaves, *footnotes, *(f for _, f in furniture)]
    return {
        "text": text,
        "metadata": _metadata_json(draft),
        "sections": sections, "boxes": assembler.boxes, "tables": assembler.tables, "indicators": assembler.indicators,
        "statements": assembler.statements([] if "statements" in without else _statements(draft)),
        "references": _references(draft), "footnotes": _footnotes(draft, footnotes),
        "furniture": [
            {"kind": kind, "span": span(f, source)} for kind, f in sorted(furniture, key=lambda e: e[1].start)
        ],
        "diagnostics": _diagnostics(source, draft.findings, leaves),
    }  # fmt: skip


def _separators(
    text: str, draft: Draft, assembler: Assembler, furniture: list[tuple[str, Fragment]]
) -> list[tuple[str, Fragment]]:
    """Pipes and other signs between the cells of tables: markup of the source."""
    held = [p for f in [*assembler.leaves, *(f for _, f in furniture), *draft.front.leaves] for p in f.pieces]
    lost, _ = gaps(text, held)
    areas = [grid.area for grid in draft.grids]
    starts = [area[0] for area in areas]
    out = []
    for start, end in lost:
        n = bisect_right(starts, start) - 1
        if n >= 0 and end <= areas[n][1] and not any(c.isalnum() for c in text[start:end]):
            out.append(("markup", Fragment.of(text, start, end)))
    return out


def _diagnostics(source: Source, findings: list[Finding], leaves: list[Fragment]) -> list[dict[str, Any]]:
    text = source.text
    lost, twice = gaps(text, [p for f in leaves for p in f.pieces])
    found = list(findings)
    if lost or twice:
        found.append(
            finding(
                "CONSERVATION",
                f"{len(lost)} 处无归属，{len(twice)} 处重复",
                [Fragment.of(text, a, b) for a, b in [*lost, *twice]],
            )
        )
    return [_diagnostic(f, source) for f in found]


def _diagnostic(found: Finding, source: Source) -> dict[str, Any]:
    kind = found.kind
    return {
        "code": found.code, "about": kind.about, "severity": kind.severity, "message": found.message,
        "spans": [span(place, source) for place in found.places],
    }  # fmt: skip


def _statements(draft: Draft) -> list[Found]:
    from .statements.stage import find_statements  # its patterns take a while to compile

    return find_statements(draft)


def _references(draft: Draft) -> list[dict[str, Any]]:
    found = sorted((ref for body in draft.bodies() for ref in find_references(body)), key=lambda ref: ref.place.start)
    return [
        {"kind": ref.kind, "title": ref.title, "document_number": ref.number, "span": span(ref.place, draft.source)}
        for ref in found
    ]  # fmt: skip


def _note_bodies(source: Source) -> list[Fragment]:
    """The words of each note, without its mark and without what is of the carrier."""
    anchors = [note.anchor for note in source.notes if note.anchor is not None]
    places = sorted([*((a, b) for _, a, b in source.furniture), *anchors])
    starts = [a for a, _ in places]
    out = []
    for note in source.notes:
        start = note.start + note.mark
        cuts = [(a - start, b - start) for a, b in places[bisect_left(starts, start) : bisect_left(starts, note.end)]]
        out.append(Fragment.of(source.text, start, note.end).without(cuts).strip())
    return out


def _footnotes(draft: Draft, bodies: list[Fragment]) -> list[dict[str, Any]]:
    found = []
    for n, (note, body) in enumerate(zip(draft.source.notes, bodies, strict=True), 1):
        place = note.anchor or (note.start, note.start + note.mark)
        anchor = Fragment.of(draft.text, *note.anchor) if note.anchor else None
        found.append(
            {
                "id": f"n{n}", "mark": draft.text[slice(*place)].strip() or None,
                "text": plain_text(body), "span": span(body, draft.source),
                "anchor_span": span(anchor, draft.source) if anchor is not None else None,
            }
        )  # fmt: skip
    return found


def _metadata_json(draft: Draft) -> dict[str, Any]:
    front, source = draft.front, draft.source

    def words(fragment: Fragment | None) -> dict[str, Any] | None:
        return {"value": plain_text(fragment), "span": span(fragment, source)} if fragment is not None else None

    def valued(place: tuple[Any, Fragment] | None) -> dict[str, Any] | None:
        return {"value": place[0], "span": span(place[1], source)} if place is not None else None

    return {
        "title": words(front.title), "subtitle": words(front.subtitle), "notice_title": words(front.notice_title),
        "document_number": valued(front.number), "issuer": words(front.issuer),
        "recipients": [words(f) for f in front.recipients],
        "date_written": valued(front.date_written), "date_printed": valued(front.date_printed),
        "printed_by": words(front.printed_by), "copied_to": [words(f) for f in front.copied_to],
        **{key: valued(place) for key, place in draft.metadata.items()},
        "lines": [span(f, source) for f in front.leaves],
    }  # fmt: skip


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
        raise ExtractionError("UNREADABLE", f"{source}: {error.strerror}") from None
