"""``extract validate`` as a person uses it: files of every kind in, exit codes and plain sentences out."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from conftest import ROOT, Command
from keyed import FIRST, PLAN, SECOND, facts, table

from extractor.cli import main
from extractor.validate.load import load
from extractor.validate.validate import validate, validate_workbook
from extractor.validate.workbook import InputError

pytestmark = pytest.mark.inside

Capture = pytest.CaptureFixture[str]
HERE = {**os.environ, "PYTHONPATH": str(ROOT)}


def text(rows: list[list[object]], separator: str = ",") -> str:
    return "\n".join(separator.join("" if v is None else str(v) for v in row) for row in rows) + "\n"


def xlsx(path: Path, **sheets: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    del book["Sheet"]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


class TestCommand:
    def test_a_clean_copy_ends_with_0(self, command: Command) -> None:
        command.write("plan.txt", PLAN)
        command.write("keyed.csv", text(table(FIRST)))
        done = command("validate", "keyed.csv", "--source", "plan.txt")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.splitlines()[-1] == "4 indicators, 12 values: 12 confirmed"
        assert "宽表（每行一个指标），对应原文的表 t1" in done.stdout

    def test_a_difference_ends_with_1_and_is_shown(self, command: Command) -> None:
        command.write("plan.txt", PLAN)
        command.write("keyed.csv", text(table(FIRST, D2="[35.89]")))
        done = command("validate", "keyed.csv", "--source", "plan.txt", "--report", "r.json", "--report", "r.html")
        assert done.returncode == 1, done.stderr
        assert "D2" in done.stdout
        assert "数字前后颠倒" in done.stdout
        assert json.loads((command.folder / "r.json").read_text("utf-8"))["summary"]["differ"] == 1
        assert (command.folder / "r.html").stat().st_size > 10_000

    def test_the_source_and_the_keyed_table_may_be_what_extract_wrote(self, command: Command) -> None:
        command.write("plan.txt", PLAN)
        assert command("plan.txt").returncode == 0
        command.write("keyed.csv", text(table(SECOND)))
        done = command("validate", "keyed.csv", "--source", "output/plan.json", "-q")
        assert (done.returncode, done.stdout) == (0, "8 indicators, 24 values: 24 confirmed\n")
        done = command("validate", "output/plan.json", "--source", "plan.txt", "-q")
        assert (done.returncode, done.stdout) == (0, "12 indicators, 37 values: 37 confirmed\n")

    def test_a_template_then_two_keyings(
        self, command: Command, monkeypatch: pytest.MonkeyPatch, capsys: Capture
    ) -> None:
        monkeypatch.chdir(command.folder)
        command.write("plan.txt", PLAN)
        assert main(["validate", "--template", "plan.txt", "-o", "blank.xlsx"]) == 0
        assert capsys.readouterr().out == "blank.xlsx：2 张表，12 个指标，值待录入。\n"
        command.write("a.csv", text(table(FIRST, D2="[35.89]")))
        command.write("b.csv", text(table(FIRST)))
        assert main(["validate", "a.csv", "b.csv", "--source", "plan.txt", "--report", "two.json"]) == 1
        assert "第二份与原文一致" in capsys.readouterr().out
        assert json.loads((command.folder / "two.json").read_text("utf-8"))["differences"][0]["right"] == "second"
        assert main(["validate", "b.csv", "b.csv", "--source", "plan.txt", "-q"]) == 0

    def test_mapping_synonyms_and_claims(
        self, command: Command, monkeypatch: pytest.MonkeyPatch, capsys: Capture
    ) -> None:
        monkeypatch.chdir(command.folder)
        command.write("plan.txt", PLAN)
        command.write("keyed.csv", "项,甲\nInsured,36\n基金投资总额,438\n")
        command.write("map.toml", '[columns]\nA = "name"\n"甲" = "2025年"\n')
        command.write("names.csv", "失业保险参保人数,insured\n")
        command.write("claims.csv", "subject,value,unit,period\ninsured,32.73,万人,2020\n")
        common = ["--source", "plan.txt", "--synonyms", "names.csv", "-q"]
        for words, said in (
            (["keyed.csv", "--map", "map.toml"], "2 indicators, 2 values: 2 confirmed\n"),
            (["keyed.csv", "--map", "map.toml", "--claims", "claims.csv"], "3 indicators, 3 values: 3 confirmed\n"),
            (["--claims", "claims.csv"], "1 indicators, 1 values: 1 confirmed\n"),
        ):
            assert main(["validate", *words, *common]) == 0
            assert capsys.readouterr().out == said

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            ([], "请给出录入表"),
            (["a.csv"], "请用 --source 给出原文"),
            (["a.csv", "b.csv", "c.csv", "--source", "plan.txt"], "最多核对两份"),
            (["a.csv", "--source", "plan.txt", "--report", "r.pdf"], "不能写出这种报告：r.pdf"),
            (["a.csv", "--source", "plan.txt", "--report", "a.csv"], "报告会覆盖输入文件"),
            (["a.csv", "--source", "plan.txt", "--report", "plan.txt/r.csv"], "无法写入 plan.txt/r.csv：已有同名文件"),
            (["none.csv", "--source", "plan.txt"], "没有这个文件：none.csv"),
            (["a.csv", "--source", "none.txt"], "none.txt：NOT_FOUND"),
            (["a.csv", "--source", "a.json"], "a.json：NOT_A_DOCUMENT"),
            (["a.csv", "--source", "plan.txt", "--map", "bad.toml"], "第 1 行有误"),
            (["a.csv", "--source", "plan.txt", "--map", "odd.json"], "不认识的键 colums"),
            (["a.csv", "--source", "plan.txt", "--synonyms", "one.csv"], "这一行只有“甲”"),
            (["--template", "plan.txt"], "请用 -o 给出空白表的文件名"),
            (["a.csv", "--template", "plan.txt", "-o", "b.xlsx"], "--template 只需要原文和 -o"),
        ],
    )
    def test_what_cannot_run_ends_with_2_and_one_line(
        self, command: Command, words: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture
    ) -> None:
        monkeypatch.chdir(command.folder)
        command.write("plan.txt", PLAN)
        command.write("a.csv", text(table(FIRST)))
        command.write("a.json", "{}")
        command.write("bad.toml", "甲 = 1\n")
        command.write("odd.json", '{"colums": {}}')
        command.write("one.csv", "甲\n")
        assert main(["validate", *words]) == 2
        out, complaint = capsys.readouterr()
        assert (out, complaint.count("\n")) == ("", 1)
        assert said in complaint


# -- files ------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", ["\t", ";", "|", "，"])
def test_text_tables_in_the_usual_encodings_and_separators(tmp_path: Path, encoding: str, separator: str) -> None:
    (tmp_path / "a.csv").write_bytes(text(table(FIRST), separator).encode(encoding))
    report = validate_workbook(load(str(tmp_path / "a.csv")), facts()).report
    assert report.summary.confirmed == report.summary.cells == 16


def test_excels_own_first_line_and_quoted_line_breaks(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        text(table(FIRST, A2='"城镇新增就业\n（万人）"'), ";").replace("指标;", "sep=;\n指标;", 1)
    )
    report = validate_workbook(load(str(tmp_path / "a.csv")), facts()).report
    assert report.summary.confirmed == report.summary.cells == 16


def test_several_sheets_with_merged_headers(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(xlsx(tmp_path / "a.xlsx", 甲=table(FIRST), 说明=[["此表仅供内部使用"]]))
    sheet = book.create_sheet("乙", 0)
    rows = [["社会保障指标（小王录入）"], [None], ["指标", "现状与目标", None, "属性", "类别"], [None, 2020, 2025]]
    rows += [["失业保险参保人数", 32.73, 36, "约束性", "社会保障"], ["基金投资总额", 106.74, 438, "预期性"]]
    for row in [*rows, ["数据来源：规划"]]:
        sheet.append(row)
    for area in ("A1:D1", "A3:A4", "B3:C3", "D3:D4", "E3:E4", "E5:E6"):
        sheet.merge_cells(area)
    book.save(tmp_path / "a.xlsx")
    report = validate_workbook(load(str(tmp_path / "a.xlsx")), facts()).report
    assert report.summary.confirmed == report.summary.cells
    assert report.summary.values == 16
    groups = [(cell.address, cell.keyed) for cell in report.cells if cell.field == "group"]
    assert groups == [("E5", "社会保障"), ("E6", "社会保障")]
    assert [note for note in report.notes if "未核对" in note and "说明" in note]


def test_a_formula_without_its_result_and_a_cell_with_an_error_are_undecided(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", 甲=table(FIRST, D3="=3+0.18", B5="#REF!"))
    book = openpyxl.load_workbook(path)
    book["甲"]["B5"].data_type = "e"
    book.save(path)
    cells = validate_workbook(load(str(path)), facts()).report.cells
    said = {cell.address: cell.message for cell in cells if cell.verdict == "undecided"}
    assert said == {"D3": "公式 =3+0.18 没有保存结果，请用 Excel 打开后保存一次", "B5": "单元格是错误值 #REF!"}


def test_records_lists_and_sheets_of_json_have_pointers(tmp_path: Path) -> None:
    records = [
        {"指标": "失业保险参保人数", "2020年": 32.73, "2025年": 36},
        {"指标": "基金投资总额", "2020年": 106.74, "2025年": 439},
    ]
    for content, address in (
        (records, "/1/2025年"), ({"甲/乙": records}, "/甲~1乙/1/2025年"),
        ([list(records[0]), *(list(r.values()) for r in records)], "/2/2"),
    ):  # fmt: skip
        (tmp_path / "a.json").write_text(json.dumps(content), "utf-8")
        cells = validate_workbook(load(str(tmp_path / "a.json")), facts()).report.cells
        assert [cell.address for cell in cells if cell.verdict == "differs"] == [address]


def test_old_spreadsheets_are_read(tmp_path: Path) -> None:
    xlwt = pytest.importorskip("xlwt")
    book = xlwt.Workbook()
    sheet = book.add_sheet("甲")
    for r, row in enumerate(table(FIRST, D3=3.18)):
        for c, value in enumerate(row):
            sheet.write(r, c, value)
    book.save(str(tmp_path / "a.xls"))
    report = validate_workbook(load(str(tmp_path / "a.xls")), facts()).report
    assert report.summary.confirmed == report.summary.cells == 16


def test_a_broken_old_spreadsheet_is_refused_in_one_sentence(tmp_path: Path, capfd: Capture) -> None:
    xlwt = pytest.importorskip("xlwt")
    book = xlwt.Workbook()
    book.add_sheet("甲").write(0, 0, "指标")
    book.save(str(tmp_path / "a.xls"))
    data = (tmp_path / "a.xls").read_bytes()
    for cut in range(len(data) - 400, len(data), 40):
        (tmp_path / "a.xls").write_bytes(data[:cut])
        with pytest.raises(InputError, match="已损坏"):
            load(str(tmp_path / "a.xls"))
    assert capfd.readouterr() == ("", "")


def test_parquet_is_read_where_pyarrow_is_installed(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    if importlib.util.find_spec("pyarrow") is None:
        path.write_bytes(b"PAR1")
        with pytest.raises(InputError, match="pip install pyarrow"):
            load(str(path))
        return
    import pyarrow
    from pyarrow import parquet

    head, *rows = table(FIRST)
    parquet.write_table(pyarrow.table(dict(zip(head, map(list, zip(*rows, strict=True)), strict=True))), path)
    report = validate_workbook(load(str(path)), facts()).report
    assert report.summary.confirmed == report.summary.cells == 16
    path.write_bytes(b"PAR1 and no more")
    with pytest.raises(InputError, match="已损坏"):
        load(str(path))


ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le") + bytes(512)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.csv", b"", "空文件"),
        ("a.csv", b"\n\n", "空文件"),
        ("a.csv", bytes(range(256)) * 4, "编码无法判定"),
        ("a.csv", b'"' + b"x" * 2_000_000, "无法按分隔文本读取"),
        ("a.docx", b"x", "不认识的录入表格式"),
        ("a.xlsx", b"hello", "不是 Excel 文件"),
        ("a.xlsx", b"PK\x03\x04 broken", "已损坏"),
        ("a.xlsx", ENCRYPTED, "密码保护"),
        ("a.json", b'{"a": ', "第 1 行第 7 列有误"),
        ("a.json", b'"words"', "JSON 不是表格"),
        ("a.json", b'[1, "a"]', "JSON 不是表格"),
        ("a.json", b"[" * 100_000, "嵌套过深"),
        ("a.json", b"[]", "没有任何内容"),
    ],
)
def test_files_that_are_no_table(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=said):
        load(str(tmp_path / name))


def test_an_empty_sheet_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有任何内容"):
        load(str(xlsx(tmp_path / "a.xlsx", 甲=[])))
    (tmp_path / "b.csv").mkdir()
    with pytest.raises(InputError, match="这是文件夹"):
        load(str(tmp_path / "b.csv"))


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    with open(tmp_path / "a.csv", "wb") as file:
        os.truncate(file.fileno(), 201 * 2**20)
    with pytest.raises(InputError, match="文件过大（201 MB，上限 200 MB）"):
        load(str(tmp_path / "a.csv"))


def test_the_library_in_one_call(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(PLAN, "utf-8")
    (tmp_path / "a.csv").write_text(text(table(FIRST, B3="2.3")), "utf-8")
    cells = validate(str(tmp_path / "a.csv"), str(tmp_path / "plan.txt")).report.cells
    assert [(c.address, c.kind) for c in cells if c.verdict == "differs"] == [("B3", "digits_transposed")]


def test_nothing_heavy_is_imported_by_other_verbs(command: Command) -> None:
    command.write("plan.txt", PLAN)
    heavy = ("openpyxl", "python_calamine", "rapidfuzz")
    code = "import sys; from extractor.cli import main; main(['plan.txt'])"
    code += f"; print([m for m in {heavy} if m in sys.modules])"
    line = [sys.executable, "-c", code]
    done = subprocess.run(line, cwd=command.folder, capture_output=True, encoding="utf-8", check=True, env=HERE)
    assert done.stdout.splitlines()[-1] == "[]"
