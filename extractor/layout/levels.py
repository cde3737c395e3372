"""Sections to a tree: the level of each from the kinds of numbers in use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from .nodes import SectionNode
from .numbering import BESIDE, Ranks, depth_of, rank_of


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
    """The notice, the plan and each annex number their sections by themselves; those of an annex stand below it, and so
    do those of a last chapter without a number."""
    anew = {n for n, s in enumerate(sections) if s.kind == "annex" or _numbers_anew(sections, n)}
    edges = [n for n, s in enumerate(sections) if s.kind == "preamble" or n in anew]
    for start, end in pairwise([0, *edges, len(sections)]):
        region = sections[start:end]
        above = int(start in anew)
        levels = _levels(region)
        appendix = lift = 0
        values: dict[str, int] = {}
        """The last number of each kind before the appendix."""
        for node in region:
            if appendix and node.mark is not None and values.get(node.kind) == node.mark.value - 1:
                appendix = 0  # the body goes on
            if node.mark is not None and not appendix:
                values[node.kind] = node.mark.value
            if node.kind.startswith("appendix"):
                appendix, lift = depth_of(node.kind), 0
                yield appendix, node
            elif node.kind == "plain":
                yield node.level, node
            elif node.kind in levels:
                level = above + levels[node.kind]
                lift = max(lift, appendix + 1 - level) if appendix else 0  # all below its heading stay as far apart
                yield level + lift, node
            else:
                appendix = 0
                opens = start in anew and node is region[0]
                yield 1 + above if levels and node.kind == "named" and not opens else 1, node


def _numbers_anew(sections: list[SectionNode], at: int) -> bool:
    """Whether the outermost numbers begin anew below a name (附则 / 一、) and none counts on from those above it."""
    if sections[at].kind != "named" or at + 1 >= len(sections) or sections[at + 1].mark is None:
        return False
    kind = sections[at + 1].kind
    above = [s.mark.value for s in sections[:at] if s.mark is not None and s.kind == kind]
    below = [s.mark.value for s in sections[at + 1 :] if s.mark is not None and s.kind == kind]
    outermost = min((rank_of(s.kind) for s in sections[:at] if s.kind not in BESIDE), default=None) == rank_of(kind)
    return bool(above) and outermost and below == list(range(1, len(below) + 1))


def _levels(region: list[SectionNode]) -> dict[str, int]:
    """The level of each kind of number that a region uses, from 1: one below the kind that it usually stands under.

    A kind has one level throughout, also where the one between is left out; one odd parent moves no kind. The
    parents are counted by the sections that they are; of two as usual the inner one is the parent. A number that
    opens the region and is not its first (（二） in an excerpt) has lost its parent: it stands under the next outer
    kind that the region has. Kinds that are never nested (（一） in one chapter, 第一、 in another) share a level.
    """
    ranks = Ranks()
    for node in region:
        ranks.meet(node.kind)
    _place_styled(region, ranks)
    _place_counted_over(region, ranks)
    _place_odd(region, ranks)
    parents: dict[str, Counter[str | None]] = {}
    stack: list[tuple[str, set[str]]] = []
    for node in region:
        if node.kind in BESIDE or node.kind.startswith("appendix"):
            stack.clear()
            continue
        while stack and ranks(stack[-1][0]) >= ranks(node.kind):
            stack.pop()
        counted = parents.setdefault(node.kind, Counter())
        if not stack:
            counted[None] += node.mark is None or (node.mark.value <= 1 and len(node.mark.path) < 2)
        elif node.kind not in stack[-1][1]:
            counted[stack[-1][0]] += 1
            stack[-1][1].add(node.kind)
        stack.append((node.kind, set()))
    levels: dict[str | None, int] = {None: 0}
    kinds = sorted(parents, key=ranks)
    for kind in kinds:
        outer = next((other for other in reversed(kinds) if ranks(other) < ranks(kind)), None)
        counted = parents[kind] if sum(parents[kind].values()) else Counter([outer])
        usual = max(counted.items(), key=lambda entry: (entry[1], levels[entry[0]]))[0]
        levels[kind] = 1 + levels[usual]
    return {kind: level for kind, level in levels.items() if kind is not None}


def _place_counted_over(region: list[SectionNode], ranks: Ranks) -> None:
    """Numbers that run on (第六条, 第七条) stand below decimals that count on over them: 3.2 after 3.1 and 第七条."""
    path: tuple[int, ...] = ()
    between: set[str] = set()
    for node in region:
        if node.mark is None:
            continue
        if node.mark.scheme == "decimal" and len(node.mark.path) > 1:
            if node.mark.path[:-1] == path[:-1] and node.mark.value == path[-1] + 1:
                for kind in between:
                    ranks.place(kind, (ranks(node.kind)[0] + 0.5, 0))
            path, between = node.mark.path, set()
        elif node.mark.way.strong and node.mark.way.runs_on and ranks(node.kind) < rank_of("decimal2"):
            between.add(node.kind)


def _place_odd(region: list[SectionNode], ranks: Ranks) -> None:
    """A lone outer number amid those of an inner kind that began before it and count on over it (二、, 第三章, 三、) is
    no parent of theirs: it stands beside them. Chapter 2 may have lost the first, over which they counted before, and
    an excerpt begins amid numbers that run on over chapters."""
    numbered = [node for node in region if node.mark is not None and node.kind not in BESIDE]
    first = {node.kind: n for n, node in reversed(list(enumerate(numbered)))}
    counts = Counter(node.kind for node in numbered)
    for odd in sorted(first, key=ranks):
        mark = numbered[first[odd]].mark
        if counts[odd] > 1 or mark is None or mark.value == _SECOND:
            continue
        for kind in sorted(first, key=ranks):
            opens = (mark := numbered[first[kind]].mark) is not None and mark.value == 1 and first[kind] < first[odd]
            if opens and ranks(odd) < ranks(kind) and _counts_on_over(numbered, kind, odd):
                ranks.place(odd, ranks(kind))
                break


_SECOND = 2


def _counts_on_over(numbered: list[SectionNode], kind: str, odd: str) -> bool:
    """Whether the number of a kind right behind the odd one is the next after that right before it."""
    at = next(n for n, node in enumerate(numbered) if node.kind == odd)
    above = next(node.mark for node in reversed(numbered[:at]) if node.kind == kind)
    below = next((node.mark for node in numbered[at:] if node.kind == kind), None)
    return above is not None and below is not None and below.value == above.value + 1


def _place_styled(region: list[SectionNode], ranks: Ranks) -> None:
    """Headings known by their style stand beside the numbered ones of the same declared level, below those of an outer
    one, and above all numbers that have no style, but for those that begin before them and count on over them."""
    declared: dict[str, Counter[int]] = {}
    for node in region:
        if node.mark is not None and node.kind not in BESIDE:
            declared.setdefault(node.kind, Counter())[node.declared] += 1
    levels = {kind: counts.most_common(1)[0][0] for kind, counts in declared.items()}
    for level in {node.declared for node in region if node.kind == styled(node.declared)}:
        over = _counts_over(region, level)
        outer = [ranks(kind) for kind, own in levels.items() if 0 < own < level or (not own and kind in over)]
        beside = [ranks(kind) for kind, own in levels.items() if own == level]
        above = max(outer, default=(-0.5, 0))
        ranks.place(styled(level), min(beside) if beside else (above[0] + 0.25, above[1] + level))


def _counts_over(region: list[SectionNode], level: int) -> set[str]:
    """The kinds of number whose first comes before the headings of a style and that never begin anew below one."""
    values: dict[str, list[int]] = {}
    seen = False
    for node in region:
        seen = seen or node.kind == styled(level)
        if node.mark is not None and (node.kind in values or not seen):
            values.setdefault(node.kind, []).append(node.mark.value)
    return {kind for kind, found in values.items() if len(found) > 1 and found[0] == 1 and 1 not in found[1:]}


def styled(level: int) -> str:
    """The kind of a heading that is known by its declared level alone."""
    return f"styled{level}"
