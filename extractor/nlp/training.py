"""Documents as spaCy docs, and their ``DocBin`` for training."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin

from .. import readers
from ..pipeline import draft_of
from ..statements.stage import passages
from .language import SPANS


def docs_of(path: str | Path, nlp: Language) -> Iterator[Doc]:
    """Every running text of a document, run through the pipeline with what the document makes known.

    Raises:
        ExtractionError: the file is no document that can be read.
        OSError: there is no such file.
    """
    source = readers.read(Path(path).read_bytes(), str(path))
    for body, context in passages(draft_of(source)):
        doc = nlp.make_doc(body.text)
        doc._.context = context
        yield nlp(doc)


def to_docbin(paths: Iterable[str | Path], nlp: Language) -> DocBin:
    """The texts that hold a statement, with the spans of ``doc.spans["statements"]`` as labelled spans."""
    store = DocBin()
    for path in paths:
        for doc in docs_of(path, nlp):
            if doc.spans[SPANS]:
                store.add(doc)
    return store
