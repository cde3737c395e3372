"""The statements as a spaCy pipeline, for who wants to add components or train on what the rules found.

``load()`` gives the ``Language``; a run of ``extract`` needs none of this and imports no spaCy. The extra
``nlp`` brings both packages: spaCy takes seconds to import and serves few of those who extract.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .language import load
    from .training import docs_of, to_docbin

__all__ = ["docs_of", "load", "to_docbin"]

_HOMES = {"load": "language", "docs_of": "training", "to_docbin": "training"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_HOMES[name]}", __name__), name)
