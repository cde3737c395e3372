"""Tables of one cell a line that the number of a page cuts inside a row, and text that stands right below a table."""

from __future__ import annotations

import pytest
from bounds import read

from extractor import extract
from extractor.layout.tables.cells.atoms import Atom
from extractor.layout.tables.reading import Pass

SENTENCE = (
    "坚持以水定城、以水定产，把水资源作为最大的刚性约束，推动用水方式由粗放向节约集约转变，"
    "全面提升供水保障能力和水安全水平，让河湖休养生息、永续利用，让群众在家门口看得见清水绿岸。"
)
BROKEN = "\n".join(SENTENCE[n : n + 32] for n in range(0, len(SENTENCE), 32))
HEAD = "序号 指标名称 单位 属性 2020年 2025年"
ROWS = [
    "1 水库蓄水能力 万立方米 预期性 320 350",
    "2 农田灌溉用水有效利用系数 — 预期性 0.55 0.58",
    "3 供水普及率 % 约束性 92 95",
    "4 水土保持率 % 预期性 78.5 80.1",
    "5 堤防达标率 % 约束性 81 88",
]
VALUES = [row.split()[-2:] for row in ROWS]


def a_cell_a_line(cut: dict[int, str], rows: list[str] = ROWS) -> str:
    """The table with a page's number before some of its cells, below a chapter that the pages before fill."""
    cells = " ".join([HEAD, *rows]).split()
    lines = [cell if n not in cut else f"{cut[n]}\n\n{cell}" for n, cell in enumerate(cells)]
    return f"清河县水利规划\n\n一、目标\n\n{SENTENCE * 8}\n\n" + "\n\n".join(lines) + f"\n\n二、任务\n\n{SENTENCE}\n"


def values(found) -> list[list[str]]:
    return [[value.raw for value in indicator.values] for indicator in found.indicators]


def pages(found) -> list[str]:
    return [found.text[f.span.start : f.span.end] for f in found.furniture if f.kind == "page_number"]


@pytest.mark.parametrize(
    "cut",
    [{33: "3"}, {34: "3"}, {35: "3"}, {10: "2"}, {21: "3"}, {10: "2", 27: "3"}],
    ids=["attribute", "value", "last value", "first row", "name", "two rows"],
)
def test_the_number_of_a_page_inside_a_row_is_no_cell(cut):
    found = read(a_cell_a_line(cut))
    assert values(found) == VALUES
    assert pages(found) == list(cut.values())
    assert [d.code for d in found.diagnostics] == ["PAGE_IN_ROW"]


@pytest.mark.parametrize("at", [10, 11, 12])
def test_a_page_that_may_be_a_value_of_its_row_gives_neither(at):
    rows = ["1 水库 座 预期性 2 3", *ROWS[1:]]
    found = read(a_cell_a_line({at: "4"}, rows))
    assert not {"2", "3", "4"} & {raw for row in values(found) for raw in row}
    assert {"CELL_UNREAD", "TABLE_UNREAD"} & {d.code for d in found.diagnostics}


def test_a_page_below_the_last_row_is_no_value_of_the_table():
    found = read(a_cell_a_line({36: "3"}, [*ROWS, "二、任务"]))
    assert values(found) == VALUES


def test_two_numbers_that_no_pages_can_have_leave_the_table_unread():
    found = read(a_cell_a_line({9: "40", 27: "12"}))
    assert values(found) == []
    assert [d.code for d in found.diagnostics].count("TABLE_UNREAD") == 1


def test_headings_below_a_table_stay_where_lines_are_broken_at_the_margin():
    cells = "\n\n".join(" ".join([HEAD, *ROWS]).split())
    below = "\n\n".join(["二、任务", "（一）节水", BROKEN, "（二）供水", BROKEN, "三、保障", BROKEN])
    found = read(f"清河县水利规划\n\n一、目标\n\n{BROKEN}\n\n{cells}\n\n{below}\n")
    assert values(found) == VALUES
    assert [s.heading for s in found.sections if s.heading] == ["目标", "任务", "保障"]
    assert [s.heading for s in found.sections[-2].children] == ["节水", "供水"]


def test_a_project_list_ends_where_broken_lines_of_text_begin():
    cells = "序号 河流名称 整治时间 整治原因 1 清河 2021年6月 淤积 2 白水 2021年8月 堤防损毁 3 灵溪 2022年3月 淤积"
    found = read("表1 整治河流\n\n" + "\n\n".join(cells.split()) + f"\n\n{BROKEN}\n\n二、任务\n\n{SENTENCE}\n")
    assert len(found.tables) == 1
    assert not any("以水定城" in (cell.raw or "") for row in found.tables[0].rows for cell in row.cells)


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("指 标 2020 年基数 2025 年目标 年均 / 累 计 属性", ["指标", "2020年基数", "2025年目标", "年均/累计", "属性"]),
        ("指标 2020年 2025年 累 计 属性", ["指标", "2020年", "2025年", "累计", "属性"]),
    ],
)
def test_signs_and_strokes_set_apart_belong_to_their_cell(header, columns):
    rows = (
        "新增就业（万人） 〔36〕 —— > 〔27.5〕 预期性\n失业率（%） 3.2 —— < 5 预期性\n参保率（%） 96.3 98 —— 约束性\n"
    )
    found = read(f"{header}\n{rows}")
    assert [c.header for c in found.tables[0].columns] == columns
    assert values(found) == [["〔36〕", "——", ">〔27.5〕"], ["3.2", "——", "<5"], ["96.3", "98", "——"]]
    assert [i.values[2].comparator for i in found.indicators] == [">", "<", None]


def test_rows_that_fit_no_header_are_told_and_no_statements():
    rows = (
        "城镇新增就业 （万人） 36 —— 5 > 27.5 预期性\n登记失业率 （%） —— —— < 5 预期性\n参保率 （%） 96 98 —— 预期性\n"
    )
    found = read(f"专栏1 主要指标\n指标 2020年 2025年 年均 累计 属性\n{rows}三、任务\n{SENTENCE}\n")
    assert found.indicators == []
    assert found.statements == []
    assert "TABLE_UNREAD" in [d.code for d in found.diagnostics]
    assert [t.kind for t in found.tables] == ["other"]


ROWS_APART = [
    "新增就业 (万人) 41.6 42 35.9",
    "失业率 (%) < 4.5 < 4.5 < 4.5",
    "人才总量 (万人) — 35 —",
    "签订率 (%) 92 95 97",
]


def below(header: str, gap: str):
    lines = ["专栏1 主要指标", header, *ROWS_APART]
    return read(f"清河县规划\n\n一、目标\n\n{gap.join(lines)}\n\n二、任务\n\n{SENTENCE}\n")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_words_of_a_header_with_blanks_in_them_are_whole(gap):
    found = below("指 标 2015 年基 数 “十三五”规划 目标 2020 年实现 情况", gap)
    headers = ["指标", "2015年基数", "“十三五”规划目标", "2020年实现情况"]
    assert [c.header for c in found.tables[0].columns] == headers
    assert values(found) == [["41.6", "42", "35.9"], ["<4.5", "<4.5", "<4.5"], ["—", "35", "—"], ["92", "95", "97"]]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_rows_of_figures_below_header_words_that_fit_no_columns_are_told(gap):
    found = below("指标 2015年 2018年 2019年 规划目标 2020年", gap)
    assert found.statements == []
    assert found.indicators == []
    assert [t.kind for t in found.tables] == ["other"]
    assert "TABLE_UNREAD" in [d.code for d in found.diagnostics]


# -- what a page prints between rows

TITLE = "青川区养老服务“十四五”规划"
TITLED = [
    "指标 单位 2020年 2025年",
    "养老床位 张 800 950",
    "护理床位占比 % 42 55",
    "助餐点 个 36 60",
    "培训人次 万人次 1.2 2.4",
]


@pytest.mark.parametrize("gap", [" ", "\t", "   ", "|", "\n"])
@pytest.mark.parametrize("turn", [TITLE, "某市国民经济和社会发展第十四个五年规划纲要"])
def test_a_plans_title_between_rows_is_furniture(turn, gap):
    lines = [line.replace(" ", gap) for line in TITLED]
    found = read(f"某区规划\n\n一、目标\n\n{chr(10).join([*lines[:3], turn, *lines[3:]])}\n\n二、任务\n\n坚持发展。\n")
    assert [(i.name, i.group, [v.raw for v in i.values]) for i in found.indicators] == [
        (name, None, [a, b]) for name, _, a, b in (line.split() for line in TITLED[1:])
    ]
    assert turn in [f.span.text_in(found.text) for f in found.furniture]


@pytest.mark.parametrize("words", ["供水保障", "培训工作", "服务能力"])
def test_a_group_between_rows_is_no_plans_title(words):
    lines = [TITLED[0], "设施建设", *TITLED[1:3], words, *TITLED[3:]]
    found = read(f"某区规划\n\n一、目标\n\n{chr(10).join(lines)}\n\n二、任务\n\n坚持发展。\n")
    assert words not in [f.span.text_in(found.text) for f in found.furniture]
    assert {i.group for i in found.indicators if i.name == "培训人次"} == {words}


GRADES = [
    "等级",
    "人口（万人）",
    "标准（年）",
    "Ⅰ",
    "≥150",
    "≥200",
    "Ⅱ",
    "50～150",
    "100～200",
    "Ⅲ",
    "20～50",
    "50～100",
    "Ⅳ",
    "<20",
    "20～50",
]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("at", range(6, 16, 3))
def test_a_page_number_between_rows_of_grades_loses_none(at, gap):
    cells = [*GRADES[:at], "12", *GRADES[at:]] if at < 15 else GRADES
    found = read(
        f"某市规划\n\n一、标准\n\n表2 防洪标准\n\n{gap.join(cells)}\n\n注：人口为常住人口。\n\n二、任务\n\n坚持发展。\n"
    )
    rows = [[cell.raw for cell in row.cells] for table in found.tables for row in table.rows]
    told = {"ROW_MISFIT", "TABLE_UNREAD"} & {d.code for d in found.diagnostics}
    assert rows == [GRADES[n : n + 3] for n in range(3, 15, 3)] or told
    assert not any("12" in raw and raw != "12" for row in rows for raw in row)


@pytest.mark.parametrize("page", ["— 12 —", "第 12 页"])
def test_a_page_between_cells_parts_them(page):
    lines = ["指标", "单位", "2020年", "2025年", "养老床位", "张", "800", "950", "助餐点", "个", "36", "六十以上"]
    cut = "\n\n".join(lines[:8]) + f"\n\n{page}\n" + "\n\n".join(lines[8:])
    found = read(f"某区规划\n\n一、目标\n\n{cut}\n\n二、任务\n\n坚持发展。\n")
    assert [i.name for i in found.indicators][:2] == ["养老床位", "助餐点"]


FLOODS = (
    "序号 城市 时间 降雨情况 1 甲市 2011年6月 持续强降雨 2 乙市 2013年10月 台风影响 "
    "3 丙县 2016年9月 台风影响 4 丁县 2019年8月 持续强降雨"
)


@pytest.mark.parametrize("at", range(8, 20))
def test_a_page_number_joins_no_words_of_a_list(at):
    cells = FLOODS.split()
    found = read(
        "某市规划\n\n一、灾害\n\n表1 内涝情况\n\n"
        + "\n\n".join([*cells[:at], "7", *cells[at:]])
        + "\n\n二、任务\n\n坚持发展。\n"
    )
    raws = [cell.raw for table in found.tables for row in table.rows for cell in row.cells]
    told = {"ROW_MISFIT", "TABLE_UNREAD", "PAGE_IN_ROW"} & {d.code for d in found.diagnostics}
    assert told or not any("7" in raw and raw != "7" for raw in raws)
    assert told or "2013年10月台风影响" not in raws


SHORT = """附表1  青江省城市易涝区域整治计划表

序号
地市
易涝区域数量
整治计划（处）


2020年（已整治）
2021年
2022年
1
东山
8
9
4
1
2
宁海
38
25由3个增加到5个
7
3
西州
4747474747
7
13
27
4
湖山
8
6
1
1
5
嘉水
26
0
6
5
6
绍
"""


def test_a_short_table_is_read_a_few_times_however_many_of_its_numbers_may_be_a_pages(monkeypatch):
    """Each of its small numbers may be a page's, but no two of so few pieces: they stand on one page."""
    take, taken = Pass.take, []

    def counted(rows: Pass, atom: Atom) -> None:
        taken.append(atom)
        take(rows, atom)

    monkeypatch.setattr(Pass, "take", counted)
    extract(SHORT.encode())
    assert len(taken) <= 20 * len(SHORT.split())


def test_a_header_of_two_years_over_one_column_is_never_given():
    head = "| 指标 | 2020年 | “十四五”目标 |  |\n| --- | --- | --- | --- |\n|  |  | 2025年 | 年均/累计 |\n"
    body = (
        "| 养老床位（张） | 800 | 950 | 3.5 |\n| 助餐点（个） | 36 | 60 | 10.8 |\n| 培训（人） | 1.2 | 2.4 | 14.9 |\n"
    )
    found = read(f"某区规划\n\n一、目标\n\n{head}\n— 2 —\n\n{head}{body}\n二、任务\n\n坚持发展。\n")
    assert not any("年2" in v.column for i in found.indicators for v in i.values)
