"""Ways to read a header with one cell a line: which neighbours are one word, and which stand below others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain as chain_
from itertools import pairwise

from ....lexicon import tables as words
from ....lexicon.table_points import BY_NAME as POINTS
from ..cells.atoms import Atom, Gap, Layout
from ..cells.fits import closes, is_open
from .lines import over_labels, under, unevenly
from .words import (
    BRACKETED,
    ENDINGS,
    MAX_BEHIND,
    MAX_LOW,
    MAX_WORDS,
    OWN,
    TAIL,
    WHOLE,
    YEAR_BARE,
    Cell,
    Chains,
    is_known,
    is_second_half,
    is_time,
    may_stand_below,
    role_of,
    text,
    worth,
)

LEAST_TIME = 2
"""Characters of 时间, which may end a header; 时间节点 does not."""
_PERIOD = re.compile(r"(?:19|20)[0-9]{2}|十[一二三四五六七]五")
_DATED = re.compile("(?:19|20)[0-9]{2}")
_DONE = re.compile(r"(?:现状|目标|完成|情况|累计|数|率|值)$")
_MORE = re.compile(r"(?:值|数|率|情况|[(（].*)$")
_AIM = re.compile(r"^(?:(?:规划)?目标值?|基数|基期值?|基准值?|现状值?|实际值?|实绩|指标值)$")
_OWN_COLUMN = re.compile(
    "^(?:累计|年均(?:增长|增速|增幅|变化)?率?|增长率?|增速|增幅|占比|比重|年均/累计|累计/年均)(?:[(（][^()（）]+[)）])?$"
)
"""What heads a column of its own beside a bare year, below a joint header: 2020年, 累计."""
TORN = -6.0
"""What it costs to give a column to what is no more than a piece of a header: 2020//年, 完成//率, “十四五//”目标."""
ALONE = -5.0
"""What it costs to join a joint header to its first label and leave the next alone: 目标/2025年, 2030年."""
CUT_RUN = -2.0
"""What it costs to leave the first of several years beside each other in the upper tier: 2025年 // 2030年, 2035年."""
_BARE_TIME = re.compile(r"^(?:(?:19|20)[0-9]{2}年|[“\"]?十[一二三四五六七]五[”\"]?)$")


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
    split += TORN if _is_part(before, text(cell)) else 0.0
    split += ALONE if before and (_takes_label(before[-1], cell) or _takes_half(before[-1], cell)) else 0.0
    if len(cell) == 1:
        return split + (ALONE if before and _is_label(cell) and _takes_one(before[-1]) else 0.0)
    if role_of(text(cell)) in OWN:
        return 0.0
    return split + (0.8 if any(len(c) > 1 and c[0].text == cell[0].text for c in before) else 0.0)


def _half(before: tuple[Cell, ...], rest: str) -> str:
    """The point that a word makes which can be the second half of the header before it."""
    *parts, last = before[-1]
    if parts:
        return "header.split" if last.text == "指标" and rest in ENDINGS else "header.whole"
    if last.text == "指标" and (rest in ("名称", "内容") or (rest in ENDINGS and any(map(_is_name, before[:-1])))):
        return "header.cut"
    timed = _BARE_TIME.match(last.text) and (_AIM.match(rest) or rest[:2] in ("时期", "期间", "投资"))
    return "header.split" if timed or (last.text[-2:] == "规划" and rest[:2] == "目标") else "header.whole"


def _is_part(before: tuple[Cell, ...], header: str) -> bool:
    """Whether words are a piece of a header: one letter that is none, a bracket or quote that is open, 年 behind a
    year's figures."""
    if (len(header) == 1 and not words.is_header(header)) or _is_open(header):
        return True
    return header[0] == "年" and bool(before) and YEAR_BARE.search(text(before[-1])) is not None


def _ends_piece(before: str, rest: str) -> bool:
    """Whether a header that a narrow cell tore goes on: its last letter alone, 年 behind a year, an open bracket, the
    rest of a word (2030年目/标值)."""
    if len(rest) == 1 or _is_open(before) or (rest[0] == "年" and YEAR_BARE.search(before) is not None):
        return True
    return WHOLE.fullmatch(before) is None and WHOLE.fullmatch(before + rest) is not None


def _is_open(header: str) -> bool:
    return header.count("“") != header.count("”") or is_open(header) or closes(header)


def _takes_one(cell: Cell) -> bool:
    """Whether a header is a joint one and one of its labels: 目标值/2025年."""
    return len(cell) > 1 and _is_joint(cell[:-1]) and _is_label(cell[-1:])


def _takes_label(before: Cell, cell: Cell) -> bool:
    """Whether a header is a bare year that took the joint header of the year behind it: 2025年/目标值, 2028年."""
    if len(before) < 2 or len(cell) > 1 or not words.is_year(before[0].text) or not words.is_year(cell[0].text):
        return False
    joint = text(before[1:])
    aimed = _AIM.match(joint) is not None and words.TARGET.matches(joint)  # 2015年/基数 is a column of its own
    return aimed and before[0].text != cell[0].text


def _takes_half(before: Cell, cell: Cell) -> bool:
    """Whether a header begins with the second half of the bare year before it, and has a year of its own: 2025年 //
    基数/2030年."""
    if len(cell) < 2 or not words.is_year(text(before)):
        return False
    return _AIM.match(cell[0].text) is not None and words.is_year(cell[1].text)


def _is_joint(cell: Cell) -> bool:
    """Whether words can head several columns, each with a label of its own: 规划目标, “十四五”目标, 指标值, 现状值."""
    header = text(cell)
    return role_of(header) == "value" and not _DATED.search(header) and not _OWN_COLUMN.match(header)


def _is_label(cell: Cell) -> bool:
    """Whether words say which of the columns of a joint header one is: 2025年, 年均增长."""
    header = text(cell)
    return words.is_year(header) or _OWN_COLUMN.match(header) is not None


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
        ends = is_second_half(atom.text) or before[-1] == "”" or _ends_piece(before, atom.text)
        cost -= 20.0 if words.GROUP.matches(atom.text) else 0.0
        cost -= 0.0 if ends or is_known(atom.text) else 8.0 if is_time(before) else 4.0
        cost += POINTS["header.joined"] + (0.3 if ends else -0.3) - (3.0 if atom.voids else 0.0)
        cost -= 2.0 if _complete(before) and not _MORE.match(atom.text) else 0.0
        cost -= 1.0 if _AIM.match(before) and atom.text in ENDINGS else 0.0
        cost -= 0.5 if not ends and len(atom.text) > 2 and is_known(atom.text) else 0.0
        cost -= 1.2 if _BARE_TIME.match(before) and _OWN_COLUMN.match(atom.text) else 0.0
        cost -= 2.0 if words.PROJECTS.matches(atom.text) else 0.0
        cost -= 8.0 if _heads_alone(atom.text) and words.may_name_column(before) else 0.0
        aimed = TAIL.fullmatch(before) or _AIM.match(before)
        cost -= 3.0 if aimed and words.is_year(atom.text) else 0.0  # 实际/2030年
        cost -= 4.0 if _PERIOD.search(before) and _PERIOD.search(atom.text) else 0.0
        cost -= 4.0 if _AIM.match(atom.text) and any(_AIM.match(above.text) for above in cell[:n]) else 0.0
    return cost + (TORN if len(cell) > 1 and _is_torn_inside(cell) else 0.0)


def _heads_alone(text: str) -> bool:
    """Whether words head a column of a list and end no header: 责任单位, 完成时限."""
    return words.DUTY.matches(text) or (len(text) > LEAST_TIME and words.TIMES.matches(text))


def _is_torn_inside(cell: Cell) -> bool:
    """Whether a time that is made of pieces begins or ends with half a word: 成情/况/完成率, 2020/年规."""
    rest = text(cell[1:])
    if role_of(text(cell)) != "value" or words.PROJECTS.matches(rest) or words.is_amount(rest):
        return False
    return WHOLE.fullmatch(text(cell)) is None and WHOLE.fullmatch(rest) is None


def _complete(header: str) -> bool:
    """Whether a header needs nothing after it: 2025年目标, 完成情况."""
    measured = header[-1] in "）)" and words.is_amount(header)
    return measured or (role_of(header) in OWN and len(header) > 2) or bool(_DONE.search(header))


def _plausible(cell: Cell) -> bool:
    whole = text(cell)
    if len(whole) > MAX_WORDS or any(len(atom.text) > 6 and not is_known(atom.text) for atom in cell[1:]):
        return False
    own = [atom for atom in cell if role_of(atom.text) in OWN]
    if own and role_of(whole) not in OWN and not (own[0].text == "指标" and (own == [cell[-1]] or whole == "指标值")):
        return False
    scoped = bool(BRACKETED.match(cell[-1].text)) and (len(cell) == 2 or is_known(text(cell[:-1])))
    return is_known(whole) or (scoped and role_of(text(cell[:-1])) not in OWN - {"name"})


def of_sequence(cells: list[Cell], layout: Layout) -> Iterator[tuple[Chains, float]]:
    """The columns that header words one after the other can head: each its own, or the last below one of the others."""
    tiers = [n for n, cell in enumerate(cells) if n and layout.blocks and cell[0].gap is Gap.BLANK_LINE]
    yield [(cell,) for cell in cells], -6.0 * len(tiers)
    nested = _nested(cells)
    if nested is not None:
        yield nested
    for size in range(2, min(MAX_LOW, len(cells) - 2) + 1):
        low = cells[-size:]
        if any(role_of(text(cell)) in OWN for cell in low):
            return
        upper = cells[:-size]
        if all(may_stand_below(text(cell)) for cell in low):
            for chains, extra in chain_(under(upper, low), unevenly(upper, low)):
                seen = _seen(chains, low) or tiers == [len(upper)]
                cut = words.is_year(text(upper[-1])) and words.is_year(text(low[0]))
                yield chains, extra + (2.0 if seen else -1.5) + (CUT_RUN if cut else 0.0)
        if len(upper) > size + 1 and all(BRACKETED.match(text(c)) or words.is_year(text(c)) for c in low):
            middle = upper[-size:]
            if not any(role_of(text(cell)) in OWN for cell in middle):
                both = [(*a, *b) for a, b in zip(middle, low, strict=True)]
                yield from under(upper[:-size], both)


def _nested(cells: Sequence[Cell]) -> tuple[Chains, float] | None:
    """The columns where each joint header stands right before its labels (现状值 2020年 目标值 2025年 2030年 属性), and
    what speaks for them; None where no header does, or one alone before one label.
    """
    chains: Chains = []
    runs: list[tuple[Cell, list[Cell]]] = []
    over: tuple[Cell, ...] = ()
    for cell, below in zip(cells, [*cells[1:], None], strict=True):
        if over and _is_label(cell):
            runs[-1][1].append(cell)
        elif below is not None and _is_joint(cell) and _is_label(below):
            over = (cell,)
            runs.append((cell, []))
            continue
        else:
            over = ()
        chains.append((*over, cell))
    if not runs or (len(runs) == 1 and len(runs[0][1]) == 1):
        return None
    torn = ALONE * sum(_AIM.match(text(b)) is not None and words.is_year(text(a)) for a, b in _beside_runs(cells, runs))
    return chains, torn + sum(over_labels(text(parent), low) for parent, low in runs) if len(runs) > 1 else 0.0


def _beside_runs(cells: Sequence[Cell], runs: Sequence[tuple[Cell, list[Cell]]]) -> Iterator[tuple[Cell, Cell]]:
    """Each joint header with what stands before it, where that is a column of its own: 2025年, 基数 // 2030年."""
    below = [cell for _, low in runs for cell in low]
    for before, cell in pairwise(cells):
        if any(cell is parent for parent, _ in runs) and before not in below:
            yield before, cell


def _seen(chains: Chains, low: list[Cell]) -> bool:
    """Whether empty cells show which columns a joint header spans: behind it, or before the labels below it."""
    if len({chain[0] for chain in chains if len(chain) > 1}) > 1:
        return False
    at = next(n for n, chain in enumerate(chains) if len(chain) > 1)
    behind = chains[at + len(low)][0][0].voids if at + len(low) < len(chains) else 0
    last = at + len(low) == len(chains) and low[0][0].voids > 0
    return (bool(behind) and behind == len(low) - 1) or (last and low[0][0].voids in (at, len(low) - 1))
