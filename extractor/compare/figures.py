"""Figures of one document in the form in which those of several documents meet.

What keeps two figures apart is part of the figure: what the unit measures, whether it is a total of
years, a value of each year or of one year, and which years. Nothing is converted from one measure
into another: a total is not five times a yearly value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from ..lexicon.names import name_key
from ..lexicon.units import read_unit
from ..models import Document, Indicator, Observation, Span, Statement

Measure = Literal["year", "total", "per_year", "span", "change"]
Role = Literal["baseline", "target", "actual"]

MEASURES: dict[Measure, str] = {
    "year": "当年",
    "total": "累计",
    "per_year": "年均",
    "span": "期内",
    "change": "增减",
}
"""year: in or at the end of one year; total: of all years together; per_year: of each year on average;
span: of several years, and the table does not say whether in total or each; change: between two dates."""

ROLES: dict[Role, str] = {"baseline": "基期", "target": "目标", "actual": "实际"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed number of one document; ``document`` is its place among those compared.

    ``value``, ``high`` (the upper end of a range) and ``step`` (one unit of the last printed digit) are
    exact, in the dimension's own unit; ``unit`` is the printed one. ``home`` is the table's id, None for
    running text.
    """

    document: int
    name: str
    key: str
    dimension: str
    unit: str | None
    measure: Measure
    years: tuple[int, int]
    role: Role
    comparator: str
    value: Fraction
    high: Fraction | None
    step: Fraction
    printed: str
    home: str | None
    span: Span


def figures_of(document: Document, n: int) -> Iterator[Figure]:
    """Figures with a number and its years: those of tables, then those that only running text has."""
    taken = set()
    for indicator in document.indicators:
        for value in indicator.values:
            figure = _of_cell(indicator, value, n)
            if figure is not None:
                taken.add(_slot(figure))
                yield figure
    for statement in document.statements:
        figure = _of_statement(statement, document.text, n)
        if figure is not None and _slot(figure) not in taken:
            yield figure


def _slot(figure: Figure) -> tuple[object, ...]:
    return figure.key, figure.dimension, figure.measure, figure.years, figure.role


def _of_cell(indicator: Indicator, value: Observation, n: int) -> Figure | None:
    if value.value is None or value.period is None:
        return None
    years = value.period.start, value.period.end
    role: Role = "target"
    if value.role == "baseline":
        role = "baseline"
    elif value.role in ("actual", "observed"):
        role = "actual"
    unit = read_unit(indicator.unit)
    return Figure(
        n, indicator.name, name_key(indicator.name), unit.dimension, indicator.unit,
        _measure(value, years), years, role, value.comparator or "=",
        Fraction(value.value) * unit.factor, _high(value.value_high, unit.factor), _step(value.value) * unit.factor,
        value.raw, indicator.table_id, value.span,
    )  # fmt: skip


def _measure(value: Observation, years: tuple[int, int]) -> Measure:
    if value.cumulative:
        return "total"
    if value.role == "annual_average":
        return "per_year"
    return "year" if years[0] == years[1] else "span"


def _of_statement(statement: Statement, text: str, n: int) -> Figure | None:
    if statement.period is None:
        return None
    years = statement.period.start, statement.period.end
    measure: Measure = "year"
    if statement.aggregation == "change":
        measure = "change"
    elif statement.aggregation == "level":
        years = years[1], years[1]  # a level is that of the last year
    elif years[0] != years[1]:
        measure = "total" if statement.aggregation == "total" else "per_year"
    unit = read_unit(statement.unit)
    return Figure(
        n, statement.subject, name_key(statement.subject), unit.dimension, statement.unit,
        measure, years, statement.kind, statement.comparator,
        Fraction(statement.value) * unit.factor, _high(statement.value_high, unit.factor),
        _step(statement.value) * unit.factor,
        "".join(statement.span.text_in(text).split()), None, statement.span,
    )  # fmt: skip


def _high(value: Decimal | None, factor: Fraction) -> Fraction | None:
    return None if value is None else Fraction(value) * factor


def _step(value: Decimal) -> Fraction:
    exponent = value.as_tuple().exponent
    return Fraction(10) ** exponent if isinstance(exponent, int) else Fraction(0)
