"""Whole documents against what a reader keyed: the five of the corpus, and the invented plans."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from extractor import extract
from tests.keys import OWN, PARTS, findings, key, key_of_keyed

HERE = Path(__file__).parent
CORPUS = sorted((HERE.parent / "corpus").glob("*.txt"))
PLANS = sorted(p for p in (HERE / "plans").iterdir() if p.suffix in (".txt", ".md") and p.name != "README.md")
KNOWN = json.loads((HERE / "plans" / "known.json").read_text("utf-8"))


@cache
def found(path: Path):
    return json.loads(json.dumps(key(extract(path))))


@cache
def keyed(path: Path):
    return json.loads(json.dumps(key_of_keyed(json.loads(path.with_suffix(".json").read_text("utf-8")))))


def cases():
    for path in PLANS:
        for part in PARTS:
            why = KNOWN.get(path.stem, {}).get(part)
            marks = [pytest.mark.xfail(reason=why, strict=True)] if why else []
            yield pytest.param(path, part, id=f"{path.stem}-{part}", marks=marks)


@pytest.mark.parametrize(("path", "part"), list(cases()))
def test_a_plan_reads_as_it_was_keyed(path, part):
    assert found(path)[part] == keyed(path)[part]


@pytest.mark.parametrize("part", OWN)
@pytest.mark.parametrize("path", CORPUS, ids=lambda p: p.stem)
def test_the_corpus_reads_as_accepted(path, part):
    accepted = json.loads((HERE / "golden" / f"{path.stem}.json").read_text("utf-8"))
    assert found(path)[part] == accepted[part]


@pytest.mark.parametrize("path", CORPUS, ids=lambda p: p.stem)
def test_the_findings_are_those_that_were_reviewed(path):
    """Each of the golden findings was read against the source and is true; a new one waits for its reader."""
    reviewed = json.loads((HERE / "golden" / "findings" / f"{path.stem}.json").read_text("utf-8"))
    assert findings(extract(path)) == reviewed


def test_every_known_difference_names_a_plan():
    assert set(KNOWN) <= {path.stem for path in PLANS}
