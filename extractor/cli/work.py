"""One document from source to output file; every failure becomes a record, never a traceback."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from ..core.problems import ExtractionError
from ..core.writing import cause, write
from .limits import said
from .reading import read, still_so
from .record import Record, count, visible
from .sources import location_of

if TYPE_CHECKING:
    from ..decisions.record import Review
    from ..models import Document


Delivered = tuple[str, str | None]
"""Where a document has gone, and the sha256 of the file where it has one of its own."""
Deliver = Callable[["Task", "Document"], Delivered]


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier run read and wrote, as sha256: where all still hold there is nothing to do."""

    source: str
    output: str
    review: str | None = None
    """Of the decisions that were applied."""


@dataclass(frozen=True, slots=True)
class Task:
    """One input and where its output goes."""

    index: int
    path: str
    id: str
    """The document's, which its company does not change."""
    name: str
    """What its output is called, without suffix."""
    folder: str
    without: tuple[str, ...] = ()
    """Stages to leave out."""
    known: Known | None = None
    any_language: bool = False
    """Whether documents that are not Chinese are read."""

    @property
    def location(self) -> str:
        """Where the input is, seen from anywhere."""
        return location_of(self.path)

    @property
    def output(self) -> str:
        """The output's file name."""
        return f"{self.name}.json"


def asked(without: tuple[str, ...], any_language: bool, ids: str = "stem") -> dict[str, object]:
    """The options that change what is extracted, as the record of a run keeps them."""
    others = {"any_language": any_language, "id": ids != "stem" and ids}
    return {"without": list(without)} | {name: value for name, value in others.items() if value}


def process(task: Task, mark: str, memory: int = 0) -> Record | None:
    """Extract one document to its JSON file. ``mark`` names this process's temporary file, ``memory`` is its limit.

    Returns:
        What became of it; None where the output that lies there is still right.
    """
    return attempt(task, partial(_to_file, mark=mark), memory)


def attempt(task: Task, deliver: Deliver, memory: int = 0) -> Record | None:
    """Extract one document, hand it to ``deliver``, and say what became of it; raises nothing."""
    started = time.perf_counter()
    digest = None
    try:
        content = read(task.path)
        digest = hashlib.sha256(content.data).hexdigest()
        review, decided = _decisions(task)
        if task.known is not None and Known(digest, _output_digest(task) or "", decided) == task.known:
            return None
        pipeline = warm_up(task.without)
        started = time.perf_counter()  # the first document is not charged with the imports
        document = pipeline.extract(
            content.data, name=task.id, path=writable(task.path), without=task.without, review=review,
            any_language=task.any_language,
        )  # fmt: skip
        if not still_so(task.path, content):
            raise ExtractionError("CHANGING", task.path)
        return replace(_record(task, document, deliver(task, document), started), review=decided)
    except ExtractionError as error:
        return failed(task, error, started, digest)
    except MemoryError:
        return failed(task, ExtractionError("TOO_LARGE", said(memory)), started, digest)
    except Exception as error:
        return failed(task, ExtractionError("INTERNAL", _where(error)), started, digest)


def _decisions(task: Task) -> tuple[Review | None, str | None]:
    """What people have decided on the source, and its digest; the models are imported only where there is any."""
    from ..core.writing import REVIEW_SUFFIX

    stem = os.path.splitext(task.path)[0]
    if not any(os.path.exists(p + REVIEW_SUFFIX) for p in (stem, os.path.join(task.folder, task.name))):
        return None, None
    from ..decisions.store import beside

    return beside(task.path, task.folder, task.name)


def warm_up(without: Container[str]) -> ModuleType:
    """Import what a document will need; returns the pipeline.

    A plugin of pydantic's is nothing that a document may depend on, and looking for one reads all that is installed.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    from .. import pipeline

    if "statements" not in without:
        from ..statements import stage as _stage  # noqa: F401
    return pipeline


def _to_file(task: Task, document: Document, mark: str) -> Delivered:
    data = document.to_json()
    try:
        write(os.path.join(task.folder, task.output), data, mark)
    except OSError as error:
        raise ExtractionError("OUTPUT_UNWRITABLE", f"{task.output}：{cause(error)}") from None
    return task.output, hashlib.sha256(data).hexdigest()


def _record(task: Task, document: Document, delivered: Delivered, started: float) -> Record:
    worst = next(((d.code, d.message) for d in document.diagnostics if d.severity == "error"), None)
    code, message = worst or (None, None)
    inked, accounted = visible(document)
    return Record(
        path=task.path, location=task.location, id=document.id, name=task.name, output=delivered[0],
        sha256=document.source.sha256, output_sha256=delivered[1],
        status="partial" if worst else "ok", code=code, message=message,
        counts=count(document, numbers="statements" not in task.without),
        characters=len(document.text), visible=inked, accounted=accounted, seconds=_since(started),
    )  # fmt: skip


def failed(task: Task, error: ExtractionError, started: float, sha256: str | None = None) -> Record:
    """The record of a document that could not be read or written."""
    return Record(
        path=task.path, location=task.location, id=task.id, name=task.name, output=None,
        sha256=sha256, output_sha256=None, status="failed", code=error.code, message=error.message,
        counts=None, characters=None, visible=None, accounted=None, seconds=_since(started),
    )  # fmt: skip


def _since(started: float) -> float:
    return round(time.perf_counter() - started, 4)


def _output_digest(task: Task) -> str | None:
    try:
        with open(os.path.join(task.folder, task.output), "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def writable(path: str) -> str:
    """A file name may hold bytes that are no UTF-8, and JSON may not: they become U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _where(error: Exception) -> str:
    """The exception and the place it came from: enough to report, without a traceback."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}{place}"
