"""Wrong values keyed against plans whose tables are badly laid out: is one of them ever confirmed?

    .venv/bin/python scripts/misread_bench.py [FOLDER] [--gold FOLDER] [--count 2000] [--seed 1] [--show K]

FOLDER holds plans as NAME.txt or NAME.md with their keyed truth in NAME.json, gold/NAME.json or the folder of
``--gold`` (default: ``tests/plans``). The lines of a plan's tables are spoiled as a bad conversion spoils them
(``DISTORTIONS``; ``LINES`` where no tab parts the cells); then a table is keyed from the truth with one value put
wrong (``WRONG``): another column's, another row's, another number. The validator may say of that cell what it likes
but that the source confirms it. Nothing that is keyed comes from a reading.
The exit status is 1 where a wrong value is confirmed.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from extractor import extract  # noqa: E402
from extractor.core.problems import ExtractionError  # noqa: E402
from extractor.validate.facts import SourceFacts  # noqa: E402
from extractor.validate.validate import validate_workbook  # noqa: E402
from extractor.validate.workbook import InputError, Workbook, letters, sheet_of  # noqa: E402

CONFIRMED = ("confirmed", "confirmed_equal")
Rows = list[list[str]]
"""The lines of a table, each as its cells."""
Distort = Callable[[random.Random, Rows], list[str]]


# -- how the lines of a table are spoiled -----------------------------------------------------------------------------


def _as_printed(draw: random.Random, rows: Rows) -> list[str]:
    return ["\t".join(row) for row in rows]


def _blanks(draw: random.Random, rows: Rows) -> list[str]:
    return [" ".join(row) for row in rows]


def _one_a_line(draw: random.Random, rows: Rows) -> list[str]:
    return [cell for row in rows for cell in row]


def _blank_lines_between(draw: random.Random, rows: Rows) -> list[str]:
    return [line for row in rows for cell in row for line in (cell, "")]


def _dashes_lost(draw: random.Random, rows: Rows) -> list[str]:
    return ["\t".join(cell for cell in row if not re.fullmatch(r"[—－\-]*", cell)) for row in rows]


def _cell_lost(draw: random.Random, rows: Rows) -> list[str]:
    """A value of every third row is gone, and its separator with it."""
    kept = []
    for n, row in enumerate(rows):
        at = draw.randrange(1, len(row)) if len(row) > 2 and n % 3 == 1 else -1
        kept.append("\t".join(cell for c, cell in enumerate(row) if c != at))
    return kept


def _cells_glued(draw: random.Random, rows: Rows) -> list[str]:
    """Two cells of every third row stand in one."""
    lines = []
    for n, row in enumerate(rows):
        at = draw.randrange(1, len(row)) if len(row) > 2 and n % 3 == 1 else -1
        lines.append("".join(("" if c in (0, at) else "\t") + cell for c, cell in enumerate(row)))
    return lines


def _header_lost(draw: random.Random, rows: Rows) -> list[str]:
    return _as_printed(draw, rows[1:])


def _by_columns(draw: random.Random, rows: Rows) -> list[str]:
    width = max(map(len, rows))
    return [row[c] for c in range(width) for row in rows if c < len(row)]


def _names_first(draw: random.Random, rows: Rows) -> list[str]:
    return [row[0] for row in rows] + [" ".join(row[1:]) for row in rows]


def _rows_joined(draw: random.Random, rows: Rows) -> list[str]:
    lines = _blanks(draw, rows)
    return [lines[0], *(" ".join(lines[n : n + 2]) for n in range(1, len(lines), 2))]


def _page_between(draw: random.Random, rows: Rows) -> list[str]:
    lines, at = _blanks(draw, rows), draw.randrange(1, len(rows) + 1)
    return [*lines[:at], f"— {draw.randrange(3, 40)} —", *lines[at:]]


def _number_broken(draw: random.Random, rows: Rows) -> list[str]:
    """The figures of every third row have a blank or a line's end in them."""
    sign = draw.choice((" ", "\n"))
    spoil = lambda cell: re.sub(r"([0-9])(?=[0-9.])", rf"\1{sign}", cell, count=1)  # noqa: E731
    return [" ".join(map(spoil, row) if n % 3 == 1 else row) for n, row in enumerate(rows)]


def _names_wrapped(draw: random.Random, rows: Rows) -> list[str]:
    """A name's second half stands in a line of its own below its row's figures."""
    lines = []
    for row in rows:
        half = len(row[0]) // 2 + 1
        lines += [" ".join([row[0][:half], *row[1:]]), *([row[0][half:]] if row[0][half:] else [])]
    return lines


def _two_rows_swapped(draw: random.Random, rows: Rows) -> list[str]:
    """Names of two neighbours stand together above their figures."""
    lines = [" ".join(rows[0])]
    for n in range(1, len(rows), 2):
        pair = rows[n : n + 2]
        lines += [*(row[0] for row in pair), *(" ".join(row[1:]) for row in pair)]
    return lines


DISTORTIONS: dict[str, Distort] = {
    make.__name__.strip("_"): make
    for make in (
        _as_printed, _blanks, _one_a_line, _blank_lines_between, _dashes_lost, _cell_lost, _cells_glued, _header_lost,
        _by_columns, _names_first, _rows_joined, _page_between, _number_broken, _names_wrapped, _two_rows_swapped,
    )
}  # fmt: skip


_FIGURE = re.compile(r"\s*[<>≥≤〔\[－—-]*[0-9.]")


def _line_lost(draw: random.Random, lines: list[str]) -> list[str]:
    at = set(draw.sample(range(len(lines)), max(1, len(lines) // 25)))
    return [line for n, line in enumerate(lines) if n not in at]


def _lines_glued(draw: random.Random, lines: list[str]) -> list[str]:
    """Lines set behind one another; no two figures become one, for then the text itself would print another."""
    made = lines[:1]
    for line in lines[1:]:
        if draw.random() * 12 >= 1:
            made.append(line)
        else:
            figures = _FIGURE.search(made[-1][-1:]) and _FIGURE.match(line)
            made[-1] += draw.choice((" ", "\t") if figures else ("", " ", "\t")) + line
    return made


def _lines_swapped(draw: random.Random, lines: list[str]) -> list[str]:
    """Neighbours change places, but no two figures: then the text itself would print them for each other."""
    made = list(lines)
    for at in draw.sample(range(len(lines) - 1), max(1, len(lines) // 20)):
        if not all(_FIGURE.match(line) for line in made[at : at + 2]):
            made[at], made[at + 1] = made[at + 1], made[at]
    return made


def _line_cut(draw: random.Random, lines: list[str]) -> list[str]:
    """Lines broken in two at any place."""
    at = set(draw.sample(range(len(lines)), max(1, len(lines) // 15)))
    cut = [draw.randrange(1, len(line)) if len(line) > 1 else 0 for line in lines]
    return [
        part
        for n, line in enumerate(lines)
        for part in ((line[: cut[n]], line[cut[n] :]) if n in at and cut[n] else (line,))
    ]


def _all_in_few_lines(draw: random.Random, lines: list[str]) -> list[str]:
    width = draw.randrange(3, 12)
    return [" ".join(lines[n : n + width]) for n in range(0, len(lines), width)]


def _first_lines_lost(draw: random.Random, lines: list[str]) -> list[str]:
    return lines[draw.randrange(1, min(9, len(lines))) :]


def _as_it_is(draw: random.Random, lines: list[str]) -> list[str]:
    return lines


LINES: dict[str, Callable[[random.Random, list[str]], list[str]]] = {
    make.__name__.strip("_"): make
    for make in (_as_it_is, _line_lost, _lines_glued, _lines_swapped, _line_cut, _all_in_few_lines, _first_lines_lost)
}
"""The same for the lines of tables whose cells no tab parts, with most cells in lines of their own."""


def distorted_lines(draw: random.Random, text: str, spans: list[tuple[int, int]], how: str) -> str:
    """A text with the lines of its tables spoiled; ``spans`` say where they stand."""
    for start, end in sorted(spans, reverse=True):
        lines = [line for line in text[start:end].split("\n") if line.strip()]
        if len(lines) > 3:
            text = text[:start] + "\n".join(LINES[how](draw, lines)) + text[end:]
    return text


def distorted(draw: random.Random, text: str, how: str) -> str:
    """A text with every run of lines that have tabs spoiled."""
    lines, made, run = text.split("\n"), [], []
    for line in [*lines, ""]:
        if "\t" in line.strip("\t"):
            run.append(line.split("\t"))
            continue
        if run:
            made += DISTORTIONS[how](draw, run) if len(run) > 2 else _as_printed(draw, run)
            run = []
        made.append(line)
    return "\n".join(made[:-1])


# -- what is keyed ----------------------------------------------------------------------------------------------------


def _keyed(truth: dict[str, Any], caption: str | None) -> tuple[list[list[str]], list[tuple[int, int]]]:
    """A wide table as a careful person keys it, and where its values stand that are one plain number."""
    rows = [row for row in truth["indicators"] if row["table"] == caption]
    columns = list(dict.fromkeys(column for row in rows for column in row["values"]))
    sheet, plain = [["指标", "单位", *columns]], []
    for row in rows:
        line = [row["name"], row["unit"] or ""]
        for column in columns:
            values = row["values"].get(column, [])
            if len(values) == 1 and re.fullmatch(r"[0-9]+(\.[0-9]+)?", values[0]["raw"]):
                plain.append((len(sheet), len(line)))
            line.append(" ".join(value["raw"] for value in values))
        sheet.append(line)
    return sheet, plain


def _other_column(draw: random.Random, sheet: list[list[str]], r: int, c: int) -> list[str]:
    return [text for n, text in enumerate(sheet[r]) if n > 1 and n != c]


def _other_row(draw: random.Random, sheet: list[list[str]], r: int, c: int) -> list[str]:
    return [sheet[n][c] for n in (r - 1, r + 1) if 0 < n < len(sheet)]


def _other_number(draw: random.Random, sheet: list[list[str]], r: int, c: int) -> list[str]:
    text = sheet[r][c]
    at = draw.randrange(len(text))
    spoiled = text[:at] + str(draw.randrange(1, 10)) + text[at + 1 :] if text[at].isdigit() else text.replace(".", "")
    return [spoiled, text[1:] or "3", text + "0"]


def _anywhere(draw: random.Random, sheet: list[list[str]], r: int, c: int) -> list[str]:
    return [text for row in sheet[1:] for text in row[2:]]


WRONG = (_other_column, _other_row, _other_number, _anywhere)


def _amount(text: str) -> float | None:
    return float(text) if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text) else None


@dataclass(frozen=True)
class Outcome:
    """A wrong value and what was said of it: a verdict, or ``not checked``."""

    how: str
    verdict: str
    told: str


@dataclass(frozen=True)
class Plan:
    """A plan, what it says, and where its tables stand if no tab parts their cells (where, not what, is read)."""

    name: str
    text: str
    truth: dict[str, Any]
    tables: list[tuple[int, int]]


def trials(plans: list[Plan], count: int, seed: int) -> Iterator[Outcome]:
    """So many wrong values; each distortion of a plan is read once and keyed ten times."""
    done = 0
    for n in range(100 * count):
        draw = random.Random(f"{seed} {n}")
        plan = draw.choice(plans)
        name, text, truth = plan.name, plan.text, plan.truth
        how = draw.choice(list(LINES)) if plan.tables else list(DISTORTIONS)[n % len(DISTORTIONS)]
        spoiled = distorted_lines(draw, text, plan.tables, how) if plan.tables else distorted(draw, text, how)
        try:
            facts = SourceFacts(extract(spoiled.encode(), name="x"))
        except ExtractionError:
            continue
        for _ in range(10):
            if (outcome := _trial(draw, facts, truth, how, name)) is not None:
                yield outcome
                done += 1
        if done >= count:
            return


def _trial(draw: random.Random, facts: SourceFacts, truth: dict[str, Any], how: str, name: str) -> Outcome | None:
    captions = sorted({row["table"] or "" for row in truth["indicators"]})
    sheet, plain = _keyed(truth, draw.choice(captions) if captions else None)
    if not plain:
        return None
    r, c = draw.choice(plain)
    others = draw.choice(WRONG)(draw, sheet, r, c)
    wrong = [text for text in others if _amount(text) not in (None, _amount(sheet[r][c]))]
    if not wrong:
        return None
    right, sheet[r][c] = sheet[r][c], draw.choice(wrong)
    said = f"{name}: {sheet[r][0]}, {sheet[0][c]}: {right} keyed as {sheet[r][c]}"
    try:
        cells = validate_workbook(Workbook("keyed", "keyed", (sheet_of(None, [list(row) for row in sheet]),)), facts)
    except InputError:
        return Outcome(how, "not checked", said)
    address = f"{letters(c)}{r + 1}"
    verdicts = [cell for cell in cells.report.cells if cell.address == address]
    bad = next((cell for cell in verdicts if cell.verdict in CONFIRMED), verdicts[0] if verdicts else None)
    return Outcome(
        how, bad.verdict if bad else "not checked", f"{said}: {bad and bad.source_raw} {bad and bad.message}"
    )


def plans_of(folder: Path, gold: Path | None = None) -> list[Plan]:
    """Plans with keyed tables."""
    found = []
    for path in sorted([*folder.glob("*.txt"), *folder.glob("*.md")]):
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # an encoding is another trial
        places = (gold or folder / "gold") / f"{path.stem}.json", path.with_suffix(".json")
        keys = [place for place in places if place.exists()]
        truth = json.loads(keys[0].read_text("utf-8")) if keys else {"indicators": []}
        if truth["indicators"]:
            tables = [] if "\t" in text else [(t.span.start, t.span.end) for t in extract(text.encode()).tables]
            found.append(Plan(path.name, text, truth, tables))
    return found


def main() -> int:
    """Spoil, key, check, count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "tests" / "plans")
    parser.add_argument("--gold", type=Path, help="the folder of the keyed truth")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=5)
    options = parser.parse_args()
    outcomes = list(trials(plans_of(options.folder, options.gold), options.count, options.seed))
    verdicts = sorted({outcome.verdict for outcome in outcomes})
    for how in (*DISTORTIONS, *LINES):
        counts = Counter(outcome.verdict for outcome in outcomes if outcome.how == how)
        if counts:
            print(f"{how:<20}", *(f"{verdict} {counts[verdict]}" for verdict in verdicts if counts[verdict]), sep="  ")
    bad = [outcome for outcome in outcomes if outcome.verdict in CONFIRMED]
    for outcome in bad[: options.show]:
        print(f"    CONFIRMED {outcome.how}: {outcome.told}")
    print(f"{len(outcomes)} wrong values, {len(bad)} confirmed")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
