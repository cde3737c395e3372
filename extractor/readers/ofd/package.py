"""The parts of an OFD package: its pages in order, their templates, and which fonts are bold."""

from __future__ import annotations

import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...core.problems import ExtractionError
from ..archive import parse_xml, read_part

if TYPE_CHECKING:
    from lxml.etree import _Element


def name_of(element: _Element) -> str:
    """The element's name without its namespace, which two editions of the standard write differently."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: _Element, *names: str) -> Iterator[_Element]:
    """The children of these names."""
    return (child for child in element if name_of(child) in names)


def child(element: _Element | None, *path: str) -> _Element | None:
    """The first element at a path of names."""
    for name in path:
        element = next(children(element, name), None) if element is not None else None
    return element


def words(element: _Element | None) -> str:
    """The element's own text."""
    return (element.text or "").strip() if element is not None else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its layers from the bottom up, those of its templates apart, and its size in millimetres."""

    layers: tuple[_Element, ...]
    base: tuple[_Element, ...]
    """Layers of templates."""
    shared: bool
    """Whether other pages have the same templates: what stands in their margins is of no page's text."""
    width: float
    height: float


class Package:
    """Reads the parts of an open archive."""

    def __init__(self, archive: zipfile.ZipFile):
        self._archive = archive
        self._names = {name.lower(): name for name in archive.namelist()}
        self.bold: set[str] = set()
        """Identifiers of the fonts that are bold."""
        self.units: dict[str, _Element] = {}
        """What is drawn once and placed by composite objects, by its identifier."""

    def pages(self) -> list[Sheet]:
        """The pages of all documents in the package.

        Raises:
            ExtractionError: CORRUPTED where a part is missing or damaged.
        """
        root = self._part("OFD.xml")
        found = []
        for body in children(root, "DocBody"):
            place = words(child(body, "DocRoot"))
            if place:
                found += self._document(place.lstrip("/"))
        if not found:
            raise ExtractionError("CORRUPTED", "没有页面")
        return found

    def _document(self, place: str) -> list[Sheet]:
        root, folder = self._part(place), posixpath.dirname(place)
        common = child(root, "CommonData")
        size = _size(child(common, "PageArea"))
        templates = {}
        if common is not None:
            for template in children(common, "TemplatePage"):
                templates[template.get("ID", "")] = self._inside(folder, template.get("BaseLoc", ""))
            for resource in children(common, "PublicRes", "DocumentRes"):
                self._resources(self._inside(folder, words(resource)))
        pages = child(root, "Pages")
        if pages is None:
            return []
        places = [self._inside(folder, p.get("BaseLoc", "")) for p in children(pages, "Page")]
        roots = [self._part(place) for place in places]
        for place, page in zip(places, roots, strict=True):
            for resource in children(page, "PageRes"):
                self._resources(self._inside(posixpath.dirname(place), words(resource)))
        used = [tuple(t.get("TemplateID", "") for t in children(root, "Template")) for root in roots]
        often = Counter(used)
        return [
            self._sheet(root, [templates[t] for t in idents if t in templates], often[idents] > 1, size)
            for root, idents in zip(roots, used, strict=True)
        ]

    def _sheet(self, root: _Element, templates: list[str], shared: bool, size: tuple[float, float]) -> Sheet:
        base: list[_Element] = []
        for place in templates:
            part = self._part(place)
            base += _layers(part)
            size = _size(child(part, "Area"), size)
        return Sheet(tuple(_layers(root)), tuple(base), shared, *_size(child(root, "Area"), size))

    def _resources(self, place: str) -> None:
        if place.lower() not in self._names:
            return  # without its fonts a document can still be read
        for part in self._part(place).iter():
            name, ident = name_of(part), part.get("ID", "")
            if name == "Font" and (part.get("Bold") == "true" or "bold" in part.get("FontName", "").lower()):
                self.bold.add(ident)
            elif name == "CompositeGraphicUnit" and (content := child(part, "Content")) is not None:
                self.units[ident] = content

    def _part(self, place: str) -> _Element:
        name = self._names.get(place.lower())
        if name is None:
            raise ExtractionError("CORRUPTED", f"缺少部件 {place[:60]}")
        return parse_xml(read_part(self._archive, name), name)

    def _inside(self, folder: str, place: str) -> str:
        """A location as the package names it: from the package's root where it begins with /, else from the folder."""
        return posixpath.normpath(place.lstrip("/") if place.startswith("/") else posixpath.join(folder, place))


def _layers(root: _Element) -> Iterator[_Element]:
    content = child(root, "Content")
    return children(content, "Layer") if content is not None else iter(())


def _size(area: _Element | None, default: tuple[float, float] = (210.0, 297.0)) -> tuple[float, float]:
    box = numbers(words(child(area, "PhysicalBox")))
    return (box[2], box[3]) if len(box) == 4 and box[2] > 0 and box[3] > 0 else default


def numbers(text: str | None) -> list[float]:
    """The numbers in an attribute; empty where one of them is damaged."""
    try:
        found = [float(word) for word in (text or "").split()]
    except ValueError:
        return []
    return found if all(abs(n) < 1e6 for n in found) else []
