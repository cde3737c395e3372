"""Limits of the rules about headings, labels, titles and page numbers in running text: both sides of each."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractor.layout import expected, headings, looks, sisters, units
from extractor.layout.front_matter import plain_title, start
from extractor.layout.furniture import bare_pages, counts, glued_numbers, glued_pages, page_signs
from extractor.layout.nodes import TextBlock
from extractor.layout.tables.ways import rows
from extractor.layout.units import Unit
from extractor.lexicon.schemes import read_mark
from tests.bounds import cell, lines_of

BODY = "健全工作机制，明确责任分工。"


def block(text: str) -> TextBlock:
    return TextBlock(cell(text), read_mark(text), False)


def unit(text: str) -> Unit:
    return Unit(lines_of(text)[0], read_mark(text))


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("加强领导。" + BODY, 4), ("加强领导。健全工作机制", 4), ("加强领导。健全工作机", 0), ("加。" + BODY, 0), ("养" * 24 + "。" + BODY, 24),
        ("养" * 25 + "。" + BODY, 0), ("就业优先，民生为本。" + BODY, 9), ("突出重点工作，规划先行。" + BODY, 11),
        ("突出重点工作了，规划先行。" + BODY, 0), ("甲乙，丙丁，戊己。" + BODY, 0), ("2035年目标：" + BODY, 7), ("2035年养老：" + BODY, 0),
        ("目前养老。" + BODY, 0), ("养老是民生。" + BODY, 0), ("1.加强领导。" + BODY, 0), ("任务如下：" + BODY, 0),
    ],
)  # fmt: skip
def test_the_label_of_a_paragraph(text: str, length: int) -> None:
    assert sisters.label_of(block(text)) == length


ONE, TWO, THREE = (words + "。" + BODY for words in ("加强领导", "加大投入", "强化督导"))


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ((ONE, TWO), {0: 4, 1: 4}), ((ONE,), {}), (("推进工作。", ONE, TWO), {}), (("主要包括：", ONE, TWO), {1: 4, 2: 4}),
        (("推进工作。", ONE, TWO, THREE), {1: 4, 2: 4, 3: 4}), ((ONE, TWO, "推进工作。"), {}), ((ONE, "推进工作。", TWO), {}),
        (("加强领导，落实责任。" + BODY, TWO), {}), (("养" * 16 + "。" + BODY, "老" * 16 + "。" + BODY), {0: 16, 1: 16}),
        (("养" * 17 + "。" + BODY, "老" * 17 + "。" + BODY), {}), (("2035年目标：" + BODY, "2025年目标：" + BODY), {0: 7, 1: 7}),
    ],
)  # fmt: skip
def test_labels_without_a_mark(texts: Sequence[str], found: dict[int, int]) -> None:
    assert sisters.unmarked([block(text) for text in texts], set()) == found


def test_one_label_among_sections_of_labels() -> None:
    assert sisters.unmarked([block(ONE)], set(), among_labels=True) == {0: 4}
    assert sisters.unmarked([block(ONE), block("推进工作。")], set(), among_labels=True) == {}
    assert sisters.unmarked([block(ONE), block(TWO)], {0}) == {}


@pytest.mark.parametrize(("texts", "labelled"), [((ONE, TWO), True), ((ONE,), False), ((ONE, "推进工作"), False)])
def test_a_section_of_labels(texts: Sequence[str], labelled: bool) -> None:
    assert sisters.all_labelled([block(text) for text in texts]) is labelled


# -- headings --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "following", "found"),
    [
        ("一、加强领导", BODY, "加强领导"), ("一、" + "养" * 64, BODY, "养" * 64), ("一、" + "养" * 65, BODY, "longer than 64 characters"),
        ("一、加强领导。" + BODY, None, "加强领导|" + BODY), ("一、" + "养" * 45 + "。" + BODY, None, "养" * 45 + "|" + BODY),
        ("一、" + "养" * 46 + "。" + BODY, None, "first sentence longer than 45 characters"), ("一、加强领导：" + BODY, None, "加强领导|" + BODY),
        ("一、" + "养" * 24 + "：" + BODY, None, "养" * 24 + "|" + BODY), ("一、" + "养" * 25 + "：" + BODY, None, "one sentence without a text of its own"),
        ("（一）加强领导；", None, "an item of a list: it ends with ；"), ("（一）加强领导，", None, "an item of a list: it ends with ，"),
        ("（一）加强领导。", None, "one sentence without a text of its own"), ("（一）加强领导。", BODY, "加强领导"),
        ("（一）加强领导。", "（二）加大投入。", "one sentence without a text of its own"), ("（一）甲，乙，丙。", BODY, "甲，乙，丙"),
        ("（一）甲，乙，丙，丁。", BODY, "a sentence"), ("一、甲，乙，丙，丁。" + BODY, None, "甲，乙，丙，丁|" + BODY),
        ("一、甲，乙，丙，丁，戊。" + BODY, None, "first sentence has too many clauses"), ("1.加强领导", BODY, "加强领导"),
        ("1.加强领导", "2.加大投入", "an item without a text of its own"), ("1.《养老条例》", BODY, "the name of a document"),
        ("1.加强领导；健全机制", BODY, "a list inside"), ("一、。加强", None, "a stop right after the number"),
        ("（一）甲；乙。" + BODY, None, "first sentence is a list"), ("第一条 本办法适用于本市。", None, "|本办法适用于本市。"),
        ("第一条 发展现状。" + BODY, None, "发展现状|" + BODY),
    ],
)  # fmt: skip
def test_a_number_heads_words(text: str, following: str | None, found: str) -> None:
    heading = headings.read_heading(unit(text), unit(following) if following else None)
    if isinstance(heading, headings.Refused):
        assert heading.reason == found
    else:
        body = "" if heading.body is None else "|" + heading.body.text
        assert (heading.words.text + body, heading.run_in) == (found, heading.body is not None)


@pytest.mark.parametrize(
    ("text", "listed"),
    [("（一）加强领导；", True), ("（一）加强领导，", False), ("（一）加强领导。", False), ("1.加强领导", True)],
)
def test_a_refused_number_is_an_item_of_a_list(text: str, listed: bool) -> None:
    found = headings.read_heading(unit(text), None)
    assert isinstance(found, headings.Refused)
    assert found.listed is listed


@pytest.mark.parametrize(
    ("words", "is_title"),
    [
        ("发展现状", True),
        ("适", False),
        ("养" * 24, True),
        ("养" * 25, False),
        ("本办法", False),
        ("每年5次", False),
        ("现状，目标", False),
    ],
)
def test_the_title_of_an_article(words: str, is_title: bool) -> None:
    assert headings._is_article_title(words) is is_title


# -- sentences and titles --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("推进工作。", True), ("推进工作", False), ("推进工作。”", True), ("推进工作（市局负责）", False), ("推进工作。（市局负责）", True),
        ("推进工作，（市局负责）", False), ("”", False), ("（推进）", False), ("推进；", True), ("推进（甲（乙））", False), ("推进。（甲（乙））", True),
    ],
)  # fmt: skip
def test_a_text_that_stops_at_its_end(text: str, ends: bool) -> None:
    assert units.ends_sentence(text) is ends


@pytest.mark.parametrize(
    ("text", "is_title"),
    [
        ("青江市养老规划", True), ("青江市养老规划。", False), ("养老是规划", False), ("《养老规划》", True), ("落实《养老规划》", False),
        ("附件 养老规划", False), ("一、养老规划", False), ("表1 养老规划", False), ("养老：规划", False), ("《养老规划》（2021—2025年）", True),
    ],
)  # fmt: skip
def test_a_line_that_is_a_title(text: str, is_title: bool) -> None:
    assert start.is_title_line(text) is is_title


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("青江市市长 王某某", True), ("2021年3月1日", True), ("附件 养老", True), ("1.养老", True), ("养老服务", False), ("青江市民政局", False),
        ("青江市养老", False),
    ],
)  # fmt: skip
def test_a_line_beside_a_title(text: str, beside: bool) -> None:
    assert plain_title._is_beside(text) is beside


# -- page numbers ----------------------------------------------------------------------------

TEXT, LONG = counts.TEXT, counts.LONG_TEXT


@pytest.mark.parametrize(
    ("text", "running"),
    [
        ("推" * TEXT, False), ("推" * (TEXT - 1) + "，", True), ("推" * (TEXT - 2) + "，", False), ("推" * LONG, True), ("推" * (LONG - 1), False),
        ("推" * TEXT + ",3", False), ("推" * TEXT + ",推", True),
    ],
)  # fmt: skip
def test_running_text_beside_a_number(text: str, running: bool) -> None:
    assert bare_pages._is_running(text) is running


@pytest.mark.parametrize(
    ("above", "line", "figure"),
    [
        ("推" * TEXT + "1300", "4个床位", True), ("推" * TEXT, "4个床位", False), ("推1300", "4个床位", False), ("推" * TEXT + "1300", "4 个床位", False),
        ("推" * (TEXT - 4) + "1300", "4个床位", True), ("推" * (TEXT - 5) + "1300", "4个床位", False),
        ("推" * TEXT + "９６", "4%", True), ("推" * TEXT + "９６", "４%", False), ("推" * TEXT + "96", "4%", False),
        ("推" * TEXT + "460 万", "4亩", True), ("推" * TEXT + "二", "4级及以上医院", True), ("推" * TEXT + "第", "4级及以上医院", False),
        ("推" * TEXT + "870万人", "4次以上", True), ("推" * TEXT + "每人", "4次以上", False),
        ("推" * TEXT + "省", "4级以上单位", True), ("推" * TEXT + "省", "4个单位", False),
        ("推" * TEXT + "3.7 个百", "4分点", True), ("推" * TEXT + "3.7个", "4百分点", True), ("推" * TEXT + "十个", "4百分点", False),
    ],
)  # fmt: skip
def test_a_figure_that_goes_on_behind_a_page_number(above: str, line: str, figure: bool) -> None:
    assert glued_numbers.is_figure_before(lines_of(above, line), 1, 1) is figure


@pytest.mark.parametrize(
    ("above", "line", "counts"),
    [
        ("持续推进。", "6 保障措施", True), ("持续推进", "6 保障措施", False), ("持续推进。", "7 保障措施", False),
        ("持续推进。", "6 保障措施，落实", False), ("持续推进。", "6保障措施", False),
    ],
)  # fmt: skip
def test_the_heading_after_one_with_numbers_of_its_own(above: str, line: str, counts: bool) -> None:
    assert glued_numbers.counts_on(lines_of(above, line), 1, {4, 5}) is counts


def test_numbers_of_rows_stand_a_row_away() -> None:
    far = bare_pages.ROW_LINES
    assert bare_pages._rows_beside({1: 1, 3: 2}, 3) == (True, False)
    assert bare_pages._rows_beside({1: 1, 3: 2}, 1) == (False, True)
    assert bare_pages._rows_beside({1: 1, 3: 3}, 3) == (False, False)
    assert bare_pages._rows_beside({1: 1, 1 + far: 2}, 1) == (False, True)
    assert bare_pages._rows_beside({1: 1, 2 + far: 2}, 1) == (False, False)
    assert bare_pages._rows_beside({1: 1, 1 + far: 2}, 1 + far) == (True, False)
    assert bare_pages._rows_beside({1: 1, 2 + far: 2}, 2 + far) == (False, False)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("甲\t乙", ["甲", "乙"]), ("甲", None), ("\t甲", None), ("甲\t\t", ["甲", "", ""]), ("甲\t", None), ("图1\t指标", None), ("\t\t甲", None),
        ("甲\t乙\t", ["甲", "乙", ""]),
    ],
)  # fmt: skip
def test_cells_between_tabs(text: str, cells: list[str] | None) -> None:
    found = rows.tab_cells(lines_of(text)[0])
    assert (None if found is None else [one.text for one in found]) == cells


@pytest.mark.parametrize(
    ("rest", "measures"),
    [
        ("万人次，共", True), ("件的地方", False), ("岁以下儿童", True), ("个，", True), ("亩", True), ("分，", False), ("张床位", False),
        ("人。", False), ("公里，", True),
    ],
)  # fmt: skip
def test_a_unit_behind_a_number(rest: str, measures: bool) -> None:
    assert glued_numbers.reads_as_value(rest) is measures


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("33.1.3 供水", [(3, 1)]), ("3三、推进", [(3, 1)]), ("12推进", [(12, 2)]), ("01一网通办", []), ("3 推进", [(3, 1)]),
        ("2.5 推进", []), ("100推进", [(100, 3)]), ("3亿元", []),
    ],
)  # fmt: skip
def test_ways_to_part_a_page_number(text: str, ways: list[tuple[int, int]]) -> None:
    assert list(glued_numbers.ways_to_split(lines_of(text)[0], frozenset())) == ways


@pytest.mark.parametrize(
    ("path", "headed", "goes_on"),
    [
        ((6, 2), "6.1", True),
        ((6, 1), "6", True),
        ((6, 2), "6", False),
        ((6, 3), "6.1", False),
        ((6, 1, 2), "6.1.1", True),
    ],
)
def test_a_dotted_number_counts_on(path: tuple[int, ...], headed: str, goes_on: bool) -> None:
    assert glued_numbers._continues(path, {headed}) is goes_on


def test_decimal_numbers_and_what_a_page_number_leaves_of_them() -> None:
    assert {"12.3", "2.3"} <= glued_numbers.decimal_heads(lines_of("12.3 供水", "推进"))
    assert not glued_numbers.decimal_heads(lines_of("推进"))


@pytest.mark.parametrize(
    ("above", "line", "cut"), [("投资７６", "４亿元", True), ("投资76", "４亿元", False), ("投资７６", "4亿元", False)]
)
def test_a_figure_in_wide_digits_goes_on(above: str, line: str, cut: bool) -> None:
    assert glued_numbers.is_cut_figure(lines_of(above, line), 1) is cut


@pytest.mark.parametrize(("text", "found"), [("— 3 —", [(0, 3)]), ("-12-", [(0, 12)]), ("3", []), ("—养3—", [])])
def test_page_numbers_between_signs(text: str, found: list[tuple[int, int]]) -> None:
    assert list(page_signs.signed_numbers(lines_of(text))) == found


def test_the_last_roman_number_before_the_text() -> None:
    assert list(glued_pages._roman(lines_of("1 范围", "III1 范围"))) == [(1, 3)]
    assert list(glued_pages._roman(lines_of("III1 范围"))) == []


@pytest.mark.parametrize(
    ("above", "line", "may"),
    [
        ("推进。", "4 床位 张", True),
        ("推进。", "4床位张", False),
        ("推" * 20, "4床位，张", False),
        ("水土", "6 完成任务", True),
        ("水土", "6完成任务", False),
        ("水土。", "6 完成任务", False),
        ("推" * 20, "6 完成任务", False),
    ],
)
def test_a_number_before_cells(above: str, line: str, may: bool) -> None:
    assert glued_pages._may_be_cell(lines_of(above, line), 1, 1) is may


# -- headings that the numbers of a document let one expect ----------------------------------

TALL = "健全工作机制，明确责任分工，加大投入力度，推动政策落地。"


def spaced(*texts: str) -> list[str]:
    return [line for text in texts for line in (text, TALL)]


@pytest.mark.parametrize(
    ("texts", "weights"),
    [
        (spaced("一、甲", "二、乙"), {0: 3, 2: 3}), (spaced("一、甲"), {}), (spaced("一、甲", "三、乙"), {0: 3, 2: 3}), (spaced("一、甲", "四、乙"), {0: 3, 2: 3}), (spaced("一、甲", "五、乙"), {}),
        (spaced("一、甲", "二、乙", "三、丙", "四、丁"), {0: 3, 2: 4, 4: 4, 6: 3}), (spaced("1 甲", "2 乙", "3 丙"), {}),
        (spaced("1.1 甲", "1.2 乙", "2.1 丙"), {0: 2, 2: 3, 4: 2}), (["一、甲；", "二、乙；"], {}), (["1.床位 张 5", "2.机构 家 6"], {}),
    ],
)  # fmt: skip
def test_numbers_that_count_up(texts: Sequence[str], weights: dict[int, int]) -> None:
    assert expected.expected_headings(lines_of(*texts)).weights == weights


def test_how_the_headings_of_a_kind_are_set() -> None:
    alone = expected.expected_headings(lines_of(*spaced("一、甲", "二、乙", "三、丙", "四、丁")))
    run_in = expected.expected_headings(lines_of(*[f"{n}、甲。{TALL}" for n in "一二三四"]))
    few = expected.expected_headings(lines_of(*spaced("一、甲", "二、乙", "三、丙")))
    assert [(found.own_line, found.run_in) for found in (alone, run_in, few)] == [
        ({"cn"}, set()),
        (set(), {"cn"}),
        (set(), set()),
    ]


def test_numbers_among_cells_are_unlikely() -> None:
    found = expected.expected_headings(lines_of("指标 单位 2020年", "1.床位 张 5", "2.机构 家 6"))
    assert (found.weights, found.unlikely) == ({}, {1: -2, 2: -2})


@pytest.mark.parametrize(
    ("text", "can"),
    [
        ("一、甲", True), ("一、" + "甲" * 64, True), ("一、" + "甲" * 65, False), ("一、" + "甲" * 45 + "。乙", True), ("一、" + "甲" * 46 + "。乙", False),
        ("一、甲；", False), ("一、甲；乙", False), ("一、，甲", False), ("一、", True),
    ],
)  # fmt: skip
def test_words_that_can_be_a_heading(text: str, can: bool) -> None:
    found = read_mark(text)
    assert found is not None
    assert looks.can_head(lines_of(text)[0], found) is can


@pytest.mark.parametrize(
    ("text", "is_cell"),
    [
        ("5.5", True), ("甲 乙 丙", True), ("甲 乙", False), ("指标", True), ("指标名称一二三四五", False), ("甲\t乙", True), ("1.甲 5.5 6", True),
        ("1.甲", False), ("[5]", True), ("预期性", True), ("5.5以上", True), ("甲。", False), ("甲|乙", True), ("5 6", True),
        ("1.供水项目 更新管网 2022年 3.5 水务部门", True), ("1.供水项目 更新 管网", False), ("5\t" + "甲" * 58, True), ("5\t" + "甲" * 59, False),
        ("2.3  主要目标　　锚定 2035 年远景目标，今后五年努力实现以下目标：", False), ("2.3  主要目标  预期性 5", True),
    ],
)  # fmt: skip
def test_a_line_that_is_a_table_s(text: str, is_cell: bool) -> None:
    assert looks.is_cell(lines_of(text)[0], read_mark(text)) is is_cell


@pytest.mark.parametrize(
    ("above", "text", "below", "look"),
    [
        ((), "一、甲", TALL, 1), ((), "一、甲", "二、乙", 0), ((), "一、甲", "（一）乙", 1), ((), "一、甲。" + TALL, "乙", 1), ((), "第一章 甲", "乙", 1),
        ((), "一、甲", "乙", -1), ((), "一、甲", "乙丙丁戊己庚辛壬", 0), ((), "一、甲", "乙丙丁戊己庚辛", -1), ((), "一、甲", "5.5", -1),
        (("5.5",), "一、甲", "6.6", -2), ((), "一、甲 5", TALL, -2), ((), "一、甲", "指标 单位 2020年", 0), ((), "一、甲", "表1 指标", 0),
        ((), "一、甲", "推进。", 1), (("5.5", *["甲"] * 2), "一、甲", "6.6", -2), (("5.5", *["甲"] * 3), "一、甲", "6.6", -1),
    ],
)  # fmt: skip
def test_how_much_a_line_looks_like_a_heading(above: Sequence[str], text: str, below: str, look: int) -> None:
    lines = lines_of(*above, text, below)
    marks = [read_mark(line.text) for line in lines]
    cells = [looks.is_cell(line, mark) for line, mark in zip(lines, marks, strict=True)]
    assert looks.look_of(lines, marks, cells, len(above)) == look


@pytest.mark.parametrize(
    ("text", "prose"), [("推进工作，落实" + "推" * 17, True), ("推进工作，落实" + "推" * 16, False), ("推" * 24, False)]
)
def test_a_full_line_of_running_text(text: str, prose: bool) -> None:
    assert looks._is_prose(text) is prose


@pytest.mark.parametrize(("lengths", "usual"), [((1, 2, 3, 4), 4), ((5,), 5), ((1, 2, 3, 4, 5, 6, 7, 8), 7), ((), 0)])
def test_the_usual_length_of_a_line(lengths: Sequence[int], usual: int) -> None:
    assert expected._usual_length(lines_of(*["推" * length for length in lengths])) == usual
