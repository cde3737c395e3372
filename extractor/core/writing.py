"""Whole files or none: write beside, then rename. And the cause in words when that, or reading, fails."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from typing import IO

CAUSES = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "超出磁盘配额",
    errno.EFBIG: "超出允许的文件大小",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "文件系统只读",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "已有同名文件",
    errno.EISDIR: "已有同名文件夹",
    errno.ENOTEMPTY: "已有同名文件夹",
    errno.ENOENT: "路径不存在",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EIO: "磁盘读写出错",
}
REVIEW_SUFFIX = ".review.json"
"""How files end that hold people's decisions: they lie among documents and are none."""
_BEGINS, _ENDS = ".extract-", ".part"


def cause(error: OSError) -> str:
    """The error in plain words, with what the system says where we have none."""
    return CAUSES.get(error.errno or 0) or error.strerror or type(error).__name__


def cause_told(said: str) -> str:
    """What a library says of an error of the system, in plain words where it quotes the system's."""
    return next((words for number, words in CAUSES.items() if os.strerror(number) in said), said)


def cause_unread(error: OSError) -> str:
    """Why a file could not be read: a folder is none."""
    return "这是文件夹" if error.errno == errno.EISDIR else cause(error)


def temporary(folder: str, mark: str) -> str:
    """Where a process that goes by ``mark`` writes before it renames."""
    return os.path.join(folder, f"{_BEGINS}{mark}{_ENDS}")


def write(path: str, data: bytes, mark: str) -> None:
    """Put ``data`` at ``path``: other processes see the old file or the whole new one."""
    with _beside(path, mark) as file:
        file.write(data)


def write_named(path: str, data: bytes) -> None:
    """Put ``data`` where a person said; a folder that is not there is made."""
    make_folder(path)
    write(path, data, os.urandom(4).hex())


def make_folder(path: str) -> None:
    """Make the folder in which a file that a person named is to lie."""
    if folder := os.path.dirname(path):
        os.makedirs(folder, exist_ok=True)


@contextlib.contextmanager
def replacing(path: str, mark: str) -> Iterator[IO[bytes]]:
    """A file to write piece by piece that takes the place of ``path`` once it is on the disk."""
    with _beside(path, mark) as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


@contextlib.contextmanager
def _beside(path: str, mark: str) -> Iterator[IO[bytes]]:
    beside = temporary(os.path.dirname(path), mark)
    try:
        with open(beside, "xb") as file:
            yield file
        os.replace(beside, path)
    except BaseException:
        discard(beside)
        raise


def sweep(folder: str) -> None:
    """Remove what a killed run had half written."""
    for name in os.listdir(folder):
        if name.startswith(_BEGINS) and name.endswith(_ENDS):
            discard(os.path.join(folder, name))


def discard(path: str) -> None:
    """Remove a temporary file that may not be there."""
    with contextlib.suppress(OSError):
        os.unlink(path)
