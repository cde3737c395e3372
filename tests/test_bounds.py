"""Limits of single rules, on both sides: what just belongs to a rule, and what just does not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractor import Document, extract
from extractor.core.fragment import Fragment
from extractor.core.source import Source
from extractor.indicators import roles
from extractor.indicators.columns import Column
from extractor.layout import contents, furniture, linebreaks, numbering
from extractor.layout.lines import Line, split_lines
from extractor.layout.tables import regular, slotted
from extractor.lexicon.schemes import Mark, read_mark
from extractor.statements import accept, subjects
from extractor.statements.quantities import find_quantities


def lines_of(*texts: str) -> list[Line]:
    return split_lines(Source("\n".join(texts), "text/1")).lines


def read(text: str) -> Document:
    return extract(text.encode())


def mark(text: str) -> Mark:
    found = read_mark(text)
    assert found is not None
    return found


# -- contents --------------------------------------------------------------------------------

ENTRIES = [f"第{n}章 加强建设{'…' * 6}{k}" for k, n in enumerate("一二三四五六七八", 1)]
TEXT = "推进各项任务落实，健全工作机制，明确责任分工，加大投入力度，推动政策落地见效，不断增强群众获得感。"


@pytest.mark.parametrize(
    ("texts", "runs"),
    [
        (ENTRIES[:3], []),
        (ENTRIES[:4], [range(4)]),
        ([*ENTRIES[:4], TEXT], [range(4)]),
        ([TEXT, *ENTRIES[:4]], [range(1, 5)]),
        ([*ENTRIES[:3], TEXT, *ENTRIES[3:]], [range(3), range(4, 9)]),
        ([*ENTRIES[:2], "短行", *ENTRIES[2:]], [range(9)]),
    ],
)
def test_a_run_of_leaders(texts: Sequence[str], runs: list[range]) -> None:
    assert [claim.lines for claim in contents._leader_run(lines_of(*texts))] == runs


@pytest.mark.parametrize(("count", "found"), [(1, 0), (2, 1), (5, 1)])
def test_entries_under_their_title(count: int, found: int) -> None:
    claims = list(contents._titled(lines_of("目 录", *ENTRIES[:count], "", TEXT)))
    assert len(claims) == found
    assert [claim.lines for claim in claims] == [range(count + 1)] * found


def test_contents_end_where_their_first_entry_is_printed_again() -> None:
    first = ["一、发展基础", "二、主要目标", "三、保障措施"]
    (claim,) = contents._titled(lines_of("目录", *first, *first, TEXT))
    assert claim.lines == range(4)


# -- furniture -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "stands"), [("2医馆", True), ("12（一）", True), ("0医馆", False), ("2 医馆", False), ("医馆2", False)]
)
def test_a_number_right_before_words(text: str, stands: bool) -> None:
    assert furniture._stands_before_words(text) is stands


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("6 保障措施", True),
        ("3 所学校", False),
        ("1.2.3 供水", True),
        ("0.2.3 供水", False),
        ("5 亿元投资", False),
        ("2.1 供水", True),
    ],
)
def test_digits_that_head_a_line(text: str, heads: bool) -> None:
    assert furniture._heads_a_line(text) is heads


def test_pages_are_as_far_apart_as_a_page_has_lines() -> None:
    lines = lines_of(*["短行。"] * 40)
    assert furniture._are_pages(lines, [1, 9, 17])
    assert not furniture._are_pages(lines, [1, 9, 16])
    assert not furniture._are_pages(lines, [1, 30])


def test_few_pages_all_cut_a_sentence() -> None:
    lines = lines_of(*[TEXT.rstrip("。") if n in (0, 3, 6) else "短行。" for n in range(12)])
    assert furniture._are_pages(lines, [1, 4])
    assert not furniture._are_pages(lines, [1, 5])
    assert furniture._are_pages(lines, [1, 5, 9])
    assert not furniture._are_pages(lines, [2, 5, 9])


def test_a_heading_has_branches_near_below() -> None:
    rest = ["短行。"] * 4
    assert furniture._is_branch(lines_of("6 保障措施", "6.1 加强领导"), 0)
    assert furniture._is_branch(lines_of("6 保障措施", *rest, "6.1 加强领导"), 0)
    assert not furniture._is_branch(lines_of("6 保障措施", *rest, "短行。", "6.1 加强领导"), 0)
    assert not furniture._is_branch(lines_of("6 保障措施。", "6.1 加强领导"), 0)
    assert furniture._is_branch(lines_of("6 " + "保" * 40, "6.1 加强领导"), 0)
    assert not furniture._is_branch(lines_of("6 " + "保" * 41, "6.1 加强领导"), 0)


@pytest.mark.parametrize(("apart", "row"), [(1, True), (5, True), (6, False)])
def test_a_row_has_its_neighbours_number_near(apart: int, row: bool) -> None:
    other, between = "{} 机构  家  5", ["短行。"] * (apart - 1)
    assert furniture._is_row(lines_of("2 床位  张  7", *between, other.format(3)), 0) is row
    assert furniture._is_row(lines_of(other.format(1), *between, "2 床位  张  7"), apart) is row
    assert not furniture._is_row(lines_of("2 床位  张  7", *between, other.format(1)), 0)


def test_lines_of_a_site_stand_below_the_text_alone() -> None:
    document = read(
        f"青江市规划\n一、目标\n打印\n{TEXT}\n扫一扫在手机打开当前页\n【打印】 【关闭】\n上一篇：青江市通知\n"
    )
    assert [f.kind for f in document.furniture] == ["navigation"] * 3
    assert "打印" in str(document.sections)


# -- lines -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("before", "behind", "opens"), [(6, 8, True), (5, 8, False), (6, 7, False)])
def test_two_blanks_open_a_paragraph_inside_a_line(before: int, behind: int, opens: bool) -> None:
    text = "前" * before + "\u3000\u3000" + "后" * behind
    assert len(lines_of(text)) == 1 + opens


def test_what_is_cut_out_of_a_line_is_told_by_kind() -> None:
    document = read(f"青江市规划\n[bookmark: a1]一、目标\n**{TEXT}**\n\u200b二、任务\n{TEXT}\n")
    assert sorted(f.kind for f in document.furniture) == ["bookmark", "markup", "markup", "markup"]
    assert [s.heading for s in document.sections] == ["目标", "任务"]


@pytest.mark.parametrize(
    ("full", "short", "long", "width"),
    [
        (5, 0, 30, 31),
        (4, 0, 30, 0),
        (5, 5, 30, 31),
        (5, 6, 30, 0),
        (5, 0, 16, 17),
        (5, 0, 15, 0),
        (5, 0, 64, 65),
        (5, 0, 65, 0),
    ],
)
def test_the_width_of_a_few_lines(full: int, short: int, long: int, width: int) -> None:
    given = [("推" * long, line) for line in lines_of(*["推进，任务"] * full)]
    given += [("推" * 9 + "。", line) for line in lines_of(*["任务。"] * short)]
    assert linebreaks._width_of_few(given) == width


# -- numbering -------------------------------------------------------------------------------


def counted(*texts: str) -> numbering.Numbering:
    found = numbering.Numbering()
    for text in texts:
        found.count(mark(text))
        found.open(mark(text).kind)
    return found


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        (("一、甲",), "二、乙", True),
        (("一、甲",), "三、乙", False),
        (("一、甲", "（一）乙", "二、丙"), "（一）丁", True),
        (("一、甲",), "（一）乙", False),
        (("一、甲",), "第二章 乙", True),
    ],
)
def test_the_next_number(before: Sequence[str], text: str, expected: bool) -> None:
    assert counted(*before).expects(mark(text)) is expected


def test_an_item_counts_and_a_chapter_is_none() -> None:
    found = counted("一、甲")
    found.count_item(mark("1.乙"))
    found.count_item(mark("2.丙"))
    assert found.refusal(mark("3.丁")) is None
    assert found.refusal(mark("5.丁")) == "number 5 after 2"
    found.count_item(mark("第一章 戊"))
    assert found.gap(mark("第三章 己")) is None


# -- tables ----------------------------------------------------------------------------------


def cell(text: str) -> Fragment:
    return Fragment(text, ((0, len(text)),))


def test_a_row_loses_the_blanks_that_make_it_too_long() -> None:
    a, b, blank = cell("甲"), cell("乙"), cell(" ")
    assert slotted._fitted([a, b, blank], 2) == [a, b]
    assert slotted._fitted([None, a, b], 2) == [a, b]
    assert slotted._fitted([a, b, blank], 3) == [a, b, blank]
    assert slotted._fitted([a, b, a], 2) == [a, b, a]


@pytest.mark.parametrize(("width", "rows"), [(1, 0), (2, 4), (8, 4), (9, 0)])
def test_the_columns_of_a_table_under_no_known_word(width: int, rows: int) -> None:
    head = " ".join(f"{n}地区" for n in "甲乙丙丁戊己庚辛壬"[:width])
    run = lines_of(head, *[" ".join(["名称", *["12.5"] * (width - 1)]) for _ in range(3)])
    assert len(regular._by_lines(run)) == rows


def test_a_spaced_word_among_rows_of_two_words_breaks_nothing() -> None:
    rows = "甲地区 乙地区\n名称 12.5\n总 量\n名称 13.5\n名称 14"
    assert regular._by_lines(lines_of(*rows.split("\n"))) == []
    document = read(f"青江市规划\n一、目标\n表1 情况\n{rows}\n")
    assert "PART_FAILED" not in [d.code for d in document.diagnostics]


def test_a_bare_year_behind_the_targets_is_one_more() -> None:
    def column(header: str, year: int) -> Column:
        return Column(0, header, "value", (year, year))

    targets = [column("2025年目标", 2025)]
    assert roles._is_later(column("2030年", 2030), targets)
    assert not roles._is_later(column("2025年", 2025), targets)
    assert not roles._is_later(column("2030年实际", 2030), targets)
    assert not roles._is_later(column("2030年", 2030), [])


# -- statements ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "says"), [("五年", True), ("十年", True), ("十五年", False), ("年", False), ("五月", False)]
)
def test_words_that_say_how_long(words: str, says: bool) -> None:
    assert subjects.is_years(words) is says


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("下降三成半", "3.5", "三成半"),
        ("下降三成", "3", "三成"),
        ("增长一倍半", "1.5", "一倍半"),
        ("增长一倍", "1", "一倍"),
        ("为七成六", "7.6", "七成六"),
        ("学制3个半月", "3.5", "3个半月"),
    ],
)
def test_what_goes_on_behind_a_unit(text: str, value: str, said: str) -> None:
    (found,) = find_quantities(text)
    assert (str(found.value), text[found.start : found.end]) == (value, said)


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("建成五个", False), ("建成超过五个", True), ("排名前五个", False), ("建成五所", True), ("有五所", False),
        ("举办三次", True), ("举办二次", False), ("五公里", True), ("五里", False), ("一个", False), ("每县一个", True),
    ],
)  # fmt: skip
def test_a_numeral_of_one_character(text: str, taken: bool) -> None:
    (found,) = find_quantities(text)
    assert accept._single(text, found, found.unit or "") is taken


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("2021—25年", (2021, 2025)),
        ("2021—2025年", (2021, 2025)),
        ("1999—2003年", (1999, 2003)),
        ("2025年", (2025, 2025)),
    ],
)
def test_the_years_of_a_sentence(words: str, period: tuple[int, int]) -> None:
    (statement,) = read(f"青江市规划\n一、目标\n{words}，累计新增就业5万人。\n").statements
    assert statement.period is not None
    assert (statement.period.start, statement.period.end) == period


@pytest.mark.parametrize(("named", "year"), [("2023年", 2023), ("2024年", 2024), ("2021年", 2023), ("2025年", 2023)])
def test_a_midterm_report_tells_up_to_the_year_it_names_most(named: str, year: int) -> None:
    said = f"{named}推进工程建设。\n" * 3
    document = read(f"青江市“十四五”规划中期评估报告\n一、进展\n累计新增就业5万人，工作取得成效。\n二、问题\n{said}")
    assert [s.period.end for s in document.statements if s.period] == [year]
