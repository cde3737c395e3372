"""Hypotheses on the header of a table whose cells have their slots: how many rows it takes, what heads each column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from ....core.fragment import Fragment, join
from ....lexicon import tables as words
from ....lexicon.table_points import BY_NAME as POINTS
from ....lexicon.widths import fold
from ..cells.atoms import Atom, Can, Gap, what
from ..cells.fits import denies
from ..grid import Cells, Covered, heading_cell, text_of
from .hypotheses import Column, Header, name_place
from .words import OWN, Cell, as_parent, one_text, role_of, tells_growth, worth

_MARKDOWN_RULE = re.compile(r"^:?-{2,}:?$|^:-:?$|^-:?$")
MIN_BELOW = 4
"""Rows, two of them of a header that is torn between its cells, from which the others say how many it has."""
MAX_BROKEN = 6
"""Lines over which the cells of one header may break."""
MAX_TIERS = 3
"""Header tiers seen in print: a group of years, the year, its aim."""
MAX_MISSING = 2
"""Header cells that a conversion may have lost, so that those left are tried over every choice of columns."""
SAMPLE = 60
"""Cells by which a column shows what it holds."""


@dataclass(frozen=True, slots=True)
class Slots:
    """Rows of cells as signs or the format part them."""

    rows: Sequence[Cells]
    depth: int | None = None
    """How many of them are the header, where that is declared."""
    width: int | None = None
    """How many columns there are, where that is declared."""


def hypotheses(slots: Slots) -> list[Header]:
    """All headers that the first rows can be; ``first`` of each is how many they are."""
    found = [header for depth in _depths(slots) for header in _of_depth(slots, depth)]
    return sorted(found, key=lambda header: -header.points)


def _depths(slots: Slots) -> list[int]:
    """The number of header rows: the likeliest first, and those beside it."""
    if slots.depth is not None:
        return [slots.depth]
    rows = slots.rows
    likely = header_depth(rows)
    beside = [likely - 1] if likely > 1 and likely > _merged_depth(rows) and not _is_tier(rows[likely - 1]) else []
    if 0 < likely < min(MAX_TIERS, len(rows) - 1) and _may_head(rows[likely]) and not _dates(rows[0], rows[likely]):
        beside.append(likely + 1)
    again = _printed_again(rows)
    return list(dict.fromkeys(min(depth, again) for depth in (likely, *beside)))


def _printed_again(rows: Sequence[Cells]) -> int:
    """The row that prints the first one again: it is no further tier."""
    first = [text_of(cell) for cell in rows[0]]
    same = (n for n, row in enumerate(rows[1 : MAX_TIERS + 1], 1) if [text_of(cell) for cell in row] == first)
    return next(same, len(rows)) if sum(map(bool, first)) > 1 else len(rows)


def _may_head(row: Cells) -> bool:
    """Whether a row can be a tier: several cells, words all, most of them such as stand under a joint header."""
    said = [text_of(cell) for cell in row if text_of(cell)]
    stuff = Can.VALUE | Can.ATTRIBUTE | Can.SENTENCE | Can.NUMBER | Can.MISSING | Can.UNIT
    return len(said) > 1 and sum(map(words.is_header, said)) * 2 >= len(said) and not any(what(t) & stuff for t in said)


def _is_tier(row: Cells) -> bool:
    """Whether a row is no row of the body for certain: it has no name, and several times that head columns."""
    said = [text_of(cell) for cell in row if text_of(cell)]
    return (
        not text_of(row[0])
        and len(said) > 1
        and all(words.is_header(text) and not words.is_value(text) for text in said)
    )


def _of_depth(slots: Slots, depth: int) -> Iterator[Header]:
    tiers, body = list(slots.rows[:depth]), slots.rows[depth:]
    width = slots.width or _width(body, tiers)
    for chains, extra in _chains(tiers, width):
        yield _header(chains, extra, depth, body)


def _width(body: Sequence[Cells], tiers: Sequence[Cells]) -> int:
    """Columns of the table: what most rows with values have, and no fewer than the widest tier."""
    counts = Counter(len(row) for row in body if sum(1 for cell in row if text_of(cell)) > 1)
    common = max(counts, key=lambda n: (counts[n], n)) if counts else 0
    heads = max((len(tier) for tier in tiers), default=0)
    if len(tiers) == 1:
        return common if sum(n for size, n in counts.items() if size > heads) * 2 > counts.total() else heads
    return max(common, heads)


# -------------------------------------------------------------------------------------------------------------- chains
Chain = tuple[Fragment, ...]


def _chains(tiers: list[Cells], width: int) -> Iterator[tuple[list[Chain], float]]:
    """What stands over each column, from the top down, and what speaks for it."""
    if not tiers:
        yield [()] * width, POINTS["header.none"]
        return
    merged = _declared(tiers)
    if merged is not None:
        yield _down(merged, width), 0.0
    elif len(tiers) > 1:
        yield from _tiered(tiers, width)
    elif len(tiers[0]) >= width or width - len(tiers[0]) > MAX_MISSING:
        yield _down(tiers, width), 0.0
    else:
        for columns in combinations(range(width), len(tiers[0])):
            placed: Cells = [None] * width
            for n, cell in zip(columns, tiers[0], strict=True):
                placed[n] = cell
            yield _down([placed], width), 0.0


def _down(tiers: Sequence[Cells], width: int) -> list[Chain]:
    chains: list[Chain] = []
    for n in range(width):
        chain: list[Fragment] = []
        for tier in tiers:
            cell = tier[n] if n < len(tier) else None
            if cell is not None and cell.text and (not chain or chain[-1] is not cell):
                chain.append(cell)
        chains.append(tuple(chain))
    return chains


def _declared(tiers: Sequence[Cells]) -> list[Cells] | None:
    """Tiers whose merged cells the source declares: each heads exactly the columns that it spans."""
    if not any(isinstance(cell, Covered) for tier in tiers for cell in tier):
        return None
    placed = [[heading_cell(cell) for cell in tier] for tier in tiers]
    return [_spread(placed[0], placed[1]), *placed[1:]] if len(placed) > 1 else placed


def _tiered(tiers: list[Cells], width: int) -> Iterator[tuple[list[Chain], float]]:
    """Tiers that lost their merged cells: blanks of the upper tier tell which columns it spans, else what it says."""
    if len(tiers) > 2 and len(tiers[2]) == width and not text_of(tiers[1][0]) and not text_of(tiers[2][0]):
        tiers = [tiers[0], _spread(pad(tiers[1], width), tiers[2]), *tiers[2:]]
    upper, lower, rest = tiers[0], tiers[1], tiers[2:]
    widened = _widen(upper, lower, width)
    spread: list[Chain] = []
    if len(lower) == width and (len(upper) == width or not text_of(lower[0])):
        spread = _down([_spread(pad(upper, width), lower), lower, *rest], width)
    if widened is not None:
        yield _down([widened, lower, *rest], width), 0.0
    elif spread and not (len(upper) < width and _has_twice(spread)):
        yield spread, 0.0
    else:
        heads = [cell for cell in upper if text_of(cell)]
        low = [cell for cell in lower if text_of(cell)]
        found = list(_under(heads, low, width))
        for above, below, extra in found:
            yield _down([above, below, *rest], width), extra
        if not found:
            yield spread or _down([upper, [*([None] * (width - len(low))), *low], *rest], width), 0.0


def _has_twice(chains: Sequence[Chain]) -> bool:
    """Whether two columns would have one header: the upper tier does not stand over the columns that it heads."""
    said = [header for chain in chains if (header := "".join(map(text_of, chain)))]
    return len(set(said)) < len(said)


def _widen(upper: Cells, lower: Cells, width: int) -> Cells | None:
    """An upper tier that lost the blanks of its merged cells, over a lower tier that has all its slots.

    Each run of filled lower cells stands under one upper cell; None where that does not come out even.
    """
    if len(lower) != width or len(upper) >= width or not text_of(upper[0]):
        return None
    out: Cells = []
    queue = list(upper)
    for n in range(width):
        if n and text_of(lower[n]) and text_of(lower[n - 1]):
            out.append(out[-1])
        elif queue:
            out.append(queue.pop(0))
    return out if len(out) == width and not queue else None


def _spread(upper: Cells, lower: Cells) -> Cells:
    """An empty upper cell over a filled lower one belongs to its neighbour that has cells below it too."""
    out: Cells = list(upper)
    for order in (range(1, len(out)), range(len(out) - 2, -1, -1)):
        for n in order:
            beside = n - 1 if order.step > 0 else n + 1
            if text_of(out[n]) or not (text_of(lower[n]) and text_of(out[beside]) and text_of(lower[beside])):
                continue
            dated = words.TIME.search(fold(text_of(out[beside]))) is not None
            if not (dated and role_of(text_of(lower[n])) in OWN):  # 2025年 heads neither 序号 nor 属性
                out[n] = out[beside]
    return out


def _under(heads: Cells, low: Cells, width: int) -> Iterator[tuple[Cells, Cells, float]]:
    """Lower cells without a place: under one upper cell that is no column of its own, or evenly under all such."""
    parents = [n for n, head in enumerate(heads) if role_of(text_of(head)) not in OWN]
    extra = width - len(heads)
    cells: list[Cell] = [(_atom(cell),) for cell in low if cell is not None]
    if len(low) == extra + 1:
        for n in parents:
            above = [*heads[:n], *([heads[n]] * len(low)), *heads[n + 1 :]]
            below: Cells = [*([None] * n), *low, *([None] * (len(heads) - n - 1))]
            yield above, below, as_parent(text_of(heads[n]), cells, len(parents) > 1)
    if len(parents) > 1 and len(low) == extra + len(parents):
        each, more = divmod(len(low), len(parents))
        for wider in combinations(parents, more):  # where it does not come out even, one is as good as another
            above, below, queue = [], [], list(low)
            for n, head in enumerate(heads):
                count = each + (n in wider) if n in parents else 0
                above += [head] * max(1, count)
                below += [queue.pop(0) for _ in range(count)] if count else [None]
            yield above, below, 0.0


def pad(cells: Cells, width: int) -> Cells:
    """The cells in ``width`` slots: blanks added, a surplus cut off."""
    return [*cells, *([None] * (width - len(cells)))][:width]


# --------------------------------------------------------------------------------------------------------------- roles
def _header(chains: list[Chain], extra: float, depth: int, body: Sequence[Cells]) -> Header:
    """The columns with their roles: by their words, unless most of their cells deny these."""
    held = [_held(body, n) for n in range(len(chains))]
    said = [one_text(map(text_of, chain)) for chain in chains]
    roles = [role_of(header) if header else _shown(cells) for header, cells in zip(said, held, strict=True)]
    points = extra
    for n, role in enumerate(roles):
        if role in OWN and role != "name" and sum(denies(text, role) for text in held[n]) * 2 > len(held[n]):
            roles[n] = "attribute" if role == "group" and _shown(held[n]) == "attribute" else "any"  # 类型 over 预期性
            points += POINTS["header.denied"]
    once = [role for role in roles if role in ("number", "unit", "attribute")]
    points += POINTS["header.twice"] * (len(once) - len(set(once)))
    points += _name(roles, held)
    seen = {cell.start: cell for chain in chains for cell in chain}
    points += sum(worth((_atom(cell),)) for cell in seen.values())
    columns = (Column(role, tuple((_atom(cell),) for cell in chain)) for role, chain in zip(roles, chains, strict=True))
    return Header(tuple(columns), depth, points)


def _name(roles: list[str], held: Sequence[Sequence[str]]) -> float:
    """Settles, in ``roles``, which column holds the names; the points that this costs."""
    named = [n for n, role in enumerate(roles) if role == "name"]
    if named:
        keep = max(named, key=lambda n: (not _mostly_denies(held[n], "name"), n))
        for n in named:
            roles[n] = "name" if n == keep else "group" if n < keep else "any"
        return 0.0
    worded = ["value" if role == "any" and _mostly_denies(held[n], "name") else role for n, role in enumerate(roles)]
    likely = name_place(worded if "any" in worded or "group" in worded else roles)
    roles[likely if likely is not None else 0] = "name"
    return POINTS["header.nameless"] / 2


def _mostly_denies(cells: Sequence[str], role: str) -> bool:
    return sum(denies(text, role) for text in cells) * 2 > len(cells)


def _held(body: Sequence[Cells], n: int) -> list[str]:
    """The words of a column's cells, as far as rows are full enough to have it."""
    return [text for row in body[:SAMPLE] if n < len(row) and (text := text_of(row[n]))]


def _shown(cells: Sequence[str]) -> str:
    """What a column without a header is by its cells."""
    for role, bits in (("attribute", Can.ATTRIBUTE), ("unit", Can.UNIT)):
        if cells and sum(bool(what(text) & bits) for text in cells) * 2 > len(cells):
            return role
    counts = len(cells) > 1 and cells == [str(n) for n in range(1, len(cells) + 1)]
    return "number" if counts else "any"


def _atom(cell: Fragment) -> Atom:
    text = text_of(cell)
    return Atom(cell, text, 0, Gap.CELL, 0, what(text))


# --------------------------------------------------------------------------------------------------------------- depth
def is_rule_row(cells: Cells) -> bool:
    """The |---|---| line under a Markdown header."""
    filled = [text for c in cells if (text := text_of(c))]
    return bool(filled) and all(map(_MARKDOWN_RULE.match, filled))


def is_header_row(cells: Cells) -> bool:
    """Most filled cells are header words and no cell is a value."""
    filled = [text for c in cells if (text := text_of(c))]
    if not filled:
        return False
    known = sum(words.is_header(c) for c in filled)
    values = sum(words.is_value(c) for c in filled)
    return known * 2 >= len(filled) and values == 0 and (len(filled) > 1 or known == 1)


def header_depth(rows: Sequence[Cells]) -> int:
    """How many rows at the top are most likely the header: none, one, or tiers."""
    count = 0
    while count < min(MAX_TIERS, len(rows)) and is_header_row(rows[count]):
        filled = [text_of(c) for c in rows[count] if text_of(c)]
        if count and len(filled) == 1 and rows[count][0] is not None and text_of(rows[count][0]):
            break
        if count and _dates(rows[0], rows[count]):
            break
        if (
            count
            and words.header_role(text_of(rows[count][0])) == "name"
            and text_of(rows[0][0]) == text_of(rows[count][0])
        ):
            break
        count += 1
    lower = count == 1 and len(rows) > 2
    if lower and (_is_lower_tier(rows[0], rows[1], rows[2]) or _says_own_again(rows[0], rows[1])):
        count = 2
    if count == 0 and rows and (_year_row(rows[0]) or _heads_values(rows) or _heads_list(rows[0])):
        count = 1
    return max(count, _merged_depth(rows)) if count else 0


def _heads_list(row: Cells) -> bool:
    """Whether most cells are headers of a list: 序号, 建设地点, 建设内容 and 总投资 over projects."""
    filled = [text for cell in row if (text := text_of(cell))]
    named = sum(map(words.may_name_column, filled))
    return len(filled) > 2 and named * 2 > len(filled) and not any(map(words.is_value, filled))


def _dates(upper: Cells, row: Cells) -> bool:
    """Whether a time stands below the header of a column of times, 完成时间 over 2020年6月: it is a row's."""
    pairs = ((text_of(head), cell) for head, cell in zip(upper, row, strict=False) if not isinstance(cell, Covered))
    return any(words.dates_row(head, text_of(cell)) for head, cell in pairs)


def _is_lower_tier(upper: Cells, row: Cells, following: Cells) -> bool:
    """全国 and 全县 under 2020年: words without a name beside them, under merged cells, with values below."""
    filled = [n for n, cell in enumerate(row) if text_of(cell)]
    if len(filled) < 2 or 0 in filled or len(row) < len(upper):
        return False
    merged = any(n >= len(upper) or not text_of(upper[n]) for n in filled)  # what is lost at the end was blank
    said = [text_of(row[n]) for n in filled]
    plain = not any(words.is_value(text) or words.is_attribute(text) or words.is_unit(text) for text in said)
    return merged and plain and any(words.is_value(text_of(cell)) for cell in following)


def _says_own_again(upper: Cells, row: Cells) -> bool:
    """全市 and 市区 under 2020年, 指标 and 单位 as above: cells over both tiers whose words each of them has."""
    pairs = [(text_of(head), said) for head, cell in zip(upper, row, strict=False) if (said := text_of(cell))]
    again = [said for head, said in pairs if head == said]
    rest = [said for head, said in pairs if head != said]
    plain = not any(words.is_value(said) or words.is_attribute(said) or words.is_unit(said) for said in rest)
    return sum(role_of(said) in OWN for said in again) > 1 and bool(rest) and plain


def mend_broken(rows: list[Cells]) -> list[Cells]:
    """A header whose cells a line break cut (2020年 / 现状值): the last cell of each line goes on on the next."""
    full = max((len(row) for row in rows), default=0)
    if len(rows) > MIN_BELOW and _are_measures_of_year(rows[0], rows[1]) and len(rows[0]) + len(rows[1]) - 1 == full:
        upper: Cells = [*rows[0], *([None] * (len(rows[1]) - 1))]
        return [upper, [*([None] * (len(rows[0]) - 1)), *rows[1]], *rows[2:]]
    merged: Cells = []
    for n, row in enumerate(rows[:MAX_BROKEN]):
        if not merged:
            merged = list(row)
        else:
            halves = [cell for cell in (merged[-1], row[0]) if cell is not None]
            merged = [*merged[:-1], join(halves) if halves else None, *row[1:]]
        if len(merged) >= full:
            return [merged, *rows[n + 1 :]] if n and len(merged) == full and is_header_row(merged) else rows
    return rows


def _are_measures_of_year(upper: Cells, row: Cells) -> bool:
    """Whether a line under a header that ends in a year says what is measured in it: 2025年 // 绝对值."""
    said = [text_of(cell) for cell in row]
    stated = all(text and (words.STATISTIC.matches(fold(text)) or tells_growth(text)) for text in said)
    return len(said) > 1 and stated and words.is_year(text_of(upper[-1]))


def mend_parted(rows: list[Cells]) -> list[Cells]:
    """A header that a line break parted between two of its cells: the line below has the rest of its words."""
    if len(rows) < MIN_BELOW or len(rows[1]) >= len(rows[0]):
        return rows
    end = max((n for n, cell in enumerate(rows[0], 1) if text_of(cell)), default=0)
    merged = [*rows[0][:end], *rows[1]]
    if not all(map(text_of, merged)):
        return rows
    below = sum(len(row) == len(merged) for row in rows[2:])
    plain = all(words.is_header(text_of(cell)) for cell in rows[1]) and is_header_row(merged)
    return [merged, *rows[2:]] if plain and below * 2 > len(rows[2:]) else rows


def _merged_depth(rows: Sequence[Cells]) -> int:
    """How many rows the cells of the first one reach down into, itself counted."""
    top = {id(c) for c in rows[0] if c is not None}
    depth = 1
    while depth < len(rows) and any(isinstance(c, Covered) and id(c.by) in top for c in rows[depth]):
        depth += 1
    return depth


def _heads_values(rows: Sequence[Cells]) -> bool:
    """Whether the first row has words alone over columns that hold values below: its words head them."""
    first, rest = rows[0], [row for row in rows[1:] if sum(bool(text_of(c)) for c in row) > 1]
    over = [n for n, cell in enumerate(first) if n and text_of(cell)]
    if not over or len(rest) < 2 or any(words.is_value(text_of(c)) or words.is_attribute(text_of(c)) for c in first):
        return False
    below = [[text_of(row[n]) for row in rest if n < len(row) and text_of(row[n])] for n in over]
    every = len(over) + 1 == len(first) == len(set(map(text_of, first)) - {""})
    if every and any(len(held) == len(rest) and all(map(words.is_value, held)) for held in below):
        return True  # 等级, 适用范围 and 限值 over Ⅰ, 集中供水 and 0.5
    values = sum(words.is_value(text) for held in below for text in held)
    return len(over) * 2 >= len(first) and values * 3 >= sum(map(len, below)) * 2 > 0


def _year_row(cells: Cells) -> bool:
    filled = [fold(text_of(c)) for c in cells if text_of(c)]
    return len(filled) >= 2 and all(re.match(r"^(?:19|20)\d\d年?", c) for c in filled[1:])
