"""The time that a section's heading and its opening set for what stands in it and below it."""

from __future__ import annotations

import re

from ..lexicon import sayings
from ..lexicon.remembered import remembered
from ..lexicon.widths import fold
from .readings import looks
from .times import Calendar, Time, find_times

SPEAKS = 160
"""Characters in which a paragraph says what it begins to speak of."""
SHORT = 60
"""Characters of a paragraph that turns what follows; a longer one turns the sections below it alone."""
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


class Opening:
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
        self._time = self._passed = heading_time(self._second, self._calendar) or self._time
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
            return told.use == "during" and (told.years[0] < told.years[1] or told.years[1] == time.years[1])
        five = plan is not None and plan[1] - plan[0] >= 4 and time.years[1] == plan[0] - 1
        return five and (looks(tuple(self._headings)) or ("",))[0] == "back"

    def _turned(self, text: str) -> Time | None:
        """The span to which a paragraph turns last, where the headings around it look back."""
        if not self._may_turn(text) or (looks(tuple(self._headings)) or ("",))[0] != "back":
            return None
        words = fold("".join(text.split()))
        turns = [turn.end() for turn in sayings.TURNS.pattern.finditer(words)]
        times = [t for t in find_times(words, self._calendar) if t.end in turns]
        turned = times[-1] if times else None
        held = self._time
        if turned is not None and held is not None and held.use == "during" and turned.use == "during":
            named = held.years[1] - held.years[0] == 4 == turned.years[1] - turned.years[0]
            return held if named else turned  # “十三五”工作回顾, 五年来
        return turned

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
    time = heading_time(half, calendar)
    if time is None or (looks((half,)) or ("",))[0] != "ahead":
        return False
    opens = sayings.OF_THE_PLAN if time.years[0] < time.years[1] else sayings.OF_THIS_YEAR
    return opens.pattern.search(words) is not None


@remembered
def heading_time(words: str, calendar: Calendar) -> Time | None:
    """The time that the words of a heading say of what stands below it; None where they say none."""
    return next((t for t in find_times(fold(words), calendar) if t.use in ("during", "until", "in")), None)


def _announced(text: str, calendar: Calendar) -> Time | None:
    """The time that a section's opening sets for what follows: its first paragraph, or one that ends in a colon."""
    if _TELLS_TIME.search(text) is None:
        return None
    colon = text.rstrip().endswith(_COLONS)
    words = fold("".join(text.split()))
    times = [t for t in find_times(words, calendar) if t.use not in _PASSING and not _of_one(words, t)]
    times = [t for t in times if words[t.start] not in "从由自"]  # 从2012年到2021年，由110亿元增长到455亿元
    times = [t for t in times if words.count("(", 0, t.start) <= words.count(")", 0, t.start)]  # 23亿元(2020年22亿元)
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
    return inside and time.use in ("until", "in")


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
