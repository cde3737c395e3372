"""Compare: units convert, totals and yearly values stay apart, one region's documents are held against each other."""

from __future__ import annotations

import csv
import io
import json
import sys
import xml.etree.ElementTree as ET
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from extractor import extract
from extractor.cli import main
from extractor.compare import disagreements, lineup
from extractor.compare.figures import Figure
from extractor.compare.findings import agree
from extractor.core.problems import COMPARISONS

SVG = "{http://www.w3.org/2000/svg}"
ELDER = """武汉市就业促进“十三五”规划

第一章 主要目标

专栏1 “十三五”时期主要指标
指标\t2015年\t2020年\t属性
城镇新增就业（万人）\t[83.5]\t[90]\t预期性
城镇登记失业率（%）\t3.9\t4.2\t预期性
失业保险参保人数（万人）\t184.05\t208\t预期性
补贴性职业技能培训（万人次）\t5\t6\t预期性
注：[ ]内为五年累计数。

第二章 保障措施
加强组织领导。
"""

YOUNGER = """武汉市就业促进“十四五”规划

第一章 主要目标

专栏1 “十四五”时期主要指标
指标\t2020年\t2025年\t属性
城镇新增就业人数（人）\t[{total}]\t[1100000]\t预期性
城镇登记失业率（%）\t3.18\t<5\t预期性
参加失业保险人数（人）\t{insured}\t3050000\t预期性
补贴性职业技能培训人次（万人次）\t[41.5]\t[65]\t预期性
注：[ ]内为五年累计数。

第二章 保障措施
加强组织领导。
"""

REVIEW = """武汉市就业促进“十三五”规划实施情况报告

第一章 主要指标完成情况

专栏1 “十三五”时期主要指标完成情况
指标\t2015年\t2020年目标\t2020年完成\t属性
城镇新增就业（万人）\t[83.5]\t[{target}]\t[106.74]\t预期性
失业保险参保人数（万人）\t184\t208\t{insured}\t预期性
注：[ ]内为五年累计数。

第二章 下一步安排
加强组织领导。
"""

PROVINCE = YOUNGER.replace("武汉市", "湖北省").replace("{total}", "4420000").replace("{insured}", "6510000")


def younger(total: str = "1067400", insured: str = "2770600") -> str:
    return YOUNGER.format(total=total, insured=insured)


def review(target: str = "90", insured: str = "277.06") -> str:
    return REVIEW.format(target=target, insured=insured)


def rows(*texts: str) -> dict[tuple[str, str, tuple[int, int]], list[tuple[int, str, str]]]:
    documents = [extract(text.encode(), name=f"d{n}") for n, text in enumerate(texts)]
    return {
        (one.key, row.measure, row.years): [(f.document, f.role, str(one.in_unit(f.value))) for f in row.figures]
        for one in lineup(documents)
        for row in one.rows
    }


def codes(*texts: str) -> list[str]:
    documents = [extract(text.encode(), name=f"d{n}") for n, text in enumerate(texts)]
    return [one.code for one in disagreements(lineup(documents), documents)]


# -- lining up -------------------------------------------------------------------------------


def test_one_plans_target_stands_beside_the_next_plans_base_in_one_unit():
    found = rows(ELDER, younger())
    assert found["城镇新增就业", "total", (2016, 2020)] == [(0, "target", "90"), (1, "baseline", "106.74")]
    assert found["失业保险参保", "year", (2020, 2020)] == [(0, "target", "208"), (1, "baseline", "277.06")]


def test_totals_and_yearly_values_are_never_mixed():
    found = rows(ELDER, younger())
    assert found["补贴性职业技能培训", "year", (2020, 2020)] == [(0, "target", "6")]
    assert found["补贴性职业技能培训", "total", (2016, 2020)] == [(1, "baseline", "41.5")]


def test_units_that_measure_other_things_are_apart():
    other = younger().replace("补贴性职业技能培训人次（万人次）", "补贴性职业技能培训人数（万人）")
    documents = [extract(text.encode(), name=name) for name, text in (("a", younger()), ("b", other))]
    found = [one for one in lineup(documents) if one.key == "补贴性职业技能培训"]
    assert [(one.dimension, one.documents) for one in found] == [("people_times", {0}), ("people", {1})]


def test_a_province_and_its_city_stand_in_one_row():
    assert rows(PROVINCE, younger())["城镇新增就业", "total", (2016, 2020)] == [
        (0, "baseline", "4420000"),
        (1, "baseline", "1067400"),
    ]


def test_running_text_completes_what_tables_lack_and_is_marked():
    told = review().replace(
        "第二章 下一步安排\n加强组织领导。",
        "第二章 发展成效\n截至2020年末，城镇登记失业率为3.18%。“十三五”时期，实现城镇新增就业106.74万人。",
    )
    documents = [extract(text.encode(), name=f"d{n}") for n, text in enumerate((ELDER, told))]
    figures = [f for one in lineup(documents) for row in one.rows for f in row.figures if f.document == 1]
    assert [(f.name, f.years, f.role) for f in figures if f.home is None] == [
        ("城镇登记失业率", (2020, 2020), "actual")
    ]


# -- findings --------------------------------------------------------------------------------


def test_documents_that_agree_are_clean():
    assert codes(ELDER, younger(), review()) == ["BASE_ROUNDED"]  # 184.05 and 184
    assert codes(ELDER, younger()) == []


def test_a_base_year_that_differs_is_found():
    assert codes(younger(), review(insured="277.16")) == ["BASE_DIFFERS"]
    assert codes(younger(total="1067000"), review()) == ["BASE_DIFFERS"]


def test_a_base_that_is_printed_with_fewer_digits_is_a_remark():
    assert codes(younger(), review(insured="277.1")) == ["BASE_ROUNDED"]


def test_a_target_that_two_documents_print_differently_is_found():
    assert codes(ELDER, review(target="95")) == ["TARGET_DIFFERS", "BASE_ROUNDED"]


def test_regions_do_not_contradict_each_other():
    assert codes(PROVINCE, younger()) == []


def figure(comparator: str, value: str, step: str = "1", high: str | None = None) -> Figure:
    return Figure(
        0, "", "", "", None, "year", (2020, 2020), "actual", comparator,
        Fraction(value), Fraction(high) if high else None, Fraction(step), "", "t1", None,  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (figure("=", "5"), figure("=", "5"), "agree"),
        (figure("=", "5"), figure("=", "6"), "differ"),
        (figure("=", "35.98", "0.01"), figure("=", "36"), "rounded"),
        (figure("=", "36"), figure("=", "35.98", "0.01"), "rounded"),
        (figure("=", "36.9", "0.1"), figure("=", "36"), "rounded"),
        (figure("=", "37.1", "0.1"), figure("=", "36"), "differ"),
        (figure("<", "5"), figure("=", "3.2"), "agree"),
        (figure("<", "3"), figure("=", "3.2"), "differ"),
        (figure(">=", "100"), figure("=", "106"), "agree"),
        (figure(">", "110"), figure("=", "106"), "differ"),
        (figure("<", "5"), figure("<", "4"), "differ"),
        (figure("~", "100"), figure("=", "104"), "agree"),
        (figure("~", "100"), figure("=", "120"), "differ"),
        (figure("range", "3", high="5"), figure("=", "4"), "agree"),
        (figure("range", "3", high="5"), figure("=", "6"), "differ"),
    ],
)
def test_two_figures_agree_or_not(one, other, verdict):
    assert agree(one, other) == verdict


# -- the command -----------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("elder", ELDER), ("younger", younger()), ("review", review(insured="277.16"))):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
        (tmp_path / f"{name}.json").write_bytes(extract(tmp_path / f"{name}.txt").to_json())
    return tmp_path


CLEAN = """\
城镇新增就业（万人）
                                     基期  目标  实际
  2011—2015年累计  武汉市“十三五”    83.5
  2016—2020年累计  武汉市“十三五”            90
                   武汉市“十四五”  106.74
  2021—2025年累计  武汉市“十四五”           110

城镇登记失业率（%）
                          基期  目标  实际
  2015年  武汉市“十三五”   3.9
  2020年  武汉市“十三五”         4.2
          武汉市“十四五”  3.18
  2025年  武汉市“十四五”          <5

"""


def compare(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(["compare", *words])
    return (code, *capsys.readouterr())


def test_a_clean_pair_is_a_table_and_exit_code_0(folder, capsys):
    code, out, err = compare(capsys, "elder.json", "younger.json")
    assert (code, err) == (0, "")
    assert out.startswith(CLEAN)
    assert out.endswith("\n\n2 份文件，4 个指标；0 处不一致。\n")


def test_sources_are_compared_as_their_json_is(folder, capsys):
    assert compare(capsys, "elder.txt", "younger.txt")[1] == compare(capsys, "elder.json", "younger.json")[1]


def test_a_disagreement_quotes_both_sides_and_exit_code_is_1(folder, capsys):
    code, out, _ = compare(capsys, "younger.json", "review.json")
    assert code == 1
    at = out[out.index("BASE_DIFFERS") :].splitlines()
    assert COMPARISONS["BASE_DIFFERS"].meaning in at[0]
    assert at[1] == "  失业保险参保人数，2020年："
    assert "2770600（人；" in at[2]
    assert "younger.txt，表，第 9 行）" in at[2]
    assert "277.16（万人；" in at[3]
    assert "review.txt，表，第 8 行）" in at[3]


def test_remarks_count_where_they_are_asked_for(folder, capsys):
    (folder / "rounded.txt").write_text(review(), "utf-8")
    assert compare(capsys, "elder.txt", "rounded.txt")[0] == 0
    assert compare(capsys, "elder.txt", "rounded.txt", "--level", "info")[0] == 1


def test_csv_and_json_say_the_same(folder, capsys):
    code, out, _ = compare(capsys, "younger.json", "review.json", "--csv")
    assert code == 1
    lines = list(csv.DictReader(io.StringIO(out)))
    code, out, _ = compare(capsys, "younger.json", "review.json", "--json")
    assert code == 1
    said = json.loads(out)
    flat = [
        {"indicator": one["name"], "period_start": row["period"]["start"], **f}
        for one in said["indicators"] for row in one["rows"] for f in row["figures"]
    ]  # fmt: skip
    assert len(lines) == len(flat) > 6
    for line, one in zip(lines, flat, strict=True):
        assert {k: line[k] for k in ("indicator", "role", "printed", "document")} == {
            k: one[k] for k in ("indicator", "role", "printed", "document")
        }
        assert float(line["value"]) == one["value"]
        text = (folder / f"{one['document']}.txt").read_text("utf-8")
        assert text[one["span_start"] : one["span_end"]] == one["printed"]
        assert one["printed"] in text.splitlines()[one["line"] - 1]
    (finding,) = said["findings"]
    assert (finding["code"], [side["value"] for side in finding["sides"]]) == ("BASE_DIFFERS", [277.06, 277.16])


def test_indicators_are_chosen_by_name(folder, capsys):
    names = [
        [
            one["name"]
            for one in json.loads(compare(capsys, "elder.json", "younger.json", "--json", *words)[1])["indicators"]
        ]
        for words in (("--indicator", "失业率"), ("--indicator", "城镇*"), ("--indicator", "失业保险参保人数"))
    ]
    assert names == [["城镇登记失业率"], ["城镇新增就业", "城镇登记失业率"], ["失业保险参保人数"]]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["elder.json"], "至少要两份"),
        ([], "至少两份"),
        (["elder.json", "nowhere.json"], "NOT_FOUND"),
        (["elder.json", "other.json"], "NOT_A_DOCUMENT"),
        (["elder.json", "half.json"], "half.json：内容不完整，或不是 JSON）"),
        (["elder.json", "words.json"], "words.json：内容不完整，或不是 JSON）"),
        (["elder.json", "old.json"], "OUTDATED"),
        (["elder.json", "empty"], "EXPORT_NOTHING"),
        (["elder.json", "empty.txt"], "EMPTY"),
        (["elder.json", "younger.json", "--indicator", "没有"], "没有一个指标的名称含有 没有。请换一个词"),
        (["elder.json", "younger.json", "--plot", "chart.gif"], "要以 .svg 或 .png 结尾"),
        (["elder.json", "younger.json", "--plot", "elder.json/chart.svg"], "OUTPUT_UNWRITABLE"),
        (["elder.json", "younger.json", "--level", "all"], "要 info 或 warning"),
    ],
)
def test_what_cannot_be_compared_is_said_and_exit_code_is_2(folder, capsys, words, said):
    (folder / "other.json").write_text('{"a": 1}')
    (folder / "words.json").write_text("一、目标", "utf-8")
    (folder / "half.json").write_bytes((folder / "elder.json").read_bytes()[:500])
    old = json.loads((folder / "elder.json").read_bytes())
    (folder / "old.json").write_text(json.dumps({**old, "schema_version": "0.1.0"}))
    (folder / "empty").mkdir()
    (folder / "empty.txt").write_text("")
    code, _, err = compare(capsys, *words)
    assert (code, err.count("\n")) == (2, 1)
    assert said in err


# -- the chart -------------------------------------------------------------------------------


def test_an_svg_keeps_its_text_as_text(folder, capsys):
    assert compare(capsys, "elder.json", "younger.json", "--plot", "chart.svg")[0] == 0
    tree = ET.parse(folder / "chart.svg")
    texts = ["".join(node.itertext()).strip() for node in tree.iter("{http://www.w3.org/2000/svg}text")]
    assert {"城镇新增就业 累计（万人）", "武汉市“十三五”  2016—2020年", "90", "106.74", "<5", "基期", "目标"} <= set(
        texts
    )
    assert "Noto Sans CJK SC" in (folder / "chart.svg").read_text("utf-8")
    first = (folder / "chart.svg").read_bytes()
    compare(capsys, "elder.json", "younger.json", "--plot", "chart.svg")
    assert (folder / "chart.svg").read_bytes() == first


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("城镇新增就业 累计（万人）", ["城镇新增就业 累计（万人）"]),
        (
            "新增取得高级工以上职业资格证书或职业技能等级证书人数 累计（万人次）",
            ["新增取得高级工以上职业资格证书或职业技能等级证", "书人数 累计（万人次）"],
        ),
        (
            "新增取得高级工以上职业资格证书或技能证书（万人次）",
            ["新增取得高级工以上职业资格证书或技能证书", "（万人次）"],
        ),
    ],
)
def test_a_title_wider_than_its_panel_has_two_lines(text, lines):
    from extractor.compare.plot import TITLE, _folded, _width

    assert _folded(text).split("\n") == lines
    assert all(_width(line) <= TITLE for line in lines)


def test_a_chart_has_a_colour_for_each_region_and_draws_bounds_as_bounds(folder, capsys):
    from extractor.compare.plot import COLOURS

    assert compare(capsys, "elder.json", "younger.json", "--plot", "chart.svg")[0] == 0
    svg = (folder / "chart.svg").read_text("utf-8")
    tree = ET.fromstring(svg)
    texts = ["".join(node.itertext()).strip() for node in tree.iter("{http://www.w3.org/2000/svg}text")]
    bounds = sum(text.rstrip("†").startswith(("<", ">", "≤", "≥")) for text in texts)
    assert bounds
    assert any(text.startswith("界限") for text in texts)
    assert [colour.lower() in svg.lower() for colour in COLOURS[:2]] == [True, False]  # two plans of one city
    other = YOUNGER.format(total=415000, insured=2770600).replace("武汉", "青石")
    (folder / "other.json").write_bytes(extract(other.encode(), name="other").to_json())
    compare(capsys, "elder.json", "other.json", "--plot", "chart.svg")
    svg = (folder / "chart.svg").read_text("utf-8")
    assert all(colour.lower() in svg.lower() for colour in COLOURS[:2])
    assert {"武汉市", "青石市"} <= {"".join(n.itertext()).strip() for n in ET.fromstring(svg).iter(f"{SVG}text")}


def test_who_names_an_indicator_gets_its_measures_that_one_document_alone_has(folder, capsys):
    words = ["elder.json", "younger.json", "--plot", "chart.svg"]
    told = compare(capsys, *words)[2]
    assert told == "extract: chart.svg：只有一份文件有的 2 幅未画，用 --all 画出。\n"
    assert "补贴性职业技能培训 累计" not in (folder / "chart.svg").read_text("utf-8")
    assert compare(capsys, *words, "--indicator", "补贴性职业技能培训")[2] == ""
    svg = (folder / "chart.svg").read_text("utf-8")
    assert "补贴性职业技能培训 累计" in svg
    assert "65" in svg


@pytest.mark.parametrize(
    ("heights", "columns"), [([3.0], 1), ([3.0, 2.8], 2), ([6.0, 1.0], 1), ([3.0, 1.0, 1.0, 1.0], 2), ([1.0] * 3, 2)]
)
def test_panels_stand_in_columns_of_which_none_is_half_empty(heights, columns):
    from extractor.compare.plot import Panel, _columns

    panels = [Panel(None, "year", [], height) for height in heights]  # type: ignore[arg-type]
    made = _columns(panels)
    assert len(made) == columns
    assert sorted(id(panel) for column in made for panel in column) == sorted(map(id, panels))


def test_a_chart_says_what_it_leaves_out(folder, capsys):
    code, _, err = compare(capsys, "elder.json", "younger.json", "--plot", "chart.svg", "--plot-limit", "1")
    assert code == 0
    assert "chart.svg：另有 2 幅未画，用 --indicator 选择，或加大 --plot-limit。" in err


def test_a_png_needs_a_font_and_says_which_to_install(folder, capsys, monkeypatch):
    from extractor.compare import fonts

    monkeypatch.setattr(fonts, "installed", lambda: None)
    code, _, err = compare(capsys, "elder.json", "younger.json", "--plot", "chart.png")
    assert code == 2
    assert "FONT_MISSING" in err
    assert "fonts-noto-cjk" in err


def test_a_png_is_drawn_with_the_font_that_is_there(folder, capsys, monkeypatch):
    from extractor.compare import fonts

    if fonts.installed() is None:  # drawn with boxes for characters; that it is drawn at all is the question
        monkeypatch.setattr(fonts, "installed", lambda: "DejaVu Sans")
    assert compare(capsys, "elder.json", "younger.json", "--plot", "chart.png")[0] == 0
    assert (folder / "chart.png").read_bytes().startswith(b"\x89PNG")


def test_a_chart_without_its_component_says_what_to_install(folder, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    code, _, err = compare(capsys, "elder.json", "younger.json", "--plot", "chart.svg")
    assert code == 2
    assert "pip install matplotlib" in err


def test_without_a_chart_nothing_heavy_is_imported(folder: Path) -> None:
    import subprocess

    probe = (
        "import sys; from extractor.cli import main; main(['compare', 'elder.json', 'younger.json']);"
        "sys.exit(any(name in sys.modules for name in ('matplotlib', 'pyarrow', 'duckdb', 'numpy', 'lxml')))"
    )
    done: Any = subprocess.run([sys.executable, "-c", probe], cwd=folder, stdout=subprocess.DEVNULL, check=False)
    assert done.returncode == 0


def test_a_font_that_was_installed_since_matplotlib_made_its_list_is_found(monkeypatch):
    from types import SimpleNamespace

    from matplotlib import font_manager

    from extractor.compare import fonts

    fresh = SimpleNamespace(ttflist=[SimpleNamespace(name="SimHei")])
    monkeypatch.setattr(font_manager, "fontManager", SimpleNamespace(ttflist=[]))
    monkeypatch.setattr(font_manager, "_load_fontmanager", lambda try_read_cache: fresh)
    assert fonts.installed() == "SimHei"
