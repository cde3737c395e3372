"""From nothing but Python: the scripts make what they need, once, and again after an interruption; the wheel works.

These need a package index, as any set-up does.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import HANGS, PLAN, ROOT

PARTS = ("extractor", "scripts", "requirements.txt", "requirements-dev.txt", "pyproject.toml", "README.md", "LICENSE")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of what a clone holds, without an environment, in a folder whose name has a blank."""
    tree = tmp_path / "a clone"
    tree.mkdir()
    for name in PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tree / name)
    (tree / "plan.txt").write_text(PLAN, "utf-8")
    return tree


def start(tree: Path, *words: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PIP_NO_COMPILE": "1"}  # bytecode is no matter of these tests
    return subprocess.Popen(
        ["scripts/extract", *words], cwd=tree, start_new_session=True, encoding="utf-8", env=environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def test_it_survives_an_interruption_and_two_starts_at_once(tree: Path) -> None:
    broken = start(tree, "plan.txt")
    while not (tree / ".venv/bin/python").exists():
        assert broken.poll() is None, broken.communicate()
        time.sleep(0.02)
    os.killpg(broken.pid, signal.SIGKILL)
    broken.communicate()
    assert not list((tree / ".venv").glob("ready-*"))

    both = [start(tree, "plan.txt", "-o", "one"), start(tree, "plan.txt", "-o", "two")]
    said = [process.communicate(timeout=HANGS) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert sum("首次使用" in err for _, err in said) == 1
    assert sum("等待" in err for _, err in said) == 1
    for output, (out, _) in zip(("one", "two"), said, strict=True):
        assert out.endswith("1 read, 1 written, 0 failed\n")
        assert (tree / output / "plan.json").is_file()

    again = start(tree, "--version")
    assert again.communicate(timeout=HANGS)[1] == ""
    (tree / "requirements.txt").write_text((tree / "requirements.txt").read_text() + "# changed\n")
    ready = "import sys; sys.path.insert(0, 'scripts'); import make_env; print(make_env.is_ready('requirements.txt'))"
    check = subprocess.run([sys.executable, "-c", ready], cwd=tree, capture_output=True, text=True, check=True)
    assert check.stdout == "False\n"


def test_a_machine_without_python_is_told_so_in_both_languages(tree: Path) -> None:
    (tree / "bin").mkdir()
    old = tree / "bin/python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    bash = shutil.which("bash")
    assert bash is not None
    done = subprocess.run(
        [bash, "scripts/extract", "plan.txt"], cwd=tree, env={"PATH": str(tree / "bin")}, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "没有找到可用的 Python 3.11" in done.stderr
    assert "no usable Python 3.11" in done.stderr
    assert str(old) in done.stderr


def test_the_wheel_installs_in_a_clean_environment_and_the_command_runs(tree: Path, tmp_path: Path) -> None:
    def run(*line: str | Path) -> str:
        done = subprocess.run([*map(str, line)], cwd=tree, capture_output=True, encoding="utf-8", timeout=HANGS)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run(sys.executable, "-m", "venv", "--without-pip", tmp_path / "clean")
    pip = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check"]
    run(*pip, "wheel", "--no-deps", "-w", tmp_path / "wheels", tree)
    (wheel,) = (tmp_path / "wheels").glob("*.whl")
    run(*pip, "--python", tmp_path / "clean/bin/python", "install", "--no-compile", wheel)
    for name in ("extractor", "scripts"):
        shutil.rmtree(tree / name)  # nothing may be found in the tree
    assert run(tmp_path / "clean/bin/extract", "plan.txt").endswith("1 read, 1 written, 0 failed\n")
    library = "from extractor import extract; print(extract('plan.txt').id)"
    assert run(tmp_path / "clean/bin/python", "-c", library) == "plan\n"
    typed = "import importlib.resources as r; print(r.files('extractor').joinpath('py.typed').is_file())"
    assert run(tmp_path / "clean/bin/python", "-c", typed) == "True\n"
