"""Texts are read as when somebody last looked: ``scripts/accept.py readings`` shows what changes, and accepts it."""

from __future__ import annotations

import pytest

from tests.readings import READINGS, difference, golden_of, sources

SHOWN = 40


@pytest.mark.parametrize("path", sources(), ids=lambda path: golden_of(path).stem)
def test_a_text_is_read_as_it_was_accepted(path):
    rows = difference(path)
    assert not rows, "\n".join([f"{len(rows)} rows differ:", *rows[:SHOWN]])


def test_each_accepted_reading_has_its_text():
    assert {path.name for path in READINGS.iterdir()} == {golden_of(path).name for path in sources()}
