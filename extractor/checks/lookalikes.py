"""Letters that were read for digits: 2O25年, l0%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core.problems import Finding, finding
from .check import Check, Example
from .view import View

_LETTER = re.compile("[OolIgbSBZ]")
_NUMBER = re.compile(
    r"(?:1[9g]|2[0Oo])[0-9OolIgbSBZ]{2}(?=年)"
    r"|(?:[0-9]+[OolI][0-9OolI]*|[OolI][0-9]+)(?:\.[0-9OolI]+)?(?=个?百分点|[%％]|[十百千万亿]{1,2}|人次?|个|家|户|元|公里|吨|亩)"
)
LONGEST = 12
"""Characters of a number that is looked at before and after a letter."""


def find(view: View) -> Iterator[Finding]:
    """DIGIT_MISREAD at each such number."""
    text, done = view.running, 0
    for letter in view.matches(_LETTER):
        at = letter.start()
        if at < done or not (text[at - 1 : at].isdigit() or text[at + 1 : at + 2].isdigit()):
            continue
        start = at
        while (
            start > max(0, at - LONGEST)
            and text[start - 1].isascii()
            and (text[start - 1].isalnum() or text[start - 1] in ".-")
        ):
            start -= 1
        match = _NUMBER.match(text, start)
        if match and match.end() > at:
            done = match.end()
            around = text[max(0, start - 6) : done + 4].replace("\n", " ")
            yield finding("DIGIT_MISREAD", f"“{around}”中的“{match.group()}”", [view.place_in_running(start, done)])


_TEXT = "一、目标\n到{}年，建成第5G基站12个，IO接口统一。\n"

CHECK = Check(find, (Example("DIGIT_MISREAD", shows=_TEXT.format("2O25"), holds=_TEXT.format("2025")),))
