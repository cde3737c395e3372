"""The table at the end of a run: plain, lined up for double-width names, whole when piped.

Hand-made because box-drawing characters are two columns wide in some Chinese terminals, and a
table library would take longer to import than the table takes to print.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .display import pad, pad_left, printable, width, wrap
from .record import Record
from .usage import as_typed

HEADS = {
    "sections": "章节",
    "boxes": "专栏",
    "items": "条目",
    "tables": "表格",
    "indicators": "指标",
    "values": "数值",
    "statements": "陈述",
    "unclaimed": "未认领",
    "findings": "发现",
    "seconds": "秒",
}
DISPENSABLE = ("tables", "boxes", "items", "values")
"""Columns that go, in this order, where the terminal is too narrow for all; run.jsonl has them all."""
NAME, UNCHANGED = "文件", "未变"
LEAST_NAME = 20
MOST_NAME = 120
"""Columns of names where nothing says how wide a line may be; a longer one moves its own row to the right."""
RED, PLAIN = "\x1b[31m", "\x1b[0m"


def table(records: Iterable[Record], columns: int | None, coloured: bool = False) -> Iterator[str]:
    """The lines of the table, no wider than ``columns`` where that is given.

    ``records`` are gone through twice, once for the widths, so that none need be kept.
    """
    widths = {name: width(head) for name, head in HEADS.items()}
    room = width(NAME)
    for record in records:
        widths = {name: max(wide, width(_cell(record, name))) for name, wide in widths.items()}
        room = max(room, width(printable(record.name)))
    if columns is None:
        room = min(room, MOST_NAME)
    else:
        for name in DISPENSABLE:
            if LEAST_NAME + sum(widths.values()) + 2 * len(widths) > columns:
                del widths[name]
        room = min(room, max(LEAST_NAME, columns - sum(widths.values()) - 2 * len(widths)))

    def row(name: str, cells: Sequence[str]) -> str:
        return "  ".join([pad(name, room), *map(pad_left, cells, widths.values())])

    yield row(NAME, [HEADS[name] for name in widths])
    for record in records:
        short = printable(record.name)
        if width(short) > room and columns is not None:  # a name is never cut: it has lines of its own
            yield from wrap(short, columns)
            short = ""
        if record.counts is not None:
            yield row(short, [_cell(record, name) for name in widths])
        yield from _complaint(pad(short, room), record, columns, coloured)


def _cell(record: Record, name: str) -> str:
    if name == "seconds":
        return UNCHANGED if record.unchanged else f"{record.seconds:.2f}"
    return "" if record.counts is None else str(record.counts.get(name, ""))


def _complaint(name: str, record: Record, columns: int | None, coloured: bool) -> Iterator[str]:
    """What went wrong: beside the name of a failed document, below the row of one that was written."""
    if record.code is None:
        return
    first = name if record.status == "failed" else " " * width(name)
    word = "失败" if record.status == "failed" else "注意"
    text = printable(f"{word} {record.code}：{as_typed(record.message or '')}")
    room = None if columns is None else max(20, columns - width(name) - 2)
    for at, line in enumerate([text] if room is None else wrap(text, room)):
        shown = f"{RED}{line}{PLAIN}" if coloured else line
        yield f"{first if at == 0 else ' ' * width(name)}  {shown}"


def summary(read: int, written: int, unchanged: int, failed: int) -> str:
    """The closing line, in fixed words for scripts to read."""
    same = f"{unchanged} unchanged, " if unchanged else ""
    return f"{read} read, {written} written, {same}{failed} failed"
