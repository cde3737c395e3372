"""Tables without upright rules: rows of words under each other with clear gaps between them.

They are evidence only: such rows are written with tabs, and the stages that know the words of
headers and values decide whether they are a table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from ..lines.rivers import NARROW
from ..shapes import Box, Rule, Run
from .values import begins_value, is_value

ROWS = 3
"""Rows of two cells or more, at least."""
LONE = 2
"""Rows of one cell that may stand between two others: a group, the rest of a name."""
LONE_NAMES = 5
"""The same where they stand in the first half of its columns: lines of a name about whose middle its numbers stand."""
MOST_ROWS = 300
"""Printed rows of one table on one page, at most."""
TOUCH = 1.0
"""Points by which a word may reach into a column without being of it."""
CROSSED = 0.1
"""Share of the rows that may lie across a gap between two columns: cells merged sideways."""
WHOLE = 0.6
"""Share of the words of the row with the most from which a printed line is a row, and no line of wrapped cells."""
FILLED = 0.9
"""Share of the rows in which a column has words that stand at its side in some and in its middle in others."""
SAME_EXTENT = 4.0
"""Points by which the ends of a table's rules may differ."""

_ENTRY = re.compile(
    r"第[一二三四五六七八九十百0-9]+[篇编章节部条]|[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[0-9]{1,2}(?:[.．][0-9]{1,2}){0,3}[.．、]?[^0-9.．%％]|"
    r"专栏|附[件表录]|前言|序言|引言|后记"
)
_PAGE = re.compile(r"[0-9]{1,3}$")
Row = list[Run]


class Stack(NamedTuple):
    """An area with the heights of its level rules, and those that leave out its first columns."""

    box: Box
    heights: list[float]
    within: tuple[Rule, ...] = ()
    partial: tuple[Rule, ...] = ()
    """All rules between its first and its last that are shorter: they part the tiers of a header, perhaps."""

    @property
    def side(self) -> float | None:
        """Where the rules that leave out the first columns begin; None where they do at several places, or none is."""
        sides = {round(rule.x0 / SAME_EXTENT) for rule in self.within}
        return self.within[0].x0 if sides and max(sides) - min(sides) <= 1 else None


def stacks(rules: Sequence[Rule], most: int) -> list[Stack]:
    """Areas between level rules of one extent, two or more: a table of three lines, perhaps.

    Of more than ``most`` none is looked into, and so the shorter rules in them are left aside.
    """
    found: dict[tuple[int, int], list[Rule]] = {}
    for rule in sorted((r for r in rules if r.horizontal), key=lambda r: r.top):
        at = round(rule.x0 / SAME_EXTENT), round(rule.x1 / SAME_EXTENT)
        near = ((at[0] + a, at[1] + b) for a in (0, -1, 1) for b in (0, -1, 1))
        stack = next((found[key] for key in near if key in found), None)
        if stack is None:
            found[at] = [rule]
        else:
            stack.append(rule)
    stacked = [s for s in found.values() if len(s) >= 2 and s[-1].top - s[0].top > 1]
    if len(stacked) > most:
        return [stack_of(s, ()) for s in stacked]
    return [stack_of(s, [rule for other in found.values() if other is not s for rule in other]) for s in stacked]


def stack_in(box: Box, level: Sequence[Rule]) -> Stack | None:
    """The area between level rules in a frame; None where fewer than two run from side to side."""
    sides = [(abs(r.x0 - box[0]) <= SAME_EXTENT and abs(r.x1 - box[2]) <= SAME_EXTENT, r) for r in level]
    whole = sorted((r for runs, r in sides if runs), key=lambda r: r.top)
    return stack_of(whole, [r for runs, r in sides if not runs])._replace(box=box) if len(whole) >= 2 else None


def stack_of(rules: Sequence[Rule], others: Sequence[Rule]) -> Stack:
    """The area of rules; others may part its rows within groups, whose column they leave out."""
    box = rules[0].x0, rules[0].top, rules[0].x1, rules[-1].bottom
    partial = tuple(
        r for r in others
        if box[1] < r.top < box[3] and box[0] - SAME_EXTENT <= r.x0 and r.x1 <= box[2] + SAME_EXTENT
    )  # fmt: skip
    within = (r for r in partial if abs(r.x1 - box[2]) <= SAME_EXTENT and r.x0 > box[0] + SAME_EXTENT)
    return Stack(box, [r.top for r in rules], tuple(within), partial)


def aligned_tables(rows: Sequence[Row], areas: Sequence[tuple[float, float, float, float]]) -> dict[int, list[Row]]:
    """For each row that belongs to a table: its cells, an empty list for an empty slot."""
    out: dict[int, list[Row]] = {}
    at = 0
    while at < len(rows):
        end, ruled = _block(rows, at, areas)
        columns = columns_of(rows[at:end]) if end - at >= 2 else []
        multi = len(wide_rows(rows[at:end]))
        if _is_contents(rows[at:end]):
            at = end
        elif len(columns) >= 2 and (multi >= ROWS or (ruled and multi >= 2)):
            block, columns = _narrowed(rows[at:end], columns)
            out |= {n: _slots(row, columns) for n, row in enumerate(block, at)}
            at = end
        else:
            at = max(at + 1, end) if ruled else at + 1
    return out


def _is_contents(rows: Sequence[Row]) -> bool:
    """Whether numbered entries stand before page numbers that count up."""
    pairs = [("".join(run.text for run in row[:-1]), row[-1].text) for row in rows if len(row) > 1]
    if not pairs or not all(_ENTRY.match(entry) and _PAGE.match(page) for entry, page in pairs):
        return False
    numbers = [int(page) for _, page in pairs]
    return all(a <= b for a, b in pairwise(numbers))


def _block(rows: Sequence[Row], at: int, areas: Sequence[tuple[float, float, float, float]]) -> tuple[int, bool]:
    """Where the block of rows that begins at ``at`` ends, and whether rules bound it."""
    for _, top, _, bottom in areas:
        if top <= rows[at][0].middle <= bottom:
            end = at
            while end < len(rows) and rows[end][0].middle <= bottom:
                end += 1
            return end, True
    if len(rows[at]) < 2:
        return at + 1, False
    end, lone, left, right, widest = at, 0, rows[at][0].x0, rows[at][-1].x1, rows[at]
    for n in range(at, min(len(rows), at + MOST_ROWS)):
        if n > at and rows[n][0].top - rows[n - 1][0].bottom > 2.5 * rows[n][0].size:
            break
        lone = 0 if len(rows[n]) > 1 or _is_value_alone(rows[n], rows[at]) else lone + 1
        most = LONE_NAMES if rows[n][0].x1 < widest[(len(widest) + 1) // 2].x0 else LONE
        if lone > most or (lone and rows[n][0].x1 > rows[at][1].x0 and _is_wide(rows[n][0], left, right)):
            break
        if not lone:
            end, left, right = n + 1, min(left, rows[n][0].x0), max(right, rows[n][-1].x1)
            widest = max(widest, rows[n], key=len)
    return end, False


def wide_rows(rows: Sequence[Row]) -> list[int]:
    """How many words the rows of several have, two where a value stands alone about the middle of its name's lines."""
    head = next((row for row in rows if len(row) > 1), None)
    return [max(len(row), 2) for row in rows if len(row) > 1 or (head is not None and _is_value_alone(row, head))]


def _is_value_alone(row: Row, head: Row) -> bool:
    """Whether a line is one value under a head but the first: its name stands on the lines above and below it."""
    return is_value(row[0].text) and any(run.x0 - run.size <= row[0].centre <= run.x1 + run.size for run in head[1:])


def _is_wide(run: Run, left: float, right: float) -> bool:
    """Whether a lone run reaches over most of the table: running text, where it is of more than the first column."""
    return run.x1 - run.x0 > 0.6 * (right - left)


def columns_of(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """Stretches of x that the columns fill: what is covered, parted by what hardly any row crosses.

    A head may lie across the gap between two columns, and few of many rows.
    """
    parts = [row for row in rows if len(row) > 1]
    edges = sorted({x for row in parts for run in row for x in (run.x0, run.x1)})
    at = {x: n for n, x in enumerate(edges)}
    inner, crossed, heads = ([0] * len(edges) for _ in range(3))
    for n, row in enumerate(parts):
        for run in row:
            first, last = at[run.x0], at[run.x1] - 1
            inner[first] += 1
            inner[last] += 1
            if last > first:
                crossed[first + 1] += 1
                crossed[last] -= 1
                if n == 0:
                    heads[first + 1] += 1
                    heads[last] -= 1
    crossed, heads = list(accumulate(crossed)), list(accumulate(heads))
    columns: list[tuple[float, float]] = []
    for n, (a, b) in enumerate(pairwise(edges)):
        few = crossed[n] <= CROSSED * len(parts) or (crossed[n] == heads[n] == 1 and len(parts) > ROWS)
        if inner[n] == 0 and few:
            continue
        if columns and columns[-1][1] == a:
            columns[-1] = (columns[-1][0], b)
        else:
            columns.append((a, b))
    columns = [(a, b) for a, b in columns if b - a > 2 * TOUCH]  # narrower is no sign, but where a head ends
    return _with_heads(columns, parts, [row for row in rows if len(row) == 1])


def _with_heads(
    columns: list[tuple[float, float]], rows: Sequence[Row], lone: Sequence[Row]
) -> list[tuple[float, float]]:
    """Columns whose only words are heads, together with the one beside them that has none there.

    A header stands in the middle of a wide column, its names at the left side, its numbers at the right. Words
    that stand alone on their lines below it are words of its column; half a line above or below it, they are its head.
    """
    if not columns:
        return columns
    body = next((n for n, row in enumerate(rows) if any(begins_value(run.text) for run in row)), 1)
    held = [{-1 - n for n, row in enumerate(rows[:body]) if _meets(row, column)} for column in columns]
    for n, row in enumerate(rows[body:], body):
        for run in row:
            held[_most_of(run, columns)].add(n)
    for n, row in enumerate(lone, len(rows)):
        met = [own for own, column in zip(held, columns, strict=True) if _meets(row, column)]
        if len(met) == 1:
            beside = abs(row[0].middle - rows[0][0].middle) <= row[0].size
            met[0].add(-1 - n if beside else n)
    most = max((len(row) for row in rows[body:]), default=0)
    whole = {n for n, row in enumerate(rows) if n >= body and len(row) >= WHOLE * most}
    out: list[tuple[float, float]] = []
    kept: list[set[int]] = []
    for column, filled, behind in zip(columns, held, [*held, set[int]()][1:], strict=True):
        across = _heads_across(rows[:body], out[-1], column) if out else set[int]()
        if kept and (
            _is_one_column(kept[-1] - across, filled - across, behind) or _takes_turns(kept[-1], filled, across, whole)
        ):
            out[-1] = out[-1][0], column[1]
            kept[-1] = kept[-1] | filled
        else:
            out.append(column)
            kept.append(filled)
    return out


def _heads_across(heads: Sequence[Row], left: tuple[float, float], right: tuple[float, float]) -> set[int]:
    """The rows of heads, counted from -1 down, in which one stretch of words lies in both columns."""
    return {-1 - n for n, row in enumerate(heads) if any(_meets([run], left) and _meets([run], right) for run in row)}


def _is_one_column(left: set[int], right: set[int], behind: set[int]) -> bool:
    """Whether two stretches are one column; numbers of rows below zero are those of heads.

    A head of its own is rather that of the stretch ``behind`` it, where that one has none.
    """
    if not left or not right or left & right or len(left | right) < 2 or (max(left) >= 0 and max(right) >= 0):
        return False
    return max(right) >= 0 or min(left) >= 0 or not behind or min(behind) < 0


def _takes_turns(left: set[int], right: set[int], across: set[int], whole: set[int]) -> bool:
    """Whether two stretches are one column whose words stand at its side in some rows and in its middle in others.

    Each ``whole`` row has words in one of them, none in both, and they have one head, over either or both.
    """
    bodies = {n for n in left if n >= 0}, {n for n in right if n >= 0}
    both = bodies[0] | bodies[1]
    if not all(bodies) or bodies[0] & bodies[1] or len(both) < max(ROWS, FILLED * len(whole)) or not both <= whole:
        return False
    heads = {n for n in left if n < 0} - across, {n for n in right if n < 0} - across
    return bool(heads[0]) + bool(heads[1]) + bool(across) == 1


def column_gaps(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """The gaps between the columns of a table, the narrow ones with them."""
    parted, columns = _narrowed(rows, columns_of(rows))
    return gaps_of(columns, parted)


def _narrowed(
    rows: Sequence[Row], columns: list[tuple[float, float]]
) -> tuple[Sequence[Row], list[tuple[float, float]]]:
    """The rows and columns of a table, parted at its narrow gaps, too."""
    gaps = [(a, b) for a, b in narrow_gaps(rows) if any(c <= a and b <= d for c, d in columns)]
    if not gaps:
        return rows, columns
    parted = [[part for run in row for part in _cut(run, gaps)] for row in rows]
    return parted, columns_of(parted)


def _cut(run: Run, gaps: Sequence[tuple[float, float]]) -> list[Run]:
    cuts = [
        n for n, (a, b) in enumerate(pairwise(run.glyphs), 1) if any(a.x1 <= g + 1 and b.x0 >= h - 1 for g, h in gaps)
    ]
    return [Run(run.glyphs[a:b]) for a, b in pairwise([0, *cuts, len(run.glyphs)])]


def gaps_of(columns: list[tuple[float, float]], rows: Sequence[Row]) -> list[tuple[float, float]]:
    """The gaps between columns, each as wide as the words that stand alone in a row and in one column make it.

    Words that stand alone before all of them are a column, too: names about whose middle the numbers stand; but not
    where others reach from there into the first, whose head stands in its middle.
    """
    lone = [row[0] for row in rows if len(row) == 1]
    names = [run for run in lone if columns and run.x1 < columns[0][0]]
    reaching = any(run.x0 <= columns[0][0] <= run.x1 for run in lone if columns)
    if len(names) >= 2 and not reaching:
        columns = [(min(run.x0 for run in names), max(run.x1 for run in names)), *columns]
    wide = list(columns)
    for run in lone:
        met = [n for n, column in enumerate(columns) if _meets([run], column)]
        if len(met) == 1:
            low, high = wide[met[0]]
            wide[met[0]] = min(low, run.x0), max(high, run.x1)
    return [
        (a[1], b[0]) if a[1] < b[0] else (c[1], d[0])
        for (a, b), (c, d) in zip(pairwise(wide), pairwise(columns), strict=True)
    ]


def narrow_gaps(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """Gaps between the columns of a table that are too narrow to part two words on one line alone.

    All rows share them, and on both sides words stand in several rows, or one below a head of its own.
    """
    fine = [[part for run in row for part in _parts(run)] for row in rows]
    heads = rows[0] if len(rows) > ROWS else []

    def is_column(column: tuple[float, float]) -> bool:
        below = [row for row in fine[1:] if _meets(row, column)]
        headed = any(column[0] <= head.x0 and head.x1 <= column[1] for head in heads)
        whole = headed and any(len(row) >= len(heads) for row in below)
        return len(below) + _meets(fine[0], column) >= ROWS - whole

    columns = [column for column in columns_of(fine) if is_column(column)]
    return gaps_of(columns, fine)


def _parts(run: Run) -> list[Run]:
    """A run cut where two characters stand a little apart."""
    cuts = [n for n, (a, b) in enumerate(pairwise(run.glyphs), 1) if b.x0 - a.x1 >= NARROW * a.size]
    return [Run(run.glyphs[a:b]) for a, b in pairwise([0, *cuts, len(run.glyphs)])]


def _meets(row: Row, column: tuple[float, float]) -> bool:
    low, high = column
    return any(run.x0 < high - TOUCH and low + TOUCH < run.x1 for run in row)


def _slots(row: Row, columns: list[tuple[float, float]]) -> list[Row]:
    """The row's runs by column; a run over several stands in the first that it fills."""
    out: list[Row] = [[] for _ in columns]
    for run in row:
        out[_most_of(run, columns)].append(run)
    return out


def _most_of(run: Run, columns: Sequence[tuple[float, float]]) -> int:
    """The column in which most of a run lies, the first of several."""
    return max(range(len(columns)), key=lambda n: (min(run.x1, columns[n][1]) - max(run.x0, columns[n][0]), -n))
