"""The readings of a table's sides as one."""

from __future__ import annotations

from collections.abc import Sequence

from ..core.problems import finding
from .model import TableReading


def joined(readings: Sequence[TableReading], places: Sequence[range]) -> TableReading:
    """The sides in their order as one table; its cells as they stand where the sides are not of one kind.

    Args:
        places: the columns of each side in the whole.
    """
    first = readings[0]
    for reading, place in zip(readings, places, strict=True):
        for column in reading.columns:
            column.index += place.start
    columns = [column for reading in readings for column in reading.columns]
    findings = [found for reading in readings for found in reading.findings]
    if any(reading.kind != first.kind for reading in readings):
        names = [row.place for reading in readings for row in reading.rows[:1]]
        findings.append(finding("TABLE_UNREAD", "并排的几部分不是同一种表", names))
        for column in columns:
            column.role = "note"
        return TableReading("other", columns, [], first.defined, findings)
    rows = list(first.rows)
    for reading in readings[1:]:
        above = len(rows)
        for row in reading.rows:
            row.parent = row.parent + above if row.parent is not None else None
        rows += reading.rows
    return TableReading(first.kind, columns, rows, first.defined, findings)
