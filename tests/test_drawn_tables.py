"""Tables drawn with characters: what ends a cell, what lets it go on, which lines are rows."""

# ruff: noqa: E501 (a drawing is read better as it stands)

from __future__ import annotations

import pytest

from extractor import extract
from extractor.leaves import unowned
from extractor.models import Document

HEAD, TAIL = "某市“十四五”安全生产规划\n\n一、主要指标\n\n", "\n二、主要任务\n\n加强监管，完善制度。\n"


def read(drawing: str) -> Document:
    document = extract((HEAD + drawing + TAIL).encode())
    assert unowned(document) == ([], [])
    return document


def rows(document: Document, n: int = 0) -> list[list[str]]:
    table = document.tables[n]
    return [
        [next((c.raw for c in row.cells if c.column == k), "") for k in range(len(table.columns))] for row in table.rows
    ]


def headers(document: Document, n: int = 0) -> list[str]:
    return [column.header for column in document.tables[n].columns]


ONE_RULE_A_GROUP = """表1 主要指标
┌──┬─────────┬────┬────┬───┐
│领域│指标              │2020年│2025年│属性  │
├──┼─────────┼────┼────┼───┤
│火灾│十万人口死亡率    │0.20  │0.15  │约束性│
│防控│消防站（座）      │31    │36    │预期性│
│    │志愿队（支）      │—    │120   │预期性│
├──┼─────────┼────┼────┼───┤
│道路│万车死亡率        │1.8   │<1.5  │约束性│
│交通│事故起数（起）    │42    │38以内│预期性│
└──┴─────────┴────┴────┴───┘
注：以年末数计。
"""


def test_lines_with_values_under_one_another_are_rows_and_their_group_is_one_cell():
    found = read(ONE_RULE_A_GROUP)
    assert headers(found) == ["领域", "指标", "2020年", "2025年", "属性"]
    assert [row[:2] for row in rows(found)] == [
        ["火灾防控", "十万人口死亡率"], ["", "消防站（座）"], ["", "志愿队（支）"], ["道路交通", "万车死亡率"], ["", "事故起数（起）"],
    ]  # fmt: skip
    assert [(i.group, i.name, [str(v.value) for v in i.values]) for i in found.indicators][3:] == [
        ("道路交通", "万车死亡率", ["1.8", "1.5"]), ("道路交通", "事故起数", ["42", "38"]),
    ]  # fmt: skip
    assert [note.text for note in found.tables[0].notes] == ["以年末数计。"]
    assert found.statements == []


def test_a_name_torn_over_lines_is_one_cell_where_its_values_stand_once():
    found = read("""+------+------------------+--------+--------+
| 类别 | 指标             | 2020年 | 2025年 |
+======+==================+========+========+
| 救援 | 专职应急救援队伍 | 4.5    | 6      |
|      | 人数（百人）     |        |        |
|      +------------------+--------+--------+
|      | 培训率（%）      | 88     | ≥95    |
+------+------------------+--------+--------+
""")
    assert rows(found) == [["救援", "专职应急救援队伍人数（百人）", "4.5", "6"], ["", "培训率（%）", "88", "≥95"]]


def test_merged_header_cells_stand_over_the_columns_below_them():
    found = read("""┏━━━━━━┳━━━━━━━━━┳━━━┓
┃指标        ┃     目标值       ┃属性  ┃
┃            ┣━━━━┳━━━━┫      ┃
┃            ┃2023年  ┃2025年  ┃      ┃
┣━━━━━━╋━━━━╋━━━━╋━━━┫
┃事故起数    ┃60      ┃50      ┃约束性┃
┃死亡人数    ┃9       ┃8       ┃约束性┃
┗━━━━━━┻━━━━┻━━━━┻━━━┛
""")
    assert headers(found) == ["指标", "目标值2023年", "目标值2025年", "属性"]
    assert rows(found) == [["事故起数", "60", "50", "约束性"], ["死亡人数", "9", "8", "约束性"]]


def test_a_line_over_the_whole_frame_is_its_title_or_unit_and_mixed_signs_draw_too():
    found = read("""╔════╦════╦════╗
║单位：万人          ║
╟────╫────╫────╢
║指标║2020年║2025年║
╟────╫────╫────╢
║就业║5.0║6.2║
║培训║1.2║—║
║创业║0.3║0.5║
╚════╩════╩════╝
""")
    assert [i.unit for i in found.indicators] == ["万人"] * 3
    assert [[v.raw for v in i.values] for i in found.indicators] == [["5.0", "6.2"], ["1.2", "—"], ["0.3", "0.5"]]


def test_edges_without_rules_part_cells():
    found = read("│项目名称│总投资（亿元）│年限│\n│东山水库│12.6│2022—2024│\n│西河治理│3.4│2023—2025│\n")
    assert headers(found) == ["项目名称", "总投资（亿元）", "年限"]
    assert rows(found) == [["东山水库", "12.6", "2022—2024"], ["西河治理", "3.4", "2023—2025"]]


@pytest.mark.parametrize("line", ["│2020年│2025年│属性│另│", "┃2020年┃"])
def test_lines_that_do_not_agree_on_the_columns_are_no_prose(line):
    drawing = ONE_RULE_A_GROUP.replace("│道路│万车死亡率        │1.8   │<1.5  │约束性│", line)
    found = read(drawing)
    assert found.statements == []
    assert "十万人口死亡率" in "".join(cell.raw for row in found.tables[0].rows for cell in row.cells)


def test_a_sign_in_prose_draws_nothing():
    found = read("图中│表示边界，─表示道路，建成3座站房。\n")
    assert found.tables == []
    assert [str(s.value) for s in found.statements] == ["3"]


def test_a_drawing_in_a_web_page_is_a_table_too():
    page = "<html><body><h1>某市水利规划</h1><p>一、项目</p><p>加快建设重点项目，完善供水保障体系，提升防洪能力。</p><pre>\n┌───┬────┐\n│项目│投资（亿元）│\n├───┼────┤\n│水库│2.1│\n│堤防│1.8│\n└───┴────┘\n</pre><p>二、保障</p><p>落实资金，强化监督检查。</p></body></html>"
    document = extract(page.encode(), name="plan.html")
    assert unowned(document) == ([], [])
    assert rows(document) == [["水库", "2.1"], ["堤防", "1.8"]]


_FRAMED = """北江市社会服务“十一五”规划

第二章 发展目标

主要指标如下。

┌────────────────────────────┐
│ 专栏二：社会服务主要指标   │
│                            │
│ 1、教育                    │
│ 义务教育入学率力争实现100% │
│ 高等教育毛入学率60%        │
│ 2、卫生                    │
│ 人均受教育年限达到15年     │
│ 案件发案率基本平稳         │
└────────────────────────────┘

第三章 健全服务体系

推进各项工作。
"""


@pytest.mark.parametrize("signs", ["┌┐└┘─│", "╔╗╚╝═║", "┏┓┗┛━┃"])
def test_a_drawing_without_columns_is_a_frame(signs: str) -> None:
    document = extract(_FRAMED.translate(str.maketrans("┌┐└┘─│", signs)).encode(), name="a.txt")
    assert [s.heading for s in document.sections] == ["发展目标", "健全服务体系"]
    (box,) = document.boxes
    assert (box.number, box.title, [item.title for item in box.items]) == (2, "社会服务主要指标", ["教育", "卫生"])
    assert [(s.subject, str(s.value), s.unit) for s in document.statements] == [
        ("义务教育入学率", "100", "%"),
        ("高等教育毛入学率", "60", "%"),
        ("人均受教育年限", "15", "年"),
    ]
    assert not any(sign in s.sentence for s in document.statements for sign in signs)


@pytest.mark.parametrize("lost", ["└────────────────────────────┘\n", "┌────────────────────────────┐\n"])
def test_a_frame_that_lost_a_rule_is_one_by_its_sides(lost: str) -> None:
    document = extract(_FRAMED.replace(lost, "").encode(), name="a.txt")
    assert [s.heading for s in document.sections] == ["发展目标", "健全服务体系"]
    assert [item.title for item in document.boxes[0].items] == ["教育", "卫生"]
    assert "│" not in "".join(s.subject for s in document.statements)
