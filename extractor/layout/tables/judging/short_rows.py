"""Rows of one line placed by what all rows together show.

Where nearly every row has as many words as the header has columns, each word is a cell. A row with fewer, read by
itself, leaves open where ``一 铁路 1206 780`` belongs; the full rows tell: two columns hold bare figures, one measures
with units, one ranges of years. Where they leave one way, that is how the row stands.
Words that stand alone for all values of a row (与经济增长同步) are a merged cell that lost its width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from math import comb, inf

from ....core.problems import Finding, finding
from ....lexicon import tables as words
from ....lexicon.widths import fold
from ..cells.atoms import Atom, Can
from ..cells.fits import denies
from ..reading import Cell, Reading, Row
from .sides import parts_of
from .soundness import DASHED, SETTLED, doubt, stands_loosely

MOST_WAYS = 1000
"""Ways to place a row's cells up to which all are tried."""
MIN_WIDTH = 4
"""Columns from which as many words in nearly all rows are no chance."""
MERGED = "row.merged"
_PLAIN = Can.VALUE | Can.NUMBER | Can.MISSING | Can.SCOPED | Can.SENTENCE
"""What is no goal in words."""
LEAST = 2
"""Full rows that must show what a column holds."""
_DASH = "dash"
_SHAPES = (
    (
        "figure",
        re.compile(
            r"[<>≥≤≧≦~≈约]?[-−–+]?[0-9][0-9,]*(?:\.[0-9]+)?(?:[-—–~～至][0-9][0-9,]*(?:\.[0-9]+)?)?(?:左右|以上|以下|以内)?|[-—–]{1,2}"
        ),
    ),
    ("dash", re.compile(r"[-—–]{1,2}")),
    ("years", re.compile(r"(?:19[5-9]|20[0-4])[0-9]年?(?:[-—–~至]{1,2}(?:19|20)?[0-9]{2}年?)?")),
    ("ordinal", re.compile(r"[(]?[一二三四五六七八九十]{1,3}[)、.]?")),
)


def settled(reading: Reading) -> Reading:
    """The reading with the rows placed that the others leave one place for."""
    roles = reading.header.roles
    rows = _one_by_one(reading.rows, roles)
    if sides := parts_of([column.header for column in reading.header.columns]):
        rows = tuple(_in_first_side(row, roles, len(sides[0])) for row in rows)
    reading = replace(reading, rows=tuple(_with_merged(row, roles) for row in rows))
    if not any(row.kind == "data" and stands_loosely(row, roles) for row in reading.rows):
        return reading
    full = [row for row in reading.rows if row.kind == "data" and all(row.cells) and doubt(row, roles) is None]
    if len(full) < LEAST:
        return reading
    held = [frozenset[str]().union(*(_shapes(_text(row.cells[n])) for row in full)) for n in range(len(roles))]
    return replace(reading, rows=tuple(_settle(row, roles, held) for row in reading.rows))


def _one_by_one(rows: Sequence[Row], roles: Sequence[str]) -> tuple[Row, ...]:
    """Rows of as many words as columns, where these are nearly all: one word a cell, if each can stand in its own."""
    width = len(roles)
    data = [row for row in rows if row.kind == "data"]
    counted = [row for row in data if (atoms := _words(row)) and len(atoms) == width]
    if width < MIN_WIDTH or len(counted) < LEAST or len(counted) * 5 < len(data) * 4:
        return tuple(rows)
    shifted = {id(row) for row in counted if not all(row.cells) and _can_stand(_words(row), roles)}
    return tuple(
        Row(row.kind, tuple((atom,) for atom in _words(row)), (*row.said, SETTLED), inf) if id(row) in shifted else row
        for row in rows
    )


def _in_first_side(row: Row, roles: Sequence[str], size: int) -> Row:
    """A row of tables side by side that is as long as one of them stands in the first: the others have ended."""
    atoms = _words(row)
    if row.kind != "data" or len(atoms) != size or not _can_stand(atoms, roles[:size]):
        return row
    cells: list[Cell] = [(atom,) for atom in atoms]
    return Row(row.kind, (*cells, *([()] * (len(roles) - size))), (*row.said, SETTLED), inf)


def _can_stand(atoms: Sequence[Atom], roles: Sequence[str]) -> bool:
    return not any(denies(atom.text, role) for atom, role in zip(atoms, roles, strict=True))


def _words(row: Row) -> list[Atom]:
    """The words of a row that stands on one line, in order; none where it has more lines."""
    atoms = sorted((atom for cell in row.cells for atom in cell), key=lambda atom: atom.body.start)
    return atoms if len({atom.line for atom in atoms}) == 1 and all(atom.slot < 0 for atom in atoms) else []


def _with_merged(row: Row, roles: tuple[str, ...]) -> Row:
    """Words for all values of a row stand in the last of their columns, of which they are true also where they are no
    merged cell but a goal beside a blank one; ``told`` says so. A number would be one value and not the others."""
    if row.kind != "data" or not stands_loosely(row, roles) or "any" in roles or "empty.seen" in row.said:
        return row
    filled = [n for n, role in enumerate(roles) if role == "value" and row.cells[n]]
    others = all(row.cells[n] for n, role in enumerate(roles) if role not in ("value", "group", "note"))
    if len(filled) != 1 or roles.count("value") < 2 or not others:
        return row
    cell = row.cells[filled[0]]
    if len(cell) != 1 or not cell[0].can & Can.WORDS or cell[0].can & _PLAIN:
        return row
    placed = list(row.cells)
    placed[filled[0]] = ()
    placed[max(n for n, role in enumerate(roles) if role == "value")] = cell
    return Row(row.kind, tuple(placed), (*row.said, SETTLED, MERGED), inf)


def told(reading: Reading) -> Iterator[Finding]:
    """Which words are given under the last of the columns that they stand for."""
    for row in reading.rows:
        if MERGED in row.said:
            last = max(n for n, role in enumerate(reading.header.roles) if role == "value")
            yield finding("ROW_MISFIT", "此格的话应说各数值栏，记在其末一栏", [row.cells[last][0].body])


def _settle(row: Row, roles: tuple[str, ...], held: Sequence[frozenset[str]]) -> Row:
    if row.kind != "data" or not stands_loosely(row, roles):
        return row
    cells = [cell for cell in row.cells if cell]
    if comb(len(roles), len(cells)) > MOST_WAYS:
        return row
    shapes = [_shapes(_text(cell)) for cell in cells]
    name = roles.index("name") if "name" in roles else None
    ways = [
        way
        for way in combinations(range(len(roles)), len(cells))
        if (name is None or name in way)
        and all(_fits(own, roles[n], held[n]) for own, n in zip(shapes, way, strict=True))
    ]
    if len(ways) != 1:
        return row
    placed: list[Cell] = [()] * len(roles)
    for cell, n in zip(cells, ways[0], strict=True):
        placed[n] = cell
    return Row(row.kind, tuple(placed), (*row.said, SETTLED), inf)


def _fits(shapes: frozenset[str], role: str, held: frozenset[str]) -> bool:
    """Whether the full rows have such a cell in this column; the number of a group counts among those of rows, and a
    dash in any column that may say nothing, words (与全市同步) in any of values."""
    return (
        not shapes.isdisjoint(held)
        or (role == "number" and "ordinal" in shapes)
        or (_DASH in shapes and role in DASHED)
    )


def _text(cell: Cell) -> str:
    return fold("".join(atom.text for atom in cell))


def _shapes(text: str) -> frozenset[str]:
    """What a cell can be by its characters: 2026 is a year or a figure."""
    found = {name for name, pattern in _SHAPES if pattern.fullmatch(text)}
    if found:
        return frozenset(found - {"figure"} if "years" in found and not text.isdecimal() else found)
    if words.is_attribute(text):
        return frozenset({"attribute"})
    if text[:1].isdecimal():
        return frozenset({"measured"})
    return frozenset({"words", "said"}) if words.SAID.matches(text) else frozenset({"words"})
