"""Groups about the middle of their rows, halves of names that are counted, headers beside a bare year, two tables side
by side, units behind a stroke, statistics with and without a year."""

from __future__ import annotations

import pytest

from extractor import extract

PLAN = "某市“十四五”发展规划\n一、发展目标\n到2025年，各项事业发展水平明显提升，主要目标如下。\n"
TAIL = "\n二、主要任务\n坚持统筹推进，完善制度机制，强化部门协同，形成工作合力。\n"


def read(table):
    return extract((PLAN + table.strip("\n") + TAIL).encode())


def rows(document):
    return [(i.group, i.name, [v.raw for v in i.values]) for i in document.indicators]


def told(document, code):
    return [d.message for d in document.diagnostics if d.code == code]


def years(document, column):
    return [v.period and (v.period.start, v.period.end) for i in document.indicators for v in i.values[column:][:1]]


# -- groups ------------------------------------------------------------------------------------------------------------

LAID = """
表1 主要指标
 类别     指标                     2020 年   2025 年   指标属性
          公园绿地面积（公顷）       416       428     约束性
 生态空间 林荫道长度（公里）         126       142     约束性
          河岸步道长度（公里）       52        55      预期性
          街头公园（个）             86        130     预期性
 便民设施
          健身广场（个）             6         15      预期性
"""
FOUND = [
    ("生态空间", "公园绿地面积", ["416", "428"]),
    ("生态空间", "林荫道长度", ["126", "142"]),
    ("生态空间", "河岸步道长度", ["52", "55"]),
    ("便民设施", "街头公园", ["86", "130"]),
    ("便民设施", "健身广场", ["6", "15"]),
]


def test_a_groups_name_about_the_middle_names_the_rows_above_it_too():
    document = read(LAID)
    assert rows(document) == FOUND
    assert not told(document, "ROW_MISFIT")


@pytest.mark.parametrize(("halves", "group"), [(("生态", "治理"), "生态治理"), (("生态", "空间"), None)])
def test_halves_of_a_groups_name_beside_two_rows_are_told(halves, group):
    torn = LAID.replace(" 生态空间 林荫道", f"   {halves[0]}   林荫道").replace(
        "          河岸", f"   {halves[1]}   河岸"
    )
    document = read(torn.replace("          公园绿地面积（公顷）       416       428     约束性\n", ""))
    assert told(document, "ROW_MISFIT")
    assert [found for found, *_ in rows(document)[:2]] == ([group, group] if group else list(halves))


def test_a_name_about_the_middle_of_which_rows_is_told():
    torn = LAID.replace(" 生态空间 林荫道", "   生态   林荫道").replace("          河岸", "   空间   河岸")
    document = read(torn)
    assert [name for _, name, _ in rows(document)] == [name for _, name, _ in FOUND]
    assert any("不能断定" in message for message in told(document, "ROW_MISFIT"))


NAMED = [
    "人均预期寿命 岁 76.8 79.2 预期性",
    "婴儿死亡率 ‰ 4.8 <4 预期性",
    "个人支付占医药总费用的比重 % 30.2 26 约束性",
]


@pytest.mark.parametrize("group", ["健康服务", "民生保障"])
def test_a_known_groups_name_below_a_short_one_is_no_end_of_it(group):
    document = read("\n".join(["指标 单位 2020年 2025年 属性", "总体水平", *NAMED[:2], group, NAMED[2]]))
    assert [(i.group, i.name) for i in document.indicators] == [
        ("总体水平", "人均预期寿命"),
        ("总体水平", "婴儿死亡率"),
        (group, "个人支付占医药总费用的比重"),
    ]


def test_an_end_that_no_cell_had_to_tear_is_told():
    document = read("\n".join(["指标 单位 2020年 2025年 属性", "总体水平", *NAMED[:2], "医药负担", NAMED[2]]))
    names = [i.name for i in document.indicators]
    assert names[0] == "人均预期寿命"
    assert names[1] == "婴儿死亡率" or any("医药负担" in message for message in told(document, "ROW_MISFIT"))


UNMARKED = [
    "森林覆盖率 % 41 42 约束性",
    "湿地保护率 % 52 55 预期性",
    "示范基地数量 个 3 5 预期性",
    "特色产业产值 亿元 12 18 预期性",
]


@pytest.mark.parametrize("groups", [("生态建设", "产业培育"), ("环境治理", "富民增收"), ("生态", "产业")])
@pytest.mark.parametrize("gap", [" ", "\n"])
def test_names_of_groups_without_a_mark_are_no_pieces_of_names(groups, gap):
    first, second = groups
    table = ["指标 单位 2020年 2025年 属性", first, *UNMARKED[:2], second, *UNMARKED[2:]]
    document = read("\n".join(table).replace(" ", gap))
    assert [i.name for i in document.indicators] == [row.split()[0] for row in UNMARKED]
    assert [i.group for i in document.indicators] == [first, first, second, second]


def test_a_full_first_line_is_torn_from_its_name():
    table = "指标 2020年 2025年\n生态环境和\n野生动物保护投入 12 15\n湿地保护率 52 55\n林业产业总值 12 18".replace(
        " ", "\n"
    )
    assert read(table).indicators[0].name == "生态环境和野生动物保护投入"


# -- names -------------------------------------------------------------------------------------------------------------


def test_numbers_that_count_through_show_the_halves_of_names():
    table = (
        "指标 2020年 2025年\n1．居民家庭收入年均\n增长（%） 6.1 6.5\n2．培训人数（人） 860 1200\n"
        "3．少年儿童义务教育\n入学率（%） 96 97"
    )
    document = read(table)
    assert [(i.group, i.number, i.name, i.unit) for i in document.indicators] == [
        (None, "1", "居民家庭收入年均增长", "%"),
        (None, "2", "培训人数", "人"),
        (None, "3", "少年儿童义务教育入学率", "%"),
    ]


def test_numbered_groups_of_several_rows_stay_groups():
    table = (
        "指标 2020年 2025年\n1．城镇就业\n新增就业（万人） 6 7\n失业率（%） 4 5\n"
        "2．社会保险\n参保率（%） 96 97\n参保人数（万人） 8 9"
    )
    assert [i.group for i in read(table).indicators] == ["城镇就业", "城镇就业", "社会保险", "社会保险"]


@pytest.mark.parametrize(("header", "slashed"), [("指标名称/单位", True), ("指标名称", False)])
def test_a_stroke_parts_names_and_units_where_the_header_says_so(header, slashed):
    document = read(f"{header}\t2020年\t2025年\n藏书量/万册\t186\t230\n达标率/%\t82\t100\n用水量/立方米/人\t62\t58")
    assert [i.unit for i in document.indicators] == (["万册", "%", "立方米/人"] if slashed else [None] * 3)
    assert document.indicators[0].name == ("藏书量" if slashed else "藏书量/万册")


# -- headers -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("upper", "lower", "roles"),
    [
        (
            "指标 单位 2015年 “十三五”规划目标 2020年",
            "目标值 年均增速（%） 完成值 年均增速（%）",
            ["baseline", "target", "annual_average", "actual", "annual_average"],
        ),
        (
            "指标 单位 2020年 “十四五”目标 2035年",
            "总量 年均增速（%） 总量 年均增速（%）",
            ["baseline", "target", "annual_average", "target", "annual_average"],
        ),
    ],
)
def test_a_bare_year_stands_beside_joint_headers(upper, lower, roles):
    document = read(f"{upper}\n{lower}\n地区生产总值 亿元 126 200 9.5 186 8.1\n财政收入 亿元 15 22 8.1 21 7.3")
    assert [[v.role for v in i.values] for i in document.indicators] == [roles, roles]


@pytest.mark.parametrize(
    "head", ["指标名称 2020年 2025年 指标名称 2020年 2025年", "银行 2020年 2025年 证券 2020年 2025年"]
)
def test_two_sides_of_a_table_are_read_one_after_the_other(head):
    document = read(f"表1 主要指标\n{head}\n存款余额 620 950 上市公司 2 5\n贷款余额 512 860 保费收入 18.6 30")
    assert rows(document) == [
        (None, "存款余额", ["620", "950"]), (None, "贷款余额", ["512", "860"]),
        (None, "上市公司", ["2", "5"]), (None, "保费收入", ["18.6", "30"]),
    ]  # fmt: skip
    assert [column.index for column in document.tables[0].columns] == list(range(6))


def test_a_side_that_ends_first_leaves_its_rows_out():
    document = read(
        "表1 收支\n| 收入 | 执行数 | 支出 | 执行数 |\n|---|---|---|---|\n"
        "| 其中：税收 | 5 | 教育 | 9 |\n| 非税 | 7 |  |  |"
    )
    assert rows(document) == [(None, "税收", ["5"]), (None, "非税", ["7"]), (None, "教育", ["9"])]
    assert "ROW_MISFIT" not in {d.code for d in document.diagnostics}


def test_parts_of_wholes_stay_with_their_side():
    document = read(
        "2024年青石县统计公报\n\n表1 农业\n"
        "| 产品 | 产量（吨） | 产品 | 产量（吨） |\n|---|---|---|---|\n| 粮食 | 9 | 肉类 | 6 |\n"
        "| 其中：稻谷 | 5 | 其中：猪肉 | 4 |"
    )
    by_id = {i.id: i.name for i in document.indicators}
    assert [(i.name, by_id.get(i.of)) for i in document.indicators] == [
        ("粮食", None), ("稻谷", "粮食"), ("肉类", None), ("猪肉", "肉类"),
    ]  # fmt: skip


@pytest.mark.parametrize("head", ["收入 收入预算数 支出 支出预算数", "收入 2020年 支出 2025年"])
def test_two_tables_side_by_side_under_other_headers_are_told(head):
    bars = "\n".join(
        f"| {' | '.join(row.split())} |" for row in (head, "- - - -", "税收 620 教育 21", "非税 512 卫生 18")
    )
    document = read(f"2024年青石县统计公报\n\n表1 收支\n{bars}")
    assert not document.indicators
    assert told(document, "TABLE_UNREAD")


SIDES = [
    ("床位", "张", "20", "食堂", "个", "30"),
    ("站点", "个", "4", "驿站", "个", "6"),
    ("护理床位", "张", "12", "助餐点", "个", "18"),
]


@pytest.mark.parametrize("gap", [" ", "\t", "|", "    "])
@pytest.mark.parametrize(("first", "second"), [("指标", "指标"), ("设施指标", "服务指标")])
@pytest.mark.parametrize("short", [False, True])
def test_two_sides_of_other_times_are_read_side_by_side(first, second, gap, short):
    last = [("托位", "个", "9", "", "", "")] if short else []
    lines = [gap.join(row).rstrip() for row in [(first, "单位", "2020年", second, "单位", "2025年目标"), *SIDES, *last]]
    document = read("\n".join(lines))
    left, right = [row[:3] for row in [*SIDES, *last]], [row[3:] for row in SIDES]
    assert [(i.name, i.unit, v.column, v.raw) for i in document.indicators for v in i.values] == [
        *((name, unit, "2020年", raw) for name, unit, raw in left),
        *((name, unit, "2025年目标", raw) for name, unit, raw in right),
    ]


@pytest.mark.parametrize("gap", ["\n", " "])
def test_what_is_observed_can_head_the_names(gap):
    cells = [
        "监测指标 监测值（2020年） 目标值（2025年） 责任单位",
        "普惠率（%） 86.4 92 区教育局",
        "入学率（%） 93.8 97 区民政局",
    ]
    document = read("表1 监测指标表\n" + "\n".join(cells).replace(" ", gap))
    assert rows(document) == [(None, "普惠率", ["86.4", "92"]), (None, "入学率", ["93.8", "97"])]


# -- years -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "mean"),
    [
        ("指标\t2022年（基期）\t2023年\t2024年\t2025年\t年均增长", (2023, 2025)),
        ("指标\t2021年\t2022年\t2023年\t2025年\t年均增长", (2021, 2025)),
    ],
)
def test_a_mean_begins_behind_the_base(head, mean):
    document = read(f"{head}\n企业（户）\t62\t69\t76\t85\t11%\n个体（户）\t162\t169\t176\t185\t4%")
    assert years(document, 4) == [mean, mean]


@pytest.mark.parametrize("title", ["2023年主要农产品产量及其增长速度", "2023年全市人口数及其构成"])
def test_a_title_of_statistics_dates_them(title):
    document = read(f"{title}\n产品名称\t产量\t比上年增长（%）\n粮食（万吨）\t86.4\t1.2\n油料（万吨）\t5.3\t-2.1")
    assert document.tables[0].caption == title
    assert years(document, 0) == [(2023, 2023)] * 2


@pytest.mark.parametrize("gap", ["\t", " "])
def test_statistics_without_a_year_are_told(gap):
    table = "表2 全市人口\n指标 年末数（万人） 比重（%）\n全市总人口 412.6 100.0\n城镇 268.3 65.0\n乡村 144.3 35.0"
    document = read(table.replace(" ", gap))
    assert [t.kind for t in document.tables] == ["other"]
    assert any("哪一年" in message for message in told(document, "TABLE_UNREAD"))


# -- names that are doubled, or left out -------------------------------------------------------------------------------


@pytest.mark.parametrize("gap", [" ", "\n", "\t"])
def test_a_name_printed_twice_is_given_once_and_told(gap):
    table = "指标 2020年 2025年\n绿地率（%） 36 38\n公园面积（公顷）公园面积（公顷） 41 42\n林荫道（公里） 12 18"
    document = read(table.replace(" ", gap))
    assert [(i.name, i.unit) for i in document.indicators] == [
        ("绿地率", "%"),
        ("公园面积", "公顷"),
        ("林荫道", "公里"),
    ]
    assert any("公园面积" in message and "两次" in message for message in told(document, "ROW_MISFIT"))


@pytest.mark.parametrize(("name", "unit"), [("绿地率（%）（%）", "%"), ("林业产值（亿元）(亿元)", "亿元")])
def test_a_unit_printed_twice_is_one(name, unit):
    document = read(f"指标\t2020年\t2025年\n{name}\t36\t38\n林荫道（公里）\t12\t18")
    assert document.indicators[0].unit == unit
    assert document.indicators[0].name == name.split("（")[0]


@pytest.mark.parametrize(("first", "second"), [("一、生态", "二、产业"), ("生态建设", "产业发展")])
@pytest.mark.parametrize("gap", [" ", "\n"])
def test_a_row_without_its_name_has_not_its_groups(first, second, gap):
    table = [
        "指标 单位 2020年 2025年 属性", first, "森林覆盖率 % 41 42 约束性", "湿地保护率 % 52 55 预期性",
        second, "亿元 12 18 预期性", "示范基地数量 个 3 5 预期性",
    ]  # fmt: skip
    document = read("\n".join(table).replace(" ", gap))
    assert second not in [i.name for i in document.indicators]
    assert any("类别" in m or "没有名称" in m for code in ("CELL_UNREAD", "TABLE_UNREAD") for m in told(document, code))


@pytest.mark.parametrize("numerals", [("三", "五", "十二", "十八"), ("一百", "两千", "三", "五")])
def test_a_table_of_numerals_in_characters_is_told(numerals):
    a, b, c, d = numerals
    document = read(f"指标\t2020年\t2025年\n公园（个）\t{a}\t{b}\n学校（所）\t{c}\t{d}")
    assert len(told(document, "CELL_UNREAD")) == 2
    assert not document.indicators


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("公园面积（公顷）90", "后面还有数"),
        ("绿化覆盖率38.5", "后面还有数"),
        ("公园面积（公顷）某市规划", "后面还有字"),
        ("公园面积（公顷", "不成对"),
    ],
)
def test_what_another_line_left_behind_a_name_is_told(name, says):
    document = read(f"指标\t2020年\t2025年\n{name}\t36\t38\n林荫道（公里）\t12\t18")
    assert any(says in message for message in told(document, "ROW_MISFIT"))


@pytest.mark.parametrize(
    "name",
    ["县（市）高速覆盖率", "每千人口执业（助理）医师数（人）", "PM2.5浓度", "老年人（65岁及以上）比例", "中等职业学校"],
)
def test_brackets_and_figures_of_names_are_their_own(name):
    document = read(f"指标\t2020年\t2025年\n{name}\t36\t38\n林荫道（公里）\t12\t18")
    assert not told(document, "ROW_MISFIT")


LETTERS = [
    "绿 1 湿地保护率 % 41 42",
    "色 2 水质达标率 % 52 55",
    "生 3 绿化覆盖率 % 38 39",
    "态 4 污水收集率 % 71 80",
    "安全保障 5 粮食产量 万吨 60 61",
]
WORDS = [
    "绿色 1 湿地保护率 % 41 42",
    "生态 2 水质达标率 % 52 55",
    "安全保障 3 粮食产量 万吨 60 61",
    "民生福祉 4 人均寿命 岁 79 80",
]


@pytest.mark.parametrize("gap", [" ", "\t", "   ", "|"])
@pytest.mark.parametrize("lines", [LETTERS, WORDS])
def test_the_pieces_of_a_known_group_beside_its_rows_are_one(lines, gap):
    document = read("\n".join(["类别 序号 指标 单位 2020年 2025年", *lines]).replace(" ", gap))
    groups = [i.group for i in document.indicators]
    assert groups[: lines.index(next(line for line in lines if line.startswith("安全")))] == ["绿色生态"] * (
        4 if lines is LETTERS else 2
    )
    assert any("按一个类别读" in message for message in told(document, "ROW_MISFIT"))


def test_single_letters_beside_rows_are_told():
    lines = [
        line.replace("绿", "甲").replace("色", "乙").replace("生 ", "丙 ").replace("态", "丁") for line in LETTERS[:4]
    ]
    document = read("\n".join(["类别 序号 指标 单位 2020年 2025年", *lines]))
    assert any("类别" in message for message in told(document, "ROW_MISFIT")) or told(document, "TABLE_UNREAD")


def test_a_joint_header_alone_above_the_others_is_theirs():
    lines = [
        "                      规划目标",
        "序号   指标                2025年   2030年   年均增长（%）   属性",
        "1      公园面积（公顷）    73       86       3.3             约束性",
        "2      绿道长度（公里）    160      210      5.6             预期性",
    ]
    document = read("\n".join(lines))
    assert [c.header for c in document.tables[0].columns][2:5] == [
        "规划目标2025年",
        "规划目标2030年",
        "规划目标年均增长（%）",
    ]


def test_two_sides_whose_headers_name_kinds_of_indicators_open_a_table():
    lines = [
        "经济指标 2025年目标值 民生指标 2020年实际",
        "粮食产量（万吨） 61 供水能力（万吨） 79",
        "蔬菜产量（万吨） 519 参保率（%） 93",
        "旅游收入（亿元） 72 学校（所） 35",
    ]
    document = read("\n".join(lines))
    assert [(i.name, [(v.column, v.raw) for v in i.values]) for i in document.indicators][::3] == [
        ("粮食产量", [("2025年目标值", "61")]), ("供水能力", [("2020年实际", "79")]),
    ]  # fmt: skip


def test_a_sentence_with_indicators_opens_none():
    document = read("各项 主要指标 完成情况 良好\n到2020年 民生指标 全面 改善\n")
    assert not document.tables


# -- signs, titles and numbers of groups and rows ----------------------------------------------------------------------

BY_GROUP = ["公园面积 公顷 73 86", "绿道长度 公里 41 52", "水质达标率 % 92 95"]


@pytest.mark.parametrize("gap", [" ", "\t", "|"])
@pytest.mark.parametrize("sign", ["◆{}", "■{}", "{}类指标"])
def test_a_sign_or_its_words_name_a_group(sign, gap):
    lines = ["指标 单位 2020年 2025年", sign.format("绿化"), *BY_GROUP[:1], sign.format("游憩"), BY_GROUP[1]]
    lines += [sign.format("治水"), BY_GROUP[2]]
    tail = {"\t": "\t\t\t", "|": "|||", " ": ""}[gap]
    text = "\n".join(row.replace(" ", gap) if " " in row else row + tail for row in lines)
    said = sign.replace("◆", "").replace("■", "")
    assert [(i.group, i.name) for i in read(text).indicators] == [
        (said.format(group), row.split()[0]) for group, row in zip(("绿化", "游憩", "治水"), BY_GROUP, strict=True)
    ]


@pytest.mark.parametrize("sign", ["▲", "★"])
def test_a_sign_at_an_indicators_name_names_no_group(sign):
    text = "\n".join(["指标 单位 2020年 2025年", sign + BY_GROUP[0], BY_GROUP[1], sign + BY_GROUP[2]])
    assert [(i.group, i.name) for i in read(text).indicators] == [(None, row.split()[0]) for row in BY_GROUP]


@pytest.mark.parametrize("gap", ["  ", "\n", " "])
@pytest.mark.parametrize("title", ["{}. {}类指标", "表{n} {}指标"])
def test_tables_of_one_header_under_titles_of_their_own(title, gap):
    text = ""
    for n, (letter, kind, row) in enumerate(zip("ABC", ("绿化", "游憩", "治水"), BY_GROUP, strict=True), 1):
        said = title.replace("{n}", str(n)).format(*([letter, kind] if "{}." in title else [kind]))
        text += f"{said}\n" + f"指标 单位 2020年 2025年\n{row}\n".replace(" ", gap)
    document = read(text)
    assert [(i.name, [v.raw for v in i.values]) for i in document.indicators] == [
        (row.split()[0], row.split()[2:]) for row in BY_GROUP
    ]
    assert len(document.tables) == 3


def test_a_row_below_words_that_head_no_column_alone_is_no_table():
    document = read("基本情况\n\n目标 面积 设施 经费\n公园 12 15 新建\n")
    assert not document.indicators


@pytest.mark.parametrize("gap", ["  ", "\t", "|", "\n"])
def test_numbers_of_rows_with_half_a_bracket(gap):
    text = "\n".join(["序号 指标 2020年 2025年", *[f"{n}） {row}" for n, row in enumerate(BY_GROUP, 1)]])
    text = text.replace(" 公顷", "（公顷）").replace(" 公里", "（公里）").replace(" %", "（%）").replace(" ", gap)
    assert [i.name for i in read(text).indicators] == [row.split()[0] for row in BY_GROUP]
    assert not told(read(text), "TABLE_UNREAD")


@pytest.mark.parametrize("gap", ["  ", "\t", "|"])
def test_a_number_in_square_brackets_is_none_of_the_name(gap):
    text = "\n".join(["指标 单位 2020年 2025年", *[f"[{n}]{row}" for n, row in enumerate(BY_GROUP, 1)]])
    assert [(i.number, i.name) for i in read(text.replace(" ", gap)).indicators] == [
        (str(n), row.split()[0]) for n, row in enumerate(BY_GROUP, 1)
    ]


def test_a_unit_in_brackets_below_the_last_row_is_its_own():
    text = "指标\t2020年\t2025年\n公园面积\t73\t86\n（公顷）\n绿道长度\t41\t52\n（公里）\n"
    assert [(i.name, i.unit) for i in read(text).indicators] == [("公园面积", "公顷"), ("绿道长度", "公里")]
    (unit,) = [i.unit for i in read(text.replace("（公里）", "（下同）")).indicators if i.name == "绿道长度"]
    assert not unit


def test_two_kinds_of_places_in_a_name_are_no_unit():
    text = (
        "指标 单位 2020年 2025年\n乡镇（街道）养老中心覆盖率 % 46 60\n公园面积 公顷 73 86\n床位（平方米）占比 % 3 4\n"
    )
    (misfit,) = told(read(text), "ROW_MISFIT")
    assert "床位" in misfit


def test_a_decimal_number_and_a_blank_are_none_of_the_name():
    text = "指标\t单位\t2020年\t2025年\n供水普及率\t%\t73\t86\n1.1 农村供水普及率\t%\t41\t52\n2.5级风机\t台\t3\t4\n"
    assert [(i.number, i.name) for i in read(text).indicators] == [
        (None, "供水普及率"),
        ("1.1", "农村供水普及率"),
        (None, "2.5级风机"),
    ]


@pytest.mark.parametrize("head", ["数据提供单位", "填报单位"])
def test_who_gives_the_figures_heads_a_column_of_its_own(head):
    cells = ["指标", "2020年", "2025年", "属性", head]
    for name, *others in (row.split() for row in BY_GROUP):
        cells += [name, *others[1:], "预期性", "市统计局、市水务局"]
    document = read("\n".join(cells))
    assert [column.header for column in document.tables[0].columns][-1] == head
    assert [(i.group, i.name) for i in document.indicators] == [(None, row.split()[0]) for row in BY_GROUP]
