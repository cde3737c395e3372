"""The same plan in another layout reads the same: tables set otherwise, paragraphs broken at a page's width."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

from extractor import extract
from tests.dresses import STYLES, on_pages, tables_in, with_tables_as
from tests.keys import key

ROOT = Path(__file__).parent.parent
CORPUS = sorted((ROOT / "corpus").glob("*.txt"))
SOURCES = [*CORPUS, *(ROOT / "tests" / "plans" / f"{name}.txt" for name in ("a2", "a4", "d12"))]


@cache
def found(path: Path) -> dict[str, list[object]]:
    return json.loads(json.dumps(key(extract(path))))


def read(text: str) -> dict[str, list[object]]:
    return json.loads(json.dumps(key(extract(text.encode()))))


# -- tables ----------------------------------------------------------------------------------


TABLED = [p for p in SOURCES if list(tables_in(p.read_text("utf-8").split("\n")))]
"""Documents whose tables are set with tabs."""


@pytest.mark.parametrize("style", STYLES, ids=lambda s: s.__name__)
@pytest.mark.parametrize("path", TABLED, ids=lambda p: p.stem)
def test_a_table_reads_the_same_however_its_cells_are_parted(path, style):
    again = read(with_tables_as(path.read_text("utf-8"), style))
    for part in ("tables", "indicators", "observations", "boxes"):
        assert again[part] == found(path)[part], part


# -- paragraphs ------------------------------------------------------------------------------


@pytest.mark.parametrize("indent", ["\u3000\u3000", ""], ids=["indented", "flush"])
@pytest.mark.parametrize("path", CORPUS[:2] + CORPUS[3:], ids=lambda p: p.stem)
def test_a_plan_reads_the_same_on_pages_of_fixed_width(path, indent):
    text = re.sub(r"\[bookmark:[^\]]*\]", "", path.read_text("utf-8"))
    again = read(on_pages(text, indent))
    for part in ("metadata", "sections", "boxes", "tables", "observations"):
        assert again[part] == found(path)[part], part
