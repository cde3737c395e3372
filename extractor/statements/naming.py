"""Which words name what each number of a clause measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ..lexicon import cues, phrases
from . import subjects, trimming
from .clauses import Clause
from .passage import TORN
from .quantities import Quantity
from .subjects import Stretch
from .times import Time

_BETWEEN = re.compile(r"[、,]|和|及|与|以及")
_AND_EACH = re.compile(rf"(?:{_BETWEEN.pattern})(?:每[人户家名亩次](?:每[年月日天次])?)?")
"""分别提高到每人每月780元、每人每年7200元: what both are said to do."""
_LEAD = re.compile(
    r"(?:[0-9]{1,2}[.、]|\(?[一二三四五六七八九十]{1,3}[)、]|0[0-9])*(?P<words>[^。：，；0-9]{3,24})[。：]"
)
_TELLS = re.compile("(?:扎实|持续|不断|稳步|加快|全面|有序|深入|显著|明显|有力|更加|稳中|提质)[一-龥]{2,4}$")
"""民生福祉持续增进。 is said of what comes, and names nothing that is counted."""
_OR_MOST = re.compile(
    "[、,]?(?:和|及|或|至|以及)?(?:最高|最多|最低|单个|单项|累计|总额|给予|予以|每[一-龥]{1,4})*(?:不超过|不低于|不少于)?"
)
_GIVEN = re.compile("给予|予以|奖励|补助|补贴|资助|按照?|发放|安排|享受|最高")
_MOVES = re.compile("(?:增长|增加|下降|减少|提高)[0-9]")
_TOWARDS = re.compile("的?(?:生产)?(?:规模|能力|水平|目标|方向)发展")
"""大型装置向45万吨以上的规模发展."""
_GIVES = re.compile("(?:再|另|分别|各|额外|另外|一次性|给予|予以)*(?:奖励|补助|补贴|资助|奖补)(?:最高|不超过)?")
_PAYMENT = re.compile("(?:奖励|补助|补贴|奖补|资助|津贴|奖金)$")
"""给予一次性奖励2万元: what is paid, before how much."""
_GIVES_TO = re.compile(
    r"(?:[0-9]{1,2}[.、]|\([0-9一二三四五六七八九十]{1,3}\))?(?:对|凡|每|[国省市县]家?级)(?!.*(?:累计|共|已|了))"
    r"[^，。；]{2,40}?(?:再|另|分别|各|额外|一次性|给予|予以)*(?:奖励|补助|补贴|资助|奖补)(?:最高|不超过)?$"
)
"""对首次认定的国家级平台一次性奖励50万元: to whom, and what each is given, in one clause."""
_AT_MOST = re.compile("(?:单|每)[一-龥]{1,4}(?:每年|全年|累计|总额)?|(?:全年|累计|年度|总额)+")
"""按5%给予奖励，单场最高50万元: the most that is given in each case."""
_GIVEN_TO = re.compile(
    r"(?:^|[，、])(?:[0-9]{1,2}[.、]|\([0-9]{1,2}\))?(?:对(?!口|接|外|标)|凡|每)|的(?:[一-龥“”]{2,24})?[，,]"
)
"""Those who get it: 对首次升规的企业，… / 年营业收入达到10亿元的，…"""
_PAID_OUT = re.compile(
    r"^(?!.*(?:每|给予|予以|按照?|最高|对.{2,}))[^，。]*(?:发放|兑现|拨付|投入|落实|下达|争取|安排|筹集|统筹|列支)(?:了|各类)?$"
)
"""累计发放2亿元补贴: what was paid in all, and no grant."""
_SHARE_OF = re.compile("(?:^|(?<=在))占[^，。占]{2,12}$")
_PACE = re.compile("的?(?:较?高|中高|较快|两位数)?(?:增速|增长速度|速度|增长)")
_ALLOTS = re.compile(r"(?:安排|列支|拨付|拨出|筹集|筹措|落实|投入)(?:了)?$")
_FUNDS = re.compile(r"[一-龥]{0,10}?(?:资金|经费|贷款|基金|财力)(?=$|[^一-龥]|支持|用于|扶持|补助|专项)")
"""每年安排不少于2000万元专项资金: what is allotted, behind its amount."""
_SPENT_ON, _GRANTED = re.compile("(?:专项)?用于"), re.compile("给予|配建")
_PLACE = re.compile("县城区?|主?城区|市区|县域")
"""Where something is done, straight before how much of it: 县城区15000平方米住宅改造."""
_ORDINAL = re.compile("[一二三四五六七八九十]{1,2}(?:是要?|要)")
_MEASURE = re.compile("(?:库容|容量|面积|规模|里程|长度|产能|总长|装机|能力|总投资|年产值)$")
_IN_ALL = re.compile("(?:共计?|合计|总计)$")
_REACHED = re.compile("达到|突破|超过|[跃迈]上|连[跨上]|跨[越过上]")
_DOUBTFUL = re.compile(rf"[0-9][0-9.]*[ {TORN}][0-9]")
"""A number that was not read for the blank in it."""
_HERD = re.compile("[存出]栏量?$")
_PEOPLE = re.compile("(?:护士|医师|医生|教师|人员|职工|员工)$")
"""What has no teachers or pupils: 注册护士6800人，专任教师1.2万人."""
RECENT = 16
"""How many numbers back a subject is looked for, over those in brackets."""
NOTHING = "none"
"""The rule of a number that no words name: it is no statement."""
FAR = 200
"""Characters from which on an earlier subject is no longer taken up."""


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


def _bare(unit: str | None) -> str:
    return (unit or "").lstrip("十百千万亿")


class Namer:
    """Names the numbers of one passage, clause by clause, remembering what was named before."""

    def __init__(self, text: str, titled: bool = False):
        self.text, self.titled = text, titled
        self.said: list[Named] = []
        self.topic: tuple[Clause, Sequence[Time]] | None = None
        """The last clause and its times, where it held no number."""

    def name(self, clause: Clause, own: Sequence[Quantity], times: Sequence[Time]) -> list[Named]:
        """The subject of each number of a clause."""
        run = self._run(own)
        granted = self._granted(clause, own)
        if granted is not None:
            rest = own[len(granted) :]
            if rest:
                granted += self._singly(clause, own[len(granted) - 1].right, rest, times)
            return self._remember(clause, granted, own)
        named = self._paired(clause, run, times) if len(run) > 1 else None
        done = len(named) if named else 0
        if named is None:
            named = []
        rest = own[done:]
        if done and len(rest) == done and self._goes_on(run, rest, times):  # 由86%、90%提高到92%、95%
            named += [n._replace(said=rest[0].left, rule="list again") for n in named]
        else:
            named += self._singly(clause, run[-1].right if done else clause.start, rest, times)
        if len(named) == len(own) and not done:
            named = self._ranks(named, own)
        return self._remember(clause, named, own)

    def _remember(self, clause: Clause, named: list[Named], own: Sequence[Quantity]) -> list[Named]:
        part, sentence, bracket = clause.part, clause.sentence, clause.bracket
        named = [
            Named(
                self._clean(n.pieces),
                n.since,
                n.does,
                n.said,
                n.counts,
                part,
                sentence,
                bracket,
                q.unit,
                n.paid,
                n.rule,
            )
            for n, q in zip(named, own, strict=True)
        ]
        self.said += named
        self.topic = None
        return named

    def pass_over(self, clause: Clause, times: Sequence[Time]) -> None:
        """A clause without a number may name what the next one counts."""
        self.topic = clause, times

    def _clean(self, pieces: Sequence[Stretch]) -> tuple[Stretch, ...]:
        text = self.text
        return tuple([q for p in pieces for q in trimming.without_notes(text, trimming.balanced(text, p))])

    def _granted(self, clause: Clause, own: Sequence[Quantity]) -> list[Named] | None:
        """给予研发投入5%、最高50万元的一次性奖励: all that is paid is measured by what is paid."""
        count = 1
        while count < len(own) and _OR_MOST.fullmatch(self.text, own[count - 1].right, own[count].left):
            count += 1
        run = own[:count]
        if any(q.kind not in ("money", "share", None) for q in run):
            return None
        grant = phrases.GRANT.pattern.match(self.text, run[-1].right, clause.end)
        if grant is None:
            return None
        head = self.text[clause.start : run[0].left]
        given = _GIVEN.search(head) or grant.start("what") > run[-1].right
        if not given or (_PAID_OUT.search(head) and run[0].comparator != "<="):
            return None
        return [Named((grant.span("what"),), clause.start, False, run[0].left, paid=True, rule="grant") for _ in run]

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
            return self._paired_again(clause, run, start, stop)
        tail, head = subjects.shared_tail(text, members), subjects.shared_head(text, members)
        becomes = text.startswith("成", stop) or text.endswith(("成", "成为"), 0, stop)
        owned = text.startswith("的", run[-1].right) and not becomes
        back = subjects.after(text, run[-1].right, clause.end) if owned else None
        out = []
        for n, member in enumerate(members):
            pieces = [head, member] if head is not None and n else [member]
            if tail is not None and n < len(members) - 1:
                pieces.append(tail)
            if back is not None and back[0] < back[1]:
                pieces.append(back)
            out.append(Named(tuple(pieces), clause.start, False, run[0].left, rule="list"))
        return out

    def _goes_on(self, run: list[Quantity], rest: Sequence[Quantity], times: Sequence[Time]) -> bool:
        """Whether nothing but a verb leads from a list of numbers to a second one."""
        front, _ = subjects.before(self.text, *self._bare(run[-1].right, rest[0].left, times))
        return front[1] - front[0] < 2 and len(self._run(rest)) == len(rest)

    def _paired_again(self, clause: Clause, run: list[Quantity], start: int, stop: int) -> list[Named] | None:
        """甲、乙分别增长21.4%、6.3%，高于全省16.4个、1.3个百分点: once more the members of the last list."""
        front, does = subjects.before(self.text, start, stop)
        words = self.text[slice(*front)]
        unnamed = front[1] - front[0] < 2 or subjects.is_elsewhere(words) or phrases.MANNER.pattern.match(words)
        last = self.said[-len(run) :]
        counts_all = (
            phrases.RELATIONAL.pattern.fullmatch(words) is not None and "分别" in self.text[front[1] : run[0].left]
        )
        if counts_all and len(last) == len(run) and last[0].part == clause.part and all(n.pieces for n in last):
            each = [(trimming.thing_of(self.text, n.pieces[0], 2), *n.pieces[1:], front) for n in last]
            return [Named(p, n.since, does, run[0].left, rule="list again") for p, n in zip(each, last, strict=True)]
        if not unnamed or len(last) < len(run) or last[0].part != clause.part:
            return None
        if "分别" not in self.text[clause.start : run[0].left] and last[0].rule not in ("list", "list again"):
            return None
        return [Named(n.pieces, n.since, does, run[0].left, rule="list again") for n in last]

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
                back, _ = subjects.before(
                    text, *self._bare(quantity.right, own[n + 1].left, times)
                )  # 147个断面优良率达98.6%
            does = does or (n > 0 and out[-1].does)
            chosen = self._choose(clause, quantity, front, back, edges[n + 1], does, out, own[n - 1].right if n else 0)
            out.append(chosen._replace(paid=True) if self._gives(quantity, front) else chosen)
            if n and own[n - 1].right == quantity.left:  # 111户243人: both count the same
                out[n - 1] = out[n - 1]._replace(pieces=out[n].pieces, rule=out[n].rule)
        return out

    def _gives(self, quantity: Quantity, front: Stretch) -> bool:
        """对首次升规的企业，奖励10万元: what each of those named before is given."""
        if quantity.kind != "money":
            return False
        if self.text.endswith(("给予", "予以"), 0, front[0]):
            return _PAYMENT.search(self.text, *front) is not None
        if _GIVES.fullmatch(self.text, front[0], quantity.left) is None:
            begin = max(self.text.rfind(stop, 0, quantity.left) for stop in "。；，\n") + 1
            last = self.said[-1] if self.said else None
            if last is not None and last.paid and _AT_MOST.fullmatch(self.text, begin, quantity.left) is not None:
                return self.text.find("。", last.since, begin) < 0
            return _GIVES_TO.match(self.text, begin, quantity.left) is not None
        begin = max(self.text.rfind(stop, 0, front[0]) for stop in "。；\n") + 1
        return _GIVEN_TO.search(self.text, begin, front[0]) is not None

    def _bare(self, start: int, end: int, times: Sequence[Time]) -> Stretch:
        """The words without the times at their ends."""
        for time in times:
            if time.start < start or time.end > end:
                continue
            does = cues.DOING.pattern.fullmatch(self.text, start, time.start)  # 发布2023年示范案例44个
            if does or subjects.skip(self.text, start, time.start) == time.start - start:
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
        action = subjects.is_action(words) and phrases.YIELD(words) is None
        relational = phrases.RELATIONAL.pattern.match(words) is not None
        unnamed = subjects.is_elsewhere(words) or phrases.MANNER.pattern.match(words) is not None
        unnamed = unnamed or (_PLACE.fullmatch(words) is not None and front[1] == quantity.left and back[0] < back[1])
        if words.endswith("向") and _TOWARDS.match(text, quantity.right):
            return Named(
                (subjects.before(text, front[0], front[1] - 1)[0],), since, does, quantity.left, rule="towards"
            )
        unnamed = unnamed or (words.endswith(("按照", "按")) and back[0] < back[1])  # 按照0.5%收取担保费
        named = front[1] - front[0] >= 2 and not (action or relational or unnamed)
        if text.startswith("的", quantity.right):  # 总投资1亿元的57个项目, 在占总人口90%的地区
            share = _SHARE_OF.search(words)
            own = (front[0] + share.start(), front[1]) if share is not None else front
            if share is not None or (relational and back[0] == back[1]):
                return Named((own,), since, does, quantity.left)
        if back[0] == quantity.right and _MOVES.match(text, *back):
            back = back[0], back[0]  # 比1980年的2187亿元增长21，7％
        if _PACE.fullmatch(text, *back):  # 年均9.3%的高增速
            back = back[0], back[0]
        recurs = (quantity.unit or "").endswith("一遇")  # 排涝标准为30年一遇24小时暴雨
        counted = (quantity.kind in ("count", "time") and not recurs) or (quantity.unit or "").endswith(("名", "位"))
        counted = counted or (
            text.startswith("的", quantity.right) and not cues.REACHED(text[front[1] : quantity.start])
        )
        goes_on = named and subjects.follows(text, quantity.right, end)
        funds = _FUNDS.match(text, *back) if quantity.kind == "money" and _ALLOTS.search(words) else None
        if funds is not None:
            back, counted = funds.span(), True
        spent = _SPENT_ON.match(text, quantity.right, end)
        if spent and (action or words.endswith(("投入", "安排", "拨付", "列支"))):
            return Named(((spent.end(), end),), since, True, quantity.left, rule="spent on")
        if back[0] < back[1] and not goes_on and (counted or not (named or relational)):
            return Named((back,), since, does or action, quantity.left, counts=True, rule="counted")
        given = _GRANTED.match(text, quantity.right, end)
        if named:
            if given and front[1] < quantity.left:
                pieces: tuple[Stretch, ...] = (front, (given.end(), end))
                return Named(pieces, since, does, quantity.left, rule="given")
            if row and row[-1].pieces and (noun := subjects.rank_alone(text, front, row[-1].pieces[-1])) is not None:
                return Named((noun, front), since, does, quantity.left, rule="rank")
            if (owner := self._owner(clause, words, row)) is not None:
                return Named((owner, front), since, does, quantity.left, rule="measure of the last")
            return Named(trimming.without_adverbs(text, front), since, does, quantity.left)
        echo = self._echo(words, clause.start) if action else None
        if echo is not None:
            return Named((echo,), since, True, quantity.left, rule="echo")
        earlier = self._carried(clause, quantity, action, row)
        if earlier is None and action:
            earlier = self._lead() or (Named((), clause.start, True, 0) if self.titled else None)
        if earlier is not None:
            return self._carry(earlier, quantity, front, relational, action, does, row, row_end)
        if front[1] > front[0] and not trimming.names_nothing(words):
            pieces = (front, back) if relational and back[0] < back[1] else (front,)
            return Named(pieces, since, does or action, quantity.left, rule="bare verb" if action else "before")
        last = self._last(clause, sentence=True)
        if last is not None and last.pieces:
            return self._carry(last, quantity, front, relational, action, does, row, row_end)
        return Named((), since, does, quantity.left, rule=NOTHING)

    def _carry(
        self, earlier: Named, quantity: Quantity, front: Stretch, relational: bool, action: bool, does: bool,
        row: list[Named], row_end: int,
    ) -> Named:  # fmt: skip
        """An earlier subject taken up again, with what is said of it here."""
        text, pieces = self.text, earlier.pieces
        if pieces and text.endswith("新增", 0, pieces[-1][1]) and pieces[-1][1] - pieces[-1][0] > 3:
            pieces = (*pieces[:-1], (pieces[-1][0], pieces[-1][1] - 2))  # 容量新增5万千瓦，达到20万千瓦
        paid = action and quantity.kind == "money" and bool(pieces) and pieces[-1][1] <= front[0]
        paid = paid and not subjects.is_years(text[slice(*front)])
        if paid and earlier.rule in ("topic", "bare verb", "grant"):
            pieces = (front,)
        elif relational and pieces and _MEASURE.search(text, *pieces[-1]):
            pieces = (front,)  # 总库容1250万立方米，总投资6.8亿元: a measure is no owner of another
        elif relational and len(pieces) > 1 and _PACE.fullmatch(text, *pieces[-1]):
            pieces = (*pieces[:-1], front)  # 增加值突破320亿元、年均增速…，占GDP比重: whose pace it was, has the share
        elif relational and len(pieces) == 1 and pieces[0][1] <= front[0]:
            pieces = (trimming.thing_of(text, pieces[0], 2), front)
        elif relational or paid:
            again = text[slice(*pieces[-1])].endswith(text[slice(*front)])
            pieces = pieces if again else (*pieces, front)
        elif action and quantity.kind == "count" and len(pieces) == 1:
            thing = trimming.thing_of(text, pieces[0])
            pieces = (thing,) if pieces[0][1] <= front[0] else pieces
        in_all = _IN_ALL.search(text, max(0, quantity.left - 2), quantity.left) is not None
        if pieces and in_all:
            pieces = (trimming.without_each(text, pieces[0]), *pieces[1:])
        keeps = earlier.does if row else does or action
        said = earlier.said if row and _AND_EACH.fullmatch(text, row_end, quantity.start) else quantity.left
        return Named(pieces, earlier.since, keeps, said, paid=earlier.paid and not in_all, rule="carried")

    def _owner(self, clause: Clause, words: str, row: list[Named]) -> Stretch | None:
        """夏粮 for 总产量 in 夏粮播种面积110万亩，总产量50万吨."""
        if phrases.YIELD.pattern.match(words) is None:
            return None
        kind = phrases.YIELD(words)
        last = row[-1] if row else self._last(clause, sentence=kind == "herds")
        if last is None or not last.pieces:
            return None
        if kind == "herds" and last.part != clause.part and not _HERD.search(self.text, *last.pieces[-1]):
            return None
        if kind == "pupils" and last.unit != "所" and _PEOPLE.search(self.text, *last.pieces[-1]):
            return None
        return trimming.whose(self.text, last.pieces[0])

    def _carried(self, clause: Clause, quantity: Quantity, action: bool, row: list[Named]) -> Named | None:
        """What an earlier clause named, where this number can be one of it."""
        earlier = row[-1] if row else self._topic(clause) or self._last(clause)
        if earlier is None or earlier.rule == NOTHING:
            return None
        if not earlier.pieces:
            return earlier
        words = "".join(self.text[a:b] for a, b in earlier.pieces)
        if not action or quantity.kind in ("share", "points", "multiple"):
            return earlier
        shares = subjects.CARRIES_NO_COUNT.search(words) is not None
        counted = quantity.kind == "money" or earlier.unit is None or _bare(earlier.unit) == _bare(quantity.unit)
        return None if shares or not counted else earlier

    def _last(self, clause: Clause, sentence: bool = False) -> Named | None:
        """What was named last, where the same part of the sentence did it, or at least the same sentence; behind a
        bracket what stands outside goes on.
        """
        recent = reversed(self.said[-RECENT:])
        last = next((n for n in recent if n.rule != NOTHING and (clause.bracket or not n.bracket)), None)
        if last is None or clause.start - last.since > FAR:
            return None
        return last if last.part == clause.part or (sentence and last.sentence == clause.sentence) else None

    def _lead(self) -> Named | None:
        """国家骨干高职院校建设项目。遴选100所: the lead of the text."""
        lead = _LEAD.match(self.text)
        if lead is not None and _TELLS.search(lead["words"]) is not None:
            return None
        return Named((lead.span("words"),), lead.start("words"), True, 0) if lead else None

    def _topic(self, clause: Clause) -> Named | None:
        """公众满意度逐年提升，2022年达到93.8%: what the clause before speaks of."""
        if self.topic is None or self.topic[0].part != clause.part:
            return None
        topic, times = self.topic
        start, end = self._bare(topic.start, topic.end, times)
        inner = next((t.start for t in times if start < t.start < end), end)
        front, does = subjects.before(self.text, start, inner if inner - start >= 2 else end)
        reached = _REACHED.search(self.text, *front)
        front = (front[0], reached.start()) if reached is not None and reached.start() - front[0] > 2 else front
        doubtful = _DOUBTFUL.search(self.text, *front)
        front = (front[0], doubtful.start()) if doubtful is not None else front
        longest = 60 if self.text.endswith(("比例", "比重"), 0, front[1]) else 20
        least = 2 if subjects.MISREAD.match(self.text, front[1], end) else 3
        if not least <= front[1] - front[0] <= longest or phrases.MANNER.pattern.match(self.text[slice(*front)]):
            return None
        return Named((front,), topic.start, does, clause.start, rule="topic")

    def _echo(self, words: str, start: int) -> Stretch | None:
        """实施居家适老化改造，…每年改造3000户: the earlier phrase that ends in the same verb."""
        verb = words.removesuffix("了")[-2:]
        for name in reversed(self.said[-4:]):
            low, high = name.pieces[0] if name.pieces else (0, 0)
            if self.text.startswith(verb, low) or self.text.startswith(verb, low - 2):
                return low, high
        at = max(self.text.rfind(verb + sign, max(0, start - FAR), start) for sign in "，。、；：")
        if at < 0:
            return None
        begin = max(self.text.rfind(sign, max(0, at - FAR), at) for sign in "，。、；：") + 1
        ordinal = _ORDINAL.match(self.text, begin, at)
        (low, high), _ = subjects.before(self.text, ordinal.end() if ordinal is not None else begin, at + len(verb))
        return (low, high) if high - low > 2 else None

    def _ranks(self, named: list[Named], own: Sequence[Quantity]) -> list[Named]:
        if len(named) < 2 or not all(
            len(n.pieces) == 1 and n.pieces[0][0] >= q.right for n, q in zip(named, own, strict=True)
        ):
            return named
        tails = subjects.rank_tail(self.text, [n.pieces[0] for n in named])
        return [n._replace(pieces=tuple(p)) for p, n in zip(tails, named, strict=True)]
