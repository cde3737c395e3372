"""Reports by their suffix: one writer per file, each from a checked workbook to bytes."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from ..facts import SourceFacts
from ..validate import Keyed

WRITERS = {".html": "html", ".htm": "html", ".xlsx": "xlsx", ".json": "json", ".csv": "csv"}


def render(suffix: str, keyed: Keyed, facts: SourceFacts) -> bytes:
    """The report in the format of a suffix. Raises KeyError for one that is not in ``WRITERS``."""
    writer: Callable[[Keyed, SourceFacts], bytes] = import_module(f".{WRITERS[suffix]}", __name__).render
    return writer(keyed, facts)
