"""Sections to a tree: the level of each from the kinds of numbers in use."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from .nodes import SectionNode
from .numbering import depth_of, rank_of

_UNRANKED = frozenset({"annex", "named", "plain", "preamble"})
"""Kinds that have no place among the numbers."""


def nest(preamble: SectionNode, sections: list[SectionNode]) -> SectionNode:
    """Each section under the nearest one of a lower level."""
    root = SectionNode("root", None, None, None, level=0)
    if preamble.blocks:
        root.children.append(preamble)
    stack = [root]
    for level, node in _levelled(sections):
        node.level = level
        while stack[-1].level >= node.level:
            stack.pop()
        stack[-1].children.append(node)
        if node.kind != "preamble":
            stack.append(node)
    return root


def _levelled(sections: list[SectionNode]) -> Iterator[tuple[int, SectionNode]]:
    """The notice, the plan and each annex number their sections by themselves; those of an annex stand below it."""
    edges = [n for n, s in enumerate(sections) if s.kind in ("annex", "preamble")]
    for start, end in pairwise([0, *edges, len(sections)]):
        region = sections[start:end]
        above = 1 if region and region[0].kind == "annex" else 0
        levels = _levels(region)
        for node in region:
            if node.kind.startswith("appendix"):
                yield depth_of(node.kind), node
            elif node.kind == "plain":
                yield node.level, node
            else:
                yield above + levels[node.kind] if node.kind in levels else 1, node


def _levels(region: list[SectionNode]) -> dict[str, int]:
    """The level of each kind of number that a region uses, from 1: one below the deepest kind that it stands under.

    A kind has one level throughout, also where the one between is left out; kinds that are never nested
    (（一） in one chapter, 第一、 in another) share theirs.
    """
    first = {s.kind: n for n, s in reversed(list(enumerate(region)))}
    roman_first = first.get("roman", 0) <= first.get("cn", len(region))
    above: dict[str, set[str]] = {}
    stack: list[str] = []
    for node in region:
        if node.kind in _UNRANKED or node.kind.startswith("appendix"):
            stack.clear()
            continue
        while stack and rank_of(stack[-1], roman_first) >= rank_of(node.kind, roman_first):
            stack.pop()
        above.setdefault(node.kind, set()).update(stack[-1:])
        stack.append(node.kind)
    levels: dict[str, int] = {}
    for kind in sorted(above, key=lambda kind: rank_of(kind, roman_first)):
        levels[kind] = 1 + max((levels[parent] for parent in above[kind]), default=0)
    return levels
