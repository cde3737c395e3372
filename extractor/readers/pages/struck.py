"""Words crossed out: a level line runs through the middle of their letters, from the first one to the last.

A print of a draft shows so what was taken back; read with what replaced it, 10 and 12 would be 1012.
"""

from __future__ import annotations

from .shapes import Glyph, Page, Rule

HIGH, LOW = 0.35, 0.75
"""Shares of the height of the type, from above, between which a line runs through its letters."""
SLACK = 0.15
"""Distance of the line's ends from the letters' edges, in heights of the type, at most."""
COVERED = 0.8
"""Share of the line that letters cover, at least: a word space may lie between them."""
MOST = 0.5
"""Share of the page's letters from which the lines are something else."""


def mark_struck(page: Page) -> None:
    """Marks the letters that are crossed out; the lines that do it are no rules of the page."""
    level = [rule for rule in page.rules if rule.horizontal]
    heights = {(glyph.top, glyph.bottom) for glyph in page.glyphs} if level else set()
    through = [rule for rule in level if any(_is_through(rule, *height) for height in heights)]
    struck = {id(rule): own for rule in through if (own := _crossed(rule, page.glyphs))}
    if not struck or sum(map(len, struck.values())) > MOST * len(page.glyphs):
        return
    page.rules = [rule for rule in page.rules if id(rule) not in struck]
    for own in struck.values():
        for glyph in own:
            glyph.struck = True


def _is_through(rule: Rule, top: float, bottom: float) -> bool:
    return HIGH <= (rule.top - top) / (bottom - top or 1.0) <= LOW


def _crossed(rule: Rule, glyphs: list[Glyph]) -> list[Glyph]:
    """The letters through which a line runs, where it begins with the first and ends with the last of them."""
    own = [g for g in glyphs if _is_through(rule, g.top, g.bottom) and rule.x0 < g.centre < rule.x1]
    if not own:
        return []
    slack = SLACK * max(g.size for g in own)
    fits = abs(min(g.x0 for g in own) - rule.x0) <= slack and abs(max(g.x1 for g in own) - rule.x1) <= slack
    covered = sum(g.x1 - g.x0 for g in own) >= COVERED * rule.length
    return own if fits and covered else []
