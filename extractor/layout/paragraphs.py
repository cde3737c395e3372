"""Lines to paragraphs: what a page, a column or a fixed width has cut is joined again.

A unit is one paragraph, heading or item as the author wrote it, or one table. A line goes on with
the unit before it where that ends in mid-sentence; it opens a unit where it carries a mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..core.trace import Trace
from ..lexicon.schemes import read_mark
from .ends.question import Break
from .expected import Expected
from .linebreaks import Layout
from .lines import Line
from .paragraph_ends import decide
from .tables import Grid
from .units import RUNNING_TEXT, Unit

_QUOTE = re.compile("[“”]")


def build_units(
    lines: Sequence[Line],
    grids: list[Grid],
    layout: Layout,
    expected: Expected | None = None,
    trace: Trace | None = None,
) -> list[Unit]:
    """All units in document order."""
    expected = expected or Expected()
    units: list[Unit] = []
    owner = {grid.lines.start: grid for grid in grids}
    n = 0
    while n < len(lines):
        line, grid = lines[n], owner.get(n)
        if grid is not None:
            units.append(Unit(line, grid=grid))
            n = grid.lines.stop
            continue
        if units and units[-1].grid is None and _goes_on(units[-1], lines, n, layout, expected, trace):
            units[-1].append(line)
        else:
            units.append(Unit(line, expected.bare.get(n) or read_mark(line.text)))
            units[-1].weight = expected.weights.get(n) or expected.unlikely.get(n, 0)
        n += 1
    return units


def _goes_on(
    unit: Unit, lines: Sequence[Line], n: int, layout: Layout, expected: Expected, trace: Trace | None
) -> bool:
    joins, rule = decide(Break(unit, lines, n, layout, expected))
    if joins and _quotes_clash(unit, lines[n]):
        joins, rule = False, "quotes clash"
    if trace is not None:
        report = trace.claim if joins else trace.refuse
        report("paragraphs", "paragraph.goes_on", lines[n].body, rule)
    return joins


def _quotes_clash(unit: Unit, line: Line) -> bool:
    """Whether joining would put one opening quote inside another: the text broke off here."""
    if unit.open_quotes <= 0 or not line.blanks_before:
        return False
    first = _QUOTE.search(line.text)
    return first.group() == "“" if first is not None else len(line.text) >= RUNNING_TEXT
