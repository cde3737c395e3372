"""Dates and years below headers: which are a first row's, and which a tier's."""

from __future__ import annotations

import pytest

from extractor import extract

HEAD = "某市“十四五”发展规划\n一、发展目标\n到2025年，各项事业发展水平明显提升，主要目标如下。\n表1 重点任务分工\n"
TAIL = "\n二、主要任务\n坚持统筹推进，完善制度机制，强化部门协同，形成工作合力。\n"
TASKS = [
    ["任务名称", "完成时间"],
    ["制定标准", "2020年6月"],
    ["校准器具", "2021年12月"],
    ["培育品牌", "2022年3月"],
]
EVENTS = [
    ["时间", "事项", "完成情况"],
    ["2020年6月", "制定标准", "已完成"],
    ["2021年12月", "校准器具", "已完成"],
    ["2022年3月", "培育品牌", "进行中"],
]


def markdown(rows):
    rows = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def piped(rows):
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def tabbed(rows):
    return "\n".join("\t".join(row) for row in rows)


def laid(rows):
    return "\n".join(
        "".join(cell + " " * (20 - sum(1 + (c > "z") for c in cell)) for cell in row).rstrip() for row in rows
    )


@pytest.mark.parametrize("rows", [TASKS, EVENTS])
@pytest.mark.parametrize("form", [markdown, piped, tabbed, laid])
def test_the_first_date_stands_in_the_first_row(rows, form):
    document = extract((HEAD + form(rows) + TAIL).encode())
    (table,) = document.tables
    assert [column.header for column in table.columns] == rows[0]
    assert [[cell.raw for cell in row.cells] for row in table.rows] == rows[1:]


def test_a_years_tier_stays_in_the_header():
    rows = [
        ["指标", "完成情况", "目标"],
        ["", "2020年", "2025年"],
        ["森林覆盖率（%）", "41", "43"],
        ["绿道（公里）", "8", "12"],
    ]
    document = extract((HEAD.replace("重点任务分工", "主要指标") + tabbed(rows) + TAIL).encode())
    (table,) = document.tables
    assert [column.header for column in table.columns] == ["指标", "完成情况2020年", "目标2025年"]
    assert len(table.rows) == 2


def test_two_years_over_three_lower_headers_are_told():
    """Which of the years heads two of them, nobody can say."""
    rows = [
        ["序号", "指标", "2020年", "2025年"],
        ["实绩", "目标", "年均增长"],
        ["1", "研发投入（亿元）", "52.3", "90", "11.5%"],
        ["2", "技术企业（家）", "312", "600", "14%"],
        ["3", "合同成交额（亿元）", "86", "150", "11.8%"],
    ]
    document = extract((HEAD.replace("重点任务分工", "主要指标") + tabbed(rows) + TAIL).encode())
    assert not document.indicators
    assert "TABLE_UNREAD" in {d.code for d in document.diagnostics}


GROWN = [["产业", "绝对值（亿元）", "增速（%）"], ["第一产业", "45.9", "1.8"], ["第二产业", "42.6", "9.5"]]
REPORT = "关于青石县2024年计划执行情况与2025年计划草案的报告\n\n一、情况\n\n{caption}\n"


@pytest.mark.parametrize(
    ("caption", "table", "expected"),
    [
        ("表1 2024年增加值", GROWN, [(2024, "observed"), (2024, "observed")]),
        ("表1 执行情况表（2024年）", [["收入", "执行数"], ["税收", "9"], ["非税", "6"]], [(2024, "actual")]),
        ("表1 2025年增加值", [["产业", "增速（%）"], *([r[0], r[2]] for r in GROWN[1:])], [(2025, "observed")]),
    ],
)
def test_a_growth_or_a_result_that_no_header_dates_is_of_the_year_of_its_caption(caption, table, expected):
    document = extract((REPORT.format(caption=caption) + markdown(table)).encode())
    for row in document.indicators:
        assert [(v.period.start, v.role) for v in row.values] == expected
        assert all(v.period.start == v.period.end for v in row.values)


def test_a_growth_in_a_plan_of_five_years_is_a_mean():
    rows = [["指标", "2025年", "2030年", "增速（%）"], ["产值（亿元）", "45.9", "58", "5"]]
    document = extract(("青石市“十五五”工业规划\n\n一、目标\n\n表1 主要指标\n" + markdown(rows)).encode())
    value = document.indicators[0].values[-1]
    assert (value.period.start, value.period.end, value.role) == (2026, 2030, "annual_average")


@pytest.mark.parametrize(("unit", "told"), [("亿元", True), ("%", False), (None, False)])
def test_a_share_in_a_row_that_counts_in_something_else_is_told(unit, told):
    name = "产值" if unit is None else f"产值（{unit}）"
    rows = [["指标", "2020年", "2025年目标"], [name, "45.9", "6%"], ["机构（家）", "4", "6"]]
    document = extract(("青石市“十四五”工业规划\n\n一、目标\n\n表1 主要指标\n" + markdown(rows)).encode())
    assert str(document.indicators[0].values[1].value) == "6"
    codes = {d.code for d in document.diagnostics}
    assert ("UNIT_IN_CELL" in codes) is told
    assert not told or "TARGET_BELOW_BASE" not in codes
