"""A small plan with two tables, and helpers that check keyed tables against it."""

from __future__ import annotations

from functools import cache
from typing import Any

from extractor import extract
from extractor.models.validation import CheckedCell
from extractor.validate.facts import SourceFacts
from extractor.validate.mapping import Mapping
from extractor.validate.validate import Help, Keyed, validate_workbook
from extractor.validate.workbook import Workbook, sheet_of

PLAN = """某市就业促进“十四五”规划

第一章 发展基础
“十三五”时期，就业形势稳定。

表1 “十三五”时期主要指标完成情况
指标\t2015年基数\t“十三五”规划目标\t2020年完成数
1.城镇新增就业（万人）\t[41.6]\t[42]\t[35.98]
2.城镇登记失业率（%）\t3.2\t<4.5\t3.18
3.高技能人才总量（万人）\t—\t35\t—
4.企业劳动合同签订率（%）\t92\t95\t97
注：[]内为五年累计数。

第二章 主要目标
到2025年，就业更加充分。

表2 “十四五”时期主要指标
指标\t2020年\t2025年\t年均/累计\t属性
一、就业
1.城镇新增就业（万人）\t[35.98]\t—\t5.5 >[27.5]\t预期性
2.城镇调查失业率（%）\t—\t<6\t—\t预期性
3.补贴性职业技能培训（万人次）\t[4.7]\t[15]\t—\t预期性
其中：4.农民工培训（万人次）\t[1.2]\t[3.6]\t—\t约束性
二、社会保障
5.失业保险参保人数（万人）\t32.73\t36\t—\t约束性
6.高、中、初级技能人才比例\t—\t1∶4∶5\t—\t预期性
7.居民收入增长（%）\t—\t与经济增长同步\t—\t预期性
8.基金投资总额（亿元）\t106.74\t438\t—\t预期性
注：[]内为五年累计数。

第三章 保障措施
加强组织领导。
"""

FIRST = [
    ["指标", "2015年基数", "“十三五”规划目标", "2020年完成数"],
    ["1.城镇新增就业（万人）", "[41.6]", "[42]", "[35.98]"],
    ["2.城镇登记失业率（%）", "3.2", "<4.5", "3.18"],
    ["3.高技能人才总量（万人）", "—", "35", "—"],
    ["4.企业劳动合同签订率（%）", "92", "95", "97"],
]
SECOND = [
    ["指标", "2020年", "2025年", "年均/累计", "属性"],
    ["一、就业"],
    ["1.城镇新增就业（万人）", "[35.98]", "—", "5.5 >[27.5]", "预期性"],
    ["2.城镇调查失业率（%）", "—", "<6", "—", "预期性"],
    ["3.补贴性职业技能培训（万人次）", "[4.7]", "[15]", "—", "预期性"],
    ["其中：4.农民工培训（万人次）", "[1.2]", "[3.6]", "—", "约束性"],
    ["二、社会保障"],
    ["5.失业保险参保人数（万人）", "32.73", "36", "—", "约束性"],
    ["6.高、中、初级技能人才比例", "—", "1∶4∶5", "—", "预期性"],
    ["7.居民收入增长（%）", "—", "与经济增长同步", "—", "预期性"],
    ["8.基金投资总额（亿元）", "106.74", "438", "—", "预期性"],
]


@cache
def facts(text: str = PLAN) -> SourceFacts:
    return SourceFacts(extract(text.encode(), name="plan"))


def table(rows: list[list[Any]], **cells: Any) -> list[list[Any]]:
    """The rows with some cells keyed otherwise: ``C5="95"``."""
    copy = [[*row, *[None] * (len(rows[0]) - len(row))] for row in rows]
    for address, value in cells.items():
        copy[int(address[1:]) - 1][ord(address[0]) - ord("A")] = value
    return copy


def check(*sheets: list[list[Any]], source: SourceFacts | None = None, **help_: Any) -> Keyed:
    named = [sheet_of(None if len(sheets) == 1 else f"表{n}", rows) for n, rows in enumerate(sheets, 1)]
    helping = Help(help_.get("mapping", Mapping()), help_.get("synonyms", {}))
    return validate_workbook(Workbook("keyed.csv", "delimited", tuple(named)), source or facts(), helping)


def told(keyed: Keyed) -> list[CheckedCell]:
    """What needs attention."""
    return [cell for cell in keyed.report.cells if cell.verdict not in ("confirmed", "confirmed_equal")]


def said(keyed: Keyed) -> list[tuple[str | None, str, str | None]]:
    """Address, verdict and kind of what needs attention."""
    return [(cell.address, cell.verdict, cell.kind) for cell in told(keyed)]
