"""Keyed copies of the tables of a document, for scripts/validate_bench.py: faithful ones, and legal variants of them.

Nothing here uses the validator. A copy knows for each of its cells what it was copied from.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extractor.models import Document, Indicator, Table

VALUE_ROLES = ("baseline", "target", "actual", "observed", "annual_average")
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


@dataclass(frozen=True)
class Cell:
    """A keyed cell; ``part`` names what it holds: value, name, unit, attribute, comparator, cumulative, header …"""

    text: object
    part: str
    indicator: str | None = None
    raw: str = ""
    unit: str | None = None
    source_column: str | None = None

    @property
    def number(self) -> str | None:
        """The only number of the print, or None."""
        found = NUMBER.findall(self.raw)
        return found[0] if len(found) == 1 else None

    @property
    def missing(self) -> bool:
        """Whether the source prints a dash."""
        return self.part == "value" and bool(re.fullmatch(r"[—-]*", self.raw))


@dataclass
class Copy:
    """A keyed table; ``layout`` is wide, long (marks in the value) or split (marks in columns of their own)."""

    document: str
    table: str
    layout: str
    rows: list[list[Cell]]
    steps: list[str] = field(default_factory=list)

    def cells(self, part: str) -> list[tuple[int, int]]:
        """Places of all cells of a part."""
        return [(r, c) for r, row in enumerate(self.rows) for c, cell in enumerate(row) if cell.part == part]

    def put(self, r: int, c: int, text: object) -> None:
        """Overwrite what a cell says."""
        self.rows[r][c] = replace(self.rows[r][c], text=text)

    def plain(self) -> list[list[object]]:
        """The texts alone."""
        return [[cell.text for cell in row] for row in self.rows]


def copy_of(document: Document, table: Table, layout: str) -> Copy:
    """A faithful copy."""
    indicators = [i for i in document.indicators if i.table_id == table.id]
    rows = _wide(table, indicators) if layout == "wide" else _long(table, indicators, layout == "split")
    return Copy(document.id, table.id, layout, rows)


def _raws(indicator: Indicator) -> dict[str, str]:
    """The print of each cell by header; two values of one cell are joined as the source joins them."""
    raws: dict[str, str] = {}
    for value in indicator.values:
        raws[value.column] = " ".join(filter(None, [raws.get(value.column), value.raw]))
    return raws


def printed_names(table: Table, indicators: list[Indicator]) -> list[str]:
    """The name cells of the indicators' rows as printed; a row that could not be read has no indicator."""
    at = next(c.index for c in table.columns if c.role == "name")
    cells = [c for row in table.rows for c in row.cells if c.column == at]
    return [
        next(
            (
                c.raw
                for c in cells
                if c.span.start <= i.span.end and i.span.start <= c.span.end and i.name in _bare(c.raw)
            ),
            i.name,
        )
        for i in indicators
    ]


def _bare(text: str) -> str:
    return "".join(text.split())


def _unit(indicator: Indicator, header: str, raw: str) -> str | None:
    """What a value is in: the row's unit, but for shares that a column or the cell itself prints beside an amount.

    None where the print does not say: a growth may be in %, in points, or in the row's own unit.
    """
    if re.search("[%％]", raw + header) or "完成率" in header or indicator.unit == "％":
        return "%"
    return None if re.search("年均增(?:长|速)|增幅", header) else indicator.unit


def _wide(table: Table, indicators: list[Indicator]) -> list[list[Cell]]:
    grouped = any(i.group for i in indicators)
    columns = [c for c in table.columns if c.role in ("name", "unit", "attribute", *VALUE_ROLES)]
    header = [Cell(c.header or "指标", "header", source_column=c.header) for c in columns]
    rows = [[*([Cell("类别", "header")] if grouped else []), *header]]
    for indicator, name in zip(indicators, printed_names(table, indicators), strict=True):
        raws = _raws(indicator)
        row = [Cell(indicator.group, "group", indicator.name)] if grouped else []
        for column in columns:
            texts = {"name": name, "unit": indicator.unit, "attribute": indicator.attribute}
            role = column.role if column.role in texts else "value"
            raw = raws.get(column.header, "") if role == "value" else texts[role]
            unit = _unit(indicator, column.header, raw or "") if role == "value" else indicator.unit
            row.append(Cell(raw, role, indicator.name, raw or "", unit, column.header))
        rows.append(row)
    return rows


def _long(table: Table, indicators: list[Indicator], split: bool) -> list[list[Cell]]:
    heads = ["表", "指标", "单位", "属性", "列", "数值", *(["比较符", "是否累计"] if split else [])]
    rows = [[Cell(head, "header") for head in heads]]
    for indicator in indicators:
        for value in indicator.values:
            raw = value.raw
            said: list[tuple[object, str]] = [
                (table.id, "table"), (indicator.name, "name"), (indicator.unit, "unit"),
                (indicator.attribute, "attribute"), (value.column, "column"),
            ]  # fmt: skip
            if split:
                plain = value.value is not None and value.value_high is None
                said += [
                    (str(value.value) if plain else raw, "value"),
                    (value.comparator if plain else "", "comparator"),
                    (("是" if value.cumulative else "否") if plain else "", "cumulative"),
                ]
            else:
                said.append((raw, "value"))
            own = _unit(indicator, value.column, raw)
            rows.append(
                [
                    Cell(text, part, indicator.name, raw, own if part == "value" else indicator.unit, value.column)
                    for text, part in said
                ]
            )
    return rows


# -- legal variants -----------------------------------------------------------------------


def vary(copy: Copy, rng: random.Random) -> Copy:
    """Another legal way of writing the same copy: each step is taken or left by chance."""
    for step in (_values, _names, _units, _headers, _attributes, _columns, _rows, _around):
        if rng.random() < 0.7:
            step(copy, rng)
            copy.steps.append(step.__name__.strip("_"))
    return copy


PLAIN = re.compile(r"[<>＜＞]?[\[〔]?[0-9]+(?:\.[0-9]+)?%?[\]〕]?")
"""Prints that the variants below know how to write otherwise."""
MARKS = ("〔{}〕", "[{}]", "［{}］", "【{}】", "{}（累计）", "{}(五年累计)", "累计{}", "({})")
SIGNS = {
    "<": ("<{}", "＜{}", "低于{}", "小于{}", "{}以内", "< {}"), ">": (">{}", "＞{}", "超过{}", "大于{}", "> {}"),
}  # fmt: skip
DASHES = ("—", "——", "-", "", "n/a", "N/A", "/", "无", "－", None)


def _values(copy: Copy, rng: random.Random) -> None:
    mark, dash = rng.choice(MARKS), rng.choice(DASHES)
    for r, c in copy.cells("value"):
        cell = copy.rows[r][c]
        if cell.missing:
            copy.put(r, c, dash)
        elif ":" in cell.raw or "∶" in cell.raw:
            copy.put(r, c, re.sub("[:∶]", rng.choice((":", "：", "∶")), cell.raw))
        elif PLAIN.fullmatch(cell.raw):
            copy.put(r, c, _value(copy, cell, mark, rng))


def _value(copy: Copy, cell: Cell, mark: str, rng: random.Random) -> object:
    number, sign = cell.number or "", next((s for s in "<>" if s in cell.raw or chr(ord(s) + 0xFEE0) in cell.raw), "")
    total = bool(re.search(r"[\[〔]", cell.raw))
    typed = _number(number, cell.unit, rng, bare=copy.layout == "split" or not (sign or total))
    if copy.layout == "split" or not isinstance(typed, str):
        return typed
    if sign:
        typed = rng.choice(SIGNS[sign]).format(typed)
    if total:
        typed = mark.format(typed) if not sign else f"[{typed}]" if rng.random() < 0.5 else f"〔{typed}〕"
    return typed


def _number(number: str, unit: str | None, rng: random.Random, bare: bool) -> object:
    """The number in another spelling; a bare one may be stored as a number."""
    ways = ["same", "thousands", "zeros", "wide"]
    if bare:
        ways += ["float", "noise", "int"]
    if unit == "%":
        ways += ["sign", *(["fraction"] if bare and Decimal(number) % 100 else [])]  # 1 amid percents is no 100 %
    if unit and unit.startswith("万"):
        ways += ["ten_thousand", "full_unit"]
    way = rng.choice(ways)
    value = Decimal(number)
    if way == "thousands":
        return f"{value:,}"
    if way == "zeros" and "." in number:
        return number + "0"
    if way == "wide":
        return "".join(chr(ord(d) + 0xFEE0) if d.isdigit() else d for d in number)
    if way in ("float", "int"):
        return int(value) if value == int(value) and way == "int" else float(value)
    if way == "noise":
        return float(value) * (1 + 2**-52)
    if way == "sign":
        return number + rng.choice(("%", "％", " %"))
    if way == "fraction":
        return float(value / 100)
    if way == "ten_thousand":
        return f"{number}万"
    return f"{number}{unit}" if way == "full_unit" else number


def _names(copy: Copy, rng: random.Random) -> None:
    for r, c in copy.cells("name"):
        copy.put(r, c, rng.choice(NAMINGS)(str(copy.rows[r][c].text), rng, copy.rows[r][c].unit))


def _no_number(name: str, rng: random.Random, unit: str | None) -> str:
    return re.sub(r"^[0-9]{1,2}[.．、](?![0-9])\s*", "", name)


def _with_number(name: str, rng: random.Random, unit: str | None) -> str:
    if re.match(r"[0-9]+[.．、][0-9]", name):  # where the number ends is for the source to say
        return name
    plain = re.sub(r"^(其中[:：]?)?[0-9]{1,2}[.．、](?![0-9])\s*", r"\1", name)
    return f"{rng.randint(1, 30)}{rng.choice(('.', '、', '．'))}{plain}"


def _no_unit(name: str, rng: random.Random, unit: str | None) -> str:
    return re.sub(rf"[(（]{re.escape(unit)}[)）]$", "", name) if unit else name


def _other_brackets(name: str, rng: random.Random, unit: str | None) -> str:
    return name.translate(str.maketrans("()（）", "（）()"))


def _spaced(name: str, rng: random.Random, unit: str | None) -> str:
    at = rng.randrange(2, len(name) - 1)
    return name[:at] + rng.choice((" ", "　", "\n")) + name[at:]


def _of_which(name: str, rng: random.Random, unit: str | None) -> str:
    return re.sub(r"其中[:：]?", rng.choice(("其中：", "#", "其中:", "其中　")), name)


NAMINGS = (_no_number, _with_number, _no_unit, _other_brackets, _spaced, _of_which)
SCALED = {"万人": "人", "万人次": "人次", "亿元": "万元", "人": "万人", "万张": "张"}


def _scales(cell: Cell) -> bool:
    """Whether a value is an amount in the row's unit: one number, and no share or growth."""
    return cell.number is not None and cell.unit in SCALED and not re.search("年均|增", cell.source_column or "")


def _is_plain(copy: Copy, cell: Cell) -> bool:
    """Whether a value's number stands in its cell as the source prints it: no other step has changed it."""
    return str(cell.text) == (cell.number if copy.layout == "split" else cell.raw)


def _units(copy: Copy, rng: random.Random) -> None:
    """Indicators in another unit, said in the unit column, or in the brackets of the name; each in all its lines."""
    values = [cell for row in copy.rows for cell in row if cell.part == "value"]
    kept = {cell.indicator for cell in values if not cell.missing and not (_scales(cell) and _is_plain(copy, cell))}
    kept |= {name for name in sorted({str(cell.indicator) for cell in values}) if rng.random() < 0.5}
    for r, row in enumerate(copy.rows):
        parts = {cell.part: c for c, cell in enumerate(row)}
        unit = next((cell.unit for cell in row if cell.part == "name"), None)
        if unit not in SCALED or any(cell.indicator in kept for cell in row):
            continue
        numbers = [c for c, cell in enumerate(row) if cell.part == "value" and cell.number is not None]
        where = parts.get("unit", parts["name"])
        named = str(row[where].text)
        if not re.search(rf"(?:^|[(（]){re.escape(unit)}[)）]?$", named):
            continue
        factor = Decimal(10) ** (-4 if unit == "人" else 4)
        copy.put(r, where, re.sub(rf"(?:^|(?<=[(（])){re.escape(unit)}(?=[)）]?$)", SCALED[unit], named))
        for c in numbers:
            number = row[c].number or ""
            copy.put(r, c, str(row[c].text).replace(number, f"{(Decimal(number) * factor).normalize():f}"))


ENGLISH = {
    "指标": "Indicator", "指标名称": "indicator_name", "单位": "unit", "属性": "Attribute", "指标属性": "attribute",
    "类别": "category", "表": "table_id", "列": "column", "数值": "value", "比较符": "comparator",
    "是否累计": "cumulative",
    "规划目标": "target", "年均/累计": "annual average / cumulative", "“十三五”规划目标": "13th FYP target",
    "“十三五”目标": "13th five-year plan target",
}  # fmt: skip
TENSES = {"基数": " baseline", "完成数": " actual", "实现情况": " actual", "目标": " target", "": ""}


def _headers(copy: Copy, rng: random.Random) -> None:
    english = rng.random() < 0.6
    for c, cell in enumerate(copy.rows[0]):
        header = str(cell.text)
        year = re.fullmatch(r"([0-9]{4})年(.*)", header)
        if english and year and year[2] in TENSES:
            copy.put(0, c, rng.choice((f"{year[1]}{TENSES[year[2]]}", f"{TENSES[year[2]]} {year[1]}".strip())))
        elif english:
            copy.put(0, c, ENGLISH.get(header, header))
        elif header.startswith("“"):
            copy.put(0, c, re.sub("[“”]", "", header))
        elif year:
            copy.put(
                0, c, rng.choice((header, f"{year[1]} 年{year[2]}", f"{year[2]}（{year[1]}年）" if year[2] else header))
            )


def _attributes(copy: Copy, rng: random.Random) -> None:
    for r, c in copy.cells("attribute"):
        text = copy.rows[r][c].text
        if text:
            copy.put(r, c, rng.choice((text, str(text).removesuffix("性"), f"{text}指标", f" {text} ")))


def _columns(copy: Copy, rng: random.Random) -> None:
    order = list(range(len(copy.rows[0])))
    rng.shuffle(order)
    copy.rows = [[row[c] for c in order] for row in copy.rows]
    at = rng.randrange(len(order) + 1)
    name = rng.choice(("备注", "录入人", "id", "Notes"))
    for r, row in enumerate(copy.rows):
        row.insert(at, Cell(name if r == 0 else rng.choice(("", "王", r)), "extra"))


def _rows(copy: Copy, rng: random.Random) -> None:
    head, *body = copy.rows
    rng.shuffle(body)
    copy.rows = [head, *body]


def _around(copy: Copy, rng: random.Random) -> None:
    """A title above, blank lines, a note below."""
    width = len(copy.rows[0])
    line = lambda text: [Cell(text, "extra"), *(Cell(None, "extra") for _ in range(width - 1))]  # noqa: E731
    copy.rows = [line("主要指标录入表"), line(None), *copy.rows, line(None), line("注：[]内为五年累计数。")]
