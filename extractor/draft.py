"""Everything read from a text, before it takes the contract's shape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .core.fragment import Fragment
from .core.problems import Finding
from .core.source import Source
from .indicators.model import TableReading
from .layout.facts import Facts
from .layout.front_matter import FrontMatter
from .layout.nodes import BoxNode, SectionNode, TextBlock
from .layout.tables import Grid


@dataclass(slots=True)
class Draft:
    """The outline, the front matter, the facts, the tables with their readings by identifier, furniture and findings.

    Sections, boxes and tables have their identifiers.
    """

    source: Source
    root: SectionNode
    front: FrontMatter
    facts: Facts
    grids: list[Grid]
    readings: dict[str, TableReading]
    furniture: list[tuple[str, Fragment]]
    findings: list[Finding]
    stops_lost: bool = False
    """Whether the source has lost the stops at the ends of its lines."""
    width: int = 0
    """Columns of a printed line where the source has lines of a fixed width, else 0."""
    as_printed: bool = False
    """Whether the text was read as it stands: no radical, no entity and no rare blank for a character."""

    @property
    def text(self) -> str:
        """The source text."""
        return self.source.text

    def sections(self) -> Iterator[SectionNode]:
        """All sections in document order."""
        pending = [self.root]
        while pending:
            node = pending.pop()
            yield node
            pending += reversed(node.children)

    def bodies(self) -> Iterator[Fragment]:
        """Running text in document order: paragraphs, list items, box texts and items."""
        for node in self.sections():
            for block in node.blocks:
                if isinstance(block, TextBlock):
                    yield block.body
                elif isinstance(block, BoxNode):
                    yield from block.intro
                    yield from (item.whole for item in block.items)
