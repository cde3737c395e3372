"""What the tests of limits share: lines, marks and cells made of plain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from extractor import Document, extract
from extractor.core.fragment import Fragment
from extractor.core.source import Source
from extractor.layout import numbering
from extractor.layout.lines import Line, split_lines
from extractor.lexicon.schemes import Mark, read_mark


def lines_of(*texts: str) -> list[Line]:
    return split_lines(Source("\n".join(texts), "text/1")).lines


def read(text: str) -> Document:
    return extract(text.encode())


def mark(text: str) -> Mark:
    found = read_mark(text)
    assert found is not None
    return found


def counted(*texts: str) -> numbering.Numbering:
    found = numbering.Numbering()
    for text in texts:
        found.count(mark(text))
        found.open(mark(text).kind)
    return found


def cell(text: str) -> Fragment:
    return Fragment(text, ((0, len(text)),))


def told(found: Any) -> Any:
    """What a rule gives, in plain words: a fragment is its text, a mark as printed, a set in order."""
    if isinstance(found, Fragment):
        return found.text
    if isinstance(found, Mark):
        return found.raw
    if is_dataclass(found):
        return tuple(told(getattr(found, field.name)) for field in fields(found))
    if isinstance(found, set | frozenset):
        return sorted(found)
    if isinstance(found, tuple):
        return tuple(map(told, found))
    return list(map(told, found)) if isinstance(found, list | Iterator) else found
