"""Bytes to text: one reader per format, chosen by what the bytes are."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from ..core.problems import ExtractionError, finding
from ..core.source import Source
from .formats import BY_NAME, Format, refusal
from .sniff import sniff

Reader = Callable[[bytes, str], Source]
"""The bytes of a file and its suffix, which may be empty."""

_CHINESE = re.compile("[\u3400-\u9fff]")
MAX_BYTES = 200 * 1024 * 1024


def read(data: bytes, path: str = "", any_language: bool = False) -> Source:
    """The text of one file, and what its format knows about it.

    ``path`` may be empty; it only ever helps to tell text, Markdown and HTML without a head apart.
    With ``any_language`` a text without a word of Chinese is read as far as its structure and tables go,
    and the finding NOT_CHINESE says so.

    Raises:
        ExtractionError: the bytes cannot be read as a text, or not as a Chinese one; ``code`` says why.
    """
    if not data.strip(b"\0 \t\r\n\f\x1a"):
        raise ExtractionError("EMPTY")
    if len(data) > MAX_BYTES:
        raise ExtractionError("TOO_LARGE", f"{len(data):,} 字节")
    suffix = Path(path).suffix.lower()
    source = _reader(sniff(data, suffix))(data, suffix)
    if not _CHINESE.search(source.text):
        if not source.text.strip():
            raise ExtractionError("EMPTY")
        if not any_language:
            raise ExtractionError("NOT_CHINESE")
        return replace(source, findings=(*source.findings, finding("NOT_CHINESE", "", [])))
    return source


def _reader(kind: str) -> Reader:
    if kind == "encrypted":
        raise ExtractionError("ENCRYPTED")
    if kind == "own":
        raise ExtractionError("ALREADY_EXTRACTED")
    if kind == "broken":
        raise ExtractionError("CORRUPTED", "压缩结构不完整")
    row = BY_NAME.get(kind)
    if row is None:
        raise ExtractionError("UNSUPPORTED_FORMAT", refusal(kind))
    return load(row)


def load(row: Format) -> Reader:
    """The reader of a format.

    Raises:
        ExtractionError: NOT_INSTALLED, with the package that is missing.
    """
    try:
        reader: Reader = import_module(f".{row.reader}", __package__).read
        return reader
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith("extractor"):
            raise
        raise ExtractionError("NOT_INSTALLED", f"{row.label}需要 Python 包 {error.name}") from None
