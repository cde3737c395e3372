"""Tables of which only level rules or a frame are drawn, and those whose header alone is boxed.

Their rows and columns are told by ``undrawn``; here it is settled where such a table stands.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from math import inf

from ....lexicon.tables import TARGET, is_attribute, is_header, is_unit
from ..shapes import Box, Glyph, Run
from .aligned import Stack, column_gaps, columns_of, stack_in
from .grids import Cell, Lattice, filled_cells, lattice_of
from .group_doubts import with_doubts
from .group_rows import EXACT, ends_with_group, group_bands, with_group_rows
from .head_tiers import with_tiers
from .printed import printed_lines, value_lines
from .undrawn import CAPTION, clear, crosses, enough, refined
from .undrawn_groups import with_groups
from .values import begins_value, is_total, is_value

COLUMNS = 3
"""Columns of such a table, at least."""
ROWS = 3
"""Its printed rows of two words or more, at least."""
SHARE = 0.6
"""Share of its printed lines that have two words or more, at least."""
LEAST = 0.25
"""The same below a boxed header, which says where the columns are."""
CLOSE = 0.45
"""Room between two lines of one name, in heights of the type, at most."""
HEADING = re.compile(
    r"第[一二三四五六七八九十百]{1,4}[篇编章节]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
)
"""What opens a heading, and no rest of a name."""
NOTE = re.compile(r"[备附]?注(?:[0-9]|[:：])|说明[:：]|(?:数据|资料)来源[:：]")
"""What opens a note."""
HEADS = 3
"""Lines of a header below its first, at most."""
APART = 1.5
"""How far the label of some heads stands from the sides and from the middle of its table, in heights of the type."""
STEP_SLACK = 0.1
"""Heights of the type by which the steps between the lines of a name differ."""
STEP = 2.5
"""Heights of the type to the next row of a table below its header, at most."""


def framed_table(grid: Lattice, glyphs: list[Glyph], torn: bool = False) -> Lattice | None:
    """The table in a frame without upright rules, whose rows are ruled or only printed; None where it is text."""
    heights = sorted({y for cell in grid.cells for y in (cell.box[1], cell.box[3])})
    stack = stack_in(grid.box, grid.level)
    if stack is None or not stack.within or _are_stepped(_below_heads(stack, printed_lines(glyphs))):
        stack = Stack(grid.box, heights)
    return bounded_table(stack, glyphs, torn)


def printed_table(rows: Sequence[list[Run]]) -> Lattice | None:
    """The table of rows that nothing bounds, where some of its words run over lines or rows; None where none do."""
    glyphs = [glyph for row in rows for run in row for glyph in run.glyphs]
    box = (
        min(row[0].x0 for row in rows) - 1, min(r.top for row in rows for r in row) - 1,
        max(row[-1].x1 for row in rows) + 1, max(r.bottom for row in rows for r in row) + 1,
    )  # fmt: skip
    table = bounded_table(Stack(box, [box[1], box[3]]), glyphs)
    if table is None or (len(table.ys) > len(rows) and all(cell.rows == 1 for cell in table.cells)):
        return None
    return table


def bounded_table(stack: Stack, glyphs: list[Glyph], torn: bool = False) -> Lattice | None:
    """The table between level rules; None where it is text.

    ``torn`` is whether its first line may be the rest of a name on the page before.
    """
    heights: Sequence[float] = stack.heights
    if not glyphs or len(heights) < 2:
        return None
    rows = printed_lines(glyphs)
    if not enough(rows) or _in_columns(rows) < SHARE * len(rows) - 2:
        return None
    tiers = _tiers(stack, rows)
    stack = _below_heads(stack, rows)
    gaps = [clear(gap, rows) for gap in column_gaps(rows)]
    if (side := stack.side) is not None and all(abs(x - side) > rows[0][0].size for x in gaps):
        gaps = sorted([*gaps, side])
    groups = group_bands(rows, gaps, (stack.box[0] + stack.box[2]) / 2, heights, torn=torn)
    groups = [band for band in groups if not any(a < sum(band) / 2 < b for a, b in tiers)]
    bands = _bands(stack, _with_ends(stack, rows, gaps, [y for band in groups for y in band], tiers), rows)
    parted = refined(bands, [(cell, own) for cell, own in filled_cells(bands, glyphs)[0] if own])
    table = with_groups(with_tiers(with_group_rows(parted, groups), glyphs, stack.partial), glyphs)
    is_wide = table.width >= COLUMNS or (table.width == 2 and _are_pairs(table, glyphs))
    return with_doubts(table, glyphs, stack.heights) if is_wide and _is_sound(table, glyphs, heights) else None


def _below_heads(stack: Stack, rows: Sequence[list[Run]]) -> Stack:
    """The rules without those that part the tiers of a header, above the first value: they leave out no groups."""
    first = min((run.top for row in rows for run in row if is_value(run.text)), default=inf)
    return stack._replace(within=tuple(rule for rule in stack.within if rule.top > first))


def _tiers(stack: Stack, rows: Sequence[list[Run]]) -> list[tuple[float, float]]:
    """From rule to rule the headers that shorter rules part in tiers, above the first value."""
    first = min((run.top for row in rows for run in row if is_value(run.text)), default=inf)
    return [
        (a, b) for a, b in pairwise(stack.heights) if b <= first and any(a < rule.top < b for rule in stack.partial)
    ]


def _are_stepped(stack: Stack) -> bool:
    """Whether rules leave out more or fewer columns than others."""
    return bool(stack.within) and stack.side is None


def _bands(stack: Stack, heights: Sequence[float], rows: Sequence[list[Run]]) -> Lattice:
    """What the rules part: rows from side to side, and those within the groups of the first columns.

    A title, a group's row and notes lie across the side of the groups.
    """
    x0, _, x1, _ = stack.box
    side = stack.side
    if side is None:
        cells = [Cell(n, 0, 1, 1, (x0, a, x1, b)) for n, (a, b) in enumerate(pairwise(heights))]
        return Lattice([x0, x1], list(heights), cells)
    whole = [(a, b) for a, b in pairwise(heights) if _lies_over([r for r in rows if a < r[0].middle < b], side)]
    boxes = [(x0, a, x1 if (a, b) in whole else side, b) for a, b in pairwise(heights)]
    parted = pairwise(sorted({*heights, *(rule.top for rule in stack.within)}))
    return lattice_of([*boxes, *((side, a, x1, b) for a, b in parted if not any(c <= a and b <= d for c, d in whole))])


def _lies_over(band: Sequence[list[Run]], side: float) -> bool:
    """Whether lines of one stretch of words each lie across a place."""
    return all(len(row) == 1 for row in band) and any(crosses(row, [side]) for row in band)


def _are_pairs(table: Lattice, glyphs: list[Glyph]) -> bool:
    """Whether names stand on the left and one number each on the right, below a header."""
    cells = filled_cells(table, glyphs)[0]
    numbers = [own for cell, own in cells if cell.column == 1 and cell.row > 0 and cell.columns == 1]
    single = all(value_lines(own) == 1 or (own and _has_total(own)) for own in numbers)
    return single and ROWS <= len(numbers) == len(table.ys) - 2


def _in_columns(rows: list[list[Run]]) -> int:
    """How many lines have two words or more, or words of one column alone: running text lies across several."""
    columns = columns_of(rows)
    if len(columns) < 2:
        return sum(len(row) > 1 for row in rows)
    return sum(len(row) > 1 or sum(row[0].x0 < b and a < row[0].x1 for a, b in columns) <= 1 for row in rows)


def _with_ends(
    stack: Stack,
    rows: list[list[Run]],
    gaps: Sequence[float],
    groups: Sequence[float],
    tiers: Sequence[tuple[float, float]],
) -> list[float]:
    """The heights with those that part a title above the columns, notes below them and names of groups between the
    rows, which no rule parts; a label of a header whose tiers rules part is no title."""
    heights: Sequence[float] = stack.heights
    across = [len(row) == 1 and crosses(row, gaps) for row in rows]
    first = next((n for n, row in enumerate(rows) if len(row) > 1), 0)
    while first and rows[first - 1][0].bottom > rows[first][0].top:
        first -= 1  # lines of heads that stand half a line higher than the others, close beside each other
    if first == 1 and _is_label(rows[0][0], rows[1], stack.box):
        first = 0
    last = next((n for n in range(len(rows) - 1, -1, -1) if len(rows[n]) > 1), len(rows) - 1)
    notes = next((n for n in range(last + 1, len(rows)) if across[n] or NOTE.match(rows[n][0].text)), None)
    titled = any(across[:first]) or CAPTION.match(rows[0][0].text) is not None
    cuts = [n for n in (first if first and titled else None, notes) if n is not None]
    more = [(max(r.bottom for r in rows[n - 1]) + min(r.top for r in rows[n])) / 2 for n in cuts]
    more = [y for y in more if not any(a < y < b for a, b in tiers)] + [*groups]
    return sorted({*heights, *(y for y in more if heights[0] < y < heights[-1])})


def _is_label(run: Run, row: Sequence[Run], box: Box) -> bool:
    """Whether words alone above the heads are the label of some: above the middle of two, off that of the table."""
    apart = min(run.x0 - box[0], box[2] - run.x1, abs(run.centre - (box[0] + box[2]) / 2))
    if apart <= APART * run.size or CAPTION.match(run.text) or not is_header(run.text):
        return False
    return any(
        abs(run.centre - (a.centre + b.centre) / 2) <= run.size / 2 and a.x0 <= run.x0 and run.x1 <= b.x1
        for a, b in combinations(row, 2)
    )


def _is_sound(table: Lattice, glyphs: list[Glyph], drawn: Sequence[float]) -> bool:
    """Whether no cell has two numbers below each other, and there are two rows of several cells.

    Between two drawn rules, or beside one number, unit or attribute, a number may have its total in brackets below it.
    Nor has a head a number below it.
    """
    rows: dict[int, list[tuple[Cell, list[Glyph]]]] = defaultdict(list)
    for cell, own in filled_cells(table, glyphs)[0]:
        if own:
            rows[cell.row].append((cell, own))
    for held in rows.values():
        stacked = [cell for cell, own in held if value_lines(own) > 1]
        totals = [cell for cell, own in held if _has_total(own)]
        ruled = all({cell.box[1], cell.box[3]} <= {*drawn} for cell in stacked)
        if sum(_heads_value(own) for _, own in held) > 1:
            return False
        if len(stacked) > len(totals) or (stacked and not ruled and not any(_is_short(own) for _, own in held)):
            return False
    return sum(len(held) >= 2 for held in rows.values()) >= 2


def _heads_value(glyphs: list[Glyph]) -> bool:
    """Whether the first line of a cell is a word of headers, and a later one a number."""
    first, *more = _with_brackets("".join(run.text for run in row) for row in printed_lines(glyphs))
    return is_header(first) and any(map(is_value, more))


def _with_brackets(lines: Iterable[str]) -> list[str]:
    """Lines of a cell, those together that a bracket holds: （2019 / 年） is no number."""
    found: list[str] = []
    for line in lines:
        if found and sum(map(found[-1].count, "（(")) > sum(map(found[-1].count, "）)")):
            found[-1] += line
        else:
            found.append(line)
    return found


def _is_short(glyphs: list[Glyph]) -> bool:
    """Whether a cell has one line, a number, a unit or an attribute."""
    first, *more = ("".join(run.text for run in row) for row in printed_lines(glyphs))
    return not more and (is_value(first) or is_unit(first) or is_attribute(first))


def _has_total(glyphs: list[Glyph]) -> bool:
    """Whether a cell has two lines, a number and one in brackets."""
    plain, *more = ("".join(run.text for run in row) for row in printed_lines(glyphs))
    return len(more) == 1 and not is_total(plain) and is_total(more[0])


def begins_above(lone: list[Run], rows: Sequence[list[Run]]) -> bool:
    """Whether words that stand alone begin the name of the row close below them, or one of the heads in it."""
    first, *more = lone
    row = rows[0]
    if CAPTION.match(first.text):
        return False
    near = row[0].top - first.bottom <= CLOSE * first.size
    if not more and ((near and _is_head_over(first, rows)) or _is_tier_over(first, rows)):
        return True
    ahead = row[0].x0 if row[0].x0 > first.x1 else row[1].x0 if len(row) > 1 else 0.0
    return near and not more and first.x1 < ahead and any(abs(first.x0 - r[0].x0) <= first.size for r in rows)


def _is_head_over(first: Run, rows: Sequence[list[Run]]) -> bool:
    """Whether a word stands over the middle or beginning of another that is no name, above numbers, units, attributes.

    Or over several, beside heads of one line that stand half a line lower.
    """
    heads = [run for row in rows[:2] for run in row if run.x0 > rows[0][0].x1]
    over = any(abs(first.centre - r.centre) <= first.size / 4 or abs(first.x0 - r.x0) <= 1 for r in heads)
    several = sum(first.x0 < r.x0 and r.x1 < first.x1 for r in heads) > 1 and first.bottom > rows[0][0].top
    below = [run for row in rows[1:] for run in row if run.x0 < first.x1 and first.x0 < run.x1]
    return (over or several) and any(
        begins_value(run.text) or is_attribute(run.text) or is_unit(run.text) for run in below
    )


def _is_tier_over(first: Run, rows: Sequence[list[Run]]) -> bool:
    """Whether a word of headers stands a line above the middle of several heads: 目标值 over 2022年, 2025年."""
    said = is_header(first.text) and TARGET.matches(first.text) and rows[0][0].top - first.bottom <= first.size
    side = min((row[0] for row in rows[: HEADS + 1]), key=lambda run: run.x0).x1
    heads = ([run for run in row if run.x0 > side] for row in rows[: HEADS + 1])
    middles = [(a.centre + b.centre) / 2 for row in heads for a, b in combinations(row, 2)]
    return said and any(abs(first.centre - middle) <= first.size / 4 for middle in middles)


def runs_on(rows: Sequence[list[Run]]) -> bool:
    """Whether the last line is the rest of words that begin one of the lines above it."""
    *above, (rest, *_) = rows
    if HEADING.match(rest.text):
        return False
    near = above[-3:]
    foot = max((run.bottom for row in near for run in row), default=-inf)
    begins = any(abs(row[0].x0 - rest.x0) <= rest.size for row in near)
    close = rest.top - foot <= CLOSE * rest.size
    begins = begins or (close and any(_is_below_middle(name, rest) for row in near for name in row[:2]))
    inside = any(
        _is_set_like(run, rest) and rest.top - run.bottom <= CLOSE * rest.size for row in near for run in row[1:]
    )
    if above and len(above[-1]) < max(map(len, above)) and _keeps_step(near, rest):
        return True  # the line above it is not a whole row either
    return inside or (begins and rest.top - foot <= rest.size)


def _is_set_like(run: Run, rest: Run) -> bool:
    """Whether a word begins below another, or is centred below one that is as wide or wider."""
    return abs(run.x0 - rest.x0) <= 1 or _is_below_middle(run, rest)


def _is_below_middle(name: Run, rest: Run) -> bool:
    """Whether a word stands below the middle of a wider one: a name whose lines are centred."""
    return name.x0 < rest.x0 and rest.x1 < name.x1 and abs(name.centre - rest.centre) <= rest.size / 4


def _keeps_step(near: Sequence[list[Run]], rest: Run) -> bool:
    """Whether a word is centred below the lines of a name, no farther from the last than that is from its own."""
    lines = [row[0] for row in near if abs(row[0].centre - rest.centre) <= rest.size / 4]
    if len(lines) < 2:
        return False
    *_, one, other = lines
    return rest.top - other.bottom <= other.top - one.bottom + STEP_SLACK * rest.size


def below_header(grid: Lattice, glyphs: list[Glyph], end: float) -> tuple[Lattice, list[Glyph]]:
    """The grid with the rows below it that stand in its columns without a rule, and the characters that it took.

    Args:
        grid: a boxed header, of one or two rows.
        glyphs: characters in no grid.
        end: where the next grid begins.
    """
    if len(grid.ys) > 3 or grid.width < COLUMNS:
        return grid, []
    x0, _, x1, foot = grid.box
    near = [g for g in glyphs if foot < g.middle < end and x0 <= g.centre <= x1]
    if not near:
        return grid, []
    beside = [g for g in glyphs if foot < g.middle < end and not x0 <= g.centre <= x1]
    inner, taken, last, whole = grid.xs[1:-1], [], foot, 0
    for row in printed_lines(near):
        top = min(run.top for run in row)
        if _goes_beyond(row, beside):
            break
        in_middle = len(row) == 1 and abs(row[0].centre - (x0 + x1) / 2) <= EXACT
        if top - last > STEP * row[0].size or (crosses(row, inner) and not in_middle):
            break
        slots = {sum(glyph.centre > x for x in inner) for run in row for glyph in run.glyphs}
        whole += len(slots) >= 2
        taken.append(row)
        last = max(run.bottom for run in row)
    middle = (x0 + x1) / 2
    while taken and len(taken[-1]) < 2 and not runs_on(taken) and not ends_with_group(taken, inner, middle):
        taken.pop()
    if whole < 2 or whole < LEAST * len(taken):
        return grid, []
    last = max(run.bottom for row in taken for run in row) + 1
    held = [glyph for row in taken for run in row for glyph in run.glyphs]
    names = group_bands(taken, inner, middle, [foot, last], headed=False)
    edges = sorted({foot, last, *(y for band in names for y in band if foot < y < last)})
    bodies = [Cell(0, 0, 1, 1, (a, top, b, end)) for top, end in pairwise(edges) for a, b in pairwise(grid.xs)]
    body = with_group_rows(lattice_of([cell.box for cell in bodies]), names)
    return lattice_of([*(cell.box for cell in grid.cells), *(cell.box for cell in body.cells)]), held


def _goes_beyond(row: Sequence[Run], beside: Sequence[Glyph]) -> bool:
    """Whether a line is a stretch of a longer one, which reaches beyond the sides of the table: running text."""
    first, last = row[0], row[-1]
    level = [glyph for glyph in beside if abs(glyph.middle - first.middle) <= first.size / 4]
    near = any(abs(first.x0 - glyph.x1) < first.size or abs(glyph.x0 - last.x1) < first.size for glyph in level)
    return near and len(level) > 1  # a bracket alone may stand out of its cell


def _is_first_row(heads: Sequence[Run], row: Sequence[Run]) -> bool:
    """Whether a row alone below a header has a word under each head, a value under all but the names."""
    headed = len(row) == len(heads) and all(is_header(head.text) for head in heads)
    return headed and all(is_value(run.text) or is_unit(run.text) or is_attribute(run.text) for run in row[1:])


def below_rules(stack: Stack, glyphs: list[Glyph], end: float) -> Stack:
    """The rules around a header with the rows below them, which a page end parts from the last rule.

    Args:
        stack: two level rules.
        glyphs: characters in no grid.
        end: where the next rule begins.
    """
    x0, top, x1, foot = stack.box
    held = [g for g in glyphs if top < g.middle < end and x0 <= g.centre <= x1]
    heads = max(printed_lines([g for g in held if g.middle < foot]), key=len, default=[])
    if len(stack.heights) != 2 or len(heads) < COLUMNS or any(is_value(run.text) for run in heads):
        return stack
    taken: list[list[Run]] = []
    last = foot
    for row in printed_lines([g for g in held if g.middle > foot]):
        over = max(sum(head.x0 < run.x1 and run.x0 < head.x1 for head in heads) for run in row)
        if min(run.top for run in row) - last > STEP * row[0].size or over > 1:
            break
        taken.append(row)
        last = max(run.bottom for run in row)
    while taken and len(taken[-1]) < 2 and not runs_on(taken):
        taken.pop()
    several = [row for row in taken if len(row) > 1]
    if len(several) < 2 and not (several and _is_first_row(heads, several[0])):
        return stack
    last = max(run.bottom for row in taken for run in row) + 1
    return Stack((x0, top, x1, last), [top, foot, last])
