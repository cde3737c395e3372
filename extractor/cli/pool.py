"""Documents one after the other, or by several processes at once; the files written are the same bytes.

``concurrent.futures`` was considered: one worker killed for its memory breaks its whole pool, and
there is no way to stop at once. Here a worker that dies costs the one document it was reading.
"""

from __future__ import annotations

import contextlib
import signal
import sys
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .record import Record
from .work import Task, failed, process
from .writing import discard, temporary

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

Started = Callable[[Task], None]


def run_tasks(tasks: Sequence[Task], jobs: int, mark: str, started: Started) -> Generator[Record, None, None]:
    """Records as documents are done. Closing the iterator stops at once and leaves no temporary file."""
    if jobs > 1 and len(tasks) > 1:
        return _by_workers(tasks, min(jobs, len(tasks)), mark, started, start_method())
    return _one_by_one(tasks, mark, started)


def start_method() -> str:
    """Forking shares what is imported already; elsewhere than on Linux it is not safe."""
    return "fork" if sys.platform == "linux" else "spawn"


def _one_by_one(tasks: Sequence[Task], mark: str, started: Started) -> Generator[Record, None, None]:
    for task in tasks:
        started(task)
        yield process(task, mark)


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    line: Connection[Any, Any]
    mark: str
    task: Task
    since: float


def _by_workers(
    tasks: Sequence[Task], jobs: int, mark: str, started: Started, method: str
) -> Generator[Record, None, None]:
    import multiprocessing
    from multiprocessing.connection import wait

    context = multiprocessing.get_context(method)
    if method == "fork":
        from .. import pipeline as _pipeline  # noqa: F401  imported once, for all workers

    queue = iter(tasks)
    crew: dict[Any, _Worker] = {}

    def hire(mark: str, task: Task) -> None:
        worker = _hire(context, mark, task, list(crew))
        crew[worker.line] = worker
        started(task)

    try:
        for number in range(jobs):
            hire(f"{mark}-{number}", next(queue))
        while crew:
            for line in wait(list(crew)):
                worker = crew[line]
                record = _answer(worker)
                following = next(queue, None)
                if worker.process.is_alive() and following is not None:
                    worker.task, worker.since = following, time.perf_counter()
                    worker.line.send(following)
                    started(following)
                else:
                    _dismiss(crew.pop(line))
                    if following is not None:
                        hire(worker.mark, following)
                yield record
    finally:
        for worker in crew.values():
            _dismiss(worker)


def _answer(worker: _Worker) -> Record:
    try:
        answer: Record = worker.line.recv()
    except (EOFError, OSError):
        from ..core.problems import ExtractionError

        worker.process.join()
        detail = f"工作进程意外终止（{worker.process.exitcode}），可能是内存不足"
        return failed(worker.task, ExtractionError("INTERNAL", detail), worker.since)
    return answer


def _hire(context: BaseContext, mark: str, task: Task, others: list[Any]) -> _Worker:
    ours, theirs = context.Pipe()
    inherited = [*others, ours] if context.get_start_method() == "fork" else []
    process: BaseProcess = context.Process(  # type: ignore[attr-defined]  # each concrete context has it
        target=_serve, args=(theirs, mark, inherited), daemon=True
    )
    with _without_interrupts():
        process.start()
    theirs.close()
    ours.send(task)
    return _Worker(process, ours, mark, task, time.perf_counter())


def _dismiss(worker: _Worker) -> None:
    """End the worker wherever it is; what it was writing is not kept."""
    worker.line.close()
    worker.process.kill()
    worker.process.join()
    discard(temporary(worker.task.folder, worker.mark))


@contextlib.contextmanager
def _without_interrupts() -> Iterator[None]:
    """Ctrl-C reaches every process of a terminal; a worker started here never sees it, its parent ends it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(line: Connection[Any, Any], mark: str, inherited: list[Any]) -> None:
    """A worker's life: a task in, a record out, until the parent hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in inherited:  # a forked copy would keep the parent's ends open after its death
        other.close()
    with contextlib.suppress(EOFError, OSError):
        while True:
            line.send(process(line.recv(), mark))
