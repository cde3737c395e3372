"""All tables of a document, each read in its setting; a table that fails costs itself and no other."""

from __future__ import annotations

from collections.abc import Sequence

from ..core.problems import finding
from ..layout.nodes import SectionNode, boxes_in
from ..layout.tables import Grid
from .column import Column
from .marks import defined_marks
from .model import TableReading
from .read import read_table
from .setting import Setting, Years, bulletin_year


def read_tables(
    grids: Sequence[Grid], root: SectionNode, head: str, plan: Years | None, report: bool
) -> dict[str, TableReading]:
    """What each table of the finished outline means, by its identifier.

    Args:
        root: the outline: a box's title stands for the caption that its table lacks.
        head: title and first lines of the document; a bulletin names its year there.
        plan: first and last year of the document's plan.
        report: whether the document reports on what was done.
    """
    titles = {grid.id: box.title.text for box in boxes_in(root) for grid in box.grids}
    usage = {pair: says for grid in grids for pair, says in defined_marks(grid.notes).items()}
    year = bulletin_year(head)
    readings = {}
    for grid in (g for g in grids if g.id):
        title = grid.caption.text if grid.caption is not None else titles.get(grid.id, "")
        readings[grid.id] = _read(grid, Setting(plan, year, title, report), usage)
    return readings


def _read(grid: Grid, setting: Setting, usage: dict[str, str]) -> TableReading:
    try:
        return read_table(grid, setting, usage)
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        columns = [Column(n, header, "note") for n, header in enumerate(grid.headers)]
        places = [cell for row in grid.rows[:1] for cell in row.cells if cell is not None and cell.text]
        told = finding("TABLE_UNREAD", f"读取时出错（{type(error).__name__}），单元格原样保留", places)
        return TableReading("other", columns, [], defined_marks(grid.notes), [*grid.findings, told])
