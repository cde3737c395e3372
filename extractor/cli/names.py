"""One output name per input: the file's stem, and more of the path only where stems clash.

A name depends on the set of inputs alone, never on their order; a file whose stem is its own keeps it.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

MOST_BYTES = 240
"""File systems take 255 bytes for a name; the suffix and a mark need some of them."""


def output_names(paths: Sequence[str]) -> list[str]:
    """The names, without ``.json``, in the order of ``paths`` (no two of which are the same file)."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for path in paths:
        groups[_key(_stem(path))].append(path)
    names = {group[0]: _stem(group[0]) for group in groups.values() if len(group) == 1}
    taken = {_key(name) for name in names.values()}
    for _, group in sorted(groups.items()):
        if len(group) > 1:
            chosen = _tell_apart(sorted(group, key=os.path.abspath), taken)
            names |= chosen
            taken |= {_key(name) for name in chosen.values()}
    return [names[path] for path in paths]


def _tell_apart(paths: list[str], taken: set[str]) -> dict[str, str]:
    """The shortest spelling by suffix or parent folders that differs for all of ``paths``."""
    deepest = max(len(Path(os.path.abspath(path)).parts) for path in paths)
    for depth in range(deepest):
        for suffixed in (False, True):
            names = [_spelled(path, depth, suffixed) for path in paths]
            keys = {_key(name) for name in names}
            if len(keys) == len(paths) and not keys & taken:
                return dict(zip(paths, names, strict=True))
    return {path: f"{_stem(path)}-{_digest(path, 32)}" for path in paths}


def _spelled(path: str, depth: int, suffixed: bool) -> str:
    parents = Path(os.path.abspath(path)).parts[1:-1]
    stem = _stem(path) + (Path(path).suffix if suffixed else "")
    return _fitting("-".join([*parents[len(parents) - depth :], stem]) if depth else stem, path)


def _stem(path: str) -> str:
    # A name that is no UTF-8 could not be written into JSON; its bad bytes become U+FFFD.
    stem = Path(path).stem.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return _fitting(stem, path)


def _fitting(name: str, path: str) -> str:
    data = name.encode()
    if len(data) <= MOST_BYTES:
        return name
    return data[: MOST_BYTES - 9].decode(errors="ignore") + "-" + _digest(path, 8)


def _digest(path: str, length: int) -> str:
    return hashlib.sha256(os.fsencode(os.path.abspath(path))).hexdigest()[:length]


def _key(name: str) -> str:
    """What a file system that ignores case and composition compares."""
    return unicodedata.normalize("NFC", name).casefold()
