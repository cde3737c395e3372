"""Drawn outlines to rules: a thin shape is one rule, a rectangle is four."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..shapes import Rule

SHORTEST = 6.0
THICKEST = 3.0
_STRAIGHT = 0.6

Point = tuple[float, float]


def is_thin(corners: list[Point]) -> bool:
    """Whether the shape is so thin that it shows as a line."""
    xs, ys = [p[0] for p in corners], [p[1] for p in corners]
    return max(ys) - min(ys) <= THICKEST or max(xs) - min(xs) <= THICKEST


def rules_of(corners: list[Point]) -> Iterator[Rule]:
    """A thin shape is one rule, any other has a rule for each straight side."""
    xs, ys = [p[0] for p in corners], [p[1] for p in corners]
    x0, top, x1, bottom = min(xs), min(ys), max(xs), max(ys)
    if is_thin(corners):
        yield from _rule(x0, top, x1, bottom)
        return
    for (ax, ay), (bx, by) in pairwise(corners):
        if abs(ax - bx) <= _STRAIGHT or abs(ay - by) <= _STRAIGHT:
            yield from _rule(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _rule(x0: float, top: float, x1: float, bottom: float) -> Iterator[Rule]:
    if max(x1 - x0, bottom - top) < SHORTEST:
        return
    if x1 - x0 >= bottom - top:
        yield Rule(x0, (top + bottom) / 2, x1, (top + bottom) / 2)
    else:
        yield Rule((x0 + x1) / 2, top, (x0 + x1) / 2, bottom)
