"""What the stage hands on: statements still as fragments, with the nodes that hold them."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ..core.fragment import Fragment
from ..layout.nodes import BoxNode, SectionNode

Years = tuple[int, int]


class Why(NamedTuple):
    """The rules that gave a statement's subject, kind, aggregation, direction and period."""

    subject: str
    kind: str
    aggregation: str
    direction: str
    period: str
    joined: str = ""
    """The rule that took digits on two sides of white space for one number, where one did."""

    def rules(self) -> str:
        """All of them on one line, as the trace shows them."""
        return (
            f"subject={self.subject} kind={self.kind} aggregation={self.aggregation} "
            f"direction={self.direction} period={self.period}" + (f" joined={self.joined}" if self.joined else "")
        )


class Found(NamedTuple):
    """One statement; the fields are those of ``models.Statement``."""

    kind: str
    subject: Fragment
    value: Decimal
    high: Decimal | None
    unit: str | None
    comparator: str
    aggregation: str
    direction: str | None
    period: Years | None
    basis: str | None
    sentence: Fragment
    place: Fragment
    why: Why
    section: SectionNode | None = None
    box: BoxNode | None = None
