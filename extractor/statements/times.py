"""Time expressions of running text, and which years a number covers that one of them governs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ..lexicon import sayings
from ..lexicon.numerals import han_number
from ..lexicon.periods import five_years_to, plan_years

Years = tuple[int, int]
Use = Literal["in", "until", "during", "since", "base", "from", "day", "outlook", "running"]

_Y = r"(?:19|20)[0-9]{2}"
_HY = r"[一二][九〇○零0][〇○零一二三四五六七八九0-9]{2}"
_H = "一二三四五六七八九十"
_CENSUS = r"第[一二三四五六七八九]次(?:全[国省市])?(?:人口|经济|农业|基本单位|[一-龥]{2,6}?)(?:普查|清查)"
"""2010年第六次全国人口普查: when that was is all it says of a time."""
_N = rf"(?:[0-9]{{1,2}}|[{_H}两]{{1,2}})"
_TIME = re.compile(
    r"(?=[0-9一二三四五六七八九十“\"「力争预计到至截较比与同跟和从自由是达相在高低过近今明本去当未上规行实计连以展锚面向对快慢])"
    rf"(?P<lead>(?:力争|争取|预计|计划)?(?:到|至|截至|截止到?|较之?|比|与|同|跟|和|从|自|由|是|达到|相当于|在|以|高于|低于|高出|低出|快于|慢于|展望|锚定|面向|对标|对接)?)(?:{_CENSUS}(?={_Y}年))?"
    rf"(?:(?P<a>{_Y})年?(?:[-—–―~至到]{{1,2}})(?P<b>{_Y}|[0-9]{{2}}(?=年))年?"
    rf"|(?P<y>(?:(?<![0-9.])|(?<=[0-9]\.)(?<![^。；][0-9]\.)){_Y}|{_HY})(?:年度?|\.(?:0?[1-9]|1[0-2])月?(?=[底末]?前)|(?=[、和]{_Y}年))"
    rf"(?P<part>期?末|年?底|年末|初|上半年|(?P<month>{_N}月(?P<day>(?:{_N}|[{_H}]{{3}})日)?(?:份?(?:底|末)?)))?(?:零时)?(?:{_CENSUS}时?)?"
    rf"|(?P<plan>[“\"「](?:二?十[{_H[:9]}]?五|[{_H[:9]}]五)[”\"」](?:规划|计划)?|(?<![{_H}百千万亿零〇第0-9])(?:二?十[{_H[:9]}]?五|[{_H[:9]}]五)"
    r"(?=规划|计划(?![^，。]{0,6}[0-9])|期间|时期|期?末|以来|收官|初|$|[，,”\"」])(?:[”\"」](?=时期|期间|期?末)|规划|计划)?)"
    r"(?P<edge>期?间?末|规划末|前[二两三四2-4]年|收官之年|时?期间?|以?来|实施以来|初)?"
    r"|(?P<five>(?<![0-9一二三四五六七八九十])[五5]年来(?!的?(?:首次|新[高低]|最[一-龥]))|(?P<sum>(?<![一二三四五六七八九十0-9、])[五5]年(?=累计))|(?<=这)[五5]年|过去五年|过去的?五年|近五年|五年以来|五年间)|(?P<last>(?<![0-9一二三四五六七八九十])[二两三四234])年来(?!的?(?:新?低|首次|新高|最[一-龥]))|(?P<coming>(?:今后|未来)的?(?P<many>[三五35])年|五年后?(?=[，,、])|(?:本?规划|计划|行动|实施)期(?:限|间)?内|(?:规划|计划|行动)期(?P<close>期?末))"
    rf"|连续(?P<running>{_N})年"
    r"|(?P<relative>去年|上年|今年|本年|明年|来年|过去的?一年|一年来|(?<![一-龥])当年(?![价度]))(?:度(?=[一-龥，]))?(?P<ends>末|底)?(?:同月|同季|同期|全年|[一二三四]季度|前[二三]季度|[上下]半年)?)"
    r"(?P<tail>以来|同期(?=增长|增加|提高|提升|下降|减少|降低|上升|翻)|相比|比(?=[，,]|增长|增加|增幅|上升|上涨|下降|下跌|提高|降低|回落|减少|$)|比较|对比|相较|相同|持平|一致|(?:同期|水平)?(?:基本|大体)?(?:相比|持平|相同|一致|相当)|底|末|期间|(?:底|年底|年末)?前(?![期瞻沿])|(?:的|水平|同期)?基础上|为(?:基期|基准年?|基数)|起|开始|远景目标)?"
)


class Time(NamedTuple):
    """A time in the text: the years that it names and how the words use them.

    in: 2020年; until: 到2025年, 2020年底; during: “十四五”期间; since: 2023年起; base: 较2015年, 在2020年基础上;
    from: 从2005年的; day: 2019年3月15日, 2019年10月, and outlook: 展望2035年, which date their own sentence;
    running: 连续4年, which dates the number that it leads to.
    """

    start: int
    end: int
    years: Years
    use: Use


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a document knows of its own time."""

    plan: Years | None = None
    """The years of the plan that it is, or is about."""
    year: int | None = None
    """The year that 今年 means."""
    window: Years | None = None
    """For a document that looks back on a plan: the years that it looks back on."""
    bulletin: bool = False
    """Whether it is a statistical bulletin: all that it tells is actual, and of its year."""
    tells: bool = False
    """Whether it is an account of what is (情况, 状况) that names no year: what it does not promise is actual."""

    def past(self) -> Years | None:
        """The five years that 五年来 means, and what was reached before a plan begins."""
        if self.window is not None or self.plan is None:
            return self.window
        return self.plan[0] - 5, self.plan[0] - 1

    def told(self) -> Years | None:
        """The years of an actual figure that nothing dates: a yearly report tells of the year before its own."""
        past = self.past()
        if past is not None and self.window is None and self.plan is not None and self.plan[0] == self.plan[1]:
            return past[1], past[1]
        return past

    def until(self, year: int) -> Years:
        """The years that a total up to ``year`` covers: the plan's so far, or five; those that a yearly report looks
        ahead to; without a plan its own.
        """
        if self.plan is None:
            return year, year
        if self.plan[0] == self.plan[1]:  # a yearly report that looks ahead: 到2016年, from its own year on
            return (self.plan[0], year) if self.plan[0] < year <= self.plan[0] + 5 else (year, year)
        return (self.plan[0], year) if self.plan[0] <= year <= self.plan[1] else five_years_to(year)


def find_times(text: str, calendar: Calendar) -> list[Time]:
    """Every time of a folded text, in order."""
    found: list[Time] = []
    if _HEART.search(text) is None:
        return found
    titles = [match.span() for match in _TITLE.finditer(text)] if "《" in text else []
    for match in _times(text):
        n = bisect_right(titles, match.start(), key=lambda span: span[0]) - 1
        if (n >= 0 and match.start() < titles[n][1]) or _is_named(match, text):
            continue
        years, use = _years(match, calendar), _use(match, text)
        if use == "in" and years is not None and _aims_at_end(years, text, match.end(), calendar):
            use = "until"
        if match["relative"] == "当年":
            said = next((time for time in reversed(found) if time.use != "base"), None)
            years = (said.years[1],) * 2 if said is not None else None
        if years is not None and match["plan"] and (match["edge"] or match["tail"] or "").endswith("来"):
            now = calendar.told()  # “十四五”以来: up to the year that is told
            years = years[0], now[1] if now is not None and years[0] <= now[1] else years[1]
        if years is not None and use == "since":
            now = calendar.past()
            last = now[1] if now is not None and years[0] <= now[1] else calendar.plan[1] if calendar.plan else None
            last = last or calendar.year or years[1]
            years = years[0], max(last, years[1])
            if (many := _FOR_YEARS.match(text, match.end())) is not None:
                found.append(Time(match.start(), match.end(), _first_years(years[0], many["many"]), "during"))
                continue
        if years is not None and match["y"] and not match["lead"] and use in ("in", "until"):
            use = _listed(found, text, match.start(), use)
        if years is not None and match["tail"] != "远景目标":
            found.append(_stretched(found, Time(*match.span(), years, use), text))
    return found


_AIMS_AT_IT = re.compile("的?[一-龥]{0,4}目标")


def _aims_at_end(years: Years, text: str, end: int, calendar: Calendar) -> bool:
    """Whether the last year of a plan of several is what aims are set for: 2025年的主要目标 are those of the plan."""
    plan = calendar.plan
    return plan is not None and plan[0] < plan[1] == years[0] and _AIMS_AT_IT.match(text, end) is not None


_YEARS_LISTED = re.compile(rf"(?P<until>[到至])?(?<![0-9])(?P<years>(?:{_Y}[、，和及])+)$")


def _listed(found: list[Time], text: str, end: int, use: Use) -> Use:
    """2025 and 2030 before 2035年 in 到2025、2030、2035年: years of which the last alone says that it is one. Adds them
    and gives the use that all of them have."""
    listed = _YEARS_LISTED.search(text, max(0, end - 40), end)
    if listed is None:
        return use
    use, start = "until" if listed["until"] else use, listed.start("years")
    while found and found[-1].start >= start:
        found.pop()
    for year in re.finditer(_Y, listed["years"]):
        found.append(Time(start + year.start(), start + year.end(), (int(year[0]),) * 2, use))
    return use


def is_sum_of_five(text: str, time: Time) -> bool:
    """五年累计: the five years gone by where results are told, and those to come among aims."""
    return text[time.start : time.end] in ("五年", "5年") and text.startswith("累计", time.end)


_FOR_YEARS = re.compile("(?:，?[的用]?|，?连续)(?P<many>[0-9]|[一二两三四五六七八九十])年(?:之?内|时间)")
"""自2022年起三年内: how long, from its first year on."""


def _first_years(first: int, many: str) -> Years:
    count = int(many) if many.isdigit() else han_number(many.replace("两", "二")) or 1
    return first, first + count - 1


_HEART = re.compile(r"[年五期]|(?<=[0-9]{4})\.(?=[0-9]{1,2}月?[底末]?前)|[-—–―~至到](?=(?:19|20)[0-9]{2})")
"""What stands in every time, not further from its beginning than ``_AHEAD``."""
_AHEAD = 20


def _times(text: str) -> Iterator[re.Match[str]]:
    """Every match of ``_TIME``, which is long and tried only where one can begin."""
    at = 0
    while (heart := _HEART.search(text, at)) is not None:
        match = _TIME.search(text, max(at, heart.start() - _AHEAD))
        if match is None:
            return
        yield match
        at = match.end()


def _stretched(found: list[Time], time: Time, text: str) -> Time:
    """自2023年1月1日至2024年12月31日, 2018年1月至2020年5月: one time of two; else the time as it is."""
    last = found[-1] if found else None
    if (
        last is None
        or last.end != time.start
        or not (last.use in ("from", "day", "since") or (last.use in ("in", "until") and text[last.end - 1] == "月"))
        or text[time.start] not in "至到"
    ):
        return _of_months(found, time, text)
    found.pop()
    return Time(last.start, time.end, (last.years[0], max(last.years[0], time.years[1])), "during")


def _of_months(found: list[Time], time: Time, text: str) -> Time:
    """2019年10月—2020年3月: from month to month; else the time as it is."""
    last = found[-1] if found else None
    if last is None or not 0 < time.start - last.end <= 2 or time.years[1] < last.years[0]:
        return time
    if text[last.end - 1] != "月" or text[time.end - 1] != "月" or text[last.end : time.start].strip("-—–―~"):
        return time
    found.pop()
    return Time(last.start, time.end, (last.years[0], time.years[1]), "during")


_TITLE = re.compile(r"《[^《》]{1,200}》")
_IN_PLAN = re.compile("(?:规划)?(?:中|确定|提出|明确)的(?![一-龥]{0,8}(?:目标|任务|指标))")
"""“十三五”规划中的七座消防站: of a plan that names them; what was aimed at in it is of its years."""
_PROJECTS = "重大项目", "重点项目", "重大工程", "项目"


def _is_named(match: re.Match[str], text: str) -> bool:
    """2023—2025舞台艺术行动计划, 1995年价格: a name's years; 今年是“十四五”规划的关键一年 dates nothing."""
    if match["plan"] and sayings.IS.pattern.search(text, max(0, match.start() - 24), match.start("plan")):
        return match["edge"] == "收官之年" or sayings.YEAR_OF.pattern.match(text, match.end()) is not None
    if (
        match["plan"]
        and not match["edge"]
        and not match["tail"]
        and sayings.NAMES_PLAN.pattern.match(text, match.end())
    ):
        return True
    if match["plan"] and not match["edge"] and sayings.CLOSED.pattern.match(text, match.end()):
        return True
    if match["plan"] and not match["edge"] and _IN_PLAN.match(text, match.end()) is not None:
        return True  # “十三五”规划中的七座消防站
    if match["plan"] and not match["edge"] and text.startswith(_PROJECTS, match.end()):
        return sayings.PREPARES.pattern.search(text, max(0, match.start() - 16), match.start("plan")) is not None
    if match["y"] and not match["lead"] and sayings.PRICES.pattern.match(text, match.end()):
        return True
    if match["y"] and not match["lead"] and (made := sayings.MADE_THEN.pattern.match(text, match.end())):
        return "前" in text[match.end() - 1 : made.end()] or not text[made.end() : made.end() + 1].isdigit()
    if match["y"] and match["tail"] == "以来" and sayings.RECORD.pattern.match(text, match.end()):
        return True  # 为2009年以来首次负增长
    if match["y"] and text.endswith(("距", "距离"), 0, match.start()):
        return True  # 距离2025年目标还差0.5人
    if match["y"] and text.startswith("是", match.end()) and text[match.start() - 1 : match.start()] == "(":
        return True  # (2013年是第三次普查年份，下同)
    if match["relative"] and sayings.PRICES.pattern.match(text, match.end()):
        return True  # 按上年价格计算
    if match["relative"] == "本年" and not match["lead"] and sayings.OF_OWN_YEAR.pattern.search(text[: match.start()]):
        return True
    if match["relative"] == "上年" and sayings.CARRIED_OVER.pattern.match(text, match.end()):
        return True
    if match["relative"] in ("上年", "去年") and sayings.OF_BASIS.pattern.match(text, match.end()):
        return sayings.BASIS.pattern.search(text, max(0, match.start() - 24), match.start()) is not None
    after = text[match.end() : match.end() + 1]
    return bool(match["a"]) and text[match.end() - 1] != "年" and "\u4e00" <= after <= "\u9fff" and after != "期"


def _years(match: re.Match[str], calendar: Calendar) -> Years | None:
    group = match.group
    if group("a"):
        first = int(group("a"))
        last = int(group("b")) if len(group("b")) == 4 else first // 100 * 100 + int(group("b"))
        return (first, last) if first < last else None
    if group("y"):
        year = int(group("y")) if group("y").isdigit() else han_number(group("y").replace("0", "〇"))
        return (year, year) if year else None
    if group("plan"):
        ordinal = group("plan").strip('“”"「」规划计').removesuffix("五")
        years = plan_years(han_number(ordinal) or 1)
        edge = group("edge") or ""
        if edge.startswith("前"):
            return years[0], years[0] + "二三四".index(edge[1].translate(_FEW)) + 1
        if "末" in edge or "收官" in edge:
            return years[1], years[1]
        return (years[0], years[0]) if edge == "初" else years
    if group("sum") and calendar.plan is not None and calendar.plan[0] < calendar.plan[1]:
        return None  # 五年累计 in a plan of years may be those to come
    if group("five"):
        return calendar.past()
    if group("last"):
        return _running(group("last"), calendar)
    if group("coming"):
        return _coming(calendar, group("many"), group("close") is not None)
    if group("running"):
        return _running(group("running"), calendar)
    if calendar.year is None:
        return None
    shift = 0 if group("relative") in ("今年", "本年") else 1 if group("relative") in ("明年", "来年") else -1
    return calendar.year + shift, calendar.year + shift


_FEW = str.maketrans("两234", "二二三四")


def _coming(calendar: Calendar, many: str | None, close: bool) -> Years | None:
    """规划期内: the plan's years; 今后五年 in a report of one year begins with that year."""
    plan, count = calendar.plan, 3 if many in ("三", "3") else 5
    if many is not None and (plan is None or plan[0] == plan[1]):
        first = plan[0] if plan is not None else calendar.year
        return (first, first + count - 1) if first is not None else None
    if plan is None or (many is not None and count == 3 and plan[1] - plan[0] != 2):
        return None
    return (plan[1], plan[1]) if close else plan


def _running(count: str, calendar: Calendar) -> Years | None:
    """连续4年: the last years of what is told."""
    past = calendar.past()
    last = past[1] if past is not None else calendar.year
    number = int(count) if count.isdigit() else han_number(count.replace("两", "二"))
    return (last - number + 1, last) if last is not None and number else None


_RISEN = frozenset("高升加长展大低降少短缩拓")
_BEFORE_ITS_END = frozenset("末底月前")
_WITH = ("与", "同", "跟", "和")
_OF_THEN = re.compile(r"(?:\([^()]{1,40}\))?的[^，。；]{1,20}?相(?:比|较)")
"""与2010年(普查数据)的13.4亿人相比: what that year had."""
_MOVES = re.compile("增长|增加|增幅|上升|上涨|提高|下降|减少|降低|回落|减产|增产")
"""与去年增长10.9%: 相比 left out."""
_OF_RECORD = re.compile("[比较](?:历史|有史以来|最[高好低])[^，。；、0-9]{0,10}$")
"""比历史最高水平的一九七九年增长6.4%: the year is what it is compared with."""
_ALIKE = ("相比", "比", "比较", "对比", "相较", "持平", "相同", "一致", "相当")


def _is_base(match: re.Match[str], text: str, lead: str, tail: str) -> bool:
    """Whether a time is only what something is measured against: 比2020年, 恢复至2019年同期水平的81%."""
    if lead.endswith("是") and sayings.SUM_OF.pattern.match(text, match.end()):
        return True
    if lead.endswith(("较", "较之", "比")) or tail.endswith(("基础上", "基期", "基准", "基准年", "基数")):
        return True
    if lead[-1:] in ("是", "到", "至", "于", "为") and sayings.LEVEL_OF.pattern.match(text, match.end()):
        return True  # 恢复至2019年同期水平的81%
    if lead[-1:] in ("是", "到", "于") and sayings.TIMES_THAT.pattern.match(text, match.end()):
        return True  # 数量达到“十三五”末2倍
    if lead[-1:] in ("是", "于") and text.startswith("全年的", match.end()):
        return True  # 相当于2020年全年的9.5倍
    if (
        match["plan"]
        and text[match.start() - 1 : match.start()] == "为"
        and sayings.MULTIPLE.pattern.match(text, match.end())
    ):
        return True  # 利润总额为“十三五”时期的2.2倍
    if match["plan"] and lead.endswith(("高于", "低于", "高出", "低出", "快于", "慢于")):
        return True  # 年均增长4.5%，高于“十三五”时期1.2个百分点
    if match["y"] and not lead and _OF_RECORD.search(text, max(0, match.start() - 16), match.start()):
        return True
    if lead.endswith("在") and sayings.ON_BASIS.pattern.match(text, match.end()):
        return True
    if lead.endswith(_WITH) and (tail.endswith(_ALIKE) or (match["relative"] and _MOVES.match(text, match.end()))):
        return True
    if lead.endswith(_WITH) and (
        _OF_THEN.match(text, match.end()) or sayings.FALLS_SHORT.pattern.match(text, match.end())
    ):
        return True
    share = match["relative"] and lead[-1:] in ("到", "至") and sayings.SHARE_OF_THEN.pattern.match(text, match.end())
    return bool(share)  # 客运量恢复至去年同期的56.3%


def _use(match: re.Match[str], text: str) -> Use:
    lead, tail = match.group("lead"), match.group("tail") or ""
    if _is_base(match, text, lead, tail):
        return "base"
    if text.startswith("的", match.end()) and lead[-1:] in ("是", "到", "于"):
        reached = lead[-1:] == "到" and not sayings.MULTIPLE.pattern.match(text, match.end())
        aims = reached and sayings.AIMS.pattern.match(text, match.end()) is not None
        if not (aims or (reached and text[match.start() - 1 : match.start()] in _RISEN)):
            return "base"
        return "until"
    if lead.endswith(("展望", "锚定", "面向", "对标", "对接")):
        return "outlook"
    return _use_within(match, text, lead, tail)


def _use_within(match: re.Match[str], text: str, lead: str, tail: str) -> Use:
    """The use of a time that nothing is measured against."""
    group = match.group
    if group("y") and (tail in ("起", "开始", "以来") or "来" in tail):
        return "since"
    if lead[-1:] in ("从", "由", "自") and not group("a"):
        return "from"
    if group("running"):
        return "running"
    until = lead.endswith(("到", "至")) or "截" in lead
    if group("day") and not until and not tail.endswith("前"):
        return "day"
    if group("y") and sayings.GONE.pattern.search(text, max(0, match.start() - 5), match.start()):
        return "during"
    if group("month") and not until and "前" not in tail and not group("part").endswith(("底", "末", "12月", "十二月")):
        return "day"  # 2019年10月，建成大桥1座
    edges = (group("part") or "") + (group("edge") or "") + (group("ends") or "") + tail
    if group("a") or group("five") or group("last") or (group("coming") and not group("close")):
        return "during"
    if group("plan") and not ("末" in edges or "收官" in edges or "初" in edges):
        return "during"
    if until or group("close") or not _BEFORE_ITS_END.isdisjoint(edges):
        return "until"
    return "in"


def covered(time: Time, aggregation: str, held: bool, mean: bool, calendar: Calendar) -> Years:
    """The years that a number covers under this time.

    A total up to a year covers the plan up to it; a level reached during years belongs to the last of
    them, a level held to all; a yearly mean under one year is that of the plan up to it.
    """
    first, last = time.years
    if aggregation == "level":
        return (first, last) if held or first == last else (last, last)
    yearly = calendar.plan is not None and calendar.plan[0] == calendar.plan[1]
    if (
        mean
        and first == last
        and time.use != "in"
        and yearly
        and calendar.plan is not None
        and last < calendar.plan[0]
        and last % 5 == 0
    ):
        return five_years_to(last)  # “十一五”末，…年均增长15%
    if first == last and ((time.use == "until" and not (aggregation == "per_year" and not mean)) or mean):
        return calendar.until(last)
    return first, last
