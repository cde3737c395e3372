"""Small rules that ask one thing of words, cells or places: what is one, and what only looks like it."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from extractor.core.fragment import Fragment
from extractor.indicators import columns, letters, roles
from extractor.indicators.column import Column
from extractor.indicators.setting import Setting
from extractor.layout import box_titles, contents, glued, leads, linebreaks, looks, unnumbered
from extractor.layout import lines as split
from extractor.layout.front_matter import elements, title
from extractor.layout.front_matter import fields as labels
from extractor.layout.nodes import TextBlock
from extractor.layout.tables.around import lettered, notes, pieces
from extractor.layout.tables.cells import fits
from extractor.layout.tables.cells.atoms import Can
from extractor.layout.tables.grid import GridRow
from extractor.layout.tables.headers import cells as heads
from extractor.layout.tables.judging import cut_pages
from extractor.layout.tables.ways import glued as glued_rows
from extractor.layout.tables.ways import parted, regular
from extractor.layout.units import Unit
from extractor.lexicon.schemes import read_mark
from extractor.statements import accept, clauses, lists, quantities, subjects, trimming
from extractor.statements.forms import forms
from tests.bounds import cell, lines_of, mark

Given = tuple[Any, ...]


def row(*texts: str) -> GridRow:
    return GridRow("data", [cell(text) if text else None for text in texts])


def grid(*rows: GridRow) -> Any:
    return SimpleNamespace(rows=list(rows))


def head(*texts: str) -> Any:
    return SimpleNamespace(texts=list(texts), used=set())


def block(text: str) -> TextBlock:
    return TextBlock(cell(text))


def unit(text: str) -> Unit:
    (line,) = lines_of(text)
    return Unit(line, read_mark(text))


def page(text: str, line: int) -> Any:
    return SimpleNamespace(text=text, line=line)


LINES: list[tuple[Callable[..., Any], Given, object]] = [
    (box_titles._closes_bracket, ("【专栏一：行动】", "行动】"), 1),
    (box_titles._closes_bracket, ("【专栏一：行动", "行动"), 0),
    (box_titles._closes_bracket, ("【专栏一：【行动】", "【行动】"), 0),
    (box_titles._closes_bracket, ("专栏一：行动】", "行动】"), 0),
    (contents._opens_again, (lines_of("第一篇 总则", "正文"), 0, "第一篇总则"), True),
    (contents._opens_again, (lines_of("第一篇", "总则"), 0, "第一篇总则"), True),
    (contents._opens_again, (lines_of("第一篇", "目标"), 0, "第一篇总则"), False),
    (contents._opens_again, (lines_of("甲", "第一篇"), 1, "第一篇总则"), False),
    (glued._is_missing, (mark("二、任务"), {"cn": 1}, {"cn": 3}), True),
    (glued._is_missing, (mark("二、任务"), {"cn": 1}, {"cn": 2}), False),
    (glued._is_missing, (mark("二、任务"), {"cn": 1}, {}), True),
    (glued._is_missing, (mark("二、任务"), {}, {"cn": 3}), False),
    (glued._is_missing, (mark("一、任务"), {}, {"cn": 2}), True),
    (glued._is_missing, (mark("一、任务"), {"cn": 0}, {"cn": 3}), False),
    (leads._is_bare_dash, (block("——坚持改革创新。"),), True),
    (leads._is_bare_dash, (block("——坚持改革。创新发展。"),), False),
    (leads._is_bare_dash, (block("坚持改革创新。"),), False),
    (leads._is_bare_dash, (block("——改革"),), True),
    (leads._is_bare_dash, (block("——改"),), False),
    (leads._is_bare_dash, (block("——" + "改" * (leads.MAX_LEAD + 1)),), True),
    (leads._is_bare_dash, (block("——" + "改" * (leads.MAX_LEAD + 2)),), False),
    (linebreaks._counts_characters, (["abcdefgh12"] * linebreaks.MIN_LATIN + ["推进各项任务落实见效"],), True),
    (linebreaks._counts_characters, (["abcdefgh12"] * (linebreaks.MIN_LATIN - 1) + ["推进各项任务落实见效"],), False),
    (linebreaks._counts_characters, (["推进各项任务落实见效"] * 9 + ["abcdefgh"] * 6,), False),
    (split._is_laid_row, ("用水总量  亿立方米  12.5  13",), True),
    (split._is_laid_row, ("用水总量  亿立方米",), False),
    (split._is_laid_row, ("推进建设  健全机制  改善环境",), False),
    (split._is_laid_row, ("用水总量  亿立方米。  12.5  13",), False),
    (looks.titles_text, (lines_of("发展目标", "推进各项建设，健全工作机制，落实责任。"), 0), True),
    (looks.titles_text, (lines_of("发展目标", "亿立方米"), 0), False),
    (looks.titles_text, (lines_of("发展目标。", "推进各项建设，健全工作机制，落实责任。"), 0), False),
    (looks.titles_text, (lines_of("甲", "发展目标"), 1), False),
    (elements.maker, ("青江县人民政府制定",), 7),
    (elements.maker, ("青江县人民政府",), 7),
    (elements.maker, ("青江县供水规划编制",), 0),
    (title._is_cited, (head("为深入贯彻落实", "《供水方案》"), 1), True),
    (title._is_cited, (head("供水保障", "《供水方案》"), 1), False),
    (title._is_cited, (head("《供水方案》", "为深入贯彻落实"), 0), False),
    (title._is_cited, (head("为深入贯彻落实", "青江市", "《供水方案》"), 2), False),
    (title._repeats, (head("工作报告", "2021年青江县政府工作报告"), 1), True),
    (title._repeats, (head("政府工作报告", "政府工作报告"), 1), True),
    (title._repeats, (head("财政报告", "2021年青江县政府工作报告"), 1), False),
    (title._repeats, (head("2021年青江县政府工作报告", "甲", "政府工作报告"), 2), False),
    (labels._is_in_full, ("东山市人民政府办公厅", [cell("市人民政府办公厅")]), True),
    (labels._is_in_full, ("市人民政府办公厅", [cell("市人民政府办公厅")]), False),
    (labels._is_in_full, ("东山市人民政府办公厅", [cell("人民政府办公厅")]), False),
    (labels._is_in_full, ("东山市水务局", [cell("市人民政府办公厅")]), False),
    (labels._is_in_full, ("东山市水务局", [cell("市水务局"), cell("市水务局")]), False),
    (labels._is_in_full, ("东山市水务局", []), False),
    (unnumbered._is_bracketed, (unit("【重点任务】"),), True),
    (unnumbered._is_bracketed, (unit("重点任务】"),), False),
    (unnumbered._is_bracketed, (unit("【市水务局、市财政局】"),), False),
]
CELLS: list[tuple[Callable[..., Any], Given, object]] = [
    (lettered._names_one, (row("一", "供水", ""), 0), True),
    (lettered._names_one, (row("", "（二）", "供水"), 1), True),
    (lettered._names_one, (row("一", "供水", "5"), 0), False),
    (lettered._names_one, (row("供水", "一", ""), 0), False),
    (lettered._names_one, (row("1", "供水", ""), 0), False),
    (notes._explains_mark, (grid(row("用水总量①", "5")), lines_of("①为常住人口。")[0]), True),
    (notes._explains_mark, (grid(row("①用水总量", "5")), lines_of("①为常住人口。")[0]), False),
    (notes._explains_mark, (grid(row("用水总量", "5*")), lines_of("*为预计数。")[0]), True),
    (notes._explains_mark, (grid(row("用水总量②", "5")), lines_of("①为常住人口。")[0]), False),
    (notes._explains_mark, (grid(row("用水总量①", "5")), lines_of("为常住人口。")[0]), False),
    (notes._last_number, ([cell("注：①甲；②乙")], re.compile("[①-⑳]")), 2),
    (notes._last_number, ([cell("注：①甲"), cell("注：甲")], re.compile("[①-⑳]")), None),
    (pieces._is_rest, (grid(row("覆盖率（不含", "5")), row("新城）", "")), True),
    (pieces._is_rest, (grid(row("覆盖率（不含", "5")), row("新城", "")), False),
    (pieces._is_rest, (grid(row("覆盖率（不含", "5")), row("新城）", "6")), False),
    (pieces._is_rest, (grid(row("覆盖率", "5")), row("新城）", "")), False),
    (pieces._is_rest, (grid(row("", "5")), row("新城）", "")), False),
    (fits.names_no_measure, ("供水保障",), True),
    (fits.names_no_measure, ("供",), False),
    (fits.names_no_measure, ("供水",), True),
    (fits.names_no_measure, ("覆盖率",), False),
    (fits.names_no_measure, ("水" * fits.MAX_GROUP,), True),
    (fits.names_no_measure, ("水" * (fits.MAX_GROUP + 1),), False),
    (fits._cuts_unit, ("面积（平方", "1250.80", Can.VALUE), True),
    (fits._cuts_unit, ("面积（", "1250.80", Can.VALUE), True),
    (fits._cuts_unit, ("面积（平方", "米）", Can.WORDS), False),
    (fits._cuts_unit, ("覆盖率（不含新城", "1250", Can.VALUE), False),
    (heads._is_part, ((), "标"), True),
    (heads._is_part, ((), "指标"), False),
    (heads._is_part, ((), "目标（万"), True),
    (heads._ends_piece, ("2030年目", "标值"), True),
    (heads._ends_piece, ("完成情", "况"), True),
    (heads._ends_piece, ("指标", "单位"), False),
    (heads._ends_piece, ("2030", "年"), True),
    (heads._ends_piece, ("2030", "年度目标"), True),
    (heads._ends_piece, ("指标", "年度目标"), False),
    (parted._is_heading, ([[cell("1"), cell("甲"), cell("5")]], [cell("3.2"), cell("总体布局")]), True),
    (parted._is_heading, ([[cell("1"), cell("甲"), cell("5")]], [cell("3.2"), cell("总量5")]), False),
    (parted._is_heading, ([[cell("1"), cell("甲")]], [cell("3.2"), cell("总体布局")]), False),
    (parted._is_heading, ([[cell("1"), cell("甲"), cell("5")]], [cell("甲"), cell("总体布局")]), False),
    (parted._is_heading, ([[cell("1"), cell("甲"), cell("5")]], [cell("3"), cell("甲"), cell("乙")]), False),
    (parted._is_heading, ([], [cell("3.2"), cell("总体布局")]), False),
    (parted._looks_like_table, ("table.pipes", []), True),
    (parted._looks_like_table, ("table.tabs", [[cell("指标"), cell("2025年")], [cell("床位"), cell("多")]]), True),
    (parted._looks_like_table, ("table.tabs", [[cell("甲方"), cell("乙方")], [cell("丙方"), cell("丁方")]]), False),
    (parted._looks_like_table, ("table.tabs", [[cell("甲方"), cell("乙方")]] * 3), True),
    (parted._looks_like_table, ("table.tabs", [[cell("指标"), cell("2025年")], [cell("床位")]]), False),
    (regular._column_of_years, (lines_of("2021年", "2022年", "2023年"),), True),
    (regular._column_of_years, (lines_of("2021", "2022", "2024"),), False),
    (regular._column_of_years, (lines_of("2021年", "2022年"),), False),
    (regular._column_of_years, (lines_of("2021年", "5", "2022年", "6", "2023年"),), False),
    (glued_rows.row_values, (cell("床位数 500 900"),), 2),
    (glued_rows.row_values, (cell("500 900"),), 0),
    (cut_pages.rise, ([page("3", 10), page("4", 40)],), True),
    (cut_pages.rise, ([page("4", 40), page("3", 10)],), True),
    (cut_pages.rise, ([page("4", 10), page("3", 40)],), False),
    (cut_pages.rise, ([page("3", 10), page("5", 40)],), False),
    (cut_pages.rise, ([page("3", 10)],), True),
]
PLAN = Setting((2021, 2025), None, "", False)
MEANING: list[tuple[Callable[..., Any], Given, object]] = [
    (columns._years_up_to, (None, (2021, 2025)), (2021, 2025)),
    (columns._years_up_to, (2023, (2021, 2025)), (2021, 2023)),
    (columns._years_up_to, (2021, (2021, 2025)), (2017, 2021)),
    (columns._years_up_to, (2020, (2021, 2025)), (2016, 2020)),
    (columns._years_up_to, (2020, None), (2016, 2020)),
    (columns._years_up_to, (None, None), None),
    (letters._seams, (Fragment("甲乙丙丁", ((0, 2), (5, 7))),), {2}),
    (letters._seams, (Fragment("甲乙丙丁", ((0, 2), (2, 4))),), set()),
    (letters._seams, (Fragment("甲乙丙丁", ((0, 1), (5, 7), (9, 10))),), {1, 3}),
    (roles._is_base_year, (Column(1, "目标值2020年", "", own="2020年"), PLAN), True),
    (roles._is_base_year, (Column(1, "目标值2021年", "", own="2021年"), PLAN), False),
    (roles._is_base_year, (Column(1, "2020年", "", own="2020年"), PLAN), False),
    (roles._is_base_year, (Column(1, "“十三五”目标2020年", "", own="2020年"), PLAN), False),
    (accept._falls_to, ("等级降为3个", 4), True),
    (accept._falls_to, ("降为各级各类3个", 7), False),
    (clauses._held, (5, [(3, 8)]), True),
    (clauses._held, (8, [(3, 8)]), False),
    (clauses._held, (3, [(3, 8)]), True),
    (clauses._held, (2, [(3, 8)]), False),
    (clauses._held, (12, [(3, 8), (10, 14)]), True),
    (lists.in_one_word, ("城乡居民收入", [(0, 1), (1, 6)]), True),
    (lists.in_one_word, ("甲乙居民收入", [(0, 1), (1, 6)]), False),
    (lists.in_one_word, ("城、乡居民收入", [(0, 1), (2, 7)]), False),
    (lists._doubled, ("金融机构各项存款余额和各项贷款余额", [(0, 10), (11, 17)]), (0, 4)),
    (lists._doubled, ("金融机构各项存款余额和各项贷款总额", [(0, 10), (11, 17)]), None),
    (lists._doubled, ("金融机构存款余额和各项贷款余额", [(0, 8), (9, 15)]), None),
    (lists._opposite, ("一般公共预算收入、支出", [(0, 8), (9, 11)]), (0, 6)),
    (lists._opposite, ("一般公共预算收入、余额", [(0, 8), (9, 11)]), None),
    (lists._opposite, ("总收入、支出", [(0, 3), (4, 6)]), None),
    (subjects._names, ("关键产品“揭榜挂帅”攻关项目", 4, 14), True),
    (subjects._names, ("关键产品“揭榜挂帅”，攻关项目", 4, 15), False),
    (subjects._names, ("关键产品“揭榜挂帅攻关项目", 4, 13), False),
    (trimming.without_gain, ("净增高新技术企业", (0, 8)), (2, 8)),
    (trimming.without_gain, ("高新技术企业", (0, 6)), (0, 6)),
    (trimming.without_gain, ("净增户", (0, 3)), (0, 3)),
    (trimming.without_area, ("高标准农田面积", (0, 7)), (0, 5)),
    (trimming.without_area, ("田面积", (0, 3)), (0, 3)),
    (trimming.without_area, ("农田面积", (0, 4)), (0, 2)),
    (trimming.without_area, ("高标准农田", (0, 5)), (0, 5)),
]


@pytest.mark.parametrize(("rule", "given", "says"), LINES)
def test_what_lines_and_their_neighbours_are(rule: Callable[..., Any], given: Given, says: object) -> None:
    assert rule(*given) == says


@pytest.mark.parametrize(("rule", "given", "says"), CELLS)
def test_what_cells_and_rows_are(rule: Callable[..., Any], given: Given, says: object) -> None:
    assert rule(*given) == says


@pytest.mark.parametrize(("rule", "given", "says"), MEANING)
def test_what_columns_and_words_mean(rule: Callable[..., Any], given: Given, says: object) -> None:
    assert rule(*given) == says


@pytest.mark.parametrize(
    ("text", "hyphened"),
    [("二产-2.4%", True), ("二产增长-2.4%", False), ("为-2.4%", False), ("二产2.4%", False), ("二产-2.4万元", False)],
)
def test_a_hyphen_between_a_word_and_a_rate(text: str, hyphened: bool) -> None:
    (form,) = [form for form in forms(text) if text[form.start].isdigit() or text[form.start] == "-"][:1]
    assert quantities._is_hyphened(text, form) is hyphened


def test_a_lead_without_its_text_leads_none() -> None:
    both = [block("——坚持改革。"), block("深化各项改革。"), block("——坚持创新。"), block("推进各项创新。")]
    assert leads._leads_alone(both, {}) == [0, 2]
    assert leads._leads_alone(both[:3], {}) == []
    assert leads._leads_alone(both[:2], {}) == []
