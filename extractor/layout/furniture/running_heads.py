"""The same short line printed again and again where pages meet."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from ...lexicon.schemes import read_mark
from ...lexicon.widths import fold, plain
from ..lines import Line
from .counts import BARE, FIRST_PRINTED, MAX_HEAD, MAX_STEP, STOPS, TEXT

_WORDS = re.compile(r"[\u4e00-\u9fff]{2}|[A-Za-z]{3}")
"""What a running head says; cells of the same form (3.02, 3.29) come again at the ends of pages, too."""
TITLE_LINES, BODY = 4, 5
"""Lines among which a document's title stands, and those before the body; a page prints it again beside its number."""
_TITLE = re.compile(r"^\S{4,}(?:规划|纲要|计划|方案|报告|公报|意见|措施|办法)(?:[（(][^（）()]{1,16}[)）])?$")


def below_titles(lines: Sequence[Line]) -> list[int]:
    """Bare numbers that count up from 1, 2 or 3, each beside the title of the text, which its pages print again."""
    titles = {_head_key(line.text) for line in lines[:TITLE_LINES] if _TITLE.search(line.text)}
    again = [n for n, line in enumerate(lines) if n and _head_key(line.text) in titles] if titles else []
    found: list[int] = []
    for beside in (1, -1):
        places = [n + beside for n in again if n + beside < len(lines) and BARE.match(fold(lines[n + beside].text))]
        values = [int(fold(lines[n].text).replace(" ", "")) for n in places]
        rises = all(0 < b - a <= MAX_STEP for a, b in pairwise(values))
        if len(values) >= 2 and values[0] <= FIRST_PRINTED and rises and len(places) > len(found):
            found = places
    return found


def doubled_heads(lines: Sequence[Line]) -> list[int]:
    """The first of two equal lines that open with the number of a heading: the head of its page and the heading."""
    return [
        n
        for n, (line, below) in enumerate(pairwise(lines))
        if line.text == below.text and 4 <= len(line.text) <= MAX_HEAD and _is_numbered_head(line)
    ]


def _is_numbered_head(line: Line) -> bool:
    mark = read_mark(line.text) if line.table is None else None
    return mark is not None and mark.way.strong and mark.scheme != "annex" and line.text[-1] not in STOPS


def repeated_heads(lines: Sequence[Line], pages: set[int]) -> list[int]:
    """The same short line printed again and again where pages meet, and not as often inside them."""
    edges = {n for n, line in enumerate(lines) if line.page_before}
    edges |= {n - 1 for n in edges if n}
    for n in pages:
        edges |= {n - 2, n - 1, n + 1, n + 2}
    if not edges:
        return []
    where: dict[str, list[int]] = defaultdict(list)
    for n in sorted(edges):
        if 0 <= n < len(lines) and n not in pages and 4 <= len(lines[n].text) <= MAX_HEAD:
            where[_head_key(lines[n].text)].append(n)
    titles = {_head_key(line.text) for line in lines[:TITLE_LINES] if _TITLE.search(line.text)}
    for text in titles & where.keys():
        beside = [n for n in where[text] if not pages.isdisjoint((n - 1, n + 1))]
        where[text] = [n for n in beside if n >= BODY or _cuts_a_sentence(lines, n)]
    least = {text: 1 if text in titles else 3 for text in where}
    again = {text: spots for text, spots in where.items() if len(spots) >= least[text] and _can_be_head(text)}
    inside = Counter(key for line in lines if len(line.text) <= MAX_HEAD and (key := _head_key(line.text)) in again)
    return [n for text, spots in again.items() if inside[text] - len(spots) <= max(2, len(spots) // 4) for n in spots]


def _cuts_a_sentence(lines: Sequence[Line], n: int) -> bool:
    """Whether what stands above line ``n``, or above it and a page's number, is running text without its end."""
    above = [lines[k].text for k in (n - 1, n - 2) if k >= 0]
    return any(len(text) >= TEXT and text[-1] not in STOPS for text in above)


def _head_key(text: str) -> str:
    return re.sub(r"[0-9]+", "#", plain(text))


def _can_be_head(text: str) -> bool:
    """Words that are no number, no row and no sentence."""
    return _WORDS.search(text) is not None and read_mark(text) is None and "|" not in text and text[-1] not in "。；;"
