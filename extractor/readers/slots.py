"""Which slot of a table is free: HTML and its like name a cell's spans and leave its column to be counted."""

from __future__ import annotations

MAX_SPAN = 200
"""A span beyond this is damage; it is read as one."""


class Slots:
    """The slots taken so far, by row and column."""

    def __init__(self) -> None:
        self._taken: dict[int, set[int]] = {}

    @staticmethod
    def sane(span: int) -> int:
        """The span, or one where it cannot be meant."""
        return span if 1 <= span <= MAX_SPAN else 1

    def take(self, row: int, rows: int, columns: int) -> int:
        """The first column of ``row`` that is free; the slots of a cell of that size are taken from it on."""
        column = 0
        while column in self._taken.get(row, ()):
            column += 1
        for down in range(row, row + rows):
            self._taken.setdefault(down, set()).update(range(column, column + columns))
        return column
