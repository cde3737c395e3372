"""The places that a format declares, looked up while lines are read: tables, frames, hints, cuts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from ..core.fragment import Fragment
from ..core.source import DeclaredTable, Frame, Hint, Source
from .peel import parts
from .torn_heads import with_heads

Cut = tuple[str, int, int]

PAGE_KINDS = frozenset({"page_number", "running_header"})
"""Furniture that stands where a page ends."""
FIELD = "field"
"""A line of labelled fields above the document, which belongs to the metadata."""


def _outside(marks: list[Cut], furniture: Sequence[Cut]) -> list[Cut]:
    """The marks that do not lie in what is of the carrier already: a link to a note in a bar of links is part of it."""
    places = sorted((start, end) for _, start, end in furniture)
    ends = list(accumulate((end for _, end in places), max))
    return [mark for mark in marks if not (n := bisect_right(places, (mark[1], mark[2]))) or ends[n - 1] < mark[2]]


class Regions:
    """What the source declares, by place.

    ``furniture`` is what the reader knows to be of the carrier, the marks of notes with it. It is cut
    out of the lines, as the notes themselves are, which are text of their own.
    """

    def __init__(self, source: Source):
        marks = [("note_mark", *note.anchor) for note in source.notes if note.anchor is not None]
        marks += [("note_mark", note.start, note.start + note.mark) for note in source.notes if note.mark]
        marks = _outside(marks, source.furniture)
        self.furniture: list[Cut] = [*source.furniture, *marks]
        notes = [("", note.start, note.end) for note in source.notes]
        self._cuts = _disjoint([*source.furniture, *notes, *marks])
        self._starts = [cut[1] for cut in self._cuts]
        self._ends = [cut[2] for cut in self._cuts]
        tables = with_heads(source.tables, source.text)
        self._tables = [table for table in tables if not self._is_cut(table)]
        self._next = 0
        self.parts = {id(table): parts(table) for table in tables}
        self._frames = _outermost([*source.frames, *(f for t in tables if (f := self._framed(t)))])
        self._frame_starts = [frame.start for frame in self._frames]
        self._hints = source.hints
        self._hint_starts = [hint.start for hint in source.hints]

    def _is_cut(self, table: DeclaredTable) -> bool:
        """Whether the whole table lies in a note or in what is of the carrier."""
        return any(a <= table.start and table.end <= b for _, a, b in self._cuts_in(table.start, table.start + 1))

    def _framed(self, table: DeclaredTable) -> Frame | None:
        above, inner, _ = self.parts[id(table)]
        return Frame(table.start, table.end) if above or inner is None else None

    def table_from(self, start: int, end: int) -> DeclaredTable | None:
        """The declared table that begins on the line from ``start`` to ``end``."""
        while self._next < len(self._tables) and self._tables[self._next].start < start:
            self._next += 1
        if self._next < len(self._tables) and self._tables[self._next].start < end:
            self._next += 1
            return self._tables[self._next - 1]
        return None

    def frame_at(self, at: int) -> int | None:
        """Number of the frame around a place."""
        n = bisect_right(self._frame_starts, at) - 1
        return n if n >= 0 and at < self._frames[n].end else None

    def hint_at(self, at: int) -> Hint | None:
        """How a place is set."""
        n = bisect_right(self._hint_starts, at) - 1
        return self._hints[n] if n >= 0 and at < self._hints[n].end else None

    def visible(self, line: Fragment) -> Fragment:
        """The line without what is cut out of it."""
        cuts = self._cuts_in(line.start, line.end)
        base = line.start
        return line.without([(max(a - base, 0), b - base) for _, a, b in cuts]) if cuts else line

    def page_ends(self, start: int, end: int) -> bool:
        """Whether what stands there belongs to the end or the head of a page."""
        return any(kind in PAGE_KINDS for kind, _, _ in self._cuts_in(start, end))

    def _cuts_in(self, start: int, end: int) -> list[Cut]:
        return self._cuts[bisect_right(self._ends, start) : bisect_left(self._starts, end)]


def _disjoint(cuts: list[Cut]) -> list[Cut]:
    """The cuts in order; what lies inside an earlier one is left out."""
    out: list[Cut] = []
    for kind, start, end in sorted(cuts, key=lambda cut: cut[1:]):
        start = max(start, out[-1][2] if out else 0)
        if start < end:
            out.append((kind, start, end))
    return out


def _outermost(frames: list[Frame]) -> list[Frame]:
    """Frames in order, those inside another left out."""
    out: list[Frame] = []
    for frame in sorted(frames, key=lambda f: (f.start, -f.end)):
        if not out or frame.start >= out[-1].end:
            out.append(frame)
    return out
