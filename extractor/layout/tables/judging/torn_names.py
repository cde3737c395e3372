"""Names of rows and of groups that a print tears where only the words tell.

A name can be torn before its last word, which stands on the row's own line: 城镇新增就业 / 人数（万人） 5 6.
The first line looks like the name of a group, or like the end of the name above. What stands on the row tells: a word
that says no more than what is measured is no name, and its other half stands above it. What is put together so is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ....core.fragment import join
from ....core.problems import Finding, finding
from ....lexicon import tables as words
from ..cells.atoms import Atom, Can, columns_of, item_number
from ..cells.fits import ends_in_unit
from ..headers.words import text
from ..reading import MAX_HALF, Cell, Reading, Row

MEASURE = re.compile(r"[（(][^（）()]*[）)]$")
_END = re.compile("[率值比度额]|增加值|占比")
"""Ends of names that are none by themselves, beside those of ``words.MEASURED``."""
MAX_PIECES = 6
"""Rows beside which the pieces of one group's name stand, at most."""
MIN_HALVES = 4
"""Rows that have two letters each for their group, from which these may be halves."""


def rejoined(reading: Reading) -> tuple[Reading, list[Finding]]:
    """The reading with such names whole, and what is told of them."""
    roles = reading.header.roles
    if "name" not in roles:
        return reading, []
    name = roles.index("name")
    rows = _parted(_hung(_counted(reading.rows, name), name), name)
    told: list[Finding] = []
    groups = sum(row.kind == "group" for row in rows)
    ends = [row.kind == "data" and _is_end(row.cells, name) for row in rows]
    for n in range(len(rows) - 1, 0, -1):
        if not ends[n] or ends[n - 1] or (n + 1 < len(rows) and ends[n + 1]):
            continue
        above, row = rows[n - 1], rows[n]
        half = _group(above) if above.kind == "group" and groups == 1 else _tail(above, name)
        if half is None:
            continue
        rows[n] = with_cell(row, name, (*half, *row.cells[name]))
        rows[n - 1 : n] = [with_cell(above, name, above.cells[name][: -len(half)])] if above.kind == "data" else []
        detail = f"“{text(half)}”按下一行名称的前半读"
        told.append(finding("ROW_MISFIT", detail, [join(atom.body for atom in half)]))
    return replace(reading, rows=tuple(rows)), told[::-1]


def _counted(rows: Sequence[Row], name: int) -> list[Row]:
    """The rows, of which those that look like a numbered group's are the first halves of names, where their numbers
    count through with those of the rows: 1．残疾人收入年均 / 增长（%） — 8 / 2．培训人数（人） 86 120.
    """
    numbers = [item_number(text(row.cells[name if row.kind == "data" else 0])) for row in rows]
    halves_ = [n for n, row in enumerate(rows) if row.kind == "group" and numbers[n] is not None]
    said = [number for number in numbers if number is not None]
    through = len(said) > len(halves_) and said == list(range(1, len(said) + 1))
    if not halves_ or not through or not all(_is_half(rows, numbers, n) for n in halves_):
        return list(rows)
    out = list(rows)
    for n in reversed(halves_):
        out[n : n + 2] = [with_cell(rows[n + 1], name, (*rows[n].cells[0], *rows[n + 1].cells[name]))]
    return out


def _hung(rows: Sequence[Row], name: int) -> list[Row]:
    """The rows, of which words like a group's without a mark are the first half of a name whose other half stands below
    its row's own line, about the middle of which it is set: 居民人均 / 11 元 14513 15986 / 可支配收入.
    """
    out = list(rows)
    for n in range(len(rows) - 2, -1, -1):
        half = _group(rows[n]) if rows[n].kind == "group" else None
        if half is not None and _hangs(rows[n + 1], name):
            out[n : n + 2] = [with_cell(rows[n + 1], name, (*half, *rows[n + 1].cells[name]))]
    return out


def _hangs(row: Row, name: int) -> bool:
    """Whether all of a row's name stands below the line of its other cells."""
    own = {atom.line for n, cell in enumerate(row.cells) if n != name for atom in cell} if row.kind == "data" else set()
    return len(own) == 1 and bool(row.cells[name]) and all(atom.line > max(own) for atom in row.cells[name])


def _parted(rows: Sequence[Row], name: int) -> list[Row]:
    """The rows, of which numbered names that begin above their row are a group's and the row's, where rows without a
    number follow them: 1．城镇就业 / 新增就业（万人） 6 7 / 失业率（%） 4 5 / 2．社会保险 / 参保率（%） 96 97.
    """
    data = [row for row in rows if row.kind == "data" and row.cells[name]]
    numbered = [row for row in data if item_number(text(row.cells[name])) is not None]
    plain = [row for row in data if row not in numbered and not row.cells[name][0].can & Can.OF_WHICH]
    counts = [item_number(text(row.cells[name])) for row in numbered] == list(range(1, len(numbered) + 1))
    if len(numbered) < 2 or not plain or not counts or not all(_begins_above(row, name) for row in numbered):
        return list(rows)
    out: list[Row] = []
    for row in rows:
        if row in numbered:
            first, *rest = row.cells[name]
            out.append(Row("group", ((first,),), ("group_row.counted",)))
            row = with_cell(row, name, tuple(rest))
        out.append(row)
    return out


def _begins_above(row: Row, name: int) -> bool:
    """Whether the first line of a name stands above its row, which has a whole name without it."""
    first, *rest = row.cells[name]
    above = all(first.line < atom.line for cell in row.cells for atom in cell if atom is not first)
    return above and len(rest) == 1 and not _is_end((tuple(rest),), 0) and ends_in_unit(rest[0].text)


def _is_half(rows: Sequence[Row], numbers: Sequence[int | None], n: int) -> bool:
    """Whether one row without a number stands between a numbered line and the next."""
    one = n + 1 < len(rows) and rows[n + 1].kind == "data" and numbers[n + 1] is None
    return one and (n + 2 == len(rows) or numbers[n + 2] is not None or rows[n + 2].kind == "group")


def _is_end(cells: Sequence[Cell], name: int) -> bool:
    """Whether what stands for the name on the line of its row's figures is the end of one."""
    whole = cells[name]
    if not whole or len({atom.line for cell in cells for atom in cell}) > 1:
        return False
    bare = MEASURE.sub("", text(whole))
    return bool(words.MEASURED.matches(bare) or _END.fullmatch(bare))


def _group(row: Row) -> Cell | None:
    """The words of a group's row that nothing but their place makes one."""
    (cell,) = row.cells
    known = any(atom.can & Can.GROUP_MARK for atom in cell) or words.GROUP.matches(text(cell))
    return None if known or ends_in_unit(text(cell)) else cell


def _tail(row: Row, name: int) -> Cell | None:
    """The line below a row that was taken for the end of its name, which had one, or is no longer than it."""
    if row.kind != "data" or len(row.cells[name]) < 2:
        return None
    *rest, last = row.cells[name]
    own = all(atom.line < last.line for cell in row.cells for atom in cell if atom is not last)
    whole = ends_in_unit(text(tuple(rest))) or len(last.text) >= len(text(tuple(rest)))
    return (last,) if own and whole and not ends_in_unit(last.text) else None


def begun_above(reading: Reading, columns: Mapping[int, int]) -> tuple[Reading, list[Finding]]:
    """The reading with names whole that begin above their row, whose own line has none, and what is told:
    ⇥城乡居民基本 / ⇥养老保险参保率（%） / 1⇥⇥96. ``columns`` tells in which column a lone line of the source stands.

    So is one whose rest stands on its row, where other names of the table are torn; elsewhere it is told.
    """
    roles = reading.header.roles
    if "name" not in roles or (name := roles.index("name")) == 0:
        return reading, []
    rows, told = list(reading.rows), []
    torn = any(row.kind == "data" and len({atom.line for atom in row.cells[name]}) > 1 for row in rows)
    for n in range(len(rows) - 1, 0, -1):
        above, row = rows[n - 1], rows[n]
        if above.kind != "group" or row.kind != "data" or columns.get(above.place) != name:
            continue
        half, rest = _group(above), row.cells[name]
        lines = {atom.line for cell in row.cells if cell is not rest for atom in cell}
        if half is None or not rest or not lines:
            continue
        whole = torn or max(atom.line for atom in rest) < min(lines)
        if whole:
            rows[n - 1 : n + 1] = [with_cell(row, name, (*half, *rest))]
        detail = f"“{text(half)}”按下一行名称的前半读" if whole else f"“{text(half)}”按类别读，也可能是下一行名称的前半"
        told.append(finding("ROW_MISFIT", detail, [join(atom.body for atom in half)]))
    return (replace(reading, rows=tuple(rows)) if len(rows) < len(reading.rows) else reading), told[::-1]


def doubtful_tails(reading: Reading) -> list[Finding]:
    """What is told of the end of a name that its cell need not have torn, since another name of the table stands on
    one line and is wider than all of this one: it may name the group of the rows below, as other lines do.
    """
    if "name" not in reading.header.roles or all(row.kind == "data" for row in reading.rows):
        return []
    name = reading.header.roles.index("name")
    cells = [row.cells[name] for row in reading.rows if row.kind == "data" and row.cells[name]]
    widest = max((columns_of(text(cell)) for cell in cells if len({atom.line for atom in cell}) == 1), default=0)
    return [
        finding("ROW_MISFIT", f"“{tail.text}”按名称的末段读，也可能是下一组的类别", [tail.body])
        for row, below in pairwise(reading.rows)
        if row.kind == below.kind == "data"
        and (tail := _loose_tail(row, name)) is not None
        and columns_of(text(row.cells[name])) < widest
    ]


def _loose_tail(row: Row, name: int) -> Atom | None:
    """The last line of a row, which has words of its name alone, as many as a group's name has at least."""
    *_, last = row.cells[name] or (None,)
    if last is None or len(last.text) < MAX_HALF or last.can != Can.WORDS or ends_in_unit(last.text):
        return None
    own = all(atom.line < last.line for cell in row.cells for atom in cell if atom is not last)
    return last if own and not (words.MEASURED.matches(last.text) or words.ENDING.matches(last.text)) else None


def joined_groups(reading: Reading) -> tuple[Reading, list[Finding]]:
    """The reading with the pieces of a known group's name (经济 / 发展, 绿 / 色 / 生 / 态) in one cell, where each
    stands beside a row of its own, and what is told of them."""
    roles = reading.header.roles
    if roles.count("group") != 1:
        return reading, []
    group, rows, told = roles.index("group"), list(reading.rows), []
    for n in range(len(rows) - 1):
        pieces = _of_known_group(rows, n, group)
        if not pieces:
            continue
        rows[n] = with_cell(rows[n], group, tuple(atom for cell in pieces for atom in cell))
        for k in range(1, len(pieces)):
            rows[n + k] = with_cell(rows[n + k], group, ())
        detail = f"{''.join(f'“{text(cell)}”' for cell in pieces)}按一个类别读"
        told.append(finding("ROW_MISFIT", detail, [atom.body for cell in pieces for atom in cell]))
    return (replace(reading, rows=tuple(rows)), told) if told else (reading, [])


def _of_known_group(rows: Sequence[Row], n: int, group: int) -> list[Cell]:
    """The pieces of a known group's name, one or two letters each, beside rows that follow each other."""
    pieces: list[Cell] = []
    for row in rows[n : n + MAX_PIECES]:
        piece = row.cells[group] if row.kind == "data" else ()
        if not 0 < len(text(piece)) <= 2:
            break
        pieces.append(piece)
        whole = "".join(map(text, pieces))
        if len(pieces) > 1 and len(whole) > 3 and words.GROUP.matches(whole):
            return pieces
    return []


def numbered_groups(reading: Reading) -> Reading:
    """The reading with 1.行政区划 as a group of 镇 and 乡 below it, where no numbered line has figures of its own and
    some are groups already."""
    if "name" not in (roles := reading.header.roles) or "number" in roles:
        return reading
    name = roles.index("name")
    cells = [row.cells[name if row.kind == "data" else 0] for row in reading.rows]
    numbered = [n for n, cell in enumerate(cells) if cell and item_number(cell[0].text) is not None]
    torn = [n for n in numbered if reading.rows[n].kind == "data"]
    apart = all(len(cells[n]) > 1 and cells[n][0].line < cells[n][1].line for n in torn)
    if not torn or not apart or len(torn) == len(numbered):
        return reading
    rows: list[Row] = []
    for n, row in enumerate(reading.rows):
        if n in torn:
            rows.append(Row("group", (cells[n][:1],), row.said))
            row = with_cell(row, name, cells[n][1:])
        rows.append(row)
    return replace(reading, rows=tuple(rows))


def halves(reading: Reading) -> tuple[dict[int, str], list[Finding]]:
    """Rows, by index, whose name may hold the second half of their group's, and why; and what is told of groups of
    which each row may have a half: 经济 / 发展 / 社会 / 事业.
    """
    roles = reading.header.roles
    if "group" not in roles or "name" not in roles:
        return {}, []
    group, name = roles.index("group"), roles.index("name")
    rows = {n: row for n, row in enumerate(reading.rows) if row.kind == "data"}
    doubts = {
        n: f"名称中的“{half.text}”可能是类别的后半"
        for n, row in rows.items()
        if (half := _inner_half(row.cells[name], row.cells[group])) is not None
    }
    cells = [row.cells[group] for row in rows.values()]
    said = [text(cell) for cell in cells]
    torn = [n for n in range(len(said) - 1) if len(said[n]) == len(said[n + 1]) in (1, 2) and said[n] != said[n + 1]]
    alike = len(said) >= MIN_HALVES and all(len(word) == 2 for word in said) and len(set(said)) == len(said)
    if not torn or not (alike or any(len(word) != 2 for word in said if word)):
        return doubts, []
    halves_ = sorted({k for n in torn for k in (n, n + 1)})
    detail = f"“{'、'.join(said[n] for n in halves_[:4])}”可能是几行合写的类别，按各行读"
    return doubts, [finding("ROW_MISFIT", detail, [join(atom.body for atom in cells[n]) for n in halves_])]


def _inner_half(name: Cell, group: Cell) -> Atom | None:
    """Words that begin a further line of a name, with a blank after them, and are no longer than the group's own."""
    if not group or len(text(group)) > MAX_HALF:
        return None
    return next(
        (
            half
            for above, half, after in zip(name, name[1:], name[2:], strict=False)
            if above.line < half.line == after.line and len(half.text) <= MAX_HALF and half.can == Can.WORDS
        ),
        None,
    )


def with_cell(row: Row, column: int, cell: Cell) -> Row:
    """The row with another cell in one column."""
    return replace(row, cells=(*row.cells[:column], cell, *row.cells[column + 1 :]))
