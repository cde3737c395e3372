"""The report as one HTML page without network: keyed tables left, the source with its words marked right.

Everything that comes from a file is escaped; the page's policy lets nothing be fetched.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from itertools import pairwise

from ...core.own_pages import HTML
from ...models import Span
from ...models.validation import Adjudication, CheckedCell, Difference, Summary, Verdict
from ..facts import SourceFacts
from ..validate import Keyed
from ..workbook import Sheet, letters
from .words import GRAVITY, HEADS, HEADS_OF_TWO, VERDICTS, address_of, is_clean, texts_of_two

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)
KEYS = (
    '<p class="keys">方向键移动，<kbd>n</kbd>/<kbd>p</kbd> 下一处/上一处不一致，'
    "<kbd>Enter</kbd> 到原文，<kbd>Esc</kbd> 返回表格。</p>"
)
SIGNS: dict[Verdict, str] = {
    "confirmed": "", "confirmed_equal": "≈", "differs": "✗", "not_in_source": "∅", "missing_in_keyed": "…",
    "source_conflict": "⇄", "undecided": "?",
}  # fmt: skip
"""Beside the colour, for those who see none."""


def render(keyed: Keyed, facts: SourceFacts) -> bytes:
    """The page for one keyed file."""
    return page([keyed], facts)


def page(checked: Sequence[Keyed], facts: SourceFacts, found: Adjudication | None = None) -> bytes:
    """The page for one keyed file, or for two with the differences between them."""
    cells = [cell for keyed in checked for cell in keyed.report.cells]
    numbers = {id(cell): n for n, cell in enumerate(cells)}
    keyed = "".join(
        _keyed(one, numbers, f"{n}-", len(checked) > 1 and f"第{'一二'[n]}份") for n, one in enumerate(checked)
    )
    source = "".join(_source(facts.document.text, cells))
    title = f"核对报告：{checked[0].report.keyed}"
    style, script = (files(__package__).joinpath(f"page.{kind}").read_text("utf-8") for kind in ("css", "js"))
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
{HTML}
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>{style}</style>
</head>
<body>
<header>
<h1>{escape(title)}</h1>
<p>原文：{escape(facts.document.source.path)}</p>
{_summaries(checked)}
{KEYS}
</header>
<main>
<section id="keyed" aria-label="录入表">
{_adjudication(found, numbers)}{keyed}{_differences(cells, numbers)}
</section>
<section id="source" aria-label="原文">
<div id="detail" role="status" aria-live="polite"><p>选中表中任一格，这里说明核对结果，下方标出原文。</p></div>
<div id="text" tabindex="0" role="document" aria-label="原文全文">{source}</div>
</section>
</main>
<script type="application/json" id="data">{_data(cells)}</script>
<script>{script}</script>
</body>
</html>
""".encode()


def _summaries(checked: Sequence[Keyed]) -> str:
    return "".join(_summary(one, one.report.summary) for one in checked)


def _summary(keyed: Keyed, counts: Summary) -> str:
    by: dict[Verdict, int] = {
        "confirmed": counts.confirmed - counts.confirmed_equal, "confirmed_equal": counts.confirmed_equal,
        "differs": counts.differ, "not_in_source": counts.not_in_source, "missing_in_keyed": counts.missing_in_keyed,
        "source_conflict": counts.source_conflict, "undecided": counts.undecided,
    }  # fmt: skip
    items = "".join(
        f'<li class="v-{verdict}"><b>{count}</b> {VERDICTS[verdict]} {SIGNS[verdict]}</li>'
        for verdict, count in by.items()
    )
    said = "".join(f"<li>{escape(line)}</li>" for line in (*keyed.report.layout, *keyed.report.notes))
    return (
        f"<p>{escape(keyed.report.keyed)}："
        f"{counts.indicators} 个指标，{counts.values} 个值，共核对 {counts.cells} 格</p>"
        f'<ul class="counts">{items}</ul><details><summary>录入表是这样理解的</summary><ul>{said}</ul></details>'
    )


# -- left: what was keyed -----------------------------------------------------------------


def _keyed(keyed: Keyed, numbers: dict[int, int], prefix: str, label: str | bool) -> str:
    told: defaultdict[tuple[str | None, str], list[CheckedCell]] = defaultdict(list)
    for cell in keyed.report.cells:
        if cell.address is not None:
            told[cell.sheet, cell.address].append(cell)
    heading = f"<h2>{label}：{escape(keyed.report.keyed)}</h2>" if label else ""
    sheets = enumerate(keyed.workbook.sheets)
    return heading + "".join(_table(sheet, told, numbers, f"{prefix}{n}") for n, sheet in sheets)


def _table(
    sheet: Sheet, told: dict[tuple[str | None, str], list[CheckedCell]], numbers: dict[int, int], ident: str
) -> str:
    if not sheet.rows:
        return ""
    name = escape(sheet.name or "录入表")
    heads = "".join(f'<th scope="col">{letters(c)}</th>' for c in range(len(sheet.rows[0])))
    rows = []
    for r, row in enumerate(sheet.rows, 1):
        cells = "".join(
            _cell("" if c.merged else c.text, told.get((c.sheet, c.address)), numbers, c.address) for c in row
        )
        rows.append(f'<tr><th scope="row">{r}</th>{cells}</tr>')
    return (
        f'<h3 id="s{ident}">{name}</h3><div class="wide"><table class="grid" role="grid" aria-labelledby="s{ident}">'
        f"<thead><tr><td></td>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _cell(text: str, verdicts: list[CheckedCell] | None, numbers: dict[int, int], address: str) -> str:
    if not verdicts:
        return f"<td>{escape(text)}</td>"
    worst = min(verdicts, key=lambda cell: GRAVITY.index(cell.verdict))
    own = " ".join(str(numbers[id(cell)]) for cell in verdicts)
    label = escape(f"{address} {text or '空'} {VERDICTS[worst.verdict]}", quote=True)
    sign = f'<span class="sign" aria-hidden="true">{SIGNS[worst.verdict]}</span>' if SIGNS[worst.verdict] else ""
    return (
        f'<td role="gridcell" tabindex="-1" class="v v-{worst.verdict}" data-n="{own}" aria-label="{label}">'
        f"{escape(text)}{sign}</td>"
    )


def _differences(cells: Sequence[CheckedCell], numbers: dict[int, int]) -> str:
    shown = [cell for cell in cells if not is_clean(cell)]
    if not shown:
        return '<h2>不一致之处</h2><p class="none">没有。全部与原文一致。</p>'
    rows = "".join(_difference(cell, numbers[id(cell)]) for cell in shown)
    return _list(f"不一致之处（{len(shown)}）", HEADS, rows)


def _list(title: str, heads: Sequence[str], rows: str) -> str:
    head = "".join(f'<th scope="col">{word}</th>' for word in heads)
    return (
        f'<h2>{title}</h2><div class="wide"><table class="list">'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _difference(cell: CheckedCell, number: int) -> str:
    texts = (cell.indicator, cell.column, cell.keyed, cell.source_raw)
    middle = "".join(f"<td>{escape(text or '')}</td>" for text in texts)
    return (
        f'<tr><td><button type="button" data-n="{number}">{escape(address_of(cell))}</button></td>{middle}'
        f'<td class="v-{cell.verdict}">{VERDICTS[cell.verdict]}</td><td>{escape(cell.message)}</td></tr>'
    )


def _adjudication(found: Adjudication | None, numbers: dict[int, int]) -> str:
    if found is None:
        return ""
    rows = "".join(_of_two(difference, numbers) for difference in found.differences)
    return _list(f"两份录入的差异（{len(found.differences)}）", HEADS_OF_TWO, rows)


def _of_two(difference: Difference, numbers: dict[int, int]) -> str:
    """A line whose first cell is a button to what either keying has there."""
    own = [str(numbers[id(cell)]) for cell in (difference.first, difference.second) if id(cell) in numbers]
    name, *others = map(escape, texts_of_two(difference))
    first = f'<button type="button" data-n="{" ".join(own)}">{name}</button>' if own else name
    return "<tr>" + "".join(f"<td>{text}</td>" for text in (first, *others)) + "</tr>"


# -- right: the source --------------------------------------------------------------------


def _source(text: str, cells: Sequence[CheckedCell]) -> Iterator[str]:
    """The whole text, cut wherever a span of the report begins or ends; each piece knows where it begins."""
    cuts = sorted({0, len(text), *(at for start, end in _spans(cells) for at in (start, end))})
    for start, end in pairwise(cuts):
        yield f'<span data-s="{start}">{escape(text[start:end])}</span>'


def _spans(cells: Sequence[CheckedCell]) -> Iterator[tuple[int, int]]:
    for cell in cells:
        for place in (cell, cell.candidate, *cell.others):
            yield from _parts(place.span if place is not None else None)


def _parts(span: Span | None) -> list[tuple[int, int]]:
    return [(part.start, part.end) for part in (span.parts or [span])] if span is not None else []


def _data(cells: Sequence[CheckedCell]) -> str:
    """What the page says of each cell; ``<`` is written so that no text can end the script element."""
    content = [
        {
            "head": f"{VERDICTS[cell.verdict]}：{cell.message}", "v": cell.verdict, "ok": is_clean(cell),
            "facts": [fact for fact in _facts(cell) if fact[1]],
            "spans": _parts(cell.span),
            "links": [
                [f"{place.where}：{place.raw}", _parts(place.span)]
                for place in ([cell.candidate] if cell.candidate else []) + cell.others
            ],
        }
        for cell in cells
    ]  # fmt: skip
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _facts(cell: CheckedCell) -> list[tuple[str, str]]:
    return [
        ("指标", cell.indicator or ""), ("列", cell.column or ""), ("录入", cell.keyed or ""),
        ("原文", cell.source_raw or ""), ("章节", cell.section or ""), ("页", str(cell.page) if cell.page else ""),
    ]  # fmt: skip
