"""The same plan with what its carrier adds reads the same: numbers and heads of pages, contents, a site's lines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest

from extractor import extract
from tests.keys import OWN, key

HERE = Path(__file__).parent
SOURCES = [*sorted((HERE.parent / "corpus").glob("*.txt")), *sorted((HERE / "plans").glob("*.txt"))]
PAGE, SHORTEST, PAGES = 28, 14, 8
"""Lines of the source to a page, at most and at least, and pages that a short source is set on."""
MIN_ENTRIES = 5
"""Headings of which a list is set in front."""
CODES = ("utf-8-sig", "utf-16", "gb18030")


@cache
def read(text: str) -> dict[str, list[object]]:
    return json.loads(json.dumps(key(extract(text.encode()))))


@cache
def source(path: Path) -> str:
    data = path.read_bytes()
    code = "utf-16" if data[:2] == b"\xff\xfe" else next(code for code in CODES if _decodes(data, code))
    return data.decode(code).replace("\r\n", "\n")


def _decodes(data: bytes, code: str) -> bool:
    with suppress(UnicodeError):
        return bool(data.decode(code))
    return False


def pages(text: str) -> list[list[str]]:
    """The lines, parted where a sentence has ended: nothing of a table is cut."""
    lines = text.split("\n")
    size = max(SHORTEST, min(PAGE, len(lines) // PAGES))
    out: list[list[str]] = [[]]
    for line in lines:
        out[-1].append(line)
        if len(out[-1]) >= size and line.endswith("。") and len(line) > 40 and "\t" not in line and "|" not in line:
            out.append([])
    return out


def numbered(text: str, sign: str) -> str:
    return "\n".join("\n".join([*page, sign.format(n)]) for n, page in enumerate(pages(text), 1))


# -- what a carrier adds ---------------------------------------------------------------------


def signed_numbers(text: str) -> str:
    return numbered(text, "— {} —")


def hyphened_numbers(text: str) -> str:
    return numbered(text, "-{}-")


def numbers_in_words(text: str) -> str:
    return numbered(text, "第 {} 页")


def numbers_apart(text: str) -> str:
    return numbered(text, "\n{}\n")


def numbers_at_form_feeds(text: str) -> str:
    return numbered(text, "{}\f")


def running_heads(text: str) -> str:
    head = next(line.strip() for line in text.split("\n") if line.strip())
    first, *rest = pages(text)
    return "\n".join([*first, *(line for n, page in enumerate(rest, 2) for line in (f"— {n} —", head, *page))])


def windows_line_ends(text: str) -> str:
    return "".join(f"{line.rstrip()}  \r\n" for line in text.split("\n"))


def indented(text: str) -> str:
    """Each long line that begins a paragraph for certain."""
    out, ended = [], False
    for line in text.split("\n"):
        opens = ended and len(line) > 40 and not re.match(r"[\s#|>-]", line) and not re.search(r"\t|\|| {2}", line)
        out.append("\u3000\u3000" + line if opens else line)
        ended = not line.strip() or line.endswith("。")
    return "\n".join(out)


def zero_width(text: str) -> str:
    """A mark without width at the head of each long line, as sites leave them."""
    return "\n".join("\u200b" + line if len(line) > 40 and "|" not in line else line for line in text.split("\n"))


def contents_in_front(text: str) -> str:
    """A list of the outer headings, with the numbers of their pages, above the first of them."""
    document = extract(text.encode())
    outer = [s for top in document.sections for s in (top, *top.children)]
    spans = [s.heading_span for s in outer if s.number and s.heading_span and not s.run_in]
    if len(spans) < MIN_ENTRIES or re.search(r"目\s*[录次]", text):
        return text
    entries = [f"{span.text_in(document.text)}{'…' * 8}{n // 3 + 1}" for n, span in enumerate(spans)]
    at = text.rfind("\n", 0, text.find(spans[0].text_in(document.text))) + 1
    return "\n".join([text[:at], "目　　录", *entries, "", text[at:]])


def below_a_site(text: str) -> str:
    return text.rstrip() + "\n\n扫一扫在手机打开当前页\n【打印】【关闭】\n"


WAYS: tuple[Callable[[str], str], ...] = (
    signed_numbers, hyphened_numbers, numbers_in_words, numbers_apart, numbers_at_form_feeds, running_heads,
    contents_in_front, windows_line_ends, indented, zero_width, below_a_site,
)  # fmt: skip
PAGED = (numbers_apart, running_heads)
"""Ways that say nothing on a few pages."""
MIN_PAGES = 6


EVERY = 3
"""Each way is tried on every third source, and each source with a third of the ways."""
PAIRS = [
    pytest.param(path, way, id=f"{path.stem}-{way.__name__}")
    for n, path in enumerate(SOURCES)
    for k, way in enumerate(WAYS)
    if (n + k) % EVERY == 0 and (way not in PAGED or len(pages(source(path))) >= MIN_PAGES)
]


@pytest.mark.parametrize(("path", "way"), PAIRS)
def test_a_plan_reads_the_same(path: Path, way: Callable[[str], str]) -> None:
    plain, carried = read(source(path)), read(way(source(path)))
    for part in OWN:
        assert carried[part] == plain[part], part
