"""Texts are read as when somebody last looked: ``scripts/accept.py readings`` shows what changes, and accepts it."""

from __future__ import annotations

import pytest

from tests.readings import READINGS, difference, golden_of, texts

SHOWN = 40


@pytest.mark.parametrize("text", texts(), ids=lambda text: text.name)
def test_a_text_is_read_as_it_was_accepted(text):
    rows = difference(text)
    assert not rows, "\n".join([f"{len(rows)} rows differ:", *rows[:SHOWN]])


def test_each_accepted_reading_has_its_text():
    assert set(READINGS.iterdir()) == set(map(golden_of, texts()))
