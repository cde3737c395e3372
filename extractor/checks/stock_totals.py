"""A stock, a rate or a yearly figure that carries the mark of a five-year total: 参保人数 [720]."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ..core.problems import Finding, finding
from ..lexicon.indicator_kinds import has_no_total
from ..models import Span
from .check import Check, Example
from .view import View

_CHANGE = re.compile("累计|年均|[新净]?增")
"""A column of changes: there 〔3.8〕 is by how much a rate rises in five years."""


NAMED = 3
"""Rows of a table that are told by name and value; all have their spans."""


def find(view: View) -> Iterator[Finding]:
    """STOCK_AS_TOTAL, once per table: the note that defines the mark, and the names and marked values of its rows."""
    notes: dict[str, list[Span]] = {
        table.id: [note.span for note in table.notes if "cumulative" in note.defines.values()]
        for table in view.document.tables
    }
    told = any(notes.values())
    said: dict[str, list[str]] = defaultdict(list)
    places: dict[str, list[Span]] = defaultdict(list)
    for indicator in view.document.indicators:
        marked = [
            value for value in indicator.values
            if told and value.cumulative and value.value is not None and not _CHANGE.search(value.column)
        ]  # fmt: skip
        if marked and has_no_total(indicator.name):
            said[indicator.table_id].append(f"“{indicator.name}”记作 {'、'.join(value.raw for value in marked)}")
            places[indicator.table_id] += [indicator.span, *(value.span for value in marked)]
    for table, rows in said.items():
        more = f"；等共 {len(rows)} 个指标" if len(rows) > NAMED else ""
        yield finding("STOCK_AS_TOTAL", "；".join(rows[:NAMED]) + more, view.places(*notes[table], *places[table]))


_TABLE = "指标\t2020年\t2025年\n{row}\n注：[]内为五年累计数。\n"

CHECK = Check(
    find,
    (
        Example(
            "STOCK_AS_TOTAL",
            shows=_TABLE.format(row="失业保险参保人数（万人）\t[277.06]\t[305]"),
            holds=_TABLE.format(row="城镇新增就业人数（万人）\t[106.74]\t[110]"),
        ),
    ),
)
