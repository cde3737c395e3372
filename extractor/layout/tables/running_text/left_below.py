"""What a reading leaves below its last row and would belong to the table: one more row, the rest of the last one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ....lexicon import tables as words
from ....lexicon.schemes import read_mark
from ....lexicon.widths import fold, squeeze
from ...lines import Line
from ..around.stops import stops
from ..around.surroundings import is_caption
from ..cells.atoms import Atom, Can, is_lone, may_be_page, what, wide_cells
from ..judging.odd_rows import said_in
from ..reading import Reading
from .openers import names_columns, opens
from .region import MIN_PARTED, is_row
from .trials import Chosen, Setting

MIN_CELLS = 4
"""Cells of a line below a table that show it to be one more row."""
MAX_LEFT = 12
"""Characters of a cell that a reading may have left below its last row."""
NEAR = 4
"""Lines below a table among which the rest of its last row is looked for."""
ROW_HEIGHT = 4
"""Lines of a row, at most, above which its number is looked for."""
_FIGURE = re.compile(r"[<>≤≥]?[\[(]?[0-9][0-9.,]*[%‰]?[\])]?")
"""A figure, as it stands in a cell."""
_SENTENCE_SIGN = re.compile("[，。；：:、]")


def leaves_row(setting: Setting, last: int) -> bool:
    """Whether close below the last line stands a row of figures, perhaps below the first lines of its name."""
    lines = setting.lines
    for at in range(last + 1, min(last + 2 + NEAR, len(lines))):
        if stops(lines[at]) or is_caption(lines[at]) or words.NOTE.match(lines[at].text):
            return False
        if setting.expected.get(at, 0) > 0 or opens(lines, at):
            return False
        cells = lines[at].text.split()
        if len(cells) >= MIN_CELLS - 1 and sum(words.is_value(c) or words.is_attribute(c) for c in cells) * 2 > len(
            cells
        ):
            return True
    return False


def left_over(setting: Setting, chosen: Chosen) -> str | None:
    """What of the table the reading leaves: the rest of its last line or row, or one more row."""
    lines, expected = setting.lines, setting.expected
    rest = setting.layout.topped and _leaves_rest(lines, chosen.last, expected)
    if rest or chosen.trial.is_cut(chosen.whole.stop):
        return "最后一行没有读完"
    left = goes_on(lines, chosen.last, expected) or _leaves_attribute(lines, chosen, expected)
    if left or (not setting.layout.rows and _leaves_value(chosen)):
        return "其下还有像是表格的行"
    return None


def word_below(chosen: Chosen) -> Atom | None:
    """The next word below the last row."""
    return next(chosen.trial.atoms(chosen.whole.stop), None)


def _leaves_value(chosen: Chosen) -> bool:
    """Whether a cell stands alone right below a table: a figure that no page can have for its number, or words that
    another row has for a value."""
    below = word_below(chosen)
    if below is None:
        return False
    figure = _FIGURE.fullmatch(fold(below.text)) is not None and not may_be_page(below)
    return figure or below.text in said_in(chosen.whole)


def _leaves_attribute(lines: Sequence[Line], chosen: Chosen, expected: Mapping[int, float]) -> bool:
    """Whether an attribute stands alone close below a table that has a column of them: the rest of a row, which a
    page's number may have cut."""
    if "attribute" not in chosen.trial.head.roles:
        return False
    for at in range(chosen.last + 1, min(chosen.last + 1 + NEAR, len(lines))):
        if stops(lines[at]) or expected.get(at, 0) > 0 or opens(lines, at):
            return False
        if words.is_attribute(squeeze(lines[at].text)):
            return True
    return False


def goes_on(lines: Sequence[Line], last: int, expected: Mapping[int, float]) -> bool:
    """Whether right below the last line one more row stands: several cells, figures among them; or a figure is left."""
    at = last + 1
    if at >= len(lines) or expected.get(at, 0) > 0 or stops(lines[at]) or lines[at].blanks_before:
        return False
    cells = lines[at].text.split()
    if len(cells) == 1 and lines[at].index == lines[last].index + 1 and words.is_value(cells[0]):
        return True
    if _is_short_row(lines[at], lines[last]):
        return True
    if len(cells) < MIN_CELLS or not is_row(lines[at]) or names_columns(lines[at].text):
        return False
    return any(words.is_value(cell) for cell in cells)


def _is_short_row(line: Line, above: Line) -> bool:
    """Whether a line right below a table whose rows are lines is words and figures, set apart by wide blanks as the
    cells above are: 托位（个）    9."""
    if line.index != above.index + 1 or line.page_before or is_lone(above.text):
        return False
    name, *others = wide_cells(line.text)
    if not others or len(wide_cells(above.text)) < MIN_CELLS - 1 or read_mark(line.text) is not None:
        return False
    return bool(what(squeeze(name)) & Can.WORDS) and all(words.is_value(cell) for cell in others)


def leaves_a_cell(lines: Sequence[Line], whole: Reading, last: int) -> bool:
    """Whether each row may begin with the last cell of the row above it.

    So it is where a first column of groups, which merged cells leave open, is filled in every row, or each name is of
    two pieces, two cells in the first, and one cell is left below the last.
    """
    rows = [row for row in whole.rows if row.kind == "data"]
    least = {"group": 1, "name": 2}.get(whole.header.roles[0])
    if least is None or len(rows) < MIN_PARTED or any(len(row.cells[0]) < least for row in rows):
        return False
    below = lines[last + 1] if last + 1 < len(lines) else None
    if len(rows[0].cells[0]) < 2 or below is None or below.blanks_before or stops(below):
        return False
    if read_mark(below.text) is not None:
        return False  # 2.面临形势: a heading, and the cell of no row
    return len(below.text) <= MAX_LEFT and is_lone(below.text) and _SENTENCE_SIGN.search(below.text) is None


def with_rest_below(setting: Setting, chosen: Chosen, whole: Reading) -> dict[int, str]:
    """The last row, by index, where its name has one line and right below stands a word alone that would go on with
    it."""
    rows = [n for n, row in enumerate(whole.rows) if row.kind == "data"]
    name = whole.rows[rows[-1]].cells[whole.header.roles.index("name")]
    torn = any(len(row.cells[whole.header.roles.index("name")]) > 1 for row in whole.rows if row.kind == "data")
    if not torn or not name or name[-1].text.endswith((")", "）")):  # its unit ends a name
        return {}
    if not _leaves_rest(setting.lines, chosen.last, setting.expected):
        return {}
    return {rows[-1]: f"其下的“{setting.lines[chosen.last + 1].text}”可能是名称的末段"}


def _leaves_rest(lines: Sequence[Line], last: int, expected: Mapping[int, float]) -> bool:
    """Whether right below the last line stands a word alone that would go on with its row."""
    at = last + 1
    if at >= len(lines) or lines[at].blanks_before or lines[at].page_before or expected.get(at, 0) > 0:
        return False
    text = lines[at].text
    if _counts_otherwise(lines, at):
        return False
    return len(text) <= MAX_LEFT and is_lone(text) and not stops(lines[at]) and _SENTENCE_SIGN.search(text) is None


def _counts_otherwise(lines: Sequence[Line], at: int) -> bool:
    """Whether a line has a number that does not go on with the row's above it: 2．面临形势 below row 8 is a heading."""
    mark = read_mark(lines[at].text)
    above = (read_mark(line.text) for line in lines[at - 1 : max(0, at - 1 - ROW_HEIGHT) : -1])
    row = next((other for other in above if other is not None), None)
    return mark is not None and row is not None and mark.value != row.value + 1
