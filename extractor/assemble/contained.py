"""What the contract refuses costs itself: a statement, an indicator, a value, a column's years; each is told."""

from __future__ import annotations

from pydantic import ValidationError

from ..core.problems import part_failed
from ..models import Document
from .nodes import Json

Place = tuple[str, int, int | None]
"""A list of the document, a number in it, a number in the list below that: (indicators, 3, 1) is a value."""

_BELOW = {"indicators": "values", "tables": "columns"}
_NAMES = {"statements": "陈述", "indicators": "指标的值", "tables": "表头的年份"}


def document_of(fields: Json) -> Document:
    """The document of these fields, less the parts that its model refuses.

    Raises:
        ValidationError: what is refused is nothing that a document can do without.
    """
    try:
        return Document.model_validate(fields)
    except ValidationError as error:
        refused = [_place(found["loc"]) for found in error.errors(include_url=False)]
        places = {place for place in refused if place is not None}
        if len(places) == 0 or None in refused:
            raise
        return Document.model_validate(_without(fields, places, error))


def _place(loc: tuple[int | str, ...]) -> Place | None:
    match loc:
        case ("indicators", int(n), "values", int(k), *_):
            return "indicators", n, k
        case ("tables", int(n), "columns", int(k), "period", *_):
            return "tables", n, k
        case ("statements" | "indicators" as part, int(n), *_):
            return part, n, None
    return None


def _without(fields: Json, places: set[Place], error: ValidationError) -> Json:
    """The fields less these parts, each of which has a finding in their stead."""
    out, told = dict(fields), []
    for part, n, k in sorted(places, key=lambda p: (p[0], p[1], -1 if p[2] is None else p[2])):
        node = fields[part][n]
        below = node[_BELOW[part]][k] if k is not None else node
        found = part_failed(_NAMES[part], error, [])
        told.append(
            {
                "code": found.code, "about": found.kind.about, "severity": found.kind.severity,
                "message": found.message, "spans": [below.get("span") or node["span"]],
            }
        )  # fmt: skip
    for table in {n for part, n, _ in places if part == "tables"}:
        spoiled = {k for part, n, k in places if (part, n) == ("tables", table)}
        columns = [
            {**c, "period": None} if k in spoiled else c for k, c in enumerate(fields["tables"][table]["columns"])
        ]
        out["tables"] = [*out["tables"]]
        out["tables"][table] = {**fields["tables"][table], "columns": columns}
    out["indicators"] = _kept(fields["indicators"], places)
    kept = [s for n, s in enumerate(fields["statements"]) if ("statements", n, None) not in places]
    out["statements"] = [{**statement, "id": f"st{n}"} for n, statement in enumerate(kept, 1)]
    return {**out, "diagnostics": [*fields["diagnostics"], *told]}


def _kept(indicators: list[Json], places: set[Place]) -> list[Json]:
    """The indicators that stay, without the values that do not; a part of one that is gone stands by itself."""
    gone = {row["id"] for n, row in enumerate(indicators) if ("indicators", n, None) in places}
    return [
        {
            **row,
            "of": None if row["of"] in gone else row["of"],
            "values": [v for k, v in enumerate(row["values"]) if ("indicators", n, k) not in places],
        }
        for n, row in enumerate(indicators)
        if row["id"] not in gone
    ]
