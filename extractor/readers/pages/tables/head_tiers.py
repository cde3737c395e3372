"""Headers of several tiers that no rule parts: a label over the middle of its columns is a cell over all of them.

Which columns a label heads is told by its place alone: it stands about the middle of those below it that have words
below its line, all on one, and none beside it. Where a label lies across the place between two columns and about the
middle of none, the header is one cell: nobody can say which column its words head.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ....lexicon.tables import header_role
from ..shapes import Box, Glyph, Rule, Run
from .grids import Lattice, lattice_of
from .printed import printed_lines
from .ruled_tiers import TOUCH, ruled_boxes
from .undrawn import crosses
from .values import is_value

LEVEL = 0.2
"""Distance of the middles of heads that stand beside each other, in heights of the type, at most."""
_OF_WORDS = frozenset({"number", "group", "name", "unit", "attribute", "note"})
"""What columns hold that no label over values heads."""
OFF = 0.8
"""Distance of a label from the middle of its columns, in heights of the type, at most."""


@dataclass(slots=True)
class _Label:
    """Words of one line of a header, and the columns that they head."""

    run: Run
    line: int
    first: int
    last: int
    lies_across: bool = field(default=False)

    @property
    def spans(self) -> bool:
        return self.last > self.first


Label = list[_Label]
"""The lines of one cell."""


def with_tiers(grid: Lattice, glyphs: list[Glyph], rules: Sequence[Rule] = ()) -> Lattice:
    """The grid with the cells of its header as their labels stand.

    Args:
        grid: rows and columns.
        glyphs: of the table.
        rules: level ones that are shorter than the table is wide: those between two tiers say what a label heads.
    """
    row = _header_row(grid, glyphs, rules)
    cells = [cell for cell in grid.cells if cell.row == row]
    if row is None:
        return grid
    top, bottom = cells[0].box[1], cells[0].box[3]
    drawn = ruled_boxes(grid.xs, top, bottom, glyphs, rules)
    if drawn is not None:
        return lattice_of([*(cell.box for cell in grid.cells if cell.row != row), *drawn])
    lines = printed_lines([glyph for glyph in glyphs if top < glyph.middle < bottom])
    labels = [label for n, line in enumerate(lines) for run in line for label in _labels(run, n, grid.xs)]
    if not any(label.lies_across for label in labels) and len(lines) < 2:
        return grid
    if not _settled(labels, grid.width):
        boxes = [(grid.xs[0], top, grid.xs[-1], bottom)]
    elif any(label.spans for label in labels):
        boxes = list(_boxes(_stacks(labels, grid.width), grid.xs, top, bottom))
    else:
        return grid
    return lattice_of([*(cell.box for cell in grid.cells if cell.row != row), *boxes])


def header_boxes(lines: Sequence[list[Run]], xs: Sequence[float], top: float, bottom: float) -> list[Box] | None:
    """The boxes of a header's labels; None where some head no columns beyond doubt, one has no label, or one heads all.

    Args:
        lines: its printed lines, from above.
        xs: where the columns begin and end.
        top: of the header.
        bottom: of it.
    """
    labels = [label for n, line in enumerate(lines) for run in line for label in _labels(run, n, xs)]
    width = len(xs) - 1
    if not _settled(labels, width) or any(label.last - label.first + 1 == width for label in labels):
        return None
    stacks = _stacks(labels, width)
    return list(_boxes(stacks, xs, top, bottom)) if all(stacks) else None


def _header_row(grid: Lattice, glyphs: list[Glyph], rules: Sequence[Rule]) -> int | None:
    """The last row of several words above the first that holds a value; its cells stand in a column each.

    Where rules leave out the column of the groups, the header may have no words over that, and so no cell. The first
    with a rule between its tiers is the header, the one below it the rest of a row.
    """
    whole: int | None = None
    for row, (top, bottom) in enumerate(pairwise(grid.ys)):
        held = printed_lines([glyph for glyph in glyphs if top < glyph.middle < bottom])
        if any(is_value(run.text) for line in held for run in line):
            return whole
        cells = [cell for cell in grid.cells if cell.row == row]
        several = any(len(line) > 1 for line in held) and grid.width - 1 <= len(cells)
        several = several and cells[-1].column == grid.width - 1
        whole = row if several and all(cell.rows == cell.columns == 1 for cell in cells) else whole
        if whole == row and any(top + TOUCH < rule.top < bottom - TOUCH for rule in rules):
            return row
    return None


def _labels(run: Run, line: int, xs: Sequence[float]) -> Iterator[_Label]:
    """The words of a run, parted where it leaves a gap between two columns, but for letters that are set wide."""
    inner = [x for x in xs[1:-1] if run.x0 < x - 1 and run.x1 > x + 1]
    cuts = [x for x in inner if not crosses([run], [x])]
    parts = _cut(run, cuts)
    if any(len(part.glyphs) == 1 for part in parts):
        parts = [run]
    for part in parts:
        over = bool([x for x in inner if part.x0 < x - 1 and part.x1 > x + 1])
        first, last = (bisect_left(xs[1:-1], x) for x in ((part.x0 + 1, part.x1 - 1) if over else [part.centre] * 2))
        yield _Label(part, line, first, last, over)


def _cut(run: Run, cuts: Sequence[float]) -> list[Run]:
    held: list[list[Glyph]] = [[] for _ in range(len(cuts) + 1)]
    for glyph in run.glyphs:
        held[bisect_left(cuts, glyph.centre)].append(glyph)
    return [Run(part) for part in held if part]


def _settled(labels: Sequence[_Label], width: int) -> bool:
    """Give each label its columns, from below; whether each that lies across some has them beyond doubt."""
    for label in sorted(labels, key=lambda label: -label.line):
        spans = [(a, b) for a in range(width) for b in range(a + 1, width) if _heads(label, a, b, labels)]
        if len(spans) > 1:
            spans = [span for span in spans if _are_of_values(span, label, labels)] or spans
        if len(spans) == 1:
            label.first, label.last = spans[0]
        elif spans or not (_is_alone(label, labels) if label.lies_across else _is_over_own(label, labels)):
            return False
    return True


def _are_of_values(span: tuple[int, int], label: _Label, labels: Sequence[_Label]) -> bool:
    """Whether all columns of a span may hold values: an aim heads years, and neither units nor attributes."""
    for n in range(span[0], span[1] + 1):
        below = sorted((o for o in labels if o.line > label.line and o.first <= n <= o.last), key=_line)
        if header_role("".join(o.run.text for o in below)) in _OF_WORDS:
            return False
    return True


def _heads(label: _Label, first: int, last: int, labels: Sequence[_Label]) -> bool:
    """Whether a label may be that of the columns from ``first`` to ``last``."""
    if not first <= label.first <= label.last <= last:
        return False
    others = [o for o in labels if o is not label and o.first <= last and o.last >= first]
    below = [o for o in others if o.line > label.line]
    if any(o.line == label.line for o in others) or any(o.first < first or o.last > last for o in below):
        return False
    beside = [n for n in range(first, last + 1) if not label.first <= n <= label.last]
    above = {o.first for o in others if o.line < label.line and o.first == o.last}
    if beside and above.issuperset(beside):
        return False  # it is a line of a head among other heads of several lines
    columns = [sorted((o for o in below if o.first <= n <= o.last), key=_line) for n in range(first, last + 1)]
    if not all(columns) or not _are_level(columns):
        return False
    middle = (columns[0][-1].run.centre + columns[-1][-1].run.centre) / 2
    return abs(label.run.centre - middle) <= OFF * label.run.size


def _are_level(columns: Sequence[Sequence[_Label]]) -> bool:
    """Whether the words of columns end on one line, or stand about one height: a head of two lines beside others."""
    if len({column[-1].line for column in columns}) == 1:
        return True
    middles = [(column[0].run.top + column[-1].run.bottom) / 2 for column in columns]
    return max(middles) - min(middles) <= LEVEL * columns[0][0].run.size


def _is_over_own(label: _Label, labels: Sequence[_Label]) -> bool:
    """Whether the next words of its column stand below the middle of a label or at its side, or none stand beside it
    that no label heads."""
    below = [o for o in labels if o.line > label.line]
    beside = {n for o in below for n in (o.first, o.last) if abs(n - label.first) == 1}
    headed = {n for o in labels if o.line <= label.line for n in range(o.first, o.last + 1)}
    child = min((o for o in below if o.first <= label.first <= o.last), key=_line, default=label).run
    run, reach = label.run, OFF * label.run.size
    sides = (run.centre, child.centre), (run.x0, child.x0), (run.x1, child.x1)
    return beside <= headed or any(abs(a - b) <= reach for a, b in sides)


def _line(label: _Label) -> int:
    return label.line


def _is_alone(label: _Label, labels: Sequence[_Label]) -> bool:
    """Whether the columns across which a label lies have no other: 指标 over the groups and the names."""
    return not any(o is not label and o.first <= label.last and o.last >= label.first for o in labels)


def _stacks(labels: Sequence[_Label], width: int) -> list[list[Label]]:
    """For each column its labels from above; lines that head the same columns are one label."""
    stacks: list[list[Label]] = []
    for column in range(width):
        stack: list[Label] = []
        for label in sorted((o for o in labels if o.first <= column <= o.last), key=_line):
            if stack and (stack[-1][0].first, stack[-1][0].last) == (label.first, label.last):
                stack[-1].append(label)
            else:
                stack.append([label])
        stacks.append(stack)
    return stacks


def _boxes(stacks: Sequence[list[Label]], xs: Sequence[float], top: float, bottom: float) -> Iterator[Box]:
    """The box of each label, with the room that no other takes; of a column without one, its whole height."""
    done: set[int] = set()
    for column, stack in enumerate(stacks):
        head = top
        for n, label in enumerate(stack):
            first, last = label[0].first, label[0].last
            foot = _foot(label, stacks[first : last + 1]) if n + 1 < len(stack) else bottom
            if id(label[0]) not in done:
                yield xs[first], head, xs[last + 1], foot
            done.add(id(label[0]))
            head = foot
        if not stack:
            yield xs[column], top, xs[column + 1], bottom


def _foot(label: Label, stacks: Sequence[list[Label]]) -> float:
    """Half way to the next line below a label, in all its columns."""
    low = max(part.run.bottom for part in label)
    below = [o.run.top for stack in stacks for other in stack for o in other if o.line > label[-1].line]
    return (low + min(below)) / 2
