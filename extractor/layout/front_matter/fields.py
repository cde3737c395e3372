"""What the page of a portal says about a document: 索引号, 发文机关, 成文日期 … as labelled fields."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ...core.fragment import Fragment
from ...lexicon.dates import DATE, NUMERIC_DATE, parse_date
from ...lexicon.portal import FIELDS, LABEL
from ...lexicon.tables import is_header
from ...lexicon.widths import fold
from ..lines import Line
from .elements import FrontMatter, number_in

HEAD_LINES = 40
"""Lines at the head of a text in which fields stand."""
MAX_VALUE_LINE = 60
"""Longest value on a line of its own below its label."""
MAX_FIELD_LINE = 400
"""Longest line of fields: a whole header table on one line has 300 characters."""
TEXT_LINE = 120
"""A line this long is the text of the document: no fields stand below it."""
_TABLE_RULE = re.compile(r"^[|:\-\s]+$")


@dataclass(slots=True)
class Fields:
    """The value of each known field by name, and the lines that hold fields."""

    lines: list[Fragment] = field(default_factory=list)
    indexes: set[int] = field(default_factory=set)
    values: dict[str, Fragment] = field(default_factory=dict)

    @property
    def title(self) -> Fragment | None:
        """标题 or 名称."""
        return self.values.get("title")

    def fill(self, out: FrontMatter) -> None:
        """Give the document the elements that it does not print itself."""
        if out.number is None and (raw := self.values.get("number")) is not None:
            out.number = number_in(raw)
        out.issuer = out.issuer or self.values.get("issuer")
        if out.date_written is None and (raw := self.values.get("date_written")) is not None:
            found = DATE.search(fold(raw.text)) or NUMERIC_DATE.search(fold(raw.text))
            written = parse_date(raw.text, numeric=True)
            if found is not None and written is not None:
                out.date_written = written, raw.sub(*found.span())


def read_fields(lines: list[Line]) -> Fields:
    """Fields at the head of a text: one or several on a line, or a label with its value below it."""
    out = Fields()
    pending: str | None = None
    for n, line in enumerate(lines[:HEAD_LINES]):
        if len(line.text) > MAX_FIELD_LINE:
            break
        labels = list(LABEL.finditer(line.text))
        if labels and labels[0].start() == 0 and not _is_table_head(line.text, labels[0]):
            _take(out, n, line)
            pending = _values(out, line.body, labels)
        elif pending is not None and len(line.text) <= MAX_VALUE_LINE:
            _take(out, n, line)
            out.values.setdefault(pending, line.body)
            pending = None
        elif n - 1 in out.indexes and "|" in line.text and _TABLE_RULE.match(line.text):
            _take(out, n, line)
        elif len(line.text) >= TEXT_LINE:
            break
        else:
            pending = None
    return out


def _is_table_head(text: str, label: re.Match[str]) -> bool:
    """名称 beside another header word heads a table; 名称 beside a name is a field."""
    cell = re.split(r"[\t|]", text[label.end() :].lstrip(" \t|"))[0]
    return text[label.end() - 1] not in "：:" and is_header(cell)


def _take(out: Fields, n: int, line: Line) -> None:
    out.indexes.add(n)
    out.lines.append(line.body)


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
    return next(row.name for row in FIELDS if row.pattern.fullmatch(plain))
