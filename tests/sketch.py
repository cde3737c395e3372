"""A document as a page of text that a person can check: one line per heading, paragraph, item, row and note."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.models import Box, Document, Section, Table


def sketch(document: Document) -> str:
    """The whole document."""
    return "\n".join(_lines(document)) + "\n"


def _lines(document: Document) -> Iterator[str]:
    meta = document.metadata
    for name in ("title", "subtitle", "document_number", "issuer", "date_written"):
        found = getattr(meta, name)
        if found is not None:
            yield f"{name}: {found.value if isinstance(found.value, str) else found.span.text_in(document.text)}"
    boxes = {box.id: box for box in document.boxes}
    tables = {table.id: table for table in document.tables}
    for section in document.sections:
        yield from _section(section, boxes, tables, 0)
    for note in document.footnotes:
        anchor = document.text[: note.anchor_span.start][-6:] if note.anchor_span else ""
        yield f"footnote {note.mark} after …{anchor}: {note.text}"
    markup = sum(entry.kind == "markup" for entry in document.furniture)
    if markup:
        yield f"furniture markup: {markup} places"
    for entry in (e for e in document.furniture if e.kind != "markup"):
        yield f"furniture {entry.kind}: {_one_line(entry.span.text_in(document.text))}"
    if document.source.generated:
        yield "generated: " + " ".join(span.text_in(document.text) for span in document.source.generated)
    for found in document.diagnostics:
        yield f"{found.severity} {found.code}: {found.message}"


def _section(section: Section, boxes: dict[str, Box], tables: dict[str, Table], depth: int) -> Iterator[str]:
    pad = "  " * depth
    if section.heading is not None:
        yield f"{pad}# {section.number.raw if section.number else '-'} {section.heading}"
    for block in section.blocks:
        if block.type == "box_ref":
            yield from _box(boxes[block.id], tables, pad)
        elif block.type == "table_ref":
            yield from _table(tables[block.id], pad)
        else:
            yield f"{pad}{'-' if block.type == 'list_item' else '¶'} {_one_line(block.text)}"
    for child in section.children:
        yield from _section(child, boxes, tables, depth + 1)


def _box(box: Box, tables: dict[str, Table], pad: str) -> Iterator[str]:
    yield f"{pad}[box {box.number}] {box.title} ({box.kind})"
    for paragraph in box.blocks:
        yield f"{pad}  ¶ {_one_line(paragraph.text)}"
    for item in box.items:
        yield f"{pad}  - {item.number or ''} {item.title or ''}: {_one_line(item.text)}"
    for ident in box.table_ids:
        yield from _table(tables[ident], pad + "  ")


def _table(table: Table, pad: str) -> Iterator[str]:
    yield f"{pad}[table {table.number or ''}] {table.caption or ''} ({table.kind})"
    yield f"{pad}  " + " | ".join(f"{column.header}<{column.role}>" for column in table.columns)
    for row in table.rows:
        cells = {cell.column: cell.raw for cell in row.cells}
        yield f"{pad}  {row.kind}: " + " | ".join(cells.get(n, "") for n in range(len(table.columns)))
    for note in table.notes:
        yield f"{pad}  note: {note.text}"


def _one_line(text: str) -> str:
    return text.replace("\n", "⏎").replace("\t", "⇥")
