"""What a run says while it works and at its end: words for a person, or events for a program."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

from .display import Progress, colours, printable, terminal_columns, width
from .folder import LOG
from .names import shared
from .record import Record, on_record
from .table import summary, table
from .usage import command, complain, typed

TWINS_SAID = 5
"""Groups of sources with one id, and paths of each, that are told one by one."""


@dataclass(slots=True)
class Tally:
    """How many documents went which way."""

    read: int = 0
    written: int = 0
    unchanged: int = 0
    failed: int = 0

    def add(self, record: Record | None) -> None:
        """Count one; None is an unchanged document."""
        self.read += 1
        if record is None:
            self.unchanged += 1
        elif record.output is None:
            self.failed += 1
        else:
            self.written += 1


class Words:
    """For a person: complaints and progress on stderr, the table on stdout."""

    def __init__(self, quiet: bool, folder: str = ""):
        self.quiet = quiet
        self.folder = folder
        """Where the documents are written; empty where they are none of their own files."""
        self._progress: Progress | None = None

    def note(self, code: str, message: str) -> None:
        """Something to know that is no failure."""
        if not self.quiet:
            complain(message)

    def trouble(self, code: str, message: str) -> None:
        """Why the run failed as a whole, or ended early."""
        self.stop()
        complain(f"{code}：{message}" if code else message)

    def begin(self, total: int) -> None:
        """The work begins."""
        self._progress = Progress(total, shown=not self.quiet)

    def working_on(self, path: str) -> None:
        """A document has been begun."""
        if self._progress:
            self._progress.working_on(path)

    def done(self, path: str, record: Record | None) -> None:
        """A document is done; None where it was unchanged."""
        if self._progress:
            self._progress.done += 1

    def stop(self) -> None:
        """The work is over, or broken off."""
        if self._progress:
            self._progress.clear()

    def close(self, tally: Tally, records: Iterable[Record]) -> None:
        """The table and the closing line, or the failures alone. ``records`` are gone through twice."""
        if self.quiet:
            for record in records:
                if record.status == "failed":
                    complain(f"{printable(record.path)}：{record.code} {record.message}")
            return
        if tally.read and sys.stdout is not None:
            for line in table(records, terminal_columns(sys.stdout), colours(sys.stdout)):
                print(line)
        if said := self._next(records):
            print(said)
        for said in self._twins(records):
            print(said)
        print(summary(tally.read, tally.written, tally.unchanged, tally.failed))

    def _twins(self, records: Iterable[Record]) -> Iterator[str]:
        """Which sources share an id, and what to do."""
        twins = shared((record.id, record.path) for record in records)
        for name, paths in islice(twins.items(), TWINS_SAID):
            said = "、".join(map(printable, paths[:TWINS_SAID])) + (" 等" if len(paths) > TWINS_SAID else "")
            print_id = printable(name)
            yield f"注意：{len(paths)} 份来源的 id 同为“{print_id}”：{said}。要一起导出，请加 --id path 重新运行。"
        if len(twins) > TWINS_SAID:
            yield f"注意：同 id 的共 {len(twins)} 组，其余见 {LOG} 的 same_id。"

    def _next(self, records: Iterable[Record]) -> str:
        """Where the files are, and what can be done with what was found in them."""
        found = [record for record in records if record.counts is not None]
        if not self.folder or not found:
            return ""
        findings = sum((record.counts or {}).get("findings", 0) for record in found)
        said = f"结果在 {printable(self.folder)}{os.sep}"
        if not findings:
            return said + "；没有发现。"
        first = next(record for record in found if (record.counts or {}).get("findings"))
        place = os.path.join(self.folder, first.output or f"{first.name}.json")
        said += f"；发现 {findings} 项，逐项查看："
        typing = f"{command()} explain {typed(printable(place))} --findings"
        columns = terminal_columns(sys.stdout)
        return said + typing if columns is None or width(said + typing) <= columns else f"{said}\n  {typing}"


class Events(Words):
    """For a program: one JSON object per event on stderr; the table on stdout as ever."""

    def __init__(self, quiet: bool, folder: str = ""):
        super().__init__(quiet, folder)
        self._began = time.monotonic()

    def note(self, code: str, message: str) -> None:
        """An event ``note``."""
        self._tell("note", code=code, message=message)

    def trouble(self, code: str, message: str) -> None:
        """An event ``error``."""
        self._tell("error", code=code, message=message)

    def begin(self, total: int) -> None:
        """An event ``begin``."""
        self._tell("begin", documents=total)

    def done(self, path: str, record: Record | None) -> None:
        """An event ``document``, with all that ``run.jsonl`` will say of it."""
        self._tell("document", **({"path": path, "status": "unchanged"} if record is None else on_record(record)))

    def close(self, tally: Tally, records: Iterable[Record]) -> None:
        """An event ``end``, and the table."""
        self._tell("end", **asdict(tally), seconds=round(time.monotonic() - self._began, 3))
        if not self.quiet:
            super().close(tally, records)

    def _tell(self, event: str, **fields: Any) -> None:
        import json

        stamp = time.strftime("%Y-%m-%dT%H:%M:%S%z")
        line = json.dumps({"event": event, "time": stamp, **fields}, ensure_ascii=False)
        print(line.encode("utf-8", "backslashreplace").decode(), file=sys.stderr, flush=True)
