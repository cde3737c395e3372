"""The table to be keyed, one sheet per table of the source: blank for a second keying, or filled as printed."""

from __future__ import annotations

from collections.abc import Sequence

from ..export import grids
from ..export.sheets import text, xlsx
from ..models import Document
from .facts import SourceFacts
from .workbook import InputError


def template(facts: SourceFacts, suffix: str) -> bytes:
    """The blank table as .xlsx (one sheet per table) or .csv (tables one under the other).

    Raises InputError for a source without tables of indicators.
    """
    if not facts.tables:
        raise InputError(f"原文 {facts.document.source.path} 中没有指标表，无从写出空白表。")
    return _written(grids.blank(facts.document), suffix)


def filled(document: Document, suffix: str) -> bytes:
    """The same table with all its cells as printed.

    Raises InputError for a source without tables of indicators.
    """
    made = grids.filled(document)
    if not made:
        raise InputError(f"{document.id} 中没有指标表，无从写出录入表。")
    return _written(made, suffix)


def _written(made: Sequence[grids.Grid], suffix: str) -> bytes:
    return text(made) if suffix == ".csv" else xlsx(made)
