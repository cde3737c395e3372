"""A short run of scripts/misread_bench.py: against spoiled tables no wrong value is ever confirmed."""

from __future__ import annotations

import random

from conftest import ROOT

from extractor import extract
from scripts import misread_bench


def test_no_wrong_value_is_confirmed_against_spoiled_tables() -> None:
    plans = misread_bench.plans_of(ROOT / "tests" / "plans")
    outcomes = list(misread_bench.trials(plans[::3], 300, 11))
    assert len(outcomes) >= 300
    hows = {outcome.how for outcome in outcomes}
    assert hows & set(misread_bench.DISTORTIONS)
    assert len(hows & set(misread_bench.LINES)) > 3
    assert [outcome.told for outcome in outcomes if outcome.verdict in misread_bench.CONFIRMED] == []


def test_each_distortion_keeps_the_words_that_it_does_not_say_to_lose() -> None:
    rows = "指标\t2020年\t2025年\n床位（张）\t120\t—\n机构（个）\t3\t15\n护理员（人）\t40\t66"
    for how in misread_bench.DISTORTIONS:
        made = misread_bench.distorted(random.Random(how), f"前\n{rows}\n后", how)
        assert (made[:2], made[-2:]) == ("前\n", "\n后"), how
        if how not in ("dashes_lost", "cell_lost", "header_lost", "page_between"):
            assert sorted("".join(made.split())) == sorted("".join(f"前{rows}后".split())), how


def test_a_row_of_values_without_a_name_puts_the_names_beside_it_in_doubt() -> None:
    """Names of two rows above their figures: read as rows, the figures of one would go to the other."""
    header = "表1 “十一五”期间主要指标\n（单位：万人次）\n\n指标 2006年 2007年 2008年 2009年 2010年\n"
    rows = (
        "门诊人次 286.4 312.7 348.2 391.5 436.8\n其中：社区机构 98.6 117.3 139.4 168.2 197.5\n"
        "出院人次 5.12 5.58 6.24 6.91 7.63\n体检人次 11.4 13.8 16.5 19.2 24.7\n"
    )
    plain = extract(f"某市规划\n\n一、基础\n{header}{rows}\n二、目标\n全面发展。\n".encode(), name="x")
    assert [i.values[0].raw for i in plain.indicators] == ["286.4", "98.6", "5.12", "11.4"]
    spoiled = misread_bench.distorted(random.Random(1), (header + rows).replace(" ", "\t"), "two_rows_swapped")
    read = extract(f"某市规划\n\n一、基础\n{spoiled}\n二、目标\n全面发展。\n".encode(), name="x")
    assert read.indicators == []
    assert "TABLE_UNREAD" in {d.code for d in read.diagnostics}
