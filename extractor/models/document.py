"""The document: one JSON file per source."""

from typing import Any, Literal, Self

from pydantic import Field

from ..core.collecting import uncollected
from ..versions import SCHEMA_VERSION as SCHEMA_VERSION
from .base import Model, Reviewed, Span, absent, exact, no_items
from .metadata import Metadata
from .outline import Box, Section
from .statement import Statement
from .table import Indicator, Table


class SourceInfo(Model):
    """Which bytes were read, and how they became ``Document.text``."""

    path: str
    media_type: str
    sha256: str
    bytes: int
    characters: int
    pages: int | None
    ingester: str
    encoding: str | None = None
    generated: list[Span] = Field(default_factory=no_items)
    """Stretches of ``text`` that the format makes itself and the file does not store (numbers of Word's lists)."""


class Reference(Model):
    """A law, regulation, plan or policy that the text names between 《 and 》."""

    kind: Literal["law", "regulation", "plan", "policy", "other"]
    title: str
    document_number: str | None
    span: Span


class Furniture(Model):
    """Characters that belong to the carrier, not to the document."""

    kind: Literal[
        "page_number", "running_header", "bookmark", "markup", "contents", "repeated_header", "rule", "navigation",
        "note_mark", "watermark", "struck",
    ]  # fmt: skip
    span: Span


class Footnote(Model):
    """A footnote or endnote: ``anchor_span`` is the mark in the text that calls it, ``mark`` that mark's words."""

    id: str
    mark: str | None
    text: str
    span: Span
    anchor_span: Span | None


class Diagnostic(Model):
    """What the pipeline doubts or finds inconsistent; codes are listed in ``schemas/README.md``.

    ``about``: source, the document contradicts itself or is damaged; extraction, its reading is in doubt.
    A contradiction names both sides, each with its span.
    """

    code: str
    about: Literal["source", "extraction"]
    severity: Literal["info", "warning", "error"]
    message: str
    spans: list[Span]
    reviewed: Reviewed | None = Field(default=None, exclude_if=absent)


class Document(Model):
    """A plan document and everything read from it, each part with its place in ``text``."""

    schema_version: str = SCHEMA_VERSION
    id: str
    source: SourceInfo
    text: str
    metadata: Metadata
    sections: list[Section]
    boxes: list[Box]
    tables: list[Table]
    indicators: list[Indicator]
    statements: list[Statement] = Field(default_factory=no_items)
    references: list[Reference]
    footnotes: list[Footnote] = Field(default_factory=no_items)
    furniture: list[Furniture]
    diagnostics: list[Diagnostic]

    def __reduce__(self) -> tuple[Any, ...]:
        """As plain data, validated again where it arrives: generic models have no name to be pickled by."""
        return Document.model_validate, (self.model_dump(),)

    @uncollected()
    def to_json(self) -> bytes:
        """The document as indented UTF-8 JSON; decimals are written digit for digit as numbers."""
        import msgspec

        encoder = msgspec.json.Encoder(decimal_format="number")
        return msgspec.json.format(encoder.encode(self.model_dump()), indent=1) + b"\n"

    @classmethod
    @uncollected()
    def from_json(cls, data: bytes | str) -> Self:
        """The document that ``to_json`` wrote, every number as printed: 959.40 stays 959.40.

        ``model_validate_json`` would read it as 959.4: pydantic parses numbers itself.

        Raises:
            ValueError: the data is no JSON, or no document of this version.
        """
        import msgspec

        return cls.model_validate(msgspec.json.Decoder(float_hook=exact).decode(data))
