"""One plan in many formats gives one JSON: the same in all but text, spans, source and what is of the carrier."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from keys import key

from extractor import extract

sys.path.insert(0, str(ROOT / "scripts"))
from samples import drawn, example, write_docx, write_html, write_md, write_ofd, write_pdf, write_txt
from samples.plan import Plan

FOLDER = ROOT / "tests/formats/agree"
PLANS = sorted({path.stem for path in FOLDER.iterdir()})
OF_THE_CARRIER = {"id", "text", "source", "furniture", "fragments", "lines"}
"""``fragments`` counts page ends, ``lines`` and ``furniture`` are places of lines."""


def said(path: Path) -> Any:
    """The document without what its format makes of it."""
    return _without(json.loads(extract(path).to_json()))


def _without(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            k: _without(v) for k, v in value.items() if k not in OF_THE_CARRIER and not k.endswith(("span", "spans"))
        }
    return [_without(v) for v in value] if isinstance(value, list) else value


def differences(one: Any, other: Any, place: str = "") -> Iterator[str]:
    """Where two values differ, as paths."""
    if isinstance(one, dict) and isinstance(other, dict):
        for name in sorted({*one, *other}):
            yield from differences(one.get(name), other.get(name), f"{place}.{name}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for n, (a, b) in enumerate(zip(one, other, strict=True)):
            yield from differences(a, b, f"{place}[{n}]")
    elif one != other:
        yield f"{place}: {one!r:.320} / {other!r:.320}"


@pytest.mark.parametrize(
    "path", [p for p in sorted(FOLDER.iterdir()) if p.suffix != ".txt"], ids=lambda path: path.name
)
def test_a_format_says_what_the_text_says(path: Path) -> None:
    assert list(differences(said(path.with_suffix(".txt")), said(path))) == []


WRITERS: dict[str, Callable[[Plan], bytes]] = {
    "md": write_md.write, "docx": write_docx.write, "html": write_html.write, "ofd": write_ofd.write,
    "pdf": write_pdf.write, "pdf in columns": write_pdf.in_columns, "pdf on its side": write_pdf.on_its_side,
}  # fmt: skip


@cache
def plan_of(seed: int) -> tuple[Plan, Any]:
    """The plan of a seed, and what its text says."""
    region, field = (("青江市", drawn.WATER), ("白川县", drawn.AGEING))[seed % 2]
    plan = drawn.drawn(f"plan{seed}", region, field, seed)
    return plan, _without(json.loads(extract(write_txt.write(plan), name="a.txt").to_json()))


@pytest.mark.parametrize("seed", [20, 33, 41, 48])
@pytest.mark.parametrize("form", WRITERS)
def test_a_drawn_plan_reads_the_same_in_every_format(form: str, seed: int) -> None:
    plan, expected = plan_of(seed)
    read = extract(WRITERS[form](plan), name=f"a.{form.split()[0]}")
    assert list(differences(expected, _without(json.loads(read.to_json())))) == []


@pytest.mark.parametrize("write", [write_pdf.in_columns, write_pdf.on_its_side], ids=lambda write: write.__name__)
def test_the_invented_plan_reads_the_same_on_other_pages(write: Callable[[Plan], bytes]) -> None:
    read = _without(json.loads(extract(write(example.PLAN), name="a.pdf").to_json()))
    assert list(differences(said(FOLDER / "qingjiang_hrss_14fyp.txt"), read)) == []


def test_the_invented_plan_holds_every_kind() -> None:
    read = extract(FOLDER / "qingjiang_hrss_14fyp.txt")
    assert {table.kind for table in read.tables} == {"indicators", "series", "other"}
    assert {box.kind for box in read.boxes} == {"indicators", "programmes"}
    assert [len(box.items) for box in read.boxes] == [0, 3, 2, 0]
    assert {row.kind for table in read.tables for row in table.rows} == {"data", "group"}
    assert [table.fragments for table in read.tables] == [1, 2, 1, 1]
    assert {i.group for i in read.indicators} >= {"就业创业", "社会保障", "人才队伍", "公共服务", "劳动关系"}
    assert not [d.code for d in read.diagnostics if d.about == "extraction"]


def test_the_rebuilt_plan_is_the_one_of_the_corpus() -> None:
    golden = json.loads((ROOT / "tests/golden/hubei_hrss_14fyp.json").read_text("utf-8"))
    rebuilt = json.loads(json.dumps(key(extract(FOLDER / "hubei_hrss_14fyp.docx"))))
    for part in ("sections", "boxes", "tables", "indicators"):
        assert part in golden
        assert list(differences(golden[part], rebuilt[part])) == []


def test_the_files_are_what_their_makers_make() -> None:
    done = subprocess.run([sys.executable, ROOT / "scripts/make_samples.py", "--check"], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
