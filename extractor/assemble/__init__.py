"""A draft to the contract: the parts of the JSON, each leaf accounted for.

Runs after all reading is done; nothing is decided here but what is markup between the cells of tables.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from ..core.evidence import span
from ..core.formulas import formulas
from ..core.fragment import Fragment, plain_text
from ..core.problems import Finding, finding
from ..core.source import Source
from ..draft import Draft
from ..leaves import gaps
from ..references import find_references
from ..statements.model import Found
from .nodes import Assembler, Json


def parts(draft: Draft, statements: list[Found]) -> Json:
    """Every part of the document but its source, as the contract names them."""
    source, text = draft.source, draft.text
    assembler = Assembler(source, draft.readings, draft.as_printed)
    sections = assembler.sections(draft.root)
    furniture = [*draft.furniture, *assembler.extra]
    furniture += _separators(text, draft, assembler, furniture)
    footnotes = _note_bodies(draft.source)
    leaves = [*assembler.leaves, *draft.front.leaves, *footnotes, *(f for _, f in furniture)]
    return {
        "text": text,
        "metadata": _metadata_json(draft),
        "sections": sections, "boxes": assembler.boxes, "tables": assembler.tables, "indicators": assembler.indicators,
        "statements": assembler.statements(statements),
        "references": _references(draft), "footnotes": _footnotes(draft, footnotes),
        "furniture": [
            {"kind": kind, "span": span(f, source)} for kind, f in sorted(furniture, key=lambda e: e[1].start)
        ],
        "diagnostics": _diagnostics(source, draft.findings, leaves),
    }  # fmt: skip


def _separators(
    text: str, draft: Draft, assembler: Assembler, furniture: list[tuple[str, Fragment]]
) -> list[tuple[str, Fragment]]:
    """Pipes and other signs between the cells of tables, and the notation of a formula that a sign is read from."""
    if not draft.grids and "$" not in text:
        return []
    held = [p for f in [*assembler.leaves, *(f for _, f in furniture), *draft.front.leaves] for p in f.pieces]
    lost, _ = gaps(text, held)
    notation = formulas(text)
    areas = [grid.area for grid in draft.grids]
    out = []
    for start, end in lost:
        signs = [sign for sign in _within(notation, start, end) if not any(c.isdecimal() for c in text[slice(*sign)])]
        rests = pairwise([start, *(edge for sign in signs for edge in sign), end])
        between = [rest for rest in list(rests)[::2] if not any(c.isalnum() for c in text[slice(*rest)])]
        markup = [*signs, *(piece for rest in between for piece in _within(areas, *rest))]
        out += [("markup", Fragment.of(text, *piece)) for piece in markup]
    return out


def _within(areas: list[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a stretch that lie in areas: one table can begin where another ends."""
    for n in range(max(0, bisect_right(areas, (start, start)) - 1), len(areas)):
        first, last = max(start, areas[n][0]), min(end, areas[n][1])
        if areas[n][0] >= end:
            return
        if first < last:
            yield first, last


def _diagnostics(source: Source, findings: list[Finding], leaves: list[Fragment]) -> list[Json]:
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
    return [diagnostic(f, source) for f in found]


def diagnostic(found: Finding, source: Source) -> Json:
    """A finding as the contract writes it."""
    kind = found.kind
    return {
        "code": found.code, "about": kind.about, "severity": kind.severity, "message": found.message,
        "spans": [span(place, source) for place in found.places],
    }  # fmt: skip


def _references(draft: Draft) -> list[Json]:
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


def _footnotes(draft: Draft, bodies: list[Fragment]) -> list[Json]:
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


def _metadata_json(draft: Draft) -> Json:
    front, facts, source = draft.front, draft.facts, draft.source

    def words(fragment: Fragment | None) -> Json | None:
        if fragment is None:
            return None
        return {"value": plain_text(fragment.printed(source.text)), "span": span(fragment, source)}

    def valued(place: tuple[Any, Fragment] | None) -> Json | None:
        return {"value": place[0], "span": span(place[1], source)} if place is not None else None

    return {
        "title": words(front.title), "subtitle": words(front.subtitle), "notice_title": words(front.notice_title),
        "document_number": valued(front.number), "issuer": words(front.issuer),
        "issuers": [words(f) for f in front.issuers],
        "recipients": [words(f) for f in front.recipients],
        "date_written": valued(front.date_written), "date_printed": valued(front.date_printed),
        "printed_by": words(front.printed_by), "copied_to": [words(f) for f in front.copied_to],
        "region": valued(facts.region), "plan_period": valued(facts.plan_period),
        "kind": valued(facts.kind), "domain": valued(facts.domain),
        "lines": [span(f, source) for f in front.leaves],
    }  # fmt: skip
