"""Text on a terminal, where a Chinese character takes two columns."""

from __future__ import annotations

import os
import sys
import time
import unicodedata
from typing import TextIO


def width(text: str) -> int:
    """Columns that ``text`` takes."""
    return len(text) if text.isascii() else sum(map(char_width, text))


def char_width(char: str) -> int:
    """Columns of one character: 2 where it is wide, 0 where it only marks the one before."""
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    return 0 if unicodedata.category(char) in ("Mn", "Me", "Cf") else 1


def printable(text: str) -> str:
    """``text`` with control characters as the pictures Unicode has for them, so that they move no cursor."""
    return "".join(chr(0x2400 + ord(c)) if c < " " else "\u2421" if c == "\x7f" else c for c in text)


def pad(text: str, columns: int) -> str:
    """``text`` and blanks to its right."""
    return text + " " * (columns - width(text))


def pad_left(text: str, columns: int) -> str:
    """Blanks and ``text``."""
    return " " * (columns - width(text)) + text


def shorten(text: str, columns: int) -> str:
    """``text`` in at most ``columns``, its middle cut out where it is longer."""
    if width(text) <= columns:
        return text
    head = cut(text, (columns - 2 + 1) // 2)
    tail = cut(text[::-1], columns - 2 - width(head))[::-1]
    return f"{head}..{tail}"  # not …, which some Chinese fonts draw two columns wide


def cut(text: str, columns: int) -> str:
    """As much of the front of ``text`` as fits."""
    used = 0
    for at, char in enumerate(text):
        used += char_width(char)
        if used > columns:
            return text[:at]
    return text


def wrap(text: str, columns: int) -> list[str]:
    """``text`` in lines of at most ``columns``; Chinese may break anywhere but before a closing sign and behind an
    opening one, a Latin word or a number only where it must.
    """
    lines = []
    while width(text) > columns:
        line = cut(text, columns) or text[0]
        line = _well_broken(line, text)
        lines.append(line.rstrip(" "))
        text = text[len(line) :].removeprefix(" ")
    return [*lines, text]


def folded(line: str, columns: int | None, hang: int) -> list[str]:
    """``line`` as ``wrap`` parts it, all but its first piece set in by ``hang``; whole without ``columns``."""
    if columns is None or width(line) <= columns:
        return [line]
    first, *rest = wrap(line, max(columns - hang, hang))
    return [first, *(" " * hang + piece for piece in rest)]


def _well_broken(line: str, text: str) -> str:
    """The front of ``text`` as far as ``line`` at most, ended where both words and signs let it."""
    short = _whole_words(line, text[len(line)])
    short = _whole_signs(short, text[len(short)])
    return line if short == line else _well_broken(short, text)


_OPENING, _CLOSING = "（“‘《〔【[(", "，。、；：？！）”’》〕】])"


def _whole_signs(line: str, following: str) -> str:
    """A line without what must not end it, an opening sign, or must stand before a closing one that is next."""
    short = line
    while len(short) > 1 and (following in _CLOSING or short[-1] in _OPENING):
        short, following = short[:-1], short[-1]
    return short if 2 * len(short) >= len(line) else line


def _whole_words(line: str, following: str) -> str:
    """A line without the part of a word that ``following`` goes on with, unless that is most of the line."""
    if following in " \t" or not following.isascii():
        return line
    end = len(line)
    while end and line[end - 1].isascii() and line[end - 1] not in " \t":
        end -= 1
    return line[:end] if 2 * end >= len(line) else line


def terminal_columns(stream: TextIO) -> int | None:
    """How wide the terminal is; None where the stream is none, and nothing need be cut."""
    if not stream.isatty():
        return None
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except OSError:
        return 80


def colours(stream: TextIO) -> bool:
    """Whether the stream shows colours and nobody has asked for none."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


LEAST_NAME = 10
"""Columns for the name of the document that is worked on, however narrow the terminal."""


class Progress:
    """One line on the terminal, written over as work goes on; silent where stderr is no terminal.

    ``rich`` was considered: 40 ms of import, and a thread that is in the way of forking.
    """

    PACE = 0.05
    """Seconds between two states of the line, so that thousands of short documents are not held up by it."""

    def __init__(self, total: int, shown: bool):
        self.total = total
        self.done = 0
        self.shown = shown and sys.stderr.isatty()
        self._began = time.monotonic()
        self._drawn = float("-inf")

    def working_on(self, name: str) -> None:
        """Show the document that was begun last."""
        now = time.monotonic()
        if not self.shown or (self.total > 100 and now - self._drawn < self.PACE):
            return
        self._drawn = now
        filled = 20 * self.done // self.total
        bar = "#" * filled + "-" * (20 - filled)
        room = (terminal_columns(sys.stderr) or 80) - 1
        head = f"[{bar}] {self.done}/{self.total} {self._pace(now - self._began)}"
        line = cut(head + shorten(printable(name), max(room - width(head), LEAST_NAME)), room)
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)

    def _pace(self, seconds: float) -> str:
        """Rate and time left, once there is something to reckon from."""
        if seconds < 3 or not self.done:
            return ""
        rate = self.done / seconds
        return f"{rate:.{0 if rate >= 10 else 1}f} 份/秒 剩余 {duration((self.total - self.done) / rate)} "

    def clear(self) -> None:
        """Leave the line empty for what is printed next."""
        if self.shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def duration(seconds: float) -> str:
    """A time to wait, in the two largest units that say something."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} 秒"
    if whole < 3600:
        return f"{whole // 60} 分 {whole % 60:02} 秒"
    return f"{whole // 3600} 小时 {whole % 3600 // 60:02} 分"
