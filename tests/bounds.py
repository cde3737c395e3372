"""What the tests of limits share: lines, marks and cells made of plain words."""

from __future__ import annotations

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
