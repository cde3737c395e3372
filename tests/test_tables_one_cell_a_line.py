"""Tables of one cell a line: joint and torn headers, rows that lack a cell; and rows that only wide blanks part."""

# ruff: noqa: E501 (a text is read better on one line)

from __future__ import annotations

import pytest

from extractor import extract
from extractor.models import Document

HEAD = "青石区“十四五”规划纲要\n\n一、主要目标\n\n到2025年，现代化建设取得明显进展。\n"
TAIL = "\n二、重点任务\n\n坚持创新驱动，全面塑造发展新优势，推动高质量发展。\n"


def read(table: str) -> Document:
    document = extract((HEAD + table + TAIL).encode())
    assert [section.heading for section in document.sections if section.heading] == ["主要目标", "重点任务"]
    return document


def values(document: Document) -> dict[str, dict[str, str]]:
    return {i.name: {v.column: v.raw for v in i.values} for i in document.indicators}


def headers(document: Document) -> list[str]:
    (table,) = document.tables
    return [column.header for column in table.columns]


JOINT = {
    "the labels right behind their header, another column behind them": (
        "类型 指标名称 单位 规划目标 2025年 2030年 属性",
        ["类型", "指标名称", "单位", "规划目标2025年", "规划目标2030年", "属性"],
        ("创新驱动", "技术合同成交额", "亿元", "30.2", "47", "约束性"),
        ("安全保障", "粮食综合生产能力", "万吨", "15.3", "17", "预期性"),
    ),
    "two headers, each with its own labels": (
        "指标名称 单位 现状值 2020年 目标值 2025年 2030年",
        ["指标名称", "单位", "现状值2020年", "目标值2025年", "目标值2030年"],
        ("全员劳动生产率", "万元/人", "10.4", "15.2", "18"),
        ("实际利用外资", "亿美元", "2.2", "3.9", "4.6"),
    ),
    "three years under one header at the end": (
        "序号 主要指标 单位 指标值 2020年 2025年 2035年",
        ["序号", "主要指标", "单位", "指标值2020年", "指标值2025年", "指标值2035年"],
        ("1", "森林覆盖率", "%", "42", "44.5", "46"),
        ("2", "农村自来水普及率", "%", "88", "92", "97"),
    ),
    "a year, and a rate by the year": (
        "指标 单位 2020年 “十四五”目标 2025年 年均增长",
        ["指标", "单位", "2020年", "“十四五”目标2025年", "“十四五”目标年均增长"],
        ("建成区绿化覆盖率", "%", "41", "43", "0.4"),
        ("社会消费品零售总额", "亿元", "120.5", "168", "6.9"),
    ),
}


@pytest.mark.parametrize("parted", ["\n", "\n\n"], ids=["close", "blank lines between"])
@pytest.mark.parametrize("name", JOINT)
def test_a_joint_header_stands_over_all_of_its_labels(name, parted):
    head, expected, *rows = JOINT[name]
    found = read(parted.join([*head.split(), *(cell for row in rows for cell in row)]) + "\n")
    assert headers(found) == expected
    timed = [n for n, header in enumerate(expected) if "年" in header]
    named = next(n for n, header in enumerate(expected) if "指标" in header)
    assert values(found) == {row[named]: {expected[n]: row[n] for n in timed} for row in rows}


WIDE = {
    "a column of groups": (
        "类型　　指标　　单位　　2020年　　2025年　　指标属性\n"
        "创新驱动　　技术合同成交额　　亿元　　12.5　　20　　预期性\n"
        "科技型中小企业入库数　　家　　287　　460　　预期性\n"
        "民生福祉　　人均预期寿命　　岁　　79.2　　80　　预期性\n"
        "九年义务教育巩固率　　%　　97.3　　98.5　　约束性\n"
    ),
    "units in the names' brackets": (
        "主要指标　　2020年　　2025年　　指标性质\n"
        "技术合同成交额（亿元）　　12.5　　20　　预期性\n"
        "科技型中小企业入库数（家）　　287　　460　　预期性\n"
        "人均预期寿命（岁）　　79.2　　80　　预期性\n"
        "九年义务教育巩固率（%）　　97.3　　98.5　　约束性\n"
    ),
}


@pytest.mark.parametrize("blanks", ["　　", "  ", "    "])
@pytest.mark.parametrize("name", WIDE)
def test_rows_that_two_blanks_part_need_not_stand_below_each_other(name, blanks):
    found = read(WIDE[name].replace("　　", blanks))
    assert [(i.name, i.unit, *(v.raw for v in i.values)) for i in found.indicators] == [
        ("技术合同成交额", "亿元", "12.5", "20"),
        ("科技型中小企业入库数", "家", "287", "460"),
        ("人均预期寿命", "岁", "79.2", "80"),
        ("九年义务教育巩固率", "%", "97.3", "98.5"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "第三章 健全现代产业体系　　坚持把发展着力点放在实体经济上，提升产业链水平。　　到2025年，增加值达到30亿元。",
        "推动制造业转型升级。　　加快布局新兴产业，形成新的增长点。",
    ],
)
def test_two_blanks_in_running_text_open_a_paragraph(line):
    found = extract((HEAD + line + TAIL).encode())
    assert not found.tables
    said = [block.text for section in found.sections for block in section.blocks if block.type == "paragraph"]
    assert "　　" not in "".join(said)
    assert line.split("　　")[-1] in said


TORN = {
    "a year's figures": (
        "指标名称 单位 2020 年 2025 年 指标 属性",
        ["指标名称", "单位", "2020年", "2025年", "指标属性"],
    ),
    "a word's last letter": (
        "主要 指标 单位 2020年完成情 况 2025年目 标值 属性",
        ["主要指标", "单位", "2020年完成情况", "2025年目标值", "属性"],
    ),
    "within a quotation": ("指标 单位 2020年 “十四五 ”目标 属性", ["指标", "单位", "2020年", "“十四五”目标", "属性"]),
    "a joint header, and the years below it": (
        "指标名称 单位 指标 值 2020 年 2025 年 性质",
        ["指标名称", "单位", "指标值2020年", "指标值2025年", "性质"],
    ),
}
CELLS = ["技术合同成交额", "亿元", "12.5", "20", "预期性", "科技型中小企业入库数", "家", "287", "460", "预期性"]


@pytest.mark.parametrize("name", TORN)
def test_a_header_that_a_narrow_cell_tore_is_made_whole(name):
    head, expected = TORN[name]
    found = read("\n".join([*head.split(), *CELLS]) + "\n")
    assert headers(found) == expected
    assert values(found) == {
        "技术合同成交额": {expected[2]: "12.5", expected[3]: "20"},
        "科技型中小企业入库数": {expected[2]: "287", expected[3]: "460"},
    }


def codes(document: Document) -> set[str]:
    return {finding.code for finding in document.diagnostics}


LACKING = {
    "a name torn over lines": (
        "指标\n单位\n2020年\n2025年\n"
        "万元地区生产\n总值用水量\n立方米\n62\n55\n"
        "养老机构护理\n型床位占比\n%\n48\n"
        "空气质量优良\n天数比例\n%\n85\n88\n"
        "农村自来水普\n及率\n%\n88\n92\n",
        {"万元地区生产总值用水量": ["62", "55"], "农村自来水普及率": ["88", "92"]},
    ),
    "a group": (
        "指标名称\n2025年目标\n"
        "城市生活垃圾回收利用率（%）\n35\n地表水达标比例（%）\n创新驱动\n"
        "技术合同成交额（亿元）\n20\n高新技术企业数（家）\n460\n",
        {"城市生活垃圾回收利用率": ["35"], "高新技术企业数": ["460"]},
    ),
}


@pytest.mark.parametrize("name", LACKING)
def test_words_of_the_next_row_are_no_value_of_the_row_above(name):
    table, sure = LACKING[name]
    found = read(table)
    given = {i.name: [v.raw for v in i.values] for i in found.indicators}
    assert sure.items() <= given.items()
    assert not any(raw for raws in given.values() for raw in raws if raw in ("空气质量优良", "创新驱动"))
    assert codes(found) & {"ROW_MISFIT", "TABLE_UNREAD"}


NO_GROUPS = {
    "above its rows": (
        "指标\n单位\n2020年\n2025年\n一、安全保障\n粮食综合生产能力\n万吨\n15\n17\n"
        "亿元地区生产总值\n生产安全事故死亡\n率\n人/亿元\n0.03\n0.02\n重点食品抽检合格\n率\n%\n98\n98.5\n",
        "粮食综合生产能力",
    ),
    "in a column": (
        "领域\n序号\n指标\n单位\n2020年\n2025年\n民生福祉\n1\n居民人均可\n支配收入\n元\n32000\n45000\n"
        "农村居民人\n均可支配收\n入\n元\n18000\n27000\n2\n城镇调查失\n业率\n%\n5.1\n5.5\n",
        "居民人均可支配收入",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NO_GROUPS)
def test_half_a_torn_name_that_may_be_a_group_is_told(name):
    table, sure = NO_GROUPS[name]
    found = read(table)
    given = {i.name: [v.raw for v in i.values] for i in found.indicators}
    assert given[sure]
    assert not {"生产安全事故死亡率", "均可支配收入"} & {name for name, raws in given.items() if raws}
    assert codes(found) & {"ROW_MISFIT", "TABLE_UNREAD"}


@pytest.mark.parametrize("first", ["绿色生态", "民生福祉"])
def test_a_group_is_no_header_of_a_last_column(first):
    found = read(
        f"类别\n指标名称\n单位\n2025年\n指标属性\n{first}\n万元地区生\n产总值用水\n量\n立方米\n55\n预期性\n"
        "地表水达标\n比例\n%\n90\n约束性\n空气质量优\n良天数比例\n%\n88\n约束性\n建成区绿化\n覆盖率\n%\n43\n预期性\n"
    )
    given = values(found)
    assert all(
        name in ("万元地区生产总值用水量", "地表水达标比例", "空气质量优良天数比例", "建成区绿化覆盖率")
        for name in given
    )
    assert given or "TABLE_UNREAD" in codes(found)


LAID = {
    "years that a narrow header parts": (
        "序号  指标名称            单位  2020      2025      属性\n"
        "                                年现状    年目标\n"
        "1     农村生活污水治理率  %     18.2      35        预期性\n"
        "2     县道及以上公路里程  公里  486       520       约束性\n"
        "3     高标准农田面积      万亩  12.5      16        约束性\n",
        ["2020年现状", "2025年目标"],
    ),
    "years in a line of their own": (
        "序号  指标名称            单位  规划目标            属性\n"
        "                                2025      2030\n"
        "                                年        年\n"
        "1     农村生活污水治理率  %     18.2      35        预期性\n"
        "2     县道及以上公路里程  公里  486       520       约束性\n"
        "3     高标准农田面积      万亩  12.5      16        约束性\n",
        ["规划目标2025年", "规划目标2030年"],
    ),
}


@pytest.mark.parametrize("name", LAID)
def test_places_tell_under_which_header_the_rest_of_a_torn_one_stands(name):
    table, timed = LAID[name]
    found = read(table)
    assert headers(found)[3:5] == timed
    assert values(found)["县道及以上公路里程"] == {timed[0]: "486", timed[1]: "520"}


BLANKS = {
    "a year's figures": (
        "序号 指标 属性 2020 2025\n年现状 年目标值\n"
        "1 城镇化率（%） 约束性 66 70\n2 高标准农田面积（万亩） 预期性 14 15\n",
        {"城镇化率": {"2020年现状": "66", "2025年目标值": "70"}},
    ),
    "what was reached": (
        "序号 指标 属性 2020年 2025年\n实际\n1 城镇化率（%） 约束性 66 70\n2 高标准农田面积（万亩） 预期性 14 15\n",
        {"城镇化率": {"2020年实际": "66", "2025年": "70"}},
    ),
}


@pytest.mark.parametrize("name", BLANKS)
def test_the_second_line_of_a_header_ends_words_of_the_first(name):
    table, expected = BLANKS[name]
    assert expected.items() <= values(read(table)).items()


def test_a_piece_that_may_end_either_of_two_headers_is_not_given_to_one():
    found = read(
        "序号 指标 单位 2015年 “十三五” 2020年 属性\n规划目标 完成\n"
        "1 城镇化率 % 56 60 61 约束性\n2 高标准农田面积 万亩 11 14 15 预期性\n3 森林覆盖率 % 40 42 43 约束性\n"
    )
    given = values(found).get("城镇化率", {})
    assert given in ({}, {"2015年": "56", "“十三五”规划目标": "60", "2020年完成": "61"})
    assert given or "TABLE_UNREAD" in codes(found)


STEPS = {
    "the upper name lacks its second line": (
        "指标名称  单位  2020年  2025年\n高新技术企业数  家  207  241\n"
        "其中：规模以上  家  71  77\n高新技术企业数\n"
        "全社会研究与试\n验发展经费投入  %  2.2  2.9\n强度\n每万人口高价值  件  9.3  16\n发明专利拥有量\n",
        "高新技术企业数全社会研究与试",
    ),
    "the lower name lacks its first line": (
        "序号  主要指标  单位  2020年  2025年\n1  城镇新增就业  万人  2.3  2.5\n人数\n"
        "其中：高校毕  万人  0.3  0.4\n业生就业人数\n"
        "每千人口拥有\n2  3岁以下婴幼  个  1.9  4.5\n儿托位数\n3  养老机构护理  %  52  60\n型床位占比\n",
        "人数每千人口拥有",
    ),
}


@pytest.mark.parametrize("name", STEPS)
def test_a_line_that_may_be_of_either_name_is_told(name):
    table, wrong = STEPS[name]
    found = read(table)
    assert not [i for i in found.indicators if wrong in i.name and i.values]
    assert codes(found) & {"ROW_MISFIT", "TABLE_UNREAD"} or "规模以上高新技术企业数" in values(found)


@pytest.mark.parametrize("blanks", ["   ", " "])
@pytest.mark.parametrize("head", ["类别", "领域"])
def test_a_line_of_a_name_in_the_column_of_groups_is_told(head, blanks):
    table = (
        f"{head}   主要指标   单位   属性   2025年   2030年\n"
        "经济发展   进出口总额   亿元   约束性   16   18\n实际利用外资   亿美元   约束性   1.9   2.2\n"
        "创新驱动   战略性新兴产业产   %   约束性   34   36\n值占规模以上工业\n总产值比重\n"
        "每万人口高价值发   件   约束性   9   12\n明专利拥有量\n"
        "全社会研究与试验   %   约束性   2.7   2.9\n发展经费投入强度\n"
    ).replace("   ", blanks)
    found = read(table)
    given = {name for name, raws in values(found).items() if raws}
    assert not {"明专利拥有量", "发展经费投入强度"} & given
    assert "每万人口高价值发明专利拥有量" in given or codes(found) & {"ROW_MISFIT", "TABLE_UNREAD"}


MONTHS = (
    "零售总额\n\n{month}\n\n指标\n\n本月\n\n比去年同月增长(%)\n\n{until}\n\n比去年同期增长(%)\n\n"
    "零售总额(亿元)\n\n1478.53\n\n0.3\n\n11864.63\n\n-10.7\n\n# 批发业\n\n1363.93\n\n0.6\n\n11055.38\n\n-9.4\n\n"
    "住宿业\n\n114.60\n\n-2.8\n\n809.25\n\n-24.8\n"
)


@pytest.mark.parametrize("until", ["1-本月", "1-9月", "累计", "1—9月累计"])
def test_beside_a_month_the_months_up_to_it_are_no_total_of_years(until):
    found = extract(MONTHS.format(month="2022年9月", until=until).encode())
    assert [i.name for i in found.indicators] == ["零售总额", "批发业", "住宿业"]
    assert [v.raw for v in found.indicators[0].values] == ["1478.53", "0.3", "11864.63", "-10.7"]
    assert {(v.role, v.cumulative, v.period.start, v.period.end) for i in found.indicators for v in i.values} == {
        ("observed", False, 2022, 2022)
    }


def test_a_month_without_a_year_dates_no_table():
    found = extract(MONTHS.format(month="9月", until="1-本月").encode())
    assert not [v for i in found.indicators for v in i.values if v.period is not None]


def test_a_total_beside_an_aim_is_one_of_the_years_of_the_plan():
    found = read("指标\n单位\n2025年\n累计\n新建公路\n公里\n30\n120\n新建水库\n座\n2\n9\n新增床位\n张\n40\n200\n")
    assert [v.cumulative for i in found.indicators for v in i.values] == [False, True] * 3


CENSUS = (
    "青石县第四次全国经济普查公报\n青石县统计局\n2020年4月10日\n（一）单位\n工业企业法人单位详见表2-1。\n表2-1 工业企业法人单位和从业人员\n\n"
    "{corner}企业法人单位\n（个）\n从业人员\n（人）\n合  计\n1250\n32100\n煤炭开采业\n12\n3210\n非金属矿采选业\n45\n890\n"
    "农副食品加工业\n120\n2310\n（二）资产\n2018年末，工业企业法人单位资产总计245.6亿元，负债合计130.2亿元，比2013年末增长5.2%。\n"
)


@pytest.mark.parametrize("corner", ["", "行业\n"])
def test_names_below_an_empty_corner_begin_their_rows(corner):
    found = extract(CENSUS.format(corner=corner).encode())
    assert [[cell.raw for cell in row.cells] for row in found.tables[0].rows][:2] == [
        ["合计", "1250", "32100"], ["煤炭开采业", "12", "3210"]
    ]  # fmt: skip
    assert [section.heading for section in found.sections if section.number] == ["单位", "资产"]
    assert {(v.period.start, v.role) for i in found.indicators for v in i.values} == {(2018, "observed")}


def test_a_second_list_begins_with_its_own_header_though_its_first_word_is_the_same():
    duties = "".join(f"{n}\n建设任务{c}\n区发展改革部门\n2025年12月\n" for n, c in enumerate("甲乙丙丁", 1))
    works = "".join(f"{n}\n水库{c}\n2021—2025年\n{n}.4\n" for n, c in enumerate("甲乙丙", 1))
    lists = f"重点任务分工表\n序号\n重点任务\n责任单位\n完成时限\n{duties}\n水利重大项目表\n序号\n项目名称\n项目起止\n总投资（亿元）\n{works}"
    first, second = extract(f"青石市水利规划\n\n附件\n{lists}\n".encode()).tables
    assert (first.caption, len(first.rows)) == ("重点任务分工表", 4)
    assert (second.caption, len(second.rows)) == ("水利重大项目表", 3)


def test_a_stroke_below_a_unit_is_an_empty_cell():
    rows = "1\n粮食产量\n万吨\n2801\n2879\n/\n约束性\n2\n新建农田\n万亩\n/\n[857]\n191.6\n约束性\n3\n湿地保护率\n%\n50.4\n53.6\n/\n预期性\n"
    head = "青石市农业规划\n\n一、目标\n表1 主要指标\n序号\n主要指标\n单位\n2015年目标\n2020年\n2025年\n属性\n"
    document = extract(f"{head}{rows}注：[]内为五年累计数。\n".encode())
    assert [i.unit for i in document.indicators] == ["万吨", "万亩", "%"]
    assert [v.raw for v in document.indicators[1].values] == ["/", "[857]", "191.6"]


def test_the_number_of_a_part_s_row_is_no_page_number():
    text = "推进各项工作落到实处见到成效，健全长效机制，完善工作体系，形成合力抓好落实。\n"
    pages = "".join(text * 8 + f"{n}\n" for n in range(1, 4))
    names = ["供水总量（万吨）", "企业上云数量（家）", "其中：规模以上工业企业上云数量（家）", "网上零售额（亿元）"]
    rows = "".join(f"{n}\n\n{name}\n\n{n}0\n\n{n}5\n\n" for n, name in enumerate(names, 3))
    head = "青石市规划\n\n一、任务\n" + pages + "表1 主要指标\n\n序号\n\n指标\n\n2020年\n\n2025年\n\n"
    found = extract((head + rows + "注：均为年末数。\n").encode())
    assert [i.number for i in found.indicators] == ["3", "4", "5", "6"]


@pytest.mark.parametrize("parted", ["\n", "\n\n"], ids=["close", "blank lines between"])
@pytest.mark.parametrize(("binding", "other"), [("▲约束性", "预期性"), ("核心指标", "一般指标"), ("底线型", "提升型")])
def test_the_last_cell_of_the_last_row_has_words_that_other_rows_have(binding, other, parted):
    rows = [("林木蓄积量", "12", "15", binding), ("湿地保护率", "52", "55", other), ("古树建档率", "90", "98", binding)]
    cells = ["指标", "2020年", "2025年", "性质", *[cell for row in rows for cell in row]]
    document = read(parted.join(cells) + parted)
    assert [(i.name, i.attribute) for i in document.indicators] == [(row[0], row[3]) for row in rows]


def test_other_words_below_the_last_row_are_none_of_its_cells():
    rows = [("林木蓄积量", "12", "15", "约束性"), ("湿地保护率", "52", "55", "预期性"), ("古树建档率", "90", "98")]
    cells = ["指标", "2020年", "2025年", "性质", *[cell for row in rows for cell in row]]
    document = extract((HEAD + "\n".join(cells) + "\n工作要求\n" + TAIL).encode())
    assert "工作要求" not in {i.attribute for i in document.indicators}


def test_units_and_figures_below_an_empty_corner_begin_with_a_name():
    head = "青石省2009年国民经济和社会发展统计公报\n七、交通运输\n表7 2009年各种运输方式完成运输量\n\n单位\n\n绝对数\n\n比上年增长(%)\n\n"
    rows = [
        ("货物周转量", "亿吨公里", "418.5", "0.7"),
        ("铁路", "亿吨公里", "33.3", "-4.8"),
        ("客运量", "万人", "7.1", "12.6"),
    ]
    body = "".join(f"{cell}\n\n" for row in rows for cell in row)
    found = extract(f"{head}{body}全年邮电业务总量16.3亿元，比上年增长7.8%。\n".encode())
    assert [tuple(cell.raw for cell in row.cells) for row in found.tables[0].rows] == rows
    assert [(i.name, i.unit) for i in found.indicators] == [(name, unit) for name, unit, _, _ in rows]
    assert {(v.period.start, v.role) for i in found.indicators for v in i.values} == {(2009, "observed")}


OLD = (
    "青石市关于1986年国民经济和社会发展的统计公报\n1987年2月20日\n一、农业\n主要农产品产量如下：\n{head}"
    "粮    食      391 万吨      3.2\n其中：谷物    354万吨    -14.6\n（折成原粮）\n油    料      73 万吨-6.7\n{end}"
)


@pytest.mark.parametrize(
    "head",
    ["1986年 比上年增长%\n", "      1986年     1986年比\n                 1985年增长%\n", "1986年 比上年增长（%）\n"],
)
@pytest.mark.parametrize("end", ["林业生产有新的发展。造林面积2万亩。\n", "\n林业生产有新的发展。造林面积2万亩。\n"])
def test_products_of_an_older_bulletin_have_amount_unit_and_change(head, end):
    found = extract(OLD.format(head=head, end=end).encode())
    assert [(i.name, i.unit, i.of is not None) for i in found.indicators] == [
        ("粮食", "万吨", False), ("谷物（折成原粮）", "万吨", True), ("油料", "万吨", False)
    ]  # fmt: skip
    values = [[(str(v.value), v.period.start) for v in i.values] for i in found.indicators]
    assert values == [[("391", 1986), ("3.2", 1986)], [("354", 1986), ("-14.6", 1986)], [("73", 1986), ("-6.7", 1986)]]
    assert [s.subject for s in found.statements] == ["造林面积"]


@pytest.mark.parametrize("row", ["粮食 391 -2.5", "粮食 万吨 391 -2.5", "粮食产量391万吨，增长2.5%。", "粮食 391 万吨"])
def test_rows_without_amount_unit_and_change_are_no_older_bulletins(row):
    text = f"青石市关于1986年国民经济和社会发展的统计公报\n一、农业\n1986年 比上年增长%\n{row}\n{row}\n{row}\n"
    assert not any(t.columns[0].header == "" and t.columns[1].header == "1986年" for t in extract(text.encode()).tables)


def test_a_column_that_compares_with_a_year_is_of_the_bulletin_s_own():
    rows = "全国\t285.5\t-6.8\n北方\t62.1\t12.3\n南方\t22.4\t-11.2\n"
    text = f"青石省水资源公报2021\n一、水资源量\n表3 2021年地表水资源量\n水资源区\t地表水资源量/亿m3\t与2020年比较/%\n{rows}"
    found = extract(text.encode())
    assert {(i.unit, v.period.start) for i in found.indicators for v in i.values} == {("亿m3", 2021)}


@pytest.mark.parametrize("said", ["保持稳定", "完成国家下达任务"])
def test_a_pages_number_before_what_is_said_of_an_aim_is_no_value(said):
    rows = [("林木蓄积量", "12.5", "15", "约束性"), ("湿地保护率", "52.1", "9", said, "预期性")]
    rows += [("古树建档率", "90", "98", "约束性"), ("公园面积", "73", "86", "预期性")]
    cells = ["指标", "2020年", "2025年", "性质", *[cell for row in rows for cell in row]]
    document = read("\n".join(cells) + "\n")
    given = {i.name: [v.raw for v in i.values] for i in document.indicators if i.values}
    assert given["林木蓄积量"] == ["12.5", "15"]
    assert "9" not in given.get("湿地保护率", [])
    assert said not in {i.name for i in document.indicators}
