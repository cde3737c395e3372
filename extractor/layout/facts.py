"""What the title says: region, plan period, kind, domain. Each with the words that say it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..core.fragment import Fragment
from ..lexicon import official, periods, portal
from ..lexicon.document_kinds import KINDS
from ..lexicon.regions import (
    NATION,
    Division,
    city_at_head,
    city_furthered,
    division_at_head,
    division_inside,
    short_names,
)
from ..lexicon.widths import fold
from .front_matter import FrontMatter
from .nodes import SectionNode, TextBlock

Place = tuple[object, Fragment]
"""What is said, and the words that say it."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document is: each fact with the words that say it."""

    region: Place | None
    plan_period: Place | None
    kind: Place | None
    domain: Place | None

    @property
    def plan_years(self) -> tuple[int, int] | None:
        """First and last year of the plan."""
        value = self.plan_period[0] if self.plan_period is not None else None
        return (value["start"], value["end"]) if isinstance(value, dict) else None


def facts_of(front: FrontMatter, root: SectionNode) -> Facts:
    """The facts of a document; ``root`` holds the text that may name the period."""
    opening = [b.body for node in root.children[:3] for b in node.blocks if isinstance(b, TextBlock)][:12]
    region = region_of(front)
    report = _of_report(front, root)
    period = report[0] if report else period_of(front, opening) or _of_annexes(root)
    return Facts(region, period, kind_of(front, opening), domain_of(front, region))


def titles(front: FrontMatter) -> Iterator[Fragment]:
    """Title, subtitle, notice title, issuer: in the order in which they are believed."""
    for fragment in (front.title, front.subtitle, front.notice_title, front.issuer):
        if fragment is not None:
            yield fragment.compact()


def kind_of(front: FrontMatter, opening: Sequence[Fragment] = ()) -> Place | None:
    """plan, report, notice, outline or other, by the words of the title; a page whose text opens like a paper's story
    is none of the documents that it tells of.
    """
    if front.title is not None and front.notice_title is None and _tells_a_story(opening):
        return "other", front.title.compact()
    for fragment in (front.title, front.subtitle, front.notice_title):
        if fragment is None:
            continue
        fragment = fragment.compact()
        own = _CITED.sub(lambda m: "\0" * len(m.group()), fragment.text)
        news = _NEWS.search(own)
        if news is not None:
            return "other", fragment.sub(*news.span())
        for text in (own, fragment.text):
            hits = [(m.end(), -rank, k.name, m) for rank, k in enumerate(KINDS) for m in k.pattern.finditer(text)]
            if hits:
                _, _, name, match = max(hits, key=lambda h: h[:2])
                return name, fragment.sub(*match.span())
    return None


def _tells_a_story(opening: Sequence[Fragment]) -> bool:
    """Whether one of the first two paragraphs opens like a paper's: 3月17日下午，县长主持会议."""
    texts = [words.text for words in opening[:4]]
    first = [text for text in texts if len(text) >= MIN_STORY][:2]
    return any(map(portal.STORY.matches, first)) and not any(map(_ANNOUNCES.search, texts))


MIN_STORY = 20
"""Characters of a first paragraph."""
_ANNOUNCES = re.compile("如下[：:。]$")
"""日前，…印发《…方案》。全文如下：, above the document itself."""
_NEWS = re.compile(
    r"(?<=[\u4e00-\u9fff])(?<!关于)(?<!组织)(?:审议通过|(?:正式)?(?:印发|颁布|下发)|(?:正式)?(?:出台|发布)(?=\0))(?![^\0]*(?:通知|公告|通报|决定|批复|函)》?$)"
    r"|(?<=\0)(?:正式)?(?:发布|出台|印发|公布)[，,]|(?<=[规划要案])[”\"]?(?:正式)?出炉|规划编制(?:工作)?启动"
    r"|^[\[【(]?(?:(?:政策|文件|草案|专家|部门|媒体|图文|文字|视频|一图)*(?:解读|读懂))[|｜：:】\]]"
)
"""省政府印发《…规划》, 政策解读｜…规划: a page about a document, and what such a page says that it gives."""
_CITED = re.compile("《[^《》]*》")
"""A document that a title names: what is read of it, or made to carry it out, is none of its kind."""


def period_of(front: FrontMatter, opening: Sequence[Fragment]) -> Place | None:
    """The plan's years: from a title, else what the opening declares, else the plan that it names most often.

    A statistical bulletin tells of a year and follows no plan; and what the title of no plan or report
    says nothing of, a programme or an opinion, names the plans of others.
    """
    if front.title is not None and official.BULLETIN.matches(front.title.text):
        return None
    report = front.title is not None and "报告" in front.title.text and not _ON_A_PLAN.search(front.title.text)
    for fragment in titles(front):
        found = _period_in(fragment)
        if found and (report or not _A_DAY.search(fragment.text)):  # what a report was given on says of which year
            return found
    if front.title is None:
        own = not any(official.MEETING.matches(words.text) or _SALUTE.match(words.text) for words in opening)
    else:
        title = front.title.compact().text
        own = _OF_A_PLAN.search(title) is not None and not _ON_A_PLAN.search(title)
    return _declared(opening) or (_most_named(opening, front.title is not None) if own else None)


def _of_annexes(root: SectionNode) -> Place | None:
    """The years that all plans among the annexes of a notice name in their titles."""
    plans = [node.words.compact() for node in root.children if node.kind == "annex" and node.words is not None]
    plans = [words for words in plans if official.TITLE_END.matches(words.text)]
    found = [_period_in(words) for words in plans]
    first = found[0] if len(found) > 1 else None
    return first if first is not None and all(other and other[0] == first[0] for other in found) else None


def _of_report(front: FrontMatter, root: SectionNode) -> tuple[Place | None] | None:
    """The year that a report given late in the year before plans: 2019年12月25日 above 2020年工作安排; (None,) where it
    looks back on the year of its day and no part of it names the next; None where its day stands for its year.
    """
    if front.title is None or "报告" not in front.title.text or front.subtitle is None:
        return None
    day = _LATE.search(fold(front.subtitle.compact().text))
    if day is None:
        return None
    looks_back = False
    for words in _headings(root):
        said = _OF_WORK.match(fold(words.compact().text))
        if said is not None and int(said["year"]) == int(day[1]) + 1:
            return ((_years(int(day[1]) + 1, int(day[1]) + 1), words.compact().sub(*said.span("year"))),)
        looks_back = looks_back or (said is not None and said["year"] == day[1] and said["back"] is not None)
    return (None,) if looks_back else None


_LATE = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年1[12]月")
_OF_WORK = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})年(?:(?P<back>[^，。]{0,8}(?:回顾|总结|成效|成就))"
    r"|的?(?:重点|主要|政府|全年|经济|发展|工作|总体|目标|预期)|全[市县区省州旗镇])"
)
_SHORT = 60
"""Characters of a line that may be a heading."""


def _headings(root: SectionNode) -> Iterator[Fragment]:
    """Headings and short lines of a document, in order."""
    pending = [root]
    while pending:
        node = pending.pop()
        if node.words is not None:
            yield node.words
        yield from (b.body for b in node.blocks if isinstance(b, TextBlock) and len(b.body.text) <= _SHORT)
        pending += reversed(node.children)


_A_DAY = re.compile(r"^[（(]\s*(?:19|20)[0-9]{2}\s*年\s*[0-9]{1,2}\s*月")
_OF_A_PLAN = re.compile(r"规划|计划|纲要|综述|报告|回顾|总结|五|^(?!.*(?:方案|意见|办法|指南|通知|条例|要点|行动)).*$")
"""Titles of documents whose opening names the plan that they are or that they tell of."""
_ON_A_PLAN = re.compile(r"决[定议]$|(?:复|的)函$")
"""Titles of documents on what another one says: 关于政府工作报告的决议."""
_SALUTE = re.compile(r"(?:各位(?:代表|委员|领导|同志)|同志们|主任[、，]).{0,30}[：:！]$")
"""What was said to an assembly without a title of its own looks back on the plans that it names."""


def _declared(opening: Sequence[Fragment]) -> Place | None:
    """规划期为2021—2025年; 从2021年起用三年时间."""
    for fragment in opening:
        declared = periods.find_declared(fragment.text)
        if declared:
            start, end, place = declared
            return _years(start, end), fragment.sub(*place)
    return None


def _most_named(opening: Sequence[Fragment], titled: bool = True) -> Place | None:
    """The plan that the opening names most often; of a text without a title none that it only cites (根据《…》), and
    none of which it says only which year it was (是“十四五”开局之年).
    """
    counts: Counter[int] = Counter()
    places: dict[int, Fragment] = {}
    for fragment in opening:
        text = fragment.text if titled else _passing(fragment.text)
        text = _COMPARED.sub(_blank, text)
        found_at = periods.find_ordinal(text)
        if found_at and (titled or _OWN_PERIOD.match(text, found_at[1][1]) is not None):
            counts[found_at[0]] += 1
            places.setdefault(found_at[0], fragment.sub(*found_at[1]))
    if not counts:
        return None
    ordinal, _ = counts.most_common(1)[0]
    return _plan(ordinal), places[ordinal]


_OWN_PERIOD = re.compile('[”"」]?(?:时期|期间)?(?:[（(][^（）()]{1,14}[）)])?[，,]?(?:是|作为|既是|我[国省市县区州旗])')
"""“十四五”时期是…: what a text without a title says of the plan that it is, where 巩固“十三五”成果 looks back."""
_COMPARED = re.compile(
    '(?:[比较]|高[于出]|低[于出]|[快慢多少]于|相当于)[“"](?:二?十[一二三四五六七八九]?|[一二三四五六七八九])五[”"]'
)
"""高出“九五”期间增幅: a plan that another is compared with."""


def _passing(text: str) -> str:
    return official.YEAR_WITHIN.pattern.sub(_blank, _CITED.sub(_blank, text))


def _blank(cited: re.Match[str]) -> str:
    return " " * len(cited.group())


def _period_in(fragment: Fragment) -> Place | None:
    named, years = periods.find_ordinal(fragment.text), periods.find_range(fragment.text)
    if named and not (years and _apart(periods.plan_years(named[0]), years[:2])):
        return _plan(named[0]), fragment.sub(*named[1])
    if years:
        start, end, place = years
        return _years(start, end), fragment.sub(*place)
    bare = periods.find_ordinal(fragment.text, bare=True)
    if bare:
        return _plan(bare[0]), fragment.sub(*bare[1])
    draft = _DRAFT.search(fragment.text)
    if draft:
        return _years(int(draft.group(1)), int(draft.group(1))), fragment.sub(*draft.span(1))
    year = re.search(
        r"(?<![0-9])((?:19|20)[0-9]{2})(?:年|(?=(?:行动|实施|工作|重点)[一-龥]{0,4}(?:方案|计划|要点)))",
        fragment.text,
    )
    if year:
        return _years(int(year.group(1)), int(year.group(1))), fragment.sub(*year.span())
    return None


def _apart(plan: tuple[int, int], printed: tuple[int, int]) -> bool:
    """Whether a place counts its own plans: 澳门的第二个五年规划（2021—2025年）. Years that overlap are a slip."""
    return plan[1] < printed[0] or printed[1] < plan[0]


_DRAFT = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年[^年]{0,20}?(?:计划|预算)[（(]?草案")
"""2025年计划执行情况与2026年计划草案的报告: the plan is the one that is laid before the assembly."""


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
            return _region(_with_code(division, front)), fragment.sub(shift + start, shift + end)
        city = city_at_head(text)
        if city:
            return _region(city[0]), fragment.sub(shift + city[1], shift + city[2])
        nation = NATION.match(text)
        if nation:
            return _region(Division("全国", "nation", "000000")), fragment.sub(shift, shift + nation.end())
    return _region_inside(front)


def _with_code(division: Division, front: FrontMatter) -> Division:
    """A county whose name several share, with the code that its own document tells elsewhere: 上海市普陀区…局."""
    if division.code is not None:
        return division
    for fragment in (*titles(front), *front.issuers):
        found = division_at_head(_BEFORE_REGION.sub("", fragment.compact().text), known=True)
        if found is not None and found[0].name == division.name and found[0].code is not None:
            return found[0]
    return division


_BEFORE_REGION = re.compile(
    r"^(?:[（(][\u4e00-\u9fff]{2,7}(?:省|自治区|市)[）)](?=[\u4e00-\u9fff])|【[^】]{2,8}】|[\u4e00-\u9fff]{2,4}解读[|｜：:]|中共(?!中央)|关于(?:印发|发布|下达|转发|同意|批转|制定|编制|审议|批准)?|(?:推进|加快|加强|促进|支持)(?=[\u4e00-\u9fff]{2,4}[省市县区州旗盟]|[\u4e00-\u9fff]{2,9}自治[县州区旗])|《|(?:19|20)[0-9]{2}年(?:度|[0-9]{1,2}月份?)?|[〇○零二一九0-9]{4}年(?:度)?|(?:新疆生产建设)?兵团|第[一二三四五六七八九十]{1,3}师|[“\"](?=[\u4e00-\u9fff]{2,4}市)|[“\"]?十[一二三四五六]五(?:[”\"](?:时期)?|时期|(?=[\u4e00-\u9fff]{2,6}[省市县区州旗盟])))+"
)
"""What may stand before the region in a title."""
_ASSEMBLY = re.compile(r"[在]|印发[《]?")
"""The region of a report stands in its subtitle: 在丰都县第十八届人民代表大会第四次会议上."""

_SITTING = re.compile(r"第[一二三四五六七八九十百0-9]{1,4}届|人民代表大会|人大")
"""What stands behind the name of a place, known or not, whose congress sits."""


def _region_inside(front: FrontMatter) -> Place | None:
    for fragment in titles(front):
        for opening in _ASSEMBLY.finditer(fragment.text):
            found = _seat(fragment.text[opening.end() :])
            if found:
                division, start, end = found
                return _region(division), fragment.sub(opening.end() + start, opening.end() + end)
        inside = division_inside(fragment.text) or city_furthered(fragment.text)
        if inside:
            return _region(inside[0]), fragment.sub(inside[1], inside[2])
    census = _CENSUS.match(front.title.text) if front.title is not None else None
    if census is not None and front.title is not None:
        return _region(Division("全国", "nation", "000000")), front.title.sub(*census.span("nation"))
    return None


def _seat(text: str) -> tuple[Division, int, int] | None:
    """A place of the table at the head of ``text``, or one that its congress tells: 望河县第十八届人民代表大会."""
    if (known := division_at_head(text, known=True)) is not None:
        return known
    found = division_at_head(text)
    return found if found and _SITTING.match(text, found[2]) else None


_CENSUS = re.compile("第[一二三四五六七八九十]+次(?P<nation>全国)")
"""第五次全国经济普查公报 is the nation's where nothing names a place whose report of it it is."""


def _region(division: Division) -> dict[str, object]:
    return {"name": division.name, "level": division.level, "code": division.code}


_NOT_THE_FIELD = re.compile(
    r"(?:新疆生产建设)?兵团|第[一二三四五六七八九十]{1,3}师(?=[一-龥]{2,6}市)|[“‘「'][一二三四五六七八九十]{1,3}五[”’」'](?:时期|期间)?|[“\"‘「]?第?[一二三四五六七八九十]{1,3}(?:个)?五(?:年)?[”\"’」]?(?![年月日天个次届位]|大(?:以|精|报|提|召|会|[，。]))(?:时期|期间)?"
    r"|(?<![0-9])(?:19|20)[0-9]{2}年?(?:[-—－–~至](?:19|20)?[0-9]{2,4}年?)?(?:学年)?度?"
    r"(?:(?:[0-9]{1,2}[-—－–~至])?[0-9]{1,2}月份?|[上下]半年|前?[一二三四]季度)?|[〇○零二一九]{4}年度?"
    r"|[（(\[].*?[）)\]]|“[^”]*”|[《》\"]|[三五]年(?=行动|规划|计划|建设|(?:攻坚|提升|专项|滚动|倍增|提质)[一-龥]{0,4}(?:行动|计划|方案))|[①-⑳]|和?[二2][〇○0]三[〇○0五]年|远景目标"
)
"""Period, brackets and quotes: they part a title and name no field."""
_DOMAIN_TAIL = re.compile(
    r"(?:的|事业|改革|高质量|(?<!社会)发展|(?<!基本)(?<!城乡)建设|促进(?=规划)|状况|情况|现状|工作|完成(?=情况)|中长期|中期|末期|专项|总体|重点|年度|近期|行动|实施|推进|统计(?=公报|年报|快报|\0*公报)|综合|试点|若干|指导|(?<!脱贫)攻坚|支持|扶持|主要数据|和|与|\0)*"
    r"(?:规划|计划|纲要|方案|行动|蓝图|公报|报告|意见|要点|评估|综述|总结|设想|白皮书|(?:政策|措施|举措)+|情况$|[状概简]况$|简析$|(?:运行|形势)?分析$|主要数据$)"
    r"(?:规划|计划|纲要|方案|草案|评估|报告|总结|综述|实施|执行|编制|情况|中期|末期|终期|的|和|与|及|意见|建议|摘要|基本思路|[·.]|\0)*$"
)
_DOMAIN_HEAD = re.compile(
    r"^(?:[0-9A-Z某×*＊○〇]+[省市县区旗州]|[一-龥A-Za-z×*]{0,5}(?:[镇乡县市区]|街道)(?:(?:人民)?政府(?!信息|采购|投资|购买|性|引导|数据|网站|职能|治理|服务)|(?=政府信息))|[\u4e00-\u9fff]{0,12}(?:人民政府|办公[厅室]|委员会|[厅局]|中央|[省市县区州旗盟]委)关于|关于|制定|编制|印发|发布|贯彻落实|[推实]行|(?:加强|推进|加快)(?:和|与|、)(?:改进|完善|规范|创新)|加大力度|实施|促进(?=[全本我][省市县区州旗国])|[一-龥]{1,4}?(?:(?<![小城乡集村古市])镇|(?<![城下返回])乡|街道)(?=全面|贯彻|推[进行]|开展|实施|加[强快]|落实|创建|深化|持续|深入)|新时代|新形势下|加快|推进|加强|深化|落实|持续|进一步|全面|大力|积极|做好|推动|第[一二三四五六七八九十]+次全[国省市区县]|[全本我][省市县区州旗国]|[省市区县]级|中华人民共和国|的)+"
)
_CARRIED_OUT = re.compile(
    "(?:(?:计划|规划|纲要|预算)?(?:执行|实施|完成)情况(?:和|与|及|暨)?|(?:推动|助推|助力)[一-龥]{0,6}|(?<=[一-龥]{4})(?:更好|全面|大力|切实|持续|进一步)?(?:加快|推进|推动|促进)[一-龥]{4,14})$"
)
"""国民经济和社会发展计划执行情况与…, 营商环境推动高质量发展: how a plan was carried out, and what the field is to
further, name no field of their own."""
_NO_FIELD = re.compile(
    r"^(?:[二两三四五六七八九十]+[个项]?(?:专项|配套)?|[某×*＊○〇A-ZＡ-Ｚ]{1,4}[省市县区州旗盟镇乡]"
    r"|(?!美丽|特色|重点|中心|示范)[一-龥]{1,3}(?:(?<![小城乡集村古强名])镇|(?<![下返回城])乡|街道|苏木)|中共|政府|人民政府|工作|年度|综合|发展|实施|重点|政府工作报告|[〇一二三四五六七八九十]+|预算(?:草案)?|贯彻落实|.*(?:会议|大会)上.*|生产建设兵团|[一-龥、]{2,16}(?:(?<![格布全大开])局|[^大餐]厅|委员会|办公室)|.*(?:总结|回顾|打算)(?:及|和|与|暨)?|.*(?:确定的|筹备|通知|办公室|推动|打造|全域|扩需求|，).*)$"
)
"""What is left of a title that names no field."""
_TOWN = re.compile("[A-Z×*一-龥]{1,6}(?:(?<![小城村])镇|(?<!城)乡|街道|苏木)")
_OWN_TOWN = re.compile(
    "(?!加快|推进|加强|促进|支持|建设|重点|特色|美丽)[一-龥]{2,4}?(?:(?<![小城乡集村古市制点心名强])镇(?!区|域|街|村)|(?<![下返回城之水])乡(?![村镇风土愁情贤])|(?<!城市)(?<!历史)街道|苏木)"
    "(?=[一-龥]{2})"
)
"""达埔镇养老服务 at the head of a title: the town whose plan it is names no field."""
_OF_A_YEAR = re.compile("工作(?:报告|总结|计划|要点|打算|安排)")
"""白鹤镇2023年政府工作报告: whose report it is. A plan for 特色小镇 names its field."""
MAX_DOMAIN = 20
"""Longest name of a field; 巩固拓展脱贫攻坚成果同乡村振兴有效衔接 has nineteen."""


def _spoken_of(title: Fragment) -> Fragment:
    """The document that a title explains or lays out for comment, whose field is that of the title: 解读《…规划》."""
    cited = _CITED.search(title.text)
    own = _CITED.sub("", title.text)
    told = _EXPLAINS.search(own) is not None or _NEWS.search(_CITED.sub("\0", title.text)) is not None
    return title.sub(*cited.span()) if cited is not None and told else title


_EXPLAINS = re.compile("解读|说明|问答|答记者问|征求|公示")
_FURTHERED, _FURTHERS = re.compile("(?:高质量)?发展|工作"), re.compile("^(?:促进|支持)")
"""促进大数据发展行动计划 is on 大数据, 就业促进规划 on 就业促进."""
_BOOSTS = re.compile("政策|措施|举措")
"""关于支持养老服务的若干措施 is on 养老服务."""


def _short_name(region: Place | None) -> str:
    """广西 for 广西壮族自治区: how a title can call a province. Empty for other divisions."""
    name = region[1].compact().text if region is not None else ""
    return next((short for short, whole in short_names().items() if name in (short, whole)), "")


def domain_of(front: FrontMatter, region: Place | None) -> Place | None:
    """The field that the title names: what stands in it beside region, period and kind; None where it names none."""
    if front.title is None:
        return None
    title = _spoken_of(front.title.compact())
    masked = _NOT_THE_FIELD.sub(lambda m: "\0" * len(m.group()), title.text)
    news = _NEWS.search(title.text)
    if news is not None:
        end = news.end() + (masked[news.end() : news.end() + 1] in tuple("省市县区州"))
        masked = "\0" * end + masked[end:]
    if region is not None:
        name = region[1].compact().text
        masked = re.sub(
            rf"((?:^|关于|制定|编制|[\0的进]))((?:[一-龥]{{2,12}}?(?:省|自治区|地区|[市州盟]))*{name})",
            lambda m: m[1] + "\0" * len(m[2]),
            masked,
        )
        if name[-1] in "省市县区州旗盟":  # 数字山东 is a name
            masked = masked.replace(name, "\0" * len(name), 1)
    tail = _DOMAIN_TAIL.search(masked)
    if tail is None:
        return None
    short = _short_name(region)
    told = _OF_A_YEAR.search(title.text) is not None
    furthered = _FURTHERED.match(masked, tail.start()) is not None or _BOOSTS.search(tail.group()) is not None
    words = []
    for part in re.finditer(r"[^\0]{2,}", masked[: tail.start()]):
        head = _DOMAIN_HEAD.match(part.group())
        word = _CARRIED_OUT.sub("", part.group()[head.end() if head else 0 :]).removesuffix("的").removesuffix("事业")
        town = _OWN_TOWN.match(word) if not masked[: part.start()].strip("\0") else None
        word = word[town.end() :] if town is not None else word
        word = _FURTHERS.sub("", word) if furthered and part.end() == tail.start() else word
        word = word.removeprefix(short) if len(word) >= len(short) + 2 else word
        if 2 <= len(word) <= MAX_DOMAIN and not _NO_FIELD.match(word) and not (told and _TOWN.fullmatch(word)):
            words.append(word)
    if not words:
        return None
    word = max(words, key=len)
    at = title.text.index(word)
    return word, title.sub(at, at + len(word))
