"""Page numbers and running heads of texts that are set page by page: all of them are furniture, and nothing else is."""

# ruff: noqa: E501 (a row is read better on one line)

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractor.layout.furniture import glued_numbers, page_signs, running_heads
from tests.bounds import lines_of, read

STYLES = ("— {k} —", "- {k} -", "{k}", "第{k}页", "－{k}－", "{k}/{n}", "第{k}页 共{n}页")
CUT, WHOLE = (
    "推进各项任务落实第{}项，健全工作机制，明确责任分工，加大投入力度，",
    "推动政策落地见效第{}批，不断增强群众获得感。",
)
LONG = "推进各项任务落实，健全工作机制，明确责任分工，加大投入力度"


def page(k: int, height: int) -> list[str]:
    """Lines of running text, no two alike on neighbouring pages."""
    places = range(k * height, (k + 1) * height)
    return [(CUT, WHOLE)[n % 2].format("一二三四五六七八九十"[n % 10] + "百" * (n // 10 % 3)) for n in places]


def book(pages: int, height: int, style: str, first: int = 1, left_out: Sequence[int] = (), head: str = "") -> str:
    """A text of so many pages, each with its number below it, and perhaps the same words above it."""
    lines = []
    for k in range(pages):
        lines += [head] if head else []
        lines += page(k, height)
        lines += [style.format(k=k + first, n=pages)] if k not in left_out else []
    return "青江市养老服务规划\n一、任务\n" + "\n".join(lines) + "\n"


def found(text: str, kind: str = "page_number") -> list[str]:
    return [text[f.span.start : f.span.end] for f in read(text).furniture if f.kind == kind]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("pages", "height"), [(1, 3), (2, 5), (3, 8), (4, 3), (4, 12), (6, 5)])
def test_the_numbers_below_pages(style: str, pages: int, height: int) -> None:
    numbers = [style.format(k=k + 1, n=pages) for k in range(pages)]
    bare = style == "{k}" and pages < 3  # one or two numbers alone count nothing
    assert found(book(pages, height, style)) == ([] if bare else numbers)


@pytest.mark.parametrize("first", [2, 3, 5, 12])
def test_numbers_that_begin_later(first: int) -> None:
    assert found(book(4, 8, "{k}", first)) == [str(first + k) for k in range(4)]


@pytest.mark.parametrize(
    ("height", "left_out", "numbers"),
    [
        (8, (1,), "1 3 4 5 6"),
        (8, (1, 2), "4 5 6"),
        (13, (1, 2), "1 4 5 6"),
        (8, (0,), "2 3 4 5 6"),
        (8, (3,), "1 2 3 5 6"),
    ],
)
def test_numbers_of_which_some_are_left_out(height: int, left_out: Sequence[int], numbers: str) -> None:
    assert found(book(6, height, "{k}", left_out=left_out)) == numbers.split()


@pytest.mark.parametrize(("pages", "heads"), [(2, 0), (3, 0), (4, 3), (5, 4)])
def test_the_words_above_pages(pages: int, heads: int) -> None:
    text = book(pages, 8, "— {k} —", head="养老服务专项规划文本")
    assert len(found(text, "running_header")) == heads
    assert len(found(text)) == pages


@pytest.mark.parametrize(("above", "numbers"), [(CUT, ["1", "— 2 —", "3"]), (WHOLE, ["— 2 —"])])
def test_two_bare_numbers_beside_a_signed_one_where_one_cuts_a_sentence(above: str, numbers: list[str]) -> None:
    lines = ["青江市规划", "一、任务", *page(0, 11), above.format("甲"), "1", *page(1, 12), "— 2 —", *page(2, 12)]
    lines += [WHOLE.format("乙"), "3", *page(3, 12)]
    assert found("\n".join(lines) + "\n") == numbers


@pytest.mark.parametrize(("rest", "left_out"), [("家社区养老服务网络31个。", True), ("家，培训护理员31个。", False)])
def test_the_one_missing_page_may_begin_within_a_word(rest: str, left_out: bool) -> None:
    cut = "推进各项任务落实，健全工作机制，明确责任分工，建设示范性居"
    lines = [
        "青江市规划",
        "一、任务",
        *page(0, 12),
        "— 1 —",
        *page(1, 12),
        "— 2 —",
        *page(2, 13),
        "3推进各项工作。",
        *page(4, 12),
    ]
    lines += [
        cut,
        f"4{rest}",
        *page(6, 4),
        "— 5 —",
        *page(7, 13),
        "6推进各项工作。",
        *page(9, 12),
        "— 7 —",
        *page(10, 8),
    ]
    assert ("4" in found("\n".join(lines) + "\n")) is left_out


def test_a_heading_s_number_beyond_the_next_signed_page_is_no_page() -> None:
    lines = ["青江市规划", *(line for k in range(5) for line in (*page(k, 13), f"{k + 1}推进各项工作落实。"))]
    lines += [*page(6, 13), "7  保障措施", *page(7, 12), "— 6 —", *page(8, 12)]
    assert "7" not in found("\n".join(lines) + "\n")


def test_the_headings_of_a_contents_list_are_no_pages_before_a_figure() -> None:
    entries = [f"{n} 推进{words}工作．．．．．．．．．．{n + 2}" for n, words in enumerate("供水防洪灌溉排涝", 1)]
    text = (
        "\n".join(["青江市规划", "目录", *entries, "", "为推动发展，制定规划。", *page(0, 12), "园区", "9左右", "9"])
        + "\n"
    )
    assert found(text) == []


@pytest.mark.parametrize(("signed", "twice"), [((2,), False), ((2, 3, 4), True)])
def test_bare_numbers_of_signed_pages_are_pages_where_several_are_numbered_twice(
    signed: tuple[int, ...], twice: bool
) -> None:
    lines = ["青江市规划", "一、任务"]
    for k in range(1, 6):
        lines += [*page(k, 9), *([f"— {k} —"] if k in signed else [f"{k}"])]
        lines += [*page(k + 6, 6), f"{k}"] if k in signed else []
    assert found("\n".join(lines) + "\n").count("2") == twice


@pytest.mark.parametrize(("between", "left_out"), [("2", True), ("5", False)])
def test_between_two_pages_one_number_goes_on_with_a_cut_figure(between: str, left_out: bool) -> None:
    head = ["青江市规划", "一、任务", *page(0, 9)]
    cut = ["推进各项任务落实，健全工作机制，明确责任分工，加大投入力度，新增库容6.4", f"{between}亿立方米。"]
    lines = [*head, "1中着力加以解决。", *page(1, 30), *cut, *page(2, 31), "3“十四五”期间，推进任务落实。", *page(3, 9)]
    assert (between in found("\n".join(lines) + "\n")) is left_out


def test_a_cell_of_the_value_of_a_signed_page_is_none() -> None:
    lines = ["— 1 —", *page(0, 8), "虐老案件", "起", "逐年下降", "1", "注：数据为五年累计数，以核定数为准。"]
    lines += [*page(1, 8), "— 2 —", *page(2, 9), "3", *page(4, 9), "4", *page(6, 9)]
    text = "青江市养老服务规划\n一、任务\n" + "\n".join(lines) + "\n"
    assert found(text) == ["— 1 —", "— 2 —", "3", "4"]


def test_words_that_stand_as_often_inside_pages_head_none() -> None:
    text = book(5, 8, "— {k} —", head="养老服务专项规划文本").replace("批，", "批，\n养老服务专项规划文本\n")
    assert not found(text, "running_header")


@pytest.mark.parametrize(
    ("text", "can"),
    [
        ("养老服务规划", True),
        ("3.02", False),
        ("一、目标", False),
        ("指标|数值", False),
        ("加强建设。", False),
        ("床位；", False),
        ("PDF", True),
        ("床", False),
    ],
)
def test_words_that_can_head_a_page(text: str, can: bool) -> None:
    assert running_heads._can_be_head(text) is can


@pytest.mark.parametrize(
    ("texts", "n", "cuts"),
    [
        ((LONG, "3", "规划"), 2, True),
        ((LONG + "。", "3", "规划"), 2, False),
        (("短行", "3", "规划"), 2, False),
        ((LONG, "规划"), 1, True),
        (("短行", "规划"), 1, False),
    ],
)
def test_a_head_below_a_cut_sentence(texts: Sequence[str], n: int, cuts: bool) -> None:
    assert running_heads._cuts_a_sentence(lines_of(*texts), n) is cuts


@pytest.mark.parametrize(
    ("signed", "out"),
    [([(0, 1), (9, 2), (18, 3)], []), ([(0, 1), (9, 2), (18, 94)], [18]), ([(0, 1), (9, 21), (18, 22)], []), ([(0, 1), (9, 22), (18, 23)], [9, 18]),
     ([(5, 20)], []), ([(5, 21)], [5]), ([(30, 30)], []), ([(0, 5), (40, 45)], []), ([(0, 5), (40, 46)], [40])],
)  # fmt: skip
def test_numbers_too_far_ahead_of_their_place(signed: list[tuple[int, int]], out: list[int]) -> None:
    assert list(page_signs.out_of_count(signed)) == out


@pytest.mark.parametrize(
    ("texts", "rows"),
    [(("1/3", "2/3", "3/3"), []), (("95/97", LONG), [0]), (("2/2", LONG), []), (("1/3", "1/3"), [0, 1]), (("1/3", "3/3", "2/3"), [2]), (("4/3", "5/3"), [0, 1]),
     (("1/3", "2/3", "95/97"), [2])],
)  # fmt: skip
def test_numbers_of_no_total(texts: Sequence[str], rows: list[int]) -> None:
    lines = lines_of(*texts)
    assert page_signs.of_no_total(lines, range(len(lines))) == rows


@pytest.mark.parametrize(
    ("texts", "halves"),
    [
        (("10．旅游投", "– 95 –", "诉结案率(%)"), True), (("其中：旅游投", "– 95 –", "诉结案率(%)"), True), (("旅游投", "– 95 –", "诉结案率(%)"), False),
        (("10．旅游投", "– 95 –", "诉结案率"), False), (("一、旅游投", "– 95 –", "诉结案率(%)"), False), (("10．旅游投", "– 95 –", "11．诉结案率(%)"), False),
        (("10．旅游投", "– 95 –"), False), (("– 95 –", "诉结案率(%)"), False), (("10．" + "旅" * 18, "– 95 –", "诉结案率(%)"), False),
        (("10．" + "旅" * 17, "– 95 –", "诉结案率(%)"), True),
    ],
)  # fmt: skip
def test_empty_cells_between_the_halves_of_a_name(texts: Sequence[str], halves: bool) -> None:
    assert page_signs.is_between_halves(lines_of(*texts), texts.index("– 95 –")) is halves


def test_the_lines_beside_numbers() -> None:
    assert page_signs.lines_beside({5, 6, 9}, [5]) == {4, 7}
    assert page_signs.lines_beside({5, 6, 9}, [6, 9]) == {4, 7, 8, 10}
    assert page_signs.lines_beside({5}, []) == set()


@pytest.mark.parametrize(
    ("texts", "n", "ends"),
    [
        (("加强建设", "II", "健全机制"), 1, True),
        (("加强建", "II", "健全机制"), 1, False),
        (("II", "健全机制"), 0, True),
        (("加强建设", "II"), 1, True),
        (("加强建设", "II", "机制"), 1, False),
    ],
)
def test_a_numeral_between_lines_of_text(texts: Sequence[str], n: int, ends: bool) -> None:
    assert page_signs.begins_or_ends(lines_of(*texts), n) is ends


# -- glued to the first words of a page ------------------------------------------------------


def glued(pages: int, height: int, first: int = 1) -> str:
    """Pages whose numbers stand right before their first words; each page but the last ends inside a sentence."""
    lines = [text for k in range(pages) for text in _numbered(page(k, height), k + first, height)]
    return "青江市养老服务规划\n一、任务\n" + "\n".join(lines) + "\n"


def _numbered(lines: list[str], k: int, height: int) -> list[str]:
    return [f"{k}落实{lines[0]}", *lines[1 : height - 1], LONG]


@pytest.mark.parametrize(("pages", "height"), [(4, 14), (6, 14), (8, 20)])
def test_numbers_glued_to_words(pages: int, height: int) -> None:
    numbers = [f.span.start for f in read(glued(pages, height)).furniture if f.kind == "page_number"]
    assert [glued(pages, height)[at] for at in numbers] == [str(k + 1) for k in range(pages)]


@pytest.mark.parametrize(
    ("above", "text", "end", "begins"),
    [
        (LONG, "3落实责任", 1, True), (LONG + "。", "3落实责任", 1, False), ("健全机制、", "3落实责任", 1, True), ("健全机制", "3落实责任", 1, False),
        (LONG + "。", "3三、落实", 1, True), (LONG + "。", "3——创新", 1, True), (LONG + "。", "31.2 落实", 1, True),
    ],
)  # fmt: skip
def test_a_number_that_begins_a_page(above: str, text: str, end: int, begins: bool) -> None:
    assert glued_numbers.begins_a_page(lines_of(above, text), 1, end) is begins


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5个以下", True),
        ("5亩，", True),
        ("5万人次，", True),
        ("5件的地方", False),
        ("5岁以下儿童", True),
        ("5分充足", False),
        ("5家，", False),
        ("5平方米，", True),
    ],
)
def test_a_unit_that_ends_behind_a_glued_number(text: str, value: bool) -> None:
    assert glued_numbers.reads_as_value(text[1:]) is value


@pytest.mark.parametrize(
    ("text", "before"),
    [("2三、推进", True), ("2推进", False), ("2 第三章 推进", True), ("21.推进", False), ("2（三）推进", True)],
)
def test_a_glued_number_before_a_heading_s(text: str, before: bool) -> None:
    assert glued_numbers.is_before_number(lines_of(text)[0], 1) is before
