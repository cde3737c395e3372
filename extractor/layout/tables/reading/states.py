"""The readings that are held side by side: an open row each with the rows before it, and a move to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ....lexicon.remembered import remembered
from ....lexicon.table_points import BY_NAME as POINTS
from ..cells.atoms import Atom, Gap
from .rows import Cell, Row, Said

Heard = tuple["Heard | None", Said]
"""The points of a move, and those of the moves before it in the row."""
Chain = tuple["Chain | None", str, tuple[Cell, ...], Heard, float]
"""A row, with its lead over the next best way to place its cells, and the rows before it."""
WITHIN, CELL, BLANK_LINE, ROW = Gap.WITHIN, Gap.CELL, Gap.BLANK_LINE, Gap.ROW
"""Asked for at every move, where a look into the enumeration counts."""


class State(NamedTuple):
    """An open row: what it holds, and what came before."""

    score: float
    kind: str
    cells: tuple[Cell, ...]
    column: int
    mask: int
    number: int
    rows: Chain | None
    groups: int
    said: Heard | None
    grouped: bool = False
    """Whether a row before it names a group."""
    first: int = 0
    """The line in which it begins, where its cells stand in the middle of their row: how many lines stand above its
    number tells how many must stand below."""


PAGE = -2
"""The column of a page's number, which is a row of its own and belongs to no table; -1 is that of a group's name."""
Step = tuple[float, State, int, int, Said]
"""A move before it is made: points, the row that it goes on with, the column (-1: its own row), the number, why."""
Steps = dict[tuple[int, int, int, int], Step]


def by_points(ranked: tuple[float, *tuple[object, ...]]) -> float:
    """What ranks are sorted by."""
    return ranked[0]


@remembered
def points_of(said: Said) -> float:
    """The points of a move: the same few hundred come again and again."""
    return sum([POINTS[name] for name in said])


def keep(steps: Steps, state: State, n: int, mask: int, number: int, said: Said, toll: float) -> None:
    """Of the moves that lead to the same place the best is kept."""
    points = state.score + points_of(said) - toll
    key = (n, mask, number, state.first)
    known = steps.get(key)
    if known is None or known[0] <= points:
        steps[key] = (points, state, n, number, said)


def made(step: Step, atom: Atom) -> State:
    """The row as it stands after a move."""
    points, state, n, number, said = step
    heard = (state.said, said)
    if n >= 0:
        cells = (*state.cells[:n], (*state.cells[n], atom), *state.cells[n + 1 :])
        mask = state.mask | 1 << n
        return State(points, "data", cells, n, mask, number, state.rows, 0, heard, state.grouped, state.first)
    if n == PAGE:
        return State(points, "page", ((atom,),), 0, 0, number, state.rows, 0, heard, state.grouped)
    if state.kind == "group" and state.cells:
        return state._replace(score=points, cells=((*state.cells[0], atom),), said=heard)
    return State(
        points, "group", ((atom,),), 0, -1 - state.groups, number, state.rows, state.groups + 1, heard, state.grouped
    )


def better(
    best: tuple[float, Chain | None, int], ended: Sequence[State], count: int
) -> tuple[float, Chain | None, int]:
    """The best table up to here: it ends with a row of data."""
    for state in ended:
        if state.kind == "data" and state.score > best[0]:
            best = state.score, state.rows, count
    return best


def whole(ended: Sequence[State], count: int) -> tuple[float, Chain | None, int]:
    """The best table that takes all atoms."""
    best = max(ended, key=lambda state: state.score)
    return best.score, best.rows, count


def unchained(chain: Chain | None) -> tuple[Row, ...]:
    """The rows of a chain, the first of them first."""
    rows: list[Row] = []
    while chain is not None:
        chain, kind, cells, heard, lead = chain
        rows.append(Row(kind, cells, _heard(heard), lead))
    return tuple(reversed(rows))


def _heard(link: Heard | None) -> tuple[str, ...]:
    """The names of all points of a row."""
    names: list[str] = []
    while link is not None:
        link, said = link
        names += said
    return tuple(names)
