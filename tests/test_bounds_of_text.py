"""Limits of the rules about headings, labels, titles and page numbers in running text: both sides of each."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractor.layout import furniture, headings, sisters, units
from extractor.layout.front_matter import start, title
from extractor.layout.nodes import TextBlock
from extractor.layout.tables import rows
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
        ("加强领导。" + BODY, 4), ("加强领导。健全工作机制为先", 4), ("加强领导。健全工作机制先", 0), ("加。" + BODY, 0), ("养" * 24 + "。" + BODY, 24),
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
        ("青江市市长 王某某", True), ("2021年3月1日", True), ("附件 养老", True), ("1.养老", True), ("养老服务", False), ("青江市民政局", True),
        ("青江市养老", False),
    ],
)  # fmt: skip
def test_a_line_beside_a_title(text: str, beside: bool) -> None:
    assert title._is_beside(text) is beside


# -- page numbers ----------------------------------------------------------------------------

TEXT, LONG = furniture.TEXT, furniture.LONG_TEXT


@pytest.mark.parametrize(
    ("text", "running"),
    [
        ("推" * TEXT, False), ("推" * (TEXT - 1) + "，", True), ("推" * (TEXT - 2) + "，", False), ("推" * LONG, True), ("推" * (LONG - 1), False),
        ("推" * TEXT + ",3", False), ("推" * TEXT + ",推", True),
    ],
)  # fmt: skip
def test_running_text_beside_a_number(text: str, running: bool) -> None:
    assert furniture._is_running(text) is running


@pytest.mark.parametrize(
    ("above", "line", "figure"),
    [
        ("推" * TEXT + "1300", "4个床位", True), ("推" * TEXT, "4个床位", False), ("推1300", "4个床位", False), ("推" * TEXT + "1300", "4 个床位", False),
        ("推" * (TEXT - 4) + "1300", "4个床位", True), ("推" * (TEXT - 5) + "1300", "4个床位", False),
    ],
)  # fmt: skip
def test_a_figure_that_goes_on_behind_a_page_number(above: str, line: str, figure: bool) -> None:
    assert furniture._is_figure_before(lines_of(above, line), 1, 1) is figure


def test_numbers_of_rows_stand_a_row_away() -> None:
    far = furniture.ROW_LINES
    assert furniture._rows_beside({1: 1, 3: 2}, 3) == (True, False)
    assert furniture._rows_beside({1: 1, 3: 2}, 1) == (False, True)
    assert furniture._rows_beside({1: 1, 3: 3}, 3) == (False, False)
    assert furniture._rows_beside({1: 1, 1 + far: 2}, 1) == (False, True)
    assert furniture._rows_beside({1: 1, 2 + far: 2}, 1) == (False, False)
    assert furniture._rows_beside({1: 1, 1 + far: 2}, 1 + far) == (True, False)
    assert furniture._rows_beside({1: 1, 2 + far: 2}, 2 + far) == (False, False)


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
