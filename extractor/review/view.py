"""A document as the page shows it: a flat list of nodes with their places, tables as grids, chapters, findings."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from ..decisions.nodes import Json, Node, nodes, sections
from ..ledger import unclaimed
from ..models import Document

TABS = {
    "observation": "table", "indicator": "table", "statement": "text", "heading": "outline", "box": "outline",
    "item": "outline", "field": "fields", "finding": "findings",
}  # fmt: skip
LABELS = {"indicator": "name", "statement": "subject", "heading": "heading", "box": "title", "finding": "message"}
FACTS: dict[str, tuple[str, ...]] = {
    "observation": ("value", "value_high", "text", "comparator", "cumulative", "period", "role"),
    "indicator": ("name", "unit", "attribute", "group"),
    "statement": ("subject", "value", "value_high", "unit", "comparator", "kind", "aggregation", "direction", "period"),
    "heading": ("level",),
    "box": (),
    "item": (),
    "field": ("text",),
    "finding": (),
}
"""What a reviewer sees of a node, and may key anew, in this order."""


def view(document: Document, numbers: bool = True) -> Json:
    """What the page needs of a document.

    Returns:
        ``text``; ``nodes``, each with ``key`` (kind, start, end, name), ``tab``, ``label``, ``raw``, ``parts``
        ([start, end, page, bbox]), ``facts``, ``chapter`` (index), ``doubt``; ``tables`` as grids; ``chapters``;
        ``unclaimed`` numbers.
    """
    data = document.model_dump(mode="json")
    doubts = _Doubts(data)
    chapters = _Chapters(data)
    shown = [_node(node, document.text, doubts, chapters) for node in nodes(data)]
    shown.sort(key=lambda node: node["key"][1] if node["tab"] == "outline" else 0)
    lost = [_unclaimed(entry, chapters) for entry in unclaimed(document)] if numbers else []
    return {
        "id": document.id, "path": document.source.path, "media_type": document.source.media_type,
        "text": document.text, "nodes": shown + lost, "tables": [_table(t, data) for t in data["tables"]],
        "chapters": chapters.titles, "title": _value(data["metadata"].get("title")),
        "counts": {
            "indicators": len(data["indicators"]), "values": sum(len(i["values"]) for i in data["indicators"]),
            "statements": len(data["statements"]), "tables": len(data["tables"]), "findings": len(data["diagnostics"]),
        },
    }  # fmt: skip


def severities(document: Document) -> dict[str, int]:
    """How many findings there are of each severity."""
    out = {"error": 0, "warning": 0, "info": 0}
    for finding in document.diagnostics:
        out[finding.severity] += 1
    return out


def _node(node: Node, text: str, doubts: _Doubts, chapters: _Chapters) -> Json:
    content, start = node.content, node.place["start"]
    facts = {name: content.get(name) for name in FACTS[node.kind] if name in content}
    if node.kind == "field":
        facts = {"text": _said(content["value"])}
    shown = {
        "key": list(node.key), "tab": TABS[node.kind], "label": _label(node), "raw": _raw(node, text),
        "parts": _parts(node.place), "facts": facts, "chapter": chapters.at(start),
        "doubt": doubts.touch(node.place) if node.kind != "finding" else False,
    }  # fmt: skip
    if node.kind == "observation":
        assert node.owner is not None
        shown |= {"indicator": node.owner["id"], "unit": node.owner["unit"], "column": node.name}
    if node.kind == "indicator":
        shown |= {"id": content["id"], "table": content["table_id"], "of": content["of"], "number": content["number"]}
    if node.kind == "statement":
        shown["sentence"] = content["sentence"]
    if node.kind == "box":
        shown["number"] = "专栏" + str(content["number"] or "")
    if node.kind == "item":
        shown["number"] = content["number"]
    if node.kind == "heading":
        shown["number"] = (content["number"] or {}).get("raw")
    if node.kind == "finding":
        shown |= {"code": content["code"], "severity": content["severity"], "about": content["about"],
                  "places": [_parts(span) for span in content["spans"]]}  # fmt: skip
    return shown


def _unclaimed(entry: Any, chapters: _Chapters) -> Json:
    """A number that nothing accounts for: the seed of a value that was not read."""
    return {
        "key": ["unclaimed", entry.start, entry.end, None], "tab": "unclaimed",
        "label": entry.print, "raw": entry.print, "parts": [[entry.start, entry.end, None, None]],
        "facts": {}, "chapter": chapters.at(entry.start), "doubt": True,
    }  # fmt: skip


def _label(node: Node) -> str:
    content = node.content
    if node.kind == "observation":
        assert node.owner is not None
        return f"{node.owner['name']} · {node.name or ''}"
    if node.kind == "field":
        return node.name or ""
    if node.kind == "item":
        return str(content["title"] or content["text"][:40])
    return str(
        content.get(
            {"indicator": "name", "statement": "subject", "heading": "heading", "box": "title"}.get(
                node.kind, "message"
            )
        )
    )


def _raw(node: Node, text: str) -> str:
    pieces = node.place.get("parts") or [node.place]
    return "".join("".join(text[p["start"] : p["end"]].split()) for p in pieces)


def _parts(place: Json) -> list[list[Any]]:
    return [[p["start"], p["end"], p.get("page"), p.get("bbox")] for p in place.get("parts") or [place]]


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("raw") or value.get("name") or f"{value.get('start')}—{value.get('end')}")
    return str(value)


def _value(field: Json | None) -> Any:
    return field["value"] if field else None


def _table(table: Json, data: Json) -> Json:
    unread = [
        d["message"] for d in data["diagnostics"]
        if d["code"] == "TABLE_UNREAD" and any(_within(s, table["span"]) for s in d["spans"])
    ]  # fmt: skip
    cell_rows = [
        {
            "kind": row["kind"],
            "cells": [[c["column"], c["raw"], c["span"]["start"], c["span"]["end"]] for c in row["cells"]],
        }
        for row in table["rows"]
    ]
    return {
        "id": table["id"], "kind": table["kind"], "number": table["number"], "caption": table["caption"],
        "unit": table["unit"], "columns": [[c["header"], c["role"], c["period"]] for c in table["columns"]],
        "rows": cell_rows, "notes": [note["text"] for note in table["notes"]], "parts": _parts(table["span"]),
        "start": table["span"]["start"], "end": table["span"]["end"], "unread": unread[0] if unread else None,
    }  # fmt: skip


def _within(span: Json, other: Json) -> bool:
    return bool(other["start"] <= span["start"] < other["end"])


class _Doubts:
    """Where the extraction itself is not sure, by its findings."""

    def __init__(self, data: Json):
        spans = [s for d in data["diagnostics"] if d["about"] == "extraction" for s in d["spans"]]
        spans += [s for d in data["diagnostics"] if d["severity"] != "info" for s in d["spans"]]
        self.places = sorted((p["start"], p["end"]) for s in spans for p in s.get("parts") or [s])
        self.starts = [start for start, _ in self.places]
        self.longest = max((end - start for start, end in self.places), default=0)

    def touch(self, place: Json) -> bool:
        """Whether a finding speaks of the place."""
        at = bisect_right(self.starts, place["end"] - 1)
        while at and self.starts[at - 1] >= place["start"] - self.longest:
            at -= 1
            if self.places[at][1] > place["start"]:
                return True
        return False


class _Chapters:
    """Outermost headings, for filtering."""

    def __init__(self, data: Json):
        tops = [s for s in sections(data["sections"]) if s["level"] == 1 and s["heading_span"] is not None]
        self.starts = [s["heading_span"]["start"] for s in tops]
        self.titles = [f"{(s['number'] or {}).get('raw', '')} {s['heading']}".strip() for s in tops]

    def at(self, place: int) -> int:
        """The index of the chapter that holds the place, -1 before the first."""
        return bisect_right(self.starts, place) - 1
