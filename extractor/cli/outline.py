"""A document's outline, one line per node: where it stands, how deep, what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ..core.lines import Lines
from ..export.labels import LABELS
from .display import printable, wrap
from .values import values_of

if TYPE_CHECKING:
    from ..models import Box, Document, Observation, Section, Table

Node = tuple[int, int, str]
"""(offset, depth, text)"""


METADATA = {
    "title": "标题",
    "subtitle": "副标题",
    "notice_title": "通知标题",
    "document_number": "发文字号",
    "issuer": "发文机关",
    "issuers": "联合发文",
    "recipients": "主送机关",
    "date_written": "成文日期",
    "date_printed": "印发日期",
    "printed_by": "印发机关",
    "copied_to": "抄送机关",
    "region": "行政区划",
    "plan_period": "规划期",
    "kind": "文种",
    "domain": "领域",
}


def outline(document: Document, values: bool, columns: int | None = None) -> Iterator[str]:
    """The outline; with ``values`` also each indicator table, no wider than ``columns`` where that is given."""
    lines = Lines(document.text)
    shown = {table.span.start: table for table in document.tables} if values else {}
    for offset, depth, text in sorted(_nodes(document), key=lambda node: node[:2]):
        indent = "  " * depth
        room = None if columns is None else max(20, columns - 8 - len(indent))
        words = printable(" ".join(text.split()))
        for n, line in enumerate([words] if room is None else wrap(words, room)):
            yield f"{lines.number(offset) if n == 0 else '':>6}  {indent}{line}"
        if text.startswith("[表 ") and offset in shown:
            yield from (f"{'':>6}  {line}" for line in values_of(document, shown[offset], columns and columns - 8))


def _nodes(document: Document) -> Iterator[Node]:
    yield from _metadata(document)
    depths: dict[str | None, int] = {None: -1}
    yield from _sections(document.sections, 0, depths)
    for box in document.boxes:
        depths[box.id] = depths.get(box.section_id, -1) + 1
        yield from _box(box, depths[box.id])
    for table in document.tables:
        depth = depths.get(table.box_id or table.section_id, -1) + 1
        yield table.span.start, depth, _table(table)


def _metadata(document: Document) -> Iterator[Node]:
    for name in type(document.metadata).model_fields:
        field = getattr(document.metadata, name)
        if name == "issuers" and len(field) < 2:  # the issuer stands above already
            continue
        for entry in field if isinstance(field, list) else [field]:
            if hasattr(entry, "value"):
                yield entry.span.start, 0, f"<{METADATA.get(name, name)}> {_plain(name, entry.value)}"


def _plain(name: str, value: Any) -> str:
    """A field in words: the number as printed, the region with its level, the plan with its years."""
    if name == "document_number":
        return str(value.raw)
    if name == "region":
        return f"{value.name}（{LABELS['documents', 'region_level'].get(value.level, value.level)}）"
    if name == "plan_period":
        return f"{value.name}（{value.start}—{value.end}）" if value.name else f"{value.start}—{value.end}"
    return LABELS["documents", "kind"].get(value, value) if name == "kind" else str(value)


def _sections(sections: Iterable[Section], depth: int, depths: dict[str | None, int]) -> Iterator[Node]:
    for section in sections:
        depths[section.id] = depth
        number = section.number.raw + " " if section.number else ""
        place = section.heading_span or section.span
        yield place.start, depth, f"{number}{section.heading or '（前言）'}"
        yield from _sections(section.children, depth + 1, depths)


def _box(box: Box, depth: int) -> Iterator[Node]:
    yield box.span.start, depth, f"[专栏{'' if box.number is None else box.number}] {box.title}"
    for item in box.items:
        yield item.span.start, depth + 1, f"- {item.number or ''} {item.title or item.text[:30]}"


def _table(table: Table) -> str:
    label = " ".join(filter(None, (table.number, table.caption)))
    return f"[表 {table.id}] {label}（{len(table.rows)} 行 × {len(table.columns)} 列）"


def said(value: Observation) -> str:
    """One observation in a line: the column, the print, and what it was read as."""
    if value.ratio is not None:
        read = ":".join(map(str, value.ratio))
    elif value.value is None:
        read = value.text or "无"
    else:
        high = f"–{value.value_high}" if value.value_high is not None else ""
        sign = value.comparator if value.comparator not in (None, "=", "range") else ""
        read = f"{sign}{value.value}{high}"
    years = f" {value.period.start}–{value.period.end}" if value.period else ""
    total = " 累计" if value.cumulative else ""
    return f"{value.column} {value.raw} → {read}{total}{years}"
