"""A picture of a page to a page: levelled, its rules found, its letters read, doubtful ones read again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import ocr, raster
from .brackets import mend
from .second_look import look_again
from .shapes import Glyph, Page, Rule

if TYPE_CHECKING:
    import numpy as np

    Raster = np.ndarray[Any, np.dtype[np.uint8]]

DOTS = 200
"""Dots per inch at which a page is read: type of 9 points is 25 dots high."""
LEVEL = 0.15
"""Degrees of skew that are left as they are."""


def recognise(picture: Raster, number: int, dots: int = DOTS) -> Page:
    """The page that a grey picture shows; its coordinates are those of the levelled picture, in points."""
    askew = raster.skew(picture)
    if abs(askew) >= LEVEL:
        picture = raster.turned(picture, askew)
    else:
        askew = 0.0
    lines = ocr.read_lines(picture)
    for line in lines:
        mend(line, picture)
    height, width = picture.shape
    unit = 72 / dots
    page = Page(number, width * unit, height * unit, recognised=True, askew=askew)
    letters = [glyph for line in lines for glyph in line]
    page.glyphs = [_scaled(glyph, unit) for glyph in letters]
    page.rules = [rule for rule in raster.rules(picture, dots, letters) if not _is_stroke(rule, page.glyphs)]
    look_again(page, picture, dots)
    return page


def _is_stroke(rule: Rule, glyphs: list[Glyph]) -> bool:
    """Whether the rule is part of a letter: it stays inside the letter's own square."""
    x, y = (rule.x0 + rule.x1) / 2, (rule.top + rule.bottom) / 2
    return any(
        g.x0 <= x <= g.x1 and g.top <= y <= g.bottom and rule.length <= 1.3 * (g.bottom - g.top) for g in glyphs
    )


def _scaled(glyph: Glyph, unit: float) -> Glyph:
    return Glyph(
        glyph.char, glyph.x0 * unit, glyph.top * unit, glyph.x1 * unit, glyph.bottom * unit, glyph.size * unit,
        score=glyph.score,
    )  # fmt: skip
