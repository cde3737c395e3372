"""The examples that stand beside the rules of ``extract validate``, one test each."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from extractor.lexicon.widths import squeeze
from extractor.models.table import Column, Period
from extractor.validate import columns, english, headers, meaning, names, rules, slips, texts
from extractor.validate.compare import Units, cell_unit, same_number
from extractor.validate.layout import SIGNED, SIGNED_NO, SIGNED_YES, KeyedColumn
from extractor.validate.load.delimited import sniff
from extractor.validate.workbook import as_typed, letters, typed


@pytest.mark.parametrize(("rule", "example"), [(rule.name, e) for rule in rules.RULES for e in rule.yes])
def test_a_rule_decides_its_examples(rule, example):
    assert rules.deciding_rule(rules.case_of(example)) == rule


@pytest.mark.parametrize(("rule", "example"), [(rule.name, e) for rule in rules.RULES for e in rule.no])
def test_a_rule_leaves_its_counterexamples(rule, example):
    assert rules.deciding_rule(rules.case_of(example)) != rule


@pytest.mark.parametrize(("slip", "pair"), [(slip, pair) for slip in slips.SLIPS for pair in slip.yes])
def test_a_slip_explains_its_examples(slip, pair):
    right, wrong = (meaning.of_text(text)[0] for text in pair)
    found = slips.slip_between(right, wrong)
    assert found is not None
    assert found.kind == slip.kind


@pytest.mark.parametrize(("slip", "pair"), [(slip, pair) for slip in slips.SLIPS for pair in slip.no])
def test_a_slip_leaves_its_counterexamples(slip, pair):
    assert not slip.of(*pair)


@pytest.mark.parametrize("row", english.COMPARATORS, ids=lambda row: row.sign)
def test_a_comparator_in_english_is_the_sign(row):
    for said, sign in row.yes:
        assert english.in_signs(squeeze(said)) == sign
    for said in row.no:
        assert english.in_signs(squeeze(said)) == squeeze(said)


def test_a_row_in_which_a_table_is_signed_is_told_from_indicators():
    assert all(SIGNED.match(squeeze(said)) for said in SIGNED_YES)
    assert not any(SIGNED.match(squeeze(said)) for said in SIGNED_NO)


def test_words_are_no_slip_of_a_short_number():
    assert slips.slip_between(meaning.of_text("5")[0], meaning.of_text("见附件")[0]) is None


def test_a_last_digit_typed_as_zero_is_no_dropped_digit():
    assert slips.slip_between(meaning.of_text("3.35")[0], meaning.of_text("3.30")[0]) is None


@pytest.mark.parametrize(("role", "text"), [(row.role, t) for row in headers.HEADERS for t in row.yes])
def test_a_header_is_known(role, text):
    assert headers.role_of(text) == role


@pytest.mark.parametrize(("role", "text"), [(row.role, t) for row in headers.HEADERS for t in row.no])
def test_a_header_is_not_taken_for_another(role, text):
    assert headers.role_of(text) != role


@pytest.mark.parametrize(("tense", "text"), [(tense, t) for tense, _, yes, _ in headers.TENSES for t in yes])
def test_a_tense_is_known(tense, text):
    assert headers.time_of(text).tense == tense


@pytest.mark.parametrize(("tense", "text"), [(tense, t) for tense, _, _, no in headers.TENSES for t in no])
def test_a_tense_is_not_taken_for_another(tense, text):
    assert headers.time_of(text).tense != tense


def test_a_header_over_baseline_and_target_has_no_tense_of_its_own():
    assert headers.time_of("现状与目标 2020").tense is None


@pytest.mark.parametrize(("header", "printed", "want"), columns.EXAMPLES)
def test_a_keyed_header_finds_its_column(header, printed, want):
    source = [
        Column(index=n, header=text, role=role, period=Period(start=year, end=year))
        for n, (text, role, year) in enumerate(printed, 1)
    ]
    found = columns.match_columns([KeyedColumn(0, header, None)], source)
    assert (found[0][0].header if found else None) == want


@pytest.mark.parametrize(("typo", "name"), names.TYPOS)
def test_a_typo_is_near_its_name(typo, name):
    assert names.LEAST_LIKENESS <= names.likeness(typo, name) < 1


@pytest.mark.parametrize(("typo", "name"), names.SHORT_TYPOS)
def test_a_short_name_with_one_wrong_character(typo, name):
    assert names.is_short_typo(typo, name)
    assert names.likeness(typo, name) < names.LEAST_LIKENESS


@pytest.mark.parametrize(("one", "other"), [*names.SHORT_OTHERS, *names.OTHERS, *names.TYPOS])
def test_names_that_are_no_short_name_with_one_wrong_character(one, other):
    assert not names.is_short_typo(one, other)


@pytest.mark.parametrize(("one", "other"), names.OTHERS)
def test_names_of_two_indicators_are_not_near(one, other):
    assert names.likeness(one, other) < names.LEAST_LIKENESS


@pytest.mark.parametrize(("field", "pair"), [(rule.field, p) for rule in texts.RULES.values() for p in rule.yes])
def test_words_that_mean_the_same(field, pair):
    assert texts.compare_words(field, *pair).verdict in ("confirmed", "confirmed_equal")


@pytest.mark.parametrize(("field", "pair"), [(rule.field, p) for rule in texts.RULES.values() for p in rule.no])
def test_words_that_do_not(field, pair):
    found = texts.compare_words(field, *pair)
    assert (found.verdict, found.kind) == ("differs", texts.RULES[field].kind)


def test_words_without_a_counterpart():
    assert texts.compare_words("unit", "万人", None).verdict == "undecided"
    assert texts.compare_words("unit", "", None).verdict == "confirmed"
    assert texts.compare_words("attribute", "—", "预期性").verdict == "missing_in_keyed"


@pytest.mark.parametrize(("text", "pair"), [example for _, _, examples in meaning.DATES for example in examples])
def test_a_date_that_excel_made_is_read_back(text, pair):
    assert meaning.date_pair(text) == pair
    assert meaning.of_text(text)[0].comparator == "range"


@pytest.mark.parametrize(
    ("text", "value", "comparator", "total", "unit"),
    [
        ("〔350〕", "350", "=", True, None),
        ("350（累计）", "350", "=", True, None),
        ("[超过285]", "285", ">", True, None),
        ("约[6]", "6", "~", True, None),
        ("3,200万", "3200", "=", False, "万"),
        ("12.3月", "12.3", "=", False, "月"),
        ("60%以上", "60", ">=", False, "%"),
        ("1.0674E+02", "106.74", "=", None, None),
        ("3.1800000000000002", "3.18", "=", False, None),
        ("－5", "-5", "=", False, None),
    ],
)
def test_a_value_as_people_type_it(text, value, comparator, total, unit):
    (found,) = meaning.of_text(text)
    assert (found.value, found.comparator, found.total, found.unit) == (Decimal(value), comparator, total, unit)


@pytest.mark.parametrize("text", ["", "—", "n/a", "NULL", "nan", "#N/A", "无", "缺失", "/"])
def test_words_for_no_value(text):
    assert meaning.of_text(text)[0].missing


def test_two_values_of_one_cell():
    first, second = meaning.of_text("5.5 > [27.5]")
    assert (first.value, first.total, second.value, second.total, second.comparator) == (
        Decimal("5.5"), False, Decimal("27.5"), True, ">",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "source", "want"),
    [
        ("万", "万人", "万人"),
        ("万", "人", "万人"),
        ("万", "万千瓦", "万千瓦"),
        ("亿", "万元", "亿元"),
        ("万", "千人", "万人"),
    ],
)
def test_a_bare_multiplier_goes_before_the_sources_unit(unit, source, want):
    keyed = meaning.Meaning(Decimal(1), unit=unit)
    assert cell_unit(keyed, source) == want


def test_numbers_are_compared_exactly():
    third = meaning.Meaning(Decimal("0.3333333333"), comparator="=")
    assert same_number(third, meaning.Meaning(Decimal("0.33333333333"), comparator="="), Units("亿元")) is None
    assert Fraction(1, 3) != Fraction(third.value or 0)


@pytest.mark.parametrize(("raw", "want"), [(3.1800000000000006, "3.18"), (350.0, "350"), (1e15, "1000000000000000")])
def test_a_binary_number_keeps_the_digits_that_excel_shows(raw, want):
    assert as_typed(typed(raw)) == want


def test_columns_have_letters():
    assert [letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a,b\n1,2\n", ","),
        ("指标\t说明，长\n甲\t乙，丙\n", "\t"),
        ("a;b\n1,5;2,5\n", ";"),
        ("指标|值\n甲|1\n", "|"),
        ("指标，值\n甲，1\n", "，"),
    ],
)
def test_the_separator_is_found(text, separator):
    assert sniff(text) == separator
