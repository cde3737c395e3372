"""Rows of cells to a grid: header tiers, repeated headers, group rows, torn rows.

The steps know nothing of how cells were separated; every reader ends here.
"""

from __future__ import annotations

import re
from collections import Counter

from ...core.fragment import Fragment, join
from ...core.problems import Finding, finding
from ...lexicon import tables as words
from ...lexicon.schemes import read_mark
from ...lexicon.widths import fold, squeeze
from .grid import Cells, Covered, Grid, GridRow, heading_cell

_MARKDOWN_RULE = re.compile(r"^:?-{2,}:?$|^-$")
_CONTINUES = re.compile(r"^[（(\[〔【]|^(?:人数|比重|比例|总量|覆盖率|增长率|占比|率)")


def text_of(cell: Fragment | None) -> str:
    """The cell's words without white space; empty for no cell."""
    return squeeze(cell.text) if cell is not None else ""


def is_rule_row(cells: Cells) -> bool:
    """The |---|---| line under a Markdown header."""
    return all(_MARKDOWN_RULE.match(text_of(c)) for c in cells if text_of(c)) and any(text_of(c) for c in cells)


def is_header_row(cells: Cells) -> bool:
    """Most filled cells are header words and no cell is a value."""
    filled = [text_of(c) for c in cells if text_of(c)]
    if not filled:
        return False
    known = sum(words.is_header(c) for c in filled)
    values = sum(words.is_value(c) for c in filled)
    return known * 2 >= len(filled) and values == 0 and (len(filled) > 1 or known == 1)


def split_header(rows: list[Cells]) -> tuple[list[Cells], list[Cells]]:
    """The header rows at the top (none, one, or tiers) and the rest."""
    count = 0
    while count < min(3, len(rows)) and is_header_row(rows[count]):
        filled = [text_of(c) for c in rows[count] if text_of(c)]
        if count and len(filled) == 1 and rows[count][0] is not None and text_of(rows[count][0]):
            break
        if (
            count
            and words.header_role(text_of(rows[count][0])) == "name"
            and text_of(rows[0][0]) == text_of(rows[count][0])
        ):
            break
        count += 1
    if count == 0 and rows and _year_row(rows[0]):
        count = 1
    if count:
        count = max(count, _merged_depth(rows))
    return rows[:count], rows[count:]


def _merged_depth(rows: list[Cells]) -> int:
    """How many rows the cells of the first one reach down into, itself counted."""
    top = {id(c) for c in rows[0] if c is not None}
    depth = 1
    while depth < len(rows) and any(isinstance(c, Covered) and id(c.by) in top for c in rows[depth]):
        depth += 1
    return depth


def _year_row(cells: Cells) -> bool:
    filled = [fold(text_of(c)) for c in cells if text_of(c)]
    return len(filled) >= 2 and all(re.match(r"^(?:19|20)\d\d年?", c) for c in filled[1:])


def combine_tiers(tiers: list[Cells], width: int) -> tuple[list[Fragment | None], list[str], list[Fragment]]:
    """One header per column from one to three tiers.

    A tier with fewer cells than columns has merged cells: the upper cell above several lower ones
    heads them all. Returns the lowest cell of each column, the joined texts, and every header cell.
    """
    places = [c for tier in tiers for c in tier if c is not None and c.text]
    if not tiers:
        return [None] * width, [""] * width, []
    placed = _merged_tiers(tiers) or _place_tiers([list(t) for t in tiers], width)
    columns: list[Fragment | None] = []
    headers: list[str] = []
    for n in range(width):
        chain: list[Fragment] = []
        for tier in placed:
            cell = tier[n] if n < len(tier) else None
            if cell is not None and cell.text and (not chain or chain[-1] is not cell):
                chain.append(cell)
        columns.append(chain[-1] if chain else None)
        headers.append("".join(text_of(c) for c in chain))
    return columns, headers, places


def _merged_tiers(tiers: list[Cells]) -> list[Cells] | None:
    """Tiers whose merged cells the source declares: each heads exactly the columns that it spans."""
    if not any(isinstance(c, Covered) for tier in tiers for c in tier):
        return None
    placed = [[heading_cell(c) for c in tier] for tier in tiers]
    return [_spread(placed[0], placed[1]), *placed[1:]] if len(placed) > 1 else placed


def _place_tiers(tiers: list[Cells], width: int) -> list[Cells]:
    if len(tiers) == 1:
        return [_pad(tiers[0], width)]
    upper, lower = tiers[0], tiers[1]
    filled_low = [c for c in lower if c is not None and c.text]
    widened = _widen(upper, lower, width)
    if widened is not None:
        return [widened, _pad(lower, width), *(_pad(t, width) for t in tiers[2:])]
    if len(upper) == len(lower) == width or (len(lower) == width and text_of(lower[0]) == ""):
        rows = [_spread(_pad(upper, width), _pad(lower, width)), _pad(lower, width)]
    else:
        rows = _align(upper, filled_low, width)
    return [*rows, *(_pad(t, width) for t in tiers[2:])]


def _widen(upper: Cells, lower: Cells, width: int) -> Cells | None:
    """An upper tier that lost the blanks of its merged cells, over a lower tier that has all its slots.

    Each run of filled lower cells stands under one upper cell; None where that does not come out even.
    """
    if len(lower) != width or len(upper) >= width or not text_of(upper[0]):
        return None
    out: Cells = []
    queue = list(upper)
    for n in range(width):
        if n and text_of(lower[n]) and text_of(lower[n - 1]):
            out.append(out[-1])
        elif queue:
            out.append(queue.pop(0))
    return out if len(out) == width and not queue else None


def _spread(upper: Cells, lower: Cells) -> Cells:
    """An empty upper cell over a filled lower one belongs to its neighbour that has cells below it too."""
    out: Cells = list(upper)
    for order in (range(1, len(out)), range(len(out) - 2, -1, -1)):
        for n in order:
            beside = n - 1 if order.step > 0 else n + 1
            if not text_of(out[n]) and text_of(lower[n]) and text_of(out[beside]) and text_of(lower[beside]):
                out[n] = out[beside]
    return out


def _align(upper: Cells, lower: list[Fragment], width: int) -> list[Cells]:
    """Lower cells without position: they stand under the upper cell that is no column of its own."""
    heads = [c for c in upper if c is not None and c.text]
    extra = width - len(heads)
    parents = [n for n, c in enumerate(heads) if not _own_column(text_of(c))]
    if not parents:
        parents = list(range(1, len(heads)))
    above: Cells = []
    below: Cells = []
    if extra >= 0 and len(parents) >= 1 and len(lower) == extra + len(parents):
        each, rest = divmod(len(lower), len(parents))
        spans = [each + (n < rest) for n in range(len(parents))]
        queue = list(lower)
        for n, head in enumerate(heads):
            count = spans[parents.index(n)] if n in parents else 0
            above += [head] * max(1, count)
            below += [queue.pop(0) for _ in range(count)] if count else [None]
        return [_pad(above, width), _pad(below, width)]
    if extra >= 0 and len(lower) == extra + 1:
        parent = max(parents, key=lambda n: ("目标" in text_of(heads[n]), n))
        for n, head in enumerate(heads):
            above += [head] * (len(lower) if n == parent else 1)
            below += lower if n == parent else [None]
        return [_pad(above, width), _pad(below, width)]
    return [_pad([*heads], width), _pad([*([None] * (width - len(lower))), *lower], width)]


def _own_column(text: str) -> bool:
    """A header that needs nothing below it: 指标, 单位, 属性, 2020年."""
    return words.header_role(text) in ("name", "unit", "attribute", "number", "group", "note")


def _pad(cells: Cells, width: int) -> Cells:
    return [*cells, *([None] * (width - len(cells)))][:width]


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
    rows = [r for r in rows if not is_rule_row(r) and any(text_of(c) for c in r)]
    header, body = split_header(rows)
    width = table_width(body, header)
    if not body or width < 2 or not (header or _mostly_values(body)):
        return None
    grid = _grid(rule, header, body, width, lines)
    grid.repeated += [c for r in rules for c in r if c is not None and c.text]
    return grid


def build_declared(rule: str, rows: list[Cells], lines: range) -> Grid:
    """A grid from a table that the source declares: it is one, whether its header is known or not."""
    header, body = split_header([r for r in rows if any(text_of(c) for c in r)])
    return _grid(rule, header, body, len(rows[0]), lines)


def _grid(rule: str, header: list[Cells], body: list[Cells], width: int, lines: range) -> Grid:
    columns, headers, places = combine_tiers(header, width)
    grid = Grid(rule, columns, headers, places, [], lines)
    if header and sum(1 for h in headers if h) < width - 1:
        grid.findings.append(finding("ROW_MISFIT", f"各行多为 {width} 列，表头不足", places))
    body = _drop_repeats(body, header, grid)
    _fill(grid, _mend_torn([_fit(_under_group(r, headers), width) for r in body], headers))
    return grid


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


def _under_group(row: Cells, headers: list[str]) -> Cells:
    """A row without the merged cell of its group: the group column's slot is put back.

    Seen by the row's other end: it lacks one cell, and what it has fits one column further right.
    """
    if len(row) != len(headers) - 1 or len(row) < 3 or words.header_role(headers[0]) != "group":
        return row
    second, last = words.header_role(headers[1]), words.header_role(headers[-1])
    number_fits = second == "number" and text_of(row[0]).strip("（()）.．、").isdecimal()
    end_fits = last == "attribute" and words.is_attribute(text_of(row[-1]))
    name_fits = second == "name" and words.is_value(text_of(row[-1])) and words.is_value(text_of(row[1]))
    return [None, *row] if number_fits or end_fits or name_fits else row


def _fit(row: Cells, width: int) -> Cells:
    """A row of the table's width: trailing blanks cut or added; anything else is left as it is."""
    while len(row) > width and not text_of(row[-1]):
        row = row[:-1]
    while len(row) > width and not text_of(row[0]):
        row = row[1:]
    return row if len(row) > width else _pad(row, width)


def is_group(row: Cells, single_ok: bool = True) -> bool:
    """A row with words in its first cell alone: 一、就业, or an unnumbered name without a unit."""
    filled = [n for n, c in enumerate(row) if text_of(c)]
    if len(filled) != 1 or filled[0] > 1 or any(isinstance(c, Covered) and c.down for c in row):
        return False
    text = text_of(row[filled[0]])
    mark = read_mark(text)
    if mark is not None and mark.scheme in ("cn", "cn_paren", "roman", "ordinal"):
        return True
    return single_ok and mark is None and not words.is_value(text) and len(text) <= 24


def _values_in(row: Cells) -> int:
    return sum(1 for c in row[1:] if text_of(c))


def _mend_torn(rows: list[Cells], headers: list[str]) -> list[Cells]:
    """Join what a conversion tore: a name over two or three lines, the values on one of them."""
    out: list[Cells] = []
    pending: list[Fragment] = []
    grouped = bool(rows) and _alone(rows[0])  # a table with group rows opens with one
    for n, row in enumerate(rows):
        first = row[0]
        alone = _alone(row)
        if alone and first is not None:
            if out and not pending and _continues(out[-1], first.text, rows[n + 1] if n + 1 < len(rows) else None):
                out[-1] = [join([out[-1][0] or first, first]) if out[-1][0] else first, *out[-1][1:]]
                continue
            if _starts_name(row, rows[n + 1 :], grouped):
                pending.append(first)
                continue
        elif pending and not text_of(first):
            row = [join(pending), *row[1:]]
            pending = []
        elif pending and first is not None:
            row = [join([*pending, first]), *row[1:]]
            pending = []
        out.append(row)
    if pending:
        out.append([join(pending), *([None] * (len(headers) - 1))])
    return out


def _continues(previous: Cells, text: str, following: Cells | None) -> bool:
    """Whether a lone first cell ends the name above: it opens with a bracket or the bracket above is open."""
    name = text_of(previous[0])
    if not name or not _values_in(previous):
        return False
    opened = sum(name.count(c) for c in "（(") > sum(name.count(c) for c in "）)")
    if opened or text[0] in "）)" or re.match(r"^[（(][^（）()]{1,8}[)）]$", squeeze(text)):
        return True
    if read_mark(text) is not None or text.startswith("其中"):
        return False
    no_unit = not re.search(r"[)）]$", name)
    bracket = re.search(r"[（(]([^（）()]{1,8})[)）]$", squeeze(text))
    return (
        no_unit
        and bracket is not None
        and words.is_unit(bracket.group(1))
        and not (following is not None and not text_of(following[0]))
    )


def _alone(row: Cells) -> bool:
    """Whether the first cell is the only one with words, and no merged cell says that it is meant so."""
    return [k for k, c in enumerate(row) if text_of(c)] == [0] and not any(isinstance(c, Covered) for c in row)


def _starts_name(row: Cells, following: list[Cells], grouped: bool) -> bool:
    """Whether a lone first cell is the head of a name whose values come on a later line."""
    text = text_of(row[0])
    mark = read_mark(text)
    if mark is not None and mark.scheme in ("cn", "cn_paren", "roman", "ordinal"):
        return False
    if not following:
        return False
    after = following[0]
    if not text_of(after[0]) and _values_in(after):
        return True
    opened = sum(text.count(c) for c in "（(") > sum(text.count(c) for c in "）)")
    if opened:
        return True
    if mark is not None and mark.scheme in ("arabic", "arabic_paren", "arabic_half_paren", "circled", "zero"):
        return read_mark(text_of(after[0])) is None
    return bool(_values_in(after)) and (not grouped or bool(_CONTINUES.match(text_of(after[0]))))


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
