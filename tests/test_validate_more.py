"""More keyed tables as people hand them in, against another plan: blocks, names, units, slips in another scale."""

from __future__ import annotations

import pytest

from tests.keyed import check, facts

PLAN = """某市卫生健康“十四五”规划

一、发展基础

表1 “十三五”主要指标完成情况
指标\t2015年\t2020年
人均预期寿命（岁）\t76.1\t78.2
医疗卫生机构床位（万张）\t2.10\t2.85
每千人口执业医师（人）\t2.2\t2.9

二、主要目标

表2 “十四五”主要指标
指标\t单位\t2020年\t2025年\t年均/累计\t性质
人均预期寿命\t岁\t78.2\t79.5\t—\t预期性
医疗卫生机构床位数\t万张\t2.85\t3.40\t0.11 [0.55]\t预期性
65岁以上老年人健康管理率\t%\t68\t95.5\t—\t约束性
15分钟急救圈覆盖率\t%\t—\t90\t—\t预期性
其中：5G急救站覆盖率\t%\t60\t96.32\t—\t预期性
绿色医院面积\t万平方米\t完成上级任务\t—\t—\t约束性
婴儿死亡率\t‰\t3.1\t<3\t—\t预期性
注：[ ]内为五年累计数。
"""
HEAD = ["指标", "单位", "2020年", "2025年", "年均/累计", "性质"]
ROWS = [
    ["人均预期寿命", "岁", "78.2", "79.5", "—", "预期性"],
    ["医疗卫生机构床位数", "万张", "2.85", "3.40", "0.11 [0.55]", "预期性"],
    ["65岁以上老年人健康管理率", "%", "68", "95.5", "—", "约束性"],
    ["15分钟急救圈覆盖率", "%", "—", "90", "—", "预期性"],
    ["其中：5G急救站覆盖率", "%", "60", "96.32", "—", "预期性"],
    ["绿色医院面积", "万平方米", "完成上级任务", "—", "—", "约束性"],
    ["婴儿死亡率", "‰", "3.1", "<3", "—", "预期性"],
]
LONG = ["表", "指标", "单位", "列", "数值"]
UNKNOWN = [["指标", "2020年", "2025年"], ["环评通过率（%）", "80", "90"]]


def wrong(*sheets):
    """Address, verdict and kind of every cell that is not confirmed."""
    found = check(*sheets, source=facts(PLAN)).report.cells
    return [(c.address, c.verdict, c.kind) for c in found if c.verdict not in ("confirmed", "confirmed_equal")]


def row(n, *cells):
    """The table with one row keyed otherwise."""
    return [HEAD, *ROWS[:n], list(cells), *ROWS[n + 1 :]]


def cell(name, unit, column, value):
    """A long table of one line."""
    return [LONG, ["表2", name, unit, column, value]]


NOT = [("A2", "not_in_source", "name"), *((at, "not_in_source", "invented_value") for at in ("B2", "C2"))]


@pytest.mark.parametrize(
    ("sheets", "told"),
    [
        ([[HEAD, *ROWS], UNKNOWN], NOT),
        ([[*UNKNOWN, [], HEAD, *ROWS]], NOT),
        (
            [[["指标", "年份", "数值"], ["环评通过率", "2020", "80"], ["人均预期寿命", "2020", "78.2"]]],
            [NOT[0], NOT[2]],
        ),
    ],
)
def test_what_the_source_does_not_know_is_told_wherever_it_stands(sheets, told):
    assert wrong(*sheets) == told


@pytest.mark.parametrize(
    "sheet",
    [
        [HEAD, *ROWS],
        row(1, "医疗卫生机构床位", "万张", "2.85", "3.40", "0.11 [0.55]", "预期性"),
        row(2, "3.65岁以上老年人健康管理率", "%", "68", "95.5", "—", "约束性"),
        row(3, "4、15分钟急救圈覆盖率", "%", "—", "90", "—", "预期性"),
        row(4, "其中：5.5G急救站覆盖率", "%", "60", "96.32", "—", "预期性"),
        row(4, "5.其中：5G急救站覆盖率", "%", "60", "96.32", "—", "预期性"),
        row(6, "婴儿死亡率", "%", "0.31", "<0.3", "—", "预期性"),
        row(6, "婴儿死亡率", "‰", "3.1", "3以内", "—", "预期性"),
        [HEAD, *ROWS[:3], HEAD, *ROWS[3:]],
        [LONG, *(["表2", "医疗卫生机构床位", "万张", *pair] for pair in (("2025年", "3.40"), ("2020年", "2.85")))],
        [["指标", *HEAD[2:]], *([f"{one[0]} {one[1]}", *one[2:]] for one in ROWS)],
        [["指标", *HEAD[2:]], *([one[0] + (one[1] if one[1] in "%‰" else ""), *one[2:]] for one in ROWS)],
        [HEAD, *ROWS, ["录入：张三", "", "审核：李四", "2026-01-02"], ["", "制表日期：", "2026年"]],
        row(6, "婴儿死亡率", "‰", "3.1", "less than 3", "—", "预期性"),
        cell("医疗卫生机构床位数", "万张", "年均/累计", "0.11 [0.55]"),
        cell("绿色医院面积", "公顷", "2020年", "完成上级任务"),
    ],
)
def test_a_right_copy_is_clean_however_it_is_written(sheet):
    assert wrong(sheet) == []


@pytest.mark.parametrize(
    ("sheet", "address", "kind"),
    [
        (row(5, "绿色医院面积", "平方米", "完成上级任务", "—", "—", "约束性"), "B7", "unit"),
        (row(3, "15分钟急救圈覆盖率", "%", "0", "90", "—", "预期性"), "C5", "missing_as_zero"),
        (cell("医疗卫生机构床位数", "万张", "年均/累计", "0.11 [0.65]"), "E2", "value"),
        (cell("65岁以上老年人健康管理率", "", "2025年", "0.55"), "E2", "digit_dropped"),
        (cell("5G急救站覆盖率", "", "2025年", "0.9623"), "E2", "digits_transposed"),
        (cell("5G急救站覆盖率", "", "2025年", "0.09632"), "E2", "decimal_point"),
        ([HEAD, *ROWS, ROWS[0]], "A9", "duplicate_row"),
        (row(6, "婴儿死亡率", "‰", "3.1", "no more than 3", "—", "预期性"), "D8", "comparator"),
    ],
)
def test_one_mistake_is_told_at_its_cell_and_by_its_kind(sheet, address, kind):
    assert wrong(sheet) == [(address, "differs", kind)]


@pytest.mark.parametrize(
    ("sheet", "address"),
    [
        ([[*HEAD, ""], [*ROWS[0], "3333"], *([*one, ""] for one in ROWS[1:])], "G2"),
        ([[*HEAD[:3], "", *HEAD[3:]], *([*one[:3], "77" if one is ROWS[2] else "", *one[3:]] for one in ROWS)], "D4"),
    ],
)
def test_a_value_under_an_empty_header_is_told(sheet, address):
    assert wrong(sheet) == [(address, "not_in_source", "invented_value")]


def test_a_line_that_names_its_table_is_not_looked_up_in_another():
    sheet = [LONG, ["表1", "人均预期寿命", "岁", "2020年", "78.2"], ["表1", "人均预期寿命", "岁", "2025年", "79.5"]]
    assert wrong(sheet) == [("E3", "not_in_source", "invented_value")]
