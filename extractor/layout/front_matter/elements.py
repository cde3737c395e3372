"""The elements of an official document, and the lines before its first heading from which they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from ...core.fragment import Fragment, join
from ...lexicon import official
from ...lexicon.numerals import han_number
from ...lexicon.regions import NATION
from ...lexicon.widths import fold, squeeze
from ..nodes import TextBlock
from ..units import ends_sentence

MAX_AGENCY = 40
"""Longest line that is the name of an agency; joint signatures of two fill 35 characters."""
MIN_AGENCY = 4
"""Shortest name of an agency among several on a line."""
MAX_TITLE_LINE = 60
"""Longest line of a title; a title of three lines has up to 120 characters."""
MAX_TITLE = 120

Number = tuple[dict[str, object], Fragment]


@dataclass(slots=True)
class FrontMatter:
    """Each element as a place or (value, place); ``leaves`` are the blocks that are metadata lines and no text."""

    title: Fragment | None = None
    subtitle: Fragment | None = None
    notice_title: Fragment | None = None
    number: Number | None = None
    issuers: list[Fragment] = field(default_factory=list)
    """All bodies that issue it, in the order of the print."""
    recipients: list[Fragment] = field(default_factory=list)
    date_written: tuple[date, Fragment] | None = None
    date_printed: tuple[date, Fragment] | None = None
    printed_by: Fragment | None = None
    copied_to: list[Fragment] = field(default_factory=list)
    leaves: list[Fragment] = field(default_factory=list)

    @property
    def issuer(self) -> Fragment | None:
        """The first of its issuers."""
        return self.issuers[0] if self.issuers else None


class Head:
    """The text before the first heading; ``used`` are the blocks that elements were read from."""

    def __init__(self, blocks: Sequence[TextBlock]):
        self.bodies = [block.body for block in blocks]
        self.texts = [body.text for body in self.bodies]
        self.used: set[int] = set()

    def use(self, *indexes: int) -> None:
        """These blocks are metadata lines."""
        self.used.update(indexes)

    def headings(self, stop: int, title: str) -> Iterator[int]:
        """Lines above ``stop`` that print a title and nothing else: the page's headings."""
        words = squeeze(title)
        return (n for n in range(stop) if squeeze(self.texts[n]) == words)

    def __len__(self) -> int:
        return len(self.texts)


def is_agency(text: str) -> bool:
    """A line that is the name of an agency."""
    return len(text) <= MAX_AGENCY and official.AGENCY.matches(text) and not ends_sentence(text)


_MAKES = re.compile(r"[ \u3000]*(?:组织)?(?:编制|制定|制订|编印)$")
"""What a cover says that its agency did: 青江县人民政府制定."""


def maker(text: str) -> int:
    """Characters of a line that are the name of an agency, alone or as the maker of the document; 0 for none."""
    made = _MAKES.search(text)
    end = made.start() if made is not None else len(text)
    return end if is_agency(text[:end]) else 0


def agencies_in(body: Fragment) -> list[Fragment]:
    """The agencies of a line: those that blanks or 、 part, or that a further name of the State or of its region
    opens (某市统计局国家统计局某调查队), where each part is one; else the whole line."""
    parts = [body.sub(*m.span()) for m in re.finditer(r"[^ \t\u3000、]+", body.text)]
    parts = [piece for part in parts for piece in _run_together(part)]
    if len(parts) > 1 and all(len(part.text) >= MIN_AGENCY - 1 and is_agency(part.text) for part in parts):
        return parts
    return [body]


_BRANCH = re.compile(r"[\u4e00-\u9fff]{2,6}调查(?:总)?队")
"""The place and kind of a branch, which go on with its head's name: 国家统计局黔东南调查队."""


def _run_together(body: Fragment) -> list[Fragment]:
    text = body.text
    cuts, place = [0], text.removeprefix("中共")[:3]
    for at in range(MIN_AGENCY - 1, len(text) - 2):
        opens = text[at - 1] in "厅局部委署院会室" and (
            text.startswith(place, at) or (NATION.match(text[at:]) is not None and text[:2] not in ("国务", "中共"))
        )
        if opens and is_agency(text[cuts[-1] : at]) and not _BRANCH.match(text[at:]):
            cuts.append(at)
    return [body.sub(a, b) for a, b in pairwise([*cuts, len(text)])]


_NOTE_MARK = re.compile(
    r"\.(?:docx?|pdf|wps|ofd|txt)$|[①-⑳*＊]$|[\[［〔][0-9]{1,2}[\]］〕]$|(?<=公报)[ \u3000]+(?:19|20)[0-9]{2}$"
)


_OF_MONTH = re.compile(
    r"(?<=规划|计划|纲要|方案|意见|办法|报告|草案)[（(](?:19|20|二[〇○零OＯ0])[0-9〇○零OＯ一二三四五六七八九]{2}年[0-9一二三四五六七八九十]{1,2}月[）)]$"
)
"""…规划（二〇二一年十二月）: the month in which it was printed, but not that of which 产业快览（2021年3月） tells."""
_NOTE_INSIDE = re.compile(r"(?<=公报)[\[［〔][0-9]{1,2}[\]］〕](?=[(（]第)")
"""…普查公报[1]（第一号）."""


def bare(title: Fragment) -> Fragment:
    """The title without the 《》 around it and the mark of a footnote, or a collection's year, behind it."""
    title = title.strip()
    mark = _NOTE_MARK.search(title.text)
    if mark is not None:
        title = title.sub(0, mark.start())
    inside = _NOTE_INSIDE.search(title.text)
    if inside is not None:
        title = join([title.sub(0, inside.start()), title.sub(inside.end(), len(title.text))])
    month = _OF_MONTH.search(title.text)
    if month is not None:
        title = title.sub(0, month.start()).strip()
    whole = re.fullmatch(r"《(?P<title>[^《》]+)》", title.text)
    return title.sub(*whole.span("title")) if whole else title


def number_in(body: Fragment) -> Number | None:
    """The document number printed in a line, with its place."""
    found = official.DOCUMENT_NUMBER.search(fold(body.text))
    if found is None:
        return None
    place = body.sub(*found.span())
    agency = squeeze(body.text[found.start("agency") : found.end("agency")])
    value: dict[str, object] = {
        "raw": squeeze(place.text), "agency": agency,
        "year": _count(squeeze(found.group("year"))), "serial": _count(squeeze(found.group("serial"))),
    }  # fmt: skip
    return value, place


def _count(raw: str) -> int:
    return int(raw) if raw.isdecimal() else han_number(re.sub("[○零OＯ0]", "〇", raw)) or 0
