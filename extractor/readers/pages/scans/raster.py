"""What a picture shows besides letters: how far it is turned, and its ruled lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..shapes import Glyph, Rule

if TYPE_CHECKING:
    import numpy as np

    Raster = np.ndarray[Any, np.dtype[Any]]

MOST_SKEW = 3.0
"""Degrees by which a sheet lies askew on the glass, at most."""
STEP = 0.1
LEVEL_POINTS = 24.0
UPRIGHT_POINTS = 13.0
"""Lengths of rules, at least: longer than a stroke of the largest and of the usual type."""
SURE_POINTS = 60.0
"""Length from which a rule needs no other to be believed."""
NEAR_POINTS = 3.0
"""Distance at which two rules meet, at most."""
THICKEST_POINTS = 4.0
BOX_MARGIN = 0.02
"""Share of a detected line's height, above and below, in which a rule may lie."""
BROKEN_POINTS = 2.0
"""Length of the holes in a faint rule that are closed."""
FAINTEST = 12
"""Grey values by which a rule is darker than the paper around it, at least."""


def skew(raster: Raster) -> float:
    """Degrees by which the lines of text rise to the right; found where the rows of ink are the sharpest."""
    import cv2
    import numpy as np

    scale = 800 / max(raster.shape)
    small = (
        cv2.resize(ink(raster), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else ink(raster)
    )

    def sharpness(angle: float) -> float:
        profile = turned(small, angle, 0).sum(axis=1, dtype=np.float64)
        return float(np.square(np.diff(profile)).sum())

    coarse = max(np.arange(-MOST_SKEW, MOST_SKEW + 0.01, 0.5), key=sharpness)
    return float(max(np.arange(coarse - 0.5, coarse + 0.51, STEP), key=sharpness))


def turned(raster: Raster, degrees: float, blank: int = 255) -> Raster:
    """The picture turned about its middle, clockwise on the sheet where ``degrees`` is positive."""
    import cv2

    height, width = raster.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    return cv2.warpAffine(raster, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=blank)


def ink(raster: Raster) -> Raster:
    """255 where there is ink, 0 elsewhere; the threshold is Otsu's."""
    import cv2

    return cv2.threshold(raster, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1]


def rules(raster: Raster, dots: int, letters: list[Glyph]) -> list[Rule]:
    """Level and upright lines of a picture of ``dots`` per inch, in points.

    ``letters`` (in dots) are blotted out first: their strokes, one below the other, look like rules.
    """
    import cv2

    unit = dots / 72
    block = int(12 * unit) | 1
    smooth = cv2.GaussianBlur(raster, (3, 3), 0)
    inked = cv2.adaptiveThreshold(smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, FAINTEST)
    for letter in letters:
        margin = BOX_MARGIN * (letter.bottom - letter.top)
        inked[int(letter.top + margin) : int(letter.bottom - margin), int(letter.x0) : int(letter.x1) + 1] = 0
    broken = int(BROKEN_POINTS * unit)
    found: list[Rule] = []
    for level, points in ((True, LEVEL_POINTS), (False, UPRIGHT_POINTS)):
        length = int(points * unit)
        near = cv2.getStructuringElement(cv2.MORPH_RECT, (broken, 1) if level else (1, broken))
        long = cv2.getStructuringElement(cv2.MORPH_RECT, (length, 1) if level else (1, length))
        lines = cv2.morphologyEx(cv2.morphologyEx(inked, cv2.MORPH_CLOSE, near), cv2.MORPH_OPEN, long)
        count, _, stats, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
        for x, y, width, height, _ in stats[1:count]:
            if min(width, height) > THICKEST_POINTS * unit:
                continue
            x0, top, x1, bottom = x / unit, y / unit, (x + width) / unit, (y + height) / unit
            middle = (top + bottom) / 2 if level else (x0 + x1) / 2
            found.append(Rule(x0, middle, x1, middle) if level else Rule(middle, top, middle, bottom))
    return [rule for rule in found if rule.length >= SURE_POINTS or _anchored(rule, found)]


def _anchored(rule: Rule, rules: list[Rule]) -> bool:
    """Whether both ends of a short rule meet rules that cross it: a stroke that was left over does not."""
    others = [r for r in rules if r.horizontal != rule.horizontal]
    return all(any(_ends_at(x, y, other) for other in others) for x, y in ((rule.x0, rule.top), (rule.x1, rule.bottom)))


def _ends_at(x: float, y: float, rule: Rule) -> bool:
    return (
        rule.x0 - NEAR_POINTS <= x <= rule.x1 + NEAR_POINTS and rule.top - NEAR_POINTS <= y <= rule.bottom + NEAR_POINTS
    )
