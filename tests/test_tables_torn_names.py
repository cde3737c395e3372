"""Names torn before their last word, which stands on the row's own line."""

from __future__ import annotations

import pytest

from extractor import extract

HEAD = "某市“十四五”发展规划\n一、发展目标\n到2025年，各项事业发展水平明显提升，主要目标如下。\n表1 主要指标\n"
TAIL = "\n二、主要任务\n坚持统筹推进，完善制度机制，强化部门协同，形成工作合力。\n"


def read(rows):
    document = extract((HEAD + "\n".join(rows) + TAIL).encode())
    found = [(i.group, i.name, [v.raw for v in i.values]) for i in document.indicators]
    return found, [d.message for d in document.diagnostics if d.code == "ROW_MISFIT"]


ROWS = ("地区生产总值（亿元） 86 120", "森林覆盖率（%） 41 43", "城乡居民收入比 2.1 1.9")
PLAIN = [
    (None, "地区生产总值", ["86", "120"]),
    (None, "森林覆盖率", ["41", "43"]),
    (None, "城乡居民收入比", ["2.1", "1.9"]),
]


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_name_whose_end_stands_on_the_row_is_whole_and_told(at):
    rows = [*ROWS[:at], "城镇新增就业", "人数（万人） 5 6", *ROWS[at:]]
    found, told = read(["指标 2020年 2025年", *rows])
    assert found == [*PLAIN[:at], (None, "城镇新增就业人数", ["5", "6"]), *PLAIN[at:]]
    assert len(told) == 1
    assert "城镇新增就业" in told[0]


def test_a_name_torn_beside_a_column_of_units():
    rows = ["地区生产总值 亿元 86 120 预期性", "城镇新增就业", "人数 万人 5 6 预期性", "森林覆盖率 % 41 43 约束性"]
    found, told = read(["指标 单位 2020年 2025年 属性", *rows])
    assert [name for _, name, _ in found] == ["地区生产总值", "城镇新增就业人数", "森林覆盖率"]
    assert not told  # a whole name above says that the line goes on with none


def test_groups_stay_groups():
    rows = ["产业培育", "企业数量（家） 86 120", "民生改善", "城镇新增就业（万人） 5 6", "人均住房面积（平方米） 38 41"]
    found, told = read(["指标 2020年 2025年", *rows])
    assert [(group, name) for group, name, _ in found] == [
        ("产业培育", "企业数量"),
        ("民生改善", "城镇新增就业"),
        ("民生改善", "人均住房面积"),
    ]
    assert not told


def test_the_end_of_a_name_stays_below_its_row():
    rows = ["农村自来水 86 120", "普及率", "单位面积用水 41 43", "强度", "森林覆盖率 41 43"]
    found, told = read(["指标 2020年 2025年", *rows])
    assert [name for _, name, _ in found] == ["农村自来水普及率", "单位面积用水强度", "森林覆盖率"]
    assert not told


def test_a_groups_second_half_beside_a_names_is_told():
    rows = [
        "执法 1 重点单位隐患排查 86% 100% 约束性",
        "能力 整改完成率 ",
        "2 乡镇站所覆盖率 45% 80% 预期性",
        "救援 3 站点数量（座） 28 45 预期性",
        "力量 4 专职队员（人） 512 900 预期性",
    ]
    found, told = read(["类别 序号 指标 2020年 2025年 属性", *rows])
    assert all("能力" not in name for _, name, _ in found)
    assert any("能力" in message for message in told)


def test_two_halves_of_a_known_groups_name_are_one():
    rows = ["社会 1 重点单位隐患排查率（%） 86 100 约束性", "保障 整改", "2 乡镇站所覆盖率（%） 45 80 预期性"]
    rows += ["绿色 3 站点数量（座） 28 45 预期性", "生态", "4 绿道长度（公里） 51 90 预期性"]
    found, _ = read(["类别 序号 指标 2020年 2025年 属性", *rows])
    assert {group for group, *_ in found} <= {"社会保障", "绿色生态", None}
    assert not [name for _, name, _ in found if "保障" in name]


def test_halves_of_groups_on_each_row_are_told():
    rows = ["1 文化 图书馆 座 15 24 预期性", "2 惠民 演出场次 场 32 65 预期性", "3 体育 健身步道 公里 86 150 预期性"]
    rows.append("4 设施 足球场地 片 12 40 预期性")
    found, told = read(["序号 类别 指标 单位 2020年 2025年 属性", *rows])
    assert len(found) == 4
    assert len(told) == 1
    assert "文化、惠民、体育、设施" in told[0]


def tabbed(*rows):
    return read(["序号\t指标名称\t2020年\t2025年", *rows])


def test_a_name_that_begins_two_lines_above_its_row_is_whole_and_told():
    found, told = tabbed("\t城乡居民大病", "\t保险报销比例（%）", "1\t\t60\t65", "2\t床位（张）\t800\t950")
    assert found == [(None, "城乡居民大病保险报销比例", ["60", "65"]), (None, "床位", ["800", "950"])]
    assert len(told) == 1
    assert "城乡居民大病" in told[0]


@pytest.mark.parametrize("group", ["一、医疗保障\t\t\t", "\t（一）医疗保障\t\t"])
def test_a_group_above_a_torn_name_stays_one(group):
    found, told = tabbed(group, "\t保险报销比例（%）", "1\t\t60\t65", "2\t床位（张）\t800\t950")
    assert [(name, values) for _, name, values in found] == [("保险报销比例", ["60", "65"]), ("床位", ["800", "950"])]
    assert [kind for kind, _, _ in found] == ["医疗保障", "医疗保障"]
    assert not told


def test_half_a_name_above_its_row_is_whole_where_other_names_are_torn():
    rows = (
        "\t每千人口拥有3岁以下",
        "1\t\t1.6\t4.5",
        "\t婴幼儿托位数（个）",
        "\t城乡居民大病",
        "2\t保险报销比例（%）\t60\t65",
    )
    found, told = tabbed(*rows)
    names = [name for _, name, _ in found]
    assert names == ["每千人口拥有3岁以下婴幼儿托位数", "城乡居民大病保险报销比例"]
    assert len(told) == 1


def test_words_above_a_row_that_may_name_its_group_are_told():
    found, told = tabbed("\t助餐助浴", "1\t保险报销比例（%）\t60\t65", "2\t床位（张）\t800\t950")
    assert [group for group, _, _ in found] == ["助餐助浴", "助餐助浴"]
    assert len(told) == 1
    assert "也可能是下一行名称的前半" in told[0]


@pytest.mark.parametrize(("mark", "told"), [("3．", False), ("", True)])
def test_the_number_before_a_name_tells_its_row(mark: str, told: bool) -> None:
    one, two, four = ("1．", "2．", "4．") if mark else ("", "", "")
    rows = (
        f"{one}城市空气质\n％ 79.9 83.2\n量优良天数比率\n{two}湿地保护率 ％ 50.4 53.6\n"
        f"{mark}化学需氧量\n吨 20648 21879\n重点工程减排量\n{four}森林覆盖率 ％ 24.1 25.0\n"
    )
    head = "青石市环保规划\n\n一、目标\n表1 主要指标\n指标名称 单位 2020年 2025年\n"
    document = extract(f"{head}{rows}\n二、任务\n加强建设。\n".encode())
    assert any(d.code == "CELL_UNREAD" for d in document.diagnostics) is told
    if not told:
        assert [[v.value for v in i.values] for i in document.indicators][2] == [20648, 21879]


def test_words_without_a_mark_among_marked_groups_are_half_of_the_name_that_hangs_below():
    rows = (
        "一、产业发展\n1 粮食产量 万吨 1390 1471 约束性\n2 加工业产值 亿元 67 78 预期性\n"
        "二、乡村建设\n3 自来水普及率 % 87 89 预期性\n"
        "农村居民人\n4 元 14513 16022 预期性\n均可支配收入\n"
    )
    head = "青石市农业规划\n\n一、目标\n表1 主要指标\n序号 主要指标 单位 2020年 2025年 属性\n"
    document = extract(f"{head}{rows}注：均为年末数。\n".encode())
    assert [(i.name, i.group) for i in document.indicators][-1] == ("农村居民人均可支配收入", "乡村建设")


def test_no_name_goes_on_behind_the_mark_of_a_note():
    rows = (
        "一、产业发展\n1 粮食产量 万吨 1390 1471 1480\n2 加工业产值 亿元 67 78 80\n"
        "二、乡村建设\n3 新增绿化面积① 公顷 [221] [262] [266]\n"
        "农村居民人\n4 元 14513 16022 17,001\n均可支配收入\n"
    )
    head = "青石市农业规划\n\n一、目标\n表1 主要指标\n序号 主要指标 单位 2020年 2025年目标 2025年实际\n"
    document = extract(f"{head}{rows}注：①按现行口径。\n".encode())
    assert [i.name for i in document.indicators][-2:] == ["新增绿化面积", "农村居民人均可支配收入"]


# -- words above a row that may begin its name

LATE = ["公园绿地面积 公顷 73 86", "步道长度 公里 160 210", "老旧小区改", "造面积 万平方米 38 45", "水质达标率 % 92 95"]
NUMBERED = [
    "1 公园绿地面积 公顷 73 86",
    "2 步道长度 公里 160 210",
    "3 老旧小区改",
    "造面积 万平方米 38 45",
    "4 水质达标率 % 92 95",
]


def in_text(*rows: str, gap: str = " "):
    table = "\n".join(rows).replace(" ", gap)
    return extract(f"青石县规划\n\n一、目标\n\n{table}\n\n二、任务\n\n坚持绿色发展。\n".encode())


@pytest.mark.parametrize("gap", [" ", "\t", "   "])
@pytest.mark.parametrize(("head", "rows"), [("指标", LATE), ("序号 指标", NUMBERED)])
def test_half_a_name_above_its_row_leaves_no_half_name_with_values(head, rows, gap):
    found = in_text(f"{head} 单位 2020年 2025年", *rows, gap=gap)
    assert "造面积" not in {i.name for i in found.indicators if i.values}
    assert {"公园绿地面积", "步道长度", "水质达标率"} <= {i.name for i in found.indicators if i.values}
    joined = "老旧小区改造面积" in {i.name for i in found.indicators if i.values}
    assert joined or "ROW_MISFIT" in {d.code for d in found.diagnostics}


@pytest.mark.parametrize(
    ("half", "rest"),
    [("城镇新增就", "业人数 万人 5 6"), ("居民人均可支配收", "入 元 38000 52000"), ("失业", "人员再就业人数 万人 2 3")],
)
@pytest.mark.parametrize("gap", [" ", "\t", "   "])
def test_words_alone_between_rows_are_no_sure_group(half, rest, gap):
    rows = [*LATE[:2], half, rest, LATE[-1]]
    found = in_text("指标 单位 2020年 2025年", *rows, gap=gap)
    named = {i.name for i in found.indicators if i.values}
    assert rest.split()[0] not in named
    assert half + rest.split()[0] in named or "ROW_MISFIT" in {d.code for d in found.diagnostics}


@pytest.mark.parametrize("gap", [" ", "\t", "   "])
def test_groups_between_rows_are_groups(gap):
    rows = ["公园建设", *LATE[:2], "水环境", "水质达标率 % 92 95", "污水收集率 % 71 80"]
    found = in_text("指标 单位 2020年 2025年", *rows, gap=gap)
    assert [i.group for i in found.indicators] == ["公园建设", "公园建设", "水环境", "水环境"]
    assert "ROW_MISFIT" not in {d.code for d in found.diagnostics}


def test_parts_without_numbers_below_a_numbered_whole_are_rows():
    rows = [
        "1 公园面积 公顷 73 86",
        "2 居民收入",
        "城镇居民 元 38000 52000",
        "农村居民 元 18000 26000",
        "3 水质达标率 % 92 95",
    ]
    found = in_text("序号 指标 单位 2020年 2025年", *rows, gap="\t")
    assert {"城镇居民", "农村居民"} <= {i.name for i in found.indicators if i.values}


def test_a_numbered_heading_right_below_is_no_cell_of_the_last_row():
    rows = "1．千兆光纤\n97 103 103\n用户数（万户）\n2．政务服务事\n83 86 86\n项网办率（%）\n"
    rows += "3．政务数据共享\n69 74 76\n需求满足率（%）\n"
    head = "青石市数字规划\n\n一、发展基础\n表1 指标完成情况\n指标名称 2015年 规划目标 完成数\n"
    document = extract(f"{head}{rows}2.面临形势\n发展不平衡不充分问题仍然突出，资源环境约束趋紧。\n".encode())
    names = ["千兆光纤用户数", "政务服务事项网办率", "政务数据共享需求满足率"]
    assert [i.name for i in document.indicators] == names


def uneven(*rows: tuple[str, ...]) -> str:
    """Rows whose cells wide blanks part, of two widths in turn, numbered."""
    gaps = ("     ", "     ", "  ", "     ", "     ", "  ")
    return "".join(f"{n + 1}．{gap.join(row)}\n" for n, (row, gap) in enumerate(zip(rows, gaps, strict=True)))


def test_a_heading_that_counts_otherwise_is_no_rest_of_the_last_row() -> None:
    rows = uneven(
        ("供水总量(万吨)", "9149", "—", "7802"), ("漏损率(%)", "61.0", "—", "56.7"),
        ("水厂能力(万吨)", "3391", "4311", "4256"), ("水库(座)", "103", "129", "131"),
        ("回用率(%)", "15.9", "19.9", "—"), ("人均用水量(升)", "1046", "1085", "—"),
    )  # fmt: skip
    head = "青石市供水规划\n为推动供水，制定本规划。\n一、规划背景\n1.发展成效\n专栏1 主要指标完成情况\n"
    text = "从机遇看，国家重大战略深入实施，新一轮变革加速演进，为供水提供了广阔空间。\n"
    header = "指标     2015年     “十三五”目标     2020年完成数\n"
    document = extract(f"{head}{header}{rows}2.面临形势\n{text}{text}".encode())
    assert [len(i.values) for i in document.indicators] == [3] * 6
    assert not {d.code for d in document.diagnostics} & {"ROW_MISFIT", "TABLE_UNREAD", "CELL_UNREAD"}


@pytest.mark.parametrize(
    ("cells", "values"), [("预期性\t\t35.9\t40.6", ["35.9", "40.6"]), ("预期性\t-\t\t20.8", ["-", "20.8"])]
)
def test_a_name_over_two_lines_leaves_the_cells_behind_its_tabs_where_they_stand(cells: str, values: list[str]) -> None:
    rows = [
        "1．床位（张）\t预期性\t3.1\t3.0\t3.3",
        "2．护理床位占比（%）\t约束性\t48\t48\t53",
        "3．每千名老年人拥",
        f"有床位数（张）\t{cells}",
    ]
    found = in_text(
        "指标名称\t属性\t“十二五”目标\t2015年现状\t2020年目标", *rows, "4．参保率（%）\t预期性\t85\t84\t88", gap="\t"
    )
    assert [v.raw for v in found.indicators[2].values] == values
    assert not {d.code for d in found.diagnostics} & {"ROW_MISFIT", "CELL_UNREAD"}


def test_a_heading_with_a_blank_behind_its_number_is_no_row() -> None:
    wide = [
        f"{n}.{name}    {unit}    {n}4    {n}3"
        for n, (name, unit) in enumerate((("床位", "万张"), ("参保率", "%"), ("案件", "起")), 6)
    ]
    text = "从机遇看，国家重大战略深入实施，新一轮科技革命加速演进，为养老服务提供了广阔空间。\n"
    document = in_text("指标    单位    目标    2010年", *wide, "2． 机遇与挑战", text, gap=" ")
    assert [len(i.values) for i in document.indicators] == [2, 2, 2]
    assert "TABLE_UNREAD" not in {d.code for d in document.diagnostics}


FULL = [
    ("城乡居民最低生活保障", "标准", ["1.2", "1.1"]),
    ("生活垃圾资源化利用与", "分类设施数", ["71", "80"]),
]


@pytest.mark.parametrize("gap", ["\t", "|"])
def test_lines_as_wide_as_any_name_are_halves_of_names(gap):
    rows = ["公路里程 公里 320 410", "养老床位数 张 62 75"]
    for first, rest, figures in FULL:
        rows[1:1] = [first, f"{rest} % {' '.join(figures)}", "绿道长度 公里 32 41"]
    found, told = read([row.replace(" ", gap) for row in ["指标 单位 2020年 2025年", *rows]])
    assert {group for group, *_ in found} == {None}
    assert [name for _, name, _ in found if name not in ("公路里程", "养老床位数", "绿道长度")] == [
        first + rest for first, rest, _ in FULL[::-1]
    ]
    assert len(told) == 2


def test_a_short_line_inside_a_name_is_told():
    rows = [
        "公路里程 公里 320 410",
        "河道水质断面达到良",
        "好比例 % 71 80",
        "城乡居民最低生活保",
        "障人数 万人 1.2 1.1",
    ]
    found, told = read(["指标 单位 2020年 2025年", *rows, "养老床位数 张 62 75"])
    assert {name for _, name, values in found if values} <= {
        "公路里程",
        "养老床位数",
        "河道水质断面达到良好比例",
        "城乡居民最低生活保障人数",
    }
    assert told


@pytest.mark.parametrize(
    ("one", "other"),
    [("公共文化服务供给与体育", "城市更新"), ("交通建设方面", "公共服务供给体系方面")],
    ids=["of several widths", "short"],
)
def test_lines_that_leave_room_name_groups(one, other):
    rows = [one, "公路里程 公里 320 410", "养老床位数 张 62 75", other, "绿道长度 公里 32 41", "图书藏量 册 9 12"]
    found, _ = read([row.replace(" ", "\t") for row in ["指标 单位 2020年 2025年", *rows]])
    assert [group for group, *_ in found] == [one, one, other, other]


def test_one_line_as_wide_as_any_name_is_told():
    rows = ["公路里程 公里 320 410", "生活垃圾资源化利用与", "分类设施数 个 1 2", "养老床位数 张 62 75"]
    found, told = read([row.replace(" ", "\t") for row in ["指标 单位 2020年 2025年", *rows]])
    assert [values for _, name, values in found if name == "分类设施数"] in ([], [[]])
    assert told


@pytest.mark.parametrize("said", ["达到国家要求", "保持稳定"])
def test_a_line_of_words_behind_what_a_cell_says_whole_is_told(said):
    rows = [f"水土保持率 % 81 {said} 预期性", "重点水产品质量安全", "抽检比例 % 89 92 预期性"]
    rows += ["公路里程 公里 320 410 约束性", "养老床位数 张 62 75 约束性"]
    found, told = read(["指标 单位 2020年 2025年 属性", *rows])
    assert not any("重点水产" in value for _, _, values in found for value in values)
    assert told


@pytest.mark.parametrize(("said", "group"), [("城乡居民基本养老", None), ("城乡居民养老保障", "城乡居民养老保障")])
def test_words_that_may_be_half_a_name_name_no_group(said, group):
    rows = ["民生改善", said, "保险参保率 % 95 96", "养老床位数 张 62 75", "供水能力 万吨 31 40"]
    if group is not None:
        rows[2] = "城乡居民医保参保率（含新生儿） % 95 96"
        rows.remove("民生改善")
    found, _ = read([row.replace(" ", "\t") for row in ["指标 单位 2020年 2025年", *rows]])
    assert {one for one, name, _ in found if name in ("养老床位数", "供水能力")} == {group}


@pytest.mark.parametrize("gap", ["  ", " ", "\t", "|"])
def test_a_line_that_names_a_kind_of_indicators_ends_no_cell(gap):
    rows = [
        "空气质量指标",
        "优良天数比例 % 81 85",
        "健康水平指标",
        "健康素养水平 % 27 /",
        "污染减排指标",
        "氨氮减排量 吨 5 6",
    ]
    found, _ = read([row.replace(" ", gap) for row in ["指标 单位 2020年 2025年", *rows]])
    given = [name for _, name, values in found if values]
    assert set(given) <= {"优良天数比例", "健康素养水平", "氨氮减排量"}
    assert len(given) == 3 or not gap.strip(" ")  # where blanks alone part cells, rows may be told


def test_the_first_line_of_a_name_is_no_half_of_its_unit():
    rows = [
        "1 每万",
        "人口药师数 人 3.1 3.4",
        "2 养老床位数 张 62 75",
        "3 公路里程 公里 320 410",
        "4 供水能力 万吨 31 40",
    ]
    found, told = read(["序号 指标 单位 2020年 2025年", *rows])
    assert "人口药师数" not in {name for _, name, values in found if values}
    assert told


def test_a_full_line_below_a_shorter_one_is_told_with_all_names_of_two_lines():
    rows = ["城镇就业人数 万人 12 11", "中等职业学校专任教", "师占比 % 53 55", "大中型灌区灌溉面积 万亩 212 230"]
    rows += ["生活垃圾资源化利用", "设施数 个 8 9", "供水能力 万吨 31 40"]
    found, _ = read(["指标 单位 2020年 2025年", *rows])
    assert {name for _, name, values in found if values} <= {
        "城镇就业人数",
        "中等职业学校专任教师占比",
        "大中型灌区灌溉面积",
        "生活垃圾资源化利用设施数",
        "供水能力",
    }


def test_names_that_fill_their_lines_but_the_last_are_given():
    rows = ["中等职业学校专任教 % 53 55", "师占比", "生活垃圾资源化利用 个 8 9", "设施数", "供水能力 万吨 31 40"]
    found, _ = read(["指标 单位 2020年 2025年", *rows])
    assert [name for _, name, values in found if values] == [
        "中等职业学校专任教师占比",
        "生活垃圾资源化利用设施数",
        "供水能力",
    ]


def test_where_all_names_stand_about_their_rows_an_uneven_line_is_no_doubt() -> None:
    rows = ["4.参保率 % 预期性 90.2 93.1", "5. 65岁及以上老年人", "% 预期性 66 >71", "城乡社区规范健康管理服务率"]
    rows += [
        "6.护理员培训 万人次 预期性 – 6.9",
        "7.每千名老年人",
        "人 约束性 1.6 1.7",
        "社会工作者人数",
        "8.养老机构欺",
        "起 约束性 4 3",
        "老案件数",
    ]
    found = in_text("指标 单位 属性 2020年 2025年", *rows)
    assert [len(i.values) for i in found.indicators] == [2] * 5
    assert "CELL_UNREAD" not in {d.code for d in found.diagnostics}
