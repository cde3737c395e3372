"""What each rule did, for ``extract explain``. Off in a normal run: the pipeline carries None."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .fragment import Fragment

Outcome = Literal["claimed", "refused"]


@dataclass(frozen=True, slots=True)
class Event:
    """One rule's verdict on one piece of text."""

    stage: str
    rule: str
    place: Fragment
    outcome: Outcome
    reason: str


@dataclass(slots=True)
class Trace:
    """All verdicts of a run, in the order in which they fell."""

    events: list[Event] = field(default_factory=list)

    def claim(self, stage: str, rule: str, place: Fragment, what: str) -> None:
        """The rule took the text as ``what``."""
        self.events.append(Event(stage, rule, place, "claimed", what))

    def refuse(self, stage: str, rule: str, place: Fragment, why: str) -> None:
        """The rule looked and declined."""
        self.events.append(Event(stage, rule, place, "refused", why))
