"""Tables whose cells stand one per line, as Word tables come out of a plain-text conversion.

Three kinds of evidence tell where a cell or row begins: a tab in front of each cell, a blank line
between rows, or nothing but the order of names and values. The first that a table shows is used.
"""

from __future__ import annotations

from collections import Counter

from ...core.fragment import Fragment, join
from ...lexicon import tables as words
from ...lexicon.schemes import read_mark
from ...lexicon.widths import fold, squeeze
from ..lines import Line
from .assemble import build, text_of
from .grid import Cells, Grid

MAX_CELL = 46
"""Longest line that can be a cell of a stacked table."""


def find(lines: list[Line], start: int, dead: dict[str, int]) -> Grid | None:
    """The stacked table that begins at line ``start``, or None; ``dead`` as for delimited tables."""
    head = lines[start].text
    if len(head) > 16 or start < dead.get("table.stacked", 0) or not _opens(head):
        return None
    end = _end(lines, start)
    if end - start < 6:
        return None
    run = lines[start:end]
    for rows_of in (_by_tabs, _by_blank_lines, _by_count, _by_order):
        rows = rows_of(run)
        if rows is None:
            continue
        grid = build(f"table.stacked{rows_of.__name__}", rows, range(start, end))
        if grid is not None and len(grid.rows) >= 2 and any(grid.headers):
            return grid
    dead["table.stacked"] = start + (end - start) // 2
    return None


def _opens(text: str) -> bool:
    """The first header of a table: 指标, 序号, 类别 …"""
    return words.header_role(text) in ("name", "number", "group")


def _end(lines: list[Line], start: int) -> int:
    """One past the last line that can be a cell; a tail without values is given back."""
    at, last_value, headers = start, start, 0
    while at < len(lines):
        line = lines[at]
        text = line.text
        if len(text) > MAX_CELL or text[-1] in "。；：:;" or "。" in text:
            break
        if text.startswith(("专栏", "——")) or words.NOTE.match(text) or words.CAPTION.match(text):
            break
        mark = read_mark(text)
        if mark is not None and mark.scheme in ("part", "chapter", "section", "article", "annex"):
            break
        if at - start < 12 and words.is_header(text):
            headers += 1
        if words.is_value(text) or words.is_attribute(text):
            last_value = at
        at += 1
    if headers < 2:
        return start
    after = last_value + 1
    while after < at and lines[after].blanks_before == 0 and not _opens_row(lines[after]):
        after += 1
    return after if after == at or after - last_value <= 3 else last_value + 1


def _opens_row(line: Line) -> bool:
    return read_mark(line.text) is not None


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


def _by_count(run: list[Line]) -> list[Cells] | None:
    """No evidence but the number of headers: every so many lines make a row, group rows aside."""
    width = next((n for n, line in enumerate(run) if not words.is_header(line.text)), 0)
    if width < 3:
        return None
    rows: list[Cells] = [[line.body for line in run[:width]]]
    at = width
    while at < len(run):
        mark = read_mark(run[at].text)
        if mark is not None and mark.scheme in ("cn", "cn_paren", "roman"):
            rows.append([run[at].body])
            at += 1
            continue
        row = run[at : at + width]
        if len(row) < width or not _is_row([line.text for line in row], [line.text for line in run[:width]]):
            return None
        rows.append([line.body for line in row])
        at += width
    return rows if len(rows) >= 3 else None


def _is_row(cells: list[str], headers: list[str]) -> bool:
    """Whether the cells fit the headers above them: no value for a name, units under 单位, some values."""
    for cell, header in zip(cells, headers, strict=True):
        role = words.header_role(header)
        if (role == "name" and words.is_value(cell)) or (role == "attribute" and not words.is_attribute(cell)):
            return False
        if role == "unit" and not words.is_unit(cell) and not words.is_missing(cell):
            return False
    return any(words.is_value(cell) for cell in cells[1:])


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
        if mark is not None and mark.scheme in ("cn", "cn_paren", "roman"):
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
    return not (words.TARGET.search(left) or words.ACTUAL.search(left) or words.BASE.search(left)) or right[0] in "（("
