"""One document's JSON to the rows of the tidy tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from typing import Any

from ..core.problems import ExtractionError
from ..lexicon.names import name_key
from ..lexicon.units import read_unit
from .fields import TABLES

Json = dict[str, Any]
Row = dict[str, Any]
"""Every column that ``fields.TABLES`` lists for the table, by name."""


def rows(document: Json) -> dict[str, list[Row]]:
    """The rows of every table that ``fields.TABLES`` lists, by the table's name.

    Args:
        document: a document as its JSON says it, numbers as ``int`` or ``Decimal``
            (``Document.model_dump()``, or the file read with exact decimals).

    Raises:
        ExtractionError: NOT_A_DOCUMENT, it is none.
    """
    try:
        return _rows(document)
    except (KeyError, TypeError, AttributeError, ValueError) as error:  # a field is missing, or of another type
        said = f"{type(error).__name__} {error}"[:120]
        raise ExtractionError("NOT_A_DOCUMENT", f"{document.get('id', '')}：{said}") from None


def _rows(document: Json) -> dict[str, list[Row]]:
    ident: str = document["id"]
    made: dict[str, Iterable[Row]] = {
        "documents": [_document(document)],
        "sections": _sections(document["sections"]),
        "boxes": _boxes(document["boxes"]),
        "items": _items(document["boxes"]),
        "tables": _tables(document["tables"]),
        "indicators": _indicators(document["indicators"]),
        "observations": _observations(document["indicators"]),
        "statements": _statements(document["statements"]),
        "findings": _findings(document["diagnostics"], document["text"]),
    }
    for name, some in made.items():
        made[name] = _among_all(ident, list(some), _IDS[name])
    return made  # type: ignore[return-value]  # every one is a list by now


_IDS = {
    table.name: [f.name for f in table.fields if f.name.endswith("_id") and f.name != "document_id"]
    for table in TABLES
}  # fmt: skip


def _among_all(document: str, some: list[Row], ids: list[str]) -> list[Row]:
    """The rows with ids made unique among all documents: ``t1.i2`` as ``hubei_hrss_14fyp/t1.i2``."""
    prefix = f"{document}/"
    for row in some:
        row["document_id"] = document
        for name in ids:
            value = row[name]
            if value is not None:
                row[name] = prefix + value
    return some


def _place(span: Json | None) -> Row:
    if span is None:
        return {"span_start": None, "span_end": None, "page": None}
    first = span["parts"][0] if span.get("parts") else span
    return {"span_start": span["start"], "span_end": span["end"], "page": first.get("page")}


def _reviewed(node: Json) -> Row:
    mark = node.get("reviewed") or {}
    at = mark.get("at")
    return {
        "reviewed": mark.get("verdict"), "reviewed_by": mark.get("by"),
        "reviewed_at": at.isoformat() if isinstance(at, datetime) else at,
        "reviewed_fields": ",".join(mark["changed"]) if mark.get("changed") else None,
    }  # fmt: skip


def _years(period: Json | None) -> Row:
    return {"period_start": period["start"] if period else None, "period_end": period["end"] if period else None}


@lru_cache(maxsize=4096)
def _measure(unit: str | None) -> tuple[str, Fraction, Decimal]:
    """What a unit measures; its factor, exact and as the tables hold it."""
    read = read_unit(unit)
    return read.dimension, read.factor, _decimal(read.factor)


def _in_base(value: Decimal | int | None, unit: str | None) -> Decimal | None:
    """The value in its dimension's own unit: exact but for units such as 亩, whose factor has no end."""
    return None if value is None else _decimal(Fraction(value) * _measure(unit)[1])


def _decimal(value: Fraction) -> Decimal:
    if value.denominator == 1:
        return Decimal(value.numerator)
    with localcontext(prec=60):
        return round(Decimal(value.numerator) / Decimal(value.denominator), 12)


def _document(document: Json) -> Row:
    meta, source = document["metadata"], document["source"]

    def value(name: str) -> Any:
        return meta[name]["value"] if meta[name] else None

    region, plan, number = (value(name) or {} for name in ("region", "plan_period", "document_number"))
    written = value("date_written")
    return {
        "title": value("title"), "kind": value("kind"),
        "region": region.get("name"), "region_level": region.get("level"), "region_code": region.get("code"),
        "plan_name": plan.get("name"), "plan_ordinal": plan.get("ordinal"),
        "plan_start": plan.get("start"), "plan_end": plan.get("end"),
        "domain": value("domain"), "issuer": value("issuer"), "document_number": number.get("raw"),
        "date_written": date.fromisoformat(written) if isinstance(written, str) else written,
        **{name: source[name] for name in ("path", "media_type", "sha256", "characters", "pages", "ingester")},
        "schema_version": document["schema_version"],
    }  # fmt: skip


def _sections(tree: list[Json]) -> Iterator[Row]:
    pending: list[tuple[str | None, Json]] = [(None, section) for section in reversed(tree)]
    position = 0
    while pending:
        parent, section = pending.pop()
        position += 1
        number = section["number"] or {}
        yield {
            "section_id": section["id"], "parent_id": parent, "position": position, "level": section["level"],
            "number": number.get("raw"), "number_scheme": number.get("scheme"), "number_value": number.get("value"),
            "heading": section["heading"],
            "text": "\n".join(block["text"] for block in section["blocks"] if "text" in block),
            **_place(section["span"]), **_reviewed(section),
        }  # fmt: skip
        pending += [(section["id"], child) for child in reversed(section["children"])]


def _boxes(boxes: list[Json]) -> Iterator[Row]:
    for position, box in enumerate(boxes, 1):
        yield {
            "box_id": box["id"], "section_id": box["section_id"], "position": position,
            "number": None if box["number"] is None else str(box["number"]),
            "title": box["title"], "kind": box["kind"], "text": box["text"], **_place(box["span"]),
        }  # fmt: skip


def _items(boxes: list[Json]) -> Iterator[Row]:
    for box in boxes:
        for position, item in enumerate(box["items"], 1):
            yield {
                "item_id": f"{box['id']}.{position}", "box_id": box["id"], "position": position,
                "number": item["number"], "title": item["title"], "text": item["text"], **_place(item["span"]),
            }  # fmt: skip


def _tables(tables: list[Json]) -> Iterator[Row]:
    for position, table in enumerate(tables, 1):
        yield {
            "table_id": table["id"], "section_id": table["section_id"], "box_id": table["box_id"], "position": position,
            "number": table["number"], "kind": table["kind"], "caption": table["caption"], "unit": table["unit"],
            "rows": sum(row["kind"] == "data" for row in table["rows"]), "columns": len(table["columns"]),
            "notes": "\n".join(note["text"] for note in table["notes"]), "fragments": table["fragments"],
            **_place(table["span"]),
        }  # fmt: skip


def _indicators(indicators: list[Json]) -> Iterator[Row]:
    for position, one in enumerate(indicators, 1):
        yield {
            "dimension": _measure(one["unit"])[0], "factor": _measure(one["unit"])[2],
            "indicator_id": one["id"], "table_id": one["table_id"], "position": position, "group": one["group"],
            "number": one["number"], "name": one["name"], "name_key": name_key(one["name"]), "unit": one["unit"],
            "parent_id": one["of"], "attribute": one["attribute"], **_place(one["span"]), **_reviewed(one),
        }  # fmt: skip


def _observations(indicators: list[Json]) -> Iterator[Row]:
    for indicator in indicators:
        for position, one in enumerate(indicator["values"], 1):
            yield {
                "observation_id": f"{indicator['id']}.{position}", "indicator_id": indicator["id"],
                **{name: one[name] for name in ("column", "role", "raw", "value", "value_high", "text")},
                "base_value": _in_base(one["value"], indicator["unit"]),
                "ratio": ":".join(map(str, one["ratio"])) if one["ratio"] else None,
                "comparator": one["comparator"], "cumulative": one["cumulative"],
                **_years(one["period"]), **_place(one["span"]), **_reviewed(one),
            }  # fmt: skip


def _statements(statements: list[Json]) -> Iterator[Row]:
    for one in statements:
        yield {
            "statement_id": one["id"], "section_id": one["section_id"], "box_id": one["box_id"], "kind": one["kind"],
            "subject": one["subject"], "subject_key": name_key(one["subject"]),
            "dimension": _measure(one["unit"])[0], "factor": _measure(one["unit"])[2],
            **{name: one[name] for name in ("value", "value_high", "unit", "comparator", "aggregation", "direction")},
            "base_value": _in_base(one["value"], one["unit"]),
            **_years(one["period"]), "period_basis": one["period_basis"], "sentence": one["sentence"],
            **_place(one["span"]), **_reviewed(one),
        }  # fmt: skip


def _findings(findings: list[Json], text: str) -> Iterator[Row]:
    for position, one in enumerate(findings, 1):
        spans = one["spans"]
        yield {
            "finding_id": f"f{position}", "code": one["code"], "about": one.get("about"), "severity": one["severity"],
            "message": one["message"], "quoted": " ¦ ".join(_words(span, text) for span in spans),
            **_place(spans[0] if spans else None), **_reviewed(one),
        }  # fmt: skip


def _words(span: Json, text: str) -> str:
    return "".join(text[part["start"] : part["end"]] for part in span.get("parts") or [span])
