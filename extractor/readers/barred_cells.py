"""Tables whose cells stand one a line, each ended by a bar, as tools that take the text of a web page leave them.

A row's end is not printed: ``名称 |`` and ``单位 |`` are followed by ``粮食 |``, and a line of nothing but bars holds
as many empty cells (``||`` two), or opens a row (``|`` before each). So the number of columns is what makes every
column hold one kind of cell, figures or words, or what numbers that count the rows tell; where two numbers do, or
none, nothing is declared and the lines stay as they are, for the layout to weigh. The bars of a name that spans two
columns stand at the end of its row.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..core.fragment import Fragment
from ..core.source import DeclaredCell, DeclaredTable, Source
from .line_runs import runs_of

_LINE = re.compile(
    r"^(?:[^|\n]{1,160}\|(?:[ \t]{0,9}-?[0-9][0-9.,]{0,20}[ \t]{0,9}\|)?|[ \t]{0,9}\|{1,40})[ \t\r]{0,9}$", re.MULTILINE
)
"""One cell and its bar, or a name with its first figure, or bars alone."""
_FIGURE = re.compile(
    r"(?:提高|增加|增长|降低|下降|减少)?[≥≤<>＜＞〔\[（(约近]*[-−+＋]?[0-9０-９][0-9０-９.,，．]*[^一-龥]{0,4}(?:个?百分点)?(?:左右|以上|以下|以内)?[〕\]）)]?"
)
_ABSENT = re.compile(r"[-—–－/／*]{0,4}")
"""What stands in a cell that has no value; a cell of figures may be so, and a cell of words."""
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年?")
LEAST = 9
"""Cells from which on bars at the ends of lines make a table."""
WIDEST = 14
"""Columns."""
HEADERS = 2
"""Rows that may be the header."""
_MOSTLY = 0.8
"""Share of a column's cells that have to be of its kind."""

_PAIR = re.compile(r"^[^|\n]*[^|\s][^|\n]{0,160}\n(?:[ \t\r]{0,9}\n)?[ \t]{0,9}\|[ \t\r]{0,9}$", re.MULTILINE)
"""One cell, and its bar on a line of its own."""

Row = list[Fragment]


def with_barred_cells(source: Source) -> Source:
    """The source with such tables declared; their bars are furniture. Linear in the text."""
    if source.text.count("|\n") < LEAST // 2:
        return source
    source = _with_lone_bars(source)
    starts = [table.start for table in source.tables]
    found: list[DeclaredTable] = []
    signs: list[tuple[str, int, int]] = []
    for lines in runs_of(source.text, _LINE):
        n = bisect_left(starts, lines[-1].end)
        if n and source.tables[n - 1].end > lines[0].start:
            continue
        whole, lines = lines, _below_title(lines)
        rows = _rows(_cells(lines))
        if rows is None:
            continue
        found.append(_declared(lines, rows))
        signs += [
            ("markup", line.start + m.start(), line.start + m.end())
            for line in whole
            for m in _BARS.finditer(line.text)
        ]
    if not found:
        return source
    tables = sorted((*source.tables, *found), key=lambda table: table.start)
    return replace(
        source, tables=tuple(tables), furniture=tuple(sorted((*source.furniture, *signs), key=lambda s: s[1]))
    )


_BARS = re.compile(r"\|+")
_TITLE = re.compile(r"附?表\s*[0-9０-９一二三四五六七八九十]")
_UNIT = re.compile(r"[（(]?(?:计量)?单\s*位\s*[:：]")
"""What stands above a table and may stand in cells of its own: its title, and the unit of all figures."""


def _below_title(lines: list[Fragment]) -> list[Fragment]:
    """The lines without the table's title and unit in cells of their own, and the bars behind them; where a bar opens
    each row, the last of those opens the next.
    """
    words = [n for n, line in enumerate(lines) if line.text.strip("| \t\r")]
    texts = [lines[n].text.strip("| \t\r") for n in words[:2]]
    measured = len(texts) > 1 and _UNIT.match(texts[1]) is not None
    count = 2 if measured else int(bool(texts) and _TITLE.match(texts[0]) is not None)
    if not count or count >= len(words):
        return lines
    first, opens = words[count], words[0] == 1 and words[count] - words[count - 1] > 1
    return lines[first - opens :]


def _with_lone_bars(source: Source) -> Source:
    """The source with the bars told that stand on a line of their own below each cell: the cells are left one a line,
    for the layout to weigh. An empty cell has a bar alone, and what stands around it is left as it is.
    """
    signs: list[tuple[str, int, int]] = []
    for run in _runs_of_pairs(source.text):
        around = source.text[: run[0].start].rstrip()[-1:] + source.text[run[-1].end :].lstrip()[:1]
        if len(run) >= LEAST and "|" not in around:
            signs += [("markup", pair.end - 1 - _behind(pair), pair.end - _behind(pair)) for pair in run]
    if not signs:
        return source
    return replace(source, furniture=tuple(sorted((*source.furniture, *signs), key=lambda s: s[1])))


def _behind(pair: Fragment) -> int:
    """Characters behind the bar."""
    return len(pair.text) - 1 - pair.text.rindex("|")


def _runs_of_pairs(text: str) -> Iterator[list[Fragment]]:
    run: list[Fragment] = []
    for match in _PAIR.finditer(text):
        pair = Fragment.of(text, *match.span())
        if run and text[run[-1].end : pair.start].strip():
            yield run
            run = []
        run.append(pair)
    if run:
        yield run


def _cells(lines: Sequence[Fragment]) -> list[Fragment]:
    """The cells in order: what stands before each bar, nothing for a bar alone."""
    cells = []
    for line in lines:
        last = 0
        for bar in re.finditer(r"\|", line.text):
            cells.append(line.sub(last, bar.start()).strip())
            last = bar.end()
    return cells


def _rows(cells: list[Fragment]) -> list[Row] | None:
    """The cells in rows, where one number of columns alone makes columns of one kind each."""
    if sum(bool(cell.text) for cell in cells) < LEAST:
        return None
    found = []
    for width in range(2, WIDEST + 1):
        short = (len(cells) + 1) % width == 0  # the last row may lack a cell that one above it spans
        if (len(cells) % width and not short) or len(cells) // width < 3:
            continue
        whole = [*cells, cells[-1].sub(0, 0)] if short else cells
        rows = _with_names_spread([whole[n : n + width] for n in range(0, len(whole), width)])
        rows = _without_openers(rows) if rows is not None else None
        if rows is not None and _is_sound(rows) and not _says_header_again(rows):
            found.append(rows)
    return found[0] if len(found) == 1 else None


def _says_header_again(rows: Sequence[Row]) -> bool:
    """Whether the second row is the first again: 指标 | 上年=100 | 指标 | 上年=100 is one row of all."""
    first, second = ([cell.text for cell in row] for row in rows[:2])
    return first == second and all(first)


def _with_names_spread(rows: list[Row]) -> list[Row] | None:
    """The rows, the empty cells at the end of a header behind its first cell, and so in all rows that end alike: that
    cell spans so many columns more, of which other rows (a group and its name) fill each. None where the rows that
    end as the header does are not most: which cell of theirs spans columns nobody can tell.
    """
    spare = _spare(rows[0])
    ends = [_spare(row) for row in rows if sum(bool(cell.text) for cell in row) > 1]
    if not spare or _group(rows) is not None:
        return rows
    if all(n >= spare for n in ends):
        return [row[: len(row) - spare] for row in rows]
    if sum(n == spare for n in ends) * 2 < len(ends):
        return None
    return [[row[0], *row[len(row) - spare :], *row[1 : len(row) - spare]] if _spare(row) else row for row in rows]


def _spare(row: Row) -> int:
    """Empty cells at the end of a row."""
    return next((n for n, cell in enumerate(reversed(row)) if cell.text), len(row))


def _without_openers(rows: list[Row]) -> list[Row] | None:
    """Without the empty cell that opens every row; None where no cell of a column is filled otherwise."""
    while rows[0] and not any(row[0].text for row in rows):
        rows = [row[1:] for row in rows]
    filled = all(any(row[n].text for row in rows) for n in range(len(rows[0])))
    return rows if len(rows[0]) > 1 and filled else None


def _is_sound(rows: Sequence[Row]) -> bool:
    """Whether the first row is words, its first cell too, every column below of one kind, and one of them figures."""
    head, body = rows[0], rows[_header(rows) :]
    if not head[0].text or any(_FIGURE.fullmatch(c.text) and not _YEAR.match(c.text) for c in head) or len(body) < 2:
        return False
    if [row[0].text for row in body] == [str(n + 1) for n in range(len(body))]:
        return True  # numbers that count the rows say where each begins
    kinds = [_kind([row[n] for row in body]) for n in range(len(head))]
    named = next((n for n, kind in enumerate(kinds) if kind == "words"), None)
    return None not in kinds and "figures" in kinds and named is not None and all(row[named].text for row in body)


def _kind(column: Sequence[Fragment]) -> str | None:
    """figures or words, of whichever most cells are; None where they are mixed."""
    told = [cell.text for cell in column if not _ABSENT.fullmatch(cell.text)]
    figures = sum(_FIGURE.fullmatch("".join(text.split())) is not None for text in told)
    if figures >= _MOSTLY * len(told):
        return "figures"
    return "words" if figures <= (1 - _MOSTLY) * len(told) else None


def _header(rows: Sequence[Row]) -> int:
    """How many rows are the header: two where the second is set to the left, and empty behind it."""
    return HEADERS if _group(rows) is not None else 1


def _group(rows: Sequence[Row]) -> int | None:
    """From which column the words of a second header row stand below the last of the first: the columns that the
    first leaves empty at its end are as many as the second fills, less the one with its words.
    """
    filled = [sum(bool(cell.text) for cell in row) for row in rows[:HEADERS]]
    packed = all(all(cell.text for cell in row[:n]) for row, n in zip(rows, filled, strict=False))
    width = len(rows[0])
    if packed and len(filled) == HEADERS and 1 < filled[1] == width - filled[0] + 1 < width:
        return filled[0] - 1
    return None


def _spread(row: Row) -> int:
    """How many columns more the first cell of a row spans."""
    return next((n for n, cell in enumerate(row[1:]) if cell.text), 0)


def _declared(lines: Sequence[Fragment], rows: Sequence[Row]) -> DeclaredTable:
    group, header = _group(rows), _header(rows)
    spread = 0 if group is not None else _spread(rows[0])
    cells: list[DeclaredCell] = []
    for n, row in enumerate(rows):
        wide = spread if _spread(row) >= spread else 0
        for column, cell in enumerate(row):
            if wide and column <= wide:
                cells += [] if column else [DeclaredCell(n, 0, cell, 1, wide + 1)]
            elif group is None or n >= header:
                cells.append(DeclaredCell(n, column, cell))
            elif n == 0 and column <= group:
                spans = (1, len(row) - group) if column == group else (header, 1)
                cells.append(DeclaredCell(0, column, cell, *spans))
            elif n == 1 and column < len(row) - group:
                cells.append(DeclaredCell(1, group + column, cell))
    return DeclaredTable(lines[0].start, lines[-1].end, tuple(cells), rule="table.barred", header=header, complete=True)
