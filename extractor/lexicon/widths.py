"""Full and half width. Patterns accept both; nothing is ever rewritten in a raw text."""

from __future__ import annotations

import re
import unicodedata

from .remembered import remembered

RANGES = {"～": "~", "〜": "~", "∼": "~", "⁓": "~"}
RANGES |= {"−": "-", "‐": "-", "‑": "-", "﹣": "-", "‒": "–", "―": "—", "─": "—", "━": "—"}
"""What print and input methods have for the dash and the wave between two numbers."""
_PAIRS = {chr(0xFF01 + i): chr(0x21 + i) for i in range(94)}
_PAIRS |= {
    "　": " ",
    "\xa0": " ",
    "\u2002": " ",
    "\u2003": " ",
    "〝": "“",
    "‚": "“",
    "‛": "”",
    "〞": "”",
    "∶": ":",
    "︰": ":",
    "﹕": ":",
    "〔": "[",
    "〕": "]",
    "﹝": "[",
    "﹞": "]",
}
_PAIRS |= {"【": "[", "】": "]", "≦": "≤", "≧": "≥", "〈": "<", "〉": ">", "﹤": "<", "﹥": ">"}
_PAIRS |= RANGES
_PAIRS |= {"\uf0b3": "≥", "\uf0a3": "≤", "\uf0b1": "±", "\uf0b4": "×"}  # signs of the font Symbol
FOLD = str.maketrans(_PAIRS)
_FOLDED = re.compile(f"[{re.escape(''.join(_PAIRS))}]")
"""Most words hold none of them, and are asked for often."""
_COMMON = tuple((wide, _PAIRS[wide]) for wide in "，：；（）")
"""What long texts mostly hold of them: replaced at once, where ``translate`` looks each character up."""

_SUPPLEMENT = (
    "⺀厶⺁厂⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺒巳⺓幺⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺨犭⺩王⺬示⺭礻⺮竹⺯糹⺰纟"
    "⺲罒⺳网⺶羊⺷羊⺸羊⺹耂⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食"
    "⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻱龜⻳龟"
)
_SIMPLIFIED = {"⼾": "户", "⿈": "黄", "⾭": "青", "⽥": "田"}
"""Radicals whose own form is that of simplified print, where the standard names the other."""
RADICALS = {code: ord(unicodedata.normalize("NFKC", chr(code))) for code in range(0x2F00, 0x2FD6)}
RADICALS |= {ord(a): ord(b) for a, b in zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)}
RADICALS |= {ord(a): ord(b) for a, b in _SIMPLIFIED.items()}
"""Kangxi and CJK radicals that a text layer has for the characters that look the same, one for one."""

WIDTHLESS = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
"""Soft hyphens, joiners and marks of direction: characters that print nothing and say nothing of a Chinese text."""
BLANKS = " \t\u3000\xa0\u2002\u2003\u200b\ufeff"


def fold(text: str) -> str:
    """One character for one: full width to half, every square bracket to [ ]. For comparing only."""
    if _FOLDED.search(text) is None:
        return text
    for wide, narrow in _COMMON:
        text = text.replace(wide, narrow)
    return text.translate(FOLD) if _FOLDED.search(text) is not None else text


def squeeze(text: str) -> str:
    """Without white space: what stays of a cell or title when its layout is taken away."""
    return "".join(text.split())


@remembered
def plain(text: str) -> str:
    """Words as lists of words know them, folded and without white space: each list asks for those of the same cells."""
    return fold("".join(text.split()))


_APART = re.compile(r"(?<=[A-Za-z]{2})\s+(?=[A-Za-z]{2})|(?<=[0-9０-９])[ \t\xa0\u3000]+(?=[0-9０-９])")


def as_printed(text: str) -> str:
    """What a cell or a sentence prints without its layout: Chinese has no blanks; one stays between two words in
    Latin letters, and between digits of one line: 5 6 is not 56."""
    if len(text.split()) < 2:
        return squeeze(text)
    return " ".join(map(squeeze, _APART.split(text)))
