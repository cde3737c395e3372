"""Chinese government plan documents as validated data.

``extract(path)`` returns the pydantic ``Document``; nothing heavy is imported before it is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .core.problems import ExtractionError
    from .models import Document
    from .pipeline import extract

__all__ = ["Document", "ExtractionError", "extract"]
__version__ = "0.1.0"

_HOMES = {"extract": "pipeline", "Document": "models", "ExtractionError": "core.problems"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_HOMES[name]}", __name__), name)
