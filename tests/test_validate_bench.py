"""A short run of scripts/validate_bench.py: its bars hold, and its mistakes are mistakes."""

from __future__ import annotations

import pickle
import random
import sys

import pytest
from conftest import ROOT, made_once

sys.path.insert(0, str(ROOT / "scripts"))

import keyed_errors
import validate_bench


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    def run(folder):
        found = validate_bench.run(errors=300, clean_copies=40, seed=7, jobs=1)
        (folder / "outcomes").write_bytes(pickle.dumps(found))

    return pickle.loads((made_once(tmp_path_factory, "validate-bench", run) / "outcomes").read_bytes())


def test_the_bars_hold(outcomes):
    found, alarms = outcomes
    assert alarms == []
    shares = validate_bench.shares(found)
    misses = [o.told for o in found if not (o.found and o.cell and o.right_kind)]
    assert all(shares[name] >= bar for name, bar in validate_bench.BARS.items()), misses


def test_every_kind_and_layout_is_tried(outcomes):
    assert {o.kind for o in outcomes[0]} == set(keyed_errors.KINDS)
    assert {o.layout for o in outcomes[0]} == set(validate_bench.LAYOUTS)


def test_a_faithful_copy_is_clean_and_a_mistake_changes_it():
    for facts in validate_bench.sources():
        for table in facts.tables:
            for layout in validate_bench.LAYOUTS:
                copy = validate_bench.copy_of(facts.document, table.table, layout)
                assert validate_bench.report(facts, copy) == []
                before = copy.plain()
                for kind, make in keyed_errors.KINDS.items():
                    trial = validate_bench.copy_of(facts.document, table.table, layout)
                    if make(trial, random.Random(kind)) is not None:
                        assert trial.plain() != before, kind
