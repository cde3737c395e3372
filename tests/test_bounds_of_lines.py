"""Rules that look at one line, one word of a header or one column: both sides of what each asks."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from extractor import extract
from extractor.core.fragment import Fragment
from extractor.core.trace import Trace
from extractor.layout import contents, linebreaks
from extractor.layout.ends import heading_lines, page_lines
from extractor.layout.ends.question import MIN_CUT, Break
from extractor.layout.expected import Expected
from extractor.layout.front_matter import start
from extractor.layout.furniture import bare_pages
from extractor.layout.linebreaks import SLACK, Layout
from extractor.layout.tables.cells.atoms import Atom, Gap, what
from extractor.layout.tables.cells.fits import denies
from extractor.layout.tables.grid import GridRow
from extractor.layout.tables.judging import sides
from extractor.layout.tables.running_text import laid_header
from extractor.layout.tables.ways import listed, parted
from extractor.layout.units import Unit
from extractor.lexicon.schemes import read_mark
from extractor.lexicon.table_points import SAYS
from extractor.models import Document, Section
from extractor.statements import pairing
from tests.bounds import cell, lines_of, read

# -- lines -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "n", "beside"),
    [
        (("推进建设。", "3"), 1, True),
        (("（附件一）", "3"), 1, True),
        (("附件一", "3"), 1, False),
        (("3）",), 0, False),
        (("推进建设。", "3", "附件"), 1, False),
        (("推进就业服务体系建设，健全机制，完善保障制度", "3", "附件"), 1, True),
    ],
)
def test_a_number_beside_running_text(texts: Sequence[str], n: int, beside: bool) -> None:
    assert bare_pages._beside_text(lines_of(*texts), n) is beside


@pytest.mark.parametrize(
    ("keys", "bare", "at"),
    [
        (("一、总则", "二、目标", "一、总则"), False, 2),
        (("一、总则", "二、目标", "总则"), True, 2),
        (("总则", "二、目标", "总则"), True, None),
        (("", "二、目标", ""), False, None),
        (("一、总则", "二、目标", "三、任务"), False, None),
    ],
)
def test_where_the_first_entry_comes_again(keys: Sequence[str], bare: bool, at: int | None) -> None:
    assert contents._second_opening(lines_of("甲", "乙", "丙"), keys, 0, bare) == at


@pytest.mark.parametrize(("full", "open_ended", "width"), [(8, 2, 31), (8, 3, 0), (12, 3, 31)])
def test_four_of_five_lines_that_break_off_reach_the_width(full: int, open_ended: int, width: int) -> None:
    given = [("推" * 30, line) for line in lines_of(*["推进，任务"] * full)]
    given += [("推" * 20, line) for line in lines_of(*["推进，任务"] * open_ended)]
    assert linebreaks._width_of_few(given) == width


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("青石市人民政府", True), ("青" * start.MAX_AGENCY, True), ("青" * (start.MAX_AGENCY + 1), False),
        ("推进各项建设。", False), ("一、总则", False), ("2025年3月2日", False), ("附件一", False),
    ],
)  # fmt: skip
def test_a_short_line_of_a_head(text: str, short: bool) -> None:
    (line,) = lines_of(text)
    assert start._is_short_line(Unit(line, read_mark(text))) is short


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("青石市规划（2023年3月5日）", True), ("2023年3月5日 ", True), ("2023年3月5日）起", False), ("三月五日", False),
        ("规" * (start.MAX_TITLE_LINE - 9) + "2023年3月5日", True),
        ("规" * (start.MAX_TITLE_LINE - 8) + "2023年3月5日", False),
        ("青石市人民政府办公室 2023年3月5日印发", False),
    ],
)  # fmt: skip
def test_a_line_of_a_head_that_ends_with_a_day(text: str, ends: bool) -> None:
    unit: Any = SimpleNamespace(grid=None, text=text)
    assert start._ends_with_date(unit) is ends


# -- where a paragraph ends ------------------------------------------------------------------


def asked(above: str, below: str, *more: str, layout: Layout) -> Break:
    lines = lines_of(above, below, *more)
    return Break(Unit(lines[0], read_mark(lines[0].text)), lines, 1, layout, Expected())


FULL = 30


@pytest.mark.parametrize(
    ("above", "torn"),
    [
        ("推，" + "进" * (FULL - 2), True),
        ("推，" + "进" * (FULL - 1), True),
        ("推，" + "进" * FULL, False),
        ("推，" + "进" * (FULL - 2 - SLACK), True),
        ("推，" + "进" * (FULL - 3 - SLACK), False),
        ("推进" * (FULL // 2), True),
        ("一、" + "进" * (FULL - 2), True),
        ("（一）" + "进" * (FULL - 3), False),
        ("（一）推，" + "进" * (FULL - 5), True),
        ("推，" + "进" * (FULL - 3) + "。", False),
    ],
)
def test_a_paragraph_that_is_a_line_of_print(above: str, torn: bool) -> None:
    """It is full and ends inside a sentence; one that a number opens shows by a sign that it is a text."""
    assert page_lines._is_torn(asked(above, "任务", layout=Layout(paragraphs=True, torn=FULL))) is torn


@pytest.mark.parametrize(
    ("rest", "text", "flush"),
    [
        ("建设", "　　" + "推" * (MIN_CUT - 1) + "。", True),
        ("建设", "　　" + "推" * (MIN_CUT - 2) + "。", False),
        ("建设", "　　" + "推" * MIN_CUT, False),
        ("建设", "推" * MIN_CUT + "。", False),
        ("健全制度，建设", "　　" + "推" * MIN_CUT + "。", False),
    ],
)
def test_the_second_line_of_a_heading_flush_with_it(rest: str, text: str, flush: bool) -> None:
    question = asked("一、推进公共就业服务体系", rest, text, layout=Layout())
    assert heading_lines._is_flush_rest(question) is flush


# -- cells and columns -----------------------------------------------------------------------


@pytest.mark.parametrize("role", ["number", "unit", "attribute", "name", "group", "value", "any", "note"])
@pytest.mark.parametrize("text", ["", "—", "/", "无", "暂无", "N/A"])
def test_no_column_is_denied_a_cell_without_a_value(role: str, text: str) -> None:
    assert not denies(text, role)


@pytest.mark.parametrize(
    ("names", "has"),
    [
        ("甲 乙 丙 丁 戊", True), ("甲 甲 乙 乙 丙", True), ("甲 甲 甲 乙 乙", False), ("甲 乙 甲 乙", False),
        ("甲 乙 丙 丁 5", True), ("甲 乙 丙 5", False), ("甲 乙 丙 万人", False), ("", False),
    ],
)  # fmt: skip
def test_a_column_with_names(names: str, has: bool) -> None:
    rows = [GridRow("data", [cell(name)]) for name in names.split()]
    grid: Any = SimpleNamespace(rows=[*rows, GridRow("group", [cell("甲")])])
    assert sides.has_names(grid, 0) is has


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("重点项目一览表", True), ("重点项目清单（2025年）", True), ("重点项目", False), ("清单如下", False),
        ("推进建设，健全机制，落实重点项目清单，列入一览表", True), ("任务。目标。清单", False),
        ("项" * (2 * listed.MAX_CELL - 1) + "表", True), ("项" * 2 * listed.MAX_CELL + "表", False),
    ],
)  # fmt: skip
def test_the_title_of_a_list(text: str, is_one: bool) -> None:
    assert listed._is_title(lines_of(text)[0]) is (is_one and "，" not in text)


def word(text: str, left: int = 0) -> Atom:
    return Atom(Fragment(text, ((0, len(text)),)), text, 0, Gap.CELL, 0, what(text), left, left + len(text))


@pytest.mark.parametrize(
    ("head", "line", "places", "torn"),
    [
        ("指标 属", "性", (1,), True),
        ("指标 单位 完成", "情况", (2,), True),
        ("指标 （万", "人）", (1,), True),
        ("指标（万 单位", "人）", (0,), True),
        ("指标(万 单位", "人)", (0,), True),
        ("指标（万人） 单位", "张", (0,), False),
        ("指标 单位", "名称", (0,), False),
        ("单 指标", "位", (0,), True),
        ("重点工程 单位", "建设", (0,), False),
        ("指标 单位 完成", "情况", (-1,), False),
        ("指标 单位 完成", "5", (2,), False),
        ("指标 单位 完成时间", "2025年", (2,), False),
        ("指标 单位", "全社会研发经费投", (0,), False),
    ],
)
def test_a_line_that_makes_the_header_above_it_whole(head: str, line: str, places: tuple[int, ...], torn: bool) -> None:
    above, below = [word(text) for text in head.split()], [word(text) for text in line.split()]
    assert laid_header._is_torn_header(above, below, places) is torn


def test_the_rest_of_a_name_stands_under_a_name_at_the_margin_too() -> None:
    """The first column begins where the line does: nothing is left of it."""
    rows = ["指标                  单位      2020年      2025年", "城镇职工基本医疗      万人      30          35",
            "保险参保人数", "养老床位              张        500         900"]  # fmt: skip
    text = "青石市规划\n\n一、目标\n表1 主要指标\n" + "\n".join(rows) + "\n\n二、任务\n推进各项建设，健全机制。\n"
    trace = Trace()
    document = extract(text.encode(), trace=trace)
    assert [i.name for i in document.indicators] == ["城镇职工基本医疗保险参保人数", "养老床位"]
    (said,) = [e.reason for e in trace.events if e.rule == "table.data" and "城镇职工" in text[e.place.start :][:4]]
    assert f"{SAYS['place.under']} ×5" in said  # four cells under their headers, and the rest of the name


@pytest.mark.parametrize(
    ("first", "second", "better"),
    [((True, 9.0), (False, 1.0), 1), ((False, 3.0), (False, 5.0), 1), ((False, 5.0), (False, 3.0), 0)],
)
def test_the_better_of_two_ways_to_read_rows(
    first: tuple[bool, float], second: tuple[bool, float], better: int
) -> None:
    """One that is read beats one that is not, whatever their points."""
    ways: list[Any] = [
        SimpleNamespace(unread=unread, reading=SimpleNamespace(points=points)) for unread, points in (first, second)
    ]
    assert max(range(2), key=lambda n: parted._points(ways[n])) == better


# -- the tree and its ends -------------------------------------------------------------------


def all_sections(document: Document) -> list[Section]:
    found = list(document.sections)
    for section in found:
        found += section.children
    return found


@pytest.mark.parametrize(
    ("appendix", "inner", "levels"),
    [
        ("附录A 术语\nA.1 空间", "1. 广场\n（1）场地", "2 3 4"),
        ("附录A 术语\nA.1 空间", "（1）广场\n（2）场地", "2 3 3"),
        ("附录A 术语\nA.1 空间", "1. 广场\n2. 场地", "2 3 3"),
        ("附录A 术语\nA.1 空间\nA.1.1 界面", "1. 广场\n（1）场地", "2 4 5"),
    ],
)
def test_numbers_below_an_appendix_stay_as_far_apart_as_elsewhere(appendix: str, inner: str, levels: str) -> None:
    body = (
        "第一章 总则\n本市适用。\n1. 范围\n本市各区。\n（1）老城\n各街道。\n（2）新城\n各街道。\n2. 原则\n以人为本。\n"
    )
    body += "第二章 要求\n各区落实。\n"
    words = {head: f"{head}\n有关要求如下，各区落实。\n" for head in f"{appendix}\n{inner}".split("\n")}
    found = {s.heading: s.level for s in all_sections(read("青石市城市设计导则\n\n" + body + "".join(words.values())))}
    assert [found[name] for name in ("空间", "广场", "场地")] == list(map(int, levels.split()))
    assert (found["范围"], found["老城"]) == (2, 3)


@pytest.mark.parametrize(("signed", "day"), [("一", None), ("二", "2025-03-02")])
def test_only_what_stands_right_before_an_annex_signs(signed: str, day: str | None) -> None:
    signature = "青石市人民政府\n2025年3月2日\n"
    text = (
        "青石市供水保障方案\n\n一、总体要求\n推进各项建设，健全工作机制。\n"
        + (signature if signed == "一" else "")
        + "二、保障措施\n加强组织领导，落实各项责任。\n"
        + (signature if signed == "二" else "")
        + "附件1\n重点任务\n一、建设水厂\n建设两座水厂，完善管网。\n"
    )
    written = read(text).metadata.date_written
    assert (str(written.value) if written is not None else None) == day


# -- statements ------------------------------------------------------------------------------


def named(unit: str, part: int = 0, since: int = 0) -> Any:
    return SimpleNamespace(unit=unit, part=part, since=since)


@pytest.mark.parametrize(
    ("units", "count", "found"),
    [
        ("个 亿元 个 亿元", 2, "亿元 亿元"),
        ("个 个 个 个", 2, "个 个"),
        ("个 亿元 个 万元", 2, "个 万元"),
        ("个 亿元 项 亿元", 2, "项 亿元"),
        ("亿元 个 亿元", 2, "个 亿元"),
        ("套 个 亿元 个 亿元", 2, "亿元 亿元"),
    ],
)
def test_the_subjects_of_one_unit_where_counts_and_sums_take_turns(units: str, count: int, found: str) -> None:
    said = [named(unit, since=n) for n, unit in enumerate(units.split())]
    assert [one.unit for one in pairing._alike(said, count)] == found.split()


def test_counts_and_sums_of_one_clause_take_no_turns() -> None:
    said = [named("起"), named("人"), named("起"), named("人")]
    assert [one.unit for one in pairing._alike(said, 2)] == ["起", "人"]


def test_turns_over_two_parts_of_a_sentence_are_none() -> None:
    said = [named("个"), named("亿元"), named("个", 1), named("亿元", 1)]
    assert [one.unit for one in pairing._alike(said, 2)] == ["个", "亿元"]
