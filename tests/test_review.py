"""Decisions on a reading: kept on the disk, applied by place, told where they no longer fit."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from extractor import ExtractionError, extract
from extractor.decisions import Review, load, review_path
from extractor.decisions.nodes import Node, nodes
from extractor.decisions.record import Changes, Decision, DrawnCell, DrawnTable, ReviewedSource, Target
from extractor.decisions.store import parse, save, to_json
from extractor.export.rows import rows

pytestmark = pytest.mark.inside

PLAN = """青石市养老服务“十四五”规划

一、主要目标
到2025年，养老机构护理型床位占比不低于60%，每年培训养老护理员2000人次以上。
（一）床位
新建床位30张，其余从略。

专栏1 主要指标
指标\t2020年\t2025年\t属性
养老床位总数（万张）\t2.10\t3.25\t预期性
护理型床位占比（%）\t48.5\t≥60\t约束性
"""
NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


def read(text=PLAN, review=None):
    return extract(text.encode(), name="plan", review=review)


def empty(text=PLAN):
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Review(source=ReviewedSource(sha256=sha256, name="plan", characters=len(text)))


def node(kind, raw, document=None) -> Node:
    document = document or read()
    return next(
        n
        for n in nodes(document.model_dump())
        if n.kind == kind and raw in document.text[n.place["start"] : n.place["end"]]
    )


def target(found: Node, text=PLAN):
    start, end = found.place["start"], found.place["end"]
    return Target(node=found.kind, start=start, end=end, name=found.name, raw="".join(text[start:end].split()))


def decision(found, verdict="wrong", at=NOW, by="王芳", note=None, **changes):
    return Decision(target=target(found), verdict=verdict, changes=Changes(**changes), by=by, at=at, note=note)


def test_a_corrected_value_keeps_its_print_and_says_who_changed_it():
    document = read(review=empty().decided(decision(node("observation", "3.25"), value="3.26", note="见勘误")))
    value = document.indicators[0].values[1]
    assert (value.raw, value.value) == ("3.25", Decimal("3.26"))
    assert value.reviewed.model_dump() == {
        "verdict": "wrong", "by": "王芳", "at": NOW, "changed": ["value"], "note": "见勘误",
    }  # fmt: skip


def test_every_kind_of_node_takes_its_corrections():
    review = empty()
    review = review.decided(decision(node("statement", "2000人次"), subject="护理员培训", unit="人", kind="actual"))
    review = review.decided(decision(node("indicator", "护理型床位占比（"), unit="个百分点", attribute="预期性"))
    review = review.decided(decision(node("field", "青石市"), verdict="right"))
    document = read(review=review)
    statement = next(s for s in document.statements if s.value == 2000)
    assert (statement.subject, statement.unit, statement.kind) == ("护理员培训", "人", "actual")
    assert statement.reviewed.changed == ["kind", "subject", "unit"]
    assert (document.indicators[1].unit, document.indicators[1].attribute) == ("个百分点", "预期性")
    assert document.metadata.title.reviewed.verdict == "right"
    assert not [d for d in document.diagnostics if d.code == "REVIEW_STALE"]


def test_a_heading_on_another_level_moves_with_all_that_names_it():
    before = read()
    assert before.sections[-1].children[0].heading == "床位"
    document = read(review=empty().decided(decision(node("heading", "床位"), level=1)))
    moved = document.sections[-1]
    assert (moved.heading, moved.level, moved.reviewed.changed) == ("床位", 1, ["level"])
    assert document.sections[-2].children == []
    assert next(s for s in document.statements if s.value == 30).section_id == moved.id
    assert document.boxes[0].section_id == moved.id
    assert moved.span.start <= document.boxes[0].span.start < moved.span.end


def test_a_value_that_was_not_read_is_added_in_its_place():
    start = PLAN.index("其余")
    added = Target(node="statement", start=start, end=start + 2, raw="其余")
    made = Decision(
        target=added, verdict="added", changes=Changes(value=7, unit="张", subject="其余床位"), by="李", at=NOW
    )
    document = read(review=empty().decided(made))
    found = next(s for s in document.statements if s.subject == "其余床位")
    assert (found.value, found.unit, found.reviewed.verdict) == (7, "张", "added")
    assert [s.span.start for s in document.statements] == sorted(s.span.start for s in document.statements)
    assert found.section_id == document.sections[-1].children[0].id


def test_an_observation_is_added_to_the_row_and_column_of_its_cell():
    text = PLAN.replace("\t2.10\t", "\t约两张\t")
    review = empty(text)
    start = text.index("约两张")
    added = Target(node="observation", start=start, end=start + 3, name="2020年", raw="约两张")
    for value in read(text).indicators[0].values:
        assert value.value != 2
    made = Decision(target=added, verdict="added", changes=Changes(value=2, comparator="~"), by="李", at=NOW)
    document = read(text, review.decided(made))
    found = next(v for v in document.indicators[0].values if v.span.start == start)
    assert (found.column, found.value, found.comparator, found.raw) == ("2020年", 2, "~", "约两张")
    assert found.reviewed is not None


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (lambda d: d.model_copy(update={"target": d.target.model_copy(update={"raw": "3.52"})}), "文字不同"),
        (
            lambda d: d.model_copy(
                update={"target": d.target.model_copy(update={"start": d.target.start - 1, "raw": ""})}
            ),
            "不再读出",
        ),
        (lambda d: d.model_copy(update={"changes": Changes(level=2)}), "不能更改"),
        (lambda d: d.model_copy(update={"target": d.target.model_copy(update={"end": 10_000})}), "文字不同"),
    ],
)
def test_what_no_longer_fits_is_told_and_changes_nothing(broken, why):
    document = read(review=empty().decided(broken(decision(node("observation", "3.25"), value="9"))))
    assert document.indicators[0].values[1].value == Decimal("3.25")
    (finding,) = [d for d in document.diagnostics if d.code == "REVIEW_STALE"]
    assert why in finding.message
    assert "王芳" in finding.message


def test_a_review_of_other_bytes_is_stale_as_a_whole():
    review = empty().decided(decision(node("observation", "3.25"), value="9"))
    document = read(PLAN.replace("2000", "3000"), review)
    assert document.indicators[0].values[1].reviewed is None
    assert [d.code for d in document.diagnostics].count("REVIEW_STALE") == 1


def test_the_latest_of_two_reviewers_holds_and_both_are_kept():
    found = node("observation", "3.25")
    review = empty().decided(decision(found, value="3.3"))
    review = review.decided(decision(found, verdict="right", by="李明", at=NOW + timedelta(hours=1)))
    assert len(review.decisions) == 2
    value = read(review=review).indicators[0].values[1]
    assert (value.value, value.reviewed.by) == (Decimal("3.25"), "李明")
    assert len(review.decided(decision(found, verdict="unsure")).decisions) == 2
    assert [d.by for d in review.withdrawn(target(found), "王芳").decisions] == ["李明"]


def test_merging_keeps_each_reviewers_later_word():
    found = node("observation", "3.25")
    early, late = decision(found, value="3.3"), decision(found, verdict="right", at=NOW + timedelta(days=1))
    mine, theirs = empty().decided(early), empty().decided(late).decided(decision(found, by="李明"))
    merged = mine.merged(theirs)
    assert {(d.by, d.verdict) for d in merged.decisions} == {("王芳", "right"), ("李明", "wrong")}
    assert theirs.merged(mine).decisions == theirs.decisions


def test_a_finding_that_was_dismissed_stays_so():
    text = PLAN.replace("3.25", "1.25")
    document = read(text)
    found = next(n for n in nodes(document.model_dump()) if n.name == "TARGET_BELOW_REACHED")
    dismissed = Decision(target=target(found, text), verdict="dismissed", note="口径不同", by="李", at=NOW)
    again = read(text, empty(text).decided(dismissed))
    (finding,) = [d for d in again.diagnostics if d.code == "TARGET_BELOW_REACHED"]
    assert (finding.reviewed.verdict, finding.reviewed.note) == ("dismissed", "口径不同")


def test_a_table_that_was_drawn_is_read_with_that():
    text = "青石市水务规划\n\n一、目标\n甲　乙\n供水能力@20@30\n漏损率@10@9\n\n二、保障\n加强领导。\n"
    head = text.index("甲")
    places = [("甲", 0, 0), ("乙", 0, 1), ("供水能力", 1, 0), ("20", 1, 1), ("漏损率", 2, 0), ("10", 2, 1)]
    cells = [
        DrawnCell(row=r, column=c, start=text.index(w, head), end=text.index(w, head) + len(w)) for w, r, c in places
    ]
    table = DrawnTable(start=head, end=cells[-1].end, cells=cells, by="李", at=NOW)
    document = read(text, empty(text).drawn(table))
    (found,) = document.tables
    assert [[c.raw for c in row.cells] for row in found.rows][-1] == ["漏损率", "10"]
    assert [s.heading for s in document.sections][-1] == "保障"
    assert empty(text).drawn(table).undrawn(head).tables == []
    headed = table.model_copy(update={"header": 2})
    (found,) = read(text, empty(text).drawn(headed)).tables
    assert [column.header for column in found.columns] == ["甲供水能力", "乙20"]
    assert [[c.raw for c in row.cells] for row in found.rows] == [["漏损率", "10"]]


def test_a_drawn_table_whose_cells_overlap_is_refused():
    cells = [DrawnCell(row=0, column=0, start=0, end=4), DrawnCell(row=0, column=1, start=3, end=5)]
    with pytest.raises(ValueError, match="share"):
        DrawnTable(start=0, end=5, cells=cells, by="李", at=NOW)


# -- on the disk ---------------------------------------------------------------------------------


def test_a_review_is_read_back_as_it_was_written(tmp_path):
    review = empty().decided(decision(node("observation", "3.25"), value="3.10", period={"start": 2025, "end": 2025}))
    save(review_path(tmp_path, "plan"), review)
    assert load(tmp_path / "plan.review.json") == review
    assert "3.10" in (tmp_path / "plan.review.json").read_text("utf-8")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["plan.review.json"]
    assert load(tmp_path / "other.review.json") is None


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b'{"review_version": "9.0"}', b'{"review_version": "1.0"}', to_json(empty())[:-30]],
)
def test_a_damaged_or_later_review_is_refused_with_a_word(data):
    with pytest.raises(ExtractionError) as caught:
        parse(data, "plan.review.json")
    assert caught.value.code == "REVIEW_UNREADABLE"
    assert "plan.review.json" in caught.value.message


def test_a_run_applies_the_review_beside_the_output_and_reads_again_when_it_changes(command):
    command.write("plan.txt", PLAN)
    assert command("plan.txt", "-q").returncode == 0
    path = command.folder / "output" / "plan.review.json"
    save(path, empty().decided(decision(node("observation", "3.25"), value="3.5")))
    command("plan.txt", "-q")
    said = json.loads((command.folder / "output" / "plan.json").read_text("utf-8"))
    assert said["indicators"][0]["values"][1]["value"] == 3.5
    assert said["indicators"][0]["values"][1]["reviewed"]["by"] == "王芳"
    assert [row["review"] is None for row in command.log()] == [False]
    before = (command.folder / "output" / "plan.json").stat().st_mtime_ns
    command("plan.txt", "-q")
    assert (command.folder / "output" / "plan.json").stat().st_mtime_ns == before
    path.write_bytes(b"{")
    broken = command("plan.txt", "-q")
    assert broken.returncode == 1
    assert "REVIEW_UNREADABLE" in broken.stderr


def test_a_review_beside_the_source_counts_too_and_is_no_document(command):
    command.write("in/plan.txt", PLAN)
    save(command.folder / "in" / "plan.review.json", empty().decided(decision(node("statement", "60%"), "right")))
    command("in", "-q")
    said = json.loads((command.folder / "output" / "plan.json").read_text("utf-8"))
    assert [s["reviewed"]["verdict"] for s in said["statements"] if "reviewed" in s] == ["right"]
    save(command.folder / "output" / "plan.review.json", empty())
    assert command("export", "output", "--to", "plans.jsonl").returncode == 0


def test_the_tables_carry_the_mark():
    review = empty().decided(decision(node("observation", "3.25"), value="3.5"))
    made = rows(read(review=review).model_dump())["observations"]
    assert [(r["reviewed"], r["reviewed_by"], r["reviewed_fields"]) for r in made if r["reviewed"]] == [
        ("wrong", "王芳", "value")
    ]


def test_the_keyed_table_is_confirmed_and_the_golden_reading_says_the_same(command):
    command.write("plan.txt", PLAN)
    for name in ("keyed.xlsx", "keyed.csv"):
        made = command("review", "plan.txt", "--export", name, "--gold", "gold.json")
        assert made.returncode == 0, made.stderr
        checked = command("validate", name, "--source", "plan.txt")
        assert checked.returncode == 0, checked.stdout
    from tests.keys import key, key_of_keyed

    keyed = json.loads((command.folder / "gold.json").read_text("utf-8"), parse_float=str)
    own, theirs = key(read()), key_of_keyed(keyed)
    for part in ("metadata", "sections", "boxes", "tables", "indicators"):
        assert json.loads(json.dumps(own[part])) == json.loads(json.dumps(theirs[part])), part
