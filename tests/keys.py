"""A document as a person would key it: the facts that a test compares, without ids and spans."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from extractor.models import Document, Section

PARTS = ("metadata", "sections", "leads", "boxes", "items", "tables", "indicators", "observations")
OWN = (*PARTS, "statements")
"""Parts of the accepted readings of the corpus."""


def plain(text: str | None) -> str | None:
    """One width, no white space, every square bracket one kind."""
    if text is None:
        return None
    text = unicodedata.normalize("NFKC", re.sub(r"\s+", "", text))
    return text.replace("〔", "[").replace("〕", "]")


def key(document: Document) -> dict[str, list[Any]]:
    """Each part as a list of plain tuples."""
    sections = [s for s in _walk(document.sections) if s.heading is not None]
    headings = {s.id: _bare(s.heading) for s in sections}
    captions = {t.id: plain(t.caption) for t in document.tables}
    names = {i.id: plain(i.name) for i in document.indicators}
    return {
        "metadata": _metadata(document),
        "sections": [[s.level, _number(s.number.raw) if s.number else None, _bare(s.heading)] for s in sections],
        "leads": [[plain(x.mark), _bare(x.text)] for s in sections for b in s.blocks for x in _leads(b)],
        "boxes": [[b.number, plain(b.title), b.kind, headings.get(b.section_id)] for b in document.boxes],
        "items": [
            [
                plain(b.title),
                (plain(i.number) or "").lstrip("0") or None,
                plain(i.title),
                plain(i.text)[:8],
                plain(i.text)[-8:],
            ]
            for b in document.boxes
            for i in b.items
        ],
        "tables": [
            [plain(t.caption), [plain(c.header) for c in t.columns], sum(r.kind == "data" for r in t.rows)]
            for t in document.tables
            if t.kind != "other"
        ],
        "indicators": [
            [captions[i.table_id], i.number, plain(i.name), plain(i.unit), plain(i.group), names.get(i.of), i.attribute]
            for i in document.indicators
        ],
        "observations": [
            [
                captions[i.table_id],
                plain(i.name),
                plain(o.column),
                plain(o.raw),
                _value(o),
                o.comparator,
                o.cumulative,
                [o.period.start, o.period.end] if o.period and (o.value is not None or o.ratio) else None,
                _role(o.role),
            ]
            for i in document.indicators
            for o in i.values
        ],
        "statements": [
            [
                s.kind, s.subject, s.comparator, float(s.value), float(s.value_high) if s.value_high else None, s.unit,
                s.aggregation, [s.period.start, s.period.end] if s.period else None, s.period_basis,
            ]
            for s in document.statements
        ],
    }  # fmt: skip


def findings(document: Document) -> list[list[Any]]:
    """Each finding as code, severity, message and the words of the source on every side."""
    return [
        [d.code, d.severity, d.message, *(re.sub(r"\s+", "", span.text_in(document.text)) for span in d.spans)]
        for d in document.diagnostics
    ]


def _walk(sections: list[Section]) -> list[Section]:
    return [s for top in sections for s in (top, *_walk(top.children))]


def _bare(text: str | None) -> str:
    return (plain(text) or "").rstrip("。：:")


def _number(raw: str) -> str:
    return (plain(raw) or "").rstrip("、.．,，")


def _leads(block: Any) -> list[Any]:
    if block.type == "list_item":
        return [block.lead] if block.lead else []
    return block.leads if block.type == "paragraph" else []


def _value(o: Any) -> Any:
    if o.ratio:
        return [float(n) for n in o.ratio]
    return float(o.value) if o.value is not None else None


def _role(role: str) -> str:
    return "target" if role == "annual_average" else role


def _metadata(document: Document) -> list[Any]:
    m = document.metadata
    period = m.plan_period.value if m.plan_period else None
    return [
        ["title", plain(m.title.value) if m.title else None],
        ["document_number", plain(m.document_number.value.raw) if m.document_number else None],
        ["issuer", plain(m.issuer.value) if m.issuer else None],
        ["recipients", [plain(r.value) for r in m.recipients]],
        ["date_written", str(m.date_written.value) if m.date_written else None],
        ["date_printed", str(m.date_printed.value) if m.date_printed else None],
        ["copied_to", [plain(r.value) for r in m.copied_to]],
        ["region", plain(m.region.value.name) if m.region else None],
        ["region_level", m.region.value.level if m.region else None],
        ["plan_period", [period.ordinal, period.start, period.end] if period else None],
        ["kind", m.kind.value if m.kind else None],
    ]


def key_of_keyed(keyed: dict[str, Any]) -> dict[str, list[Any]]:
    """A hand-keyed file in the same shape: see ``tests/plans/README.md`` for its fields."""
    m = keyed["metadata"]
    period = m["plan_period"]
    observations = [(i, c, o) for i in keyed["indicators"] for c, values in i["values"].items() for o in values]
    return {
        "metadata": [
            ["title", plain(m["title"])],
            ["document_number", plain(m["document_number"])],
            ["issuer", plain(m["issuer"])],
            ["recipients", [plain(x) for x in m["recipients"]]],
            ["date_written", m["date_written"]],
            ["date_printed", m["date_printed"]],
            ["copied_to", [plain(x) for x in m["copied_to"]]],
            ["region", plain(m["region"])],
            ["region_level", m["region_level"]],
            ["plan_period", [period["ordinal"], period["start"], period["end"]] if period else None],
            ["kind", m["kind"]],
        ],
        "sections": [
            [s["level"], _number(s["number"]) if s["number"] else None, _bare(s["heading"])] for s in keyed["sections"]
        ],
        "leads": [[plain(x["mark"]), _bare(x["lead"])] for x in keyed["leads"]],
        "boxes": [[b["number"], plain(b["title"]), b["kind"], _bare(b["section"])] for b in keyed["boxes"]],
        "items": [
            [
                plain(b["title"]),
                _item_number(i["number"]),
                plain(i["title"]),
                plain(i["first"])[:8],
                plain(i["last"])[-8:],
            ]
            for b in keyed["boxes"]
            for i in b["items"]
        ],
        "tables": [
            [plain(t["caption"]), [plain(c or "") for c in t["columns"]], t["row_count"]] for t in keyed["tables"]
        ],
        "indicators": [
            [
                plain(i["table"]),
                i["number"] and str(i["number"]),
                plain(i["name"]),
                plain(i["unit"]),
                plain(i["group"]),
                plain(i["of"]),
                i["attribute"],
            ]
            for i in keyed["indicators"]
        ],
        "observations": [
            [
                plain(i["table"]),
                plain(i["name"]),
                plain(c),
                plain(o["raw"]),
                _keyed_value(o["value"]),
                o["comparator"],
                bool(o["cumulative"]),
                list(o["period"]) if o["period"] and o["value"] is not None else None,
                _role(o["role"]),
            ]
            for i, c, o in observations
        ],
    }


def _item_number(number: Any) -> str | None:
    return re.sub(r"[()、.．,]", "", plain(str(number)) or "").lstrip("0") or None if number is not None else None


def _keyed_value(value: Any) -> Any:
    return [float(v) for v in value] if isinstance(value, list) else float(value) if value is not None else None
