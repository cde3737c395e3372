"""The engine Ray: the same rows as a local run, also when a worker is lost on the way."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conftest import HANGS, PLAN, Command

pytest.importorskip("ray")
pytest.importorskip("extractor.export.arrow")
DOCUMENTS = 16


def rows_of(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The rows of every table in a folder of Parquet parts."""
    import pyarrow.parquet as pq

    return {
        table.name: [row for part in sorted(table.glob("part-*.parquet")) for row in pq.read_table(part).to_pylist()]
        for table in folder.iterdir()
        if table.is_dir()
    }


def local_rows(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The rows that the JSON files of a local run come to."""
    import msgspec

    from extractor.export.arrow import batches

    read = msgspec.json.Decoder(float_hook=Decimal).decode
    documents = (read(path.read_bytes()) for path in sorted(folder.glob("*.json")))
    rows: dict[str, list[dict[str, Any]]] = {}
    for table, batch in batches(documents):
        rows.setdefault(table.name, []).extend(batch.to_pylist())
    return rows


def ray_workers(pid: int) -> list[int]:
    """Processes below ``pid`` that are at work on a part."""
    found = []
    children = Path(f"/proc/{pid}/task/{pid}/children")
    for child in map(int, children.read_text().split() if children.exists() else []):
        try:
            title = Path(f"/proc/{child}/cmdline").read_bytes()
        except OSError:
            continue
        found += [child] if title.startswith(b"ray::") and b"do_part" in title else []
        found += ray_workers(child)
    return found


def test_a_lost_worker_costs_nothing_and_the_rows_are_those_of_a_local_run(command: Command) -> None:
    for n in range(DOCUMENTS):
        command.write(f"in/{n:02}.txt", PLAN.replace("12.3", f"{n}.30"))
    command.write("in/empty.txt", "")
    listed = sorted(str(path) for path in (command.folder / "in").iterdir())
    command.write("files.txt", "\n".join(listed))  # a folder search would pass over the pipe
    words = ("@files.txt", "-j", "2")
    assert command(*words, "-o", "local").returncode == 1
    held = command.folder / "in/07.txt"
    held.rename(command.folder / "07")
    os.mkfifo(held)  # whoever reads it waits for ever

    with subprocess.Popen(
        [*command.line, *words, "-o", "far", "--engine", "ray"], cwd=command.folder, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        try:
            blocked = wait_for_the_last_part(process, command.folder / "far/documents")
            held.unlink()
            (command.folder / "07").rename(held)
            os.kill(blocked, signal.SIGKILL)
            out, said = process.communicate(timeout=HANGS)
        finally:
            process.kill()
    assert process.returncode == 1, said
    assert out.endswith(f"{DOCUMENTS + 1} read, {DOCUMENTS} written, 1 failed\n")
    assert rows_of(command.folder / "far") == local_rows(command.folder / "local")
    far, local = command.log("far"), command.log("local")
    kept = ("path", "id", "sha256", "status", "code", "counts", "characters", "accounted", "options", "versions")
    assert [{key: row[key] for key in kept} for row in far] == [{key: row[key] for key in kept} for row in local]
    assert far[0]["output"] == "part-00000.parquet"
    refused = command(*words, "-o", "far", "--engine", "ray")
    assert (refused.returncode, "已有 Parquet 表" in refused.stderr) == (2, True)


def wait_for_the_last_part(process: subprocess.Popen[str], done: Path) -> int:
    """The worker that is held up, once all other parts are written."""
    parts = -(-(DOCUMENTS + 1) // 2)
    for _ in range(600):
        assert process.poll() is None, process.communicate()
        if done.is_dir() and len(list(done.glob("part-*"))) == parts - 1:
            workers = ray_workers(process.pid)
            if len(workers) == 1:
                return workers[0]
        time.sleep(0.1)
    raise AssertionError("the other parts were not done in time")


def test_an_address_without_the_engine_is_wrong_use(command: Command) -> None:
    command.write("a.txt")
    done = command("a.txt", "--address", "auto")
    assert (done.returncode, "--address 只与 --engine ray 一起使用" in done.stderr) == (2, True)
