"""The README's commands run, and what it shows is what comes out."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT

BLOCK = re.compile(r"^```(?:sh|bash|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = [
    line.removeprefix("$ ").split("  #")[0]
    for block in BLOCK.findall(README)
    for line in block.splitlines()
    if line.removeprefix("$ ").startswith("scripts/extract")
]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder that looks like the tree, with an output of its own."""
    for name in ("scripts", "corpus"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


def test_it_shows_the_command() -> None:
    assert "scripts/extract corpus/*.txt" in COMMANDS


@pytest.mark.parametrize("line", dict.fromkeys(COMMANDS))
def test_each_command_runs(clone: Path, line: str) -> None:
    done = subprocess.run(
        ["bash", "-c", line], cwd=clone, capture_output=True, encoding="utf-8", env=os.environ, timeout=300
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout
