"""Which numbers are measurements, where print alone does not say it: durations, bare numbers, numerals in words."""

from __future__ import annotations

import re

from ..lexicon.joining import BESIDE
from ..lexicon.measures import CONCRETE
from ..lexicon.numerals import SPELT
from ..lexicon.signs import BROKEN
from .passage import TORN
from .quantities import BARE_TOP, Quantity

_WINDOW = 12
_ROW = re.compile(r"(?<![0-9.])[0-9]{1,3}[ \t][0-9]{3}(?![0-9])|(?:[0-9.%]{1,9}[ \t]){2}[0-9.]{1,4}$")
"""What may be a number with its thousands parted by a blank, or two; a row of numbers."""
_BLANKS = frozenset(" \t")
_GAPS = frozenset((" ", "\t", TORN))
"""What stays between digits that may be one number."""
_RANGES = frozenset("-—–~至")
_NO_TOP = re.compile(BARE_TOP)
_COMMAS = frozenset(",，")
_IN_BROKEN = re.compile(rf"(?:[0-9.]{BROKEN}+|[0-9](?:,,|~~)|\ufffd)$")
"""Where the rest of a number begins, of which a sign before it was lost."""
_DIGIT_COMMA = re.compile(r"[0-9][,，]$")
_COMMA_DIGIT = re.compile(r"[0-9][,，][0-9]")
"""11，6万吨: a list, or a point misread."""
_DECIMAL_COMMA = re.compile(r"[0-9]\.[0-9]{1,6}[,，]$")
"""效率降至1.3，5个: what has a point goes on behind no comma."""
_MISREAD_BEFORE, _MISREAD_BEHIND = re.compile("(?<![A-Za-z])[lIOo]$"), re.compile("[lIOo](?![A-Za-z])")
"""A letter in the place of a digit: l2亿元, 3O家."""
_QUOTES = frozenset("'’")
_TIMES = frozenset("×xX*＊")
_FACTOR_BEFORE = re.compile("(?:[0-9]|[0-9](?:毫米|厘米|米|m))[×xX*＊]$")
_DURATION_NOUN = re.compile(
    r"(?:平均(?:居住|停留|逗留|住院)|年限|寿命|期限|时限|时间|天数|工龄|时长|时延|用时|耗时|年龄|教龄"
    r"|(?<!规划|计划|实施|行动|建设)(?<![周时后初前近长短中学假同日定末本一二三四])期)"
    r"(?:原则上|一般|[到至]|为|达到?|(?:提高|提升|增加)[到至]|缩短[到至]|约|控制在|稳定在|保持在|不得?超过|最[长高多短])*$"
)
_DURATION_VERB = re.compile(
    r"(?:达到|为|占|缩短|压缩|提高|延长|压减|缩减|压降|达|增加|增长|提前|推迟|延后|减少|降低?|控制在|[由从])(?:了|[到至])?"
    r"(?:(?:(?:19|20)[0-9]{2}年[底末]?|目前|现在|原来|上年)的)?(?:约|近)?$"
)
_RELIEVED = re.compile("(?:减免|免收|免除|免缴|缓缴|减收|免交|延期|顺延)[一-龥]{0,8}$")
"""减免租金3个月，最长12个月: for how long."""
_PROMPT = frozenset({"毫秒", "秒", "分钟", "小时", "个小时", "工作日", "个工作日", "周", "天", "日"})
_LONG_ENOUGH = frozenset({"小时", "个小时", "学时", "课时", "岁", "周岁"})
"""每天不少于1小时, 突破80岁: how long something is to last, where a word before the number sets its limit."""
_INDEX = re.compile(
    r"(?:达到?|[提增降减升调]?[高加少低大小]?[到至]|指数|系数|效率|比率|比值|为|是|约|由|从|缩小|扩大|[度率比]|[由从][^，。由从]{1,8}的|普查的)(?:仅?为|约)?$"
    r"|分别(?:仅?为|达到?|是|[提降升][高低]?[到至])?(?:[0-9.]+[、和与])+$"
)
_REACHES = re.compile(r"(?:达到?|提高到|增加到|指数|系数)(?:仅?为|约)?$")
_MOVED_FROM = re.compile("[数值分比][由从](?:(?:19|20)[0-9]{2}年的?|[上去]年的?)?$")
_MOVES_TO = re.compile("分?(?:提高|提升|上升|增加|下降|降低|增长|降|升)[到至](?:(?:19|20)[0-9]{2}年的?)?[0-9]")
_MOVED_TO = re.compile(
    "[数值分比][由从](?:(?:19|20)[0-9]{2}年的?|[上去]年的?)?[0-9.]+(?:提高|提升|上升|增加|下降|降低|增长|降|升)[到至](?:(?:19|20)[0-9]{2}年的?)?$"
)
_FALLS_TO = re.compile("[降升增减高低]到?[为至到]$")
_COMPARED = re.compile(r"[<>≤≥]")
_LATIN = re.compile(r"[A-Za-z0-9°]")
_HAN = re.compile(r"[一-龥]")
_NUMERAL = re.compile(SPELT)
_BARE = re.compile(r"[百千万亿]+")
_ROUND, _MYRIADS = 3, frozenset("万亿")
"""Characters of a number in words up to which it may be part of a name, and what a longer one holds."""
_FULL_STOP = re.compile("。[0-9]{1,2}[%‰]")
"""12。5%: a point misread."""
_EACH = re.compile(r"每|至少|各")
_MAKES = re.compile(
    r"(?:建设|建成|新建|打造|培育|创建|争创|引进|举办|开展|组织|完成|建立|设立|获得|新增|选派|评选|认定|对接|先后|累计)(?:了|好)?$"
)
_TIMES_OF = re.compile(r"(?!产|会|全会|党|分配|供水|创业|元|项|性|以上)[一-龥]")
_PHYSICAL = frozenset({"mass", "length", "area", "volume", "energy"})
_COUNTABLE = frozenset("条台艘架列")
_ENDS = re.compile(r"$|[，。；、)]")
_DEFINES = re.compile(
    r"(?:^|[，,：:。；”)]|[是系即])指(?![标导数定向示南引挥针纹出])(?:(?!达到|提高|下降|增长|(?:19|20)[0-9]{2}年)[^。；]){0,80}$"
)
"""“瞪羚”企业是指增速超过20%的企业: by what a word is explained, and nothing that is so."""
_DEFINED = 96
_RANKED = re.compile(r"国家级|省级|市级|县级|区级")


def measures(text: str, quantity: Quantity) -> bool:
    """Whether the number measures or counts something."""
    low = max(0, quantity.left - _DEFINED)
    if text.find("指", low, quantity.left) >= 0 and _DEFINES.search(text, low, quantity.left) is not None:
        return False
    if quantity.characters and not _spoken(text, quantity):
        return False
    if quantity.kind == "time":
        return _time(text, quantity)
    if quantity.unit is None:
        return _bare(text, quantity)
    return True


def _points_are_cut(text: str, quantity: Quantity) -> bool:
    """Whether digits, a page's number, stand within the 百分点 behind the number, or are those: 3.7个百2分点."""
    if quantity.unit == "个" and text.startswith("百", quantity.end):
        return text[quantity.end + 1 : quantity.end + 2].isdigit()
    return quantity.unit == "分" and text.endswith("个百", 0, quantity.start) and text.startswith("点", quantity.end)


def is_torn(text: str, quantity: Quantity) -> bool:
    """Whether the number may be part of one that a blank or a line's end parts, or stands in a row of them."""
    before, after = text[quantity.start - 1 : quantity.start], text[quantity.end : quantity.end + 1]
    if after == "." and text[quantity.end + 1 : quantity.end + 2] in _GAPS:
        return True  # 853. / 3: its decimals are on the next line
    if TORN in (before, after) or _IN_BROKEN.search(text, max(0, quantity.start - 3), quantity.start):
        return True
    if after in _RANGES and _NO_TOP.match(text, quantity.end):
        return True
    if _points_are_cut(text, quantity):
        return True
    if before in _COMMAS and _DIGIT_COMMA.search(text, max(0, quantity.start - 2), quantity.start):
        return not _DECIMAL_COMMA.search(text, max(0, quantity.start - 12), quantity.start)
    if after == "。" and _FULL_STOP.match(text, quantity.end) is not None:
        return True
    if before == " " and text[quantity.start - 2 : quantity.start - 1] == ".":
        return True  # 6. 5%, which no rule joins
    if after in _COMMAS and _COMMA_DIGIT.match(text, quantity.end - 1):
        return "." not in text[quantity.start : quantity.end]
    if before in _TIMES and _FACTOR_BEFORE.search(text, max(0, quantity.start - 4), quantity.start) is not None:
        return True  # 20×3家, 3米×5米
    if after in _TIMES and text[quantity.end + 1 : quantity.end + 2].isdigit():
        return True  # 2.3×106吨, of which the power has come down to the line
    if before in _QUOTES and text[quantity.start - 2 : quantity.start - 1].isdigit():
        return True  # 3’500元
    if after in _QUOTES and text[quantity.end + 1 : quantity.end + 2].isdigit():
        return True
    if _MISREAD_BEFORE.search(text, max(0, quantity.start - 2), quantity.start) is not None:
        return True
    if quantity.unit is None and _MISREAD_BEHIND.match(text, quantity.end) is not None:
        return True
    if quantity.unit is None and (before in _BLANKS or after in _BLANKS):
        return True
    if before not in _BLANKS:
        return False
    first = max(0, quantity.start - 24)
    return _ROW.search(text, first, quantity.start + 4) is not None or any(
        match.start() < quantity.start < match.end() for match in BESIDE.finditer(text, first, quantity.end)
    )


def _time(text: str, quantity: Quantity) -> bool:
    """寿命78.5岁, 12.7年, 缩短至3天, 1周内; not 三年 or 连续21年, which are when and not how much."""
    window = text[max(0, quantity.left - _WINDOW) : quantity.left]
    if quantity.unit == "秒" and text[quantity.start - 1 : quantity.start] == "分":
        return True
    if (
        "." in text[quantity.start : quantity.end]
        or quantity.value % 1
        or _DURATION_NOUN.search(window)
        or _DURATION_VERB.search(window)
        or _RELIEVED.search(window)
        or text.startswith("最长", quantity.left, quantity.start)
    ):
        return True
    if quantity.unit in _LONG_ENOUGH and quantity.comparator in (">=", ">") and quantity.left < quantity.start:
        return not text.startswith("的", quantity.right)
    quick = quantity.comparator in ("<=", "<") or quantity.unit in ("分钟", "毫秒")
    return quantity.unit == "年一遇" or (quantity.unit or "")[0] in "千万" or (quantity.unit in _PROMPT and quick)


def _bare(text: str, quantity: Quantity) -> bool:
    """系数0.55, 50余业务事项; not a number that stands alone, or that marks off a class (≤100的天数)."""
    if quantity.value == 0 and quantity.high is None:
        return _none_left(text, quantity)
    window = text[max(0, quantity.left - _WINDOW) : quantity.left]
    exact = quantity.value % 1 == 0 and "." not in text[quantity.start : quantity.end]
    says = (
        quantity.kind == "share"
        or (exact and _moves(text, quantity))
        or quantity.comparator not in ("=", "range")
        or (_REACHES if exact else _INDEX).search(window)
    )
    around = _HAN.search(window) or _HAN.match(text, quantity.right)
    if text[quantity.left - 1 : quantity.left].isdigit() or _COMPARED.match(text, quantity.end):
        return False  # 3531≥3947: cells of a row
    marks_off = quantity.kind != "share" and text.startswith("的", quantity.right)
    ends = _LATIN.match(text, quantity.end) is None and not marks_off
    return bool(says and around) and ends


_NONE_LEFT = re.compile(
    "(?:率|[起件人次总]数|总?量|比[例重]|事故|事件|案件|缺口|欠账|债务|死亡|伤亡|排放|投诉)(?:分别|均|全部|动态|稳定|持续|逐步)*"
    "(?:为|是|[降减归]至|[降减归]为|(?:下降|减少|降低)?[到至为]|降到|(?:控制|保持|维持)[在为]?|达到?)$"
)


def _none_left(text: str, quantity: Quantity) -> bool:
    """死亡率为0，事故起数降为零。: none are, or are to be."""
    window = text[max(0, quantity.left - 2 * _WINDOW) : quantity.left]
    return _ENDS.match(text, quantity.right) is not None and _NONE_LEFT.search(window) is not None


def _moves(text: str, quantity: Quantity) -> bool:
    """指数从2020年的85提高到95: what a change starts from, and what it reaches."""
    if _MOVED_FROM.search(text, max(0, quantity.left - _WINDOW - 4), quantity.left) is not None:
        return _MOVES_TO.match(text, quantity.right) is not None
    return _MOVED_TO.search(text, max(0, quantity.left - 2 * _WINDOW), quantity.left) is not None


def _spoken(text: str, quantity: Quantity) -> bool:
    """Numbers in characters count only where they clearly count: 两百个, 超千万人次, 每乡镇一家."""
    if quantity.kind in ("share", "multiple", "points") or (quantity.high is not None and quantity.unit is not None):
        return True
    if quantity.value == 0:
        return _none_left(text, quantity)
    unit = (quantity.unit or "").lstrip("十百千万亿")
    match = _NUMERAL.match(text, quantity.start + text.startswith("负", quantity.start), quantity.end)
    numeral = match.group() if match is not None else ""
    if not unit:
        plain = numeral.rstrip("万亿")
        return (
            "点" in numeral
            or (quantity.comparator == "~" and _falls_to(text, quantity.left))
            or (_is_amount(numeral) and _REACHES.search(text, 0, quantity.left) is not None)
            or (len(numeral) > len(plain) and (len(plain) > 1 or quantity.comparator != "="))
        )
    if _BARE.fullmatch(numeral) and numeral != "十":
        return quantity.comparator != "="
    if unit != quantity.unit and quantity.comparator != "=":
        return True  # 十多亿元
    return len(numeral) > 1 or _single(text, quantity, unit)


def _is_amount(numeral: str) -> bool:
    """两万亿, 四十二万七千: a number that needs no unit behind 达到; 三万 and 千亿 may be part of a name."""
    if numeral.endswith("亿"):
        return numeral.rstrip("万亿") not in ("", *"十百千")
    return len(numeral) > _ROUND and not _MYRIADS.isdisjoint(numeral)


def _falls_to(text: str, left: int) -> bool:
    """Whether the words before a number say that something falls or rises to it: 降为三左右."""
    return _FALLS_TO.search(text, max(0, left - 4), left) is not None


def _single(text: str, quantity: Quantity, unit: str) -> bool:
    """A numeral of one character, which more often is part of a turn of phrase than not."""
    clause = re.split(r"[，。；：]", text[max(0, quantity.left - 30) : quantity.left])[-1]
    if quantity.value == 1:
        return unit in CONCRETE | {"个"} and _EACH.search(clause) is not None
    if quantity.kind in _PHYSICAL:
        return unit != "里"
    if quantity.kind == "time":
        return unit == "年一遇" or _RELIEVED.search(clause) is not None
    if _REACHES.search(clause):
        return True
    if unit == "次":
        return quantity.value > 2 and (_MAKES.search(clause) or _TIMES_OF.match(text, quantity.end)) is not None
    if unit == "个":
        return quantity.comparator != "=" or _RANKED.match(text, quantity.right) is not None
    counts = _MAKES.search(clause) is not None or quantity.comparator != "="
    if unit in CONCRETE | _COUNTABLE:
        return counts
    return quantity.kind == "people" and (counts or _ENDS.match(text, quantity.end) is not None)
