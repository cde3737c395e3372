"""The cyclic garbage collector, kept from a document while it is read.

Nothing that a document is made of holds itself, so its parts go as soon as nobody needs them. The collector's
passes over all that is alive would find nothing in them and take a sixth of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
