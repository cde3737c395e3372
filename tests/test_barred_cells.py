"""Cells one a line, each ended by a bar: what text taken from a web page leaves of a table."""

# ruff: noqa: E501 (a text is read better on one line)

from __future__ import annotations

import pytest

from extractor import extract

HEAD = "云台县“十四五”水利发展规划\n\n一、主要指标\n到2025年，全县水利设施更加完备。\n表1 主要指标\n"
TAIL = "二、主要任务\n推进水库除险加固。\n"
ROWS = (
    ("1", "农田灌溉水有效利用系数", "-", "0.55", "0.58", "预期性"),
    ("2", "新增供水能力", "万立方米", "-", "[320]", "预期性"),
    ("3", "自来水普及率", "%", "88", "92左右", "约束性"),
    ("4", "水土保持率", "%", "71.5", "与全省同步", "约束性"),
)


def barred(rows, opener=""):
    return "".join(opener + "".join(f"{cell} |\n" if cell else "|\n" for cell in row) for row in rows)


def read(text, tmp_path):
    source = tmp_path / "plan.txt"
    source.write_text(text, "utf-8")
    return extract(source)


def values(document):
    return [(one.name, [o.raw for o in one.values]) for one in document.indicators]


def test_numbers_that_count_the_rows_tell_the_columns(tmp_path):
    head = ("序号", "指标", "单位", "2020年", "2025年", "属性")
    document = read(HEAD + barred((head, *ROWS)) + TAIL, tmp_path)
    assert values(document) == [(row[1], [row[3], row[4]]) for row in ROWS]
    assert [one.unit for one in document.indicators] == [None, "万立方米", "%", "%"]
    assert document.tables[0].caption == "主要指标"
    assert [s.heading for s in document.sections if s.number] == ["主要指标", "主要任务"]


def test_a_second_header_row_set_to_the_left_stands_below_the_last_group(tmp_path):
    head = ("序号", "指标", "单位", "规划目标", ""), ("2023年", "2025年", "", "", "")
    rows = [row[:3] + row[3:5] for row in ROWS]
    document = read(HEAD + barred((*head, *rows)) + TAIL, tmp_path)
    assert values(document) == [(row[1], [row[3], row[4]]) for row in ROWS]
    years = {(o.period.start, o.period.end) for o in document.indicators[0].values}
    assert years == {(2023, 2023), (2025, 2025)}


def test_a_bar_before_each_row_opens_it(tmp_path):
    rows = (
        ("产品", "产量（吨）", "比上年增长（%）"),
        ("粮食", "46210", "1.2"),
        ("油料", "1830", "-3.4"),
        ("水果", "905", "8"),
    )
    document = read(
        "2021年云台县国民经济和社会发展统计公报\n一、农业\n表1 主要产品产量\n" + barred(rows, "|\n"), tmp_path
    )
    assert values(document) == [(row[0], list(row[1:])) for row in rows[1:]]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ("首页",),
            ("新闻",),
            ("政务公开",),
            ("办事服务",),
            ("互动交流",),
            ("数据",),
            ("走进云台",),
            ("长者版",),
            ("无障碍",),
        ],
        [("指标", "2020年", "2025年"), ("供水能力", "30", "35"), ("普及率", "88", "92", "95"), ("保持率", "71", "73")],
        [("甲", "乙"), ("12", "某项"), ("某项", "15"), ("18", "某项"), ("某项", "21")],
    ],
    ids=["a menu", "a row too long", "columns that mix"],
)
def test_where_no_number_of_columns_fits_nothing_is_guessed(rows, tmp_path):
    document = read(HEAD + barred(rows) + TAIL, tmp_path)
    assert not document.indicators
    assert [s.heading for s in document.sections if s.number] == ["主要指标", "主要任务"]


def test_the_bar_of_a_name_over_two_columns_stands_at_the_end_of_its_row(tmp_path):
    rows = (
        ("指 标", "2015年 完成", "2020年 完成", "年均增长（%）", "属性", ""),
        ("一、水利", "", "", "", "", ""),
        ("供水能力（亿立方米）", "30.1", "46.5", "9.3", "预期性", ""),
        ("灌溉面积（万亩）", "13.2", "18.9", "7.4", "预期性", ""),
        ("水库座数（座）", "25", "31", "提高6个百分点", "预期性", ""),
        ("二、环境", "", "", "", "", ""),
        ("水质", "优良断面比例（%）", "57.3", "完成市下达目标", "/", "约束性"),
        ("水土保持率（%）", "66", "71.5", "0.8", "预期性", ""),
        ("岸线长度（公里）", "/", "7.4", "/", ""),
    )
    document = read(HEAD + barred(rows) + TAIL, tmp_path)
    assert [(one.group, one.name) for one in document.indicators] == [
        ("水利", "供水能力"), ("水利", "灌溉面积"), ("水利", "水库座数"),
        ("水质", "优良断面比例"), ("环境", "水土保持率"), ("环境", "岸线长度"),
    ]  # fmt: skip
    assert [o.raw for o in document.indicators[3].values][:2] == ["57.3", "完成市下达目标"]
    assert [s.heading for s in document.sections if s.number] == ["主要指标", "主要任务"]


@pytest.mark.parametrize(
    ("head", "columns"),
    [(("指标", "上年=100", "指标", "上年=100"), 4), (("指标", "上年=100", "类别", "上年=100"), 0)],
)
def test_a_header_said_twice_in_a_row_is_one_of_twice_the_columns(head, columns, tmp_path):
    rows = (head, ("消费价格", "101.4", "3.烟酒", "100.7"), ("一、食品", "102.3", "二、衣着", "100.1"))
    text = "2021年云台县国民经济和社会发展统计公报\n一、综合\n表1 2021年消费价格指数\n" + barred(rows)
    document = read(text, tmp_path)
    given = {one.name: [o.raw for o in one.values] for one in document.indicators}
    if columns:
        assert len(document.tables[0].columns) == columns
        assert sorted(raw for raws in given.values() for raw in raws) == ["100.1", "100.7", "101.4", "102.3"]
    else:
        assert not {"上年=100"} & {raw for raws in given.values() for raw in raws}


@pytest.mark.parametrize("opener", ["|\n", ""])
def test_the_title_of_a_table_in_a_cell_of_its_own_is_no_row(opener, tmp_path):
    rows = (("指标", "年末数（万人）", "比重（%）"), ("常住人口", "116.84", "100"), ("其中：城镇", "51.89", "44.41"),
            ("乡村", "64.95", "55.59"))  # fmt: skip
    text = "2018年云台县国民经济和社会发展统计公报\n一、人口\n人口稳定增长。\n"
    text += f"{opener}表1 2018年末常住人口及其构成 |\n||\n" + barred(rows, opener)
    document = read(text, tmp_path)
    assert values(document) == [
        ("常住人口", ["116.84", "100"]),
        ("城镇", ["51.89", "44.41"]),
        ("乡村", ["64.95", "55.59"]),
    ]
    assert document.tables[0].caption == "2018年末常住人口及其构成"


def test_a_group_in_a_row_of_its_own_ends_no_name_and_gives_its_unit(tmp_path):
    text = (
        "2002年云台县国民经济和社会发展统计公报\n一、林业\n造林稳步推进。\n林业生产情况 |\n单位：千公顷 |\n指标 |\n1990 |\n1995 |\n2000 |\n造林面积 |\n19.63 |\n27.20 |\n51.25 |\n"
        "其他林 | 0.31 |\n0.10 |\n0.19 |\n林产品产量（吨） |\n|||\n油桐籽 | 41 |\n12 |\n38 |\n更新面积 |\n0.68 |\n1.13 |\n3.23 |\n"
    )
    document = read(text, tmp_path)
    assert [(i.name, i.unit) for i in document.indicators if i.values] == [
        ("造林面积", "千公顷"), ("其他林", "千公顷"), ("油桐籽", "吨"), ("更新面积", "千公顷")
    ]  # fmt: skip
    assert ["41", "12", "38"] in [[o.raw for o in i.values] for i in document.indicators]
