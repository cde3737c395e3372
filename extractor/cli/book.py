"""``extract export … --as printed`` and ``--to plan.html``: tables and whole documents for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .usage import command, complain, typed

if TYPE_CHECKING:
    from ..export.book import As

WRONG_USE = frozenset({"NOT_FOUND", "EXPORT_FORMAT"})


def write_book(sources: list[str], target: str, kind: As | None, *, mark: bool, quiet: bool) -> int:
    """Write the file, and say what is in it or why not; returns the exit code."""
    from ..core.problems import FAILURES, ExtractionError
    from ..core.writing import cause, write_named
    from ..export.book import rendered
    from ..export.documents import found, read

    try:
        documents = [read(one.path) for one in found(sources).values()]
        data, tables = rendered(documents, target, kind, mark=mark)
        write_named(target, data)
    except ExtractionError as error:
        complain(f"{error.code}：{error.message}")
        return 2 if error.code in WRONG_USE else 1
    except OSError as error:
        said = f"{target}：{cause(error)}"
        complain(f"OUTPUT_UNWRITABLE：{FAILURES['OUTPUT_UNWRITABLE']}（{said}）")
        return 1
    if not quiet:
        print(f"{target}：{len(documents)} 份文件，{tables} 张表。")
        if kind and len(documents) == 1:
            print(f"改过之后可以核对：{command()} validate {typed(target)} --source 原文")
        elif kind:
            print("要与原文核对的，请一份一份导出。")
    return 0
