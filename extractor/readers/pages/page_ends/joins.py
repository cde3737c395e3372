"""What geometry knows of how lines and blocks go on: over a line end, over a page end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import inf

from ....lexicon.tables import is_unit
from ..blocks import Block, Framed, Line, Table, TableCell, outermost
from ..tables.values import ends_with_unit, is_total, is_value
from .steps import SENTENCE, STOP, is_wider, other_size
from .torn_numbers import fills

FULL = 2.0
"""Room at the end of a line, in widths of a Han character, that a character pushed over may leave."""
MOST_ROOM = 12.0
"""Room at the end of a line, in widths of a Han character, that no word pushed over leaves."""
NEARLY = 2.5
"""Room at the end of a line without a stop, in widths of a Han character, up to which the page does not tell."""
SET_IN_SLACK = 1.0
"""The same where first lines are set in: a flush line hardly opens a paragraph there."""
SLACK = 0.35
"""Room, in widths of a Han character, by which lines of one column differ."""
FULL_BESIDE, NEARLY = 2, 0.6
"""Full lines of a row beside which another is full that has this much more room, in points: widths are measured."""
_WORD = r"(?:[A-Za-z0-9０-９.．,%％‰℃°/+\-–:：∶²³⁰-⁹]+[年月日]?|.)[，。、；：！？）》〉”’」』〕】］)\],;:.!?%％…/]*"
_UNBREAKABLE = re.compile(rf"[（《〈“‘「『〔【［(\[]*{_WORD}(?:(?:(?<=[”’])|[“‘])[（《〈「『〔【［(\[]*{_WORD})*")
"""What cannot be broken at the head of a line; some makers break on neither side of a quotation mark."""
_BEHIND_COMMA = re.compile(rf"(?:{_WORD})?(?<=[，。；：！？、])[A-Za-z0-9０-９.．,%％&+]+")
JUSTIFIED, MOST, EVEN = 8, 0.9, 0.2
"""Lines from which a text is seen to be justified, the share that reach the margin, and their room, in widths."""
LAST = 0.3
"""Room, in widths of a Han character, behind the stop of a justified line that is a paragraph's last."""
INDENT = 1.2
"""Indent, in widths of a Han character, from which a line opens a paragraph."""
APART = 4.0
"""Indent, in widths of a Han character, past which no line of a paragraph begins."""
COLUMN = 5
"""Lines of a column, at least."""
SAME = 4.0
"""Points by which the two parts of one table or frame may differ in place."""
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
_NUMBERED = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十百]+[）)、.．]|第[一二三四五六七八九十百0-9]+[篇编章节条]|[（(][0-9]{1,2}[）)]|[0-9]{1,2}[.．、](?![0-9])|[①-⑳]|"
    r"专\s*栏|[附续]?\s*[表图]\s*[0-9]|附件|——|[注备]\s*[:：]|单位\s*[:：])"
)
_LEAD = re.compile(r"[^，。；：、0-9]{2,14}。(?=.)")
"""A short phrase with a stop, and words behind it."""
_MEASURE = re.compile(r"\s*[0-9０-９][0-9０-９.,，．]*(?:[%％‰℃]|[^\s0-9.,、．）)])")
"""A number with what it counts: no paragraph begins so where the line before has no stop."""
_TITLE = re.compile(r"^[【\[〖]?\s*专\s*栏|^[附]?\s*表\s*[0-9０-９一二三四五六七八九十]")
_NOTICE = re.compile(r"(?:印发|转发|发布|公布).*的?通知$")
"""The end of a notice's title: whoever it is addressed to may stand flush below it."""
_CAPTION = re.compile(r"^(?:[【\[〖]?\s*专\s*栏|[附续]|[表图]|第[一二三四五六七八九十百]+[篇编章节]|目\s*录)")
_ENTRY = re.compile(r"[.．·…‥]{4,}\s*[0-9０-９]{1,3}$")
"""The end of an entry of the contents."""
_UNENDED = re.compile(r"[—–\-~～至≥≤＞＜<>]$|[\[〔［【（(]$|[0-9０-９][.．]$")
"""On what a line ends that goes on with a number: a range, a comparator, a bracket, the point of its decimals."""
_BRACKETS = re.compile(r"[（(〔]([^（）()]+)[）)〕]")
_DIGITS = re.compile(r"[0-9０-９]{1,4}[%％]?$")
_COUNTED_WORD = re.compile(r"[0-9]+[\u4e00-\u9fff]{4}")
_VALUE = re.compile(r"^[\[〔（(<>＜＞≤≥]*\s*[0-9０-９]")


def indent(line: Line) -> float:
    """How far a line is set in, in widths of a Han character."""
    return max(0.0, line.box[0] - line.left) / max(line.size, 1.0)


def is_centred(line: Line) -> bool:
    """Whether the line has about as much room on its left as on its right, and more than an indent."""
    left, right = line.box[0] - line.left, line.right - line.box[2]
    return left > 2.5 * line.size and abs(left - right) <= max(line.size, 0.1 * (left + right))


def is_full(line: Line, following: Line | None = None, slack: float = SLACK) -> bool:
    """Whether the line reaches the end of its column: the first word of the ``following`` line had no room on it."""
    room = line.right - line.box[2]
    if following is None:
        return room <= FULL * line.size
    return room <= first_word(following) + slack * line.size


def first_word(line: Line) -> float:
    """Width in points of what cannot be broken at the head of a line: a character, a number, with their signs."""
    words = line.cells[0]
    match = _UNBREAKABLE.match(words.text) if words is not None else None
    if words is None or match is None:
        return 0.0
    edges = words.edges
    return edges[match.end()] - edges[0] if len(edges) > match.end() else match.end() * line.size


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a line end, as far as it tells whether the paragraph goes on."""

    indented: bool
    """Whether the paragraphs of this document have their first lines set in."""
    first: Line | None
    """The line that opened the running paragraph."""
    above: Line | None
    """The line before the last one."""
    below: Line | None
    """The line after this one."""
    usual: Mapping[int, float]
    """The step from line to line within paragraphs, by the size of type."""
    justified: bool = False
    """Whether all lines but a paragraph's last reach the margin (``is_justified``)."""


def opens(before: Line | None, line: Line, around: Around) -> bool | None:
    """Whether a paragraph opens at ``line``; None where the page does not show it.

    Args:
        before: the line before it in reading order.
        line: the line.
        around: what else stands there.
    """
    if before is None or line.is_row or before.is_row:
        return None
    if other_size(before, line) or _is_heavier(before, line) or _ENTRY.search(before.text):
        return True
    if is_centred(line):
        return False if _wraps_centred(before, line) else None
    if _is_apart(before):
        return None if _is_apart(line) else True
    if is_wider(around.above, before, line, around.below, around.usual) or _is_sister(before, line, around):
        return True
    if _NOTICE.search(before.text):
        return None
    set_in = around.first is not None and indent(around.first) >= INDENT
    if around.justified and STOP.search(before.text) and _room(before) > LAST:
        return True
    if not is_full(before, line, SET_IN_SLACK if set_in else SLACK) and not _had_no_room(before, line):
        return _after_short(before, line, set_in)
    if indent(line) >= INDENT:
        return None if abs(indent(line) - indent(before)) < INDENT / 2 else True
    if around.indented or set_in or indent(before) >= INDENT:
        return False
    heads = _NUMBERED.match(before.text) and "。" not in before.text  # behind a run-in heading stands text
    in_sentence = len(before.text) >= SENTENCE and not STOP.search(before.text) and not heads
    return False if in_sentence and not _NUMBERED.match(line.text) else None


def _room(line: Line) -> float:
    """Room at the end of a line, in widths of a Han character."""
    return (line.right - line.box[2]) / line.size


def _had_no_room(before: Line, line: Line) -> bool:
    """Whether what some makers do not break had no room in mid-sentence: 吨，5G, with the word behind the comma."""
    words = line.cells[0]
    match = _BEHIND_COMMA.match(words.text) if words is not None and not STOP.search(before.text) else None
    if words is None or match is None or len(words.edges) <= match.end():
        return False
    return before.right - before.box[2] <= words.edges[match.end()] - words.edges[0] + SLACK * before.size


def is_justified(flows: Iterable[Sequence[Line]]) -> bool:
    """Whether lines of running text without a stop at their end reach the margin, nearly all of them."""
    rooms = [
        _room(line)
        for lines in flows
        for line, below in pairwise(lines)
        if len(line.text) >= SENTENCE and not STOP.search(line.text) and not line.is_row and below.box[1] > line.box[1]
    ]
    return len(rooms) >= JUSTIFIED and sum(room <= EVEN for room in rooms) >= MOST * len(rooms)


def _after_short(before: Line, line: Line, set_in: bool) -> bool | None:
    """Behind a short line a paragraph opens; not in mid-sentence, where first lines are set in and this is not."""
    if STOP.search(before.text) or indent(line) >= INDENT or _NUMBERED.match(line.text):
        return True
    if before.right - before.box[2] > MOST_ROOM * before.size and not _MEASURE.match(line.text):
        return True
    if set_in:
        return False
    in_sentence = len(before.text) >= SENTENCE and not _NUMBERED.match(before.text)
    nearly = in_sentence and before.right - before.box[2] <= NEARLY * before.size
    return None if nearly or _MEASURE.match(line.text) else True


def _is_heavier(before: Line, line: Line) -> bool:
    """Whether all of a line without a stop is bold and nothing of the next one is: a heading, a title."""
    return before.weight == 1 and line.weight == 0 and not STOP.search(before.text)


def _is_sister(before: Line, line: Line, around: Around) -> bool:
    """Whether line and paragraph both open flush with a short phrase, behind a full stop: items of a list."""
    first = around.first
    if first is None or first.size != line.size or abs(first.box[0] - line.box[0]) > SAME:
        return False
    return before.text.endswith("。") and bool(_LEAD.match(line.text) and _LEAD.match(first.text))


def _is_apart(line: Line) -> bool:
    """Whether the line is centred or stands at the right: a title, a signature, a date."""
    return is_centred(line) or indent(line) > APART


def _wraps_centred(before: Line, line: Line) -> bool:
    """Whether a centred line is the rest of a full one: of its size, and not a title or caption of its own."""
    alike = abs(before.size - line.size) <= 0.05 * line.size
    runs_on = is_full(before, line) and indent(before) < INDENT and not STOP.search(before.text)
    return alike and runs_on and not _CAPTION.match(line.text) and not _NUMBERED.match(line.text)


def sets_in(lines: Sequence[Line]) -> bool:
    """Whether first lines are set in: some full lines have an indent of about two characters, most have none."""
    full = [line for line in lines if is_full(line) and not line.is_row]
    opening = sum(INDENT <= indent(line) <= 3 for line in full)
    return len(full) >= 3 and 0.04 * len(full) <= opening <= 0.7 * len(full)


def even_margins(pages: Sequence[Sequence[Line]], width: float) -> None:
    """Give lines that have a page's whole width the margins of the document: a page of short lines shows none.

    A few lines, most of them short, show none either: where what they share is no half of a page of this ``width`` in
    points, and others reach past it, the right margin is as wide as the left one.
    """
    held = [lines for lines in pages if lines]
    if not held:
        return
    lefts = [min(b.left for b in lines) for lines in held]
    rights = [max(b.right for b in lines) for lines in held]
    times = max(2, len(held) // 10)
    left = outermost(sorted(lefts), held[0][0].size, times)
    right = outermost(sorted(rights, reverse=True), held[0][0].size, times)
    if right - left < (width - 2 * left) / 2 and any(
        line.box[2] > right + FULL * line.size and not line.is_row for lines in held for line in lines
    ):
        right = width - left
    columns = _columns(held, rights)
    for lines, low, high in zip(held, lefts, rights, strict=True):
        begin, end = next(
            (c for c in columns if _meets(c[0], low) and abs(c[1] - high) <= FULL * lines[0].size), (left, right)
        )
        for line in lines:
            if _meets(line.left, low) and _meets(line.right, high):
                line.left = min(low, begin) if low - begin <= 2 * FULL * line.size else low
                line.right = max(high, end)


def _columns(pages: Sequence[Sequence[Line]], rights: Sequence[float]) -> list[tuple[float, float]]:
    """Where the first columns of pages in columns begin and end: a last page may have that one alone."""
    found: Counter[tuple[float, float]] = Counter()
    for lines, high in zip(pages, rights, strict=True):
        found.update((line.left, line.right) for line in lines if high - line.right > APART * line.size)
    return [place for place, count in found.most_common() if count >= COLUMN]


# -- over a page end ----------------------------------------------------------------------


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
    return abs(shift) <= most and _meets(one.box[2] + shift, other.box[2])


def _is_within(one: Block, other: Block) -> bool:
    """Whether the sides of two parts are those of a frame drawn twice, one a little within the other."""
    left, right = other.box[0] - one.box[0], one.box[2] - other.box[2]
    return max(abs(left), abs(right)) <= DOUBLE and (min(left, right) >= -1 or max(left, right) <= 1)


def _meets(one: float, other: float) -> bool:
    return abs(one - other) <= SAME


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
    if abs(shift) > most or not _meets(xs[-1] + shift, table.xs[-1]):
        return None
    found = []
    for x in (x - shift for x in table.xs):
        near = min(range(len(xs)), key=lambda n: abs(xs[n] - x))
        if not _meets(xs[near], x):
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
        word = 0.0 if value else first_word(cell.lines[0]) + (NEARLY if sure >= FULL_BESIDE else 0.0)
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
