"""Plain text and Markdown: bytes to text, with the encoding that was found.

Order of trial: byte-order mark; UTF-16 by the share of NUL bytes (every ASCII character of a
UTF-16 text has one); strict UTF-8; strict GB18030, believed only where the characters are those
that Chinese prose uses; UTF-8 with a few damaged bytes. ``charset-normalizer`` was considered: it
guesses by chaos measures, costs 50 ms of import and calls short GBK texts Big5 or Johab.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from ..core.problems import ExtractionError, finding
from ..core.source import Source
from .barred_cells import with_barred_cells
from .drawn_tables import with_drawn_tables
from .inline_tables import with_tables
from .linear import left_out
from .link_lists import markdown_contents
from .markdown_notes import markdown_notes
from .quotes import quotations
from .raised_tags import with_marks
from .struck import without_struck

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_COMMON = re.compile("[的和年市发展规划在建设工作人一是社会业大与、，。]")
_COMMONEST = "的，、。"
"""Four of them are mostly enough, and counted in no time."""
_AS_BYTES = {ord(sign): n for n in range(0x80, 0xA0) if (sign := bytes([n]).decode("cp1252", "ignore"))}
"""The signs that Windows has where Latin-1 has none, each as its byte."""
_HAN = re.compile("[\u4e00-\u9fff、，。]+")


_PICTURE = re.compile(r"!\[[^\[\]\n]{0,200}\]\([^()\s]{1,400}")
INGESTER = "text/1"
MARKDOWN = (".md", ".markdown")


def read(data: bytes, suffix: str) -> Source:
    """The text of a .txt or .md file, unchanged, with the HTML tables in it.

    Raises:
        ExtractionError: as ``decode``.
    """
    source = with_marks(with_drawn_tables(with_barred_cells(with_tables(decode(data)))))
    if suffix not in MARKDOWN:
        return without_struck(source)
    links = tuple(("contents", *place) for place in markdown_contents(source.text))
    notes, calls = markdown_notes(source.text)
    if links or notes:
        source = replace(source, furniture=(*source.furniture, *links, *calls), notes=(*source.notes, *notes))
    source = without_struck(source)
    pictures = left_out("PICTURES_UNREAD", {"图片": len(_PICTURE.findall(source.text))})
    return replace(
        source, media_type="text/markdown", frames=quotations(source.text), findings=(*source.findings, *pictures)
    )


def decode(data: bytes) -> Source:
    """The text of ``data``.

    Raises:
        ExtractionError: UNSUPPORTED_FORMAT (binary), ENCODING_UNCERTAIN.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _with_bom(data, name)
    if b"\0" in data[:65536]:
        return _utf16(data)
    try:
        return _restored(_checked(_source(data.decode("utf-8"), "utf-8")))
    except UnicodeDecodeError:
        return _not_utf8(data)


def _source(text: str, encoding: str, certain: bool = True, damaged: int = 0) -> Source:
    return Source(text, INGESTER, encoding=encoding, certain=certain, damaged=damaged)


def _with_bom(data: bytes, name: str) -> Source:
    try:
        return _checked(_source(data.decode(name), name))
    except UnicodeDecodeError:
        text = data.decode(name, errors="replace")
        return _damaged(text, name)


def _utf16(data: bytes) -> Source:
    sample = data[:65536]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    name = "utf-16-le" if odd >= even else "utf-16-be"
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        raise ExtractionError("UNSUPPORTED_FORMAT") from None
    if not _plausible(text):
        raise ExtractionError("UNSUPPORTED_FORMAT")
    return _source(text, name, certain=False)


def _not_utf8(data: bytes) -> Source:
    try:
        text = data.decode("gb18030")
        if _plausible(text):
            return _source(text, "gb18030", certain=len(data) >= 200)
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", errors="replace")
    if text.count("\ufffd") * 20 <= len(text):
        return _damaged(text, "utf-8")
    text = data.decode("gb18030", errors="replace")
    if text.count("\ufffd") * 50 <= len(text) and _plausible(text):
        return _damaged(text, "gb18030")
    binary = sum(b < 9 or 13 < b < 32 for b in data[:4096])
    raise ExtractionError("UNSUPPORTED_FORMAT" if binary > len(data[:4096]) // 100 else "ENCODING_UNCERTAIN")


def _damaged(text: str, name: str) -> Source:
    return _checked(_source(text, name, certain=False, damaged=text.count("\ufffd")))


def _checked(source: Source) -> Source:
    """Binary data can be valid UTF-8; control characters give it away."""
    sample = source.text[:65536]
    controls = len(_CONTROL.findall(sample))
    if controls * 50 > len(sample):
        raise ExtractionError("UNSUPPORTED_FORMAT")
    return source


def _restored(source: Source) -> Source:
    """UTF-8 that was once read as GBK or Latin-1 and saved so, read back where that gives Chinese beyond doubt.

    A copy that lost bytes on the way cannot be: read as GBK its characters stay, and the check of the text layer tells.

    Raises:
        ExtractionError: ENCODING_UNCERTAIN; Latin-1 without a word of Chinese that lost bytes.
    """
    head = source.text[:20000]
    if head.isascii() or _plausible(source.text):
        return source
    latin = not any(char > "\u2e7f" for char in head)
    if not latin and not any(char > "\u4dff" for char in head):
        return source
    try:
        data = source.text.translate(_AS_BYTES).encode("latin-1") if latin else source.text.encode("gb18030")
    except UnicodeError:
        return source
    text, name = data.decode("utf-8-sig", "replace"), "Latin-1" if latin else "GBK"
    if not _plausible(text):
        return source
    if "\ufffd" not in text:
        said = finding("ENCODING_UNCERTAIN", f"UTF-8 的内容曾被当作 {name} 转存，已还原", [])
        return replace(source, text=text, findings=(said,))
    if latin:
        raise ExtractionError("ENCODING_UNCERTAIN", f"UTF-8 的内容曾被当作 {name} 转存，并丢失了字节")
    return source


def _plausible(text: str) -> bool:
    """Whether the most common characters of Chinese prose make up a fair share of the Han ones."""
    sample = text[:20000]
    if sum(map(sample.count, _COMMONEST)) * 25 >= max(len(sample), 100):
        return True  # more than the whole sample could ask for
    han = sum(map(len, _HAN.findall(sample)))
    return han >= 4 and len(_COMMON.findall(sample)) * 25 >= han
