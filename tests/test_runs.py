"""Runs that are repeated, broken off, timed out or in each other's way: done is done, and nothing is mixed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

import pytest
from conftest import PLAN, ROOT, Command
from test_bad_input import wait_for

from extractor import versions
from extractor.cli import main, reading
from extractor.cli.display import duration
from extractor.cli.folder import Folder
from extractor.cli.names import output_names
from extractor.cli.sources import find
from extractor.cli.usage import UsageError
from extractor.cli.work import Known, Task, process
from extractor.core.problems import FAILURES, NOTES, ExtractionError

pytestmark = pytest.mark.inside

SETTINGS = {"options": {"without": []}, "versions": versions.versions()}


def events(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stderr.splitlines()]


def edit_log(command: Command, **fields: Any) -> None:
    """The log as another version of the program would have left it."""
    lines = [json.dumps({**row, "versions": {**row["versions"], **fields}}) for row in command.log()]
    (command.folder / "output/run.jsonl").write_text("\n".join(lines) + "\n")


class TestSecondRun:
    @pytest.fixture(autouse=True)
    def first(self, command: Command) -> None:
        for name in ("in/a.txt", "in/b.txt", "in/c.txt"):
            command.write(name, PLAN + name)
        assert command("in").stdout.endswith("3 read, 3 written, 0 failed\n")

    def closing(self, command: Command, *words: str) -> str:
        done = command("in", *words)
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()[-1]

    def test_nothing_is_done_again_and_the_table_still_shows_every_document(self, command: Command) -> None:
        before = {path.name: path.stat().st_mtime_ns for path in (command.folder / "output").glob("*.json")}
        log = (command.folder / "output/run.jsonl").read_bytes()
        done = command("in")
        assert done.stdout.splitlines()[-1] == "3 read, 0 written, 3 unchanged, 0 failed"
        rows = [line.split() for line in done.stdout.splitlines()[1:-2]]
        assert [(row[0], row[-1]) for row in rows] == [("a", "未变"), ("b", "未变"), ("c", "未变")]
        assert [row[1] for row in rows] == [str(line["counts"]["sections"]) for line in command.log()]
        assert {path.name: path.stat().st_mtime_ns for path in (command.folder / "output").glob("*.json")} == before
        assert (command.folder / "output/run.jsonl").read_bytes() == log

    def test_a_changed_input_is_done_again(self, command: Command) -> None:
        path = command.folder / "in/b.txt"
        stamp = path.stat()
        path.write_text(path.read_text("utf-8").replace("加强", "强化"), "utf-8")
        os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))  # same size, same time: the content decides
        assert self.closing(command) == "3 read, 1 written, 2 unchanged, 0 failed"
        assert "强化组织领导" in json.loads(command.written()["b.json"])["text"]

    def test_an_output_that_is_gone_or_changed_is_done_again(self, command: Command) -> None:
        whole = command.written()
        (command.folder / "output/a.json").unlink()
        output = command.folder / "output/b.json"
        output.write_bytes(output.read_bytes().replace(b"12.3", b"12.4"))
        assert self.closing(command) == "3 read, 2 written, 1 unchanged, 0 failed"
        assert command.written() == whole

    def test_force_does_all_again(self, command: Command) -> None:
        assert self.closing(command, "--force") == "3 read, 3 written, 0 failed"

    def test_other_options_are_another_output(self, command: Command) -> None:
        assert self.closing(command, "--without", "statements") == "3 read, 3 written, 0 failed"
        assert self.closing(command, "--without", "statements") == "3 read, 0 written, 3 unchanged, 0 failed"
        assert self.closing(command) == "3 read, 3 written, 0 failed"

    def test_a_failed_document_is_tried_again(self, command: Command) -> None:
        command.write("in/d.txt", "")
        assert command("in").returncode == 1
        assert command("in").stdout.endswith("4 read, 0 written, 3 unchanged, 1 failed\n")
        command.write("in/d.txt")
        assert self.closing(command) == "4 read, 1 written, 3 unchanged, 0 failed"

    def test_an_output_of_an_older_schema_is_told_and_done_again(self, command: Command) -> None:
        edit_log(command, schema="0.9.0")
        done = command("in")
        assert done.stderr == f"extract: {NOTES['OLDER_SCHEMA']}（3）\n"
        assert done.stdout.endswith("3 read, 3 written, 0 failed\n")
        assert {line["versions"]["schema"] for line in command.log()} == {versions.SCHEMA_VERSION}

    def test_an_output_of_other_rules_is_told_and_done_again(self, command: Command) -> None:
        edit_log(command, rules="0" * 16)
        done = command("in", "-j", "2")
        assert done.stderr == f"extract: {NOTES['OLDER_RULES']}（3）\n"
        assert done.stdout.endswith("3 read, 3 written, 0 failed\n")
        assert self.closing(command) == "3 read, 0 written, 3 unchanged, 0 failed"

    def test_a_log_that_cannot_be_read_is_told_and_costs_no_more_than_the_work(self, command: Command) -> None:
        log = command.folder / "output/run.jsonl"
        log.write_bytes(b'{"path": "in/a.txt"}\n\xff garbage\n' + log.read_bytes().splitlines(keepends=True)[2])
        done = command("in")
        assert done.stderr == f"extract: {NOTES['LOG_UNREADABLE']}（2）\n"
        assert done.stdout.endswith("3 read, 2 written, 1 unchanged, 0 failed\n")
        assert [line["id"] for line in command.log()] == ["a", "b", "c"]

    def test_another_spelling_of_a_path_is_the_same_document_with_the_path_it_was_given(self, command: Command) -> None:
        assert command("./in/a.txt").stdout.endswith("1 read, 1 written, 0 failed\n")
        assert set(command.written()) == {"a.json", "b.json", "c.json"}
        assert json.loads(command.written()["a.json"])["source"]["path"] == "./in/a.txt"

    def test_what_earlier_runs_left_in_the_folder_stays_on_record(self, command: Command) -> None:
        command.write("more/d.txt")
        assert command("more").stdout.endswith("1 read, 1 written, 0 failed\n")
        assert [line["id"] for line in command.log()] == ["a", "b", "c", "d"]
        assert self.closing(command) == "3 read, 0 written, 3 unchanged, 0 failed"
        assert [line["id"] for line in command.log()] == ["d", "a", "b", "c"]

    def test_no_document_takes_the_output_of_another(self, command: Command) -> None:
        command.write("more/a.txt", PLAN + "more")
        assert command("more/a.txt").returncode == 0
        assert set(command.written()) == {"a.json", "b.json", "c.json", "more-a.json"}
        assert json.loads(command.written()["a.json"])["text"] == PLAN + "in/a.txt"

    def test_a_document_that_has_moved_keeps_its_name(self, command: Command) -> None:
        (command.folder / "in").rename(command.folder / "there")
        assert command("there").stdout.endswith("3 read, 3 written, 0 failed\n")
        first, *_ = command.log()
        assert (first["id"], first["path"]) == ("a", "there/a.txt")
        assert len(command.written()) == len(command.log()) == 3


class TestNames:
    def test_a_known_name_is_kept_and_never_given_away(self) -> None:
        known = {"/a/x.txt": "x", "/z/y.txt": "y"}
        assert output_names(["/b/x.txt", "/a/x.txt"], known) == ["b-x", "x"]
        assert output_names(["/b/y.txt"], known) == ["b-y"]
        assert output_names(["/b/y.txt"], known, gone=lambda _: True) == ["y"]
        assert output_names(["/b/y.md"], known) == ["b-y"]

    def test_what_a_killed_run_had_named_changes_no_other_name(self) -> None:
        locations = ["/a/x.txt", "/b/x.txt", "/c/a-x.txt", "/c/x.md", "/d/y.txt"]
        earlier = {"/q/y.txt": "y"}
        names = dict(zip(locations, output_names(locations, earlier), strict=True))
        assert len(set(names.values()) | {"y"}) == 6
        for n in range(2 ** len(locations)):
            done = {location: names[location] for i, location in enumerate(locations) if n >> i & 1}
            assert output_names(locations, earlier | done) == list(names.values())

    @pytest.mark.parametrize(
        ("address", "name"),
        [
            ("s3://bucket/plans/某市.txt", "某市"),
            ("zip://in/x.txt::s3://bucket/all.zip", "x"),
            ("https://example.invalid/a/plan.txt?version=3", "plan"),
        ],
    )
    def test_an_address_is_called_by_its_last_part(self, address: str, name: str) -> None:
        assert output_names([address]) == [name]
        assert output_names(["s3://one/x.txt", "s3://two/x.txt"]) == ["one-x", "two-x"]


class TestSources:
    def read(self, command: Command) -> list[str]:
        return [line["path"] for line in command.log()]

    def test_a_pattern_is_matched_here_where_the_shell_has_not(self, command: Command) -> None:
        for name in ("in/b.txt", "in/x/a.txt", "in/x/.h.txt", "in/c.md"):
            command.write(name)
        assert command("in/**/*.txt").returncode == 0
        assert self.read(command) == ["in/b.txt", "in/x/a.txt"]
        assert command("in/*", "-o", "all").returncode == 0
        assert [line["path"] for line in command.log("all")] == ["in/b.txt", "in/c.md", "in/x/a.txt"]

    def test_a_list_names_files_folders_and_patterns(self, command: Command) -> None:
        for name in ("a b.txt", "in/c.txt", "in/d.txt", "more/e.txt"):
            command.write(name)
        command.write("files.txt", "\ufeff# 清单\na b.txt\n\nin\nmore/*.txt\nin/c.txt\n")
        assert command("@files.txt").returncode == 0
        assert self.read(command) == ["a b.txt", "in/c.txt", "in/d.txt", "more/e.txt"]

    def test_what_a_folder_holds_and_nobody_can_read_is_told(self, command: Command) -> None:
        command.write("in/a.txt")
        (command.folder / "in/gone.txt").symlink_to("nowhere.txt")
        os.mkfifo(command.folder / "in/pipe.txt")
        done = command("in")
        assert (done.returncode, self.read(command)) == (1, ["in/a.txt", "in/gone.txt"])
        assert "NOT_FOUND" in done.stdout
        done = command("in/gone.txt")
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert "in/gone.txt 是一个链接，它指向的文件不在。" in done.stderr

    def test_what_may_hold_a_plan_and_is_passed_over_in_a_folder_is_told(self, command: Command) -> None:
        for name in ("in/a.txt", "in/more.zip", "in/b/old.CAJ", "in/notes.log", "in/.x.zip"):
            command.write(name)
        done = command("in")
        assert (done.returncode, self.read(command)) == (0, ["in/a.txt"])
        assert "没有读取（不是可读的格式）：in/more.zip、in/b/old.CAJ。其中有规划文件的，请解压" in done.stderr
        assert command("in/*.txt").stderr == ""
        assert command("in/*.zip", "-o", "named").returncode == 0
        assert [line["path"] for line in command.log("named")] == ["in/more.zip"]

    def test_a_folder_below_that_cannot_be_listed_is_one_failure(
        self, command: Command, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        command.write("in/a.txt")
        command.write("in/locked/b.txt")
        monkeypatch.chdir(command.folder)
        scan = os.scandir

        def refused(path: str) -> object:
            if str(path).endswith("locked"):
                raise PermissionError(13, "Permission denied", str(path))
            return scan(path)

        monkeypatch.setattr(os, "scandir", refused)
        assert find(["in"]) == ["in/a.txt", "in/locked"]
        with pytest.raises(UsageError, match="无法读取文件夹 in/locked。请检查权限。"):
            find(["in/locked"])

    def test_our_own_pages_are_no_plans(self, command: Command) -> None:
        """They hold a plan's figures, and would be counted again by each run."""
        command.write("plan.txt")
        command.write("site.html", "<!DOCTYPE html><meta charset=utf-8><p>一、就业</p><p>新增就业10万人。</p>")
        assert command(".", "--page").returncode == 0
        for name in ("plan.html", "plan.md"):
            assert command("export", "output/plan.json", "--to", name).returncode == 0
        assert command("validate", "--template", "plan.txt", "-o", "k.csv").returncode in (0, 2)
        assert command("review", "plan.txt", "--static", "review.html").returncode == 0
        assert command(".").returncode == 0
        assert self.read(command) == ["./plan.txt", "./site.html"]
        for name in ("page", "page/sub"):
            command.write(f"{name}/plan.txt")
        command.write("page/index.html", "<!DOCTYPE html><meta charset=utf-8><p>一、就业</p>")
        done = command("page", "-o", "page", "--page")
        assert (done.returncode, "EXPORT_OCCUPIED" in done.stderr) == (1, True)
        assert "就业" in (command.folder / "page/index.html").read_text(encoding="utf-8")
        assert command("page/sub", "-o", "page/sub", "--page").returncode == 0
        assert command("page/sub", "-o", "page/sub", "--page").returncode == 0
        assert command("review", "output", "--static", "all.html").returncode == 0
        shown = (command.folder / "all.html").read_text(encoding="utf-8")
        assert ('"name":"plan"' in shown.replace(" ", ""), '"name":"index"' in shown.replace(" ", "")) == (True, False)
        done = command("plan.html", "output/index.html", "plan.md", "review.html", "-o", "again")
        assert (done.returncode, done.stdout.count("ALREADY_EXTRACTED")) == (1, 4)

    @pytest.mark.parametrize(
        ("word", "said"),
        [
            ("in/*.xyz", "没有文件与 in/*.xyz 相符"),
            ("@none.txt", "无法读取清单 none.txt"),
            ("@empty.txt", "清单是空的"),
            ("@nested.txt", "清单 nested.txt 中又有清单 @nested.txt"),
            ("nowhere://bucket/in", "不认识的地址类型 nowhere://"),
            ("zip://*.md::file://{folder}/plans.zip", "这个地址下没有"),
        ],
    )
    def test_one_that_names_nothing_is_told(self, command: Command, word: str, said: str) -> None:
        command.write("empty.txt", "# nothing\n")
        command.write("nested.txt", "@nested.txt\n")
        self.archive(command)
        done = command(word.format(folder=command.folder))
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert said in done.stderr
        assert not (command.folder / "output").exists()

    def archive(self, command: Command) -> Path:
        import zipfile

        with zipfile.ZipFile(command.folder / "plans.zip", "w") as archive:
            for name in ("in/b.txt", "in/deep/a.txt", "in/note.xyz", "in/.hidden.txt"):
                archive.writestr(name, PLAN + name)
        return command.folder / "plans.zip"

    def test_an_archive_is_read_like_a_folder(self, command: Command) -> None:
        archive = self.archive(command)
        assert command(f"zip://in::file://{archive}").returncode == 0
        assert self.read(command) == [f"zip://in/{name}::file://{archive}" for name in ("b.txt", "deep/a.txt")]
        assert json.loads(command.written()["a.json"])["text"] == PLAN + "in/deep/a.txt"
        again = command(f"zip://**/*.txt::file://{archive}", "-j", "2")
        assert again.stdout.endswith("2 read, 0 written, 2 unchanged, 0 failed\n")

    def test_file_addresses_are_local_files(self, command: Command) -> None:
        path = command.write("in/a.txt")
        assert command(f"file://{path}", str(path)).stdout.endswith("1 read, 1 written, 0 failed\n")

    def test_an_output_folder_must_be_local(self, command: Command) -> None:
        command.write("a.txt")
        done = command("a.txt", "-o", "memory://out")
        assert (done.returncode, "输出文件夹要在本机" in done.stderr) == (2, True)

    def test_local_runs_do_not_import_what_only_addresses_need(self, command: Command) -> None:
        command.write("a.txt")
        probe = "import sys; from extractor.cli import main; main(['a.txt']); print('fsspec' in sys.modules)"
        done = subprocess.run(
            [sys.executable, "-c", probe], cwd=command.folder, capture_output=True, text=True, check=True
        )
        assert done.stdout.splitlines()[-1] == "False"


class TestStores:
    @pytest.fixture
    def store(self) -> type:
        """A bucket of 40 plans in memory that can be switched off."""
        fsspec = pytest.importorskip("fsspec")
        from fsspec.implementations.memory import MemoryFileSystem

        class Bucket(MemoryFileSystem):
            protocol = ("bucket",)
            store: ClassVar[dict[str, Any]] = {}
            pseudo_dirs: ClassVar[list[str]] = [""]
            lost: tuple[str, ...] = ()

            @classmethod
            def _strip_protocol(cls, path: str) -> str:
                return "/" + path.removeprefix("bucket://").strip("/")

            def _open(self, path: str, *args: Any, **options: Any) -> Any:
                if path.endswith(self.lost):
                    raise ConnectionError("connection reset")
                return super()._open(path, *args, **options)

            def find(self, path: str, **options: Any) -> Any:
                if self.lost == ("",):
                    raise ConnectionError("no route to host")
                return super().find(path, **options)

        fsspec.register_implementation("bucket", Bucket, clobber=True)
        bucket = Bucket()
        for n in range(40):
            bucket.pipe(f"bucket://in/{n:02}.txt", (PLAN + str(n)).encode())
        return Bucket

    def run(self, folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
        code = main(["bucket://in", "-o", str(folder), *words])
        said = capsys.readouterr()
        return code, said.out.splitlines()[-1] if said.out else "", said.err

    def test_a_bucket_that_goes_away_ends_the_run_and_the_next_goes_on(
        self, store: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        store.lost = tuple(f"{n:02}.txt" for n in range(17, 40))
        code, closing, said = self.run(tmp_path, capsys, "-j", "1")
        assert code == 1
        assert closing in ("28 read, 17 written, 11 failed", "27 read, 17 written, 10 failed")
        assert said.count("\n") == 1
        assert said.startswith(f"extract: STORE_UNREACHABLE：{FAILURES['STORE_UNREACHABLE']}")
        row = [json.loads(line) for line in (tmp_path / "run.jsonl").read_text("utf-8").splitlines()][17]
        assert (row["status"], row["code"], row["output"]) == ("failed", "STORE_UNREACHABLE", None)
        assert "bucket://in/17.txt：ConnectionError connection reset" in row["message"]
        store.lost = ()
        code, closing, said = self.run(tmp_path, capsys, "-j", "2")
        assert (code, closing, said) == (0, "40 read, 23 written, 17 unchanged, 0 failed", "")
        assert json.loads((tmp_path / "39.json").read_bytes())["text"] == PLAN + "39"

    def test_a_bucket_that_cannot_be_listed_is_told(
        self, store: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        store.lost = ("",)
        code, closing, said = self.run(tmp_path / "none", capsys)
        assert (code, closing, said.count("\n")) == (1, "", 1)
        assert "STORE_UNREACHABLE" in said
        assert "no route to host" in said
        assert not (tmp_path / "none").exists()

    def test_an_object_that_is_not_there_or_too_large_is_one_failure(
        self, store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def outcome(name: str) -> str | None:
            record = process(Task(0, f"bucket://in/{name}", "x", "x", str(tmp_path)), "x")
            return record and record.code

        assert outcome("none.txt") == "NOT_FOUND"
        monkeypatch.setattr("extractor.readers.MAX_BYTES", 100)
        assert outcome("01.txt") == "TOO_LARGE"

    def test_fewer_bytes_than_announced_are_a_failure(self, store: Any, tmp_path: Path) -> None:
        from fsspec.implementations.memory import MemoryFile

        class Cut(MemoryFile):
            def read(self, size: int = -1) -> bytes:
                return super().read(100)

        store.store["/in/cut.txt"] = Cut(store(), "/in/cut.txt", PLAN.encode())
        record = process(Task(0, "bucket://in/cut.txt", "x", "x", str(tmp_path)), "x")
        assert record is not None
        assert (record.code, "读到 100 字节" in (record.message or "")) == ("CHANGING", True)

    def test_a_web_server_on_this_machine_is_read_and_its_end_is_told(self, command: Command) -> None:
        pytest.importorskip("aiohttp")
        for n in range(3):
            command.write(f"web/in/{n}.txt", PLAN + str(n))
        line = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", "web"]
        with subprocess.Popen(
            line, cwd=command.folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as server:
            try:
                assert server.stdout is not None
                port = server.stdout.readline().split(" port ")[1].split()[0]
                done = command(f"http://127.0.0.1:{port}/in/")
            finally:
                server.kill()
        assert done.stdout.endswith("3 read, 3 written, 0 failed\n"), done.stderr
        assert command.log()[2]["path"] == f"http://127.0.0.1:{port}/in/2.txt"
        done = command(f"http://127.0.0.1:{port}/in/1.txt")
        assert (done.returncode, command.log()[2]["code"]) == (1, "STORE_UNREACHABLE")
        assert len(command.written()) == 3


class TestDocumentsThatChangeOrNeverEnd:
    def outcome(self, path: Path) -> tuple[str | None, str | None]:
        record = process(Task(0, str(path), "plan", "plan", str(path.parent)), "x")
        assert record is not None
        assert not (path.parent / "plan.json").exists()
        return record.code, record.message

    def test_a_file_that_grows_while_it_is_read(self, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        path = command.write("plan.txt")
        fstat = os.fstat

        def growing(number: int) -> os.stat_result:
            about = fstat(number)
            with path.open("a", encoding="utf-8") as file:
                file.write("又一行。\n")
            return about

        monkeypatch.setattr(reading.os, "fstat", growing)
        assert self.outcome(path) == ("CHANGING", f"{FAILURES['CHANGING']}（{path}）")

    def test_a_file_that_grows_while_it_is_worked_on(self, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
        from extractor import pipeline

        path = command.write("plan.txt")
        extract = pipeline.extract

        def slow(*words: Any, **options: Any) -> Any:
            path.write_text(PLAN + "又一行。\n", "utf-8")
            return extract(*words, **options)

        monkeypatch.setattr(pipeline, "extract", slow)
        assert self.outcome(path) == ("CHANGING", f"{FAILURES['CHANGING']}（{path}）")

    def test_a_file_that_another_takes_the_place_of_was_whole(
        self, command: Command, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = command.write("plan.txt")
        content = reading.read(str(path))
        command.write("new.txt", PLAN + "又一行。\n").rename(path)
        assert reading.still_so(str(path), content)

    def test_a_file_too_large_is_not_read(self, command: Command) -> None:
        path = command.write("plan.txt")
        os.truncate(path, 10**12)  # it has no blocks on the disk
        assert self.outcome(path)[0] == "TOO_LARGE"

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_a_document_that_never_ends_is_given_up(self, command: Command, jobs: str) -> None:
        os.mkfifo(command.folder / "1.txt")
        for name in ("0.txt", "2.txt", "3.txt"):
            command.write(name)
        done = command("0.txt", "1.txt", "2.txt", "3.txt", "-j", jobs, "--timeout", "3")
        assert done.returncode == 1
        assert done.stdout.endswith("4 read, 3 written, 1 failed\n")
        assert command.log()[1]["message"] == f"{FAILURES['TIMEOUT']}（3 秒）"
        assert command.log()[1]["seconds"] >= 3
        assert set(command.written()) == {"0.json", "2.json", "3.json"}

    @pytest.mark.parametrize("word", ["0", "-1", "inf", "nan", "soon"])
    def test_a_time_limit_is_a_number_of_seconds(self, command: Command, word: str) -> None:
        command.write("a.txt")
        done = command("a.txt", f"--timeout={word}")
        assert (done.returncode, f"要一个大于 0 的秒数，而不是 {word}" in done.stderr) == (2, True)


class TestOneRunAtATime:
    def test_the_second_refuses_and_says_who_is_there(self, command: Command) -> None:
        os.mkfifo(command.folder / "pipe.txt")
        command.write("a.txt")
        with subprocess.Popen(
            [*command.line, "a.txt", "pipe.txt"], cwd=command.folder, stdout=subprocess.DEVNULL
        ) as holder:
            wait_for(command.folder / "output", 1)
            done = command("a.txt")
            assert (done.returncode, done.stdout) == (1, "")
            assert done.stderr.startswith(f"extract: OUTPUT_BUSY：{FAILURES['OUTPUT_BUSY']}（进程 {holder.pid}，主机 ")
            assert done.stderr.count("\n") == 1
            holder.kill()
        after = command("a.txt")  # the lock went with its holder, and with the worker that hangs in the pipe
        assert after.stdout.endswith("1 read, 0 written, 1 unchanged, 0 failed\n"), after.stderr
        assert not (command.folder / "output/run.journal").exists()

    def test_one_that_waits_for_the_end_of_another_gets_a_journal_of_its_own(self, tmp_path: Path) -> None:
        first = Folder(str(tmp_path), "x", SETTINGS)
        waiting = subprocess.Popen(
            [sys.executable, "-c", f"from extractor.cli.lock import lock; lock({str(tmp_path / 'run.journal')!r})"]
        )
        time.sleep(0.3)
        assert waiting.poll() is None
        first.finish([])
        assert (tmp_path / "run.jsonl").read_bytes() == b""
        assert waiting.wait(10) == 0
        assert (tmp_path / "run.journal").exists()
        first.close()
        assert (tmp_path / "run.journal").exists(), "what another has locked is not ours to remove"

    def test_a_run_that_did_nothing_leaves_no_journal(self, tmp_path: Path) -> None:
        Folder(str(tmp_path), "x", SETTINGS).close()
        assert list(tmp_path.iterdir()) == []


class TestKilled:
    def test_a_run_killed_at_random_comes_to_the_same(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.syspath_prepend(ROOT / "scripts")
        import kill_campaign

        done = kill_campaign.run(kills=5, documents=12, seed=5, jobs=2, folder=tmp_path)
        assert done.kills == 5

    def test_a_line_cut_short_and_half_a_file_are_swept_up(self, command: Command) -> None:
        for name in "abc":
            command.write(f"in/{name}.txt", PLAN + name)
        assert command("in").returncode == 0
        whole, log = command.written(), command.log()
        journal = (command.folder / "output/run.jsonl").read_bytes()[:-40]
        (command.folder / "output/run.jsonl").unlink()
        (command.folder / "output/run.journal").write_bytes(journal)
        (command.folder / "output/.extract-1234-0.part").write_bytes(b'{"id": ')
        done = command("in")
        assert (done.stdout.splitlines()[-1], done.stderr) == ("3 read, 1 written, 2 unchanged, 0 failed", "")
        assert command.written() == whole
        assert [{**line, "seconds": 0} for line in command.log()] == [{**line, "seconds": 0} for line in log]

    def test_a_disk_that_fills_up_under_the_journal_ends_the_run_and_the_next_goes_on(
        self, command: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for n in range(5):
            command.write(f"in/{n}.txt", PLAN + str(n))
        monkeypatch.chdir(command.folder)
        fsync, calls = os.fsync, iter(range(99))

        def full(number: int) -> None:
            if next(calls) == 2:
                raise OSError(28, "No space left on device")
            fsync(number)

        monkeypatch.setattr(os, "fsync", full)
        assert main(["in", "-j", "1"]) == 1
        said = capsys.readouterr()
        assert (
            said.err == f"extract: OUTPUT_UNWRITABLE：{FAILURES['OUTPUT_UNWRITABLE']}（output/run.journal：磁盘已满）\n"
        )
        assert len(command.log()) == 2
        assert main(["in", "-j", "1"]) == 0
        assert capsys.readouterr().out.endswith("5 read, 3 written, 2 unchanged, 0 failed\n")

    def test_a_log_that_cannot_be_written_leaves_the_journal(
        self, command: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        command.write("a.txt")
        (command.folder / "output/run.jsonl/x").mkdir(parents=True)
        monkeypatch.chdir(command.folder)
        assert main(["a.txt"]) == 1
        assert "OUTPUT_UNWRITABLE" in capsys.readouterr().err


class TestLogFormat:
    def test_every_event_is_one_object_on_stderr(self, command: Command) -> None:
        command.write("in/a.txt")
        command.write("in/b.txt", "")
        done = command("in", "--log-format", "json")
        assert done.stdout.endswith("2 read, 1 written, 1 failed\n")
        begin, first, second, end = events(done)
        assert (begin["event"], begin["documents"]) == ("begin", 2)
        rows = [
            {key: value for key, value in row.items() if key not in ("options", "versions")} for row in command.log()
        ]
        for event, row in zip((first, second), rows, strict=True):
            assert {key: event[key] for key in row} == row
            assert event["event"] == "document"
        assert {key: end[key] for key in ("read", "written", "unchanged", "failed")} == {
            "read": 2, "written": 1, "unchanged": 0, "failed": 1,
        }  # fmt: skip
        edit_log(command, schema="0.1.0")
        assert [event["event"] for event in events(command("in/a.txt", "-q", "--log-format=json"))] == [
            "note", "begin", "document", "end",
        ]  # fmt: skip
        unchanged = events(command("in/a.txt", "--log-format=json"))[1]
        assert (unchanged["path"], unchanged["status"]) == ("in/a.txt", "unchanged")

    def test_what_is_wrong_with_the_whole_run_is_an_event_too(self, command: Command) -> None:
        command.write("file")
        command.write("a.txt")
        (wrong,) = events(command("nothing.txt", "--log-format", "json"))
        assert (wrong["event"], wrong["code"]) == ("error", "USAGE")
        (unwritable,) = events(command("a.txt", "-o", "file/x", "--log-format", "json"))
        assert (unwritable["event"], unwritable["code"]) == ("error", "OUTPUT_UNWRITABLE")


class TestVersions:
    def test_any_change_of_a_rule_or_a_library_is_another_version(self, tmp_path: Path) -> None:
        (tmp_path / "a.py").write_text("x = 1\n")
        (tmp_path / "deep").mkdir()
        (tmp_path / "deep/table.json").write_text("[]")
        (tmp_path / "beside").mkdir()

        def digest(*libraries: str) -> str:
            return versions.digest_of(str(tmp_path), list(libraries), ("beside",))

        seen = [digest(), digest("msgspec-0.22.0"), digest("msgspec-0.23.0")]
        (tmp_path / "beside/x.py").write_text("y = 1\n")
        assert digest() == seen[0]
        (tmp_path / "deep/table.json").write_text("{}")
        seen.append(digest())
        (tmp_path / "deep/table.json").rename(tmp_path / "deep/tables.json")
        seen.append(digest())
        (tmp_path / "a.py").write_text("x = 2\n")
        seen.append(digest())
        assert len(set(seen)) == len(seen)

    def test_no_document_passes_through_what_the_version_leaves_out(self) -> None:
        probe = (
            "import sys; from extractor import extract; extract('corpus/hubei_hrss_14fyp.txt').to_json();"
            "print(sorted({name.split('.')[1] for name in sys.modules if name.startswith('extractor.')}))"
        )
        done = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=True)
        assert not set(eval(done.stdout)) & set(versions.BESIDE)

    def test_every_library_that_documents_pass_through_counts(self) -> None:
        project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
        carriers = {"fsspec", "python_calamine", "openpyxl", "rapidfuzz"}  # they bring the bytes, or read keyed tables
        groups = {"dev", "bench", "http", "ray", "export", "plot", "parquet", "postgres"}
        wanted = [*project["dependencies"]]
        for group, needs in project["optional-dependencies"].items():
            wanted += [] if group in groups else needs
        names = {need.split("[")[0].split(">")[0].split("=")[0].strip().lower().replace("-", "_") for need in wanted}
        assert names - carriers <= versions.LIBRARIES
        found = versions.installed(sys.path)
        assert {name.split("-")[0].lower() for name in found} >= {"msgspec", "pydantic"}


def test_a_known_document_whose_output_is_right_is_left_alone(command: Command) -> None:
    path = command.write("plan.txt")
    first = process(Task(0, str(path), "plan", "plan", str(command.folder)), "x")
    assert first is not None
    known = Known(str(first.sha256), str(first.output_sha256))
    task = Task(0, str(path), "plan", "plan", str(command.folder), known=known)
    assert process(task, "x") is None
    assert process(replace(task, known=Known(known.source, "0")), "x") is not None


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.4, "0 秒"), (59.4, "59 秒"), (61, "1 分 01 秒"), (3599, "59 分 59 秒"), (7260, "2 小时 01 分")],
)
def test_time_left_is_told_in_two_units(seconds: float, said: str) -> None:
    assert duration(seconds) == said


def test_a_failure_code_has_a_sentence() -> None:
    for code in ("TIMEOUT", "CHANGING", "STORE_UNREACHABLE", "OUTPUT_BUSY", "OUTPUT_UNWRITABLE"):
        assert ExtractionError(code, "x").message.endswith("（x）")
