"""A document's findings: what each says, and the words of the source on every side with their lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..core.lines import Lines
from .codes import ABOUT, SEVERITY
from .display import folded, printable

if TYPE_CHECKING:
    from ..models import Diagnostic, Document, Span

SHOWN = 12
"""Places listed of one finding; the JSON has them all."""
AROUND = 8


def findings(document: Document, columns: int | None = None) -> Iterator[str]:
    """One block per finding, contradictions of the source before doubts of the extraction; then the sums.

    Long lines are folded to ``columns`` where that is given.
    """
    for line in _findings(document, Lines(document.text)):
        yield from folded(line, columns, 8 if line.startswith(" ") else 0)


def _findings(document: Document, lines: Lines) -> Iterator[str]:
    for about in ABOUT:
        for diagnostic in document.diagnostics:
            if diagnostic.about == about:
                yield from _block(diagnostic, document.text, lines)
    sums = Counter((d.about, d.severity) for d in document.diagnostics)
    parts = [f"{ABOUT[about]}{SEVERITY[severity]} {n}" for (about, severity), n in sorted(sums.items())]
    yield f"共 {len(document.diagnostics)} 项发现" + ("：" + "，".join(parts) if parts else "")


def _block(diagnostic: Diagnostic, text: str, lines: Lines) -> Iterator[str]:
    yield f"{diagnostic.code}  {ABOUT[diagnostic.about]} {SEVERITY[diagnostic.severity]}  {diagnostic.message}"
    for span in diagnostic.spans[:SHOWN]:
        yield f"{lines.number(span.start):>6}  {_quoted(span, text)}"
    if len(diagnostic.spans) > SHOWN:
        yield f"{'':>6}  ……还有 {len(diagnostic.spans) - SHOWN} 处"
    yield ""


def _quoted(span: Span, text: str) -> str:
    """The words under the span between ▸ and ◂, and a little of what stands around them on their line."""
    before = text[max(0, span.start - AROUND) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + AROUND].partition("\n")[0]
    inside = " ".join(span.text_in(text).split())
    return printable(f"{' '.join(before.split())}▸{inside}◂{' '.join(after.split())}")
