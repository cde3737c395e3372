"""Every check against its own examples, one by one."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.checks import CHECKS, Example
from extractor.core.problems import FINDINGS

EXAMPLES = [example for check in CHECKS for example in check.examples]
NAMES = [f"{example.code}-{n}" for n, example in enumerate(EXAMPLES)]


@pytest.mark.parametrize("example", EXAMPLES, ids=NAMES)
def test_an_example_shows_its_finding(example: Example) -> None:
    document = extract(example.shows.encode())
    found = [d for d in document.diagnostics if d.code == example.code]
    assert len(found) == 1, [(d.code, d.message) for d in document.diagnostics]
    (finding,) = found
    assert (finding.about, finding.severity) == (FINDINGS[example.code].about, FINDINGS[example.code].severity)
    assert FINDINGS[example.code].advice
    assert finding.message.endswith(FINDINGS[example.code].advice)
    assert all(0 <= s.start < s.end <= len(document.text) for s in finding.spans)


@pytest.mark.parametrize("example", EXAMPLES, ids=NAMES)
def test_a_text_much_like_it_holds(example: Example) -> None:
    assert example.code not in {d.code for d in extract(example.holds.encode()).diagnostics}


TRAPS = [
    ("TARGET_BELOW_REACHED", "指标\t2020年基数\t2025年目标\n地区生产总值（%）\t8.1\t6.5\n居民收入增长（%）\t8\t6\n"),
    ("TARGET_BELOW_REACHED", "指标\t2020年基数\t2025年目标\n细颗粒物浓度（微克/立方米）\t41\t35\n"),
    ("SHARE_OVER_WHOLE", "指标\t2020年基数\t2025年目标\n移动电话普及率（%）\t98\t120\n"),
    ("STOCK_AS_TOTAL", "指标\t2020年\t2025年\n市场主体数量（万户）\t[5]\t[6]\n"),
    ("STOCK_AS_TOTAL", "指标\t2020年\t2025年\t年均/累计\n参保率（%）\t91.2\t95\t[3.8]\n注：[]内为五年累计数。\n"),
    ("MARK_UNUSED", "指标\t2020年\t2025年\n就业（万人）\t[5]\t[6]\n二、续\n继续推进各项工作。\n指标\t2020年\t2025年\n机构（家）\t8\t9\n注：[]内为五年累计数。\n"),
    ("ROW_REPEATED", "指标\t2020年\t2025年\n在校学生数（人）\t5\t6\n专任教师数（人）\t1\t2\n在校学生数（人）\t7\t8\n专任教师数（人）\t3\t4\n"),
    ("ROW_REPEATED", "指标\t2020年\t2025年\n在校学生数（人）\t5\t6\n女生（人）\t2\t3\n专任教师数（人）\t1\t2\n女生（人）\t1\t2\n"),
    ("PART_EXCEEDS_WHOLE", "指标\t2020年\t2025年\n培训人数（万人）\t5\t6\n其中：女性（人）\t800\t900\n"),
    ("PART_EXCEEDS_WHOLE", "指标\t2020年\t2025年\n培训人次（万人次）\t5\t6\n其中：合格率（%）\t95\t96\n"),
    ("SUM_DIFFERS", "指标\t2020年\t2025年\n城镇（万人）\t5.26\t6\n农村（万人）\t3.35\t4\n合计（万人）\t8.6\t10\n"),
    ("CLAIM_NOT_MET", "一、成就\n“十三五”时期，全面完成脱贫攻坚目标任务。\n指标\t2015年基数\t“十三五”规划目标\t2020年完成数\n机构（家）\t4\t12\t9\n"),
    ("CLAIM_NOT_MET", "一、成就\n“十三五”时期，总体上全面完成了规划目标任务。\n指标\t2015年基数\t“十三五”规划目标\t2020年完成数\n机构（家）\t4\t12\t9\n"),
    ("GROWTH_DIFFERS", "某市“十四五”规划\n指标\t2020年基数\t2025年目标\t年均增长（%）\n地区生产总值（亿元）\t100\t150\t6\n"),
    ("YEARS_DIFFER_FROM_TOTAL", "一、成就\n表1 情况\n单位：人\n指标\t2021年\t2022年\t2023年\t2024年\t2025年\n城镇新增就业\t16467\t16551\t16924\t20279\t24045\n表2 情况\n指标\t“十四五”累计完成\t“十五五”规划目标\n城镇新增就业（万人）\t41.5\t50\n"),
    ("FIGURE_DIFFERS", "一、现状\n表1 耕地\n单位：万亩\n指标\t2020年\t2025年目标\n清河乡镇街道\t41\t42\n二、任务\n推进各项工作。\n表2 林地\n单位：万亩\n指标\t2020年\t2025年目标\n清河乡镇街道\t41\t53\n"),
    ("TRADITIONAL_CHARACTER", "一、任務\n" + "推進機關與學校發展，擴大網絡覆蓋。" * 5 + "\n"),
    ("SERIES_JUMP", "表1 情况\n单位：人\n指标\t2019年\t2020年\t2021年\t2022年\n入境游客\t90000\t8000\t7000\t60000\n"),
    ("WORD_DOUBLED", "一、任务\n加强建设建设用地管理，一个一个，研究研究。预防联防联控。\n"),
    ("CHANGE_DIFFERS", "一、成就\n参保率由2015年的39.2%提高到60%，提高20%。人数从5.8万人增加到7.2万人，增长24.1%。\n"),
    ("PLAN_YEARS_DIFFER", "一、要求\n《国家“十四五”规划》（2021年印发）和“十三五”（2016—2020年）衔接。\n"),
    ("DIGIT_MISREAD", "一、任务\nO2O平台12个，CO2个百分点，5G基站20个，A0类企业30家。\n"),
    ("POINT_GAP", "一、任务\n一是稳就业，二是强技能，三是优保障。一是抓落实；二是抓考核。\n"),
    ("BOX_GAP", "一、任务\n内容如下。\n专栏1 工程\n建设市场。\n二、保障\n内容如下。\n专栏1 工程\n培训人员。\n专栏3 工程\n建设平台。\n"),
    ("FIGURES_RUN_TOGETHER", "一、成就\n参保率分别达到95.125%、96.2%和97%。长度分别为4573.777公里。\n"),
    ("TEXT_BREAKS_OFF", "".join(f"{n}、任务\n" + "推进高质量发展，" * 8 + "开展劳动争议调解\n" for n in "一二三四")),
    ("TEXT_RESUMES", "一、任务\n十四五”时期，推进改革。\n"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), TRAPS, ids=[f"{code}-{n}" for n, (code, _) in enumerate(TRAPS)])
def test_what_ordinary_plans_do_is_no_finding(code: str, text: str) -> None:
    assert code not in {d.code for d in extract(text.encode()).diagnostics}


def test_every_code_of_a_check_has_its_row_and_every_row_says_what_to_do() -> None:
    assert {example.code for example in EXAMPLES} <= set(FINDINGS)
    assert all(kind.advice for kind in FINDINGS.values())


def test_what_one_note_does_to_many_rows_is_told_once() -> None:
    """With the note, and with each name and marked value at its place."""
    rows = "".join(
        f"{name}参保人数（万人）\t[{n}.5]\t[{n + 1}.5]\n" for n, name in enumerate(("失业", "工伤", "生育", "养老"))
    )
    text = f"指标\t2020年\t2025年\n{rows}城镇新增就业人数（万人）\t[6]\t[7]\n注：[]内为五年累计数。\n"
    document = extract(text.encode())
    (told,) = [d for d in document.diagnostics if d.code == "STOCK_AS_TOTAL"]
    quoted = [span.text_in(text) for span in told.spans]
    assert len(quoted) == 1 + 4 * 3
    assert sum("参保人数" in words for words in quoted) == 4
    assert {"[0.5]", "[4.5]"} <= set(quoted)
    assert not {"[6]", "[7]"} & set(quoted)
    assert "等共 4 个指标" in told.message


@pytest.mark.parametrize(
    "caption", ["表1 主要农产品产量（单位：万吨）", "表1 主要农产品产量\n单位：万吨", "表1 主要农产品产量"]
)
@pytest.mark.parametrize("mark", ["#", "# ", "＃", "其中："])
@pytest.mark.parametrize("gap", ["\t", "  "])
def test_a_part_marked_with_a_sign_is_held_against_its_whole(caption: str, mark: str, gap: str) -> None:
    """#小麦 is no heading of Markdown where figures follow it; it has the unit of its whole."""
    unit = "" if "单位" in caption else "（万吨）"
    table = (
        f"{caption}\n指标\t2020年\t2025年\n粮食产量{unit}\t100\t110\n{mark}小麦\t{{}}\t60\n{mark}稻谷\t30\t40\n"
        f"油料产量{unit}\t10\t12\n"
    ).replace("\t", gap)
    for wheat, told in (("120", 1), ("50", 0)):
        document = extract(f"某市“十四五”农业规划\n\n一、发展目标\n\n{table.format(wheat)}".encode(), name="x")
        whole, *parts, other = document.indicators
        assert [(part.name, part.unit, part.of) for part in parts] == [(n, "万吨", whole.id) for n in ("小麦", "稻谷")]
        assert other.of is None
        assert sum(d.code == "PART_EXCEEDS_WHOLE" for d in document.diagnostics) == told


def test_one_amount_in_two_units_is_no_rounding():
    text = "某市规划（2021—2035年）\n一、耕地\n划定耕地保护目标235.42万亩（1569.47平方公里）。\n二、其他\n加强保护。\n"
    assert "FIGURE_ROUNDED" not in {found.code for found in extract(text.encode()).diagnostics}


@pytest.mark.parametrize(
    "note", ["[ ]内数据为五年累计值", "〔〕内为五年累计数。", "［］表示五年合计", "【】中数字为规划期累计数"]
)
def test_a_note_that_lost_its_word_still_defines_its_mark(note: str) -> None:
    text = f"某市规划\n\n一、目标\n表1 目标\n指标\t2020年\t2025年\n新增学位（个）\t[3000]\t[9000]\n新增园（所）\t[12]\t[40]\n{note}\n"
    document = extract(text.encode(), name="x")
    assert [table.notes[0].text for table in document.tables] == [note]
    assert all(value.cumulative for one in document.indicators for value in one.values)
    assert "MARK_UNDEFINED" not in {d.code for d in document.diagnostics}


RATIO_TABLE = (
    "表1 主要指标\n指标\t2020年\t2025年\n三次产业结构\t5.1:37.9:57.0\t4.0:38.0:58.0\n常住人口（万人）\t120\t130\n"
)


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("三次产业比例由2015年的6.2∶40.1∶53.7调整为2020年的5.1∶37.9∶58.0。", ["SUM_DIFFERS"]),
        ("三次产业比例由2015年的6.2∶40.1∶53.7调整为2020年的5.1∶37.9∶57.0。", []),
        ("三次产业比例由2015年的6.2∶40.1∶53.7调整为2020年的5.2∶37.8∶57.0。", ["FIGURE_DIFFERS"]),
        ("2020年，第一、第二和第三产业增加值占比分别为5.1%、37.9%和59.0%。", ["SUM_DIFFERS"]),
        ("2020年，一、二、三产业增加值比重分别增长5.1%、7.9%和9.0%。", []),
        ("2020年，全国三次产业结构为7.7:37.8:54.5。", []),
        ("2020年，青山区三次产业结构为3.1:50.9:46.0。", []),
        ("2020年，三次产业结构为5:38:57。", []),
        ("三次产业就业结构为20.1:30.9:48.0。", []),
    ],
)
def test_the_shares_of_three_industries_make_a_hundred_and_agree_with_the_table(said, codes):
    document = extract(
        f"某市“十四五”规划\n\n一、基础\n{said}\n{RATIO_TABLE}\n二、任务\n全面发展。\n".encode(), name="x"
    )
    told = [d for d in document.diagnostics if d.code in ("SUM_DIFFERS", "FIGURE_DIFFERS")]
    assert [d.code for d in told] == codes
    assert all(span.text_in(document.text) in (said + RATIO_TABLE) for d in told for span in d.spans)


@pytest.mark.parametrize("name", ["高等教育在校生", "在园幼儿数", "专任教师数"])
def test_a_stock_of_pupils_or_teachers_has_no_five_year_total(name):
    table = f"表1 主要指标\n指标\t2020年\t2025年\n{name}（万人）\t〔12.5〕\t〔15〕\n新增{name}（万人）\t〔2〕\t〔3〕\n注：〔〕内为五年累计数。\n"
    (told,) = [d for d in extract(f"某市规划\n\n一、目标\n{table}".encode()).diagnostics if d.code == "STOCK_AS_TOTAL"]
    assert f"“{name}”记作 〔12.5〕、〔15〕" in told.message
    assert "新增" not in told.message


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("表1\n某县水利发展主要指标\n", ["表1"]),
        ("表2：水价分档标准\n", ["表2：水价分档标准"]),
        ("表三 重点工程一览\n", ["表三 重点工程一览"]),
        ("表2所列水价分档每年核定。\n", []),
        ("表2 水价分档标准\n档次\t2020年\t2025年\n居民（元）\t3\t4\n学校（元）\t4\t5\n", []),
    ],
)
def test_a_caption_without_a_table_is_told(lines, told):
    text = f"某县“十四五”水利规划\n一、目标\n分档见下表，按年核定。\n{lines}二、保障\n落实各方责任，加强监督检查。\n"
    found = [one for one in extract(text.encode()).diagnostics if one.code == "TABLE_MISSING"]
    assert [text[one.spans[0].start : one.spans[0].end] for one in found] == told


@pytest.mark.parametrize("number", ["3", "三"])
def test_a_box_that_ran_into_a_paragraph_is_told(number):
    boxes = "".join(f"专栏{n} 示范工程\n建设示范点。\n加强运行管理，确保发挥效益。\n" for n in (1, 2))
    text = f"某县规划\n一、任务\n{boxes}二、保障\n统筹推进各类示范。 专栏 {number} 管护提升工程管护队伍：组建队伍。\n"
    found = [one for one in extract(text.encode()).diagnostics if one.code == "BOX_GAP"]
    assert [text[one.spans[0].start : one.spans[0].end] for one in found] == [f"专栏 {number}"]


@pytest.mark.parametrize("mark", ["〔9〕", "[40]"])
def test_what_to_do_about_an_undefined_mark_is_said_once(mark: str) -> None:
    text = f"某市规划\n\n一、目标\n表1 目标\n指标\t2020年\t2025年\n新增学位（个）\t3\t{mark}\n新增园（所）\t12\t40\n"
    (found,) = [d for d in extract(text.encode()).diagnostics if d.code == "MARK_UNDEFINED"]
    assert f"“{mark}”" in found.message
    assert found.message.count("按累计数处理") == 1
