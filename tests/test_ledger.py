"""The ledger: every number accounted for once, and seen to be unclaimed where nothing claims it."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from extractor import extract
from extractor.ledger import ledger, unclaimed
from extractor.lexicon import guards

CORPUS = sorted((Path(__file__).parent.parent / "corpus").glob("*.txt"))

TEXT = """某市就业促进“十四五”规划
某政发〔2021〕26号
第一章 发展目标
到2025年，城镇新增就业15万人，实施“十大行动”，代号 77 保密。
表1 主要指标
指标\t2020年\t2025年\t属性
城镇登记失业率（%）\t3.2\t<5\t预期性
第二章 保障措施
（一）加强领导。三级联动，打造十五分钟服务圈。
"""


def accounts(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in ledger(extract(text.encode())):
        found.setdefault(entry.account, []).append(entry.print)
    return found


def test_each_number_has_its_account():
    found = accounts(TEXT)
    assert found["unclaimed"] == ["77"]
    assert found["statement"] == ["15"]
    assert found["document_number"] == ["2021", "26"]
    assert "2025" in found["date"]
    assert {"3.2", "5", "2020"} <= set(found["table"])
    assert {"一", "二"} <= set(found["ordinal"])
    assert {"十", "三", "十五"} <= set(found["name"])


@pytest.mark.parametrize("path", CORPUS, ids=lambda p: p.stem)
def test_nothing_in_the_corpus_is_unclaimed(path):
    assert [(e.print, e.start) for e in unclaimed(extract(path))] == []


@pytest.mark.parametrize("path", CORPUS, ids=lambda p: p.stem)
def test_every_digit_of_the_corpus_is_in_the_ledger_once(path):
    document = extract(path)
    entries = ledger(document)
    assert all(a.end <= b.start for a, b in pairwise(entries))
    held = {n for entry in entries for n in range(entry.start, entry.end)}
    lost = [m.start() for m in re.finditer(r"\d", document.text) if m.start() not in held]
    assert not lost


WITHOUT = ("year", "quoted_name", "kinds_of", "ordinal", "tier", "duration", "set_of", "meeting")


@pytest.fixture
def without(monkeypatch):
    """Takes a guard out of the list for one test: what was compiled of the list is made anew before and after."""
    made = (guards._openings, guards._rows, guards._opening)

    def take_out(name):
        monkeypatch.setattr(guards, "GUARDS", tuple(g for g in guards.GUARDS if g.name != name))
        for one in made:
            one.cache_clear()

    yield take_out
    monkeypatch.undo()
    for one in made:
        one.cache_clear()


@pytest.mark.parametrize("name", WITHOUT)
def test_without_a_guard_its_numbers_are_unclaimed(name, without):
    before = left_over()
    without(name)
    assert left_over() > before


def left_over() -> int:
    """How many numbers of the corpus no statement and no guard takes; some of them are turns of phrase."""
    rests = {"", *(rest.name for rest in guards.RESTS)}
    return sum(entry.rule in rests for path in CORPUS for entry in ledger(extract(path)))


@pytest.mark.parametrize(("rest", "text"), [(r, t) for r in guards.RESTS for t in r.yes])
def test_what_is_left_over_may_be_a_turn_of_phrase(rest, text):
    found = [
        entry
        for entry in ledger(extract(f"青禾县数据行动方案\n一、任务\n推动{text}融合。\n".encode()))
        if entry.start > 8
    ]
    assert {(entry.account, entry.rule) for entry in found if entry.rule != "cn"} == {(rest.claims, rest.name)}


@pytest.mark.parametrize("text", ["代号77保密", "转为三家协同"])
def test_a_number_that_means_nothing_known_stays_unclaimed(text):
    found = accounts(f"青禾县数据行动方案\n一、任务\n推动{text}。\n")
    assert len(found["unclaimed"]) == 1


def test_of_two_readings_of_a_date_the_ledger_tells_one():
    found = accounts("青禾县数据行动方案\n一、任务\n采用2000国家大地坐标系，参加科技创新2030—重大项目，由5部门组织。\n")
    assert found["date"] == ["2000", "2030"]
    assert found["name"] == ["5"]


def test_the_name_of_a_plan_is_a_date_and_no_mere_name():
    found = accounts("某市就业“十四五”规划\n“十四五”期间，就业稳定。\n")
    assert found == {"date": ["十四五", "十四五"]}


def test_a_statement_that_is_not_made_leaves_its_number_unclaimed():
    document = extract(TEXT.encode(), without=("statements",))
    assert "15" in [entry.print for entry in unclaimed(document)]


@pytest.mark.parametrize(
    ("text", "printed"), [("其中，共36个。", "36个"), ("按1990年价格计算，达到120亿元。", "120亿元")]
)
def test_a_number_that_no_words_name_is_told(text, printed):
    document = extract(f"青禾县发展规划\n一、目标\n{text}\n".encode())
    told = [d for d in document.diagnostics if d.code == "NUMBER_UNREAD"]
    assert [document.text[s.start : s.end] for d in told for s in d.spans] == [printed]
    assert printed in told[0].message
    assert not document.statements


def test_a_number_that_words_name_is_not_told():
    document = extract("青禾县发展规划\n一、目标\n总产值，按1990年价格计算，达到120亿元。\n".encode())
    assert [s.subject for s in document.statements] == ["总产值"]
    assert not [d for d in document.diagnostics if d.code == "NUMBER_UNREAD"]


@pytest.mark.parametrize(
    ("end", "begin", "read"),
    [("9000", "3个以上。", []), ("9000", "30个以上。", [900030]), ("9041", "3个以上。", [90413])],
)
def test_one_digit_behind_a_round_number_at_a_lines_end_may_be_a_pages(end, begin, read):
    line = "公路安全防护工程稳步推进全面完成，年均新增就业岗位超过预期水平达到"
    text = "青禾县发展规划\n一、目标\n" + f"{line}水平和\n" * 24 + f"{line}约{end}\n{begin}\n"
    document = extract(text.encode())
    assert [int(s.value) for s in document.statements] == read
    assert ("NUMBER_UNREAD" in [d.code for d in document.diagnostics]) == (not read)


@pytest.mark.parametrize("mark", ["[41]", "〔7〕", "［12］"])
def test_a_note_s_number_before_a_figure_is_an_ordinal(mark):
    found = accounts(f"青溪市“十四五”供水规划\n\n一、现状\n2020年，全市供水量比上年增长{mark}3.1%。\n")
    assert found["statement"] == ["3.1"]
    assert re.sub("[^0-9]", "", mark) in found["ordinal"]
    assert "unclaimed" not in found
