"""Long tables, one value a line: each line to the fact that its columns choose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ..lexicon.tables import is_missing
from .alignment import Alignment, Pair, RowMatch
from .columns import TENSE_OF_ROLE, likeness
from .compare import Units, same, same_number
from .facts import Fact, SourceTable
from .headers import time_of
from .layout import Block, KeyedRow
from .meaning import Meaning, comparator_of, of_cell, with_context
from .names import NameIndex, same_group, spelled

YES = frozenset({"是", "y", "yes", "true", "1", "累计", "total", "cumulative", "√", "✓", "〔〕", "[]"})
NO = frozenset({"否", "n", "no", "false", "0", "年度", "当年"})


@dataclass(frozen=True, slots=True)
class Option:
    """A fact that a line can mean; ``score`` counts what the line's columns say in its favour."""

    fact: Fact
    part: int | None
    grade: int
    score: float


def align_lines(block: Block, tables: Sequence[SourceTable], index: NameIndex) -> Alignment:
    """Lay a long block against the source: lines that agree with a fact choose first, then those with its number."""
    out = Alignment(block)
    value = block.column("value")
    assert value is not None
    options = _settled([_best(list(_options(block, row, tables, index))) for row in block.rows])
    chosen = _choose(block, options)
    used: dict[tuple[int, int | None], KeyedRow] = {}
    for n, row in enumerate(block.rows):
        option = chosen.get(n)
        if option is not None:
            used[id(option.fact), option.part] = row
            out.rows.append(RowMatch(row, option.fact.row, option.grade))
            out.pairs.append(Pair(row, value, row.cells[value.index], option.fact, option.part))
            continue
        out.rows.append(_without_fact(block, row, options[n], used, index))
        if out.rows[-1].twin is None:
            out.pairs.append(Pair(row, value, row.cells[value.index], None))
    _cover(out, list(chosen.values()))
    return out


def _cover(out: Alignment, chosen: list[Option]) -> None:
    """The tables and columns that the lines speak of, and what is missing of them."""
    found = [option.fact for option in chosen]
    tables = {id(fact.row.table): fact.row.table for fact in found}
    out.tables = list(tables.values())
    have = {(id(option.fact), option.part) for option in chosen}
    touched = {(id(fact.row.table), fact.column.index) for fact in found}
    named = {id(fact.row): fact.row for fact in found}
    out.missing_facts = [
        (fact, part) for row in named.values() for fact in row.facts.values() for part in fact.parts
        if (id(row.table), fact.column.index) in touched and not fact.missing
        and not {(id(fact), part), (id(fact), None)} & have
    ]  # fmt: skip


def _best(options: list[Option]) -> list[Option]:
    """Those that the line's columns speak for most."""
    top = max((option.score for option in options), default=0)
    return [option for option in options if option.score >= top - 1e-9]


def _settled(options: Sequence[list[Option]]) -> list[list[Option]]:
    """For each line its options, those of the table that most lines can mean first."""
    lines = Counter(table for line in options for table in {id(option.fact.row.table) for option in line})
    return [sorted(line, key=lambda option: -lines[id(option.fact.row.table)]) for line in options]


def _options(block: Block, row: KeyedRow, tables: Sequence[SourceTable], index: NameIndex) -> Iterator[Option]:
    allowed = {id(table) for table in tables}
    for match in index.find(row.name.text):
        if id(match.row.table) not in allowed:
            continue
        for fact in match.row.facts.values():
            for part in _parts(fact, block, row):
                score = _score(block, row, fact, part)
                if score is not None:
                    yield Option(fact, part, match.grade, score + match.likeness)


def _parts(fact: Fact, block: Block, row: KeyedRow) -> list[int | None]:
    """The values of a cell one by one, or the whole cell where the line has all of it as printed."""
    whole = len(fact.observations) > 1 and len(line_meanings(block, row)) == len(fact.observations)
    return [None] if whole else fact.parts


def _score(block: Block, row: KeyedRow, fact: Fact, part: int | None) -> float | None:
    """What the line says for a fact; None where it rules it out."""
    total = 0.0
    for role, rule in SELECTED:
        cell = row.under(block.column(role))  # type: ignore[arg-type]  # the keys are roles
        if cell is not None:
            points = rule(cell.text, fact, part)
            if points is None:
                return None
            total += points
    return total + 2 * same_group(row.group, fact.row.indicator.group)


def _by_header(text: str, fact: Fact, part: int | None) -> float | None:
    alike = likeness(text, fact.column)
    return 4 * alike if alike >= 0.5 else None


def _by_end(text: str, fact: Fact, part: int | None) -> float | None:
    years = time_of(text).years
    period = _period(fact, part)
    if years is None or period is None:
        return 0.0
    return 2.0 + (years == period) if years[1] == period[1] else None


def _by_start(text: str, fact: Fact, part: int | None) -> float | None:
    years, period = time_of(text).years, _period(fact, part)
    return float(years is not None and period is not None and years[0] == period[0])


def _by_role(text: str, fact: Fact, part: int | None) -> float | None:
    tense, source = time_of(text).tense, TENSE_OF_ROLE.get(fact.column.role)
    if tense is None or source is None:
        return 0.0
    if tense == source:
        return 1.0
    return 0.0 if {tense, source} == {"baseline", "actual"} else None


def _by_table(text: str, fact: Fact, part: int | None) -> float | None:
    return 1.0 if fact.row.table.is_named(text) else None


SELECTED: tuple[tuple[str, Callable[[str, Fact, int | None], float | None]], ...] = (
    ("table", _by_table), ("column", _by_header), ("year", _by_end), ("end", _by_end), ("period", _by_end),
    ("start", _by_start), ("role", _by_role),
)  # fmt: skip
"""Columns of a line that choose the fact, and how each judges one."""


def _period(fact: Fact, part: int | None) -> tuple[int, int] | None:
    observation = fact.observations[part or 0] if fact.observations else None
    period = observation.period if observation is not None and observation.period else fact.column.period
    return (period.start, period.end) if period else None


def says_total(text: str) -> bool | None:
    """What a cell of the column 是否累计 says."""
    word = text.strip().lower()
    return True if word in YES else False if word in NO or is_missing(word) else None


def _choose(block: Block, options: Sequence[list[Option]]) -> dict[int, Option]:
    chosen: dict[int, Option] = {}
    used: set[tuple[int, int | None]] = set()
    for wanted in (partial(_agrees, how=same), partial(_agrees, how=same_number), _anyway):
        for n, row in enumerate(block.rows):
            if n in chosen:
                continue
            for option in options[n]:
                if (id(option.fact), option.part) not in used and wanted(block, row, option):
                    chosen[n] = option
                    used.add((id(option.fact), option.part))
                    break
    return chosen


def _anyway(block: Block, row: KeyedRow, option: Option) -> bool:
    return True


def _agrees(block: Block, row: KeyedRow, option: Option, how: Callable[[Meaning, Meaning, Units], str | None]) -> bool:
    meanings = line_meanings(block, row)
    wanted = option.fact.meanings if option.part is None else (option.fact.meanings[option.part],)
    cell = row.under(block.column("unit"))
    stated = {None, cell.text if cell is not None else None, spelled(row.name.text).unit}
    return len(meanings) == len(wanted) and any(
        all(how(m, w, Units(option.fact.unit, unit)) is not None for m, w in zip(meanings, wanted, strict=True))
        for unit in stated
    )


def line_meanings(block: Block, row: KeyedRow) -> list[Meaning]:
    """What the value of a line says together with the columns beside it."""
    value, high = row.under(block.column("value")), row.under(block.column("high"))
    if value is None:
        return [Meaning()]
    flag, sign = row.under(block.column("cumulative")), row.under(block.column("comparator"))
    found = with_context(
        of_cell(value), says_total(flag.text) if flag else None, comparator_of(sign.text) if sign else None
    )
    if high is not None and len(found) == 1 and found[0].high is None and (top := of_cell(high)[0].value) is not None:
        return [replace(found[0], high=top, comparator="range")]
    return found


def _without_fact(
    block: Block, row: KeyedRow, options: list[Option], used: dict[tuple[int, int | None], KeyedRow], index: NameIndex
) -> RowMatch:
    """A line whose fact an earlier line has taken, or for which the source has none."""
    for option in options:
        twin = used.get((id(option.fact), option.part))
        if twin is not None:
            return RowMatch(row, option.fact.row, option.grade, twin)
    told = row.under(block.column("table"))
    named = index.find(row.name.text)
    found = [m for m in named if told is None or m.row.table.is_named(told.text)] or named
    return RowMatch(row, found[0].row, found[0].grade) if found else RowMatch(row, None)
