"""Which Han characters are in daily use: the first levels of GB 2312 and of Big5, by frequency of use."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby

from ..kept import value

_BLOCKS = (0x3400, 0x4DC0), (0x4E00, 0xA000)
_BEYOND = "\U00020000-\U0003134f"
"""Blocks of which no character is in daily use."""
_RUN = re.compile(f"[\u3400-\u4dbf\u4e00-\u9fff{_BEYOND}]+")


@lru_cache(maxsize=1)
def rare_character() -> re.Pattern[str]:
    """A pattern of the Han characters that are in no daily use.

    Prose has up to one in a hundred (names of places and people); text in a wrong encoding has more than half.
    """
    return re.compile(value("Han characters in no daily use", _rare))


def _rare() -> str:
    common = set(_in_daily_use())
    ranges = ""
    for start, end in _BLOCKS:
        block = "".join(map(chr, range(start, end)))
        for rare, group in groupby(block, lambda char: char not in common):
            run = list(group)
            ranges += f"{run[0]}-{run[-1]}" if rare else ""
    return f"[{ranges}{_BEYOND}]"


def _in_daily_use() -> str:
    simplified = bytes(b for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for b in (row, cell))
    trails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    traditional = bytes(b for row in range(0xA4, 0xC6) for cell in trails for b in (row, cell))
    return simplified.decode("gb2312", "ignore") + traditional.decode("big5", "ignore")


def count_han(text: str) -> int:
    """How many Han characters a text has."""
    return sum(map(len, _RUN.findall(text)))
