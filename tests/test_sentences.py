"""What small texts say of their numbers, keyed by reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import extract
from extractor.models import Statement

CASES = sorted((Path(__file__).parent / "statements").glob("*.cases"))


def cases() -> list[tuple[str, str, list[str]]]:
    """Name, text and keyed rows: ``== name``, the lines of the text, and ``> `` before each row."""
    found = []
    for case in "".join(path.read_text("utf-8") for path in CASES).split("== ")[1:]:
        name, *lines = case.splitlines()
        text = "\n".join(line for line in lines if not line.startswith("> "))
        found.append((name, text, [line[2:] for line in lines if line.startswith("> ")]))
    return found


def row(one: Statement) -> str:
    """Subject, comparator, value, unit, kind, aggregation, direction and years."""
    value = str(one.value) if one.value_high is None else f"{one.value}-{one.value_high}"
    years = sorted({one.period.start, one.period.end}) if one.period is not None else ["-"]
    return "|".join(
        (
            "".join(one.subject.split()), one.comparator, value, one.unit or "",
            one.kind, one.aggregation, one.direction or "-", "-".join(map(str, years)),
        )
    )  # fmt: skip


@pytest.mark.parametrize(("text", "keyed"), [case[1:] for case in cases()], ids=[case[0] for case in cases()])
def test_a_sentence_says_what_was_keyed(text, keyed, tmp_path):
    source = tmp_path / "text.txt"
    source.write_text(text, "utf-8")
    assert [row(one) for one in extract(source).statements] == keyed
