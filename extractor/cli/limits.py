"""How much memory a worker may take: the system refuses more where it can, a watch ends the worker elsewhere.

On Linux a limit on data makes the next allocation fail: Python raises MemoryError, which costs the document and
is TOO_LARGE; a C library may crash on it, and what the worker had taken by then says why. Elsewhere the limit is
not kept by the system, so a thread looks at what the worker has taken and ends it.
"""

from __future__ import annotations

import os
import sys
import threading
import time

DEFAULT = 4 << 30
"""Bytes: a recognised scan takes one GiB, a plan as text a tenth."""
PAST_MEMORY = 77
"""Exit status of a worker that the watch has ended."""
_EVERY = 0.2
_MUCH = 0.6
"""Share of the limit that a crashed worker must have taken for the limit to be the reason."""


def limit_memory(most: int) -> None:
    """Hold this process, and what it starts, to so many bytes of data; 0 is no limit."""
    if not most:
        return
    if sys.platform == "linux":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    else:
        threading.Thread(target=_watch, args=(most,), daemon=True).start()


def ended_by_memory(status: int | None, most: int) -> bool:
    """Whether a worker that ended with this exit status had come to its limit."""
    if not most or status is None:
        return False
    return status == PAST_MEMORY or (status < 0 and sys.platform == "linux" and _most_of_a_child() >= _MUCH * most)


def said(most: int) -> str:
    """What to tell of a document that did not fit."""
    return f"处理时内存超过 {most >> 20} MiB；可用 --memory 放宽"


def _watch(most: int) -> None:
    while taken() < most:
        time.sleep(_EVERY)
    os._exit(PAST_MEMORY)


def _most_of_a_child() -> int:
    import resource

    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


def taken() -> int:
    """Bytes that this process has taken at the most."""
    if sys.platform == "win32":
        return _working_set()
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


if sys.platform == "win32":

    def _working_set() -> int:
        """``PeakPagefileUsage`` of the process, as Windows counts it."""
        import ctypes
        from ctypes import wintypes

        class Counters(ctypes.Structure):
            _fields_ = (
                ("cb", wintypes.DWORD), ("PageFaultCount", wintypes.DWORD),
                *((name, ctypes.c_size_t) for name in (
                    "PeakWorkingSetSize", "WorkingSetSize", "QuotaPeakPagedPoolUsage", "QuotaPagedPoolUsage",
                    "QuotaPeakNonPagedPoolUsage", "QuotaNonPagedPoolUsage", "PagefileUsage", "PeakPagefileUsage",
                )),
            )  # fmt: skip

        counters = Counters(cb=ctypes.sizeof(Counters))
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.K32GetProcessMemoryInfo.argtypes = (wintypes.HANDLE, ctypes.c_void_p, wintypes.DWORD)
        kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb)
        return int(counters.PeakPagefileUsage)
