"""The embedded store: a DuckDB file that grows by the documents that are new or changed.

``.known`` tells which documents the store holds in which state, so that an export reads only what it
has to. All changes of one export are one transaction: another reader sees the store before or after it.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
import pyarrow as pa

from ..core.problems import ExtractionError
from .fields import BY_NAME, TABLES, Table, Type

LAYOUT = "1"
"""Version of the tables; a store of another layout is built anew."""
SQL_TYPES: dict[Type, str] = {
    "string": "VARCHAR", "integer": "BIGINT", "number": "DECIMAL(38,12)", "boolean": "BOOLEAN", "date": "DATE",
}  # fmt: skip


class DuckDbStore:
    """Opens or makes the store; ``update`` says which documents are about to be written."""

    def __init__(self, path: Path):
        self.path = path

    def __enter__(self) -> Self:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self.connection = duckdb.connect(str(self.path))
        except duckdb.Error as error:
            raise ExtractionError("STORE_UNREADABLE", f"{self.path}：{_first_line(error)}") from None
        self.connection.execute("BEGIN")
        self._prepare()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.connection.execute("COMMIT" if error is None else "ROLLBACK")
        finally:
            self.connection.close()

    def _prepare(self) -> None:
        run = self.connection.execute
        run("CREATE TABLE IF NOT EXISTS store (layout VARCHAR)")
        found = run("SELECT layout FROM store").fetchone()
        if found != (LAYOUT,):
            for table in TABLES:
                run(f"DROP TABLE IF EXISTS {table.name} CASCADE")
            run("DROP TABLE IF EXISTS exported")
            run("DELETE FROM store")
            run("INSERT INTO store VALUES (?)", [LAYOUT])
        run("CREATE TABLE IF NOT EXISTS exported (document_id VARCHAR, digest VARCHAR)")
        for table in TABLES:
            columns = ", ".join(f'"{f.name}" {SQL_TYPES[f.type]}' for f in table.fields)
            run(f"CREATE TABLE IF NOT EXISTS {table.name} ({columns})")
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

    def update(self, digests: dict[str, str]) -> None:
        """Take out the old rows of these documents; their new rows are written next."""
        if not digests:
            return
        changed = pa.table({"document_id": list(digests), "digest": list(digests.values())})
        self.connection.register("changed", changed)
        for name in ("exported", *BY_NAME):
            self.connection.execute(f"DELETE FROM {name} WHERE document_id IN (SELECT document_id FROM changed)")
        self.connection.execute("INSERT INTO exported SELECT document_id, digest FROM changed")
        self.connection.unregister("changed")

    def write(self, table: Table, batch: pa.RecordBatch) -> None:
        """Add rows to one table."""
        if batch.num_rows:
            self.connection.register("arriving", pa.Table.from_batches([batch]))
            self.connection.execute(f"INSERT INTO {table.name} SELECT * FROM arriving")
            self.connection.unregister("arriving")


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]
