"""Tables: every format gives back what the documents say; the store is brought up to date and never half written."""

from __future__ import annotations

import csv
import errno
import gc
import io
import json
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest
from conftest import PLAN, ROOT, Inside

from extractor import Document, ExtractionError, extract
from extractor.cli import main
from extractor.core.spreadsheets import escaped, unescaped
from extractor.core.writing import cause_told
from extractor.export import export, rows
from extractor.export.documents import load
from extractor.export.fields import BY_NAME, TABLES
from extractor.export.labels import LABELS
from extractor.export.pages import nodes
from extractor.export.workbook import let_go

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def folder(corpus_json: Path) -> Path:
    """The corpus as JSON."""
    return corpus_json


@pytest.fixture(scope="module")
def said(folder: Path) -> Rows:
    """The rows of all documents, straight from the documents and not from their JSON."""
    all_rows: Rows = {table.name: [] for table in TABLES}
    for path in sorted(folder.glob("*.json")):
        document = extract(ROOT / "corpus" / f"{path.stem}.txt").model_copy(update={"id": path.stem})
        raw = {**document.model_dump(), "source": json.loads(path.read_bytes())["source"]}
        for name, some in rows(raw).items():
            all_rows[name] += some
    return all_rows


def ordered(table: str, row: dict[str, Any]) -> list[Any]:
    return [row[field.name] for field in BY_NAME[table].fields]


# -- every format gives back the same rows ---------------------------------------------------


def read_parquet(target: Path, table: str) -> Iterator[list[Any]]:
    for row in pq.read_table(target / f"{table}.parquet").to_pylist():
        yield ordered(table, row)


def read_duckdb(target: Path, table: str) -> Iterator[list[Any]]:
    with closing(duckdb.connect(str(target), read_only=True)) as store:
        for row in store.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall():
            yield list(row)


def typed(kind: str, word: str) -> Any:
    if word == "":
        return None
    made = {
        "integer": int,
        "number": Decimal,
        "boolean": {"true": True, "false": False}.get,
        "date": date.fromisoformat,
    }
    return made.get(kind, str)(word)


def read_csv(target: Path, table: str) -> Iterator[list[Any]]:
    with open(target / f"{table}.csv", encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            yield [typed(field.type, unescaped(row[field.name])) for field in BY_NAME[table].fields]


def read_jsonl(target: Path, table: str) -> Iterator[list[Any]]:
    kinds = BY_NAME[table].fields
    for line in target.read_text("utf-8").splitlines():
        row = json.loads(line, parse_float=Decimal)
        if row["table"] == table:
            yield [date.fromisoformat(row[f.name]) if f.type == "date" and row[f.name] else row[f.name] for f in kinds]


@cache
def book_of(target: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(target)


def read_xlsx(target: Path, table: str) -> Iterator[list[Any]]:
    for row in book_of(target)[BY_NAME[table].zh].iter_rows(min_row=2, values_only=True):
        cells = []
        for field, value in zip(BY_NAME[table].fields, row, strict=True):
            if value is not None and field.type == "number":
                value = Decimal(str(value))
            elif value is not None and field.type == "date":
                value = value.date()
            cells.append(value)
        yield cells


READERS = {
    "plans.parquet": read_parquet, "plans.duckdb": read_duckdb, "csv": read_csv,
    "plans.jsonl": read_jsonl, "plans.xlsx": read_xlsx,
}  # fmt: skip


@pytest.mark.parametrize("name", READERS)
def test_a_format_gives_back_every_row_exactly_and_in_order(folder, said, tmp_path, name):
    done = export([str(folder)], str(tmp_path / name))
    assert done.written == 5
    blank = name == "csv"  # which cannot tell an empty text from none
    for table in TABLES:
        expected = [ordered(table.name, row) for row in said[table.name]]
        if blank:
            expected = [[None if value == "" else value for value in row] for row in expected]
        assert list(READERS[name](tmp_path / name, table.name)) == expected, table.name
        assert done.rows[table.name] == len(expected)


def test_the_rows_say_what_the_document_says(said):
    values = {row["observation_id"]: row for row in said["observations"]}
    indicators = {row["indicator_id"]: row for row in said["indicators"]}
    (wuhan,) = (
        row for row in values.values()
        if row["raw"] == ">[110]" and indicators[row["indicator_id"]]["name"] == "城镇新增就业人数"
    )  # fmt: skip
    assert (wuhan["value"], wuhan["comparator"], wuhan["cumulative"]) == (110, ">", True)
    assert (wuhan["period_start"], wuhan["period_end"], wuhan["role"]) == (2021, 2025, "target")
    assert {row["value"] for row in values.values()} >= {Decimal("106.74"), None}
    assert indicators[wuhan["indicator_id"]]["factor"] == 10_000


def test_spans_of_rows_point_at_their_words(folder, said):
    texts = {path.stem: json.loads(path.read_bytes())["text"] for path in folder.glob("*.json")}
    for row in said["observations"]:
        words = texts[row["document_id"]][row["span_start"] : row["span_end"]]
        assert "".join(words.split()) == row["raw"]


def test_keys_are_unique_and_every_link_is_met(said):
    keys = {table.name: {row[table.key] for row in said[table.name]} for table in TABLES}
    for table in TABLES:
        assert len(keys[table.name]) == len(said[table.name])
        for link in table.links:
            assert {row[link.column] for row in said[table.name]} <= keys[link.table] | {None}, (table.name, link)


def test_a_number_with_more_digits_than_the_tables_hold_is_refused(folder, tmp_path):
    path = tmp_path / "in" / "wuhan_hrss_14fyp.json"
    path.parent.mkdir()
    path.write_text((folder / path.name).read_text("utf-8").replace("106.74", "0.1234567890123"), "utf-8")
    with pytest.raises(ExtractionError, match="EXPORT_VALUE"):
        export([str(path)], str(tmp_path / "plans.parquet"))
    assert os.listdir(tmp_path) == ["in"]


@pytest.mark.parametrize("name", ["csv", "plans.parquet"])
def test_frictionless_finds_the_package_valid(folder, tmp_path, name):
    export([str(folder)], str(tmp_path / name))
    report = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", str(tmp_path / name / "datapackage.json"), "--json"],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    found = json.loads(report.stdout)
    assert found["valid"], report.stdout[-2000:]
    assert found["stats"]["tasks"] == len(TABLES)


@pytest.mark.parametrize("name", ["csv", "plans.parquet", "plans.xlsx", "plans.jsonl"])
def test_the_same_documents_give_the_same_bytes(folder, tmp_path, name):
    def bytes_of() -> dict[str, bytes]:
        export([str(folder)], str(tmp_path / name))
        target = tmp_path / name
        return {p.name: p.read_bytes() for p in (target.iterdir() if target.is_dir() else [target])}

    assert bytes_of() == bytes_of()
    assert os.listdir(tmp_path) == [name]


def test_a_csv_is_for_excel_and_holds_no_formula(tmp_path):
    text = PLAN.replace("12.3", "=1+1").replace("\n\n", "\n\n@甲，-5.2%，=SUM(A1)。\n\n", 1)
    (tmp_path / "x.json").write_bytes(extract(text.encode(), name="x").to_json())
    export([str(tmp_path / "x.json")], str(tmp_path / "csv"))
    data = b"".join(path.read_bytes() for path in (tmp_path / "csv").glob("*.csv"))
    assert data.count(b"\xef\xbb\xbf") == len(TABLES)
    for row in csv.reader(data.decode("utf-8-sig").splitlines()):
        assert not any(cell.startswith(("=", "@")) for cell in row)
    export([str(tmp_path / "x.json")], str(tmp_path / "csv"), mark=False)
    assert not any(path.read_bytes().startswith(b"\xef") for path in (tmp_path / "csv").glob("*.csv"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [("=A1", "'=A1"), ("@x", "'@x"), ("-5.2", "-5.2"), ("+3,200.5%", "+3,200.5%"), ("-", "-"), ("--", "--"),
     ("-5.2以下", "'-5.2以下"), ("+cmd|x", "'+cmd|x"), ("－5", "－5"), (None, None), (-3, -3)],
)  # fmt: skip
def test_what_looks_like_a_formula_is_guarded_and_numbers_are_not(text, shown):
    assert escaped(text) == shown
    assert not isinstance(text, str) or unescaped(shown) == text


def test_codes_are_written_in_words_where_they_are_asked_for(folder, said, tmp_path):
    export([str(folder)], str(tmp_path / "csv"), labels=True)
    rows_ = list(read_csv(tmp_path / "csv", "observations"))
    at = [field.name for field in BY_NAME["observations"].fields].index("role")
    words = {"baseline": "基期", "target": "目标", "actual": "实际", "observed": "历年", "annual_average": "年均"}
    assert [row[at] for row in rows_] == [words[row["role"]] for row in said["observations"]]
    with pytest.raises(ExtractionError, match="EXPORT_FORMAT"):
        export([str(folder)], str(tmp_path / "x.duckdb"), labels=True)


def test_every_code_that_the_contract_lists_has_its_words():
    schema = json.loads((ROOT / "schemas/plan_document.schema.json").read_text("utf-8"))["$defs"]
    for name, field, table in (("Observation", "role", "observations"), ("Statement", "aggregation", "statements"),
                               ("Diagnostic", "severity", "findings"), ("Table", "kind", "tables")):  # fmt: skip
        said = schema[name]["properties"][field]
        codes = said.get("enum") or next(one["enum"] for one in said["anyOf"] if "enum" in one)
        assert set(codes) <= LABELS[table, field].keys(), field


# -- the store -------------------------------------------------------------------------------


def documents(folder: Path, *names: str) -> Path:
    for n, name in enumerate(names):
        text = PLAN.replace("12.3", f"1{n}.3")
        (folder / f"{name}.json").write_bytes(extract(text.encode(), name=name).to_json())
    return folder


def query(store: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(duckdb.connect(str(store), read_only=True)) as connection:
        return connection.execute(sql).fetchall()


def snapshot(store: Path) -> dict[str, list[tuple[Any, ...]]]:
    return {table.name: query(store, f"SELECT * FROM {table.name} ORDER BY ALL") for table in TABLES}


@pytest.fixture
def made(tmp_path: Path) -> Path:
    inside = tmp_path / "made"
    inside.mkdir()
    return documents(inside, "a", "b", "c")


def test_a_changed_document_changes_its_rows_alone(made, tmp_path):
    store = tmp_path / "plans.duckdb"
    assert export([str(made)], str(store)).written == 3
    (made / "b.json").write_bytes(extract(PLAN.replace("3.2", "3.9").encode(), name="b").to_json())
    done = export([str(made)], str(store))
    assert (done.written, done.unchanged, done.rows["documents"], done.rows["observations"]) == (1, 2, 1, 4)
    assert query(store, "SELECT value FROM observations WHERE document_id = 'b' AND raw = '3.9'") == [(Decimal("3.9"),)]
    assert query(store, "SELECT count(*) FROM observations WHERE document_id = 'b'") == [(4,)]
    export([str(made)], str(tmp_path / "again.duckdb"))
    assert snapshot(store) == snapshot(tmp_path / "again.duckdb")


def test_unchanged_documents_are_not_written_again(made, tmp_path):
    store = tmp_path / "plans.duckdb"
    export([str(made)], str(store))
    seen: list[str] = []
    done = export([str(made)], str(store), seen=lambda name, *_: seen.append(name))
    assert (done.written, done.unchanged, seen) == (0, 3, [])
    assert not any(done.rows.values())


def test_documents_that_are_gone_stay_until_they_are_pruned(made, tmp_path):
    store = tmp_path / "plans.duckdb"
    export([str(made)], str(store))
    (made / "a.json").unlink()
    assert export([str(made)], str(store)).removed == 0
    assert len(query(store, "SELECT * FROM documents")) == 3
    assert export([str(made)], str(store), prune=True).removed == 1
    assert query(store, "SELECT DISTINCT document_id FROM observations ORDER BY 1") == [("b",), ("c",)]


def test_a_store_of_an_older_layout_is_built_anew_and_says_so(made, tmp_path, command):
    store = tmp_path / "plans.duckdb"
    export([str(made)], str(store))
    with closing(duckdb.connect(str(store))) as connection:
        connection.execute("UPDATE extract_layout SET version = '0'")
        connection.execute("ALTER TABLE observations DROP COLUMN raw")
    (made / "c.json").unlink()
    ran = command(made, "--to", store)
    assert ran.returncode == 0
    assert "已重建，其中 1 份" in ran.stdout
    assert query(store, "SELECT raw FROM observations WHERE document_id = 'b' LIMIT 1") == [("[11.3]",)]
    assert len(query(store, "SELECT * FROM documents")) == 2


def test_what_somebody_keeps_beside_our_tables_stays(made, tmp_path):
    store = tmp_path / "plans.duckdb"
    with closing(duckdb.connect(str(store))) as connection:
        connection.execute("CREATE TABLE notes AS SELECT 1 AS n")
    export([str(made)], str(store))
    assert query(store, "SELECT n FROM notes") == [(1,)]


def test_tables_of_ours_that_are_not_ours_are_not_overwritten(made, tmp_path):
    store = tmp_path / "plans.duckdb"
    with closing(duckdb.connect(str(store))) as connection:
        connection.execute("CREATE TABLE documents AS SELECT 1 AS n")
    with pytest.raises(ExtractionError, match="EXPORT_OCCUPIED"):
        export([str(made)], str(store))
    assert query(store, "SELECT n FROM documents") == [(1,)]


KILLED = """
import os, signal, sys
from extractor.export import export
from extractor.export.duckdb_store import DuckDbStore
plain, left = DuckDbStore.write, [int(sys.argv[3])]
def write(self, table, batch):
    plain(self, table, batch)
    left[0] -= 1
    if left[0] == 0:
        os.kill(os.getpid(), signal.SIGKILL)
DuckDbStore.write = write
export([sys.argv[1]], sys.argv[2])
"""


@pytest.mark.parametrize("writes", [1, 9])
def test_an_export_that_is_killed_leaves_the_store_as_it_was(made, tmp_path, writes):
    store = tmp_path / "plans.duckdb"
    export([str(made)], str(store))
    before = snapshot(store)
    documents(made, "c", "a", "d")
    ran = subprocess.run([sys.executable, "-c", KILLED, made, store, str(writes)], check=False)
    assert ran.returncode == -signal.SIGKILL
    assert snapshot(store) == before
    assert export([str(made)], str(store)).written == 3
    assert len(query(store, "SELECT * FROM documents")) == 4


@pytest.mark.parametrize("name", ["plans.duckdb", "csv", "plans.parquet", "plans.xlsx", "plans.jsonl"])
def test_an_export_that_fails_leaves_the_target_as_it_was(made, tmp_path, name):
    target = tmp_path / name
    export([str(made)], str(target))
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file() and p.suffix != ".duckdb"}
    (made / "d.json").write_text('{"schema_version": ')
    with pytest.raises(ExtractionError, match="NOT_A_DOCUMENT"):
        export([str(made)], str(target))
    (made / "d.json").unlink()
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file() and p.suffix != ".duckdb"} == before
    if name == "plans.duckdb":
        assert len(query(target, "SELECT * FROM documents")) == 3


# -- the command: a plain sentence and a stable code for what can be wrong ----------------------


@pytest.fixture
def command(tmp_path: Path) -> Any:
    """``extract export …`` in the test's folder, in this process."""
    return partial(Inside(tmp_path), "export")


def fails(command: Any, code: str, exit_code: int, *words: Any) -> str:
    ran = command(*words)
    assert ran.returncode == exit_code, ran.stderr
    assert ran.stderr.startswith(f"extract: {code}")
    assert ran.stderr.count("\n") == 1
    assert "Traceback" not in ran.stderr
    assert ran.stdout == ""
    return str(ran.stderr)


def test_it_says_what_it_wrote(command, made, tmp_path):
    ran = command("made", "--to", "plans.duckdb")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("plans.duckdb：写入 3 份文件，0 份未变；文件 3，章节 ")
    assert command("made", "--to", "plans.duckdb").stdout == "plans.duckdb：写入 0 份文件，3 份未变。\n"
    assert command("made", "--to", "plans.jsonl", "-q").stdout == ""
    assert command("made", "--to", "tables", "-f", "csv").returncode == 0
    assert (tmp_path / "tables" / "datapackage.json").exists()


def test_wrong_use_is_said(command, made, tmp_path):
    fails(command, "EXPORT_FORMAT", 2, "made", "--to", "plans.table")
    fails(command, "NOT_FOUND", 2, "elsewhere", "--to", "plans.duckdb")
    assert "请用 --to" in fails(command, "请用", 2, "made")
    assert "csv、parquet" in fails(command, "选项", 2, "made", "--to", "x", "-f", "doc")
    fails(command, "请给出", 2, "--to", "plans.duckdb")


def test_what_cannot_be_read_is_said(command, made, tmp_path):
    (tmp_path / "empty").mkdir()
    fails(command, "EXPORT_NOTHING", 1, "empty", "--to", "plans.duckdb")
    (tmp_path / "other.json").write_text('{"a": 1}')
    assert "other.json" in fails(command, "NOT_A_DOCUMENT", 1, "other.json", "--to", "plans.duckdb")
    document = json.loads((made / "a.json").read_bytes())
    (tmp_path / "old.json").write_text(json.dumps({**document, "schema_version": "0.1.0"}))
    assert "0.1.0" in fails(command, "OUTDATED", 1, "old.json", "--to", "plans.duckdb")
    assert not (tmp_path / "plans.duckdb").exists()


def test_two_documents_of_one_name_are_said(command, made, tmp_path):
    (tmp_path / "more").mkdir()
    documents(tmp_path / "more", "z", "a")
    fails(command, "EXPORT_TWICE", 1, "made", "more", "--to", "plans.duckdb")


def test_a_folder_with_other_things_is_not_overwritten(command, made, tmp_path):
    fails(command, "EXPORT_OCCUPIED", 1, "made", "--to", "made", "-f", "csv")
    assert len(list(made.iterdir())) == 3


def test_a_store_that_is_none_is_said(command, made, tmp_path):
    (tmp_path / "plans.duckdb").write_text("no database " * 1000)
    fails(command, "STORE_UNREADABLE", 1, "made", "--to", "plans.duckdb")
    assert (tmp_path / "plans.duckdb").read_text() == "no database " * 1000


def test_a_store_that_another_program_holds_is_said(command, made, tmp_path):
    export([str(made)], str(tmp_path / "plans.duckdb"))
    hold = "import duckdb, sys; c = duckdb.connect('plans.duckdb'); print(flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", hold], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        fails(command, "STORE_LOCKED", 1, "made", "--to", "plans.duckdb")
        holder.communicate()


def test_an_unwritable_target_is_said(command, made, tmp_path):
    (tmp_path / "file").write_text("x")
    for name in ("file/plans.duckdb", "file/csv", "file/plans.xlsx"):
        fails(command, "OUTPUT_UNWRITABLE", 1, "made", "--to", name)


def test_a_missing_component_is_named_with_the_line_that_installs_it(command, made, monkeypatch):
    monkeypatch.delitem(sys.modules, "extractor.export.arrow")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    said = fails(command, "EXTRA_MISSING", 1, "made", "--to", "plans.parquet")
    assert "pip install pyarrow duckdb xlsxwriter" in said


def test_a_full_disk_is_said(command, made, tmp_path):
    """A limit on the size of files stands in for the disk; it is this process's own, so the command runs in another."""
    (made / "d.json").write_bytes(extract(ROOT / "corpus" / "wuhan_hrss_14fyp.txt", name="d").to_json())
    limited = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000));"
        "from extractor.cli import main; print(*(main(['export', sys.argv[1], '--to', name]) for name in sys.argv[2:]))"
    )
    names = ["plans.jsonl", "csv", "plans.parquet", "plans.xlsx", "plans.duckdb"]
    ran = subprocess.run(
        [sys.executable, "-B", "-c", limited, made, *names],
        capture_output=True, encoding="utf-8", check=False, cwd=tmp_path,
    )  # fmt: skip
    assert ran.stdout == "1 1 1 1 1\n"
    assert [line.split("：")[0] for line in ran.stderr.splitlines()] == ["extract: OUTPUT_UNWRITABLE"] * 5
    assert [p.name for p in tmp_path.iterdir()] == ["made"]


# -- in the run itself -----------------------------------------------------------------------


def test_a_run_writes_its_tables_as_well(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(PLAN, "utf-8")
    (tmp_path / "b.txt").write_text(PLAN, "utf-8")
    assert main(["a.txt", "b.txt", "-o", "out", "-f", "parquet", "-f", "duckdb", "-f", "csv"]) == 0
    said = capsys.readouterr().out
    assert f"{os.path.join('out', 'parquet')}：写入 2 份文件" in said
    assert len(pq.read_table(tmp_path / "out" / "parquet" / "observations.parquet")) == 8
    assert query(tmp_path / "out" / "plans.duckdb", "SELECT document_id FROM documents ORDER BY 1") == [("a",), ("b",)]
    assert (tmp_path / "out" / "csv" / "datapackage.json").exists()
    assert main(["a.txt", "b.txt", "-o", "out", "-f", "duckdb", "-f", "parquet", "-q"]) == 0
    assert capsys.readouterr().out == ""


def test_a_run_without_the_component_says_so_before_it_begins(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(PLAN, "utf-8")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert main(["a.txt", "-o", "out", "-f", "csv"]) == 1
    assert "EXTRA_MISSING" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    assert main(["a.txt", "-o", "out", "-f", "xml"]) == 2


def test_a_number_that_no_text_prints_is_refused_at_once(tmp_path: Path) -> None:
    """1e999999999 would be worked on for ever."""
    data = json.loads(extract(ROOT / "corpus/wuhan_hrss_14fyp.txt").to_json())
    data["indicators"][0]["values"][0]["value"] = "HERE"
    path = tmp_path / "huge.json"
    for number in ("1e999999999", "-3e-99999999"):
        path.write_text(json.dumps(data).replace('"HERE"', number), "utf-8")
        with pytest.raises(ExtractionError) as caught:
            load(path)
        assert caught.value.code == "NOT_A_DOCUMENT"
        with pytest.raises(ValueError, match="too large"):
            Document.from_json(path.read_bytes())


def test_a_page_shows_all_that_stands_at_the_head_of_a_notice():
    notice = """青石市人民政府办公室文件
青政办发〔2022〕7号
青石市人民政府办公室关于印发青石市“十四五”林业规划的通知
各县（区）人民政府，市直各部门：
现将《青石市“十四五”林业规划》印发给你们，请认真贯彻执行。
青石市人民政府办公室
2022年3月1日

青石市“十四五”林业规划
一、主要目标
到2025年，造林12万亩。

抄送：市委办公室，市政协办公室。
青石市人民政府办公室　　2022年3月4日印发
"""
    said = {node.label: node.text for node in nodes(extract(notice.encode())) if node.kind == "fact"}
    assert said["通知标题"] == "青石市人民政府办公室关于印发青石市“十四五”林业规划的通知"
    assert (said["主送机关"], said["抄送机关"]) == ("各县（区）人民政府；市直各部门", "市委办公室；市政协办公室")
    assert (said["成文日期"], said["印发日期"], said["印发机关"]) == (
        "2022-03-01",
        "2022-03-04",
        "青石市人民政府办公室",
    )


class Full(io.BytesIO):
    """A file on a full disk."""

    def write(self, data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_workbook_for_which_the_disk_has_no_room_is_let_go_of_quietly(monkeypatch):
    told = []
    monkeypatch.setattr(sys, "unraisablehook", told.append)

    def pack():
        archive = zipfile.ZipFile(Full(), "w")
        archive.writestr("sheet.xml", "<row/>")

    with pytest.raises(OSError, match="space") as found:
        pack()
    let_go(found.value)
    del found
    gc.collect()
    assert told == []


def test_what_a_store_says_of_the_system_is_said_in_chinese():
    assert cause_told("Could not write file: No space left on device") == "磁盘已满"
    assert cause_told("Catalog Error") == "Catalog Error"
