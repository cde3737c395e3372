"""Which slot of a table is free: HTML and its like name a cell's spans and leave its column to be counted."""

from __future__ import annotations

MAX_SPAN = 200
"""A span beyond this is damage; it is read as one."""
MAX_SLOTS = 200_000
"""Slots of one table from which every further cell takes one: a table of that size is an attack."""
MAX_WIDTH = 100
"""Columns of a table from which on no cell reaches down: each row would push the next one further to the right."""


class Slots:
    """The slots taken so far, by row and column."""

    def __init__(self) -> None:
        self._taken: dict[int, set[int]] = {}
        self._free: dict[int, int] = {}
        """First column of a row that may be free."""
        self._count = 0

    def take(self, row: int, rows: int, columns: int) -> tuple[int, int, int]:
        """The first free column of ``row``, and the cell's spans as they are used."""
        rows, columns = (span if 1 <= span <= MAX_SPAN else 1 for span in (rows, columns))
        self._count += rows * columns
        if self._count > MAX_SLOTS:
            rows = columns = 1
        column = self._free.get(row, 0)
        while column in self._taken.get(row, ()):
            column += 1
        rows = rows if column < MAX_WIDTH else 1
        for down in range(row, row + rows):
            self._taken.setdefault(down, set()).update(range(column, column + columns))
        self._free[row] = column + columns
        return column, rows, columns
