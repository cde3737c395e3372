"""How a text is read, line by line: what each part of the document is, and what each rule did to it.

A golden one (``tests/golden/readings``) tells a change of any rule, of a constant or of a point from none, and shows it
as a difference of lines. It says what is, not what is right: that is what the keyed files are for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import unified_diff
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from extractor import extract
from extractor.core.trace import Event, Trace
from extractor.models import Document, Period, Section, Span
from tests.dresses import on_pages, spaced, stacked, stacked_cells_apart, with_tables_as
from tests.sketch import sketch

HERE = Path(__file__).parent
TABLED = ("a2", "a5", "chifeng_energy_14fyp", "d01", "d03", "d12", "jiangsu_transport_14fyp", "taicang_health_12fyp")
"""Plans whose tables are set with tabs."""
READINGS = HERE / "golden" / "readings"
SHOWN = 10
"""Characters that a row shows of the begin and the end of a text."""

DOZEN = 12
_NAMES = re.compile(r"\b(?:subject|kind|aggregation|direction|period)=")


class Text(NamedTuple):
    """A text whose reading is kept under a name."""

    name: str
    data: bytes
    suffix: str = ".txt"
    whole: bool = True
    """Whether all of the reading is kept: of a text that is set otherwise, what the rules did is."""


def texts() -> list[Text]:
    """The texts of the tests, and some of the plans with their tables and lines set in other ways."""
    plans = (path for path in (HERE / "plans").iterdir() if path.suffix in (".txt", ".md") and path.name != "README.md")
    paths = sorted([*plans, *(HERE / "tables").glob("*.txt"), *(HERE / "statements").glob("*.txt")])
    own = [Text(f"{path.parent.name}-{path.stem}", path.read_bytes(), path.suffix) for path in paths]
    return [*own, *(Text(name, text.encode(), whole=False) for name, text in _set_otherwise())]


def _set_otherwise() -> Iterator[tuple[str, str]]:
    for name in TABLED:
        text = (HERE / "plans" / f"{name}.txt").read_text("utf-8")
        for style in (stacked, stacked_cells_apart, spaced):
            yield f"{style.__name__}-{name}", with_tables_as(text, style)
        yield f"indented-{name}", on_pages(text, "\u3000\u3000")
        yield f"flush-{name}", on_pages(text, "")


def golden_of(text: Text) -> Path:
    """Where the reading of a text is kept."""
    return READINGS / f"{text.name}.txt"


def reading(text: Text) -> str:
    """The reading of a text, a row for each thing in it."""
    document, trace = reading_of(text)
    whole = [*map(_cut, sketch(document).splitlines()), "", *values_of(document), ""] if text.whole else []
    return "\n".join([*whole, *events_of(trace.events)]) + "\n"


def reading_of(text: Text) -> tuple[Document, Trace]:
    """The document, and what each rule did."""
    trace = Trace()
    return extract(text.data, path=f"text{text.suffix}", trace=trace), trace


def difference(text: Text) -> list[str]:
    """What of a reading is not as it was accepted, each row with - for then and + for now."""
    golden = golden_of(text)
    before = golden.read_text("utf-8").splitlines() if golden.exists() else []
    rows = list(unified_diff(before, reading(text).splitlines(), lineterm="", n=0))
    return [row for row in rows[2:] if not row.startswith("@@")]


def _cut(row: str) -> str:
    """A long row by its ends and its length: every character that it gains or loses shows."""
    return row if len(row) <= 3 * SHOWN or " | " in row else f"{row[: SHOWN + 5]}…{row[-SHOWN:]} ({len(row)})"


def values_of(document: Document) -> Iterator[str]:
    """Every indicator, value and statement in full, the columns of tables, and the places of sections and leads."""
    for i in document.indicators:
        yield _row("indicator", i.number, i.name, i.unit, i.attribute, "in", i.group, "of", i.of)
        for v in i.values:
            yield _row(
                " ",
                v.column,
                v.raw,
                v.comparator,
                v.value,
                v.value_high,
                v.text,
                v.ratio,
                v.role,
                v.period,
                v.cumulative,
            )
    for t in document.tables:
        yield _row("table", t.kind, t.span, *(f"{c.role} {_said(c.period)}" for c in t.columns))
    for s in document.statements:
        yield _row(
            "statement", s.subject, s.comparator, s.value, s.value_high, s.unit, s.kind, s.aggregation, s.direction
        )
        yield _row(" ", s.period, s.period_basis, s.span, s.subject_span)
    for section in _sections(document):
        leads = (lead for block in section.blocks for lead in _leads(block))
        yield _row("section", section.id, section.span, *(f"{lead.mark or ''}{_said(lead.span)}" for lead in leads))
    for reference in document.references:
        yield _row("reference", reference.title)


def _row(*words: object) -> str:
    return " ".join(map(_said, words))


def _said(word: object) -> str:
    """A value in few characters: a place and a time as two numbers."""
    if isinstance(word, Span):
        return "+".join(f"{part.start}-{part.end}" for part in word.parts or [word])
    return f"{word.start}-{word.end}" if isinstance(word, Period) else "-" if word is None else str(word)


def _sections(document: Document) -> Iterator[Section]:
    pending = list(reversed(document.sections))
    while pending:
        section = pending.pop()
        yield section
        pending += reversed(section.children)


def _leads(block: Any) -> list[Any]:
    lead = getattr(block, "lead", None)
    return [lead] if lead is not None else getattr(block, "leads", [])


def events_of(events: list[Event]) -> Iterator[str]:
    """A row for each event; those that say where paragraphs end and what is a heading, of which there is one a line, by
    the dozen."""
    for stage, group in groupby(events, key=lambda event: event.stage):
        if stage in ("paragraphs", "headings"):
            yield from _dozens(stage, list(group))
        else:
            yield from map(_event, group)


def _dozens(stage: str, events: list[Event]) -> Iterator[str]:
    for n in range(0, len(events), DOZEN):
        some = events[n : n + DOZEN]
        rules = groupby(map(_rule, some))
        counted = ((rule, len(list(group))) for rule, group in rules)
        said = ", ".join(rule if count == 1 else f"{count} × {rule}" for rule, count in counted)
        yield f"{stage} from “{some[0].place.text[:SHOWN]}”: {said}"


def _rule(event: Event) -> str:
    if event.stage == "paragraphs":
        return f"joined: {event.reason}" if event.outcome == "claimed" else event.reason
    rule = event.rule.removeprefix("heading.")
    return rule if event.outcome == "claimed" else f"refused {rule}: {event.reason}"


def _event(event: Event) -> str:
    words = " ".join(event.place.text.split())
    shown = words if len(words) <= SHOWN else f"{words[:SHOWN]}… ({len(event.place.text)})"
    if event.stage == "statements" and event.outcome == "claimed":
        return f"“{shown}”: " + " ".join(_NAMES.sub("", event.rule).split())  # what it says stands above
    return f"{event.rule} {event.outcome} “{shown}”: {event.reason}"
