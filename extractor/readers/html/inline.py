"""Words of a page as they are shown: white space collapsed, line ends inside Chinese sentences dropped."""

from __future__ import annotations

import re

from ...lexicon.schemes import read_mark
from ..linear import Linear, Place
from ..link_lists import LinkLine
from .visible import UNSEEN

MAX_TITLE = 4
"""Letters of a line that can be the title of the contents."""
_RUN = re.compile(r"[ \t\n\r\f]+|[^ \t\n\r\f]+")


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
        self.linked = 0
        """How many of them are in a link to a place on the same page."""
        self.away = False
        """Whether what is added is in a link that leads elsewhere."""
        self.links = 0
        """Links of the line that lead elsewhere, outside the main text."""
        self.outward = 0
        """How many visible characters are in them."""
        self.lines: list[LinkLine] = []
        """The lines that have words."""
        self.number = ""
        """A number that the browser sets before the next word."""

    def add(self, text: str, bold: bool = False, linked: bool = False) -> None:
        """Text of an element."""
        for match in _RUN.finditer(text.translate(UNSEEN)):
            run = match.group()
            if run[0] in " \t\n\r\f":
                self._space += run
                continue
            self._blank(run)
            self.linear.text(run)
            self._last = run[-1]
            if bold and self.bold == self.words:
                self.bold += len(run)
            self.words += len(run)
            self.linked += len(run) * linked
            self.outward += len(run) * self.away

    def preformatted(self, text: str) -> None:
        """Text whose white space is shown."""
        text = text.translate(UNSEEN)
        self.linear.text(text.replace("\r\n", "\n").replace("\r", "\n"))
        self._last = text[-1:]
        self.words += len(text.split())

    def mark(self, text: str) -> Place:
        """Words without the white space around them, as one stretch."""
        text = text.translate(UNSEEN).strip()
        self._blank(text)
        self._last = text[-1:]
        return self.linear.text(text)

    def raised(self, text: str) -> None:
        """Words that stand raised on the line."""
        signs = "".join(text.translate(UNSEEN).split())
        if signs:
            self._blank(signs)
            self.linear.raised(signs)
            self._last = signs[-1]
            self.words += len(signs)

    def lowered(self, text: str) -> None:
        """Words that stand lowered on the line."""
        signs = "".join(text.translate(UNSEEN).split())
        if signs:
            self._blank(signs)
            self.linear.lowered(signs)
            self._last = signs[-1]
            self.words += len(signs)

    def settle(self) -> None:
        """Set the number that waits for a word."""
        if self.number:
            self.linear.generated(self.number)
            self.number = ""

    def _blank(self, following: str) -> None:
        """What stands before a word: a number, or white space, but not at a line's start nor between Han characters.

        Blanks between Han characters are kept; a line end between them is none.
        """
        if self.number and read_mark(following) is not None:
            self.number = ""  # the words bring a number of their own
        numbered = bool(self.number)
        self.settle()
        if numbered and following[:1].isdigit():
            self.linear.text(" ")  # 1. and 2025年 are no 1.2025
        if self._space and self._last and following:
            joined = "\n" in self._space and ord(self._last) > 0x2000 and ord(following[0]) > 0x2000
            if not joined:
                self.linear.text(" ")
        self._space = ""

    def end(self) -> Place:
        """End the line; returns its place."""
        place = self.start, self.linear.at
        if self.words:
            words = self.linear.since(self.start) if not self.linked and self.words <= MAX_TITLE else ""
            self.lines.append(LinkLine(*place, words, self.linked == self.words))
        self.linear.end_line()
        self._space, self._last, self.words, self.bold, self.linked = "", "", 0, 0, 0
        self.links, self.outward = 0, 0
        self.start = self.linear.at
        return place
