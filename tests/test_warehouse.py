"""The warehouse: the same rows as in the embedded store, brought up to date in one transaction or not at all."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import postgres
import pytest
from conftest import PLAN
from postgres import PASSWORD, Server

from extractor import ExtractionError, extract
from extractor.cli import main
from extractor.export import addresses, export
from extractor.export.fields import TABLES
from extractor.export.postgres_store import PostgresStore
from extractor.export.sql import LAYOUT, VIEWS

NAMES = [*(table.name for table in TABLES), *VIEWS]
PREFIX = "extract-postgres-"
needs_server = pytest.mark.skipif(bool(postgres.why_not()), reason=postgres.why_not() or "there is one")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    # not below pytest's own folder, which the server's user may not enter
    postgres.sweep(PREFIX)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    try:
        with postgres.running(folder) as server:
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def schema(server: Server) -> str:
    return server.schema()


@pytest.fixture
def address(server: Server, schema: str) -> str:
    return server.address(schema)


def documents(folder: Path, *names: str) -> Path:
    folder.mkdir(exist_ok=True)
    for n, name in enumerate(names):
        (folder / f"{name}.json").write_bytes(extract(PLAN.replace("12.3", f"1{n}.3").encode(), name=name).to_json())
    return folder


@pytest.fixture
def made(tmp_path: Path) -> Path:
    return documents(tmp_path / "made", "a", "b", "c")


def plain(value: Any) -> Any:
    """A value as both servers can be asked for it: the driver hands numeric over as text."""
    if isinstance(value, float):
        return Decimal(repr(value)).normalize()
    return value.normalize() if isinstance(value, Decimal) else value


def rows_of(fetch: Any, types: dict[str, set[str]], name: str) -> list[list[Any]]:
    columns, rows = fetch(f"SELECT * FROM {name}")
    numbers = {n for n, column in enumerate(columns) if column in types["number"]}
    return sorted(
        ([Decimal(v).normalize() if n in numbers and v is not None else plain(v) for n, v in enumerate(row)]
         for row in rows),
        key=repr,
    )  # fmt: skip


TYPES = {"number": {f.name for table in TABLES for f in table.fields if f.type == "number"}}


def in_warehouse(address: str) -> dict[str, list[list[Any]]]:
    with postgres.dbapi.connect(address) as connection, connection.cursor() as cursor:

        def fetch(sql: str) -> tuple[list[str], list[Any]]:
            cursor.execute(sql)
            return [column[0] for column in cursor.description], cursor.fetchall()

        return {name: rows_of(fetch, TYPES, name) for name in NAMES}


def in_store(path: Path) -> dict[str, list[list[Any]]]:
    with closing(duckdb.connect(str(path), read_only=True)) as connection:

        def fetch(sql: str) -> tuple[list[str], list[Any]]:
            done = connection.execute(sql)
            return [column[0] for column in done.description], done.fetchall()

        return {name: rows_of(fetch, TYPES, name) for name in NAMES}


def tables(server: Server, schema: str) -> list[tuple[str, ...]]:
    return server.run(f"SELECT tablename::text FROM pg_tables WHERE schemaname = '{schema}'")


def ids(server: Server, address: str) -> list[str]:
    return [name for (name,) in server.run("SELECT document_id FROM documents ORDER BY 1", address=address)]


# -- what it holds ---------------------------------------------------------------------------


@needs_server
def test_tables_and_views_hold_what_the_embedded_store_holds(server, address, corpus_json, tmp_path):
    there = export([str(corpus_json)], address)
    here = export([str(corpus_json)], str(tmp_path / "plans.duckdb"))
    assert (there.written, there.rows) == (5, here.rows)
    warehouse, store = in_warehouse(address), in_store(tmp_path / "plans.duckdb")
    for name in NAMES:
        assert warehouse[name] == store[name], name
        assert store[name], name
    assert any(Decimal("106.74") in row for row in warehouse["observations"])


@needs_server
def test_columns_have_their_types_titles_and_keys(server, address, made):
    export([str(made)], address)
    said = server.run("SELECT obj_description('observations'::regclass)", address=address)
    assert said == [("指标值 / Observations",)]
    (number,) = server.run(
        "SELECT format_type(atttypid, atttypmod), col_description(attrelid, attnum) FROM pg_attribute "
        "WHERE attrelid = 'observations'::regclass AND attname = 'base_value'", address=address,
    )  # fmt: skip
    assert number[0] == "numeric(38,12)"
    assert number[1].startswith("换算成量纲基本单位的值")
    keys = server.run("SELECT conrelid::regclass::text, contype::text FROM pg_constraint", address=address)
    ours = {table.name for table in TABLES}
    assert {name for name, kind in keys if kind == "p"} >= ours
    assert sum(kind == "f" and name in ours for name, kind in keys) == sum(len(table.links) for table in TABLES)


# -- increments ------------------------------------------------------------------------------


@needs_server
def test_a_changed_document_changes_its_rows_alone(server, address, made, tmp_path):
    assert export([str(made)], address).written == 3
    (made / "b.json").write_bytes(extract(PLAN.replace("3.2", "3.9").encode(), name="b").to_json())
    done = export([str(made)], address)
    assert (done.written, done.unchanged, done.rows["documents"], done.rows["observations"]) == (1, 2, 1, 4)
    export([str(made)], str(tmp_path / "again.duckdb"))
    assert in_warehouse(address) == in_store(tmp_path / "again.duckdb")
    again = export([str(made)], address)
    assert (again.written, again.unchanged) == (0, 3)


@needs_server
def test_documents_that_are_gone_stay_until_they_are_pruned(server, address, made):
    export([str(made)], address)
    (made / "a.json").unlink()
    assert (export([str(made)], address).removed, ids(server, address)) == (0, ["a", "b", "c"])
    assert (export([str(made)], address, prune=True).removed, ids(server, address)) == (1, ["b", "c"])
    assert server.run("SELECT DISTINCT document_id FROM findings WHERE document_id = 'a'", address=address) == []


@needs_server
def test_an_older_layout_is_built_anew_and_says_so(server, address, made, capsys):
    export([str(made)], address)
    server.run("UPDATE extract_layout SET version = '0'", "DROP VIEW progress, promises", address=address)
    (made / "c.json").unlink()
    assert main(["export", str(made), "--to", address]) == 0
    assert "已重建，其中 1 份" in capsys.readouterr().out
    assert ids(server, address) == ["a", "b"]
    assert server.run("SELECT version FROM extract_layout", address=address) == [(LAYOUT,)]
    assert server.run("SELECT count(*) FROM progress", address=address)[0][0] > 0


@needs_server
def test_a_schema_is_chosen_in_the_address_and_what_lies_beside_stays(server, address, made):
    server.run("CREATE TABLE notes AS SELECT 1 AS n", address=address)
    export([str(made)], address)
    assert server.run("SELECT n FROM notes", address=address) == [(1,)]
    assert (
        server.run("SELECT schemaname::text FROM pg_tables WHERE tablename = 'documents' AND schemaname = 'public'")
        == []
    )
    export([str(made)], server.address("public"))
    assert server.run("SELECT count(*) FROM public.documents", address=address) == [(3,)]


# -- what can be wrong: a code and a sentence, and nothing half written ------------------------


def fails(capsys: pytest.CaptureFixture[str], code: str, made: Path, address: str) -> str:
    capsys.readouterr()
    assert main(["export", str(made), "--to", address]) == (2 if code == "EXPORT_FORMAT" else 1)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"extract: {code}："), said.err
    assert said.err.count("\n") == 1
    assert PASSWORD not in said.err
    return said.err


@needs_server
def test_a_table_of_somebody_else_is_not_overwritten(server, schema, address, made, capsys):
    server.run("CREATE VIEW targets AS SELECT 1 AS n", address=address)
    assert "targets" in fails(capsys, "EXPORT_OCCUPIED", made, address)
    assert not tables(server, schema)


@needs_server
def test_a_view_of_somebody_else_that_rests_on_ours_is_not_dropped(server, address, made, capsys):
    export([str(made)], address)
    server.run("UPDATE extract_layout SET version = '0'", "CREATE VIEW mine AS SELECT * FROM targets", address=address)
    fails(capsys, "EXPORT_OCCUPIED", made, address)
    assert server.run("SELECT count(*) FROM mine", address=address)[0][0] > 0
    assert ids(server, address) == ["a", "b", "c"]


@needs_server
def test_a_wrong_password_a_missing_database_and_a_closed_port_are_said(server, address, made, capsys):
    wrong = address.replace(PASSWORD, "pass%20word")
    assert "pass" not in fails(capsys, "SERVER_REFUSED", made, wrong).split("（")[1].split("：")[0]
    fails(capsys, "SERVER_REFUSED", made, address.replace("/postgres", "/nowhere"))
    closed = address.replace(str(server.port), "1")
    assert "127.0.0.1" in fails(capsys, "SERVER_UNREACHABLE", made, closed)
    fails(capsys, "SERVER_UNREACHABLE", made, address + "&nonsense=1")


@needs_server
def test_missing_rights_are_said(server, schema, address, made, capsys):
    server.run(f"CREATE ROLE reader LOGIN PASSWORD '{PASSWORD}'", f"GRANT USAGE ON SCHEMA {schema} TO reader")
    reader = server.address(schema, "reader")
    fails(capsys, "SERVER_RIGHTS", made, reader)
    fails(capsys, "SERVER_RIGHTS", made, server.address("nowhere"))
    fails(capsys, "SERVER_RIGHTS", made, server.address(schema, more="%20-cdefault_transaction_read_only%3Don"))
    export([str(made)], address)
    server.run(f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO reader")
    documents(made, "d")
    fails(capsys, "SERVER_RIGHTS", made, reader)
    assert ids(server, address) == ["a", "b", "c"]


@contextmanager
def holding(address: str) -> Iterator[None]:
    """Another export, in the middle of its work."""
    with PostgresStore(address):
        yield


@needs_server
def test_two_exports_at_once_are_told_apart(address, made, capsys):
    with holding(address):
        fails(capsys, "STORE_LOCKED", made, address)
    assert main(["export", str(made), "--to", address, "-q"]) == 0


@needs_server
def test_a_document_whose_ids_lead_nowhere_is_refused(server, address, made, capsys):
    export([str(made)], address)
    path = made / "d.json"
    path.write_bytes(extract(PLAN.encode(), name="d").to_json().replace(b'"table_id": "t1"', b'"table_id": "t9"')
                     .replace(b'"table_id":"t1"', b'"table_id":"t9"'))  # fmt: skip
    fails(capsys, "EXPORT_KEYS", made, address)
    assert ids(server, address) == ["a", "b", "c"]


@needs_server
def test_a_text_that_no_server_can_hold_is_refused(server, schema, address, made, capsys):
    document = extract(PLAN.encode(), name="d").to_json().decode()
    (made / "d.json").write_text(document.replace("加强组织领导", "加强\\u0000领导"), "utf-8")
    fails(capsys, "SERVER_FAILED", made, address)
    assert not tables(server, schema)


STOPPED = """
import os, signal, sys
from extractor.export import export
from extractor.export.postgres_store import PostgresStore
where, plain = sys.argv[3], PostgresStore.write
publish, left = PostgresStore._publish, [3]
def stop():
    print("here", flush=True)
    os.kill(os.getpid(), signal.SIGKILL) if where != "stay" else sys.stdin.readline()
def write(self, table, batch):
    plain(self, table, batch)
    left[0] -= 1
    if where in ("write", "stay") and left[0] == 0:
        stop()
def published(self):
    publish(self)
    if where == "publish":
        stop()
PostgresStore.write, PostgresStore._publish = write, published
from extractor.cli import main
sys.exit(main(["export", sys.argv[1], "--to", sys.argv[2]]))
"""


@needs_server
@pytest.mark.parametrize("where", ["write", "publish"])
def test_an_export_that_is_killed_leaves_the_warehouse_as_it_was(server, address, made, where):
    export([str(made)], address)
    before = in_warehouse(address)
    documents(made, "c", "a", "d")
    ran = subprocess.run([sys.executable, "-c", STOPPED, made, address, where], check=False, capture_output=True)
    assert ran.returncode == -signal.SIGKILL, ran.stderr
    assert in_warehouse(address) == before
    assert export([str(made)], address).written == 3
    assert ids(server, address) == ["a", "b", "c", "d"]


@needs_server
@pytest.mark.parametrize("how", ["session", "server"])
def test_a_connection_that_breaks_in_the_middle_leaves_the_warehouse_as_it_was(server, schema, address, made, how):
    export([str(made)], address)
    before = in_warehouse(address)
    documents(made, "c", "a", "d")
    with subprocess.Popen(
        [sys.executable, "-c", STOPPED, made, address, "stay"], encoding="utf-8",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as child:  # fmt: skip
        assert child.stdout is not None
        assert child.stdout.readline() == "here\n"
        if how == "session":
            server.run(
                "SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE application_name = 'extract'"
            )
        else:
            server.stop(signal.SIGQUIT)
        said = child.communicate("go on\n", timeout=30)
    if how == "server":
        server.start()
    assert child.returncode == 1, said
    assert said[1].startswith("extract: SERVER_UNREACHABLE："), said
    assert in_warehouse(server.address(schema)) == before


@needs_server
def test_readers_see_the_warehouse_before_or_after(server, address, made):
    export([str(made)], address)
    documents(made, "d", "e")
    counts: set[int] = set()
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            counts.add(server.run("SELECT count(*) FROM observations", address=address)[0][0])

    reader = threading.Thread(target=read)
    reader.start()
    try:
        export([str(made)], address)
    finally:
        over.set()
        reader.join()
    counts.add(server.run("SELECT count(*) FROM observations", address=address)[0][0])
    assert counts <= {12, 20}


# -- without a server --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://host/plans", "postgresql://host/plans"),
        ("postgresql://me:p@ss/w:rd@host:5432/plans", "postgresql://me@host:5432/plans"),
        ("postgres:///plans?password=x&user=me", "postgres:///plans?password=***&user=me"),
        ("out/a:b@c.csv", "out/a:b@c.csv"),
    ],
)
def test_a_message_shows_no_password(address, shown):
    assert addresses.shown(address) == shown


def test_what_an_address_sets_itself_is_not_set_again():
    assert addresses.complete("postgresql://h/d?connect_timeout=3").count("connect_timeout") == 1
    assert "?connect_timeout=10&" in addresses.complete("postgresql://h/d")
    assert addresses.hidden('invalid token: "s%zz"', "postgresql://me:s%zz@h/d") == 'invalid token: "***"'


def test_a_format_and_a_target_that_contradict_each_other_are_refused(made, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for target, form in (("postgresql://h/d", "csv"), ("plans", "postgresql"), ("mysql://h/plans.csv", None)):
        with pytest.raises(ExtractionError, match="EXPORT_FORMAT"):
            export([str(made)], target, form)
    assert os.listdir(tmp_path) == ["made"]


def test_the_missing_driver_is_named_with_the_line_that_installs_it(made, capsys, monkeypatch):
    monkeypatch.delitem(sys.modules, "extractor.export.postgres_store")
    monkeypatch.setitem(sys.modules, "adbc_driver_postgresql", None)
    assert "pip install pyarrow adbc_driver_postgresql" in fails(capsys, "EXTRA_MISSING", made, "postgresql://h/d")
