"""Which numbered units are headings, and where the heading ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..core.fragment import Fragment
from ..lexicon.dates import is_date
from ..lexicon.official import AGENCY, NOTE_HEAD
from ..lexicon.opening_verbs import LOST_STOP, USUAL_TITLE
from .numbering import is_below, rank_of
from .units import Unit

MAX_OWN_LINE = 64
"""Longest heading on a line of its own; the longest seen in print has 58 characters."""
MAX_RUN_IN = 45
"""Longest heading that opens a paragraph."""
MAX_LONE = 8
"""Longest title of an article among articles without one: a longer one is their first sentence."""
MIN_TEXT = 12
"""Characters of the text that stands close behind a usual title."""
MAX_SIGNER = 30
"""Longest line of an agency that signs."""
MAX_COLON = 24
"""Longest heading that a colon ends inside a paragraph."""

_PICTURE = re.compile("(?:jpe?g|png|gif|bmp)", re.IGNORECASE)
"""1.jpg: what a page shows there."""
_STOP = re.compile(r"[。！？：:](?:(?<![：:])|(?<!\d[：:])|(?!\d))")
_SENTENCE_WORDS = re.compile(
    r"[，,]|(?<![基资成根日标版样])本|应当|是指|适用|为了|不得|可以|必须|负责|由|给予|[0-9０-９]"
)


@dataclass(slots=True)
class Heading:
    """A heading found: its words, whether text runs on after it, and where that text begins."""

    words: Fragment
    run_in: bool
    body: Fragment | None

    @property
    def is_title(self) -> bool:
        """Whether the words are short and of one piece."""
        return len(self.words.text) <= MAX_COLON and not {"，", ","} & set(self.words.text)


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a numbered unit is no heading."""

    reason: str
    listed: bool = False
    """Whether it is an item of a list, and so is the number after it."""
    sentence: bool = False
    """Whether it opens with a sentence, which is too much for a title."""


def read_heading(unit: Unit, following: Unit | None, titled: bool = True) -> Heading | Refused:
    """The heading that opens ``unit``, or why there is none; ``titled``: whether most articles have titles."""
    mark = unit.mark
    assert mark is not None
    rest = unit.rest
    if not rest:
        return Refused("number without words")
    if _PICTURE.fullmatch(rest):
        return Refused("the name of a picture")
    usual = _usual_title(unit)
    if usual is not None:
        return usual
    stop = _first_stop(rest, mark.way.strong)
    if stop == 0:
        return Refused("a stop right after the number")
    long = len(rest) > MAX_RUN_IN or (not titled and stop is None and not _is_article_title(rest))
    sentence = mark.scheme == "article" and (long or ends(rest))
    if sentence and not ((titled or (stop or 0) <= MAX_LONE) and _titled(unit, following, stop or 0)):
        return Heading(unit.body.sub(mark.end, mark.end), True, unit.body.sub(mark.end))
    if stop is None or stop == len(rest) - 1:
        return _own_line(unit, following)
    return _run_in(unit, stop)


def articles_are_titled(units: Sequence[Unit]) -> bool:
    """Whether most articles open with a title: where few seem to, these are short sentences."""
    articles = [n for n, unit in enumerate(units) if unit.mark is not None and unit.mark.scheme == "article"]
    titled = 0
    for n in articles:
        following = units[n + 1] if n + 1 < len(units) else None
        rest = units[n].rest
        stop = _first_stop(rest, strong=True) if rest else None
        titled += stop is None or _titled(units[n], following, stop)
    return titled * 2 >= len(articles)


def without_stop(unit: Unit) -> Heading | None:
    """The heading of a unit that lost the break behind it, where its sisters stand on lines of their own."""
    assert unit.mark is not None
    rest, start = unit.rest, unit.mark.end
    match = LOST_STOP.match(rest)
    if match is None or not unit.mark.way.strong or "。" not in rest:
        return None
    return Heading(unit.body.sub(start, start + match.end()), True, unit.body.sub(start + match.end()))


def _usual_title(unit: Unit) -> Heading | None:
    """The usual title of a chapter that lost the break behind it: 第一节指导思想坚持创新驱动，…。"""
    assert unit.mark is not None
    match = USUAL_TITLE.pattern.match(unit.rest) if unit.mark.way.strong else None
    if match is None or unit.rest[-1] != "。" or len(unit.rest) < match.end() + MIN_TEXT:
        return None
    at = unit.mark.end + match.end()
    return Heading(unit.body.sub(unit.mark.end, at), True, unit.body.sub(at))


def _titled(unit: Unit, following: Unit | None, stop: int) -> bool:
    """Whether the words up to the stop are the article's title: where they are all of its line, a text stands below."""
    alone = stop == len(unit.rest) - 1
    bodiless = alone and (following is None or not _gives_body(unit, following))
    return not bodiless and _is_article_title(unit.rest[:stop])


def _is_article_title(words: str) -> bool:
    """发展现状。 after 第一条 is its title; 本办法适用于本县。 and 每年安排200万元。 are its text."""
    return 2 <= len(words) <= MAX_COLON and _SENTENCE_WORDS.search(words) is None


def ends(text: str) -> bool:
    """Whether the text ends with a stop."""
    return text[-1] in "。！？；;：:"


_PARTED = re.compile(r"[^\s。！？；;：:，,]{2,30}(?P<gap>[ \u3000]{1,2})(?=[\u4e00-\u9fff“])(?=[^。]{12,}[。，；])")
"""A heading and the text behind it, parted by a blank: Chinese text has none of its own."""


_BLANK = re.compile(r"(?<![。；])\s")
"""A blank that is not behind a stop: where the text has such ones, none of them parts a heading from it."""
_PARTED_LONG = re.compile(
    r"[^\s。！？；;：:，,]{2,30}(?P<gap>[ \u3000]{2,}(?=\S{20,}$)|[ \u3000](?=\S{24,}$))(?=[\u4e00-\u9fff“])"
)
"""The same where the text has lost its stops: it is longer than the second half of a title, and has no blank."""


_INDENTED = re.compile(r"[^\s。！？；;：:，,]{2,30}(?P<gap> *\u3000\u3000)(?=\S)(?=.{6,}[。：:；]$)")
"""The indent of the paragraph that went up to its heading's line: 主要目标　　锚定 2035 年远景目标，实现以下目标："""


def parted(words: str) -> re.Match[str] | None:
    """Where a blank parts the words of a heading from the text behind them, in the group ``gap``."""
    indented = _INDENTED.match(words)
    if indented is not None:
        return indented
    found = _PARTED.match(words)
    if found is not None and not _BLANK.search(words, found.end()):
        return found
    return _PARTED_LONG.match(words)


_PARTED_ITEM = re.compile(r"[^\s。！？；;：:，,0-9]{2,20}(?P<gap>[ \u3000]{1,2})(?=[\u4e00-\u9fff“])\S{6,}[。；;]")


def parted_item(words: str) -> re.Match[str] | None:
    """Where the only blank of an item parts its title from its text: its sisters tell whether it does."""
    return _PARTED_ITEM.fullmatch(words)


def _first_stop(rest: str, strong: bool) -> int | None:
    """Index of what ends the heading: the first 。, a colon that comes before it early, a blank after words."""
    found = parted(rest) if strong else _INDENTED.match(rest)
    if found is not None:
        return found.start("gap")
    for match in _STOP.finditer(rest):
        if match.group() in "。！？":
            return match.start()
        head = rest[: match.start()]
        if head.count("（") + head.count("(") > head.count("）") + head.count(")"):
            continue  # 登录平台（http：//…）
        if len(head) <= MAX_COLON and "。" in rest[match.end() :]:
            return match.start()
    return None


def _own_line(unit: Unit, following: Unit | None) -> Heading | Refused:
    assert unit.mark is not None
    rest, start = unit.rest, unit.mark.end
    if rest[-1] in "；;，,、":
        return Refused("an item of a list: it ends with " + rest[-1], listed=rest[-1] in "；;")
    if len(rest) > MAX_OWN_LINE:
        said = rest[-1] in "。！？" and rest.count("，") + rest.count(",") > 2
        return Refused(f"longer than {MAX_OWN_LINE} characters", sentence=said)
    if rest[-1] in "。！？：:" and not unit.mark.way.divides:
        if rest.count("，") + rest.count(",") > 2 or len(rest) > MAX_RUN_IN:
            return Refused("a sentence", sentence=rest[-1] in "。！？" and len(rest) > MAX_RUN_IN)
        if following is None or not _gives_body(unit, following):
            return Refused("one sentence without a text of its own")
    if unit.mark.way.item:
        if re.search(r"[；;]", rest):
            return Refused("a list inside")
        if rest[0] == "《":
            return Refused("the name of a document")
        if not _has_text(unit, following):
            return Refused("an item without a text of its own", listed=True)
    words = unit.body.sub(start, start + len(rest.rstrip("。：: ")))
    return Heading(words, False, None)


def _has_text(unit: Unit, following: Unit | None) -> bool:
    """Whether anything can stand under this number: not where the next one or an outer one follows at once."""
    if following is None:
        return False
    if following.grid is not None or following.mark is None:
        return True
    assert unit.mark is not None
    same = rank_of(following.mark.kind) == rank_of(unit.mark.kind)
    return following.mark.kind != unit.mark.kind and (same or is_below(following.mark, unit.mark))


def _gives_body(unit: Unit, following: Unit) -> bool:
    """Whether what follows can be the text under this heading."""
    if following.grid is not None or following.mark is None:
        return following.grid is not None or not _signs(following.text)
    assert unit.mark is not None
    return is_below(following.mark, unit.mark)


_ANNEXES = re.compile(r"附\s*件\s*[0-9]?\s*[:：]")


def _signs(text: str) -> bool:
    """A day, or an agency on its line: who signs below the last sentence gives it no text, nor do the annexes named."""
    return is_date(text) or _ANNEXES.match(text) is not None or (len(text) <= MAX_SIGNER and AGENCY.matches(text))


def _run_in(unit: Unit, stop: int) -> Heading | Refused:
    assert unit.mark is not None
    rest, start = unit.rest, unit.mark.end
    head = rest[:stop]
    limit = MAX_COLON if rest[stop] in "：:" else MAX_RUN_IN
    if len(head) > limit:
        return Refused(f"first sentence longer than {limit} characters", sentence=True)
    if re.search(r"[；;]", head):
        return Refused("first sentence is a list", sentence=True)
    if head.count("，") + head.count(",") > 3:
        return Refused("first sentence has too many clauses", sentence=True)
    if rest[stop] in "：:" and NOTE_HEAD.matches(re.split("[，,]", head)[-1]):
        return Refused("a sentence that ends in an address", sentence=True)
    body = unit.body.sub(start + stop + 1).strip()
    asks = rest[stop] in "？！"  # what it asks is part of a heading, a full stop is not
    return Heading(unit.body.sub(start, start + stop + asks), True, body)
