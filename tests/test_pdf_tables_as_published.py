"""PDF tables as plans print them: heads in tiers with rules between these, a line below the running head, groups under
one head with the names, names torn by narrow columns, rows with empty cells, and tables that go on."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
from samples.pdf_cases import Sheet, made

from extractor import extract
from extractor.models import Document

SIZE, STEP, LEFT, RIGHT = 10.5, 22.0, 72.0, 492.0
XS = (72.0, 222.0, 282.0, 352.0, 422.0, 492.0)
ROWS = (
    ("乡镇卫生院数量", "所", "9", "11", "约束性"), ("家庭医生签约率", "%", "38", "55", "预期性"),
    ("养老机构数量", "家", "14", "22", "预期性"), ("护理型床位占比", "%", "30", "60", "约束性"),
)  # fmt: skip
PROSE = "全县医疗卫生服务能力稳步提升，养老服务体系不断完善。"


def centred(sheet: Sheet, left: float, right: float, top: float, words: str, size: float = SIZE) -> None:
    width = sum(size * (0.5 if char.isascii() else 1) for char in words)
    sheet.put((left + right - width) / 2, top, words, size)


def row(sheet: Sheet, top: float, words: Sequence[str], xs: Sequence[float] = XS) -> None:
    for left, right, word in zip(xs, xs[1:], words, strict=False):
        for n, line in enumerate(word.split("\n")):
            centred(sheet, left, right, top + 6 + 13 * n, line)


def level(sheet: Sheet, y: float, left: float = LEFT, right: float = RIGHT) -> None:
    sheet.rule(left, y, right, y)


def titled(sheet: Sheet) -> None:
    sheet.centre(70, "青江县卫生健康事业发展规划", 18)
    sheet.centre(100, "第一章 发展基础", 15)
    sheet.put(LEFT + 2 * SIZE, 130, PROSE, SIZE)


def read(*draws: object, **options: object) -> Document:
    def draw(sheet: Sheet) -> None:
        for page in draws:
            page(sheet)  # type: ignore[operator]
            sheet.showPage()

    return extract(made(draw, **options), name="a.pdf")


def values(found: Document) -> dict[str, tuple[str | None, ...]]:
    return {i.name: (i.unit, *(v.raw for v in i.values), i.attribute) for i in found.indicators}


WANT = {name: tuple(rest) for name, *rest in ROWS}


# -- a header in tiers ------------------------------------------------------------------------


def tiers(sheet: Sheet, label: str, spans: tuple[tuple[float, float], ...], top: float = 170) -> None:
    """Level rules alone; ``spans`` are the rules between the tiers."""
    titled(sheet)
    sheet.centre(150, "专栏1 主要指标", SIZE)
    for y in (top, top + 2 * STEP, *(top + STEP * n for n in range(3, 7))):
        level(sheet, y)
    for left, right in spans:
        level(sheet, top + STEP, left, right)
    row(sheet, top + STEP / 2, ("指标", "单位", "", "", "属性"))
    centred(sheet, spans[0][0], spans[-1][1], top + 6, label)
    row(sheet, top + STEP, ("", "", "2020年", "2025年", ""))
    for n, cells in enumerate(ROWS):
        row(sheet, top + STEP * (n + 2), cells)


@pytest.mark.parametrize("label", ["规划目标", "“十四五”目标"])
def test_a_rule_below_a_label_says_which_columns_it_heads(label: str) -> None:
    found = read(lambda sheet: tiers(sheet, label, ((282, 352), (352, 422))))
    headers = [column.header for column in found.tables[0].columns]
    assert headers == ["指标", "单位", f"{label}2020年", f"{label}2025年", "属性"]
    assert values(found) == WANT


def test_a_rule_below_one_column_heads_that_alone() -> None:
    def draw(sheet: Sheet) -> None:
        tiers(sheet, "目标", ((352, 422),))

    headers = [column.header for column in read(draw).tables[0].columns]
    assert headers == ["指标", "单位", "2020年", "目标2025年", "属性"]


# -- rules of one width that belong to several things ------------------------------------------


def headed_page(sheet: Sheet) -> None:
    sheet.centre(36, "青江县卫生健康事业发展规划", 9)
    level(sheet, 52)


def three_lines(sheet: Sheet, top: float, caption: str, rows: Sequence[Sequence[str]] = ROWS) -> float:
    centred(sheet, LEFT, RIGHT, top - 18, caption)
    row(sheet, top, ("指标", "单位", "2020年", "2025年", "属性"))
    for n, cells in enumerate(rows, 1):
        row(sheet, top + STEP * n, cells)
    foot = top + STEP * (len(rows) + 1)
    for y in (top, top + STEP, foot):
        level(sheet, y)
    return foot


def test_the_line_below_a_running_head_is_no_part_of_a_table_of_its_width() -> None:
    def draw(sheet: Sheet) -> None:
        headed_page(sheet)
        titled(sheet)
        three_lines(sheet, 180, "专栏1 主要指标")

    found = read(draw, draw)
    assert next(s.heading for s in found.sections if s.heading) == "发展基础"
    assert {t.kind for t in found.tables} == {"indicators"}
    assert len(found.tables[0].rows) == 4


def test_two_tables_of_one_width_with_text_between_them_are_two() -> None:
    def draw(sheet: Sheet) -> None:
        titled(sheet)
        foot = three_lines(sheet, 180, "专栏1 卫生指标", ROWS[:2])
        sheet.put(LEFT + 2 * SIZE, foot + 20, PROSE, SIZE)
        three_lines(sheet, foot + 70, "专栏2 养老指标", ROWS[2:])

    found = read(draw)
    assert [(t.caption, len(t.rows)) for t in found.tables] == [("卫生指标", 2), ("养老指标", 2)]
    assert values(found) == WANT


def test_a_note_between_two_rules_stays_with_its_table() -> None:
    def draw(sheet: Sheet) -> None:
        titled(sheet)
        foot = three_lines(sheet, 180, "专栏1 主要指标")
        sheet.put(LEFT + 4, foot + 6, "注：2020年为快报数。", SIZE)
        level(sheet, foot + STEP)

    (table,) = read(draw).tables
    assert [note.text for note in table.notes] == ["2020年为快报数。"]
    assert len(table.rows) == 4


def test_a_table_right_below_a_grid_of_its_width_is_another() -> None:
    def draw(sheet: Sheet) -> None:
        titled(sheet)
        centred(sheet, LEFT, RIGHT, 162, "专栏1 卫生指标")
        ys = [180 + STEP * n for n in range(4)]
        sheet.grid(list(XS), [ys[0], ys[-1]])
        for n, cells in enumerate((("指标", "单位", "2020年", "2025年", "属性"), *ROWS[:2])):
            row(sheet, ys[n], cells)
        sheet.put(LEFT + 2 * SIZE, ys[-1] + 20, PROSE, SIZE)
        three_lines(sheet, ys[-1] + 66, "专栏2 养老指标", ROWS[2:])

    found = read(draw)
    assert [t.caption for t in found.tables] == ["卫生指标", "养老指标"]
    assert values(found) == WANT


# -- groups ------------------------------------------------------------------------------------


def grouped(sheet: Sheet, head: str) -> None:
    """Names of groups in a column that the header covers together with that of the names."""
    titled(sheet)
    sheet.centre(150, "专栏1 主要指标", SIZE)
    xs = [72, 142, *(x + 30 for x in XS[1:])]
    ys = [170 + STEP * n for n in range(6)]
    for y in (ys[0], ys[1], ys[3], ys[5]):
        level(sheet, y, xs[0], xs[-1])
    for y in (ys[2], ys[4]):
        level(sheet, y, xs[1], xs[-1])
    centred(sheet, xs[0] if head != "旁" else xs[1], xs[2], ys[0] + 6, "指标")
    row(sheet, ys[0], ("", "", "单位", "2020年", "2025年", "属性"), xs)
    for n, cells in enumerate(ROWS, 1):
        row(sheet, ys[n], ("", *cells), xs)
    for n, name in ((1, "医疗"), (3, "养老")):
        centred(sheet, xs[0], xs[1], ys[n] + STEP / 2 + 6, name)


@pytest.mark.parametrize("head", ["合", "旁"])
def test_a_column_of_groups_needs_no_head_of_its_own(head: str) -> None:
    found = read(lambda sheet: grouped(sheet, head))
    assert [i.group for i in found.indicators] == ["医疗", "医疗", "养老", "养老"]
    assert values(found) == WANT


def test_numbers_without_a_head_before_the_names_are_no_groups() -> None:
    rows = ("| | 指标 | 单位 | 2020年 |", "|---|---|---|---|", "| 1 | 床位 | 张 | 5 |", "| 2 | 医师 | 人 | 6 |")
    text = "\n".join(("规划", "", *rows, ""))
    assert {i.group for i in extract(text.encode(), name="a.md").indicators} == {None}


TORN = (
    ("能源综合生产能力", "万吨标准\n煤", "9", "11", "约束\n性"),
    ("全员劳动生产率", "万元/\n人", "38", "55", "预期\n性"),
    ("城镇化率", "%", "14", "22", "预期\n性"), ("床位占比", "%", "30", "60", "约束\n性"),
)  # fmt: skip


def test_lines_of_a_unit_or_an_attribute_torn_by_a_narrow_column_are_no_groups() -> None:
    def draw(sheet: Sheet) -> None:
        titled(sheet)
        centred(sheet, LEFT, RIGHT, 162, "专栏1 主要指标")
        level(sheet, 180)
        level(sheet, 202)
        row(sheet, 180, ("指标", "单位", "2020年", "2025年", "属性"))
        for n, cells in enumerate(TORN):
            top = 204 + 32 * n
            row(sheet, top, [word if "\n" in word else "" for word in cells])
            row(sheet, top + 6.5, ["" if "\n" in word else word for word in cells])
        level(sheet, 204 + 32 * 4)

    found = read(draw)
    assert {i.group for i in found.indicators} == {None}
    assert [i.unit for i in found.indicators] == ["万吨标准煤", "万元/人", "%", "%"]


def test_a_group_that_ends_a_part_below_a_name_of_two_lines_is_in_no_cell() -> None:
    rows = (*ROWS[:3], ("护理型床位占\n养老床位比重", "%", "", "60", "约束性"))

    def first(sheet: Sheet) -> None:
        titled(sheet)
        top = 640.0
        centred(sheet, LEFT, RIGHT, top - 18, "专栏1 主要指标")
        row(sheet, top, ("指标", "单位", "2020年", "2025年", "属性"))
        for n, cells in enumerate(rows, 1):
            row(sheet, top + STEP * n, cells)
        centred(sheet, LEFT, RIGHT, top + STEP * 6 + 6, "文化体育")
        for y in (top, top + STEP, top + STEP * 7):
            level(sheet, y)

    def second(sheet: Sheet) -> None:
        row(sheet, 80, ("公共图书馆藏书", "万册", "52", "70", "预期性"))
        row(sheet, 80 + STEP, ("体育场地面积", "万平方米", "5", "7", "预期性"))
        level(sheet, 80)
        level(sheet, 80 + 2 * STEP)

    found = read(first, second)
    assert [i.group for i in found.indicators][-2:] == ["文化体育", "文化体育"]
    assert not any(v.raw == "文化体育" for i in found.indicators for v in i.values)


# -- rows --------------------------------------------------------------------------------------


def test_rows_with_their_numbers_in_different_columns_are_not_one() -> None:
    def draw(sheet: Sheet) -> None:
        titled(sheet)
        centred(sheet, LEFT, RIGHT, 162, "专栏1 主要指标")
        for y in (180, 202, 256, 310):
            level(sheet, y)
        row(sheet, 180, ("指标", "2020年", "2025年", "属性"), (72, 272, 342, 412, 482))
        places = (202, 228, 256, 282)
        data = (
            ("乡镇卫生院数量（所）", "9", "", ""), ("家庭医生签约率（%）", "", "55", ""),
            ("养老机构数量（家）", "14", "22", "预期性"), ("护理型床位占比（%）", "30", "60", "约束性"),
        )  # fmt: skip
        for y, cells in zip(places, data, strict=True):
            row(sheet, y, cells, (72, 272, 342, 412, 482))

    found = read(draw)
    assert [i.name for i in found.indicators] == ["乡镇卫生院数量", "家庭医生签约率", "养老机构数量", "护理型床位占比"]
    assert [[v.raw for v in i.values] for i in found.indicators] == [["9"], ["55"], ["14", "22"], ["30", "60"]]


def test_a_name_of_two_lines_beside_two_numbers_of_one_height_is_one() -> None:
    def draw(sheet: Sheet) -> None:
        titled(sheet)
        centred(sheet, LEFT, RIGHT, 162, "专栏1 主要指标")
        for y in (180, 202, 240, 262):
            level(sheet, y)
        row(sheet, 180, ("指标", "单位", "2020年", "2025年", "属性"))
        row(sheet, 202, ("护理型床位占养老\n机构床位总数比重", "", "", "", ""))
        row(sheet, 208, ("", "%", "30", "60", "约束性"))
        row(sheet, 240, ROWS[0])

    assert [i.name for i in read(draw).indicators] == ["护理型床位占养老机构床位总数比重", "乡镇卫生院数量"]


# -- tables that go on -------------------------------------------------------------------------


def test_a_table_goes_on_below_words_that_say_so_with_a_group_first() -> None:
    grid = [*XS]

    def first(sheet: Sheet) -> None:
        titled(sheet)
        ys = [650 + STEP * n for n in range(6)]
        centred(sheet, LEFT, RIGHT, 632, "专栏1 主要指标")
        sheet.grid(grid, ys)
        for n, cells in enumerate((("指标", "单位", "2020年", "2025年", "属性"), *ROWS)):
            row(sheet, ys[n], cells)

    def second(sheet: Sheet) -> None:
        sheet.centre(70, "续表", SIZE)
        ys = [90 + STEP * n for n in range(4)]
        for y in ys:
            level(sheet, y)
        for n, x in enumerate(grid):
            sheet.rule(x, ys[0] if n in (0, len(grid) - 1) else ys[1], x, ys[-1])
        centred(sheet, LEFT, RIGHT, ys[0] + 6, "文化体育")
        row(sheet, ys[1], ("公共图书馆藏书", "万册", "52", "70", "预期性"))
        row(sheet, ys[2], ("体育场地面积", "万平方米", "5", "7", "预期性"))

    found = read(first, second)
    assert len(found.tables) == 1
    assert found.tables[0].fragments == 2
    assert [i.group for i in found.indicators][-2:] == ["文化体育", "文化体育"]
    assert "续表" in {f.span.text_in(found.text) for f in found.furniture}


def test_words_that_say_so_above_a_table_of_other_columns_stay_text() -> None:
    def first(sheet: Sheet) -> None:
        titled(sheet)
        three_lines(sheet, 640, "专栏1 主要指标")

    def second(sheet: Sheet) -> None:
        sheet.centre(70, "续表", SIZE)
        sheet.grid([72, 172, 332], [90, 112, 134, 156])
        for n, cells in enumerate((("项目", "投资（万元）"), ("甲", "30"), ("乙", "40"))):
            row(sheet, 90 + STEP * n, cells, (72, 172, 332))

    assert len(read(first, second).tables) == 2


# -- what lies under the text ------------------------------------------------------------------


def marked(sheet: Sheet, words: str, top: float) -> None:
    sheet.setFillGray(0.85)
    sheet.put(220, top, words, 48)
    sheet.setFillGray(0)


def test_large_pale_words_that_return_are_a_watermark_where_no_letter_lies_over_them() -> None:
    def page(sheet: Sheet) -> None:
        marked(sheet, "内部资料", 400)
        titled(sheet)

    found = read(page, page)
    assert [f.kind for f in found.furniture].count("watermark") == 2
    assert "WATERMARK" in {d.code for d in found.diagnostics}


def test_large_pale_words_on_one_page_are_text() -> None:
    def page(sheet: Sheet) -> None:
        marked(sheet, "医疗", 400)
        titled(sheet)

    found = read(page, titled)
    assert "watermark" not in {f.kind for f in found.furniture}


def test_text_below_the_table_of_a_box_is_no_part_of_it() -> None:
    def draw(sheet: Sheet) -> None:
        titled(sheet)
        foot = three_lines(sheet, 180, "专栏1 主要指标")
        sheet.put(LEFT + 2 * SIZE, foot + 20, "到2025年，全县基本建成整合型医疗卫生服务体系。", SIZE)

    found = read(draw)
    assert [b.text for b in found.sections[0].blocks if b.type == "paragraph"][-1].startswith("到2025年")
    assert not found.boxes[0].blocks


# -- rows and groups that a page end cuts ------------------------------------------------------


def cut(name: tuple[str, str], group: tuple[str, str], rest: tuple[str, str] = ("2", "家")) -> Document:
    """A grid of which a page end cuts the last row: lines of its name, of its group, on both pages."""
    xs = [72, 112, *(x + 40 for x in XS[1:])]

    def first(sheet: Sheet) -> None:
        titled(sheet)
        centred(sheet, LEFT, RIGHT, 632, "专栏1 主要指标")
        ys = [650, 672, 694, 716, 730]
        for y in ys:
            level(sheet, y, xs[0] if y in (650, 672, 716, 730) else xs[1], xs[-1])
        for x in xs:
            sheet.rule(x, ys[0], x, ys[-1])
        row(sheet, 650, ("类别", "指标", "单位", "2020年", "2025年", "属性"), xs)
        row(sheet, 672, ("医\n疗", *ROWS[0]), xs)
        row(sheet, 694, ("", *ROWS[1]), xs)
        row(sheet, 712, (group[0], name[0], "家", "14", "22", "预期性"), xs)

    def second(sheet: Sheet) -> None:
        ys = [80, 102, 124]
        for y in ys:
            level(sheet, y, xs[0] if y != 102 else xs[1], xs[-1])
        for x in xs:
            sheet.rule(x, ys[0], x, ys[-1])
        row(sheet, 80, (group[1], name[1], "", "", "", "") if name[1] else (group[1], *ROWS[2]), xs)
        row(sheet, 102, ("", *ROWS[3]), xs)

    return read(first, second)


def test_the_rest_of_a_row_below_a_page_end_may_begin_with_that_of_its_group() -> None:
    found = cut(("养老机构床位护理型服务能力", "建设数量"), ("养", "老"))
    assert [i.name for i in found.indicators][2:] == ["养老机构床位护理型服务能力建设数量", "护理型床位占比"]
    assert [i.group for i in found.indicators][2:] == ["养老", "养老"]


def test_a_group_that_begins_behind_a_page_end_with_a_whole_row_is_one_of_its_own_or_told() -> None:
    found = cut(("家庭病床数", ""), ("家", "养"))
    assert len(found.indicators) == 5
    assert "ROW_MISFIT" in {d.code for d in found.diagnostics}


# -- lines that only pass by a table -----------------------------------------------------------


def headed(sheet: Sheet, foot: str) -> None:
    """A boxed header with rows below it, and a line of text that is wider than the table."""
    titled(sheet)
    xs = [162, 292, 342, 392, 442]
    centred(sheet, xs[0], xs[-1], 182, "专栏1 主要指标")
    sheet.grid(list(map(float, xs)), [200, 222])
    row(sheet, 200, ("指标", "单位", "2020年", "2025年"), xs)
    for n, cells in enumerate(ROWS, 1):
        row(sheet, 200 + STEP * n, cells[:4], xs)
    sheet.put(LEFT + 2 * SIZE, 200 + STEP * 5 + 14, foot, SIZE)


def test_a_line_wider_than_a_table_without_rules_is_no_row_of_it() -> None:
    found = read(
        lambda sheet: headed(sheet, "全县医疗卫生服务能力稳步提升，养老服务体系不断完善，群众获得感持续增强。")
    )
    assert [i.name for i in found.indicators] == [cells[0] for cells in ROWS]
    assert found.sections[0].blocks[-1].text.startswith("全县医疗")


def test_words_that_say_so_above_the_rest_in_the_next_column_are_in_no_cell() -> None:
    def columns(sheet: Sheet) -> None:
        titled(sheet)
        for n in range(26):
            sheet.put(60, 150 + 18 * n, "卫生健康服务体系不断健全稳步提升", SIZE)
        left, right = (60, 140, 180, 220, 270), (310, 390, 430, 470, 520)
        centred(sheet, 60, 270, 632, "专栏1 主要指标")
        row(sheet, 650, ("指标", "单位", "2020年", "2025年"), left)
        for n, cells in enumerate(ROWS[:3], 1):
            row(sheet, 650 + STEP * n, cells[:4], left)
        for y in (650, 672, 738):
            level(sheet, y, 60, 270)
        centred(sheet, 310, 520, 134, "（续上表）")
        row(sheet, 150, ROWS[3][:4], right)
        row(sheet, 172, ("医养结合机构数", "家", "3", "8"), right)
        level(sheet, 194, 310, 520)
        for n in range(26):
            sheet.put(310, 230 + 18 * n, "养老服务体系不断完善持续增强", SIZE)

    found = read(columns)
    assert not any("续上表" in cell.raw for table in found.tables for r in table.rows for cell in r.cells)
