"""Keyed tables as people hand them in: what the source does not know, names in two tables, units without a number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor import Document, extract
from extractor.validate.adjudicate import adjudicate
from tests.keyed import check, facts, said, told

PLAN = """某市水务“十四五”规划

一、发展基础

表1 “十三五”完成情况
单位：座
\t2018年\t2019年\t2020年
改造泵站\t10\t12\t15
新建水厂\t1\t2\t3

二、主要目标

表2 “十四五”主要指标
指标名称\t单位\t2020年\t2025年\t属性
改造泵站数量\t座\t15\t88\t预期性
5G水表总数\t万个\t4.72\t9.85\t预期性
水域面积\t平方公里\t不减少\t—\t约束性
管网漏损率\t%\t9.5\t8\t约束性
"""
HEAD = ["指标名称", "单位", "2020年", "2025年", "属性"]
ROWS = [
    ["改造泵站数量", "座", "15", "88", "预期性"], ["5G水表总数", "万个", "4.72", "9.85", "预期性"],
    ["水域面积", "平方公里", "不减少", "—", "约束性"], ["管网漏损率", "%", "9.5", "8", "约束性"],
]  # fmt: skip


def wrong(rows, plan=PLAN):
    """Address and verdict of every cell that is not confirmed."""
    found = check(rows, source=facts(plan)).report.cells
    return [(c.address, c.verdict) for c in found if c.verdict not in ("confirmed", "confirmed_equal")]


def test_a_clean_copy_is_confirmed():
    assert wrong([HEAD, *ROWS]) == []


def test_a_block_that_the_source_does_not_know_is_told_cell_by_cell():
    block = [[], ["指标", "2020年", "2025年", "属性"], ["污泥处置率（%）", "80", "95", "预期性"]]
    assert wrong([HEAD, *ROWS, *block]) == [(a, "not_in_source") for a in ("A8", "B8", "C8")]


def test_a_sheet_of_words_is_no_keyed_table():
    found = check([HEAD, *ROWS], [["说明", "由两人录入"], ["核对", "三月"]], source=facts(PLAN)).report
    assert {c.verdict for c in found.cells} <= {"confirmed", "confirmed_equal"}
    assert any("未核对" in note for note in found.notes)


def test_a_name_that_another_table_prints_does_not_hide_the_row():
    short = [["改造泵站", *ROWS[0][1:]], *ROWS[1:]]
    assert wrong([HEAD, *short]) == []
    spoiled = [["改造泵站", "座", "15", "98", "预期性"], *ROWS[1:]]
    assert wrong([HEAD, *spoiled]) == [("D2", "differs")]


def test_a_table_that_a_line_names_is_looked_in_first():
    lines = [["表", "指标", "单位", "列", "数值"], ["“十四五”主要指标", "改造泵站", "座", "2025年", "88"]]
    assert ("E2", "confirmed") not in wrong(lines)
    assert not [v for _, v in wrong(lines) if v == "not_in_source"]


def test_a_cell_of_two_values_may_stand_whole_in_a_line():
    plan = PLAN.replace("\t9.85\t", "\t5.5 > [27.5]\t")
    lines = [["指标", "单位", "列", "数值"], ["5G水表总数", "万个", "2020年", "4.72"], ["5G水表总数", "万个", "2025年"]]
    assert [v for a, v in wrong([*lines[:2], [*lines[2], "5.5 > [27.5]"]], plan) if a] == []
    assert ("D3", "differs") in wrong([*lines[:2], [*lines[2], "5.6 > [27.5]"]], plan)


@pytest.mark.parametrize("number", ["2.", "12.", "2．", "2、"])
def test_a_number_before_a_name_that_begins_with_digits_is_taken_off(number):
    assert wrong([HEAD, ROWS[0], [f"{number}5G水表总数", *ROWS[1][1:]], *ROWS[2:]]) == []


def test_a_unit_that_no_number_has_shown_to_be_converted_is_wrong():
    rows = [*ROWS[:2], ["水域面积", "平方米", "不减少", "—", "约束性"], ROWS[3]]
    assert wrong([HEAD, *rows]) == [("B4", "differs")]
    converted = [ROWS[0], ["5G水表总数", "个", "47200", "98500", "预期性"], *ROWS[2:]]
    assert wrong([HEAD, *converted]) == []


def test_a_header_keyed_again_in_the_middle_leaves_no_row_out():
    assert wrong([HEAD, *ROWS[:2], HEAD, *ROWS[2:]]) == []
    assert wrong([HEAD, *ROWS[:2], HEAD, ROWS[2]]) == [(None, "missing_in_keyed")]


@pytest.mark.parametrize("above", [True, False])
def test_a_table_of_years_with_nothing_over_its_names_is_checked_beside_others(above):
    years = [["", "2018年", "2019年", "2020年"], ["改造泵站", "10", "12", "15"], ["新建水厂", "1", "2", "4"]]
    both = [*years, [], HEAD, *ROWS] if above else [HEAD, *ROWS, [], *years]
    assert wrong(both) == [("D3" if above else "D9", "differs")]


def test_brackets_of_a_unit_are_its_own():
    plan = PLAN.replace("\t座\t15", "\t座（口）\t15")
    rows = [["改造泵站数量", "座（口）", "15", "88", "预期性"], *ROWS[1:]]
    assert wrong([HEAD, *rows], plan) == []
    assert wrong([HEAD, [rows[0][0], "（座（口））", *rows[0][2:]], *ROWS[1:]], plan) == []


def test_a_group_row_may_have_line_and_page_beside_it():
    head, group = [*HEAD, "原文行", "备注"], ["一、水务", "", "", "", "", "12", "分组"]
    assert wrong([head, group, *([*row, str(n), ""] for n, row in enumerate(ROWS, 13))]) == []


def test_a_value_under_no_header_is_said():
    rows = [[*HEAD, ""], [*ROWS[0], "77"], *([*row, ""] for row in ROWS[1:])]
    assert wrong(rows) == [("F2", "not_in_source")]
    assert wrong([[*HEAD, ""], [*ROWS[0], "已核"], *([*row, ""] for row in ROWS[1:])]) == []


def test_of_two_keyers_the_one_who_left_out_what_is_not_there_is_right():
    clean = check([HEAD, *ROWS], source=facts(PLAN)).report
    invented = check([HEAD, *ROWS, ["污泥处置率", "%", "80", "95", "预期性"]], source=facts(PLAN)).report
    for first, second, right in ((clean, invented, "first"), (invented, clean, "second")):
        found = adjudicate(first, second).differences
        assert found
        assert {d.right for d in found} == {right}


def test_of_two_keyers_the_one_who_left_out_what_is_there_is_wrong():
    clean, short = (check([HEAD, *rows], source=facts(PLAN)).report for rows in (ROWS, ROWS[:3]))
    assert {d.right for d in adjudicate(clean, short).differences} == {"first"}


# -- the way back -------------------------------------------------------------------------------


def test_a_document_read_back_from_its_json_is_the_same_text():
    document = extract(PLAN.replace("9.85", "959.40").replace("88", "0.10").encode(), name="plan")
    again = Document.from_json(document.to_json())
    assert again == document
    assert again.to_json() == document.to_json()
    assert b"959.40" in again.to_json()
    assert document.indicators[-3].values[-1].value == Decimal("959.40")


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"id": "x"}'])
def test_what_is_no_document_is_a_value_error(data):
    with pytest.raises(ValueError, match=r"."):
        Document.from_json(data)


# -- words in brackets, two signs at one number, a share beside an amount ---------------------------------------------

AIR = facts(
    "某市“十四五”规划\n\n表1 主要指标\n指标\t2020年\t2025年\n"
    "细颗粒物（PM2.5）浓度（微克/立方米）\t41\t35\n每千人口执业（助理）医师数（人）\t2.9\t52以上\n"
    "空气质量优良天数比例（%）\t≥88.5\t>90\n"
)


def air(*rows: list[str]) -> list[tuple[str | None, str, str | None]]:
    whole = [
        ["指标", "2020年", "2025年"], ["细颗粒物（PM2.5）浓度", "41", "35"],
        ["每千人口执业（助理）医师数", "2.9", "52以上"], ["空气质量优良天数比例", "≥88.5", ">90"],
    ]  # fmt: skip
    changed = {row[0][:2]: row for row in rows}
    return said(check([changed.get(row[0][:2], row) for row in whole], source=AIR))


@pytest.mark.parametrize(
    ("name", "told_of_it"),
    [
        ("细颗粒物（P鹃2.5）浓度", True), ("细颗粒物（PM10）浓度", True), ("细颗粒物(PM2.5)浓度", False),
        ("细颗粒物浓度", False), ("细颗粒物PM2.5浓度", False),
    ],
)  # fmt: skip
def test_words_in_brackets_may_be_left_out_but_not_be_others(name, told_of_it):
    told_ = air([name, "41", "35"])
    assert bool(told_) == told_of_it
    assert all(kind == "name" for _, _, kind in told_[:1])


@pytest.mark.parametrize("name", ["每千人口执业（助手）医师数", "每千人口执业（全科）医师数"])
def test_other_words_in_brackets_name_no_row_of_the_source_as_printed(name):
    (first, *_) = air([name, "2.9", "52以上"])
    assert first[2] == "name"


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        (["每千人口执业（助理）医师数", "2.9", ">52以上"], "comparator"),
        (["每千人口执业（助理）医师数", "2.9", "≥52以上"], None),
        (["每千人口执业（助理）医师数", "2.9", "不少于52"], None),
        (["空气质量优良天数比例", ">≥88.5", ">90"], "comparator"),
        (["空气质量优良天数比例", "≥88.5左右", ">90"], "comparator"),
        (["空气质量优良天数比例", "≥88.5", ">90以上"], None),
        (["空气质量优良天数比例", "≥88.5", "<>90"], "comparator"),
    ],
)
def test_two_signs_at_one_number_are_what_both_say(cell, kind):
    assert [told_[2] for told_ in air(cell)] == ([kind] if kind else [])


REACHED = facts(
    "某市“十四五”规划\n\n表1 “十三五”指标完成情况\n指标\t单位\t规划目标\t2020年完成数\t完成率\n"
    "财政投入\t亿元\t12\t12.6\t105%\n婴儿死亡率\t‰\t3.2\t3.0\t100%\n供电煤耗\t克标准煤/千瓦时\t300\t—\t97.9%\n"
)


@pytest.mark.parametrize(
    ("unit", "rows", "wrong"),
    [
        ("万克标准煤/千瓦时", [["供电煤耗", "完成率", "97.9%"]], True),
        ("克标准煤/千瓦时", [["供电煤耗", "完成率", "97.9%"]], False),
        ("万元", [["财政投入", "完成率", "105%"]], True),
        ("‰", [["婴儿死亡率", "完成率", "100"]], False),
        ("‰", [["婴儿死亡率", "完成率", "1"]], False),
        ("万元", [["财政投入", "规划目标", "120000"], ["财政投入", "完成率", "105%"]], False),
    ],
)
def test_a_share_shows_nothing_of_the_unit_of_its_row(unit, rows, wrong):
    """A wrong unit beside 97.9% is told; another that the amounts show is right for all lines of the indicator."""
    keyed = [["指标", "单位", "列", "数值"], *([name, unit, column, value] for name, column, value in rows)]
    told_ = [cell.field for cell in told(check(keyed, source=REACHED)) if cell.address]
    assert told_ == (["unit"] if wrong else [])


SHARES = facts(
    "某市“十四五”规划\n\n表1 主要指标\n指标\t2020年\t2025年\n日间照料设施覆盖率（%）\t96.5\t100\n"
    "护理型床位占比（%）\t48\t60\n培训合格率（%）\t92\t95\n"
)


@pytest.mark.parametrize(
    ("others", "wrong"),
    [(("48", "60", "92", "95"), True), ((".48", "0.6", "0.92", "0.95"), False), (("48%", "60%", "92%", "95%"), True)],
)
def test_one_is_a_hundred_percent_only_where_shares_are_written_as_fractions(others, wrong):
    first = "0.965" if not wrong else "96.5"
    rows = [["日间照料设施覆盖率", first, "1"], ["护理型床位占比", *others[:2]], ["培训合格率", *others[2:]]]
    seen = told(check([["指标", "2020年", "2025年"], *rows], source=SHARES))
    assert [(cell.address, cell.verdict) for cell in seen] == ([("C2", "differs")] if wrong else [])
