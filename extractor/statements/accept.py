"""Which numbers with a unit are measurements, where print alone does not say it."""

from __future__ import annotations

import re

from ..lexicon import cues
from .quantities import Quantity

_DURATION_NOUN = re.compile(
    r"(?:年限|寿命|期限|时限|时间|天数|工龄|时长|年龄|预期寿命|教龄)(?:为|达到?|提高到|缩短[到至]|约|控制在|不超过)*$"
)
_PROMPT = re.compile(r"^(?:毫秒|秒|分钟|小时|个小时|工作日|个工作日|周|天|日)$")
_DISTRIBUTIVE = re.compile(r"每|至少|各")
_MAKES = re.compile(
    r"(?:建设|建成|新建|打造|培育|创建|争创|引进|举办|开展|组织|完成|建立|设立|获得|新增|选派|评选|认定)(?:了|好)?$"
)
_CONCRETE = frozenset("家 所 座 处 名 位 张 套 辆 栋".split())
_RANKED = re.compile(r"(?:国家级|省级|市级|县级|区级)")
_BARE = re.compile(r"[百千万亿]+")


def measures(text: str, quantity: Quantity) -> bool:
    """Whether the number measures or counts something."""
    if quantity.characters and not _spoken(text, quantity):
        return False
    if quantity.kind == "time":
        return _time(text, quantity)
    if quantity.unit is None:
        window = text[max(0, quantity.left - 8) : quantity.left]
        return (
            quantity.value % 1 != 0
            or quantity.comparator != "="
            or bool(re.search(r"(?:达到?|提高到|指数|系数)$", window))
        ) and not text[quantity.end : quantity.end + 1].isascii()
    return True


def _time(text: str, quantity: Quantity) -> bool:
    window = text[max(0, quantity.left - 12) : quantity.left]
    if quantity.value % 1 or _DURATION_NOUN.search(window):
        return True
    if (
        cues.REACHED(window[-6:])
        and not re.search(r"[在到至是有]$", window[-1:])
        or re.search("(?:缩短|压缩|提高|延长|压减|达|增加|提前|推迟|减少)(?:了|[到至])?$", window)
    ):
        return True
    unit = quantity.unit or ""
    if _PROMPT.match(unit) and (quantity.comparator in ("<=", "<") or unit in ("分钟", "毫秒")):
        return True
    return False


def _spoken(text: str, quantity: Quantity) -> bool:
    """Numbers in characters count only where they clearly count: 两百个, 超千万人次, 每乡镇一家."""
    print_ = text[quantity.start : quantity.end]
    unit = (quantity.unit or "").lstrip("十百千万亿")
    if (
        quantity.unit == "番"
        or quantity.unit == "%"
        or (quantity.unit or "").startswith("/")
        or quantity.high is not None
    ):
        return True
    if not unit or not quantity.kind:
        return False
    numeral = print_.removesuffix(unit)
    if _BARE.fullmatch(numeral):
        return quantity.comparator != "=" and quantity.left < quantity.start
    if len(numeral) > 1:
        return quantity.kind != "time"
    window = text[max(0, quantity.left - 30) : quantity.left]
    window = re.split(r"[，。；：]", window)[-1]
    if quantity.value == 1:
        return (
            unit in _CONCRETE | {"个"}
            and bool(_DISTRIBUTIVE.search(window))
            and not text.startswith("批", quantity.end)
        )
    if unit in _CONCRETE:
        return bool(_MAKES.search(window)) or quantity.comparator != "="
    return unit == "个" and bool(_RANKED.match(text, quantity.right))
