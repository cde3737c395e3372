"""What Markdown and text with tags hold and do not show: words struck out, and notes to whoever edits them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..core.source import Source
from ..lexicon.rare import Rare
from .linear import left_out

_STRUCK = Rare(
    r"<(?P<tag>del|s|strike)>[^<>\n]{1,400}</(?P=tag)>|~~(?<![~0-9]~~)(?=[^\s~])[^~\n]{1,400}(?<=[^\s~])~~(?!~)",
    re.IGNORECASE,
)
"""Behind a figure waves may be those of a range: 3~~5."""
Place = tuple[int, int]


def without_struck(source: Source) -> Source:
    """The source with such words as markup, in no line; those in a table or a note stay with it."""
    taken = sorted(
        [
            *((start, end) for _, start, end in source.furniture),
            *((table.start, table.end) for table in source.tables),
            *((note.start, note.end) for note in source.notes),
        ]
    )
    comments = list(_free(_comments(source.text), taken))
    struck = list(_free((match.span() for match in _STRUCK.finditer(source.text)), sorted([*taken, *comments])))
    if not comments and not struck:
        return source
    return replace(
        source,
        furniture=(*source.furniture, *(("markup", *place) for place in sorted([*comments, *struck]))),
        findings=(*source.findings, *left_out("HIDDEN_TEXT", {"划去的文字": len(struck), "注释": len(comments)})),
    )


def _comments(text: str) -> Iterator[Place]:
    """<!-- … -->, over lines too."""
    at = text.find("<!--")
    while at >= 0 and (end := text.find("-->", at)) >= 0:
        yield at, end + 3
        at = text.find("<!--", end)


def _free(places: Iterable[Place], taken: Sequence[Place]) -> Iterator[Place]:
    """The places that touch none of those taken, which are in order."""
    for start, end in places:
        n = bisect_left(taken, (start, start))
        if (n == len(taken) or taken[n][0] >= end) and (n == 0 or taken[n - 1][1] <= start):
            yield start, end
