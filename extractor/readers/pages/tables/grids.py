"""Rules to grids: which rectangles the drawn lines part, and which of them are one merged cell.

A grid is a set of rules that touch. Its lines are gathered into positions; two slots of the lattice
are one cell where no rule stands between them. ``pdfplumber`` finds cells in a like way, but only on
pages that pdfminer has read: the rules here come from PDFium or from the raster of a scan.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf, isfinite

from ..shapes import Box, Glyph, Rule

TOUCH = 2.5
"""Points between two rules that were meant to meet, or two positions that were meant as one."""
STRIP, STRIPS = 20.0, 512
"""Points of a strip of the page in which rules are held against each other, at least; strips of a page, at most."""
COVERED = 0.6
"""Share of a slot's side that must be drawn for the side to part two slots."""
MOST_STEPS = 2.5
"""Height of a row without upright rules, in the highest of the rows above it, at most."""
NARROWEST = 20.0
"""Points that a level rule reaches beyond the upright ones from which there is a column of the table."""
GAP = 40.0
"""Height in points of a row that upright rules leave out, at most."""
MOST_SLOTS = 100_000
"""Slots of one grid past which it is squared paper or a drawing."""
LINE = 9.0
"""Height in points of a line that an upright rule leaves out, at least."""
SMALLEST = 5.0
"""Points of a slot's side under which it is a double line."""
TIGHT = 0.1
"""Room between two signs of one number in widths of a Han character, at most."""
_FIGURES = frozenset("0123456789.,≥≤<>＞＜〔〕[]%")
_NUMBER = re.compile(r"[〔\[]?[≥≤<>＞＜]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?%?[〕\]]?")
_RUN_ON = re.compile(r"\.[0-9]+\.|,[0-9]{4}|(?<![0-9,])[0-9]{4,},")
"""Two numbers that stand so close that nobody can say where one ends."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with its place in the lattice and on the page."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box
    unsure: bool = False
    """Whether its words may as well be those of other rows."""


@dataclass(slots=True)
class Lattice:
    """A ruled area: its cells in reading order and the lines that bound it."""

    xs: list[float]
    ys: list[float]
    cells: list[Cell]
    stops: Sequence[float] = ()
    """Those of ``ys`` at which upright rules end and no level one lies: a merged cell may reach over them."""
    level: Sequence[Rule] = ()
    """Its level rules as they are drawn."""

    @property
    def box(self) -> Box:
        """What it covers."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    @property
    def width(self) -> int:
        """Columns of the lattice."""
        return len(self.xs) - 1


def lattice_of(boxes: Sequence[Box]) -> Lattice:
    """The grid of cells with these boxes."""
    xs = sorted({x for box in boxes for x in (box[0], box[2])})
    ys = sorted({y for box in boxes for y in (box[1], box[3])})
    column, row = {x: n for n, x in enumerate(xs)}, {y: n for n, y in enumerate(ys)}
    cells = [
        Cell(row[b[1]], column[b[0]], row[b[3]] - row[b[1]], column[b[2]] - column[b[0]], b) for b in boxes
    ]  # fmt: skip
    return Lattice(xs, ys, sorted(cells, key=lambda c: (c.row, c.column)))


def lattices(rules: list[Rule]) -> list[Lattice]:
    """All grids with at least one closed cell, from above."""
    found = []
    drawn = [rule for rule in rules if isfinite(rule.x0 + rule.x1 + rule.top + rule.bottom)]
    for group in _with_loose(_over_gaps(_touching(drawn))):
        lattice = _lattice(group)
        if lattice is not None:
            found.append(lattice)
    return sorted(found, key=lambda g: (g.box[1], g.box[0]))


def as_meant(rules: Sequence[Rule]) -> list[Rule]:
    """The rules, level ones that touch at one height as one: a border may be drawn cell by cell, or double."""
    level = [rule for rule in rules if rule.horizontal and isfinite(rule.x0 + rule.x1 + rule.top)]
    return [r for r in rules if not r.horizontal] + [r for group in _touching(level) for r in _as_one(group)]


def _as_one(group: list[Rule]) -> list[Rule]:
    """The one level rule that rules which hang together are; all of them where they stand at several heights."""
    top = min(map(_top, group))
    if len(group) == 1 or not all(rule.horizontal and rule.top - top <= TOUCH for rule in group):
        return group
    return [Rule(min(rule.x0 for rule in group), top, max(rule.x1 for rule in group), top)]


def _touching(rules: list[Rule]) -> list[list[Rule]]:
    """Rules in groups that hang together."""
    parent = list(range(len(rules)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    width = max(STRIP, (max(r.x1 for r in rules) - min(r.x0 for r in rules)) / STRIPS) if rules else STRIP
    strips: dict[int, list[int]] = defaultdict(list)
    """The rules that reach down to where the sweep is, by the strips of the page that they cross."""
    for n in sorted(range(len(rules)), key=lambda n: rules[n].top):
        here = rules[n]
        for at in range(int((here.x0 - TOUCH) // width), int((here.x1 + TOUCH) // width) + 1):
            strips[at] = [m for m in strips[at] if rules[m].bottom + TOUCH >= here.top]
            for m in strips[at]:
                if _meet(rules[m], here):
                    parent[root(n)] = root(m)
            strips[at].append(n)
    groups: dict[int, list[Rule]] = defaultdict(list)
    for n, rule in enumerate(rules):
        groups[root(n)].append(rule)
    return list(groups.values())


@dataclass(slots=True)
class _Columns:
    """Rules that hang together and have upright ones, down to where they reach so far."""

    rules: list[Rule]
    xs: set[int]
    """Places of the upright ones."""
    foot: float
    """Where the last upright one ends."""


def _over_gaps(groups: list[list[Rule]]) -> list[list[Rule]]:
    """Groups with what stands below them in their columns, where all upright rules leave out the height of a row.

    So tables are ruled where the name of a group runs over all columns and no level rule parts it from its rows.
    """
    found: list[list[Rule]] = []
    standing: dict[int, _Columns] = {}
    """The last columns that have an upright rule at a place."""
    for rules in sorted(groups, key=lambda group: min(map(_top, group))):
        upright = [rule for rule in rules if not rule.horizontal]
        level = [rule.top for rule in rules if rule.horizontal]
        xs = {round(rule.x0 / TOUCH) for rule in upright}
        near = (standing[x + off] for x in sorted(xs)[:1] for off in (0, 1, -1) if x + off in standing)
        above = next(near, None)
        if above is not None and _go_on(above, xs, min(map(_top, upright)), min(level, default=inf)):
            above.rules += rules
            above.foot = max(above.foot, *(rule.bottom for rule in upright))
            continue
        found.append(rules)
        if upright and level:
            standing |= dict.fromkeys(xs, _Columns(rules, xs, max(rule.bottom for rule in upright)))
    return found


def _go_on(above: _Columns, xs: set[int], top: float, level: float) -> bool:
    """Whether upright rules at these places, of which none lies level above, go on with those above."""
    return (
        top < level - TOUCH
        and top - above.foot <= GAP
        and all(any(x + off in above.xs for off in (0, 1, -1)) for x in xs)
    )


def _with_loose(groups: list[list[Rule]]) -> list[list[Rule]]:
    """Groups with the level rules of their own width that follow in their own step: rows without upright rules."""
    wholes = [_as_one(group) for group in groups]
    loose = [group[0] for group in wholes if len(group) == 1 and group[0].horizontal]
    grids = [group for group in wholes if len(group) > 1]
    by_width: dict[tuple[int, int], list[Rule]] = defaultdict(list)
    for rule in sorted(loose, key=_top):
        by_width[round(rule.x0 / TOUCH), round(rule.x1 / TOUCH)].append(rule)
    for group in grids if by_width else ():
        level = [r for r in group if r.horizontal]
        if len(level) == len(group) or len(level) < 2:
            continue
        low, high = min(r.x0 for r in level), max(r.x1 for r in level)
        keys = [(round(low / TOUCH) + a, round(high / TOUCH) + b) for a in (-1, 0, 1) for b in (-1, 0, 1)]
        heights = sorted(r.top for r in level)
        step, foot = max(b - a for a, b in pairwise(heights)), heights[-1]
        while (below := _next(by_width, keys, foot)) is not None and below.top <= foot + MOST_STEPS * step:
            group.append(below)
            foot = below.top
    return grids


def _next(by_width: dict[tuple[int, int], list[Rule]], keys: list[tuple[int, int]], foot: float) -> Rule | None:
    """The first of the rules of these widths below ``foot``."""
    found = []
    for key in keys:
        rules = by_width.get(key, [])
        at = bisect_right(rules, foot, key=_top)
        found += rules[at : at + 1]
    return min(found, key=_top, default=None)


def _top(rule: Rule) -> float:
    return rule.top


def _meet(one: Rule, other: Rule) -> bool:
    return (
        one.x0 - TOUCH <= other.x1 and other.x0 - TOUCH <= one.x1
        and one.top - TOUCH <= other.bottom and other.top - TOUCH <= one.bottom
    )  # fmt: skip


def _positions(values: list[float]) -> list[float]:
    """Values gathered where they lie within ``TOUCH`` of their neighbour."""
    out: list[list[float]] = []
    for value in sorted(values):
        if out and value - out[-1][-1] <= TOUCH:
            out[-1].append(value)
        else:
            out.append([value])
    return [sum(group) / len(group) for group in out]


def _lattice(rules: list[Rule]) -> Lattice | None:
    level = [r for r in rules if r.horizontal]
    upright = [r for r in rules if not r.horizontal]
    if not level or not upright:
        return None
    ends = [x for r in level for x in (r.x0, r.x1)]
    xs = _wide_enough(_positions([r.x0 for r in upright] + _ends(ends) + _outer([r.x0 for r in upright], ends)))
    ended = _ends([y for r in upright for y in (r.top, r.bottom)]) + _left_out(upright, (xs[0], xs[-1]))
    ys = _wide_enough(_positions([r.top for r in level] + ended))
    if len(xs) * len(ys) > MOST_SLOTS:
        return None
    beside = _drawn([(r.x0, r.top, r.bottom) for r in upright], xs, ys)
    above = _drawn([(r.top, r.x0, r.x1) for r in level], ys, xs)
    stops = [y for y in _stops(upright, ys, (xs[0], xs[-1])) if not any(above[y])]
    for y in stops:
        above[y] = [True] * (len(xs) - 1)
    cells = _cells(xs, ys, beside, above)
    return replace(_compressed(xs, ys, cells), stops=[ys[y] for y in stops], level=level) if cells else None


def _compressed(xs: list[float], ys: list[float], cells: list[Cell]) -> Lattice:
    """The lattice without lines at which no cell begins or ends."""
    left = sorted({c.column for c in cells} | {c.column + c.columns for c in cells})
    top = sorted({c.row for c in cells} | {c.row + c.rows for c in cells})
    column, row = {n: k for k, n in enumerate(left)}, {n: k for k, n in enumerate(top)}
    placed = [
        Cell(
            row[c.row], column[c.column], row[c.row + c.rows] - row[c.row],
            column[c.column + c.columns] - column[c.column], c.box,
        )
        for c in cells
    ]  # fmt: skip
    return Lattice([xs[n] for n in left], [ys[n] for n in top], placed)


def _ends(values: list[float]) -> list[float]:
    """Where two rules or more end at one place: an open side. One that ends alone is only drawn too long."""
    ordered = sorted(values)
    return [
        v
        for n, v in enumerate(ordered)
        if any(0 <= k < len(ordered) and abs(ordered[k] - v) <= TOUCH for k in (n - 1, n + 1))
    ]


def _stops(upright: list[Rule], ys: list[float], sides: tuple[float, float]) -> list[int]:
    """Inner heights at which all upright rules between the sides begin or end: as good as a level rule."""
    inner = _inner(upright, sides)
    gaps = _left_out(upright, sides)
    found = []
    for n, y in enumerate(ys[1:-1], 1):
        ending = sum(abs(r.top - y) <= TOUCH or abs(r.bottom - y) <= TOUCH for r in inner)
        between = any(abs(y - end) <= TOUCH for end in gaps)
        if (ending >= 2 or between) and not any(r.top + TOUCH < y < r.bottom - TOUCH for r in inner):
            found.append(n)
    return found


def _inner(upright: list[Rule], sides: tuple[float, float]) -> list[Rule]:
    return [r for r in upright if r.x0 - sides[0] > TOUCH and sides[1] - r.x0 > TOUCH]


def _left_out(upright: list[Rule], sides: tuple[float, float]) -> list[float]:
    """Where the only upright rule between the sides ends and goes on below a line that it leaves out, from above."""
    inner = sorted(_inner(upright, sides), key=_top)
    if not inner or max(r.x0 for r in inner) - min(r.x0 for r in inner) > TOUCH:
        return []
    return [y for a, b in pairwise(inner) if b.top - a.bottom >= LINE for y in (a.bottom, b.top)]


def _outer(upright: list[float], ends: list[float]) -> list[float]:
    """How far level rules reach beyond the outermost upright ones, where that is a column's width."""
    low, high = min(ends), max(ends)
    return [low] * int(min(upright) - low > NARROWEST) + [high] * int(high - max(upright) > NARROWEST)


def _wide_enough(positions: list[float]) -> list[float]:
    """Without the second line of a double rule."""
    kept = positions[:1]
    kept += [b for a, b in pairwise(positions) if b - a >= SMALLEST]
    return kept


def _drawn(rules: list[tuple[float, float, float]], across: list[float], along: list[float]) -> list[list[bool]]:
    """For each position and each slot along it: whether a rule is drawn there."""
    held: list[list[tuple[float, float]]] = [[] for _ in across]
    for place, start, end in rules:
        at = bisect_right(across, place)
        nearest = min(max(0, at - 1), min(at, len(across) - 1), key=lambda n: abs(across[n] - place))
        if abs(across[nearest] - place) < SMALLEST + TOUCH:
            held[nearest].append((start, end))
    return [[_covered(spans, a, b) for a, b in pairwise(along)] for spans in held]


def _covered(spans: list[tuple[float, float]], start: float, end: float) -> bool:
    at, drawn = start, 0.0
    for low, high in sorted(spans):
        low, high = max(low, at), min(high, end)
        if high > low:
            drawn += high - low
            at = high
    return drawn >= COVERED * (end - start)


def _cells(xs: list[float], ys: list[float], beside: list[list[bool]], above: list[list[bool]]) -> list[Cell]:
    """Slots that no rule parts, together; a group that is no rectangle, or is open, is no cell.

    Args:
        xs: positions of upright lines.
        ys: positions of level lines.
        beside: ``beside[x][row]``, whether line ``x`` is drawn along the row.
        above: ``above[y][column]``, whether line ``y`` is drawn along the column.
    """
    width, height = len(xs) - 1, len(ys) - 1
    seen: set[tuple[int, int]] = set()
    cells = []
    for row in range(height):
        for column in range(width):
            if (row, column) in seen:
                continue
            slots = _open_area(row, column, beside, above, height, width)
            seen |= slots
            cell = _closed(slots, xs, ys, beside, above)
            if cell is not None:
                cells.append(cell)
    if any(cell.columns < width for cell in cells):
        cells += _open_rows(cells, xs, ys, beside, above)
    return sorted(cells, key=lambda c: (c.row, c.column))


def _open_rows(
    cells: list[Cell], xs: list[float], ys: list[float], beside: list[list[bool]], above: list[list[bool]]
) -> list[Cell]:
    """Rows between two level rules without an upright one, below or above rows that have them: one cell each."""
    taken = {row for cell in cells for row in range(cell.row, cell.row + cell.rows)}
    width = len(xs) - 1
    return [
        Cell(row, 0, 1, width, (xs[0], ys[row], xs[-1], ys[row + 1]))
        for row in range(len(ys) - 1)
        if row not in taken and all(above[row]) and all(above[row + 1]) and not any(line[row] for line in beside)
    ]


def _open_area(
    row: int, column: int, beside: list[list[bool]], above: list[list[bool]], height: int, width: int
) -> set[tuple[int, int]]:
    slots, pending = {(row, column)}, [(row, column)]
    while pending:
        r, c = pending.pop()
        steps = (
            (r, c + 1, c + 1 < width and not beside[c + 1][r]),
            (r, c - 1, c > 0 and not beside[c][r]),
            (r + 1, c, r + 1 < height and not above[r + 1][c]),
            (r - 1, c, r > 0 and not above[r][c]),
        )
        for a, b, free in steps:
            if free and (a, b) not in slots:
                slots.add((a, b))
                pending.append((a, b))
    return slots


def _closed(
    slots: set[tuple[int, int]], xs: list[float], ys: list[float], beside: list[list[bool]], above: list[list[bool]]
) -> Cell | None:
    """The cell of the slots where they fill a rectangle and have rules around them.

    The outer sides of a table may be open: its left and right by custom, its foot and head where a
    page ends. One drawn upright side must remain, or the rules only part lines of text.
    """
    r0, r1 = min(r for r, _ in slots), max(r for r, _ in slots)
    c0, c1 = min(c for _, c in slots), max(c for _, c in slots)
    if len(slots) != (r1 - r0 + 1) * (c1 - c0 + 1):
        return None
    level = [all(above[r][c] for c in range(c0, c1 + 1)) for r in (r0, r1 + 1)]
    upright = [all(beside[c][r] for r in range(r0, r1 + 1)) for c in (c0, c1 + 1)]
    open_level = (r0 == 0, r1 + 1 == len(ys) - 1)
    open_upright = (c0 == 0, c1 + 1 == len(xs) - 1)
    closed = all(a or b for a, b in zip([*level, *upright], [*open_level, *open_upright], strict=True))
    if not closed or not any(upright) or not any(level):
        return None
    return Cell(r0, c0, r1 - r0 + 1, c1 - c0 + 1, (xs[c0], ys[r0], xs[c1 + 1], ys[r1 + 1]))


def filled_cells(grid: Lattice, glyphs: list[Glyph]) -> tuple[list[tuple[Cell, list[Glyph]]], list[Glyph]]:
    """Each cell with the characters that stand in it, and those that stand in none."""
    slots: dict[tuple[int, int], list[Glyph]] = {}
    own: list[tuple[Cell, list[Glyph]]] = [(cell, []) for cell in grid.cells]
    for cell, held in own:
        for row in range(cell.row, cell.row + cell.rows):
            slots |= {(row, column): held for column in range(cell.column, cell.column + cell.columns)}
    outside: list[Glyph] = []
    columns = [bisect_right(grid.xs, glyph.centre) - 1 for glyph in glyphs]
    for n in range(1, len(glyphs)):
        if columns[n] != columns[n - 1] and _touch(glyphs[n - 1], glyphs[n]):
            _keep_whole(glyphs, columns, n, grid.xs)
    for glyph, column in zip(glyphs, columns, strict=True):
        slots.get((bisect_right(grid.ys, glyph.middle) - 1, column), outside).append(glyph)
    return own, outside


def _touch(left: Glyph, right: Glyph) -> bool:
    """Whether two characters are signs of a number that stand beside each other without a gap."""
    near = abs(right.x0 - left.x1) <= TIGHT * left.size and abs(left.middle - right.middle) <= TIGHT * left.size
    return near and left.char in _FIGURES and right.char in _FIGURES


def _keep_whole(glyphs: Sequence[Glyph], columns: list[int], n: int, xs: Sequence[float]) -> None:
    """Give a number across the place between two columns, behind which its sign ``n`` stands, to that of its middle."""
    first, last = n - 1, n
    while first and _touch(glyphs[first - 1], glyphs[first]):
        first -= 1
    while last + 1 < len(glyphs) and _touch(glyphs[last], glyphs[last + 1]):
        last += 1
    said = "".join(glyph.char for glyph in glyphs[first : last + 1])
    numbers = list(_NUMBER.finditer(said))
    if "".join(number[0] for number in numbers) != said or _RUN_ON.search(said):
        return
    for number in numbers:
        start, end = first + number.start(), first + number.end()
        middle = (glyphs[start].x0 + glyphs[end - 1].x1) / 2
        columns[start:end] = [bisect_right(xs, middle) - 1] * (end - start)
