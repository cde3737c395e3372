"""What a number measures: the words before it, or after it, or those of an earlier clause.

Positions are offsets into the passage. Three patterns: the subject stands before the number and ends at a
verb (城镇新增就业达到442万人); the number counts the noun after it (建成3家产业园); several subjects share
one tail and take their values in turn (养老保险、失业保险参保人数分别达到…).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .quantities import Quantity
from .readings import doing

Stretch = tuple[int, int]

_LEAD = re.compile(
    r"(?:[、，：:,()的 —①-⑳-]|\[[0-9]+\]|其中|同时|此外|并且|并(?!购|网|轨)|且|另外|以及|及(?!时|格)|和(?!谐|平)|与(?!会)|全[省市区县国州盟旗年](?!民|域|面|总)|我[省市县区国州]"
    r"|力争|争取(?=[新再建实达])|确保|预计|累计|共计|共(?!享|同|建|性|赢|产|青|创)|总计|合计|已经|已(?!建成)|将(?!军)|要(?!素|求|件)|实现(?!率)|完成(?!率)|每年|年均|平均每年|每(?=年|季|月)"
    r"|重点(?=打|培|支|建|扶|引)|择优|至少|先后|期末|不断|实地|计划(?=[建改新投培引])|圆满(?=完成)|较好(?=完成)|进一步|继续|积极|大力|推动|稳步|着力|实有|现有|共有|拥有|目前|现在|仍有|约(?!束|定)|近|到(?!位)|争(?=引)|使(?!用)|全部|又"
    r"|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})年(?=累计|共|来|打造|完成|建|培|新|内|实施|开展))+"
)
_MAKES = re.compile(
    r"(?:(?:扶持|引进|遴选|改造|重点|分别|合作)?(?:建设|建成(?!住宅|区)|新建(?!住宅)|打造|培育|创建|争创|建立|认定|选树|遴选|资助|设立|设置|组建|选拔|评比|建(?!档|档立|筑|议|材)|招募|支持|创办|获批|推荐|获评|培养|实行|授予|深入|选出|评选表彰|评选|成立|组织(?=[0-9])|开发(?!区)|扶持(?=创建|建成)|引进(?=培育)))+(?=.{2})"
)
_TAIL = re.compile(
    r"(?:分别|各(?!类|级|项|种)|平均|(?<![平年])均|都|又|只|累计|共|已|将|也|则|就|再|仅|达到|达|为|是|占(?!比)|保持在|保持|稳定保持在|稳定在|维持在|控制在|提高到|提升到|提升至|跃升至|跃升到|跃升|提高至|增加到|增加至|增长到|增长至|增至|发展到|上升到|上升至|下降到|降到|降低到|降低至|下降至|降至|缩短到|缩短至|压缩至|压减至|扩大到|扩大至|拓展到|一路|由|从"
    r"|实现(?!率)|完成(?!率)|突破|增长|提高|增加|下降|减少|降低|上升|提升|缩短|压减|扩大|翻|拥有|共有|设有|有|超过|超|高于|低于|(?<![签节契])约|近|的|了|始终|连续|递增|压缩|到|至|在|(?<!占)比|(?<!比)较|同比|年均|年平均|比上年|不少于|不低于|不超过|大于|小于|仍高|仍|总计|计|以|给予|每[人年]|迈上|跃上|常年|年均|最多|最少|至少|，|：|:|\(|、)+$"
)
_PREPOSITION = re.compile(
    r"(?:在(?!校|岗|建|册|职|线|站|库|营)|围绕|对(?!口|外)|向|为(?!主)|以(?!上)|通过|面向|从|依托|结合|针对)"
)
_AGENT = re.compile(r"[^，、]{0,16}?(?:部门|系统|机构|单位|政府|各地|各级)(?:累计|共)")
_EACH = re.compile("[户人年]均|平均")
_PER = re.compile(r"按?每(?:百|千|万)?(?:户|处|人|家|张|床|名|个)(?:每月)?$|按$")
_STOP_AFTER = re.compile(r"予以|进行|给予|称号|[。；，：)“]|\[(?=[0-9])|参加(?!率)|用于|同比|(?<=家|名|个|人|位|户)均")
_BRACKET = re.compile(r"\([一-龥]{1,3}\)")
_COMMA = re.compile("、")
_AND = re.compile(r"和(?!谐|平)|以及|与(?!会)")
_NOTHING = re.compile(r"(?:大关|关口|的?能力|的?产能|的?(?:目标|水平|规模|行列|标准)|台阶|及|和|与|、.*|，.*|以上|。|；|：|\)|\(|”)*$")
_FOLLOWS = re.compile(
    r"发展到|上升|跃升|参加|入选|获(?=评|批|得)|被|纳入|享受|增加|增长|提高|下降|减少|上升|调整|到|至|用于|同比|均|[增降升减]|由(?!于)|扩大|拓展|提升|覆盖率?$|全部|顺利|稳定脱贫"
)
_MEMBER = re.compile(r"[、,]|以及|和(?!谐|平)|及(?!时|格|其)|与(?!会)")
_MEASURED = re.compile(
    r"(?:参保人数|覆盖率|参保率|[一-龥]{0,3}率|人数|总数|数量|规模|占比|比重|人均可支配收入|收入|总产值|产值|增加值|总额|面积|产量|总量|里程|标准|待遇|水平|产业|毕业生|浓度)$"
)
_RANK = re.compile(r"(?:国家级?|省级?|市级?|县级?|区级?|自治区级|部级|世界级)(?:以[上下])?")
_ELSEWHERE = re.compile(r"(?:高于|低于|快于|优于|好于|超过|超出|高出|较(?![大小高低多好强])|比(?![例重值率])|与)")
RELATIONAL = re.compile(
    r"(?:年均)?(?:增速|增幅|降幅|涨幅|占比|比重|占[^，。]{0,14}(?:比重|比例)?|增长率|利润|税收|总投资|投资额?|总额|金额|年产值|其中|累计)$"
)
"""Words that name a property of the subject before them."""
_ACTION = re.compile(
    r"(?:[0-9一二三四五]年$)|(?:[0-9一二三四五]年|分别|每年|累计|年均|全年|共|将|再|已|又)*(?:遴选|选取|改造|整治|排查|治理|完成|新增|净增|解决|发放|培训|奖励|投入|补助|推动|促进|代缴|摘得|惠及|服务|实行|实现|组织|举办|开展|建成|新建|建设|消除|淘汰|关停|创建|达标|办结|扶持|支持|引进|培育|打造|救助|提供|新开工|开工|竣工|销号|处理|办理|立案|调解|化解|签订|落地|验收|投产|签约)+(?:了|达到?)?$"
)


def listed(text: str, run: Sequence[Quantity], start: int, stop: int) -> list[Stretch] | None:
    """The subjects of a run of numbers that belong to as many subjects before ``stop``, or None."""
    head = text[start:stop]
    end = start + len(head) - len(_tail_of(head))
    start = _from_agent(text, start + skip(text, start, end), end)
    if _PREPOSITION.match(text, start, end):
        start += len(_PREPOSITION.match(text, start, end).group())  # type: ignore[union-attr]
    cuts = [m for m in _MEMBER.finditer(text, start, end) if not _inside(text, start, m.start())]
    if len(cuts) + 1 < len(run) or ("分别" not in head and len(cuts) + 1 != len(run)):
        return None
    bounds = [start, *(p for m in cuts for p in m.span()), end]
    return list(zip(bounds[::2], bounds[1::2], strict=True))[-len(run) :]


def shared_tail(text: str, members: Sequence[Stretch]) -> Stretch | None:
    """The end of the last member that is said of all: 参保人数 in 养老保险、失业保险参保人数."""
    first, last = text[slice(*members[0])], text[slice(*members[-1])]
    for length in (4, 3, 2, 1):
        ending = first[-length:]
        at = last.find(ending)
        if len(ending) == length and 0 <= at < len(last) - length and (length > 1 or ending in "港市县区省局院校"):
            at += last.startswith(ending, at + length) * length
            return members[-1][0] + at + length, members[-1][1]
    match = _MEASURED.search(last)
    if match is None or _MEASURED.search(first):
        return None
    quote = last.find("”")
    at = quote + 1 if 0 <= quote < len(last) - 1 else match.start()
    return members[-1][0] + at, members[-1][1]


def rank_tail(text: str, nouns: Sequence[Stretch]) -> list[list[Stretch]]:
    """1家国家级、7家省级、30家市级以下产业园: a rank alone takes the noun of the last."""
    last = nouns[-1]
    rank = _RANK.match(text, *last)
    if rank is None or rank.end() == last[1]:
        return [[n] for n in nouns]
    return [[n, (rank.end(), last[1])] if n[0] < n[1] and _RANK.fullmatch(text, *n) else [n] for n in nouns]


def before(text: str, start: int, end: int) -> tuple[Stretch, bool]:
    """The noun phrase that ends at ``end``, bare of the verbs and adverbs around it (it may be empty),
    and whether a verb of doing leads it.
    """
    end -= len(_tail_of(text[start:end]))
    per = _PER.search(text[start:end])
    if per:
        end = start + per.start()
    start = _from_agent(text, start + skip(text, start, end), max(start, end))
    does = doing().search(text, start - 2 if start >= 2 else 0, start) is not None
    if _PREPOSITION.match(text, start, end):
        verb = doing().search(text, start + 1, end)
        if verb is not None:
            start = verb.start()
    while True:
        match = _MAKES.match(text, start, end)
        does = does or match is not None
        step = match.end() if match else start
        step += skip(text, step, end)
        if step == start or end - step < 2:
            break
        start = step
    does = does or doing().match(text, start, end) is not None
    return (start, max(start, end)), does


def _from_agent(text: str, start: int, end: int) -> int:
    """Behind 部门累计 and the like: who did it does not belong to what is counted."""
    agent = _AGENT.match(text, start, end)
    return agent.end() if agent is not None and agent.end() + 2 <= end else start


def without_adverbs(text: str, stretch: Stretch) -> tuple[Stretch, ...]:
    """城镇累计新增就业 as 城镇 and 新增就业."""
    at = text.find("累计", *stretch)
    return ((stretch[0], at), (at + 2, stretch[1])) if stretch[0] < at < stretch[1] - 2 else (stretch,)


def after(text: str, start: int, end: int) -> Stretch:
    """The noun phrase that begins at ``start``; a unit in brackets, 套(间), belongs to the number."""
    bracket = _BRACKET.match(text, start, end)
    if bracket is not None:
        start = bracket.end()
    if start >= end or text[start] in "、，,。；" or _NOTHING.fullmatch(text[start:end]):
        return start, start
    while start < end and text[start] in "的 ":
        start += 1
    if start < end and text[start] in "“「":
        close = text.find("”", start)
        if 0 < close < end:
            stops = (p.search(text, close + 1, end) for p in (_STOP_AFTER, _AND, doing(), _COMMA))
            return start, min((stop.start() for stop in stops if stop), default=end)
    end = _stop(text, start, end)
    comma, of = text.find("、", start, end), text.rfind("的", start, end)
    if 0 <= comma < of and end - of > 2:
        return of + 1, end
    verb = doing().match(text, comma + 1, end) if comma >= 0 else None
    if comma - start >= 2 and (verb is not None or comma + 1 == end or text[comma + 1].isdigit()):
        end = comma
    both = _AND.search(text, start + 3, end)
    if both is not None and ((both.start() - start) * 3 < end - start or both.end() == end):
        end = both.start()
    return start, end


def _stop(text: str, start: int, end: int) -> int:
    """Where a noun phrase must end; a pair of brackets belongs to it."""
    for stop in _STOP_AFTER.finditer(text, start + 1, end):
        if stop.group() != ")" or text.count("(", start, stop.start()) <= text.count(")", start, stop.start()):
            return stop.start()
    return end


def divide(text: str, left: Quantity, right: Quantity) -> int:
    """Where the words between two numbers part: up to here they follow the first, from here they lead the second."""
    start, end = left.right, right.left
    if start >= end or text[start] in "、," or follows(text, start, end):
        return start
    comma = text.rfind("、", start, end)
    if comma >= 0:
        return comma
    each = _EACH.search(text, start + 1, end)
    if each is not None:
        return each.start()
    for mark in re.finditer(r"和(?!谐|平)|以及|及(?!时|格|其)|与(?!会)", text[start:end]):
        if mark.end() == end - start or mark.start() == 0:
            return start + mark.start()
    if left.kind in ("count", "time", "people") or left.unit is None or left.unit in ("万", "亿"):
        verb = doing().search(text, start + 2, end)
        if verb is not None:
            return verb.start()
        return end if left.kind == "count" and end - start <= 3 else start
    return start


def follows(text: str, start: int, end: int) -> bool:
    """Whether what stands after a number is the verb of the subject before it."""
    return _FOLLOWS.match(text, start, end) is not None


def is_elsewhere(words: str) -> bool:
    """Whether the words only say what the number is compared with: 高于全国平均水平."""
    return _ELSEWHERE.match(words) is not None


def is_action(words: str) -> bool:
    """Whether the words are nothing but a verb of doing: 每年改造, 累计发放."""
    return _ACTION.match(words) is not None


def _tail_of(text: str) -> str:
    match = _TAIL.search(text[-24:])
    return match.group() if match else ""


def skip(text: str, start: int, end: int) -> int:
    """How many characters of adverbs and list marks open the stretch."""
    match = _LEAD.match(text, start, end)
    return match.end() - start if match else 0


def _inside(text: str, start: int, at: int) -> bool:
    return text.count("“", start, at) > text.count("”", start, at) or text.count("(", start, at) > text.count(
        ")", start, at
    )
