"""Measured numbers in running text, list items and project boxes."""

from typing import Literal

from pydantic import Field

from .base import Model, Reviewed, Span, absent
from .table import Comparator, Number, Period

Direction = Literal["up", "down"]
Aggregation = Literal["total", "per_year", "level", "change"]
PeriodBasis = Literal["clause", "context", "plan"]


class Statement(Model):
    """One number with its subject: a target that the plan promises, or an actual value that it reports.

    ``aggregation``: total over the period, per year, level reached or held, or change.
    ``direction``: up or down where a change, a growth or a limit says so, else null; ``value`` keeps the print.
    ``period_basis``: the clause says the years; an earlier sentence or the section's opening does
    (context); or a target that nothing nearer dates takes the plan's period (plan).
    ``sentence`` is the clause that holds subject, number and unit; ``span`` covers number and unit.
    """

    id: str
    kind: Literal["target", "actual"]
    subject: str
    value: Number
    value_high: Number | None = None
    unit: str | None
    comparator: Comparator
    aggregation: Aggregation
    direction: Direction | None = None
    period: Period | None
    period_basis: PeriodBasis | None
    sentence: str
    section_id: str | None
    box_id: str | None = None
    span: Span
    subject_span: Span | None
    reviewed: Reviewed | None = Field(default=None, exclude_if=absent)
