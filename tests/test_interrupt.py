"""Ctrl-C, and SIGTERM: it stops at once, what was written is whole, and no worker is left."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import HANGS, PLAN, Command
from test_bad_input import wait_for

MANY = 400


def start(command: Command, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*command.line, *words], cwd=command.folder, start_new_session=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def stop(process: subprocess.Popen[str], how: Callable[[int, int], None], number: int) -> str:
    """What it said on stderr once it had ended; nothing of its group may live on."""
    how(process.pid, number)
    _, said = process.communicate(timeout=HANGS)
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    return said


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("how", [os.killpg, os.kill], ids=["terminal", "process"])
def test_ctrl_c_while_working_leaves_whole_files_only(
    command: Command, jobs: str, how: Callable[[int, int], None]
) -> None:
    for n in range(MANY):
        command.write(f"in/{n:03}.txt", PLAN * 40)
    process = start(command, "in", "-j", jobs)
    wait_for(command.folder / "output", 10)
    said = stop(process, how, signal.SIGINT)
    assert process.returncode == 130
    written = command.written()
    assert 10 <= len(written) < MANY
    assert {line["output"] for line in command.log()} <= set(written)
    logged = len(command.log())
    assert said == f"extract: 已中断：写出 {logged} 份，均完整；{MANY - logged} 份未处理。\n"


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_document_that_hangs_can_be_interrupted(command: Command, jobs: str, number: int, code: int) -> None:
    for name in ("a.txt", "b.txt"):
        command.write(name)
    os.mkfifo(command.folder / "pipe.txt")  # reading it waits for ever
    process = start(command, "a.txt", "b.txt", "pipe.txt", "-j", jobs)
    wait_for(command.folder / "output", 2)
    said = stop(process, os.kill, number)
    assert process.returncode == code
    assert "Traceback" not in said
    assert set(command.written()) == {"a.json", "b.json"}


def test_workers_end_when_their_parent_is_killed(command: Command) -> None:
    for n in range(MANY):
        command.write(f"in/{n:03}.txt", PLAN * 40)
    process = start(command, "in", "-j", "2")
    wait_for(command.folder / "output", 5)
    process.kill()
    process.communicate(timeout=HANGS)
    for _ in range(20 * HANGS):
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGKILL)
    raise AssertionError("a worker outlived its parent")


def test_ctrl_c_before_the_first_document_says_one_line(command: Command) -> None:
    os.mkfifo(command.folder / "pipe.txt")
    process = start(command, "pipe.txt")
    written = _when_read(command.folder / "pipe.txt")
    said = stop(process, os.kill, signal.SIGINT)
    os.close(written)
    assert process.returncode == 130
    assert said == "extract: 已中断：写出 0 份，均完整；1 份未处理。\n"


def _when_read(pipe: Path) -> int:
    """The end to write to, once the run has opened the other: until then there is none."""
    for _ in range(50 * HANGS):
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.02)
    raise AssertionError("the document is not read")
