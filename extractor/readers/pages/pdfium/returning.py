"""Watermarks beside which no letter lies: large pale type that stands on several pages at one place."""

from __future__ import annotations

from collections.abc import Sequence

from ..shapes import Glyph, Page, Watermark
from .reader import Document, read_page
from .watermarks import around

AHEAD = 3
"""Pages behind one that are looked at for the same words, at most."""
SAME = 3.0
"""Points in which places are told apart."""
Key = tuple[str, int, int]


class Returning:
    """The marks and the large pale words of the pages so far."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._seen: set[Key] = set()

    def settle(self, page: Page) -> None:
        """Take from a page the pale words that another page has at the same place."""
        seen = self._seen
        if any(_key(glyphs) not in seen for glyphs in page.pale):
            seen = seen.union(*map(_keys, self._following(page.number)))
        self._seen |= _keys(page)
        for glyphs in page.pale:
            if _key(glyphs) in seen:
                held = {id(glyph) for glyph in glyphs}
                page.glyphs = [glyph for glyph in page.glyphs if id(glyph) not in held]
                page.watermarks.append(Watermark("".join(g.char for g in glyphs), around(glyphs)))
        page.pale = []

    def _following(self, number: int) -> Sequence[Page]:
        last = min(len(self._document), number + AHEAD)
        return [read_page(self._document, n) for n in range(number + 1, last + 1)]


def _keys(page: Page) -> set[Key]:
    return {_key(glyphs) for glyphs in page.pale} | {
        _place(mark.text, mark.box[0], mark.box[1]) for mark in page.watermarks
    }


def _key(glyphs: Sequence[Glyph]) -> Key:
    box = around(glyphs)
    return _place("".join(g.char for g in glyphs), box[0], box[1])


def _place(text: str, x0: float, top: float) -> Key:
    return text, round(x0 / SAME), round(top / SAME)
