"""The outline: how numbers count, where paragraphs end, which levels kinds have."""

# ruff: noqa: E501 (a text is read better on one line)

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import extractor
from extractor import extract
from extractor.core.plain_signs import with_plain_signs
from extractor.core.radicals import without_radicals
from extractor.core.source import Source
from extractor.layout import linebreaks
from extractor.layout.claims import Claim, resolve
from extractor.layout.ends.question import Break
from extractor.layout.expected import Expected, expected_headings
from extractor.layout.linebreaks import Layout, columns, is_full
from extractor.layout.lines import split_lines
from extractor.layout.paragraph_ends import RULES
from extractor.layout.units import Unit
from extractor.lexicon.schemes import read_mark

Heading = tuple[int, str | None, str]


def outline(text: str) -> list[Heading]:
    """Every heading of a text as (level, number, words), in order."""
    out: list[Heading] = []

    def walk(sections) -> None:
        for section in sections:
            if section.heading is not None:
                out.append((section.level, section.number.raw if section.number else None, section.heading))
            walk(section.children)

    walk(extract(text.encode()).sections)
    return out


def codes(text: str) -> list[str]:
    return [found.code for found in extract(text.encode()).diagnostics]


# -- a new scheme is one row -----------------------------------------------------------------

ROW = """    _scheme("topic", "专", rf"(?P<raw>专题(?P<n>{_H}{{1,3}}))[:：]{_B}*", "",
            ("专题一：夯实基础",), ("专题一览",)),
"""
TASKS = "".join(
    f"专题{n}：{words}\n健全工作机制，细化任务清单，确保各项措施落到实处。\n\n"
    for n, words in zip("一二三四五", ("夯实基础", "培育主体", "优化环境", "扩大开放", "强化保障"), strict=True)
)


def test_a_scheme_is_added_in_one_row(tmp_path):
    package = tmp_path / "extractor"
    shutil.copytree(Path(extractor.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    rows = package / "lexicon" / "schemes.py"
    before = '    _scheme("arabic", '
    rows.write_text(rows.read_text("utf-8").replace(before, ROW + before), "utf-8")
    (tmp_path / "plan.txt").write_text(
        f"青石市行动方案\n\n一、重点任务\n\n{TASKS}二、组织实施\n\n加强领导。\n", "utf-8"
    )
    code = (
        "import json, extractor; d = extractor.extract('plan.txt');"
        "print(json.dumps([[c.level, c.number.scheme, c.heading] for s in d.sections for c in s.children]))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)}, capture_output=True, check=True
    )
    assert json.loads(ran.stdout) == [
        [2, "topic", words] for words in ("夯实基础", "培育主体", "优化环境", "扩大开放", "强化保障")
    ]


# -- where a paragraph ends ------------------------------------------------------------------


def ask(text: str) -> Break:
    """The question after the last line of a text, or after the one that → points to."""
    pointed = text[: text.find("→")].count("\n") if "→" in text else text.count("\n")
    lines = split_lines(Source(text.replace("→", ""), "text/1")).lines
    at = next(n for n, line in enumerate(lines) if line.number == pointed + 1)
    return Break(Unit(lines[at - 1], read_mark(lines[at - 1].text)), lines, at, Layout(), Expected())


def examples(kind: str):
    return [pytest.param(rule, text, id=rule.name) for rule in RULES for text in getattr(rule, kind)]


@pytest.mark.parametrize(("rule", "text"), examples("joins"))
def test_a_rule_joins_its_examples(rule, text):
    assert rule.answer(ask(text)) is True


@pytest.mark.parametrize(("rule", "text"), examples("parts"))
def test_a_rule_parts_its_examples(rule, text):
    assert rule.answer(ask(text)) is False


@pytest.mark.parametrize(("rule", "text"), examples("leaves"))
def test_a_rule_leaves_its_counterexamples(rule, text):
    assert rule.answer(ask(text)) is None


FULL = "支持企业牵头组建创新联合体，围绕产业链关键环节开展技术攻关和成果转化工作，"


def printed(*paragraphs: str, width: int = 38) -> str:
    """Text as a page of a fixed width breaks it."""
    lines: list[str] = []
    for text in paragraphs:
        lines += [text[n : n + width] for n in range(0, len(text), width)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    "closing", ["（市商务局、市财政局按职责分工负责）", "（牵头单位：市科技局）", "（各县区负责）。"]
)
def test_an_item_follows_a_bracket_that_fills_its_line(closing):
    titles = ["壮大市场主体", "优化供给结构", "完善流通网络", "激发消费潜力", "改善消费环境", "健全标准体系"]
    items = [f"{n}.{t}。{FULL * 3}取得实效。{closing}" for n, t in enumerate(titles, 1)]
    found = outline(
        printed("青石市促进消费行动方案", "一、重点任务", "（一）扩大消费", *items, "二、保障措施", "加强领导。")
    )
    assert [words for level, _, words in found if level == 3] == titles


# -- how numbers count -----------------------------------------------------------------------


def test_a_missing_number_is_told_and_the_run_goes_on():
    items = "".join(
        f"{n}.{t}。加强统筹，抓好落实，务求实效。\n"
        for n, t in ((1, "抓生产"), (2, "抓流通"), (4, "抓消费"), (5, "抓监管"))
    )
    text = f"青石市粮食安全方案\n\n一、重点任务\n\n（一）夯实基础\n{items}\n二、保障措施\n\n加强领导。\n"
    assert [number for level, number, _ in outline(text) if level == 3] == ["1", "2", "4", "5"]
    assert codes(text).count("HEADING_GAP") == 1


def test_a_false_heading_moves_no_level():
    text = (
        "青石市防汛规划\n\n一、现状\n\n（一）成效\n\n1．设施完善。建成一批工程。\n\n（二）等级\n\n"
        "Ⅰ　特别重要\n\n以上为最高等级。\n\n"
        "（三）问题\n\n1．标准偏低。部分未达标。\n\n二、任务\n\n（一）建设\n\n1．加固堤防。加固30公里。\n"
    )
    levels = {}
    for level, number, _ in outline(text):
        levels.setdefault(number, set()).add(level)
    assert levels["一"] == levels["二"] == {1}
    assert levels["（一）"] == levels["（二）"] == levels["（三）"] == {2}
    assert levels["1"] == {3}


def test_articles_count_on_over_numbered_parts():
    text = (
        "青石市补贴办法\n\n一、总则\n\n第一条 本办法适用于全市。\n\n二、条件\n\n"
        "第二条 申请人应当年满十八岁。\n\n第三条 一户一补。\n"
    )
    assert [(level, number) for level, number, _ in outline(text)] == [
        (1, "一"), (2, "第一条"), (1, "二"), (2, "第二条"), (2, "第三条"),
    ]  # fmt: skip


def test_chapters_with_a_stop_stand_over_decimals():
    text = (
        "青石市应急预案\n\n1. 总则\n\n1.1、编制依据\n\n依据有关法律制定。\n\n1.2 人民防空\n\n"
        "统筹安排。\n\n2﹒职责\n\n2.1公共服务部门\n\n各司其职。\n"
    )
    assert [(level, number) for level, number, _ in outline(text)] == [
        (1, "1"), (2, "1.1"), (2, "1.2"), (1, "2"), (2, "2.1"),
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["分项目标", "万亩良田", "元器件产业", "米面粮油"])
def test_words_that_begin_like_a_measure_head_a_section_between_its_neighbours(words):
    text = (
        "青石市规划\n1 总则\n1.1 依据\n依据有关规定。\n2 目标\n2.1 总体目标\n建成体系。\n"
        f"2.2 {words}\n完善有关工作。\n2.3 远景\n全面建成。\n"
    )
    assert (2, "2.2", words) in outline(text)
    assert not extract(text.encode()).statements


@pytest.mark.parametrize("rest", ["2.2 亿元建设项目\n完成。", "2.2 万亩以上\n完善配套设施。"])
def test_a_measure_that_a_line_break_parts_from_its_sentence_heads_nothing(rest):
    text = f"青石市规划\n1 总则\n1.1 依据\n依规。\n2 目标\n2.1 总体\n到2025年，新增\n{rest}\n3 保障\n3.1 组织\n负责。\n"
    assert "2.2" not in [number for _, number, _ in outline(text)]


def test_an_article_of_one_sentence_is_text():
    document = extract(
        "青石县细则\n\n第一条 新建住宅区按每百户30平方米配建养老用房。\n第二条 县财政每年安排专项资金200万元。\n"
        "第三条 补贴标准。\n每人每年500元。\n".encode()
    )
    first, second, third = [s for s in document.sections if s.number]
    assert (first.heading, second.heading, third.heading) == ("", "", "补贴标准")
    assert [block.text for block in second.blocks] == ["县财政每年安排专项资金200万元。"]
    assert [(s.value, s.unit) for s in document.statements][:2] == [(30, "平方米"), (200, "万元")]


def test_the_first_subsection_on_the_line_of_its_section_is_parted():
    text = "青石市意见\n一、重点任务（一）统筹布局\n完善。\n（二）严格管制\n落实。\n二、依照第三条（一）办理\n加强。\n"
    assert outline(text) == [
        (1, "一", "重点任务"), (2, "（一）", "统筹布局"), (2, "（二）", "严格管制"), (1, "二", "依照第三条（一）办理"),
    ]  # fmt: skip
    text = "青石市规划\n第一章 总则 第一节 依据\n依法。\n第二节 范围\n全市。\n"
    assert [number for _, number, _ in outline(text)] == ["第一章", "第一节", "第二节"]


def test_the_run_through_the_document_is_expected_and_group_rows_are_not():
    text = (
        "一、发展目标\n\n表1 主要指标\n\n指标 单位 2020年 2025年\n一、教育\n学位数 个 300 500\n"
        "二、卫生\n床位数 张 20 60\n\n"
        "二、重点任务\n\n加快补齐短板，提升公共服务水平和质量。\n\n三、保障措施\n\n加强领导。\n"
    )
    lines = split_lines(Source(text, "text/1")).lines
    weights = expected_headings(lines).weights
    assert [lines[n].text for n in weights] == ["一、发展目标", "二、重点任务", "三、保障措施"]


# -- radicals --------------------------------------------------------------------------------


def test_radicals_are_read_as_characters_and_kept_in_print():
    document = extract(
        "青石市“⼗四五”养⽼规划\n\n⼀、主要⽬标\n\n到2025年，新增床位2000张，⾯积12万平⽅⽶。\n".encode()
    )
    period = document.metadata.plan_period
    assert period is not None
    assert (period.value.start, period.value.end) == (2021, 2025)
    (section,) = [s for s in document.sections if s.number]
    assert (section.number.raw, section.number.value, section.heading) == ("⼀", 1, "主要目标")
    assert "⾯积12万平⽅⽶" in section.blocks[0].text
    assert ("万平方米", 12) in [(s.unit, s.value) for s in document.statements]
    assert [found.code for found in document.diagnostics].count("RADICAL_CHARACTERS") == 1


def test_traditional_characters_are_read_as_simplified_and_kept_in_print():
    text = "濱海特別行政區經濟和社會發展第二個五年規劃（2021—2025年）\n\n第一章 發展目標\n\n到2025年，本地生產總值達到320億元。\n"
    table = "\n表1 主要指標\n指標\t2020年\t2025年\n養老床位（張）\t300\t〔500〕\n護理員（個）\t20\t60\n"
    document = extract((text + table).encode())
    assert [s.heading for s in document.sections if s.number] == ["发展目标"]
    (said,) = document.statements
    assert (said.unit, said.value, said.subject) == ("亿元", 320, "本地生產總值")
    assert [i.name for i in document.indicators] == ["养老床位", "护理员"]
    assert [v.raw for i in document.indicators for v in i.values] == ["300", "〔500〕", "20", "60"]
    assert document.text == text + table
    assert [found.code for found in document.diagnostics].count("TRADITIONAL_CHARACTERS") == 1


def test_a_traditional_name_in_a_simplified_text_is_left():
    text = "青石市养老服务规划\n\n一、主要目标\n\n到2025年，在興業會館旁新增床位2000张，由市民政局等单位落实，建立信息平台，完善服务网络。\n"
    document = extract((text + "加强人才队伍建设，提高护理水平。\n" * 40).encode())
    assert [(s.subject, s.value) for s in document.statements] == [("新增床位", 2000)]
    assert "TRADITIONAL_CHARACTERS" not in [found.code for found in document.diagnostics]


def test_radicals_in_a_table_name_its_rows():
    head = "青石市养老规划\n\n一、目标\n\n表1 主要指标\n指标\t2020年\t2025年\n"
    text = head + "养⽼床位（张）\t300\t500\n护理员（⼈）\t20\t60\n"
    document = extract(text.encode())
    assert [(i.name, i.unit) for i in document.indicators] == [("养老床位", "张"), ("护理员", "人")]
    assert document.tables[0].rows[-1].cells[0].raw == "护理员（⼈）"


# -- claims ----------------------------------------------------------------------------------


def claim(name: str, start: int, stop: int, points: float) -> Claim:
    return Claim(name, range(start, stop), name, points)


def test_claims_of_the_highest_sum_stand_and_the_others_say_why_not():
    resolved = resolve(
        [claim("list", 0, 5, 9.0), claim("page", 2, 3, 2.0), claim("page", 7, 8, 2.0), claim("head", 4, 6, 6.0)]
    )
    assert [(c.rule, c.lines) for c in resolved.kept] == [("list", range(5)), ("page", range(7, 8))]
    assert {c.rule: why for c, why in resolved.refused} == {
        "page": "2 points against 9 for list",
        "head": "6 points against 9 for list",
    }


def test_a_claim_that_outweighs_its_neighbours_is_not_taken_by_the_first():
    resolved = resolve([claim("a", 0, 2, 3.0), claim("b", 1, 4, 7.0), claim("c", 3, 6, 3.0)])
    assert [c.rule for c in resolved.kept] == ["b"]


# -- contents lists --------------------------------------------------------------------------

BODY = "健全工作机制，强化统筹协调，确保各项任务落到实处。"


def body(*headings: str) -> str:
    return "".join(f"{heading}\n\n{BODY}\n\n" for heading in headings)


def kinds(text: str) -> list[str]:
    return [f.kind for f in extract(text.encode()).furniture]


@pytest.mark.parametrize(
    "listed",
    [
        "目录\n\n1 发展环境\n1.1 成效\n1.2 形势\n2 主要任务\n2.1 建设\n\n",
        "目录\n\n- [1 发展环境](#a)\n- [1.1 成效](#b)\n- [1.2 形势](#c)\n- [2 主要任务](#d)\n- [2.1 建设](#e)\n\n",
        "1 发展环境\n1.1 成效\n1.2 形势\n2 主要任务\n2.1 建设\n\n",
        "目录\n\n1 发展环境……1\n1.1 成效……1\n1.2 形势……2\n2 主要任务……3\n2.1 建设……3\n\n",
        "目录\n1 发展环境．．．．．．\n．．1\n1.1 成效．．．．．．．\n．．1\n1.2 形势．．．．．．．\n．．2\n2 主要任务．．．．．．\n．．3\n2.1 建设．．．．．．．\n．．3\n",
    ],
)
def test_a_contents_list_under_dotted_numbers_heads_nothing(listed):
    text = f"青石市规划\n\n{listed}1 发展环境\n\n{body('1.1 成效', '1.2 形势')}2 主要任务\n\n{body('2.1 建设')}"
    assert [number for _, number, _ in outline(text)] == ["1", "1.1", "1.2", "2", "2.1"]
    assert "contents" in kinds(text)
    assert extract(text.encode()).metadata.title.value == "青石市规划"


def test_headings_without_numbers_take_the_levels_of_their_contents_list():
    listed = "目录\n第一章 现状\n第一节 成效\n第二节 问题\n第二章 任务\n第一节 建设\n\n"
    text = f"青石市规划\n\n{listed}现状\n\n{body('成效', '问题')}任务\n\n{body('建设')}"
    assert outline(text) == [
        (1, None, "现状"),
        (2, None, "成效"),
        (2, None, "问题"),
        (1, None, "任务"),
        (2, None, "建设"),
    ]


def test_a_list_of_tasks_that_is_not_repeated_is_no_contents_list():
    text = f"青石市规划\n\n{body('一、现状', '二、任务', '三、保障')}"
    assert "contents" not in kinds(text)
    assert len(outline(text)) == 3


# -- pages -----------------------------------------------------------------------------------


def test_a_page_number_before_a_decimal_heading_is_parted_from_it():
    parts = ["1.1 范围", "1.2 依据", "1.3 期限", "2.1 思想", "2.2 原则", "2.3 目标"]
    pages = "".join(f"{n}{part}\n{BODY}\n{BODY}\n" for n, part in enumerate(parts, 7))
    found = outline(f"青石市规划\n\n{pages}")
    assert [number for _, number, _ in found] == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3"]


def test_row_numbers_of_a_table_with_a_cell_on_each_line_are_no_pages():
    rows = "".join(
        f"{n}\n建设第{n}座污水处理设施及其配套管网\n新建厂区，铺设管网，完善监测，提升能力\n市水务局\n2023年\n"
        for n in range(1, 9)
    )
    assert "page_number" not in kinds(
        f"青石市规划\n\n一、重大项目\n\n序号\n项目\n内容\n单位\n年限\n{rows}\n二、保障\n\n{BODY}\n"
    )


# -- headings by style, notes, glued headings ------------------------------------------------


def test_headings_by_style_stand_between_the_numbers():
    text = (
        "# 一、回顾\n\n## 主要成效\n\n（一）就业稳定。"
        + BODY
        + "\n\n## 存在问题\n\n"
        + BODY
        + "\n\n# 二、任务\n\n"
        + BODY
        + "\n"
    )
    assert [(level, words) for level, _, words in outline("青石市报告\n\n" + text)] == [
        (1, "回顾"), (2, "主要成效"), (3, "就业稳定"), (2, "存在问题"), (1, "任务"),
    ]  # fmt: skip


@pytest.mark.parametrize("opener", ["注：", "注解：", "相关术语：", "名词解释"])
def test_numbers_of_notes_and_terms_head_nothing(opener):
    notes = "1. 部分数据为初步统计数\n\n说明如上。\n\n2. 资料来源：市统计局。\n"
    text = f"青石市公报\n\n{body('一、综合', '二、人口')}{opener}\n\n{notes}"
    assert [number for _, number, _ in outline(text) if number] == ["一", "二"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("本指南由市局起草。第一章总则\n适用于全市。\n第二章 运行\n落实责任。\n", ["第一章", "第二章"]),
        (f"一、管理\n{BODY * 3}二、采集\n{BODY}\n三、应用\n{BODY}\n", ["一", "二", "三"]),
        (f"（一）建设 {BODY}\n（二）运行 {BODY}\n（三）管理 {BODY}\n", ["（一）", "（二）", "（三）"]),
        (f"第一条 本办法适用于全市。 第二条 市局负责管理。\n第三条 {BODY}\n", ["第一条", "第二条", "第三条"]),
    ],
)
def test_headings_glued_to_their_neighbours_are_parted(text, numbers):
    assert [number for _, number, _ in outline(f"青石市指南\n\n{text}") if number] == numbers


def test_what_is_numbered_in_an_article_is_its_item():
    items = "（一）有固定场所。\n\n（二）有专职人员。场所应当公示。\n\n"
    text = f"青石市办法\n\n第一条 应当符合下列条件：\n\n{items}第二条 本办法自公布之日起施行。\n"
    assert [number for _, number, _ in outline(text)] == ["第一条", "第二条"]


def test_a_figure_is_never_cut_into_a_page_number_and_a_rest():
    """40.1 is no page 4 before 0.1, nor 38.5 a page 3 before 8.5, however well they would count."""
    rows = "".join(
        f"{n}{rest}\n{BODY}\n{BODY}\n" for n, rest in enumerate(["0.1 33.8", "8.5 9.0", "0.6 7.7", "5.5 6"], 3)
    )
    assert "page_number" not in kinds(f"青石市规划\n\n一、目标\n{rows}")


def test_the_few_page_numbers_of_a_short_text_are_told_by_the_sentences_that_they_cut():
    filler = "".join(f"坚持统筹推进各项工作落到实处见到成效第{c}条。\n" for c in "甲乙丙丁戊己庚辛壬癸子丑寅卯")
    cuts = [
        "全面推进改革加速演进，\n2为能源提供了广阔空间。\n",
        "坚持问题导向和目标导向相统一，大力鼓励有条\n3件的地方先行先试。\n",
        "坚持底线思维和极限思维相结合，有效防范化解\n4各类风险隐患。\n",
    ]
    document = extract(("青石市规划\n\n一、目标\n" + filler.join(["", *cuts, ""])).encode())
    pages = [document.text[f.span.start : f.span.end] for f in document.furniture if f.kind == "page_number"]
    assert pages == ["2", "3", "4"]
    assert not document.statements


def test_two_page_numbers_that_cut_sentences_are_told_and_two_figures_are_not():
    filler = (
        BODY * 1
        + "\n"
        + "".join(f"坚持统筹推进各项工作落到实处见到成效第{c}条。\n" for c in "甲乙丙丁戊己庚辛壬癸子丑寅卯" * 2)
    )
    cut = (
        "重点人群健康服务体系建设持续推进医学科比例\n1达到八成以上。\n"
        + filler
        + "强化基层能力，建设若干个示范性中\n2医馆。\n"
    )
    document = extract(("青石市规划\n\n一、目标\n" + filler + cut + filler).encode())
    pages = [document.text[f.span.start : f.span.end] for f in document.furniture if f.kind == "page_number"]
    assert pages == ["1", "2"]
    figures = cut.replace("1达到八成", "1 达到八成").replace("2医馆", "2个医馆")
    assert "page_number" not in kinds("青石市规划\n\n一、目标\n" + filler + figures + filler)


def test_numbers_between_signs_vouch_for_those_glued_between_them():
    filler = "".join(f"坚持统筹推进各项工作落到实处见到成效第{c}条。\n" for c in "甲乙丙丁戊己庚辛壬癸子丑寅卯")
    cuts = [
        "— 1 —\n",
        "全面推进改革加速演进，\n2为能源提供了广阔空间。\n",
        "有效防范化解各领域，参照ISO 9001质\n3量管理体系改进。\n",
        "— 4 —\n",
    ]
    document = extract(("青石市规划\n\n一、目标\n" + filler.join(["", *cuts, ""])).encode())
    pages = [document.text[f.span.start : f.span.end] for f in document.furniture if f.kind == "page_number"]
    assert sorted(pages) == ["2", "3", "— 1 —", "— 4 —"]


@pytest.mark.parametrize(
    "rank", ["第一，形成完备的产业体系", "第二，仅次于省会所在的城区", "第三、带动周边各县共同发展"]
)
def test_a_rank_at_the_head_of_a_wrapped_line_is_no_item(rank: str):
    filler = (
        "坚持统筹推进各项工作，落到实处，见到成效，长期坚持不懈抓好抓\n实，让群众得到实惠，全面提升服务的质量和水平。\n"
        * 4
    )
    cut = f"全市软件产业保持较快增长，主要产品产量连续多年位居全省\n{rank}，有效支撑实体经济。\n"
    document = extract(f"青石市数字产业规划\n\n一、现状\n{filler}{cut}{filler}".encode())
    assert [block.text for section in document.sections for block in section.blocks if f"位居全省{rank}" in block.text]


@pytest.mark.parametrize("first", [1, 11])
def test_glued_pages_vouch_for_one_alone_between_them(first: int):
    filler = "".join(f"坚持统筹推进各项工作落到实处见到成效第{c}条。\n" for c in "甲乙丙丁戊己庚辛壬癸子丑寅卯")
    one, two, three, four, five, six = range(first, first + 6)
    cuts = [
        f"全面推进能源革命和数字革命加速演进融合发展的各项改革\n{one}为能源提供了广阔空间。\n",
        f"有效防范化解各领域各环节可能出现的风险和可能存在的各类\n{two}隐患，守住安全底线。\n",
        f"加强组织保障，健全部门协同推进的工作机制，持续完善\n{three}监测网络，提升服务。\n",
        f"根据各地实际工作需要，同一类图纸可以合并表达。\n\n  {four}  \n附录A 名词解释\n",
        f"健全标准规范，落实各级各部门主体责任，切实提升\n{five}设施水平，改善条件。\n",
        f"完善工作机制，发挥基层群众自治组织作用，进一步扩大\n{six}覆盖范围，惠及群众。\n",
    ]
    document = extract(("青石市规划\n\n一、目标\n" + filler.join(["", *cuts, ""])).encode())
    pages = [document.text[f.span.start : f.span.end] for f in document.furniture if f.kind == "page_number"]
    assert sorted(map(int, pages)) == [one, two, three, four, five, six]


def test_a_chapter_is_none_of_the_rows_that_stand_between_its_sections():
    text = "全市认真贯彻落实决策部署,供水工作迈上新台阶,规划确定的主要目标任务全面完成。\n"
    rows = (
        "专栏 “十四五”规划主要指标完成情况\n单位:%\n序号 指标名称 2020年基期值 “十四五”规划目标 2025年完成数\n"
        "一、服务供给\n1 护理型床位占比 … 48 …\n二、服务保障\n2 基本养老保险参保率 90.7 >93.6 >94.2\n"
        "特殊困难老\n3 … >91 90\n年人月探访率\n"
    )
    chapters = "".join(
        f"{n}  {words}\n{text}{n}.1  开展建设\n{text}{n}.2  加强管理\n{text}"
        for n, words in enumerate(("总体要求", "组织实施"), 2)
    )
    head = "青石市养老规划\n依据有关规划,编制本规划。\n"
    found = outline(f"{head}1  规划背景\n1.1  发展基础\n{text}{rows}1.2  面临形势\n{text}{chapters}")
    assert [number for _, number, _ in found] == ["1", "1.1", "1.2", "2", "2.1", "2.2", "3", "3.1", "3.2"]


def test_a_figure_is_no_page_number_where_the_page_has_its_own():
    filler = "".join(f"坚持统筹推进各项工作落到实处见到成效第{c}条。\n" for c in "甲乙丙丁戊己庚辛壬癸子丑寅卯")
    cuts = [
        "— 1 —\n",
        "全面推进能源革命和数字革命加速演进融合发展，\n2\n为各项改革的深入推进提供了广阔空间。\n",
        "— 3 —\n",
        "有效防范化解各领域各环节可能出现的风险和可能存在的各\n4\n类隐患，守住安全底线，保障群众安居。\n",
        "健全标准规范，落实各级各部门主体责任，“十四五”期末，打造\n4个特色品牌项目。\n",
    ]
    document = extract(("青石市规划\n\n一、目标\n" + filler.join(["", *cuts, ""])).encode())
    pages = [document.text[f.span.start : f.span.end] for f in document.furniture if f.kind == "page_number"]
    assert sorted(pages) == ["2", "4", "— 1 —", "— 3 —"]
    assert any("4个特色品牌项目" in block.text for section in document.sections for block in section.blocks)


def test_a_row_number_below_a_page_number_is_kept():
    rows = "".join(
        f"\n{n}\n\n供水指标{c}（万吨）\n\n{n}0\n\n{n}5\n" + "\n\n— 2 —\n\n" * (n == 2)
        for n, c in enumerate("甲乙丙丁", 1)
    )
    document = extract(
        f"青石市水利规划\n\n一、目标\n\n序号\n\n指标\n\n2020年\n\n2025年\n{rows}\n二、任务\n\n{BODY}\n".encode()
    )
    assert [i.number for i in document.indicators] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("依据《全国水利发展规划》精神，编制本规划。", "青石市水利发展“十五五”规划"),
        ("根据国家有关部署，结合实际，编制本规划。", "青石市水利发展“十五五”规划"),
    ],
)
def test_a_title_ends_above_the_sentence_that_says_on_what_it_rests(opening, title):
    text = printed(FULL * 6, FULL * 5 + "取得实效。", FULL * 8)
    document = extract(f"{title}\n{opening}\n第一章　总体要求\n{text}第二章　主要任务\n{text}".encode())
    assert document.metadata.title is not None
    assert document.metadata.title.value == title
    assert [section.heading for section in document.sections if section.heading] == ["总体要求", "主要任务"]


def test_a_plan_below_its_notice_is_not_looked_for_beyond_its_chapters():
    notice = "青石市人民政府关于印发《青石市养老服务规划》的通知\n各区人民政府：\n现将《青石市养老服务规划》印发给你们。\n青石市人民政府\n2022年1月5日\n"
    chapters = f"第一章　总体要求\n{BODY}\n专栏1 适老化改造行动\n改造住房。实施适老化改造。\n第二章　主要任务\n{BODY}\n"
    assert [number for _, number, _ in outline(notice + chapters)] == ["第一章", "第二章"]


@pytest.mark.parametrize("head", ["三、优化居家社区\n机构服务供给", "三、健全城乡水利\n工程管护体系"])
def test_a_flush_second_line_goes_on_with_a_short_heading(head):
    body = "".join(f"　　{FULL}{FULL}取得实效。\n" for _ in range(4))
    flush = f"{FULL}{FULL}落到实处。\n" * 2
    text = f"青石市规划\n一、发展基础\n{body}二、总体要求\n{body}{flush}{head}\n1、夯实基础\n{body}2、提升能力\n{body}四、保障措施\n{body}"
    assert head.replace("\n", "")[2:] in [words for _, _, words in outline(text)]


def test_a_clause_behind_a_label_goes_on_over_a_blank_line_where_its_sisters_run_in():
    sisters = "".join(
        f"（{c}）完善{w}体系：健全工作机制，压实责任。\n\n" for c, w in zip("一二三四", "供排水防", strict=True)
    )
    cut = "（五）严格监测评估：建立规划实施动态监测和评\n\n估机制，适时开展中期评估。\n\n"
    assert outline(f"青石市规划\n\n一、重点任务\n\n{sisters}{cut}二、保障措施\n\n加强领导。\n")[-2][2] == "严格监测评估"


@pytest.mark.parametrize("title", ["关于印发《青石市供水规划》的通\n知", "关于印发青石市供水规划的\n通知"])
def test_addressees_are_read_below_a_title_broken_in_its_last_word(title):
    text = f"青石市人民政府\n{title}\n各区人民政府，市政府各部门、各直属单位，各开发区管理委员会，各院校，各有关\n单位：\n现将规划印发给你们。\n"
    document = extract((text + f"一、总体要求\n{FULL}落实到位。\n" + f"{FULL}\n" * 24).encode())
    assert [agency.value for agency in document.metadata.recipients][-1] == "各有关单位"


@pytest.mark.parametrize("numeral", ["II", "IV"])
def test_a_roman_page_number_before_the_first_heading_is_parted_where_the_contents_list_names_it(numeral):
    listed = "目 录\n1 范围........1\n2 术语........1\n3 总则........2\n"
    body = f"{numeral}1 范围\n{BODY}\n2 术语\n{BODY}\n3 总则\n{BODY}\n"
    document = extract(f"青石市体检规程\n{listed}{body}".encode())
    pages = [document.text[f.span.start : f.span.end] for f in document.furniture if f.kind == "page_number"]
    assert pages == [numeral]
    assert "page_number" not in kinds(f"青石市体检规程\n{body}")


@pytest.mark.parametrize("figure", [94, 61])
def test_a_row_of_dashes_around_a_figure_is_no_page_number(figure):
    pages = [f"{BODY}\n— {n} —\n" for n in (1, 2)]
    table = f"指标 2020年 2025年 2030年\n1．供水水质\n－ {figure} －\n达标率（%）\n2．漏损率（%） 10 9 8\n"
    document = extract(f"青石市规划\n\n一、目标\n{pages[0]}{pages[1]}{table}二、任务\n{BODY}\n— 3 —\n{BODY}\n".encode())
    assert [v.raw for v in document.indicators[0].values] == ["－", str(figure), "－"]
    pages_ = [document.text[f.span.start : f.span.end] for f in document.furniture if f.kind == "page_number"]
    assert pages_ == ["— 1 —", "— 2 —", "— 3 —"]


# -- pages among rows -------------------------------------------------------------------------
FILLER = "".join(f"坚持统筹推进各项工作落到实处见到成效第{c}条。\n" for c in "甲乙丙丁戊己庚辛壬癸子丑寅卯")


def pages_of(text: str) -> list[str]:
    document = extract(text.encode())
    return [document.text[f.span.start : f.span.end] for f in document.furniture if f.kind == "page_number"]


def test_of_two_numbers_that_count_on_the_one_that_cuts_a_sentence_is_the_page():
    rows = "序号 指标 2020年 2025年\n1 泵站总座数（座） 12 15\n2 水库总座数（座） 31 36\n3 水文站点数（个） 4 9\n"
    cuts = [f"有效防范化解重点领域各类矛盾和\n{n}风险隐患见到成效。\n" for n in range(1, 5)]
    text = "青石市规划\n\n一、目标\n" + FILLER.join(["", cuts[0], cuts[1] + rows, cuts[2], cuts[3], ""])
    assert pages_of(text) == ["1", "2", "3", "4"]
    assert [i.number for i in extract(text.encode()).indicators] == ["1", "2", "3"]


def test_a_row_number_among_cells_is_no_page_that_is_printed_elsewhere():
    filler = FILLER.replace("\n", "\n\n").removesuffix("。\n\n") + "，并且\n\n"
    rows = "序号|指标|2020年|2025年|1|泵站（座）|12|15|2|水库（座）|31|36|3|水文站（个）|4|9|4|水厂（座）|5|7".replace(
        "|", "\n\n"
    )
    cuts = [
        "1\n\n继续推进。\n\n",
        f"2\n\n继续推进。\n\n表1 指标\n\n{rows}\n\n— 3 —\n\n",
        "4\n\n继续推进。\n\n",
        "5\n\n继续。\n\n",
    ]
    text = "青石市规划\n\n一、目标\n\n" + filler.join(["", *cuts, ""])
    assert pages_of(text) == ["1", "2", "— 3 —", "4", "5"]
    assert [i.number for i in extract(text.encode()).indicators] == ["1", "2", "3", "4"]


def test_a_page_number_alone_among_rows_parted_by_tabs_is_no_cell():
    filler = FILLER.replace("\n", "\n\n").removesuffix("。\n\n") + "，并且\n\n"
    head = "序号\t指标\t2020年\t2025年\n"
    rows = (
        f"{head}1\t泵站（座）\t12\t15\n2\t水库（座）\t31\t36\n\n1\n\n{{}}3\t水文站（个）\t4\t9\n4\t水厂（座）\t5\t7\n"
    )
    for again in ("", head):
        text = (
            "青石市规划\n\n一、目标\n\n"
            + rows.format(again)
            + filler.join(["", "2\n\n继续。\n\n", "3\n\n继续。\n\n", "4\n\n继续。\n\n"])
        )
        document = extract(text.encode())
        assert [(i.name, i.number) for i in document.indicators] == [
            ("泵站", "1"),
            ("水库", "2"),
            ("水文站", "3"),
            ("水厂", "4"),
        ]
        assert len(document.tables) == 1


def test_cells_of_one_form_at_the_ends_of_pages_are_no_running_head():
    rows = "\n\n".join(
        f"指标{c}（万吨）\n\n1{n}.5{n}\n\n2{n}.6{n}" + f"\n\n— {n} —" * (n > 2) for n, c in enumerate("甲乙丙丁戊", 1)
    )
    document = extract(
        f"青石市规划\n\n一、目标\n\n表1 指标\n\n指标\n\n2020年\n\n2025年\n\n{rows}\n\n二、任务\n\n{BODY}\n".encode()
    )
    assert [(v.raw) for i in document.indicators for v in i.values] == [
        f"{k}{n}.{d}{n}" for n in range(1, 6) for k, d in ((1, 5), (2, 6))
    ]
    assert "running_header" not in {f.kind for f in document.furniture}


def test_a_heading_after_notes_on_one_line_opens_its_section():
    table = "1．发展回顾\n\n表1 指标\n指标 2020年 2025年\n泵站（座） 12 15\n水库（座） 31 36\n水厂（座） 5 7\n注：1.〔 〕为累计数；2.按当年价格计算。\n"
    found = outline(
        f"青石市规划\n\n一、基础\n\n{table}2．机遇与挑战\n{BODY}\n\n3．总体要求\n{BODY}\n\n二、任务\n{BODY}\n"
    )
    assert [(n, h) for _, n, h in found] == [
        ("一", "基础"),
        ("1", "发展回顾"),
        ("2", "机遇与挑战"),
        ("3", "总体要求"),
        ("二", "任务"),
    ]


def test_a_heading_between_a_table_and_the_caption_of_the_next_is_no_cell():
    table = "表 1 指标\n\n指标\n2020年\n2025年\n\n泵站（座）\n12\n15\n\n水库（座）\n31\n36\n\n"
    text = f"{table}2 安全生产\n\n2.1 夯实基础：各类设施按下表建设。\n\n表 2 分级标准\n\n级别\n要求\n\nⅠ级\n持续提升\n\nⅡ级\n基本稳定\n\n2.2 提升水平：推动各类设施融合发展。\n"
    found = outline(
        f"青石市规划\n\n1 现状\n\n1.1 基础\n\n{BODY}\n\n1.2 指标\n\n{text}\n3 保障\n\n3.1 加强领导：健全机制，压实责任。\n\n3.2 加强投入：健全机制，加大投入。\n"
    )
    assert ("2.1", "夯实基础") in [(n, h) for _, n, h in found]


def report(*chapters: tuple[str, ...]) -> str:
    """A report whose chapters have titles of their own and number their parts anew."""
    out = ["青石市政府工作报告", "各位代表：", "现在，我代表市人民政府作工作报告。"]
    for title, *parts in chapters:
        out += [title, "过去一年，全市上下团结奋进，各项事业取得新的进展。"] if title else []
        for number, part in zip("一二三四", parts, strict=False):
            out.append(f"（{number}）{part}。坚持稳中求进，推动各项任务落地见效，群众满意度持续提升。")
    return "\n\n".join(out)


def test_short_lines_under_which_the_outermost_numbers_begin_anew_are_chapters():
    text = report(
        ("2024年工作回顾", "经济稳中向好", "民生持续改善"),
        ("2025年重点工作", "扩大有效需求", "推进乡村振兴", "加强生态保护"),
        ("加强政府自身建设", "坚持依法行政", "转变工作作风"),
    )
    found = outline(text)
    assert [(words, number) for level, number, words in found if level == 1] == [
        ("2024年工作回顾", None), ("2025年重点工作", None), ("加强政府自身建设", None)
    ]  # fmt: skip
    assert [number for level, number, _ in found if level == 2] == [
        "（一）",
        "（二）",
        "（一）",
        "（二）",
        "（三）",
        "（一）",
        "（二）",
    ]


def test_numbers_that_begin_anew_without_a_line_above_them_have_no_chapters():
    text = report(("2024年工作回顾", "经济稳中向好", "民生持续改善"), ("", "扩大有效需求", "推进乡村振兴"))
    assert [level for level, *_ in outline(text)] == [1] * 4


def test_a_heading_behind_the_bracket_of_duties_is_parted():
    text = (
        "青石市行动方案\n\n一、重点任务\n\n"
        "（一）壮大主体。支持企业创新，培育骨干企业。（市工信局负责）（二）优化服务。推行一网通办，压缩办理时限。（市政务局负责）\n\n"
        "（三）完善设施。建设园区道路（含桥梁），改造管网。（市住建局负责）\n"
    )
    assert [number for _, number, _ in outline(text)] == ["一", "（一）", "（二）", "（三）"]


def test_short_sentences_among_articles_without_titles_are_no_titles():
    long = "市人民政府应当加强组织领导，建立协调机制，研究解决地下管线建设和管理工作中的重大问题。"
    short = ["地下管线规划是城市规划的重要内容。", "管线工程随道路工程一并办理审批手续。"]
    articles = [long, short[0] + long, long, long, short[1] + long, long]
    text = "青石市地下管线管理办法\n\n第一章 总则\n\n" + "\n\n".join(
        f"第{'一二三四五六'[n]}条 {words}" for n, words in enumerate(articles)
    )
    assert [words for level, _, words in outline(text) if level == 2] == [""] * 6


def test_a_line_that_comes_again_inside_pages_is_no_running_head():
    duty = "完成时限：2023年12月30日"
    page = f"推动各项改革任务落实，压缩办理时限。\n牵头单位：市商务局\n{duty}\n" * 3
    text = "青石市方案\n一、任务\n" + "".join(f"{page}— {n} —\n" for n in range(1, 8))
    document = extract(text.encode())
    assert "running_header" not in {found.kind for found in document.furniture}
    head = "青石市优化营商环境方案"
    headed = "青石市方案\n一、任务\n" + "".join(f"{page}— {n} —\n{head}\n" for n in range(1, 8))
    assert "running_header" in kinds(headed)


WRAPPED = """青江市学前教育规划
3.1 扩大资源供给
创新体制机制，推动城乡协调发展。
3.1.1 园舍扩容：实施小区配套园所治理行动，在人口集中地区新建公办园30
所。完善协同育人机制，促进儿童身心健康。
3.1.2 师资配备：按标准补足配齐教职工，完善待遇保障机制，培训教师累计
达到1200人次，骨干教师比例稳步提高。
3.1.3 质量提升：健全评估监测体系，推进幼小科学衔接。
3.2 强化保障
加强组织领导，完善工作机制。
"""


@pytest.mark.parametrize(
    "figure", ["新建公办园30", "到2025年新建公办园4", "新建公办园比2020年增加15%", "新建园，到２０"]
)
def test_a_printed_line_that_ends_in_a_figure_is_no_row_of_cells(figure: str) -> None:
    text = WRAPPED.replace("新建公办园30", figure)
    assert [(level, number) for level, number, _ in outline(text)] == [
        (1, "3.1"), (2, "3.1.1"), (2, "3.1.2"), (2, "3.1.3"), (1, "3.2"),
    ]  # fmt: skip


@pytest.mark.parametrize(("figure", "rest"), [("1300", "个。"), ("553.6万", "亩。"), ("７６", "公里。")])
def test_a_page_number_behind_a_figure_is_the_one_that_the_count_leaves_out(figure, rest):
    pages = ["某县“十四五”水务规划\n一、发展基础\n"]
    for page, numeral in enumerate("二三四五六七八", 1):
        pages += [f"全面完善第{numeral}片供水排水和防洪减灾设施，持续提升管理水平，取得新的成效。\n" * 14]
        cut = f"深化城乡供水一体化改革，扩大供水覆盖范围，新增{figure}\n4{rest}\n"
        plain = f"加快推进第{numeral}片供水一体化建设，健全专业化管护机制，\n{page}保障供水安全。\n"
        pages += [cut if page == 4 else plain, f"{numeral}、推进第{numeral}项工作\n"]
    document = extract("".join(pages).encode())
    found = [document.text[f.span.start : f.span.end] for f in document.furniture if f.kind == "page_number"]
    assert found == ["1", "2", "3", "4", "5", "6", "7"]


LIST = "某县扶持工业若干措施\n\n一、做大做强\n{items}\n二、附则\n本措施自印发之日起施行。\n"


def test_items_that_say_how_much_head_nothing():
    items = "1. 对首次升规的企业奖励8万元。连续两年在规的再奖励3万元。\n2. 对新建厂房每平方米补助50元。上限100万元。\n3. 支持技改。按投资额的6%给予补助。"
    assert [h[2] for h in outline(LIST.format(items=items))] == ["做大做强", "附则"]


def test_a_title_before_a_colon_is_one_however_much_its_text_says():
    items = "1. 截污：新建管网40公里。\n2. 清淤：清理河道12公里。\n3. 补水：年补水3万立方米。"
    assert [h[2] for h in outline(LIST.format(items=items))] == ["做大做强", "截污", "清淤", "补水", "附则"]


def test_an_amount_in_one_title_of_a_list_makes_no_items_of_it():
    items = "1. 投资突破20亿元。加快项目落地。\n2. 培育主体。引进龙头企业。\n3. 拓展市场。组织参加展会。"
    document = extract(LIST.format(items=items).encode())
    assert [h[2] for h in outline(document.text)][1:4] == ["投资突破20亿元", "培育主体", "拓展市场"]
    assert [(s.subject, s.value) for s in document.statements] == [("投资", 20)]


@pytest.mark.parametrize("title", ["附件：名词解释", "附件2：有关术语解释"])
def test_terms_in_an_annex_head_nothing(title):
    terms = f"{title}\n1．“四上”企业：规模以上工业等四类企业。\n2．口袋公园：规模很小的开放空间。\n"
    assert [h[2] for h in outline(LIST.format(items="支持企业上市。") + terms)][2:] == [title.partition("：")[2]]


def test_terms_below_the_title_of_an_annex_head_nothing():
    terms = "附件3\n\n名词解释\n\n1. 水网：由河湖水系和工程组成的系统。\n2. 灌区：由同一水源灌溉的区域。\n"
    assert [h[2] for h in outline(LIST.format(items="支持企业上市。") + terms)][2:] == ["名词解释"]


def test_three_industries_at_the_head_of_a_title():
    text = "某市产业规划\n\n一、一二三产业融合发展\n\n推进一、二、三产业融合。\n\n二、二级市场培育\n\n培育市场。\n"
    assert [h[2] for h in outline(text)] == ["一二三产业融合发展", "二级市场培育"]


TWO_PAGES = """海州市防灾规划
一、成效
建成避难场所428处，可容纳86.5万人，人均有效避难面积达到1.62平方
{foot}{head}米；创建示范社区56个，培训灾害信息员4286名，行政村实现全覆盖。
二、挑战
极端降雨增多。
三、任务
加固海堤。
四、保障
加强组织领导，强化资金保障，市财政每年安排防灾减灾资金不少于2亿元。
{last}"""


@pytest.mark.parametrize(
    ("foot", "head", "last"), [("\n1\n\n", "", "\n2\n"), ("— 1 —\n", "海州市防灾规划\n", "— 2 —\n")]
)
def test_a_page_that_ends_in_a_sentence_leaves_no_word_of_its_own_in_it(foot, head, last):
    document = extract(TWO_PAGES.format(foot=foot, head=head, last=last).encode())
    assert (
        document.sections[0]
        .blocks[0]
        .text.startswith("建成避难场所428处，可容纳86.5万人，人均有效避难面积达到1.62平方米；")
    )
    assert [str(s.value) for s in document.statements] == ["428", "86.5", "1.62", "56", "4286", "2"]
    assert {f.kind for f in document.furniture} == ({"page_number", "running_header"} if head else {"page_number"})


def test_a_number_alone_that_ends_a_text_is_no_page():
    text = TWO_PAGES.format(foot="", head="", last="2\n")
    assert extract(text.encode()).furniture == []


def test_a_page_number_in_a_sentence_that_a_numbered_heading_opens_is_parted_from_it():
    filler = "加强统筹协调，及时研究解决规划实施中的重大问题，推动各项任务落地见效。\n" * 13
    text = (
        "某市规划\n一、任务\n推动服务模式变革，完善全链条管理，强化部门联\n2动和上下协同，引导各类主体参与。\n"
        + filler + "带动社会资本投入，筑牢网络安全屏障，开放公共数\n3据资源，支持企业发展。\n"
        + filler + "(十四) 严格监测评估：建立规划实施动态监测和评估机制，适时开展中\n4期评估和总结评估。\n"
    )  # fmt: skip
    document = extract(text.encode())
    assert [text[f.span.start : f.span.end] for f in document.furniture] == ["2", "3", "4"]
    assert document.statements == []


def test_the_page_of_a_last_entry_on_the_next_line_is_the_contents_own():
    entries = "".join(
        f"第{n}章  {words}. . . . . . . . .\n{at}\n"
        for n, words, at in zip("一二三", ("形势", "任务", "保障"), (11, 12, 13), strict=True)
    )
    body = "\n本规划依据有关规划编制，是指导未来一个时期工作的依据。\n第一章 形势\n平稳。\n第二章 任务\n发展。\n第三章 保障\n落实。\n"
    document = extract(("某省“十四五”环境规划\n\n目    录\n" + entries + body).encode())
    assert document.metadata.title is not None
    assert document.metadata.title.value == "某省“十四五”环境规划"
    assert [s.heading for s in document.sections] == [None, "形势", "任务", "保障"]


# -- numbers of pages before figures --------------------------------------------------------
FILLER = "".join(f"坚持统筹推进各项工作落到实处见到成效第{c}条。\n" for c in "甲乙丙丁戊己庚辛壬癸子丑寅卯")
PAGES = [
    "全面推进各领域改革加速演进，为全市水利\n1事业提供了广阔空间。\n",
    "有效防范化解各领域重大风险，为依\n2法治水提供了遵循。\n",
    "持续强化科技支撑作用，参照国家质\n3量管理体系改进。\n",
]


@pytest.mark.parametrize(
    ("rows", "values"),
    [
        ("水资源费支出占\n46.2 持续下降 预期性\n财政支出的比重（%）\n", ["46.2", "持续下降"]),
        ("水库除险加固率（%） 41.5 55 约束性\n灌区现代化改\n43.1 稳步提高 预期性\n造比例（%）\n", ["43.1", "稳步提高"]),
    ],
)
def test_a_page_number_is_never_cut_from_a_figure(rows, values):
    table = f"表1 主要指标\n指标 2025年 2030年 属性\n用水总量（亿立方米） 12 13 约束性\n{rows}"
    document = extract(("青石市规划\n\n一、目标\n" + FILLER.join(["", *PAGES, table, ""])).encode())
    pages = [document.text[f.span.start : f.span.end] for f in document.furniture if f.kind == "page_number"]
    assert pages == ["1", "2", "3"]
    assert [v.raw for v in document.indicators[-1].values] == values


@pytest.mark.parametrize("name", ["4岁以下儿童\n", "4岁及以上居民\n"])
def test_an_age_at_the_head_of_a_torn_name_is_no_page_number(name):
    table = (
        "表1 主要指标\n序号 指标名称 2025年 2030年 属性\n1 人均预期寿命（岁） 78.5 80.2 预期性\n"
        f"2 婴儿死亡率（‰） 3.5 <3.0 约束性\n{name}3 3.7 <3.5 约束性\n健康管理率（%）\n"
    )
    document = extract(("青石市规划\n\n一、目标\n" + FILLER.join(["", *PAGES, table, ""])).encode())
    assert document.indicators[-1].name == name.strip() + "健康管理率"


def test_a_page_whose_number_is_printed_has_no_other():
    table = (
        "表1 主要指标\n序号 指标名称 2025年 2030年 属性\n1 人均预期寿命（岁） 78.5 80.2 预期性\n— 4 —\n"
        "2 婴儿死亡率（‰） 3.5 <3.0 约束性\n"
    )
    cut = "新建水厂若干座，培训基层水利\n4人员不少于千人次。\n"
    document = extract(("青石市规划\n\n一、目标\n" + FILLER.join(["", *PAGES, cut, table, ""])).encode())
    pages = [document.text[f.span.start : f.span.end] for f in document.furniture if f.kind == "page_number"]
    assert pages.count("4") + pages.count("— 4 —") == 1


def test_the_end_of_a_torn_name_is_no_word_for_a_table_that_goes_on():
    table = (
        "表1 主要指标\n主要指标 2025年 2030年 属性\n1．普惠园覆盖率（%） 88 94 约束性\n"
        "2．从业人员继\n〔170〕 〔198〕 指导性\n续教育（万人次）\n"
        "— 4 —\n主要指标 2025年 2030年 属性\n3．人均受教育年限（年） 9.0 9.8 预期性\n4．高中毛入学率（%） 92 94 预期性\n"
    )
    document = extract(("青石市规划\n\n一、目标\n" + FILLER + table + "二、任务\n" + FILLER).encode())
    assert [i.name for i in document.indicators] == [
        "普惠园覆盖率",
        "从业人员继续教育",
        "人均受教育年限",
        "高中毛入学率",
    ]


@pytest.mark.parametrize(
    ("form", "pages"), [("14 / 17", 0), ("17 / 14", 0), ("{n} / 9", 5), ("第{n}页 共9页", 5)], ids=str
)
def test_pages_of_a_total_are_several_and_rise(form, pages):
    said = [form.format(n=n) for n in range(1, 6)] if "{n}" in form else [form]
    text = FILLER.join(["", *(f"{line}\n" for line in said), ""])
    document = extract(("青石市规划\n\n一、目标\n" + text + "二、任务\n" + FILLER).encode())
    assert sum(f.kind == "page_number" for f in document.furniture) == pages


# -- headings that fill their line, and lists of sentences ----------------------------------------------
def page(*paragraphs: str, width: int = 26, indent: int = 2) -> str:
    """A page whose paragraphs' indents a conversion dropped: each first line is shorter by the indent."""
    lines: list[str] = []
    for text in paragraphs:
        lines.append(text[: width - indent])
        lines += [text[n : n + width] for n in range(width - indent, len(text), width)]
    return "\n".join(lines) + "\n"


WAYS = [
    "健全完善水资源刚性约束制度和节约用水的体系",
    "加快构建系统完备并安全可靠的现代化防洪体系",
    "持续推进各河湖生态环境保护治理和岸线的修复",
]


def test_a_heading_that_fills_its_line_ends_above_a_dropped_indent():
    text = page(
        "一、主要任务", *(part for n, way in zip("一二三", WAYS, strict=True) for part in (f"（{n}）{way}", FULL * 6))
    )
    found = outline("青石市水利规划\n" + text + page("二、保障措施", FULL * 6))
    assert [number for _, number, _ in found] == ["一", "（一）", "（二）", "（三）", "二"]
    assert [words for _, _, words in found[1:4]] == WAYS


@pytest.mark.parametrize("numbers", [("1.1", "1.2", "1.3"), ("（一）", "（二）", "（三）")], ids="/".join)
def test_a_heading_is_as_long_as_the_contents_list_names_it(numbers):
    heads = [
        f"{number} {way}与能" if "." in number else f"{number}{way}" for number, way in zip(numbers, WAYS, strict=True)
    ]
    chapters = ("1 主要任务", "2 保障措施") if "." in numbers[0] else ("一、主要任务", "二、保障措施")
    listed = "\n".join(f"{entry} {'.' * 12} {n}" for n, entry in enumerate([chapters[0], *heads, chapters[1]], 1))
    text = page(chapters[0], *(part for head in heads for part in (head, FULL * 6)), chapters[1], FULL * 6, indent=0)
    found = outline(f"青石市水利规划\n目录\n{listed}\n{text}")
    assert [words for _, _, words in found[1:4]] == [head.lstrip("1.23 （一二三）") for head in heads]


SENTENCES = [
    "支持高水平建设国家健康医疗大数据中心；加快全民健康信息平台建设，打造便民服务新模式。加强应用。",
    "加快医疗保障数据中心建设，推进区域处方流转平台建设。完善服务链条，提升服务水平。",
    "优化电子健康档案服务，推进检查检验结果互认。鼓励发展远程医疗，扩大服务范围。",
]


def test_of_a_list_of_sentences_none_heads_a_section():
    listed = "".join(f"{n}.{words}\n" for n, words in enumerate(SENTENCES, 1))
    again = "".join(f"{n}.{words}\n" for n, words in enumerate(SENTENCES[1:], 1))
    more = listed.replace("健康", "养老")
    text = (
        f"青石市规划\n一、任务\n（一）医养健康\n{listed}（二）养老服务\n{more}（三）智慧医疗\n{again}二、保障\n{BODY}\n"
    )
    assert [number for _, number, _ in outline(text)] == ["一", "（一）", "（二）", "（三）", "二"]


def test_titles_of_one_piece_head_sections_also_among_lists_of_sentences():
    listed = "".join(f"{n}.{words}\n" for n, words in enumerate(SENTENCES, 1))
    titled = f"1.健康平台。{BODY}\n2.数据中心。{BODY}\n"
    text = f"青石市规划\n一、任务\n（一）医养健康\n{listed}（二）智慧医疗\n{titled}二、保障\n{BODY}\n"
    assert [number for _, number, _ in outline(text)] == ["一", "（一）", "（二）", "1", "2", "二"]


# -- excerpts -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("2.3 供水\n{}2.4 防洪\n{}3 保障\n3.1 组织\n{}", [(2, "2.3"), (2, "2.4"), (1, "3"), (2, "3.1")]),
        ("2.3 供水\n{}2.3.1 水源\n{}2.3.2 管网\n{}2.4 防洪\n{}", [(1, "2.3"), (2, "2.3.1"), (2, "2.3.2"), (1, "2.4")]),
        ("3.2.1 水源\n{}3.2.2 管网\n{}3.3 防洪\n{}", [(2, "3.2.1"), (2, "3.2.2"), (1, "3.3")]),
        ("2 任务要求\n{}2.1 供水保障\n{}", [(1, "2"), (2, "2.1")]),
        ("2、主要任务\n{}3、保障措施\n{}", [(1, "2"), (1, "3")]),
        ("2. 主要任务\n{}2.1 供水\n{}2.2 防洪\n{}3. 保障\n{}", [(1, "2"), (2, "2.1"), (2, "2.2"), (1, "3")]),
        ("2.3 供水\n{}", [(1, "2.3")]),
    ],
)
def test_an_excerpt_begins_with_any_number(lines, expected):
    assert [(level, number) for level, number, _ in outline(lines.replace("{}", FULL + BODY + "\n"))] == expected


@pytest.mark.parametrize("opening", ["2.2 万亩良田建成", "3.5亿元投资完成，成效明显。", "2 年来，工作取得成效。"])
def test_a_figure_that_opens_an_excerpt_heads_nothing(opening):
    text = f"{opening}\n{FULL}{BODY}\n一、目标\n{BODY}\n二、任务\n{BODY}\n"
    assert [number for _, number, _ in outline(text)] == ["一", "二"]


def test_a_title_of_an_article_may_hold_the_second_half_of_a_word():
    text = f"青石市办法\n第一章 总则\n第一条 目标任务。{BODY}\n第二条 基本原则。{BODY}\n第二章 任务\n第三条 成本控制。{BODY}\n"
    assert [words for _, _, words in outline(text)][1:] == ["目标任务", "基本原则", "任务", "成本控制"]


def test_a_heading_behind_a_paragraph_is_parted_and_a_list_on_one_line_is_not():
    long = "健全工作机制，强化统筹协调，确保各项任务落到实处，取得新成效。"
    text = f"青石市规划\n一、发展基础\n{long}二、主要任务\n（一）供水\n{long}三、保障措施\n{BODY}\n"
    assert [number for _, number, _ in outline(text)] == ["一", "二", "（一）", "三"]
    text = f"青石市规划\n一、发展基础\n要求是：一、坚持节水。二、坚持治理\n{BODY}\n二、任务\n{BODY}\n"
    assert [number for _, number, _ in outline(text)] == ["一", "二"]


@pytest.mark.parametrize("missing", [{6}, {5}, {6, 9}])
def test_a_run_goes_on_where_a_number_is_missing_beside_one_that_heads_nothing(missing):
    """Number 5 opens with a sentence that is no title; where 6 is missing, too, 7 and all below it are headings still."""
    words = [a + "水" for a in "供排节治管用蓄调护亲净保"]
    long = "坚持节水优先方针，统筹水资源水环境水生态治理，严格控制用水总量，加快建设高质量的现代化供水保障网络体系和防洪减灾体系。"
    lines = []
    for n, word in enumerate(words, 1):
        if n not in missing:
            lines.append(f"{n}.{long}深化改革。" if n == 5 else f"{n}.加强{word}管理。完善{word}制度，健全长效机制。")
    found = extract(("青石县规划\n\n一、任务\n\n" + "\n\n".join(lines) + "\n").encode())
    heads = [s.heading for s in found.sections[-1].children]
    assert heads == [f"加强{word}管理" for n, word in enumerate(words, 1) if n not in missing | {5}]
    assert "HEADING_GAP" in [d.code for d in found.diagnostics]


# -- numbers that name what they count ---------------------------------------------------------


def test_tasks_head_sections_under_their_chapter():
    text = (
        "第三章 重点工程\n工程一：湿地保护工程\n恢复湿地1200公顷。\n工程二：河道整治工程\n整治河道46公里。\n"
        "工程三：水源涵养工程\n营造水源涵养林3万亩。\n第四章 保障措施\n落实责任。\n"
    )
    assert outline(text) == [
        (1, "第三章", "重点工程"), (2, "工程一", "湿地保护工程"), (2, "工程二", "河道整治工程"),
        (2, "工程三", "水源涵养工程"), (1, "第四章", "保障措施"),
    ]  # fmt: skip


def test_tasks_with_a_blank_head_sections_and_a_count_of_projects_does_not():
    text = (
        "二、主要任务\n\n任务1  完善预警体系\n\n布设站点60处。\n\n任务2  健全救援队伍\n\n组建队伍9支。\n\n"
        "任务完成情况按季通报。\n\n三、保障措施\n\n加大投入。\n"
    )
    assert outline(text) == [
        (1, "二", "主要任务"), (2, "任务1", "完善预警体系"), (2, "任务2", "健全救援队伍"), (1, "三", "保障措施"),
    ]  # fmt: skip


# -- headings that lost a line break -----------------------------------------------------------


def test_a_heading_glued_behind_a_paragraph_is_found_by_its_number():
    text = (
        "一、发展思路\n（一）扩大有效供给\n建设仓库12座。（二）优化流通网络\n打通堵点，降低成本。\n"
        "（三）培育经营主体\n支持企业联合经营。\n"
    )
    assert outline(text) == [
        (1, "一", "发展思路"), (2, "（一）", "扩大有效供给"), (2, "（二）", "优化流通网络"), (2, "（三）", "培育经营主体"),
    ]  # fmt: skip


def test_a_number_within_a_sentence_parts_no_paragraph():
    text = "一、总则\n本办法适用于本市。（一）至（三）项同样适用\n二、职责\n（一）登记。受理申请。\n（二）公示。按期公布。\n"
    assert [words for _, _, words in outline(text)] == ["总则", "职责", "登记", "公示"]


def test_a_heading_whose_text_follows_without_a_stop_ends_before_the_verb():
    text = (
        "三、打造新高地\n（一）滨海会客厅--打造文旅融合新标杆\n建设景区3处。\n（二）云上果园--打造特色农业样板\n建设果园9个。\n"
        "（三）山谷智造--打造精密制造集聚区依托省级开发区，引进龙头企业，完善配套。每年引进项目12个。\n"
        "（四）水韵小镇--打造康养旅居目的地\n建设民宿80家。\n"
    )
    found = outline(text)
    assert found[3] == (2, "（三）", "山谷智造--打造精密制造集聚区")
    assert [number for _, number, _ in found] == ["三", "（一）", "（二）", "（三）", "（四）"]
    section = extract(text.encode()).sections[0].children[2]
    assert section.run_in
    assert section.blocks[0].text.startswith("依托省级开发区")


def test_an_article_alone_on_its_line_takes_the_next_line():
    text = "第一章 总则\n第一条\n为规范粮食储备，制定本办法。\n第二条\n本办法适用于全县。\n"
    assert [(level, number) for level, number, _ in outline(text)] == [(1, "第一章"), (2, "第一条"), (2, "第二条")]


def test_an_excerpt_may_begin_with_any_number_of_its_lists():
    text = (
        "三、强化供给\n（五）保障用水\n9.建设水厂。新建水厂4座，日供水20万吨（市水务局负责）\n"
        "10.改造管网。改造老旧管网120公里，漏损率降到9%（市水务局负责）\n11.推行节水。创建节水单位60家（市水务局负责）\n"
    )
    assert [(level, number) for level, number, _ in outline(text)][2:] == [(3, "9"), (3, "10"), (3, "11")]


def test_a_chapter_whose_words_open_with_a_year():
    text = "1 现状\n1.1 成就\n建成学校9所。\n2 思路\n2.1 原则\n坚持公益。\n3 2035年远景目标\n3.1 总体目标\n全面建成。\n"
    assert (1, "3", "2035年远景目标") in outline(text)


# -- paragraphs that a dump broke, pages beside a title ------------------------------------------


def paragraphs(text: str) -> list[str]:
    return [b.text for s in extract(text.encode()).sections for b in s.blocks if b.type == "paragraph"]


def test_a_line_that_opens_with_a_count_goes_on_with_the_sentence():
    text = "第二章 目标\n到2030年，建成文化站\n16个，服务半径\n5公里以内，覆盖\n42个乡镇。\n第三章 任务\n落实任务。\n"
    assert paragraphs(text)[0] == "到2030年，建成文化站16个，服务半径5公里以内，覆盖42个乡镇。"


def test_a_line_that_opens_with_a_year_or_stands_apart_does_not():
    text = (
        "第二章 目标\n推进文化站建设\n2030年，建成文化站16个。\n\n主要指标如下，见表\n\n16个文化站建成。\n第三章 任务\n"
    )
    assert paragraphs(text)[:2] == ["推进文化站建设", "2030年，建成文化站16个。"]
    assert "16个文化站建成。" in paragraphs(text)


def test_numbers_beside_the_title_printed_again_are_pages():
    pages = [
        f"第{n}章 {words}\n\n全县大力推进{words}，完善管理制度，提高\n\n安岭县绿道建设规划\n{page}\n\n服务水平。\n"
        for page, (n, words) in enumerate((("一", "绿道选线"), ("二", "驿站布局"), ("三", "植被恢复")), 1)
    ]
    text = "安岭县绿道建设规划\n\n" + "\n".join(pages)
    kinds = [item.kind for item in extract(text.encode()).furniture]
    assert kinds.count("page_number") == 3
    assert kinds.count("running_header") == 3


def test_a_heading_below_a_table_of_tabs_is_no_row():
    text = (
        "1\t现状\n1.1\t成就\n建成公园9处。\n2\t目标\n2.1\t规划目标\n到2030年全面建成。\n指标\t单位\t2025年\t2030年\n"
        "绿化覆盖率\t%\t41\t44\n公园数量\t个\t9\t16\n2.2\t空间布局\n构建一带两区。\n3\t保障\n3.1\t组织保障\n落实责任。\n"
    )
    assert (2, "2.2", "空间布局") in outline(text)
    assert [len(table.rows) for table in extract(text.encode()).tables] == [2]


# -- boxes, footnotes and long headings of dumps ---------------------------------------------------


def boxes_of(text: str, **kind: str) -> list[tuple[object, str, int]]:
    return [(box.number, box.title, len(box.items)) for box in extract(text.encode(), **kind).boxes]


def test_a_box_title_glued_to_a_paragraph_opens_a_box():
    text = (
        "（一）做强茶产业\n新建茶园2万亩，良种率达到82%。专栏3 茶产业提升工程\n1.良种工程。建设苗圃9个。\n"
        "2.加工工程。改造茶厂26家。\n（二）做优林产业\n种植油茶5万亩。\n"
    )
    assert boxes_of(text) == [(3, "茶产业提升工程", 2)]
    assert [words for _, _, words in outline(text)] == ["做强茶产业", "做优林产业"]


def test_a_box_named_in_a_sentence_opens_none():
    text = "（一）做强茶产业\n新建茶园2万亩。专栏3所列工程抓紧实施，按期建成。\n（二）做优林产业\n种植油茶5万亩。\n"
    assert boxes_of(text) == []


def test_a_box_of_one_table_ends_where_the_outline_goes_on():
    text = (
        "## 三、重点工程\n\n推进建设。\n\n**专栏2  智慧水务工程**\n\n| 工程 | 内容 |\n| --- | --- |\n| 水厂 | 改造6座 |\n"
        "| 泵站 | 新建9座 |\n\n### （一）完善管网\n\n改造管网90公里。\n\n### （二）提升水质\n\n检测点60处。\n"
    )
    assert boxes_of(text, path="a.md") == [(2, "智慧水务工程", 0)]
    assert (2, "（一）", "完善管网") in outline(text)


def test_footnotes_below_a_page_head_no_sections():
    text = (
        "一、现状\n每万人拥有绿道1.2公里①，居全市前列。\n二、目标\n口袋公园②达到60个，覆盖率③达到95%。\n"
        "①绿道：供行人骑行的线性空间。\n②口袋公园：面积较小的绿地。\n③覆盖率：五百米服务半径的覆盖比例。\n三、任务\n建设绿道。\n"
    )
    assert [words for _, _, words in outline(text)] == ["现状", "目标", "任务"]


def test_circled_numbers_of_a_list_still_head_sections():
    text = "一、任务\n①完善设施\n建设驿站20处，①类驿站优先。\n②加强管护\n组建队伍6支。\n二、保障\n落实责任。\n"
    assert (2, "②", "加强管护") in outline(text)


def test_a_long_heading_over_a_sentence_is_whole():
    text = (
        "（十）深入推进长江经济带、成渝地区双城经济圈、西部陆海新通道等重大战略实施和区域协调联动发展\n"
        "主动融入重大战略。\n（十一）加快建设内陆开放高地\n外贸进出口年均增长8%。\n"
    )
    assert [number for _, number, _ in outline(text)] == ["（十）", "（十一）"]
    assert paragraphs(text)[0] == "主动融入重大战略。"


def test_the_first_of_the_headings_without_a_number_stands_below_the_title():
    long = "坚持稳中求进，推动高质量发展，努力完成全年目标任务，持续保障和改善民生，守牢安全发展的底线，为全面建设现代化新城区奠定更加坚实的基础。"
    text = f"红石县工作要点\n\n指导思想\n\n{long}\n\n主要目标\n\n{long}\n\n重点工作\n\n{long}\n"
    assert [words for _, _, words in outline(text)] == ["指导思想", "主要目标", "重点工作"]


@pytest.mark.parametrize("stray", ["1、", "3.", "2．5G基站达到3000个，"])
@pytest.mark.parametrize("at", [2, 6, 10])
def test_a_number_astray_costs_no_heading_of_a_run_over_chapters(stray, at):
    words = [a + "水" for a in "供排节治管用蓄调护亲净保"]
    lines = []
    for n, word in enumerate(words, 1):
        if n % 4 == 1:
            lines.append(f"（{'一二三'[n // 4]}）做好{'甲乙丙'[n // 4]}类工作")
        lines.append(f"{n}.加强{word}管理。完善{word}制度，健全长效机制，推动高质量发展，")
        lines += [stray] * (n == at)
        lines.append(f"提升{word}服务水平和保障能力，不断增强群众获得感。")
    found = extract(("青石县规划\n\n一、任务\n\n" + "\n".join(lines) + "\n").encode())
    heads = [s.heading for part in found.sections[-1].children for s in part.children]
    assert heads == [f"加强{word}管理" for word in words]


@pytest.mark.parametrize("inner", ["完善设施网络", "着力提升城乡生态环境品质，建设“公园城市”"])
def test_two_headings_on_one_line_are_two(inner):
    text = f"一、现状\n\n取得成效。\n\n二、主要任务（一）{inner}\n\n建设公园12座。\n\n（二）节约用水\n\n建设管网。\n"
    assert outline(text) == [
        (1, "一", "现状"), (1, "二", "主要任务"), (2, "（一）", inner), (2, "（二）", "节约用水"),
    ]  # fmt: skip


def test_a_heading_between_a_table_and_the_title_of_a_box_is_no_cell():
    cells = "\n".join(
        ["领域", "指标", "2020年", "2025年", "用水", "漏损率（%）", "12", "9", "节水器具（套）", "5", "8"]
    )
    text = (
        f"青石市供水规划\n\n一、基础\n\n表1 主要指标\n{cells}\n\n二、目标\n\n专栏1 主要指标\n\n"
        "指标 2025年 2030年\n漏损率（%） 9 8\n节水器具（套） 8 9\n\n三、任务\n\n推进管网改造。\n"
    )
    document = extract(text.encode())
    assert [section.heading for section in document.sections] == ["基础", "目标", "任务"]


def test_a_heading_of_arabic_number_that_its_author_broke_is_whole():
    body = "聚焦群众关切的问题，着力破解难点，建成水厂3座、泵站5座。"
    heads = (
        "1. 扩大城乡用水\n供应网络",
        "2. 推进管网改造",
        "3. 完善节水机制",
        "4. 建设调蓄水库",
        "5. 保护水源",
        "6. 强化监测",
    )
    text = "青石市供水规划\n\n一、任务\n\n" + "".join(f"{head}\n\n{body}\n\n" for head in heads)
    assert [heading for _, _, heading in outline(text)] == [
        "任务", "扩大城乡用水供应网络", "推进管网改造", "完善节水机制", "建设调蓄水库", "保护水源", "强化监测",
    ]  # fmt: skip


def test_figures_as_wide_as_han_characters_fill_their_line():
    line = "全市“四乱”问题５２８７个，治理水土流失２３５４平方"
    source = without_radicals(Source(f"{line}\n公里。\n", "text"))
    first, second = split_lines(with_plain_signs(source), source.text).lines
    assert (first.text, columns(linebreaks.printed(first))) == (
        line.replace("５２８７", "5287").replace("２３５４", "2354"),
        26,
    )
    assert is_full(first, second, Layout(width=27))


@pytest.mark.parametrize(
    "first", [("壹、", "贰、", "叁、"), ("任务一：", "任务二：", "任务三："), ("工程1：", "工程2：", "工程3：")]
)
def test_rare_numbers_may_be_the_outermost(first):
    heads = [(n, words) for n, words in zip(first, ("完善农村路网", "优化公交服务", "推动绿色转型"), strict=True)]
    text = "沐阳市交通运输规划\n\n" + "".join(f"{n}{words}\n服务更加便捷，路网更加完善。\n" for n, words in heads)
    assert outline(text) == [(1, n.rstrip("、："), words) for n, words in heads]


def test_banker_s_numerals_stand_above_the_plain_ones():
    text = "沐阳市交通运输规划\n\n壹、发展基础\n一、主要成效\n路网更加完善。\n二、存在问题\n短板仍然明显。\n贰、总体要求\n一、指导思想\n坚持先行。\n"
    assert [(level, raw) for level, raw, _ in outline(text)] == [(1, "壹"), (2, "一"), (2, "二"), (1, "贰"), (2, "一")]


def test_a_numbered_line_that_heads_a_text_on_sources_is_a_heading():
    text = "青石市零售公报\n\n一、统计范围：\n批发和零售业法人企业。\n二、数据来源：\n根据统计报表制度取得。\n三、指标解释：\n零售额是售予居民的金额。\n"
    assert [s.heading for s in extract(text.encode()).sections if s.number] == ["统计范围", "数据来源", "指标解释"]
    told = text.replace("二、数据来源：\n", "二、数据来源：市统计局。\n")
    assert "数据来源" not in [s.heading for s in extract(told.encode()).sections]


@pytest.mark.parametrize(
    "lead", ["主要目标如下：", "锚定 2035 年远景目标,今后五年努力实现以下目标:", "完善机制，落实责任，健全服务体系。"]
)
def test_the_indent_of_a_paragraph_that_went_up_ends_the_heading_of_its_line(lead):
    body = "——保障能力更实。基础设施更加完善,应急处置更加有力。\n"
    text = f"青江市规划\n1  总则\n{body}2  总体要求\n2.1  基本原则　　必须遵循以下原则:\n{body}2.2  发展目标　　{lead}\n{body}"
    assert [heading for *_, heading in outline(text)] == ["总则", "总体要求", "基本原则", "发展目标"]


@pytest.mark.parametrize(("stop", "whole"), [("。", True), ("", True), ("，推进", False)])
def test_a_heading_over_two_lines_is_as_long_as_its_contents_entry_but_for_its_stop(stop, whole):
    listed = "目录\n一、发展环境…………1\n二、优化国土空间开发保护格局…………2\n三、组织实施…………5\n\n"
    body = "完善工作机制，及时回应群众关切，推动各项工作再上新台阶。\n"
    text = f"青江市规划\n{listed}一、发展环境\n\n{body}\n二、优化国土空间开\n发保护格局{stop}\n\n{body}\n三、组织实施\n\n{body}"
    assert ("优化国土空间开发保护格局" in [heading for *_, heading in outline(text)]) is whole


@pytest.mark.parametrize(
    ("sister", "whole"), [("2.提升医疗服务能力", True), ("2.提升医疗服务能力。完善制度，落实责任。", False)]
)
def test_the_second_line_of_a_heading_whose_sister_stands_alone_is_its_own(sister, whole):
    body = "立足资源禀赋和产业基础，促进资源共享、优势互补，推动各项工作再上新台阶。"
    text = f"青江市规划\n\n一、任务\n\n1.推进优质医疗资源\n扩容和均衡布局\n\n{body}\n\n{sister}\n\n{body}\n\n二、保障\n\n{body}\n"
    assert ("推进优质医疗资源扩容和均衡布局" in [heading for *_, heading in outline(text)]) is whole


def test_a_page_may_cut_the_text_below_a_heading_of_two_lines():
    body = "　　加强风险监测预警，提高防范应对能力。推动资源要素\n\n— 1 —\n\n向基层倾斜，实现规模、结构、质量、效益相统一。\n"
    text = f"青江市规划\n6  推动低碳转型\n6.1  优化国土空间\n开发保护格局\n{body}6.2  加强保护\n　　完善机制，落实责任，健全服务体系。\n"
    assert "优化国土空间开发保护格局" in [heading for *_, heading in outline(text)]
