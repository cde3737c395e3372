"""Tables whose rows are lines: cells by tabs, by pipes, by runs of blanks."""

from __future__ import annotations

from statistics import median
from unicodedata import east_asian_width

from ...lexicon import tables as words
from ...lexicon.schemes import read_mark
from ..lines import Line
from .align import align
from .assemble import build
from .grid import Cells, Grid, text_of
from .header import is_header_row, split_header
from .rows import READERS, RowReader
from .surroundings import is_caption

MAX_TORN = 3
"""Lines in a row without a cell boundary that may stand inside a table: a torn cell."""


def find(lines: list[Line], start: int, dead: dict[str, int]) -> Grid | None:
    """The table whose first row is line ``start``, or None.

    ``dead`` remembers up to which line a reader found rows that are no table, so that a long run
    of such rows is read once and not once per line.
    """
    text = lines[start].cells.text
    for rule, reader in READERS:
        if (rule == "table.tabs") != ("\t" in text) or (rule == "table.pipes" and "|" not in text):
            continue
        if start < dead.get(rule, 0):
            continue
        cells = reader(lines[start])
        if cells is None or _is_title(lines[start]):
            continue
        if rule == "table.blanks" and not _headed(lines, start, reader):
            continue
        grid, end = _block(rule, reader, lines, start)
        if grid is not None:
            return grid
        dead[rule] = start + (end - start) // 2  # a header may stand in the second half: halving keeps the work linear
    return None


def _headed(lines: list[Line], start: int, reader: RowReader) -> bool:
    """Whether one of the first two rows is a header: without it blanks are no cell boundaries."""
    rows = [reader(line) for line in lines[start : start + 2]]
    return any(is_header_row(list(row)) for row in rows if row is not None)


def _is_title(line: Line) -> bool:
    """A caption or box title that kept the tabs of its row."""
    text = line.text
    return text.startswith("专栏") or is_caption(line) or bool(words.NOTE.match(text))


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
    if rule == "table.blanks":
        rows = _by_position(rows, owners)
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
    if rule != "table.blanks" or mark is not None:
        return False
    return bool(words.is_unit(text.strip("（）()")) and text[0] in "（(")


def _looks_like_table(rule: str, rows: list[Cells]) -> bool:
    """A header on top, or rows that are mostly values; blanks alone are weak, so they need the header."""
    if rule == "table.pipes":
        return True
    headed = any(is_header_row(row) for row in rows[:2]) and len([r for r in rows if len(r) > 1]) >= 2
    if rule == "table.blanks":
        return headed and len(rows) >= 3 and len(rows[0]) >= 2 and _has_values(rows)
    return headed or len(rows) >= 3 or _has_values(rows)


def _has_values(rows: list[Cells]) -> bool:
    """A third of the rows or more hold a value or an attribute."""
    filled = ([text_of(c) for c in row[1:]] for row in rows)
    return sum(any(words.is_value(c) or words.is_attribute(c) for c in cells) for cells in filled) * 3 >= len(rows)


def _columns_of(line: Line, cells: Cells) -> list[tuple[int, int]]:
    """Where each cell stands on the line, in character columns (a Han character is two wide)."""
    text, base = line.cells.text, line.cells.start
    out = []
    for cell in cells:
        assert cell is not None
        first = cell.start - base
        left = sum(2 if east_asian_width(c) in "WF" else 1 for c in text[:first])
        out.append((left, left + sum(2 if east_asian_width(c) in "WF" else 1 for c in cell.text)))
    return out


def _by_position(rows: list[Cells], owners: list[Line]) -> list[Cells]:
    """Give each cell of a short row the column that it stands under and that suits it."""
    width = max(len(r) for r in rows)
    full = [_columns_of(line, row) for row, line in zip(rows, owners, strict=True) if len(row) == width]
    lefts = [median(p[n][0] for p in full) for n in range(width)]
    centres = [median((p[n][0] + p[n][1]) / 2 for p in full) for n in range(width)]
    tiers, _ = split_header(rows)
    heads = next((tier for tier in tiers if len(tier) == width), [None] * width)
    roles = [words.header_role(text_of(cell)) for cell in heads]
    placed = []
    for n, (row, line) in enumerate(zip(rows, owners, strict=True)):
        if len(row) == width:
            placed.append(row)
            continue
        distances = [
            [min(abs(centres[k] - (left + right) / 2), abs(lefts[k] - left)) for k in range(width)]
            for left, right in _columns_of(line, row)
        ]
        cells = [cell for cell in row if cell is not None]
        placed.append(align(cells, roles if n >= len(tiers) else [None] * width, distances))
    return placed
