"""Measured numbers in running text: which, of what, promised or reported, for which years."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ..core.fragment import Fragment, join
from ..core.problems import FAULTS, finding, part_failed
from ..core.trace import Trace
from ..draft import Draft
from ..layout.nodes import Block, BoxNode, ItemNode, SectionNode, TextBlock
from ..lexicon import cues, sayings
from ..lexicon.widths import fold
from .calendars import calendar_of, parts
from .find import Context, find_in
from .model import Found
from .passage import Page
from .quantities import may_hold_numbers
from .readings import looks
from .times import Calendar, Time, find_times

SPEAKS = 160
"""Characters in which a paragraph says what it begins to speak of."""
SHORT = 60
"""Characters of a paragraph that turns what follows; a longer one turns the sections below it alone."""
SIGN = 20
"""Characters of a line that can be a heading without a number."""


def find_statements(draft: Draft, trace: Trace | None = None) -> list[Found]:
    """All statements of a document, in order; a text that fails costs its own, and the draft's findings tell of it."""
    page = Page.of(draft.text, draft.width)
    found: list[Found] = []
    for body, context in passages(draft, _sound(draft.text)):
        context.page = page
        try:
            found += list(find_in(body, context))
        except FAULTS as error:
            draft.findings.append(part_failed("正文中的数", error, [body]))
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
    pending: list[tuple[SectionNode, list[str], Time | None]] = [(draft.root, [], None)]
    while pending:
        node, headings, time = pending.pop()
        calendar = begins.get(node.id, calendar)
        if node.level < sign_level:
            sign = None  # a heading above the section that the sign stood in ends what it headed
        if node.words is not None:
            words = "".join(node.words.text.split())
            headings = [*headings, words]
            time = _heading_time(words, calendar) or time
        opening = _Opening(calendar, time or (_heading_time(sign, calendar) if sign else None), headings)
        lists = False
        if node.words is not None and _is_sentence(node, draft.text) and wanted(node.words.text):
            yield node.words, Context(calendar, headings[:-1], opening.time(), node, None, lines)
        for block in _whole(node.blocks) if lines is None else node.blocks:
            if isinstance(block, BoxNode):
                title = [*headings, "".join(block.title.text.split())]
                own = _heading_time(title[-1], calendar)
                for body in block.intro:
                    if wanted(body.text):
                        yield body, Context(calendar, title, own, node, block, lines)
                for item in block.items:
                    if item.title is not None and wanted(item.title.text):
                        yield item.title, Context(calendar, title, own, node, block, lines)
                    for body in _paragraphs(item):
                        if wanted(body.text):
                            yield body, Context(calendar, title, own, node, block, lines, item.title)
            elif isinstance(block, TextBlock):
                text = block.body.text
                if lines is None and _is_sign(text):
                    sign, sign_level = "".join(text.split()), node.level
                    opening.begin_anew(_heading_time(sign, calendar))
                opening.turn(text)
                if wanted(text):
                    above = [sign, *opening.headings] if sign else opening.headings
                    holds = opening.of_item() if block.mark is not None else opening.time()
                    yield block.body, Context(calendar, above, holds, node, None, lines, lists=lists)
                opening.hear(text, block.mark is not None)
                lists = lists or _opens_list(text)
        if node.children:
            pending += [(child, opening.headings, opening.passed()) for child in reversed(node.children)]


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


class _Opening:
    """The time that a section's heading and its opening set; its paragraphs are read for it once somebody asks."""

    def __init__(self, calendar: Calendar, time: Time | None, headings: list[str]):
        self._calendar, self._headings = calendar, headings
        self._time = self._passed = time
        self._first = True
        self._second = _second_half(headings[-1]) if headings else None
        self._unread: list[tuple[str, bool, bool]] = []
        """Paragraphs, and whether each aims at a year or opens the section; others may turn to another span."""
        self._lists: str | None = None
        """The paragraph 到2035年，…。 whose items follow."""

    def begin_anew(self, time: Time | None) -> None:
        """A line that is a heading though no number makes it one."""
        self._time = self._passed = time or self.time()

    def hear(self, text: str, item: bool = False) -> None:
        """The next paragraph; an ``item`` of a list belongs to what opens the list."""
        if not item:
            self._lists = text if _AIMS.match(text) is not None else None
        opens = self._first or text.rstrip().endswith(_COLONS)
        aims = not opens and self._calendar.plan is None and _AIMS.match(text) is not None
        if opens or aims or self._may_turn(text):
            self._unread.append((text, aims, opens))
        self._first = False

    @property
    def headings(self) -> list[str]:
        """The headings around the next paragraph; of one with two halves that to which the text has turned."""
        return self._headings

    def turn(self, text: str) -> None:
        """To the second half of a heading, before the paragraph that begins to speak of it."""
        if self._second is None or not _speaks_of(self._second, fold("".join(text[:SPEAKS].split())), self._calendar):
            return
        self._headings = [*self._headings[:-1], self._second]
        self._time = self._passed = _heading_time(self._second, self._calendar) or self._time
        self._unread.clear()
        self._second = None

    def _may_turn(self, text: str) -> bool:
        """Whether a paragraph of a yearly report that looks back may turn to another span: 刚刚过去的2025年，…."""
        plan = self._calendar.plan
        yearly = plan is not None and plan[0] == plan[1]
        return yearly and ("过去" in text or "年来" in text or "这五年" in text)

    def _holds(self, time: Time) -> bool:
        """Whether the headings tell of years that a bare year of the opening ends: “十三五”成就, 2020年，…."""
        told, plan = self._time, self._calendar.plan
        if time.use != "in":
            return False
        if told is not None:
            return told.use == "during" and told.years[1] == time.years[1]
        five = plan is not None and plan[1] - plan[0] >= 4 and time.years[1] == plan[0] - 1
        return five and (looks(tuple(self._headings)) or ("",))[0] == "back"

    def _turned(self, text: str) -> Time | None:
        """The span to which a paragraph turns last, where the headings around it look back."""
        if not self._may_turn(text) or (looks(tuple(self._headings)) or ("",))[0] != "back":
            return None
        words = fold("".join(text.split()))
        turns = [turn.end() for turn in sayings.TURNS.pattern.finditer(words)]
        times = [t for t in find_times(words, self._calendar) if t.end in turns]
        return times[-1] if times else None

    def time(self) -> Time | None:
        """What holds for the paragraphs that follow."""
        for text, aims, opens in self._unread:
            turned = self._turned(text)
            said = turned or (_announced(text, self._calendar) if aims or opens else None)
            if aims and self._time is not None and _STEP.match(text) is None:
                continue  # 到2027年，…, then 到2035年，…: what follows is aimed at by the first
            if said is not None and (turned is not None or not self._holds(said)):
                if opens or turned is None or len(text) <= SHORT:
                    self._time = said
                below = not aims and _reaches_below(said, self._calendar)
                self._passed = said if below else self._passed
        self._unread.clear()
        return self._time

    def of_item(self) -> Time | None:
        """What holds for the items of a list: 到2030年，…。 and its items, then 到2035年，…。 and those of its own."""
        held = self.time()
        if self._lists is None:
            return held
        head = fold("".join(self._lists[: 4 * _HEAD].split()))
        return next((time for time in find_times(head, self._calendar) if time.use == "until"), held)

    def passed(self) -> Time | None:
        """What holds for the sections below."""
        self.time()
        return self._passed


def _second_half(heading: str) -> str | None:
    """2026年工作安排 in “十五五”时期目标任务和2026年工作安排."""
    halves = sayings.HALVES.pattern.match(heading)
    return halves["second"] if halves is not None else None


def _speaks_of(half: str, words: str, calendar: Calendar) -> bool:
    """Whether a paragraph begins with the plan or the year that the second half of a heading names."""
    time = _heading_time(half, calendar)
    if time is None or (looks((half,)) or ("",))[0] != "ahead":
        return False
    opens = sayings.OF_THE_PLAN if time.years[0] < time.years[1] else sayings.OF_THIS_YEAR
    return opens.pattern.search(words) is not None


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


def _heading_time(words: str, calendar: Calendar) -> Time | None:
    return next((t for t in find_times(fold(words), calendar) if t.use in ("during", "until", "in")), None)


def _announced(text: str, calendar: Calendar) -> Time | None:
    """The time that a section's opening sets for what follows: its first paragraph, or one that ends in a colon."""
    if _TELLS_TIME.search(text) is None:
        return None
    colon = text.rstrip().endswith(_COLONS)
    words = fold("".join(text.split()))
    times = [t for t in find_times(words, calendar) if t.use not in _PASSING and not _of_one(words, t)]
    if colon:
        return times[-1] if times else None
    aimed = _aimed(times, calendar)
    return None if aimed is not None and _in_passing(aimed, calendar) else aimed


def _of_one(words: str, time: Time) -> bool:
    """Whether a time says only whose a number is: 增至2020年的30.2亿元, 城镇化率2025年达到65%; 到2020年的目标
    is what its sentence aims at.
    """
    if time.use == "in" and sayings.OF_OTHER.pattern.search(words, max(0, time.start - 2), time.start):
        return sayings.REACHES.pattern.match(words, time.end) is not None
    return words.startswith("的", time.end) and sayings.AIMS.pattern.match(words, time.end) is None


def _in_passing(time: Time, calendar: Calendar) -> bool:
    """Whether a time of an opening dates only what it is said of: a deadline inside the plan that stands amid it
    (…；到2028年建成80家), another year of a bulletin.
    """
    plan = calendar.plan
    if calendar.bulletin and time.years != calendar.window:
        return True  # a bulletin names other years to compare with them
    inside = plan is not None and plan[0] <= time.years[1] < plan[1]
    return inside and time.use in ("until", "in") and time.start > _HEAD


_STEP = re.compile(r"\s*第[一二三四]步\s*[，,：:]")
"""第二步，到2025年，…: of several aims each dates what follows it."""
_AIMS = re.compile(rf"(?:{_STEP.pattern})?\s*(?:力争|争取)?到\s*20[0-9]{{2}}\s*年")
"""到2027年，…: in a document without a plan of years it dates the paragraphs that follow, up to the next heading."""
_HEAD = 12
"""Characters that may stand before the time that an opening sets."""
_COLONS = "：", ":"
_TELLS_TIME = re.compile("[0-9０-９五年〇二期]")
_PASSING = frozenset({"base", "from", "day", "outlook", "running"})
"""Uses of a time that open no section."""


def _aimed(times: list[Time], calendar: Calendar) -> Time | None:
    """Of the times of an opening the first that the document can aim at or tell of, not 2035 in a plan to 2025; or the
    last, where it is the plan's end: 到2023年…；到2025年….
    """
    plan = calendar.plan
    if plan is None or plan[0] == plan[1]:
        return times[0] if times else None
    within = [t for t in times if t.years[1] <= plan[1]]
    last = within[-1] if within else None
    return last if last is not None and last.years[1] == plan[1] else within[0] if within else None


def _reaches_below(time: Time, calendar: Calendar) -> bool:
    """Whether a section's opening dates its subsections: a deadline inside the plan does not."""
    plan = calendar.plan
    return plan is None or not (time.use in ("until", "in") and plan[0] <= time.years[1] < plan[1])
