"""Tables of which the format declares the header as a table of its own, above the one with the rows.

Office suites and portals do so where a header is to stand still. Nothing stands between the two, their columns are as
many, and only the second has values.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..core.source import DeclaredTable
from ..lexicon.tables import is_header, is_value
from ..lexicon.widths import squeeze

TIERS = 3
"""Rows of a header, at most."""
COLUMNS = 3
"""Columns of such a table, at least."""
_MEASURED = re.compile(r"\S[（(][^（）()]{1,8}[）)]$")
"""户数（户）: what a column counts, and in what."""
SHARE = 0.6
"""Share of a header's cells that are words of headers, at least."""


def with_heads(tables: Sequence[DeclaredTable], text: str) -> list[DeclaredTable]:
    """The tables, in order, each with the header that stands right above it."""
    found: list[DeclaredTable] = []
    for table in tables:
        if found and _heads(found[-1], table, text):
            found[-1] = _joined(found[-1], table)
        else:
            found.append(table)
    return found


def _heads(head: DeclaredTable, table: DeclaredTable, text: str) -> bool:
    """Whether one table is the header of the next."""
    if head.rule != table.rule or head.end > table.start or text[head.end : table.start].strip():
        return False
    width = _width(head)
    if width < COLUMNS or width != _width(table) or _height(head) > TIERS or not _is_header(head):
        return False
    first = [cell.content.text for cell in table.cells if cell.row == 0]
    return any(is_value(squeeze(cell.content.text)) for cell in table.cells) and not _are_headers(first)


def _is_header(table: DeclaredTable) -> bool:
    """Whether all its words head columns, with a label at least for each."""
    said = [cell.content.text for cell in table.cells if cell.content.text]
    headed = {n for cell in table.cells if cell.content.text for n in range(cell.column, cell.column + cell.columns)}
    named = sum(is_header(word) or _MEASURED.search(word) is not None for word in map(squeeze, said))
    values = any(is_value(squeeze(word)) for word in said)
    return len(headed) == _width(table) and not values and named >= SHARE * len(said)


def _are_headers(words: Sequence[str]) -> bool:
    return sum(is_header(squeeze(word)) for word in words) >= SHARE * max(1, len(words))


def _width(table: DeclaredTable) -> int:
    return max((cell.column + cell.columns for cell in table.cells), default=0)


def _height(table: DeclaredTable) -> int:
    return max((cell.row + cell.rows for cell in table.cells), default=0)


def _joined(head: DeclaredTable, table: DeclaredTable) -> DeclaredTable:
    height = _height(head)
    below = (replace(cell, row=cell.row + height) for cell in table.cells)
    fragments = max(head.fragments, table.fragments)
    return replace(
        head, end=table.end, cells=(*head.cells, *below), fragments=fragments, header=height,
        complete=head.complete and table.complete,
    )  # fmt: skip
