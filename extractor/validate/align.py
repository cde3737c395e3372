"""Keyed rows and columns to the facts of the source: what answers for each cell, what is missing, what is doubled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..models.table import Column
from .alignment import Alignment, Pair, RowMatch
from .columns import match_columns
from .facts import Fact, SourceFacts, SourceRow, SourceTable
from .layout import Block, KeyedRow
from .lines import align_lines
from .names import TYPO, Match, NameIndex, same_group, spelled
from .workbook import InputError


def align(block: Block, facts: SourceFacts, index: NameIndex) -> Alignment:
    """Lay one keyed table against the source."""
    tables = _told(block, facts)
    if block.layout == "long":
        return align_lines(block, tables, index)
    return _align_wide(block, tables, index)


def _told(block: Block, facts: SourceFacts) -> list[SourceTable]:
    """The tables to look in: the one that the mapping names, or all."""
    if block.table is None:
        return facts.tables
    chosen = [t for t in facts.tables if t.is_named(block.table)]
    if not chosen:
        have = "、".join(f"{t.table.id}“{t.label}”" for t in facts.tables)
        raise InputError(f"原文中没有表“{block.table}”。原文的表：{have}。")
    return chosen


# -- wide ---------------------------------------------------------------------------------


def _align_wide(block: Block, tables: Sequence[SourceTable], index: NameIndex) -> Alignment:
    out = Alignment(block)
    matches = [index.find(row.name.text) for row in block.rows]
    facts: dict[tuple[int, int], Fact] = {}
    rows: dict[int, RowMatch] = {}
    best: dict[int, tuple[Column, float]] | None = None
    for table, columns in _ranked(block, tables, matches):
        equal = best is not None and columns.keys() == best.keys()
        open_rows = [
            n
            for n in range(len(block.rows))
            if best is None or (n not in rows if equal else _is_open(n, rows, matches, out))
        ]
        found = _assign(block.rows, open_rows, matches, table)
        new = {(n, c): m.source.facts[columns[c][0].index] for n, m in found.items() if m.source for c in columns}
        if not any(key not in facts for key in new):
            continue
        best = best or columns
        facts = {**new, **facts}
        rows = {**found, **rows}
        out.tables.append(table)
        out.columns = {**{c: column.header for c, (column, _) in columns.items()}, **out.columns}
    out.rows = [rows.get(n) or _unmatched(n, block, matches, rows) for n in range(len(block.rows))]
    out.pairs = [
        Pair(row, column, row.cells[column.index], facts.get((n, column.index)))
        for n, row in enumerate(block.rows)
        if out.rows[n].twin is None
        for column in block.values
    ]
    return out


def _is_open(n: int, rows: dict[int, RowMatch], matches: Sequence[list[Match]], found: Alignment) -> bool:
    """Whether another table with other columns may answer for a row: not where an earlier table has its name taken."""
    used = {id(table) for table in found.tables}
    return n in rows or not any(id(m.row.table) in used and m.grade > TYPO for m in matches[n])


def _ranked(
    block: Block, tables: Sequence[SourceTable], matches: Sequence[list[Match]]
) -> list[tuple[SourceTable, dict[int, tuple[Column, float]]]]:
    """Tables with their column matches, those that answer for most of the block first."""
    scored = []
    for n, table in enumerate(tables):
        columns = match_columns(block.values, table.columns)
        named = sum(any(m.row.table is table for m in found) for found in matches)
        titled = table.is_named(block.title) or table.is_named(block.sheet or "")
        if columns and named:
            scored.append((named * (sum(s for _, s in columns.values()) + titled), -n, table, columns))
    return [(table, columns) for _, _, table, columns in sorted(scored, key=lambda s: s[:2], reverse=True)]


def _assign(
    keyed: Sequence[KeyedRow], open_rows: Iterable[int], matches: Sequence[list[Match]], table: SourceTable
) -> dict[int, RowMatch]:
    """One keyed row per indicator of a table: the best name first, then group and parent, then order."""
    parents = _parents(keyed)
    options = [
        (-m.grade, -m.likeness, -_context(keyed[n], parents[n], m.row), abs(n - m.row.position), n, m)
        for n in open_rows for m in matches[n] if m.row.table is table
    ]  # fmt: skip
    found: dict[int, RowMatch] = {}
    taken: set[int] = set()
    for *_, n, m in sorted(options, key=lambda option: option[:5]):
        if n not in found and id(m.row) not in taken:
            found[n] = RowMatch(keyed[n], m.row, m.grade)
            taken.add(id(m.row))
    return found


def _parents(keyed: Sequence[KeyedRow]) -> list[str | None]:
    """For each row the name of the row above that it is part of, where its name says 其中."""
    above: str | None = None
    parents: list[str | None] = []
    for row in keyed:
        name = spelled(row.name.text)
        parents.append(above if name.of else None)
        above = above if name.of else name.name
    return parents


def _context(row: KeyedRow, parent: str | None, source: SourceRow) -> int:
    return 2 * same_group(row.group, source.indicator.group) + same_group(parent, source.parent)


def _unmatched(n: int, block: Block, matches: Sequence[list[Match]], rows: dict[int, RowMatch]) -> RowMatch:
    """A row without an indicator of its own: the same again, or nothing that the source knows."""
    wanted = {id(m.row) for m in matches[n] if m.grade > TYPO}
    twin = next((m for m in rows.values() if id(m.source) in wanted), None)
    if twin is None:
        return RowMatch(block.rows[n], None)
    return RowMatch(block.rows[n], twin.source, twin.grade, twin.row)
