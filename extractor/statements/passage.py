"""A running text made ready for the grammar, each character still at its place in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from ..core.fragment import Fragment, Piece

_PAIRS = {chr(0xFF10 + n): str(n) for n in range(10)}
_PAIRS |= {chr(0xFF21 + n): chr(0x41 + n) for n in range(26)} | {chr(0xFF41 + n): chr(0x61 + n) for n in range(26)}
_PAIRS |= {
    "％": "%",
    "﹪": "%",
    "．": ".",
    "（": "(",
    "）": ")",
    "＜": "<",
    "＞": ">",
    "～": "~",
    "－": "-",
    "＋": "+",
    "∶": ":",
    "／": "/",
    "＝": "=",
}
_PAIRS |= {";": "；", "?": "？", "!": "！", "﹤": "<", "﹥": ">", "〔": "[", "〕": "]", "［": "[", "］": "]", "｡": "。"}
_FOLD = str.maketrans(_PAIRS)
_GAP = re.compile(r"\s+")
_YEAR = re.compile(r"\s*(?:19|20)[0-9]{2}\s*年")


class Passage:
    """``text`` is folded to one width and has no white space; any stretch of it can be placed.

    White space inside a number goes like any other (``84.\\n38%``), but not before a year
    (``专栏 2 2025年``): there one blank stays between the two numbers.
    """

    __slots__ = ("_at", "_starts", "source", "text")

    def __init__(self, source: Fragment):
        self.source = source
        raw = source.text
        self._at: list[int] | None = None
        if _GAP.search(raw):
            kept: list[str] = []
            at: list[int] = []
            last = 0
            for gap in _GAP.finditer(raw):
                kept.append(raw[last : gap.start()])
                at += range(last, gap.start())
                if _keeps_apart(raw, gap.start(), gap.end()):
                    kept.append(" ")
                    at.append(gap.start())
                last = gap.end()
            kept.append(raw[last:])
            at += range(last, len(raw))
            raw, self._at = "".join(kept), at
        self.text = raw.translate(_FOLD)
        self._starts = [0, *accumulate(end - start for start, end in source.pieces)]

    def place(self, start: int, end: int) -> Fragment:
        """The stretch ``start``–``end`` of ``text`` in the source."""
        if self._at is not None:
            start, end = self._at[start], self._at[end - 1] + 1
        pieces: list[Piece] = []
        n = bisect_right(self._starts, start) - 1
        while n < len(self.source.pieces) and self._starts[n] < end:
            first, _ = self.source.pieces[n]
            low, high = max(start, self._starts[n]), min(end, self._starts[n + 1])
            pieces.append((first + low - self._starts[n], first + high - self._starts[n]))
            n += 1
        return Fragment(self.source.text[start:end], tuple(pieces))


def _keeps_apart(raw: str, start: int, end: int) -> bool:
    return start > 0 and raw[start - 1].isdigit() and _YEAR.match(raw, end) is not None
