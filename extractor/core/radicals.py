"""Radicals read as the characters that they stand for: ⼀ as 一, ⻓ as 长.

Some PDF text layers have U+2F00–2FD5 and U+2E80–2EFF for ordinary characters. They are replaced one for one before
anything is read, so that every place holds; what is called raw in the result keeps the print.
"""

from __future__ import annotations

import re

from ..lexicon.widths import RADICALS
from .fragment import Fragment
from .problems import Finding, finding
from .source import Source

_RADICAL = re.compile("[" + "".join(map(chr, RADICALS)) + "]")
MAX_SHOWN = 8
"""Radicals that the finding names."""


def without_radicals(source: Source) -> Source:
    """The source as it is to be read."""
    if not _RADICAL.search(source.text):
        return source
    return source.read_as(source.text.translate(RADICALS), lambda text: text.translate(RADICALS))


def radicals_found(source: Source) -> list[Finding]:
    """RADICAL_CHARACTERS, once for the document, with the place of each kind of radical."""
    first = {match.group(): match.start() for match in reversed(list(_RADICAL.finditer(source.text)))}
    if not first:
        return []
    kinds = sorted(first, key=first.__getitem__)
    shown = "、".join(f"{kind}（{kind.translate(RADICALS)}）" for kind in kinds[:MAX_SHOWN])
    places = [Fragment.of(source.text, first[kind], first[kind] + 1) for kind in kinds]
    return [finding("RADICAL_CHARACTERS", shown + (" 等" if len(kinds) > MAX_SHOWN else ""), places)]
