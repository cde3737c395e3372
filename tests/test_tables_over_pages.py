"""Tables and boxes that a page, an empty paragraph or a conversion cut: drawn as PDF and set in Word."""

from __future__ import annotations

import io
import sys

import docx
import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
from samples.pdf_cases import Sheet, made
from samples.word import cell, document, paragraph, table

from extractor import extract
from extractor.models import Document

TEXT = "坚持就业优先，完善重点群体就业支持体系，健全终身职业技能培训制度，推动实现更加充分更高质量的就业。"
XS = [80.0, 230, 300, 380, 460, 520]
HEAD = ["指标", "单位", "2025年", "2030年", "属性"]
ROWS = [
    ["用水总量", "亿立方米", "12", "13", "约束性"],
    ["堤防达标率", "%", "70", "85", "约束性"],
    ["供水保证率", "%", "95", "97", "预期性"],
    ["水库除险加固", "座", "5", "9", "预期性"],
]


def rows(document: Document) -> list[list[str]]:
    (table,) = document.tables
    assert {row.kind for row in table.rows} == {"data"}
    return [[cell.raw for cell in row.cells] for row in table.rows]


def row(sheet: Sheet, top: float, cells: list[str]) -> float:
    sheet.grid(XS, [top, top + 20])
    for x, words in zip(XS, cells, strict=False):
        sheet.put(x + 3, top + 4, words, 10)
    return top + 20


def over(sheet: Sheet, top: float, words: str) -> float:
    """A row that spans the table."""
    sheet.grid([XS[0], XS[-1]], [top, top + 20])
    sheet.put((XS[0] + XS[-1] - 10 * len(words)) / 2, top + 4, words, 10)
    return top + 20


def framed(title: str, again: str, header: bool, notes: tuple[str, ...] = ()) -> Document:
    """A table whose title stands in its frame, cut by a page and headed there again."""

    def draw(sheet: Sheet) -> None:
        sheet.centre(60, "青石市水利发展规划", 18)
        sheet.put(80, 100, "一、主要目标")
        sheet.paragraph(80, 124, TEXT, 36)
        top = row(sheet, over(sheet, 650, title), HEAD)
        for cells in ROWS[:2]:
            top = row(sheet, top, cells)
        sheet.centre(800, "— 1 —", 9)
        sheet.showPage()
        top = over(sheet, 80, again)
        for cells in [HEAD, *ROWS[2:]] if header else ROWS[2:]:
            top = row(sheet, top, cells)
        for note in notes:
            top = over(sheet, top, note)
        sheet.put(80, top + 20, "二、主要任务")
        sheet.paragraph(80, top + 44, TEXT, 36)
        sheet.showPage()

    return extract(made(draw), name="a.pdf")


@pytest.mark.parametrize("header", [True, False], ids=["header again", "no header"])
@pytest.mark.parametrize("again", ["专栏1 主要指标", "专栏1 主要指标（续）", "续专栏1"])
def test_a_box_title_in_the_frame_printed_again_opens_no_second_box(again: str, header: bool) -> None:
    document = framed("专栏1 主要指标", again, header, ("注：1.〔〕内为五年累计数。", "2.2025年为预计数。"))
    assert rows(document) == ROWS
    assert [(box.number, box.title) for box in document.boxes] == [(1, "主要指标")]
    (table,) = document.tables
    assert (table.fragments, table.box_id) == (2, document.boxes[0].id)
    assert [note.text for note in table.notes] == ["1.〔〕内为五年累计数。", "2.2025年为预计数。"]
    assert {i.group for i in document.indicators} == {None}


@pytest.mark.parametrize("header", [True, False], ids=["header again", "no header"])
@pytest.mark.parametrize("again", ["表1 主要指标", "续表1", "续表"])
def test_a_table_title_in_the_frame_printed_again_is_furniture(again: str, header: bool) -> None:
    document = framed("表1 主要指标", again, header)
    assert rows(document) == ROWS
    assert (document.tables[0].number, document.tables[0].fragments) == ("表1", 2)


@pytest.mark.parametrize("mark", ["{n}.", "（{n}）", "●", ""])
def test_items_of_a_box_that_fill_their_lines_stay_apart(mark: str) -> None:
    words = [
        "供水工程。新建水厂三座，改造老旧管网三百公里，推进城乡供水",
        "防洪工程。加固堤防二百公里，除险加固水库十座，提升防洪能力",
        "节水工程。建设节水型灌区五个，推广高效节水灌溉压减用水总量",
    ]
    items = [mark.format(n=n) + text + "。" for n, text in enumerate(words, 1)]

    def draw(sheet: Sheet) -> None:
        sheet.centre(60, "青石市水利发展规划", 18)
        sheet.put(80, 100, "一、主要任务")
        first = sheet.paragraph(80, 124, TEXT, 36) + 10
        sheet.centre(first + 4, "专栏2 重点工程", 11)
        top = first + 26
        for item in items:
            sheet.put(90, top, item, 11)
            top += 18
        sheet.grid([80, 100 + 11 * max(map(len, items))], [first, top + 4])
        sheet.put(80, top + 24, "二、保障措施")
        sheet.paragraph(80, top + 48, TEXT, 36)
        sheet.showPage()

    (box,) = extract(made(draw), name="a.pdf").boxes
    assert [item.title for item in box.items] == ["供水工程", "防洪工程", "节水工程"]


def word(*parts: str | list[list[str]], report: bool = False) -> Document:
    """A Word file of paragraphs and tables."""
    file = docx.Document()
    for text in ("2021年青石市水利发展统计公报" if report else "青石市水利规划", "一、主要目标", TEXT):
        file.add_paragraph(text)
    for part in parts:
        if isinstance(part, str):
            file.add_paragraph(part)
            continue
        table = file.add_table(len(part), len(part[0]))
        for cells, slots in zip(part, table.rows, strict=True):
            for text, slot in zip(cells, slots.cells, strict=True):
                slot.text = text
    for text in ("二、主要任务", TEXT):
        file.add_paragraph(text)
    out = io.BytesIO()
    file.save(out)
    return extract(out.getvalue(), name="a.docx")


@pytest.mark.parametrize("between", [("",), ("", ""), ("续表1",), ("",) * 4])
@pytest.mark.parametrize("header", [True, False], ids=["header again", "no header"])
def test_an_empty_paragraph_cuts_no_table(between: tuple[str, ...], header: bool) -> None:
    below = [HEAD, *ROWS[2:]] if header else ROWS[2:]
    document = word("表1 主要指标", [HEAD, *ROWS[:2]], *between, below, "注：2025年为预计数。")
    assert rows(document) == ROWS
    assert document.tables[0].fragments == 2
    assert [note.text for note in document.tables[0].notes] == ["2025年为预计数。"]


def test_a_caption_between_two_tables_of_one_form_keeps_them_two() -> None:
    document = word("表1 主要指标", [HEAD, *ROWS[:2]], "表2 其他指标", [HEAD, *ROWS[2:]])
    assert [table.caption for table in document.tables] == ["主要指标", "其他指标"]


@pytest.mark.parametrize(
    "cells",
    [
        [
            ["指标", "单位", "2020年", "2021年"],
            ["供水量\n用水户\n水库", "万吨\n万户\n座", "1.2\n3.4\n5", "1.1\n3.2\n6"],
        ],
        [["指标\n供水量\n用水户\n水库", "单位\n万吨\n万户\n座", "2020年\n1.2\n3.4\n5", "2021年\n1.1\n3.2\n6"]],
    ],
    ids=["header apart", "header in the cells"],
)
def test_columns_set_as_lines_of_one_cell_are_rows(cells: list[list[str]]) -> None:
    document = word("表1 水利情况", cells, report=True)
    read = [(i.name, i.unit, [v.raw for v in i.values]) for i in document.indicators]
    assert read == [
        ("供水量", "万吨", ["1.2", "1.1"]),
        ("用水户", "万户", ["3.4", "3.2"]),
        ("水库", "座", ["5", "6"]),
    ]


@pytest.mark.parametrize(
    ("attribute", "unit"), [("约束性", "%\n%\n%"), ("约束性\n约束性\n约束性", "%"), ("预期性", "%")]
)
def test_one_word_beside_stacked_values_holds_for_all_of_them(attribute: str, unit: str) -> None:
    stacked = ["供水保证率\n堤防达标率\n水质达标率", unit, "70\n81.5\n92", "85\n90\n95.5", attribute]
    document = word("表1 主要指标", [HEAD, stacked, ROWS[3]])
    read = [(i.name, i.unit, [v.raw for v in i.values], i.attribute) for i in document.indicators]
    assert read == [
        ("供水保证率", "%", ["70", "85"], attribute[:3]),
        ("堤防达标率", "%", ["81.5", "90"], attribute[:3]),
        ("水质达标率", "%", ["92", "95.5"], attribute[:3]),
        ("水库除险加固", "座", ["5", "9"], "预期性"),
    ]


def test_a_wrapped_name_beside_one_value_is_one_row() -> None:
    document = word("表1 主要指标", [HEAD, ["大中型灌区\n用水计量\n设施配备率", "%", "70", "85", "约束性"], ROWS[3]])
    assert [[v.raw for v in i.values] for i in document.indicators] == [["70", "85"], ["5", "9"]]


@pytest.mark.parametrize("values", [["66", "66"], ["100100", "33"], ["——", "——"], ["２２", "5.5"]])
def test_a_number_of_equal_digits_beside_a_name_of_two_lines_is_one_number(values: list[str]) -> None:
    document = word("表1 主要指标", [HEAD, ["城乡社区规范\n健康管理率", "%", *values, "约束性"], ROWS[3]])
    assert [[v.raw for v in i.values] for i in document.indicators] == [values, ["5", "9"]]


@pytest.mark.parametrize("line", ["图 10\t供水设施\t图 11\t防洪设施", "图 12 供水人口（万人）\t图 13 堤防长度（公里）"])
def test_captions_of_figures_beside_each_other_are_no_table(line: str) -> None:
    document = word(line, report=True)
    assert (document.tables, document.indicators) == ([], [])


def cut_name(rest: list[str], below: tuple[str, ...]) -> Document:
    """A table whose last row a page cuts within its name, so that its values stand on the first page alone."""

    def draw(sheet: Sheet) -> None:
        sheet.centre(60, "青石市水利发展规划", 18)
        sheet.put(80, 100, "一、主要目标")
        sheet.paragraph(80, 124, TEXT, 36)
        top = row(sheet, 690, HEAD)
        for cells in [*ROWS[:2], ["大中型灌区用水计量设施", "%", "85", "90", "预期性"]]:
            top = row(sheet, top, cells)
        sheet.showPage()
        top = row(sheet, 80, rest)
        for words in below:
            sheet.grid([XS[0], XS[-1]], [top, top + 20])
            sheet.put(XS[0] + 3, top + 4, words, 10)
            top += 20
        sheet.put(80, top + 20, "二、主要任务")
        sheet.paragraph(80, top + 44, TEXT, 36)
        sheet.showPage()

    return extract(made(draw), name="a.pdf")


@pytest.mark.parametrize(
    "notes", [(), ("注：“用水总量”为期末数。",), ("注：“用水总量”为期末数。", "其余为五年累计数。")], ids=len
)
def test_the_rest_of_a_name_and_notes_across_are_of_the_table_before_the_page(notes: tuple[str, ...]) -> None:
    document = cut_name(["配备率"], notes)
    assert rows(document)[-1] == ["大中型灌区用水计量设施配备率", "%", "85", "90", "预期性"]
    assert [[v.raw for v in i.values] for i in document.indicators] == [["12", "13"], ["70", "85"], ["85", "90"]]
    assert not document.boxes
    assert [section.heading for section in document.sections if section.heading] == ["主要目标", "主要任务"]


def unruled(top: float, count: int) -> Document:
    """A table without rules of which few rows stand on its first page."""
    names = [
        "用水总量",
        "堤防达标率",
        "供水保证率",
        "水库除险加固",
        "农田灌溉用水有效利用系数和节水灌溉面积占比",
        "水质达标率",
    ]

    def lines(sheet: Sheet, top: float, cells: list[str], middle: float = 0) -> None:
        for x, words in zip(XS[1:], cells[1:], strict=False):
            sheet.put(x, top + middle, words, 10)

    def draw(sheet: Sheet) -> None:
        sheet.centre(60, "青石市水利发展规划", 18)
        sheet.put(80, 100, "一、主要目标")
        sheet.paragraph(80, 124, TEXT, 36)
        at = top
        for n, cells in enumerate(
            [HEAD, *([name, "%", f"{n}2.5", f"{n}7", "预期性"] for n, name in enumerate(names, 1))]
        ):
            if n == count:
                sheet.showPage()
                at = 80
            parts = [cells[0][:16], cells[0][16:]] if len(cells[0]) > 16 else [cells[0]]
            for k, part in enumerate(parts):
                sheet.put(XS[0], at + 13 * k, part, 9)
            lines(sheet, at, cells, 6.5 * (len(parts) - 1))
            at += 13 * len(parts) + 10
        sheet.put(80, at + 20, "二、主要任务")
        sheet.paragraph(80, at + 44, TEXT, 36)
        sheet.showPage()

    return extract(made(draw), name="a.pdf")


@pytest.mark.parametrize("count", [3, 4])
def test_rows_before_a_page_are_of_the_unruled_table_behind_it(count: int) -> None:
    document = unruled(700, count)
    assert [row[0] for row in rows(document)] == [
        "用水总量", "堤防达标率", "供水保证率", "水库除险加固", "农田灌溉用水有效利用系数和节水灌溉面积占比",
        "水质达标率",
    ]  # fmt: skip
    assert [[v.raw for v in i.values] for i in document.indicators] == [[f"{n}2.5", f"{n}7"] for n in range(1, 7)]


@pytest.mark.parametrize("note", ["注：（ ）内为五年累计数。", "注： 2025年为现状， 2030年为目标。"])
@pytest.mark.parametrize("title", ["专栏 1 主要指标完成情况", "专栏 1  “十四五”主要指标"])
def test_a_gap_in_a_title_that_spans_the_table_is_no_rule(title: str, note: str) -> None:
    xs = [80.0, 80 + 35, 300, 380, 460, 520]

    def line(sheet: Sheet, top: float, cells: list[str]) -> float:
        edges = xs if len(cells) > 1 else [xs[0], xs[-1]]
        sheet.grid(edges, [top, top + 20])
        for x, words in zip(edges, cells, strict=False):
            sheet.put(x + 3, top + 4, words, 10)
        return top + 20

    def draw(sheet: Sheet) -> None:
        sheet.centre(60, "青石市水利发展规划", 18)
        sheet.put(80, 100, "一、主要目标")
        top = sheet.paragraph(80, 124, TEXT, 36)
        for cells in [
            [title],
            ["序号", *HEAD[:1], *HEAD[2:]],
            *([str(n), r[0], *r[2:]] for n, r in enumerate(ROWS, 1)),
            [note],
        ]:
            top = line(sheet, top, cells)
        sheet.put(80, top + 20, "二、主要任务")
        sheet.paragraph(80, top + 44, TEXT, 36)
        sheet.showPage()

    document = extract(made(draw), name="a.pdf")
    assert [column.header for column in document.tables[0].columns] == ["序号", "指标", "2025年", "2030年", "属性"]
    assert [i.name for i in document.indicators] == [r[0] for r in ROWS]
    assert document.tables[0].notes


def test_units_that_a_page_end_cuts_off_from_their_header_are_of_it() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.centre(60, "青石市水利发展规划", 18)
        sheet.put(80, 100, "一、主要目标")
        sheet.paragraph(80, 124, TEXT, 36)
        sheet.centre(700, "表1 主要指标")
        row(sheet, 730, ("指标", "绝对额", "比上年增长", ""))
        sheet.centre(800, "— 1 —", 9)
        sheet.showPage()
        top = row(sheet, 80, ("", "（万元）", "（%）", ""))
        for cells in (("各项存款余额", "14666", "26.7", ""), ("各项贷款余额", "9372", "23.4", "")):
            top = row(sheet, top, cells)
        sheet.put(80, top + 20, "二、主要任务")
        sheet.paragraph(80, top + 44, TEXT, 36)
        sheet.showPage()

    (table,) = extract(made(draw), name="a.pdf").tables
    assert [column.header for column in table.columns][1:3] == ["绝对额（万元）", "比上年增长（%）"]
    assert [[cell.raw for cell in r.cells][:3] for r in table.rows] == [
        ["各项存款余额", "14666", "26.7"], ["各项贷款余额", "9372", "23.4"],
    ]  # fmt: skip


@pytest.mark.parametrize("halves", [("〔", "17086〕"), ("170.", "86"), ("120～", "130")])
def test_a_value_that_a_page_end_cuts_behind_its_bracket_or_point_is_one(halves: tuple[str, str]) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.centre(60, "青石市水利发展规划", 18)
        sheet.paragraph(80, 124, TEXT, 36)
        sheet.centre(640, "表1 主要指标")
        top = row(sheet, 660, HEAD)
        for cells in (*ROWS[:2], ["氮氧化物", "吨", halves[0], "99", "预期性"]):
            top = row(sheet, top, cells)
        sheet.showPage()
        top = 80.0
        for cells in (["重点工程减排量", "", halves[1], "", ""], *ROWS[2:]):
            top = row(sheet, top, cells)
        sheet.paragraph(80, top + 44, TEXT, 36)
        sheet.showPage()

    read = rows(extract(made(draw), name="a.pdf"))
    assert read == [*ROWS[:2], ["氮氧化物重点工程减排量", "吨", "".join(halves), "99", "预期性"], *ROWS[2:]]


def test_values_under_one_another_in_one_cell_are_told() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.centre(60, "青石市水利发展规划", 18)
        sheet.paragraph(80, 100, TEXT, 36)
        sheet.centre(200, "表1 主要指标")
        row(sheet, 230, ("指标", "2020年", "2025年", "属性"))
        sheet.grid(XS, [250, 330])
        for n, name in enumerate(("供水能力", "节水面积", "水库座数", "泵站座数", "堤防长度")):
            sheet.put(XS[0] + 4, 254 + 15 * n, name, 10)
        for n, value in enumerate(("120", "300", "15", "28")):  # four values beside five names, at a step of their own
            sheet.put(XS[1] + 4, 262 + 11 * n, value, 10)
            sheet.put(XS[2] + 4, 262 + 11 * n, value, 10)
        sheet.paragraph(80, 350, TEXT, 36)
        sheet.showPage()

    document = extract(made(draw), name="a.pdf")
    assert {value.value for indicator in document.indicators for value in indicator.values} <= {None}
    assert "TABLE_UNREAD" in {found.code for found in document.diagnostics}


TIERED = ["序号", "指标", "单位", "2020年", "2025年", "2030年", "属性"]
TIERED_XS = [60.0, 100, 220, 280, 350, 420, 490, 540]
TIERED_ROWS = [
    ["1", "用水总量", "亿立方米", "11.5", "12", "13", "约束性"],
    ["2", "堤防达标率", "%", "64", "70", "85", "约束性"],
    ["3", "供水保证率", "%", "93", "95", "97", "预期性"],
    ["4", "水库除险加固", "座", "3", "5", "9", "预期性"],
]


def tiered(sheet: Sheet, top: float, tiers: int, ruled: bool) -> float:
    """A header of two or three tiers, between its rules; returns where it ends."""
    foot = top + 22 * tiers
    centred(sheet, 4, 6, foot - 44, "目标值")
    centred(sheet, 3, 4, foot - 44, "基期")
    if tiers == 3:
        centred(sheet, 3, 6, top, "“十四五”以来")
    for n, head in enumerate(TIERED):
        if n in (3, 4, 5):
            centred(sheet, n, n + 1, foot - 22, head)
        else:
            centred(sheet, n, n + 1, (top + foot) / 2 - 11, head)
    for y in (top, foot) if ruled else ():
        sheet.rule(TIERED_XS[0], y, TIERED_XS[-1], y)
    return foot


def centred(sheet: Sheet, first: int, last: int, top: float, words: str) -> None:
    width = sum(10 if char > "\xff" else 5 for char in words)
    sheet.put((TIERED_XS[first] + TIERED_XS[last] - width) / 2, top + 6, words, 10)


@pytest.mark.parametrize("tiers", [2, 3])
@pytest.mark.parametrize("group", ["", "水安全"])
@pytest.mark.parametrize(("again", "framed"), [(False, False), (True, False), (False, True)])
def test_a_header_of_several_tiers_alone_at_a_page_end_heads_the_rows_behind_it(
    tiers: int, group: str, again: bool, framed: bool
) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.centre(60, "青石市水利发展规划", 18)
        sheet.put(80, 100, "一、主要目标")
        sheet.paragraph(80, 124, TEXT, 36)
        sheet.put(240, 660, "表1 主要指标", 10)
        foot = tiered(sheet, 690, tiers, ruled=True)
        for x in (TIERED_XS[0], TIERED_XS[-1]) if framed else ():
            sheet.rule(x, 690, x, foot)
        sheet.centre(800, "— 1 —", 9)
        sheet.showPage()
        top = first = 80.0
        if again:
            top = tiered(sheet, top, tiers, ruled=True)
        sheet.rule(TIERED_XS[0], top, TIERED_XS[-1], top)
        for cells in [[group], *TIERED_ROWS] if group else TIERED_ROWS:
            for n, words in enumerate(cells):
                centred(sheet, n, n + 1 if len(cells) > 1 else len(TIERED), top, words)
            top += 22
            sheet.rule(TIERED_XS[0], top, TIERED_XS[-1], top)
        for x in (TIERED_XS[0], TIERED_XS[-1]) if framed else ():
            sheet.rule(x, first, x, top)
        sheet.put(80, top + 20, "二、主要任务")
        sheet.paragraph(80, top + 44, TEXT, 36)
        sheet.centre(800, "— 2 —", 9)
        sheet.showPage()

    document = extract(made(draw), name="a.pdf")
    assert [(i.name, i.unit, *(v.raw for v in i.values)) for i in document.indicators] == [
        (row[1], row[2], *row[3:6]) for row in TIERED_ROWS
    ]
    assert {i.group for i in document.indicators} == {group or None}
    assert [v.period.end for v in document.indicators[0].values if v.period] == [2020, 2025, 2030]
    assert [section.heading for section in document.sections] == ["主要目标", "主要任务"]


@pytest.mark.parametrize("line", ["\t\t\t基期\t\t目标值", "\t\t\t现状值\t目标值\t"])
def test_a_line_with_tabs_above_a_table_of_the_format_takes_none_of_it(line: str) -> None:
    document = word("表1 主要指标", line, [HEAD, *ROWS], "二、主要任务", TEXT)
    assert [(i.name, *(v.raw for v in i.values)) for i in document.indicators] == [
        (row[0], row[2], row[3]) for row in ROWS
    ]
    assert "CONSERVATION" not in {d.code for d in document.diagnostics}


@pytest.mark.parametrize(("sliver", "empty"), [((), 4), ((530.0,), 4), ((70.0,), 0), ((70.0, 530.0), 0)])
def test_an_empty_cell_that_reaches_over_a_sliver_beside_the_table_is_of_its_column(
    sliver: tuple[float, ...], empty: int
) -> None:
    """The frame is drawn twice a few points apart, and the last row has no rule between the two."""
    whole = sorted([*XS, *sliver])
    reaching = [x for x in whole if x != XS[empty + (empty > 0)]] if sliver else whole
    last = ["", *ROWS[2][1:]] if empty == 0 else [*ROWS[2][:4], ""]

    def draw(sheet: Sheet) -> None:
        sheet.centre(60, "青石市水利发展规划", 18)
        top = row(sheet, 120, HEAD)
        for cells in ROWS[:2]:
            top = row(sheet, top, cells)
        sheet.grid(whole, [120 + 20 * n for n in range(4)])
        sheet.grid(reaching, [top, top + 20])
        for x, words in zip(XS, last, strict=False):
            sheet.put(x + 3, top + 4, words, 10)
        sheet.showPage()

    (table,) = extract(made(draw), name="a.pdf").tables
    assert [(cell.column, cell.raw) for cell in table.rows[-1].cells] == [(n, c) for n, c in enumerate(last) if c]
    assert len(table.columns) == len(HEAD)


def in_word(body: str) -> Document:
    return extract(document(paragraph("青石市水利发展规划") + paragraph("一、主要目标") + body), name="a.docx")


def word_rows(rows: list[list[str]], width: int = 3) -> str:
    return table([[cell(paragraph(c), width if len(row) == 1 else 1) for c in row] for row in rows], width)


PIECE = [
    ["指标", "2025年", "属性"],
    ["一、防洪"],
    ["堤防达标率（%）", "85", "约束性"],
    ["新建堤防（公里）", "42", "预期性"],
]


@pytest.mark.parametrize("group", ["二、供水", "（二）供水"])
def test_a_piece_that_opens_with_the_next_group_goes_on_with_the_table(group: str) -> None:
    first = [[cells[0].replace("一、", "（一）")] if group[0] == "（" and len(cells) == 1 else cells for cells in PIECE]
    rest = [[group], ["供水保证率（%）", "97", "约束性"], ["年供水量（亿立方米）", "12.4", "预期性"]]
    read = in_word(word_rows(first) + paragraph("") + word_rows(rest) + paragraph("二、保障措施"))
    assert len(read.tables) == 1
    assert [(i.name, i.group) for i in read.indicators] == [
        ("堤防达标率", "防洪"), ("新建堤防", "防洪"), ("供水保证率", "供水"), ("年供水量", "供水")
    ]  # fmt: skip


def test_a_counted_title_above_a_header_stays_a_title() -> None:
    other = [["二、供水指标"], ["指标", "单位", "2025年"], ["供水保证率", "%", "97"], ["年供水量", "亿方", "12.4"]]
    read = in_word(word_rows(PIECE) + paragraph("另见下表。") + word_rows(other))
    assert [i.group for i in read.indicators] == ["防洪", "防洪", None, None]
    assert len(read.tables) == 2


CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
FRAME = "<w:pBdr>{}</w:pBdr>".format(
    "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right"))
)
ITEMS = ("专栏1 重点工程", "青山水库。总库容1.2亿立方米。", "白水灌区。改善灌溉面积15万亩。")


@pytest.mark.parametrize("held", [(0,), (1,), (2,), (0, 1, 2)])
def test_a_content_control_around_some_paragraphs_of_a_box_parts_none(held: tuple[int, ...]) -> None:
    framed = [paragraph(words, properties=FRAME) for words in ITEMS]
    read = in_word("".join(CONTROL.format(p) if n in held else p for n, p in enumerate(framed)) + paragraph("二、保障"))
    (box,) = read.boxes
    assert box.text.endswith(ITEMS[-1])


def test_a_paragraph_without_a_border_parts_two_boxes() -> None:
    framed = [paragraph(words, properties=FRAME) for words in ITEMS]
    other = paragraph("专栏2 其他工程", properties=FRAME) + paragraph("1.清河。长12公里。", properties=FRAME)
    read = in_word("".join(framed) + CONTROL.format(paragraph("各项工程按期建成。")) + other)
    assert [(box.number, "各项工程" in box.text) for box in read.boxes] == [(1, False), (2, False)]


@pytest.mark.parametrize("tab", ["\t", "\t\t"])
def test_numbers_of_divisions_with_tabs_behind_them_are_headings(tab: str) -> None:
    heads = ["第一篇{}总论", "第一章{}总体要求", "第一节{}指导思想"]
    body = "".join(paragraph(head.format(tab)) for head in heads) + paragraph(TEXT)
    body += paragraph(f"第二节{tab}主要目标") + paragraph(TEXT)
    body += "".join(
        paragraph(head.format(tab)) for head in ("第二篇{}实施保障", "第二章{}保障措施", "第一节{}资金保障")
    )
    read = extract(document(paragraph("青石市水利发展规划") + body + paragraph(TEXT)), name="a.docx")
    assert not read.tables
    assert [part.heading for part in read.sections] == ["总论", "实施保障"]


def test_numbers_with_tabs_before_whole_sentences_open_paragraphs() -> None:
    body = "".join(
        f"（{n}）\t加强{what}工作。{TEXT}\n" for n, what in zip("一二三", ("用水", "节水", "供水"), strict=True)
    )
    read = in_word("".join(map(paragraph, body.splitlines())) + paragraph("二、保障措施") + paragraph(TEXT))
    assert not read.tables
    assert [part.heading for part in read.sections[0].children] == ["加强用水工作", "加强节水工作", "加强供水工作"]


def test_numbers_with_tabs_below_a_header_are_rows() -> None:
    lines = ["序号\t工作内容", *(f"{n}.\t加强{what}工作。{TEXT}" for n, what in enumerate(("用水", "节水", "供水"), 1))]
    (table,) = in_word("".join(map(paragraph, lines)) + paragraph(TEXT)).tables
    assert [column.header for column in table.columns] == ["序号", "工作内容"]
    assert len(table.rows) == 3


def test_divisions_of_a_table_with_values_are_rows() -> None:
    lines = ["篇目\t字数\t页数", "第一篇\t12000\t31", "第二篇\t8000\t20", "第三篇\t9500\t24"]
    read = in_word("".join(map(paragraph, lines)) + paragraph(TEXT))
    assert [[c.raw for c in row.cells] for t in read.tables for row in t.rows] == [x.split("\t") for x in lines[1:]]


@pytest.mark.parametrize("name", [("公办养老机", "构床位数"), ("社区日间照", "料床位")])
def test_a_row_alone_below_its_header_is_whole_where_the_page_behind_prints_the_header_again(
    name: tuple[str, str],
) -> None:
    places = [80.0, 150, 240, 330, 420]
    heads = ["指标", "2019年", "2020年", "2021年"]

    def line(sheet: Sheet, top: float, words: list[str]) -> None:
        for left, right, word in zip(places, places[1:], words, strict=False):
            width = sum(5.25 if c.isascii() else 10.5 for c in word)
            sheet.put((left + right - width) / 2, top, word, 10.5)

    def draw(sheet: Sheet) -> None:
        sheet.centre(60, "青石市养老发展规划", 18)
        sheet.put(80, 100, "一、主要目标")
        for n in range(6):
            sheet.paragraph(80, 124 + 90 * n, TEXT, 36)
        sheet.centre(700, "表1 床位（张）")
        for y in (722, 742):
            sheet.rule(80, y, 420, y)
        line(sheet, 727, heads)
        line(sheet, 747, [name[0], "18831", "18678", "19147"])
        sheet.showPage()
        line(sheet, 77, heads)
        line(sheet, 97, [name[1], "", "", ""])
        for n, other in enumerate(("民办床位", "家庭床位", "康复床位")):
            line(sheet, 117 + 20 * n, [other, f"7{n}17", f"7{n}49", f"7{n}66"])
        for y in (72, 92, 175):
            sheet.rule(80, y, 420, y)

    assert [r[0] for r in rows(extract(made(draw), name="a.pdf"))] == [
        "".join(name), "民办床位", "家庭床位", "康复床位"
    ]  # fmt: skip


@pytest.mark.parametrize("inner", [(0.0, 6.0), (6.0, 0.0), (5.0, 5.0)])
def test_a_frame_drawn_twice_goes_on_within_its_inner_line(inner: tuple[float, float]) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.centre(60, "青石市水利发展规划", 18)
        sheet.put(80, 100, "一、主要任务")
        sheet.paragraph(80, 124, TEXT, 36)
        sheet.grid([80, 520], [700, 790])
        sheet.put(110, 706, "专栏1 重点工程")
        sheet.put(110, 730, "1.青山水库。新建水库，总库容1.2亿立方米，年供水")
        sheet.put(86, 750, "量三千万立方米，保障城乡供水安全，提高防洪能力。")
        sheet.showPage()
        sheet.grid([80 + inner[0], 520 - inner[1]], [72, 130])
        sheet.put(110, 78, "2.白水灌区。改善灌溉面积15万亩。")
        sheet.put(110, 100, "3.清河治理。治理河道30公里。")
        sheet.put(80, 160, "二、保障措施")
        sheet.paragraph(80, 184, TEXT, 36)

    read = extract(made(draw), name="a.pdf")
    assert [item.title for box in read.boxes for item in box.items] == ["青山水库", "白水灌区", "清河治理"]
    assert [section.heading for section in read.sections] == ["主要任务", "保障措施"]


@pytest.mark.parametrize("note", ["注：按常住人口计算，以统计部门核定数为准。", "说明：2025年为预计数。"])
def test_a_piece_on_the_same_page_whose_note_is_a_sentence_is_a_table(note: str) -> None:
    places = [80.0, 250, 340, 430]

    def piece(sheet: Sheet, top: float, lines: list[list[str]]) -> float:
        sheet.rule(80, top, 430, top)
        for words in lines:
            if len(words) == 1:
                sheet.put(200 if "、" in words[0] else 84, top + 5, words[0], 10)
            for left, right, word in zip(places, places[1:], words if len(words) > 1 else (), strict=False):
                sheet.put((left + right - 8 * len(word)) / 2, top + 5, word, 10)
            top += 20
        sheet.rule(80, top, 430, top)
        return top

    def draw(sheet: Sheet) -> None:
        sheet.centre(60, "青石市水利发展规划", 18)
        sheet.put(80, 100, "一、主要目标")
        sheet.centre(130, "专栏1 主要指标")
        top = piece(
            sheet,
            150,
            [
                ["指标", "2020年", "2025年"],
                ["一、防洪"],
                ["堤防达标率（%）", "70", "85"],
                ["新建堤防（公里）", "31", "42"],
            ],
        )
        sheet.rule(80, 170, 430, 170)
        piece(
            sheet, top + 30, [["二、供水"], ["供水保证率（%）", "95", "97"], ["年供水量（亿方）", "12", "14"], [note]]
        )

    read = extract(made(draw), name="a.pdf")
    assert [(i.name, i.group) for i in read.indicators] == [
        ("堤防达标率", "防洪"), ("新建堤防", "防洪"), ("供水保证率", "供水"), ("年供水量", "供水")
    ]  # fmt: skip


@pytest.mark.parametrize("group", ["供水保障", "节约用水"])
def test_a_piece_that_opens_with_a_plain_group_goes_on_where_the_table_has_such(group: str) -> None:
    first = [PIECE[0], ["防洪减灾"], *PIECE[2:]]
    rest = [[group], ["供水保证率（%）", "97", "约束性"], ["年供水量（亿立方米）", "12.4", "预期性"]]
    read = in_word(word_rows(first) + paragraph("") + word_rows(rest) + paragraph("二、保障措施"))
    assert [i.group for i in read.indicators] == ["防洪减灾", "防洪减灾", group, group]


def test_a_title_above_a_piece_of_a_table_without_groups_is_no_group() -> None:
    first = [PIECE[0], *PIECE[2:]]
    rest = [["供水保障"], ["供水保证率（%）", "97", "约束性"], ["年供水量（亿立方米）", "12.4", "预期性"]]
    read = in_word(word_rows(first) + paragraph("") + word_rows(rest) + paragraph("二、保障措施"))
    assert "供水保障" not in {i.group for i in read.indicators}


@pytest.mark.parametrize("gap", ["\t", "|", "  ", " ", "　"])
def test_a_note_between_two_rows_is_a_note_of_the_table(gap):
    rows = ["指标 单位 2020年 2025年 属性", "公园面积 公顷 73 86 预期性", "注：以上为绿化指标。"]
    rows += ["水质达标率 % 92 95 约束性", "污水收集率 % 71 80 约束性"]
    table = "\n".join(row.replace(" ", gap) for row in rows)
    document = extract(f"某县规划\n\n一、目标\n\n{table}\n\n二、任务\n\n加强建设，完善设施。\n".encode())
    assert [i.name for i in document.indicators] == ["公园面积", "水质达标率", "污水收集率"]
    assert [note.text for note in document.tables[0].notes] == ["以上为绿化指标。"]


def test_text_behind_a_note_is_no_row():
    table = (
        "指标 单位 2020年 2025年 属性\n公园面积 公顷 73 86 预期性\n污水收集率 % 71 80 约束性\n注：以上为绿化指标。\n"
    )
    text = f"某县规划\n\n一、目标\n\n{table}公园面积增至86 公顷，收集率 达到 80%。\n\n二、任务\n\n加强建设。\n"
    document = extract(text.encode())
    assert [i.name for i in document.indicators] == ["公园面积", "污水收集率"]


@pytest.mark.parametrize("lower", ["", "|  |  | 2020年 | 2025年 |  |\n"], ids=["one tier", "two tiers"])
def test_a_header_alone_at_the_end_of_a_page_is_printed_again(lower):
    head = "| 指标 | 单位 | 目标值 | 目标值 | 属性 |\n| --- | --- | --- | --- | --- |\n"
    head = (head if lower else head.replace("目标值", "2020年", 1).replace("目标值", "2025年")) + lower
    rows = "| 公园面积 | 公顷 | 73 | 86 | 预期性 |\n| 污水收集率 | % | 71 | 80 | 约束性 |\n"
    text = f"# 某县规划\n\n一、目标\n\n表1 主要指标\n\n{head}\n{head}{rows}\n二、任务\n\n加强建设。\n"
    document = extract(text.encode(), path="x.md", name="x.md")
    (table,) = document.tables
    joint = "目标值" if lower else ""
    assert [column.header for column in table.columns][2:4] == [f"{joint}2020年", f"{joint}2025年"]
    assert table.caption == "主要指标"
    assert [(i.name, [v.raw for v in i.values]) for i in document.indicators] == [
        ("公园面积", ["73", "86"]),
        ("污水收集率", ["71", "80"]),
    ]


def test_a_header_above_another_is_no_piece_of_its_table():
    rule = "| --- | --- | --- |\n"
    text = f"# 某县规划\n\n一、目标\n\n| 项目 | 投资 | 年限 |\n{rule}\n| 指标 | 2020年 | 2025年 |\n{rule}"
    document = extract(f"{text}| 公园面积 | 73 | 86 |\n| 绿道长度 | 41 | 52 |\n".encode(), path="x.md", name="x.md")
    assert [column.header for column in document.tables[-1].columns] == ["指标", "2020年", "2025年"]
