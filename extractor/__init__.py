"""Chinese government plan documents as validated data.

``extract(path)`` returns the pydantic ``Document``, ``extract_many(paths)`` an iterator over them in order;
``to_frames(document)`` gives its tables. There is no state between calls: all of it may be used from
threads and processes at once. Nothing heavy is imported before it is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .core.problems import ExtractionError
    from .export.frames import to_frames
    from .many import extract_many
    from .models import Document
    from .pipeline import extract

__all__ = ["Document", "ExtractionError", "extract", "extract_many", "to_frames"]
__version__ = "0.2.0"

_HOMES = {
    "extract": "pipeline",
    "extract_many": "many",
    "Document": "models",
    "ExtractionError": "core.problems",
    "to_frames": "export.frames",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_HOMES[name]}", __name__), name)
