"""Rows of cells to a grid: header tiers, repeated headers, group rows, torn rows.

The steps know nothing of how cells were separated; every reader ends here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ...core.fragment import join
from ...core.problems import Finding, finding
from ...lexicon import tables as words
from ...lexicon.schemes import read_mark
from ...lexicon.widths import fold
from .align import align, clashes
from .grid import Cells, Covered, Grid, GridRow, text_of
from .header import combine_tiers, is_rule_row, mend_broken, pad, split_header
from .torn import mend

MAX_GROUP = 24
"""Longest group row without a number."""


def table_width(rows: list[Cells], header: list[Cells]) -> int:
    """Columns of the table: what most rows with values have, and no fewer than the widest header tier."""
    counts = Counter(len(r) for r in rows if sum(1 for c in r if text_of(c)) >= 2)
    common = max(counts, key=lambda n: (counts[n], n)) if counts else 0
    heads = max((len(t) for t in header), default=0)
    if len(header) == 1:
        wider = sum(times for n, times in counts.items() if n > heads)
        return common if wider * 2 > sum(counts.values()) else heads
    return max(common, heads)


def build(rule: str, rows: list[Cells], lines: range) -> Grid | None:
    """A grid from rows of cells; None where the rows have no header and are no table."""
    rules = [r for r in rows if is_rule_row(r)]
    ruled = next((n for n, row in enumerate(rows) if is_rule_row(row)), 0)
    rows = [r for r in rows if not is_rule_row(r) and any(text_of(c) for c in r)]
    if rule == "table.tabs":
        rows = mend_broken(rows)
    header, body = split_header(rows)
    if not header and (ruled or _even(rows)):
        header, body = rows[: ruled or 1], rows[ruled or 1 :]
    width = table_width(body, header)
    if not body or width < 2 or not (header or _mostly_values(body)):
        return None
    grid = _grid(rule, header, body, width, lines)
    grid.repeated += [c for r in rules for c in r if c is not None and c.text]
    return grid


def build_declared(rule: str, rows: list[Cells], lines: range, depth: int | None = None) -> Grid:
    """A grid from a table that the source declares: it is one, whether its header is known or not.

    Args:
        depth: how many rows the header has, where that is declared, too.
    """
    filled = [r for r in rows if any(text_of(c) for c in r)]
    header, body = split_header(filled) if depth is None else (filled[:depth], filled[depth:])
    return _grid(rule, header, body, len(rows[0]), lines)


def _grid(rule: str, header: list[Cells], body: list[Cells], width: int, lines: range) -> Grid:
    columns, headers, places = combine_tiers(header, width)
    grid = Grid(rule, columns, headers, places, [], lines)
    if header and sum(1 for h in headers if h) < width - 1:
        grid.findings.append(finding("ROW_MISFIT", f"各行多为 {width} 列，表头不足", places))
    body = _drop_repeats(body, header, grid)
    roles = [words.header_role(h) for h in headers]
    _fill(grid, mend([_place(r, roles) for r in body], roles, piped=rule == "table.pipes"))
    return grid


def _even(rows: list[Cells]) -> bool:
    """Whether a first row of words alone heads rows of as many cells, though none of its words is known."""
    first = [text_of(c) for c in rows[0]] if rows else []
    plain = len(first) > 2 and all(text and not words.is_value(text) and len(text) <= 20 for text in first)
    full = [row for row in rows[1:] if len(row) > 1]
    return plain and len(full) > 1 and sum(len(row) == len(first) for row in full) * 5 >= len(full) * 4


def _mostly_values(rows: list[Cells]) -> bool:
    cells = [text_of(c) for r in rows for c in r[1:] if text_of(c)]
    return len(rows) >= 2 and sum(words.is_value(c) for c in cells) * 2 > len(cells)


def _drop_repeats(rows: list[Cells], header: list[Cells], grid: Grid) -> list[Cells]:
    """A header printed again after a page break is furniture and means one more fragment."""
    prints = [[fold(text_of(c)) for c in tier if text_of(c)] for tier in header]
    keep: list[Cells] = []
    for row in rows:
        here = [fold(text_of(c)) for c in row if text_of(c)]
        if here and here in prints:
            grid.repeated += [c for c in row if c is not None and c.text]
            grid.fragments += here == prints[0]
        else:
            keep.append(row)
    return keep


def _place(row: Cells, roles: Sequence[str | None]) -> Cells:
    """A row of the table's width: trailing blanks cut or added; a short row whose cells then stand in columns
    that they cannot belong to lacks a merged cell, and each cell goes to the column that suits it."""
    width = len(roles)
    while len(row) > width and not text_of(row[-1]):
        row = row[:-1]
    while len(row) > width and not text_of(row[0]):
        row = row[1:]
    if len(row) >= width:
        return row
    filled = [c for c in row if c is not None and c.text]
    return align(filled, roles) if len(filled) > 1 and clashes(row, roles) else pad(row, width)


def is_group(row: Cells) -> bool:
    """A row with words in its first cell alone: 一、就业, or an unnumbered name without a unit."""
    filled = [n for n, c in enumerate(row) if text_of(c)]
    if len(filled) != 1 or filled[0] > 1 or any(isinstance(c, Covered) and c.down for c in row):
        return False
    text = text_of(row[filled[0]])
    mark = read_mark(text)
    if mark is not None and mark.way.groups:
        return True
    return mark is None and not words.is_value(text) and len(text) <= MAX_GROUP


def _fill(grid: Grid, rows: list[Cells]) -> None:
    for row in rows:
        if is_group(row):
            grid.rows.append(GridRow("group", row))
            continue
        if len(row) > grid.width:
            row, problem = _overfull(row, grid.width)
            grid.findings.append(problem)
        grid.rows.append(GridRow("data", row))


def _overfull(row: Cells, width: int) -> tuple[Cells, Finding]:
    """More cells than columns: the surplus goes into the last column, and is said."""
    places = [c for c in row if c is not None and c.text]
    detail = f"此行有 {len(row)} 个单元格，表头为 {width} 列"
    tail = [c for c in row[width - 1 :] if c is not None and c.text]
    return [*row[: width - 1], join(tail) if tail else None], finding("ROW_MISFIT", detail, places)
