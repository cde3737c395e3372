"""Paragraphs of texts that come line by line as they were printed, whatever the conversion made of the lines."""

# ruff: noqa: E501 (a text is read better on one line)

from __future__ import annotations

import re

import pytest

from extractor import extract
from extractor.core.source import Source
from extractor.layout.linebreaks import columns
from extractor.layout.lines import split_lines
from extractor.layout.printed_lines import whole_lines
from extractor.models import Document
from extractor.pipeline import to_document

WIDTH = 38
TASKS = {
    "市场": "围绕企业开办、变更、注销等环节，梳理办理事项，压缩办理时限，推动线上线下融合，实现办事材料减少40%以上。依托一体化平台，完善“一件事”服务清单，推行容缺受理、告知承诺、帮办代办，提升办事体验。",
    "融资": "健全政府、银行、担保机构协同机制，扩大信用贷款规模，推动普惠贷款余额年均增长12%以上，落实续贷政策，降低综合融资成本。建立名单推送机制（含个体工商户），定期组织对接活动，做到应贷尽贷、能快则快。",
    "用工": "完善就业服务网络，布局零工市场，发布岗位清单，开展技能培训3.5万人次，支持企业稳岗扩岗。发挥“直播带岗”作用，组织专场招聘，保障重点企业、重点项目、重点园区用工需求。",
    "法治": "规范行政执法，推行柔性监管，落实公示制度、全过程记录制度、法制审核制度，防止多头执法、重复检查。畅通投诉渠道，建立“接诉即办”机制，做到件件有回音、事事有着落。",
}
HEADS = dict(zip(TASKS, ("优化市场准入", "以“快”为要提升融资便利", "保障用工需求", "提升法治水平"), strict=True))
PARAGRAPHS = [text for task in TASKS.values() for text in task.split("\n")]


def typeset(text: str, width: int = WIDTH) -> list[str]:
    """A paragraph as lines of print; the indent of the first, two characters, is lost; no line begins with a sign."""
    lines, room = [""], width - 2
    for word in re.findall(r"[0-9.%A-Za-z]+|.", text):
        if columns(lines[-1] + word) > room and word not in "，、。”）":
            lines.append("")
            room = width
        lines[-1] += word
    return lines


def broken(lines: list[str]) -> list[str]:
    """Lines of four signs or more ended at each, as a conversion does that takes a squeezed sign for a line's end."""
    squeezed = [re.split("(?<=[，、。”])(?!$)|(?<!^)(?=“)", line) for line in lines]
    return [
        piece for line, pieces in zip(lines, squeezed, strict=True) for piece in (pieces if len(pieces) > 4 else [line])
    ]


def plan(pieces: bool) -> tuple[str, list[str]]:
    """A notice and its plan of four tasks in two chapters, and the paragraphs that it has."""
    out = [
        "青石市人民政府办公室关于印发优化营商环境",
        "行动方案的通知（2023年6月12日）",
        "青政办发〔2023〕9号",
        "各县区人民政府，市直各单位：",
    ]
    out += ["现印发给你们，请认真贯彻执行。", "青石市人民政府办公室", "优化营商环境行动方案"]
    wanted = []
    for chapter in ("一、优化服务", "二、强化保障"):
        out.append(chapter)
        for number, (task, text) in zip("一二三四", TASKS.items(), strict=True):
            lines = typeset(f"（{number}）{HEADS[task]}。{text}")
            out += broken(lines) if pieces else lines
            wanted.append(text)
    return "\n".join(out) + "\n", wanted


def paragraphs(document: Document) -> list[str]:
    out: list[str] = []

    def walk(sections) -> None:
        for section in sections:
            out.extend(block.text for block in section.blocks if hasattr(block, "text"))
            walk(section.children)

    walk(document.sections)
    return out


@pytest.mark.parametrize("pieces", [True, False], ids=["broken at signs", "whole"])
def test_a_paragraph_is_whole_whatever_its_lines_came_as(pieces: bool) -> None:
    text, wanted = plan(pieces)
    document = extract(text.encode())
    found = paragraphs(document)
    assert [text for text in found if text in wanted] == wanted
    assert document.metadata.notice_title.value == "青石市人民政府办公室关于印发优化营商环境行动方案的通知"
    assert [body.value for body in document.metadata.recipients] == ["各县区人民政府", "市直各单位"]
    assert document.metadata.title.value == "优化营商环境行动方案"
    assert not [found.code for found in document.diagnostics if found.code.startswith("TEXT_")]


def test_a_heading_is_whole_that_was_broken_at_its_quotes() -> None:
    text, _ = plan(True)
    assert "\n“快”\n" in text
    sections = [child for section in extract(text.encode()).sections for child in section.children]
    assert [child.heading for child in sections] == [*HEADS.values()] * 2


def test_duties_and_terms_open_paragraphs_of_their_own() -> None:
    text, _ = plan(True)
    duties = "牵头单位：市发展改革委\n责任单位：各县区人民政府，市商务局等有关部门（单位）\n完成时限：2023年12月30日\n"
    found = paragraphs(extract(text.replace("二、强化保障\n", duties + "二、强化保障\n").encode()))
    assert [text for text in found if "单位：" in text or "时限：" in text] == duties.split("\n")[:-1]


@pytest.mark.parametrize(
    "pieces",
    [
        [
            "公开服务事项清单。",
            "推动社会力量参与，引导园区会同市商务局、教育局与高职院",
            "校共建实训基地，定期发布紧缺岗位。",
        ],
        [
            "公开监督电话，按月通报。",
            "加强行业指导，支持龙头企业牵头，会同市商务主管部",
            "门、行业协会开展评价，公布结果。",
        ],
        ["完善举报处理机制，形成闭环，做到事事有回应，件件有结果。", "（责任单位：市委", "宣传部、市政府办公室）"],
        ["完善举报处理机制，形成闭环，做到事事有回应，件件有结果。（责任", "单位：市商务局、市财政局）"],
        ["完善举报处理机制，形成闭环，做到事事有回应，件有结果。（责任单位：", "市商务局、市财政局）"],
    ],
)
def test_a_piece_that_reads_like_an_agency_or_a_duty_is_no_paragraph(pieces: list[str]) -> None:
    text, _ = plan(True)
    task = "\n".join(("（五）畅通反馈渠道。", *pieces))
    document = extract(text.replace("二、强化保障\n", f"{task}\n二、强化保障\n").encode())
    assert "".join(pieces) in paragraphs(document)


@pytest.mark.parametrize("text", [plan(False)[0], "一、任务\n\n" + "\n\n".join(PARAGRAPHS * 6)], ids=["print", "web"])
def test_a_text_that_is_not_broken_at_its_signs_keeps_its_lines(text: str) -> None:
    lines = split_lines(Source(text, "text/1")).lines
    assert [line.text for line in whole_lines(lines)] == [line.text for line in lines]


BOX = "支持企业建设智能工厂、智慧供应链，开展设备联网和软件更新，推动工艺改进、质量追溯、能耗管理、安全管控协同优化，形成可推广的解决方案。"


def test_a_box_in_a_smaller_type_does_not_hide_the_width_of_the_text() -> None:
    lines = ["青石市智能制造规划", "一、重点任务"]
    for number, (task, text) in zip("一二三四", TASKS.items(), strict=True):
        lines += [
            f"（{number}）{HEADS[task]}",
            *typeset(text * 2, 27),
            f"专栏{'一二三四'.index(number) + 1} {task}工程",
        ]
        lines += [line for n in (1, 2) for line in typeset(f"0{n} {task}行动第{n}批。{BOX}", 34)]
    document = extract(("\n".join(lines) + "\n二、保障措施\n加强领导。\n").encode())
    assert [text for text in paragraphs(document) if text in [t * 2 for t in TASKS.values()]] == [
        text * 2 for text in TASKS.values()
    ]
    assert [[item.text for item in box.items] for box in document.boxes] == [[BOX, BOX]] * 4


def test_paragraphs_of_a_format_that_are_lines_of_print_are_joined() -> None:
    whole = [text + "。" for task in TASKS.values() for text in task.rstrip("。").split("。")]
    lines = [line for text in whole * 4 for line in typeset(text, 27)]
    source = Source(
        "一、综合\n"
        + "\n".join([*lines, *PARAGRAPHS, "图1 就业人数", "单位：万人", "二、社会保险", *PARAGRAPHS * 20])
        + "\n",
        "made/1",
        breaks="paragraphs",
    )
    found = paragraphs(to_document(source, "made"))
    assert found[: len(whole) * 4] == whole * 4
    assert {"图1 就业人数", "单位：万人"} <= set(found)


def test_page_numbers_with_a_blank_between_their_digits_count_on() -> None:
    body = typeset("".join(PARAGRAPHS) * 3)
    pages = ["I", "II", "I I", *(" ".join(str(n)) for n in range(1, 14))]
    text = "青石市规划\n" + "\n".join(line for page in pages for line in [*body[:9], page]) + "\n一、目标\n达标。\n"
    document = extract(text.encode())
    found = [document.text[f.span.start : f.span.end] for f in document.furniture if f.kind == "page_number"]
    assert found == pages


def test_pages_count_on_over_boxes_that_hide_some_of_their_numbers() -> None:
    body = typeset("".join(PARAGRAPHS) * 9)[:22]
    short = ["专栏1 供水工程", "新建水厂。"]
    lines = []
    for page in range(1, 9):
        lines += [*body, *(short if page in (4, 5) else body[:2]), str(page), *(short if page in (4, 5) else [])]
    document = extract(("青石市规划\n一、目标\n" + "\n".join(lines) + "\n" + body[0] + "\n").encode())
    found = [document.text[f.span.start : f.span.end] for f in document.furniture if f.kind == "page_number"]
    assert found == [str(page) for page in range(1, 9)]


@pytest.mark.parametrize("before", ["2021 年 9 月 ", "2020 年 10 月 19 日", "II "])
def test_a_spaced_heading_behind_the_date_of_the_cover_stands_alone(before: str) -> None:
    word = "目    录" if before == "II " else "前    言"
    listed = (
        "总    则 ............\n第一章  发展基础 ............ 1\n第二章  主要任务 ............ 5\nII I\n总    则\n"
        if "目" in word
        else ""
    )
    text = f"青石市绿地规划\n青石市规划局\n{before}{word}\n{listed}本规划是绿地建设的依据，明确目标和任务，指导全市绿地建设和管理工作有序开展。\n第一章 发展基础\n绿地面积稳步增加，质量不断提升。\n第二章 主要任务\n建设公园绿地，完善绿道网络。\n"
    heads = [section.heading for section in extract(text.encode()).sections if section.heading]
    assert heads == ["总则" if listed else "前言", "发展基础", "主要任务"]


def test_the_rows_of_a_table_are_no_pages_where_the_count_goes_on_over_it() -> None:
    body = typeset("".join(PARAGRAPHS) * 2)[:17]
    pages = [
        line
        for page in range(1, 9)
        for line in [f"  {page} 推动绿地建设和管理工作有序开展，形成合力并持续提升质量", *body]
    ]
    rows = [f"{n}  绿地指标{n}（公顷）  预期性  市域" for n in range(9, 20)]
    text = "青石市规划\n一、目标\n" + "\n".join([*pages, "编号  指标项  指标属性  层级", *rows, *body]) + "\n"
    document = extract(text.encode())
    assert [f.kind for f in document.furniture].count("page_number") == 8
    assert [indicator.number for indicator in document.indicators] == [str(n) for n in range(9, 20)]


@pytest.mark.parametrize(
    "heads", [("1 总体目标", "2 重点任务", "3 组织保障"), ("一　总体目标", "二　重点任务", "三　组织保障")]
)
def test_a_number_without_a_sign_is_no_piece_of_the_line_above_it(heads):
    inner = (
        (lambda a, b: f"{a}.{b} 完善设施。") if heads[0][0] == "1" else (lambda _, b: f"（{'一二'[b - 1]}）完善设施。")
    )
    pieces = [
        "坚持统筹谋划，",
        "分步实施，",
        "加快补齐公共服务设施短板，推动优质服务向基层延伸，让群众就近享受到优",
        "质便捷服务，",
        "持续增强获得感。",
    ]
    lines = ["东山市服务规划"]
    for a, head in enumerate(heads, 1):
        lines += [
            head,
            *[part for b in (1, 2) for part in (inner(a, b), *pieces)],
            "（责任单位：市民政局、",
            "市财政局）",
        ]
    found = extract("\n".join(lines).encode(), without={"statements"})
    assert [section.heading for section in found.sections] == [re.sub(r"^\S\s", "", head) for head in heads]


SHORT_DUMP = (
    "2015 年，各级人力资源和社会保障部门积极作为、稳中求\n进，圆满完成各项任务，为经济社会发展做出了积极的贡\n献。\n一、劳动就业\n"
    "就业规模持续扩大。年末全县就业人员 77451 万人，比上\n年末增加 198 万人；其中城镇就业人员 40410 万人，比上年末\n"
    "增加 1100 万人。全县就业人员中，第一产业就业人员占 28%。\n2015 年全县农民工总量 27747 万人，比上年增加 352 万\n人，其中外出农民工 16884 万人。\n"
)


def test_lines_of_a_short_dump_differ_by_an_indent_and_by_the_blanks_beside_numbers():
    document = extract(f"青石县2015年就业统计公报\n{SHORT_DUMP}".encode())
    assert [str(s.value) for s in document.statements] == [
        "77451", "198", "40410", "1100", "28", "27747", "352", "16884"
    ]  # fmt: skip


def test_entries_of_a_list_nearly_alike_are_no_lines_of_a_dump():
    names = "甲乙丙丁戊己庚"
    entries = [
        f"{c}村，{n * 1234} 亩，种植水稻和油菜，村办合作社，{'省级' * (n % 3)}示范点" for n, c in enumerate(names, 1)
    ]
    document = extract(("青石县2015年示范村名录\n一、名单\n" + "\n".join(entries) + "\n").encode())
    assert len(document.sections[-1].blocks) == len(entries)
