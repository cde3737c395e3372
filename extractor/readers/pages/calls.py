"""PDFium's functions that are asked for each character, on plain addresses: what a call costs is its wrapping."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as raw

_VOID, _INT, _FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_float


def _plain(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(getattr(raw, name), _VOID).value or 0)


text_object = _plain("FPDFText_GetTextObject", _VOID, _VOID, _INT)
"""The text object to which a character belongs, as a number."""
loose_box = _plain("FPDFText_GetLooseCharBox", _INT, _VOID, _INT, _VOID)
matrix = _plain("FPDFText_GetMatrix", _INT, _VOID, _INT, _VOID)
origin = _plain("FPDFText_GetCharOrigin", _INT, _VOID, _INT, _VOID, _VOID)
weight = _plain("FPDFText_GetFontWeight", _INT, _VOID, _INT)
has_no_meaning = _plain("FPDFText_HasUnicodeMapError", _INT, _VOID, _INT)
font_size = _plain("FPDFText_GetFontSize", ctypes.c_double, _VOID, _INT)
render_mode = _plain("FPDFTextObj_GetTextRenderMode", _INT, _VOID)
fill_colour = _plain("FPDFPageObj_GetFillColor", _INT, _VOID, _VOID, _VOID, _VOID, _VOID)
font = _plain("FPDFTextObj_GetFont", _VOID, _VOID)
"""The font of a text object."""
is_embedded = _plain("FPDFFont_GetIsEmbedded", _INT, _VOID)
font_name = _plain("FPDFFont_GetBaseFontName", ctypes.c_size_t, _VOID, ctypes.c_char_p, ctypes.c_size_t)
segment = _plain("FPDFPath_GetPathSegment", _VOID, _VOID, _INT)
segment_type = _plain("FPDFPathSegment_GetType", _INT, _VOID)
segment_point = _plain("FPDFPathSegment_GetPoint", _INT, _VOID, _VOID, _VOID)
segment_closes = _plain("FPDFPathSegment_GetClose", _INT, _VOID)


def address(handle: Any) -> int:
    """The address that a handle of the wrapper holds."""
    return ctypes.cast(handle, _VOID).value or 0


def codes(text: Any, count: int) -> list[int]:
    """The code point of each character of a page's text, in one call where PDFium gives one unit for each."""
    units = (ctypes.c_ushort * (count + 1))()
    given = raw.FPDFText_GetText(text, 0, count, units)
    found = list(units)[:count]
    if given == count + 1 and not any(0xD800 <= unit < 0xE000 or not unit for unit in found):
        return found
    return [raw.FPDFText_GetUnicode(text, n) for n in range(count)]
