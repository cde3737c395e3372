"""The nodes of a document that a person can judge, found by their place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
Key = tuple[str, int, int, str | None]

LISTS = ("recipients", "copied_to", "issuers")
"""Fields of the metadata that hold several values."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the document's dictionary. ``owner`` is the indicator of an observation, the box of an item."""

    kind: str
    place: Json
    name: str | None
    content: Json
    owner: Json | None = None

    @property
    def key(self) -> Key:
        """Kind, place and name: what a decision must agree with."""
        return self.kind, self.place["start"], self.place["end"], self.name


NOWHERE = {"start": 0, "end": 0}


def nodes(document: Json) -> Iterator[Node]:
    """All nodes of a document (``Document.model_dump()``), in the order of the lists that hold them."""
    for name, field in _fields(document["metadata"]):
        yield Node("field", field["span"], name, field)
    for section in sections(document["sections"]):
        if section["heading_span"] is not None:
            yield Node("heading", section["heading_span"], None, section)
    for box in document["boxes"]:
        yield Node("box", box["title_span"], None, box)
        for item in box["items"]:
            yield Node("item", item["span"], None, item, box)
    for indicator in document["indicators"]:
        yield Node("indicator", indicator["span"], None, indicator)
        for value in indicator["values"]:
            yield Node("observation", value["span"], value["column"], value, indicator)
    for statement in document["statements"]:
        yield Node("statement", statement["span"], None, statement)
    for finding in document["diagnostics"]:
        yield Node("finding", finding["spans"][0] if finding["spans"] else NOWHERE, finding["code"], finding)


def by_key(document: Json) -> dict[Key, Node]:
    """Each node under its key; of two with one key the first."""
    found: dict[Key, Node] = {}
    for node in nodes(document):
        found.setdefault(node.key, node)
    return found


def sections(tree: list[Json]) -> Iterator[Json]:
    """All sections in document order."""
    pending = tree[::-1]
    while pending:
        section = pending.pop()
        yield section
        pending += section["children"][::-1]


def _fields(metadata: Json) -> Iterator[tuple[str, Json]]:
    for name, value in metadata.items():
        if isinstance(value, dict):
            yield name, value
        elif name in LISTS:
            for one in value or ():
                yield name, one
