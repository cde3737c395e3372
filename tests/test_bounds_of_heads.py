"""What the words of a header can be to each other, and what that costs: both sides of each limit."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractor.layout.tables.cells.atoms import Atom, Gap, Layout, what
from extractor.layout.tables.headers import cells as header_cells
from extractor.layout.tables.headers import hypotheses as heads
from extractor.layout.tables.headers import lines as header_lines
from extractor.layout.tables.headers import words as header_words
from tests.bounds import cell


def atom(text: str, gap: Gap = Gap.CELL, voids: int = 0) -> Atom:
    return Atom(cell(text), text, 0, gap, voids, what(text))


def cells(words: str) -> list[heads.Cell]:
    return [(atom(word),) for word in words.split()]


def said(chains: heads.Chains) -> str:
    return " ".join("/".join(map(header_words.text, chain)) for chain in chains)


@pytest.mark.parametrize(
    ("header", "labels", "others", "cost"),
    [
        ("2020年", "全市 城区", False, 0.0), ("2020年", "全市 城区", True, -2.0), ("2020年", "2021年 2022年", False, -6.0),
        ("2020年", "2020年 城区", False, -4.0), ("“十四五”", "2021年 2025年", False, 0.0), ("“十四五”", "2020年 2025年", False, 0.0),
        ("“十四五”", "2019年 2025年", False, -4.0), ("“十四五”", "2021年 2026年", False, -4.0), ("“十四五”", "“十三五” 城区", False, -6.0),
        ("“十四五”", "“十四五” 城区", False, 0.0), ("现状值", "全市 城区", True, -2.0), ("现状值", "全市 城区", False, 0.0),
        ("目标值", "2022年 2025年", True, 0.0), ("2020年现状", "2021年", False, -6.0),
    ],
)  # fmt: skip
def test_labels_under_a_header(header: str, labels: str, others: bool, cost: float) -> None:
    assert header_words.as_parent(header, cells(labels), others) == cost


@pytest.mark.parametrize(
    ("header", "labels", "cost"),
    [("现状值", "2020年", 2.5), ("现状值", "2020年 2021年", -2.0), ("目标值", "2022年 2025年", 0.0)],
)
def test_labels_under_one_of_several_headers(header: str, labels: str, cost: float) -> None:
    assert header_lines.over_labels(header, cells(labels)) == cost


@pytest.mark.parametrize(
    ("rest", "places"),
    [
        ("指标 单位", {2}), ("指标 2020年", {2}), ("指标 2020年 属性", {2}), ("指标 属性", {1, 2}), ("指标 2020年 2025年 属性", {3}),
        ("指标 备注", {1, 2}),
    ],
)  # fmt: skip
def test_where_columns_under_a_joint_header_stand(rest: str, places: set[int]) -> None:
    assert header_lines._places(cells(rest)) == places


@pytest.mark.parametrize(
    ("head", "tail", "completes"),
    [
        ("指标", "属性", True), ("2020年", "（现状）", True), ("指标", "（2020年）", False), ("指标", "（张）", False), ("序", "号", True),
        ("2020年", "现状值", True), ("养老", "指标", False), ("指标", "名称", True), ("床", "位", False), ("2020年", "属性", False),
    ],
)  # fmt: skip
def test_words_that_end_a_header(head: str, tail: str, completes: bool) -> None:
    assert header_lines._completes(head, tail) is completes


@pytest.mark.parametrize(
    ("rows", "whole"),
    [
        (("序 指标 2020年", "号"), "序号 指标 2020年"), (("序 指标 2020年", "号 现状值"), "序号 指标 2020年现状值"),
        (("序 指标 2020年", "现状值 号"), None), (("指标 2020年", "床位"), None),
    ],
)  # fmt: skip
def test_headers_torn_over_lines(rows: Sequence[str], whole: str | None) -> None:
    found = list(header_lines._torn([cells(row) for row in rows]))
    assert [said(chains) for chains, _ in found] == ([] if whole is None else [whole])


@pytest.mark.parametrize(
    ("upper", "low", "ways"),
    [
        ("序 指标 目标值", "号 2022年 2025年", ["序号 指标 目标值/2022年 目标值/2025年"]), ("指标 目标值", "2022年 2025年", []), ("序 指标", "号", ["序号 指标"]),
    ],
)  # fmt: skip
def test_a_line_that_ends_words_and_stands_under_others(upper: str, low: str, ways: list[str]) -> None:
    assert [said(chains) for chains, _ in header_lines._mixed(cells(upper), cells(low))] == ways


@pytest.mark.parametrize(
    ("upper", "low", "ways"),
    [
        ("指标 现状值 目标值", "2020年 2022年 2025年",
         [("指标 现状值/2020年 目标值/2022年 目标值/2025年", 0.5), ("指标 现状值/2020年 现状值/2022年 目标值/2025年", -4.0)]),
        ("指标 目标值", "2022年 2025年", []), ("指标 现状值 目标值", "2020年 2025年", []), ("指标 现状值 目标值", "2020年", []),
        ("指标 现状值 目标值", " ".join(f"{year}年" for year in range(2020, 2027)), []),
    ],
)  # fmt: skip
def test_labels_in_stretches(upper: str, low: str, ways: list[tuple[str, float]]) -> None:
    assert [(said(chains), points) for chains, points in header_lines.unevenly(cells(upper), cells(low))] == ways


@pytest.mark.parametrize(
    ("upper", "low", "ways"),
    [
        ("指标 目标值", "2022年 2025年", ["指标 目标值/2022年 目标值/2025年"]), ("指标 单位", "全市", []),
        ("指标 2020年 2025年", "全市 城区", ["指标 2020年/全市 2020年/城区 2025年", "指标 2020年 2025年/全市 2025年/城区"]),
    ],
)  # fmt: skip
def test_labels_under_one_header(upper: str, low: str, ways: list[str]) -> None:
    assert [said(chains) for chains, _ in header_lines.under(cells(upper), cells(low))] == ways


def test_labels_evenly_under_all_headers() -> None:
    *_, (chains, points) = header_lines.under(cells("指标 2020年 2025年"), cells("全市 城区 全市 城区"))
    assert (said(chains), points) == ("指标 2020年/全市 2020年/城区 2025年/全市 2025年/城区", 0.0)


def test_three_tiers() -> None:
    found = list(header_lines._three_deep(cells("指标 指标值"), cells("现状 目标"), cells("2020年 2022年 2025年")))
    chains, points = max(found, key=lambda way: way[1])
    assert (said(chains), points) == ("指标 指标值/现状/2020年 指标值/目标/2022年 指标值/目标/2025年", 0.5)
    assert list(header_lines._three_deep(cells("指标 指标值"), cells("现状 目标"), cells("2020年 2025年"))) == []


@pytest.mark.parametrize(
    ("before", "rest", "point"),
    [
        ("序号 指标", "名称", "cut"), ("指标", "属性", "whole"), ("指标 指标", "属性", "cut"), ("2025年", "目标", "split"), ("2025年", "时期", "split"),
        ("2025年", "投资额", "split"), ("2025年", "床位", "whole"), ("规划", "目标值", "split"), ("单位", "目标", "whole"),
    ],
)  # fmt: skip
def test_a_word_behind_a_header(before: str, rest: str, point: str) -> None:
    assert header_cells._half(tuple(cells(before)), rest) == f"header.{point}"


@pytest.mark.parametrize(
    ("roles", "place"),
    [("any value", 0), ("group value", 0), ("group value group", 2), ("value", None), ("value any any", 1)],
)
def test_the_column_of_names_that_no_header_tells(roles: str, place: int | None) -> None:
    assert heads.name_place(roles.split()) == place


def test_the_nature_of_a_project_is_no_attribute() -> None:
    assert heads.of_list(["name", "attribute"], ["项目名称", "性质"]) == ["name", "any"]
    assert heads.of_list(["name", "attribute"], ["指标", "性质"]) == ["name", "attribute"]


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("指标", "name"), ("2020年目标", "value"), ("年均增长", "value"), ("床位", "any"), ("2020年项目", "value"),
        ("2020年" + "养" * 15, "value"), ("2020年" + "养" * 16, "any"),
    ],
)  # fmt: skip
def test_what_a_header_says_of_its_column(header: str, role: str) -> None:
    assert header_words.role_of(header) == role


def test_the_best_few_headers_of_each_width() -> None:
    def header(width: int, first: int, points: float) -> heads.Header:
        return heads.Header((heads.Column("name", ()),) * width, first, points)

    given = [
        header(2, 2, 9.0),
        header(2, 2, 8.0),
        header(2, 2, 7.0),
        header(3, 2, 6.0),
        header(3, 3, 1.5),
        header(4, 3, 1.0),
    ]
    assert [one.points for one in heads._likeliest(given)] == [9.0, 8.0, 6.0, 1.5]
    many = [header(2, first, 9.0) for first in range(heads.MOST + 5)]
    assert len(heads._likeliest(many)) == heads.MOST


@pytest.mark.parametrize(
    ("words", "cost"),
    [
        ("2020年 现状值", -0.1), ("指标 床位", -4.7), ("2025年 2020年", -5.2), ("2025年目标 现状值", -2.1), ("目标值 属性", -9.1), ("指标 项目名称", -3.2),
    ],
)  # fmt: skip
def test_what_it_costs_to_join_words(words: str, cost: float) -> None:
    layout = Layout(False, False, 0)
    assert header_cells._cost(tuple(map(atom, words.split())), layout) == pytest.approx(cost)


def test_gaps_between_words_that_are_joined() -> None:
    plain, blocks = Layout(False, False, 0), Layout(False, True, 0)
    first = atom("2020年")
    assert header_cells._cost((first, atom("现状值", Gap.WITHIN)), plain) == pytest.approx(1.0)
    assert header_cells._cost((first, atom("现状值", voids=1)), plain) == pytest.approx(-3.1)
    assert header_cells._cost((first, atom("现状值", Gap.BLANK_LINE)), blocks) == pytest.approx(-6.1)
    assert header_cells._cost((first, atom("现状值", Gap.BLANK_LINE)), plain) == pytest.approx(-0.1)


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("指标 单位 2020年 床位 张 5", [5, 4, 3, 2]),
        ("指标 5", []),
        ("指标 单位 甲 乙 丙 丁 戊 5", [7, 6, 5, 4, 3]),
        ("指标 单位 2020年", [2]),
    ],
)
def test_where_the_body_below_a_header_can_begin(words: str, ends: list[int]) -> None:
    assert heads._ends([atom(word) for word in words.split()]) == ends
