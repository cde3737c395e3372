"""The documents that the words of the command line name."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from ..core.ordering import Key, natural
from ..core.own_pages import WITHIN, is_own_page
from ..readers.formats import SUFFIXES
from .usage import SEE_HELP, UsageError, did_you_mean

_ADDRESS = re.compile(r"(?:[A-Za-z][\w+.\-]*::)*[A-Za-z][\w+.\-]+://")
STDIN = "-"
"""The word for what comes from standard input; a file of that name is ./-."""
UNREAD = (".zip", ".rar", ".7z", ".gz", ".tar", ".caj", ".epub", ".ppt", ".pptx", ".pages")
"""What may hold a plan as well, and is passed over in a folder: it is told."""
UNREAD_SAID = 3
PAGES = (".html", ".htm", ".md")
"""What our own pages are called."""
_HERE = ("file://", "local://")


def is_address(word: str) -> bool:
    """Whether it names something in a store (``s3://…``, ``zip://…::https://…``) and not a local file."""
    return _ADDRESS.match(word) is not None


def location_of(path: str) -> str:
    """The same document from wherever one looks: an address as it is, a path made absolute."""
    if path == STDIN:
        return "stdin://stdin"
    return path if is_address(path) else os.path.abspath(path)


class NothingThereError(UsageError):
    """A word names nothing: one input among many that fails, and wrong use where it is the only one.

    ``near`` asks whether what lies beside it was meant.
    """

    def __init__(self, message: str, near: str = ""):
        super().__init__(message)
        self.near = near


def find(words: Iterable[str], told: Callable[[str], None] = lambda _: None) -> list[str]:
    """Each document once, in the order given; what a folder or a pattern stands for is sorted.

    A word that names nothing stands for itself beside others that name something, and fails when it is read.

    Args:
        told: is given a sentence for each such word that is near another (of the others their failure says as much),
            and for each folder with files that may hold a plan in a format that is not read.

    Raises:
        UsageError: no word names anything.
        ExtractionError: STORE_UNREACHABLE.
    """
    found: dict[str, str] = {}
    nothing: dict[str, NothingThereError] = {}
    unread: list[str] = []
    for word in _words(words):
        try:
            paths = list(_named_by(word, unread))
        except NothingThereError as error:
            paths = [word]
            nothing[location_of(word)] = error
        for path in paths:
            found.setdefault(location_of(path), path)
    if not found:
        raise UsageError(f"请给出要提取的文件或文件夹，例如 extract corpus/*.txt。{SEE_HELP}")
    if len(nothing) == len(found):
        raise next(iter(nothing.values()))
    for trouble in nothing.values():
        if trouble.near:
            told(f"{trouble}其余照常处理。")
    if unread:
        told(_passed_over(unread))
    return list(found.values())


def _passed_over(unread: Sequence[str]) -> str:
    """A sentence that names what a folder holds besides its documents."""
    named = "、".join(unread[:UNREAD_SAID]) + (f" 等 {len(unread)} 个" if len(unread) > UNREAD_SAID else "")
    return f"没有读取（不是可读的格式）：{named}。其中有规划文件的，请解压或另存后再提取。"


def _words(words: Iterable[str]) -> Iterator[str]:
    """The words, a list's lines in its place."""
    for word in words:
        if word.startswith("@"):
            yield from _listed(word[1:])
        else:
            yield word


def _named_by(word: str, unread: list[str]) -> Iterable[str]:
    """The documents of one word; what a folder holds besides them that may be one is added to ``unread``."""
    for scheme in _HERE:
        word = word.removeprefix(scheme)
    if word == STDIN:
        return [word]
    if is_address(word):
        from .addresses import documents

        return documents(word, SUFFIXES)
    if os.path.isdir(word):
        return _nonempty(_documents(word, unread), word)
    if os.path.exists(word):
        return [word]
    if glob.has_magic(word):
        return _matching(word, unread)
    raise _missing(word)


def _listed(name: str) -> list[str]:
    """The lines of a list; blank ones and those that begin with ``#`` are comments."""
    try:
        with open(name, encoding="utf-8-sig", errors="surrogateescape") as file:
            lines = [line.strip() for line in file]
    except OSError:
        raise UsageError(f"无法读取清单 {name}。请检查路径；文件名以 @ 开头的，请写作 ./@…。") from None
    words = [line for line in lines if line and not line.startswith("#")]
    if not words:
        raise UsageError(f"清单是空的：{name}。请每行写一个文件、文件夹或地址。")
    for word in words:
        if word.startswith("@"):
            raise UsageError(f"清单 {name} 中又有清单 {word}。请把各清单分别写在命令行上。")
    return words


def _matching(pattern: str, unread: list[str]) -> list[str]:
    """The files that a pattern matches, and the documents in the folders that it matches."""
    found: list[str] = []
    for path in sorted(glob.glob(pattern, recursive=True), key=_by_parts):
        found += sorted(_documents(path, unread), key=_by_parts) if os.path.isdir(path) else [path]
    if not found:
        raise NothingThereError(f"没有文件与 {pattern} 相符。请检查路径和通配符。")
    return found


def _nonempty(paths: Iterable[str], folder: str) -> list[str]:
    inside = sorted(paths, key=_by_parts)
    if not inside:
        raise NothingThereError(
            f"文件夹里没有可读格式的文件：{folder}。请换一个文件夹，或直接给出文件；可读的格式见 extract doctor。"
        )
    return inside


def _by_parts(path: str) -> tuple[Key, tuple[str, ...]]:
    """A key that sorts by folders and counts: ``a/b`` before ``a-b``, ``p2`` before ``p10``."""
    return natural(tuple(path.split(os.sep)))


def _documents(folder: str, unread: list[str]) -> Iterator[str]:
    """Documents at any depth; hidden files and folders and our own pages are left out, links to folders not followed.

    A link to a file that is gone, and a folder below that cannot be read, stand for themselves, and fail when they are.
    """
    locked: list[str] = []

    def unreadable(error: OSError) -> None:
        if error.filename == folder:
            raise NothingThereError(f"无法读取文件夹 {folder}。请检查权限。")
        locked.append(error.filename)

    for top, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = os.path.join(top, name)
            if name.startswith("."):
                continue
            if name.lower().endswith(SUFFIXES) and _may_be_read(path):
                yield path
            elif name.lower().endswith(UNREAD):
                unread.append(path)
    yield from locked


def _may_be_read(path: str) -> bool:
    """Whether a file of a folder is to be read: no pipe and no socket, and no page that we have written there."""
    if not os.path.isfile(path):
        return not os.path.exists(path)  # a link to nothing, which is told
    if not path.lower().endswith(PAGES):
        return True
    try:
        with open(path, "rb") as file:
            return not is_own_page(file.read(WITHIN))
    except OSError:
        return True


def _missing(word: str) -> UsageError:
    """The error of a word that is no path; one that could be a verb stops the run, whatever else is given."""
    from .entry import near_word

    folder, name = os.path.split(word)
    if not folder and "." not in name:
        return UsageError(f"没有这个文件或命令：{word}。{near_word(name) or SEE_HELP}")
    try:
        beside = os.listdir(folder or ".")
    except OSError:
        beside = []
    if os.path.islink(word):
        return NothingThereError(f"{word} 是一个链接，它指向的文件不在。请检查链接。")
    near = _near_file(name, [other for other in beside if other != name])
    return NothingThereError(f"没有这个文件：{word}。{near or '请检查路径。'}", near)


def _near_file(name: str, beside: Iterable[str]) -> str:
    """A question that names the file whose name is nearest; a suffix that many share brings no two names near."""
    known = list(beside)
    stem, suffix = os.path.splitext(name)
    same = [other for other in known if os.path.splitext(other)[1] == suffix]
    near = did_you_mean(stem, [os.path.splitext(other)[0] for other in same])
    return near.replace(" 吗？", f"{suffix} 吗？") if near else ("" if same else did_you_mean(name, known))
