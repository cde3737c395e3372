"""Tables whose cells stand one a line, column by column: all of the first column, then all of the next.

So a reader of pages leaves them that takes each column for a text of its own. They are read only where nothing can be
amiss: every column is as long as every other, and holds nothing but what its header says. One cell that is torn over
two lines, or one that is left out, and the columns no longer fit: such cells are told (``listed.py``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....lexicon import tables as words
from ....lexicon.schemes import read_mark
from ....lexicon.widths import squeeze
from ...lines import Line, of_line
from ..around.stops import stops
from ..cells.atoms import is_lone
from ..grid import Cells, Grid
from ..headers.tiers import Slots
from .slotted import read_slots

MIN_ROWS = 3
"""Rows of such a table, at least: fewer names below each other may be a group's and a row's."""
MAX_ROWS, MAX_COLUMNS = 80, 12
MAX_CELL = 40
"""Longest cell, in characters."""
_PAIRS = (("（", "）"), ("(", ")"), ("〔", "〕"), ("[", "]"), ("“", "”"), ("《", "》"))
_REST = tuple("，、。；：）)〕]”》的和及与（(〔")
"""With which no name begins: it is the end of one."""
_MEASURED = re.compile("(?:19|20)[0-9]{2}|[比较](?:上年|去年|同期)|同比")
"""What a header says of its column's year, and no name says."""


def find(lines: Sequence[Line], start: int) -> Grid | None:
    """The table whose first column begins with the line; None where it is none, or not certain."""
    if not _is_cell(lines[start]) or not _heads(lines[start]) or _goes_on(lines, start):
        return None
    stop = _region(lines, start)
    for columns in (_each_headed(lines, start, stop), _headed_first(lines, start, stop)):
        if columns is not None and _are_certain([[squeeze(line.text) for line in column] for column in columns]):
            rows: list[Cells] = [[line.body for line in row] for row in zip(*columns, strict=True)]
            grid = read_slots("table.columns", Slots(rows, 1, len(columns)), range(start, stop))
            return grid if grid is not None and not grid.unread else None
    return None


def _goes_on(lines: Sequence[Line], start: int) -> bool:
    """Whether a column stands right above the line: 类别, and the groups of the rows."""
    for at in range(start - 1, max(-1, start - MAX_ROWS), -1):
        if not _is_cell(lines[at]) or _is_heading(lines[at]):
            return False
        if _heads(lines[at]):
            return True
    return False


def _each_headed(lines: Sequence[Line], start: int, stop: int) -> list[Sequence[Line]] | None:
    """The columns, each below its header; None where they are not all of one length."""
    second = next((at for at in range(start + 1, stop) if _heads(lines[at])), stop)
    size = second - start
    if size <= MIN_ROWS or size > MAX_ROWS or (stop - start) % size:
        return None
    return [lines[at : at + size] for at in range(start, stop, size)]


def _headed_first(lines: Sequence[Line], start: int, stop: int) -> list[Sequence[Line]] | None:
    """The columns below all headers together; None where their cells are not as many for each."""
    first = next((at for at in range(start, stop) if not _heads(lines[at])), stop)
    count = first - start
    if count < 2 or not _is_certain(lines[first - 1]) or (stop - first) % count or (stop - first) // count < MIN_ROWS:
        return None
    size = (stop - first) // count
    return [[lines[start + n], *lines[first + n * size : first + (n + 1) * size]] for n in range(count)]


def _is_certain(line: Line) -> bool:
    """Whether the last header is no name of a first row: 人均预期寿命 is a row's, 2025年目标 and 属性 are headers."""
    text = squeeze(line.text)
    return words.header_role(text) is not None or _MEASURED.search(text) is not None


def _region(lines: Sequence[Line], start: int) -> int:
    """The line before which the cells end."""
    most = min(len(lines), start + MAX_ROWS * MAX_COLUMNS)
    return next((at for at in range(start, most) if not _is_cell(lines[at]) or _is_heading(lines[at])), most)


@of_line
def _is_cell(line: Line) -> bool:
    return len(line.text) <= MAX_CELL and line.markup_level == 0 and is_lone(line.text) and not stops(line)


def _is_heading(line: Line) -> bool:
    """Whether the outline goes on with the line: 三、主要任务, and not 1.小麦, as rows are numbered."""
    mark = read_mark(line.text)
    return mark is not None and mark.way.heads and not mark.way.rows


@of_line
def _heads(line: Line) -> bool:
    return words.is_header(squeeze(line.text)) and not words.is_attribute(squeeze(line.text))


def _are_certain(columns: Sequence[Sequence[str]]) -> bool:
    """Whether each column holds what its header says, one of them names and one or more of them values."""
    kinds = [_kind(column[0], column[1:]) for column in columns]
    own = [kind for kind in kinds if kind != "value"]
    return None not in kinds and len(set(own)) == len(own) and "name" in own and "value" in kinds


def _kind(header: str, cells: Sequence[str]) -> str | None:
    """What a column holds; None where it is not certain, or not what its header says."""
    role = words.header_role(header)
    if role == "number":
        return role if all(cell.rstrip(".、") == str(n) for n, cell in enumerate(cells, 1)) else None
    if all(map(words.is_attribute, cells)):
        return "attribute" if role in ("attribute", "group") else None
    if role == "unit":
        return role if all(map(words.is_unit, cells)) else None
    if role == "name":
        return role if all(map(_is_name, cells)) else None
    valued = words.is_header(header) and role not in ("attribute", "group", "note")
    return "value" if valued and all(map(words.is_value, cells)) else None


def _is_name(text: str) -> bool:
    """Whether a cell is a name and a whole one, as far as its signs tell."""
    if words.is_value(text) or words.is_attribute(text) or words.is_unit(text) or text.startswith(_REST):
        return False
    return (
        len(text) > 1 and not words.is_header(text) and all(text.count(a) == text.count(b) for a, b in _PAIRS if a != b)
    )
