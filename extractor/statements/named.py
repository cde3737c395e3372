"""What was named in a passage so far, and what of it a later number can take up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..lexicon import cues, namings, phrases
from . import subjects, trimming
from .clauses import Clause
from .quantities import Quantity
from .subjects import Stretch
from .times import Time

RECENT = 16
"""How many numbers back a subject is looked for, over those in brackets."""
NOTHING = "none"
MEASURE = "heading"
"""The rule of a number that the heading above names."""
"""The rule of a number that no words name: it is no statement."""
SPREAD = "spread"
"""The rule of places that something is spread over: what is counted next in another unit is none of them."""
FAR = 200
"""Characters from which on an earlier subject is no longer taken up."""


_BY_TIME = re.compile("。(?:分季度?|分月份?|从?环比|按季度)来?看[，,]$")
_ASIDE = re.compile(r"(?:(?:高|低|快|慢|优)于|[)]、)(?P<what>[^，。；、()0-9]{2,16})\($")
"""高于全国平均水平(4.1%): what another is compared with, and in brackets how much it is."""
_OF_ALL = re.compile(r"(?P<own>[^，。；、()0-9]{2,20})?(?:占|为|相当于)(?P<all>全[国省市区县球]|世界)\($")
"""占全国(45203条)的54%: in brackets, how many there are in all."""
_ONLY_WHEN = re.compile("[至到]?[0-9]{1,2}月(?:[0-9]{1,2}日)?[底末份初]?|[上下]半年|[一二三四]季度")
"""What is left of a time, and names nothing: 2020年至2022年10月底."""
_DOES = re.compile(f"(?:{cues.DOING.words})$")
"""省级已提前下达2022年项目64个: a verb before a time that is of what follows."""


class Named(NamedTuple):
    """The subject of one number."""

    pieces: tuple[Stretch, ...]
    """In reading order; none where the title above the text is the subject."""
    since: int
    """Where the words begin that name it."""
    does: bool
    """Whether a verb of doing leads it."""
    said: int
    """Up to where its clause speaks of all numbers alike."""
    counts: bool = False
    """Whether the number counts a noun that follows it."""
    part: int = 0
    sentence: int = 0
    bracket: bool = False
    """Whether it stands in brackets."""
    unit: str | None = None
    """The unit of its number; None also where what it names had no number of its own."""
    paid: bool = False
    """Whether it is a grant: what is paid in each case."""
    rule: str = "before"
    """Which rule named it, for the trace."""


def without_times(text: str, start: int, end: int, times: Sequence[Time]) -> Stretch:
    """The words without the times at their ends."""
    for time in times:
        if time.start < start or time.end > end:
            continue
        does = cues.DOING.pattern.fullmatch(text, start, time.start)  # 发布2023年示范案例44个
        if does is None and time.use == "in" and end - time.end > 3:
            does = _DOES.search(text, start, time.start)
        for_us = namings.FOR_US.pattern.search(text, start, time.start) is not None and end - time.end > 3
        if does or for_us or subjects.skip(text, start, time.start) == time.start - start:
            start = time.end
            if time.use == "base" and text[start:end] == "新增":
                start = end  # 比去年新增3637元: by how much it grew
        elif namings.OF_BRACKET.pattern.match(text, time.end, end) is not None:
            continue  # 发展规划(2011—2020年)达标率
        elif time.use in ("base", "from") or end - time.end <= 6:
            to = text[time.start] in "到至"  # 发展到2025年的300家: the verb ends in 到
            end = min(end, time.start + to)
    return start, max(start, end)


class Memory:
    """The subjects of one passage, the last clause that held no number, and the lead of the text."""

    def __init__(self, text: str):
        self.text = text
        self.said: list[Named] = []
        self.topic: tuple[Clause, Sequence[Time]] | None = None
        """The last clause and its times, where it held no number."""

    def remember(self, clause: Clause, named: list[Named], own: Sequence[Quantity]) -> list[Named]:
        """The subjects of a clause, with what is known of their numbers."""
        part, sentence, bracket = clause.part, clause.sentence, clause.bracket
        cleaned = [self._clean(n.pieces) for n in named]
        spread = namings.SPREAD_OVER.pattern.match(self.text, clause.start, clause.end)
        spread = spread if all(n.counts for n in named) else None
        named = [
            n._replace(
                pieces=pieces,
                part=part,
                sentence=sentence,
                bracket=bracket,
                unit=q.unit,
                rule=SPREAD if spread else n.rule if self._says_something(pieces) else NOTHING,
            )
            for n, q, pieces in zip(named, own, cleaned, strict=True)
        ]
        self.said += named
        if spread is None:
            self.topic = None
        elif spread["who"]:
            self.topic = clause._replace(end=spread.end("who")), ()
        return named

    def _says_something(self, pieces: Sequence[Stretch]) -> bool:
        """Whether there are letters in a subject: a number or signs alone name nothing."""
        return not pieces or any(trimming.has_letters(self.text[slice(*piece)]) for piece in pieces)

    def _clean(self, pieces: Sequence[Stretch]) -> tuple[Stretch, ...]:
        text = self.text
        bare = [q for p in pieces for q in trimming.without_each_of(text, trimming.balanced(text, p))]
        return tuple([q for p in bare for q in trimming.without_notes(text, p)])

    def last(
        self, clause: Clause, sentence: bool = False, grows: bool = False, counts: bool = False,
        of: Quantity | None = None,
    ) -> Named | None:  # fmt: skip
        """What was named last, where the same part of the sentence did it, or at least the same sentence; behind a
        bracket what stands outside goes on. What ``grows`` by a share is no share itself, and what ``counts``
        something goes on with no rate; the things that ``of`` counts are no places of another unit.
        """
        recent = [
            n
            for n in reversed(self.said[-RECENT:])
            if not (grows and self.is_share(n))
            and not (counts and self.is_rate(n))
            and not (n.rule == SPREAD and of is not None and of.kind == "count" and of.unit != n.unit)
        ]
        last = next((n for n in recent if n.rule != NOTHING and (clause.bracket or not n.bracket)), None)
        if last is None or clause.start - last.since > FAR:
            return None
        if last.sentence == clause.sentence - 1 and _BY_TIME.search(self.text, max(0, clause.start - 8), clause.start):
            return last  # 分季度看，一季度增长6.7%: of what the sentence before tells
        return last if last.part == clause.part or (sentence and last.sentence == clause.sentence) else None

    def before_bracket(self, clause: Clause) -> Named | None:
        """药费 behind the bracket of 药费(133元)占费用的36.8%: what the bracket's one number is said of."""
        last = self.said[-1] if self.said else None
        if last is None or not last.bracket or len(last.pieces) != 1 or not self.text.endswith(")", 0, clause.start):
            return None
        return last._replace(bracket=False) if self.text.startswith("(", last.pieces[0][1]) else None

    def is_share(self, named: Named) -> bool:
        """Whether what was named is a share, which no things are counted in."""
        return bool(named.pieces) and namings.SHARE.pattern.search(self.text, *named.pieces[-1]) is not None

    def is_rate(self, named: Named) -> bool:
        """Whether what was named is a share, or a rate told in hundredths: nothing that is counted."""
        hundredths = named.unit in ("%", "‰") and bool(named.pieces)
        rate = hundredths and (
            namings.CARRIES_NO_COUNT.pattern.search(self.text, *named.pieces[-1]) is not None
            or namings.SHARE_OF.pattern.match(self.text[slice(*named.pieces[-1])]) is not None
        )
        return rate or self.is_share(named)

    def lead(self, clause: Clause) -> Named | None:
        """国家骨干高职院校建设项目。遴选100所: the lead of the text before the clause."""
        lead = namings.LEAD.pattern.match(self.text)
        if lead is not None and lead.end("words") > clause.start:
            return None  # 利用外资六百万美元。
        if lead is not None and namings.TELLS.pattern.search(lead["words"]) is not None:
            return None
        if lead is None:
            return None
        site = namings.SITE.pattern.fullmatch(self.text, *lead.span("words"))
        words = site.span("thing") if site is not None else lead.span("words")  # 实施高标准农田建设规划。建成10万亩
        return Named((words,), lead.start("words"), True, 0)

    def spoken_of(self, clause: Clause, longest: int = 20) -> Named | None:
        """公众满意度逐年提升，2022年达到93.8%: what the clause before speaks of, in so many characters."""
        aside = _ASIDE.search(self.text, max(0, clause.start - 30), clause.start) if clause.bracket else None
        if aside is not None and aside.end() == clause.start:
            return Named((aside.span("what"),), aside.start("what"), False, clause.start, rule="aside")
        if (
            clause.bracket
            and (of_all := _OF_ALL.search(self.text, max(0, clause.start - 30), clause.start)) is not None
        ):
            last = self.last(clause, True)
            own = (of_all.span("own"),) if of_all["own"] else last.pieces if last is not None else ()
            return Named((*own, of_all.span("all")), of_all.start(), False, clause.start, rule="of all")
        if self.topic is None or self.topic[0].part != clause.part:
            return None
        topic, times = self.topic
        if (which := namings.IN_WHICH.pattern.fullmatch(self.text, topic.start, topic.end)) is not None:
            return Named((which.span("who"),), topic.start, False, clause.start, rule="topic")
        start, end = without_times(self.text, topic.start, topic.end, times)
        inner = next((t.start for t in times if start < t.start < end), end)
        front, does = subjects.before(self.text, start, inner if inner - start >= 2 else end)
        reached = namings.REACHED.pattern.search(self.text, *front)
        front = (front[0], reached.start()) if reached is not None and reached.start() - front[0] > 2 else front
        bare = namings.BARE.pattern.search(self.text, *front)
        front = (front[0], bare.start()) if bare is not None and bare.start() - front[0] > 2 else front
        doubtful = namings.DOUBTFUL.pattern.search(self.text, *front)
        front = (front[0], doubtful.start()) if doubtful is not None else front
        if _ONLY_WHEN.fullmatch(self.text, *front) is not None:
            return None
        longest = 60 if self.text.endswith(("比例", "比重"), 0, front[1]) else longest
        least = 2 if clause.bracket or namings.MISREAD.pattern.match(self.text, front[1], end) else 3
        if not least <= front[1] - front[0] <= longest or phrases.MANNER.pattern.match(self.text[slice(*front)]):
            return None
        return Named((front,), topic.start, does, clause.start, rule="topic")

    def echo(self, words: str, start: int) -> Stretch | None:
        """实施居家适老化改造，…每年改造3000户: the earlier phrase that ends in the same verb."""
        verb = words.removesuffix("了")[-2:]
        begin = self.text.rfind("。", 0, start) + 1
        told = any(name.since >= begin for name in self.said[-4:])  # 新建学校12所，扩建25所: of this sentence
        for name in reversed(self.said[-4:]):
            if told and name.since < begin:
                continue
            low, high = name.pieces[0] if name.pieces else (0, 0)
            if self.text.startswith(verb, low) or self.text.startswith(verb, low - 2):
                return low, high
        at = max(self.text.rfind(verb + sign, max(0, start - FAR), start) for sign in "，。、；：")
        if at < 0:
            return None
        begin = max(self.text.rfind(sign, max(0, at - FAR), at) for sign in "，。、；：") + 1
        (low, high), _ = subjects.before(self.text, begin, at + len(verb))
        counted = any(map(str.isdigit, self.text[low:high]))  # 98个项目集中开工。新开工30项
        return (low, high) if high - low > 2 and not counted else None
