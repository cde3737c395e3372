"""The values of an indicator table as a table on the terminal: wide words wrap in their column, nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from .display import pad, printable, width, wrap

if TYPE_CHECKING:
    from ..models import Document, Indicator, Table

NAME, ATTRIBUTE = "指标", "属性"
LEAST_NAME, MOST_NAME = 22, 40
LEAST, MOST = 6, 16
GAP = 2


def values_of(document: Document, table: Table, columns: int | None) -> Iterator[str]:
    """One line per indicator, a column per column of values; where all have no room, the columns in several turns."""
    rows = [one for one in document.indicators if one.table_id == table.id]
    if not rows:
        return
    names = {one.id: one.name for one in document.indicators}
    heads = list(dict.fromkeys(value.column for one in rows for value in one.values))
    cells = [[_name(one, names), *(_cell(one, head) for head in heads)] for one in rows]
    if any(one.attribute for one in rows):
        heads.append(ATTRIBUTE)
        cells = [[*row, one.attribute or ""] for row, one in zip(cells, rows, strict=True)]
    widths = [min(MOST, max(LEAST, width(head), *(width(row[n]) for row in cells))) for n, head in enumerate(heads, 1)]
    for turn in _turns(widths, columns):
        chosen = [_room(cells, [widths[n] for n in turn], columns), *(widths[n] for n in turn)]
        yield from _lines([NAME, *(heads[n] for n in turn)], chosen)
        for row in cells:
            yield from _lines([row[0], *(row[n + 1] for n in turn)], chosen)


def _name(one: Indicator, names: dict[str, str]) -> str:
    unit = f"（{one.unit}）" if one.unit else ""
    part = f"其中（{names[one.of]}）：" if one.of else ""
    return printable(f"{part}{one.name}{unit}")


def _cell(one: Indicator, head: str) -> str:
    return printable(" / ".join(value.raw for value in one.values if value.column == head))


def _turns(widths: Sequence[int], columns: int | None) -> list[list[int]]:
    """The columns that go side by side behind a name of the least width."""
    turns: list[list[int]] = [[]]
    used = LEAST_NAME
    for n, wide in enumerate(widths):
        if columns is not None and turns[-1] and used + GAP + wide > columns:
            turns.append([])
            used = LEAST_NAME
        turns[-1].append(n)
        used += GAP + wide
    return turns


def _room(cells: Sequence[Sequence[str]], widths: Sequence[int], columns: int | None) -> int:
    longest = max(width(NAME), *(width(row[0]) for row in cells))
    if columns is None:
        return longest
    return max(LEAST_NAME, min(longest, MOST_NAME, columns - sum(widths) - GAP * len(widths)))


def _lines(texts: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """A row over as many lines as its fullest cell takes."""
    pieces = [wrap(text, wide) for text, wide in zip(texts, widths, strict=True)]
    for line in zip_longest(*pieces, fillvalue=""):
        yield (" " * GAP).join(pad(text, wide) for text, wide in zip(line, widths, strict=True)).rstrip()
