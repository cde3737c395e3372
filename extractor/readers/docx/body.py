"""Paragraphs, tables, text boxes and content controls of a Word document, in body order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from itertools import groupby
from typing import TYPE_CHECKING

from ...core.problems import ExtractionError
from ...core.source import Source
from ..linear import Linear, Place, counted, left_out, lost
from .counting import number
from .fields import Fields
from .names import MC, VAL, W, child, tag_of, value
from .numbering import Numbering
from .package import Package
from .runs import Piece, pieces
from .styles import Style, Styles, direct
from .tables import add_table

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT_BOX = W + "txbxContent"
_PICTURES = ("}blip", "}imagedata", "}OLEObject")
_GRAPHICS = {"}chart": "图表", "}relIds": "SmartArt 图形"}
"""Drawings that keep their words in a part of their own."""
_EMBEDDED = "嵌入的文档"
_PARTED = {"tab": " ", "space": " ", "nothing": ""}
_CONTENTS_TITLE = re.compile(r"^目\s*[录錄次]$")
_WRAPPERS = ("customXml", "ins", "moveTo", "smartTag")
"""Elements around blocks that are none themselves."""
DOT = 1.5
"""Points of type that is no more than a dot."""
MAX_ENTRY = 120
"""Characters past which a paragraph is no contents entry."""
MAX_DEPTH = 60
"""Boxes in tables in boxes: more is no document."""


def _is_unseen(style: Style) -> bool:
    return bool(style.white) or (style.size is not None and style.size <= DOT)


class Body:
    """Reads blocks into the linear text; ``left_out`` counts what is not shown."""

    def __init__(self, package: Package):
        self.linear = Linear()
        self.styles = Styles(package.part("styles"))
        self.numbering = Numbering(package.part("numbering"))
        self.fields = Fields()
        self.left_out: Counter[str] = Counter()
        self.nested = 0
        self.pictures = 0
        self.graphics: Counter[str] = Counter()
        """Charts and diagrams, whose words stand in parts of their own."""
        self.seen = 0
        """Characters of text elements that were looked at, hidden ones among them."""
        self.shown = 0
        """Characters that the paragraphs show, each of which has to be written."""
        self.anchors: dict[tuple[str, str], tuple[Place, str]] = {}
        """Notes by kind and identifier: the place of the mark that calls each, and the mark."""
        self._called: Counter[str] = Counter()
        self.depth = 0
        self._contents_title: Place | None = None
        comments = package.part("comments")
        self.left_out["批注"] = len(comments) if comments is not None else 0

    # -- blocks ---------------------------------------------------------------------------

    def blocks(self, parent: _Element) -> None:
        """All blocks below ``parent``."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ExtractionError("TOO_LARGE", f"嵌套超过 {MAX_DEPTH} 层")
        for framed, elements in groupby(_unwrapped(parent), self._is_framed):
            with self.linear.frame() if framed and not self.linear.in_table else nullcontext():
                for element in elements:
                    self._block(element)
        self.depth -= 1

    def _is_framed(self, element: _Element) -> bool:
        """Whether a block is a paragraph in a border on all its sides, or on a coloured ground."""
        properties = child(element, "pPr") if tag_of(element) == "p" else None
        return properties is not None and (_has_border(properties) or _is_shaded(properties))

    def _block(self, element: _Element) -> None:
        name = tag_of(element)
        if name == "p":
            self.paragraph(element)
        elif name == "tbl":
            add_table(self, element)
        elif name == "sdt":
            self._control(element)
        elif name in _WRAPPERS:
            self.blocks(element)
        elif name in ("altChunk", "subDoc"):
            self.left_out[_EMBEDDED] += 1
        elif name == MC + "AlternateContent":
            branch = element.find(MC + "Choice")
            self.blocks(branch if branch is not None else element)

    def _control(self, element: _Element) -> None:
        content = child(element, "sdtContent")
        if content is None:
            return
        start = self.linear.at
        self.blocks(content)
        if _gallery(element) == "Table of Contents":
            self.linear.cut("contents", (start, self.linear.at))

    # -- paragraphs -----------------------------------------------------------------------

    def paragraph(self, element: _Element) -> None:
        """One paragraph: its number, its words, and after it the text boxes that hang on it."""
        properties = child(element, "pPr")
        ident, named = self.styles.paragraph(properties)
        style = direct(named, properties, None)
        self.fields.touched = self.fields.contents
        start = self.linear.at
        shown = self._on_paper(list(pieces(element, style, self)))
        self.shown += sum(len(part) for piece in shown for part in piece.text.split())
        gone = child(properties, "rPr", "del") is not None  # a deleted paragraph mark: the next paragraph goes on here
        if not gone or any(p.text for p in shown):
            self._number(ident, style)
        high = any(p.text.strip() and not p.style.raised for p in shown)
        for (raised, lowered), group in groupby(shown, lambda p: _height(p, high)):
            if raised:
                self.linear.raised("".join(piece.text for piece in group))
            elif lowered:
                self.linear.lowered("".join(piece.text for piece in group))
            else:
                for piece in group:
                    self._piece(piece)
        self._finish(start, style, shown)
        if not gone:
            self.linear.text("\n")
        for piece in shown:
            if piece.box is not None:
                self._drawing(piece.box)

    def _on_paper(self, shown: list[Piece]) -> list[Piece]:
        """Without words in the colour of the paper, or as small as a dot, amid others: nobody sees them.

        A white line has a dark ground.
        """
        seen = [piece for piece in shown if not (_is_unseen(piece.style) and piece.text.strip())]
        if len(seen) == len(shown) or not any(piece.text.strip() for piece in seen):
            return shown
        self.left_out["白色或极小的文字"] += len(shown) - len(seen)
        return seen

    def _number(self, ident: str, style: Style) -> None:
        if style.list is None or style.list == "0":
            return
        depth = style.depth if style.depth is not None else self.numbering.level_of_style(style.list, ident)
        written, suffix = self.numbering.next(style.list, depth)
        if written:
            self.linear.generated(written)
            self.linear.text(_PARTED.get(suffix, " "))

    def _piece(self, piece: Piece) -> None:
        if piece.note is not None:
            kind = piece.note[0]
            self._called[kind] += 1
            mark = number(self._called[kind], "lowerRoman" if kind == "endnote" else "decimal")
            self.anchors[piece.note] = self.linear.generated(mark), mark
        elif piece.text:
            self.linear.text(piece.text)

    def _finish(self, start: int, style: Style, shown: list[Piece]) -> None:
        """What the paragraph is: an entry of the contents, or text that is set in some way."""
        place = (start, self.linear.at)
        text = "".join(p.text for p in shown).strip()
        if self.fields.touched and (len(text) > MAX_ENTRY or "。" in text):
            self.fields.stack.clear()  # the contents field was never closed
            self.fields.touched = False
        if self.fields.touched or style.contents:
            title, self._contents_title = self._contents_title, None
            if title is not None:
                self.linear.cut("contents", title)
            self.linear.cut("contents", place)
            return
        if text:
            self._contents_title = place if _CONTENTS_TITLE.match(text) else None
        first = next((p.style for p in shown if p.text.strip()), style)
        whole = all(p.style.bold for p in shown if p.text.strip())
        self.linear.hint(
            start, level=style.level, bold=bool(first.bold) and not (whole and text.count("。") > 1),
            size=first.size, centred=bool(style.centred),
        )  # fmt: skip

    # -- drawings -------------------------------------------------------------------------

    def _drawing(self, element: _Element) -> None:
        """The text boxes of a drawing; DrawingML and its VML copy are one, and pictures are counted."""
        boxes = list(_text_boxes(element))
        tags = [e.tag for e in element.iter() if isinstance(e.tag, str)]
        for ending, name in _GRAPHICS.items():
            self.graphics[name] += any(tag.endswith(ending) for tag in tags)
        if not boxes:
            self.pictures += any(tag.endswith(_PICTURES) for tag in tags)
        for box in boxes:
            self.framed([box])

    def framed(self, parents: list[_Element]) -> None:
        """The blocks of a text box or a one-cell table; inside another table they are text of its cell."""
        with nullcontext() if self.linear.in_table else self.linear.frame():
            for parent in parents:
                self.blocks(parent)

    # -- the source -----------------------------------------------------------------------

    def source(self, ingester: str, media_type: str, shown: int) -> Source:
        """All that was read; ``shown`` are the characters of all text elements that are shown or hidden.

        Raises:
            ExtractionError: NO_TEXT_LAYER where there are only pictures, or files inside the file.
        """
        if self.linear.blank and (self.pictures or self.graphics.total() or self.left_out[_EMBEDDED]):
            raise ExtractionError("NO_TEXT_LAYER", self._unread())
        findings = (
            *left_out("HIDDEN_TEXT", self.left_out),
            *left_out("PICTURES_UNREAD", {"图片": self.pictures, **self.graphics}),
            *left_out("TABLE_NESTED", {"表格": self.nested}),
            *lost(max(0, shown - self.seen) + max(0, self.shown - self.linear.words)),
        )
        return self.linear.source(ingester, media_type, findings)

    def _unread(self) -> str:
        return counted({"图片": self.pictures, **self.graphics, _EMBEDDED: self.left_out[_EMBEDDED]})


def _unwrapped(parent: _Element, depth: int = 0) -> Iterator[_Element]:
    """The blocks below an element; a content control or a tracked insertion around some of them parts no frame."""
    for element in parent:
        name = tag_of(element)
        inner = child(element, "sdtContent") if name == "sdt" and not _gallery(element) else None
        if name in _WRAPPERS:
            inner = element
        if inner is None or depth > MAX_DEPTH:
            yield element
        else:
            yield from _unwrapped(inner, depth + 1)


def _gallery(element: _Element) -> str:
    """What a content control was taken from: Table of Contents."""
    return value(element, "sdtPr", "docPartObj", "docPartGallery") or ""


def _height(piece: Piece, high: bool) -> tuple[bool, bool]:
    """Whether the words are raised and whether they are lowered; ``high``: others of the paragraph stand level."""
    words = high and bool(piece.text)
    return words and bool(piece.style.raised), words and bool(piece.style.lowered)


def _has_border(properties: _Element) -> bool:
    borders = child(properties, "pBdr")
    shown = (
        {tag_of(side) for side in borders if side.get(VAL, "nil") not in ("nil", "none")}
        if borders is not None
        else set()
    )
    return {"top", "left", "bottom", "right"} <= shown


def _is_shaded(properties: _Element) -> bool:
    ground = child(properties, "shd")
    fill = ground.get(W + "fill", "auto").lower() if ground is not None else "auto"
    return fill not in ("auto", "ffffff", "")


def _text_boxes(element: _Element) -> Iterable[_Element]:
    """Outermost w:txbxContent below a drawing, of the first branch that has any."""
    if element.tag == MC + "AlternateContent":
        for branch in element:
            found = [box for inner in branch for box in _text_boxes(inner)]
            if found:
                return found
        return []
    if element.tag == _TEXT_BOX:
        return [element]
    return [box for inner in element if isinstance(inner.tag, str) for box in _text_boxes(inner)]
