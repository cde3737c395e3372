"""Contradictions planted in drawn plans are told at their places, their twins in agreement are not."""

from __future__ import annotations

from scripts import plant


def test_each_kind_of_contradiction_is_told_and_its_twin_is_not() -> None:
    made, found, wrong = plant.planted(None, 2 * len(plant.KINDS), 5)
    assert set(made) == set(plant.KINDS)
    assert {name: lines for name, lines in wrong.items() if lines} == {}
    assert found == made


def test_plans_without_a_contradiction_have_no_error() -> None:
    codes, count = plant.clean(None, 20)
    assert count == 20
    assert not [code for severity, code in codes if severity == "error"]
