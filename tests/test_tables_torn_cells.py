"""Headers, units, attributes and words torn over lines, and rows that end with a bar."""

from __future__ import annotations

import pytest

from extractor import extract

HEAD = "某市“十四五”发展规划\n一、发展目标\n到2025年，各项事业发展水平明显提升，主要目标如下。\n{}\n"
TAIL = "\n二、主要任务\n坚持统筹推进，完善制度机制，强化部门协同，形成工作合力。\n"
CODES = ("ROW_MISFIT", "CELL_UNREAD", "TABLE_UNREAD")


def read(rows, caption="表1 主要指标"):
    document = extract((HEAD.format(caption) + "\n".join(rows) + TAIL).encode())
    found = [(i.group, i.name, i.unit, i.attribute, [(v.column, v.raw) for v in i.values]) for i in document.indicators]
    told = [d.message for d in document.diagnostics if d.code in CODES]
    return found, told, document


def columns(rows, caption="表1 主要指标"):
    found, told, _ = read(rows, caption)
    assert not told, told
    return {tuple(column for column, _ in values) for *_, values in found}


# -- headers ----------------------------------------------------------------------------------------------------------

HEADS = {
    "the unit of a rate below the rates": (
        ["指标名称 单位 产量 比上年增长", "（%）"],
        "甲{} 吨 8{} 1.2",
        ("产量", "比上年增长（%）"),
    ),
    "the year torn in the lower tier": (
        ["序号 指标 现状值 目标值 属性", "2020年 2022年 2025", "年"],
        "{} 甲材料产量 4{} 5 6 预期性",
        ("现状值2020年", "目标值2022年", "目标值2025年"),
    ),
    "tiers told by blanks": (
        [
            "类别      指标              属性    “十三五”时期                “十四五”时期",
            "                                    规划目标          实际完成    规划目标",
        ],
        "经济发展  甲材料产量（吨）  预期性  4{}                5           6",
        ("“十三五”时期规划目标", "“十三五”时期实际完成", "“十四五”时期规划目标"),
    ),
}


@pytest.mark.parametrize("kind", HEADS)
def test_a_header_torn_over_lines_is_whole(kind):
    head, row, said = HEADS[kind]
    caption = "表1 2023年主要产品产量" if "比上年" in head[0] else "表1 主要指标"
    assert columns([*head, *(row.format(n, n) for n in (1, 2, 3))], caption) == {said}


@pytest.mark.parametrize(
    "head",
    [
        ["指标 单位 2020年 “十四五”年均增", "速"],
        ["指标 单位 2020年 年均增长（", "2025 %）"],
        ["”规划目", "指标 单位 2020年 “十四五", "标"],
    ],
)
def test_a_header_that_lacks_its_half_gives_no_values(head):
    found, told, _ = read([*head, "甲材料产量 吨 4 5.1", "乙材料产量 吨 6 7.1", "丙材料产量 吨 8 9.1"])
    halves = [column for *_, values in found for column, _ in values if "（" in column and "）" not in column]
    assert not halves
    assert told or all("增速" in "".join(column for column, _ in values) for *_, values in found)


def test_three_tiers_between_bars_spread_over_their_columns():
    head = [
        "序号 | 指标 | 规划目标 |  |  | 属性 |",
        " |  | “十三五” | “十四五” |  |  |",
        " |  | 2020年 | 2022年 | 2025年 |  |",
    ]
    rows = [f"{n} | 公园{n}号面积（公顷） | 1{n} | 2{n} | 3{n} | 预期性 |" for n in (1, 2, 3)]
    assert columns([*head, *rows]) == {("规划目标“十三五”2020年", "规划目标“十四五”2022年", "规划目标“十四五”2025年")}


def test_a_bare_year_takes_no_joint_header_of_the_years_behind_it():
    rows = ["序号", "指标", "2020年", "目标值", "2022年", "2025年"]
    for n in range(1, 5):
        rows += [str(n), f"湿地{n}保护率（%）", f"5{n}", f"6{n}", f"7{n}"]
    found, told, _ = read(rows)
    assert told or {tuple(c for c, _ in values) for *_, values in found} == {("2020年", "目标值2022年", "目标值2025年")}


def test_growth_heads_a_column_of_its_own_where_cells_stand_one_a_line():
    rows = ["产品名称", "单位", "2022年", "2023年", "增长（%）"]
    for n, name in enumerate(("甲材料产量", "乙类文化产品项目数", "丙材料产量", "丁材料产量"), 1):
        rows += [name, "吨", f"{80 - 7 * n}", f"{91 + 3 * n}", f"{n}.1"]
    assert columns(["\n\n".join(rows)]) == {("2022年", "2023年", "增长（%）")}


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (["“十五五", "指标 单位 2025年 ”年均增", "速"], ("2025年", "“十五五”年均增速")),
        (["指标 单位 2020年 年均增长[", "累计]"], ("2020年", "年均增长[累计]")),
        (["指标 单位 2022 比上年增", "年 长（%）"], ("2022年", "比上年增长（%）")),
        (["指标 单位 2020年 “十四五”", "实际 年均增速"], ("2020年实际", "“十四五”年均增速")),
    ],
)
def test_the_halves_of_a_header_stand_above_and_below_its_line(head, said):
    assert columns([*head, "甲材料产量 吨 4 5.1", "乙材料产量 吨 6 7.1", "丙材料产量 吨 8 9.2"]) == {said}


def test_labels_begin_anew_under_each_header():
    head = ["指标 单位 “十三五”时期 “十四五”时期 属性", "规划目标 实际完成 规划目标"]
    rows = ["甲材料产量 吨 4 5 7 预期性", "乙材料产量 吨 6 7 9 预期性", "丙材料产量 吨 8 9 11 约束性"]
    assert columns([*head, *rows]) == {("“十三五”时期规划目标", "“十三五”时期实际完成", "“十四五”时期规划目标")}


def test_a_tier_above_a_header_that_was_not_read_refuses_the_table():
    head = ["序号   指标   单位   规划指标", "“十三五”   “十四五”", "2020年   2023年   2025年"]
    found, told, _ = read([*head, *(f"{n}   材料{n}号产量   吨   5{n}   6{n}   7{n}" for n in range(1, 5))])
    assert told or all(unit == "吨" for _, _, unit, *_ in found)


# -- cells ------------------------------------------------------------------------------------------------------------


def test_units_attributes_and_words_torn_beside_a_name():
    rows = [
        "序号 指标 单位 2020年 2025年 指标属",
        "性",
        *("1 新增水土流失治理 平方 66 72 约束", "面积 公里 性"),
        *("2 细颗粒物（PM2.5 微克/立 35 33 约束", "）平均浓度 方米 性"),
        *("3 河湖岸线修复里程 公里 41 完成省下 预期", "达目标 性"),
        *("4 城市公园绿地服务 % 80.1 90.5 预期", "半径覆盖率 性"),
    ]
    found, told, _ = read(rows)
    assert not told
    assert [(name, unit, attribute, values[1][1]) for _, name, unit, attribute, values in found] == [
        ("新增水土流失治理面积", "平方公里", "约束性", "72"),
        ("细颗粒物（PM2.5）平均浓度", "微克/立方米", "约束性", "33"),
        ("河湖岸线修复里程", "公里", "预期性", "完成省下达目标"),
        ("城市公园绿地服务半径覆盖率", "%", "预期性", "90.5"),
    ]


def test_the_end_of_a_name_is_no_note():
    rows = [
        "序号 指标 单位 2025年 属性 备注",
        "1 农田灌溉水有效利 — 0.6 预期性",
        "用系数",
        "2 堤防长度 公里 10 约束性 累计数",
    ]
    found, _, document = read([*rows, "3 供水总量 亿立 5.5 预期性", "方米"])
    assert [name for _, name, *_ in found] == ["农田灌溉水有效利用系数", "堤防长度", "供水总量"]
    notes = [cell.raw for row in document.tables[0].rows for cell in row.cells if cell.column == 5]
    assert notes == ["累计数"]


def test_a_title_below_a_table_is_none_of_its_last_name():
    rows = ["指标 2020年 2025年", "湿地保护率（%） 52 55", "森林覆盖率（%） 41 43", "供水量 3 4"]
    found, _, document = read([*rows, "“十四五”时期主要指标一览表"], "见下。")
    assert [name for _, name, *_ in found] == ["湿地保护率", "森林覆盖率", "供水量"]
    assert document.tables[0].caption == "“十四五”时期主要指标一览表"


@pytest.mark.parametrize("note", ["社会保障", "二、社会保障"])
def test_a_group_below_an_empty_note_is_no_note(note):
    rows = ["序号", "指标", "2020年", "2025年", "属性", "备注", note.replace("社会", "安全").replace("二", "一")]
    rows += ["1", "森林覆盖率（%）", "41", "43", "约束性", "2", "供水总量（亿立方米）", "5", "6", "预期性", "市水务局"]
    rows += ["3", "绿道长度（公里）", "51", "63", "预期性", note, "4", "床位数（张）", "8", "9", "约束性"]
    found, told, _ = read(rows)
    assert told or [group for group, *_ in found] == ["安全保障"] * 3 + ["社会保障"]


def test_a_row_without_values_names_no_group():
    rows = [
        "指标 单位 2025年目标值",
        "社会保障卡持卡人数 万人",
        "湿地保护率 % 52",
        "森林覆盖率 % 41",
        "绿道长度 公里 30",
    ]
    found, told, _ = read(rows)
    assert told or all(group is None for group, *_ in found)


def test_an_empty_cell_that_no_blank_shows_is_told():
    rows = ["类别 序号 指标 单位 2015年 2020年 属性", "设施 1 光纤用户数 万户 4741 3748 约束性"]
    rows += ["2 公路里程 公里 64 预期性", "3 基站数 座 4196 3438 约束性"]
    found, told, _ = read(rows)
    assert told
    assert [values for _, name, _, _, values in found if name == "公路里程"] in ([], [[]])


# -- rows that end with a bar ------------------------------------------------------------------------------------------


def test_cells_of_rows_that_end_with_a_bar_go_on_below():
    rows = ["品 名 | 播种面积", "（亩） |", "同比增减（%） | 产量", "（吨） |", "同比增减（%） |"]
    rows += [
        "粮食 | 83300 | 0.5 | 30100 | 1.2 |",
        "油料 | 12300 | -0.5 | 3100 | 2.2 |",
        "蔬菜 | 23300 | 1.5 | 40100 | 3.2 |",
    ]
    said = columns(rows, "表1 2023年主要农产品产量")
    assert said == {("播种面积（亩）", "同比增减（%）", "产量（吨）", "同比增减（%）")}


def test_a_line_between_rows_that_end_with_a_bar_is_no_cell():
    rows = [
        "指标|2020年|2025年|",
        "湿地保护率（%）|52|55|",
        "森林覆盖率（%）|41|43|",
        "2",
        "指标|2020年|2025年|",
        "供水量（亿立方米）|3|4|",
    ]
    found, told, document = read(rows)
    assert [(name, [raw for _, raw in values]) for _, name, _, _, values in found] == [
        ("湿地保护率", ["52", "55"]),
        ("森林覆盖率", ["41", "43"]),
        ("供水量", ["3", "4"]),
    ]
    assert not told
    assert len(document.tables) == 1


def test_an_empty_last_cell_before_a_bar_is_one():
    rows = [
        "序号 | 指标 | 单位 | 2022年 | 2023年 | 备注",
        "1 | 供水量 | 吨 | 15 | 16 | 市水务局",
        "2 | 用水量 | 吨 |  | 27 | ",
    ]
    found, _, _ = read([*rows, "3 | 排水量 | 吨 | 22 | 23 | ", "4 | 蓄水量 | 吨 | 32 | 33 | 累计数"])
    assert [values for *_, values in found][1] == [("2023年", "27")]


# -- pages ------------------------------------------------------------------------------------------------------------


def test_a_page_between_rows_of_one_blank_is_no_value():
    rows = [
        "指标 单位 2023年 2024年 2025年",
        "湿地保护率 % 13.4 19.2 18.8",
        "粮食产量 万吨 464 373 447",
        "1",
        "绿道长度 公里 49 72",
    ]
    found, told, _ = read([*rows, "供水总量 亿立方米 90 55 54", "森林覆盖率 % 41 42 43"])
    assert not [raw for _, name, _, _, values in found if name == "绿道长度" for _, raw in values if raw == "1"]
    assert told


def test_a_page_before_a_header_printed_again_parts_no_table():
    head = "指标内容   单位   2020年   2025年"
    rows = [
        head,
        "湿地保护率   %   52   55",
        "绿道长度   公里   31   42",
        "",
        "2",
        "",
        head,
        "森林覆盖率   %   41   43",
        "公园数   个   5   6",
    ]
    found, told, document = read(rows)
    assert [name for _, name, *_ in found] == ["湿地保护率", "绿道长度", "森林覆盖率", "公园数"]
    assert len(document.tables) == 1
    assert not told


def test_a_page_glued_above_a_name_is_none_of_it():
    cells = ["产品名称", "单位", "2022年", "2023年"]
    for n, name in enumerate(("甲材料产量", "乙材料产量", "丙材料产量", "丁材料产量"), 1):
        cells += [name if n != 3 else "1\n丙材料产量", "吨", f"{40 + 7 * n}", f"{53 + 9 * n}"]
    found, told, _ = read(["\n\n".join(cells)])
    assert [name for _, name, *_ in found] == ["甲材料产量", "乙材料产量", "丙材料产量", "丁材料产量"] or told
    assert not [name for _, name, *_ in found if name.startswith("1")]


def test_a_page_before_a_header_printed_again_is_no_value_of_the_row_above():
    head = ["产品名称", "单位", "2022年", "2023年"]
    rows = [
        *head,
        "甲材料产量",
        "吨",
        "47",
        "62",
        "乙材料产量",
        "吨",
        "54",
        "71",
        "1",
        *head,
        "丙材料产量",
        "吨",
        "61",
        "80",
    ]
    found, told, _ = read(rows)
    assert [[raw for _, raw in values] for *_, values in found] == [["47", "62"], ["54", "71"], ["61", "80"]]
    assert not told


def test_two_short_rows_are_one_where_a_line_break_tears_a_cell():
    rows = [
        "领域\t指标\t单位\t2020年\t2025年\t属性",
        "公园\t公园面积\t公顷\t73\t86\t预期性",
        "治水\t河道水质断面\n达标比例\t%\t71\t80\t约束性",
    ]
    rows += ["交通\t公路里程\t公里\t320\t410\t预期性", "供水\t供水能力\t万吨\t31\t40\t预期性"]
    document = extract(("某县规划\n\n一、目标\n\n" + "\n".join(rows) + "\n\n二、任务\n\n加强建设。\n").encode())
    assert [(i.group, i.name, [v.raw for v in i.values]) for i in document.indicators][1] == (
        "治水",
        "河道水质断面达标比例",
        ["71", "80"],
    )


def test_two_rows_that_lack_cells_are_two():
    rows = [
        "指标\t单位\t2020年\t2025年\t属性",
        "公园面积\t公顷\t73\t86\t预期性",
        "公路里程\t公里",
        "供水能力\t万吨\t31\t40",
    ]
    rows += ["绿道长度\t公里\t41\t52\t预期性", "床位数\t张\t62\t75\t预期性"]
    document = extract(("某县规划\n\n一、目标\n\n" + "\n".join(rows) + "\n\n二、任务\n\n加强建设。\n").encode())
    names = [cells[0] for table in document.tables for cells in [[c.raw for c in row.cells] for row in table.rows]]
    assert names == ["公园面积", "公路里程", "供水能力", "绿道长度", "床位数"]
