"""How the lines of rows stand: whether a row begins on its first line or stands about its middle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from ....lexicon import tables as words
from ....lexicon.widths import squeeze
from ...lines import Line
from ..cells.atoms import (
    FIGURES,
    MAX_ATOM,
    STUDIED,
    Can,
    columns_of,
    extent,
    group_of,
    is_lone,
    tokens,
    what,
    wide_cells,
)
from ..cells.fits import closes, ends_in_unit, is_open
from ..headers.words import YEAR_BARE

MAX_WORD = 20
"""Longest piece of a torn name, in characters."""
MAX_WAYS = 64
"""Ways in which the rows of a block can stand that are followed up."""
NEARLY = (1, 3, 5)
"""Columns by which a line of a name may be narrower than its cell: what is tried."""
_UNPARTED = re.compile(r"[\x21-\x7e]+[）〕，、]?")
"""Letters and figures that no line parts."""


@dataclass(frozen=True, slots=True)
class Standing:
    """``topped``: whether the words alone on a line go on with the row above them; False where they may stand above
    their row; None where neither can be told. ``tails`` are those that do for certain, where they may stand above
    their row; ``groups`` those that go on with none, for they name a group."""

    topped: bool | None
    tails: frozenset[int] = frozenset()
    groups: frozenset[int] = frozenset()


def standing_of(lines: Sequence[Line], wide: bool, laid: bool) -> Standing:
    """How the words alone on their lines stand to the rows.

    What tells: words above a first row; how many lines stand between the rows, since a row set about its middle has as
    many below as above; and that all but the last line of a name are as wide as its column.
    """
    begins = next((n for n, line in enumerate(lines) if _has_figures(line, wide)), len(lines))
    head = {squeeze(line.text) for line in lines[:begins]}  # a new page prints it again
    body = [line for line in lines[begins:] if squeeze(line.text) not in head]
    above = lines[begins - 1 : begins] if begins > 1 and _may_open_name(lines[begins - 1].text) else []
    pieces = _to_its_end(list(_pieces([*above, *body], wide, laid)))
    if all(piece.row or piece.ends for piece in pieces) or any(piece.row and not piece.width for piece in pieces):
        return Standing(False)
    torn = sorted(a.width for a, b in pairwise(pieces) if a.row and not b.row and not b.ends)
    lone = [piece.width for piece in pieces if not piece.row]
    widest = max(*lone, torn[len(torn) // 2] if torn else 0)  # a group's name beside some may be wider
    rows = [_cells(line.text, wide) for line in lines if _has_figures(line, wide)]
    if len(rows) > 2 and all(any(what(squeeze(cell)) & Can.ITEM for cell in row) for row in rows):
        return Standing(True)  # each name begins with its number
    for short in NEARLY:  # the narrowest under which there is a way
        full = widest - min(short, widest // 4)
        blocks = _blocks(pieces, full)
        ways = _about_middle(blocks, full)
        if ways or all(block.from_top(full) for block in blocks):
            break
    topped = _is_topped(blocks, full, bool(ways))
    tails = (block.tails(found) for block, found in zip(blocks, ways, strict=True)) if ways and topped is False else ()
    return Standing(topped, frozenset().union(*tails), _short_groups(pieces))


def _is_topped(blocks: Sequence[_Block], full: int, middle: bool) -> bool | None:
    top = all(block.from_top(full) for block in blocks)
    if top != middle:
        return top
    if any(block.runs[0] for block in blocks):
        return False
    if top:  # names of one line and of three in turn are none
        return True if all(run for block in blocks for run in block.runs[1:]) else None
    return True if any(block.whole and block.runs[-1] for block in blocks) else None


def _about_middle(blocks: Sequence[_Block], full: int) -> list[list[_Way]]:
    """For each block the ways in which its rows can stand about their middle, where a name begins above its row."""
    for more in ((0,), (0, 1), (0, -1)):
        ways = [block.about_middle(full, more) for block in blocks]
        if all(ways) and any(sum(way) < block.lone for block, found in zip(blocks, ways, strict=True) for way in found):
            return ways
    return []


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line of a name: how wide it is, and how wide its first word, which no line parts; a bracket may begin a line
    wherever one ends."""

    width: int
    first: int = 2
    line: int = -1
    opens: bool = False
    row: bool = False
    """Whether its line has the row's figures."""
    done: bool = False
    """Whether it ends with the unit of its name."""
    ends: bool = False
    """Whether a group's name, or the end of the table, stands there."""
    group: bool = False
    """Whether it is the name of a group by its words alone: 民生福祉."""
    half: bool = False
    """Whether a bracket waits for its end in it, or ends that began above, or it is a unit: no name of a group."""


_Way = tuple[int, ...]
"""How many of the lines after each row go on with it."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Rows between two names of groups: the words alone on their lines before the first and after each row, and the
    names on the rows' own lines."""

    runs: list[list[_Piece]]
    names: list[_Piece]
    whole: bool
    """Whether what stands below the last row is known to end there."""

    def from_top(self, full: int) -> bool:
        """Whether each row can begin on its first line."""
        rows = zip(self.names, self.runs[1:], strict=True)
        return not self.runs[0] and all(_fills([name, *run], full) for name, run in rows)

    @property
    def lone(self) -> int:
        return sum(map(len, self.runs))

    def about_middle(self, full: int, more: tuple[int, ...]) -> list[_Way]:
        """The ways in which each row can stand about the middle of its lines, with so many lines more below than
        above."""
        ways: list[_Way] = [()]
        for n, (name, run) in enumerate(zip(self.names, self.runs[1:], strict=True)):
            last = n + 1 == len(self.names)
            above, longer = self.runs[n], []
            for way in ways[:MAX_WAYS]:
                head = len(above) - (way[-1] if way else 0)
                for below in sorted({head + k for k in more if head + k >= 0}):
                    rest = len(run) - below
                    if (rest < 0 and (self.whole or not last)) or (rest > 0 and last and self.whole):
                        continue
                    pieces = [*above[len(above) - head :], name, *run[:below]]
                    if _fills(pieces, full) and _fills([*run[below:], _Piece(full)], full):
                        longer.append((*way, min(below, len(run))))
            ways = longer
        return ways

    def tails(self, ways: Sequence[_Way]) -> set[int]:
        """The lines that go on with the row above them in each of the ways."""
        return {piece.line for n, run in enumerate(self.runs[1:]) for piece in run[: min(way[n] for way in ways)]}


def _fills(pieces: Sequence[_Piece], full: int) -> bool:
    """Whether all lines of a name but the last are as wide as its cell, and end with no unit."""
    return all(
        not piece.done and (piece.width + below.first - 2 >= full or below.opens) for piece, below in pairwise(pieces)
    )


def _blocks(pieces: Sequence[_Piece], full: int) -> list[_Block]:
    """The blocks of rows, from the first row on."""
    blocks = [_Block([[]], [], False)]
    before: _Piece | None = None
    for piece, below in zip(pieces, [*pieces[1:], None], strict=True):
        block = blocks[-1]
        if piece.row:
            block.names.append(piece)
            block.runs.append([])
        elif piece.ends or _names_short(before, piece, below, full):
            blocks[-1] = replace(block, whole=True)
            blocks.append(_Block([[]], [], False))
        else:
            block.runs[-1].append(piece)
        before = piece
    return [block for block in blocks if block.names]


def _short_groups(pieces: Sequence[_Piece]) -> frozenset[int]:
    """The lines of a known group's name below a row that would not have been torn there: another stands whole on its
    line, and is wider than both."""
    widest = max((a.width for a, b in pairwise(pieces) if a.row and (b.row or b.ends)), default=0)
    return frozenset(
        lone.line
        for row, lone, below in zip(pieces, pieces[1:], pieces[2:], strict=False)
        if row.row and lone.group and below.row and row.width + lone.width < widest
    )


def _names_short(before: _Piece | None, piece: _Piece, below: _Piece | None, full: int) -> bool:
    """Whether words alone on their line, above a row, are the short name of a group: they go on with no name, and none
    goes on with them."""
    if piece.width >= full or piece.opens or piece.half or below is None or not below.row:
        return False
    return before is None or before.ends or not _fills([before, piece], full)


def _pieces(lines: Sequence[Line], wide: bool, laid: bool) -> Iterator[_Piece]:
    """What the lines hold of names, to the end of the table."""
    for line in lines:
        if laid and line.blanks_before:  # no row goes on over it
            yield _Piece(0, ends=True)
        if _has_figures(line, wide):
            yield replace(_piece(_name_beside(line.text, wide)), row=True)
        elif _names_group(line.text):
            yield _Piece(0, ends=True)
        elif (line.blanks_before and not laid) or any(len(cell) > MAX_WORD for cell in _cells(line.text, wide)):
            yield _Piece(0, ends=True)
            return
        elif squeeze(line.text).isdecimal():  # a page's number
            continue
        elif wide or line.text[0] in "（(" or not what(squeeze(line.text)) & (Can.HALF_UNIT | Can.UNIT):
            yield replace(_piece(max(_cells(line.text, wide), key=columns_of)), line=line.index)
    if len(lines) < STUDIED // 2:
        yield _Piece(0, ends=True)


def _to_its_end(pieces: Sequence[_Piece]) -> Sequence[_Piece]:
    """The pieces without those below the end of the last row."""
    last = max((n for n, piece in enumerate(pieces) if piece.row), default=0)
    end = next((n for n in range(last, len(pieces)) if pieces[n].ends), len(pieces))
    return pieces[: end + 1]


def _piece(text: str) -> _Piece:
    word = _UNPARTED.match(text)
    first = max(columns_of(word.group()), 2) if word else 2
    return _Piece(
        columns_of(text),
        first,
        opens=text[:1] in ("（", "("),
        done=ends_in_unit(text),
        group=words.GROUP.matches(text),
        half=is_open(text) or closes(text) or (bool(text) and bool(what(squeeze(text)) & (Can.HALF_UNIT | Can.UNIT))),
    )


def _name_beside(text: str, wide: bool) -> str:
    """The name on a row's line: the widest of the words before its figures; empty where it has none."""
    said = [squeeze(cell) for cell in _cells(text, wide)]
    ahead = takewhile(lambda cell: what(cell) == Can.NUMBER | Can.VALUE or not what(cell) & FIGURES, said)
    said = [cell for cell in ahead if what(cell) & Can.WORDS]
    names = [cell for cell in said if not what(cell) & (Can.UNIT | Can.HALF_UNIT)]
    return max(names or said, key=columns_of, default="")


def _may_open_name(text: str) -> bool:
    """Whether a line between a header and the first figures can be the beginning of a name."""
    bare = squeeze(text)
    return (
        is_lone(text)
        and not words.is_header(bare)
        and not _names_group(text)
        and bool(what(bare) & Can.WORDS)
        and (len(bare) > 3 and bare[0] not in "(（")
    )


def _names_group(text: str) -> bool:
    return (is_lone(text) and what(squeeze(text)) & Can.GROUP_MARK > 0) or group_of(text) is not None


def _cells(text: str, wide: bool) -> Sequence[str]:
    """The cells of a line; where two blanks part them, one blank does not."""
    return wide_cells(text) if wide else tokens(text)


def _has_figures(line: Line, wide: bool) -> bool:
    """Whether a line holds several cells, one of them a value, a row's number or an attribute."""
    if extent(line.text) > MAX_ATOM or is_lone(line.text):
        return False
    cells = [squeeze(cell) for cell in _cells(line.text, wide)]
    heads = sum(words.is_header(cell) or YEAR_BARE.match(cell) is not None for cell in cells) * 2 > len(cells)
    return len(cells) > 1 and not heads and any(what(cell) & FIGURES for cell in cells)
