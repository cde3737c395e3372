"""发文机关标志 and 发文字号: the red head of a document."""

from __future__ import annotations

import re

from ...core.fragment import Fragment
from ...lexicon import official
from ...lexicon.dates import DATE, parse_date
from ...lexicon.widths import fold, squeeze
from .elements import FrontMatter, Head, agencies_in, is_agency, number_in

HEAD_LINES = 60
"""Lines in which a document number is looked for; a portal's page puts up to forty before it."""
LETTERHEAD_LINES = 8
MAX_NUMBER_LINE = 70
_REFERS = re.compile(r"(?:按照?|根据|依据|遵照|贯彻|落实|为贯彻|参照)")
"""Opens a line that names another document: 按照青政发〔2022〕5号文件要求."""
_HEADING = re.compile(rf"{official.DOCUMENT_NUMBER.pattern}《[^《》]{{8,120}}》")
"""东政办〔2018〕48号《…的通知》: the page's heading, as a library of rules sets it."""
MAX_BESIDE_NUMBER = 20
"""Characters beside the number on its line: a security class, a signer (签发人：…); more is a sentence."""


def read_letterhead(head: Head, out: FrontMatter) -> None:
    """The document number and the agency of 某某人民政府文件."""
    for n, text in enumerate(head.texts[:HEAD_LINES]):
        if out.number is None and _HEADING.fullmatch(fold(text)) is not None:
            out.number = number_in(head.bodies[n])
            head.use(n)
            continue
        if len(text) > MAX_NUMBER_LINE:
            continue
        found = number_in(head.bodies[n]) if out.number is None and _REFERS.match(text) is None else None
        if found is not None and len(squeeze(text)) <= len(squeeze(found[1].text)) + MAX_BESIDE_NUMBER:
            out.number = found
            head.use(n)
            _dated(head.bodies[n], out)
            if n + 1 < len(head) and official.is_signed_by(head.texts[n + 1]):
                head.use(n + 1)
        elif out.number is not None and squeeze(text) == squeeze(out.number[1].text):
            head.use(n)  # printed again
        elif n < LETTERHEAD_LINES and _is_letterhead(head, n):
            first = n
            while first > 0 and first - 1 not in head.used and is_agency(head.texts[first - 1]):
                first -= 1
            lines = [*head.bodies[first:n], head.bodies[n].sub(0, text.rindex("文")).strip()]
            out.issuers = [agency for line in lines if line.text for agency in agencies_in(line)]
            head.use(*range(first, n + 1))


def _dated(body: Fragment, out: FrontMatter) -> None:
    """The day behind the number on its line, as a collection prints it: （东办〔2006〕27号 2006年4月30日）."""
    day = DATE.search(fold(body.text))
    written = parse_date(day.group()) if day is not None and official.is_document_number(body.text) else None
    if day is not None and written is not None:
        out.date_written = written, body.sub(*day.span())


def _is_letterhead(head: Head, n: int) -> bool:
    """某某人民政府文件; or 文件 alone below the agencies that share it."""
    text = head.texts[n]
    if not official.LETTERHEAD.matches(text):
        return False
    alone = squeeze(text) == "文件" and n > 0 and is_agency(head.texts[n - 1])
    return alone or (squeeze(text) != "文件" and official.AGENCY.matches(text))
