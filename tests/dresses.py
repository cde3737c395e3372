"""Texts set otherwise: tables with their cells parted in other ways, paragraphs broken at a page's width."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from unicodedata import east_asian_width

WIDTH = 68
"""Columns of a page: 34 Han characters."""

Rows = list[list[str]]


def columns(text: str) -> int:
    return sum(2 if east_asian_width(c) in "WFA" else 1 for c in text)


# -- tables ----------------------------------------------------------------------------------


def stacked(rows: Rows) -> list[str]:
    return [cell for row in rows for cell in row if cell]


def stacked_rows_apart(rows: Rows) -> list[str]:
    return [line for row in rows for line in [*(cell for cell in row if cell), ""]]


def stacked_cells_apart(rows: Rows) -> list[str]:
    return [line for cell in stacked(rows) for line in (cell, "")]


def piped(rows: Rows) -> list[str]:
    width = max(map(len, rows))
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
    return [lines[0], "|---" * width + "|", *lines[1:]]


def spaced(rows: Rows) -> list[str]:
    width = max(map(len, rows))
    full = [[*row, *[""] * (width - len(row))] for row in rows]
    widths = [max(columns(row[n]) for row in full) + 3 for n in range(width)]
    return ["".join(c + " " * (w - columns(c)) for c, w in zip(row, widths, strict=True)).rstrip() for row in full]


STYLES: tuple[Callable[[Rows], list[str]], ...] = (stacked, stacked_rows_apart, stacked_cells_apart, piped, spaced)


def cells_of(line: str) -> list[str] | None:
    """The cells of a row by tabs."""
    return [cell.strip() for cell in line.split("\t")] if line.count("\t") >= 2 else None


def tables_in(lines: list[str]) -> Iterator[tuple[int, int, Rows]]:
    """Runs of rows, over single blank lines, with their first line and the one after their last."""
    at = 0
    while at < len(lines):
        rows: Rows = []
        end = n = at
        while n < len(lines):
            cells = cells_of(lines[n])
            if cells is not None and not cells[0].startswith(("专栏", "注")):
                rows.append(cells)
                end = n + 1
            elif lines[n].strip() or n > end + 1:
                break
            n += 1
        if len(rows) >= 3:
            yield at, end, rows
            at = end
        at += 1


def with_tables_as(text: str, style: Callable[[Rows], list[str]]) -> str:
    lines = text.split("\n")
    out: list[str] = []
    last = 0
    for start, end, rows in tables_in(lines):
        out += [*lines[last:start], *style(rows)]
        last = end
    return "\n".join([*out, *lines[last:]])


# -- paragraphs ------------------------------------------------------------------------------


def broken(line: str, indent: str) -> list[str]:
    """A paragraph as a page prints it: its first line indented, no line begins with a stop, no number is cut."""
    words = re.findall(r"[A-Za-z0-9.%]+[，。；：、！？）”》]*|.[，。；：、！？）”》]*", indent + line.strip())
    lines = [""]
    for word in words:
        if columns(lines[-1] + word) > WIDTH and lines[-1].strip():
            lines.append("")
        lines[-1] += word
    return lines


def is_text(line: str) -> bool:
    return columns(line) > WIDTH and "\t" not in line and not re.search(r"\S {2,}\S|^[#|>-]", line)


def on_pages(text: str, indent: str) -> str:
    """The text on pages of fixed width."""
    lines = (part for line in text.split("\n") for part in (broken(line, indent) if is_text(line) else [line]))
    return "\n".join(lines)
