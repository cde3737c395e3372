"""A header torn over lines that wide blanks set below each other, made whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ....core.fragment import join
from ....lexicon import tables as words
from ..cells.atoms import (
    Atom,
    Can,
    what,
)
from ..headers.words import YEAR_BARE

MAX_TORN_HEADER = 3
"""Lines over which the words of a header are torn, at most."""
_BODY = Can.VALUE | Can.MISSING | Can.ATTRIBUTE | Can.NUMBER | Can.GROUP_MARK | Can.ITEM
"""What no header's rest is."""


def with_laid_header(atoms: Iterator[Atom]) -> Iterator[Atom]:
    """The atoms, those of a header torn over lines made whole, also where a page prints it again: each begins where
    one of the first line does, or one of the years that stand in a line of their own below it.
    """
    by_line = (list(line) for _, line in groupby(atoms, lambda atom: atom.line))
    line = next(by_line, None)
    said = [atom.text for atom in line] if line is not None else []
    while line is not None:
        following = next(by_line, None)
        if [atom.text for atom in line] == said:
            following = _make_whole(line, following, by_line)
            if following is not None and all(
                YEAR_BARE.match(atom.text) or words.is_header(atom.text) for atom in following
            ):
                yield from line
                line, following = following, _make_whole(following, next(by_line, None), by_line)
        yield from line
        line = following


def _make_whole(line: list[Atom], following: list[Atom] | None, by_line: Iterator[list[Atom]]) -> list[Atom] | None:
    """The words of a header's line are made whole in place; the line below those that it takes is returned."""
    head = line[0].line
    while following is not None and following[0].line <= head + MAX_TORN_HEADER:
        places = [_under(line, atom) for atom in following]
        if not _is_torn_header(line, following, places):
            break
        for place, atom in zip(places, following, strict=True):
            line[place] = _over(line[place], atom)
        following = next(by_line, None)
    return following


def _under(head: Sequence[Atom], atom: Atom) -> int:
    """Below which word of the header's first line an atom begins, or has its middle; -1 where below none."""
    apart = [min(abs(above.left - atom.left), abs(above.middle - atom.middle)) for above in head]
    return apart.index(min(apart)) if min(apart) <= 1 else -1


def _is_torn_header(head: Sequence[Atom], line: Sequence[Atom], places: Sequence[int]) -> bool:
    """Whether a line goes on with words of the header: all under them, and one of them is not whole without it."""
    if any(place < 0 or atom.can & _BODY for place, atom in zip(places, line, strict=True)):
        return False
    pairs = [(head[place].text, atom.text) for place, atom in zip(places, line, strict=True)]
    if any(words.dates_row(above, below) for above, below in pairs):
        return False
    if any(words.header_role(above) and not words.header_role(above + below) for above, below in pairs):
        return False  # 指标 / 全社会研发经费投: the first name's first line
    if min(places) > 0 and max(places) > 1:  # a group's name would stand at the left
        return True
    return any(
        above.count("（") + above.count("(") > above.count("）") + above.count(")")
        or (words.is_header(above + below) and not words.is_header(above))
        for above, below in pairs
    )


def _over(above: Atom, below: Atom) -> Atom:
    text = above.text + below.text
    return replace(above, body=join([above.body, below.body]), text=text, can=what(text))
