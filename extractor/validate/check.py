"""An alignment to checked cells: names, words and values row by row, then what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from ..models.validation import CheckedCell
from .alignment import Alignment, Pair
from .check_values import ValueCheck
from .check_words import WordCheck
from .checked import absent
from .compare import Units
from .conflicts import Conflicts
from .facts import Fact, SourceFacts, SourceRow


def check(found: Alignment, facts: SourceFacts, conflicts: Conflicts) -> Iterator[CheckedCell]:
    """Every cell of a block that says something, then what the source has and the block has not."""
    words, values = WordCheck(found, facts), ValueCheck(found, facts, conflicts)
    pairs: defaultdict[int, list[Pair]] = defaultdict(list)
    alike: defaultdict[int, list[Pair]] = defaultdict(list)
    sources = {id(match.row): match.source for match in found.rows}
    for pair in found.pairs:
        pairs[id(pair.row)].append(pair)
        alike[id(sources[id(pair.row)])].append(pair)  # in a long table the lines of one indicator share its unit
    for match in found.rows:
        yield words.name(match)
        if match.twin is not None:
            continue
        own = pairs[id(match.row)]
        units = Units()
        if match.source is not None:
            others = (p.row for p in alike[id(match.source)] if p not in own and p.fact and p.fact.in_row_unit)
            elsewhere = any(words.same_unit(row, match.row) for row in others)
            units, unit = words.unit(match, match.source, partial(values.agreeing, own), elsewhere)
            yield from [unit] if unit is not None else []
            yield from words.texts(match, match.source)
        for pair in own:
            yield from values.value(pair, match, units)
    for fact, part in found.missing_facts:
        yield _missing_fact(fact, part, found, facts)
    for row in found.missing_rows:
        yield _missing_row(row, found, facts)


def _missing_fact(fact: Fact, part: int | None, found: Alignment, facts: SourceFacts) -> CheckedCell:
    raw, span = fact.said(part)
    return absent(
        found.block.sheet, "value", fact.row.indicator.name, "原文有值，录入表没有这一行", column=fact.column.header,
        source_raw=raw, **facts.place(span, fact.row.table),
    )  # fmt: skip


def _missing_row(row: SourceRow, found: Alignment, facts: SourceFacts) -> CheckedCell:
    name = row.indicator.name
    message = f"录入表缺少这一行（原文的表 {row.table.table.id}）"
    place = facts.place(row.indicator.span, row.table)
    return absent(found.block.sheet, "row", name, message, kind="missing_row", source_raw=name, **place)
