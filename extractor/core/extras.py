"""Parts that are installed only where they are wanted: which packages they need, and what to say without them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from .problems import ExtractionError

EXTRAS = {
    "export": ("pyarrow", "duckdb", "xlsxwriter"),
    "plot": ("matplotlib",),
    "pandas": ("pyarrow", "pandas"),
    "polars": ("pyarrow", "polars"),
}


@contextmanager
def extra(name: str) -> Iterator[None]:
    """Imports inside that lack a package of the extra ``name`` end in a sentence with the line that installs it.

    Raises:
        ExtractionError: EXTRA_MISSING.
    """
    packages = EXTRAS[name]
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in packages:
            raise
        raise ExtractionError("EXTRA_MISSING", f"pip install {' '.join(packages)}") from None
