"""The same indicator table under every ruling: the rows and values are those that are printed."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from conftest import ROOT

from extractor import extract

sys.path.insert(0, str(ROOT / "scripts"))
from samples import drawn_tables, pdf_cases, rulings

SHAPES = {
    "names on one line": {}, "names over two lines": {"widths": rulings.NARROW},
    "names about their row's height": {"widths": rulings.NARROW, "middle": True},
    "a title row in the table": {"widths": rulings.NARROW, "title": True},
    "note rows in the table": {"widths": rulings.NARROW, "notes": True, "middle": True},
    "rules as bars": {"widths": rulings.NARROW, "bars": True},
    "names over three lines, close columns": {"widths": rulings.CLOSE},
    "close columns about their row's height": {"widths": rulings.CLOSE, "middle": True},
    "numbers at the right, close to words": {"widths": rulings.CLOSE, "right": True},
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("ruling", rulings.RULINGS)
def test_a_table_is_read_under_every_ruling(ruling: str, shape: str) -> None:
    read = extract(rulings.ruled(ruling, **SHAPES[shape]), name="a.pdf")
    (table,) = read.tables
    cells = [{cell.column: "".join(cell.raw.split()) for cell in row.cells} for row in table.rows if row.kind == "data"]
    assert [tuple(row.get(n, "") for n in range(5)) for row in cells] == list(rulings.ROWS)
    assert [i.name for i in read.indicators] == [row[0] for row in rulings.ROWS]
    assert [[v.raw for v in i.values] for i in read.indicators] == [list(row[2:4]) for row in rulings.ROWS]


@pytest.mark.parametrize("again", [True, False], ids=["header again", "header once"])
@pytest.mark.parametrize("ruling", rulings.RULINGS)
def test_a_table_goes_on_over_a_page_end(ruling: str, again: bool) -> None:
    read = extract(rulings.cut(ruling, again), name="a.pdf")
    assert len(read.tables) == 1
    assert [i.name for i in read.indicators] == [row[0] for row in rulings.ROWS]
    assert [[v.raw for v in i.values] for i in read.indicators] == [list(row[2:4]) for row in rulings.ROWS]


@pytest.mark.parametrize("middle", [True, False], ids=["about the middle", "at the head"])
@pytest.mark.parametrize("ruling", [ruling for ruling in rulings.RULINGS if ruling != "groups"])
def test_a_merged_column_of_groups_is_no_part_of_the_names(ruling: str, middle: bool) -> None:
    read = extract(rulings.ruled(ruling, widths=rulings.NARROW, middle=middle, groups=True), name="a.pdf")
    assert [i.name for i in read.indicators] == [row[0] for row in rulings.ROWS]
    assert [[v.raw for v in i.values] for i in read.indicators] == [list(row[2:4]) for row in rulings.ROWS]


GROUPED = (4, 5, 11, 326, 2047, 2111)
SEEDS = (
    *GROUPED, 60, 69, 186, 203, 211, 303, 332, 446, 1186, 1246, 2193, 2223,
    5021, 5049, 5126, 5188, 5253, 5283, 5662, 5747,
)  # fmt: skip
"""Tables drawn by chance: names cut by the page end, rests of a row or two, groups in several lines, close columns."""


@pytest.mark.parametrize("seed", SEEDS)
def test_each_value_of_a_drawn_table_has_its_name_and_column(seed: int) -> None:
    drawn = drawn_tables.table(seed)
    read = extract(drawn.data, name="a.pdf")
    years = [n for n, head in enumerate(drawn.header) if head[0] in "2年"]
    name = drawn.header.index("指标")
    wanted = [
        (row[name].split("（")[0].removeprefix("其中："), [(drawn.header[n], row[n]) for n in years])
        for row in drawn.rows
    ]
    assert [(i.name, [(v.column, "".join(v.raw.split())) for v in i.values]) for i in read.indicators] == wanted
    if seed in GROUPED:
        assert [i.group for i in read.indicators] == [row[0] for row in drawn.rows]


ENGLISH = (("Indicator", "2020", "2025"), ("Jobs made", "12.3", "15"), ("Rate", "3.2", "5"), ("Insured", "95.1", "97"))


def english(sheet: pdf_cases.Sheet) -> None:
    sheet.font = "Helvetica"
    sheet.put(80, 90, "The plan sets out the main goals of the city for the years to 2025.")
    for n, row in enumerate(ENGLISH):
        for x, words in zip((80, 290, 370), row, strict=True):
            sheet.put(x, 145 + 20 * n, words, 10.5)
    sheet.showPage()


def test_blanks_between_words_are_no_columns() -> None:
    read = extract(pdf_cases.made(english), name="a.pdf", any_language=True)
    (table,) = read.tables
    assert [column.header for column in table.columns] == list(ENGLISH[0])
    assert [[cell.raw for cell in row.cells][1:] for row in table.rows] == [list(row[1:]) for row in ENGLISH[1:]]


def torn(sheet: pdf_cases.Sheet) -> None:
    sheet.put(80, 60, "一、主要指标")
    sheet.grid([80, 140, 188, 236, 290], [90, 112, 152, 174, 196])
    for top, words in (
        (95, ("指标", "2020年", "2025年", "属性")),
        (156, ("水库", "31", "36", "预期性")),
        (178, ("堤防", "210", "260", "预期性")),
    ):
        for x, word in zip((84, 143, 191, 240), words, strict=True):
            sheet.put(x, top, word, 12)
    for top, words in ((116, ("耕地保", "1235.46", "1235.46", "约束性")), (133, ("有量", "8", "8", ""))):
        for x, word in zip((84, 143, 191, 240), words, strict=True):
            sheet.put(x, top, word, 12)
    sheet.showPage()


def test_a_number_that_its_cell_tears_is_no_two_values() -> None:
    read = extract(pdf_cases.made(torn), name="a.pdf")
    (table,) = read.tables
    assert [row.cells[0].raw for row in table.rows] == ["耕地保有量", "水库", "堤防"]
    values = [[str(v.value) for v in i.values] for i in read.indicators]
    assert values == [["1235.468", "1235.468"], ["31", "36"], ["210", "260"]]
    assert "CELL_UNREAD" not in [f.code for f in read.diagnostics]


def torn_over_pages(sheet: pdf_cases.Sheet) -> None:
    sheet.put(80, 60, "一、主要指标")
    sheet.grid([80, 140, 188, 236, 290], [690, 712, 734, 756])
    rows = (
        (695, ("指标", "2020年", "2025年", "属性")),
        (717, ("水库", "31", "36", "预期性")),
        (739, ("耕地保", "212.3", "1235.46", "约束性")),
    )
    for top, words in rows:
        for x, word in zip((84, 143, 191, 240), words, strict=True):
            sheet.put(x, top, word, 12)
    sheet.showPage()
    sheet.grid([80, 140, 188, 236, 290], [80, 102, 124])
    for top, words in ((85, ("有量", "", "8", "")), (107, ("堤防", "210", "260", "预期性"))):
        for x, word in zip((84, 143, 191, 240), words, strict=True):
            sheet.put(x, top, word, 12)
    sheet.showPage()


def test_a_number_torn_over_a_page_end_is_no_row() -> None:
    read = extract(pdf_cases.made(torn_over_pages), name="a.pdf")
    (table,) = read.tables
    assert [row.cells[0].raw for row in table.rows] == ["水库", "耕地保有量", "堤防"]
    values = [[None if v.value is None else str(v.value) for v in i.values] for i in read.indicators]
    assert values == [["31", "36"], ["212.3", None], ["210", "260"]]


COLUMNS = [80, 99, 164, 189, 222, 257]


def narrow(sheet: pdf_cases.Sheet) -> None:
    sheet.put(80, 60, "一、主要指标")
    sheet.grid(COLUMNS, [90, 130, 170, 210, 250, 290])
    rows = (
        (95, (("序", "号"), ("指标",), ("单", "位"), ("2020", "年"), ("2025", "年"))),
        (135, (("9",), ("水库", "总数"), ("座",), ("31",), ("36",))),
        (175, (("1", "0"), ("耕地保", "有量"), ("万", "亩"), ("1235", "4"), ("≥123", "55"))),
        (215, (("1", "1"), ("堤防长", "度"), ("里",), ("210",), ("26",))),
        (255, (("1", "2"), ("减排", "量"), ("吨",), ("210",), ("（5,1", "86）"))),
    )
    for top, cells in rows:
        for x, lines in zip(COLUMNS, cells, strict=False):
            for n, words in enumerate(lines):
                sheet.put(x + 5.5, top + 16 * n, words, 10.5)
    sheet.showPage()


def test_a_number_that_had_no_room_in_its_cell_is_one_number() -> None:
    read = extract(pdf_cases.made(narrow), name="a.pdf")
    (table,) = read.tables
    assert [row.cells[0].raw for row in table.rows] == ["9", "10", "11", "12"]
    assert [[str(v.value) for v in i.values] for i in read.indicators] == [
        ["31", "36"],
        ["12354", "12355"],
        ["210", "26"],
        ["210", "5186"],
    ]
    (region, *more) = [v.span for i in read.indicators for v in i.values if v.raw == "12354"]
    assert not more
    assert read.text[region.start : region.end] == "12354"


def rows_of_words(sheet: pdf_cases.Sheet, top: float, rows: list[tuple[str, ...]], xs: list[float]) -> float:
    """Rows of cells line by line, a cell's lines parted by /; returns where they end."""
    for row in rows:
        lines = [cell.split("/") for cell in row]
        for x, cell in zip(xs, lines, strict=True):
            for n, words in enumerate(cell):
                sheet.put(x, top + 17 * n, words, 10.5)
        top += 17 * max(map(len, lines))
    return top


PLACES = [84.0, 140.0, 250.0, 310.0]


def name_over_a_page_end(sheet: pdf_cases.Sheet) -> None:
    sheet.put(84, 60, "一、主要指标")
    head = [("序号", "指标", "2020年", "2025年")]
    rows_of_words(
        sheet, 673, [*head, ("1", "水库总数", "31", "36"), ("2", "达到标准的堤防占/比", "210", "260")], PLACES
    )
    rows_of_words(sheet, 741, [("3", "新增劳动力平均受教", "10.1", "11.3")], PLACES)
    sheet.showPage()
    rows_of_words(sheet, 72, [("", "育年限", "", "")], PLACES)
    sheet.put(84, 100, "二、保障措施")
    sheet.paragraph(60, 120, pdf_cases.PARAGRAPH, 38)
    sheet.showPage()


def test_the_end_of_a_name_alone_on_the_next_page_is_the_names() -> None:
    read = extract(pdf_cases.made(name_over_a_page_end), name="a.pdf")
    assert [i.name for i in read.indicators] == ["水库总数", "达到标准的堤防占比", "新增劳动力平均受教育年限"]
    assert [s.heading for s in read.sections] == ["主要指标", "保障措施"]


def head_between_rules(sheet: pdf_cases.Sheet) -> None:
    sheet.put(84, 60, "一、主要指标")
    for y in (686, 704):
        sheet.rule(80, y, 360, y)
    head = [("序号", "指标", "2020年", "2025年")]
    rows = [("1", "水库总/数", "31", "36"), ("2", "堤防长/度", "210", "260"), ("3", "灌区", "7", "9")]
    rows_of_words(sheet, 690, [*head, *rows[:2]], PLACES)
    sheet.showPage()
    sheet.rule(80, 92, 360, 92)
    rows_of_words(sheet, 72, rows[2:], PLACES)
    sheet.put(84, 120, "二、保障措施")
    sheet.showPage()


def test_rows_below_the_rules_of_a_header_are_the_tables_where_the_page_ends_before_the_last_rule() -> None:
    read = extract(pdf_cases.made(head_between_rules), name="a.pdf")
    assert [i.name for i in read.indicators] == ["水库总数", "堤防长度", "灌区"]
    assert [[v.raw for v in i.values] for i in read.indicators] == [["31", "36"], ["210", "260"], ["7", "9"]]


def wide_groups(sheet: pdf_cases.Sheet) -> None:
    sheet.put(84, 60, "一、主要指标")
    head = ("类别", "指标", "2020年", "2025年")
    names = ("水库", "堤防", "灌区", "泵站", "河道", "湿地", "林地")
    groups = ("民生", "福祉", "", "生态", "保护", "产业", "发展")
    rows = [(g, n, str(20 + k), str(40 + k)) for k, (g, n) in enumerate(zip(groups, names, strict=True))]
    end = rows_of_words(sheet, 100, [head, *rows], PLACES)
    for y in (96, 115, end):
        sheet.rule(80, y, 360, y)
    for x in (80, 130, 240, 300, 360):
        sheet.rule(x, 96, x, end)
    sheet.showPage()


def test_a_group_set_as_wide_as_the_rows_is_one_word() -> None:
    read = extract(pdf_cases.made(wide_groups), name="a.pdf")
    assert [i.group for i in read.indicators] == [*["民生福祉"] * 3, *["生态保护"] * 2, *["产业发展"] * 2]


def grouped(sheet: pdf_cases.Sheet, rows: list[tuple[str, ...]]) -> None:
    """A table with rules between its columns alone, whose cells stand at the top of their rows."""
    sheet.put(84, 60, "一、主要指标")
    end = rows_of_words(sheet, 100, [("类别", "指标", "2020年", "2025年"), *rows], PLACES)
    for y in (96, 115, end):
        sheet.rule(80, y, 360, y)
    for x in (80, 130, 240, 300, 360):
        sheet.rule(x, 96, x, end)
    sheet.showPage()


def test_groups_whose_first_lines_are_level_with_numbers_begin_in_those_rows() -> None:
    rows = [
        ("水利/建设", "达到标准的堤防占/比", "20", "40"), ("", "水库", "21", "41"), ("", "灌区", "22", "42"),
        ("林业/发展", "湿地", "23", "43"), ("", "林地", "24", "44"), ("", "新造林地的保存面/积", "25", "45"),
        ("", "苗圃", "26", "46"),
    ]  # fmt: skip
    read = extract(pdf_cases.made(lambda sheet: grouped(sheet, rows)), name="a.pdf")
    assert [i.group for i in read.indicators] == [*["水利建设"] * 3, *["林业发展"] * 4]
    assert [[v.raw for v in i.values] for i in read.indicators] == [[str(20 + n), str(40 + n)] for n in range(7)]


def test_a_short_line_in_mid_word_ends_a_group() -> None:
    rows = [
        ("水利建/设", "达到标准的堤/防", "21", "41"), ("林业发/展", "退化湿地面/积", "22", "42"),
        ("", "林地", "23", "43"), ("", "苗圃", "24", "44"),
    ]  # fmt: skip
    read = extract(pdf_cases.made(lambda sheet: grouped(sheet, rows)), name="a.pdf")
    assert [i.group for i in read.indicators] == ["水利建设", *["林业发展"] * 3]


def test_lines_wider_apart_than_those_of_a_cell_are_groups_of_their_own() -> None:
    def draw(sheet: pdf_cases.Sheet) -> None:
        sheet.put(84, 60, "一、主要指标")
        rows = [
            (100, "类别", "指标", "", "2020年", "2025年"), (120, "水利", "水库", "", "20", "40"),
            (138, "林业", "新造林地的保存面", "积", "21", "41"), (169, "", "苗圃", "", "22", "42"),
            (187, "农业", "耕地", "", "23", "43"),
        ]  # fmt: skip
        for top, group, name, rest, *values in rows:
            for x, words in zip(PLACES, (group, name, *values), strict=True):
                sheet.put(x, top, words, 10.5)
            sheet.put(PLACES[1], top + 13, rest, 10.5)
        for y in (96, 116, 205):
            sheet.rule(80, y, 360, y)
        for x in (80, 130, 240, 300, 360):
            sheet.rule(x, 96, x, 205)
        sheet.showPage()

    read = extract(pdf_cases.made(draw), name="a.pdf")
    assert [i.group for i in read.indicators] == ["水利", "林业", "林业", "农业"]
    assert [i.name for i in read.indicators] == ["水库", "新造林地的保存面积", "苗圃", "耕地"]


def heading_below_a_name(sheet: pdf_cases.Sheet) -> None:
    sheet.put(84, 60, "一、主要指标")
    head = [("序号", "指标", "2020年", "2025年"), ("1", "水库总数", "31", "36"), ("2", "灌区", "7", "9")]
    rows_of_words(sheet, 707, [*head, ("3", "堤防长度", "210", "260")], PLACES)
    sheet.showPage()
    rows_of_words(sheet, 72, [("4", "新增劳动力受教育", "10.1", "11.3")], PLACES)
    sheet.put(140, 84, "年限", 10.5)
    sheet.put(140, 104, "二、主要任务", 10.5)
    sheet.showPage()


def heading_below_rows(sheet: pdf_cases.Sheet) -> None:
    sheet.put(84, 60, "一、主要指标")
    head = [("指标名称", "单位", "2020年", "2025年"), ("水库总数", "座", "31", "36"), ("灌区", "个", "7", "9")]
    rows_of_words(sheet, 100, [*head, ("新增劳动力受/教育年限", "年", "10.1", "11.3")], PLACES)
    sheet.put(84, 177, "二、主要任务", 10.5)
    sheet.showPage()


@pytest.mark.parametrize("draw", [heading_below_a_name, heading_below_rows])
def test_a_heading_close_below_a_table_is_no_rest_of_its_last_name(draw: Callable[[pdf_cases.Sheet], None]) -> None:
    read = extract(pdf_cases.made(draw), name="a.pdf")
    assert [section.heading for section in read.sections] == ["主要指标", "主要任务"]
    assert "二、主要任务" not in "".join(cell.raw for table in read.tables for row in table.rows for cell in row.cells)


@pytest.mark.parametrize("attributes", ["约束性/预期性", "预期性/约束性"])
def test_two_attributes_tell_two_rows_where_a_number_might_be_torn(attributes: str) -> None:
    def draw(sheet: pdf_cases.Sheet) -> None:
        sheet.put(84, 60, "一、主要指标")
        rows = [("指标名称", "单位", "2025年", "属性"), ("耕地保有量/水库数", "万亩/座", "≥1235/9", attributes)]
        rows_of_words(sheet, 100, [*rows, ("灌区总数", "个", "7", "预期性")], [84.0, 190.0, 242.0, 290.0])
        for y in (96, 115, 151, 168):
            sheet.rule(80, y, 340, y)
        for x in (80, 180, 240, 282, 340):
            sheet.rule(x, 96, x, 168)
        sheet.showPage()

    read = extract(pdf_cases.made(draw), name="a.pdf")
    assert [(i.name, i.unit, i.attribute, i.values[0].raw) for i in read.indicators] == [
        ("耕地保有量", "万亩", attributes.split("/")[0], "≥1235"), ("水库数", "座", attributes.split("/")[1], "9"),
        ("灌区总数", "个", "预期性", "7"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "raw", "value"),
    [("〔269/6〕", "〔2696〕", "2696"), ("〔/13.5〕", "〔13.5〕", "13.5"), ("62./15", "62.15", "62.15")],
)
def test_a_number_whose_bracket_or_decimals_stand_on_the_next_line_is_one(lines: str, raw: str, value: str) -> None:
    def draw(sheet: pdf_cases.Sheet) -> None:
        sheet.put(84, 60, "一、主要指标")
        rows = [
            ("指标名称", "单位", "2025年", "属性"),
            ("耕地保有量", "万亩", lines, "约束性"),
            ("灌区", "个", "7", "预期性"),
        ]
        rows_of_words(sheet, 100, rows, [84.0, 190.0, 242.0, 310.0])
        for y in (96, 115, 151, 168):
            sheet.rule(80, y, 360, y)
        for x in (80, 180, 240, 302, 360):
            sheet.rule(x, 96, x, 168)
        sheet.showPage()

    read = extract(pdf_cases.made(draw), name="a.pdf")
    assert [(i.name, i.values[0].raw, str(i.values[0].value)) for i in read.indicators] == [
        ("耕地保有量", raw, value), ("灌区", "7", "7"),
    ]  # fmt: skip
    assert "CELL_UNREAD" not in {d.code for d in read.diagnostics}


@pytest.mark.parametrize("head", ["2025年目标/值", "2025年规划目标/数"])
def test_a_head_of_two_lines_over_numbers_at_the_right_is_one_head(head: str) -> None:
    def draw(sheet: pdf_cases.Sheet) -> None:
        sheet.put(84, 60, "一、主要指标")
        first, rest = head.split("/")
        middle = 300 - 10.5 * (len(first) - 2) / 2
        for x, words in ((84, "指标"), (180, "单位"), (middle - 26, first), (340, "属性")):
            sheet.put(x, 100, words, 10.5)
        sheet.put(middle - 5, 115, rest, 10.5)
        names = ("水库总数", "堤防长度", "灌区数", "新增泵站", "湿地面积")
        for n, name in enumerate(names):
            for x, words in (
                (84, name),
                (184, "处"),
                (302 - 5.25 * (1 + n % 2), str(7 * 10 ** (n % 2) + n)),
                (340, "预期性"),
            ):
                sheet.put(x, 140 + 26 * n, words, 10.5)
        sheet.showPage()

    read = extract(pdf_cases.made(draw), name="a.pdf")
    assert [column.header for column in read.tables[0].columns] == ["指标", "单位", head.replace("/", ""), "属性"]
    assert [i.values[0].raw for i in read.indicators] == ["7", "71", "9", "73", "11"]


def head_before_a_page_end(sheet: pdf_cases.Sheet) -> None:
    sheet.put(84, 60, "一、主要指标")
    sheet.paragraph(60, 80, pdf_cases.PARAGRAPH, 38)
    rows_of_words(sheet, 740, [("序/号", "指标", "2020年", "2025年")], PLACES)
    sheet.showPage()
    rows = [("1", "达到标准的水库占/比", "31", "36"), ("2", "堤防长度", "210", "260"), ("3", "灌区", "7", "9")]
    rows_of_words(sheet, 72, rows, PLACES)
    sheet.put(84, 170, "二、保障措施")
    sheet.showPage()


def test_a_header_alone_at_a_page_end_heads_the_rows_of_the_next_page() -> None:
    read = extract(pdf_cases.made(head_before_a_page_end), name="a.pdf")
    (table,) = read.tables
    assert [column.header for column in table.columns] == ["序号", "指标", "2020年", "2025年"]
    values = [{v.column: v.raw for v in i.values} for i in read.indicators]
    assert values == [{"2020年": a, "2025年": b} for a, b in (("31", "36"), ("210", "260"), ("7", "9"))]


def test_a_line_at_a_page_end_that_heads_no_column_stays_a_line() -> None:
    def draw(sheet: pdf_cases.Sheet) -> None:
        sheet.put(84, 60, "一、主要指标")
        sheet.put(84, 740, "各区完成情况如下所列，单位为个。")
        sheet.showPage()
        rows_of_words(
            sheet, 72, [("1", "水库/数", "31", "36"), ("2", "堤防", "210", "260"), ("3", "灌区", "7", "9")], PLACES
        )
        sheet.showPage()

    read = extract(pdf_cases.made(draw), name="a.pdf")
    assert [b.text for b in read.sections[0].blocks if hasattr(b, "text")][:1] == ["各区完成情况如下所列，单位为个。"]


def tiers(sheet: pdf_cases.Sheet, heads: list[tuple[float, float, str]]) -> None:
    """Three columns of numbers under heads that stand about the middle of theirs, and no rule."""
    sheet.put(84, 60, "一、主要指标")
    for middle, height, words in heads:
        sheet.put(middle - 10.5 * sum(1 if ord(c) > 255 else 0.5 for c in words) / 2, height, words, 10.5)
    for n, name in enumerate(("水库总数", "堤防长度", "灌区数", "新增泵站", "湿地面积")):
        for x, words in ((84, name), (244, f"{n}.5"), (314, f"1{n}"), (384, f"2{n}"), (440, "预期性")):
            sheet.put(x, 150 + 24 * n, words, 10.5)
    sheet.put(84, 300, "二、保障措施")
    sheet.showPage()


LOWER = [(250, 125, "2020年"), (320, 125, "2022年"), (390, 125, "2025年"), (110, 112, "指标"), (456, 112, "属性")]


@pytest.mark.parametrize(
    ("upper", "headers"),
    [
        (
            [(250, 100, "基期"), (355, 100, "规划目标")],
            ["指标", "基期2020年", "规划目标2022年", "规划目标2025年", "属性"],
        ),
        ([(320, 100, "指标值")], ["指标", "指标值2020年", "指标值2022年", "指标值2025年", "属性"]),
        (
            [(285, 100, "完成情况"), (390, 100, "预期")],
            ["指标", "完成情况2020年", "完成情况2022年", "预期2025年", "属性"],
        ),
    ],
)
def test_a_label_over_the_middle_of_its_columns_heads_them_all(
    upper: list[tuple[float, float, str]], headers: list[str]
) -> None:
    read = extract(pdf_cases.made(lambda sheet: tiers(sheet, [*upper, *LOWER])), name="a.pdf")
    assert [column.header for column in read.tables[0].columns] == headers
    assert [[v.raw for v in i.values] for i in read.indicators] == [[f"{n}.5", f"1{n}", f"2{n}"] for n in range(5)]


def test_a_label_about_the_middle_of_no_columns_is_told() -> None:
    heads = [(250, 100, "基期"), (345, 100, "规划目标"), *LOWER]
    read = extract(pdf_cases.made(lambda sheet: tiers(sheet, heads)), name="a.pdf")
    assert not read.indicators
    assert "TABLE_UNREAD" in {d.code for d in read.diagnostics}


def group_column(sheet: pdf_cases.Sheet, groups: list[tuple[float, str]]) -> None:
    """Six rows without a rule, 20 points each, beside groups whose words stand at the rows given."""
    sheet.put(84, 60, "一、主要指标")
    rows = [("类别", "指标", "2020年", "2025年")]
    rows += [("", f"{name}水库总数量", f"{n}.5", f"1{n}") for n, name in enumerate("甲乙丙丁戊己")]
    for n, row in enumerate(rows):
        for x, words in zip((84, 170, 290, 360), row, strict=True):
            sheet.put(x, 100 + 20 * n, words, 10.5)
    for at, words in groups:
        sheet.put(84, 120 + 20 * at, words, 10.5)
    sheet.put(84, 280, "二、保障措施")
    sheet.showPage()


@pytest.mark.parametrize(
    ("groups", "sure"),
    [
        ([(0.5, "供水"), (3.5, "排水")], True),  # between rows: about their middle
        ([(0, "供水"), (2, "排水")], True),  # beside the first of two and four rows: about no middle
        ([(0, "供水"), (3, "排水")], False),  # three and three from the first, or one and five about the middle
        ([(0, "供水"), (2, "排水"), (3, "节水")], True),
    ],
)
def test_groups_that_can_stand_for_other_rows_are_told(groups: list[tuple[float, str]], sure: bool) -> None:
    read = extract(pdf_cases.made(lambda sheet: group_column(sheet, groups)), name="a.pdf")
    told = [d.message for d in read.diagnostics if d.code == "ROW_MISFIT"]
    assert len(read.indicators) == 6
    assert bool(told) != sure, told


def named_rows(sheet: pdf_cases.Sheet, groups: tuple[str, str], x: float) -> None:
    """Rows of five columns without a rule, and above three and two of them the name of a group."""
    sheet.put(84, 60, "一、主要指标")
    rows: list[tuple[tuple[float, str], ...]] = [
        ((110, "指标"), (250, "单位"), (310, "2020年"), (380, "2025年"), (440, "属性"))
    ]
    for n, name in enumerate(("水库总数", "达到防洪标准的堤防长度", "灌区数", "新增泵站", "湿地面积")):
        if n in (0, 3):
            rows.append(((x, groups[n // 3]),))
        rows.append(((84, name), (252, "处"), (316, f"{n}.5"), (386, f"1{n}"), (440, "预期性")))
    for n, row in enumerate(rows):
        for left, words in row:
            sheet.put(left, 100 + 20 * n, words, 10.5)
    sheet.put(84, 320, "二、保障措施")
    sheet.showPage()


@pytest.mark.parametrize(
    ("groups", "x"),
    [
        (("一、防洪", "二、供水"), 84),
        (("防洪能力", "供水能力"), 84),  # a short line, and none above it that was torn
        (("（一）防洪与排涝", "（二）供水与节水"), 240),  # across the columns
        (("防洪", "供水"), 262),  # in the middle, and in no column's place
    ],
)
def test_the_name_of_a_group_over_rows_without_rules_is_part_of_none(groups: tuple[str, str], x: float) -> None:
    read = extract(pdf_cases.made(lambda sheet: named_rows(sheet, groups, x)), name="a.pdf")
    names = [group.split("、")[-1].split("）")[-1] for group in groups]
    assert [(i.group, i.name) for i in read.indicators] == [
        (names[0], "水库总数"),
        (names[0], "达到防洪标准的堤防长度"),
        (names[0], "灌区数"),
        (names[1], "新增泵站"),
        (names[1], "湿地面积"),
    ]
    assert [[v.raw for v in i.values] for i in read.indicators] == [[f"{n}.5", f"1{n}"] for n in range(5)]
    assert {i.unit for i in read.indicators} == {"处"}


def test_the_name_of_a_group_alone_before_a_page_end_is_the_tables() -> None:
    def draw(sheet: pdf_cases.Sheet) -> None:
        sheet.put(84, 60, "一、主要指标")
        sheet.paragraph(60, 80, pdf_cases.PARAGRAPH, 26)
        names = ("水库总数", "达到防洪标准的堤防长度", "灌区数", "新增泵站", "湿地面积", "改造渠道")
        head = ((110, "指标"), (250, "单位"), (310, "2020年"), (380, "2025年"), (440, "属性"))
        rows = [
            ((84, name), (252, "处"), (316, f"{n}.5"), (386, f"1{n}"), (440, "预期性")) for n, name in enumerate(names)
        ]
        first = [head, ((84, "一、防洪"),), *rows[:3], ((84, "二、供水"),)]
        for top, part in ((640, first), (72, [head, *rows[3:]])):
            for n, row in enumerate(part):
                for left, words in row:
                    sheet.put(left, top + 20 * n, words, 10.5)
            if top > 72:
                sheet.showPage()
        sheet.put(84, 320, "二、保障措施")
        sheet.showPage()

    read = extract(pdf_cases.made(draw), name="a.pdf")
    assert len(read.tables) == 1
    assert [i.group for i in read.indicators] == ["防洪"] * 3 + ["供水"] * 3
    assert [s.heading for s in read.sections] == ["主要指标", "保障措施"]
