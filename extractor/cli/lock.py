"""One run at a time: a lock on a file, which the system lets go of when the last process of the run ends."""

from __future__ import annotations

import json
import os
import time

from ..core.problems import ExtractionError

PATIENCE = 2.0
"""Seconds to wait before a lock is called held: the workers of a run that was killed take a moment to end."""


def lock(path: str) -> int:
    """An open file that this process and its children alone hold, with a line in it that says so.

    The holder may remove the file; whoever has opened it meanwhile tries again with the new one.

    Raises:
        OSError: the file cannot be made.
        ExtractionError: OUTPUT_BUSY.
    """
    deadline = time.monotonic() + PATIENCE
    while True:
        number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
        try:
            if _held(number):
                if _is(path, number):
                    _sign(number)
                    return number
            elif time.monotonic() > deadline:
                raise ExtractionError("OUTPUT_BUSY", _holder(path))
        except BaseException:
            os.close(number)
            raise
        os.close(number)
        time.sleep(0.02)


def _held(number: int) -> bool:
    import fcntl

    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is(path: str, number: int) -> bool:
    try:
        return os.path.samestat(os.stat(path), os.fstat(number))
    except FileNotFoundError:
        return False


def _sign(number: int) -> None:
    size = os.fstat(number).st_size
    torn = size > 0 and os.pread(number, 1, size - 1) != b"\n"  # a kill can cut a line short
    holder = {"pid": os.getpid(), "host": os.uname().nodename, "since": time.strftime("%Y-%m-%d %H:%M:%S")}
    os.write(number, b"\n" * torn + json.dumps({"holder": holder}, ensure_ascii=False).encode() + b"\n")


def _holder(path: str) -> str:
    """Who signed last, in words."""
    last = None
    try:
        with open(path, "rb") as file:
            for line in file:
                if line.startswith(b'{"holder"') and line.endswith(b"\n"):
                    last = json.loads(line)["holder"]
    except OSError:  # it has just ended
        pass
    return f"进程 {last['pid']}，主机 {last['host']}，自 {last['since']} 起" if last else path
