"""The words of one paragraph: what its runs show, in order.

Deleted and hidden text is not shown and is counted, as is what is crossed out; what the accepted view shows
is kept. Fields give their last result; a field code is no text. Soft hyphens show at the end of a line only and are
left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..symbols import PRIVATE, in_font
from .equations import linear_math
from .names import MATH, MC, W, tag_of
from .styles import PLAIN, Style

if TYPE_CHECKING:
    from lxml.etree import _Element

    from .reading import Reading

SOFT_HYPHEN = "\u00ad"
_PROPERTIES = W + "rPr"
_SIGNS = {
    "tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "",
}  # fmt: skip
_INSIDE = frozenset({"ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo"})
_DELETED = frozenset({"del", "moveFrom"})
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one run as ``text``, a note's mark as ``note`` (kind, id), or a drawing to be read as ``box``."""

    text: str = ""
    style: Style = PLAIN
    note: tuple[str, str] | None = None
    box: _Element | None = None


def pieces(paragraph: _Element, style: Style, body: Reading) -> Iterator[Piece]:
    """The visible pieces of a paragraph whose style is ``style``."""
    for element in paragraph:
        yield from _inline(element, style, body)


def _inline(element: _Element, style: Style, body: Reading) -> Iterator[Piece]:
    name = tag_of(element)
    if name == "r":
        yield from _run(element, style, body)
    elif name in _DELETED:
        body.left_out["删除的文字"] += any(t.text for t in element.iter(W + "delText", W + "t"))
    elif name in _INSIDE:
        for inner in element:
            yield from _inline(inner, style, body)
    elif name == "sdt":
        content = element.find(W + "sdtContent")
        for inner in content if content is not None else ():
            yield from _inline(inner, style, body)
    elif name == MC + "AlternateContent":
        for inner in _choice(element):
            yield from _inline(inner, style, body)
    elif name.startswith(MATH):
        body.seen += sum(len("".join((t.text or "").split())) for t in element.iter(MATH + "t"))
        yield Piece(linear_math(element), style)


def _run(run: _Element, style: Style, body: Reading) -> Iterator[Piece]:
    style, font = body.styles.run(style, run.find(_PROPERTIES))
    for element in run:
        piece = _sign(element, style, font, body)
        if piece is None:
            continue
        if (style.hidden or style.struck) and piece.text.strip():
            body.left_out["隐藏文字" if style.hidden else "划去的文字"] += 1
        elif not body.fields.code:
            yield piece


def _sign(element: _Element, style: Style, font: str, body: Reading) -> Piece | None:
    """What one element of a run shows."""
    name = tag_of(element)
    if name == "t":
        text = element.text or ""
        body.seen += len("".join(text.split()))
        return Piece(in_font(text.replace(SOFT_HYPHEN, ""), font), style)
    if name in _SIGNS:
        return Piece(_SIGNS[name], style)
    if name == "fldChar":
        shown = body.fields.mark(element.get(W + "fldCharType", ""))
        return Piece(shown, style) if shown else None
    if name == "instrText":
        body.fields.instruct(element.text or "")
    elif name == "sym":
        return Piece(in_font(_character(element.get(W + "char")), element.get(W + "font", "")), style)
    elif name in _NOTES:
        return Piece(style=style, note=(_NOTES[name], element.get(W + "id", "")))
    elif name in ("drawing", "pict", "object") or name == MC + "AlternateContent":
        return Piece(style=style, box=element)
    elif name == "ruby":
        base = "".join(t.text or "" for b in element.findall(W + "rubyBase") for t in b.iter(W + "t"))
        body.seen += sum(len("".join((t.text or "").split())) for t in element.iter(W + "t"))
        body.left_out["注音"] += 1
        return Piece(base, style)
    return None


def _character(code: str | None) -> str:
    """The private character of a hexadecimal code, which may leave F0 out; nothing where it is none."""
    try:
        number = int(code or "", 16)
        return chr(number if number >= 0x100 else PRIVATE + number)
    except (ValueError, OverflowError):
        return ""


def _choice(element: _Element) -> list[_Element]:
    """What AlternateContent offers: its first choice, which the fallback repeats for older programs."""
    for branch in ("Choice", "Fallback"):
        found = element.find(MC + branch)
        if found is not None and len(found):
            return list(found)
    return []
