"""The notice (印发通知) around a plan: its title, addressees, signature and date."""

from __future__ import annotations

import re
from itertools import pairwise

from ...core.fragment import Fragment, join
from ...lexicon import official, portal
from ...lexicon.dates import DATE, NUMERIC_DATE, is_date, parse_date
from ...lexicon.regions import division_at_head
from ...lexicon.title_heads import opens_title
from ...lexicon.widths import fold, squeeze
from ..units import RUNNING_TEXT, ends_sentence
from .elements import MAX_TITLE, MAX_TITLE_LINE, FrontMatter, Head, agencies_in, bare, is_agency, number_in

NOTICE_LINES = 40
"""Lines in which addressees or a signature are looked for."""
MAX_REST = 12
"""Longest rest of a day that a title's line break cuts: 月6 日）."""
MAX_TORN = 3
"""Characters of the last word of a notice's title that a line break tore: …的通 / 知."""
TITLE_LINES = 8
"""Lines that the title of a notice may take."""
MIN_JOINT = 3
"""Bodies that sign on one line, at least, where it is longer than a title's."""
MIN_BODIES, MIN_BODY = 4, 3
"""Bodies that 、 parts in a list of addressees, at least, and the shortest name of one."""
_OPENING = "（( \u3000"
_CLOSING = "）) \u3000"
_BESIDE = re.compile(rf"[-•·]\s|{official.DOCUMENT_NUMBER.pattern}")
"""An entry of the page's menu, a document number: no part of a title."""
_OPENS = re.compile(rf"(?P<agency>[^《》，。]{{2,60}}?{official.AGENCY_ENDS})?\s*(?:关于|印发|转发|批转|公布)")
"""The head of a notice's title: 关于…, with or without the agency before it. Above it further agencies stand alone."""
_NUMBERED = re.compile(rf"\((?P<number>{official.DOCUMENT_NUMBER.pattern})\)$")
"""印发《…意见》的通知（东办发〔2017〕2号）: the number behind the title."""
_PASSES_ON = re.compile("(?:转发|批转|印发|公布|关于)《?$")
_BEHIND_AGENCY = re.compile("、|(?<=[局委厅会院部室府办])(?=[\u4e00-\u9fff]{2})")
_PLACE = re.compile("[一-龥]{1,14}(?:[省市区县州旗盟镇乡]|人民|改革|办公)")
_BODY = re.compile("(?:人民)?政府|委员会|办公[厅室]|[厅室]|[一-龥]{2,8}(?:委员会|[局厅委会])$")
"""An agency's name that is parted over lines: its place, and what it is."""
_SEALED_BY = re.compile("[（(][\u4e00-\u9fff、]{4,40}代章?[）)]")
"""（市发展和改革委员会代章）: whose seal stands for that of a body without one; it issues nothing."""
_LINK = re.compile(r"(?:政策|解读|相关|配套)?(?:文件|原文)(?:链接)?[：:]")
"""文件：某县人民政府关于印发…的通知: what a page explains, and no notice of its own."""
_ATTACHED = re.compile(r"^附\s*件\s*\d{0,2}\s*[:：]")


def read_notice(head: Head, out: FrontMatter) -> int:
    """Read the notice; returns the index where it ends (0 where there is none)."""
    addressed = next((n for n, text in enumerate(head.texts[:NOTICE_LINES]) if official.is_recipients(text)), None)
    titled = _title(head, out, addressed)
    if addressed is not None:
        _recipients(head, out, addressed)
        end = addressed + 1
    else:
        end = titled or 0
    return _signature(head, out, end)


def _title(head: Head, out: FrontMatter, addressed: int | None) -> int | None:
    """The title of the notice, above its addressees; returns the index after it."""
    limit = addressed if addressed is not None else NOTICE_LINES
    ends = [n + size for n in range(min(limit, len(head))) if (size := _title_end(head, n))]
    if not ends:
        return None
    end = ends[-1] if addressed is not None else ends[0]
    first = end - 1
    while first > 0 and first - 1 not in head.used and squeeze(head.texts[first - 1]) == squeeze(head.texts[first]):
        head.use(first - 1)  # the page's own heading, and the document's
        first -= 1
    first = end - 1
    while first > 0 and end - first < TITLE_LINES and not _opens_entry(head, first) and _is_title_part(head, first - 1):
        if _is_apart(head.texts[first - 1], "".join(head.texts[first:end])):
            break
        first -= 1
    if _LINK.match(head.texts[first]) is not None:
        return None
    below = end
    first, end = _in_full(head, first, end)
    again = next((n for n in range(first + 1, end) if _is_again(head, first, n, end)), first)
    words = join(head.bodies[again:end])
    entry = official.ENTRY.match(words.text)
    if entry or re.search("关于|印发|转发|发布", words.text):
        words = _without_number(words.sub(entry.end() if entry else 0), out)
        out.notice_title = _without_day(bare(words), out)
        head.use(*range(first, below), *head.headings(first, words.text))
        while below < len(head) and squeeze(head.texts[below]) == squeeze(words.text):
            head.use(below)  # the document's own title below the page's heading
            below += 1
    return below


def read_entry(head: Head, out: FrontMatter) -> None:
    """4. 某市…方案（2023年4月12日） above the title itself: a collection prints the title and the day."""
    entry = official.ENTRY.match(head.texts[0]) if len(head) and 0 not in head.used else None
    if entry is None or out.title is None:
        return
    own = FrontMatter()
    name = _without_day(bare(head.bodies[0].sub(entry.end())), own)
    if squeeze(name.text) == squeeze(out.title.text):
        out.date_written = out.date_written or own.date_written
        head.use(0)


def _is_apart(above: str, words: str) -> bool:
    """Whether a title that has its head stands below a line that is none of its agencies, or its own agency's name."""
    opens = _OPENS.match(words)
    if opens is None:
        return False
    own = squeeze(opens["agency"] or "")
    if own and re.fullmatch(re.escape(own) + "办公[厅室]", squeeze(above)) is not None:
        return True  # the office's masthead above its government's notice
    if own and _is_torn_place(squeeze(above), own):
        return False
    if own and _BODY.match(own) and _PLACE.fullmatch(squeeze(above)):
        return False  # 广西壮族自治区⏎人民政府关于印发…
    return not (is_agency(above) or _PASSES_ON.search(above)) or (own != "" and squeeze(above).endswith(own))


def _is_torn_place(above: str, own: str) -> bool:
    """Whether the name of a place goes on from the line above, behind other agencies: …水利局、青石 / 县财政局."""
    *before, tail = _BEHIND_AGENCY.split(above)
    if not before or not tail or not is_agency(before[-1]):
        return False
    found = division_at_head(tail + own)
    joint = "、" in above and is_agency(tail + own) and opens_title(tail)
    return joint or (found is not None and found[2] >= len(tail))


def _in_full(head: Head, first: int, end: int) -> tuple[int, int]:
    """The title in one line right above, as the page's heading: it may name the agency that the lines leave out."""
    words = squeeze("".join(head.texts[first:end]))
    above = first
    while above > 0 and _is_whole(head, above - 1) and squeeze(head.texts[above - 1]).endswith(words):
        above -= 1
    return (above, above + 1) if above < first else (first, end)


def _is_whole(head: Head, n: int) -> bool:
    """A line that is the whole title of a notice."""
    text = head.texts[n]
    if _BESIDE.match(fold(text)) or portal.MENU.match(text) is not None:
        return False
    return (
        len(text) <= MAX_TITLE and official.NOTICE_END.matches(text) and re.search("关于|印发|转发", text) is not None
    )


def _is_again(head: Head, first: int, n: int, end: int) -> bool:
    """Whether the lines from ``n`` on print the words before them again: the page's heading, and the document's."""
    return squeeze("".join(head.texts[first:n])) == squeeze("".join(head.texts[n:end]))


def _title_end(head: Head, n: int) -> int:
    """How many lines from ``n`` on end the title of a notice: two where the day behind it is broken; 0 for none."""
    text = head.texts[n]
    if len(text) > MAX_TITLE or official.STAMP.matches(text) or portal.MENU.match(text) is not None:
        return 0
    if official.NOTICE_END.matches(text):
        return 1
    if (
        n + 1 < len(head)
        and len(head.texts[n + 1]) <= MAX_TORN
        and official.NOTICE_END.matches(text + head.texts[n + 1])
    ):
        return 2
    broken = "通知" in text and n + 1 < len(head) and len(head.texts[n + 1]) <= MAX_REST
    return 2 if broken and official.NOTICE_END.matches(text + head.texts[n + 1]) else 0


def _opens_entry(head: Head, n: int) -> bool:
    return official.ENTRY.match(head.texts[n]) is not None


def _without_number(words: Fragment, out: FrontMatter) -> Fragment:
    """The title less the document number before it, as a collection prints it: 东政办〔2023〕1号《…的通知》."""
    numbered = official.DOCUMENT_NUMBER.match(fold(words.text))
    if numbered is None:
        return words
    out.number = out.number or number_in(words.sub(*numbered.span()))
    return words.sub(numbered.end()).strip()


def _without_day(words: Fragment, out: FrontMatter) -> Fragment:
    """The title less the day or the document number behind it: a collection prints the notice's, which counts where no
    other is printed; 2025-01-27 is that of the page."""
    numbered = _NUMBERED.search(fold(words.text))
    if numbered is not None:
        out.number = out.number or number_in(words.sub(*numbered.span("number")))
        return words.sub(0, numbered.start()).strip()
    day = re.search(r"[（(](?P<day>[^（()）]*)[）)]$", words.text)
    if day is None or not (is_date(day.group("day")) or NUMERIC_DATE.fullmatch(fold(day.group("day")).strip())):
        return words
    written = parse_date(day.group("day"))
    if written is not None:
        out.date_written = written, words.sub(*day.span("day"))
    return words.sub(0, day.start()).strip()


def _is_title_part(head: Head, n: int) -> bool:
    text = head.texts[n]
    return (
        n not in head.used
        and len(text) <= MAX_TITLE
        and not ends_sentence(text)
        and not official.STAMP.matches(text)
        and not portal.CHROME.matches(text)
        and portal.MENU.match(text) is None
        and not is_date(text)
        and not _BESIDE.match(fold(text))
        and not _is_whole(head, n)
    )


def _recipients(head: Head, out: FrontMatter, at: int) -> None:
    body = head.bodies[at]
    head.use(at)
    places = (body.sub(*m.span()).strip() for m in re.finditer(r"[^，,；;：:]+", body.text.rstrip("：:")))
    out.recipients = [body for place in places if place.text for body in _bodies(place)]


def _bodies(place: Fragment) -> list[Fragment]:
    """The bodies of a list that 、 parts: 宣传部、发展改革委、教育部、财政部; 各省、自治区、直辖市人民政府 is one."""
    parts = [place.sub(*m.span()) for m in re.finditer("[^、]+", place.text)]
    named = sum(official.AGENCY.matches(part.text) and len(part.text) > MIN_BODY - 1 for part in parts)
    return parts if len(parts) >= MIN_BODIES and named * 5 >= 4 * len(parts) else [place]


def _signature(head: Head, out: FrontMatter, start: int) -> int:
    """署名 and 成文日期: a line that is a date, and the agencies right above it; returns the index after it."""
    plan = next((n for n in range(start, len(head)) if _names_plan(head, n)), None)
    past_plan = plan if out.notice_title is not None and not out.recipients else None
    for n in range(start, min(len(head), start + NOTICE_LINES)):
        if past_plan is not None and n > past_plan:
            break  # a notice without addressees ends before its plan; a date below that is the plan's
        signed = _signed(head, n)
        if signed is None or (not start and out.notice_title is None and not _has_signer(head, n, signed)):
            continue
        signer, place = signed
        written = parse_date(place.text)
        if written is None:
            continue
        if signer.text and _is_published(head, start, n):
            head.use(n)
            continue
        out.date_written = written, place
        head.use(n)
        _signers(head, out, n, signer)
        _stamps(head, n + 1)
        return max(start, n + 1)
    return start


def _names_plan(head: Head, n: int) -> bool:
    """A line that ends like a plan's title and is no entry of a list of attachments."""
    text = head.texts[n]
    listed = _ATTACHED.match(text) or official.ENTRY.match(text)
    return len(text) <= MAX_TITLE_LINE and not listed and official.TITLE_END.matches(text)


def _signed(head: Head, n: int) -> tuple[Fragment, Fragment] | None:
    """(signer on the same line, date) where the line is a date with no more than an agency before it."""
    text = head.texts[n]
    long = len(text) > MAX_TITLE_LINE and not _signs_jointly(text)
    found = DATE.search(fold(text)) if not (long or official.PRINTED.search(text)) else None
    if found is None or n in head.used or text[found.end() :].strip(_CLOSING):
        return None
    before = text[: found.start()].strip(_OPENING)
    if before and not official.AGENCY.matches(before):
        return None
    body = head.bodies[n]
    return body.sub(text.index(before), text.index(before) + len(before)) if before else body.sub(0, 0), body.sub(
        *found.span()
    )


def _signs_jointly(text: str) -> bool:
    """Three bodies or more and the day on one line that blanks part: 财政局 教育局 水务局 2021年3月1日."""
    *bodies, day = text.split()
    joint = len(bodies) >= MIN_JOINT and is_date(day)
    return joint and all(is_agency(body) for body in bodies)


def _is_published(head: Head, start: int, n: int) -> bool:
    """Whether a line, an agency and its day, is what the page says of who published it: it stands above all text, and
    an agency signs above a day of its own below the text."""
    if any(len(text) >= RUNNING_TEXT and ends_sentence(text) for text in head.texts[start:n]):
        return False
    texts = head.texts[n + 1 : start + NOTICE_LINES]
    body = next((k for k, text in enumerate(texts) if len(text) >= RUNNING_TEXT and ends_sentence(text)), len(texts))
    return any(is_agency(above) and is_date(day) for above, day in pairwise(texts[body + 1 :]))


def _has_signer(head: Head, n: int, signed: tuple[Fragment, Fragment]) -> bool:
    return bool(signed[0].text) or (
        n > 0 and (is_agency(head.texts[n - 1]) or official.OFFICE.matches(head.texts[n - 1]))
    )


def _signers(head: Head, out: FrontMatter, date_at: int, inline: Fragment) -> None:
    lines = [inline] if inline.text else []
    n = date_at - 1
    if n >= 0 and n not in head.used and _SEALED_BY.fullmatch(head.texts[n]) is not None:
        head.use(n)
        n -= 1
    while n >= 0 and n not in head.used and is_agency(head.texts[n]) and not _ATTACHED.match(head.texts[n]):
        lines.insert(0, head.bodies[n])
        head.use(n)
        n -= 1
    if lines:
        out.issuers = [agency for line in lines for agency in agencies_in(line)]


def _stamps(head: Head, start: int) -> None:
    """附注 right below the date: （此件公开发布）."""
    n = start
    while n < len(head) and official.STAMP.matches(head.texts[n]) and len(head.texts[n]) <= MAX_TITLE_LINE:
        head.use(n)
        n += 1
