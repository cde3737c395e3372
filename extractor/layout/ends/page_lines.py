"""What the page says: frames, indents, the width of its lines, and how the format sets them."""

from __future__ import annotations

import re

from ..linebreaks import CENTRED, SLACK, columns, printed
from ..units import RUNNING_TEXT, ends_sentence
from .question import MEMBER, Break


def page_shows_rest(asked: Break) -> bool | None:
    """Set as the rest of a full line in mid-sentence: 文山|三七、楚雄 is no item 37."""
    if asked.shown is False and (not asked.unit.ended or MEMBER.match(asked.line.text)):
        return True
    return None


def other_frame(asked: Break) -> bool | None:
    """What stands in another frame is another unit."""
    return False if asked.line.frame != asked.unit.frame else None


def same_line(asked: Break) -> bool | None:
    """A conversion ran paragraphs together on one line; they were parted by their indents."""
    return False if asked.line.number == asked.last.number and not asked.line.page_before else None


def page_shows(asked: Break) -> bool | None:
    """The format says that a paragraph opens or goes on."""
    return None if asked.shown is None else not asked.shown


def paragraph_lines(asked: Break) -> bool | None:
    """The format's lines are paragraphs: one goes on only over the end of a page, or where it is a line of print."""
    if not asked.layout.paragraphs or asked.line.page_before:
        return None
    return _is_torn(asked)


def _is_torn(asked: Break) -> bool:
    """Whether the paragraph above is a full line of print that ends inside a sentence."""
    unit, width = asked.unit, asked.layout.torn
    if not width or unit.ended or not width - SLACK <= columns(printed(asked.last)) <= width + 1:
        return False
    return re.search("[，。；：、]", unit.text) is not None or not unit.mark


def fixed_width(asked: Break) -> bool | None:
    """In a source of fixed width a paragraph ends where a line stays short of it."""
    last, line, layout = asked.last, asked.line, asked.layout
    if not layout.width:
        return None
    if line.indent > CENTRED or last.indent > CENTRED or (layout.indented and line.indent >= 2):
        return False
    if layout.indented and line.blanks_before == 0 and layout.across(printed(last)) >= layout.width * 0.6:
        return True
    ended = ends_sentence(last.text)
    if not asked.full:
        hanging = last.text[-1] in "的和与及、，以在为"
        return not ended and len(last.text) >= 12 and line.blanks_before == 0 and hanging
    if ended and (line.indent >= 2 or line.blanks_before):
        return False
    return not (last.text[-1] in "：:" and ended)


def flush_in_indented(asked: Break) -> bool | None:
    """Where paragraphs open by their indent, a flush line below running text goes on with an open sentence."""
    line, unit, layout = asked.line, asked.unit, asked.layout
    if layout.indented and line.indent < 2 and line.blanks_before == 0 and unit.length >= RUNNING_TEXT:
        return not unit.ended or layout.stops_lost
    return None


def indented(asked: Break) -> bool | None:
    """An indent, where paragraphs have one."""
    return False if asked.line.indent >= 2 and asked.layout.indented else None
