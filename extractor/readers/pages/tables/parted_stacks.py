"""Level rules of one width that belong to several things: the line below a running head, two tables, text between them.

Between two of them stands text, and no row of a table, where hardly any line has words side by side, and one says a
sentence, opens a chapter or is the title of the table below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..shapes import Glyph, Rule, Run
from .aligned import Stack
from .grids import TOUCH, Lattice
from .printed import printed_lines
from .undrawn import CAPTION

SHARE = 0.25
"""Share of the lines of a text that have words side by side, at most."""
WORDS = 3
"""Words side by side on one line that make what stands there a row, whatever stands above and below them."""
LINES = 3
"""Printed lines of a text between a running head and a table, at least: a title stands alone."""
_TEXT = re.compile(r"第[一二三四五六七八九十百]{1,4}[篇编章节](?!.*[0-9])|.*。")
_NOTE = re.compile(r"[（(]?[备附]?注|说明|(?:数据|资料)来源|[*※①]")


def parted(stack: Stack, glyphs: Sequence[Glyph]) -> list[Stack]:
    """The areas of which a stack of rules consists, those between which text stands apart.

    Args:
        stack: rules of one extent.
        glyphs: of the page, in no table yet.
    """
    if len(stack.heights) < 3:
        return [stack]
    x0, top, x1, bottom = stack.box
    own = printed_lines([g for g in glyphs if top < g.middle < bottom and x0 <= g.centre <= x1])
    bands = [[line for line in own if a < line[0].middle < b] for a, b in pairwise(stack.heights)]
    starts = [0, *(n + 1 for n, band in enumerate(bands) if _is_between(n, band)), len(stack.heights)]
    return [stack] if len(starts) == 2 else [*_parts(stack, starts)]


def holds_text(stack: Stack, grids: Sequence[Lattice], glyphs: Sequence[Glyph]) -> bool:
    """Whether text stands between the first rule and a grid below it: the rule is that of a running head."""
    x0, top, x1, bottom = stack.box
    within = (g.box[1] for g in grids if top < g.box[1] and g.box[3] < bottom and x0 - TOUCH <= g.box[0] < x1)
    foot = min(within, default=top)
    band = printed_lines([g for g in glyphs if top < g.middle < foot and x0 <= g.centre <= x1])
    return len(band) >= LINES and _is_between(1, band)


def without_text(grid: Lattice, glyphs: Sequence[Glyph], rules: Sequence[Rule]) -> Lattice:
    """A grid without the rows at its foot that no upright rule parts, from the first on in which text stands.

    Rules of its width that follow in its step may be those of the next table; one above it that below a running head.

    Args:
        grid: rules that hang together, and those below them.
        glyphs: of the page.
        rules: of the page.
    """
    wide = {cell.row: cell.box for cell in grid.cells if cell.columns == grid.width > 1}

    def is_text(row: int) -> bool:
        top, bottom = grid.ys[row : row + 2]
        x0, _, x1, _ = grid.box
        band = printed_lines([g for g in glyphs if top < g.middle < bottom and x0 <= g.centre <= x1])
        closed = any(
            abs(rule.x0 - x0) <= TOUCH and rule.top < (top + bottom) / 2 < rule.bottom
            for rule in rules if not rule.horizontal
        )  # fmt: skip
        return not closed and (row > 0 or len(band) >= LINES) and _is_between(1, band)

    if 0 in wide and len(grid.ys) > 2 and is_text(0):
        cells = [replace(cell, row=cell.row - 1) for cell in grid.cells if cell.row > 0]
        grid = replace(grid, ys=grid.ys[1:], cells=cells, stops=[y for y in grid.stops if y > grid.ys[1]])
        wide = {row - 1: box for row, box in wide.items()}
    first = len(grid.ys) - 1
    while first - 1 in wide:
        first -= 1
    for row in range(first, len(grid.ys) - 1):
        if row > 0 and is_text(row):
            cells = [cell for cell in grid.cells if cell.row < row]
            stops = [y for y in grid.stops if y < grid.ys[row]]
            return replace(grid, ys=grid.ys[: row + 1], cells=cells, stops=stops)
    return grid


def _parts(stack: Stack, starts: Sequence[int]) -> Iterator[Stack]:
    for first, end in pairwise(starts):
        heights = stack.heights[first:end]
        if len(heights) < 2:
            continue
        box = stack.box[0], heights[0], stack.box[2], heights[-1]
        within, partial = (
            tuple(r for r in rules if heights[0] < r.top < heights[-1]) for rules in (stack.within, stack.partial)
        )
        yield Stack(box, heights, within, partial)


def _is_between(n: int, band: Sequence[list[Run]]) -> bool:
    """Whether what stands between a rule and the next is text between two tables, or above the first."""
    if not band or sum(len(line) > 1 for line in band) > SHARE * len(band) or max(map(len, band)) >= WORDS:
        return False
    said = ["".join(run.text for run in line) for line in band]
    titled = n > 0 and CAPTION.match(said[-1]) is not None
    noted = next((m for m, words in enumerate(said) if _NOTE.match(words)), len(said))
    return titled or any(_TEXT.match(words) for words in said[:noted])
