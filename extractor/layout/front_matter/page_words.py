"""What the page of a site has around a document: menus above the path to it, and below its text who made the page,
what else it offers and what it asks its readers.

Words of the page are metadata lines: they head no section and say nothing of the plan.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...lexicon import official, portal
from ...lexicon.dates import is_date
from ...lexicon.schemes import read_mark
from ...lexicon.title_heads import opens_title
from ..lines import Line
from ..units import ends_sentence
from .elements import is_agency

MAX_HEAD = 200
"""Lines in which the path is looked for that a page prints below its menus."""
MAX_FOOT = 120
"""Lines that stand below a text."""
MAX_ENTRY, MAX_PIECE, MIN_PIECES = 12, 8, 3
"""Characters of an entry of a menu, and of one of those that stand on one line; how many do."""
MIN_TITLE = 10
"""Characters from which what ends like a title is none of a menu's entries."""
PROSE = 30
"""Characters from which a line with a full stop in it is the document's."""
_BULLETS = "•·●▪|｜-▶►◆■□○* \t\u3000\xa0"


def page_head(lines: Sequence[Line]) -> tuple[list[int], int]:
    """The lines above the text that are a site's menus, and the index after the path that ends them.

    A path below a paragraph or a heading is none of a page's head; and where most of what stands above it is no menu,
    the document has begun.
    """
    end = next((n for n, line in enumerate(lines[:MAX_HEAD]) if _is_text(line)), min(len(lines), MAX_HEAD))
    path = next((n for n in range(end - 1, 0, -1) if portal.PATH.matches(lines[n].text)), 0)
    menus = [n for n in range(path) if _is_menu(lines[n].text)]
    return (menus, path) if path and len(menus) * 4 >= path * 3 else ([], 0)


def page_foot(lines: Sequence[Line], start: int) -> int:
    """The index of the first line below the text that is the page's: the first that only a page has, below the last
    line of the document, with those of its imprint right above it.
    """
    first = len(lines)
    while first > max(start, len(lines) - MAX_FOOT) and not _is_of_document(lines[first - 1]):
        first -= 1
    foot = next((n for n in range(first, len(lines)) if _is_foot(lines[n].text)), len(lines))
    at = foot
    while foot < len(lines) and at > first and _may_be_imprint(lines[at - 1]):
        at -= 1
        foot = at if portal.IMPRINT.matches(lines[at].text) else foot
    return foot if foot > start else len(lines)


def _is_text(line: Line) -> bool:
    """A paragraph, or a heading with a number."""
    mark = read_mark(line.text)
    headed = mark is not None and mark.scheme in ("part", "chapter", "section", "article", "cn", "cn_paren")
    return line.table is not None or headed or _is_prose(line.text)


def _is_prose(text: str) -> bool:
    return len(text) >= PROSE and "。" in text


def _is_menu(text: str) -> bool:
    """An entry of a menu, or several in a row; the site's name, and how it greets."""
    bare = text.strip(_BULLETS)
    if portal.SITE.matches(bare) or portal.CHROME.matches(bare) or not bare:
        return True
    if ends_sentence(bare) or official.NOTICE_END.matches(bare) or official.is_document_number(bare):
        return False
    if official.TITLE_END.matches(bare) and (len(bare) >= MIN_TITLE or opens_title(bare)):
        return False
    pieces = re.split(r"[\s|｜]+", bare)
    return len(bare) <= MAX_ENTRY or (len(pieces) >= MIN_PIECES and max(map(len, pieces)) <= MAX_PIECE)


def _is_foot(text: str) -> bool:
    bare = text.strip(_BULLETS)
    if _is_prose(text) and not portal.OWNER.matches(text):
        return False
    return portal.FOOT.matches(bare) or portal.PAGE_ASKS.matches(bare) or portal.FILE_NAME.matches(bare)


def _may_be_imprint(line: Line) -> bool:
    """Who made the page; or an address, which is the page's where its makers stand above it, else the document's."""
    return portal.IMPRINT.matches(line.text) or portal.CONTACT.matches(line.text)


def _is_of_document(line: Line) -> bool:
    """A line that no page has below its text: a paragraph, a cell, a heading, a signature, the imprint of a print."""
    text = line.text
    if _is_foot(text) or _may_be_imprint(line):
        return False
    return (
        _is_text(line)
        or line.frame is not None
        or "\t" in line.text
        or is_date(text)
        or is_agency(text)
        or official.COPIED.match(text) is not None
        or official.is_print_line(text)
        or official.COPIES.matches(text)
        or official.STAMP.matches(text)
        or official.NOTE_HEAD.matches(re.split("[:：]", text)[0])
    )
