"""Lists of contents by links: lines that are one link each to a place in the same document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

ENTRIES = 3
"""Lines of links under one another, at least."""
_TITLE = re.compile(r"^[#*\s【\[]*目\s*[录錄次][】\]*\s]*$")
_LINK = re.compile(r"^[ \t\u3000]*(?:[-*+]|[0-9]{1,2}\.)?[ \t\u3000]*\[[^\]\n]{1,120}\]\(#[^)\s]*\)[ \t\\]*$")
_TOKEN = re.compile(r"^\[(?:TOC|toc)\]$")


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A line with words: its place, its words, and whether a link into the document is all that it holds."""

    start: int
    end: int
    words: str
    link: bool

    @property
    def place(self) -> tuple[int, int]:
        """Start and end."""
        return self.start, self.end


def contents(lines: Sequence[LinkLine]) -> Iterator[tuple[int, int]]:
    """Places of the lines of contents, with the title right above them."""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and lines[end].link:
            end += 1
        if end - start >= ENTRIES:
            if start and _TITLE.match(lines[start - 1].words):
                start -= 1
            yield from (line.place for line in lines[start:end])
        start = max(end, start + 1)


def markdown_contents(text: str) -> Iterator[tuple[int, int]]:
    """Places of the lines of contents in Markdown."""
    if "](#" not in text and "[TOC]" not in text and "[toc]" not in text:
        return
    lines: list[LinkLine] = []
    at = 0
    for raw in text.splitlines(keepends=True):
        line = raw.rstrip()
        if _TOKEN.match(line):
            yield at, at + len(line)
        elif line:
            lines.append(LinkLine(at, at + len(line), line, _LINK.match(line) is not None))
        at += len(raw)
    yield from contents(lines)
