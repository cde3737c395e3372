"""Names of WordprocessingML elements, written out once, and the few lookups that every module needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{MAIN}}}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VAL = W + "val"
OFF = frozenset({"0", "false", "off", "none"})


def tag_of(element: _Element) -> str:
    """The element's name, without the namespace where it is w:; empty for comments and instructions."""
    tag: object = element.tag
    return tag.removeprefix(W) if isinstance(tag, str) else ""


def child(element: _Element | None, *path: str) -> _Element | None:
    """The element at a path of w: names, or None."""
    for name in path:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def value(element: _Element | None, *path: str) -> str | None:
    """``w:val`` of the element at the path."""
    found = child(element, *path)
    return found.get(VAL) if found is not None else None


def switch(element: _Element | None, *path: str) -> bool | None:
    """An on-off property: None where it is not set."""
    found = child(element, *path)
    return None if found is None else found.get(VAL, "1") not in OFF


def number_of(text: str | None, default: int) -> int:
    """The integer in an attribute, or the default where it is missing or damaged."""
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default
