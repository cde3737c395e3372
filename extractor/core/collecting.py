"""The cyclic garbage collector, kept from a document while it is read.

Nothing that a document is made of holds itself, so its parts go as soon as nobody needs them. The collector's
passes over all that is alive would find nothing in them and take a sixth of the time.

Nor is there anything to find in what a start imports, and 700 new objects, after which Python looks, are a few lines
of a module: the command line has it look seldom (``rarely``). What does hold itself, a traceback at most, waits for
some ten megabytes.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

SELDOM: Final = 100_000
"""New objects after which the collector looks at them in the processes of the command line."""


def rarely() -> None:
    """From now on the collector looks seldom; for a process that is ours."""
    gc.set_threshold(SELDOM, *gc.get_threshold()[1:])


@contextmanager
def uncollected() -> Iterator[None]:
    """No pass of the collector while this lasts, unless another thread asks for it; as it was before, afterwards."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
