"""From bytes to a validated document: the stages in their order."""

from __future__ import annotations

import hashlib
from pathlib import Path

from .core.fragment import span
from .core.problems import ExtractionError
from .core.trace import Trace
from .layout.lines import split_lines
from .models import Document
from .readers.text import decode

INGESTER = "text/1"


def extract(source: str | Path | bytes, *, name: str | None = None, trace: Trace | None = None) -> Document:
    """Read one plan document.

    Args:
        source: a path, or the bytes of a file.
        name: the document's id; the path's stem where it is not given.
        trace: collects what each rule did.

    Raises:
        ExtractionError: the document cannot be read; ``code`` says why.
    """
    path, data = _load(source)
    decoded = decode(data)
    cleaned = split_lines(decoded.text)
    blocks = [
        {"type": "paragraph", "text": line.text, "span": span(line.body, decoded.text)} for line in cleaned.lines
    ]
    whole = {"start": 0, "end": len(decoded.text)}
    return Document.model_validate(
        {
            "id": name or Path(path).stem or "document",
            "source": {
                "path": path, "media_type": "text/plain", "sha256": hashlib.sha256(data).hexdigest(),
                "bytes": len(data), "characters": len(decoded.text), "pages": None, "ingester": INGESTER,
                "encoding": decoded.encoding,
            },
            "text": decoded.text,
            "metadata": {},
            "sections": [
                {"id": "s0", "level": 1, "number": None, "heading": None, "span": whole, "heading_span": None,
                 "blocks": blocks}
            ],
            "boxes": [], "tables": [], "indicators": [], "references": [],
            "furniture": [{"kind": kind, "span": span(f, decoded.text)} for kind, f in cleaned.furniture],
            "diagnostics": [],
        }
    )  # fmt: skip


def _load(source: str | Path | bytes) -> tuple[str, bytes]:
    if isinstance(source, bytes):
        return "", source
    path = Path(source)
    try:
        return str(source), path.read_bytes()
    except FileNotFoundError:
        raise ExtractionError("NOT_FOUND", str(source)) from None
    except OSError as error:
        raise ExtractionError("UNREADABLE", f"{source}: {error.strerror}") from None
