"""The leaves of a document: every character that is not white space belongs to exactly one."""

from __future__ import annotations

from collections.abc import Iterator

from .core.fragment import Fragment
from .models import Box, Document, Section, Span, Table

Leaf = tuple[str, str, Span]
"""(kind, id of the node that owns it, place)"""


def words_of(span: Span, text: str) -> Fragment:
    """What stands at a place, as a fragment of the document's text."""
    pieces = tuple((part.start, part.end) for part in span.parts or [span])
    return Fragment("".join(text[start:end] for start, end in pieces), pieces)


def leaves(document: Document) -> Iterator[Leaf]:
    """All leaves, in no particular order."""
    for line in document.metadata.lines:
        yield "metadata", "metadata", line
    for section in document.sections:
        yield from _section(section)
    for box in document.boxes:
        yield from _box(box)
    for table in document.tables:
        yield from _table(table)
    for footnote in document.footnotes:
        yield "note", footnote.id, footnote.span
    for entry in document.furniture:
        yield "furniture", entry.kind, entry.span


def _section(section: Section) -> Iterator[Leaf]:
    if section.heading_span is not None:
        yield "heading", section.id, section.heading_span
    for block in section.blocks:
        if block.type in ("paragraph", "list_item"):
            yield "block", section.id, block.span
    for child in section.children:
        yield from _section(child)


def _box(box: Box) -> Iterator[Leaf]:
    yield "box", box.id, box.title_span
    for paragraph in box.blocks:
        yield "box", box.id, paragraph.span
    for item in box.items:
        yield "box", box.id, item.span


def _table(table: Table) -> Iterator[Leaf]:
    for span in (table.caption_span, table.unit_span, *table.header_spans):
        if span is not None:
            yield "table", table.id, span
    for row in table.rows:
        for cell in row.cells:
            yield "table", table.id, cell.span
    for note in table.notes:
        yield "note", table.id, note.span


def unowned(document: Document) -> tuple[list[Span], list[Span]]:
    """Characters that no leaf holds, and characters that two leaves hold; both empty in a sound document."""
    from .models import Span as Place

    pieces: list[tuple[int, int]] = []
    for _, _, span in leaves(document):
        pieces += [(p.start, p.end) for p in span.parts] if span.parts else [(span.start, span.end)]
    lost, twice = gaps(document.text, pieces)
    return [Place(start=a, end=b) for a, b in lost], [Place(start=a, end=b) for a, b in twice]


def gaps(text: str, pieces: list[tuple[int, int]]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Stretches of visible text outside all pieces, and stretches inside two of them."""
    lost: list[tuple[int, int]] = []
    twice: list[tuple[int, int]] = []
    at = 0
    for start, end in sorted(p for p in pieces if p[0] < p[1]):
        if start > at and not text[at:start].isspace():
            lost.append(_visible(text, at, start))
        if start < at and not text[start : min(at, end)].isspace():
            twice.append((start, min(at, end)))
        if end > at:
            at = end
    if text[at:] and not text[at:].isspace():
        lost.append(_visible(text, at, len(text)))
    return lost, twice


def _visible(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the white space around it."""
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())
