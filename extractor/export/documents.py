"""The documents of an output folder, read back one at a time with exact decimals."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ..core.ordering import natural
from ..core.problems import ExtractionError
from ..core.writing import REVIEW_SUFFIX
from ..models.base import exact
from .rows import Json

if TYPE_CHECKING:
    from ..models import Document

_DECODER = msgspec.json.Decoder(float_hook=exact)


class Source(msgspec.Struct):
    """Where a document was read: its path as given, and the SHA-256 of its bytes."""

    path: str
    sha256: str

    def is_same(self, other: Source) -> bool:
        """Whether both can be one source: the same bytes, or the same file, given from another folder perhaps; of what
        a program read from bytes nobody can say more."""
        if self.sha256 == other.sha256 or not (self.path and other.path):
            return True
        short, long = sorted((Path(self.path).parts, Path(other.path).parts), key=len)
        return bool(short) and long[-len(short) :] == short


class _Head(msgspec.Struct):
    """What is read of a document before all of it is."""

    id: str
    source: Source


_HEAD = msgspec.json.Decoder(_Head)


@dataclass(frozen=True, slots=True)
class Stored:
    """One document's JSON file; ``digest`` is the SHA-256 of its bytes, ``id`` the document's own."""

    path: Path
    digest: str
    id: str
    source: Source

    def load(self) -> Json:
        """The document as plain data, numbers exact.

        Raises:
            ExtractionError: NOT_A_DOCUMENT, OUTDATED.
        """
        return load(self.path)


def read(path: Path) -> Document:
    """A document that ``extract`` has written, numbers exact.

    Raises:
        ExtractionError: NOT_A_DOCUMENT, OUTDATED.
    """
    from pydantic import ValidationError

    from ..models import Document

    try:
        return Document.model_validate(load(path))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise ExtractionError("NOT_A_DOCUMENT", f"{path}：{place} {first['msg']}") from None


def load(path: Path) -> Json:
    """A document's JSON as plain data, numbers exact.

    Raises:
        ExtractionError: NOT_A_DOCUMENT, the file is no JSON of ``extract``, or cut off;
            OUTDATED, it is of another version of the contract.
    """
    with _told(path):
        document = _DECODER.decode(path.read_bytes())
    return _checked(document, path)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """NOT_A_DOCUMENT for whatever decoding can find wrong."""
    try:
        yield
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise ExtractionError("NOT_A_DOCUMENT", f"{path}：内容不完整，或不是 JSON") from None
    except (RecursionError, ArithmeticError, ValueError):
        raise ExtractionError("NOT_A_DOCUMENT", f"{path}：嵌套过深，或数字过大") from None


def _checked(document: object, path: Path) -> Json:
    from ..models.document import SCHEMA_VERSION

    if not isinstance(document, dict) or "schema_version" not in document:
        raise ExtractionError("NOT_A_DOCUMENT", str(path))
    version = document["schema_version"]
    if version != SCHEMA_VERSION:
        raise ExtractionError("OUTDATED", f"{path}：版本 {version}，现为 {SCHEMA_VERSION}")
    return document


def found(sources: Iterable[str]) -> dict[str, Stored]:
    """The documents that the words name, by id; each folder's in the order of their names.

    Raises:
        ExtractionError: NOT_FOUND, a word names nothing; EXPORT_NOTHING, a folder holds no document;
            EXPORT_TWICE, two different documents have one id; NOT_A_DOCUMENT, OUTDATED.
    """
    documents: dict[str, Stored] = {}
    for path in _files(sources):
        one = _stored(path)
        other = documents.setdefault(one.id, one)
        if other.digest != one.digest:
            raise twice(one.id, other.source, one.source, f"{other.path}，{one.path}")
    return documents


def _stored(path: Path) -> Stored:
    data = path.read_bytes()
    try:
        head = _HEAD.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ArithmeticError):
        load(path)  # says what is wrong, or that it is of another version
        raise ExtractionError("NOT_A_DOCUMENT", str(path)) from None
    return Stored(path, hashlib.sha256(data).hexdigest(), head.id, head.source)


def twice(id_: str, one: Source, other: Source, where: str) -> ExtractionError:
    """EXPORT_TWICE: two documents of one id would take each other's rows; what to do depends on their sources."""
    if one.is_same(other):
        return ExtractionError("EXPORT_TWICE", f"{where}：同一来源 {other.path} 的两份输出，只留一份即可")
    said = f"{where}：id 同为“{id_}”，来源是 {one.path} 与 {other.path}；用 extract --id path 重新提取即可分开"
    return ExtractionError("EXPORT_TWICE", said)


def _files(sources: Iterable[str]) -> Iterator[Path]:
    for word in sources:
        path = Path(word)
        if path.is_dir():
            yield from documents_in(path)
        elif path.exists():
            yield path
        else:
            raise ExtractionError("NOT_FOUND", word)


def documents_in(folder: Path) -> list[Path]:
    """The documents that lie in a folder, in the order of their names; what people have decided on them is none.

    Raises:
        ExtractionError: EXPORT_NOTHING, there is no document.
    """
    inside = (p for p in folder.glob("*.json") if not p.name.startswith(".") and not p.name.endswith(REVIEW_SUFFIX))
    if not (found := sorted(inside, key=lambda path: natural((path.stem,)))):
        raise ExtractionError("EXPORT_NOTHING", str(folder))
    return found
