"""Parts against their whole in different places: 城镇职工 and 城乡居民 make all insured, 其中 in a sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from ..core.problems import Finding, finding
from .check import Check, Example
from .figures import Figure
from .view import View

NEAR = Fraction(1, 20)
"""Parts that come this near to their whole are meant to make it up; parts may overlap or be some of many."""

FEW_LEFT = Fraction(1, 50)
"""What may be missing where they are: what is further below has parts that are not named."""

_SENTENCE_END = re.compile(r"[。；;！？\n]")
_COMPARED = re.compile(r"比上年|同比|增长|下降|增加|减少|[，,]\s*(?:累计)?(?:建成|完成|达到|实现)")
_RATE = re.compile("/|／|‰|每")
"""Rates do not add up: the whole lies between its parts."""
_PART = re.compile(r"^(?:城镇职工|城乡居民)(?=基本)")


def find(view: View) -> Iterator[Finding]:
    """SUM_DIFFERS, PART_EXCEEDS_WHOLE."""
    yield from _insurances(view)
    yield from _sentences(view)


def _closes(between: str) -> bool:
    """Whether a bracket closes that opened before the text."""
    depth = 0
    for sign in between:
        depth += (sign in "(（") - (sign in ")）")
        if depth < 0:
            return True
    return False


def _insurances(view: View) -> Iterator[Finding]:
    """基本养老保险参保人数 is 城镇职工 and 城乡居民 together (社会保险法, chapters 2 and 3)."""
    groups: dict[tuple[object, ...], dict[str, Figure]] = defaultdict(dict)
    for figure in view.figures:
        if "保险参保" in figure.key and figure.dimension == "people" and figure.aggregation == "level":
            part = _PART.match(figure.key)
            base = figure.key[part.end() :] if part else figure.key
            role = "居民" if part and "居民" in part.group() else "职工" if part else "全体"
            groups[base, figure.kind, figure.years[1]].setdefault(role, figure)
    for group in groups.values():
        if len(group) == 3:
            yield from _against(view, [group["职工"], group["居民"]], group["全体"])


def _against(view: View, parts: Sequence[Figure], whole: Figure) -> Iterator[Finding]:
    """SUM_DIFFERS where the printed digits leave no room for rounding."""
    total = sum((part.value for part in parts), Fraction(0))
    room = sum((part.step for part in [*parts, whole]), Fraction(0)) / 2
    if any(figure.comparator != "=" for figure in [*parts, whole]) or abs(total - whole.value) <= room:
        return
    detail = (
        f"{' + '.join(f'“{p.name}”{p.said()}' for p in parts)} = {whole.in_unit(total)}，“{whole.name}”{whole.said()}"
    )
    yield finding("SUM_DIFFERS", detail, view.places(*(part.span for part in parts), whole.span))


def _sentences(view: View) -> Iterator[Finding]:
    """新增25.74万人次，其中养老保险8.36万人次、失业保险8.39万人次、工伤保险8.99万人次."""
    spoken = view.spoken
    for n, whole in enumerate(spoken):
        parts: list[Figure] = []
        listed = True
        """Whether the parts are one list (A、B和C), which is meant to be complete; after commas some may be left out."""
        at = whole.span.end
        for part in spoken[n + 1 : n + 12]:
            between = view.text[at : part.span.start]
            if len(between) > 60 or _SENTENCE_END.search(between) or (not parts and "其中" not in between):
                break
            if re.search("[)）]", between) and (parts or _closes(between)):
                break  # the brackets around the parts, or around what is no whole, are closed
            if part.dimension != whole.dimension or part.kind != whole.kind or part.years != whole.years:
                break
            if parts and part.value > whole.value and _COMPARED.search(between):
                break  # what follows is no part: 村委会49万个，比上年减少，村民小组395万个; 失能照护中心5所，建成养老机构854家
            listed = listed and (not parts or between[:1] in "、和及与")
            parts.append(part)
            at = part.span.end
        if whole.dimension.startswith("share") or _RATE.search(whole.printed) or not parts or whole.comparator != "=":
            continue
        for part in parts:
            if part.comparator == "=" and part.value > whole.value:
                detail = f"“{part.name}”{part.printed}，“{whole.name}”{whole.printed}"
                yield finding("PART_EXCEEDS_WHOLE", detail, view.places(whole.span, part.span))
        over = sum((p.value for p in parts), -whole.value)
        if len(parts) > 1 and -FEW_LEFT * whole.value * listed <= over <= NEAR * whole.value:
            yield from _against(view, parts, whole)


_INSURED = """指标\t2015年\t2020年
城镇职工基本养老保险参保人数（万人）\t300\t501.57
城乡居民基本养老保险参保人数（万人）\t150\t137.62
基本养老保险参保人数（万人）\t450\t{}
"""

_SENTENCE = "“十四五”规划\n一、成就\n截至2020年底，城镇新增就业72.47万人，其中农民工{}万人。\n"
_BRACKETS = "“十四五”规划\n一、成就\n2020年末，民用汽车58.57万辆（其中三轮汽车{}），个人汽车58.93万辆。\n"

_BUILT = "“十四五”规划\n一、成就\n2020年，改造提升供养设施39所，其中失能照护中心5所{}养老机构54所。\n"
_HELD = "“十四五”规划\n一、成就\n2020年末，全市民用船舶352{}，其中渔船{}艘。\n"
_GROUPS = "“十四五”规划\n一、成就\n2020年末，全市合作组织60个，其中：联合社49个{}，生产小组95个。\n"
_DEATHS = "“十四五”规划\n一、成就\n2020年，全市溺水死亡率为4.3/10万{}，其中：城区2.5/10万，乡村5.9/10万。\n"

CHECK = Check(
    find,
    (
        Example(
            "PART_EXCEEDS_WHOLE",
            shows=_HELD.format("艘，比上年增加16艘", "389"),
            holds=_HELD.format("艘（包括舢板69艘），比上年增加16艘", "309"),
        ),
        Example("PART_EXCEEDS_WHOLE", shows=_GROUPS.format(""), holds=_GROUPS.format("，比上年下降2.5%")),
        Example(
            "PART_EXCEEDS_WHOLE",
            shows=_DEATHS.format("").replace("/10万", "人").replace("率", "人数"),
            holds=_DEATHS.format(""),
        ),
        Example("SUM_DIFFERS", shows=_INSURED.format("668.65"), holds=_INSURED.format("639.2")),
        Example("PART_EXCEEDS_WHOLE", shows=_BUILT.format("、"), holds=_BUILT.format("，建成")),
        Example("PART_EXCEEDS_WHOLE", shows=_SENTENCE.format("80.47"), holds=_SENTENCE.format("30.47")),
        Example(
            "SUM_DIFFERS",
            shows=_BRACKETS.format("0.02万辆，低速汽车0.01万辆").replace("），", "，"),
            holds=_BRACKETS.format("0.02万辆，低速汽车0.01万辆"),
        ),
    ),
)
