"""How a document stands to its own time: the cases in their order, each with its example."""

from __future__ import annotations

import pytest

from extractor.pipeline import draft_of
from extractor.readers import read
from extractor.statements.calendars import CASES, calendar_of, deciding_case


def drafted(text):
    return draft_of(read(text.encode(), "x.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_decides_its_example(case):
    assert deciding_case(drafted(case.example)) == case.name


@pytest.mark.parametrize(
    ("name", "plan", "year", "window", "tells"),
    [
        ("nameless", None, 2023, (2023, 2023), True),
        ("up to a year", None, 2023, None, True),
        ("account", None, 2023, (2023, 2023), False),
        ("part of a year", None, 2023, (2023, 2023), False),
        ("told of a year", None, 2021, (2021, 2021), False),
        ("plan", (2021, 2025), None, None, False),
    ],
)
def test_what_a_case_knows_of_its_example(name, plan, year, window, tells):
    (example,) = (case.example for case in CASES if case.name == name)
    found = calendar_of(drafted(example))
    assert (found.plan, found.year, found.window, found.tells, found.bulletin) == (plan, year, window, tells, False)


def test_a_bulletin_comes_before_all_cases():
    found = calendar_of(drafted("青石市2023年国民经济和社会发展统计公报\n\n一、综合\n全年地区生产总值500亿元。\n"))
    assert (found.plan, found.year, found.bulletin) == (None, 2023, True)


def test_a_mid_term_report_looks_back_on_the_years_so_far():
    text = "青石市“十四五”就业规划中期评估报告\n\n一、进展\n新增就业15万人。\n\n青石市人民政府\n2023年9月1日\n"
    assert calendar_of(drafted(text)).window == (2021, 2023)
