"""Which Han characters are in daily use: the first levels of GB 2312 and of Big5, by frequency of use."""

from __future__ import annotations

import re
from functools import lru_cache

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f]")
_RUN = re.compile(_HAN.pattern + "+")


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    simplified = bytes(b for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for b in (row, cell))
    trails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    traditional = bytes(b for row in range(0xA4, 0xC6) for cell in trails for b in (row, cell))
    return frozenset(simplified.decode("gb2312", "ignore") + traditional.decode("big5", "ignore"))


def rare_characters(text: str) -> re.Pattern[str] | None:
    """A pattern of the Han characters of a text that are in no daily use; None where it has none.

    Prose has up to one in a hundred (names of places and people); text in a wrong encoding has more than half.
    """
    rare = [char for char in set(text) - _common() if _HAN.match(char)]
    return re.compile(f"[{''.join(sorted(rare))}]") if rare else None


def count_han(text: str) -> int:
    """How many Han characters a text has."""
    return sum(map(len, _RUN.findall(text)))
