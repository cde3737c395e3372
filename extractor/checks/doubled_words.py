"""A word printed twice: 技能人才培养培养."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core.problems import Finding, finding
from .check import Check, Example
from .view import View

_TWICE = re.compile(r"[，。；、：！？）”,;!?)\n](?P<word>[\u4e00-\u9fff]{2,4})(?P=word)")
"""For a text read from its end: there each begins with the sign behind it, and nothing is tried elsewhere."""
USUAL = re.compile(
    r"^[一两几每个很常][\u4e00-\u9fff]|^(?:研究|讨论|考虑|商量|学习|了解|琢磨|谈心|打听|试点|仔细|家家|户户)"
)
"""Words that are doubled on purpose: 一个一个, 研究研究."""


def find(view: View) -> Iterator[Finding]:
    """WORD_DOUBLED before a sign, where no compound can explain it (建设建设用地 is 建设 and 建设用地)."""
    text = view.running
    whole = len(text) + 1
    for match in reversed(list(_TWICE.finditer("\n" + text[::-1]))):
        start, end = whole - match.end(), whole - match.start("word")
        word = match.group("word")[::-1]
        if not USUAL.match(word):
            around = text[max(0, start - 8) : end].rpartition("\n")[2]
            yield finding("WORD_DOUBLED", f"“{around}”中“{word}”印了两遍", [view.place_in_running(start, end)])


_TEXT = "一、任务\n开展“订单式”技能人才{}。\n"

CHECK = Check(
    find, (Example("WORD_DOUBLED", shows=_TEXT.format("培养培养"), holds=_TEXT.format("培养，培养高技能人才")),)
)
