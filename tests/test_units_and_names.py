"""Units, names and kinds of indicators: the examples that stand beside the rows, and the arithmetic."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from extractor.lexicon import indicator_kinds, names, units
from extractor.lexicon.names import name_key
from extractor.lexicon.rows import Row, Rule
from extractor.lexicon.tables import is_unit
from extractor.lexicon.units import convert, in_base, read_unit


@pytest.mark.parametrize(("value", "unit", "same"), units.SAME)
def test_two_figures_are_the_same(value: str, unit: str, same: str) -> None:
    number, other = same.split()
    assert in_base(Decimal(value), unit) == in_base(Decimal(number), other)


@pytest.mark.parametrize(("one", "other"), units.DIFFERENT)
def test_units_that_measure_different_things(one: str, other: str) -> None:
    assert read_unit(one).dimension != read_unit(other).dimension
    assert convert(Decimal(1), one, other) is None


@pytest.mark.parametrize("word", [word for _, words in units.DIMENSIONS for word in words])
def test_a_convertible_unit_is_one_that_tables_may_print(word: str) -> None:
    assert is_unit(word)


def test_a_factor_is_exact() -> None:
    assert convert(Decimal("0.1"), "万亩", "公顷") == Fraction(200, 3)
    assert convert(Decimal("35.96"), "万人", "人") == 359600
    assert convert(Decimal("12.5"), "千万元", "亿元") == Fraction(5, 4)


def test_no_unit_is_a_bare_number() -> None:
    assert read_unit(None) == read_unit("") == units.NUMBER
    assert in_base(Decimal(3), "万") == ("number", 30000)


@pytest.mark.parametrize("pair", [pair for _, _, pairs in names.RULES for pair in pairs])
def test_two_spellings_name_one_indicator(pair: tuple[str, str]) -> None:
    assert name_key(pair[0]) == name_key(pair[1])


@pytest.mark.parametrize("n", range(len(names.RULES)))
def test_every_rule_is_needed_by_its_examples(n: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "_RULES", [rule for at, rule in enumerate(names._RULES) if at != n])
    name_key.cache_clear()
    pairs = names.RULES[n][2]
    assert any(name_key(one) != name_key(other) for one, other in pairs)
    monkeypatch.undo()
    name_key.cache_clear()


@pytest.mark.parametrize("pair", names.DIFFERENT)
def test_two_indicators_stay_apart(pair: tuple[str, str]) -> None:
    assert name_key(pair[0]) != name_key(pair[1])


def test_signs_and_width_do_not_matter() -> None:
    assert name_key("社会保障卡（市民一卡通） 发卡数") == name_key("社会保障卡(市民一卡通)发卡数")
    assert name_key("“标准化安薪项目”数量占比") == name_key("标准化安薪项目数量占比")


KINDS = [(rule, row) for rule in indicator_kinds.WORDS for row in rule.rows]


@pytest.mark.parametrize(("rule", "row", "text"), [(k, r, t) for k, r in KINDS for t in r.yes])
def test_a_name_is_of_its_kind(rule: Rule, row: Row, text: str) -> None:
    assert rule(text) == row.name
    assert rule.name in indicator_kinds.kinds_of(text)


@pytest.mark.parametrize(("rule", "row", "text"), [(k, r, t) for k, r in KINDS for t in r.no])
def test_a_name_is_not_of_another_kind(rule: Rule, row: Row, text: str) -> None:
    assert rule(text) != row.name
