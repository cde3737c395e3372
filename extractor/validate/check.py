"""An alignment to checked cells: values, names, words, rows that are there twice or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from ..lexicon.tables import is_missing, is_unit
from ..lexicon.units import read_unit
from ..lexicon.widths import fold, squeeze
from ..models.validation import CheckedCell, Field_, Kind, Place, Verdict
from .align import Alignment, Pair, RowMatch
from .compare import Units, same
from .conflicts import Conflicts
from .facts import Fact, SourceFacts, SourceRow
from .headers import speaks_of_values, time_of
from .layout import KeyedColumn
from .lines import line_meanings, says_total
from .meaning import Meaning, of_cell, of_text
from .names import PRINTED, TYPO, spelled
from .rules import Answer, Case, judge
from .texts import TextField, TextVerdict, compare_words
from .workbook import KeyedCell

_HEADER_UNIT = re.compile(r"[(\[](?:单位:)?(?P<unit>[^()\[\]]{1,10})[)\]]$")
TEXT_FIELDS: tuple[TextField, ...] = ("attribute", "group", "page", "chapter")


class Checker:
    """Checks the blocks of one keyed file against one source."""

    def __init__(self, facts: SourceFacts, conflicts: Conflicts):
        self.facts = facts
        self.conflicts = conflicts

    def check(self, found: Alignment) -> Iterator[CheckedCell]:
        """Every cell of the block that says something, then what is missing."""
        pairs: dict[int, list[Pair]] = {}
        for pair in found.pairs:
            pairs.setdefault(id(pair.row), []).append(pair)
        fields = [field for field in TEXT_FIELDS if self._is_checked(field, found)]
        for match in found.rows:
            yield from self._row(match, found, pairs.get(id(match.row), []), fields)
        for fact in found.missing_facts:
            yield self._missing_fact(fact, found)
        for row in found.missing_rows:
            yield self._missing_row(row, found)

    # -- rows -----------------------------------------------------------------------------

    def _row(
        self, match: RowMatch, found: Alignment, pairs: Sequence[Pair], fields: Sequence[TextField]
    ) -> Iterator[CheckedCell]:
        yield self._name(match, found)
        if match.twin is not None:
            return
        units = Units()
        if match.source is not None:
            units, verdict, cell = self._units(match, found, pairs)
            if verdict is not None and cell is not None:
                yield self._words("unit", cell, verdict, match.source, found)
            for field in fields:
                yield from self._text(field, match, found)
        for pair in pairs:
            yield from self._pair(pair, match, units, found)

    def _name(self, match: RowMatch, found: Alignment) -> CheckedCell:
        cell, source = match.row.name, match.source
        name = found.block.column("name")
        header = name.header if name else None
        if source is None:
            return _cell(cell, header, "name", cell.text, "not_in_source", "name", message="原文的表中没有这个指标")
        printed = source.indicator.name
        place: dict[str, Any] = {"source_raw": printed, "span": source.indicator.span, **self._where(source)}
        if match.twin is not None:
            message = f"与 {match.twin.name.address} 重复：原文只有一个“{printed}”"
            return _cell(cell, header, "row", printed, "differs", "duplicate_row", message=message, **place)
        if match.grade == TYPO:
            message = f"名称与原文不同，按相近的“{printed}”核对"
            return _cell(cell, header, "name", printed, "differs", "name", message=message, **place)
        same_print = match.grade == PRINTED and fold(spelled(cell.text).name) == fold(printed)
        verdict: Verdict = "confirmed" if same_print else "confirmed_equal"
        message = "与原文一致" if same_print else f"与原文的“{printed}”是同一指标"
        return _cell(cell, header, "name", printed, verdict, None, message=message, **place)

    def _where(self, row: SourceRow) -> dict[str, Any]:
        span = row.indicator.span
        return {"context": self.facts.context(span), "section": row.table.place}

    # -- words ----------------------------------------------------------------------------

    def _is_checked(self, field: TextField, found: Alignment) -> bool:
        """Whether the column is there with something in it, and the source has something to hold it against."""
        column = found.block.column(field)
        keyed = any(m.row.group for m in found.rows) if field == "group" else column is not None and any(
            m.row.under(column) for m in found.rows
        )  # fmt: skip
        return keyed and any(self._printed(field, m.source) for m in found.rows if m.source is not None)

    def _printed(self, field: TextField, row: SourceRow) -> str | None:
        indicator = row.indicator
        if field == "page":
            page = self.facts.page(indicator.span)
            return None if page is None else str(page)
        return {"attribute": indicator.attribute, "group": indicator.group, "chapter": row.table.place}[field]

    def _text(self, field: TextField, match: RowMatch, found: Alignment) -> Iterator[CheckedCell]:
        source = match.source
        assert source is not None
        column = found.block.column(field)
        if field == "group":
            cell, text = match.row.group_cell or match.row.name, match.row.group or ""
            if column is None and cell is match.row.group_cell:
                cell = match.row.name
        else:
            assert column is not None
            cell = match.row.cells[column.index]
            text = cell.text
        verdict = compare_words(field, text, self._printed(field, source))
        if column is None:
            if verdict.verdict == "confirmed":
                return  # group rows are no cells of the indicators under them
            verdict = replace(verdict, says=f"录入在“{text}”下，原文在“{source.indicator.group}”下")
        yield self._words(field, cell, verdict, source, found)

    def _words(
        self, field: TextField, cell: KeyedCell, verdict: TextVerdict, source: SourceRow, found: Alignment
    ) -> CheckedCell:
        column = next((c for c in found.block.columns if c.role == field), None)
        printed = source.indicator.unit if field == "unit" else self._printed(field, source)
        return _cell(
            cell, column.header if column else None, field, source.indicator.name, verdict.verdict, verdict.kind,
            message=verdict.says or "与原文一致", source_raw=printed, span=source.indicator.span, **self._where(source),
        )  # fmt: skip

    def _units(
        self, match: RowMatch, found: Alignment, pairs: Sequence[Pair]
    ) -> tuple[Units, TextVerdict | None, KeyedCell | None]:
        """In which unit the row's values are, and the verdict on the cell that says so.

        A row may be keyed in another unit than the source's. Where its values agree as they stand and not when
        converted, it is the unit that is wrong.
        """
        assert match.source is not None
        printed = match.source.indicator.unit
        column = found.block.column("unit")
        cell = match.row.under(column)
        keyed = cell.text.strip("（()）") if cell is not None and not is_missing(cell.text) else None
        if keyed is None:
            named = spelled(match.row.name.text).unit
            if named is None:
                blank = column is not None and any(m.row.under(column) for m in found.rows) and printed
                verdict = compare_words("unit", "", printed) if blank else None
                return Units(printed), verdict, match.row.cells[column.index] if column is not None else None
            keyed, cell = named, match.row.name
        verdict = compare_words("unit", keyed, printed)
        if verdict.verdict != "differs":
            return Units(printed, keyed if printed else None), verdict, cell if cell is not match.row.name else None
        stated, plain = Units(printed, keyed), Units(printed)
        comparable = read_unit(keyed).dimension == read_unit(printed).dimension
        if comparable and self._agreeing(pairs, stated, found) >= self._agreeing(pairs, plain, found):
            return stated, TextVerdict("confirmed_equal", None, f"原文单位为“{printed}”，数值已换算核对"), cell
        return plain, verdict, cell

    def _agreeing(self, pairs: Sequence[Pair], units: Units, found: Alignment) -> int:
        return sum(
            1
            for pair in pairs
            if pair.fact is not None and pair.cell
            for keyed in self._keyed(pair, found)
            if keyed.value and any(same(keyed, m, units, may_be_total=True) is not None for m in pair.fact.meanings)
        )

    # -- values ---------------------------------------------------------------------------

    def _keyed(self, pair: Pair, found: Alignment) -> list[Meaning]:
        return line_meanings(found.block, pair.row) if found.block.layout == "long" else of_cell(pair.cell)

    def _pair(self, pair: Pair, match: RowMatch, units: Units, found: Alignment) -> Iterator[CheckedCell]:
        name = match.source.indicator.name if match.source else pair.row.name.text
        header, fact = self._header(pair, found), pair.fact
        if fact is None:
            named = found.block.layout == "long" or speaks_of_values(pair.column.header)
            if pair.cell and named and not all(m.missing for m in of_cell(pair.cell)):
                why = "原文的表中没有这一列" if match.source else "原文的表中没有这个指标"
                yield _cell(pair.cell, header, "value", name, "not_in_source", "invented_value", message=why)
            return
        if pair.cell.problem is not None:
            answer: Answer[Fact] = Answer("undecided", None, pair.cell.problem)
        elif fact.raw and fact.meanings[0].text is not None and fold(squeeze(pair.cell.text)) == fold(fact.raw):
            answer = Answer("confirmed", None, "")  # words are compared as printed, whatever they could be read as
        else:
            wanted = fact.meanings if pair.part is None else (fact.meanings[pair.part],)
            answer = self._judge(
                self._keyed(pair, found), wanted, fact, self._case_units(pair, units), self._total(pair, found)
            )
        yield self._value(pair, answer, header, found, self._case_units(pair, units))

    def _header(self, pair: Pair, found: Alignment) -> str:
        return pair.fact.column.header if found.block.layout == "long" and pair.fact else pair.column.header

    def _case_units(self, pair: Pair, units: Units) -> Units:
        """The header's own unit holds where the row names none."""
        unit = _HEADER_UNIT.search(fold(pair.column.header))
        named = unit.group("unit") if unit and is_unit(unit.group("unit")) else None
        if units.keyed or named is None or read_unit(named).dimension != read_unit(units.source).dimension:
            return units
        return Units(units.source, named)

    def _total(self, pair: Pair, found: Alignment) -> bool:
        """Whether the mark of a total may be missing in the cell: something else says 累计, or the source has none."""
        assert pair.fact is not None
        if not any(meaning.total for meaning in of_text(pair.fact.raw)):
            return True
        flag = pair.row.under(found.block.column("cumulative")) if found.block.layout == "wide" else None
        header = time_of(pair.column.header).total and not time_of(pair.fact.column.header).total
        return bool(header or "累计" in pair.row.name.text or (flag and says_total(flag.text)))

    def _judge(
        self, keyed: Sequence[Meaning], wanted: Sequence[Meaning], fact: Fact, units: Units, total: bool
    ) -> Answer[Fact]:
        row, column = fact.neighbours_in_row(), fact.neighbours_in_column()

        def one(k: Meaning, w: Meaning) -> Answer[Fact]:
            return judge(Case(k, w, units, total, row, column))

        if len(keyed) == len(wanted):
            answers = [one(k, w) for k, w in zip(keyed, wanted, strict=True)]
            return next((a for a in answers if a.verdict not in ("confirmed", "confirmed_equal")), answers[-1])
        answers = [one(k, w) for k in keyed for w in wanted]
        if any(a.verdict in ("confirmed", "confirmed_equal") for a in answers):
            if len(keyed) < len(wanted):
                return Answer("missing_in_keyed", None, "原文此格有两个值，录入表只有一个")
            return Answer("differs", "value", "原文此格只有一个值，录入表有两个")
        return min(answers, key=lambda a: a.kind == "value")

    def _value(self, pair: Pair, answer: Answer[Fact], header: str, found: Alignment, units: Units) -> CheckedCell:
        fact = pair.fact
        assert fact is not None
        verdict, kind, says, cell = answer.verdict, answer.kind, answer.says, pair.cell
        printed = fact.raw if pair.part is None else fact.observations[pair.part].raw
        span = fact.span if pair.part is None else fact.observations[pair.part].span
        if verdict == "confirmed" and not fact.missing and fold(squeeze(cell.text)) != fold(squeeze(printed)):
            verdict, says = "confirmed_equal", "写法不同"
        others: list[Place] = []
        if verdict in ("confirmed", "confirmed_equal", "differs"):
            others = self.conflicts.against(fact, self._keyed(pair, found), units)
        if others:
            verdict, kind, says = (
                "source_conflict",
                None,
                "原文自相矛盾：" + "；".join(f"{p.where}为 {p.raw}" for p in others),
            )
        if kind in ("comparator", "total_mark") and found.block.layout == "long":
            column = found.block.column("comparator" if kind == "comparator" else "cumulative")
            cell = self._blamed(pair, column) or cell
        return _cell(
            cell, header, "value", fact.row.indicator.name, verdict, kind, message=_message(verdict, says),
            keyed=pair.cell.text, source_raw=printed, span=span, context=self.facts.context(span),
            section=fact.row.table.place, page=self.facts.page(span), others=others,
            candidate=_place(answer.candidate) if answer.candidate is not None and not others else None,
        )  # fmt: skip

    def _blamed(self, pair: Pair, column: KeyedColumn | None) -> KeyedCell | None:
        """The cell beside the value that says the comparator or the total; a bare value's marks are its own."""
        cell = pair.row.under(column)
        bare = of_cell(pair.cell)[0]
        return cell if cell is not None and not bare.total and bare.comparator in ("=", None) else None

    # -- what is missing ------------------------------------------------------------------

    def _missing_fact(self, fact: Fact, found: Alignment) -> CheckedCell:
        return CheckedCell(
            sheet=found.block.sheet, address=None, row=None, column=fact.column.header, field="value",
            indicator=fact.row.indicator.name, keyed=None, verdict="missing_in_keyed", source_raw=fact.raw,
            span=fact.span, context=self.facts.context(fact.span), section=fact.row.table.place,
            page=self.facts.page(fact.span), message="原文有值，录入表没有这一行",
        )  # fmt: skip

    def _missing_row(self, row: SourceRow, found: Alignment) -> CheckedCell:
        indicator = row.indicator
        return CheckedCell(
            sheet=found.block.sheet, address=None, row=None, column=None, field="row", indicator=indicator.name,
            keyed=None, verdict="missing_in_keyed", kind="missing_row", source_raw=indicator.name,
            span=indicator.span, context=self.facts.context(indicator.span), section=row.table.place,
            page=self.facts.page(indicator.span), message=f"录入表缺少这一行（原文“{row.table.label}”）",
        )  # fmt: skip


def _message(verdict: Verdict, says: str) -> str:
    if verdict == "confirmed":
        return "与原文一致"
    if verdict == "confirmed_equal":
        return f"与原文相等（{says}）"
    return says


def _place(fact: Fact) -> Place:
    where = f"{fact.row.indicator.name}，{fact.column.header}"
    return Place(raw=fact.raw, span=fact.span, where=where)


def _cell(
    cell: KeyedCell, header: str | None, field: Field_, name: str, verdict: Verdict, kind: Kind | None,
    *, message: str, keyed: str | None = None, **place: Any,
) -> CheckedCell:  # fmt: skip
    return CheckedCell.model_validate({
        "sheet": cell.sheet, "address": cell.address, "row": cell.row, "column": header, "field": field,
        "indicator": name, "keyed": cell.text if keyed is None else keyed, "verdict": verdict, "kind": kind,
        "message": message, **place,
    })  # fmt: skip
