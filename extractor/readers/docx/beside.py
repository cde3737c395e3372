"""What stands beside the body: footnotes and endnotes, heads and feet of pages. Both follow the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..linear import Place
from .names import MC, W
from .package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

    from .body import Body

_APART = ("separator", "continuationSeparator", "continuationNotice")


def add_notes(body: Body, package: Package) -> None:
    """Notes in the order of their marks, each with its mark before it; then those that no mark calls."""
    for kind in ("footnote", "endnote"):
        root = package.part(f"{kind}s")
        if root is None:
            continue
        notes = {e.get(W + "id", ""): e for e in root.findall(W + kind) if e.get(W + "type") not in _APART}
        called = {ident: None for what, ident in body.anchors if what == kind and ident in notes}
        for ident in [*called, *(i for i in notes if i not in called)]:
            _add_note(body, notes[ident], body.anchors.get((kind, ident)))


def _add_note(body: Body, element: _Element, called: tuple[Place, str] | None) -> None:
    linear = body.linear
    linear.end_line()
    start = linear.at
    mark = linear.generated(called[1]) if called is not None else (start, start)
    body.blocks(element)
    if linear.at > mark[1]:
        linear.note(start, mark[1] - start, called[0] if called is not None else None)


def add_heads(body: Body, package: Package) -> None:
    """The words of page heads and feet, each once, as furniture."""
    said: set[str] = set()
    for kind in ("header", "footer"):
        for root in package.parts(kind):
            words = "".join(_words(root)).strip()
            if not words or words in said:
                continue
            said.add(words)
            body.linear.end_line()
            place = body.linear.text(words)
            body.linear.cut("page_number" if kind == "footer" and _is_number(words) else "running_header", place)


def _words(element: _Element) -> Iterator[str]:
    """The words below an element, those of a text box once."""
    for inner in element:
        if inner.tag == W + "t":
            yield inner.text or ""
        elif inner.tag != MC + "Fallback":
            yield from _words(inner)


def _is_number(words: str) -> bool:
    return not any("\u4e00" <= c <= "\u9fff" and c not in "第页共" for c in words)
