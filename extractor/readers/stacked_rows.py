"""Rows that a conversion from PDF left in one row of cells, line under line: they are rows again.

A row is taken apart only where its cells agree line by line: the names in one column, as many values
in another. A wrapped name beside one value, two values of one indicator, a paragraph of two sentences
do not agree so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..core.fragment import Fragment
from ..core.source import DeclaredCell

_VALUE = re.compile(
    r"^[<>≤≥＜＞～~约±+＋\-−－–—]{0,2}\s*[\[（(〔]?\s*[-−－–]?[0-9０-９][0-9０-９.,，．:：]*\s*[\]）)〕]?\s*[%％‰]?(?:以上|以下|以内|左右)?$"
    r"|^[-−－–—/／]{1,3}$"
)
_BRACKETED = re.compile(r"^\s*[\[（(〔].*[\]）)〕]\s*[%％‰]?$")
_OPEN = re.compile(r"[（(〔\[][^）)〕\]]*$")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LINE_END = re.compile("\n")
_SENTENCE = re.compile(r"[。；;！？]")
_AGAIN = re.compile(r"^((?:[^\W\d_]|[%％‰/]){1,4}?)\1+$")
"""A short word printed again and again: a column of units on one line. The digits of 66 are no two words."""
MAX_LINE = 24
"""Characters up to which a line can be a cell of its own where no column holds values."""
MIN_WORDS = 3
"""Lines from which cells of words alone are rows."""
MIN_STACK = 3
"""Values under one another in one cell from which its row is not one."""


@dataclass(frozen=True, slots=True)
class _Column:
    """The lines of a cell in one of the columns that it spans."""

    cell: DeclaredCell
    column: int
    lines: list[Fragment]

    @property
    def texts(self) -> list[str]:
        return [line.text for line in self.lines]


def unstacked(cells: tuple[DeclaredCell, ...], breaks: Sequence[int] = ()) -> tuple[DeclaredCell, ...]:
    """The cells with every stacked row taken apart; the same object where there is none.

    Lines end at line ends, and where one of ``breaks`` was taken out of a cell: rising places in the source.
    """
    if not breaks and not any("\n" in cell.content.text for cell in cells):
        return cells
    rows: dict[int, list[DeclaredCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    stacks = {row: stack for row, found in rows.items() if (stack := _stack(found, breaks))}
    return tuple(_apart(rows, stacks)) if stacks else cells


def is_stacked(cells: tuple[DeclaredCell, ...]) -> bool:
    """Whether a cell still holds values under one another, each of which is a row's."""
    for cell in cells:
        lines = [line for line in cell.content.text.split("\n") if line.strip()]
        if len(lines) >= MIN_STACK and all(_VALUE.match(word) for line in lines for word in line.split()):
            return True
    return False


def _columns(cell: DeclaredCell, breaks: Sequence[int]) -> list[_Column]:
    """The columns of a cell, one for each that it spans where tabs part its lines so; empty where they do not."""
    found = [_parted(line, cell.columns) for line in _lines(cell.content, breaks) if line.text.strip()]
    if any(len(parts) != cell.columns for parts in found):
        return []
    return [_Column(cell, cell.column + n, [parts[n] for parts in found]) for n in range(cell.columns)]


def _lines(content: Fragment, breaks: Sequence[int]) -> list[Fragment]:
    ends = [match.start() for match in _LINE_END.finditer(content.text)]
    at = 0
    for (first, end), (start, _) in pairwise(content.pieces if breaks else ()):
        at += end - first
        if bisect_left(breaks, end) < bisect_left(breaks, start):
            ends.append(at)
    edges = [0, *sorted(ends), len(content.text)]
    return [content.sub(a, b) for a, b in pairwise(edges)]


def _parted(line: Fragment, columns: int) -> list[Fragment]:
    if columns == 1:
        return [line.strip()]
    parts, at = [], 0
    for words in line.text.split("\t"):
        if words.strip():
            parts.append(line.sub(at, at + len(words)).strip())
        at += len(words) + 1
    return parts


def _stack(cells: list[DeclaredCell], breaks: Sequence[int]) -> list[_Column]:
    """The columns of a row whose cells agree on several rows; empty where they do not.

    A single line at the head of the row is a group over all of them.
    """
    filled = [cell for cell in cells if cell.rows == 1 and cell.content.text.strip()]
    read = [_columns(cell, breaks) for cell in filled]
    if not all(read):
        return []
    columns = [column for found in read for column in found]
    first = next((n for n, column in enumerate(columns) if len(column.lines) > 1), len(columns))
    if first > 1 or len(columns) - first < 2:
        return []
    count = len(columns[first].lines)
    stacked = [_repeated(column, count) for column in columns[first:]]
    parted = [column for column in stacked if not _holds_for_all(column, stacked, count)]
    return parted if _agree([column.texts for column in parted], count, first == 0) else []


def _holds_for_all(column: _Column, columns: Sequence[_Column], count: int) -> bool:
    """Whether a column has one word for all rows, a unit or an attribute, beside columns of as many values as rows."""
    if count < MIN_STACK or len(column.lines) > 1 or _VALUE.match(column.lines[0].text):
        return False
    valued = [c for c in columns if len(c.lines) == count and all(_VALUE.match(line.text) for line in c.lines)]
    return len(valued) > 1


def _repeated(column: _Column, count: int) -> _Column:
    """A column of one word that is printed once for each row."""
    text = column.lines[0].text
    match = _AGAIN.match(text) if len(column.lines) == 1 else None
    size = len(match.group(1)) if match is not None else 0
    if not size or size * count != len(text):
        return column
    return replace(column, lines=[column.lines[0].sub(n * size, (n + 1) * size) for n in range(count)])


def _agree(columns: list[list[str]], count: int, whole: bool) -> bool:
    """Whether the columns hold ``count`` rows: names, and values beside them, or short words in all of them."""
    if any(len(column) != count for column in columns) or not _are_names(columns[0]):
        return False
    values = [column for column in columns[1:] if all(_VALUE.match(text) for text in column)]
    if values:
        return count > 2 or not any(_BRACKETED.match(column[1]) for column in values)
    return whole and count >= MIN_WORDS and len(columns) > 2 and _are_short(columns)


def _are_names(lines: list[str]) -> bool:
    """Lines that each can name a row: words, none the rest of another."""
    return all(_HAN.search(line) and not _OPEN.search(line) and not _BRACKETED.match(line) for line in lines)


def _are_short(columns: list[list[str]]) -> bool:
    return all(len(line) <= MAX_LINE and not _SENTENCE.search(line) for column in columns for line in column)


def _apart(rows: dict[int, list[DeclaredCell]], stacks: dict[int, list[_Column]]) -> Iterator[DeclaredCell]:
    """All cells in reading order, each in its new row; what spans a stacked row spans all its rows."""
    last = max(cell.row + cell.rows for found in rows.values() for cell in found)
    starts = [0]
    for row in range(last):
        starts.append(starts[-1] + (len(stacks[row][0].lines) if row in stacks else 1))
    for row, found in sorted(rows.items()):
        stack = stacks.get(row, [])
        taken = {id(column.cell) for column in stack}
        whole = [
            replace(cell, row=starts[row], rows=starts[row + cell.rows] - starts[row])
            for cell in found
            if id(cell) not in taken
        ]
        parts = [
            DeclaredCell(starts[row] + n, column.column, line)
            for column in stack
            for n, line in enumerate(column.lines)
        ]
        yield from sorted([*whole, *parts], key=lambda cell: (cell.row, cell.column))
