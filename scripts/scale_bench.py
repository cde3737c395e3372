"""The figures of docs/scale.md: CPU time and memory of one core by format, and what they come to.

    .venv/bin/python scripts/scale_bench.py [--runs FILE]

The documents are those of tests/formats/agree, one plan in several formats, and the corpus; each format is
measured in a process of its own: CPU time per document after the first, and the most memory that the
process held. FILE is what ``scripts/bench_runs.py --json`` wrote; with it the day's work of a machine and
the way to a million documents are worked out as well.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 3.0
"""CPU time spent on one format."""
MILLION = 1_000_000


@dataclass(frozen=True)
class Format:
    """What one format costs: CPU seconds and characters of a document, megabytes of the process."""

    suffix: str
    documents: int
    characters: float
    seconds: float
    megabytes: float


def formats() -> list[Format]:
    """Each format that there are documents of."""
    found = defaultdict(list)
    for path in [*(ROOT / "corpus").glob("*.txt"), *(ROOT / "tests/formats/agree").iterdir()]:
        found[path.suffix].append(path)
    return [_measured(suffix, sorted(paths)) for suffix, paths in sorted(found.items())]


def _measured(suffix: str, paths: list[Path]) -> Format:
    line = [sys.executable, __file__, "--one", *map(str, paths)]
    done = subprocess.run(line, capture_output=True, text=True, check=True, cwd=ROOT)
    return Format(suffix, len(paths), **json.loads(done.stdout))


def measure(paths: list[Path]) -> dict[str, float]:
    """CPU seconds and characters of a document on average, and the megabytes that this process came to."""
    from extractor import extract

    for path in paths:
        extract(path).to_json()
    began, rounds, characters = time.process_time(), 0, 0
    while time.process_time() - began < SECONDS:
        rounds += 1
        for path in paths:
            document = extract(path)
            document.to_json()
            characters += len(document.text)
    count = rounds * len(paths)
    seconds = (time.process_time() - began) / count
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"characters": characters / count, "seconds": seconds, "megabytes": peak}


def show(found: list[Format]) -> Iterator[str]:
    """The table by format, as Markdown."""
    yield "| 格式 | 平均字数 | 每份 CPU 毫秒 | 每核每秒份数 | 每核每秒万字 | 进程内存 MB |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for row in found:
        yield (
            f"| {row.suffix} | {row.characters:,.0f} | {row.seconds * 1000:.0f} | {1 / row.seconds:.0f} | "
            f"{row.characters / row.seconds / 10_000:.0f} | {row.megabytes:.0f} |"
        )


def million(found: list[Format], runs: dict[str, float]) -> Iterator[str]:
    """What a million documents take: hours of a core by format, space, rereading."""
    for row in found:
        yield f"- {row.suffix}：{MILLION * row.seconds / 3600:.1f} 核时"
    per = runs["documents"]
    read, written = (runs[name] / per * MILLION / 1e9 for name in ("input_bytes", "output_bytes"))
    yield f"- 输入 {read:.0f} GB，JSON {written:.0f} GB"
    yield f"- 全部未变时再运行一遍：{runs['second_seconds'] / per * MILLION / 3600:.2f} 小时（-j 2）"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=Path)
    parser.add_argument("--one", type=Path, nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        sys.path.insert(0, str(ROOT))
        print(json.dumps(measure(options.one)))
        return
    found = formats()
    print("\n".join(show(found)))
    if options.runs:
        print("\n".join(million(found, json.loads(options.runs.read_text()))))


if __name__ == "__main__":
    main()
