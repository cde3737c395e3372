"""Heading and item numbering, outermost first. A scheme's place in ``SCHEMES`` is its rank.

Each row carries its examples; ``tests/test_rules.py`` runs them one by one. Full- and half-width
forms are the same scheme. A new scheme is one row: its flags say how its numbers behave.
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass, field

from .numerals import CIRCLED, FORMAL, HAN, number_value
from .remembered import remembered

_H = "[一二三四五六七八九十百零〇○]"
_HD = rf"(?:{_H}{{1,5}}|[0-9０-９]{{1,3}})"
_DIGITS = "0123456789０１２３４５６７８９"
_L, _R = "[（(〔﹙]", "[）)〕﹚]"
_B = r"[ \t\u3000\xa0\u2002\u2003]"


@dataclass(frozen=True, slots=True)
class Scheme:
    """One way to number headings or items, with its whole character: no other file names schemes to tell how they behave.

    ``pattern`` has the groups ``raw`` (the number as printed) and ``n``.
    """

    name: str
    first: str
    """Characters with which it can begin: no other text is tried."""
    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    heads: bool = True
    """Numbers sections; the others number items only."""
    strong: bool = False
    """Heads a section even where a number is missing; the others must count on."""
    divides: bool = False
    """Means a division of the document wherever it stands: it ends a table, a box, a sentence."""
    runs_on: bool = False
    """Its numbers may run on through the sections above: （一）…（三十八） in one document."""
    short: bool = False
    """Its words are a heading and fill at most three printed lines; after the others text may follow at once."""
    item: bool = False
    """Numbers items as well: it heads a section only where a text of its own stands below."""
    outermost: bool = False
    """May number the outermost headings of a document though it numbers items elsewhere."""
    in_sentences: bool = False
    """May stand at the head of a printed line in the middle of a sentence."""
    groups: bool = False
    """Numbers the group rows of tables."""
    rows: bool = False
    """Numbers the rows of tables."""
    by_depth: bool = False
    """Of several numbers (2.3.1): how many there are is a kind of its own."""
    under: str = ""
    """An inner scheme under which it stands where that one comes first in the document: 一、 above 第一条."""


def _scheme(
    name: str, first: str, pattern: str, character: str, yes: tuple[str, ...], no: tuple[str, ...], under: str = ""
) -> Scheme:
    """A row: ``character`` names the flags that hold."""
    flags = dict.fromkeys(character.split(), True)
    return Scheme(name, first, re.compile(pattern), yes, no, heads=not flags.pop("items", False), under=under, **flags)


# A unit word after 第X says heading only where no sentence goes on: 第一章的要求, 第三节课, 第二条规定.
# 第五章和谐社会 and 第二章内陆地区 head what they name.
_NOT_SENTENCE = (
    r"(?![的所之、，,。；至与及或是]|到(?=第)|和(?![谐平美])|以[及上下内外前后]|中(?![小部医药心原央华等高试])|内(?![陆需河涝外部贸生蒙])"
    r"|为(?![民农企])|规定|要求|提出|明确|课)"
)
_ARTICLE_TEXT = (
    r"(?:为(?:了|加强|规范|进一步|保障|保护|促进|贯彻|做好|推动|推进|落实|充分|深入|切实|全面|有效|提高|完善|维护|实现|适应|健全|强化)"
    rf"|{_NOT_SENTENCE})"
)
"""An article opens with its purpose where no blank parts it from its number: 第一条为规范供水管理."""
_ROMAN_MARK = r"(?P<n>[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ]|(?<![A-Za-z])(?:I{1,3}|IV|VI{0,3}|IX)(?=[.．、]))"
# After a decimal number: a measure, not a word that begins like one (人民, 公共服务, 平台, 个体).
_MEASURE = (
    r"(?:[亿吨℃％%‰]|件(?!件)|万(?![企村])|倍(?!增)|亩(?!均)|千(?!方百|[企村年])|百(?!姓|年|[企村校强])|个(?![人体性别])|年(?![轻度龄货])|月(?!度)|日(?!常|间|照|用|本)|天(?![然津地文])"
    r"|元(?![宝素])|人(?![民才口力工文社居均大防与事身类机格道群财性员])|家(?![庭政园国电居乡校具畜禽长门])|所(?![有需在属得])"
    r"|项(?!目)|户(?![外籍用])|米|公[里斤顷升尺]|平方|分(?![类级布析区工步期散配享层阶解支管别担质拣项目段季龄])|小时|左右|以[上下内])"
)
_NAMED_FIGURE = r"(?:[2-6][GDA](?=[+＋\u4e00-\u9fff])|(?:5|[1-6][05])分钟(?=[\u4e00-\u9fff]))"
"""A figure that names what a heading is of, right behind the number's stop: 1.5G网络, 2.15分钟生活圈."""
_DOT = "[.．﹒·・]"
"""Full stops of every make."""

SCHEMES: tuple[Scheme, ...] = (
    _scheme("part", "第", rf"(?P<raw>第{_B}*(?P<n>{_HD}){_B}*(?:篇|编|部分|部(?={_B}))){_NOT_SENTENCE}{_B}*[:：]?{_B}*",
            "strong divides short",
            ("第一篇　转变方式", "第二编 各经济部门", "第一部分 发展基础", "第一部分：总体要求"),
            ("第一部分的任务是", "第一部门")),
    _scheme("chapter", "第", rf"(?P<raw>第{_B}*(?P<n>{_HD}){_B}*章){_NOT_SENTENCE}{_B}*[:：]?{_B}*",
            "strong divides short",
            ("第一章  指导思想和主要目标", "第十二章 保障措施", "第 3 章 目标", "第五章和谐社会", "第二章内陆地区", "第三章以人为本"),
            ("第一章的要求，健全机制。", "第四章到第十二章主要阐述重点任务。", "第二章所列任务", "第一章和第二章", "第二章以及附则", "第三章中所列")),
    _scheme("section", "第", rf"(?P<raw>第{_B}*(?P<n>{_HD}){_B}*节){_NOT_SENTENCE}{_B}*[:：]?{_B}*",
            "strong divides runs_on short",
            ("第一节  发展基础", "第十节 附则"), ("第三节课", "第一节的任务")),
    _scheme("article", "第", rf"(?P<raw>第{_B}*(?P<n>{_HD}){_B}*条)(?={_ARTICLE_TEXT}){_B}*[:：]?{_B}*",
            "strong divides runs_on",
            ("第一条 为了规范", "第十二条　本纲要自发布之日起", "第一条为规范供水管理"), ("第一条规定的情形", "第二条、第三条"), under="cn"),
    _scheme("annex", "附", rf"(?P<raw>附{_B}*[件录表](?:{_B}*(?P<n>[0-9０-９]{{1,2}}|[一二三四五六七八九十]{{1,2}}|[A-ZＡ-Ｚ](?![A-Za-z]))(?:[-－—][0-9]{{1,2}}(?=\Z|{_B}|[:：]))?)?)"
                     rf"(?:{_B}*[:：.．、](?![0-9]){_B}*|{_B}+(?![A-Z][.．）)])|\Z|(?<=[0-9A-Z０-９])(?![）)、，。；：.．0-9]))",
            "strong divides short in_sentences",
            ("附件1：重点项目表", "附件", "附录A    名词解释和说明", "附表 2 主要指标", "附件4-1", "附件2-1：申报书"),
            ("附件所列", "附近居民", "附则", "附件中的", "附录E）。", "附录 E）。", "附录 B.1 所列")),
    _scheme("appendix", string.ascii_uppercase, rf"(?P<raw>(?P<n>[A-Z](?:[.．][0-9０-９]{{1,2}}){{1,3}}))(?:{_B}+|(?=[\u4e00-\u9fff]))",
            "strong in_sentences by_depth",
            ("A.1 都市圈", "B.1.1 规划分区应落实"), ("A.1", "V2.0版", "A.B型")),
    _scheme("roman", "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫIV", rf"(?P<raw>{_ROMAN_MARK})(?!{_B}*[类级型期区等度～~至和、—-]){_B}*{_DOT}?、?{_B}*",
            "strong groups",
            ("Ⅰ. 发展基础", "Ⅱ　总体要求", "IV. 保障"), ("IT产业", "I类", "Ⅲ类水质断面", "Ⅰ～Ⅲ类"), under="cn"),
    _scheme("cn_formal", FORMAL, rf"(?P<raw>(?P<n>[{FORMAL}]{{1,3}})){_B}*(?:、|{_DOT}){_B}*(?=[\u4e00-\u9fff“])",
            "strong runs_on short groups",
            ("壹、发展基础", "拾贰、保障措施", "叁．主要任务"), ("壹号工程", "叁、"), under="cn"),
    _scheme("cn", HAN, rf"(?P<raw>(?!(?:一、二|二、三|三、四|四、五)[级类等线期])(?P<n>{_H}{{1,4}})){_B}*(?:、|{_DOT}){_B}*(?!(?!一二三产)(?:{_H}{{1,3}}(?:[、是]|方面)|(?<=[一二]、){_H}{{1,3}}产))",
            "strong runs_on short groups",
            ("一、发展形势", "十二、保障", "三．总体要求", "二、一体推进教育发展", "三、十大工程", "四、三次产业协同发展", "一、一二三产业融合发展", "四、二三产业提质增效"),
            ("一、二、三产业融合", "一是加强", "十大行动", "二、三产业", "一、二三产业", "一、二级响应")),
    _scheme("cn_paren", "（(〔﹙", rf"(?P<raw>{_L}{_B}*(?P<n>{_H}{{1,4}}){_B}*{_R})(?!{_B}*[、，和至]{_B}*{_L}){_B}*(?:[、:：]|{_DOT})?{_B}*",
            "strong runs_on groups",
            ("（一）发展定位。", "(二十一)大力实施", "( 三 ) 加强"), ("（一期）工程", "（一）、（二）项所列")),
    _scheme("task", "任工行举", rf"(?P<raw>(?:任务|工程|行动|举措)(?P<n>{_HD}))(?:{_B}*[:：]{_B}*|{_B}+|[.．、]{_B}*)(?=[\u4e00-\u9fff“《A-Z]|{_NAMED_FIGURE}|20[0-9]{{2}}年)",
            "item outermost runs_on",
            ("任务一：建设产业大脑", "工程1：国土绿化工程", "行动2  农业面源治理行动", "举措三、优化服务", "任务二：AI赋能行动", "任务三 5G网络建设"),
            ("任务一览表", "行动一批", "工程10个", "任务2025年完成"), under="cn_paren"),
    _scheme("cn_half_paren", HAN, rf"(?P<raw>(?P<n>{_H}{{1,3}}){_R}){_B}*(?![，。、；项款条号）)]|\Z)",
            "runs_on in_sentences groups",
            ("一）指导思想", "十二)基本原则"), ("三）项所列", "一）、二）")),
    _scheme("decimal", _DIGITS, rf"(?P<raw>(?P<n>[0-9０-９]{{1,2}}(?:{_DOT}[0-9０-９]{{1,2}}){{1,3}}))(?:(?:{_DOT}|、)?{_B}+|、|(?=[\u4e00-\u9fff“]))(?!{_MEASURE})",
            "in_sentences by_depth",
            ("1.1  适用范围", "2.3.1 目标", "3.5完善公共空间", "1.1、编制目的", "2.1人民生活", "2.2 公共服务", "2.2分项指标", "3.1亩均效益评价", "3.2倍增计划", "4.1百企升级", "1．2平台建设", "1.3“一核”引领", "2.3家门口服务", "2.4件件有回音"),
            ("1.5亿元", "90.67", "3.8% 以内", "4.1左右", "2.5 万人", "3.5百家", "2.5亩以上", "3.2个百分点")),
    _scheme("arabic", _DIGITS, rf"(?P<raw>(?P<n>[1-9１-９][0-9０-９]?)){_B}*(?:{_DOT}{{1,2}}{_B}*(?:(?=20[0-9]{{2}}年|{_NAMED_FIGURE})|(?![0-9０-９]))|、{_B}*)",
            "item outermost in_sentences rows",
            ("1. 坚持围绕中心", "2．2026年底前", "2．湖北公共实训", "12、其他", "１．总体要求", "1﹒夯实基础", "1·夯实基础", "2..压减材料", "1.5G+工业互联网", "2.5A级景区创建", "3．15分钟生活圈"),
            ("1.5亿元", "2021年", "100个", "1.5GW", "1.5分钟")),
    _scheme("arabic_paren", "（(〔﹙", rf"(?P<raw>{_L}{_B}*(?P<n>[0-9０-９]{{1,2}}){_B}*{_R}){_B}*(?:、|{_DOT})?{_B}*",
            "item in_sentences rows",
            ("（1）贯彻新时代新要求", "(12) 其他"), ("（2021）26号", "（1+X）")),
    _scheme("arabic_half_paren", _DIGITS, rf"(?P<raw>(?P<n>[0-9０-９]{{1,2}}){_R}){_B}*(?!号|\Z)",
            "item in_sentences rows",
            ("1）以主体功能定位", "2)优化"), ("12）号", "1）"), under="circled"),
    _scheme("circled", CIRCLED, rf"(?P<raw>(?P<n>[{CIRCLED}])){_B}*(?:、|{_DOT})?{_B}*",
            "item rows",
            ("①就业优先", "⑫ 其他"), ("注①",)),
    _scheme("ordinal", "第", rf"(?P<raw>第{_B}*(?P<n>[一二三四五六七八九十]{{1,2}}))[、，,：:]{_B}*(?!{_H}{{1,2}}[、次产])",
            "item in_sentences groups",
            ("第一、坚持党的领导", "第二，着力"), ("第一产业", "第一、二、三产业")),
    _scheme("zero", "0０", rf"(?P<raw>(?P<n>[0０][0-9０-９]))(?:{_B}*[.．、:：])?{_B}*(?=[^0-9０-９.．%％/年月])",
            "items in_sentences rows",
            ("01 创新创业示范基地建设", "02“千企万人”支持计划", "03. 工程"), ("0.5万", "012345")),
    _scheme("bullet", "●◆■▲★○◇□△☆•·▪◼♦➢➤✓✦※-*+", rf"(?P<raw>(?P<n>[●◆■▲★○◇□△☆•·▪◼♦➢➤✓✦※]|[-*+](?={_B}))){_B}*",
            "items",
            ("●重点项目", "• 建设", "- 累计城镇新增就业"), ("-12%",)),
)  # fmt: skip

RANK = {scheme.name: rank for rank, scheme in enumerate(SCHEMES)}
"""Order of nesting of the schemes, the outermost first."""
BY_NAME = {scheme.name: scheme for scheme in SCHEMES}

_FIRST: dict[str, tuple[Scheme, ...]] = {}


for _s in SCHEMES:
    for _c in _s.first:
        _FIRST[_c] = (*_FIRST.get(_c, ()), _s)


@dataclass(frozen=True, slots=True)
class Mark:
    """A number at the head of a text: its scheme, print, value, and where the words begin.

    ``path`` holds all numbers of a decimal or appendix mark (2.3.1 -> (2, 3, 1)) and one for the others.
    """

    scheme: str
    raw: str
    value: int
    path: tuple[int, ...]
    end: int
    way: Scheme = field(init=False, repr=False, compare=False)
    """The row of the scheme: how its numbers behave."""
    kind: str = field(init=False, repr=False, compare=False)
    """Scheme and, where depth counts, depth: what has one level throughout a document."""

    def __post_init__(self) -> None:
        way = BY_NAME[self.scheme]
        object.__setattr__(self, "way", way)
        object.__setattr__(self, "kind", f"{self.scheme}{len(self.path)}" if way.by_depth else self.scheme)


_BARE = re.compile(
    rf"(?P<n>[1-9１-９][0-9０-９]?)(?:{_B}+(?=20[0-9]{{2}}年[\u4e00-\u9fff]|{_NAMED_FIGURE})|(?:{_B}+|(?=[\u4e00-\u9fff]{{4}}))(?=[\u4e00-\u9fff“]))"
    r"(?![年月日项亿]|个(?![人体性])|万(?![亩企村])|千(?![亩企村])|百(?![亩企村校强个]))"
)


_BARE_LISTED = re.compile(rf"(?P<n>[1-9１-９][0-9０-９]?){_B}*(?=[\u4e00-\u9fff“]{{2}})")


def read_bare(text: str, listed: bool = False) -> Mark | None:
    """1 总体要求: the outermost number of a document whose other headings are 1.1 and 1.1.1; 1总则 where the contents
    list names it."""
    match = (_BARE_LISTED.match(text) if listed else None) or _BARE.match(text)
    if match is None or len(text) > 40 or text[-1] in "。；，：":
        return None
    value = int(match.group("n"))
    return Mark("decimal", match.group("n"), value, (value,), match.end())


_DOTTED = re.compile(
    rf"(?P<raw>(?P<n>[0-9]{{1,2}}(?:[.．][0-9]{{1,2}}){{1,3}})){_B}+(?=[\u4e00-\u9fff、“”]{{4,20}}(?<!以[上下内])(?<!左右)\Z)"
)


def read_dotted(text: str) -> Mark | None:
    """2.2 分项目标, 2.3 万亩良田: words that begin like a measure; only between the number before and the one after."""
    match = _DOTTED.match(text)
    return _mark("decimal", match) if match is not None else None


_LETTER = re.compile(rf"(?P<n>[A-Z]){_B}+(?=[\u4e00-\u9fff“]{{2}})")


def read_letter(text: str) -> Mark | None:
    """A 指标说明: the outermost number of an appendix whose headings are A.1 and A.2; only right above the first."""
    match = _LETTER.match(text)
    if match is None or len(text) > 40 or text[-1] in "。；，：":
        return None
    value = ord(match["n"]) - 64
    return Mark("appendix", match["n"], value, (value,), match.end())


_BARE_HAN = re.compile(rf"(?P<n>{_H}{{1,3}}){_B}+(?=[\u4e00-\u9fff“]{{2}})")


def read_bare_han(text: str) -> Mark | None:
    """一　发展基础: a Chinese numeral that lost its 、; only where such lines count up through the document."""
    match = _BARE_HAN.match(text)
    value = number_value(match.group("n")) if match and len(text) <= 40 and text[-1] not in "。；，：" else None
    return Mark("cn", match.group("n"), value, (value,), match.end()) if match and value else None


_ALONE = re.compile(rf"(?P<han>{_H}{{1,3}})|(?P<padded>0[1-9]|[1-9][0-9])")


def read_alone(text: str) -> Mark | None:
    """一 or 01 alone on its line, over the title of a chapter; only where such lines count up through the document."""
    match = _ALONE.fullmatch(text)
    value = number_value(text) if match is not None else None
    scheme = "cn" if match is not None and match["han"] else "arabic"
    return Mark(scheme, text, value, (value,), len(text)) if value else None


_BARE_ARABIC = re.compile(rf"(?P<n>[1-9][0-9]?){_B}+(?=[\u4e00-\u9fff“]{{2}})")


def read_bare_arabic(text: str) -> Mark | None:
    """4 开展上门服务。…: a number that lost its stop; only between the one before and the one after it."""
    match = _BARE_ARABIC.match(text[:LONGEST_MARK])
    return Mark("arabic", match["n"], int(match["n"]), (int(match["n"]),), match.end()) if match else None


def read_mark(text: str) -> Mark | None:
    """The number that opens ``text``, or None. The first scheme in list order wins."""
    if not text or text[0] not in _FIRST:
        return None
    return _read_mark(text[:LONGEST_MARK])


LONGEST_MARK = 64
"""Characters within which a mark and what its pattern looks at beyond it must lie."""


@remembered
def _read_mark(text: str) -> Mark | None:
    """A line is asked for its mark by each stage."""
    for scheme in _FIRST[text[0]]:
        match = scheme.pattern.match(text)
        mark = _mark(scheme.name, match) if match is not None else None
        if mark is not None:
            return mark
    return None


def _mark(name: str, match: re.Match[str]) -> Mark | None:
    raw, n = match.group("raw"), match.group("n")
    if BY_NAME[name].by_depth:
        parts = re.split(_DOT, n)
        path = tuple(int(part) if part.isdecimal() else _letter_value(part) or 0 for part in parts)
        return Mark(name, raw, path[-1], path, match.end())
    if name == "bullet":
        return Mark(name, raw, 0, (0,), match.end())
    value = _letter_value(n) if n and (n.isascii() or n.isalpha()) and not n.isdecimal() else None
    if value is None:
        value = number_value(n) if n else 0
    if value is None:
        return None
    return Mark(name, raw, value, (value,), match.end())


_ROMAN_ASCII = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}


def _letter_value(n: str) -> int | None:
    if n in _ROMAN_ASCII:
        return _ROMAN_ASCII[n]
    if len(n) == 1 and "A" <= n <= "Z":
        return ord(n) - 64
    if len(n) == 1 and "Ａ" <= n <= "Ｚ":
        return ord(n) - 0xFF21 + 1
    return None
