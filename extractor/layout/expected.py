"""Which lines the outline counts on: for each kind of number the longest run that counts up through the document.

Asked before tables, boxes and paragraphs are looked for. A number at the head of a line can be a heading's, a table
row's, a list item's or a sentence's; the run that counts from the first chapter to the last tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..lexicon.schemes import (
    Mark,
    read_alone,
    read_bare,
    read_bare_arabic,
    read_bare_han,
    read_dotted,
    read_letter,
    read_mark,
)
from ..lexicon.widths import plain
from .counted_runs import Candidate, longest, runs
from .lines import Line
from .looks import AMONG_CELLS, can_head, is_cell, look_of, titles_text
from .numbering import Ranks
from .padded_items import padded_items

MIN_OWN_LINE, MAX_SHORT = 4, 28
"""Headings from which it can be told that they stand on lines of their own, and the longest that shows it."""
MIN_BARE = 3
"""Numbers without a sign that must count up where no number with a sign vouches for them."""
MIN_ALONE = 4
"""Numbers without a sign that count up, each on its line above a text, from which they are an outline of their own."""
MAX_ALONE = 3
"""Characters of a number that stands alone on its line."""
_STOP = re.compile(r"[。！？]")
_TEXT = re.compile(r"[。！？].|[：:].{7,}[。；]")
"""What shows that a heading has its text on the same line."""


@dataclass(frozen=True, slots=True)
class Expected:
    """``weights``: points for each line (by its place in the list) that the outline counts on; at least one.

    ``unlikely``: points below nought for each numbered line outside the count that stands among the cells of a table.
    ``own_line``: the kinds of number whose headings stand on lines of their own, text below them.
    ``run_in``: the kinds most of whose headings have their text on the same line.
    ``bare`` are the numbers without a sign after them that count up with the others (1 总则 beside 1.1).
    ``listed`` are the headings that the contents list names.
    """

    weights: dict[int, int] = field(default_factory=dict)
    unlikely: dict[int, int] = field(default_factory=dict)
    bare: dict[int, Mark] = field(default_factory=dict)
    own_line: set[str] = field(default_factory=set)
    run_in: set[str] = field(default_factory=set)
    listed: frozenset[str] = frozenset()


def expected_headings(lines: Sequence[Line], listed: frozenset[str] = frozenset()) -> Expected:
    """The headings that the numbers of a document let one expect, where ``listed`` is what its contents list names.
    Linear in the lines."""
    found = list(_candidates(lines, listed))
    ranks = Ranks()
    for candidate in found:
        ranks.meet(candidate.mark.kind)
    out = Expected(listed=listed)
    counted: set[int] = set()
    for kind in dict.fromkeys(candidate.mark.kind for candidate in found):
        chain = longest(found, kind, ranks)
        short = sum(candidate.short for candidate in chain)
        if len(chain) >= MIN_OWN_LINE and short * 3 >= 2 * len(chain):
            out.own_line.add(kind)
        if len(chain) >= MIN_OWN_LINE and 2 * sum(candidate.shape[2] for candidate in chain) > len(chain):
            out.run_in.add(kind)
        for run in runs(chain):
            _take(run, out)
            counted |= {candidate.at for candidate in run if len(run) > 1 and candidate.look >= 0}
    for candidate in found:
        if candidate.at not in counted and candidate.look <= AMONG_CELLS:
            out.unlikely[candidate.at] = candidate.look
    for n, mark in padded_items(lines).items():
        out.bare[n] = mark
        out.weights.pop(n, None)
    return out


def _take(run: list[Candidate], out: Expected) -> None:
    """A run of two or more is expected; numbers without a sign only among others, or where there are enough, or where
    2.1 stands below 2."""
    first, bare = run[0], sum(candidate.bare for candidate in run)
    if len(run) == 1 and first.heads and first.look > 0:
        out.weights[first.at] = first.look
        out.bare[first.at] = first.mark
    if len(run) < 2 or (bare == len(run) and bare < MIN_BARE and first.mark.scheme != "decimal"):
        return
    alone = bare == len(run) >= MIN_ALONE and all(candidate.short and candidate.look > 0 for candidate in run)
    for n, candidate in enumerate(run):
        outer = n in (0, len(run) - 1)
        if candidate.look <= AMONG_CELLS or (candidate.bare and outer and not alone and not _closes(candidate, n)):
            continue
        weight = (1 if outer else 2) + candidate.look + candidate.mark.way.strong
        if weight > 0:
            out.weights[candidate.at] = weight
            if candidate.bare:
                out.bare[candidate.at] = candidate.mark


def _closes(candidate: Candidate, n: int) -> bool:
    """Whether a number without a sign can end its run; 2.2 万亩良田 only as the last, with a text below it."""
    kind = candidate.mark.kind
    return kind in ("cn", "decimal1") or (kind != "arabic" and n > 0 and candidate.look > 0)


def _candidates(lines: Sequence[Line], listed: frozenset[str]) -> Iterator[Candidate]:
    signed = [read_mark(line.text) if line.table is None else None for line in lines]
    marks = _with_bare(lines, signed, listed)
    cells = [n > 0 and is_cell(line, mark) for n, (line, mark) in enumerate(zip(lines, marks, strict=True))]
    # the first line is a title: 青江市规划 is also a header word
    ahead, branch = _branches(signed), 0
    longest, region = _usual_length(lines), 0
    for n, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        own = signed[n]
        branch = own.path[0] if own is not None and own.kind == "decimal2" else branch
        if mark is None or not mark.way.heads or not can_head(line, mark):
            continue
        look, bare = look_of(lines, marks, cells, n), own is None
        chapter, part = ahead[n]
        opens = chapter == mark.value and (part == 1 or branch < mark.value)  # no 1 stands between 1.1 and 1.2
        if bare and mark.kind == "decimal1":
            look += 1 if opens else -3 if branch >= mark.value else 0
        shape = (line.blanks_before > 0, line.indent >= 2, _TEXT.search(line.text, mark.end) is not None)
        short = len(line.text) <= min(MAX_SHORT, longest * 0.7) and not _STOP.search(line.text)
        region += mark.scheme == "annex"
        heads = bare and mark.kind == "decimal1" and chapter == mark.value and branch in (0, mark.value - 1)
        heads = heads or (bare and mark.kind == "appendix1")
        yield Candidate(n, mark, look, bare, shape=shape, short=short, region=region, heads=heads)


def _with_bare(lines: Sequence[Line], signed: Sequence[Mark | None], listed: frozenset[str]) -> list[Mark | None]:
    """The numbers of all lines, also those that may have lost their sign."""
    dotted = any(mark is not None and mark.kind == "decimal2" and mark.path[1] == 1 for mark in signed)
    lettered = any(mark is not None and mark.kind == "appendix2" for mark in signed)
    han = any(mark is not None and mark.scheme == "cn" for mark in signed)
    marks = [
        mark if mark is not None or line.table is not None else _bare(line.text, dotted, han, listed)
        for line, mark in zip(lines, signed, strict=True)
    ]
    if dotted:
        for n, line in enumerate(lines):
            if marks[n] is not None or line.table is not None:
                continue
            if n and _is_over(lines[n - 1], marks[n - 1], line):
                marks[n] = read_dotted(line.text)
            if marks[n] is None and n + 1 < len(lines):
                marks[n] = _over_its_first(line.text, signed[n + 1])
    for n, alone in _alone(lines, marks).items():
        marks[n] = alone
    following: Mark | None = None
    for n in range(len(lines) - 1 if lettered else -1, -1, -1):
        mark = signed[n]
        if mark is None and lines[n].table is None and following is not None and following.path[1:] == (1,):
            letter = read_letter(lines[n].text)
            marks[n] = letter if letter is not None and letter.path == following.path[:1] else marks[n]
        following = mark or following
    return marks


def _alone(lines: Sequence[Line], marks: Sequence[Mark | None]) -> dict[int, Mark]:
    """Numbers alone on their lines that count up from 1, each over a title and its text: 01 / 发展基础 / 全区…。"""
    found: dict[int, Mark] = {}
    for n, line in enumerate(lines):
        free = marks[n] is None and line.table is None and len(line.text) <= MAX_ALONE
        mark = read_alone(line.text) if free else None
        if mark is not None and titles_text(lines, n + 1):
            if mark.value != len(found) + 1 or any(mark.scheme != other.scheme for other in found.values()):
                return {}
            found[n] = mark
    return found if len(found) >= MIN_ALONE else {}


def _over_its_first(text: str, below: Mark | None) -> Mark | None:
    """1总则 right above 1.1: the number may stand close to its title, and below whatever line."""
    mark = read_bare(text, listed=True) if below is not None and below.kind == "decimal2" else None
    return mark if mark is not None and below is not None and below.path == (mark.value, 1) else None


def _is_over(above: Line, mark: Mark | None, line: Line) -> bool:
    """Whether nothing runs on from the line above: it ends a sentence, or is a heading, or a blank line parts them."""
    return mark is not None or line.blanks_before > 0 or above.text[-1:] in "。！？；"


def _usual_length(lines: Sequence[Line]) -> int:
    """Characters of a line of running text: three quarters of the lines have no more."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[len(lengths) * 3 // 4] if lengths else 0


def _branches(marks: Sequence[Mark | None]) -> list[tuple[int, int]]:
    """For each line the chapter and the part of the next number 2.1 below it; (0, 0) where there is none."""
    out = [(0, 0)] * len(marks)
    inner = 0, 0
    for n in range(len(marks) - 1, -1, -1):
        out[n] = inner
        mark = marks[n]
        if mark is not None and mark.kind == "decimal2":
            inner = mark.path[0], mark.path[1]
    return out


def _bare(text: str, dotted: bool, signed: bool, listed: frozenset[str]) -> Mark | None:
    named = bool(listed) and len(text) <= MAX_SHORT and plain(text) in listed
    if dotted and (mark := read_bare(text, named)) is not None:
        return mark
    if not signed and (mark := read_bare_han(text)) is not None:
        return mark
    return read_bare_arabic(text) if not dotted else None
