"""Limits of the rules about contents, fields, boxes, numbers, line breaks and tables: both sides of each."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace

import pytest

from extractor.indicators import kinds
from extractor.layout import annexes, box_items, box_titles, claims, contents, linebreaks, numbering, printed_lines
from extractor.layout.front_matter import fields
from extractor.layout.furniture import counts
from extractor.layout.tables.around import pieces
from extractor.layout.tables.cells.atoms import atoms_of
from extractor.layout.tables.grid import Cells, GridRow
from extractor.layout.tables.headers import cells as header_cells
from extractor.layout.tables.headers import tiers
from extractor.layout.tables.headers import words as header_words
from extractor.layout.tables.running_text import region
from extractor.layout.tables.running_text.standing import study
from extractor.layout.units import Unit
from extractor.lexicon.schemes import read_mark
from tests.bounds import cell, counted, lines_of, mark, read


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[第一章 总则](#a)", "第一章总则"), ("第一章 总则……5", "第一章总则"), ("第一章 总则…5", "第一章总则…5"),
        ("1.1 目标....... 12", "1.1目标"), ("保障措施 3", "保障措施"), ("保障措施3", "保障措施"),
        ("保障措施 123", "保障措施"), ("保障措施 1234", "保障措施1234"), ("A1", "A1"), ("总则（5）", "总则"),
        ("总则----V", "总则"), ("总则---5", "总则---5"),
    ],
)  # fmt: skip
def test_an_entry_without_link_leader_and_page(text: str, key: str) -> None:
    assert contents.entry_key(text) == key


@pytest.mark.parametrize(
    ("name", "text", "is_one"),
    [
        ("title", "青江市规划", True), ("title", "青江市规划。", False), ("title", "一、目标", False),
        ("title", "规" * fields.MAX_VALUE_LINE, True), ("title", "规" * (fields.MAX_VALUE_LINE + 1), False),
        ("number", "青政发〔2021〕5号", True), ("number", "青政发", False), ("date_written", "2021年3月1日", True),
        ("date_written", "三月", False), ("issuer", "青江市民政局", True), ("issuer", "养老服务", False),
        ("other", "356", True), ("other", "2021-03-01", True), ("other", "养老", False),
    ],
)  # fmt: skip
def test_a_value_below_its_label(name: str, text: str, is_one: bool) -> None:
    assert fields._is_value(name, text) is is_one


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("养老服务工程（1）建设", (6, 6)), ("养老（1）建设", None), ("养老服务工程 建设内容", (6, 7)),
        ("养老院 建设内容", None), ("养老院所 建设内容", (4, 5)), ("养老服务工程：建设", (6, 7)), ("养老院：建设", None), ("养老院所：建设", (4, 5)), ("养老服务工程新建食堂", (6, 6)),
        ("养老服务提升工程，建设食堂", (8, 9)), ("养老服务工程建设食堂", None), ("养老服务体系。建设食堂", (6, 7)),
        ("老服务。建设食堂", None), ("养老服务体系。", None), ("养" * 61 + "：建设", None), ("养" * 60 + "：建设", (60, 61)),
        ("养" * 60 + "。建设", (60, 61)), ("养" * 61 + "。建设", None), ("养老服务体系；建设", None),
    ],
)  # fmt: skip
def test_where_the_title_of_a_box_ends(text: str, end: tuple[int, int] | None) -> None:
    assert box_titles._title_end(text) == end


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("养" * 60, True), ("养" * 61, False), ("养老服务。", False), ("养老：甲，乙", False), ("养老：甲", True),
        ("养老、", False), ("养老服务 一、目标", False), ("养老服务（1）建设", False), ("养老服务1.5倍", True),
    ],
)  # fmt: skip
def test_the_title_of_a_box(text: str, is_one: bool) -> None:
    assert box_titles._is_title(text) is is_one


@pytest.mark.parametrize(
    ("raw", "number"),
    [("3", 3), ("十二", 12), ("1-2", "1-2"), ("1—2", "1-2"), ("1．2", "1-2"), ("３", 3), (None, None)],
)
def test_the_number_of_a_box(raw: str | None, number: int | str | None) -> None:
    assert box_titles._number(raw) == number


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("重大平台：建设食堂", 4), ("平台建设工程。建设食堂", 6), ("平" * 26 + "：建", 26), ("平" * 27 + "：建", 0),
        ("平" * 42 + "。建", 42), ("平" * 43 + "。建", 0), ("平台，机构，设施：建", 8), ("平台，机构，设施，人：建", 0),
        ("平台：建", 2), ("平：建", 0), ("平台：", 0), ("平台；建", 0),
    ],
)  # fmt: skip
def test_the_label_of_an_item(text: str, length: int) -> None:
    assert box_items.label(text) == length


# -- line breaks -----------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "width"), [("养老", 2), ("ab", 1), ("abc", 2), ("养a", 2), ("", 0)])
def test_the_width_of_a_line(text: str, width: int) -> None:
    assert linebreaks.columns(text) == width


@pytest.mark.parametrize(
    ("open_", "closed", "inside", "lost"),
    [(5, 5, 0, False), (6, 4, 0, True), (6, 0, 3, False), (6, 0, 2, True), (9, 0, 3, True), (8, 0, 3, False)],
)
def test_stops_that_became_line_breaks(open_: int, closed: int, inside: int, lost: bool) -> None:
    texts = ["推进，任务"] * open_ + ["推进，任务。"] * closed + ["推进。任务"] * inside
    assert linebreaks._stops_are_lost(texts) is lost


@pytest.mark.parametrize(
    ("indented", "flush", "opens"),
    [(0, 5, False), (1, 19, True), (1, 20, False), (4, 6, True), (5, 4, False), (7, 3, False)],
)
def test_paragraphs_are_told_by_their_indent(indented: int, flush: int, opens: bool) -> None:
    lines = lines_of(*["\u3000\u3000" + "推" * 36] * indented, *["推" * 38] * flush)
    assert linebreaks._opens_by_indent(lines, 40) is opens


def test_only_full_lines_tell_of_the_indent() -> None:
    lines = lines_of(*["\u3000\u3000" + "推" * 30] * 3, *["推" * 34] * 7)
    assert [width for width in (37, 38, 40, 41) if linebreaks._opens_by_indent(lines, width)] == [37]


@pytest.mark.parametrize(
    ("crowds", "peak"),
    [
        ({30: 5, 31: 3}, (30, 8)), ({30: 5, 40: 5}, (39, 5)), ({}, (16, 0)), ({16: 9}, (16, 9)), ({64: 9}, (63, 9)),
        ({30: 5, 27: 3}, (29, 8)), ({30: 5, 26: 3}, (29, 5)), ({30: 5, 33: 3}, (32, 8)), ({30: 5, 34: 3}, (29, 5)),
    ],
)  # fmt: skip
def test_where_lines_crowd(crowds: dict[int, int], peak: tuple[int, int]) -> None:
    assert linebreaks._peak(crowds, linebreaks.MIN_WIDTH) == peak


@pytest.mark.parametrize(
    ("last", "line", "full"),
    [
        ("推" * 38, "进工作", True), ("推" * 37, "进工作", True), ("推" * 36, "进工作", False),
        ("推" * 36, "进，工作", True), ("推" * 35, "2025年", False), ("推" * 36, "2025年", True),
    ],
)  # fmt: skip
def test_a_line_without_room_for_the_next_word(last: str, line: str, full: bool) -> None:
    above, below = lines_of(last, line)
    assert linebreaks.is_full(above, below, linebreaks.Layout(41)) is full


def test_what_the_line_breaks_of_a_source_mean() -> None:
    full = lines_of(*["推进工作，落实任务，" + "推" * 12] * 25)
    assert linebreaks.study(full) == linebreaks.Layout(22)
    uneven = lines_of(*["推进工作，落实" + "推" * n for n in range(10, 40)])
    assert linebreaks.study(uneven, paragraphs=True) == linebreaks.Layout(paragraphs=True)
    rows = lines_of(*[f"供水设施名称第{n}处工程{'。' * (n % 3)}" for n in range(100)])
    clauses = lines_of(*["推动供水保障，" + "能" * 15] * 20)
    assert linebreaks.study([*clauses, *rows]) == linebreaks.Layout(22)
    assert linebreaks.study([*clauses[1:], *rows]).width == 0
    assert linebreaks.study([*clauses, *lines_of(*["推动供水，" + "能" * 9] * 6), *rows]).width == 0
    assert linebreaks.study(full[:19]).width == linebreaks._width_of_few([(line.text, line) for line in full[:19]])


# -- numbers ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "rank"),
    [
        ("annex", (-1, 0)), ("named", (-1, 0)), ("appendix2", (-1, 1)), ("decimal3", (13.0, 2)), ("decimal", (13.0, 0)),
        ("arabic", (13.0, 0)), ("unknown", (0.0, 0)),
    ],
)  # fmt: skip
def test_the_order_of_nesting(kind: str, rank: tuple[float, int]) -> None:
    assert numbering.rank_of(kind) == rank


@pytest.mark.parametrize(
    ("before", "text", "refusal"),
    [
        ((), "附件1 任务", "annex named before the plan begins"), (("一、甲",), "附件1 任务", None),
        (("第一章 甲", "1.1 乙"), "1.2 丙", None), (("第一章 甲", "1.1 乙"), "1.3 丙", None),
        (("第一章 甲", "1.1 乙"), "1.4 丙", "decimal number out of sequence"),
        (("第一章 甲",), "1.2 丙", "decimal number out of sequence"),
    ],
)  # fmt: skip
def test_a_number_that_heads_nothing(before: Sequence[str], text: str, refusal: str | None) -> None:
    assert counted(*before).refusal(mark(text)) == refusal


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        (("第一章 甲", "1.1 乙"), "1.5 丙", True), (("第一章 甲",), "1.5 丙", False), (("一、甲",), "1.1.1 丙", False),
        (("第一章 甲", "1.1 乙"), "1.1.1 丙", True), (("第一章 甲", "1.1 乙"), "1.1.2 丙", False), ((), "附件1 任务", False),
        (("一、甲", "（一）乙"), "（一）丁", False),
    ],
)  # fmt: skip
def test_the_next_dotted_number(before: Sequence[str], text: str, expected: bool) -> None:
    assert counted(*before).expects(mark(text)) is expected


@pytest.mark.parametrize(
    ("before", "text", "gap"),
    [
        (("一、甲",), "三、乙", 1), (("一、甲",), "二、乙", None), (("一、甲", "二、丙"), "二、乙", 2), ((), "三、乙", None),
        ((), "第三章 乙", None), (("一、甲", "（一）乙", "二、丙"), "（二）丁", None),
        (("一、甲",), "附件3 乙", None),
    ],
)  # fmt: skip
def test_numbers_left_out(before: Sequence[str], text: str, gap: int | None) -> None:
    assert counted(*before).gap(mark(text)) == gap


# -- tiers of a header -----------------------------------------------------------------------


def row(text: str) -> Cells:
    return [cell(word) if word else None for word in text.split("|")]


def said(cells: Cells | None) -> str | None:
    return None if cells is None else "|".join(one.text if one is not None else "" for one in cells)


@pytest.mark.parametrize(
    ("text", "is_header"),
    [
        ("指标|2020年", True), ("指标|床位", True), ("床位|指标|机构", False), ("指标|5", False), ("指标", True),
        ("床位", False), ("||", False),
    ],
)  # fmt: skip
def test_a_row_of_header_words(text: str, is_header: bool) -> None:
    assert tiers.is_header_row(row(text)) is is_header


@pytest.mark.parametrize(
    ("text", "rule"), [("---|---|:--", True), ("---||---", True), ("---|甲", False), ("||", False)]
)
def test_the_rule_below_a_header(text: str, rule: bool) -> None:
    assert tiers.is_rule_row(row(text)) is rule


@pytest.mark.parametrize(
    ("texts", "depth"),
    [
        (("指标|2020年|2025年", "床位|5|6"), 1), (("床位|5|6", "机构|5|6"), 0), (("指标|2020年",), 1),
        (("指标|2020年|", "|全市|城区", "床位|5|6"), 2), (("指标|2020年|", "全市|城区|", "床位|5|6"), 1),
        (("指标|2020年|2025年", "指标|2020年|2025年", "床位|5|6"), 1), (("|2020年|2025年", "床位|5|6"), 1),
        (("指标|2020年|2025年", "单位||", "床位|5|6"), 1), (("指标|2020年|", "|全市|城区", "床位|多|少"), 1),
        (("指标|2020年|", "|约束性|城区", "床位|5|6"), 1),
    ],
)  # fmt: skip
def test_how_many_rows_head_a_table(texts: Sequence[str], depth: int) -> None:
    assert tiers.header_depth([row(text) for text in texts]) == depth


@pytest.mark.parametrize(
    ("texts", "mended"),
    [
        (("指标|2020年", "现状值|2025年", "床位|5|6"), ["指标|2020年现状值|2025年", "床位|5|6"]),
        (("指标|2020年|2025年", "床位|5|6"), None), (("指标|2020年", "现状值|2025年|属性", "床位|5|6"), None),
        (("甲|乙", "丙|丁", "床位|5|6"), None),
        (("指标|单位", "|2020年", "床位|5|6"), ["指标|单位|2020年", "床位|5|6"]),
    ],
)  # fmt: skip
def test_a_header_that_line_breaks_cut(texts: Sequence[str], mended: list[str] | None) -> None:
    assert [said(cells) for cells in tiers.mend_broken([row(text) for text in texts])] == (mended or list(texts))


@pytest.mark.parametrize(
    ("upper", "lower", "width", "widened"),
    [
        ("指标|2020年", "|全市|城区", 3, "指标|2020年|2020年"), ("指标|2020年|2025年", "|全市|城区||", 5, None),
        ("指标|2020年|属性", "|全市|城区|", 4, "指标|2020年|2020年|属性"), ("|2020年|属性", "|全市|城区|", 4, None),
        ("指标|2020年|属性|注", "|全市|城区|", 4, None), ("指标|属性", "|全市|城区|", 4, None),
        ("指标|2020年|属性", "|全市|城区", 4, None),
    ],
)  # fmt: skip
def test_an_upper_tier_without_its_blanks(upper: str, lower: str, width: int, widened: str | None) -> None:
    assert said(tiers._widen(row(upper), row(lower), width)) == widened


@pytest.mark.parametrize(
    ("upper", "lower", "spread"),
    [
        ("指标|2020年|", "|全市|城区", "指标|2020年|2020年"), ("指标||2020年", "|全市|城区", "指标|2020年|2020年"),
        ("2020年|", "全市|属性", "2020年|"), ("2020年|", "全市|序号", "2020年|"), ("2020年|", "|城区", "2020年|"),
        ("|2020年", "属性|全市", "|2020年"), ("指标|床位|", "|全市|属性", "指标|床位|床位"),
    ],
)  # fmt: skip
def test_blanks_of_an_upper_tier(upper: str, lower: str, spread: str) -> None:
    assert said(tiers._spread(row(upper), row(lower))) == spread


@pytest.mark.parametrize(
    ("heads", "low", "width", "ways"),
    [
        ("指标|2020年|2025年", "全市|城区", 4, [("2020年|2020年|2025年", "|全市|城区|"), ("2020年|2025年|2025年", "||全市|城区")]),
        ("指标|2020年|2025年", "全市|城区|全市|城区", 5, [("2020年|2020年|2025年|2025年", "|全市|城区|全市|城区")]),
        ("指标|2020年|2025年", "全市|城区|合计", 4, [("2020年|2020年|2025年", "|全市|城区|合计"), ("2020年|2025年|2025年", "|全市|城区|合计")]),
        ("指标|2020年", "全市|城区", 3, [("2020年|2020年", "|全市|城区")]), ("指标|2020年", "全市|城区", 4, []),
    ],
)  # fmt: skip
def test_lower_cells_without_a_place(heads: str, low: str, width: int, ways: list[tuple[str, str]]) -> None:
    found = tiers._under(row(heads), row(low), width)
    assert [(said(a), said(b)) for a, b, _ in found] == [(f"指标|{above}", below) for above, below in ways]


@pytest.mark.parametrize(
    ("cells", "role"),
    [
        (["预期性", "约束性"], "attribute"), (["预期性", "多"], "any"), (["人", "个", "家"], "unit"), ([], "any"),
        (["1", "2", "3"], "number"), (["1"], "any"), (["1", "3"], "any"), (["2", "3"], "any"),
    ],
)  # fmt: skip
def test_a_column_without_a_header(cells: list[str], role: str) -> None:
    assert tiers._shown(cells) == role


# -- pieces of a table -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "column", "kind", "number"),
    [
        ("3|床位|5", 0, "data", 3), ("（3）|床位|5", 0, "data", 3), ("床位|5", None, "data", None),
        ("3.床位|5", None, "data", 3), ("3.床位|5", None, "group", None), ("床位|5", 0, "data", None),
        ("三、床位|5", None, "data", None), ("其中：3.床位|5", None, "data", 3),
    ],
)  # fmt: skip
def test_the_number_of_a_row(text: str, column: int | None, kind: str, number: int | None) -> None:
    assert pieces._number(GridRow(kind, row(text)), column) == number


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [("甲", "乙", "甲乙"), ("甲", "", "甲"), ("", "乙", "乙"), ("", "", "")],
)
def test_a_cell_that_a_page_cut(first: str, second: str, whole: str) -> None:
    ((one, other),) = zip(row(first), row(second), strict=True)
    together = pieces._together(one, other)
    assert ("" if together is None else together.text) == whole


@pytest.mark.parametrize(
    ("text", "kind"), [("预期性", "attribute"), ("5.5", "value"), ("万人", "unit"), ("养老机构", "words")]
)
def test_the_kind_of_a_cell(text: str, kind: str) -> None:
    assert pieces._kind(text) == kind


# -- tables in text --------------------------------------------------------------------------

RUNNING = "推进各项工作落实，健全机制，明确责任分工。"
HEAD = ("指标 单位 数值", "床位 张 多", "机构 家 少")


@pytest.mark.parametrize(
    ("text", "running"),
    [
        ("推" * 19 + "。", True), ("推" * 18 + "。", False), ("推" * 20, False),
        ("推进工作 落实任务，推进工作落实任务推进工作", False), ("推进工作，落实任务推进 5 落实任务推进工作", True),
    ],
)  # fmt: skip
def test_a_line_of_prose(text: str, running: bool) -> None:
    assert region._is_running(text) is running


@pytest.mark.parametrize(
    ("text", "is_row"),
    [
        ("床位 机构", True), ("床位", False), ("一、床位 机构", False), ("1.床位 机构", True), ("第一章 床位 机构", False),
        ("表1 床位 机构", False), ("床 " * 60 + "机", False), ("床 " * 59 + "机构", True), ("床位 5", False),
    ],
)  # fmt: skip
def test_a_line_of_cells(text: str, is_row: bool) -> None:
    assert region.is_row(lines_of(text)[0]) is is_row


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [("续表1", True), ("续 表1", True), ("续表" + "表" * 38, True), ("表1", False)],
)
def test_a_table_that_goes_on(text: str, goes_on: bool) -> None:
    assert region._continues(lines_of(text), 0) is goes_on


@pytest.mark.parametrize(
    ("texts", "heads"),
    [
        (("B.4 指标说明", "编号 指标项 范围"), True), (("二、指标说明", "指标 单位 2020年"), True),
        (("指标说明", "指标 单位 2020年"), False), (("二、指标说明", "推进工作"), False), (("二、指标说明",), False),
    ],
)  # fmt: skip
def test_a_title_above_the_next_header(texts: Sequence[str], heads: bool) -> None:
    assert region._heads_another(lines_of(*texts), 0) is heads


@pytest.mark.parametrize(
    ("texts", "end"),
    [
        ((*HEAD, "人员 人 多"), 4), (HEAD, None), ((*HEAD, RUNNING, "人员 人 多"), 5),
        ((*HEAD, "人员 人 多", *[RUNNING] * 5, "机构 家 少"), 4), ((*HEAD, "人员 人 多", *[RUNNING] * 4, "机构 家 少"), 9),
        ((*HEAD, "人员 人 多", "二、任务分工", "指标 单位 2020年"), 4),
    ],
)  # fmt: skip
def test_rows_below_a_header_that_is_all_that_is_understood(texts: Sequence[str], end: int | None) -> None:
    assert region.cells_below(lines_of(*texts), 0, {}) == (None if end is None else range(end))


def test_such_rows_end_before_a_heading_that_is_expected() -> None:
    rest = ("人员 人 多", "床位 张 多")
    assert region.cells_below(lines_of(*HEAD, "人员", *rest), 0, {3: 1.0}) is None
    assert region.cells_below(lines_of(*HEAD, *rest), 0, {3: 1.0}) == range(5)


# -- claims ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "kept", "refused"),
    [
        ([("a", 0, 3, 2.0), ("b", 2, 5, 3.0)], "b", ["a: 2 points against 3 for b"]), ([("a", 0, 3, 2.0), ("b", 3, 5, 3.0)], "ab", []),
        ([("a", 0, 5, 4.0), ("b", 0, 2, 2.0), ("c", 2, 5, 3.0)], "bc", ["a: 4 points against 5 for b、c"]),
        ([("a", 0, 5, 6.0), ("b", 0, 2, 2.0), ("c", 2, 5, 3.0)], "a", ["b: 2 points against 6 for a", "c: 3 points against 6 for a"]),
        ([("a", 0, 0, 3.0), ("b", 0, 1, 0.0), ("c", 0, 1, 1.0)], "c", []),
        ([("a", 0, 2, 1.0), ("b", 1, 3, 3.0), ("c", 2, 4, 1.0)], "b", ["a: 1 points against 3 for b", "c: 1 points against 3 for b"]),
    ],
)  # fmt: skip
def test_claims_of_the_highest_sum_stand(
    given: list[tuple[str, int, int, float]], kept: str, refused: list[str]
) -> None:
    made = [claims.Claim(rule, range(start, stop), "kind", points) for rule, start, stop, points in given]
    found = claims.resolve(made)
    assert "".join(claim.rule for claim in found.kept) == kept
    assert [f"{claim.rule}: {why}" for claim, why in found.refused] == refused


@pytest.mark.parametrize(
    ("numbers", "run"),
    [
        ([(0, 1), (5, 2), (10, 3)], [1, 2, 3]), ([(0, 1), (4, 2), (10, 3)], [2, 3]), ([(0, 1), (5, 3), (10, 4)], [1, 3, 4]),
        ([(0, 1), (5, 4), (10, 5)], [4, 5]), ([(0, 1), (36, 4), (41, 5)], [1, 4, 5]), ([(0, 1), (35, 4), (40, 5)], [4, 5]),
        ([(0, 1), (47, 5)], [1]), ([(0, 1), (48, 5)], [1, 5]), ([(0, 1), (99, 6)], [1]), ([], []), ([(0, 7), (3, 1), (8, 2)], [1, 2]),
    ],
)  # fmt: skip
def test_the_longest_count(numbers: list[tuple[int, int]], run: list[int]) -> None:
    assert [one.value for one in counts.longest_count(numbers, 5)] == run


# -- pieces of printed lines -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "line", "can"),
    [
        ("推进工作，", "落实任务", True), ("推进工作", "落实任务", False), ("推进工作", "（责任单位", True), ("推进工作，", "　　落实任务", False),
        ("推进工作，", "一、落实任务", False), ("推进工作。", "青江市民政局", False), ("推进工作，", "青江市民政局", True),
        ("推进工作。", "落实任务", True), ("推进工作。", "2021年3月1日", False), ("推进\t工作，", "落实", False), ("# 推进工作，", "落实任务", False),
    ],
)  # fmt: skip
def test_two_lines_that_can_be_pieces_of_one(last: str, line: str, can: bool) -> None:
    above, below = lines_of(last, line)
    assert printed_lines._can_go_on(above, below) is can


def test_lines_apart_are_no_pieces_of_one() -> None:
    above, below = lines_of("推进工作，", "", "落实任务")
    assert not printed_lines._can_go_on(above, below)


@pytest.mark.parametrize(
    ("text", "opens"),
    [("各单位：", True), ("各单位:", True), ("（责任单位：", False), ("（甲）乙：", True), ("各单位", False)],
)
def test_a_colon_that_ends_a_paragraph(text: str, opens: bool) -> None:
    assert printed_lines._ends_opening(text) is opens


@pytest.mark.parametrize(
    ("texts", "cost"),
    [
        (["推" * 40], 0.0), (["推" * 41], 0.0), (["推" * 42], printed_lines._UNEXPLAINED), (["推" * 37], 0.0),
        (["推" * 36], printed_lines._UNEXPLAINED), (["推" * 30 + "。"], printed_lines._LAST), (["推" * 20 + "，", "推" * 20], 0.0),
        (["推" * 20 + "，", "推" * 21], 3 * printed_lines._UNEXPLAINED), (["推" * 20 + "，", "推" * 19 + "。"], 0.0),
        (["推" * 20 + "，", "推" * 20 + "。"], 0.0), (["推" * 20 + "，", "推" * 10], 2 * printed_lines._UNEXPLAINED),
        (["推" * 20 + "，", "推" * 10 + "。"], printed_lines._LAST),
    ],
)  # fmt: skip
def test_how_unlikely_pieces_are_one_line(texts: list[str], cost: float) -> None:
    assert printed_lines._cost(lines_of(*texts), 40) == cost


@pytest.mark.parametrize(
    ("lengths", "parts"),
    [
        ([20, 19, 40], [(0, 2), (2, 3)]), ([40, 20, 19], [(0, 1), (1, 3)]), ([13, 13, 12], [(0, 3)]), ([40], [(0, 1)]),
        ([40, 40], [(0, 1), (1, 2)]),
    ],
)  # fmt: skip
def test_pieces_make_up_lines(lengths: list[int], parts: list[tuple[int, int]]) -> None:
    lines = lines_of(*["推" * (length - 1) + "，" for length in lengths])
    assert printed_lines._parted(lines, 0, len(lines), 40) == parts


# -- words of a header -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "plausible"),
    [
        (["2020年", "现状值"], True), (["规划", "指标"], True), (["2025年", "（目标）"], True), (["床位", "（张）"], True),
        (["指标名称", "（张）"], False), (["2025年", "养老机构服务"], True), (["2025年", "养老机构服务人"], False), (["2025年目标"], True),
        (["2025年" + "养" * 15], True), (["2025年" + "养" * 16], False),
    ],
)  # fmt: skip
def test_words_that_can_be_one_header(words: list[str], plausible: bool) -> None:
    lines = lines_of(*words)
    assert header_cells._plausible(tuple(atoms_of(lines, range(len(lines)), study(lines)))) is plausible


@pytest.mark.parametrize(
    ("words", "half"),
    [
        ("现状值", True),
        ("属性", True),
        ("床位", False),
        ("（" + "张" * 12 + "）", True),
        ("（" + "张" * 13 + "）", False),
    ],
)
def test_the_second_half_of_a_header(words: str, half: bool) -> None:
    assert header_words.is_second_half(words) is half


@pytest.mark.parametrize(
    ("header", "complete"),
    [
        ("2025年目标", True), ("完成情况", True), ("2025年", False), ("指标", False), ("指标名称", True), ("面积（万平方米）", True),
    ],
)  # fmt: skip
def test_a_header_that_needs_nothing_behind_it(header: str, complete: bool) -> None:
    assert header_cells._complete(header) is complete


@pytest.mark.parametrize(
    ("cells", "wordy"),
    [([14, 14, 1], True), ([14, 1], False), ([14, 13], False), ([0, 14], True), ([], False), ([14, 14, 1, 1], False)],
)
def test_a_column_of_words(cells: list[int], wordy: bool) -> None:
    rows = [GridRow("data", [cell("养" * many) if many else None]) for many in cells]
    assert kinds._is_wordy(SimpleNamespace(rows=rows), 0) is wordy


# -- boxes -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("专栏1 任务清单\n主要包括：（1）建设食堂。（2）建设机构。", [("1", None, "建设食堂。"), ("2", None, "建设机构。")]),
        ("专栏1 任务清单\n主要包括：（1）建设食堂。", []),
        ("专栏1 任务清单\n● 建设食堂。\n● 建设机构。", [(None, None, "建设食堂。"), (None, None, "建设机构。")]),
        ("专栏1 任务清单\n1.建设食堂。\n接着建设。\n2.建设机构。", [("1", None, "建设食堂。接着建设。"), ("2", None, "建设机构。")]),
        ("专栏1 任务清单\n食堂工程\n建设社区食堂，覆盖城区。\n机构工程\n建设养老机构，覆盖乡镇。",
         [(None, "食堂工程", "建设社区食堂，覆盖城区。"), (None, "机构工程", "建设养老机构，覆盖乡镇。")]),
        ("专栏1 任务清单\n食堂工程\n建设社区食堂，覆盖城区。", []),
        ("专栏1 任务清单\n食堂：建设社区食堂。\n机构：建设养老机构。", [(None, "食堂", "建设社区食堂。"), (None, "机构", "建设养老机构。")]),
        ("专栏1 任务清单\n食堂：建设社区食堂。", []),
        ("专栏1 任务清单 食堂：建设社区食堂。  机构：建设养老机构。", [(None, "食堂", "建设社区食堂。"), (None, "机构", "建设养老机构。")]),
    ],
)  # fmt: skip
def test_the_items_of_a_box(text: str, items: list[tuple[str | None, str | None, str]]) -> None:
    document = read(f"青江市规划\n一、目标\n加强养老服务，健全机制。\n{text}\n二、任务\n推进工作。\n")
    (box,) = document.boxes
    assert box.title == "任务清单"
    assert [(i.number, i.title, i.text) for i in box.items] == items


def test_a_number_that_counts_on_from_headings_on_lines_of_their_own() -> None:
    numbers = counted("一、总体", "二、任务")
    told = [numbers.goes_on_alone(mark(text)) for text in ("一、甲", "三、甲", "二、甲", "四、甲", "（一）甲")]
    assert told == [True, True, False, False, False]


@pytest.mark.parametrize(
    ("text", "weight", "amid"),
    [("二、任务", 0, True), ("二、任务", 1, True), ("二、任务", -1, False), ("一、任务", 0, False), ("三、任务", 0, False), ("附件2：任务", 0, False)],
)  # fmt: skip
def test_the_word_annex_amid_a_text_that_counts_on(text: str, weight: int, amid: bool) -> None:
    units = [Unit(line, read_mark(line.text)) for line in lines_of("附件", text)]
    units[1].weight = weight
    assert annexes._is_amid(units, 0, counted("一、总体")) is amid


def test_a_list_of_contents_begins_below_its_title_where_lines_are_left() -> None:
    assert list(contents._openings(lines_of("规划", "目录", "一、总体"))) == [(2, 1)]
    assert list(contents._openings(lines_of("规划", "目录"))) == []
