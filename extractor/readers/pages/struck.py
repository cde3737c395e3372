"""Words crossed out: a level line runs through the middle of their letters, from the first one to the last.

A print of a draft shows so what was taken back; read with what replaced it, 10 and 12 would be 1012.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from operator import attrgetter

from .shapes import Glyph, Page, Rule

HIGH, LOW = 0.35, 0.75
"""Shares of the height of the type, from above, between which a line runs through its letters."""
SLACK = 0.15
"""Distance of the line's ends from the letters' edges, in heights of the type, at most."""
COVERED = 0.8
"""Share of the line that letters cover, at least: a word space may lie between them."""
MOST = 0.5
"""Share of the page's letters from which the lines are something else."""
STRIP = 4.0
"""Points of the strips of the page in which letters are looked for."""
TALLEST = 100.0
"""Points of the type whose letters may be crossed out, at most."""
LONGEST = 300
"""Letters that one line crosses, at most."""
_CENTRE = attrgetter("centre")


def mark_struck(page: Page) -> None:
    """Marks the letters that are crossed out; the lines that do it are no rules of the page."""
    level = [rule for rule in page.rules if rule.horizontal]
    strips = _strips(page.glyphs, {int(rule.top // STRIP) for rule in level}) if level else {}
    struck = {id(rule): own for rule in level if (own := _crossed(rule, strips.get(int(rule.top // STRIP), ())))}
    if not struck or sum(map(len, struck.values())) > MOST * len(page.glyphs):
        return
    page.rules = [rule for rule in page.rules if id(rule) not in struck]
    for own in struck.values():
        for glyph in own:
            glyph.struck = True


def _strips(glyphs: Sequence[Glyph], wanted: set[int]) -> dict[int, list[Glyph]]:
    """For each of these strips the letters through which a line in it may run, from left to right."""
    found: dict[int, list[Glyph]] = defaultdict(list)
    reach: dict[tuple[float, float], list[int]] = {}
    """Letters of one line of print reach over the same strips."""
    for glyph in glyphs:
        key = glyph.top, glyph.bottom
        if key not in reach:
            height = glyph.bottom - glyph.top
            first, last = (int((glyph.top + share * height) // STRIP) for share in (HIGH, LOW))
            reach[key] = [n for n in range(first, last + 1) if n in wanted] if 0 < height <= TALLEST else []
        for n in reach[key]:
            found[n].append(glyph)
    for held in found.values():
        held.sort(key=_CENTRE)
    return found


def _is_through(rule: Rule, glyph: Glyph) -> bool:
    return HIGH <= (rule.top - glyph.top) / (glyph.bottom - glyph.top) <= LOW


def _crossed(rule: Rule, letters: Sequence[Glyph]) -> list[Glyph]:
    """The letters through which a line runs, where it begins with the first and ends with the last of them."""
    first, last = bisect_right(letters, rule.x0, key=_CENTRE), bisect_left(letters, rule.x1, key=_CENTRE)
    if not 0 < last - first <= LONGEST:
        return []
    own = [glyph for glyph in letters[first:last] if _is_through(rule, glyph)]
    if not own:
        return []
    slack = SLACK * max(g.size for g in own)
    fits = abs(min(g.x0 for g in own) - rule.x0) <= slack and abs(max(g.x1 for g in own) - rule.x1) <= slack
    covered = sum(g.x1 - g.x0 for g in own) >= COVERED * rule.length
    return own if fits and covered else []
