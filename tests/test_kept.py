"""What is kept between processes is what would be compiled anew, and nothing depends on its being there."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from pathlib import Path

import pytest

from extractor import kept

ROOT = Path(__file__).resolve().parent.parent
PLAN = "某市“十四五”养老规划\n一、目标\n到2025年，养老床位达到4.5万张，护理型床位占比达到55%以上。\n"


@pytest.fixture
def run(tmp_path):
    """A run of the program over one text, with bytecode in a folder of its own; returns the JSON's bytes."""
    (tmp_path / "plan.txt").write_text(PLAN, "utf-8")
    (tmp_path / "bytecode").mkdir()

    def go(*, written: bool = True) -> bytes:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode"), "PYTHONPATH": str(ROOT)}
        environment["PYTHONDONTWRITEBYTECODE"] = "" if written else "1"
        command = [sys.executable, "-P", "-m", "extractor", "plan.txt", "--quiet", "--force"]
        subprocess.run(command, cwd=tmp_path, env=environment, check=True, timeout=100)
        return (tmp_path / "output" / "plan.json").read_bytes()

    return go


DAMAGED = [b"", b"\x00" * 40, b"no marshal", marshal.dumps(7), marshal.dumps((kept._BUILD, 7))]


def files(folder):
    return list((folder / "bytecode").rglob("*.kept*"))


def test_a_second_run_has_all_from_the_file_and_writes_the_same(run, tmp_path):
    first = run()
    (file,) = files(tmp_path)
    before = file.stat()
    assert run() == first
    after = file.stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


@pytest.mark.parametrize(
    "content", [b"", b"\x00" * 40, b"no marshal", marshal.dumps(("another build", {})), marshal.dumps(7)]
)
def test_a_file_that_is_damaged_or_of_another_build_is_made_anew(run, tmp_path, content):
    first = run()
    (file,) = files(tmp_path)
    good = file.read_bytes()
    file.write_bytes(content)
    assert run() == first
    assert len(file.read_bytes()) == len(good)


def test_without_a_folder_of_bytecode_nothing_is_written(run, tmp_path):
    first = run(written=False)
    assert not list((tmp_path / "bytecode").rglob("*"))
    assert run() == first


def python(code):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-P", "-c", code], cwd=ROOT, env=environment, check=True, timeout=100)


def test_each_kept_pattern_is_the_one_that_is_compiled_anew():
    code = (
        "import re, sys\n"
        "from extractor import kept\n"
        "kept.install()\n"
        "from extractor.pipeline import extract\n"
        f"extract({PLAN!r}.encode())\n"
        "kept._new.clear()\n"  # nothing is written by this test
        "patterns = [key for key in kept._kept if isinstance(key, tuple)]\n"
        "assert len(patterns) > 300, len(patterns)\n"
        "for pattern, flags in patterns:\n"
        "    one, two = kept._pattern(pattern, flags), kept._compile(pattern, flags)\n"
        "    assert one == two and one.groupindex == two.groupindex and one.flags == two.flags, pattern\n"
    )
    subprocess.run(
        [sys.executable, "-P", "-c", code], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True
    )


def test_a_program_that_imports_the_package_keeps_its_compilers():
    code = (
        "import dataclasses, re\n"
        "before = re._compiler.compile\n"
        "from extractor import extract\n"
        f"extract({PLAN!r}.encode())\n"
        "assert re._compiler.compile is before and not hasattr(dataclasses, 'exec')\n"
    )
    subprocess.run(
        [sys.executable, "-P", "-c", code], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True
    )


def test_a_value_is_made_once_where_nothing_is_kept_and_never_written():
    assert kept.value("a value of the tests", lambda: "made") == "made"
    assert "a value of the tests" not in kept._new
