"""Signs that recognition confuses and the picture tells apart: brackets, and the dash of two squares.

( [ and 〔 differ by how much of their back is straight; in these documents they tell a five-year total
from a yearly figure. In four typefaces at 200 dots per inch the back of ( is straight over at most 0.61
of its height, that of 〔 over 0.77 to 0.82, that of [ over 0.98. What lies between is left as it was read.

—— is one flat stroke over two squares; 一, with which it is confused, fills one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ..shapes import Glyph
from .raster import ink

if TYPE_CHECKING:
    import numpy as np

    Raster = np.ndarray[Any, np.dtype[Any]]

OPENING = "(（[［〔{【"
CLOSING = ")）]］〕}】"
ROUND, SHELL, SQUARE = 0.66, (0.70, 0.90), 0.95
"""Share of the back that is straight: at most, between, at least."""
ZOOM = 4
LEAST = 0.6
"""Height of a bracket, in heights of the type, at least."""
DASH_WIDTH, DASH_HEIGHT = 1.4, 0.2
"""Of the type's height: a dash over two squares is so wide at least, and so high at most."""
ALIKE = 0.1
"""Of the type's height: by so much two strokes of a dash differ at most."""
_FLAT = frozenset("一—-–－_―")
_KEPT = {"round": "(（)）", "shell": "〔〕", "square": "[［]］"}
_WRITTEN = {"round": "()", "shell": "〔〕", "square": "[]"}


def mend(glyphs: list[Glyph], picture: Raster) -> None:
    """Give each bracket of a line the form that the picture shows, where it shows one; lengths in dots.

    Two brackets of one pair that seem to differ are left as they were read, and doubted.
    """
    _mend_dashes(glyphs, picture)
    forms = {n: _form(g, picture, g.char in CLOSING) for n, g in enumerate(glyphs) if g.char in OPENING + CLOSING}
    for left, right in _pairs(glyphs, forms):
        if None not in (forms[left], forms[right]) and forms[left] != forms[right]:
            glyphs[left].score = glyphs[right].score = 0.0
            forms[left] = forms[right] = None
    for n, form in forms.items():
        if form is not None:
            if glyphs[n].char not in _KEPT[form]:
                glyphs[n].char = _WRITTEN[form][glyphs[n].char in CLOSING]
            glyphs[n].score = 1.0


def _pairs(glyphs: list[Glyph], forms: dict[int, str | None]) -> Iterator[tuple[int, int]]:
    """Brackets that belong together: an opening one and the closing one that follows it."""
    open_: int | None = None
    for n in forms:
        if glyphs[n].char in OPENING:
            open_ = n
        elif open_ is not None:
            yield open_, n
            open_ = None


def _mend_dashes(glyphs: list[Glyph], picture: Raster) -> None:
    """Two flat signs in a row over one flat stroke are a dash."""
    for left, right in pairwise(glyphs):
        flat = left.char in _FLAT and right.char in _FLAT
        if flat and _is_dash(left, right, picture):
            left.char = right.char = "—"
            left.score = right.score = 1.0


def _is_dash(left: Glyph, right: Glyph, picture: Raster) -> bool:
    """Whether one flat stroke runs through both signs, or two strokes that are alike in all."""
    import cv2

    crop = picture[max(0, int(left.top)) : int(left.bottom) + 1, max(0, int(left.x0)) : int(right.x1) + 1]
    if min(crop.shape) < 4:
        return False
    count, _, stats, middles = cv2.connectedComponentsWithStats(ink(crop))
    size = left.size
    flat = [n for n in range(1, count) if stats[n][2] >= size / 2 and stats[n][3] <= DASH_HEIGHT * size]
    if len(flat) == 1:
        return bool(stats[flat[0]][2] >= DASH_WIDTH * size)
    if len(flat) != 2:
        return False
    one, other = flat
    unlike = abs(stats[one][2:4] - stats[other][2:4]).max(), abs(middles[one][1] - middles[other][1])
    return bool(max(unlike) <= max(1.5, ALIKE * size))


def _form(glyph: Glyph, picture: Raster, closing: bool) -> str | None:
    import numpy as np

    mask = _stroke(glyph, picture)
    if mask is None:
        return None
    if closing:
        mask = mask[:, ::-1]
    height, width = mask.shape
    back = np.argmax(mask, axis=1)
    straight = float((back - np.percentile(back, 5) <= max(2, 0.05 * height)).mean())
    if straight <= ROUND:
        return "round"
    if SHELL[0] <= straight <= SHELL[1]:
        return "shell"
    return "square" if straight >= SQUARE and _has_bars(mask, width) else None


def _has_bars(mask: Any, width: int) -> bool:
    """Whether both ends reach out and the middle does not: a figure 1 has no bar on top."""
    inked = mask.sum(axis=1)
    end = max(1, len(inked) // 12)
    ends = min(inked[:end].max(), inked[-end:].max())
    return bool(ends >= 0.6 * width and inked[len(inked) // 3 : -len(inked) // 3].max() <= 0.6 * width)


def _stroke(glyph: Glyph, picture: Raster) -> Any:
    """The bracket's own ink, enlarged: the tall narrow stroke nearest to where it was read."""
    import cv2

    reach = 0.4 * glyph.size
    left = max(0, int(glyph.x0 - reach))
    crop = picture[max(0, int(glyph.top)) : int(glyph.bottom) + 1, left : int(glyph.x1 + reach) + 1]
    if min(crop.shape) < 4:
        return None
    large = cv2.GaussianBlur(cv2.resize(crop, None, fx=ZOOM, fy=ZOOM, interpolation=cv2.INTER_CUBIC), (7, 7), 0)
    count, labels, stats, middles = cv2.connectedComponentsWithStats(ink(large))
    tall = [
        n for n in range(1, count)
        if stats[n][3] >= LEAST * glyph.size * ZOOM and 0.12 * stats[n][3] <= stats[n][2] <= 0.5 * stats[n][3]
    ]  # fmt: skip
    if not tall:
        return None
    tallest = max(stats[n][3] for n in tall)
    centre = (glyph.centre - left) * ZOOM
    nearest = min((n for n in tall if stats[n][3] >= 0.85 * tallest), key=lambda n: abs(middles[n][0] - centre))
    x, y, width, height, _ = stats[nearest]
    return labels[y : y + height, x : x + width] == nearest
