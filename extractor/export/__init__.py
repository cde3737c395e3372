"""Documents as tidy tables: CSV, Parquet, Excel, JSON lines, DuckDB, PostgreSQL.

read back -> rows -> Arrow batches -> a sink

For people, ``book`` gives tables as they are printed and whole documents as pages to read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from ..core.extras import extra
from ..core.problems import ExtractionError
from .addresses import shown
from .documents import Source, Stored, found, twice
from .frames import to_frames
from .rows import Json, rows

__all__ = ["Exported", "export", "rows", "to_frames"]

Seen = Callable[[str, int, int], None]
"""Told a document's id, how many were done before it, and how many there are to do."""


@dataclass(slots=True)
class Exported:
    """What an export did: documents written, left as they were and taken out; rows written by table.

    ``rebuilt``: the store was of an older layout and has been made anew; ``lost`` of its documents are
    not among the sources and no longer in it.
    """

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    rebuilt: bool = False
    lost: int = 0
    rows: dict[str, int] = field(default_factory=dict)


def export(
    sources: Iterable[str],
    target: str,
    form: str | None = None,
    *,
    prune: bool = False,
    mark: bool = True,
    labels: bool = False,
    seen: Seen = lambda *_: None,
) -> Exported:
    """Write the tables of all documents that ``sources`` name (JSON files, or folders that ``extract`` wrote).

    A DuckDB store or a PostgreSQL server is brought up to date: documents that are unchanged are not read again,
    those that are no longer among the sources stay unless ``prune`` takes them out. The other formats are
    written anew.

    Args:
        target: a file or folder, whose name tells the format (plans.duckdb, plans.parquet/, csv/ …), or
            ``postgresql://…``.
        form: csv, parquet, xlsx, jsonl or duckdb, where the name does not.
        mark: whether CSV files begin with the mark by which Excel knows UTF-8.
        labels: whether codes (per_year, baseline …) are written as Chinese words; for CSV and Excel, which people read.

    Raises:
        ExtractionError: with a code of its own for each thing that can be wrong; the target then is as it was.
        OSError: the target cannot be written; it then is as it was.
    """
    with extra("export"):
        from .arrow import batches
        from .labels import labelled
        from .store import format_of, open_sink

        form = form or format_of(target)
        if labels and form not in ("csv", "xlsx"):
            raise ExtractionError("EXPORT_FORMAT", f"{shown(target)}：中文代码只写进 CSV 和 Excel")
        documents = found(sources)
        with open_sink(target, form, mark=mark) as sink:
            result = Exported(rebuilt=sink.rebuilt)
            known = sink.known
            gone = [name for name in known if name not in documents]
            todo = [one for one in documents.values() if known.get(one.id) != one.digest]
            _refuse_others(todo, sink.sources if known.keys() & documents.keys() else {}, shown(target))
            result.written, result.unchanged = len(todo), len(documents) - len(todo)
            result.removed = len(gone) if prune else 0
            result.lost = len(sink.formerly - documents.keys())
            sink.update({one.id: one.digest for one in todo}, gone if prune else [])
            for table, batch in batches(_loaded(todo, seen)):
                sink.write(table, labelled(table, batch) if labels else batch)
                result.rows[table.name] = result.rows.get(table.name, 0) + batch.num_rows
    return result


def _refuse_others(todo: list[Stored], held: dict[str, Source], target: str) -> None:
    """Raises EXPORT_TWICE where the target holds, under the id of one to be written, a document of another source."""
    for one in todo:
        if (other := held.get(one.id)) is not None and not other.is_same(one.source):
            raise twice(one.id, other, one.source, f"{target} 中已有一份，{one.path}")


def _loaded(todo: list[Stored], seen: Seen) -> Iterator[Json]:
    for done, one in enumerate(todo):
        seen(one.id, done, len(todo))
        yield one.load()
