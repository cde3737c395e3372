"""An output folder: held by one run at a time, and never without a record of what lies in it.

``run.jsonl`` has one line per document that the folder holds. While a run works, each record is appended
to ``run.journal`` and put on the disk; the journal is the lock as well, and says who holds it. At the end
both become the new ``run.jsonl`` in one step, and the journal goes. After a kill it is still there, and
the next run goes on from it. No record is taken at its word: a document is done only where its input
and the output that lies there have the digests that the record names.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
from array import array
from collections.abc import Iterator, Sequence
from typing import IO, TYPE_CHECKING, Any

from ..core.problems import ExtractionError
from ..core.writing import cause, discard, replacing, sweep
from .lock import lock
from .names import shared
from .record import Record, Settings, from_row, row_line, to_line

ABSENT = -1
LOG = "run.jsonl"
JOURNAL = "run.journal"

if TYPE_CHECKING:
    from .work import Task

Row = dict[str, Any]


class Folder:
    """The folder at ``path``, this run's own until ``close``.

    Raises:
        ExtractionError: OUTPUT_UNWRITABLE, OUTPUT_BUSY.
    """

    def __init__(self, path: str, mark: str, settings: Settings):
        self.path = path
        self.names: dict[str, str] = {}
        """What each document is called here, by its location."""
        self.unreadable = 0
        """Lines of ``run.jsonl`` that are damaged, or written by a version that kept other fields."""
        self._mark = mark
        self.settings = settings
        """What every output of this run depends on beside its input."""
        self._earlier: dict[str, tuple[IO[bytes], int]] = {}
        self._places = array("q")
        """Where the journal has the record of each task of this run."""
        self._goes_on = False
        """Whether a run that was killed has left records in the journal."""
        self._done = False
        self._files = contextlib.ExitStack()
        with self._told(""):
            os.makedirs(path, exist_ok=True)
            try:
                self._open()
            except BaseException:
                self._files.close()
                raise

    def _open(self) -> None:
        journal = os.path.join(self.path, JOURNAL)
        self._writer = self._files.enter_context(os.fdopen(lock(journal), "ab", buffering=0))
        sweep(self.path)
        with contextlib.suppress(FileNotFoundError):
            log = self._opened(os.path.join(self.path, LOG))
            self.unreadable = self._load(log)[1]
        self._reader = self._opened(journal)
        self._goes_on = self._load(self._reader)[0] > 0  # there are signatures, too, and what a kill cut short

    def _opened(self, path: str) -> IO[bytes]:
        return self._files.enter_context(open(path, "rb"))

    def _load(self, file: IO[bytes]) -> tuple[int, int]:
        """Take note of each row; returns how many there are, and how many lines that are none."""
        offset, rows, others = 0, 0, 0
        for line in file:
            row = _row(line)
            if row is not None:
                self._earlier[row["location"]] = file, offset
                self.names[row["location"]] = from_row(row).name
                rows += 1
            else:
                others += 1
            offset += len(line)
        return rows, others

    def row(self, location: str) -> Row | None:
        """What earlier runs have put on record of a document."""
        place = self._earlier.get(location)
        row: Row | None = json.loads(_line(*place)) if place is not None else None
        return row

    def expect(self, tasks: int) -> None:
        """Make room for so many records."""
        self._places = array("q", [ABSENT]) * tasks

    def add(self, task: Task, record: Record) -> None:
        """Put a record on the disk. Raises ExtractionError (OUTPUT_UNWRITABLE)."""
        line = to_line(record, self.settings)
        with self._told(JOURNAL):
            if self._writer.write(line) != len(line):
                raise OSError(errno.ENOSPC, "")  # what a disk does that takes the half of a line
            os.fsync(self._writer.fileno())
            self._places[task.index] = self._writer.tell() - len(line)

    def finish(self, tasks: Sequence[Task]) -> None:
        """Write ``run.jsonl``: first what earlier runs left here, then the documents of this one.

        An earlier document whose name a task has taken has lost it, and its output, to that one. Whose id another
        source of this run has too, its line says so.
        """
        twins = shared((task.id, task.path) for task in tasks)
        ours = {task.location for task in tasks} if self._earlier else set()
        taken = {task.name for task in tasks} if self._earlier else set()
        with self._told(LOG):
            with replacing(os.path.join(self.path, LOG), self._mark) as file:
                for location, place in self._earlier.items():
                    if location not in ours and self.names[location] not in taken:
                        file.write(_line(*place))
                for task in tasks:
                    if line := self._on_record(task):
                        file.write(_with_twins(line, task, twins))
            os.unlink(os.path.join(self.path, JOURNAL))
            self._done = True

    def record(self, task: Task) -> Record:
        """The record of a task that has one, this run's or else an earlier run's."""
        line = self._on_record(task)
        assert line is not None
        return from_row(json.loads(line))

    def _on_record(self, task: Task) -> bytes | None:
        offset = self._places[task.index]
        if offset != ABSENT:
            return _line(self._reader, offset)
        place = self._earlier.get(task.location)
        return _line(*place) if place is not None else None

    def close(self) -> None:
        """Let others have the folder; a journal that says nothing goes with us."""
        if not self._done and not self._goes_on and all(place == ABSENT for place in self._places):
            discard(os.path.join(self.path, JOURNAL))
        self._files.close()

    @contextlib.contextmanager
    def _told(self, name: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            place = os.path.join(self.path, name) if name else self.path
            raise ExtractionError("OUTPUT_UNWRITABLE", f"{place}：{cause(error)}") from None


def _line(file: IO[bytes], offset: int) -> bytes:
    file.seek(offset)
    return file.readline().rstrip(b"\n") + b"\n"


def _with_twins(line: bytes, task: Task, twins: dict[str, list[str]]) -> bytes:
    """The line with the other paths of the task's id; most lines stay as they are."""
    others = [path for path in twins.get(task.id, ()) if path != task.path] or None
    row = json.loads(line) if others or b'"same_id": [' in line else {}
    return row_line({**row, "same_id": others}) if row else line


def _row(line: bytes) -> Row | None:
    try:
        row = json.loads(line)
        from_row(row)
    except (ValueError, KeyError, TypeError):
        return None
    return row if isinstance(row.get("options"), dict) and isinstance(row.get("versions"), dict) else None
