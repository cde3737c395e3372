"""Runs LibreOffice for a reader and outlives it: whatever ends the reader, nothing of the conversion is left.

Run as a program by ``office``, which holds the other end of its standard input: when that closes before the
conversion is done, the reader was killed or gave up, and LibreOffice, its children and its folder go with it.

    python office_guard.py FOLDER SECONDS COMMAND…

Exit status: 0 done, 124 past its time, 126 the command cannot be started. Only the standard library is used.
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


def main(folder: str, seconds: str, *command: str) -> int:
    """Run the command in its folder; returns the exit status."""
    try:
        program = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            cwd=folder, start_new_session=True,
        )  # fmt: skip
    except OSError:
        return UNSTARTED
    threading.Thread(target=_when_left, args=(program, folder), daemon=True).start()
    try:
        program.wait(float(seconds))
        return 0
    except subprocess.TimeoutExpired:
        return LATE
    finally:
        _end(program)


def _when_left(program: subprocess.Popen[bytes], folder: str) -> None:
    """Wait until the reader lets go; what is still there then is nobody's."""
    while os.read(0, 1):
        pass
    _end(program)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(LATE)


def _end(program: subprocess.Popen[bytes]) -> None:
    """End the program and what it has started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(program.pid, signal.SIGKILL)
    program.wait()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
