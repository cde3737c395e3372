"""A document's outline, one line per node: where it stands, how deep, what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..core.lines import Lines

if TYPE_CHECKING:
    from ..models import Box, Document, Indicator, Observation, Section, Table

Node = tuple[int, int, str]
"""(offset, depth, text)"""


METADATA = {
    "title": "标题",
    "subtitle": "副标题",
    "notice_title": "通知标题",
    "document_number": "发文字号",
    "issuer": "发文机关",
    "issuers": "各发文机关",
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


def outline(document: Document, values: bool) -> Iterator[str]:
    """The outline; with ``values`` also each indicator and what its cells say."""
    lines = Lines(document.text)
    for offset, depth, text in sorted(_nodes(document, values), key=lambda node: node[:2]):
        yield f"{lines.number(offset):>6}  {'  ' * depth}{' '.join(text.split())}"


def _nodes(document: Document, values: bool) -> Iterator[Node]:
    yield from _metadata(document)
    depths: dict[str | None, int] = {None: -1}
    yield from _sections(document.sections, 0, depths)
    for box in document.boxes:
        depths[box.id] = depths.get(box.section_id, -1) + 1
        yield from _box(box, depths[box.id])
    of_table: dict[str, list[Indicator]] = {}
    for indicator in document.indicators if values else []:
        of_table.setdefault(indicator.table_id, []).append(indicator)
    for table in document.tables:
        depth = depths.get(table.box_id or table.section_id, -1) + 1
        yield table.span.start, depth, _table(table)
        for indicator in of_table.get(table.id, []):
            yield indicator.span.start, depth + 1, _indicator(indicator)


def _metadata(document: Document) -> Iterator[Node]:
    for name in type(document.metadata).model_fields:
        field = getattr(document.metadata, name)
        for entry in field if isinstance(field, list) else [field]:
            if hasattr(entry, "value"):
                yield entry.span.start, 0, f"<{METADATA.get(name, name)}> {_plain(entry.value)}"


def _plain(value: object) -> str:
    if hasattr(value, "model_dump"):
        return " ".join(str(part) for part in value.model_dump().values() if part is not None)
    return str(value)


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


def _indicator(indicator: Indicator) -> str:
    unit = f"（{indicator.unit}）" if indicator.unit else ""
    attribute = f" {indicator.attribute}" if indicator.attribute else ""
    cells = "；".join(said(value) for value in indicator.values)
    return f"· {indicator.name}{unit}{attribute}：{cells}"


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
