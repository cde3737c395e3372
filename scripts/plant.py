"""Contradictions planted in plans one at a time: is each told, at its place, and is a clean plan left alone?

    .venv/bin/python scripts/plant.py [FOLDER] [--count 200] [--seed 1] [--clean N] [--show K]

Plans are the .txt of FOLDER, or those that ``samples/drawn.py`` draws. A contradiction changes a printed figure,
year or number of the plan, or adds a sentence or a table that contradicts itself; its ``twin`` adds the same in
agreement, which must not be told. Found is what one of the kind's codes says of the planted place and did not say
of the plan before. With ``--clean`` the findings of so many plans as they are, by code: no error, and the warnings.
Plans drawn by chance may contradict themselves; where FOLDER/gold/NAME.json holds a plan's keyed truth, a warning
that the truth bears out (``borne_out.py``) is no false one.
The exit status is 1 where fewer than 95 % are found, a twin is told, or clean plans have an error or more than one
false warning in ten.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from extractor import Document, extract  # noqa: E402
from extractor.models import Diagnostic, Indicator, Observation  # noqa: E402
from scripts.borne_out import Truth, borne_out  # noqa: E402
from scripts.samples import drawn, write_txt  # noqa: E402

LEAST = 0.95
MOST_FALSE = 0.1
"""Warnings a plan that is without a contradiction."""


@dataclass(frozen=True)
class Planted:
    """A plan with a contradiction: its text, where that stands, and the same in agreement, where there is such."""

    text: str
    start: int
    end: int
    twin: str | None = None


Kind = Callable[[random.Random, Document], "Planted | None"]
KINDS: dict[str, tuple[Kind, tuple[str, ...]]] = {}


def kind(*codes: str) -> Callable[[Kind], Kind]:
    """A kind of contradiction and the codes of which one has to tell it."""

    def keep(make: Kind) -> Kind:
        KINDS[make.__name__] = make, codes
        return make

    return keep


# -- what is added ----------------------------------------------------------------------------------------------------


def _gaps(document: Document) -> list[int]:
    """Where a paragraph may be added: before the headings of the middle of the plan."""
    pending = list(document.sections)
    found = []
    while pending:
        section = pending.pop()
        pending += section.children
        inner = section.blocks and section.blocks[-1].type == "paragraph"
        if inner and section.heading_span is not None and not section.children:
            found.append(section.blocks[-1].span.end)
    return sorted(found)


def _added(draw: random.Random, document: Document, wrong: str, right: str) -> Planted | None:
    """The paragraphs ``wrong`` behind the last of a section, and as a twin ``right``."""
    places = _gaps(document)
    if not places:
        return None
    at = draw.choice(places)
    before, after = document.text[:at], document.text[at:]
    lead = re.findall(r"\n([ \u3000]*)[^\s]", before)[-1:] or [""]
    parted = "\n\n" if re.search(r"\S\n\n\S", before) else "\n"
    wrong, right = (parted + parted.join(lead[0] + row for row in said.split("\n")) for said in (wrong, right))
    return Planted(before + wrong + after, at, at + len(wrong), before + right + after)


def _people(draw: random.Random) -> Decimal:
    return Decimal(draw.randrange(1000, 9000)) / 100


def _plan(document: Document) -> tuple[int, int]:
    period = document.metadata.plan_period
    return (period.value.start, period.value.end) if period else (2021, 2025)


@kind("GROWTH_DIFFERS")
def growth_in_text(draw: random.Random, document: Document) -> Planted | None:
    """由A到B，年均增长x% that the ends do not give."""
    first = _plan(document)[0] - 6
    base, rate = draw.randrange(800, 4000), draw.randrange(40, 180) / 10
    target = round(base * (1 + rate / 100) ** 5)
    verb, name = (
        draw.choice(("增加", "增长", "发展", "提高")),
        draw.choice(("养老企业", "规模以上企业", "文化场馆", "合作社")),
    )
    said = f"{name}由{first}年的{base}家{verb}到{first + 5}年的{target}家，年均增长{{}}%。"
    return _added(draw, document, said.format(round(rate * draw.choice((0.4, 1.8)), 1)), said.format(rate))


@kind("GROWTH_DIFFERS")
def growth_in_table(draw: random.Random, document: Document) -> Planted | None:
    """The same in a row of a table."""
    first, last = _plan(document)
    base, rate = draw.randrange(80, 400), draw.randrange(40, 120) / 10
    target = round(base * (1 + rate / 100) ** (last - first + 1), 1)
    table = (
        f"表9 装机规划\n指标\t{first - 1}年\t{last}年\t年均增长（%）\n"
        f"可再生能源装机（万千瓦）\t{base}\t{target}\t{{}}\n充电桩（万个）\t2.0\t4.0\t14.9"
    )
    return _added(draw, document, table.format(round(rate * 1.7, 1)), table.format(rate))


@kind("CHANGE_DIFFERS")
def change_in_text(draw: random.Random, document: Document) -> Planted | None:
    """由A提高到B，提高C个百分点."""
    base, step = draw.randrange(200, 600), draw.randrange(11, 99)
    name, verb = draw.choice((("参保率", "提高"), ("就业人员占比", "上升"), ("绿化覆盖率", "增加")))
    said = f"{name}由{base / 10}%{verb}到{(base + step) / 10}%，{verb}{{}}个百分点。"
    return _added(draw, document, said.format((step + draw.randrange(9, 30)) / 10), said.format(step / 10))


@kind("PART_EXCEEDS_WHOLE")
def part_in_text(draw: random.Random, document: Document) -> Planted | None:
    """其中 above its whole in a sentence."""
    whole = _people(draw)
    name, part = draw.choice((("城镇新增就业", "农民工"), ("开展职业培训", "青年"), ("发放补贴", "灵活就业人员")))
    said = f"截至{_plan(document)[0] - 1}年底，{name}{whole}万人，其中{part}{{}}万人。"
    return _added(draw, document, said.format(whole + draw.randrange(1, 20)), said.format(whole / 2))


@kind("SUM_DIFFERS", "PART_EXCEEDS_WHOLE")
def sum_in_text(draw: random.Random, document: Document) -> Planted | None:
    """Parts of a sentence that miss their whole by little."""
    parts = [_people(draw) for _ in range(3)]
    total = sum(parts)
    said = "全年参加社会保险新增{}万人次，其中养老保险{}万人次、失业保险{}万人次、工伤保险{}万人次。"
    return _added(draw, document, said.format(total + Decimal("0.9"), *parts), said.format(total, *parts))


@kind("SUM_DIFFERS")
def ratio_in_text(draw: random.Random, document: Document) -> Planted | None:
    """The three industries' shares that do not make 100."""
    first, second = draw.randrange(20, 150), draw.randrange(300, 500)
    shares = [Decimal(n) / 10 for n in (first, second, 1000 - first - second)]
    wrong = [*shares[:2], shares[2] + draw.choice((-2, 1, 3))]
    said = f"{_plan(document)[0] - 1}年，三次产业结构调整为{{}}。"
    return _added(draw, document, said.format("∶".join(map(str, wrong))), said.format("∶".join(map(str, shares))))


def _sized(draw: random.Random, rows: int) -> list[list[int]]:
    return [[draw.randrange(100, 900) for _ in range(2)] for _ in range(rows)]


@kind("SUM_DIFFERS")
def total_row(draw: random.Random, document: Document) -> Planted | None:
    """合计 that its rows do not make."""
    first, last = _plan(document)
    names = draw.sample(("青山区", "东湖区", "南江县", "白川县", "石桥镇", "安平县"), draw.randrange(3, 6))
    values = _sized(draw, len(names))
    body = "".join(f"{name}\t{a}\t{b}\n" for name, (a, b) in zip(names, values, strict=True))
    totals = [sum(column) for column in zip(*values, strict=True)]
    table = f"表9 各地任务\n单位：万亩\n地区\t{first - 1}年基数\t{last}年目标\n{body}合计\t{{}}\t{{}}"
    wrong = [totals[0], totals[1] + draw.choice((-90, 10, 100, 300))]
    return _added(draw, document, table.format(*wrong), table.format(*totals))


@kind("YEARS_DIFFER_FROM_TOTAL")
def total_column(draw: random.Random, document: Document) -> Planted | None:
    """合计 or 五年累计 that the years of its row do not make."""
    first, last = _plan(document)
    values = [draw.randrange(1000, 3000) for _ in range(first, last + 1)]
    years = "\t".join(f"{year}年" for year in range(first, last + 1))
    row, other = "\t".join(map(str, values)), "\t".join("5" for _ in values)
    name = draw.choice(("合计", "五年累计", "累计"))
    table = (
        f"表9 分年度计划\n单位：人\n指标\t{years}\t{name}\n"
        f"新增护理员\t{row}\t{{}}\n新增辅导员\t{other}\t{5 * len(values)}"
    )
    return _added(draw, document, table.format(sum(values) + draw.choice((-900, 100, 1000))), table.format(sum(values)))


@kind("YEARS_DIFFER_FROM_TOTAL")
def yearly_mean(draw: random.Random, document: Document) -> Planted | None:
    """年均 times the years against the total of the plan."""
    first, last = _plan(document)
    mean, count = draw.randrange(20, 90) * 100, last - first + 1
    said = f"“{'十' + '一二三四五六'[(first - 2006) // 5] + '五'}”期间，累计新增公租房{{}}套。年均新增公租房{mean}套。"
    if (first - 2006) % 5 or not 2006 <= first <= 2026:
        return None
    return _added(draw, document, said.format(round(mean * count * 1.4)), said.format(mean * count))


@kind("PART_EXCEEDS_WHOLE")
def part_in_table(draw: random.Random, document: Document) -> Planted | None:
    """A 其中 row above its whole, with a unit of its own, none, or the table's."""
    first, last = _plan(document)
    whole, part = sorted((draw.randrange(30, 60), draw.randrange(61, 99)))
    how = draw.randrange(3)
    unit, own, head = ("（万人）", "（万人）" if how == 0 else "", "") if how < 2 else ("", "", "单位：万人\n")
    table = (
        f"表9 培训任务\n{head}指标\t{first - 1}年\t{last}年\n职业技能培训{unit}\t{{}}\t99\n"
        f"其中：农民工培训{own}\t{{}}\t20\n高技能人才{unit}\t12\t15"
    )
    return _added(draw, document, table.format(whole, part), table.format(part, whole))


@kind("POINT_GAP")
def point_gap(draw: random.Random, document: Document) -> Planted | None:
    """一是, 二是, 四是."""
    words = draw.sample(("完善政策体系", "加强队伍建设", "优化服务供给", "强化监督检查", "健全保障机制"), 4)
    said = f"一是{words[0]}。二是{words[1]}。{{}}是{words[2]}。{{}}是{words[3]}。"
    return _added(draw, document, said.format("四", "五"), said.format("三", "四"))


@kind("ITEM_GAP", "ROW_GAP")
def row_gap(draw: random.Random, document: Document) -> Planted | None:
    """A number of a table's rows left out."""
    first, last = _plan(document)
    rows = (
        "养老床位（张）\t30\t50",
        "老年食堂（个）\t4\t9",
        "服务站点（个）\t3\t6",
        "护理员（人）\t40\t60",
        "志愿者（人）\t70\t90",
    )
    start = draw.randrange(2, 5)
    head = f"表9 服务设施\n序号\t指标\t{first - 1}年\t{last}年\n"
    numbers = [n if n < start else n + 1 for n in range(1, 6)]
    wrong, right = ("\n".join(f"{n}\t{row}" for n, row in zip(ns, rows, strict=True)) for ns in (numbers, range(1, 6)))
    return _added(draw, document, head + wrong, head + right)


@kind("PLAN_YEARS_DIFFER")
def plan_years(draw: random.Random, document: Document) -> Planted | None:
    """Years beside a plan's name, or a period of the plan, that are not its."""
    period = document.metadata.plan_period
    if period is None or period.value.ordinal is None:
        return None
    first, last = period.value.start, period.value.end
    off = draw.choice((-1, 1))
    said = draw.choice(
        (f"“{period.value.name}”时期（{{}}—{{}}年）是关键时期。", "本规划期为{}—{}年。", "规划期限：{}-{}年。")
    )
    return _added(draw, document, said.format(first + off, last + off), said.format(first, last))


@kind("SERIES_JUMP")
def series_jump(draw: random.Random, document: Document) -> Planted | None:
    """A digit too few amid a series."""
    first = _plan(document)[0] - 5
    values = [draw.randrange(15000, 19000) for _ in range(5)]
    years = "\t".join(f"{first + n}年" for n in range(5))
    table = f"表9 历年情况\n单位：人\n指标\t{years}\n城镇新增就业\t{{}}\n创业带动就业\t{{}}"
    other = "\t".join(str(v // 7) for v in values)
    spoiled = [*values[:2], values[2] // 10, *values[3:]]
    return _added(
        draw,
        document,
        table.format("\t".join(map(str, spoiled)), other),
        table.format("\t".join(map(str, values)), other),
    )


@kind("RANGE_REVERSED")
def range_reversed(draw: random.Random, document: Document) -> Planted | None:
    """50—30."""
    low = draw.randrange(10, 50)
    said = f"到{_plan(document)[1]}年，建设示范社区{{}}—{{}}个。"
    return _added(draw, document, said.format(low + 20, low), said.format(low, low + 20))


@kind("CLAIM_NOT_MET", "TARGET_BELOW_BASE", "TARGET_BELOW_REACHED")
def target_side(draw: random.Random, document: Document) -> Planted | None:
    """A target that falls short of its base, plain or with 左右."""
    first, last = _plan(document)
    base = draw.randrange(600, 800) / 10
    about = draw.choice(("", "左右", "以上"))
    name = draw.choice(("森林覆盖率（%）", "农村自来水普及率（%）", "高速公路里程（公里）", "养老床位（张）"))
    table = f"表9 建设目标\n指标\t{first - 1}年\t{last}年目标\n{name}\t{base}\t{{}}{about}\n公园绿地（公顷）\t20\t24"
    return _added(draw, document, table.format(round(base * 0.85, 1)), table.format(round(base * 1.1, 1)))


# -- what is changed --------------------------------------------------------------------------------------------------


def _figures(document: Document) -> Iterator[tuple[Indicator, Observation]]:
    """Values that are one plain number."""
    for indicator in document.indicators:
        for value in indicator.values:
            plain = value.value is not None and value.comparator == "=" and not value.cumulative
            if plain and not value.span.parts and re.fullmatch(r"[0-9.]+", value.raw):
                yield indicator, value


def _contradicted(document: Document, indicator: Indicator) -> bool:
    """Whether the plan has other figures of that name already, or another row that could have them."""
    if sum(other.name == indicator.name for other in document.indicators) > 1:
        return True
    return any(d.code == "FIGURE_DIFFERS" and indicator.name in d.message for d in document.diagnostics)


def _changed(document: Document, value: Observation, new: str) -> Planted:
    start, end = value.span.start, value.span.end
    return Planted(document.text[:start] + new + document.text[end:], start, start + len(new))


@kind("SHARE_OVER_WHOLE", "MAGNITUDE_DIFFERS", "SERIES_JUMP")
def share_without_point(draw: random.Random, document: Document) -> Planted | None:
    """95.5 % printed as 955."""
    rates = re.compile("(?:参保|覆盖|合格|普及|达标|巩固|入学|结案|供水)率$")
    found = [
        value for indicator, value in _figures(document)
        if indicator.unit in ("%", "％") and rates.search(indicator.name)
        and "." in value.raw and Decimal(value.raw) > 12 and not re.search("完成|增", value.column)
    ]  # fmt: skip
    return _changed(document, (value := draw.choice(found)), value.raw.replace(".", "")) if found else None


@kind("MAGNITUDE_DIFFERS")
def lost_myriad(draw: random.Random, document: Document) -> Planted | None:
    """A value of a row in 万 that is printed without it."""
    found = [
        value for indicator, value in _figures(document)
        if indicator.unit and indicator.unit.startswith("万") and len(indicator.values) > 1
        and Decimal(value.raw) >= 1 and value.role in ("baseline", "target")
        and not re.search("完成|率|增", value.column)
    ]  # fmt: skip
    return _changed(document, (value := draw.choice(found)), str(int(Decimal(value.raw) * 10_000))) if found else None


@kind("FIGURE_DIFFERS")
def text_against_table(draw: random.Random, document: Document) -> Planted | None:
    """A sentence that gives another figure for the value of a table."""
    found = [
        (indicator, value) for indicator, value in _figures(document)
        if value.role == "baseline" and value.period is not None and value.period.start == value.period.end
        and not re.search("[新净]增|累计|年均|（", indicator.name)
        and re.fullmatch("[%％]|[\u4e00-\u9fff]{1,3}", indicator.unit or "")
        and Decimal(value.raw) > 3 and indicator.of is None and not _contradicted(document, indicator)
    ]  # fmt: skip
    if not found:
        return None
    indicator, value = draw.choice(found)
    other = (Decimal(value.raw) * Decimal("1.23")).quantize(Decimal(value.raw))
    said = f"截至{value.period.end if value.period else ''}年底，{indicator.name}达到{{}}{indicator.unit}。"
    return _added(draw, document, said.format(other), said.format(value.raw))


@kind("BOX_GAP")
def box_gap(draw: random.Random, document: Document) -> Planted | None:
    """The last of several boxes has its number moved on by one."""
    boxes = [box for box in document.boxes if isinstance(box.number, int)]
    if len(boxes) < 2 or [box.number for box in boxes] != list(range(1, len(boxes) + 1)):
        return None
    last = boxes[-1]
    match = re.search(rf"专栏\s*(?P<n>{last.number})(?![0-9])", document.text[: last.title_span.end])
    at = document.text.rfind(f"{last.number}", 0, document.text.find(last.title, last.title_span.start - 8))
    if match is None or at < last.title_span.start - 8:
        return None
    new = str(len(boxes) + 1)
    return Planted(document.text[:at] + new + document.text[at + len(str(last.number)) :], at, at + len(new))


# -- the campaign -----------------------------------------------------------------------------------------------------


def plans(folder: Path | None, count: int) -> Iterator[tuple[str, Document]]:
    """Plans as read, over and over."""
    texts: list[tuple[str, bytes]] = []
    if folder is not None:
        texts = [(path.name, path.read_bytes()) for path in sorted(folder.glob("*.txt"))]
    else:
        fields = (drawn.WATER, drawn.AGEING)
        texts = [
            (f"drawn {n}", write_txt.write(drawn.drawn("x", "青江市", fields[n % 2], n, agreeing=True)))
            for n in range(min(count, 20))
        ]
    read: dict[str, Document] = {}
    for n in range(count):
        name, data = texts[n % len(texts)]
        if name not in read:
            read[name] = extract(data, name="x")
        yield name, read[name]


def told(document: Document, start: int, end: int, codes: tuple[str, ...]) -> list[Diagnostic]:
    """What the codes say of a place."""
    return [
        d for d in document.diagnostics
        if d.code in codes and any(span.start < end and start < span.end for span in d.spans)
    ]  # fmt: skip


def planted(folder: Path | None, count: int, seed: int) -> tuple[Counter[str], Counter[str], dict[str, list[str]]]:
    """How many of each kind were planted and found, and what was not found or told of a twin."""
    made: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wrong: dict[str, list[str]] = defaultdict(list)
    names = list(KINDS)
    for n, (plan, document) in enumerate(plans(folder, 3 * count)):
        if made.total() == count:
            break
        draw = random.Random(f"{seed} {n}")
        name = min(names, key=lambda word: (made[word], draw.random()))
        make, codes = KINDS[name]
        this = make(draw, document)
        if this is None:
            made[name] += 0
            names.append(names.pop(names.index(name)))
            name = draw.choice(names)
            make, codes = KINDS[name]
            if (this := make(draw, document)) is None:
                continue
        made[name] += 1
        if told(extract(this.text.encode(), name="x"), this.start, this.end, codes):
            found[name] += 1
        else:
            wrong[name].append(f"{plan}: not told: {this.text[this.start : this.end].strip()[:160]!r}")
        if this.twin is not None and n % 3 == 0:
            length = len(this.twin) - len(document.text)
            for finding in told(extract(this.twin.encode(), name="x"), this.start, this.start + length, codes):
                wrong[name].append(f"{plan}: twin told: {finding.message[:160]}")
    return made, found, wrong


@dataclass
class Told:
    """What is told of plans as they are: how many plans, and by severity and code what is true and what is not."""

    plans: int
    true: Counter[tuple[str, str]]
    false: Counter[tuple[str, str]]
    shown: list[str]

    @property
    def errors(self) -> int:
        """Findings of severity error, true or not."""
        return sum(n for some in (self.true, self.false) for (severity, _), n in some.items() if severity == "error")


def clean(folder: Path | None, count: int) -> Told:
    """The findings of so many plans as they are, but for those that are for information."""
    told = Told(0, Counter(), Counter(), [])
    for name, document in dict(plans(folder, count)).items():
        told.plans += 1
        truth = _truth(folder, name)
        for one in document.diagnostics:
            if one.severity == "info":
                continue
            true = truth is not None and borne_out(one, document, truth)
            (told.true if true else told.false)[one.severity, one.code] += 1
            if not true:
                told.shown.append(f"{name}: {one.code} {one.message}")
    return told


def _truth(folder: Path | None, name: str) -> Truth | None:
    path = folder / "gold" / f"{Path(name).stem}.json" if folder else None
    return json.loads(path.read_text("utf-8")) if path is not None and path.exists() else None


def main() -> int:
    """Plant, read, count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--clean", type=int, default=0)
    parser.add_argument("--show", type=int, default=3)
    options = parser.parse_args()
    made, found, wrong = planted(options.folder, options.count, options.seed)
    for name in KINDS if options.count else ():
        print(f"{name:<22} {found[name]:>3} of {made[name]:>3}")
        for line in wrong[name][: options.show]:
            print(f"    {line}")
    share = found.total() / made.total() if options.count else 1.0
    print(f"{found.total()} of {made.total()} found: {share:.1%}")
    twins = sum("twin told" in line for lines in wrong.values() for line in lines)
    spoiled = options.clean and _said_of_clean(clean(options.folder, options.clean), options.show)
    return int(bool(share < LEAST or twins or spoiled))


def _said_of_clean(told: Told, show: int) -> bool:
    """Print what is told of plans as they are; whether it is too much."""
    false = told.false.total()
    print(
        f"{told.plans} plans as they are: {told.errors} errors; {told.true.total()} warnings that the truth bears out, "
        f"{false} others, {false / told.plans:.3f} a plan"
    )
    for word, codes in (("true", told.true), ("not borne out", told.false)):
        for (severity, code), n in codes.most_common():
            print(f"    {word}: {severity} {code} {n}")
    for line in told.shown[:show]:
        print(f"    {line}")
    return told.errors > 0 or false > MOST_FALSE * told.plans


if __name__ == "__main__":
    sys.exit(main())
