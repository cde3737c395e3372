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
