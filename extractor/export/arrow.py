"""Rows to Arrow batches: the one form in which tables leave the program.

Values are ``decimal128(38, 12)``, so that 106.74 stays 106.74 in a warehouse too. A value that does
not fit is an error; nothing is ever rounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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
ROWS_A_BATCH = 20_000


def schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table; titles travel as the metadata of its fields."""
    return pa.schema([pa.field(f.name, TYPES[f.type], metadata={"zh": f.zh, "en": f.en}) for f in table.fields])


def batch(table: Table, some: Sequence[Row]) -> pa.RecordBatch:
    """Rows of one table as a batch.

    Raises:
        ExtractionError: EXPORT_VALUE, a number has more digits than the tables hold.
    """
    try:
        arrays = [pa.array([row[f.name] for row in some], TYPES[f.type]) for f in table.fields]
    except pa.ArrowInvalid as error:
        raise ExtractionError("EXPORT_VALUE", str(error)) from None
    return pa.RecordBatch.from_arrays(arrays, schema=schema(table))


def batches(documents: Iterable[Json]) -> Iterator[tuple[Table, pa.RecordBatch]]:
    """The rows of many documents, a batch at a time: memory holds one batch per table.

    Every table comes at least once, if need be empty. Rows of one table keep the order of the documents.
    """
    held: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for document in documents:
        for name, some in rows(document).items():
            held[name] += some
        for table in TABLES:
            if len(held[table.name]) >= ROWS_A_BATCH:
                yield table, batch(table, held[table.name])
                held[table.name] = []
    for table in TABLES:
        yield table, batch(table, held[table.name])
