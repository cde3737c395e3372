"""An English function word inside a Chinese sentence: 重点行业 and 重点企业."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core.problems import Finding, finding
from ..draft import Draft

_WORD = re.compile(
    r"[\u4e00-\u9fff]\s*(?P<word>\b(?:and|or|of|the|to|in|for|with|by)\b)\s*[\u4e00-\u9fff]", re.IGNORECASE
)


_LATIN = re.compile("[A-Za-z]{2}")


def check(draft: Draft) -> Iterator[Finding]:
    """FOREIGN_WORD, each with the words around it."""
    for body in draft.bodies():
        if not _LATIN.search(body.text):
            continue
        for match in _WORD.finditer(body.text):
            around = body.text[max(0, match.start() - 4) : match.end() + 4]
            yield finding("FOREIGN_WORD", around, [body.sub(*match.span("word"))])
