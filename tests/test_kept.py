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
DAMAGED = [b"", b"\x00" * 40, b"no marshal", marshal.dumps(7), marshal.dumps((kept._BUILD, 7))]


def python(code, *words, cwd=ROOT):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-P", "-c", code, *words], cwd=cwd, env=environment, check=True, timeout=100)


@pytest.fixture
def run(tmp_path):
    """A run of the program over one text that keeps in the file named; returns the JSON's bytes."""
    (tmp_path / "plan.txt").write_text(PLAN, "utf-8")

    def go(file: Path) -> bytes:
        code = f"from extractor import cli, kept; kept._path = lambda: {str(file)!r}; raise SystemExit(cli.main())"
        python(code, "plan.txt", "--quiet", "--force", cwd=tmp_path)
        return (tmp_path / "output" / "plan.json").read_bytes()

    return go


def test_what_one_run_keeps_the_next_one_uses_and_no_file_changes_a_byte(run, tmp_path):
    file = tmp_path / "x.kept"
    first = run(file)
    before, good = file.stat(), file.read_bytes()
    assert run(file) == first
    after = file.stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)
    file.write_bytes(marshal.dumps(("another build", {})))
    assert run(file) == first
    assert len(file.read_bytes()) == len(good)
    nowhere = tmp_path / "no such folder" / "x.kept"
    assert run(nowhere) == first
    assert not nowhere.parent.exists()
    assert [path.name for path in tmp_path.glob("*.kept*")] == ["x.kept"]


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_file_counts_as_none(monkeypatch, tmp_path, content):
    (tmp_path / "x.kept").write_bytes(content)
    monkeypatch.setattr(kept, "_path", lambda: str(tmp_path / "x.kept"))
    assert kept._load() == {}


def test_each_kept_pattern_is_the_one_that_is_compiled_anew():
    python(
        "from extractor import kept\n"
        "kept._path = lambda: '/no/such/folder/x.kept'\n"
        "kept.install()\n"
        "from extractor.pipeline import extract\n"
        f"extract({PLAN!r}.encode())\n"
        "patterns = [key for key in kept._kept if isinstance(key, tuple) and len(key) == 2]\n"
        "assert len(patterns) > 300, len(patterns)\n"
        "for pattern, flags in patterns:\n"
        "    one, two = kept._pattern(pattern, flags), kept._compile(pattern, flags)\n"
        "    assert one == two and one.groupindex == two.groupindex and one.flags == two.flags, pattern\n"
    )


def test_a_program_that_imports_the_package_keeps_its_compilers():
    python(
        "import dataclasses, re, typing\n"
        "before = re._compiler.compile\n"
        "from extractor import extract\n"
        f"extract({PLAN!r}.encode())\n"
        "assert re._compiler.compile is before and not hasattr(dataclasses, 'exec')\n"
        "assert not hasattr(typing, 'compile')\n"
    )


def test_a_value_is_made_where_nothing_is_kept_and_is_not_written_for_others():
    assert kept.value("a value of the tests", lambda: "made") == "made"
    assert "a value of the tests" not in kept._new
