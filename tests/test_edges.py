"""Both sides of what the rules decide: where one sign, one branch or one count more would read a text otherwise."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from extractor import extract
from extractor.core.fragment import Fragment
from extractor.indicators.letters import letters_of
from extractor.layout.ends import page_lines
from extractor.layout.tables.cells.fits import denies
from extractor.statements.passage import Passage


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("预期性", {"number", "unit", "name"}),
        ("万人", {"number", "attribute"}),
        ("%", {"number", "attribute", "name"}),
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
    assert page_lines.indented(asked) is ends


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
    from extractor.layout.tables.headers import hypotheses as heads

    tried: list[int] = []
    sound = heads._with_roles

    def counted(*words: Any) -> Any:
        tried[-1] += 1
        return sound(*words)

    monkeypatch.setattr(heads, "_with_roles", counted)
    rows = "1\n\n床位\n\n张\n\n5\n\n2\n\n机构\n\n家\n\n6\n\n"
    for years, indicators in ((1, 2), (22, 0)):
        tried.append(0)
        text = "规划\n\n一、目标\n\n序号\n\n指标名称\n\n单位\n\n" + "2030年\n\n" * years + rows
        assert len(extract(text.encode()).indicators) == indicators
    assert 0 < tried[0] < 100
    assert tried[1] <= 8 * heads.CROWDED


def test_a_claim_without_points_is_neither_kept_nor_refused() -> None:
    from extractor.layout.claims import Claim, resolve

    claims = [Claim("a", range(2), "a", 0.0, ""), Claim("b", range(2, 3), "b", 0.5, "")]
    resolved = resolve(claims)
    assert (resolved.kept, resolved.refused) == ([claims[1]], [])


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("一、" + "就业创业服务体系建设" * 3, True),
        ("第一章 总则", False),
        ("就业服务", True),
        ("就业创业服务体系建设" * 3, False),
        ("12", False),
    ],
)
def test_what_a_row_of_its_own_can_name(text: str, groups: bool) -> None:
    from extractor.layout.tables.ways.slotted import _may_group

    assert _may_group(text) is groups


def test_the_last_line_is_no_caption_of_the_first_table() -> None:
    document = extract(
        "指标\t2020年\t2025年\n床位（张）\t5\t6\n机构（家）\t7\t8\n\n加强领导。\n\n表9 主要指标\n".encode()
    )
    assert [table.caption for table in document.tables] == [None]


def test_a_dash_without_a_text_below_it_leads_nothing() -> None:
    def leads(text: str) -> list[str]:
        sections = extract(f"规划\n一、原则\n{text}".encode()).sections
        return [lead.text for section in sections for block in section.blocks for lead in getattr(block, "leads", [])]

    one, other = "——坚持改革创新。\n推进各项改革，激发活力。\n", "——坚持绿色发展。\n"
    assert len(leads(one + other + "保护生态环境，节约资源。\n")) == 2
    assert leads(one + other) == []
    told = extract(f"规划\n一、原则\n{one}{other}".encode()).diagnostics
    assert "PART_FAILED" not in {found.code for found in told}


@pytest.mark.parametrize(("all_", "below", "contents"), [(10, 10, True), (10, 9, True), (10, 8, False), (6, 5, False)])
def test_chapters_on_one_line_are_a_contents_list_where_nine_in_ten_are_printed_below(
    all_: int, below: int, contents: bool
) -> None:
    said = "发展基础 总体要求 就业创业 社会保障 人才队伍 人事管理 劳动关系 公共服务 基础建设 组织保障".split()  # noqa: SIM905
    titles = [f"第{n}章 {words}" for n, words in zip("一二三四五六七八九十", said, strict=True)][:all_]
    text = "青江市规划\n" + " ".join(titles) + "\n" + "".join(f"{t}\n推进各项工作落实。\n" for t in titles[:below])
    furniture = [piece.kind for piece in extract(text.encode()).furniture]
    assert ("contents" in furniture) is contents


def test_a_table_behind_a_paragraph_goes_on_with_none() -> None:
    head = "序号\t指标\t2020年\t2025年\n"
    first, second = "1\t床位（张）\t5\t6\n2\t机构（家）\t7\t8\n", "3\t人员（人）\t5\t6\n4\t食堂（个）\t7\t8\n"
    between = "以上为约束性指标，各地要逐项落实到位。\n"
    assert len(extract(f"规划\n{head}{first}\n{between}\n{head}{second}".encode()).tables) == 2


@pytest.mark.parametrize(
    ("whole", "text", "said"),
    [("12（34）", "56（78）", "join.scoped"), ("12", "56（78）", "join.misfit"), ("12（34）", "56", "join.misfit")],
)
def test_two_values_in_a_cell_go_together_where_both_are_closed(whole: str, text: str, said: str) -> None:
    from extractor.layout.tables.cells.atoms import what
    from extractor.layout.tables.cells.fits import _rest_of_value

    assert _rest_of_value(whole, text, what(text)) == said


def test_a_header_torn_over_two_lines_opens_a_table() -> None:
    from extractor.core.source import Source
    from extractor.layout.lines import split_lines
    from extractor.layout.tables.running_text.openers import _is_torn

    lines = split_lines(Source("主要\n指标\n床位\n", "text/1")).lines
    assert _is_torn(lines, 0)
    assert not _is_torn(lines, 1)


def lines_of(text: str) -> Any:
    from extractor.core.source import Source
    from extractor.layout.lines import split_lines

    return split_lines(Source(text, "text/1")).lines


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("序号\n指标\n单位\n", True),
        ("序号\n床位\n5\n", False),
        ("指标\n序号\n单位\n", False),
        ("序号 指标名称 单位\n", True),
    ],
)
def test_where_another_tables_header_begins(text: str, begins: bool) -> None:
    from extractor.layout.tables.running_text.openers import anew

    assert anew(lines_of(text), 0, frozenset()) is begins


def test_a_header_of_a_table_is_not_anothers() -> None:
    from extractor.layout.tables.running_text.openers import anew

    assert not anew(lines_of("序号\n指标\n单位\n"), 0, frozenset({"序号"}))
    assert not anew(lines_of("12序号\n指标\n单位\n"), 0, frozenset({"序号"}))


def test_a_row_with_two_cells_too_many_keeps_them_in_its_last() -> None:
    head = "| 指标 | 2020年 | 2025年 |\n|---|---|---|\n| 床位（张） | 5 | 6 |\n| 机构（家） | 7 | 8 |\n"
    (table,) = extract(f"# 规划\n\n{head}| 人员（人） | 1 | 2 | 3 | 4 |\n".encode(), path="x.md").tables
    assert [cell.raw for cell in table.rows[-1].cells] == ["人员（人）", "1", "2 3 4"]


@pytest.mark.parametrize(
    ("whole", "text", "said"),
    [
        ("12", "34", "join.misfit"),
        ("—", "5", "join.misfit"),
        ("12", "万人", "join.measure"),
        ("就业", "人数", "join.words"),
    ],
)
def test_what_goes_on_with_a_value(whole: str, text: str, said: str) -> None:
    from extractor.layout.tables.cells.atoms import what
    from extractor.layout.tables.cells.fits import _rest_of_value

    assert _rest_of_value(whole, text, what(text)) == said


def test_a_torn_number_is_no_quantity_and_its_comma_is_seen() -> None:
    document = extract("规划\n一、目标\n新增就业12,34人，新增床位30张。\n".encode())
    assert [str(s.value) for s in document.statements if str(s.value) in ("12", "34", "12.34")] == []
    assert "30" in {str(s.value) for s in document.statements}
