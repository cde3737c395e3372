"""What the tests of the command share: a small plan, and the command itself in a folder of its own."""

from __future__ import annotations

import fcntl
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from extractor import extract
from extractor.cli import main

ROOT = Path(__file__).resolve().parent.parent

HANGS = 600
"""Seconds after which a program hangs, on however slow or busy a machine."""

PLAN = """某市就业促进“十四五”规划

第一章 发展基础
“十三五”时期，城镇新增就业 12.3 万人。
第二章 主要目标
到 2025 年，就业更加充分。

专栏1 主要指标
指标\t2020年\t2025年\t属性
城镇新增就业（万人）\t[12.3]\t[15]\t预期性
城镇登记失业率（%）\t3.2\t<5\t预期性
注：[ ]内为五年累计数。

第三章 保障措施
加强组织领导。
"""


SLOW = (
    "test_setup.py",
    "test_ray.py",
    "test_docs.py",
    "test_readme.py",
    "test_runs.py",
    "test_scans.py",
    "test_properties.py",
)
"""Files whose tests take the longest: begun last, one of them would hold up the end of the whole."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slow files first, in this order; all else as it was."""
    items.sort(key=lambda item: SLOW.index(item.path.name) if item.path.name in SLOW else len(SLOW))


class Command:
    """``extract`` run as a program in ``folder``."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.line = [sys.executable, "-P", "-m", "extractor"]

    def __call__(self, *words: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONIOENCODING": "utf-8", **options.pop("env", {})}
        return subprocess.run(
            [*self.line, *map(str, words)], cwd=self.folder, env=environment, check=False,
            capture_output=True, encoding="utf-8", timeout=HANGS, **options,
        )  # fmt: skip

    def write(self, name: str, text: str | bytes = PLAN) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def log(self, output: str = "output") -> list[dict[str, Any]]:
        return [json.loads(line) for line in (self.folder / output / "run.jsonl").read_text("utf-8").splitlines()]

    def written(self, output: str = "output") -> dict[str, bytes]:
        """Every document in the output folder, each whole; no temporary file may be left."""
        files = {path.name: path.read_bytes() for path in (self.folder / output).iterdir()}
        files.pop("run.jsonl", None)
        assert all(name.endswith(".json") for name in files), sorted(files)
        for data in files.values():
            json.loads(data)
        return files


class Inside(Command):
    """``extract`` run in this process, which costs a tenth: for tests of what it says and writes.

    With options for the process itself it is a process of its own all the same.
    """

    def __call__(self, *words: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
        if options:
            return super().__call__(*words, **options)
        line = [*map(str, words)]
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
        with chdir(self.folder), redirect_stdout(out), redirect_stderr(err):
            try:
                code = main(line)
            except SystemExit as end:  # how --help and --version end
                code = int(end.code or 0)
        said = [stream.buffer.getvalue().decode() for stream in (out, err)]  # type: ignore[attr-defined]
        return subprocess.CompletedProcess(line, code, *said)


@pytest.fixture
def command(request: pytest.FixtureRequest, tmp_path: Path) -> Command:
    """The command, in this process where the test is marked ``inside``."""
    return Inside(tmp_path) if request.node.get_closest_marker("inside") else Command(tmp_path)


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that ``make`` fills once for all workers of a run; nobody may change what is in it."""
    base = factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = base / name
    with open(base / f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            making = base / f"{name}.{os.getpid()}"
            making.mkdir()
            make(making)
            making.rename(folder)
    return folder


@pytest.fixture(scope="session")
def corpus_json(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The JSON of the corpus, a file for each document."""

    def make(folder: Path) -> None:
        for source in sorted((ROOT / "corpus").glob("*.txt")):
            (folder / f"{source.stem}.json").write_bytes(extract(source).to_json())

    return made_once(tmp_path_factory, "corpus-json", make)
