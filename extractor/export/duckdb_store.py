"""The embedded store: a DuckDB file that grows by the documents that are new or changed.

All changes of one export are one transaction: another reader sees the store before or after it,
and an export that is killed leaves it as it was.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar, Self

import duckdb
import pyarrow as pa

from ..core.problems import ExtractionError
from ..core.writing import cause_told
from .fields import BY_NAME, Table, Type
from .sql import SqlStore

MEMORY = "256MB"
"""What DuckDB may hold before it writes to disk; rows beyond it wait there for the end of the transaction."""


class DuckDbStore(SqlStore):
    """Opens or makes the store. Tables that somebody else has put beside ours are left alone."""

    TEXT = "VARCHAR"
    TYPES: ClassVar[dict[Type, str]] = {
        "string": "VARCHAR", "integer": "BIGINT", "number": "DECIMAL(38,12)", "boolean": "BOOLEAN", "date": "DATE",
    }  # fmt: skip

    def __init__(self, path: Path):
        super().__init__()
        self.path = path
        self.where = str(path)

    def __enter__(self) -> Self:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.new = not self.path.exists()
        self.connection = _connect(self.path)
        try:
            self.connection.execute(f"SET memory_limit = '{MEMORY}'")
            self.connection.execute("BEGIN")
            self.prepare()
        except BaseException as error:
            self._leave(error)
            raise
        return self

    def _leave(self, error: BaseException | None) -> None:
        done = False
        try:
            if error is None:
                self.connection.execute("COMMIT")
                done = True
            elif isinstance(error, duckdb.Error):
                raise error
        except duckdb.Error as trouble:  # a full disk, a broken file
            raise ExtractionError("OUTPUT_UNWRITABLE", f"{self.path}：{cause_told(_first_line(trouble))}") from None
        finally:
            self.connection.close()  # what was not committed is gone
            if not done and self.new:
                self.path.unlink(missing_ok=True)
                self.path.with_name(f"{self.path.name}.wal").unlink(missing_ok=True)

    def run(self, statement: str) -> None:
        """Execute one statement."""
        self.connection.execute(statement)

    def fetch(self, query: str) -> list[tuple[str, ...]]:
        """The rows of a query whose columns are all text."""
        return self.connection.execute(query).fetchall()

    def present(self) -> set[str]:
        """Names of all tables and views."""
        return {name for (name,) in self.fetch("SELECT table_name FROM information_schema.tables")}

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
            raise ExtractionError("OUTPUT_UNWRITABLE", f"{path}：{cause_told(said)}") from None
        code = "STORE_LOCKED" if "lock" in said else "STORE_UNREADABLE"
        raise ExtractionError(code, f"{path}：{said}") from None


def _first_line(error: duckdb.Error) -> str:
    return str(error).partition("\n")[0]
