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
