"""Hypotheses on the header of a table whose cells have no declared place: which words head which column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain as chain_
from itertools import combinations, groupby, islice, pairwise

from ...lexicon import tables as words
from ...lexicon.numerals import HAN
from ...lexicon.periods import find_ordinal, find_year, plan_years
from ...lexicon.table_points import BY_NAME as POINTS
from ...lexicon.widths import fold
from .atoms import Atom, Can, Gap, Layout

Cell = tuple[Atom, ...]
MAX_LINES = 4
"""Lines that the header of a table with several cells a line may take."""
MAX_ATOMS = 24
"""Lines that the header of a table with one cell a line may take."""
MAX_LOW = 6
"""Columns under one joint header."""
MOST = 20
"""Hypotheses that are weighed with the rows."""
PER_WIDTH = 2
"""Hypotheses of one width and one first row that are held."""
CROWDED = 500
"""Ways to set words over columns from which they are no header: those of a hundred plans have 204 at the most."""
UNEVEN = -2.0
"""What it costs to set more labels under one header than under the next."""
MAX_MIXED = 12
"""Ways in which a second line can both end words of the first and stand under them."""
MAX_BEHIND = 8.0
"""Points by which a header may lie behind the likeliest and still be weighed with the rows."""
MAX_WORDS = 20
"""Longest header, in characters."""
OWN = frozenset({"name", "unit", "attribute", "number", "group", "note"})
"""Roles whose header needs nothing below it."""
_YEAR_ALONE = re.compile(r"^[（(](?:19[5-9]|20[0-4])[0-9][)）]$")
_BRACKETED = re.compile(r"^[(（][^()（）]{1,12}[)）]$")
_TAIL = re.compile(
    r"现状|基期|基数|基准|期间|时期|近期|远期|目标|规划|完成|情况|实现|实际|实绩|预计|年均|累计|增长|比重|占比|面积|数量|合计"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年|十[一二三四五六七]五")
_DONE = re.compile(r"(?:现状|目标|完成|情况|累计|数|率|值)$")
_MORE = re.compile(r"(?:值|数|率|情况|[(（].*)$")
_AIM = re.compile(r"^(?:(?:规划)?目标值?|基数|基期值?|基准值?|现状值?|实际值?|实绩|指标值)$")
_BARE_TIME = re.compile(r"^(?:(?:19|20)[0-9]{2}年|[“\"]?十[一二三四五六七]五[”\"]?)$")
_ENDINGS = frozenset({"属性", "性质", "名称", "号", "标", "位", "性"})


@dataclass(frozen=True, slots=True)
class Column:
    """``chain`` are the header's cells from the top down; none over a column of names without a header."""

    role: str
    chain: tuple[Cell, ...]

    @property
    def header(self) -> str:
        """Its tiers as one text."""
        return "".join(text(cell) for cell in self.chain)


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


def text(cell: Cell) -> str:
    """The words of a cell."""
    return cell[0].text if len(cell) == 1 else "".join([atom.text for atom in cell])


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


Chains = list[tuple[Cell, ...]]


def _chains(atoms: Sequence[Atom], layout: Layout) -> Iterator[tuple[int, Chains, float]]:
    if layout.rows:
        lines = [list(group) for _, group in groupby(atoms, lambda atom: atom.line)]
        first = 0
        for count, line in enumerate(lines[:MAX_LINES], 1):
            first += len(line)
            if not all(may_head(atom) for atom in line) or first >= len(atoms):
                return
            for chains, extra in _of_lines(lines[:count]):
                yield first, chains, extra
    else:
        for first in _ends(atoms):
            for cells, extra in joins(atoms[:first], layout):
                for chains, more in _of_sequence(cells, layout):
                    yield first, chains, extra + more


def may_head(atom: Atom) -> bool:
    """Whether an atom can belong to a header at all."""
    known = (words.is_header(atom.text) and not atom.can & Can.ATTRIBUTE) or _YEAR_ALONE.match(atom.text) is not None
    stuff = Can.VALUE | Can.ATTRIBUTE | Can.SENTENCE | Can.NUMBER | Can.MISSING | Can.GROUP_MARK
    if atom.text[-1] in "：:":
        return False  # “十三五”期间： names the rows below it
    return len(atom.text) <= MAX_WORDS and atom.text not in HAN and (known or not atom.can & stuff)


def _ends(atoms: Sequence[Atom]) -> list[int]:
    """Where the body can begin, one cell a line: at the first number or value, or up to four cells before."""
    pairs = [(a.text, b.text) for a, b in pairwise(atoms[: MAX_ATOMS + 1])]
    again = next((n for n in range(2, len(pairs)) if pairs[n] == pairs[0]), MAX_ATOMS)
    limit = next((n for n, atom in enumerate(atoms[:again]) if not may_head(atom)), min(again, len(atoms)))
    return [n for n in range(limit, max(1, limit - 5), -1) if n < len(atoms)]


# ------------------------------------------------------------------------------------------------- several cells a line
def _of_lines(lines: list[list[Atom]]) -> Iterator[tuple[Chains, float]]:
    rows: list[list[Cell]] = [[(atom,) for atom in line] for line in lines]
    if len(rows) == 1:
        yield [(cell,) for cell in rows[0]], 0.0
        return
    torn = _torn(rows)
    if torn is not None:
        yield torn
    elif len(rows) == 2:
        yield from islice(_mixed(rows[0], rows[1]), MAX_MIXED)
    *upper, low = rows
    if len(upper) == 2:
        yield from _three_deep(upper[0], upper[1], low)
    if len(upper) == 2 and len(upper[1]) == len(low) > 1 and not any(role_of(text(cell)) in OWN for cell in upper[1]):
        upper, low = upper[:1], [(*a, *b) for a, b in zip(upper[1], low, strict=True)]
    if len(low) < 2 or any(role_of(text(cell)) in OWN for cell in low):
        return
    if len(upper) == 1:
        yield from _under(upper[0], low)
        yield from _unevenly(upper[0], low)
    elif len(upper) == 2:
        over, rest = sorted(upper, key=lambda row: any(role_of(text(cell)) in OWN for cell in row))
        if not any(role_of(text(cell)) in OWN for cell in over) and len(low) % len(over) == 0:
            spread = _spread(over, low)
            for at in sorted(_places(rest)):
                yield [*((c,) for c in rest[:at]), *spread, *((c,) for c in rest[at:])], 0.0


def _places(rest: list[Cell]) -> set[int]:
    """Where columns under a joint header of its own line can stand: behind the values, or at the end."""
    values = [n for n, cell in enumerate(rest) if role_of(text(cell)) not in OWN]
    if values:
        return {values[-1] + 1}
    last = len(rest)
    return {last, last - 1} if rest and role_of(text(rest[-1])) in ("attribute", "note") else {last}


def _torn(rows: list[list[Cell]]) -> tuple[Chains, float] | None:
    """Headers torn over lines (序 …/号): each later piece ends a word of the line above that it makes known."""
    cells = list(rows[0])
    cost = 0.0
    for row in rows[1:]:
        at = 0
        for piece in row:
            while at < len(cells) and not _completes(text(cells[at]), text(piece)):
                at += 1
            if at == len(cells):
                return None
            cells[at] = (*cells[at], *piece)
            cost += POINTS["header.joined"]
            at += 1
    return [(cell,) for cell in cells], cost


def _mixed(upper: list[Cell], low: list[Cell], at: int = 0, torn: bool = False) -> Iterator[tuple[Chains, float]]:
    """A second line that ends words of the first (指标 …/属性) and stands under others (目标值 …/2022年 2025年)."""
    if at == len(low):
        if torn:
            yield [(cell,) for cell in upper], 0.0
        return
    if not upper:
        return
    head, rest = upper[0], upper[1:]
    if _completes(text(head), text(low[at])):
        for chains, extra in _mixed(rest, low, at + 1, True):
            yield [((*head, *low[at]),), *chains], extra + POINTS["header.joined"]
    for count in range(1, len(low) - at + 1) if role_of(text(head)) not in OWN else ():
        below = low[at : at + count]
        if not all(_lower(text(cell)) for cell in below):
            break
        for chains, extra in _mixed(rest, low, at + count, torn):
            uneven = UNEVEN if count == 1 else 0.0
            yield [*((head, cell) for cell in below), *chains], extra + uneven + _over(text(head), below)
    for chains, extra in _mixed(rest, low, at, torn):
        yield [(head,), *chains], extra


def _completes(head: str, tail: str) -> bool:
    if _BRACKETED.match(tail):
        return role_of(head) not in OWN or not _time(tail)  # a year is none of the 序号
    if tail in _ENDINGS and role_of(head + tail) in OWN:  # 指标/属性, where 指标 alone is known
        return True
    return (not _known(head) and _known(head + tail)) or (_time(head) and bool(_TAIL.match(tail)))


def _under(upper: list[Cell], low: list[Cell]) -> Iterator[tuple[Chains, float]]:
    """The lower labels stand under one upper label, or evenly under all that need some."""
    parents = [n for n, cell in enumerate(upper) if role_of(text(cell)) not in OWN]
    for n in parents:
        chains = [*((c,) for c in upper[:n]), *((upper[n], c) for c in low), *((c,) for c in upper[n + 1 :])]
        yield chains, as_parent(text(upper[n]), low, len(parents) > 1)
    if len(parents) > 1 and len(low) % len(parents) == 0 and len(low) > len(parents):
        each, queue = len(low) // len(parents), iter(low)
        yield (
            [
                chain
                for n, cell in enumerate(upper)
                for chain in ([(cell, next(queue)) for _ in range(each)] if n in parents else [(cell,)])
            ],
            0.0,
        )


def _three_deep(top: list[Cell], middle: list[Cell], low: list[Cell]) -> Iterator[tuple[Chains, float]]:
    """Three tiers: 指标值 over 现状 and 目标, and these over their years."""
    if len(middle) >= len(low) or any(role_of(text(cell)) in OWN for cell in (*middle, *low)):
        return
    parents = [n for n, cell in enumerate(top) if role_of(text(cell)) not in OWN]
    for below, extra in chain_(_under(middle, low), _unevenly(middle, low)):
        for n in parents:
            chains = [*((c,) for c in top[:n]), *((top[n], *c) for c in below), *((c,) for c in top[n + 1 :])]
            yield chains, extra - 2.0 * (len(parents) > 1)


def _unevenly(upper: list[Cell], low: list[Cell]) -> Iterator[tuple[Chains, float]]:
    """The lower labels in neighbouring stretches, each under one of two or three upper labels: 现状值 over 2020年,
    目标值 over 2022年 and 2025年."""
    parents = [n for n, cell in enumerate(upper) if role_of(text(cell)) not in OWN]
    if not 2 <= len(parents) <= 3 or not len(parents) <= len(low) <= MAX_LOW:
        return
    for cuts in combinations(range(1, len(low)), len(parents) - 1):
        parts = [low[a:b] for a, b in pairwise((0, *cuts, len(low)))]
        if len({len(part) for part in parts}) == 1:
            continue
        below = dict(zip(parents, parts, strict=True))
        extra = UNEVEN + sum(_over(text(upper[n]), part) for n, part in below.items())
        chains = [[(cell, c) for c in below[n]] if n in below else [(cell,)] for n, cell in enumerate(upper)]
        yield [chain for stretch in chains for chain in stretch], extra


def _over(header: str, part: list[Cell]) -> float:
    """What it costs to set labels under one of several headers: a base has one year, a plan years of its own."""
    if words.BASE.matches(fold(header)):
        return 2.5 if len(part) == 1 else -2.0
    return as_parent(header, part, others=True)


def as_parent(header: str, low: list[Cell], others: bool) -> float:
    """What it costs to set labels under a header: a year or a base year is a column of its own."""
    return _as_parent(header, tuple(map(text, low)), others)


@lru_cache(maxsize=4096)
def _as_parent(header: str, low: tuple[str, ...], others: bool) -> float:
    period = find_ordinal(header, bare=True)
    plans = [found[0] for label in low if (found := find_ordinal(label, bare=True)) is not None]
    if period is not None and any(plan != period[0] for plan in plans):
        return -6.0
    years = [year for label in low if (year := find_year(label)) is not None]
    own = find_year(header)
    if own is not None and any(year != own for year in years):
        return -6.0
    if period is not None and any(
        not plan_years(period[0])[0] - 1 <= year <= plan_years(period[0])[1] for year in years
    ):
        return -4.0
    if words.is_year(header):
        return -4.0 if any(map(words.is_year, low)) else -2.0 * others
    return -2.0 * others if words.BASE.matches(fold(header)) else 0.0


def _spread(over: list[Cell], low: list[Cell]) -> Chains:
    each = len(low) // len(over)
    return [(over[n // each], cell) for n, cell in enumerate(low)]


# ------------------------------------------------------------------------------------------------------ one cell a line
def joins(atoms: Sequence[Atom], layout: Layout) -> Iterator[tuple[list[Cell], float]]:
    """The ways in which neighbours make one header (指标/属性): the best two of each number of cells."""
    best: list[dict[int, list[tuple[float, tuple[Cell, ...]]]]] = [{0: [(0.0, ())]}]
    for end in range(1, len(atoms) + 1):
        here: dict[int, list[tuple[float, tuple[Cell, ...]]]] = {}
        for size in range(1, min(4, end) + 1):
            cell = tuple(atoms[end - size : end])
            cost = _cost(cell, layout)
            if size > 1 and not _plausible(cell):
                continue
            for count, ways in best[end - size].items():
                here.setdefault(count + 1, []).extend(
                    (points + cost + worth(cell) + _beside(cells, cell), (*cells, cell)) for points, cells in ways
                )
        best.append({count: sorted(ways, key=lambda way: -way[0])[:2] for count, ways in here.items()})
    found = [way for count, ways in best[-1].items() if count > 1 for way in ways]
    least = max((points for points, _ in found), default=0.0) - MAX_BEHIND
    for points, cells in found:
        if points >= least:
            yield list(cells), sum(_cost(cell, layout) + _beside(cells[:n], cell) for n, cell in enumerate(cells))


def _beside(before: tuple[Cell, ...], cell: Cell) -> float:
    """What the headers before a header say of it: those of several parts that begin alike belong to it (松江/“十四五”/
    现状, 松江/“十五五”/指标); 目标 alone behind a bare 2025年 is its second half."""
    split = POINTS[_half(before, cell[0].text)] if before else 0.0
    if len(cell) == 1:
        return split
    if role_of(text(cell)) in OWN:
        return 0.0
    return split + (0.8 if any(len(c) > 1 and c[0].text == cell[0].text for c in before) else 0.0)


def _half(before: tuple[Cell, ...], rest: str) -> str:
    """The point that a word makes which can be the second half of the header before it."""
    *parts, last = before[-1]
    if parts:
        return "header.split" if last.text == "指标" and rest in _ENDINGS else "header.whole"
    if last.text == "指标" and (rest == "名称" or (rest in _ENDINGS and any(map(_is_name, before[:-1])))):
        return "header.cut"
    timed = _BARE_TIME.match(last.text) and (_AIM.match(rest) or rest[:2] in ("时期", "期间", "投资"))
    return "header.split" if timed or (last.text[-2:] == "规划" and rest[:2] == "目标") else "header.whole"


def _is_name(cell: Cell) -> bool:
    return role_of(text(cell)) == "name"


def _cost(cell: Cell, layout: Layout) -> float:
    """What it costs to join atoms to one header; inside one cell a line break is expected."""
    cost = 0.0
    for n, atom in enumerate(cell[1:], 1):
        if atom.gap is Gap.WITHIN:
            cost += 1.0
            continue
        if layout.blocks and atom.gap is Gap.BLANK_LINE:
            cost -= 6.0
        before = text(cell[:n])
        ends = _second_half(atom.text) or before[-1] == "”"
        cost -= 0.0 if ends or _known(atom.text) else 4.0
        cost += POINTS["header.joined"] + (0.3 if ends else -0.3) - (3.0 if atom.voids else 0.0)
        cost -= 2.0 if _complete(before) and not _MORE.match(atom.text) else 0.0
        cost -= 1.0 if _AIM.match(before) and atom.text in _ENDINGS else 0.0
        cost -= 0.5 if not ends and len(atom.text) > 2 and _known(atom.text) else 0.0
        cost -= 2.0 if words.PROJECTS.matches(atom.text) else 0.0
        cost -= 4.0 if _YEAR.search(before) and _YEAR.search(atom.text) else 0.0
    return cost


def _second_half(words_: str) -> bool:
    """Whether words can be the second half of a header."""
    return bool(_TAIL.match(words_) or _BRACKETED.match(words_)) or words_ in _ENDINGS


def _complete(header: str) -> bool:
    """Whether a header needs nothing after it: 2025年目标, 完成情况."""
    measured = header[-1] in "）)" and words.is_amount(header)
    return measured or (role_of(header) in OWN and len(header) > 2) or bool(_DONE.search(header))


def _plausible(cell: Cell) -> bool:
    whole = text(cell)
    if len(whole) > MAX_WORDS or any(len(atom.text) > 6 and not _known(atom.text) for atom in cell[1:]):
        return False
    own = [atom for atom in cell if role_of(atom.text) in OWN]
    if own and role_of(whole) not in OWN and not (own == [cell[-1]] and own[0].text == "指标"):
        return False
    scoped = bool(_BRACKETED.match(cell[-1].text)) and (len(cell) == 2 or _known(text(cell[:-1])))
    return _known(whole) or (scoped and role_of(text(cell[:-1])) not in OWN - {"name"})


def worth(cell: Cell) -> float:
    """What a header is worth for each of its atoms: its words are accounted for, whole or torn."""
    header = text(cell)
    if header[0] in "（(" and not words.TIME.search(header[1:3]):
        if _time(header):
            return POINTS["header.unknown"]
        return -8.0 if words.is_unit(header.strip("（()）")) else -4.0
    role = role_of(header)
    name = "header.known" if role in OWN else "header.time" if role == "value" else "header.unknown"
    if role == "any" and words.PROJECTS.matches(header):
        name = "header.list"
    told = len(cell) if role in OWN else max(1, sum(_known(atom.text) or _second_half(atom.text) for atom in cell))
    return POINTS[name] * told


def _of_sequence(cells: list[Cell], layout: Layout) -> Iterator[tuple[Chains, float]]:
    tiers = [n for n, cell in enumerate(cells) if n and layout.blocks and cell[0].gap is Gap.BLANK_LINE]
    yield [(cell,) for cell in cells], -6.0 * len(tiers)
    for size in range(2, min(MAX_LOW, len(cells) - 2) + 1):
        low = cells[-size:]
        if any(role_of(text(cell)) in OWN for cell in low):
            return
        upper = cells[:-size]
        if all(_lower(text(cell)) for cell in low):
            for chains, extra in chain_(_under(upper, low), _unevenly(upper, low)):
                seen = _seen(chains, low) or tiers == [len(upper)]
                yield chains, extra + (2.0 if seen else -1.5)
        if len(upper) > size + 1 and all(_BRACKETED.match(text(c)) or words.is_year(text(c)) for c in low):
            middle = upper[-size:]
            if not any(role_of(text(cell)) in OWN for cell in middle):
                both = [(*a, *b) for a, b in zip(middle, low, strict=True)]
                yield from _under(upper[:-size], both)


def _lower(header: str) -> bool:
    """Whether words can stand below a joint header: a time, 现状, 比重."""
    return _time(header) or bool(_TAIL.match(header))


def _seen(chains: Chains, low: list[Cell]) -> bool:
    """Whether empty cells show which columns a joint header spans: behind it, or before the labels below it."""
    if len({chain[0] for chain in chains if len(chain) > 1}) > 1:
        return False
    at = next(n for n, chain in enumerate(chains) if len(chain) > 1)
    behind = chains[at + len(low)][0][0].voids if at + len(low) < len(chains) else 0
    last = at + len(low) == len(chains) and low[0][0].voids > 0
    return (bool(behind) and behind == len(low) - 1) or (last and low[0][0].voids in (at, len(low) - 1))


# ---------------------------------------------------------------------------------------------------------------- roles
@lru_cache(maxsize=4096)
def role_of(header: str) -> str:
    """What a header says of its column: a role of its own, ``value`` for a time, ``any`` for unknown words."""
    role = words.header_role(header)
    if role == "name" and words.TIME.search(fold(header)) and not header.endswith(("指标", "名称", "项目")):
        role = None
    if role in OWN:
        return role
    return "value" if role == "annual_average" or _time(header) else "any"


def of_list(roles: Sequence[str], headers: Sequence[str]) -> list[str]:
    """The roles, where the headers are those of a list of projects: its 性质 is 新建 or 改建, and no 预期性."""
    listed = any(words.PROJECTS.matches(header) for header in headers)
    return ["any" if listed and role == "attribute" else role for role in roles]


def _time(header: str) -> bool:
    return bool(words.TIME.search(fold(header))) and len(header) <= MAX_WORDS


def _known(header: str) -> bool:
    return role_of(header) != "any"


def _with_roles(chains: Chains, first: int, extra: float, layout: Layout) -> Iterator[Header]:
    """The columns with their roles; where a header word is of two kinds, once with each."""
    if not 2 <= len(chains) + (not any(role_of(text(chain[-1])) in ("name", "any", "group") for chain in chains)) <= 14:
        return
    roles = [role_of("".join(text(cell) for cell in chain)) for chain in chains]
    for n, (role, chain) in enumerate(zip(roles, chains, strict=True)):
        if len(chain) > 1 and role in OWN:
            roles[n] = "value"
    seen = {cell[0].body.start: cell for chain in chains for cell in chain}
    if any(words.heads_years(text(chain[-1])) for chain in chains) and any(
        words.is_year_label(atom.text) for cell in seen.values() for atom in cell
    ):
        return  # below 年份 a year names a row
    points = extra + sum(worth(cell) for cell in seen.values())
    once = [role for role in roles if role in ("number", "name", "unit", "attribute", "group")]
    points += POINTS["header.twice"] * (len(once) - len(set(once)))
    heads = ["".join(text(cell) for cell in chain) for chain in chains]
    roles = of_list(roles, heads)
    points += POINTS["header.twice"] * (len(heads) - len(set(heads)))
    if not layout.rows and roles[-1] == "any":
        points += POINTS["header.last"]
    if "name" not in roles:
        named = name_place(roles)
        if named is None and len(roles) < 3:
            return
        if named is None:
            yield Header((Column("name", ()), *_columns(roles, chains)), first, points - 1.0)
            return
        points += POINTS["header.nameless"] / 2
        if roles[named] == "any" and roles.count("group") == 1:  # 类别 may head the names itself
            grouped = ["name" if role == "group" else role for role in roles]
            yield Header(tuple(_columns(grouped, chains)), first, points)
        roles[named] = "name"
    elif roles.count("name") > 1:
        keep = max(n for n, role in enumerate(roles) if role == "name")
        roles = ["group" if role == "name" and n < keep else role for n, role in enumerate(roles)]
    yield Header(tuple(_columns(roles, chains)), first, points)
    late = [n for n, role in enumerate(roles) if role == "group" and n > roles.index("name")]
    if late:
        for other in ("attribute", "any"):
            changed = [other if n in late else role for n, role in enumerate(roles)]
            yield Header(tuple(_columns(changed, chains)), first, points)


def name_place(roles: list[str]) -> int | None:
    """The column that holds the names where no header says so: the first of unknown words, else the last group."""
    place = next((n for n, role in enumerate(roles) if role == "any"), None)
    if place is not None:
        return place
    return next((n for n in range(len(roles) - 1, -1, -1) if roles[n] == "group"), None)


def _columns(roles: Sequence[str], chains: Chains) -> list[Column]:
    return [Column(over_years(role, chain), chain) for role, chain in zip(roles, chains, strict=True)]


def over_years(role: str, chain: tuple[Cell, ...]) -> str:
    """The role of a column, ``year`` where its rows are named by years: 年份."""
    return "year" if role == "name" and chain and words.heads_years(text(chain[-1])) else role
