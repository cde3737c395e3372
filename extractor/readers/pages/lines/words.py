"""What a line says, with the place of each character along it.

This is all that is kept of a page's characters once it has been read: a string and its edges.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import NamedTuple

from ..shapes import Box, Glyph, Run
from .runs import GAP

LETTER_GAP = 0.18
DIGIT_GAP = 0.75
"""Gaps between two letters, and between two characters of a number, from which a blank was meant."""
LOOSE = 2.5
"""How many times wider than the gaps beside it a gap is that parts two words or numbers."""
WIDE_GAP = 0.75
SPACE = 0.1
"""Width of any blank, at least; the document itself may have one so narrow."""
LEAST = 0.1
"""Points of any gap, at least."""
_NUMBER = frozenset("0123456789.．,，%％:：∶")


class _Alike(NamedTuple):
    """Characters that stand evenly, and the gap in widths of a Han character from which two are parted."""

    apart: float
    holds: Callable[[str], bool]


_DIGITS = _Alike(0.35, str.isdigit)
_HAN = _Alike(0.25, lambda char: "\u3400" <= char < "\ua000")


@dataclass(slots=True)
class Words:
    """``edges`` has the left edge of each character of ``text``, and the right edge of the last.

    ``marks`` are the raised note marks, as (start, end) in ``text``, ``struck`` what is crossed out; ``score`` is the
    least sure reading of a recognised character, 1 for a text layer.
    """

    text: str
    edges: array[float]
    box: Box
    marks: list[tuple[int, int]]
    score: float = 1.0
    struck: Sequence[tuple[int, int]] = ()


def words_of(runs: Sequence[Run]) -> Words:
    """The runs of one line, or of one cell on it, with the blanks that their gaps stand for."""
    glyphs = [g for run in runs for g in run.glyphs]
    chars: list[str] = []
    edges = array("f")
    marks: list[tuple[int, int]] = []
    struck: list[tuple[int, int]] = []
    end = inf
    for n, glyph in enumerate(glyphs):
        gap = glyph.x0 - end
        if gap > LEAST and gap > SPACE * glyph.size:
            blanks = _blanks(glyphs[n - 1], glyph) or _between(glyphs, n, gap)
            chars += blanks
            edges.extend([end] * len(blanks))
        end = glyph.x1
        if glyph.raised or glyph.struck:
            _add(struck if glyph.struck else marks, len(chars))
        chars.append(glyph.char)
        edges.append(glyph.x0)
    edges.append(end)
    box = (runs[0].x0, min([r.top for r in runs]), max([r.x1 for r in runs]), max([r.bottom for r in runs]))
    return Words("".join(chars), edges, box, marks, min([g.score for g in glyphs]), struck)


def _add(places: list[tuple[int, int]], at: int) -> None:
    """One more character, which may go on with the last stretch."""
    if places and places[-1][1] == at:
        places[-1] = (places[-1][0], at + 1)
    else:
        places.append((at, at + 1))


def _between(glyphs: list[Glyph], n: int, gap: float) -> str:
    """A space between two characters where the gap is far wider than those beside it.

    Between digits: two numbers, 表2 2023年; before and behind a Han character: a blank that the file does not have
    as a sign, 专栏二 人才培养.
    """
    left, right = glyphs[n - 1], glyphs[n]
    alike = _DIGITS if left.char.isdigit() and right.char.isdigit() else _HAN
    if gap < alike.apart * right.size or not (alike.holds(left.char) and alike.holds(right.char)):
        return ""
    near = pairwise(glyphs[max(0, n - 3) : n + 3])
    beside = [b.x0 - a.x1 for a, b in near if b is not right and alike.holds(a.char) and alike.holds(b.char)]
    return " " if beside and gap >= LOOSE * max(beside) else ""


def _blanks(left: Glyph, right: Glyph) -> str:
    """What stands between two characters: nothing, a space, or as many wide blanks as fit.

    Digits that are set as wide as Han characters (２００１ from half-wide ones) are one number.
    """
    gap = (right.x0 - left.x1) / max(left.size, right.size, 1.0)
    if gap <= SPACE:
        return ""
    if gap >= GAP:
        return "\u3000" * max(1, round(gap))
    if left.char.isascii() and right.char.isascii() and (left.char.isalpha() or right.char.isalpha()):
        return " " if gap > LETTER_GAP else ""
    if right.spaced:
        return " "
    if left.char in _NUMBER and right.char in _NUMBER:
        return " " if gap > DIGIT_GAP else ""
    return "\u3000" if gap > WIDE_GAP else ""
