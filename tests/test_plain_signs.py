"""Blanks and figures of rare width: read as the plain ones, printed as they stand."""

from __future__ import annotations

import re

import pytest
from bounds import read

from extractor import extract
from extractor.core.plain_signs import with_plain_signs
from extractor.core.source import Source

PLAN = """青石县２０２１—２０２５年水利发展规划

１　总体要求

１.１　发展目标

到２０２５年，新增供水能力１．２亿立方米，治理河道３６０公里，农村自来水普及率达到９２．５％。

１.２　基本原则

坚持节水优先。

２　主要任务

（１）完善骨干水网。建成水库１２座，供水人口３５０万人。

（２）推进节水。
"""
NARROW = str.maketrans("０１２３４５６７８９．", "0123456789.")


def said(found) -> list[object]:
    return [(s.subject, s.value, s.unit, s.kind, s.period, s.comparator) for s in found.statements]


def outline(found) -> list[object]:
    def of(section):
        number = section.number.value if section.number else None
        return (section.level, number, section.heading, [of(child) for child in section.children])

    return [of(section) for section in found.sections]


def test_wide_figures_say_what_plain_ones_say():
    wide, narrow = read(PLAN), read(PLAN.translate(NARROW))
    assert said(wide) == said(narrow)
    assert len(said(wide)) == 5
    assert outline(wide) == outline(narrow)
    assert wide.metadata.plan_period.value == narrow.metadata.plan_period.value
    assert [s.sentence.translate(NARROW) for s in wide.statements] == [s.sentence for s in narrow.statements]


def test_what_is_printed_stays():
    found = read(PLAN)
    assert found.text == PLAN
    assert "９２．５％" in found.statements[2].sentence
    assert found.sections[0].number.raw == "１"


def test_blanks_of_web_pages_say_what_plain_ones_say():
    table = "表1 主要指标\n指标  单位  2025年\n床位  张  6000\n助餐点  个  150\n"
    text = f"青石县养老规划\n\n第一章 总则\n\n第一节 目标\n\n到2025年，床位达到6000张。\n\n{table}"
    plain, web = read(text), read(text.replace(" ", "\xa0"))
    assert outline(plain) == outline(web)
    assert said(plain) == said(web)
    assert [[v.value for v in i.values] for i in web.indicators] == [[6000], [150]]


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("投资７６\n４亿元", "投资７６\n４亿元"),  # wide figures on both sides of a line's end are one number
        ("投资７６\n亿元", "投资76\n亿元"),
        ("到２０２５年，３９．８％", "到2025年，39.8％"),
        ("１．总则", "1．总则"),
        ("床位   ６０００   ７０００", "床位   ６０００   ７０００"),  # each cell below its header, by its width
        ("1\xa0250人", "1\xa0250人"),
        ("第一章\xa0总则", "第一章 总则"),
    ],
)
def test_one_sign_for_one(text, read_as):
    assert with_plain_signs(Source(text, "text/1")).text == read_as


def test_a_text_of_plain_signs_is_the_same_source():
    source = Source("到2025年，床位达到6000张。", "text/1")
    assert with_plain_signs(source) is source


def test_each_place_holds():
    source = Source(PLAN.replace(" ", "\xa0"), "text/1")
    plain = with_plain_signs(source).text
    assert len(plain) == len(source.text)
    assert re.sub(r"\s", "", plain) == re.sub(r"\s", "", source.text.translate(NARROW).replace("1.总", "1．总"))


def test_wide_blanks_part_a_paragraph_from_its_heading():
    found = read(
        "青石县规划\n　　第一章　发展环境        “十三五”时期，全县发展取得明显成效，综合实力大幅提升。\n"
        "　　第二章　总体要求        坚持稳中求进工作总基调，完整准确全面贯彻新发展理念。\n"
    )
    assert [s.heading for s in found.sections if s.heading] == ["发展环境", "总体要求"]


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_a_wide_figure_behind_a_sign_is_a_cell_and_no_quotation(suffix):
    cells = "指标 2020年 2025年 参保率（%） >９２ >９５ 签订率（%） ９０ > ９２ 结案率（%） >〔９０〕 ９１"
    lines = cells.replace("> ", ">_").split()
    text = "青石县规划\n\n一、目标\n\n" + "\n\n".join(lines).replace("_", " ") + "\n\n二、任务\n\n坚持绿色发展。\n"
    found = extract(text.encode(), path="a" + suffix)
    assert [[(v.comparator, v.value) for v in i.values] for i in found.indicators] == [
        [(">", 92), (">", 95)], [("=", 90), (">", 92)], [(">", 90), ("=", 91)],
    ]  # fmt: skip


def test_figures_of_two_widths_on_both_sides_of_a_line_s_end_are_no_number():
    full = "健全监测体系，持续优化服务，完善工作机制，不断提升质量水平。建立项目库，实行清单管理\n" * 6
    cut = "健全监测体系，持续优化服务，完善工作机制，不断提升质量水平。到2025年，开工率不低于９６\n3%，投资超过90%。\n"
    text = f"青石市养老规划\n\n一、任务\n{full}{cut}"
    found = read(text)
    assert [s.value for s in found.statements] == [90]
    assert "NUMBER_UNREAD" in {diagnostic.code for diagnostic in found.diagnostics}


def test_rows_between_wide_bars_are_those_of_a_table():
    rows = "｜指标｜2020年｜2025年｜\n｜---｜---｜---｜\n｜参保率（%）｜92｜≥95｜\n｜床位（张）｜120｜260｜\n"
    found = read(f"青石县规划\n\n一、目标\n\n{rows}\n二、任务\n\n坚持绿色发展。\n")
    assert [[(v.comparator, v.value) for v in i.values] for i in found.indicators] == [
        [("=", 92), (">=", 95)], [("=", 120), ("=", 260)],
    ]  # fmt: skip
    assert not found.statements
    assert "CONSERVATION" not in [one.code for one in found.diagnostics]


def test_a_wide_bar_between_words_is_no_row():
    found = read("青石县规划\n\n一、目标\n\n首页｜公开｜规划\n\n建成站点12个。\n\n二、任务\n\n坚持绿色发展。\n")
    assert not found.tables
    assert [s.value for s in found.statements] == [12]


@pytest.mark.parametrize(
    ("before", "after", "values"),
    [
        ([1, 3], [4, 5], [1322, 281]),  # no page 2 stands behind page 3
        ([1, 2], [4, 5], [1322, 281]),
        ([1], [3, 4, 5], [132, 281]),
        ([2, 1], [9, 8], [1322, 281]),  # nothing that counts
        ([], [], [1322, 281]),
    ],
)
def test_a_figure_over_a_line_s_end_is_one_where_no_page_s_number_fits_there(before, after, values):
    full = "健全监测体系，持续优化服务，完善工作机制，不断提升质量水平，形成常态化长效化工作格\n局，让群众得到实惠。\n"
    cut = (
        "健全监测体系，持续优化服务，完善工作机制，不断提升质量水平，形成长效化工作机制，切实\n{}巩固成效，落实责任。\n"
    )
    figure = "健全监测体系，持续优化服务，完善工作机制，提升质量。到2025年，新建高标准农田132\n2万亩，改造281万亩。\n"
    parts = [*map(cut.format, before), figure, *map(cut.format, after)]
    document = read("青石市农业规划\n\n一、任务\n" + (full * 14).join(["", *parts, ""]))
    assert [s.value for s in document.statements] == values
    assert ("PAGE_OR_FIGURE" in {d.code for d in document.diagnostics}) is (132 in values)
