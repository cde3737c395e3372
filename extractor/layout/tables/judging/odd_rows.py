"""Rows of a sound table that are not like the others: a cell of the row above, or a line that belongs to no table, may
stand in them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ....lexicon import tables as words
from ..cells.atoms import Can, columns_of, what
from ..cells.fits import closes, ends_in_unit, fit, is_open, names_no_measure
from ..headers.words import Cell, text
from ..reading import MAX_HALF, Reading, Row
from .about_rows import stand_about_rows
from .torn_names import MEASURE

LEAST = 4
"""Rows that show what a row usually has, at least."""
USUAL = 0.8
"""Share of the rows in which a column is filled, from which a row without it is odd."""
ROOM = 8
"""Columns that a line inside a name does not leave free."""
LETTER, FAR, NARROW = 2, 12, 14
"""Columns of a letter; those by which a first line is far shorter; those of a cell that tears names, at least."""
SPARE = 1
"""Letters by which a full line may be shorter than the longest."""
_TELLING = ("number", "unit", "attribute")
_SAYING = frozenset({"value", "any"})


def odd_rows(reading: Reading) -> dict[int, str]:
    """Rows, by index, whose values cannot be given, and why."""
    roles = reading.header.roles
    data = [n for n, row in enumerate(reading.rows) if row.kind == "data"]
    found = {n: "名称栏里是类别" for n in data if _names_group(reading, n)}
    if len(data) < LEAST:
        return found
    usual = [n for n, role in enumerate(roles) if role in _TELLING and _is_usual(reading, data, n)]
    bare = [n for n in data if len(usual) > 1 and not any(reading.rows[n].cells[k] for k in usual)]
    name = roles.index("name")
    named = {n: text(reading.rows[n].cells[name]) for n in data if reading.rows[n].cells[name]}
    measured = {n for n in data for k, role in enumerate(roles) if role == "unit" and reading.rows[n].cells[k]}
    units = {n: name for n, name in named.items() if words.is_unit(name) and n not in measured}
    found |= {n: f"名称栏里是计量单位“{name}”" for n, name in units.items()}
    found |= {n: "此行缺各行都有的" + "、".join(reading.header.columns[k].header for k in usual) for n in bare}
    for above, stray in _strays(reading):
        found.setdefault(above, f"其下的“{stray}”可能是此行的单元格")
    return found


def off_middle(reading: Reading) -> dict[int, str]:
    """Rows set about their middle, by index, of whose names two lines more stand on one side of the figures than on the
    other: one may be a neighbour's.
    """
    roles = reading.header.roles
    name = roles.index("name")
    sure = [n for n, role in enumerate(roles) if role in ("number", "unit", "value", "attribute")]
    found = {}
    for n, row in enumerate(reading.rows):
        lines = {row.cells[k][0].line for k in sure if row.cells[k]} if row.kind == "data" else set()
        if len(lines) != 1:
            continue
        (own,) = lines
        sides = [atom.line - own for atom in row.cells[name]]
        above, below = len({k for k in sides if k < 0}), len({k for k in sides if k > 0})
        if abs(above - below) > 1:
            found[n] = "名称的各行不在数的上下正中，可能属邻行"
    return found


def overrun(reading: Reading) -> dict[int, str]:
    """Rows of one cell a line, by index, that may have taken the first words of the next name, or of a group's, for
    the value that they lack, and the rows right below them.
    """
    found: dict[int, str] = {}
    full, roles = _full_piece(reading), reading.header.roles
    grouped = any(row.kind == "group" for row in reading.rows) or "group" in roles
    for n, (row, below) in enumerate(pairwise(reading.rows)):
        if row.kind != "data" or below.kind != "data":
            continue
        last = max((cell for cell in row.cells if cell), key=lambda cell: cell[0].body.start)
        said = fit(text(last), "value") if roles[row.cells.index(last)] == "value" else ""
        named = _first(below, roles) == "name"
        opens = named or (grouped and _first(below, roles) == "number" and last[0].can == Can.WORDS)
        if (said == "value.words" and opens) or (said == "value.said" and named and len(text(last)) == full):
            why = f"“{text(last)}”可能是下一行的名称或类别"
            found |= {n: why, n + 1: why}
    return found


def parted_rows(reading: Reading) -> dict[int, str]:
    """Rows of one cell a line, by index, that may be one, which a page's number parts: the lower has for its name what
    is said of an aim, and no values. 公立医院收入占比 / 30.1 / 12 / 保持稳定 / 预期性."""
    found: dict[int, str] = {}
    roles = reading.header.roles
    name = roles.index("name")
    for n, (row, below) in enumerate(pairwise(reading.rows)):
        if row.kind != "data" or below.kind != "data" or not below.cells[name]:
            continue
        said = text(below.cells[name])
        bare = not any(cell for role, cell in zip(roles, below.cells, strict=True) if role in _SAYING)
        if bare and words.SAID.matches(said) and "value" in roles:
            found |= dict.fromkeys((n, n + 1), f"“{said}”可能是上一行的数值")
    return found


def _first(row: Row, roles: Sequence[str]) -> str:
    """The role of the column whose cell comes first in a row."""
    return min((cell[0].body.start, role) for role, cell in zip(roles, row.cells, strict=True) if cell)[1]


def cut_heads(reading: Reading, laid: bool) -> dict[int, str]:
    """Rows, by index, whose name may begin in what was read as a group: words without a mark that are as long as the
    lines into which a narrow cell tears the names. ``laid``: whether the places of cells tell a column of groups.

    Words that are a row of their own more than once name groups.
    """
    known = Counter(text(row.cells[0]) for row in reading.rows if row.kind == "group")
    full, roles = _full_piece(reading) - SPARE, reading.header.roles
    group = roles.index("group") if "group" in roles and not laid else None
    found: dict[int, str] = {}
    above: Cell = ()
    for n, row in enumerate(reading.rows):
        named = above if row.kind == "data" else row.cells[0]
        if row.kind == "data" and group is not None and row.cells[group]:
            named = row.cells[group]
        last = named[-1:] if known[text(named)] < 2 else ()
        if last and row.kind == "data" and full > 0 and len(last[0].text) >= full and _may_open_name(text(named)):
            found[n] = f"“{text(named)}”按类别读，也可能是名称的前半"
        above = row.cells[0] if row.kind == "group" else ()
    return found


def broken_names(reading: Reading) -> dict[int, str]:
    """Rows, by index, whose name is no whole one: a bracket is open at its end, or a group's name stands within."""
    name = reading.header.roles.index("name")
    found: dict[int, str] = {}
    for n, row in enumerate(reading.rows):
        cell = row.cells[name] if row.kind == "data" else ()
        if cell and (is_open(text(cell)) or closes(text(cell))):
            found[n] = f"名称“{text(cell)}”的括号不成对"
        elif any(words.GROUP.matches(atom.text) for atom in cell[1:-1]):
            found[n] = f"名称“{text(cell)}”中有类别"
    return found


def names_in_groups(reading: Reading) -> dict[int, str]:
    """Rows that several cells a line make, by index, of whose name a line may stand in the column of groups: the name
    begins below the figures of its row, or the group goes on with more words than half a group's name has.
    """
    roles = reading.header.roles
    if "group" not in roles:
        return {}
    group, name = roles.index("group"), roles.index("name")
    found: dict[int, str] = {}
    for n, row in enumerate(reading.rows):
        if row.kind != "data" or not row.cells[group]:
            continue
        first = min(cell[0].line for k, cell in enumerate(row.cells) if cell and k not in (group, name))
        late = row.cells[name] and row.cells[name][0].line > first
        if late or any(len(atom.text) > MAX_HALF for atom in row.cells[group][1:]):
            found[n] = f"类别栏里的“{text(row.cells[group])}”可能是名称的一行"
    return found


def half_names(reading: Reading) -> dict[int, str]:
    """Rows, by index, whose name may begin above them: in words that were read as a group, or in a row that has nothing
    else but its number.

    Words without a mark are no sure group where they are the only one and rows stand above them, one unlike all others
    (a group opens a table that has groups, and those of one length are alike), or right below another; nor are they
    where what follows them is no whole name.
    """
    rows, roles = reading.rows, reading.header.roles
    if "name" not in roles or reading.header.is_list:
        return {}
    name = roles.index("name")
    groups = [n for n, row in enumerate(rows) if row.kind == "group"] if "group" not in roles else []
    sure = {n for n in groups if _is_group(rows[n])}
    alike = len({len(text(rows[n].cells[0])) for n in groups}) == 1
    found: dict[int, str] = {}
    for n in groups:
        below = rows[n + 1] if n + 1 < len(rows) else None
        said = text(rows[n].cells[0])
        if n in sure or below is None or below.kind != "data" or not below.cells[name] or not _may_open_name(said):
            continue
        slot = rows[n].cells[0][0].slot
        if slot >= 0 and roles[slot] == "number":
            continue  # no name begins in the column of row numbers
        late = len(groups) == 1 and any(row.kind == "data" for row in rows[:n])
        unlike = len(groups) > 2 and len(sure) == len(groups) - 1 and n > 0 and not alike
        strange = late or unlike or n - 1 in groups
        numbered = bool(below.cells[name][0].can & (Can.ITEM | Can.OF_WHICH))
        if (strange or not _is_whole(text(below.cells[name]))) and not numbered and not ends_in_unit(said):
            found[n + 1] = f"“{said}”按类别读，也可能是名称的前半"
    return found | _halves_of_rows(reading)


def _is_group(row: Row) -> bool:
    """Whether the words of a group's row say themselves that they are one."""
    said = row.cells[0][0]
    return bool(said.can & Can.GROUP_MARK) or words.GROUP.matches(text(row.cells[0])) or said.text[-1] in "：:"


def _halves_of_rows(reading: Reading) -> dict[int, str]:
    """Rows without a number, by index, below a row that has its number and words alone, and no other row without one:
    9 万 / 元生产总值用水量 % 13.1 49.8. Two rows or more are parts of what is named above them."""
    rows, roles = reading.rows, reading.header.roles
    number, name = (roles.index(role) if role in roles else None for role in ("number", "name"))
    if number is None or name is None:
        return {}
    found: dict[int, str] = {}
    for n in range(len(rows) - 1):
        above, below, after = rows[n], rows[n + 1], rows[n + 2] if n + 2 < len(rows) else None
        if above.kind != "data" or below.kind != "data" or not above.cells[number] or below.cells[number]:
            continue
        bare = not any(cell for k, cell in enumerate(above.cells) if k not in (number, name) and roles[k] != "group")
        full = sum(bool(cell) for cell in below.cells) > 2 and below.cells[name]
        alone = after is None or after.kind != "data" or bool(after.cells[number])
        if bare and full and alone and above.cells[name] and not below.cells[name][0].can & Can.OF_WHICH:
            found[n + 1] = f"“{text(above.cells[name])}”可能是此行名称的前半"
    return found


def _is_whole(named: str) -> bool:
    """Whether a name can be one without words above it."""
    bare = MEASURE.sub("", named)
    return len(bare) > 1 and not words.MEASURED.matches(bare) and fit(bare, "name") != "name.ending"


def _may_open_name(said: str) -> bool:
    return not words.GROUP.matches(said) and said[-1] not in "：:" and not what(said) & Can.GROUP_MARK


def _full_piece(reading: Reading) -> int:
    """Letters of the lines into which a narrow cell tears names; 0 where it tears none, or one alone."""
    name = reading.header.roles.index("name")
    cells = [row.cells[name] for row in reading.rows if row.kind == "data"]
    longest = sorted((max(len(atom.text) for atom in cell[:-1]) for cell in cells if len(cell) > 1), reverse=True)
    return longest[0] if len(longest) > 1 and longest[1] >= longest[0] - SPARE else 0


def out_of_step(reading: Reading) -> dict[int, str]:
    """Rows of names over several lines, by index, of which one may have a line of the other: the upper name does not
    say what is measured, and a line of one of the two ends with a whole name that another goes on behind; or a line has
    room inside. Where all names stand about their rows, each has its own lines.
    """
    if stand_about_rows(reading):
        return {}
    name = reading.header.roles.index("name")
    found: dict[int, str] = {}
    for n, (row, below) in enumerate(pairwise(reading.rows)):
        if row.kind != "data" or below.kind != "data" or not row.cells[name]:
            continue
        upper = text(row.cells[name])
        closed = words.CLOSED.matches(upper) or words.MEASURED.matches(upper) or ends_in_unit(upper)
        parted = _ends_inside(row.cells[name]) or _ends_inside(below.cells[name])
        if (parted and not closed) or _has_room_inside(row.cells[name]):
            found |= dict.fromkeys((n, n + 1), _OUT_OF_STEP)
    return found | _heads_out_of_step(reading, name)


_OUT_OF_STEP = "名称的各行属这一行还是邻行，不能断定"


def _heads_out_of_step(reading: Reading, name: int) -> dict[int, str]:
    """Rows whose name has room on its first line for the first letters of its second, which is full: the second, and
    so that of every name of two lines, may be the first of the next name. 城镇新增就业 / 中等职业学校双师型.

    Where blanks set cells below each other, only a far shorter line says so, and it may be the last of the name above.
    """
    names = {n: _lines(row.cells[name]) for n, row in enumerate(reading.rows) if row.kind == "data" and row.cells[name]}
    widest = max((columns_of(line) for lines in names.values() for line in lines), default=0)
    torn = {n: lines for n, lines in names.items() if len(lines) > 1}
    laid = any(row.cells[name][0].left >= 0 for n in torn if (row := reading.rows[n]))
    room, full = (FAR, 0) if laid else (2 * LETTER, widest)
    heads = {n for n, lines in torn.items() if _is_short(lines, full, room)}
    if not heads or widest < NARROW:
        return {}
    shifted = {n - 1 for n in heads} | heads if laid else set(torn)
    return {k: _OUT_OF_STEP for n in shifted for k in (n, n + 1) if k in names}


def _is_short(lines: Sequence[str], full: int, room: int) -> bool:
    """Whether the first line of a name is shorter by so much than the second without its unit, which with it
    is as wide as ``full``."""
    first, second, *_ = lines
    plain = second[0] not in "（(" and first[-1] not in "：:.．、"
    bare = columns_of(MEASURE.sub("", second))  # its unit may stand where the author broke the line
    return plain and columns_of(second) >= full and columns_of(first) + room <= bare


def _lines(cell: Cell) -> list[str]:
    lines: dict[int, str] = {}
    for atom in cell:
        lines[atom.line] = lines.get(atom.line, "") + atom.text
    return list(lines.values())


def _has_room_inside(cell: Cell) -> bool:
    """Whether a line of a name that is not its last leaves far more room than the next letter takes, as only the last
    line of a cell does: 河道水质断面达到良 / 好比例 / 城乡居民最低生活保. Of the first line other blanks tell more."""
    lines = _lines(cell)
    first = 0 if cell and cell[0].left < 0 else 1
    said = lines[first:]
    widths = [columns_of(line) for line in said]
    widest = max(map(columns_of, lines), default=0)
    return any(
        width + ROOM <= (widest if first else after) and below[0] not in "（(" and line[-1] not in "：:.．、"
        for line, width, below, after in zip(said, widths, said[1:], widths[1:], strict=False)
    )


def _ends_inside(cell: Cell) -> bool:
    """Whether a line of a name that is not its last ends with a whole name, and the next does not go on with it."""
    return any(
        above.line < atom.line and words.CLOSED.matches(text(cell[: n + 1])) and names_no_measure(atom.text)
        for n, (above, atom) in enumerate(pairwise(cell))
    )


def _names_group(reading: Reading, n: int) -> bool:
    """Whether a row has a group's name for its own, which is left out: the words or the mark of a group, and the
    groups of the other rows have a line to themselves."""
    name = reading.rows[n].cells[reading.header.roles.index("name")]
    groups = [row.cells[0] for row in reading.rows if row.kind == "group"]
    if len(name) != 1 or not groups:
        return False
    marked = name[0].can & Can.GROUP_MARK and any(cell[0].can & Can.GROUP_MARK for cell in groups)
    return bool(marked) or words.GROUP.matches(name[0].text)


def _is_usual(reading: Reading, data: Sequence[int], column: int) -> bool:
    return sum(bool(reading.rows[n].cells[column]) for n in data) >= USUAL * len(data)


def said_in(reading: Reading) -> set[str]:
    """The words that stand for a value in some row."""
    roles = reading.header.roles
    cells = (zip(roles, row.cells, strict=True) for row in reading.rows if row.kind == "data")
    return {text(cell) for row in cells for role, cell in row if role in _SAYING and cell and _is_words(cell)}


def _is_words(cell: Cell) -> bool:
    return not any(atom.can & (Can.VALUE | Can.MISSING | Can.NUMBER) for atom in cell)


def _strays(reading: Reading) -> list[tuple[int, str]]:
    """Rows with a line of words below them that is no group's name: the same words are a value of another row."""
    rows, said = reading.rows, said_in(reading)
    found = []
    for n, row in enumerate(rows):
        if said and row.kind == "group" and n and rows[n - 1].kind == "data" and text(row.cells[0]) in said:
            found.append((n - 1, text(row.cells[0])))
    return found
