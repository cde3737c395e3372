"""Measured numbers in running text: which, of what, promised or reported, for which years."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ..core.fragment import Fragment, join
from ..core.problems import FAULTS, finding, part_failed
from ..core.trace import Trace
from ..draft import Draft
from ..layout.nodes import Block, BoxNode, ItemNode, SectionNode, TextBlock
from ..lexicon import conditions, cues, sayings
from ..lexicon.widths import fold
from .calendars import calendar_of, parts, reviewed
from .find import Context, find_in
from .model import Found
from .opening import Opening, heading_time
from .passage import Page
from .quantities import may_hold_numbers
from .times import Calendar, Time

SIGN = 20
"""Characters of a line that can be a heading without a number."""


def find_statements(draft: Draft, trace: Trace | None = None) -> list[Found]:
    """All statements of a document, in order; a text that fails costs its own, and the draft's findings tell of it."""
    numbers = ((place.start, place.end) for kind, place in draft.furniture if kind == "page_number")
    page = Page.of(draft.text, draft.width, numbers)
    found: list[Found] = []
    for body, context in passages(draft, _sound(draft.text)):
        context.page = page
        try:
            found += list(find_in(body, context))
        except FAULTS as error:
            draft.findings.append(part_failed("陈述", error, [body]))
        if context.unnamed:
            printed = "、".join(f"“{' '.join(place.text.split())}”" for place in context.unnamed)
            draft.findings.append(finding("NUMBER_UNREAD", f"{printed}：没有词语指明所计为何", context.unnamed))
    if trace is not None:
        for one in found:
            trace.claim("statements", one.why.rules(), one.place, _said(one))
    return found


def _sound(source: str) -> Callable[[str], bool]:
    """Which texts are read: where a font map is broken, those made of words. Its glyphs are no digits."""
    if "(cid:" not in source:
        return may_hold_numbers
    return lambda text: may_hold_numbers(text) and 2 * len(_HAN.findall(text)) >= len(_GLYPH.findall(text))


_HAN, _GLYPH = re.compile("[一-龥]"), re.compile(r"\(cid:[0-9]+\)|\S")


def _said(found: Found) -> str:
    years = "–".join(str(year) for year in sorted(set(found.period))) if found.period is not None else "—"
    value = "".join(found.place.text.split())
    return f"{''.join(found.subject.text.split())} {value}：{found.kind}, {found.aggregation}, {years}"


def _any(text: str) -> bool:
    return True


def passages(draft: Draft, wanted: Callable[[str], bool] = _any) -> Iterator[tuple[Fragment, Context]]:
    """Every running text of a document in reading order, with what is known where it begins; those ``wanted`` alone."""
    calendar, lines = calendar_of(draft), draft.text if draft.stops_lost else None
    begins = parts(draft, calendar)
    sign: str | None = None
    sign_level = 0
    review = reviewed(draft, calendar)
    begun = heading_time(review, calendar) if review is not None else None
    pending: list[tuple[SectionNode, list[str], Time | None]] = [(draft.root, [], begun)]
    while pending:
        node, headings, time = pending.pop()
        calendar = begins.get(node.id, calendar)
        if node.level < sign_level:
            sign = None  # a heading above the section that the sign stood in ends what it headed
        if node.words is not None:
            words = "".join(node.words.text.split())
            headings = [*headings, words]
            time = heading_time(words, calendar) or time
            ahead = (cues.AHEAD(words) and not cues.IMPERATIVE(words)) or _names_year(words, calendar)
            review = None if ahead else review
        if review is None and time is begun:
            time = None  # the report has turned to the year ahead
        opening = Opening(calendar, time or (heading_time(sign, calendar) if sign else None), headings)
        lists = given = False
        first_text = next((block for block in node.blocks if not isinstance(block, BoxNode)), None)
        if node.words is not None and _is_sentence(node, draft.text) and wanted(node.words.text):
            yield node.words, Context(calendar, headings[:-1], opening.time(), node, None, lines)
        for block in _whole(node.blocks) if lines is None else node.blocks:
            if isinstance(block, BoxNode):
                yield from _of_box(block, Context(calendar, headings, None, node, block, lines), wanted)
            elif isinstance(block, TextBlock):
                text = block.body.text
                if lines is None and _is_sign(text):
                    sign, sign_level = "".join(text.split()), node.level
                    opening.begin_anew(heading_time(sign, calendar))
                opening.turn(text)
                review = None if review is not None and _turns_ahead(text, sign, calendar) else review
                if wanted(text) and not (given and block.mark is not None and not conditions.gives(text)):
                    outer = [words for words in (review, sign) if words is not None]
                    above = [*outer, *opening.headings]
                    holds = opening.of_item() if block.mark is not None else opening.time()
                    first = node.words if block is first_text else None
                    yield (
                        _without_number(block),
                        Context(calendar, above, holds, node, None, lines, measure=first, lists=lists),
                    )
                opening.hear(text, block.mark is not None)
                lists = lists or _opens_list(text)
                given = conditions.opens(text) or (given and block.mark is not None)
        if node.children:
            pending += [(child, opening.headings, opening.passed()) for child in reversed(node.children)]


def _of_box(box: BoxNode, around: Context, wanted: Callable[[str], bool]) -> Iterator[tuple[Fragment, Context]]:
    """The texts of a box; ``around`` is what is known where it stands."""
    title = "".join(box.title.text.split())
    headings, time = [*around.headings, title], heading_time(title, around.calendar)

    def known(item: Fragment | None = None) -> Context:  # one for each text, which notes in it what it leaves unnamed
        return Context(around.calendar, headings, time, around.section, box, around.lines, item, item)

    yield from ((body, known()) for body in box.intro if wanted(body.text))
    for item in box.items:
        if item.title is not None and wanted(item.title.text):
            yield item.title, known()
        yield from ((body, known(item.title)) for body in _paragraphs(item) if wanted(body.text))


_YEAR = re.compile(r"((?:19|20)[0-9]{2})年")


def _names_year(heading: str, calendar: Calendar) -> bool:
    """Whether a heading of a report names the year that it plans: 2025年工作 in the report of 2025."""
    year = _YEAR.match(heading)
    return (
        year is not None and calendar.plan is not None and int(year[1]) == calendar.plan[0] and not cues.BACK(heading)
    )


def _without_number(block: TextBlock) -> Fragment:
    """新建学校5所 in 03 新建学校5所: nothing but a blank parts the number of an item from its words."""
    mark = block.mark
    return block.body.sub(mark.end) if mark is not None and mark.scheme == "zero" else block.body


def _turns_ahead(text: str, sign: str | None, calendar: Calendar) -> bool:
    """Whether a work report turns with this paragraph to the year that it plans."""
    if sign is not None and cues.AHEAD(sign):
        return True
    turned = sayings.AHEAD_NOW.pattern.search(fold("".join(text[: 8 * SIGN].split())))
    if turned is None or turned["year"] is None or calendar.plan is None:
        return turned is not None
    return int(turned["year"]) >= calendar.plan[0]


def _paragraphs(item: ItemNode) -> Iterator[Fragment]:
    """The text of an item of a box; where a line of it ends without any sign, what follows is a text of its own."""
    body = item.text if item.title is not None else item.whole
    begin, at = 0, len(body.text) - sum(len(part.text) for part in item.more)
    for part in item.more:
        if at > begin and body.text[at - 1] not in _GOES_ON:
            yield body.sub(begin, at)
            begin = at
        at += len(part.text)
    yield body.sub(begin, len(body.text)) if begin else body


_GOES_ON = frozenset("。！？!?；;：:，,、")
"""Signs after which the paragraphs of an item are read as one text."""


def _whole(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks; a paragraph that ends before a number, and the one that begins with it, as one."""
    held: TextBlock | None = None
    for block in blocks:
        if held is not None:
            begins = (
                _UNIT if held.body.text.rstrip()[-1].isdigit() or held.body.text.rstrip()[-1] in "万亿" else _BEGINS
            )
            if isinstance(block, TextBlock) and block.mark is None and begins.match(block.body.text):
                block = TextBlock(join((held.body, block.body)), held.mark, held.bold)
            else:
                yield held
            held = None
        if isinstance(block, TextBlock) and _ends_before_number(block.body.text):
            held = block
        else:
            yield block
    if held is not None:
        yield held


def _ends_before_number(text: str) -> bool:
    """Whether a paragraph breaks off: 火化率, where the next begins with 58.8%."""
    text = text.rstrip()
    return len(text) > SIGN and ("一" <= text[-1] <= "龥" or text[-1].isdigit())


_UNIT = re.compile(
    r"\s*(?:[%％‰]|[百千万亿]{0,2}(?:元|人|户|名|个|家|吨|具|件|亩|米|平方|次|所|张|倍)(?=[次米公里]{0,2}(?:[^一-龥]|以[上下内]|左右|$)))"
)
"""A unit that stands for itself: 元，; not 张 in 张榜公布."""


_BEGINS = re.compile(
    r"\s*[0-9][0-9.,]*\s*(?:[%％‰]|[百千万亿]*(?:元|人|户|名|个|家|吨|具|件|亩|米|平方|次|所|张|倍|万|亿|[^0-9.、．\s]{1,3}次))"
)


def _is_sign(text: str) -> bool:
    """2024年工作回顾 on a line of its own: a heading of what follows, though no number makes it one."""
    if len("".join(text[: 4 * SIGN].split())) > SIGN:  # a paragraph: not all of it need be looked at
        return False
    words = fold("".join(text.split()))
    if len(words) > SIGN:
        return False
    return words[-1:] not in "。；：，！）" and cues.SIGN(words) is not None


def _is_sentence(node: SectionNode, source: str) -> bool:
    """Whether a heading is a sentence or opens a paragraph: 15.安排2000万元发放消费券，单张面额最高200元。"""
    words = node.words
    return words is not None and (node.run_in or "。" in source[words.end - 1 : words.end + 1])


def _opens_list(text: str) -> bool:
    """主要产品的产量是：, and the amounts below."""
    text = text.rstrip()
    return text.endswith(("：", ":")) and sayings.LISTING.pattern.search(text[-SIGN:]) is not None
