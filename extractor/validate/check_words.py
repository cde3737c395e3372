"""The cells of words: names, units, attributes, groups, pages, chapters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from ..lexicon.tables import is_missing
from ..lexicon.units import read_unit
from ..lexicon.widths import fold
from ..models.validation import CheckedCell, Place
from .alignment import Alignment, RowMatch
from .checked import checked_cell
from .compare import Units
from .facts import SourceFacts, SourceRow
from .layout import KeyedRow
from .names import PRINTED, TYPO, likeness, spelled
from .texts import TextField, TextVerdict, compare_words
from .workbook import KeyedCell

NEAR = 0.5
"""Least likeness for a name to be worth mentioning beside one that the source does not have."""
FIELDS: dict[TextField, str] = {"attribute": "属性", "group": "分组", "page": "页码", "chapter": "章节"}
"""The words that are checked against the source where it has them."""


def _bare(unit: str) -> str:
    """A unit without the brackets round the whole of it; those of 套（间） are its own."""
    inner = unit.strip()
    return inner[1:-1] if inner[:1] in "（(" and inner[-1:] in "）)" else inner


class WordCheck:
    """Checks the words of one block."""

    def __init__(self, found: Alignment, facts: SourceFacts):
        self.block = found.block
        self.facts = facts
        self.sources = [m.source for m in found.rows if m.source is not None]
        keyed = [field for field in FIELDS if self._is_keyed(field)]
        self.fields = [field for field in keyed if any(self._printed(field, source) for source in self.sources)]
        unchecked = "、".join(FIELDS[field] for field in keyed if field not in self.fields)
        if unchecked:
            found.notes.append(f"原文没有{unchecked}，录入的{unchecked}未核对")

    def _is_keyed(self, field: TextField) -> bool:
        column = self.block.column(field)
        if field == "group":
            return any(row.group for row in self.block.rows)
        return column is not None and any(row.under(column) for row in self.block.rows)

    def _printed(self, field: TextField, row: SourceRow) -> str | None:
        indicator = row.indicator
        page = self.facts.page(indicator.span)
        return {
            "unit": indicator.unit, "attribute": indicator.attribute, "group": indicator.group,
            "chapter": row.table.place, "page": None if page is None else str(page),
        }[field]  # fmt: skip

    # -- names ----------------------------------------------------------------------------

    def name(self, match: RowMatch) -> CheckedCell:
        """The verdict on a row's name; of a row that is there twice, on the row."""
        cell, source, column = match.row.name, match.source, self.block.column("name")
        header = column.header if column else None
        if source is None:
            near = self._nearest(cell.text)
            message = "原文的表中没有这个指标" + (f"，最接近的是“{near.raw}”" if near else "")
            return checked_cell(cell, header, "name", cell.text, "not_in_source", "name", message, candidate=near)
        printed = source.indicator.name
        place = {"source_raw": printed, **self.facts.place(source.indicator.span, source.table)}
        if match.twin is not None:
            message = f"与 {match.twin.name.address} 重复：原文只有一个“{printed}”"
            return checked_cell(cell, header, "row", printed, "differs", "duplicate_row", message, **place)
        if match.grade == TYPO:
            message = f"名称与原文不同，按相近的“{printed}”核对"
            return checked_cell(cell, header, "name", printed, "differs", "name", message, **place)
        if match.grade == PRINTED and fold(spelled(cell.text).name) == fold(printed):
            return checked_cell(cell, header, "name", printed, "confirmed", None, "与原文一致", **place)
        message = f"与原文的“{printed}”是同一指标"
        return checked_cell(cell, header, "name", printed, "confirmed_equal", None, message, **place)

    def _nearest(self, name: str) -> Place | None:
        """The indicator whose name is nearest to one that the source does not have."""
        plain = spelled(name).name
        scored = ((likeness(plain, row.indicator.name), -n, row) for n, row in enumerate(self.facts.rows))
        score, _, row = max(scored, key=lambda item: item[:2])
        indicator = row.indicator
        return Place(raw=indicator.name, span=indicator.span, where=row.table.label) if score >= NEAR else None

    # -- attribute, group, page, chapter --------------------------------------------------

    def texts(self, match: RowMatch, source: SourceRow) -> Iterator[CheckedCell]:
        """The verdicts on the row's other words."""
        for field in self.fields:
            column = self.block.column(field)
            if column is None:
                yield from self._group_row(match, source)
                continue
            cell = match.row.cells[column.index]
            if field == "group":
                cell = match.row.group_cell or cell
            yield self._words(field, cell, compare_words(field, cell.text, self._printed(field, source)), source)

    def _group_row(self, match: RowMatch, source: SourceRow) -> Iterator[CheckedCell]:
        """A row under another group's row; rightly placed rows have no cell that says so."""
        verdict = compare_words("group", match.row.group or "", source.indicator.group)
        if verdict.verdict != "confirmed":
            says = f"录入在“{match.row.group}”下，原文在“{source.indicator.group}”下"
            yield self._words("group", match.row.name, replace(verdict, says=says), source)

    def _words(self, field: TextField, cell: KeyedCell, verdict: TextVerdict, source: SourceRow) -> CheckedCell:
        column = self.block.column(field)
        return checked_cell(
            cell, column.header if column else None, field, source.indicator.name, verdict.verdict, verdict.kind,
            verdict.says or "与原文一致", source_raw=self._printed(field, source),
            **self.facts.place(source.indicator.span, source.table),
        )  # fmt: skip

    # -- units ----------------------------------------------------------------------------

    def unit(
        self, match: RowMatch, source: SourceRow, agreeing: Callable[[Units], int], elsewhere: bool
    ) -> tuple[Units, CheckedCell | None]:
        """In which unit the row's values are, and the verdict on the cell that says so.

        A row may be keyed in another unit than the source's. Where more of its values agree as they stand than
        when converted, it is the unit that is wrong.

        Args:
            agreeing: counts the row's values that agree when read in certain units.
            elsewhere: whether other lines hold the indicator's numbers in the same keyed unit, and so show it right.
        """
        printed = source.indicator.unit
        keyed, cell = self._keyed_unit(match.row)
        if keyed is None:
            verdict = compare_words("unit", "", printed) if cell is not None and printed else None
            return Units(printed), None if cell is None or verdict is None else self._words(
                "unit", cell, verdict, source
            )
        assert cell is not None
        verdict = compare_words("unit", keyed, printed)
        units = Units(printed, keyed if printed else None)
        if verdict.verdict == "differs":
            one, other = read_unit(keyed), read_unit(printed)
            converted = agreeing(units)
            # without a number nothing has shown that the row was converted: then another unit is a wrong one
            proven = converted > 0 or one.factor == other.factor or elsewhere
            if one.dimension != other.dimension or converted < agreeing(Units(printed)) or not proven:
                return Units(printed), self._words("unit", cell, verdict, source)
            verdict = TextVerdict("confirmed_equal", None, f"原文单位为“{printed}”，数值已换算核对")
        elif cell is match.row.name:
            return units, None  # the verdict on the name covers the unit in its brackets
        return units, self._words("unit", cell, verdict, source)

    def same_unit(self, one: KeyedRow, other: KeyedRow) -> bool:
        """Whether two rows say one unit."""
        units = [self._keyed_unit(row)[0] for row in (one, other)]
        return units[0] is not None and units[1] is not None and read_unit(units[0]) == read_unit(units[1])

    def _keyed_unit(self, row: KeyedRow) -> tuple[str | None, KeyedCell | None]:
        """The unit, and the cell of the unit column or the name that holds it or should."""
        column = self.block.column("unit")
        cell = row.under(column)
        if cell is not None and not is_missing(cell.text):
            return _bare(cell.text), cell
        named = spelled(row.name.text).unit
        if named is not None:
            return named, row.name
        filled = column is not None and any(other.under(column) for other in self.block.rows)
        return None, row.cells[column.index] if column is not None and filled else None
