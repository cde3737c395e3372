"""Damaged texts are read as when somebody last looked; see ``tests/drawn.py`` for how to see what changed."""

from __future__ import annotations

import pytest

from tests.drawn import COUNT, TOGETHER, accepted, changed


@pytest.mark.parametrize("start", range(0, COUNT, TOGETHER))
def test_drawn_texts_are_read_as_accepted(start):
    found = changed(range(start, start + TOGETHER))
    assert not found, "\n".join(
        f"drawn text {number}: {', '.join(parts)} read otherwise" for number, parts in found.items()
    )


def test_each_number_is_accepted():
    assert len(accepted()) == COUNT
