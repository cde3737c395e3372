"""Which Han characters are in daily use: the first levels of GB 2312 and of Big5, by frequency of use."""

from __future__ import annotations

import re
from functools import lru_cache

from ..kept import value

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f]")
_RUN = re.compile(_HAN.pattern + "+")


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(value("characters in daily use", _in_daily_use))


def _in_daily_use() -> str:
    simplified = bytes(b for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for b in (row, cell))
    trails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    traditional = bytes(b for row in range(0xA4, 0xC6) for cell in trails for b in (row, cell))
    return simplified.decode("gb2312", "ignore") + traditional.decode("big5", "ignore")


def rare_characters(text: str) -> frozenset[str]:
    """The Han characters of a text that are in no daily use.

    Prose has up to one in a hundred (names of places and people); text in a wrong encoding has more than half.
    """
    return frozenset(char for char in set(text) - _common() if _HAN.match(char))


def count_han(text: str) -> int:
    """How many Han characters a text has."""
    return sum(map(len, _RUN.findall(text)))
