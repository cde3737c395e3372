"""Where things stand in the source: line numbers as editors count them, and the leaf of each character."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..leaves import leaves

if TYPE_CHECKING:
    from ..models import Document, Span

_BREAK = re.compile(r"\r\n|\n|\r")


class Lines:
    """The lines of a text, counted from 1."""

    def __init__(self, text: str):
        self.text = text
        self.breaks = [match.span() for match in _BREAK.finditer(text)]
        self.starts = [0, *(end for _, end in self.breaks)]
        if len(self.starts) > 1 and self.starts[-1] == len(text):
            self.starts.pop()  # the last line break ends a line and begins none

    def __len__(self) -> int:
        return len(self.starts)

    def number(self, offset: int) -> int:
        """The line that holds the character at ``offset``."""
        return bisect_right(self.starts, offset)

    def column(self, offset: int) -> int:
        """The character's place in its line, from 1."""
        return offset - self.starts[self.number(offset) - 1] + 1

    def extent(self, number: int) -> tuple[int, int]:
        """Start and end of a line without its line break."""
        end = self.breaks[number - 1][0] if number <= len(self.breaks) else len(self.text)
        return self.starts[number - 1], end


def pieces(span: Span) -> Iterator[tuple[int, int]]:
    """The stretches of text that a span covers."""
    for part in span.parts or [span]:
        yield part.start, part.end


class Owners:
    """For each character the kind of leaf that holds it; later layers paint over earlier ones."""

    def __init__(self, document: Document):
        self.kinds: list[str] = [""]
        self._owner = bytearray(len(document.text))
        self.paint((kind, span) for kind, _, span in leaves(document))

    def paint(self, layer: Iterable[tuple[str, Span]]) -> None:
        """Give every character under a span to its kind."""
        for kind, span in layer:
            if kind not in self.kinds:
                self.kinds.append(kind)
            colour = bytes([self.kinds.index(kind)])
            for start, end in pieces(span):
                self._owner[start:end] = colour * (end - start)

    def __getitem__(self, offset: int) -> str:
        return self.kinds[self._owner[offset]]
