"""Where the head of a document breaks whose line breaks a page turned into blanks.

东政发〔2021〕2号 各区人民政府: 《…规划》已经…印发。 东山市人民政府 2021年1月8日 (此件公开发布): a title, a number, whom
the notice speaks to, who signs and when stand apart in print. A blank alone parts nothing: what stands on both of its
sides must be such an element, or the first words of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..lexicon.dates import DATE
from ..lexicon.official import AGENCY, DOCUMENT_NUMBER, is_recipients
from ..lexicon.widths import fold

MIN_LINE = 20
"""Shortest line that can hold two elements and the words that show it."""
_BLANKS = " \u3000\xa0"
_BLANK = f"[{_BLANKS}]+"
_NAMED = "(?:规划|计划|纲要|方案|意见|办法|要点|预案|细则|报告|公报)"
_YEARS = r"(?:[（(][^（()）]{1,24}[）)])*"
_OPENING = (
    r"(?:为(?:了|深入|全面|贯彻|进一步|加快|推动|推进|落实|认真|切实|做好|实现|更好|加强|促进|积极|有效)"
    r"|根据|依据|按照|[“\"][一-龥]{1,3}五[”\"]时期|(?:19|20)[0-9]{2}年[是，,])"
)
"""How the first sentence below a title opens."""
_NUMBER = DOCUMENT_NUMBER.pattern
_TO = r"[^。；：:《》]{2,200}[：:]"
_TITLE = re.compile(
    rf"(?P<title>[^。；：:]{{6,120}}?(?:通知|公告|{_NAMED}){_YEARS}){_BLANK}(?=(?:{_NUMBER}|各{_TO}|[^\s，,。；：:]{{6,60}}[：:]))"
)
"""A title with the number or the addressees behind it."""
_AT_NUMBER = re.compile(rf"(?P<number>{_NUMBER})(?:{_BLANK}|$)")
_AT_TO = re.compile(rf"(?P<to>{_TO})(?={_BLANK}|[《现经为根])")
_COUNTED = re.compile(
    rf"^(?P<title>[^。；：:]{{6,120}}?通知[（(]{_NUMBER}[）)])(?=(?:19|20)[0-9]{{2}}[.-][0-9]{{2}}[.-][0-9]+$)"
)
"""…的通知（东政发〔2021〕5号）2021.04.27798: a day and a count of readers that the page glued to it."""
_SIGNED = re.compile(
    rf"(?:^|(?<=[。）)]))(?:{_BLANK})?(?P<signer>[^\s，,。；：:]{{3,40}}(?:{_BLANK}[^\s，,。；：:]{{3,40}}){{0,3}}){_BLANK}(?P<day>{DATE.pattern})(?={_BLANK}|[（(]此件|$)"
)
_RUN_IN = re.compile(
    r"^(?:<正>)?(?P<number>[\u4e00-\u9fff]{1,8}[〔\[(](?:19|20)[0-9]{2}[\])〕]第?[0-9]{1,4}号)(?=各[^。；：:《》]{2,200}[：:])"
)
"""A number and right behind it whom the notice speaks to: the abstract of a gazette."""
_CITED = re.compile("《(?P<title>[^《》]{6,80})》")
_STAMP = re.compile(rf"(?:{_BLANK})?(?P<stamp>[（(]此件[^（()）]{{2,12}}[）)])(?:{_BLANK}|$)")
_TWICE = re.compile(rf"(?P<title>[^，,。；：:]{{5,60}}{_NAMED}{_YEARS}){_BLANK}(?=(?P=title){_BLANK})")
"""A title, and the title again: the page's heading and the document's."""
_GIVEN = re.compile(
    rf"(?:{_BLANK})?(?P<given>[^\s，,。；：:][^，,。；：:]{{5,60}}?{_NAMED}{_YEARS}){_BLANK}(?={_OPENING})"
)
_PAGED = re.compile(
    rf"(?P<title>[^，,。；：:]{{5,60}}(?:通知|公告|{_NAMED}){_YEARS}){_BLANK}(?=(?:发布|发表|更新)?(?:时间|日期)[：:]|(?:信息|文章)?来源[：:]|作者[：:])"
)
"""A title, and behind it when the page was set."""
_LAST = re.compile(rf"{_BLANK}(?P<given>[^\s，,。；：:][^，,。；：:]{{5,60}}?{_NAMED}{_YEARS})$")
"""The title of what is given, behind the day of its notice."""


def head_breaks(text: str) -> list[int]:
    """Offsets at which a line breaks that holds several elements of a document's head."""
    if len(text) < MIN_LINE or "\t" in text or "|" in text:
        return []
    words = text.lstrip(_BLANKS)
    if "号" not in words and not any(blank in words for blank in _BLANKS):
        return []  # each breaks at a blank, or behind its number
    plain = fold(text)
    return sorted({*_heads(text, plain), *_ends(text, plain)} - {0, len(text)})


def _heads(text: str, plain: str) -> Iterator[int]:
    """Behind the title, the number and the addressees at the head of the line; one element alone parts nothing."""
    run_in = _RUN_IN.match(plain)
    if run_in is not None:
        to = re.compile(_TO).match(text, run_in.end())
        if to is not None and is_recipients(to[0]):
            yield from (run_in.start("number"), run_in.end(), to.end())
            yield from _given_below(text, plain, to.end())
        return
    paged = _PAGED.match(plain)
    if paged is not None:
        yield paged.end()
        return
    counted = _COUNTED.match(plain)
    if counted is not None:
        yield counted.end()
        return
    ends: list[int] = []
    title = _TITLE.match(plain)
    if title is not None:
        ends.append(title.end())
    number = _AT_NUMBER.match(plain, ends[-1] if ends else 0)
    if number is not None:
        ends.append(number.end())
    to = _AT_TO.match(text, ends[-1] if ends else 0)
    named = to is not None and is_recipients(to["to"].strip())
    if to is not None and named and (ends or (to["to"].startswith("各") and text[to.end()] in " \u3000\xa0")):
        ends.append(to.end())
    if len(ends) > 1 or named:
        yield from ends


def _ends(text: str, plain: str) -> Iterator[int]:
    """Who signs and when, with the stamp behind the day; and the title of what is given, above its first sentence."""
    at = 0
    signed = _SIGNED.search(plain)
    if signed is not None and all(AGENCY.matches(one) for one in signed["signer"].split()):
        yield from (signed.start("signer"), signed.end())
        at = signed.end()
        stamp = _STAMP.match(plain, at)
        if stamp is not None:
            yield from (stamp.start("stamp"), stamp.end())
            at = stamp.end()
        last = _LAST.match(plain, at)
        if last is not None:
            yield last.start("given")
    twice = _TWICE.match(plain) if at == 0 else None
    if twice is not None:
        yield twice.end()
        at = twice.end()
    given = _GIVEN.match(plain, at) if at != len(plain) else None
    if given is not None:
        yield from (given.start("given"), given.end())


def _given_below(text: str, plain: str, start: int) -> Iterator[int]:
    """The day behind the notice's last sentence, and behind it the title of the plan that the notice names in 《》."""
    cited = _CITED.search(text, start)
    if cited is None:
        return
    for day in DATE.finditer(plain, cited.end()):
        if text.startswith(cited["title"], day.end()):
            signer = text.rfind("。", start, day.start()) + 1
            yield from (signer, day.start(), day.end(), day.end() + len(cited["title"]))
            return
