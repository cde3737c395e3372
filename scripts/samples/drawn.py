"""Plans drawn from a seed: other fields, other outlines and other tables than the one that is written out by hand.

Every word is invented; the draw only chooses among them, so that a plan is the same whenever it is made.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal

from .plan import Block, Box, Cell, Plan, Table, Text, numbered

_HAN = "一二三四五六七八九十"


@dataclass(frozen=True)
class Field:
    """What a plan is about: indicators as (name, unit, base, target), tasks, projects, measures."""

    name: str
    indicators: tuple[tuple[str, str, str, str], ...]
    tasks: tuple[str, ...]
    projects: tuple[tuple[str, str], ...]


WATER = Field(
    "水务发展",
    (
        ("供水能力", "万立方米/日", "26.5", "32.0"), ("城镇供水管网漏损率", "%", "11.8", "≤9"),
        ("农村自来水普及率", "%", "88.4", "95左右"), ("新增污水管网长度", "公里", "〔310〕", "〔420〕"),
        ("再生水利用率", "%", "18.2", "＞25"), ("水土流失治理面积", "平方公里", "〔96〕", "〔130〕"),
    ),
    ("完善供水设施网络", "提升污水处理能力", "加强河湖系统治理", "强化水资源刚性约束"),
    (
        ("管网改造工程", "改造老旧供水管网260公里，更换智能水表8.5万只。"),
        ("泵站更新工程", "更新改造中心城区泵站14座。"),
        ("河道整治工程", "治理中小河流12条，新建生态护岸38公里。"),
    ),
)  # fmt: skip
AGEING = Field(
    "养老服务体系建设",
    (
        ("养老床位", "张", "6400", "8200"), ("护理型床位占比", "%", "46.5", "≥60"),
        ("每千名老年人养老床位", "张", "31.2", "35"), ("新增社区养老服务中心", "个", "〔42〕", "〔60〕"),
        ("老年人健康管理率", "%", "71.3", "75以上"), ("养老护理员", "人", "1150", "2000"),
    ),
    ("健全居家社区养老网络", "提高机构护理能力", "推进医养康养结合", "壮大养老服务队伍"),
    (
        ("居家适老化改造", "为4200户特殊困难老年人家庭实施改造。"),
        ("护理能力提升", "新建区域性养老服务中心9家，增加护理型床位1500张。"),
        ("人才培训", "五年培训养老护理员3600人次。"),
    ),
)  # fmt: skip

SENTENCES = (
    "坚持问题导向和目标导向相统一，统筹推进各项重点任务，补齐设施短板，提高服务质量，形成城乡协调发展的格局。",
    "健全政府主导、部门协同、社会参与的工作机制，明确责任分工，加大投入力度，推动各项政策落地见效。",
    "完善标准规范和监管制度，运用信息技术提高管理水平，及时回应群众关切，不断增强群众的获得感。",
    "优化空间布局，推动资源向基层倾斜，促进城乡之间、区域之间服务能力均衡，逐步缩小差距。",
    "深化重点领域改革，创新投入和运营方式，鼓励社会力量有序参与，激发各类主体活力。",
    "加强人才队伍建设，健全培养、使用和激励机制，改善工作条件，提高专业化水平。",
)
PARAGRAPHS = 6
"""Paragraphs below a heading of the second level: the plan is long enough for its running heads to return."""


def _outline(style: str, part: int, place: int | None = None) -> str:
    if style == "chapters":
        return f"第{_HAN[part]}章 " if place is None else f"第{_HAN[place]}节 "
    return f"{_HAN[part]}、" if place is None else f"（{_HAN[place]}）"


def _main(field: Field, draw: random.Random) -> Table:
    """The indicators: by groups merged down or not, with a number column or not."""
    chosen = draw.sample(field.indicators, 5)
    kinds = [draw.choice(("预期性", "约束性")) for _ in chosen]
    if draw.random() < 0.5:
        head = tuple(map(Cell, ("序号", "指标", "单位", "2020年", "2025年", "属性")))
        rows = [
            tuple(map(Cell, (str(n), *row, kind))) for n, (row, kind) in enumerate(zip(chosen, kinds, strict=True), 1)
        ]
        return Table((head, *rows), heads=1)
    head = tuple(map(Cell, ("类别", "指标", "单位", "2020年", "2025年", "属性")))
    rows = [tuple(map(Cell, (*row, kind))) for row, kind in zip(chosen, kinds, strict=True)]
    grouped = [(Cell("设施建设", 2), *rows[0]), rows[1], (Cell("服务能力", 3), *rows[2]), rows[3], rows[4]]
    return Table((head, *grouped), heads=1)


def _series(field: Field, draw: random.Random, agreeing: bool) -> Table:
    years = tuple(Cell(f"{year}年") for year in range(2016, 2021))
    name, unit, base, _ = field.indicators[0]
    drawn = sorted(draw.sample(range(100, 900), 5))
    if agreeing:
        last = Decimal(base)
        values = (*(Cell(str((last * n / drawn[-1]).quantize(last))) for n in drawn[:-1]), Cell(base))
    else:
        values = tuple(Cell(str(n)) for n in drawn)
    return Table(((Cell("指标"), *years), (Cell(f"{name}（{unit}）"), *values)), heads=1)


def drawn(name: str, region: str, field: Field, seed: int, agreeing: bool = False) -> Plan:
    """The plan of a seed.

    Args:
        agreeing: whether the series of the years ends with the figure that the box gives for its last year.
    """
    draw = random.Random(seed)
    style = draw.choice(("chapters", "han"))
    blocks: list[Block] = [Text(f"{region}{field.name}“十四五”规划", role="title")]
    blocks.append(Text(f"为推动{region}{field.name}，根据国民经济和社会发展第十四个五年规划纲要，编制本规划。"))

    def head(level: int, number: str, words: str) -> None:
        blocks.append(Text(words, number, "heading", level))

    head(1, _outline(style, 0), "发展基础")
    blocks.append(Text(draw.choice(SENTENCES)))
    blocks += [Text("表1　“十三五”时期完成情况", role="centred"), _series(field, draw, agreeing)]
    head(1, _outline(style, 1), "主要目标")
    blocks.append(Text(f"到2025年，{field.name}迈上新台阶，主要指标如下。"))
    notes = (Text("注：〔〕内为五年累计数。"),)
    blocks.append(Box(Text("主要指标", "专栏1 "), (_main(field, draw), *notes)))
    head(1, _outline(style, 2), "重点任务")
    for n, task in enumerate(draw.sample(field.tasks, 4)):
        head(2, _outline(style, 2, n), task)
        blocks += map(Text, draw.sample(SENTENCES, PARAGRAPHS))
    projects = (numbered(f"{n}.{title}。{words}") for n, (title, words) in enumerate(field.projects, 1))
    blocks.append(Box(Text("重点工程", "专栏2 "), tuple(projects), frame=draw.choice(("cell", "text box"))))
    head(1, _outline(style, 3), "保障措施")
    for n, words in enumerate(("加强组织领导", "强化督促检查")):
        head(2, _outline(style, 3, n), words)
        blocks += map(Text, draw.sample(SENTENCES, PARAGRAPHS))
    return Plan(name, tuple(blocks))


PLANS = (drawn("qingjiang_water_14fyp", "青江市", WATER, 7), drawn("baichuan_ageing_14fyp", "白川县", AGEING, 2))
