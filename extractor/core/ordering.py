"""The order of names as people count: p2 before p10."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"([0-9]+)")
Key = tuple[tuple[str | int, ...], ...]


def natural(parts: tuple[str, ...]) -> tuple[Key, tuple[str, ...]]:
    """A key for names that are made of parts (folders and a file): numbers by their value, then by their print."""
    return tuple(map(_counted, parts)), parts


def _counted(name: str) -> tuple[str | int, ...]:
    """Words and numbers by turns, a word first, so that like is compared with like."""
    return tuple(int(piece) if n % 2 else piece for n, piece in enumerate(_DIGITS.split(name)))
