"""Headers of several tiers between which level rules are drawn, and no upright ones.

A rule below a label is as long as the columns that the label heads are wide. Where one rule lies below several labels,
each stands about the middle of its own columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..shapes import Box, Glyph, Rule, Run
from .printed import printed_lines
from .undrawn import crosses

TOUCH = 2.5
"""Points between two rules that are meant as one."""
SHARE = 0.6
"""Share of a column's width above which a rule must lie to be below its label."""
OFF = 0.8
"""Distance of a label from the middle of its columns, in heights of the type, at most."""


def ruled_boxes(
    xs: Sequence[float], top: float, bottom: float, glyphs: Sequence[Glyph], rules: Sequence[Rule]
) -> list[Box] | None:
    """The cells of a header; None where no rule parts its tiers, or where its labels do not stand as the rules say.

    Args:
        xs: where the columns begin and end.
        top: of the header.
        bottom: of it.
        glyphs: of the table.
        rules: level ones, shorter than the table.
    """
    own = [glyph for glyph in glyphs if top < glyph.middle < bottom]
    inner = [rule for rule in rules if top + TOUCH < rule.top < bottom - TOUCH]
    inner = [rule for rule in inner if any(g.middle > rule.top and rule.x0 <= g.centre <= rule.x1 for g in own)]
    if not inner:
        return None
    boxes: list[Box] = []
    return boxes if _part(boxes, xs, (top, bottom), own, inner) else None


def _part(
    boxes: list[Box], xs: Sequence[float], ends: tuple[float, float], glyphs: Sequence[Glyph], rules: Sequence[Rule]
) -> bool:
    """Add the cells of some columns between two heights; whether their labels stand as the rules say."""
    top, bottom = ends
    rules = [rule for rule in rules if top + TOUCH < rule.top < bottom - TOUCH and _lies_over(rule, xs)]
    if not rules:
        return _without_rules(boxes, xs, ends, glyphs)
    y = min(rule.top for rule in rules)
    below = [rule for rule in rules if rule.top - y > TOUCH]
    drawn = _joined([rule for rule in rules if rule.top - y <= TOUCH])
    owner = [next((n for n, own in enumerate(drawn) if _covers(own, a, b)), None) for a, b in pairwise(xs)]
    for ruled, start, stop in _stretches(owner):
        part = xs[start : stop + 1]
        own = [glyph for glyph in glyphs if part[0] <= glyph.centre < part[-1]]
        if ruled is None:
            if len(part) == len(xs) or not _part(boxes, part, ends, own, below):
                return False
            continue
        over, under = [g for g in own if g.middle < y], [g for g in own if g.middle > y]
        labels = _labelled(part, over, under)
        if labels is None or not _part(boxes, part, (y, bottom), under, below):
            return False
        boxes += [(a, top, b, y) for a, b in pairwise(labels)]
    return True


def _lies_over(rule: Rule, xs: Sequence[float]) -> bool:
    return rule.x0 < xs[-1] - TOUCH and xs[0] + TOUCH < rule.x1


def _joined(rules: Sequence[Rule]) -> list[tuple[float, float]]:
    """Where rules of one height begin and end, those together that touch: a border is drawn cell by cell."""
    found: list[tuple[float, float]] = []
    for rule in sorted(rules, key=lambda rule: rule.x0):
        if found and rule.x0 - found[-1][1] <= TOUCH:
            found[-1] = found[-1][0], max(found[-1][1], rule.x1)
        else:
            found.append((rule.x0, rule.x1))
    return found


def _covers(drawn: tuple[float, float], x0: float, x1: float) -> bool:
    return min(drawn[1], x1) - max(drawn[0], x0) >= SHARE * (x1 - x0)


def _stretches(owner: Sequence[int | None]) -> Iterator[tuple[int | None, int, int]]:
    """Columns side by side above the same rule, or above none: the rule, from, to."""
    start = 0
    for n in range(1, len(owner) + 1):
        if n == len(owner) or owner[n] != owner[start]:
            yield owner[start], start, n
            start = n


def _without_rules(boxes: list[Box], xs: Sequence[float], ends: tuple[float, float], glyphs: Sequence[Glyph]) -> bool:
    """A cell for each column, and one over those across which words lie."""
    lines = printed_lines([*glyphs])
    kept = [xs[0], *(x for x in xs[1:-1] if not any(crosses(line, [x]) for line in lines)), xs[-1]]
    boxes += [(a, ends[0], b, ends[1]) for a, b in pairwise(kept)]
    return True


def _labelled(xs: Sequence[float], over: Sequence[Glyph], under: Sequence[Glyph]) -> list[float] | None:
    """Where the labels above a rule end, each about the middle of the words below it; None where they do not."""
    labels = max(printed_lines([*over]), key=len, default=[])
    if len(labels) == 1:
        return [xs[0], xs[-1]]
    middles = [_middle([g for g in under if a <= g.centre < b], a, b) for a, b in pairwise(xs)]
    found = [*_tilings(labels, middles)]
    return [xs[0], *(xs[n] for n in found[0])] if len(found) == 1 else None


def _middle(glyphs: Sequence[Glyph], x0: float, x1: float) -> float:
    if not glyphs:
        return (x0 + x1) / 2
    return (min(g.x0 for g in glyphs) + max(g.x1 for g in glyphs)) / 2


def _tilings(labels: Sequence[Run], middles: Sequence[float], start: int = 0) -> Iterator[list[int]]:
    """The ways to give all columns from ``start`` on to the labels: for each label the column behind its last."""
    if not labels:
        yield from [[]] if start == len(middles) else []
        return
    first, *more = labels
    for end in range(start + 1, len(middles) - len(more) + 1):
        if abs(first.centre - (middles[start] + middles[end - 1]) / 2) <= OFF * first.size:
            yield from ([end, *rest] for rest in _tilings(more, middles, end))
