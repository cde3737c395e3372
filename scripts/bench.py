#!/usr/bin/env python3
"""Speed and memory, measured side by side in one run and printed as the table that the README quotes.

    .venv/bin/python scripts/bench.py            everything below, about three minutes
    .venv/bin/python scripts/bench.py --readme   also write the table into README.md
    .venv/bin/python scripts/bench.py --only warm stages cold

Each pair is run in turn, A B A B …, so that a machine that slows down slows both; the median is
printed, and the ratio is the median of the ratios pair by pair. ``scripts/bench_runs.py`` (ten
thousand documents) and ``scripts/validate_bench.py`` are campaigns of their own.
"""

from __future__ import annotations

import argparse
import contextlib
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from itertools import filterfalse
from pathlib import Path
from statistics import median
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
CORPUS = sorted((ROOT / "corpus").glob("*.txt"))
LARGE = 5_000_000
"""Bytes of the large text: the corpus over and over."""
OPEN, CLOSE = "<!-- bench: written by scripts/bench.py -->\n", "<!-- end of bench -->"
PEERS = ("jieba", "spacy")
"""What it measures beside, where it is installed: no requirement of this package."""
Row = tuple[str, str, str]


def main() -> int:
    """Measure what was asked for; returns 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=SECTIONS, default=list(SECTIONS))
    parser.add_argument("--readme", action="store_true", help="write the table into README.md")
    parser.add_argument("--runs", type=int, default=5, help="runs of each side (default 5)")
    options = parser.parse_args()
    for name in filterfalse(installed, PEERS):
        print(f"bench: {name} is not installed; what is measured beside it is left out", file=sys.stderr)
    rows = [("measured", "figure", "beside it")]
    for name in options.only:
        print(f"bench: {name} …", file=sys.stderr, flush=True)
        rows += SECTIONS[name](options.runs)
    table = "\n".join(markdown(rows))
    print(table)
    if options.readme:
        write_readme(table)
    return 0


def installed(peer: str) -> bool:
    """Whether a peer can be imported here."""
    return find_spec(peer) is not None


# -- warm: characters a second inside one process -------------------------------------------


def warm(runs: int) -> Iterator[Row]:
    """The whole pipeline beside jieba's cut and a plain read, on the five texts and on 5 MB of them."""
    from extractor import extract

    cut = jieba_cut()
    five = [path.read_bytes() for path in CORPUS]
    large = repeated(five)
    for name, texts in (("five documents", five), ("5 MB", [large])):
        characters = sum(len(data.decode()) for data in texts)
        repeats = 5 if len(texts) > 1 else 1
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder, f"{n}.txt") for n in range(len(texts))]
            for file, data in zip(files, texts, strict=True):
                file.write_bytes(data)
            sides: dict[str, Callable[[], object]] = {
                "without": lambda: [extract(data, without=("statements",)) for data in texts],  # noqa: B023
                "with": lambda: [extract(data) for data in texts],  # noqa: B023
                "read": lambda: [file.read_text("utf-8") for file in files],  # noqa: B023
            }
            if cut is not None:
                sides["jieba"] = lambda: [cut(data.decode()) for data in texts]  # noqa: B023
            seconds = in_turn(sides, runs, repeats)
        speed = {side: [characters / s for s in times] for side, times in seconds.items()}
        plain = f"plain read {million(speed['read'])}"
        for side, label in (("without", "tables and structure"), ("with", "with statements")):
            beside = f"jieba not installed ({plain})"
            if cut is not None:
                ratio = median(a / b for a, b in zip(speed[side], speed["jieba"], strict=True))
                beside = f"{ratio:.1f} × jieba (jieba.lcut {million(speed['jieba'])}, {plain})"
            yield f"warm, one core, {name}, {label}", million(speed[side]), beside


def jieba_cut() -> Callable[[str], object] | None:
    """jieba's cut, its dictionary loaded; None where it is not installed."""
    if not installed("jieba"):
        return None
    import jieba

    jieba.setLogLevel(60)
    jieba.initialize()
    return jieba.lcut  # type: ignore[no-any-return]


def repeated(texts: Sequence[bytes]) -> bytes:
    """The texts over and over, up to ``LARGE`` bytes, whole texts only."""
    out: list[bytes] = []
    size = 0
    while size < LARGE:
        data = texts[len(out) % len(texts)]
        out.append(data)
        size += len(data)
    return b"\n\n".join(out)


def in_turn(sides: dict[str, Callable[[], object]], runs: int, repeats: int) -> dict[str, list[float]]:
    """Seconds per call of each side, one warm-up first, then all sides in turn ``runs`` times."""
    for call in sides.values():
        call()
    seconds: dict[str, list[float]] = {side: [] for side in sides}
    for _ in range(runs):
        for side, call in sides.items():
            started = time.perf_counter()
            for _ in range(repeats):
                call()
            seconds[side].append((time.perf_counter() - started) / repeats)
    return seconds


def million(speeds: Sequence[float]) -> str:
    """A speed in millions of characters a second."""
    return f"{median(speeds) / 1e6:.2f} M characters/s"


# -- cold: whole processes -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cost:
    """One process: wall seconds, and peak memory of its largest process in MiB."""

    seconds: float
    mebibytes: float


_MEASURED = """
import os, sys, time
started = time.perf_counter()
nowhere = os.open(os.devnull, os.O_WRONLY)
silent = [(os.POSIX_SPAWN_DUP2, nowhere, 1), (os.POSIX_SPAWN_DUP2, nowhere, 2)]
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=silent)
_, status, usage = os.wait4(child, 0)
print(os.waitstatus_to_exitcode(status), time.perf_counter() - started, usage.ru_maxrss / 1024)
"""
"""Started by a process of its own: Linux counts in a child's peak what its parent held when it forked."""


def cost(command: Sequence[str | Path]) -> Cost:
    """Run a command to its end, its output thrown away. Raises CalledProcessError where it fails."""
    words = list(map(str, command))
    line = [sys.executable, "-I", "-S", "-c", _MEASURED, *words]
    code, seconds, mebibytes = subprocess.run(
        line, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT
    ).stdout.split()
    if int(code):
        raise subprocess.CalledProcessError(int(code), words)
    return Cost(float(seconds), float(mebibytes))


def costs(commands: dict[str, Sequence[str | Path]], runs: int) -> dict[str, list[Cost]]:
    """Each command once to warm the disk's cache, then all in turn."""
    for command in commands.values():
        cost(command)
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            found[name].append(cost(command))
    return found


def cold(runs: int) -> Iterator[Row]:
    """One text and all five from nothing, beside the imports that they do without."""
    with tempfile.TemporaryDirectory() as folder:
        extract = [sys.executable, "-P", "-m", "extractor", "-o", folder, "--force", "--quiet"]
        python = [sys.executable, "-c"]
        commands: dict[str, Sequence[str | Path]] = {
            "one": [*extract, str(CORPUS[-1])],
            "without": [*extract, "--without", "statements", *map(str, CORPUS)],
            "with": [*extract, *map(str, CORPUS)],
            "spacy": [*python, "import spacy"],
            "jieba": [*python, "import jieba; jieba.setLogLevel(60); jieba.initialize()"],
            "python": [*python, "pass"],
        }
        for peer in filterfalse(installed, PEERS):
            del commands[peer]
        found = costs(commands, runs)
    imports = ", ".join(
        f"{label} {median(c.seconds for c in found[side]):.2f} s" if side in found else f"{label} not installed"
        for side, label in (
            ("spacy", "`import spacy`"),
            ("jieba", "jieba and its dictionary"),
            ("python", "`python -c pass`"),
        )
    )
    for side, label in (
        ("one", "`extract one.txt`"),
        ("with", "`extract corpus/*.txt`, all of it"),
        ("without", "`extract corpus/*.txt`, `--without statements`"),
    ):
        seconds, memory = median(c.seconds for c in found[side]), median(c.mebibytes for c in found[side])
        yield f"cold, {label}", f"{seconds:.2f} s, {memory:.0f} MiB", imports


# -- stages: where the time goes ---------------------------------------------------------------

STAGES = (
    ("reading", "extractor.readers", "read"),
    ("lines", "extractor.pipeline", "split_lines"),
    ("furniture, contents", "extractor.pipeline", "contents_claims furniture_claims without_glued_pages read_fields"),
    ("expected headings", "extractor.pipeline", "expected_headings"),
    ("tables", "extractor.pipeline", "find_tables"),
    ("paragraphs", "extractor.pipeline", "study build_units"),
    ("outline, front matter", "extractor.pipeline", "build_outline take_front_matter facts_of give_ids"),
    ("what tables mean", "extractor.pipeline", "read_tables"),
    ("statements", "extractor.pipeline", "_statements"),
    ("assembling", "extractor.pipeline", "parts"),
    ("checks", "extractor.pipeline", "run_checks"),
)
"""Each stage: its name here, the module in which the pipeline finds its functions, and their names."""


def stages(runs: int) -> Iterator[Row]:
    """The share of each stage in the five texts, warm, one core; the rest is validation and what holds all together."""
    from extractor import extract

    five = [path.read_bytes() for path in CORPUS]
    spent: dict[str, float] = {}
    whole = 0.0
    with contextlib.ExitStack() as stack:
        for stage, module, names in STAGES:
            for name in names.split():
                stack.enter_context(timed(import_module(module), name, stage, spent))
        for data in five:
            extract(data)
        spent.clear()
        for _ in range(runs):
            started = time.perf_counter()
            for data in five:
                extract(data)
            whole += time.perf_counter() - started
    shares = {stage: spent.get(stage, 0.0) / whole for stage, _, _ in STAGES}
    shares["validation and the rest"] = 1 - sum(shares.values())
    yield (
        "warm, five documents, by stage",
        f"{whole / runs * 1000:.0f} ms",
        ", ".join(f"{stage} {share:.0%}" for stage, share in shares.items()),
    )


@contextlib.contextmanager
def timed(module: ModuleType, name: str, stage: str, spent: dict[str, float]) -> Iterator[None]:
    """Count the time that a function of a module takes to a stage's, while this lasts."""
    plain = getattr(module, name)

    def call(*words: object, **named: object) -> object:
        started = time.perf_counter()
        try:
            return plain(*words, **named)
        finally:
            spent[stage] = spent.get(stage, 0.0) + time.perf_counter() - started

    setattr(module, name, call)
    try:
        yield
    finally:
        setattr(module, name, plain)


# -- jobs: two processes against one ----------------------------------------------------------


def jobs(runs: int) -> Iterator[Row]:
    """``-j 2`` against ``-j 1`` on 200 documents."""
    with tempfile.TemporaryDirectory() as folder:
        inputs = Path(folder, "plans")
        inputs.mkdir()
        for n in range(200):
            Path(inputs, f"plan{n:03}.txt").write_bytes(CORPUS[n % len(CORPUS)].read_bytes())
        command = [ROOT / "scripts/extract", inputs, "-o", Path(folder, "out"), "--quiet", "--force"]
        found = costs({"1": [*command, "-j", "1"], "2": [*command, "-j", "2"]}, max(3, runs // 2))
    one, two = ([c.seconds for c in found[side]] for side in "12")
    ratio = median(a / b for a, b in zip(one, two, strict=True))
    yield "200 documents, `-j 2`", f"{median(two):.1f} s", f"{ratio:.2f} × as fast as `-j 1` ({median(one):.1f} s)"


SECTIONS: dict[str, Callable[[int], Iterator[Row]]] = {"warm": warm, "stages": stages, "cold": cold, "jobs": jobs}


# -- the table ---------------------------------------------------------------------------------


def markdown(rows: Sequence[Row]) -> Iterator[str]:
    """The rows as a Markdown table, the first as its head."""
    head, *body = rows
    yield "| " + " | ".join(head) + " |"
    yield "| --- | --- | --- |"
    for row in body:
        yield "| " + " | ".join(row) + " |"


def write_readme(table: str) -> None:
    """Put the table between the two marks of README.md."""
    path = ROOT / "README.md"
    pattern = re.compile(re.escape(OPEN) + ".*?" + re.escape(CLOSE), re.DOTALL)
    text, count = pattern.subn(lambda _: f"{OPEN}\n{table}\n\n{CLOSE}", path.read_text("utf-8"))
    if not count:
        raise SystemExit("bench: README.md has no place marked for the table")
    path.write_text(text, "utf-8")


if __name__ == "__main__":
    sys.exit(main())
