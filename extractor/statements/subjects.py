"""What a number measures: the words before it, or after it, or those of an earlier clause.

Positions are offsets into the passage. Three patterns: the subject stands before the number and ends at a
verb (城镇新增就业达到442万人); the number counts the noun after it (建成3家产业园); several subjects share
one tail and take their values in turn (养老保险、失业保险参保人数分别达到…).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lexicon import cues, phrases
from .quantities import Quantity

Stretch = tuple[int, int]

_AGENT = re.compile(
    r"[^，、]{0,16}?[0-9]{1,4}个?(?:县|市|区|镇|乡|村)(?=[建新改培引投发实完])"
    r"|[^，、]{0,16}?(?:部门|系统|机构|单位|组织|团体|场馆|政府|各地|各级)(?:累计|共(?!同|享|建))"
    r"|[^，、。]{0,8}?财政(?:部门)?(?:每年|年均|累计)?(?=安排|投入[^，。]{0,14}资金|列支|统筹|拨付|下达|出资)"
)
_OF_AGENT = re.compile("[0-9累共政]")
"""What stands in every agent: a look before the pattern."""
_EACH = re.compile("[户人年]均|平均")
_BRACKET = re.compile(r"\([一-龥]{1,3}\)")
_NOTE = re.compile(r"(?:\[[0-9]{1,3}\])+")
_COMMA = re.compile("、")
_RANK = re.compile(r"(?:国家级?|省级?|市级?|县级?|区级?|自治区级|部级|世界级)(?:以[上下])?")


def listed(text: str, run: Sequence[Quantity], start: int, stop: int) -> list[Stretch] | None:
    """The subjects of a run of numbers that belong to as many subjects before ``stop``, or None."""
    head = text[start:stop]
    end = start + len(head) - len(_tail_of(head))
    start = _from_agent(text, start + skip(text, start, end), end)
    preposition = phrases.PREPOSITION.pattern.match(text, start, end)
    if preposition is not None:
        start = preposition.end()
    marks = (*phrases.MEMBER.pattern.finditer(text, start, end), *_QUOTES.finditer(text, start, end))
    cuts = sorted((m for m in marks if not _inside(text, start, m.start())), key=lambda m: m.start())
    cuts = _outer(cuts, len(run) - 1)
    if len(cuts) + 1 < len(run) or ("分别" not in head and len(cuts) + 1 != len(run)):
        return None
    bounds = [start, *(p for m in cuts for p in m.span()), end]
    return list(zip(bounds[::2], bounds[1::2], strict=True))[-len(run) :]


_QUOTES = re.compile("(?<=”)(?=“)")
"""“保交楼”“保交房”: two members with nothing between."""


def _outer(cuts: list[re.Match[str]], wanted: int) -> list[re.Match[str]]:
    """家用电器和音像器材类、体育娱乐用品类和书报杂志类: of more cuts than a list needs, its 、 and the last 和."""
    if len(cuts) <= wanted:
        return cuts
    marks = [m for m in cuts if m.group() in "、,"]
    for kept in (marks, [m for m in cuts if m in marks or m is cuts[-1]]):
        if len(kept) == wanted:
            return kept
    return cuts


def shared_head(text: str, members: Sequence[Stretch]) -> Stretch | None:
    """限额以上单位 in 限额以上单位粮油类、饮料类: whose members they are."""
    head = _WHOSE.match(text, *members[0])
    return head.span() if head is not None and head.end() < members[0][1] else None


_WHOSE = re.compile(
    "(?:限额以上|规模以上)(?:单位|企业|工业企业|工业|服务业企业|服务业)?(?:中(?!西药|草药|药|餐|医)|商品零售额中)?"
)


def shared_tail(text: str, members: Sequence[Stretch]) -> Stretch | None:
    """The end of the last member that is said of all: 参保人数 in 养老保险、失业保险参保人数."""
    first, last = text[slice(*members[0])], text[slice(*members[-1])]
    for length in (4, 3, 2, 1):
        ending = first[-length:]
        at = last.find(ending)
        if len(ending) == length and 0 <= at < len(last) - length and (length > 1 or ending in "港市县区省局院校"):
            at += last.startswith(ending, at + length) * length
            return members[-1][0] + at + length, members[-1][1]
    match = phrases.MEASURED.pattern.search(last, _least(text, members))
    if match is None or phrases.MEASURED.pattern.search(first):
        return None
    quote = last.find("”")
    at = quote + 1 if 0 <= quote < len(last) - 1 else match.start()
    return members[-1][0] + at, members[-1][1]


def _least(text: str, members: Sequence[Stretch]) -> int:
    """How long the last member's own name is at the least: 森林 in 耕地、森林保护率."""
    whole = members[-1][1] - members[-1][0]
    return min(2, min(end - start for start, end in members), whole - 1)


def rank_tail(text: str, nouns: Sequence[Stretch]) -> list[list[Stretch]]:
    """1家国家级、7家省级、30家市级以下产业园: a rank alone takes the noun of the last."""
    last = nouns[-1]
    rank = _RANK.match(text, *last)
    if rank is None or rank.end() == last[1] or text[rank.end()] == "(":
        return [[n] for n in nouns]
    return [[n, (rank.end(), last[1])] if n[0] < n[1] and _RANK.fullmatch(text, *n) else [n] for n in nouns]


def before(text: str, start: int, end: int) -> tuple[Stretch, bool]:
    """The noun phrase that ends at ``end``, bare of the verbs and adverbs around it (it may be empty),
    and whether a verb of doing leads it.
    """
    if text.startswith(" ", end - 1) and (number := _NUMBER.search(text, start, end)):
        end = number.start()
    if text.find("干", start, end) >= 0 and (misread := MISREAD.search(text, start, end)) is not None:
        end = misread.start()
    end -= len(_tail_of(text[start:end]))
    if text.endswith(_LAST_YEAR, start, end):
        end = max(text.rfind("由", start, end), text.rfind("从", start, end))
    per = phrases.PER.pattern.search(text[start:end])
    if per:
        end = start + per.start()
        end -= len(_tail_of(text[start:end]))
    if start == 0 and (mark := _ITEM.match(text, 0, end)) is not None:
        start = mark.end()
    start = _from_agent(text, start + skip(text, start, end), max(start, end))
    if text.startswith(("以", "按"), start, end) and (aside := _ASIDE.match(text, start, end)) is not None:
        start = aside.end()
    if text.find("中心", start, end) >= 0 and (agent := _AGENT_DOES.match(text, start, end)) is not None:
        start = agent.end()
    if text.find("补", start, end) >= 0 and (each := _EACH_OF.match(text, start, end)) is not None:
        start = each.end()
    does = cues.DOING.pattern.search(text, start - 2 if start >= 2 else 0, start) is not None
    start = _behind_hope(text, start, end)
    if text.find("上限", start, end) >= 0 and (ceiling := _CEILING.search(text, start, end)) is not None:
        end = ceiling.start()
    end = _before_comparison(text, start, end)
    if phrases.PREPOSITION.pattern.match(text, start, end) and not CARRIES_NO_COUNT.search(text[start:end]):
        verb = cues.DOING.pattern.search(text, start + 1, end)
        if text.startswith("对", start, end) and text.endswith(_PAYS, start, end):
            start += 1
        elif verb is not None:
            start = verb.start()
    while True:
        match = phrases.MAKES.pattern.match(text, start, end) or _DONE.match(text, start, end)
        does = does or match is not None
        step = match.end() if match else start
        step = _past_bracket(text, step, end) if match else step
        also = (_AND_DOES.match(text, step, end) or _ALSO.match(text, step, end)) if match else None
        step = also.end() if also else step
        step += skip(text, step, end)
        if step == start or end - step < 2:
            break
        start = step
    if text.startswith("后", start, end) and _AFTERWARDS.match(text, start, end) is not None:
        start += 1
    does = does or cues.DOING.pattern.match(text, start, end) is not None
    end -= _among(text, start, end)
    return (start, max(start, end)), does


_ITEM = re.compile("[一二三四五六七八九十]{1,3}、(?=[一-龥]{3})(?![一二三四五六七八九十])")
"""八、预备费40亿元: the number of an item is no part of what it names."""
_PAYS = "奖励", "补助", "补贴", "资助", "奖补"
_AFTERWARDS = re.compile("(?<=[成工产施用营])后(?![备勤方续台疫])(?=[一-龥]{2})")
"""建成后防洪标准达到20年一遇: after what was built."""
_LAST_YEAR = tuple(lead + year for lead in "由从" for year in ("上年", "去年", "上年同期", "去年同期"))
"""利润由上年下降4.5%转为增长6.2%: when it was so, where the document does not tell its year."""
MISREAD = re.compile(
    "(?<=.{2})[一二三四五六七八九]干[一二三四五六七八九十百千万亿]+[一-龥]?，?(?:增加|增长|减少|下降)?$"
)
"""彩电一干九百五十八万台，增加…: a numeral with 千 read as 干 names nothing."""
_CEILING = re.compile("(?<=上限)(?:为|是)[一-龥]{2,12}$")
"""奖励上限为零售企业100万元: whose the ceiling is, is not measured."""
_NUMBER = re.compile("[0-9][0-9.,]* $")
"""Another number, a blank before: it names nothing."""
_DONE = re.compile(f"(?:{cues.DOING.words})了(?=.{{2}})")
"""实施了总投资22亿元的项目: what was done does not belong to what is measured."""
_AND_DOES = re.compile(f"(?:并且?|和|及|与|、|或)(?:{cues.DOING.pattern.pattern})+(?=.{{2}})")
"""新建和改造公路: both lead to what is counted."""
_EACH_OF = re.compile(
    "(?:对?每)?(?:新增|增加|招用|吸纳)?[0-9]{1,5}[百千万]{0,2}(?:名|人|个|家|户|亩|张|套|台|辆|平方米)[一-龥]{0,8}?(?=补贴|补助)"
)
"""对每新增1名员工补贴2000元: per how many."""
_ALSO = re.compile("(?:提升)?(?:改造|改建|扩建|修缮)(?=.{3})")
"""新建改造泵站: two verbs side by side."""
_AGENT_DOES = re.compile("(?:推进|推动|支持|引导|鼓励)?[^，。、]{2,14}?中心(?=攻克|突破)")
"""推动创新中心攻克难题10项: who is moved to do it."""
_ASIDE = re.compile("(?:以[^，。]{2,40}?为(?:代表|主|核心|重点|基础|龙头|支撑|引领)|按[^，。]{2,12}计算)的(?=.{2})")
"""以新能源汽车为代表的“新三样”: as what it is known."""


def _behind_hope(text: str, start: int, end: int) -> int:
    """打造先导区、力争产业规模; 提前五年实现生产总值: what is hoped for, or reached, is measured."""
    for hope in _HOPE.finditer(text, start, end):
        start = hope.end() if end - hope.end() > 2 else start
    return start


_HOPE = re.compile("力争|(?:都要|应当?|必须|一般)(?:使用|采用|选用)|(?<=[年间])实现(?!率)")


def _before_comparison(text: str, start: int, end: int) -> int:
    """县域经济增速高于全省经济增速: what a number is compared with is not measured."""
    for match in _COMPARES.finditer(text, start + 2, end):
        if not _inside(text, start, match.start()):  # 水质优良（优于Ⅲ类）比例
            return match.start()
    return end


_COMPARES = re.compile(
    "(?:高于|低于|快于|慢于|优于|好于|高出|超出)(?=[^，。]{2})(?![^，。]{0,12}的)|通过(?!的)(?=[^，。率]{2,8}$)"
    "|完成(?:全年|年度|年初|序时|省定|市定|既定)(?:目标|任务|计划|预算)(?:任务|目标|数)?$"
    "|(?:实现|创|创下|再创)(?:“[^”]{2,10}”|[^，。]{0,6}新高|历史新高)$"
)


def _past_bracket(text: str, start: int, end: int) -> int:
    """新建(改扩建)养老院: behind what a bracket adds to the verb."""
    if start < end and text[start] == "(":
        close = text.find(")", start, end)
        return close + 1 if close >= 0 else start
    return start


CARRIES_NO_COUNT = re.compile("(?:占比|比重|比例|率|覆盖面|系数|强度|密度|水平)$")
"""What is a share or a rate, and so nothing that people or things are counted in."""


def _from_agent(text: str, start: int, end: int) -> int:
    """Behind 部门累计 and the like: who did it does not belong to what is counted."""
    agent = _AGENT.match(text, start, end) if _OF_AGENT.search(text, start, end) is not None else None
    return agent.end() if agent is not None and agent.end() + 2 <= end else start


def after(text: str, start: int, end: int) -> Stretch:
    """The noun phrase that begins at ``start``, without an adverb that its verb has left."""
    start, end = _noun_at(text, start, end)
    end -= _among(text, start, end)
    adverb = _ADVERB.search(text[start:end])
    return start, start + adverb.start() if adverb is not None and adverb.start() >= 2 else end


def _among(text: str, start: int, end: int) -> bool:
    """Whether a noun ends with 中 because a part of so many follows: 18项主要指标中15项达标; 12所高中 does not."""
    return end - start > 2 and text[end - 1] == "中" and _AMONG.match(text, end) is not None


_AMONG = re.compile("(?<=[^高初其集空途]中)[，,]?(?:已|共|就|仍|还|尚)?有?[0-9]")
_ADVERB = re.compile("(?:全面|提前|首次|全部|已经?|均|基本|正式|陆续|双双|加快|积极|逐步)+$")


def _noun_at(text: str, start: int, end: int) -> Stretch:
    """The noun phrase that begins at ``start``; a unit in brackets, 套(间), belongs to the number."""
    bracket = _BRACKET.match(text, start, end) or _NOTE.match(text, start, end)
    if bracket is not None:
        start = bracket.end()
    while start < end and text[start] == "(":  # what a bracket adds to the number names nothing
        close = text.find(")", start, end)
        start = close + 1 if close >= 0 else end
    if start >= end or text[start] in "、，,。；" or phrases.NOTHING.pattern.fullmatch(text[start:end]):
        return start, start
    while start < end and text[start] in "的 ":
        start += 1
    if start < end and text[start] in "“「":
        close = text.find("”", start)
        if 0 < close < end:
            work = _WORK.match(text, close + 1, end)
            behind = work.end() if work is not None else close + 1
            stops = (
                p.search(text, behind, end)
                for p in (phrases.STOP_AFTER.pattern, phrases.AND.pattern, cues.DOING.pattern, _COMMA)
            )
            return start, min((stop.start() for stop in stops if stop), default=end)
    place = _PLACES.match(text, start, end)
    if place is not None:
        return place.span()
    measure = _BY.match(text, start, end)
    start = measure.end() if measure is not None else start
    end = _stop(text, start, end)
    able = _ABLE.search(text, start, end)
    end = able.start() if able is not None and able.start() - start >= 2 else end
    comma, of = text.find("、", start, end), text.rfind("的", start, end)
    if 0 <= comma < of and end - of > 2:
        return of + 1, end
    verb = cues.DOING.pattern.match(text, comma + 1, end) if comma >= 0 else None
    if comma - start >= 2 and (verb is not None or comma + 1 == end or text[comma + 1].isdigit()):
        end = comma
    both = phrases.AND.pattern.search(text, start + 3, end)
    if both is not None and _alike(text, both, end):
        both = None  # 文化产业和旅游产业融合发展示范区
    if both is not None and ((both.start() - start) * 3 < end - start or both.end() == end):
        end = both.start()
    return start, end


def _alike(text: str, both: re.Match[str], end: int) -> bool:
    """Whether what stands on both sides of 和 ends alike, and goes on: 文化产业和旅游产业融合发展."""
    word = text[both.start() - 2 : both.start()]
    if word[1:] == "级" and _RANK.match(text, both.end(), end) is not None:
        return True  # 国家级和自治区级产业园
    return 0 <= text.find(word, both.end(), min(end, both.end() + 6)) < end - 3


_WORK = re.compile(
    f"(?:{cues.DOING.pattern.pattern})(?:项目|工程|试点|示范|任务|计划|行动|方案|平台|机制|基地|中心|资金|活动|事项)"
)
"""“两重”建设项目, 城中村改造试点城市: a verb that is part of a name."""
_PLACES = re.compile("(?:乡镇|街道|行政村|建制村|自然村|村|社区|县|城市|省份)(?:[(（][^()（）]{1,8}[)）])?(?=的)")
"""覆盖18个乡镇、236个村（社区）的监测网络: the places are counted, and not what reaches them."""
_BY = re.compile("的?(?:比例|幅度|标准)(?=[一-龥]{3})")
"""按照100%比例暂退保证金: what is done at that rate."""
_ABLE = re.compile("的(?:生产)?(?:基地|能力|规模|水平)$")
"""年产三百万台彩电的生产基地."""


def _stop(text: str, start: int, end: int) -> int:
    """Where a noun phrase must end; a pair of brackets belongs to it."""
    for stop in phrases.STOP_AFTER.pattern.finditer(text, start + 1, end):
        if stop.group() != ")" or text.count("(", start, stop.start()) <= text.count(")", start, stop.start()):
            return stop.start()
    return end


def divide(text: str, left: Quantity, right: Quantity) -> int:
    """Where the words between two numbers part: up to here they follow the first, from here they lead the second."""
    start, end = left.right, right.left
    if start >= end or text[start] in "、," or follows(text, start, end):
        return start
    if (
        text[left.left - 1 : left.left] in ("", *"；。，\n")
        and (whole := _OF_WHICH.match(text, start, end)) is not None
    ):
        return whole.end()
    if text[start] == "的" and left.kind == "share" and cues.REACHED(text[start:end]):
        return end  # 90%的学校带宽达到100M: both are of the school's
    having = left.kind == "count" and _HAVING.search(text, max(0, left.left - 4), left.left)
    if having and (of := _OF_WHICH.fullmatch(text, start, end)) is not None:
        return of.start("owner")
    comma = text.rfind("、", start, end)
    if comma >= 0 and not _inside(text, start, comma):
        return comma
    each = _EACH.search(text, start + 1, end)
    if each is not None:
        return each.start()
    for mark in phrases.MEMBER.pattern.finditer(text, start, end):
        if mark.end() == end or mark.start() == start:
            return mark.start()
    if left.kind in ("count", "time", "people") or left.unit is None or left.unit in ("万", "亿"):
        place = text[start : start + 1] in "县市区镇乡村州国" and left.kind == "count"  # 在115个县建设示范片
        verb = _does_at(text, start + (1 if place else 2), end)
        if verb is not None:
            return verb
        return end if left.kind == "count" and end - start <= 3 else start
    return start


_HAVING = re.compile("(?:拥有|具有|具备|设有|配有|建有)(?:了|超过?)?$")
_OF_WHICH = re.compile("[一-龥]{1,8}(?P<owner>的[一-龥]{2,12})")
"""拥有300张床位的医院5家: what they have, and they."""


_OF_WHICH = re.compile("[一-龥]{2,10}中(?=仍?有)")
"""300千米海岸线中有62千米海堤未达标: the whole, and a part of it."""


def _does_at(text: str, start: int, end: int) -> int | None:
    """Where the first verb of doing stands that is no part of a name."""
    for verb in cues.DOING.pattern.finditer(text, start, end):
        if _WORK.match(text, verb.start(), end) is None:
            return verb.start()
    return None


def rank_alone(text: str, front: Stretch, last: Stretch) -> Stretch | None:
    """湿地公园 for 省级 in 国家级湿地公园3处、省级5处: the noun of the last, where a rank leads it."""
    rank = _RANK.match(text, *last)
    alone = rank is not None and rank.end() < last[1] and _RANK.fullmatch(text, *front) is not None
    return (rank.end(), last[1]) if rank is not None and alone else None


def follows(text: str, start: int, end: int) -> bool:
    """Whether what stands after a number is the verb of the subject before it."""
    return phrases.FOLLOWS.pattern.match(text, start, end) is not None


def is_elsewhere(words: str) -> bool:
    """Whether the words only say what the number is compared with: 高于全国平均水平."""
    return phrases.ELSEWHERE.pattern.match(words) is not None


def is_action(words: str) -> bool:
    """Whether the words are nothing but a verb of doing: 每年改造, 累计发放."""
    return phrases.ACTION.pattern.match(words) is not None or cues.DOING.pattern.fullmatch(words) is not None


def is_years(words: str) -> bool:
    """Whether the words only say how long: 五年, where 净增 follows."""
    return len(words) == 2 and words.endswith("年")


def _tail_of(text: str) -> str:
    if phrases.TAIL.closing is not None and text[-1:] not in phrases.TAIL.closing:
        return ""
    match = phrases.TAIL.pattern.search(text[-24:])
    return match.group() if match else ""


def skip(text: str, start: int, end: int) -> int:
    """How many characters of adverbs and list marks open the stretch."""
    match = phrases.LEAD.pattern.match(text, start, end)
    return match.end() - start if match else 0


def _inside(text: str, start: int, at: int) -> bool:
    return any(text.count(a, start, at) > text.count(b, start, at) for a, b in ("“”", "()"))
