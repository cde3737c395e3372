"""The report as a table: one checked cell a line, for Excel (UTF-8 with its mark) and for scripts."""

from __future__ import annotations

import csv
import io

from ...core.spreadsheets import escaped
from ...models.validation import CheckedCell
from ..facts import SourceFacts
from ..validate import Keyed

COLUMNS = (
    "sheet", "address", "row", "column", "field", "indicator", "keyed", "verdict", "kind", "source_raw",
    "start", "end", "page", "section", "context", "candidate", "message",
)  # fmt: skip


def render(keyed: Keyed, facts: SourceFacts) -> bytes:
    """The cells as .csv."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([escaped(value) for value in _line(cell)] for cell in keyed.report.cells)
    return out.getvalue().encode("utf-8-sig")


def _line(cell: CheckedCell) -> list[object]:
    place = (cell.span.start, cell.span.end) if cell.span else ("", "")
    candidate = f"{cell.candidate.where}：{cell.candidate.raw}" if cell.candidate else ""
    return [
        cell.sheet, cell.address, cell.row, cell.column, cell.field, cell.indicator, cell.keyed, cell.verdict,
        cell.kind, cell.source_raw, *place, cell.page, cell.section, cell.context, candidate, cell.message,
    ]  # fmt: skip
