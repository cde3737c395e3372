"""What stands on a page, whoever read it: characters and rules with their places.

All lengths are points (1/72 inch). Coordinates are those in which the page is read: origin top
left, x to the right, y downwards, text upright.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import cos, radians, sin
from statistics import median

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom."""


class OnPage:
    """What has a place on its page."""

    __slots__ = ()
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half its height."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """Half its width."""
        return (self.x0 + self.x1) / 2


@dataclass(slots=True)
class Glyph(OnPage):
    """One printed character; ``size`` is the height of its type, ``score`` how sure its reading is."""

    char: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False
    score: float = 1.0
    raised: bool = False
    """Whether it is a note's mark: small, and above the line."""
    spaced: bool = False
    """Whether the document has a blank before it."""
    struck: bool = False
    """Whether it is crossed out."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line: horizontal where ``top == bottom``, else vertical."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        """Whether it lies flat."""
        return self.top == self.bottom

    @property
    def length(self) -> float:
        """From end to end."""
        return max(self.x1 - self.x0, self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class Watermark:
    """Letters beside the text, across it or under it, and the box around them."""

    text: str
    box: Box
    kind: str = "watermark"


@dataclass(slots=True)
class Page:
    """One page. ``width`` and ``height`` are as a viewer shows it; ``turn`` is how far its text is turned there.

    ``turn`` is 0, 90, 180 or 270 degrees clockwise; ``askew`` what it lies off level besides, which
    only pictures do.
    """

    number: int
    """From 1."""
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    turn: int = 0
    askew: float = 0.0
    """Degrees by which lines rise to the right."""
    recognised: bool = False
    """Whether the characters come from optical recognition."""
    broken: int = 0
    """How many characters have no known meaning: the font does not say what they are."""
    unsaid: int = 0
    """How many characters print something and are blanks by what the file says of them."""
    outside: int = 0
    """How many characters lie off the page."""
    hidden: int = 0
    """How many characters are printed and not to be seen: white on white, without ink."""
    unmeasured: int = 0
    """How many pieces of text are in a font of which the file says nothing: their places are guessed."""
    annotations: int = 0
    """How many annotations with words of their own show none on the page."""
    pictures: int = 0
    """How many pictures on it may hold words."""
    watermarks: list[Watermark] = field(default_factory=list)
    pale: list[list[Glyph]] = field(default_factory=list)
    """Stretches of large pale type among its characters: watermarks, where they return on other pages."""
    pictured: bool = False
    """Whether pictures or drawings fill it, in which words may stand."""

    @property
    def reading_height(self) -> float:
        """How high it is as its text is read."""
        return self.height if self.turn % 180 == 0 else self.width

    @property
    def reading_width(self) -> float:
        """How wide it is as its text is read."""
        return self.width if self.turn % 180 == 0 else self.height

    def shown(self, box: Box) -> Box:
        """A box of reading coordinates on the page as a viewer shows it."""
        x0, top, x1, bottom = self._tilted(box) if self.askew else box
        if self.turn == 90:
            return top, self.width - x1, bottom, self.width - x0
        if self.turn == 180:
            return self.width - x1, self.height - bottom, self.width - x0, self.height - top
        if self.turn == 270:
            return self.height - bottom, x0, self.height - top, x1
        return x0, top, x1, bottom

    def upright(self, box: Box) -> Box:
        """A box on the page as a viewer shows it in reading coordinates: the inverse of ``shown`` without its tilt."""
        x0, top, x1, bottom = box
        if self.turn == 90:
            return top, self.width - x1, bottom, self.width - x0
        if self.turn == 180:
            return self.width - x1, self.height - bottom, self.width - x0, self.height - top
        if self.turn == 270:
            return self.height - bottom, x0, self.height - top, x1
        return box

    def set_upright(self, glyphs: Iterable[Glyph], rules: Iterable[Rule]) -> list[Rule]:
        """Bring characters to the coordinates in which the page is read; the rules there."""
        if not self.turn:
            return list(rules)
        for glyph in glyphs:
            glyph.x0, glyph.top, glyph.x1, glyph.bottom = self.upright((glyph.x0, glyph.top, glyph.x1, glyph.bottom))
        return [Rule(*self.upright((rule.x0, rule.top, rule.x1, rule.bottom))) for rule in rules]

    def _tilted(self, box: Box) -> Box:
        """The box on the page before it was levelled: the upright box around its corners."""
        width, height = (self.width, self.height) if self.turn % 180 == 0 else (self.height, self.width)
        sine, cosine = sin(radians(self.askew)), cos(radians(self.askew))
        xs, ys = [], []
        for x in (box[0] - width / 2, box[2] - width / 2):
            for y in (box[1] - height / 2, box[3] - height / 2):
                xs.append(width / 2 + x * cosine + y * sine)
                ys.append(height / 2 - x * sine + y * cosine)
        return min(xs), min(ys), max(xs), max(ys)


@dataclass(slots=True)
class Run(OnPage):
    """Characters of one printed line that stand together, from left to right."""

    glyphs: list[Glyph]
    x0: float = 0.0
    x1: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    size: float = 0.0

    def __post_init__(self) -> None:
        """Measure it."""
        plain = [g for g in self.glyphs if not g.raised] or self.glyphs
        self.x0 = min([g.x0 for g in self.glyphs])
        self.x1 = max([g.x1 for g in self.glyphs])
        alike = {(g.top, g.bottom, g.size) for g in plain}
        if len(alike) == 1:
            self.top, self.bottom, self.size = alike.pop()
            return
        self.top = min([top for top, _, _ in alike])
        self.bottom = max([bottom for _, bottom, _ in alike])
        sizes = [g.size for g in plain]
        self.size = sizes[0] if sizes.count(sizes[0]) == len(sizes) else median(sizes)

    @property
    def text(self) -> str:
        """Its characters without any blank."""
        return "".join(g.char for g in self.glyphs)

    @property
    def bold(self) -> bool:
        """Whether most of it is bold."""
        return sum(g.bold for g in self.glyphs) * 2 > len(self.glyphs)
