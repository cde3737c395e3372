"""Laid-out tables whose merged cells name groups about the middle of rows of several lines."""

from __future__ import annotations

import pytest

from extractor import extract

PLAN = "某市“十四五”发展规划\n一、发展目标\n到2025年，各项事业发展水平明显提升，主要目标如下。\n"
TAIL = "\n二、主要任务\n坚持统筹推进，完善制度机制，强化部门协同，形成工作合力。\n"

TIGHT = """
表 1 主要指标
类别     指标       2020 年   2025 年   属性
       城市道路平均
       机械化清扫保   86       95       预期性
便民服务   洁率（%）
       社区便民食堂
                31.3     50.7     预期性
       （个）
       每万人口公共
       卫生间数量     8.7      12.7     预期性
       （座）
       建成区绿化覆
                38.9     41.5     约束性
       盖率（%）
生态环境   再生水利用能
                5.8      8.6      预期性
       力（万吨）
       单位面积绿地
       养护投入水平
                15.6     22.6     预期性
       （元）
"""
LOOSE = """
表 1 主要指标

类别         指标      单位   2020 年   2025 年   属性

           城市道路平
           均机械化清   %    86       95       预期性
           扫保洁率

           社区便民食
便民服务
           堂建成数    个    12       30       预期性

           每万人口公
                   座    8.7      12.7     约束性
           共卫生间数

           建成区绿化
           平均覆盖水   %    38.9     41.5     约束性
           平比例
生态环境
           再生水利用
                   万吨   5.8      8.6      预期性
           总量

           古树保护率   %    95       100      约束性
"""


def read(table, tail=TAIL):
    return extract((PLAN + table.strip("\n") + tail).encode())


def rows(document):
    return [(i.group, i.name, i.unit, [v.raw for v in i.values]) for i in document.indicators]


def test_rows_of_several_lines_under_a_header_of_their_own_are_whole():
    document = read(LOOSE)
    assert rows(document) == [
        ("便民服务", "城市道路平均机械化清扫保洁率", "%", ["86", "95"]),
        ("便民服务", "社区便民食堂建成数", "个", ["12", "30"]),
        ("便民服务", "每万人口公共卫生间数", "座", ["8.7", "12.7"]),
        ("生态环境", "建成区绿化平均覆盖水平比例", "%", ["38.9", "41.5"]),
        ("生态环境", "再生水利用总量", "万吨", ["5.8", "8.6"]),
        ("生态环境", "古树保护率", "%", ["95", "100"]),
    ]


def test_names_of_groups_are_no_pieces_of_the_names_beside_them():
    document = read(TIGHT)
    assert [(i.name, i.unit) for i in document.indicators] == [
        ("城市道路平均机械化清扫保洁率", "%"),
        ("社区便民食堂", "个"),
        ("每万人口公共卫生间数量", "座"),
        ("建成区绿化覆盖率", "%"),
        ("再生水利用能力", "万吨"),
        ("单位面积绿地养护投入水平", "元"),
    ]
    assert [i.group for i in document.indicators] == ["便民服务"] * 2 + ["生态环境"] * 4


@pytest.mark.parametrize("table", [TIGHT, LOOSE])
@pytest.mark.parametrize("heading", ["二、主要任务", "（二）主要任务"])
def test_a_heading_below_the_table_names_no_group(table, heading):
    document = read(table, TAIL.replace("二、主要任务", heading))
    assert "主要任务" not in [i.group for i in document.indicators]
    assert "主要任务" in document.model_dump_json()


def test_the_caption_gives_the_unit_behind_it():
    document = read("表1 各产业增加值（亿元）\n产业 2020年 2025年\n第一产业 36 45\n第二产业 126 186\n第三产业 98 152")
    assert [i.unit for i in document.indicators] == ["亿元"] * 3


@pytest.mark.parametrize("by", [4, 5])
def test_rows_that_another_page_sets_elsewhere_are_not_lost_without_a_word(by):
    lines = LOOSE.strip("\n").split("\n")
    moved = "\n".join([*lines[:16], "\f", *(line[by:] if line.startswith(" " * by) else line for line in lines[16:])])
    document = read(moved)
    found = {i.name for i in document.indicators}
    told = any(d.code in ("TABLE_UNREAD", "ROW_MISFIT", "CELL_UNREAD") for d in document.diagnostics)
    assert told or {"古树保护率", "再生水利用总量"} <= found
    assert not document.statements
