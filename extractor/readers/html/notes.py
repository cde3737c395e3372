"""Footnotes of a page: a mark in the text that links to a block below, as Word exports them and as sites do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARK = re.compile(r"^\s*(?:[\[［(（〔]\s*(?:[0-9]{1,3}|[ivx]{1,5})\s*[\]］)）〕]|[0-9]{1,3}|[①-⑳]|[*＊]{1,3})\s*$")
_BLOCKS = frozenset({"p", "li", "div", "dd", "td"})


class Notes:
    """Which links are marks, and which blocks are notes."""

    def __init__(self, root: _Element):
        targets = {name: e for e in root.iter("*") if (name := e.get("id") or e.get("name"))}
        self.marks: dict[_Element, _Element] = {}
        """Link to the block of its note."""
        order = {e: n for n, e in enumerate(root.iter("*"))} if targets else {}
        for link in root.iter("a"):
            href = link.get("href", "")
            target = targets.get(href.rpartition("#")[2]) if "#" in href and _MARK.match(_words(link)) else None
            block = _block(target) if target is not None else None
            if block is not None and order[block] > order[link] and link not in set(block.iter("a")):
                self.marks[link] = block
        self.blocks = set(self.marks.values())

    def back(self, block: _Element) -> _Element | None:
        """The link in a note that repeats its mark."""
        return next((a for a in block.iter("a") if _MARK.match(_words(a))), None)


def _block(target: _Element) -> _Element | None:
    """The block that holds the target: the whole note, its paragraphs together where a div does that."""
    for element in (target, *target.iterancestors()):
        if element.tag in _BLOCKS:
            return element
        if element.tag == "body":
            return None
    return None


def _words(element: _Element) -> str:
    return "".join(map(str, element.itertext()))
