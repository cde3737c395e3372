"""What every model of the contract shares: frozen, closed, and placed in the source."""

from __future__ import annotations

from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")


class Model(BaseModel):
    """A frozen record without unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Offset = Annotated[int, Field(ge=0)]
Year = Annotated[int, Field(ge=1900, le=2200)]


class Part(Model):
    """One contiguous piece of the source: 0-based code points, end exclusive."""

    start: Offset
    end: Offset


class Span(Part):
    """Where a node stands in ``Document.text``.

    ``parts`` is there only where something that is not white space (page furniture, a
    bookmark, a markup sign) stands between the pieces; ``start`` and ``end`` then are the hull.
    """

    parts: list[Part] | None = Field(default=None, exclude_if=lambda parts: parts is None)

    def text_in(self, text: str) -> str:
        """The characters of ``text`` under this span, pieces joined."""
        if self.parts is None:
            return text[self.start : self.end]
        return "".join(text[part.start : part.end] for part in self.parts)


class Valued(Model, Generic[T]):
    """A metadata field: what it says and where the source says so."""

    value: T
    span: Span
