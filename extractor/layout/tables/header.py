"""The header of a table: which rows it takes, and one text per column from its tiers."""

from __future__ import annotations

import re

from ...core.fragment import Fragment, join
from ...lexicon import tables as words
from ...lexicon.widths import fold
from .grid import Cells, Covered, heading_cell, text_of

_MARKDOWN_RULE = re.compile(r"^:?-{2,}:?$|^-$")
MAX_BROKEN = 6
"""Lines over which the cells of one header may break."""
MAX_TIERS = 3
"""Header tiers seen in print: a group of years, the year, its aim."""


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
    while count < min(MAX_TIERS, len(rows)) and is_header_row(rows[count]):
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
    if count == 1 and len(rows) > 2 and _is_lower_tier(rows[0], rows[1], rows[2]):
        count = 2
    if count == 0 and rows and (_year_row(rows[0]) or _heads_values(rows)):
        count = 1
    if count:
        count = max(count, _merged_depth(rows))
    return rows[:count], rows[count:]


def _is_lower_tier(upper: Cells, row: Cells, following: Cells) -> bool:
    """全国 and 全县 under 2020年: words without a name beside them, under merged cells, with values below."""
    filled = [n for n, cell in enumerate(row) if text_of(cell)]
    if len(filled) < 2 or 0 in filled or len(row) != len(upper):
        return False
    merged = any(not text_of(upper[n]) for n in filled)
    said = [text_of(row[n]) for n in filled]
    plain = not any(words.is_value(text) or words.is_attribute(text) or words.is_unit(text) for text in said)
    return merged and plain and any(words.is_value(text_of(cell)) for cell in following)


def mend_broken(rows: list[Cells]) -> list[Cells]:
    """A header whose cells a line break cut (2020年 / 现状值): the last cell of each line goes on on the next."""
    full = max((len(row) for row in rows), default=0)
    merged: Cells = []
    for n, row in enumerate(rows[:MAX_BROKEN]):
        if not merged:
            merged = list(row)
        else:
            halves = [cell for cell in (merged[-1], row[0]) if cell is not None]
            merged = [*merged[:-1], join(halves) if halves else None, *row[1:]]
        if len(merged) >= full:
            return [merged, *rows[n + 1 :]] if n and len(merged) == full and is_header_row(merged) else rows
    return rows


def _merged_depth(rows: list[Cells]) -> int:
    """How many rows the cells of the first one reach down into, itself counted."""
    top = {id(c) for c in rows[0] if c is not None}
    depth = 1
    while depth < len(rows) and any(isinstance(c, Covered) and id(c.by) in top for c in rows[depth]):
        depth += 1
    return depth


def _heads_values(rows: list[Cells]) -> bool:
    """Whether the first row has words alone over columns that hold values below: its words head them."""
    first, rest = rows[0], [row for row in rows[1:] if sum(bool(text_of(c)) for c in row) > 1]
    over = [n for n, cell in enumerate(first) if n and text_of(cell)]
    if not over or len(rest) < 2 or any(words.is_value(text_of(c)) or words.is_attribute(text_of(c)) for c in first):
        return False
    below = [text_of(row[n]) for n in over for row in rest if n < len(row) and text_of(row[n])]
    return len(over) * 2 >= len(first) and sum(words.is_value(t) for t in below) * 3 >= len(below) * 2 > 0


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
        return [pad(tiers[0], width)]
    upper, lower = tiers[0], tiers[1]
    filled_low = [c for c in lower if c is not None and c.text]
    widened = _widen(upper, lower, width)
    if widened is not None:
        return [widened, pad(lower, width), *(pad(t, width) for t in tiers[2:])]
    if len(upper) == len(lower) == width or (len(lower) == width and text_of(lower[0]) == ""):
        rows = [_spread(pad(upper, width), pad(lower, width)), pad(lower, width)]
    else:
        rows = _align(upper, filled_low, width)
    return [*rows, *(pad(t, width) for t in tiers[2:])]


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
        return [pad(above, width), pad(below, width)]
    if extra >= 0 and len(lower) == extra + 1:
        parent = max(parents, key=lambda n: ("目标" in text_of(heads[n]), n))
        for n, head in enumerate(heads):
            above += [head] * (len(lower) if n == parent else 1)
            below += lower if n == parent else [None]
        return [pad(above, width), pad(below, width)]
    return [pad([*heads], width), pad([*([None] * (width - len(lower))), *lower], width)]


def _own_column(text: str) -> bool:
    """A header that needs nothing below it: 指标, 单位, 属性, 2020年."""
    return words.header_role(text) in ("name", "unit", "attribute", "number", "group", "note")


def pad(cells: Cells, width: int) -> Cells:
    """The cells in ``width`` slots: blanks added, a surplus cut off."""
    return [*cells, *([None] * (width - len(cells)))][:width]
