"""Limits of single rules, on both sides: what just belongs to a rule, and what just does not."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from extractor.core.fragment import Fragment
from extractor.core.source import DeclaredCell, DeclaredTable
from extractor.indicators import roles
from extractor.indicators.column import Column
from extractor.indicators.letters import BREAK, Letters
from extractor.layout import contents, counted_runs, linebreaks, peel
from extractor.layout.furniture import bare_pages, glued_numbers
from extractor.layout.tables.around import notes
from extractor.layout.tables.cells.atoms import Can, atoms_of
from extractor.layout.tables.headers import words as header_words
from extractor.layout.tables.running_text.standing import study
from extractor.layout.tables.ways import regular, rows, slotted
from extractor.statements import accept, lists, subjects
from extractor.statements.quantities import find_quantities
from tests.bounds import cell, counted, lines_of, mark, read

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


NAMES = [
    "发展基础",
    "主要目标",
    "保障措施",
    "组织领导",
    "资金投入",
    "人才队伍",
    "监督管理",
    "宣传引导",
    "示范带动",
    "评估考核",
]
NUMBERED = [f"{n}、{name}" for n, name in zip("一二三四五六七八九十", NAMES, strict=True)]


def repeated(*texts: str) -> list[range]:
    lines = lines_of(*texts)
    return [claim.lines for claim in contents._repeated(lines, contents._Keys(lines))]


@pytest.mark.parametrize("count", [2, 3, 10])
def test_entries_that_are_printed_again(count: int) -> None:
    body = [line for entry in NUMBERED[:count] for line in (entry, TEXT)]
    assert repeated(*NUMBERED[:count], *body) == ([range(count)] if count >= contents.MIN_ENTRIES else [])
    assert repeated("目录", *NUMBERED[:count], *body) == [range(count + 1)]
    assert repeated("目录", *NAMES[:count], *body) == []


@pytest.mark.parametrize(("missing", "found"), [(0, True), (1, True), (2, False)])
def test_nearly_all_entries_are_printed_again(missing: int, found: bool) -> None:
    body = [line for entry in NUMBERED[: 10 - missing] for line in (entry, TEXT)]
    assert repeated(*NUMBERED, *body) == [range(10)] * found


def test_a_sentence_ends_the_search_for_the_first_entry() -> None:
    body = [line for entry in NUMBERED[:4] for line in (entry, TEXT)]
    assert repeated(*NUMBERED[:4], "内容。", *body) == []
    assert repeated(*NUMBERED[:4], "前言", *body) == []
    assert repeated(*NUMBERED[:4], "3", *body) == [range(5)]


# -- furniture -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("2医馆", True),
        ("12（一）", True),
        ("1——创新", True),
        ("1——2", False),
        ("0医馆", False),
        ("2 医馆", False),
        ("医馆2", False),
    ],
)
def test_a_number_right_before_words(text: str, stands: bool) -> None:
    assert glued_numbers.stands_before_words(text) is stands


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("6 保障措施", True),
        ("3 所学校", False),
        ("1.2.3 供水", True),
        ("0.2.3 供水", False),
        ("5 亿元投资", False),
        ("2.1 供水", True),
        ("2.2 供水", True),
        ("2.3 供水", False),
        ("3.1 供水", False),
        ("2.2 持续下降 预期性", False),
    ],
)
def test_digits_that_head_a_line(text: str, heads: bool) -> None:
    assert glued_numbers._heads_a_line(text, {"2", "2.1"}) is heads


def test_pages_are_as_far_apart_as_a_page_has_lines() -> None:
    lines = lines_of(*["短行。"] * 40)
    assert bare_pages._are_pages(lines, [1, 9, 17])
    assert not bare_pages._are_pages(lines, [1, 9, 16])
    assert not bare_pages._are_pages(lines, [1, 30])


def test_few_pages_all_cut_a_sentence() -> None:
    lines = lines_of(*[TEXT.rstrip("。") if n in (0, 3, 6) else "短行。" for n in range(12)])
    assert bare_pages._are_pages(lines, [1, 4])
    assert not bare_pages._are_pages(lines, [1, 5])
    assert bare_pages._are_pages(lines, [1, 5, 9])
    assert not bare_pages._are_pages(lines, [2, 5, 9])


def test_a_heading_has_branches_near_below() -> None:
    rest = ["短行。"] * 4
    assert glued_numbers.is_branch(lines_of("6 保障措施", "6.1 加强领导"), 0)
    assert glued_numbers.is_branch(lines_of("6 保障措施", *rest, "6.1 加强领导"), 0)
    assert not glued_numbers.is_branch(lines_of("6 保障措施", *rest, "短行。", "6.1 加强领导"), 0)
    assert not glued_numbers.is_branch(lines_of("6 保障措施。", "6.1 加强领导"), 0)
    assert glued_numbers.is_branch(lines_of("6 " + "保" * 40, "6.1 加强领导"), 0)
    assert not glued_numbers.is_branch(lines_of("6 " + "保" * 41, "6.1 加强领导"), 0)


@pytest.mark.parametrize(("apart", "row"), [(1, True), (5, True), (6, False)])
def test_a_row_has_its_neighbours_number_near(apart: int, row: bool) -> None:
    other, between = "{} 机构  家  5", ["短行。"] * (apart - 1)
    assert glued_numbers.is_row(lines_of("2 床位  张  7", *between, other.format(3)), 0) is row
    assert glued_numbers.is_row(lines_of(other.format(1), *between, "2 床位  张  7"), apart) is row
    assert not glued_numbers.is_row(lines_of("2 床位  张  7", *between, other.format(1)), 0)


@pytest.mark.parametrize(("above", "below", "row"), [("5", "7", True), ("5", "9", False), ("3", "7", False)])
def test_a_number_between_its_neighbours_is_a_rows_whatever_follows(above: str, below: str, row: bool) -> None:
    texts = lines_of(f"{above} 保持率 72.1", "节水型", "6 2 完成任务", "城市", f"{below} 用水量 6.7")
    assert glued_numbers.is_row(texts, 2) is row


@pytest.mark.parametrize("rest", ["约束性 91% 95% /", "90% 95%", "90% —", "约束性 –"])
def test_a_row_of_shares_or_empty_cells_is_one(rest: str) -> None:
    assert glued_numbers.is_row(lines_of("7 供水能力 家", "重要河湖", f"8 {rest}", "达标率"), 2)
    assert not glued_numbers.is_row(lines_of("7 供水能力 家", "重要河湖", "8 提高到95%，落实", "达标率"), 2)


@pytest.mark.parametrize("text", [TEXT, "完善工作机制，及时回应关切。"])
def test_lines_of_a_site_stand_below_the_text_alone(text: str) -> None:
    site = "扫一扫在手机打开当前页\n【打印】 【关闭】\n上一篇：青江市通知\n"
    document = read(f"青江市规划\n一、目标\n打印\n{text}\n{site}")
    told = [document.text[line.start : line.end] for line in document.metadata.lines]
    told += [document.text[f.span.start : f.span.end] for f in document.furniture]
    assert sorted(set(told) - {"打印"}) == sorted(["青江市规划", *site.splitlines()])
    assert document.sections[0].blocks[-1].text == text


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
        (5, 6, 30, 31),
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


@pytest.mark.parametrize(("open_ended", "width"), [(1, 31), (2, 0)])
def test_few_lines_that_break_off_at_many_columns_have_no_width(open_ended: int, width: int) -> None:
    given = [("推" * 30, line) for line in lines_of(*["推进，任务"] * 5)]
    given += [("推" * 20, line) for line in lines_of(*["推进，任务"] * open_ended)]
    assert linebreaks._width_of_few(given) == width


# -- numbering -------------------------------------------------------------------------------


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


# -- more of tables --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("数" * 79 + "。", True), ("数" * 80 + "。", False), ("数据为年末数；", True), ("数据为年末数", False),
        ("数据为年末数。口径为常住人口。", False), ("一、数据为年末数。", False),
    ],
)  # fmt: skip
def test_a_short_sentence_below_a_table(text: str, is_one: bool) -> None:
    assert notes._is_sentence(text) is is_one


@pytest.mark.parametrize(
    ("before", "text", "is_next"),
    [
        ("注：1.数据为年末数。", "2.口径为常住人口。", True), ("注：1.数据为年末数。", "3.口径为常住人口。", False),
        ("注：1.数据为年末数。", "2.口径为常住人口", False), ("注：1.数据为年末数", "2.口径为常住人口", True),
        ("注：①数据为年末数。", "②口径为常住人口。", True), ("注：①数据为年末数。", "③口径为常住人口。", False),
        ("注：数据为年末数。", "①口径为常住人口。", True), ("注：数据为年末数。", "②口径为常住人口。", False),
        ("注：数据为年末数。", "1.数据为累计数。", True),
        ("注：数据为年末数。", "2.数据为累计数。", False), ("注：数据为年末数。", "1.建设养老机构。", False),
        ("注：数据为年末数。", "*为约束性指标", True),
    ],
)  # fmt: skip
def test_the_next_note(before: str, text: str, is_next: bool) -> None:
    assert notes._is_next([cell(before)], lines_of(text), 0) is is_next


def test_a_note_goes_on_in_the_next_line() -> None:
    long = "注：" + "数" * notes.LONG
    assert notes._goes_on(long, lines_of("据为年末数。")[0])
    assert not notes._goes_on(long + "。", lines_of("据为年末数。")[0])
    assert not notes._goes_on("注：数", lines_of("据为年末数。")[0])
    assert not notes._goes_on(long, lines_of("一、主要任务")[0])
    assert not notes._goes_on(long, lines_of("专栏2 主要任务")[0])
    assert not notes._goes_on(long, lines_of("\u3000\u3000据为年末数。")[0])
    assert not notes._goes_on("注：" + "数" * notes.ENDLESS, lines_of("据为年末数。")[0])


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("指标", True), ("甲" * header_words.MAX_WORDS, True), ("甲" * (header_words.MAX_WORDS + 1), False),
        ("“十三五”期间：", False), ("12.5", False), ("预期性", False), ("2025年", True), ("一", False),
    ],
)  # fmt: skip
def test_what_may_be_a_header(text: str, may: bool) -> None:
    lines = lines_of(text)
    (atom,) = atoms_of(lines, range(1), study(lines))
    assert header_words.may_head(atom) is may, Can(atom.can)


def declared(*rows: str) -> DeclaredTable:
    """A table of rows whose cells are parted by | ; a row of one cell spans it."""
    width = max(row.count("|") for row in rows) + 1
    cells, at = [], 0
    for n, row in enumerate(rows):
        words = row.split("|")
        for k, word in enumerate(words):
            content = Fragment(word, ((at, at + len(word)),))
            cells.append(DeclaredCell(n, k, content, columns=width if len(words) == 1 else 1))
            at += len(word) + 1
    return DeclaredTable(0, at, tuple(cells))


@pytest.mark.parametrize(
    ("rows", "above", "inner", "below"),
    [
        (("专栏1 指标", "指标|2025年", "床位|5", "注：年末数"), ["专栏1 指标"], 2, ["注：年末数"]),
        (("专栏1 指标", "单位：张", "指标|2025年", "床位|5"), ["专栏1 指标", "单位：张"], 2, []),
        (("青江市任务", "指标|2025年", "床位|5"), ["青江市任务"], 2, []),
        (("指标", "床位|5", "机构|7"), [], 3, []),
        (("指标|2025年", "床位|5", "合计", "注：年末数", "另有说明"), [], 3, ["注：年末数", "另有说明"]),
        (("指标|2025年", "床位|5", "合计"), [], 3, []),
        (("专栏1 指标", "指标|2025年"), ["专栏1 指标", "指标", "2025年"], 0, []),
        (("专栏1 指标", "建设中心"), ["专栏1 指标", "建设中心"], 0, []),
    ],
)
def test_what_a_table_frames(rows: Sequence[str], above: list[str], inner: int, below: list[str]) -> None:
    over, table, under = peel.parts(declared(*rows))
    assert ([part.text for part in over], [part.text for part in under]) == (above, below)
    assert (0 if table is None else len({c.row for c in table.cells})) == inner


def observations(text: str) -> list[tuple[str, list[tuple[str, str]]]]:
    document = read(f"青江市规划\n一、目标\n表1 主要指标\n{text}\n")
    return [(i.name, [(o.column, o.raw) for o in i.values]) for i in document.indicators]


@pytest.mark.parametrize(
    "head",
    ["指标\t2020年\t\t2025年\t\n\t总量\t增速\t总量\t增速", "指标\t2020年\t2025年\n\t总量\t增速\t总量\t增速"],
)
def test_tiers_of_a_header_that_lost_their_merged_cells(head: str) -> None:
    rows = "床位（张）\t5\t1%\t6\t2%\n机构（家）\t7\t3%\t8\t4%\n人员（人）\t9\t5%\t10\t6%"
    columns = ["2020年总量", "2020年增速", "2025年总量", "2025年增速"]
    found = observations(f"{head}\n{rows}")
    assert [name for name, _ in found] == ["床位", "机构", "人员"]
    for (_, said), row in zip(found, rows.split("\n"), strict=True):
        assert [raw for _, raw in said] == row.split("\t")[1:]
        assert [column for column, _ in said] == columns


def test_places_under_years_that_lost_their_merged_cells() -> None:
    head = "指标\t2020年\t2025年\t2030年\n\t全市\t城区\t全市\t城区\t全市\t城区"
    found = observations(
        f"{head}\n床位（张）\t5\t1\t6\t2\t7\t3\n机构（家）\t7\t3\t8\t4\t9\t5\n人员（人）\t9\t5\t10\t6\t11\t7"
    )
    columns = ["2020年全市", "2020年城区", "2025年全市", "2025年城区", "2030年全市", "2030年城区"]
    assert found[0] == ("床位", list(zip(columns, "516273", strict=True)))


def test_letters_cover_no_break_at_their_ends() -> None:
    letters = Letters(cell("5x6"), f"{BREAK}5{BREAK}", ((0, 1), (1, 2), (2, 3)))
    assert letters.place(0, 3) == (1, 2)
    assert letters.place(0, 1) == (0, 0)
    assert letters.place(3, 3) == (0, 0)


# -- more of statements ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted", "kept"),
    [
        ("家用电器和音像器材类、体育用品类和书报类", 2, ["、", "和"]),
        ("甲、乙、丙", 2, ["、", "、"]),
        ("甲和乙、丙和丁和戊", 1, ["、"]),
        ("甲和乙和丙和丁", 2, ["和", "和", "和"]),
    ],
)
def test_of_more_cuts_than_a_list_needs(text: str, wanted: int, kept: list[str]) -> None:
    assert [cut.group() for cut in lists._outer(text, list(re.finditer("[、和]", text)), wanted)] == kept


def periods(text: str) -> list[tuple[str, int | None]]:
    document = read(f"青江市“十四五”养老规划\n一、目标\n{text}\n")
    return [(str(s.value), s.period.end if s.period else None) for s in document.statements]


def test_the_time_at_the_head_is_in_force_again_behind_a_semicolon() -> None:
    assert periods("到2024年，新增床位300张，2023年建成食堂40个；新增机构8家。") == [
        ("300", 2024),
        ("40", 2023),
        ("8", 2024),
    ]
    assert periods("到2024年，新增床位300张。新增机构8家。") == [("300", 2024), ("8", 2025)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("执业（助理）医师达到300人。", ["执业（助理）医师"]),
        ("养老保险、失业保险参保人数分别达到30万人、20万人。", ["养老保险参保人数", "失业保险参保人数"]),
        (
            "限额以上单位粮油类、饮料类零售额分别达到30亿元、20亿元。",
            ["限额以上单位粮油类零售额", "限额以上单位饮料类零售额"],
        ),
    ],
)
def test_what_a_number_is_said_of(text: str, said: list[str]) -> None:
    assert [s.subject for s in read(f"青江市规划\n一、目标\n到2025年，{text}\n").statements] == said


# -- more of the outline ---------------------------------------------------------------------


def headings(text: str) -> list[str]:
    found = [s for top in read(text).sections for s in (top, *top.children)]
    return [s.heading or "" for s in found if s.number is not None]


def test_articles_are_titled_where_half_of_them_are() -> None:
    titled, plain = "第{}条 适用范围\n本办法适用于本市。\n", "第{}条 市民政局负责实施本办法，各区配合。\n"
    head = "青江市养老服务办法\n第一章 总则\n"
    assert headings(head + titled.format("一") + titled.format("二")) == ["总则", "适用范围", "适用范围"]
    assert headings(head + titled.format("一") + plain.format("二"))[:2] == ["总则", "适用范围"]


@pytest.mark.parametrize(
    ("heading", "found"), [("总目标", True), ("目标", False), ("总" * 28, True), ("总" * 29, False)]
)
def test_short_lines_that_are_headings(heading: str, found: bool) -> None:
    document = read(f"青江市养老服务工作报告\n{TEXT}{TEXT}\n{heading}\n{TEXT}\n保障措施\n{TEXT}\n加强领导\n{TEXT}\n")
    assert (heading in [s.heading for s in document.sections]) is found


def test_an_annex_that_is_only_named_heads_no_section() -> None:
    named = f"青江市养老规划\n一、目标\n{TEXT}\n附件：任务分工表\n"
    assert [s.heading for s in read(named).sections] == ["目标"]
    assert [s.heading for s in read(f"{named}青江市民政局\n2021年3月1日\n").sections] == ["目标"]
    own = read(f"青江市养老规划\n一、目标\n{TEXT}\n附件\n任务分工表\n{TEXT}\n")
    assert len(own.sections) == 2


@pytest.mark.parametrize(
    ("before", "path", "goes_on"),
    [
        ((1, 2), (2, 1), True), ((1, 2), (3, 1), True), ((1, 2), (4, 1), False), ((1, 2), (1, 1), False),
        ((2, 2), (1, 1), False), ((1,), (2,), False), ((1, 2), (2, 1, 1), False), ((1, 2, 3), (1, 3, 1), True),
    ],
)  # fmt: skip
def test_the_next_branch_of_dotted_numbers(before: tuple[int, ...], path: tuple[int, ...], goes_on: bool) -> None:
    assert counted_runs._next_branch(before, path) is goes_on


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("甲|乙", ["甲", "乙"]),
        ("|甲|乙|", ["甲", "乙"]),
        ("|甲|", None),
        ("甲|乙|丙", ["甲", "乙", "丙"]),
        ("|甲", None),
        ("甲", None),
    ],
)
def test_cells_between_pipes(text: str, cells: list[str] | None) -> None:
    found = rows.pipe_cells(lines_of(text)[0])
    assert (None if found is None else [c.text.strip() if c is not None else "" for c in found]) == cells


@pytest.mark.parametrize(("text", "worth"), [("（万元）", -8.0), ("（注）", -4.0)])
def test_what_brackets_are_worth_as_a_header(text: str, worth: float) -> None:
    lines = lines_of(text)
    assert header_words.worth(tuple(atoms_of(lines, range(1), study(lines)))) == worth
