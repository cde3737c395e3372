"""The cells of values: each against its fact, and the fact against what contradicts it elsewhere in the source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from ..lexicon.units import read_unit
from ..lexicon.widths import fold, squeeze
from ..models.validation import CheckedCell, Place
from .alignment import Alignment, Pair, RowMatch
from .checked import checked_cell
from .compare import AS_FRACTION, Units, is_fraction, same, same_number
from .conflicts import Conflicts
from .facts import Fact, SourceFacts, header_unit
from .headers import speaks_of_values, time_of
from .lines import line_meanings, says_total
from .meaning import Meaning, of_cell
from .rules import Answer, Case, judge
from .workbook import KeyedCell

GOOD = ("confirmed", "confirmed_equal")


class ValueCheck:
    """Checks the values of one block."""

    def __init__(self, found: Alignment, facts: SourceFacts, conflicts: Conflicts):
        self.block = found.block
        self.pairs = found.pairs
        self.long = found.block.layout == "long"
        self.facts = facts
        self.conflicts = conflicts

    def agreeing(self, pairs: Sequence[Pair], units: Units) -> int:
        """How many values of a row in the row's own unit agree with the source when they are read in certain units."""
        return sum(
            bool(keyed.value)
            and any(same(keyed, m, self._units(pair, units), may_be_total=True) is not None for m in pair.fact.meanings)
            for pair in pairs
            if pair.fact is not None and pair.fact.in_row_unit
            for keyed in self._keyed(pair)
        )

    def value(self, pair: Pair, match: RowMatch, units: Units) -> Iterator[CheckedCell]:
        """The verdict on one value; none on a blank for which the source has no place either."""
        if pair.fact is None:
            yield from self._without_fact(pair, match)
            return
        units = self._units(pair, units)
        answer = self._answer(pair, pair.fact, units)
        printed, _ = pair.fact.said(pair.part)
        if answer.verdict == "confirmed" and not pair.fact.missing and not _typed_alike(pair.cell, printed):
            answer = replace(answer, verdict="confirmed_equal", says="写法不同")
        yield self._checked(pair, pair.fact, printed, answer, self._others(pair, pair.fact, answer, units))

    def _without_fact(self, pair: Pair, match: RowMatch) -> Iterator[CheckedCell]:
        headed = bool(pair.column.header)
        if not pair.cell or not (self.long or not headed or speaks_of_values(pair.column.header)):
            return
        if pair.cell.problem is None and all(meaning.missing for meaning in of_cell(pair.cell)):
            return
        absent = "原文的表中没有这一列" if headed else "这一列没有表头，无从核对"
        why = absent if match.source else "原文的表中没有这个指标"
        name = match.source.indicator.name if match.source else pair.row.name.text
        yield checked_cell(pair.cell, pair.column.header, "value", name, "not_in_source", "invented_value", why)

    def _checked(self, pair: Pair, fact: Fact, printed: str, answer: Answer[Fact], others: list[Place]) -> CheckedCell:
        if others:
            elsewhere = "；".join(f"{place.where}为 {place.raw}" for place in others)
            if answer.verdict in GOOD:  # keyed as its own place prints it: the copy is right, and the source is told on
                answer = replace(answer, says="；".join(filter(None, (answer.says, f"原文另一处不同：{elsewhere}"))))
            else:
                answer = Answer("source_conflict", None, f"原文自相矛盾：此处为 {printed}，{elsewhere}")
        candidate = answer.candidate and Place(
            raw=answer.candidate.raw, span=answer.candidate.span,
            where=f"{answer.candidate.row.indicator.name}，{answer.candidate.column.header}",
        )  # fmt: skip
        return checked_cell(
            self._blamed(pair, answer), fact.column.header if self.long else pair.column.header, "value",
            fact.row.indicator.name, answer.verdict, answer.kind, _message(answer), keyed=pair.cell.text,
            source_raw=printed, candidate=candidate, others=others,
            **self.facts.place(fact.said(pair.part)[1], fact.row.table),
        )  # fmt: skip

    # -- what is held against what --------------------------------------------------------

    def _keyed(self, pair: Pair) -> list[Meaning]:
        return line_meanings(self.block, pair.row) if self.long else of_cell(pair.cell)

    def _units(self, pair: Pair, units: Units) -> Units:
        """The source's unit is the fact's own; the keyed one is the row's or the header's, whichever is of its kind."""
        assert pair.fact is not None
        source = read_unit(pair.fact.unit)
        own = source == read_unit(pair.fact.row.indicator.unit)
        stated = (units.keyed, header_unit(pair.column.header))

        def of_its_kind(unit: str) -> bool:  # the ‰ of a row says nothing of 100% reached
            read = read_unit(unit)
            return read == source or (read.dimension == source.dimension and (own or source.dimension != "share"))

        stated_unit = next((unit for unit in stated if unit and of_its_kind(unit)), None)
        return Units(pair.fact.unit, stated_unit, percents=self._percents)

    @cached_property
    def _percents(self) -> bool:
        """Whether the block writes shares as percents, and none as a fraction."""
        shares = [
            same_number(keyed, wanted, Units("%"))
            for pair in self.pairs
            if pair.fact is not None and fold(pair.fact.unit or "") == "%"
            for keyed in of_cell(pair.cell)
            for wanted in pair.fact.meanings
            if keyed.value and (is_fraction(keyed) or keyed.value > 1)
        ]
        return "" in shares and AS_FRACTION not in shares

    def _may_be_total(self, pair: Pair, fact: Fact) -> bool:
        """Whether the mark of a total may be missing in the cell, since something else says 累计."""
        flag = None if self.long else pair.row.under(self.block.column("cumulative"))
        header = time_of(pair.column.header).total and not time_of(fact.column.header).total
        return bool(header or "累计" in pair.row.name.text or (flag and says_total(flag.text)))

    # -- verdicts -------------------------------------------------------------------------

    def _answer(self, pair: Pair, fact: Fact, units: Units) -> Answer[Fact]:
        if pair.cell.problem is not None:
            return Answer("undecided", None, pair.cell.problem)
        if pair.part is None and _typed_alike(pair.cell, fact.raw) and not self._has_marks_beside(pair):
            return Answer("confirmed", None, "")  # as printed, whatever it could be read as
        wanted = fact.meanings if pair.part is None else (fact.meanings[pair.part],)
        total = self._may_be_total(pair, fact)
        near = fact.neighbours_in_row, fact.neighbours_in_column
        return _together(
            self._keyed(pair), wanted, lambda keyed, source: judge(Case(keyed, source, units, total, *near))
        )

    def _has_marks_beside(self, pair: Pair) -> bool:
        """Whether other cells of the line say what the value means, and may be wrong where the value is right."""
        return self.long and any(pair.row.under(self.block.column(r)) for r in ("comparator", "cumulative", "high"))

    def _others(self, pair: Pair, fact: Fact, answer: Answer[Fact], units: Units) -> list[Place]:
        if answer.verdict not in (*GOOD, "differs"):
            return []
        return self.conflicts.against(fact, self._keyed(pair), units)

    def _blamed(self, pair: Pair, answer: Answer[Fact]) -> KeyedCell:
        """The cell that is wrong: the one beside the value where that says the comparator or the total."""
        if not self.long or answer.kind not in ("comparator", "total_mark"):
            return pair.cell
        beside = pair.row.under(self.block.column("comparator" if answer.kind == "comparator" else "cumulative"))
        bare = of_cell(pair.cell)[0]
        own_mark = bare.total or bare.comparator not in ("=", None)
        return pair.cell if beside is None or own_mark else beside


def _typed_alike(cell: KeyedCell, printed: str) -> bool:
    return fold(squeeze(cell.text)) == fold(squeeze(printed))


def _message(answer: Answer[Fact]) -> str:
    if answer.verdict == "confirmed":
        return "；".join(filter(None, ("与原文一致", answer.says)))
    return f"与原文相等（{answer.says}）" if answer.verdict == "confirmed_equal" else answer.says


def _together(
    keyed: Sequence[Meaning], wanted: Sequence[Meaning], one: Callable[[Meaning, Meaning], Answer[Fact]]
) -> Answer[Fact]:
    """The verdict on a cell that holds one value or two, against a source cell that does."""
    if len(keyed) == len(wanted):
        answers = [one(k, w) for k, w in zip(keyed, wanted, strict=True)]
        return next((answer for answer in answers if answer.verdict not in GOOD), answers[-1])
    answers = [one(k, w) for k in keyed for w in wanted]
    if not any(answer.verdict in GOOD for answer in answers):
        return min(answers, key=lambda answer: answer.kind == "value")
    if len(keyed) < len(wanted):
        return Answer("missing_in_keyed", None, "原文此格有两个值，录入表只有一个")
    return Answer("differs", "value", "原文此格只有一个值，录入表有两个")
