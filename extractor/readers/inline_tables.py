"""HTML tables inside Markdown or text, as PDF converters write them: real row and column spans."""

from __future__ import annotations

import re
from dataclasses import replace

from ..core.fragment import Fragment
from ..core.source import DeclaredCell, DeclaredTable, Source
from .slots import Slots

REGION = re.compile(r"<table\b[^>]*>.*?</table\s*>", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)\b(?P<rest>[^<>]*)>|<!--.*?-->", re.DOTALL)
_SPAN = re.compile(r"(row|col)span\s*=\s*[\"']?\s*(\d{1,3})", re.IGNORECASE)


def with_tables(source: Source) -> Source:
    """The source with the HTML tables that fill whole lines of its text; their tags are furniture."""
    text = source.text
    if "<table" not in text and "<TABLE" not in text:
        return source
    regions = [Fragment.of(text, *match.span()) for match in REGION.finditer(text) if _fills_lines(text, *match.span())]
    tags = [("markup", r.start + a, r.start + b) for r in regions for a, b in (m.span() for m in TAG.finditer(r.text))]
    tables = tuple(DeclaredTable(r.start, r.end, cells_of(r), rule="table.html") for r in regions)
    return replace(source, tables=tables, furniture=(*source.furniture, *tags))


def _fills_lines(text: str, start: int, end: int) -> bool:
    before = text.rfind("\n", 0, start) + 1
    newline = text.find("\n", end)
    return not text[before:start].strip() and not text[end : len(text) if newline < 0 else newline].strip()


def cells_of(region: Fragment) -> tuple[DeclaredCell, ...]:
    """The cells of one table, each in its slot.

    A caption, and words astray between the cells, are rows of their own over the whole width.
    """
    cells: list[DeclaredCell] = []
    astray: list[int] = []
    slots = Slots()
    row, start, span, inside = -1, 0, (1, 1), False
    for match in TAG.finditer(region.text):
        name = (match.group("name") or "").lower()
        if not inside or name in ("td", "th", "tr", "table"):
            content = region.sub(start, match.start())
            words = content.without([m.span() for m in TAG.finditer(content.text)]).strip()
            row += bool(not inside and words)
            if inside or words:
                at = max(row, 0)
                astray += [] if inside else [len(cells)]
                column, rows, columns = slots.take(at, *(span if inside else (1, 1)))
                cells.append(DeclaredCell(at, column, words, rows, columns))
            start, inside = match.end(), False
        row += name == "tr" and not match.group("close")
        if name in ("td", "th") and not match.group("close"):
            span, inside = _spans(match.group("rest")), True
    width = max((cell.column + cell.columns for cell in cells), default=0)
    for n in astray:
        cells[n] = replace(cells[n], columns=width)
    return tuple(cells)


def _spans(attributes: str) -> tuple[int, int]:
    found = {kind.lower(): int(n) for kind, n in _SPAN.findall(attributes)}
    return found.get("row", 1), found.get("col", 1)
