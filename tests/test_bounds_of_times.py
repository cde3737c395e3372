"""What words say of time and of comparison, and which years a number covers: both sides of each limit."""

from __future__ import annotations

import pytest

from extractor.statements import comparing
from extractor.statements.quantities import find_quantities
from extractor.statements.times import Calendar, Time, Use, Years, covered, find_times

PLAN = Calendar((2021, 2025))
REPORT = Calendar((2024, 2024), 2024)
LOOKS_BACK = Calendar((2021, 2025), None, (2021, 2023))
NONE = Calendar()


def said(text: str, calendar: Calendar) -> list[str]:
    return [f"{text[t.start : t.end]} {t.years[0]}-{t.years[1]} {t.use}" for t in find_times(text, calendar)]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("到2025年", "到2025年 2025-2025 until"), ("2020年底", "2020年底 2020-2020 until"), ("2020年", "2020年 2020-2020 in"),
        ("“十四五”期间", "“十四五”期间 2021-2025 during"), ("“十四五”初", "“十四五”初 2021-2021 in"), ("“十四五”末", "“十四五”末 2025-2025 until"),
        ("“十三五”以来", "“十三五”以来 2016-2020 during"), ("十四五期间", "十四五期间 2021-2025 during"), ("2023年起", "2023年起 2023-2025 since"),
        ("较2015年", "较2015年 2015-2015 base"), ("在2020年基础上", "在2020年基础上 2020-2020 base"), ("从2005年的", "从2005年 2005-2005 from"),
        ("2019年3月15日", "2019年3月15日 2019-2019 day"), ("展望2035年", "展望2035年 2035-2035 outlook"), ("连续4年", "连续4年 2017-2020 running"),
        ("2021—2025年", "2021—2025年 2021-2025 during"), ("2021-25年", "2021-25年 2021-2025 during"), ("1995-98年", "1995-98年 1995-1998 during"), ("2025-2021年", None),
        ("2023年底前", "2023年底前 2023-2023 until"), ("规划期末", "规划期末 2025-2025 until"), ("规划期内", "规划期内 2021-2025 during"),
        ("五年来", "五年来 2016-2020 during"), ("三年来", "三年来 2018-2020 during"), ("今后五年", "今后五年 2021-2025 during"), ("今后三年", None),
        ("到2025年的", "到2025年 2025-2025 base"), ("到2025年的3倍", "到2025年 2025-2025 base"), ("到2025年的目标是", "到2025年 2025-2025 until"), ("达到2025年的要求", "达到2025年 2025-2025 base"), ("增长到2025年的", "到2025年 2025-2025 until"), ("是2015年的", "是2015年 2015-2015 base"),
        ("自2023年1月1日至2024年12月31日", "自2023年1月1日至2024年12月31日 2023-2024 during"), ("《2021年规划》", None), ("1995年价格", None),
        ("2023—2025舞台艺术行动计划", None), ("二〇二五年", "二〇二五年 2025-2025 in"), ("与2015年相比", "与2015年相比 2015-2015 base"),
        ("以2020年为基期", "以2020年为基期 2020-2020 base"), ("2025年上半年", "2025年上半年 2025-2025 in"), ("2025年3月底", "2025年3月底 2025-2025 until"),
        ("五年累计", None), ("去年", None), ("今年是“十四五”规划的关键一年", None), ("2035年远景目标", None), ("2023年以来", "2023年以来 2023-2025 since"),
    ],
)  # fmt: skip
def test_a_time_in_a_plan(text: str, time: str | None) -> None:
    assert said(text, PLAN) == ([] if time is None else [time])


@pytest.mark.parametrize(
    ("text", "calendar", "times"),
    [
        ("去年", REPORT, ["去年 2023-2023 in"]), ("今年", REPORT, ["今年 2024-2024 in"]), ("明年", REPORT, ["明年 2025-2025 in"]), ("当年", REPORT, []),
        ("2023年，当年", REPORT, ["2023年 2023-2023 in", "当年 2023-2023 in"]), ("今后五年", REPORT, ["今后五年 2024-2028 during"]),
        ("今后三年", REPORT, ["今后三年 2024-2026 during"]), ("五年来", REPORT, ["五年来 2019-2023 during"]),
        ("五年来", LOOKS_BACK, ["五年来 2021-2023 during"]), ("连续4年", REPORT, ["连续4年 2020-2023 running"]),
        ("连续四年", LOOKS_BACK, ["连续四年 2020-2023 running"]), ("五年累计", REPORT, ["五年 2019-2023 during"]), ("五年来", NONE, []), ("连续4年", NONE, []),
    ],
)  # fmt: skip
def test_a_time_by_what_the_document_knows_of_its_own(text: str, calendar: Calendar, times: list[str]) -> None:
    assert said(text, calendar) == times


@pytest.mark.parametrize(
    ("years", "use", "aggregation", "held", "mean", "covers"),
    [
        ((2025, 2025), "until", "total", False, False, (2021, 2025)), ((2025, 2025), "until", "level", False, False, (2025, 2025)),
        ((2021, 2025), "during", "level", False, False, (2025, 2025)), ((2021, 2025), "during", "level", True, False, (2021, 2025)),
        ((2021, 2025), "during", "total", False, False, (2021, 2025)), ((2025, 2025), "in", "total", False, False, (2025, 2025)),
        ((2025, 2025), "until", "per_year", False, False, (2025, 2025)), ((2025, 2025), "in", "per_year", False, True, (2021, 2025)),
        ((2030, 2030), "until", "total", False, False, (2026, 2030)), ((2023, 2023), "until", "total", False, False, (2021, 2023)),
        ((2025, 2025), "until", "change", False, False, (2021, 2025)),
    ],
)  # fmt: skip
def test_the_years_that_a_number_covers(
    years: Years, use: Use, aggregation: str, held: bool, mean: bool, covers: Years
) -> None:
    assert covered(Time(0, 1, years, use), aggregation, held, mean, PLAN) == covers


@pytest.mark.parametrize(
    ("calendar", "past", "told"),
    [
        (PLAN, (2016, 2020), (2016, 2020)), (REPORT, (2019, 2023), (2023, 2023)), (LOOKS_BACK, (2021, 2023), (2021, 2023)), (NONE, None, None),
    ],
)  # fmt: skip
def test_what_lies_behind_a_document(calendar: Calendar, past: Years | None, told: Years | None) -> None:
    assert (calendar.past(), calendar.told()) == (past, told)


@pytest.mark.parametrize(
    ("calendar", "year", "until"),
    [
        (PLAN, 2021, (2021, 2021)), (PLAN, 2023, (2021, 2023)), (PLAN, 2025, (2021, 2025)), (PLAN, 2020, (2016, 2020)), (PLAN, 2030, (2026, 2030)),
        (REPORT, 2024, (2024, 2024)), (NONE, 2024, (2024, 2024)),
    ],
)  # fmt: skip
def test_a_total_up_to_a_year(calendar: Calendar, year: int, until: Years) -> None:
    assert calendar.until(year) == until


@pytest.mark.parametrize(
    ("text", "sign", "stretch"),
    [
        ("不高于市场租金的85%", "<=", "不高于市场租金的85%"), ("不低于市场租金的85%", ">=", "不低于市场租金的85%"), ("最高贷款额度20万元", "<=", "20万元"),
        ("至少建成5家", ">=", "5家"), ("最多建成5家", "<=", "5家"), ("建成5家", "=", "5家"), ("3天之内", "<=", "3天之内"), ("上百家", "~", "上百家"),
        ("5万余人", "~", "5万余人"), ("不少于5家", ">=", "不少于5家"), ("5家以上", ">=", "5家以上"), ("低于5%", "<", "低于5%"), ("5%左右", "~", "5%左右"),
        ("控制在5%以内", "<=", "5%以内"), ("近5家", "~", "近5家"), ("超5家", ">", "超5家"), ("5家及以上", ">=", "5家及以上"), ("不超过5家", "<=", "不超过5家"),
        ("上限为每家企业100万元", "<=", "100万元"), ("上限为每家企业100家", "=", "100家"),
    ],
)  # fmt: skip
def test_how_a_number_compares(text: str, sign: str, stretch: str) -> None:
    found = list(find_quantities(text))[-1]
    assert (found.comparator, text[found.left : found.right]) == (sign, stretch)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("分别控制在5毫秒、15毫秒以内", ["<=", "<="]), ("分别达到5家以上、6家", [">=", ">="]), ("达到5家、6家以上", ["=", ">="]),
        ("分别控制在5毫秒，另有15毫秒以内", ["=", "<="]),
    ],
)  # fmt: skip
def test_what_compares_one_number_of_a_list_compares_all(text: str, signs: list[str]) -> None:
    assert [q.comparator for q in comparing.list_signs(text, list(find_quantities(text)))] == signs
