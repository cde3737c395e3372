"""An English function word inside a Chinese sentence: 重点行业 and 重点企业."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core.problems import Finding, finding
from .check import Check, Example
from .view import View

_LATIN = re.compile("[A-Za-z][A-Za-z]*")
WORDS = frozenset(("and", "or", "of", "the", "to", "in", "for", "with", "by"))


def find(view: View) -> Iterator[Finding]:
    """FOREIGN_WORD, each with the words around it."""
    text = view.running
    for match in view.matches(_LATIN):
        if match.group().lower() not in WORDS:
            continue
        start, end = match.span()
        before, after = text[max(0, start - 6) : start].rstrip(" "), text[end : end + 6].lstrip(" ")
        if _is_han(before[-1:]) and _is_han(after[:1]):
            around = f"{before} {match.group()} {after}"
            yield finding("FOREIGN_WORD", around, [view.place_in_running(start, end)])


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


_TEXT = "一、任务\n对重点行业{}重点企业实施监管。\n"

CHECK = Check(find, (Example("FOREIGN_WORD", shows=_TEXT.format(" and "), holds=_TEXT.format("、AND门、")),))
