"""A comparison as text for a terminal, as CSV and as JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ..compare.figures import ROLES, Figure
from ..compare.words import FROM_TEXT, amount, plain, title, years
from ..core.lines import Lines
from ..core.problems import COMPARISONS
from .display import pad, pad_left, shorten, width

if TYPE_CHECKING:
    from ..compare import Disagreement, Lined
    from ..models import Document

GAP = "  "


# -- text ------------------------------------------------------------------------------------


def as_text(
    lined: Iterable[Lined],
    found: Sequence[Disagreement],
    documents: Sequence[Document],
    names: Sequence[str],
    left: int,
    columns: int | None,
) -> Iterator[str]:
    """A block for each indicator, then what disagrees, then a line that counts."""
    blocks = list(lined)
    for one in blocks:
        yield title(one)
        yield from _aligned(list(_lines(one, names)), columns)
        yield ""
    if any(figure.home is None for one in blocks for row in one.rows for figure in row.figures):
        yield f"{FROM_TEXT} 取自正文，该文件的表中没有。"
    for disagreement in found:
        yield from _finding(disagreement, documents, names)
    said = f"{len(documents)} 份文件，{len(blocks)} 个指标"
    said += f"，另有 {left} 个只见于一份文件（--all 全部列出）" if left else ""
    yield f"{said}；{len(found)} 处不一致。"


def _lines(one: Lined, names: Sequence[str]) -> Iterator[list[str]]:
    yield ["", "", *ROLES.values()]
    for row in one.rows:
        when = years(row)
        for document in sorted({figure.document for figure in row.figures}):
            cells = [when, names[document]]
            for role in ROLES:
                own = [f for f in row.figures if f.document == document and f.role == role]
                said = dict.fromkeys(amount(one, f) + (FROM_TEXT if f.home is None else "") for f in own)
                cells.append(" / ".join(said))
            yield cells
            when = ""


def _aligned(lines: list[list[str]], columns: int | None) -> Iterator[str]:
    widths = [max(width(line[n]) for line in lines) for n in range(len(lines[0]))]
    if columns is not None:
        room = columns - sum(widths) + widths[1] - len(GAP) * len(widths)
        widths[1] = min(widths[1], max(room, 8))
    for line in lines:
        cells = [pad(line[0], widths[0]), pad(shorten(line[1], widths[1]), widths[1])]
        cells += [pad_left(cell, widths[n]) for n, cell in enumerate(line[2:], 2)]
        yield (GAP + GAP.join(cells)).rstrip()


def _finding(one: Disagreement, documents: Sequence[Document], names: Sequence[str]) -> Iterator[str]:
    yield f"{one.code} {COMPARISONS[one.code].meaning}"
    yield f"{GAP}{one.lined.name}，{years(one.row)}："
    for side in one.sides:
        place = where(documents[side.document], side)
        home = "表" if side.home else "正文"
        yield (
            f"{GAP}{GAP}{names[side.document]}：{ROLES[side.role]} {side.printed}"
            f"（{_unit(side)}{documents[side.document].source.path or documents[side.document].id}，"
            f"{home}，第 {place['line']} 行{_page(place['page'])}）"
        )
    yield ""


def _unit(figure: Figure) -> str:
    return f"{figure.unit}；" if figure.unit else ""


def _page(page: int | None) -> str:
    return f"，第 {page} 页" if page is not None else ""


def where(document: Document, figure: Figure) -> dict[str, int | None]:
    """Line and page, from 1, and the span."""
    span = figure.span
    first = (span.parts or [span])[0]
    line = Lines(document.text).number(first.start)
    return {"line": line, "page": first.page, "span_start": span.start, "span_end": span.end}


# -- CSV and JSON ----------------------------------------------------------------------------


def as_csv(lined: Iterable[Lined], documents: Sequence[Document], names: Sequence[str]) -> str:
    """A line for each figure, with ``value`` in the indicator's unit and as it is printed."""
    out = io.StringIO()
    writer: csv.DictWriter[str] | None = None
    for one in lined:
        for row in one.rows:
            for figure in row.figures:
                fields = {
                    "indicator": one.name, "unit": one.unit, "measure": row.measure,
                    "period_start": row.years[0], "period_end": row.years[1],
                    **_figure(one, figure, documents, names),
                }  # fmt: skip
                if writer is None:
                    writer = csv.DictWriter(out, fields, lineterminator="\n")
                    writer.writeheader()
                writer.writerow(fields)
    return out.getvalue()


def as_json(
    lined: Iterable[Lined], found: Iterable[Disagreement], documents: Sequence[Document], names: Sequence[str]
) -> str:
    """Documents, indicators with their rows, and findings with both sides."""
    import msgspec

    said = {
        "documents": [
            {"id": d.id, "label": name, "path": d.source.path, "sha256": d.source.sha256}
            for d, name in zip(documents, names, strict=True)
        ],
        "indicators": [
            {
                "name": one.name, "unit": one.unit, "dimension": one.dimension,
                "rows": [
                    {
                        "measure": row.measure, "period": {"start": row.years[0], "end": row.years[1]},
                        "figures": [_figure(one, f, documents, names) for f in row.figures],
                    }
                    for row in one.rows
                ],
            }
            for one in lined
        ],
        "findings": [
            {
                "code": one.code, "severity": COMPARISONS[one.code].severity, "message": COMPARISONS[one.code].meaning,
                "indicator": one.lined.name, "unit": one.lined.unit, "measure": one.row.measure,
                "period": {"start": one.row.years[0], "end": one.row.years[1]},
                "sides": [_figure(one.lined, side, documents, names) for side in one.sides],
            }
            for one in found
        ],
    }  # fmt: skip
    return msgspec.json.format(msgspec.json.Encoder(decimal_format="number").encode(said), indent=1).decode() + "\n"


def _figure(one: Lined, figure: Figure, documents: Sequence[Document], names: Sequence[str]) -> dict[str, Any]:
    document = documents[figure.document]
    return {
        "document": document.id, "label": names[figure.document], "role": figure.role,
        "comparator": figure.comparator, "value": _number(one, figure.value), "value_high": _number(one, figure.high),
        "name": figure.name, "printed": figure.printed, "printed_unit": figure.unit,
        "source": "table" if figure.home else "text", **where(document, figure),
    }  # fmt: skip


def _number(one: Lined, value: Any) -> Decimal | None:
    return None if value is None else Decimal(plain(one.in_unit(value)))
