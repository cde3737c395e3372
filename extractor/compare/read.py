"""The documents to compare: JSON that ``extract`` wrote, folders of it, or sources in any readable format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..core.problems import ExtractionError
from ..models import Document


def read(words: Iterable[str]) -> list[Document]:
    """Every document that the words name, in their order; a folder stands for the JSON in it.

    Raises:
        ExtractionError: a word names nothing, a file cannot be read, or is no JSON of this version.
    """
    return [_document(path) for path in _files(words)]


def _files(words: Iterable[str]) -> Iterator[Path]:
    for word in words:
        path = Path(word)
        if not path.exists():
            raise ExtractionError("NOT_FOUND", word)
        if not path.is_dir():
            yield path
            continue
        from ..export.documents import documents_in

        yield from documents_in(path)


def _document(path: Path) -> Document:
    if path.suffix.lower() != ".json":
        from ..pipeline import extract

        return extract(path)
    from ..export.documents import read as read_json

    return read_json(path)
