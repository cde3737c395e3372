"""Numbered lists of sentences, and of amounts: what their items open with is no title."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from ..lexicon.measures import unit_pattern
from ..lexicon.numerals import MULTIPLIER
from ..lexicon.schemes import Mark
from ..lexicon.widths import fold
from .headings import MAX_COLON, Heading, Refused
from .units import Unit

_SENTENCE = re.compile("[^。！？：:]*(?=[。！？])")
"""A first sentence without a colon: what stands before one is a title, and its text may say how much."""
_AMOUNT_LAST = re.compile(
    rf"[0-9](?:{MULTIPLIER})?(?:{unit_pattern()})(?:及?以[上下内]|左右|的?(?:奖励|补助|补贴|资助))?$"
)
_COMMA = re.compile("[，,]")
MIN_UNTITLED = 3
"""Numbers that must count on before their sentences are told from titles."""
LEAST = 2
"""Items that must end in an amount before a list is told by them."""
Runs = Sequence[Sequence[int]]
"""Of each list the indexes of its units."""
Read = Callable[[int], "Heading | Refused"]
"""How the words of a unit read as a heading."""


def items_of_amounts(units: Sequence[Unit], runs: Runs) -> set[int]:
    """Indexes of the units of numbered lists in which most first sentences end in an amount.

    ``1. 森林覆盖率达到45%。空气优良天数比例达到90%以上。`` is an item: what it says is a value, and no title.
    Linear in the units.
    """
    return {n for run in runs for n in _items(units, run)}


def items_of_sentences(units: Sequence[Unit], runs: Runs, read: Read) -> set[int]:
    """Indexes of the units of numbered lists of which one at least opens with a sentence that can be no title, and of
    all lists of their kind where most are such.

    ``2. 加快发展工业软件，培育共享平台。深化应用。`` is one sentence more where 1. is a long one. Linear in the units.
    """
    said: dict[str, list[Sequence[int]]] = {}
    plain: dict[str, list[Sequence[int]]] = {}
    for run in runs:
        sentence = any(isinstance(head, Refused) and head.sentence for head in map(read, run))
        mark = units[run[0]].mark
        assert mark is not None
        (said if sentence else plain).setdefault(mark.kind, []).append(run)
    for kind, others in plain.items():
        if len(said.get(kind, ())) > len(others):
            said[kind] += others
    return {n for lists in said.values() for run in lists for n in run}


def sentences_in_a_row(units: Sequence[Unit], runs: Runs) -> set[int]:
    """Indexes of the units that say one sentence each, number upon number with nothing between: the last of them is an
    item as well, whatever stands below it. Linear in the units."""
    found: set[int] = set()
    for run in runs:
        for above, n in pairwise(run):
            if n == above + 1 and _is_one_sentence(units[above]) and _is_one_sentence(units[n]):
                found |= {above, n}
    return found


def untitled(units: Sequence[Unit], runs: Runs, read: Read) -> set[int]:
    """Indexes of the units of strong numbers that count on in sentences as articles do: most say more than a title can,
    and none stands alone on its line. Linear in the units."""
    found: set[int] = set()
    for run in runs:
        mark = units[run[0]].mark
        if mark is None or not mark.way.strong or len(run) < MIN_UNTITLED:
            continue
        heads = list(map(read, run))
        alone = any(not isinstance(head, Refused) and not head.run_in for head in heads)
        if not alone and 2 * sum(map(_is_sentence, heads)) > len(run):
            found |= set(run)
    return found


def _is_sentence(head: Heading | Refused) -> bool:
    """Whether the words behind a number are more than a title, or of three clauses and long."""
    if isinstance(head, Refused):
        return not head.listed
    return len(_COMMA.findall(head.words.text)) > 1 and len(head.words.text) > MAX_COLON


def lettered_items(units: Sequence[Unit], runs: Runs) -> set[int]:
    """Indexes of the units that are numbered as in an appendix (A.1, A.2) and head nothing: those above the first
    appendix; where there is none, those of lists that say one word after the other. Linear in the units."""
    marks = [unit.mark if unit.grid is None else None for unit in units]
    first = next((n for n, mark in enumerate(marks) if mark is not None and _opens_appendix(mark)), None)
    if first is not None:
        return {n for n, mark in enumerate(marks[:first]) if mark is not None and mark.scheme == "appendix"}
    lettered = (run for run in runs if (mark := marks[run[0]]) is not None and mark.scheme == "appendix")
    return {n for run in lettered if any(b == a + 1 for a, b in pairwise(run)) for n in run}


def _opens_appendix(mark: Mark) -> bool:
    """附录A, or A 指标说明 above A.1."""
    lettered = mark.scheme == "annex" and mark.raw[-1].isascii() and mark.raw[-1].isalpha()
    return mark.kind == "appendix1" or lettered


def _is_one_sentence(unit: Unit) -> bool:
    return (
        unit.mark is not None
        and unit.mark.way.item
        and "。" in unit.rest
        and unit.rest.index("。") == len(unit.rest) - 1
    )


def lists_in(units: Sequence[Unit]) -> Iterator[list[int]]:
    """The units of each list whose numbers count up by one; chapters and the like head no list."""
    runs: dict[str, list[int]] = {}
    for n, unit in enumerate(units):
        mark = unit.mark
        if mark is None or mark.way.divides or unit.grid is not None:
            continue
        run = runs.setdefault(mark.kind, [])
        last = units[run[-1]].mark if run else None
        if last is None or mark.value != last.value + 1:
            if run:
                yield run
            run = runs[mark.kind] = []
        run.append(n)
    yield from filter(None, runs.values())


def _items(units: Sequence[Unit], run: Sequence[int]) -> set[int]:
    amounts = sum(_says_how_much(units[n].rest) for n in run)
    return set(run) if amounts >= LEAST and amounts * 2 > len(run) else set()


def _says_how_much(rest: str) -> bool:
    sentence = _SENTENCE.match(rest)
    return sentence is not None and _AMOUNT_LAST.search(fold(sentence.group())) is not None
