"""Pages as a word processor prints them: room between paragraphs, contents at tab stops, rows cut in two."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
from samples.pdf_cases import SIZE, Sheet, made

from extractor import extract
from extractor.models import Document, Section

LEFT, ACROSS = 80.0, 36
"""Where lines begin, and how many characters fill one."""


def read(draw: Callable[[Sheet], None]) -> Document:
    return extract(made(draw), name="a.pdf")


def flush(sheet: Sheet, top: float, words: str, step: float = 18) -> float:
    return sheet.paragraph(LEFT, top, words, ACROSS, 0, step)


def headings(document: Document) -> list[str]:
    def down(section: Section) -> list[str]:
        return [section.heading or "", *(title for child in section.children for title in down(child))]

    return [title for section in document.sections for title in down(section) if title]


def paragraphs(document: Document) -> list[str]:
    return [block.text for section in document.sections for block in section.blocks if block.type == "paragraph"]


def row(sheet: Sheet, xs: list[float], top: float, cells: list[str], height: float = 20) -> float:
    """A row in a full grid; a line break parts the lines of a cell."""
    lines = max(cell.count("\n") + 1 for cell in cells)
    bottom = top + height + (lines - 1) * 14
    sheet.grid(xs, [top, bottom])
    for x, cell in zip(xs, cells, strict=False):
        for n, words in enumerate(cell.split("\n")):
            sheet.put(x + 3, top + 4 + 14 * n, words, 10)
    return bottom


TEXT = (
    "坚持就业优先，完善重点群体就业支持体系，健全终身职业技能培训制度，"
    "推动实现更加充分更高质量的就业，让发展成果惠及全体居民。"
)


@pytest.mark.parametrize(
    ("entries", "stops"),
    [
        ([("一、发展基础", 1), ("（一）主要成效", 1), ("（二）面临形势", 2), ("二、总体要求", 3)], 36),
        ([("1 发展基础", 1), ("1.1 主要成效", 2), ("1.2 面临形势", 4), ("2 总体要求", 9), ("2.1 指导思想", 12)], 50),
    ],
    ids=["chapters", "dotted"],
)  # fmt: skip
def test_page_numbers_at_tab_stops_are_no_column(entries: list[tuple[str, int]], stops: int) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.centre(60, "青江市就业促进规划", 18)
        sheet.centre(100, "目录")
        top = 124.0
        for words, page in entries:
            end = LEFT + sheet.stringWidth(words, sheet.font, SIZE)
            sheet.put(LEFT, top, words)
            sheet.put(LEFT + stops * (1 + (end + 3 - LEFT) // stops), top, str(page))
            top += 24
        for words, _ in entries:
            sheet.put(LEFT, top, words)
            top = flush(sheet, top + 24, TEXT) + 6
        sheet.showPage()

    document = read(draw)
    assert document.tables == []
    assert headings(document) == [words.split("）")[-1].split("、")[-1].split(" ")[-1] for words, _ in entries]
    assert sum(entry.kind == "contents" for entry in document.furniture) >= 1


HEAD = ["指标", "单位", "2020年", "2025年"]
BODY = [
    ["就业人数", "万人", "12", "15"],
    ["培训人次", "万人次", "3.4", "5"],
    ["参保率", "%", "95", "97"],
    ["调解成功率", "%", "60", "65"],
]
XS = [80.0, 230, 300, 380, 460]


@pytest.mark.parametrize("gap", [2, 18], ids=["touching", "an empty line between"])
def test_a_table_set_in_parts_on_one_page_is_one(gap: int) -> None:
    def draw(sheet: Sheet) -> None:
        top = flush(sheet, 80, TEXT)
        sheet.centre(top + 6, "表1 主要指标")
        top += 30
        for part in (BODY[:2], BODY[2:]):
            for cells in [HEAD, *part]:
                top = row(sheet, XS, top, cells)
            top += gap
        flush(sheet, top + 10, TEXT)
        sheet.showPage()

    (table,) = read(draw).tables
    assert table.fragments == 2
    assert [[cell.raw for cell in r.cells] for r in table.rows] == BODY


def test_another_table_below_is_its_own() -> None:
    def draw(sheet: Sheet) -> None:
        top = 80.0
        for head, part in ((HEAD, BODY[:2]), (["项目", "单位", "2020年", "2025年"], BODY[2:])):
            for cells in [head, *part]:
                top = row(sheet, XS, top, cells)
            top += 18
        sheet.showPage()

    assert [table.fragments for table in read(draw).tables] == [1, 1]


@pytest.mark.parametrize("total", ["〔16〕", "[≥16]"])
def test_a_total_that_a_page_end_cut_off_goes_back_to_its_row(total: str) -> None:
    def draw(sheet: Sheet) -> None:
        top = 620.0
        for cells in [HEAD, BODY[0], ["新增技能", "万人", "2", "3.2"]]:
            top = row(sheet, XS, top, cells)
        sheet.showPage()
        top = 80.0
        for cells in [HEAD, ["人才", "", "", total], BODY[2], HEAD, BODY[3]]:
            top = row(sheet, XS, top, cells) + (18 if cells is BODY[2] else 0)
        sheet.showPage()

    (table,) = read(draw).tables
    assert [table.rows[n].cells[0].raw for n in (0, 2, 3)] == ["就业人数", "参保率", "调解成功率"]
    assert len(table.rows) == 4
    assert table.rows[1].cells[0].raw.split() in (["新增技能人才"], ["新增技能", "人才"])
    assert "".join(table.rows[1].cells[-1].raw.split()) == f"3.2{total}"


def test_a_full_line_ends_its_paragraph_where_the_next_step_is_wider() -> None:
    title = "青江市人力资源和社会保障局关于印发《青江市“十四五”就业促进规划》的通知书"
    items = ["城镇新增就业稳定增长，失业人员再就业和困难人员就业人数均超额完成年度的目标任务", TEXT, TEXT]

    def draw(sheet: Sheet) -> None:
        top = 80.0
        for words in [title, "各县区人力资源和社会保障局：", *items]:
            top = flush(sheet, top, words) + 12
        sheet.showPage()

    document = read(draw)
    assert document.metadata.recipients
    assert paragraphs(document)[-3:] == items


def test_a_quotation_mark_holds_the_words_on_both_sides() -> None:
    first = "优化就业创业环境，激发劳动者和各类企业参与培训的热情。力争到“十四"
    rest = "五”末，职业技能培训参与率达到92%以上。"

    def draw(sheet: Sheet) -> None:
        top = flush(sheet, 80, TEXT * 2)
        for words in (first, rest):
            sheet.put(LEFT, top, words)
            top += 18
        flush(sheet, top, TEXT)
        sheet.showPage()

    document = read(draw)
    assert any(first + rest in words for words in paragraphs(document))


def test_a_page_that_begins_with_a_number_goes_on() -> None:
    def draw(sheet: Sheet) -> None:
        top = flush(sheet, 80, TEXT * 2)
        sheet.put(LEFT, top, "“十四五”期间，小学、初中、高中的教师学历达标率分别达到")
        sheet.showPage()
        sheet.put(LEFT, 80, "98.7%、97.9%和95.9%，均高于全省平均水平。")
        flush(sheet, 98, TEXT)
        sheet.showPage()

    values = [str(statement.value) for statement in read(draw).statements]
    assert values[:3] == ["98.7", "97.9", "95.9"]


@pytest.mark.parametrize("gap", [3.6, 5.0])
def test_a_gap_among_han_characters_that_stand_evenly_is_a_blank(gap: float) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.put(LEFT, 80, "专栏二")
        sheet.put(LEFT + 3 * SIZE + gap, 80, "职业技能提升行动")
        flush(sheet, 104, TEXT)
        sheet.showPage()

    assert "专栏二 职业技能提升行动" in read(draw).text


@pytest.mark.parametrize("start", [-150, -120])
def test_the_level_letters_of_a_round_stamp_are_the_stamp_s(start: int) -> None:
    letters = "青江市人民政府办公室章"

    def draw(sheet: Sheet) -> None:
        top = flush(sheet, 80, TEXT * 3)
        sheet.put(360, top + 40, "青江市人民政府办公室")
        sheet.put(380, top + 60, "2021年3月5日")
        sheet.setFillColorRGB(0.9, 0.1, 0.1)
        for n, letter in enumerate(letters):
            sheet.saveState()
            sheet.translate(420, sheet._pagesize[1] - top - 60)
            sheet.rotate(-(start + 30 * n))
            sheet.setFont(sheet.font, 9)
            sheet.drawCentredString(0, 50, letter)
            sheet.restoreState()
        sheet.showPage()

    document = read(draw)
    told = "".join(document.text[f.span.start : f.span.end] for f in document.furniture if f.kind == "watermark")
    assert sorted(told) == sorted(letters)
    assert document.metadata.date_written is not None


@pytest.mark.parametrize("struck", [2, 3])
def test_a_word_struck_out_of_a_header_printed_again_has_one_owner(struck: int) -> None:
    xs = [80.0, 230, 330, 430]
    heads = ["指标", "2020年", "2025年"]

    def rows(sheet: Sheet, top: float, lines: list[list[str]]) -> None:
        for words in lines:
            sheet.grid(xs, [top, top + 20])
            for x, cell in zip(xs, words, strict=False):
                sheet.put(x + 4, top + 4, cell, 10)
            top += 20

    def draw(sheet: Sheet) -> None:
        for n in range(2):
            rows(
                sheet,
                700 if not n else 72,
                [heads, *([f"供水能力{k}（万方）", f"1{k}", f"2{k}"] for k in range(n * 3, n * 3 + 3))],
            )
            sheet.put(290, (700 if not n else 72) + 4, "全市目标"[:struck], 10)
            sheet.rule(290, (700 if not n else 72) + 9.5, 290 + 10 * struck, (700 if not n else 72) + 9.5)
            sheet.showPage()

    found = extract(made(draw), name="a.pdf")
    assert "CONSERVATION" not in {d.code for d in found.diagnostics}
    assert "HIDDEN_TEXT" in {d.code for d in found.diagnostics}
