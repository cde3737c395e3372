"""Lines of words alone, beside rows whose cells one blank parts: what cannot be told gives no values."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.layout.tables.cells.fits import rest_of

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
        (
            ["指标 单位 现状值 目标值", "2020 2025 2030", "年 年 年"],
            ["现状值2020年", "目标值2025年", "目标值2030年"],
            "7 {}",
        ),
    ],
)
def test_the_last_letters_of_years_end_the_header(head, columns, cells):
    rows = ["湿地保护率 % " + cells.format("52 55"), "绿道长度 公里 " + cells.format("310 420")]
    found, told = read([*head, *rows, "公园数量 个 " + cells.format("18 26")])
    assert [[column for column, _ in values] for values in found.values()] == [columns] * 3
    assert not told


@pytest.mark.parametrize(
    ("head", "low", "columns"),
    [
        ("指标 2020年现 2025年目 属性", "状 标", ["2020年现状", "2025年目标"]),
        ("指标 2020年实 2025年规 属性", "际 划", ["2020年实际", "2025年规划"]),
    ],
)
def test_letters_that_look_like_a_word_end_the_header(head, low, columns):
    rows = ["湿地保护率（%） 52 55 约束性", "绿道长度（公里） 310 420 约束性", "公园（个） 18 26 预期性"]
    found, told = read([head, low, *rows])
    assert [[column for column, _ in values] for values in found.values()] == [columns] * 3
    assert not told


@pytest.mark.parametrize(
    ("whole", "text", "point"),
    [
        ("公共健身场地（平方", "1250.80", "join.misfit"),
        ("水库库容（立方", "45", "join.misfit"),
        ("技术交易额（亿", "—", "join.misfit"),
        ("连通率（", "96.4", "join.misfit"),
        ("托位数（含", "3", "join.open"),
        ("水库库容（立方", "米）", "join.open"),
    ],
)
def test_a_figure_beside_half_a_unit_is_none_of_the_name(whole, text, point):
    assert rest_of(whole, text, "name") == point


LOOSE = {
    "lines of names in the column of groups": (
        [
            "类别 指标 单位 2020年 2025年 属性",
            *("生态环境 公共绿地与水系周 % 51.2 60 约束性", "边步道建设完成率"),
            *("数字服务网络基层 % 62 71 约束性", "覆盖率"),
            *("公共文化 图书馆分馆数量 个 16 23 约束性", "城乡社区综合服务 % 2.6 11.1 预期性", "覆盖率"),
            *("城乡社区居家养老", "与医疗卫生服务站 % 46.5 70 预期性", "点覆盖率"),
        ],
        ["图书馆分馆数量", "城乡社区综合服务覆盖率"],
    ),
}


@pytest.mark.parametrize("kind", LOOSE)
def test_rows_beside_a_line_of_no_certain_cell_give_no_values(kind):
    table, sure = LOOSE[kind]
    found, told = read(table)
    assert [name for name, values in found.items() if values] == sure
    assert told


TIERED = [
    (
        "指标 | 类型 | 现状值 | 目标值 | ",
        " |  | 2020年 | 2025年 | 2030年",
        ["现状值2020年", "目标值2025年", "目标值2030年"],
    ),
    ("指标 | 类型 | 2020年 | 新目标 | ", " |  |  | 2025年 | 年均增长", ["2020年", "新目标2025年", "新目标年均增长"]),
]


@pytest.mark.parametrize(("upper", "lower", "columns"), TIERED)
def test_an_upper_header_lacks_its_last_empty_cell(upper, lower, columns):
    rows = [f"湿地{n}保护率（%） | 预期性 | {52 + n} | {55 + n}.5 | {58 + n}" for n in range(6)]
    found, told = read([upper, lower, *rows])
    assert [[column for column, _ in values] for values in found.values()] == [columns] * 6
    assert not told


WHOLE = {
    "a line behind a unit in brackets": (
        [
            "指标 属性 2020年 2025年",
            *("居民生活用水重复 约束性 32 57", "率（%）", "社区养老床位总数 预期性 445 514", "（张）"),
            *("青少年平均体育锻 预期性 1.2 2", "炼时间（小时）"),
            *("每千人口拥有执业", "（助理）药师数（ 约束性 2.5 3.6", "人）"),
        ],
        ["居民生活用水重复率", "社区养老床位总数", "青少年平均体育锻炼时间", "每千人口拥有执业（助理）药师数"],
    ),
    "a known group's name below a name that says what it measures": (
        [
            "序号 指标名称 单位 2020年 2025年 属性",
            *("一、公共安全", "1 应急物资储备能 万吨 208 164 预期性", "力", "2 消防救援站覆盖 % 62 97 预期性", "率"),
            *("3 防汛物资供给能 万人 11 13 约束性", "力", "绿色生态", "4 森林覆盖率 % 63 64 约束性"),
            *("其中：乔木林覆 % 28 30 预期性", "盖率"),
        ],
        ["应急物资储备能力", "消防救援站覆盖率", "防汛物资供给能力", "森林覆盖率", "乔木林覆盖率"],
    ),
    "a name of three lines about its middle, its last a unit's letter": (
        [
            "序号   主要指标              单位  2020年  2025年",
            "1      县城绿道建设长度      公里  55  86",
            "2      社区卫生服务中心数量  家    37  49",
            "       城乡居民医疗保险与养",
            "3      老保险参保缴费人员比  %     67  78",
            "       重",
            "4      公共充电桩数量        个    25  58",
        ],
        ["县城绿道建设长度", "社区卫生服务中心数量", "城乡居民医疗保险与养老保险参保缴费人员比重", "公共充电桩数量"],
    ),
}


@pytest.mark.parametrize("kind", WHOLE)
def test_names_that_end_with_what_they_measure_tell_how_rows_stand(kind):
    table, names = WHOLE[kind]
    found, told = read(table)
    assert [name for name, values in found.items() if len(values) == 2] == names
    assert not told


def test_two_readings_with_the_same_points_refuse_the_table():
    middle = ["       城乡文化活动站点与养", "3      老服务驿站融合建设试  个    67  78", "       点"]
    rows = ["1      县城绿道试点          公里  55  86", "2      社区卫生服务中心试点  家    37  49"]
    head, last = "序号   主要指标              单位  2020年  2025年", "4      公共充电桩试点        个    25  58"
    found, told = read([head, *rows, *middle, last])
    assert not found
    assert told


TOPPED = [
    (
        "                               2015     “十三     2020",
        "序号   指标名称          单位  年       五”规划   年实际",
    ),
    (
        "                               2020     2020      2025",
        "序号   指标名称          单位  年实际   年规划    年目标",
    ),
]


@pytest.mark.parametrize(("above", "head"), TOPPED)
def test_a_header_without_the_figures_of_its_years_is_none(above, head):
    rows = [
        "1      湿地保护率        %     52       55        58",
        "2      绿道长度          公里  310      420       510",
    ]
    found, told = read([above, head, *rows, "3      公园数量          个    18       26        30"])
    whole = all(column.startswith(("20", "“十三五”")) for values in found.values() for column, _ in values)
    assert told if not found else whole
