"""Tables: which reader may claim lines, in their order, and how the pieces of one table come together.

They read before paragraphs and headings, because rows look like headings (一、就业) and values like numbers; a line
that is expected to be a heading costs a table points, so that it has to be worth them.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...core.problems import FAULTS, Finding, part_failed
from ...core.trace import Trace
from ..lines import Line
from .around.lettered import name_groups
from .around.pieces import join_pieces
from .around.surroundings import drop_titles, surround
from .grid import Grid, GridRow
from .running_text import linear
from .telling import tell
from .ways import columnwise, glued, listed, parted, regular, yielded
from .ways.declared import read_declared

__all__ = ["Grid", "GridRow", "find_tables"]


def find_tables(
    lines: list[Line],
    trace: Trace | None = None,
    expected: Mapping[int, float] | None = None,
    told: list[Finding] | None = None,
) -> list[Grid]:
    """All tables in document order; each claims its lines, its caption and its notes.

    Args:
        expected: by index of a line, how much speaks for its being a heading of the outline, in points.
        told: takes a finding for each line at which a finder failed; the line is text then.
    """
    grids: list[Grid] = []
    dead: dict[str, int] = {}
    at = 0
    while at < len(lines):
        grid = None
        try:
            grid = _find(lines, at, dead, expected or {}) if _may_open(lines[at]) else None
        except FAULTS as error:
            if told is not None:
                told.append(part_failed("表格", error, [lines[at].body]))
        if grid is None:
            at += 1
            continue
        surround(grid, lines, grids[-1].lines.stop if grids else 0)
        drop_titles(grid, lines)
        name_groups(grid)
        grids.append(grid)
        at = grid.lines.stop
    grids = listed.complete(lines, grids)
    for grid in grids:
        grid.cut = lines[grid.lines.start].page_before
        if trace is not None:
            tell(trace, grid, lines)
    return join_pieces(grids)


def _may_open(line: Line) -> bool:
    """A cheap look before the finders are asked."""
    if line.table is not None:
        return True
    text = line.cells.text
    return len(text) <= 4000 and (
        "\t" in text
        or "|" in text
        or " " in text
        or "\u3000" in text
        or len(line.text) <= 16
        or (len(line.text) <= glued.MAX_HEADER and text.count("年") + text.count("五”") > 1)
    )


def _find(lines: list[Line], at: int, dead: dict[str, int], expected: Mapping[int, float]) -> Grid | None:
    declared = lines[at].table
    if declared is not None:
        return read_declared(declared, at)
    return (
        parted.find(lines, at, dead, expected)
        or yielded.find(lines, at)
        or columnwise.find(lines, at)
        or glued.find(lines, at, expected)
        or linear.find(lines, at, dead, expected)
        or regular.find(lines, at)
    )
