"""Headers, rows and pieces of tables, asked alone: what just holds, and what does not."""

# ruff: noqa: E501 (a row is read better on one line)

from __future__ import annotations

from typing import Any

import pytest

from extractor.layout.tables.cells.atoms import Atom, Gap, what
from extractor.layout.tables.headers import lines as header_lines
from extractor.layout.tables.headers import tiers, words
from extractor.layout.tables.judging import group_cells, sides
from extractor.layout.tables.running_text import openers, region
from extractor.layout.tables.ways import listed, parted, regular
from extractor.lexicon.table_points import BY_NAME as POINTS
from tests.bounds import cell, lines_of, told


def rows(*texts: str) -> Any:
    return [[cell(word) if word != "·" else None for word in text.split()] for text in texts]


def printed(found: Any) -> list[str]:
    return [" ".join("·" if one is None else one.text for one in row) for row in found]


def atom(text: str, left: int = -1, middle: float = -1) -> Atom:
    return Atom(cell(text), text, 0, Gap.BLANK, 0, what(text), left, middle)


@pytest.mark.parametrize(
    ("texts", "even"),
    [
        (("甲 乙 丙", "1 2 3", "4 5 6"), True), (("甲 乙 丙", "1 2 3"), False), (("甲 乙", "1 2", "3 4"), False),
        (("甲 乙 丙", "1 2 3", "4 5 6", "7 8 9", "1 2"), False), (("甲 乙 丙", "1 2 3", "4 5 6", "7 8 9", "1 2 3", "1 2"), True),
        (("甲 乙 丙", "1 2 3", "4 5 6", "合计"), True), (("甲 乙 5", "1 2 3", "4 5 6"), False),
    ],
)  # fmt: skip
def test_words_over_rows_of_as_many_cells(texts: tuple[str, ...], even: bool) -> None:
    assert parted._even(rows(*texts)) is even


@pytest.mark.parametrize(
    ("texts", "closed", "says"),
    [
        (("甲 乙 丙", "1 2", "3 4"), "011", ["甲 乙 丙", "1 2 ·", "3 4 ·"]), (("甲 乙 丙", "1 2", "3", "4 5"), "0111", ["甲 乙 丙", "1 2 ·", "3", "4 5 ·"]),
        (("甲 乙 丙", "1 2 3", "4 5"), "001", ["甲 乙 丙", "1 2 3", "4 5 ·"]), (("甲 乙 丙", "1 2", "3 4"), "111", ["甲 乙 丙", "1 2", "3 4"]),
        (("甲 乙 丙", "1 2", "3 4"), "000", ["甲 乙 丙", "1 2", "3 4"]), (("甲 乙 丙", "1 2", "3 4"), "010", ["甲 乙 丙", "1 2", "3 4"]),
    ],
)  # fmt: skip
def test_rows_that_end_with_a_bar_below_a_header_that_does_not(
    texts: tuple[str, ...], closed: str, says: list[str]
) -> None:
    assert printed(parted._with_last_cells(rows(*texts), [bar == "1" for bar in closed])) == says


@pytest.mark.parametrize(
    ("left", "middle", "label", "points"),
    [(0, 12, 0, 3), (1, 12, 0, 3), (2, 12, 0, -3), (5, 9.5, 0, 3), (5, 5.5, 0, 3), (5, 10, 0, -3), (-1, 9, 0, 0), (0, 9, -1, 0), (0, 12, 1, 3)],
)  # fmt: skip
def test_labels_below_their_header(left: int, middle: float, label: int, points: float) -> None:
    part = [(atom("2022年", label, 3),), (atom("2025年", 9, 12),)]
    assert header_lines._beneath((atom("目标值", left, middle),), part) == points


def test_a_header_that_names_a_group_of_indicators_is_worth_less_than_an_unknown_one() -> None:
    assert words.worth((atom("经济发展"),)) == POINTS["header.group"] != POINTS["header.unknown"]
    assert words.worth((atom("经济"),)) == POINTS["header.unknown"]


@pytest.mark.parametrize(
    ("headers", "parts"),
    [
        ("指标 2020年 指标 2020年", [(0, 2), (2, 4)]), ("指标 2020年 2025年", []), ("指标 2020年", []), ("甲 乙", []), ("甲 甲", []),
        ("指标 2025年 指标 2025年 指标 2025年", [(0, 2), (2, 4), (4, 6)]), ("指标 2020年 指标 2025年目标", [(0, 2), (2, 4)]),
        ("指标 数值 名称 数值 项目 数值 内容 数值", [(0, 2), (2, 4), (4, 6), (6, 8)]), ("指标 单位 现状 名称 单位 现状", [(0, 3), (3, 6)]), ("指标 单位 现状 名称 计量 现状", []),
    ],
)  # fmt: skip
def test_sides_of_a_table(headers: str, parts: list[tuple[int, int]]) -> None:
    assert [(part.start, part.stop) for part in sides.parts_of(headers.split())] == parts


@pytest.mark.parametrize(
    ("texts", "units"),
    [
        (("年份 用水量 供水能力", "万吨 万吨", "2020 3 4"), ["万吨", "万吨"]), (("年份 用水量 供水能力", "万吨 万吨"), None),
        (("年份", "万吨", "2020 3"), None), (("年份 用水量 供水能力", "万吨", "2020 3 4"), None), (("年份 用水量", "万吨", "2020 3"), None),
        (("年份 用水量 供水能力", "万吨 水厂", "2020 3 4"), None), (("年 份", "万吨 万吨", "2020 3 4"), None),
    ],
)  # fmt: skip
def test_units_on_a_line_of_their_own(texts: tuple[str, ...], units: list[str] | None) -> None:
    found = regular._units_below(lines_of(*texts))
    assert (told(found) if found is not None else None) == units


@pytest.mark.parametrize(
    ("texts", "stop"),
    [
        (("指标 2020年", "床位 1", "机构 3", "食堂 5"), 4), (("指标 2020年", "床位 1", "机构 3"), None), (("指标 2020年", "床位 1", "机构", "食堂 5"), None),
        (("指标 2020年", "床位 1", "机构", "食堂 5", "站点 7"), 5), (("指标 2020年", "床位 1", "机构 3", "食堂 5", "二、加强保障"), 5),
        (("指标 2020年", "床位 1", "机构 3", "食堂 5", "推进各项任务落实，健全工作机制，明确责任分工。"), 4),
        (("指标 2020年", "床位 1", "机构 3", "食堂 5", "B.4 指标说明", "编号 指标项 范围"), 4), (("指标 2020年", "编号 指标项 范围"), None),
    ],
)  # fmt: skip
def test_where_rows_below_a_header_end(texts: tuple[str, ...], stop: int | None) -> None:
    found = region.cells_below(lines_of(*texts), 0, {})
    assert (found.stop if found is not None else None) == stop


@pytest.mark.parametrize(
    ("texts", "heads"),
    [
        (("行" * 8 + " 2020年 2025年目标", "甲 1 2", "乙 3 4"), True), (("行" * 9 + " 2020年 2025年目标", "甲 1 2", "乙 3 4"), False),
        (("行业 2020年 2025年目标", "甲 1 2"), False), (("行业 2020年 2025年目标", "甲 1 2", "乙 3"), False), (("行业 2020年", "甲 1", "乙 3"), False),
        (("5 2020年 2025年目标", "甲 1 2", "乙 3 4"), False), (("行业 2020年 建成", "甲 1 2", "乙 3 4"), False), (("行业 2020年 2025年目标", "甲 1 2", "乙 丙 4"), False),
    ],
)  # fmt: skip
def test_a_line_that_heads_rows_of_figures(texts: tuple[str, ...], heads: bool) -> None:
    assert openers.heads_rows(lines_of(*texts), 0) is heads


@pytest.mark.parametrize(
    ("texts", "named"),
    [
        (("加强建设。", "指标", "单位"), True), (("加强建设。", "指标", "建成"), False), (("加强建设。", "指标"), False), (("加强建设。", "序号"), True),
        (("加强建设。", "指标", "2025年", "建成"), True), (("加强建设。", "建成", "2025年"), False), (("单位：万元", "建成", "投产"), True), (("单独建设。", "建成", "投产"), False),
    ],
)  # fmt: skip
def test_a_list_of_cells_that_begins_below_a_sentence(texts: tuple[str, ...], named: bool) -> None:
    assert listed._named(lines_of(*texts), 1) is named


@pytest.mark.parametrize(
    ("heights", "places", "groups"),
    [
        ((1, 1, 1, 1), (1.0, 3.0), ((0, 1), (2, 1))), ((2, 2), (2.0,), ((0, 1),)), ((1, 1, 1), (0.5, 2.0), ((0, 1), (1, 1))),
        ((2, 2, 3), (1.0, 5.5), None),
    ],
)  # fmt: skip
def test_groups_about_the_middle_of_their_rows(heights: Any, places: Any, groups: Any) -> None:
    """Each group by its first row and how many pieces its name has."""
    assert group_cells._best(heights, places, [atom("经济"), atom("社会")][: len(places)]) == groups


def test_a_header_whose_cells_a_line_break_cut_over_a_year() -> None:
    below = "床位 张 1 2 约束性", "机构 家 3 4 预期性", "食堂 家 5 6 预期性"
    year, torn = (
        rows("指标 单位 属性 2020年", "绝对值 增速", *below),
        rows("指标 单位 2020年", "现状值 目标值 属性", *below),
    )
    assert printed(tiers.mend_broken(year))[:2] == ["指标 单位 属性 2020年 ·", "· · · 绝对值 增速"]
    assert printed(tiers.mend_broken(year[:4]))[:1] == ["指标 单位 属性 2020年绝对值 增速"]
    assert printed(tiers.mend_broken(torn))[:1] == ["指标 单位 2020年现状值 目标值 属性"]
