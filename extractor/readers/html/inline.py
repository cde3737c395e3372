"""Words of a page as they are shown: white space collapsed, line ends inside Chinese sentences dropped."""

from __future__ import annotations

import re

from ..linear import Linear, Place

_RUN = re.compile(r"[ \t\n\r\f]+|[^ \t\n\r\f]+")
SOFT_HYPHEN = str.maketrans("", "", "\u00ad\u200b\u200e\u200f\ufeff")


class Inline:
    """One line at a time, straight into the linear text."""

    def __init__(self, linear: Linear):
        self.linear = linear
        self._space = ""
        self._last = ""
        self.start = linear.at
        self.words = 0
        """Visible characters of the line so far."""
        self.bold = 0
        """How many of them are bold; of the first ones in a row."""

    def add(self, text: str, bold: bool = False) -> None:
        """Text of an element."""
        for match in _RUN.finditer(text.translate(SOFT_HYPHEN)):
            run = match.group()
            if run[0] in " \t\n\r\f":
                self._space += run
                continue
            self._blank(run[0])
            self.linear.text(run)
            self._last = run[-1]
            if bold and self.bold == self.words:
                self.bold += len(run)
            self.words += len(run)

    def preformatted(self, text: str) -> None:
        """Text whose white space is shown."""
        self.linear.text(text.replace("\r\n", "\n").replace("\r", "\n"))
        self._last = text[-1:]
        self.words += len(text.split())

    def mark(self, text: str) -> Place:
        """Words without the white space around them, as one stretch."""
        self._blank(text[:1])
        self._last = text[-1:]
        return self.linear.text(text)

    def _blank(self, following: str) -> None:
        """The white space before a word: nothing at a line's start, nothing for a line end between Han characters."""
        if self._space and self._last:
            joined = "\n" in self._space and ord(self._last) > 0x2000 and ord(following) > 0x2000
            if not joined:
                self.linear.text(" ")
        self._space = ""

    def end(self) -> Place:
        """End the line; returns its place."""
        place = self.start, self.linear.at
        self.linear.end_line()
        self._space, self._last, self.words, self.bold = "", "", 0, 0
        self.start = self.linear.at
        return place
