"""What a declared table frames together with its rows: titles above them, notes below them.

A row that is one cell over the whole width and stands at the top is a title or a unit, at the end a
note: it is a line of text, and the table is what lies between. A table of one column, or of one row,
frames text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from ..core.fragment import Fragment
from ..core.source import DeclaredCell, DeclaredTable
from ..lexicon import tables as words
from ..lexicon.schemes import read_mark
from ..lexicon.widths import squeeze

_TITLE = re.compile(r"^[【\[〖]?\s*专\s*栏|^[附续]?\s*表\s*[0-9０-９一二三四五六七八九十]")
MAX_GROUP = 24
"""Longest name of a group that opens the rest of a table."""
_NEWLINES = re.compile(r"[\n\r\f\v\x85\u2028\u2029]+")


def parts(table: DeclaredTable) -> tuple[list[Fragment], DeclaredTable | None, list[Fragment]]:
    """(lines above, the table proper, lines below); no table where all of it is text in a frame."""
    rows = [list(row) for _, row in groupby(sorted(table.cells, key=_place), lambda c: c.row)]
    rows = [filled for row in rows if (filled := [c for c in row if c.content.text])]
    width = _width(rows)
    if width <= 1:
        return list(_lines(rows)), None, []
    first = 0
    while first < len(rows) and _is_above(rows[first:], width) and not _opens_rest(rows[first:], width):
        first += 1
    last = _first_below(rows, first)
    above, below = list(_lines(rows[:first])), list(_lines(rows[last:]))
    within = {row[0].row for row in rows[first:last]}
    inner = [cell for cell in sorted(table.cells, key=_place) if cell.row in within]
    if _width(rows[first:last]) <= 1 or last - first <= 1:
        return [*above, *_lines(rows[first:last]), *below], None, []
    low = table.start if not above else min(c.content.start for c in inner)
    high = table.end if not below else max(c.content.end for c in inner)
    header = None if table.header is None else max(0, table.header - first)
    return above, replace(table, start=low, end=high, cells=tuple(inner), header=header), below


def _place(cell: DeclaredCell) -> tuple[int, int]:
    return cell.row, cell.column


def _width(rows: list[list[DeclaredCell]]) -> int:
    """How many columns hold words."""
    return len({cell.column for row in rows for cell in row})


def _lines(rows: list[list[DeclaredCell]]) -> Iterator[Fragment]:
    """The words of the cells, line by line."""
    for row in rows:
        for cell in row:
            text, at = cell.content.text, 0
            for match in _NEWLINES.finditer(text):
                yield cell.content.sub(at, match.start()).strip()
                at = match.end()
            yield cell.content.sub(at).strip()


def _is_above(rows: list[list[DeclaredCell]], width: int) -> bool:
    """Whether a row is a title or a unit; a word of headers over all columns, that of the names too, is no tier."""
    row = rows[0]
    if len(row) != 1:
        return False
    text = row[0].content.text
    if _TITLE.match(text) or words.UNIT_LINE.match(text):
        return True
    over = row[0].columns >= width > 1 and row[0].row == 0
    return over and (not words.is_header(squeeze(text)) or (len(rows) > 1 and _is_header(rows[1], width)))


def _is_header(row: list[DeclaredCell], width: int) -> bool:
    """Whether a row heads all columns, one of them that of the names."""
    said = [squeeze(cell.content.text) for cell in row]
    whole = sum(cell.columns for cell in row) >= width
    return whole and all(map(words.is_header, said)) and "name" in map(words.header_role, said)


def _opens_rest(rows: list[list[DeclaredCell]], width: int) -> bool:
    """Whether a table opens with the name of a group: rows with values stand right below it and no header does.

    It is the rest of a table that a page cut between two groups. 一、 may open the table itself, below its title.
    """
    text = rows[0][0].content.text
    if len(rows) < 2 or len(text) > MAX_GROUP or _TITLE.match(text) or words.UNIT_LINE.match(text):
        return False
    mark = read_mark(text)
    if mark is None or not mark.way.groups or not mark.value or mark.value < 2:
        return False
    cells = [squeeze(cell.content.text) for cell in rows[1]]
    heads = (text for text in cells if words.is_header(text) and not words.is_attribute(text))
    return len(cells) * 2 > width and any(map(words.is_value, cells)) and not any(heads)


def _first_below(rows: list[list[DeclaredCell]], first: int) -> int:
    """Where the notes begin: rows of one cell at the end, from the one that says 注 on."""
    last = len(rows)
    while last > first and len(rows[last - 1]) == 1 and rows[last - 1][0].column == 0:
        last -= 1
    noted = (n for n in range(last, len(rows)) if words.NOTE.match(rows[n][0].content.text))
    return next(noted, len(rows))
