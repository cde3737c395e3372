"""The documents of an output folder, read back one at a time with exact decimals."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import msgspec

from ..core.problems import ExtractionError
from .rows import Json

_DECODER = msgspec.json.Decoder(float_hook=Decimal)


@dataclass(frozen=True, slots=True)
class Stored:
    """One document's JSON file; ``digest`` is the SHA-256 of its bytes."""

    path: Path
    digest: str

    @property
    def id(self) -> str:
        """The document's id is the name of its file."""
        return self.path.stem

    def load(self) -> Json:
        """The document as plain data, numbers exact.

        Raises:
            ExtractionError: NOT_A_DOCUMENT, the file is no document of this contract.
        """
        try:
            document = _DECODER.decode(self.path.read_bytes())
        except msgspec.DecodeError as error:
            raise ExtractionError("NOT_A_DOCUMENT", f"{self.path}：{error}") from None
        check_version(document, self.path)
        return document  # type: ignore[no-any-return]  # check_version has seen that it is one


def check_version(document: object, path: Path) -> None:
    """Refuse what is no document, and documents of another contract."""
    from ..models.document import SCHEMA_VERSION

    version = document.get("schema_version") if isinstance(document, dict) else None
    if version is None:
        raise ExtractionError("NOT_A_DOCUMENT", str(path))
    if version != SCHEMA_VERSION:
        raise ExtractionError("OUTDATED", f"{path}：{version}，现为 {SCHEMA_VERSION}")


def stored(sources: Iterable[str]) -> Iterator[Stored]:
    """The document files that the words name, each folder's in the order of their names.

    Raises:
        ExtractionError: NOT_FOUND, a word names nothing; EXPORT_NOTHING, a folder holds no document.
    """
    for word in sources:
        path = Path(word)
        if path.is_dir():
            inside = sorted(p for p in path.glob("*.json") if not p.name.startswith("."))
            if not inside:
                raise ExtractionError("EXPORT_NOTHING", word)
        elif path.exists():
            inside = [path]
        else:
            raise ExtractionError("NOT_FOUND", word)
        for one in inside:
            with one.open("rb") as file:
                yield Stored(one, hashlib.file_digest(file, "sha256").hexdigest())
