"""Both sides of what the rules decide: where one sign, one branch or one count more would read a text otherwise."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from extractor import extract
from extractor.core.fragment import Fragment
from extractor.indicators.letters import letters_of
from extractor.layout.paragraph_ends import _indented
from extractor.layout.tables.fits import denies
from extractor.statements.passage import Passage


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("预期性", {"number", "unit", "name"}),
        ("万人", {"number", "attribute"}),
        ("%", set()),
        ("12", {"unit", "attribute", "name"}),
        ("1/3", {"number", "unit", "attribute", "name"}),
        ("就业", set()),
        ("—", set()),
        ("", set()),
    ],
)
def test_what_a_cell_plainly_is_denies_its_column(text: str, denied: set[str]) -> None:
    assert {role for role in ("number", "unit", "attribute", "name") if denies(text, role)} == denied


@pytest.mark.parametrize(("indent", "indented", "ends"), [(2, True, False), (1, True, None), (2, False, None)])
def test_an_indent_ends_a_paragraph_where_paragraphs_have_one(indent: int, indented: bool, ends: bool | None) -> None:
    asked: Any = SimpleNamespace(line=SimpleNamespace(indent=indent), layout=SimpleNamespace(indented=indented))
    assert _indented(asked) is ends


@pytest.mark.parametrize(
    ("cell", "words"), [("持 续 提 升", "持续提升"), ("5 6", "5 6"), ("约 5", "约5"), ("优于 全国", "优于全国")]
)
def test_only_a_blank_between_figures_is_kept(cell: str, words: str) -> None:
    assert letters_of(cell).words() == words


def test_a_stretch_of_a_passage_has_its_place_up_to_the_end() -> None:
    text = "新增 就业 5 万人"
    passage = Passage(Fragment.of(text, 0, len(text)), None)
    whole = passage.place(0, len(passage.text))
    assert (whole.start, whole.end) == (0, len(text))
    end = passage.place(len(passage.text), len(passage.text))
    assert end.text == ""
    assert (end.start, end.end) == (len(text), len(text))


NOTES = (
    "青江市规划\n指标\t2020年\t2025年\n就业①（万人）\t5\t6\n床位②（张）\t7\t9\n"
    "①就业指新增就业。\n{}床位指养老床位。\n二、任务\n"
)


def test_a_note_follows_by_its_ring() -> None:
    (table,) = extract(NOTES.format("②").encode()).tables
    assert [note.text[:3] for note in table.notes] == ["①就业", "②床位"]


def test_a_ring_that_does_not_follow_is_no_next_note() -> None:
    (table,) = extract(NOTES.format("④").encode()).tables
    assert [note.text[:3] for note in table.notes] == ["①就业"]


def test_words_of_which_a_crowd_of_headers_can_be_made_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of one year heads nothing, and takes no more work than its lines."""
    from extractor.layout.tables import heads

    tried: list[int] = []
    sound = heads._with_roles

    def counted(*words: Any) -> Any:
        tried[-1] += 1
        return sound(*words)

    monkeypatch.setattr(heads, "_with_roles", counted)
    rows = "1\n\n床位\n\n张\n\n5\n\n2\n\n机构\n\n家\n\n6\n\n"
    for years, tables in ((1, [2]), (22, [])):
        tried.append(0)
        text = "规划\n\n一、目标\n\n序号\n\n指标名称\n\n单位\n\n" + "2030年\n\n" * years + rows
        assert [len(table.rows) for table in extract(text.encode()).tables] == tables
    assert 0 < tried[0] < 100
    assert tried[1] <= 8 * heads.CROWDED
