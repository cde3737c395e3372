"""Words that mean one thing to a rule: rows with a name, the words, texts that hold them and texts that do not.

The rows of a rule make one pattern, so a text is searched once; which row matched is known by its name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of words: the rule takes each text of ``yes`` by this row, and none of ``no``."""

    name: str
    words: str
    """Alternatives of a regular expression, the longer before the shorter."""
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """Rows of one meaning; ``frame`` says where in a text their words must stand."""

    name: str
    rows: tuple[Row, ...]
    frame: str = "%s"
    pattern: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        words = "|".join(f"(?P<{row.name}>{row.words})" for row in self.rows)
        object.__setattr__(self, "pattern", re.compile(self.frame.replace("%s", f"(?:{words})", 1)))

    def __call__(self, text: str) -> str | None:
        """The row that the text holds, by name; None where it holds none."""
        match = self.pattern.search(text)
        return (match.lastgroup or self.name) if match is not None else None


def row(name: str, words: str, yes: tuple[str, ...], no: tuple[str, ...]) -> Row:
    """A row; blanks in ``words`` part alternatives."""
    return Row(name, "|".join(words.split()), yes, no)
