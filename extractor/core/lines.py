"""Lines of a text as editors count them."""

from __future__ import annotations

import re
from bisect import bisect_right

_BREAK = re.compile(r"\r\n|\n|\r")


class Lines:
    """The lines of a text, counted from 1."""

    def __init__(self, text: str):
        self.text = text
        self.breaks = [match.span() for match in _BREAK.finditer(text)]
        self.starts = [0, *(end for _, end in self.breaks)]
        if len(self.starts) > 1 and self.starts[-1] == len(text):
            self.starts.pop()  # the last line break ends a line and begins none

    def __len__(self) -> int:
        return len(self.starts)

    def number(self, offset: int) -> int:
        """The line that holds the character at ``offset``."""
        return bisect_right(self.starts, offset)

    def column(self, offset: int) -> int:
        """The character's place in its line, from 1."""
        return offset - self.starts[self.number(offset) - 1] + 1

    def extent(self, number: int) -> tuple[int, int]:
        """Start and end of a line without its line break."""
        end = self.breaks[number - 1][0] if number <= len(self.breaks) else len(self.text)
        return self.starts[number - 1], end
