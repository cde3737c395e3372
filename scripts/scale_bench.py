"""The figures of docs/scale.md: CPU time and memory of one core by format, and what they come to.

    .venv/bin/python scripts/scale_bench.py [--runs FILE] [--page]

The documents are those of tests/formats/agree, one plan in several formats, and the corpus; each format is
measured in a process of its own: CPU time per document after the first, and the most memory that the
process held. FILE is what ``scripts/bench_runs.py --json`` wrote; with it the day's work of a machine and
the way to a million documents are worked out as well. ``--page`` writes what is measured between the marks of
docs/scale.md instead of printing it; a part that was not measured keeps what it has.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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


PAGE = ROOT / "docs" / "scale.md"


def of_runs(runs: dict[str, Any]) -> Iterator[str]:
    """What ``bench_runs.py`` has measured, as Markdown."""
    pairs = "、".join(f"{ratio:.2f}" for ratio in runs["speedups"])
    count, small = runs["documents"], max(runs["documents"] // 10, 1)
    more = runs["megabytes"] / runs["megabytes_small"] - 1
    yield f"| `bench_runs.py --documents {count}` | 结果 |"
    yield "| --- | --- |"
    turns = f"各 {small:,} 份，轮流 {len(runs['speedups'])} 次"
    yield f"| `-j 2` 对 `-j 1`（{turns}） | {runs['speedup']:.2f} 倍（{pairs}） |"
    yield f"| 一份文件的 CPU 时间 | `-j 1` {runs['cpu_1']:.0f} 毫秒，`-j 2` {runs['cpu_2']:.0f} 毫秒 |"
    yield (
        f"| `-j 2` 各进程合计的内存峰值 | {small:,} 份 {runs['megabytes_small']:.0f} MB，"
        f"{count:,} 份 {runs['megabytes']:.0f} MB（多 {more:.0%}） |"
    )
    yield (
        f"| {count:,} 份第一次运行；原样再运行一次 | {runs['first_seconds']:.0f} 秒；{runs['second_seconds']:.1f} 秒："
        f"快 {runs['times_as_fast']:.0f} 倍 |"
    )


def write_page(part: str, lines: Iterable[str]) -> None:
    """Put the lines between the marks of a part of the page."""
    first, last = f"<!-- {part}: written by scripts/scale_bench.py -->", f"<!-- end of {part} -->"
    before, _, rest = PAGE.read_text("utf-8").partition(first)
    _, _, after = rest.partition(last)
    assert after, f"no marks of {part} in {PAGE}"
    PAGE.write_text(f"{before}{first}\n\n" + "\n".join(lines) + f"\n\n{last}{after}", "utf-8")


def _print(part: str, lines: Iterable[str]) -> None:
    print(f"{part}:", *lines, sep="\n")


def main() -> None:
    """Print the tables, or write them to the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=Path)
    parser.add_argument("--page", action="store_true")
    parser.add_argument("--one", type=Path, nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        sys.path.insert(0, str(ROOT))
        print(json.dumps(measure(options.one)))
        return
    found = formats()
    put = write_page if options.page else _print
    put("formats", show(found))
    if options.runs:
        runs = json.loads(options.runs.read_text())
        put("runs", of_runs(runs))
        put("million", million(found, runs))


if __name__ == "__main__":
    main()
