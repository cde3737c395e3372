"""Real documents that may not be kept here: what a reader keyed of their numbers, against the reading.

``tests/plans/facts/NAME.tsv`` holds facts alone: the line, the number as printed and what its sentence says of it. The
text itself is read from the folder that EXTRACT_SAMPLES names; where it is not there, the test is skipped by name.
"""

from __future__ import annotations

import csv
import json
import os
import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from extractor import extract
from extractor.lexicon.numerals import MULTIPLIERS

HERE = Path(__file__).parent / "plans" / "facts"
FACTS = sorted(HERE.glob("*.tsv"))
KNOWN = json.loads((HERE / "known.json").read_text("utf-8"))
"""Per document the fields that are read worse than the bar, and why; such a case must fail."""
FIELDS = ("value", "unit", "kind", "comparator", "aggregation", "direction", "years", "subject")
UNMULTIPLIED = ("千瓦", "千克", "千米", "千伏")


@dataclass(frozen=True)
class Statement:
    line: int
    print: str
    said: dict[str, str]


def base(value: object, unit: str | None) -> tuple[str, str]:
    """Value and unit without the multiplier in front of the unit: 5.6万人 is 56000 人."""
    number, unit = Decimal(str(value)), unit or ""
    while unit and unit[0] in MULTIPLIERS and not unit.startswith(UNMULTIPLIED):
        number, unit = number * MULTIPLIERS[unit[0]], unit[1:]
    return f"{number.normalize():f}", unit


def plain(text: str) -> str:
    return "".join(text.split()).replace("（", "(").replace("）", ")")


@cache
def read(path: Path) -> tuple[str, list[Statement]]:
    document = extract(path)
    text = document.text
    begins = [0, *(n + 1 for n, char in enumerate(text) if char == "\n")]
    out = []
    for s in document.statements:
        low, unit = base(s.value, s.unit)
        years = s.period
        said = {
            "value": low + ("-" + base(s.value_high, s.unit)[0] if s.value_high is not None else ""),
            "unit": unit, "kind": s.kind, "comparator": s.comparator, "aggregation": s.aggregation,
            "direction": s.direction or "", "subject": plain(s.subject),
            "years": "-" if years is None else "-".join(str(y) for y in sorted({years.start, years.end})),
        }  # fmt: skip
        out.append(Statement(bisect_right(begins, s.span.start), plain(text[s.span.start : s.span.end]), said))
    return text, out


def fits(field: str, wanted: str, got: str) -> bool:
    """``*`` is anything, ``a/b`` and ``a|b`` are either, ``a…b`` begins and ends so."""
    if field == "subject" and wanted != "*":
        parts = [one.partition("…") for one in plain(wanted).split("/")]
        return any(got.startswith(head) and got.endswith(tail) if dots else got == head for head, dots, tail in parts)
    return wanted == "*" or got in wanted.split("|")


def compared(facts: Path, source: Path) -> tuple[int, list[str], Counter[str], Counter[str], dict[str, list[str]]]:
    """How many are keyed; which are not found; per field how many were asked and how many are right; what is wrong."""
    text, found = read(source)
    lines = text.splitlines()
    near = 0 if len(lines) < 500 and max(map(len, lines)) > 200 else 1  # a number may begin on the line before
    asked, right, missed, wrong = Counter(), Counter(), [], {field: [] for field in FIELDS}
    left = list(found)
    with facts.open(encoding="utf-8", newline="") as file:
        keyed = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for fact in keyed:
        value = "-".join(f"{Decimal(bound).normalize():f}" for bound in (fact["value"], fact["high"]) if bound)
        at = [s for s in left if abs(s.line - int(fact["line"])) <= near]
        hit = next((s for s in at if s.print.startswith(fact["print"]) or fact["print"].startswith(s.print)), None)
        hit = hit or next((s for s in at if s.said["value"] == value), None)
        if hit is None:
            missed.append(f"{fact['line']} {fact['print']}")
            continue
        left.remove(hit)
        for field in FIELDS:
            want = value if field == "value" else fact[field]
            asked[field] += want != "*"
            if fits(field, want, hit.said[field]):
                right[field] += want != "*"
            else:
                wrong[field].append(f"{fact['line']} {fact['print']}: {want} <> {hit.said[field]}")
    return len(keyed), missed, asked, right, wrong


def source_of(facts: Path) -> Path:
    folder = os.environ.get("EXTRACT_SAMPLES")
    path = Path(folder or "") / facts.stem
    if not folder or not path.is_file():
        pytest.skip(f"{facts.stem}: EXTRACT_SAMPLES names no folder that holds it")
    return path


def cases():
    for facts in FACTS:
        for field in ("found", *FIELDS):
            why = KNOWN.get(facts.stem, {}).get(field)
            marks = [pytest.mark.xfail(reason=why, strict=True)] if why else []
            yield pytest.param(facts, field, id=f"{facts.stem}-{field}", marks=marks)


@pytest.mark.parametrize(("facts", "field"), list(cases()))
def test_the_numbers_of_a_real_document_say_what_was_keyed(facts, field):
    total, missed, asked, right, wrong = compared(facts, source_of(facts))
    if field == "found":
        assert total - len(missed) >= 0.98 * total - 0.5, missed
    else:
        assert right[field] >= 0.95 * asked[field] - 0.5, wrong[field]


@pytest.mark.parametrize("facts", FACTS, ids=lambda p: p.stem)
def test_every_value_of_a_real_document_is_printed_where_it_says(facts):
    """The figures of a value stand side by side in its print; a numeral in characters is one of the numeral's."""
    _, found = read(source_of(facts))
    assert found
    for s in found:
        printed = re.sub("[,，]", "", s.print)
        figures = re.sub("[-.]|^0+|0+$", "", re.split("(?<=[0-9])-", s.said["value"])[0])
        spoken = re.match("负?(?:第|翻|[百千万]分|[一二两三四五六七八九十百千万亿半番])", printed)
        joined = re.search("[0-9][百千万亿半]+[0-9]|[×/]", printed)  # 3千5百, 1/3
        assert spoken or joined or figures in printed.replace(".", ""), s


@pytest.mark.parametrize("facts", FACTS, ids=lambda p: p.stem)
def test_facts_hold_no_text(facts):
    """A print and a short subject per number: nobody can read the document from them."""
    with facts.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert rows
    assert all(len(name) <= 20 for row in rows for name in row["subject"].split("/"))
    assert all(row["kind"] in ("target", "actual") and int(row["line"]) > 0 for row in rows)


def test_every_known_difference_names_a_document():
    assert set(KNOWN) <= {facts.stem for facts in FACTS}
