"""The title of a document that is named like no plan: what its page calls it, weighed line by line.

News and readings of plans end in any word. Which line is the headline is told from where it stands (first, right above
the page's fields, a paper's dateline or the text), from what comes again below, and from what no headline looks like;
the points are rows of ``lexicon/title_points.py``. What the first sentences call the document is weighed beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...core.fragment import Fragment
from ...lexicon import official, portal, tables
from ...lexicon.dates import is_date
from ...lexicon.document_kinds import KINDS
from ...lexicon.title_heads import opens_title
from ...lexicon.title_points import ENOUGH, TITLE_POINT
from ...lexicon.widths import squeeze
from ..units import ends_sentence
from .elements import MAX_TITLE, Head, bare
from .fields import Fields
from .own_names import named_in_opening
from .start import is_title_line

HEAD_LINES = 12
"""Lines that can be a headline."""
FIELD_LINES = 40
"""Lines in which the line above the page's fields is looked for."""
MAX_HEADER = 8
"""Characters of a word that heads a column of a table."""
MIN_LETTERS = 4
"""Characters of a title that are Chinese."""
MAX_PLAIN_TITLE = 50
"""Longest title of a document that is not named like a plan."""
SALUTES = ("各位代表", "各位委员", "同志们")
"""Words to an assembly: what stands below them is what was said."""
PROSE = 50
"""Characters from which a line that ends a sentence is a paragraph."""
BETWEEN = 6
"""Lines between a headline and its text."""
MAX_SHORT = 6
"""Characters of a word of the page's, and of no title."""
MIN_CLAUSES = 30
"""Characters from which a line with a comma in it is no plain title."""
AGAIN, MIN_AGAIN = 4, 8
"""Lines below the page's heading in which the document's own title stands, and the shortest such title."""


@dataclass(frozen=True, slots=True)
class PlainTitle:
    """A title with what spoke for it; ``line`` is where it stands, ``used`` the lines that print it."""

    title: Fragment
    points: float
    line: int | None = None
    used: tuple[int, ...] = ()


def plain_title(head: Head, fields: Fields) -> PlainTitle | None:
    """The line or the name with most points, if it has enough; of two with as many the first."""
    found = [*_lines(head, fields)]
    if (named := named_in_opening(head)) is not None:
        found.append(PlainTitle(bare(named), TITLE_POINT["opening"]))
    best = max(found, key=lambda one: one.points, default=None)
    return best if best is not None and best.points >= ENOUGH else None


def _lines(head: Head, fields: Fields) -> Iterator[PlainTitle]:
    above = squeeze(fields.above.text) if fields.above is not None else ""
    passed = 0
    open_head = True
    for n, body in enumerate(head.bodies[:FIELD_LINES]):
        text = body.text
        if text.startswith(SALUTES):
            return
        open_head = open_head and n < HEAD_LINES and not _is_text(head, n)
        at_fields = _above_fields(head, n, above)
        if n in head.used or not (open_head or at_fields) or (title := _words(text)) is None:
            continue
        points = _points(head, n, title) + at_fields * TITLE_POINT["fields"]
        points += TITLE_POINT["first"] + passed * TITLE_POINT["later"] if open_head else 0
        passed += 1
        at = _again_below(head, n)
        points += (at != n) * TITLE_POINT["again"]
        words = head.bodies[at] if at != n else body.sub(0, len(title))
        yield PlainTitle(bare(words), points, at, (n, at))


def _words(text: str) -> str | None:
    """The words of a line that can be a headline; None for what stands beside one."""
    labelled = _BEFORE_LABEL.match(text)
    words = labelled["title"] if labelled is not None and is_title_line(labelled["title"]) else text
    if _is_beside(words) or ends_sentence(words) or len(re.findall("[\u4e00-\u9fff]", words)) < MIN_LETTERS:
        return None
    if len(words) <= MAX_HEADER and tables.header_role(words) is not None:
        return None  # 指标名称, of a table whose cells stand one a line
    return words


def _points(head: Head, n: int, words: str) -> float:
    """What the words of a line and those below it say of its being the headline."""
    plain = _READING.sub("", words)
    longest = MAX_TITLE if _EXPLAINS.fullmatch(plain) else MAX_PLAIN_TITLE
    below = _first_text(head, n + 1)
    after = head.texts[below] if below < len(head) else ""
    shown = {
        "fields": len(words) < len(head.texts[n]),
        "story": portal.STORY.matches(after),
        "text": below < len(head),
        "opens": opens_title(plain),
        "kind": _ends_like_a_kind(plain),
        "colon": re.search("[。；：:]", plain) is not None,
        "clauses": plain.count("，") + plain.count(",") > (len(plain) < MIN_CLAUSES),
        "short": len(plain) <= MAX_SHORT,
        "long": len(plain) > longest,
        "agency": official.AGENCY.matches(words) and not _ends_like_a_kind(plain),
    }
    return sum(TITLE_POINT[name] for name, holds in shown.items() if holds)


def _ends_like_a_kind(words: str) -> bool:
    return any(match.end() == len(words) for kind in KINDS for match in kind.pattern.finditer(words))


def _first_text(head: Head, start: int) -> int:
    """The first line of the text below a headline, with what stands between them: its second line, captions."""
    stop = min(len(head), start + BETWEEN)
    return next((n for n in range(start, stop) if _is_text(head, n) or portal.STORY.matches(head.texts[n])), len(head))


def _is_text(head: Head, n: int) -> bool:
    text = head.texts[n]
    return n not in head.used and len(text) >= PROSE and ends_sentence(text) and _BEFORE_LABEL.match(text) is None


def _above_fields(head: Head, n: int, above: str) -> bool:
    """Whether the fields that say where the text is from and when stand right below, or below when it was set."""
    text = squeeze(head.texts[n])
    if not len(text) >= MIN_AGAIN or not above:
        return False
    timed = n + 1 < len(head) and _is_timed(head.texts[n + 1]) and squeeze(head.texts[n + 1]) == above
    return text == above or timed


def _again_below(head: Head, n: int) -> int:
    """Where the document prints its title below the page's heading, which ends with it: 县政府网-关于《规划》的说明."""
    heading = squeeze(head.texts[n])
    for below in range(n + 1, min(len(head), n + AGAIN)):
        text = squeeze(head.texts[below])
        if len(text) >= MIN_AGAIN and heading.endswith(text):
            return below
    return n


def _is_beside(text: str) -> bool:
    """A line that stands beside a title: a stamp, a day, a meeting, an office holder, words of the page."""
    return (
        any(row.matches(text) for row in _BESIDE)
        or portal.MENU.match(text) is not None
        or is_date(_WEEKDAY.sub("", text))
        or _is_timed(text)
        or official.is_document_number(text)
        or _OFFICE_HOLDER.search(text) is not None
        or re.match(r"^附\s*件|^[0-9]{1,3}[.．、]", text) is not None
    )


_BESIDE = (official.STAMP, official.MEETING, official.ADOPTED, portal.CHROME, portal.PAGE_ASKS)


def _is_timed(text: str) -> bool:
    """When a page was set, to the minute, behind a bullet or none: • 2020年12月18日 19时47分."""
    return _TIMED.fullmatch(text.strip()) is not None or _TO_THE_MINUTE.match(text.strip()) is not None


_BEFORE_LABEL = re.compile(
    r"(?P<title>[^：:。；，]{6,60}?(?:规划|计划|纲要|方案|意见|办法|报告|公报|要点))(?=(?:(?:发布|发表|更新)?(?:时间|日期)|(?:信息|文章)?来源)\s*[：:])"
)
"""The title right before what the page says of it on the same line: 青石县供水规划时间：2014-04-22 来源：…."""
_TIMED = re.compile(
    r"[•·●▪\-]?\s*(?:19|20)[0-9]{2}(?:年|[-/.])[0-9]{1,2}(?:月|[-/.])[0-9]{1,2}日?\s*(?:[0-9]{1,2}[时:：][0-9]{1,2}分?(?:[:：][0-9]{1,2})?)?"
)
_TO_THE_MINUTE = re.compile(r"(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}\s*[0-9]{1,2}[:：][0-9]{2}")
"""2020-12-10 08:45:25 青石县融媒体中心: who set a page behind when."""
_OFFICE_HOLDER = re.compile(
    r"(?:主任|局长|厅长|部长|省长|市长|县长|区长|州长|主席|行长)\s*[\u4e00-\u9fff]\s*[\u4e00-\u9fff]{1,3}$"
)
_WEEKDAY = re.compile("[ \u3000]*(?:星期|周)[一二三四五六日天]$")
_EXPLAINS = re.compile("(?:关于|解读|[^。；，]{4,40}[—─]+ ?)?《.*》.{0,12}(?:解读|说明|问答)")
"""关于《…规划》和《…规划》的解读: a title as long as those of the plans that it names."""
_READING = re.compile("^(?:文字|图文|图片|图解|视频|音频|政策|专家|部门|媒体|(?:主要)?负责人)解读[：:]")
"""What a page says that it gives: 图文解读：…规划的政策解读."""
