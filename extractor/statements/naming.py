"""Which words name what each number of a clause measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..lexicon import cues, phrases
from . import subjects
from .clauses import Clause
from .quantities import Quantity
from .subjects import Stretch
from .times import Time

_BETWEEN = re.compile(r"[、,]|和|及|与|以及")
_LEAD = re.compile(
    r"(?:[0-9]{1,2}[.、]|\(?[一二三四五六七八九十]{1,3}[)、]|0[0-9])*(?P<words>[^。：，；0-9]{3,24})[。：]"
)
FAR = 200
"""Characters from which on an earlier subject is no longer taken up."""


@dataclass(frozen=True, slots=True)
class Named:
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
    rule: str = "before"
    """Which rule named it, for the trace."""


class Namer:
    """Names the numbers of one passage, clause by clause, remembering what was named before."""

    def __init__(self, text: str, titled: bool = False):
        self.text, self.titled = text, titled
        self.said: list[Named] = []
        self.topic: Clause | None = None
        """The last clause, where it held no number."""

    def name(self, clause: Clause, own: Sequence[Quantity], times: Sequence[Time]) -> list[Named]:
        """The subject of each number of a clause."""
        run = self._run(own)
        named = self._paired(clause, run, times) if len(run) > 1 else None
        done = len(named) if named else 0
        if named is None:
            named = []
        named += self._singly(clause, run[-1].right if done else clause.start, own[done:], times)
        if len(named) == len(own) and not done:
            named = self._ranks(named, own)
        self.said += [replace(n, part=clause.part) for n in named]
        self.topic = None
        return named

    def pass_over(self, clause: Clause) -> None:
        """A clause without a number may name what the next one counts."""
        self.topic = clause

    def _run(self, own: Sequence[Quantity]) -> list[Quantity]:
        """The first numbers of the clause that follow each other with nothing but list marks between."""
        run = [own[0]]
        for quantity in own[1:]:
            if not _BETWEEN.fullmatch(self.text, run[-1].right, quantity.left):
                break
            run.append(quantity)
        return run

    def _paired(self, clause: Clause, run: list[Quantity], times: Sequence[Time]) -> list[Named] | None:
        text = self.text
        start, stop = self._bare(clause.start, run[0].left, times)
        members = subjects.listed(text, run, start, stop)
        if members is None:
            front, does = subjects.before(text, start, stop)
            if "分别" in text[clause.start : run[0].left] and front[1] - front[0] < 2 and len(self.said) >= len(run):
                return [Named(n.pieces, n.since, does, run[0].left) for n in self.said[-len(run) :]]
            return None
        tail = subjects.shared_tail(text, members)
        back = subjects.after(text, run[-1].right, clause.end) if text.startswith("的", run[-1].right) else None
        out = []
        for n, member in enumerate(members):
            pieces = [member]
            if tail is not None and n < len(members) - 1:
                pieces.append(tail)
            if back is not None and back[0] < back[1]:
                pieces.append(back)
            out.append(Named(tuple(pieces), clause.start, False, run[0].left))
        return out

    def _singly(self, clause: Clause, first: int, own: Sequence[Quantity], times: Sequence[Time]) -> list[Named]:
        text = self.text
        edges = [first, *(subjects.divide(text, a, b) for a, b in pairwise(own)), clause.end]
        out: list[Named] = []
        for n, quantity in enumerate(own):
            start, stop = self._bare(edges[n], quantity.left, times)
            front, does = subjects.before(text, start, stop)
            back = subjects.after(text, quantity.right, edges[n + 1])
            if (
                edges[n + 1] == quantity.right
                and n + 1 < len(own)
                and quantity.kind == "count"
                and front[0] == front[1]
            ):
                back, _ = subjects.before(text, quantity.right, own[n + 1].left)  # 147个断面优良率达98.6%
            does = does or (n > 0 and out[-1].does)
            out.append(
                self._choose(clause, quantity, front, back, edges[n + 1], does, out, own[n - 1].right if n else 0)
            )
            if n and own[n - 1].right == quantity.left:  # 111户243人: both count the same
                out[n - 1] = replace(out[n - 1], pieces=out[n].pieces)
        return out

    def _bare(self, start: int, end: int, times: Sequence[Time]) -> Stretch:
        """The words without the times at their ends."""
        for time in times:
            if time.start < start or time.end > end:
                continue
            if subjects.skip(self.text, start, time.start) == time.start - start:
                start = time.end
            elif time.use in ("base", "from") or end - time.end <= 6:
                to = self.text[time.start] in "到至"  # 发展到2025年的300家: the verb ends in 到
                end = min(end, time.start + to)
        return start, max(start, end)

    def _choose(
        self,
        clause: Clause,
        quantity: Quantity,
        front: Stretch,
        back: Stretch,
        end: int,
        does: bool,
        row: list[Named],
        row_end: int,
    ) -> Named:
        text, since = self.text, clause.start
        words = text[slice(*front)]
        action = subjects.is_action(words)
        relational = phrases.RELATIONAL.pattern.match(words) is not None
        named = front[1] - front[0] >= 2 and not (action or relational or subjects.is_elsewhere(words))
        counted = quantity.kind in ("count", "time") or (quantity.unit or "").endswith(("名", "位"))
        counted = counted or (
            text.startswith("的", quantity.right) and not cues.REACHED(text[front[1] : quantity.start])
        )
        goes_on = named and subjects.follows(text, quantity.right, end)
        spent = re.match(r"(?:专项)?用于", text[quantity.right : end])
        if spent and (action or words.endswith(("投入", "安排", "拨付", "列支"))):
            return Named(((quantity.right + spent.end(), end),), since, True, quantity.left)
        if back[0] < back[1] and not goes_on and (counted or not (named or relational)):
            return Named((back,), since, does or action, quantity.left, counts=True)
        given = re.match(r"给予|配建", text[quantity.right : end])
        if named:
            if given and front[1] < quantity.left:
                return Named((front, (quantity.right + given.end(), end)), since, does, quantity.left)
            return Named(subjects.without_adverbs(text, front), since, does, quantity.left)
        echo = self._echo(words, clause.start) if action else None
        if echo is not None:
            return Named((echo,), since, True, quantity.left)
        earlier = row[-1] if row else self._topic(clause) or self._last(clause)
        if earlier is None and action:
            earlier = self._lead() or (Named((), clause.start, True, 0) if self.titled else None)
        if earlier is not None:
            paid = action and quantity.kind == "money" and earlier.pieces[-1][1] <= front[0]
            pieces = (*earlier.pieces, front) if relational or paid else earlier.pieces
            keeps = earlier.does if row else does or action
            said = earlier.said if row and _BETWEEN.fullmatch(text, row_end, quantity.start) else quantity.left
            return Named(pieces, earlier.since, keeps, said)
        if front[1] > front[0]:
            pieces = (front, back) if relational and back[0] < back[1] else (front,)
            return Named(pieces, since, does or action, quantity.left)
        return Named(((quantity.start, quantity.end),), since, does, quantity.left)

    def _last(self, clause: Clause) -> Named | None:
        """What was named last, where the same sentence did it."""
        last = self.said[-1] if self.said else None
        if last is None or last.part != clause.part or clause.start - last.since > FAR:
            return None
        return last

    def _lead(self) -> Named | None:
        """国家骨干高职院校建设项目。遴选100所: the lead of the text."""
        lead = _LEAD.match(self.text)
        return Named((lead.span("words"),), lead.start("words"), True, 0) if lead else None

    def _topic(self, clause: Clause) -> Named | None:
        """公众满意度逐年提升，2022年达到93.8%: what the clause before speaks of."""
        topic = self.topic
        if topic is None or topic.part != clause.part:
            return None
        front, does = subjects.before(self.text, topic.start, topic.end)
        if not 3 <= front[1] - front[0] <= 20:
            return None
        return Named((front,), topic.start, does, clause.start)

    def _echo(self, words: str, start: int) -> Stretch | None:
        """实施居家适老化改造，…每年改造3000户: the earlier phrase that ends in the same verb."""
        verb = re.sub(r"了$", "", words)[-2:]
        for name in reversed(self.said[-4:]):
            low, high = name.pieces[0] if name.pieces else (0, 0)
            if self.text.startswith(verb, low) or self.text.startswith(verb, low - 2):
                return low, high
        at = max(self.text.rfind(verb + sign, max(0, start - FAR), start) for sign in "，。、；：")
        if at < 0:
            return None
        begin = max(self.text.rfind(sign, max(0, at - FAR), at) for sign in "，。、；：") + 1
        (low, high), _ = subjects.before(self.text, begin, at + len(verb))
        return (low, high) if high - low > 2 else None

    def _ranks(self, named: list[Named], own: Sequence[Quantity]) -> list[Named]:
        if len(named) < 2 or not all(
            len(n.pieces) == 1 and n.pieces[0][0] >= q.right for n, q in zip(named, own, strict=True)
        ):
            return named
        tails = subjects.rank_tail(self.text, [n.pieces[0] for n in named])
        return [Named(tuple(p), n.since, n.does, n.said, n.counts) for p, n in zip(tails, named, strict=True)]
