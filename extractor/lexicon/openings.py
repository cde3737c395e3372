"""Which characters a pattern's matches can begin or end with: where none of them stands, the pattern need not run.

Read from the pattern itself, as the standard library parses it, so that no list has to be kept by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from .. import kept

_PLAIN = re.compile(r"[\u4e00-\u9fff](?![?*+{])(?:[^|()]|\([^()]*\))*$")
"""A pattern that begins with a character as it stands and has no second branch: most words need not be parsed."""
_LOOKS = (ops.ASSERT, ops.ASSERT_NOT, ops.AT)
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
_CLASSES = (ops.NEGATE, ops.CATEGORY)
MANY = 1000
"""Characters from which on a class is not worth a look of its own."""


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


@cache
def characters_behind(pattern: str, run: str) -> frozenset[str] | None:
    """The characters that must stand behind a run of characters of ``run`` with which a match of ``pattern`` begins.

    None where they may be any, far too many to be told apart, or where the match can end within the run.
    """
    behind = kept.value(f"characters behind {run}: {pattern}", lambda: _parsed(pattern, False, run))
    return None if behind is None else frozenset(behind)


def _parsed(pattern: str, from_end: bool, run: str = "") -> str | None:
    codes, empty = _first(_parser.parse(pattern), from_end, frozenset(map(ord, run)))
    if codes is None or empty or (run and len(codes) > MANY):
        return None
    return "".join(map(chr, sorted(codes)))


FEW = 16
"""Characters that are looked for one by one, at most."""


def needed_characters(pattern: str, flags: int = 0) -> str:
    """Characters of which each match of ``pattern``, or what it looks at ahead, holds one; none where they are many.

    Of several such sets, the smallest. What is looked at behind may stand before the place from which is searched.
    """
    return str(kept.value(f"needed characters: {flags} {pattern}", lambda: _needed_by(pattern, flags)))


def _needed_by(pattern: str, flags: int) -> str:
    codes = _needed(_parser.parse(pattern, flags))
    if codes is None or len(codes) > FEW:
        return ""
    needed = "".join(map(chr, sorted(codes)))
    return "" if flags & re.IGNORECASE and needed.upper() != needed.lower() else needed


def _needed(items: Iterable[tuple[Any, Any]]) -> set[int] | None:
    """The smallest of the sets of code points of which a match must hold one; None where there is no such set."""
    found = [codes for op, value in items if (codes := _needed_of(op, value)) is not None]
    return min(found, key=len, default=None)


def _needed_of(op: Any, value: Any) -> set[int] | None:
    """The same of one part."""
    if op is ops.LITERAL or op is ops.IN:
        return _of(op, value, False, frozenset())[0]
    if op is ops.BRANCH:
        parts = [_needed(branch) for branch in value[1]]
        return None if None in parts else {code for codes in parts for code in codes or ()}
    if op is ops.SUBPATTERN:
        return _needed(value[3])
    if op is ops.ATOMIC_GROUP:
        return _needed(value)
    if op is ops.ASSERT:
        return _needed(value[1]) if value[0] > 0 else None
    if op in _REPEATS and value[0] > 0:
        return _needed(value[2])
    return None


def character_class(characters: Iterable[str]) -> str:
    """The characters as a class of a regular expression."""
    return f"[{re.escape(''.join(sorted(characters)))}]"


def look_before(characters: frozenset[str] | None) -> str:
    """What may stand before a pattern whose matches begin with these characters, so that it is tried nowhere else."""
    return f"(?={character_class(characters)})" if characters else ""


def sought(words: str, opening: Iterable[str]) -> str:
    """The words for a search that asks no more than whether they are there: it begins with a class, over whose other
    places the engine passes in no time, and looks from behind its one character whether a match begins with it."""
    return rf"{character_class(opening)}(?<=(?={words})[\s\S])"


def _first(items: Iterable[tuple[Any, Any]], from_end: bool, run: frozenset[int]) -> tuple[set[int] | None, bool]:
    """Code points outside ``run`` that come first in a sequence, or last (None: any), and whether it can do without."""
    found: set[int] = set()
    for op, value in reversed(list(items)) if from_end else items:
        codes, empty = _of(op, value, from_end, run)
        if codes is None:
            return None, False
        found |= codes
        if not empty:
            return found, False
    return found, True


def _of(op: Any, value: Any, from_end: bool, run: frozenset[int]) -> tuple[set[int] | None, bool]:
    """The same of one part."""
    if run and op is ops.ASSERT and value[0] > 0:
        return _first(value[1], from_end, run)  # behind a run, what a look ahead asks for must stand there, too
    if op in _LOOKS:
        return set(), True
    if op is ops.LITERAL:
        return {value} - run, value in run
    if op is ops.IN:
        if any(kind in _CLASSES for kind, _ in value):
            return None, False
        codes = {c for kind, v in value for c in (range(v[0], v[1] + 1) if kind is ops.RANGE else (v,))}
        return codes - run, not codes.isdisjoint(run)
    if op is ops.BRANCH:
        parts = [_first(branch, from_end, run) for branch in value[1]]
        if any(codes is None for codes, _ in parts):
            return None, False
        return {c for codes, _ in parts for c in codes or ()}, any(empty for _, empty in parts)
    if op is ops.SUBPATTERN:
        return _first(value[3], from_end, run)
    if op is ops.ATOMIC_GROUP:
        return _first(value, from_end, run)
    if op in _REPEATS:
        first, empty = _first(value[2], from_end, run)
        return first, empty or value[0] == 0
    return None, False
