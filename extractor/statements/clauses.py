"""Sentences and clauses of a folded text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .quantities import Quantity

_STOP = re.compile(r"[。！？；]|\n")
"""What ends a part; all but ； end the sentence too."""
_COMMA = re.compile(r"[，：:,](?:(?<!,)|(?<![0-9],)|(?![0-9]{3}))(?!(?<=[0-9][：:])[0-9])")
"""What parts clauses: no comma of 1,200, no colon of 1:4."""
LONGEST = 400
_PAREN = re.compile(r"[()]")


class Clause(NamedTuple):
    """A stretch between commas, with the sentence (to 。) and the part (to ；) of the text that it stands in."""

    start: int
    end: int
    sentence: int
    part: int
    bracket: bool = False
    """Whether it stands in brackets."""


def clauses(text: str, numbers: Sequence[Quantity]) -> Iterator[Clause]:
    """The clauses in order; a bracket that holds a number is a clause of its own."""
    cuts = [(m.start(), m.end(), 1 if m.group() == "；" else 2) for m in _STOP.finditer(text)]
    pairs = list(_pairs(text))
    full = [pair for pair in pairs if _holds(numbers, *pair)]
    opens, closes = {low for low, _ in full}, {high for _, high in full}
    cuts += [(at, at + 1, 0) for at in opens | closes]
    empty = [pair for pair in pairs if pair[0] not in opens]
    cuts += [(m.start(), m.end(), 0) for m in _COMMA.finditer(text) if not _held(m.start(), empty)]
    at = sentence = part = 0
    inside = False
    for start, end, stops in [*sorted(cuts), (len(text), len(text), 2)]:
        while start - at > LONGEST:  # no clause of a sentence is so long: text without stops
            cut = _free(at + LONGEST, numbers)
            yield Clause(at, cut, sentence, part, inside)
            at = cut
        if start > at:
            yield Clause(at, start, sentence, part, inside)
        inside = start in opens or (inside and start not in closes)
        sentence += stops > 1
        part += stops > 0
        at = max(at, end)


def _free(at: int, numbers: Sequence[Quantity]) -> int:
    """``at``, or the end of the number that stands there."""
    n = bisect_right(numbers, at, key=lambda q: q.start) - 1
    return max(at, numbers[n].right) if n >= 0 else at


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """The brackets and what closes them; of brackets in brackets the inner."""
    opened = None
    for sign in _PAREN.finditer(text):
        if sign.group() == "(":
            opened = sign.start()
        elif opened is not None:
            yield opened, sign.start()
            opened = None


def _holds(numbers: Sequence[Quantity], low: int, high: int) -> bool:
    n = bisect_right(numbers, low, key=lambda q: q.start)
    return n < len(numbers) and numbers[n].start < high


def _held(at: int, pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether a comma stands in a bracket, where it parts no clause: 固定资产投资(不含农户，下同)."""
    n = bisect_right(pairs, at, key=lambda pair: pair[0]) - 1
    return n >= 0 and at < pairs[n][1]
