"""Rows that end with a bar, one or more of their cells broken over lines: 品名 | 播种面积 / (亩) | / 产量 |.

Where the rows end with a bar, a line that does not is no whole row: what follows goes on with its last cell, until the
row has as many bars as the rows of its table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ....core.fragment import Fragment, join
from ....lexicon import tables as words
from ...lines import Line
from ..around.surroundings import is_caption
from ..cells.atoms import Can, what
from ..grid import Cells, text_of
from .rows import split_at_bars

MIN_BARS, MIN_ROWS = 2, 3
"""Bars of a row, and rows that end with one, from which on they tell where rows end."""
SAMPLE = 40
"""Lines by which it is told how many bars a row has."""
MAX_LINES, MAX_CELL = 10, 60
"""Lines of one row, and characters of one of them, at most."""


def bars_of_rows(lines: Sequence[Line], start: int) -> int:
    """How many bars the rows of a table have, where each ends with one; 0 where that tells nothing."""
    sample = lines[start : start + SAMPLE]
    counts = Counter(line.text.count("|") for line in sample if line.text.endswith("|"))
    barred = sum("|" in line.text for line in sample)
    bars, rows = max(counts.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return bars if bars >= MIN_BARS and rows >= MIN_ROWS and rows * 2 > barred else 0


def whole_row(lines: Sequence[Line], at: int, bars: int) -> list[Line]:
    """The lines of the row that begins at a line: that one alone, or those that go on with its cells."""
    row, nearest = [lines[at]], 0
    count = _bars(lines[at])
    if not bars or not 0 < count < bars or _ends(lines[at]):
        return row
    for line in lines[at + 1 : at + MAX_LINES]:
        count += _bars(line)
        if count > bars or line.blanks_before or _is_no_cell(line):
            break
        row.append(line)
        if _ends(line):
            nearest = nearest or len(row)
            if count == bars:
                return row
    return row[: max(nearest, 1)]


def cells_of(row: Sequence[Line]) -> list[Fragment]:
    """The cells of a row that is broken over lines: the last of each line goes on with the first of the next."""
    cells: list[list[Fragment]] = [[]]
    for line in row:
        ahead, behind = line.bars
        cells += [[] for _ in range(ahead)]
        first, *rest = split_at_bars(line.body)
        cells[-1].append(first)
        cells += [[cell] for cell in rest]
        cells += [[] for _ in range(behind)]
    said = [[piece for piece in cell if piece.text] or cell for cell in cells]
    whole = [join(cell) if cell else row[-1].body.sub(0, 0) for cell in said]
    return whole if whole[-1].text else whole[:-1]


def _bars(line: Line) -> int:
    return line.text.count("|") + sum(line.bars)


def _ends(line: Line) -> bool:
    return line.text.endswith("|") or line.bars[1] > 0


def _is_no_cell(line: Line) -> bool:
    longest = max(map(len, line.text.split("|")))
    return line.table is not None or longest > MAX_CELL or is_caption(line) or words.NOTE.match(line.text) is not None


def with_torn_cells(rows: list[Cells]) -> list[Cells]:
    """The rows, two of them one where a line break tears the words of a cell: together they have the cells of the
    others, and one more. 创新能力⇥每万人 / 口专利拥有量⇥件⇥3.1⇥3.3, beside rows of five cells."""
    counts = Counter(map(len, rows))
    full, often = counts.most_common(1)[0] if counts else (0, 0)
    if often * 2 <= len(rows):
        return rows
    out: list[Cells] = []
    for row in rows:
        if out and _are_one(out[-1], row, full):
            halves = [cell for cell in (out[-1][-1], row[0]) if cell is not None]
            out[-1] = [*out[-1][:-1], join(halves), *row[1:]]
        else:
            out.append(row)
    return out


def _are_one(above: Cells, below: Cells, full: int) -> bool:
    """Whether the last cell of one row goes on with the first of the next: words both, of no other kind."""
    if not 1 < len(above) < full or len(above) + len(below) != full + 1:
        return False
    halves = text_of(above[-1]), text_of(below[0])
    return all(halves) and all(what(half) == Can.WORDS for half in halves)
