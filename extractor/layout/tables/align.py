"""Cells without a column to columns: by what they are, and by where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.fragment import Fragment
from ...lexicon import tables as words
from .grid import Cells, text_of

Distances = Sequence[Sequence[float]]
"""How far each cell stands from each column, in printed characters."""
PER_CHARACTER = 0.15
"""What a distance costs: ten characters outweigh a word among values, not an attribute among units."""


def fit(text: str, role: str | None) -> int:
    """How well the words suit a column of this role; below 0 they cannot stand in it."""
    if role == "number":
        return 2 if text.strip("（()）.．、").isdecimal() and len(text) <= 5 else -3
    if role == "unit":
        return 2 if words.is_unit(text) or words.is_missing(text) else -3
    if role == "attribute":
        return 3 if words.is_attribute(text) else 0 if words.is_missing(text) else -3
    if words.is_attribute(text):
        return 0 if role == "note" else -2
    if role in ("name", "group"):
        return -3 if words.is_value(text) else 2 if role == "name" else 1
    if role == "note":
        return 0
    return 2 if words.is_value(text) else 0


def clashes(row: Cells, roles: Sequence[str | None]) -> bool:
    """Whether a cell stands in a column that it cannot belong to."""
    return any(text_of(cell) and fit(text_of(cell), role) < 0 for cell, role in zip(row, roles, strict=False))


def align(cells: Sequence[Fragment], roles: Sequence[str | None], distances: Distances | None = None) -> Cells:
    """The cells, in order, in the columns that suit them best; the leftmost of equal placements.

    Dynamic programming over cells and columns; there are no more cells than columns.
    """
    width = len(roles)
    best: list[list[tuple[float, tuple[int, ...]]]] = [[(0.0, ())] * (width + 1)]
    for n, cell in enumerate(cells):
        text = text_of(cell)
        row: list[tuple[float, tuple[int, ...]]] = [(float("-inf"), ())] * (n + 1)
        for column in range(n, width):
            before, places = best[n][column]
            cost = distances[n][column] * PER_CHARACTER if distances is not None else 0.0
            here = (before + fit(text, roles[column]) - cost, (*places, column))
            row.append(here if here[0] > row[-1][0] else row[-1])
        best.append(row)
    _, chosen = best[-1][width]
    out: Cells = [None] * width
    for cell, column in zip(cells, chosen, strict=True):
        out[column] = cell
    return out
