"""Lines of words alone, beside rows whose cells one blank parts: what cannot be told gives no values."""

from __future__ import annotations

import pytest

from extractor import extract

HEAD = "某市“十四五”发展规划\n一、发展目标\n到2025年，各项事业发展水平明显提升，主要目标如下。\n表1 主要指标\n"
TAIL = "\n二、主要任务\n坚持统筹推进，完善制度机制，强化部门协同，形成工作合力。\n"


def read(rows):
    document = extract((HEAD + "\n".join(rows) + TAIL).encode())
    found = {i.name: [(v.column, v.raw) for v in i.values] for i in document.indicators}
    told = [d.message for d in document.diagnostics if d.code in ("ROW_MISFIT", "CELL_UNREAD", "TABLE_UNREAD")]
    return found, told


@pytest.mark.parametrize(
    ("head", "columns", "cells"),
    [
        (["指标 单位 目标值 属性", "2025 2030", "年 年"], ["目标值2025年", "目标值2030年"], "{} 约束性"),
        (["指标 单位 现状值 目标值", "2020 2025 2030", "年 年 年"], ["现状值2020年", "目标值2025年", "目标值2030年"], "7 {}"),
    ],
)
def test_the_last_letters_of_years_end_the_header(head, columns, cells):
    rows = ["湿地保护率 % " + cells.format("52 55"), "绿道长度 公里 " + cells.format("310 420")]
    found, told = read([*head, *rows, "公园数量 个 " + cells.format("18 26")])
    assert [[column for column, _ in values] for values in found.values()] == [columns] * 3
    assert not told


@pytest.mark.parametrize(
    ("cut", "end", "value"), [("平方", "米）", "1250.80"), ("立方", "米）", "45"), ("", "公里）", "38"), ("万", "人）", "—")]
)
def test_a_value_beside_half_a_unit_is_none_of_the_name(cut, end, value):
    rows = ["1 绿道建设里程 12 18", "（公里）", f"2 公共设施规模（{cut} {value} 66.1", end, "3 图书馆流通人 21 32", "次（万人次）"]
    found, _ = read(["序号 指标名称 2020年 2025年", *rows])
    assert found["公共设施规模"] == [("2020年", value), ("2025年", "66.1")]


GROUPED = ("类别 序号 指标 单位 2020年 2025年 属性", "指标 单位 2020年 2025年 属性")
