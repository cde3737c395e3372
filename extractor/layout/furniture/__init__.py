"""Lines that belong to the page and not to the plan: page numbers, running heads, rules.

Each function proposes claims; nothing is deleted, the pipeline keeps what stands as furniture.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile

from ...lexicon.widths import fold
from ..claims import Claim
from ..lines import Line
from ..regions import FIELD, PAGE_KINDS
from .bare_pages import counted_pages
from .page_signs import (
    BARE_ROMAN,
    PAGE,
    begins_or_ends,
    is_between_halves,
    lines_beside,
    of_no_total,
    out_of_count,
    signed_numbers,
)
from .running_heads import below_titles, doubled_heads, repeated_heads

_RULE = re.compile(
    r"^(?:[-=_*]{3,}|[~─━·.—]{4,}|(?:[-*_]\s){2,}[-*_]|[\ufffd?]{4,}|:{3,}(?:[ ]?(?:\{[^{}]*\}|[A-Za-z][\w-]*))?)$"
)
_BARS = re.compile(r"\|(?:[| ]{3,})?")
_BELOW = re.compile(
    r"扫一扫[^。；，]{0,16}|(?:[【\[（(]?(?:打印|关闭|收藏|纠错|返回顶部|分享到?[：:]?)(?:本页|窗口|页面)?[】\]）)]?[\s|｜]*)+"
    r"|[上下]一[篇条][：:].{2,60}"
)
"""What a site sets below a text, copied with it."""
SIGNED, COUNTED, RUNNING, RULE = 3.0, 2.0, 4.0, 3.0
"""Points of a page number by its signs, of one by its count, of a running head and of a rule."""


def furniture_claims(lines: Sequence[Line], listed: Collection[int] = ()) -> list[Claim]:
    """Every line that looks like page furniture.

    ``listed`` are the lines that a contents list may take: its page numbers count up as well, and are no part of the
    count that goes through the text.
    """
    found: dict[int, Claim] = {}
    for n, line in enumerate(lines):
        text = fold(line.text) if len(line.text) <= 24 else ""
        if text and PAGE.match(text) and not is_between_halves(lines, n):
            found[n] = _claim(n, "page_number", SIGNED, "set as a page number")
        elif text and _RULE.match(text):
            found[n] = _claim(n, "rule", RULE, "a rule")
        elif line.text[0] == "|" and _BARS.fullmatch(line.text) and not _has_cells(lines, n):
            found[n] = _claim(n, "rule", RULE, "bars of a table of which no cell is left")
    for n in of_no_total(lines, found):
        del found[n]
    numbers = list(signed_numbers(lines))
    for n in out_of_count(numbers):
        found.pop(n, None)
    roman = [n for n, line in enumerate(lines) if len(line.text) <= 9 and BARE_ROMAN.fullmatch(line.text)]
    if len(roman) >= 2 and all(map(partial(begins_or_ends, lines), roman)):
        found |= {n: _claim(n, "page_number", COUNTED, "a numeral alone on its line, again and again") for n in roman}
    for n in below_titles(lines):
        found.setdefault(n, _claim(n, "page_number", COUNTED, "counts up beside the title of the text"))
    for n in repeated_heads(lines, {n for n, claim in found.items() if claim.kind == "page_number"}):
        found[n] = _claim(n, "running_header", RUNNING, "the same words where pages meet")
    for n in set(doubled_heads(lines)).difference(listed):
        found.setdefault(n, _claim(n, "running_header", RUNNING, "the heading below, printed at the head of its page"))
    below = takewhile(lambda n: _BELOW.fullmatch(lines[n].text) is not None, range(len(lines) - 1, 0, -1))
    found |= {n: _claim(n, "navigation", SIGNED, "what a site sets below a text") for n in below}
    passed = dict.fromkeys(listed, "contents") | {n: claim.kind for n, claim in found.items()}
    told = lines_beside(found, [n for n, claim in found.items() if claim.kind == "page_number"])
    signed = [(n, value) for n, value in numbers if n in found]
    signed = sorted([*signed, *((n, line.page) for n, line in enumerate(lines) if line.page is not None)])
    for n in counted_pages(without(lines, passed), told, signed):
        found.setdefault(n, _claim(n, "page_number", COUNTED, "counts up through the text"))
    return list(found.values())


def _has_cells(lines: Sequence[Line], n: int) -> bool:
    """Whether a line beside it holds cells between bars."""
    return any("|" in line.text.strip("|") for line in (*lines[max(0, n - 1) : n], *lines[n + 1 : n + 2]))


def without(lines: Sequence[Line], skip: Mapping[int, str]) -> list[Line]:
    """The lines that are text; a line after a page number knows that a page ended before it, and one after a
    portal's fields that it is parted from what stands above them."""
    kept = []
    page = apart = False
    for n, line in enumerate(lines):
        if n in skip:
            page = page or skip[n] in PAGE_KINDS
            apart = apart or skip[n] == FIELD
            continue
        if page or (apart and not line.blanks_before):
            line = replace(line, page_before=page or line.page_before, blanks_before=max(line.blanks_before, apart))
        kept.append(line)
        page = apart = False
    return kept


def _claim(n: int, kind: str, points: float, why: str) -> Claim:
    return Claim(f"furniture.{kind}", range(n, n + 1), kind, points, why)
