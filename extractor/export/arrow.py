"""Rows to Arrow batches: the one form in which tables leave the program.

Values are ``decimal128(38, 12)``, so that 106.74 stays 106.74 in a warehouse too. A value that does
not fit is an error; nothing is ever rounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

import pyarrow as pa

from ..core.problems import ExtractionError
from .fields import TABLES, Table, Type
from .rows import Json, Row, rows

SCALE = 12
"""Digits after the point; the most that a plan at hand prints is three."""
TYPES: dict[Type, pa.DataType] = {
    "string": pa.string(), "integer": pa.int64(), "number": pa.decimal128(38, SCALE),
    "boolean": pa.bool_(), "date": pa.date32(),
}  # fmt: skip
ROWS_A_BATCH, BYTES_A_BATCH = 50_000, 16 * 2**20
"""A batch is full with either; in Parquet it is a row group."""
ROWS_AS_DICTS = 1_000
"""Rows that wait as dicts, which take ten times the memory of columns."""


def schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table; titles travel as the metadata of its fields."""
    return pa.schema([pa.field(f.name, TYPES[f.type], metadata={"zh": f.zh, "en": f.en}) for f in table.fields])


def batch(table: Table, some: Sequence[Row]) -> pa.RecordBatch:
    """Rows of one table as a batch.

    Raises:
        ExtractionError: EXPORT_VALUE, a number has more digits than the tables hold; NOT_A_DOCUMENT, a value is of
            another type than the contract says.
    """
    try:
        arrays = [pa.array([row[f.name] for row in some], TYPES[f.type]) for f in table.fields]
    except (pa.ArrowTypeError, OverflowError) as error:
        raise ExtractionError("NOT_A_DOCUMENT", str(error)) from None
    except pa.ArrowInvalid as error:
        numbers = [row[f.name] for row in some for f in table.fields if f.type == "number"]
        typed = all(n is None or (isinstance(n, (int, Decimal)) and not isinstance(n, bool)) for n in numbers)
        raise ExtractionError("EXPORT_VALUE" if typed else "NOT_A_DOCUMENT", str(error)) from None
    return pa.RecordBatch.from_arrays(arrays, schema=schema(table))


def batches(documents: Iterable[Json]) -> Iterator[tuple[Table, pa.RecordBatch]]:
    """The rows of many documents in large batches; memory holds one batch per table, as columns.

    Every table comes at least once, if need be empty. Rows of one table keep the order of the documents.
    """
    held = {table.name: _Held(table) for table in TABLES}
    for document in documents:
        for name, some in rows(document).items():
            if held[name].add(some):
                yield held[name].table, held[name].take()
    for one in held.values():
        yield one.table, one.take()


class _Held:
    """The rows of one table that wait: the last of them as dicts, the others as the columns they will be."""

    def __init__(self, table: Table):
        self.table = table
        self._start()

    def _start(self) -> None:
        self.rows: list[Row] = []
        self.columns: list[pa.RecordBatch] = []
        self.count = self.bytes = 0

    def add(self, some: list[Row]) -> bool:
        """Add rows; whether there are enough for a batch."""
        self.rows += some
        if len(self.rows) >= ROWS_AS_DICTS:
            self._pack()
        return self.count >= ROWS_A_BATCH or self.bytes >= BYTES_A_BATCH

    def take(self) -> pa.RecordBatch:
        """All that waits, as one batch."""
        self._pack()
        whole = pa.Table.from_batches(self.columns, schema(self.table)).combine_chunks()
        self._start()
        return (whole.to_batches() or [batch(self.table, [])])[0]

    def _pack(self) -> None:
        packed = batch(self.table, self.rows)
        self.columns.append(packed)
        self.rows = []
        self.count += packed.num_rows
        self.bytes += packed.nbytes
