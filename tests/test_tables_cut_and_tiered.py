"""Tables whose header stands on several lines, and tables that a page cuts: each value under its own header."""

# ruff: noqa: E501 (a table is read better as it stands)

from __future__ import annotations

import pytest

from extractor import extract
from extractor.models import Document

HEAD = "某县“十四五”水利发展规划\n\n一、发展目标\n\n"
TAIL = "\n二、主要任务\n\n加强水利建设，完善设施网络，提升供水保障能力。\n"


def read(table: str) -> Document:
    document = extract((HEAD + table + TAIL).encode())
    assert [(s.level, s.heading) for s in document.sections if s.heading] == [(1, "发展目标"), (1, "主要任务")]
    return document


def indicators(document: Document) -> list[tuple[str | None, str, str | None, str | None, list[str]]]:
    return [(i.number, i.name, i.unit, i.attribute, [v.raw for v in i.values]) for i in document.indicators]


# -- tiers ---------------------------------------------------------------------------------------------------------------

BODY = "1  城镇污水处理率  %  92  95  97  约束性\n2  农村自来水普及率  %  88  91  95  预期性\n3  水土保持率  %  78.6  79.5  80.2  预期性\n"
ROWS = [
    ("1", "城镇污水处理率", "%", "约束性", ["92", "95", "97"]),
    ("2", "农村自来水普及率", "%", "预期性", ["88", "91", "95"]),
    ("3", "水土保持率", "%", "预期性", ["78.6", "79.5", "80.2"]),
]
TIERS = {
    "a base year in brackets, an attribute torn": (
        "序号  指标名称  单位  现状值  目标值  指标\n（2020年）  2022年  2025年  属性\n",
        ["现状值（2020年）", "目标值2022年", "目标值2025年"],
    ),
    "a bare year in brackets": (
        "序号  指标名称  单位  基期值  规划目标  指标\n（2020）  2022年  2025年  性质\n",
        ["基期值（2020）", "规划目标2022年", "规划目标2025年"],
    ),
    "the row number torn": (
        "序  指标名称  单位  现状  目标  属性\n号  2020年  2022年  2025年\n",
        ["现状2020年", "目标2022年", "目标2025年"],
    ),
    "the base under its year": (
        "序号  指标名称  单位  2020年  “十四五”目标  指标\n现状值  2022年  2025年  属性\n",
        ["2020年现状值", "“十四五”目标2022年", "“十四五”目标2025年"],
    ),
    "one year under the base, two under the aim": (
        "序号  指标名称  单位  现状值  目标值  属性\n2020年  2022年  2025年\n",
        ["现状值2020年", "目标值2022年", "目标值2025年"],
    ),
    "a joint header above all": (
        "                     指标值\n序号  指标名称  单位  2020年  2022年  2025年  属性\n",
        ["2020年", "2022年", "2025年"],
    ),
    "three tiers": (
        "序号  指标名称  单位  指标值  属性\n现状  目标\n2020年  2022年  2025年\n",
        ["指标值现状2020年", "指标值目标2022年", "指标值目标2025年"],
    ),
}


@pytest.mark.parametrize("name", TIERS)
def test_the_lines_of_a_header_are_joined_from_the_top_down(name):
    head, values = TIERS[name]
    document = read(head + BODY)
    assert indicators(document) == ROWS
    assert [column.header for column in document.tables[0].columns][3:6] == values or name == "a joint header above all"


def test_tiers_of_a_table_with_a_cell_a_line():
    head = "序号\n\n指标名称\n\n单位\n\n现状值\n\n规划目标值\n\n属性\n\n（2020年）\n\n（2022年）\n\n（2025年）\n\n"
    document = read(head + BODY.replace("  ", "\n").replace("\n", "\n\n"))
    assert indicators(document) == ROWS
    assert [column.header for column in document.tables[0].columns][3:6] == [
        "现状值（2020年）",
        "规划目标值（2022年）",
        "规划目标值（2025年）",
    ]


def test_two_aims_that_share_three_years_are_not_guessed():
    document = read("序号  指标名称  单位  甲方案目标  乙方案目标  属性\n2021年  2022年  2025年\n" + BODY)
    assert indicators(document) == []
    assert "TABLE_UNREAD" in {found.code for found in document.diagnostics}


# -- pages ---------------------------------------------------------------------------------------------------------------

LINES = [
    "1 口袋公园 个 12 60 预期性",
    "2 绿道 公里 45 120 预期性",
    "3 古树保护率 % 95 100 约束性",
    "4 湿地保护率 % 52 55 约束性",
]
KEYED = [
    ("1", "口袋公园", "个", "预期性", ["12", "60"]),
    ("2", "绿道", "公里", "预期性", ["45", "120"]),
    ("3", "古树保护率", "%", "约束性", ["95", "100"]),
    ("4", "湿地保护率", "%", "约束性", ["52", "55"]),
]
NAMES = "序号 指标 单位 2020年 2025年 属性"
CUTS = {
    "a signed number": "\n\n- 5 -\n\n",
    "a number alone": "\n5\n",
    "the title and a number": "\n某县“十四五”水利发展规划\n— 5 —\n",
    "a form feed": "\n\f",
    "the header again": f"\n续表1\n{NAMES}\n",
}


@pytest.mark.parametrize(
    ("gap", "cut"),
    [(" ", cut) for cut in CUTS]
    + [("\t", cut) for cut in CUTS if cut not in ("a number alone", "the header again")]
    + [("\n", cut) for cut in CUTS if cut != "the header again"],
)
def test_a_page_cuts_a_table_and_prints_no_header(gap, cut):
    above, below = ("\n".join(rows).replace(" ", gap) for rows in ([NAMES, *LINES[:2]], LINES[2:]))
    document = read(above + CUTS[cut] + below + "\n")
    assert indicators(document) == KEYED
    assert [table.kind for table in document.tables] == ["indicators"]


def test_a_page_cuts_a_name():
    rows = f"{NAMES}\n{LINES[0]}\n2 绿道（含森林步道、\n公里 45 120 预期性\n\f滨水步道）\n{LINES[2]}\n{LINES[3]}\n"
    assert indicators(read(rows))[1] == ("2", "绿道（含森林步道、滨水步道）", "公里", "预期性", ["45", "120"])


def test_a_page_number_between_rows_is_furniture_and_no_value():
    document = read(f"{NAMES}\n{LINES[0]}\n{LINES[1]}\n5\n{LINES[2]}\n{LINES[3]}\n".replace(" ", "\n"))
    assert [document.text[f.span.start : f.span.end] for f in document.furniture] == ["5"]
    assert indicators(document) == KEYED


def test_a_number_after_half_a_row_is_no_page():
    rows = f"{NAMES}\n{LINES[0]}\n2 绿道 公里 45\n5\n{LINES[2]}\n{LINES[3]}\n".replace(" ", "\n")
    assert [f.kind for f in read(rows).furniture] == []


# -- names ---------------------------------------------------------------------------------------------------------------

TORN = {
    "ages": (
        "指标\n2020年\n2025年\n3． 出生缺陷筛查率（%）\n88\n95\n4． 5岁以下\n儿童死亡率（‰）\n4.4\n4\n5． 0—6岁儿童\n视力检查覆盖率（%）\n90\n95\n",
        ["出生缺陷筛查率", "5岁以下儿童死亡率", "0—6岁儿童视力检查覆盖率"],
    ),
    "halves that begin no name": (
        "指标\n单位\n2020年\n2025年\n养老\n床位数\n张\n2100\n3200\n护理\n型床位占比\n%\n42\n55\n社区养老\n设施覆盖率\n%\n70\n100\n",
        ["养老床位数", "护理型床位占比", "社区养老设施覆盖率"],
    ),
    "values in the middle line": (
        "指标 2020年 2025年\n3．出生缺陷筛查率（%） 88 95\n4． 5岁以下儿童死\n4.4 4\n亡率（‰）\n5．孕产妇系统管理率（%） 90 95\n",
        ["出生缺陷筛查率", "5岁以下儿童死亡率", "孕产妇系统管理率"],
    ),
    "a group in the middle line": (
        "类别 序号 指标 单位 2020年 2025年\n城镇生活污水集中\n治污 1 % 86 95\n收集率\n2 再生水利用率 % 12 25\n节水 3 用水总量 亿立方米 4.4 4.2\n",
        ["城镇生活污水集中收集率", "再生水利用率", "用水总量"],
    ),
}


@pytest.mark.parametrize("name", TORN)
def test_a_torn_name_is_one(name):
    table, names = TORN[name]
    assert [i.name for i in read(table).indicators] == names


def test_a_clause_is_the_content_of_a_project_and_no_half_of_its_name():
    rows = "附表2 重大项目表\n序号\n项目名称\n建设内容\n建设期限\n总投资（万元）\n1\n城北污水厂扩建\n新增处理规模3万吨/日\n2021—2023年\n18600\n2\n农村饮水提升\n改造水厂6座，铺设管\n网120公里\n2022—2025年\n9200\n"
    (table,) = read(rows).tables
    assert [[cell.raw for cell in row.cells] for row in table.rows] == [
        ["1", "城北污水厂扩建", "新增处理规模3万吨/日", "2021—2023年", "18600"],
        ["2", "农村饮水提升", "改造水厂6座，铺设管网120公里", "2022—2025年", "9200"],
    ]


def test_groups_of_projects_begin_at_one_again_below_a_sum():
    rows = "附表4 重大项目表\n序号\n项目名称\n建设地点\n项目起止\n总投资（万元）\n河道综合治理工程（含清淤疏浚等工程）/（个）\n1\n城东河清淤\n城东区\n2021-2022\n240\n2\n青河治理\n城西区\n2021-2023\n7800\n小计\n2\n8040\n雨水泵站提升工程/（个）\n1\n北门泵站\n城北区\n2021-2025\n1000\n"
    (table,) = read(rows).tables
    assert [(row.kind, row.cells[0].raw) for row in table.rows] == [
        ("group", "河道综合治理工程（含清淤疏浚等工程）/（个）"), ("data", "1"), ("data", "2"), ("data", "小计"),
        ("group", "雨水泵站提升工程/（个）"), ("data", "1"),
    ]  # fmt: skip


def test_a_colon_ends_no_header():
    rows = "表2 内涝情况\n序号\n城市名称\n发生时间\n降雨情况\n“十二五”期间：\n1\n甲市\n2011年6月\n持续强降雨\n2\n乙市\n2013年10月\n台风\n“十三五”期间：\n3\n丙县\n2016年9月\n台风\n"
    (table,) = read(rows).tables
    assert [column.header for column in table.columns] == ["序号", "城市名称", "发生时间", "降雨情况"]
    assert [row.cells[0].raw for row in table.rows if row.kind == "group"] == ["“十二五”期间：", "“十三五”期间："]


# -- headers that are not read to their end ------------------------------------------------------------------------------

OF_YEAR = [
    ("2024年", "绝对值", "比上年增长（%）"),
    ("2024年", "总量", "增速（%）"),
    ("2023年", "绝对额", "同比增长（%）"),
]
STATED = [("公园面积", "公顷", "812", "3.4"), ("步道长度", "公里", "160.5", "-1.2"), ("水质达标率", "%", "92.1", "0.8")]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(("year", "first", "second"), OF_YEAR)
def test_a_year_stands_over_what_a_bulletin_measures_in_it(year, first, second, gap):
    cells = ["指标", "单位", year, first, second, *(cell for row in STATED for cell in row)]
    document = read(gap.join(cells) + "\n")
    assert [column.header for column in document.tables[0].columns] == ["指标", "单位", year + first, year + second]
    assert indicators(document) == [(None, name, unit, None, [a, b]) for name, unit, a, b in STATED]


def test_two_years_stand_over_the_same_measures():
    cells = "指标 2024年 2023年 总量 增速（%） 总量 增速（%） 公园面积（公顷） 812 3.4 785 2.1 步道长度（公里） 160.5 -1.2 162.4 0.7 学校（所） 36 0.0 36 2.9"
    document = read(cells.replace(" ", "\n") + "\n")
    assert [c.header for c in document.tables[0].columns] == [
        "指标",
        "2024年总量",
        "2024年增速（%）",
        "2023年总量",
        "2023年增速（%）",
    ]
    assert [[v.raw for v in i.values] for i in document.indicators] == [
        ["812", "3.4", "785", "2.1"],
        ["160.5", "-1.2", "162.4", "0.7"],
        ["36", "0.0", "36", "2.9"],
    ]


def test_a_measure_beside_a_year_of_its_own_is_a_column():
    cells = "指标 单位 2023年 2024年 比上年增长（%） 公园面积 公顷 785 812 3.4 步道长度 公里 162.4 160.5 -1.2 学校 所 36 37 2.8"
    assert [c.header for c in read(cells.replace(" ", "\n") + "\n").tables[0].columns] == [
        "指标",
        "单位",
        "2023年",
        "2024年",
        "比上年增长（%）",
    ]


TABBED = (
    "城镇污水处理率（%）\t92\t95\t约束性\n农村自来水普及率（%）\t88\t91\t预期性\n水土保持率（%）\t78.6\t79.5\t预期性\n"
)


@pytest.mark.parametrize(
    "head", ["指标\t2020年\t2025年\n属性\n", "指标\t2020年\n2025年\t属性\n", "指标\t2020年\t2025年\t\n属性\n"]
)
def test_a_header_that_is_torn_between_its_cells_is_one(head):
    document = read(head + TABBED)
    assert [column.header for column in document.tables[0].columns] == ["指标", "2020年", "2025年", "属性"]
    assert [i.name for i in document.indicators] == ["城镇污水处理率", "农村自来水普及率", "水土保持率"]
    assert [i.attribute for i in document.indicators] == ["约束性", "预期性", "预期性"]


def test_a_group_below_a_header_is_no_part_of_it():
    document = read("指标\t2020年\t2025年\t属性\n供水保障\n" + TABBED)
    assert {i.group for i in document.indicators} == {"供水保障"}


@pytest.mark.parametrize("word", ["属性", "备注", "序号"])
def test_no_name_begins_with_a_word_that_heads_another_column(word):
    document = read(f"2020年\t2025年\n{word}\n" + TABBED)
    assert [i.name for i in document.indicators][-2:] == ["农村自来水普及率", "水土保持率"]
    assert not any(word in i.name for i in document.indicators)
    assert {"ROW_MISFIT", "TABLE_UNREAD"} & {found.code for found in document.diagnostics}


# -- headers whose words have blanks, years without 年 -------------------------------------------------------------------

PAIRED = [("基期值", "目标值"), ("现状", "目标"), ("基数", "预期目标"), ("完成值", "规划值"), ("实际", "规划目标值")]


@pytest.mark.parametrize("gap", [" ", "  ", "　"])
@pytest.mark.parametrize(("base", "aim"), PAIRED)
def test_a_blank_within_a_header_parts_no_columns(base, aim, gap):
    lines = [
        f"指标名称 单位 2020年 {base} 2025年 {aim} 属性",
        "公园绿地面积 公顷 73 86 约束性",
        "绿道长度 公里 160 210 预期性",
        "绿化覆盖率 % 38.3 39.5 预期性",
    ]
    document = read("\n".join(lines).replace(" ", gap) + "\n")
    assert [c.header for c in document.tables[0].columns] == [
        "指标名称",
        "单位",
        f"2020年{base}",
        f"2025年{aim}",
        "属性",
    ]
    assert [[v.raw for v in i.values] for i in document.indicators] == [["73", "86"], ["160", "210"], ["38.3", "39.5"]]


def test_an_aim_without_a_year_is_a_column():
    lines = [
        "指标 单位 2025年 规划目标 完成情况",
        "公园绿地面积 公顷 73 86 85",
        "绿道长度 公里 160 210 205",
        "绿化覆盖率 % 38.3 39.5 39",
    ]
    document = read("\n".join(lines) + "\n")
    assert [c.header for c in document.tables[0].columns] == ["指标", "单位", "2025年", "规划目标", "完成情况"]


@pytest.mark.parametrize("gap", [" ", "   ", "\t"])
def test_years_without_their_letter_head_columns(gap):
    lines = [
        "指标 2018 2019 2020",
        "公园绿地面积（公顷） 73 80 86",
        "绿道长度（公里） 160 185 210",
        "学校（所） 36 36 37",
    ]
    document = read("\n".join(lines).replace(" ", gap) + "\n")
    assert [c.header for c in document.tables[0].columns] == ["指标", "2018", "2019", "2020"]
    assert [(v.column, v.period.start) for v in document.indicators[0].values if v.period] == [
        ("2018", 2018),
        ("2019", 2019),
        ("2020", 2020),
    ]


@pytest.mark.parametrize("gap", [" ", "   ", "\t", "|"])
@pytest.mark.parametrize("letter", ["", "年"])
def test_a_line_of_units_below_names_over_years(gap, letter):
    lines = ["年份 用水总量 供水能力 绿道长度", "万吨 万吨 公里"] + [
        f"{year}{letter} {a} {b} {c}"
        for year, a, b, c in ((2018, 812, 30.5, 160), (2019, 820, 31.0, 185), (2020, 835, 33.2, 210))
    ]
    shown = [line.replace(" ", gap) for line in lines]
    shown[1] = (gap if gap in "\t|" else "") + shown[1]
    document = read("\n".join(shown) + "\n")
    assert [(i.name, i.unit, [v.raw for v in i.values]) for i in document.indicators] == [
        ("用水总量", "万吨", ["812", "820", "835"]), ("供水能力", "万吨", ["30.5", "31.0", "33.2"]), ("绿道长度", "公里", ["160", "185", "210"]),
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["（注1）", "（注）", "(注2)"])
def test_a_note_in_brackets_behind_a_name_is_no_part_of_it(mark):
    document = read(
        f"指标\t2020年\t2025年\n公园绿地面积（公顷）{mark}\t73\t86\n绿道长度{mark}（公里）\t160\t210\n注册企业（家）\t12\t15\n"
    )
    assert [(i.name, i.unit) for i in document.indicators] == [
        ("公园绿地面积", "公顷"),
        ("绿道长度", "公里"),
        ("注册企业", "家"),
    ]


# -- joint headers above their labels, by their places -------------------------------------------------------------------

PLACED = [
    ("1", "公园绿地面积", "公顷", "73", "80", "86", "95", "约束性"),
    ("2", "绿道长度", "公里", "160", "185", "210", "240", "预期性"),
    ("3", "绿化覆盖率", "%", "38.3", "39", "39.5", "41", "预期性"),
]


def laid(*rows: tuple[str, ...], widths: tuple[int, ...]) -> str:
    def cell(text: str, width: int) -> str:
        return text + " " * max(1, width - sum(2 if ord(c) > 0x2E7F or c in "“”" else 1 for c in text))

    return "".join("".join(map(cell, row, widths)).rstrip() + "\n" for row in rows)


@pytest.mark.parametrize("name", [16, 70], ids=["narrow", "wide"])
@pytest.mark.parametrize("where", ["lower", "middle"])
def test_joint_headers_stand_above_their_labels_where_blanks_say_so(where, name):
    widths = (6, name, 8, 10, 10, 10, 10, 8)
    over = ("", "", "", "2024年", "", "2030年目标", "", "")
    own = ("序号", "指标", "单位", "", "", "", "", "属性")
    low = ("", "", "", "全市", "市区", "全市", "市区", "")
    both = tuple(a or b for a, b in zip(own, low, strict=True))
    head = [over, both] if where == "lower" else [over, own, low]
    document = read(laid(*head, *PLACED, widths=widths))
    assert [c.header for c in document.tables[0].columns] == [
        "序号",
        "指标",
        "单位",
        "2024年全市",
        "2024年市区",
        "2030年目标全市",
        "2030年目标市区",
        "属性",
    ]
    assert [[v.raw for v in i.values] for i in document.indicators] == [list(row[3:7]) for row in PLACED]


def test_a_base_over_one_label_and_an_aim_over_two_by_their_places():
    widths = (6, 16, 8, 10, 10, 10, 8)
    head = [
        ("", "", "", "基期", "“十五五”目标", "", ""),
        ("序号", "指标", "单位", "2025年", "2028年", "2030年", "属性"),
    ]
    document = read(laid(*head, *(row[:6] + row[7:] for row in PLACED), widths=widths))
    assert [c.header for c in document.tables[0].columns][3:6] == [
        "基期2025年",
        "“十五五”目标2028年",
        "“十五五”目标2030年",
    ]


def test_a_line_of_words_above_a_header_is_no_tier_of_it():
    document = read(
        "主要指标见下表\n\n"
        + laid(("序号", "指标", "单位", "2025年", "2030年"), *(row[:5] for row in PLACED), widths=(6, 16, 8, 10, 10))
    )
    assert [c.header for c in document.tables[0].columns] == ["序号", "指标", "单位", "2025年", "2030年"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(("base", "aim"), PAIRED[:3])
def test_halves_of_headers_that_stand_one_a_line_are_joined_to_their_years(base, aim, gap):
    cells = f"指标名称 单位 2020年 {base} 2025年 {aim} 年均增长（%） 属性 公园绿地面积 公顷 73 86 3.3 约束性 绿道长度 公里 160 210 5.6 预期性 绿化覆盖率 % 38.3 39.5 0.6 预期性"
    document = read(cells.replace(" ", gap) + "\n")
    heads = [c.header for c in document.tables[0].columns]
    assert (
        heads == ["指标名称", "单位", f"2020年{base}", f"2025年{aim}", "年均增长（%）", "属性"] or document.diagnostics
    )


def test_a_line_of_measures_below_a_year_between_tabs_is_its_lower_tier():
    rows_ = "公园面积（公顷）\t812\t3.4\n步道长度（公里）\t160.5\t-1.2\n学校（所）\t36\t0.0\n"
    document = read("指标\t2024年\n绝对值\t比上年增长（%）\n" + rows_)
    assert [c.header for c in document.tables[0].columns] == ["指标", "2024年绝对值", "2024年比上年增长（%）"]


def test_two_joint_headers_with_a_line_each_are_told():
    lines = [
        "“十三五”完成情况",
        "“十四五”目标",
        "序号   指标                2020年目标   2020年实际   2025年   属性",
        "1      公园面积（公顷）    73           75           86       约束性",
        "2      绿道长度（公里）    160          158          210      预期性",
    ]
    document = read("\n".join(lines))
    assert not document.indicators or "“十四五”目标2020年目标" not in [c.header for c in document.tables[0].columns]


def test_a_page_number_is_no_first_half_of_a_name():
    cells = [
        "指标",
        "单位",
        "2020年",
        "2025年",
        "公园绿地面积",
        "公顷",
        "73",
        "86",
        "绿道长度",
        "公里",
        "160",
        "210",
        "绿化覆盖率",
        "%",
        "38.3",
        "39.5",
    ]
    document = read("\n\n".join(cells[:8]) + "\n\n12\n" + "\n\n".join(cells[8:]) + "\n")
    assert not any(i.name.startswith("12") for i in document.indicators)


def test_a_title_of_a_period_above_the_tier_of_that_period_is_none():
    rows = "1．供水能力 万吨 1512 … 1938 102\n2．灌溉面积 万亩 2546 3013 3041 101\n3．自来水普及率 % 89 93 94 101\n"
    header = "“十三五”期间\n指标 单位 2015年基期值\n规划目标 完成数 完成率（%）\n"
    read = extract(
        f"青石市水利规划\n\n一、发展基础\n专栏1\n“十三五”主要指标实现情况\n{header}{rows}\n二、任务\n".encode()
    )
    assert next([v.raw for v in i.values] for i in read.indicators) == ["1512", "…", "1938", "102"]
    assert [len(i.values) for i in read.indicators] == [4, 4, 4]


# -- merged cells that a conversion filled ---------------------------------------------------------------------------------

TWICE = [
    ("序号 指标 单位 目标值 目标值 属性", "序号 指标 单位 2023年 2025年 属性", ["目标值2023年", "目标值2025年"]),
    ("指标 单位 2023年 2023年 属性", "指标 单位 全县 城区 属性", ["2023年全县", "2023年城区"]),
    ("指标 单位 目标值 . 属性", "指标 单位 2023年 2025年 属性", ["目标值2023年", "目标值2025年"]),
]


@pytest.mark.parametrize("sign", ["|", "\t"])
@pytest.mark.parametrize("rule", [0, 1, 2], ids=["no line of dashes", "between the tiers", "below them"])
@pytest.mark.parametrize(("upper", "lower", "values"), TWICE)
def test_a_cell_over_both_tiers_is_printed_in_each(upper, lower, values, rule, sign):
    body = ["水库除险加固 座 3 12 约束性", "灌区改造 万亩 6 9.5 预期性", "供水能力 万吨 31 40 预期性"]
    if "序号" in upper:
        body = [f"{n} {row}" for n, row in enumerate(body, 1)]
    lines = [sign + sign.join(row.split()) + sign for row in [upper, lower, *body]]
    lines = [line.replace(f"{sign}.{sign}", sign * 2) for line in lines]
    if rule and sign == "|":
        lines.insert(rule, "|" + "---|" * len(upper.split()))
    document = read("\n".join(line.strip("\t") for line in lines) + "\n")
    assert [column.header for column in document.tables[0].columns if column.header not in upper.split()] == values
    assert [(i.name, [v.raw for v in i.values]) for i in document.indicators] == [
        ("水库除险加固", ["3", "12"]),
        ("灌区改造", ["6", "9.5"]),
        ("供水能力", ["31", "40"]),
    ]


def test_a_row_of_words_that_the_header_has_too_is_a_row():
    document = read("|指标|单位|2023年|2025年|\n|---|---|---|---|\n|指标|个|12|15|\n|灌区|处|3|5|\n")
    assert [i.name for i in document.indicators] == ["指标", "灌区"]
