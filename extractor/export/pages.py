"""A document as a page to read: what the outline, boxes, tables and findings say, in Markdown or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from importlib.resources import files
from typing import Literal

from ..core import own_pages
from ..core.lines import Lines
from ..models import Box, Document, Section
from ..models.outline import Block
from .grids import Area, Grid, printed

Kind = Literal["heading", "paragraph", "item", "box", "box_item", "table", "finding", "fact"]
DEEPEST = 6
"""Levels of headings that HTML and Markdown have."""
SEVERITY = {"error": "错误", "warning": "警告", "info": "提示"}
MARKS = "、．.）)"
"""What parts a number from its heading; else there is a blank."""
QUOTED = 60
"""Characters of the source that are shown of a finding's places."""


@dataclass(frozen=True, slots=True)
class Node:
    """One thing on the page: its words, and for a heading its level; ``line`` is where the source has it."""

    kind: Kind
    text: str = ""
    level: int = 0
    line: int | None = None
    label: str = ""
    grid: Grid | None = None
    of: str = ""
    """How grave a finding is."""


def nodes(document: Document) -> Iterator[Node]:
    """The page of a document from top to bottom; every title, paragraph, box and table of it once."""
    lines = Lines(document.text)
    title = document.metadata.title
    yield Node("heading", title.value if title else document.id, 1, label=document.id)
    for label, value in _facts(document):
        yield Node("fact", value, label=label)
    boxes = {box.id: box for box in document.boxes}
    tables = {grid.name: Node("table", grid=grid, line=lines.number(table.span.start))
              for grid, table in zip(printed(document), document.tables, strict=True)}  # fmt: skip
    yield from _Body(boxes, tables, lines).sections(document.sections)
    if document.footnotes:
        yield Node("heading", "脚注", 2)
        for note in document.footnotes:
            yield Node("item", f"{note.mark or ''} {note.text}".strip(), line=lines.number(note.span.start))
    yield Node("heading", f"发现（{len(document.diagnostics)}）", 2)
    for one in document.diagnostics:
        quoted = "；".join(
            f"第 {lines.number(span.start)} 行“{_short(span.text_in(document.text))}”" for span in one.spans[:3]
        )
        place = lines.number(one.spans[0].start) if one.spans else None
        yield Node(
            "finding",
            f"{one.message}{quoted}",
            line=place,
            label=f"{SEVERITY[one.severity]} {one.code}",
            of=one.severity,
        )


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= QUOTED else plain[:QUOTED] + "……"


def _facts(document: Document) -> Iterator[tuple[str, str]]:
    meta = document.metadata
    number, region, period = meta.document_number, meta.region, meta.plan_period
    said = (
        ("副标题", meta.subtitle and meta.subtitle.value), ("通知标题", meta.notice_title and meta.notice_title.value),
        ("发文字号", number and number.value.raw), ("发文机关", "、".join(body.value for body in meta.issuers)),
        ("主送机关", "；".join(body.value for body in meta.recipients)),
        ("成文日期", meta.date_written and str(meta.date_written.value)),
        ("抄送机关", "；".join(body.value for body in meta.copied_to)),
        ("印发机关", meta.printed_by and meta.printed_by.value),
        ("印发日期", meta.date_printed and str(meta.date_printed.value)), ("行政区划", region and region.value.name),
        ("规划期", period and f"{period.value.start}—{period.value.end}"), ("来源", document.source.path),
    )  # fmt: skip
    yield from ((label, value) for label, value in said if value)


class _Body:
    """The sections with what stands in them, each box and table where it is referred to first."""

    def __init__(self, boxes: dict[str, Box], tables: dict[str, Node], lines: Lines):
        self.boxes, self.tables, self.lines = boxes, tables, lines

    def _heading(self, section: Section) -> str:
        """The heading behind its number, with the mark that is printed between them."""
        number = section.number.raw if section.number else ""
        place = section.heading_span or section.span
        behind = place.text_in(self.lines.text).lstrip()[len(number) :].lstrip()[:1]
        if behind and behind in MARKS:
            return f"{number}{behind}{section.heading}"
        between = "　" if number and number[-1] not in "）)" else ""
        return f"{number}{between}{section.heading}"

    def sections(self, sections: Iterable[Section]) -> Iterator[Node]:
        """Sections with their numbers, and everything below them; then what no section refers to."""
        yield from self._walk(sections)
        for box in list(self.boxes):
            yield from self._box(box)
        for table in list(self.tables):
            yield self.tables.pop(table)

    def _walk(self, sections: Iterable[Section]) -> Iterator[Node]:
        for section in sections:
            if section.heading is not None:
                place = (section.heading_span or section.span).start
                yield Node("heading", self._heading(section), section.level + 1, self.lines.number(place))
            for block in section.blocks:
                yield from self._block(block)
            yield from self._walk(section.children)

    def _block(self, block: Block) -> Iterator[Node]:
        line = self.lines.number(block.span.start)
        if block.type == "box_ref":
            yield from self._box(block.id)
        elif block.type == "table_ref":
            if block.id in self.tables:
                yield self.tables.pop(block.id)
        elif block.type == "list_item":
            lead = block.lead.text if block.lead else ""
            text = block.text if block.text.startswith(lead) else lead + block.text
            yield Node("item", text, line=line, label=block.mark)
        else:
            yield Node("paragraph", block.text, line=line)

    def _box(self, name: str) -> Iterator[Node]:
        box = self.boxes.pop(name, None)
        if box is None:
            return
        number = f"专栏{box.number} " if box.number is not None else "专栏 "
        yield Node("box", number + box.title, line=self.lines.number(box.title_span.start))
        for block in box.blocks:
            yield Node("box_item", block.text, line=self.lines.number(block.span.start))
        for item in box.items:
            label = " ".join(filter(None, (item.number, item.title)))
            yield Node("box_item", item.text, line=self.lines.number(item.span.start), label=label)
        for table in box.table_ids:
            if table in self.tables:
                yield _titled_once(self.tables.pop(table), box.title)
        for note in box.notes:
            yield Node("box_item", note.text, line=self.lines.number(note.span.start))


def _titled_once(node: Node, title: str) -> Node:
    """A table whose caption is the title of its box, and stands there already."""
    grid = node.grid
    if grid is None or grid.above[:1] != (title,):
        return node
    return replace(node, grid=replace(grid, above=grid.above[1:]))


# -- Markdown ---------------------------------------------------------------------------------

_RUNS = {"fact": "list", "finding": "list", "item": "list", "box": "quote", "box_item": "quote"}
"""What the blocks of a kind make together."""
_BETWEEN = {"list": "\n", "quote": "\n>\n", "": "\n\n"}
"""What stands between two blocks of one run."""
_SIGNS = re.compile(r"([\\`*_\[\]<>|~$&])")
_OPENS = re.compile(r"^(\s*)(#{1,6}(?=\s)|[-+](?=\s)|[0-9]+[.)](?=\s)|=+$|-+$)")


def markdown(documents: Iterable[Document]) -> str:
    """The documents one after the other; a blank line ends a list or a box, or what follows would belong to it."""
    out, last = [f"{own_pages.MARKDOWN}\n\n"], ""
    for node in (node for document in documents for node in nodes(document)):
        run = _RUNS.get(node.kind, "")
        out.append((_BETWEEN[run] if run == last else "\n\n") if len(out) > 1 else "")
        out.append(_block_of(node))
        last = run
    return "".join(out) + "\n"


def _plain(text: str) -> str:
    """Words that mean themselves in Markdown, on one line."""
    one = _SIGNS.sub(r"\\\1", " ".join(text.split()))
    return _OPENS.sub(lambda m: f"{m[1]}\\{m[2]}" if not m[2][0].isdigit() else f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", one)


def _block_of(node: Node) -> str:
    words = _plain(node.text)
    label = f"**{_plain(node.label)}** " if node.label else ""
    if node.kind == "heading":
        return f"{'#' * min(node.level, DEEPEST)} {words}"
    if node.kind == "box":
        return f"> **{words}**"
    if node.kind == "box_item":
        return f"> {label}{words}"
    if node.kind in ("fact", "finding"):
        return f"- {label}{words}"
    if node.kind == "item":
        return f"- {_plain(node.label)}{words}" if node.label else f"- {words}"
    if node.grid is not None:
        return _pipes(node.grid)
    return words


def _pipes(grid: Grid) -> str:
    rows = [grid.heads(), *grid.rows]
    out = [f"{_plain(line)}\n" if line.startswith("单位：") else f"**{_plain(line)}**\n" for line in grid.above]
    for n, row in enumerate(rows):
        out.append("| " + " | ".join(_plain(text) for text in row) + " |")
        if n == 0:
            out.append("|" + " --- |" * len(row))
    out += [f"\n{_plain(line)}" for line in grid.below]
    return "\n".join(out)


# -- HTML -------------------------------------------------------------------------------------


def html(documents: Iterable[Document]) -> str:
    """One page that needs nothing else: contents on the left, the documents on the right."""
    body: list[str] = []
    contents: list[str] = []
    for d, document in enumerate(documents):
        for n, node in enumerate(nodes(document)):
            ident = f"d{d}n{n}"
            if node.kind == "heading":
                contents.append(f'<a class="l{min(node.level, DEEPEST)}" href="#{ident}">{escape(node.text)}</a>')
            body.append(_element(node, ident))
    style = files(__package__).joinpath("pages.css").read_text("utf-8")
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">{own_pages.HTML}'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(_first_title(body))}</title><style>{style}</style></head><body>"
        f"<nav>{''.join(contents)}</nav><main>{''.join(body)}</main></body></html>\n"
    )


def _first_title(body: Sequence[str]) -> str:
    return re.sub(r"<[^>]+>", "", body[0]) if body else "extract"


def _element(node: Node, ident: str) -> str:
    words, label = escape(node.text), f"<b>{escape(node.label)}</b> " if node.label else ""
    line = f' title="原文第 {node.line} 行"' if node.line else ""
    if node.kind == "heading":
        level = min(node.level, DEEPEST)
        return f'<h{level} id="{ident}"{line}>{words}</h{level}>'
    if node.kind == "table" and node.grid is not None:
        return _table(node.grid, line)
    shown = f"{escape(node.label)}{words}" if node.kind == "item" else f"{label}{words}"
    kind = f"{node.kind} {node.of}".strip()
    return f'<p class="{kind}"{line}>{shown}</p>'


def _over(area: Area) -> str:
    rows, columns = area.bottom - area.top + 1, area.right - area.left + 1
    return (f' rowspan="{rows}"' if rows > 1 else "") + (f' colspan="{columns}"' if columns > 1 else "")


def _table(grid: Grid, line: str) -> str:
    spans = {(area.top, area.left): area for area in grid.merged}
    hidden = {
        (r, c) for a in grid.merged for r in range(a.top, a.bottom + 1) for c in range(a.left, a.right + 1)
    } - spans.keys()  # fmt: skip
    out = [f'<div class="table"><table{line}>']
    if grid.above:
        out.append("<caption>" + "<br>".join(map(escape, grid.above)) + "</caption>")
    for r, row in enumerate((*grid.header, *grid.rows)):
        tag = "th" if r < len(grid.header) else "td"
        cells = []
        for c, text in enumerate(row):
            if (r, c) in hidden:
                continue
            area = spans.get((r, c))
            over = _over(area) if area else ""
            kind = ' class="beside"' if c >= grid.own else ' class="value"' if c in grid.numeric else ""
            cells.append(f"<{tag}{over}{kind}>{escape(text)}</{tag}>")
        out.append(f"<tr>{''.join(cells)}</tr>")
    out.append("</table></div>" + "".join(f'<p class="note">{escape(note)}</p>' for note in grid.below))
    return "".join(out)
