"""Characters of a PDF page with their places, as PDFium gives them.

Calls are what costs: what is alike for all characters of a text object (type, baseline, colour) is asked
once, and what is alike for all of a font once a page.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Collection, Iterable
from math import atan2, hypot, pi
from struct import Struct, unpack_from
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from ...core.problems import ExtractionError
from ..symbols import PRIVATE, in_font
from . import calls, standin
from .drawn import View
from .shapes import Glyph
from .watermarks import Print

MAX_CHARACTERS = 1_000_000
"""Characters of one page past which it is no printed page; the document is refused."""
ASCENT = 0.86
"""Share of the type's height above the baseline, as Han characters stand."""
BOLD = 600
_THICKENED = raw.FPDF_TEXTRENDERMODE_FILL_STROKE
"""Filled and stroked: how bold is made from a font that has none."""
LEAST = 0.5
"""Size of type that can be seen, at least."""
_LEVEL = 0.001
ASLANT = 3 / 90
"""Quarter turns by which type lies off level from which it runs across the page: a watermark, a stamp."""
PALE = 150
"""Least part of a colour (of 255) from which type is pale, as watermarks are."""
_HYPHEN = "\2"
_HAN, _PRIVATE, _FORMS = "\u2e80", "\ud800", "\uf900"
"""From the first to the second stand the letters of Han, which only a font that knows its letters gives;
from there to the third, surrogates and characters for private use."""
_SPACES = frozenset(" \t\n\r\u00a0\u2002\u2003\u3000")
_BOX, _SIDES = Struct("4f"), Struct("f4xf")
_SET = Struct("32s2f")
"""What a text object is asked: its colour and the slope of its matrix together, and the point at which it begins."""
_INK, _SLOPE = 0, 16


class _Font(NamedTuple):
    bold: bool
    embedded: bool
    name: str
    """Without the mark of a subset."""


class _Style(NamedTuple):
    """How text is set."""

    size: float
    above: float
    """How much of that stands above the baseline."""
    bold: bool
    turn: int
    aslant: bool
    level: bool
    """Whether it lies level on the page as shown."""
    pale: bool
    font: _Font | None
    guessed: float
    """How wide each character is where neither file nor font says it; nothing where the file brings the font along."""
    spread: float
    """By how much that may differ."""


_Type = tuple[_Style, float, float]
"""A text object: its style, and where its line begins and ends on the page as shown, where it lies level."""


class Characters:
    """What stands on a page as shown. ``turn`` is how most of it is turned, in degrees."""

    def __init__(self) -> None:
        self.glyphs: list[Glyph] = []
        self.objects: list[int] = []
        """The text object of each."""
        self.types: dict[int, _Type] = {}
        self.styles: Collection[_Style] = ()
        """All styles of those."""
        self.broken = 0
        """Characters without a meaning."""
        self.unmeasured = 0
        """Text objects in a font of which the file gives neither shapes nor widths."""

    @property
    def turn(self) -> int:
        """How far most characters are turned."""
        turns = {style.turn for style in self.styles}
        if len(turns) <= 1:
            return next(iter(turns), 0)
        counted = Counter(self.types[thing][0].turn for thing in self.objects)
        return counted.most_common(1)[0][0] if counted else 0

    def prints(self, glyphs: Iterable[Glyph]) -> list[Print] | None:
        """How these characters are set; None where nothing on the page is aslant, pale or turned otherwise."""
        turns = {style.turn for style in self.styles}
        if len(turns) <= 1 and not any(style.aslant or style.pale for style in self.styles):
            return None
        held = {id(glyph): thing for glyph, thing in zip(self.glyphs, self.objects, strict=True)}
        found = []
        for glyph in glyphs:
            thing = held[id(glyph)]
            style = self.types[thing][0]
            found.append(Print(glyph, thing, style.aslant, style.pale, style.turn))
        return found


def characters(text: Any, view: View) -> Characters:
    """All characters of a text page.

    Raises:
        ExtractionError: TOO_LARGE.
    """
    count = raw.FPDFText_CountChars(text)
    if count > MAX_CHARACTERS:
        raise ExtractionError("TOO_LARGE", f"一页 {count} 个字符")
    found, asked = Characters(), _Asked(calls.address(text), view)
    handle, types, glyphs, objects = asked.handle, found.types, found.glyphs, found.objects
    text_object, loose_box, sides = calls.text_object, calls.loose_box, _SIDES.unpack_from
    box, place, left, upright = asked.box, asked.place, view.left, not view.rotation
    type_of, type_at = asked.type_of, types.get
    spaced = False
    for n, char in enumerate(calls.letters(text, count)):
        if char in _SPACES:
            spaced = spaced or not calls.is_generated(handle, n)
            continue
        key = text_object(handle, n) or 0
        kind = type_at(key)
        is_first = kind is None
        if kind is None:
            kind = types[key] = type_of(n, key)
        style, top, bottom = kind
        size = style.size
        if size <= LEAST:
            continue
        if not _HAN <= char < _PRIVATE:
            if char == _HYPHEN and calls.is_generated(handle, n):
                continue
            found.broken += asked.is_broken(n, key) or _PRIVATE <= char < _FORMS or char == "\0"
            char = _read(char, style.font)
        loose_box(handle, n, place)
        if style.level and upright:
            x0, x1 = sides(box)
            if is_first and style.guessed and abs(x1 - x0 - style.guessed) <= style.spread:
                found.unmeasured += 1
            glyphs.append(Glyph(char, x0 - left, top, x1 - left, bottom, size, style.bold, 1.0, False, spaced))
        else:
            x0, high, x1, foot = _BOX.unpack(box)
            if is_first and style.guessed:
                width = max(x1 - x0, high - foot) if style.turn % 180 else x1 - x0
                found.unmeasured += abs(width - style.guessed) <= style.spread
            x0, high, x1, foot = view.box(x0, foot, x1, high)
            high, foot = (top, bottom) if style.level else (high, foot)
            glyphs.append(Glyph(char, x0, high, x1, foot, size, style.bold, 1.0, False, spaced))
        objects.append(key)
        spaced = False
    found.styles = asked.styles.values()
    return found


def _read(char: str, font: _Font | None) -> str:
    """A character as its font shows it; U+FFFD where the font gives none."""
    if char < " " or _PRIVATE <= char < "\ue000":
        return "\ufffd"
    if PRIVATE <= ord(char) < PRIVATE + 0x100:
        return in_font(char, font.name if font is not None else "")
    return char


class _Asked:
    """What PDFium writes its answers into, made once for a page, and what is known of its fonts and styles."""

    def __init__(self, handle: int, view: View):
        self.handle = calls.Address(handle)
        self.box = bytearray(_BOX.size)
        """Left, top, right, bottom in the PDF's own coordinates."""
        self._held = (ctypes.c_char * _BOX.size).from_buffer(self.box)
        self._set = bytearray(_SET.size)
        self._set_held = (ctypes.c_char * _SET.size).from_buffer(self._set)
        self.place, start = calls.Address(ctypes.addressof(self._held)), ctypes.addressof(self._set_held)
        self._matrix = calls.Address(start + _SLOPE)
        self._ink = tuple(calls.Address(start + _INK + 4 * n) for n in range(4))
        self._view = view
        self._fonts: dict[int, _Font] = {}
        self.styles: dict[tuple[int, float, int, bytes], _Style] = {}
        self._broken: dict[int, bool] = {}

    def type_of(self, n: int, thing: int) -> _Type:
        """How the text object ``thing`` is set to which character ``n`` belongs."""
        handle, view = self.handle, self._view
        font = mode = 0
        if thing:
            font, mode = calls.font(thing) or 0, calls.render_mode(thing)
            calls.fill_colour(thing, *self._ink)
        calls.matrix(handle, n, self._matrix)
        alike, x, y = _SET.unpack(self._set)
        key = font, calls.font_size(handle, n), mode, alike
        style = self.styles.get(key)
        if style is None:
            style = self.styles[key] = self._style(n, thing, *key[:3])
        top = (view.point(x, y)[1] if view.rotation else view.high - y) - style.above
        return style, top, top + style.size

    def _style(self, n: int, thing: int, key: int, size: float, mode: int) -> _Style:
        font = self._font(n, key) if key else None
        bold = font.bold if font is not None else calls.weight(self.handle, n) >= BOLD
        a, b, _, d = unpack_from("4f", self._set, _SLOPE)
        slope = -atan2(b, a) * 2 / pi % 4 if b else 0.0 if a >= 0 else 2.0
        off = abs(slope - round(slope))
        turn = (round(slope) * 90 + self._view.rotation) % 360
        level = turn % 180 == 0 and off < _LEVEL
        red, green, blue, alpha = unpack_from("4I", self._set, _INK)
        pale = thing != 0 and (min(red, green, blue) >= PALE or alpha < PALE)
        size *= hypot(b, d) or 1.0
        guessed = size * standin.ADVANCE / 1000 if font is not None and not font.embedded else 0.0
        return _Style(
            size, size * (ASCENT if turn == 0 else 1 - ASCENT), bold or mode == _THICKENED, turn, off > ASLANT, level,
            pale, font, guessed, _LEVEL * size,
        )  # fmt: skip

    def is_broken(self, n: int, thing: int) -> bool:
        """Whether the font of a text object does not say what its letters are, as far as its first sign tells."""
        if thing not in self._broken:
            self._broken[thing] = calls.has_no_meaning(self.handle, n) == 1
        return self._broken[thing]

    def _font(self, n: int, key: int) -> _Font:
        font = self._fonts.get(key)
        if font is None:
            name = ctypes.create_string_buffer(128)
            calls.font_name(key, name, len(name))
            plain = name.value.decode("latin-1").rpartition("+")[2]
            bold = calls.weight(self.handle, n) >= BOLD
            font = self._fonts[key] = _Font(bold, calls.is_embedded(key) != 0, plain)
        return font
