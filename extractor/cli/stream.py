"""``extract … -o -``: documents to standard output, no folder and no record of the run."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from .names import document_id
from .reading import read
from .sources import find
from .usage import UsageError, complain
from .work import writable

if TYPE_CHECKING:
    from ..models import Document


def to_stdout(options: argparse.Namespace) -> int:
    """Write one document as it would lie in a file, several as a line each; 1 where one could not be read."""
    if options.format or options.page or options.engine == "ray":
        raise UsageError("-o - 只写 JSON，不能与 -f、--page、--engine ray 一起使用。请用 -o 给出文件夹。")
    from ..core.problems import ExtractionError
    from ..pipeline import extract

    paths = find(options.sources, complain)
    failed = 0
    for path in paths:
        try:
            document = extract(
                read(path).data, name=document_id(path, options.id), path=writable(path),
                without=tuple(options.without), any_language=options.any_language,
            )  # fmt: skip
        except ExtractionError as error:
            complain(f"{path}：{error.code} {error.message}")
            failed = 1
            if options.fail_fast:
                break
            continue
        sys.stdout.buffer.write(document.to_json() if len(paths) == 1 else _line(document))
        sys.stdout.buffer.flush()
    return failed


def _line(document: Document) -> bytes:
    import msgspec

    return msgspec.json.format(document.to_json(), indent=-1) + b"\n"
