"""Where things stand in the source: the leaf of each character."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..leaves import leaves

if TYPE_CHECKING:
    from ..models import Document, Span


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
