"""A short campaign of mutated and hostile files, and whether its judge and its minimiser see what they are for."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import Any

import pytest
from conftest import PLAN

from extractor import extract
from scripts import fuzz_campaign
from scripts.fuzz_campaign import Campaign, Input, kind, smaller, verdict
from scripts.fuzzing import hostile
from scripts.fuzzing.judge import faults


def test_a_short_campaign_finds_nothing_and_goes_on_where_it_ended(tmp_path: Path) -> None:
    first = Campaign(tmp_path, 7, None, 3)
    first._slow = lambda *_: []  # type: ignore[method-assign]  # a clock is no test
    first.run(60, 15)
    assert first.state.done == {"texts": 60, "binaries": 15}
    again = Campaign(tmp_path, 7, None, 3)
    again._slow = lambda *_: []  # type: ignore[method-assign]
    again.run(70, 20)
    assert sum(sum(codes.values()) for codes in again.state.became.values()) == 90
    assert not again.state.faults, again.told()


@pytest.mark.parametrize("make", hostile.TRICKS, ids=lambda make: make.__name__)
def test_a_hostile_file_is_read_or_coded(make: hostile.Make) -> None:
    for size in (3, 400):
        code, wrong, _ = verdict(Input(f"0.{make.__name__}", make(random.Random(size), size)))
        assert not wrong, (code, wrong)


def test_an_input_depends_on_its_number_alone() -> None:
    one, other = fuzz_campaign.Makers(3, None), fuzz_campaign.Makers(3, None)
    assert [one.texts(n).data for n in range(9)] == [other.texts(n).data for n in reversed(range(9))][::-1]


class TestTheJudge:
    """Each promise broken by hand in a sound document."""

    @pytest.fixture
    def sound(self) -> dict[str, Any]:
        document: dict[str, Any] = json.loads(extract(PLAN.encode()).to_json(), parse_float=str)
        return copy.deepcopy(document)

    def test_a_sound_document_has_no_fault(self, sound: dict[str, Any]) -> None:
        assert faults(sound, PLAN) == []

    def test_a_heading_without_its_span_is_lost(self, sound: dict[str, Any]) -> None:
        sound["sections"][-1]["heading_span"] = None
        assert [f.split(":")[0] for f in faults(sound)] == ["lost"]

    def test_a_tables_own_span_is_no_leaf(self, sound: dict[str, Any]) -> None:
        sound["tables"][0]["rows"] = []
        assert "lost" in [f.split(":")[0] for f in faults(sound)]

    def test_a_note_told_twice(self, sound: dict[str, Any]) -> None:
        sound["tables"][0]["notes"] *= 2
        assert [f.split(":")[0] for f in faults(sound)] == ["twice"]

    def test_a_value_that_is_not_printed(self, sound: dict[str, Any]) -> None:
        sound["indicators"][0]["values"][0]["value"] = "12.8"
        assert [f.split()[0] for f in faults(sound)] == ["value"]

    def test_a_raw_that_is_not_there(self, sound: dict[str, Any]) -> None:
        sound["indicators"][0]["values"][0]["raw"] = "[12.4]"
        assert [f.split()[0] for f in faults(sound)] == ["raw"]

    def test_a_text_with_a_character_more(self, sound: dict[str, Any]) -> None:
        assert faults(sound, PLAN + "。") == ["text is not the file's"]


def test_a_finding_is_made_smaller_as_long_as_it_fails_in_the_same_way(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(given: Input) -> tuple[str, list[str], float]:
        return "uncoded", ["uncoded KeyError x.py:1 at"] if "甲" in given.data.decode() else [], 0.0

    monkeypatch.setattr(fuzz_campaign, "verdict", broken)
    whole = PLAN + "其中甲等。\n" + PLAN
    least = smaller(Input("0.txt", whole.encode(), whole), kind("uncoded KeyError x.py:1 at"))
    assert least.data.decode() == "甲"


FOUND = (
    "划\n每吨水价3元五角，每度电价0元5角二分。",
    "指标 标 况 完成\n1\n数$\\ge$比率\n二\n5 六% 1",
    "2\t0\n上$\\q$\t5",
    "划\n&gt;9t",
    "规划\n  &#35;9t\n",
    "年\t2025\n①\t-11111111111111111111111111111\n构\t8",
    "年\t2025\n①\t99999999999999999999999999999×10^6\n构\t8",
    "“三五”。到1900年完成资7亿",
    "3和2元，分别增4、7%。",
    "\u2028$\\ge$活",
    "-$\\ge$||\n张|5",
    "）|||-|-||张|5\n6\n3|0|6",
    "2||\n|-\n|\n师||\n|序|名称\n7|师",
    "6%。核心$\\geq$，以发展\t指标\n",
    "年$\\geq$<sup>2</sup>",
    "规划\r总亿千万",
    "员3千5百人，资十二亿三千万元。",
    "单位:％\n更\n序 称 一五\n标 情况\n量\n1 率 0 /\n2 地",
)
"""Smallest forms of what campaigns have found."""


@pytest.mark.parametrize("words", FOUND)
def test_what_a_campaign_has_found_stays_mended(words: str) -> None:
    for suffix in ("txt", "md"):
        assert verdict(Input(f"0.{suffix}", words.encode(), words))[:2] == ("read", [])
