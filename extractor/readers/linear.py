"""The linear text of a document whose format is no text: built piece by piece, every place noted as it comes.

Paragraphs are lines, the cells of a table are parted by tabs and its rows by line ends. A reader
calls the methods in reading order and gets the ``Source`` from ``source``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from ..core.fragment import Fragment
from ..core.problems import Finding, finding
from ..core.source import DeclaredCell, DeclaredTable, FootNote, Frame, Hint, Source
from .drawn_tables import with_drawn_tables
from .raised import REACH, read_lowered, read_raised
from .stacked_rows import is_stacked, unstacked

Place = tuple[int, int]


@dataclass(slots=True)
class _Cell:
    row: int
    column: int
    rows: int
    columns: int
    start: int
    end: int


@dataclass(slots=True)
class _Table:
    start: int
    rule: str
    cells: list[_Cell] = field(default_factory=list)
    fragments: int = 1
    end: int = 0


class Linear:
    """Collects text and what is known about it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.at = 0
        """Where the next character will stand."""
        self._tables: list[_Table] = []
        self._frames: list[Frame] = []
        self._hints: list[Hint] = []
        self._notes: list[FootNote] = []
        self._furniture: list[tuple[str, int, int]] = []
        self._generated: list[Place] = []
        self._table: _Table | None = None
        self._last = "\n"
        self._made = 0
        """Characters of the words that the format makes itself."""
        self._lowered = False
        """Whether the last part stands lowered."""

    # -- text -----------------------------------------------------------------------------

    def text(self, words: str) -> Place:
        """Add words; returns their place."""
        start = self.at
        if words:
            if self._lowered:
                self._parts[-1] = read_lowered(self._parts[-1], words)
                self._lowered = False
            self._parts.append(words)
            self.at += len(words)
            self._last = words[-1]
        return start, self.at

    def generated(self, words: str) -> Place:
        """Add words that the format makes itself."""
        place = self.text(words)
        self._generated.append(place)
        self._made += sum(map(len, words.split()))
        return place

    def end_line(self) -> None:
        """End the line, unless it has just begun."""
        if self._last != "\n":
            self.text("\n")

    def trim(self, start: int) -> None:
        """Take back line ends and tabs added since ``start``."""
        while self.at > start and self._parts and self._parts[-1] in ("\n", "\t"):
            self._parts.pop()
            self.at -= 1
        self._last = self._parts[-1][-1] if self._parts else "\n"

    def tail(self, length: int) -> str:
        """The last characters of the line at hand, at most ``length`` of them."""
        parts: list[str] = []
        room = length
        for part in reversed(self._parts):
            if room <= 0:
                break
            parts.append(part[-room:])
            room -= len(part)
        return "".join(reversed(parts)).rpartition("\n")[2]

    @property
    def words(self) -> int:
        """Characters added so far that are no white space, those of ``generated`` left out."""
        return sum(len(word) for part in self._parts for word in part.split()) - self._made

    def raised(self, signs: str) -> None:
        """Add words that stand raised on the line: a note's mark is of the carrier."""
        words, is_mark = read_raised(self.tail(REACH), signs)
        place = self.text(words)
        if is_mark:
            self.cut("note_mark", place)

    def lowered(self, signs: str) -> None:
        """Add words that stand lowered on the line; what follows them tells how they are written."""
        self.text(signs)
        self._lowered = bool(signs)

    def since(self, start: int) -> str:
        """What was added from a place on."""
        parts: list[str] = []
        at = self.at
        for part in reversed(self._parts):
            if at <= start:
                break
            parts.append(part)
            at -= len(part)
        return "".join(reversed(parts))[max(0, start - at) :]

    def hint(self, start: int, **known: Any) -> None:
        """How the text from ``start`` to here is set; nothing is noted where nothing is known."""
        if self.at > start and any(known.values()):
            self._hints.append(Hint(start, self.at, **known))

    def cut(self, kind: str, place: Place) -> None:
        """The place is of the carrier; what was cut inside it before is part of it."""
        while self._furniture and self._furniture[-1][1] >= place[0]:
            self._furniture.pop()
        while self._notes and self._notes[-1].start >= place[0]:
            self._notes.pop()
        if place[0] < place[1]:
            self._furniture.append((kind, *place))

    def asides(self, kind: str, places: Iterable[Place]) -> None:
        """Lines added before are of the carrier, but for those that lie in what is already, or hold a table."""
        taken = sorted([(a, b) for _, a, b in self._furniture] + [(t.start, t.end) for t in self._tables])
        ends = list(accumulate((end for _, end in taken), max))
        for start, end in places:
            before = bisect_left(taken, (end, end))
            if not before or ends[before - 1] <= start:
                self._furniture.append((kind, start, end))

    def note(self, start: int, mark: int, anchor: Place | None) -> None:
        """A note's text stands from ``start`` to here; its first ``mark`` characters repeat the mark."""
        while self._notes and self._notes[-1].start >= start:  # a note inside this one is part of it
            self._notes.pop()
        body_ends = self._notes[0].start if self._notes else self.at
        if (
            anchor is not None
            and anchor[0] >= body_ends
            and any(note.start <= anchor[0] < note.end for note in self._notes)
        ):
            anchor = None  # a mark inside a note is words of that note
        inside: list[tuple[str, int, int]] = []
        while self._furniture and self._furniture[-1][1] >= start:
            kind, begin, end = self._furniture.pop()
            if end > start + mark:  # else it is the mark, which the note has already
                inside.append((kind, max(begin, start + mark), end))
        self._furniture += reversed(inside)
        self._notes.append(FootNote(start, self.at, anchor, mark))

    # -- blocks ---------------------------------------------------------------------------

    @property
    def blank(self) -> bool:
        """Whether no visible character was added."""
        return all(part.isspace() for part in self._parts)

    @property
    def in_table(self) -> bool:
        """Whether a table is being added."""
        return self._table is not None

    @contextmanager
    def frame(self) -> Iterator[None]:
        """What is added inside is set in one frame."""
        self.end_line()
        start = self.at
        yield
        self.end_line()
        if self.at > start:
            self._frames.append(Frame(start, self.at))

    @contextmanager
    def table(self, rule: str) -> Iterator[_Table]:
        """What is added inside, cell by cell, is one table; ``fragments`` may be set on what is given."""
        self.end_line()
        outer, self._table = self._table, _Table(self.at, rule)
        try:
            yield self._table
        finally:
            table, self._table = self._table, outer
        table.end = self.at
        self.end_line()
        if any(cell.start < cell.end for cell in table.cells):
            self._tables.append(table)

    @contextmanager
    def cell(self, row: int, column: int, rows: int = 1, columns: int = 1) -> Iterator[None]:
        """What is added inside is one cell of the table at hand; cells come in reading order."""
        table = self._table
        assert table is not None
        if table.cells:
            self.text("\n" if table.cells[-1].row != row else "\t")
        start = self.at
        yield
        self.trim(start)
        table.cells.append(_Cell(row, column, rows, columns, start, self.at))

    # -- the source -----------------------------------------------------------------------

    def source(self, ingester: str, media_type: str, findings: tuple[Finding, ...] = (), **more: Any) -> Source:
        """All that was added."""
        text = "".join(self._parts)
        anchors = [note.anchor for note in self._notes if note.anchor is not None]
        cuts = sorted([*anchors, *((a, b) for _, a, b in self._furniture)])
        starts = [a for a, _ in cuts]

        def content(cell: _Cell) -> Fragment:
            inside = cuts[bisect_right(starts, cell.start - 1) : bisect_right(starts, cell.end - 1)]
            whole = Fragment.of(text, cell.start, cell.end)
            return whole.without([(a - cell.start, b - cell.start) for a, b in inside]).strip()

        tables = tuple(_declared(t, [content(cell) for cell in t.cells]) for t in self._tables)
        source = Source(
            text, ingester, media_type, breaks="paragraphs", tables=tables,
            frames=tuple(sorted(self._frames, key=_start)), hints=tuple(self._hints),
            notes=tuple(sorted(self._notes, key=_start)),
            furniture=tuple(sorted(self._furniture, key=lambda cut: cut[1])), generated=tuple(self._generated),
            findings=(*findings, *unread_tables(tables)), **more,
        )  # fmt: skip
        return with_drawn_tables(source)


def _declared(table: _Table, contents: list[Fragment]) -> DeclaredTable:
    cells = tuple(
        DeclaredCell(c.row, c.column, content, c.rows, c.columns)
        for c, content in zip(table.cells, contents, strict=True)
    )
    apart = unstacked(cells)
    return DeclaredTable(table.start, table.end, apart, table.fragments, table.rule, complete=apart == cells)


def unread_tables(tables: tuple[DeclaredTable, ...]) -> Iterator[Finding]:
    """Tables in which a cell holds the values of several rows."""
    for table in tables:
        if is_stacked(table.cells):
            yield finding("TABLE_UNREAD", "单元格内上下叠印多个数", [table.cells[0].content])


def _start(what: Frame | FootNote) -> int:
    return what.start


def counted(counts: Mapping[str, int]) -> str:
    """How many of each there are; nothing where there are none."""
    return "，".join(f"{what} {count} 处" for what, count in counts.items() if count)


def left_out(code: str, counts: Mapping[str, int]) -> tuple[Finding, ...]:
    """A finding that counts what a reader left out of the visible text; none where there was nothing."""
    said = counted(counts)
    return (finding(code, said, []),) if said else ()


def lost(characters: int) -> tuple[Finding, ...]:
    """A finding where a reader gave fewer characters than its document shows: its own check on itself."""
    return (finding("WORDS_LOST", f"{characters} 字", []),) if characters > 0 else ()
