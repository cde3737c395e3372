"""One output name per input: the file's stem, and more of the path only where stems clash.

The names of inputs that are new to an output folder depend on the set of inputs alone, never on their
order. A document that has a name there keeps it, so that what refers to it still does after new ones
have come; and no document ever gets the name of another that can still be read.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath

from .sources import is_address

MOST_BYTES = 240
"""File systems take 255 bytes for a name; the suffix and a mark need some of them."""


def output_names(
    locations: Sequence[str], known: Mapping[str, str] | None = None, gone: Callable[[str], bool] = lambda _: False
) -> list[str]:
    """The names, without ``.json``, in the order of ``locations`` (no two of which are the same).

    Args:
        locations: paths or addresses.
        known: the names that documents have already, by location; others than ours are among them.
        gone: whether nothing is at a location any more, so that its name is free.
    """
    names = _of_new(locations)
    if known:
        _respect(names, known, gone)
    return [names[location] for location in locations]


def _of_new(locations: Sequence[str]) -> dict[str, str]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for location in locations:
        groups[_key(_stem(location))].append(location)
    names = {group[0]: _stem(group[0]) for group in groups.values() if len(group) == 1}
    taken = {_key(name) for name in names.values()}
    for _, group in sorted(groups.items()):
        if len(group) > 1:
            chosen = _tell_apart(sorted(group, key=_absolute), taken)
            names |= chosen
            taken |= {_key(name) for name in chosen.values()}
    return names


def _respect(names: dict[str, str], known: Mapping[str, str], gone: Callable[[str], bool]) -> None:
    """Give each document its known name back, and another to whoever would take a name that is in use."""
    holders = {_key(name): location for location, name in known.items()}
    names.update({location: known[location] for location in names.keys() & known.keys()})
    new = sorted(names.keys() - known.keys())

    def in_use(name: str) -> bool:
        holder = holders.get(_key(name))
        return holder is not None and (holder in names or not gone(holder))

    clashing = [location for location in new if in_use(names[location])]
    taken = {*holders, *(_key(name) for name in names.values())}
    for location in clashing:
        names |= _tell_apart([location], taken, least=1)
        taken.add(_key(names[location]))


def _tell_apart(locations: list[str], taken: set[str], least: int = 0) -> dict[str, str]:
    """The shortest spelling by suffix or parent folders that differs for all, and from what is taken."""
    deepest = max(len(_parts(location)) for location in locations)
    for depth in range(least, deepest):
        for suffixed in (False, True):
            names = [_spelled(location, depth, suffixed) for location in locations]
            keys = {_key(name) for name in names}
            if len(keys) == len(locations) and not keys & taken:
                return dict(zip(locations, names, strict=True))
    return {location: f"{_stem(location)}-{_digest(location, 32)}" for location in locations}


def _spelled(location: str, depth: int, suffixed: bool) -> str:
    *parents, name = _parts(location)
    stem = _stem(location) + (PurePosixPath(name).suffix if suffixed else "")
    return _fitting("-".join([*parents[max(0, len(parents) - depth) :], stem]), location)


def _stem(location: str) -> str:
    # A name that is no UTF-8 could not be written into JSON; its bad bytes become U+FFFD.
    stem = PurePosixPath(_parts(location)[-1]).stem.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return _fitting(stem, location)


def _parts(location: str) -> list[str]:
    """Folders and name; of an address without scheme, query, and the archive that it lies in."""
    path = _absolute(location)
    if is_address(path):
        path = next(part for part in path.split("::") if "://" in part).split("://")[1].split("?")[0]
    return [part for part in path.replace(os.sep, "/").split("/") if part] or ["document"]


def _fitting(name: str, location: str) -> str:
    data = name.encode()
    if len(data) <= MOST_BYTES:
        return name
    return data[: MOST_BYTES - 9].decode(errors="ignore") + "-" + _digest(location, 8)


def _digest(location: str, length: int) -> str:
    return hashlib.sha256(os.fsencode(_absolute(location))).hexdigest()[:length]


def _absolute(location: str) -> str:
    return location if is_address(location) else os.path.abspath(location)


def _key(name: str) -> str:
    """What a file system that ignores case and composition compares."""
    return unicodedata.normalize("NFC", name).casefold()
