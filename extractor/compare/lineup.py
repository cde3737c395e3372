"""Figures that can be held against each other, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fnmatch import fnmatchcase
from fractions import Fraction

from ..lexicon.names import name_key
from ..lexicon.units import read_unit
from ..models import Document
from .figures import Figure, Measure, figures_of


@dataclass(frozen=True, slots=True)
class Row:
    """What all documents say of one indicator in one measure and the same years."""

    measure: Measure
    years: tuple[int, int]
    figures: list[Figure] = field(default_factory=list)


@dataclass(slots=True)
class Lined:
    """One indicator over the documents; ``name`` and ``unit`` are those that most figures are printed with."""

    name: str
    key: str
    dimension: str
    unit: str | None
    rows: list[Row]

    @property
    def documents(self) -> set[int]:
        """Which documents have the indicator."""
        return {figure.document for row in self.rows for figure in row.figures}

    def in_unit(self, value: Fraction) -> Decimal:
        """A value in ``unit``: exact, or to twelve digits where the units' ratio has no end (亩)."""
        value /= read_unit(self.unit).factor
        return Decimal(value.numerator) / Decimal(value.denominator)


def lineup(documents: Sequence[Document]) -> list[Lined]:
    """Every indicator of the documents, in the order in which they first name it.

    Two figures stand in one indicator where key of the name and dimension of the unit are the same, in
    one row where measure and years are too: totals, yearly values and levels never meet.
    """
    found: dict[tuple[str, str], Lined] = {}
    rows: dict[tuple[object, ...], Row] = {}
    for n, document in enumerate(documents):
        for figure in figures_of(document, n):
            key = figure.key, figure.dimension
            if key not in found:
                found[key] = Lined(figure.name, *key, figure.unit, [])
            place = *key, figure.measure, figure.years
            if place not in rows:
                rows[place] = Row(figure.measure, figure.years)
                found[key].rows.append(rows[place])
            rows[place].figures.append(figure)
    for lined in found.values():
        figures = [figure for row in lined.rows for figure in row.figures]
        lined.name = Counter(figure.name for figure in figures).most_common(1)[0][0]
        lined.unit = Counter(figure.unit for figure in figures).most_common(1)[0][0]
        lined.rows.sort(key=lambda row: (row.years[1], row.years[0], row.measure))
    return list(found.values())


def named(lined: Iterable[Lined], patterns: Sequence[str]) -> list[Lined]:
    """Those whose name holds one of the words, or matches one that has ``*`` or ``?``; all without any."""
    return [one for one in lined if not patterns or any(_matches(one, pattern) for pattern in patterns)]


def _matches(one: Lined, pattern: str) -> bool:
    if any(sign in pattern for sign in "*?["):
        return fnmatchcase(one.name, pattern) or fnmatchcase(one.key, pattern)
    return pattern in one.name or name_key(pattern) in one.key
