"""Lines of a stacked table to rows: kinds of evidence for where a row begins.

A tab in front of each cell, years that head the values, a blank line between rows, what the header says
of the columns, or nothing but the order of names and values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from ...core.fragment import Fragment, join
from ...lexicon import tables as words
from ...lexicon.schemes import read_mark
from ...lexicon.widths import fold, squeeze
from ..lines import Line
from .grid import Cells, text_of
from .stacked_roles import by_roles

RowsOf = Callable[[list[Line]], "list[Cells] | None"]


def _by_tabs(run: list[Line]) -> list[Cells] | None:
    """A tab opens each cell, a blank line ends each row; a line without tab continues its cell."""
    tabbed = [line.cells.text.startswith("\t") for line in run]
    if sum(tabbed) * 3 < len(run) * 2:
        return None
    rows: list[Cells] = []
    for line, opens in zip(run, tabbed, strict=True):
        if (line.blanks_before and (opens or not rows)) or not rows:
            rows.append([line.body])
        elif opens:
            rows[-1].append(line.body)
        else:
            last = rows[-1][-1]
            rows[-1][-1] = join([last, line.body]) if last is not None else line.body
    return rows


def _by_blank_lines(run: list[Line]) -> list[Cells] | None:
    """Blank lines part the rows: most groups of lines have the same number of cells."""
    groups: list[list[Line]] = []
    for line in run:
        if line.blanks_before or not groups:
            groups.append([])
        groups[-1].append(line)
    if len(groups) < 3:
        return None
    sizes = Counter(len(g) for g in groups if len(g) > 1)
    if not sizes:
        return None
    size, times = sizes.most_common(1)[0]
    if size < 2 or times * 2 < len([g for g in groups if len(g) > 1]):
        return None
    return [_merge([line.body for line in g], size) for g in groups]


def _merge(cells: list[Fragment], width: int) -> Cells:
    """Lines of one row to at most ``width`` cells: words without a value join the words before them."""
    out: list[Fragment] = [cells[0]]
    surplus = len(cells) - width
    for cell in cells[1:]:
        if surplus > 0 and not words.is_value(cell.text) and not words.is_value(out[-1].text):
            out[-1] = join([out[-1], cell])
            surplus -= 1
        else:
            out.append(cell)
    return list(out)


def _by_years(run: list[Line]) -> list[Cells] | None:
    """Years alone for a header, above a column of names that has none: each row is a name and a value per year."""
    years = next((n for n, line in enumerate(run) if not words.is_year(line.text)), 0)
    cells = [line.body for line in run]
    body = cells[years:]
    if years < 3 or len(body) % (years + 1):
        return None
    rows: list[Cells] = [[*body[n : n + years + 1]] for n in range(0, len(body), years + 1)]
    names = all(row[0] is not None and not words.is_value(row[0].text) for row in rows)
    values = all(cell is not None and words.is_value(cell.text) for row in rows for cell in row[1:])
    return [[None, *cells[:years]], *rows] if names and values else None


def _by_order(run: list[Line]) -> list[Cells] | None:
    """Neither tabs nor blank lines: a row is a name and the values after it."""
    first = _first_row(run)
    if first is None:
        return None
    body = [line.body for line in run[first:]]
    rows, groups = _rows_by_values(body)
    counts = Counter(len(r) for n, r in enumerate(rows) if n not in groups)
    if not counts:
        return None
    width = counts.most_common(1)[0][0]
    header = _header([line.body for line in run[:first]], width)
    if header is None:
        return None
    out: list[Cells] = [[*header]]
    out += [[*row] for row in rows]
    return out


def _first_row(run: list[Line]) -> int | None:
    """Index of the first line that belongs to a row and not to the header."""
    values = next((n for n, line in enumerate(run) if words.is_value(line.text)), None)
    if values is None:
        return None
    at = values
    while at > 1 and not words.is_header(run[at - 1].text) and not _header_tail(run[at - 1].text):
        at -= 1
    marked = [n for n in range(1, values) if read_mark(run[n].text) is not None]
    return min([at, *marked]) if marked else at


def _header_tail(text: str) -> bool:
    """The second half of a header cell: 目标, 完成数, （%）."""
    plain = fold(squeeze(text))
    return bool(words.TIME.search(plain)) and not words.is_value(text) and len(plain) <= 8


def _rows_by_values(body: list[Fragment]) -> tuple[list[list[Fragment]], set[int]]:
    """Names and the values after them; a name that another marked name follows is a group row."""
    rows: list[list[Fragment]] = []
    groups: set[int] = set()
    for n, cell in enumerate(body):
        if rows and (words.is_value(cell.text) or words.is_attribute(cell.text) or words.is_unit(cell.text)):
            rows[-1].append(cell)
            continue
        mark = read_mark(cell.text)
        if rows and len(rows[-1]) == 1 and mark is None and len(rows) - 1 not in groups:
            rows[-1][0] = join([rows[-1][0], cell])
            continue
        if mark is not None and mark.way.groups:
            groups.add(len(rows))
        elif rows and len(rows[-1]) == 1 and n:
            groups.add(len(rows) - 1)
        if rows and len(rows[-1]) > 1 and mark is None and _joins_name(cell.text):
            rows[-1][0] = join([rows[-1][0], cell])
            continue
        rows.append([cell])
    return rows, groups


def _joins_name(text: str) -> bool:
    plain = squeeze(text)
    return plain[0] in "（(" and words.is_unit(plain.strip("（）()"))


def _header(cells: list[Fragment], width: int) -> list[Fragment] | None:
    """Header lines joined to ``width`` cells: a half such as 规划目标 goes to the half before it."""
    while len(cells) > width:
        pairs = [n for n in range(1, len(cells)) if _joinable(text_of(cells[n - 1]), text_of(cells[n]))]
        if not pairs:
            return None
        n = min(pairs, key=lambda k: (len(text_of(cells[k])), k))
        cells = [*cells[: n - 1], join([cells[n - 1], cells[n]]), *cells[n + 1 :]]
    return cells if len(cells) == width else None


def _joinable(left: str, right: str) -> bool:
    """Whether two header lines can be halves of one cell."""
    if words.header_role(left) is not None or words.header_role(right) in ("unit", "attribute", "number", "note"):
        return False
    return (
        not (words.TARGET.matches(left) or words.ACTUAL.matches(left) or words.BASE.matches(left)) or right[0] in "（("
    )


READERS: tuple[tuple[str, RowsOf], ...] = (
    ("table.stacked_by_tabs", _by_tabs),
    ("table.stacked_by_years", _by_years),
    ("table.stacked_by_blank_lines", _by_blank_lines),
    ("table.stacked_by_roles", by_roles),
    ("table.stacked_by_order", _by_order),
)
"""The first that gives a table wins."""
