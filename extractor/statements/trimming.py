"""A subject trimmed: its brackets in pairs, no note marks; the owner of a measure, the thing that a verb acts on."""

from __future__ import annotations

import re

from ..lexicon import cues, namings

Stretch = tuple[int, int]

_NORM = re.compile("不(?:[少低高大小]于?|超过)?(?:每[一-龥0-9]{1,8})?$")
_DOES = re.compile(f"净增|{cues.DOING.pattern.pattern}")


def balanced(text: str, stretch: Stretch) -> Stretch:
    """The stretch without 分别 at its head, and without half a pair of brackets or quotes at its ends."""
    start, end = stretch
    if (unread := text.rfind("%、", start, end)) > start and end - unread >= 4:
        start = unread + 2  # 采矿业-8.6%、制造业+2.1%: what a doubtful sign left unread is of the one before
    while end - start > 2 and text[start] in "、，":
        start += 1
    while end - start > 2 and text[end - 1] in "+＋的":
        end -= 1
    if (norm := _NORM.search(text, start + 2, end)) is not None:
        end = norm.start()  # 护理员配备不少于每十张床位3名
    if text.startswith("分别", start, end) and end - start >= 4:
        start += 2  # 分别一次性奖励30万元、15万元
    for opens, closes in ("()", "“”", "《》"):
        start, end = _paired(text, start, end, opens, closes)
    if end - start < 2:
        start, end = stretch
    return start, end


def without_each_of(text: str, stretch: Stretch) -> tuple[Stretch, ...]:
    """丙县 and 新建学校 in 甲县、乙县和丙县分别新建学校: 分别 is said of the list, and of none of its members."""
    at = text.find("分别", *stretch)
    return ((stretch[0], at), (at + 2, stretch[1])) if stretch[0] + 1 < at < stretch[1] - 3 else (stretch,)


def without_notes(text: str, stretch: Stretch) -> tuple[Stretch, ...]:
    """装备制造业[12]增加值: what stands on both sides of a note mark."""
    start, end = stretch
    pieces = []
    for note in namings.NOTES.pattern.finditer(text, start, end):
        if note.start() > start:
            pieces.append((start, note.start()))
        start = note.end()
    return (*pieces, (start, end)) if start < end else tuple(pieces) or (stretch,)


def _paired(text: str, start: int, end: int, opens: str, closes: str) -> Stretch:
    """The longer side of a bracket that has no partner."""
    if text.find(opens, start, end) < 0 and text.find(closes, start, end) < 0:
        return start, end
    waiting: list[int] = []
    for at in range(start, end):
        if text[at] == opens:
            waiting.append(at)
        elif text[at] == closes:
            if waiting:
                waiting.pop()
            elif at - start > end - at - 1:
                return start, at
            else:
                start = at + 1
    if waiting:
        at = waiting[0]
        return (start, at) if at - start >= end - at - 1 else (at + 1, end)
    return start, end


def whose(text: str, stretch: Stretch) -> Stretch | None:
    """The crop or herd whose measure a subject names: 夏粮 in 夏粮播种面积, 生猪 in 生猪存栏."""
    if text.startswith("在校", stretch[0]):
        stretch = stretch[0] + 2, stretch[1]
    measure = namings.YIELDS.pattern.search(text, *stretch)
    head = (stretch[0], measure.start()) if measure is not None else stretch
    head = (head[0], head[1] - 1) if text.endswith(("共", "均"), *head) else head  # 技工院校共招生, 毕业生
    head = (head[0], head[1] - 2) if text.endswith("数量", *head) else head  # 海外仓数量2400个，面积30万平方米
    if text.endswith(("量", "额", "率"), *head):
        return None  # 用水量12亿立方米，产量26万吨
    return head if head[1] - head[0] >= 2 or text[head[0] : head[1]] in _HERDS else None


_HERDS = frozenset("猪牛羊鸡鸭鹅兔马驴")


def without_each(text: str, stretch: Stretch) -> Stretch:
    """补助 in 每家补助, where a number is of all: 共1亿元."""
    each = namings.EACH_ONE.pattern.match(text, *stretch)
    return (each.end(), stretch[1]) if each is not None and stretch[1] - each.end() >= 2 else stretch


def thing_of(text: str, stretch: Stretch, least: int = 3) -> Stretch:
    """What a verb of doing acts on: 高速公路 in 开工建设高速公路."""
    start, end = stretch
    if text.startswith(("在建", "拟建", "已建"), start, end) and end - start >= 4:
        start += 2  # 在建水库10座，加固2座
    while (verb := _DOES.match(text, start, end)) is not None and end - verb.end() >= least:
        if text[verb.end()] in "和及与或、":
            break
        start, least = verb.end(), 2  # 开工建设水库
    site = namings.SITE.pattern.fullmatch(text, start, end)
    return site.span("thing") if site is not None else (start, end)


def without_gain(text: str, stretch: Stretch) -> Stretch:
    """高新技术企业 in 净增高新技术企业, where a number tells how many there are in all: 达到21家."""
    gain = _GAIN.match(text, *stretch)
    return (gain.end(), stretch[1]) if gain is not None and stretch[1] - gain.end() >= 2 else stretch


_GAIN = re.compile("净增加?|新增加?")


def without_adverbs(text: str, stretch: Stretch) -> tuple[Stretch, ...]:
    """城镇累计新增就业 as 城镇 and 新增就业; 教师每年培训 as 教师 and 培训."""
    at = max(text.find("累计", *stretch), text.find("每年", *stretch))
    at = -1 if text[at - 1] in "人户亩" else at  # 每人每年
    if (meant := _MEANT.search(text, stretch[0] + 2, stretch[1])) is not None:
        return (stretch[0], meant.start()), (meant.end(), stretch[1])  # 公路建设拟完成投资
    if not stretch[0] < at <= stretch[1] - 4:
        return (stretch,)
    if text.startswith(("举行", "举办", "召开"), at + 2) and at + 4 == stretch[1]:
        return ((stretch[0], at),)  # 发布会累计举行151场
    return (stretch[0], at), (at + 2, stretch[1])


_MEANT = re.compile(
    "(?:拟|预计|已经?)(?=(?:完成|新增|新建)[一-龥]{2})|共有(?=[一-龥]{2,8}$)|合计(?=占)"
    "|共(?=(?:新?开工|完工|竣工|签约|完成)(?:建设)?$)"
)
"""What is no part of what is measured, between who does it and what is done."""


def without_area(text: str, stretch: Stretch) -> Stretch:
    """高标准农田 in 高标准农田面积达到10亿亩并改造提升1亿亩: what is done is done to the land."""
    bare = stretch[1] - 2 if text.endswith("面积", *stretch) else stretch[1]
    return (stretch[0], bare) if bare - stretch[0] >= 2 else stretch


_LETTER = re.compile(r"[^\W0-9_]")


def has_letters(words: str) -> bool:
    """Whether words are more than numbers and signs."""
    return _LETTER.search(words) is not None


def names_nothing(words: str) -> bool:
    """Whether a word of one character is left of a torn line: 于30分钟. 钢 and 布 name something."""
    return len(words) == 1 and words in "以出行于多少等其为与和或及的了在左右上下内外年月日×+-/"
