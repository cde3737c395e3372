"""Tables whose cells a sign parts: tabs or pipes."""

from __future__ import annotations

from ...lexicon import tables as words
from ...lexicon.schemes import read_mark
from ..lines import Line
from .assemble import build
from .grid import Cells, Grid, text_of
from .header import is_header_row
from .rows import READERS, RowReader, opens_cell, tabbed_rows
from .stops import stops
from .surroundings import is_caption

MAX_TORN = 3
"""Lines in a row without a cell boundary that may stand inside a table: a torn cell."""


def find(lines: list[Line], start: int, dead: dict[str, int]) -> Grid | None:
    """The table whose first row is line ``start``, or None.

    ``dead`` remembers up to which line a reader found rows that are no table, so that a long run
    of such rows is read once and not once per line.
    """
    text = lines[start].cells.text
    if opens_cell(lines[start]) and not _is_title(lines[start]):
        return _tabbed(lines, start, dead)
    for rule, reader in READERS:
        if (rule == "table.tabs") != ("\t" in text) or (rule == "table.pipes" and "|" not in text):
            continue
        if start < dead.get(rule, 0):
            continue
        cells = reader(lines[start])
        if cells is None or _is_title(lines[start]):
            continue
        grid, end = _block(rule, reader, lines, start)
        if grid is not None:
            return grid
        dead[rule] = start + (end - start) // 2  # a header may stand in the second half: halving keeps the work linear
    return None


def _tabbed(lines: list[Line], start: int, dead: dict[str, int]) -> Grid | None:
    """The table whose cells stand one a line, each with a tab in front."""
    if start < dead.get("table.cells", 0):
        return None
    stop = start + 1
    while stop < len(lines) and not stops(lines[stop]):
        stop += 1
    rows, end = tabbed_rows(lines, start, stop)
    full = [row for row in rows if len(row) > 1]
    grid = (
        build("table.cells", rows, range(start, end))
        if len(full) > 1 and _looks_like_table("table.cells", rows)
        else None
    )
    if grid is None:
        dead["table.cells"] = start + (stop - start) // 2
    return grid


def _is_title(line: Line) -> bool:
    """A caption or box title that kept the tabs of its row."""
    text = line.text
    return text.startswith("专栏") or is_caption(line) or bool(words.NOTE.match(text) or words.FIGURE.match(text))


def _block(rule: str, reader: RowReader, lines: list[Line], start: int) -> tuple[Grid | None, int]:
    rows: list[Cells] = []
    owners: list[Line] = []
    at, last = start, start
    while at < len(lines):
        line = lines[at]
        cells = None if _is_title(line) else reader(line)
        if cells is None:
            if at - last > MAX_TORN or not _torn(rule, line, lines, at, reader):
                break
            cells = [line.body]
        else:
            last = at
        rows.append(list(cells))
        owners.append(line)
        at += 1
    rows, owners = rows[: last - start + 1], owners[: last - start + 1]
    if len(rows) < 2 or not _looks_like_table(rule, rows):
        return None, last + 1
    return build(rule, rows, range(start, last + 1)), last + 1


def _torn(rule: str, line: Line, lines: list[Line], at: int, reader: RowReader) -> bool:
    """Whether a line without cells lies inside the table: short, no sentence, and rows go on after it."""
    text = line.text
    if len(text) > 40 or "。" in text or _is_title(line) or words.UNIT_LINE.match(text):
        return False
    mark = read_mark(text)
    if mark is not None and mark.way.divides:
        return False
    for ahead in lines[at + 1 : at + 1 + MAX_TORN]:
        if _is_title(ahead) or words.UNIT_LINE.match(ahead.text):
            return False
        if reader(ahead) is not None:
            return True
        if len(ahead.text) > 40:
            return False
    return False


def _looks_like_table(rule: str, rows: list[Cells]) -> bool:
    """A header on top, or rows that are mostly values; blanks alone are weak, so they need the header."""
    if rule == "table.pipes":
        return True
    headed = any(is_header_row(row) for row in rows[:2]) and len([r for r in rows if len(r) > 1]) >= 2
    return headed or len(rows) >= 3 or _has_values(rows)


def _has_values(rows: list[Cells]) -> bool:
    """A third of the rows or more hold a value or an attribute."""
    filled = ([text_of(c) for c in row[1:]] for row in rows)
    return sum(any(words.is_value(c) or words.is_attribute(c) for c in cells) for cells in filled) * 3 >= len(rows)
