"""What the layout stage hands on: sections, boxes and blocks, still as fragments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..core.fragment import Fragment
from ..lexicon.schemes import Mark
from .tables import Grid


@dataclass(slots=True)
class TextBlock:
    """A paragraph, or a list item where ``mark`` is there."""

    body: Fragment
    mark: Mark | None = None
    bold: bool = False


@dataclass(slots=True)
class ItemNode:
    """An item of a box: number as printed, title and text (either may be empty)."""

    number: str | None
    whole: Fragment
    title: Fragment | None
    text: Fragment
    more: list[Fragment] = field(default_factory=list)
    """Paragraphs that go on with it, until all are known."""


@dataclass(slots=True)
class BoxNode:
    """A 专栏: its title line, and what stands in it in reading order."""

    number: int | str | None
    title: Fragment
    title_line: Fragment
    intro: list[Fragment] = field(default_factory=list)
    items: list[ItemNode] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    notes: list[Fragment] = field(default_factory=list)
    repeated: list[Fragment] = field(default_factory=list)
    """Its title as the next page prints it again."""
    id: str = ""
    leaves: list[Fragment] = field(default_factory=list)
    """Title, texts, items and tables in order: what the box is made of."""


Block = TextBlock | BoxNode | Grid


@dataclass(slots=True)
class SectionNode:
    """A section: ``mark`` and ``words`` are None for unnumbered headings and the preamble."""

    kind: str
    mark: Mark | None
    words: Fragment | None
    heading: Fragment | None
    run_in: bool = False
    level: int = 1
    declared: int = 0
    """The level that the format declares for the heading; 0 for none."""
    blocks: list[Block] = field(default_factory=list)
    children: list[SectionNode] = field(default_factory=list)
    id: str = ""


def boxes_in(root: SectionNode) -> Iterator[BoxNode]:
    """The boxes of a section and of all below it, in document order."""
    pending = [root]
    while pending:
        node = pending.pop()
        yield from (block for block in node.blocks if isinstance(block, BoxNode))
        pending += reversed(node.children)


def give_ids(root: SectionNode) -> None:
    """Give every section, box and table of a finished tree its identifier, in document order.

    Top sections are s1, s2 …, a preamble that opens the document s0, those below s2.1; boxes b1 …, tables t1 ….
    """
    opens = bool(root.children) and root.children[0].kind == "preamble"
    for n, child in enumerate(root.children, 0 if opens else 1):
        child.id = f"s{n}"
    boxes = tables = 0
    pending = root.children[::-1]
    while pending:
        node = pending.pop()
        for block in node.blocks:
            if isinstance(block, BoxNode):
                boxes += 1
                block.id = f"b{boxes}"
            for grid in block.grids if isinstance(block, BoxNode) else [block] if isinstance(block, Grid) else []:
                tables += 1
                grid.id = f"t{tables}"
        for n, child in enumerate(node.children, 1):
            child.id = f"{node.id}.{n}"
        pending += reversed(node.children)
