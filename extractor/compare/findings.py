"""Where documents of one region contradict each other about the same year or period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from ..models import Document
from .figures import Figure
from .lineup import Lined, Row

Verdict = Literal["agree", "rounded", "differ"]
CODES = {
    (False, "differ"): "BASE_DIFFERS",
    (False, "rounded"): "BASE_ROUNDED",
    (True, "differ"): "TARGET_DIFFERS",
    (True, "rounded"): "TARGET_DIFFERS",
}
"""By whether it is a target, and by the verdict; a target is not rounded, it is another one."""
ABOUT = 20
"""A figure that says 左右 may be off by one part in so many."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two documents, one indicator, one year or period, two figures; ``code`` is a row of COMPARISONS."""

    code: str
    lined: Lined
    row: Row
    sides: tuple[Figure, Figure]


def disagreements(lined: Iterable[Lined], documents: Sequence[Document]) -> Iterator[Disagreement]:
    """Pairs of documents of one region that print different figures.

    BASE_DIFFERS: what one has as base or actual value is another in the other (the base year of a plan
    and the final year of the one before it). BASE_ROUNDED: it is the same, printed with fewer digits.
    TARGET_DIFFERS: a target that both print is not the same.
    """
    for one in lined:
        for row in one.rows:
            for first, second in combinations(sorted({figure.document for figure in row.figures}), 2):
                if _region(documents[first]) == _region(documents[second]):
                    yield from _between(one, row, first, second)


def _region(document: Document) -> str | None:
    region = document.metadata.region
    return region.value.name if region else None


def _between(one: Lined, row: Row, first: int, second: int) -> Iterator[Disagreement]:
    for target in (False, True):
        ours, theirs = (
            [f for f in row.figures if f.document == n and (f.role == "target") == target] for n in (first, second)
        )
        verdicts = {(a, b): agree(a, b) for a in ours for b in theirs}
        if not verdicts or "agree" in verdicts.values():
            continue
        worst: Verdict = "rounded" if "rounded" in verdicts.values() else "differ"
        sides = next(pair for pair, verdict in verdicts.items() if verdict == worst)
        yield Disagreement(CODES[target, worst], one, row, sides)


def agree(one: Figure, other: Figure) -> Verdict:
    """Whether two figures of one row can both be right."""
    if (one.value, one.high) == (other.value, other.high):
        return "agree"
    signs = {one.comparator, other.comparator}
    if signs == {"="}:
        fine, coarse = sorted((one, other), key=lambda figure: figure.step)
        return "rounded" if _is_rounding(fine, coarse) else "differ"
    if "~" in signs:
        near = abs(one.value - other.value) * ABOUT <= max(abs(one.value), abs(other.value))
        return "agree" if near else "differ"
    if "=" not in signs:
        return "differ"
    bound, plain = (other, one) if one.comparator == "=" else (one, other)
    return "agree" if _holds(bound, plain) else "differ"


def _is_rounding(fine: Figure, coarse: Figure) -> bool:
    """Whether the coarser print is the finer one rounded, or cut off after its last digit."""
    over = fine.value - coarse.value
    return fine.step < coarse.step and (abs(over) * 2 <= coarse.step or 0 <= over < coarse.step)


def _holds(bound: Figure, plain: Figure) -> bool:
    if bound.comparator == "range":
        return bound.high is not None and bound.value <= plain.value <= bound.high
    if bound.comparator in (">", ">="):
        return plain.value >= bound.value
    return plain.value <= bound.value
