"""Where the source contradicts itself, as its own checks found: which places speak against a fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ..lexicon.widths import squeeze
from ..models import Document, Span
from ..models.validation import Place
from .compare import Units, same
from .facts import Fact, SourceFacts
from .meaning import Meaning, of_observation, of_statement, of_text

FIGURES = "FIGURE_DIFFERS"
MILD = ("COMPARATOR_DIFFERS", "FIGURE_ROUNDED")
"""Codes of findings that hold two places of one figure. A value keyed as its own place prints it stands, and the other
place is quoted where the figure itself differs; a value that follows the other place is a conflict."""

At = tuple[int, int]


class Conflicts:
    """Contradictions of one document, by the place of each side."""

    def __init__(self, document: Document, facts: SourceFacts):
        self.document = document
        self._facts = {
            _at(o.span): (fact, of_observation(o))
            for row in facts.rows for fact in row.facts.values() for o in fact.observations
        }  # fmt: skip
        self._statements = {_at(s.span): s for s in document.statements}
        self._against: defaultdict[At, list[tuple[str, Span]]] = defaultdict(list)
        for finding in document.diagnostics:
            if finding.code in (FIGURES, *MILD) and len(finding.spans) == 2:
                one, other = finding.spans
                self._against[_at(one)].append((finding.code, other))
                self._against[_at(other)].append((finding.code, one))

    def against(self, fact: Fact, keyed: Sequence[Meaning], units: Units) -> list[Place]:
        """The places that contradict the fact, where the keyed value is one of theirs or the fact's own."""
        places: list[Place] = []
        for observation in fact.observations:
            own = any(same(k, of_observation(observation), units, True) is not None for k in keyed)
            for code, span in self._against.get(_at(observation.span), ()):
                meaning, unit, place = self._said(span)
                theirs = any(same(k, meaning, Units(unit, units.keyed), True) is not None for k in keyed)
                if (own and code == FIGURES) or (theirs and not own):
                    places.append(place)
        return places

    def between(self, span: Span) -> list[Place]:
        """The places that contradict the words at ``span`` with another number."""
        return [self._said(other)[2] for code, other in self._against.get(_at(span), ()) if code == FIGURES]

    def _said(self, span: Span) -> tuple[Meaning, str | None, Place]:
        """What the place says, in which unit, and where it is."""
        raw = squeeze(self.document.text[span.start : span.end])
        if _at(span) in self._facts:
            fact, meaning = self._facts[_at(span)]
            where = f"{fact.row.table.label}，{fact.row.indicator.name}，{fact.column.header}"
            return meaning, fact.unit, Place(raw=raw, span=span, where=where)
        statement = self._statements.get(_at(span))
        if statement is not None:
            where = f"“{squeeze(statement.sentence)}”"
            return of_statement(statement), statement.unit, Place(raw=raw, span=span, where=where)
        meaning = of_text(raw)[0]
        return meaning, meaning.unit, Place(raw=raw, span=span, where="正文")


def _at(span: Span) -> At:
    return span.start, span.end
