"""The printed lines of a cell, from its characters."""

from __future__ import annotations

from .owners import Line
from .runs import REACH, runs_of
from .shapes import Glyph, Run
from .values import is_value

TORN = 0.9
"""Room in heights of the type between two lines of one number, at most."""
MARGINS = 11.0
"""Points that a word processor leaves free in a cell, left and right together."""


def printed(glyphs: list[Glyph]) -> list[list[Run]]:
    """The printed lines of a cell, each as its runs."""
    rows: list[list[Run]] = []
    for run in runs_of(glyphs):
        if rows and abs(run.middle - rows[-1][0].middle) <= REACH * max(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return rows


def lines_of(rows: list[list[Run]]) -> list[Line]:
    """The same as lines with their words."""
    return [
        Line(
            min(r.top for r in row), row[0].middle, max(r.bottom for r in row), max(r.size for r in row),
            "".join(r.text for r in row),
        )
        for row in rows
    ]  # fmt: skip


def value_lines(glyphs: list[Glyph]) -> int:
    """How many lines of a cell are numbers, where all of them are; 0 for words."""
    lines = lines_of(printed(glyphs))
    return len(lines) if all(is_value(line.text) for line in lines) else 0


def is_left(lines: list[Line], columns: list[list[Line]]) -> bool:
    """Whether a column stands before the one that has the most words."""
    signs = [sum(len(line.text) for line in other) for other in columns]
    own = next(n for n, other in enumerate(columns) if other is lines)
    return own < signs.index(max(signs))
