"""Rules that a whole document seldom brings to their limit, asked alone: what just holds, and what does not."""

# ruff: noqa: E501 (a row is read better on one line)

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from extractor.indicators import cells, marks, roles
from extractor.indicators.column import Column
from extractor.indicators.setting import Setting
from extractor.layout import boxes, counted_runs, expected, headings, levels, looks
from extractor.layout.front_matter import elements, fields, start
from extractor.layout.furniture import bare_pages, page_signs
from extractor.layout.tables import reading
from extractor.layout.tables.around import stops
from extractor.layout.tables.cells import atoms, fits
from extractor.layout.tables.grid import Covered
from extractor.layout.tables.headers import cells as header_cells
from extractor.layout.tables.headers import tiers
from extractor.layout.tables.judging import short_rows
from extractor.layout.tables.running_text import left_below, openers, read_again, row_lines, standing, trials
from extractor.layout.tables.ways import listed, parted, regular
from extractor.lexicon.schemes import read_mark
from extractor.statements import accept, calendars, clauses, dating, forms, opening, readings
from extractor.statements.quantities import Quantity, find_quantities
from extractor.statements.times import Calendar, Time
from tests.bounds import cell, lines_of, read

# -- numbers of running text -----------------------------------------------------------------


def quantity(text: str) -> Quantity:
    return next(find_quantities(text))


@pytest.mark.parametrize(("text", "torn"), [("增长6. 5%", True), ("增长6.5%", False), ("增长 5%", False)])
def test_a_number_behind_a_point_and_a_blank_is_torn(text: str, torn: bool) -> None:
    assert accept.is_torn(text, list(find_quantities(text))[-1]) is torn


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
    assert opening._reaches_below(time, Calendar((2021, 2025))) is below
    assert opening._reaches_below(time, Calendar(None))


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
    assert row_lines._may_open_name(text) is may


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
    assert reading.columns.empty_point(role) == point


@pytest.mark.parametrize(
    ("centred", "slots", "off", "said"),
    [
        (False, False, 0, ()), (False, False, -1, ("row.off",)), (False, False, 1, ("row.centre",)), (False, True, -2, ("row.centre",) * 2),
        (True, True, 1, ("row.off",)),
    ],
)  # fmt: skip
def test_a_row_off_its_middle(centred: bool, slots: bool, off: int, said: tuple[str, ...]) -> None:
    layout = SimpleNamespace(rows=True, topped=False, centred=centred, slots=slots)
    asked: Any = SimpleNamespace(
        layout=layout, empty={0: ()}, _is_lettered=lambda state: False, _off_centre=lambda state: off
    )
    state: Any = SimpleNamespace(mask=0)
    assert reading.Pass._closing(asked, state) == said


@pytest.mark.parametrize(("weights", "leaves"), [({}, True), ({1: 0}, True), ({1: 1}, False), ({0: 1}, True)])
def test_a_word_that_goes_on_with_the_last_row(weights: dict[int, float], leaves: bool) -> None:
    assert left_below._leaves_rest(lines_of("5", "其他"), 0, weights) is leaves


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
    assert left_below._leaves_rest(lines_of(*texts), 0, {}) is leaves


@pytest.mark.parametrize(
    ("lines", "stop", "cut"), [((1, 1, 2), 1, True), ((1, 1, 2), 2, False), ((1, 1, 2), 0, False), ((1, 1), 2, False)]
)
def test_a_reading_that_ends_inside_a_line(lines: tuple[int, ...], stop: int, cut: bool) -> None:
    asked: Any = SimpleNamespace(taken=[SimpleNamespace(line=n) for n in lines], _body=iter(()))
    assert trials.Trial.is_cut(asked, stop) is cut
    ahead: Any = SimpleNamespace(taken=[SimpleNamespace(line=1)], _body=iter([SimpleNamespace(line=1)]))
    assert trials.Trial.is_cut(ahead, 1) is True


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
    ("texts", "at", "named"),
    [
        (("指标", "2025年", "表1 指标"), 0, False), (("表1 指标", "床位", "5"), 1, True), (("加强建设。", "床位", "5"), 1, False),
        (("加强建设。", "指标", "2025年"), 1, True), (("加强建设。", "序号", "床位"), 1, True), (("加强建设。", "指标", "床位"), 1, False),
    ],
)  # fmt: skip
def test_a_table_that_begins_here(texts: tuple[str, ...], at: int, named: bool) -> None:
    assert listed._named(lines_of(*texts), at) is named


# -- structure -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "between"),
    [(("a|b", "3", "c|d"), True), (("a|b", "3", "字"), False), (("字", "3", "a|b"), False), (("3", "a|b"), False)],
)
def test_a_number_between_rows(texts: tuple[str, ...], between: bool) -> None:
    assert bare_pages._is_between_rows(lines_of(*texts), texts.index("3")) is between


def test_two_pages_are_all_that_a_short_text_has() -> None:
    text = "推进各项任务落实，健全工作机制，明确责任分工，加大投入力度"
    long = [text] * bare_pages.PAGE_LINES
    lines = lines_of(*long, "1", *long, "2")
    at, last = len(long), len(lines) - 1
    assert bare_pages._are_two_pages(lines, [at, last], [(at, 1), (last, 2)])
    assert not bare_pages._are_two_pages(lines, [at, last], [(at, 1), (last, 3)])
    assert not bare_pages._are_two_pages(lines, [at], [(at, 1)])
    assert not bare_pages._are_two_pages(lines_of(*long, "2", "1"), [at, at + 1], [(at, 1), (at + 1, 2)])
    ended = lines_of(*long[:-1], text + "。", "1", *long, "2")
    assert not bare_pages._are_two_pages(ended, [at, last], [(at, 1), (last, 2)])


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


# -- asked of whole documents ----------------------------------------------------------------

HEAD = "某县“十五五”水利发展规划\n一、目标\n"


def codes(text: str) -> list[str]:
    return [finding.code for finding in read(text).diagnostics]


def test_a_header_of_fewer_cells_than_its_rows_is_told() -> None:
    rows = "床位（张）\t5\t1%\t6\t2%\n机构（家）\t7\t3%\t8\t4%\n人员（人）\t9\t5%\t10\t6%\n"
    assert "ROW_MISFIT" not in codes(f"{HEAD}表1 主要指标\n指标\t2020年\t2025年\n\t总量\t增速\t总量\t增速\n{rows}")
    few = f"{HEAD}表1 主要指标\n指标\t2020年\t2025年\n床位\t张\t5\t6\n机构\t家\t7\t8\n人员\t人\t7\t8\n"
    (told,) = [finding.message for finding in read(few).diagnostics if finding.code == "ROW_MISFIT"]
    assert "表头只有 3 格，各行为 4 格" in told


def test_a_title_between_addressees_and_text_is_the_plan_s() -> None:
    document = read(
        "海安市人民政府办公室关于印发海安市供水保障实施方案的通知\n海政办发〔2025〕8号\n各区人民政府，市直各部门：\n"
        "海安市供水保障实施方案\n为保障供水安全，制定本方案。\n一、总体要求\n建成站点40个。\n二、保障措施\n加强督导。\n"
    )
    title = document.metadata.title
    assert title is not None
    assert title.value == "海安市供水保障实施方案"
    assert [block.text for block in document.sections[0].blocks if block.type == "paragraph"] == [
        "为保障供水安全，制定本方案。"
    ]


def test_the_rest_of_a_box_title_on_the_next_line() -> None:
    document = read(
        f"{HEAD}\n专栏2：云溪市老龄事业发展和养老服务体系“十四五”规划主要\n指标\n指标名称 2020年 2025年\n床位（张） 20 30\n"
        "食堂（个） 9 12\n站点（个） 4 5\n\n二、任务\n加强建设。\n"
    )
    (box,) = document.boxes
    assert box.title == "云溪市老龄事业发展和养老服务体系“十四五”规划主要指标"
    assert not document.diagnostics


def test_rows_without_figures_name_the_groups_of_a_numbered_table() -> None:
    table = "序号\t指标\t2025年\t2030年\t属性\n一\t经济发展\n1\t营业收入（亿元）\t25\t40\t预期性\n二\t绿色发展\n2\t绿化率（%）\t41\t43\t约束性\n"
    document = read(f"{HEAD}表1 主要指标\n{table}")
    assert [(i.group, i.number, i.name) for i in document.indicators] == [
        ("经济发展", "1", "营业收入"),
        ("绿色发展", "2", "绿化率"),
    ]


def test_a_torn_name_that_two_lines_hold_is_not_given() -> None:
    table = "指标\n2025年\n2030年\n1.旅游总收入（亿元）\n1283\n1491\n2.省级以上文\n27\n30\n化产业园区（个）\n3.其中：国家级\n6\n7\n文化产业园区（个）\n"
    document = read(f"{HEAD}表1 主要指标\n{table}二、保障\n加强实施。\n")
    assert [table.kind for table in document.tables] == ["other"]
    assert "TABLE_UNREAD" in codes(f"{HEAD}表1 主要指标\n{table}二、保障\n加强实施。\n")


def test_rows_of_words_on_one_line_keep_their_columns() -> None:
    document = read(
        f"{HEAD}表2 任务分解表\n序号 项目名称 主要内容 年度目标 牵头单位 完成时限\n1 就业促进 城镇新增就业、技能培训 新增就业500人 人社局 12月底\n"
        "2 小区改造 改造老旧小区，加装电梯 改造2个小区 住建局 11月底\n3 教育提质 新改扩建学校 新增学位360个 教育局 9月底\n\n二、任务\n加强建设。\n"
    )
    (table,) = document.tables
    assert [[cell.raw for cell in row.cells] for row in table.rows][1:] == [
        ["2", "小区改造", "改造老旧小区，加装电梯", "改造2个小区", "住建局", "11月底"],
        ["3", "教育提质", "新改扩建学校", "新增学位360个", "教育局", "9月底"],
    ]


def test_a_row_that_is_too_short_stays_where_it_fits() -> None:
    rows = "居民收入增速（%）\t6.5\t预期性\n就业人数（万人）\t20\t22\t25\t预期性\n参保率（%）\t95\t96\t97\t预期性\n"
    document = read(f"{HEAD}\n指标\t2020年\t2022年\t2025年\t属性\n{rows}\n二、任务\n加强建设。\n")
    (table,) = document.tables
    assert [[(cell.column, cell.raw) for cell in row.cells if cell.raw] for row in table.rows][:1] == [
        [(0, "居民收入增速（%）"), (1, "6.5"), (4, "预期性")]
    ]
    assert [[str(v.value) for v in i.values] for i in document.indicators] == [["20", "22", "25"], ["95", "96", "97"]]


def test_groups_and_totals_of_a_list_of_projects() -> None:
    document = read(
        f"{HEAD}表1 重点项目\n序号 项目名称 性质 规模 年限 总投资（亿元） 其中：本期投资\n一 交通 9.5 9.3\n"
        "1 城东大道 新建 12公里 2026—2028 6.2 6.2\n2 北环线改造 改建 8公里 2026—2027 3.3 3.1\n二 水利 4.5 4.0\n"
        "3 青河治理 续建 30公里 2024—2026 4.5 4.0\n合计 14.0 13.3\n\n二、任务\n加强建设。\n"
    )
    (table,) = document.tables
    assert [column.header for column in table.columns][:2] == ["序号", "项目名称"]
    assert [cell.raw for cell in table.rows[1].cells][1:3] == ["城东大道", "新建"]


@pytest.mark.parametrize("title", ["某县规划", "临江县就业计划", "青江市养老服务发展规划"])
def test_a_title_that_could_be_a_header_stands_in_no_table(title: str) -> None:
    rows = "指标 2020年 2025年 属性\n灌溉面积（万亩） 12.4 15 预期性\n水库座数（座） 31 36 约束性\n"
    document = read(
        f"{title}\n\n一、目标\n\n1．发展基础\n\n供水能力提升。\n\n{rows}\n2．面临形势\n\n需求增长。\n\n二、任务\n\n加强建设。\n"
    )
    assert [section.heading for section in document.sections if section.heading] == ["目标", "任务"]
    assert len(document.indicators) == 2


def test_a_group_row_names_its_group_by_its_last_words() -> None:
    table = "| 指标 | 2020年 | 2025年 |\n|---|---|---|\n| 一、经济发展 |  |  |\n| 营业收入（亿元） | 5 | 6 |\n| 机构（家） | 7 | 8 |\n"
    document = read(f"# 某县规划\n\n{table}")
    assert [(i.group, i.name) for i in document.indicators] == [("经济发展", "营业收入"), ("经济发展", "机构")]


def test_a_value_over_two_columns_is_told_with_both() -> None:
    cells_ = [("指标", "2020年", "2025年"), ("机构（家）", "7", "8"), ("食堂（家）", "7", "8")]
    rows = ["".join(f"<td>{text}</td>" for text in row) for row in cells_]
    rows.insert(1, "<td>床位（张）</td><td colspan=2>5</td>")
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    page = f"<html><meta charset=utf-8><body><p>青江市规划</p><p>一、目标</p><table>{table}</table></body></html>"
    (told,) = read(page).diagnostics
    assert "横跨“2020年”和“2025年”两栏" in told.message


def test_a_range_of_numerals_measures_whatever_stands_before_it() -> None:
    assert accept.measures("学校三至五所", quantity("学校三至五所"))
    assert not accept.measures("学校三所", quantity("学校三所"))


@pytest.mark.parametrize(
    ("text", "point"), [("（养老机构", "name.unit"), ("养老机构（", "name.long"), ("养老机构", "name.long")]
)
def test_a_name_that_opens_with_a_bracket(text: str, point: str) -> None:
    assert fits.fit(text, "name") == point


def test_a_number_on_the_last_line_is_between_no_rows() -> None:
    assert not bare_pages._is_between_rows(lines_of("a|b", "3"), 1)
    assert not bare_pages._is_between_rows(lines_of("3", "a|b"), 0)


def table(*rows: str) -> Any:
    layout = standing.study(lines_of(*rows))
    found = list(atoms.atoms_of(lines_of(*rows), range(len(rows)), layout))
    width = len(rows[0].split())
    return [found[n : n + width] for n in range(0, len(found), width)]


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        (("名称 数量", "甲乡 5", "乙乡 6", "丙乡 7"), 4), (("名称 数量", "甲乡 5", "乙乡 6"), 3), (("名称 数量", "甲乡 5"), 0),
        (("名称 5", "甲乡 5", "乙乡 6", "丙乡 7"), 0), (("名称 地点", "甲乡 东", "乙乡 西", "丙乡 北"), 0), (("名称 数量", "甲乡 东", "乙乡 6", "丙乡 北"), 0),
        (("名称 数量", "甲乡 5", "乙乡 6", "丙乡 7", "丁乡 东"), 4), (("名称 数量", "5 甲乡", "乙乡 6", "丙乡 7"), 0),
    ],
)  # fmt: skip
def test_rows_whose_columns_are_alike(rows: tuple[str, ...], count: int) -> None:
    assert len(regular._regular(table(*rows))) == count


# -- what the outline counts on --------------------------------------------------------------


def taken(*candidates: tuple[int, str, int]) -> dict[int, int]:
    """The weights that a run of lines gets: its place, text and look each."""
    out = expected.Expected()
    run = [
        counted_runs.Candidate(at, found, look, False) for at, text, look in candidates if (found := read_mark(text))
    ]
    expected._take(run, out)
    return out.weights


@pytest.mark.parametrize(
    ("run", "weights"),
    [
        ([(0, "一、目标", 1)], {}), ([(0, "一、目标", 1), (5, "二、任务", 1)], {0: 3, 5: 3}),
        ([(0, "一、目标", -1), (3, "二、任务", -1), (6, "三、保障", -1)], {0: 1, 3: 2, 6: 1}),
        ([(0, "一、目标", -2), (3, "二、任务", 0), (6, "三、保障", 1)], {3: 3, 6: 3}),
        ([(0, "第一章 目标", -1), (3, "第二章 任务", 0)], {0: 1, 3: 2}), ([(0, "（一）目标", -1), (3, "（二）任务", 0)], {0: 1, 3: 2}),
    ],
)  # fmt: skip
def test_the_weights_of_a_run(run: list[tuple[int, str, int]], weights: dict[int, int]) -> None:
    assert taken(*run) == weights


def test_a_run_of_numbers_without_a_sign_needs_three() -> None:
    def bare(count: int) -> dict[int, int]:
        out = expected.Expected()
        marks = [found for n in range(1, count + 1) if (found := read_mark(f"{n}.建设")) is not None]
        expected._take([counted_runs.Candidate(5 * n, m, 1, True) for n, m in enumerate(marks)], out)
        return out.weights

    assert not bare(2)
    assert len(bare(3)) >= 1


def test_a_chapter_s_number_alone_is_expected_where_it_heads_others() -> None:
    number = read_mark("1.建设")
    assert number is not None
    for look, heads, weights in ((1, True, {4: 1}), (0, True, {}), (1, False, {})):
        out = expected.Expected()
        expected._take([counted_runs.Candidate(4, number, look, True, heads=heads)], out)
        assert (out.weights, bool(out.bare)) == (weights, bool(weights))


def test_one_more_column_under_the_word_before_the_first_group() -> None:
    def one(header: str) -> Any:
        return SimpleNamespace(header=header)

    def group(text: str) -> Any:
        return SimpleNamespace(kind="data", cells=[[SimpleNamespace(text=text)]])

    whole: Any = SimpleNamespace(
        rows=[SimpleNamespace(kind="group"), group("类 别")], header=SimpleNamespace(columns=[one("指标")])
    )
    more: Any = SimpleNamespace(columns=[one("指标"), one("类别")])
    assert read_again._has_one_more(more, whole)
    assert not read_again._has_one_more(SimpleNamespace(columns=[one("指标"), one("属性")]), whole)  # type: ignore[arg-type]
    assert not read_again._has_one_more(SimpleNamespace(columns=[one("类别")]), whole)  # type: ignore[arg-type]
    assert not read_again._has_one_more(SimpleNamespace(columns=[one("指标"), one("值"), one("类别")]), whole)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("numbers", "n", "cells_", "suits", "totals"),
    [
        (-1, 0, ((), ()), "name.total", False), (0, 1, (("1",), ()), "name.total", True), (0, 1, ((), ()), "name.total", False),
        (0, 1, (("1",), ()), "name.long", False), (0, 0, ((), ("小计",)), "number", True), (0, 0, ((), ("床位",)), "number", False),
        (0, 0, ((), ("小", "计")), "number", False), (0, 0, ((), ()), "number", False),
    ],
)  # fmt: skip
def test_a_number_of_a_row_that_sums_up(numbers: int, n: int, cells_: Any, suits: str, totals: bool) -> None:
    asked: Any = SimpleNamespace(numbers=numbers, name=1)
    state: Any = SimpleNamespace(cells=[parts(*texts) for texts in cells_])
    assert reading.Pass._numbers_total(asked, state, n, suits) is totals


def test_the_header_word_two_lines_below_a_number() -> None:
    assert openers.anew(lines_of("序号", "床位", "指标"), 0, frozenset())


@pytest.mark.parametrize(
    ("texts", "n", "beside"),
    [(("3", "短"), 0, False), (("短", "3"), 1, False), (("3", "短", "{}"), 0, False), (("{}", "3", "短"), 1, True)],
)
def test_running_text_right_beside_a_number(texts: tuple[str, ...], n: int, beside: bool) -> None:
    long = "推进各项任务落实，健全工作机制，明确责任分工，加大投入力度，推动政策落地见效。"
    assert bare_pages._beside_text(lines_of(*(text.format(long) for text in texts)), n) is beside


# -- more of both sides ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "said", "more", "verdict"),
    [
        ("8%", "年均增长", {"yearly": True}, ("per_year", "yearly")), ("8%", "占比", {"yearly": True}, ("level", "unit")), ("8%", "", {"yearly": True, "subject": "增速"}, ("per_year", "yearly")),
        ("5万人", "新增就业", {"yearly": True}, ("per_year", "yearly")), ("5万人", "新增就业", {"summed": True}, ("total", "summed")), ("5万人", "", {"subject": "常住人口"}, ("level", "stock.people")),
        ("120家", "", {"exists": True, "subject": "机构"}, ("level", "exists")), ("3万人次", "", {"exists": True, "subject": "培训"}, ("total", "turns")), ("30吨/年", "", {}, ("per_year", "unit")),
        ("5元/人", "", {}, ("level", "unit")), ("1.25", "控制在", {}, ("level", "unit")), ("12", "达到", {}, ("level", "reached.is")), ("3年", "周期为", {}, ("level", "unit")),
        ("90万人", "超过", {"running": True, "subject": "就业"}, ("per_year", "running")), ("90万人", "超过", {"running": True, "subject": "常住人口"}, ("level", "reached.over")),
        ("5亿元", "投资", {"attribute": True}, ("level", "has")), ("5亿元", "补贴", {"attribute": True}, ("total", "plain")), ("5个百分点", "提高", {}, ("change", "unit")),
    ],
)  # fmt: skip
def test_what_a_number_sums_up(number: str, said: str, more: dict[str, Any], verdict: tuple[str, str]) -> None:
    assert readings.aggregation_of(quantity(number), words(said, **more)) == verdict


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("专栏1 目标", True), ("——坚持", True), ("—— ", False), ("注：年末数", True), ("表1 指标", True), ("第一章 总则", True), ("（一）目标", False), ("加强。", False),
        ("字" * 45 + "。", False), ("字" * 46 + "。", True), ("字" * 46 + "；", True), ("字" * 120, False), ("字" * 121, True), ("a|b", True), ("a\tb", True), ("5.5", False), ("抄送：各部门。", True),
    ],
)  # fmt: skip
def test_lines_that_end_the_region_of_a_table(text: str, ends: bool) -> None:
    assert stops.stops(lines_of(text)[0]) is ends


@pytest.mark.parametrize(
    ("texts", "begins"),
    [
        (("字" * 28, "推进，工作。" * 6), True), (("字" * 27, "推进，工作。" * 6), False), (("字" * 28, "", "推进，工作。" * 6), False), (("字 " * 14, "推进，工作。" * 6), False),
        (("字" * 28, "推进工作"), False), (("字" * 28,), False), (("字" * 28, "表1 指标"), False),
    ],
)  # fmt: skip
def test_running_text_that_begins_with_a_full_line(texts: tuple[str, ...], begins: bool) -> None:
    assert stops.is_paragraph(lines_of(*texts), 0) is begins


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("“十八大”以来，新增就业", True),
        ("以来，新增就业5万人", True),
        ("2012年以来。新增就业", False),
        ("新增就业", False),
    ],
)
def test_what_has_been_so_since(text: str, since: bool) -> None:
    assert dating.told(text, 0, len(text)) is since


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("某市规划（2023年3月5日）", True), ("2023年3月5日", True), ("2023年3月5日至2024年3月5日", True), ("2023年3月5日起施行", False), ("2023年3月5日至2024年3月5日止", False), ("某市规划 2023年3月", False),
    ],
)  # fmt: skip
def test_a_line_that_ends_with_a_day(text: str, ends: bool) -> None:
    unit: Any = SimpleNamespace(grid=None, text=text)
    assert start._ends_with_date(unit) is ends


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("注：〔〕内为五年累计数", {"〔〕": "cumulative"}), ("注：本表中〔〕内为市区数据", {"〔〕": "市区数据"}), ("〔〕为累计", {"〔〕": "cumulative"}), ("累计数用〔〕标注", {"〔〕": "cumulative"}),
        ("注：五年累计数以〔〕表示", {"〔〕": "cumulative"}), ("注：[ ]内的数", {}),
    ],
)  # fmt: skip
def test_what_a_note_says(note: str, found: dict[str, str]) -> None:
    assert marks.defined_marks([cell(note)]) == found


def test_a_mean_before_the_end_of_the_plan_is_no_base() -> None:
    aim = [Column(0, "2025年目标", "value", (2025, 2025))]
    mean, base = Column(0, "年均增长", "value", (2021, 2024)), Column(0, "2020年", "value", (2020, 2020))
    mean.average = True
    assert (roles._reached(mean, aim), roles._reached(base, aim), roles._reached(mean, [])) == (
        "annual_average",
        "baseline",
        "annual_average",
    )


@pytest.mark.parametrize(
    ("above", "pages"),
    [
        ("推进各项任务落实健全工作机制吧", True),
        ("推进各项任务落实健全工作机制", False),
        ("推进各项任务落实健全工作机制吧。", False),
    ],
)
def test_two_numbers_that_cut_sentences_are_pages(above: str, pages: bool) -> None:
    long = "推进各项任务落实健全工作机制吧"
    assert bare_pages._are_pages(lines_of(above, "1", long, "2"), [1, 3]) is pages


def test_short_lines_about_a_numeral_are_cells() -> None:
    assert not page_signs.begins_or_ends(lines_of("短", "II", "健全机制"), 1)
    assert page_signs.begins_or_ends(lines_of("健全机制", "II", "健全机制"), 1)


@pytest.mark.parametrize(
    ("text", "half"),
    [("平方", True), ("万", False), ("平", True), ("数百", False), ("张/", True), ("甲/", False), ("万平", True)],
)
def test_half_a_unit(text: str, half: bool) -> None:
    assert bool(atoms.what(text) & atoms.Can.HALF_UNIT) is half


@pytest.mark.parametrize(
    ("texts", "grades", "years"),
    [
        (("等级 分值", "Ⅰ级 5", "Ⅱ级 6"), True, False), (("等级 分值", "Ⅰ级 5", "Ⅰ级 6"), False, False), (("等级", "分值", "Ⅰ级", "5", "Ⅱ级", "6"), True, False), (("等级 分值", "甲 5", "乙 6"), False, False),
        (("年份 数量", "2021年 5", "2022年 6"), False, True), (("年份 数量", "2021年 5", "2021年 6"), False, False), (("年度", "数量", "2021年", "5", "2022年", "6"), False, True), (("年份 数量", "2021年 5"), False, False),
    ],
)  # fmt: skip
def test_tables_of_grades_and_of_years(texts: tuple[str, ...], grades: bool, years: bool) -> None:
    lines = lines_of(*texts)
    assert (regular._grades(lines, 0), regular._years_down(lines, 0)) == (grades, years)


@pytest.mark.parametrize(
    ("rows", "depth"),
    [
        ([("指标", "2020年"), ("床位", "5"), ("机构", "6")], 1), ([("指标", "2020年", ""), ("", "全市", "市区"), ("床位", "5", "6")], 2), ([("", "2020年", "2025年"), ("床位", "5", "6"), ("机构", "7", "8")], 1),
        ([("床位", "5"), ("机构", "6")], 0), ([("", "城市", "农村"), ("床位", "5", "6"), ("机构", "7", "8")], 1), ([("指标", "2020年"), ("指标", "2020年"), ("床位", "5")], 1),
        ([("指标", "2020年"), ("一、就业", ""), ("床位", "5")], 1),
    ],
)  # fmt: skip
def test_how_many_rows_are_a_header(rows: list[tuple[str, ...]], depth: int) -> None:
    made: Any = [[cell(text) if text else None for text in row] for row in rows]
    assert tiers.header_depth(made) == depth


@pytest.mark.parametrize(
    ("title", "plan"),
    [
        ("第十五个五年规划纲要", ("十五五", 15, 2026, 2030)), ("第十一个五年规划纲要", ("十一五", 11, 2006, 2010)), ("第十个五年计划纲要", ("十五", 10, 2001, 2005)),
        ("第九个五年计划纲要", ("九五", 9, 1996, 2000)), ("第二十个五年规划纲要", ("二十五", 20, 2051, 2055)), ("养老服务规划（2026—2030年）", ("十五五", 15, 2026, 2030)),
        ("第二个五年规划（2021—2025年）", ("十四五", 14, 2021, 2025)), ("第十四个五年规划（2020—2024年）", ("十四五", 14, 2021, 2025)),
    ],
)  # fmt: skip
def test_the_plan_that_a_title_names(title: str, plan: tuple[str, int, int, int]) -> None:
    period = read(f"某市国民经济和社会发展{title}\n一、目标\n加强建设。\n").metadata.plan_period
    assert period is not None
    assert (period.value.name, period.value.ordinal, period.value.start, period.value.end) == plan


@pytest.mark.parametrize(
    ("text", "look"), [("一、目标", -1), ("一、目标。加强建设", 1), ("一、床位5", -2), ("第一章 目标", 1)]
)
def test_a_numbered_line_that_is_the_last(text: str, look: int) -> None:
    assert looks.look_of(lines_of(text), [read_mark(text)], [False], 0) == look


def test_a_title_that_the_page_and_the_document_print() -> None:
    title = "青江市人民政府关于印发青江市养老服务规划的通知"
    document = read(
        f"{title}\n{title}\n{title}\n青政发〔2022〕5号\n各区人民政府：\n现将规划印发给你们。\n青江市养老服务规划\n一、目标\n加强建设。\n"
    )
    lines = [document.text[line.start : line.end] for line in document.metadata.lines]
    assert lines == [title] * 3 + ["青政发〔2022〕5号", "各区人民政府：", "青江市养老服务规划"]
    assert [b.text for s in document.sections for b in s.blocks if b.type == "paragraph"] == [
        "现将规划印发给你们。",
        "加强建设。",
    ]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_agencies_of_a_letterhead(count: int) -> None:
    agencies = ["青江市发展和改革委员会", "青江市民政局", "青江市财政局"][:count]
    document = read(
        "\n".join(agencies)
        + "文件\n青民发〔2022〕5号\n关于印发养老服务规划的通知\n各区民政局：\n现将规划印发给你们。\n一、目标\n加强建设。\n"
    )
    assert [issuer.value for issuer in document.metadata.issuers or []] == agencies


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("— 1 —", True),
        ("——— 1 ———", True),
        ("· 3 ·", True),
        ("-1234-", False),
        ("— 12345 —", False),
        ("1", False),
        ("第1页", False),
    ],
)
def test_a_number_between_signs(text: str, signed: bool) -> None:
    assert bool(list(page_signs.signed_numbers(lines_of(text)))) is signed
