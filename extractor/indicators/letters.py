"""A cell's letters without its layout: where white space stood between two numbers stays visible.

A cell may be one number that a narrow column broke, or two numbers one under the other. Nothing in the
characters tells which, so digits on two sides of a break are never put together; words are, because the
line ends of a cell mean nothing to them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..core.fragment import Fragment
from ..lexicon.widths import fold

BREAK, BLANK = "\n", " "
"""A line end, a tab or wide blanks; one plain blank. Both stand in ``Letters.plain`` where they part."""

_SPACE = re.compile(r"\s+")
_NARROW = "\xa0\u2009\u202f"
"""Blanks that typesetting puts between thousands groups and nowhere else."""
_OPENS_NUMBER = re.compile(r"[-+−–—－＋]?[0-9０-９.．]|[,，][0-9０-９]")


@dataclass(slots=True)
class Letters:
    """The folded letters of a cell; ``places`` gives the stretch of the cell's text that each stands for."""

    text: str
    plain: str
    places: tuple[tuple[int, int], ...]

    def joined(self) -> Letters:
        """Without the breaks that part no numbers: words run on over a line end."""
        if BREAK not in self.plain:
            return self
        keep = [n for n, c in enumerate(self.plain) if c != BREAK or self._parts(n)]
        return Letters(self.text, "".join(self.plain[n] for n in keep), tuple(self.places[n] for n in keep))

    def part(self, start: int, end: int) -> Letters:
        """Letters ``start`` to ``end``."""
        return Letters(self.text, self.plain[start:end], self.places[start:end])

    def _parts(self, n: int) -> bool:
        before = self.plain[:n].rstrip(BREAK + BLANK)[-1:]
        after = self.plain[n:].lstrip(BREAK + BLANK)
        return before in "0123456789.,，" and bool(before) and _OPENS_NUMBER.match(after) is not None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the cell's text that letters ``start`` to ``end`` cover."""
        while start < end and self.plain[start] in BREAK + BLANK:
            start += 1
        while end > start and self.plain[end - 1] in BREAK + BLANK:
            end -= 1
        return (self.places[start][0], self.places[end - 1][1]) if start < end else (0, 0)

    def touch(self, n: int) -> bool:
        """Whether letter ``n`` stands right behind the one before it in print."""
        return self.places[n - 1][1] == self.places[n][0]

    def words(self) -> str:
        """The cell as words, white space left out but between figures."""
        out = []
        for n, char in enumerate(self.plain):
            if char not in BREAK + BLANK:
                out.append(self.text[slice(*self.places[n])])
            elif not "\u4e00" <= self.plain[n - 1] <= "\u9fff" and _OPENS_NUMBER.match(self.plain[n + 1 :]):
                out.append(" ")
        return "".join(out)


def letters_of(cell: Fragment | str) -> Letters:
    """The letters of a cell as printed.

    Two pieces of a fragment that do not touch in the source are parted as lines are: a line end was
    taken out between them.
    """
    text = cell if isinstance(cell, str) else cell.text
    seams = set() if isinstance(cell, str) else _seams(cell)
    folded = _fold(text)
    if not seams and _SPACE.search(text) is None:
        return Letters(text, folded, tuple([(n, n + 1) for n in range(len(text))]))
    plain: list[str] = []
    places: list[tuple[int, int]] = []
    n = 0
    while n < len(text):
        char, end = folded[n], n + 1
        space = _SPACE.match(text, n)
        if space is not None:
            char, end = _mark(space.group(), folded[:n], folded[space.end() :]), space.end()
        elif n in seams:
            plain.append(BREAK)
            places.append((n, n))
        if char:
            plain.append(char)
            places.append((n, end))
        n = end
    return Letters(text, "".join(plain), tuple(places))


def _mark(space: str, before: str, after: str) -> str:
    """What a run of white space leaves behind: a break, a blank, or nothing."""
    if not before or not after:
        return ""
    if len(space) > 1 or space in "\t\n\r\f\v\x85\u2028\u2029":
        return BREAK
    between = before[-1].isdigit() and _OPENS_NUMBER.match(after) is not None
    if space in _NARROW and between and re.match(r"[0-9]{3}(?![0-9])", after):
        return ""
    return BLANK if between or (before[-1] in ".,，" and after[0].isdigit()) else ""


def _seams(cell: Fragment) -> set[int]:
    """Where one piece ends and the next begins elsewhere in the source."""
    seams, at = set(), 0
    for (start, end), following in zip(cell.pieces, cell.pieces[1:], strict=False):
        at += end - start
        if following[0] != end:
            seams.add(at)
    return seams


def _fold(text: str) -> str:
    """Half-width forms; the full-width comma stays, it may part two values as well as thousands."""
    folded = fold(text)
    if "，" not in text:
        return folded
    return "".join("，" if c == "，" else f for c, f in zip(text, folded, strict=True))
