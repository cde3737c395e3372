"""Where the plan inside a notice begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...lexicon import official, portal
from ...lexicon.dates import DATE, is_date
from ...lexicon.schemes import Mark
from ...lexicon.widths import fold
from ..numbering import rank_of
from ..units import Unit, ends_sentence
from .elements import MAX_AGENCY, MAX_TITLE, MAX_TITLE_LINE, is_agency

_ANNEX = re.compile(r"^附\s*件\s*[0-9一二三四五六七八九十]{0,2}\s*[:：]?$")
NOTICE_UNITS = 40
"""Units of a notice in which its title, addressees and date are looked for."""


def plan_start(units: Sequence[Unit]) -> int:
    """Index of the unit where the plan inside a notice begins: its own title, after the notice's end; the first annex
    where the notice gives several plans.

    0 where the text has no notice, or where the notice itself is the document.
    """
    start = _below_notice(units)
    first = _annex_above(units, start) if start else _titled_annex(units)
    return first if first is not None and _gives_more(units, start or first) else start


def _annex_above(units: Sequence[Unit], start: int) -> int | None:
    """The unit 附件1 right above the title of the plan at ``start``."""
    mark = units[start - 1].mark if start > 0 else None
    return start - 1 if mark is not None and mark.scheme == "annex" and mark.value == 1 else None


def _titled_annex(units: Sequence[Unit]) -> int | None:
    """The unit 附件1：…方案 of a notice, which is no entry of a list: no further annex is named right below it."""
    if not any(_ends_notice_title(unit) for unit in units[:25]):
        return None
    for n, unit in enumerate(units[: NOTICE_UNITS + 1]):
        mark, below = unit.mark, units[n + 1].mark if n + 1 < len(units) else None
        if mark is None or mark.scheme != "annex" or mark.value != 1 or not is_title_line(unit.rest):
            continue
        if below is None or below.scheme != "annex":
            return n
    return None


def _gives_more(units: Sequence[Unit], start: int) -> bool:
    """Whether 附件2 is a plan as well: titled like one, and its outermost numbers begin anew."""
    second = next((n for n in range(start, len(units)) if _is_second_annex(units[n])), None)
    if second is None:
        return False
    title = units[second].rest or (units[second + 1].text if second + 1 < len(units) else "")
    if not is_title_line(title):
        return False
    strong = [unit.mark for unit in units[start:second] if unit.mark is not None and unit.mark.way.strong]
    own = next((u.mark for u in units[second + 1 :] if u.mark is not None and u.mark.way.strong), None)
    return own is not None and own.value == 1 and any(mark.kind == own.kind for mark in strong)


def _is_second_annex(unit: Unit) -> bool:
    return unit.mark is not None and unit.mark.scheme == "annex" and unit.mark.value == 2


def _below_notice(units: Sequence[Unit]) -> int:
    """Where the title of the plan inside a notice stands; 0 where there is none."""
    notice = next((n for n, u in enumerate(units[:25]) if _ends_notice_title(u)), None)
    salute = next(
        (n for n, u in enumerate(units[:NOTICE_UNITS]) if u.grid is None and official.is_recipients(u.text)), None
    )
    if notice is None and salute is None:
        return _after_signature(units)
    begin = max(n for n in (notice, salute) if n is not None) + 1
    dated = next((n for n in range(begin, min(len(units), begin + NOTICE_UNITS)) if _ends_with_date(units[n])), None)
    for n in range(dated + 1 if dated is not None else begin, min(len(units), begin + 60)):
        unit = units[n]
        if unit.mark is not None and unit.mark.scheme in ("part", "chapter"):
            return 0  # the plan has begun, without a title of its own
        if unit.grid is None and unit.mark is None and is_title_line(unit.text) and not _is_amid(units, n):
            first = n
            while first > begin and first > (dated or 0) + 1 and _is_short_line(units[first - 1]):
                first -= 1
            return first
    return 0


def _is_amid(units: Sequence[Unit], at: int) -> bool:
    """Whether the headings below a line count on from those above it, the next or the outermost ones: 五、 after 四、,
    not 一、 again. The line may be one of them that lost its number: 二、, 专项行动, （一）, 四、."""
    below, above = (
        [u.mark for u in part if u.mark is not None and _parts(u.mark)] for part in (units[at:], units[:at])
    )
    outermost = min((mark.kind for mark in above), key=rank_of, default="")
    next_outermost = next((mark for mark in below if mark.kind == outermost), None)
    for mark, most in ((below[0] if below else None, 1), (next_outermost, 2)):
        last = next((m.value for m in reversed(above) if mark is not None and m.kind == mark.kind), 0)
        if mark is not None and last > 0 and 1 <= mark.value - last <= most:
            return True
    return False


def _parts(mark: Mark) -> bool:
    """Whether a number parts a document: a strong one, or one like 1.2."""
    return (mark.way.strong and mark.scheme != "annex") or (mark.scheme == "decimal" and len(mark.path) > 1)


def _after_signature(units: Sequence[Unit]) -> int:
    """The plan behind a notice that lost its title and addressees: an agency and a day, then 附件 or a title."""
    for n, unit in enumerate(units[1:NOTICE_UNITS], 1):
        if unit.grid is not None or not is_date(unit.text) or not is_agency(units[n - 1].text):
            continue
        at = n + 1
        if at < len(units) and _ANNEX.match(units[at].text):
            at += 1
        titled = at < len(units) and units[at].grid is None and is_title_line(units[at].text)
        return at if titled and n > 1 else 0
    return 0


def is_title_line(text: str) -> bool:
    """A line that ends like the title of a plan and is no sentence (it lacks 是), field or annex."""
    return (
        len(text) <= MAX_TITLE_LINE
        and official.TITLE_END.matches(text)
        and not ends_sentence(text)
        and not re.search("[：:。；]|是", text)
        and not re.match(
            r"附\s*件|专\s*栏|[附续]?表\s*[0-9一二三四五六七八九十]|—|[（(]?[0-9一二三四五六七八九十]{1,3}[.．、）)]",
            text,
        )
        and (
            not re.search("[《》]", text)
            or re.fullmatch(r"《[^《》]+》\s*(?:[（(][^（()）]{1,24}[）)])?", text.strip()) is not None
            or _CARRIES_OUT.fullmatch(text.strip()) is not None
        )
        and not portal.CHROME.matches(text)
    )


_CARRIES_OUT = re.compile(
    r"[^《》，]{2,30}(?:贯彻|落实|实施|执行|推进|实行)《[^《》]{4,60}》的?[^《》，]{2,20}(?:[（(][^（()）]{1,24}[）)])?"
)
"""某市贯彻落实《…意见》实施方案: a title that names another document."""


def _ends_notice_title(unit: Unit) -> bool:
    return unit.grid is None and len(unit.text) <= MAX_TITLE and official.NOTICE_END.matches(unit.text)


def _ends_with_date(unit: Unit) -> bool:
    if unit.grid is not None or len(unit.text) > MAX_TITLE_LINE or official.PRINTED.search(unit.text):
        return False
    found = list(DATE.finditer(fold(unit.text)))
    return bool(found) and not unit.text[found[-1].end() :].strip("）) ")


def _is_short_line(unit: Unit) -> bool:
    text = unit.text
    return (
        unit.grid is None
        and unit.mark is None
        and len(text) <= MAX_AGENCY
        and not ends_sentence(text)
        and not official.STAMP.matches(text)
        and not DATE.search(fold(text))
        and not re.match(r"^附\s*件", text)
    )
