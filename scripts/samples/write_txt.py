"""Plain text: a paragraph a line, cells between tabs, a page number and the header again where a page ends."""

from __future__ import annotations

from collections.abc import Iterator

from .plan import Box, Plan, Table, Text


def write(plan: Plan) -> bytes:
    """The plan as UTF-8 text."""
    return ("\n".join(line for block in plan.blocks for line in _block(block)) + "\n").encode()


def _block(block: Text | Table | Box) -> Iterator[str]:
    if isinstance(block, Table):
        yield from table(block)
    elif isinstance(block, Box):
        yield block.title.printed
        for inner in block.blocks:
            yield from _block(inner)
        yield ""
    else:
        yield block.printed
        yield ""


def table(block: Table) -> Iterator[str]:
    """The rows of a table."""
    lines = ["\t".join(cell.words if own else "" for cell, own in row) for row in block.slots()]
    for n, line in enumerate(lines):
        if block.page_end and n == block.page_end:
            yield from ("", "— 3 —", "")
            yield from lines[: block.heads]
        yield line
    yield ""
