"""PDFium's functions that are asked for each character or drawn thing, as cheap as ctypes has them.

What a call costs is its wrapping, and most of that is the check of each argument against its type. Those that
take a number are declared without types of arguments: their addresses come as ``Address``, made once, for ctypes
would cut a plain number to an int. No call lets other threads run meanwhile: PDFium is for one thread at a time,
and each call is shorter than the handing over.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as raw

_VOID, _INT, _NUMBER = ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t


_NOT_ONE = re.compile("[\ud800-\udfff\0]")


Address = ctypes.c_void_p
"""An address as the functions without declared arguments take it."""


def _plain(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(getattr(raw, name), _VOID).value or 0)


# -- a page's text and a number; no arguments are declared ----------------------------------

text_object = _plain("FPDFText_GetTextObject", _NUMBER)
"""The text object to which a character belongs, as a number."""
loose_box = _plain("FPDFText_GetLooseCharBox", _INT)
close_box = _plain("FPDFText_GetCharBox", _INT)
"""Behind the number, four times ``Address``, where left, right, foot and head of what is printed are to stand."""
matrix = _plain("FPDFText_GetMatrix", _INT)
is_generated = _plain("FPDFText_IsGenerated", _INT)
weight = _plain("FPDFText_GetFontWeight", _INT)
has_no_meaning = _plain("FPDFText_HasUnicodeMapError", _INT)
font_size = _plain("FPDFText_GetFontSize", ctypes.c_double)
page_object = _plain("FPDFPage_GetObject", _VOID)

# -- a thing, as a number -------------------------------------------------------------------

render_mode = _plain("FPDFTextObj_GetTextRenderMode", _INT, _VOID)
fill_colour = _plain("FPDFPageObj_GetFillColor", _INT, _VOID)
"""Behind the thing, four times ``Address``, where red, green, blue and opacity are to stand."""
font = _plain("FPDFTextObj_GetFont", _NUMBER, _VOID)
"""The font of a text object."""
is_embedded = _plain("FPDFFont_GetIsEmbedded", _INT, _VOID)
font_name = _plain("FPDFFont_GetBaseFontName", ctypes.c_size_t, _VOID, ctypes.c_char_p, ctypes.c_size_t)
count_objects = _plain("FPDFPage_CountObjects", _INT, _VOID)
count_in_form = _plain("FPDFFormObj_CountObjects", _INT, _VOID)
form_object = _plain("FPDFFormObj_GetObject", _VOID, _VOID, ctypes.c_ulong)
object_type = _plain("FPDFPageObj_GetType", _INT, _VOID)
bounds = _plain("FPDFPageObj_GetBounds", _INT, _VOID)
draw_mode = _plain("FPDFPath_GetDrawMode", _INT, _VOID, _VOID, _VOID)
stroke_colour = _plain("FPDFPageObj_GetStrokeColor", _INT, _VOID)
stroke_width = _plain("FPDFPageObj_GetStrokeWidth", _INT, _VOID)
object_matrix = _plain("FPDFPageObj_GetMatrix", _INT, _VOID, _VOID)
count_segments = _plain("FPDFPath_CountSegments", _INT, _VOID)
segment = _plain("FPDFPath_GetPathSegment", _VOID, _VOID, _INT)
segment_type = _plain("FPDFPathSegment_GetType", _INT, _VOID)
segment_point = _plain("FPDFPathSegment_GetPoint", _INT, _VOID, _VOID, _VOID)
segment_closes = _plain("FPDFPathSegment_GetClose", _INT, _VOID)


def address(handle: Any) -> int:
    """The address that a handle of the wrapper holds."""
    return ctypes.cast(handle, _VOID).value or 0


def letters(text: Any, count: int) -> str:
    """The characters of a page, one for each place, in one call where PDFium gives one unit for each.

    Surrogates stand as they are; U+FFFD where there is no such character.
    """
    units = (ctypes.c_ushort * (count + 1))()
    given = raw.FPDFText_GetText(text, 0, count, units)
    found = bytes(units)[: 2 * count].decode("utf-16-le", "surrogatepass")
    if given == count + 1 and len(found) == count and not _NOT_ONE.search(found):
        return found
    codes = (raw.FPDFText_GetUnicode(text, n) for n in range(count))
    return "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)
