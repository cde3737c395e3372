"""What tables mean: cells, columns, kinds, captions, notes, pieces; each table the smallest that shows it."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import extract
from extractor.core.fragment import Fragment, join
from extractor.indicators.cells import Usage, read_cell

PLAN = "# 云溪市“十四五”民政事业发展规划\n\n一、主要目标\n\n"


def document(body: str, title: str = PLAN):
    return extract((title + body).encode(), name="t.md", path="t.md")


def piped(*rows: str) -> str:
    """A Markdown table; cells parted by blanks around strokes."""
    width = rows[0].count("|") + 1
    return "\n".join([f"|{rows[0]}|", "|" + "---|" * width, *(f"|{row}|" for row in rows[1:])]) + "\n"


def web(tables: str) -> bytes:
    """A web page of a plan with these tables."""
    text = "推进各项工作。" * 12
    body = f"<h1>云溪市“十四五”民政规划</h1><p>一、目标</p>{tables}<p>{text}</p>"
    return f"<html><head><meta charset='utf-8'></head><body>{body}</body></html>".encode()


def values(read, name: str) -> dict[str, list]:
    """The values of one indicator by column."""
    (row,) = [i for i in read.indicators if i.name == name]
    found: dict[str, list] = {}
    for value in row.values:
        found.setdefault(value.column, []).append(value)
    return found


def roles(read) -> dict[str, tuple[str, tuple[int, int] | None]]:
    (table,) = read.tables
    return {c.header: (c.role, (c.period.start, c.period.end) if c.period else None) for c in table.columns}


def codes(read) -> list[str]:
    return [d.code for d in read.diagnostics]


# -- cells -----------------------------------------------------------------------------------

PAIRS = {
    "6.2 > [31]": [("6.2", "="), ("31", ">")],
    "180.0〔900〕以上": [("180.0", "="), ("900", ">=")],
    "中心城区≥42\n乡镇≥18": [("42", ">="), ("18", ">=")],
    "90%（城市）70%（农村）": [("90", "="), ("70", "=")],
    "85、60": [("85", "="), ("60", "=")],
    "4.5/22.5": [("4.5", "="), ("22.5", "=")],
}


@pytest.mark.parametrize("text", PAIRS)
def test_two_values_in_a_cell_are_two_readings(text):
    assert [(str(r.value), r.comparator) for r in read_cell(text)] == PAIRS[text]


@pytest.mark.parametrize(
    "text", ["30 45", "30\n45", "30\t45", "8\n0%", "1 .5", "120 150", "7.55.2", "1/4", "3 -5", "2，3，4，567，8"]
)
def test_figures_that_nothing_tells_apart_are_no_value(text):
    for reading in read_cell(text):
        assert reading.value is None or str(reading.value) in re.split(r"[，、]", text)
    if "，" not in text:
        assert [r.doubt is not None for r in read_cell(text)] == [True]


def test_pieces_that_do_not_touch_are_parted_as_lines_are():
    source = "| 52 | 47 |"
    (reading,) = read_cell(join([Fragment.of(source, 2, 4), Fragment.of(source, 7, 9)]))
    assert reading.value is None
    assert reading.doubt


SIGNS = ["−2.6", "–2.6", "—2.6", "﹣2.6", "－2.6", "-2.6", "负2.6"]


@pytest.mark.parametrize("text", SIGNS)
def test_a_minus_is_one_in_every_print(text):
    (reading,) = read_cell(text)
    assert reading.value == Decimal("-2.6")


def test_a_triangle_is_a_minus_where_a_note_says_so():
    table = piped("指标", "2020年", "2025年").replace("|指标|", "|指标|2020年|2025年|")
    body = "|指标|2020年|2025年|\n|---|---|---|\n|能耗变化（%）|▲3.1|△2.4|\n|用水变化（%）|1.5|1.2|\n"
    assert table
    plain = document(body)
    assert [v.value for v in values(plain, "能耗变化")["2020年"]] == [None]
    assert codes(plain).count("CELL_UNREAD") == 2
    told = document(body + "\n注：▲表示下降，△表示下降。\n")
    assert values(told, "能耗变化")["2020年"][0].value == Decimal("-3.1")
    assert "CELL_UNREAD" not in codes(told)


@pytest.mark.parametrize(("text", "kept"), [("41%2", "41%"), ("41%②", "41%"), ("41[1]", "41"), ("41²", "41")])
def test_a_note_mark_is_no_part_of_the_value(text, kept):
    (reading,) = read_cell(text)
    assert (reading.value, text[reading.start : reading.end]) == (41, kept)


@pytest.mark.parametrize(
    ("text", "value"), [("3.4×10⁵吨", 340000), ("3.4×10^5", 340000), ("１，２６０", 1260), ("2，040，500", 2040500)]
)
def test_powers_and_wide_figures(text, value):
    (reading,) = read_cell(text)
    assert reading.value == value


def test_a_blank_parts_thousands_where_the_table_does_so():
    assert read_cell("17 345")[0].value is None
    assert read_cell("17 345", Usage(blank_groups=True))[0].value == 17345
    assert read_cell("17\u202f345")[0].value == 17345


@pytest.mark.parametrize(
    ("text", "value", "year"),
    [
        ("2026年70%，2028年全面巩固", "70", 2026),
        ("城市建成区≥35%", "35", None),
        ("≥96%（除农村外）", "96", None),
        ("新增12", "12", None),
    ],
)
def test_a_cell_may_say_where_and_when(text, value, year):
    (reading,) = read_cell(text)
    assert (str(reading.value), reading.year) == (value, year)


@pytest.mark.parametrize("text", ["与全区同步", "达到20年一遇标准", "2025年完成", "达到Ⅲ类"])
def test_words_are_no_doubt(text):
    (reading,) = read_cell(text)
    assert (reading.value, reading.text, reading.doubt) == (None, text, None)


def test_a_value_in_another_magnitude_than_its_row_is_told():
    read = document(piped("指标|单位|2020年|2025年", "护理员|人|800|1.2万", "床位|万张|3|4.5万张"))
    assert values(read, "护理员")["2025年"][0].value is None
    assert values(read, "床位")["2025年"][0].value == Decimal("4.5")
    assert codes(read).count("CELL_UNREAD") == 1


_BITS = st.sampled_from(
    [
        *"0123456789",
        ".",
        ",",
        "，",
        " ",
        "\n",
        "\t",
        "\xa0",
        "%",
        "-",
        "—",
        "〔",
        "〕",
        "/",
        "、",
        "≥",
        "万",
        "人",
        "年",
        "1",
        "25",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(_BITS, min_size=1, max_size=9).map("".join))
def test_the_figures_of_a_value_stand_together_in_print(text):
    for reading in read_cell(text):
        printed = text[reading.start : reading.end]
        for number in (reading.value, reading.high, *(reading.ratio or ())):
            if number is not None:
                digits = re.sub(r"\D", "", format(abs(number), "f"))
                plain = re.sub(r"[.,，]|(?<=[0-9])\xa0(?=[0-9]{3}(?![0-9]))", "", printed)
                assert digits in plain


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(_BITS, max_size=5).map("".join), min_size=4, max_size=4))
def test_no_table_makes_up_a_number(cells):
    cells = [re.sub(r"[|\n\\]", "", cell) for cell in cells]
    grouped = sum(re.fullmatch(r" *[1-9][0-9]{0,2}(?: [0-9]{3})+(?:\.[0-9]+)? *", cell) is not None for cell in cells)
    blanks = "\xa0 " if grouped > 1 else "\xa0"  # a table may part its thousands so throughout
    read = document(
        piped("指标|2020年|2025年", f"床位（张）|{cells[0]}|{cells[1]}", f"食堂（个）|{cells[2]}|{cells[3]}")
    )
    for row in read.indicators:
        for value in row.values:
            if value.value is not None:
                printed = value.span.text_in(read.text)
                digits = re.sub(r"\D", "", format(abs(value.value), "f"))
                assert digits in re.sub(rf"[.,，]|(?<=[0-9])[{blanks}](?=[0-9]{{3}}(?![0-9]))", "", printed)


@pytest.mark.parametrize(("cell", "told"), [("十二", 1), ("二十个", 1), ("一", 0), ("稳步提高", 0)])
def test_a_numeral_in_characters_is_told(cell, told):
    read = document(piped("指标|2020年|2025年", f"站点（个）|3|{cell}", "食堂（个）|5|8"))
    assert [v.value for v in read.indicators[0].values] == [3, None]
    assert codes(read).count("CELL_UNREAD") == told


# -- columns -----------------------------------------------------------------------------------

HEADERS = {
    "“十三五”目标|2020年|2025年": ["target 2020", "baseline 2020", "target 2025"],
    "2019年|2020年|“十四五”目标|2035年": ["baseline 2019", "baseline 2020", "target 2025", "target 2035"],
    "“十三五”规划目标|“十三五”完成情况|完成率（%）": ["target 2020", "actual 2020", "actual 2020"],
    "目标值（2020年）|现状值（2020年）": ["target 2020", "actual 2020"],
    "现状（2020年）|规划值（2025年）": ["baseline 2020", "target 2025"],
    "2020年基数|2023年评估值|2025年目标": ["baseline 2020", "actual 2023", "target 2025"],
    "基期值|期末值|年均增速": ["baseline 2020", "target 2025", "annual_average 2021-2025"],
    "计划任务|其中：2022年任务": ["target 2025", "target 2022"],
    "2020年|年均/累计": ["baseline 2020", "target 2021-2025"],
}


@pytest.mark.parametrize("headers", HEADERS)
def test_columns_explain_each_other(headers):
    width = headers.count("|") + 1
    read = document(
        piped(f"指标|{headers}|属性", f"床位（张）{'|20' * width}|预期性", f"食堂（个）{'|30' * width}|约束性")
    )
    (table,) = read.tables
    found = [c for c in table.columns if c.role not in ("name", "attribute")]
    said = [
        f"{c.role} {c.period.start}" + (f"-{c.period.end}" if c.period.end != c.period.start else "")
        for c in found
        if c.period
    ]
    assert said == HEADERS[headers]


def test_a_caption_dates_an_aim_without_a_year():
    read = document("表1 “十五五”主要指标\n\n" + piped("指标|单位|目标", "床位|张|20", "食堂|个|30"))
    assert roles(read)["目标"] == ("target", (2030, 2030))


def test_a_base_under_a_joint_header():
    tiers = (
        "<table><tr><td rowspan=2>指标</td><td colspan=2>目标值</td></tr><tr><td>2020年</td><td>2025年</td></tr>"
        "<tr><td>床位（张）</td><td>20</td><td>30</td></tr><tr><td>食堂（个）</td><td>4</td><td>9</td></tr></table>"
    )
    read = extract(web(tiers), name="t.html", path="t.html")
    assert roles(read) == {
        "指标": ("name", None),
        "目标值2020年": ("baseline", (2020, 2020)),
        "目标值2025年": ("target", (2025, 2025)),
    }


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("<html><body>", "</body></html>"),
        ("<div align=center>", "</div>"),
        ("<center><div class='t'> ", " </div></center>"),
    ],
)
def test_a_table_with_the_tags_that_wrap_it(before, behind):
    rows = "<tr><td>指标</td><td>2020年</td><td>2025年</td></tr><tr><td>床位（张）</td><td>120</td><td>≥260</td></tr>"
    read = document(f"表1 主要指标\n\n{before}<table>{rows}</table>{behind}\n\n二、任务\n\n加强建设。\n")
    assert [(i.name, [v.value for v in i.values]) for i in read.indicators] == [("床位", [120, 260])]
    assert not read.statements


def test_words_before_a_table_on_its_line_are_no_wrapping():
    rows = "<tr><td>指标</td><td>2025年</td></tr><tr><td>床位（张）</td><td>260</td></tr>"
    read = document(f"建成站点12个。<table>{rows}</table>\n\n二、任务\n\n加强建设。\n")
    assert [s.value for s in read.statements][:1] == [12]


@pytest.mark.parametrize("header", ["指标属性", "性质", "类型", "指标类型"])
@pytest.mark.parametrize("first", [True, False])
def test_an_attribute_is_one_by_its_cells(header, first):
    rows = [("指标", header, "2020年|2025年"), ("床位（张）", "预期性", "20|30"), ("食堂（个）", "约束性", "4|9")]
    read = document(piped(*(f"{a}|{b}|{c}" if first else f"{a}|{c}|{b}" for a, b, c in rows)))
    assert [i.attribute for i in read.indicators] == ["预期性", "约束性"]


def test_groups_and_names_under_one_header():
    read = document(piped("指标||2020年|2025年", "养老|床位（张）|20|30", "|食堂（个）|4|9", "救助|站点（个）|1|2"))
    assert [(i.group, i.name, i.unit) for i in read.indicators] == [
        ("养老", "床位", "张"),
        ("养老", "食堂", "个"),
        ("救助", "站点", "个"),
    ]


NUMBERED = [
    "2. 6岁以下儿童入园率（%）",
    "3.5G基站数（个）",
    "其中：农村（个）",
    "4.15分钟生活圈覆盖率①（%）",
    "5.孕产妇死亡率（1/10万）",
]


def test_names_that_begin_with_a_figure():
    read = document(piped("指标|2020年|2025年", "1. 床位（张）|1|2", *(f"{name}|3|4" for name in NUMBERED)))
    assert [(i.number, i.name, i.unit) for i in read.indicators][1:] == [
        ("2", "6岁以下儿童入园率", "%"), ("3", "5G基站数", "个"), (None, "农村", "个"),
        ("4", "15分钟生活圈覆盖率", "%"), ("5", "孕产妇死亡率", "1/10万"),
    ]  # fmt: skip
    assert read.indicators[3].of == read.indicators[2].id


UNITS = {
    "caption": ("表1 主要指标（单位：万人）\n\n", "指标|2020年|2025年", "参保人数|20|30"),
    "line": ("表1 主要指标\n单位：万人\n\n", "指标|2020年|2025年", "参保人数|20|30"),
    "header": ("", "指标|2020年（万人）|2025年（万人）", "参保人数|20|30"),
    "cells": ("", "指标|2020年|2025年", "参保人数|20万人|30万人"),
    "nested": ("", "指标|2020年|2025年", "参保人数（含农村（万人））|20|30"),
    "column": ("", "指标|计量单位|2020年|2025年", "参保人数|万人|20|30"),
}


@pytest.mark.parametrize("place", UNITS)
def test_a_unit_wherever_it_is_printed(place):
    caption, head, row = UNITS[place]
    read = document(caption + piped(head, row, row.replace("参保", "缴费")))
    assert {i.unit for i in read.indicators} == {"万人"}
    assert [str(v.value) for v in read.indicators[0].values] == ["20", "30"]


@pytest.mark.parametrize("unit", ["万担", "个班", "泊位", "人份", "床次", "例/十万人", "标方"])
def test_a_unit_in_brackets_behind_a_name(unit):
    read = document(piped("指标|2020年|2025年", f"服务能力（{unit}）|120|360", "满意率（%）|90|95"))
    assert [(i.name, i.unit) for i in read.indicators] == [("服务能力", unit), ("满意率", "%")]


def test_words_in_brackets_that_are_no_unit_stay_with_the_name():
    read = document(piped("指标|2020年|2025年", "服务能力（封闭管理）|120|360", "满意率（%）|90|95"))
    assert [(i.name, i.unit) for i in read.indicators] == [("服务能力（封闭管理）", None), ("满意率", "%")]


def test_a_part_counts_in_the_unit_of_its_whole():
    read = document(
        piped("指标|2020年|2025年", "1.护理员（人）|20|30", "其中：女性|4|9", "占比|1|2", "2.床位（张）|3|4")
    )
    assert [(i.unit, i.of is not None) for i in read.indicators] == [
        ("人", False),
        ("人", True),
        (None, True),
        ("张", False),
    ]


# -- kinds -------------------------------------------------------------------------------------

OTHERS = {
    "projects": ("序号|项目名称|建设内容|起止年限|总投资", "1|一水厂|扩建|2021—2023年|2.1", "2|二厂|新建|2022年|3"),
    "duties": ("序号|重点任务|责任单位|完成时限", "1|建设食堂|民政局|2024年", "2|培训人员|人社局|2025年"),
    "grades": ("等级|重要性|人口（万人）", "Ⅰ|重要|≥150", "Ⅱ|一般|50～150"),
    "standards": ("项目|标准|备注", "每千人床位|40张|含社区", "护理员配比|1:4|—"),
    "contacts": ("单位|联系人|联系电话", "民政局|张某|0731-12345", "人社局|李某|0731-22345"),
    "names": ("序号|名称|责任单位", "1|一水厂扩建|水务局", "2|二水厂新建|水务局"),
}  # fmt: skip


@pytest.mark.parametrize("kind", OTHERS)
def test_lists_of_other_things_are_no_indicators(kind):
    read = document(piped(*OTHERS[kind]))
    (table,) = read.tables
    assert (table.kind, read.indicators) == ("other", [])
    assert [c.raw for c in table.rows[0].cells] == OTHERS[kind][1].split("|")


def test_years_down_are_indicators_across():
    read = document(
        "表1 历年情况\n\n" + piped("年份|床位（张）|覆盖率（%）", "2018年|20|31.5", "2019年|24|33", "2020年|30|38")
    )
    assert read.tables[0].kind == "series"
    assert {k: (str(v[0].value), v[0].role, v[0].period.start) for k, v in values(read, "床位").items()} == {
        "2018年": ("20", "observed", 2018), "2019年": ("24", "observed", 2019), "2020年": ("30", "observed", 2020)
    }  # fmt: skip
    aims = document(piped("年度|床位（张）|覆盖率（%）", "2020年|20|31.5", "2025年|24|≥33"))
    assert [v[0].role for v in values(aims, "覆盖率").values()] == ["baseline", "target"]


def test_years_to_the_end_of_the_plan_are_aims_and_those_before_it_a_series():
    row = "床位（张）|1|2|3|4|5"
    ahead = document(
        "表1 分年度计划\n\n" + piped("指标|2021年|2022年|2023年|2024年|2025年", row, row.replace("床位", "站点"))
    )
    back = document(
        "表1 完成情况\n\n" + piped("指标|2016年|2017年|2018年|2019年|2020年", row, row.replace("床位", "站点"))
    )
    assert {v.role for i in ahead.indicators for v in i.values} == {"target"}
    assert (back.tables[0].kind, {v.role for i in back.indicators for v in i.values}) == ("series", {"observed"})


BULLETIN = "# 云溪市2023年国民经济和社会发展统计公报\n\n一、综合\n\n"


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("指标|绝对额（亿元）|比上年增长（%）", "亿元"),
        ("|产量（吨）|比上年增长（%）", "吨"),
        ("行业|年末数（户）|比重（%）", "户"),
    ],
)
def test_a_bulletin_gives_its_year_to_its_tables(head, unit):
    read = document("表1 主要情况\n\n" + piped(head, "粮食|82.4|1.2", "蔬菜|140.2|-4.4"), BULLETIN)
    (table,) = read.tables
    assert [c.header for c in table.columns] == head.split("|")
    assert {(v.role, v.period.start, v.period.end) for i in read.indicators for v in i.values} == {
        ("observed", 2023, 2023)
    }
    assert {i.unit for i in read.indicators} == {unit}
    assert not {"MAGNITUDE_DIFFERS", "PART_EXCEEDS_WHOLE"} & set(codes(read))


# -- what stands around a table, and pieces ------------------------------------------------------

BODY = piped("指标|2020年|2025年", "床位（张）|〔20〕|〔30〕", "食堂（个）|4|9")


def test_notes_of_several_items_and_a_decimal_heading():
    notes = "注：1.〔〕内为五年累计数。\n\n2.食堂含流动餐车。\n"
    rest = "1.2 远景展望\n\n继续推进。\n\n2 任务\n\n推进。\n"
    text = f"1 发展目标\n\n1.1 主要指标\n\n表1 指标\n\n{BODY}\n{notes}\n{rest}"
    read = document(text, "# 云溪市“十四五”民政规划\n\n")
    (table,) = read.tables
    assert [n.text for n in table.notes] == ["1.〔〕内为五年累计数。", "2.食堂含流动餐车。"]
    assert [c.heading for s in read.sections for c in s.children] == ["主要指标", "远景展望"]
    assert values(read, "床位")["2025年"][0].cumulative


def test_a_sentence_on_the_figures_is_one_more_note_and_prose_is_none():
    read = document(
        f"{BODY}\n注：〔〕内为五年累计数。\n\n数据来源为民政统计年报。\n\n健全工作机制，推进各项任务落实。\n"
    )
    assert [n.text for n in read.tables[0].notes] == ["〔〕内为五年累计数。", "数据来源为民政统计年报。"]


@pytest.mark.parametrize(("line", "noted"), [
    ("累计完成投资31.27亿元，年均增长5%。", False), ("累计新建食堂42个。", False), ("床位为五年累计数。", True),
])  # fmt: skip
def test_what_was_done_in_all_is_no_note_below_a_note(line: str, noted: bool) -> None:
    read = document(f"{BODY}\n注：〔〕内为五年累计数。\n\n{line}\n\n健全工作机制，推进各项任务落实。\n")
    assert (len(read.tables[0].notes) == 2) is noted


def test_a_caption_below_its_table():
    read = document(f"{BODY}\n“十四五”民政主要指标\n\n二、重点任务\n\n推进。\n")
    assert read.tables[0].caption == "“十四五”民政主要指标"
    assert [s.heading for s in read.sections] == ["主要目标", "重点任务"]


def test_a_table_cut_in_two_is_one():
    second = piped("指标|2020年|2025年", "站点（个）|5|6", "驿站（个）|7|8")
    for between in ("续表\n\n", "表1 指标（续）\n\n"):
        read = document(f"表1 指标\n\n{BODY}\n{between}{second}\n注：〔〕内为五年累计数。\n")
        (table,) = read.tables
        assert (len(table.rows), table.fragments, table.caption) == (4, 2, "指标")
        assert values(read, "床位")["2025年"][0].period.start == 2021


def test_a_header_with_its_first_group_alone_is_the_head_of_the_table_below():
    head, rows = "指标|2020年|2025年", ("1.站点（个）|5|6", "2.驿站（个）|7|8")
    read = document(f"表1 设施\n\n{piped(head, '（一）设施| | ')}\n{piped(head, *rows)}\n二、重点任务\n\n推进。\n")
    (table,) = read.tables
    assert (table.caption, table.fragments, len(table.rows)) == ("设施", 2, 3)
    assert [i.group for i in read.indicators] == ["设施", "设施"]


def test_two_tables_with_captions_of_their_own_stay_two():
    second = piped("指标|2020年|2025年", "站点（个）|5|6", "驿站（个）|7|8")
    read = document(f"表1 养老指标\n\n{BODY}\n表2 救助指标\n\n{second}\n")
    assert [(t.caption, t.fragments) for t in read.tables] == [("养老指标", 1), ("救助指标", 1)]


def page(*tables: str) -> bytes:
    """A web page with tables; each given by its rows as ``piped`` takes them, parted by line ends."""

    def table(rows: str) -> str:
        cells = ("".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows.split("\n"))
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"

    return web("".join(map(table, tables)))


def test_rows_whose_numbers_begin_anew_are_another_table():
    head = "序号|指标|2020年|2025年\n"
    first = head + "1|床位（张）|2|3\n2|食堂（个）|4|9"
    anew = extract(page(first, head + "1|站点（个）|5|6\n2|驿站（个）|7|8"), name="t.html", path="t.html")
    assert [len(t.rows) for t in anew.tables] == [2, 2]
    on = extract(page(first, "3|站点（个）|5|6\n4|驿站（个）|7|8"), name="t.html", path="t.html")
    assert [(len(t.rows), t.fragments) for t in on.tables] == [(4, 2)]


def test_a_piece_whose_merged_cells_the_page_cut_finds_its_columns():
    first = "行业|单位|2020年|2025年\n农业|万元|2|3\n工业|万元|4|9"
    read = extract(page(first, "商业|5|6\n旅游业|7|8"), name="t.html", path="t.html")
    assert [[c.column for c in row.cells] for row in read.tables[0].rows][2:] == [[0, 2, 3], [0, 2, 3]]


def test_a_period_clips_at_the_first_year_that_it_can_hold():
    read = document(
        piped("指标|1903年", "床位（张）|〔20〕", "食堂（个）|4") + "\n注：〔〕内为五年累计数。\n",
        "# 云溪市1903年计划\n\n一、目标\n\n",
    )
    assert read.text.count("1903年") == 2


def test_gaps_in_row_numbers_are_told():
    read = document(piped("指标|2020年|2025年", "1.床位（张）|2|3", "2.食堂（个）|4|9", "4.站点（个）|4|9"))
    assert "ROW_GAP" in codes(read)


@pytest.mark.parametrize(
    ("columns", "kind"),
    [("2022年\t2023年\t2024年", "indicators"), ("整治计划（处）\t2023年\t2024年", "other")],
)
def test_places_under_years_alone_are_measured_and_lists_of_what_is_done_there_are_not(columns, kind):
    rows = "东山区\t345\t829\t912\n西河县\t600\t610\t620\n南岭县\t400\t400\t410\n"
    text = f"青石市养老统计表\n\n表1 各县床位\n地区\t{columns}\n{rows}"
    (table,) = extract(text.encode()).tables
    assert (table.kind == "other") == (kind == "other")


# -- cells that a conversion shifted -------------------------------------------------------------

FULL = "序号|指标|单位|2020年|2025年|属性"
FIRST, LAST = "1|床位|张|20|30|预期性", "3|站点|个|4|6|预期性"
SHIFTED = {
    "a value is missing": [FULL, FIRST, "2|食堂|个|9|约束性", LAST],
    "a value in the column of names": [FULL, FIRST, "2|12.5|个|4|9|约束性", LAST],
    "the name is missing and all moved to the left": [FULL, FIRST, "2|个|4|9|约束性|", LAST],
    "all moved to the right": [FULL, FIRST, "|2|食堂|个|4|9", LAST],
    "unit and attribute changed places": [FULL, FIRST, "2|食堂|约束性|4|9|个", LAST],
    "a value too many": [FULL, FIRST, "2|食堂|个|4|5|9|约束性", LAST],
}


def tabbed(*rows: str) -> str:
    return "\n".join(row.replace("|", "\t") for row in rows) + "\n"


def every_way(rows: list[str]):
    """The rows as strokes, tabs and a web page part them."""
    yield document(piped(*rows))
    yield document("表1 主要指标\n" + tabbed(*rows))
    yield extract(page("\n".join(rows)), name="t.html", path="t.html")


@pytest.mark.parametrize("what", SHIFTED)
def test_a_shifted_row_is_told_and_gives_no_value(what):
    for read in every_way(SHIFTED[what]):
        assert {i.name: [str(v.value) for v in i.values] for i in read.indicators} == {
            "床位": ["20", "30"], "站点": ["4", "6"]
        }  # fmt: skip
        assert "ROW_MISFIT" in codes(read)
        assert ("CELL_UNREAD" in codes(read)) == ("words" not in what)


UNSURE = {
    "a header one cell short over three values": ["指标|2020年|2025年", "床位|10|20|30", "食堂|2|4|9", "站点|3|4|6"],
    "every row one value short": [FULL, "1|床位|张|20|预期性", "2|食堂|个|9|约束性", "3|站点|个|4|预期性"],
    "two tables beside each other": ["收入|收入预算数|支出|支出预算数", "床位|20|食堂|30", "站点|4|驿站|6"],
}


@pytest.mark.parametrize("what", UNSURE)
def test_a_table_of_two_readings_is_given_as_it_stands(what):
    for read in every_way(UNSURE[what]):
        assert [(t.kind, len(t.rows)) for t in read.tables] == [("other", len(UNSURE[what]) - 1)]
        assert read.indicators == []
        assert "TABLE_UNREAD" in codes(read)


PLACED = {
    "the header has lost the unit's cell": ["指标|2020年|2025年", "床位|张|20|30", "食堂|个|4|9", "站点|个|4|6"],
    "the merged group": [f"类别|{FULL}", f"养老|{FIRST}", "2|食堂|个|4|9|约束性", LAST],
    "the row's number": [FULL, FIRST, "食堂|个|4|9|约束性", LAST],
    "merged cells of an upper tier": [
        "指标|单位|年份||属性", "||2020年|2025年|", "床位|张|20|30|预期性", "食堂|个|4|9|约束性", "站点|个|4|6|预期性"
    ],
}  # fmt: skip


@pytest.mark.parametrize("what", PLACED)
def test_cells_find_their_columns_where_there_is_one_way(what):
    for read in every_way(PLACED[what]):
        assert {i.name: (i.unit, [str(v.value) for v in i.values]) for i in read.indicators} == {
            "床位": ("张", ["20", "30"]), "食堂": ("个", ["4", "9"]), "站点": ("个", ["4", "6"])
        }  # fmt: skip


def test_a_value_over_two_columns_of_values_is_told():
    row = "<tr><td>{}</td><td{}>{}</td>{}</tr>"
    rows = [row.format("指标", "", "2020年", "<td>2025年</td>"), row.format("床位（张）", " colspan=2", "20", "")]
    rows.append(row.format("食堂（个）", "", "4", "<td>9</td>"))
    read = extract(web(f"<table>{''.join(rows)}</table>"), name="t.html", path="t.html")
    assert [str(v.value) for v in read.indicators[0].values] == ["20"]
    assert "ROW_MISFIT" in codes(read)


@pytest.mark.parametrize(("spans", "unsure"), [(True, False), (False, True)])
def test_a_cell_that_is_declared_to_span_its_row_is_no_half_of_the_name_below(spans: bool, unsure: bool):
    row = "<tr><td>{}</td><td>{}</td><td>{}</td></tr>".format
    group = "<tr><td colspan=3>生态保护</td></tr>" if spans else row("生态保护", "", "")
    rows = [row("指标", "2020年", "2025年"), row("用水量（吨）", "20", "19"), row("减排量（吨）", "4", "9"), group]
    rows.append(row("生态保护红线面积（公顷）", "20", "30"))
    read = extract(web(f"<table>{''.join(rows)}</table>"), name="t.html", path="t.html")
    assert ("ROW_MISFIT" in codes(read)) is unsure
    assert [v.raw for v in read.indicators[-1].values] == (["4", "9"] if unsure else ["20", "30"])


def test_typed_tables_with_one_header_are_two_unless_the_second_goes_on():
    first = piped("序号|指标|2020年|2025年", "1|床位（张）|20|30", "2|食堂（个）|4|9")
    for rows, count in (("1|站点（个）|4|6", 2), ("3|站点（个）|4|6", 1)):
        second = piped("序号|指标|2020年|2025年", rows)
        assert len(document(f"{first}\n{second}").tables) == count
    first, others, same = (piped("指标|2020年|2025年", row) for row in ("床位|20|30", "食堂|4|9", "床位|4|9"))
    assert [len(document(f"{first}\n{second}").tables) for second in (others, same)] == [1, 2]


def test_a_second_header_among_typed_rows_begins_another_table():
    text = tabbed("序号|重点任务|责任单位", "1|建设食堂|民政局", "2|培训人员|人社局", "3|改造床位|民政局")
    more = tabbed("序号|项目名称|建设内容|总投资", "1|一水厂|扩建|2.1", "2|二水厂|新建|3")
    read = document(f"表1 任务分工\n{text}重大项目表\n{more}")
    assert [(t.caption, len(t.columns), len(t.rows)) for t in read.tables] == [("任务分工", 3, 3), ("重大项目表", 4, 2)]


@pytest.mark.parametrize(
    ("heads", "unsure"),
    [
        ("2022年\t2025年", True),
        ("2020年\t2022年\t2025年", False),  # the base stands before both
        ("2023年\t2024年\t2025年", False),  # a row of years
        ("2022年目标\t2025年目标", False),
        ("2025年\t2030年", False),  # late in the plan: its end and what comes after
    ],
)
def test_a_bare_year_soon_after_the_plan_begins_may_be_its_base(heads, unsure):
    width = heads.count("\t") + 1
    rows = "".join(
        "\t".join([name, *(str(n + 3 * k) for k in range(width))]) + "\n"
        for n, name in enumerate(("供水能力（万吨）", "泵站数（座）", "水厂数（个）"), 2)
    )
    text = f"海安市供水“十四五”规划\n\n表1　主要指标\n\n指标\t{heads}\n{rows}"
    document = extract(text.encode(), name="a.txt")
    assert len(document.indicators) == 3
    assert ("COLUMN_UNSURE" in {d.code for d in document.diagnostics}) == unsure


def test_numbers_in_a_column_without_a_header_are_told() -> None:
    rows = "| 产品 | | 比上年增长（%） |\n|---|---|---|\n| 粮食 | 31.2 | 1.2 |\n| 油料 | 2.1 | -3.4 |\n"
    rows += "| 蔬菜 | 45.6 | 5.0 |\n"
    document = extract(f"青石县2022年统计公报\n\n一、农业\n\n表1 2022年主要产品产量\n\n{rows}".encode(), name="a.md")
    assert {len(indicator.values) for indicator in document.indicators} == {1}
    (told,) = (d for d in document.diagnostics if d.code == "CELL_UNREAD")
    assert "第 2 栏没有表头，栏中 3 个数没有读出" in told.message
    assert [span.text_in(document.text) for span in told.spans] == ["31.2", "2.1", "45.6"]


def test_a_row_that_prints_half_of_the_header_again_gives_no_values() -> None:
    rows = "| 指标名称 | 单位 | 2020年 | 2025年 |\n|---|---|---|---|\n| 床位 | 张 | 500 | 600 |\n"
    rows += "| 指标名称 | 单位 | 2020 | 2025 |\n| 机构 | 家 | 12 | 15 |\n| 人员 | 人 | 700 | 900 |\n"
    document = extract(f"青石县养老规划\n\n一、目标\n\n表1 主要指标\n\n{rows}".encode(), name="a.md")
    given = [(i.name, [str(v.value) for v in i.values]) for i in document.indicators if i.values]
    assert given == [("床位", ["500", "600"]), ("机构", ["12", "15"]), ("人员", ["700", "900"])]
    assert "ROW_MISFIT" in {d.code for d in document.diagnostics}


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        (["等级 适用范围 浊度限值", "Ⅰ 集中供水 0.5", "Ⅱ 小型供水 1", "Ⅲ 分散供水 3"], True),
        (["桥型 适用河段 跨径", "石拱 窄河 12", "钢梁 宽河 48"], True),
        (["石拱 窄河 12", "钢梁 宽河 48", "木桥 山溪 6"], False),
        (["石拱 窄河 多跨", "钢梁 宽河 48", "木桥 山溪 单跨"], False),
    ],
)
def test_words_over_a_column_of_figures_head_the_table_whose_cells_are_declared(rows, heads):
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split()) + "</tr>" for row in rows)
    (table,) = extract(web(f"<table>{cells}</table>"), name="t.html", path="t.html").tables
    assert (table.kind, len(table.rows)) == ("other", len(rows) - heads)
    assert [column.header for column in table.columns] == (rows[0].split() if heads else ["", "", ""])


@pytest.mark.parametrize("rule", ["|:-:|:--|--:|", "|-|-|-|", "|:-|:-:|-:|", "|---|---|---|"])
def test_the_line_under_a_header_of_bars_may_be_short(rule):
    text = f"# 青石市养老规划\n\n|指标|2020年|2025年|\n{rule}\n|床位（张）|800|950|\n|助餐点（个）|20|-|\n"
    (table,) = extract(text.encode(), path="a.md").tables
    assert [[cell.raw for cell in row.cells] for row in table.rows] == [
        ["床位（张）", "800", "950"], ["助餐点（个）", "20", "-"],
    ]  # fmt: skip


@pytest.mark.parametrize(("group", "count"), [("三、安全", 1), ("一、安全", 2), ("四、安全", 2), ("安全", 1)])
def test_a_typed_table_goes_on_below_its_header_again_where_its_groups_count_on(group: str, count: int):
    header = "指标|2020年|2025年"
    first = piped(header, "一、供水||", "床位（张）|20|30", "二、防洪||", "食堂（个）|4|9")
    second = piped(header, "站点（个）|4|6", f"{group}||", "水库（座）|2|3")
    assert len(document(f"表1 主要指标\n{first}\n{second}").tables) == count


def test_the_title_of_a_list_right_below_the_last_row_is_no_rest_of_its_name():
    rows = ["序号 指标 2025年 2030年", "1 供水能力（万吨） 1.73 1.49", "2 漏损率（%） 5 4", "3 路网指数 1.7 1.4"]
    rows = [row.replace(" ", "     ") for row in rows]
    listed = ["序号  项目名称  建设内容  建设年限", "1  一水厂  扩建  2027年", "2  二水厂  新建  2028年"]
    rows = "\n".join([*rows, "供水“十五五”重大项目表", *listed]) + "\n"
    read = document(f"表1 主要指标\n{rows}")
    assert [i.name for i in read.indicators] == ["供水能力", "漏损率", "路网指数"]


@pytest.mark.parametrize(("cell", "kept"), [("-     （8,312）     101", True), ("- （1） 建设水库", False)])
def test_a_stroke_before_a_number_in_brackets_is_a_cell_and_before_an_item_none(cell: str, kept: bool):
    read = extract(f"一、任务\n{cell}\n".encode(), name="t.txt", path="t.txt")
    assert any(f.kind == "markup" for f in read.furniture) is not kept


@pytest.mark.parametrize("said", ["77.8（2019年）", "77.8(2019)", "77.8（2019年数据）", "77.8%（2019年底）"])
def test_a_value_may_have_a_year_of_its_own_behind_it(said):
    read = document(piped("指标|2020年|2025年", f"康复设施覆盖率（%）|{said}|82", "床位数（张）|620|700"))
    (value,) = values(read, "康复设施覆盖率")["2020年"]
    assert (value.value, value.period.start, value.period.end) == (Decimal("77.8"), 2019, 2019)
    assert "CELL_UNREAD" not in codes(read)


@pytest.mark.parametrize("said", ["400（2000）", "77.8（2019.5）", "12（27）"])
def test_two_figures_are_two_values_and_no_year(said):
    assert [reading.year for reading in read_cell(said)] == [None, None]


@pytest.mark.parametrize(("header", "first", "given"), [("序号|指标", "", 4), ("指标|单位", "名", 3)])
def test_words_in_the_column_of_row_numbers_are_no_half_of_the_name_below(header: str, first: str, given: int):
    rows = [
        ("6", "普及率（%）"),
        ("7", "供水能力（亿立方米）"),
        ("水生态保护", ""),
        ("8", "重要河湖流量达标率（%）"),
        ("9", "保持率（%）"),
    ]
    rows = [(name or number, "%" if name else "") for number, name in rows] if first else rows
    body = [f" {a} | {b} |  | " if not b else f" {a} | {b} | 4 | 5 " for a, b in rows]
    read = document("表1 主要指标\n" + piped(f"{header}|2025年|2030年", *body))
    assert sum(len(i.values) == 2 for i in read.indicators) == given
    assert read.indicators[-1].group == ("水生态保护" if given == 4 else None)
