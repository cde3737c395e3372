"""What a number measures: the words before it, or after it, or those of an earlier clause.

Positions are offsets into the passage. Three patterns: the subject stands before the number and ends at a
verb (城镇新增就业达到442万人); the number counts the noun after it (建成3家产业园); several subjects share
one tail and take their values in turn (养老保险、失业保险参保人数分别达到…).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from ..lexicon import cues, namings, phrases
from ..lexicon.word import Word
from .quantities import Quantity

Stretch = tuple[int, int]
_STOPS = "。；！？\n"


def before(text: str, start: int, end: int) -> tuple[Stretch, bool]:
    """The noun phrase that ends at ``end``, bare of the verbs and adverbs around it (it may be empty),
    and whether a verb of doing leads it.
    """
    end = _without_tail(text, start, end)
    start = _without_head(text, start, end)
    opens = start < 2 or text[start - 1] in _STOPS  # the verb of another sentence does nothing here
    does = not opens and cues.DOING.pattern.search(text, start - 2, start) is not None
    start = _behind_hope(text, start, end)
    if text.find("上限", start, end) >= 0 and (ceiling := namings.CEILING.pattern.search(text, start, end)) is not None:
        end = ceiling.start()
    end = _before_comparison(text, start, end)
    start = _behind_preposition(text, start, end)
    start, makes = _behind_makes(text, start, end)
    if text.startswith("后", start, end) and _AFTERWARDS.match(text, start, end) is not None:
        start += 1
    does = does or makes or cues.DOING.pattern.match(text, start, end) is not None
    end -= _among(text, start, end)
    return (start, max(start, end)), does


def _without_tail(text: str, start: int, end: int) -> int:
    """Where the noun phrase ends: before the verbs and adverbs, before per how many, before another number."""
    if text.startswith((" ", "\t"), end - 1) and (number := namings.NUMBER.pattern.search(text, start, end)):
        end = number.start()
    if text.find("干", start, end) >= 0 and (misread := namings.MISREAD.pattern.search(text, start, end)) is not None:
        end = misread.start()
    end -= len(tail_of(text[start:end]))
    if text.endswith(_FROM_BEFORE, start, end):
        end = max(text.rfind("由", start, end), text.rfind("从", start, end))
    if (per := phrases.PER.pattern.search(text[start:end])) is not None:
        end = start + per.start()
        end -= len(tail_of(text[start:end]))
    return end


class _Cut(NamedTuple):
    """Words at the head of a noun phrase that are none of it."""

    sign: str
    """Without this no match is possible: a look before the pattern."""
    word: Word
    what: str | None = None
    """The group that goes on as the noun phrase, wherever it stands; None where the pattern leads and is cut off."""


_CUTS = (
    _Cut("以", namings.ASIDE),
    _Cut("按", namings.ASIDE),
    _Cut("中心", namings.AGENT_MOVED),
    _Cut("等", namings.SUCH_PLACES),
    _Cut("、", namings.RANKED),
    _Cut("中", namings.OF_WHOLE),
    _Cut("有", namings.PLACE_HAS),
    _Cut("予", namings.GIVEN_SUM, "what"),
    _Cut("补", namings.EACH_OF),
)
"""In this order: how it is reckoned, who moves it, where it is, of which whole it is, to whom it is given."""


def _without_head(text: str, start: int, end: int) -> int:
    """Where the noun phrase begins: behind marks, adverbs, who does it and what else only leads to it."""
    if start == 0 and (mark := namings.ITEM.pattern.match(text, 0, end)) is not None:
        start = mark.end()
    dash = text.rfind("——", start, end)
    start = dash + 2 if 0 <= dash < end - 3 else start  # 规模更大——生产总值
    start = from_agent(text, start + skip(text, start, end), max(start, end))
    for cut in _CUTS:
        if text.find(cut.sign, start, end) < 0:
            continue
        pattern = cut.word.pattern
        found = (pattern.search if cut.what else pattern.match)(text, start, end)
        if found is not None:
            start = found.start(cut.what) if cut.what else found.end()
    if text.startswith(("到", "至"), end) and (moves := namings.RAISES_TO.pattern.match(text, start, end)) is not None:
        start = moves.end()
    return start


def _behind_preposition(text: str, start: int, end: int) -> int:
    """Where the noun phrase begins behind a preposition: at the verb behind its phrase, where there is one."""
    if not phrases.PREPOSITION.pattern.match(text, start, end):
        return start
    if namings.CARRIES_NO_COUNT.pattern.search(text[start:end]):
        return start
    verb = cues.DOING.pattern.search(text, start + 1, end)
    if text.startswith("对", start, end) and text.endswith(_PAYS, start, end):
        sum_paid = namings.SUM_PAID.pattern.search(text, start, end)
        return sum_paid.start() if sum_paid is not None else start + 1
    if verb is not None:
        adds = namings.ADDS.pattern.match(text, verb.end(), end)
        beside = adds is not None and text.startswith(_BESIDE, start)
        return verb.end() if beside else verb.start()  # 结合老旧小区改造增设停车位
    if text.startswith("围绕", start, end):
        return start + 2  # 围绕城区面积100平方公里的目标
    if text.startswith("的", end) and text.startswith("按", start, end):
        return start + (2 if text.startswith("按照", start, end) else 1)  # 按上年度实缴保险费的60%返还
    return start


def _behind_makes(text: str, start: int, end: int) -> tuple[int, bool]:
    """Where the noun phrase begins behind verbs of making, and whether there is one."""
    makes = False
    while True:
        match = phrases.MAKES.pattern.match(text, start, end) or namings.DONE.pattern.match(text, start, end)
        if match is not None and match.group() in _NEW and namings.CARRIES_NO_COUNT.pattern.search(text[start:end]):
            return start, makes  # 新建建筑中绿色建筑占比: which ones the rate is of
        makes = makes or match is not None
        step = start
        if match is not None:
            step = _past_bracket(text, match.end(), end)
            also = namings.AND_DOES.pattern.match(text, step, end) or namings.ALSO.pattern.match(text, step, end)
            step = also.end() if also else step
        step += skip(text, step, end)
        if step == start or end - step < 2:
            return start, makes
        start = step


_DEEDS = re.compile(f"(?:{cues.DOING.pattern.pattern})+")
"""整治疏浚, 竣工投产: verbs of doing and nothing else."""
_STANDING = "居", "均居", "位居", "稳居", "跃居", "列全", "排名"
"""5个产业集群、居中部第1: how what is counted ranks."""
_PLACES = tuple("村县市区镇乡")
_SAY = "表示", "认为", "反映"
_PAYS = "奖励", "补助", "补贴", "资助", "奖补"
_WITH = "同比", "相比", "相较"
"""How the number before compares."""
_AFTERWARDS = re.compile("(?<=[成工产施用营])后(?![备勤方续台疫])(?=[一-龥]{2})")
"""建成后防洪标准达到20年一遇: after what was built."""
_BESIDE = "结合", "依托", "利用", "通过", "围绕"
"""What leads in the work along with which something is added."""
_BEFORE = "上年", "去年", "上年同期", "去年同期", "现状", "现有", "目前", "当前", "原来"
_NEW = frozenset(("新建", "改建", "扩建", "改扩建", "新改建", "新改扩建"))
_FROM_BEFORE = tuple(lead + time for lead in "由从" for time in _BEFORE)
"""利润由上年下降4.5%转为增长6.2%, 面积从现状40万亩增加到50万亩: when it was so, where no year is told."""


def _behind_hope(text: str, start: int, end: int) -> int:
    """打造先导区、力争产业规模; 提前五年实现生产总值: what is hoped for, or reached, is measured."""
    for hope in namings.HOPE.pattern.finditer(text, start, end):
        start = hope.end() if end - hope.end() > 2 else start
    return start


def _before_comparison(text: str, start: int, end: int) -> int:
    """县域经济增速高于全省经济增速: what a number is compared with is not measured."""
    for match in namings.COMPARES.pattern.finditer(text, start + 2, end):
        if not inside(text, start, match.start()):  # 水质优良（优于Ⅲ类）比例
            return match.start() - len(tail_of(text[start : match.start()]))
    if text.startswith("的", end) and _TIMES.match(text, end) is not None:
        of = _IS.search(text, start + 2, end)
        return of.start() if of is not None else end
    of = _REACHES_OF.search(text, start + 2, end) if text.startswith("的", end) else None
    return of.start() if of is not None else end


_TIMES = re.compile("的[0-9.]+倍")
_IS = re.compile("(?:是|相当于)(?=[^，。；是]{4,40}$)")
"""里程是全市原有公路里程的9倍: what it is so many times of."""
_REACHES_OF = re.compile("(?:争取|力争)?(?:(?<!下)达到?|为|提高[到至])[一-龥]{2,8}$")
"""数量达到城市社区的60%."""


def _past_bracket(text: str, start: int, end: int) -> int:
    """新建(改扩建)养老院: behind what a bracket adds to the verb."""
    if start < end and text[start] == "(":
        close = text.find(")", start, end)
        return close + 1 if close >= 0 else start
    return start


def from_agent(text: str, start: int, end: int) -> int:
    """Behind 部门累计 and the like: who did it does not belong to what is counted."""
    agent = (
        namings.AGENT.pattern.match(text, start, end)
        if namings.OF_AGENT.pattern.search(text, start, end) is not None
        else None
    )
    return agent.end() if agent is not None and agent.end() + 2 <= end else start


def after(text: str, start: int, end: int) -> Stretch:
    """The noun phrase that begins at ``start``, without an adverb that its verb has left."""
    start, end = _noun_at(text, start, end)
    end -= _among(text, start, end)
    adverb = namings.ADVERB.pattern.search(text[start:end])
    return start, start + adverb.start() if adverb is not None and adverb.start() >= 2 else end


def before_predicate(text: str, noun: Stretch) -> Stretch:
    """居民 in 居民建立健康档案: those who do something, without what they do; a verb inside a name ends nothing."""
    start, end = noun
    if start == end or text.startswith(_SAY, start, end):
        return start, start  # 超过80%表示满意: those named before do
    for verb in phrases.PREDICATE.pattern.finditer(text, start + (1 if text.startswith(_PLACES, start) else 2), end):
        if not inside(text, start, verb.start()) and namings.WORK.pattern.match(text, verb.start(), end) is None:
            served = namings.SERVED.pattern.search(text, start + 2, verb.start())
            until = served.start() if served is not None else verb.start()
            return noun if is_action(text[start:until]) else (start, until)  # 12万人实现脱贫
    return noun


def before_deed(text: str, noun: Stretch) -> Stretch:
    """城市 in 在300个城市上线叫车功能: where something is done, without what is done there."""
    verb = _does_at(text, noun[0] + 2, noun[1])
    return before_predicate(text, (noun[0], verb) if verb is not None else noun)


def before_treatment(text: str, noun: Stretch) -> Stretch:
    """矿井 in 对150处尚未达产的矿井进行改造: whom or what something is done to, without what is done."""
    done = list(namings.TREATS.pattern.finditer(text, noun[0] + 2, noun[1]))
    return (noun[0], done[-1].start()) if done and "的" not in text[done[-1].end() : noun[1]] else noun


def _among(text: str, start: int, end: int) -> int:
    """How many characters of a noun's end say that a part of so many follows: 18项主要指标中15项达标, 31个县中有30个;
    12所高中 has none.
    """
    at = end - text.endswith("有", start, end)
    among = at - start > 1 and text[at - 1] == "中" and namings.AMONG.pattern.match(text, at) is not None
    return end - at + 1 if among else 0


def _noun_at(text: str, start: int, end: int) -> Stretch:
    """The noun phrase that begins at ``start``; a unit in brackets, 套(间), belongs to the number."""
    bracket = namings.BRACKET.pattern.match(text, start, end) or namings.NOTE.pattern.match(text, start, end)
    if bracket is not None:
        start = bracket.end()
    while start < end and text[start] == "(":  # what a bracket adds to the number names nothing
        close = text.find(")", start, end)
        start = close + 1 if close >= 0 else end
    if start >= end or text[start] in "、，,。；" or text.startswith(_WITH, start):
        return start, start
    standards = text.startswith("标准", start) and namings.OF_STANDARDS.pattern.search(text, max(0, start - 4), start)
    nothing = phrases.NOTHING.pattern.fullmatch(text[start:end]) is not None and not standards
    if namings.AND_OTHERS.pattern.match(text, start, end) or nothing:
        return start, start
    while start < end and text[start] in "的 ":
        start += 1
    if start < end and text[start] in "“「":
        close = text.find("”", start)
        if 0 < close < end:
            work = namings.WORK.pattern.match(text, close + 1, end)
            behind = work.end() if work is not None else close + 1
            stops = (
                p.search(text, behind, end)
                for p in (phrases.STOP_AFTER.pattern, phrases.AND.pattern, cues.DOING.pattern, namings.COMMA.pattern)
            )
            return start, min((stop.start() for stop in stops if stop), default=end)
    place = namings.PLACES.pattern.match(text, start, end)
    if place is not None:
        return place.span()
    if text.startswith("处于", start):
        return start, start  # 1776人处于饮水不安全状态
    if text.startswith("对", start) and _TREATED.search(text, start, end) is not None:
        return start, start  # 融资180万元对道路进行改造
    where = text.startswith("在", start) and text.find("的", start, end) < 0
    if where and phrases.PREPOSITION.pattern.match(text, start, end) is not None:
        does = _done_there(text, start + 2, end)
        if does is None:
            return start, start
        start = does  # 5万人次在民政领域提供志愿服务
    having = namings.HAS_WHAT.pattern.match(text, start, end)
    measure = namings.BY.pattern.match(text, start, end) if not standards else None
    start = measure.end() if measure is not None else start
    end = _stop(text, start, end)
    able = namings.ABLE.pattern.search(text, start, end)
    end = able.start() if able is not None and able.start() - start >= 2 else end
    inner = having.end() if having is not None else start
    comma, of = text.find("、", inner, end), text.rfind("的", inner, end)
    if 0 <= comma < of and end - of > 2 and namings.WRITING.pattern.fullmatch(text, of + 1, end) is None:
        return of + 1, end
    verb = cues.DOING.pattern.match(text, comma + 1, end) if comma >= 0 else None
    if comma - start >= 2 and text.startswith(_STANDING, comma + 1):
        end = comma
    if comma - start >= 2 and (verb is not None or comma + 1 == end or text[comma + 1].isdigit()):
        end = comma
    both = phrases.AND.pattern.search(text, max(start + 3, inner), end)
    if both is not None and (_alike(text, both, end) or _has(text, start, both, end)):
        both = None  # 文化产业和旅游产业融合发展示范区; 具有行业和区域影响力的平台
    if both is not None and ((both.start() - start) * 3 < end - start or both.end() == end):
        end = both.start()
    return start, end


_TREATED = re.compile("进行|予以|给予")


def _has(text: str, start: int, both: re.Match[str], end: int) -> bool:
    """Whether 和 stands in what a thing has: 具有行业和区域影响力的平台."""
    return text.startswith(("具有", "具备"), start) and 0 < text.find("的", both.end(), end) < end - 2


def _alike(text: str, both: re.Match[str], end: int) -> bool:
    """Whether what stands on both sides of 和 ends alike, and goes on: 文化产业和旅游产业融合发展."""
    word = text[both.start() - 2 : both.start()]
    if word[1:] == "级" and namings.RANK.pattern.match(text, both.end(), end) is not None:
        return True  # 国家级和自治区级产业园
    return 0 <= text.find(word, both.end(), min(end, both.end() + 6)) < end - 3


def _stop(text: str, start: int, end: int) -> int:
    """Where a noun phrase must end; a pair of brackets belongs to it."""
    for stop in phrases.STOP_AFTER.pattern.finditer(text, start + 1, end):
        if stop.group() == "“" and _names(text, stop.start(), end):
            continue
        if stop.group() != ")" or text.count("(", start, stop.start()) <= text.count(")", start, stop.start()):
            return stop.start()
    return end


def _names(text: str, at: int, end: int) -> bool:
    """Whether a noun goes on with what stands in quotes: 关键产品“揭榜挂帅”攻关项目."""
    close = text.find("”", at, end)
    return close > 0 and _GOES_ON.match(text, close + 1, end) is not None


_GOES_ON = re.compile(
    "[一-龥、“”]{0,14}(?:项目|工程|行动|计划|试点|平台|服务站|中心|产品|企业|体系)(?![一-龥])|评审|评价|评定|认定"
)


def divide(text: str, left: Quantity, right: Quantity) -> int:
    """Where the words between two numbers part: up to here they follow the first, from here they lead the second."""
    start, end = left.right, right.left
    of = _ATTRIBUTE.match(text, start, end) if left.kind == "count" else None
    if of is not None and (verb := _does_at(text, of.end() + 2, end)) is not None:
        return verb  # 124处实施配套改造的灌区可新增…
    if start >= end or text[start] in "、," or follows(text, start, end):
        return start
    if (
        text[left.left - 1 : left.left] in ("", *"；。，\n")
        and (whole := namings.WHOLE.pattern.match(text, start, end)) is not None
    ):
        return whole.end()
    if text[start] == "的" and left.kind == "share" and cues.REACHED(text[start:end]):
        return end  # 90%的学校带宽达到100M: both are of the school's
    if text[start] == "的" and left.kind == "share" and (brings := namings.BRINGS.pattern.search(text, start + 2, end)):
        return brings.start()  # 1.2%的土地创造了23%的生产总值
    having = left.kind == "count" and namings.HAVING.pattern.search(text, max(0, left.left - 4), left.left)
    if having and (of := namings.OF_WHICH.pattern.fullmatch(text, start, end)) is not None:
        return of.start("owner")
    comma = text.rfind("、", start, end)
    if comma >= 0 and not inside(text, start, comma):
        return comma
    if text.startswith("等", end - 1) and (both := phrases.AND.pattern.search(text, start + 2, end)) is not None:
        return both.start()  # 14条高速公路项目和南湾等4个铁路项目
    each = namings.MEAN.pattern.search(text, start + 1, end)
    if each is not None:
        return each.start()
    for mark in phrases.MEMBER.pattern.finditer(text, start, end):
        if mark.end() == end or mark.start() == start:
            return mark.start()
    if left.kind == "people" and (acts := phrases.PREDICATE.pattern.search(text, start + 2, end)) is not None:
        return acts.start()  # 9万名学生享受到价值4元的营养餐
    if left.kind in ("count", "time", "people") or left.unit is None or left.unit in ("万", "亿"):
        place = text[start : start + 1] in "县市区镇乡村州国" and left.kind == "count"  # 在115个县建设示范片
        verb = _does_at(text, start + (1 if place else 2), end)
        if verb is not None:
            return verb
        if left.kind == "count" and right.kind in _EXTENTS and namings.EXTENDED.pattern.fullmatch(text, start, end):
            return end  # 5条高速公路869公里: both are of the roads
        return end if left.kind == "count" and end - start <= 3 else start
    return start


_EXTENTS = "length", "area"
_ATTRIBUTE = re.compile("(?:实施|开展|完成|参加|纳入|列入|获得|具有|具备)[^，。；、0-9的]{2,16}的(?=[一-龥]{2})")
"""What says which things a number counts: 124处实施配套改造的灌区."""


def _does_at(text: str, start: int, end: int) -> int | None:
    """Where the first verb of doing stands that is no part of a name."""
    for verb in cues.DOING.pattern.finditer(text, start, end):
        if namings.WORK.pattern.match(text, verb.start(), end) is None:
            return verb.start()
    return None


def _done_there(text: str, start: int, end: int) -> int | None:
    """Where it begins to say what is done in a place; a verb in the name of the place does not: 在服务大厅办理业务."""
    within = namings.WITHIN.pattern.match(text, start, end)
    if within is not None:
        return within.end()
    part = namings.TAKES_PART.pattern.search(text, start, end)
    if part is not None:
        return part.start()
    verbs = [verb for verb in cues.DOING.pattern.finditer(text, start, end) if verb.end() < end]
    for verb, behind in pairwise(verbs):
        if namings.SITE_END.pattern.search(text, verb.end(), behind.start()) is not None:
            return behind.start()
    return _does_at(text, start, end)


def follows(text: str, start: int, end: int) -> bool:
    """Whether what stands after a number is the verb of the subject before it."""
    return phrases.FOLLOWS.pattern.match(text, start, end) is not None


def is_elsewhere(words: str) -> bool:
    """Whether the words only say what the number is compared with: 高于全国平均水平."""
    return phrases.ELSEWHERE.pattern.match(words) is not None


def is_action(words: str) -> bool:
    """Whether the words are nothing but a verb of doing: 每年改造, 累计发放."""
    acts = phrases.ACTION.pattern.match(words) is not None
    acts = acts or (_DEEDS.fullmatch(words) is not None and not (len(words) > 2 and words.endswith(_PAYS)))  # 发放补贴
    return acts and namings.COMPLETE.pattern.match(words) is None


def is_years(words: str) -> bool:
    """Whether the words only say how long: 五年, where 净增 follows."""
    return len(words) == 2 and words.endswith("年")


def tail_of(text: str) -> str:
    """The verbs and adverbs at the end of a text."""
    if phrases.TAIL.closing is not None and text[-1:] not in phrases.TAIL.closing:
        return ""
    match = phrases.TAIL.pattern.search(text[-24:])
    return match.group() if match else ""


def skip(text: str, start: int, end: int) -> int:
    """How many characters of adverbs and list marks open the stretch."""
    match = phrases.LEAD.pattern.match(text, start, end)
    return match.end() - start if match else 0


def inside(text: str, start: int, at: int) -> bool:
    """Whether a place stands in a bracket or in quotes that are open there."""
    return any(text.count(a, start, at) > text.count(b, start, at) for a, b in ("“”", "()"))
