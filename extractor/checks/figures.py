"""Figures: the values of tables and statements in one form, so that they can be held against each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from ..lexicon.indicator_kinds import has_no_total
from ..lexicon.names import name_key
from ..lexicon.units import in_base, read_unit
from ..lexicon.widths import fold, squeeze
from ..models import Document, Indicator, Observation, Span, Statement

Kind = Literal["target", "actual"]
Aggregation = Literal["total", "per_year", "level"]
Place = tuple[str, str, Kind, Aggregation, tuple[int, int]]
"""What two figures must share to be one: key of the name, dimension, kind, aggregation, years."""

_NO_NAME = re.compile(r"^.{0,3}$|^[\u4e00-\u9fff]{1,8}(?:[省市县区镇乡旗州村盟]|街道|地区|开发区)$|合计|总计|小计|其他")
"""Rows of places, sums and remnants: their figures have a subject that the name does not tell."""

_DOUBT_BEFORE = re.compile(r"(?:[0-9][\s，,.·]{1,3}|[由从]\s?)$")
_BEFORE = frozenset(" \n\t\u3000，,.·由从")
"""The signs that can end a doubt; they spare the search for all other numbers."""

_DOUBT_AFTER = re.compile(r"[\s，,.·]{1,3}[0-9]")

_ABOUT = frozenset("余多近约左")
SIGNS = {"=": "", "<": "＜", "<=": "≤", ">": "＞", ">=": "≥", "~": "约", "range": ""}


class Figure(NamedTuple):
    """One printed number (a tuple, for a long document has thousands); ``value`` and ``step`` are exact, in the dimension's own unit.

    ``step`` is one unit of the last printed digit; ``where`` names table or text for messages;
    ``home`` is the table's id, or None for text, of which ``section`` names the section or box.
    """

    name: str
    key: str
    unit: str | None
    dimension: str
    value: Fraction
    step: Fraction
    comparator: str
    kind: Kind
    aggregation: Aggregation
    years: tuple[int, int]
    printed: str
    home: str | None
    where: str
    section: str | None
    span: Span

    @property
    def place(self) -> Place:
        """What it shares with every other print of the same figure; a level is that of its last year."""
        years = self.years if self.aggregation != "level" else (self.years[1], self.years[1])
        return self.key, self.dimension, self.kind, self.aggregation, years

    def in_unit(self, value: Fraction) -> str:
        """A value of its dimension in the unit in which it is printed itself: 639.19万人."""
        plain = value / read_unit(self.unit).factor
        return f"{plain.numerator / plain.denominator:.12g}{self.unit or ''}"

    def said(self) -> str:
        """``正文 8.8万人``, ``表1 94266人``."""
        return f"{self.where} {self.printed}"


def last_digit(value: Decimal) -> Decimal:
    """One unit of the last digit that is printed: 0.01 of 35.96."""
    return Decimal(1).scaleb(int(value.as_tuple().exponent))


@lru_cache(maxsize=1024)
def _step(exponent: int | str, unit: str | None) -> Fraction:
    """One unit of the digit at ``exponent``, in the dimension's own unit."""
    return Fraction(10) ** int(exponent) * read_unit(unit).factor


def figures_of(document: Document, spoken: Iterable[Figure]) -> list[Figure]:
    """All figures with a value, a period and a plain aggregation, in document order; ``spoken`` are those of its text."""
    tables = {table.id: table for table in document.tables}
    labels = _labels(document)
    found = []
    for indicator in document.indicators:
        series = tables[indicator.table_id].kind == "series"
        for value in indicator.values:
            figure = _of_cell(indicator, value, labels[indicator.table_id], series)
            if figure is not None:
                found.append(figure)
    found += spoken
    named = (figure for figure in found if not _NO_NAME.search(figure.key))
    return sorted(named, key=lambda figure: figure.span.start)


def spoken_figures(document: Document) -> list[Figure]:
    """The figures of the running text, those with short names among them: within its sentence 农民工 tells enough."""
    text = document.text
    found = [figure for statement in document.statements if (figure := _of_statement(statement, text)) is not None]
    return sorted(found, key=lambda figure: figure.span.start)


def _labels(document: Document) -> dict[str, str]:
    """What a reader calls each table: 表1, 专栏2, or its caption."""
    boxes = {box.id: f"专栏{box.number}" for box in document.boxes if box.number is not None}
    return {
        table.id: table.number or boxes.get(table.box_id or "") or (f"《{table.caption}》" if table.caption else "表中")
        for table in document.tables
    }


def by_place(figures: Iterable[Figure]) -> dict[Place, list[Figure]]:
    """The figures that claim to be one, together."""
    groups: dict[Place, list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[figure.place].append(figure)
    return groups


def _of_cell(indicator: Indicator, value: Observation, where: str, series: bool) -> Figure | None:
    if value.value is None or value.value_high is not None or value.period is None:
        return None
    years = value.period.start, value.period.end
    kind: Kind = "target" if value.role in ("target", "annual_average") and not series else "actual"
    dimension, size = in_base(value.value, indicator.unit)
    return Figure(
        indicator.name, name_key(indicator.name), indicator.unit, dimension, size,
        _step(value.value.as_tuple().exponent, indicator.unit), value.comparator or "=", kind,
        _aggregation(indicator, value, years), years,
        value.raw + _unit_after(value.raw, indicator.unit), indicator.table_id, where, None, value.span,
    )  # fmt: skip


def _unit_after(raw: str, unit: str | None) -> str:
    if not unit or raw[-1:] == unit[-1:]:
        return ""
    return unit if fold(raw[-1:]) != fold(unit[-1:]) else ""


def _aggregation(indicator: Indicator, value: Observation, years: tuple[int, int]) -> Aggregation:
    if has_no_total(indicator.name):
        return "level"
    if value.cumulative:
        return "total"
    if years[0] == years[1]:
        return "level"
    return "per_year" if value.role == "annual_average" or "年均" in value.column else "total"


def _of_statement(statement: Statement, text: str) -> Figure | None:
    if statement.period is None or statement.value_high is not None or statement.aggregation == "change":
        return None
    if _is_doubtful(statement, text):
        return None
    dimension, size = in_base(statement.value, statement.unit)
    return Figure(
        statement.subject, name_key(statement.subject), statement.unit, dimension, size,
        _step(statement.value.as_tuple().exponent, statement.unit), statement.comparator, statement.kind,
        statement.aggregation, (statement.period.start, statement.period.end),
        _said(statement, squeeze(statement.span.text_in(text))),
        None, "正文" if statement.box_id is None else "专栏",
        statement.section_id or statement.box_id, statement.span,
    )  # fmt: skip


def _is_doubtful(statement: Statement, text: str) -> bool:
    """Whether a neighbour may be the rest of the number, or the time it is given may be that of another.

    Damaged text layers print 2300 as 2 ，300; 由24.6亿元增加到62.8亿元 says of what year only the end is.
    """
    start, end = statement.span.start, statement.span.end
    if text[start - 1 : start] in _BEFORE and _DOUBT_BEFORE.search(text[max(0, start - 4) : start]):
        return True
    return text[end - 1].isdigit() and _DOUBT_AFTER.match(text, end) is not None


def _said(statement: Statement, printed: str) -> str:
    """The number with its comparator as a sign, unless it says itself that it is about right."""
    return SIGNS[statement.comparator] + printed if _ABOUT.isdisjoint(printed) else printed
