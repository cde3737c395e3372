"""A typeface that stands in for every one that a PDF names without bringing it.

PDFium looks such a font up among those that happen to be installed, and drops letters for which the
one that it finds has no shape: what is read would depend on the machine. Here it is given the same
few bytes on all of them: a font in which each character is one point-thin stroke without ink. Places
then come from the file alone: from its widths and its matrices.
"""

from __future__ import annotations

import ctypes
import re
import struct

import pypdfium2.raw as raw

ADVANCE = 977
"""Width of each character in thousandths of the type, where the file does not say it: no real font has
just this one, which tells that nothing in the file was measured."""
_TINY = 60
"""Side of the box in which the stroke lies: not nothing, or PDFium drops the letter, and smaller than any letter."""
_HANDLE = 1
_STANDARD = re.compile(rb"Helvetica|Arial|Times|Courier|Symbol|ZapfDingbats", re.IGNORECASE)


def install() -> None:
    """Let PDFium take the stand-in wherever it would ask the machine for a font; it holds for the process."""
    raw.FPDF_SetSystemFontInfo(_INFO)


def font() -> bytes:
    """The typeface as a TrueType file."""
    glyph = struct.pack(">hhhhh", 1, 0, 0, _TINY, _TINY) + struct.pack(">HH", 1, 0)
    glyph += b"\x01\x01" + struct.pack(">hhhh", 0, _TINY, 0, _TINY)
    many = struct.pack(">HHIIIIII", 13, 0, 28, 0, 1, 0x20, 0x10FFFF, 1)
    tables = {
        b"cmap": struct.pack(">HHHHIHHI", 0, 2, 3, 1, 20, 3, 10, 20) + many,
        b"glyf": glyph * 2,
        b"head": struct.pack(
            ">IIIIHHqqhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, 1000, 0, 0, 0, 0, _TINY, _TINY, 0, 8, 2, 1, 0
        ),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, 860, -140, 0, ADVANCE, 0, 0, _TINY, *[0] * 8, 2),
        b"hmtx": struct.pack(">HhHh", ADVANCE, 0, ADVANCE, 0),
        b"loca": struct.pack(">III", 0, len(glyph), 2 * len(glyph)),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, 2, 2, 1, *[0] * 11),
    }
    return _file(tables)


def _file(tables: dict[bytes, bytes]) -> bytes:
    """Tables behind their directory, each from a multiple of four on."""
    count = len(tables)
    directory = struct.pack(">IHHHH", 0x10000, count, 64, 2, count * 16 - 64)
    body = b""
    for tag, data in sorted(tables.items()):
        directory += struct.pack(">4sIII", tag, 0, 12 + 16 * count + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    return directory + body


_FONT = font()


def _data(_: object, __: object, table: int, buffer: ctypes.c_void_p, room: int) -> int:
    """The whole file where no table is named; copied where there is room for it."""
    if table:
        return 0
    if buffer and room >= len(_FONT):
        ctypes.memmove(buffer, _FONT, len(_FONT))
    return len(_FONT)


def _face(_: object, __: object, buffer: ctypes.c_void_p, room: int) -> int:
    name = b"StandIn\0"
    if buffer and room >= len(name):
        ctypes.memmove(buffer, name, len(name))
    return len(name)


def _mapped(_: object, __: int, ___: int, ____: int, _____: int, face: object, ______: object) -> int | None:
    """The stand-in; none for the fonts that every reader has to bring along: PDFium has their shapes and widths."""
    name = ctypes.cast(face, ctypes.c_char_p).value  # type: ignore[arg-type]
    return None if _STANDARD.match(name or b"") else _HANDLE


def _info() -> raw.FPDF_SYSFONTINFO:
    info = raw.FPDF_SYSFONTINFO()
    kinds = {name: kind for name, kind, *_ in info._fields_}
    info.version = 1
    for name, does in {
        "Release": lambda _: None, "EnumFonts": lambda _, mapper: None,
        "MapFont": _mapped, "GetFont": lambda *_: _HANDLE,
        "GetFontData": _data, "GetFaceName": _face,
        "GetFontCharset": lambda *_: raw.FXFONT_DEFAULT_CHARSET, "DeleteFont": lambda *_: None,
    }.items():  # fmt: skip
        setattr(info, name, kinds[name](does))
    return info


_INFO = _info()
"""Kept for as long as the process lives: PDFium calls back into it."""
