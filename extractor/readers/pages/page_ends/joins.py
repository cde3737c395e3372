"""What geometry knows of how blocks go on over a page end: paragraphs, frames, tables and the rows of these."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from math import inf

from ....lexicon.tables import is_unit
from ..blocks import Block, Framed, Line, Table, TableCell
from ..tables.values import ends_with_unit, is_total, is_value
from .line_ends import SAME, first_word, meets
from .torn_numbers import fills

FULL_BESIDE, ALMOST = 2, 0.6
"""Full lines of a row beside which another is full that has this much more room, in points: widths are measured."""
NEAR = 30.0
"""Points by which the first words of two parts of a table without rules may differ in place besides."""
DOUBLE = 8.0
"""Points between the two lines of a frame that is drawn twice, at most."""
SHIFT = 12.0
"""Points by which a whole page may be shifted against the one before: sheets lie differently on the glass."""
FEWEST = 3
"""Cells of a row, and those of them with words, from which it is whole."""
HEADER_DEPTH = 4
"""Rows at the head of a table among which a header printed again is looked for."""
_TITLE = re.compile(r"^[【\[〖]?\s*专\s*栏|^[附]?\s*表\s*[0-9０-９一二三四五六七八九十]")
_UNENDED = re.compile(r"[—–\-~～至≥≤＞＜<>]$|[\[〔［【（(]$|[0-9０-９][.．]$")
"""On what a line ends that goes on with a number: a range, a comparator, a bracket, the point of its decimals."""
_BRACKETS = re.compile(r"[（(〔]([^（）()]+)[）)〕]")
_DIGITS = re.compile(r"[0-9０-９]{1,4}[%％]?$")
_COUNTED_WORD = re.compile(r"[0-9]+[\u4e00-\u9fff]{4}")
_VALUE = re.compile(r"^[\[〔（(<>＜＞≤≥]*\s*[0-9０-９]")


def ends_column(last: Block, first: Block) -> bool:
    """Whether two blocks that follow each other stand in two columns of a page: to the right, and higher up."""
    return first.box[0] >= last.box[2] - SAME and first.box[1] < last.box[1]


def returns_left(last: Block, first: Block) -> bool:
    """Whether the first block of a page stands to the left of all of the last one before: pages in columns."""
    return last.box[0] >= first.box[2] - SAME


def goes_on(last: Block, first: Block, shift: float = SHIFT) -> bool:
    """Whether the last block of a page or column and the first of the next one are parts of one table or frame.

    Args:
        last: the block before the break.
        first: the block behind it.
        shift: points by which the parts may lie beside each other.
    """
    if isinstance(last, Table) and isinstance(first, Table):
        fit = column_map(last.xs, first, shift) is not None or column_map(first.xs, last, shift) is not None
        return fit and (not _titled(first) or _print(rows_of(first)[0]) == _print(rows_of(last)[0]))
    if isinstance(last, Framed) and isinstance(first, Framed):
        return (_same_sides(last, first, shift) or _is_within(last, first)) and not _titled(first)
    return False


def starts_again(last: Block, first: Block) -> bool:
    """Whether a table directly below another prints its header again over the same columns: one table, set in parts."""
    if not (isinstance(last, Table) and isinstance(first, Table)) or _titled(first):
        return False
    head, rows = rows_of(last), rows_of(first)
    again = repeated_rows(head, rows)
    return 0 < again < len(rows) and _print(head[0]) == _print(rows[0]) and column_map(last.xs, first, SAME) is not None


def _same_sides(one: Block, other: Block, most: float) -> bool:
    shift = other.box[0] - one.box[0]
    return abs(shift) <= most and meets(one.box[2] + shift, other.box[2])


def _is_within(one: Block, other: Block) -> bool:
    """Whether the sides of two parts are those of a frame drawn twice, one a little within the other."""
    left, right = other.box[0] - one.box[0], one.box[2] - other.box[2]
    return max(abs(left), abs(right)) <= DOUBLE and (min(left, right) >= -1 or max(left, right) <= 1)


def _titled(block: Block) -> bool:
    """Whether its first words are a title of its own."""
    if isinstance(block, Framed):
        return bool(block.blocks) and _titled(block.blocks[0])
    if isinstance(block, Line):
        return bool(_TITLE.match(block.text))
    first = next((c for c in block.cells if c.lines), None)
    return first is not None and _titled(first.lines[0])


def column_map(xs: list[float], table: Table, most: float = inf) -> list[int] | None:
    """For each upright line of ``table`` the number of the one at its place in ``xs``; None where one has none."""
    shift = table.xs[0] - xs[0]
    if table.printed and len(xs) == len(table.xs) and abs(shift) <= most + NEAR:
        return list(range(len(xs))) if _overlap(xs, table.xs, shift if most == inf else 0.0) else None
    if abs(shift) > most or not meets(xs[-1] + shift, table.xs[-1]):
        return None
    found = []
    for x in (x - shift for x in table.xs):
        near = min(range(len(xs)), key=lambda n: abs(xs[n] - x))
        if not meets(xs[near], x):
            return None
        found.append(near)
    return found if len(set(found)) == len(found) else None


def _overlap(xs: list[float], others: list[float], shift: float) -> bool:
    """Whether each column lies over the one of its number, by more than half of the narrower one."""
    for (a, b), (c, d) in zip(pairwise(xs), pairwise(others), strict=True):
        if min(b, d - shift) - max(a, c - shift) <= min(b - a, d - c) / 2:
            return False
    return True


Row = list[TableCell]


def rows_of(table: Table) -> list[Row]:
    """The cells that begin in each row, from left to right."""
    ordered = sorted(table.cells, key=lambda c: (c.cell.row, c.cell.column))
    return [list(row) for _, row in groupby(ordered, lambda c: c.cell.row)]


def repeated_rows(head: list[Row], rows: list[Row]) -> int:
    """How many rows at the head of a later part print the header of the first part again."""
    prints = [_print(row) for row in head[:HEADER_DEPTH]]
    for start in range(len(prints)):
        count = 0
        while count < len(rows) and start + count < len(prints) and _print(rows[count]) == prints[start + count]:
            count += 1
        if count and max(sum(bool(text) for text in _print(row)) for row in rows[:count]) >= 2:
            return count
    return 0


def _print(row: Row) -> list[str]:
    return ["".join("".join(line.text.split()) for line in cell.lines) for cell in row]


def with_merged(row: Row, table: Table) -> Row:
    """The last row of a table with the merged cells that end in it."""
    foot = max((cell.cell.row + cell.cell.rows for cell in table.cells), default=0)
    return [*(c for c in table.cells if c.cell.rows > 1 and c.cell.row + c.cell.rows == foot and c not in row), *row]


def is_rest(above: Row, row: Row, margin: float) -> bool:
    """Whether a page end cut the row above in two and ``row`` is the rest of it.

    It has words in few of its cells, or only under lines that are full; only under cells with words that have no
    stop, and no value but a total in brackets that stood below a plain one, or the last digits of a number that its
    cell tears. Units in brackets alone are the rest of a header whose words stand above them.

    Args:
        above: the last row before the page end.
        row: the first one behind it.
        margin: points that the cells leave free (``margins``).
    """
    held = {cell.cell.column: cell for cell in above if cell.lines}
    filled = [cell for cell in row if cell.lines]
    few = len(filled) * 2 <= len(row) and not _is_header(above)
    if not filled:
        return False
    if all(_is_unit_below(held.get(cell.cell.column), cell) for cell in filled):
        return True
    lines = [(held[c.cell.column], c) for c in filled if c.cell.column in held]
    sure = sum(fills(u, u.lines[-1], c.lines[0], margin, first_word(c.lines[0])) for u, c in lines)
    for cell in filled:
        upper = held.get(cell.cell.column)
        if upper is None or cell.cell.columns != upper.cell.columns:
            return False
        ahead = upper.lines[-1].text
        value = _opens_value(cell.lines[0].text) and not _UNENDED.search(ahead)
        word = 0.0 if value else first_word(cell.lines[0]) + (ALMOST if sure >= FULL_BESIDE else 0.0)
        full = fills(upper, upper.lines[-1], cell.lines[0], margin, word)
        if value and not (_is_second_value(upper, cell) or _is_torn_number(upper, cell, full)):
            return False
        if ahead[-1] in "。；;！" or not (few or full):
            return False
    return True


def is_begun(above: Row, row: Row, margin: float) -> bool:
    """Whether a row before a page end is the first lines of a name alone, whose rest stands with its numbers behind it.

    The lines fill their cell, and so no group's name stands there; the row behind has words below them and beside.
    """
    held = [cell for cell in above if cell.lines]
    if len(held) != 1 or held[0].cell.columns != 1 or len(above) < FEWEST:
        return False
    (name,) = held
    rest = next((cell for cell in row if cell.cell.column == name.cell.column and cell.lines), None)
    if rest is None or rest.cell.columns != 1 or sum(bool(cell.lines) for cell in row) < FEWEST:
        return False
    first, last = rest.lines[0], name.lines[-1]
    ended = ends_with_unit(last.text) or last.text[-1] in "。；;！"
    return not ended and not _opens_value(last.text) and fills(name, last, first, margin, first_word(first))


def _is_header(row: Row) -> bool:
    """Whether a row has words in all cells and a number in none: below heads that are not full goes on none of them."""
    return all(cell.lines for cell in row) and not any(is_value(line.text) for cell in row for line in cell.lines)


def _opens_value(text: str) -> bool:
    """Whether a line begins with a number and with no word that counts nothing, as 3岁以下婴幼儿托位数 does."""
    found = _VALUE.match(text)
    return found is not None and not (_COUNTED_WORD.match(text) and not is_unit(text.lstrip("0123456789")))


def _is_unit_below(upper: TableCell | None, cell: TableCell) -> bool:
    """Whether a cell holds a unit in brackets alone, and the one above it the words that it measures."""
    unit = _BRACKETS.fullmatch("".join("".join(line.text.split()) for line in cell.lines))
    if upper is None or unit is None or upper.cell.columns != cell.cell.columns:
        return False
    return is_unit(unit.group(1)) and _VALUE.match(upper.lines[-1].text) is None


def _is_torn_number(upper: TableCell, cell: TableCell, full: bool) -> bool:
    """Whether figures fill the cell above and digits alone stand in this one."""
    above, below = upper.lines[-1], cell.lines[0]
    return full and len(cell.lines) == 1 and _DIGITS.match(below.text) is not None and above.text[-1].isdigit()


def _is_second_value(upper: TableCell, cell: TableCell) -> bool:
    """Whether a cell with a plain value above had a total in brackets as its second line."""
    return bool(_VALUE.match(upper.lines[-1].text)) and not is_total(upper.lines[-1].text) and all(
        is_total(line.text) for line in cell.lines
    )  # fmt: skip
