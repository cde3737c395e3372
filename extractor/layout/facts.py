"""What the title says: region, plan period, kind, domain. Each with the words that say it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ..core.fragment import Fragment
from ..lexicon import official, periods
from ..lexicon.regions import NATION, Division, city_at_head, division_at_head, division_inside
from .front_matter import FrontMatter
from .nodes import SectionNode, TextBlock

KINDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("outline", r"纲\s*要", ("国民经济和社会发展第十四个五年规划纲要",)),
    (
        "report",
        r"报\s*告|公\s*报|综述|总结|回顾|巡礼|成就|成绩单|纪实|述评",
        ("政府工作报告", "高质量发展综述", "统计公报"),
    ),
    ("plan", r"规\s*划|计\s*划|方\s*案|行动", ("就业促进规划", "三年行动计划", "实施方案")),
    ("notice", r"通\s*知|公\s*告", ("关于做好…的通知",)),
    (
        "other",
        r"意\s*见|办\s*法|指\s*南|条\s*例|规\s*定|要\s*点|建\s*议|批\s*复|决\s*定",
        ("指导意见", "编制指南", "关于制定规划的建议", "关于规划的批复"),
    ),
)
"""Words at the end of a title and the kind that they name; the word nearest the end decides."""

Place = tuple[object, Fragment]


def metadata_of(front: FrontMatter, root: SectionNode) -> dict[str, Place | None]:
    """region, plan_period, kind and domain, by name; ``root`` holds the text that may name the period."""
    opening = [b.body for node in root.children[:3] for b in node.blocks if isinstance(b, TextBlock)][:12]
    region = region_of(front)
    return {
        "region": region,
        "plan_period": period_of(front, opening),
        "kind": kind_of(front),
        "domain": domain_of(front, region),
    }


def plan_years(metadata: dict[str, Place | None]) -> tuple[int, int] | None:
    """First and last year of the plan."""
    period = metadata["plan_period"]
    if period is None:
        return None
    value = period[0]
    assert isinstance(value, dict)
    return value["start"], value["end"]


def titles(front: FrontMatter) -> Iterator[Fragment]:
    """Title, subtitle, notice title, issuer: in the order in which they are believed."""
    for fragment in (front.title, front.subtitle, front.notice_title, front.issuer):
        if fragment is not None:
            yield fragment.compact()


def kind_of(front: FrontMatter) -> Place | None:
    """plan, report, notice, outline or other, by the words of the title."""
    for fragment in (front.title, front.subtitle, front.notice_title):
        if fragment is None:
            continue
        fragment = fragment.compact()
        hits = [
            (m.end(), -rank, name, m) for rank, (name, p, _) in enumerate(KINDS) for m in re.finditer(p, fragment.text)
        ]
        if hits:
            _, _, name, match = max(hits, key=lambda h: h[:2])
            return name, fragment.sub(*match.span())
    return None


def period_of(front: FrontMatter, opening: Sequence[Fragment]) -> Place | None:
    """The plan's years: from a title, else what the opening declares, else the plan that it names most often.

    A statistical bulletin tells of a year and follows no plan.
    """
    if front.title is not None and official.BULLETIN.matches(front.title.text):
        return None
    for fragment in titles(front):
        found = _period_in(fragment)
        if found:
            return found
    return _declared(opening) or _most_named(opening)


def _declared(opening: Sequence[Fragment]) -> Place | None:
    """规划期为2021—2025年; 从2021年起用三年时间."""
    for fragment in opening:
        declared = periods.find_declared(fragment.text)
        if declared:
            start, end, place = declared
            return _years(start, end), fragment.sub(*place)
    return None


def _most_named(opening: Sequence[Fragment]) -> Place | None:
    counts: Counter[int] = Counter()
    places: dict[int, Fragment] = {}
    for fragment in opening:
        found_at = periods.find_ordinal(fragment.text)
        if found_at:
            counts[found_at[0]] += 1
            places.setdefault(found_at[0], fragment.sub(*found_at[1]))
    if not counts:
        return None
    ordinal, _ = counts.most_common(1)[0]
    return _plan(ordinal), places[ordinal]


def _period_in(fragment: Fragment) -> Place | None:
    named = periods.find_ordinal(fragment.text)
    if named:
        return _plan(named[0]), fragment.sub(*named[1])
    years = periods.find_range(fragment.text)
    if years:
        start, end, place = years
        return _years(start, end), fragment.sub(*place)
    bare = periods.find_ordinal(fragment.text, bare=True)
    if bare:
        return _plan(bare[0]), fragment.sub(*bare[1])
    year = re.search(r"(?<![0-9])((?:19|20)[0-9]{2})年", fragment.text)
    if year:
        return _years(int(year.group(1)), int(year.group(1))), fragment.sub(*year.span())
    return None


def _years(start: int, end: int) -> dict[str, object]:
    ordinal = periods.plan_ordinal(start, end)
    return _plan(ordinal) if ordinal else {"name": None, "ordinal": None, "start": start, "end": end}


_HAN = "〇一二三四五六七八九十"


def _plan(ordinal: int) -> dict[str, object]:
    start, end = periods.plan_years(ordinal)
    tens, ones = divmod(ordinal, 10)
    name = (_HAN[tens] if tens > 1 else "") + ("十" if tens else "") + (_HAN[ones] if ones else "") + "五"
    return {"name": name, "ordinal": ordinal, "start": start, "end": end}


def region_of(front: FrontMatter) -> Place | None:
    """The division at the head of a title or signature, or the nation, or one named inside a title."""
    for fragment in titles(front):
        text = _BEFORE_REGION.sub("", fragment.text)
        shift = len(fragment.text) - len(text)
        found = division_at_head(text)
        if found:
            division, start, end = found
            return _region(division), fragment.sub(shift + start, shift + end)
        city = city_at_head(text)
        if city:
            return _region(city[0]), fragment.sub(shift + city[1], shift + city[2])
        nation = NATION.match(text)
        if nation:
            return _region(Division("全国", "nation", "000000")), fragment.sub(shift, shift + nation.end())
    return _region_inside(front)


_BEFORE_REGION = re.compile(r"^(?:中共|关于(?:印发)?|《|(?:19|20)[0-9]{2}年)+")
"""What may stand before the region in a title."""
_ASSEMBLY = re.compile(r"[在]|印发[《]?")
"""The region of a report stands in its subtitle: 在丰都县第十八届人民代表大会第四次会议上."""


def _region_inside(front: FrontMatter) -> Place | None:
    for fragment in titles(front):
        for opening in _ASSEMBLY.finditer(fragment.text):
            found = division_at_head(fragment.text[opening.end() :], known=True)
            if found:
                division, start, end = found
                return _region(division), fragment.sub(opening.end() + start, opening.end() + end)
        inside = division_inside(fragment.text)
        if inside:
            return _region(inside[0]), fragment.sub(inside[1], inside[2])
    return None


def _region(division: Division) -> dict[str, object]:
    return {"name": division.name, "level": division.level, "code": division.code}


_DOMAIN_NOISE = re.compile(
    r"[“\"‘「]?第?[一二三四五六七八九十]{1,3}\s*(?:个\s*)?五\s*(?:年)?[”\"’」]?|(?:时期|期间|中长期|专项|总体|重点|行动|实施|三年|五年)|"
    r"(?:发展|建设)?(?:规\s*划|计\s*划|纲\s*要|方\s*案|报\s*告|意见|指南|办法).*$|事业(?=发展|$|[“\"])|[（(].*?[)）]|(?:19|20)\d\d年?(?:[-—至]\d{4}年?)?|\s|远景目标|和?二[〇○]三五年"
)


def domain_of(front: FrontMatter, region: Place | None) -> Place | None:
    """The field that the title names: what is left of it without region, period and kind."""
    if front.title is None:
        return None
    title = front.title.compact()
    start = 0
    if region is not None and region[1].pieces[0][0] == title.pieces[0][0]:
        start = len(region[1].text)
    text = title.text[start:]
    left = _DOMAIN_NOISE.sub("\0", text)
    parts = [p for p in left.split("\0") if len(p) >= 2]
    if not parts:
        return None
    word = max(parts, key=len).removesuffix("事业").removesuffix("发展")
    at = title.text.find(word, start)
    if len(word) < 2 or at < 0 or len(word) > 24:
        return None
    return word, title.sub(at, at + len(word))
