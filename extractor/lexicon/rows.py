"""Words that mean one thing to a rule: rows with a name, the words, texts that hold them and texts that do not.

The rows of a rule make one pattern, so a text is searched once; which row matched is known by its name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from .openings import MANY, closing_characters, look_before, opening_characters, sought

_ROWS = "\ue000"
"""Stands for the rows in their frame."""


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of words: the rule takes each text of ``yes`` by this row, and none of ``no``."""

    name: str
    alternatives: tuple[str, ...]
    """Regular expressions, the longer before the shorter."""
    yes: tuple[str, ...]
    no: tuple[str, ...]

    @property
    def words(self) -> str:
        """The alternatives as one regular expression."""
        return "|".join(self.alternatives)


@dataclass(frozen=True)
class Rule:
    """Rows of one meaning; ``frame`` says where in a text their words must stand."""

    name: str
    rows: tuple[Row, ...]
    frame: str = "%s"

    @cached_property
    def words(self) -> str:
        """All rows in their frame, as a regular expression."""
        words = "|".join(f"(?P<{row.name}>{row.words})" for row in self.rows)
        return self.frame.replace("%s", f"(?:{words})", 1)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The rule compiled, when it is first asked for; it tries its rows only where one of them can begin."""
        return re.compile(look_before(self._openings()) + self.words)

    @cached_property
    def _asked(self) -> re.Pattern[str]:
        """For a search that asks no more than which row is there."""
        opening = self._openings()
        if not opening or len(opening) > MANY:
            return self.pattern
        return re.compile(sought(self.words, opening))

    def _openings(self) -> frozenset[str] | None:
        """The characters that a match can begin with; None where that may be any."""
        opening = opening_characters(self.frame.replace("%s", _ROWS, 1))
        if opening is None or _ROWS not in opening:
            return opening
        of_words = [opening_characters(words) for row in self.rows for words in row.alternatives]
        return None if None in of_words else (opening - {_ROWS}).union(*filter(None, of_words))

    @cached_property
    def closing(self) -> frozenset[str] | None:
        """For a rule that looks at the end of a text: the characters that can stand there; None for any other rule."""
        found = closing_characters(self.words) if self.frame.endswith("$") else None
        return found | {"\n"} if found is not None else None  # $ also stands before a last line break

    @property
    def any_of(self) -> str:
        """The words of all rows as one alternation without frame and names, to stand in another pattern."""
        return "|".join(row.words for row in self.rows)

    def __call__(self, text: str) -> str | None:
        """The row that the text holds, by name; None where it holds none."""
        closing = self.closing
        if closing is not None and text[-1:] not in closing:
            return None
        match = self._asked.search(text)
        return (match.lastgroup or self.name) if match is not None else None


def row(name: str, words: str, yes: tuple[str, ...], no: tuple[str, ...]) -> Row:
    """A row; blanks in ``words`` part alternatives."""
    return Row(name, tuple(words.split()), yes, no)
