"""What checks read: the document, its running text in one string, its figures by name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from ..core.fragment import Fragment, Piece, join
from ..models import Document, Indicator, Section, Span
from .figures import Figure, figures_of, spoken_figures

Body = tuple[str, Span]
"""A paragraph, item or box text: without its line breaks, and where it stands."""


class View:
    """A document as checks see it. Everything is worked out once, and only when a check asks."""

    def __init__(self, document: Document, numbers: bool = True):
        self.document = document
        self.numbers = numbers
        """Whether the numbers of the running text were asked for."""
        self.text = document.text

    @cached_property
    def sections(self) -> list[Section]:
        """All sections in document order."""
        found: list[Section] = []
        pending = list(reversed(self.document.sections))
        while pending:
            section = pending.pop()
            found.append(section)
            pending += reversed(section.children)
        return found

    @cached_property
    def rows_by_table(self) -> list[list[Indicator]]:
        """The indicators of each table that gives any, in document order."""
        found: dict[str, list[Indicator]] = {}
        for indicator in self.document.indicators:
            found.setdefault(indicator.table_id, []).append(indicator)
        return list(found.values())

    @cached_property
    def bodies(self) -> list[Body]:
        """Running text: paragraphs, list items, the texts and items of boxes, in document order."""
        found = [
            (block.text, block.span)
            for section in self.sections
            for block in section.blocks
            if block.type == "paragraph" or block.type == "list_item"
        ]
        for box in self.document.boxes:
            found += [(block.text, block.span) for block in box.blocks]
            for item in box.items:
                if item.title is not None and item.title_span is not None:
                    found.append((item.title, item.title_span))
                if item.text_span is not None:
                    found.append((item.text, item.text_span))
        return sorted(found, key=lambda body: body[1].start)

    @cached_property
    def running(self) -> str:
        """All bodies, a line each: what a pattern without line breaks can search in one go."""
        return "\n".join(text for text, _ in self.bodies)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for text, _ in self.bodies:
            starts.append(at)
            at += len(text) + 1
        return starts

    @cached_property
    def figures(self) -> list[Figure]:
        """Every figure of tables and statements, in document order."""
        return figures_of(self.document, self.spoken)

    @cached_property
    def spoken(self) -> list[Figure]:
        """The figures of the running text, also those whose names tell enough within their sentence alone."""
        return spoken_figures(self.document)

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Every match of ``pattern`` in running text; ``place_in_running`` says where a part of it stands."""
        return pattern.finditer(self.running)

    def body_at(self, at: int) -> int:
        """Which of the bodies a place of ``running`` lies in."""
        return bisect_right(self._starts, at) - 1

    def place_in_running(self, start: int, end: int) -> Fragment:
        """The place of a stretch of ``running``, which must lie in one body."""
        n = self.body_at(start)
        return self.place_in(self.bodies[n], start - self._starts[n], end - self._starts[n])

    def place_in(self, body: Body, start: int, end: int) -> Fragment:
        """The place of characters ``start`` to ``end`` of a body.

        A body differs from its source only by white space taken out, so its n-th character that is
        no white space is the source's n-th.
        """
        text, span = body
        source = self.place(span)
        if source.text == text:
            return source.sub(start, end).strip()
        skip = sum(not c.isspace() for c in text[:start])
        take = sum(not c.isspace() for c in text[start:end])
        at = [n for n, c in enumerate(source.text) if not c.isspace()]
        return source.sub(at[skip], at[skip + take - 1] + 1) if take else source.sub(0, 0)

    def place(self, span: Span) -> Fragment:
        """A span of the contract as a fragment."""
        pieces: list[Piece] = [(part.start, part.end) for part in span.parts or (span,)]
        return join(Fragment.of(self.text, start, end) for start, end in pieces)

    def places(self, *spans: Span) -> list[Fragment]:
        """Several spans as fragments."""
        return [self.place(span) for span in spans]
