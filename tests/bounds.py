"""What the tests of limits share: lines, marks and cells made of plain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from extractor import Document, extract
from extractor.core.fragment import Fragment
from extractor.core.source import Source
from extractor.indicators.cells import Usage, read_cell
from extractor.indicators.column import Column
from extractor.indicators.names import read_name
from extractor.indicators.roles import give_roles
from extractor.indicators.setting import Setting
from extractor.layout import numbering
from extractor.layout.lines import Line, split_lines
from extractor.lexicon.periods import find_year
from extractor.lexicon.schemes import Mark, read_mark
from extractor.statements import accept, subjects
from extractor.statements.clauses import clauses
from extractor.statements.doubts import doubts
from extractor.statements.quantities import find_quantities


def lines_of(*texts: str) -> list[Line]:
    return split_lines(Source("\n".join(texts), "text/1")).lines


def read(text: str) -> Document:
    return extract(text.encode())


def mark(text: str) -> Mark:
    found = read_mark(text)
    assert found is not None
    return found


def counted(*texts: str) -> numbering.Numbering:
    found = numbering.Numbering()
    for text in texts:
        found.count(mark(text))
        found.open(mark(text).kind)
    return found


def cell(text: str) -> Fragment:
    return Fragment(text, ((0, len(text)),))


def told(found: Any) -> Any:
    """What a rule gives, in plain words: a fragment is its text, a mark as printed, a set in order."""
    if isinstance(found, Fragment):
        return found.text
    if isinstance(found, Mark):
        return found.raw
    if is_dataclass(found):
        return tuple(told(getattr(found, field.name)) for field in fields(found))
    if isinstance(found, set | frozenset):
        return sorted(found)
    if isinstance(found, tuple):
        return tuple(map(told, found))
    return list(map(told, found)) if isinstance(found, list | Iterator) else found


def numbers(text: str) -> list[str]:
    """The numbers of a sentence: as printed, how they compare, value, unit, and whether they measure something."""
    found = []
    for one in find_quantities(text):
        value = f"{one.value}..{one.high}" if one.high is not None else f"{one.value}"
        counts = "" if accept.measures(text, one) else " -"
        found.append(f"{text[one.left : one.right]} {one.comparator}{value} {one.unit or ''}{counts}")
    return found


def doubted(text: str) -> list[str]:
    """What is told of numbers that nobody can read."""
    return [f"{text[one.start : one.end]} {one.code}" for one in doubts(text)]


def stretches(text: str) -> list[str]:
    """The clauses of a text, with the bounds of those between numbers."""
    found = list(find_quantities(text))
    return [f"{one.sentence}.{one.part} {text[one.start : one.end]}" for one in clauses(text, found)]


def values(cell_text: str) -> list[str]:
    """The values of a cell: as printed, how they compare, value, and all else that the cell says of them."""
    found = []
    for one in read_cell(cell_text, Usage(square_is_total=True)):
        value = one.text if one.value is None else f"{one.value}..{one.high}" if one.high is not None else one.value
        ratio = ":".join(map(str, one.ratio or ()))
        more = [one.bracket, one.unit, one.year, "total" if one.total else None, "annual" if one.annual else None]
        said = " ".join(str(part) for part in more if part is not None)
        print_ = cell_text[one.start : one.end]
        found.append(f"{print_} {one.comparator or ''}{ratio or value} {said}{' ?' if one.doubt else ''}".rstrip())
    return found


def name(raw: str, expected: int | None = None) -> list[object]:
    """What the name of an indicator is made of."""
    found = read_name(raw, expected)
    return [found.name, found.number, found.unit, found.of, found.twice]


def front(text: str) -> str:
    """The words before the last number of a text that name it, and whether a verb leads them."""
    last = list(find_quantities(text))[-1]
    (start, end), does = subjects.before(text, 0, last.left)
    return text[start:end] + (" does" if does else "")


def back(text: str) -> str:
    """The words behind the first number of a text that name it."""
    first = next(iter(find_quantities(text)))
    start, end = subjects.after(text, first.right, len(text))
    return text[start:end]


def between(text: str) -> list[str]:
    """The words between two numbers, as they belong to the first and to the second."""
    first, second = list(find_quantities(text))[:2]
    at = subjects.divide(text, first, second)
    return [text[first.right : at], text[at : second.left]]


def column_roles(
    headers: str, plan: tuple[int, int] | None = (2021, 2025), title: str = "", report: bool = False
) -> list[str]:
    """The roles and years of columns of values under headers that strokes part."""
    found = []
    for n, header in enumerate(headers.split("/")):
        years = find_year(header)
        own = (years, years) if years is not None else None
        found.append(Column(n, header, "", own, "累计" in header, "年均" in header, own=header))
    give_roles(found, Setting(plan, None, title, report), "targets")
    return [f"{c.header} {c.role} {c.years[0]}-{c.years[1]}" if c.years else f"{c.header} {c.role}" for c in found]


def front_of(*lines: str) -> list[str]:
    """The metadata of a document with these lines above its first heading."""
    document = read("\n".join([*lines, "一、主要目标", "加强建设，健全机制。"]))
    meta, text = document.metadata, document.text
    found = []
    for key in ("title", "subtitle", "notice_title", "document_number", "issuer", "recipients", "date_written"):
        one = getattr(meta, key, None)
        for each in one if isinstance(one, list) else [one] if one is not None else []:
            found.append(f"{key}: {''.join(each.span.text_in(text).split())}")
    return found
