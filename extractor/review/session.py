"""What a review works on: the sources, each read when it is opened, and the decisions on it, saved as they are made."""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import Any

from pydantic import ValidationError

from ..core.problems import FAILURES, ExtractionError
from ..core.trace import Trace
from ..core.writing import cause_unread
from ..decisions.apply import Work, applied
from ..decisions.nodes import Json
from ..decisions.record import Decision, DrawnTable, Review, ReviewedSource, Target
from ..decisions.store import load, review_path, save, to_json
from ..models import Document
from .pictures import Pictures
from .view import severities, view

KEPT = 6
"""Documents that are held in memory at once."""
Explain = Callable[[Document, Trace, int], list[str]]


class RefusedError(Exception):
    """What a page asked for cannot be done; the sentence says why."""


@dataclass(slots=True)
class Entry:
    """One source under review."""

    path: str
    name: str
    """What its files are called."""
    state: str = "new"
    """new, ready, failed."""
    message: str | None = None
    summary: Json = field(default_factory=dict)


@dataclass(slots=True)
class Reading:
    """A source as it was read: the document without the review, and what shows where it came from."""

    document: Document
    trace: Trace | None
    data: bytes | None
    pictures: Pictures
    review: Review
    aside: str | None = None
    """A review of other bytes that lay here and was kept under another name."""
    stale: list[str] = field(default_factory=list)
    """Decisions that no longer fit, in words."""
    trial: Work | None = None
    """A copy on which a decision is tried before it is saved."""


class Session:
    """Everything behind the page. Its methods may be called from several threads.

    Args:
        entries: the sources.
        folder: where the review files go, beside the outputs.
        explain: one line of a document under its rules, as ``extract explain --at`` shows it.
        by: the reviewer, where the page does not say.
    """

    def __init__(self, entries: list[Entry], folder: str, explain: Explain, by: str = ""):
        self.entries, self.folder, self.explain_line, self.by = entries, folder, explain, by
        self._readings: OrderedDict[int, Reading] = OrderedDict()
        self._lock = RLock()

    # -- what the page shows --------------------------------------------------------------

    def index(self) -> Json:
        """The sources with their state, counts, findings, and how much of each is reviewed."""
        rows = [
            {"n": n, "name": e.name, "path": e.path, "state": e.state, "message": e.message, **e.summary}
            for n, e in enumerate(self.entries)
        ]
        return {"documents": rows, "by": self.by, "folder": self.folder}

    def summarise(self) -> None:
        """Read every source once, so that the index is filled; what fails is told there."""
        for n in range(len(self.entries)):
            if self.entries[n].state == "new":
                try:
                    self.reading(n)
                except ExtractionError:
                    continue  # the entry says so

    def document(self, n: int) -> Json:
        """All that the page needs of one document.

        Raises:
            ExtractionError: the source cannot be read.
        """
        with self._lock:
            reading = self.reading(n)
            return {
                **view(reading.document), "n": n, "sha256": reading.document.source.sha256, "by": self.by,
                "pages": reading.pictures.sizes(), "explained": reading.trace is not None,
                "drawable": reading.data is not None and reading.document.source.pages is None,
                "aside": reading.aside, **self._decided(reading),
            }  # fmt: skip

    def _decided(self, reading: Reading) -> Json:
        return {
            "decisions": [d.model_dump(mode="json", exclude_unset=True) for d in reading.review.decisions],
            "drawn": [t.model_dump(mode="json") for t in reading.review.tables], "stale": reading.stale,
        }  # fmt: skip

    def explain(self, n: int, line: int) -> list[str]:
        """Which rules read a line (from 1), and which were refused. Raises RefusedError where no source is at hand."""
        with self._lock:
            reading = self.reading(n)
            if reading.trace is None:
                raise RefusedError("这份文件由 JSON 打开，来源不在原处，无法说明规则。")
            return self.explain_line(reading.document, reading.trace, line)

    def picture(self, n: int, number: int) -> bytes:
        """A page as JPEG. Raises IndexError where there is none, RefusedError where it cannot be drawn."""
        try:
            return self.reading(n).pictures.jpeg(number)
        except (subprocess.SubprocessError, OSError):
            raise RefusedError("这一页画不出来。") from None

    # -- what a reviewer does -------------------------------------------------------------

    def decide(self, n: int, said: Json) -> Json:
        """Put a decision on the disk; returns what is decided by now. Raises RefusedError where it does not apply."""
        decision = _parsed(Decision, {**said, "at": datetime.now(UTC)})
        with self._lock:
            reading = self.reading(n)
            reading.trial = reading.trial or Work(reading.document.model_dump())
            if why := reading.trial.take(decision):
                raise RefusedError(f"没有保存：{why}。")
        return self._changed(n, lambda review: review.decided(decision))

    def withdraw(self, n: int, said: Json) -> Json:
        """Take a reviewer's decision back."""
        target = _parsed(Target, said.get("target"))
        return self._changed(n, lambda review: review.withdrawn(target, str(said.get("by"))))

    def draw(self, n: int, said: Json) -> Json:
        """Read the source with a table drawn by hand; returns the whole document anew."""
        table = _parsed(DrawnTable, {**said, "at": datetime.now(UTC)})
        return self._redrawn(n, lambda review: review.drawn(table))

    def undraw(self, n: int, start: int) -> Json:
        """Read the source without a table that was drawn."""
        return self._redrawn(n, lambda review: review.undrawn(start))

    def _redrawn(self, n: int, change: Callable[[Review], Review]) -> Json:
        with self._lock:
            if self.reading(n).data is None:
                raise RefusedError("来源不在原处，无法按所画的表重读。")
            self._changed(n, change)
            del self._readings[n]
            return self.document(n)

    def _changed(self, n: int, change: Callable[[Review], Review]) -> Json:
        with self._lock:
            reading = self.reading(n)
            self._still_ours(n, reading)
            review = change(reading.review)
            save(review_path(self.folder, self.entries[n].name), review)
            reading.review = review
            self._summarised(n, reading)
            return self._decided(reading)

    def _still_ours(self, n: int, reading: Reading) -> None:
        """Another program may have written the review meanwhile: both are kept."""
        found = load(review_path(self.folder, self.entries[n].name))
        if found is not None and to_json(found) != to_json(reading.review) and found.source == reading.review.source:
            reading.review = found.merged(reading.review)

    def reviewed(self, n: int) -> Document:
        """The document with its decisions applied."""
        reading = self.reading(n)
        return applied(reading.document, reading.review)

    # -- reading --------------------------------------------------------------------------

    def reading(self, n: int) -> Reading:
        """The source as read, from memory or anew.

        Raises:
            ExtractionError: it cannot be read, or its review file cannot.
        """
        with self._lock:
            if n in self._readings:
                self._readings.move_to_end(n)
                return self._readings[n]
            entry = self.entries[n]
            try:
                reading = _read(entry, self.folder)
            except ExtractionError as error:
                entry.state, entry.message = "failed", f"{error.code} {error.message}"
                raise
            except Exception as error:
                entry.state, entry.message = "failed", f"INTERNAL {FAILURES['INTERNAL']}（{type(error).__name__}）"
                raise ExtractionError("INTERNAL", type(error).__name__) from error
            after = applied(reading.document, reading.review) if reading.review.decisions else reading.document
            reading.stale = [d.message for d in after.diagnostics if d.code == "REVIEW_STALE"]
            self._readings[n] = reading
            while len(self._readings) > KEPT:
                self._readings.popitem(last=False)
            self._summarised(n, reading)
            return reading

    def _summarised(self, n: int, reading: Reading) -> None:
        entry, document = self.entries[n], reading.document
        judged = len({d.target.key for d in reading.review.decisions if d.target.node in ("observation", "statement")})
        entry.state, entry.message = "ready", None
        entry.summary = {
            "values": sum(len(i.values) for i in document.indicators), "statements": len(document.statements),
            "tables": len(document.tables), "findings": severities(document), "judged": judged,
            "title": document.metadata.title.value if document.metadata.title else None,
        }  # fmt: skip


def _parsed(model: Any, said: Any) -> Any:
    try:
        return model.model_validate(said)
    except ValidationError as error:
        first = error.errors()[0]
        raise RefusedError(f"没有保存：{'.'.join(map(str, first['loc']))} 的值不合规定。") from None


def _read(entry: Entry, folder: str) -> Reading:
    """A source, or a document that was written earlier; then its source where that still lies in its place."""
    if entry.path.lower().endswith(".json"):
        return _read_json(entry, folder)
    data = _bytes(entry.path)
    review, aside = _review(entry, folder, hashlib.sha256(data).hexdigest(), None)
    return _extracted(entry, data, review, aside)


def _extracted(entry: Entry, data: bytes, review: Review | None, aside: str | None, name: str | None = None) -> Reading:
    """The source read again; ``name`` is the id that a written document has, if not by its stem."""
    from ..pipeline import extract

    trace = Trace()
    drawn = review.model_copy(update={"decisions": []}) if review and review.tables else None
    document = extract(data, name=name, path=entry.path, trace=trace, review=drawn)
    return Reading(
        document, trace, data, Pictures(data, document.source.media_type), review or _empty(entry, document), aside
    )


def _read_json(entry: Entry, folder: str) -> Reading:
    from ..export.documents import load as load_json

    try:
        document = Document.model_validate(load_json(Path(entry.path)))
    except ValidationError as error:
        raise ExtractionError("NOT_A_DOCUMENT", f"{entry.path}：{error.errors()[0]['msg']}") from None
    review, aside = _review(entry, folder, document.source.sha256, document)
    for path in (
        document.source.path,
        os.path.join(os.path.dirname(entry.path), os.path.basename(document.source.path)),
    ):
        data = _bytes(path) if path and os.path.isfile(path) else b""
        if data and hashlib.sha256(data).hexdigest() == document.source.sha256:
            return _extracted(Entry(path, entry.name), data, review, aside, document.id)
    return Reading(document, None, None, Pictures(b"", ""), review or _empty(entry, document), aside)


def _review(entry: Entry, folder: str, sha256: str, document: Document | None) -> tuple[Review | None, str | None]:
    """The decisions on these bytes. A review of other bytes is kept under a name that says so, never overwritten."""
    path = review_path(folder, entry.name)
    review = load(path)
    if review is None or review.source.sha256 == sha256:
        return review, None
    aside = path.with_name(f"{entry.name}.{review.source.sha256[:8]}.review.json")
    save(aside, review)
    path.unlink()
    return None, str(aside)


def _empty(entry: Entry, document: Document) -> Review:
    return Review(source=ReviewedSource(sha256=document.source.sha256, name=entry.name, characters=len(document.text)))


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise ExtractionError("NOT_FOUND", path) from None
    except OSError as error:
        raise ExtractionError("UNREADABLE", f"{path}：{cause_unread(error)}") from None
