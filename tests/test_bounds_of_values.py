"""Limits of the rules about cells, marks, roles of columns, subjects and quantities: both sides of each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.indicators import marks, roles
from extractor.indicators.cells import Usage, read_cell
from extractor.indicators.column import Column
from extractor.indicators.setting import Setting
from extractor.statements import subjects, trimming
from extractor.statements.quantities import find_quantities
from tests.bounds import cell, read

Said = tuple[str, str | None, str | None, str | None]


def values(text: str, usage: Usage | None = None) -> list[Said]:
    """Value or words, the upper end, sign and unit of each reading."""
    return [
        (str(r.text if r.value is None else r.value), None if r.high is None else str(r.high), r.comparator, r.unit)
        for r in read_cell(text, usage)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12.5/10万", [("12.5", None, "=", "/10万")]), ("3.2/千人", [("3.2", None, "=", "/千人")]),
        ("≤50/10万以下", [("50", None, "<=", "/10万")]), ("50/10万人", [("50", None, "=", "/10万人")]),
        ("5/25万", [("5", None, "=", None), ("25", None, "=", "万")]), ("3.5/4", [("3.5", None, "=", None), ("4", None, "=", None)]),
        ("3/4", [("3/4", None, None, None)]), ("3人/4家", [("3", None, "=", "人"), ("4", None, "=", "家")]),
        ("5元/万人", [("5", None, "=", "元/万人")]), ("3-5", [("3", "5", "range", None)]), ("3%-5%", [("3", "5", "range", "%")]),
        ("90%以上", [("90", None, ">=", "%")]), ("约5", [("5", None, "~", None)]), ("5左右", [("5", None, "~", None)]),
        ("3.2 4.1", [("3.2 4.1", None, None, None)]), ("3.2;4.1", [("3.2", None, "=", None), ("4.1", None, "=", None)]),
        ("3.2,4.1", [("3.2,4.1", None, None, None)]), ("3,200", [("3200", None, "=", None)]), ("3,20", [("3,20", None, None, None)]),
        ("3.2（市区） 4.1（农村）", [("3.2", None, "=", None), ("4.1", None, "=", None)]), ("012", [("012", None, None, None)]),
        ("2025年60%,2030年70%", [("60", None, "=", "%"), ("70", None, "=", "%")]), ("3.14.15", [("3.14.15", None, None, None)]),
        ("3×10^4", [("30000", None, "=", None)]), ("2.5×10⁴", [("25000", None, "=", None)]), ("17 345", [("17 345", None, None, None)]),
        ("中心城区≥42\n乡镇≥31", [("42", None, ">=", None), ("31", None, ">=", None)]), ("第5", [("第5", None, None, None)]),
    ],
)  # fmt: skip
def test_what_a_cell_says(text: str, found: list[Said]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "usage", "value"),
    [
        ("17 345", Usage(blank_groups=True), "17345"), ("▲3", Usage(negative="▲"), "-3"), ("▲3", Usage(marks="▲"), "3"),
        ("▲3", Usage(), "▲3"),
    ],
)  # fmt: skip
def test_what_signs_of_a_table_mean(text: str, usage: Usage, value: str) -> None:
    assert values(text, usage)[0][0] == value


def test_two_values_where_the_table_says_so() -> None:
    assert [v[0] for v in values("3/4", Usage(paired=True))] == ["3", "4"]
    assert [v[0] for v in values("5.5[1]", Usage(square_is_total=True))] == ["5.5", "1"]
    assert [v[0] for v in values("5.5[1]")] == ["5.5"]


@pytest.mark.parametrize(
    ("text", "total", "annual", "year", "doubted"),
    [
        ("累计5", True, False, None, False), ("5(五年累计)", True, False, None, False), ("年均增长5%", False, True, None, False),
        ("5(年均)", False, True, None, False), ("2027年60%", False, False, 2027, False), ("持续提高", False, False, None, False),
        ("达到Ⅲ类", False, False, None, False), ("1 2", False, False, None, True), ("较2020年5", False, False, None, True),
    ],
)  # fmt: skip
def test_what_a_cell_says_of_its_value(text: str, total: bool, annual: bool, year: int | None, doubted: bool) -> None:
    (found,) = read_cell(text)
    assert (found.total, found.annual, found.year, found.doubt is not None) == (total, annual, year, doubted)


def test_a_rate_per_so_many_is_one_value() -> None:
    rows = "孕产妇死亡率（1/10万）\t12.5/10万\t10/10万\n发病率\t50/10万\t45/10万"
    document = read(f"青江市“十四五”卫生健康规划\n一、目标\n表1 主要指标\n指标\t2020年\t2025年\n{rows}\n")
    assert [(i.unit, [str(o.value) for o in i.values]) for i in document.indicators] == [
        ("1/10万", ["12.5", "10"]),
        ("/10万", ["50", "45"]),
    ]
    assert not document.diagnostics


# -- marks and roles -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("note", "meaning"),
    [
        ("注：〔 〕内为五年累计数", {"〔〕": "cumulative"}), ("注：[]内数据为规划期累计", {"[]": "cumulative"}),
        ("注：（）内为五年累计数", {"（）": "cumulative"}), ("注：方括号内为五年合计数", {"[]": "cumulative"}),
        ("注：【】内为市区数", {"【】": "市区数"}), ("注：[]内数据仅供参考", {}), ("注：圆括号内数字为市区数", {"（）": "市区数"}),
    ],
)  # fmt: skip
def test_what_a_note_says_of_brackets(note: str, meaning: dict[str, str]) -> None:
    found = marks.defined_marks([cell(note)])
    assert {pair: found[pair] for pair in meaning} == meaning
    assert bool(found) is bool(meaning)


@pytest.mark.parametrize(
    ("note", "signs"),
    [("注：▲表示下降", ("▲", "")), ("注：“▲”号为约束性指标。", ("", "▲")), ("注：▲表示下降；△表示上升", ("▲", "△")), ("▲3", ("", ""))],
)  # fmt: skip
def test_signs_that_a_note_explains(note: str, signs: tuple[str, str]) -> None:
    assert marks.explained_signs([cell(note)]) == signs


def test_the_numbers_of_notes() -> None:
    assert marks.note_numbers([cell("注：1.年末数；2.常住人口")]) == {"1", "2"}
    assert marks.note_numbers([cell("注：年末数"), cell("（12）常住人口")]) == {"12"}
    assert marks.note_numbers([cell("注：123.年末数")]) == frozenset()


def column(header: str, year: int | None = None) -> Column:
    return Column(0, header, "value", None if year is None else (year, year))


@pytest.mark.parametrize(
    ("header", "tells"),
    [("指标值现状", True), ("现状指标值", False), ("2020年基数", True), ("目标", False), ("基期目标值", False)],
)
def test_the_last_word_of_a_header_tells_of_a_base(header: str, tells: bool) -> None:
    assert roles._tells_base(header) is tells


@pytest.mark.parametrize(
    ("header", "year", "targets", "role"),
    [
        ("2020年实际", 2020, 1, "actual"), ("2020年", 2020, 1, "baseline"), ("2025年", 2025, 1, "actual"),
        ("2026年", 2026, 1, "observed"), ("基期", 2026, 1, "baseline"), ("基期", None, 1, "baseline"),
        ("情况", None, 1, "observed"), ("基期", 2020, 0, "baseline"), ("情况", 2020, 0, "observed"),
    ],
)  # fmt: skip
def test_base_or_result(header: str, year: int | None, targets: int, role: str) -> None:
    assert roles._reached(column(header, year), [column("2025年目标", 2025)][:targets]) == role


@pytest.mark.parametrize(
    ("header", "year", "target"),
    [
        ("2025年完成", 2025, False), ("2025年目标", 2025, True), ("2020年", 2020, False), ("2021年", 2021, True), ("2025年", 2025, True),
        ("完成率", 2025, False), ("现状", 2020, False), ("2025年指标", 2025, True), ("2025年预计", 2025, True), ("2020年预计", 2020, False),
    ],
)  # fmt: skip
def test_a_target_of_the_plan(header: str, year: int, target: bool) -> None:
    assert roles._is_target(column(header, year), Setting(plan=(2021, 2025))) is target
    assert roles._is_target(column(header, year), Setting(plan=(2026, 2030))) is (
        header in ("2025年目标", "2025年指标")
    )


def test_a_result_is_measured_against_the_column_before_it() -> None:
    given = [column("2020年", 2020), column("完成情况"), column("2025年", 2025), column("另计")]
    found = [roles._rated(given, n) for n in range(4)]
    assert found == [(2025, 2025), (2020, 2020), (2020, 2020), (2025, 2025)]


def test_a_mean_in_a_series_is_of_all_its_years() -> None:
    given = [column("2021年", 2021), column("2022年", 2022), column("年均增长")]
    given[2].average = True
    roles._series(given)
    assert [(c.role, c.years) for c in given] == [
        ("observed", (2021, 2021)),
        ("observed", (2022, 2022)),
        ("annual_average", (2021, 2022)),
    ]


# -- subjects --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("甲(乙)丙", "甲(乙)丙"), ("甲乙)丙", "甲乙"), ("甲)乙丙丁", "乙丙丁"), ("甲(乙丙丁", "乙丙丁"), ("甲乙丙(丁", "甲乙丙"),
        ("甲(乙", "甲"), ("甲)乙", "乙"), ("甲乙", "甲乙"), ("甲(乙)丙)丁", "甲(乙)丙"),
    ],
)  # fmt: skip
def test_the_longer_side_of_half_a_bracket(text: str, kept: str) -> None:
    start, end = trimming._paired(text, 0, len(text), "(", ")")
    assert text[start:end] == kept


def whole(trim: Callable[[str, tuple[int, int]], tuple[int, int] | None], text: str) -> str | None:
    found = trim(text, (0, len(text)))
    return None if found is None else text[slice(*found)]


@pytest.mark.parametrize(
    ("trim", "text", "kept"),
    [
        (trimming.balanced, "分别奖励", "奖励"), (trimming.balanced, "分别奖励金", "奖励金"),
        (trimming.balanced, "养老服务》机构", "养老服务"), (trimming.balanced, "“养老服务", "养老服务"), (trimming.balanced, "(养", "(养"),
        (trimming.whose, "夏粮播种面积", "夏粮"), (trimming.whose, "粮产量", None), (trimming.whose, "在校学生", "学生"),
        (trimming.whose, "油菜", "油菜"), (trimming.whose, "在校生", None), (trimming.without_each, "每家补助", "补助"),
        (trimming.without_each, "每家补", "每家补"), (trimming.thing_of, "开工建设高速公路", "高速公路"),
        (trimming.thing_of, "建设高速路", "高速路"), (trimming.thing_of, "建设床位", "建设床位"), (trimming.thing_of, "建设和改造", "建设和改造"),
    ],
)  # fmt: skip
def test_a_subject_trimmed(
    trim: Callable[[str, tuple[int, int]], tuple[int, int] | None], text: str, kept: str | None
) -> None:
    assert whole(trim, text) == kept


@pytest.mark.parametrize(
    ("trim", "text", "pieces"),
    [
        (trimming.without_notes, "装备制造业[12]增加值", ["装备制造业", "增加值"]), (trimming.without_notes, "[12]增加值", ["增加值"]),
        (trimming.without_notes, "增加值[12]", ["增加值"]), (trimming.without_notes, "[12]", ["[12]"]),
        (trimming.without_adverbs, "城镇累计新增就业", ["城镇", "新增就业"]), (trimming.without_adverbs, "累计新增", ["累计新增"]),
        (trimming.without_adverbs, "城镇累计新", ["城镇累计新"]), (trimming.without_adverbs, "城镇累计", ["城镇累计"]),
    ],
)  # fmt: skip
def test_a_subject_in_pieces(
    trim: Callable[[str, tuple[int, int]], tuple[tuple[int, int], ...]], text: str, pieces: list[str]
) -> None:
    assert [text[slice(*stretch)] for stretch in trim(text, (0, len(text)))] == pieces


def test_a_character_that_names_nothing() -> None:
    assert [word for word in ("于", "钢", "与其") if trimming.names_nothing(word)] == ["于"]


# -- quantities ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value", "high", "unit", "said"),
    [
        ("百分之五至十", "5", "10", "%", "百分之五至十"), ("万分之三", "0.0003", None, None, "万分之三"), ("千分之二", "2", None, "‰", "千分之二"),
        ("三分之二", "0.6666666667", None, None, "三分之二"), ("三又二分之一倍", "3.5", None, "倍", "三又二分之一倍"),
        ("翻两番", "2", None, "番", "翻两番"), ("翻番", "1", None, "番", "番"), ("5.8万余人", "5.8", None, "万人", "5.8万余人"),
        ("3至5家", "3", "5", "家", "3至5家"), ("9000—1万人", "9000", "10000", "人", "9000—1万人"),
        ("30万—50万人", "30", "50", "万人", "30万—50万人"), ("3家至5家", "3", "5", "家", "3家至5家"), ("十余家", "10", None, "家", "十余家"),
        ("2.3×10⁶吨", "2300000", None, "吨", "2.3×10⁶吨"), ("10^6吨", "1000000", None, "吨", "10^6吨"), ("二十来人", "20", None, "人", "二十来人"),
        ("两三家", "2", "3", "家", "两三家"), ("三四百家", "300", "400", "家", "三四百家"), ("七八成", "7", "8", "成", "七八成"),
        ("5亿3千万元", "53000", None, "万元", "5亿3千万元"), ("3万2千人", "32000", None, "人", "3万2千人"), ("10余万人", "10", None, "万人", "10余万人"),
        ("1万多元/人", "1", None, "万元/人", "1万多元/人"), ("一百零五家", "105", None, "家", "一百零五家"), ("一百五家", "150", None, "家", "一百五家"),
        ("一千零一十家", "1010", None, "家", "一千零一十家"), ("5%-10%", "5", "10", "%", "5%-10%"), ("5-10%", "5", "10", "%", "5-10%"),
    ],
)  # fmt: skip
def test_a_quantity(text: str, value: str, high: str | None, unit: str | None, said: str) -> None:
    (found,) = find_quantities(text)
    upper = None if found.high is None else str(found.high)
    assert (str(found.value), upper, found.unit, text[found.start : found.end]) == (value, high, unit, said)


@pytest.mark.parametrize(
    "text", ["5万—3万人", "2×10⁹⁹吨", "0012家", "2025年", "若干家", "三十几家", "三五年", "十四五"]
)
def test_no_quantity(text: str) -> None:
    assert not list(find_quantities(text))


def test_two_bounds_of_two_units_are_two_quantities() -> None:
    assert [(str(q.value), q.unit) for q in find_quantities("3家—5个")] == [("3", "家"), ("5", "个")]


# -- what a number measures ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "subject", "does"),
    [
        ("城镇新增就业", "城镇新增就业", False), ("建成养老机构", "养老机构", True), ("县域经济增速高于全省", "县域经济增速", False),
        ("对企业奖励", "企业奖励", False), ("打造先导区、力争产业规模", "产业规模", False), ("提前五年实现生产总值", "生产总值", False),
        ("新建(改扩建)养老院", "养老院", True), ("建成后防洪标准", "防洪标准", True), ("其中护理型床位", "护理型床位", False), ("由上年下降", "", False),
    ],
)  # fmt: skip
def test_the_words_before_a_number(text: str, subject: str, does: bool) -> None:
    stretch, doing = subjects.before(text, 0, len(text))
    assert (text[slice(*stretch)], doing) == (subject, does)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("产业园", "产业园"), ("(间)保障房", "保障房"), ("的学校", "学校"), ("“双一流”高校", "“双一流”高校"),
        ("文化产业和旅游产业融合发展示范区", "文化产业和旅游产业融合发展示范区"), ("国家级和自治区级产业园", "国家级和自治区级产业园"), ("，养老", ""),
        ("养老机构，食堂", "养老机构"), ("社区、街道的食堂", "食堂"),
    ],
)  # fmt: skip
def test_the_words_behind_a_number(text: str, subject: str) -> None:
    assert text[slice(*subjects.after(text, 0, len(text)))] == subject


@pytest.mark.parametrize(("text", "who"), [("居民建立健康档案", "居民"), ("表示满意", ""), ("养老机构", "养老机构")])
def test_who_does_something(text: str, who: str) -> None:
    assert text[slice(*subjects.before_predicate(text, (0, len(text))))] == who


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("建成3家机构、5个食堂", "机构|、"), ("在115个县建设示范片5个", "|县建设示范片"), ("90%的学校带宽达到100M", "的学校带宽达到|"),
        ("建成机构3家新增床位5张", "|新增床位"), ("5所学校3个基地", "学校|"), ("新增床位300张其中护理型200张", "|其中护理型"),
    ],
)  # fmt: skip
def test_where_the_words_between_two_numbers_part(text: str, parted: str) -> None:
    left, right, *_ = find_quantities(text)
    at = subjects.divide(text, left, right)
    assert f"{text[left.right : at]}|{text[at : right.left]}" == parted


def test_words_that_are_nothing_but_a_verb() -> None:
    assert [w for w in ("每年改造", "累计发放", "改造工程", "建设", "养老") if subjects.is_action(w)] == [
        "每年改造",
        "累计发放",
        "建设",
    ]
    assert [w for w in ("高于全国平均水平", "床位高于", "比全国") if subjects.is_elsewhere(w)] == [
        "高于全国平均水平",
        "比全国",
    ]
