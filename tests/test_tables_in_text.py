"""Tables that stand in running text, whatever way their cells are parted: rows, what is refused, what is no table."""

# ruff: noqa: E501 (a table is read better as it stands)

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import islice
from pathlib import Path

import pytest

from extractor import extract
from extractor.cli.explain import main as explain
from extractor.core.source import Source
from extractor.layout.lines import split_lines
from extractor.layout.tables import find_tables
from extractor.layout.tables.judging.soundness import WEAK, heads_two, refusal
from extractor.lexicon.table_points import BY_NAME, POINTS
from extractor.models import Document, Section
from scripts.count_points import count, held_out, keyed, points, structure

ROOT = Path(__file__).parent.parent

HEAD = "某县“十四五”水利发展规划\n\n一、发展目标\n\n"
TAIL = "\n二、主要任务\n\n加强水利建设，完善设施网络。\n"


def read(table: str) -> Document:
    return extract((HEAD + table + TAIL).encode())


def apart(cells: str) -> str:
    """One cell a line with a blank line between; ~ is a blank within a cell, / a line break, . an empty cell."""
    return "".join(
        "\n\n" if cell == "." else cell.replace("~", " ").replace("//", "\n") + "\n\n" for cell in cells.split()
    )


def rows(document: Document) -> list[list[str]]:
    return [[cell.raw for cell in row.cells] for row in document.tables[0].rows]


def headers(document: Document) -> list[str]:
    return [column.header for column in document.tables[0].columns]


def headings(document: Document) -> list[str]:
    def walk(tree: list[Section]) -> list[str]:
        return [s.heading for top in tree if top.heading for s in (top,)] + [h for s in tree for h in walk(s.children)]

    return walk(document.sections)


Expected = tuple[list[str], list[list[str]]]
TABLES: dict[str, tuple[str, Expected]] = {
    "title rows over the header, between pipes": (
        "| 水利统计季报表 | ||\n| 2020年3月 | ||\n| 指标名称 | 单位 | 数量 |\n| 一、综合 | ||\n| 水库 | 座 | 1,407 |\n| 水闸 | 座 | 679 |\n",
        (["指标名称", "单位", "数量"], [["一、综合"], ["水库", "座", "1,407"], ["水闸", "座", "679"]]),
    ),
    "letters of the header apart, numbered groups, names that are units": (
        "指 标 单 位 2020年\n一、综合\n1.行政区划\n镇 个 203\n乡 个 128\n街道办事处 个 75\n2.水利经费\n实际支出 亿元 36.9\n其中：防汛支出 亿元 1.3\n",
        (
            ["指标", "单位", "2020年"],
            [["一、综合"], ["1.行政区划"], ["镇", "个", "203"], ["乡", "个", "128"], ["街道办事处", "个", "75"], ["2.水利经费"], ["实际支出", "亿元", "36.9"], ["其中：防汛支出", "亿元", "1.3"]],
        ),
    ),
    "one blank between cells": (
        "指标 2020年 2025年 属性\n灌溉面积（万亩） 12.4 15 预期性\n水库座数（座） 31 36 约束性\n",
        (["指标", "2020年", "2025年", "属性"], [["灌溉面积（万亩）", "12.4", "15", "预期性"], ["水库座数（座）", "31", "36", "约束性"]]),
    ),
    "one blank between cells, numbers without a header": (
        "指标 2020年 2025年\n1 灌溉面积（万亩） 12.4 15\n2 水库座数（座） 31 36\n3 泵站座数（座） 4 9\n",
        (["", "指标", "2020年", "2025年"], [["1", "灌溉面积（万亩）", "12.4", "15"], ["2", "水库座数（座）", "31", "36"], ["3", "泵站座数（座）", "4", "9"]]),
    ),
    "a row on three lines, its values in the middle one": (
        "序号 指标 单位 2025年 属性\n规模化供水工程覆\n1 % 62 约束性\n盖农村人口比例\n2 水库 座 36 预期性\n",
        (["序号", "指标", "单位", "2025年", "属性"], [["1", "规模化供水工程覆盖农村人口比例", "%", "62", "约束性"], ["2", "水库", "座", "36", "预期性"]]),
    ),
    "a unit in two halves above and below its row": (
        "序号 指标 单位 2020年 2025年\n1 泵站 座 4 9\n万立方\n2 供水能力 20 30\n米/日\n3 水库 座 31 36\n",
        (["序号", "指标", "单位", "2020年", "2025年"], [["1", "泵站", "座", "4", "9"], ["2", "供水能力", "万立方米/日", "20", "30"], ["3", "水库", "座", "31", "36"]]),
    ),
    "a header in two tiers set with blanks": (
        "指标  2020年  “十四五”目标  属性\n2025年  累计\n灌溉面积（万亩）  12.4  15  —  预期性\n新建泵站（座）  4  —  〔9〕  约束性\n",
        (["指标", "2020年", "“十四五”目标2025年", "“十四五”目标累计", "属性"], [["灌溉面积（万亩）", "12.4", "15", "—", "预期性"], ["新建泵站（座）", "4", "—", "〔9〕", "约束性"]]),
    ),
    "a joint header on a line of its own": (
        "“十三五”时期\n主要指标 2015年基数\n规划目标 实际完成\n灌溉面积（万亩） 10 12 12.4\n水库座数（座） 28 30 31\n",
        (["主要指标", "2015年基数", "“十三五”时期规划目标", "“十三五”时期实际完成"], [["灌溉面积（万亩）", "10", "12", "12.4"], ["水库座数（座）", "28", "30", "31"]]),
    ),
    "merged groups and split words in a dump of cells": (
        apart("序号 类别 指标 2020年 2025年 指标 属性 1 供水 保障 供水能力（万吨） 20 30 预期性 2 . 漏损率（%） 10 9 约束性 3 防洪 排涝 达标率（%） —— 95 约束性"),
        (["序号", "类别", "指标", "2020年", "2025年", "指标属性"], [["1", "供水保障", "供水能力（万吨）", "20", "30", "预期性"], ["2", "漏损率（%）", "10", "9", "约束性"], ["3", "防洪排涝", "达标率（%）", "——", "95", "约束性"]]),
    ),
    "headers and values over two lines": (
        apart("序号 指标名称 指标//属性 现状值//（2020年） 目标值//（2025年） 1 供水水质合格率 约束性 98% 达到国家//规定标准 2 漏损率 约束性 10% ≤9% 3 达标率 预期性 80% 95%"),
        (["序号", "指标名称", "指标属性", "现状值（2020年）", "目标值（2025年）"], [["1", "供水水质合格率", "约束性", "98%", "达到国家规定标准"], ["2", "漏损率", "约束性", "10%", "≤9%"], ["3", "达标率", "预期性", "80%", "95%"]]),
    ),
    "a group before the number, a part of it without": (
        apart("板块 序号 指标名称 属性 单位 2020年 2025年 供水 1 供水能力 约束性 万吨 20 30 其中~地表水 12 18 2 漏损率 约束性 % 10 9 防洪 3 达标率 预期性 % 80 95"),
        (["板块", "序号", "指标名称", "属性", "单位", "2020年", "2025年"], [["供水", "1", "供水能力", "约束性", "万吨", "20", "30"], ["其中地表水", "12", "18"], ["2", "漏损率", "约束性", "%", "10", "9"], ["防洪", "3", "达标率", "预期性", "%", "80", "95"]]),
    ),
    "two values in a cell, each with its scope": (
        apart("序号 指标 2020年 2025年 1 海绵城市面积比例（%） 设区市≥25 县级市≥20 设区市≥55 县级市≥25 2 防洪达标率（%） 80 95 3 漏损率（%） 10 9"),
        (["序号", "指标", "2020年", "2025年"], [["1", "海绵城市面积比例（%）", "设区市≥25县级市≥20", "设区市≥55县级市≥25"], ["2", "防洪达标率（%）", "80", "95"], ["3", "漏损率（%）", "10", "9"]]),
    ),
    "a blank corner above names, a tab before each cell": (
        "\t\n\t2018年\n\t2019年\n\t2020年\n\n\t供水总量\n\t274\n\t285\n\t292\n\n\t排水总量\n\t161\n\t157\n\t171\n",
        (["", "2018年", "2019年", "2020年"], [["供水总量", "274", "285", "292"], ["排水总量", "161", "157", "171"]]),
    ),
    "empty cells seen as lines of a tab alone": (
        "\t指标\n\t2015年\n\t2020年\n\t2025年\n\n\t灌溉面积（万亩）\n\t11\n\t\n\t15\n\n\t漏损率（%）\n\t\n\t10\n\t9\n",
        (["指标", "2015年", "2020年", "2025年"], [["灌溉面积（万亩）", "11", "15"], ["漏损率（%）", "10", "9"]]),
    ),
    "grades under a caption, no known header": (
        "表2 供水工程等级\n\n等级\n\n供水对象\n\n日供水量（立方米）\n\nⅠ\n\n县城\n\n≥5000\n\nⅡ\n\n乡镇\n\n1000～5000\n\nⅢ\n\n村组\n\n＜1000\n",
        (["等级", "供水对象", "日供水量（立方米）"], [["Ⅰ", "县城", "≥5000"], ["Ⅱ", "乡镇", "1000～5000"], ["Ⅲ", "村组", "＜1000"]]),
    ),
    "grades without a caption, a cell a line": (
        "风险等级\n程度\n管控\nⅠ\n特别重大\n市级挂牌\nⅡ\n重大\n区级挂牌\nⅢ\n较大\n街道跟踪\n",
        (["风险等级", "程度", "管控"], [["Ⅰ", "特别重大", "市级挂牌"], ["Ⅱ", "重大", "区级挂牌"], ["Ⅲ", "较大", "街道跟踪"]]),
    ),
    "grades without a caption, a row a line": (
        "等级 含义\nⅠ 特别重要\nⅡ 重要\nⅢ 一般\n",
        (["等级", "含义"], [["Ⅰ", "特别重要"], ["Ⅱ", "重要"], ["Ⅲ", "一般"]]),
    ),
    "groups torn over two lines, a cell a line": (
        "指标\n2020年\n2025年\n供水\n保障\n1.供水能力（万吨/\n日）\n20\n30\n2.管网漏损率（%）\n12\n9\n节水\n控制\n3.节水器具普及率\n（%）\n82\n95\n",
        (["指标", "2020年", "2025年"], [["供水保障"], ["1.供水能力（万吨/日）", "20", "30"], ["2.管网漏损率（%）", "12", "9"], ["节水控制"], ["3.节水器具普及率（%）", "82", "95"]]),
    ),
    "the last row's two values on two lines": (
        apart("指标 2010年 2015年 累计 床位（张） 21 24 30 新增床位（万张） 〔0.3〕 － 0.1 ≥〔0.3〕"),
        (["指标", "2010年", "2015年", "累计"], [["床位（张）", "21", "24", "30"], ["新增床位（万张）", "〔0.3〕", "－", "0.1≥〔0.3〕"]]),
    ),
    "grades parted by tabs, no known header": (
        "表2 供水工程等级\n等级\t供水对象\t日供水量\nⅠ\t县城\t5000以上\nⅡ\t乡镇\t1000以上\nⅢ\t村组\t不足1000\n",
        (["等级", "供水对象", "日供水量"], [["Ⅰ", "县城", "5000以上"], ["Ⅱ", "乡镇", "1000以上"], ["Ⅲ", "村组", "不足1000"]]),
    ),
    "the header again on the next page": (
        "序号 指标 2020年 2025年\n1 供水能力（万吨） 20 30\n2 漏损率（%） 10 9\n— 3 —\n序号 指标 2020年 2025年\n3 达标率（%） 80 95\n4 水库（座） 31 36\n",
        (["序号", "指标", "2020年", "2025年"], [["1", "供水能力（万吨）", "20", "30"], ["2", "漏损率（%）", "10", "9"], ["3", "达标率（%）", "80", "95"], ["4", "水库（座）", "31", "36"]]),
    ),
    "a value line that opens with a dash": (
        "指标 2020年 2025年 属性\n再生水利用\n—— 6.8 预期性\n量（万立方米）\n漏损率（%） 10 9 约束性\n",
        (["指标", "2020年", "2025年", "属性"], [["再生水利用量（万立方米）", "——", "6.8", "预期性"], ["漏损率（%）", "10", "9", "约束性"]]),
    ),
    "names in two halves around words for a value": (
        "指标 2020年 2025年目标\n1.水土流失\n只减不增 稳步下降\n治理任务（项）\n2.漏损率（%） 10 9\n3.新建水\n4 达到国家标准\n源地保护区\n",
        (["指标", "2020年", "2025年目标"], [["1.水土流失治理任务（项）", "只减不增", "稳步下降"], ["2.漏损率（%）", "10", "9"], ["3.新建水源地保护区", "4", "达到国家标准"]]),
    ),
    "a row of three single figures below the first half of its name": (
        "指标 2018年 2020年 2025年\n1.其中：大型\n1 1 2\n灌区（处）\n2.漏损率（%） 10 9 8\n",
        (["指标", "2018年", "2020年", "2025年"], [["1.其中：大型灌区（处）", "1", "1", "2"], ["2.漏损率（%）", "10", "9", "8"]]),
    ),
    "a bracket of the name that ends below its values": (
        "指标 2020年 2025年\n1.供水总量（万\n20 30以上\n立方米）\n2.漏损率（%） 10 9\n",
        (["指标", "2020年", "2025年"], [["1.供水总量（万立方米）", "20", "30以上"], ["2.漏损率（%）", "10", "9"]]),
    ),
    "names that begin with an age": (
        "序号 指标 2020年 2025年\n1 供水能力（万吨） 20 30\n7岁以下儿童\n2 5.0 4.3左右\n饮水达标率（%）\n3 漏损率（%） 10 9\n",
        (["序号", "指标", "2020年", "2025年"], [["1", "供水能力（万吨）", "20", "30"], ["2", "7岁以下儿童饮水达标率（%）", "5.0", "4.3左右"], ["3", "漏损率（%）", "10", "9"]]),
    ),
    "the first half of a name is an age behind its number": (
        "指标 2020年 2025年\n1.供水能力（万吨） 20 30\n2. 5岁以下\n—— 4.5\n儿童饮水达标率（%）\n3.漏损率（%） 10 9\n",
        (["指标", "2020年", "2025年"], [["1.供水能力（万吨）", "20", "30"], ["2.5岁以下儿童饮水达标率（%）", "——", "4.5"], ["3.漏损率（%）", "10", "9"]]),
    ),
    "a dash that opens the values is no bullet": (
        "指标 2020年 2025年\n1.供水能\n- 94.1\n力（万吨）\n2.漏损率（%） 10 9\n",
        (["指标", "2020年", "2025年"], [["1.供水能力（万吨）", "-", "94.1"], ["2.漏损率（%）", "10", "9"]]),
    ),
    "two header words set letter by letter below a joint header": (
        "“十三五”时期\n序    号 指 标\n规划目标 完成数\n1 供水能力（万吨） 20 30\n2 漏损率（%） 10 9\n",
        (["序号", "指标", "“十三五”时期规划目标", "“十三五”时期完成数"], [["1", "供水能力（万吨）", "20", "30"], ["2", "漏损率（%）", "10", "9"]]),
    ),
    "group names on lines of their own in a dump of cells": (
        apart("指标 2020年 2025年 属性 供水保障 供水能力综合调度水平（万吨） 20 30 预期性 管网漏损率（%） 10 9 约束性 防洪安全 江河堤防防洪标准达标率（%） 80 95 预期性"),
        (["指标", "2020年", "2025年", "属性"], [["供水保障"], ["供水能力综合调度水平（万吨）", "20", "30", "预期性"], ["管网漏损率（%）", "10", "9", "约束性"], ["防洪安全"], ["江河堤防防洪标准达标率（%）", "80", "95", "预期性"]]),
    ),
    "a unit in two halves below a name in two halves": (
        "主要指标 单位 属性 2020年 2025年\n1.供水水质优\n% 预期性 85.9 91.1\n良天数比率\n毫克/\n2.总磷平均浓度 约束性 38 36\n立方米\n3.漏损率 % 预期性 10 9\n",
        (["主要指标", "单位", "属性", "2020年", "2025年"], [["1.供水水质优良天数比率", "%", "预期性", "85.9", "91.1"], ["2.总磷平均浓度", "毫克/立方米", "约束性", "38", "36"], ["3.漏损率", "%", "预期性", "10", "9"]]),
    ),
    "years and their second halves on lines of their own": (
        apart("序号 指标 属性 “十三五” 目标 2020年 基期值 2025年 目标 一、供水 1 供水能力（万吨） 预期性 20 19 30 2 漏损率（%） 约束性 10 11 9 二、防洪 3 达标率（%） 预期性 80 79 95"),
        (["序号", "指标", "属性", "“十三五”目标", "2020年基期值", "2025年目标"], [["一、供水"], ["1", "供水能力（万吨）", "预期性", "20", "19", "30"], ["2", "漏损率（%）", "约束性", "10", "11", "9"], ["二、防洪"], ["3", "达标率（%）", "预期性", "80", "79", "95"]]),
    ),
    "a list of duties in a dump of cells": (
        apart("序号 重点任务 责任单位 完成时限 1 供水保障 水务部门 2030年12月 2 防洪排涝 水务部门 2030年6月 3 节约用水 有关部门 2030年12月"),
        (["序号", "重点任务", "责任单位", "完成时限"], [["1", "供水保障", "水务部门", "2030年12月"], ["2", "防洪排涝", "水务部门", "2030年6月"], ["3", "节约用水", "有关部门", "2030年12月"]]),
    ),
    "a list of projects with one blank between cells and a trailing office": (
        "序号 项目名称 建设内容 建设年限 总投资（亿元） 责任单位\n" + "".join(
            f"{n} 清河{c}工程 {w} 2021—2025年 {n}.5 水务部门\n" for n, (c, w) in enumerate(zip("甲乙丙丁戊己", ("更新老旧管网", "新建泵站", "加固堤防", "疏浚河道", "布设站点", "改造水厂"), strict=True), 1)
        ),
        (["序号", "项目名称", "建设内容", "建设年限", "总投资（亿元）", "责任单位"], [[str(n), f"清河{c}工程", w, "2021—2025年", f"{n}.5", "水务部门"] for n, (c, w) in enumerate(zip("甲乙丙丁戊己", ("更新老旧管网", "新建泵站", "加固堤防", "疏浚河道", "布设站点", "改造水厂"), strict=True), 1)]),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_table_in_text_is_read_with_its_columns(name):
    text, (columns, want) = TABLES[name]
    document = read(text)
    assert len(document.tables) == 1
    assert headers(document) == columns
    assert rows(document) == want
    assert headings(document) == ["发展目标", "主要任务"]
    assert not document.statements


def test_the_header_of_the_next_page_is_furniture_and_one_more_fragment():
    document = read(TABLES["the header again on the next page"][0])
    assert document.tables[0].fragments == 2
    assert "markup" not in {item.kind for item in document.furniture}


NO_TABLES = {
    "a list of short headings": "1.供水保障\n\n2.防洪排涝\n\n3.节约用水\n\n4.水环境治理\n",
    "sentences with blanks round the figures": "到 2025 年，供水能力达到 30 万吨，灌溉面积 15 万亩。\n2020年 至 2025年，新建水库 5 座，\n改造泵站 9 座。\n",
    "titles of plans over line breaks": "依据《某省水利 2020 年工作要点》《某市总体规划（2016\n年—2035 年）》及《某县规划（2021\n年—2035 年）》编制本规划。\n",
}


@pytest.mark.parametrize("name", NO_TABLES)
def test_running_text_is_no_table(name):
    assert read(NO_TABLES[name]).tables == []


UNSOUND = {
    "row numbers that do not count": "序号 指标 单位 2020年 2025年 属性\n1 供水能力 万吨 20 30 预期性\n5 漏损率 % 10 9 约束性\n3 达标率 % 80 95 约束性\n4 水库 座 31 36 预期性\n",
    "rows that are mostly empty": "序号 指标 单位 2020年 2025年 属性\n1 供水能力 20\n2 漏损率 10\n3 达标率 80\n4 水库座数 31\n",
}


@pytest.mark.parametrize("name", UNSOUND)
def test_a_table_that_is_not_read_with_certainty_is_told_and_keeps_its_cells(name):
    document = read(UNSOUND[name])
    assert [table.kind for table in document.tables] == ["other"]
    assert document.indicators == []
    assert document.statements == []
    assert headings(document) == ["发展目标", "主要任务"]
    told = [d for d in document.diagnostics if d.code == "TABLE_UNREAD"]
    assert len(told) == 1
    assert "最接近的读法" in told[0].message
    said = [word for line in UNSOUND[name].splitlines() for word in line.split()]
    assert [raw for row in rows(document) for raw in row] == said


def grid_of(table: str):
    text = HEAD + table + TAIL
    return find_tables(split_lines(Source(text=text, media_type="text/plain", ingester="")).lines)[0]


def test_the_points_of_a_reading_are_the_sum_of_what_its_rows_show():
    reading = grid_of(TABLES["a row on three lines, its values in the middle one"][0]).reading
    shown = sum(BY_NAME[name] for row in reading.rows for name in row.said)
    assert reading.points == pytest.approx(reading.header.points + shown)


def test_a_reading_knows_by_how_much_it_leads():
    reading = grid_of(TABLES["merged groups and split words in a dump of cells"][0]).reading
    assert reading.second is not None
    assert [column.header for column in reading.second.columns] != [column.header for column in reading.header.columns]
    assert reading.margin > 0


def test_a_line_that_the_outline_counts_on_speaks_against_a_row():
    table = "序号 指标 2025年 属性\n1 供水能力（万吨） 30 预期性\n2 漏损率（%） 9 约束性\n3 重点任务 4 预期性\n"
    lines = split_lines(Source(text=HEAD + table + TAIL, media_type="text/plain", ingester="")).lines
    at = next(n for n, line in enumerate(lines) if line.text.startswith("3 "))
    assert [len(grid.rows) for grid in find_tables(lines)] == [3]
    assert [len(grid.rows) for grid in find_tables(lines, None, {at: 20.0})] == [2]


def test_explain_tells_what_spoke_for_a_row_and_why_a_table_was_refused(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text(HEAD + TABLES["one blank between cells"][0] + TAIL, encoding="utf-8")
    explain([str(path), "--at", "6"])
    told = capsys.readouterr().out
    assert "2 行 × 4 栏（指标、2020年、2025年、属性）" in told
    assert "数值栏里是数 ×2 +6" in told
    path.write_text(HEAD + UNSOUND["row numbers that do not count"] + TAIL, encoding="utf-8")
    explain([str(path), "--at", "7"])
    told = capsys.readouterr().out
    assert "行号不是逐一递增" in told.split("看过而未采用的规则：")[1]


def test_every_point_says_something_and_stands_once():
    assert len(BY_NAME) == len(POINTS)
    assert all(point.says for point in POINTS)
    assert all(point.yes for point in islice(POINTS, 40))


def test_points_point_where_keyed_tables_do():
    """Cells of the keyed plans, counted anew: nothing speaks for a column that its cells are seldom like, nor against
    one that they are mostly like. A missing unit is keyed as none, so it cannot be counted."""
    counted = count(keyed([ROOT / "tests" / "plans"]))
    often = {name: points(seen) for name, seen in counted.items() if seen[1] >= 100 and seen[2] >= 100}
    uncounted = {"number.part", "unit.missing", "attribute.missing"}
    assert len(often) > 15
    assert [name for name, n in often.items() if abs(n) > 1 and BY_NAME[name] * n < 0 and name not in uncounted] == []


@pytest.mark.parametrize("imprint", ["抄送：区监委，区委各部门。\n", ""])
def test_the_imprint_of_a_notice_is_no_row_of_the_last_table(imprint):
    duties = apart("序号 重点任务 责任单位 1 供水保障 水务部门 2 防洪排涝 水务部门 3 节约用水 有关部门")
    document = extract((HEAD + duties + imprint + "清河区水务局办公室　　　　2026年3月5日印发\n").encode())
    assert len(document.tables[0].rows) == 3
    assert document.metadata.date_printed is not None
    assert document.metadata.date_printed.value.isoformat() == "2026-03-05"
    assert [agency.value for agency in document.metadata.copied_to] == (["区监委", "区委各部门"] if imprint else [])


def test_a_ratio_is_never_cut_into_a_page_number_and_a_rest():
    rows_ = "1．供水能力比例\n\n1∶2∶2\n\n2∶2∶3\n\n2．漏损率（%）\n\n10\n\n9\n"
    filler = "坚持统筹推进各项工作落到实处见到成效。\n" * 30
    document = read(
        filler + "推进改革加速演进，\n2为发展提供空间。\n" + "指标\n\n2020年\n\n2025年\n\n" + rows_ + filler
    )
    assert rows(document)[0] == ["1．供水能力比例", "1∶2∶2", "2∶2∶3"]


def test_a_heading_between_a_note_and_a_short_line_heads_a_section():
    text = (
        TABLES["one blank between cells"][0]
        + "注:〔 〕内为累计数。\n\n2．面临形势\n\n群众对供水的需求日益增长,对水质\n\n提出了更高要求。\n"
    )
    document = extract(
        ("某县规划\n\n一、目标\n\n1．发展基础\n\n供水能力提升。\n\n" + text + "\n二、任务\n\n加强建设。\n").encode()
    )
    assert "面临形势" in headings(document) or "面临形势" in str(document.sections)


def test_the_points_of_rows_are_counted_beside_what_is_set():
    """Right rows against the wrong ones of the same tables: no set point stands against its count."""
    counted = structure([ROOT / "tests" / "plans"])
    often = {name: points(seen) for name, seen in counted.items() if seen[0] + seen[2] >= 30}
    assert len(counted) > 14
    assert {name for name, n in often.items() if abs(n) > 2 and BY_NAME[name] * n < 0} == set()


def test_points_are_tried_on_plans_and_put_back():
    before = dict(BY_NAME)
    (_, right, _, wanted), (_, wrong, *_) = held_out(ROOT / "tests" / "plans", {"row": -40.0})
    assert right == wanted > 200
    assert wrong < right
    assert before == BY_NAME


LOST = {
    "one blank": " ", "wide blanks": "   ", "a line each": "\n", "a line each and a blank one between": "\n\n",
}  # fmt: skip


@pytest.mark.parametrize("way", LOST)
@pytest.mark.parametrize("row", ["2|食堂|个|9|约束性", "2|食堂|约束性|4|9|个"])
def test_a_row_in_text_whose_values_have_two_places_gives_none(way, row):
    rows = ["序号|指标|单位|2020年|2025年|属性", "1|床位|张|20|30|预期性", row, "3|站点|个|4|6|预期性"]
    parting = LOST[way] if "\n" in LOST[way] else "\n"
    text = parting.join(line.replace("|", LOST[way]) for line in rows)
    document = extract(f"云溪市“十四五”养老规划\n\n一、目标\n\n表1 主要指标\n\n{text}\n\n二、任务\n\n推进。\n".encode())
    assert {i.name: [str(v.value) for v in i.values] for i in document.indicators} == {
        "床位": ["20", "30"], "站点": ["4", "6"]
    }  # fmt: skip
    assert {"ROW_MISFIT", "CELL_UNREAD"} <= {d.code for d in document.diagnostics}


def test_explain_tells_of_every_kind_of_table_what_came_next(tmp_path, capsys):
    source = tmp_path / "a.md"
    rows = "|指标|2020年|2025年|属性|\n|---|---|---|---|\n|床位（张）|20|30|预期性|\n|食堂（个）|9|约束性|\n|站点（个）|4|5|预期性|\n"
    source.write_text(f"# 云溪市“十四五”规划\n\n一、目标\n\n{rows}\n", encoding="utf8")
    assert explain([str(source), "--at", "5"]) == 0
    assert "竖线分栏的表格（table.pipes）  3 行 × 4 栏（指标、2020年、2025年、属性）" in capsys.readouterr().out
    assert explain([str(source), "--at", "8"]) == 0
    said = capsys.readouterr().out
    assert "数值另一种放法少 1.0 分" in said
    assert "缺在哪一栏不能断定" in said


UNEVEN = {
    "areas that share a total": (
        "表1 青石县管网改造推进表\n\n"
        + apart(
            "年份 改造片区 片区面积//（平方公里） 占比 片区 合计 2021年-2023年 老城片区、城北片区、//城南片区 5.20 5.20 15% "
            "2024年 东湖片区 4.73 10.39 30% 西湖片区 2.46 2025年 北山片区 4.27 17.12 52% 南山片区 7.46 2026年 古镇片区 3.92"
        ),
        "表1",
        "青石县管网改造推进表",
    ),
    "a list of projects whose fields span rows": (
        "青石县“十四五”重点任务与项目清单\n\n"
        + apart(
            "序号 主要领域 重点任务或项目 1 水利 东湖泵站 2 南渠改造 3 公共服务 县医院二期工程 4 第三幼儿园 实验小学扩建 5 生态 北山绿道 6 湿地修复"
        ),
        None,
        "青石县“十四五”重点任务与项目清单",
    ),
    "rows of blanks under a caption": (
        "表2 青石县用地结构表\n单位：公顷\n规划基期年  规划目标年\n用地类型\n面积  比重  面积  比重\n耕地\n园地\n林地\n城镇\n村庄\n总计\n",
        "表2",
        "青石县用地结构表",
    ),
}


@pytest.mark.parametrize("name", UNEVEN)
def test_cells_where_a_table_is_named_and_that_no_reading_places_are_kept_and_told(name: str) -> None:
    text, number, caption = UNEVEN[name]
    document = read(text)
    (table,) = document.tables
    assert (table.kind, table.number, table.caption) == ("other", number, caption)
    assert "TABLE_UNREAD" in {found.code for found in document.diagnostics}
    assert headings(document) == ["发展目标", "主要任务"]
    said = ["".join(cell.raw.split()) for row in table.rows for cell in row.cells if cell.raw]
    written = text.split("\n", 2 if number == "表2" else 1)[-1]
    assert "".join(said) in "".join(text.split())
    assert "".join(said).endswith("".join(written.split())[-12:])
    assert not [*document.statements, *document.indicators]


def test_the_groups_of_a_long_table_that_is_not_read_head_no_section() -> None:
    groups = ["生态宜居", "健康舒适", "安全韧性", "交通便捷"]
    rows = ""
    for number, group in enumerate(groups):
        rows += f"{'一二三四'[number]}、{group}\n\n"
        for n in range(3):
            rows += (
                f"{number * 3 + n + 1}\n\n{group}指标{n}（%）\n\n"
                + f"建成区内达到{group}要求的面积占建成区总面积的比例。\n\n" * (n != 1)
            )
            rows += "导向指标\n\n" * (n == 2)
    table = "2021年城市体检指标体系\n\n目标\n\n序号\n\n指标\n\n解释\n\n备注\n\n" + rows
    document = read(table)
    assert headings(document) == ["发展目标", "主要任务"]
    assert {found.code for found in document.diagnostics} == {"TABLE_UNREAD"}
    assert sum(len(found.rows) for found in document.tables) > 30


@pytest.mark.parametrize(
    "text",
    [
        "表1 2024年价格变动情况\n\n全年居民消费价格上涨0.2%，其中食品价格下降1.1%，服务价格上涨0.7%，工业品价格持平。\n\n全年工业生产者出厂价格下降2.1%。\n",
        "联系人：张三\n\n联系电话：\n\n0515-6000000\n\n青石县水利局\n\n青石县财政局\n\n青石县发展改革局\n\n2024年3月1日\n",
    ],
    ids=["a caption whose table is a picture", "contacts and signatures"],
)
def test_what_stands_where_no_table_is_stays_text(text: str) -> None:
    document = read(text)
    assert not document.tables
    assert "TABLE_UNREAD" not in {found.code for found in document.diagnostics}


_PROJECTS = (
    "白岭县“十四五”林业规划\n\n一、总体要求\n推进林业建设。\n\n附表1 重大项目表\n{}\n\n二、保障措施\n加强领导。\n"
)
_HEAD = ["序号", "项目名称", "建设内容及规模", "建设年限", "总投资（万元）"]
_FIRST = ["1", "防护林建设项目", "新建防护林3.5万亩", "2021—2025年", "34500"]
_SECOND = ["2", "苗木基地项目", "建设温室2万平方米", "2022—2024年", "12000"]


@pytest.mark.parametrize("between", [" ", "  ", "\t", "\n"], ids=["blank", "blanks", "tab", "line"])
@pytest.mark.parametrize("total", ["合计", "总计"])
def test_the_total_of_a_list_of_projects_is_its_last_row(between: str, total: str) -> None:
    empty = ["", "", "", ""] if between == "\t" else [""]
    rows = [_HEAD, _FIRST, _SECOND, [total, *empty[1:], "46500"]]
    document = extract(_PROJECTS.format("\n".join(between.join(row) for row in rows)).encode(), path="a.txt")
    (table,) = document.tables
    assert table.kind == "other"
    assert [cell.raw for cell in table.rows[-1].cells] == [total, "46500"]
    assert table.rows[-1].cells[-1].column == 4
    assert [s.heading for s in document.sections if s.heading] == ["总体要求", "保障措施"]
    assert document.statements == []


def test_totals_of_groups_stand_before_their_projects() -> None:
    rows = [_HEAD, ["合计", "46500"], ["一", "造林", "34500"], _FIRST, ["二", "育苗", "12000"], _SECOND]
    document = extract(_PROJECTS.format("\n".join("  ".join(row) for row in rows)).encode(), path="a.txt")
    (table,) = document.tables
    assert [[cell.raw for cell in row.cells] for row in table.rows] == rows[1:]
    assert "SUM_DIFFERS" not in {d.code for d in document.diagnostics}


def test_the_empty_last_cell_of_the_last_row_is_seen():
    cell = "\t{}\n".format
    rows = [
        ["指标", "2020年", "2025年目标", "完成率"],
        ["床位（张）", "20", "30", "98%"],
        ["食堂（个）", "9", "逐年增加", ""],
    ]
    table = "".join("".join(map(cell, row)) + "\n" for row in rows)
    document = read(f"表1 指标\n\n{table}\n注：按当年价格计算。\n")
    assert [[v.raw for v in i.values] for i in document.indicators] == [["20", "30", "98%"], ["9", "逐年增加"]]
    assert "ROW_MISFIT" not in {d.code for d in document.diagnostics}


@pytest.mark.parametrize(("above", "number"), [("专栏2：", "2"), ("表2 ", "表2")])
def test_the_last_word_of_a_title_that_its_line_has_no_room_for_is_no_caption(above, number):
    document = read(
        f"{above}云溪市老龄事业发展和养老服务体系“十四五”规划主要\n指标\n指标名称 2020年 2025年\n床位（张） 20 30\n食堂（个） 9 12\n站点（个） 4 5\n"
    )
    title = "云溪市老龄事业发展和养老服务体系“十四五”规划主要指标"
    assert (document.boxes[0].title if document.boxes else document.tables[0].caption) == title
    assert len(document.indicators) == 3


def test_a_header_torn_at_its_attribute_is_whole() -> None:
    table = (
        "类别 序号 指标名称 2020年 2025年 指标\n现状值 目标值 属性\n"
        "水 1 优良断面比例（%） 85.2 88 约束性\n2 污水收集率（%） 61 75 预期性\n气 3 优良天数比例（%） 80.4 84 约束性\n"
    )
    document = extract(f"某市规划\n一、目标\n表1 主要指标\n{table}".encode(), path="a.txt")
    (found,) = document.tables
    assert [c.header for c in found.columns][-3:] == ["2020年现状值", "2025年目标值", "指标属性"]
    assert [i.attribute for i in document.indicators] == ["约束性", "预期性", "约束性"]
    assert [v.value for v in document.indicators[0].values] == [Decimal("85.2"), 88]


MERGED = {
    "tabs": "指标\t2020年\t2022年\t2025年\t属性\n居民收入增速（%）\t与经济增长同步\t预期性\n就业人数（万人）\t20\t22\t25\t预期性\n参保率（%）\t95\t96\t97\t预期性\n",
    "strokes": "| 指标 | 2020年 | 2022年 | 2025年 | 属性 |\n| --- | --- | --- | --- | --- |\n| 居民收入增速（%） | 与经济增长同步 | 预期性 |\n| 就业人数（万人） | 20 | 22 | 25 | 预期性 |\n| 参保率（%） | 95 | 96 | 97 | 预期性 |\n",
    "lines": apart(
        "指标 2020年 2022年 2025年 属性 居民收入增速（%） 与经济增长同步 预期性 就业人数（万人） 20 22 25 预期性 参保率（%） 95 96 97 预期性"
    ),
}


@pytest.mark.parametrize("way", MERGED)
def test_words_for_all_values_of_a_row_stand_in_the_last_column_and_are_told(way):
    document = read(MERGED[way])
    assert [(v.column, v.raw, v.value) for v in document.indicators[0].values] == [("2025年", "与经济增长同步", None)]
    assert [str(v.value) for i in document.indicators[1:] for v in i.values] == ["20", "22", "25", "95", "96", "97"]
    assert [found.code for found in document.diagnostics] == ["ROW_MISFIT"]


def test_a_number_in_a_row_without_the_others_is_never_placed():
    document = read(MERGED["tabs"].replace("与经济增长同步", "6.5"))
    assert [i.name for i in document.indicators] == ["就业人数", "参保率"]
    assert {found.code for found in document.diagnostics} == {"ROW_MISFIT", "CELL_UNREAD"}


def test_a_caption_over_the_next_table_is_not_that_of_the_one_above():
    document = read(
        "重点任务指标表\n| 指标 | 2020年 | 2025年 |\n| --- | --- | --- |\n| 普及率（%） | 80 | 90 |\n\n— 8 —\n\n"
        "| 指标 | 2020年 | 2025年 |\n| --- | --- | --- |\n| 覆盖率（%） | 70 | 85 |\n| 达标率（%） | 60 | 75 |\n"
        "“十四五”供水重大项目表\n| 序号 | 项目名称 | 建设内容与规模 | 项目起止 | 总投资（万元） | “十四五”投资（万元） |\n"
        "| --- | --- | --- | --- | --- | --- |\n| 1 | 水厂 | 新建水厂一座 | 2021—2025年 | 21.3 | 16.6 |\n"
    )
    assert [(t.caption, t.fragments, len(t.rows)) for t in document.tables] == [
        ("重点任务指标表", 2, 3), ("“十四五”供水重大项目表", 1, 1)
    ]  # fmt: skip


PROJECTS = """表1 重点项目
序号 项目名称 性质 规模 年限 总投资（亿元） 其中：本期投资
一 交通 {a} {b}
1 城东大道 新建 12公里 2026—2028 6.2 6.2
2 北环线改造 改建 8公里 2026—2027 3.3 3.1
二 水利 4.5 4.0
3 青河治理 续建 30公里 2024—2026 4.5 4.0
合计 {c} {d}
"""


def test_a_short_row_stands_where_the_full_rows_leave_one_place():
    found = read(PROJECTS.format(a="9.5", b="9.3", c="14.0", d="13.3"))
    assert rows(found)[0] == ["一", "交通", "9.5", "9.3"]
    placed = {cell.raw: cell.column for row in found.tables[0].rows for cell in row.cells}
    assert [placed[raw] for raw in ("一", "交通", "9.5", "9.3", "合计", "14.0", "13.3")] == [0, 1, 5, 6, 1, 5, 6]
    assert "ROW_MISFIT" not in {f.code for f in found.diagnostics}


def test_a_short_row_with_two_places_is_told():
    table = "序号 指标 单位 2025年 2030年 属性\n1 灌溉面积 万亩 12 15 预期性\n2 水库 座 30 34 预期性\n3 堤防 公里 210 约束性\n4 供水 万吨 5 6 预期性\n"
    found = read(table)
    assert [i.name for i in found.indicators] == ["灌溉面积", "水库", "供水"]
    assert "ROW_MISFIT" in {f.code for f in found.diagnostics}


def test_a_mean_between_two_past_years_is_that_of_the_years_between():
    table = "指标\t2015年\t2020年\t年均增速（%）\n粮食产量（万吨）\t31.8\t32.7\t0.56\n肉类产量（万吨）\t5.1\t6.0\t3.3\n"
    found = read(table)
    assert [o.period and (o.period.start, o.period.end) for o in found.indicators[0].values] == [
        (2015, 2015),
        (2020, 2020),
        (2016, 2020),
    ]


def test_as_many_words_in_each_row_as_columns_are_a_cell_each():
    table = """表2 任务分解表
序号 项目名称 主要内容 年度目标 牵头单位 完成时限
1 就业促进 城镇新增就业、技能培训 新增就业500人 人社局 12月底
2 小区改造 改造老旧小区，加装电梯 改造2个小区 住建局 11月底
3 教育提质 新改扩建学校 新增学位360个 教育局 9月底
"""
    found = rows(read(table))
    assert found[1] == ["2", "小区改造", "改造老旧小区，加装电梯", "改造2个小区", "住建局", "11月底"]
    assert [len(row) for row in found] == [6, 6, 6]


def test_a_year_over_one_column_heads_no_column_beside_it():
    table = "\t\t2020年\t2025年\t\n序号\t指标名称\t（基期）\t（目标）\t属性\n1\t水厂（座）\t9\t12\t预期性\n2\t管网（公里）\t310\t360\t约束性\n"
    found = read(table)
    assert headers(found) == ["序号", "指标名称", "2020年（基期）", "2025年（目标）", "属性"]
    assert [[str(v.value) for v in i.values] for i in found.indicators] == [["9", "12"], ["310", "360"]]


@pytest.mark.parametrize("gap", ["    ", "\t"])
def test_the_only_column_of_words_holds_the_names_whatever_heads_it(gap):
    table = "表4 投资估算表\n类别 项目数（个） 总投资 本期投资\n防洪减灾 26 45.6 38.2\n供水保障 14 30.1 26.5\n合计 40 75.7 64.7\n"
    found = read(table.replace(" ", gap).replace(f"表4{gap}", "表4 "))
    assert headers(found) == ["类别", "项目数（个）", "总投资", "本期投资"]
    assert rows(found)[1:] == [["供水保障", "14", "30.1", "26.5"], ["合计", "40", "75.7", "64.7"]]
    assert "TABLE_UNREAD" not in {f.code for f in found.diagnostics}


def test_a_row_number_before_a_name_that_begins_with_a_figure_counts_on_over_a_cut():
    head = "| 指标 | 2020年 | 2025年 | 属性 |\n| --- | --- | --- | --- |\n"
    table = (
        head + "| 1.孕产妇死亡率（/10万） | 7.3 | 6.6 | 约束性 |\n| 2. 5岁以下儿童死亡率（‰） | 3.8 | 3.5 | 预期性 |\n\n"
        + head + "| 3.床位数（张） | 5.0 | 5.8 | 预期性 |\n| 4.医师数（人） | 2.1 | 2.2 | 预期性 |\n"
    )  # fmt: skip
    found = read(table)
    assert len(found.tables) == 1
    assert [(i.number, i.name) for i in found.indicators] == [
        ("1", "孕产妇死亡率"), ("2", "5岁以下儿童死亡率"), ("3", "床位数"), ("4", "医师数"),
    ]  # fmt: skip


@pytest.mark.parametrize("gap", ["\t", "    ", " "])
@pytest.mark.parametrize("year", ["{}", "{}年"])
def test_years_down_the_first_column_are_the_times_of_their_rows(gap, year):
    body = "\n".join(
        gap.join((year.format(y), a, b))
        for y, a, b in (("2018", "2.31", "95"), ("2019", "2.28", "88"), ("2020", "2.25", "84"))
    )
    found = read(f"表3 用水量\n{gap.join(('年份', '用水总量（亿立方米）', '万元产值用水量（立方米）'))}\n{body}\n")
    assert found.tables[0].kind == "series"
    assert [(i.name, [(v.period.start, str(v.value)) for v in i.values if v.period]) for i in found.indicators] == [
        ("用水总量", [(2018, "2.31"), (2019, "2.28"), (2020, "2.25")]),
        ("万元产值用水量", [(2018, "95"), (2019, "88"), (2020, "84")]),
    ]


@pytest.mark.parametrize(
    ("values", "read_as"),
    [("95 / 97", ["95", "/", "97"]), ("– 8 –", ["–", "8", "–"]), ("2506 / 2899", ["2506", "/", "2899"])],
)
def test_a_row_of_a_value_between_dashes_is_no_page_number(values, read_as):
    table = f"指标 2015年 2020年规划目标 2020年完成数\n1．馆藏量（万册） 254 260 250\n2．旅游投\n{values}\n诉结案率（%）\n3．园区（个） 30 31 30\n"
    found = read(table)
    assert [(i.number, i.name) for i in found.indicators] == [("1", "馆藏量"), ("2", "旅游投诉结案率"), ("3", "园区")]
    assert [v.raw for v in found.indicators[1].values] == read_as
    assert found.furniture == []


def test_a_value_over_another_below_its_name_is_no_page_number():
    found = read("指标 2019年 2020年\n馆藏量（万册）\n254 250\n结案率（%）\n95 / 97\n园区（个）\n30 31\n")
    assert found.furniture == []


def test_a_value_that_is_the_number_of_a_signed_page_is_a_value():
    sentence = "坚持节水优先、空间均衡、系统治理，推进水资源节约集约利用，提升供水保障能力。\n"
    cells = apart(
        "指标 2020年 2025年 属性 水库（座） 4 5 预期性 其中：省级以上标准化管理水库（座） 1 3 预期性 机井（眼） 70 90 预期性"
    )
    pages = "".join(f"\n— {n} —\n\n{sentence}" for n in (1, 2, 3))
    found = read(f"{sentence}{pages.replace('— 2 —', cells + chr(10) + '— 2 —')}")
    assert [f.kind for f in found.furniture] == ["page_number"] * 3
    assert [[v.raw for v in i.values] for i in found.indicators] == [["4", "5"], ["1", "3"], ["70", "90"]]


@pytest.mark.parametrize("table", ["one blank between cells", "a row on three lines, its values in the middle one"])
def test_a_reading_against_which_more_speaks_than_for_it_is_refused(table):
    reading = grid_of(TABLES[table][0]).reading
    assert refusal(reading) is None
    assert refusal(replace(reading, points=-0.5)) == WEAK


def test_row_numbers_are_no_values():
    """Two cells of the header set behind one another: each row's number would be the last value of the row before."""
    header = "序号\n指标名称单位\n属性\n松江\n“十四五”\n现状\n松江\n“十五五”\n指标\n"
    body = (
        "1 人均水域面积 平方米 约束性 7.3 8.6 2 堤防长度 公里 约束性 160 210 3 河岸绿化率 % 约束性 18.3 19.5 "
        "4 水生物多样性指数 － 预期性 0.6 0.65 5 再生水利用率 % 预期性 86.98 87 6 污泥综合利用率 % 预期性 － 95"
    )
    found = read(header + "\n".join(body.split()) + "\n")
    told = [v.raw for i in found.indicators for v in i.values]
    assert not set("23456") & set(told)
    assert told == [] or told[:4] == ["7.3", "8.6", "160", "210"]


@pytest.mark.parametrize("first", ["2020年\n项目", "2020年\n指标"])
def test_a_figure_left_below_the_last_row_puts_the_table_in_doubt(first):
    """The header's first two words change places: each row would take the last value of the row before."""
    cells = "径流量（亿立方米） 54 51 48 断流天数（天） 0 1 － 监测站点（个） 19 20 21"
    found = read(f"表2 水情\n{first}\n2021年\n2022年\n" + "\n".join(cells.split()) + "\n")
    told = {(i.name, v.column[:5], v.raw) for i in found.indicators for v in i.values}
    rows = {"径流量": "54 51 48", "断流天数": "0 1 －", "监测站点": "19 20 21"}
    true = {(n, f"{2020 + c}年", raw) for n, values in rows.items() for c, raw in enumerate(values.split())}
    assert told in (true, set())
    assert bool(told) != ("TABLE_UNREAD" in {d.code for d in found.diagnostics})


@pytest.mark.parametrize("title", ["云汀区“十五五”文化旅游发展目标", "“十四五”目标完成情况", "2030年规划目标"])
@pytest.mark.parametrize("numbers", [("序号", "1", "2"), ("", "", "")])
def test_a_title_of_aims_above_cells_one_a_line_heads_no_column(title: str, numbers: tuple[str, ...]) -> None:
    rows = ("指标 单位 2025年 2030年", "图书馆面积 平方米 8600 12000", "夜间场馆 家 6 15")
    document = read(title + "\n\n" + apart(" ".join(f"{n} {row}" for n, row in zip(numbers, rows, strict=True))))
    assert [(t.caption, t.kind) for t in document.tables] == [(title, "indicators")]
    assert [[str(v.value) for v in i.values] for i in document.indicators] == [["8600", "12000"], ["6", "15"]]


@pytest.mark.parametrize("state", ["已完成", "提前完成", "进展顺利"])
def test_a_column_of_words_of_state_beside_figures_is_read(state: str) -> None:
    head = apart("指标名称 属性 目标值（2025年） 完成值（2025年） 完成情况")
    rows = apart(
        f"防火设施达标率 预期性 85% 91.3% {state} 站点在线率 约束性 95% 97% {state} 廊道占比 约束性 12.4% 12.9% {state}"
    )
    document = read("目标完成情况\n\n" + head + rows)
    assert [str(i.values[1].value) for i in document.indicators] == ["91.3", "97", "12.9"]


GLUED = """序号指标单位 2020年2025年 年均增长 指标属性
1 公路总里程 公里 7800 8600 2% 预期性
2 公交出行分担率% 28 35 [7] 预期性
3 港口吞吐量 亿吨 0.9 1.2 6% 预期性
4 通公交率% 92 100 [8] 约束性
"""


def test_a_header_of_two_columns_without_a_blank_gives_no_values() -> None:
    document = read("表1 主要指标\n" + GLUED)
    assert document.indicators == []
    assert "TABLE_UNREAD" in {found.code for found in document.diagnostics}


@pytest.mark.parametrize("head", ["指标名称单位类型", "序号指标", "2020年2025年"])
def test_headers_of_two_columns_without_a_blank_are_seen(head: str) -> None:
    assert heads_two(head)


@pytest.mark.parametrize("head", ["指标名称及计量单位", "项目单位", "指标单位", "2020年至2025年累计"])
def test_a_header_of_several_words_is_one(head: str) -> None:
    assert not heads_two(head)


@pytest.mark.parametrize(
    "below", ["二、主要任务\n", "表2 用海类型\n类型  面积\n养殖  20\n港口  30\n航道  12\n锚地  7\n"]
)
def test_words_at_the_end_of_a_table_that_is_not_read_are_no_prose(below: str):
    table = (
        "表1 规划分区建议\n一级分区  二级分区  含义\n具有特殊重要生态功能或生态敏感脆弱、必须严格\n"
        "生态保护区  保护的陆地和海洋自然区域，包括陆域生态红线、海\n洋生态红线集中划定的区域\n"
        "农田保护区  永久基本农田相对集中需严格保护的区域\n居住生活区  以住宅和居住配套设施为主要功能导向的区域\n"
        "商业商务区  以提供商业、商务办公等就业岗位为主要导向的区域。\n城\n镇  物流仓储区  以物流仓储及其配套产业为主要功能的区域\n"
        "以渔业基础设施建设、养殖和捕捞生产等渔业利用为主要\n渔业用海区\n功能导向的海域和无居民海岛\n"
        "以开发利用旅游资源为主要功能导向的海域和无居民海\n游憩用海区\n岛\n"
    )
    document = read(table + below)
    assert [cell.raw for cell in document.tables[0].rows[-1].cells] == ["岛"]
    assert not any("用海区" in block.text for s in document.sections for block in s.blocks if block.type == "paragraph")


@pytest.mark.parametrize("aims", ["只增不减", "稳步提升", "持续改善"])
def test_the_last_row_may_say_its_aims_in_words_though_its_number_counts_on(aims: str) -> None:
    """The run of row numbers through the text is a toll on each line that it could be a heading of, not on each cell."""
    table = (
        "专栏一 主要指标\n指标名称 “十四五”目标 2025年基数 2030年目标\n一、普及水平\n1．学前三年\n82.6 83.9 89.9\n毛入园率（%）\n"
        "2．公办园覆盖率（%） 83 85 88\n二、发展规模\n3．职业学校\n14.1 — 16.5\n在校生规模（万人）\n4．继续教育（万人次） 58 59 62\n"
        f"5．教育经费支出（亿元） {aims} 238.2 {aims}\n注：数据以最终核定数为准。\n"
    )
    document = read("青溪市教育规划\n" + table)
    last = document.indicators[-1]
    assert [(last.name, value.raw) for value in last.values] == [("教育经费支出", v) for v in (aims, "238.2", aims)]
    assert document.statements == []


@pytest.mark.parametrize("below", ["青溪市人民政府办公室", "青溪市卫生健康局"])
def test_a_name_that_its_unit_ends_takes_no_line_below_it(below: str) -> None:
    table = (
        "附件1\n青溪市卫生主要指标\n序号 指标 “十三五”规划目标 2020年基数 2025年目标值 指标属性\n1 人均预期寿命（岁） 77.9 77.6 79.3 预期性\n"
        "5岁以下儿童\n2 5.0 … 4.9 预期性\n死亡率（‰）\n每千人口医疗卫生\n3 ≥6.2 6.0 >7.0 约束性\n机构床位数（张）\n"
        f"个人支出占卫生\n4 持续下降 28.4 持续下降 预期性\n总费用的比重（%）\n{below}\n2022年9月18日印发\n"
    )
    last = read("青溪市卫生规划\n一、目标\n完善服务。\n" + table).indicators[-1]
    assert (last.name, [value.raw for value in last.values]) == (
        "个人支出占卫生总费用的比重",
        ["持续下降", "28.4", "持续下降"],
    )


def test_a_dash_before_of_which_ends_no_table_of_blanks():
    rows = "指标    单位    2020年    2025年\n1.技能人才    万人    12.6    16\n——其中：高技能人才    万人    3.8    5.2\n2.参保率    %    66    ≥70\n"
    text = f"东山市人才规划\n一、目标\n表1 主要指标\n{rows}——坚持人才优先。完善培养机制，提升服务水平。\n二、任务\n加强服务。\n"
    found = [(one.name, [value.raw for value in one.values]) for one in extract(text.encode()).indicators]
    assert found == [("技能人才", ["12.6", "16"]), ("高技能人才", ["3.8", "5.2"]), ("参保率", ["66", "≥70"])]


PRICES = (
    "青石县2023年国民经济和社会发展统计公报\n一、综合\n居民消费价格比上年上涨0.2%。\n表1  2023年居民消费价格比上年涨跌幅度\n单位：%\n"
    "指标   全县   城市   农村\n居民消费价格   0.2   0.3   0.1\n   其中：食品烟酒   0.3   0.4   -0.1\n        衣  着   1.0   1.1   0.6\n"
    "        居  住   0.0   -0.1   0.1\n二、工业\n图1  2019—2023年全部工业增加值\n亿元            %\n400             20\n全年工业增加值399.1亿元，比上年增长4.2%。\n"
)


@pytest.mark.parametrize("blanks", ["   ", " "])
def test_a_name_of_two_letters_set_apart_heads_its_row_and_a_chart_ends_the_table(blanks):
    text = PRICES if blanks == "   " else "\n".join(" ".join(line.split()) for line in PRICES.split("\n"))
    found = extract(text.encode())
    assert [i.name for i in found.indicators] == ["居民消费价格", "食品烟酒", "衣着", "居住"]
    assert [v.raw for v in found.indicators[3].values] == ["0.0", "-0.1", "0.1"]
    assert [section.heading for section in found.sections if section.number] == ["综合", "工业"]


def test_a_unit_behind_a_name_of_one_letter_is_no_second_letter():
    text = PRICES.replace("衣  着   1.0   1.1   0.6", "镇  个   1.0   1.1   0.6")
    assert "镇个" not in [i.name for i in extract(text.encode()).indicators]


def test_age_classes_name_rows_of_a_census():
    text = (
        "青石县第七次全国人口普查公报\n一、年龄\n人口年龄构成如下。\n表1 全县人口年龄构成\n单位：人、%\n年龄 人口数 比重\n总计 384125 100.00\n"
        "0—14岁 65210 16.98\n15—59岁 241023 62.75\n60岁及以上 77892 20.28\n二、其他\n其他情况将陆续公布。\n"
    )
    found = extract(text.encode())
    assert [i.name for i in found.indicators] == ["总计", "0—14岁", "15—59岁", "60岁及以上"]
    assert {v.period.start for i in found.indicators for v in i.values} == {2020}


@pytest.mark.parametrize("day", ["二〇二六年九月十一日印发", "2026年9月11日印发", "二〇二六年九月十一日"])
def test_the_agency_that_signs_below_a_table_is_no_part_of_its_last_name(day: str) -> None:
    rows = "1．毛入园率  84.7  ≥87.3\n2．幼儿园覆盖率    89    93\n3．高中毛入学率   90.6   ＞93.5\n"
    read = extract(
        f"青石市教育规划\n\n附件\n主要指标\n单位:%\n指标   2025年   2030年\n{rows}青石市教育局办公室\n\n{day}\n".encode()
    )
    assert [i.name for i in read.indicators] == ["毛入园率", "幼儿园覆盖率", "高中毛入学率"]


def test_a_header_of_two_tiers_that_is_printed_twice_is_one():
    head = "主要指标\t2020年\t“十四五”\t\n\t\t规划目标\t完成情况\n"
    rows = "1.空气质量优良天数比率(%)\t87.5\t89.9\t91.8\n2.湿地保护率(%)\t50.4\t53.6\t54.9\n"
    read = extract(f"青石市“十五五”环保规划\n\n一、回顾\n表1 指标\n{head}\n{head}{rows}".encode())
    (table,) = read.tables
    assert [column.header for column in table.columns] == ["主要指标", "2020年", "“十四五”规划目标", "“十四五”完成情况"]
    assert [[v.raw for v in i.values] for i in read.indicators] == [["87.5", "89.9", "91.8"], ["50.4", "53.6", "54.9"]]


@pytest.mark.parametrize(("number", "rows"), [("4", 4), ("9", 5)])
def test_the_number_of_the_last_page_between_rows_is_none_of_the_table(number: str, rows: int) -> None:
    text = "推进各项工作落到实处见到成效，健全长效机制，完善工作体系，形成合力抓好落实。\n"
    pages = "".join(text * 8 + f"{n}\n" for n in range(1, 4))
    head = f"青石市规划\n\n一、任务\n{pages}{text * 8}附件\n主要指标\n指标\t单位\t2025年\t2030年\n"
    first = "1.养老床位\t万张\t6.9\t7.6\n2.护理床位占比\t%\t58\t63\n"
    last = "二、服务保障\n3.参保率\t%\t91.4\t94.2\n4.月探访率\t%\t88\t93\n"
    (table,) = extract(f"{head}一、服务供给\n{first}\n{number}\n\n{last}".encode()).tables
    assert sum(row.kind == "data" for row in table.rows) == rows


@pytest.mark.parametrize(
    ("header", "said", "given"),
    [("年均/累计", "应享尽享", True), ("2035年", "持续下降", True), ("计算方法", "持续下降", False)],
)
def test_what_is_said_of_an_aim_under_a_year_alone_is_given(header: str, said: str, given: bool) -> None:
    rows = f"覆盖率（%）\t76\t92\t{said}\n入网率（%）\t79\t95\t\n入园率（%）\t84\t97\t\n"
    read = extract(f"青石市规划\n\n一、目标\n表1 主要指标\n指标\t2020年\t2025年目标\t{header}\n{rows}".encode())
    assert [v.raw for v in read.indicators[0].values] == ["76", "92", *[said] * given]


@pytest.mark.parametrize(
    "text",
    [
        "突出重点区域，提升规范化水平。国有景区门票收入占旅\n游总收入比重控制在 １３% 以内，年均新增岗位 １２６ 个。",
        "突出重点区域，提升规范化水平。国有景区门票收入占旅\n游总收入比重控制在 13% 以内，落实各项部署。",
        "突出重点区域，提升规范化水平。规划期内新增供水能力4.2\n亿立方米。",
    ],
)
def test_a_paragraph_below_rows_that_are_a_line_each_is_no_cell(text: str) -> None:
    rows = "等 级 重要性 常住人口（万人） 重现期（年）\nⅠ 特别重要 ≥150 ≥200\nⅡ 重要 50～150 100～200\nⅢ 一般 20～50 50～100\n"
    above = f"青石市规划\n\n一、任务\n各类设施按下表分级管理。\n表 1 设施分级标准\n{rows}"
    read = extract(f"{above}{text}\n\n二、保障\n\n加强领导。\n".encode())
    cells = [cell.raw for table in read.tables for row in table.rows for cell in row.cells if cell is not None]
    assert any("50～150" in cell for cell in cells)
    assert not any("区域" in cell for cell in cells)
    assert read.statements[0].subject in ("国有景区门票收入占旅游总收入比重", "新增供水能力")


def test_a_row_that_is_not_read_ends_the_group_and_the_whole_of_those_above_it() -> None:
    grid = "指标\t类别\t2020年\t2025年\t属性\n"
    rows = "供水能力\t供水\t1.2\t2.2\t预期性\n其中：再生水\t\t0.3\t0.5\t预期性\n堤防长度\t防洪\t约束性\t3.4\t5\n其中：海堤\t\t2.2\t3\t预期性\n水库\t\t4\t6\t预期性\n"
    read = extract(f"青石市规划\n\n一、目标\n\n表1 主要指标\n{grid}{rows}\n二、任务\n".encode())
    assert [(i.name, i.group) for i in read.indicators][-1] == ("水库", "防洪")
    assert next(i.of for i in read.indicators if i.name == "海堤") is None


def test_rows_below_a_header_that_no_reading_joins_are_told():
    table = "主要指标\n2015年 2030年\n指标\n属性\n入园率（%） 84.3 88.0 约束性\n巩固率（%） 99.1 99.9 约束性\n床位数（张） 3.2 3.4 预期性\n吞吐量（万吨） 89 82 约束性\n"
    assert "TABLE_UNREAD" in {d.code for d in read(table).diagnostics}
    assert not read(table).indicators


def test_a_blank_behind_the_number_of_a_heading_parts_no_cells():
    rows = "| 序号 | 项目名称 | 建设内容 |\n|---|---|---|\n| 1 | 站点项目 | 新建站点5个 |\n| 2 | 助餐项目 | 新建食堂6个 |\n"
    text = "健全设施网络，补齐短板。"
    heads = "".join(
        f"（{n}）　第{n}项工作\n\n{text}\n\n1. 改造设施\n\n{text}\n\n2. 延伸服务\n\n{text}\n\n" for n in "一二三"
    )
    document = extract(
        f"# 青石市养老规划\n\n一．目标\n\n{text}\n\n{rows}\n二．任务\n\n{heads}三．保障\n\n{text}\n".encode(),
        path="a.md",
    )
    assert len(document.tables) == 1
    assert [s.heading for s in document.sections] == ["目标", "任务", "保障"]
    assert [len(s.children) for s in document.sections[1].children] == [2, 2, 2]


def test_rows_of_figures_alone_are_sure_below_a_group() -> None:
    table = (
        "专栏一 主要指标\n指标名称 “十四五”目标 2025年基数\n一、普及水平\n1．学前三年\n82.6 83.9 89.9\n毛入园率（%）\n"
    )
    table += "2．公办园覆盖率（%） 83 85 88\n二、发展规模\n3．职业学校\n14.1 — 16.5\n在校生规模（万人）\n4．继续教育（万人次） 58 59 62\n"
    read = extract(f"青石市规划\n一、目标\n\n{table}二、任务\n加强建设。\n".encode())
    assert [(t.kind, t.caption) for t in read.tables] == [("other", "主要指标")]
    assert "TABLE_UNREAD" in {d.code for d in read.diagnostics}
