"""The documents of an output folder, read back one at a time with exact decimals."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ..core.ordering import natural
from ..core.problems import ExtractionError
from ..core.writing import REVIEW_SUFFIX
from .rows import Json

if TYPE_CHECKING:
    from ..models import Document

_DECODER = msgspec.json.Decoder(float_hook=Decimal)


@dataclass(frozen=True, slots=True)
class Stored:
    """One document's JSON file; ``digest`` is the SHA-256 of its bytes."""

    path: Path
    digest: str

    @property
    def id(self) -> str:
        """The document's id is the name of its file, also where somebody has renamed it."""
        return self.path.stem

    def load(self) -> Json:
        """The document as plain data, numbers exact.

        Raises:
            ExtractionError: NOT_A_DOCUMENT, OUTDATED.
        """
        return {**load(self.path), "id": self.id}


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
    try:
        document = _DECODER.decode(path.read_bytes())
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ExtractionError("NOT_A_DOCUMENT", f"{path}：{error}") from None
    except (RecursionError, ArithmeticError):
        raise ExtractionError("NOT_A_DOCUMENT", f"{path}：嵌套过深，或数字过大") from None
    return _checked(document, path)


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
            EXPORT_TWICE, two different files have one name.
    """
    documents: dict[str, Stored] = {}
    for path in _files(sources):
        with path.open("rb") as file:
            one = Stored(path, hashlib.file_digest(file, "sha256").hexdigest())
        other = documents.setdefault(one.id, one)
        if other.digest != one.digest:
            raise ExtractionError("EXPORT_TWICE", f"{other.path}，{one.path}")
    return documents


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
