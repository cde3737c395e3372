"""Rules that a whole document seldom brings to their limit, asked alone: what just holds, and what does not."""

# ruff: noqa: E501 (a row is read better on one line)

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from extractor.indicators import cells, roles
from extractor.indicators.columns import Column
from extractor.indicators.setting import Setting
from extractor.layout import boxes, furniture, headings, levels
from extractor.layout.front_matter import elements, fields
from extractor.layout.tables import (
    atoms,
    fits,
    header_cells,
    linear,
    listed,
    openers,
    parted,
    reading,
    regular,
    short_rows,
    standing,
    tiers,
)
from extractor.layout.tables.grid import Covered
from extractor.lexicon.schemes import read_mark
from extractor.statements import accept, calendars, clauses, forms, readings, stage
from extractor.statements.quantities import Quantity, find_quantities
from extractor.statements.times import Calendar, Time
from tests.bounds import cell, lines_of, read

# -- numbers of running text -----------------------------------------------------------------


def quantity(text: str) -> Quantity:
    return next(find_quantities(text))


@pytest.mark.parametrize(
    ("text", "end"),
    [("/千户以上", 3), ("/百户", 3), ("/千", 0), ("/户", 0), ("/万人", 0), ("家", 0), ("/10万人", 5), ("/千人", 3)],
)
def test_where_a_rate_ends(text: str, end: int) -> None:
    assert forms._rate(text, 0) == end


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("引进三四万人", True), ("培育三人", True), ("三人，", True), ("三人才", False), ("达到三人", True), ("两人小组", False),
        ("每人一个", True), ("建成两所", True), ("三个国家级园区", True), ("三个园区", False), ("降为三左右", True), ("十人", True),
        ("信心百倍", True), ("获奖三次", False), ("获得三次", True), ("减免三个月", True), ("第三个月", False), ("三公里", True), ("三里", False),
    ],
)  # fmt: skip
def test_numerals_in_characters_that_measure(text: str, measures: bool) -> None:
    assert accept.measures(text, quantity(text)) is measures


@pytest.mark.parametrize(("at", "free"), [(5, 5), (10, 12), (11, 12), (12, 12), (13, 13)])
def test_a_cut_that_spares_a_number(at: int, free: int) -> None:
    numbers: Any = [SimpleNamespace(start=10, right=12)]
    assert clauses._free(at, numbers) == free
    assert clauses._free(at, []) == at


def words(said: str, **more: Any) -> readings.Words:
    silent = dict.fromkeys(readings.Words._fields, False)
    return readings.Words(**{**silent, "said": said, "subject": "", "attribute": None, **more})


@pytest.mark.parametrize(
    ("number", "said", "more", "direction"),
    [
        ("300元", "提高补贴", {}, "up"), ("300个", "增加学位", {}, None), ("300人", "增加学位", {}, None), ("300元", "补贴", {}, None),
        ("300元", "降低成本", {}, "down"), ("8%", "下降", {}, "down"), ("8%", "增长", {}, "up"), ("8%", "", {"paced": True}, "up"),
        ("8家", "", {"paced": True}, None), ("两番", "翻", {}, "up"), ("20个", "扩大", {"counts": True}, None),
    ],
)  # fmt: skip
def test_the_direction_that_words_give(number: str, said: str, more: dict[str, Any], direction: str | None) -> None:
    assert readings.direction_of(quantity(number), words(said, **more))[0] == direction


@pytest.mark.parametrize(
    ("number", "said", "subject", "change"),
    [
        ("8%", "年均增速", "", True), ("8%", "占比", "增加值增速", True), ("8%", "增速达到", "", True), ("8%", "占比", "", False),
        ("8%", "提高", "", True), ("46项", "压减审批事项", "", False), ("12万吨", "减排", "", False), ("2倍", "增长", "", True),
    ],
)  # fmt: skip
def test_a_number_that_is_a_change(number: str, said: str, subject: str, change: bool) -> None:
    assert (readings._change(quantity(number), words(said, subject=subject)) is not None) is change


@pytest.mark.parametrize(
    ("year", "use", "below"),
    [(2020, "until", True), (2021, "until", False), (2023, "in", False), (2024, "until", False), (2025, "until", True),
     (2026, "in", True), (2023, "during", True)],
)  # fmt: skip
def test_an_opening_that_dates_what_stands_below(year: int, use: Any, below: bool) -> None:
    time = Time(0, 1, (year, year), use)
    assert stage._reaches_below(time, Calendar((2021, 2025))) is below
    assert stage._reaches_below(time, Calendar(None))


@pytest.mark.parametrize(("length", "year"), [(59, 2024), (60, 2024), (61, None)])
def test_the_year_of_a_bulletin_by_its_title(length: int, year: int | None) -> None:
    end = "2024年国民经济和社会发展统计公报"
    assert calendars._year_of([], ["市" * (length - len(end)) + end]) == year


def test_the_year_of_a_bulletin_by_its_date() -> None:
    assert calendars._year_of([], ["2024年3月5日", "2020年统计公报"]) == 2023
    assert calendars._year_of([]) is None


# -- cells and columns -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "exponent", "raised", "value"),
    [("2.3", "6", None, "2300000"), ("2.35", None, "¹", "23.5"), ("2.3", None, None, "2.3"), ("5", "-1", None, "0.5")],
)
def test_a_power_of_ten(number: str, exponent: str | None, raised: str | None, value: str) -> None:
    assert str(cells._power(Decimal(number), exponent, raised)) == value


@pytest.mark.parametrize(
    ("header", "years", "plan", "target"),
    [
        ("2020—2025年", (2020, 2025), (2021, 2025), False), ("2021—2025年", (2021, 2025), (2021, 2025), True),
        ("2025年", (2025, 2025), None, False), ("", None, (2021, 2025), False), ("完成进度", (2025, 2025), (2021, 2025), False),
        ("2025年完成率", (2025, 2025), (2021, 2025), False), ("2025年目标完成率", (2025, 2025), (2021, 2025), False),
    ],
)  # fmt: skip
def test_a_target_by_its_years(header: str, years: Any, plan: Any, target: bool) -> None:
    assert roles._is_target(Column(0, header, "value", years), Setting(plan=plan)) is target


@pytest.mark.parametrize(("last", "has"), [("5", True), ("约束性", True), ("丙", False), ("", False), ("—", True)])
def test_a_third_of_the_rows_with_values(last: str, has: bool) -> None:
    rows: Any = [[cell("床位"), cell(last)], [cell("机构"), cell("甲")], [cell("食堂"), cell("乙")]]
    assert parted._has_values(rows) is has
    assert not parted._has_values([*rows, [cell("学校"), cell("丁")]])


def parts(*texts: str) -> Any:
    return tuple(SimpleNamespace(text=text) for text in texts)


@pytest.mark.parametrize(
    ("before", "rest", "point"),
    [
        ([("现状", "指标")], "名称", "header.split"), ([("现状", "指标")], "值", "header.whole"), ([("现状", "数值")], "名称", "header.whole"),
        ([("指标",)], "名称", "header.cut"), ([("指标",)], "属性", "header.whole"), ([("指标名称",), ("指标",)], "属性", "header.cut"),
        ([("2025年",)], "目标", "header.split"), ([("2025年",)], "时期", "header.split"), ([("单位",)], "目标", "header.whole"),
        ([("2025年规划",)], "目标值", "header.split"), ([("2025年规划",)], "数值", "header.whole"), ([("2025年",)], "数值", "header.whole"),
    ],
)  # fmt: skip
def test_a_word_that_is_the_second_half_of_a_header(before: Any, rest: str, point: str) -> None:
    assert header_cells._half(tuple(parts(*texts) for texts in before), rest) == point


@pytest.mark.parametrize(
    ("text", "role", "point"),
    [
        ("（万人", "name", "name.unit"), ("率（%）", "name", "name.ending"), ("工程数", "name", "name.short"), ("养老床位数", "name", "name.long"),
        ("万人", "name", "name.unit"), ("小计", "name", "name.total"), ("5", "name", "name.value"), ("约束性", "name", "name.attribute"),
        ("约束性", "value", "value.attribute"), ("床位数（张）", "value", "value.name"), ("5.5", "value", "value.value"), ("—", "value", "value.value"),
        ("万人", "value", "value.unit"), ("稳步提高", "value", "value.said"), ("字" * 24, "value", "value.words"), ("字" * 25, "value", "value.long"),
    ],
)  # fmt: skip
def test_what_a_cell_is_in_a_column(text: str, role: str, point: str) -> None:
    assert fits.fit(text, role) == point


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("事故数（起）", True),
        ("舶事故数(起)", True),
        ("数（起）", False),
        ("2025年事故数（起）", False),
        ("事故数（伟大）", False),
        ("事故数起", False),
    ],
)
def test_a_name_with_its_unit(text: str, measured: bool) -> None:
    assert fits._is_measured(text) is measured


@pytest.mark.parametrize(
    ("text", "few"),
    [
        ("3项重点工程", True),
        ("3项重点工程量", False),
        ("5一二三四五", True),
        ("5市区县乡镇村", False),
        ("3000平方米以上", True),
    ],
)
def test_a_number_with_few_words_behind_it(text: str, few: bool) -> None:
    assert atoms._few_words(text) is few


@pytest.mark.parametrize(
    ("text", "runs"), [("字" * 40, False), ("字" * 41, True), ("加强。", True), ("其中：", True), ("床位", False)]
)
def test_running_text_in_a_cell(text: str, runs: bool) -> None:
    assert regular._runs(text) is runs


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("养老服务", True),
        ("养老服", False),
        ("（养老服务", False),
        ("指标名称", False),
        ("养老 服务", False),
        ("35.5", False),
    ],
)
def test_a_line_that_may_begin_a_name(text: str, may: bool) -> None:
    assert standing._may_open_name(text) is may


@pytest.mark.parametrize(
    ("texts", "head", "opens"),
    [
        (("序号", "指标", "2025年"), (), True), (("序号", "指标", "单位"), (), True), (("序号", "床位", "2025年"), (), False),
        (("指标", "序号", "2025年"), (), False), (("序号", "指标", "单位"), ("序号",), False), (("序号", "床位", "机构", "指标"), (), False),
    ],
)  # fmt: skip
def test_the_header_of_another_table(texts: tuple[str, ...], head: tuple[str, ...], opens: bool) -> None:
    assert openers.anew(lines_of(*texts), 0, frozenset(head)) is opens


@pytest.mark.parametrize(
    ("role", "point"),
    [
        ("name", "empty.name"),
        ("number", "empty.number"),
        ("attribute", "empty.attribute"),
        ("value", "empty.value"),
        ("any", "empty.value"),
    ],
)
def test_the_point_of_a_column_without_a_cell(role: str, point: str) -> None:
    assert reading._empty(role) == point


@pytest.mark.parametrize(
    ("centred", "slots", "off", "said"),
    [
        (False, False, 0, ()), (False, False, -1, ("row.off",)), (False, False, 1, ("row.centre",)), (False, True, -2, ("row.centre",) * 2),
        (True, True, 1, ("row.off",)),
    ],
)  # fmt: skip
def test_a_row_off_its_middle(centred: bool, slots: bool, off: int, said: tuple[str, ...]) -> None:
    layout = SimpleNamespace(rows=True, topped=False, centred=centred, slots=slots)
    asked: Any = SimpleNamespace(layout=layout, empty={0: ()}, _off_centre=lambda state: off)
    state: Any = SimpleNamespace(mask=0)
    assert reading.Pass._closing(asked, state) == said


@pytest.mark.parametrize(("weights", "leaves"), [({}, True), ({1: 0}, True), ({1: 1}, False), ({0: 1}, True)])
def test_a_word_that_goes_on_with_the_last_row(weights: dict[int, float], leaves: bool) -> None:
    assert linear._leaves_rest(lines_of("5", "其他"), 0, weights) is leaves


@pytest.mark.parametrize(
    ("texts", "leaves"),
    [
        (("5",), False),
        (("5", "", "其他"), False),
        (("5", "其他。"), False),
        (("5", "其他 用地"), False),
        (("5", "其他"), True),
    ],
)
def test_what_is_no_rest_of_a_row(texts: tuple[str, ...], leaves: bool) -> None:
    assert linear._leaves_rest(lines_of(*texts), 0, {}) is leaves


@pytest.mark.parametrize(
    ("lines", "stop", "cut"), [((1, 1, 2), 1, True), ((1, 1, 2), 2, False), ((1, 1, 2), 0, False), ((1, 1), 2, False)]
)
def test_a_reading_that_ends_inside_a_line(lines: tuple[int, ...], stop: int, cut: bool) -> None:
    asked: Any = SimpleNamespace(taken=[SimpleNamespace(line=n) for n in lines], _body=iter(()))
    assert linear._Trial.is_cut(asked, stop) is cut
    ahead: Any = SimpleNamespace(taken=[SimpleNamespace(line=1)], _body=iter([SimpleNamespace(line=1)]))
    assert linear._Trial.is_cut(ahead, 1) is True


def test_rows_that_cells_reach_down_into() -> None:
    top = cell("指标")
    down: Any = Covered(top, True)
    assert [
        tiers._merged_depth(rows) for rows in ([[top]], [[top], [cell("甲")]], [[top], [down]], [[top], [down], [down]])
    ] == [1, 1, 2, 3]


@pytest.mark.parametrize(
    ("first", "rest", "heads"),
    [
        (["", "城市", "农村"], [["床位", "5", "6"], ["机构", "7", "8"]], True), (["", "城市", "农村"], [["床位", "5", "6"]], False),
        (["", "城市", "5"], [["床位", "5", "6"], ["机构", "7", "8"]], False), (["城市", "", ""], [["床位", "5", "6"], ["机构", "7", "8"]], False),
        (["", "城市", "农村"], [["床位", "甲", "乙"], ["机构", "7", "8"]], False),
    ],
)  # fmt: skip
def test_words_over_values(first: list[str], rest: list[list[str]], heads: bool) -> None:
    rows: Any = [[cell(text) if text else None for text in row] for row in (first, *rest)]
    assert tiers._heads_values(rows) is heads


def test_the_words_of_a_row_on_one_line() -> None:
    def row(*lines: int, slot: int = -1) -> Any:
        made = [SimpleNamespace(line=n, slot=slot, body=SimpleNamespace(start=9 - k)) for k, n in enumerate(lines)]
        return SimpleNamespace(cells=[(atom,) for atom in made])

    assert [atom.body.start for atom in short_rows._words(row(3, 3))] == [8, 9]
    assert short_rows._words(row(3, 4)) == short_rows._words(row(3, 3, slot=0)) == []


@pytest.mark.parametrize(
    ("texts", "start", "named"),
    [
        (("指标", "2025年", "表1 指标"), 0, False), (("表1 指标", "床位", "5"), 1, True), (("加强建设。", "床位", "5"), 1, False),
        (("加强建设。", "指标", "2025年"), 1, True), (("加强建设。", "序号", "床位"), 1, True), (("加强建设。", "指标", "床位"), 1, False),
    ],
)  # fmt: skip
def test_a_table_that_begins_here(texts: tuple[str, ...], start: int, named: bool) -> None:
    assert listed._named(lines_of(*texts), start) is named


# -- structure -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "between"),
    [(("a|b", "3", "c|d"), True), (("a|b", "3", "字"), False), (("字", "3", "a|b"), False), (("3", "a|b"), False)],
)
def test_a_number_between_rows(texts: tuple[str, ...], between: bool) -> None:
    assert furniture._is_between_rows(lines_of(*texts), texts.index("3")) is between


def test_two_pages_are_all_that_a_short_text_has() -> None:
    text = "推进各项任务落实，健全工作机制，明确责任分工，加大投入力度"
    long = [text] * furniture.PAGE_LINES
    lines = lines_of(*long, "1", *long, "2")
    at, last = len(long), len(lines) - 1
    assert furniture._are_two_pages(lines, [at, last], [(at, 1), (last, 2)])
    assert not furniture._are_two_pages(lines, [at, last], [(at, 1), (last, 3)])
    assert not furniture._are_two_pages(lines, [at], [(at, 1)])
    assert not furniture._are_two_pages(lines_of(*long, "2", "1"), [at, at + 1], [(at, 1), (at + 1, 2)])
    ended = lines_of(*long[:-1], text + "。", "1", *long, "2")
    assert not furniture._are_two_pages(ended, [at, last], [(at, 1), (last, 2)])


@pytest.mark.parametrize(("length", "title"), [(23, True), (24, True), (25, False)])
def test_the_words_of_a_short_heading(length: int, title: bool) -> None:
    assert headings.Heading(cell("字" * length), False, None).is_title is title
    assert not headings.Heading(cell("健全机制，加强领导"), False, None).is_title


@pytest.mark.parametrize(("length", "agency"), [(39, True), (40, True), (41, False)])
def test_the_longest_name_of_an_agency(length: int, agency: bool) -> None:
    end = "市人民政府办公室"
    assert elements.is_agency("青" * (length - len(end)) + end) is agency


def numbered(*texts: str) -> Any:
    marks = [read_mark(text) for text in texts]
    return [SimpleNamespace(kind=m.kind if m else levels.styled(1), mark=m) for m in marks]


@pytest.mark.parametrize(
    ("texts", "over"),
    [(("一、目标", "", "二、任务"), True), (("一、目标", ""), False), (("一、目标", "", "一、任务"), False), (("二、目标", "", "三、任务"), False),
     (("", "一、目标", "二、任务"), False)],
)  # fmt: skip
def test_numbers_that_count_over_a_style(texts: tuple[str, ...], over: bool) -> None:
    assert bool(levels._counts_over(numbered(*texts), 1)) is over


@pytest.mark.parametrize(
    ("texts", "end"),
    [(("---", "title: 规划", "---", "正文"), 3), (("---", "title: 规划", "正文"), 0), (("---", "---", "正文"), 0), (("正文",), 0),
     (("---", "正文在此", "---"), 0)],
)  # fmt: skip
def test_a_block_of_labels_above_the_text(texts: tuple[str, ...], end: int) -> None:
    assert fields._block(fields.Fields(), lines_of(*texts)) == end


@pytest.mark.parametrize(("length", "line"), [(39, True), (40, True), (41, False)])
def test_the_words_of_a_box_on_a_line_of_their_own(length: int, line: bool) -> None:
    unit: Any = SimpleNamespace(grid=None, mark=None, text="字" * length)
    assert boxes._is_title_line(unit) is line


@pytest.mark.parametrize(("count", "items"), [(12, 2), (13, 2), (14, 1)])
def test_paragraphs_between_two_items_of_a_box(count: int, items: int) -> None:
    body = "".join(f"建设第{n}处设施。\n" for n in range(count))
    text = f"青江市规划\n一、任务\n专栏1 重点工程\n1.养老工程\n{body}2.助餐工程\n新建食堂。\n二、保障\n加强领导。\n"
    (box,) = read(text).boxes
    assert len(box.items) == items
