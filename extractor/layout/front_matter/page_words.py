"""What the page of a site has around a document: menus above the path to it, and below its text who made the page,
what else it offers and what it asks its readers.

Words of the page are metadata lines: they head no section and say nothing of the plan.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...lexicon import official, portal
from ...lexicon.dates import is_date
from ...lexicon.schemes import read_mark
from ...lexicon.title_heads import OPEN_END, opens_title
from ...lexicon.widths import squeeze
from ..lines import Line
from ..units import ends_sentence
from .elements import MAX_TITLE, is_agency

MAX_HEAD = 200
"""Lines in which the path is looked for that a page prints below its menus."""
MAX_FOOT = 120
"""Lines that stand below a text."""
MAX_ENTRY, MAX_PIECE, MIN_PIECES = 12, 8, 3
"""Characters of an entry of a menu, and of one of those that stand on one line; how many do."""
MIN_TITLE = 10
"""Characters from which what ends like a title is none of a menu's entries."""
MIN_LABELS = 2
"""Fields that show a page."""
QUOTING = 12
"""Lines of the text that may quote its title."""
PROSE = 30
"""Characters from which a line with a full stop in it is the document's."""
_BULLETS = "•·●▪|｜-▶►◆■□○* \t\u3000\xa0"


@dataclass(frozen=True, slots=True)
class PageHead:
    """What a page has above its text: the site's own lines, where the path stands, and where the document begins."""

    menus: list[int]
    path: int
    begins: int


def page_head(lines: Sequence[Line]) -> PageHead:
    """Menus, lists of other documents and tools above a text, told from its title.

    Only a page that shows itself as one (a path, its name, its tools, fields) has them; and where most of what stands
    above the title is none of them, the document has begun.
    """
    end = _text_begins(lines)
    texts = [line.text for line in lines[:end]]
    path = next((n for n in range(end - 1, 0, -1) if portal.PATH.matches(texts[n])), 0)
    shows = any(portal.PATH.matches(text) or portal.SITE.matches(text) or portal.CHROME.matches(text) for text in texts)
    begins = _document_begins(lines, end) if shows or sum(map(_is_labelled, texts)) >= MIN_LABELS else 0
    above = [n for n in range(max(path, begins)) if not (_is_field(texts, n) or _stands_over(texts, n, begins))]
    menus = [n for n in above if _is_menu(texts[n]) or (n < begins and _is_listed(texts[n]))]
    if len(menus) * 4 < len(above) * 3:
        menus = []
    tools = [n for n in range(begins + 1, end) if shows and not _is_field(texts, n) and _is_tool(texts[n])]
    return PageHead([*menus, *(n for n in tools if n not in menus)], path if menus else 0, begins)


def _text_begins(lines: Sequence[Line]) -> int:
    """The first paragraph or table, or the heading that stands right above it."""
    end = next((n for n, line in enumerate(lines[:MAX_HEAD]) if _is_prose(line.text) or line.table is not None), 0)
    while end > 0 and _is_text(lines[end - 1]):
        end -= 1
    return end


def _document_begins(lines: Sequence[Line], end: int) -> int:
    """The line with most points for being the document's title, of those above its text that end like one; 0 for none.

    The page's own field names it, the text quotes it, it is printed again, fields stand beside it; a bullet before it,
    a day behind it and further titles below it are those of a list of others.
    """
    texts = [line.text for line in lines[: end + QUOTING]]
    told = {squeeze(m["title"]) for text in texts[:end] if (m := _TITLE_FIELD.search(text)) is not None}
    names = {squeeze(name) for text in texts for name in re.findall("《([^《》]{6,80})》", text)}
    found = [n for n in range(end) if _is_titled(texts[n])]
    best, most = 0, float("-inf")
    for n in found:
        words = squeeze(texts[n].strip(_BULLETS))
        beside = any(_is_labelled(text) or portal.SET.matches(text) for text in texts[max(0, n - 1) : n + 2])
        points = (
            6 * (words in told) + 4 * any(name in words for name in names) + 2 * beside
            + 2 * any(squeeze(text) == words for text in texts[n + 1 :])
            - 4 * (texts[n][0] in _BULLETS) - 3 * (_DAY_BEHIND.search(texts[n]) is not None)
            - sum(squeeze(texts[k]) not in words and words not in squeeze(texts[k]) for k in found if k > n)
        )  # fmt: skip
        if points > most:
            best, most = n, points
    return best


def _is_titled(text: str) -> bool:
    """A line that ends like the title of a notice or of a plan, alone or in a list of others."""
    bare = _DAY_BEHIND.sub("", text.strip(_BULLETS))
    if not MIN_TITLE - 2 <= len(bare) <= MAX_TITLE or ends_sentence(bare) or _is_labelled(text):
        return False
    ends = official.NOTICE_END.matches(bare) or (
        official.TITLE_END.matches(bare) and (len(bare) >= MIN_TITLE or opens_title(bare))
    )
    return ends and not portal.CHROME.matches(bare)


def _is_labelled(text: str) -> bool:
    return portal.LABEL.match(text) is not None


def _is_field(texts: Sequence[str], n: int) -> bool:
    """A field of the page, or the value below its label."""
    label = portal.LABEL.match(texts[n - 1]) or portal.BARE_LABEL.match(texts[n - 1]) if n else None
    below = label is not None and label.end() == len(texts[n - 1]) and read_mark(texts[n]) is None
    return _is_labelled(texts[n]) or below


def _is_tool(text: str) -> bool:
    """What a page offers, and when it was set."""
    return _is_foot(text) or portal.SET.matches(text)


def _is_listed(text: str) -> bool:
    """An entry of a list of other documents, or of a menu whose entries count up."""
    mark = read_mark(text)
    return _is_titled(text) or (mark is not None and mark.scheme == "cn" and len(text) <= MAX_ENTRY * 2)


def _stands_over(texts: Sequence[str], n: int, begins: int) -> bool:
    """Whether a line is of the document: its masthead or its number, or the first lines of its title."""
    return n < begins and all(
        is_agency(texts[k]) or official.is_document_number(texts[k]) or official.LETTERHEAD.matches(texts[k])
        or (OPEN_END.matches(texts[k]) and not _is_menu(texts[k]))
        for k in range(n, begins)
    )  # fmt: skip


_TITLE_FIELD = re.compile(
    r"(?:标\s*题|名\s*称|文件名称|信息名称)[】\]]?\s*[:：|]?[\s|]*(?P<title>[^|\s：:][^|：:]{7,100}?)(?=\s*(?:[|\t【\[]|文\s*号|$))"
)
"""What the page's field calls the document."""
_DAY_BEHIND = re.compile(r"[\s(（\[]*(?:19|20)[0-9]{2}(?:[-/.][0-9]{1,2}){2}[\s)）\]]*$")
"""A day behind the title of another document: …规划 2021-08-30."""


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
    if any(row.matches(bare) for row in (portal.SITE, portal.CHROME, portal.SET)) or not bare:
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
        or text[-1] in "。；"
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
