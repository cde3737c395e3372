"""One row of a word list: a pattern with its examples, which the tests run one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .openings import opening_characters, sought
from .widths import plain


@dataclass(frozen=True, slots=True)
class Word:
    """One kind of word: ``pattern`` runs on folded text without white space."""

    name: str
    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()

    def matches(self, text: str) -> bool:
        """Whether the words are of this kind."""
        return self.pattern.search(plain(text)) is not None


def word(name: str, pattern: str, yes: tuple[str, ...], no: tuple[str, ...] = ()) -> Word:
    """A row of a word list."""
    return Word(name, re.compile(pattern), yes, no)


def any_of(rows: Iterable[Word]) -> re.Pattern[str]:
    """One pattern that finds something where one of the rows does: most texts hold none of them, and are searched once
    instead of row by row."""
    patterns = [row.pattern.pattern for row in rows]
    openings = [opening_characters(pattern) for pattern in patterns]
    words = "|".join(patterns)
    return re.compile(words if None in openings else sought(words, frozenset().union(*filter(None, openings))))
