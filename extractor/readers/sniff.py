"""What a file is, by its bytes: a .doc may be HTML, a .txt a Word document, a .pdf a picture."""

from __future__ import annotations

import io
import re
import zipfile

from ..core.own_pages import is_own_page
from .archive import BROKEN

HEAD = 4096

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "image"), (b"\xff\xd8\xff", "image"), (b"II*\0", "image"), (b"MM\0*", "image"),
    (b"GIF87a", "image"), (b"GIF89a", "image"),
    (b"Rar!\x1a\x07", "rar"), (b"7z\xbc\xaf\x27\x1c", "7z"), (b"\x1f\x8b", "gzip"),
    (b"\x7fELF", "elf"), (b"MZ\x90\0", "exe"),
)  # fmt: skip

_PARTS: tuple[tuple[str, str], ...] = (
    ("OFD.xml", "ofd"), ("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("ppt/presentation.xml", "pptx"),
)  # fmt: skip
_TYPES = "[Content_Types].xml"
MAX_TYPES = 1 << 20
"""Bytes of the list of parts in which a main part of another name is looked for."""
_WORD = re.compile(rb"wordprocessingml\.document\.main\+xml|ms-word\.document\.macroEnabled\.main\+xml")
_MIMETYPES = {b"application/vnd.oasis.opendocument.text": "odt", b"application/epub+zip": "epub"}

_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "encrypted"), ("WordDocument", "doc"), ("Workbook", "xls"), ("PowerPoint Document", "ppt"),
)  # fmt: skip
"""Names in the directory of an OLE file and what they mean."""

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title)\b", re.IGNORECASE)
_TAG = re.compile(rb"<(?:p|div|table|span|h[1-6])\b[^<>]*>", re.IGNORECASE)
_MIME = re.compile(rb"\A(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_MIME_TYPE = re.compile(
    rb"^content-type:\s*(?:multipart/(?:related|alternative|mixed)|text/html)", re.IGNORECASE | re.MULTILINE
)
_OWN = re.compile(rb'\{\s*"schema_version"\s*:\s*"[0-9.]+"')
"""How a document begins that ``extract`` has written."""
_WORDML = re.compile(rb"<(?:w:wordDocument|pkg:package)\b")


def sniff(data: bytes, suffix: str = "") -> str:
    """The name of a format in ``formats.FORMATS`` or ``formats.OTHERS``; ``text`` where nothing else fits.

    ``encrypted`` is an office document with a password, ``broken`` a zip file that cannot be opened, ``own`` JSON or a
    page that ``extract`` has written.
    ``suffix`` decides only between text and HTML without a head.
    """
    head = data[:HEAD]
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image"
    if _OWN.match(head) or is_own_page(head):
        return "own"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(data)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _ole(data)
    return _markup(head, suffix)


def _zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = _head(archive, "mimetype", 64).strip() if "mimetype" in names else b""
            known = next((name for part, name in _PARTS if part in names), None)
            types = _head(archive, _TYPES, MAX_TYPES) if known is None and _TYPES in names else b""
    except BROKEN:
        return "broken"
    if kind in _MIMETYPES:
        return _MIMETYPES[kind]
    return known or ("docx" if _WORD.search(types) else "zip")


def _head(archive: zipfile.ZipFile, name: str, length: int) -> bytes:
    with archive.open(name) as part:
        return part.read(length)


def _ole(data: bytes) -> str:
    return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in data), "ole")


def _markup(head: bytes, suffix: str) -> str:
    plain = head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe \t\r\n")
    mime = _MIME.match(plain.replace(b"\r\n", b"\n"))
    if mime and _MIME_TYPE.search(mime.group()):
        return "mht"
    if plain.startswith(b"<") and _WORDML.search(plain):
        return "wordml"
    if _HTML.search(plain) and plain.startswith(b"<"):
        return "html"
    if suffix in (".html", ".htm", ".xhtml", ".doc", ".wps") and _TAG.search(plain):
        return "html"
    return "text"
