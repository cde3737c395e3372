"""What is a number in print: digits, and numerals in characters where they stand for a number.

A numeral is also a part of many words (统一, 千方百计, 十分); those are no numbers and appear in no ledger.
"""

from __future__ import annotations

import re
from functools import cache

from .measures import unit_pattern
from .numerals import MIXED
from .openings import look_before, opening_characters
from .set_phrases import HELD_NUMERALS

_H = "一二两三四五六七八九十百千万亿零〇"
_FEW = "二两三四五六七八九十"

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
    "降为[零]。",
)
"""Examples: the number stands between [ and ]."""
FIGURES_NO = ("统一部署", "进一步", "一批", "千方百计", "十分重要", "三农", "零工", "实现零增长", "双创", "一个")


@cache
def figure_pattern() -> re.Pattern[str]:
    """Numbers and, before them, the words that are none; the group ``figure`` is a number."""
    unit = unit_pattern()
    pattern = (
        rf"(?:{HELD_NUMERALS.any_of})"
        rf"|(?P<figure>{MIXED}|[0-9]+(?:[.,·][0-9]+)*(?:[×xX*]10(?:\^-?[0-9]+|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?|[①-⑳⑴-⒇Ⅰ-Ⅻ]"
        rf"|百分之[{_H}]+(?:点[{_H}]+)?|[{_H}]+分之[{_H}]+"
        rf"|(?<=翻)[{_FEW}一](?=番)|(?<=翻了)[{_FEW}一](?=番)|(?<=[超近达破过上])[百千万亿]+(?={unit})"
        rf"|(?<=第)[{_H}]+|(?<=\()[一二三四五六七八九十]{{1,4}}(?=\))"
        rf"|[一二][九〇○零][〇○零一二三四五六七八九]{{2}}(?=年)"
        rf"|(?<=[为至到])零(?![一-龥0-9])|[{_FEW}百千][{_H}]+|一[十百千万亿][{_H}]*|[{_FEW}](?=(?:余|多)?(?:{unit}|大(?!力|学)|类|级|届|位一体|年|月|五[”\"])))"
    )
    return re.compile(f"{look_before(opening_characters(pattern))}(?:{pattern})")
