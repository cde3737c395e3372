"""The spaCy ``Language``: tokens from jieba's dictionary, statements from the rules of the core.

``doc.spans["statements"]`` holds one span per statement, labelled ``target`` or ``actual``; its custom
attributes are the fields of ``extractor.models.Statement``. A number may begin inside a token
(``350`` of ``2350万``): the span then covers the token, and ``span._.print`` is the number itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import get_words_and_spaces, registry

from ..core.fragment import Fragment
from ..statements.find import Context, find_in
from ..statements.model import Found
from ..statements.times import Calendar
from .words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.vocab import Vocab

SPANS = "statements"
"""The key of ``doc.spans``."""
FIELDS = (
    "value",
    "value_high",
    "unit",
    "comparator",
    "aggregation",
    "direction",
    "period",
    "period_basis",
    "subject",
    "print",
)
"""Custom attributes of a statement's span."""


def load() -> Language:
    """A blank Chinese pipeline with our tokenizer and the component ``plan_statements``."""
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "plan_words"}}})
    nlp.add_pipe("plan_statements")
    return nlp


class Words:
    """A tokenizer: every character of the text belongs to a token or is the blank behind one."""

    def __init__(self, vocab: Vocab):
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The tokens of a text."""
        tokens, spaces = get_words_and_spaces(words(text), text)
        return Doc(self.vocab, words=tokens, spaces=spaces)

    def to_bytes(self, **_: object) -> bytes:
        """Nothing to store: the dictionary is part of the package."""
        return b""

    def from_bytes(self, _: bytes, **__: object) -> Words:
        """Itself."""
        return self

    def to_disk(self, _: object, **__: object) -> None:
        """Nothing to store."""

    def from_disk(self, _: object, **__: object) -> Words:
        """Itself."""
        return self


@registry.tokenizers("plan_words")  # type: ignore[untyped-decorator]
def make_words() -> Callable[[Language], Words]:
    """The tokenizer's factory."""
    return lambda nlp: Words(nlp.vocab)


@Language.factory("plan_statements", assigns=["doc.spans"], retokenizes=False)
def make_statements(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component's factory."""
    return mark_statements


def mark_statements(doc: Doc) -> Doc:
    """Fill ``doc.spans["statements"]``; ``doc._.context`` says what the document around the text makes known."""
    context = doc._.context or Context(Calendar())
    found = find_in(Fragment.of(doc.text, 0, len(doc.text)), context)
    doc.spans[SPANS] = [_span(doc, statement) for statement in found]
    return doc


def _span(doc: Doc, found: Found) -> Span:
    span = doc.char_span(found.place.start, found.place.end, label=found.kind, alignment_mode="expand")
    assert span is not None  # the statement lies inside the text
    for name, value in zip(FIELDS, _fields(found), strict=True):
        span._.set(name, value)
    return span


def _fields(found: Found) -> tuple[object, ...]:
    return (
        found.value, found.high, found.unit, found.comparator, found.aggregation, found.direction, found.period,
        found.basis, "".join(found.subject.text.split()), found.place.text,
    )  # fmt: skip


def _declare() -> None:
    for name in FIELDS:
        if not Span.has_extension(name):
            Span.set_extension(name, default=None)
    if not Doc.has_extension("context"):
        Doc.set_extension("context", default=None)


_declare()
