"""Lines to rows where a sign parts the cells: a tab or a pipe between them, or a tab in front of each on its line."""

from __future__ import annotations

import re
from collections.abc import Callable

from ....core.fragment import Fragment, join
from ...lines import Line
from ..grid import Cells

RowReader = Callable[[Line], "list[Fragment] | None"]

_TAB = re.compile("\t")
_PIPE = re.compile(r"(?<!\\)\|")
_FIGURE = re.compile(r"图\s*[0-9０-９]")
_ESCAPED = re.compile(r"\\\|")


def tab_cells(line: Line) -> list[Fragment] | None:
    """Cells between tabs; a line with one word and no tab after it is no row."""
    text = line.cells.text
    if "\t" not in text:
        return None
    content = line.cells.sub(0, len(text.rstrip("\r\n\f\v")))
    cells = _split(content, _TAB)
    filled = [n for n, cell in enumerate(cells) if cell.text]
    if filled and _FIGURE.match(cells[filled[0]].text):
        return None  # 图10⇥…: the caption of a figure, set off by a tab
    if len(filled) >= 2 or (len(filled) == 1 and len(cells) - filled[0] >= 3):
        return cells
    return None


def pipe_cells(line: Line) -> list[Fragment] | None:
    """Cells between | signs, as Markdown writes them; the outer signs are optional."""
    text = line.body.text
    if text.count("|") < (2 if text.startswith("|") else 1):
        return None
    cells = split_at_bars(line.body)
    if text.startswith("|"):
        cells = cells[1:]
    if text.endswith("|") and len(cells) > 1:
        cells = cells[:-1]
    if "\\|" in text:
        cells = [cell.without([(m.start(), m.start() + 1) for m in _ESCAPED.finditer(cell.text)]) for cell in cells]
    return cells if len(cells) >= 2 else None


def split_at_bars(body: Fragment) -> list[Fragment]:
    """What stands before, between and behind the bars of a line."""
    return _split(body, _PIPE)


def _split(content: Fragment, separator: re.Pattern[str]) -> list[Fragment]:
    cells, at = [], 0
    for match in separator.finditer(content.text):
        cells.append(content.sub(at, match.start()).strip())
        at = match.end()
    cells.append(content.sub(at).strip())
    return cells


def opens_cell(line: Line) -> bool:
    """Whether a tab stands in front of the line's only cell."""
    return line.cells.text.startswith("\t") and "\t" not in line.text


def tabbed_rows(lines: list[Line], start: int, stop: int) -> tuple[list[Cells], int]:
    """Rows of cells that stand one a line with a tab in front, and one past the last line.

    A blank line ends a row, a line of tabs alone is an empty cell, a line without a tab goes on with the cell above.
    """
    rows: list[list[list[Fragment]]] = []
    """Of each cell its lines, none where it is empty."""
    at = start
    while at < stop:
        line = lines[at]
        tail, parted, head = (
            line.between.rpartition("\n") if at > start else ("", "\n", line.between.rpartition("\n")[2])
        )
        if not opens_cell(line) and (parted or not rows):
            break
        if rows:
            rows[-1] += _empty((tail or ("" if parted else head)).count("\t"))
        if parted:
            rows.append(_empty(head.count("\t")))
        if opens_cell(line) or not rows[-1] or not rows[-1][-1]:
            rows[-1].append([line.body])
        else:
            rows[-1][-1].append(line.body)
        at += 1
    if rows and at < len(lines):
        rows[-1] += _empty(lines[at].between.partition("\n")[0].count("\t"))
    return [[join(cell) if cell else None for cell in row] for row in rows], at


def _empty(count: int) -> list[list[Fragment]]:
    return [[] for _ in range(count)]


READERS: tuple[tuple[str, RowReader], ...] = (
    ("table.tabs", tab_cells),
    ("table.pipes", pipe_cells),
)
"""Ways in which a line can be a row; the first that gives a block wins."""
