"""A keyed table laid against the source: which row is which indicator, which cell which fact, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .facts import Fact, SourceRow, SourceTable
from .layout import Block, KeyedColumn, KeyedRow
from .workbook import KeyedCell

COVERED = 0.5
"""Share of a table's indicators from which a keyed table is taken for a copy of all of it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A keyed value and the fact that it must agree with; ``part`` chooses among two values of one source cell."""

    row: KeyedRow
    column: KeyedColumn
    cell: KeyedCell
    fact: Fact | None
    part: int | None = None


@dataclass(frozen=True, slots=True)
class RowMatch:
    """A keyed row and the indicator that it names; ``twin`` is the earlier row that says the same again."""

    row: KeyedRow
    source: SourceRow | None
    grade: int = 0
    twin: KeyedRow | None = None


@dataclass(slots=True)
class Alignment:
    """One block laid against the source."""

    block: Block
    rows: list[RowMatch] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    missing_rows: list[SourceRow] = field(default_factory=list)
    missing_facts: list[tuple[Fact, int | None]] = field(default_factory=list)
    tables: list[SourceTable] = field(default_factory=list)
    columns: dict[int, str] = field(default_factory=dict)
    """For keyed columns by index, the header of the source's column."""
    notes: list[str] = field(default_factory=list)

    def finish(self, before: Sequence[Alignment], last: bool) -> None:
        """Work out what the keyed tables lack of the source's tables that they copy.

        Args:
            before: the blocks above: a header keyed again in the middle parts one table into two blocks.
            last: whether no block below copies the same tables.
        """
        named = {id(m.source) for found in (*before, self) for m in found.rows if m.source is not None}
        for table in self.tables if last else ():
            present = [row for row in table.rows if id(row) in named]
            absent = [row for row in table.rows if id(row) not in named]
            if len(present) >= COVERED * len(table.rows):
                self.missing_rows += [row for row in absent if self.block.layout == "wide" or row.has_values]
            elif present:
                self.notes.append(
                    f"原文的表 {table.table.id} 只录入了 {len(present)}/{len(table.rows)} 个指标，其余未核对"
                )
        self._order()

    def _order(self) -> None:
        for table in self.tables:
            sources = [m.source for m in self.rows if m.twin is None and m.source is not None]
            seen = [source.position for source in sources if source.table is table]
            distinct = list(dict.fromkeys(seen))
            if distinct != sorted(distinct):
                self.notes.append(f"行的次序与原文的表 {table.table.id} 不同")


def finish(alignments: Sequence[Alignment]) -> None:
    """Say of all blocks of a file what they lack, each table of the source once, with the last block that copies it."""
    for n, one in enumerate(alignments):
        own = {id(table) for table in one.tables}
        later = any(own & {id(table) for table in other.tables} for other in alignments[n + 1 :])
        one.finish(alignments[:n], last=not later)
