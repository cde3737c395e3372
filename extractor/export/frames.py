"""The tidy tables of documents as data frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from ..core.extras import extra
from ..core.problems import ExtractionError
from ..models import Document
from .fields import TABLES
from .rows import Json

Library = Literal["arrow", "pandas", "polars"]


def to_frames(documents: Document | Iterable[Document], library: Library = "arrow") -> dict[str, Any]:
    """Every table that ``fields.TABLES`` lists, by name, with the rows of all documents in their order.

    Args:
        documents: one document, or several of different ids.
        library: ``arrow`` gives ``pyarrow.Table``; ``pandas`` and ``polars`` their ``DataFrame``.

    Numbers are exact decimals in all three; pandas columns are Arrow's (``pandas.ArrowDtype``), so a year
    that is missing does not turn a column of years into floats.

    Raises:
        ExtractionError: EXTRA_MISSING, the library is not installed; EXPORT_VALUE; EXPORT_TWICE, two have one id.
    """
    with extra("export" if library == "arrow" else library):
        import pyarrow as pa

        from .arrow import batches, schema

        if library == "pandas":
            import pandas as pd
        elif library == "polars":
            import polars as pl
    held: dict[str, list[pa.RecordBatch]] = {table.name: [] for table in TABLES}
    several = [documents] if isinstance(documents, Document) else documents
    for table, batch in batches(_distinct(several)):
        held[table.name].append(batch)
    tables = {table.name: pa.Table.from_batches(held[table.name], schema(table)) for table in TABLES}
    if library == "pandas":
        return {name: table.to_pandas(types_mapper=pd.ArrowDtype) for name, table in tables.items()}
    if library == "polars":
        return {name: pl.from_arrow(table) for name, table in tables.items()}
    return tables


def _distinct(documents: Iterable[Document]) -> Iterator[Json]:
    seen: dict[str, str] = {}
    for document in documents:
        path = document.source.path
        if document.id in seen:
            raise ExtractionError("EXPORT_TWICE", f"id 同为“{document.id}”：{seen[document.id]}，{path}")
        seen[document.id] = path
        yield document.model_dump()
