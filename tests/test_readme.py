"""The README's commands run, and what it shows is what comes out."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

from conftest import ROOT

from extractor import extract
from scripts.docs_clean import missing

README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = [
    line.removeprefix("$ ").split("  #")[0].rstrip()
    for block in re.findall(r"^```(?:sh|bash|console)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
    if line.removeprefix("$ ").startswith("scripts/extract")
]


def block(kind: str) -> str:
    """The first fenced block of a kind."""
    found = re.search(rf"^```{kind}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found.group(1)


def test_it_shows_the_command() -> None:
    assert "scripts/extract corpus/*.txt" in COMMANDS


def test_its_commands_run_one_after_the_other(tmp_path: Path) -> None:
    """In a folder that looks like the tree, with an output of its own."""
    for name in ("scripts", "corpus"):
        (tmp_path / name).symlink_to(ROOT / name)
    for line in COMMANDS:
        done = subprocess.run(
            ["bash", "-c", line], cwd=tmp_path, capture_output=True, encoding="utf-8", env=os.environ, timeout=300
        )
        assert done.returncode == 0, f"{line}: {done.stderr}"
        assert done.stdout + done.stderr, line


def test_the_json_on_its_first_screen_is_what_the_text_above_it_gives() -> None:
    document = json.loads(extract(block("text").encode()).to_json())
    assert missing(json.loads(block("json")), document) == []


def test_the_comparison_would_notice_a_changed_value() -> None:
    assert missing({"a": [{"b": 1}]}, {"a": [{"b": 2, "c": 3}]})
