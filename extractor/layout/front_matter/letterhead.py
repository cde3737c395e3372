"""发文机关标志 and 发文字号: the red head of a document."""

from __future__ import annotations

from ...lexicon import official
from ...lexicon.widths import squeeze
from .elements import FrontMatter, Head, number_in

HEAD_LINES = 60
"""Lines in which a document number is looked for; a portal's page puts up to forty before it."""
LETTERHEAD_LINES = 8
MAX_NUMBER_LINE = 70
MAX_BESIDE_NUMBER = 20
"""Characters beside the number on its line: a security class, a signer (签发人：…); more is a sentence."""


def read_letterhead(head: Head, out: FrontMatter) -> None:
    """The document number and the agency of 某某人民政府文件."""
    for n, text in enumerate(head.texts[:HEAD_LINES]):
        if len(text) > MAX_NUMBER_LINE:
            continue
        found = number_in(head.bodies[n]) if out.number is None else None
        if found is not None and len(squeeze(text)) <= len(squeeze(found[1].text)) + MAX_BESIDE_NUMBER:
            out.number = found
            head.use(n)
        elif n < LETTERHEAD_LINES and official.LETTERHEAD.matches(text) and official.AGENCY.matches(text):
            out.issuer = head.bodies[n].sub(0, text.rindex("文")).strip()
            head.use(n)
