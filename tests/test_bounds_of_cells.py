"""What a word can be in a table, what it is worth in a column, what a header says of time: both sides of each limit."""

from __future__ import annotations

import pytest

from extractor.indicators import columns, setting
from extractor.indicators.column import Column
from extractor.indicators.setting import Setting, Years
from extractor.layout.tables import reading
from extractor.layout.tables.around import surroundings
from extractor.layout.tables.cells import atoms
from extractor.layout.tables.cells.atoms import Atom, Gap
from extractor.layout.tables.cells.fits import MAX_NAME, as_group, fit, rest_of
from extractor.layout.tables.judging import soundness
from extractor.layout.tables.reading import Row
from extractor.layout.tables.running_text import openers, standing
from tests.bounds import cell, lines_of


@pytest.mark.parametrize(
    ("role", "text", "point"),
    [
        ("number", "3", "number"), ("number", "123", "number"), ("number", "0", "other"), ("number", "1000", "other"),
        ("number", "（3）", "part"), ("number", "①", "part"), ("number", "3-1", "part"), ("number", "一", "part"),
        ("number", "床位", "other"), ("unit", "张", "unit"), ("unit", "—", "missing"), ("unit", "张/", "half"),
        ("unit", "平", "half"), ("unit", "甲乙丙丁", "short"), ("unit", "甲乙丙丁戊", "other"), ("attribute", "预期性", "attribute"),
        ("attribute", "—", "missing"), ("attribute", "甲乙丙丁", "short"), ("attribute", "甲乙丙丁戊", "other"),
        ("attribute", "张", "other"), ("name", "指标", "header"), ("name", "预期性", "attribute"), ("name", "5.5", "value"),
        ("name", "3", "value"), ("name", "—", "value"), ("name", "城区≥5", "scoped"), ("name", "张", "unit"),
        ("name", "推进，工作", "sentence"), ("name", "养" * MAX_NAME, "long"), ("name", "养" * (MAX_NAME + 1), "sentence"),
        ("name", "一、养老", "marked"), ("name", "（张）", "unit"), ("name", "合计", "total"), ("name", "养老机构", "long"),
        ("name", "机构数", "short"), ("name", "持续提高", "said"), ("group", "指标", "header"), ("group", "预期性", "other"),
        ("group", "5", "other"), ("group", "养" * 8, "words"), ("group", "养" * 9, "long"), ("group", "—", "other"),
        ("value", "预期性", "attribute"), ("value", "床位数（张）", "name"), ("value", "5.5", "value"), ("value", "—", "value"),
        ("value", "城区≥5", "scoped"), ("value", "推进。", "sentence"), ("value", "一、养老", "sentence"), ("value", "张", "unit"),
        ("value", "其中：甲", "sentence"), ("value", "1.养老", "sentence"), ("value", "养" * 24, "words"), ("value", "养" * 25, "long"),
        ("value", "持续提高", "said"), ("any", "推进。", "sentence"), ("any", "一、养老", "marked"), ("any", "预期性", "attribute"),
        ("any", "指标", "attribute"), ("any", "5.5", "value"), ("any", "—", "value"), ("any", "3", "value"), ("any", "床位", "words"),
    ],
)  # fmt: skip
def test_what_a_word_is_worth_in_a_column(role: str, text: str, point: str) -> None:
    assert fit(text, role) == f"{role}.{point}"


@pytest.mark.parametrize(
    ("text", "can"),
    [
        ("0", "VALUE"), ("1", "NUMBER VALUE"), ("999", "NUMBER VALUE"), ("1000", "VALUE"), ("2025年", "WORDS HEADER"),
        ("3.5", "VALUE"), ("3.5。", "SENTENCE"), ("千", "UNIT WORDS"), ("甲方", "WORDS"),
    ],
)  # fmt: skip
def test_all_that_a_word_can_be(text: str, can: str) -> None:
    found = atoms.what(text)
    bits = {name: bit for name, bit in vars(atoms.Can).items() if isinstance(bit, int)}
    assert {name for name, bit in bits.items() if found & bit} == set(can.split())


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("4．5G基站数", 4), ("3.65岁及以上", 3), ("3.床位", 3), ("（3）床位", 3), ("12.床位", 12), ("一、床位", None),
        ("床位", None), ("3.5", None),
    ],
)  # fmt: skip
def test_the_number_of_an_indicator(text: str, number: int | None) -> None:
    assert atoms.item_number(text) == number


@pytest.mark.parametrize(
    ("text", "lone"),
    [
        ("床位", True), ("指 标", True), ("指    标", True), ("序 号 指 标", False), ("2 0 2 5 年", True), ("床位 张", False),
        ("养   老   机  构", True), ("养   老   机   构", False),
    ],
)  # fmt: skip
def test_a_line_of_one_word(text: str, lone: bool) -> None:
    assert atoms.is_lone(text) is lone


@pytest.mark.parametrize(
    ("gaps", "even"),
    [
        ("010101", True), ("001001", True), ("111", False), ("010010001", False), ("01", False), ("00101001", True),
        ("0101001", True), ("01001000100001", False),
    ],
)  # fmt: skip
def test_blank_lines_after_runs_of_one_length(gaps: str, even: bool) -> None:
    assert standing._even([int(gap) for gap in gaps]) is even


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("指标  单位  2020年", True), ("指标 单位 2020年", False), ("指标  单位", False), ("指标  甲乙丙  丁戊己", False),
        ("指标  甲乙丙  单位  丁戊己", True), ("指标  " + "养" * 14 + "  单位", True), ("指标  " + "养" * 15 + "  单位", False),
        ("指  单位  2020年", False),
    ],
)  # fmt: skip
def test_header_words_between_wide_blanks(text: str, wide: bool) -> None:
    assert atoms.is_wide(text) is wide


def test_columns_of_a_line() -> None:
    assert [atoms.columns_of(text) for text in ("养a", "ab", "")] == [3, 2, 0]


# -- what headers say of time ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "plan", "years", "flags"),
    [
        ("2020年", (2021, 2025), (2020, 2020), ""), ("2016—2020年", (2021, 2025), (2016, 2020), ""),
        ("“十三五”目标", (2021, 2025), (2020, 2020), ""), ("现状值", (2021, 2025), (2020, 2020), ""),
        ("目标值", (2021, 2025), (2025, 2025), ""), ("实际值", (2021, 2025), None, ""), ("累计", (2021, 2025), (2021, 2025), "total"),
        ("年均增长", (2021, 2025), (2021, 2025), "average"), ("年均/累计", (2021, 2025), (2021, 2025), "average"),
        ("“十三五”年均", (2021, 2025), (2016, 2020), "average"), ("2025年累计", None, (2021, 2025), "total"),
        ("1903年累计", None, (1900, 1903), "total"), ("目标值", None, None, ""), ("规划目标完成", (2021, 2025), None, ""),
    ],
)  # fmt: skip
def test_the_years_of_a_header(header: str, plan: Years | None, years: Years | None, flags: str) -> None:
    column = Column(0, header, "value")
    columns.read_time(column, Setting(plan=plan))
    told = [name for name in ("total", "average") if getattr(column, name)]
    assert (column.years, " ".join(told)) == (years, flags)


def test_a_header_without_a_year_is_of_the_plan_that_the_caption_names() -> None:
    column = Column(0, "目标值", "value")
    columns.read_time(column, Setting(plan=(2021, 2025), title="“十三五”指标"))
    assert column.years == (2020, 2020)


@pytest.mark.parametrize(
    ("years", "kept"),
    [((1899, 1899), None), ((1899, 1900), (1900, 1900)), ((1900, 1901), (1900, 1901)), (None, None)],
)
def test_years_that_a_period_can_hold(years: Years | None, kept: Years | None) -> None:
    assert setting.clipped(years) == kept


@pytest.mark.parametrize(
    ("head", "year"),
    [
        ("2023年青石市国民经济和社会发展统计公报", 2023), ("2023年度统计公报", 2023), ("青石市统计公报", None),
        ("2023年" + "养" * 24 + "公报", 2023), ("2023年" + "养" * 25 + "公报", None), ("前" * (setting.HEAD - 9) + "2023年统计公报", 2023),
        ("前" * (setting.HEAD - 8) + "2023年统计公报", None),
    ],
)  # fmt: skip
def test_the_year_of_a_bulletin(head: str, year: int | None) -> None:
    assert setting.bulletin_year(head) == year


def test_cells_that_count_the_rows() -> None:
    assert [columns._counts_up(cells) for cells in (["1", "2"], ["1"], ["1", "3"], ["2", "3"])] == [True] + [False] * 3


# -- where a table begins, and what stands above it ------------------------------------------


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("序号 指标 单位", True), ("指标 单位", True), ("指标 床位", False), ("指标 甲乙 丙丁", False), ("指标 甲乙", False),
        ("2020年 2021年 2022年", True), ("2020年 2021年", False), ("指标，单位", False), ("指标 单位 " + "养" * 20, True),
        ("指标 单位 " + "养" * 21, False), ("指标 单位 2020年 2025年" + " 甲乙" * 4, True), ("指标 单位 2020年 2025年" + " 甲乙" * 5, False),
    ],
)  # fmt: skip
def test_a_line_of_header_words(text: str, heads: bool) -> None:
    assert openers.heads_line(text) is heads


@pytest.mark.parametrize(
    ("word", "may"),
    [("指标", True), ("序号", True), ("序", True), ("单位", False), ("2020年", True), ("类别", True), ("养老", False)],
)
def test_a_word_that_can_open_a_table(word: str, may: bool) -> None:
    assert openers.may_open(word) is may


@pytest.mark.parametrize(
    ("text", "names"), [("序号 指标名称 单位", True), ("指标 单位", True), ("指标 2020年", False), ("指标名称", False)]
)
def test_a_line_that_names_columns(text: str, names: bool) -> None:
    assert openers.names_columns(text) is names


@pytest.mark.parametrize(
    ("texts", "opens"),
    [
        (("指标", "单位", "2020年"), True), (("指标", "推进工作"), False), (("指标", *["甲乙"] * 6, "单位"), True),
        (("指标", *["甲乙"] * 7, "单位"), False), (("养老", "单位", "指标"), False), (("2020年", "指标"), True),
        (("目标值", "指标 2020年 2025年"), True), (("主要", "指标", "单位"), True),
    ],
)  # fmt: skip
def test_a_table_with_a_cell_a_line_begins(texts: tuple[str, ...], opens: bool) -> None:
    assert openers.opens(lines_of(*texts), 0) is opens


@pytest.mark.parametrize(
    ("title", "text", "rest"),
    [
        ("养" * 20, "指标", True),
        ("养" * 19, "指标", False),
        ("养" * 20, "养" * 6, True),
        ("养" * 20, "养" * 7, False),
        ("养" * 20 + "。", "指标", False),
    ],
)
def test_the_end_of_a_title_on_a_line_of_its_own(title: str, text: str, rest: bool) -> None:
    assert surroundings.is_title_rest(title, text) is rest


@pytest.mark.parametrize(
    ("text", "has_unit", "is_title"),
    [
        ("养老情况", False, True), ("养老", False, False), ("养老", True, True), ("养" * 30, True, True), ("养" * 31, True, False),
        ("养" * 43 + "情况", False, True), ("养" * 44 + "情况", False, False), ("一、养老情况", False, False), ("专栏养老情况", False, False),
        ("养老情况：", False, False), ("养老（单位：张）", False, True), ("养老。情况", False, False),
    ],
)  # fmt: skip
def test_a_title_without_a_number(text: str, has_unit: bool, is_title: bool) -> None:
    assert surroundings._is_plain_title(lines_of(text)[0], has_unit) is is_title


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("表1 指标", True), ("附表 指标", True), ("表彰先进", False), ("表1 " + "养" * 57, True), ("表1 " + "养" * 58, False), ("表1 指标。", False),
        ("续表1 指标", True), ("1 指标", False),
    ],
)  # fmt: skip
def test_a_caption(text: str, is_one: bool) -> None:
    assert surroundings.is_caption(lines_of(text)[0]) is is_one


@pytest.mark.parametrize(
    ("texts", "above"),
    [
        (("表1 主要指标",), (0, "主要指标", "表1", None)), (("表1 主要指标", "单位：张"), (0, "主要指标", "表1", "张")),
        (("表1", "主要指标"), (0, "主要指标", "表1", None)), (("主要指标",), (0, "主要指标", None, None)), (("推进工作。",), (1, None, None, None)),
        (("表1 主要指标（单位：张）",), (0, "主要指标", "表1", "张")), (("专栏1", "主要指标"), (2, None, None, None)),
        (("表1 “十四五”时期青江市养老服务发展的主", "要指标"), (0, "“十四五”时期青江市养老服务发展的主要指标", "表1", None)),
        (("单位：张",), (0, None, None, "张")), (("推进工作。", "表1 主要指标"), (1, "主要指标", "表1", None)),
    ],
)  # fmt: skip
def test_what_stands_above_a_table(
    texts: tuple[str, ...], above: tuple[int, str | None, str | None, str | None]
) -> None:
    found = surroundings.read_above(lines_of(*texts, "指标\t2020年"), len(texts))
    caption, unit = (None if part is None else part.text for part in (found.caption, found.unit))
    assert (found.first, caption, found.number, unit) == above
    assert not found.goes_on


def test_a_caption_that_goes_on() -> None:
    assert surroundings.read_above(lines_of("续表1", "指标\t2020年"), 1).goes_on


# -- rows that are sound ---------------------------------------------------------------------


def row(*texts: str) -> Row:
    cells = [(Atom(cell(text), text, 0, Gap.CELL, 0, atoms.what(text)),) if text else () for text in texts]
    return Row("data", tuple(cells), ())


@pytest.mark.parametrize(
    ("numbers", "counts"),
    [
        ("123", True), ("13", False), ("1-3", True), ("1-4", False), ("1--4", True), ("312", True), ("22", False), ("56", True), ("21", True),
        ("1a2", True), ("1a3", False),
    ],
)  # fmt: skip
def test_row_numbers_that_count_up(numbers: str, counts: bool) -> None:
    rows = [row(number.strip("-"), "甲", "5") for number in numbers]
    assert soundness._counts_up(rows, ("number", "name", "value")) is counts
    assert soundness._counts_up(rows, ("any", "name", "value"))


@pytest.mark.parametrize(("texts", "nameless"), [(",5,6", True), ("甲,5,6", False), (",5,", False), (",,", False)])
def test_values_without_a_name(texts: str, nameless: bool) -> None:
    assert soundness._is_nameless(row(*texts.split(",")), ("name", "value", "value")) is nameless


@pytest.mark.parametrize(
    ("texts", "full"), [("甲,5,张,", True), ("甲,,张,", False), ("甲,5,,", False), (",5,张,注", False)]
)
def test_a_row_that_is_full(texts: str, full: bool) -> None:
    assert soundness._is_full(row(*texts.split(",")), ("name", "value", "unit", "note")) is full


@pytest.mark.parametrize(
    ("values", "numbers"),
    [("1234", True), ("123", False), ("12349", True), ("123489", False), ("5678", True), ("2468", False)],
)
def test_values_that_count_as_row_numbers_do(values: str, numbers: bool) -> None:
    rows = [row("", value, "5.5") for value in values]
    assert soundness._numbers_as_values(rows, ("number", "value", "value")) is numbers
    assert not soundness._numbers_as_values([row("3", *"55") for _ in values], ("number", "value", "value"))


@pytest.mark.parametrize(
    ("role", "whole", "text", "point"),
    [
        ("unit", "平方", "米", "unit"), ("unit", "张/", "人", "unit"), ("unit", "张", "床", "misfit"), ("attribute", "预期性", "性", "misfit"),
        ("number", "1", "2", "misfit"), ("group", "社会", "保障事业发展", "group"), ("group", "社会", "保障事业发展了", "misfit"),
        ("group", "社" * 8, "保障", "group"), ("group", "社" * 9, "保障", "misfit"), ("group", "社会", "5", "misfit"), ("name", "1.", "养老", "item"),
        ("name", "养老", "（张）", "bracket"), ("name", "养老）", "（张）", "done"), ("name", "养老", "5", "misfit"), ("name", "养老", "2020年", "misfit"),
        ("name", "养老", "，机构数", "done"), ("name", "养老", "张", "done"), ("name", "养" * MAX_NAME, "机构", "name"),
        ("name", "养" * (MAX_NAME + 1), "机构", "done"), ("name", "养老", "机构（张）", "unit_last"), ("name", "养老", "机构", "name"),
        ("name", "合计", "机构", "misfit"), ("name", "养老（", "机构）", "open"), ("name", "养老", "机构：", "misfit"), ("name", "养老", "一", "misfit"),
        ("name", "养老", "预期性", "misfit"), ("value", "5", "万人", "measure"), ("value", "5", "每人", "misfit"), ("value", "—", "5", "misfit"),
        ("value", "5", "—", "misfit"), ("value", "5", "[6]", "total"), ("value", "[5]", "[6]", "misfit"), ("value", "5", "6", "misfit"),
        ("value", "持续", "提高", "words"), ("value", "城区≥5", "乡镇≥6", "scoped"), ("value", "城区≥5%", "乡镇≥6", "words"),
        ("value", "5", "床位（张）", "misfit"), ("any", "5", "6", "misfit"), ("any", "养老", "6", "done"), ("any", "养老", "机构", "words"),
        ("any", "养老", "指标", "misfit"),
    ],
)  # fmt: skip
def test_what_words_are_worth_as_the_rest_of_a_cell(role: str, whole: str, text: str, point: str) -> None:
    assert rest_of(whole, text, role) == f"join.{point}"


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("社会保障", "known"), ("5", "other"), ("一、社会保障", "marked"), ("社" * 30, "words"), ("社" * 31, "long"), ("社" * 60, "long"),
        ("社" * 61, "other"), ("社会保障：", "counted"), ("社会保障（5项）", "counted"), ("（社会）", "other"), ("投资（万元）", "other"),
        ("预期性", "other"), ("张", "other"), ("指标", "other"),
    ],
)  # fmt: skip
def test_what_words_are_worth_as_a_row_of_their_own(text: str, point: str) -> None:
    assert as_group(text) == f"group_row.{point}"


def test_a_value_goes_on_with_no_row_of_a_group() -> None:
    said = {
        text: reading.pieces.more_of_group(Atom(cell(text), text, 0, Gap.BLANK, 0, atoms.what(text)))
        for text in ("5.5", "预期性", "—", "养老")
    }
    assert {text for text, points in said.items() if "join.misfit" in points} == {"5.5", "预期性", "—"}
    assert said["养老"] == ("join.blank",)
