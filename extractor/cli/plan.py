"""What is to be done: documents whose input, path, name, options and versions are those on record need not be."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from ..core.problems import NOTES
from .folder import Folder, Row
from .report import Words
from .work import Known, Task


def plan(tasks: list[Task], folder: Folder, report: Words) -> list[Task]:
    """The tasks, each with what is known of it where that may still hold; older versions are told.

    Whether it does hold is seen by the worker, which reads the input anyhow: its digest decides, and
    that of the output. Time and size of a file were considered and would save the reading; but a file
    restored from a backup or written twice within a tick would then be passed over in silence.
    """
    current = folder.settings["versions"]
    older: Counter[str] = Counter()
    planned = []
    for task in tasks:
        row = folder.row(task.location)
        if row is None or row["output"] is None:
            planned.append(task)
        elif row["versions"] != current:
            older["OLDER_SCHEMA" if row["versions"].get("schema") != current["schema"] else "OLDER_RULES"] += 1
            planned.append(task)
        else:
            planned.append(replace(task, known=_known(task, row, folder.settings["options"])))
    if folder.unreadable:
        older["LOG_UNREADABLE"] = folder.unreadable
    for code, number in older.items():
        report.note(code, f"{NOTES[code]}（{number}）")
    return planned


def _known(task: Task, row: Row, options: Row) -> Known | None:
    """The output names its input's path, so that another path to the same file is another output."""
    if (row["path"], row["output"], row["options"]) != (task.path, task.output, options):
        return None
    return Known(row["sha256"], row["output_sha256"], row.get("review"))
