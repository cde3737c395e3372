"""Whether a finding about two figures is true of a plan whose truth is keyed, for scripts/plant.py.

A truth is what ``tests/plans/*.json`` are: indicators with their values by column, statements with what they may be
called. Nothing here uses the checks: both figures have to stand in the truth, each under a name that the finding's
place has, and have to differ there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from extractor import Document
from extractor.lexicon.names import name_key
from extractor.lexicon.units import read_unit
from extractor.models import Diagnostic, Span

Truth = dict[str, Any]
TWO_FIGURES = frozenset({"FIGURE_DIFFERS", "MAGNITUDE_DIFFERS", "TARGET_BELOW_BASE", "TARGET_BELOW_REACHED"})
"""Codes whose findings the truth can bear out; of others it knows nothing."""


@dataclass(frozen=True)
class Figure:
    """A name, an amount in base units with its dimension, and the last year that it is for."""

    name: str
    amount: Fraction
    dimension: str
    year: int | None


def borne_out(finding: Diagnostic, document: Document, truth: Truth) -> bool:
    """Whether the truth has the figures of the finding's places, of one name and one measure, and they differ."""
    if finding.code not in TWO_FIGURES:
        return False
    known = set(_keyed(truth))
    sides = [figure for span in finding.spans if (figure := _at(span, document)) is not None]
    same_year = finding.code in ("FIGURE_DIFFERS", "MAGNITUDE_DIFFERS")
    return (
        len(sides) >= 2
        and all(side in known for side in sides)
        and len({(side.dimension, side.year if same_year else None) for side in sides}) == 1
        and len({side.amount for side in sides}) > 1
    )


def _figure(name: str, value: Any, unit: str | None, year: int | None) -> Figure:
    read = read_unit(unit)
    return Figure(name_key(name), Fraction(str(value)) * read.factor, str(read.dimension), year)


def _at(span: Span, document: Document) -> Figure | None:
    """What the document reads at a place."""
    for indicator in document.indicators:
        for value in indicator.values:
            if value.value is not None and _meet(value.span, span):
                return _figure(indicator.name, value.value, indicator.unit, value.period.end if value.period else None)
    for said in document.statements:
        if said.value is not None and said.subject and _meet(said.span, span):
            return _figure(said.subject, said.value, said.unit, said.period.end if said.period else None)
    return None


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _keyed(truth: Truth) -> Iterator[Figure]:
    """Every figure of the truth under every name, unit and year that it may have."""
    for row in truth["indicators"]:
        for values in row["values"].values():
            for one in values:
                if isinstance(one["value"], int | float):
                    yield _figure(row["name"], one["value"], row["unit"], one["period"][1] if one["period"] else None)
    for said in truth["statements"]:
        for subject in said["subject"]:
            for unit in said["unit"]:
                for period in said["period"]:
                    yield _figure(subject, said["value"], unit, period[1] if period else None)
