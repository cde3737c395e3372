"""Patterns that most texts hold no match of: a text without the characters that each match needs is not searched.

The characters are read from the pattern (``openings.needed_characters``), so that no list has to be kept by hand. To look
for a few characters takes a hundredth of the time of a search.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from .openings import needed_characters


class Rare:
    """A pattern, and the characters of which a text that it matches holds one."""

    __slots__ = ("needs", "pattern")

    def __init__(self, pattern: str, flags: int = 0):
        self.pattern = re.compile(pattern, flags)
        self.needs = needed_characters(pattern, flags)

    def may_match(self, text: str, at: int = 0) -> bool:
        """Whether a text holds what a match needs, from ``at`` on."""
        for char in self.needs:
            if text.find(char, at) >= 0:
                return True
        return not self.needs

    def search(self, text: str, at: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As ``re.Pattern.search``."""
        return self.pattern.search(text, at, end) if self.may_match(text, at) else None

    def finditer(self, text: str, at: int = 0) -> Iterator[re.Match[str]]:
        """As ``re.Pattern.finditer``."""
        return self.pattern.finditer(text, at) if self.may_match(text, at) else iter(())
