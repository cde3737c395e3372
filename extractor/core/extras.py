"""Parts that are installed only where they are wanted: which packages they need, and what to say without them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

from .problems import ExtractionError

EXTRAS = {
    "export": ("pyarrow", "duckdb", "xlsxwriter"),
    "postgres": ("pyarrow", "adbc_driver_postgresql"),
    "plot": ("matplotlib",),
    "pandas": ("pyarrow", "pandas"),
    "polars": ("pyarrow", "polars"),
}
"""The packages to import, which are also the names to install."""
INSTALLED_AS = {"ocr": ("rapidocr", "onnxruntime", "pillow"), "ray": ("'ray[data]'", "pyarrow")}
"""Of extras that are looked for elsewhere, only the names to install."""


def install_line(name: str) -> str:
    """The line that installs an extra, in names that every index knows, from a checkout as from a wheel."""
    return f"pip install {' '.join(EXTRAS.get(name) or INSTALLED_AS[name])}"


@contextmanager
def extra(name: str) -> Iterator[None]:
    """Imports inside that lack a package of the extra ``name`` end in a sentence with the line that installs it.

    Raises:
        ExtractionError: EXTRA_MISSING.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in EXTRAS[name]:
            raise
        raise _missing(name) from None


def check(name: str) -> None:
    """Whether an extra is there, without importing any of it.

    Raises:
        ExtractionError: EXTRA_MISSING.
    """
    if not all(find_spec(package) for package in EXTRAS[name]):
        raise _missing(name)


def _missing(name: str) -> ExtractionError:
    return ExtractionError("EXTRA_MISSING", install_line(name))
