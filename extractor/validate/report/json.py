"""The report as JSON: the contract's validation report."""

from __future__ import annotations

from ..facts import SourceFacts
from ..validate import Keyed


def render(keyed: Keyed, facts: SourceFacts) -> bytes:
    """The report as indented UTF-8 JSON."""
    return keyed.report.to_json()
