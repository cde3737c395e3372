"""Bytes of a page to text: the bytes win over what the page or its mail headers declare."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from ...core.problems import ExtractionError, Finding, finding
from .. import text

_DECLARED = re.compile(
    rb"<meta\b[^>]*?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)|<\?xml\b[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9_-]+)",
    re.IGNORECASE,
)
_XML_HEAD = re.compile(r"^\s*<\?xml\b[^>]*\?>")
_GB = frozenset({"gb2312", "gbk", "gb18030", "cp936"})


@dataclass(frozen=True, slots=True)
class Encoding:
    """The encoding that was used, whether it was certain, and how many characters it could not give."""

    name: str
    certain: bool
    damaged: int


def decode(data: bytes, declared: str | None = None) -> tuple[str, Encoding, tuple[Finding, ...]]:
    """The page's text. ``declared`` is the charset of a header around it, where there is one.

    Raises:
        ExtractionError: ENCODING_UNCERTAIN where neither bytes nor declaration give a Chinese text.
    """
    declared = _normal(declared or _in_page(data))
    try:
        read = text.decode(data)
    except ExtractionError:
        read = None
    if (read is None or read.damaged) and declared is not None:
        try:  # an encoding that is not tried by its bytes, Big5 above all
            return _body(data.decode(declared)), Encoding(declared, True, 0), ()
        except UnicodeError:
            pass
    if read is None:
        raise ExtractionError("ENCODING_UNCERTAIN")
    used = _normal(read.encoding) or ""
    differs = declared is not None and not _same(declared, used)
    said = f"声明 {declared}，实际 {read.encoding}"
    certain = read.certain or (declared is not None and not differs)
    found = read.findings + ((finding("CHARSET_DIFFERS", said, []),) if differs and any(b > 127 for b in data) else ())
    return _body(read.text), Encoding(read.encoding or "", certain, read.damaged), found


def _body(page: str) -> str:
    """Without the XML declaration, which lxml refuses in a text that is decoded already."""
    return _XML_HEAD.sub("", page, count=1)


def _in_page(data: bytes) -> str | None:
    match = _DECLARED.search(data[:4096].replace(b"\0", b""))
    return (match.group(1) or match.group(2)).decode("ascii") if match else None


def _normal(name: str | None) -> str | None:
    """The codec's own name; None where there is no such codec, or where it is no encoding of text (base64)."""
    try:
        codec = codecs.lookup(name) if name else None
    except LookupError:
        return None
    return codec.name if codec is not None and getattr(codec, "_is_text_encoding", False) else None


def _same(declared: str, used: str) -> bool:
    return declared == used or {declared, used} <= _GB or (used.startswith("utf-8") and declared.startswith("utf-8"))
