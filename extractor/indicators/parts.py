"""Which whole the rows of a table are part of, where they add up to it.

A yearbook marks 其中 with # at the first of the parts alone, and the rows below have no mark: #城镇, 乡村, #男性, 女性.
What the second # is of, the print does not say, but the sums do.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from .model import IndicatorRow

LEAST = 2
"""Parts that add up, at the least."""
ROUND = 1000
"""Whole numbers from which a sum may be off by rounding, as decimals may."""


def find_wholes(rows: Sequence[IndicatorRow]) -> None:
    """Gives the rows that open with 其中 or #, and those below that add up with them to a row above, that row as their
    whole. A mark behind such parts that adds up to nothing is of the last row that is no part.
    """
    marked = [n for n, row in enumerate(rows) if row.parent is not None]
    summed: set[int] = set()
    for first, until in pairwise([*marked, len(rows)]):
        if first in summed:
            continue
        found = _summed(rows, first, until)
        if found is not None:
            whole, end = found
            for n in range(first, end):
                rows[n].parent = whole
            summed.update(range(first, end))
        elif rows[first].parent in summed:
            rows[first].parent = next((n for n in range(first - 1, -1, -1) if n not in summed), rows[first].parent)


def _summed(rows: Sequence[IndicatorRow], first: int, until: int) -> tuple[int, int] | None:
    """(the whole, the end of its parts): the rows from ``first`` on add up to one above, in every column of levels."""
    levels = [_levels(row) for row in rows[:until]]
    unit = rows[first].unit
    for end in range(first + LEAST, until + 1):
        if any(rows[n].unit != unit or not levels[n] for n in range(first, end)):
            return None
        for whole in range(first - 1, -1, -1):
            if rows[whole].unit == unit and levels[whole] and _adds_up(levels[whole], levels[first:end]):
                return whole, end
    return None


def _levels(row: IndicatorRow) -> dict[int, Decimal]:
    """The row's numbers by column, without those that tell changes or shares; empty where one is missing."""
    values = [value for value in row.values if not value.column.rates]
    numbers = {v.column.index: v.reading.value for v in values if v.reading.value is not None}
    return numbers if len(numbers) == len(values) else {}


def _adds_up(whole: dict[int, Decimal], parts: Sequence[dict[int, Decimal]]) -> bool:
    """Whether the parts make up the whole in every column, but for what rounding takes."""
    for column, number in whole.items():
        if any(column not in part for part in parts):
            return False
        least = max(-int(n.as_tuple().exponent) for n in (number, *(part[column] for part in parts)))
        rounds = least > 0 or abs(number) >= ROUND
        rounding = Decimal(len(parts)).scaleb(-least) / 2 if rounds else Decimal(0)
        if abs(sum((part[column] for part in parts), Decimal(0)) - number) > rounding:
            return False
    return True
