"""Stretches of the texts of the tests, set otherwise and damaged by chance, each known by its number.

What the rules do to each is kept as digests (``tests/golden/drawn.tsv``): a change of any of them shows, and the number
says in which text. ``scripts/accept.py drawn FOLDER`` writes those that changed, and
``scripts/same_output.py HEAD FOLDER`` says what they say otherwise than before.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from extractor.core.problems import ExtractionError
from scripts.fuzzing import mutations
from tests.dresses import STYLES, on_pages, with_tables_as
from tests.readings import HERE, Text, events_of, reading_of, sketch, values_of

DRAWN = HERE / "golden" / "drawn.tsv"
COUNT, TOGETHER = 600, 25
"""Texts, and those that one test reads."""
PARTS = ("text", "document", "values", "rules")


@cache
def _wholes() -> tuple[str, ...]:
    folders = (HERE / "plans", HERE / "statements", HERE / "tables", HERE.parent / "corpus")
    paths = [path for folder in folders for path in sorted(folder.iterdir()) if path.suffix in (".txt", ".md")]
    return tuple(text for path in paths if (text := _utf8(path)) is not None and path.name != "README.md")


def _utf8(path: Path) -> str | None:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return None


def drawn(number: int) -> str:
    """The text of a number."""
    draw = random.Random(number)
    whole = draw.choice(_wholes())
    start = draw.randrange(max(1, len(whole) - 200))
    if draw.random() < 0.5 and (near := mutations.STRUCTURE.search(whole, start)):
        start = max(0, near.start() - draw.randrange(200))
    piece = whole[start : start + draw.randrange(200, 1000)]
    if draw.random() < 0.4:
        piece = with_tables_as(piece, draw.choice(STYLES))
    if draw.random() < 0.2:
        piece = on_pages(piece, draw.choice(("", "\u3000\u3000")))
    for _ in range(draw.randrange(4)):
        piece = draw.choice(mutations.TEXT_CHANGES)(draw, piece)
    return "规划\n" + piece


def digests(number: int) -> tuple[str, ...]:
    """Of the text, and of each part of its reading."""
    text = drawn(number)
    try:
        document, trace = reading_of(Text(str(number), text.encode("utf-8", "surrogatepass")))
    except ExtractionError as error:
        return _digest([text]), error.code, "-", "-"
    parts = ([text], [sketch(document)], values_of(document), events_of(trace.events))
    return tuple(map(_digest, parts))


def _digest(rows: Iterable[str]) -> str:
    return f"{zlib.crc32(chr(10).join(rows).encode('utf-8', 'surrogatepass')):08x}"


def accepted() -> list[tuple[str, ...]]:
    """The digests of all numbers as somebody accepted them."""
    return [tuple(row.split("\t")) for row in DRAWN.read_text("utf-8").splitlines()]


def changed(numbers: Iterable[int]) -> dict[int, list[str]]:
    """The texts that are read otherwise than accepted, each with the parts that differ."""
    known, found = accepted(), {}
    for number in numbers:
        before, now = known[number], digests(number)
        if now != before:
            found[number] = [part for part, one, other in zip(PARTS, before, now, strict=True) if one != other]
    return found
