"""Nodes to the contract's dictionaries: ids, spans, references between parts.

The last stage that sees fragments. What it returns is validated by the pydantic models.
"""

from __future__ import annotations

from typing import Any

from ..core.evidence import span
from ..core.fragment import Fragment, plain_text
from ..core.source import Source
from ..indicators.model import TableReading, Value
from ..layout.leads import LeadFound, all_labelled, leads_in
from ..layout.nodes import BoxNode, SectionNode, TextBlock
from ..layout.tables import Grid
from ..layout.tables.grid import text_of
from ..lexicon.widths import as_printed, squeeze
from ..statements.model import Found

Json = dict[str, Any]


class Assembler:
    """Walks the outline once, in document order."""

    def __init__(self, source: Source, readings: dict[str, TableReading], as_printed: bool = False):
        self.source = source
        self.as_printed = as_printed
        """Whether the fragments' own text is what is printed."""
        self.readings = readings
        self.boxes: list[Json] = []
        self.tables: list[Json] = []
        self.indicators: list[Json] = []
        self.leaves: list[Fragment] = []
        self.extra: list[tuple[str, Fragment]] = []
        """Furniture found inside tables: repeated headers, separators."""

    def place(self, fragment: Fragment) -> Json:
        """The contract's span of a fragment that is no leaf."""
        return span(fragment, self.source)

    def leaf(self, fragment: Fragment) -> Json:
        """The contract's span of a leaf; the leaf is remembered."""
        self.leaves.append(fragment)
        return span(fragment, self.source)

    def printed(self, fragment: Fragment) -> str:
        """The fragment's text as it is printed."""
        return fragment.text if self.as_printed else fragment.print_in(self.source.text)

    def plain(self, fragment: Fragment) -> str:
        """The same on one line."""
        return plain_text(fragment if self.as_printed else fragment.printed(self.source.text))

    # -- sections -------------------------------------------------------------------------

    def sections(self, root: SectionNode) -> list[Json]:
        """The section tree as the contract writes it."""
        labelled = _among_labels(root)
        return [self._section(child, labelled) for child in root.children]

    def _section(self, node: SectionNode, among_labels: bool) -> Json:
        first = len(self.leaves)
        heading_span = self.leaf(node.heading) if node.heading is not None else None
        out: Json = {
            "id": node.id, "level": max(1, node.level), "number": self._number(node),
            "heading": plain_text(node.words) if node.words is not None else None,
            "run_in": node.run_in, "heading_span": heading_span,
        }  # fmt: skip
        leads = leads_in(node.blocks, among_labels)
        labelled = _among_labels(node)
        out["blocks"] = [self._block(block, leads.get(n, []), node.id) for n, block in enumerate(node.blocks)]
        out["children"] = [self._section(child, labelled) for child in node.children]
        out["span"] = self._hull(first)
        return out

    def _hull(self, first: int) -> Json:
        own = [f.pieces for f in self.leaves[first:] if f.text]
        if own and self.source.printed:
            return span(Fragment("", tuple(sorted(p for pieces in own for p in pieces))), self.source)
        return {"start": min([p[0][0] for p in own], default=0), "end": max([p[-1][1] for p in own], default=0)}

    def _number(self, node: SectionNode) -> Json | None:
        if node.mark is None:
            return None
        raw = node.mark.raw
        if node.heading is not None and node.heading.text.startswith(raw):
            raw = self.printed(node.heading.sub(0, len(raw)))
        return {"raw": squeeze(raw), "scheme": node.mark.scheme, "value": node.mark.value}

    def _block(self, block: TextBlock | BoxNode | Grid, leads: list[LeadFound], section: str) -> Json:
        if isinstance(block, BoxNode):
            return self._box(block, section)
        if isinstance(block, Grid):
            table = self._table(block, None, section)
            return {"type": "table_ref", "id": table["id"], "span": table["span"]}
        found = [{"mark": x.mark, "text": plain_text(x.words), "span": self.place(x.whole)} for x in leads]
        out: Json = {"text": self.printed(block.body), "span": self.leaf(block.body)}
        if block.mark is None or len(found) > 1:
            return {"type": "paragraph", "leads": found, **out}
        return {"type": "list_item", "mark": block.mark.raw, "lead": found[0] if found else None, **out}

    # -- boxes ----------------------------------------------------------------------------

    def _box(self, node: BoxNode, section: str) -> Json:
        first = len(self.leaves)
        self.extra += [("repeated_header", line) for line in node.repeated]
        box: Json = {
            "id": node.id, "number": node.number, "title": plain_text(node.title),
            "section_id": section, "title_span": self.leaf(node.title_line),
        }  # fmt: skip
        self.boxes.append(box)
        box["blocks"] = [
            {"type": "paragraph", "text": self.printed(p), "leads": [], "span": self.leaf(p)} for p in node.intro
        ]
        box["items"] = [
            {
                "number": item.number, "title": self.plain(item.title) if item.title is not None else None,
                "text": self.printed(item.text), "span": self.leaf(item.whole),
                "title_span": self.place(item.title) if item.title is not None else None,
                "text_span": self.place(item.text) if item.text.text else None,
            }
            for item in node.items
        ]  # fmt: skip
        tables = [self._table(grid, box, section) for grid in node.grids]
        box["table_ids"] = [table["id"] for table in tables]
        box["kind"] = "indicators" if any(t["kind"] != "other" for t in tables) else "programmes"
        box["span"] = self._hull(first)
        box["text"] = self._text(self.leaves[first + 1 :])
        return {"type": "box_ref", "id": box["id"], "span": box["span"]}

    def _text(self, leaves: list[Fragment]) -> str:
        """What the box says, its lines parted as in the source."""
        ordered = sorted((f for f in leaves if f.text), key=lambda f: f.start)
        return "\n".join(self.printed(f) for f in ordered)

    # -- tables ---------------------------------------------------------------------------

    def _table(self, grid: Grid, box: Json | None, section: str) -> Json:
        first = len(self.leaves)
        reading = self.readings[grid.id]
        own = grid.caption
        unread = {v.raw.pieces for row in reading.rows for v in row.values if v.reading.value is None}
        table: Json = {
            "id": grid.id, "kind": reading.kind, "number": grid.number,
            "caption": plain_text(own) if own is not None else box["title"] if box else None,
            "caption_span": self.leaf(grid.caption_raw) if grid.caption_raw is not None else None,
            "box_id": box["id"] if box else None, "section_id": section,
            "unit": squeeze(grid.unit.text) if grid.unit is not None else None,
            "unit_span": self.leaf(grid.unit_line) if grid.unit_line is not None else None,
            "columns": [
                {"index": c.index, "header": c.header, "role": c.role or "note", "period": _years(c.years)}
                for c in reading.columns
            ],
            "header_spans": [self.leaf(place) for place in grid.header_places],
            "rows": [
                {"kind": row.kind, "cells": [
                    {"column": n, "raw": self._raw(cell, row.doubt is not None or cell.pieces in unread),
                     "span": self.leaf(cell)}
                    for n, cell in enumerate(row.cells) if cell is not None and cell.text
                ]}
                for row in grid.rows
            ],
            "notes": self._notes(grid, reading),
            "fragments": grid.fragments,
        }  # fmt: skip
        table["span"] = self._hull(first)
        self.extra += [("page_number", c) for c in grid.pages]
        self.extra += [("repeated_header" if text_of(c).strip("-:") else "markup", c) for c in grid.repeated]
        self.tables.append(table)
        self._indicators(reading, grid.id)
        return table

    def _notes(self, grid: Grid, reading: TableReading) -> list[Json]:
        out = []
        for note in grid.notes:
            defines = {pair: says for pair, says in reading.defined.items() if pair[0] in note.text}
            text = note.text
            for head in ("备注", "注"):
                if text.startswith(head):
                    text = text[len(head) :].lstrip("释解 \u3000").lstrip("：: ").strip()
                    break
            out.append({"text": text, "span": self.leaf(note), "defines": defines})
        return out

    def _indicators(self, reading: TableReading, table: str) -> None:
        for n, row in enumerate(reading.rows, 1):
            self.indicators.append(
                {
                    "id": f"{table}.i{n}", "table_id": table, "group": row.group, "number": row.number,
                    "name": row.name, "unit": row.unit, "attribute": row.attribute,
                    "of": f"{table}.i{row.parent + 1}" if row.parent is not None else None,
                    "span": self.place(row.place), "values": [self._observation(v) for v in row.values],
                }
            )  # fmt: skip

    def _raw(self, cell: Fragment, doubted: bool) -> str:
        """What a cell prints. Digits of two pieces stay apart where nothing says that they are one number."""
        if not doubted or len(cell.pieces) == 1:
            return as_printed(self.printed(cell))
        out = ""
        for start, end in cell.pieces:
            piece = self.source.text[start:end]
            out += f" {piece}" if out[-1:].isdigit() and piece[:1].isdigit() else piece
        return as_printed(out)

    def _observation(self, value: Value) -> Json:
        reading = value.reading
        return {
            "column": value.column.header, "raw": self._raw(value.raw, reading.value is None), "value": reading.value,
            "value_high": reading.high, "text": reading.text,
            "ratio": list(reading.ratio) if reading.ratio else None, "comparator": reading.comparator,
            "cumulative": value.cumulative, "period": _years(value.years), "role": value.column.role,
            "span": self.place(value.raw),
        }  # fmt: skip

    # -- statements -----------------------------------------------------------------------

    def statements(self, found: list[Found]) -> list[Json]:
        """Statements as the contract writes them; sections and boxes have their ids by now."""
        return [
            {
                "id": f"st{n}", "kind": s.kind, "subject": squeeze(self.printed(s.subject)), "value": s.value,
                "value_high": s.high, "unit": s.unit, "comparator": s.comparator,
                "aggregation": s.aggregation, "direction": s.direction,
                "period": _years(s.period), "period_basis": s.basis, "sentence": as_printed(self.printed(s.sentence)),
                "section_id": (s.section.id or None) if s.section is not None else None,
                "box_id": s.box.id if s.box is not None else None,
                "span": self.place(s.place), "subject_span": self.place(s.subject),
            }
            for n, s in enumerate(found, 1)
        ]  # fmt: skip


def _among_labels(node: SectionNode) -> bool:
    """Whether all paragraphs of a section right below ``node`` open with labels: its sisters' may then too."""
    return any(all_labelled(child.blocks) for child in node.children)


def _years(years: tuple[int, int] | None) -> Json | None:
    return {"start": years[0], "end": years[1]} if years else None
