"""Lines that belong to the page and not to the plan: page numbers, running heads, rules.

Each function names lines by index; nothing is deleted, the pipeline keeps them as furniture.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from ..core.trace import Trace
from ..lexicon.schemes import read_mark
from ..lexicon.widths import fold, squeeze
from .lines import Cleaned, Line

_PAGE = re.compile(
    r"^(?:[-—–－·•~]{1,3}\s*[0-9]{1,4}\s*[-—–－·•~]{1,3}|第\s*[0-9一二三四五六七八九十百]+\s*页(?:\s*[,，/]?\s*共\s*[0-9一二三四五六七八九十百]+\s*页)?"
    r"|[0-9]{1,4}\s*/\s*[0-9]{1,4}|[Pp]age\s*[0-9]+.*|[ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ]+|[-—]\s*[IVXivx]+\s*[-—])$"
)
_BARE = re.compile(r"^[0-9]{1,3}$")
_GLUED_PAGE = re.compile(r"(?P<n>[0-9]{1,3}) (?=\S)(?![年月日个项万亿人])")
_STOPS = "。！？；：:;"
MIN_PAGES = 4
"""Page numbers from which a count is no accident."""
_RULE = re.compile(r"^(?:[-=_*]{3,}|[~─━·.—]{4,}|(?:[-*_]\s){2,}[-*_]|[\ufffd?]{4,})$")
MAX_HEAD = 40
"""Longest running head."""


def furniture_lines(lines: list[Line], trace: Trace | None = None) -> dict[int, str]:
    """Index to kind for every line that is page furniture."""
    found: dict[int, str] = {}
    for n, line in enumerate(lines):
        text = fold(line.text) if len(line.text) <= 24 else ""
        if text and _PAGE.match(text):
            found[n] = "page_number"
        elif text and _RULE.match(text):
            found[n] = "rule"
    for n in _running_heads(lines, found):
        found[n] = "running_header"
    if trace is not None:
        for n, kind in found.items():
            trace.claim("furniture", f"furniture.{kind}", lines[n].body, kind)
    return found


def counted_pages(lines: list[Line], inside: set[int]) -> list[int]:
    """Bare numbers that count up by one through the text, or that stand at a form feed.

    Args:
        lines: all lines.
        inside: indexes of lines that tables claim; a number there is a page number only where the
            count of the pages before and after the table needs it.
    """
    bare = [
        (n, int(fold(line.text)))
        for n, line in enumerate(lines)
        if len(line.text) <= 3 and _BARE.match(fold(line.text))
    ]
    if not bare:
        return []
    pages = [n for n, _ in bare if lines[n].page_before or (n + 1 < len(lines) and lines[n + 1].page_before)]
    best = _longest_count([(n, value) for n, value in bare if n not in inside])
    if len(best) < 3 or sum(_among_text(lines, n) for n, _ in best) * 2 < len(best):
        return sorted(set(pages))
    links = [n for n, value in bare if n in inside and _is_link(n, value, best)]
    return sorted({*pages, *(n for n, _ in best), *links})


def glued_pages(lines: list[Line]) -> dict[int, tuple[int, int]]:
    """Page numbers that a conversion set before the first words of their page, by line: where the number
    stands in the line. They are indented, count up by one, and most of them cut a sentence."""
    found: list[tuple[int, int, tuple[int, int]]] = []
    for n, line in enumerate(lines):
        if line.indent and not line.markup_level and line.text[0].isdigit():
            match = _GLUED_PAGE.match(line.text)
            if match:
                found.append((n, int(match.group("n")), match.span("n")))
    counted = {n for n, _ in _longest_count([(n, value) for n, value, _ in found])}
    cutting = sum(n > 0 and lines[n - 1].text[-1] not in _STOPS for n in counted)
    if len(counted) < MIN_PAGES or cutting * 2 < len(counted):
        return {}
    return {n: place for n, _, place in found if n in counted}


def without_glued_pages(cleaned: Cleaned) -> Cleaned:
    """The lines without the page numbers that stand before their first words."""
    places = glued_pages(cleaned.lines)
    if not places:
        return cleaned
    lines = list(cleaned.lines)
    furniture = list(cleaned.furniture)
    for n, (start, end) in places.items():
        body = lines[n].body
        furniture.append(("page_number", body.sub(start, end)))
        rest = body.sub(end).strip()
        lines[n] = replace(lines[n], body=rest, cells=rest, indent=0, page_before=True)
    return Cleaned(lines, furniture)


def _longest_count(bare: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of numbers that rise by one (or by two, over a table) with text between them."""
    chain: dict[int, list[tuple[int, int]]] = {}
    best: list[tuple[int, int]] = []
    for n, value in bare:
        before = next((c for d in (1, 2) if (c := chain.get(value - d)) and n - c[-1][0] >= 4), None)
        if before:
            chain[value] = [*before, (n, value)]
        elif value not in chain or len(chain[value]) < 2:
            chain[value] = [(n, value)]
        if len(chain[value]) > len(best):
            best = chain[value]
    return best


def _is_link(n: int, value: int, pages: list[tuple[int, int]]) -> bool:
    """Whether the number lies between two counted pages, in place and in value."""
    return any(a < n < b and low < value < high for (a, low), (b, high) in pairwise(pages))


def _among_text(lines: list[Line], n: int) -> bool:
    """Whether running text stands next to the line: numbers among short lines are cells."""
    return any(len(lines[k].text) >= 15 for k in (n - 1, n + 1) if 0 <= k < len(lines))


def _running_heads(lines: list[Line], found: dict[int, str]) -> list[int]:
    """The same short line printed again and again where pages meet."""
    edges = {n for n, line in enumerate(lines) if line.page_before}
    edges |= {n - 1 for n in edges if n}
    for n, kind in found.items():
        if kind == "page_number":
            edges |= {n - 2, n - 1, n + 1, n + 2}
    if not edges:
        return []
    where: dict[str, list[int]] = defaultdict(list)
    for n in sorted(edges):
        if 0 <= n < len(lines) and n not in found and 4 <= len(lines[n].text) <= MAX_HEAD:
            where[re.sub(r"[0-9]+", "#", fold(squeeze(lines[n].text)))].append(n)
    return [
        n
        for text, spots in where.items()
        if len(spots) >= 3 and read_mark(text) is None and "|" not in text
        for n in spots
    ]
