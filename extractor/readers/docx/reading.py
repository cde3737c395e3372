"""What the parts of a Word document ask of the reading that they are parts of; ``body.Body`` is that reading."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Protocol

from ..linear import Linear
from .fields import Fields
from .styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element


class Reading(Protocol):
    """The text so far, and what is counted on the way."""

    linear: Linear
    styles: Styles
    fields: Fields
    left_out: Counter[str]
    """Words that are not shown, by what they are in Chinese."""
    seen: int
    """Characters of text elements that were looked at."""
    nested: int
    """Tables inside cells."""

    def blocks(self, parent: _Element) -> None:
        """Read all blocks below an element."""

    def framed(self, parents: list[_Element]) -> None:
        """Read the blocks of a box."""
