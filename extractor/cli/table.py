"""The table at the end of a run: plain, lined up for double-width names, whole when piped.

Hand-made because box-drawing characters are two columns wide in some Chinese terminals, and a
table library would take longer to import than the table takes to print.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .display import pad, pad_left, printable, shorten, width, wrap
from .record import Record

COLUMNS = {
    "sections": "章节",
    "boxes": "专栏",
    "items": "条目",
    "tables": "表格",
    "indicators": "指标",
    "values": "数值",
    "statements": "陈述",
    "unclaimed": "未认领",
    "findings": "发现",
}
NAME, SECONDS = "文件", "秒"
LEAST_NAME = 12
SPARE = ("tables", "boxes", "items", "values")
"""Columns that a narrow terminal goes without, the first of them first; run.jsonl has them all."""
RED, PLAIN = "\x1b[31m", "\x1b[0m"


def table(records: Sequence[Record], columns: int | None, coloured: bool = False) -> Iterator[str]:
    """The lines of the table, no wider than ``columns`` where that is given."""
    shown = dict(COLUMNS)
    heads, cells, widths = _grid(records, shown)
    for spare in SPARE:
        if columns is None or LEAST_NAME + sum(widths) + 2 * len(widths) <= columns:
            break
        del shown[spare]
        heads, cells, widths = _grid(records, shown)
    names = [printable(record.id) for record in records]
    room = max(width(NAME), *map(width, names))
    if columns is not None:
        room = min(room, max(LEAST_NAME, columns - sum(widths) - 2 * len(widths)))

    def row(name: str, values: Sequence[str]) -> str:
        return "  ".join([pad(name, room), *map(pad_left, values, widths)])

    yield row(NAME, heads)
    for name, record, values in zip(names, records, cells, strict=True):
        short = shorten(name, room)
        if record.counts is not None:
            yield row(short, values)
        yield from _complaint(pad(short, room), record, columns, coloured)


def _grid(records: Sequence[Record], shown: dict[str, str]) -> tuple[list[str], list[list[str]], list[int]]:
    """Headers, cells and column widths of the counts and seconds."""
    cells = [[_number(record, name) for name in shown] + [f"{record.seconds:.2f}"] for record in records]
    heads = [*shown.values(), SECONDS]
    widths = [max(width(h), *(width(row[i]) for row in cells)) for i, h in enumerate(heads)]
    return heads, cells, widths


def _number(record: Record, name: str) -> str:
    return "" if record.counts is None else str(record.counts.get(name, ""))


def _complaint(name: str, record: Record, columns: int | None, coloured: bool) -> Iterator[str]:
    """What went wrong: beside the name of a failed document, below the row of one that was written."""
    if record.code is None:
        return
    first = name if record.status == "failed" else " " * width(name)
    text = printable(f"{'失败' if record.status == 'failed' else '注意'} {record.code}：{record.message}")
    room = None if columns is None else max(20, columns - width(name) - 2)
    for at, line in enumerate([text] if room is None else wrap(text, room)):
        shown = f"{RED}{line}{PLAIN}" if coloured else line
        yield f"{first if at == 0 else ' ' * width(name)}  {shown}"


def summary(records: Sequence[Record]) -> str:
    """The closing line, in fixed words for scripts to read."""
    written = sum(record.output is not None for record in records)
    return f"{len(records)} read, {written} written, {len(records) - written} failed"
