"""Contradictions planted in drawn plans are told at their places, their twins in agreement are not."""

from __future__ import annotations

from extractor import extract
from scripts import plant
from scripts.borne_out import borne_out


def test_each_kind_of_contradiction_is_told_and_its_twin_is_not() -> None:
    made, found, wrong = plant.planted(None, 2 * len(plant.KINDS), 5)
    assert set(made) == set(plant.KINDS)
    assert {name: lines for name, lines in wrong.items() if lines} == {}
    assert found == made


def test_plans_without_a_contradiction_have_no_error() -> None:
    told = plant.clean(None, 20)
    assert told.plans == 20
    assert told.errors == 0
    assert told.false.total() <= plant.MOST_FALSE * told.plans, told.shown


def test_a_warning_is_true_where_the_keyed_truth_has_both_figures() -> None:
    """As drawn, with its truth beside it; and with a truth that prints the other figure."""
    plan = (
        "某市“十四五”规划\n\n一、基础\n2020年，养老床位总数达到2.4万张。\n\n表1 主要指标\n"
        "指标\t2020年\t2025年\n养老床位总数（万张）\t2.1\t3.2\n护理型床位占比（%）\t48\t60\n"
    )
    document = extract(plan.encode(), name="x")
    (told,) = [d for d in document.diagnostics if d.code == "FIGURE_DIFFERS"]
    value = {"value": 2.1, "period": [2020, 2020]}
    said = {"subject": ["养老床位总数"], "unit": ["万张"], "value": 2.4, "period": [[2020, 2020]]}
    row = {"name": "养老床位总数", "unit": "万张", "values": {"2020年": [value]}}
    assert borne_out(told, document, {"indicators": [row], "statements": [said]})
    for other in ({**said, "value": 2.1}, {**said, "subject": ["养老机构数"]}, {**said, "period": [[2019, 2019]]}):
        assert not borne_out(told, document, {"indicators": [row], "statements": [other]})
