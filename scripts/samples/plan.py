"""A plan as it is meant: what every writer sets in its own format.

A writer is a function ``write(plan) -> bytes``. It may set numbers itself (Word), merge cells or
repeat them, cut lines to a width and tables at a page end: what is said stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

Role = Literal["title", "centred", "right", "heading", "text"]


@dataclass(frozen=True)
class Text:
    """One paragraph. ``number`` is printed before the words as it stands (``第一章 ``, ``（一）``, ``1.``)."""

    words: str
    number: str = ""
    role: Role = "text"
    level: int = 0
    """Heading level; 0 for text."""
    lead: int = 0
    """How many of the first words are set bold."""

    @property
    def printed(self) -> str:
        """The whole paragraph."""
        return self.number + self.words


@dataclass(frozen=True)
class Cell:
    """A table cell over ``rows`` rows and ``columns`` columns."""

    words: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Table:
    """Rows hold only the cells that begin in them; ``heads`` rows are the header, printed again after a page end."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int
    page_end: int = 0
    """The row before which a page ends; 0 for none."""

    def slots(self) -> Iterator[list[tuple[Cell, bool]]]:
        """Each row with all its slots: the cell there, and whether it begins there."""
        pending: dict[tuple[int, int], Cell] = {}
        width = sum(cell.columns for cell in self.rows[0])
        for n, row in enumerate(self.rows):
            queue = list(row)
            slots: list[tuple[Cell, bool]] = []
            while len(slots) < width:
                above = pending.get((n, len(slots)))
                if above is not None:
                    slots.append((above, False))
                    continue
                cell = queue.pop(0)
                for down in range(cell.rows):
                    for across in range(cell.columns):
                        pending[n + down, len(slots) + across] = cell
                slots.append((cell, True))
            assert not queue, row
            yield slots

    @property
    def merged(self) -> bool:
        """Whether any cell spans more than its slot."""
        return any(cell.rows > 1 or cell.columns > 1 for row in self.rows for cell in row)


@dataclass(frozen=True)
class Box:
    """A 专栏: its title and what is set in its frame."""

    title: Text
    blocks: tuple[Text | Table, ...]
    frame: Literal["cell", "text box"] = "cell"


Block = Text | Table | Box


@dataclass(frozen=True)
class Plan:
    """A document: ``name`` is the stem of its files."""

    name: str
    blocks: tuple[Block, ...]


Writer = Callable[[Plan], bytes]

_NUMBER = re.compile(
    r"第[一二三四五六七八九十百]+[篇章节条]\s*|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]+[.．、]|（[0-9]+）|[①-⑳]|●"
)


def numbered(line: str, role: Role = "text", level: int = 0, lead: int = 0) -> Text:
    """A paragraph from its printed line: the number that opens it is told from the words."""
    match = _NUMBER.match(line)
    number = match.group() if match else ""
    return Text(line[len(number) :], number, role, level, lead)


def rows(text: str) -> tuple[tuple[Cell, ...], ...]:
    """Rows from a drawing: cells between |; ``words@2x3`` spans two rows and three columns."""
    out = []
    for line in text.strip().splitlines():
        cells = []
        for part in line.strip().strip("|").split("|"):
            words, _, span = part.strip().partition("@")
            down, _, across = span.partition("x")
            cells.append(Cell(words, int(down or 1), int(across or 1)))
        out.append(tuple(cells))
    return tuple(out)
