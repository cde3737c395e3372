"""The embedded store: a DuckDB file that grows by the documents that are new or changed.

``known`` tells which documents the store holds in which state, so that an export reads only what it
has to. All changes of one export are one transaction: another reader sees the store before or after it,
and an export that is killed leaves it as it was.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
import pyarrow as pa

from ..core.problems import ExtractionError
from .fields import BY_NAME, TABLES, Table, Type

LAYOUT = "2"
"""Version of tables and views; a store of another layout is built anew."""
MEMORY = "256MB"
"""What DuckDB may hold before it writes to disk; rows beyond it wait there for the end of the transaction."""
VIEWS = ("indicator_values", "targets", "progress", "chapters", "promises")
SQL_TYPES: dict[Type, str] = {
    "string": "VARCHAR", "integer": "BIGINT", "number": "DECIMAL(38,12)", "boolean": "BOOLEAN", "date": "DATE",
}  # fmt: skip


class DuckDbStore:
    """Opens or makes the store. Tables that somebody else has put beside ours are left alone."""

    def __init__(self, path: Path):
        self.path = path
        self.rebuilt = False
        self.formerly: set[str] = set()

    def __enter__(self) -> Self:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.new = not self.path.exists()
        self.connection = _connect(self.path)
        try:
            self.connection.execute(f"SET memory_limit = '{MEMORY}'")
            self.connection.execute("BEGIN")
            self._prepare()
        except BaseException as error:
            self._leave(error)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave(error)

    def _leave(self, error: BaseException | None) -> None:
        done = False
        try:
            if error is None:
                self.connection.execute("COMMIT")
                done = True
            elif isinstance(error, duckdb.Error):
                raise error
        except duckdb.Error as trouble:  # a full disk, a broken file
            raise ExtractionError("OUTPUT_UNWRITABLE", f"{self.path}：{_first_line(trouble)}") from None
        finally:
            self.connection.close()  # what was not committed is gone
            if not done and self.new:
                self.path.unlink(missing_ok=True)

    def _prepare(self) -> None:
        run = self.connection.execute
        present = {name for (name,) in run("SELECT table_name FROM information_schema.tables").fetchall()}
        if "extract_layout" not in present:
            if foreign := sorted(present & {"exported", *BY_NAME, *VIEWS}):
                raise ExtractionError("EXPORT_OCCUPIED", f"{self.path}：{foreign[0]}")
            run("CREATE TABLE extract_layout (version VARCHAR)")
            run("CREATE TABLE exported (document_id VARCHAR, digest VARCHAR)")
            self._make_tables()
        elif run("SELECT version FROM extract_layout").fetchall() != [(LAYOUT,)]:
            self.rebuilt, self.formerly = True, set(self.known)
            run("DELETE FROM extract_layout")
            run("DELETE FROM exported")
            for table in reversed(TABLES):
                run(f"DROP TABLE IF EXISTS {table.name} CASCADE")
            self._make_tables()

    def _make_tables(self) -> None:
        run = self.connection.execute
        run("INSERT INTO extract_layout VALUES (?)", [LAYOUT])
        for table in TABLES:
            columns = ", ".join(f'"{f.name}" {SQL_TYPES[f.type]}' for f in table.fields)
            run(f"CREATE TABLE {table.name} ({columns})")
            run(f"COMMENT ON TABLE {table.name} IS {_literal(f'{table.zh} / {table.en}')}")
            for f in table.fields:
                run(f'COMMENT ON COLUMN {table.name}."{f.name}" IS {_literal(f"{f.zh} / {f.en}")}')
        for statement in files(__package__).joinpath("views.sql").read_text("utf-8").split(";\n"):
            if statement.strip():
                run(statement)

    @property
    def known(self) -> dict[str, str]:
        """Digest of each document that the store holds."""
        return dict(self.connection.execute("SELECT document_id, digest FROM exported").fetchall())

    def update(self, digests: dict[str, str], gone: Iterable[str]) -> None:
        """Take out the old rows of these documents; the new rows of those in ``digests`` are written next."""
        leaving = [*digests, *gone]
        if not leaving:
            return
        self.connection.register("leaving", pa.table({"document_id": leaving}))
        for name in ("exported", *BY_NAME):
            self.connection.execute(f"DELETE FROM {name} WHERE document_id IN (SELECT document_id FROM leaving)")
        self.connection.unregister("leaving")
        if digests:
            new = pa.table({"document_id": list(digests), "digest": list(digests.values())})
            self.connection.from_arrow(new).insert_into("exported")

    def write(self, table: Table, batch: pa.RecordBatch) -> None:
        """Add rows to one table. (A registered view of them would stay in memory until the transaction ends.)"""
        if batch.num_rows:
            self.connection.from_arrow(pa.Table.from_batches([batch])).insert_into(table.name)


def _connect(path: Path) -> duckdb.DuckDBPyConnection:
    new = not path.exists()
    try:
        return duckdb.connect(str(path))
    except duckdb.Error as error:
        said = _first_line(error)
        if new or not os.access(path, os.W_OK):
            if new:
                path.unlink(missing_ok=True)
            raise ExtractionError("OUTPUT_UNWRITABLE", f"{path}：{said}") from None
        code = "STORE_LOCKED" if "lock" in said else "STORE_UNREADABLE"
        raise ExtractionError(code, f"{path}：{said}") from None


def _first_line(error: duckdb.Error) -> str:
    return str(error).partition("\n")[0]


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
