"""Outlines in rarer dress: annexes that are one table, divisions run together, heads printed twice, letters, 【】."""

# ruff: noqa: E501 (a text is read better on one line)

from __future__ import annotations

import pytest

from extractor import extract
from extractor.models import Document, Section

BODY = "到2030年，服务体系更加健全，保障能力明显增强，群众满意度持续提升。"
TABLE = (
    "序号 项目名称 建设内容 责任单位\n1 福利院扩建 新增床位300张 市民政局\n2 康养中心 新建综合楼1栋 白石县人民政府\n"
)


def read(text: str) -> Document:
    return extract(text.encode())


def outline(text: str) -> list[tuple[int, str | None, str]]:
    def walk(tree: list[Section]) -> list[Section]:
        return [s for top in tree for s in (top, *walk(top.children))]

    found = walk(read(text).sections)
    return [(s.level, s.number.raw if s.number else None, s.heading) for s in found if s.heading is not None]


def plan(*lines: str) -> str:
    return "东山市养老规划\n" + "".join(f"{line}\n{BODY}\n" for line in lines)


# -- annexes -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("annex", "heading", "caption"),
    [
        ("附件1：养老项目安排\n", ("附件1", "养老项目安排"), None),
        ("附件\n东山市养老项目表\n", ("附件", "附件"), "东山市养老项目表"),
        ("附件1：\n东山市养老项目表\n", ("附件1", "附件1"), "东山市养老项目表"),
        ("附表\n", ("附表", "附表"), None),
    ],
)
def test_an_annex_that_is_one_table_is_a_section_that_holds_it(annex, heading, caption):
    document = read(plan("一、目标", "二、任务") + annex + TABLE)
    section = document.sections[-1]
    assert section.level == 1
    assert section.number is not None
    assert (section.number.raw, section.heading) == heading
    assert [table.section_id for table in document.tables] == [section.id]
    assert document.tables[0].caption == caption


@pytest.mark.parametrize("below", ["3.5亿元", "96%", TABLE.strip()])
def test_the_word_annex_amid_the_body_opens_none(below):
    text = plan("一、目标", "二、任务") + f"附件\n{below}\n三、保障\n{BODY}\n"
    assert outline(text) == [(1, "一", "目标"), (1, "二", "任务"), (1, "三", "保障")]


@pytest.mark.parametrize("value", ["3.5亿元", "≥96%"])
def test_a_value_is_no_title_of_an_annex(value):
    document = read(plan("一、目标", "二、任务") + f"附件\n{value}\n")
    assert [(s.heading, len(s.blocks)) for s in document.sections][-1] == ("附件", 1)


@pytest.mark.parametrize("name", ["省农业农村厅", "白石县人民政府办公室"])
def test_a_notice_is_signed_above_its_annexes(name):
    text = (
        f"关于开展示范创建工作的通知\n\n各市农业农村局：\n现就有关事项通知如下。\n一、范围\n{BODY}\n二、要求\n{BODY}\n\n"
        f"附件：申报表\n\n{name}\n2026年4月8日\n\n附件\n\n申报说明\n{BODY}\n"
    )
    metadata = read(text).metadata
    assert [issuer.value for issuer in metadata.issuers] == [name]
    assert metadata.date_written is not None
    assert str(metadata.date_written.value) == "2026-04-08"


# -- divisions run together, headings glued to their neighbours --------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            f"第一章 总则 第一节 目的 {BODY}\n第二节 范围 {BODY}\n第二章 任务 第一节 服务 {BODY}\n第二节 设施 {BODY}\n",
            [(1, "第一章", "总则"), (2, "第一节", "目的"), (2, "第二节", "范围"), (1, "第二章", "任务"), (2, "第一节", "服务"), (2, "第二节", "设施")],
        ),
        (
            f"第一章　总体要求第一节　发展基础\n{BODY}\n第二节　主要目标\n{BODY}\n第二章　重点任务　一、完善设施\n{BODY}\n二、提升服务\n{BODY}\n",
            [(1, "第一章", "总体要求"), (2, "第一节", "发展基础"), (2, "第二节", "主要目标"), (1, "第二章", "重点任务"), (3, "一", "完善设施"), (3, "二", "提升服务")],
        ),
    ],
)  # fmt: skip
def test_divisions_on_one_line_are_parted(text, found):
    assert [(number, words) for _, number, words in outline("东山市养老规划\n" + text)] == [n[1:] for n in found]


def test_a_division_named_within_a_title_is_not_parted():
    text = f"东山市规划\n第一章 贯彻第一节规定的原则\n{BODY}\n第二章 落实第三节所列任务\n{BODY}\n"
    assert [number for _, number, _ in outline(text)] == ["第一章", "第二章"]


@pytest.mark.parametrize(
    "glued", ["不断完善工作机制 （三）强化支撑", "不断完善工作机制（三）强化支撑", "不断完善工作机制　（三）强化支撑"]
)
def test_a_heading_behind_a_word_is_parted_where_its_number_is_missing(glued):
    text = (
        f"东山市规划\n一、任务\n（一）完善设施\n{BODY}\n（二）提升服务\n{BODY}{glued}\n{BODY}\n（四）加强宣传\n{BODY}\n"
    )
    assert [number for _, number, _ in outline(text)] == ["一", "（一）", "（二）", "（三）", "（四）"]


def test_a_number_behind_a_word_parts_nothing_where_none_is_missing():
    text = f"东山市规划\n一、任务\n（一）完善设施\n{BODY}各单位落实本节（二）要求\n（二）提升服务\n{BODY}\n（三）加强宣传\n{BODY}\n"
    document = read(text)
    assert [number for _, number, _ in outline(text)] == ["一", "（一）", "（二）", "（三）"]
    assert document.sections[0].children[0].heading == "完善设施"


# -- heads printed twice, letters, 【】 ----------------------------------------------------------


@pytest.mark.parametrize("heads", [("第一章 发展环境", "第二章 发展目标"), ("一、发展环境", "二、发展目标")])
def test_a_heading_printed_twice_is_one_and_the_head_of_its_page(heads):
    document = read("东山市规划\n" + "".join(f"{head}\n{head}\n{BODY}\n" for head in heads))
    assert [s.heading for s in document.sections] == ["发展环境", "发展目标"]
    assert [f.kind for f in document.furniture] == ["running_header"] * 2
    assert not [d for d in document.diagnostics if d.code == "HEADING_GAP"]


@pytest.mark.parametrize(("letter", "words"), [("A", "指标说明"), ("B", "术语和定义")])
def test_a_letter_heads_the_appendix_whose_numbers_it_opens(letter, words):
    text = f"东山市规划\n1 总则\n1.1 目的\n{BODY}\n1.2 范围\n{BODY}\n2 目标\n{BODY}\n{letter} {words}\n{letter}.1 床位\n{BODY}\n{letter}.2 投入\n{BODY}\n"
    assert outline(text)[-3:] == [(1, letter, words), (2, f"{letter}.1", "床位"), (2, f"{letter}.2", "投入")]


def test_a_letter_above_no_number_of_its_own_heads_nothing():
    text = f"东山市规划\n一、目标\n{BODY}\nA 级旅游景区\n{BODY}\n二、任务\n{BODY}\n"
    assert [number for _, number, _ in outline(text)] == ["一", "二"]


@pytest.mark.parametrize(
    ("outer", "words"),
    [
        (("第一部分　回顾", "第二部分　重点工作"), ("着力扩大投资", "着力培育产业")),
        (("一、回顾", "二、重点工作"), ("兴产业", "惠民生", "优环境")),
    ],
)
def test_lines_in_brackets_head_the_text_below_them(outer, words):
    text = f"东山市政府工作报告\n{outer[0]}\n{BODY}\n{outer[1]}\n" + "".join(f"【{word}】\n{BODY}\n" for word in words)
    assert outline(text)[2:] == [(2, None, word) for word in words]


@pytest.mark.parametrize("line", ["【责任单位 市民政局】", "【市财政局、市民政局】", "【牵头部门】"])
def test_those_in_charge_head_nothing(line):
    text = f"东山市规划\n一、目标\n{BODY}\n{line}\n{BODY}\n二、任务\n{BODY}\n{line}\n{BODY}\n"
    assert [number for _, number, _ in outline(text)] == ["一", "二"]


@pytest.mark.parametrize("agencies", [("东山市统计局", "国家统计局东山调查队"), ("白石县统计局",)])
def test_agencies_above_the_title_issue_what_the_day_below_it_dates(agencies):
    head = "\n".join(agencies)
    metadata = read(
        f"{head}\n东山市2025年国民经济和社会发展统计公报\n2026年3月18日\n\n{BODY}\n一、综合\n{BODY}\n二、农业\n{BODY}\n"
    ).metadata
    assert tuple(issuer.value for issuer in metadata.issuers) == agencies
    assert metadata.date_written is not None
    assert str(metadata.date_written.value) == "2026-03-18"


@pytest.mark.parametrize("glued", ["（市发展改革委负责）二、重点任务", "（市民政局负责） 二、重点任务"])
def test_a_heading_behind_those_in_charge_is_parted(glued):
    text = f"东山市规划\n一、目标\n{BODY}{glued}\n{BODY}\n三、保障\n{BODY}\n"
    assert [number for _, number, _ in outline(text)] == ["一", "二", "三"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("二、提升居家服务（一）增加设施供给。新建服务中心12个。", ("（一）", "增加设施供给")),
        ("二、多源互济，提升供水品质（二）深入推进节水。建设节水型社区8个。", ("（二）", "深入推进节水")),
    ],
)
def test_the_first_heading_below_another_is_parted_from_it(line, found):
    text = f"东山市规划\n一、目标\n（一）总体目标。{BODY}\n{line}\n三、保障\n{BODY}\n"
    assert [(number, words) for _, number, words in outline(text)][3] == found


@pytest.mark.parametrize(("first", "second"), [("（一）完善设施", "（二）提升服务"), ("（一）现状", "（二）形势")])
def test_a_glued_heading_is_missing_whatever_the_next_chapter_numbers(first, second):
    text = f"东山市规划\n一、任务\n{first}\n{BODY}{second}\n{BODY}\n二、保障\n（二）加大投入\n{BODY}\n"
    document = read(text)
    assert [number for _, number, _ in outline(text)] == ["一", "（一）", "（二）", "二", "（二）"]
    assert [d.code for d in document.diagnostics] == ["HEADING_GAP"]


@pytest.mark.parametrize(("wrong", "kind"), [("4", "．"), ("7", "、")])
def test_numbers_behind_a_misprinted_first_one_head_sections_and_are_told(wrong, kind):
    chapters = f"一、基础\n1{kind}现状\n{BODY}\n2{kind}形势\n{BODY}\n二、要求\n{wrong}{kind}指导思想\n{BODY}\n"
    text = f"东山市规划\n{chapters}2{kind}基本原则\n{BODY}\n3{kind}总体目标\n{BODY}\n三、保障\n{BODY}\n"
    assert [words for _, _, words in outline(text)] == ["基础", "现状", "形势", "要求", "基本原则", "总体目标", "保障"]
    assert [d.code for d in read(text).diagnostics] == ["HEADING_GAP"]


@pytest.mark.parametrize("words", ["推进社会保护行动", "健全服务方案"])
def test_a_line_amid_the_outline_is_no_title_of_a_plan_inside_a_notice(words):
    head = "东山市人民政府办公室关于印发养老规划的通知\n各县区人民政府：\n"
    text = (
        f"{head}{BODY}\n一、背景\n（一）基础\n{BODY}\n二、任务\n（一）设施\n{BODY}\n{words}\n{BODY}\n三、保障\n{BODY}\n"
    )
    assert [number for _, number, _ in outline(text)] == ["一", "（一）", "二", "（一）", "三"]


@pytest.mark.parametrize("title", ["第二章内陆地区", "第二章和谐社会建设", "第二章以人为本"])
def test_a_chapter_s_title_may_open_like_a_sentence(title):
    assert outline(f"东山市规划\n第一章总则\n{BODY}\n{title}\n{BODY}\n")[1] == (1, "第二章", title[3:])


@pytest.mark.parametrize(("first", "told"), [("（二）提升服务", ["HEADING_GAP"]), ("（一）提升服务", [])])
def test_a_first_number_that_is_missing_is_told(first, told):
    text = f"东山市规划\n一、任务\n{BODY}\n{first}\n{BODY}\n二、保障\n{BODY}\n"
    assert [d.code for d in read(text).diagnostics] == told


# -- front matter, cut paragraphs --------------------------------------------------------------


def test_a_title_printed_by_the_page_and_again_by_the_document_is_read_once():
    title = "东山市人民政府办公室关于转发市民政局养老服务提质扩容行动计划的通知"
    text = (
        f"{title}\n东山市人民政府办公室关于转发市民政局\n养老服务提质扩容行动计划的通知\n\n各县区人民政府：\n{BODY}\n"
    )
    notice = read(text).metadata.notice_title
    assert notice is not None
    assert notice.value == title


@pytest.mark.parametrize("beside", ["", "　　　　签发人：何  军", "  签发人: 李明"])
def test_who_signed_stands_beside_the_document_number(beside):
    text = f"东山发改〔2022〕41号{beside}\n东山市发展和改革委员会\n关于做好节能降碳工作的通知\n各县区发展和改革局：\n{BODY}\n"
    metadata = read(text).metadata
    assert metadata.notice_title is not None
    assert metadata.notice_title.value == "东山市发展和改革委员会关于做好节能降碳工作的通知"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("对吸纳高校毕业生就业的中小微企业，按规定发放一次性扩", "岗补助金。到2025年，累计发放补助金3亿元。"),
        ("建设创业孵化基地，培育创业带动就业示范城市，累计建成省级以上", "示范基地30家，带动就业5万人。"),
    ],
)
def test_a_paragraph_of_a_web_page_that_has_no_stop_is_told(above, below):
    above = f"落实就业优先政策，加大支持力度，{above}"
    parts = "".join(f"<p>{text}</p>" for text in ("一、目标", BODY, "二、任务", above, below, "三、保障", BODY))
    document = extract(f"<html><body><h1>东山市就业规划</h1>{parts}</body></html>".encode(), path="a.html")
    assert [d.code for d in document.diagnostics if d.code.startswith("TEXT")] == ["TEXT_BREAKS_OFF"]


def test_a_sentence_goes_on_behind_a_plain_comma():
    text = f"东山市规划\n一、强化保障,\n　　　确保完成任务\n{BODY}\n二、推进实施\n{BODY}\n"
    assert outline(text)[0] == (1, "一", "强化保障,确保完成任务")


@pytest.mark.parametrize("gap", ["\xa0\xa0", "\xa0" * 8, "    ", "\u3000"])
def test_a_blank_parts_a_heading_from_a_text_that_has_lost_its_stops(gap):
    body = BODY.replace("，", "").replace("。", "")
    text = "东山市规划\n" + "".join(f"{head}{gap}{body}\n" for head in ("一、发展目标", "二、重点任务", "三、保障措施"))
    assert outline(text) == [(1, "一", "发展目标"), (1, "二", "重点任务"), (1, "三", "保障措施")]


def test_a_blank_within_a_title_parts_no_text_from_it():
    text = f"东山市规划\n第一章　转变方式　开创科学发展新局面\n{BODY}\n第二章　惠及民生　建立健全基本公共服务体系\n{BODY}\n"
    assert [len(heading) for _, _, heading in outline(text)] == [13, 16]


@pytest.mark.parametrize("end", ["", "。"])
def test_a_heading_behind_a_sentence_may_have_a_stop(end):
    text = f"东山市规划\n一、任务\n（一）设施\n{BODY}（二）深化应用，开拓新路径{end}\n{BODY}\n（三）宣传\n{BODY}\n"
    assert [words for _, _, words in outline(text)] == ["任务", "设施", "深化应用，开拓新路径", "宣传"]


# -- numbers that may be a page's --------------------------------------------------------------

LINE = "推动产业转型升级培育壮大战略性新兴产业加快建设现代化产业体系促进融合，\n" * 14


@pytest.mark.parametrize("unit", ["条", "吨"])
def test_a_page_s_number_before_a_unit_of_one_character_is_told(unit):
    pages = [f"{n}{unit if n == 4 else '推动实体经济'}，\n" for n in range(2, 8)]
    document = read("市规划\n一、任务\n" + LINE + LINE.join(pages) + LINE + "加强领导。\n")
    numbers = [f.span for f in document.furniture if f.kind == "page_number"]
    assert [document.text[p.start : p.end] for p in numbers] == list("234567")
    found = [d for d in document.diagnostics if d.code == "PAGE_OR_FIGURE"]
    assert [document.text[p.start : p.end] for d in found for p in d.spans] == ["4"]


@pytest.mark.parametrize(
    ("words", "told"), [("省级以上3示范单位，", 1), ("建成3个示范单位，", 0), ("建成30示范单位，", 0)]
)
def test_a_number_that_the_pages_leave_out_is_told_where_it_counts_nothing(words, told):
    parts = ("市规划\n一、任务\n", "\n— 1 —\n", "\n— 2 —\n", words, "\n— 4 —\n", "。\n— 5 —\n")
    codes = [d.code for d in read(LINE.join(parts)).diagnostics]
    assert codes.count("PAGE_OR_FIGURE") == told


# -- levels --------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["第{}条", "第 {} 条"])
def test_articles_that_run_on_stand_below_the_decimals_that_count_over_them(kind):
    def article(n: int, words: str) -> str:
        return f"{kind.format(n)} {words}\n{BODY}\n"

    text = (
        f"东山市更新规划\n第1章 任务\n1.1 小区\n{article(1, '改造规模')}{article(2, '改造内容')}1.2 厂区\n{article(3, '厂区活化')}"
        f"第2章 保障\n2.1 机制\n{article(4, '部门联动')}2.2 资金\n{article(5, '统筹安排')}"
    )
    assert [(level, words) for level, _, words in outline(text)] == [
        (1, "任务"), (2, "小区"), (3, "改造规模"), (3, "改造内容"), (2, "厂区"), (3, "厂区活化"),
        (1, "保障"), (2, "机制"), (3, "部门联动"), (2, "资金"), (3, "统筹安排"),
    ]  # fmt: skip


@pytest.mark.parametrize(("outer", "inner"), [(("Ⅰ", "Ⅱ", "Ⅲ"), "I.1"), (("一、", "二、", "三、"), "A.1")])
def test_the_body_goes_on_behind_what_is_numbered_with_a_letter(outer, inner):
    text = (
        f"东山市规划\n{outer[0]} 总则\n{BODY}\n{inner} 背景\n{BODY}\n{outer[1]} 现状\n{BODY}\n{outer[2]} 目标\n{BODY}\n"
    )
    assert [level for level, _, _ in outline(text)] == [1, 2, 1, 1]


# -- contents lists without numbers, terms, signatures -------------------------------------------


@pytest.mark.parametrize(
    "heads", [("发展基础", "发展目标", "主要任务", "保障措施"), ("规划背景", "总体要求", "重点工程", "组织实施")]
)
def test_headings_that_neither_the_contents_nor_the_body_numbers(heads):
    text = "东山市规划\n目录\n" + "\n".join(heads) + "\n\n" + "".join(f"{head}\n{BODY}\n" for head in heads)
    assert outline(text) == [(1, None, head) for head in heads]


def test_the_lines_of_a_contents_list_without_numbers_head_nothing_where_the_body_has_numbers():
    heads = ("发展基础", "发展目标", "主要任务", "保障措施")
    body = "".join(f"{n}、{head}\n{BODY}\n" for n, head in zip("一二三四", heads, strict=True))
    text = f"东山市规划\n目录\n{chr(10).join(heads)}\n\n{body}"
    assert [(number, words) for _, number, words in outline(text)] == list(zip("一二三四", heads, strict=True))


@pytest.mark.parametrize("title", ["政府工作报告名词解释", "规划纲要有关术语注释"])
def test_terms_under_a_title_of_their_own_head_nothing(title):
    terms = "1.“两重两新”：指重大战略实施和大规模设备更新。\n2.新质生产力：指以创新为主导的先进生产力质态。\n"
    text = f"东山市政府工作报告\n一、回顾\n{BODY}\n二、任务\n{BODY}\n附件1\n{title}\n{terms}"
    assert outline(text)[2:] == [(1, "附件1", title)]


@pytest.mark.parametrize(
    "entries", ["附件：1.水利发展规划\n2.林业发展规划\n", "附件：\n1.水利发展规划\n2.林业发展规划\n"]
)
def test_an_agency_that_signs_is_no_part_of_the_last_annex_s_name(entries):
    head = "东山市人民政府关于印发系列规划的通知\n\n各县区人民政府：\n现印发给你们，请认真组织实施。\n"
    text = f"{head}{entries}东山市人民政府\n2026年4月16日\n\n东山市水利发展规划\n一、目标\n{BODY}\n二、任务\n{BODY}\n"
    assert [issuer.value for issuer in read(text).metadata.issuers] == ["东山市人民政府"]


def test_two_bodies_above_an_opinion_issue_it_on_the_day_below():
    text = f"中共青川县委 青川县人民政府\n关于推进乡村振兴的实施意见\n（2026年2月8日）\n\n{BODY}\n一、底线\n{BODY}\n二、产业\n{BODY}\n"
    metadata = read(text).metadata
    assert [issuer.value for issuer in metadata.issuers] == ["中共青川县委", "青川县人民政府"]
    assert metadata.date_written is not None
    assert str(metadata.date_written.value) == "2026-02-08"
    assert metadata.region is not None
    assert metadata.region.value.name == "青川县"


@pytest.mark.parametrize(
    ("title", "below", "parted"),
    [
        ("发展基础一、发展成就", "二、发展环境", True),
        ("发展基础一、发展成就", "（一）发展环境", False),
        ("坚持统一、协调发展", "二、发展环境", False),
    ],
)
def test_a_numeral_behind_a_word_heads_only_above_the_next_one(title, below, parted):
    text = f"东山市规划\n第一章 {title}\n{BODY}\n{below}\n{BODY}\n第二章 任务\n{BODY}\n"
    assert ("一" in [number for _, number, _ in outline(text)]) is parted


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("（三）深化河湖治理全面推行河湖长制，整治河道36公里。开展巡查。", "深化河湖治理"),
        ("（三）优化设施布局按照适度超前原则，新建学校6所。改造学校。", "优化设施布局"),
    ],
)
def test_a_heading_that_lost_its_stop_ends_before_the_verb_of_its_text(line, heading):
    text = f"东山市规划\n一、任务\n（一）设施\n{BODY}\n（二）服务\n{BODY}\n{line}\n（四）宣传\n{BODY}\n"
    assert outline(text)[3] == (2, "（三）", heading)


@pytest.mark.parametrize("glued", ["2.污水处理。对照新规划，统筹建设。", "3．再生水。建设再生水厂2座。"])
def test_a_number_behind_a_title_is_no_part_of_it(glued):
    text = f"东山市规划\n一、任务\n（一）设施\n{BODY}\n（二）完善排水体系，改善环境{glued}\n二、保障\n{BODY}\n"
    assert outline(text)[2] == (2, "（二）", "完善排水体系，改善环境")


@pytest.mark.parametrize("second", ["建设计划", "实施方案"])
def test_the_title_of_an_annex_may_fill_two_lines(second):
    text = plan("一、目标", "二、任务") + f"附件1\n东山市重点项目\n{second}\n一、水利\n{BODY}\n二、林业\n{BODY}\n"
    assert outline(text)[2:] == [(1, "附件1", f"东山市重点项目{second}"), (2, "一", "水利"), (2, "二", "林业")]


# -- letters, last chapters, several plans ------------------------------------------------------


@pytest.mark.parametrize("items", [("A.1 水源", "A.2 管网", "A.3 服务"), ("B.1 水源：指水质。", "B.2 管网：指压力。")])
def test_a_list_that_is_numbered_with_letters_heads_nothing(items):
    text = f"东山市供水导则\n一、分组\n{BODY}\n" + "\n".join(items) + f"\n{BODY}\n二、要求\n{BODY}\n"
    assert [number for _, number, _ in outline(text)] == ["一", "二"]
    appendix = text + f"附录A 说明\nA.1 水源\n{BODY}\nA.2 管网\n{BODY}\n"
    assert [number for _, number, _ in outline(appendix)] == ["一", "二", "附录A", "A.1", "A.2"]


def test_numbers_that_begin_anew_below_a_last_chapter_stand_below_it():
    text = f"东山市供水方案\n一、目标\n{BODY}\n二、任务\n{BODY}\n附则\n一、解释\n{BODY}\n二、施行\n{BODY}\n"
    assert [(level, words) for level, _, words in outline(text)] == [
        (1, "目标"), (1, "任务"), (1, "附则"), (2, "解释"), (2, "施行"),
    ]  # fmt: skip


def test_a_name_at_the_head_has_no_numbers_below_it():
    text = f"东山市供水方案\n前言\n{BODY}\n一、目标\n{BODY}\n二、任务\n{BODY}\n结语\n{BODY}\n"
    assert [level for level, _, _ in outline(text)] == [1, 1, 1, 1]


def test_a_notice_that_gives_several_plans_without_the_word_annex_is_titled_by_itself():
    plans = [f"东山市{name}行动方案\n一、目标\n{BODY}\n二、任务\n{BODY}\n" for name in ("供水", "排水", "节水")]
    notice = "东山市人民政府关于印发供水、排水、节水三个专项行动方案的通知"
    document = read(
        f"{notice}\n各区人民政府：\n现印发给你们，请认真执行。\n东山市人民政府\n2024年5月6日\n" + "".join(plans)
    )
    assert document.metadata.title is not None
    assert document.metadata.title.value == notice
    assert document.metadata.kind is not None
    assert document.metadata.kind.value == "notice"
    heads = [(s.level, s.heading) for s in document.sections if s.heading]
    assert heads == [(1, f"东山市{name}行动方案") for name in ("供水", "排水", "节水")]


@pytest.mark.parametrize("plans", ["三个专项工作方案", "两个实施方案"])
def test_a_title_that_counts_its_plans_names_no_plan_and_no_field(plans):
    notice = f"东山市人民政府关于印发{plans}的通知"
    annexes = "".join(
        f"附件{n}\n东山市{name}方案\n一、目标\n{BODY}\n二、任务\n{BODY}\n" for n, name in ((1, "供水"), (2, "节水"))
    )
    meta = read(f"{notice}\n各区人民政府：\n现印发给你们。\n东山市人民政府\n2024年5月6日\n{annexes}").metadata
    assert meta.title is not None
    assert (meta.title.value, meta.domain) == (notice, None)


@pytest.mark.parametrize("field", ["【章名】 ", "【章名】"])
def test_a_library_of_laws_names_what_a_line_is(field):
    rules = "".join(f"第{n}条 供水单位应当做好第{n}项工作。\n" for n in "一二")
    text = (
        f"东山省供水条例\n{field}第一章 总则\n{rules}{field}第二章 用水\n第三条 用水应当节约。\n第四条 用水应当计量。\n"
    )
    assert [(level, raw) for level, raw, _ in outline(text)] == [
        (1, "第一章"), (2, "第一条"), (2, "第二条"), (1, "第二章"), (2, "第三条"), (2, "第四条"),
    ]  # fmt: skip


def test_a_heading_that_numbers_with_a_bracket_below_it_stands_above_them():
    items = "1）公园绿地达到1200公顷，比上年增加50公顷。\n2）防护绿地达到300公顷，比上年增加20公顷。\n"
    text = f"东山市绿化规划\n一、现状\n（一）情况\n①绿地总量增加。\n{items}②绿地质量提升。\n{items}二、目标\n{BODY}\n"
    assert outline(text) == [
        (1, "一", "现状"), (2, "（一）", "情况"), (3, "①", "绿地总量增加"), (3, "②", "绿地质量提升"), (1, "二", "目标"),
    ]  # fmt: skip


BOX = "专栏1 网络工程\n基站建设工程。新建基站5000个。\n光网入户工程。覆盖家庭50万户。"


@pytest.mark.parametrize(
    ("glued", "below", "found"),
    [
        ("2.布局算力。推进算力统筹，建设城市调度平台。", "3.建设平台", ["1", "2", "3"]),
        ("2.布局算力。推进算力统筹，建设城市调度平台。", "4.建设平台", ["1"]),
        ("3.布局算力。推进算力统筹，建设城市调度平台。", "3.建设平台", ["1", "3"]),
    ],
)
def test_a_heading_behind_the_last_sentence_of_a_box_is_parted_where_its_number_is_missing(glued, below, found):
    text = f"东山市规划\n一、任务\n（一）设施\n1.建设网络。{BODY}\n{BOX}{glued}\n{below}。{BODY}\n（二）产业\n1.做强软件。{BODY}\n2.做大制造。{BODY}\n二、保障\n{BODY}\n"
    inner = [raw for level, raw, _ in outline(text) if level == 3]
    assert inner[: len(found)] == found
    assert len(read(text).boxes) == 1


def test_a_first_heading_without_a_number_stands_below_the_words_to_an_assembly():
    text = f"东山镇2021年政府工作报告\n各位代表：\n现在，我代表镇政府报告工作，请予审议。\n2020年工作回顾\n{BODY * 2}\n2021年工作安排\n{BODY * 2}\n"
    assert [(level, words) for level, _, words in outline(text)] == [(1, "2020年工作回顾"), (1, "2021年工作安排")]


@pytest.mark.parametrize("gap", [" ", ""])
def test_a_bulletin_that_lost_its_breaks_parts_its_labels_from_its_headings(gap):
    parts = "".join(
        f" {number}、{head} {one}:全年完成产值300亿元，比上年增长5%。 {two}:全年完成投资120亿元，比上年增长4%。"
        for number, head, one, two in (
            ("一", "农业", "种植业", "畜牧业"), ("二", "工业和建筑业", "工业", "建筑业"),
            ("三", "交通和旅游", "交通运输", "旅游"), ("四", "教育和科技", "教育", "科技"),
        )
    )  # fmt: skip
    text = f"东山市2019年国民经济和社会发展统计公报{gap}{parts.strip()}\n"
    assert outline(text) == [
        (1, "一", "农业"), (1, "二", "工业和建筑业"), (1, "三", "交通和旅游"), (1, "四", "教育和科技"),
    ]  # fmt: skip


def test_a_part_that_runs_into_its_first_number_is_parted_where_all_breaks_are_lost():
    inner = "（一）夯实基础。由市农业局会同有关部门负责，推进农业产业化经营。（二）振兴产业。由市工信局牵头负责，推进装备升级。"
    text = (
        f"各部门要按照分工抓好落实。现就有关事项通知如下：一、主要任务{inner}二、工作要求{inner}三、保障措施{inner}\n"
    )
    assert [(level, raw) for level, raw, _ in outline(text)] == [
        (1, "一"), (2, "（一）"), (2, "（二）"), (1, "二"), (2, "（一）"), (2, "（二）"), (1, "三"), (2, "（一）"), (2, "（二）"),
    ]  # fmt: skip


SENTENCES = "坚持统筹推进，健全供水体系，完善管网布局，加强水质监测，推动供水事业高质量发展。"


def _heads(text: str) -> list[tuple[int, str]]:
    def walk(tree):
        return [section for top in tree for section in (top, *walk(top.children))]

    found = walk(extract(text.encode(), without={"statements"}).sections)
    return [(s.level, (s.number.raw if s.number else "") + s.heading) for s in found if s.heading is not None]


def test_the_number_of_a_page_before_an_annex_is_a_page_s_whatever_the_count():
    text = (
        f"青石县供水方案\n一、要求\n{SENTENCES}\n二、任务\n{SENTENCES}\n7附件2\n供水项目清单\n一、项目\n{SENTENCES}\n"
    )
    assert _heads(text)[-2:] == [(1, "附件2供水项目清单"), (2, "一项目")]


def test_a_number_before_an_annex_in_a_sentence_stays():
    text = f"青石县供水方案\n一、要求\n{SENTENCES}共有\n7附件2份，随文印发。\n二、任务\n{SENTENCES}\n"
    assert "7附件2份" in extract(text.encode()).sections[0].blocks[0].text


@pytest.mark.parametrize(
    "line",
    [
        f"（一）建设水厂。{SENTENCES}（二）改造管网。{SENTENCES}（三）加强监测。{SENTENCES}",
        f"（一）建设水厂。{SENTENCES}\n（二）改造管网。{SENTENCES}（三）加强监测。{SENTENCES}",
        f"为此要做好：三项工作。（一）建设水厂。{SENTENCES}（二）改造管网。{SENTENCES}（三）加强监测。{SENTENCES}",
    ],
)
def test_sisters_with_their_texts_in_one_paragraph_are_sections_each(line):
    text = f"青石县供水方案\n一、要求\n{SENTENCES}\n二、任务\n{line}\n三、保障\n{SENTENCES}\n"
    sisters = [head for head in _heads(text) if head[0] == 2]
    assert sisters == [(2, "（一）建设水厂"), (2, "（二）改造管网"), (2, "（三）加强监测")]


def test_items_of_one_sentence_in_a_paragraph_are_no_sections():
    line = "有下列情形之一的，应当改正：（一）擅自取水的；（二）损坏管网的；（三）污染水源的。"
    text = f"青石县供水方案\n一、要求\n{SENTENCES}\n二、任务\n{line}\n三、保障\n{SENTENCES}\n"
    assert [head for head in _heads(text) if head[0] == 2] == []


def test_numbered_sentences_over_lines_of_a_fixed_width_are_no_headings():
    body = (
        "　　第一章总则\n"
        "　　一、根据《中华人民共和国宪法》和《中华人民共和国地方各级人民代表大\n会和地方各级人民政府组织法》，参照《东山省人民政府工作规则》的有关规定\n，结合本县实际，制定本规则。\n"
        "　　二、县政府工作的指导思想是，高举中国特色社会主义伟大旗帜，深入学\n习贯彻党中央决策部署和省委省政府工作要求，立足新发展阶段，贯彻新发展\n理念，构建新发展格局，坚持稳中求进工作总基调，统筹发展和安全，着力补\n短板、强弱项、固底板、扬优势，推动各项工作迈上新台阶，不断满足人民群\n众对美好生活的需要。\n"
        "　　三、县政府工作人员要旗帜鲜明讲政治，深入学习贯彻党中央决策部署和\n省委省政府工作要求，立足新发展阶段，贯彻新发展理念，构建新发展格局，\n坚持稳中求进工作总基调，统筹发展和安全，着力补短板、强弱项、固底板、\n扬优势，推动各项工作迈上新台阶，不断满足人民群众对美好生活的需要，为\n建设现代化新青石作出更大贡献。\n"
        "　　第二章 组成人员和政府职能\n"
        "　　四、县政府由县长、副县长、县政府党组成员，县政府各工作部门主要负\n责人组成。县政府实行县长负责制，县长主持县政府全面工作，副县长协助县\n长工作，按照分工负责处理分管工作。\n"
    )
    assert _heads(f"　　青石县人民政府工作规则\n{body}") == [(1, "第一章总则"), (1, "第二章组成人员和政府职能")]
