"""Documents as tidy tables: CSV, Parquet, Excel, JSON lines, DuckDB.

read back -> rows -> Arrow batches -> a sink
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from .rows import rows

__all__ = ["Exported", "export", "rows"]


@dataclass(slots=True)
class Exported:
    """What an export did: documents written and left as they were, rows by table."""

    written: int = 0
    unchanged: int = 0
    rows: dict[str, int] = field(default_factory=dict)


def export(
    sources: Iterable[str], target: str, form: str | None = None, seen: Callable[[str], None] = lambda _: None
) -> Exported:
    """Write the tables of all documents that ``sources`` name (files, or folders that ``extract`` wrote).

    Args:
        target: a file or folder; its name tells the format (plans.duckdb, plans.parquet/, csv/ …).
        form: csv, parquet, xlsx, jsonl or duckdb, where the name does not.
        seen: called with each document's id before it is read.

    Raises:
        ExtractionError: with a code of its own for each thing that can be wrong; the target then is as it was.
    """
    from .arrow import batches
    from .documents import stored
    from .store import format_of, open_sink

    found = {}
    for one in stored(sources):
        found[one.id] = one
    result = Exported()
    with open_sink(target, form or format_of(target)) as sink:
        known = sink.known
        todo = [one for one in found.values() if known.get(one.id) != one.digest]
        result.written, result.unchanged = len(todo), len(found) - len(todo)
        sink.update({one.id: one.digest for one in todo})

        def documents() -> Iterator[dict[str, object]]:
            for one in todo:
                seen(one.id)
                yield one.load()

        for table, batch in batches(documents()):
            sink.write(table, batch)
            result.rows[table.name] = result.rows.get(table.name, 0) + batch.num_rows
    return result
