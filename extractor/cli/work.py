"""One document from source to output file; every failure becomes a record, never a traceback."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

from .record import Record, count
from .writing import cause, write


@dataclass(frozen=True, slots=True)
class Task:
    """One input and where its output goes."""

    index: int
    path: str
    name: str
    folder: str
    without: tuple[str, ...] = ()
    """Stages to leave out."""


def process(task: Task, mark: str) -> Record:
    """Extract and write one document. ``mark`` names this process's temporary file."""
    from .. import pipeline as _pipeline  # noqa: F401  so that the first document is not charged with the import
    from ..core.problems import ExtractionError

    started = time.perf_counter()
    try:
        return _extracted(task, mark, started)
    except ExtractionError as error:
        return failed(task, error, started)
    except Exception as error:
        return failed(task, ExtractionError("INTERNAL", _where(error)), started)


def _extracted(task: Task, mark: str, started: float) -> Record:
    from ..core.problems import ExtractionError
    from ..pipeline import extract

    document = extract(task.path, name=task.name, without=task.without)
    data = document.to_json()
    output = f"{task.name}.json"
    try:
        write(os.path.join(task.folder, output), data, mark)
    except OSError as error:
        raise ExtractionError("OUTPUT_UNWRITABLE", f"{output}：{cause(error)}") from None
    worst = next(((d.code, d.message) for d in document.diagnostics if d.severity == "error"), None)
    code, message = worst or (None, None)
    return Record(
        index=task.index, path=task.path, id=document.id, output=output, sha256=document.source.sha256,
        status="partial" if worst else "ok", code=code, message=message,
        counts=count(document, numbers="statements" not in task.without), characters=len(document.text),
        seconds=_since(started),
    )  # fmt: skip


def failed(task: Task, error: Exception, started: float) -> Record:
    """The record of a document that could not be read or written; ``error`` is an ``ExtractionError``."""
    return Record(
        index=task.index, path=task.path, id=task.name, output=None, sha256=_sha256(task.path), status="failed",
        code=getattr(error, "code", "INTERNAL"), message=getattr(error, "message", str(error)),
        counts=None, characters=None, seconds=_since(started),
    )  # fmt: skip


def _since(started: float) -> float:
    return round(time.perf_counter() - started, 4)


def _sha256(path: str) -> str | None:
    import hashlib

    if not os.path.isfile(path):  # a pipe would wait for more
        return None
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _where(error: Exception) -> str:
    """The exception and the place it came from: enough to report, without a traceback."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}{place}"
