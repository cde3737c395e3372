"""On what something depends: stretches of a text whose numbers say who is meant, and nothing that is or is to be.

对固定资产投资额在2亿元以上、且设备投资比率达15%以上的新上项目，实行激励政策; 同时满足以下条件：….
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from .word import word

GIVES = "给予|予以|奖励|补助|补贴|资助|贴息|奖补"
APPLIES = "可以?申[报请]|可?享受"

LISTED = word(
    "listed",
    "(?:符合|满足|具备|达到)(?:以下|下列|如下)[一-龥]{0,6}条件[^。：:\n]{0,24}[：:]",
    ("同时满足以下条件的企业可以申报：", "须同时符合下列基本条件："),
    ("满足以下要求：", "具备条件的企业："),
)
"""What opens a list of conditions, which goes on to the end of its sentence, or over the items below it."""
SUCH = word(
    "such",
    rf"(?:^|(?<=[，,。；：:\n.、)]))(?:对|凡)(?!口|外|标|接|照|应|象|策|比)于?(?P<what>(?:(?!{GIVES}|发放)[^。；\n]){{2,150}}?)的[一-龥“”()A-Za-z]{{0,20}}[，,]",
    (
        "对床位数不足20张的民宿，",
        "对投资额在2亿元以上（国家级企业在1亿元以上），且比率达15%以上的新上项目，",
        "。凡产值超过5亿元的，",
    ),
    ("对口支援的县，", "对企业给予50万元以内的补贴，", "面对新的形势，"),
)
"""To whom something is done, up to its comma."""
SO_MUCH = word(
    "so much",
    r"(?:^|(?<=[，,。；：:\n.、)]))(?P<what>[^，。；：\n]{2,40}?(?:达到?|超过?|低于|高于|少于|多于|大于|小于|不足|满|[0-9]以[上下])[^，。；：\n]{0,24}?|[^，。；：\n]{4,40}?以[上下])的[，,](?=原则上|不[得予再能应]|均不|一律|不纳入|须|必须|应(?!用)|可(?!持续)|视为|视同|责令|优先|免[收于予])",
    ("每千人口床位数达到4张的，原则上", "。面积在200平方米以上的，须", "，平均住院日高于20天的，不得"),
    ("床位数达到4张，原则上", "达到4张的目标，", "面积200平方米的，新建"),
)
"""每千人口床位数达到4张的，原则上不再扩大规模: with how much of it something is or is not allowed."""
_BOUND = re.compile("以[上下内]|超过?|不[少低高]于|不足|[少低高大小多]于|达到?|满|突破")
_THEN = re.compile(rf"(?!全|新|建成|完成|培训|发放|累计)|[^。；\n]{{0,40}}?(?:{GIVES}|{APPLIES})")
_MANY = re.compile(
    r"(?:全|我)?[国省市区县镇乡村]{0,2}[0-9]{1,6}(?:\.[0-9]{1,4})?[百千万亿]{0,2}[个家户名处条座所项辆件](?![以及])"
)
"""对全市120个小区: how many it is done to."""


def opens(text: str) -> bool:
    """Whether a paragraph ends by opening a list of conditions."""
    text = text.rstrip()
    return text.endswith(("：", ":")) and LISTED.pattern.search(text[-48:]) is not None


def gives(text: str) -> bool:
    """Whether it is said that somebody is given something."""
    return _GIVEN.search(text) is not None


_GIVEN = re.compile(GIVES)


class Conditions:
    """The conditions of one folded text, looked for when it is first asked."""

    def __init__(self, text: str):
        self.text = text
        self._spans: list[tuple[int, int]] | None = None

    def holds(self, at: int) -> bool:
        """Whether a place stands in a condition."""
        if self._spans is None:
            self._spans = sorted(_found(self.text))
        n = bisect_right(self._spans, (at, len(self.text))) - 1
        return n >= 0 and at < self._spans[n][1]


def _found(text: str) -> Iterator[tuple[int, int]]:
    if "条件" in text:
        for listed in LISTED.pattern.finditer(text):
            stop = text.find("。", listed.end())
            yield listed.end(), stop if stop >= 0 else len(text)
    if "的，" in text or "的," in text:
        yield from (so_much.span("what") for so_much in SO_MUCH.pattern.finditer(text))
    if "对" in text or "凡" in text:
        for such in SUCH.pattern.finditer(text):
            if _BOUND.search(text, *such.span("what")) is not None and _THEN.match(text, such.end()) is not None:
                many = _MANY.match(text, such.start("what"))
                yield many.end() if many is not None else such.start(), such.end()
