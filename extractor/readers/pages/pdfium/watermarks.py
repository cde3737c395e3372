"""Watermarks and stamps: type that runs aslant over the page, or lies pale under its lines.

They are of the carrier. Mixed into the lines that they cross, their letters would change words and numbers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from math import hypot, inf
from statistics import median
from typing import NamedTuple

from ..shapes import Box, Glyph, Page, Rule, Watermark

ASLANT = 3 / 90
"""Quarter turns by which type lies off level from which it runs across the page: a watermark, a stamp."""
PALE = 150
"""Least part of a colour (of 255) from which type is pale, as watermarks are."""
CROSSED = 0.25
"""Share of a letter's square that another letter must cover to lie over it."""
LETTERS = 2
"""Letters of a pale stretch that others lie over, at least."""
MOST_ACROSS = 80
"""Letters of a page's head and number, at most."""
MARGIN = 0.12
"""Share of the page's height and width in which they stand."""
_NUMBER = re.compile(r"[-—–－·•第页]*[0-9]{1,4}[-—–－·•页]*$")
RING, MOST_RADIUS = 4, 120.0
"""Letters aslant that make a round stamp, at least, and its radius in points, at most."""
RIM, ALIKE = 0.12, 0.05
"""How far its letters stand off the circle and how much their sizes differ, as shares of radius and size."""
STRIDE = 8.0
"""Distance of two letters of a stamp that follow each other, in heights of the type, at most."""
LARGE = 1.5
"""Type of a watermark that lies beside the lines of a page, at least, in that of its text."""
_SQUARE = 24.0
_MOST = 30
"""Squares along a side of one letter that are looked at, at most."""


class Print(NamedTuple):
    """A character as it is printed: on the page, in which text object, how."""

    glyph: Glyph
    thing: int
    """Which text object it belongs to."""
    aslant: bool
    """Whether it lies off level."""
    pale: bool
    """Whether its colour is a pale one."""
    turn: int = 0
    """How far it is turned on the page as shown, in degrees."""


def settle(page: Page, glyphs: list[Glyph], printed: Sequence[Print] | None, rules: Sequence[Rule]) -> None:
    """Give a page its characters and rules in the coordinates in which it is read, and what is printed beside its text.

    Args:
        page: the page, which says how far its text is turned.
        glyphs: its characters, on the page as shown.
        printed: how they are set; None where all are set alike.
        rules: its rules, on the page as shown.
    """
    across = crosswise(printed, page.turn, page.width, page.height) if printed is not None else []
    page.rules += page.set_upright(glyphs, rules)
    if printed is None:
        page.glyphs += glyphs
    else:
        beside = {id(p) for p in across}
        text, marks, page.pale = parted([p for p in printed if id(p) not in beside])
        page.glyphs += text
        page.watermarks += marks
    page.watermarks += lines_of(across)


def crosswise(printed: Sequence[Print], turn: int, width: float, height: float) -> list[Print]:
    """Head and number of a page whose text is set on its side: a few letters the other way in its margin.

    Args:
        printed: what is printed, on the page as shown.
        turn: how far its text is turned.
        width: of the page as shown, in points.
        height: of the page as shown, in points.
    """
    across = [p for p in printed if (p.turn - turn) % 180 == 90 and not p.aslant]
    if not 0 < len(across) <= min(MOST_ACROSS, len(printed) // 3):
        return []
    low, high, left, right = MARGIN * height, (1 - MARGIN) * height, MARGIN * width, (1 - MARGIN) * width
    inside = (left < p.glyph.centre < right and low < p.glyph.middle < high for p in across)
    return [] if any(inside) else across


def lines_of(across: Sequence[Print]) -> list[Watermark]:
    """Such letters line by line, in the order of their printing; on the page as read they stand below each other."""
    lines: dict[int, list[Glyph]] = defaultdict(list)
    for p in across:
        lines[round(p.glyph.centre / 4)].append(p.glyph)
    kinds = {True: "page_number", False: "running_header"}
    texts = (("".join(g.char for g in glyphs), glyphs) for glyphs in lines.values())
    return [Watermark(text, around(glyphs), kinds[bool(_NUMBER.match(text))]) for text, glyphs in texts]


def parted(printed: Sequence[Print]) -> tuple[list[Glyph], list[Watermark], list[list[Glyph]]]:
    """The characters of the page's text, its watermarks, and stretches of the text in large pale type."""
    if not any(p.aslant or p.pale for p in printed):
        return [p.glyph for p in printed], [], []
    pale: dict[int, list[Glyph]] = defaultdict(list)
    aslant: list[Glyph] = []
    text: list[Glyph] = []
    for p in printed:
        if p.aslant:
            aslant.append(p.glyph)
        elif p.pale:
            pale[p.thing].append(p.glyph)
        else:
            text.append(p.glyph)
    if not text:
        return [p.glyph for p in printed if not p.aslant], _marks([aslant]), []
    ring = _on_ring(aslant, text)
    if ring:
        aslant, held = aslant + ring, {id(g) for g in ring}
        text = [g for g in text if id(g) not in held]
    least = LARGE * median(g.size for g in text)
    under = _under(pale, text, least)
    large = [glyphs for thing, glyphs in pale.items() if thing not in under and glyphs[0].size >= least]
    order = {id(p.glyph): n for n, p in enumerate(printed)}
    text += [g for thing, glyphs in pale.items() if thing not in under for g in glyphs]
    text.sort(key=lambda g: order[id(g)])
    return text, _marks([aslant, *(pale[thing] for thing in under)]), large


def _on_ring(aslant: Sequence[Glyph], text: Sequence[Glyph]) -> list[Glyph]:
    """The letters of a round stamp that happen to stand level: at its top, at its foot, at its sides."""
    if len(aslant) < RING:
        return []
    found: list[Glyph] = []
    for letters in _clusters(aslant):
        x, y, radius = _circle(letters)
        if len(letters) < RING or radius > MOST_RADIUS or not all(
            abs(hypot(g.centre - x, g.middle - y) - radius) <= RIM * radius for g in letters
        ):  # fmt: skip
            continue
        size = letters[0].size
        found += [
            g
            for g in text
            if abs(g.size - size) <= ALIKE * size and abs(hypot(g.centre - x, g.middle - y) - radius) <= RIM * radius
        ]
    return found


def _clusters(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Letters in the order of their printing, parted where one lies far from the one before."""
    found: list[list[Glyph]] = []
    for glyph in glyphs:
        last = found[-1][-1] if found else None
        near = last is not None and hypot(glyph.centre - last.centre, glyph.middle - last.middle) <= STRIDE * glyph.size
        if last is not None and near and abs(glyph.size - last.size) <= ALIKE * glyph.size:
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return found


def _circle(letters: Sequence[Glyph]) -> tuple[float, float, float]:
    """The circle through three letters far from each other: middle and radius, infinite where they are in line."""
    a, b, c = letters[0], letters[len(letters) // 2], letters[-1]
    ax, ay, bx, by = a.centre, a.middle, b.centre, b.middle
    cx, cy = c.centre, c.middle
    d = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
    if abs(d) < 1:
        return 0.0, 0.0, inf
    p, q, r = ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy
    x = (p * (by - cy) + q * (cy - ay) + r * (ay - by)) / d
    y = (p * (cx - bx) + q * (ax - cx) + r * (bx - ax)) / d
    return x, y, hypot(ax - x, ay - y)


def _marks(stretches: Sequence[Sequence[Glyph]]) -> list[Watermark]:
    return [Watermark("".join(g.char for g in glyphs), around(glyphs)) for glyphs in stretches if glyphs]


def _under(pale: dict[int, list[Glyph]], text: Sequence[Glyph], large: float) -> list[int]:
    """The pale stretches over which letters of the text lie; those of the same letters and type are their like.

    Over a stretch of large type any letter is enough: no line of text has such letters among its own.
    """
    squares: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for glyph in text if pale else ():
        for square in _squares(glyph):
            squares[square].append(glyph)
    sure = {
        thing
        for thing, glyphs in pale.items()
        if sum(_covered(g, squares) for g in glyphs) >= (1 if glyphs[0].size >= large else min(LETTERS, len(glyphs)))
    }
    sizes = {round(g.size, 1) for thing in sure for g in pale[thing]}
    letters = {g.char for thing in sure for g in pale[thing]}
    return [
        thing
        for thing, glyphs in pale.items()
        if thing in sure or (round(glyphs[0].size, 1) in sizes and letters.issuperset(g.char for g in glyphs))
    ]


def _squares(glyph: Glyph) -> list[tuple[int, int]]:
    return [(x, y) for x in _steps(glyph.x0, glyph.x1) for y in _steps(glyph.top, glyph.bottom)]


def _steps(low: float, high: float) -> range:
    first = int(low // _SQUARE)
    return range(first, min(int(high // _SQUARE), first + _MOST) + 1)


def _covered(glyph: Glyph, squares: dict[tuple[int, int], list[Glyph]]) -> bool:
    return any(_crosses(glyph, other) for square in _squares(glyph) for other in squares.get(square, ()))


def _crosses(one: Glyph, other: Glyph) -> bool:
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    least = min((g.x1 - g.x0) * (g.bottom - g.top) for g in (one, other))
    return width > 0 and height > 0 and width * height >= CROSSED * least


def around(glyphs: Sequence[Glyph]) -> Box:
    """The box around letters."""
    return (
        min(g.x0 for g in glyphs), min(g.top for g in glyphs), max(g.x1 for g in glyphs), max(g.bottom for g in glyphs),
    )  # fmt: skip
