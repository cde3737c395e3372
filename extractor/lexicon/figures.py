"""What is a number in print: digits, and numerals in characters where they stand for a number.

A numeral is also a part of many words (统一, 千方百计, 十分); those are no numbers and appear in no ledger.
"""

from __future__ import annotations

import re
from functools import cache

from .measures import unit_pattern
from .numerals import MIXED

_H = "一二两三四五六七八九十百千万亿零〇"
_FEW = "二两三四五六七八九十"

WORDS = (
    "千方百计|千家万户|千辛万苦|千载难逢|百姓|百花|百货|百年(?!树人)|百强|百科|万众|万物|万一|万里|万象|万家灯火|千万(?=要|不|别)|一一|一二(?!三|产|级)|三三两两|"
    "[数几]十[百千万]*|十分(?=重|注|关|必|明|有|紧|严|复|突|广|迫|艰|珍|繁|丰|密|可|方|热|惊|清|显|高|薄|脆)|十足|五湖四海|五彩|四面八方|四通八达|四处|四周|四季|四肢|三令五申|三心二意|再三|七上八下|九州|"
    "一线|一流|一系列|一定|一些|一切|一律|一旦|一直|一贯|一致|一同|一道|一起|一并|统一|唯一|同一|单一|进一步|一方面|一体|万万|千千万万|成千上万|数十|数百|数千|数万|几十|几百|几千|几万"
)
"""Words that hold a numeral and are no number."""

WORDS_YES = ("千方百计", "十分重要", "一线", "数千", "千家万户")
WORDS_NO = ("十五个", "三家", "两百名")

FIGURES_YES = (
    "[84.38]%",
    "[4,860]吨",
    "第[三]章",
    "([二十])",
    "[百分之十五点五]",
    "[三分之一]",
    "[二〇二五]年",
    "[三]家",
    "[两]级联动",
    "[十五]分钟",
    "翻[两]番",
    "[③]",
    "超[千万]人次",
    "超[亿]元",
    "翻[一]番",
    "[3千5百]人",
    "[8·15]万吨",
)
"""Examples: the number stands between [ and ]."""
FIGURES_NO = ("统一部署", "进一步", "一批", "千方百计", "十分重要", "三农", "零工", "双创", "一个")


@cache
def figure_pattern() -> re.Pattern[str]:
    """Numbers and, before them, the words that are none; the group ``figure`` is a number."""
    unit = unit_pattern()
    return re.compile(
        rf"(?:{WORDS})"
        rf"|(?P<figure>{MIXED}|[0-9]+(?:[.,·][0-9]+)*(?:[×xX*]10(?:\^-?[0-9]+|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?|[①-⑳⑴-⒇Ⅰ-Ⅻ]"
        rf"|百分之[{_H}]+(?:点[{_H}]+)?|[{_H}]+分之[{_H}]+"
        rf"|(?<=翻)[{_FEW}一](?=番)|(?<=翻了)[{_FEW}一](?=番)|(?<=[超近达破过上])[百千万亿]+(?={unit})"
        rf"|(?<=第)[{_H}]+|(?<=\()[一二三四五六七八九十]{{1,4}}(?=\))"
        rf"|[一二][九〇○零][〇○零一二三四五六七八九]{{2}}(?=年)"
        rf"|[{_FEW}百千][{_H}]+|一[十百千万亿][{_H}]*|[{_FEW}](?=(?:余|多)?(?:{unit}|大(?!力|学)|类|级|届|位一体|年|月|五[”\"])))"
    )
