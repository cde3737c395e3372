"""Pages to a source: the linear text, and where in print each stretch of it stands.

The text has one printed line per line, in reading order, set in by as many wide blanks as the line
is; pages end with a form feed. A row of a table is one line with a tab between its cells; in a cell,
lines that run on are joined.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import inf
from statistics import median_low

from ...core.fragment import Fragment, join
from ...core.source import DeclaredCell, DeclaredTable, FootNote, Frame, Hint, Printed
from .blocks import Block, Framed, Line, Table, TableCell
from .furniture import Read, page_furniture
from .lines.words import Words
from .notes import foot_notes, key
from .page_ends.cut_groups import cut_group
from .page_ends.joins import (
    SHIFT,
    column_map,
    ends_column,
    goes_on,
    is_begun,
    is_rest,
    repeated_rows,
    returns_left,
    rows_of,
    starts_again,
    with_merged,
)
from .page_ends.line_ends import (
    Around,
    even_margins,
    indent,
    is_centred,
    is_full,
    is_justified,
    opens,
    sets_in,
)
from .page_ends.lone_groups import with_lone_groups
from .page_ends.lone_heads import with_lone_heads
from .page_ends.said_on import said_on
from .page_ends.steps import usual_steps
from .page_ends.tabbed_tails import with_tabbed_tails
from .page_ends.torn_numbers import broken_lines, margins
from .shapes import Page

MAX_INDENT = 20
SAME_WIDTH = 12.0
"""Points by which the widths of pages that are meant alike differ."""
_NUMBER_ENDS, _NUMBER_OPENS = re.compile(r"[0-9.%％〕\])]\s*$"), re.compile(r"\s*[〔\[(+\-−－<>≤≥]*[0-9]")


@dataclass(slots=True)
class _OpenCell:
    row: int
    column: int
    rows: int
    columns: int
    pieces: list[tuple[int, int]]


@dataclass(slots=True)
class _OpenTable:
    """A table that may go on over the next page end."""

    last: Table
    """The part that was read last."""
    xs: list[float]
    header: list[list[TableCell]]
    bottom: list[TableCell]
    start: int
    end: int = 0
    height: int = 0
    fragments: int = 1
    cells: list[_OpenCell] = field(default_factory=list)


class Writer:
    """Collects the text; what it found beside it is in its lists."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.hints: list[Hint] = []
        self.printed: list[Printed] = []
        self.furniture: list[tuple[str, int, int]] = []
        self.frames: list[Frame] = []
        self.places: dict[int, tuple[int, int]] = {}
        """Where each page's text stands, by its number."""
        self.notes: list[FootNote] = []
        self._called: list[tuple[str, int, int]] = []
        """Raised marks of this page that no note has answered yet."""
        self.unsure: list[tuple[int, int, float]] = []
        """Stretches from optical recognition: (start, end, score)."""
        self.unsure_groups: list[list[tuple[int, int]]] = []
        """Of each table the groups' cells that may as well stand for other rows."""
        self._marks: list[tuple[int, int]] = []
        self._tables: list[_OpenTable] = []
        self._page = Page(0, 0.0, 0.0)
        self._before: Line | None = None
        self._above: Line | None = None
        """The line before that."""
        self._following: dict[int, Line] = {}
        """The line after each line of this page, by its ``id``."""
        self._first: Line | None = None
        self._framed_line: Line | None = None
        """The last line of the last frame."""
        self._indented = self._justified = False
        self._steps: dict[int, float] = {}
        """The step from line to line within paragraphs, by the size of type."""
        self._last: dict[int, Block] = {}
        self._broken: set[int] = set()
        """``id`` of lines of this table that break a number."""

    # -- the whole document ---------------------------------------------------------------

    def write(self, pages: Sequence[Read]) -> None:
        """All pages in order."""
        kinds = page_furniture(pages)
        with_lone_heads(pages, kinds)
        with_tabbed_tails(pages, kinds)
        with_lone_groups(pages, kinds)
        said_on(pages, kinds)
        for width, flows in _by_width(pages, kinds).items():
            even_margins(flows, width)
        self._justified = is_justified(_lines(page.blocks) for page in pages)
        self._indented = sets_in([line for page in pages for line in _lines(page.blocks)])
        self._steps = usual_steps(_lines(page.blocks) for page in pages)
        usual = median_low([line.size for page in pages for line in _lines(page.blocks)] or [0.0])
        previous: Block | None = None
        for page in pages:
            self._page, start = page.page, self.length
            body = [b for b in page.blocks if id(b) not in kinds]
            notes = foot_notes(body, usual)
            body = [b for b in body if id(b) not in notes]
            if previous is not None and body:
                self._link(previous, body[0], inf if returns_left(previous, body[0]) else SHIFT)
            for last, first in pairwise(body):
                if ends_column(last, first):
                    self._link(last, first, inf)
                elif starts_again(last, first):
                    self._last[id(first)] = last
            self._called = []
            self._following = _followers(body)
            for block in page.blocks:
                kind = kinds.get(id(block))
                if kind is not None and isinstance(block, Line):
                    self._furniture(block, kind)
                elif isinstance(block, Line) and id(block) in notes:
                    self._note(block, notes[id(block)])
                else:
                    self._block(block)
            previous = body[-1] if body else previous
            self.places[page.page.number] = start, self.length
            self._end_page()

    def _link(self, last: Block, first: Block, shift: float) -> None:
        """Note what goes on over a page or column end; a frame that only one page shows does not part its table."""
        if isinstance(last, Framed) and isinstance(first, Table) and last.blocks:
            last = last.blocks[-1]
        elif isinstance(last, Table) and isinstance(first, Framed) and first.blocks:
            first = first.blocks[0]
        if goes_on(last, first, shift):
            self._last[id(first)] = last

    def text(self) -> str:
        """The text so far."""
        return "".join(self.parts)

    def tables(self, text: str) -> list[DeclaredTable]:
        """The tables, their cells as fragments of ``text``."""
        return [
            DeclaredTable(
                table.start, table.end,
                tuple(
                    DeclaredCell(
                        c.row, c.column, join([self._unmarked(text, a, b) for a, b in c.pieces]), c.rows, c.columns
                    )
                    for c in table.cells
                    if c.pieces
                ),
                table.fragments, "table.ruled",
            )
            for table in self._tables
        ]  # fmt: skip

    def _unmarked(self, text: str, start: int, end: int) -> Fragment:
        """A stretch without the note marks in it."""
        inside = self._marks[bisect_left(self._marks, (start, 0)) : bisect_left(self._marks, (end, 0))]
        cuts = [(a - start, b - start) for a, b in inside]
        return Fragment.of(text, start, end).without(cuts)

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _end_page(self) -> None:
        if self.parts and self.parts[-1] == "\n":
            self.parts[-1] = "\f"
        else:
            self._put("\f")

    # -- blocks ---------------------------------------------------------------------------

    def _block(self, block: Block) -> None:
        if isinstance(block, Line):
            self._line(block)
            self._above, self._before = self._before, block
            return
        self._before = self._above = None
        if isinstance(block, Table):
            self._table(block)
        else:
            self._framed(block)

    def _furniture(self, line: Line, kind: str) -> None:
        start = self._words(line)
        self.furniture.append((kind, start, self.length))
        self._put("\n")

    def _note(self, line: Line, mark: int) -> None:
        """A line of a footnote; it stands apart from the text around it."""
        called = self._called
        self._called = []
        start = self._words(line)
        self._called = called
        if mark:
            words = "".join(self.parts[-len(line.cells) :])[:mark]
            answered = next((c for c in called if key(c[0]) == key(words)), None)
            if answered is not None:
                called.remove(answered)
            self.notes.append(FootNote(start, self.length, answered[1:] if answered else None, mark))
        elif self.notes:
            self.notes[-1] = replace(self.notes[-1], end=self.length)
        self._put("\n")

    def _line(self, line: Line) -> None:
        self._put("\u3000" * min(MAX_INDENT, round(indent(line))))
        start = self._words(line)
        self.hints.append(
            Hint(
                start, self.length, bold=line.bold, size=round(line.size, 1), centred=is_centred(line),
                opens=self._opens(line),
            )
        )  # fmt: skip
        self._put("\n")

    def _opens(self, line: Line) -> bool | None:
        """Whether a paragraph opens here; the line that opened the last one is kept in mind."""
        below = self._following.get(id(line))
        around = Around(self._indented, self._first, self._above, below, self._steps, self._justified)
        found = opens(self._before, line, around)
        if found is not False:
            self._first = line
        return found

    def _words(self, line: Line) -> int:
        """The line's words; returns where they begin."""
        start = self.length
        for n, words in enumerate(line.cells):
            if n:
                self._put("\t")
            if words is not None:
                self._print(words)
        return start

    def _print(self, words: Words) -> None:
        start = self.length
        self._put(words.text)
        edges = words.edges if words.edges and not self._page.turn else None
        self.printed.append(Printed(start, self.length, self._page.number, self._page.shown(words.box), edges))
        marks = [(start + a, start + b) for a, b in words.marks]
        struck = [(start + a, start + b) for a, b in words.struck]
        self._marks += sorted([*marks, *struck]) if struck else marks
        self._called += [(words.text[a:b], start + a, start + b) for a, b in words.marks]
        self.furniture += [*(("note_mark", *mark) for mark in marks), *(("struck", *place) for place in struck)]
        if words.score < 1:
            self.unsure.append((start, self.length, words.score))

    def _framed(self, framed: Framed) -> None:
        earlier = self._last.get(id(framed))
        start = self.length
        if isinstance(earlier, Framed) and self.frames:
            start = self.frames.pop().start
            self._carry_on(earlier, framed)
            self._before = self._framed_line
        for block in framed.blocks:
            self._block(block)
        self._framed_line, self._before, self._above = self._before, None, None
        self.frames.append(Frame(start, self.length))

    def _carry_on(self, earlier: Framed, framed: Framed) -> None:
        """What ended the earlier part of a frame may go on at the head of this one."""
        if earlier.blocks and framed.blocks and goes_on(earlier.blocks[-1], framed.blocks[0]):
            self._last[id(framed.blocks[0])] = earlier.blocks[-1]

    # -- tables ---------------------------------------------------------------------------

    def _table(self, table: Table) -> None:
        self._broken = broken_lines(table)
        rows = rows_of(table)
        places = list(range(len(table.xs)))
        doubted: list[tuple[int, int]] = []
        open_ = self._tables[-1] if self._tables else None
        if open_ is not None and self._last.get(id(table)) is open_.last:
            places = column_map(open_.xs, table) or places
            again = repeated_rows(open_.header, rows)
            for row in rows[:again]:
                self._again(row)
            rows = rows[again:]
            open_.fragments += 1
            rows = self._rest_of_row(open_, rows)
            if rows and cut_group(open_.last, rows[0]):
                doubted = self._doubted(open_, rows[0])
        else:
            open_ = _OpenTable(table, table.xs, rows, [], self.length)
            self._tables.append(open_)
        base = open_.height - (rows[0][0].cell.row if rows else 0)
        self.unsure_groups.append(doubted)
        for row in rows:
            self._row(open_, row, base, places)
        open_.height = base + max((c.cell.row + c.cell.rows for row in rows for c in row), default=0)
        open_.bottom = rows[-1] if rows else open_.bottom
        open_.last = table
        open_.end = self.length - len("\n")

    @staticmethod
    def _doubted(table: _OpenTable, row: list[TableCell]) -> list[tuple[int, int]]:
        """The words of a group before a page end that may go on behind it; those are marked, too."""
        above = next((c for c in table.cells if c.column == 0 and c.row + c.rows == table.height and c.pieces), None)
        if above is not None:
            row[0].cell = replace(row[0].cell, unsure=True)
        return above.pieces[-1:] if above is not None else []

    def _again(self, row: list[TableCell]) -> None:
        """A header printed again."""
        start = self.length
        for n, cell in enumerate(row):
            if n:
                self._put("\t")
            self._cell(cell)
        self.furniture.append(("repeated_header", start, self.length))
        self._put("\n")

    def _rest_of_row(self, table: _OpenTable, rows: list[list[TableCell]]) -> list[list[TableCell]]:
        """Append to the last row what the page end cut off from it; the rows that remain."""
        margin, above = margins(table.last.cells), with_merged(table.bottom, table.last)
        if not rows or not (is_rest(above, rows[0], margin) or is_begun(table.bottom, rows[0], margin)):
            return rows
        for cell in rows[0]:
            if cell.lines:
                ends = (c for c in table.cells if c.row + c.rows == table.height and c.column == cell.cell.column)
                next(ends).pieces.append(self._cell(cell))
                self._put("\t")
            if cell.cell.rows > 1:
                self._reach_down(table, cell.cell.column, table.height, cell.cell.rows - 1)
        self._put("\n")
        return rows[1:]

    def _row(self, table: _OpenTable, row: list[TableCell], base: int, places: list[int]) -> None:
        at = 0
        for cell in row:
            column = places[cell.cell.column]
            width = places[cell.cell.column + cell.cell.columns] - column
            self._put("\t" * (column - at))
            at = column
            place = self._cell(cell)
            if not cell.lines and self._merged_from_above(table, cell, base, column):
                continue
            pieces = [place] if cell.lines else []
            table.cells.append(_OpenCell(base + cell.cell.row, column, cell.cell.rows, width, pieces))
        self._put("\n")

    def _merged_from_above(self, table: _OpenTable, cell: TableCell, base: int, column: int) -> bool:
        """An empty cell under a merged one that a page end cut: the merged cell reaches down over it."""
        row = base + cell.cell.row
        if row != table.height or table.fragments == 1:
            return False
        return self._reach_down(table, column, row, cell.cell.rows)

    @staticmethod
    def _reach_down(table: _OpenTable, column: int, row: int, rows: int) -> bool:
        """Let the merged cell that ends above ``row`` span ``rows`` more; False where there is none."""
        above = next((c for c in table.cells if c.column == column and c.row + c.rows == row), None)
        if above is None or max(above.rows, rows) < 2 or not above.pieces:
            return False
        above.rows += rows
        return True

    def _cell(self, cell: TableCell) -> tuple[int, int]:
        start = self.length
        for n, line in enumerate(cell.lines):
            if n and id(cell.lines[n - 1]) not in self._broken:
                self._put(_between(cell.lines[n - 1], line))
            for words in line.cells:
                if words is not None:
                    self._print(words)
        if cell.cell.unsure and self.length > start:
            self.unsure_groups[-1].append((start, self.length))
        return start, self.length


def _between(line: Line, following: Line) -> str:
    """What parts two lines of a cell: nothing where the first is full, a blank between Latin words."""
    if not is_full(line, following) or (_NUMBER_ENDS.search(line.text) and _NUMBER_OPENS.match(following.text)):
        return "\n"
    return " " if line.text[-1].isascii() and following.text[0].isascii() and line.text[-1].isalpha() else ""


def _followers(blocks: Sequence[Block]) -> dict[int, Line]:
    """For each line by its ``id`` the line after it, on the page and in its frames."""
    found = {id(a): b for a, b in pairwise(blocks) if isinstance(a, Line) and isinstance(b, Line)}
    for block in blocks:
        if isinstance(block, Framed):
            found |= _followers(block.blocks)
    return found


def _by_width(pages: Sequence[Read], kinds: dict[int, str]) -> dict[float, list[list[Line]]]:
    """The lines of text on the pages of each width: one that lies on its side for a table has margins of its own."""
    found: dict[float, list[list[Line]]] = {}
    for page in pages:
        near = next((w for w in found if abs(w - page.page.reading_width) <= SAME_WIDTH), page.page.reading_width)
        found.setdefault(near, []).append([b for b in _lines(page.blocks) if id(b) not in kinds])
    return found


def _lines(blocks: Sequence[Block]) -> list[Line]:
    return [b for b in blocks if isinstance(b, Line)]
