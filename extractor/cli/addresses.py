"""Documents in a store: whatever ``fsspec`` reaches. The only importer of it, and only for an address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..core.ordering import natural
from ..core.problems import ExtractionError
from .usage import UsageError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

LIBRARIES = {"http": "aiohttp requests", "https": "aiohttp requests", "s3": "s3fs", "gs": "gcsfs"}
"""What ``fsspec`` reaches a kind of store with, by the names to install."""


def documents(address: str, suffixes: tuple[str, ...]) -> list[str]:
    """The documents at an address: itself, those that its pattern matches, or those below it, sorted.

    An address that ends like a document is taken for one; it is looked for when it is read.

    Raises:
        UsageError: no such kind of address, or nothing is there.
        ExtractionError: STORE_UNREACHABLE.
    """
    from glob import has_magic

    inner = next(part for part in address.split("::") if "://" in part)
    pattern = has_magic(inner)
    if not pattern and inner.lower().endswith(suffixes):
        return [address]
    with _asking(address):
        store, root = _open(address)
        if pattern:
            below = [path for path in store.glob(root) if not store.isdir(path)]
        else:
            below = [path for path in store.find(root) if path.lower().endswith(suffixes)]
    below = [path for path in below if not _is_hidden(path, root)]
    if not below:
        raise UsageError(f"这个地址下没有 {'、'.join(suffixes)} 文件：{address}。请检查地址。")
    return [
        address.replace(inner, _spelled(inner, root, path), 1)
        for path in sorted(below, key=lambda path: natural(tuple(_parts(path))))
    ]


def read(address: str, most: int) -> bytes:
    """The bytes at an address, no more than ``most`` of them.

    Raises:
        ExtractionError: NOT_FOUND, TOO_LARGE, CHANGING (fewer or more bytes than the store announced),
            STORE_UNREACHABLE.
    """
    with _asking(address):
        store, path = _open(address)
        with store.open(path, "rb") as file:
            size = getattr(file, "size", None)
            if size is not None and size > most:
                raise ExtractionError("TOO_LARGE", f"{size:,} 字节")
            data: bytes = file.read(-1 if size is not None else most + 1)
    if len(data) > most:
        raise ExtractionError("TOO_LARGE", f"超过 {most:,} 字节")
    if size is not None and len(data) != size:
        raise ExtractionError("CHANGING", f"{address}：应有 {size:,} 字节，读到 {len(data):,} 字节")
    return data


def forks_badly(addresses: Iterable[str]) -> bool:
    """Whether one of the stores works with threads of its own, which a forked process would find missing."""
    kinds = {address.split("://")[0] + address.partition("::")[2]: address for address in addresses}
    return any(getattr(_open(address)[0], "async_impl", False) for address in kinds.values())


def _open(address: str) -> tuple[AbstractFileSystem, str]:
    try:
        from fsspec.core import url_to_fs

        store, path = url_to_fs(address)
    except ValueError:
        kind = address.split("://")[0]
        raise UsageError(f"不认识的地址类型 {kind}://：{address}。请检查拼写。") from None
    except ImportError as error:
        kinds = re.findall(r"(\w+)://", address)
        wanted = next((f"pip install {LIBRARIES[kind]}" for kind in kinds if kind in LIBRARIES), str(error))
        raise UsageError(f"读取 {address} 还需要一个没有安装的库，请安装：{wanted}。") from None
    return store, path


@contextmanager
def _asking(address: str) -> Iterator[None]:
    """Whatever a store raises, as a failure of ours."""
    try:
        yield
    except (ExtractionError, UsageError):
        raise
    except FileNotFoundError as error:
        cause = error.__cause__  # over HTTP a refused connection is called a missing file, too
        if isinstance(cause, OSError) and not isinstance(cause, FileNotFoundError):
            raise ExtractionError("STORE_UNREACHABLE", f"{address}：{_words(cause)}") from None
        raise ExtractionError("NOT_FOUND", address) from None
    except Exception as error:
        raise ExtractionError("STORE_UNREACHABLE", f"{address}：{_words(error)}") from None


def _words(error: Exception) -> str:
    return f"{type(error).__name__} {error}".strip().splitlines()[0][:200]


def _parts(path: str) -> list[str]:
    return path.split("/")


def _is_hidden(path: str, root: str) -> bool:
    """Whether a part of ``path`` begins with a dot that none of ``root`` does."""
    return any(part.startswith(".") for part in set(_parts(path)) - set(_parts(root)))


def _spelled(given: str, root: str, path: str) -> str:
    """``path``, which stands below ``root`` or matches it, written the way ``given`` names ``root``.

    A store names what it holds without the scheme, and some without the host: ``given`` knows both.
    """
    if "://" in path:
        return path
    if not root:
        return given + path.lstrip("/")
    return given.rstrip("/").removesuffix(root) + path
