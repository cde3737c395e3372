"""Every number in the text and what accounts for it, so that a number that nobody has claimed can be listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..core.lines import Lines
from .display import pad, printable

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


def numbers(document: Document) -> Iterator[str]:
    """One line per number: line and column, the number, its account, the rule, the words around it; then the sums."""
    from ..ledger import ledger

    lines = Lines(document.text)
    sums: Counter[str] = Counter()
    for entry in ledger(document):
        name = NAMES[entry.account]
        sums[name] += 1
        place = f"{lines.number(entry.start)}:{lines.column(entry.start)}"
        around = document.text[max(0, entry.start - AROUND) : entry.end + AROUND]
        shown = pad(printable(" ".join(entry.print.split())), 10)
        yield f"{place:>9}  {shown}  {pad(name, 8)}  {entry.rule:<18}  {printable(' '.join(around.split()))}"
    yield f"共 {sums.total()} 个数字：" + "，".join(f"{name} {n}" for name, n in sums.most_common())
