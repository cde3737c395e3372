"""A file per difficulty of each format, made by scripts/make_samples.py, against what it should give."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT
from sketch import sketch

from extractor import extract
from extractor.leaves import unowned

CASES = sorted(p for p in (ROOT / "tests/formats/cases").iterdir() if p.suffix != ".expected")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_a_difficulty_is_read_as_expected(path: Path) -> None:
    read = extract(path)
    assert sketch(read) == path.with_name(path.name + ".expected").read_text("utf-8")
    assert unowned(read) == ([], [])
