"""How a number compares: the words on both sides of it, and what compares all numbers of a list."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..lexicon import sayings
from ..lexicon.comparators import AFTER, BEFORE, BEYOND
from .quantity import Quantity

_BEFORE = tuple(
    (sign, re.compile(rf"(?:{pattern})(?:达到|达|到|至|为|在|的|了)?$")) for sign, pattern, _ in BEFORE if sign != "="
)
ENDS_BEFORE = frozenset("了于概少低过大多高超破越上逾小足到满约合右近≥≤<>=≈~达至为在的有长可予助贴励持贷请受")
OPENS_AFTER = frozenset("及以(左上余多之内")
"""The characters next to a number with which a comparator can end or begin: a look before the patterns."""
_AFTER = tuple((sign, re.compile(rf"(?:{pattern})")) for sign, pattern, _ in AFTER)
_BEYOND = re.compile(BEYOND)
_LEAST = re.compile(r"(?:(?P<least>至少|最少|不少于)|(?:最多|至多))[一-龥]{1,8}$")
_EACH = re.compile(
    "(?:(?P<least>不少于|不低于|不小于)|不超过|不高于|不大于)每(?:[0-9]{1,3}|[十百千万]{1,2}|[一二两三四五]{1,2})?[一-龥]{1,5}$"
)
"""不低于每户1.2个, 不少于每千人5.2张."""
_LIMIT = re.compile("最高[一-龥]{0,4}(?:额度?|限额)(?:为|是|可?达到?|提高[到至])?$")
"""最高贷款额度20万元: the limit is what is measured."""
_CEILING = re.compile(
    "上限(?:分别)?(?:(?:为|是)[:：]?|[:：])(?:[^，。；0-9]{2,20}[0-9.]+[百千万亿]*元(?:/[一-龥]{1,2})?[，、和])*[^，。；0-9]{2,20}$"
)
"""奖励上限为零售企业100万元、餐饮企业50万元: the most for each."""
_AND_ONE = re.compile(r"[一-龥]{1,10}(?:、|和|以及)")
"""至少有1个公园、1个广场: each at the least."""
_PER = re.compile(
    "(?<=[于过少])(?:(?:每(?:[人户亩生名间床]|平方米|公里|学期))?每(?:学?年|学期|月|天|日|人|户|亩|生|名|间|床|平方米|公里)|[人户亩生]均)$"
)
"""不低于每人每年500元: per what, between a comparator and its number."""
_FAR = re.compile(
    r"(?P<sign>不高于|不超过|不大于|不低于|不少于|不小于)[A-Z0-9()一-龥]{2,22}的$"
    r"|最高(?P<most>不超过)[一-龥]{2,18}$"
    r"|(?:按照?|给予)(?P<of>不高于|不超过|不大于|不低于|不少于|不小于)[A-Z0-9一-龥]{2,18}的?$"
)
"""不高于市场租金的85%, 按不低于职工总数1.5%: the words compare with a share of something."""
_THAN = re.compile("(?<!不)(?P<than>[大小])于(?P<equal>或?等于)?[A-Z0-9一-龥]{2,14}的$")
"""缺口小于等于最高负荷的5%: as a rule says when it holds. 高于全国的5% may as well name what all have."""
_OF_SOMETHING = "share", "multiple"
_BY = re.compile("[比较](?:原|年度|国家)?(?:计划|预算)$")
"""总额比计划超过110亿元: by how much."""
_BREAKS = re.compile("[一-龥、]{0,24}?(?:技术|难题|瓶颈|难点)")
"""突破50项关键技术: they are solved, and not more than fifty."""
_SHARE_ABOUT = re.compile("(?:约|近)占[^，。；]{1,24}$")
"""约占全球的四分之三."""
_AFTER_TIME = re.compile(r"之?内")
_WITHIN = re.compile("内(?=[，。；、]|$)")
"""失业率控在5.5%内."""
_PAIRED = re.compile(r"分别[^。；]*$|[、和及][^，。；、]{2,16}(?:达到?|保持在|控制在|稳定在)$")
_RATES = re.compile(r"[、和及][^，。；、]{2,16}(?:率|比例|比重|占比)(?:将|均|已|都)?$")
"""农村自来水、卫生户厕普及率超过98%、85%: more than each."""
LIST_SIGNS = "、,，和及与以"
"""Characters with which what parts the numbers of a list can begin or end."""
_LIST = re.compile(r"[、,，]|和|及|与|以及")


class Comparison(NamedTuple):
    """The comparator, and the stretch that the number takes with the words that compare."""

    sign: str
    left: int
    right: int


def compared(text: str, start: int, end: int, kind: str | None, more: str, characters: bool) -> Comparison:
    """How the number at ``start``–``end`` compares; ``more`` is its own 余 or 多."""
    sign, right = _after(text, end, kind)
    left = start
    if kind == "money" and (per := _PER.search(text, max(0, start - 10), start)) is not None:
        start = per.start()
    if text[max(0, start - 1) : start] in ENDS_BEFORE:
        sign, left = _before(text, start, end, kind, sign, left)
    if sign == "=" and kind in _OF_SOMETHING:
        sign, left = _with_something(text, start, kind, left)
    if sign == "=" and (more or (characters and text.startswith("上", start - 1) and text[start] != "翻")):
        return Comparison("~", left - (not more), right)
    return Comparison(_limit(text, start, end, kind) if sign == "=" else sign, left, right)


def _before(text: str, start: int, end: int, kind: str | None, sign: str, left: int) -> tuple[str, int]:
    """The sign and the left end with the words right before a number."""
    window = text[max(0, start - 10) : start]
    for word, pattern in _BEFORE:
        match = pattern.search(window)
        if match is None:
            continue
        if kind == "count" and match.group() == "突破" and _BREAKS.match(text, end) is not None:
            return sign, start
        if match.group()[0] == "最" and match.group()[-1] == "的":
            return sign, start  # 浓度最低的3个城市
        left = start - len(window) + match.start()
        if word == ">" and _BY.search(text, max(0, left - 8), left) is not None:
            return sign, left
        if word == ">" and sayings.EXCEEDS.pattern.search(text, max(0, start - 40), start):
            return sign, left  # 比计划目标3000亿元超过1070亿元: by how much
        return word if sign == "=" or word in ("<=", "<") else sign, left
    return sign, left


def _with_something(text: str, start: int, kind: str | None, left: int) -> tuple[str, int]:
    """The sign and the left end of a share or a multiple that compares with what something has."""
    if match := _FAR.search(text, max(0, start - 32), start):
        word = match["sign"] or match["most"] or match["of"]
        return "<=" if word[1] in "高超大" else ">=", match.start()
    if match := _THAN.search(text, max(0, start - 24), start):
        return (">" if match["than"] == "大" else "<") + ("=" if match["equal"] else ""), match.start()
    about = kind == "share" and text.find("占", max(0, start - 26), start) >= 0
    return "~" if about and _SHARE_ABOUT.search(text, max(0, start - 30), start) else "=", left


def _limit(text: str, start: int, end: int, kind: str | None) -> str:
    """The sign that words further off give: 最高…额度, 上限, 至少有…, 不低于每户…, …以上."""
    window = text[max(0, start - 10) : start]
    if "最高" in window and _LIMIT.search(window):
        return "<="
    ceiling = kind == "money" and text.find("上限", max(0, start - 100), start) >= 0
    if ceiling and _CEILING.search(text, max(0, start - 100), start):
        return "<="
    if ("至" in window or "最" in window) and (match := _LEAST.search(window)):
        return ">=" if match.group("least") else "<="
    if "每" in window and (each := _EACH.search(text, max(0, start - 16), start)):
        return ">=" if each["least"] else "<="
    if kind == "count" and text.find("以", end + 2, end + 5) >= 0 and (far := _BEYOND.match(text, end)):
        return ">=" if far["sign"] == "以上" else "<="
    return "="


def _after(text: str, end: int, kind: str | None) -> tuple[str, int]:
    if text[end : end + 1] in OPENS_AFTER:
        for word, pattern in _AFTER:
            if match := pattern.match(text, end):
                return word, match.end()
        if kind == "time" and (match := _AFTER_TIME.match(text, end)):
            return "<=", match.end()
        if kind == "share" and (match := _WITHIN.match(text, end)):
            return "<=", match.end()
    return "=", end


def is_list_mark(text: str, start: int, end: int) -> bool:
    """Whether nothing but 、 or 和 stands between two numbers."""
    return 0 < end - start < 3 and _LIST.fullmatch(text, start, end) is not None


def list_signs(text: str, found: list[Quantity]) -> list[Quantity]:
    """分别控制在5毫秒、15毫秒以内: what compares one number of such a list compares all."""
    for n in range(1, len(found)):
        one, two = found[n - 1 : n + 1]
        alike = one.kind == two.kind == "count" and two.comparator == "=" and two.left == two.start
        if one.comparator != ">=" or not alike or one.right > one.end:
            continue
        if _AND_ONE.fullmatch(text, one.right, two.start) and not text.startswith("的", one.right):
            found[n] = two._replace(comparator=">=")
    at = 0
    while at < len(found):
        end = at + 1
        while end < len(found) and is_list_mark(text, found[end - 1].right, found[end].left):
            end += 1
        run = found[at:end]
        alike = len({quantity.kind for quantity in run}) == 1  # 均不低于70%，120急救反应时间
        rows = (_PAIRED, _RATES) if alike and run[0].left < run[0].start else (_PAIRED,)
        low, high = max(0, run[0].left - 40), run[0].left
        if len(run) > 1 and any(row.search(text, low, high) for row in rows):
            sign = run[-1].comparator if run[-1].right > run[-1].end else run[0].comparator
            signed = sum(q.right > q.end for q in run)  # 8%、10%以上、12%以上: each has, or lacks, its own
            if sign != "range" and (signed < 2 or signed == len(run)):
                found[at:end] = [q._replace(comparator=sign) if q.comparator == "=" else q for q in run]
        at = end
    return found
