"""What single rules make of lines, cells and their neighbours, on both sides of each limit."""

# ruff: noqa: E501 (a row is read better on one line)

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from extractor.indicators import roles
from extractor.indicators.column import Column
from extractor.layout import glued
from extractor.layout.front_matter import fields
from extractor.layout.furniture import counts
from extractor.layout.tables.running_text import linear, openers
from extractor.layout.tables.ways import parted, rows
from tests.bounds import cell, front_of, lines_of, read, told


def pipes(*texts: str) -> bool:
    """Whether the first line, which has no cells, lies inside a table of pipes."""
    lines = lines_of(*texts)
    return parted._torn("table.pipes", lines[0], lines, 0, rows.pipe_cells)


def values_of(*texts: str) -> bool:
    """Whether the cells of rows behind the first are mostly values."""
    return parted._mostly_values([[cell(word) for word in text.split("|")] for text in texts])


def counted(*numbers: tuple[int, int]) -> list[int]:
    """The lines of the longest count."""
    return [one.n for one in counts.longest_count(numbers, 5)]


def labelled(*texts: str) -> list[str]:
    """The fields at the head of a text, and the lines that hold them."""
    found = fields.read_fields(lines_of(*texts))
    return [*(f"{name} {value.text}" for name, value in found.values.items()), str(sorted(found.taken))]


def boxed(text: str) -> list[str]:
    return [line.text for line in glued._boxed(lines_of(text)[0])]


def later(*years: int) -> bool:
    """Whether a bare year is a target behind one of these first and last years."""
    target, bare = (
        Column(0, "目标", "value", (years[0], years[1])),
        Column(1, f"{years[2]}年", "value", (years[2],) * 2),
    )
    return roles._is_later(bare, [target])


def reported(heading: str) -> str | None:
    """The years of a report that was given on a day late in 2019."""
    lines = (
        "青江市政府工作报告",
        "——2019年12月25日在青江市人民代表大会上",
        "各位代表：",
        heading,
        "就业稳定，收入增加。",
    )
    period = read("\n".join(lines)).metadata.plan_period
    return f"{period.value.start}-{period.value.end}" if period is not None else None


TEXT = "完成任务，成效明显，机制健全，服务不断优化，群众满意。"


def titled(*lines: str) -> str | None:
    title = read("\n".join([*lines, "一、主要目标", TEXT])).metadata.title
    return title.value if title is not None else None


def chapters(*lines: str) -> list[str | None]:
    """The outermost headings of a report of two chapters without numbers, the second one's name on these lines."""
    first = "青江市工作报告", TEXT, "过去工作回顾", "一、经济增长", TEXT, "二、民生改善", TEXT
    document = read("\n".join([*first, *lines, "一、产业发展", TEXT, "二、城乡融合", TEXT]))
    return [section.heading for section in document.sections]


def paged(*lines: str) -> list[str]:
    """The page numbers of a text of two pages, these lines about the end of the first."""
    document = read("\n".join(["青江市规划", "一、主要目标", TEXT, TEXT, *lines, TEXT, "二、任务", TEXT]))
    return [one.span.text_in(document.text) for one in document.furniture if one.kind == "page_number"]


def in_boxes(*lines: str) -> list[str]:
    """The blocks and items of a box of these lines."""
    (box,) = read("\n".join(["青江市规划", "一、主要目标", TEXT, "", "专栏1 重点工程", *lines])).boxes
    return ["".join(one.text.split()) for one in box.blocks] + [f"{one.title}: {one.text}" for one in box.items]


def paragraphs(*lines: str) -> list[str]:
    """The paragraphs that the lines below a heading make."""
    document = read("\n".join(["青江市规划", "一、主要目标", *lines]))
    return [one.text for section in document.sections for one in section.blocks if one.type != "box_ref"]


def missed(*starts: int) -> list[int]:
    """Up to where lines head no table, after headers without rows at these lines; each region ends 10 lines on."""
    dead: dict[str, int] = {}
    for start in starts:
        linear._miss(start, start + 10, dead)
    return [dead[key] for key in ("table.text", "missed") if key in dead]


@pytest.mark.parametrize(
    ("rule", "given", "says"),
    [
        (pipes, ("甲" * 40, "城镇|5"), True), (pipes, ("甲" * 41, "城镇|5"), False),
        (pipes, ("甲", "乙" * 40, "城镇|5"), True), (pipes, ("甲", "乙" * 41, "城镇|5"), False),
        (values_of, ("水利|5", "林业|6"), True), (values_of, ("水利|5",), False), (values_of, ("水利|5", "林业|部门"), False),
        (counted, ((0, 1), (5, 2), (6, 1), (8, 2), (13, 3)), [0, 5, 13]), (counted, ((0, 1), (20, 1), (25, 2)), [20, 25]),
        (labelled, ("发文字号：", "青民发〔2022〕5号"), ["number 青民发〔2022〕5号", "[0, 1]"]),
        (labelled, ("发文字号：青民发〔2022〕5号", "青民发〔2022〕6号"), ["number 青民发〔2022〕5号", "[0]"]),
        (labelled, ("时间：到2025年，新增床位。",), ["[]"]), (labelled, ("时间：2025年",), ["other 2025年", "[0]"]),
        (boxed, ("加强建设。专栏1 重点工程",), ["加强建设。", "专栏1 重点工程"]), (boxed, ("加强建设；专栏二：重点工程",), ["加强建设；", "专栏二：重点工程"]),
        (boxed, ("加强建设专栏1 重点工程",), ["加强建设专栏1 重点工程"]), (boxed, ("加强建设。专栏1 重点，工程",), ["加强建设。专栏1 重点，工程"]),
        (boxed, ("加强。专栏1 " + "重" * 4,), ["加强。", "专栏1 重重重重"]), (boxed, ("加强。专栏1 " + "重" * 3,), ["加强。专栏1 重重重"]),
        (later, (2021, 2025, 2023), False), (later, (2021, 2025, 2025), False), (later, (2021, 2025, 2026), True),
        (reported, ("一、2020年工作安排",), "2020-2020"), (reported, ("一、2019年工作回顾",), None), (reported, ("一、工作回顾",), "2019-2019"),
        (titled, ("青江市", "关于", "养老服务", "发展规划"), "青江市关于养老服务发展规划"), (titled, ("青江市", "加快", "关于", "养老服务", "发展规划"), "加快关于养老服务发展规划"),
        (chapters, ("今后工作打算",), [None, "过去工作回顾", "今后工作打算"]), (chapters, ("指导思想", "今后工作打算"), [None, "过去工作回顾", "指导思想", "今后工作打算"]),
        (chapters, ("指导思想", "工作原则", "今后工作打算"), [None, "经济增长", "民生改善", "产业发展", "城乡融合"]),
        (in_boxes, ("主要建设内容：（1）改造机构。（2）新建食堂。", "二、任务", TEXT), ["主要建设内容：", "None: 改造机构。", "None: 新建食堂。"]),
        (in_boxes, ("养老服务工程", "建设机构，完善设施。", "社区食堂工程", "建设食堂，完善设施。", "二、任务", TEXT), ["养老服务工程: 建设机构，完善设施。", "社区食堂工程: 建设食堂，完善设施。"]),
        (in_boxes, ("养老服务工程", "建设机构，完善设施。", "社区食堂工程", "推进重点任务", "二、任务", TEXT), ["养老服务工程", "建设机构，完善设施。"]),
        (in_boxes, ("养老服务工程", "建设机构，完善设施。", "社区食堂工程"), ["养老服务工程", "建设机构，完善设施。"]),
        (front_of, ("现印发给你们。", "青江市民政局", "2022年3月1日", "请认真执行。"), ["issuer: 青江市民政局", "date_written: 2022年3月1日"]),
        (front_of, ("现印发给你们。", "青江市民政局", "2022年3月1日", "附件", "青江市养老服务规划"), ["title: 青江市养老服务规划", "issuer: 青江市民政局", "date_written: 2022年3月1日"]),
        (openers.heads_line, ("指标 2020年 2025年 " + " ".join(["属性"] * 28),), True), (openers.heads_line, ("指标 2020年 2025年 " + " ".join(["属性"] * 28) + " 备",), True), (openers.heads_line, ("指标 2020年 2025年 " + " ".join(["属性"] * 28) + " 备注",), False),
        (in_boxes, ("（1）养老工程。", "（2）食堂工程。", "（1）大学工程。", "二、任务", TEXT), ["None: 养老工程。", "None: 食堂工程。"]),
        (in_boxes, ("（1）养老工程。", "（2）食堂工程。", "（4）大学工程。", "二、任务", TEXT), ["None: 养老工程。", "None: 食堂工程。", "None: 大学工程。"]),
        (paragraphs, ("完成任务5,", "加强建设，健全机制。"), ["完成任务5,", "加强建设，健全机制。"]), (paragraphs, ("完成任务,", "加强建设，健全机制。"), ["完成任务,加强建设，健全机制。"]),
        (missed, (3, 4, 5, 6, 7), [5]), (missed, (3, 4, 5, 6, 7, 8), [13, 0]), (missed, (3, 5, 7, 9, 11, 13), [18, 0]), (missed, (3, 4, 5, 8, 9, 10), [3]),
        (paged, ("1\f",), ["1"]), (paged, ("\f1",), ["1"]), (paged, ("1",), []),
    ],
)  # fmt: skip
def test_what_lines_and_cells_are(rule: Callable[..., Any], given: tuple[Any, ...], says: object) -> None:
    assert told(rule(*given)) == says
