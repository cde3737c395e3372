"""Units: paragraphs, headings, items and tables as their author wrote them."""

from __future__ import annotations

import re

from ..core.fragment import Fragment, join
from ..lexicon.schemes import Mark, read_mark
from .lines import Line
from .tables import Grid

_SIGN = re.compile("[，。；]")
_ENDS = "。！？!?：:；;…"
_CLOSERS = "”’）)》」』】"
_OPENING, _CLOSING = "（([［【", "）)]］】"
RUNNING_TEXT = 40
"""Characters from which a line without a stop at its end is running text that was cut."""


def ends_sentence(text: str) -> bool:
    """Whether the text stops at its end: 。：； or one of them before closing quotes and brackets, or before a bracket
    that closes there: …取得实效。（市商务局负责）."""
    bare = text.rstrip(_CLOSERS)
    if not bare:
        return False
    return bare[-1] in _ENDS or (text[-1] in _CLOSING and _stops_before_bracket(text))


def _stops_before_bracket(text: str) -> bool:
    depth = 0
    for n in range(len(text) - 1, 0, -1):
        depth += (text[n] in _CLOSING) - (text[n] in _OPENING)
        if depth == 0:
            return text[n - 1] in "。！？；"
    return False


class Unit:
    """A paragraph (``body``) or a table (``grid``), with the number that opens it.

    Its lines are joined when they are asked for, those that are new to those that were joined before, so that a
    paragraph of many lines costs no more than its length. ``line`` is the first one.
    """

    __slots__ = (
        "_body", "_ended", "_lines", "_whole", "grid", "length", "line", "mark", "open_quotes", "signed", "weight",
    )  # fmt: skip

    def __init__(self, line: Line, mark: Mark | None = None, grid: Grid | None = None):
        self.line = line
        self.mark = mark
        self.grid = grid
        self._lines = [line.body]
        self._body = line.body
        self._whole = 1
        """How many of its lines ``_body`` holds."""
        self._ended: bool | None = None
        self.length = len(line.text)
        self.weight = 0
        """How much the outline counts on its number; below nought where it stands among the cells of a table."""
        self.open_quotes = _open_quotes(line.text)
        self.signed = _SIGN.search(line.text) is not None
        """Whether any of its lines holds a sign of running text."""

    def append(self, line: Line) -> None:
        """The line goes on with this unit."""
        self._lines.append(line.body)
        self._ended = None
        self.length += len(line.text)
        self.open_quotes += _open_quotes(line.text)
        self.signed = self.signed or _SIGN.search(line.text) is not None

    def last(self, characters: int) -> str:
        """Its last characters, of as many lines from its end as hold them."""
        ends: list[str] = []
        missing = characters
        for body in reversed(self._lines):
            ends.append(body.text)
            missing -= len(body.text)
            if missing <= 0:
                break
        return "".join(reversed(ends))[-characters:]

    def part(self, start: int) -> Unit:
        """What stands from ``start`` on, as a unit of its own."""
        body = self.body.sub(start)
        unit = Unit(self.line, read_mark(body.text))
        unit._lines, unit._body, unit.length = [body], body, len(body.text)
        unit.open_quotes = _open_quotes(body.text)
        unit.signed = _SIGN.search(body.text) is not None
        return unit

    @property
    def body(self) -> Fragment:
        """All its lines as one fragment."""
        if self._whole < len(self._lines):
            self._body = join((self._body, *self._lines[self._whole :]))
            self._whole = len(self._lines)
        return self._body

    @property
    def tail(self) -> str:
        """Its last line."""
        return self._lines[-1].text

    @property
    def ended(self) -> bool:
        """Whether it stops at its end; a bracket that closes there may have opened two lines before."""
        if self._ended is None:
            self._ended = ends_sentence("".join([line.text for line in self._lines[-3:]]))
        return self._ended

    @property
    def joined(self) -> int:
        """How many lines it has."""
        return len(self._lines)

    @property
    def text(self) -> str:
        """The words of the whole unit."""
        return self._body.text if self._whole == len(self._lines) else self.body.text

    @property
    def rest(self) -> str:
        """The words after the number."""
        return self.text[self.mark.end :] if self.mark else self.text

    @property
    def frame(self) -> int | None:
        """Which frame it is set in."""
        return self.line.frame

    @property
    def bold(self) -> bool:
        """Whether its first line was set bold."""
        return self.line.bold


def _open_quotes(text: str) -> int:
    return text.count("“") - text.count("”")
