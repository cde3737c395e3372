"""What the page of a portal says about a document: 索引号, 发文机关, 成文日期 … as labelled fields."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field

from ...core.fragment import Fragment
from ...lexicon import official, portal
from ...lexicon.dates import DATE, NUMERIC_DATE, is_date, parse_date
from ...lexicon.schemes import read_mark
from ...lexicon.tables import is_header
from ...lexicon.title_heads import opens_title
from ...lexicon.widths import fold, squeeze
from ..lines import CRUMB_SIGNS, Line
from ..units import ends_sentence
from .elements import FrontMatter, number_in
from .page_words import page_foot, page_head

HEAD_LINES = 40
"""Lines at the head of a text in which fields stand."""
MAX_VALUE_LINE = 60
"""Longest value on a line of its own below its label."""
MAX_FIELD_LINE = 400
"""Longest line of fields: a whole header table on one line has 300 characters."""
TEXT_LINE = 120
"""A line this long is the text of the document: no fields stand below it."""
BLOCK_LINES = 30
"""Lines of a block of metadata between --- lines."""
MAX_STEP = 16
"""Longest step of a path through a portal."""
LONE_LABELS, MAX_BELOW = 4, 24
"""Labels on lines of their own that show that a page sets them so, and the longest value below one."""
MANY_LABELS = 3
"""Labels on one line, or in one table, that head no table of the document."""
_BULLETS = "•·●▪ \u3000"
_TABLE_RULE = re.compile(r"^[|:\-\s]+$")
_PAGED = re.compile(
    r"[•·●▪\-\s|]*(?:文章|信息)?(?:来\s*源|作\s*者|(?:发布|发表|更新)?时\s*间|(?:发布|发表|更新)?日\s*期)"
)
_FENCE = re.compile(r"^-{3,}$")
_PLAIN = re.compile(r"^[0-9A-Za-z\-/:.,年月日次 ]*[0-9][0-9A-Za-z\-/:.,年月日次 ]*$")
"""A count, a day, a code: what a label of the portal has below it where a script fills it."""


@dataclass(slots=True)
class Fields:
    """The value of each known field by name, and the lines that are the page's."""

    taken: dict[int, Fragment] = field(default_factory=dict)
    """The lines that hold fields or other words of the page, by place."""
    values: dict[str, Fragment] = field(default_factory=dict)
    above: Fragment | None = None
    """The line right above the first field that says where the text is from, or when it was set on its page."""

    def keep(self, lines: Container[int]) -> None:
        """What the page says is left on these ``lines`` alone: another stage has taken the others."""
        self.taken = {n: body for n, body in self.taken.items() if n in lines}

    @property
    def title(self) -> Fragment | None:
        """标题 or 名称."""
        return self.values.get("title")

    def fill(self, out: FrontMatter) -> None:
        """Give the document the elements that it does not print itself."""
        if out.number is None and (raw := self.values.get("number")) is not None:
            out.number = number_in(raw)
        if out.notice_title is None and self.title is not None and _gives_out(self.title.text, out):
            out.notice_title = self.title
        issuer = self.values.get("issuer")
        if (
            issuer is not None
            and not portal.SITE.matches(issuer.text)
            and (not out.issuers or _is_in_full(issuer.text, out.issuers))
        ):
            out.issuers = [issuer]
        if out.date_written is None and (raw := self.values.get("date_written")) is not None:
            found = DATE.search(fold(raw.text)) or NUMERIC_DATE.search(fold(raw.text))
            written = parse_date(raw.text, numeric=True)
            if found is not None and written is not None:
                out.date_written = written, raw.sub(*found.span())


def _gives_out(name: str, out: FrontMatter) -> bool:
    """Whether what the page calls the document is the title of the notice that gives it out, which is not printed."""
    given = (
        out.title is not None and squeeze(out.title.text) in squeeze(name) and squeeze(out.title.text) != squeeze(name)
    )
    return given and official.NOTICE_END.matches(name) and re.search("印发|转发", name) is not None


def _is_in_full(name: str, issuers: list[Fragment]) -> bool:
    """Whether the page names the place that the notice leaves out: 东山市人民政府办公厅 for 市人民政府办公厅."""
    return (
        len(issuers) == 1
        and issuers[0].text[0] in "省市县区州"
        and name.replace("人民", "").endswith(issuers[0].text.replace("人民", ""))
        and name[0] != issuers[0].text[0]
    )


def read_fields(lines: list[Line]) -> Fields:
    """What the page says around a text: fields at its head, one or several on a line, or a label with its value below
    it; the menus above them, and what stands below the text.
    """
    out = Fields()
    start = _block(out, lines)
    stop = start + HEAD_LINES if start else _page_words(out, lines)
    pending: str | None = None
    bare = alone = _stand_alone([line for n, line in enumerate(lines[start:stop], start) if n not in out.taken])
    for n, line in enumerate(lines[start:stop], start):
        if n in out.taken:
            continue
        if len(line.text) > MAX_FIELD_LINE or (pending is None and _heads(line.text)):
            break
        labels = list(portal.LABEL.finditer(line.text)) or _bare(line.text, bare) or _glued(line.text)
        if labels and _opens(line.text, labels) and _is_field(line.text, labels):
            if n and n - 1 not in out.taken and out.above is None and _PAGED.match(line.text):
                out.above = lines[n - 1].body
            _take(out, n, line)
            bare = bare or labels[0].re is portal.BARE_LABEL
            pending = _values(out, line.body, labels)
        elif pending is not None and (_is_value(pending, line.text) or (alone and _is_below_label(line.text))):
            _take(out, n, line)
            out.values.setdefault(pending, line.body)
            pending = None
        elif n and _is_step(line) and (n - 1 in out.taken or portal.HOME.fullmatch(lines[n - 1].text)):
            for at in (n - 1, n):
                if at not in out.taken and not official.TITLE_END.matches(lines[at].text):
                    _take(out, at, lines[at])
        elif portal.CRUMBS.match(line.text) or (
            n - 1 in out.taken and "|" in line.text and _TABLE_RULE.match(line.text)
        ):
            _take(out, n, line)
        elif len(line.text) >= TEXT_LINE or _heads(line.text):
            break
        else:
            pending, bare = None, alone
    return out


def _opens(text: str, labels: list[re.Match[str]]) -> bool:
    """Whether a line begins with a label; one that no row knows may stand before several others: 序号:12  索引号:…."""
    begins = labels[0].start()
    return not begins or (len(labels) >= MANY_LABELS and _UNKNOWN_FIELD.fullmatch(text, 0, begins) is not None)


_UNKNOWN_FIELD = re.compile(r"[\u4e00-\u9fff]{2,6}[:：][^\s：:]{1,20}\s+")


def _page_words(out: Fields, lines: list[Line]) -> int:
    """Take the page's words above and below the text; returns the index up to which fields may stand."""
    head = page_head(lines)
    for n in (*head.menus, *range(page_foot(lines, head.begins), len(lines))):
        _take(out, n, lines[n])
    return max(HEAD_LINES, max(head.path, head.begins) + HEAD_LINES // 2)


def _stand_alone(lines: list[Line]) -> bool:
    """Whether labels stand on lines of their own, each with its value below: 索引号 / 0113/2025-2.

    Those without a colon begin with 索引号; of those with one the page knows some for sure.
    """
    bare = [line.text for line in lines if _is_label(portal.BARE_LABEL, line.text)]
    if len(bare) >= LONE_LABELS and bare[0].lstrip(_BULLETS).startswith("索引号"):
        return True
    ended = [line.text for line in lines if _is_label(portal.LABEL, line.text)]
    sure = sum(portal.SURE.matches(text.strip(_BULLETS + "：:")) for text in ended)
    return len(ended) >= LONE_LABELS and sure * 2 >= LONE_LABELS


def _is_label(pattern: re.Pattern[str], text: str) -> bool:
    label = pattern.match(text)
    return label is not None and label.end() == len(text)


def _is_below_label(text: str) -> bool:
    """A short value, which is no title of the document that the page has below its labels."""
    if len(text) > MAX_BELOW or ends_sentence(text) or _heads(text) or official.TITLE_END.matches(text):
        return False
    return official.AGENCY.matches(text) or not opens_title(text)


def _is_step(line: Line) -> bool:
    """A step of the path through a portal, each on a line of its own: 首页 / > / 政务公开."""
    return line.between.rstrip() in CRUMB_SIGNS and len(line.text) <= MAX_STEP and not ends_sentence(line.text)


def _block(out: Fields, lines: list[Line]) -> int:
    """A first block between --- lines, each line a label with its value; returns the index after it."""
    if not lines or not _FENCE.match(lines[0].text):
        return 0
    end = next((n for n, line in enumerate(lines[1:BLOCK_LINES], 1) if _FENCE.match(line.text)), 0)
    found = [portal.BLOCK_LINE.match(line.text) for line in lines[1:end]]
    if sum(match is not None for match in found) * 4 < 3 * len(found) or not found:
        return 0
    for n, line in enumerate(lines[: end + 1]):
        _take(out, n, line)
        match = found[n - 1] if 0 < n < end else None
        if match is not None and match.group("value"):
            out.values.setdefault(_name(match.group("label")), line.body.sub(*match.span("value")))
    return end + 1


def _heads(text: str) -> bool:
    mark = read_mark(text)
    return mark is not None and mark.scheme in ("part", "chapter", "section", "article", "cn", "cn_paren")


def _is_field(text: str, labels: list[re.Match[str]]) -> bool:
    """名称 beside another header word heads a table, 时间：到2025年，新增床位。 is a sentence: neither is a field."""
    first = labels[0]
    if first.re in (portal.BARE_LABEL, portal.GLUED_LABEL) or portal.SURE.matches("".join(first["label"].split())):
        return True
    cell, *others = (part.strip() for part in re.split(r"[\t|]", text[first.end() :].lstrip(" \t|")))
    if _alternate(text, labels):
        return True
    if text[first.end() - 1] not in "：:" and is_header(cell) and len(labels) < MANY_LABELS:
        return False
    if sum(map(is_header, filter(None, others))) > 1:
        return False  # 分类 | 分项 | 指标 | 2020年 | 2025年
    value = text[first.end() :].strip()
    return len(labels) > 1 or not (re.search("[。；！]", value) or (ends_sentence(value) and "：" in value))


def _alternate(text: str, labels: list[re.Match[str]]) -> bool:
    """Whether the cells of a line are a label and its value in turn, as no header row's are."""
    cells = [text.count("\t", 0, label.start("label")) for label in labels]
    return len(cells) > 1 and cells == list(range(0, 2 * len(cells), 2))


def _bare(text: str, below: bool) -> list[re.Match[str]]:
    """Labels without a colon, where a line begins with one and holds another, or stands ``below`` such a line."""
    labels = list(portal.BARE_LABEL.finditer(text))
    return labels if len(labels) >= (1 if below else portal.TWO) and labels[0].start() == 0 else []


def _glued(text: str) -> list[re.Match[str]]:
    """Labels close to their values, where a line begins with one and holds another, or a day and nothing else."""
    labels = list(portal.GLUED_LABEL.finditer(text))
    if not labels or labels[0].start():
        return []
    return labels if len(labels) >= portal.TWO or is_date(text[labels[0].end() :]) else []


def _is_value(name: str, text: str) -> bool:
    """A value below its label: no heading, no sentence; below a label of the portal's own a plain count."""
    if len(text) > MAX_VALUE_LINE or ends_sentence(text) or _heads(text):
        return False
    if name == "title":
        return True
    if name == "number":
        return re.search("[0-9]", fold(text)) is not None
    if name == "date_written":
        return parse_date(text, numeric=True) is not None
    if name == "issuer":
        return official.AGENCY.matches(text)
    return _PLAIN.match(fold(text)) is not None


def _take(out: Fields, n: int, line: Line) -> None:
    out.taken[n] = line.body


def _values(out: Fields, body: Fragment, labels: list[re.Match[str]]) -> str | None:
    """Read the fields of a line; returns the name of the last one where its value is still to come."""
    ends = [*(m.start() for m in labels[1:]), len(body.text)]
    for match, end in zip(labels, ends, strict=True):
        name = _name(match.group("label"))
        bare = body.text[match.end() : end]
        value = body.sub(match.end() + len(bare) - len(bare.lstrip(" \t\u3000|")), end)
        value = value.sub(0, len(value.text.rstrip(" \t\u3000|?")))
        if value.text:
            out.values.setdefault(name, value)
        elif match is labels[-1]:
            return name
    return None


def _name(label: str) -> str:
    plain = "".join(label.split())
    return next((row.name for row in portal.FIELDS if row.pattern.fullmatch(plain)), "other")
