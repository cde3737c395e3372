"""Text that breaks off in mid-sentence, and text that resumes elsewhere (columns out of order)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core.fragment import Fragment
from ..core.problems import Finding, finding
from ..draft import Draft
from ..layout.nodes import TextBlock
from ..layout.units import RUNNING_TEXT, ends_sentence

_CLOSES_FIRST = re.compile(r"^[^“”]{0,12}”")


def check(draft: Draft) -> Iterator[Finding]:
    """TEXT_RESUMES at a closing quote that nothing opened; TEXT_BREAKS_OFF at the end of a section."""
    for body in draft.bodies():
        if _CLOSES_FIRST.match(body.text) and body.text.count("”") > body.text.count("“"):
            yield finding("TEXT_RESUMES", f"以“{body.text[:10]}”开头，缺前引号", [body.sub(0, min(20, len(body.text)))])
    if draft.stops_lost:
        return
    said = {place.end for f in draft.findings if f.code == "TEXT_BREAKS_OFF" for place in f.places}
    for node in draft.sections():
        last = node.blocks[-1] if node.blocks else None
        if isinstance(last, TextBlock) and last.mark is None and _breaks_off(last.body) and last.body.end not in said:
            tail = last.body.sub(max(0, len(last.body.text) - 20))
            yield finding("TEXT_BREAKS_OFF", f"段落止于“{tail.text}”，没有句末标点", [tail])


def _breaks_off(body: Fragment) -> bool:
    return len(body.text) >= RUNNING_TEXT and not ends_sentence(body.text) and body.text[-1] not in "）)》】"
