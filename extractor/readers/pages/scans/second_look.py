"""Cells of a table in a picture, looked at again: those with ink that was not read, those read with doubt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..shapes import Glyph, Page
from ..tables.grids import Cell, lattices
from . import ocr
from .raster import ink

if TYPE_CHECKING:
    import numpy as np

    Raster = np.ndarray[Any, np.dtype[Any]]

DOUBT = 0.85
"""Score of a character under which its cell is read again."""
INSIDE = 2.0
"""Points between a cell's rules and what is looked at."""
ZOOM = 2
CONTRAST = 80
"""Grey values between paper and ink, at least."""
_DASH_HEIGHT, _DASH_WIDTH = 0.25, (0.4, 2.2)
"""Of the type's height: a dash is so flat at most, and so wide."""


def look_again(page: Page, picture: Raster, dots: int) -> None:
    """Fill cells whose ink was not read, and settle doubtful ones by a second reading, enlarged.

    Where both readings agree the doubt is gone. Where they differ the first one and its low score stay.
    """
    sizes = sorted(g.size for g in page.glyphs)
    if not sizes:
        return
    size = sizes[len(sizes) // 2]
    for cell in _cells(page):
        own = [
            g for g in page.glyphs if cell.box[0] <= g.centre <= cell.box[2] and cell.box[1] <= g.middle <= cell.box[3]
        ]
        crop = _crop(picture, cell, dots / 72)
        if not own and min(crop.shape) > 4:
            page.glyphs += _unread(crop, cell, size, dots / 72)
        elif (
            own
            and min(g.score for g in own) < DOUBT
            and max(g.bottom for g in own) - min(g.top for g in own) < 2.5 * size
        ):
            _settle(own, crop)


def _cells(page: Page) -> Iterator[Cell]:
    for lattice in lattices(page.rules):
        if lattice.width > 1:
            yield from lattice.cells


def _crop(picture: Raster, cell: Cell, unit: float) -> Raster:
    x0, top, x1, bottom = (
        int((v + d) * unit) for v, d in zip(cell.box, (INSIDE, INSIDE, -INSIDE, -INSIDE), strict=True)
    )
    return picture[top:bottom, x0:x1]


def _settle(own: list[Glyph], crop: Raster) -> None:
    """Both readings say the same: then it is so."""
    text, score = ocr.read_line(_enlarged(crop))
    if "".join(text.split()) == "".join(g.char for g in own) and score >= DOUBT:
        for glyph in own:
            glyph.score = max(glyph.score, score)


def _unread(crop: Raster, cell: Cell, size: float, unit: float) -> list[Glyph]:
    """What stands in a cell without a reading: nothing, a dash, or words that were passed over."""
    import cv2

    if crop.max() - crop.min() < CONTRAST:
        return []
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink(crop))
    marks = [s for s in stats[1:count] if max(s[2], s[3]) >= 0.25 * size * unit]
    if not marks:
        return []
    x0, x1 = min(s[0] for s in marks), max(s[0] + s[2] for s in marks)
    y0, y1 = min(s[1] for s in marks), max(s[1] + s[3] for s in marks)
    box = [cell.box[0] + INSIDE + x0 / unit, cell.box[1] + INSIDE + y0 / unit]
    box += [cell.box[0] + INSIDE + x1 / unit, cell.box[1] + INSIDE + y1 / unit]
    width, height = (x1 - x0) / unit, (y1 - y0) / unit
    if height <= _DASH_HEIGHT * size and _DASH_WIDTH[0] * size <= width <= _DASH_WIDTH[1] * size:
        middle = (box[1] + box[3]) / 2
        return [Glyph("—", box[0], middle - size / 2, box[2], middle + size / 2, size)]
    text, score = ocr.read_line(_enlarged(crop))
    return _spread("".join(text.split()), score, box, size)


def _spread(text: str, score: float, box: list[float], size: float) -> list[Glyph]:
    each = (box[2] - box[0]) / max(len(text), 1)
    return [
        Glyph(char, box[0] + n * each, box[1], box[0] + (n + 1) * each, box[3], size, score=score)
        for n, char in enumerate(text)
    ]


def _enlarged(crop: Raster) -> Raster:
    """The cell's picture, twice as large, with paper around it."""
    import cv2

    large = cv2.resize(crop, None, fx=ZOOM, fy=ZOOM, interpolation=cv2.INTER_CUBIC)
    return cv2.copyMakeBorder(large, 12, 12, 12, 12, cv2.BORDER_REPLICATE)
