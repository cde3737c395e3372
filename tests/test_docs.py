"""The pages hold: every block of commands and Python runs line by line, and every link leads somewhere.

The SQL of docs/queries.md and its answers are in test_recipes.py, the README's commands in test_readme.py.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from conftest import ROOT, Inside

from extractor.readers.formats import BY_NAME, FORMATS, OTHERS, SUFFIXES
from scripts import docs_clean

PAGES = sorted(
    [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "ARCHITECTURE.md", *ROOT.glob("docs/*.md"),
     ROOT / "schemas" / "README.md", ROOT / "corpus" / "README.md"]
)  # fmt: skip


def blocks(page: Path, kinds: set[str]) -> list[str]:
    """The fenced blocks of some kinds, in their order."""
    return docs_clean.blocks(page.read_text("utf-8"), tuple(kinds))


def lines(page: Path) -> list[str]:
    """The commands of a page that are to be run, without the comments behind them."""
    return docs_clean.read(page).commands


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder that looks like a checkout in which ``extract`` is a command, with a reading and what the pages name."""
    for name in ("scripts", "corpus"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "bin").mkdir()
    for name, words in (("extract", "-P -m extractor"), ("python", "")):
        command = tmp_path / "bin" / name
        command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {words} "$@"\n')
        command.chmod(0o755)
    for name, ours in docs_clean.FILES.items():
        shutil.copy(ROOT / ours, tmp_path / name)
    assert Inside(tmp_path)("plan.txt", "规划.txt", "-q").returncode == 0
    return tmp_path


def run(place: Path, line: str) -> str:
    environment = {**os.environ, "PATH": f"{place / 'bin'}:{os.environ['PATH']}", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=place,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, f"{line}: exit {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


@pytest.mark.parametrize("name", ["tables", "queries", "review", "scale"])
def test_the_commands_of_a_page_run_one_after_the_other(place: Path, name: str) -> None:
    ran = [line for line in lines(ROOT / "docs" / f"{name}.md") if not docs_clean.SERVES.match(line)]
    assert ran
    for line in ran:
        assert run(place, line), line


VERDICT = re.compile(r"\d+ indicators, \d+ values: \d+ confirmed(, \d+ [a-z ]+)*")


def test_the_commands_of_validate_run_and_end_as_the_page_says(place: Path) -> None:
    """With keyed tables that hold what the source says: each command confirms every value."""
    for name in ("录入", "甲", "乙"):
        made = Inside(place)("export", "output/规划.json", "--to", f"{name}.xlsx", "--as", "keyed")
        assert made.returncode == 0, made.stderr
    document = json.loads((place / "output" / "规划.json").read_text("utf-8"))
    said = next(one for one in document["statements"] if one["value"] is not None and one["period"])
    row = [said["subject"], str(said["value"]), said["unit"], str(said["period"]["end"])]
    (place / "陈述.csv").write_text(f"主语,数值,单位,时期\n{','.join(row)}\n", "utf-8")
    (shown,) = blocks(ROOT / "docs" / "validate.md", {""})
    assert VERDICT.fullmatch(shown.strip())
    for line in lines(ROOT / "docs" / "validate.md"):
        ended = run(place, line).strip().splitlines()[-1]
        if ".xlsx --source" in line and "甲" not in line:
            assert VERDICT.fullmatch(ended), ended
            assert "differ" not in ended
    for report in ("报告.html", "报告.xlsx", "空白.xlsx"):
        assert (place / report).stat().st_size > 1000


def test_the_map_of_validate_is_read() -> None:
    (text,) = blocks(ROOT / "docs" / "validate.md", {"toml"})
    assert tomllib.loads(text)["columns"]["目标"] == "2025年"


@pytest.mark.parametrize("name", ["README.md", "schemas/README.md", "docs/statements.md"])
def test_the_python_of_a_page_runs(place: Path, name: str) -> None:
    found = blocks(ROOT / name, {"python"})
    assert found
    for text in found:
        (place / "example.py").write_text(text, "utf-8")
        said = run(place, f"{shlex.quote(sys.executable)} -P example.py")
        assert ("print(" in text) <= bool(said), text


# -- in environments that hold what a page says to install (scripts/docs_clean.py runs them all) ----------------------


def test_every_page_with_commands_is_run_here_and_says_what_it_does_not_run() -> None:
    found = {page.name: page for page in docs_clean.pages()}
    here = {f"docs/{name}.md" for name in ("tables", "queries", "review", "scale", "validate")} | {"README.md"}
    assert {name for name, page in found.items() if page.commands and page.path.suffix == ".md"} == here
    assert {name for name in found if name.startswith("docs/recipes/")} == {
        f"docs/recipes/{path.name}" for path in (ROOT / "docs/recipes").glob("*.py")
    }
    assert sorted(command for page in found.values() for command in page.marked) == [
        "extract export output --to postgresql://me@db.example/plans",  # wants that server; test_warehouse.py has one
        "scripts/test",  # is this suite
    ]


def test_a_page_that_calls_the_command_or_the_library_says_how_to_install_it() -> None:
    for page in docs_clean.pages():
        bare = [command for command in page.commands if command.startswith(("extract ", "python "))]
        if bare or page.python:
            assert any(re.search(r"install '?\.", install) for install in page.installs) or (
                page.name == "schemas/README.md"  # reads JSON with nothing but Python
            ), page.name


def test_a_page_is_read_as_a_person_reads_it(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "先 `pip install '.[export]' pandas`。\n\n```sh\nextract a.txt  # 说明\n# 注\n"
        f"$ extract b.txt\nextract c.txt    # 要服务器，{docs_clean.MARK}\n```\n\n```python\nprint(1)\n```\n"
    )
    read = docs_clean.read(page)
    assert read.installs == ["pip install '.[export]' pandas"]
    assert (read.commands, read.marked) == (["extract a.txt", "extract b.txt"], ["extract c.txt"])
    assert read.python == ["print(1)\n"]


def test_what_fails_on_a_page_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In an environment without anything, so that none has to be built."""
    clean = docs_clean.Clean(tmp_path)
    assert (clean.tree / "pyproject.toml").exists()
    assert not (clean.tree / ".venv").exists()
    (tmp_path / "bin").mkdir()
    for name, does in (("python", f'exec {shlex.quote(sys.executable)} "$@"'), ("extract", "exit 3")):
        (tmp_path / "bin" / name).write_text(f"#!/bin/sh\n{does}\n")
        (tmp_path / "bin" / name).chmod(0o755)
    monkeypatch.setattr(clean, "made", {("pip install .",): tmp_path / "bin"})
    page = docs_clean.Page(ROOT / "docs/queries.md", python=["print(6 * 7)\n"], commands=["false", "extract a.txt"])
    monkeypatch.setattr(docs_clean, "SHOWN", {})
    said: list[str] = []
    wrong = docs_clean.check(clean, page, said.append)
    assert [line.splitlines()[0].rpartition(": ")[2] for line in wrong] == [
        "extract plan.txt 规划.txt -q", "false", "extract a.txt",
    ]  # fmt: skip
    assert "exit 3" in wrong[2]


LINK = re.compile(r"\]\(([^)\s]+)\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_link_is_dead(page: Path) -> None:
    text = re.sub(r"`[^`\n]*`|^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    dead = [
        target for target in LINK.findall(text)
        if "://" not in target and not (page.parent / target.partition("#")[0]).exists()
    ]  # fmt: skip
    assert not dead


def test_what_the_scale_bench_writes_stands_between_its_marks(tmp_path, monkeypatch):
    from scripts import scale_bench

    page = tmp_path / "scale.md"
    page.write_text((ROOT / "docs/scale.md").read_text("utf-8"), "utf-8")
    monkeypatch.setattr(scale_bench, "PAGE", page)
    runs = {
        "documents": 3000, "speedups": [1.9, 1.85], "speedup": 1.875, "cpu_1": 90.4, "cpu_2": 95.0,
        "megabytes_small": 80.0, "megabytes": 88.0, "first_seconds": 150.2, "second_seconds": 3.04,
        "times_as_fast": 49.4, "input_bytes": 135e6, "output_bytes": 684e6,
    }  # fmt: skip
    found = [scale_bench.Format(".txt", 5, 20_000.0, 0.09, 60.0)]
    scale_bench.write_page("runs", scale_bench.of_runs(runs))
    scale_bench.write_page("formats", scale_bench.show(found))
    scale_bench.write_page("million", scale_bench.million(found, runs))
    said = page.read_text("utf-8")
    assert "| `-j 2` 对 `-j 1`（各 300 份，轮流 2 次） | 1.88 倍（1.90、1.85） |" in said
    assert "| 3,000 份第一次运行；原样再运行一次 | 150 秒；3.0 秒：快 49 倍 |" in said
    assert "| .txt | 20,000 | 90 | 11 | 22 | 60 |" in said
    assert "- .txt：25.0 核时" in said
    assert "- 输入 45 GB，JSON 228 GB" in said
    assert said.count("<!--") == 6
    assert "bench_export.py" in said


def test_every_format_stands_on_its_page() -> None:
    """What can be read is named where a user looks, and what is refused by name is none of it."""
    page = (ROOT / "docs/formats.md").read_text("utf-8")
    assert [suffix for suffix in SUFFIXES if f"`{suffix}`" not in page] == []
    readme = (ROOT / "README.md").read_text("utf-8")
    told = [row.name for row in FORMATS if any(suffix in readme for suffix in row.suffixes)]
    assert [row.name for row in FORMATS if row.name not in told] == ["wordml"]  # as .doc
    assert not BY_NAME.keys() & OTHERS.keys()
