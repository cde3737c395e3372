"""What a document is called: its id from its path alone, and the name of its output, which is one of its own.

An id is the file's stem, whoever else is read (``--id path``: the path as given), so that the same source has the
same id in every run. Two sources can thus have one id, which is told; their outputs have two names: the stem, and
more of the path only where stems clash.

The names of inputs that are new to an output folder depend on the set of inputs alone, never on their
order. A document that has a name there keeps it, so that what refers to it still does after new ones
have come; and no document ever gets the name of another that can still be read.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from .sources import STDIN, is_address, location_of

MOST_BYTES = 240
"""File systems take 255 bytes for a name; the suffix and a mark need some of them."""


IDS = ("stem", "path")
"""Ways to make an id of a path."""


def document_id(path: str, way: str = "stem") -> str:
    """The id of what lies at a path, from nothing but the path as given.

    Args:
        way: ``stem``, the file's name without its suffix; ``path``, all that the path names, joined by ``-``.
    """
    if path == STDIN or way == "stem":
        return _whole_stem(path)
    parts = [part for part in _inside(path).replace(os.sep, "/").split("/") if part not in ("", ".")]
    return _printable("-".join(parts)) or "document"


def shared(ids: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Of (id, path) pairs, the ids that several paths have, with those paths."""
    held: dict[str, list[str]] = {}
    for name, path in ids:
        held.setdefault(name, []).append(path)
    return {name: paths for name, paths in held.items() if len(paths) > 1}


def output_names(
    paths: Sequence[str], known: Mapping[str, str] | None = None, gone: Callable[[str], bool] = lambda _: False
) -> list[str]:
    """The names, without ``.json``, in the order of ``paths`` (no two of which are the same document).

    Args:
        paths: paths or addresses.
        known: the names that documents have already, by location; others than ours are among them.
        gone: whether nothing is at a location any more, so that its name is free.
    """
    names = _of_new(paths)
    if known:
        _respect(names, known, gone)
    return [names[path] for path in paths]


def _of_new(paths: Sequence[str]) -> dict[str, str]:
    first: dict[str, str] = {}
    clashing: dict[str, list[str]] = {}
    for path in paths:
        key = _key(_stem(path))
        if (other := first.setdefault(key, path)) is not path:
            clashing.setdefault(key, [other]).append(path)
    names = {path: _stem(path) for key, path in first.items() if key not in clashing}
    taken = {key for key in first if key not in clashing}
    for _, group in sorted(clashing.items()):
        chosen = _tell_apart(sorted(group, key=location_of), taken)
        names |= chosen
        taken |= {_key(name) for name in chosen.values()}
    return names


def _respect(names: dict[str, str], known: Mapping[str, str], gone: Callable[[str], bool]) -> None:
    """Give each document its known name back, and another to whoever would take a name that is in use."""
    holders = {_key(name): location for location, name in known.items()}
    locations = {path: location_of(path) for path in names}
    ours = set(locations.values())
    names.update({path: known[location] for path, location in locations.items() if location in known})
    new = sorted((location, path) for path, location in locations.items() if location not in known)

    def in_use(name: str) -> bool:
        holder = holders.get(_key(name))
        return holder is not None and (holder in ours or not gone(holder))

    clashing = [path for _, path in new if in_use(names[path])]
    taken = {*holders, *(_key(name) for name in names.values())}
    for path in clashing:
        names |= _tell_apart([path], taken, least=1)
        taken.add(_key(names[path]))


def _tell_apart(paths: list[str], taken: set[str], least: int = 0) -> dict[str, str]:
    """The shortest spelling by suffix or parent folders that differs for all, and from what is taken."""
    deepest = max(len(_parts(path)) for path in paths)
    for depth in range(least, deepest):
        for suffixed in (False, True):
            names = [_spelled(path, depth, suffixed) for path in paths]
            keys = {_key(name) for name in names}
            if len(keys) == len(paths) and not keys & taken:
                return dict(zip(paths, names, strict=True))
    return {path: f"{_stem(path)}-{_digest(path, 32)}" for path in paths}


def _spelled(path: str, depth: int, suffixed: bool) -> str:
    *parents, name = _parts(path)
    stem = _stem(path) + (PurePosixPath(name).suffix if suffixed else "")
    return _fitting("-".join([*parents[max(0, len(parents) - depth) :], stem]), path)


def _stem(path: str) -> str:
    return _fitting(_whole_stem(path), path)


def _whole_stem(path: str) -> str:
    return _printable(PurePosixPath(_parts(path)[-1]).stem)


def _printable(name: str) -> str:
    """A name that is no UTF-8 could not be written into JSON; its bad bytes become U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _parts(path: str) -> list[str]:
    """Folders and name, from the root."""
    return [part for part in _inside(location_of(path)).replace(os.sep, "/").split("/") if part] or ["document"]


def _inside(place: str) -> str:
    """A path as it is; an address without scheme, query, and the archive that it lies in."""
    if not is_address(place):
        return place
    return next(part for part in place.split("::") if "://" in part).split("://")[1].split("?")[0]


def _fitting(name: str, path: str) -> str:
    data = name.encode()
    if len(data) <= MOST_BYTES:
        return name
    return data[: MOST_BYTES - 9].decode(errors="ignore") + "-" + _digest(path, 8)


def _digest(path: str, length: int) -> str:
    return hashlib.sha256(os.fsencode(location_of(path))).hexdigest()[:length]


def _key(name: str) -> str:
    """What a file system that ignores case and composition compares."""
    return unicodedata.normalize("NFC", name).casefold()
