"""The ledger: every number of a document, in digits or characters, with what accounts for it.

A number is a statement's, a table's, a date, a document number, an ordinal, or part of a name; what none of
them claims is ``unclaimed``, so that "did we miss something?" is a list. Derived from the finished document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from .core.fragment import Fragment
from .leaves import Leaf, leaves, words_of
from .lexicon import conditions
from .lexicon.figures import figure_pattern
from .lexicon.guards import RESTS, Claimed, guarded
from .lexicon.schemes import read_mark
from .models import Document, Section, Span
from .statements.passage import Page, Passage

Account = Literal["statement", "table", "date", "document_number", "ordinal", "name", "furniture", "unclaimed"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One number: where it stands (offsets into the document's text), its print, and its account.

    ``rule`` names the guard, the statement's id, or the kind of leaf that holds it.
    """

    start: int
    end: int
    print: str
    account: Account
    rule: str


def ledger(document: Document) -> list[Entry]:
    """Every number of the document once, in order of place."""
    return sorted(_entries(document, leaves(document)), key=_start)


def unclaimed(document: Document) -> list[Entry]:
    """The numbers that nothing accounts for; the leaves that account for all of theirs are not looked at."""
    said = (leaf for leaf in leaves(document) if leaf[0] not in _HOLDS)
    return sorted((entry for entry in _entries(document, said) if entry.account == "unclaimed"), key=_start)


_HOLDS: dict[str, Account] = {"table": "table", "furniture": "furniture"}
"""Kinds of leaves that account for every number in them, and how."""
_start = attrgetter("start")


def _entries(document: Document, among: Iterable[Leaf]) -> Iterator[Entry]:
    """The numbers of these leaves of the document."""
    numbers = _heading_numbers(document.sections)
    spoken = _Spans((s.id, s.span) for s in document.statements)
    page = Page.of_document(document.text, document.furniture)
    listed: str | None = None  # the section whose last paragraph has opened a list of conditions
    for kind, owner, span in among:
        passage = Passage(words_of(span, document.text), page)
        marked = listed == owner and kind == "block" and read_mark(passage.source.text.lstrip()) is not None
        listed = owner if marked or (kind == "block" and conditions.opens(passage.source.text)) else None
        if (account := _HOLDS.get(kind)) is not None:
            for place, _ in _figures(passage):
                yield Entry(*_first(place), place.text, account, owner)
        else:
            yield from _accounts(passage, spoken, numbers.get(owner, "") if kind == "heading" else "", marked)


def _heading_numbers(sections: list[Section]) -> dict[str, str]:
    out: dict[str, str] = {}
    for section in sections:
        out[section.id] = section.number.raw if section.number is not None else ""
        out |= _heading_numbers(section.children)
    return out


def _accounts(passage: Passage, spoken: _Spans, number: str, condition: bool) -> Iterator[Entry]:
    """The numbers of one leaf; ``condition`` where it is one of a list of conditions."""
    body = passage.source
    text = body.text.lstrip()
    mark = read_mark(text)
    until = len(number) if text.startswith(number) else 0
    head = body.start + len(body.text) - len(text) + max(until, mark.end if mark is not None else 0)
    claims: list[Claimed] | None = None
    ends: list[int] = []
    yield from (Entry(*_first(note), note.text, "ordinal", "footnote") for note in passage.notes)
    for place, (start, end) in _figures(passage):
        statement = spoken.at(place.start, place.end)
        if statement is not None:
            yield Entry(*_first(place), place.text, "statement", statement)
            continue
        if place.start < head:
            yield Entry(*_first(place), place.text, "ordinal", mark.scheme if mark is not None else "heading")
            continue
        if claims is None:
            claims = guarded(passage.text)  # from left to right, none over another
            ends = [claim.end for claim in claims]
        n = bisect_right(ends, start)
        if n == len(claims) or claims[n].start >= end:
            left = _left(passage.text, start, end) if not condition else None
            yield Entry(*_first(place), place.text, *(left or ("name", "condition")))
        else:
            yield Entry(*_first(place), place.text, claims[n].guard.claims, claims[n].guard.name)


def _left(text: str, start: int, end: int) -> tuple[Account, str]:
    """Of a number that neither a statement nor a guard has taken: a turn of phrase, or how long; else nothing's."""
    for rest in RESTS:
        match = re.compile(rest.pattern).match(text, start)
        if match is not None and match.end() == end:
            return rest.claims, rest.name
    return "unclaimed", ""


def _figures(passage: Passage) -> Iterator[tuple[Fragment, tuple[int, int]]]:
    """Every number of a leaf: its place in the source, and in the folded text."""
    for match in figure_pattern().finditer(passage.text):
        if match["figure"]:
            yield passage.place(*match.span("figure")), match.span("figure")


def _first(place: Fragment) -> tuple[int, int]:
    """The number's place; of one that a page end cuts in two, where it begins."""
    return place.pieces[0]


class _Spans:
    """Spans by place, for asking which of them covers a stretch."""

    def __init__(self, spans: Iterator[tuple[str, Span]]):
        self.known = sorted((span.start, span.end, ident) for ident, span in spans)
        self.starts = [start for start, _, _ in self.known]

    def at(self, start: int, end: int) -> str | None:
        """The span that overlaps the stretch."""
        n = bisect_right(self.starts, end - 1) - 1
        if n < 0 or self.known[n][1] <= start:
            return None
        return self.known[n][2]
