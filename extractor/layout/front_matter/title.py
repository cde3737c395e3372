"""The plan's own title, its subtitle, and the agency on its cover."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...core.fragment import Fragment, join
from ...lexicon import official, periods, portal
from ...lexicon.dates import DATE, is_date, parse_date
from ...lexicon.title_heads import PLACE_ABOVE, goes_on
from ...lexicon.widths import fold, squeeze
from ..units import RUNNING_TEXT, ends_sentence
from .elements import MAX_AGENCY, MAX_TITLE_LINE, FrontMatter, Head, agencies_in, bare, is_agency, maker
from .fields import Fields
from .plain_title import PROSE, plain_title
from .start import is_title_line

TITLE_LINES = 40
"""Lines after the notice in which the title is looked for."""
OPENING = 3
"""Characters with which two lines that are titles each by itself open: the name of the region."""
COVER_LINES = 12
"""Lines of a cover."""
_AGENCY_HEAD = re.compile(
    r"(?P<agency>[省市县区州]人民政府|(?:[^《》“”，。]|“[^“”，。]{1,8}”){2,90}?(?:(?:人民|[省市县区])政府|办公厅|办公室|委员会|管委会|[厅局部委院]))"
    r"[ \u3000]*(?:关于|印发|转发|(?:贯彻|落实)(?=[^，。]{4,80}的?(?:实施)?(?:意见|方案|办法)))"
)
"""The agency that opens the title of its notice."""
_SENTENCE_HEAD = re.compile(r"^(?:根据|按照|依据|遵照|为|现将|制定|编制|关于印发)")
_PURPOSE = re.compile(r"^(?:根据|按照|依据|遵照|为)[^。；：]*$")
"""A sentence that goes on with a document's name on the line below: 为深入贯彻落实 / 《…方案》."""
_NAMED = re.compile(r"[《<〈](?P<title>.+?)[》>〉](?:的|等|》)*通")
_PLAN_WORDS = r"[^《》]{4,80}?(?:规划|计划|纲要|方案|行动|意见|办法|指南|要点)"
_YEARS = r"(?:[（(][^（()）《》]{1,24}[）)])?"
_UNBRACKETED = re.compile(
    rf"(?:印发|转发|发布|批准)(?:实施)?(?P<title>(?:[^《》]{{2,20}}《[^《》]{{2,40}}》(?=[^《》]{{0,2}}(?:确定|提出|明确)))?{_PLAN_WORDS}{_YEARS})的?通知"
)
_OUTLINE = re.compile("(?:实施)?纲要[①-⑳]?")
"""纲　要 has a line of its own below …五年规划."""
_WITHOUT_VERB = re.compile(rf"^(?!.*关于(?!下达))(?P<title>{_PLAN_WORDS})的通知")
"""The plan in the title of its notice, where no 《》 tells it."""
_GIVEN = re.compile(r"关于(?:印[发刷]|转发)(?P<title>(?!.{0,20}(?:会议|讲话|领导))[^《》，。]{6,80}?)的?通知")
"""What a notice gives out that is named like no plan: 关于印发2019年重点工作责任分解的通知."""
_SEVERAL = re.compile(r"(?:[二两三四五六七八九十]|(?<![0-9])(?:[2-9]|1[0-9]))[个份部].{2,12}$")
"""三个专项工作方案 names none of the plans that it counts."""
_NAME_ENDS = re.compile("[^《》，。]{1,30}》[^《》，。]{2,20}")
_MEETS = re.compile("[—─－\\-（(]*(?:19|20)[0-9 ]{2,12}[年0-9月日 ]*在(?!.*会上|.*会议上).*$")
_AT = re.compile("^[^，。；：]*(?:会议|大会|全会)上[）)]?$")
"""——2021年2月3日在青石县第六届 / 人民代表大会第八次会议上."""
MAX_SUBTITLE = 2
"""Lines of a subtitle."""
_COVER_DATE = re.compile(r"^[（(]?[12二一][0-9〇○零OО一二三四五六七八九\s]{3,6}年")


def read_title(head: Head, out: FrontMatter, start: int, fields: Fields) -> None:
    """The title below the notice; else what the notice, the fields or the opening sentence call it."""
    stop = len(head) if out.notice_title is not None else _text_begins(head)
    run = _quoted(head, start) or _run(head, start, stop) or (_run(head, 0, stop) if out.notice_title is None else None)
    if run is not None:
        first, last = _printed_again(head, *(_cover_below(head, run) or _in_full_below(head, run) or run))
        out.title = bare(join(head.bodies[first : last + 1]))
        head.use(*range(first, last + 1), *_headings_above(head, first, last))
        _agencies_above(head, out, first, last + 1)
        _subtitle(head, out, last + 1)
    elif out.notice_title is not None:
        out.title = _named_by(out.notice_title)
        if start < len(head) and official.ADOPTED.matches(head.texts[start]):
            _subtitle(head, out, start)
    elif fields.title is not None:
        out.title = bare(fields.title)
    else:
        found = plain_title(head, fields)
        out.title = found.title if found is not None else None
        if found is not None and found.line is not None:
            head.use(*found.used)
            _agencies_above(head, out, found.line, len(head))
            _subtitle(head, out, next((k for k in range(found.line + 1, len(head)) if k not in head.used), len(head)))
    if not out.issuers:
        _cover_issuer(head, out)
    if not out.issuers and out.notice_title is not None:
        named = _AGENCY_HEAD.match(out.notice_title.text)
        out.issuers = agencies_in(out.notice_title.sub(*named.span("agency"))) if named else []
    if not out.issuers and out.title is not None:
        out.issuers = _named_in_title(out.title)
    for n, text in enumerate(head.texts[:TITLE_LINES]):
        page = portal.MENU.match(text) is not None or (len(text) <= MAX_TITLE_LINE and portal.CHROME.matches(text))
        if n not in head.used and page:
            head.use(n)


def _named_in_title(title: Fragment) -> list[Fragment]:
    """The agencies that open the title of an opinion: 某市人民政府关于…的意见."""
    named = _AGENCY_HEAD.match(title.text)
    if named is None or named[0].endswith(("印发", "转发")):
        return []
    return agencies_in(title.sub(*named.span("agency")))


def _named_by(notice: Fragment) -> Fragment:
    """The plan that the title of a notice names; of a notice on several plans its own title."""
    notice = bare(notice)
    words = notice.text
    named = _NAMED.search(words) or _UNBRACKETED.search(words) or _WITHOUT_VERB.search(words) or _GIVEN.search(words)
    if (
        named is None
        or (named.re is _NAMED and "》" in named["title"])
        or (named.re is not _NAMED and _SEVERAL.search(named["title"]))
    ):
        return notice
    return notice.sub(*named.span("title"))


def _text_begins(head: Head) -> int:
    """The second paragraph of a text without a notice: what ends like a title below it is a heading of the text, but
    below a day or the word 附件, with which a letter has ended.
    """
    prose: list[int] = []
    for n, text in enumerate(head.texts[:TITLE_LINES]):
        if is_date(text) or text.startswith("附件"):
            prose.clear()
        elif len(text) >= PROSE and ends_sentence(text) and n not in head.used:
            prose.append(n)
    return prose[1] if len(prose) > 1 else len(head)


def _quoted(head: Head, start: int) -> tuple[int, int] | None:
    """The lines below the letter that print a name again that it gives out in 《》, whatever word it ends with."""
    letter = "".join(map(squeeze, head.texts[:start]))
    names = {m["name"] for m in _GIVES_OUT.finditer(letter)}
    for first in range(start, min(len(head), start + TITLE_LINES) if names else start):
        for last in range(first, min(len(head), first + MAX_LINES)):
            if last in head.used or len(head.texts[last]) > MAX_TITLE_LINE:
                break
            if squeeze("".join(head.texts[first : last + 1])).strip("《》") in names:
                return first, last
    return None


_GIVES_OUT = re.compile(
    "(?<!根据)(?<!按照)(?<!依据)(?<!贯彻)(?<!落实)《(?P<name>[^《》]{6,80})》"
    "(?=[^《》。]{0,60}(?:印发|转发|予以公布|公布如下|发布给|征[询求]))"
)
"""《…规则》已经…同意，现印发给你们: the document that a letter gives out."""


def _run(head: Head, start: int, stop: int) -> tuple[int, int] | None:
    """One to four short lines in a row that end like the title of a plan, before the line ``stop``."""
    for last in range(start, min(len(head), start + TITLE_LINES, stop)):
        if last in head.used or _SENTENCE_HEAD.match(head.texts[last]):
            continue
        if not (is_title_line(head.texts[last]) or _closes_name(head, start, last) or _is_torn(head, start, last)):
            continue
        if _is_cited(head, last):
            continue
        while last + 1 < len(head) and _repeats(head, last + 1):
            start = last = last + 1
        while last + 1 < len(head) and _extends(head, last + 1):
            last += 1
        last = _carried_out(head, last)
        first = last
        while first > start and last - first < 3 and _joins(head, first - 1):
            if not goes_on(head.texts[first - 1], head.texts[first]):
                break
            first -= 1
        return first, last
    return None


def _is_torn(head: Head, start: int, n: int) -> bool:
    """The last character of a title whose lines were cut by their width: …实施方 / 案."""
    text = head.texts[n]
    word = _BRACKETS_BEHIND.sub("", squeeze(text))
    if n <= start or n - 1 in head.used or not 0 < len(word) <= MAX_TORN or is_title_line(head.texts[n - 1]):
        return False
    return is_title_line(head.texts[n - 1] + text) and not ends_sentence(head.texts[n - 1])


def _carried_out(head: Head, last: int) -> int:
    """The last line of a title that breaks behind the plan that it tells of: …发展计划 / 执行情况与…计划草案的报告."""
    if last + 1 >= len(head) or _TELLS_OF.match(head.texts[last + 1]) is None:
        return last
    for end in range(last + 1, min(len(head), last + MAX_LINES)):
        text = head.texts[end]
        if end in head.used or len(text) > MAX_TITLE_LINE or re.search("[，。；：]", text):
            return last
        if official.TITLE_END.matches(text) and _GOES_OVER.match("".join(head.texts[end + 1 : end + 2])) is None:
            return end
    return last


def _closes_name(head: Head, start: int, n: int) -> bool:
    """The last line of a title that names another document over two lines: …贯彻落实《关于…的若干 / 意见》实施方案."""
    if _NAME_ENDS.fullmatch(head.texts[n]) is None or not official.TITLE_END.matches(head.texts[n]):
        return False
    above = "".join(head.texts[max(start, n - 3) : n])
    return above.rfind("《") > above.rfind("》") and not re.search("[，。]", above[above.rfind("《") :])


def _is_cited(head: Head, n: int) -> bool:
    """A document that the sentence around it names; the conversion broke the line at the 《》."""
    return n > 0 and head.texts[n].startswith("《") and _PURPOSE.match(head.texts[n - 1]) is not None


def _extends(head: Head, n: int) -> bool:
    """A second line right below that also ends like a title: …规划 / 实施情况评估报告."""
    text = squeeze(head.texts[n])
    return (
        n not in head.used
        and text not in squeeze(head.texts[n - 1])
        and text[:OPENING] != squeeze(head.texts[n - 1])[:OPENING]
        and (5 <= len(text) <= 30 or any(own.fullmatch(text) is not None for own in (_OUTLINE, _LAST_WORD)))
        and official.TITLE_END.matches(text)
        and (not re.search("[：:。]|^[—（(]|《[^》]*$", text) or _YEARS_FIRST.fullmatch(text) is not None)
        and not _SENTENCE_HEAD.match(text)
        and not re.match(r"(?:19|20)[0-9]{2}年", text)
    )


_YEARS_FIRST = re.compile(
    r"[（(](?:19|20)[0-9]{2}年?[-—–~至](?:19|20)[0-9]{2}年[）)](?:实施|行动|工作|分工)*(?:方案|计划|意见)"
)
"""贯彻供水发展纲要 / （2022—2035年）实施方案: the years of what is carried out stand before the last word."""


def _cover_below(head: Head, run: tuple[int, int]) -> tuple[int, int] | None:
    """The title on the document's cover, an agency right below it, where the page's heading names the same place; below
    the heading of a library, which names the province in brackets, an agency or not."""
    below = _run(head, run[1] + 1, len(head))
    listed = PLACE_ABOVE.match(squeeze(head.texts[run[0]])) is not None
    if below is None or below[1] + 1 >= len(head):
        return None
    if not maker(head.texts[below[1] + 1]) and not (listed and below[0] == run[1] + 1):
        return None
    between = head.texts[run[1] + 1 : below[0]]
    if below[0] >= COVER_LINES or any(re.search("[，。]", text) for text in between):
        return None
    heading, cover = PLACE_ABOVE.sub("", squeeze(head.texts[run[0]])), squeeze(head.texts[below[0]])
    if (cover[:OPENING] not in heading and heading[:OPENING] not in cover) or heading == cover:
        return None
    head.use(*range(run[0], run[1] + 1))
    return below


def _in_full_below(head: Head, run: tuple[int, int]) -> tuple[int, int] | None:
    """The document's own title below the page's, which shortens it: 东山省“十三五”规划纲要, then the day of the page,
    then 东山省国民经济和社会发展第十三个五年规划纲要."""
    below = _run(head, run[1] + 1, len(head))
    if below is None or any(not _is_of_page(head, n) for n in range(run[1] + 1, below[0])):
        return None
    short = squeeze("".join(head.texts[run[0] : run[1] + 1]))
    full = squeeze("".join(head.texts[below[0] : below[1] + 1]))
    plans = [found[0] for text in (short, full) if (found := periods.find_ordinal(text)) is not None]
    if len(plans) < 2 or plans[0] != plans[1] or short[:OPENING] != full[:OPENING] or len(full) <= len(short):
        return None
    if not _WHOLE_PLAN.search(full) or _LAST_WORD_OF.search(short) is None:
        return None
    head.use(*range(run[0], run[1] + 1))
    return below


_WHOLE_PLAN, _LAST_WORD_OF = re.compile("国民经济和社会发展"), re.compile('[五”"]规划(?:纲要)?$')
"""The plan of a place as a whole, whose short name says of no field."""


def _is_of_page(head: Head, n: int) -> bool:
    """A line that tells when the page was set, or what it offers."""
    text = head.texts[n]
    return n in head.used or portal.CHROME.matches(text) or DATE.match(fold(text.strip())) is not None


_ISSUES = re.compile("(?:政府|办公[厅室]|委员会|领导小组|(?<!设计)(?<!中)[局厅委])$")
"""Agencies that stand right below the title of what they issue, where an institute is who drew it up."""
_TELLS_OF = re.compile("(?:执行|实施|完成|落实|编制)情况|[（(]草案[）)]")
_GOES_OVER = re.compile("[（(]?草案|的报告|执行情况")
MAX_AGENCIES, MAX_LINES = 4, 4
"""Agencies above a title, and lines that it takes."""
MAX_TORN = 2
"""Characters of the last word of a title that a line break tore."""
_LAST_WORD = re.compile(
    "(?:方案|计划|纲要|规划|意见|办法|要点|报告|措施|行动计划|实施方案)(?:[（(][^（）()]{1,20}[）)])?"
)
_BRACKETS_BEHIND = re.compile("(?:[（(][^（）()]*[）)])+$")


def _repeats(head: Head, n: int) -> bool:
    """The title in full below a shorter form of it, 工作报告 / 2021年丰都县政府工作报告, or alone below itself and the
    name of the site, as a portal heads its page."""
    text, above = squeeze(head.texts[n]), _BRACKETS_BEHIND.sub("", squeeze(head.texts[n - 1]))
    own = above.replace("的", "") in text.replace("的", "") and squeeze(head.texts[n - 1]) != text
    sited = above.endswith(text) and above[: -len(text)].endswith(_PARTS_SITE)
    return n not in head.used and is_title_line(head.texts[n]) and (own or sited or above == text)


_PARTS_SITE = ("-", "－", "—", "_", "|", "｜")
"""What parts the site from what its page gives: 青石县人民政府-青石县供水规划."""


def _printed_again(head: Head, first: int, last: int) -> tuple[int, int]:
    """Where the document prints its title below the page's heading, over several lines, below its agencies or words of
    the page."""
    title = _BRACKETS_BEHIND.sub("", squeeze("".join(head.texts[first : last + 1])))
    start = last + 1
    while start < min(len(head), last + MAX_AGENCIES) and (is_agency(head.texts[start]) or _is_of_page(head, start)):
        start += 1
    for end in range(start, min(len(head), start + MAX_LINES)):
        if end in head.used:
            break
        if _BRACKETS_BEHIND.sub("", squeeze("".join(head.texts[start : end + 1]))) == title:
            head.use(*range(first, last + 1))
            return start, end
    return first, last


def _headings_above(head: Head, first: int, last: int) -> Iterator[int]:
    """The lines above the title that print the same, brackets aside: the page's headings."""
    title = _BRACKETS_BEHIND.sub("", squeeze("".join(head.texts[first : last + 1])))
    for n in range(first):
        if n not in head.used and _BRACKETS_BEHIND.sub("", squeeze(head.texts[n])) == title:
            yield n


_DATELINE = re.compile(
    r"[\u4e00-\u9fff]{2,8}?(?:社|网|报)?[\u4e00-\u9fff]{2,6}?(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:电|讯|消息)"
)
"""新华社某地2月28日电 above what a paper prints."""


def _joins(head: Head, n: int) -> bool:
    """A line above the last one of a title that is a part of it."""
    text = head.texts[n]
    return (
        n not in head.used
        and len(text) <= MAX_AGENCY
        and not ends_sentence(text)
        and not re.search("[：:]", text)
        and not official.STAMP.matches(text)
        and not official.MEETING.matches(text)
        and not portal.CHROME.matches(text)
        and not _DATELINE.match(squeeze(text))
        and (_opens_title(head, n) or not official.AGENCY.matches(text))
        and not DATE.search(fold(text))
        and not re.match(
            r"^附\s*件|^[（(]|^[0-9]{1,3}[.．、]|^年?[0-9]{1,2}月|(?:19|20)[0-9]{2}年[0-9]{1,2}月$", squeeze(text)
        )
        and squeeze(text) not in squeeze(head.texts[n + 1])
        and squeeze(head.texts[n + 1]).strip("《》") not in squeeze(text)
        and re.search("[\u4e00-\u9fff]", text) is not None
    )


def _opens_title(head: Head, n: int) -> bool:
    """The agency on the line above its matter, or one of two: 某市人民政府 / 关于…情况的报告; not above 关于印发…."""
    below = [squeeze(text) for text in head.texts[n + 1 : n + 3]]
    joint = len(below) > 1 and is_agency(below[0]) and is_agency(squeeze(head.texts[n]))
    return _MATTER.match(below[1] if joint else below[0]) is not None


_MATTER = re.compile("关于(?!印发)")


def _subtitle(head: Head, out: FrontMatter, n: int) -> None:
    """The lines in brackets right below the title: its years, and that it is a draft."""
    if _own_day(head, out, n):
        return
    last = n
    while (
        last < min(len(head), n + MAX_SUBTITLE)
        and last not in head.used
        and _is_subtitle(head.texts[last], last > n and not _NUMBER_OF_SERIES.fullmatch(fold(head.texts[n])))
    ):
        last += 1
    if last <= n + 1 and _meets_over_two(head, n):
        last = n + 2
    if last > n:
        out.subtitle = join(head.bodies[n:last])
        head.use(*range(n, last))


_NUMBER_OF_SERIES = re.compile(r"\s*\(第[一二三四五六七八九十0-9]{1,3}号\)\s*")
"""（第二号）, below which a census says of what that one is: ——全县人口情况."""


def _meets_over_two(head: Head, n: int) -> bool:
    """Whether the day and the assembly of a report fill this line and the next."""
    if n + 1 >= len(head) or {n, n + 1} & head.used or len(head.texts[n + 1]) > MAX_AGENCY:
        return False
    return _MEETS.match(head.texts[n]) is not None and _AT.search(head.texts[n + 1]) is not None


def _own_day(head: Head, out: FrontMatter, n: int) -> bool:
    """Read （2023年3月18日） below the title of what is no report: a report was given on it."""
    text = head.texts[n].strip() if n < len(head) and n not in head.used else ""
    told = out.title is not None and "报告" in out.title.text
    if out.date_written is not None or told or not re.fullmatch("[（(].*[）)]", text) or not is_date(text[1:-1]):
        return False
    day, written = DATE.search(fold(head.texts[n])), parse_date(text)
    if day is None or written is None:
        return False
    out.date_written = written, head.bodies[n].sub(*day.span())
    head.use(n)
    return True


def _is_subtitle(text: str, second: bool) -> bool:
    """A second line stands in brackets: a dash opens a paragraph of the text."""
    names = official.SUBTITLE.matches(text) or official.MEETING.matches(text)
    return len(text) <= MAX_TITLE_LINE and names and (not second or text[0] in "（(")


def _agencies_above(head: Head, out: FrontMatter, title: int, below: int) -> None:
    """The agencies right above the title where the day stands right below it, as a bulletin prints them, or where the
    title goes on with them: 青石县水务局 / 关于…的解读."""
    first = title
    while first > 0 and first - 1 not in head.used and is_agency(head.texts[first - 1]):
        first -= 1
    if out.issuers or first == title:
        return
    issuers = [agency for line in head.bodies[first:title] for agency in agencies_in(line)]
    if out.title is not None and out.title.text.startswith("关于"):
        out.issuers = issuers
        head.use(*range(first, title))
    day = parse_date(head.texts[below]) if below < len(head) and is_date(head.texts[below]) else None
    if below in head.used or day is None:
        return
    out.issuers = issuers
    out.date_written = out.date_written or (day, head.bodies[below])
    head.use(*range(first, title), below)


def _cover_issuer(head: Head, out: FrontMatter) -> None:
    """The agencies on a cover: above a year and month, or right below the title and above the text."""
    for last, text in enumerate(head.texts[:COVER_LINES]):
        size = maker(text)
        if last in head.used or not size:
            continue
        below = head.texts[last + 1] if last + 1 < len(head) else ""
        dated = len(below) <= 20 and _COVER_DATE.match(below) is not None
        bulletin = out.title is not None and official.BULLETIN.matches(out.title.text)
        issues = _ISSUES.search(text) is not None or size < len(text) or bulletin
        ends = last + 1 == len(head) and issues
        titled = last - 1 in head.used or (
            last > 0 and out.title is not None and head.texts[last - 1] == out.title.text
        )
        if not dated and not (titled and (ends or _stands_over_text(below))):
            continue
        first = last
        while first > 0 and first - 1 not in head.used and is_agency(head.texts[first - 1]):
            first -= 1
        lines = [*head.bodies[first:last], head.bodies[last].sub(0, size)]
        out.issuers = [agency for line in lines for agency in agencies_in(line)]
        head.use(*range(first, last + 1))
        return


def _stands_over_text(below: str) -> bool:
    """A paragraph, the first heading, the stamp of a page or the words to an assembly; no further line of a cover."""
    opens = len(below) >= RUNNING_TEXT or official.STAMP.matches(below) or below.startswith("各位代表")
    return opens or _FIRST_HEADING.match(below) is not None


_FIRST_HEADING = re.compile(r"\s*(?:第一[章节部篇]|一\s*[、.．])\s*\S")
