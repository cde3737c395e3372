"""What a word can be in a table, what it is worth in a column, what a header says of time: both sides of each limit."""

from __future__ import annotations

import pytest

from extractor.indicators import columns, setting
from extractor.indicators.columns import Column
from extractor.indicators.setting import Setting, Years
from extractor.layout.tables import atoms
from extractor.layout.tables.fits import MAX_NAME, fit


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
        ("value", "持续提高", "said"), ("any", "推进。", "sentence"), ("any", "一、养老", "sentence"), ("any", "预期性", "attribute"),
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
    assert atoms._even([int(gap) for gap in gaps]) is even


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
    assert [atoms._columns(text) for text in ("养a", "ab", "")] == [3, 2, 0]


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
