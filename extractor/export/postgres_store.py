"""The warehouse: a schema of a PostgreSQL server that grows by the documents that are new or changed.

Rows go as Arrow batches into staging tables that live as long as the transaction (ADBC writes them with COPY);
at the end the old rows of the changed documents are taken out and the staged ones put in. It is one
transaction: another session sees the warehouse before or after it, and an export that is killed,
cut off or refused leaves nothing.

Our tables lie in the schema that ``search_path`` names first. Texts are
collated by code points, as in the other formats.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from typing import ClassVar, Self

import adbc_driver_manager
import pyarrow as pa
from adbc_driver_postgresql import dbapi

from ..core.problems import ExtractionError
from .addresses import complete, hidden, shown
from .fields import BY_NAME, TABLES, Table, Type
from .sql import SqlStore

LOCK = 7_305_811_962_240_516_213
"""Key of the advisory lock that an export holds; together with the schema's number it is nobody else's."""
CODES = {
    "42501": "SERVER_RIGHTS", "3F000": "SERVER_RIGHTS", "25006": "SERVER_RIGHTS",  # no right, no schema, read only
    "42P07": "EXPORT_OCCUPIED", "2BP01": "EXPORT_OCCUPIED",  # a name that is taken, a view of others that rests on ours
    "08": "SERVER_UNREACHABLE", "57P": "SERVER_UNREACHABLE",  # connection lost, server going down
    "23": "EXPORT_KEYS",
}  # fmt: skip
"""What a state of SQL (ISO 9075, PostgreSQL's appendix A) is for a user; the first that it begins with."""


class PostgresStore(SqlStore):
    """Opens or makes our tables on a server. Relations that somebody else has put beside ours are left alone."""

    TEXT = 'TEXT COLLATE "C"'
    TYPES: ClassVar[dict[Type, str]] = {
        "string": TEXT, "integer": "BIGINT", "number": "NUMERIC(38,12)", "boolean": "BOOLEAN", "date": "DATE",
    }  # fmt: skip

    def __init__(self, address: str):
        super().__init__()
        self.address = address
        self.where = shown(address)
        self.staged: set[str] = set()
        self.new_tables = False

    def __enter__(self) -> Self:
        try:
            self.connection = dbapi.connect(complete(self.address))
        except adbc_driver_manager.Error as error:
            raise ExtractionError(_refusal(str(error)), self._told(error)) from None
        try:
            self.cursor = self.connection.cursor()
            self._alone()
            self.prepare()
        except BaseException as error:
            self._leave(error)
            raise
        return self

    def _leave(self, error: BaseException | None) -> None:
        try:
            if error is None:
                self._publish()
                self.connection.commit()
            elif isinstance(error, adbc_driver_manager.Error):
                raise error
        except adbc_driver_manager.Error as trouble:
            raise ExtractionError(_code(trouble), self._told(trouble)) from None
        finally:
            with suppress(adbc_driver_manager.Error):  # a connection that is gone cannot be closed in form
                self.cursor.close()
            with suppress(adbc_driver_manager.Error):
                self.connection.close()  # what was not committed is gone

    def run(self, statement: str) -> None:
        """Execute one statement."""
        self.cursor.execute(statement)

    def fetch(self, query: str) -> list[tuple[str, ...]]:
        """The rows of a query whose columns are all text."""
        self.cursor.execute(query)
        rows: list[tuple[str, ...]] = self.cursor.fetchall()
        return rows

    def present(self) -> set[str]:
        """Names of all relations of the schema, also of those that this user may not read."""
        found = self.fetch("SELECT relname::text FROM pg_class WHERE relnamespace = to_regnamespace(current_schema())")
        return {name for (name,) in found}

    def make_tables(self) -> None:
        """Make the tables; their keys follow with the first rows, which is many times as fast."""
        self.new_tables = True
        super().make_tables()

    def update(self, digests: dict[str, str], gone: Iterable[str]) -> None:
        """Say whose rows are replaced by those that are written next; ``gone`` have none."""
        leaving = pa.table({"document_id": [*digests, *gone]}, pa.schema([("document_id", pa.string())]))
        self._stage("leaving", leaving)
        self._stage("exported", pa.table({"document_id": list(digests), "digest": list(digests.values())}))

    def write(self, table: Table, batch: pa.RecordBatch) -> None:
        """Add rows to one table's staging table."""
        if batch.num_rows:
            self._stage(table.name, batch)

    def _told(self, error: adbc_driver_manager.Error) -> str:
        """The server's own sentence; what libpq quotes of an address that it cannot read may hold the password."""
        line = hidden(str(error).strip().partition("\n")[0], self.address)
        return f"{self.where}：" + re.sub(r"^.*?(?:ERROR:|FATAL:|Failed to connect:)\s+", "", line)

    def _alone(self) -> None:
        """Take the lock that keeps two exports into one schema apart."""
        number = "coalesce(to_regnamespace(current_schema())::oid::bigint, 0)"
        if self.fetch(f"SELECT pg_try_advisory_xact_lock({LOCK} # {number})::text") != [("true",)]:
            raise ExtractionError("STORE_LOCKED", self.where)

    def _stage(self, name: str, rows: pa.Table | pa.RecordBatch) -> None:
        mode = "append" if name in self.staged else "create"
        self.cursor.adbc_ingest(f"staged_{name}", rows, mode=mode, temporary=True)
        self.staged.add(name)

    def _publish(self) -> None:
        """Put what is staged into the tables."""
        books = ("exported", *(table.name for table in TABLES))
        if "leaving" in self.staged and not self.new_tables:
            for name in reversed(books):  # rows before those that they point to
                self.run(f"DELETE FROM {name} WHERE document_id IN (SELECT document_id FROM pg_temp.staged_leaving)")
        for name in books:
            if name in self.staged:
                names = ", ".join(_columns(name))
                self.run(f"INSERT INTO {name} ({names}) SELECT {names} FROM pg_temp.staged_{name}")
        if self.new_tables:
            for statement in keys():
                self.run(statement)
        for name in self.staged:
            self.run(f"DROP TABLE pg_temp.staged_{name}")


def _columns(name: str) -> list[str]:
    if name == "exported":
        return ["document_id", "digest"]
    return [f'"{f.name}"' for f in BY_NAME[name].fields]


def keys() -> Iterable[str]:
    """Statements that give the tables their primary and foreign keys, with an index for each way of joining."""
    yield "ALTER TABLE exported ADD PRIMARY KEY (document_id)"
    for table in TABLES:
        yield f"ALTER TABLE {table.name} ADD PRIMARY KEY ({table.key})"
    for table in TABLES:
        for link in table.links:
            yield f"CREATE INDEX {table.name}_{link.column} ON {table.name} ({link.column})"
            yield (
                f"ALTER TABLE {table.name} ADD CONSTRAINT {table.name}_{link.column}_fkey FOREIGN KEY ({link.column}) "
                f"REFERENCES {link.table} ({BY_NAME[link.table].key}) DEFERRABLE INITIALLY DEFERRED"
            )


def _refusal(said: str) -> str:
    """Why there is no connection: the server answered and would not have us, or did not answer. No state tells it."""
    refused = ("FATAL", "致命错误", "no password supplied", "authentication")
    return "SERVER_REFUSED" if any(word in said for word in refused) else "SERVER_UNREACHABLE"


def _code(error: adbc_driver_manager.Error) -> str:
    if error.sqlstate is None:  # the driver knows no state where the connection broke
        return "SERVER_UNREACHABLE"
    return next((code for start, code in CODES.items() if error.sqlstate.startswith(start)), "SERVER_FAILED")
