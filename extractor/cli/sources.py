"""The documents that the words of the command line name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from ..readers.formats import SUFFIXES
from .usage import SEE_HELP, UsageError, did_you_mean


def find(words: Iterable[str]) -> list[str]:
    """Each file once, in the order given; a folder stands for the documents below it, sorted.

    Raises:
        UsageError: a word names no file, or a folder holds no document.
    """
    found: dict[str, str] = {}
    for word in words:
        for path in _named_by(word):
            found.setdefault(os.path.abspath(path), path)
    if not found:
        raise UsageError(f"请给出要提取的文件或文件夹，例如 extract corpus/*.txt。{SEE_HELP}")
    return list(found.values())


def _named_by(word: str) -> list[str]:
    if os.path.isdir(word):
        inside = sorted(_documents(word), key=lambda path: path.split(os.sep))
        if not inside:
            raise UsageError(
                f"文件夹里没有可读格式的文件：{word}。请换一个文件夹，或直接给出文件；可读的格式见 extract doctor。"
            )
        return inside
    if not os.path.exists(word):
        raise UsageError(_missing(word))
    return [word]


def _documents(folder: str) -> Iterator[str]:
    """Documents at any depth; hidden files and folders are left out, links to folders not followed."""

    def unreadable(error: OSError) -> None:
        raise UsageError(f"无法读取文件夹 {error.filename}。请检查权限。")

    for top, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = os.path.join(top, name)
            if name.lower().endswith(SUFFIXES) and not name.startswith(".") and os.path.isfile(path):
                yield path


def _missing(word: str) -> str:
    from .entry import VERBS

    folder, name = os.path.split(word)
    if not folder and "." not in name:
        return f"没有这个文件或命令：{word}。{did_you_mean(name, VERBS) or SEE_HELP}"
    try:
        beside = os.listdir(folder or ".")
    except OSError:
        beside = []
    return f"没有这个文件：{word}。{did_you_mean(name, beside) or '请检查路径。'}"
