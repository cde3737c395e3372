"""Lists of numbers that belong to as many subjects: 养老保险、失业保险参保人数分别达到…."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lexicon import namings, phrases, sayings
from . import lists, subjects, tails, trimming
from .clauses import Clause
from .named import Memory, Named, without_times
from .quantities import Quantity
from .subjects import Stretch
from .times import Time


def run_of(text: str, own: Sequence[Quantity]) -> list[Quantity]:
    """The first numbers of the clause that follow each other with nothing but list marks between."""
    run = [own[0]]
    for quantity in own[1:]:
        if not namings.BETWEEN.pattern.fullmatch(text, run[-1].right, quantity.left):
            break
        run.append(quantity)
    return run


def paired(memory: Memory, clause: Clause, run: list[Quantity], times: Sequence[Time]) -> list[Named] | None:
    """The subjects of numbers that follow each other, one each; None where they are no such list."""
    text = memory.text
    mixed = len({quantity.kind for quantity in run}) > 1 and not {quantity.kind for quantity in run} <= _SIZES
    if mixed and "分别" not in text[clause.start : run[0].left]:
        return None  # “两重”“两新”资金311亿元、增长9.5%: both are of one
    start, stop = without_times(text, clause.start, run[0].left, times)
    members = lists.listed(text, run, start, stop)
    if members is not None and _compared_with(text, members) and (last := memory.last(clause, True)) is not None:
        return [last._replace(since=clause.start, said=run[0].left, rule="compared") for _ in run]
    if (over := _over_comma(memory, clause, run, start, stop)) is not None:
        return over
    if members is None:
        return _paired_again(memory, clause, run, start, stop)
    tail, head = tails.shared_tail(text, members, run), lists.shared_head(text, members)
    done = _DONE.search(text, clause.start, stop)
    becomes = text.startswith("成", stop) or text.endswith(("成", "成为"), 0, stop)
    owned = text.startswith("的", run[-1].right) and not becomes
    back = subjects.after(text, run[-1].right, clause.end) if owned else None
    out = []
    for n, member in enumerate(members):
        pieces = [head, member] if head is not None and n else [member]
        if tail is not None and n < len(members) - 1:
            pieces.append(tail)
        elif tail is not None and n and (of_class := _OF_CLASS.search(text, member[0] + 2, tail[0])) is not None:
            pieces[-1:] = [(member[0], of_class.start()), tail]
        if done is not None:
            pieces.append(done.span("what"))
        if back is not None and back[0] < back[1]:
            pieces.append(back)
        out.append(Named(tuple(pieces), clause.start, False, run[0].left, rule="list"))
    return out


def exceeded(memory: Memory, clause: Clause, own: Sequence[Quantity]) -> list[Named] | None:
    """总值达到4070亿元，比计划目标3000亿元超过1070亿元: what was aimed at, and by how much it was exceeded."""
    exceeds = sayings.EXCEEDS.pattern.search(memory.text, clause.start, own[1].start) if len(own) == 2 else None
    if exceeds is None:
        return None
    front, _ = subjects.before(memory.text, clause.start, exceeds.start())
    last = Named((front,), clause.start, False, 0) if front[1] - front[0] > 1 else memory.last(clause, True)
    return [last._replace(since=clause.start, said=q.left, rule="compared") for q in own] if last is not None else None


def _compared_with(text: str, members: Sequence[Stretch]) -> bool:
    """分别高于全省、全国0.2个、3.1个百分点: the members are what one thing is compared with."""
    return subjects.is_elsewhere(text[slice(*members[0])].removeprefix("分别"))


def _over_comma(memory: Memory, clause: Clause, run: Sequence[Quantity], start: int, stop: int) -> list[Named] | None:
    """仓储和邮政业，房地产业增加值分别增长24%和14%: the first member stands before a comma."""
    text, topic = memory.text, memory.topic[0] if memory.topic is not None else None
    if topic is None or topic.part != clause.part or "分别" not in text[clause.start : run[0].left]:
        return None
    if (torn := _torn_list(text, topic, run, start, stop)) is not None:
        return [Named(p, topic.start, False, run[0].left, rule="list") for p in torn]
    before = _trades_before(text, topic, len(run) - 1)
    alone = len(before) == len(run) - 1
    own = [subjects.before(text, start, stop)[0]] if alone else lists.listed(text, run[len(before) :], start, stop)
    measure = phrases.MEASURED.pattern.search(text, *own[-1]) if own else None
    if not before or not own or measure is None or measure.start() - own[-1][0] < 2:
        return None
    name = own[-1][0], measure.start()
    if (summed := _SUMMED.search(text, *name)) is not None:
        name = name[0], summed.start()
    if not _ALIKE.search(text, *name):
        return None
    tail = measure.end() - len(measure.group().removeprefix("行业" if summed else "")), measure.end()
    whole = (own[-1],) if summed is None else (name, tail)
    pieces = [*((m, tail) for m in (*before, *own[:-1])), whole]
    return [Named(p, topic.start, False, run[0].left, rule="list") for p in pieces]


def _trades_before(text: str, topic: Clause, most: int) -> list[Stretch]:
    """The trades that the clauses before name and no more, each up to its comma, in order."""
    found: list[Stretch] = []
    end = topic.end
    while len(found) < most and (trade := _TRADE.search(text, max(0, end - _LONGEST), end)) is not None:
        found.insert(0, trade.span("what"))
        end = trade.start("what") - 1
    return found


def _torn_list(
    text: str, topic: Clause, run: Sequence[Quantity], start: int, stop: int
) -> list[tuple[Stretch, ...]] | None:
    """家电、汽车，家具零售额分别增长2%、3%和4%: a list whose 、 was printed as a comma."""
    if namings.SHORT_NAMES.pattern.fullmatch(text, topic.start, topic.end) is None:
        return None
    members = lists.listed(text, run, topic.start, stop, "、，")
    if members is None or members[0][0] != topic.start:
        return None
    tail, head = tails.shared_tail(text, members), lists.shared_head(text, members)
    if tail is None:
        return None
    firsts = [(head, m, tail) if head is not None and n else (m, tail) for n, m in enumerate(members[:-1])]
    return [*firsts, (head, members[-1]) if head is not None else (members[-1],)]


_SIZES = frozenset({"area", "mass", "length", "volume"})
"""播种面积、产量稳定在700万亩、60亿斤: a size each."""
_OF_CLASS = re.compile("等(?:[0-9]{1,2}[种类项])?[一-龥]{2,10}$")
"""甲、乙等主要污染物排放总量分别下降: the class of the members is no part of the last."""
_DONE = re.compile("分别(?:完成|实现)(?P<what>(?![^，。]*(?:计划|目标|任务|预算)的)[一-龥]{2,8}?)(?:为|达到?)?$")
"""省、市级重点项目分别完成投资: what each has done."""
_ALIKE = re.compile("(?:业|产业|行业|企业|类)$")
"""Names of trades, which lists part by commas since 、 stands inside them."""
_TRADE = re.compile("(?:^|[，。；：])(?P<what>(?!其中)[一-龥、]{1,30}(?:业|类))$")
"""A clause that is such a name."""
_SUMMED = re.compile("(?:[0-9]{1,2}|[二三四五六七八九十])(?:个|大)(?:主要)?(?:行业|产业|门类|大类)?$")
"""…和器材制造业4个行业: how many the list has named."""


def goes_on(text: str, run: list[Quantity], rest: Sequence[Quantity], times: Sequence[Time]) -> bool:
    """Whether nothing but a verb leads from a list of numbers to a second one."""
    front, _ = subjects.before(text, *without_times(text, run[-1].right, rest[0].left, times))
    return front[1] - front[0] < 2 and len(run_of(text, rest)) == len(rest)


def _paired_again(memory: Memory, clause: Clause, run: list[Quantity], start: int, stop: int) -> list[Named] | None:
    """甲、乙分别增长21.4%、6.3%，高于全省16.4个、1.3个百分点: once more the members of the last list."""
    if (in_kind := _in_kind(memory, clause, run)) is not None:
        return in_kind
    if len({quantity.kind for quantity in run}) > 1:
        return None  # 甲、乙分别增长7%、9%，总值达到53亿元、增长8%: of the total
    front, does = subjects.before(memory.text, start, stop)
    if memory.text.startswith("分别", *front):
        front = front[0] + 2, front[1]
    words = memory.text[slice(*front)]
    if (ordered := _in_order(memory.text, clause, run, front)) is not None:
        return ordered
    if (named := _of_topic(memory, clause, run, front)) is not None:
        return named
    unnamed = (
        front[1] - front[0] < 2
        or subjects.is_years(words)
        or subjects.is_elsewhere(words)
        or phrases.MANNER.pattern.match(words)
    )
    last = _alike(memory.said if clause.bracket else [n for n in memory.said if not n.bracket], len(run))
    each = "分别" in memory.text[front[1] : run[0].left] or memory.text.endswith("分别", clause.start, front[0])
    each = each or (last != [] and all(n.rule in _LISTED for n in last))  # 甲、乙分别…，占总里程的1.2%、5.1%
    counts_all = phrases.RELATIONAL.pattern.fullmatch(words) is not None and each
    if counts_all and len(last) == len(run) and last[0].part == clause.part and all(n.pieces for n in last):
        shares = [(trimming.thing_of(memory.text, n.pieces[0], 2), *n.pieces[1:], front) for n in last]
        return [Named(p, n.since, does, run[0].left, rule="list again") for p, n in zip(shares, last, strict=True)]
    if each and (theirs := _of_owners(memory, clause, run, front, last)) is not None:
        return theirs
    if not unnamed or not last or last[-1].part != clause.part:
        return None
    if (told := _told_in_turn(memory, clause, run)) is not None:
        return told
    own_clauses = len(last) == len(run) and last[0].sentence == clause.sentence and last[0].since < last[-1].since
    own_clauses = own_clauses and (last[0].part == clause.part or len({n.part for n in last}) == len(run))
    if own_clauses and all(n.pieces for n in last) and _EACH_OF_THEM.match(memory.text, clause.start) is not None:
        return [Named(n.pieces, n.since, does, run[0].left, rule="list again") for n in last]
    if (
        memory.topic is None
        and last[-1].rule not in _LISTED
        and (members := _members_of(memory.text, run, last[-1])) is not None
    ):
        return [Named(p, last[-1].since, does, run[0].left, rule="list again") for p in members]
    if len(last) < len(run) or last[0].part != clause.part:
        return None
    if "分别" not in memory.text[clause.start : run[0].left] and any(n.rule not in _LISTED for n in last):
        return None
    return [Named(n.pieces, n.since, does, run[0].left, rule="list again") for n in last]


def _in_kind(memory: Memory, clause: Clause, run: Sequence[Quantity]) -> list[Named] | None:
    """人均藏书1.2册，年流通180万人次，较上年分别增加0.4册、62万人次: each of what was told in its own unit."""
    last = memory.said[-len(run) :]
    units = [(q.unit or "").lstrip("十百千万亿") for q in run]
    if len(set(units)) < len(run) or len(last) < len(run) or _EACH_OF_THEM.match(memory.text, clause.start) is None:
        return None
    theirs = [(n.unit or "").lstrip("十百千万亿") for n in last]
    if units != theirs or any(n.sentence != clause.sentence or not n.pieces or n.bracket for n in last):
        return None
    return [Named(n.pieces, n.since, False, run[0].left, rule="list again") for n in last]


def _of_owners(
    memory: Memory, clause: Clause, run: Sequence[Quantity], front: Stretch, last: Sequence[Named]
) -> list[Named] | None:
    """城市和县城道路面积分别达到…，污水处理率分别达到95%和85%: another measure of those whose the last was."""
    if len(last) != len(run) or last[0].part != clause.part or not all(n.rule in _LISTED and n.pieces for n in last):
        return None
    if (measure := phrases.MEASURED.pattern.search(memory.text, *front)) is None or measure.end() < front[1]:
        return None
    heads = [n.pieces[0] for n in last]
    owners = [namings.OWNERS.pattern.match(memory.text, *head) for head in heads]
    if any(owner is None or not 0 < owner.end() <= head[1] for owner, head in zip(owners, heads, strict=True)):
        return None
    theirs = [owner.span() for owner in owners if owner is not None]
    return [
        Named((o, front), n.since, False, run[0].left, rule="list again") for o, n in zip(theirs, last, strict=True)
    ]


def _told_in_turn(memory: Memory, clause: Clause, run: Sequence[Quantity]) -> list[Named] | None:
    """完成投资20亿元、建成8个项目45公里，新增里程30公里，较“十二五”增长15%、12%和9%: of each that its sentence has
    told of, in turn.
    """
    if len(run) < 3 or any(q.kind != "share" for q in run):
        return None
    told: list[Named] = []
    for named in reversed(memory.said):
        if named.sentence != clause.sentence or named.bracket or len(told) > len(run):
            break
        if named.pieces and not any(named.pieces == one.pieces for one in told):
            told.insert(0, named)
    if len(told) != len(run):
        return None
    return [Named(n.pieces, n.since, False, run[0].left, rule="list again") for n in told]


def _alike(said: Sequence[Named], count: int) -> list[Named]:
    """The last so many subjects; those of one unit, where things are counted and measured in turn:
    6个项目完成投资3亿元，8个项目完成投资5亿元.
    """
    recent = said[-2 * count :]
    counted, measured = recent[::2], recent[1::2]
    units = {n.unit for n in counted}, {n.unit for n in measured}
    in_turn = len(recent) == 2 * count and len(units[0]) == len(units[1]) == 1 and units[0] != units[1]
    apart = in_turn and recent[0].since < recent[-1].since  # not 分别由86起、32人下降到41起、15人
    return list(measured if apart and recent[0].part == recent[-1].part else said[-count:])


def _in_order(text: str, clause: Clause, run: Sequence[Quantity], front: Stretch) -> list[Named] | None:
    """浓度最低的2个城市依次是甲市和乙市，分别为47和55微克/立方米: those named in order."""
    if front[0] < front[1] or "分别" not in text[clause.start : run[0].left]:
        return None
    order = namings.ORDER.pattern.search(text, max(0, clause.start - _LONGEST), clause.start)
    if order is None:
        return None
    members = lists.listed(text, run, order.end(), clause.start - 1)
    return [Named((m,), clause.start, False, run[0].left, rule="list again") for m in members] if members else None


def _of_topic(memory: Memory, clause: Clause, run: Sequence[Quantity], front: Stretch) -> list[Named] | None:
    """甲企业和乙企业实现倍增，分别超过90家和870家: the members that the clause before speaks of."""
    if front[0] < front[1] or "分别" not in memory.text[clause.start : run[0].left]:
        return None
    topic = memory.spoken_of(clause, _LONGEST)
    if topic is None or (members := _members_of(memory.text, run, topic)) is None:
        return None
    return [Named(pieces, topic.since, False, run[0].left, rule="list again") for pieces in members]


_EACH_OF_THEM = re.compile("(?:[五三5]年|同比|[比较](?:上年|“[^”]{2,4}”(?:末|期末|时期)?|20[0-9]{2}年)|年均)?分别")
"""甲产值80亿元，乙产值220亿元，五年分别翻了一番和两番: of both that were told."""
_LONGEST = 40
"""Characters of a clause that may still name the members of a list."""
_LISTED = frozenset({"list", "list again"})


def _members_of(text: str, run: Sequence[Quantity], whole: Named) -> list[tuple[Stretch, ...]] | None:
    """甲、乙数量分别翻一番，达到1000家和36家: the members of what one number was said of."""
    if len(whole.pieces) != 1 or (members := lists.listed(text, run, *whole.pieces[0])) is None:
        return None
    tail = tails.shared_tail(text, members)
    return [(m, tail) if tail is not None and m is not members[-1] else (m,) for m in members]


def ranked(text: str, named: list[Named], own: Sequence[Quantity]) -> list[Named]:
    """国家级 in 1家国家级、7家省级产业园: a rank alone takes the noun of the last."""
    behind = [len(n.pieces) == 1 and n.pieces[0][0] >= q.right for n, q in zip(named, own, strict=True)]
    count = behind.index(False) if False in behind else len(behind)
    if count < 2:
        return named
    tails = lists.rank_tail(text, [n.pieces[0] for n in named[:count]])
    return [n._replace(pieces=tuple(p)) for p, n in zip(tails, named[:count], strict=True)] + named[count:]
