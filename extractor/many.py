"""Many documents for a program: one after the other or in several processes, always in the order given."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, overload

from .core.problems import ExtractionError
from .models import Document
from .pipeline import extract

if TYPE_CHECKING:
    from concurrent.futures import Future

Given = str | Path | bytes
AHEAD = 3
"""Documents that wait for a worker, per worker: enough to keep it busy, few enough to hold."""


@overload
def extract_many(
    sources: Iterable[Given], *, jobs: int = 1, on_error: Literal["raise"] = "raise"
) -> Iterator[Document]: ...


@overload
def extract_many(
    sources: Iterable[Given], *, jobs: int = 1, on_error: Literal["return"]
) -> Iterator[Document | ExtractionError]: ...


def extract_many(
    sources: Iterable[Given], *, jobs: int = 1, on_error: Literal["raise", "return"] = "raise"
) -> Iterator[Document | ExtractionError]:
    """Read documents; one result for each source, in the order of the sources.

    Sources are taken as they are needed, so a generator over a million paths is held neither here nor
    there. With ``jobs`` above 1 the documents are read in processes that are started afresh (spawned):
    a script must then have its own code under ``if __name__ == "__main__":``.

    Args:
        sources: paths, or bytes of files (whose ids are document1, document2 …, by their place).
        jobs: how many processes read.
        on_error: ``raise`` ends with the first document that cannot be read; ``return`` gives the
            error in the place of the document and goes on.

    Raises:
        ExtractionError: a document cannot be read, and ``on_error`` is ``raise``; its notes name the source.
        ValueError: ``jobs`` is less than 1.
        concurrent.futures.process.BrokenProcessPool: the system has killed a worker.
    """
    if jobs < 1:
        raise ValueError(f"jobs is {jobs}, and must be at least 1")
    numbered = ((n, source, on_error) for n, source in enumerate(sources, 1))
    return map(_one, numbered) if jobs == 1 else _by_workers(numbered, jobs)


_Task = tuple[int, Given, str]


def _one(task: _Task) -> Document | ExtractionError:
    n, source, on_error = task
    try:
        return extract(source, name=f"document{n}" if isinstance(source, bytes) else None)
    except ExtractionError as error:
        if on_error == "return":
            return error
        error.add_note(f"source {n}" + ("" if isinstance(source, bytes) else f": {source}"))
        raise


def _by_workers(tasks: Iterator[_Task], jobs: int) -> Iterator[Document | ExtractionError]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(jobs, get_context("spawn"))
    waiting: deque[Future[Document | ExtractionError]] = deque()
    try:
        for task in tasks:
            waiting.append(pool.submit(_one, task))
            if len(waiting) >= jobs * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)
