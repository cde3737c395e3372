"""A reviewed document as others want it: a keyed table that ``validate`` reads back, a golden reading for tests."""

from __future__ import annotations

import json
from typing import Any

from ..models import Document, Section
from ..validate.template import filled


def keyed(document: Document, suffix: str) -> bytes:
    """The indicator tables as printed, in .xlsx (a sheet each) or .csv; ``validate`` confirms every cell.

    Raises:
        InputError: the document has no indicator table.
    """
    return filled(document, suffix)


def gold(document: Document) -> bytes:
    """What the document says, without ids and places: the form of a keyed plan (``tests/plans/README.md``)."""
    sections = [s for s in _walk(document.sections) if s.heading is not None]
    headings = {s.id: s.heading for s in sections}
    captions = {t.id: t.caption for t in document.tables}
    names = {i.id: i.name for i in document.indicators}
    meta = document.metadata.model_dump(mode="json")

    def value(name: str) -> Any:
        return meta[name]["value"] if meta[name] else None

    region, period, number = value("region") or {}, value("plan_period"), value("document_number")
    said: dict[str, Any] = {
        "metadata": {
            **{name: value(name) for name in ("title", "issuer", "date_written", "date_printed", "kind")},
            "document_number": number["raw"] if number else None,
            **{name: [one["value"] for one in meta[name]] for name in ("recipients", "copied_to")},
            "region": region.get("name"), "region_level": region.get("level"), "plan_period": period,
        },
        "sections": [
            {"level": s.level, "number": s.number.raw if s.number else None, "heading": s.heading} for s in sections
        ],
        "leads": [{"mark": x.mark, "lead": x.text} for s in sections for b in s.blocks for x in _leads(b)],
        "boxes": [
            {"number": b.number, "title": b.title, "kind": b.kind, "section": headings.get(b.section_id or ""),
             "items": [
                 {"number": i.number, "title": i.title, "first": i.text[:12], "last": i.text[-12:]} for i in b.items
             ]}
            for b in document.boxes
        ],
        "tables": [
            {"caption": t.caption, "columns": [c.header for c in t.columns],
             "row_count": sum(r.kind == "data" for r in t.rows)}
            for t in document.tables if t.kind != "other"
        ],
        "indicators": [
            {"table": captions[i.table_id], "number": i.number, "name": i.name, "unit": i.unit, "group": i.group,
             "of": names.get(i.of or ""), "attribute": i.attribute, "values": _values(i.values)}
            for i in document.indicators
        ],
    }  # fmt: skip
    return json.dumps(said, ensure_ascii=False, indent=1).encode() + b"\n"


def _values(values: list[Any]) -> dict[str, list[dict[str, Any]]]:
    out: dict[str, list[dict[str, Any]]] = {}
    for one in values:
        said = one.model_dump(mode="json")
        period = said["period"]
        out.setdefault(one.column, []).append(
            {
                "raw": said["raw"],
                "value": said["ratio"] or said["value"],
                "comparator": said["comparator"],
                "cumulative": said["cumulative"],
                "period": [period["start"], period["end"]] if period else None,
                "role": said["role"],
            }
        )
    return out


def _walk(sections: list[Section]) -> list[Section]:
    return [s for top in sections for s in (top, *_walk(top.children))]


def _leads(block: Any) -> list[Any]:
    if block.type == "list_item":
        return [block.lead] if block.lead else []
    return list(block.leads) if block.type == "paragraph" else []
