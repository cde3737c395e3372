"""Slips of the finger: how a wrong number can come from the right one. Each rule with examples (right, wrong)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from ..models.validation import Kind
from .meaning import Meaning


@dataclass(frozen=True, slots=True)
class Slip:
    """``of(right, wrong)`` on the digits as typed, decimal point and colons included."""

    kind: Kind
    says: str
    of: Callable[[str, str], bool]
    yes: tuple[tuple[str, str], ...]
    no: tuple[tuple[str, str], ...]


def _moved_point(right: str, wrong: str) -> bool:
    return _significant(right) == _significant(wrong) != "" and Decimal(right) != Decimal(wrong)


def _significant(digits: str) -> str:
    return "" if ":" in digits else digits.replace(".", "").strip("0")


def _transposed(right: str, wrong: str) -> bool:
    if len(right) != len(wrong):
        return False
    changed = [n for n, (a, b) in enumerate(zip(right, wrong, strict=True)) if a != b]
    return len(changed) == 2 and right[changed[0]] == wrong[changed[1]] and right[changed[1]] == wrong[changed[0]]


def _dropped(right: str, wrong: str) -> bool:
    return len(wrong) == len(right) - 1 and any(right[:n] + right[n + 1 :] == wrong for n in range(len(right)))


def _doubled(right: str, wrong: str) -> bool:
    return len(wrong) == len(right) + 1 and any(
        right[: n + 1] + right[n] + right[n + 1 :] == wrong for n in range(len(right)) if right[n].isdigit()
    )


SLIPS: tuple[Slip, ...] = (
    Slip("decimal_point", "小数点错位", _moved_point,
         (("106.74", "10.674"), ("442", "4420"), ("3.35", "335"), ("60", "6"), ("0.5", "0.05")),
         (("442", "424"), ("98", "98.0"), ("1:4:5", "14:5"))),
    Slip("digits_transposed", "数字前后颠倒", _transposed,
         (("442", "424"), ("106.74", "107.64"), ("1:4:5", "1:5:4"), ("36", "63")),
         (("442", "443"), ("44", "44"), ("1234", "2143"))),
    Slip("digit_dropped", "漏录一位数字", _dropped,
         (("442", "42"), ("106.74", "106.4"), ("1160", "110"), ("95", "9")), (("442", "4"), ("42", "442"))),
    Slip("digit_doubled", "重录一位数字", _doubled,
         (("442", "4442"), ("106.74", "1006.74"), ("95", "955")), (("442", "4423"), ("95", "95"))),
)  # fmt: skip
"""The first that explains the keyed number wins."""


def slip_between(right: Meaning, wrong: Meaning) -> Slip | None:
    """The slip that made ``wrong`` of ``right``, or None; 3.30 for 3.35 is no dropped digit."""
    typed = next(forms(wrong), "")
    if not typed:  # words are no slip of a number, however short it is
        return None
    return next((slip for slip in SLIPS for digits in forms(right) if digits != typed and slip.of(digits, typed)), None)


def forms(meaning: Meaning) -> Iterator[str]:
    """The digits as they stand, then without zeros that say nothing."""
    if meaning.ratio is not None:
        yield ":".join(f"{part:f}" for part in meaning.ratio)
    elif meaning.value is not None and meaning.high is None:
        typed = f"{abs(meaning.value):f}"
        yield typed
        if "." in typed and typed.rstrip("0").rstrip(".") != typed:
            yield typed.rstrip("0").rstrip(".")
