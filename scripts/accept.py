#!/usr/bin/env python3
"""Accept today's reading and findings of corpus documents as the golden ones, showing what changes.

scripts/accept.py hubei_hrss_14fyp …     one or more documents; read the differences before you commit them
scripts/accept.py readings               how the texts of the tests are read, line by line and rule by rule
scripts/accept.py drawn FOLDER           what becomes of damaged texts, and of written ones a step aside; those
                                         that changed are written to FOLDER
"""

from __future__ import annotations

import difflib
import json
import sys
from itertools import zip_longest
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from extractor import extract  # noqa: E402
from tests import aside  # noqa: E402
from tests.drawn import COUNT, DRAWN, accepted, digests, drawn  # noqa: E402
from tests.keys import findings, key  # noqa: E402
from tests.readings import READINGS, golden_of, reading, texts  # noqa: E402


def _parts(reading: dict[str, list[Any]]) -> str:
    return "{\n" + ",\n".join(f" {json.dumps(part)}: {_rows(rows)}" for part, rows in reading.items()) + "\n}\n"


def _rows(rows: list[Any]) -> str:
    return (
        "[\n" + ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in rows) + "\n ]" if rows else "[\n\n ]"
    )


def _accept(target: Path, text: str) -> None:
    before = target.read_text("utf-8") if target.exists() else ""
    sys.stdout.writelines(difflib.unified_diff(before.splitlines(True), text.splitlines(True), "accepted", "now", n=0))
    target.write_text(text, "utf-8")


def main(names: list[str]) -> int:
    """Write the golden file of each named document; print a diff for each."""
    if not names:
        print(__doc__)
        return 2
    if names == ["readings"]:
        return _readings()
    if names[0] == "drawn":
        return _drawn(Path(names[1]))
    for name in names:
        document = extract(ROOT / "corpus" / f"{name}.txt")
        _accept(ROOT / "tests" / "golden" / f"{name}.json", _parts(key(document)))
        _accept(ROOT / "tests" / "golden" / "findings" / f"{name}.json", _rows(findings(document)) + "\n")
    return 0


def _readings() -> int:
    READINGS.mkdir(exist_ok=True)
    known = {golden_of(text): text for text in texts()}
    for gone in set(READINGS.iterdir()) - known.keys():
        gone.unlink()
    for golden, text in known.items():
        _accept(golden, reading(text))
    return 0


def _drawn(folder: Path) -> int:
    """See what they say otherwise with ``scripts/same_output.py HEAD FOLDER``."""
    folder.mkdir(parents=True, exist_ok=True)
    now = [digests(number) for number in range(COUNT)]
    before = accepted() if DRAWN.exists() else []
    for number, (one, other) in enumerate(zip_longest(before, now)):
        if one != other:
            (folder / f"{number}.txt").write_text(drawn(number), "utf-8", "surrogatepass")
            print(f"{number}: {one} → {other}")
    DRAWN.write_text("".join("\t".join(row) + "\n" for row in now), "utf-8")
    _aside(folder)
    return 0


def _aside(folder: Path) -> None:
    """Those that stand aside of written texts, too."""
    before, now = aside.accepted() if aside.ASIDE.exists() else {}, {}
    for name, others in aside.written().items():
        now[name] = [aside.digest(text) for text in others]
        for n, (text, one) in enumerate(zip(others, now[name], strict=True)):
            if before.get(name, [])[n : n + 1] != [one]:
                (folder / f"{name}-{n}.txt").write_text(text, "utf-8")
                print(f"{name}-{n}: read otherwise" if name in before else f"{name}-{n}: new")
    aside.write(now)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
