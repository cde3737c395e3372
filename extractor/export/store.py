"""Where tables can be written: one sink per format behind one interface, chosen by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import pyarrow as pa

from ..core.extras import extra
from ..core.problems import ExtractionError
from .addresses import is_address, shown
from .documents import Source
from .fields import Table


class Sink(Protocol):
    """Takes batches; what it made becomes visible as a whole when it is left without an error."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    @property
    def rebuilt(self) -> bool:
        """Whether the target was of an older layout and has been made anew."""

    @property
    def formerly(self) -> AbstractSet[str]:
        """Ids of the documents that a rebuilt target held."""

    @property
    def known(self) -> dict[str, str]:
        """Digest of each document that the target holds already and that need not be written again."""

    @property
    def sources(self) -> dict[str, Source]:
        """Where each document was read that the target holds already, by id."""

    def update(self, digests: dict[str, str], gone: Iterable[str]) -> None:
        """Say which documents, by id, are about to be written, with the digest of each; ``gone`` are taken out."""

    def write(self, table: Table, batch: pa.RecordBatch) -> None:
        """Add rows to one table."""


FORMATS = ("csv", "parquet", "xlsx", "jsonl", "duckdb")
SERVER = "postgresql"


def format_of(target: str) -> str:
    """The format that a name asks for: plans.xlsx, plans.parquet/, csv/, postgresql://….

    Raises:
        ExtractionError: EXPORT_FORMAT, the name says none.
    """
    if is_address(target):
        return SERVER
    name = "" if "://" in target else Path(target).name.lower()
    for word in FORMATS:
        if name == word or name.endswith(f".{word}"):
            return word
    if name.endswith((".ddb", ".db")):
        return "duckdb"
    raise ExtractionError("EXPORT_FORMAT", shown(target))


def open_sink(target: str, form: str, *, mark: bool = True) -> Sink:
    """The sink for a format; the library that it needs is imported now. ``mark``: CSV files begin with Excel's mark.

    Raises:
        ExtractionError: EXPORT_FORMAT, the format asks for files and the target is a server, or the reverse.
    """
    if is_address(target) != (form == SERVER):
        raise ExtractionError("EXPORT_FORMAT", f"{form}：{shown(target)}")
    if form == SERVER:
        with extra("postgres"):
            from .postgres_store import PostgresStore
        return PostgresStore(target)
    if form == "csv":
        from .folder import CsvFolder

        return CsvFolder(Path(target), mark=mark)
    return _OPENERS[form](Path(target))


def _parquet(path: Path) -> Sink:
    from .folder import ParquetFolder

    return ParquetFolder(path)


def _xlsx(path: Path) -> Sink:
    from .workbook import Workbook

    return Workbook(path)


def _jsonl(path: Path) -> Sink:
    from .lines import JsonLines

    return JsonLines(path)


def _duckdb(path: Path) -> Sink:
    from .duckdb_store import DuckDbStore

    return DuckDbStore(path)


_OPENERS: dict[str, Callable[[Path], Sink]] = {
    "parquet": _parquet, "xlsx": _xlsx, "jsonl": _jsonl, "duckdb": _duckdb,
}  # fmt: skip
