"""PDF tables as word processors print them: borders cell by cell, groups between open sides, lines about the middle of
their row, notes below a table that goes on, pages on their side, and what stands above and below all that."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from conftest import ROOT
from reportlab.lib.pagesizes import A4, landscape

sys.path.insert(0, str(ROOT / "scripts"))
from samples.pdf_cases import Sheet, made

from extractor import extract
from extractor.models import Document

SIZE, STEP, LINE = 10.5, 30.0, 13.0
XS = (72.0, 112.0, 242.0, 312.0, 392.0, 472.0)
HEAD = ("序号", "指标名称", "单位", "2020年", "2025年")
ROWS = (
    ("1", "灌区渠道衬砌长度", "公里", "118.4", "205.6"), ("2", "农村规模化供水工程覆盖\n人口比例", "%", "51.2", "68"),
    ("3", "水库除险加固数", "座", "7", "19"), ("4", "河湖岸线绿化率", "%", "33.5", "≥47"),
)  # fmt: skip
PROSE = "全县水利基础设施不断完善，供水保障能力稳步提升。"


def words(sheet: Sheet, left: float, right: float, middle: float, said: str, side: str = "centre") -> None:
    """Lines about the middle of a cell."""
    lines = said.split("\n")
    for n, line in enumerate(lines):
        width = sum(SIZE * (0.5 if char.isascii() else 1) for char in line)
        x = {"left": left + 4, "right": right - 4 - width, "centre": (left + right - width) / 2}[side]
        sheet.put(x, middle + (n - len(lines) / 2) * LINE + (LINE - SIZE) / 2, line, SIZE)


def row(sheet: Sheet, top: float, cells: Sequence[str], xs: Sequence[float] = XS, side: str = "centre") -> None:
    for n, ((left, right), said) in enumerate(zip(pairwise(xs), cells, strict=True)):
        words(sheet, left, right, top + STEP / 2, said, "left" if n == 1 else side if n > 2 else "centre")


def by_cells(sheet: Sheet, y: float, xs: Sequence[float] = XS) -> None:
    """A level border as it is exported: a piece for each cell."""
    for left, right in pairwise(xs):
        sheet.rule(left, y, right, y)


def titled(sheet: Sheet) -> None:
    sheet.centre(60, "青江县水利发展规划", 18)
    sheet.centre(90, "第一章 发展基础", 15)
    sheet.put(93, 115, PROSE, SIZE)


def read(*draws: Callable[[Sheet], None], **options: object) -> Document:
    def draw(sheet: Sheet) -> None:
        for page in draws:
            page(sheet)
            sheet.showPage()

    return extract(made(draw, **options), name="a.pdf")


def plain(rows: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    return [tuple(said.replace("\n", "") for said in cells) for cells in rows]


def cells_of(found: Document, at: int = 0) -> list[tuple[str, ...]]:
    table = found.tables[at]
    rows = [{cell.column: cell.raw for cell in row.cells} for row in table.rows if row.kind == "data"]
    return [tuple(row.get(n, "").replace("\n", "") for n in range(len(table.columns))) for row in rows]


# -- borders cell by cell ------------------------------------------------------------------------


@pytest.mark.parametrize("side", ["centre", "right"])
def test_level_borders_drawn_cell_by_cell_part_whole_rows(side: str) -> None:
    def draw(sheet: Sheet) -> None:
        titled(sheet)
        sheet.centre(140, "表1 主要指标", SIZE)
        for n, cells in enumerate((HEAD, *ROWS)):
            by_cells(sheet, 160 + STEP * n)
            row(sheet, 160 + STEP * n, cells, side=side if n else "centre")
        by_cells(sheet, 160 + STEP * 5)

    assert cells_of(read(draw)) == plain(ROWS)


@pytest.mark.parametrize("groups", [("灌溉\n供水", "防洪\n治理"), ("灌溉供\n水", "防洪治\n理")])
def test_pieces_of_borders_that_leave_out_the_groups_part_whole_rows(groups: Sequence[str]) -> None:
    def draw(sheet: Sheet) -> None:
        titled(sheet)
        sheet.centre(140, "表1 主要指标", SIZE)
        for n, cells in enumerate((("类别", *HEAD[1:]), *ROWS)):
            if n in (0, 1):
                sheet.rule(XS[0], 160 + STEP * n, XS[-1], 160 + STEP * n)
            else:
                by_cells(sheet, 160 + STEP * n, XS if n == 3 else XS[1:])
            row(sheet, 160 + STEP * n, (cells[0] if not n else "", *cells[1:]), side="right" if n else "centre")
        sheet.rule(XS[0], 160 + STEP * 5, XS[-1], 160 + STEP * 5)
        for n, group in enumerate(groups):
            words(sheet, *XS[:2], 160 + STEP * (2 + 2 * n), group)

    found = read(draw)
    assert [i.group for i in found.indicators] == ["灌溉供水", "灌溉供水", "防洪治理", "防洪治理"]
    assert [tuple(v.raw for v in i.values) for i in found.indicators] == [cells[3:] for cells in ROWS]


# -- groups between open sides --------------------------------------------------------------------


def open_sides(sheet: Sheet, between: str, gap: float = 20) -> None:
    """Two grids without outer sides, one line of words between them."""
    titled(sheet)
    sheet.centre(140, "表1 重点项目", SIZE)
    top = 160.0
    for part in ((HEAD, *ROWS[:2]), ROWS[2:]):
        for n, cells in enumerate(part):
            row(sheet, top + STEP * n, cells)
        foot = top + STEP * len(part)
        for n in range(len(part) + 1):
            by_cells(sheet, top + STEP * n)
        for x in XS[1:-1]:
            sheet.rule(x, top, x, foot)
        if part is not ROWS[2:] and len(part) == 3:
            sheet.put(76, foot + gap / 2 - SIZE / 2, between, SIZE)
            top = foot + gap


def test_a_group_between_open_sides_parts_no_table() -> None:
    found = read(lambda sheet: open_sides(sheet, "（二）防洪治理类"))
    assert len(found.tables) == 1
    assert cells_of(found) == plain(ROWS)
    assert [row.cells[0].raw for row in found.tables[0].rows if row.kind == "group"] == ["（二）防洪治理类"]


@pytest.mark.parametrize(("between", "gap"), [("表2 其他项目", 20.0), ("（二）防洪治理类", 60.0)])
def test_a_caption_or_a_line_far_off_stands_between_two_tables(between: str, gap: float) -> None:
    assert len(read(lambda sheet: open_sides(sheet, between, gap)).tables) == 2


# -- lines about the middle of their row ----------------------------------------------------------


def three_lines(
    head: Sequence[str], rows: Sequence[Sequence[str]], xs: Sequence[float] = XS
) -> Callable[[Sheet], None]:
    def draw(sheet: Sheet) -> None:
        titled(sheet)
        sheet.centre(140, "表1 主要指标", SIZE)
        for n, cells in enumerate((head, *rows)):
            row(sheet, 160 + STEP * n, cells, xs)
        for y in (160.0, 160 + STEP, 160 + STEP * (len(rows) + 1)):
            sheet.rule(xs[0], y, xs[-1], y)

    return draw


@pytest.mark.parametrize("said", ["完成省下\n达任务", "持续改善\n提高"])
def test_two_lines_about_the_middle_of_a_row_are_its_cell(said: str) -> None:
    rows = (*ROWS[:2], (*ROWS[2][:4], said), ROWS[3])
    found = read(three_lines(HEAD, rows))
    assert cells_of(found) == plain(rows)


def test_a_year_in_brackets_over_lines_is_of_its_head() -> None:
    found = read(three_lines((*HEAD[:3], "现状\n（2020\n年）", "目标\n（2025\n年）"), ROWS))
    assert [column.header for column in found.tables[0].columns][3:] == ["现状（2020年）", "目标（2025年）"]
    assert cells_of(found) == plain(ROWS)


def test_a_number_below_a_head_is_no_rest_of_it() -> None:
    found = read(three_lines((*HEAD[:3], "2020年\n（12.5", "2025年\n（14.6"), ROWS))
    assert not any("12.5" in (v.raw or "") for i in found.indicators for v in i.values)


def test_the_room_before_a_year_parts_no_head() -> None:
    def draw(sheet: Sheet) -> None:
        three_lines((*HEAD[:3], "", "2025年目标"), ROWS)(sheet)
        sheet.put(315, 160 + STEP / 2 - SIZE / 2, "基期（2020", SIZE)
        sheet.put(315 + 2.2 + SIZE * 5, 160 + STEP / 2 - SIZE / 2, "年）", SIZE)

    assert [column.header for column in read(draw).tables[0].columns][3:] == ["基期（2020年）", "2025年目标"]


# -- captions in the frame -------------------------------------------------------------------------


@pytest.mark.parametrize("x", [76.0, 236.0])
def test_a_caption_in_the_first_row_is_none_of_its_columns(x: float) -> None:
    def draw(sheet: Sheet) -> None:
        titled(sheet)
        sheet.put(x, 170, "专栏1", SIZE)
        sheet.put(x + 42, 170, "主要指标", SIZE)
        for n, cells in enumerate((HEAD, *ROWS), 1):
            row(sheet, 160 + STEP * n, cells)
        for n in range(7):
            by_cells(sheet, 160 + STEP * n)

    found = read(draw)
    assert (found.tables[0].caption, cells_of(found)) == ("主要指标", plain(ROWS))


# -- over the page's end ------------------------------------------------------------------------------


def first_page(sheet: Sheet, marked: bool) -> None:
    sheet.centre(640, "表1 主要指标", SIZE)
    for n, cells in enumerate((HEAD, *ROWS[:2])):
        row(sheet, 660 + STEP * n, cells)
    sheet.grid(list(XS), [660 + STEP * n for n in range(4)])
    if marked:
        for n, mark in enumerate("①②"):
            sheet.put((XS[1] + 88, XS[2] + 46)[n], 660 + STEP + 8, mark, 5)
            sheet.put(72, 770 + 14 * n, f"{mark}指按年末在册数计算的工程数量。", 9)


def second_page(sheet: Sheet) -> None:
    for n, cells in enumerate(ROWS[2:]):
        row(sheet, 72 + STEP * n, cells)
    sheet.grid(list(XS), [72 + STEP * n for n in range(3)])
    sheet.put(93, 160, PROSE, SIZE)


@pytest.mark.parametrize("marked", [True, False])
def test_a_note_at_the_foot_does_not_part_a_table_that_goes_on(marked: bool) -> None:
    def text(sheet: Sheet) -> None:
        titled(sheet)
        for n in range(8):
            sheet.put(93, 140 + 22 * n, PROSE, SIZE)

    found = read(text, lambda sheet: first_page(sheet, marked), second_page)
    said = [tuple(word.translate({ord("①"): "", ord("②"): ""}) for word in cells) for cells in cells_of(found)]
    assert (len(found.tables), said) == (1, plain(ROWS))
    assert len(found.footnotes) == 2 * marked


def test_a_landscape_page_widens_no_lines_of_the_text() -> None:
    """The lines end where their next word has no room: on the page as high as it is wide they would be short."""
    lines = ("水利基础设施不断完善，供水保障能力稳步提升，防洪减灾", "体系逐步健全，节水型社会建设取得成效。")

    def text(town: str) -> Callable[[Sheet], None]:
        def draw(sheet: Sheet) -> None:
            sheet.setPageSize(A4)
            sheet.put(114, 72, town + lines[0], 14)
            sheet.put(86, 94, lines[1], 14)

        return draw

    def wide(sheet: Sheet) -> None:
        sheet.setPageSize(landscape(A4))
        sheet.put(86, 60, "表1 主要指标及其在各乡镇的分解落实情况和年度安排以及各有关部门的职责分工一览", 14)
        sheet.grid([86.0, 300.0, 500.0, 700.0], [90.0, 120.0, 150.0])
        for n, said in enumerate(("乡镇", "2024年", "2025年", "东河镇", "12", "15")):
            words(sheet, (86, 300, 500)[n % 3], (300, 500, 700)[n % 3], 105 + 30 * (n // 3), said)

    towns = ("东河镇", "西坪乡", "南岭镇")
    found = read(titled, text(towns[0]), wide, text(towns[1]), wide, text(towns[2]))
    said = [block.text for section in found.sections for block in section.blocks if block.type == "paragraph"]
    assert said[1:] == [town + "".join(lines) for town in towns]


# -- heads of pages -----------------------------------------------------------------------------------

CHAPTERS = ("第一章 发展基础", "第二章 总体要求", "第三章 主要任务", "第四章 保障措施")


def chapters(small: Sequence[str]) -> Document:
    """Pages with a chapter each about their middle, and small words above."""

    def page(n: int) -> Callable[[Sheet], None]:
        def draw(sheet: Sheet) -> None:
            sheet.centre(40, small[n], 9)
            for k in range(16):
                sheet.put(93, 90 + 22 * k, PROSE, 14)
            sheet.centre(460, CHAPTERS[n], 16)
            sheet.put(93, 500, PROSE, 14)

        return draw

    return read(*map(page, range(len(CHAPTERS))))


def test_the_name_of_the_chapter_with_which_a_page_begins_above_it_is_the_pages() -> None:
    found = chapters(("青江县水利发展规划", *CHAPTERS))
    assert [(s.number.raw, s.heading) for s in found.sections if s.number] == [tuple(c.split()) for c in CHAPTERS]


def test_small_lines_that_say_what_stands_nowhere_else_are_text() -> None:
    found = chapters(("各乡镇结合实际落实", "各部门按职责落实", "社会各界共同参与", "按年度组织考核"))
    assert "running_header" not in [f.kind for f in found.furniture]


@pytest.mark.parametrize("beside", ["青江县水利发展规划", ""])
def test_a_number_beside_the_running_head_over_two_columns_is_the_pages(beside: str) -> None:
    def page(n: int) -> Callable[[Sheet], None]:
        def draw(sheet: Sheet) -> None:
            sheet.put(250, 40, beside, 9)
            sheet.put(520, 40, str(n + 1), 9)
            for x in (54, 312):
                sheet.paragraph(x, 80, f"{CHAPTERS[n][4:]}，{PROSE}" * 9, 19)

        return draw

    found = read(*map(page, range(3)))
    said = {found.text[f.span.start : f.span.end] for f in found.furniture if f.kind == "page_number"}
    assert said == {"1", "2", "3"}
