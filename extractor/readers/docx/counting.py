"""How Word writes a list number: the number formats of ECMA-376, 17.18.59 (ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def han(n: int, digits: str = "零一二三四五六七八九", tens: str = "十百千") -> str:
    """一, 十二, 二十, 一百零三: as Chinese headings count; up to 9999."""
    if not 0 < n < 10000:
        return str(n)
    out, zero = "", False
    for power in (3, 2, 1, 0):
        digit = n // 10**power % 10
        if digit:
            out += ("零" if zero and out else "") + digits[digit] + (tens[power - 1] if power else "")
            zero = False
        else:
            zero = True
    bare = digits[1] + tens[0]
    return out[1:] if out.startswith(bare) and tens[0] == "十" else out


def _row(signs: str) -> Callable[[int], str]:
    return lambda n: signs[n - 1] if 0 < n <= len(signs) else str(n)


def _run(first: str, last: str) -> Callable[[int], str]:
    return _row("".join(chr(code) for code in range(ord(first), ord(last) + 1)))


def _roman(n: int) -> str:
    out = ""
    for value, sign in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
                        (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):  # fmt: skip
        out += sign * (n // value)
        n %= value
    return out


def _letters(n: int) -> str:
    """A … Z, AA, BB: Word repeats the letter."""
    return chr(65 + (n - 1) % 26) * ((n - 1) // 26 + 1) if n > 0 else str(n)


def _digits(n: int) -> str:
    return "".join(_DIGITS[int(d)] for d in str(n))


def _full_width(n: int) -> str:
    return "".join(chr(0xFF10 + int(d)) for d in str(n))


_circled = _row("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿")

HIGHEST = 9999
"""Letters and Roman figures grow with the number: no list counts farther."""
FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02}",
    "decimalHalfWidth": str,
    "decimalFullWidth": _full_width, "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _circled, "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _run("⑴", "⒇"),
    "decimalEnclosedFullstop": _run("⒈", "⒛"),
    "ideographEnclosedCircle": _run("㊀", "㊉"),
    "ideographParenthesized": _run("㈠", "㈩"),
    "chineseCounting": han, "chineseCountingThousand": han, "japaneseCounting": han, "koreanCounting": han,
    "taiwaneseCounting": han, "taiwaneseCountingThousand": han,
    "chineseLegalSimplified": lambda n: han(n, _LEGAL, "拾佰仟"),
    "ideographLegalTraditional": lambda n: han(n, _LEGAL, "拾佰仟"),
    "ideographDigital": _digits, "taiwaneseDigital": _digits, "japaneseDigitalTenThousand": _digits,
    "ideographTraditional": _row(_STEMS),
    "ideographZodiac": _row(_BRANCHES),
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda n: _letters(n).lower(),
    "none": lambda n: "",
}  # fmt: skip


def number(n: int, form: str) -> str:
    """The number as the format writes it; as digits where it is not known, or not meant for such numbers."""
    return FORMATS.get(form, str)(n) if abs(n) <= HIGHEST else str(n)
