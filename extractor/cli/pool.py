"""Documents done by worker processes; the files written are the same bytes however many there are.

Every document is read in a process that is not the one that keeps the books: one that runs out of
memory, crashes in a library or never ends costs itself and nothing else. ``concurrent.futures`` was
considered: one worker killed breaks its whole pool, and there is no way to stop one that hangs.
Paths go to the workers and counts come back; no document passes through a pipe.
"""

from __future__ import annotations

import contextlib
import gc
import signal
import sys
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Literal

from .. import kept
from ..core.problems import ExtractionError
from ..core.writing import discard, temporary
from .limits import ended_by_memory, limit_memory, said
from .record import Record
from .work import Task, failed, process, warm_up

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

Done = tuple[Task, Record | None]
"""A task and what became of it; None where its output was right already."""

METHOD = "fork" if sys.platform == "linux" else "spawn"
"""Forking shares what is imported already; elsewhere than on Linux it is not safe."""

_READY: Literal["ready"] = "ready"
"""What a worker says once it is there; from then on the time of its first task counts."""


@dataclass(frozen=True, slots=True)
class Crew:
    """So many processes, so many seconds per document, forked or spawned, with the pipeline or without."""

    jobs: int
    timeout: float
    mark: str
    memory: int = 0
    """Bytes that each worker may take; 0 for no limit."""
    method: str = METHOD
    warm: tuple[str, ...] | None = None
    """Whether the pipeline is imported before forking, once for all, and without which stages."""
    begun: Callable[[Task], None] = lambda task: None


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    line: Connection[Any, Any]
    lifeline: Connection[Any, Any]
    mark: str
    task: Task
    since: float | None = None
    """When the task was begun; None until the worker is there."""


def run_tasks(tasks: Iterator[Task], crew: Crew) -> Generator[Done, None, None]:
    """Tasks as they are done. Closing the iterator stops at once and leaves no temporary file."""
    context = get_context(crew.method)
    if crew.method == "fork" and crew.jobs > 1 and crew.warm is not None:
        warm_up(crew.warm)
    gc.freeze()  # what is here stays shared: no collection in a forked worker writes to it
    workers: list[_Worker] = []

    def hire(mark: str) -> None:
        if task := next(tasks, None):
            workers.append(_hire(context, mark, task, workers, crew.memory))

    def dismiss(worker: _Worker) -> None:
        workers.remove(worker)
        _dismiss(worker)

    try:
        for number in range(crew.jobs):
            hire(f"{crew.mark}-{number}")
        while workers:
            for worker in _stirring(workers, crew.timeout):
                task = worker.task
                try:
                    answer = _answer(worker, crew)
                except ExtractionError as error:
                    answer = failed(task, error, worker.since or time.perf_counter())
                    dismiss(worker)
                    hire(worker.mark)
                else:
                    worker.since = time.perf_counter()
                    if answer != _READY and not _give(worker, next(tasks, None)):
                        dismiss(worker)
                if answer != _READY:
                    yield task, answer
                if worker in workers:
                    crew.begun(worker.task)
    finally:
        for worker in workers:
            _dismiss(worker)


def _give(worker: _Worker, task: Task | None) -> bool:
    if task is None:
        return False
    worker.task = task
    with contextlib.suppress(OSError):  # it has died: its line will say so
        worker.line.send(task)
    return True


def _stirring(workers: list[_Worker], timeout: float) -> list[_Worker]:
    """Those that have something to say, have died, or are overdue; waits until there is one."""
    begun = [worker.since for worker in workers if worker.since is not None]
    patience = max(0.0, min(begun) + timeout - time.perf_counter()) if begun else None
    lines = set(wait([worker.line for worker in workers], patience))
    return [worker for worker in workers if worker.line in lines or _overdue(worker, timeout)]


def _overdue(worker: _Worker, timeout: float) -> bool:
    return worker.since is not None and time.perf_counter() - worker.since >= timeout


def _answer(worker: _Worker, crew: Crew) -> Record | Literal["ready"] | None:
    """What the worker says. Raises ExtractionError where it will not: INTERNAL, TIMEOUT, TOO_LARGE."""
    try:
        if worker.line.poll():
            answer: Record | Literal["ready"] | None = worker.line.recv()
            return answer
    except (EOFError, OSError):
        worker.process.join()
        if ended_by_memory(worker.process.exitcode, crew.memory):
            raise ExtractionError("TOO_LARGE", said(crew.memory)) from None
        detail = f"工作进程意外终止（{worker.process.exitcode}），可能是内存不足"
        raise ExtractionError("INTERNAL", detail) from None
    raise ExtractionError("TIMEOUT", f"{crew.timeout:g} 秒")


def _hire(context: BaseContext, mark: str, task: Task, others: list[_Worker], memory: int) -> _Worker:
    line, theirs = context.Pipe()
    lifeline, ours = context.Pipe(duplex=False)
    open_here = [line, ours, *(end for other in others for end in (other.line, other.lifeline))]
    process: BaseProcess = context.Process(  # type: ignore[attr-defined]  # each concrete context has it
        target=_serve, daemon=True,
        args=(theirs, lifeline, mark, open_here if context.get_start_method() == "fork" else [], memory),
    )  # fmt: skip
    with _without_interrupts():
        process.start()
    theirs.close()
    lifeline.close()
    worker = _Worker(process, line, ours, mark, task)
    _give(worker, task)
    return worker


def _dismiss(worker: _Worker) -> None:
    """End the worker wherever it is; what it was writing is not kept."""
    worker.line.close()
    worker.lifeline.close()
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


def _serve(
    line: Connection[Any, Any], lifeline: Connection[Any, Any], mark: str, inherited: list[Any], memory: int
) -> None:
    """A worker's life: a task in, a record out, until the parent hangs up.

    ``inherited`` are the parent's ends, which a forked copy would keep open after its death.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for end in inherited:
        end.close()
    _die_with(lifeline)
    limit_memory(memory)
    kept.install()
    with contextlib.suppress(EOFError, OSError):
        line.send(_READY)
        answer = process(line.recv(), mark, memory)
        kept.save()  # before the answer: where there is no other task, the parent ends this process
        line.send(answer)
        while True:
            line.send(process(line.recv(), mark, memory))


def _die_with(lifeline: Connection[Any, Any]) -> None:
    """Have the system end this process, whatever it is doing, when nobody holds the other end any more.

    Without it a worker whose parent was killed would end with its document only, and one that hangs never.
    """
    if sys.platform != "linux":
        return
    import fcntl
    import os

    signal.signal(signal.SIGIO, signal.SIG_DFL)
    number = lifeline.fileno()
    fcntl.fcntl(number, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(number, fcntl.F_SETFL, fcntl.fcntl(number, fcntl.F_GETFL) | os.O_ASYNC)
