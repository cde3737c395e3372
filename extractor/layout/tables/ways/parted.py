"""Tables whose cells a sign parts: tabs or pipes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ....core.fragment import Fragment, join
from ....lexicon import tables as words
from ....lexicon.box_lines import opens_box
from ....lexicon.schemes import read_mark
from ...lines import Line
from ..around.stops import stops
from ..around.surroundings import goes_on, is_caption, is_continued, is_running
from ..grid import Cells, Grid, text_of
from ..headers.tiers import MAX_TIERS, Slots, header_depth, is_header_row, is_rule_row, mend_broken, mend_parted
from .broken_rows import bars_of_rows, cells_of, whole_row
from .rows import READERS, RowReader, opens_cell, tabbed_rows
from .slotted import read_slots

MAX_TORN = 3
"""Lines in a row without a cell boundary that may stand inside a table: a torn cell."""
_BELOW = re.compile(r"[（(](?:[%％‰]|[^（）()，。；：、\s]{1,12})[）)]")
"""The unit of the row above, below its name: （公里）."""
MAX_PAGE = 3
"""Digits of a page's number."""
CERTAIN = 3
"""Points of the outline from which a number and its words are no row."""


def find(lines: list[Line], start: int, dead: dict[str, int], expected: Mapping[int, float]) -> Grid | None:
    """The table whose first row is line ``start``, or None. No row is a heading that the outline counts on.

    ``dead`` remembers up to which line a reader found rows that are no table, so that a long run
    of such rows is read once and not once per line.
    """
    text = lines[start].cells.text
    if opens_cell(lines[start]) and not _is_title(lines[start]):
        return _tabbed(lines, start, dead)
    for rule, reader in READERS:
        if (rule == "table.tabs") != ("\t" in text) or (rule == "table.pipes" and "|" not in text):
            continue
        if start < dead.get(rule, 0):
            continue
        cells = reader(lines[start])
        if cells is None or _is_title(lines[start]):
            continue
        grid, end = _block(rule, reader, lines, start, expected)
        if grid is not None:
            return grid
        dead[rule] = start + (end - start) // 2  # a header may stand in the second half: halving keeps the work linear
    return None


def _tabbed(lines: list[Line], start: int, dead: dict[str, int]) -> Grid | None:
    """The table whose cells stand one a line, each with a tab in front."""
    if start < dead.get("table.cells", 0):
        return None
    stop = start + 1
    while stop < len(lines) and not stops(lines[stop]):
        stop += 1
    rows, end = tabbed_rows(lines, start, stop)
    full = [row for row in rows if len(row) > 1]
    grid = None
    if len(full) > 1 and _looks_like_table("table.cells", rows):
        grid = _built("table.cells", rows, range(start, end))
    if grid is None:
        dead["table.cells"] = start + (stop - start) // 2
    return grid


def _is_title(line: Line) -> bool:
    """A caption or box title that kept the tabs of its row."""
    text = line.text
    return opens_box(text) or is_caption(line) or bool(words.NOTE.match(text) or words.FIGURE.match(text))


def _block(
    rule: str, reader: RowReader, lines: list[Line], start: int, expected: Mapping[int, float]
) -> tuple[Grid | None, int]:
    rows: list[Cells] = []
    opened: list[bool] = []
    closed: list[bool] = []
    passed: list[Fragment] = []
    notes: list[Fragment] = []
    at, last, full, pieces = start, start, 0, 1
    bars = bars_of_rows(lines, start) if rule == "table.pipes" else 0
    while at < len(lines):
        line = lines[at]
        if line.table is not None:
            break
        row = whole_row(lines, at, bars)
        cells = None if _is_title(line) else reader(line) if len(row) == 1 else cells_of(row)
        if cells is None and rows and at == last + 1 and _is_noted(rows, lines, at, reader):
            notes.append(line.body)
            last, at = at, at + 1
            continue
        if cells is None and rows and at == last + 1 and _is_between(rows, lines, at, reader):
            passed.append(line.body)
            last, at = at, at + 1
            continue
        if cells is None:
            unit = rule == "table.tabs" and at == last + 1 and _is_unit_below(line.text)
            if not unit and (at - last > MAX_TORN or not _torn(rule, line, lines, at, reader)):
                break
            cells = [line.body]
            last, full = (at, len(rows) + 1) if unit and rows else (last, full)
        elif rule == "table.pipes" and _is_ruled(rows, lines, at, reader) and _is_head_again(rows, cells):
            passed += [cell for head in rows for cell in head if cell is not None and cell.text]
            rows, opened, closed, last, full, pieces = [], [], [], at, 1, 2
        elif (
            (expected.get(at, 0) >= CERTAIN and _is_heading(rows, cells))
            or _is_counted_text(rows, cells, expected.get(at, 0) >= CERTAIN)
            or _heads_another(rows, cells)
            or (rule == "table.pipes" and _is_ruled(rows, lines, at, reader))
        ):
            break
        else:
            last, full = at + len(row) - 1, len(rows) + 1
        rows.append([*[None] * (len(cells) == 1 and line.cells.text.startswith("\t")), *cells])
        opened.append(line.body.text.startswith("|"))
        closed.append(row[-1].body.text.endswith("|"))
        at += len(row)
    rows = rows[:full]
    if rule == "table.pipes":
        rows = _with_last_cells(_with_first_cells(rows, opened, closed), closed)
    if len(rows) < 2 or not _looks_like_table(rule, rows):
        return None, last + 1
    grid = _built(rule, rows, range(start, last + 1))
    if grid is not None:
        grid.repeated += passed
        grid.notes += notes
        grid.fragments = max(grid.fragments, pieces)
    return grid, last + 1


def _is_unit_below(text: str) -> bool:
    """Whether a line is nothing but a unit in brackets."""
    return _BELOW.fullmatch(text) is not None and words.is_unit(text[1:-1])


def _with_first_cells(rows: list[Cells], opened: Sequence[bool], closed: Sequence[bool]) -> list[Cells]:
    """The rows, those that begin with a bar with an empty cell before it, where the others have none in front of them
    and are longer by that cell: most rows, or the header and some against all those with a bar."""
    widths = [len(row) for row, bar in zip(rows, opened, strict=False) if not bar and len(row) > 1]
    if len(widths) < 2 or opened[0]:
        return rows
    width = max(set(widths), key=widths.count)
    shut = [bar and not closed[0] for bar in closed]  # its last cell is empty, too
    lacking = [bar and len(row) + 1 + end == width for row, bar, end in zip(rows, opened, shut, strict=False)]
    if len(widths) * 2 <= len(rows) and not (lacking == [*opened[: len(rows)]] and len(rows[0]) == width):
        return rows
    return [[None, *row] if lacks else row for row, lacks in zip(rows, lacking, strict=True)]


def _with_last_cells(rows: list[Cells], closed: Sequence[bool]) -> list[Cells]:
    """The rows, those that end with a bar with an empty cell behind it, where the header has none behind it and
    all other rows are as long as the header, these by that cell shorter."""
    width = len(rows[0]) if rows else 0
    ends = [bar for row, bar in zip(rows, closed, strict=False) if len(row) > 1]
    long = [len(row) + bar for row, bar in zip(rows, closed, strict=False) if len(row) > 1]
    if not ends or ends[0] or not any(ends) or any(length != width for length in long):
        return rows
    return [[*row, None] if bar and len(row) > 1 else row for row, bar in zip(rows, closed, strict=False)]


def _is_heading(rows: Sequence[Cells], cells: Sequence[Fragment]) -> bool:
    """Whether the cells are a number and its words, which fill no row of a table of three columns: 3.2, 总体布局."""
    if len(cells) != 2 or not rows or len(rows[0]) < 3:
        return False
    return cells[0].text[:1].isdigit() and not any(map(str.isdigit, cells[1].text))


def _is_counted_text(rows: Sequence[Cells], cells: Sequence[Fragment], expected: bool) -> bool:
    """Whether the cells are a number and its text: that of a division, which the outline counts on, or of a paragraph.

    第三篇, 实施保障; （五）, 加强监测。…; below a header they are a row, as those of values are.
    """
    said = [text for cell in cells if (text := text_of(cell))]
    if len(said) != 2 or words.is_value(said[1]) or (rows and is_header_row(list(rows[0]))):
        return False
    mark = read_mark(said[0])
    if mark is None or mark.end != len(said[0]):
        return False
    return "。" in said[1] or (expected and (mark.way.divides or mark.way.groups))


def _is_between(rows: Sequence[Cells], lines: Sequence[Line], at: int, reader: RowReader) -> bool:
    """Whether a line stands between the rows of two pages, and they go on below it: 续表, a number alone, the plan's
    title. A header below begins a piece, unless it is the table's own."""
    page, turned = _is_page(lines[at]), _turns_page(lines[at])
    next_ = next((n for n in range(at + 1, min(at + MAX_TORN, len(lines))) if not _turns_page(lines[n])), at)
    below = reader(lines[next_]) if turned and next_ > at else None
    if below is None or not is_header_row(list(below)):
        return below is not None
    said = [text_of(cell) for cell in rows[0] if text_of(cell)]
    own = said == [text_of(cell) for cell in below if text_of(cell)]
    return page and own and not _is_ruled(rows, lines, next_, reader)


def _is_noted(rows: Sequence[Cells], lines: Sequence[Line], at: int, reader: RowReader) -> bool:
    """Whether a line is a note between two rows, as at the foot of a page: right below stands one more, with values
    and as many cells."""
    below = reader(lines[at + 1]) if at + 1 < len(lines) and words.NOTE.match(lines[at].text) else None
    if below is None or lines[at + 1].blanks_before or len(below) != max(map(len, rows)):
        return False
    return any(words.is_value(text_of(cell)) for cell in below) and not is_header_row(list(below))


def _turns_page(line: Line) -> bool:
    return _is_page(line) or is_continued(line.text) or is_running(line.text)


def _is_page(line: Line) -> bool:
    return line.text.isdecimal() and len(line.text) <= MAX_PAGE and not any(line.bars)


def _built(rule: str, rows: list[Cells], lines: range) -> Grid | None:
    """The rows as a grid; None where they have no header and are no table."""
    dashes = [n for n, row in enumerate(rows) if is_rule_row(row)]
    ruled, rules = dashes[0] if dashes else 0, [rows[n] for n in dashes]
    rows = [row for n, row in enumerate(rows) if n not in dashes and any(map(text_of, row))]
    while rows and all(len(row) > 2 and not text_of(row[0]) for row in rows):
        rows = [row[1:] for row in rows]  # a tab in front of each row
    titles = _titles(rows) if not header_depth(rows) else 0
    title = [cell for row in rows[:titles] for cell in row if cell is not None and cell.text]
    rows = rows[titles:]
    mended = [mend_broken(rows), mend_parted(rows)] if rule == "table.tabs" else []
    ways = [_way(rule, way, ruled, lines) for way in (rows, *(whole for whole in mended if whole is not rows))]
    grid = max((way for way in ways if way is not None), key=_points, default=None)
    if grid is not None:
        grid.caption = grid.caption_raw = join(title) if title else None
        grid.repeated += [cell for row in rules for cell in row if cell is not None and cell.text]
    return grid


def _points(grid: Grid) -> tuple[bool, float]:
    return not grid.unread, grid.reading.points


def _way(rule: str, rows: list[Cells], ruled: int, lines: range) -> Grid | None:
    known = header_depth(rows)
    depth = known or (ruled or 1 if ruled or _even(rows) else 0)
    if not rows[depth:] or not (depth or _mostly_values(rows)):
        return None
    strict = rule == "table.pipes"
    grid = read_slots(rule, Slots(rows, None if known else depth), lines, strict)
    return grid if grid is not None and grid.width > 1 else None


def _titles(rows: list[Cells]) -> int:
    """How many rows at the top are the title over the header: 教育统计季报表 | | above 指标名称 | 单位 | 数量."""
    wide = [len(row) > 2 and sum(map(bool, map(text_of, row))) == 1 for row in rows[:MAX_TIERS]]
    titles = wide.index(False) if False in wide else 0
    return titles if titles and header_depth(rows[titles:]) else 0


def _even(rows: list[Cells]) -> bool:
    """Whether a first row of words alone heads rows of as many cells, though none of its words is known."""
    first = [text_of(c) for c in rows[0]] if rows else []
    plain = len(first) > 2 and all(text and not words.is_value(text) and len(text) <= 20 for text in first)
    full = [row for row in rows[1:] if len(row) > 1]
    return plain and len(full) > 1 and sum(len(row) == len(first) for row in full) * 5 >= len(full) * 4


def _mostly_values(rows: list[Cells]) -> bool:
    cells = [text_of(c) for r in rows for c in r[1:] if text_of(c)]
    return len(rows) >= 2 and sum(words.is_value(c) for c in cells) * 2 > len(cells)


def _is_ruled(rows: Sequence[Cells], lines: Sequence[Line], at: int, reader: RowReader) -> bool:
    """Whether a Markdown header begins again behind a blank line: a row with the line of dashes under it."""
    below = reader(lines[at + 1]) if at + 1 < len(lines) and lines[at].blanks_before else None
    return below is not None and is_rule_row(list(below)) and any(map(is_rule_row, rows))


def _is_head_again(rows: Sequence[Cells], cells: Sequence[Fragment]) -> bool:
    """Whether a header stands alone at the end of a page, and begins again with this row."""
    heads = [row for row in rows if not is_rule_row(row)]
    if len(heads) > MAX_TIERS or [text_of(cell) for cell in cells] != [text_of(cell) for cell in heads[0]]:
        return False
    return all(is_header_row(row) or (not text_of(row[0]) and sum(map(bool, map(text_of, row))) > 1) for row in heads)


def _heads_another(rows: Sequence[Cells], cells: Sequence[Fragment]) -> bool:
    """Whether a row heads a table of its own: words of headers alone, and not the header above printed again."""
    if len(rows) <= MAX_TIERS or not is_header_row(list(cells)):
        return False
    said = [words.header_role(text) for cell in cells if (text := text_of(cell))]
    prints = [[text_of(cell) for cell in row if text_of(cell)] for row in rows[:MAX_TIERS]]
    own = sum(role is not None for role in said)
    return own > 1 and [text_of(cell) for cell in cells if text_of(cell)] not in prints


def _torn(rule: str, line: Line, lines: list[Line], at: int, reader: RowReader) -> bool:
    """Whether a line without cells lies inside the table: short, no sentence, and rows go on after it."""
    text = line.text
    if len(text) > 40 or "。" in text or _is_title(line) or goes_on(text) or words.UNIT_LINE.match(text):
        return False
    mark = read_mark(text)
    if mark is not None and mark.way.divides:
        return False
    for ahead in lines[at + 1 : at + 1 + MAX_TORN]:
        if _is_title(ahead) or words.UNIT_LINE.match(ahead.text):
            return False
        if reader(ahead) is not None:
            return True
        if len(ahead.text) > 40:
            return False
    return False


def _looks_like_table(rule: str, rows: list[Cells]) -> bool:
    """A header on top, or rows that are mostly values; blanks alone are weak, so they need the header."""
    if rule == "table.pipes":
        return True
    headed = any(is_header_row(row) for row in rows[:2]) and len([r for r in rows if len(r) > 1]) >= 2
    return headed or len(rows) >= 3 or _has_values(rows)


def _has_values(rows: list[Cells]) -> bool:
    """A third of the rows or more hold a value or an attribute."""
    filled = ([text_of(c) for c in row[1:]] for row in rows)
    return sum(any(words.is_value(c) or words.is_attribute(c) for c in cells) for cells in filled) * 3 >= len(rows)
