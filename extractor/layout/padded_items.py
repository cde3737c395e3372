"""Items that are numbered 01, 02 and so on, with nothing but a blank behind the number: 10 goes on after 09."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lexicon.schemes import Mark, read_mark
from .lines import Line

_TWO_DIGITS = re.compile(r"(?P<n>[1-9][0-9])[ \t\u3000\xa0]+(?=[\u4e00-\u9fff“])")
MIN_PADDED = 3
"""Padded numbers that must count up before one of two digits is read as theirs."""
BESIDE = 2
"""Lines between an item's number and the next, at most."""


def padded_items(lines: Sequence[Line]) -> dict[int, Mark]:
    """The numbers of two digits that go on with 01, 02, 03, by line: 10 新增床位600张 is an item and no heading.

    Linear in the lines.
    """
    found: dict[int, Mark] = {}
    value = count = 0
    at = -BESIDE - 1
    for n, line in enumerate(lines):
        mark = read_mark(line.text) if line.text[0] in "0０" and line.table is None else None
        if mark is not None and mark.scheme == "zero":
            count = count + 1 if mark.value == value + 1 and n - at <= BESIDE else 1
            value, at = mark.value, n
            continue
        match = _TWO_DIGITS.match(line.text) if count >= MIN_PADDED and n - at <= BESIDE else None
        if match is not None and int(match["n"]) == value + 1 and line.table is None:
            value, at = value + 1, n
            found[n] = Mark("zero", match["n"], value, (value,), match.end())
    return found
