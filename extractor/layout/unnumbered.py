"""Headings without a number: 前言, and the short lines of reports and reviews."""

from __future__ import annotations

import re

from ..lexicon.dates import DATE
from ..lexicon.official import AGENCY
from ..lexicon.widths import squeeze
from .units import Unit, ends_sentence

NAMED = re.compile(r"^(?:前言|引言|序言|序|导言|总则|结语|结束语|后记|附则|名词解释|缩略语|编制说明)$")
"""Words that head a section without a number (序言, 前言, 总则 …)."""
MAX_LENGTH = 28
_NO_HEADING = re.compile(r"[。！？；;：:，,]$|^[——\-●•]|图|摄$|记者|通讯员|来源|作者|时间|字号|打印|点击|阅读")


def named_heading(unit: Unit, following: Unit | None) -> bool:
    """前言 and its like on a line of their own with text below."""
    return following is not None and len(unit.text) <= 12 and NAMED.match(squeeze(unit.text)) is not None


def unnumbered_headings(units: list[Unit]) -> dict[int, tuple[int, int]]:
    """Index of each heading with its level and the number of lines it takes.

    Short lines without stop, each followed by text. Where several stand in a row the last heads
    what follows and the ones before it are one heading above it. Headings that stand over lists
    under such a heading are its children. Where the format declares levels (styles, h1, #) for two or
    more of the short lines, those are the headings.
    """
    declared = _declared(units)
    if declared:
        return declared
    short = [_is_short(unit) for unit in units]
    start = next((n for n, unit in enumerate(units) if len(unit.text) >= 60), len(units))
    found: dict[int, tuple[int, int]] = {}
    nested = False
    n = start
    while n < len(units):
        if not short[n]:
            n += 1
            continue
        end = n
        while end < len(units) and short[end]:
            end += 1
        if end == len(units):
            break
        if end - n >= 2:
            found[n] = (1, end - n - 1)
            found[end - 1] = (2, 1)
            nested = True
        else:
            nested = nested and _is_list(units[end])
            found[n] = (2 if nested else 1, 1)
        n = end
    return found if len(found) >= 2 else {}


def _declared(units: list[Unit]) -> dict[int, tuple[int, int]]:
    """Short lines with a declared level; one at the outermost level before all text is the document's title."""
    levels = {n: unit.line.markup_level for n, unit in enumerate(units) if unit.line.markup_level and _is_short(unit)}
    text = next((n for n, unit in enumerate(units) if ends_sentence(unit.text)), len(units))
    top = min(levels.values(), default=0)
    if sum(level == top for level in levels.values()) == 1:
        levels = {n: level for n, level in levels.items() if level != top or n > text}
    if len(levels) < 2:
        return {}
    ranks = {level: rank for rank, level in enumerate(sorted(set(levels.values())), 1)}
    return {n: (ranks[level], 1) for n, level in levels.items()}


def _is_short(unit: Unit) -> bool:
    text = unit.text
    return (
        unit.grid is None and unit.mark is None and 3 <= len(text) <= MAX_LENGTH
        and not text.startswith(("专栏", "表", "图"))
        and not ends_sentence(text) and not _NO_HEADING.search(text)
        and not AGENCY.matches(text) and not DATE.search(text)
        and sum("\u4e00" <= c <= "\u9fff" for c in text) * 2 > len(text)
    )  # fmt: skip


def _is_list(unit: Unit) -> bool:
    return unit.mark is not None and unit.mark.scheme == "bullet"
