"""Small tables and all that is read of them, keyed: kind, columns with roles, rows, notes, indicators, findings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor import Document
from extractor.models import Indicator
from tests.bounds import read

HEAD, END = "某县“十五五”水利发展规划\n一、目标\n\n", "\n二、任务\n加强建设。\n"
FILE = Path(__file__).parent / "tables" / "readings.txt"


def cases() -> list[tuple[str, str, list[str]]]:
    """Name, text and what is read: ``== name``, the lines of the table, ``-->`` and a line for each thing read."""
    found = []
    for case in FILE.read_text("utf-8").split("== ")[1:]:
        name, _, rest = case.partition("\n")
        text, _, keyed = rest.partition("-->\n")
        found.append((name, text, keyed.splitlines()))
    return found


def said(document: Document) -> Iterator[str]:
    """Tables with their rows (``#``: a group's; ``-``) and notes (``*``), indicators (``>``), findings (``!``)."""
    for table in document.tables:
        unit = f" ({table.unit})" if table.unit else ""
        yield f"{table.kind}: " + "|".join(f"{column.header}:{column.role}" for column in table.columns) + unit
        for row in table.rows:
            cells = "|".join(f"{cell.column} {cell.raw}" for cell in row.cells)
            yield f"{'#' if row.kind == 'group' else '-'} {cells}"
        yield from (f"* {note.text}" for note in table.notes)
    yield from map(_indicator, document.indicators)
    yield from sorted({f"! {finding.code}" for finding in document.diagnostics})


def _indicator(one: Indicator) -> str:
    values = []
    for value in one.values:
        years = f":{value.period.start % 100:02}-{value.period.end % 100:02}" if value.period else ""
        number = value.value if value.value is not None else value.text
        values.append(f"{value.comparator or ''}{number}@{value.role}{years}{'+' if value.cumulative else ''}")
    names = [one.group, one.number, one.name, one.unit, one.attribute]
    return f"> {'/'.join(str(name or '-') for name in names)}{'/of' if one.of else ''} {' '.join(values)}"


@pytest.mark.parametrize(("text", "keyed"), [case[1:] for case in cases()], ids=[case[0] for case in cases()])
def test_a_small_table_is_read_as_it_was_keyed(text: str, keyed: list[str]) -> None:
    assert list(said(read(HEAD + text + END))) == keyed
