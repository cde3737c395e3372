"""What a run over many documents takes: documents a second by workers, memory, and a second run.

    .venv/bin/python scripts/bench_runs.py [--documents 10000] [--pairs 3] [--json FILE]

The inputs are the corpus with seeded variations. ``-j 1`` and ``-j 2`` are timed in turns over a tenth of
the documents, so that whatever else the machine does falls on both alike; memory is the largest sum, over
all processes of a run, of the memory that each holds with shared pages divided among those that share
them (PSS). Quick: ``--documents 200 --pairs 1``.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import variations

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Run:
    """One run: its time, the CPU time of its processes, the most memory that they held, what became of it."""

    seconds: float
    cpu: float
    megabytes: float
    written: int
    unchanged: int


@dataclass(frozen=True)
class Figures:
    """What the benchmark says; rates are documents a second."""

    documents: int
    rate_1: float
    rate_2: float
    speedup: float
    speedups: list[float]
    cpu_1: float
    """CPU milliseconds of a document with -j 1, everything counted in."""
    cpu_2: float
    megabytes_small: float
    megabytes: float
    first_seconds: float
    second_seconds: float
    times_as_fast: float
    output_bytes: int
    input_bytes: int


def run(folder: Path, source: str, output: str, jobs: int) -> Run:
    """``extract source -o output -j jobs`` in ``folder``, watched."""
    line = [sys.executable, "-P", "-m", "extractor", source, "-o", output, "-j", str(jobs), "-q"]
    began, before = time.perf_counter(), _cpu()
    with subprocess.Popen(
        [*line, "--log-format", "json"], cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=(folder / "events").open("wb"),
    ) as process:  # fmt: skip
        peak = 0
        while process.poll() is None:
            peak = max(peak, sum(map(_held, _family(process.pid))))
            time.sleep(0.1)
    seconds = time.perf_counter() - began
    assert process.returncode == 0, (folder / "events").read_text("utf-8")[-2000:]
    end = json.loads((folder / "events").read_bytes().splitlines()[-1])
    return Run(seconds, _cpu() - before, peak / 1024, end["written"], end["unchanged"])


def _cpu() -> float:
    """CPU seconds of the processes that this one has started and seen end, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _held(pid: int) -> int:
    """Kilobytes of a process, shared pages in proportion."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def figures(documents: int, pairs: int, folder: Path) -> Figures:
    """Write the inputs below ``folder``, run, measure."""
    small = max(documents // 10, 1)
    variations.write(folder / "many", documents)
    variations.write(folder / "few", small)
    rates: dict[int, list[float]] = {1: [], 2: []}
    cpu: dict[int, list[float]] = {1: [], 2: []}
    for pair in range(pairs):
        for jobs in (1, 2) if pair % 2 == 0 else (2, 1):
            done = run(folder, "few", f"few-{pair}-{jobs}", jobs)
            assert done.written == small
            rates[jobs].append(small / done.seconds)
            cpu[jobs].append(done.cpu / small * 1000)
    few = run(folder, "few", "few", 2)
    first = run(folder, "many", "out", 2)
    second = run(folder, "many", "out", 2)
    assert (first.written, second.unchanged) == (documents, documents)
    speedups = [two / one for one, two in zip(rates[1], rates[2], strict=True)]
    return Figures(
        documents, statistics.median(rates[1]), statistics.median(rates[2]), statistics.median(speedups), speedups,
        statistics.median(cpu[1]), statistics.median(cpu[2]),
        few.megabytes, first.megabytes, first.seconds, second.seconds, first.seconds / second.seconds,
        _size(folder / "out"), _size(folder / "many"),
    )  # fmt: skip


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def show(found: Figures) -> Iterator[str]:
    """The figures in words."""
    small = max(found.documents // 10, 1)
    pairs = ", ".join(f"{ratio:.2f}" for ratio in found.speedups)
    yield f"-j 1: {found.rate_1:.1f} documents a second; -j 2: {found.rate_2:.1f}"
    yield f"CPU a document: {found.cpu_1:.1f} ms with -j 1, {found.cpu_2:.1f} ms with -j 2"
    yield f"-j 2 is {found.speedup:.2f} times as fast (pairs: {pairs})"
    yield (
        f"peak memory with -j 2: {found.megabytes_small:.0f} MB for {small} documents, "
        f"{found.megabytes:.0f} MB for {found.documents} ({found.megabytes / found.megabytes_small - 1:+.1%})"
    )
    yield (
        f"{found.documents} documents: {found.first_seconds:.1f} s, "
        f"again, unchanged: {found.second_seconds:.1f} s ({found.times_as_fast:.0f} times as fast)"
    )
    per = found.documents * 1000
    yield f"a document: {found.input_bytes / per:.0f} kB in, {found.output_bytes / per:.0f} kB out"


def main() -> None:
    """Measure in a temporary folder and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--json", type=Path, help="write the figures there, too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = figures(options.documents, options.pairs, Path(folder))
    print("\n".join(show(found)))
    if options.json:
        options.json.write_text(json.dumps(asdict(found), indent=1) + "\n")


if __name__ == "__main__":
    main()
