"""How well ``extract validate`` finds mistakes: one per keyed copy, in copies of the corpus tables; and clean copies.

    .venv/bin/python scripts/validate_bench.py [--errors 10000] [--clean 500] [--seed 14] [--show 10] [--plans FILE…]

Found: the report is not clean. Right cell: it blames the cell with the mistake and no other. Right kind: it calls the
mistake what it is. A false alarm is a clean copy, written in other legal ways, whose report is not clean.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from keyed_copies import Copy, copy_of, vary
from keyed_errors import KINDS, Mistake

from extractor import extract
from extractor.models.validation import CheckedCell
from extractor.validate.facts import SourceFacts
from extractor.validate.report.words import is_clean
from extractor.validate.validate import validate_workbook
from extractor.validate.workbook import InputError, Workbook, letters, sheet_of

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
PLANS = sorted(CORPUS.glob("*.txt"))
"""Whose tables are copied; ``--plans`` puts others in their place."""
LAYOUTS = ("wide", "long", "split")
BARS = {"found": 0.999, "cell": 0.999, "kind": 0.97}


@dataclass(frozen=True)
class Outcome:
    """What the validator made of one copy with a mistake."""

    kind: str
    layout: str
    found: bool
    cell: bool
    right_kind: bool
    told: str


@cache
def sources() -> list[SourceFacts]:
    """The documents that hold tables of indicators."""
    facts = [SourceFacts(extract(path, name=path.stem)) for path in PLANS]
    return [f for f in facts if f.tables]


def copies(rng: random.Random, layout: str) -> tuple[SourceFacts, Copy]:
    """A faithful copy of a table drawn by chance."""
    facts = rng.choice(sources())
    return facts, copy_of(facts.document, rng.choice(facts.tables).table, layout)


def report(facts: SourceFacts, copy: Copy) -> list[CheckedCell]:
    """The cells of the report on a copy that need attention."""
    workbook = Workbook("copy", "copy", (sheet_of(None, copy.plain()),))
    cells = validate_workbook(workbook, facts).report.cells
    return [cell for cell in cells if not is_clean(cell)]


def with_error(seed: int) -> Outcome:
    """One copy with one mistake, checked."""
    rng = random.Random(seed)
    kind = list(KINDS)[seed % len(KINDS)]
    layout = rng.choice(LAYOUTS)
    while True:
        facts, copy = copies(rng, layout)
        mistake = KINDS[kind](copy, rng)
        if mistake is not None:
            return _outcome(kind, layout, mistake, report(facts, copy), copy)


def _outcome(kind: str, layout: str, mistake: Mistake, told: list[CheckedCell], copy: Copy) -> Outcome:
    right = [cell for cell in told if _blames(cell, mistake)]
    same_kind = bool(right) and (right[0].kind == mistake.kind)
    seen = "; ".join(f"{c.address} {c.indicator} {c.keyed!r} {c.verdict}/{c.kind} ({c.source_raw})" for c in told)
    where = f"{mistake.row},{mistake.column}" if mistake.row is not None else ""
    return Outcome(
        kind,
        layout,
        bool(told),
        len(right) == len(told) == 1,
        same_kind,
        f"{copy.document} {copy.table} [{where}] -> {seen}",
    )


def _blames(cell: CheckedCell, mistake: Mistake) -> bool:
    if mistake.row is None or mistake.column is None:
        return cell.address is None and cell.indicator == mistake.indicator
    return cell.address == f"{letters(mistake.column)}{mistake.row + 1}"


def clean(seed: int) -> str | None:
    """What the validator objects to in a clean copy, or None."""
    rng = random.Random(seed)
    facts, copy = copies(rng, rng.choice(LAYOUTS))
    copy = vary(copy, rng)
    try:
        told = [cell for cell in report(facts, copy) if cell.verdict != "source_conflict"]  # no mistake of the copy's
    except InputError as error:
        return f"{copy.document} {copy.table} {copy.layout} {copy.steps}: {error}"
    if not told:
        return None
    seen = "; ".join(
        f"{c.address} {c.indicator} {c.keyed!r} {c.verdict}/{c.kind} ({c.source_raw}) {c.message}" for c in told
    )
    return f"{copy.document} {copy.table} {copy.layout} {copy.steps}: {seen}"


def run(errors: int, clean_copies: int, seed: int, jobs: int) -> tuple[list[Outcome], list[str]]:
    """Outcomes of all copies with mistakes, and the false alarms."""
    first, then = range(seed * 10**6, seed * 10**6 + errors), range(seed * 10**6, seed * 10**6 + clean_copies)
    if jobs == 1:
        return [with_error(n) for n in first], [alarm for n in then if (alarm := clean(n))]
    with ProcessPoolExecutor(jobs) as pool:
        outcomes = list(pool.map(with_error, first, chunksize=50))
        return outcomes, [alarm for alarm in pool.map(clean, then, chunksize=25) if alarm]


def shares(outcomes: list[Outcome]) -> dict[str, float]:
    """Found, right cell, right kind, as shares of all."""
    n = len(outcomes)
    return {
        "found": sum(o.found for o in outcomes) / n, "cell": sum(o.cell for o in outcomes) / n,
        "kind": sum(o.right_kind for o in outcomes) / n,
    }  # fmt: skip


def warm_speed() -> tuple[int, float]:
    """Cells checked against one document, and the seconds that took: the largest tables, keyed over and over."""
    facts = max(sources(), key=lambda f: len(f.rows))
    sheets = []
    cells = 0
    while cells < 1000:
        for table in facts.tables:
            rows = copy_of(facts.document, table.table, "wide").plain()
            sheets.append(sheet_of(f"{len(sheets)}", rows))
            cells += sum(map(len, rows[1:]))
    workbook = Workbook("copy", "copy", tuple(sheets))
    validate_workbook(workbook, facts)
    start = time.perf_counter()
    validate_workbook(workbook, facts)
    return cells, time.perf_counter() - start


def main() -> int:
    """Print the table of the README; 0 where every bar is reached."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=10_000)
    parser.add_argument("--clean", type=int, default=500)
    parser.add_argument("--seed", type=int, default=14)
    parser.add_argument("--show", type=int, default=0, help="how many misses to print")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--plans", type=Path, nargs="+", default=PLANS, help="plans to copy from (default: the corpus)")
    options = parser.parse_args()
    PLANS[:] = options.plans
    outcomes, alarms = run(options.errors, options.clean, options.seed, options.jobs)
    by_kind: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_kind[outcome.kind].append(outcome)
    print("| mistake | copies | found | right cell | right kind |\n| --- | ---: | ---: | ---: | ---: |")
    for kind, some in [*by_kind.items(), ("all", outcomes)]:
        print(
            f"| {kind} | {len(some)} | " + " | ".join(f"{100 * share:.2f} %" for share in shares(some).values()) + " |"
        )
    cells, seconds = warm_speed()
    layouts = ", ".join(f"{n} {layout}" for layout, n in sorted(Counter(o.layout for o in outcomes).items()))
    print(f"\nlayouts: {layouts}; clean copies: {options.clean}, false alarms: {len(alarms)}")
    print(f"{cells} cells against one document: {seconds:.2f} s warm")
    for outcome in [o for o in outcomes if not (o.found and o.cell and o.right_kind)][: options.show]:
        print(f"MISS {outcome.kind} {outcome.layout}: {outcome.told}")
    for alarm in alarms[: options.show]:
        print(f"ALARM {alarm}")
    total = shares(outcomes)
    return int(bool(alarms) or seconds > 1 or any(total[name] < bar for name, bar in BARS.items()))


if __name__ == "__main__":
    sys.exit(main())
