"""Tables whose cells stand one per line, as Word tables come out of a plain-text conversion.

Evidence of where a row begins differs from source to source (``stacked_rows``); the first kind that a
table shows is used.
"""

from __future__ import annotations

from ...lexicon import tables as words
from ...lexicon.schemes import read_mark
from ...lexicon.widths import fold, squeeze
from ..lines import Line
from .assemble import build
from .grid import Grid
from .stacked_rows import READERS

MAX_CELL = 46
"""Longest line that can be a cell of a stacked table."""


def find(lines: list[Line], start: int, dead: dict[str, int]) -> Grid | None:
    """The stacked table that begins at line ``start``, or None; ``dead`` as for delimited tables."""
    head = lines[start].text
    if len(head) > 16 or start < dead.get("table.stacked", 0) or not _opens(head):
        return None
    end = _end(lines, start)
    if end - start < 6:
        return None
    run, repeated = _without_repeats(lines[start:end])
    for name, rows_of in READERS:
        rows = rows_of(run)
        if rows is None:
            continue
        grid = build(name, rows, range(start, end))
        if grid is not None and len(grid.rows) >= 2 and any(grid.headers):
            grid.repeated += [line.body for again in repeated for line in again]
            grid.fragments += len(repeated)
            return grid
    dead["table.stacked"] = start + (end - start) // 2
    return None


def _without_repeats(run: list[Line]) -> tuple[list[Line], list[list[Line]]]:
    """The lines without the header that a new page prints again, and each such header."""
    width = next((n for n, line in enumerate(run) if not words.is_header(line.text)), 0)
    heads = [fold(squeeze(line.text)) for line in run[:width]]
    kept, repeated, n = run[:width], [], width
    while n < len(run):
        again = width > 1 and run[n].text == run[0].text
        if again and [fold(squeeze(line.text)) for line in run[n : n + width]] == heads:
            repeated.append(run[n : n + width])
            n += width
        else:
            kept.append(run[n])
            n += 1
    return kept, repeated


def _opens(text: str) -> bool:
    """The first header of a table: 指标, 序号, 类别 …, or a year above a column without a name."""
    return words.header_role(text) in ("name", "number", "group") or words.is_year(text)


def _end(lines: list[Line], start: int) -> int:
    """One past the last line that can be a cell; a tail without values is given back."""
    at, last_value, headers = start, start, 0
    while at < len(lines):
        line = lines[at]
        text = line.text
        if len(text) > MAX_CELL or text[-1] in "。；：:;" or "。" in text:
            break
        if (
            text.startswith("专栏")
            or (text.startswith("——") and not words.is_missing(text))
            or words.NOTE.match(text)
            or words.CAPTION.match(text)
        ):
            break
        mark = read_mark(text)
        if mark is not None and mark.way.divides:
            break
        if at - start < 12 and words.is_header(text):
            headers += 1
        if words.is_value(text) or words.is_attribute(text):
            last_value = at
        at += 1
    if headers < 2:
        return start
    after = last_value + 1
    while after < at and lines[after].blanks_before == 0 and not _opens_row(lines[after]):
        after += 1
    return after if after == at or after - last_value <= 3 else last_value + 1


def _opens_row(line: Line) -> bool:
    return read_mark(line.text) is not None
