"""HTML tables inside Markdown or text, as PDF converters write them: real row and column spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..core.fragment import Fragment
from ..core.source import DeclaredCell, DeclaredTable, Source
from .slots import Slots
from .stacked_rows import unstacked

_OPENING = re.compile(r"<table\b[^<>]*>", re.IGNORECASE)
_CLOSING = re.compile(r"</table\s*>", re.IGNORECASE)
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)\b(?P<rest>[^<>]*)>|<!--")
_WRAPPED = re.compile(r"(?:<(?:html|body|div|center|figure|section)\b[^<>\n]*>[ \t]*)+\Z", re.IGNORECASE)
_UNWRAPPED = re.compile(r"(?:[ \t]*</(?:html|body|div|center|figure|section)\s*>)+", re.IGNORECASE)
MAX_WRAPPING = 400
"""Characters before a table that can wrap it."""
_BLANKS = " \t\u3000"
_SPAN = re.compile(r"(row|col)span\s*=\s*[\"']?\s*(\d{1,3})", re.IGNORECASE)


def with_tables(source: Source) -> Source:
    """The source with the HTML tables that fill whole lines of its text; their tags are furniture."""
    text = source.text
    if "<table" not in text and "<TABLE" not in text:
        return source
    wrapped = (_with_wrapping(text, *place) for place in _regions(text))
    regions = [Fragment.of(text, *place) for place in wrapped if _fills_lines(text, *place)]
    tags = [("markup", r.start + a, r.start + b) for r in regions for a, b in _tags(r.text)]
    tables = tuple(map(_declared, regions))
    return replace(source, tables=tables, furniture=(*source.furniture, *tags))


def _declared(region: Fragment) -> DeclaredTable:
    cells = cells_of(region)
    apart = unstacked(cells, _breaks(region))
    return DeclaredTable(region.start, region.end, apart, rule="table.html", complete=apart == cells)


def _regions(text: str) -> Iterator[tuple[int, int]]:
    """Tables from their opening tag to the first closing one."""
    end = 0
    for opening in _OPENING.finditer(text):
        if opening.start() < end:
            continue
        closing = _CLOSING.search(text, opening.end())
        if closing is None:
            return
        end = closing.end()
        yield opening.start(), end


def _with_wrapping(text: str, start: int, end: int) -> tuple[int, int]:
    """The table with the tags that wrap it on its lines: <html><body><table>…</table></body></html>."""
    line = max(text.rfind("\n", 0, start) + 1, start - MAX_WRAPPING)
    before = _WRAPPED.search(text, line, start)
    after = _UNWRAPPED.match(text, end)
    return (before.start() if before is not None else start), (after.end() if after is not None else end)


def _fills_lines(text: str, start: int, end: int) -> bool:
    while start and text[start - 1] in _BLANKS:
        start -= 1
    while end < len(text) and text[end] in _BLANKS:
        end += 1
    return text[start - 1 : start] in ("", "\n", "\r") and text[end : end + 1] in ("", "\n", "\r")


def _tokens(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """Tags and comments, each with its end; a comment that is never closed is words."""
    at, last = 0, text.rfind("-->")
    while match := _TAG.search(text, at):
        at = match.end()
        if match.group("name"):
            yield match, at
        elif at <= last:
            at = text.find("-->", at) + 3
            yield match, at


def _breaks(region: Fragment) -> list[int]:
    return [region.start + match.start() for match, _ in _tokens(region.text) if match.group("name") in ("br", "BR")]


def _tags(text: str) -> list[tuple[int, int]]:
    return [(match.start(), end) for match, end in _tokens(text)]


def cells_of(region: Fragment) -> tuple[DeclaredCell, ...]:
    """The cells of one table, each in its slot.

    A caption, and words astray between the cells, are rows of their own over the whole width.
    """
    cells: list[DeclaredCell] = []
    astray: list[int] = []
    slots = Slots()
    row, start, span, inside = -1, 0, (1, 1), False
    for match, end in _tokens(region.text):
        name = (match.group("name") or "").lower()
        if not inside or name in ("td", "th", "tr", "table"):
            content = region.sub(start, match.start())
            words = content.without(_tags(content.text)).strip()
            row += bool(not inside and words)
            if inside or words:
                at = max(row, 0)
                astray += [] if inside else [len(cells)]
                column, rows, columns = slots.take(at, *(span if inside else (1, 1)))
                cells.append(DeclaredCell(at, column, words, rows, columns))
            start, inside = end, False
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
