"""What a person sees in the first hour: streams, order of files, the page of a run, a terminal of 80 columns."""

from __future__ import annotations

import errno
import io
import json
import re
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import PLAN, ROOT

from extractor import ExtractionError, extract
from extractor.cli import main
from extractor.cli.display import width
from extractor.cli.entry import VERBS
from extractor.cli.findings import findings
from extractor.cli.numbers import numbers
from extractor.cli.outline import outline
from extractor.cli.record import Record
from extractor.cli.sources import find
from extractor.cli.table import table
from extractor.cli.usage import as_typed, complain
from extractor.cli.verdicts import differences
from tests.keyed import check, facts


@pytest.fixture
def plan(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.txt").write_text(PLAN, "utf-8")
    return tmp_path


class Bytes:
    """A text stream over bytes, as standard streams are."""

    def __init__(self, data: bytes = b""):
        self.buffer = io.BytesIO(data)

    def write(self, text: str) -> int:
        return self.buffer.write(text.encode())

    def flush(self) -> None:
        """Nothing is held back."""

    def isatty(self) -> bool:
        return False


def test_a_document_goes_from_standard_input_to_standard_output(plan, monkeypatch):
    out = Bytes()
    monkeypatch.setattr(sys, "stdin", Bytes(PLAN.encode()))
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["-", "-o", "-"]) == 0
    document = json.loads(out.buffer.getvalue())
    assert (document["id"], document["source"]["path"]) == ("stdin", "-")
    assert document["text"] == PLAN
    assert [path.name for path in plan.iterdir()] == ["plan.txt"]


def test_several_documents_go_out_a_line_each_and_failures_aside(plan, monkeypatch, capfd):
    (plan / "bad.txt").write_bytes(b"")
    (plan / "two.txt").write_text(PLAN, "utf-8")
    out = Bytes()
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["plan.txt", "bad.txt", "two.txt", "-o", "-"]) == 1
    lines = out.buffer.getvalue().splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["plan", "two"]
    assert "bad.txt：EMPTY" in capfd.readouterr().err


def test_standard_input_is_kept_for_the_workers_of_a_run(command):
    command.write("plan.txt")
    done = command("-", "plan.txt", "-o", "out", input=PLAN)
    assert done.stdout.endswith("2 read, 2 written, 0 failed\n")
    one, two = (json.loads(command.written("out")[name]) for name in ("stdin.json", "plan.json"))
    assert one["text"] == two["text"] == PLAN


def test_our_own_json_is_refused_as_a_plan_with_a_word(plan, capsys):
    (plan / "x.json").write_bytes(extract(PLAN.encode(), name="x").to_json())
    assert main(["x.json", "-o", "-"]) == 1
    assert "ALREADY_EXTRACTED" in capsys.readouterr().err
    assert main(["explain", "x.json"]) == 0


def test_files_come_in_the_order_in_which_people_count(plan):
    names = ["p10.txt", "p2.txt", "p1.txt", "p011.txt", "第9章.txt", "第10章.txt"]
    for name in names:
        (plan / "in").mkdir(exist_ok=True)
        (plan / "in" / name).write_text(PLAN, "utf-8")
    found = [path.rpartition("/")[2] for path in find(["in"])]
    assert found == ["p1.txt", "p2.txt", "p10.txt", "p011.txt", "第9章.txt", "第10章.txt"]
    assert [path.rpartition("/")[2] for path in find(["in/p*.txt"])] == found[:4]


def test_what_is_advised_can_be_typed(plan, capsys, monkeypatch):
    monkeypatch.setenv("EXTRACT_AS", "scripts/extract")
    (plan / "plan.txt").write_text(PLAN.replace("第三章", "第五章"), "utf-8")
    assert main(["plan.txt", "-o", "out"]) == 0
    assert "scripts/extract explain out/plan.json --findings" in capsys.readouterr().out
    assert "EXTRACT_AS=" in (ROOT / "scripts/extract").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "advised"),
    [
        ([], ("例如 scripts/extract corpus/*.txt", "scripts/extract --help")),
        (["--nosuch"], ("scripts/extract --help",)),
        (["compare", "plan.txt"], ("scripts/extract compare --help",)),
        (["validate", "keyed.csv"], ("例如 scripts/extract validate keyed.xlsx",)),
        (["export", "plan.txt", "--to", "x.csv"], ()),
        (["packed.docx", "-o", "out"], ("scripts/extract doctor", "这是 zip 压缩包，请解压后给出其中的文件")),
    ],
)
def test_commands_in_complaints_can_be_typed(plan, capsys, monkeypatch, words, advised):
    monkeypatch.setenv("EXTRACT_AS", "scripts/extract")
    with zipfile.ZipFile(plan / "packed.docx", "w") as packed:
        packed.writestr("a.txt", "文")
    assert main(words) != 0
    said = "".join(capsys.readouterr())
    assert all(one in said for one in advised)
    assert not re.search(r"(?<!scripts/)extract [a-z-]", said)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("exprt out --to x.csv", "没有这个文件或命令：exprt。您是想用 export 吗？"),
        ("corps --page", "没有这个文件或命令：corps。您是想用 corpus 吗？"),
        ("plan.txt --engine spark", "选项 --engine 不能是 spark，可用的是 local、ray。"),
        ("export out --to x.xlsx --as other", "选项 --as 不能是 other，可用的是 printed、keyed。"),
    ],
)
def test_a_misspelt_word_is_answered_with_what_is_near(plan, capsys, words, said):
    (plan / "corpus").mkdir()
    assert main(words.split()) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_the_help_shows_commands_as_they_are_typed(capsys, monkeypatch, verb):
    monkeypatch.setenv("EXTRACT_AS", "scripts/extract")
    with pytest.raises(SystemExit, match="0"):
        main([*filter(None, [verb]), "--help"])
    said = capsys.readouterr().out
    assert said.startswith(f"用法：scripts/extract {verb}".rstrip())
    assert not re.search(r"(?<!scripts/)\bextract (?:[a-z-]|\[|文件)", said)


@pytest.mark.parametrize(
    "words",
    [
        "export out/plan.json --to 新/x/plan.md",
        "validate --template plan.txt -o 新/x/blank.csv",
        "validate keyed.csv --source plan.txt --report 新/x/report.json",
        "review plan.txt --static 新/x/review.html",
        "review plan.txt --export 新/x/keyed.csv",
        "compare plan.txt out/plan.json --plot 新/x/chart.svg",
    ],
)
def test_the_folder_of_a_file_that_is_named_is_made(plan, words):
    (plan / "keyed.csv").write_text("指标,2025年\n城镇新增就业,3\n", "utf-8")
    assert main(["plan.txt", "-o", "out", "-q"]) == 0
    main(words.split())
    assert (plan / words.split()[-1]).is_file()


def test_why_a_file_cannot_be_read_is_said_in_chinese(plan, monkeypatch):
    (plan / "folder.txt").mkdir()
    with pytest.raises(ExtractionError, match=r"folder\.txt：这是文件夹"):
        extract("folder.txt")

    def refused(*_args, **_more):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refused)
    with pytest.raises(ExtractionError, match=r"plan\.txt：没有权限"):
        extract("plan.txt")


def test_packages_go_where_the_checkout_finds_them(capsys, monkeypatch):
    said = "请安装：pip install aiohttp requests。"
    complain(said)
    assert capsys.readouterr().err == f"extract: {said}\n"
    monkeypatch.setenv("EXTRACT_AS", "scripts/extract")
    complain(said)
    assert f"请安装：{sys.executable} -m pip install aiohttp requests。" in capsys.readouterr().err


def test_what_names_no_command_is_said_as_it_is(monkeypatch):
    monkeypatch.setenv("EXTRACT_AS", "scripts/extract")
    for said in ("extract 写出的 JSON", "没有这个文件：my extract plan.txt。", "my-extract doctor"):
        assert as_typed(said) == said
    assert (
        as_typed("见 extract doctor，或 extract --help。") == "见 scripts/extract doctor，或 scripts/extract --help。"
    )
    assert as_typed("用 extract --id path 重新提取") == "用 scripts/extract --id path 重新提取"
    monkeypatch.delenv("EXTRACT_AS")
    assert as_typed("见 extract doctor。") == "见 extract doctor。"


def test_a_run_says_where_its_files_are_and_leaves_a_page(plan, capsys):
    (plan / "bad.txt").write_bytes(b"")
    assert main(["plan.txt", "bad.txt", "-o", "结果", "--page"]) == 1
    said = capsys.readouterr().out
    assert "结果在 结果/" in said
    page = (plan / "结果/index.html").read_text("utf-8")
    assert 'href="plan.json"' in page
    assert "EMPTY" in page
    assert "http" not in page
    for one in json.loads((plan / "结果/plan.json").read_bytes())["diagnostics"]:
        assert one["code"] in page


# -- 80 columns -----------------------------------------------------------------------------------

WUHAN = extract(ROOT / "corpus/wuhan_hrss_14fyp.txt")


@pytest.mark.parametrize(
    "lines",
    [lambda c: outline(WUHAN, True, c), lambda c: numbers(WUHAN, c), lambda c: findings(WUHAN, c)],
    ids=["values", "numbers", "findings"],
)
@pytest.mark.parametrize("columns", [80, 100])
def test_no_line_is_wider_than_the_terminal(lines, columns):
    assert max(width(line) for line in lines(columns)) <= columns


def test_values_are_a_table_and_a_part_names_its_whole():
    plan = "某市“十四五”规划\n\n表1 主要指标\n指标\t2020年\t2025年\t属性\n" \
           "床位（万张）\t2.10\t3.25\t预期性\n其中：护理型床位（万张）\t1\t≥2\t约束性\n"  # fmt: skip
    document = extract(plan.encode(), name="x")
    said = "\n".join(outline(document, True, 80))
    assert "指标 " in said
    assert said.count("2025年") == 1
    assert "其中（床位）：护理型床位（万张）" in said
    row = next(line for line in said.splitlines() if "其中" in line)
    assert row.split()[-3:] == ["1", "≥2", "约束性"]


def test_numbers_keep_their_words_on_both_sides_in_a_narrow_terminal():
    for wide, narrow in zip(numbers(WUHAN), numbers(WUHAN, 80), strict=True):
        assert narrow.split()[:2] == wide.split()[:2]


def test_a_name_in_the_table_of_a_run_is_never_cut():
    name = "某某市人民政府关于印发养老服务体系建设第十四个五年规划的通知_自动合并"
    record = Record("x", "x", name, name, "x.json", "", "", "ok", None, None, {"sections": 1}, 1, 1, 1, 0.5)
    lines = list(table([record], 80))
    assert name in "".join(lines)
    assert max(map(width, lines)) <= 80


def test_what_is_wrong_with_a_keyed_cell_is_told_whole():
    plan = (
        "某市“十四五”规划\n\n表1 主要指标\n指标\t2020年\t2025年\n"
        "床位总数（万张）\t2.10\t3.25\n护理型占比（%）\t48.5\t≥60\n"
    )
    rows = [["指标", "2020年", "2025年"], ["床位总数", "2.10", "3.52"], ["护理型占比", "48.5", "60"]]
    found = check(rows, source=facts(plan))
    wrong = [cell for cell in found.report.cells if cell.verdict == "differs"]
    assert len(wrong) == 2
    lines = list(differences(found.report.cells, 50))
    said = "".join(line.strip() for line in lines)
    assert all(cell.message in said for cell in wrong)
    assert all(f"录入“{cell.keyed}”" in said for cell in wrong)
    assert max(map(width, lines)) <= 50


def test_two_views_at_once_are_refused(plan, capsys):
    assert main(["explain", "plan.txt", "--values", "--numbers"]) == 2
    assert "一次只看一种" in capsys.readouterr().err


def test_metadata_is_said_in_words():
    said = list(outline(WUHAN, False))
    assert any(line.endswith("<文种> 规划") for line in said)
    assert any("武汉市（" in line for line in said)
    assert not any(word in line for line in said for word in ("<issuers>", "prefecture", "<文种> plan"))


def test_rows_go_to_standard_output(plan, monkeypatch):
    assert main(["plan.txt", "-o", "out", "-q"]) == 0
    out = Bytes()
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["export", "out", "--to", "-"]) == 0
    rows = [json.loads(line) for line in out.buffer.getvalue().splitlines()]
    assert rows[0]["document_id"] == "plan"
    assert {"documents", "sections"} <= {row["table"] for row in rows}
    assert main(["export", "out", "--to", "-", "-f", "xlsx"]) == 2


DEEP = b"[" * 100_000 + b"]" * 100_000


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"a": 1}', b"\xff\xfe\x00", DEEP, b'{"id": "x", "source": 9}'])
def test_json_that_is_none_of_ours_is_told_by_every_verb(plan, capsys, data):
    (plan / "other.json").write_bytes(data)
    (plan / "keyed.csv").write_text("指标,2025年\n甲,1\n", "utf-8")
    for words in (
        ["export", "other.json", "--to", "x.csv", "-f", "csv"], ["export", "other.json", "--to", "x.html"],
        ["compare", "other.json", "plan.txt"], ["explain", "other.json"],
        ["validate", "keyed.csv", "--source", "other.json"], ["review", "other.json", "--static", "r.html"],
    ):  # fmt: skip
        assert main(words) in (1, 2), words
        assert "NOT_A_DOCUMENT" in capsys.readouterr().err, words
    assert sorted(path.name for path in plan.iterdir()) == ["keyed.csv", "other.json", "plan.txt"]
