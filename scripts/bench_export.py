"""How long a large export takes, and how much memory: documents repeated under new ids until they hold N observations.

    .venv/bin/python scripts/bench_export.py [--observations N] [--formats parquet,duckdb] [--server ADDRESS] [FOLDER]

FOLDER holds JSON that ``extract`` wrote; without it the corpus is extracted first. Documents are read
from their files once for every copy, as an export of that many files would do; each format runs in a
process of its own, whose peak memory is that of the system's accounts. ADDRESS is that of an empty
PostgreSQL database, ``postgresql://…``, which then holds the tables.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from extractor import extract
from extractor.export.addresses import is_address
from extractor.export.arrow import batches
from extractor.export.documents import Stored, found
from extractor.export.rows import Json
from extractor.export.store import open_sink

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Measured:
    """One export: ``peak_mb`` is the most memory that the process held, ``size_mb`` what the target takes."""

    format: str
    documents: int
    observations: int
    rows: int
    seconds: float
    peak_mb: float
    size_mb: float


def copies(sources: list[Stored], observations: int) -> Iterator[Json]:
    """Documents read again and again, each under a new id, until they hold so many observations."""
    held = n = 0
    while held < observations:
        document = sources[n % len(sources)].load()
        held += sum(len(indicator["values"]) for indicator in document["indicators"])
        n += 1
        yield {**document, "id": f"{document['id']}-{n}"}


def measure(folder: Path, form: str, observations: int, target: str) -> Measured:
    """Export into ``target`` in this process."""
    sources = list(found([str(folder)]).values())
    began = time.perf_counter()
    rows: dict[str, int] = {}
    with open_sink(target, form) as sink:
        for table, batch in batches(copies(sources, observations)):
            sink.write(table, batch)
            rows[table.name] = rows.get(table.name, 0) + batch.num_rows
    seconds = time.perf_counter() - began
    path = Path(target)
    files = [] if is_address(target) else [path] if path.is_file() else list(path.iterdir())
    return Measured(
        form, rows["documents"], rows["observations"], sum(rows.values()), round(seconds, 1),
        round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        round(sum(file.stat().st_size for file in files) / 2**20, 1),
    )  # fmt: skip


def bench(observations: int, targets: dict[str, str], folder: Path | None = None) -> Iterator[Measured]:
    """Measure each format in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="extract-bench-") as made:
        for form, target in targets.items():
            words = [sys.executable, __file__, "--one", form, "--observations", str(observations)]
            words += [
                str(folder or _corpus(Path(made) / "documents")),
                "--into",
                target if is_address(target) else os.path.join(made, target),
            ]
            done = subprocess.run(words, check=True, stdout=subprocess.PIPE, encoding="utf-8")
            yield Measured(**json.loads(done.stdout))


def _corpus(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    for path in sorted((ROOT / "corpus").glob("*.txt")):
        (folder / f"{path.stem}.json").write_bytes(extract(path).to_json())
    return folder


def main() -> None:
    """Print a line for each format."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--observations", type=int, default=1_000_000)
    parser.add_argument("--formats", default="parquet,duckdb")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--server")
    parser.add_argument("--into", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(asdict(measure(options.folder, options.one, options.observations, options.into))))
        return
    targets = {form: f"plans.{form}" for form in options.formats.split(",") if form}
    if options.server:
        targets["postgresql"] = options.server
    for done in bench(options.observations, targets, options.folder):
        print(
            f"{done.format:10} {done.observations:>9,} observations, {done.documents:,} documents, {done.rows:,} rows: "
            f"{done.seconds:.1f} s, {done.observations / done.seconds:,.0f} observations/s, "
            f"peak {done.peak_mb:.0f} MB" + (f", {done.size_mb:.0f} MB on disk" if done.size_mb else ""),
            flush=True,
        )


if __name__ == "__main__":
    main()
