"""专栏: the line that opens a box, its number and title, and what stands behind the title on the same line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..core.fragment import Fragment
from ..lexicon.box_lines import LABELS
from ..lexicon.numerals import number_value
from ..lexicon.schemes import read_mark
from ..lexicon.widths import fold
from .units import Unit, ends_sentence

_COUNTED = (
    "个大项条类批体流次级网站带核廊轮支步产线期老小生季孩年月日位部市县区省镇村路江河湖方面阶好农保医育新优创化链"
)
"""What a numeral counts or builds a word with: 专栏一体化…, 专栏十大工程, 专栏四好农村路 have no number."""
_WORDS = (
    "农[村业产田民]|医[疗院药保]|优[化质势先秀]|新[能型兴材质]|创[新业建]|生[态活物产育]|产[业品教学城]|老[年旧龄城]|体[育制]|市[场政民容]"
    "|流[通域]|网[络信]|核[心电]|支[持撑柱]|项目|化[工解肥]|部[门署]|县[域城]|村庄|区域|路[网域]|育[儿种才]|保[障护险]|批发"
)
"""Words that begin with one of these: 专栏二农村供水工程 has the number 2, 专栏三农发展工程 may have none."""
_HAN_NUMBER = r"[一二三四五六七八九十百]{1,4}"
_RUNS_ON = rf"(?![一二三四五六七八九十百]|(?!{_WORDS})[{_COUNTED}])"
"""What cannot stand behind a numeral that is the box's number, without a blank."""
_TITLE = re.compile(
    rf"^[【\[〖「]?\s*(?:(?P<label>{LABELS})\s*)?专\s*栏\s*(?:[之第](?=\s*[0-9０-９一二三四五六七八九十])\s*)?[（(]?\s*"
    r"(?P<n>[0-9０-９]{1,3}(?![0-9０-９年])(?:\s*[-－—–.．]\s*[0-9０-９]{1,3})?"
    rf"|{_HAN_NUMBER}(?![\u4e00-\u9fff])|(?<=栏){_HAN_NUMBER}{_RUNS_ON}|(?<=之){_HAN_NUMBER}{_RUNS_ON})?"
    r"\s*[）)]?\s*[】\]〗」]?(?P<gap>\s*[:：.．、]?\s*)(?P<title>.*)$",
    re.DOTALL,
)
_REFERENCE = re.compile(
    r"^(?:所[列示述]|中[的所列]|的|列[出明]|提出|[和与及至]专栏|、|规定|明确|内[容的]|将|以|等|用于|由|对|与)"
)
MAX_TITLE = 60
"""Longest title of a box; the longest seen has 38 characters."""
MAX_HEAD = 120
"""Characters of a line within which the title and the head of what follows it stand."""
_ITEM = re.compile(
    r"(?<=[\u4e00-\u9fff）)”])(?:\s*(?=[（(]1[）)]|①|1[.．、](?=[\u4e00-\u9fff“])|01\s)|\s+(?=一、|（一）))"
)
"""Where the first item's number stands behind the title."""
_TAIL = re.compile(
    r"(?:工程|行动|计划|项目|清单|任务|举措)(?!工程|行动|计划|项目|清单|任务|体系|建设|包|库|和|与|及|、)"
)
_SPACE = re.compile(r"(?<=[\u4e00-\u9fff）)”])[ \t\u3000]+(?=\S)")
MIN_TITLE = 4


@dataclass(frozen=True, slots=True)
class BoxTitle:
    """A box's number (an int, ``"1-2"`` or None), its title, and where on the line its first text begins."""

    number: int | str | None
    title: Fragment
    rest: int | None = None


def read_title(unit: Unit) -> BoxTitle | None:
    """The box title in ``unit``; its words may be empty where they stand on the next line."""
    text = unit.text
    if "栏" not in text[:12]:
        return None
    match = _TITLE.match(text)
    if match is None or (match.group("label") and match.group("n") is None):
        return None
    title, start = match.group("title"), match.start("title")
    if _REFERENCE.match(title):
        return None
    number = _number(match.group("n"))
    if _is_title(title):
        return BoxTitle(number, unit.body.sub(start, len(text) - _closes_bracket(text, title)))
    if number is None or not title:
        return None
    cut = _title_end(title[:MAX_HEAD])
    if cut is None:
        return None
    end, rest = cut
    return BoxTitle(number, unit.body.sub(start, start + end), start + rest)


def counted_titles(units: Sequence[Unit]) -> dict[int, BoxTitle]:
    """Titles whose number runs into a word that it could begin: 专栏三河道疏浚工程 between 专栏二 and 专栏四, by unit.

    The numbers beside it must leave just this one out; that of the last box counts on from one printed alike.
    """
    found = [(n, title) for n, unit in enumerate(units) if unit.grid is None and (title := read_title(unit))]
    numbers = [title.number for _, title in found]
    out: dict[int, BoxTitle] = {}
    for k, (n, title) in enumerate(found):
        glued = _GLUED_NUMBER.match(units[n].text) if title.number is None else None
        value = number_value(glued["n"]) if glued is not None else None
        if glued is None or value is None or (k and numbers[k - 1] != value - 1):
            continue
        last = k > 0 and k + 1 == len(found) and _GLUED_NUMBER.match(units[found[k - 1][0]].text) is not None
        if last or (k + 1 < len(found) and numbers[k + 1] == value + 1):
            numbers[k] = value
            out[n] = BoxTitle(value, title.title.sub(len(glued["n"]), len(title.title.text)))
    return out


_GLUED_NUMBER = re.compile(rf"专栏(?P<n>{_HAN_NUMBER})(?=[\u4e00-\u9fff]{{4}})")


def _closes_bracket(text: str, title: str) -> int:
    """Characters at the end of a title that close the bracket before 专栏: 【专栏一：特色产业提升行动】."""
    pair = {"【": "】", "[": "]", "〖": "〗", "「": "」"}.get(text[0])
    return int(pair is not None and title.endswith(pair) and text[0] not in title)


def _is_title(title: str) -> bool:
    if len(title) > MAX_TITLE or ends_sentence(title) or re.search(r"[。；;]|[：:].*[，,]|[，,、]$", title):
        return False
    item = _ITEM.search(title)
    return item is None or read_mark(title[item.end() :]) is None


def _title_end(text: str) -> tuple[int, int] | None:
    """Where the title ends and what follows begins: at an item's number, a blank, a colon, or its own last word."""
    item = _ITEM.search(text)
    stop = re.search(r"[。；;：:，,]", text)
    limit = stop.start() if stop is not None else len(text)
    if item is not None and MIN_TITLE <= item.start() <= limit and read_mark(text[item.end() :]) is not None:
        return item.start(), item.end()
    space = _SPACE.search(text)
    if space is not None and MIN_TITLE <= space.start() < limit:
        return space.start(), space.end()
    if stop is not None and stop.group() in "：:" and MIN_TITLE <= stop.start() <= MAX_TITLE:
        return stop.start(), stop.end()
    tail = _TAIL.search(text, MIN_TITLE, limit)
    if tail is not None:
        return tail.end(), tail.end() + (tail.end() == limit)
    if stop is not None and stop.group() == "。" and MIN_TITLE <= stop.start() <= MAX_TITLE and stop.end() < len(text):
        return stop.start(), stop.end()
    return None


def _number(raw: str | None) -> int | str | None:
    if raw is None:
        return None
    plain = re.sub(r"\s", "", fold(raw)).replace("—", "-").replace("–", "-").replace(".", "-")
    value = number_value(plain)
    return value if value is not None else plain


def framed_title(units: list[Unit], at: int) -> BoxTitle | None:
    """A box whose frame says what 专栏 does not: its first line is short, and text without a table follows in it."""
    unit = units[at]
    if unit.frame is None or unit.mark is not None or (at > 0 and units[at - 1].frame == unit.frame):
        return None
    inside = [u for u in units[at + 1 : at + 3] if u.frame == unit.frame]
    if not inside or inside[0].grid is not None:
        return None
    if len(unit.text) > 30 or re.search(r"[。；;：:，！？]", unit.text) or unit.text[0] in "图表附注":
        return None
    return BoxTitle(None, unit.body) if any(ends_sentence(u.text) for u in inside) else None
