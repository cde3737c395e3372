"""What a number measures, rule by rule: the words before it or behind it, lists of members, where words part."""

# ruff: noqa: E501 (a row is read better on one line)

from __future__ import annotations

import pytest

from extractor.statements import lists, subjects, tails
from extractor.statements.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "subject", "does"),
    [
        ("利润由上年", "利润", False), ("其中城镇新增就业", "城镇新增就业", False), ("累计新增就业", "新增就业", True), ("每年培训", "培训", True),
        ("力争到位资金", "到位资金", False), ("按照投资额的", "投资额", False), ("以奖代补资金", "以奖代补资金", False), ("全市共有养老机构", "养老机构", False),
        ("十大项目中投资", "投资", False), ("新建、改建学校", "学校", True), ("新建并改造学校", "学校", True), ("完成后产能", "产能", True),
        ("水质优良(优于Ⅲ类)比例", "水质优良(优于Ⅲ类)比例", False), ("补贴上限", "补贴", True), ("在建项目总投资", "在建项目总投资", False),
        ("推动研发投入强度提高", "研发投入强度", True), ("1.新增床位", "新增床位", True), ("(1)新增床位", "新增床位", True), ("同比增长", "", False),
        ("保持在", "", False), ("不低于", "", False), ("对困难企业给予补贴", "补贴", True), ("将失业率", "失业率", False), ("较上年", "", False),
        ("实现产值", "产值", True), ("力争年产值", "年产值", False), ("力争、确保产值", "产值", False), ("由市级部门累计培训", "培训", True),
        ("部门累计培训", "培训", True), ("经济增速高于全省增速", "经济增速", False), ("建成", "建成", True), ("一", "一", False),
    ],
)  # fmt: skip
def test_the_words_before(text: str, subject: str, does: bool) -> None:
    stretch, doing = subjects.before(text, 0, len(text))
    assert (text[slice(*stretch)], doing) == (subject, does)


def test_the_words_before_begin_where_they_are_asked_from() -> None:
    text = "建设学校，新建养老机构达到"
    stretch, does = subjects.before(text, 5, len(text))
    assert (text[slice(*stretch)], does) == ("养老机构", True)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("(间)公租房", "公租房"), ("(含改建)学校", "学校"), ("“一村一品”示范村和特色镇", "“一村一品”示范村"), ("“专精特新”企业、单项冠军", "“专精特新”企业"),
        ("的养老机构", "养老机构"), ("、食堂", ""), ("养老机构和托育机构", "养老机构和托育机构"), ("企业、商户的产品", "产品"), ("学校、建设食堂", "学校"),
        ("项目，投资", "项目"), ("示范区；建设", "示范区"), ("国家级和省级园区", "国家级和省级园区"), ("村卫生室(站)达标", "村卫生室(站)达标"),
        ("文化产业和旅游产业融合发展", "文化产业和旅游产业融合发展"), ("主要指标中", "主要指标中"), ("(改建学校", ""), ("。", ""),
    ],
)  # fmt: skip
def test_the_words_behind(text: str, subject: str) -> None:
    assert text[slice(*subjects.after(text, 0, len(text)))] == subject


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("学生认为满意", "学生"),
        ("老人享受服务", "老人"),
        ("认为满意", ""),
        ("居民(含建设者)参加", "居民(含建设者)参加"),
    ],
)
def test_who_does(text: str, who: str) -> None:
    assert text[slice(*subjects.before_predicate(text, (0, len(text))))] == who


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("5家机构、8个食堂", "机构|、"), ("5家8个", "|"), ("5家，8个", "，|"), ("95%的学校带宽达到100M", "的学校带宽达到|"), ("拥有5家企业的园区8个", "企业|的园区"),
        ("5个县区8个", "县区|"), ("5个项目总投资8亿元", "|项目总投资"), ("5万人新增床位8张", "|新增床位"), ("3年培训8人", "|培训"), ("5家增长8%", "|增长"),
        ("5家企业建成8个", "企业|建成"), ("5亿元建设8个", "|建设"),
    ],
)  # fmt: skip
def test_where_words_between_numbers_part(text: str, parted: str) -> None:
    left, right, *_ = find_quantities(text)
    at = subjects.divide(text, left, right)
    assert f"{text[left.right : at]}|{text[at : right.left]}" == parted


@pytest.mark.parametrize(
    ("text", "start", "end", "behind"),
    [
        ("(改扩建)学校", 0, 7, 5),
        ("(改扩建学校", 0, 6, 0),
        ("学校", 0, 2, 0),
        ("新建(改)校", 2, 6, 5),
        ("(改)校", 0, 2, 0),
        ("(", 1, 1, 1),
    ],
)
def test_a_bracket_behind_a_verb(text: str, start: int, end: int, behind: int) -> None:
    assert subjects._past_bracket(text, start, end) == behind


@pytest.mark.parametrize(
    ("text", "at", "open_"),
    [
        ("“甲”乙", 1, True),
        ("“甲”乙", 3, False),
        ("(甲)乙", 1, True),
        ("(甲)乙", 3, False),
        ("“甲(乙”丙", 4, True),
        ("甲乙", 1, False),
    ],
)
def test_a_place_inside_brackets(text: str, at: int, open_: bool) -> None:
    assert subjects.inside(text, 0, at) is open_


@pytest.mark.parametrize(
    ("text", "tail"), [("产值达到", "达到"), ("产值", ""), ("产值同比增长", "同比增长"), ("产值，", "，"), ("", "")]
)
def test_verbs_at_the_end(text: str, tail: str) -> None:
    assert subjects.tail_of(text) == tail


def test_small_questions_about_words() -> None:
    assert [words for words in ("五年", "十年", "五年内", "年", "净增") if subjects.is_years(words)] == ["五年", "十年"]
    assert subjects._among("18项主要指标中15项", 3, 8)
    assert not subjects._among("所高中15项", 1, 3)
    assert not subjects._among("18项主要指标中的15项", 3, 8)
    assert subjects.from_agent("部门累计培训", 0, 6) == 4
    assert subjects.from_agent("部门累计", 0, 4) == 0
    assert subjects._stop("机构(含站点)，食堂", 0, 10) == 7
    assert subjects._stop("机构)食堂", 0, 5) == 2


# -- lists -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "members", "tail", "head"),
    [
        ("养老保险、失业保险参保人数分别达到5人、6人", ["养老保险", "失业保险参保人数"], "参保人数", None), ("养老机构、食堂分别达到5家、6家", ["养老机构", "食堂"], None, None),
        ("耕地、森林保护率达到5%、6%", ["耕地", "森林保护率"], "保护率", None), ("城镇和农村收入分别达到5元、6元", ["城镇", "农村收入"], "收入", None),
        ("限额以上单位粮油类、饮料类零售额分别增长5%、6%", ["限额以上单位粮油类", "饮料类零售额"], "零售额", "限额以上单位"),
        ("家用电器和音像器材类、体育用品类和书报类分别增长5%、6%、7%", ["家用电器和音像器材类", "体育用品类", "书报类"], None, None),
        ("甲、乙达到5家、6家", ["甲", "乙"], None, None), ("港口、机场吞吐量分别达到5吨、6吨", ["港口", "机场吞吐量"], "吞吐量", None),
        ("甲港、乙港吞吐量分别达到5吨、6吨", ["甲港", "乙港吞吐量"], "吞吐量", None), ("甲、乙、丙达到5家、6家", None, None, None),
    ],
)  # fmt: skip
def test_the_members_of_a_list(text: str, members: list[str] | None, tail: str | None, head: str | None) -> None:
    run = list(find_quantities(text))
    found = lists.listed(text, run, 0, run[0].left)
    if found is None:
        assert members is None
        return
    shared = [
        None if part is None else text[slice(*part)]
        for part in (tails.shared_tail(text, found), lists.shared_head(text, found))
    ]
    assert ([text[slice(*member)] for member in found], *shared) == (members, tail, head)


@pytest.mark.parametrize(
    ("texts", "tails"),
    [
        (("国家级", "省级", "市级产业园"), ("国家级产业园", "省级产业园", "市级产业园")), (("国家级", "养老机构"), ("国家级", "养老机构")),
        (("机构", "市级产业园"), ("机构", "市级产业园")), (("国家级", "市级"), ("国家级", "市级")), (("国家级", "市级(含县级)产业园"), ("国家级", "市级(含县级)产业园")),
    ],
)  # fmt: skip
def test_a_rank_takes_the_noun_of_the_last(texts: tuple[str, ...], tails: tuple[str, ...]) -> None:
    whole, places = "、".join(texts), []
    for text in texts:
        at = places[-1][1] + 1 if places else 0
        places.append((at, at + len(text)))
    assert tuple("".join(whole[a:b] for a, b in part) for part in lists.rank_tail(whole, places)) == tails


def test_a_rank_alone_takes_the_noun_of_an_earlier_number() -> None:
    text = "国家级湿地公园、省级、国家级"
    noun = lists.rank_alone(text, (8, 10), (0, 7))
    assert noun is not None
    assert text[slice(*noun)] == "湿地公园"
    assert lists.rank_alone(text, (3, 7), (0, 7)) is None
    assert lists.rank_alone(text, (8, 10), (11, 14)) is None
