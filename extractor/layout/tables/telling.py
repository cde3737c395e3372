"""What a reading of a table tells the trace: what was chosen or refused, by how much, and what spoke for each row."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from ...core.fragment import Fragment
from ...core.trace import Trace
from ...lexicon.table_points import BY_NAME as POINTS
from ...lexicon.table_points import SAYS
from ..lines import Line
from .grid import Cells, Grid
from .headers.hypotheses import Header
from .reading import Reading, Row, Said


def tell(trace: Trace, grid: Grid, lines: Sequence[Line]) -> None:
    """One verdict on the table, and one on each of its rows."""
    place = Fragment("", ((lines[grid.lines.start].cells.start, lines[grid.lines.stop - 1].cells.end),))
    reading = grid.reading
    if reading.refused is not None:
        trace.refuse("tables", "table.reading", place, f"{reading.refused}；{summary(reading)}")
        trace.claim("tables", grid.rule, place, f"按原样保留 {len(grid.rows)} 行")
        return
    trace.claim("tables", grid.rule, place, summary(reading))
    for row in reading.rows:
        trace.claim("tables", f"table.{row.kind}", _place(row), grounds(row.said) + _lead(row))
    for doubtful in (row for row in grid.rows if row.kind == "data" and row.doubt is not None):
        trace.refuse("tables", "table.values", _hull(doubtful.cells), doubtful.doubt or "")


def _lead(row: Row) -> str:
    """How far the next best place of its values is."""
    return f"；数值另一种放法少 {row.lead:.1f} 分" if row.lead < math.inf else ""


def _hull(cells: Cells) -> Fragment:
    filled = [cell for cell in cells if cell is not None and cell.text]
    return Fragment("", ((min(cell.start for cell in filled), max(cell.end for cell in filled)),))


def summary(reading: Reading) -> str:
    """The reading and its lead: 12 行 × 5 栏（序号、指标…）共 180 分，次优读法少 12 分（…）."""
    said = f"{len(reading.rows)} 行 × {_columns(reading.header)} 共 {reading.points:.0f} 分"
    if reading.second is None:
        return f"{said}，{'只有这一种表头可试' if reading.tried < 2 else f'试过 {reading.tried} 种表头，读法相同'}"
    return f"{said}，次优读法 {_columns(reading.second)} 少 {reading.margin:.1f} 分"


def grounds(said: Said) -> str:
    """What speaks for and against a row, the weightiest first."""
    counted = sorted(Counter(said).items(), key=lambda item: -abs(POINTS[item[0]] * item[1]))
    told = [f"{SAYS[name]}{f' ×{times}' if times > 1 else ''} {POINTS[name] * times:+g}" for name, times in counted]
    return "，".join(words for (name, _), words in zip(counted, told, strict=True) if POINTS[name])


def _columns(header: Header) -> str:
    return f"{len(header.columns)} 栏（{'、'.join(column.header or '无表头' for column in header.columns)}）"


def _place(row: Row) -> Fragment:
    atoms = [atom for cell in row.cells for atom in cell]
    return Fragment("", ((min(a.body.start for a in atoms), max(a.body.end for a in atoms)),))
