"""What every reader returns: the text as ingested, and what the format itself knows about it.

Hints from a format are evidence for the stages that follow, never the verdict: these documents are
badly styled. All places are offsets into ``Source.text``.
"""

from __future__ import annotations

from dataclasses import dataclass

from .fragment import Fragment


@dataclass(frozen=True, slots=True)
class DeclaredCell:
    """A cell of a table that the format declares; ``content`` may lie in several pieces (a page cut it)."""

    row: int
    column: int
    content: Fragment
    rows: int = 1
    """How many rows it spans."""
    columns: int = 1
    """How many columns it spans."""


@dataclass(frozen=True, slots=True)
class DeclaredTable:
    """A table with its cells in place. What stands from ``start`` to ``end`` belongs to it alone."""

    start: int
    end: int
    cells: tuple[DeclaredCell, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """The linear text of one document.

    ``certain`` is False where the encoding was guessed; ``damaged`` counts characters that could not
    be decoded; ``furniture`` is what the reader knows to be of the carrier, as (kind, start, end).
    """

    text: str
    ingester: str
    """Name and version of the reader, ``text/1``."""
    media_type: str = "text/plain"
    encoding: str | None = None
    certain: bool = True
    damaged: int = 0
    pages: int | None = None
    tables: tuple[DeclaredTable, ...] = ()
    furniture: tuple[tuple[str, int, int], ...] = ()
