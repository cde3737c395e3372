"""Sentences and clauses of a folded text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .quantities import Quantity

_STOP = re.compile(r"[。！？；]|\n")
_COMMA = re.compile(r"[，：:]|(?<![0-9]),|,(?![0-9]{3})")
LONGEST = 400
_PAREN = re.compile(r"[()]")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between commas; ``sentence`` counts the sentences of the text."""

    start: int
    end: int
    sentence: int


def clauses(text: str, numbers: Sequence[Quantity]) -> Iterator[Clause]:
    """The clauses in order; a bracket that holds a number is a clause of its own."""
    cuts = [(m.start(), m.end(), True) for m in _STOP.finditer(text)]
    cuts += [(m.start(), m.end(), False) for m in _COMMA.finditer(text)]
    cuts += [(a, b, False) for a, b in _brackets(text, numbers)]
    at = sentence = 0
    for start, end, stops in [*sorted(cuts), (len(text), len(text), True)]:
        while start - at > LONGEST:  # no clause of a sentence is so long: text without stops
            cut = _free(at + LONGEST, numbers)
            yield Clause(at, cut, sentence)
            at = cut
        if start > at:
            yield Clause(at, start, sentence)
        sentence += stops
        at = max(at, end)


def _free(at: int, numbers: Sequence[Quantity]) -> int:
    """``at``, or the end of the number that stands there."""
    n = bisect_right(numbers, at, key=lambda q: q.start) - 1
    return max(at, numbers[n].right) if n >= 0 else at


def _brackets(text: str, numbers: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    spots = [q.start for q in numbers]
    n, opened = 0, None
    for sign in _PAREN.finditer(text):
        if sign.group() == "(":
            opened = sign
        elif opened is not None:
            while n < len(spots) and spots[n] < opened.start():
                n += 1
            if n < len(spots) and spots[n] < sign.start():
                yield opened.span()
                yield sign.span()
            opened = None
