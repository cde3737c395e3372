"""Claims beyond tables: lines of subject, value, unit and period, held against indicators and statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..lexicon.names import name_key
from ..lexicon.widths import squeeze
from ..models import Span
from ..models.statement import Statement
from ..models.validation import CheckedCell, Place
from ..statements.subjects import is_action
from .compare import Units
from .conflicts import Conflicts
from .facts import SourceFacts
from .headers import KeyedRole, role_of, time_of
from .layout import KeyedColumn, KeyedRow
from .meaning import Meaning, of_cell, of_observation, of_statement
from .names import LEAST_LIKENESS, is_short_typo, likeness, spelled
from .rules import Answer, Case, Neighbour, judge
from .validate import Help, Keyed, report_of
from .workbook import InputError, KeyedCell, Sheet, Workbook

SAME, INSIDE, TYPO = 3, 2, 1
"""How a claim's subject names a figure's: the same, a part of it, within a typo."""
LEAST_INSIDE = 4
"""Characters that a name must have to count as part of another."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the source, from a table or a sentence."""

    subject: str
    meaning: Meaning
    unit: str | None
    years: tuple[int, int] | None
    raw: str
    span: Span
    where: str
    section: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One line of the file of claims."""

    name: KeyedCell
    value: KeyedCell
    unit: str | None
    years: tuple[int, int] | None


def check_claims(workbook: Workbook, facts: SourceFacts, help_: Help | None = None) -> Keyed:
    """Check every claim of a file. Raises InputError where no sheet has columns of subjects and values."""
    synonyms = (help_ or Help()).synonyms
    figures = [*_of_tables(facts), *_of_statements(facts)]
    conflicts = Conflicts(facts.document, facts)
    claims = [claim for sheet in workbook.sheets for claim in read_claims(sheet)]
    if not claims:
        raise InputError(f"{workbook.path} 中没有认出主语和数值两列。表头应有“主语”“数值”，以及“单位”“时期”。")
    cells = [_checked(claim, figures, synonyms, conflicts, facts) for claim in claims]
    layout = [*workbook.notes, f"{len(claims)} 条陈述，与指标表和正文的 {len(figures)} 个数值核对"]
    return Keyed(workbook, report_of(facts.document, workbook.path, layout, [], cells))


def joined(keyed: Keyed, claims: Keyed, facts: SourceFacts) -> Keyed:
    """One report of a table and of claims; the sheets of the claims go by the name of their file."""
    label = claims.workbook.path.replace("\\", "/").rsplit("/", 1)[-1]

    def named(sheet: str | None) -> str:
        return f"{label} {sheet}" if sheet else label

    sheets = tuple(
        Sheet(named(s.name), tuple(tuple(replace(c, sheet=named(s.name)) for c in row) for row in s.rows))
        for s in claims.workbook.sheets
    )
    cells = [cell.model_copy(update={"sheet": named(cell.sheet)}) for cell in claims.report.cells]
    workbook = replace(keyed.workbook, sheets=(*keyed.workbook.sheets, *sheets))
    one, two = keyed.report, claims.report
    report = report_of(
        facts.document, one.keyed, [*one.layout, *two.layout], [*one.notes, *two.notes], [*one.cells, *cells]
    )
    return Keyed(workbook, report)


# -- what is claimed ----------------------------------------------------------------------


def read_claims(sheet: Sheet) -> Iterator[Claim]:
    """The lines under the first row that heads a column of subjects and one of values."""
    for at, row in enumerate(sheet.rows):
        roles = [role_of(cell.text) for cell in row]
        if "name" in roles and "value" in roles:
            columns = [KeyedColumn(n, cell.text, role) for n, (cell, role) in enumerate(zip(row, roles, strict=True))]
            yield from (_claim(cells, columns) for cells in sheet.rows[at + 1 :] if any(cells))
            return


def _claim(cells: tuple[KeyedCell, ...], columns: Sequence[KeyedColumn]) -> Claim:
    row = KeyedRow(cells, cells[0], None)

    def under(*roles: KeyedRole) -> KeyedCell | None:
        return next((cell for c in columns if c.role in roles and (cell := row.under(c)) is not None), None)

    def index(role: KeyedRole) -> int:
        return next(c.index for c in columns if c.role == role)

    unit, when, start, end = under("unit"), under("period", "year", "column"), under("start"), under("end")
    years = time_of((when or end or start).text).years if when or end or start else None  # type: ignore[union-attr]
    name = cells[index("name")]
    return Claim(name, cells[index("value")], unit.text if unit else spelled(name.text).unit, years)


# -- what the source says -----------------------------------------------------------------


def _of_tables(facts: SourceFacts) -> Iterator[Figure]:
    for row in facts.rows:
        for fact in row.facts.values():
            for o in fact.observations:
                if o.value is not None or o.ratio is not None:
                    period = o.period or fact.column.period
                    yield Figure(
                        row.indicator.name, of_observation(o), fact.unit,
                        (period.start, period.end) if period else None, o.raw, o.span,
                        f"{row.table.label}，{fact.column.header}", row.table.place,
                    )  # fmt: skip


def _of_statements(facts: SourceFacts) -> Iterator[Figure]:
    for s in facts.document.statements:
        years = (s.period.start, s.period.end) if s.period else None
        yield Figure(
            s.subject, of_statement(s), s.unit, years, squeeze(s.span.text_in(facts.document.text)), s.span,
            f"“{squeeze(s.sentence)}”", _section(s, facts),
        )  # fmt: skip


def _section(statement: Statement, facts: SourceFacts) -> str | None:
    return facts.paths.get(statement.section_id or "")


# -- the verdict --------------------------------------------------------------------------


def _naming(claim: str, subject: str) -> int:
    a, b = name_key(claim), name_key(subject)
    if a == b:
        return SAME
    if min(len(a), len(b)) >= LEAST_INSIDE and (a in b or b in a):
        return INSIDE
    if len(a) > 1 and b.endswith(a) and b[0] != "新" and is_action(b.removesuffix(a)):  # 网格员 of 培训网格员
        return INSIDE
    return TYPO if likeness(claim, subject) >= LEAST_LIKENESS else 0


def _checked(
    claim: Claim, figures: Sequence[Figure], synonyms: dict[str, str], conflicts: Conflicts, facts: SourceFacts
) -> CheckedCell:
    subject = spelled(claim.name.text).name
    subject = synonyms.get(name_key(subject).lower(), subject)
    named = [(_naming(subject, figure.subject), figure) for figure in figures]
    best = max((grade for grade, _ in named), default=0)
    near = [figure for grade, figure in named if grade and (grade == best or grade >= INSIDE)]
    if not near:
        says = f"原文没有关于这一主语的数值{_nearest(subject, figures)}"
        return _cell(claim, None, Answer("not_in_source", None, says), [], facts)
    timed = [figure for figure in near if _covers(figure, claim.years)]
    if not timed:
        return _cell(claim, None, Answer("not_in_source", None, "原文有这一主语，但没有这一时期的数值"), [], facts)
    keyed = of_cell(claim.value)[0]
    answers = [(_answer(keyed, figure, claim, near), figure) for figure in timed]
    answer, figure = min(answers, key=lambda pair: ORDER.get(pair[0].verdict, 2) + (pair[0].kind == "value"))
    others = conflicts.between(figure.span) if answer.verdict in ("confirmed", "confirmed_equal") else []
    if others:
        says = "原文自相矛盾：" + "；".join(f"{place.where}为 {place.raw}" for place in others)
        answer = Answer("source_conflict", None, says)
    return _cell(claim, figure, answer, others, facts)


def _nearest(subject: str, figures: Sequence[Figure]) -> str:
    """The one short subject that is a wrong character away, in words; texts speak of too many to take it for meant."""
    near = {figure.subject for figure in figures if is_short_typo(subject, figure.subject)}
    return f"，最接近的是“{near.pop()}”" if len(near) == 1 else ""


ORDER = {"confirmed": 0, "confirmed_equal": 1}


def _covers(figure: Figure, years: tuple[int, int] | None) -> bool:
    return years is None or figure.years is None or figure.years[1] == years[1]


def _answer(keyed: Meaning, figure: Figure, claim: Claim, near: Sequence[Figure]) -> Answer[Figure]:
    units = Units(figure.unit, claim.unit)

    def other_years() -> list[Neighbour[Figure]]:
        return [Neighbour(f.meaning, Units(f.unit, claim.unit), f) for f in near if f.years != figure.years]

    return judge(Case(keyed, figure.meaning, units, True, other_years))


def _cell(
    claim: Claim, figure: Figure | None, answer: Answer[Figure], others: list[Place], facts: SourceFacts
) -> CheckedCell:
    value, other = claim.value, answer.candidate
    message = answer.says or ("与原文一致" if figure else "")
    return CheckedCell(
        sheet=value.sheet, address=value.address, row=value.row, column=None, field="claim", indicator=claim.name.text,
        keyed=value.text, verdict=answer.verdict, kind=answer.kind, source_raw=figure.raw if figure else None,
        span=figure.span if figure else None, context=facts.context(figure.span) if figure else None,
        section=figure.section if figure else None, page=facts.page(figure.span) if figure else None,
        candidate=Place(raw=other.raw, span=other.span, where=other.where) if other else None, others=others,
        message=f"{message}（{figure.where}）" if figure else message,
    )  # fmt: skip
