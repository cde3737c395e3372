"""Files made to break a reader, each one trick at a random size: nesting, spans, charsets, damaged packages."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

from scripts.samples import word_cases
from scripts.samples.word import cell, document, field, instruction, paragraph, run, table
from scripts.samples.write_ofd import ofd

WORDS = (
    "青江市就业规划",
    "一、主要目标",
    "到2025年，新增就业12万人。",
    "指标",
    "2025年",
    "10.5",
    "（一）",
    "[12]",
    "专栏1",
    "注：",
)
NESTED = tuple("div table td ul ol li font form sup b span blockquote select pre fieldset a h1".split())  # noqa: SIM905
CHARSETS = tuple("undefined base64 zlib_codec rot13 idna punycode unicode_escape utf-7 hex bz2 mbcs oem x".split())  # noqa: SIM905
Make = Callable[[random.Random, int], bytes]


def _some(draw: random.Random, count: int) -> str:
    return "".join(draw.choice(WORDS) for _ in range(count))


def _page(body: str, head: str = "<meta charset=utf-8>") -> bytes:
    return f"<html><head>{head}</head><body><p>青江市就业规划</p>{body}</body></html>".encode("utf-8", "replace")


def html_nested(draw: random.Random, size: int) -> bytes:
    """One element in itself, never closed or closed."""
    tag = draw.choice(NESTED)
    return _page(f"<{tag}>" * size + _some(draw, 5) + draw.choice(("", f"</{tag}>" * size)))


def html_mixed(draw: random.Random, size: int) -> bytes:
    """Table elements in no order."""
    tags = ["table", "tr", "td", "th", "tbody", "caption", "form", "p", "div", "sup", "ol", "li", "b", "br", "hr"]
    pieces = [
        draw.choice(("<{}>", "</{}>", "<{} rowspan=99 colspan=99>", "<{} style='display:none'>")) for _ in range(size)
    ]
    return _page("".join(p.format(draw.choice(tags)) + draw.choice(("", draw.choice(WORDS))) for p in pieces))


def html_spans(draw: random.Random, size: int) -> bytes:
    """Spans beyond reason."""
    wide = f"<td rowspan={draw.choice((0, -1, 65000, '9' * 40))} colspan={draw.choice((1000, '²', 'x', ''))}>"
    return _page("<table>" + ("<tr>" + (wide + draw.choice(WORDS)) * 20) * min(size, 300) + "</table>")


def html_charset(draw: random.Random, size: int) -> bytes:
    """Charsets that are none."""
    data = bytes(draw.randrange(256) for _ in range(min(size, 2000)))
    return f"<html><head><meta charset={draw.choice(CHARSETS)}></head><body>".encode() + "规划".encode() * 5 + data


def html_lists(draw: random.Random, size: int) -> bytes:
    """Numbers of lists beyond reason."""
    start = draw.choice(("9" * 30, "-5", "²", "x", "0"))
    form = draw.choice(("A", "i", "1", "?"))
    return _page(f"<ol start={start} type={form}>" + f"<li value={start}>{_some(draw, 2)}" * min(size, 3000))


def text_tags(draw: random.Random, size: int) -> bytes:
    """Tags in Markdown that never end."""
    tag = draw.choice(
        (
            "<table>",
            "<table",
            "<table><!--",
            "<td>",
            "<tr><td",
            "|",
            "> ",
            "**",
            "\\|",
            "---\n",
            "&lt;",
            "[",
            "（",
            "$",
            "$\\geq ",
            "10<sup>",
            "&",
        )
    )
    return ("# 青江市就业规划\n\n" + tag * size + "\n" + _some(draw, 20) + "</table>").encode()


def text_lines(draw: random.Random, size: int) -> bytes:
    """Lines of nothing but marks, numbers and blanks."""
    signs = "一二、（）()1２.．%％〔〕[]\t 　|-—:：\x0c\u2028\ufeff\u00ad𠀀"
    return ("青江市规划\n" + "".join(draw.choice(signs + "\n") for _ in range(size))).encode()


def docx_tables(draw: random.Random, size: int) -> bytes:
    """Tables in tables, and spans that contradict their grid."""
    inner = paragraph("内容")
    for _ in range(min(size, 100)):
        inner = table(
            [[cell(inner, draw.randrange(1, 70), draw.choice(("", "restart", "continue"))), cell(paragraph("1"))]], 2
        )
    return document(paragraph("青江市规划") + inner)


def docx_fields(draw: random.Random, size: int) -> bytes:
    """Fields that never close, equations without end."""
    code = draw.choice((r"EQ \f(", r"EQ \o\ac(○,", r"EQ \r(((", "TOC", "EQ " + "\\", r"EQ \s\up5(("))
    body = "".join(
        draw.choice(
            (field("begin"), field("separate"), field("end"), instruction(code * draw.randrange(1, 50)), run("字"))
        )
        for _ in range(min(size, 3000))
    )
    return document(paragraph("青江市规划") + paragraph(body) + paragraph("一、目标"))


def docx_math(draw: random.Random, size: int) -> bytes:
    """Formulas in formulas."""
    depth = min(size, 110)
    name = draw.choice(("f", "d", "rad", "sSup", "nary", "x"))
    inner = draw.choice(("num", "e", "sup"))
    math = f"<m:{name}><m:{inner}>" * depth + "<m:r><m:t>1</m:t></m:r>" + f"</m:{inner}></m:{name}>" * depth
    return document(paragraph("青江市规划") + paragraph(f"<m:oMath>{math}</m:oMath>"))


def docx_raised(draw: random.Random, size: int) -> bytes:
    """Every run raised or lowered by its own measure."""
    high = (
        '<w:vertAlign w:val="superscript"/>',
        '<w:position w:val="99999999999999999999"/>',
        '<w:position w:val="x"/>',
        "",
    )
    return document(
        paragraph("青江市规划")
        + paragraph(*(run(draw.choice(WORDS), draw.choice(high)) for _ in range(min(size, 4000))))
    )


def ofd_blocks(draw: random.Random, size: int) -> bytes:
    """Blocks in blocks, and places that are no numbers."""
    size = min(size, 400)
    text = f'<ofd:TextObject Boundary="{draw.choice(("0 0 9 9", "x", "1e308 0 0 0"))}" Size="{draw.choice(("5", "-1", "1e99"))}"><ofd:TextCode X="0" Y="{draw.choice(("5", "nan", "inf"))}" DeltaX="g {draw.choice((9, 10**12))} 1">青江市规划</ofd:TextCode></ofd:TextObject>'  # noqa: E501
    return ofd([["<ofd:PageBlock>" * size, text, "</ofd:PageBlock>" * size], [text] * 3])


def mail(draw: random.Random, size: int) -> bytes:
    """Parts in parts of a web archive."""
    kinds = ("multipart/related", "message/rfc822", "multipart/mixed", "text/html")
    heads = "".join(f"Content-Type: {draw.choice(kinds)}; boundary=b{n}\n\n--b{n}\n" for n in range(min(size, 4000)))
    return (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n" + heads + "<p>青江市规划</p>"
    ).encode()


def package(draw: random.Random, size: int) -> bytes:
    """A Word package with a part cut, doubled, swollen or renamed."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word_cases.raised())) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        for name in source.namelist():
            data = source.read(name)
            what = draw.randrange(6)
            if what == 0:
                data = data[: draw.randrange(len(data) + 1)]
            elif what == 1:
                data += b" " * min(size * 1000, 20_000_000)
            elif what == 2:
                name = name.replace("document", draw.choice(("document2", "../document", "文档")))
            elif what == 3:
                data = data.replace(b"<w:t", b"<w:t", 1).replace(b"w:val=", b"w:vol=")
            out.writestr(name, data)
    return stream.getvalue()


TRICKS: tuple[Make, ...] = (
    html_nested, html_mixed, html_spans, html_charset, html_lists, text_tags, text_lines, docx_tables, docx_fields,
    docx_math, docx_raised, ofd_blocks, mail, package,
)  # fmt: skip
"""Each makes a file from a source of chance and a size."""
