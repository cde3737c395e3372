"""Invented tables with their truth beside them (``tests/tables/*.txt``): each is read exactly, or refused and told.

A case is ``=== what it shows``, the table, ``--- truth`` and a line ``name|unit|attribute|value,value`` for each
indicator. Lines that begin with @ key more: ``@group=``, ``@number=``, ``@of=`` (index of the whole), ``@kind=``,
``@rows=``,
``@periods=`` (of the first indicator), ``@note=``, and ``@told`` where the table is to be refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from extractor import extract
from extractor.models import Document, Indicator, Section

PLACE = Path(__file__).parent / "tables"
HEAD = (
    "青石市水利发展“十五五”规划\n\n第一章　发展基础\n　　坚持节水优先，完善供水体系，取得明显成效，为发展提供了支撑。\n"
    "第二章　主要目标\n　　到2030年，建成现代水网，供水保障能力明显增强。\n"
)
TAIL = "\n第三章　重点任务\n　　实施重点工程，完善工作机制，推动各项任务落实。\n第四章　保障措施\n　　加强组织领导。\n"
HEADINGS = ["发展基础", "主要目标", "重点任务", "保障措施"]
TOLD = {"TABLE_UNREAD", "CELL_UNREAD", "ROW_MISFIT"}


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    table: str
    rows: list[str]
    keys: dict[str, str]


def cases() -> list[Case]:
    found = []
    for path in sorted(PLACE.glob("*.txt")):
        for part in path.read_text(encoding="utf8").split("=== ")[1:]:
            name, _, rest = part.partition("\n")
            table, _, truth = rest.partition("--- truth\n")
            said = [line for line in truth.splitlines() if line.strip()]
            keys = dict(line[1:].partition("=")[::2] for line in said if line.startswith("@"))
            rows = [line for line in said if not line.startswith("@")]
            found.append(Case(name, table.removesuffix("\n").replace("⇥", "\t"), rows, keys))
    return found


def row(indicator: Indicator) -> str:
    values = ",".join(value.raw for value in indicator.values)
    return "|".join([indicator.name, indicator.unit or "", indicator.attribute or "", values])


def said(document: Document, key: str) -> str:
    """What the document says of a key, in the words of the cases."""
    indicators = document.indicators
    places = {indicator.id: str(n) for n, indicator in enumerate(indicators)}
    if key == "periods":
        periods = [value.period for value in indicators[0].values]
        return ",".join(f"{period.start}-{period.end}" if period else "-" for period in periods)
    if key == "of":
        return ",".join(places[i.of] if i.of else "" for i in indicators)
    if key == "note":
        return ";".join(note.text for table in document.tables for note in table.notes)
    if key == "rows":
        return ",".join(str(len(table.rows)) for table in document.tables)
    if key == "kind":
        return ",".join(table.kind for table in document.tables)
    return ",".join(getattr(i, key) or "" for i in indicators)


def headings(tree: list[Section]) -> list[str]:
    return [words for s in tree for words in ([s.heading] if s.heading else []) + headings(s.children)]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_table_is_read_as_keyed(case: Case) -> None:
    document = extract((HEAD + case.table + TAIL).encode())
    codes = {finding.code for finding in document.diagnostics}
    assert [row(i) for i in document.indicators] == case.rows
    assert headings(document.sections) == HEADINGS
    assert bool(codes & TOLD) == ("told" in case.keys)
    for key, value in case.keys.items():
        if key != "told":
            assert said(document, key) == value
