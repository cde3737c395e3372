"""A folder with a file per table: CSV or Parquet, and a ``datapackage.json`` that describes them."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from contextlib import suppress
from pathlib import Path
from typing import ClassVar, Protocol

import pyarrow as pa

from ..core.spreadsheets import RISKY, escaped
from .arrow import TYPES, schema
from .fields import TABLES, Table
from .package import Resource, describe
from .staged import Staged


class _Writer(Protocol):
    def write_batch(self, batch: pa.RecordBatch) -> None: ...

    def close(self) -> None: ...


def _own(suffix: str) -> frozenset[str]:
    return frozenset({"datapackage.json", *(table.name + suffix for table in TABLES)})


class _Folder(Staged):
    SUFFIX: ClassVar[str]
    MEDIA_TYPE: ClassVar[str]

    def open(self) -> None:
        """Make the folder; the files come with their first rows."""
        self.beside.mkdir()
        self.writers: dict[str, _Writer] = {}
        self.resources: dict[str, Resource] = {}

    def write(self, table: Table, batch: pa.RecordBatch) -> None:
        """Add rows to one table's file."""
        if table.name not in self.writers:
            path = self.beside / f"{table.name}{self.SUFFIX}"
            self.writers[table.name] = self.begin(path, table)
            self.resources[table.name] = Resource(table, self.beside, path.name, self.MEDIA_TYPE)
        self.writers[table.name].write_batch(self.shown(batch))

    def close(self) -> None:
        """Close the files and describe them."""
        for writer in self.writers.values():
            writer.close()
        text = json.dumps(describe(list(self.resources.values())), ensure_ascii=False, indent=1)
        (self.beside / "datapackage.json").write_text(text + "\n", encoding="utf-8")

    def abandon(self) -> None:
        """Close the files, whatever is still to be written."""
        for writer in self.writers.values():
            with suppress(OSError):
                writer.close()

    def begin(self, path: Path, table: Table) -> _Writer:
        """A writer for one table."""
        raise NotImplementedError

    def shown(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The batch as this format holds it."""
        return batch


class ParquetFolder(_Folder):
    """One .parquet per table, decimals as decimals, compressed with zstd."""

    SUFFIX = ".parquet"
    OWN = _own(SUFFIX)
    MEDIA_TYPE = "application/vnd.apache.parquet"

    def begin(self, path: Path, table: Table) -> _Writer:
        """A Parquet writer with the table's schema."""
        from pyarrow.parquet import ParquetWriter

        writer: _Writer = ParquetWriter(path, schema(table), compression="zstd")
        return writer


class CsvFolder(_Folder):
    """One .csv per table, UTF-8, numbers with the digits that they have and no more.

    A text that a spreadsheet would take for a formula stands behind an apostrophe.
    """

    SUFFIX = ".csv"
    OWN = _own(SUFFIX)
    MEDIA_TYPE = "text/csv"

    def __init__(self, target: Path, *, mark: bool = True):
        super().__init__(target)
        self.mark = mark
        """Whether each file begins with the mark by which Excel knows UTF-8."""

    def begin(self, path: Path, table: Table) -> _Writer:
        """A CSV writer whose numbers are text."""
        texts = pa.schema(
            [pa.field(f.name, pa.string() if f.type == "number" else TYPES[f.type]) for f in table.fields]
        )
        return _MarkedCsv(path, texts, BOM_UTF8 if self.mark else b"")

    def shown(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Decimals without the zeros that only their scale adds, and no formulas."""
        return pa.RecordBatch.from_arrays([_shown(column) for column in batch.columns], names=batch.schema.names)


class _MarkedCsv:
    """A CSV file behind some first bytes."""

    def __init__(self, path: Path, schema: pa.Schema, first: bytes):
        from pyarrow.csv import CSVWriter

        self.file = path.open("wb")
        self.file.write(first)
        self.writer = CSVWriter(self.file, schema)

    def write_batch(self, batch: pa.RecordBatch) -> None:
        """Add rows."""
        self.writer.write_batch(batch)

    def close(self) -> None:
        """Write what is left and close the file."""
        try:
            self.writer.close()
        finally:
            self.file.close()


def _shown(column: pa.Array) -> pa.Array:
    if pa.types.is_decimal(column.type):
        return _plain(column)
    return pa.array([escaped(text) for text in column.to_pylist()], pa.string()) if _risky(column) else column


def _risky(column: pa.Array) -> bool:
    """Whether a text of the column begins like a formula."""
    if not pa.types.is_string(column.type):
        return False
    from pyarrow import compute

    return any(compute.any(compute.starts_with(column, sign)).as_py() for sign in RISKY)


def _plain(column: pa.Array) -> pa.Array:
    return pa.array([None if value is None else f"{value.normalize():f}" for value in column.to_pylist()], pa.string())
