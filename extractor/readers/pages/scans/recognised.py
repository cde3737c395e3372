"""A picture of a page to a page: turned upright and level, its rules found, its letters read, doubtful ones again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..shapes import Glyph, Page, Rule
from . import ocr, raster
from .brackets import mend
from .second_look import look_again

if TYPE_CHECKING:
    import numpy as np

    Raster = np.ndarray[Any, np.dtype[Any]]

DOTS = 200
"""Dots per inch at which a page is read: type of 9 points is 25 dots high."""
LEVEL = 0.15
"""Degrees of skew that are left as they are."""
UPSIDE_DOWN = 0.75
"""Mean score under which a page is tried the other way up."""


def recognise(picture: Raster, number: int, dots: int = DOTS) -> Page:
    """The page that a grey picture of ``dots`` per inch shows."""
    unit = 72 / dots
    height, width = picture.shape
    page = Page(number, width * unit, height * unit, recognised=True)
    picture, reading = _upright(picture, page)
    for line in reading.lines:
        mend(line, picture)
    letters = [glyph for line in reading.lines for glyph in line]
    page.glyphs = [_scaled(glyph, unit) for glyph in letters]
    page.rules = [rule for rule in raster.rules(picture, dots, letters) if not _is_stroke(rule, page.glyphs)]
    look_again(page, picture, dots)
    return page


def _upright(picture: Raster, page: Page) -> tuple[Raster, ocr.Reading]:
    """The picture as it is to be read, and its reading; how it was turned is noted on the page."""
    level = _levelled(picture, page)
    reading = ocr.read_lines(level)
    if reading.lines and not reading.upright:
        level, reading = _turn(picture, page, 90)
    if reading.lines and reading.score < UPSIDE_DOWN:
        turn, askew = page.turn, page.askew
        other, again = _turn(picture, page, turn + 180)
        if again.score > reading.score:
            return other, again
        page.turn, page.askew = turn, askew
    return level, reading


def _turn(picture: Raster, page: Page, turn: int) -> tuple[Raster, ocr.Reading]:
    import numpy as np

    page.turn = turn % 360
    level = _levelled(np.ascontiguousarray(np.rot90(picture, page.turn // 90)), page)
    return level, ocr.read_lines(level)


def _levelled(picture: Raster, page: Page) -> Raster:
    askew = raster.skew(picture)
    page.askew = askew if abs(askew) >= LEVEL else 0.0
    return raster.turned(picture, page.askew) if page.askew else picture


def _is_stroke(rule: Rule, glyphs: list[Glyph]) -> bool:
    """Whether the rule is part of a letter: it stays inside the letter's own square."""
    x, y = (rule.x0 + rule.x1) / 2, (rule.top + rule.bottom) / 2
    return any(g.x0 <= x <= g.x1 and g.top <= y <= g.bottom and rule.length <= 1.3 * (g.bottom - g.top) for g in glyphs)


def _scaled(glyph: Glyph, unit: float) -> Glyph:
    return Glyph(
        glyph.char, glyph.x0 * unit, glyph.top * unit, glyph.x1 * unit, glyph.bottom * unit, glyph.size * unit,
        score=glyph.score,
    )  # fmt: skip
