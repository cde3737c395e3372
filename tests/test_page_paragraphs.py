"""Where a paragraph ends in print, told by the distances of its lines."""

from __future__ import annotations

import sys

import pytest
from conftest import ROOT

from extractor import extract

sys.path.insert(0, str(ROOT / "scripts"))
from samples.pdf_cases import PARAGRAPH, Sheet, made

ACROSS = 38
NOTE = (
    "注：“四类岗位”是指由财政出资开发、面向就业困难人员的保洁、保绿、保安和公共设施维护岗位，统计时以实际"
    "在岗并按月领取补贴的人员为准。"
)
LONG = (
    "本表所列各项数据由区统计局会同人力资源和社会保障局、教育局、民政局等部门共同提供，与年鉴口径有差异的"
    "以年鉴为准，不另作说明。"
)


def paragraphs(words: list[str], step: float) -> list[str]:
    """The paragraphs of a page: running text set close, then ``words`` flush and line by line in a wide step."""

    def draw(sheet: Sheet) -> None:
        sheet.put(84, 72, "一、主要目标")
        top = 100.0
        for _ in range(4):
            top = sheet.paragraph(60, top, PARAGRAPH, ACROSS)
        top += step - 20
        for note in words:
            for n in range(0, len(note), ACROSS):
                sheet.put(60, top, note[n : n + ACROSS])
                top += step
        sheet.showPage()

    (section,) = extract(made(draw), name="a.pdf").sections
    return [block.text for block in section.blocks if hasattr(block, "text")][4:]


@pytest.mark.parametrize("step", [34, 40])
@pytest.mark.parametrize("note", [NOTE, LONG], ids=["note", "plain"])
def test_lines_that_all_stand_wide_are_one_paragraph(note: str, step: float) -> None:
    assert paragraphs([note], step) == [note]


def test_sentences_in_wide_steps_that_fill_their_lines_stay_apart() -> None:
    full = [f"{mark}{PARAGRAPH[: ACROSS - 3]}。" for mark in ("甲、", "乙、", "丙、")]
    assert paragraphs(full, 34) == full


def block(last: int) -> str:
    """A flush paragraph of three lines, the last of ``last`` characters with its stop."""
    return (PARAGRAPH * 3)[: 2 * ACROSS + last - 1].replace("。", "，") + "。"


def flush(words: list[str]) -> list[str]:
    """The paragraphs of a page on which all are set flush, line by line."""

    def draw(sheet: Sheet) -> None:
        sheet.put(60, 72, "一、主要目标")
        top = 100.0
        for paragraph in words:
            for n in range(0, len(paragraph), ACROSS):
                sheet.put(60, top, paragraph[n : n + ACROSS])
                top += 20
        sheet.showPage()

    (section,) = extract(made(draw), name="a.pdf").sections
    return [paragraph.text for paragraph in section.blocks if hasattr(paragraph, "text")]


@pytest.mark.parametrize("last", [12, 36, 37])
def test_a_justified_line_that_ends_short_of_the_margin_is_a_paragraphs_last(last: int) -> None:
    words = [block(20), block(last), block(last), block(25), block(last), block(18)]
    assert flush(words) == words


def test_a_word_behind_a_comma_that_is_not_broken_is_no_reason_for_a_new_paragraph() -> None:
    lines = ["到二〇二五年，全市粮食综合生产能力稳定在", "吨，PM2.5浓度降到32微克以内。"]

    def draw(sheet: Sheet) -> None:
        sheet.put(84, 72, "一、主要目标")
        top = 100.0
        for _ in range(3):
            top = sheet.paragraph(60, top, PARAGRAPH, 26)
        for n, words in enumerate(lines):
            sheet.put(84 if n == 0 else 60, top + 20 * n, words)
        sheet.showPage()

    (section,) = extract(made(draw), name="a.pdf").sections
    assert [paragraph.text for paragraph in section.blocks][3:] == ["".join(lines)]


@pytest.mark.parametrize("mark", ["——", "（一）", "1."])
def test_a_run_in_heading_with_text_behind_it_is_no_heading_before_a_bracket(mark: str) -> None:
    first = f"{mark}环境持续改善。全市坚持系统治理，重点区域空气质量稳步提升，细颗粒物"

    def draw(sheet: Sheet) -> None:
        sheet.put(60, 72, "一、发展基础")
        top = 100.0
        for _ in range(4):
            top = sheet.paragraph(60, top, PARAGRAPH, ACROSS, indent=0)
        for line in (first, "（PM2.5）浓度由45微克/立方米下降到35微克/立方米，森林覆盖率达到42%。"):
            sheet.put(60, top, line)
            top += 20
        sheet.showPage()

    document = extract(made(draw), name="a.pdf")
    assert [s.subject for s in document.statements if s.unit == "微克/立方米"] == ["细颗粒物（PM2.5）浓度"] * 2


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["青石市2023年国民经济和社会发展统计公报", "青石市统计局", "2024年3月20日", "一、综合", "经济向好。"],
         "青石市2023年国民经济和社会发展统计公报"),
        (["白川市“十四五”民政事业发展规划", "1 发展基础", "1.1 工作成效", "成效明显。", "2 发展目标"],
         "白川市“十四五”民政事业发展规划"),
    ],
)  # fmt: skip
def test_a_page_of_short_lines_shows_no_margin_by_its_longest(lines: list[str], title: str) -> None:
    def draw(sheet: Sheet) -> None:
        for n, line in enumerate(lines):
            sheet.put(90, 72 + 24 * n, line)
        sheet.showPage()

    document = extract(made(draw), name="a.pdf")
    assert document.metadata.title is not None
    assert document.metadata.title.value == title
    assert document.sections[0].heading == lines[-2 if "综合" in lines[-2] else 1].split()[-1].removeprefix("一、")


@pytest.mark.parametrize("cells", [("12", "预期性"), ("85", "90"), ("3", "口袋公园")])
def test_a_number_at_the_foot_that_keeps_the_step_of_the_lines_is_no_page_number(cells: tuple[str, str]) -> None:
    def draw(sheet: Sheet) -> None:
        lines = ["一、主要目标", *["完善服务设施"] * 28, cells[0]]
        for n, line in enumerate(lines):
            sheet.put(90, 66 + 24 * n, line)
        sheet.showPage()
        for n, line in enumerate([cells[1], "二、重点任务", "推进各项工作", "落实责任分工"]):
            sheet.put(90, 66 + 24 * n, line)
        sheet.showPage()

    document = extract(made(draw), name="a.pdf")
    assert [one.kind for one in document.furniture] == []


def test_a_number_in_the_foot_below_a_wider_gap_is_a_page_number() -> None:
    def draw(sheet: Sheet) -> None:
        for n in range(26):
            sheet.put(90, 66 + 24 * n, "完善服务设施")
        sheet.put(90, 780, "12")
        sheet.showPage()

    assert [one.kind for one in extract(made(draw), name="a.pdf").furniture] == ["page_number"]


@pytest.mark.parametrize("title", ["第一章 发展环境", "一、发展环境"])
@pytest.mark.parametrize("centred", [True, False])
def test_the_first_heading_behind_a_page_of_contents_is_no_rest_of_its_last_entry(title: str, centred: bool) -> None:
    second = title.replace("一", "二").replace("发展环境", "总体要求")

    def draw(sheet: Sheet) -> None:
        sheet.centre(60, "青江市就业促进规划", 18)
        sheet.centre(100, "目 录")
        for n, entry in enumerate((title, second)):
            sheet.put(60, 130 + 20 * n, f"{entry}{'…' * (ACROSS - len(entry))}{n + 1}")
        sheet.showPage()
        for n, head in enumerate((title, second)):
            sheet.centre(72 + 340 * n, head) if centred else sheet.put(60, 72 + 340 * n, head)
            for k in range(3):
                sheet.paragraph(60, 96 + 340 * n + 80 * k, PARAGRAPH, ACROSS)
        sheet.showPage()

    document = extract(made(draw), name="a.pdf")
    assert [section.heading for section in document.sections] == ["发展环境", "总体要求"]
    assert document.metadata.title is not None
    assert document.metadata.title.value == "青江市就业促进规划"
