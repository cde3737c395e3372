"""Rows of a table that nothing has read as a table: they stand in the running text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from ..core.fragment import Fragment
from ..core.problems import Finding, finding
from ..lexicon.rare import Rare
from .check import Check, Example
from .view import View

MAX_PLACES = 50
"""Places that one finding shows, at most."""
LONE = 3
"""Numbers alone on their lines in a box of indicators without a table, from which they were one."""
_VALUE = r"(?:[≥≤＞＜><约]?[〔\[（(]?[0-9][0-9.,]*[%％]?[〕\]）)]?(?:左右|以上|以下|以内)?|—)"
_ROW = re.compile(
    rf"[^\n\f\t。；：:]{{0,40}}[\u4e00-\u9fff）)%％](?:[\u3000 ]{{2,}}[^\s\d]{{1,8}})?"
    rf"[\u3000 ]{{2,}}(?P<one>{_VALUE})[\u3000 ]{{2,}}(?P<other>{_VALUE})(?=[\u3000 \n\f]|$)"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}$")
_PARTED = Rare(r"[0-9〕\]）)%％右—][\u3000 ]{2,}[≥≤＞＜><约〔\[（(0-9—]")
"""Two numbers on one line with a wide gap between them: what hardly any text has, and every such row."""
_ALONE = re.compile(rf"^[\u3000 \t]*{_VALUE}[\u3000 \t]*$", re.MULTILINE)


def find(view: View) -> Iterator[Finding]:
    """TABLE_UNREAD for lines of a name and numbers that wide gaps part, and for numbers alone on their lines in a box."""
    places = sorted([*_rows(view), *_alone(view)])
    if places:
        shown = [Fragment.of(view.text, a, b) for a, b in places[:MAX_PLACES]]
        yield finding("TABLE_UNREAD", f"{len(places)} 行名称和数没有归入表格", shown)


def _rows(view: View) -> Iterator[tuple[int, int]]:
    taken = sorted((table.span.start, table.span.end) for table in view.document.tables)
    starts = [start for start, _ in taken]
    seen = 0
    for parted in _PARTED.finditer(view.text):
        if parted.start() < seen:
            continue
        begin = max(view.text.rfind(sign, 0, parted.start()) for sign in "\n\f") + 1
        match = _ROW.match(view.text, begin)
        at = bisect_right(starts, parted.start()) - 1
        seen = parted.end()
        if match is None or (at >= 0 and parted.start() < taken[at][1]):
            continue
        if not (_YEAR.match(match["one"]) and _YEAR.match(match["other"])):
            seen = match.end()
            yield match.start(), match.end()


def _alone(view: View) -> Iterator[tuple[int, int]]:
    for box in view.document.boxes:
        if box.table_ids or "指标" not in (box.title or ""):
            continue
        lines = [match.span() for match in _ALONE.finditer(view.text, box.span.start, box.span.end)]
        if len(lines) >= LONE:
            yield from lines


CHECK = Check(
    find,
    (
        Example(
            "TABLE_UNREAD",
            shows="一、任务\n　　坚持绿色发展。\n高技能人才　　9028　　57.23\n\n　　健全机制，完善政策。\n",
            holds="一、任务\n　　坚持绿色发展。\n高技能人才达到9028人，占57.23%。\n\n　　健全机制，完善政策。\n",
        ),
    ),
)
