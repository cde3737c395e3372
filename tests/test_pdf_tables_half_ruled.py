"""PDF tables whose rules say only half: a header boxed alone, one upright rule, rules that leave out groups; and what a
column of the page cuts off."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
from samples.pdf_cases import Sheet, made
from test_pdf_tables_of_groups import STEP, TOP, WANT, Drawing, _read, drawn

from extractor import extract

SIZE = 10.5


def boxed_header(d: Drawing) -> None:
    for y in (TOP, TOP + STEP, d.foot):
        d.level(y)
    for n in range(len(d.xs)):
        d.upright(n, TOP, TOP + STEP)


@pytest.mark.parametrize("x", [None, 62.0])
def test_a_group_below_a_boxed_header_has_a_row_of_its_own(x: float | None) -> None:
    assert _read(drawn(boxed_header, column=False, x=x)) == WANT


def test_groups_about_the_middle_of_rows_without_rules_are_right_or_told() -> None:
    found = extract(drawn(boxed_header, column=True), name="a.pdf")
    told = any(d.code == "ROW_MISFIT" for d in found.diagnostics)
    assert told or {i.name: i.group for i in found.indicators} == {name: want[0] for name, want in WANT.items()}


def _centred(sheet: Sheet, left: float, right: float, top: float, words: str) -> None:
    width = sum(SIZE * (0.5 if char.isascii() else 1) for char in words)
    sheet.put((left + right - width) / 2, top, words, SIZE)


def _row(sheet: Sheet, xs: Sequence[float], top: float, words: Sequence[str]) -> None:
    for left, right, word in zip(xs, xs[1:], words, strict=False):
        _centred(sheet, left, right, top + 6, word)


def _frame(sheet: Sheet, xs: Sequence[float], heights: Sequence[float]) -> None:
    for y in heights:
        sheet.rule(xs[0], y, xs[-1], y)
    for x in (xs[0], xs[-1]):
        sheet.rule(x, heights[0], x, heights[-1])


TIERED = (60.0, 130.0, 270.0, 330.0, 400.0, 470.0, 530.0)


@pytest.mark.parametrize("second", [("水利建设", "新建堤防长度", "公里"), ("农田水利", "有效灌溉面积", "万亩")])
def test_rules_that_leave_out_the_groups_column_tell_the_groups_below_a_header_in_tiers(second: Sequence[str]) -> None:
    group, name, unit = second

    def draw(sheet: Sheet) -> None:
        sheet.centre(110, "专栏1 主要指标")
        _centred(sheet, 400, 530, 146, "目标值")
        for left, right, word in zip(TIERED, TIERED[1:4], ("类别", "指标", "单位"), strict=False):
            _centred(sheet, left, right, 157, word)
        _centred(sheet, 330, 400, 146, "基期")
        _row(sheet, TIERED[3:], 162, ("2020年", "2022年", "2025年"))
        _row(sheet, TIERED[1:], 184, ("水库总库容", "亿立方米", "12.4", "13.1", "14.6"))
        _row(sheet, TIERED[1:], 206, (name, unit, "32", "58", "96"))
        _row(sheet, TIERED[1:], 228, ("农村自来水普及率", "%", "81.5", "86.2", "92.7"))
        _centred(sheet, 60, 130, 190, "供水保障")
        _centred(sheet, 60, 130, 223, group)
        _frame(sheet, TIERED, (140, 184, 206, 250))
        sheet.rule(330, 162, 530, 162)
        sheet.rule(130, 228, 530, 228)

    found = extract(made(draw), name="a.pdf").indicators
    assert [(i.name, i.group) for i in found] == [
        ("水库总库容", "供水保障"), (name, group), ("农村自来水普及率", group)
    ]  # fmt: skip


@pytest.mark.parametrize("groups", [("生态修复", "环境治理"), ("城市更新", "乡村建设")])
def test_the_only_upright_rule_leaves_out_a_group(groups: Sequence[str]) -> None:
    first, second = (("新增造林面积（万亩）", "12.5"), ("湿地保护率（%）", "56")), (("绿道总长（公里）", "310"),)
    rows = [(groups[0],), *first, (groups[1],), *second]

    def draw(sheet: Sheet) -> None:
        sheet.centre(110, "专栏1 主要指标")
        xs = (60.0, 220.0, 300.0)
        _row(sheet, xs, 140, ("指标", "2025年"))
        sheet.rule(220, 140, 220, 162)
        for n, row in enumerate(rows):
            top = 162 + 22 * n
            if len(row) > 1:
                _row(sheet, xs, top, row)
                sheet.rule(220, top, 220, top + 22)
            else:
                sheet.put(66, top + 6, row[0], SIZE)
        _frame(sheet, xs, (140, 162, 162 + 22 * 3, 162 + 22 * 5))

    found = extract(made(draw), name="a.pdf").indicators
    assert [(i.name, i.group) for i in found] == [
        ("新增造林面积", groups[0]), ("湿地保护率", groups[0]), ("绿道总长", groups[1])
    ]  # fmt: skip


@pytest.mark.parametrize("figures", [("3", "5", "7", "—", "8"), ("—", "1", "—", "2", "—")])
def test_figures_of_one_sign_at_the_right_side_are_no_head_in_the_margin(figures: Sequence[str]) -> None:
    names = ("三甲医院", "省级实验室", "博物馆", "国家湿地公园", "通用机场")

    def draw(sheet: Sheet) -> None:
        sheet.centre(110, "专栏1 主要指标")
        xs = (60.0, 240.0, 320.0, 430.0, 535.0)
        _row(sheet, xs, 140, ("指标", "单位", "2020年", "2025年"))
        for n, (name, figure) in enumerate(zip(names, figures, strict=True)):
            _row(sheet, xs, 162 + 22 * n, (name, "个", "12", figure))

    found = extract(made(draw), name="a.pdf").indicators
    assert [(i.name, i.values[-1].raw) for i in found] == list(zip(names, figures, strict=True))


@pytest.mark.parametrize("title", ["专栏3 主要目标", "专栏3 规划任务"])
def test_a_blank_in_the_title_above_the_columns_parts_no_cells(title: str) -> None:
    xs = (60.0, 260.0, 350.0, 440.0)

    def draw(sheet: Sheet) -> None:
        number, words = title.split()
        sheet.put(xs[1] - 8 - 2.5 * SIZE, 146, number, SIZE)
        sheet.put(xs[1] + 8, 146, words, SIZE)
        rows = (("指标", "2020年", "2025年"), ("造林面积（万亩）", "18", "25"), ("林木良种率（%）", "68", "78"))
        for n, row in enumerate(rows):
            _row(sheet, xs, 162 + 22 * n, row)
        _frame(sheet, xs, (140, 162, 184, 206, 228))
        for x in xs[1:-1]:
            sheet.rule(x, 162, x, 228)

    found = extract(made(draw), name="a.pdf")
    assert [(box.number, box.title) for box in found.boxes] == [(3, title.split()[1])]
    assert [column.header for column in found.tables[0].columns] == ["指标", "2020年", "2025年"]


@pytest.mark.parametrize(("head", "rest"), [("每万名就业人员", "中研发人员数"), ("每百户居民拥有", "充电设施数量")])
def test_the_rest_of_a_name_below_the_header_in_the_next_column_is_no_group(head: str, rest: str) -> None:
    columns = ((57.0, 141.0, 181.0, 228.0, 275.0), (311.0, 395.0, 435.0, 482.0, 529.0))
    heads = ("指标", "单位", "2020年", "2025年")
    below = (
        ("公共充电", "桩数量", "个", "320", "860"),
        ("城镇新增", "就业人数", "万人", "4.1", "5.3"),
        ("新增燃气", "管网", "公里", "12", "19"),
    )

    def draw(sheet: Sheet) -> None:
        left, right = columns
        for n in range(29):
            sheet.put(57, 72 + 20 * n, "坚持创新驱动发展，推动产业向高端迈进"[:18], 12)
            if n > 8:
                sheet.put(311, 72 + 20 * n, "健全要素保障，强化项目支撑，压实各方责"[:18], 12)
        _row(sheet, left, 690, heads)
        _row(sheet, left, 712, ("森林蓄积", "万立方米", "61", "64"))
        _row(sheet, left, 734, (head, "人", "48", "75"))
        _frame(sheet, left, (690, 712, 756))
        _row(sheet, right, 72, heads)
        _row(sheet, right, 94, (rest,))
        for n, row in enumerate(below):
            for line, words in enumerate(row[:2]):
                _centred(sheet, right[0], right[1], 120 + 30 * n + 13 * line, words)
            _row(sheet, right[1:], 120 + 30 * n, row[2:])
        _frame(sheet, right, (72, 94, 212))

    found = extract(made(draw), name="a.pdf")
    assert [i.name for i in found.indicators] == ["森林蓄积", head + rest, *(row[0] + row[1] for row in below)]
    assert all(i.group is None for i in found.indicators)


SHIFTED = """<html><body><h1>{town}“十四五”规划</h1><p>主要指标如下。</p><table>
<tr><th>指标</th><th>2020年</th><th>2025年</th><th>2035年</th><th>属性</th><th></th></tr>
<tr><td>医院床位（张）</td><td>10</td><td>20</td><td>30</td><td>预期性</td><td></td></tr>
<tr><td>公路里程（公里）</td><td>11</td><td>22</td><td>33</td><td>约束性</td><td></td></tr>
<tr><td>{name}</td><td>71</td><td>72</td><td></td><td>73</td><td>预期性</td></tr>
<tr><td>森林覆盖率（%）</td><td>31</td><td>32</td><td></td><td>33</td><td>约束性</td></tr>
<tr><td>粮食产量（万吨）</td><td>51</td><td>52</td><td></td><td>53</td><td>约束性</td></tr></table></body></html>"""


@pytest.mark.parametrize(("town", "name"), [("云汀县", "人均寿命（岁）"), ("石桥镇", "绿地面积（公顷）")])
def test_a_number_under_attribute_is_told_and_its_row_gives_no_values(town: str, name: str) -> None:
    found = extract(SHIFTED.format(town=town, name=name).encode(), name="a.html")
    assert [i.name for i in found.indicators] == ["医院床位", "公路里程"]
    assert sum(d.code == "ROW_MISFIT" for d in found.diagnostics) == 3


@pytest.mark.parametrize("groups", [("", "交通", "", "能源"), ("", "", "教育", "医疗")])
def test_first_rows_without_a_group_are_told(groups: Sequence[str]) -> None:
    rows = "".join(
        f"<tr><td>{group}</td><td>第{n}类设施</td><td>个</td><td>{n}1</td><td>{n}2</td></tr>"
        for n, group in enumerate(groups, 1)
    )
    head = "<tr><th>类别</th><th>指标</th><th>单位</th><th>2020年</th><th>2025年</th></tr>"
    page = f"<html><body><h1>云汀县“十四五”规划</h1><table>{head}{rows}</table></body></html>"
    assert "ROW_MISFIT" in [d.code for d in extract(page.encode(), name="a.html").diagnostics]


PLACES = (60.0, 210.0, 270.0, 350.0, 430.0, 510.0)
FIVE = (
    ("堤防达标率", "%", "62", "80", "预期性"),
    ("新建堤防", "公里", "210", "350", "预期性"),
    ("供水普及率", "%", "88", "95", "约束性"),
    ("年供水量", "亿立方米", "12", "14", "预期性"),
)


def _three_lines(sheet: Sheet, heads: float, rows: Sequence[Sequence[str]], left: Sequence[int] = ()) -> None:
    """Rows between a rule above the header, one below it and one at the end; ``left``: columns set at their left."""
    foot = heads + 22 * len(rows)
    for n, row in enumerate(rows):
        for at, words in enumerate(row):
            if at in left and words:
                sheet.put(PLACES[at] + 3, heads + 22 * n + 6, words, SIZE)
            else:
                _row(sheet, PLACES[at : at + 2], heads + 22 * n, (words,))
    for y in (140, heads, foot):
        sheet.rule(PLACES[0], y, PLACES[-1], y)


def _headers(draw: object) -> list[list[str]]:
    return [[column.header for column in table.columns] for table in extract(made(draw), name="a.pdf").tables]  # type: ignore[arg-type]


@pytest.mark.parametrize("year", ["2025年", "2030年"])
def test_a_year_alone_below_the_middle_of_a_head_is_of_the_header(year: str) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.centre(110, "专栏1 主要指标")
        _row(sheet, PLACES[3:], 142, ("目标",))
        _row(sheet, PLACES, 154, ("指标", "单位", "2020年", "", "属性"))
        _row(sheet, PLACES[3:], 168, (year,))
        _three_lines(sheet, 190, FIVE)

    assert _headers(draw) == [["指标", "单位", "2020年", f"目标{year}", "属性"]]


@pytest.mark.parametrize("group", ["水旱灾害防御", "供水"])
def test_words_alone_below_the_header_that_are_no_head_name_a_group(group: str) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.centre(110, "专栏1 主要指标")
        _row(sheet, PLACES, 154, ("指标", "单位", "2020年", "2025年", "属性"))
        _centred(sheet, PLACES[0], PLACES[-1], 196, group)
        _three_lines(sheet, 212, FIVE)
        sheet.rule(PLACES[0], 190, PLACES[-1], 190)

    assert {i.group for i in extract(made(draw), name="a.pdf").indicators} == {group}


@pytest.mark.parametrize("torn", [("2020年基", "期值"), ("2020年实", "际值")])
def test_heads_of_two_lines_close_beside_each_other_are_no_title_above_the_others(torn: Sequence[str]) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.centre(110, "专栏1 主要指标")
        for at, (first, rest) in enumerate((torn, ("2025年目", "标值")), 2):
            left = PLACES[2] + 9 + 52.5 * (at - 2)
            sheet.put(left, 146, first, SIZE)
            _centred(sheet, left, left + 46, 158, rest)
        for at in (0, 1, 4):
            _row(sheet, PLACES[at:], 146, (("指标", "单位", "", "", "属性")[at],))
        for n, row in enumerate(FIVE):
            _row(sheet, (60, 210, 270, 331.5, 384, 437, 510), 184 + 22 * n, (*row[:4], "", row[4]))
        for y in (140, 178, 178 + 22 * 4 + 6):
            sheet.rule(60, y, 510, y)

    (headers,) = _headers(draw)
    assert headers[2:4] == ["".join(torn), "2025年目标值"]


@pytest.mark.parametrize("middle", [("年均增", "长"), ("五年累", "计")])
def test_a_label_over_three_heads_of_which_one_has_two_lines_heads_all(middle: Sequence[str]) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.centre(110, "专栏1 主要指标")
        _row(sheet, PLACES, 163, ("指标", "单位"))
        _centred(sheet, PLACES[2], PLACES[-1], 144, "目标值")
        _row(sheet, PLACES[2:], 163, ("2025年", "", "2035年"))
        for line, words in enumerate(middle):
            _centred(sheet, PLACES[3], PLACES[4], 163 + 13 * line, words)
        _three_lines(sheet, 200, [(*row[:4], "66") for row in FIVE])

    assert _headers(draw) == [["指标", "单位", "目标值2025年", "目标值" + "".join(middle), "目标值2035年"]]


@pytest.mark.parametrize("left", [(1, 3), (0, 2)])
def test_a_column_set_at_its_left_in_some_rows_and_in_its_middle_in_others_is_one(left: Sequence[int]) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.centre(110, "专栏1 主要指标")
        _row(sheet, PLACES, 146, ("指标", "单位", "2020年", "2025年"))
        _three_lines(sheet, 168, [row[:4] for row in FIVE])
        for n, row in enumerate(FIVE):
            _centred(sheet, *((432, 462) if n in left else (455, 510)), 168 + 22 * n + 6, row[4])
        _centred(sheet, 455, 510, 152, "属性")

    found = extract(made(draw), name="a.pdf")
    assert [(i.name, i.attribute) for i in found.indicators] == [(row[0], row[4]) for row in FIVE]


def test_two_columns_of_marks_with_a_head_each_stay_two() -> None:
    rows = [(row[0], row[1], row[2], *(("√", "") if n % 2 else ("", "√"))) for n, row in enumerate(FIVE)]

    def draw(sheet: Sheet) -> None:
        sheet.centre(110, "专栏1 主要指标")
        _row(sheet, PLACES, 146, ("指标", "单位", "2025年", "约束性", "预期性"))
        _three_lines(sheet, 168, rows)

    (table,) = extract(made(draw), name="a.pdf").tables
    assert [[cell.column for cell in row.cells if cell.raw == "√"] for row in table.rows] == [[4], [3], [4], [3]]


@pytest.mark.parametrize("only", [0, 2])
def test_a_value_alone_at_the_left_of_its_column_stands_under_its_head(only: int) -> None:
    rows = [(row[0], row[1], row[2], "≥95" if n == only else "", row[4]) for n, row in enumerate(FIVE)]

    def draw(sheet: Sheet) -> None:
        sheet.centre(110, "专栏1 主要指标")
        _row(sheet, PLACES, 146, ("指标", "单位", "2020年", "2025年", "属性"))
        _three_lines(sheet, 168, rows, left=[3])

    values = [[(v.column, v.raw) for v in i.values] for i in extract(made(draw), name="a.pdf").indicators]
    assert values == [[("2020年", row[2])] + [("2025年", "≥95")] * (n == only) for n, row in enumerate(FIVE)]


@pytest.mark.parametrize("number", ["≥165.83", "1,204.57"])
def test_a_number_wider_than_its_column_is_not_parted(number: str) -> None:
    xs = (60.0, 180.0, 240.0, 270.0, 300.0, 330.0, 390.0)
    rows = [
        ("供水普及率", "%", "88", "91", "95"),
        ("年供水量", "亿立方米", "", number, ""),
        ("水库数量", "座", "12", "14", "16"),
    ]

    def draw(sheet: Sheet) -> None:
        sheet.centre(110, "专栏1 主要指标")
        for n, row in enumerate((("指标", "单位", "2020", "2025", "2035"), *rows, *FIVE[:1])):
            _row(sheet, xs, 140 + 22 * n, row)
        for y in (140, 162, 250):
            sheet.rule(60, y, 390, y)

    raws = [v.raw for i in extract(made(draw), name="a.pdf").indicators for v in i.values]
    assert number in raws or not any(raw in number for raw in raws if len(raw) > 2 and raw[0] in number[0] + number[-1])


@pytest.mark.parametrize("label", ["规划目标", "目标值"])
def test_a_label_above_two_years_on_the_top_line_heads_them_alone(label: str) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.centre(110, "专栏1 主要指标")
        _centred(sheet, PLACES[2], PLACES[4], 144, label)
        _row(sheet, PLACES, 163, ("指标", "单位", "2020年", "2025年", "属性"))
        _three_lines(sheet, 185, FIVE)

    assert _headers(draw) == [["指标", "单位", f"{label}2020年", f"{label}2025年", "属性"]]


@pytest.mark.parametrize("title", ["供水和防洪等方面的主要指标", "“十四五”水利发展主要指标"])
def test_words_above_the_middle_of_all_heads_title_the_table(title: str) -> None:
    def draw(sheet: Sheet) -> None:
        _centred(sheet, PLACES[0], PLACES[-1], 144, title)
        _row(sheet, PLACES, 163, ("指标", "单位", "2020年", "2025年", "属性"))
        _three_lines(sheet, 185, FIVE)

    assert _headers(draw) == [["指标", "单位", "2020年", "2025年", "属性"]]


@pytest.mark.parametrize("other", [("年均", "增长"), ("五年", "累计")])
def test_a_line_of_a_head_among_others_of_three_lines_heads_none_of_them(other: Sequence[str]) -> None:
    years = [("2020", "年基", "期值"), ("2035", "年目", "标值")]

    def draw(sheet: Sheet) -> None:
        sheet.centre(110, "专栏1 主要指标")
        _row(sheet, PLACES, 152, ("指标", "单位"))
        for at, lines in ((2, years[0]), (4, years[1])):
            for n, words in enumerate(lines):
                _centred(sheet, PLACES[at], PLACES[at + 1], 144 + 13 * n, words)
        for n, words in enumerate(other):
            _centred(sheet, PLACES[3], PLACES[4], 150.5 + 13 * n, words)
        _three_lines(sheet, 190, [(*row[:4], "66") for row in FIVE])

    assert _headers(draw) == [["指标", "单位", "2020年基期值", "".join(other), "2035年目标值"]]


@pytest.mark.parametrize("first", [("供水", "保障"), ("防洪", "减灾")])
def test_lines_of_groups_beside_names_below_a_boxed_header_are_told(first: Sequence[str]) -> None:
    xs = (60.0, 330.0, 420.0, 510.0)

    def draw(sheet: Sheet) -> None:
        sheet.centre(110, "专栏1 主要指标")
        _row(sheet, xs, 140, ("主要指标", "2020年", "2025年"))
        for n, row in enumerate(FIVE * 2):
            _centred(sheet, 110, 330, 168 + 24 * n, f"{row[0]}{n}（%）")
            _row(sheet, xs[1:], 162 + 24 * n, row[2:4])
        for top, group in ((168, first), (216, ("节约", "用水")), (300, ("生态", "修复"))):
            for n, words in enumerate(group):
                sheet.put(66, top + 13 * n, words, SIZE)
        for y in (140, 162):
            sheet.rule(60, y, 510, y)
        for x in xs:
            sheet.rule(x, 140, x, 162)

    found = extract(made(draw), name="a.pdf")
    told = {d.code for d in found.diagnostics} & {"ROW_MISFIT", "TABLE_UNREAD"}
    assert told or {i.group for i in found.indicators} <= {"".join(first), "节约用水", "生态修复"}


@pytest.mark.parametrize("attribute", [("指标属", "性"), ("属性",)])
def test_a_label_above_a_table_without_rules_heads_the_years_below_it(attribute: Sequence[str]) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.centre(110, "专栏1 主要指标")
        _centred(sheet, PLACES[2], PLACES[4], 140, "目标值")
        for n, words in enumerate(attribute):
            _centred(sheet, PLACES[4], PLACES[5], 154 - 6.5 * (len(attribute) - 1) + 13 * n, words)
        _row(sheet, PLACES, 148, ("指标", "单位"))
        _row(sheet, PLACES[2:], 158, ("2025年", "2035年"))
        for n, row in enumerate(FIVE):
            _row(sheet, PLACES, 184 + 22 * n, row)

    assert _headers(draw) == [["指标", "单位", "目标值2025年", "目标值2035年", "".join(attribute)]]


@pytest.mark.parametrize("ruled", [True, False])
def test_the_rule_below_a_running_head_as_wide_as_a_table_takes_no_text_into_it(ruled: bool) -> None:
    text = "坚持节水优先，完善水利基础设施网络，全面提升水安全保障能力和水平。"

    def draw(sheet: Sheet) -> None:
        sheet.centre(40, "青石市水利公报", 9)
        sheet.rule(60, 54, 510, 54)
        sheet.centre(70, "青石市“十四五”水利发展规划", 16)
        sheet.centre(100, "第一章 总体要求", 14)
        sheet.paragraph(60, 124, text * 2, 37)
        sheet.centre(176, "专栏1 主要指标")
        _row(sheet, PLACES, 200, ("指标", "单位", "2020年", "2025年", "属性"))
        for n, row in enumerate(FIVE):
            _row(sheet, PLACES, 222 + 22 * n, row)
        for y in (200, 222):
            sheet.rule(60, y, 510, y)
        for x in PLACES if ruled else ():
            sheet.rule(x, 200, x, 222)
        sheet.rule(60, 222 + 22 * 4, 510, 222 + 22 * 4)
        sheet.centre(340, "第二章 保障措施", 14)
        sheet.paragraph(60, 364, text, 37)

    found = extract(made(draw), name="a.pdf")
    assert [section.heading for section in found.sections if section.heading] == ["总体要求", "保障措施"]
    assert [(i.name, i.attribute) for i in found.indicators] == [(row[0], row[4]) for row in FIVE]
