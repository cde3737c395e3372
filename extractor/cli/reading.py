"""The bytes of one input, and whether they can be trusted to be all of it."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..core.problems import ExtractionError
from ..core.writing import cause_unread
from .sources import STDIN, is_address


@dataclass(frozen=True, slots=True)
class Content:
    """What was read. ``stamp`` tells one state of a local file from the next: inode, size, time of change."""

    data: bytes
    stamp: tuple[int, int, int] | None = None


def read(path: str) -> Content:
    """The bytes of a local file or of an address.

    Raises:
        ExtractionError: NOT_FOUND, UNREADABLE, TOO_LARGE, CHANGING, STORE_UNREACHABLE.
    """
    from ..readers import MAX_BYTES

    if path == STDIN:
        return Content(_piped(MAX_BYTES))

    if is_address(path):
        from .addresses import read as fetch

        return Content(fetch(path, MAX_BYTES))
    try:
        return _local(path, MAX_BYTES)
    except FileNotFoundError:
        raise ExtractionError("NOT_FOUND", path) from None
    except IsADirectoryError:  # one that holds documents stands for them
        raise ExtractionError("NOT_FOUND", f"{path}：文件夹里没有可读格式的文件") from None
    except OSError as error:
        raise ExtractionError("UNREADABLE", f"{path}：{cause_unread(error)}") from None


KEPT = "EXTRACT_STDIN"
"""Names the file in which a run keeps what came from standard input, for the processes that read it."""


def _piped(most: int) -> bytes:
    kept = os.environ.get(KEPT)
    if kept:
        return _local(kept, most).data
    data = sys.stdin.buffer.read(most + 1)
    if len(data) > most:
        raise ExtractionError("TOO_LARGE", f"超过 {most:,} 字节")
    return data


@contextlib.contextmanager
def stdin_kept(sources: Sequence[str]) -> Iterator[None]:
    """Where standard input is among the sources, keep it in a file for the run: workers have none."""
    if STDIN not in sources:
        yield
        return
    with tempfile.NamedTemporaryFile(prefix="extract-") as file:
        shutil.copyfileobj(sys.stdin.buffer, file)
        file.flush()
        os.environ[KEPT] = file.name
        try:
            yield
        finally:
            del os.environ[KEPT]


def _local(path: str, most: int) -> Content:
    with open(path, "rb") as file:
        before = os.fstat(file.fileno())
        if before.st_size > most:
            raise ExtractionError("TOO_LARGE", f"{before.st_size:,} 字节")
        if not stat.S_ISREG(before.st_mode):  # a pipe has no size, and cannot be asked twice
            data = file.read(most + 1)
            if len(data) > most:
                raise ExtractionError("TOO_LARGE", f"超过 {most:,} 字节")
            return Content(data)
        data = file.read(before.st_size + 1)
        after = os.fstat(file.fileno())
    if len(data) != before.st_size or _stamp(before) != _stamp(after):
        raise ExtractionError("CHANGING", path)
    return Content(data, _stamp(after))


def still_so(path: str, content: Content) -> bool:
    """Whether the file is as it was read. One that another has taken the place of was whole: that is no change."""
    if content.stamp is None:
        return True
    try:
        now = _stamp(os.stat(path))
    except OSError:
        return True
    return now[0] != content.stamp[0] or now == content.stamp


def _stamp(about: os.stat_result) -> tuple[int, int, int]:
    return about.st_ino, about.st_size, about.st_mtime_ns
