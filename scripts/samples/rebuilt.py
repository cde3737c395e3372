"""A plan of the corpus as it was before its conversion: what was read from the text, as a well-made document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from extractor import extract
from extractor import models as m

from .plan import Block, Box, Cell, Plan, Table, Text, numbered

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


def rebuild(name: str) -> Plan:
    """The document ``name`` of the corpus as a plan."""
    read = extract(CORPUS / f"{name}.txt")
    return Plan(name, tuple(_Rebuilder(read).blocks()))


class _Rebuilder:
    def __init__(self, read: m.Document):
        self.read = read
        self.boxes = {box.id: box for box in read.boxes}
        self.tables = {table.id: table for table in read.tables}

    def words(self, span: m.Span) -> str:
        """The source's words on one line."""
        return "".join(span.text_in(self.read.text).split())

    def blocks(self) -> Iterator[Block]:
        """All blocks, in the order of their places."""
        placed: list[tuple[int, list[Block]]] = [
            (line.start, [Text(self.words(line), role=self._role(line))]) for line in self.read.metadata.lines
        ]
        for section in self.read.sections:
            placed += self._section(section)
        for _, blocks in sorted(placed, key=lambda entry: entry[0]):
            yield from blocks

    def _role(self, line: m.Span) -> str:  # type: ignore[return]
        title = self.read.metadata.title
        return "title" if title and title.span.start == line.start else "centred"

    def _section(self, section: m.Section) -> Iterator[tuple[int, list[Block]]]:
        if section.heading is not None and section.heading_span is not None:
            number = _with_separator(section.number.raw) if section.number else ""
            words = section.heading
            if section.run_in and section.blocks and section.blocks[0].type == "paragraph":
                words += "。" + self.words(section.blocks[0].span)
            yield section.heading_span.start, [Text(words, number, "heading", section.level)]
        for n, block in enumerate(section.blocks):
            if n or not section.run_in:
                yield block.span.start, list(self._block(block))
        for child in section.children:
            yield from self._section(child)

    def _block(self, block: m.Paragraph | m.ListItem | m.BoxRef | m.TableRef) -> Iterator[Block]:
        if isinstance(block, m.TableRef):
            yield from self._table(self.tables[block.id])
        elif isinstance(block, m.BoxRef):
            yield self._box(self.boxes[block.id])
        else:
            yield numbered(self.words(block.span))

    def _box(self, box: m.Box) -> Box:
        inner: list[tuple[int, list[Block]]] = [(p.span.start, [Text(self.words(p.span))]) for p in box.blocks]
        for item in box.items:
            inner.append((item.span.start, [numbered(self.words(item.span))]))
        for ident in box.table_ids:
            inner.append((self.tables[ident].span.start, list(self._table(self.tables[ident]))))
        blocks = [block for _, found in sorted(inner, key=lambda entry: entry[0]) for block in found]
        number = f"专栏{box.number} " if box.number is not None else "专栏 "
        return Box(Text(box.title, number), tuple(b for b in blocks if not isinstance(b, Box)))

    def _table(self, table: m.Table) -> Iterator[Text | Table]:
        if table.caption_span is not None:
            yield Text(f"{table.number}　{table.caption}" if table.number else table.caption or "", role="centred")
        if table.unit_span is not None:
            yield Text(self.words(table.unit_span), role="right")
        width = len(table.columns)
        rows = [tuple(Cell(column.header) for column in table.columns)]
        for row in table.rows:
            cells = {cell.column: cell.raw for cell in row.cells}
            group = row.kind == "group"
            rows.append((Cell(cells[0], 1, width),) if group else tuple(Cell(cells.get(n, "")) for n in range(width)))
        yield Table(tuple(rows), 1)
        for note in table.notes:
            yield Text(self.words(note.span))


def _with_separator(raw: str) -> str:
    """A heading's number with what parts it from the words."""
    if raw.endswith(("）", ")")):
        return raw
    return raw + (" " if raw.startswith("第") else "." if raw.isdecimal() else "、")
