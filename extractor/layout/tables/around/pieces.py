"""Tables that a page, a column or an empty paragraph cut in pieces: put together again.

A piece goes on with the table before it where nothing stands between the two, its columns are the same, and
its header is the same one or it has none. Caption and notes say where a table begins and ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from ....core.fragment import Fragment, join
from ....lexicon import tables as words
from ....lexicon.numerals import number_value
from ....lexicon.schemes import read_mark
from ....lexicon.widths import fold, squeeze
from ..grid import Cells, Grid, GridRow, text_of

_BEFORE_FIGURE = re.compile(r"(?P<number>[0-9０-９]{1,3})[.．、]\s+(?=[0-9０-９]+[^\s0-9０-９.．%％])")
"""2. 5岁以下儿童死亡率: the blank parts the row's number from a name that begins with a figure."""
_PART = re.compile(r"^其中[:：]?")
"""其中：7、…: a part that is counted as a row of its own."""


def join_pieces(grids: Sequence[Grid]) -> list[Grid]:
    """The tables of a document, in order, each of them whole."""
    whole: list[Grid] = []
    for grid in grids:
        if whole and _belongs(whole[-1], grid):
            _append(whole[-1], grid)
        else:
            whole.append(grid)
    return whole


def _belongs(table: Grid, piece: Grid) -> bool:
    if table.lines.stop != piece.lines.start:
        return False
    if table.notes and not piece.goes_on:
        return False
    if piece.caption is not None and not piece.goes_on and not _same_caption(table, piece):
        return _opens_with_group(table, piece)
    if _headers(piece) == _headers(table):
        again = _same_names(table, piece) or _groups_begin_anew(table, piece)
        return _counts_on(table, piece, or_neither=not again)
    if any(piece.headers):
        return False
    if piece.width == table.width:
        return _counts_on(table, piece, or_neither=piece.goes_on or _alike(table, piece))
    columns = _columns_for(table, piece)
    if columns is not None:
        _widen(piece, columns, table.width)
    return columns is not None


def _opens_with_group(table: Grid, piece: Grid) -> bool:
    """Whether what stands above a piece without a header is the next group, in the form of those of the table."""
    said = text_of(piece.caption)
    plain = [text for row in table.rows if row.kind == "group" and read_mark(text := _first_words(row)) is None]
    if any(piece.headers) or piece.number is not None or piece.width != table.width or not any(table.headers):
        return False
    near = 0 < len(said) <= 2 * max(map(len, plain), default=0)
    return near and said not in plain and read_mark(said) is None and _counts_on(table, piece, _alike(table, piece))


def _groups_begin_anew(table: Grid, piece: Grid) -> bool:
    """Whether the first numbered group of the piece is not the one behind the table's last: 一、 behind 二、."""
    above, below = (
        [mark for row in grid.rows if row.kind == "group" and (mark := read_mark(_first_words(row))) is not None]
        for grid in (table, piece)
    )
    return bool(above and below) and (below[0].kind, below[0].value) != (above[-1].kind, above[-1].value + 1)


def _same_names(table: Grid, piece: Grid) -> bool:
    """Whether the rows speak of the same things again: another table of the same form."""
    above = {_first_words(row) for row in table.rows}
    return sum(_first_words(row) in above for row in piece.rows) * 2 > len(piece.rows)


def _first_words(row: GridRow) -> str:
    return next((t for cell in row.cells if (t := text_of(cell))), "")


def _headers(grid: Grid) -> list[str]:
    return [fold(header) for header in grid.headers]


def _same_caption(table: Grid, piece: Grid) -> bool:
    assert piece.caption is not None
    same = table.caption is not None and squeeze(table.caption.text) == squeeze(piece.caption.text)
    return same and table.number == piece.number


def _counts_on(table: Grid, piece: Grid, or_neither: bool) -> bool:
    """Whether the rows of the piece count on from those of the table; ``or_neither`` where they have no numbers."""
    column = next((n for n, header in enumerate(table.headers) if words.header_role(header) == "number"), None)
    last = next((n for row in reversed(table.rows) if (n := _number(row, column)) is not None), None)
    first = next((n for row in piece.rows if (n := _number(row, column)) is not None), None)
    if last is None or first is None:
        return or_neither
    return first == last + 1


def _number(row: GridRow, column: int | None) -> int | None:
    """The row's number: in its column, else at the head of the first words that have one."""
    if row.kind != "data":
        return None
    if column is not None:
        return number_value(text_of(row.cells[column]).strip("（()）.．、"))
    for cell in row.cells:
        if cell is not None and (parted := _BEFORE_FIGURE.match(cell.text.strip())) is not None:
            return int(fold(parted["number"]))
    for cell in row.cells:
        text = _PART.sub("", text_of(cell))
        mark = read_mark(text) if text and not words.is_value(text) else None
        if mark is not None and mark.way.rows:
            return mark.value
    return None


def _alike(table: Grid, piece: Grid) -> bool:
    """Whether the cells of the piece are of the kinds that stand in the table's columns."""
    for n in range(table.width):
        above, below = _kinds(table, n), _kinds(piece, n)
        if above and below and not above & below:
            return False
    return True


def _columns_for(table: Grid, piece: Grid) -> list[int] | None:
    """The columns that a narrower piece fills (the others are merged cells that the page cut), where there is but
    one way in which its cells suit those of the table."""
    if piece.width >= table.width or piece.width < 2:
        return None
    above = [_kinds(table, n) for n in range(table.width)]
    below = [_kinds(piece, n) for n in range(piece.width)]
    ways = [
        columns
        for columns in combinations(range(table.width), piece.width)
        if all(below[k] and below[k] <= above[n] for k, n in enumerate(columns))
    ]
    return list(ways[0]) if len(ways) == 1 else None


def _widen(piece: Grid, columns: list[int], width: int) -> None:
    for row in piece.rows:
        cells: Cells = [None] * width
        for n, cell in zip(columns, row.cells, strict=True):
            cells[n] = cell
        row.cells = cells


def _kinds(grid: Grid, n: int) -> set[str]:
    cells = [t for row in grid.rows if row.kind == "data" and (t := text_of(row.cells[n])) and not words.is_missing(t)]
    return {_kind(t) for t in cells}


def _kind(text: str) -> str:
    if words.is_attribute(text):
        return "attribute"
    return "value" if words.is_value(text) else "unit" if words.is_unit(text) else "words"


def _append(table: Grid, piece: Grid) -> None:
    rows = piece.rows
    if _opens_with_group(table, piece) and not piece.goes_on:
        rows = [GridRow("group", [piece.caption, *[None] * (piece.width - 1)]), *rows]
        piece.caption_raw = None
    if rows and table.rows and _is_rest(table, rows[0]):
        table.rows[-1] = GridRow(
            "data", [_together(a, b) for a, b in zip(table.rows[-1].cells, rows[0].cells, strict=True)]
        )
        rows = rows[1:]
    table.rows += rows
    table.repeated += [*piece.repeated, *piece.header_places]
    table.repeated += [line for line in (piece.caption_raw, piece.unit_line) if line is not None]
    table.pages += piece.pages
    table.fragments += piece.fragments
    table.notes += piece.notes
    table.findings += piece.findings
    table.lines = range(table.lines.start, piece.lines.stop)
    table.area = (table.area[0], piece.area[1])


def _is_rest(table: Grid, row: GridRow) -> bool:
    """Whether the piece opens with the rest of a row that the page cut: words alone behind an open bracket."""
    filled = [n for n, cell in enumerate(row.cells) if text_of(cell)]
    last = table.rows[-1]
    if len(filled) != 1 or last.kind != "data":
        return False
    above, text = text_of(last.cells[filled[0]]), text_of(row.cells[filled[0]])
    return bool(above) and _open(above) and not _open(above + text) and read_mark(text) is None


def _open(text: str) -> bool:
    return sum(text.count(c) for c in "（(") > sum(text.count(c) for c in "）)")


def _together(first: Fragment | None, second: Fragment | None) -> Fragment | None:
    parts = [cell for cell in (first, second) if cell is not None and cell.text]
    return join(parts) if len(parts) > 1 else parts[0] if parts else first
