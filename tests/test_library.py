"""The library: documents in order, errors where the caller wants them, frames, threads, processes, types."""

from __future__ import annotations

import gc
import pickle
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from itertools import count, islice
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from conftest import PLAN, ROOT

from extractor import ExtractionError, extract, extract_many, to_frames
from extractor.export.fields import TABLES

CORPUS = sorted((ROOT / "corpus").glob("*.txt"))


@pytest.fixture(scope="module")
def expected(corpus_json: Path) -> list[bytes]:
    return [(corpus_json / f"{path.stem}.json").read_bytes() for path in CORPUS]


# -- many ------------------------------------------------------------------------------------


def test_documents_come_in_the_order_of_their_sources(expected):
    assert [document.to_json() for document in extract_many(CORPUS)] == expected
    assert [document.id for document in extract_many(reversed(CORPUS))] == [path.stem for path in reversed(CORPUS)]


def test_processes_give_the_same_documents_in_the_same_order(expected):
    mixed: list[Path | bytes] = [*CORPUS, b"", *CORPUS]
    found = list(extract_many(mixed, jobs=2, on_error="return"))
    assert [one.to_json() for one in found if not isinstance(one, ExtractionError)] == expected * 2
    failed = found[len(CORPUS)]
    assert isinstance(failed, ExtractionError)
    assert (failed.code, str(failed)) == ("EMPTY", str(ExtractionError("EMPTY")))


def test_threads_give_the_same_documents(expected):
    with ThreadPoolExecutor(4) as pool:
        assert [document.to_json() for document in pool.map(extract, CORPUS * 2)] == expected * 2


def test_sources_are_taken_as_they_are_needed():
    taken = []

    def sources() -> Iterator[bytes]:
        for n in count():
            taken.append(n)
            yield PLAN.encode()

    assert [document.id for document in islice(extract_many(sources()), 3)] == ["document1", "document2", "document3"]
    assert taken == [0, 1, 2]


def test_an_error_ends_the_iteration_and_names_its_source(tmp_path):
    (tmp_path / "a.txt").write_text(PLAN, "utf-8")
    found = extract_many([tmp_path / "a.txt", tmp_path / "gone.txt"])
    assert next(found).id == "a"
    with pytest.raises(ExtractionError, match="NOT_FOUND") as raised:
        next(found)
    assert raised.value.__notes__ == [f"source 2: {tmp_path / 'gone.txt'}"]


def test_an_error_can_stand_in_the_place_of_its_document(tmp_path):
    first, second, third = extract_many([PLAN.encode(), tmp_path / "gone.txt", PLAN.encode()], on_error="return")
    assert isinstance(second, ExtractionError)
    assert not isinstance(first, ExtractionError)
    assert not isinstance(third, ExtractionError)
    assert (first.id, second.code, third.id) == ("document1", "NOT_FOUND", "document3")


def test_wrong_use_is_refused_at_once():
    with pytest.raises(ValueError, match="jobs"):
        extract_many([], jobs=0)


def test_a_document_travels_between_processes_whole():
    document = extract(CORPUS[0])
    assert pickle.loads(pickle.dumps(document)) == document


def test_an_error_travels_between_processes_whole():
    error = ExtractionError("NOT_FOUND", "a.txt")
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.code, copy.message, str(copy)) == (error.code, error.message, str(error))


# -- frames ----------------------------------------------------------------------------------


def test_frames_are_the_tables_in_the_library_that_is_asked_for():
    document = extract(PLAN.encode(), name="plan")
    arrow, pandas, polars = (to_frames(document, library) for library in ("arrow", "pandas", "polars"))
    assert list(arrow) == list(pandas) == list(polars) == [table.name for table in TABLES]
    values = [Decimal("12.3"), Decimal(15), Decimal("3.2"), Decimal(5)]
    assert isinstance(arrow["observations"], pa.Table)
    assert arrow["observations"]["value"].to_pylist() == values
    assert isinstance(pandas["observations"], pd.DataFrame)
    assert list(pandas["observations"]["value"]) == values
    assert str(pandas["observations"]["period_start"].dtype) == "int64[pyarrow]"
    assert isinstance(polars["observations"], pl.DataFrame)
    assert polars["observations"]["value"].to_list() == values


def test_frames_of_many_documents_join_by_their_ids():
    tables = to_frames(extract_many(CORPUS), "polars")
    joined = tables["observations"].join(tables["indicators"], on="indicator_id", how="left")
    assert len(joined) == len(tables["observations"]) > 200
    assert joined["name"].null_count() == 0
    assert tables["documents"]["document_id"].to_list() == [path.stem for path in CORPUS]


def test_a_document_needs_none_of_this_until_it_is_asked():
    probe = (
        "import sys; from extractor import extract_many; list(extract_many(['规划'.encode()]));"
        "sys.exit(bool({'pyarrow', 'pandas', 'polars', 'duckdb', 'matplotlib', 'numpy'} & sys.modules.keys()))"
    )
    ran = subprocess.run([sys.executable, "-c", probe], capture_output=True, encoding="utf-8", check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_library_that_is_missing_is_named_with_the_line_that_installs_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(ExtractionError, match="pip install pyarrow polars"):
        to_frames(extract(PLAN.encode()), "polars")


# -- types -----------------------------------------------------------------------------------

CONSUMER = """
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from extractor import Document, ExtractionError, extract, extract_many, to_frames

document: Document = extract(Path("plan.txt"))
value: Decimal | None = document.indicators[0].values[0].value
region: str | None = document.metadata.region.value.name if document.metadata.region else None
many: Iterator[Document] = extract_many(["a.txt", b"..."], jobs=2)
either: Iterator[Document | ExtractionError] = extract_many([Path("a.txt")], on_error="return")
names: list[str] = list(to_frames(document, "polars"))
"""
WRONG = 'from extractor import extract, extract_many\nextract(1)\nextract_many(["a"], on_error="skip")\n'


def test_a_typed_program_is_checked_against_the_package(tmp_path):
    from mypy import api

    (tmp_path / "right.py").write_text(CONSUMER)
    (tmp_path / "wrong.py").write_text(WRONG)
    strict = ["--strict", "--config-file", "", "--cache-dir", str(tmp_path / "cache"), "--follow-imports", "silent"]
    said, _, code = api.run([*strict, str(tmp_path / "right.py"), str(tmp_path / "wrong.py")])
    errors = [line.split(": error:")[0] for line in said.splitlines() if ": error:" in line]
    assert (code, errors) == (1, [f"{tmp_path / 'wrong.py'}:2", f"{tmp_path / 'wrong.py'}:3"]), said


# -- the garbage collector -----------------------------------------------------------------------


def test_no_part_of_a_document_waits_for_the_collector():
    data = CORPUS[0].read_bytes()
    extract(data, name="warm").to_json()
    gc.collect()
    for _ in range(3):
        extract(data, name="again").to_json()
    assert gc.collect() == 0


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_left_as_it_was(enabled):
    try:
        (gc.enable if enabled else gc.disable)()
        extract(CORPUS[0])
        with pytest.raises(ExtractionError):
            extract(b"")
        assert gc.isenabled() is enabled
    finally:
        gc.enable()
