"""What must hold on any input: conservation, truth, totality, determinism, growth in proportion."""

from __future__ import annotations

import random
import re
import sys
import tracemalloc
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from extractor import Document, ExtractionError, extract
from extractor.core.fragment import Fragment, join
from extractor.core.problems import FAILURES
from extractor.leaves import unowned
from extractor.lexicon import cues
from extractor.lexicon.guards import guarded
from extractor.models import Section, Span
from extractor.readers.pages.shapes import Rule
from extractor.readers.pages.tables.grids import lattices

ROOT = Path(__file__).parent.parent
CORPUS = sorted((ROOT / "corpus").glob("*.txt"))
PLANS = sorted(p for p in (ROOT / "tests" / "plans").iterdir() if p.suffix in (".txt", ".md") and p.name != "README.md")
SAMPLES = [p.read_text("utf-8") for p in CORPUS]

PIECES = [
    "第一章 总则\n", "一、总体要求\n", "（一）发展基础。", "1. 坚持就业优先。内容。\n", "（1）项目；\n",
    "① 事项\n", "1.1 范围\n", "专栏1 重点工程\n", "专栏 计划\n", "01 项目\n", "● 工程\n", "- 条目\n",
    "——坚持党的领导。内容。\n", "一是加强。内容。", "指标\t2020年\t2025年\t属性\n",
    "就业（万人）\t[5]\t>[6]\t预期性\n", "其中：农民工\t—\t1:2:3\t约束性\n", "|指标|2020年|\n", "|---|---|\n",
    "指标   2020年   2025年\n", "就业   1   2\n", "指标\n2020年\n2025年\n就业\n1\n2\n",
    "注：〔〕内为五年累计数。\n", "单位：万人\n", "表1 情况\n", "## **标题**\n", "[bookmark: _Toc1]",
    "<b>粗</b>", "<br>", "**", "> 引文\n", "\\.", "|", "\t", "\u3000\u3000", "\n", "\r\n", "\x0c", "\x0b", " ",
    "- 12 -\n", "12\n", "目录\n", "第一章 总则......1\n", "2021年8月25日\n", "鄂政发〔2021〕26号\n",
    "各市、州人民政府：\n", "关于印发规划的通知\n", "抄送：各部门。\n", "附件1：表\n", "《条例》", "“十四五”",
    "新增就业5.8万余人，", "到2025年，", "分别达到4115万人、651万人。", "3—5家", "每年培训１２人", "三分之二",
    "由3个", "增加到", "较2015年", "５", "％", "两百个", "(3个", "“15分钟”",
    "“", "”", "(cid:160)", "�", "😀", "\u200b", "\ufeff", "中", "。", "a", "1",
]  # fmt: skip


def scrambled(seed: int) -> str:
    """A text of random pieces, or a document of the corpus with random cuts, swaps and insertions."""
    rng = random.Random(seed)
    if seed % 2:
        return "中" + "".join(rng.choice(PIECES) for _ in range(rng.randint(1, 120)))
    text = rng.choice(SAMPLES)
    start = rng.randrange(len(text))
    text = text[start : start + rng.randint(200, 4000)]
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(text) + 1)
        cut = rng.randint(0, 40)
        text = text[:at] + (rng.choice(PIECES) if rng.random() < 0.6 else "") + text[at + cut :]
    return "中" + text


def assert_sound(document: Document) -> None:
    lost, twice = unowned(document)
    assert not lost, [document.text[s.start : s.end][:40] for s in lost]
    assert not twice, [document.text[s.start : s.end][:40] for s in twice]
    for raw, span in raws(document):
        assert squeeze(span.text_in(document.text)) == squeeze(raw)
    assert_statements_are_true(document)
    assert_nested(document.sections)


def assert_statements_are_true(document: Document) -> None:
    """The print under a statement's span is its number, inside its sentence; ids are in document order."""
    assert [s.id for s in document.statements] == [f"st{n}" for n in range(1, len(document.statements) + 1)]
    for statement in document.statements:
        print_ = squeeze(statement.span.text_in(document.text))
        assert print_ in statement.sentence
        figures = re.findall(
            r"^-?[0-9]+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?", unicodedata.normalize("NFKC", print_).replace(",", "")
        )
        if figures and not re.search(r"[/分半]", print_):
            assert Decimal(figures[0]) == statement.value, print_
            if statement.value_high is not None:
                assert Decimal(figures[1]) == statement.value_high, print_


def squeeze(text: str) -> str:
    return "".join(text.split())


def raws(document: Document) -> list[tuple[str, Span]]:
    """Every printed text with the place where it must be found."""
    found: list[tuple[str, Span]] = []
    for section in sections(document.sections):
        for block in section.blocks:
            if block.type in ("paragraph", "list_item"):
                found.append((block.text, block.span))
    for box in document.boxes:
        found += [(p.text, p.span) for p in box.blocks]
        found += [(i.title, i.title_span) for i in box.items if i.title is not None]
        found += [(i.text, i.text_span) for i in box.items if i.text_span is not None]
    for table in document.tables:
        found += [(c.raw, c.span) for row in table.rows for c in row.cells]
    found += [(o.raw, o.span) for i in document.indicators for o in i.values]
    found += [(s.subject, s.subject_span) for s in document.statements if s.subject_span is not None]
    for field in ("title", "subtitle", "notice_title", "issuer", "printed_by"):
        valued = getattr(document.metadata, field)
        if valued is not None:
            found.append((valued.value, valued.span))
    number = document.metadata.document_number
    return [*found, (number.value.raw, number.span)] if number else found


def sections(tree: list[Section]) -> list[Section]:
    return [s for top in tree for s in (top, *sections(top.children))]


def assert_nested(tree: list[Section], above: int = 0) -> None:
    for section in tree:
        assert section.level > above or section.heading is None
        assert_nested(section.children, section.level)


@pytest.mark.parametrize("path", [*CORPUS, *PLANS], ids=lambda p: p.stem)
def test_a_document_is_conserved_and_true(path):
    assert_sound(extract(path))


@pytest.mark.parametrize("seed", range(300))
def test_any_text_is_conserved_and_true(seed):
    assert_sound(extract(scrambled(seed).encode("utf-8", "replace")))


@pytest.mark.parametrize("seed", range(150))
def test_any_bytes_give_a_document_or_a_coded_error(seed):
    rng = random.Random(seed)
    data = rng.randbytes(rng.randint(0, 3000))
    if seed % 3 == 0:
        data = scrambled(seed).encode("gb18030", "replace")[: rng.randint(1, 900)]
    try:
        document = extract(data)
    except ExtractionError as failure:
        document, error = None, failure
    if document is None:
        assert error.code in FAILURES
        assert error.message
    else:
        assert_sound(document)


@pytest.mark.parametrize("seed", range(40))
def test_the_same_text_gives_the_same_bytes(seed):
    data = scrambled(seed).encode("utf-8", "replace")
    assert extract(data).to_json() == extract(data).to_json()


@pytest.mark.parametrize("path", CORPUS, ids=lambda p: p.stem)
def test_json_read_back_is_the_document(path):
    document = extract(path)
    assert Document.model_validate_json(document.to_json()) == document


@pytest.mark.parametrize("seed", range(200))
def test_a_fragment_is_its_pieces(seed):
    rng = random.Random(seed)
    source = "".join(rng.choice("中文 12，。\n") for _ in range(60))
    whole = Fragment.of(source, 0, len(source))
    cuts = sorted(rng.sample(range(60), 6))
    parts = [whole.sub(a, b) for a, b in zip([0, *cuts], [*cuts, 60], strict=True)]
    kept = [p for p in parts if rng.random() < 0.7]
    joined = join(kept)
    start = rng.randint(0, len(joined.text))
    end = rng.randint(start, len(joined.text))
    for fragment in (joined, joined.sub(start, end), joined.strip(), joined.compact()):
        assert fragment.text == "".join(source[a:b] for a, b in fragment.pieces)


# -- growth ----------------------------------------------------------------------------------


def calls(text: str) -> int:
    """How many Python calls an extraction makes."""
    data = text.encode()
    return counted(lambda: extract(data))


def peak(text: str) -> int:
    data = text.encode()
    tracemalloc.start()
    extract(data)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def counted(work: Callable[[], object]) -> int:
    """How many Python calls some work makes: work without a clock."""
    count = 0

    def profile(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("path", [p for p in CORPUS if "review" not in p.stem], ids=lambda p: p.stem)
def test_work_grows_with_the_text(path):
    text = part(path.read_text("utf-8") + "\n", 3)  # counted calls are slow, and a third grows as the whole does
    once, three, nine = (calls(text * n) for n in (1, 3, 9))
    assert three < once * 3 * 1.3
    assert nine < three * 3 * 1.3


def test_memory_grows_with_the_text():
    text = part(CORPUS[0].read_text("utf-8") + "\n", 3)
    extract(text.encode())
    assert peak(text * 9) < peak(text * 3) * 3 * 1.3


LARGE = {
    "one line of 5 MB": "一、总体要求。" + "推进就业优先政策，提高质量；" * 125_000,
    "50,000 numbered headings": "".join(f"{i}. 加强建设工作\n正文内容在此。\n" for i in range(1, 50_001)),
    "50,000 chapters": "".join(f"第{i % 99 + 1}章 加强建设\n" for i in range(50_000)),
    "brackets 10,000 deep": "（" * 10_000 + "中文" + "）" * 10_000,
    "title marks 10,000 deep": "《" * 10_000 + "中文" + "》" * 10_000,
    "quotes that never close": "“" * 20_000 + "中文",
    "rows without end": "指标   2020年   2025年\n" + "就业   1   2\n" * 10_000,
    "cells one per line": "指标\n2020年\n2025年\n" + "就业\n1\n2\n" * 10_000,
    "headers without rows": "指标\n2020年\n" * 10_000,
    "tabs that are no table": "甲\t乙\n" * 20_000,
    "a box that never ends": "专栏1 工程\n" + "重点项目建设内容没有编号\n" * 20_000,
    "an item that never ends": "专栏1 工程\n1．建设工程\n" + "重点项目建设内容没有编号，\n" * 20_000,
    "a note that never ends": "指标\t2020年\t2025年\n就业（人）\t1\t2\n注："
    + "本表各项指标数据的口径和统计范围以部门年报为准并逐年核定\n" * 8_000,
    "a cell that never ends": "指标\t2020年\t2025年\n就业\t1\t2\n\t就业" + "\v工程" * 8_000,
    "years that head nothing": "指标名称\n单位\n" + "2030年\n" * 8_000,
    "20,000 boxes": "专栏1 工程\n" * 20_000,
    "numbered rows one cell per line": "序号\n指标\n2020年\n2025年\n属性\n"
    + "".join(f"{n}\n就业\n1\n2\n预期性\n" for n in range(1, 2_000)),
    "a line of headings": "".join(
        f"一、发展基础 坚持就业优先。 （{'一二三'[n % 3]}）成效 内容。 " for n in range(8_000)
    ),
    "a field of 600,000 characters": "标题：" + "就业" * 300_000,
    "page numbers before words": "".join(f"  {n % 900 + 1} 推进就业优先政策落实\n提高质量\n" for n in range(2_000)),
    "short rows": "类别\t指标\t2020年\t2025年\t属性\n" + "就业（人）\t1\t2\t预期性\n" * 2_500,
    "numbers on lines": "".join(f"{i % 999}\n" for i in range(30_000)) + "中",
    "tables in text one after the other": "".join(
        f"表{n} 指标\n序号 指标 单位 2020年 2025年\n1 新增就业 万人 {n} 9\n2 参保率 % 90 95\n3 培训 人 5 6\n说明。\n"
        for n in range(1, 100)
    ),
    "tables with tabs one after the other": "".join(
        f"专栏{n} 主要指标\n指标\t单位\t2020年\t2025年\n就业\t万人\t{n}\t9\n参保率\t%\t90\t95\n内容说明在此。\n"
        for n in range(1, 600)
    ),
    "brackets around numbers": "一、任务\n" + "（建成5家）" * 1_500 + "。",
    "brackets that never close": "一、任务\n" + "（建成5家，" * 1_500 + "。",
    "tables that never close": "一、任务\n" + "<table>" * 8_000 + "内容。",
    "cells that never close": "一、任务\n" + "<table><tr><td>指标" * 4_000 + "内容。",
    "signed page numbers": "- 5 -\n" * 8_000,
    "page numbers in words": "第1页\n" * 8_000,
    "a header's word again and again": "指标\n" * 6_000,
    "row numbers' header again and again": "序号\n" * 6_000,
    "lines of units without tables": "5\n单位：万元\n" * 4_000,
    "captions without tables": "表1 指标\n" * 6_000,
    "targets in one paragraph": "一、任务\n" + "到2025年，城镇新增就业达到10万人，" * 600 + "。",
}


def part(text: str, of: int) -> str:
    """The first lines of a large text, or characters where it has a few lines only."""
    lines = text.splitlines(keepends=True)
    return "".join(lines[: len(lines) // of]) if len(lines) >= 8 else text[: len(text) // of]


@pytest.mark.parametrize("name", LARGE)
def test_large_and_odd_texts_end(name):
    document = extract(f"中\n{part(LARGE[name], 8)}".encode())
    lost, twice = unowned(document)
    assert not lost
    assert not twice


@pytest.mark.parametrize("name", [n for n in LARGE if "5 MB" not in n and "50,000" not in n])
def test_work_on_odd_texts_grows_with_them(name):
    half, whole = (f"中\n{part(LARGE[name], of)}" for of in (32, 16))
    extract(half.encode())  # patterns are compiled when they are first asked for
    assert calls(whole) < calls(half) * 2 * 1.4 + 2000


@pytest.mark.parametrize("name", ["signed page numbers", "page numbers in words", "a header's word again and again"])
def test_loops_that_call_nothing_grow_with_the_text(name):
    few, many = (steps(f"中\n{part(LARGE[name], of)}") for of in (16, 8))
    assert many < few * 2 * 1.3


def steps(text: str) -> int:
    """How many lines of Python the furniture and the tables of a text run."""
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        count += event == "line"
        return trace if "layout" in frame.f_code.co_filename else None

    data, before = text.encode(), sys.gettrace()
    sys.settrace(trace)
    try:
        extract(data)
    finally:
        sys.settrace(before)
    return count


RULES: dict[str, Callable[[int], list[Rule]]] = {
    "parts them": lambda n: [Rule(50, 10 + 3 * k, 500, 10 + 3 * k) for k in range(n)],
    "joins them": lambda n: [*(Rule(50, 10 + 3 * k, 500, 10 + 3 * k) for k in range(n)), Rule(50, 10, 50, 10 + 3 * n)],
    "stands beside them": lambda n: [Rule(50 + 3 * k, 10, 50 + 3 * k, 90) for k in range(n)],
    "dashes": lambda n: [Rule(4 * (k % 100), 4 * (k // 100), 4 * (k % 100) + 2, 4 * (k // 100)) for k in range(n)],
}


@pytest.mark.parametrize("name", RULES)
def test_work_grows_with_the_lines_drawn_on_a_page(name):
    few, many = (counted(partial(lattices, RULES[name](n))) for n in (500, 2_000))
    assert many < few * 4 * 1.3


def test_a_guard_and_a_rule_are_tried_only_where_a_word_of_theirs_can_begin():
    """The texts have none of their words: the work is that of one look, not of one for each row."""
    assert counted(lambda: guarded("推" * 10_000)) < 20
    assert all(counted(partial(rule, "鑫" * 1_000)) < 6 for rule in (cues.DOING, cues.UP, cues.STOCK))
