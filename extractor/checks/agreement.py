"""Whether two prints of one figure agree: the same, rounded, bounded otherwise, or different."""

from __future__ import annotations

from typing import Literal

from .figures import Figure

Verdict = Literal["same", "rounded", "comparator", "compatible", "different"]
_UP, _DOWN = (">", ">="), ("<", "<=")


def compare(one: Figure, other: Figure) -> Verdict:
    """Hold two figures of one dimension against each other.

    ``compatible`` are figures of which one only bounds the other (超100万人 and 106.74万人), or that
    say themselves that they are about right.
    """
    if one.value == other.value:
        return _signs(one, other)
    signs = {one.comparator, other.comparator}
    if signs == {"="}:
        fine, coarse = sorted((one, other), key=lambda figure: figure.step)
        return "rounded" if is_rounding(fine, coarse) else "different"
    if "~" in signs:
        room = max(max(f.step, abs(f.value) / 20) for f in (one, other) if f.comparator == "~")
        return "compatible" if abs(one.value - other.value) <= room else "different"
    if len(signs & {"="}) == 0:
        promised_twice = one.kind == "target" or _direction(one) != _direction(other)
        return "different" if promised_twice else "compatible"
    bound, plain = (other, one) if one.comparator == "=" else (one, other)
    holds = plain.value > bound.value if bound.comparator in _UP else plain.value < bound.value
    return "compatible" if holds or is_rounding(plain, bound) else "different"


def is_rounding(fine: Figure, coarse: Figure) -> bool:
    """Whether the coarser print is the finer one rounded, or cut off after its last digit."""
    if fine.step >= coarse.step:
        return False
    over = abs(fine.value) - abs(coarse.value)
    return abs(over) <= coarse.step / 2 or 0 <= over < coarse.step


def _direction(figure: Figure) -> int:
    return (figure.comparator in _UP) - (figure.comparator in _DOWN)


def _signs(one: Figure, other: Figure) -> Verdict:
    if one.comparator == other.comparator:
        return "same"
    if "~" in (one.comparator, other.comparator):
        return "compatible"
    return "different" if _direction(one) * _direction(other) < 0 else "comparator"
