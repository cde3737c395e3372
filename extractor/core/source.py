"""What every reader returns: the text as ingested, and what the format itself knows about it.

Hints from a format are evidence for the stages that follow, never the verdict: these documents are
badly styled. All places are offsets into ``Source.text``, ends exclusive; all tuples are in rising
order of their places.

A reader promises: every character of ``text`` that is not white space was in the document, or is
listed in ``generated``; a table, a frame and a note each fill whole lines; tables do not overlap.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from .fragment import Fragment
from .problems import Finding

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points, origin top left."""


@dataclass(frozen=True, slots=True)
class DeclaredCell:
    """A cell of a table that the format declares; ``content`` may lie in several pieces (a page cut it).

    ``row`` and ``column`` count from 0; the slots that the cell spans belong to no other cell.
    """

    row: int
    column: int
    content: Fragment
    rows: int = 1
    """How many rows it spans."""
    columns: int = 1
    """How many columns it spans."""


@dataclass(frozen=True, slots=True)
class DeclaredTable:
    """A table with its cells in place. What stands from ``start`` to ``end`` belongs to it alone.

    Page furniture inside that stretch is listed in ``Source.furniture`` and in no cell. A table of
    one column or one row frames text: it is read as a frame.
    """

    start: int
    end: int
    cells: tuple[DeclaredCell, ...]
    fragments: int = 1
    """How many pieces page breaks cut it into; a header printed again is a row like any other."""
    rule: str = "table.declared"
    """How it was found, for ``extract explain``: ``table.html``, ``table.ruled``."""
    header: int | None = None
    """How many of its first rows are its header, where whoever declares it says so."""
    complete: bool = False
    """Whether its empty cells are among the cells: a row that ends before the others then lacks cells."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A stretch of text set in a frame, a text box or a one-cell table: a box until shown otherwise."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hint:
    """How a stretch (a paragraph, a printed line) is set. What is not known stays at its default."""

    start: int
    end: int
    level: int = 0
    """Heading level that the format declares (Word style or outline level, h1 to h6); 0 for none."""
    bold: bool = False
    """Set bold from its first character on, at least over an opening phrase."""
    size: float | None = None
    """Size of most of its letters in points."""
    centred: bool = False
    opens: bool | None = None
    """Whether a paragraph opens here (True) or goes on (False), where the page shows it."""


@dataclass(frozen=True, slots=True)
class FootNote:
    """A footnote or endnote: its text, apart from the body, and the mark in the body that calls it."""

    start: int
    end: int
    anchor: tuple[int, int] | None
    """The mark's place in the body (a superscript, a generated number); it is no value and no word."""
    mark: int = 0
    """How many characters at ``start`` repeat the mark."""


@dataclass(frozen=True, slots=True)
class Printed:
    """Where a stretch of text stands in print; one per printed line, or per word where a line is cut."""

    start: int
    end: int
    page: int
    """From 1."""
    box: Box | None = None
    edges: array[float] | None = None
    """The left edge of each character and the right edge of the last, where the stretch runs to the right."""


@dataclass(frozen=True, slots=True)
class Source:
    """The linear text of one document.

    ``certain`` is False where the encoding was guessed; ``damaged`` counts characters that could not
    be decoded; ``furniture`` is what the reader knows to be of the carrier, as (kind, start, end),
    whole lines or stretches inside a line.
    """

    text: str
    ingester: str
    """Name and version of the reader, ``text/1``."""
    media_type: str = "text/plain"
    encoding: str | None = None
    certain: bool = True
    damaged: int = 0
    pages: int | None = None
    breaks: Literal["lines", "paragraphs"] = "lines"
    """What a line of ``text`` is as the format has it: a printed line, or a paragraph."""
    tables: tuple[DeclaredTable, ...] = ()
    frames: tuple[Frame, ...] = ()
    hints: tuple[Hint, ...] = ()
    notes: tuple[FootNote, ...] = ()
    furniture: tuple[tuple[str, int, int], ...] = ()
    generated: tuple[tuple[int, int], ...] = ()
    """Numbers that the format makes itself and the file does not store: list numbers, note marks."""
    printed: tuple[Printed, ...] = ()
    findings: tuple[Finding, ...] = ()
    """What the reader doubts, or left out of the visible text."""

    def read_as(self, text: str, cell: Callable[[str], str]) -> Source:
        """The source with other characters at the same places: ``text``, and in each cell what ``cell`` makes of it."""
        return replace(self, text=text, tables=tuple(_read_as(table, cell) for table in self.tables))


def _read_as(table: DeclaredTable, cell: Callable[[str], str]) -> DeclaredTable:
    cells = (replace(c, content=Fragment(cell(c.content.text), c.content.pieces)) for c in table.cells)
    return replace(table, cells=tuple(cells))
