"""The section tree and what stands in it."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from ..lexicon.schemes import SCHEMES
from .base import Model, Reviewed, Span, absent, no_items, no_pairs

_NAMES = tuple(scheme.name for scheme in SCHEMES if scheme.heads)


def _known(name: str) -> str:
    if name not in _NAMES:
        raise ValueError(f"no scheme numbers sections that is called {name}")
    return name


Scheme = Annotated[str, AfterValidator(_known), Field(json_schema_extra={"enum": list(_NAMES)})]
"""A row of the lexicon that numbers sections."""


class SectionNumber(Model):
    """A heading's number: ``raw`` as printed (第一章, （二十一）), ``value`` counted (21)."""

    raw: str
    scheme: Scheme
    value: int


class Lead(Model):
    """The opening phrase of a paragraph or item: ``——坚持党的领导。``, ``一是就业质量显著提升。``"""

    mark: str | None
    text: str
    span: Span


class Paragraph(Model):
    """Running text; a page break does not end it."""

    type: Literal["paragraph"] = "paragraph"
    text: str
    leads: list[Lead] = Field(default_factory=no_items)
    span: Span


class ListItem(Model):
    """A numbered or bulleted text that is no section."""

    type: Literal["list_item"] = "list_item"
    mark: str
    lead: Lead | None = None
    text: str
    span: Span


class BoxRef(Model):
    """Where a box stands among the blocks."""

    type: Literal["box_ref"] = "box_ref"
    id: str
    span: Span


class TableRef(Model):
    """Where a table stands among the blocks."""

    type: Literal["table_ref"] = "table_ref"
    id: str
    span: Span


Block = Annotated[Paragraph | ListItem | BoxRef | TableRef, Field(discriminator="type")]


class Section(Model):
    """A heading and what it governs; ``heading`` is null for the preamble alone."""

    id: str
    level: int = Field(ge=1)
    number: SectionNumber | None
    heading: str | None
    run_in: bool = False
    span: Span
    heading_span: Span | None
    blocks: list[Block] = Field(default_factory=no_items)
    children: list["Section"] = Field(default_factory=no_items)
    reviewed: Reviewed | None = Field(default=None, exclude_if=absent)


class BoxItem(Model):
    """An item of a box: title is its lead or own line, text what follows."""

    number: str | None
    title: str | None
    text: str
    span: Span
    title_span: Span | None = None
    text_span: Span | None = None
    reviewed: Reviewed | None = Field(default=None, exclude_if=absent)


class Note(Model):
    """A note under a table or box; ``defines`` says what a mark in the cells means."""

    text: str
    span: Span
    defines: dict[str, str] = Field(default_factory=no_pairs)


class Box(Model):
    """A 专栏: a framed list of programmes or an indicator table."""

    id: str
    number: int | str | None
    title: str
    kind: Literal["indicators", "programmes"]
    section_id: str | None
    span: Span
    title_span: Span
    text: str
    blocks: list[Paragraph] = Field(default_factory=no_items)
    items: list[BoxItem] = Field(default_factory=no_items)
    table_ids: list[str] = Field(default_factory=no_items)
    notes: list[Note] = Field(default_factory=no_items)
    reviewed: Reviewed | None = Field(default=None, exclude_if=absent)
