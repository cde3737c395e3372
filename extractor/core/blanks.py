"""Rare blanks read as the plain one: the no-break space that web pages indent and align with, and others as wide.

They are replaced one for one before anything is read, so that every place holds; what is called raw in the result keeps
the print. Between figures they stay: there a no-break space says that the figures are one number.
"""

from __future__ import annotations

import re
from dataclasses import replace

from .fragment import Fragment
from .source import DeclaredTable, Source

_RARE = "\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
_BLANK = re.compile(f"[{_RARE}](?![0-9])|(?<![0-9])[{_RARE}]")


def with_plain_blanks(source: Source) -> Source:
    """The source as it is to be read."""
    if source.text.isascii() or _BLANK.search(source.text) is None:
        return source
    return replace(source, text=_BLANK.sub(" ", source.text), tables=tuple(map(_table, source.tables)))


def _table(table: DeclaredTable) -> DeclaredTable:
    cells = (replace(c, content=Fragment(_BLANK.sub(" ", c.content.text), c.content.pieces)) for c in table.cells)
    return replace(table, cells=tuple(cells))
