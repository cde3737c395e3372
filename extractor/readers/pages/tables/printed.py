"""The printed lines of a cell that no rule parts: what the rows and columns of a grid are told from."""

from __future__ import annotations

from dataclasses import dataclass

from ..lines.runs import REACH, runs_of
from ..shapes import Box, Glyph, Run
from .owners import Line
from .values import is_value


@dataclass(slots=True)
class Area:
    """A cell in the making."""

    box: Box
    glyphs: list[Glyph]
    _rows: list[list[Run]] | None = None

    @property
    def rows(self) -> list[list[Run]]:
        """Its printed lines, each as its runs."""
        if self._rows is None:
            self._rows = printed_lines(self.glyphs)
        return self._rows


def printed_lines(glyphs: list[Glyph]) -> list[list[Run]]:
    """The printed lines of a cell, each as its runs."""
    rows: list[list[Run]] = []
    for run in runs_of(glyphs):
        if rows and abs(run.middle - rows[-1][0].middle) <= REACH * max(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return rows


def lines_of(rows: list[list[Run]]) -> list[Line]:
    """The printed lines with their words and heights alone."""
    return [
        Line(
            min(r.top for r in row), row[0].middle, max(r.bottom for r in row), max(r.size for r in row),
            "".join(r.text for r in row),
        )
        for row in rows
    ]  # fmt: skip


def value_lines(glyphs: list[Glyph]) -> int:
    """How many lines of a cell are numbers, where all of them are; 0 for words."""
    lines = lines_of(printed_lines(glyphs))
    return len(lines) if all(is_value(line.text) for line in lines) else 0
