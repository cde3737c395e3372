"""How a title opens: with the place or the agency that it is of, with its plan's period, with 关于."""

from __future__ import annotations

import re
from functools import cache

from .official import AGENCY, TITLE_END
from .regions import NATION, division_at_head
from .widths import fold, squeeze
from .word import word

TITLE_HEAD = word(
    "title head",
    r"^[《(]?(?:重磅|关于|中共(?!党)|国务院|[“\"]?十[一二三四五六]?五[”\"]?|第?[一二三四五六七八九十]{1,3}五年|(?:19|20)\d\d(?:年?[-至]|年(?!\d{1,2}月)))",
    ("关于加快供水发展的意见", "“十四五”供水规划", "《关于改进供水的意见》", "2021—2025年供水规划"),
    ("五年来的成就", "加快发展供水", "2021年12月"),
)
"""What opens a title that names no place first."""
OPEN_END = word(
    "open end",
    r"(?:[的和与及暨、“\"(《<]|在|对|为|关于|[印转下]发|批转|公布|贯彻|落实|实施|推进|促进|加快|推动|支持|加强|深化|建设|打造|优化|提升|创建|发展|做好|制定|编制|修订|调整)$",
    ("关于推进", "东山市人民政府关于印发", "关于做好", "贯彻落实《"),
    ("精确检索", "APP下载", "政策法规"),
)
"""A line of a title that its next line goes on with."""
PLACE_ABOVE = re.compile(r"^[(（][\u4e00-\u9fff]{2,9}[)）]")
"""（东山省）青石县…规划: a collection names the province before the title."""
_NAMELESS = re.compile("[X×x某*＊○〇]{1,4}[省市县区州旗盟镇乡]")
_WHOLE = re.compile("[\u4e00-\u9fff]{2,8}(?:省|自治区|市|州|盟|县|区|旗|镇|乡|街道)")
"""A line that is the name of a place."""
_VERB = re.compile(
    "^(?:[和与及并或在对为将把向从]|加快|推进|促进|全面|深化|实施|打造|建设|帮助|支持|优化|提升|推动|加强|开展|创建|发展|完善|构建|保障|服务|聚焦|坚持)"
)
_PERIOD_ALONE = re.compile(
    '[“"]?十[一二三四五六]?五[”"]?(?:时期)?(?:(?:综合|总体|发展|建设|重点|专项|中长期|实施){1,2})?(?:规划|计划|方案)(?:纲要)?'
)
"""“十五五”规划, “十五五”专项规划: it says of no matter, which stands above it."""
_LONGEST_UNKNOWN = 7
"""Longest name of a place that the table of divisions does not have."""


@cache
def opens_title(text: str) -> bool:
    """Whether a line opens as titles do, so that what stands above it is no part of one."""
    text = PLACE_ABOVE.sub("", squeeze(text))
    if (
        _WHOLE.fullmatch(text) is not None
        or _NAMELESS.match(text) is not None
        or TITLE_HEAD.matches(text)
        or NATION.match(fold(text)) is not None
    ):
        return True
    if division_at_head(text.lstrip("《"), known=True) is not None:
        return True
    found = division_at_head(text.lstrip("《")) if _VERB.match(text) is None else None
    return found is not None and found[2] <= _LONGEST_UNKNOWN


def goes_on(above: str, below: str) -> bool:
    """Whether a line of a title can stand above another one: one that opens the title, or that leaves it open, where
    the line below it opens as a title does."""
    if not opens_title(below) or OPEN_END.matches(above) or _PERIOD_ALONE.fullmatch(squeeze(below)):
        return True
    if squeeze(below).startswith("关于") and AGENCY.matches(squeeze(above)):
        return True  # 麻栗镇人民政府 / 关于推进…的实施方案
    return opens_title(above) and not TITLE_END.matches(above)
