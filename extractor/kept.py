"""What is worked out anew at each start, kept beside the package's bytecode: compiled patterns, methods, annotations.

A run over one short text spent two thirds of its time on compiling some seven hundred regular expressions, the
methods of a hundred and fifty dataclasses and a thousand annotations. ``install`` has them taken from a file in
``__pycache__``, ``save`` writes what was not there yet. It is a cache and nothing else: each entry is found by the
very text that it was compiled from, the file belongs to one build of Python, and where it is missing, damaged or
cannot be written, everything is compiled as ever. ``re``, ``dataclasses`` and ``typing`` offer no way in, so their
compilers are replaced in the processes of the command line, which are ours; a program that imports this package is
left alone.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import contextlib
import dataclasses
import marshal
import os
import re
import sys
import typing
from collections.abc import Callable
from importlib.util import cache_from_source
from re import _compiler, _parser  # type: ignore[attr-defined]
from types import CodeType
from typing import Any, Final

PACKAGE: Final = __name__.partition(".")[0]
STARTERS: Final = frozenset({PACKAGE, "annotated_types", "fractions", "platform", "pydantic", "textwrap"})
"""Whose patterns and methods are kept: of others, those that each start compiles and that depend on no input."""
LIMIT: Final = 8_000_000
"""Bytes from which the file is begun anew: patterns of rules that are gone stay in it until then."""

_BUILD: Final = f"{sys.version} {_sre.MAGIC} {_sre.CODESIZE} {sys.byteorder}"
_compile = _compiler.compile
_Kept = dict[Any, Any]
_kept: _Kept = {}
_new: _Kept = {}
_installed = False


def install() -> None:
    """From now on, what this package compiles in this process comes from the file where it is there."""
    global _installed
    if _installed:
        return
    _installed = True
    _kept.update(_load())
    _compiler.compile = _pattern
    dataclasses.exec = _execute  # type: ignore[attr-defined]  # found before the builtin of that name
    typing.compile = _annotation  # type: ignore[attr-defined]  # as there


def value(name: str, make: Callable[[], Any]) -> Any:
    """What ``make`` returns, or what it returned in an earlier process: made of plain values, and of no input.

    ``name`` holds all that it depends on beside the build of Python.
    """
    if name in _kept:
        return _kept[name]
    made = make()
    if _installed:
        _kept[name] = _new[name] = made
    return made


def save() -> None:
    """Write what was compiled and not kept yet, where bytecode lies already; of several processes the last counts."""
    path = _path()
    if not _new or not os.path.isdir(os.path.dirname(path)):
        return
    kept = _load() | _new
    _new.clear()
    temporary = f"{path}.{os.getpid()}"
    try:
        with open(temporary, "wb") as file:
            file.write(marshal.dumps((_BUILD, kept)))
        os.replace(temporary, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(temporary)


def _path() -> str:
    return cache_from_source(__file__).removesuffix(".pyc") + ".kept"


def _load() -> _Kept:
    try:
        with open(_path(), "rb") as file:
            data = file.read(LIMIT)
        build, kept = marshal.loads(data)
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return kept if build == _BUILD and isinstance(kept, dict) else {}


def _pattern(pattern: Any, flags: int = 0) -> re.Pattern[Any]:
    """In the place of ``re._compiler.compile``; ``re`` itself asks it once for each pattern."""
    if not isinstance(pattern, str):
        return _compile(pattern, flags)  # type: ignore[no-any-return]
    key = (pattern, int(flags))
    entry = _kept.get(key)
    if entry is None:
        if not _ours(sys._getframe(3).f_globals):  # below it stand re._compile and re.compile, or re.search
            return _compile(pattern, flags)  # type: ignore[no-any-return]
        entry = _kept[key] = _new[key] = _compiled(pattern, flags)
    final, code, groups, names = entry
    order: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        order[number] = name
    return _sre.compile(pattern, final, memoryview(code).cast("I").tolist(), groups, names, tuple(order))  # type: ignore[no-any-return]


def _compiled(pattern: str, flags: int) -> tuple[int, bytes, int, dict[str, int]]:
    """What ``re._compiler.compile`` makes of a pattern before it hands it to the engine."""
    tree = _parser.parse(pattern, flags)
    code = b"".join(int(word).to_bytes(_sre.CODESIZE, sys.byteorder) for word in _compiler._code(tree, flags))
    return int(flags | tree.state.flags), code, tree.state.groups - 1, dict(tree.state.groupdict)


def _execute(source: str, names: dict[str, Any], result: dict[str, Any]) -> None:
    """In the place of ``exec`` in ``dataclasses``: the methods that it writes for a class."""
    code: CodeType | None = _kept.get(source)
    if code is None:
        code = compile(source, "<string>", "exec")
        if _ours(names):
            _kept[source] = _new[source] = code
    exec(code, names, result)


def _annotation(source: str, file: str, mode: str) -> CodeType:
    """In the place of ``compile`` in ``typing``: annotations that are strings, most of them of pydantic's own types."""
    key = mode, source, file
    code: CodeType | None = _kept.get(key)
    if code is None:
        code = _kept[key] = _new[key] = compile(source, file, mode)
    return code


def _ours(names: dict[str, Any]) -> bool:
    """Whether this package asks, or one that it starts with: what others compile may differ from run to run."""
    return str(names.get("__name__")).partition(".")[0] in STARTERS
