"""What a stage takes lines for is a claim; where claims overlap, those of the highest sum of points stand.

No stage takes lines from another by being asked first. A refused claim keeps its reason for ``extract explain --at``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..core.trace import Trace
from .lines import Line


@dataclass(frozen=True, slots=True)
class Claim:
    """``rule`` takes ``lines`` (places in the list of lines) for ``kind``; ``why`` says what spoke for it."""

    rule: str
    lines: range
    kind: str
    points: float
    why: str = ""
    value: object = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """The claims that stand, in order, and each refused one with the reason."""

    kept: list[Claim]
    refused: list[tuple[Claim, str]]

    def kinds(self) -> dict[int, str]:
        """The kind of each claimed line."""
        return {n: claim.kind for claim in self.kept for n in claim.lines}


def resolve(claims: Iterable[Claim]) -> Resolved:
    """Disjoint claims with the highest sum of points. n log n in the claims."""
    ordered = sorted((c for c in claims if c.points > 0 and len(c.lines)), key=lambda c: (c.lines.stop, c.lines.start))
    stops = [claim.lines.stop for claim in ordered]
    best: list[float] = [0.0]
    before = [bisect_right(stops, claim.lines.start) for claim in ordered]
    for n, claim in enumerate(ordered):
        best.append(max(best[n], best[min(before[n], n)] + claim.points))
    kept: list[Claim] = []
    n = len(ordered)
    while n:
        claim = ordered[n - 1]
        if best[n] > best[n - 1]:
            kept.append(claim)
            n = min(before[n - 1], n - 1)
        else:
            n -= 1
    kept.reverse()
    standing = {id(claim) for claim in kept}
    edges = [claim.lines.stop for claim in kept]
    return Resolved(kept, [(claim, _reason(claim, kept, edges)) for claim in ordered if id(claim) not in standing])


def _reason(claim: Claim, kept: Sequence[Claim], edges: Sequence[int]) -> str:
    """What outweighs a refused claim."""
    at = bisect_right(edges, claim.lines.start)
    others = []
    while at < len(kept) and kept[at].lines.start < claim.lines.stop:
        others.append(kept[at])
        at += 1
    points = sum(other.points for other in others)
    rules = "、".join(dict.fromkeys(other.rule for other in others))
    return f"{claim.points:g} points against {points:g} for {rules}"


def report(resolved: Resolved, lines: Sequence[Line], trace: Trace | None) -> None:
    """Tell the trace what stands and what was refused, each at its first line."""
    if trace is None:
        return
    for claim in resolved.kept:
        for n in claim.lines:
            trace.claim("claims", claim.rule, lines[n].body, claim.why or claim.kind)
    for claim, why in resolved.refused:
        for n in claim.lines:
            trace.refuse("claims", claim.rule, lines[n].body, why)
