"""Markdown: headings by #, pipe tables, and HTML tables where cells are merged."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from .plan import Box, Plan, Table, Text


def write(plan: Plan) -> bytes:
    """The plan as UTF-8 Markdown."""
    return ("\n".join(line for block in plan.blocks for line in _block(block)) + "\n").encode()


def _block(block: Text | Table | Box) -> Iterator[str]:
    if isinstance(block, Table):
        yield from html_table(block) if block.merged else _pipes(block)
    elif isinstance(block, Box):
        yield f"**{block.title.printed}**"
        yield ""
        for inner in block.blocks:
            yield from _block(inner)
    else:
        bold = f"**{block.words[: block.lead]}**{block.words[block.lead :]}" if block.lead else block.words
        yield "#" * block.level + " " * bool(block.level) + block.number + bold
    yield ""


def _pipes(block: Table) -> Iterator[str]:
    for n, row in enumerate(block.rows):
        yield "| " + " | ".join(cell.words for cell in row) + " |"
        if n == block.heads - 1:
            yield "|" + " --- |" * len(row)


def html_table(block: Table) -> Iterator[str]:
    """The table as HTML, one row a line."""
    yield "<table>"
    for n, row in enumerate(block.rows):
        tag = "th" if n < block.heads else "td"
        cells = (
            f"<{tag}"
            + (f' rowspan="{cell.rows}"' if cell.rows > 1 else "")
            + (f' colspan="{cell.columns}"' if cell.columns > 1 else "")
            + f">{escape(cell.words, quote=False)}</{tag}>"
            for cell in row
        )
        yield "<tr>" + "".join(cells) + "</tr>"
    yield "</table>"
