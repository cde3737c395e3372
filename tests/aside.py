"""Texts that the tests write by hand, each a step aside: what stands on the other side of a rule's limit.

Every second line of a text is changed once, in one of a few ways, and what the rules make of each such text is kept as
a digest (``tests/golden/aside.tsv``, a row for a text): it says what is, not what is right. ``scripts/accept.py drawn
FOLDER`` accepts these as well, and writes those that changed.
"""

from __future__ import annotations

import ast
import re
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from extractor.core.problems import ExtractionError
from tests.readings import HERE, Text, events_of, reading_of, sketch, values_of

ASIDE = HERE / "golden" / "aside.tsv"
FILES = "test_*table*.py", "test_dumps.py", "test_odd_rows.py", "test_barred_cells.py"
"""Tests that write tables, each of some lines with a number in them."""
MOST_CHARACTERS, LEAST_LINES, LEAST_HAN = 1000, 4, 8
HEAD, END = "规划\n一、目标\n\n", "\n二、任务\n加强建设。\n"

Change = Callable[[list[str], int], list[str]]
_GAP = re.compile(r"\t|\||[ \u3000]+")
_CLAUSE = re.compile("[^，；。]+[，；。]")
_HAN = re.compile("[\u4e00-\u9fff]")


def _left_out(rows: list[str], n: int) -> list[str]:
    return rows[:n] + rows[n + 1 :]


def _twice(rows: list[str], n: int) -> list[str]:
    return rows[: n + 1] + rows[n:]


def _with_next(rows: list[str], n: int) -> list[str]:
    return [*rows[:n], "".join(rows[n : n + 2]), *rows[n + 2 :]]


def _apart(rows: list[str], n: int) -> list[str]:
    return [*rows[: n + 1], "", *rows[n + 1 :]]


def _behind_next(rows: list[str], n: int) -> list[str]:
    return rows[:n] + rows[n : n + 2][::-1] + rows[n + 2 :]


def _without_last_cell(rows: list[str], n: int) -> list[str]:
    gaps = list(_GAP.finditer(rows[n]))
    return [*rows[:n], rows[n][: gaps[-1].start() if gaps else -1], *rows[n + 1 :]]


def _without_first_cell(rows: list[str], n: int) -> list[str]:
    gap = _GAP.search(rows[n])
    return [*rows[:n], rows[n][gap.end() if gap else 1 :], *rows[n + 1 :]]


def _without_first_gap(rows: list[str], n: int) -> list[str]:
    return [*rows[:n], _GAP.sub("", rows[n], count=1), *rows[n + 1 :]]


CHANGES: tuple[Change, ...] = (
    _left_out, _without_last_cell, _with_next, _without_first_cell, _apart, _twice, _without_first_gap, _behind_next,
)  # fmt: skip


def tables_aside(text: str) -> Iterator[str]:
    """The text of a table, every second of its lines changed once."""
    rows = text.split("\n")
    for n in range(zlib.crc32(text.encode()) & 1, len(rows), 2):
        yield HEAD + "\n".join(CHANGES[n % len(CHANGES)](rows, n)) + END


def sentences_aside(text: str) -> Iterator[str]:
    """Sentences, each of their clauses left out once, or parted from the next by another sign."""
    for n, clause in enumerate(_CLAUSE.finditer(text)):
        sign = clause.end() - 1
        parted = text[:sign] + ("。" if text[sign] == "，" else "，") + text[clause.end() :]
        yield parted if n % 2 else text[: clause.start()] + text[clause.end() :]


def written() -> dict[str, list[str]]:
    """What stands aside of each text, by a name that holds as long as the text does."""
    cases = (case for path in sorted((HERE / "statements").glob("*.cases")) for case in _cases(path))
    texts = {text: list(sentences_aside(text)) for text in cases}
    texts |= {text: list(tables_aside(text)) for text in dict.fromkeys(_tables())}
    return {f"{zlib.crc32(text.encode()):08x}": aside for text, aside in texts.items()}


def _cases(path: Path) -> Iterator[str]:
    for case in path.read_text("utf-8").split("== ")[1:]:
        yield "\n".join(row for row in case.split("\n")[1:] if row and not row.startswith("> "))


def _tables() -> Iterator[str]:
    for case in (HERE / "tables" / "readings.txt").read_text("utf-8").split("== ")[1:]:
        yield case.partition("\n")[2].partition("-->")[0].strip("\n")
    for path in sorted({path for pattern in FILES for path in HERE.glob(pattern)}):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_table(node.value.strip("\n")):
                yield node.value.strip("\n")


def _is_table(text: str) -> bool:
    small = text.count("\n") + 1 >= LEAST_LINES and len(text) <= MOST_CHARACTERS
    return small and any(map(str.isdigit, text)) and len(_HAN.findall(text)) >= LEAST_HAN


def digest(text: str) -> str:
    """What the rules make of a text, in few characters."""
    try:
        document, trace = reading_of(Text("aside", text.encode()))
    except ExtractionError as error:
        return error.code
    said = [sketch(document), *values_of(document), *events_of(trace.events)]
    return f"{zlib.crc32(chr(10).join(said).encode()) & 0xFFFF:04x}"


@cache
def accepted() -> dict[str, list[str]]:
    """The digests of each text as somebody accepted them."""
    rows = (row.split("\t") for row in ASIDE.read_text("utf-8").splitlines())
    return {name: digests.split() for name, digests in rows}


def write(now: dict[str, list[str]]) -> None:
    """Accept digests."""
    ASIDE.write_text("".join(f"{name}\t{' '.join(digests)}\n" for name, digests in sorted(now.items())), "utf-8")
