"""A run from its sources to its exit code.

sources -> folder (lock, what is known) -> names -> plan -> pool -> journal -> run.jsonl, table
"""

from __future__ import annotations

import argparse
import contextlib
import os

from ..versions import versions
from .folder import JOURNAL, LOG, Folder
from .names import document_id, output_names
from .plan import plan
from .pool import METHOD, Crew
from .progression import Progression
from .report import Words
from .sources import find, is_address
from .usage import UsageError
from .work import Task, asked

WORTH_A_WORKER = 2_000_000
"""Bytes of input from which one more process pays for its start."""


def conduct(options: argparse.Namespace, report: Words) -> int:
    """Carry out what the options of ``extract SOURCES…`` ask for, and return the exit code.

    Raises:
        UsageError, ExtractionError: nothing was done.
    """
    if is_address(options.output):
        raise UsageError(f"输出文件夹要在本机：{options.output}。请用 -o 给出一个文件夹，写完后再上传。")
    paths = find(options.sources, lambda said: report.trouble("", said))
    mark = os.urandom(4).hex()
    without = tuple(sorted(set(options.without)))
    settings = {"options": asked(without, options.any_language, options.id), "versions": versions()}
    with contextlib.closing(Folder(options.output, mark, settings)) as folder:
        names = output_names(paths, folder.names, _gone)
        tasks = [
            Task(n, path, document_id(path, options.id), name, options.output, without, None, options.any_language)
            for n, (path, name) in enumerate(zip(paths, names, strict=True))
        ]
        _spare_inputs(tasks)
        if not options.force:
            tasks = plan(tasks, folder, report)
        crew = Crew(
            options.jobs or _fitting_jobs(paths), options.timeout, mark, options.memory, _method(paths),
            warm=without if any(task.known is None for task in tasks) else None,
            begun=lambda task: report.working_on(task.path),
        )  # fmt: skip
        return Progression(folder, tasks, report).carry_out(crew, options.fail_fast)


def _spare_inputs(tasks: list[Task]) -> None:
    """Raises UsageError where an output would take the place of an input."""
    folder = os.path.realpath(tasks[0].folder)
    names = {task.name for task in tasks}
    for task in tasks:
        top, file = os.path.split("" if is_address(task.path) else os.path.realpath(task.path))
        if top == folder and (file in (LOG, JOURNAL) or (file.endswith(".json") and file[:-5] in names)):
            raise UsageError(f"输出会覆盖输入文件 {task.path}。请用 -o 另选输出文件夹。")


def _gone(location: str) -> bool:
    """Whether a local file is no more. Of an address we do not know, and nothing of it is given away."""
    return not is_address(location) and not os.path.exists(location)


def _method(paths: list[str]) -> str:
    addresses = [path for path in paths if is_address(path)]
    if addresses:
        from .addresses import forks_badly

        if forks_badly(addresses):
            return "spawn"
    return METHOD


def _fitting_jobs(paths: list[str]) -> int:
    size = 0
    for path in paths:
        if is_address(path):
            size += WORTH_A_WORKER // 20  # there is waiting to be shared as well
        with contextlib.suppress(OSError):
            size += os.path.getsize(path)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, size // WORTH_A_WORKER))
