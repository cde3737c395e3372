"""Words of a PDF that its pages do not show: in white on white, without any ink, drawn in no way at all.

Type without ink over a picture is what was read off the picture, and stays, as it does where a page has no other type;
so does white type on anything painted.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ..areas import Areas
from ..shapes import Glyph
from .drawn import View, painted

WHITE = 250
"""Least part of a colour (of 255) that is white."""


def shows_nothing(mode: int, ink: Sequence[int]) -> bool:
    """Whether type of this mode and ink (red, green, blue, opacity) leaves white paper white."""
    fills = mode in (raw.FPDF_TEXTRENDERMODE_FILL, raw.FPDF_TEXTRENDERMODE_FILL_CLIP)
    return mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE or (fills and (min(ink[:3]) >= WHITE or ink[3] == 0))


def unseen(glyphs: Collection[Glyph], page: pdfium.PdfPage, view: View) -> set[int]:
    """``id`` of those of the letters that nothing behind them makes visible.

    Args:
        glyphs: letters that show nothing on white paper, on the page as shown.
        page: the page.
        view: how it is shown.
    """
    areas = Areas(painted(page, view))
    return {id(glyph) for glyph in glyphs if next(areas.at(glyph.centre, glyph.middle), None) is None}
