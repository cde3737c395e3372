"""Sound files changed at random: their numbers, brackets, years, lines, encodings, tags and parts."""

from __future__ import annotations

import base64
import copy
import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable

from lxml import etree

Change = Callable[[random.Random, str], str]
BRACKETS = "（）()〔〕[]【】{}《》〈〉“”‘’「」<>＜＞"
SIGNS = "一二三十、，。；：．.·％%‰‘’—-－–~～至、/／×^²℃ⅣⅨ①⑩㈠⒈\t　 \u200b\ufeff\xa0|*#\x0c\u2028𠮷"
WORDS = (
    "其中：", "合计", "注：", "单位：万元", "专栏1", "专栏", "表1", "指标\t2020年\t2025年\n", "目录\n",
    "第一章 总则\n", "一、总体要求\n", "（一）目标。", "1.1 范围\n", "——", "到2025年，", "累计", "年均增长",
    "分别达到", "以上", "不低于", "左右",
    "万亿", "个百分点", "翻一番", "三分之二", "〔5〕", "[27.5]", "来源：", "发布时间：", "附件1：", "- 12 -\n",
    "| 指标 | 值 |\n|---|---|\n",
    "<table><tr><td>1</td>", "</table>", "<sup>2</sup>", "&nbsp;", "**", "$\\geq$", "\\n", "由3个增加到5个，增长",
)  # fmt: skip


MOST = 60
"""Places of one sort that are changed at once."""


def _at(draw: random.Random, text: str) -> int:
    return draw.randrange(len(text) + 1)


def _matches(draw: random.Random, text: str, pattern: str, new: Callable[[str], str]) -> str:
    """Each tenth match or so, one at the least and ``MOST`` at the most, replaced."""
    found = list(re.finditer(pattern, text))
    if not found:
        return text
    pieces, at = [], 0
    for match in sorted(draw.sample(found, min(MOST, max(1, len(found) // 10))), key=lambda m: m.start()):
        pieces += [text[at : match.start()], new(match[0])]
        at = match.end()
    return "".join([*pieces, text[at:]])


def numbers(draw: random.Random, text: str) -> str:
    """Numbers of other lengths, forms and signs."""

    def new(number: str) -> str:
        how = draw.randrange(8)
        if how == 0:
            return str(draw.randrange(10 ** draw.randrange(1, 12)))
        if how == 1:
            return number + draw.choice(
                (".5", "．5", ",000", "，000", "-8", "—9万", "%", "亿", "万", "余", "·5", " 5", "\n5")
            )
        if how == 2:
            return number.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
        if how == 3:
            return "".join("〇一二三四五六七八九"[int(c)] for c in number)
        if how == 4:
            return "-" + number
        if how == 5:
            return number * draw.randrange(2, 40)
        return draw.choice(("", "0", "l0", "1O", "二百五十", "几", "数十", number[:-1], number[::-1]))

    return _matches(draw, text, r"[0-9]+", new)


def years(draw: random.Random, text: str) -> str:
    """Years out of reach, cut, in two digits, as ranges."""

    def new(year: str) -> str:
        other = f"{year}-{year[2:]}", f"{year}—", f"{year[:2]}\n{year[2:]}", "1900", "2099", "二〇二五", year[2:]
        return draw.choice((str(draw.randrange(1, 9999)), *other))

    return _matches(draw, text, r"(?:19|20)[0-9]{2}", new)


def brackets(draw: random.Random, text: str) -> str:
    """Brackets dropped, doubled, exchanged."""
    text = _matches(draw, text, f"[{re.escape(BRACKETS)}]", lambda c: draw.choice(("", c * 2, draw.choice(BRACKETS))))
    at = _at(draw, text)
    return text[:at] + draw.choice(BRACKETS) * draw.choice((1, 1, 3, 200)) + text[at:]


def lines(draw: random.Random, text: str) -> str:
    """Lines dropped, doubled, joined, exchanged, parted, indented."""
    rows = text.split("\n")
    for _ in range(draw.randrange(1, 6)):
        n = draw.randrange(len(rows))
        how = draw.randrange(6)
        if how == 0 and len(rows) > 1:
            del rows[n]
        elif how == 1:
            rows[n:n] = [rows[n]] * draw.choice((1, 1, 30))
        elif how == 2 and n + 1 < len(rows):
            rows[n : n + 2] = [rows[n] + rows[n + 1]]
        elif how == 3:
            m = draw.randrange(len(rows))
            rows[n], rows[m] = rows[m], rows[n]
        elif how == 4:
            at = _at(draw, rows[n])
            rows[n : n + 1] = [rows[n][:at], rows[n][at:]]
        else:
            rows[n] = draw.choice(("　　", "\t", "> ", "# ", "| ", "  ")) + rows[n]
    return draw.choice(("\n", "\n", "\n", "\n\n", "\r\n", "\r", "\x0b", "")).join(rows)


def characters(draw: random.Random, text: str) -> str:
    """Characters and words put in, and stretches cut out."""
    for _ in range(draw.randrange(1, 10)):
        at = _at(draw, text)
        what = draw.choice((draw.choice(SIGNS), draw.choice(SIGNS) * 5, draw.choice(WORDS), ""))
        text = text[:at] + what + text[at + draw.choice((0, 0, 1, 3, 20)) :]
    return text


def cells(draw: random.Random, text: str) -> str:
    """Cells of a table emptied, moved, parted by other signs."""
    how = draw.choice(("\t", "\t\t", "", "|", "\n", "  ", "    ", "\u3000", "—\t"))
    return _matches(draw, text, r"\t| {2,}|(?<=[^\n])\|", lambda _: how)


def parted_digits(draw: random.Random, text: str) -> str:
    """Digits between two digits that blanks or a line end part: what may be one number, two or three."""
    return _matches(draw, text, r"(?<=[0-9])[ \n\u3000]+(?=[0-9])", lambda gap: gap + str(draw.randrange(1000)) + gap)


def shuffled(draw: random.Random, text: str) -> str:
    """The rows of a table, or other lines that stand together, in another order."""
    rows = text.split("\n")
    start = draw.randrange(len(rows))
    some = rows[start : start + draw.randrange(2, 30)]
    draw.shuffle(some)
    rows[start : start + len(some)] = some
    return "\n".join(rows)


def widths(draw: random.Random, text: str) -> str:
    """Signs, digits and letters of both widths side by side."""
    wide = {chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F)}
    wide |= {b: a for a, b in wide.items()}
    return _matches(draw, text, r"[!-~！-～]", lambda c: wide[c])


def deep(draw: random.Random, text: str) -> str:
    """A number of many levels at the head of a line, and a bracket that a thousand others open."""
    at = text.rfind("\n", 0, _at(draw, text)) + 1
    what = ".".join(["1"] * draw.choice((5, 40, 300))), draw.choice(BRACKETS) * 1000
    return text[:at] + draw.choice(what) + " " + text[at:]


TEXT_CHANGES: tuple[Change, ...] = (
    numbers, years, brackets, lines, characters, cells, parted_digits, shuffled, widths, deep,
)  # fmt: skip


def tags(draw: random.Random, text: str) -> str:
    """Tags dropped, doubled, exchanged, left open; attributes of other values."""
    found = re.findall(r"<[^<>]*>", text) or ["<p>"]

    def new(tag: str) -> str:
        return draw.choice(("", tag * 2, draw.choice(found), tag[:-1], tag + draw.choice(WORDS)))

    text = _matches(draw, text, r"<[^<>]*>", new) if draw.random() < 0.6 else text
    return _matches(draw, text, r'"[^"<>]*"', lambda v: draw.choice(('""', '"-1"', '"99999999999"', v[:-1], '"x"')))


MARKUP_CHANGES: tuple[Change, ...] = (*TEXT_CHANGES, tags, tags, tags)


STRUCTURE = re.compile(r"^.*(?:\t|\||专栏|<table| {3}).*$|^(?:第.{1,4}[章节]|[一二三四五六七八九十]+、)", re.MULTILINE)
"""Lines of tables, boxes and headings: a stretch that begins near one holds what breaks most."""


def text(draw: random.Random, whole: str, most: int = 800) -> str:
    """A stretch of a plan with a few changes: every other one begins before a table, a box or a heading."""
    start = draw.randrange(max(1, len(whole) - 200))
    if draw.random() < 0.5 and (near := STRUCTURE.search(whole, start)):
        start = max(0, near.start() - draw.randrange(200))
    piece = whole[start : start + draw.randrange(100, most)]
    for _ in range(draw.randrange(1, 5)):
        piece = draw.choice(TEXT_CHANGES)(draw, piece)
    return "规划\n" + piece


def encoded(draw: random.Random, words: str) -> bytes:
    """In an encoding that is not UTF-8, or in UTF-8 with bytes that are not."""
    name = draw.choice(("gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "big5", "utf-32", "utf-8"))
    data = bytearray(words.encode(name, "replace"))
    for _ in range(draw.choice((0, 0, 1, 20))):
        data[draw.randrange(len(data))] = draw.randrange(256)
    return bytes(data[: draw.randrange(len(data)) + 1] if draw.random() < 0.1 else data)


def markup(draw: random.Random, data: bytes) -> bytes:
    """A page or a part of a package with other tags, words and attributes."""
    words = data.decode("utf-8", "surrogateescape")
    for _ in range(draw.randrange(1, 4)):
        words = draw.choice(MARKUP_CHANGES)(draw, words)
    return words.encode("utf-8", "surrogateescape")


def flipped(draw: random.Random, data: bytes) -> bytes:
    """Bytes changed, cut out and doubled."""
    changed = bytearray(data)
    for _ in range(draw.randrange(1, 12)):
        at, length = draw.randrange(len(changed) + 1), draw.randrange(1, 40)
        new = (b"", draw.randbytes(length), bytes(changed[at : at + length]) * 3)[draw.randrange(3)]
        changed[at : at + length] = new
    return bytes(changed)


def elements(draw: random.Random, part: bytes) -> bytes:
    """An XML part that is one still: elements left out, doubled, moved, with other words, numbers and attributes."""
    try:
        root = etree.fromstring(part)
    except etree.XMLSyntaxError:
        return markup(draw, part)
    for _ in range(draw.randrange(1, 8)):
        every = [node for node in root.iter(etree.Element) if node.getparent() is not None]
        if not every:
            break
        node, other = draw.choice(every), draw.choice(every)
        how = draw.randrange(6)
        if how == 0:
            node.getparent().remove(node)
        elif how == 1:
            node.addnext(copy.deepcopy(node))
        elif how == 2 and node is not other and not any(a is node for a in other.iterancestors()):
            other.addnext(node)
        elif how == 3 and node.attrib:
            name = draw.choice(list(node.attrib))
            node.set(name, draw.choice(("", "-1", "0", "99999999", "x", node.get(name) * 2)))
        else:
            said = draw.choice([n for n in every if n.text and n.text.strip()] or [node])
            words = draw.choice(TEXT_CHANGES)(draw, said.text or draw.choice(WORDS))
            said.text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", words)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def zipped(draw: random.Random, data: bytes) -> bytes:
    """A package of which one or two XML parts are changed, now and then left out, cut or broken."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        names = source.namelist()
        main = [n for n in names if re.search(r"document\.xml$|Content\.xml$|numbering|styles|footnotes", n)]
        hit = {draw.choice(main or names), draw.choice(names)}
        for name in names:
            part = source.read(name)
            if name in hit:
                how = draw.randrange(20)
                if how == 0:
                    continue
                part = (
                    part[: draw.randrange(len(part) + 1)]
                    if how == 1
                    else (markup if how == 2 else elements)(draw, part)
                )
            out.writestr(name, part)
    return stream.getvalue()


def printed(draw: random.Random, data: bytes) -> bytes:
    """A PDF of which some streams have other numbers and operators; PDFium finds the objects again by itself."""

    def stream(match: re.Match[bytes]) -> bytes:
        if draw.random() < 0.5:
            return match[0]
        coded = match[1].strip()
        try:
            inner = zlib.decompress(base64.a85decode(b"<~" + coded, adobe=True) if coded.endswith(b"~>") else coded)
        except (zlib.error, ValueError):
            return match[0]
        words = inner.decode("latin-1")

        def new(number: str) -> str:
            return draw.choice(("0", "-" + number, number + "0", "1e9", "99999999", "", number[:-1]))

        words = _matches(draw, words, r"(?<![\w.#])[0-9]+(?:\.[0-9]+)?(?![\w.])", new)
        if draw.random() < 0.5:
            at = _at(draw, words)
            words = (
                words[:at]
                + draw.choice((" q ", " Q ", " BT ", " ET ", " 0 0 m 9 9 l S ", " W n ", " /F1 Do "))
                + words[at:]
            )
        data = zlib.compress(words.encode("latin-1", "replace"))
        coded = base64.a85encode(data, adobe=True)[2:] if coded.endswith(b"~>") else data
        return b"stream\n" + coded + b"\nendstream"

    return re.sub(rb"stream\r?\n(.*?)\r?\nendstream", stream, data, flags=re.DOTALL)
