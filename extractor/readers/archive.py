"""Zip packages (docx, ofd) opened with limits: count, size and ratio of parts, and no path out of the package.

Nothing is ever unpacked to disk, and a package inside a package is never opened.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ..core.problems import ExtractionError

if TYPE_CHECKING:
    from lxml.etree import _Element

BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, KeyError, ValueError, OSError, EOFError, NotImplementedError,
    RuntimeError,
)  # fmt: skip
"""What the standard library raises on a damaged zip file."""
MAX_PARTS = 20_000
MAX_PART = 256 * 1024 * 1024
MAX_TOTAL = 1024 * 1024 * 1024
MAX_RATIO = 200
"""Text in XML shrinks to a fifth, a page of equal table cells to a fiftieth."""
RATIO_FROM = 8 * 1024 * 1024
"""Parts smaller than this do no harm at any ratio."""


def open_package(data: bytes) -> zipfile.ZipFile:
    """The package, checked before anything in it is read.

    Raises:
        ExtractionError: CORRUPTED, ENCRYPTED, TOO_LARGE.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
    except BROKEN:
        raise ExtractionError("CORRUPTED", "压缩结构不完整") from None
    if len(parts) > MAX_PARTS:
        raise ExtractionError("TOO_LARGE", f"压缩包内有 {len(parts):,} 个部件")
    for part in parts:
        _check(part)
    total = sum(part.file_size for part in parts)
    if total > MAX_TOTAL:
        raise ExtractionError("TOO_LARGE", f"解压后有 {total:,} 字节")
    return archive


def _check(part: zipfile.ZipInfo) -> None:
    path = PurePosixPath(part.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts:
        raise ExtractionError("CORRUPTED", f"压缩包内有越界路径 {part.filename[:60]}")
    if part.flag_bits & 1:
        raise ExtractionError("ENCRYPTED")
    if part.file_size > MAX_PART:
        raise ExtractionError("TOO_LARGE", f"部件 {part.filename[:60]} 解压后有 {part.file_size:,} 字节")
    if part.file_size > RATIO_FROM and part.file_size > MAX_RATIO * max(1, part.compress_size):
        raise ExtractionError("TOO_LARGE", f"部件 {part.filename[:60]} 的压缩比异常")


def read_part(archive: zipfile.ZipFile, name: str, limit: int = -1) -> bytes:
    """The bytes of one part, or the first ``limit`` of them.

    Raises:
        ExtractionError: CORRUPTED where it is missing or damaged.
    """
    try:
        with archive.open(name) as part:
            return part.read(limit)
    except BROKEN:
        raise ExtractionError("CORRUPTED", f"部件 {name[:60]} 缺失或损坏") from None


def is_too_deep(error: Exception) -> bool:
    """Whether a parser gave up because elements are nested without end."""
    return "xcessive depth" in str(error)


def parse_xml(data: bytes, name: str) -> _Element:
    """The root of an XML part. Entities are not expanded, nothing outside is loaded, a DTD is refused.

    Raises:
        ExtractionError: CORRUPTED, TOO_LARGE.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if is_too_deep(error):
            raise ExtractionError("TOO_LARGE", f"部件 {name[:60]} 嵌套过深") from None
        raise ExtractionError("CORRUPTED", f"部件 {name[:60]} 不是完整的 XML") from None
    refuse_declaration(root, name)
    return root


def refuse_declaration(root: _Element, name: str) -> None:
    """No part has a DTD; one that has would lose the words that it declares.

    Raises:
        ExtractionError: CORRUPTED.
    """
    if root.getroottree().docinfo.doctype:  # type: ignore[attr-defined]  # the stubs lack it
        raise ExtractionError("CORRUPTED", f"部件 {name[:60]} 含有 DTD")
