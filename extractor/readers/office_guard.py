"""Runs LibreOffice for a reader and outlives it: whatever ends the reader, nothing of the conversion is left.

Run as a program by ``office``, which holds the other end of its standard input: when that closes, the reader has
what it wants, was killed or gave up, and LibreOffice, its children and its folder go. Until then they are the reader's.

    python office_guard.py FOLDER SECONDS COMMAND…

It prints one number: 0 done, 124 past its time, 126 the command cannot be started. Only the standard library is used.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from contextlib import suppress

LATE, UNSTARTED = 124, 126


def main(folder: str, seconds: str, *command: str) -> None:
    """Run the command in its folder, say how it ended, and stay until the reader lets go."""
    program = _started(folder, command)
    watch = threading.Thread(target=_when_left, args=(program, folder))
    watch.start()
    status = 0 if program is not None else UNSTARTED
    if program is not None:
        try:
            program.wait(float(seconds))
        except subprocess.TimeoutExpired:
            status = LATE
        _end(program)
    with suppress(OSError):  # the reader may be gone
        print(status, flush=True)
    watch.join()


def _started(folder: str, command: tuple[str, ...]) -> subprocess.Popen[bytes] | None:
    try:
        return subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            cwd=folder, start_new_session=True,
        )  # fmt: skip
    except OSError:
        return None


def _when_left(program: subprocess.Popen[bytes] | None, folder: str) -> None:
    """Wait until the reader lets go; what is still there then is nobody's."""
    while os.read(0, 1):
        pass
    if program is not None:
        _end(program)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


def _end(program: subprocess.Popen[bytes]) -> None:
    """End the program and what it has started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(program.pid, signal.SIGKILL)
    program.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
