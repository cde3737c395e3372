"""Ways to read the lines of a header that has several cells a line: torn over lines, or in tiers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain as chain_
from itertools import combinations, islice, pairwise

from ....lexicon import tables as words
from ....lexicon.table_points import BY_NAME as POINTS
from ....lexicon.widths import fold
from ..cells.atoms import Atom
from ..cells.fits import closes, is_open
from .words import (
    BRACKETED,
    ENDINGS,
    MAX_LOW,
    OWN,
    RATED,
    TAIL,
    WHOLE,
    YEAR_BARE,
    Cell,
    Chains,
    as_parent,
    begins,
    is_known,
    is_time,
    may_stand_below,
    role_of,
    share_inside,
    text,
)

MAX_MIXED = 12
"""Ways in which a second line can both end words of the first and stand under them."""
EVEN = 2.0
"""What speaks for as many labels under each header beside a bare year."""
PLACED = 3.0
"""What speaks for labels that stand below their header where blanks set cells below each other."""
OFF = 2.0
"""Columns by which a header may stand off the middle of its labels."""
UNEVEN = -2.0
"""What it costs to set more labels under one header than under the next."""


def of_lines(lines: list[list[Atom]]) -> Iterator[tuple[Chains, float]]:
    """The columns that the lines of a header can head, and what speaks against each way."""
    yield from _of_rows([[(atom,) for atom in line] for line in lines])


def _of_rows(rows: list[list[Cell]]) -> Iterator[tuple[Chains, float]]:
    if len(rows) == 1:
        yield [(cell,) for cell in rows[0]], 0.0
        return
    yield from _tiered(rows)
    for whole, cost in _begun(rows[0], rows[1]):
        for chains, extra in _of_rows([whole, *rows[2:]]):
            yield chains, extra + cost
    for n in range(len(rows) - 1) if len(rows) > 2 else ():  # the words of one tier are torn
        for whole, cost in islice(_ended(rows[n], rows[n + 1], 0), MAX_MIXED):
            for chains, extra in _of_rows([*rows[:n], whole, *rows[n + 2 :]]):
                yield chains, extra + cost


def _tiered(rows: list[list[Cell]]) -> Iterator[tuple[Chains, float]]:
    """Each line torn from the first, or a tier of its own."""
    torn = list(_torn(rows))
    yield from torn
    if not torn and len(rows) == 2:
        yield from islice(_mixed(rows[0], rows[1]), MAX_MIXED)
    if len(rows) == 2 and _says_own_again(rows[0], rows[1]):
        yield list(zip(*rows, strict=True)), 0.0
    *upper, low = rows
    yield from _over_its_own(rows)
    if len(upper) == 2:
        yield from _three_deep(upper[0], upper[1], low)
    if len(upper) == 2 and len(upper[1]) == len(low) > 1 and not any(role_of(text(cell)) in OWN for cell in upper[1]):
        upper, low = upper[:1], [(*a, *b) for a, b in zip(upper[1], low, strict=True)]
    if len(low) < 2 or any(role_of(text(cell)) in OWN for cell in low):
        return
    if len(upper) == 1:
        yield from under(upper[0], low)
        yield from unevenly(upper[0], low)
        yield from _beside_years(upper[0], low)
    elif len(upper) == 2:
        over, rest = sorted(upper, key=lambda row: any(role_of(text(cell)) in OWN for cell in row))
        if not any(role_of(text(cell)) in OWN for cell in over) and len(low) % len(over) == 0:
            spread = _spread(over, low)
            for at in sorted(_places(rest)):
                yield [*((c,) for c in rest[:at]), *spread, *((c,) for c in rest[at:])], 0.0


def _says_own_again(upper: list[Cell], low: list[Cell]) -> bool:
    """Whether each of two lines has a word for every column, and both have those of the columns with one header:
    指标 单位 2020年 2025年 // 指标 单位 全市 城区."""
    if len(upper) != len(low):
        return False
    again = [text(cell) == text(other) for cell, other in zip(upper, low, strict=True)]
    own = [role_of(text(cell)) in OWN for cell in low]
    return sum(own) > 1 and own == again and not all(again)


def _over_its_own(rows: list[list[Cell]]) -> Iterator[tuple[Chains, float]]:
    """A first line of joint headers alone, whose labels stand on the line of the other headers (“十三五”目标 //
    指标 2018年 2020年 属性), or on a line below these."""
    over, named, *others = rows
    if any(role_of(text(cell)) in OWN or _is_open(text(cell)) for cell in over) or len(others) > 1:
        return
    own = [n for n, cell in enumerate(named) if role_of(text(cell)) in OWN]
    free = [n for n in range(len(named)) if n not in own]
    low = others[0] if others else named[free[0] : free[-1] + 1] if free else []
    if not own or len(low) < 2 or any(role_of(text(cell)) in OWN for cell in low) or bool(others) == bool(free):
        return
    places = sorted(_places(named)) if others else [free[0]]
    for at in places:
        rest = named[free[-1] + 1 :] if not others else named[at:]
        upper = [*named[:at], *over, *rest]
        for chains, extra in chain_(under(upper, low), unevenly(upper, low)):
            yield chains, extra + sum(_stands(cell, chains) for cell in over)


def _stands(header: Cell, chains: Chains) -> float:
    """What blanks say of a joint header and the labels that stand below it."""
    part = [chain[1] for chain in chains if len(chain) == 2 and chain[0] is header]
    return _beneath(header, part) if part else 0.0


def _places(rest: list[Cell]) -> set[int]:
    """Where columns under a joint header of its own line can stand: behind the values, or at the end."""
    values = [n for n, cell in enumerate(rest) if role_of(text(cell)) not in OWN]
    if values:
        return {values[-1] + 1}
    last = len(rest)
    return {last, last - 1} if rest and role_of(text(rest[-1])) in ("attribute", "note") else {last}


def _torn(rows: list[list[Cell]]) -> Iterator[tuple[Chains, float]]:
    """Headers torn over lines (序 …/号): each later piece ends a word of the line above that it makes known; every way
    in which they can, for blanks alone do not tell under which word a piece stands."""
    ways = [(list(rows[0]), 0.0)]
    for row in rows[1:]:
        ways = [
            (cells, cost + more) for above, cost in ways for cells, more in islice(_ended(above, row, 0), MAX_MIXED)
        ]
    for cells, cost in ways[:MAX_MIXED]:
        yield [(cell,) for cell in cells], cost


def _begun(above: list[Cell], row: list[Cell]) -> Iterator[tuple[list[Cell], float]]:
    """The words of a line whose first halves stand on a line above it, and only they."""
    queue = list(above)
    whole: list[Cell] = []
    for cell in row:
        begun = queue and begins(text(queue[0]), text(cell))
        whole.append((*queue.pop(0), *cell) if begun else cell)
    if not queue:
        yield whole, POINTS["header.joined"] * len(above)


def _ended(cells: list[Cell], row: list[Cell], at: int) -> Iterator[tuple[list[Cell], float]]:
    """The ways in which the pieces of a line end words of the line above, from the ``at``-th on, in their order."""
    if not row:
        yield cells, 0.0
        return
    piece, *rest = row
    places = [n for n in range(at, len(cells)) if _completes(text(cells[n]), text(piece))]
    if _is_unit(text(piece)):
        places = _measured(cells, places, text(piece))
    elif any(word.matches(text(piece)) for word in (words.BASE, words.ACTUAL)) or BRACKETED.match(text(piece)):
        places = places[:1]  # 实际 below 2020年 and 2025年: what was reached has the first year
    else:
        places = _open_to(cells, places, text(piece))
    for n in places:
        whole = [*cells[:n], (*cells[n], *piece), *cells[n + 1 :]]
        for done, cost in _ended(whole, rest, n + 1):
            yield done, cost + POINTS["header.joined"]


def _open_to(cells: list[Cell], places: list[int], piece: str) -> list[int]:
    """Which headers words can end: 目标 none that says already what was reached or is meant (2020年实际), 年均增速
    rather that of a plan (“十四五”) than a year."""
    said = {n: text(cells[n]) for n in places}
    if words.TARGET.matches(piece):
        return [n for n in places if not any(w.matches(said[n]) for w in (words.BASE, words.ACTUAL))] or places
    if words.tells_rates(piece):
        return [n for n in places if not words.is_year(said[n])] or places
    return places


def _is_open(header: str) -> bool:
    return is_open(header) or header.count("“") != header.count("”")


def _is_unit(piece: str) -> bool:
    return BRACKETED.match(piece) is not None and words.is_unit(piece.strip("（()）"))


def _measured(cells: list[Cell], places: list[int], unit: str) -> list[int]:
    """Which headers a unit in brackets can end: （%） below 2025年 and 比上年增长 is that of the rate,
    （平方公里） below 辖区 and 面积 that of what is measured."""
    said = {n: text(cells[n]) for n in places}
    rates = [n for n in places if words.tells_rates(said[n])]
    measures = [n for n in places if words.CLOSED.matches(said[n])]
    return (rates if RATED.match(unit) and rates else measures) or places


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
        if not all(may_stand_below(text(cell)) for cell in below):
            break
        for chains, extra in _mixed(rest, low, at + count, torn):
            uneven = UNEVEN if count == 1 else 0.0
            yield [*((head, cell) for cell in below), *chains], extra + uneven + over_labels(text(head), below)
    for chains, extra in _mixed(rest, low, at, torn):
        yield [(head,), *chains], extra


def _completes(head: str, tail: str) -> bool:
    if closes(tail) or tail.count("”") > tail.count("“"):
        return _is_open(head) and not _is_open(head + tail)  # 年均增长[ / 累计]
    if words.CUT_HEADER.matches(head):
        return not words.CUT_HEADER.matches(head + tail) and words.is_header(head + tail)
    if BRACKETED.match(tail):
        return role_of(head) not in OWN or not (is_time(tail) or _is_unit(tail))  # a year is none of the 序号
    if YEAR_BARE.search(head) and tail[0] == "年":
        return True
    if not WHOLE.fullmatch(head) and WHOLE.fullmatch(head + tail):
        return True
    if tail in ENDINGS and role_of(head + tail) in OWN:  # 指标/属性, where 指标 alone is known
        return True
    return (not is_known(head) and is_known(head + tail)) or (is_time(head) and bool(TAIL.match(tail)))


def under(upper: list[Cell], low: list[Cell]) -> Iterator[tuple[Chains, float]]:
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
    for below, extra in chain_(under(middle, low), unevenly(middle, low)):
        for n in parents:
            chains = [*((c,) for c in top[:n]), *((top[n], *c) for c in below), *((c,) for c in top[n + 1 :])]
            yield chains, extra - 2.0 * (len(parents) > 1)


def unevenly(upper: list[Cell], low: list[Cell]) -> Iterator[tuple[Chains, float]]:
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
        extra = UNEVEN + sum(over_labels(text(upper[n]), part) for n, part in below.items())
        extra += sum(_beneath(upper[n], part) for n, part in below.items())
        extra += sum(share_inside(text(upper[n]), part) for n, part in below.items())
        chains = [[(cell, c) for c in below[n]] if n in below else [(cell,)] for n, cell in enumerate(upper)]
        yield [chain for stretch in chains for chain in stretch], extra


def _beneath(header: Cell, part: list[Cell]) -> float:
    """What blanks say that set labels below their header: it begins where the first of them does, or stands about
    their middle; nothing where they set no cells below each other."""
    if header[0].left < 0 or any(cell[0].left < 0 for cell in part):
        return 0.0
    middle = (part[0][0].middle + part[-1][0].middle) / 2
    at = abs(header[0].left - part[0][0].left) <= 1 or abs(header[0].middle - middle) <= OFF
    return PLACED if at else -PLACED


def _beside_years(upper: list[Cell], low: list[Cell]) -> Iterator[tuple[Chains, float]]:
    """The lower labels evenly under what stands beside one bare year, which needs none: 2015年, 规划目标 over 目标值
    and 年均增速, 2020年 over 完成值 and 年均增速."""
    parents = [n for n, cell in enumerate(upper) if role_of(text(cell)) not in OWN]
    years = [n for n in parents if words.is_year(text(upper[n]))]
    for alone in years:
        others = [n for n in parents if n != alone]
        each, more = divmod(len(low), len(others) or 1)
        if len(others) < 2 or each < 2 or more:
            continue
        below = {n: low[k * each : (k + 1) * each] for k, n in enumerate(others)}
        extra = sum(over_labels(text(upper[n]), part) for n, part in below.items() if n not in years)
        extra += EVEN if alone == years[0] else 2 * UNEVEN  # the first is the base
        chains = [[(cell, c) for c in below[n]] if n in below else [(cell,)] for n, cell in enumerate(upper)]
        yield [chain for stretch in chains for chain in stretch], extra


def over_labels(header: str, part: list[Cell]) -> float:
    """What it costs to set labels under one of several headers: a base has one year, a plan years of its own."""
    if words.BASE.matches(fold(header)):
        return 2.5 if len(part) == 1 else -2.0
    return as_parent(header, part, others=True)


def _spread(over: list[Cell], low: list[Cell]) -> Chains:
    each = len(low) // len(over)
    return [(over[n // each], cell) for n, cell in enumerate(low)]
