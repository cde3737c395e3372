"""Figures against each other: verdicts on pairs, and statements beside tables."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from extractor import Document, extract
from extractor.checks import run_checks
from extractor.checks.agreement import compare
from extractor.checks.figures import Figure
from extractor.models import Period, Span, Statement


def figure(printed: str, kind: str = "actual") -> Figure:
    """``>=97`` as a figure; the digits say how exact it is."""
    sign = next((s for s in (">=", "<=", ">", "<", "~") if printed.startswith(s)), "=")
    value = Decimal(printed.removeprefix(sign))
    step = Fraction(10) ** int(value.as_tuple().exponent)
    return Figure(
        "就业率", "就业率", None, "share", Fraction(value), step, sign, kind, "level", (2025, 2025), printed,  # type: ignore[arg-type]
        None, "正文", None, Span(start=0, end=1),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "kind", "verdict"),
    [
        ("35.96", "35.960", "actual", "same"),
        ("35.96", "36", "actual", "rounded"),
        ("36", "35.96", "actual", "rounded"),
        ("1011.85", "1011.8", "actual", "rounded"),  # cut off, not rounded up
        ("36.6", "36", "actual", "rounded"),
        ("35.4", "36", "actual", "different"),
        ("35.96", "35.98", "actual", "different"),
        ("<=5", "<5", "target", "comparator"),
        ("90", ">=90", "target", "comparator"),
        ("<5", ">5", "target", "different"),
        (">100", "106.74", "actual", "compatible"),
        (">110", "106.74", "actual", "different"),
        (">=110", ">=112", "target", "different"),
        (">=110", ">=112", "actual", "compatible"),
        ("~8.8", "8.9", "actual", "compatible"),
        ("~8.8", "9.43", "actual", "different"),
        ("~12", "12", "actual", "compatible"),
    ],
)
def test_two_prints_are_held_against_each_other(one: str, other: str, kind: str, verdict: str) -> None:
    assert compare(figure(one, kind), figure(other, kind)) == verdict


TEXT = """某市“十四五”规划

第一章 发展基础
{}
第二章 主要目标
{}

专栏1 主要指标
指标\t2020年\t2025年
城镇新增就业人数（万人）\t[35.98]\t>[27.5]
城镇登记失业率（%）\t3.2\t<5
注：[]内为五年累计数。
"""


def with_statements(first: str, second: str, *said: dict[str, Any]) -> Document:
    """The plan above with two paragraphs, and statements whose ``words`` stand in them."""
    document = extract(TEXT.format(first, second).encode(), name="plan")
    statements = []
    for n, given in enumerate(said):
        words = given.pop("words")
        start = document.text.index(words, statements[-1].span.end if statements else 0)
        statements.append(
            Statement(
                id=f"st{n + 1}",
                value_high=None,
                period_basis="clause",
                sentence=words,
                subject_span=None,
                section_id="s1" if words in first else "s2",
                span=Span(start=start, end=start + len(words)),
                **{
                    "kind": "actual",
                    "unit": "万人",
                    "comparator": "=",
                    "aggregation": "total",
                    "period": Period(start=2016, end=2020),
                    **given,
                },
            )
        )  # fmt: skip
    return document.model_copy(update={"statements": statements})


def codes(document: Document) -> list[str]:
    return [found.code for found in run_checks(document) if found.code != "TARGET_BELOW_REACHED"]


PLAN = Period(start=2021, end=2025)
JOBS = {"subject": "城镇新增就业"}


def test_text_and_table_differ_by_a_little() -> None:
    said = {**JOBS, "words": "35.96万人", "value": Decimal("35.96")}
    (found,) = [
        f for f in run_checks(with_statements("城镇新增就业35.96万人。", "。", said)) if f.code == "FIGURE_DIFFERS"
    ]
    assert [place.text for place in found.places] == ["35.96万人", "[35.98]"]
    assert "正文 35.96万人，专栏1 [35.98]万人" in found.detail


def test_units_are_converted_before_anything_differs() -> None:
    said = {**JOBS, "words": "359800人", "value": Decimal(359800), "unit": "人"}
    assert codes(with_statements("城镇新增就业359800人。", "。", said)) == []


def test_a_lost_wan_is_told_as_such() -> None:
    said = {**JOBS, "words": "35.98人", "value": Decimal("35.98"), "unit": "人"}
    assert codes(with_statements("城镇新增就业35.98人。", "。", said)) == ["MAGNITUDE_DIFFERS"]


def test_another_period_or_another_unit_is_another_figure() -> None:
    other = {**JOBS, "words": "90万人", "value": Decimal(90), "period": Period(start=2011, end=2015)}
    times = {**JOBS, "words": "40万人次", "value": Decimal(40), "unit": "万人次"}
    assert codes(with_statements("城镇新增就业90万人、40万人次。", "。", other, times)) == []


def test_text_and_table_write_the_bound_otherwise() -> None:
    said = {"subject": "城镇登记失业率", "words": "5%", "value": Decimal(5), "unit": "%", "comparator": "<="}
    document = with_statements(
        "。", "城镇登记失业率控制在5%以内。", {**said, "kind": "target", "aggregation": "level", "period": PLAN}
    )
    assert codes(document) == ["COMPARATOR_DIFFERS"]


def test_two_places_of_the_text_differ_in_a_full_name() -> None:
    said = {
        "subject": "“标准化安薪项目”数量占比",
        "unit": "%",
        "kind": "target",
        "aggregation": "level",
        "period": PLAN,
    }
    one = {**said, "words": "90%", "value": Decimal(90)}
    other = {**said, "words": "95%", "value": Decimal(95)}
    assert codes(with_statements("占比达90%。", "占比达95%。", one, other)) == ["FIGURE_DIFFERS"]


@pytest.mark.parametrize("subject", ["总投资", "项目计划总投资", "金牌"])
def test_short_names_of_a_list_are_not_one_figure(subject: str) -> None:
    one = {"subject": subject, "words": "30亿元", "value": Decimal(30), "unit": "亿元"}
    other = {"subject": subject, "words": "50亿元", "value": Decimal(50), "unit": "亿元"}
    assert codes(with_statements("甲项目30亿元。", "乙项目50亿元。", one, other)) == []


def test_half_of_a_torn_number_is_no_figure() -> None:
    one = {**JOBS, "words": "2", "value": Decimal(2), "unit": "万人"}
    other = {**JOBS, "words": "300万人", "value": Decimal(300)}
    assert codes(with_statements("城镇新增就业2，300万人。", "。", one, other)) == []


def test_where_a_growth_begins_is_not_the_figure_of_its_end() -> None:
    said = {**JOBS, "words": "24.6万人", "value": Decimal("24.6")}
    assert codes(with_statements("城镇新增就业由24.6万人增加到35.98万人。", "。", said)) == []


def parts(*values: str) -> list[dict[str, Any]]:
    names = ("三险扩面新增", "养老保险新增", "失业保险新增", "工伤保险新增")
    return [
        {"subject": name, "words": f"{value}万人次", "value": Decimal(value), "unit": "万人次"}
        for name, value in zip(names, values, strict=True)
    ]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (("25.74", "8.36", "8.39", "8.99"), []),
        (("25.84", "8.36", "8.39", "8.99"), ["SUM_DIFFERS"]),
        (("25.74", "8.36", "8.39", "38.99"), ["PART_EXCEEDS_WHOLE"]),
        (("40.5", "8.36", "8.39", "8.99"), []),  # three of many
    ],
)
def test_a_sentence_adds_up(values: tuple[str, ...], found: list[str]) -> None:
    whole, *rest = values
    text = f"三险扩面新增{whole}万人次，其中" + "、".join(f"新增{value}万人次" for value in rest) + "。"
    assert codes(with_statements(text, "。", *parts(*values))) == found


@pytest.mark.parametrize(
    ("value", "sign", "found"),
    [("5.5", "=", []), ("5.5", ">=", []), ("4.5", "=", ["YEARS_DIFFER_FROM_TOTAL"]), ("1.5", "=", [])],
)
def test_five_times_the_average_makes_the_total(value: str, sign: str, found: list[str]) -> None:
    words = f"{value}万人"
    average = {**JOBS, "words": words, "value": Decimal(value), "kind": "target", "aggregation": "per_year"}
    document = with_statements("。", f"年均城镇新增就业{words}。", {**average, "comparator": sign, "period": PLAN})
    assert codes(document) == found


SCOPES = """一、全省
表1 全省主要指标
指标\t2020年基数\t2025年目标
参加基本医疗保险人数（万人）\t500\t520
城镇新增就业规模（万人）\t40\t44
{}\t8\t9
二、省本级
表2 {}主要指标
指标\t2020年基数\t2025年目标
参加基本医疗保险人数（万人）\t{}
城镇新增就业规模（万人）\t{}
"""


def test_two_tables_of_two_regions_do_not_contradict_each_other() -> None:
    text = SCOPES.format("医疗机构床位数（万张）", "省本级", "20\t21", "2\t2.2")
    assert codes(extract(text.encode())) == []
    text = SCOPES.format("医疗机构床位数（万张）", "全省", "500\t520", "40\t45")
    assert codes(extract(text.encode())) == ["FIGURE_DIFFERS"]


ONE_NAME = """一、基础
表1 参保情况
指标\t2020年\t2025年目标
养老保险\t\t
保险参保人数（万人）\t500\t520
工伤保险\t\t
保险参保人数（万人）\t300\t{}
二、目标
推进各项工作，做好落实。
表2 参保目标
指标\t2020年\t2025年目标
保险参保人数（万人）\t400\t520
"""


def test_one_name_for_two_rows_of_a_table_says_too_little() -> None:
    document = extract(ONE_NAME.format(330).encode())
    assert [i.table_id for i in document.indicators] == ["t1", "t1", "t2"]
    assert "FIGURE_DIFFERS" not in codes(document)


def test_a_series_is_held_against_the_target_only_where_no_total_stands_beside_it() -> None:
    series = "一、成就\n表1 情况\n单位：人\n指标\t2021年\t2022年\t2023年\t2024年\t2025年\n城镇新增就业\t16467\t16551\t16924\t20279\t24045\n"
    target = "表2 目标\n指标\t“十四五”累计完成\t“十五五”规划目标累计\n城镇新增就业（万人）\t{}\t9\n"
    alone, beside = (
        [f.code for f in run_checks(extract((series + target.format(total)).encode()))] for total in ("—", "9.4")
    )
    assert alone.count("TARGET_BELOW_REACHED") == 1
    assert beside.count("TARGET_BELOW_REACHED") == 1  # of the row alone, 9.4 and 9


def test_a_place_is_right_where_the_source_breaks_the_line() -> None:
    document = extract("一、任务\n推进改革，\n开展技能人才培养培养。\n".encode())
    (found,) = document.diagnostics
    assert found.code == "WORD_DOUBLED"
    assert [s.text_in(document.text) for s in found.spans] == ["培养培养"]
