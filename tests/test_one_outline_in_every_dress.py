"""One text set in many ways, by blank lines, widths, indents and forms of its digits, has one outline."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from extractor import extract
from extractor.layout.linebreaks import HANGING, columns
from extractor.models import Section

PLAN = """\
东山市数字商务三年行动方案
为加快商务领域数字化转型，根据上级有关部署，结合本市实际，制定本方案。
一、总体要求
以提升效率为主线，坚持市场主导、政府引导，推动商务领域各环节数字化转型，更好服务群众消费升级需要。
（一）基本原则。坚持需求牵引、应用导向，聚焦企业和群众反映集中的问题，分类施策，久久为功，务求实效。
（二）发展目标。到2027年，建成B2B、B2C融合的垂直电商平台12家，网络零售额年均增长8%以上，农村寄递覆盖面持续扩大。
二、重点任务
（一）集中力量推进关键环节数字化改造，牢牢掌握流通领域发展自主权。以企业需求为导向，分行业梳理改造清单，遴选服务商。
1.加快推广“生鲜电商+冷链宅配”“中央厨房+食材配送”等服务新模式，支持B2B、B2C融合方式运营的垂直平台发展，培育服务企业。（牵头单位：市商务局）
2.加快贯通农村电商和快递物流配送体系，培育众筹农业、定制农业等新业态，完善县乡村三级节点布局。（牵头单位：市农业农村局）
3.推动传统商圈改造，支持百货、超市等实体零售企业建设SaaS化管理系统，开展直播带货，提升运营水平。（牵头单位：市商务局）
（二）健全数据服务体系，夯实共享开放基础。建设商务大数据平台，归集订单、物流、支付等数据，形成API目录并定期更新。
1.完善采集机制，统一ERP、WMS、TMS等系统的接口标准，明确更新频次和责任主体，确保数据真实准确。（牵头单位：市数据局）
2.加强分析应用，围绕价格监测、供需对接、信用评价等场景开发模型，为企业提供便捷查询和预警服务。（牵头单位：市数据局）
三、保障措施
（一）加强组织领导。建立由市商务局牵头的协调机制，定期调度进展，协调解决重大问题，压实各方工作责任。
（二）强化资金支持。统筹用好各类专项资金，引导金融机构加大信贷投放力度，对成效明显的项目优先安排。
（三）做好宣传推广。及时总结典型经验和做法，通过多种渠道开展宣传，营造全社会关心支持的良好氛围。
"""


def indented(text: str) -> str:
    return re.sub(r"(?m)^(?=\S)", "\u3000\u3000", text)


def double(text: str) -> str:
    return text.replace("\n", "\n\n")


def by_columns(width: int) -> Callable[[str], str]:
    """Set in lines of a width as print sets them: no sign at the head of a line, no Latin word torn."""

    def line(words: str) -> list[str]:
        lines = [""]
        for word in re.findall(r"[A-Za-z0-9.%]+|.", words):
            fits = columns(lines[-1] + word) <= width or word in HANGING
            lines = [*lines[:-1], lines[-1] + word] if fits else [*lines, word]
        return lines

    return lambda text: "\n".join(part for words in text.split("\n") for part in line(words))


def by_characters(width: int) -> Callable[[str], str]:
    """Cut after so many characters, Latin ones too."""
    cut = re.compile(f"(.{{{width}}})(?=.)")
    return lambda text: cut.sub(r"\1\n", text)


def outline(text: str) -> list[tuple[int, str | None, str]]:
    def walk(tree: list[Section]) -> list[Section]:
        return [section for top in tree for section in (top, *walk(list(top.children)))]

    found = walk(list(extract(text.encode(), without={"statements"}).sections))
    return [(s.level, s.number.raw if s.number else None, s.heading) for s in found if s.heading is not None]


HEADINGS = [
    (1, "一", "总体要求"),
    (2, "（一）", "基本原则"),
    (2, "（二）", "发展目标"),
    (1, "二", "重点任务"),
    (2, "（一）", "集中力量推进关键环节数字化改造，牢牢掌握流通领域发展自主权"),
    (2, "（二）", "健全数据服务体系，夯实共享开放基础"),
    (1, "三", "保障措施"),
    (2, "（一）", "加强组织领导"),
    (2, "（二）", "强化资金支持"),
    (2, "（三）", "做好宣传推广"),
]
WIDTHS = (24, 27, 28, 30, 32, 35, 38)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("set_in", [by_columns, by_characters])
@pytest.mark.parametrize("indents", [True, False])
@pytest.mark.parametrize("blank", [True, False])
def test_a_text_set_in_lines_has_the_outline_of_its_paragraphs(width, set_in, indents, blank):
    text = indented(PLAN) if indents else PLAN
    text = set_in(width)(double(text) if blank else text)
    assert outline(text) == HEADINGS


@pytest.mark.parametrize("change", [str, indented, double, lambda text: double(indented(text))])
def test_blank_lines_and_indents_say_nothing_about_the_outline(change):
    assert outline(change(PLAN)) == HEADINGS


NUMBERS: dict[str, tuple[Callable[[int, int], str], Callable[[int, int], str]]] = {
    "chapters": (lambda a, _: f"第{'一二三'[a - 1]}章 ", lambda _, b: f"第{'一二三'[b - 1]}节 "),
    "parts": (lambda a, _: f"第{'一二三'[a - 1]}部分 ", lambda _, b: f"{'一二三'[b - 1]}、"),
    "decimals": (lambda a, _: f"{a}  ", lambda a, b: f"{a}.{b}  "),
    "one blank": (lambda a, _: f"{a} ", lambda a, b: f"{a}.{b} "),
    "stops": (lambda a, _: f"{a}. ", lambda a, b: f"{a}.{b} "),
    "no sign": (lambda a, _: f"{'一二三'[a - 1]}\u3000", lambda _, b: f"（{'一二三'[b - 1]}）"),
    "half brackets": (lambda a, _: f"{'一二三'[a - 1]}、", lambda _, b: f"({'一二三'[b - 1]})"),
}


def numbered(form: str) -> str:
    """The plan with its two outer kinds of number in another form."""
    outer, inner = NUMBERS[form]
    a, b, lines = 0, 0, []
    for line in PLAN.splitlines():
        if re.match("[一二三]、", line):
            a, b, line = a + 1, 0, outer(a + 1, 0) + line[2:]
        elif re.match("（[一二三]）", line):
            b, line = b + 1, inner(a, b + 1) + line[3:]
        lines.append(line)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("form", NUMBERS)
@pytest.mark.parametrize("change", [str, double, indented, by_columns(30), lambda text: by_columns(32)(indented(text))])
def test_a_text_has_one_outline_however_it_is_numbered(form, change):
    found = [(level, words) for level, _, words in outline(change(numbered(form)))]
    assert found == [(level, words) for level, _, words in HEADINGS]
