"""Tables whose first header is no known word: rows of industries and of places, and short tables under a caption."""

from __future__ import annotations

import pytest

from extractor import extract

PLAN = "某市“十四五”发展规划\n一、发展目标\n到2025年，各项事业发展水平明显提升，主要目标如下。\n"
TAIL = "\n二、主要任务\n坚持统筹推进，完善制度机制，强化部门协同，形成工作合力。\n"


def read(table):
    return extract((PLAN + table.strip("\n") + TAIL).encode())


@pytest.mark.parametrize(
    ("first", "head", "periods"),
    [
        ("行业", "2020年排放量（万吨） 2025年目标（万吨） 2030年目标（万吨）", [(2020,) * 2, (2025,) * 2, (2030,) * 2]),
        ("产业", "2020年 2025年 年均增速（%）", [(2020,) * 2, (2025,) * 2, (2021, 2025)]),
    ],
)  # fmt: skip
def test_rows_of_figures_show_the_header_above_them(first, head, periods):
    document = read(f"表1 分行业目标\n{first} {head}\n甲类 126 118 10.2\n乙类 84 80 6.9\n丙类 63 65 6.1")
    found = [[(v.period.start, v.period.end) for v in i.values] for i in document.indicators]
    assert [i.name for i in document.indicators] == ["甲类", "乙类", "丙类"]
    assert found == [periods] * 3


@pytest.mark.parametrize("place", ["区", "县"])
def test_a_column_of_places_heads_what_is_measured_of_them(place):
    document = read(
        f"表3 2025年各{place}目标\n{place} 产值（亿元） 新增就业（人）\n东区 186 3200\n西区 142 2600\n南区 98 1800"
    )
    (table,) = document.tables
    assert [[cell.raw for cell in row.cells] for row in table.rows] == [
        ["东区", "186", "3200"],
        ["西区", "142", "2600"],
        ["南区", "98", "1800"],
    ]
    assert not any(d.code == "TABLE_UNREAD" for d in document.diagnostics)


def test_a_long_header_line_is_no_running_text():
    head = "县（市、区） 地区生产总值（亿元） 增长（%） 一般公共预算收入（亿元） 增长（%）"
    document = read(
        f"表2 2023年各县主要指标\n{head}\n东县 312.6 6.2 21.4 8.1\n西县 186.5 5.8 9.7 4.6\n南县 142.3 5.1 7.2 -1.3"
    )
    assert [[v.raw for v in i.values] for i in document.indicators] == [
        ["312.6", "6.2", "21.4", "8.1"],
        ["186.5", "5.8", "9.7", "4.6"],
        ["142.3", "5.1", "7.2", "-1.3"],
    ]


@pytest.mark.parametrize("first", ["区（县）", "县（市、区）", "镇（街道）"])
def test_a_place_in_brackets_is_no_unit(first):
    rows = "东城 32.5 31.8 27.4\n南岸 86.1 85.2 74.0\n北山 54.7 54.1 46.9"
    document = read(f"表3 耕地保有量（单位：万亩）\n{first} 2020年 2025年 2035年\n{rows}")
    assert [i.unit for i in document.indicators] == ["万亩"] * 3


@pytest.mark.parametrize("head", ["约束性/预期性", "预期性、约束性"])
@pytest.mark.parametrize("gap", [" ", "\t", "\n"])
def test_both_attributes_head_their_column(head, gap):
    document = read(
        f"表1 主要指标\n指标 2020年 2025年 {head}\n绿地率（%） 36 38 约束性\n公园（个） 12 18 预期性".replace(
            " ", gap, 99
        )
    )
    assert [(i.name, i.attribute) for i in document.indicators] == [("绿地率", "约束性"), ("公园", "预期性")]


@pytest.mark.parametrize("head", ["目录 甲组 乙组", "情形 做法 结论"])
def test_a_short_table_under_its_caption_is_told_or_given(head):
    document = read(f"表1 分组情况\n{head}\n绿地率（%） 36 38\n公园（个） 12 18")
    assert [table.kind for table in document.tables] == ["other"]
    assert not document.statements


def test_a_header_of_places_beside_names_and_units():
    rows = ["指标 单位 全市 城东区 城西区", "供水能力 万吨 31 12 19", "绿道长度 公里 41 22 19", "公园面积 公顷 8 3 5"]
    text = "某市规划\n\n一、目标\n\n" + "\n".join(rows) + "\n\n二、任务\n\n加强建设。\n"
    (table,) = extract(text.encode()).tables
    assert [[cell.raw for cell in row.cells] for row in table.rows] == [row.split() for row in rows[1:]]


def test_words_above_rows_of_other_cells_head_no_places():
    rows = ["指标 单位 全市 城东区 城西区", "供水能力 万吨 提升 12 19", "绿道长度 公里 41 延伸 19"]
    text = "某市规划\n\n一、目标\n\n" + "\n".join(rows) + "\n\n二、任务\n\n加强建设。\n"
    assert all(len(table.columns) != 5 or table.kind == "other" for table in extract(text.encode()).tables)
