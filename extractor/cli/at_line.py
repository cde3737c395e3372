"""One source line under the glass: who holds each character, which rules looked at it and what they said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..compare.words import SIGNS
from ..core.lines import Lines
from ..export.labels import LABELS
from ..leaves import leaves
from .display import char_width, folded, pad, printable
from .outline import said
from .places import Owners, pieces
from .rule_words import rule_said, why_said

if TYPE_CHECKING:
    from ..core.trace import Trace
    from ..models import Document, Span
    from ..models.statement import Statement

LETTERS = {
    "heading": ("H", "标题"),
    "block": ("P", "正文"),
    "box": ("B", "专栏"),
    "table": ("T", "表格"),
    "metadata": ("M", "公文要素"),
    "furniture": ("F", "版面杂物"),
    "note": ("N", "注"),
}
STAGES = {
    "claims": "归行", "headings": "标题", "tables": "表格", "boxes": "专栏", "paragraphs": "分段", "statements": "陈述",
}  # fmt: skip
BLANK = "·"
UNOWNED = "?"


def at_line(document: Document, trace: Trace, number: int, columns: int) -> Iterator[str]:
    """The line, its mask (one letter per character), and the verdicts on it."""
    lines = Lines(document.text)
    start, end = lines.extent(number)
    yield from _masked(document, start, end, number, columns)
    used = [(letter, name) for letter, name in LETTERS.values()]
    yield from folded("图例：" + "，".join(f"{letter} {name}" for letter, name in used) + f"，{BLANK} 空白", columns, 6)
    yield ""
    yield "归属："
    yield from _or_none(_holders(document, start, end, lines), columns)
    scope = [(start, end), *_claimed_as_a_whole(document, start, end)]
    yield "认出此处的规则："
    yield from _or_none(_verdicts(trace, "claimed", scope), columns)
    yield "看过而未采用的规则："
    yield from _or_none(_verdicts(trace, "refused", [(start, end)]), columns)


def _claimed_as_a_whole(document: Document, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A box is claimed by its title, which stands elsewhere than most of its lines."""
    here = {owner for _, owner, span in leaves(document) if _touches(pieces(span), start, end)}
    for box in document.boxes:
        if box.id in here:
            yield from pieces(box.title_span)


def _verdicts(trace: Trace, outcome: str, scope: list[tuple[int, int]]) -> Iterator[str]:
    for event in trace.events:
        if event.outcome == outcome and any(_touches(event.place.pieces, *place) for place in scope):
            stage = STAGES.get(event.stage, event.stage)
            yield f"{stage}  {rule_said(event.rule)}  {printable(why_said(event.reason))}"


def _masked(document: Document, start: int, end: int, number: int, columns: int) -> Iterator[str]:
    """Source and mask in pairs of lines that stand exactly one above the other."""
    owners = Owners(document)
    room = max(20, columns - 8)
    source, mask, used = "", "", 0
    for offset in range(start, end):
        char = document.text[offset]
        shown = printable(char) if char_width(char) else "\u2423"  # what has no width needs a place of its own
        if used + char_width(shown) > room:
            yield from _pair(source, mask, number)
            source, mask, used = "", "", 0
        letter = LETTERS.get(owners[offset], (UNOWNED, ""))[0] if not char.isspace() else BLANK
        source += shown
        mask += pad(letter, char_width(shown))
        used += char_width(shown)
    yield from _pair(source, mask, number)


def _pair(source: str, mask: str, number: int) -> Iterator[str]:
    yield f"{number:>6}  {source}"
    yield f"{'':>6}  {mask.rstrip()}"


def _holders(document: Document, start: int, end: int, lines: Lines) -> Iterator[str]:
    found: list[tuple[int, str]] = []
    for kind, owner, span in leaves(document):
        for first, last in pieces(span):
            if _touches(((first, last),), start, end):
                letter, name = LETTERS.get(kind, (UNOWNED, kind))
                found.append((first, f"{letter} {name} {owner}  {_extent(span, lines)}"))
    for indicator in document.indicators:
        for value in indicator.values:
            if _touches(pieces(value.span), start, end):
                found.append((value.span.start, f"  指标 {indicator.id} {indicator.name}：{said(value)}"))
    for one in document.statements:
        if _touches(pieces(one.span), start, end):
            found.append((one.span.start, f"  陈述 {one.id} {_stated(one, document.text)}"))
    for finding in document.diagnostics:
        if any(_touches(pieces(span), start, end) for span in finding.spans):
            found.append((start, f"! {finding.code} {finding.message}"))
    for _, text in sorted(found, key=lambda entry: entry[0]):
        yield text


def _stated(one: Statement, text: str) -> str:
    """A statement in a line: of what, its print, and what it was read as."""
    read = [LABELS["statements", "kind"][one.kind], LABELS["statements", "aggregation"][one.aggregation]]
    if one.direction is not None:
        read.append(LABELS["statements", "direction"][one.direction])
    if one.period is not None:
        start, end = one.period.start, one.period.end
        read.append(f"{start}年" if start == end else f"{start}—{end}年")
    return printable(
        f"{one.subject} {SIGNS[one.comparator]}{''.join(one.span.text_in(text).split())}：{'，'.join(read)}"
    )


def _extent(span: Span, lines: Lines) -> str:
    first, last = (f"{lines.number(at)}:{lines.column(at)}" for at in (span.start, max(span.start, span.end - 1)))
    return f"{first}–{last}" + (f"（{len(span.parts)} 段）" if span.parts else "")


def _touches(places: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in places)


def _or_none(texts: Iterator[str], columns: int) -> Iterator[str]:
    empty = True
    for text in texts:
        empty = False
        yield from folded(f"  {text}", columns, 4)
    if empty:
        yield "  （无）"
