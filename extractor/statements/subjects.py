"""What a number measures: the words before it, or after it, or those of an earlier clause.

Positions are offsets into the passage. Three patterns: the subject stands before the number and ends at a
verb (城镇新增就业达到442万人); the number counts the noun after it (建成3家产业园); several subjects share
one tail and take their values in turn (养老保险、失业保险参保人数分别达到…).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lexicon import cues
from .quantities import Quantity

Stretch = tuple[int, int]

_LEAD = re.compile(
    r"(?:[、，：:,()的 ]|其中|同时|此外|并且|并(?!购|网|轨)|且|另外|以及|及(?!时|格)|和(?!谐|平)|与(?!会)|全省|全市|全区|全县|全国|全州|全盟|全旗|我[省市县区国州]"
    r"|力争|争取(?=[新再建实达])|确保|预计|累计|共计|共(?!享|同|建|性|赢|产|青|创)|总计|合计|已经|已|将(?!军)|要(?!素|求|件)|实现(?!率)|完成(?!率)|每年|年均|平均每年|每(?=年|季|月)"
    r"|重点(?=打|培|支|建|扶|引)|择优|至少|先后|期末|不断|进一步|继续|积极|大力|稳步|着力|实有|现有|共有|拥有|目前|现在|使(?!用)|约|近|到|争(?=引))+"
)
_CREATE = re.compile(
    r"(?:扶持建成|引进培育|扶持创建|改造建设|建设培育|培育选拔|建设|建成|新建|打造|培育|创建|争创|建立|认定|开发(?!区)|选树|遴选扶持|遴选|资助|设立|组建|选拔|评比|建|招募|支持|创办|争取|获批|推荐获批|推荐|获评|培养|实行|分别授予|授予|深入|面向|组织(?=[0-9])|梳理|选出|评选表彰|评选|认证|命名|成立)+(?=.{2})"
)
_TAIL = re.compile(
    r"(?:分别|各(?!类|级|项|种)|均|都|又|只|累计|共|已|将|也|则|就|再|仅|达到|达|为|是|占|保持在|保持|稳定保持在|稳定在|维持在|控制在|提高到|提升到|提升至|提高至|增加到|增加至|增至|发展到|上升到|下降到|降到|降低到|降低至|下降至|降至|缩短到|缩短至|压缩至|扩大到|拓展到|一路|由|从|"
    r"实现(?!率)|完成|突破|增长|提高|增加|下降|减少|降低|上升|提升|缩短|压减|扩大|翻|拥有|共有|设有|有|超过|超|高于|低于|约|近|的|了|到|至|在|比|较|同比|年均|年平均|比上年|累计|不少于|不低于|大于|小于|仍|总计|计|按|以|给予|每[人年]|，|：|:|\()+$"
)
_PREPOSITION = re.compile(r"^(?:在|围绕|对(?!口|外)|向|为(?!主)|以(?!上)|通过|面向|从|按照|依托|结合|针对|由)")
_VERB = re.compile(r"建设|建成|新建|打造|培育|创建|争创|建立|认定|开展|引进|新增|发放|组织|举办|追发|实行|设立|提供|招募|服务|获得|摘得|公布|签订|实现|完成|带动|扶持|帮扶|代缴|惠及|选派|联系")
_STOP_AFTER = re.compile(r"予以|进行|给予|称号|。|；|，|：|（|\(|\)|参加|作为|用于|均|同比|全部")
_AND = re.compile(r"(?<=.{3})(?:和(?!谐|平)|以及|及(?!时|格|其)|与(?!会|众))")
_WEAK_AFTER = re.compile(r"^(?:大关|关口|目标|的目标|水平|的水平|规模|行列|标准|的标准|级|台阶|及|和|与|、|，|以上|。|；|：|\)|\(|”)*$")
_FOLLOWS = re.compile(r"^(?:参加|入选|获|被|纳入|实现|通过|完成|享受|增加|增长|提高|下降|减少|上升|调整|到|至|用于|同比|的?(?:目标|规模|水平)|均|由|发展|扩大|拓展|提升|覆盖率?$)")
_MEMBER = re.compile(r"[、,]|以及|和(?!谐|平)|及(?!时|格|其)|与(?!会)")
_MEASURED = re.compile(
    r"(?:[^、”]{0,6}?)(?:参保人数|参保率|覆盖率|人数|总数|数量|规模|占比|比重|增长率|率|收入|总产值|产值|增加值|总额|金额|面积|产量|总量|里程|投资|标准|待遇|水平|产业)$"
)
COUNTED = frozenset({"count", "time"})


def listed(text: str, run: Sequence[Quantity], start: int) -> list[Stretch] | None:
    """The subjects of a run of numbers that belong to as many subjects before them, or None."""
    head = text[start : run[0].left]
    said = head.rstrip()
    if len(run) < 2:
        return None
    body_end = start + len(said) - len(_tail_of(said))
    body_start = start + _skip(text[start:body_end])
    cuts = [m for m in _MEMBER.finditer(text, body_start, body_end) if not _inside_quotes(text, body_start, m.start())]
    if len(cuts) + 1 < len(run) or ("分别" not in said and len(cuts) + 1 != len(run)):
        return None
    bounds = [body_start, *(p for m in cuts for p in m.span()), body_end]
    members = list(zip(bounds[::2], bounds[1::2], strict=True))[-len(run) :]
    return [(a, b) for a, b in members]


def shared_tail(text: str, members: Sequence[Stretch]) -> Stretch | None:
    """The end of the last member that is said of all: 参保人数 in 养老保险、失业保险参保人数."""
    first, last = text[slice(*members[0])], text[slice(*members[-1])]
    for length in (4, 3, 2):
        ending = first[-length:]
        at = last.find(ending)
        if len(ending) == length and 0 <= at < len(last) - length:
            return members[-1][0] + at + length, members[-1][1]
    if first[-1:] and last.endswith(first[-2:]):
        return None
    match = _MEASURED.search(last)
    if match and not _MEASURED.search(first):
        quote = last.find("”")
        at = quote + 1 if 0 <= quote < len(last) - 1 else match.start()
        for word in ("参保人数", "覆盖率", "参保率", "收入", "产值"):
            if last.endswith(word):
                at = max(at, len(last) - len(word))
        return members[-1][0] + at, members[-1][1]
    return None


def before(text: str, start: int, end: int) -> Stretch:
    """The noun phrase that ends at ``end``, without the verbs and adverbs around it; may be empty."""
    end -= len(_tail_of(text[start:end]))
    start += _skip(text[start:end])
    if _PREPOSITION.match(text, start, end):
        verb = None
        for verb in _VERB.finditer(text, start + 1, end):
            break
        if verb is not None and verb.end() < end:
            start = verb.start()
    while True:
        match = _CREATE.match(text, start, end)
        step = match.end() if match else start
        step += _skip(text[step:end])
        if step == start or end - step < 2:
            break
        start = step
    return start, max(start, end)


def after(text: str, start: int, end: int) -> Stretch:
    """The noun phrase that begins at ``start``."""
    while start < end and text[start] in "的、，以 ":
        start += 1
    if _WEAK_AFTER.match(text[start:end]):
        return start, start
    if text[start] in "“「":
        close = text.find("”", start)
        if 0 < close < end:
            tail = re.compile(r"[一-龥]{0,8}").match(text, close + 1, end)
            stop = _STOP_AFTER.search(text, close, end)
            limit = stop.start() if stop else end
            both = _AND.search(text, close + 1, limit)
            limit = both.start() if both else limit
            return start, max(close + 1, min(limit, tail.end() if tail else limit))
    stop = _STOP_AFTER.search(text, start + 1, end)
    end = stop.start() if stop else end
    comma, of = text.find("、", start, end), text.rfind("的", start, end)
    if 0 <= comma < of and end - of > 2:
        return of + 1, end
    if comma >= 0 and comma - start >= 2:
        end = comma
    both = _AND.search(text, start, end)
    if both and both.start() - start >= 3 and "有" not in text[start : both.start()]:
        end = both.start()
    return start, end


def divide(text: str, left: Quantity, right: Quantity) -> int:
    """Where the words between two numbers part: up to here they follow the first, from here they lead the second."""
    start, end = left.right, right.left
    comma = text.rfind("、", start, end)
    if comma >= 0:
        return comma
    match = None
    for match in re.finditer(r"和(?!谐|平)|以及|及(?!时|格|其)", text[start:end]):
        pass
    if match is not None and (match.end() == end - start or match.start() == 0):
        return start + match.start()
    if left.kind in COUNTED or left.kind == "people":
        verb = _VERB.search(text, start + 1, end)
        if verb is not None:
            return verb.start()
    return start


def follows(text: str, start: int, end: int) -> bool:
    """Whether what stands after a number is the verb of the subject before it."""
    return _FOLLOWS.match(text[start:end]) is not None


def _tail_of(text: str) -> str:
    match = _TAIL.search(text)
    return match.group() if match else ""


def _skip(text: str) -> int:
    match = _LEAD.match(text)
    return match.end() if match else 0


def _inside_quotes(text: str, start: int, at: int) -> bool:
    return text.count("“", start, at) > text.count("”", start, at)


def is_verb(text: str) -> bool:
    """Whether the words are nothing but a verb of doing: 扶持, 累计发放."""
    return bool(re.fullmatch(rf"(?:{cues.FLOW.pattern.pattern}|{_CREATE.pattern[:-8]}|促进|推动|举办|每年|实行|有|为|让|使|对|向|在|约|近)*", text))
