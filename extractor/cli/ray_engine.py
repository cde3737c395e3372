"""``--engine ray``: the documents of a run done by a Ray cluster, and their tables written as Parquet.

Each task takes a part of the documents, reads and extracts them and writes one Parquet file per table,
``DIR/indicators/part-00007.parquet``; only the records of the run come back. A part has the same name and
the same rows whoever does it and however often, so a part whose worker was lost is simply done again.
``DIR`` is a folder that all nodes see, or an address. The only importer of ``ray``.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import pickle
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import IO, TYPE_CHECKING, Any

from ..core.extras import install_line
from ..core.problems import ExtractionError
from ..core.writing import cause, write
from ..versions import versions
from .folder import LOG
from .limits import limit_memory
from .names import document_id, output_names, shared
from .record import Record, from_row, to_line
from .report import Tally, Words
from .sources import find, is_address
from .usage import UsageError
from .work import Task, asked, attempt, failed

if TYPE_CHECKING:
    from ..models import Document

DOCUMENTS_A_PART = 500
"""As many as make a file of some megabytes; a part is what is done again when a worker is lost."""
PARTS_A_CORE = 4
"""At least so many where there are fewer documents, so that no core is left without work at the end."""
OBJECT_STORE = 80 * 1024 * 1024
"""Bytes; only paths and records go through it."""


def conduct(options: argparse.Namespace, report: Words) -> int:
    """Carry out a run on Ray, and return the exit code.

    Raises:
        UsageError, ExtractionError: nothing was done.
    """
    try:
        import pyarrow  # noqa: F401
        import ray
    except ImportError as error:
        raise UsageError(f"--engine ray 需要 {error.name}，请安装：{install_line('ray')}。") from None
    paths = find(options.sources, lambda said: report.trouble("", said))
    _told_apart(paths, options.id)
    output = options.output if is_address(options.output) else os.path.abspath(options.output)
    _make_room(output, options.force)
    without = tuple(sorted(set(options.without)))
    tasks = [
        Task(
            n,
            path if is_address(path) else os.path.abspath(path),
            document_id(path, options.id),
            name,
            output,
            without,
            any_language=options.any_language,
        )
        for n, (path, name) in enumerate(zip(paths, output_names(paths), strict=True))
    ]
    with _cluster(ray, options), tempfile.TemporaryFile() as log:
        report.begin(len(tasks))
        try:
            return _gather(_parts(ray, tasks, options), log, len(tasks), output, report)
        finally:
            report.stop()


def _told_apart(paths: list[str], ids: str) -> None:
    """Raises UsageError where the tables would hold two documents of one id; paths are as they were given."""
    for name, twins in shared((document_id(path, ids), path) for path in paths).items():
        advice = "请加 --id path（id 取自整个路径）" if ids == "stem" else "请分开运行"
        raise UsageError(f"{'、'.join(twins[:2])} 的 id 同为“{name}”，不能写进同一批数据表。{advice}。")


def _make_room(output: str, force: bool) -> None:
    """Raises UsageError where parts of another run would stand among ours."""
    from ..export.fields import TABLES

    store, root = _store(output)
    earlier = [f"{root}/{table.name}" for table in TABLES if store.exists(f"{root}/{table.name}")]
    if earlier and not force:
        raise UsageError(f"输出位置 {output} 里已有 Parquet 表。请用 -o 另选，或加 --force 重写。")
    for folder in earlier:
        store.rm(folder, recursive=True)


@contextlib.contextmanager
def _cluster(ray: Any, options: argparse.Namespace) -> Iterator[None]:
    """The cluster at the address, or one on this machine that leaves nothing behind."""
    # sockets have short names, so the folder lies where Ray's own would
    with tempfile.TemporaryDirectory(prefix="extract-", dir="/tmp", ignore_cleanup_errors=True) as folder:
        try:
            _start(ray, options, folder)
            yield
        finally:
            ray.shutdown()


def _start(ray: Any, options: argparse.Namespace, folder: str) -> None:
    import logging

    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    quiet: dict[str, Any] = {"logging_level": logging.ERROR, "log_to_driver": False}
    if options.address:
        package = str(Path(__file__).resolve().parent.parent)  # the nodes run the rules of this machine
        ray.init(address=options.address, runtime_env={"py_modules": [package]}, **quiet)
    else:
        ray.init(
            num_cpus=options.jobs or None, include_dashboard=False, object_store_memory=OBJECT_STORE,
            _node_ip_address="127.0.0.1", _temp_dir=folder, **quiet,
        )  # fmt: skip
    import ray.data

    logging.getLogger("ray.data").setLevel(logging.ERROR)
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.execution_options.preserve_order = True


def _parts(ray: Any, tasks: list[Task], options: argparse.Namespace) -> Iterator[bytes]:
    """The records of each part, in order, as lines of JSON."""
    cores = int(ray.cluster_resources().get("CPU", 1))
    size = max(1, min(DOCUMENTS_A_PART, len(tasks) // (PARTS_A_CORE * cores)))
    parts = [
        {
            "part": f"part-{n:05}", "tasks": pickle.dumps(tasks[first : first + size]),
            "timeout": options.timeout, "memory": options.memory, "id": options.id,
        }
        for n, first in enumerate(range(0, len(tasks), size))
    ]  # fmt: skip
    done = ray.data.from_items(parts, override_num_blocks=len(parts)).map(do_part)
    return (row["records"] for row in done.iter_rows())


def _gather(parts: Iterator[bytes], log: IO[bytes], total: int, output: str, report: Words) -> int:
    tally = Tally()
    for lines in parts:
        log.write(lines)
        for line in lines.splitlines():
            record = from_row(json.loads(line))
            tally.add(record)
            report.done(record.path, record)
            report.working_on(record.path)
    log.seek(0)
    try:
        _put(output, LOG, log.read())
    except ExtractionError as error:
        report.trouble(error.code, error.message)
        return 1
    report.close(tally, _Records(log))
    return int(tally.failed > 0)


class _Records:
    def __init__(self, log: IO[bytes]):
        self._log = log

    def __iter__(self) -> Iterator[Record]:
        self._log.seek(0)
        return (from_row(json.loads(line)) for line in self._log)


# -- on the nodes -----------------------------------------------------------------------------


def do_part(row: dict[str, Any]) -> dict[str, Any]:
    """Extract the documents of one part, write their rows, and return their records."""
    from ..export.arrow import batches

    tasks: list[Task] = pickle.loads(row["tasks"])
    part = f"{row['part']}.parquet"
    records: list[Record] = []
    limit_memory(row["memory"])
    try:
        _write(tasks[0].folder, part, batches(_documents(tasks, part, row["timeout"], records)))
    except ExtractionError as error:
        records = [failed(task, error, 0.0) for task in tasks]
    settings = {"options": asked(tasks[0].without, tasks[0].any_language, row["id"]), "versions": versions()}
    lines = b"".join(to_line(record, settings) for record in records)
    return {"records": lines}


def _documents(tasks: list[Task], part: str, timeout: float, records: list[Record]) -> Iterator[dict[str, Any]]:
    for task in tasks:
        kept: list[Document] = []

        def keep(_: Task, document: Document, kept: list[Document] = kept) -> tuple[str, None]:
            kept.append(document)
            return part, None

        with _time_limit(timeout):
            record = attempt(task, keep)
        assert record is not None
        records.append(record)
        if kept:
            yield kept[0].model_dump()


def _write(output: str, part: str, batches: Iterator[tuple[Any, Any]]) -> None:
    """One Parquet file per table. Raises ExtractionError (OUTPUT_UNWRITABLE)."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    files: dict[str, tuple[pa.BufferOutputStream, ParquetWriter]] = {}
    for table, batch in batches:
        if table.name not in files:
            stream = pa.BufferOutputStream()
            files[table.name] = stream, ParquetWriter(stream, batch.schema, compression="zstd")
        files[table.name][1].write_batch(batch)
    for name, (stream, writer) in files.items():
        writer.close()
        _put(output, f"{name}/{part}", stream.getvalue().to_pybytes())


@contextlib.contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """ExtractionError (TIMEOUT) in what runs inside. A library that never comes back is not stopped by it."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise ExtractionError("TIMEOUT", f"{seconds:g} 秒")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


# -- the output, a folder or an address ----------------------------------------------------------


def _store(output: str) -> tuple[Any, str]:
    from fsspec.core import url_to_fs

    store, root = url_to_fs(output)
    return store, root.rstrip("/")


def _put(output: str, name: str, data: bytes) -> None:
    try:
        if is_address(output):
            store, root = _store(output)
            store.pipe_file(f"{root}/{name}", data)
        else:
            path = os.path.join(output, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            write(path, data, str(os.getpid()))
    except OSError as error:
        raise ExtractionError("OUTPUT_UNWRITABLE", f"{output}/{name}：{cause(error)}") from None
    except Exception as error:  # whatever a store raises
        raise ExtractionError("OUTPUT_UNWRITABLE", f"{output}/{name}：{type(error).__name__} {error}") from None
