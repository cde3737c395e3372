"""A run under way: each document on record as it is done, and the books closed however it ends."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace

from ..core.problems import FAILURES, ExtractionError
from .folder import Folder
from .pool import Crew, run_tasks
from .record import Record
from .report import Tally, Words
from .work import Task

DONE, UNCHANGED = 1, 2
LOST_IN_A_ROW = 10
"""Documents in a row that a store does not give, after which it counts as gone for all."""


class Progression:
    """The tasks of one run, and how far it has come."""

    def __init__(self, folder: Folder, tasks: list[Task], report: Words):
        self.folder = folder
        self.tasks = tasks
        folder.expect(len(tasks))
        self.report = report
        self.tally = Tally()
        self.trouble: tuple[str, str] | None = None
        self._done = bytearray(len(tasks))
        self._stopping = False
        self._lost = 0

    def carry_out(self, crew: Crew, fail_fast: bool) -> int:
        """Do the tasks, report, and return the exit code."""
        from . import INTERRUPTED

        interrupted = False
        self.report.begin(len(self.tasks))
        try:
            with contextlib.closing(run_tasks(self._until_stopped(), crew)) as work:
                for task, record in work:
                    self._take_down(task, record)
                    self._stopping |= fail_fast and record is not None and record.status == "failed"
        except KeyboardInterrupt:
            interrupted = True
        except ExtractionError as error:
            self.trouble = error.code, error.message
        finally:  # SIGTERM comes this way too
            self.report.stop()
            self._close_the_books()
        self.report.close(self.tally, Rows(self))
        if self.trouble:
            self.report.trouble(*self.trouble)
        if interrupted:
            left = len(self.tasks) - self.tally.read
            self.report.trouble("", f"已中断：写出 {self.tally.written} 份，均完整；{left} 份未处理。")
            return INTERRUPTED
        return int(self.trouble is not None or self.tally.failed > 0)

    def _until_stopped(self) -> Iterator[Task]:
        for task in self.tasks:
            if self._stopping:
                return
            yield task

    def _take_down(self, task: Task, record: Record | None) -> None:
        if record is None:
            self._done[task.index] = UNCHANGED
        else:
            self.folder.add(task, record)
            self._done[task.index] = DONE
        self.tally.add(record)
        self.report.done(task.path, record)
        self._lost = self._lost + 1 if record is not None and record.code == "STORE_UNREACHABLE" else 0
        if self._lost == LOST_IN_A_ROW and not self._stopping:
            self._stopping = True
            detail = f"（接连 {LOST_IN_A_ROW} 份都读不到，其余未处理）"
            self.trouble = "STORE_UNREACHABLE", FAILURES["STORE_UNREACHABLE"] + detail

    def _close_the_books(self) -> None:
        try:
            self.folder.finish(self.tasks)
        except ExtractionError as error:
            self.trouble = error.code, error.message


class Rows:
    """The records of what a run has done so far, in input order, read anew each time they are gone through."""

    def __init__(self, run: Progression):
        self._run = run

    def __iter__(self) -> Iterator[Record]:
        run = self._run
        for task in run.tasks:
            if state := run._done[task.index]:
                yield replace(run.folder.record(task), unchanged=state == UNCHANGED)
