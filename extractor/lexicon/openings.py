"""Which characters a pattern's matches can begin or end with: where none of them stands, the pattern need not run.

Read from the pattern itself, as the standard library parses it, so that no list has to be kept by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from .. import kept

_PLAIN = re.compile(r"[\u4e00-\u9fff](?![?*+{])(?:[^|()]|\([^()]*\))*$")
"""A pattern that begins with a character as it stands and has no second branch: most words need not be parsed."""
_LOOKS = (ops.ASSERT, ops.ASSERT_NOT, ops.AT)
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
_CLASSES = (ops.NEGATE, ops.CATEGORY)


def opening_characters(pattern: str) -> frozenset[str] | None:
    """The characters that a match of ``pattern`` can begin with; None where that may be any, or nothing at all."""
    if _PLAIN.match(pattern):
        return frozenset(pattern[0])
    opening = kept.value(f"opening characters: {pattern}", lambda: _parsed(pattern, False))
    return None if opening is None else frozenset(opening)


def closing_characters(pattern: str) -> frozenset[str] | None:
    """The characters that a match of ``pattern`` can end with; None where that may be any, or nothing at all."""
    closing = kept.value(f"closing characters: {pattern}", lambda: _parsed(pattern, True))
    return None if closing is None else frozenset(closing)


def _parsed(pattern: str, from_end: bool) -> str | None:
    codes, empty = _first(_parser.parse(pattern), from_end)
    return None if codes is None or empty else "".join(map(chr, sorted(codes)))


def character_class(characters: Iterable[str]) -> str:
    """The characters as a class of a regular expression."""
    return f"[{re.escape(''.join(sorted(characters)))}]"


def look_before(characters: frozenset[str] | None) -> str:
    """What may stand before a pattern whose matches begin with these characters, so that it is tried nowhere else."""
    return f"(?={character_class(characters)})" if characters else ""


def _first(items: Iterable[tuple[Any, Any]], from_end: bool) -> tuple[set[int] | None, bool]:
    """Code points with which a sequence can begin, or end (None: any), and whether it can be empty."""
    found: set[int] = set()
    for op, value in reversed(list(items)) if from_end else items:
        if op in _LOOKS:
            continue
        codes, empty = _of(op, value, from_end)
        if codes is None:
            return None, False
        found |= codes
        if not empty:
            return found, False
    return found, True


def _of(op: Any, value: Any, from_end: bool) -> tuple[set[int] | None, bool]:
    """The same of one part."""
    if op is ops.LITERAL:
        return {value}, False
    if op is ops.IN:
        if any(kind in _CLASSES for kind, _ in value):
            return None, False
        return {c for kind, v in value for c in (range(v[0], v[1] + 1) if kind is ops.RANGE else (v,))}, False
    if op is ops.BRANCH:
        parts = [_first(branch, from_end) for branch in value[1]]
        if any(codes is None for codes, _ in parts):
            return None, False
        return {c for codes, _ in parts for c in codes or ()}, any(empty for _, empty in parts)
    if op is ops.SUBPATTERN:
        return _first(value[3], from_end)
    if op is ops.ATOMIC_GROUP:
        return _first(value, from_end)
    if op in _REPEATS:
        codes, empty = _first(value[2], from_end)
        return codes, empty or value[0] == 0
    return None, False
