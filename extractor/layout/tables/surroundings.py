"""What stands above and below a table: caption, unit line, notes."""

from __future__ import annotations

import re

from ...core.fragment import Fragment, join
from ...lexicon import tables as words
from ...lexicon.schemes import read_mark
from ..lines import Line

_SENTENCE = re.compile(r"[。；;!?！？]")
_NOTE_ITEM = re.compile(r"^\s*(?:[①-⑳]|[(（]?[0-9０-９]{1,2}[)）.．、]|[*＊#])\s*\S")
_TABLE_TITLE = re.compile(r"(?:表|指标|情况|目标|体系|一览|清单|规模|预测)(?:[（(][^（）()]{1,20}[)）])?$")


def is_caption(line: Line) -> bool:
    """表1 …: numbered, short, no sentence."""
    text = line.text
    return len(text) <= 60 and text[0] in "表附续" and not _SENTENCE.search(text) and bool(words.CAPTION.match(text))


def read_above(
    lines: list[Line], start: int
) -> tuple[int, Fragment | None, Fragment | None, str | None, Fragment | None, Fragment | None]:
    """First line of the table with its caption and unit line.

    Returns:
        (first line, caption, caption line, number, unit, unit line)
    """
    first, unit, unit_line = start, None, None
    if first and (match := words.UNIT_LINE.match(lines[first - 1].text)):
        first -= 1
        unit_line = lines[first].body
        unit = unit_line.sub(*match.span("unit"))
    if first:
        above = lines[first - 1]
        if is_caption(above):
            match = words.CAPTION.match(above.text)
            assert match is not None
            number = "".join(match.group("raw").split())
            return first - 1, above.body.sub(match.start("title")), above.body, number, unit, unit_line
        titled = (
            first >= 2
            and lines[first - 2].text.replace(" ", "").startswith("专栏")
            and len(lines[first - 2].text) <= 10
        )
        if (_plain_caption(above, unit_line is not None) or _framed_with(above, lines[start])) and not titled:
            return first - 1, above.body, above.body, None, unit, unit_line
    return first, None, None, None, unit, unit_line


def _framed_with(above: Line, table: Line) -> bool:
    """Whether the source sets a short line in one frame with the table: its title."""
    framed = table.table is not None and above.frame is not None and above.frame == table.frame
    return framed and len(above.text) <= 45 and not _SENTENCE.search(above.text) and not above.text.startswith("专栏")


def _plain_caption(line: Line, has_unit: bool) -> bool:
    """An unnumbered title of a table: short, no sentence, and named like a table."""
    text = line.text
    if len(text) > 45 or _SENTENCE.search(text) or text.startswith("专栏") or text[-1] in "：:，,、":
        return False
    mark = read_mark(text)
    if mark is not None:
        return False
    return bool(_TABLE_TITLE.search(text)) or (has_unit and len(text) <= 30)


def read_notes(lines: list[Line], end: int) -> tuple[int, list[Fragment]]:
    """Notes under a table: 注：…, and the numbered ones that follow it."""
    notes: list[Fragment] = []
    while end < len(lines):
        line = lines[end]
        if words.NOTE.match(line.text) or (notes and _NOTE_ITEM.match(line.text) and _is_next_note(notes, line)):
            notes.append(line.body)
        elif notes and _unfinished(notes[-1].text, line):
            notes[-1] = join([notes[-1], line.body])
        else:
            break
        end += 1
    return end, notes


def _is_next_note(notes: list[Fragment], line: Line) -> bool:
    """Whether the line carries the number after the last note's (① …, ② … or 1. …, 2. …)."""
    last = re.findall(r"[①-⑳]|(?:(?<=[：:；;。\s])|^)[0-9０-９]{1,2}(?=[.．、)）])", notes[-1].text)
    here = re.match(r"\s*[(（]?([①-⑳]|[0-9０-９]{1,2}|[*＊#])", line.text)
    if here is None:
        return False
    if here.group(1) in "*＊#":
        return True
    from ...lexicon.numerals import number_value

    value = number_value(here.group(1))
    previous = number_value(last[-1]) if last else 0
    return value is not None and previous is not None and value == previous + 1


def _unfinished(note: str, line: Line) -> bool:
    """A note cut by a line break: no stop at its end, and what follows opens nothing."""
    return (
        note[-1] not in "。；;！.）)" and len(note) >= 24 and line.blanks_before == 0
        and read_mark(line.text) is None and not line.text.startswith(("专栏", "表", "——"))
        and line.indent < 2
    )  # fmt: skip
