"""Tables whose cells stand column by column: read where every column is whole, told where one cell is amiss."""

from __future__ import annotations

from itertools import chain

import pytest

from extractor import Document, extract

HEAD = "某市“十四五”发展规划\n一、发展目标\n到2025年，各项事业发展水平明显提升，主要目标如下。\n表1 主要指标\n"
TAIL = "\n二、主要任务\n坚持统筹推进，完善制度机制，强化部门协同，形成工作合力。\n"
COLUMNS = (
    ("序号", "1", "2", "3", "4"),
    ("指标", "全社会用电量", "清洁能源装机占比", "5岁以下儿童死亡率", "农村公路里程"),
    ("单位", "亿千瓦时", "%", "‰", "公里"),
    ("2020年", "86.4", "38.2", "4.1", "—"),
    ("2025年", "120", "≥45", "≤3.5", "9200"),
    ("属性", "预期性", "约束性", "约束性", "预期性"),
)


def below(columns: tuple[tuple[str, ...], ...]) -> str:
    """Each column below its header."""
    return "\n".join(chain.from_iterable(columns))


def headers_first(columns: tuple[tuple[str, ...], ...]) -> str:
    """All headers, and then the cells of each column."""
    return "\n".join([*(c[0] for c in columns), *chain.from_iterable(c[1:] for c in columns)])


def read(text: str) -> Document:
    return extract((HEAD + text + TAIL).encode())


def values(document: Document) -> list[tuple[str, str | None, list[str]]]:
    return [(i.name, i.unit, [v.raw for v in i.values]) for i in document.indicators]


def codes(document: Document) -> set[str]:
    return {d.code for d in document.diagnostics}


@pytest.mark.parametrize("order", [below, headers_first])
@pytest.mark.parametrize("start", [0, 1])
def test_whole_columns_give_rows(order, start):
    document = read(order(COLUMNS[start:]))
    assert values(document) == [
        ("全社会用电量", "亿千瓦时", ["86.4", "120"]),
        ("清洁能源装机占比", "%", ["38.2", "≥45"]),
        ("5岁以下儿童死亡率", "‰", ["4.1", "≤3.5"]),
        ("农村公路里程", "公里", ["—", "9200"]),
    ]
    assert "TABLE_UNREAD" not in codes(document)
    assert [s.heading for s in document.sections] == ["发展目标", "主要任务"]


def test_a_bulletins_columns_give_rows():
    columns = (
        ("产品名称", "水泥", "发电量", "汽车"),
        ("产量（万吨）", "986.4", "215.8", "8.25"),
        ("比上年增长（%）", "-3.2", "5.6", "-1.8"),
    )
    document = extract((HEAD.replace("主要指标\n", "2023年主要工业产品产量\n") + below(columns) + TAIL).encode())
    assert [(i.name, [v.raw for v in i.values]) for i in document.indicators] == [
        ("水泥", ["986.4", "-3.2"]),
        ("发电量", ["215.8", "5.6"]),
        ("汽车", ["8.25", "-1.8"]),
    ]


@pytest.mark.parametrize("order", [below, headers_first])
@pytest.mark.parametrize(
    ("cell", "instead"),
    [("清洁能源装机占比", "清洁能源\n装机占比"), ("—\n", ""), ("38.2", "38.2\n39.5"), ("‰\n", ""), ("\n3\n", "\n")],
)
def test_a_cell_amiss_is_told_and_gives_no_value(order, cell, instead):
    text = order(COLUMNS)
    assert cell in text
    document = read(text.replace(cell, instead, 1))
    assert not document.indicators
    assert "TABLE_UNREAD" in codes(document)


def test_a_name_that_is_like_a_header_is_none_of_the_headers():
    """One more header, a unit left out, and the cells would fit: 5 rows of 6 columns are 4 of 7."""
    columns = (
        ("指标", "人均预期寿命", "孕产妇死亡率", "婴儿死亡率", "每千人口医师数", "医护比"),
        ("单位", "岁", "/10万", "‰", "人"),
        ("2015年", "77.1", "12.8", "6.2", "2.3", "0.4∶1"),
        ("规划目标", "78.3", "12", "6", "2.6", "0.5∶1"),
        ("完成情况", "78.9", "8.6", "4.7", "2.75", "0.52∶1"),
        ("完成率（%）", "—", "—", "—", "105.8", "—"),
    )
    document = read(headers_first(columns))
    assert not document.indicators
    assert "TABLE_UNREAD" in codes(document)


def test_columns_whose_first_is_not_whole_are_told():
    groups = ("类别", "能源", "民生")
    document = read(below((groups, *COLUMNS)))
    assert not document.indicators
    assert "TABLE_UNREAD" in codes(document)


def test_a_column_of_years_is_no_row():
    columns = (
        ("年度", "2019", "2020", "2021", "2022"),
        ("汽车保有量（万辆）", "86.4", "92.7", "99.3", "105.1"),
        ("驾驶人数量（万人）", "132.5", "140.2", "147.8", "154.0"),
    )
    document = read(headers_first(columns))
    assert not document.indicators
    assert "TABLE_UNREAD" in codes(document)
