"""Signs of rare width read as the plain ones: no-break spaces as blanks, ２０３５ as 2035.

They are replaced one for one before anything is read, so that every place holds; what is called raw in the result keeps
the print. What their width tells stays: a no-break space between figures says that they are one number, wide figures on
both sides of a line's end that one was broken there, plain ones on one side that none was, and in lines of cells below
each other each sign has its width.
"""

from __future__ import annotations

import re

from ..lexicon.rare import Rare
from .source import Source

_RARE = "\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
_BLANK = Rare(f"[{_RARE}](?![0-9])|(?<![0-9])[{_RARE}]")
_WIDE = Rare(r"(?<![０-９])(?<![０-９]．)(?<![0-9０-９]\n)(?:[０-９]+(?:．[０-９]+)*)(?!．?[０-９])(?!\n[0-9０-９])")
"""A wide figure that no line's end breaks, or parts from another."""
_BARRED = Rare(r"(?m:^｜[^｜\n]*(?:｜[^｜\n]*)+｜$)")
"""A row of cells between wide bars."""
_CELLS = re.compile(r"\S[ \u3000]{2,}\S.*\S[ \u3000]{2,}\S")
"""Three cells on a line, or more."""
_PLAIN = str.maketrans("０１２３４５６７８９．", "0123456789.")


def with_plain_signs(source: Source) -> Source:
    """The source as it is to be read."""
    text = source.text
    if text.isascii():
        return source
    if _BLANK.may_match(text):
        text = _BLANK.pattern.sub(" ", text)
    if _WIDE.search(text):
        text = _with_plain_figures(text)
    if _BARRED.may_match(text):
        text = _BARRED.pattern.sub(lambda row: row.group().replace("｜", "|"), text)
    return source if text is source.text else source.read_as(text, lambda cell: _BLANK.pattern.sub(" ", cell))


def _with_plain_figures(text: str) -> str:
    end, cells = 0, False

    def plain(figure: re.Match[str]) -> str:
        nonlocal end, cells
        if figure.start() >= end:  # the first of its line
            start = text.rfind("\n", end, figure.start()) + 1 or end
            end = text.find("\n", figure.end())
            end = end if end >= 0 else len(text)
            cells = _CELLS.search(text[start:end].strip()) is not None
        return figure.group() if cells else figure.group().translate(_PLAIN)

    return _WIDE.pattern.sub(plain, text)
