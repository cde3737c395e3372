"""What a review file holds: decisions about places in a source, never about running ids.

A decision names the kind of node, its place (code points of ``Document.text``) and its print, so that it still fits
when a newer version reads the same bytes, and can be told to be stale where it does not.
"""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field, model_validator

from ..models.base import Model, Offset
from ..models.statement import Aggregation
from ..models.table import Comparator, Number, Period, Role

REVIEW_VERSION = "1.0"
NodeKind = Literal["observation", "indicator", "statement", "heading", "box", "item", "field", "finding"]
Verdict = Literal["right", "wrong", "unsure", "added", "accepted", "dismissed"]
Place = tuple[Offset, Offset]
Words = Annotated[str, Field(max_length=2000)]


class Target(Model):
    """The node that a decision speaks of: its kind, its place, its print.

    ``name`` tells nodes of one place apart: a field's name, a finding's code, an observation's column.
    """

    node: NodeKind
    start: Offset
    end: Offset
    name: Words | None = None
    raw: Words = ""

    @property
    def key(self) -> tuple[str, int, int, str | None]:
        """What must agree for a decision to fit a node."""
        return self.node, self.start, self.end, self.name


class Changes(Model):
    """What the reviewer keyed instead; what is not named stays as it was read. ``span``: a new place of the print."""

    span: Place | None = None
    value: Number | None = None
    value_high: Number | None = None
    text: Words | None = None
    unit: Words | None = None
    comparator: Comparator | None = None
    cumulative: bool | None = None
    period: Period | None = None
    role: Role | None = None
    kind: Literal["target", "actual"] | None = None
    aggregation: Aggregation | None = None
    direction: Literal["up", "down"] | None = None
    subject: Words | None = None
    name: Words | None = None
    attribute: Words | None = None
    group: Words | None = None
    level: int | None = Field(default=None, ge=1, le=12)

    def given(self) -> dict[str, object]:
        """The fields that the reviewer has set, null among them."""
        return {name: getattr(self, name) for name in self.model_fields_set}


class Decision(Model):
    """One reviewer's word on one node. ``added`` is a value that was not read; its changes hold all of it."""

    target: Target
    verdict: Verdict
    changes: Changes = Changes()
    note: Words | None = None
    by: Annotated[str, Field(min_length=1, max_length=80)]
    at: datetime


class DrawnCell(Model):
    """A cell of a table that a person has drawn: its slot, from 0, and its words' place."""

    row: Offset
    column: Offset
    start: Offset
    end: Offset


class DrawnTable(Model):
    """A table that could not be read and was drawn by hand: the source is read as if it declared this one.

    ``header`` counts its first rows that head the columns; null leaves that to the reader.
    """

    start: Offset
    end: Offset
    header: int | None = Field(default=None, ge=0, le=6)
    cells: list[DrawnCell] = Field(min_length=2)
    by: Annotated[str, Field(min_length=1, max_length=80)]
    at: datetime

    @model_validator(mode="after")
    def _whole(self) -> DrawnTable:
        slots = {(cell.row, cell.column) for cell in self.cells}
        inside = all(self.start <= cell.start < cell.end <= self.end for cell in self.cells)
        if len(slots) < len(self.cells) or not inside:
            raise ValueError("a slot is filled twice, or a cell lies outside its table")
        places = sorted((cell.start, cell.end) for cell in self.cells)
        if any(a[1] > b[0] for a, b in pairwise(places)):
            raise ValueError("two cells share characters")
        return self


class ReviewedSource(Model):
    """Which bytes were reviewed."""

    sha256: str
    name: Words
    characters: Offset


class Review(Model):
    """``NAME.review.json``: all decisions on one source, at most one per reviewer and node."""

    review_version: str = REVIEW_VERSION
    source: ReviewedSource
    decisions: list[Decision] = Field(default_factory=list)
    tables: list[DrawnTable] = Field(default_factory=list)

    def decided(self, decision: Decision) -> Review:
        """With this decision instead of the same reviewer's earlier one on the same node."""
        return self.model_copy(update={"decisions": [*self._others(decision.target, decision.by), decision]})

    def withdrawn(self, target: Target, by: str) -> Review:
        """Without this reviewer's decision on the node."""
        return self.model_copy(update={"decisions": self._others(target, by)})

    def drawn(self, table: DrawnTable) -> Review:
        """With this table instead of what was drawn over the same lines before."""
        others = [t for t in self.tables if t.end <= table.start or table.end <= t.start]
        return self.model_copy(update={"tables": sorted([*others, table], key=lambda t: t.start)})

    def undrawn(self, start: int) -> Review:
        """Without the table that was drawn from ``start`` on."""
        return self.model_copy(update={"tables": [t for t in self.tables if t.start != start]})

    def merged(self, other: Review) -> Review:
        """Both reviewers' decisions; of one reviewer's two words on a node the later one holds."""
        review = self
        held = {(d.target.key, d.by): d for d in self.decisions}
        for decision in other.decisions:
            mine = held.get((decision.target.key, decision.by))
            if mine is None or mine.at < decision.at:
                review = review.decided(decision)
        for table in other.tables:
            if not any(t.start == table.start and t.at >= table.at for t in review.tables):
                review = review.drawn(table)
        return review

    def settled(self) -> list[Decision]:
        """The decision that holds for each node: the latest, whoever made it."""
        latest: dict[tuple[str, int, int, str | None], Decision] = {}
        for decision in sorted(self.decisions, key=lambda d: d.at):
            latest[decision.target.key] = decision
        return list(latest.values())

    def _others(self, target: Target, by: str) -> list[Decision]:
        return [d for d in self.decisions if (d.target.key, d.by) != (target.key, by)]


__all__ = ["Changes", "Decision", "DrawnCell", "DrawnTable", "Review", "ReviewedSource", "Target", "Verdict"]
