"""Kinds of input that once broke a reading, two of each: what they must give, by a judge that shares no code."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor import Document, extract
from scripts.fuzz_campaign import Input, verdict


def page(body: str, attributes: str = "") -> str:
    return f"<html><head><meta charset=utf-8></head><body{attributes}>{body}</body></html>"


def words(*said: str) -> Callable[[Document], bool]:
    """Whether the text says all of it."""
    return lambda document: all(word in document.text for word in said)


def headings(*names: str) -> Callable[[Document], bool]:
    return lambda document: [s.heading for s in document.sections if s.heading] == [*names]


def items(*numbers: str | None) -> Callable[[Document], bool]:
    return lambda document: [item.number for box in document.boxes for item in box.items] == [*numbers]


def values(*said: tuple[str | None, str | None]) -> Callable[[Document], bool]:
    """The values of the statements, with their upper bounds."""

    def check(document: Document) -> bool:
        found = [(str(s.value), str(s.value_high) if s.value_high is not None else None) for s in document.statements]
        return found == [*said]

    return check


def observed(*said: str) -> Callable[[Document], bool]:
    """The last value of each indicator."""
    return lambda document: [str(indicator.values[-1].value) for indicator in document.indicators] == [*said]


def unread(*said: str) -> Callable[[Document], bool]:
    """No statement, and what is doubted."""

    def check(document: Document) -> bool:
        doubted = [d.message for d in document.diagnostics if d.code == "NUMBER_UNREAD"]
        return not document.statements and len(doubted) == len(said) and all(map(str.__contains__, doubted, said))

    return check


ROWS = "<tr><td>床位（张）</td><td>30</td></tr><tr><td>机构（家）</td><td>8</td></tr>"
HEADER = "<td>指标</td><td>2025年</td>"
TITLE = "<p>青江市养老服务规划</p><p>一、主要目标</p>"
KINDS: list[tuple[str, str, str, Callable[[Document], bool]]] = [
    ("hidden until a script runs", "html", page(TITLE, " style='visibility:hidden'"), words("青江市", "主要目标")),
    ("hidden until a script runs", "html", page(f"<div>{TITLE}</div>", " style='opacity: 0'"), words("青江市")),
    ("words for those who run no script", "html", page(f"<noscript>{TITLE}</noscript><noscript>请启用浏览器脚本</noscript>"), words("主要目标")),
    ("words for those who run no script", "html", page(f"{TITLE}<noscript>请启用脚本</noscript>"), lambda d: "脚本" not in d.text),
    ("words in a template alone", "html", page(f"<template>{TITLE}</template>"), words("主要目标")),
    ("words in a template alone", "html", page(f"{TITLE}<template><p>另有样例</p></template>"), lambda d: "样例" not in d.text),
    ("words in a template alone", "html", page(f"{TITLE}<div><template shadowrootmode=open><p>二、保障措施</p></template></div>"), words("主要目标", "保障措施")),
    ("words behind the end", "html", page(TITLE) + "<p>二、保障措施</p>", words("主要目标", "保障措施")),
    ("words behind the end", "html", f"<body>{TITLE}</body><div>到2025年，新增床位30张。</div>", words("床位30张")),
    ("a first row without its tag", "html", page(f"{TITLE}<table><td>指标</td><td>2025年</td></tr>{ROWS}</table>"), words("指标", "2025年")),
    ("a first row without its tag", "html", page(f"{TITLE}<table><th>指标<th>2030年{ROWS}</table>"), words("指标", "2030年")),
    ("rows in other elements", "html", page(f"{TITLE}<table><form><tr><td>指标</td><td>2025年</td></tr></form>{ROWS}</table>"), words("2025年", "床位", "机构")),
    ("rows in other elements", "html", page(f"{TITLE}<table><tr><td>指标</td><td>2025年</td></tr><font>{ROWS}</font></table>"), words("2025年", "床位", "机构")),
    ("words between rows", "html", page(f"{TITLE}<table><tr><td>指标</td><td>2025年</td></tr>单位如下{ROWS}</table>"), words("单位如下")),
    ("words between rows", "html", page(f"{TITLE}<table><tr><p>另有说明</p><td>指标</td><td>2025年</td></tr>{ROWS}</table>"), words("另有说明")),
    ("numbers with dots in a box", "txt", "专栏1 重点工程\n1 养老服务工程\n1.1 新建日间照料中心\n1.2 改造护理床位\n", words("1.2 改造")),
    ("numbers with dots in a box", "txt", "专栏3 重点工程\n4.1 水库加固。除险加固水库。\n4.2 河道治理。治理河道。\n", items("4.1", "4.2")),
    ("an empty label above a heading", "txt", "来源：\n一、主要目标\n新增床位。\n二、保障措施\n加强领导。\n", headings("主要目标", "保障措施")),
    ("an empty label above a heading", "txt", "点击数：\n第一章 总则\n新增床位。\n第二章 附则\n加强领导。\n", headings("总则", "附则")),
    ("a sentence behind a label", "txt", "青江市规划\n时间：到2027年，新建社区食堂40个。\n", values(("40", None))),
    ("a sentence behind a label", "txt", "青江市规划\n分类：到2027年，改造老旧小区25个。\n", values(("25", None))),
    ("a text cut at 给予", "txt", "一、要求\n市级财政 按20万元给予", words("20万元")),
    ("a text cut at 给予", "txt", "一、要求\n对新建机构 每家按5000元给予", words("5000元")),
    ("a torn name above its row", "txt", "序号\t指标名称\t2020年\t2025年\n\t公共图书馆\n\t总藏量（万册）\n1\t\t5\t6\n2\t博物馆（家）\t7\t8\n", words("公共图书馆")),
    ("a torn name above its row", "txt", "序号\t指标名称\t2025年\n\t养老机构\n\t护理型床位\n\t占比（%）\n1\t\t60\n2\t床位（张）\t800\n", words("护理型床位")),
    ("a stop behind a number", "txt", "青江市规划\n（二）。改善民生\n（三）。加强领导\n", words("（二）。")),
    ("a stop behind a number", "txt", "青江市规划\n2．。扩大就业\n附件：。另发\n", words("2．。", "附件：。")),
    ("a year before all plans", "txt", "“二五”。到1901年完成投资9亿元。\n", values(("9", None))),
    ("a year before all plans", "txt", "青江市规划\n到1903年，五年累计新增就业12万人。\n", values(("12", None))),
    ("a bound that is not printed", "txt", "青江市规划\n新增投资6-亿元。\n", lambda d: all(s.value_high is None for s in d.statements)),
    ("a bound that is not printed", "txt", "青江市规划\n每户补助20万元至万元。\n", lambda d: all(s.value_high is None for s in d.statements)),
    ("a count without its subject", "txt", "青江市规划\n12个、总投资300亿元，年内完成投资80亿元。\n", words("总投资300亿元")),
    ("a count without its subject", "txt", "青江市规划\n8项、占地面积200亩、建筑面积5万平方米。\n", words("200亩")),
    ("a line's end in a number", "txt", "青江市规划\n到2025年，城镇登记失业人员控制在32\n万人以内，稳定就业\n", lambda d: all("32" in s.sentence for s in d.statements)),
    ("a line's end in a number", "txt", "青江市规划\n累计发放创业担保贷款15\n亿元，扶持创业\n", lambda d: all("15" in s.sentence for s in d.statements)),
    ("tags beside pipes", "md", "# 规划\n\n| 指标 | 2020年 |\n|---|---|\n| <td>床位</tr> | 5<table> |\n", words("床位")),
    ("tags beside pipes", "md", "# 规划\n\n<table><tr><td>指标|<td>2020年\n| 机构 | 7 |</table>\n", words("机构")),
    ("a number of no end", "txt", "指标\t2020年\t2025年\n床位（张）\t" + "9" * 400 + "\t6\n机构（家）\t7\t8\n", words("机构")),
    ("a number of no end", "txt", "青江市规划\n新增床位" + "3" * 300 + "张。\n", words("333")),
    ("digits in two rows", "txt", "指标\t2020年\t2025年\n床位（张）\t5\t6\n机构（家）\t\n7\t8\n", words("机构（家）")),
    ("digits in two rows", "txt", "总计亿千万元，其中亿五百元。\n青江市规划\n", values()),
    # -- shown by nothing but a script, of any length
    ("a short text hidden until a script runs", "html", page(f"<div id=zoom style='display:none'>{TITLE}</div>"), words("青江市", "主要目标")),
    ("a short text hidden until a script runs", "html", page(f"<form style='visibility:hidden'><table><tr><td>{TITLE}</td></tr></table></form>"), words("主要目标")),
    ("a page in a page", "html", page("<p>青江市规划</p>") + page("<p>一、主要目标</p><p>到2025年，新增床位300张。</p>"), values(("300", None))),
    ("a page in a page", "html", f"<html><head><title>x</title></head></html>{TITLE}<p>到2025年，新增床位300张。</p>", values(("300", None))),
    ("cells without their row", "html", page(f"{TITLE}<table><thead><th>指标</th><th>2025年</th></thead>{ROWS}</table>"), observed("30", "8")),
    ("cells without their row", "html", page(f"{TITLE}<table><tbody><td>指标</td><td>2025年</td><tbody>{ROWS}</table>"), observed("30", "8")),
    ("rows in what is no part of a table", "html", page(f"{TITLE}<table><center><tr>{HEADER}</tr></center>{ROWS}</table>"), observed("30", "8")),
    ("rows in what is no part of a table", "html", page(f"{TITLE}<table><tr><form>{HEADER}</form></tr><div><span>{ROWS}</span></div></table>"), observed("30", "8")),
    ("words beside the rows", "html", page(f"{TITLE}<table><thead>单位：张<tr>{HEADER}</tr></thead>{ROWS}</table>"), words("单位：张")),
    ("words beside the rows", "html", page(f"{TITLE}<table><tr>{HEADER}</tr>{ROWS}注：口径为常住人口。</table>"), words("注：口径")),
    ("dots in numbers of items", "txt", "青江市规划\n一、任务\n专栏1 重点工程\n1.1 水库加固。加固水库。\n1.10 河道治理。治理河道。\n", items("1.1", "1.10")),
    ("dots in numbers of items", "txt", "青江市规划\n一、任务\n专栏2 重点工程\n1.养老服务\n1.1.1 新建中心。\n1.1.2 改造床位。\n", words("1.1.2")),
    ("labels that a script fills", "txt", "阅读次数：\n字体：大 中 小\n青江市规划\n第一节 主要目标\n新增床位。\n第二节 保障\n加强领导。\n", headings("主要目标", "保障")),
    ("labels that a script fills", "txt", "青江市规划\n索引号：\n主题分类：\n发布日期：\n一、主要目标\n新增床位。\n二、保障\n加强领导。\n", headings("主要目标", "保障")),
    ("a label that is a word of the text", "txt", "青江市规划\n一、目标\n来源：通过盘活存量，新增床位300张。\n", values(("300", None))),
    ("a label that is a word of the text", "txt", "青江市规划\n一、目标\n时间：2025年底前建成社区食堂40个。\n", values(("40", None))),
    ("a stop behind the number of a heading", "txt", "青江市规划\n第一章。总则\n第二章。附则\n", words("第一章。")),
    ("a stop behind the number of a heading", "txt", "青江市规划\n（1）：扩大就业，新增岗位300个。\n（2）：改善民生。\n", values(("300", None))),
    ("a wave without its upper bound", "txt", "青江市规划\n新增就业3~万人。\n", values()),
    ("a wave without its upper bound", "txt", "青江市规划\n新增就业3～万人。\n", values()),
    ("a mark that goes on in its note", "html", page("<p>导言<a href='#f'>[1]</a>。</p><p id=f><sup><a>[1]</a><i>2</sup>五年累计。</p>"), words("五年累计")),
    ("a mark that goes on in its note", "html", page("<a href='#f'>[1]<a>导<p id=f><sup><a>[1]<a><e>2<p"), words("导")),
    ("a range by another sign", "txt", "青江市规划\n新增床位3〜5万张，改造床位2─4万张。\n", values(("3", "5"), ("2", "4"))),
    ("a range by another sign", "txt", "青江市规划\n新增床位3∼5万张，改造床位2‑4万张。\n", values(("3", "5"), ("2", "4"))),
    ("a dash that was read as 一", "txt", "青江市规划\n新增床位3一5万张。\n", unread("3一5")),
    ("a dash that was read as 一", "txt", "青江市规划\n投入资金10一20亿元。\n", unread("10一20")),
    ("years before and behind all plans", "txt", "青江市规划\n到1899年，累计新增就业30万人，到0001年新增2万人。\n", words("1899")),
    ("years before and behind all plans", "txt", "青江市规划\n指标\t1898年\t1902年累计\n新增就业（万人）\t5\t〔30〕\n新增床位（张）\t8\t〔40〕\n", words("〔40〕")),
    ("a seam before the unit", "txt", "青江市规划\n到2025年，全市常住人口控制在320\n万人以内，扶持创业\n", lambda d: [str(s.value) for s in d.statements] == ["320"]),
    ("a seam before the unit", "txt", "青江市规划\n到2025年，全市累计治理水土流失面积达到300\n平方公里以上，新增造林面积5万亩，\n", lambda d: [s.unit for s in d.statements] == ["平方公里", "万亩"]),
    ("two numbers side by side", "txt", "青江市规划\n新增投资2.5 3.5亿元。\n", unread("2.5 3.5")),
    ("two numbers side by side", "txt", "青江市规划\n新增床位30 50张。\n", unread("30 50")),
    ("a blank after a year or a table's number", "txt", "青江市规划\n2025 年新增床位40张，见表3 30张为护理型。\n", values(("40", None), ("30", None))),
    ("a minus behind the word it starts from", "txt", "青江市规划\n增速由-2%回升至3%。\n", values(("-2", None), ("3", None))),
    ("a minus behind the word it starts from", "txt", "青江市规划\n投资同比下滑-3.5%，较上年回落-1%。\n", values(("-3.5", None), ("-1", None))),
    ("a line's end behind the sign of a range", "txt", "青江市规划\n新增床位3000 ～\n5000张。\n", values(("3000", "5000"))),
    ("a line's end behind the sign of a range", "txt", "青江市规划\n占比提高2.5 —\n3.5个百分点。\n", values(("2.5", "3.5"))),
    ("a line's end in a group of thousands", "txt", "青江市规划\n新增床位3,\n000张。\n", values(("3000", None))),
    ("a line's end in a group of thousands", "txt", "青江市规划\n总投资12,345,\n678元，另建床位50张。\n", values(("12345678", None), ("50", None))),
    ("a line's end in a unit", "txt", "青江市规划\n到2025年，投入资金12亿\n元，新建食堂300\n个。\n", values(("12", None), ("300", None))),
    ("a line's end in a unit", "txt", "青江市规划\n到2027年，培训护理人员2万\n人次以上。\n", values(("2", None))),
    ("a blank between digits in print", "txt", "青江市规划\n中型500\t20人以上。\n", lambda d: "500 20人" in d.statements[0].sentence),
    ("a blank between digits in print", "txt", "指标\t2020年\t2025年\n床位（张）\t5 6\t7\n机构（家）\t8\t9\n", lambda d: [c.raw for c in d.tables[0].rows[0].cells] == ["床位（张）", "5 6", "7"]),
    ("thousands parted by a quote", "txt", "青江市规划\n利润3’500元，另建床位20张。\n", lambda d: [str(s.value) for s in d.statements] == ["20"] and any("3’500" in x.message for x in d.diagnostics)),
    ("thousands parted by a quote", "txt", "青江市规划\n总投资12'345万元。\n", unread("12'345")),
    ("a letter in the place of a digit", "txt", "青江市规划\n投资l2亿元，机构3O家，床位50张。\n", values(("50", None))),
    ("a letter in the place of a digit", "txt", "青江市规划\n新增床位1o0张，覆盖率达到I5%。\n", values()),
    ("a sign between the figures of a number", "txt", "青江市规划\n新增床位1_2万张，改造3■4万张。\n", unread("1_2”、“3■4")),
    ("a sign between the figures of a number", "txt", "青江市规划\n新增床位1\u03362万张，改造3\u20614万张。\n", unread("1\u03362”、“3\u20614")),
    ("a sign between the figures of a number", "txt", "青江市规划\n新增床位1,,234张。\n", unread("1,,234")),
    ("a sign between the figures of a number", "txt", "青江市规划\n床位1□万张。\n二、任务□\n", unread("1□万")),
    ("a lost sign before a number", "txt", "青江市规划\n新增床位\ufffd2万张，食堂40家。\n", lambda d: [str(s.value) for s in d.statements] == ["40"]),
    ("a power of ten without its factor", "txt", "青江市规划\n库容10⁸m³，床位10²张。\n", unread("10⁸”、“10²")),
    ("a power of ten without its factor", "txt", "青江市规划\n库容达到3×10⁸立方米，床位110²张。\n", values(("300000000", None), ("110", None))),
    ("a power of ten without its factor", "txt", "指标\t2020年\t2025年\n库容（m³）\t10⁸\t3×10⁸\n机构（家）\t8\t9¹\n", observed("300000000", "9")),
    ("words struck out", "md", "# 青江市规划\n\n新增床位~~9万张~~5万张，~~食堂7家。~~\n", values(("5", None))),
    ("words struck out", "txt", "青江市规划\n新增床位<del>9</del>5万张，<s>食堂7家，</s>机构8家。\n", values(("5", None), ("8", None))),
    ("words struck out", "md", "# 青江市规划\n\n新增床位1~~9~~2万张。\n", unread("1~~9~~2")),
    ("words struck out", "md", "# 青江市规划\n\n新增床位3~~5万张，改造2~~4万张。\n", values(("3", "5"), ("2", "4"))),
    ("words struck out", "html", page(f"{TITLE}<p>新增床位<s>9万张</s>5万张。</p>"), values(("5", None))),
    ("a note to the editors", "md", "# 青江市规划\n\n<!--\n新增床位9万张。\n-->\n新增床位5万张。<!-- 待核 -->\n", values(("5", None))),
    ("a note to the editors", "md", "# 青江市规划\n\n<!-- 新增床位9万张。\n", values(("9", None))),
    ("figures of another script", "txt", "青江市规划\n新增床位١٢张，改造1٤2张。\n", unread("١٢”、“1٤2")),
    ("a fraction before a number with a unit", "txt", "青江市规划\n占比达到3/4，七成以上满意。\n", lambda d: d.statements[0].unit is None),
    ("a fraction before a number with a unit", "txt", "青江市规划\n占比达到1/3，新建食堂20家。\n", lambda d: [s.unit for s in d.statements] == [None, "家"]),
    ("growth below nought", "txt", "青江市规划\n2024年，全市投资负增长2%。\n", lambda d: (d.statements[0].subject, d.statements[0].direction) == ("投资", "down")),
    ("growth below nought", "txt", "青江市规划\n2024年，财政收入同比负增长3.5%，支出增长2%。\n", lambda d: [s.direction for s in d.statements] == ["down", "up"]),
    ("digits of two pieces of a cell", "md", "# 规划\n\n| 指标 | 2020年 | 2025年 |\n|---|---|---|\n| 床位（张） | 5<br>6 | 7 |\n| 机构（家） | 8 | 9 |\n", lambda d: [c.raw for c in d.tables[0].rows[0].cells] == ["床位（张）", "5 6", "7"]),
    ("digits of two pieces of a cell", "txt", "指标\t2020年\t2025年\n床位（张）\t5\t6\t7\n机构（家）\t7\t8\n食堂（家）\t9\t10\n", lambda d: d.tables[0].rows[0].cells[-1].raw == "6 7"),
    ("blanks in the place of an entity", "md", "# 青江市规划\n\n扶持R&amp;D机构，经费占比达到2.5%，新增床位30张，建成食堂8家。\n", lambda d: d.text.count("R&amp;D") == 1 and len([b for s in d.sections for b in s.blocks]) == 1),
    ("blanks in the place of an entity", "md", "# 青江市规划\n\n用电量2.6×10<sup>8</sup>千瓦时，园区面积40万平方米，新增床位30张，建成食堂8家。\n", lambda d: len([b for s in d.sections for b in s.blocks]) == 1),
    ("things counted behind a share", "txt", "青江市规划\n一、目标\n新能源装机达到1000万千瓦，占比超过60%，2025年达到2000万千瓦。\n", lambda d: [s.subject for s in d.statements] == ["新能源装机", "新能源装机占比", "新能源装机"]),
    ("things counted behind a share", "txt", "青江市规划\n一、目标\n高技能人才15万人，占比30%，五年新增5万人。\n", lambda d: [s.subject for s in d.statements] == ["高技能人才", "高技能人才占比", "高技能人才"]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "form", "text", "check"), KINDS, ids=[f"{k[0]}-{n}" for n, k in enumerate(KINDS)])
def test_a_kind_that_broke_a_reading(kind: str, form: str, text: str, check: Callable[[Document], bool]) -> None:
    given = Input(f"0.{form}", text.encode(), text if form == "txt" else None)
    assert verdict(given)[:2] == ("read", [])
    document = extract(text.encode(), name="x", path=f"x.{form}")
    assert check(document), (document.text, [(str(s.value), s.sentence) for s in document.statements])
