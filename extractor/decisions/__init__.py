"""A reading put right by people: decisions beside the output, applied when the source is read again.

``record`` says what a decision is, ``store`` keeps it on the disk, ``nodes`` finds what it speaks of by place,
``apply`` puts it into a document. ``extractor.review`` is where decisions are made.
"""

from __future__ import annotations

from .apply import applied
from .record import Review
from .store import load, review_path

__all__ = ["Review", "applied", "load", "review_path"]
