"""Lines of a stacked table to rows: kinds of evidence for where a row begins.

A tab in front of each cell, years that head the values, a blank line between rows, what the header says
of the columns, or nothing but the order of names and values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from ...core.fragment import Fragment, join
from ...lexicon import tables as words
from ...lexicon.schemes import read_mark
from ...lexicon.widths import fold, squeeze
from ..lines import Line
from .align import align, clashes
from .grid import Cells, text_of
from .header import combine_tiers
from .torn import GROUP_MARKS

Roles = Sequence[str | None]
RowsOf = Callable[[list[Line]], "list[Cells] | None"]
MAX_GROUPS = 2
"""Group rows in a row: a part and its first group."""


def _by_tabs(run: list[Line]) -> list[Cells] | None:
    """A tab opens each cell, a blank line ends each row; a line without tab continues its cell."""
    tabbed = [line.cells.text.startswith("\t") for line in run]
    if sum(tabbed) * 3 < len(run) * 2:
        return None
    rows: list[Cells] = []
    for line, opens in zip(run, tabbed, strict=True):
        if (line.blanks_before and (opens or not rows)) or not rows:
            rows.append([line.body])
        elif opens:
            rows[-1].append(line.body)
        else:
            last = rows[-1][-1]
            rows[-1][-1] = join([last, line.body]) if last is not None else line.body
    return rows


def _by_blank_lines(run: list[Line]) -> list[Cells] | None:
    """Blank lines part the rows: most groups of lines have the same number of cells."""
    groups: list[list[Line]] = []
    for line in run:
        if line.blanks_before or not groups:
            groups.append([])
        groups[-1].append(line)
    if len(groups) < 3:
        return None
    sizes = Counter(len(g) for g in groups if len(g) > 1)
    if not sizes:
        return None
    size, times = sizes.most_common(1)[0]
    if size < 2 or times * 2 < len([g for g in groups if len(g) > 1]):
        return None
    return [_merge([line.body for line in g], size) for g in groups]


def _merge(cells: list[Fragment], width: int) -> Cells:
    """Lines of one row to at most ``width`` cells: words without a value join the words before them."""
    out: list[Fragment] = [cells[0]]
    surplus = len(cells) - width
    for cell in cells[1:]:
        if surplus > 0 and not words.is_value(cell.text) and not words.is_value(out[-1].text):
            out[-1] = join([out[-1], cell])
            surplus -= 1
        else:
            out.append(cell)
    return list(out)


def _by_roles(run: list[Line]) -> list[Cells] | None:
    """The header says how a row begins (with its number) or ends (with its attribute), and what each cell is.

    Group rows and the cells of merged groups are told by what fits the columns.
    """
    heads = next((n for n, line in enumerate(run) if not words.is_header(line.text)), 0)
    cells = [line.body for line in run]
    for tiers in _tiers(cells[:heads]):
        _, headers, _ = combine_tiers(tiers, sum(map(len, tiers)) + 1 - len(tiers))
        rows = _read_rows(cells[heads:], [words.header_role(header) for header in headers])
        if rows is not None and len(rows) >= 2:
            return [*tiers, *rows]
    return None


def _tiers(heads: list[Fragment]) -> Iterator[list[Cells]]:
    """The header as one tier, or as two: the years at its end stand below one cell of the tier above."""
    if len(heads) >= 3:
        yield [[*heads]]
    at = len(heads)
    while at and words.header_role(heads[at - 1].text) is None:
        at -= 1
    if 3 <= at <= len(heads) - 2:
        yield [[*heads[:at]], [*heads[at:]]]


def _read_rows(body: list[Fragment], roles: Roles) -> list[Cells] | None:
    """Every line in a row that fits the columns; half of the rows or more have all their cells."""
    if roles[0] == "number":
        rows = _numbered_rows(body, roles)
    elif roles[-1] == "attribute":
        rows = _attributed_rows(body, roles)
    else:
        return None
    full = sum(all(text_of(cell) for cell in row) for row in rows or () if len(row) > 1)
    group = roles[0] == "group"
    data = sum(len(row) > 1 and (not group or bool(text_of(row[0]))) for row in rows or ())
    return rows if data and full * 2 >= data else None


def _numbered_rows(body: list[Fragment], roles: Roles) -> list[Cells] | None:
    """A row begins with the next number; what its columns do not take is a group row before the next one."""
    chunks: list[list[Fragment]] = [[]]
    for cell in body:
        if text_of(cell) == str(len(chunks)) and (len(chunks) == 1 or _is_complete(chunks[-1], roles)):
            chunks.append([])
        chunks[-1].append(cell)
    rows = _alone(chunks[0])
    for chunk in chunks[1:]:
        read = _read_numbered(chunk, roles)
        if read is None:
            return None
        rows += read
    return rows if len(chunks) > 1 else None


def _read_numbered(chunk: list[Fragment], roles: Roles) -> list[Cells] | None:
    """A row and what follows it up to the next number: rows without one (其中), group rows of the next."""
    for end in range(min(len(chunk), len(roles)), 1, -1):
        row, rest = align(chunk[:end], roles), chunk[end:]
        if clashes(row, roles):
            continue
        if not any(words.is_value(cell.text) for cell in rest):
            return [row, *_alone(rest)]
        more = _attributed_rows(rest, roles) if roles[-1] == "attribute" else None
        if more is not None:
            return [row, *more]
    return None


def _is_complete(chunk: list[Fragment], roles: Roles) -> bool:
    """Whether a row can end here: it has its attribute, or all its cells."""
    if "attribute" in roles:
        return any(words.is_attribute(cell.text) for cell in chunk)
    return len(chunk) >= len(roles)


def _attributed_rows(body: list[Fragment], roles: Roles) -> list[Cells] | None:
    """A row ends with its attribute; before its name may stand group rows."""
    rows: list[Cells] = []
    chunk: list[Fragment] = []
    for cell in body:
        chunk.append(cell)
        if words.is_attribute(cell.text):
            read = _read_chunk(chunk, roles)
            if read is None:
                return None
            rows += read
            chunk = []
    if any(words.is_value(cell.text) for cell in chunk):
        return None
    return [*rows, *_alone(chunk)]


def _read_chunk(chunk: list[Fragment], roles: Roles) -> list[Cells] | None:
    """Group rows and a row; None where no reading fits the columns."""
    width = len(roles)
    for groups in range(MAX_GROUPS + 1):
        head, cells = chunk[:groups], chunk[groups:]
        if len(cells) < 2 or any(words.is_value(cell.text) for cell in head):
            return None
        if _is_group_mark(cells[0].text):
            continue
        if len(cells) == width + 1 and _is_torn(cells[0].text, cells[1].text):
            cells = [join(cells[:2]), *cells[2:]]
        if len(cells) > width:
            continue
        row = align(cells, roles)
        if not clashes(row, roles) and any(words.is_value(cell.text) for cell in cells[1:]):
            return [*_alone(head), row]
    return None


def _alone(cells: list[Fragment]) -> list[Cells]:
    """Each of the cells as a row of its own: group rows."""
    return [[cell] for cell in cells]


def _is_group_mark(text: str) -> bool:
    mark = read_mark(text)
    return mark is not None and mark.scheme in GROUP_MARKS


def _is_torn(first: str, second: str) -> bool:
    """Whether a bracket shows the two lines to be one name."""
    return first.count("（") + first.count("(") > first.count("）") + first.count(")") or second[0] in "（("


def _by_years(run: list[Line]) -> list[Cells] | None:
    """Years alone for a header, above a column of names that has none: each row is a name and a value per year."""
    years = next((n for n, line in enumerate(run) if not words.is_year(line.text)), 0)
    cells = [line.body for line in run]
    body = cells[years:]
    if years < 3 or len(body) % (years + 1):
        return None
    rows: list[Cells] = [[*body[n : n + years + 1]] for n in range(0, len(body), years + 1)]
    names = all(row[0] is not None and not words.is_value(row[0].text) for row in rows)
    values = all(cell is not None and words.is_value(cell.text) for row in rows for cell in row[1:])
    return [[None, *cells[:years]], *rows] if names and values else None


def _by_order(run: list[Line]) -> list[Cells] | None:
    """Neither tabs nor blank lines: a row is a name and the values after it."""
    first = _first_row(run)
    if first is None:
        return None
    body = [line.body for line in run[first:]]
    rows, groups = _rows_by_values(body)
    counts = Counter(len(r) for n, r in enumerate(rows) if n not in groups)
    if not counts:
        return None
    width = counts.most_common(1)[0][0]
    header = _header([line.body for line in run[:first]], width)
    if header is None:
        return None
    out: list[Cells] = [[*header]]
    out += [[*row] for row in rows]
    return out


def _first_row(run: list[Line]) -> int | None:
    """Index of the first line that belongs to a row and not to the header."""
    values = next((n for n, line in enumerate(run) if words.is_value(line.text)), None)
    if values is None:
        return None
    at = values
    while at > 1 and not words.is_header(run[at - 1].text) and not _header_tail(run[at - 1].text):
        at -= 1
    marked = [n for n in range(1, values) if read_mark(run[n].text) is not None]
    return min([at, *marked]) if marked else at


def _header_tail(text: str) -> bool:
    """The second half of a header cell: 目标, 完成数, （%）."""
    plain = fold(squeeze(text))
    return bool(words.TIME.search(plain)) and not words.is_value(text) and len(plain) <= 8


def _rows_by_values(body: list[Fragment]) -> tuple[list[list[Fragment]], set[int]]:
    """Names and the values after them; a name that another marked name follows is a group row."""
    rows: list[list[Fragment]] = []
    groups: set[int] = set()
    for n, cell in enumerate(body):
        if rows and (words.is_value(cell.text) or words.is_attribute(cell.text) or words.is_unit(cell.text)):
            rows[-1].append(cell)
            continue
        mark = read_mark(cell.text)
        if rows and len(rows[-1]) == 1 and mark is None and len(rows) - 1 not in groups:
            rows[-1][0] = join([rows[-1][0], cell])
            continue
        if mark is not None and mark.scheme in GROUP_MARKS:
            groups.add(len(rows))
        elif rows and len(rows[-1]) == 1 and n:
            groups.add(len(rows) - 1)
        if rows and len(rows[-1]) > 1 and mark is None and _joins_name(cell.text):
            rows[-1][0] = join([rows[-1][0], cell])
            continue
        rows.append([cell])
    return rows, groups


def _joins_name(text: str) -> bool:
    plain = squeeze(text)
    return plain[0] in "（(" and words.is_unit(plain.strip("（）()"))


def _header(cells: list[Fragment], width: int) -> list[Fragment] | None:
    """Header lines joined to ``width`` cells: a half such as 规划目标 goes to the half before it."""
    while len(cells) > width:
        pairs = [n for n in range(1, len(cells)) if _joinable(text_of(cells[n - 1]), text_of(cells[n]))]
        if not pairs:
            return None
        n = min(pairs, key=lambda k: (len(text_of(cells[k])), k))
        cells = [*cells[: n - 1], join([cells[n - 1], cells[n]]), *cells[n + 1 :]]
    return cells if len(cells) == width else None


def _joinable(left: str, right: str) -> bool:
    """Whether two header lines can be halves of one cell."""
    if words.header_role(left) is not None or words.header_role(right) in ("unit", "attribute", "number", "note"):
        return False
    return not (words.TARGET.search(left) or words.ACTUAL.search(left) or words.BASE.search(left)) or right[0] in "（("


READERS: tuple[tuple[str, RowsOf], ...] = (
    ("table.stacked_by_tabs", _by_tabs),
    ("table.stacked_by_years", _by_years),
    ("table.stacked_by_blank_lines", _by_blank_lines),
    ("table.stacked_by_roles", _by_roles),
    ("table.stacked_by_order", _by_order),
)
"""The first that gives a table wins."""
