"""Bytes to text: one reader per format, chosen by what the bytes are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ..core.problems import ExtractionError
from ..core.source import Source
from . import text
from .inline_tables import with_tables

MEDIA = {".md": "text/markdown", ".markdown": "text/markdown"}


def read(data: bytes, path: str) -> Source:
    """The text of one file; ``path`` may be empty and only ever helps to name the media type.

    Raises:
        ExtractionError: the bytes cannot be read as a Chinese text; ``code`` says why.
    """
    source = with_tables(text.decode(data))
    if not any("\u3400" <= c <= "\u9fff" for c in source.text):
        raise ExtractionError("NOT_CHINESE")
    media_type = MEDIA.get(Path(path).suffix.lower())
    return replace(source, media_type=media_type) if media_type else source
