"""Text that remembers where it came from.

A fragment's ``text`` is the concatenation of source slices, its ``pieces``. Cleaning a line or
joining the halves of a paragraph only ever drops or appends slices, so no character of a fragment
can differ from the source and every sub-fragment knows its own place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

Piece = tuple[int, int]


class Fragment:
    """A run of source text: ``text`` equals the slices named by ``pieces``, joined.

    Where the source has radicals for characters, ``text`` has the characters (``core.radicals``); ``printed`` has what
    stands there.
    """

    __slots__ = ("pieces", "text")

    def __init__(self, text: str, pieces: tuple[Piece, ...]):
        self.text = text
        self.pieces = pieces

    @classmethod
    def of(cls, source: str, start: int, end: int) -> Fragment:
        """The stretch of ``source`` from ``start`` to ``end``."""
        return cls(source[start:end], ((start, end),))

    def __repr__(self) -> str:
        return f"Fragment({self.text!r}, {self.pieces})"

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def start(self) -> int:
        """Where the first piece begins."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Where the last piece ends."""
        return self.pieces[-1][1]

    def printed(self, source: str) -> Fragment:
        """The same place with the characters of ``source``: what was read as another character stands as printed."""
        return Fragment(self.print_in(source), self.pieces)

    def print_in(self, source: str) -> str:
        """The characters of ``source`` at this place."""
        pieces = self.pieces
        if len(pieces) == 1:
            start, end = pieces[0]
            return source[start:end]
        return "".join([source[start:end] for start, end in pieces])

    def sub(self, start: int, end: int | None = None) -> Fragment:
        """Characters ``start`` to ``end`` of this fragment."""
        text, pieces = self.text, self.pieces
        if end is None:
            end = len(text)
        if len(pieces) == 1:
            base = pieces[0][0]
            return Fragment(text[start:end], ((base + start, base + end),))
        return Fragment(text[start:end], tuple(self._cut(start, end)) or ((self.start, self.start),))

    def _cut(self, start: int, end: int) -> list[Piece]:
        cut: list[Piece] = []
        at = 0
        for first, last in self.pieces:
            shift, at = first - at, at + last - first
            if at > start:
                low, high = max(start + shift, first), min(end + shift, last)
                if low < high:
                    cut.append((low, high))
            if at >= end:
                break
        return cut

    def strip(self) -> Fragment:
        """Without white space at both ends."""
        text = self.text
        bare = text.strip()
        if len(bare) == len(text):
            return self
        left = text.index(bare) if bare else len(text)
        pieces = self.pieces
        if len(pieces) == 1:
            start = pieces[0][0] + left
            return Fragment(bare, ((start, start + len(bare)),))
        return self.sub(left, left + len(bare))

    def compact(self) -> Fragment:
        """Without any white space: 宜 春 市 as 宜春市, each character at its own place."""
        if len("".join(self.text.split())) == len(self.text):
            return self
        return self.without([(n, n + 1) for n, c in enumerate(self.text) if c.isspace()])

    def without(self, cuts: Iterable[tuple[int, int]]) -> Fragment:
        """This fragment less the given ranges (in rising order)."""
        keep, at = [], 0
        for start, end in cuts:
            if start > at:
                keep.append(self.sub(at, start))
            at = max(at, end)
        if at < len(self.text):
            keep.append(self.sub(at))
        return join(keep) if keep else self.sub(0, 0)


def join(fragments: Iterable[Fragment]) -> Fragment:
    """The fragments one after the other."""
    texts: list[str] = []
    pieces: list[Piece] = []
    for fragment in fragments:
        if not fragment.text:
            continue
        texts.append(fragment.text)
        first, *rest = fragment.pieces
        if pieces and pieces[-1][1] == first[0]:
            first = pieces.pop()[0], first[1]
        pieces += first, *rest
    return Fragment("".join(texts), tuple(pieces) or ((0, 0),))


def plain_text(fragment: Fragment) -> str:
    """A heading or title on one line: no white space between Han characters."""
    text = fragment.text
    return text if "".join(text.split()) == text else _LOOSE.sub("", text)


_LOOSE = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
