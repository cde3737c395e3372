"""Decisions put into a document: corrected fields, added values, moved headings, and a mark on each.

The printed text is never touched; what a decision changes is named in its mark. A decision that fits no node is told
by a finding (REVIEW_STALE) and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from pydantic import ValidationError

from ..core.evidence import span as evidence
from ..core.fragment import Fragment
from ..core.problems import FINDINGS
from ..core.source import DeclaredCell, DeclaredTable, Source
from ..models import Document
from .nodes import Json, Node, by_key
from .outline import innermost, relevel
from .record import Decision, DrawnTable, Review

EDITABLE: dict[str, frozenset[str]] = {
    "observation": frozenset({"span", "value", "value_high", "text", "comparator", "cumulative", "period", "role"}),
    "indicator": frozenset({"name", "unit", "attribute", "group"}),
    "statement": frozenset(
        {"span", "value", "value_high", "unit", "comparator", "period", "kind", "aggregation", "direction", "subject"}
    ),
    "heading": frozenset({"level"}),
    "box": frozenset(),
    "item": frozenset(),
    "field": frozenset({"text"}),
    "finding": frozenset(),
}
"""Which fields of a node a reviewer may key anew. A field of the metadata is keyed as ``text``."""
Placed = Callable[[int, int], Json]


def applied(document: Document, review: Review, source: Source | None = None) -> Document:
    """The document with the review's decisions; where reviewers differ the latest word holds.

    Args:
        document: read from the bytes that ``review`` speaks of, or from others: then every decision is stale.
        review: what was decided.
        source: what the document was read from; gives new places their page and box.
    """
    data = document.model_dump()
    if review.source.sha256 != document.source.sha256:
        count = len(review.decisions) + len(review.tables)
        stale = [_finding(f"来源文件在校阅之后改变了，{count} 条决定都没有采用", None)] if count else []
        return _validated(document, data, stale)
    work = Work(data, _placer(document.text, source))
    stale = [_finding(why, d) for d in review.settled() if (why := work.take(d)) is not None]
    return _validated(document, data, stale)


def drawn_into(source: Source, tables: Iterable[DrawnTable]) -> Source:
    """The source as if it declared the tables that were drawn by hand; declared ones that they overlap go."""
    from dataclasses import replace

    drawn = sorted((_declared(source.text, t) for t in tables if t.end <= len(source.text)), key=lambda t: t.start)
    if not drawn:
        return source
    kept = [t for t in source.tables if all(t.end <= d.start or d.end <= t.start for d in drawn)]
    return replace(source, tables=tuple(sorted([*kept, *drawn], key=lambda t: t.start)))


def _declared(text: str, table: DrawnTable) -> DeclaredTable:
    cells = tuple(DeclaredCell(c.row, c.column, Fragment.of(text, c.start, c.end).strip()) for c in table.cells)
    start = text.rfind("\n", 0, table.start) + 1
    end = text.find("\n", table.end)
    return DeclaredTable(start, len(text) if end < 0 else end, cells, rule="table.drawn", header=table.header)


def _validated(document: Document, data: Json, stale: list[Json]) -> Document:
    data["diagnostics"] += stale
    return Document.model_validate(data) if stale or data != document.model_dump() else document


def _finding(detail: str, decision: Decision | None) -> Json:
    kind = FINDINGS["REVIEW_STALE"]
    where = []
    if decision is not None:
        target = decision.target
        detail = f"{decision.by}，{decision.at:%Y-%m-%d}，“{target.raw or target.name or target.node}”：{detail}"
        where = [{"start": target.start, "end": target.end}] if target.end else []
    return {
        "code": "REVIEW_STALE", "about": kind.about, "severity": kind.severity,
        "message": f"{kind.meaning.removesuffix('。')}：{detail}。{kind.advice}", "spans": where,
    }  # fmt: skip


def _placer(text: str, source: Source | None) -> Placed:
    if source is None:
        return _unprinted
    return lambda start, end: evidence(Fragment.of(text, start, end), source)


def _unprinted(start: int, end: int) -> Json:
    return {"start": start, "end": end}


class Work:
    """The dictionary of one document, changed decision by decision."""

    def __init__(self, data: Json, place: Placed = _unprinted):
        self.data = data
        self.text: str = data["text"]
        self.place = place
        self.known = by_key(data)

    def take(self, decision: Decision) -> str | None:
        """Apply one decision; returns why it no longer fits, or None."""
        target, given = decision.target, decision.changes.given()
        if target.end > len(self.text) or (target.raw and target.raw != _squeeze(self.text[target.start : target.end])):
            return "原文此处的文字不同了"
        if unknown := set(given) - EDITABLE[target.node] - ({"name"} if decision.verdict == "added" else set()):
            return f"不能更改 {'、'.join(sorted(unknown))}"
        node = self.known.get(target.key) or self._moved(decision)
        if node is None:
            return self._add(decision) if decision.verdict == "added" else "此处不再读出这一项"
        return self._change(node, decision, given)

    def _moved(self, decision: Decision) -> Node | None:
        """The node that is now read where the reviewer had placed it."""
        span = decision.changes.span
        return self.known.get((decision.target.node, *span, decision.target.name)) if span else None

    def _change(self, node: Node, decision: Decision, given: Json) -> str | None:
        before = dict(node.content)
        if node.kind == "heading":
            node.content["reviewed"] = _mark(decision, ["level"] if "level" in given else [])
            if "level" in given:
                relevel(self.data, node.content, given["level"])
            return None
        fields = dict(given)
        if node.kind == "field" and "text" in fields:
            fields = {"value": fields.pop("text")}
        if span := fields.pop("span", None):
            if span[1] > len(self.text):
                return "所选的文字在原文之外"
            fields |= {"span": self.place(*span)}
            if node.kind == "observation":
                fields |= {"raw": _squeeze(self.text[span[0] : span[1]])}
        node.content.update(_plain(fields))
        changed = sorted(name for name in fields if name in before and before[name] != node.content[name])
        node.content["reviewed"] = _mark(decision, changed)
        if error := _invalid(node):
            node.content.clear()
            node.content.update(before)
            return error
        return None

    # -- values that were not read --------------------------------------------------------

    def _add(self, decision: Decision) -> str | None:
        if decision.target.node == "statement":
            return self._add_statement(decision)
        if decision.target.node == "observation":
            return self._add_observation(decision)
        return "只能补数值"

    def _add_statement(self, decision: Decision) -> str | None:
        target, given = decision.target, _plain(decision.changes.given())
        if given.get("value") is None:
            return "没有给出数值"
        statement = {
            "kind": "target", "subject": "", "value_high": None, "unit": None, "comparator": "=",
            "aggregation": "level", "direction": None, "period": None,
            **{k: v for k, v in given.items() if k != "span"},
            "id": f"st{len(self.data['statements']) + 1}", "period_basis": None, "sentence": self._clause(target.start),
            "section_id": innermost(self.data["sections"], target.start),
            "box_id": _holder(self.data["boxes"], target.start), "span": self.place(target.start, target.end),
            "subject_span": None, "reviewed": _mark(decision, sorted(given)),
        }  # fmt: skip
        node = Node("statement", statement["span"], None, statement)
        if error := _invalid(node):
            return error
        after = next((n for n, s in enumerate(self.data["statements"]) if s["span"]["start"] > target.start), None)
        self.data["statements"].insert(len(self.data["statements"]) if after is None else after, statement)
        self.known[node.key] = node
        return None

    def _add_observation(self, decision: Decision) -> str | None:
        target, given = decision.target, _plain(decision.changes.given())
        found = _cell_at(self.data, target.start)
        if found is None:
            return "所选的文字不在指标表的格子里"
        indicator, column = found
        roles = ("baseline", "target", "actual", "observed", "annual_average")
        value = {
            "column": column["header"], "raw": _squeeze(self.text[target.start : target.end]), "value": None,
            "value_high": None, "text": None, "ratio": None,
            "comparator": "=" if given.get("value") is not None else None, "cumulative": False,
            "period": column["period"], "role": column["role"] if column["role"] in roles else "observed",
            **{k: v for k, v in given.items() if k != "span"},
            "span": self.place(target.start, target.end), "reviewed": _mark(decision, sorted(given)),
        }  # fmt: skip
        node = Node("observation", value["span"], value["column"], value, indicator)
        if error := _invalid(node):
            return error
        indicator["values"] = sorted([*indicator["values"], value], key=lambda v: v["span"]["start"])
        self.known[node.key] = node
        return None

    def _clause(self, at: int) -> str:
        """The line that holds the place: what the reviewer has read."""
        start = self.text.rfind("\n", 0, at) + 1
        end = self.text.find("\n", at)
        return _squeeze(self.text[start : len(self.text) if end < 0 else end])


def _cell_at(data: Json, at: int) -> tuple[Json, Json] | None:
    """The indicator and the column of the cell that holds the place."""
    for table in data["tables"]:
        if not table["span"]["start"] <= at < table["span"]["end"]:
            continue
        for row in table["rows"]:
            cell = next((c for c in row["cells"] if c["span"]["start"] <= at < c["span"]["end"]), None)
            if cell is None:
                continue
            own = {c["span"]["start"] for c in row["cells"]}
            for indicator in data["indicators"]:
                if indicator["table_id"] == table["id"] and indicator["span"]["start"] in own:
                    return indicator, table["columns"][cell["column"]]
    return None


def _holder(boxes: list[Json], at: int) -> str | None:
    return next((box["id"] for box in boxes if box["span"]["start"] <= at < box["span"]["end"]), None)


def _mark(decision: Decision, changed: list[str]) -> Json:
    return {
        "verdict": decision.verdict, "by": decision.by, "at": decision.at, "changed": changed, "note": decision.note,
    }  # fmt: skip


def _plain(fields: Json) -> Json:
    """Models among the fields as dictionaries."""
    return {k: v.model_dump() if hasattr(v, "model_dump") else v for k, v in fields.items()}


def _invalid(node: Node) -> str | None:
    """Why the contract refuses the node as it now is."""
    from ..models.document import Diagnostic
    from ..models.outline import Box, BoxItem
    from ..models.statement import Statement
    from ..models.table import Indicator, Observation

    models: dict[str, Any] = {
        "box": Box, "item": BoxItem,
        "observation": Observation, "indicator": Indicator, "statement": Statement, "finding": Diagnostic,
    }  # fmt: skip
    try:
        if node.kind == "field":
            _field_model(node.name)(value=node.content["value"], span=node.content["span"])
        else:
            models[node.kind].model_validate(node.content)
    except ValidationError as error:
        return f"{error.errors()[0]['loc'][-1]} 的值不合规定"
    return None


def _field_model(name: str | None) -> Any:
    """The type of a metadata field: of the list's members where it holds several."""
    from typing import get_args

    from ..models.base import Valued
    from ..models.metadata import Metadata

    def found(annotation: Any) -> Any:
        if isinstance(annotation, type) and issubclass(annotation, Valued):
            return annotation
        return next((f for a in get_args(annotation) if (f := found(a)) is not None), None)

    return found(Metadata.model_fields[name or ""].annotation)


def _squeeze(text: str) -> str:
    return "".join(text.split())
