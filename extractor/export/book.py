"""Documents for people: their tables as printed or as a keyed table, or the whole of them as a page to read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Literal

from ..core.problems import ExtractionError
from ..models import Document
from .grids import Grid, filled, printed
from .pages import html, markdown
from .sheets import BOOK_TITLE, text, xlsx

As = Literal["printed", "keyed"]
TABLES, PAGES = (".xlsx", ".csv"), (".md", ".html")


def rendered(documents: Iterable[Document], target: str, kind: As | None, *, mark: bool = True) -> tuple[bytes, int]:
    """The file for a target, and how many tables are in it.

    Args:
        target: its suffix tells the format: .xlsx and .csv hold tables, .md and .html whole documents.
        kind: ``printed``, tables in the source's layout with line and page beside them; ``keyed``, the table
            that ``validate --template`` writes with all its cells filled. Pages to read have none.
        mark: whether a .csv begins with the mark by which Excel knows UTF-8.

    Raises:
        ExtractionError: EXPORT_FORMAT, the suffix does not go with what is asked for;
            EXPORT_NO_TABLES, no document has a table of the kind.
    """
    suffix = Path(target).suffix.lower()
    several = list(documents)
    if kind is None and suffix in PAGES:
        made = (markdown if suffix == ".md" else html)(several)
        return made.encode(), sum(len(document.tables) for document in several)
    if kind is None or suffix not in TABLES:
        raise ExtractionError("EXPORT_FORMAT", f"{target}：--as 写成 {'、'.join(TABLES)}")
    grids = [grid for n, document in enumerate(several, 1) for grid in _grids(document, kind, suffix, n, len(several))]
    if not grids:
        raise ExtractionError("EXPORT_NO_TABLES", "、".join(document.id for document in several))
    if suffix == ".csv":
        return text(grids, mark=mark), len(grids)
    contents = [_contents(several, grids)] if len(several) > 1 else []
    return xlsx([*contents, *grids]), len(grids)


def _grids(document: Document, kind: As, suffix: str, number: int, of: int) -> list[Grid]:
    """A document's tables; a .csv, which has no sheets to part them, holds those of indicators alone."""
    grids = filled(document) if kind == "keyed" else printed(document)
    if suffix == ".csv":
        read = {table.id for table in document.tables if table.kind != "other"}
        grids = [grid for grid in grids if grid.name in read]
    return [replace(grid, name=f"{number}.{grid.name}") for grid in grids] if of > 1 else grids


def _contents(documents: list[Document], grids: list[Grid]) -> Grid:
    rows = []
    for grid in grids:
        number = int(grid.name.partition(".")[0])
        rows.append((grid.name, documents[number - 1].id, grid.above[0] if grid.above else "", str(len(grid.rows))))
    return Grid(BOOK_TITLE, (), (("工作表", "文件", "表题", "行数"),), tuple(rows), widths=(12, 30, 50, 8), own=4)
