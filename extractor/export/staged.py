"""A file or folder that appears as a whole: written beside its target, renamed when it is done."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from ..core.problems import ExtractionError
from .documents import Source


class Staged:
    """Base of the sinks that write anew each time; ``self.beside`` is where to write meanwhile.

    A target that exists is replaced only when the new one is whole; a folder only where it holds
    nothing but an earlier export.
    """

    OWN = frozenset[str]()
    """Names of what an earlier export may have left in a folder."""

    rebuilt = False
    formerly = frozenset[str]()

    def __init__(self, target: Path):
        self.target = target
        self.beside = target.parent / f".{target.name}.{os.getpid()}.part"

    def __enter__(self) -> Self:
        if self.target.is_dir():
            foreign = next((name for name in sorted(os.listdir(self.target)) if name not in self.OWN), None)
            if foreign is not None:
                raise ExtractionError("EXPORT_OCCUPIED", str(self.target / foreign))
        self.target.parent.mkdir(parents=True, exist_ok=True)
        _remove(self.beside)
        self.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self.close()
                self._publish()
            else:
                self.abandon()
        finally:
            _remove(self.beside)

    @property
    def known(self) -> dict[str, str]:
        """Nothing: these formats are written anew each time."""
        return {}

    @property
    def sources(self) -> dict[str, Source]:
        """Nothing either."""
        return {}

    def update(self, digests: dict[str, str], gone: Iterable[str]) -> None:
        """All documents are new here."""

    def open(self) -> None:
        """Begin to write at ``self.beside``."""

    def close(self) -> None:
        """Finish what was begun."""

    def abandon(self) -> None:
        """Let go of what was begun: it will be removed. Raises nothing."""

    def _publish(self) -> None:
        if not self.target.is_dir():
            os.replace(self.beside, self.target)
            return
        old = self.beside.with_suffix(".old")
        os.replace(self.target, old)
        os.replace(self.beside, self.target)
        _remove(old)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
