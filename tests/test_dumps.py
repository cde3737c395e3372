"""Tables as a dump of pages leaves them: cells far from their rows are told, and give no value."""

from __future__ import annotations

import pytest

from extractor import extract

COLUMN_BY_COLUMN = """青岩市“十五五”规划
第一章 发展目标
第一节 主要指标
表1 主要指标
指标
2025 年
经济发展
2516
营业收入
（亿元）
规上工业总 1568
产值（亿
元）
18
上市公司
（家）
研发投入强 6.1
度（%）
高新技术企 486
业（家）
2030 年

年均增长

属性

4000

9.7%

预期性

2800

12.3%

预期性

36

〔18〕

预期性

7.5 左右

—

预期性

1000

15.5%

预期性

第二节 重点任务
加强建设，到2030年新建学校12所。
"""

BESIDE = """青岩市“十五五”规划
第一章 发展目标
专栏 1
“十四五”主要指标完成情况
指标
2020 年
一、经济发展
1.营业总收入 1286
（亿元）
2.规上工业总 982
产值（亿元）
3.研发投入强 4.6
度（%）
4.高新技术企 180
业数（家）
第二章 发展环境

2025 年目标

2025 年完成

是否完成

2200

2516

是

1500

1568

是

5.2

6.1

是

400

486

是

从国内看，园区建成12个研究机构。
"""


@pytest.mark.parametrize("text", [COLUMN_BY_COLUMN, BESIDE], ids=["column by column", "beside its names"])
def test_cells_printed_away_from_their_rows_give_no_value_and_are_told(text, tmp_path):
    source = tmp_path / "dump.txt"
    source.write_text(text, "utf-8")
    document = extract(source)
    assert document.indicators == []
    assert {table.kind for table in document.tables} == {"other"}
    assert sum(found.code == "TABLE_UNREAD" for found in document.diagnostics) == len(document.tables)
    assert [str(one.value) for one in document.statements] == ["12"]
    cells = "".join("".join(cell.raw.split()) for t in document.tables for row in t.rows for cell in row.cells)
    printed = "".join(text.split())
    assert all(cell in cells for cell in ("2516", "1568", "6.1", "486"))
    assert all("".join(cell.raw.split()) in printed for t in document.tables for row in t.rows for cell in row.cells)


LAID_OUT = """青岩市“十五五”规划
第一章 发展目标
表 1   主要指标

序号       指标     2025 年   2030 年   年均增长      属性
一        经济发展
1        营业收入   2516     4000     9.7%      预期性
         （亿元）
2        规上工业总 1568      2800     12.3%     预期性
         产值（亿
         元）
二        绿色发展
3        单位 GDP —        —        〔15〕      约束性
         能耗降低（
         %）
4        空气质量优 83.5      86       〔2.5 个百   约束性
         良天数比率                    分点〕
         （%）
第二章    重点任务
加强建设。
"""


def test_a_page_laid_out_with_blanks_keeps_cells_under_their_first_lines(tmp_path):
    source = tmp_path / "layout.txt"
    source.write_text(LAID_OUT, "utf-8")
    document = extract(source)
    rows = [(i.name, i.unit, i.group, [str(v.value) for v in i.values]) for i in document.indicators]
    assert rows == [
        ("营业收入", "亿元", "经济发展", ["2516", "4000", "9.7"]),
        ("规上工业总产值", "亿元", "经济发展", ["1568", "2800", "12.3"]),
        ("单位GDP能耗降低", "%", "绿色发展", ["None", "None", "15"]),
        ("空气质量优良天数比率", "%", "绿色发展", ["83.5", "86", "2.5"]),
    ]
    assert "TABLE_UNREAD" not in {found.code for found in document.diagnostics}


LAST_COLUMN = """青岩市“十五五”规划
一、主要指标
表1 主要指标
{header}
健康水平
1
婴儿死亡率（‰）
3.3
3
预期性
妇幼科
2
孕产妇死亡率（1/10万）
9.6
9
预期性
妇幼科
健康生活
3
吸烟率（%）
22.6
<20
约束性
疾控科
4
健康素养水平（%）
28
38
预期性
宣教科
二、保障
加强实施。
"""


@pytest.mark.parametrize("last", ["责任单位", "承办处室", "数据出处", "考核方式"])
def test_a_last_column_under_any_word_does_not_slip_into_the_groups(last, tmp_path):
    source = tmp_path / "cells.txt"
    header = "\n".join(["领域", "序号", "指标", "2025年", "2030年", "属性", last])
    source.write_text(LAST_COLUMN.format(header=header), "utf-8")
    document = extract(source)
    assert [column.header for column in document.tables[0].columns][-1] == last
    assert [one.group for one in document.indicators] == ["健康水平", "健康水平", "健康生活", "健康生活"]
    assert [row.cells[-1].raw for row in document.tables[0].rows] == ["妇幼科", "妇幼科", "疾控科", "宣教科"]


def test_a_numeral_in_the_column_of_numbers_names_a_group(tmp_path):
    rows = ["序号\t指标\t2025年\t2030年\t属性", "一\t经济发展", "1\t营业收入（亿元）\t25\t40\t预期性",
            "2\t上市公司（家）\t18\t36\t预期性", "二\t绿色发展", "3\t绿化率（%）\t41\t43\t约束性"]  # fmt: skip
    source = tmp_path / "groups.txt"
    source.write_text("青岩市“十五五”规划\n一、目标\n表1 主要指标\n" + "\n".join(rows) + "\n", "utf-8")
    document = extract(source)
    assert [row.kind for row in document.tables[0].rows] == ["group", "data", "data", "group", "data"]
    assert [(one.number, one.name, one.group) for one in document.indicators] == [
        ("1", "营业收入", "经济发展"), ("2", "上市公司", "经济发展"), ("3", "绿化率", "绿色发展"),
    ]  # fmt: skip


def test_blanks_around_figures_part_no_year_and_no_age(tmp_path):
    rows = ["序号 指标 单位 2020 年 2025 年规划目标 2025 年完成值 完成情况",
            "1 用水总量 亿立方米 17.86 <19.5 18.42 完成",
            "2 农村自来水普及率 % 88.2 95 95.6 完成", "3 5 岁以下儿童死亡率 ‰ 7.1 8 7.4 未完成",
            "4 水土保持率 % 86.71 87.5 87.63 完成"]  # fmt: skip
    source = tmp_path / "blanks.txt"
    source.write_text("青岩市“十五五”规划\n一、回顾\n表 1 主要指标完成情况\n\n" + "\n\n".join(rows) + "\n", "utf-8")
    document = extract(source)
    assert [column.header for column in document.tables[0].columns][3:6] == ["2020年", "2025年规划目标", "2025年完成值"]
    assert [(one.number, one.name, [str(v.value) for v in one.values]) for one in document.indicators] == [
        ("1", "用水总量", ["17.86", "19.5", "18.42"]), ("2", "农村自来水普及率", ["88.2", "95", "95.6"]),
        ("3", "5岁以下儿童死亡率", ["7.1", "8", "7.4"]), ("4", "水土保持率", ["86.71", "87.5", "87.63"]),
    ]  # fmt: skip


def test_a_header_torn_over_lines_is_whole_where_its_words_stand_below_each_other(tmp_path):
    rows = ["序号   指标         2025      2030      属性",
            " " * 16 + "年（实       年（目", " " * 16 + "际）        标）",
            "1    护理型床位占比（%）  55       70       约束性", "2    助餐服务点（个）    43       88       预期性",
            "3    养老机构（家）     12       15       预期性"]  # fmt: skip
    source = tmp_path / "torn.txt"
    source.write_text("青岩市“十五五”规划\n一、目标\n表1 主要指标\n" + "\n".join(rows) + "\n", "utf-8")
    document = extract(source)
    headers = [column.header for column in document.tables[0].columns]
    assert headers == ["序号", "指标", "2025年（实际）", "2030年（目标）", "属性"]
    assert [[str(v.value) for v in one.values] for one in document.indicators] == [
        ["55", "70"],
        ["43", "88"],
        ["12", "15"],
    ]


def test_words_that_no_table_knows_head_columns_that_wide_blanks_part(tmp_path):
    rows = ["指 标               全县     城 市       农 村", "居民消费价格            0.2    0.3       0.1",
            "衣 着               1.1    1.2       0.9", "居 住               -0.2   -0.1      -0.3"]  # fmt: skip
    source = tmp_path / "wide.txt"
    source.write_text(
        "青岩县2025年统计公报\n一、综合\n表1 2025年价格涨跌幅度\n单位：%\n" + "\n".join(rows) + "\n二、农业\n",
        "utf-8",
    )
    document = extract(source)
    assert [column.header for column in document.tables[0].columns] == ["指标", "全县", "城市", "农村"]
    rows_read = [("".join(one.name.split()), [str(v.value) for v in one.values]) for one in document.indicators]
    assert rows_read == [
        ("居民消费价格", ["0.2", "0.3", "0.1"]),
        ("衣着", ["1.1", "1.2", "0.9"]),
        ("居住", ["-0.2", "-0.1", "-0.3"]),
    ]


OVER_PAGES = """青岩市“十五五”规划
一、目标
表1 主要指标

类别         指标      2025 年基数    “十五五”规划   属性
                               目标
健康水平      1．人均预期寿    74.9      78.2      约束性
          命(岁)
资源配置      2．每千人口医    ——        5.4       预期性
          疗卫生机构床
          位数(张)
          3．每千人口执    2.3       2.5       预期性
          业(助理)医师数
          (人)
类别         指标      2025 年基数    “十五五”规划   属性
                               目标
          4．图书馆流通    418       442       预期性
          人次
          5．新增床位(张)  〔120〕     〔260〕左   约束性
                               右
          6．政务数据共    82        90        预期性
          享需求满足率
注：〔〕为五年累计数。
二、保障
加强实施。
"""


def test_rows_begin_on_their_first_line_where_nothing_stands_above_it(tmp_path):
    source = tmp_path / "pages.txt"
    source.write_text(OVER_PAGES, "utf-8")
    document = extract(source)
    headers = ["".join(column.header.split()) for column in document.tables[0].columns]
    assert headers == ["类别", "指标", "2025年基数", "“十五五”规划目标", "属性"]
    assert [(one.number, one.name, one.group, [str(v.value) for v in one.values]) for one in document.indicators] == [
        ("1", "人均预期寿命", "健康水平", ["74.9", "78.2"]),
        ("2", "每千人口医疗卫生机构床位数", "资源配置", ["None", "5.4"]),
        ("3", "每千人口执业(助理)医师数", "资源配置", ["2.3", "2.5"]),
        ("4", "图书馆流通人次", "资源配置", ["418", "442"]),
        ("5", "新增床位", "资源配置", ["120", "260"]),
        ("6", "政务数据共享需求满足率", "资源配置", ["82", "90"]),
    ]


def test_the_rest_of_a_name_behind_its_values_is_no_group(tmp_path):
    cells = ["指标", "2025年", "2030年", "1.旅游总收入（亿元）", "1283", "1491", "2.省级以上文", "27", "30",
             "化产业园区（个）", "3.其中：国家级", "6", "7", "文化产业园区（个）"]  # fmt: skip
    source = tmp_path / "cells.txt"
    source.write_text(
        f"青岩市“十五五”规划\n一、目标\n表1 主要指标\n{chr(10).join(cells)}\n二、保障\n加强实施。\n", "utf-8"
    )
    document = extract(source)
    assert not {one.name for one in document.indicators} & {"省级以上文", "国家级"}
    assert {"TABLE_UNREAD", "CELL_UNREAD"} & {found.code for found in document.diagnostics}
