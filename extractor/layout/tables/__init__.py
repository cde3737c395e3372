"""Tables claim first: their rows look like headings (一、就业) and their values like numbers."""

from __future__ import annotations

from collections.abc import Callable

from ...core.fragment import Fragment
from ...core.trace import Trace
from ...lexicon import tables as words
from ..lines import Line
from . import delimited, stacked
from .assemble import build_declared
from .declared import rows_of
from .grid import Grid, GridRow
from .pieces import join_pieces
from .surroundings import is_caption, surround

__all__ = ["FINDERS", "Grid", "GridRow", "find_tables"]

FINDERS: tuple[Callable[[list[Line], int, dict[str, int]], Grid | None], ...] = (delimited.find, stacked.find)
"""Ways in which a table can stand in a text; the first that answers wins."""


def find_tables(lines: list[Line], trace: Trace | None = None) -> list[Grid]:
    """All tables in document order; each claims its lines, its caption and its notes."""
    grids: list[Grid] = []
    dead: dict[str, int] = {}
    at = 0
    while at < len(lines):
        grid = _find(lines, at, dead) if _may_open(lines[at]) else None
        if grid is None:
            at += 1
            continue
        surround(grid, lines, grids[-1].lines.stop if grids else 0)
        if trace is not None:
            trace.claim("tables", grid.rule, lines[grid.lines.start].body, f"{len(grid.rows)} rows × {grid.width}")
        grids.append(grid)
        at = grid.lines.stop
    return join_pieces(grids)


def _may_open(line: Line) -> bool:
    """A cheap look before the finders are asked."""
    if line.table is not None:
        return True
    text = line.cells.text
    return len(text) <= 4000 and (
        "\t" in text or "|" in text or "  " in text or "\u3000" in text or len(line.text) <= 16
    )


def _find(lines: list[Line], at: int, dead: dict[str, int]) -> Grid | None:
    declared = lines[at].table
    if declared is not None:
        merged = build_declared(declared.rule, rows_of(declared), range(at, at + 1))
        merged.fragments = max(merged.fragments, declared.fragments)
        return merged
    for finder in FINDERS:
        grid = finder(lines, at, dead)
        if grid is not None:
            return grid
    return None


def caption_only(line: Line) -> Fragment | None:
    """The title of a table caption that no table follows."""
    if not is_caption(line):
        return None
    match = words.CAPTION.match(line.text)
    return line.body.sub(match.start("title")) if match else None
