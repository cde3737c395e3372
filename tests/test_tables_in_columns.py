"""Tables on pages of two columns: in the order of the columns, over a column's end, among lines of running text."""

from __future__ import annotations

import sys

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
from samples.pdf_cases import Sheet, made

from extractor import extract
from extractor.models import Document

TEXT = "坚持就业优先，完善重点群体就业支持体系，健全终身职业技能培训制度，推动实现更加充分更高质量的就业。"
SIZE, STEP = 12, 20
LEFT, RIGHT = 60.0, 312.0
EDGES = [0.0, 100, 140, 178, 216]
HEAD = ("指标", "单位", "2020年", "2025年")
ROWS = [
    ("用水总量", "亿方", "12.4", "13.6"), ("堤防达标率", "%", "70.2", "85"), ("供水保证率", "%", "95", "97.5"),
    ("水库除险", "座", "5", "9"), ("节水灌区", "处", "14", "22"), ("水质达标率", "%", "88.6", "93.1"),
]  # fmt: skip


def lines(sheet: Sheet, x: float, top: float, count: int) -> float:
    """So many full lines of running text."""
    return sheet.paragraph(x, top, (TEXT * 9)[: 18 * count - 2], 18, step=STEP)


def cells(sheet: Sheet, x: float, top: float, row: tuple[str, ...], rules: str = "grid") -> float:
    """One row, 8 points high; ``rules``: all around, upright ones, or none."""
    xs = [x + edge for edge in EDGES]
    if rules == "grid":
        sheet.grid(xs, [top, top + 18])
    for at, words in zip(xs, row, strict=False):
        sheet.put(at + 3, top + 5, words, 8)
    for at in xs if rules == "upright" else ():
        sheet.rule(at, top, at, top + 18)
    return top + 18


def read(draw: object) -> Document:
    return extract(made(draw), name="a.pdf")  # type: ignore[arg-type]


def values(document: Document) -> list[tuple[str, ...]]:
    return [(i.name, *(v.raw for v in i.values)) for i in document.indicators]


TRUTH = [(name, base, target) for name, _, base, target in ROWS]


@pytest.mark.parametrize("again", [True, False], ids=["header again", "no header"])
def test_a_column_that_holds_a_table_and_little_else_is_read_after_the_one_on_its_left(again: bool) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.centre(50, "青石市水利发展规划", 18)
        top = lines(sheet, LEFT, 90, 24)
        sheet.put(LEFT + 70, top + 2, "表1 主要指标", 10)
        top += 20
        for row in (HEAD, ROWS[0]):
            top = cells(sheet, LEFT, top, row)
        top = 90.0
        for row in [HEAD, *ROWS[1:]] if again else ROWS[1:]:
            top = cells(sheet, RIGHT, top, row)
        sheet.put(RIGHT + 24, top + 10, "一、主要任务")
        sheet.put(RIGHT + 24, top + 30, "加强节水管理。")
        sheet.showPage()

    document = read(draw)
    assert values(document) == TRUTH
    (table,) = document.tables
    assert (table.number, table.fragments) == ("表1", 2)
    assert [section.heading for section in document.sections][-1] == "主要任务"


def test_a_row_cut_by_the_end_of_the_last_column_goes_on_in_the_first_of_the_next_page() -> None:
    def draw(sheet: Sheet) -> None:
        lines(sheet, LEFT, 60, 30)
        top = lines(sheet, RIGHT, 60, 26)
        sheet.put(RIGHT + 70, top + 2, "表1 主要指标", 10)
        xs = [RIGHT + edge for edge in EDGES]
        sheet.grid(xs, [top + 20, top + 38])
        for at, words in zip(xs, HEAD, strict=False):
            sheet.put(at + 3, top + 25, words, 8)
        cells(sheet, RIGHT, top + 38, ("城乡居民基本医疗", "%", "95", "97"), "upright")
        sheet.showPage()
        top = 60.0
        for row in (("保险参保率", "", "", ""), *ROWS[1:]):
            top = cells(sheet, LEFT, top, row, "upright")
        sheet.rule(LEFT, top, LEFT + EDGES[-1], top)
        lines(sheet, LEFT, top + 20, 12)
        lines(sheet, RIGHT, 60, 20)
        sheet.showPage()

    document = read(draw)
    assert values(document) == [("城乡居民基本医疗保险参保率", "95", "97"), *TRUTH[1:]]
    assert {indicator.group for indicator in document.indicators} == {None}


def test_a_table_without_rules_in_one_column_mixes_no_lines_of_the_other() -> None:
    def draw(sheet: Sheet) -> None:
        top = lines(sheet, LEFT, 60, 6)
        sheet.put(LEFT + 70, top + 2, "表1 主要指标", 10)
        top += 20
        for row in [HEAD, *ROWS, *ROWS, *ROWS]:
            top = cells(sheet, LEFT, top, row, "none")
        sheet.put(RIGHT + 24, 60, "一、主要任务")
        lines(sheet, RIGHT, 80, 24)
        sheet.showPage()

    document = read(draw)
    (section,) = (s for s in document.sections if s.heading is not None)
    assert section.heading == "主要任务"
    (block,) = section.blocks
    assert block.type == "paragraph"
    assert block.text == (TEXT * 9)[: 18 * 24 - 2]


@pytest.mark.parametrize("rules", ["rows", "ends"])
@pytest.mark.parametrize("left", [3, 4])
def test_level_rules_alone_bound_a_table_that_goes_on_in_the_next_column(rules: str, left: int) -> None:
    """Above its rest no rule is drawn, below each row or the last one."""

    def draw(sheet: Sheet) -> None:
        sheet.centre(40, "青石市水利发展规划", 18)
        top = lines(sheet, LEFT, 90, 24)
        sheet.put(LEFT + 70, top + 2, "表1 主要指标", 10)
        top += 20
        sheet.rule(LEFT, top, LEFT + EDGES[-1], top)
        for n, row in enumerate([HEAD, *ROWS[:left]]):
            top = cells(sheet, LEFT, top, row, "none")
            if rules == "rows" or n in (0, left):
                sheet.rule(LEFT, top, LEFT + EDGES[-1], top)
        top = 90.0
        for row in ROWS[left:]:
            top = cells(sheet, RIGHT, top, row, "none")
            if rules == "rows" or row is ROWS[-1]:
                sheet.rule(RIGHT, top, RIGHT + EDGES[-1], top)
        sheet.put(RIGHT + 24, top + 16, "一、主要任务")
        lines(sheet, RIGHT, top + 36, 20)
        sheet.showPage()

    document = read(draw)
    assert values(document) == TRUTH
    assert [table.fragments for table in document.tables] == [2]
    assert [section.heading for section in document.sections][-1] == "主要任务"


@pytest.mark.parametrize("name", [("乡镇集中式饮用水", "源达标率"), ("城乡供水一体化工", "程")])
def test_the_rest_of_a_name_at_the_head_of_the_next_column_is_no_row(name: tuple[str, str]) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.centre(40, "青石市水利发展规划", 18)
        top = lines(sheet, LEFT, 90, 24)
        sheet.put(LEFT + 70, top + 2, "表1 主要指标", 10)
        top = first = top + 20
        for row in (HEAD, *ROWS[:2], (name[0], "%", "81", "92")):
            top = cells(sheet, LEFT, top, row, "none")
        for y in (first, first + 18, top):
            sheet.rule(LEFT, y, LEFT + EDGES[-1], y)
        sheet.put(RIGHT + 3, 95, name[1], 8)
        top = 108.0
        for row in ROWS[2:]:
            top = cells(sheet, RIGHT, top, row, "none")
        sheet.rule(RIGHT, top, RIGHT + EDGES[-1], top)
        sheet.put(RIGHT + 24, top + 16, "一、主要任务")
        lines(sheet, RIGHT, top + 36, 20)
        sheet.showPage()

    assert values(read(draw)) == [*TRUTH[:2], ("".join(name), "81", "92"), *TRUTH[2:]]


@pytest.mark.parametrize("rest", [("86.", "1"), ("〔", "86.1〕"), ("≥", "86.1")])
def test_a_number_that_its_cell_tears_is_one_value_and_its_row_one_row(rest: tuple[str, str]) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.centre(50, "青石市水利发展规划", 18)
        sheet.put(LEFT + 70, 100, "表1 主要指标", 10)
        top = 120.0
        for row in (HEAD, ROWS[1]):
            top = cells(sheet, LEFT, top, row)
        xs = [LEFT + edge for edge in EDGES]
        sheet.grid(xs, [top, top + 30])
        for at, words in zip(xs, (("社会消费品零", "售总额"), ("亿元",), rest, ("9", "8.7")), strict=False):
            for n, line in enumerate(words[:1] if words[0] == "9" else words):
                sheet.put(at + 3, top + 4 + 12 * n, line, 8)
        cells(sheet, LEFT, top + 30, ROWS[2])
        sheet.paragraph(LEFT, top + 80, TEXT, 36)
        sheet.showPage()

    (found,) = (i for i in read(draw).indicators if i.name.startswith("社会"))
    assert (found.name, found.values[0].raw, str(found.values[0].value)) == (
        "社会消费品零售总额",
        "".join(rest),
        "86.1",
    )


def test_a_line_of_text_above_a_caption_is_no_header_where_its_gaps_meet_the_columns() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.centre(50, "青石市水利发展规划", 18)
        sheet.paragraph(60, 80, TEXT, 36)
        for x, words in ((60, "能力，到"), (112, "2025"), (140, "年，建设乡镇集中水厂"), (263, "161"), (285, "处。")):
            sheet.put(x, 124, words)
        sheet.put(180, 148, "表1 主要指标", 10)
        top = 168.0
        for n, row in enumerate([("序号", *HEAD), *((str(n), *row) for n, row in enumerate(ROWS, 1))]):
            for x, words in zip((112, 140, 216, 238, 290), row, strict=True):
                sheet.put(x, top + (n > 0) * 2, words, 8)
            top += 16
        sheet.paragraph(60, top + 20, TEXT, 36)
        sheet.showPage()

    document = read(draw)
    assert [(statement.subject, str(statement.value)) for statement in document.statements] == [("乡镇集中水厂", "161")]
    assert all("水厂" not in column.header for table in document.tables for column in table.columns)


@pytest.mark.parametrize("number", ["- 3 -", "12"])
def test_the_number_of_a_page_between_two_columns_with_tables_without_rules_parts_them(number: str) -> None:
    def table(sheet: Sheet, x: float, top: float, rows: list[tuple[str, ...]]) -> float:
        for row in (HEAD, *rows):
            top = cells(sheet, x, top, row, "none")
        return top + 12

    def draw(sheet: Sheet) -> None:
        top = lines(sheet, LEFT, 72, 4)
        sheet.put(LEFT + 70, top + 2, "表1 主要指标", 10)
        lines(sheet, LEFT, table(sheet, LEFT, top + 20, ROWS), 4)
        lines(sheet, RIGHT, table(sheet, RIGHT, 72, ROWS) + 20, 12)
        sheet.centre(780, number, 9)

    text = [line.strip() for line in read(draw).text.splitlines() if line.strip() and "\t" not in line]
    assert all(len(line) <= 18 for line in text)


@pytest.mark.parametrize("count", [1, 2])
def test_a_line_or_two_at_the_head_of_the_right_column_come_last(count: int) -> None:
    words = (TEXT * 30)[: 18 * 34 - 2]

    def draw(sheet: Sheet) -> None:
        sheet.paragraph(LEFT, 72, words[: 18 * 32 - 2], 18, step=STEP)
        for n in range(count):
            sheet.put(RIGHT, 72 + STEP * n, words[18 * (32 + n) - 2 :][:18])
        sheet.centre(780, "7", 9)
        sheet.showPage()

    (section,) = read(draw).sections
    text = "".join(block.text for block in section.blocks if hasattr(block, "text"))
    assert words[: 18 * (32 + count) - 2].startswith(text[:200])
    assert words[18 * 31 : 18 * (32 + count) - 2] in text


def test_a_date_at_the_right_of_short_lines_is_no_column() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.centre(50, "青石市水利发展规划", 18)
        sheet.put(380, 90, "2021年9月3日")
        for n in range(14):
            sheet.put(LEFT, 112 + STEP * n, f"（{n + 1}）{TEXT[:12]}")

    assert read(draw).text.index("2021年9月3日") < 60
