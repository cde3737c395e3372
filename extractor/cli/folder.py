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
from collections.abc import Iterable, Iterator
from typing import IO, Any

from ..core.problems import ExtractionError
from .lock import lock
from .record import Record, from_row, to_line
from .writing import cause, discard, replacing, sweep

LOG = "run.jsonl"
JOURNAL = "run.journal"

Row = dict[str, Any]


class Folder:
    """The folder at ``path``, this run's own until ``close``.

    Raises:
        ExtractionError: OUTPUT_UNWRITABLE, OUTPUT_BUSY.
    """

    def __init__(self, path: str, mark: str, versions: dict[str, str]):
        self.path = path
        self.names: dict[str, str] = {}
        """What each document is called here, by its location."""
        self.unreadable = 0
        """Lines of ``run.jsonl`` that are damaged, or written by a version that kept other fields."""
        self._mark = mark
        self._versions = versions
        self._places: dict[str, tuple[IO[bytes], int]] = {}
        self._reader: IO[bytes] | None = None
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
            self._load(self._opened(os.path.join(self.path, LOG)))
        self._reader = self._opened(journal)
        self._load(self._reader)

    def _opened(self, path: str) -> IO[bytes]:
        return self._files.enter_context(open(path, "rb"))

    def _load(self, file: IO[bytes]) -> None:
        offset = 0
        for line in file:
            row = _row(line)
            if row is not None:
                self._places[row["location"]] = file, offset
                self.names[row["location"]] = row["id"]
            elif file is not self._reader:  # a journal has signatures too, and what a kill cut short
                self.unreadable += 1
            offset += len(line)

    def row(self, location: str) -> Row | None:
        """What is on record of the document."""
        place = self._places.get(location)
        row: Row | None = json.loads(_line(*place)) if place is not None else None
        return row

    def add(self, record: Record) -> None:
        """Put a record on the disk. Raises ExtractionError (OUTPUT_UNWRITABLE)."""
        line = to_line(record, self._versions)
        with self._told(JOURNAL):
            if self._writer.write(line) != len(line):
                raise OSError(errno.ENOSPC, "")  # what a disk does that takes the half of a line
            os.fsync(self._writer.fileno())
            assert self._reader is not None
            self._places[record.location] = self._reader, self._writer.tell() - len(line)

    def finish(self, locations: Iterable[str], names: Iterable[str]) -> None:
        """Write ``run.jsonl``: first what earlier runs left here, then the documents at ``locations``.

        A document of an earlier run whose name is among ``names`` has lost it, and its output, to one of ours.
        """
        ours = dict.fromkeys(locations)
        taken = set(names)
        with self._told(LOG):
            with replacing(os.path.join(self.path, LOG), self._mark) as file:
                for location, place in self._places.items():
                    if location not in ours and self.names[location] not in taken:
                        file.write(_line(*place))
                for location in ours:
                    if location in self._places:
                        file.write(_line(*self._places[location]))
            os.unlink(os.path.join(self.path, JOURNAL))
            self._done = True

    def records(self, locations: Iterable[str]) -> Iterator[Record]:
        """The records of those of ``locations`` that have one."""
        return (from_row(row) for row in map(self.row, locations) if row is not None)

    def close(self) -> None:
        """Let others have the folder; a journal that says nothing goes with us."""
        if not self._done and not any(file is self._reader for file, _ in self._places.values()):
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


def _row(line: bytes) -> Row | None:
    try:
        row = json.loads(line)
        from_row(row)
    except (ValueError, KeyError, TypeError):
        return None
    return row if isinstance(row, dict) and isinstance(row.get("versions"), dict) else None
