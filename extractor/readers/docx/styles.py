"""What a paragraph or run inherits from its style, along the chain of ``basedOn``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .names import OFF, VAL, W, child, number_of, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING = re.compile(r"^(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_CONTENTS = re.compile(r"^(?:toc|目录)\s*(?:[1-9]|heading)$", re.IGNORECASE)
_OUTLINE, _LIST, _ALIGNED = W + "outlineLvl", W + "numPr", W + "jc"
_SIZE, _PLACE, _ABOVE = W + "sz", W + "vertAlign", W + "position"
_FONTS, _ASCII, _LATIN, _NAMED = W + "rFonts", W + "ascii", W + "hAnsi", W + "rStyle"
_OF_A_RUN = ("bold", "hidden", "struck", "size", "raised")
"""What a character style can say of a run."""
_SWITCHES = {W + "b": "bold", W + "vanish": "hidden", W + "strike": "struck", W + "dstrike": "struck"}
RAISED = 4
"""Half points above the line from which type is raised."""
BODY = 9
"""The outline level that means none (ECMA-376, 17.3.1.20)."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it inherits; None where neither it nor its bases say anything."""

    name: str = ""
    level: int = 0
    """Heading level from 1; 0 for body text."""
    list: str | None = None
    depth: int | None = None
    bold: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    """Struck out: none of the text, as words deleted under the eyes of Word are."""
    size: float | None = None
    centred: bool | None = None
    raised: bool | None = None
    """Set above the line, as marks of notes and exponents are."""
    contents: bool = False
    """A style of contents entries."""


PLAIN = Style()


class Styles:
    """The styles of one document."""

    def __init__(self, root: _Element | None):
        found = root.findall(W + "style") if root is not None else []
        self._elements = {e.get(W + "styleId", ""): e for e in found}
        self._default = {e.get(W + "type", ""): e.get(W + "styleId", "") for e in found if e.get(W + "default") == "1"}
        self._read: dict[str, Style] = {}
        self._runs: dict[tuple[int, str, tuple[tuple[str, object], ...]], tuple[Style, Style]] = {}
        """Runs as they are set, each with the style of its paragraph, which is kept so that its ``id`` is its own."""

    def paragraph(self, properties: _Element | None) -> tuple[str, Style]:
        """Identifier and style of a paragraph, by its w:pPr."""
        ident = value(properties, "pStyle")
        if ident is None or ident not in self._elements:
            ident = self._default.get("paragraph", "")
        return ident, self.of(ident)

    def run(self, style: Style, properties: _Element | None) -> tuple[Style, str]:
        """How a run is set in a paragraph of a style, by its w:rPr, and the font that it names."""
        if properties is None:
            return style, ""
        known, ident, font = _of_run(properties)
        key = id(style), ident, tuple(known.items())
        found = self._runs.get(key)
        if found is None:
            named = self.of(ident) if ident else PLAIN
            over = {name: v for name in _OF_A_RUN if (v := getattr(named, name)) is not None} | known
            found = self._runs[key] = style, replace(style, **over) if over else style
        return found[1], font

    def of(self, ident: str) -> Style:
        """The style of an identifier."""
        if ident not in self._read:
            self._read[ident] = PLAIN  # a style that is based on itself ends here
            element = self._elements.get(ident)
            if element is not None:
                base = value(element, "basedOn")
                self._read[ident] = _over(self.of(base) if base else PLAIN, element)
        return self._read[ident]


def _over(base: Style, element: _Element) -> Style:
    own = direct(base, child(element, "pPr"), child(element, "rPr"))
    name = value(element, "name") or ""
    heading = _HEADING.match(name)
    return replace(
        own, name=name, level=int(heading.group(1)) if heading else own.level,
        contents=base.contents or bool(_CONTENTS.match(name)),
    )  # fmt: skip


def direct(base: Style, paragraph: _Element | None, run: _Element | None) -> Style:
    """The style with the formatting set directly over it."""
    known = {**_of_paragraph(paragraph), **_of_run(run)[0]}
    return replace(base, **known) if known else base  # type: ignore[arg-type]


def _of_paragraph(properties: _Element | None) -> dict[str, object]:
    known: dict[str, object] = {}
    for element in properties if properties is not None else ():
        tag: object = element.tag
        if tag == _OUTLINE:
            known["level"] = (number_of(element.get(VAL), BODY) + 1) % (BODY + 1)
        elif tag == _LIST:
            ident, depth = value(element, "numId"), value(element, "ilvl")
            known |= {"list": ident} if ident is not None else {}
            known |= {"depth": number_of(depth, 0)} if depth is not None else {}
        elif tag == _ALIGNED:
            known["centred"] = element.get(VAL) == "center"
    return known


def _of_run(properties: _Element | None) -> tuple[dict[str, object], str, str]:
    """What a w:rPr sets, the character style that it names, and the font."""
    known: dict[str, object] = {}
    ident = font = ""
    for element in properties if properties is not None else ():
        tag: object = element.tag
        if tag in _SWITCHES:
            known[_SWITCHES[tag]] = element.get(VAL, "1") not in OFF
        elif tag == _SIZE:
            known["size"] = number_of(element.get(VAL), 0) / 2 or None
        elif tag == _PLACE:
            known["raised"] = element.get(VAL) == "superscript"
        elif tag == _ABOVE:
            known["raised"] = known.get("raised") or number_of(element.get(VAL), 0) >= RAISED
        elif tag == _FONTS:
            font = element.get(_ASCII) or element.get(_LATIN) or ""
        elif tag == _NAMED:
            ident = element.get(VAL, "")
    return known, ident, font
