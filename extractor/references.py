"""Documents that the text names between 《 and 》."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .core.fragment import Fragment
from .lexicon.widths import squeeze

Kind = Literal["law", "regulation", "plan", "policy", "other"]

_TITLE = re.compile(r"《(?P<title>[^《》]{2,90}(?:[《〈][^《》〈〉]{1,60}[》〉][^《》]{0,40})?)》")
_NUMBER = re.compile(
    r"\s*[（(](?P<number>[\u4e00-\u9fff]{1,14}\s*[〔\[（(]\s*(?:19|20)[0-9]{2}\s*[〕\]）)]\s*(?:第)?[0-9]{1,5}\s*号)[）)]"
)
KINDS: tuple[tuple[Kind, str, tuple[str, ...]], ...] = (
    ("law", r"法$|宪法|法典$", ("社会保险法", "就业促进法")),
    ("regulation", r"条例$|规定$|办法(?:[（(].{1,8}[)）])?$|细则(?:[（(].{1,8}[)）])?$|规则$|章程$", ("保障农民工工资支付条例",)),
    ("plan", r"规划|计划|纲要|远景目标", ("人力资源和社会保障事业发展“十四五”规划",)),
    ("policy", r"意见|通知|决定|方案|措施|建议|决议|公报|报告|标准|目录|指南|要点", ("关于提高技术工人待遇的实施意见",)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reference:
    """A document named in the text; ``place`` covers its number too."""

    kind: Kind
    title: str
    number: str | None
    place: Fragment


def find_references(text: Fragment) -> list[Reference]:
    """Every document named in the text, with its kind by the last words of the title."""
    found = []
    for match in _TITLE.finditer(text.text):
        title = squeeze(match.group("title"))
        number = _NUMBER.match(text.text, match.end())
        place = text.sub(match.start(), number.end() if number else match.end())
        found.append(Reference(kind_of(title), title, squeeze(number.group("number")) if number else None, place))
    return found


def kind_of(title: str) -> Kind:
    """law, regulation, plan or policy by the words of a title; other where none fits."""
    for kind, pattern, _ in KINDS:
        if re.search(pattern, title):
            return kind
    return "other"
