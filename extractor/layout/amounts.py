"""Numbered lists that say how much: their first sentences are items and no titles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lexicon.measures import unit_pattern
from ..lexicon.numerals import MULTIPLIER
from ..lexicon.widths import fold
from .units import Unit

_SENTENCE = re.compile("[^。！？：:]*(?=[。！？])")
"""A first sentence without a colon: what stands before one is a title, and its text may say how much."""
_AMOUNT_LAST = re.compile(
    rf"[0-9](?:{MULTIPLIER})?(?:{unit_pattern()})(?:及?以[上下内]|左右|的?(?:奖励|补助|补贴|资助))?$"
)
LEAST = 2
"""Items that must end in an amount before a list is told by them."""


def items_of_amounts(units: Sequence[Unit]) -> set[int]:
    """Indexes of the units of numbered lists in which most first sentences end in an amount.

    ``1. 森林覆盖率达到45%。空气优良天数比例达到90%以上。`` is an item: what it says is a value, and no title.
    Linear in the units.
    """
    found: set[int] = set()
    runs: dict[str, list[int]] = {}
    for n, unit in enumerate(units):
        mark = unit.mark
        if mark is None or mark.way.divides or unit.grid is not None:
            continue
        run = runs.setdefault(mark.kind, [])
        last = units[run[-1]].mark if run else None
        if last is None or mark.value != last.value + 1:
            found |= _items(units, run)
            run.clear()
        run.append(n)
    for run in runs.values():
        found |= _items(units, run)
    return found


def _items(units: Sequence[Unit], run: Sequence[int]) -> set[int]:
    amounts = sum(_says_how_much(units[n].rest) for n in run)
    return set(run) if amounts >= LEAST and amounts * 2 > len(run) else set()


def _says_how_much(rest: str) -> bool:
    sentence = _SENTENCE.match(rest)
    return sentence is not None and _AMOUNT_LAST.search(fold(sentence.group())) is not None
