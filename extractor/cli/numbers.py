"""Every number in the text and what accounts for it, so that a number that nobody has claimed can be listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..core.lines import Lines
from .display import char_width, pad, printable, width, wrap

if TYPE_CHECKING:
    from ..models import Document

NAMES = {
    "statement": "陈述",
    "table": "表格",
    "date": "日期",
    "document_number": "文号",
    "ordinal": "序号",
    "name": "名称",
    "furniture": "版面杂物",
    "unclaimed": "未认领",
}
AROUND = 12
WITH_RULE = 96
"""Columns of a terminal that has room for the rules as well."""


def numbers(document: Document, columns: int | None = None) -> Iterator[str]:
    """One line per number: line and column, the number, its account, the rule, the words around it; then the sums.

    Args:
        columns: how wide the terminal is; where it is narrow the rule goes, then words on both sides.
    """
    from ..ledger import ledger

    lines = Lines(document.text)
    sums: Counter[str] = Counter()
    for entry in ledger(document):
        name = NAMES[entry.account]
        sums[name] += 1
        place = f"{lines.number(entry.start)}:{lines.column(entry.start)}"
        around = document.text[max(0, entry.start - AROUND) : entry.end + AROUND]
        shown = pad(printable(" ".join(entry.print.split())), 10)
        front = f"{place:>9}  {shown}  {pad(name, 8)}  "
        if columns is None or columns >= WITH_RULE:
            front += f"{entry.rule:<18}  "
        words = printable(" ".join(around.split()))
        if columns is not None:
            before = " ".join(document.text[max(0, entry.start - AROUND) : entry.start].split())
            words = _middle(words, len(before), columns - width(front))
        yield front + words
    total = f"共 {sums.total()} 个数字：" + "，".join(f"{name} {n}" for name, n in sums.most_common())
    yield from [total] if columns is None else wrap(total, columns)


def _middle(words: str, at: int, room: int) -> str:
    """As much of the words on both sides of a place as there is room for."""
    start = end = min(at, len(words))
    while start > 0 or end < len(words):
        used = room
        if end < len(words) and char_width(words[end]) <= room:
            room -= char_width(words[end])
            end += 1
        if start > 0 and char_width(words[start - 1]) <= room:
            start -= 1
            room -= char_width(words[start])
        if room == used:
            break
    return words[start:end]
