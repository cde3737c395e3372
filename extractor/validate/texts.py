"""What keyed tables say in words: unit, attribute, group, page, chapter. One rule per column, with examples."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from ..lexicon.names import name_key
from ..lexicon.tables import is_missing
from ..lexicon.units import read_unit
from ..lexicon.widths import fold, squeeze
from ..models.validation import Kind, Verdict
from .names import same_group

TextField = Literal["unit", "attribute", "group", "page", "chapter"]


@dataclass(frozen=True, slots=True)
class TextVerdict:
    """How the words of a cell compare with the source's; ``says`` explains it where it is not plain agreement."""

    verdict: Verdict
    kind: Kind | None = None
    says: str = ""


@dataclass(frozen=True, slots=True)
class TextRule:
    """``same`` says whether keyed and printed words mean the same; ``kind`` names the mistake where they do not."""

    field: TextField
    kind: Kind
    same: Callable[[str, str], bool]
    yes: tuple[tuple[str, str], ...]
    no: tuple[tuple[str, str], ...]


ENGLISH = {
    "binding": "约束", "mandatory": "约束", "obligatory": "约束", "expected": "预期", "anticipatory": "预期",
    "anticipated": "预期", "indicative": "预期", "guiding": "指导", "advisory": "指导",
}  # fmt: skip
_ATTRIBUTE_END = re.compile(r"(?:性|型)?(?:指标)?$")


def _same_attribute(keyed: str, printed: str) -> bool:
    def core(text: str) -> str:
        words = fold(squeeze(text)).lower()
        return ENGLISH.get(words) or _ATTRIBUTE_END.sub("", words)

    return core(keyed) == core(printed)


def _same_unit(keyed: str, printed: str) -> bool:
    return fold(squeeze(keyed)) == fold(squeeze(printed)) or read_unit(keyed) == read_unit(printed)


def _same_chapter(keyed: str, path: str) -> bool:
    """Whether the words are a heading on the way to the table, with its number, without it, or the number alone."""
    wanted = name_key(keyed)
    headings = [heading.split(" ", 1) for heading in path.split(" > ")]
    forms = {name_key(part) for heading in headings for part in (*heading, "".join(heading))}
    return wanted in forms


def _same_page(keyed: str, printed: str) -> bool:
    digits = re.sub(r"[^0-9]", "", fold(keyed))
    return bool(digits) and int(digits) == int(printed)


RULES: dict[TextField, TextRule] = {
    rule.field: rule
    for rule in (
        TextRule("unit", "unit", _same_unit,
                 (("万人", "万人"), ("％", "%"), ("名", "人")), (("人", "万人"), ("人", "人次"), ("%", "‰"))),
        TextRule("attribute", "attribute", _same_attribute,
                 (("预期性", "预期性"), ("约束", "约束性"), ("约束性指标", "约束性"), ("Binding", "约束性")), (("预期性", "约束性"),)),
        TextRule("group", "name", same_group, (("一、就业", "就业"), ("就业（5项）", "就业")), (("就业", "社会保障"),)),
        TextRule("page", "attribute", _same_page, (("12", "12"), ("第12页", "12"), ("P.12", "12")), (("13", "12"), ("封面", "12"))),
        TextRule("chapter", "attribute", _same_chapter,
                 (("第二章", "第二章 总体要求 > 第三节 主要目标"), ("主要目标", "第二章 总体要求 > 第三节 主要目标"), ("第二章 总体要求", "第二章 总体要求")),
                 (("第三章", "第二章 总体要求 > 第三节 主要目标"),)),
    )
}  # fmt: skip


def compare_words(field: TextField, keyed: str, printed: str | None) -> TextVerdict:
    """The verdict on a cell of words; ``keyed`` may be empty, ``printed`` is None where the source says nothing."""
    rule = RULES[field]
    blank = not keyed or is_missing(keyed)
    if printed is None:
        return TextVerdict("confirmed") if blank else TextVerdict("undecided", None, "原文没有写明，无法核对")
    if blank:
        return TextVerdict("missing_in_keyed", rule.kind, f"原文为“{printed}”，录入表为空")
    if not rule.same(keyed, printed):
        return TextVerdict("differs", rule.kind, f"原文为“{printed}”")
    alike = fold(squeeze(keyed)) == fold(squeeze(printed)) or field in ("group", "page", "chapter")
    return TextVerdict("confirmed") if alike else TextVerdict("confirmed_equal", None, f"原文写作“{printed}”")
