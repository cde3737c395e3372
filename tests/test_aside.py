"""Texts a step aside of written ones are read as when somebody last looked; see ``tests/aside.py``."""

from __future__ import annotations

import pytest

from tests.aside import accepted, digest, written

WRITTEN = written()


@pytest.mark.parametrize("name", WRITTEN)
def test_what_stands_aside_is_read_as_accepted(name: str) -> None:
    before = accepted().get(name, [])
    changed = [text for n, text in enumerate(WRITTEN[name]) if before[n : n + 1] != [digest(text)]]
    assert not changed, "\n---\n".join(["scripts/accept.py drawn FOLDER shows and accepts what is new", *changed])


def test_each_accepted_text_is_written() -> None:
    assert accepted().keys() == WRITTEN.keys()
