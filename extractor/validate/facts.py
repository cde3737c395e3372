"""The source as a keyed table sees it: tables of indicators by columns, each crossing a cell with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from ..lexicon.tables import is_unit
from ..lexicon.units import read_unit
from ..lexicon.widths import fold, squeeze
from ..models import Document, Indicator, Observation, Section, Span
from ..models.table import Column, Table
from .compare import Units
from .headers import plain
from .meaning import Meaning, of_observation, of_text
from .rules import Neighbour

VALUE_ROLES = ("baseline", "target", "actual", "observed", "annual_average")
_HEADER_UNIT = re.compile(r"[(\[](?:单位:)?(?P<unit>[^()\[\]]{1,10})[)\]]$")
AROUND = 30
"""Characters of the source shown on either side of the words in question."""


@dataclass(eq=False)
class Fact:
    """What the source says where an indicator and a column cross: no value, one, or two."""

    row: SourceRow
    column: Column
    raw: str
    span: Span
    observations: tuple[Observation, ...]
    meanings: tuple[Meaning, ...]

    @property
    def missing(self) -> bool:
        """Whether the source has no value here."""
        return all(meaning.missing for meaning in self.meanings)

    @property
    def parts(self) -> list[int | None]:
        """How a long table names its values: by order where there are two, else None."""
        return [None] if len(self.observations) < 2 else list(range(len(self.observations)))

    def said(self, part: int | None) -> tuple[str, Span]:
        """The print of the whole cell, or of one of its two values, and where it is."""
        if part is None:
            return self.raw, self.span
        return self.observations[part].raw, self.observations[part].span

    @cached_property
    def unit(self) -> str | None:
        """What the value is in: a unit in the cell or in the column's header, where it is of another kind than the
        indicator's (10% in a column of growth, behind 亿元; 100% reached of a rate in ‰), else the indicator's.
        """
        own = self.row.indicator.unit
        printed = (header_unit(self.column.header), *(meaning.unit for meaning in map(_first, self.observations)))
        of_row = read_unit(own)

        def of_its_own(unit: str) -> bool:
            read = read_unit(unit)
            return read.dimension != of_row.dimension or (read.dimension == "share" and read.factor != of_row.factor)

        return next((unit for unit in printed if unit and of_its_own(unit)), own)

    @property
    def in_row_unit(self) -> bool:
        """Whether it is a number in its row's unit, and none of another kind, such as 97.9% reached of an amount."""
        numbers = any(meaning.value is not None for meaning in self.meanings)
        return numbers and read_unit(self.unit) == read_unit(self.row.indicator.unit)

    def neighbours_in_row(self) -> tuple[Neighbour[Fact], ...]:
        """The values of the row's other columns."""
        return _neighbours(fact for fact in self.row.facts.values() if fact is not self)

    def neighbours_in_column(self) -> tuple[Neighbour[Fact], ...]:
        """The values of the column's other rows, the nearest first."""
        others = (row for row in self.row.table.rows if row is not self.row)
        near = sorted(others, key=lambda row: abs(row.position - self.row.position))
        return _neighbours(row.facts[self.column.index] for row in near if self.column.index in row.facts)


def _neighbours(facts: Iterator[Fact]) -> tuple[Neighbour[Fact], ...]:
    return tuple(Neighbour(meaning, Units(fact.unit), fact) for fact in facts for meaning in fact.meanings)


@dataclass(slots=True, eq=False)
class SourceRow:
    """An indicator with its facts by column index; ``position`` counts the rows of its table."""

    table: SourceTable
    position: int
    indicator: Indicator
    parent: str | None
    facts: dict[int, Fact] = field(default_factory=dict)

    @property
    def has_values(self) -> bool:
        """Whether any of its cells holds something; a long table has no line for a row without."""
        return not all(fact.missing for fact in self.facts.values())


@dataclass(slots=True, eq=False)
class SourceTable:
    """A table that holds indicators; ``columns`` are its value columns, ``place`` is its section in words."""

    table: Table
    columns: list[Column]
    place: str | None
    rows: list[SourceRow] = field(default_factory=list)

    @property
    def label(self) -> str:
        """The table's name for messages."""
        return self.table.caption or self.table.number or self.table.id

    def is_named(self, words: str) -> bool:
        """Whether the words are the table's id, number or caption."""
        t = self.table
        return plain(words) in {plain(word) for word in (t.id, t.number, t.caption, t.box_id) if word}


class SourceFacts:
    """All tables of a document that hold indicators."""

    def __init__(self, document: Document):
        self.document = document
        paths = dict(section_paths(document))
        by_id = {i.id: i for i in document.indicators}
        tables = {
            t.id: SourceTable(t, [c for c in t.columns if c.role in VALUE_ROLES], paths.get(t.section_id or ""))
            for t in document.tables if t.kind != "other"
        }  # fmt: skip
        for indicator in document.indicators:
            table = tables[indicator.table_id]
            parent = by_id[indicator.of].name if indicator.of else None
            table.rows.append(_row(table, indicator, parent, document.text))
        self.tables = [t for t in tables.values() if t.rows]

    @cached_property
    def rows(self) -> list[SourceRow]:
        """All indicators in document order."""
        return [row for table in self.tables for row in table.rows]

    @cached_property
    def paths(self) -> dict[str, str]:
        """Headings from the outermost to the section's own, by its id."""
        return dict(section_paths(self.document))

    def page(self, span: Span) -> int | None:
        """The page of the source, where its format has pages."""
        return getattr((span.parts or [span])[0], "page", None)

    def place(self, span: Span, table: SourceTable) -> dict[str, Any]:
        """Fields of a checked cell that say where its words stand."""
        return {"span": span, "context": self.context(span), "section": table.place, "page": self.page(span)}

    def context(self, span: Span) -> str:
        """The words at ``span`` between 【 and 】 with some of what stands around them, on one line."""
        text = self.document.text
        before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
        return f"{_line(before)}【{squeeze(text[span.start : span.end])}】{_line(after)}"


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _row(table: SourceTable, indicator: Indicator, parent: str | None, text: str) -> SourceRow:
    row = SourceRow(table, len(table.rows), indicator, parent)
    for column in table.columns:
        found = tuple(o for o in indicator.values if o.column == column.header)
        if found:
            span = Span(start=min(o.span.start for o in found), end=max(o.span.end for o in found))
            whole = found[0].span if len(found) == 1 else span
            raw = squeeze(text[span.start : span.end]) if len(found) > 1 else found[0].raw
            row.facts[column.index] = Fact(row, column, raw, whole, found, tuple(map(_meaning, found)))
        else:
            row.facts[column.index] = Fact(row, column, "", indicator.span, (), (Meaning(),))
    return row


def _first(observation: Observation) -> Meaning:
    """The print of an observation, read as any cell is."""
    return of_text(observation.raw)[0]


def _meaning(observation: Observation) -> Meaning:
    """What an observation says; its total is open where brackets in print and what they mean do not go together.

    （68） may have brackets without a note that makes it a total, and a column headed 累计 totals without brackets.
    """
    meaning = of_observation(observation)
    return replace(meaning, total=None) if bool(_first(observation).total) != bool(meaning.total) else meaning


def header_unit(header: str) -> str | None:
    """The unit in brackets at the end of a header: 年均增速（%）."""
    found = _HEADER_UNIT.search(fold(header))
    return found.group("unit") if found and is_unit(found.group("unit")) else None


def section_paths(document: Document) -> Iterator[tuple[str, str]]:
    """The id of each section and its headings, outermost first."""

    def walk(sections: list[Section], above: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        for section in sections:
            number = section.number.raw if section.number else ""
            own = (*above, f"{number} {squeeze(section.heading)}".strip()) if section.heading else above
            yield section.id, " > ".join(own)
            yield from walk(section.children, own)

    return walk(document.sections, ())
