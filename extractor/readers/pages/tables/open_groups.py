"""Grids without outer sides of which the rows of groups are left open: nothing upright holds them together there.

Above and below the name of a group lies a level rule, and the columns go on behind it at the same places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ....lexicon.tables import is_header
from ..shapes import Glyph, Run
from .grids import TOUCH, Cell, Lattice
from .half_ruled import NOTE
from .printed import printed_lines
from .undrawn import CAPTION

HEIGHT = 3.2
"""Heights of the type that a row of one line is high, at most: more is the room between two tables."""
CONTINUED = "续"
"""With what the words above the next part of a table on another page open."""


def over_open_groups(grids: Sequence[Lattice], glyphs: Sequence[Glyph]) -> list[Lattice]:
    """The grids, those together between which one line stands that is the name of a group."""
    found: list[Lattice] = []
    for grid in sorted(grids, key=lambda grid: grid.box[1]):
        at = next((n for n, above in enumerate(found) if _goes_on(above, grid, glyphs)), None)
        if at is None:
            found.append(grid)
        else:
            found[at] = _joined(found[at], grid)
    return sorted(found, key=lambda grid: (grid.box[1], grid.box[0]))


def _goes_on(above: Lattice, grid: Lattice, glyphs: Sequence[Glyph]) -> bool:
    """Whether a grid has the columns of one above it, and the row between them holds the name of a group."""
    if above.width < 2 or above.width != grid.width or not _are_near(above.xs, grid.xs):
        return False
    top, bottom = above.box[3], grid.box[1]
    if bottom <= top + TOUCH:
        return False
    x0, _, x1, _ = grid.box
    between = [g for g in glyphs if top < g.middle < bottom and x0 - TOUCH <= g.centre <= x1 + TOUCH]
    lines = printed_lines(between)
    if len(lines) != 1 or len(lines[0]) != 1 or bottom - top > HEIGHT * lines[0][0].size:
        return False
    return _names_group(lines[0][0]) and not _has_head(grid, glyphs)


def _are_near(one: Sequence[float], other: Sequence[float]) -> bool:
    return all(abs(a - b) <= TOUCH for a, b in zip(one, other, strict=True))


def _names_group(run: Run) -> bool:
    """Whether words are neither above a table of their own nor below the one before."""
    said = run.text.lstrip("（(")
    return not (CAPTION.match(run.text) or NOTE.match(said) or said.startswith(CONTINUED) or run.text.endswith("。"))


def _has_head(grid: Lattice, glyphs: Sequence[Glyph]) -> bool:
    """Whether the first row of a grid is a header: then it is a table of its own."""
    top, bottom = grid.ys[:2]
    first = [g for g in glyphs if top < g.middle < bottom and grid.xs[0] <= g.centre <= grid.xs[-1]]
    heads = [run.text for line in printed_lines(first) for run in line]
    return bool(heads) and 2 * sum(map(is_header, heads)) > len(heads)


def _joined(above: Lattice, grid: Lattice) -> Lattice:
    """The two grids with the row of the group between them."""
    rows = len(above.ys)
    group = Cell(rows - 1, 0, 1, above.width, (above.xs[0], above.ys[-1], above.xs[-1], grid.ys[0]))
    below = [replace(cell, row=cell.row + rows) for cell in grid.cells]
    return replace(
        above, ys=[*above.ys, *grid.ys], cells=[*above.cells, group, *below], stops=[*above.stops, *grid.stops],
        level=[*above.level, *grid.level],
    )  # fmt: skip
