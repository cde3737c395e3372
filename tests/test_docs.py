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
from conftest import ROOT

PAGES = sorted(
    [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "ARCHITECTURE.md", *ROOT.glob("docs/*.md"),
     ROOT / "schemas" / "README.md", ROOT / "corpus" / "README.md"]
)  # fmt: skip
SHELL = {"sh", "bash", "console"}
NOT_RUN = {
    "scripts/test": "it is this suite",
    "duckdb plans.duckdb": "DuckDB's own shell, which is installed apart",
    "scripts/extract review corpus/wuhan_hrss_14fyp.txt -o output": "serves until ended; test_review_server.py",
    "extract export output --to postgresql://me@db.example/plans": "wants that server; test_warehouse.py",
}
"""Commands of the pages that no test here runs, and why."""


def blocks(page: Path, kinds: set[str]) -> list[str]:
    """The fenced blocks of some kinds, in their order."""
    found = re.findall(r"^```(\w*)\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return [text for kind, text in found if kind in kinds]


def lines(page: Path) -> list[str]:
    """The commands of a page, without the comments behind them."""
    return [
        re.split(r"\s+#", line)[0].rstrip()
        for block in blocks(page, SHELL)
        for line in block.splitlines()
        if line.strip() and not line.startswith("#")
    ]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder that looks like a checkout in which ``extract`` is a command, with a reading and what the pages name."""
    for name in ("scripts", "corpus"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "extract"
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -P -m extractor "$@"\n')
    command.chmod(0o755)
    agree = ROOT / "tests" / "formats" / "agree"
    for suffix in ("txt", "docx"):
        shutil.copy(agree / f"baichuan_ageing_14fyp.{suffix}", tmp_path / f"规划.{suffix}")
    shutil.copy(agree / "baichuan_ageing_14fyp.txt", tmp_path / "plan.txt")
    shutil.copy(agree / "baichuan_ageing_14fyp.pdf", tmp_path / "plan.pdf")
    run(tmp_path, "extract plan.txt 规划.txt -q")
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
    ran = [line for line in lines(ROOT / "docs" / f"{name}.md") if line not in NOT_RUN]
    assert ran
    for line in ran:
        assert run(place, line), line


VERDICT = re.compile(r"\d+ indicators, \d+ values: \d+ confirmed(, \d+ [a-z ]+)*")


def test_the_commands_of_validate_run_and_end_as_the_page_says(place: Path) -> None:
    """With keyed tables that hold what the source says: each command confirms every value."""
    for name in ("录入", "甲", "乙"):
        run(place, f"extract export output/规划.json --to {name}.xlsx --as keyed")
    document = json.loads((place / "output" / "规划.json").read_text("utf-8"))
    said = next(one for one in document["statements"] if one["value"] is not None and one["period"])
    row = [said["subject"], str(said["value"]), said["unit"], str(said["period"]["end"])]
    (place / "陈述.csv").write_text(f"主体,数值,单位,时期\n{','.join(row)}\n", "utf-8")
    (shown,) = blocks(ROOT / "docs" / "validate.md", {""})
    assert VERDICT.fullmatch(shown.strip())
    for line in lines(ROOT / "docs" / "validate.md"):
        ended = run(place, line).strip().splitlines()[-1]
        if ".xlsx --source" in line and "甲" not in line:
            assert VERDICT.fullmatch(ended), ended
            assert "differ" not in ended
    for made in ("报告.html", "报告.xlsx", "空白.xlsx"):
        assert (place / made).stat().st_size > 1000


def test_the_map_of_validate_is_read() -> None:
    (text,) = blocks(ROOT / "docs" / "validate.md", {"toml"})
    assert tomllib.loads(text)["columns"]["目标"] == "2025年"


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "schemas" / "README.md"], ids=lambda p: p.parent.name)
def test_the_python_of_a_page_runs(place: Path, page: Path) -> None:
    found = blocks(page, {"python"})
    assert found
    for text in found:
        (place / "example.py").write_text(text, "utf-8")
        said = run(place, f"{shlex.quote(sys.executable)} -P example.py")
        assert ("print(" in text) <= bool(said), text


def test_every_command_is_run_here_or_says_why_not() -> None:
    run_here = {f"docs/{name}.md" for name in ("tables", "queries", "review", "scale", "validate")} | {"README.md"}
    where = {str(page.relative_to(ROOT)): lines(page) for page in PAGES}
    assert {name for name, some in where.items() if some} == run_here
    everything = {line for some in where.values() for line in some}
    assert set(NOT_RUN) <= everything, "a page no longer shows a command that is named here"
    assert len(NOT_RUN) == 4


LINK = re.compile(r"\]\(([^)\s]+)\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_link_is_dead(page: Path) -> None:
    text = re.sub(r"`[^`\n]*`|^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    dead = [
        target for target in LINK.findall(text)
        if "://" not in target and not (page.parent / target.partition("#")[0]).exists()
    ]  # fmt: skip
    assert not dead
