"""A number with its unit, as the grammar in ``quantities`` finds it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Quantity(NamedTuple):
    """A number with its unit. ``start``–``end`` is the print of both; ``left`` and ``right`` enclose the
    words that compare, so that what is measured stands before ``left`` or after ``right``.
    """

    start: int
    end: int
    left: int
    right: int
    value: Decimal
    high: Decimal | None
    unit: str | None
    kind: str | None
    comparator: str
    characters: bool
    """Whether the number is written in characters."""
