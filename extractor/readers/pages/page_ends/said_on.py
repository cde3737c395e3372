"""Lines that say nothing but that the table goes on: 续表, （续上表）, above its rest on the next page or column."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from ....lexicon.tables import CONTINUED
from ..blocks import Block, Framed, Line, Table
from ..furniture import Read
from .joins import SHIFT, ends_column, goes_on, returns_left


def said_on(pages: Sequence[Read], left_out: dict[int, str]) -> None:
    """Take such lines out of the text, where the table above them goes on below.

    Args:
        pages: all pages.
        left_out: ``id`` of blocks that are of the carrier, with their kinds; lines are added.
    """
    previous: Block | None = None
    for page in pages:
        body = [b for b in page.blocks if id(b) not in left_out]
        around = zip([previous, *body], body, [*body[1:], None], strict=False)
        for n, (above, line, below) in enumerate(around):
            if isinstance(line, Line) and above is not None and below is not None and _says_on(line):
                ends = n == 0 or ends_column(above, line)
                shift = inf if n or returns_left(above, below) else SHIFT
                if ends and goes_on(_inside(above, -1), _inside(below, 0), shift):
                    left_out[id(line)] = "repeated_header"
        previous = body[-1] if body else previous


def _says_on(line: Line) -> bool:
    return not line.is_row and CONTINUED.matches("".join(line.text.split()))


def _inside(block: Block, at: int) -> Block:
    """What stands first or last in a frame, where that is a table; else the block itself."""
    inner = block.blocks[at] if isinstance(block, Framed) and block.blocks else None
    return inner if isinstance(inner, Table) else block
