"""A Word package opened: its main part and the parts beside it, by python-docx."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from ...core.problems import ExtractionError
from ..archive import BROKEN, is_too_deep, open_package, parse_xml, read_part, refuse_declaration
from ..formats import refusal
from .names import MATH, MC, W

if TYPE_CHECKING:
    from lxml.etree import _Element

STRICT = b"http://purl.oclc.org/ooxml/"
"""The namespaces of ISO/IEC 29500 Strict, which few programs write."""
HEAD = 4096
"""Bytes of a part in which a declaration is looked for before the part is parsed."""


class Package:
    """``body`` is w:body; ``part(kind)`` the root of styles, numbering, footnotes, …, or None."""

    def __init__(self, data: bytes):
        with open_package(data) as archive:
            if STRICT in read_part(archive, "_rels/.rels"):
                raise ExtractionError("UNSUPPORTED_FORMAT", refusal("strict-docx"))
            _refuse_declarations(archive)
        self._main = _open(data)
        body = _element(self._main, "document").find(W + "body")
        if body is None:
            raise ExtractionError("CORRUPTED", "文档没有正文部分")
        self.body: _Element = body

    def characters(self) -> int:
        """Characters of all text elements in body and notes that were not deleted, each drawing's copy left out."""
        roots = [self.body, *self.parts("footnotes"), *self.parts("endnotes")]
        return sum(_count(root) for root in roots)

    def part(self, kind: str) -> _Element | None:
        """The root of the part that the main part relates to by ``kind``."""
        return next(iter(self.parts(kind)), None)

    def parts(self, kind: str) -> list[_Element]:
        """The roots of all parts of a kind (headers, footers)."""
        found = []
        for relation in self._main.rels.values():
            if relation.is_external or not relation.reltype.endswith(f"/{kind}"):
                continue
            found.append(_element(relation.target_part, kind))
        return found


_TEXTS = (W + "t", MATH + "t")
_COPIES = frozenset({W + "del", W + "moveFrom", MC + "Fallback"})
"""What holds text that is not shown, or that another branch shows."""


def _count(root: _Element) -> int:
    copies = [copy for copy in root.iter(*_COPIES) if not any(e.tag in _COPIES for e in copy.iterancestors())]
    return _characters(root) - sum(map(_characters, copies))


def _characters(element: _Element) -> int:
    return sum(len("".join(text.text.split())) for text in element.iter(*_TEXTS) if text.text)


def _element(part: Any, kind: str) -> _Element:
    """The root of a part; python-docx parses those that it knows (a main part with macros is not among them)."""
    element: _Element | None = getattr(part, "element", None)
    if element is None:
        return parse_xml(part.blob, kind)
    refuse_declaration(element, kind)
    return element


def _open(data: bytes) -> Any:
    from docx.opc.exceptions import PackageNotFoundError
    from docx.package import Package as Opened
    from lxml.etree import LxmlError

    try:
        return Opened.open(io.BytesIO(data)).main_document_part
    except (*BROKEN, AttributeError, TypeError, IndexError, LxmlError, PackageNotFoundError) as error:
        if is_too_deep(error):
            raise ExtractionError("TOO_LARGE", "嵌套过深") from None
        raise ExtractionError("CORRUPTED", "不是完整的 Word 文档") from None


def _refuse_declarations(archive: zipfile.ZipFile) -> None:
    """A Word part has no DTD; one that has is an attack on the reader."""
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            head = read_part(archive, name, HEAD)
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise ExtractionError("CORRUPTED", f"部件 {name[:60]} 含有 DTD")
