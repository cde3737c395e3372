"""Every number in the text and what holds it, so that a number that nobody has claimed can be listed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .places import Lines, Owners

if TYPE_CHECKING:
    from ..models import Document, Section, Span

NUMBER = re.compile(r"\d+(?:[.,．，]\d+)*[%％‰]?")
UNCLAIMED = "未认领"
NAMES = {
    "block": UNCLAIMED,
    "box": UNCLAIMED,
    "heading": "标题",
    "box_title": "专栏标题",
    "mark": "条目编号",
    "table": "表格文字",
    "value": "表值",
    "note": "表注",
    "reference": "引用文件",
    "metadata": "公文要素",
    "furniture": "版面杂物",
    "": UNCLAIMED,
}
AROUND = 12


def numbers(document: Document) -> Iterator[str]:
    """One line per number: line and column, the number, what holds it, the words around it; then the sums."""
    owners = Owners(document)
    owners.paint(_finer(document))
    lines = Lines(document.text)
    sums: Counter[str] = Counter()
    for match in NUMBER.finditer(document.text):
        kind = owners[match.start()]
        name = NAMES.get(kind, kind)
        sums[name] += 1
        place = f"{lines.number(match.start())}:{lines.column(match.start())}"
        around = document.text[max(0, match.start() - AROUND) : match.end() + AROUND]
        yield f"{place:>9}  {match.group():<10}  {name}  {' '.join(around.split())}"
    yield f"共 {sums.total()} 个数字：" + "，".join(f"{name} {n}" for name, n in sums.most_common())


def _finer(document: Document) -> Iterator[tuple[str, Span]]:
    """What is known beyond the leaf: values in cells, item numbers, titles of boxes, document numbers."""
    for section in document.sections:
        yield from _marks(section)
    for box in document.boxes:
        yield "box_title", box.title_span
        for item in box.items:
            said = min((s.start for s in (item.title_span, item.text_span) if s), default=item.span.start)
            yield "mark", _stretch(item.span.start, said)
    for indicator in document.indicators:
        for value in indicator.values:
            yield "value", value.span
    for reference in document.references:
        yield "reference", reference.span


def _marks(section: Section) -> Iterator[tuple[str, Span]]:
    for block in section.blocks:
        if block.type == "list_item":
            yield "mark", _stretch(block.span.start, block.span.start + len(block.mark))
    for child in section.children:
        yield from _marks(child)


def _stretch(start: int, end: int) -> Span:
    from ..models import Span

    return Span(start=start, end=end)
