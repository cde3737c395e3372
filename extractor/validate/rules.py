"""The verdict of one cell: an ordered list of small rules, of which the first that answers wins.

A rule looks at one keyed value and one value of the source; ``row`` and ``column`` hold what the source says in the
other cells of the same row and column, to name what a wrong value was taken from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Generic, TypeVar

from ..lexicon.units import convert, read_unit
from ..lexicon.widths import fold
from ..models.validation import Kind, Verdict
from .compare import Units, cell_unit, same, same_comparator, same_number, same_total
from .meaning import Meaning
from .slips import slip_between
from .workbook import plain

T = TypeVar("T")
NO_UNITS = Units()
SCALES = tuple(Fraction(10) ** n for n in (4, 8, -4, -8))
"""万 and 亿: the steps by which Chinese units grow."""


@dataclass(frozen=True, slots=True)
class Neighbour(Generic[T]):
    """Another cell of the source: what it says and in which units; ``cell`` is the caller's own."""

    meaning: Meaning
    units: Units
    cell: T


Neighbours = Callable[[], Sequence[Neighbour[T]]]
"""Other cells, gathered only where a rule asks for them."""


@dataclass(frozen=True, slots=True)
class Case(Generic[T]):
    """One keyed value against one value of the source."""

    keyed: Meaning
    source: Meaning
    units: Units = NO_UNITS
    may_be_total: bool = False
    row: Neighbours[T] = tuple
    column: Neighbours[T] = tuple


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What a rule found; ``candidate`` is the cell that a wrong value was taken from."""

    verdict: Verdict
    kind: Kind | None
    says: str
    candidate: T | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A keyed cell and the source's cell as texts, with the other cells of the row and column."""

    keyed: str
    source: str
    unit: str | None = None
    keyed_unit: str | None = None
    row: tuple[str, ...] = ()
    column: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """``yes`` are cases that this rule decides, ``no`` are cases that it leaves to others."""

    name: str
    answer: Callable[[Case[T]], Answer[T] | None]
    yes: tuple[Example, ...]
    no: tuple[Example, ...]


def _same(case: Case[T]) -> Answer[T] | None:
    how = same(case.keyed, case.source, case.units, case.may_be_total)
    if how is None:
        return None
    return Answer("confirmed_equal", None, how) if how else Answer("confirmed", None, "")


def _left_out(case: Case[T]) -> Answer[T] | None:
    return Answer("missing_in_keyed", None, "原文有值，录入表为空") if case.keyed.missing else None


def _zero(case: Case[T]) -> Answer[T] | None:
    if case.source.missing and case.keyed.value == 0:
        return Answer("differs", "missing_as_zero", "原文没有值，录入为 0")
    return None


def _comparator(case: Case[T]) -> Answer[T] | None:
    if case.source.value is None or same_number(case.keyed, case.source, case.units) is None:
        return None
    if same_comparator(case.keyed, case.source) is not None:
        return None
    have, want = case.keyed.comparator, case.source.comparator
    lost = "比较符号遗漏" if have == "=" else "多出比较符号" if want == "=" else "比较符号不同"
    return Answer("differs", "comparator", f"{lost}：原文{_sign(want)}，录入{_sign(have)}")


def _sign(comparator: str | None) -> str:
    return "无符号" if comparator in ("=", None) else "为 " + " 又 ".join(str(comparator).split("/"))


def _total_mark(case: Case[T]) -> Answer[T] | None:
    keyed, source = case.keyed, case.source
    if keyed.value is None or source.value is None or same_total(keyed, source, case.may_be_total):
        return None
    if same_number(keyed, source, case.units) is not None:
        said = "原文为累计数，录入未标明累计" if source.total else "原文不是累计数，录入标为累计"
        return Answer("differs", "total_mark", said)
    if source.total and keyed.value == -source.value:
        return Answer("differs", "total_mark", "原文为累计数；录入为负数，可能是 Excel 把括号当成了负号")
    return None


def _unit(case: Case[T]) -> Answer[T] | None:
    keyed, source = case.keyed, case.source
    if keyed.value is None or not source.value:
        return None
    printed = case.units.source
    stated = cell_unit(keyed, printed) or case.units.keyed
    if stated is not None and keyed.value == source.value and read_unit(stated) != read_unit(printed):
        return Answer("differs", "unit", f"数字相同，单位不同：原文为 {printed}，录入为 {keyed.unit or stated}")
    amount = keyed.value if stated is None else convert(keyed.value, stated, printed)
    if amount is not None and Fraction(amount) / Fraction(source.value) in SCALES:
        return Answer("differs", "unit", f"相差一万倍或一亿倍：原文单位为 {printed or '（无）'}")
    return None


def _other_column(case: Case[T]) -> Answer[T] | None:
    return _taken_from(case, case.row, "other_column", "与同一行另一列的值相同")


def _other_row(case: Case[T]) -> Answer[T] | None:
    return _taken_from(case, case.column, "other_row", "与同一列另一行的值相同")


def _taken_from(case: Case[T], cells: Neighbours[T], kind: Kind, says: str) -> Answer[T] | None:
    if case.keyed.text is not None:
        return None
    for cell in cells():
        if not cell.meaning.missing and same(case.keyed, cell.meaning, cell.units, case.may_be_total) is not None:
            return Answer("not_in_source" if case.source.missing else "differs", kind, says, cell.cell)
    return None


def _slip(case: Case[T]) -> Answer[T] | None:
    slips = (slip_between(right, case.keyed) for right in (case.source, *_rescaled(case)))
    slip = next(filter(None, slips), None)
    return Answer("differs", slip.kind, slip.says) if slip else None


def _rescaled(case: Case[T]) -> Iterator[Meaning]:
    """The source's number as it would be keyed in the unit that is stated beside it, and as a fraction for a share."""
    value, units = case.source.value, case.units
    if value is None or case.source.high is not None:
        return
    stated = cell_unit(case.keyed, units.source) or units.keyed
    for unit in (stated, "倍" if fold(units.source or "") == "%" else None):
        amount = convert(value, units.source, unit) if unit else None
        if amount is not None and (exact := Decimal(amount.numerator) / Decimal(amount.denominator)) != value:
            yield replace(case.source, value=plain(exact))


def _invented(case: Case[T]) -> Answer[T] | None:
    return Answer("not_in_source", "invented_value", "原文此处没有值") if case.source.missing else None


def _value(case: Case[T]) -> Answer[T] | None:
    if case.keyed.text is not None and case.source.text is None:
        return Answer("differs", "value", "录入的是文字，原文是数值")
    how = f"（{case.keyed.how}）" if case.keyed.how else ""
    return Answer("differs", "value", f"数值不同{how}" if case.source.text is None else "文字不同")


RULES: tuple[Rule, ...] = (
    Rule("same", _same,
         (Example("[350]", "〔350〕"), Example("350（累计）", "〔350〕"), Example("＜5", "<5"), Example("5以内", "＜5"), Example("less than 5", "<5"), Example("5 or more", "≥5"),
          Example("5%", "5", "%"), Example("0.05", "5", "%"), Example("3,200", "3200"), Example("3200万", "3200", "万人"),
          Example("3200万", "32000000", "人"), Example("35000", "3.5", "万人", "人"), Example("", "—"), Example("n/a", "——"),
          Example("1:4:5", "1∶4∶5"), Example("3.1800000000000002", "3.18"), Example("1月2日", "1-2"),
          Example("98", "98.00%", "%"), Example("与经济增长 基本同步", "与经济增长基本同步")),
         (Example("442", "〔442〕"), Example("5", "<5"), Example("0", "—"), Example("0.05%", "5", "%"),
          Example("0.0026", "2.6", "‰"))),
    Rule("left_out", _left_out, (Example("", "442"), Example("—", "〔442〕"), Example("n/a", "1:4:5")), (Example("0", "442"),)),
    Rule("zero", _zero, (Example("0", "—"), Example("0.0", "——")), (Example("0", "5"), Example("1", "—"))),
    Rule("comparator", _comparator,
         (Example("5", "<5"), Example(">5", "<5"), Example("≤5", "<5"), Example(">92", "92"), Example("110", ">[110]"),
          Example(">52以上", "52以上"), Example(">≥52", "≥52"), Example("≥52左右", "≥52"), Example("<5左右", "5左右")),
         (Example("<6", "<5"), Example(">52以上", ">52"), Example(">≥52", ">≥52"), Example("不低于52以上", "52以上"), Example("442", "〔442〕"))),
    Rule("total_mark", _total_mark,
         (Example("442", "〔442〕"), Example("[442]", "442"), Example("-442", "〔442〕")), (Example("424", "〔442〕"),)),
    Rule("unit", _unit,
         (Example("442人", "442", "万人"), Example("4420000", "442", "万人"), Example("0.0442", "442", "万人"),
          Example("36%", "36", "‰"), Example("442", "442", "万人", "人")),
         (Example("4420", "442", "万人"), Example("441人", "442", "万人"))),
    Rule("other_column", _other_column,
         (Example("442", "350", row=("442",)), Example("3.35", "<5", row=("<6", "3.35")), Example("442", "—", row=("442",))),
         (Example("442", "350", row=("〔442〕",)), Example("443", "350", row=("442",)))),
    Rule("slip", _slip,
         (Example("424", "442"), Example("[10.674]", "[106.74]"), Example("106.4", "106.74"), Example("955", "95"),
          Example("0.55", "95.5", "%"), Example("0.9623", "96.32", "%"), Example("43000", "3.4", "万张", "张")),
         (Example("443", "442"), Example("424", "—"))),
    Rule("other_row", _other_row,
         (Example("540", "680", column=("540",)), Example("540", "—", column=("540",))), (Example("541", "680", column=("540",)),)),
    Rule("invented", _invented, (Example("77", "—"), Example("约77", "")), (Example("77", "78"),)),
    Rule("value", _value,
         (Example("443", "442"), Example("见附件", "442"), Example("另见附表", "5"), Example("2025-06-05", "65"), Example("<6", "<5"), Example("同步增长", "基本同步"), Example("3.5‰%", "3.5%", "%"),
          Example("1:4:6", "1:4:5")), ()),
)  # fmt: skip
"""In order. A value is first held against its own cell, then against slips and neighbours, then called different."""


def judge(case: Case[T]) -> Answer[T]:
    """The verdict of one keyed value."""
    return next(answer for rule in RULES if (answer := rule.answer(case)) is not None)


def deciding_rule(case: Case[T]) -> str:
    """The name of the rule that decides a case."""
    return next(rule.name for rule in RULES if rule.answer(case) is not None)


def case_of(example: Example) -> Case[str]:
    """The case that an example describes."""
    from .meaning import of_text

    units = Units(example.unit, example.keyed_unit)
    plain = Units(example.unit)

    def neighbours(texts: tuple[str, ...]) -> Neighbours[str]:
        return lambda: [Neighbour(of_text(text)[0], plain, text) for text in texts]

    keyed, source = of_text(example.keyed)[0], of_text(example.source)[0]
    return Case(keyed, source, units, row=neighbours(example.row), column=neighbours(example.column))
