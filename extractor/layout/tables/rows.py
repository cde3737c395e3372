"""Lines to rows: cells by tab, by pipe, or by runs of blanks.

Each function takes one line and gives its cells in order, or None where the line is no such row.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ...core.fragment import Fragment
from ...lexicon.tables import header_role
from ..lines import Line

RowReader = Callable[[Line], "list[Fragment] | None"]

_GAP = re.compile(r"[ \u3000\xa0\u2002\u2003]{2,}")
_PIPE = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\\|")


def tab_cells(line: Line) -> list[Fragment] | None:
    """Cells between tabs; a line with one word and no tab after it is no row."""
    text = line.cells.text
    if "\t" not in text:
        return None
    content = line.cells.sub(0, len(text.rstrip("\r\n\f\v")))
    cells = _split(content, re.compile("\t"))
    filled = [n for n, cell in enumerate(cells) if cell.text]
    if len(filled) >= 2 or (len(filled) == 1 and len(cells) - filled[0] >= 3):
        return cells
    return None


def pipe_cells(line: Line) -> list[Fragment] | None:
    """Cells between | signs, as Markdown writes them; the outer signs are optional."""
    text = line.body.text
    if text.count("|") < (2 if text.startswith("|") else 1):
        return None
    cells = _split(line.body, _PIPE)
    if text.startswith("|"):
        cells = cells[1:]
    if text.endswith("|") and len(cells) > 1:
        cells = cells[:-1]
    if "\\|" in text:
        cells = [cell.without([(m.start(), m.start() + 1) for m in _ESCAPED.finditer(cell.text)]) for cell in cells]
    return cells if len(cells) >= 2 else None


def blank_cells(line: Line) -> list[Fragment] | None:
    """Cells between runs of two or more blanks."""
    text = line.body.text
    if len(text) > 200 or "\t" in text or not _GAP.search(text):
        return None
    if text.count("。") > 1 or text.endswith("。"):
        return None
    return _whole_words(line.body, _split(line.body, _GAP))


def _whole_words(body: Fragment, cells: list[Fragment]) -> list[Fragment]:
    """A header word set with blanks between its letters (指    标) is one cell."""
    out: list[Fragment] = []
    for cell in cells:
        if out and len(cell.text) == 1 and len(out[-1].text) == 1 and header_role(out[-1].text + cell.text) is not None:
            out[-1] = Fragment.join_over(body, out[-1], cell)
        else:
            out.append(cell)
    return out


def _split(content: Fragment, separator: re.Pattern[str]) -> list[Fragment]:
    cells, at = [], 0
    for match in separator.finditer(content.text):
        cells.append(content.sub(at, match.start()).strip())
        at = match.end()
    cells.append(content.sub(at).strip())
    return cells


READERS: tuple[tuple[str, RowReader], ...] = (
    ("table.tabs", tab_cells),
    ("table.pipes", pipe_cells),
)
"""Ways in which a line can be a row; the first that gives a block wins."""
