"""Hypotheses on the header of a table whose cells have no declared place: which words head which column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from ....core.fragment import join
from ....lexicon import tables as words
from ....lexicon.table_points import BY_NAME as POINTS
from ..cells.atoms import Atom, Gap, Layout, what
from ..judging.sides import parts_of
from .cells import joins, of_sequence
from .lines import of_lines
from .words import (
    MAX_BEHIND,
    OWN,
    TAIL,
    YEAR_ALONE,
    Cell,
    Chains,
    begin_anew,
    is_time,
    may_head,
    one_text,
    role_of,
    tells_growth,
    text,
    worth,
)

MAX_LINES = 4
"""Lines that the header of a table with several cells a line may take."""
LIST = 3
"""Headers of a list below which its rows begin, whatever they hold."""
MAX_STEP = 5
"""Years between two headers of a series."""
MAX_ATOMS = 24
"""Lines that the header of a table with one cell a line may take."""
MOST = 20
"""Hypotheses that are weighed with the rows."""
PER_WIDTH = 2
"""Hypotheses of one width and one first row that are held."""
CROWDED = 500
"""Ways to set words over columns from which they are no header: those of a hundred plans have 204 at the most."""

_AIMED = re.compile(
    "(?:规划|预期|预计|实际)?(?:目标|完成|达到|基期|基准|基数|现状|实际|实绩|规划|计划|预计|预期|情况)(?:值|数|情况)?"
)
"""What a year's header goes on with behind a blank: 2020年 基期值, 2025年 预期目标."""
_DATED = re.compile("(?:19|20)[0-9]{2}|十[一二三四五六七]五")
_SPACED = re.compile(r"[\u4e00-\u9fff](?:[ \u3000]+[\u4e00-\u9fff])+")


@dataclass(frozen=True, slots=True)
class Column:
    """``chain`` are the header's cells from the top down; none over a column of names without a header."""

    role: str
    chain: tuple[Cell, ...]

    @property
    def header(self) -> str:
        """Its tiers as one text."""
        return one_text(text(cell) for cell in self.chain)


@dataclass(frozen=True, slots=True)
class Header:
    """A hypothesis: the columns in order, the first atom of the body, and what speaks for it."""

    columns: tuple[Column, ...]
    first: int
    points: float

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles of the columns."""
        return tuple(column.role for column in self.columns)

    @property
    def is_list(self) -> bool:
        """Whether it heads a list of projects or duties: one of its words does."""
        return any(words.PROJECTS.matches(column.header) for column in self.columns)


def hypotheses(atoms: Sequence[Atom], layout: Layout) -> list[Header] | None:
    """All headers that the first atoms can be, the likeliest first; None where they are a crowd."""
    found: dict[tuple[int, tuple[tuple[str, str], ...]], Header] = {}
    for count, (first, chains, extra) in enumerate(_chains(atoms, layout)):
        if count == CROWDED:
            return None
        for header in _numbered(_with_roles(chains, first, extra, layout), atoms[first]):
            key = (first, tuple((column.role, column.header) for column in header.columns))
            if key not in found or found[key].points < header.points:
                found[key] = header
    return _likeliest(sorted(found.values(), key=lambda header: -header.points))


def _likeliest(headers: list[Header]) -> list[Header]:
    """The best few of each width and first row."""
    counts: Counter[tuple[int, int]] = Counter()
    out = []
    for header in headers:
        kind = (header.first, len(header.columns))
        if counts[kind] < PER_WIDTH and header.points > headers[0].points - MAX_BEHIND:
            counts[kind] += 1
            out.append(header)
    return out[:MOST]


def _numbered(headers: Iterator[Header], atom: Atom) -> Iterator[Header]:
    """Rows that begin with a number have a column for it, also where no header stands above it."""
    for header in headers:
        yield header
        if atom.text == "1" and "number" not in header.roles:
            yield replace(header, columns=(Column("number", ()), *header.columns), points=header.points - 1.0)


def _chains(atoms: Sequence[Atom], layout: Layout) -> Iterator[tuple[int, Chains, float]]:
    if layout.rows:
        lines = [list(group) for _, group in groupby(atoms, lambda atom: atom.line)]
        first = 0
        for count, line in enumerate(lines[:MAX_LINES], 1):
            first += len(line)
            if not all(may_head(atom) for atom in line) or first >= len(atoms):
                return
            for chains, extra in of_lines([*lines[: count - 1], _letters(line) if count > 1 else line]):
                yield first, chains, extra
            if count == 1 and (whole := _with_halves_joined(line)) is not None:
                for chains, extra in of_lines([whole]):
                    yield first, chains, extra
    else:
        for first in _ends(atoms):
            for cells, extra in joins(atoms[:first], layout):
                for chains, more in of_sequence(cells, layout):
                    yield first, chains, extra + more


def _letters(line: Sequence[Atom]) -> list[Atom]:
    """The letters of a line, each of which ends a word above, where they look like one word set with blanks: 状 标."""
    if len(line) > 1 or not _SPACED.fullmatch(line[0].body.text):
        return list(line)
    body = line[0].body
    parts = [body.sub(*match.span()) for match in re.finditer(r"\S", body.text)]
    return [replace(line[0], body=part, text=part.text, can=what(part.text)) for part in parts]


def _with_halves_joined(line: Sequence[Atom]) -> list[Atom] | None:
    """A line of a header whose words have blanks in them (2015年基 数, 2020年实现 情况); None where none has."""
    out: list[Atom] = []
    for atom in line:
        goes_on = bool(out) and atom.gap in (Gap.BLANK, Gap.WIDE) and _is_half(out[-1].text, atom.text)
        if goes_on and is_time(out[-1].text + atom.text):
            above = out.pop()
            out.append(replace(above, body=join([above.body, atom.body]), text=above.text + atom.text))
        else:
            out.append(atom)
    return out if len(out) < len(line) else None


def _is_half(before: str, word: str) -> bool:
    """Whether a word can be the second half of a header on the same line."""
    if not is_time(before):
        return False
    if (len(word) == 1 and words.header_role(word) is None) or TAIL.fullmatch(word):
        return True
    return _AIMED.fullmatch(word) is not None and _DATED.search(before) is not None


def _ends(atoms: Sequence[Atom]) -> list[int]:
    """Where the body can begin, one cell a line: at the first number or value, or up to four cells before; below the
    headers of a list, if these are three or more."""
    pairs = [(a.text, b.text) for a, b in pairwise(atoms[: MAX_ATOMS + 1])]
    again = next((n for n in range(2, len(pairs)) if pairs[n] == pairs[0]), MAX_ATOMS)
    limit = next((n for n, atom in enumerate(atoms[:again]) if not may_head(atom)), min(again, len(atoms)))
    ends = list(range(limit, max(1, limit - 5), -1))
    listed = next((n for n, atom in enumerate(atoms) if not _heads_list(atom.text)), 0)
    if LIST <= listed < min(ends, default=0):
        ends.append(listed)
    return [n for n in ends if n < len(atoms) and atoms[n].gap is not Gap.WITHIN]


def _heads_list(text: str) -> bool:
    return words.may_name_column(text) or words.THINGS.matches(text)


def of_list(roles: Sequence[str], headers: Sequence[str]) -> list[str]:
    """The roles, where the headers are those of a list of projects: its 性质 is 新建 or 改建, and no 预期性."""
    listed = any(words.PROJECTS.matches(header) for header in headers)
    return ["any" if listed and role == "attribute" else role for role in roles]


def _with_roles(chains: Chains, first: int, extra: float, layout: Layout) -> Iterator[Header]:
    """The columns with their roles; where a header word is of two kinds, once with each."""
    if not 2 <= len(chains) + (not any(role_of(text(chain[-1])) in ("name", "any", "group") for chain in chains)) <= 14:
        return
    said = [[atom.text for cell in chain for atom in cell] for chain in chains]
    if any(words.dates_row(above, below) for chain in said for above, below in pairwise(chain)):
        return
    heads = ["".join(text(cell) for cell in chain) for chain in chains]
    roles, points = _roles_of(chains, heads, extra, layout)
    if "name" not in roles:
        named = name_place(roles)
        if named is None and len(roles) < 3:
            return
        if named is None:
            yield Header((Column("name", ()), *_columns(roles, chains)), first, points - 1.0)
            return
        points += POINTS["header.nameless"] / 2
        points += POINTS["header.nameless"] if words.TIMES.matches(heads[named]) else 0.0
        if not layout.rows and "value" in roles[:named]:
            points += POINTS["header.last"]
        if roles[named] == "any" and roles.count("group") == 1:  # 类别 may head the names itself
            grouped = ["name" if role == "group" else role for role in roles]
            yield Header(tuple(_columns(grouped, chains)), first, points)
        roles[named] = "name"
    elif roles.count("name") > 1:
        roles, sides = _one_name(roles, heads)
        points -= POINTS["header.twice"] if sides else 0.0
    yield Header(tuple(_columns(roles, chains)), first, points)
    late = [n for n, role in enumerate(roles) if role == "group" and n > roles.index("name")]
    if late:
        for other in ("attribute", "any"):
            changed = [other if n in late else role for n, role in enumerate(roles)]
            yield Header(tuple(_columns(changed, chains)), first, points)


def _roles_of(chains: Chains, heads: Sequence[str], extra: float, layout: Layout) -> tuple[list[str], float]:
    """What each column is by its words, and what all of them are worth, with ``extra``."""
    roles = [role_of(head) for head in heads]
    for n, (role, chain) in enumerate(zip(roles, chains, strict=True)):
        if len(chain) > 1 and role in OWN:
            roles[n] = "value"
    seen = {cell[0].body.start: cell for chain in chains for cell in chain}
    points = extra + sum(worth(cell) for cell in seen.values())
    once = [role for role in roles if role in ("number", "name", "unit", "attribute", "group")]
    points += POINTS["header.twice"] * (len(once) - len(set(once)))
    roles = of_list(roles, heads)
    for n in _bare_years(heads, 2 if layout.rows else LIST):
        points += POINTS["header.time"] - POINTS["header.unknown"] if roles[n] == "any" else 0.0
        roles[n] = "value"
    points += POINTS["header.twice"] * (len(heads) - len(set(heads))) + begin_anew(heads)
    told = words.may_name_column(heads[-1]) or tells_growth(heads[-1])
    if not layout.rows and roles[-1] == "any" and not told:
        points += POINTS["header.last"]
    return roles, points


def _one_name(roles: Sequence[str], heads: Sequence[str]) -> tuple[list[str], bool]:
    """The roles where several columns are named like names: the last names, or the first of the table's sides does,
    which is told."""
    if sides := parts_of(heads):
        behind = [n for part in sides[1:] for n in part]
        return ["any" if role == "name" and n in behind else role for n, role in enumerate(roles)], True
    keep = max(n for n, role in enumerate(roles) if role == "name")
    return ["group" if role == "name" and n < keep else role for n, role in enumerate(roles)], False


def _bare_years(heads: Sequence[str], least: int) -> list[int]:
    """Which headers are years without their 年 that count up side by side: 指标 2018 2019 2020."""
    bare = [n for n, head in enumerate(heads) if YEAR_ALONE.match(head)]
    years = [int(heads[n].strip("（()）")) for n in bare]
    rises = all(0 < b - a <= MAX_STEP for a, b in pairwise(years)) and all(b - a == 1 for a, b in pairwise(bare))
    return bare if len(bare) >= least and rises and not any(map(words.is_year, heads)) else []


def name_place(roles: list[str]) -> int | None:
    """The column that holds the names where no header says so: the first of unknown words, else the last group."""
    place = next((n for n, role in enumerate(roles) if role == "any"), None)
    if place is not None:
        return place
    return next((n for n in range(len(roles) - 1, -1, -1) if roles[n] == "group"), None)


def _columns(roles: Sequence[str], chains: Chains) -> list[Column]:
    return [Column(role, chain) for role, chain in zip(roles, chains, strict=True)]
