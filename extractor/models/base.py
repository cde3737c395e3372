"""What every model of the contract shares: frozen, closed, and placed in the source.

The annotations of models are no strings (``from __future__ import annotations``): pydantic would compile
each of them at every start.
"""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")


class Model(BaseModel):
    """A frozen record without unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    """A model is made ready when it is first asked for: most are only parts of others."""


MOST_DIGITS = 1000
"""The longest number that a document can hold, in digits before or behind its point."""


def exact(digits: str) -> Decimal:
    """A number of JSON, digit for digit.

    Raises:
        ValueError: it has an exponent that no printed number has; to work with it would never end.
    """
    number = Decimal(digits)
    if not number.is_finite() or abs(number.adjusted()) > MOST_DIGITS:
        raise ValueError("the number is too large or too small")
    return number


Offset = Annotated[int, Field(ge=0)]
Year = Annotated[int, Field(ge=1900, le=2200)]


def absent(value: object) -> bool:
    """What is not known is left out, so that a text without pages has none of it."""
    return value is None


def no_items() -> list[Any]:
    """A list without members. Of ``list`` itself pydantic would have the arguments parsed, at every start."""
    return []


def no_pairs() -> dict[str, Any]:
    """As ``no_items``, a mapping."""
    return {}


class Part(Model):
    """One contiguous piece of the source: 0-based code points, end exclusive."""

    start: Offset
    end: Offset
    page: int | None = Field(default=None, ge=1, exclude_if=absent)
    """Where the source is made of pages: the page, from 1."""
    bbox: tuple[float, float, float, float] | None = Field(default=None, exclude_if=absent)
    """Where it stands on that page: x0, y0, x1, y1 in points, origin top left."""


class Span(Part):
    """Where a node stands in ``Document.text``.

    ``parts`` is there only where something that is not white space (page furniture, a
    bookmark, a markup sign) stands between the pieces, or where a page or a column ends between
    them; ``start`` and ``end`` then are the hull, and page and box are those of the parts.
    """

    parts: list[Part] | None = Field(default=None, exclude_if=absent)

    def text_in(self, text: str) -> str:
        """The characters of ``text`` under this span, pieces joined."""
        if self.parts is None:
            return text[self.start : self.end]
        return "".join(text[part.start : part.end] for part in self.parts)


class Reviewed(Model):
    """What a person has said of a node: the verdict, whose and when, and which fields were keyed instead of read.

    ``added`` was not read at all; ``accepted`` and ``dismissed`` are said of findings.
    """

    verdict: Literal["right", "wrong", "unsure", "added", "accepted", "dismissed"]
    by: str
    at: datetime
    changed: list[str] = Field(default_factory=no_items)
    note: str | None = None


class Valued(Model, Generic[T]):
    """A metadata field: what it says and where the source says so."""

    value: T
    span: Span
    reviewed: Reviewed | None = Field(default=None, exclude_if=absent)
