"""Characters of a PDF page with their places, as PDFium gives them.

Calls are what costs: what is alike for all characters of a text object (type, baseline, colour) is asked
once, and what is alike for all of a font once a page; and one thing is asked of a whole batch of them in a
row, by ``map``, into places that stay where they are (``_Places``).
"""

from __future__ import annotations

import ctypes
import re
import threading
from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import repeat
from math import atan2, hypot, pi
from struct import Struct, pack, unpack_from
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from ....core.problems import ExtractionError
from ...symbols import PRIVATE, in_font
from ..shapes import Box, Glyph
from . import calls, standin
from .drawn import View
from .unseen import shows_nothing
from .watermarks import ASLANT, PALE, Print

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
_HYPHEN = "\2"
_HAN, _PRIVATE, _FORMS = "\u2e80", "\ud800", "\uf900"
"""From the first to the second stand the letters of Han, which only a font that knows its letters gives;
from there to the third, surrogates and characters for private use."""
_SPACES = frozenset(" \t\n\r\u00a0\u2002\u2003\u3000")
_WIDE_BLANKS = frozenset(" \u00a0\u3000")
_BLANKS = re.compile(f"[{''.join(sorted(_SPACES))}]+")
_BOX = Struct("4f")
"""Left, top, right, bottom in the PDF's own coordinates."""
_SET = Struct("32s2f")
"""What a text object is asked: its colour and the slope of its matrix together, and the point at which it begins."""
_INK, _SLOPE = 0, 16
BATCH = 1024
"""Characters that are asked for together."""
_BLACK = _SET.pack(pack("4I", 0, 0, 0, 255), 0.0, 0.0) * BATCH
"""What is answered where the type is filled with a pattern and has no colour."""


class _Places(threading.local):
    """What PDFium writes its answers into for the characters of one batch; each thread has its own."""

    def __init__(self) -> None:
        self.boxes, start = _memory(_BOX.size * BATCH)
        self.each_box = _each(start, _BOX.size)
        self.sets, start = _memory(_SET.size * BATCH)
        self.inks = [_each(start + _INK + 4 * n, _SET.size) for n in range(4)]
        """Where red, green, blue and opacity of each text object go."""
        self.slopes = _each(start + _SLOPE, _SET.size)


def _memory(size: int) -> tuple[memoryview, int]:
    """So many bytes, and their address."""
    held = (ctypes.c_char * size)()
    return memoryview(held).cast("B"), ctypes.addressof(held)


def _each(start: int, size: int) -> list[calls.Address]:
    return [calls.Address(start + size * n) for n in range(BATCH)]


_PLACES = _Places()


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
    inked: bool
    """Whether it is printed, in whatever colour."""
    unseen: bool
    """Whether it leaves white paper white."""


_Type = tuple[_Style, bool, int, float, float, float, bool]
"""A text object: its style; whether it stands upright; the place of its first character where its width may be
guessed, else -1; where its line begins and ends on the page as shown, where it lies level; its size; whether it
is bold."""


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
        self.unsaid = 0
        """Characters that print something and are blanks by what the file says of them."""

    @property
    def turn(self) -> int:
        """How far most characters are turned."""
        turns = {style.turn for style in self.styles}
        if len(turns) <= 1:
            return next(iter(turns), 0)
        counted = Counter(self.types[thing][0].turn for thing in self.objects)
        return counted.most_common(1)[0][0] if counted else 0

    def unseen(self) -> list[Glyph]:
        """The characters that leave white paper white; none where the page has no ink, which is read off a picture."""
        if not any(style.unseen for style in self.styles) or not any(style.inked for style in self.styles):
            return []
        held = zip(self.glyphs, self.objects, strict=True)
        return [glyph for glyph, thing in held if self.types[thing][0].unseen]

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
    letters = calls.letters(text, count)
    found, asked = Characters(), _Asked(calls.address(text), view)
    types, glyphs, objects, left = found.types, found.glyphs, found.objects, view.left
    seen = [n for n, char in enumerate(letters) if char not in _SPACES]
    behind_blanks = asked.behind_blanks(letters)
    found.unsaid = asked.printed_blanks(letters)
    spaced, put, hold = False, glyphs.append, objects.append
    for n, key, (x0, high, x1, foot) in asked.placed(seen, types):
        style, is_plain, unsure, top, bottom, size, bold = types[key]
        char = letters[n]
        spaced = spaced or n in behind_blanks
        if size <= LEAST:
            continue
        if not _HAN <= char < _PRIVATE:
            if char == _HYPHEN and calls.is_generated(asked.handle, n):
                continue
            found.broken += asked.is_broken(n, key) or _PRIVATE <= char < _FORMS or char == "\0"
            char = _read(char, style.font)
        if n == unsure:
            width = max(x1 - x0, high - foot) if style.turn % 180 else x1 - x0
            found.unmeasured += abs(width - style.guessed) <= style.spread
        if is_plain:
            x0, x1 = x0 - left, x1 - left
        else:
            x0, high, x1, foot = view.box(x0, foot, x1, high)
            if not style.level:
                top, bottom = high, foot
        put(Glyph(char, x0, top, x1, bottom, size, bold, 1.0, False, spaced))
        hold(key)
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
    """What PDFium says of a page's characters, and what is known of its fonts and styles."""

    def __init__(self, handle: int, view: View):
        self.handle = calls.Address(handle)
        self.styles: dict[tuple[int, float, int, bytes], _Style] = {}
        self._view = view
        self._fonts: dict[int, _Font] = {}
        self._broken: dict[int, bool] = {}

    def behind_blanks(self, letters: str) -> set[int]:
        """The places behind blanks that are in the document, and not only seen by PDFium between two things."""
        runs = (blanks.span() for blanks in _BLANKS.finditer(letters))
        return {end for start, end in runs if any(not calls.is_generated(self.handle, n) for n in range(start, end))}

    def printed_blanks(self, letters: str) -> int:
        """How many blanks of the document print something: a font that the file brings calls a sign a blank."""
        own = [n for n, char in enumerate(letters) if char in _WIDE_BLANKS and not calls.is_generated(self.handle, n)]
        if not own:
            return 0
        edges = (ctypes.c_double * 4)()
        left, right, foot, head = (calls.Address(ctypes.addressof(edges) + 8 * n) for n in range(4))
        inked = [
            n for n in own
            if calls.close_box(self.handle, n, left, right, foot, head)
            and min(edges[1] - edges[0], edges[3] - edges[2]) > LEAST  # a turned blank is as high as it is wide
        ]  # fmt: skip
        fonts = [calls.font(calls.Address(calls.text_object(self.handle, n))) for n in inked]
        return sum(font != 0 and calls.is_embedded(calls.Address(font)) != 0 for font in fonts)

    def placed(self, seen: Sequence[int], types: dict[int, _Type]) -> Iterator[tuple[int, int, Box]]:
        """Each character of ``seen``, the text object that it belongs to, and its box: left, top, right, bottom.

        The text objects that are new are put into ``types`` before.
        """
        handle, places = repeat(self.handle), _PLACES
        for start in range(0, len(seen), BATCH):
            batch = seen[start : start + BATCH]
            keys = list(map(calls.text_object, handle, batch))
            first = {key: n for key, n in zip(reversed(keys), reversed(batch), strict=True) if key not in types}
            self._add_types(list(first), list(first.values()), types)
            deque(map(calls.loose_box, handle, batch, places.each_box), 0)
            yield from zip(batch, keys, _BOX.iter_unpack(places.boxes[: _BOX.size * len(batch)]), strict=True)

    def _add_types(self, things: Sequence[int], first: Sequence[int], types: dict[int, _Type]) -> None:
        """How text objects are set, of each of which one character is known."""
        handle, places, view, styles = repeat(self.handle), _PLACES, self._view, self.styles
        places.sets[: _SET.size * len(things)] = _BLACK[: _SET.size * len(things)]
        deque(map(calls.fill_colour, things, *places.inks), 0)
        deque(map(calls.matrix, handle, first, places.slopes), 0)
        upright = not view.rotation
        fonts, modes = map(calls.font, things), map(calls.render_mode, things)
        sizes = map(calls.font_size, handle, first)
        asked = _SET.iter_unpack(places.sets[: _SET.size * len(things)])
        for thing, n, font, size, mode, (alike, x, y) in zip(things, first, fonts, sizes, modes, asked, strict=True):
            key = font, size, mode, alike
            style = styles.get(key)
            if style is None:
                style = styles[key] = self._style(n, thing, *key)
            top = (view.point(x, y)[1] if view.rotation else view.high - y) - style.above
            unsure = n if style.guessed else -1
            types[thing] = style, style.level and upright, unsure, top, top + style.size, style.size, style.bold

    def _style(self, n: int, thing: int, key: int, size: float, mode: int, alike: bytes) -> _Style:
        font = self._font(n, key) if key else None
        bold = font.bold if font is not None else calls.weight(self.handle, n) >= BOLD
        a, b, _, d = unpack_from("4f", alike, _SLOPE)
        slope = -atan2(b, a) * 2 / pi % 4 if b else 0.0 if a >= 0 else 2.0
        off = abs(slope - round(slope))
        turn = (round(slope) * 90 + self._view.rotation) % 360
        level = turn % 180 == 0 and off < _LEVEL
        red, green, blue, alpha = unpack_from("4I", alike, _INK)
        pale = thing != 0 and (min(red, green, blue) >= PALE or alpha < PALE)
        size *= hypot(b, d) or 1.0
        guessed = size * standin.ADVANCE / 1000 if font is not None and not font.embedded else 0.0
        return _Style(
            size, size * (ASCENT if turn == 0 else 1 - ASCENT), bold or mode == _THICKENED, turn, off > ASLANT, level,
            pale, font, guessed, _LEVEL * size, mode != raw.FPDF_TEXTRENDERMODE_INVISIBLE,
            thing != 0 and shows_nothing(mode, (red, green, blue, alpha)),
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
