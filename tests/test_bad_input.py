"""Every row of the table of bad input, and bytes that nobody meant to be a plan."""

from __future__ import annotations

import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import HANGS, PLAN, ROOT, Command

from extractor.cli.names import output_names
from extractor.core.problems import FAILURES
from extractor.core.writing import write
from extractor.models import Document

pytestmark = pytest.mark.inside


UNWRITABLE = "OUTPUT_UNWRITABLE：无法写入；请检查权限和磁盘空间，或另选一处。"


class TestWrongUse:
    @pytest.mark.parametrize(
        ("words", "said"),
        [
            ([], "请给出"),
            (["nothing.txt"], "没有这个文件：nothing.txt。请检查路径。"),
            (["paln.txt"], "没有这个文件：paln.txt。您是想用 plan.txt 吗？"),
            (["folder"], "文件夹里没有"),
            (["bin.txt"], "没有这个文件：bin.txt。请检查路径。"),
            (["explian", "plan.txt"], "您是想用 explain 吗？"),
            (["frobnicate"], "没有这个文件或命令：frobnicate。"),
            (["plan.txt", "--fail-fats"], "没有这个选项：--fail-fats。您是想用 --fail-fast 吗？"),
            (["plan.txt", "--frobnicate=3"], "没有这个选项：--frobnicate。"),
            (["plan.txt", "-x"], "没有这个选项：-x。"),
            (["plan.txt", "-j", "0"], "-j/--jobs 要一个不小于 1 的整数"),
            (["plan.txt", "-j", "two"], "-j/--jobs 要一个不小于 1 的整数"),
            (["plan.txt", "-j"], "-j/--jobs 后面要有一个值"),
            (["plan.txt", "--quiet=yes"], "-q/--quiet 不带值"),
            (["schema", "plan.txt"], "多余的参数：plan.txt"),
            (["explain", "plan.txt", "--frob"], "没有这个选项：--frob。用法见 extract explain --help。"),
            (["export", "output", "--to", "x.xlsx", "--as", "x"], "printed、keyed。用法见 extract export --help。"),
            (["validate", "plan.txt", "--report"], "后面要有一个值。用法见 extract validate --help。"),
        ],
    )
    def test_it_ends_with_2_and_one_line_that_says_what_to_do(
        self, command: Command, words: list[str], said: str
    ) -> None:
        command.write("plan.txt")
        (command.folder / "folder").mkdir()
        done = command(*words)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.count("\n") == 1
        assert said in done.stderr
        assert not (command.folder / "output").exists()

    def test_an_input_is_never_overwritten_by_its_output(self, command: Command) -> None:
        source = command.write("output/plan.json")
        done = command("output/plan.json")
        assert done.returncode == 2
        assert source.read_text("utf-8") == PLAN


class TestUnreadableDocuments:
    CASES = (
        ("empty", b"", "EMPTY"),
        ("blank", b" \n\t\r\n ", "EMPTY"),
        ("binary", bytes(range(256)) * 20, "UNSUPPORTED_FORMAT"),
        ("elf", b"\x7fELF\x02\x01\x01\0" + bytes(500), "UNSUPPORTED_FORMAT"),
        ("undecodable", b"\xff\xc0\xaf\x80" * 300, None),
        ("english", b"A plan without a word of Chinese in it.\n" * 20, "NOT_CHINESE"),
    )

    def test_each_fails_with_a_code_and_a_sentence_and_the_others_are_written(self, command: Command) -> None:
        for name, data, _ in self.CASES:
            command.write(f"in/{name}.txt", data)
        command.write("in/plan.txt")
        done = command("in")
        assert done.returncode == 1
        assert done.stdout.endswith("7 read, 1 written, 6 failed\n")
        assert list(command.written()) == ["plan.json"]
        log = {line["id"]: line for line in command.log()}
        for name, _, code in self.CASES:
            assert log[name]["status"] == "failed"
            assert code is None or log[name]["code"] == code, name
            assert log[name]["code"] in FAILURES
            assert log[name]["message"].startswith(FAILURES[log[name]["code"]][:8])
            assert log[name]["code"] in done.stdout

    def test_a_workbook_is_told_the_verb_that_reads_it(self, command: Command) -> None:
        from openpyxl import Workbook

        Workbook().save(command.folder / "keyed.xlsx")
        done = command("keyed.xlsx")
        assert done.returncode == 1
        assert "这是 Excel 工作簿；人工录入的表请用 extract validate 与原文核对" in done.stdout

    def test_a_file_that_goes_away_or_may_not_be_read_is_one_failure(self, command: Command) -> None:
        from extractor.cli.work import Task, process

        command.write("plan.txt")
        gone = process(Task(0, str(command.folder / "gone.txt"), "gone", "gone", str(command.folder)), "x")
        assert gone is not None
        assert (gone.status, gone.code, gone.sha256) == ("failed", "NOT_FOUND", None)

    def test_an_error_of_our_own_is_a_coded_failure_with_its_place(
        self, command: Command, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import extractor.pipeline
        from extractor.cli.work import Task, process

        def broken(*_: object, **__: object) -> None:
            raise RecursionError("deep")

        monkeypatch.setattr(extractor.pipeline, "extract", broken)
        record = process(Task(0, str(command.write("plan.txt")), "plan", "plan", str(command.folder)), "x")
        assert record is not None
        assert (record.status, record.code) == ("failed", "INTERNAL")
        assert "RecursionError test_bad_input.py:" in (record.message or "")

    def test_a_worker_that_is_killed_costs_one_document(self, command: Command) -> None:
        os.mkfifo(command.folder / "0.txt")  # reading it waits for ever
        for n in range(1, 6):
            command.write(f"{n}.txt")
        names = [f"{n}.txt" for n in range(6)]
        process = subprocess.Popen([*command.line, *names, "-j", "2"], cwd=command.folder, stdout=subprocess.PIPE)
        wait_for(command.folder / "output", 5)
        (blocked,) = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()[:1]
        os.kill(int(blocked), signal.SIGKILL)
        assert process.communicate(timeout=HANGS)[0].endswith(b"6 read, 5 written, 1 failed\n")
        assert process.returncode == 1
        assert [(line["status"], line["code"]) for line in command.log()][:2] == [("failed", "INTERNAL"), ("ok", None)]


def wait_for(folder: Path, count: int) -> None:
    """Until so many documents are written."""
    for _ in range(20 * HANGS):
        if folder.is_dir() and sum(name.endswith(".json") for name in os.listdir(folder)) >= count:
            return
        time.sleep(0.05)
    raise AssertionError(f"fewer than {count} documents in {folder}")


class TestOneStem:
    def test_both_are_written_under_names_that_tell_them_apart(self, command: Command) -> None:
        for name in ("2021/plan.txt", "2022/plan.txt", "2022/other.txt"):
            command.write(name, PLAN + name)
        assert command("2021", "2022").returncode == 0
        written = command.written()
        assert set(written) == {"2021-plan.json", "2022-plan.json", "other.json"}
        for name, data in written.items():
            assert Document.model_validate_json(data).id == ("other" if name == "other.json" else "plan")
        assert "2021/plan.txt" in json.loads(written["2021-plan.json"])["text"]
        first, *_ = command.log()
        assert (first["id"], first["name"], first["output"]) == ("plan", "2021-plan", "2021-plan.json")

    @pytest.mark.parametrize(
        ("paths", "names"),
        [
            (["a/x.txt", "b/y.txt"], ["x", "y"]),
            (["a/x.txt", "a/x.md", "b/y.txt"], ["x.txt", "x.md", "y"]),
            (["p/a/x.txt", "q/a/x.txt"], ["p-a-x", "q-a-x"]),
            (["a/x.txt", "b/x.txt", "c/a-x.txt"], ["a-x.txt", "b-x.txt", "a-x"]),
            (["a/X.txt", "b/x.txt"], ["a-X", "b-x"]),
        ],
    )
    def test_the_name_is_the_shortest_that_differs(self, paths: list[str], names: list[str]) -> None:
        assert output_names(paths) == names

    def test_names_depend_on_the_set_and_not_on_its_order(self) -> None:
        paths = [f"{a}/{b}/{stem}" for a in "pq" for b in ("r", "p-r", "q") for stem in ("x.txt", "x.md", "r-x.txt")]
        names = dict(zip(paths, output_names(paths), strict=True))
        assert len({name.casefold() for name in names.values()}) == len(paths)
        chance = random.Random(1)
        for _ in range(50):
            chance.shuffle(paths)
            assert dict(zip(paths, output_names(paths), strict=True)) == names

    def test_names_that_no_joining_of_folders_tells_apart_get_a_digest(self) -> None:
        names = output_names(["/a-b/c/x.txt", "/a/b-c/x.txt"])
        assert len(set(names)) == 2

    def test_a_name_too_long_for_the_file_system_is_cut_and_stays_its_own(self, command: Command) -> None:
        for last in "甲乙":
            command.write("规" * 82 + last + ".txt")
        assert command(".").returncode == 0
        assert len(command.written()) == 2


class TestOutputThatCannotBeWritten:
    def test_a_folder_that_cannot_be_made(self, command: Command) -> None:
        command.write("plan.txt")
        command.write("file")
        done = command("plan.txt", "-o", "file/out")
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr == f"extract: {UNWRITABLE}（file/out：路径中有一段不是文件夹）\n"

    def test_a_file_that_cannot_be_replaced_is_one_failure(self, command: Command) -> None:
        command.write("a.txt")
        command.write("b.txt")
        (command.folder / "output/a.json").mkdir(parents=True)
        done = command("a.txt", "b.txt")
        assert done.returncode == 1
        assert f"失败 {UNWRITABLE}（a.json：已有同名文件夹）" in done.stdout
        assert (command.folder / "output/b.json").is_file()

    def test_a_file_size_limit_leaves_earlier_files_whole(self, command: Command) -> None:
        command.write("a.txt")
        command.write("big.txt", PLAN * 200)

        def limit() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

        done = command("a.txt", "big.txt", preexec_fn=limit)
        assert done.returncode == 1
        assert "超出允许的文件大小" in done.stdout
        assert list(command.written()) == ["a.json"]

    def test_a_full_disk_is_named_and_leaves_earlier_files_whole(self, command: Command) -> None:
        inside = ["unshare", "-rm", "sh", "-ec"]
        if not shutil.which("unshare") or subprocess.run([*inside, "true"], capture_output=True).returncode:
            pytest.skip("no rights to mount a small disk here")
        command.write("a.txt")
        command.write("big.txt", PLAN * 200)
        (command.folder / "output").mkdir()
        (command.folder / "kept").mkdir()
        script = (
            "mount -t tmpfs -o size=128k none output; code=0; "
            f"{' '.join(command.line)} a.txt big.txt || code=$?; cp -a output/. kept; exit $code"
        )
        environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run([*inside, script], cwd=command.folder, capture_output=True, text=True, env=environment)
        assert done.returncode == 1, done.stderr
        assert "OUTPUT_UNWRITABLE" in done.stdout
        assert "磁盘已满" in done.stdout
        assert list(command.written("kept")) == ["a.json"]

    def test_a_write_that_breaks_off_keeps_the_old_file_and_leaves_nothing_beside_it(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(str(tmp_path / "a.json"), b"old", "x")

        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(os, "replace", interrupted)
        with pytest.raises(KeyboardInterrupt):
            write(str(tmp_path / "a.json"), b"new", "x")
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.json": b"old"}

    def test_stdout_on_a_full_disk_is_told_in_one_line(self, command: Command) -> None:
        command.write("plan.txt")
        with open("/dev/full", "w") as full:
            done = subprocess.run(
                [*command.line, "plan.txt"], cwd=command.folder, stdout=full, stderr=subprocess.PIPE, text=True
            )
        assert (done.returncode, done.stderr) == (1, "extract: 无法输出：磁盘已满。\n")
        assert list(command.written()) == ["plan.json"]


def broken_inputs(seed: int, count: int) -> Iterator[bytes]:
    """Random bytes, and a plan cut, spliced, re-encoded and sprinkled with bytes."""
    chance = random.Random(seed)
    sources = [path.read_bytes() for path in sorted((ROOT / "corpus").glob("*.txt"))] + [PLAN.encode()]
    for n in range(count):
        data = chance.choice(sources)
        start = chance.randrange(len(data))
        piece = bytearray(data[start : start + chance.randrange(1, 6000)])
        match n % 8:
            case 0:
                yield chance.randbytes(chance.randrange(1, 2000))
            case 1:
                yield bytes(piece)
            case 2:
                for _ in range(chance.randrange(1, 40)):
                    piece[chance.randrange(len(piece))] = chance.randrange(256)
                yield bytes(piece)
            case 3:
                at = chance.randrange(len(piece))
                yield bytes(piece[:at]) + chance.randbytes(chance.randrange(1, 300)) + bytes(piece[at:])
            case 4:
                encoding = chance.choice(["utf-16", "utf-16-le", "utf-16-be", "gb18030", "utf-8-sig", "big5", "utf-7"])
                yield bytes(piece).decode(errors="ignore").encode(encoding, "replace")
            case 5:
                lines = bytes(piece).decode(errors="ignore").splitlines(keepends=True)
                chance.shuffle(lines)
                yield "".join(lines).encode()
            case 6:
                marks = "（）〔〕[]【】第章节一二、.．12-—\t|　\r\n\f%<>≥专栏表注①"
                yield "".join(chance.choice(marks) for _ in range(chance.randrange(1, 800))).encode()
            case _:
                yield bytes(piece).replace(b"\n", chance.choice([b"\r", b"\r\n", b"\x0b", b"\0", b"", b"\t"]))


def test_any_bytes_give_a_valid_document_or_a_coded_failure(command: Command) -> None:
    count = 160
    for n, data in enumerate(broken_inputs(20210816, count)):
        command.write(f"in/{n:03}.txt", data)
    done = command("in", "-j", "2")
    assert done.returncode == 1
    assert done.stderr == ""
    written = command.written()
    log = command.log()
    assert len(log) == count
    for line in log:
        if line["status"] == "failed":
            assert line["code"] in FAILURES
            assert line["code"] != "INTERNAL", line
        else:
            document = Document.model_validate_json(written.pop(line["output"]))
            assert document.text.strip()
    assert not written
    assert sum(line["status"] == "failed" for line in log) < count / 2, "the inputs should not all be hopeless"


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("s3://bucket/plan.txt", "请安装：pip install s3fs。"),
        ("zip://plan.txt::https://example.invalid/a.zip", "请安装：pip install aiohttp requests。"),
        ("odd://host/plan.txt", "请安装：wants oddfs。"),
    ],
)
def test_an_address_whose_library_is_not_here_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, address: str, wanted: str
) -> None:
    import fsspec.core

    from extractor.cli.addresses import read
    from extractor.cli.usage import UsageError

    def lacks(_: str) -> None:
        raise ImportError("wants oddfs")

    monkeypatch.setattr(fsspec.core, "url_to_fs", lacks)
    with pytest.raises(UsageError, match=re.escape(wanted)):
        read(address, 100)
